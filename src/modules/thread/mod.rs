//! `_thread`: starting threads, locks, and who is who. `threading` in our own language stands on it.
//!
//! A thread is a green one ([`crate::vm::threads`]). Identifiers go by the order of starting, so that outputs repeat.

mod handle;
mod lock;
mod waiters;

use super::NativeModule;
use crate::heap::Value;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::module::Module;
use crate::objects::native::{Answer, Args, Raised, Wording, row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use crate::vm::signals::{Disposition, Signals};
use crate::vm::threads::ThreadId;

/// `_thread.TIMEOUT_MAX`, in seconds.
const TIMEOUT_MAX: f64 = 9_223_372_036.0;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_thread",
    doc: "This module provides primitive operations to write multi-threaded programs.",
    functions: &[
        row("start_new_thread(function, args, kwargs=<none>, /)", "Start a new thread and return its identifier.", start_new)
            .worded(Wording::Counted),
        row("start_new(function, args, kwargs=<none>, /)", "An obsolete synonym of start_new_thread().", start_new)
            .worded(Wording::Counted),
        row(
            "start_joinable_thread(function, handle=None, daemon=True)",
            "Start a new thread and return a handle that can be joined.",
            handle::start,
        ),
        row("allocate_lock()", "Create a new lock object.", |vm, _| Ok(lock::new_lock(vm))),
        row("allocate()", "An obsolete synonym of allocate_lock().", |vm, _| Ok(lock::new_lock(vm))),
        row(
            "get_ident()",
            "Return a non-zero integer that uniquely identifies the current thread.",
            |vm, _| Ok(Value::Int(ident(vm.threads.current()))),
        ),
        row("get_native_id()", "Return a non-negative integer identifying the thread as reported by the OS.", native_id),
        row("_get_main_thread_ident()", "Return a non-zero integer that uniquely identifies the main thread.", |vm, _| {
            Ok(Value::Int(ident(vm.threads.first())))
        }),
        row("_is_main_interpreter()", "Return True if the current interpreter is the main Python interpreter.", |_, _| {
            Ok(Value::True)
        }),
        row("_count()", "Return the number of currently running Python threads, excluding the main thread.", |vm, _| {
            Ok(Value::Int(vm.threads.count() as i64))
        }),
        row("daemon_threads_allowed()", "Return True if daemon threads are allowed.", |_, _| Ok(Value::True)),
        row("stack_size(size=0, /)", "Return the thread stack size used when creating new threads.", stack_size),
        row("interrupt_main(signum=2, /)", "Simulate the arrival of the given signal in the main thread.", interrupt_main),
        row("exit()", "Raise SystemExit, which ends the thread silently.", exit),
        row("exit_thread()", "An obsolete synonym of exit().", exit),
        row("_shutdown()", "Wait for all non-daemon threads to end.", handle::shutdown),
        row("_make_thread_handle(ident, /)", "Make a handle for a thread that was not started by it.", handle::make),
        row("_announce(thread, /)", "Say by which object scripts know the running thread.", |vm, args| {
            vm.threads.set_object(args[0].clone());
            Ok(Value::None)
        }),
        row("_own(make, /)", "The running thread's own dict, for what is local to it.", own_dict),
        row("_give_way()", "Let other threads that are ready run first.", |vm, _| {
            vm.yield_thread();
            vm.check_signals()?;
            Ok(Value::None)
        }),
    ],
    classes: &[&lock::LOCK, &lock::RLOCK, &handle::SPEC, &waiters::SPEC],
    setup: Some(setup),
};

fn setup(vm: &mut Vm, module: &crate::heap::Obj<Module>) -> Result<(), Raised> {
    vm.set_module_item(module, "TIMEOUT_MAX", Value::float(TIMEOUT_MAX));
    let error = vm.exceptions[Exc::RuntimeError as usize].value();
    vm.set_module_item(module, "error", error);
    let lock = vm.native_class(&lock::LOCK).value();
    vm.set_module_item(module, "LockType", lock);
    Ok(())
}

