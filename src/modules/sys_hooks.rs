//! Hooks of `sys` and what the command line said: `unraisablehook`, hooks of asynchronous generators, tracking of coroutines,
//! `warnoptions`.

use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::native::{Answer, Args, Raised};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use crate::vm::hooks::GeneratorHooks;
use crate::vm::start::Start;

/// Sets what the command line and the environment said.
pub fn setup(vm: &mut Vm, module: &Obj<Module>) -> Result<(), Raised> {
    let start = vm.state::<Start>();
    let (warnings, extras, dev) = (start.warnings.clone(), start.extras.clone(), start.dev);
    let warnings = warnings.iter().map(|option| vm.text(option)).collect();
    vm.set_module_item(module, "warnoptions", List::new(warnings).into());
    let options = Dict::new();
    for option in &extras {
        let (name, value) = option.split_once('=').map_or((&**option, None), |(name, value)| (name, Some(value)));
        let value = value.map_or(Value::True, |value| vm.text(value));
        let name = vm.intern(name);
        options.set_str(vm.names.string(name), value);
    }
    vm.set_module_item(module, "_xoptions", options.into());
    if dev {
        let facts = vm.import_module("_sys_facts")?;
        let name = vm.intern("dev_flags");
        let flags = vm.getattr(&facts, name)?;
        vm.set_module_item(module, "flags", flags);
    }
    Ok(())
}

/// `sys.unraisablehook(unraisable)`: the default way of telling of an exception that has nobody to go to.
pub fn unraisablehook(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut fields = Vec::new();
    for name in ["exc_value", "err_msg", "object"] {
        let name = vm.intern(name);
        fields.push(vm.getattr(&args[0], name)?);
    }
    let message = if fields[1].is_none() { None } else { Some(vm.str_text(&fields[1])?) };
    vm.print_unraisable(&fields[0], message.as_deref(), &fields[2]);
    Ok(Value::None)
}

/// What the hook is called with.
fn unraisable_args(vm: &mut Vm, exception: &Value, message: Option<&str>, object: &Value) -> Answer {
    let facts = vm.import_module("_sys_facts")?;
    let name = vm.intern("UnraisableHookArgs");
    let class = vm.getattr(&facts, name)?;
    let kind = vm.class_of(exception).value();
    let traceback = exception.exact::<Exception>().map_or(Value::None, |body| body.traceback.get());
    let traceback = if traceback.is_unbound() { Value::None } else { traceback };
    let message = message.map_or(Value::None, |message| vm.text(message));
    let fields = Tuple::of([kind, exception.clone(), traceback, message, object.clone()]);
    vm.call(&class, &[fields.into()])
}

impl Vm {
    /// Tells of the exception in the VM, which has nobody to go to (`sys.unraisablehook`).
    pub fn unraisable(&mut self, object: &Value) {
        self.tell_unraisable(None, object);
    }

    /// The same in words of which `{}` stands for the object.
    pub fn unraisable_in(&mut self, words: &str, object: &Value) {
        let exception = self.take_raised();
        let shown = self.repr_text(object).unwrap_or_else(|Raised| {
            drop(self.take_raised());
            "?".to_owned()
        });
        let Raised = self.raise_again(exception);
        let message = words.replace("{}", &shown);
        self.tell_unraisable(Some(message.trim_end_matches(':')), &Value::None);
    }

    fn tell_unraisable(&mut self, message: Option<&str>, object: &Value) {
        let exception = self.take_raised();
        let Some(hook) = self.own_unraisable_hook() else {
            return self.print_unraisable(&exception, message, object);
        };
        let told = unraisable_args(self, &exception, message, object).and_then(|args| self.call(&hook, &[args]));
        if let Err(Raised) = told {
            let exception = self.take_raised();
            self.print_unraisable(&exception, Some("Exception ignored in sys.unraisablehook"), &hook);
        }
    }

    /// The hook, where the script has set one of its own.
    fn own_unraisable_hook(&mut self) -> Option<Value> {
        let (hook, own) = (self.intern("unraisablehook"), self.intern("__unraisablehook__"));
        let hook = self.sys_stream(hook).filter(|hook| !hook.is_unbound() && !hook.is_none())?;
        let own = self.sys_stream(own)?;
        (!hook.is(&own)).then_some(hook)
    }
}

/// `sys.set_coroutine_origin_tracking_depth(depth)`
pub fn set_tracking_depth(vm: &mut Vm, args: Args<'_>) -> Answer {
    match usize::try_from(vm.index_i64(&args[0])?) {
        Ok(depth) => vm.origin_depth = depth,
        Err(_) => return Err(vm.value_error("depth must be >= 0")),
    }
    Ok(Value::None)
}

/// `sys.set_asyncgen_hooks(firstiter, finalizer)`
pub fn set_generator_hooks(vm: &mut Vm, args: Args<'_>) -> Answer {
    for (index, name) in ["firstiter", "finalizer"].into_iter().enumerate() {
        if let Some(hook) = args.some(index) {
            if !vm.is_callable(hook) {
                let got = vm.type_name(hook);
                return Err(vm.type_error(format!("callable {name} expected, got {got}")));
            }
        }
    }
    let hooks = vm.state::<GeneratorHooks>();
    if let Some(first) = args.given(0) {
        hooks.first = if first.is_none() { Value::Unbound } else { first.clone() };
    }
    if let Some(finalizer) = args.given(1) {
        hooks.finalizer = if finalizer.is_none() { Value::Unbound } else { finalizer.clone() };
    }
    Ok(Value::None)
}

/// `sys.get_asyncgen_hooks()`
pub fn get_generator_hooks(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let hooks = vm.state::<GeneratorHooks>();
    let hooks = [&hooks.first, &hooks.finalizer].map(|hook| if hook.is_unbound() { Value::None } else { hook.clone() });
    let facts = vm.import_module("_sys_facts")?;
    let name = vm.intern("asyncgen_hooks");
    let class = vm.getattr(&facts, name)?;
    vm.call(&class, &[Tuple::of(hooks).into()])
}
