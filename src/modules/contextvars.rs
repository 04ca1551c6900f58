//! `contextvars`: variables whose values belong to a task or callback (PEP 567). The bindings are `event_loop/context.rs`.

use super::NativeModule;
use crate::event_loop::context::{Context, Current, lookup, with_binding, without_binding};
use crate::heap::Value;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::native::{
    Answer, Args, ClassSpec, NativeData, NativeObject, Raised, class_row, getter, row, static_row,
};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::any::Any;
use std::cell::Cell;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "contextvars",
    doc: "Context variables.",
    functions: &[row("copy_context()", "Return a copy of the current Context object.", copy_context)],
    classes: &[&VARIABLE, &CONTEXT, &TOKEN],
    setup: Some(|vm, module| {
        let missing = missing(vm);
        let token = vm.native_class(&TOKEN);
        let name = vm.intern("MISSING");
        token.attributes.borrow_mut().insert(name, missing);
        let _ = module;
        Ok(())
    }),
};

struct Variable {
    name: Value,
    /// Unbound without one.
    default: Value,
}

struct Token {
    variable: Value,
    /// The value before; Unbound where there was none.
    old: Value,
    /// The context's bindings belong to this place: a token is good only where it was made.
    home: Value,
    used: Cell<bool>,
}

struct Missing;

macro_rules! native_data {
    ($type:ty, |$itself:ident, $visit:ident| $body:block) => {
        impl NativeData for $type {
            fn visit(&self, $visit: &mut dyn FnMut(&Value)) {
                let $itself = self;
                $body
            }

            fn as_any(&self) -> &dyn Any {
                self
            }
        }
    };
}

native_data!(Variable, |itself, visit| {
    visit(&itself.name);
    visit(&itself.default);
});
native_data!(Token, |itself, visit| {
    visit(&itself.variable);
    visit(&itself.old);
    visit(&itself.home);
});
native_data!(Missing, |_itself, _visit| {});

/// `contextvars.ContextVar`
pub static VARIABLE: ClassSpec = ClassSpec {
    name: "ContextVar",
    module: "_contextvars",
    base: None,
    doc: "A context variable.",
    methods: &[
        static_row("__new__(cls, name, /, *, default=<none>)", "", new_variable),
        row("get(self, default=<none>, /)", "Return a value for the context variable for the current context.", get),
        row("set(self, value, /)", "Call to set a new value for the context variable in the current context.", set),
        row("reset(self, token, /)", "Reset the context variable.", reset),
        row("__repr__(self, /)", "Return repr(self).", variable_repr),
        class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
    ],
    getters: &[getter("name", "The name of the variable.", |_, value| Ok(variable(value).name.clone()))],
    subclassable: false,
};

/// `contextvars.Context`
pub static CONTEXT: ClassSpec = ClassSpec {
    name: "Context",
    module: "_contextvars",
    base: None,
    doc: "A mapping of context variables to their values.",
    methods: &[
        static_row("__new__(cls, /)", "", |vm, _| Ok(vm.new_context(Value::Unbound).into())),
        row("run(self, callable, /, *args, **kwargs)", "Call a function in this context.", run),
        row("copy(self, /)", "Return a shallow copy of the context object.", copy),
        row("get(self, key, default=None, /)", "Return the value for `key` if `key` has the value in the context object.", context_get),
        row("items(self, /)", "Return all variables and their values in the context object.", items),
        row("keys(self, /)", "Return a list of all variables in the context object.", keys),
        row("values(self, /)", "Return a list of all variables' values in the context object.", values),
        row("__getitem__(self, key, /)", "Return self[key].", getitem),
        row("__contains__(self, key, /)", "Return bool(key in self).", contains),
        row("__len__(self, /)", "Return len(self).", len),
        row("__iter__(self, /)", "Implement iter(self).", iter),
        row("__eq__(self, other, /)", "Return self==value.", eq),
    ],
    getters: &[],
    subclassable: false,
};

