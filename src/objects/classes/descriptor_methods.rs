//! `property`, `classmethod`, `staticmethod`, `super`: making them, and what scripts ask of them.

use super::class::Class;
use super::descriptor::{Descriptor, Role};
use super::types::TypeId;
use crate::heap::{Obj, Value, ValueCell};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Raised, Row, getter, row, static_row};
use crate::vm::Vm;

const fn spec(name: &'static str, methods: &'static [Row], getters: &'static [Getter]) -> ClassSpec {
    ClassSpec { name, module: "builtins", base: None, doc: "", methods, getters, subclassable: false }
}

/// The spec of a class that scripts may derive from.
const fn open_spec(name: &'static str, methods: &'static [Row], getters: &'static [Getter]) -> ClassSpec {
    ClassSpec { subclassable: true, ..spec(name, methods, getters) }
}

/// `property`
pub const PROPERTY_SPEC: ClassSpec = open_spec(
    "property",
    &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new_property),
        row("__init__(self, fget=None, fset=None, fdel=None, doc=None)", "Property attribute.", init_property),
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
        row("__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.", get),
        row("__set__(self, instance, value, /)", "Set an attribute of instance to value.", set),
        row("__delete__(self, instance, /)", "Delete an attribute of instance.", delete),
        row("__set_name__(self, owner, name, /)", "Method to set name of a property.", set_name),
    ],
    &[
        Getter { name: "__name__", doc: "", get: property_name, set: Some(set_property_name) },
        getter("__isabstractmethod__", "", is_abstract_property),
        Getter { name: "fget", doc: "", get: fget, set: Some(readonly) },
        Getter { name: "fset", doc: "", get: fset, set: Some(readonly) },
        Getter { name: "fdel", doc: "", get: fdel, set: Some(readonly) },
        Getter { name: "__doc__", doc: "", get: property_doc, set: Some(set_property_doc) },
    ],
);
/// `classmethod`
pub const CLASSMETHOD_SPEC: ClassSpec = open_spec(
    "classmethod",
    &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", |vm, args| {
            around(vm, args, TypeId::ClassMethod, Role::ClassMethod(ValueCell::new(Value::None)))
        }),
        row("__init__(self, function, /)", "Convert a function to be a class method.", init_wrapper),
        row(
            "__get__(self, instance, owner=None, /)",
            "Return an attribute of instance, which is of type owner.",
            get_bound,
        ),
        row("__repr__(self, /)", "Return repr(self).", repr),
    ],
    WRAPPER_GETTERS,
);
/// `staticmethod`
pub const STATICMETHOD_SPEC: ClassSpec = open_spec(
    "staticmethod",
    &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", |vm, args| {
            around(vm, args, TypeId::StaticMethod, Role::StaticMethod(ValueCell::new(Value::None)))
        }),
        row("__init__(self, function, /)", "Convert a function to be a static method.", init_wrapper),
        row("__call__(self, /, *args, **kwargs)", "Call self as a function.", call_static),
        row(
            "__get__(self, instance, owner=None, /)",
            "Return an attribute of instance, which is of type owner.",
            |vm, args| wrapped(vm, &args[0]),
        ),
        row("__repr__(self, /)", "Return repr(self).", repr),
    ],
    WRAPPER_GETTERS,
);

/// What `classmethod` and `staticmethod` take from their function.
const WRAPPER_GETTERS: &[Getter] = &[
    getter("__dict__", "", wrapper_dict),
    getter("__func__", "", wrapped),
    getter("__wrapped__", "", wrapped),
    getter("__name__", "", |vm, value| of_function(vm, value, "__name__")),
    getter("__qualname__", "", |vm, value| of_function(vm, value, "__qualname__")),
    getter("__module__", "", |vm, value| of_function(vm, value, "__module__")),
    getter("__doc__", "", |vm, value| of_function(vm, value, "__doc__")),
    getter("__annotations__", "", |vm, value| of_function(vm, value, "__annotations__")),
    getter("__isabstractmethod__", "", |vm, value| {
        let function = wrapped(vm, value)?;
        is_abstract(vm, &function).map(Value::bool)
    }),
];
/// `getset_descriptor`
pub const GETSET_SPEC: ClassSpec = spec("getset_descriptor", DATA_METHODS, DATA_GETTERS);
/// `member_descriptor`
pub const MEMBER_SPEC: ClassSpec = spec("member_descriptor", DATA_METHODS, DATA_GETTERS);

