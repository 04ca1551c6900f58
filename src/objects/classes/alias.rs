//! `list[int]`: `types.GenericAlias`.
//!
//! The alias stands for its origin: it is called like it, and attributes it has not itself are the origin's. What its
//! parameters are is worked out here; putting arguments in their place is `_typing.substitute`'s, which serves the aliases of
//! `typing` too.

use super::types::TypeId;
use super::union::Union;
use crate::heap::Value;
use crate::objects::class::Class;
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row, static_row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::any::Any;

/// The data of a generic alias.
pub struct Alias {
    /// The class.
    pub origin: Value,
    /// Its arguments, a tuple.
    pub args: Value,
    /// Whether it is one of `*tuple[int, ...]`.
    pub starred: bool,
}

impl NativeData for Alias {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.origin);
        visit(&self.args);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `types.GenericAlias`
pub const SPEC: ClassSpec = ClassSpec {
    name: "GenericAlias",
    module: "types",
    base: None,
    doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    methods: &[
        static_row("__new__(cls, origin, args, /)", "Create and return a new object.", new),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__call__(self, /, *args, **kwargs)", "Call self as a function.", call),
        row("__getitem__(self, key, /)", "Return self[key].", getitem),
        row("__getattr__(self, name, /)", "", getattr),
        row("__mro_entries__(self, bases, /)", "", mro_entries),
        row("__eq__(self, value, /)", "Return self==value.", eq),
        row("__hash__(self, /)", "Return hash(self).", hash),
        row("__or__(self, value, /)", "Return self|value.", super::union::or),
        row("__ror__(self, value, /)", "Return value|self.", super::union::ror),
        row("__iter__(self, /)", "Implement iter(self).", iter),
        row("__instancecheck__(self, instance, /)", "", |vm, _| refuse(vm, "isinstance")),
        row("__subclasscheck__(self, cls, /)", "", |vm, _| refuse(vm, "issubclass")),
        row("__reduce__(self, /)", "Helper for pickle.", reduce),
        row("__dir__(self, /)", "Default dir() implementation.", dir),
    ],
    getters: &[
        getter("__origin__", "", |_, value| Ok(alias(value).origin.clone())),
        getter("__args__", "", |_, value| Ok(alias(value).args.clone())),
        getter("__parameters__", "Type variables in the GenericAlias.", parameters),
        getter("__unpacked__", "", |_, value| Ok(Value::bool(alias(value).starred))),
        getter("__typing_unpacked_tuple_args__", "", unpacked_tuple_args),
    ],
    subclassable: true,
};

/// What `dir()` shows besides the origin's attributes.
const OWN: &[&str] = &[
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
];

/// What is looked up neither here nor in the origin.
const BLOCKED: &[&str] = &["__bases__", "__copy__", "__deepcopy__"];

impl Vm {
    /// `origin[item]` for a class that takes type arguments.
    pub fn generic_alias(&mut self, origin: &Value, item: &Value) -> Answer {
        self.make_alias(origin, item, false)
    }

    fn make_alias(&mut self, origin: &Value, item: &Value, starred: bool) -> Answer {
        let args = match item.cast::<Tuple>() {
            Some(_) => item.clone(),
            None => self.new_tuple(vec![item.clone()]),
        };
        let shape = self.native_class(&SPEC).instance_shape.get();
        Ok(NativeObject::new(shape, Alias { origin: origin.clone(), args, starred }).into())
    }

    /// A type as annotations show it: classes and functions by their qualified names.
    pub fn type_text(&mut self, value: &Value) -> Result<String, Raised> {
        if value.is(&self.ellipsis) {
            return Ok("...".to_owned());
        }
        if let Some(class) = value.exact::<Class>().cloned() {
            return Ok(self.class_text(&class));
        }
        let parts = [sym::__origin__, sym::__args__];
        if self.getattr_opt(value, parts[0])?.is_some() && self.getattr_opt(value, parts[1])?.is_some() {
            return self.repr_text(value);
        }
        let qualname = self.getattr_opt(value, sym::__qualname__)?;
        let module = self.getattr_opt(value, sym::__module__)?;
        match (qualname, module) {
            (Some(qualname), Some(module)) if !module.is_none() => {
                let (qualname, module) = (self.str_text(&qualname)?, self.str_text(&module)?);
                Ok(if module == "builtins" { qualname } else { format!("{module}.{qualname}") })
            }
            _ => self.repr_text(value),
        }
    }

    /// The type variables of a row of arguments, each once, in the order in which they first stand.
    pub fn type_parameters(&mut self, args: &Value) -> Answer {
        let mut found: Vec<Value> = Vec::new();
        for arg in self.collect(args)? {
            if arg.exact::<Class>().is_some() {
                continue;
            }
            let new = if self.getattr_opt(&arg, sym::__typing_subst__)?.is_some() {
                vec![arg]
            } else if arg.cast::<Tuple>().is_some() {
                self.enter_native()?;
                let inner = self.type_parameters(&arg);
                self.leave_native();
                tuple_items(&inner?)
            } else {
                let inner = self.getattr_opt(&arg, sym::__parameters__)?;
                inner.as_ref().map_or_else(Vec::new, tuple_items)
            };
            for parameter in new {
                if !found.iter().any(|other| other.is(&parameter)) {
                    found.push(parameter);
                }
            }
        }
        Ok(self.new_tuple(found))
    }

