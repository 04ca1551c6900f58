//! A loop's callbacks and timers: `time`, `call_soon`, `call_later`, `call_at`.
//!
//! Where a script's own class overrides `time`, the loop's timers are kept by what that says; where it overrides `call_later` or
//! `call_at`, whatever of the library sets a timer (`sleep`, `timeout`, `wait`) calls the script's method.

use super::loops::{check_closed, own};
use crate::event_loop::EventLoop;
use crate::event_loop::context::Current;
use crate::event_loop::handle::{Callback, Handle};
use crate::event_loop::looper::OwnMethods;
use crate::heap::{Obj, Value};
use crate::objects::class::Class;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Native, Raised};
use crate::objects::protocols::operators::Operator;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

pub(super) fn time(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::float(vm.seen_time(false)))
}

/// Which methods of a loop's class are a script's own.
pub(super) fn own_methods(vm: &mut Vm, class: &Obj<Class>) -> OwnMethods {
    let mut is_own = |name: &str| {
        let name = vm.intern(name);
        vm.class_lookup(class, name).is_some_and(|found| found.exact::<Native>().is_none())
    };
    OwnMethods {
        time: is_own("time"),
        timers: is_own("call_later") || is_own("call_at"),
        run_once: is_own("_run_once"),
    }
}

/// Whether calling a function makes a coroutine.
fn is_coroutine_function(function: &Value) -> bool {
    use crate::bytecode::code::Flavor;
    let function = function.exact::<crate::objects::function::Function>();
    function.is_some_and(|function| function.code.unit.flavor == Flavor::Coroutine)
}

/// In debug mode wrong callbacks are refused when they are handed in.
fn check_callback(vm: &mut Vm, event_loop: &Obj<EventLoop>, callback: &Value, method: &str) -> Result<(), Raised> {
    if !event_loop.debug.get() {
        return Ok(());
    }
    if vm.is_coroutine(callback) || is_coroutine_function(callback) {
        return Err(vm.type_error(format!("coroutines cannot be used with {method}()")));
    }
    if vm.is_callable(callback) {
        return Ok(());
    }
    let shown = vm.repr_text(callback)?;
    Err(vm.type_error(format!("a callable object was expected by {method}(), got {shown}")))
}

/// In debug mode a running loop refuses callbacks from other threads, which it would not notice in time.
fn check_thread(vm: &mut Vm, event_loop: &Obj<EventLoop>) -> Result<(), Raised> {
    if event_loop.debug.get() && event_loop.running.get() && event_loop.thread.get() != vm.threads.current() {
        let message = "Non-thread-safe operation invoked on an event loop other than the current one";
        return Err(vm.raise(Exc::RuntimeError, message));
    }
    Ok(())
}

/// The bindings a callback runs in: those given, or a copy of those in force.
fn context_for(vm: &mut Vm, given: &Value) -> Current {
    if given.is_none() { vm.event_loop.context.copy() } else { Current::of_object(given.clone()) }
}

pub(super) fn call_soon(vm: &mut Vm, args: Args<'_>) -> Answer {
    schedule(vm, args, "call_soon")
}

pub(super) fn call_soon_threadsafe(vm: &mut Vm, args: Args<'_>) -> Answer {
    schedule(vm, args, "call_soon_threadsafe")
}

fn schedule(vm: &mut Vm, args: Args<'_>, method: &str) -> Answer {
    let event_loop = own(&args[0]).clone();
    check_closed(vm, &event_loop)?;
    let from_elsewhere = method == "call_soon_threadsafe";
    if !from_elsewhere {
        check_thread(vm, &event_loop)?;
    }
    check_callback(vm, &event_loop, &args[1], method)?;
    let context = context_for(vm, &args[3]);
    let callback = Callback::make(&event_loop, args[1].clone(), args[2].clone(), context, None);
    vm.note_origin(&event_loop, callback.as_ref());
    vm.push_ready(&event_loop, Handle::Call(callback.clone()));
    if from_elsewhere {
        vm.threads.wake_loop(&event_loop);
    }
    Ok(callback.into())
}