/// `contextvars.Token`
pub static TOKEN: ClassSpec = ClassSpec {
    name: "Token",
    module: "_contextvars",
    base: None,
    doc: "What a set() returns and a reset() takes.",
    methods: &[
        row("__repr__(self, /)", "Return repr(self).", token_repr),
        class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
    ],
    getters: &[
        getter("var", "The variable.", |_, value| Ok(token(value).variable.clone())),
        getter("old_value", "The value before, or Token.MISSING.", old_value),
    ],
    subclassable: false,
};

static MISSING: ClassSpec = ClassSpec {
    name: "Token.MISSING",
    module: "_contextvars",
    base: None,
    doc: "",
    methods: &[row("__repr__(self, /)", "Return repr(self).", |vm, _| Ok(vm.text("<Token.MISSING>")))],
    getters: &[],
    subclassable: false,
};

/// What stands for "no value before": one object.
#[derive(Default)]
struct MissingValue(Option<Value>);

fn missing(vm: &mut Vm) -> Value {
    let shape = vm.native_class(&MISSING).instance_shape.get();
    vm.state::<MissingValue>().0.get_or_insert_with(|| NativeObject::new(shape, Missing).into()).clone()
}

fn variable(value: &Value) -> &Variable {
    value.native::<Variable>().expect("methods of context variables are called with them")
}

fn token(value: &Value) -> &Token {
    value.native::<Token>().expect("methods of tokens are called with them")
}

fn context(value: &Value) -> &Context {
    value.native::<Context>().expect("methods of contexts are called with them")
}

fn new_variable(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].cast::<Str>().is_none() {
        return Err(vm.type_error("context variable name must be a str"));
    }
    let shape = vm.native_class(&VARIABLE).instance_shape.get();
    let data = Variable { name: args[1].clone(), default: args.given(2).cloned().unwrap_or_default() };
    Ok(NativeObject::new(shape, data).into())
}

fn get(vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Some(value) = lookup(&vm.event_loop.context.bindings(), &args[0]) {
        return Ok(value);
    }
    if let Some(default) = args.given(1) {
        return Ok(default.clone());
    }
    let default = &variable(&args[0]).default;
    if default.is_unbound() {
        return Err(vm.raise_args(Exc::LookupError, vec![args[0].clone()]));
    }
    Ok(default.clone())
}

/// The context that is in force, as an object: tokens remember it.
fn home(vm: &mut Vm) -> Value {
    let place = vm.event_loop.context.clone();
    let (object, place) = vm.context_object(&place);
    vm.event_loop.context = place;
    object
}

fn set(vm: &mut Vm, args: Args<'_>) -> Answer {
    let home = home(vm);
    let bindings = vm.event_loop.context.bindings();
    let old = lookup(&bindings, &args[0]).unwrap_or_default();
    let bindings = with_binding(&bindings, &args[0], args[1].clone());
    vm.event_loop.context.set_bindings(bindings);
    let shape = vm.native_class(&TOKEN).instance_shape.get();
    let data = Token { variable: args[0].clone(), old, home, used: Cell::new(false) };
    Ok(NativeObject::new(shape, data).into())
}

fn reset(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(token) = args[1].native::<Token>() else {
        let got = vm.type_name(&args[1]);
        return Err(vm.type_error(format!("expected an instance of Token, got {got}")));
    };
    let shown = vm.repr_text(&args[1])?;
    if token.used.get() {
        return Err(vm.raise(Exc::RuntimeError, format!("{shown} has already been used once")));
    }
    if !token.variable.is(&args[0]) {
        return Err(vm.value_error(format!("{shown} was created by a different ContextVar")));
    }
    if !home(vm).is(&token.home) {
        return Err(vm.value_error(format!("{shown} was created in a different Context")));
    }
    token.used.set(true);
    let bindings = vm.event_loop.context.bindings();
    let bindings = match token.old.is_unbound() {
        true => without_binding(&bindings, &args[0]),
        false => with_binding(&bindings, &args[0], token.old.clone()),
    };
    vm.event_loop.context.set_bindings(bindings);
    Ok(Value::None)
}

