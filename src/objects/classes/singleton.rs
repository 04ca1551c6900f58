//! `None`, `Ellipsis`, `NotImplemented`: types with one object.

use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::native::{Answer, Args, ClassSpec, Row, row, static_row};
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// The body of `Ellipsis` and `NotImplemented` (`None` is a value of its own).
pub struct Singleton {
    /// `repr()`
    pub name: &'static str,
}

impl Singleton {
    /// Makes the one object of a singleton type; the VM keeps it.
    pub fn make(id: TypeId, name: &'static str) -> Obj<Singleton> {
        Obj::new(id.shape(), Singleton { name })
    }
}

impl Body for Singleton {
    const KIND: Kind = Kind::Singleton;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

const fn spec(name: &'static str, doc: &'static str, methods: &'static [Row]) -> ClassSpec {
    ClassSpec { name, module: "builtins", base: None, doc, methods, getters: &[], subclassable: false }
}

/// `NoneType`
pub const NONE_SPEC: ClassSpec = spec(
    "NoneType",
    "The type of the None singleton.",
    &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", |vm, args| {
            the_one(vm, args, Value::None)
        }),
        row("__bool__(self, /)", "True if self else False", |_, _| Ok(Value::False)),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__eq__(self, value, /)", "Return self==value.", |vm, args| {
            Ok(if args[1].is_none() { Value::True } else { vm.not_implemented() })
        }),
        row("__hash__(self, /)", "Return hash(self).", hash),
    ],
);

/// `ellipsis`
pub const ELLIPSIS_SPEC: ClassSpec = spec(
    "ellipsis",
    "The type of the Ellipsis singleton.",
    &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", |vm, args| {
            let one = vm.ellipsis.clone();
            the_one(vm, args, one)
        }),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__reduce__(self, /)", "", repr),
    ],
);

/// `NotImplementedType`
pub const NOT_IMPLEMENTED_SPEC: ClassSpec = spec(
    "NotImplementedType",
    "The type of the NotImplemented singleton.",
    &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", |vm, args| {
            let one = vm.not_implemented.clone();
            the_one(vm, args, one)
        }),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__reduce__(self, /)", "", repr),
    ],
);

/// `type(None)()` and its kin: always the same object, and no arguments.
fn the_one(vm: &mut Vm, args: Args<'_>, one: Value) -> Answer {
    if args.rest(1).is_empty() && vm.keyword_list(&args[2]).is_empty() {
        return Ok(one);
    }
    let name = if one.is(&vm.ellipsis) { "EllipsisType".into() } else { vm.type_name(&one) };
    Err(vm.type_error(format!("{name} takes no arguments")))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.repr(&args[0])
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.hash(&args[0]).map(Value::Int)
}