/// `call_later`: `call_at`, by the script's own method where it derived the loop's class.
pub(super) fn call_later(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].is_none() {
        return Err(vm.type_error("delay must not be None"));
    }
    let event_loop = own(&args[0]).clone();
    let now = Value::float(vm.loop_time(&event_loop)?);
    let when = vm.binary(Operator::Add, &now, &args[1])?;
    if !event_loop.own.timers {
        return schedule_at(vm, &args[0], &when, &args.values()[2..]);
    }
    let mut given = vec![when, args[2].clone()];
    given.extend(args.rest(3).iter().cloned());
    let (name, by_context) = (vm.intern("call_at"), vm.intern("context"));
    let function = vm.getattr(&args[0], name)?;
    vm.call_keywords(&function, &given, &[(by_context, args[4].clone())])
}

/// `loop.call_later(delay, function, *arguments)` from Rust: its handle.
pub fn call_after(vm: &mut Vm, event_loop: &Obj<EventLoop>, delay: &Value, function: Value, arguments: &[Value]) -> Answer {
    if event_loop.own.timers {
        let name = vm.intern("call_later");
        let given: Vec<Value> = [delay.clone(), function].into_iter().chain(arguments.iter().cloned()).collect();
        return vm.call_method(&EventLoop::facade(event_loop), name, &given);
    }
    let now = Value::float(vm.loop_time(event_loop)?);
    let when = vm.binary(Operator::Add, &now, delay)?;
    call_when(vm, event_loop, &when, function, arguments)
}

/// `loop.call_at(when, function, *arguments)` from Rust: its handle.
pub fn call_when(vm: &mut Vm, event_loop: &Obj<EventLoop>, when: &Value, function: Value, arguments: &[Value]) -> Answer {
    if event_loop.own.timers {
        let name = vm.intern("call_at");
        let given: Vec<Value> = [when.clone(), function].into_iter().chain(arguments.iter().cloned()).collect();
        return vm.call_method(&EventLoop::facade(event_loop), name, &given);
    }
    let when = vm.to_f64(when)?;
    let arguments = if arguments.is_empty() { vm.empty_tuple.clone() } else { Tuple::new(arguments.to_vec()).into() };
    let context = vm.event_loop.context.copy();
    let callback = Callback::make(event_loop, function, arguments, context, Some(when));
    vm.set_timer(event_loop, when, Handle::Call(callback.clone()));
    Ok(callback.into())
}

/// `handle.cancel()` of a handle that a loop gave.
pub fn cancel(vm: &mut Vm, handle: &Value) -> Result<(), Raised> {
    if handle.cast::<Callback>().is_some() {
        return super::handles::cancel_handle(vm, handle);
    }
    let cancel = vm.intern("cancel");
    vm.call_method(handle, cancel, &[]).map(drop)
}

pub(super) fn call_at(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].is_none() {
        return Err(vm.type_error("when cannot be None"));
    }
    schedule_at(vm, &args[0], &args[1], &args.values()[2..])
}

fn schedule_at(vm: &mut Vm, itself: &Value, when: &Value, rest: &[Value]) -> Answer {
    let event_loop = own(itself).clone();
    check_closed(vm, &event_loop)?;
    let when = vm.to_f64(when)?;
    let [function, arguments, context] = rest else { return Ok(Value::None) };
    check_thread(vm, &event_loop)?;
    check_callback(vm, &event_loop, function, "call_at")?;
    let context = context_for(vm, context);
    let callback = Callback::make(&event_loop, function.clone(), arguments.clone(), context, Some(when));
    vm.note_origin(&event_loop, callback.as_ref());
    vm.set_timer(&event_loop, when, Handle::Call(callback.clone()));
    Ok(callback.into())
}

