//! `type`: what scripts ask of classes.

use super::class::Class;
use super::names::sym;
use super::types::TypeId;
use crate::heap::{Kind, Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Native, Raised, class_row, getter, row, static_row};
use crate::objects::string::Str;
use crate::vm::Vm;

/// `type`
pub const SPEC: ClassSpec = ClassSpec {
    name: "type",
    module: "builtins",
    base: None,
    doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    methods: &[
        static_row(
            "__new__(cls, name=<none>, /, bases=<none>, dict=<none>, **kwds)",
            "Make a class, or tell an object's.",
            new,
        ),
        row("__init__(self, /, *args, **kwds)", "Initialize self.", init),
        row("__call__(self, /, *args, **kwds)", "Call self as a function.", call),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("mro(self, /)", "Return a type's method resolution order.", mro),
        row("__subclasses__(self, /)", "Return a list of immediate subclasses.", subclasses),
        row("__instancecheck__(self, instance, /)", "Check if an object is an instance.", instance_check),
        row("__subclasscheck__(self, subclass, /)", "Check if a class is a subclass.", subclass_check),
        row("__dir__(self, /)", "Specialized __dir__ implementation for types.", dir),
        row("__or__(self, value, /)", "Return self|value.", super::union::or),
        row("__ror__(self, value, /)", "Return value|self.", super::union::ror),
        class_row(
            "__prepare__(cls, /, *args, **kwds)",
            "Used to create the namespace for the class statement.",
            prepare,
        ),
    ],
    getters: &[
        Getter { name: "__name__", doc: "", get: name, set: Some(set_name) },
        Getter { name: "__qualname__", doc: "", get: qualname, set: Some(set_qualname) },
        Getter { name: "__module__", doc: "", get: module, set: Some(set_module) },
        Getter { name: "__doc__", doc: "", get: doc, set: Some(set_doc) },
        Getter { name: "__bases__", doc: "", get: bases, set: Some(super::building::rebase::set_bases) },
        getter("__base__", "", base),
        getter("__mro__", "", mro_tuple),
        getter("__dict__", "", dict),
        Getter { name: "__annotations__", doc: "", get: annotations, set: Some(set_annotations) },
        Getter { name: "__type_params__", doc: "", get: type_params, set: Some(set_type_params) },
        Getter { name: "__abstractmethods__", doc: "", get: abstract_methods, set: Some(set_abstract_methods) },
    ],
    subclassable: true,
};

fn class(value: &Value) -> &Obj<Class> {
    value.exact::<Class>().expect("methods of type are called with classes")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (one, three) = (args.given(1).is_some(), args.given(3).is_some());
    let plain = args[0].is(&vm.class(TypeId::Type).value());
    if plain && one && args.given(2).is_none() && !vm.keyword_list(&args[4]).is_empty() {
        return Err(vm.type_error("type() takes no keyword arguments"));
    }
    if one && args.given(2).is_none() && plain {
        return Ok(vm.class_of(&args[1]).value());
    }
    if !one || !three {
        return Err(vm.type_error("type() takes 1 or 3 arguments"));
    }
    let checks = [(1, TypeId::Str, "str"), (2, TypeId::Tuple, "tuple"), (3, TypeId::Dict, "dict")];
    for (index, id, wanted) in checks {
        if !vm.is_instance(&args[index], &vm.class(id).clone()) {
            let got = vm.argument_type(&args[index]);
            return Err(vm.type_error(format!("type.__new__() argument {index} must be {wanted}, not {got}")));
        }
    }
    let keywords = vm.keyword_list(&args[4]);
    let bases = vm.collect(&args[2])?;
    for base in &bases {
        if base.exact::<Class>().is_none() && vm.getattr_opt(base, sym::__mro_entries__)?.is_some() {
            return Err(vm.type_error("type() doesn't support MRO entry resolution; use types.new_class()"));
        }
    }
    let winner = vm.choose_metaclass(Some(args[0].clone()), &bases)?;
    if !winner.is(&args[0]) {
        // A base's metaclass may make classes in its own way.
        let own = vm.getattr(&winner, sym::__new__)?;
        if own.exact::<Native>().is_none() {
            let given = vec![winner, args[1].clone(), args[2].clone(), args[3].clone()];
            return vm.tail_call_keywords(own, given, keywords);
        }
    }
    vm.make_class(&winner, &args[1], &args[2], &args[3], &keywords)
}

