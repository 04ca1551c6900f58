//! `object`: what every class derives from.

use super::class::{Class, Layout};
use super::names::{Symbol, sym};
use super::types::TypeId;
use crate::heap::{Obj, Value};
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Raised, Rest, class_row, row, static_row};
use crate::objects::string::Str;
use crate::vm::Vm;

/// `object`
pub const SPEC: ClassSpec = ClassSpec {
    name: "object",
    module: "builtins",
    base: None,
    doc: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
    methods: &[
        static_row("__new__(cls=<none>, /, *args, **kwargs)", "Create and return a new object.", new)
            .rest(Rest::NoKeywords),
        row("__init__(self, /, *args, **kwargs)", "Initialize self.", init).rest(Rest::NoKeywords),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__str__(self, /)", "Return str(self).", str),
        row("__format__(self, format_spec, /)", "Default object formatter.", format),
        row("__eq__(self, value, /)", "Return self==value.", eq),
        row("__ne__(self, value, /)", "Return self!=value.", ne),
        row("__lt__(self, value, /)", "Return self<value.", unordered),
        row("__le__(self, value, /)", "Return self<=value.", unordered),
        row("__gt__(self, value, /)", "Return self>value.", unordered),
        row("__ge__(self, value, /)", "Return self>=value.", unordered),
        row("__hash__(self, /)", "Return hash(self).", hash),
        row("__getattribute__(self, name, /)", "Return getattr(self, name).", getattribute),
        row("__setattr__(self, name, value, /)", "Implement setattr(self, name, value).", setattr),
        row("__delattr__(self, name, /)", "Implement delattr(self, name).", delattr),
        row("__dir__(self, /)", "Default dir() implementation.", dir),
        row("__sizeof__(self, /)", "Size of object in memory, in bytes.", sizeof),
        row("__reduce_ex__(self, protocol, /)", "Helper for pickle.", reduce_ex),
        row("__reduce__(self, /)", "Helper for pickle.", reduce),
        row("__getstate__(self, /)", "Helper for pickle.", getstate),
        class_row(
            "__init_subclass__(cls, /, *args, **kwargs)",
            "This method is called when a class is subclassed.",
            init_subclass,
        ),
        class_row(
            "__subclasshook__(cls, object, /)",
            "Abstract classes can override this to customize issubclass().",
            no_answer,
        ),
    ],
    getters: &[Getter { name: "__class__", doc: "the object's class", get: class_of, set: Some(set_class) }, DICT],
    subclassable: true,
};

/// `__dict__` of instances that have one.
pub const DICT: Getter =
    Getter { name: "__dict__", doc: "dictionary for instance variables", get: dict, set: Some(set_dict) };

/// `__weakref__`: the instance's list of weak references, which is nobody's business.
pub const WEAKREF: Getter = Getter {
    name: "__weakref__",
    doc: "list of weak references to the object",
    get: |_, _| Ok(Value::None),
    set: None,
};

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args.given(0).is_none() {
        return Err(vm.type_error("object.__new__(): not enough arguments"));
    }
    let Some(class) = args[0].exact::<Class>().cloned() else {
        let got = vm.type_name(&args[0]);
        return Err(vm.type_error(format!("object.__new__(X): X is not a type object ({got})")));
    };
    let given = !args.rest(1).is_empty() || !vm.keyword_list(&args[2]).is_empty();
    if given {
        if !is_objects_own(vm, &class, sym::__new__) {
            return Err(vm.type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
        }
        if is_objects_own(vm, &class, sym::__init__) {
            let name = class.name.borrow().clone();
            return Err(vm.type_error(format!("{name}() takes no arguments")));
        }
    }
    if class.is_abstract() {
        return Err(vm.abstract_instance(&class));
    }
    if let Layout::Payload(spec) = class.layout {
        // A bare instance would lack what the native methods look for.
        let name = class.name.borrow().clone();
        let makes = spec.methods.iter().any(|row| row.name() == "__new__");
        return Err(vm.type_error(if makes {
            format!("object.__new__({name}) is not safe, use {}.__new__()", spec.name)
        } else {
            let home = if spec.module == "builtins" { String::new() } else { format!("{}.", spec.module) };
            format!("cannot create '{home}{}' instances", spec.name)
        }));
    }
    Ok(vm.new_instance(&class))
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args.rest(1).is_empty() && vm.keyword_list(&args[2]).is_empty() {
        return Ok(Value::None);
    }
    let class = vm.class_of(&args[0]).clone();
    if !is_objects_own(vm, &class, sym::__init__) {
        return Err(vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
    }
    if is_objects_own(vm, &class, sym::__new__) {
        let name = class.name.borrow().clone();
        let message = format!("{name}.__init__() takes exactly one argument (the instance to initialize)");
        return Err(vm.type_error(message));
    }
    Ok(Value::None)
}

/// Whether a class has this method from `object`.
fn is_objects_own(vm: &Vm, class: &Obj<Class>, name: Symbol) -> bool {
    let own = vm.class(TypeId::Object).attributes.borrow().get(&name).cloned();
    vm.class_lookup(class, name).is_some_and(|found| own.is_some_and(|own| own.is(&found)))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = plain_repr(vm, &args[0]);
    Ok(vm.text(&text))
}

/// `object.__repr__(value)`
pub fn plain_repr(vm: &mut Vm, value: &Value) -> String {
    let class = vm.class_of(value).clone();
    let mut text = vm.class_text(&class);
    if class.spec.is_none() && !text.contains('.') {
        text = format!("builtins.{text}");
    }
    let address = vm.address_text(value);
    format!("<{text} object at {address}>")
}

fn str(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.repr(&args[0])
}

fn format(vm: &mut Vm, args: Args<'_>) -> Answer {
    let spec = vm.text_arg(&args[1], "__format__() argument")?;
    if !spec.is_empty() {
        let name = vm.type_name(&args[0]);
        return Err(vm.type_error(format!("unsupported format string passed to {name}.__format__")));
    }
    vm.str(&args[0])
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(if args[0].is(&args[1]) { Value::True } else { vm.not_implemented() })
}

fn ne(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(eq) = vm.special(&args[0], sym::__eq__)? else { return Ok(vm.not_implemented()) };
    let equal = vm.call(&eq, &[args[1].clone()])?;
    if equal.is(&vm.not_implemented()) {
        return Ok(equal);
    }
    vm.truth(&equal).map(|equal| Value::bool(!equal))
}

fn unordered(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(vm.not_implemented())
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(vm.identity_hash(&args[0])))
}

