//! `property`, `classmethod`, `staticmethod`, `super`: making them, and what scripts ask of them.

use super::class::Class;
use super::descriptor::{Descriptor, Role};
use super::types::TypeId;
use crate::heap::{Obj, Value, ValueCell};
use crate::objects::exception::Exc;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Row, getter, row, static_row};
use crate::vm::Vm;

const fn spec(name: &'static str, methods: &'static [Row], getters: &'static [Getter]) -> ClassSpec {
    ClassSpec { name, module: "builtins", base: None, doc: "", methods, getters, subclassable: false }
}

/// `property`
pub const PROPERTY_SPEC: ClassSpec = spec(
    "property",
    &[
        static_row("__new__(cls, fget=None, fset=None, fdel=None, doc=None)", "Property attribute.", new_property),
        row(
            "getter(self, function, /)",
            "Descriptor to obtain a copy of the property with a different getter.",
            with_getter,
        ),
        row(
            "setter(self, function, /)",
            "Descriptor to obtain a copy of the property with a different setter.",
            with_setter,
        ),
        row(
            "deleter(self, function, /)",
            "Descriptor to obtain a copy of the property with a different deleter.",
            with_deleter,
        ),
    ],
    &[
        getter("fget", "", fget),
        getter("fset", "", fset),
        getter("fdel", "", fdel),
        getter("__doc__", "", property_doc),
    ],
);
/// `classmethod`
pub const CLASSMETHOD_SPEC: ClassSpec = spec(
    "classmethod",
    &[static_row("__new__(cls, function, /)", "Convert a function to be a class method.", new_classmethod)],
    &[getter("__func__", "", wrapped), getter("__wrapped__", "", wrapped)],
);
/// `staticmethod`
pub const STATICMETHOD_SPEC: ClassSpec = spec(
    "staticmethod",
    &[
        static_row("__new__(cls, function, /)", "Convert a function to be a static method.", new_staticmethod),
        row("__call__(self, /, *args, **kwargs)", "Call self as a function.", call_static),
    ],
    &[getter("__func__", "", wrapped), getter("__wrapped__", "", wrapped)],
);
/// `getset_descriptor`
pub const GETSET_SPEC: ClassSpec = spec("getset_descriptor", &[], &[getter("__name__", "", getset_name)]);
/// `member_descriptor`
pub const MEMBER_SPEC: ClassSpec = spec("member_descriptor", &[], &[]);
/// `super`
pub const SUPER_SPEC: ClassSpec = spec(
    "super",
    &[
        static_row(
            "__new__(cls, type=<none>, object=<none>, /)",
            "super() -> same as super(__class__, <first argument>)",
            new_super,
        ),
        row("__repr__(self, /)", "Return repr(self).", repr_super),
    ],
    &[],
);

fn make(id: TypeId, role: Role) -> Value {
    Obj::new(id.shape(), Descriptor { role, attributes: Default::default() }).into()
}

fn new_property(vm: &mut Vm, args: Args<'_>) -> Answer {
    let doc = match args.some(4) {
        Some(doc) => doc.clone(),
        None => vm.getattr_opt(&args[1], sym::__doc__)?.unwrap_or(Value::None),
    };
    let cell = |index: usize| ValueCell::new(args[index].clone());
    let role = Role::Property {
        get: cell(1),
        set: cell(2),
        delete: cell(3),
        doc: ValueCell::new(doc),
        name: ValueCell::default(),
    };
    Ok(make(TypeId::Property, role))
}

fn role(value: &Value) -> &Role {
    &value.exact::<Descriptor>().expect("methods of descriptors are called with descriptors").role
}

/// A copy of a property with one function replaced.
fn replaced(value: &Value, which: usize, function: &Value) -> Answer {
    let Role::Property { get, set, delete, doc, name } = role(value) else { return Ok(value.clone()) };
    let mut parts = [get.get(), set.get(), delete.get()];
    parts[which] = function.clone();
    let [get, set, delete] = parts.map(ValueCell::new);
    let (doc, name) = (ValueCell::new(doc.get()), ValueCell::new(name.get()));
    Ok(make(TypeId::Property, Role::Property { get, set, delete, doc, name }))
}

fn with_getter(_vm: &mut Vm, args: Args<'_>) -> Answer {
    replaced(&args[0], 0, &args[1])
}

fn with_setter(_vm: &mut Vm, args: Args<'_>) -> Answer {
    replaced(&args[0], 1, &args[1])
}

fn with_deleter(_vm: &mut Vm, args: Args<'_>) -> Answer {
    replaced(&args[0], 2, &args[1])
}

fn part(value: &Value, which: usize) -> Answer {
    let Role::Property { get, set, delete, doc, .. } = role(value) else { return Ok(Value::None) };
    Ok([get, set, delete, doc][which].get())
}

fn fget(_vm: &mut Vm, value: &Value) -> Answer {
    part(value, 0)
}

fn fset(_vm: &mut Vm, value: &Value) -> Answer {
    part(value, 1)
}

fn fdel(_vm: &mut Vm, value: &Value) -> Answer {
    part(value, 2)
}

fn property_doc(_vm: &mut Vm, value: &Value) -> Answer {
    part(value, 3)
}

fn new_classmethod(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(make(TypeId::ClassMethod, Role::ClassMethod(ValueCell::new(args[1].clone()))))
}

fn new_staticmethod(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(make(TypeId::StaticMethod, Role::StaticMethod(ValueCell::new(args[1].clone()))))
}

fn wrapped(_vm: &mut Vm, value: &Value) -> Answer {
    match role(value) {
        Role::ClassMethod(function) | Role::StaticMethod(function) => Ok(function.get()),
        _ => Ok(Value::None),
    }
}

fn call_static(vm: &mut Vm, args: Args<'_>) -> Answer {
    let function = wrapped(vm, &args[0])?;
    let keywords = vm.keyword_list(&args[2]);
    vm.tail_call_keywords(function, args.rest(1).to_vec(), keywords)
}

fn getset_name(vm: &mut Vm, value: &Value) -> Answer {
    match role(value) {
        Role::GetSet { getter, .. } => Ok(vm.text(getter.name)),
        _ => Ok(Value::None),
    }
}

fn new_super(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (owner, receiver) = match (args.given(1), args.given(2)) {
        (Some(owner), Some(receiver)) => (owner.clone(), receiver.clone()),
        (Some(_), None) => return Err(vm.raise(Exc::RuntimeError, "super(): one-argument form is not supported")),
        (None, _) => match vm.current_super() {
            Some((owner, _)) if owner.is_unbound() => {
                return Err(vm.raise(Exc::RuntimeError, "super(): empty __class__ cell"));
            }
            Some(pair) => pair,
            None => return Err(vm.raise(Exc::RuntimeError, "super(): no arguments")),
        },
    };
    let Some(owner) = owner.exact::<Class>().cloned() else {
        let got = vm.type_name(&owner);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {got}")));
    };
    let start = match receiver.exact::<Class>() {
        Some(class) if class.derives_from(&owner) => class.clone(),
        _ => vm.class_of(&receiver).clone(),
    };
    if !start.derives_from(&owner) {
        let message = "super(type, obj): obj must be an instance or subtype of type";
        return Err(vm.type_error(message));
    }
    Ok(make(TypeId::Super, Role::Super { owner, receiver, start: Some(start) }))
}

fn repr_super(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Role::Super { owner, receiver, .. } = role(&args[0]) else { return Ok(vm.text("<super>")) };
    let (owner, name) = (owner.name.borrow().clone(), vm.type_name(receiver));
    Ok(vm.text(&format!("<super: <class '{owner}'>, <{name} object>>")))
}