/// What descriptors of fields have: computed attributes of native classes, and slots.
const DATA_METHODS: &[Row] = &[
    row("__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.", get),
    row("__set__(self, instance, value, /)", "Set an attribute of instance to value.", set_field),
    row("__delete__(self, instance, /)", "Delete an attribute of instance.", delete_field),
    row("__repr__(self, /)", "Return repr(self).", repr_field),
];
const DATA_GETTERS: &[Getter] = &[
    getter("__name__", "", field_name),
    getter("__qualname__", "", |vm, value| {
        let (owner, name) = field_of(vm, value);
        let owner = owner.name.borrow().clone();
        Ok(vm.text(&format!("{owner}.{name}")))
    }),
    getter("__objclass__", "", |vm, value| Ok(field_of(vm, value).0.value())),
    getter("__doc__", "", |vm, value| match role(value) {
        Role::GetSet { getter, .. } if !getter.doc.is_empty() => Ok(vm.text(getter.doc)),
        _ => Ok(Value::None),
    }),
];
/// `super`
pub const SUPER_SPEC: ClassSpec = open_spec(
    "super",
    &[
        static_row("__new__(cls, /, *args)", "super() -> same as super(__class__, <first argument>)", new_super),
        row("__get__(self, instance, owner=None, /)", "Bind to an instance.", bind_super),
        row("__repr__(self, /)", "Return repr(self).", repr_super),
    ],
    &[
        getter("__thisclass__", "the class invoking super()", |_, value| match role(value) {
            Role::Super { owner, .. } => Ok(owner.value()),
            _ => Ok(Value::None),
        }),
        getter("__self__", "the instance invoking super(); may be None", |_, value| match role(value) {
            Role::Super { receiver, .. } => Ok(receiver.clone()),
            _ => Ok(Value::None),
        }),
        getter("__self_class__", "the type of the instance invoking super(); may be None", |_, value| {
            match role(value) {
                Role::Super { start, .. } => Ok(start.as_ref().map_or(Value::None, Obj::value)),
                _ => Ok(Value::None),
            }
        }),
    ],
);

fn make(id: TypeId, role: Role) -> Value {
    Obj::new(id.shape(), Descriptor { role, attributes: Default::default() }).into()
}

/// What `__new__` of a class (or of one derived from it) hands out: `__init__` fills it.
fn around(vm: &mut Vm, args: Args<'_>, id: TypeId, role: Role) -> Answer {
    vm.instance_around(&args[0], make(id, role))
}

fn new_property(vm: &mut Vm, args: Args<'_>) -> Answer {
    let none = || ValueCell::new(Value::None);
    let role = Role::Property { get: none(), set: none(), delete: none(), doc: none(), name: ValueCell::default() };
    around(vm, args, TypeId::Property, role)
}

fn init_property(vm: &mut Vm, args: Args<'_>) -> Answer {
    let new_doc = match args.some(4) {
        Some(doc) => doc.clone(),
        None => doc_of(vm, &args[1])?,
    };
    if let Role::Property { get, set, delete, doc, .. } = role(&args[0]) {
        for (cell, value) in [(get, &args[1]), (set, &args[2]), (delete, &args[3]), (doc, &new_doc)] {
            cell.set(value.clone());
        }
    }
    if args[0].exact::<Descriptor>().is_none() && !new_doc.is_none() {
        // The class of an instance of a derived class has a `__doc__` of its own, which would hide the property's.
        vm.set_hidden(&args[0], sym::__doc__, new_doc)?;
    }
    Ok(Value::None)
}

