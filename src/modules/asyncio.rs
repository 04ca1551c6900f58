//! `_asyncio`: what the package `asyncio` needs of the VM's own event loop.
//!
//! Futures, tasks and sleeping are native; loops, locks, queues and groups are written in our own language on top (`lib/asyncio`).

use super::NativeModule;
use crate::event_loop::Handle;
use crate::event_loop::future::Future;
use crate::event_loop::native_coroutine::{NativeAwait, NativeCoroutine};
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_asyncio",
    doc: "The native part of asyncio.",
    functions: &[
        row("sleep(delay, result=None)", "Coroutine that completes after a given time (in seconds).", sleep),
        row("current_task(loop=None)", "Return a currently executing task.", current_task),
        row("_all_tasks()", "Tasks that have not ended, oldest first.", all_tasks),
        row("_now()", "The loop's time.", now),
        row("_call_soon(callback, args, /)", "Put a callback into the ready queue.", call_soon),
        row("_call_at(when, callback, args, /)", "Set a timer; its number.", call_at),
        row("_cancel_timer(number, /)", "The timer will not fire.", cancel_timer),
        row("_run(loop, future, /)", "Run the loop until the future is done (or, for None, until it is stopped).", run),
        row("_stop()", "Stop the running loop after this iteration.", stop),
        row("_clear()", "Drop everything that waits in the loop.", clear),
        row("_running_loop()", "The loop that runs, or None.", running_loop),
        row("_set_debug(flag, /)", "Switch debug mode.", set_debug),
        row("_debug()", "Whether the program asked for debug mode.", debug),
        row("_generators()", "Asynchronous generators begun under the loop, not yet ended.", generators),
        row(
            "_set_generator_finalizer(hook, /)",
            "What is called with an asynchronous generator that dies unfinished.",
            set_finalizer,
        ),
        row("iscoroutine(obj, /)", "Return True if obj is a coroutine object.", iscoroutine),
        row("_await_depth_is_task()", "Whether a task is running.", in_task),
    ],
    classes: &[&crate::event_loop::future::SPEC, &crate::event_loop::task::SPEC],
    setup: None,
};

struct Sleep {
    delay: f64,
    result: Value,
    waiting: Option<(Obj<Future>, u64)>,
    yielded: bool,
}

impl NativeAwait for Sleep {
    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        if let Resume::Throw(exception) = input {
            if let Some((_, timer)) = self.waiting.take() {
                vm.event_loop.timers.cancel(timer);
            }
            let _ = vm.raise_value(exception);
            return Step::Raised;
        }
        if let Some((future, timer)) = self.waiting.take() {
            if let Err(Raised) = vm.future_result(&future) {
                vm.event_loop.timers.cancel(timer);
                return Step::Raised;
            }
        }
        if self.yielded {
            return Step::Returned(std::mem::take(&mut self.result));
        }
        self.yielded = true;
        if self.delay <= 0.0 {
            return Step::Yielded(Value::None);
        }
        let future = Future::make();
        let when = vm.event_loop.clock.now() + self.delay;
        let timer = vm.event_loop.timers.push(when, Handle::Expire(future.clone()));
        self.waiting = Some((future.clone(), timer));
        Step::Yielded(future.into())
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.result);
        if let Some((future, _)) = &self.waiting {
            visit(&future.value());
        }
    }
}

fn sleep(vm: &mut Vm, args: Args<'_>) -> Answer {
    let delay = vm.to_f64(&args[0])?;
    if delay.is_nan() {
        return Err(vm.value_error("Invalid delay: NaN (not a number)"));
    }
    Ok(NativeCoroutine::new("sleep", Sleep { delay, result: args[1].clone(), waiting: None, yielded: false }))
}

fn current_task(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[0].is_none() && !vm.event_loop.running {
        return Err(vm.raise(Exc::RuntimeError, "no running event loop"));
    }
    Ok(vm.event_loop.current.as_ref().map_or(Value::None, Obj::value))
}

fn in_task(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::bool(vm.event_loop.current.is_some()))
}

fn all_tasks(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let tasks = vm.event_loop.tasks.iter().map(Obj::value).collect();
    Ok(List::new(tasks).into())
}

fn now(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::float(vm.event_loop.clock.now()))
}

fn call_soon(vm: &mut Vm, args: Args<'_>) -> Answer {
    let arguments = vm.collect(&args[1])?;
    vm.event_loop.ready.push_back(Handle::Call(args[0].clone(), arguments));
    Ok(Value::None)
}

fn call_at(vm: &mut Vm, args: Args<'_>) -> Answer {
    let when = vm.to_f64(&args[0])?;
    let arguments = vm.collect(&args[2])?;
    let number = vm.event_loop.timers.push(when, Handle::Call(args[1].clone(), arguments));
    Ok(Value::Int(number as i64))
}

fn cancel_timer(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = vm.index_i64(&args[0])?;
    vm.event_loop.timers.cancel(number as u64);
    Ok(Value::None)
}

fn run(vm: &mut Vm, args: Args<'_>) -> Answer {
    if vm.event_loop.running {
        return Err(vm.raise(Exc::RuntimeError, "This event loop is already running"));
    }
    vm.event_loop.running = true;
    vm.event_loop.object = args[0].clone();
    let outcome = match args[1].cast::<Future>().cloned() {
        Some(future) => vm.run_until_done(&future),
        None => vm.run_until_stopped(),
    };
    vm.event_loop.running = false;
    vm.event_loop.object = Value::None;
    outcome
}

fn stop(vm: &mut Vm, _args: Args<'_>) -> Answer {
    vm.event_loop.stopping = true;
    Ok(Value::None)
}

fn clear(vm: &mut Vm, _args: Args<'_>) -> Answer {
    vm.event_loop.timers.clear();
    let ready = std::mem::take(&mut vm.event_loop.ready);
    let tasks = std::mem::take(&mut vm.event_loop.tasks);
    drop(ready);
    drop(tasks);
    Ok(Value::None)
}

fn running_loop(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(vm.event_loop.object.clone())
}

fn set_debug(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.event_loop.debug = vm.truth(&args[0])?;
    Ok(Value::None)
}

fn debug(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::bool(vm.event_loop.debug))
}

fn generators(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let left = vm.event_loop.take_generators();
    Ok(List::new(left).into())
}

fn set_finalizer(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.event_loop.generator_finalizer = args[0].clone();
    Ok(Value::None)
}

fn iscoroutine(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(vm.is_coroutine(&args[0])))
}
