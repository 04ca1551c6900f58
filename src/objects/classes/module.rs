//! Module objects: a dict with a class of its own.

use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, getter, row, static_row};
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// The body of a module.
pub struct Module {
    /// Its namespace.
    pub dict: Obj<Dict>,
}

impl Module {
    /// A module with an empty namespace (the import machinery sets `__name__` and the rest).
    pub fn new(dict: Obj<Dict>) -> Obj<Module> {
        Obj::new(TypeId::Module.shape(), Module { dict })
    }
}

impl Body for Module {
    const KIND: Kind = Kind::Module;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.dict.value());
    }
}

/// `module`
pub const SPEC: ClassSpec = ClassSpec {
    name: "module",
    module: "builtins",
    base: None,
    doc: "Create a module object.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new),
        row("__init__(self, name, doc=None)", "Initialize self.", init),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__dir__(self, /)", "", dir),
    ],
    getters: &[getter("__dict__", "", dict)],
    subclassable: true,
};

fn module(value: &Value) -> &Obj<Module> {
    value.cast::<Module>().expect("methods of modules are called with modules")
}

/// Instances of derived classes keep their attributes in the namespace, too.
fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let dict = Dict::new();
    let made = vm.instance_around(&args[0], Module::new(dict.clone()).value())?;
    if made.exact::<Module>().is_none() {
        vm.set_instance_dict(&made, dict.into())?;
    }
    Ok(made)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.text_arg(&args[1], "module() argument 'name'")?;
    let module = module(&args[0]).clone();
    let items = [("__name__", vm.text(&name)), ("__doc__", args[2].clone())];
    for (name, value) in items {
        vm.set_module_item(&module, name, value);
    }
    for name in ["__package__", "__loader__", "__spec__"] {
        vm.set_module_item(&module, name, Value::None);
    }
    Ok(Value::None)
}

/// A module that a script made says no more than its name; imported ones say where they are from.
fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.getattr(&args[0], sym::__name__)?;
    let name = vm.repr_text(&name)?;
    let file = vm.getattr_opt(&args[0], sym::__file__)?;
    let from = match file.filter(|file| !file.is_none()) {
        Some(file) => format!("from {}", vm.repr_text(&file)?),
        None if vm.getattr_opt(&args[0], sym::__package__)?.is_none_or(|package| package.is_none()) => {
            return Ok(vm.text(&format!("<module {name}>")));
        }
        None => match vm
            .getattr_opt(&args[0], sym::__path__)?
            .filter(|path| path.cast::<List>().is_some_and(|path| !path.items.is_empty()))
        {
            Some(path) => {
                let folders = path.cast::<List>().map_or_else(Vec::new, |path| path.items.snapshot());
                format!("(namespace) from {}", vm.repr_text(&List::new(folders).into())?)
            }
            None => "(built-in)".to_owned(),
        },
    };
    Ok(vm.text(&format!("<module {name} {from}>")))
}

/// The module's own `__dir__` where it defines one (PEP 562).
fn dir(vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Some(own) = module(&args[0]).dict.get_str(vm.names.string(sym::__dir__)) {
        return vm.tail_call(own, Vec::new());
    }
    let names = module(&args[0]).dict.pairs().into_iter().map(|(name, _)| name).collect();
    Ok(List::new(names).into())
}

fn dict(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(module(value).dict.value())
}
