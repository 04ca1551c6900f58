//! Module objects: a dict with a class of its own.

use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, getter, row};
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
    methods: &[row("__repr__(self, /)", "Return repr(self).", repr), row("__dir__(self, /)", "", dir)],
    getters: &[getter("__dict__", "", dict)],
    subclassable: false,
};

fn module(value: &Value) -> &Obj<Module> {
    value.exact::<Module>().expect("methods of modules are called with modules")
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.getattr(&args[0], sym::__name__)?;
    let name = vm.repr_text(&name)?;
    let from = match vm.getattr_opt(&args[0], sym::__file__)? {
        Some(file) => format!("from {}", vm.repr_text(&file)?),
        None => "(built-in)".to_owned(),
    };
    Ok(vm.text(&format!("<module {name} {from}>")))
}

fn dir(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let names = module(&args[0]).dict.pairs().into_iter().map(|(name, _)| name).collect();
    Ok(List::new(names).into())
}

fn dict(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(module(value).dict.value())
}