/// The docstring that a property takes over from its getter.
fn doc_of(vm: &mut Vm, getter: &Value) -> Answer {
    if getter.is_none() {
        return Ok(Value::None);
    }
    Ok(vm.getattr_opt(getter, sym::__doc__)?.unwrap_or(Value::None))
}

fn readonly(vm: &mut Vm, _value: &Value, _new: Value) -> Result<(), Raised> {
    Err(vm.raise(Exc::AttributeError, "readonly attribute"))
}

fn init_wrapper(_vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Role::ClassMethod(function) | Role::StaticMethod(function) = role(&args[0]) {
        function.set(args[1].clone());
    }
    Ok(Value::None)
}

fn role(value: &Value) -> &Role {
    &value.cast::<Descriptor>().expect("methods of descriptors are called with descriptors").role
}

/// A copy of a property with one function replaced.
fn replaced(vm: &mut Vm, value: &Value, which: usize, function: &Value) -> Answer {
    let Role::Property { get, set, delete, doc, name } = role(value) else { return Ok(value.clone()) };
    let mut parts = [get.get(), set.get(), delete.get()];
    parts[which] = function.clone();
    if value.exact::<Descriptor>().is_none() {
        let class = vm.class_of(value).value();
        return vm.call(&class, &parts);
    }
    let (doc, name) = (doc.get(), name.get());
    // A docstring that was not given but taken from the getter is taken from the new one.
    let borrowed = which == 0 && (doc.is_none() || doc.is(&doc_of(vm, &get.get())?));
    let doc = ValueCell::new(if borrowed { doc_of(vm, function)? } else { doc });
    let [get, set, delete] = parts.map(ValueCell::new);
    let name = ValueCell::new(name);
    Ok(make(TypeId::Property, Role::Property { get, set, delete, doc, name }))
}

fn with_getter(vm: &mut Vm, args: Args<'_>) -> Answer {
    replaced(vm, &args[0], 0, &args[1])
}

fn with_setter(vm: &mut Vm, args: Args<'_>) -> Answer {
    replaced(vm, &args[0], 1, &args[1])
}