fn name_argument(vm: &mut Vm, value: &Value) -> Result<super::names::Symbol, Raised> {
    if value.cast::<Str>().is_none() {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("attribute name must be string, not '{got}'")));
    }
    Ok(vm.symbol_of(value))
}

fn getattribute(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = name_argument(vm, &args[1])?;
    let class = vm.class_of(&args[0]).clone();
    vm.generic_getattr(&args[0], &class, name)
}

fn setattr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = name_argument(vm, &args[1])?;
    let class = vm.class_of(&args[0]).clone();
    vm.generic_setattr(&args[0], &class, name, args[2].clone())?;
    Ok(Value::None)
}

fn delattr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = name_argument(vm, &args[1])?;
    let class = vm.class_of(&args[0]).clone();
    vm.generic_delattr(&args[0], &class, name)?;
    Ok(Value::None)
}

fn dir(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut names: Vec<String> = Vec::new();
    let class = vm.class_of(&args[0]).clone();
    for base in class.mro.borrow().iter() {
        names.extend(base.attributes.borrow().keys().map(|name| vm.names.text(*name).to_string()));
    }
    if !class.has_dict.get() {
        names.retain(|name| name != "__dict__");
    } else {
        let own = vm.getattr(&args[0], sym::__dict__)?;
        for key in vm.collect(&own)? {
            names.push(vm.str_text(&key)?);
        }
    }
    names.sort_unstable();
    names.dedup();
    Ok(List::new(names.iter().map(|name| vm.text(name)).collect()).into())
}

fn sizeof(_vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::Int(16))
}

/// How an object is taken apart and made anew is said in our own language: `copyreg`.
fn by_copyreg(vm: &mut Vm, name: &str, args: Vec<Value>) -> Answer {
    let module = vm.import_module("copyreg")?;
    let name = vm.intern(name);
    let function = vm.getattr(&module, name)?;
    vm.tail_call(function, args)
}

/// A class's own `__reduce__` goes first.
fn reduce_ex(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class_of(&args[0]).clone();
    if !is_objects_own(vm, &class, sym::__reduce__) {
        let reduce = vm.getattr(&args[0], sym::__reduce__)?;
        return vm.tail_call(reduce, Vec::new());
    }
    by_copyreg(vm, "_object_reduce", vec![args[0].clone(), args[1].clone()])
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Answer {
    by_copyreg(vm, "_object_reduce", vec![args[0].clone(), Value::Int(0)])
}

fn getstate(vm: &mut Vm, args: Args<'_>) -> Answer {
    by_copyreg(vm, "_object_getstate", vec![args[0].clone()])
}

fn init_subclass(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = args[0].exact::<Class>().map_or_else(String::new, |class| class.name.borrow().to_string());
    if !vm.keyword_list(&args[2]).is_empty() {
        return Err(vm.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    match args.rest(1).len() {
        0 => Ok(Value::None),
        given => Err(vm.type_error(format!("{name}.__init_subclass__() takes no arguments ({given} given)"))),
    }
}

fn no_answer(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(vm.not_implemented())
}

fn class_of(vm: &mut Vm, value: &Value) -> Answer {
    Ok(vm.class_of(value).value())
}

fn set_class(vm: &mut Vm, value: &Value, class: Value) -> Result<(), Raised> {
    vm.assign_class(value, &class)
}

fn dict(vm: &mut Vm, value: &Value) -> Answer {
    let class: Obj<Class> = vm.class_of(value).clone();
    if !class.has_dict.get() {
        return Err(vm.no_attribute(value, sym::__dict__));
    }
    vm.instance_dict(value)
}

fn set_dict(vm: &mut Vm, value: &Value, dict: Value) -> Result<(), Raised> {
    if !vm.class_of(value).has_dict.get() {
        return Err(vm.no_attribute(value, sym::__dict__));
    }
    if dict.is_unbound() {
        return vm.set_instance_dict(value, crate::objects::dict::Dict::new().into());
    }
    if dict.cast::<crate::objects::dict::Dict>().is_none() {
        let got = vm.type_name(&dict);
        return Err(vm.type_error(format!("__dict__ must be set to a dictionary, not a '{got}'")));
    }
    vm.set_instance_dict(value, dict)
}