fn init(_vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::None)
}

fn call(vm: &mut Vm, args: Args<'_>) -> Answer {
    let keywords = vm.keyword_list(&args[2]);
    vm.call_type(&args[0], args.rest(1), &keywords)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = vm.class_text(class(&args[0]));
    Ok(vm.text(&format!("<class '{text}'>")))
}

fn mro(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let order = class(&args[0]).mro.borrow().iter().map(Obj::value).collect();
    Ok(List::new(order).into())
}

fn mro_tuple(vm: &mut Vm, value: &Value) -> Answer {
    let order = class(value).mro.borrow().iter().map(Obj::value).collect();
    Ok(vm.new_tuple(order))
}

fn subclasses(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let list = class(&args[0]).living_subclasses().iter().map(Obj::value).collect();
    Ok(List::new(list).into())
}

fn instance_check(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = class(&args[0]).clone();
    if vm.is_instance(&args[1], &class) {
        return Ok(Value::True);
    }
    // A proxy says by `__class__` what it stands for.
    if args[1].kind() != Some(Kind::Instance) {
        return Ok(Value::False);
    }
    let claimed = vm.getattr_opt(&args[1], sym::__class__)?;
    Ok(Value::bool(claimed.as_ref().and_then(Value::exact::<Class>).is_some_and(|other| other.derives_from(&class))))
}

fn subclass_check(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = class(&args[0]);
    Ok(Value::bool(args[1].exact::<Class>().is_some_and(|other| other.derives_from(class))))
}

fn dir(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut names: Vec<String> = Vec::new();
    for base in class(&args[0]).mro.borrow().iter() {
        names.extend(base.attributes.borrow().keys().map(|name| vm.names.text(*name).to_string()));
    }
    names.sort_unstable();
    names.dedup();
    Ok(List::new(names.iter().map(|name| vm.text(name)).collect()).into())
}

fn prepare(_vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Dict::new().into())
}

fn name(vm: &mut Vm, value: &Value) -> Answer {
    let name = class(value).name.borrow().clone();
    Ok(vm.text(&name))
}

fn set_name(vm: &mut Vm, value: &Value, name: Value) -> Result<(), Raised> {
    check_special(vm, value, &name, sym::__name__)?;
    let Some(text) = name.cast::<Str>().map(|name| name.to_text().into_owned()) else {
        return Err(string_only(vm, value, &name, "__name__"));
    };
    if text.contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    *class(value).name.borrow_mut() = text.into();
    Ok(())
}

fn qualname(vm: &mut Vm, value: &Value) -> Answer {
    let qualname = class(value).qualname.get();
    if qualname.is_unbound() { name(vm, value) } else { Ok(qualname) }
}

/// A special attribute of a class cannot be deleted, and that of a built-in class not be set.
pub(super) fn check_special(vm: &mut Vm, value: &Value, new: &Value, name: super::names::Symbol) -> Result<(), Raised> {
    vm.check_mutable_class(&class(value).clone(), name)?;
    if new.is_unbound() {
        let (text, class) = (vm.names.text(name).to_owned(), class(value).name.borrow().clone());
        return Err(vm.type_error(format!("cannot delete '{text}' attribute of immutable type '{class}'")));
    }
    Ok(())
}

fn string_only(vm: &mut Vm, value: &Value, new: &Value, attribute: &str) -> Raised {
    let (class, got) = (class(value).name.borrow().clone(), vm.type_name(new));
    vm.type_error(format!("can only assign string to {class}.{attribute}, not '{got}'"))
}

fn set_qualname(vm: &mut Vm, value: &Value, name: Value) -> Result<(), Raised> {
    check_special(vm, value, &name, sym::__qualname__)?;
    if name.cast::<Str>().is_none() {
        return Err(string_only(vm, value, &name, "__qualname__"));
    }
    class(value).qualname.set(name);
    Ok(())
}

fn own(value: &Value, name: super::names::Symbol) -> Option<Value> {
    class(value).attributes.borrow().get(&name).cloned()
}

fn module(vm: &mut Vm, value: &Value) -> Answer {
    let module = own(value, sym::__module__);
    match (module, class(value).spec) {
        // What stands in a native class may be the getter of its instances.
        (Some(module), Some(spec)) if module.cast::<Str>().is_none() => Ok(vm.text(spec.module)),
        (Some(module), _) => Ok(module),
        (None, spec) => Ok(vm.text(spec.map_or("builtins", |spec| spec.module))),
    }
}