    /// The arguments of an alias or union with its parameters replaced: `_typing.substitute`.
    pub(super) fn substitute(&mut self, whole: &Value, args: &Value, parameters: &Value, item: &Value) -> Answer {
        if tuple_items(parameters).is_empty() {
            let shown = self.repr_text(whole)?;
            return Err(self.type_error(format!("{shown} is not a generic class")));
        }
        let module = self.import_module("_typing")?;
        let substitute = self.intern("substitute");
        self.call_method(&module, substitute, &[whole.clone(), args.clone(), parameters.clone(), item.clone()])
    }
}

pub(super) fn tuple_items(value: &Value) -> Vec<Value> {
    value.cast::<Tuple>().map_or_else(Vec::new, |tuple| tuple.items().to_vec())
}

fn alias(value: &Value) -> &Alias {
    value.native::<Alias>().expect("methods of generic aliases are called with them")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let made = vm.generic_alias(&args[1], &args[2])?;
    vm.instance_around(&args[0], made)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = alias(&args[0]);
    let (origin, arguments, star) = (own.origin.clone(), tuple_items(&own.args), if own.starred { "*" } else { "" });
    let origin = vm.type_text(&origin)?;
    let inner = if arguments.is_empty() { "()".to_owned() } else { row_text(vm, &arguments)? };
    Ok(vm.text(&format!("{star}{origin}[{inner}]")))
}

/// Arguments, separated by commas; lists of them (for a `ParamSpec`) in brackets.
fn row_text(vm: &mut Vm, arguments: &[Value]) -> Result<String, Raised> {
    let mut texts = Vec::with_capacity(arguments.len());
    for argument in arguments {
        texts.push(match argument.exact::<List>().cloned() {
            Some(list) => {
                vm.enter_native()?;
                let inner = row_text(vm, &list.items.snapshot());
                vm.leave_native();
                format!("[{}]", inner?)
            }
            None => vm.type_text(argument)?,
        });
    }
    Ok(texts.join(", "))
}

/// Calling it is calling the origin; an instance that takes the attribute remembers what it was made through.
fn call(vm: &mut Vm, args: Args<'_>) -> Answer {
    let origin = alias(&args[0]).origin.clone();
    let keywords = vm.keyword_list(&args[2]);
    let made = vm.call_keywords(&origin, args.rest(1), &keywords)?;
    if vm.setattr(&made, sym::__orig_class__, args[0].clone()).is_err() {
        if !vm.raised_is(Exc::AttributeError) && !vm.raised_is(Exc::TypeError) {
            return Err(Raised);
        }
        drop(vm.take_raised());
    }
    Ok(made)
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = alias(&args[0]);
    let (origin, arguments, starred) = (own.origin.clone(), own.args.clone(), own.starred);
    let parameters = vm.type_parameters(&arguments)?;
    let replaced = vm.substitute(&args[0], &arguments, &parameters, &args[1])?;
    vm.make_alias(&origin, &replaced, starred)
}

/// What the alias has not itself is the origin's.
fn getattr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name: Symbol = vm.symbol_of(&args[1]);
    if BLOCKED.contains(&vm.names.text(name)) {
        return Err(vm.no_attribute(&args[0], name));
    }
    let origin = alias(&args[0]).origin.clone();
    vm.getattr(&origin, name)
}

fn mro_entries(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(vm.new_tuple(vec![alias(&args[0]).origin.clone()]))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(other) = args[1].native::<Alias>() else { return Ok(vm.not_implemented()) };
    let own = alias(&args[0]);
    let equal =
        own.starred == other.starred && vm.same(&own.origin, &other.origin)? && vm.same(&own.args, &other.args)?;
    Ok(Value::bool(equal))
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = alias(&args[0]);
    Ok(Value::Int(vm.hash(&own.origin)? ^ vm.hash(&own.args)?))
}

/// One item: the alias unpacked.
fn iter(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = alias(&args[0]);
    let starred = vm.make_alias(&own.origin.clone(), &own.args.clone(), true)?;
    let row = vm.new_tuple(vec![starred]);
    vm.iter(&row)
}

fn refuse(vm: &mut Vm, function: &str) -> Answer {
    Err(vm.type_error(format!("{function}() argument 2 cannot be a parameterized generic")))
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = alias(&args[0]);
    let pair = vm.new_tuple(vec![own.origin.clone(), own.args.clone()]);
    let class = vm.native_class(&SPEC).value();
    Ok(vm.new_tuple(vec![class, pair]))
}

fn dir(vm: &mut Vm, args: Args<'_>) -> Answer {
    let origin = alias(&args[0]).origin.clone();
    let dir = vm.builtin("dir")?;
    let names = vm.call(&dir, &[origin])?;
    let mut names = vm.collect(&names)?;
    for own in OWN {
        let own = vm.text(own);
        let mut known = false;
        for other in &names {
            known = known || vm.same(other, &own)?;
        }
        if !known {
            names.push(own);
        }
    }
    Ok(List::new(names).into())
}

fn parameters(vm: &mut Vm, value: &Value) -> Answer {
    let args = alias(value).args.clone();
    vm.type_parameters(&args)
}

fn unpacked_tuple_args(vm: &mut Vm, value: &Value) -> Answer {
    let own = alias(value);
    let tuple = vm.class(TypeId::Tuple).value();
    Ok(if own.starred && own.origin.is(&tuple) { own.args.clone() } else { Value::None })
}

/// Whether it can stand in `X | Y`: None, a class, an alias, a union.
pub(super) fn is_type_like(value: &Value) -> bool {
    value.is_none()
        || value.exact::<Class>().is_some()
        || value.native::<Alias>().is_some()
        || value.native::<Union>().is_some()
}
