//! `OrderedDict`: a dict whose order is part of its value and can be changed.
//!
//! An instance of a class derived from `dict`, whose order of entries is the order. Methods that a derived class may have
//! changed (`__setitem__`, `__getitem__`) are asked where CPython asks them.

use super::ordered_views::{self, items, iter, keys, reversed, values};
use super::{dict, is_dicts_own};
use crate::heap::Value;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, Raised, class_row, row, static_row};
use crate::objects::protocols::compare::Comparison;
use crate::vm::Vm;

/// `collections.OrderedDict`
pub const SPEC: ClassSpec = ClassSpec {
    name: "OrderedDict",
    module: "collections",
    base: Some(&crate::objects::dict::SPEC),
    doc: "Dictionary that remembers insertion order",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", |vm, args| {
            vm.instance_around(&args[0], Dict::new().into())
        }),
        row("__init__(self, /, *args, **kwargs)", "Initialize self.", update),
        row("update(self, /, *args, **kwargs)", "Update the dictionary from a mapping or iterable.", update),
        row(
            "move_to_end(self, key, last=True)",
            "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element \
             does not exist.",
            move_to_end,
        ),
        row(
            "popitem(self, last=True)",
            "Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if last is \
             true or FIFO order if false.",
            popitem,
        ),
        row(
            "setdefault(self, key, default=None)",
            "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is \
             in the dictionary, else default.",
            setdefault,
        ),
        row("copy(self, /)", "od.copy() -> a shallow copy of od", copy),
        row("__reduce__(self, /)", "Return state information for pickling", reduce),
        row("__iter__(self, /)", "Implement iter(self).", iter),
        row("__reversed__(self, /)", "od.__reversed__() <==> reversed(od)", reversed),
        row("keys(self, /)", "A set-like view of the keys, in order.", keys),
        row("values(self, /)", "A view of the values, in order.", values),
        row("items(self, /)", "A set-like view of the items, in order.", items),
        row("__eq__(self, value, /)", "Return self==value.", |vm, args| equal(vm, args, Comparison::Eq)),
        row("__ne__(self, value, /)", "Return self!=value.", |vm, args| equal(vm, args, Comparison::Ne)),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__or__(self, value, /)", "Return self|value.", |vm, args| joined(vm, &args[0], &args[0], &args[1])),
        row("__ror__(self, value, /)", "Return value|self.", |vm, args| joined(vm, &args[0], &args[1], &args[0])),
        row("__ior__(self, value, /)", "Return self|=value.", |vm, args| {
            fill(vm, &args[0], &args[1])?;
            Ok(args[0].clone())
        }),
        class_row(
            "fromkeys(cls, iterable, value=None)",
            "Create a new ordered dictionary with keys from iterable and values set to value.",
            fromkeys,
        ),
    ],
    getters: &[],
    subclassable: true,
};

fn update(vm: &mut Vm, args: Args<'_>) -> Answer {
    let given = args.rest(1);
    if given.len() > 1 {
        return Err(vm.type_error(format!("expected at most 1 arguments, got {}", given.len())));
    }
    if let Some(source) = given.first() {
        fill(vm, &args[0], source)?;
    }
    for (name, value) in vm.keyword_list(&args[2]) {
        let key = vm.names.value(name);
        put(vm, &args[0], key, value)?;
    }
    Ok(Value::None)
}

/// `own[key] = value`, as a derived class would have it.
fn put(vm: &mut Vm, own: &Value, key: Value, value: Value) -> Result<(), Raised> {
    if is_dicts_own(vm, own, sym::__setitem__) {
        return vm.dict_insert(&dict(own).clone(), key, value);
    }
    vm.setitem(own, &key, value)
}

