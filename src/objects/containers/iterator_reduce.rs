//! How built-in iterators are copied and pickled: what makes them anew (`__reduce__`), and the place they were at (`__setstate__`).

use super::iterator::{Iterator, Walk};
use super::list::List;
use crate::heap::{Obj, Value};
use crate::objects::int::BigInt;
use crate::objects::native::{Answer, Args};
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use dashu_int::IBig;

/// What an iterator is made of.
enum Parts {
    /// `iter` of these, and the place.
    Iter(Vec<Value>, Option<i64>),
    /// Its class called with these, and its state.
    Class(Vec<Value>, Option<Value>),
    /// `iter` of a range: next, how many, step.
    Range(IBig, IBig, IBig),
    /// `iter` of a list of what this one still has.
    Rest(Walk),
    /// `reversed` of a list: how many are left.
    Reversed(Value, i64),
}

fn own(value: &Value) -> &Obj<Iterator> {
    value.cast::<Iterator>().expect("methods of iterators are called with iterators")
}

fn taken_apart(walk: &Walk) -> Parts {
    let placed = |value: Value, at: usize| Parts::Iter(vec![value], Some(at as i64));
    match walk {
        Walk::List(list, at) => placed(list.value(), *at),
        Walk::Tuple(tuple, at) => placed(tuple.value(), *at),
        Walk::Text(text, at) => placed(text.value(), *at),
        Walk::Bytes(bytes, at) => placed(bytes.value(), *at),
        Walk::ByteArray(array, at) => placed(array.value(), *at),
        Walk::Items(value, at) => Parts::Iter(vec![value.clone()], Some(*at)),
        Walk::Call(function, end) => Parts::Iter(vec![function.clone(), end.clone()], None),
        Walk::Range(next, left, step) => Parts::Range((*next).into(), (*left).into(), (*step).into()),
        Walk::BigRange(next, left, step) => Parts::Range(next.clone(), left.clone(), step.clone()),
        Walk::Dict(dict, view, at, len, left) => Parts::Rest(Walk::Dict(dict.clone(), *view, *at, *len, *left)),
        Walk::DictReverse(dict, view, at, len) => Parts::Rest(Walk::DictReverse(dict.clone(), *view, *at, *len)),
        Walk::Set(set, at, len) => Parts::Rest(Walk::Set(set.clone(), *at, *len)),
        Walk::Over(values, id) => Parts::Rest(Walk::Over(values.clone(), *id)),
        Walk::ListReverse(list, left) => Parts::Reversed(list.value(), *left as i64 - 1),
        Walk::Reversed(value, at) => Parts::Class(vec![value.clone()], Some(Value::Int(*at))),
        Walk::Enumerate(inner, number) => Parts::Class(vec![inner.clone(), number.clone()], None),
        Walk::Zip(inner, strict) => Parts::Class(inner.clone(), strict.then_some(Value::True)),
        Walk::Map(function, inner) => Parts::Class(std::iter::once(function).chain(inner).cloned().collect(), None),
        Walk::Filter(function, inner) => Parts::Class(vec![function.clone(), inner.clone()], None),
        Walk::Done => Parts::Iter(vec![List::new(Vec::new()).into()], None),
    }
}

/// `iterator.__reduce__()`
pub(super) fn reduce(vm: &mut Vm, args: Args<'_>) -> Answer {
    let iter = |vm: &mut Vm| {
        let name = vm.intern("iter");
        let builtins = vm.import_module("builtins")?;
        vm.getattr(&builtins, name)
    };
    let (maker, given, state) = match own(&args[0]).read(taken_apart) {
        Parts::Iter(given, at) => (iter(vm)?, given, at.map(Value::Int)),
        Parts::Class(given, state) => (vm.class_of(&args[0]).value(), given, state),
        Parts::Reversed(list, at) => (vm.class(TypeId::Reversed).value(), vec![list], Some(Value::Int(at))),
        Parts::Range(next, left, step) => {
            let stop = &next + &left * &step;
            let range = vm.class(TypeId::Range).value();
            let range = vm.call(&range, &[next, stop, step].map(BigInt::value))?;
            (iter(vm)?, vec![range], Some(Value::None))
        }
        Parts::Rest(walk) => {
            let rest = vm.collect(&Iterator::make(walk))?;
            (iter(vm)?, vec![List::new(rest).into()], None)
        }
    };
    let mut parts = vec![maker, Tuple::new(given).into()];
    parts.extend(state);
    Ok(Tuple::new(parts).into())
}

/// `iterator.__setstate__(place)`
pub(super) fn set_state(vm: &mut Vm, args: Args<'_>) -> Answer {
    if own(&args[0]).read(|walk| matches!(walk, Walk::Zip(..))) {
        let strict = vm.truth(&args[1])?;
        own(&args[0]).change(|walk| {
            if let Walk::Zip(_, own) = walk {
                *own = strict;
            }
        });
        return Ok(Value::None);
    }
    let wanted = vm.index_clipped(&args[1])?;
    let within = |len: usize| wanted.clamp(0, len as i64) as usize;
    own(&args[0]).change(|walk| match walk {
        Walk::List(list, at) => *at = within(list.items.len()),
        Walk::Tuple(tuple, at) => *at = within(tuple.items().len()),
        Walk::Text(text, at) => *at = within(text.len()),
        Walk::Bytes(bytes, at) => *at = within(bytes.0.len()),
        Walk::ByteArray(array, at) => *at = within(array.bytes.len()),
        Walk::Items(_, at) => *at = wanted.max(0),
        Walk::ListReverse(list, left) => *left = wanted.saturating_add(1).clamp(0, list.items.len() as i64) as usize,
        Walk::Reversed(_, at) => *at = wanted.clamp(-1, *at),
        Walk::Range(..)
        | Walk::BigRange(..)
        | Walk::Over(..)
        | Walk::Dict(..)
        | Walk::DictReverse(..)
        | Walk::Set(..)
        | Walk::Enumerate(..)
        | Walk::Zip(..)
        | Walk::Map(..)
        | Walk::Filter(..)
        | Walk::Call(..)
        | Walk::Done => {}
    });
    Ok(Value::None)
}
