//! A runner's loop before any policy is asked for.
//!
//! Policies stand in `lib/asyncio/events.py`, and only that module sets one: while it is not loaded, the default policy's rules hold, and
//! what they come to is done here, so that a program which only calls `asyncio.run` need not load it. What was set in a thread is
//! kept in the thread's own dict, under the key None, until a policy takes it over (`BaseDefaultEventLoopPolicy._local`).

use super::loops;
use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::native::{Answer, Args};
use crate::vm::Vm;

/// `_new_loop()`: `events.new_event_loop`
pub fn new_loop(vm: &mut Vm, _args: Args<'_>) -> Answer {
    if let Some(events) = loaded(vm) {
        let name = vm.intern("new_event_loop");
        return vm.call_method(&events, name, &[]);
    }
    let class = vm.native_class(&loops::SPEC);
    vm.call(&class.value(), &[])
}

/// `_set_loop(loop)`: `events.set_event_loop`
pub fn set_loop(vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Some(events) = loaded(vm) {
        let name = vm.intern("set_event_loop");
        return vm.call_method(&events, name, &[args[0].clone()]);
    }
    let own = own_dict(vm);
    vm.dict_insert(&own, Value::None, args[0].clone())?;
    Ok(Value::None)
}

/// `asyncio.events`, if a program has loaded it.
fn loaded(vm: &mut Vm) -> Option<Value> {
    let name = vm.intern("asyncio.events");
    vm.modules.get_str(vm.names.string(name))
}

/// The running thread's own dict.
fn own_dict(vm: &mut Vm) -> Obj<Dict> {
    match vm.threads.own_dict().exact::<Dict>() {
        Some(own) => own.clone(),
        None => {
            let made = Dict::new();
            vm.threads.set_own_dict(made.value());
            made
        }
    }
}