/// The first thread's identifier, and how far apart those of others are: numbers as the system's threads have.
const FIRST_IDENT: i64 = 140_000_000_000_704;
const IDENT_STEP: i64 = 8_392_704;

/// The number that scripts know a thread by.
fn ident(id: ThreadId) -> i64 {
    FIRST_IDENT - i64::from(id) * IDENT_STEP
}

/// The thread of a number.
fn thread_of(ident: i64) -> ThreadId {
    ThreadId::try_from((FIRST_IDENT - ident) / IDENT_STEP).unwrap_or_default()
}

fn native_id(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::Int(i64::from(std::process::id()) + i64::from(vm.threads.current() - vm.threads.first())))
}

fn exit(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Err(vm.raise_args(Exc::SystemExit, Vec::new()))
}

/// The handler runs as if the signal had arrived; one that is ignored or left to the system is passed over.
fn interrupt_main(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = vm.index_i64(&args[0])?;
    let Some(number) = i32::try_from(number).ok().filter(|number| (1..65).contains(number)) else {
        return Err(vm.value_error("signal number out of range"));
    };
    if matches!(vm.state::<Signals>().disposition(number), Disposition::Interrupt | Disposition::Call(_)) {
        vm.note_signal(number);
        vm.check_signals()?;
    }
    Ok(Value::None)
}

fn stack_size(vm: &mut Vm, args: Args<'_>) -> Answer {
    const LEAST: i64 = 32 << 10;
    const MOST: i64 = 256 << 20;
    let size = vm.index_i64(&args[0])?;
    if size < 0 {
        return Err(vm.value_error("size must be 0 or a positive value"));
    }
    if size != 0 && size < LEAST || size > MOST {
        return Err(vm.value_error(format!("size not valid: {size} bytes")));
    }
    Ok(Value::Int(std::mem::replace(&mut vm.threads.stack_size, size as usize) as i64))
}

/// A timeout in seconds as a time of the clock: `None` for no limit.
fn deadline(vm: &mut Vm, timeout: &Value) -> Result<Option<f64>, Raised> {
    if timeout.is_none() {
        return Ok(None);
    }
    let seconds = match timeout {
        Value::Float(_) => vm.to_f64(timeout)?,
        other => vm.index_i64(other)? as f64,
    };
    if seconds.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    if seconds > TIMEOUT_MAX {
        return Err(vm.raise(Exc::OverflowError, "timestamp out of range for platform time_t"));
    }
    Ok((seconds >= 0.0).then(|| vm.event_loop.clock.now() + seconds))
}

fn own_dict(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = vm.threads.own_dict();
    if !own.is_unbound() {
        return Ok(own);
    }
    let made = vm.call(&args[0], &[])?;
    vm.threads.set_own_dict(made.clone());
    Ok(made)
}

/// Function, arguments and keyword arguments of a thread, checked as CPython checks them.
fn start_new(vm: &mut Vm, args: Args<'_>) -> Answer {
    if !vm.is_callable(&args[0]) {
        return Err(vm.type_error("first arg must be callable"));
    }
    let Some(positional) = args[1].cast::<Tuple>() else { return Err(vm.type_error("2nd arg must be a tuple")) };
    let positional = positional.items().to_vec();
    let mut keywords = Vec::new();
    if let Some(given) = args.given(2) {
        let Some(given) = given.cast::<Dict>().cloned() else {
            return Err(vm.type_error("optional 3rd arg must be a dictionary"));
        };
        for (name, value) in given.pairs() {
            let name = vm.str_text(&name)?;
            keywords.push((vm.intern(&name), value));
        }
    }
    let function = args[0].clone();
    let id = vm.start_thread(move |vm| {
        if let Err(Raised) = vm.call_keywords(&function, &positional, &keywords) {
            thread_failed(vm, &function);
        }
    })?;
    Ok(Value::Int(ident(id)))
}

/// An exception left a thread's function: SystemExit ends it silently, anything else is reported.
fn thread_failed(vm: &mut Vm, function: &Value) {
    if vm.raised_is(Exc::SystemExit) {
        drop(vm.take_raised());
        return;
    }
    vm.unraisable_in("Exception ignored in thread started by {}:", function);
}