fn set_module(vm: &mut Vm, value: &Value, module: Value) -> Result<(), Raised> {
    check_special(vm, value, &module, sym::__module__)?;
    vm.set_class_attribute(&class(value).clone(), sym::__module__, module);
    Ok(())
}

fn doc(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(own(value, sym::__doc__).unwrap_or(Value::None))
}

fn set_doc(vm: &mut Vm, value: &Value, doc: Value) -> Result<(), Raised> {
    check_special(vm, value, &doc, sym::__doc__)?;
    vm.set_class_attribute(&class(value).clone(), sym::__doc__, doc);
    Ok(())
}

fn bases(vm: &mut Vm, value: &Value) -> Answer {
    let bases = class(value).bases.borrow().iter().map(Obj::value).collect();
    Ok(vm.new_tuple(bases))
}

fn base(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(class(value).best_base().map_or(Value::None, |base| base.value()))
}

/// A snapshot of the attributes: a mapping proxy is read-only anyway.
fn dict(vm: &mut Vm, value: &Value) -> Answer {
    let attributes: Vec<_> =
        class(value).attributes.borrow().iter().map(|(name, value)| (*name, value.clone())).collect();
    let dict = Dict::new();
    for (name, value) in attributes {
        dict.set_str(vm.names.string(name), value);
    }
    Ok(vm.mapping_proxy(dict.into()))
}

/// Made at first need, for script classes that annotate nothing.
fn annotations(vm: &mut Vm, value: &Value) -> Answer {
    if let Some(annotations) = own(value, sym::__annotations__) {
        return Ok(annotations);
    }
    let class = class(value).clone();
    if class.spec.is_some() {
        let name = class.name.borrow().clone();
        return Err(vm.raise(Exc::AttributeError, format!("type object '{name}' has no attribute '__annotations__'")));
    }
    let annotations: Value = Dict::new().into();
    vm.set_class_attribute(&class, sym::__annotations__, annotations.clone());
    Ok(annotations)
}

fn set_annotations(vm: &mut Vm, value: &Value, annotations: Value) -> Result<(), Raised> {
    let class = class(value).clone();
    if annotations.is_unbound() {
        if !vm.delete_class_attribute(&class, sym::__annotations__) {
            return Err(vm.raise(Exc::AttributeError, "__annotations__"));
        }
        return Ok(());
    }
    vm.set_class_attribute(&class, sym::__annotations__, annotations);
    Ok(())
}

fn type_params(vm: &mut Vm, value: &Value) -> Answer {
    Ok(own(value, sym::__type_params__).unwrap_or_else(|| vm.empty_tuple.clone()))
}

fn set_type_params(vm: &mut Vm, value: &Value, params: Value) -> Result<(), Raised> {
    vm.set_class_attribute(&class(value).clone(), sym::__type_params__, params);
    Ok(())
}

fn abstract_methods(vm: &mut Vm, value: &Value) -> Answer {
    match own(value, sym::__abstractmethods__) {
        Some(methods) => Ok(methods),
        None => Err(vm.raise(Exc::AttributeError, "__abstractmethods__")),
    }
}

fn set_abstract_methods(vm: &mut Vm, value: &Value, methods: Value) -> Result<(), Raised> {
    let left = vm.truth(&methods)?;
    let class = class(value).clone();
    class.abstract_left.set(left);
    vm.set_class_attribute(&class, sym::__abstractmethods__, methods);
    Ok(())
}

impl Vm {
    /// `module.qualname` of a class, the module left out for built-ins.
    pub fn class_text(&mut self, class: &Obj<Class>) -> String {
        let qualname = class.qualname.get();
        let qualname = match qualname.cast::<Str>() {
            Some(text) => text.to_text().into_owned(),
            None => class.name.borrow().to_string(),
        };
        let module = class.attributes.borrow().get(&sym::__module__).cloned();
        let module = match module.as_ref().and_then(|module| module.cast::<Str>().map(|m| m.to_text().into_owned())) {
            Some(module) => module,
            None => class.spec.map_or("builtins", |spec| spec.module).to_owned(),
        };
        if module == "builtins" { qualname } else { format!("{module}.{qualname}") }
    }
}