fn variable_repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = variable(&args[0]);
    let mut text = format!("<ContextVar name={}", vm.repr_text(&own.name)?);
    if !own.default.is_unbound() {
        text.push_str(&format!(" default={}", vm.repr_text(&own.default)?));
    }
    text.push_str(&format!(" at {}>", vm.address_text(&args[0])));
    Ok(vm.text(&text))
}

fn token_repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = token(&args[0]);
    let used = if own.used.get() { " used" } else { "" };
    let variable = vm.repr_text(&own.variable)?;
    let address = vm.address_text(&args[0]);
    Ok(vm.text(&format!("<Token{used} var={variable} at {address}>")))
}

fn old_value(vm: &mut Vm, value: &Value) -> Answer {
    let old = token(value).old.clone();
    Ok(if old.is_unbound() { missing(vm) } else { old })
}

fn copy_context(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let bindings = vm.event_loop.context.bindings();
    Ok(vm.new_context(bindings).into())
}

fn run(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = context(&args[0]);
    if own.entered.replace(true) {
        let shown = vm.repr_text(&args[0])?;
        return Err(vm.raise(Exc::RuntimeError, format!("cannot enter context: {shown} is already entered")));
    }
    let outer = std::mem::replace(&mut vm.event_loop.context, Current::of_object(args[0].clone()));
    let keywords = args[3].exact::<Dict>().map_or_else(Vec::new, |dict| dict.pairs());
    let keywords: Vec<_> = keywords.into_iter().map(|(name, value)| (vm.symbol_of(&name), value)).collect();
    let answer = vm.call_keywords(&args[1], args.rest(2), &keywords);
    vm.event_loop.context = outer;
    context(&args[0]).entered.set(false);
    answer
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Answer {
    let bindings = context(&args[0]).bindings.get();
    Ok(vm.new_context(bindings).into())
}

fn check_key(vm: &mut Vm, key: &Value) -> Result<(), Raised> {
    if key.native::<Variable>().is_some() {
        return Ok(());
    }
    let got = vm.repr_text(key)?;
    Err(vm.type_error(format!("a ContextVar key was expected, got {got}")))
}

fn context_get(vm: &mut Vm, args: Args<'_>) -> Answer {
    check_key(vm, &args[1])?;
    Ok(lookup(&context(&args[0]).bindings.get(), &args[1]).unwrap_or_else(|| args[2].clone()))
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    check_key(vm, &args[1])?;
    match lookup(&context(&args[0]).bindings.get(), &args[1]) {
        Some(value) => Ok(value),
        None => Err(vm.raise_args(Exc::KeyError, vec![args[1].clone()])),
    }
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Answer {
    check_key(vm, &args[1])?;
    Ok(Value::bool(lookup(&context(&args[0]).bindings.get(), &args[1]).is_some()))
}

/// Variables and values of a context, in pairs.
fn pairs(value: &Value) -> Vec<(Value, Value)> {
    let bindings = context(value).bindings.get();
    let Some(tuple) = bindings.exact::<Tuple>() else { return Vec::new() };
    tuple.items().chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

fn items(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let rows = pairs(&args[0]).into_iter().map(|(key, value)| Tuple::new(vec![key, value]).into());
    Ok(List::new(rows.collect()).into())
}

fn keys(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(List::new(pairs(&args[0]).into_iter().map(|(key, _)| key).collect()).into())
}

fn values(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(List::new(pairs(&args[0]).into_iter().map(|(_, value)| value).collect()).into())
}

fn len(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(pairs(&args[0]).len() as i64))
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Answer {
    let keys = keys(vm, args)?;
    vm.iter(&keys)
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (Some(_), Some(_)) = (args[0].native::<Context>(), args[1].native::<Context>()) else {
        return Ok(vm.not_implemented());
    };
    let (own, other) = (pairs(&args[0]), pairs(&args[1]));
    if own.len() != other.len() {
        return Ok(Value::False);
    }
    for (key, value) in &own {
        let Some((_, theirs)) = other.iter().find(|(name, _)| name.is(key)) else { return Ok(Value::False) };
        if !vm.same(value, theirs)? {
            return Ok(Value::False);
        }
    }
    Ok(Value::True)
}