fn fill(vm: &mut Vm, own: &Value, source: &Value) -> Result<(), Raised> {
    if let Some(pairs) = vm.mapping_pairs(source)? {
        return pairs.into_iter().try_for_each(|(key, value)| put(vm, own, key, value));
    }
    let iterator = vm.iter(source)?;
    while let Some(pair) = vm.next(&iterator)? {
        let mut pair = vm.unpack(&pair, 2)?.into_iter();
        let (Some(key), Some(value)) = (pair.next(), pair.next()) else { unreachable!("two were asked for") };
        put(vm, own, key, value)?;
    }
    Ok(())
}

fn move_to_end(vm: &mut Vm, args: Args<'_>) -> Answer {
    let last = vm.truth(&args[2])?;
    if vm.dict_move(&dict(&args[0]).clone(), &args[1], last)? {
        return Ok(Value::None);
    }
    Err(vm.raise_args(Exc::KeyError, vec![args[1].clone()]))
}

fn popitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = dict(&args[0]);
    let pair = if vm.truth(&args[1])? { own.pop_last() } else { own.pop_first() };
    match pair {
        Some((key, value)) => Ok(vm.new_tuple(vec![key, value])),
        None => Err(vm.raise(Exc::KeyError, "dictionary is empty")),
    }
}

fn setdefault(vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Some(value) = vm.dict_get(&dict(&args[0]).clone(), &args[1])? {
        return Ok(value);
    }
    put(vm, &args[0], args[1].clone(), args[2].clone())?;
    Ok(args[2].clone())
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class_of(&args[0]).value();
    vm.call(&class, &[args[0].clone()])
}

fn joined(vm: &mut Vm, own: &Value, left: &Value, right: &Value) -> Answer {
    if left.cast::<Dict>().is_none() || right.cast::<Dict>().is_none() {
        return Ok(vm.not_implemented());
    }
    let class = vm.class_of(own).value();
    let joined = vm.call(&class, std::slice::from_ref(left))?;
    if joined.cast::<Dict>().is_some() {
        fill(vm, &joined, right)?;
    }
    Ok(joined)
}

fn fromkeys(vm: &mut Vm, args: Args<'_>) -> Answer {
    let made = vm.call(&args[0], &[])?;
    let iterator = vm.iter(&args[1])?;
    while let Some(key) = vm.next(&iterator)? {
        vm.setitem(&made, &key, args[2].clone())?;
    }
    Ok(made)
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class_of(&args[0]).value();
    let attributes = vm.instance_dict(&args[0])?;
    let state = if vm.truth(&attributes)? { attributes } else { Value::None };
    let view = vm.call_method(&args[0], sym::items, &[])?;
    let (none, pairs) = (vm.new_tuple(Vec::new()), vm.iter(&view)?);
    Ok(vm.new_tuple(vec![class, none, state, Value::None, pairs]))
}

/// Two ordered dicts are equal where their orders are too; any other dict only needs the same entries.
fn equal(vm: &mut Vm, args: Args<'_>, op: Comparison) -> Answer {
    let Some(other) = args[1].cast::<Dict>().cloned() else { return Ok(vm.not_implemented()) };
    let own = dict(&args[0]).clone();
    let mut equal = vm.dicts_equal(&own, &other)?;
    let class = vm.native_class(&SPEC);
    if equal && vm.is_instance(&args[1], &class) {
        for ((a, _), (b, _)) in own.pairs().into_iter().zip(other.pairs()) {
            equal = equal && vm.same(&a, &b)?;
        }
    }
    Ok(Value::bool(equal == (op == Comparison::Eq)))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.class_of(&args[0]).name.borrow().clone();
    if dict(&args[0]).is_empty() {
        return Ok(vm.text(&format!("{name}()")));
    }
    let own = args[0].clone();
    let shown = vm.shown_once(&own, |vm| {
        let pairs = ordered_views::shown_pairs(vm, &own)?;
        Ok(format!("{name}({{{}}})", pairs.join(", ")))
    })?;
    Ok(vm.text(&shown.unwrap_or_else(|| "...".to_owned())))
}
