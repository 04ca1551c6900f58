//! `defaultdict`: a dict that makes the values it lacks.
//!
//! An instance of a class derived from `dict`; the factory lies in a slot of the instance that scripts do not see.

use super::dict;
use crate::heap::Value;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Args, ClassSpec, Getter, class_row, row, static_row};
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use crate::vm::outcome::Continuation;

/// `collections.defaultdict`
pub const SPEC: ClassSpec = ClassSpec {
    name: "defaultdict",
    module: "collections",
    base: Some(&crate::objects::dict::SPEC),
    doc: "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called \
          without arguments to produce\na new value when a key is not present, in __getitem__ only.\nA defaultdict \
          compares equal to a dict with the same items.\nAll remaining arguments are treated the same as if they \
          were\npassed to the dict constructor, including keyword arguments.\n",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", |vm, args| {
            vm.instance_around(&args[0], Dict::new().into())
        }),
        row("__init__(self, /, *args, **kwargs)", "Initialize self.", init),
        row("__missing__(self, key, /)", "Called by __getitem__ for missing key.", missing),
        row("copy(self, /)", "D.copy() -> a shallow copy of D.", copy),
        row("__copy__(self, /)", "D.copy() -> a shallow copy of D.", copy),
        row("__reduce__(self, /)", "Return state information for pickling.", reduce),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__or__(self, value, /)", "Return self|value.", |vm, args| joined(vm, &args[0], &args[0], &args[1])),
        row("__ror__(self, value, /)", "Return value|self.", |vm, args| joined(vm, &args[0], &args[1], &args[0])),
        class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
    ],
    getters: &[Getter {
        name: "default_factory",
        doc: "Factory for default value called by __missing__().",
        get: |vm, value| Ok(factory(vm, value)),
        set: Some(|vm, value, factory| {
            let slot = slot(vm);
            vm.set_hidden(value, slot, if factory.is_unbound() { Value::None } else { factory })
        }),
    }],
    subclassable: true,
};

/// The name of the factory's slot, which no script can write.
fn slot(vm: &mut Vm) -> Symbol {
    vm.intern("\0default_factory")
}

fn factory(vm: &mut Vm, value: &Value) -> Value {
    let slot = slot(vm);
    vm.own_attribute(value, slot).unwrap_or(Value::None)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (factory, rest) = match args.rest(1) {
        [factory, rest @ ..] => (factory.clone(), rest.to_vec()),
        [] => (Value::None, Vec::new()),
    };
    if !factory.is_none() && !vm.is_callable(&factory) {
        return Err(vm.type_error("first argument must be callable or None"));
    }
    let slot = slot(vm);
    vm.set_hidden(&args[0], slot, factory)?;
    let (dict, keywords) = (vm.class(TypeId::Dict).value(), vm.keyword_list(&args[2]));
    let fill = vm.getattr(&dict, sym::__init__)?;
    let mut all = vec![args[0].clone()];
    all.extend(rest);
    vm.call_keywords(&fill, &all, &keywords)
}

/// What the factories that programs use most make, without calling them.
fn made_at_once(vm: &Vm, factory: &Value) -> Option<Value> {
    let is = |id| factory.is(&vm.class(id).value());
    if is(TypeId::Int) {
        Some(Value::Int(0))
    } else if is(TypeId::List) {
        Some(List::new(Vec::new()).into())
    } else if is(TypeId::Dict) {
        Some(Dict::new().into())
    } else {
        None
    }
}

fn missing(vm: &mut Vm, args: Args<'_>) -> Answer {
    let factory = factory(vm, &args[0]);
    if factory.is_none() {
        return Err(vm.raise_args(Exc::KeyError, vec![args[1].clone()]));
    }
    let state = vm.new_tuple(vec![args[0].clone(), args[1].clone()]);
    match made_at_once(vm, &factory) {
        Some(made) => store(vm, state, made),
        None => vm.tail_call_then(factory, Vec::new(), Continuation::Native { body: store, state }),
    }
}

/// Keeps what the factory made.
fn store(vm: &mut Vm, state: Value, made: Value) -> Answer {
    let Some([own, key]) = state.exact::<Tuple>().map(|pair| pair.items()) else {
        unreachable!("the call left a pair")
    };
    vm.setitem(own, key, made.clone())?;
    Ok(made)
}

/// A new defaultdict of the same class and factory, filled from a mapping.
fn copied(vm: &mut Vm, own: &Value, from: &Value) -> Answer {
    let class = vm.class_of(own).value();
    let factory = factory(vm, own);
    vm.call(&class, &[factory, from.clone()])
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Answer {
    copied(vm, &args[0], &args[0])
}

fn joined(vm: &mut Vm, own: &Value, left: &Value, right: &Value) -> Answer {
    if left.cast::<Dict>().is_none() || right.cast::<Dict>().is_none() {
        return Ok(vm.not_implemented());
    }
    let joined = copied(vm, own, left)?;
    if joined.cast::<Dict>().is_some() {
        vm.dict_fill(&dict(&joined).clone(), right)?;
    }
    Ok(joined)
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class_of(&args[0]).value();
    let factory = factory(vm, &args[0]);
    let made_with = vm.new_tuple(if factory.is_none() { Vec::new() } else { vec![factory] });
    let items = vm.call_method(&args[0], sym::items, &[])?;
    let items = vm.iter(&items)?;
    Ok(vm.new_tuple(vec![class, made_with, Value::None, Value::None, items]))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.class_of(&args[0]).name.borrow().clone();
    let factory = factory(vm, &args[0]);
    let shown = match factory {
        Value::None => Some("None".to_owned()),
        factory => vm.shown_once(&factory, |vm| vm.repr_text(&factory))?,
    };
    let factory = shown.unwrap_or_else(|| "...".to_owned());
    let items = vm.repr_dict(&args[0])?;
    let items = vm.str_text(&items)?;
    Ok(vm.text(&format!("{name}({factory}, {items})")))
}