fn with_deleter(vm: &mut Vm, args: Args<'_>) -> Answer {
    replaced(vm, &args[0], 2, &args[1])
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

fn set_property_doc(_vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    if let Role::Property { doc, .. } = role(value) {
        doc.set(if new.is_unbound() { Value::None } else { new });
    }
    Ok(())
}

fn property_name(vm: &mut Vm, value: &Value) -> Answer {
    let Role::Property { name, get, .. } = role(value) else { return Ok(Value::None) };
    if !name.is_unbound() {
        return Ok(name.get());
    }
    match vm.getattr_opt(&get.get(), sym::__name__)? {
        Some(name) => Ok(name),
        None => Err(vm.raise(Exc::AttributeError, "'property' object has no attribute '__name__'")),
    }
}

fn set_property_name(_vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    if let Role::Property { name, .. } = role(value) {
        name.set(new);
    }
    Ok(())
}

fn set_name(vm: &mut Vm, args: Args<'_>) -> Answer {
    set_property_name(vm, &args[0], args[2].clone())?;
    Ok(Value::None)
}

fn is_abstract(vm: &mut Vm, function: &Value) -> Result<bool, Raised> {
    match vm.getattr_opt(function, sym::__isabstractmethod__)? {
        Some(flag) => vm.truth(&flag),
        None => Ok(false),
    }
}

fn is_abstract_property(vm: &mut Vm, value: &Value) -> Answer {
    for which in 0..3 {
        let function = part(value, which)?;
        if is_abstract(vm, &function)? {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}

fn get(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].is_none() {
        return Ok(args[0].clone());
    }
    if matches!(role(&args[0]), Role::GetSet { .. } | Role::Member { .. }) {
        let (owner, name) = field_of(vm, &args[0]);
        check_field(vm, &args, &owner, &name)?;
    }
    let class = vm.class_of(&args[1]).clone();
    vm.bind_descriptor(args[0].unwrap_payload(), &args[1], &class)
}

fn set(vm: &mut Vm, args: Args<'_>) -> Answer {
    let function = part(&args[0], 1)?;
    if function.is_none() {
        return Err(without(vm, &args, "setter"));
    }
    vm.call(&function, &[args[1].clone(), args[2].clone()])
}

fn delete(vm: &mut Vm, args: Args<'_>) -> Answer {
    let function = part(&args[0], 2)?;
    if function.is_none() {
        return Err(without(vm, &args, "deleter"));
    }
    vm.call(&function, &[args[1].clone()])
}

fn without(vm: &mut Vm, args: &Args<'_>, what: &str) -> Raised {
    let descriptor = args[0].cast::<Descriptor>().expect("methods of descriptors are called with descriptors").clone();
    vm.property_without(&descriptor, &args[1], what)
}

/// A class method binds to the class.
fn get_bound(vm: &mut Vm, args: Args<'_>) -> Answer {
    let function = wrapped(vm, &args[0])?;
    let class = if args[2].is_none() { vm.class_of(&args[1]).value() } else { args[2].clone() };
    Ok(crate::objects::method::BoundMethod::new(function, class).into())
}

fn of_function(vm: &mut Vm, value: &Value, name: &str) -> Answer {
    let function = wrapped(vm, value)?;
    let name = vm.intern(name);
    vm.getattr(&function, name)
}

/// What was taken over from the function, and what scripts added.
fn wrapper_dict(vm: &mut Vm, value: &Value) -> Answer {
    let (function, added) = (wrapped(vm, value)?, vm.instance_dict(value)?);
    let dict = Dict::new();
    for name in [sym::__module__, sym::__name__, sym::__qualname__, sym::__doc__, sym::__annotations__] {
        if let Some(own) = vm.getattr_opt(&function, name)? {
            dict.set_str(vm.names.string(name), own);
        }
    }
    for (name, own) in vm.mapping_pairs(&added)?.unwrap_or_default() {
        vm.dict_insert(&dict, name, own)?;
    }
    Ok(dict.into())
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (name, function) = (vm.type_name(&args[0]), wrapped(vm, &args[0])?);
    let shown = vm.repr_text(&function)?;
    Ok(vm.text(&format!("<{name}({shown})>")))
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

/// The class and the name of a computed attribute or slot.
fn field_of(vm: &mut Vm, value: &Value) -> (Obj<Class>, String) {
    match role(value) {
        Role::GetSet { getter, owner } => (owner.clone(), getter.name.to_owned()),
        Role::Member { name, owner } => (owner.clone(), vm.names.text(*name).trim_start_matches('\0').to_owned()),
        _ => unreachable!("only computed attributes and slots are fields"),
    }
}

fn field_name(vm: &mut Vm, value: &Value) -> Answer {
    let (_, name) = field_of(vm, value);
    Ok(vm.text(&name))
}

/// An attribute of a native class, or a member, as its class shows it.
fn repr_field(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (owner, name) = field_of(vm, &args[0]);
    let what = if matches!(role(&args[0]), Role::Member { .. }) { "member" } else { "attribute" };
    let owner = owner.name.borrow().clone();
    Ok(vm.text(&format!("<{what} '{name}' of '{owner}' objects>")))
}

fn set_field(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (owner, name) = field_of(vm, &args[0]);
    check_field(vm, &args, &owner, &name)?;
    let name = vm.intern(&name);
    vm.generic_setattr(&args[1], &owner, name, args[2].clone())?;
    Ok(Value::None)
}

fn delete_field(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (owner, name) = field_of(vm, &args[0]);
    check_field(vm, &args, &owner, &name)?;
    let name = vm.intern(&name);
    vm.generic_delattr(&args[1], &owner, name)?;
    Ok(Value::None)
}

fn check_field(vm: &mut Vm, args: &Args<'_>, owner: &Obj<Class>, name: &str) -> Result<(), Raised> {
    if vm.is_instance(&args[1], owner) {
        return Ok(());
    }
    let (owner, got) = (owner.name.borrow().clone(), vm.type_name(&args[1]));
    Err(vm.type_error(format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{got}' object")))
}

fn new_super(vm: &mut Vm, args: Args<'_>) -> Answer {
    let given = args.rest(1);
    if given.len() > 2 {
        return Err(vm.type_error(format!("super() expected at most 2 arguments, got {}", given.len())));
    }
    let (owner, receiver) = match (given.first(), given.get(1)) {
        (Some(owner), receiver) => (owner.clone(), receiver.cloned().unwrap_or(Value::None)),
        (None, _) => match vm.current_super() {
            Ok(pair) => pair,
            Err(missing) => return Err(vm.raise(Exc::RuntimeError, missing)),
        },
    };
    let Some(owner) = owner.exact::<Class>().cloned() else {
        let got = vm.type_name(&owner);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {got}")));
    };
    let start = if receiver.is_none() { None } else { Some(super_start(vm, &owner, &receiver)?) };
    let made = make(TypeId::Super, Role::Super { owner, receiver, start });
    vm.instance_around(&args[0], made)
}

/// The class whose order `super(owner, receiver)` searches.
fn super_start(vm: &mut Vm, owner: &Obj<Class>, receiver: &Value) -> Result<Obj<Class>, Raised> {
    if let Some(class) = receiver.exact::<Class>().filter(|class| class.derives_from(owner)) {
        return Ok(class.clone());
    }
    let class = vm.class_of(receiver).clone();
    if class.derives_from(owner) {
        return Ok(class);
    }
    // A proxy says by `__class__` what it stands for.
    let claimed = vm.getattr_opt(receiver, sym::__class__)?;
    if let Some(claimed) = claimed.as_ref().and_then(Value::exact::<Class>).filter(|class| class.derives_from(owner)) {
        return Ok(claimed.clone());
    }
    let (what, name) = match receiver.exact::<Class>() {
        Some(class) => ("type", class.name.borrow().clone()),
        None => ("instance of", class.name.borrow().clone()),
    };
    let owner = owner.name.borrow().clone();
    Err(vm
        .type_error(format!("super(type, obj): obj ({what} {name}) is not an instance or subtype of type ({owner}).")))
}

fn bind_super(vm: &mut Vm, args: Args<'_>) -> Answer {
    match role(&args[0]) {
        Role::Super { owner, start: None, .. } if !args[1].is_none() => vm.bind_super(&owner.clone(), &args[1]),
        _ => Ok(args[0].clone()),
    }
}

impl Vm {
    /// `super(owner)` without a receiver, kept as a class attribute: it binds to the instance that it is read from.
    pub(crate) fn bind_super(&mut self, owner: &Obj<Class>, receiver: &Value) -> Answer {
        let start = super_start(self, owner, receiver)?;
        let (owner, receiver) = (owner.clone(), receiver.clone());
        Ok(make(TypeId::Super, Role::Super { owner, receiver, start: Some(start) }))
    }
}

fn repr_super(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Role::Super { owner, start, .. } = role(&args[0]) else { return Ok(vm.text("<super>")) };
    let owner = owner.name.borrow().clone();
    Ok(match start {
        Some(start) => {
            let name = start.name.borrow().clone();
            vm.text(&format!("<super: <class '{owner}'>, <{name} object>>"))
        }
        None => vm.text(&format!("<super: <class '{owner}'>, NULL>")),
    })
}
