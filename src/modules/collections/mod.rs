//! `_collections`: the containers that `collections` needs in Rust. The rest lies in `lib/collections/`.

mod default_dict;
pub mod deque;
mod deque_iterator;
mod ordered_dict;
mod ordered_views;
mod tuple_getter;

use super::NativeModule;
use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Args, Native, Raised, row};
use crate::objects::protocols::operators::Operator;
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_collections",
    doc: "High performance data structures.",
    functions: &[row(
        "_count_elements(mapping, iterable, /)",
        "Count elements in the iterable, updating the mapping",
        count,
    )],
    classes: &[&deque::SPEC, &default_dict::SPEC, &ordered_dict::SPEC, &tuple_getter::SPEC],
    setup: Some(|vm, _| {
        for spec in [&deque::SPEC, &default_dict::SPEC, &ordered_dict::SPEC] {
            vm.native_class(spec).has_weakrefs.set(true);
        }
        vm.native_class(&ordered_dict::SPEC).has_dict.set(true);
        Ok(())
    }),
};

/// The dict inside an instance of a class derived from `dict`.
fn dict(value: &Value) -> &Obj<Dict> {
    value.cast::<Dict>().expect("methods of dicts are called with dicts")
}

/// Whether a class of dicts has left a method as `dict` has it, so that it need not be asked.
fn is_dicts_own(vm: &Vm, value: &Value, name: Symbol) -> bool {
    let found = vm.class_lookup(vm.class_of(value), name);
    let Some(native) = found.as_ref().and_then(Value::exact::<Native>) else { return false };
    native.owner.as_ref().is_some_and(|owner| owner.is(vm.class(TypeId::Dict)))
}

/// `_count_elements(mapping, iterable)`
fn count(vm: &mut Vm, args: Args<'_>) -> Answer {
    let iterator = vm.iter(&args[1])?;
    let plain = args[0].cast::<Dict>().is_some()
        && is_dicts_own(vm, &args[0], sym::get)
        && is_dicts_own(vm, &args[0], sym::__setitem__);
    while let Some(item) = vm.next(&iterator)? {
        if plain { count_plain(vm, dict(&args[0]), item)? } else { count_asking(vm, &args[0], item)? }
    }
    Ok(Value::None)
}

fn count_plain(vm: &mut Vm, counts: &Obj<Dict>, item: Value) -> Result<(), Raised> {
    let more = match vm.dict_get(counts, &item)? {
        Some(Value::Int(old)) if old < i64::MAX => Value::Int(old + 1),
        Some(old) => vm.binary(Operator::Add, &old, &Value::Int(1))?,
        None => Value::Int(1),
    };
    vm.dict_insert(counts, item, more)
}

fn count_asking(vm: &mut Vm, counts: &Value, item: Value) -> Result<(), Raised> {
    let old = vm.call_method(counts, sym::get, &[item.clone(), Value::Int(0)])?;
    let more = vm.binary(Operator::Add, &old, &Value::Int(1))?;
    vm.setitem(counts, &item, more)
}
