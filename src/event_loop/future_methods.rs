//! What scripts ask of futures and tasks.

use super::future::{Future, State, Waiter};
use super::native_coroutine::{NativeAwait, NativeCoroutine};
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::exception::Exception;
use crate::objects::native::{Answer, Args, ClassSpec, getter, row, static_row};
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};

/// `asyncio.Future`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Future",
    module: "_asyncio",
    base: None,
    doc: "A future result.",
    methods: &[
        static_row("__new__(cls, /, *, loop=None)", "", new),
        row("__await__(self, /)", "", await_iterator),
        row("__iter__(self, /)", "", await_iterator),
        row("__repr__(self, /)", "", repr),
        row("result(self, /)", "Return the result this future represents.", result),
        row("exception(self, /)", "Return the exception that was set on this future.", exception),
        row("done(self, /)", "Return True if the future is done.", done),
        row("cancelled(self, /)", "Return True if the future was cancelled.", cancelled),
        row("cancel(self, /, msg=None)", "Cancel the future and schedule callbacks.", cancel),
        row("set_result(self, result, /)", "Mark the future done and set its result.", set_result),
        row("set_exception(self, exception, /)", "Mark the future done and set an exception.", set_exception),
        row(
            "add_done_callback(self, fn, /, *, context=None)",
            "Add a callback to be run when the future becomes done.",
            add_done_callback,
        ),
        row("remove_done_callback(self, fn, /)", "Remove all instances of a callback.", remove_done_callback),
        row("get_loop(self, /)", "Return the event loop the Future is bound to.", get_loop),
        row("_add_child(self, child, /)", "Cancel `child` with this future.", add_child),
    ],
    getters: &[
        getter("_cancel_requested", "Whether cancelling its children was asked for.", cancel_requested),
        getter("_cancel_message", "The message of the cancellation.", cancel_message),
    ],
    subclassable: true,
};

/// `asyncio.Task`
pub const TASK_SPEC: ClassSpec = ClassSpec {
    name: "Task",
    module: "_asyncio",
    base: Some(&SPEC),
    doc: "A coroutine wrapped in a Future.",
    methods: &[
        static_row("__new__(cls, coro, /, *, loop=None, name=None, context=None, eager_start=False)", "", new_task),
        row("get_name(self, /)", "", get_name),
        row("set_name(self, value, /)", "", set_name),
        row("get_coro(self, /)", "", get_coro),
        row("cancelling(self, /)", "", cancelling),
        row("uncancel(self, /)", "", uncancel),
        row("set_result(self, result, /)", "", no_set_result),
        row("set_exception(self, exception, /)", "", no_set_exception),
    ],
    getters: &[],
    subclassable: true,
};

fn future(value: &Value) -> &Obj<Future> {
    value.cast::<Future>().expect("methods of futures are called with futures")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.instance_around(&args[0], Future::make().into())
}

fn new_task(vm: &mut Vm, args: Args<'_>) -> Answer {
    if !vm.is_coroutine(&args[1]) {
        let text = vm.repr_text(&args[1])?;
        return Err(vm.type_error(format!("a coroutine was expected, got {text}")));
    }
    let name = if args[3].is_none() { Value::None } else { vm.str(&args[3])? };
    if vm.truth(&args[5])? && vm.event_loop.running {
        return Ok(vm.make_eager_task(args[1].clone(), name)?.into());
    }
    Ok(vm.make_task(args[1].clone(), name).into())
}

struct Waiting {
    future: Obj<Future>,
}

impl NativeAwait for Waiting {
    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        if let Resume::Throw(exception) = input {
            let _ = vm.raise_value(exception);
            return Step::Raised;
        }
        match super::future::await_future(vm, &self.future) {
            super::future::Awaited::Ready(Ok(value)) => Step::Returned(value),
            super::future::Awaited::Ready(Err(_)) => Step::Raised,
            super::future::Awaited::Suspend => Step::Yielded(self.future.value()),
        }
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.future.value());
    }
}

fn await_iterator(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let waiting = NativeCoroutine::new("future", Waiting { future: future(&args[0]).clone() });
    if let Some(object) = waiting.as_ref() {
        object.set_flag(crate::heap::flags::FINALIZER, false);
    }
    Ok(waiting)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = future(&args[0]).clone();
    let class = vm.type_name(&args[0]);
    let state = match own.state.get() {
        State::Pending => "pending",
        State::Finished => "finished",
        State::Cancelled => "cancelled",
    };
    let mut text = format!("<{class} {state}");
    if own.task.is_some() {
        let name = vm.task_name_text(&own);
        text.push_str(&format!(" name='{name}'"));
        if let Some(part) = &own.task {
            let name = vm.getattr(&part.coroutine, crate::objects::names::sym::__qualname__)?;
            let name = vm.str_text(&name)?;
            text.push_str(&format!(" coro=<{name}()>"));
        }
    }
    if own.state.get() == State::Finished {
        let outcome = vm.repr_text(&own.outcome.get())?;
        text.push_str(&format!(" {}={outcome}", if own.failed.get() { "exception" } else { "result" }));
    }
    text.push('>');
    Ok(vm.text(&text))
}

fn result(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.future_result(&future(&args[0]).clone())
}

fn exception(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = future(&args[0]).clone();
    match own.state.get() {
        State::Pending => Err(vm.raise_asyncio("InvalidStateError", "Exception is not set.")),
        State::Cancelled => Err(vm.raise_cancellation(&own)),
        State::Finished => {
            own.retrieved.set(true);
            Ok(if own.failed.get() { own.outcome.get() } else { Value::None })
        }
    }
}

fn done(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(future(&args[0]).is_done()))
}

fn cancelled(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(future(&args[0]).state.get() == State::Cancelled))
}

fn cancel(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(vm.cancel_future(&future(&args[0]).clone(), args[1].clone())))
}

fn set_result(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = future(&args[0]).clone();
    if own.is_done() {
        return Err(vm.raise_asyncio("InvalidStateError", "invalid state"));
    }
    vm.finish_future(&own, State::Finished, args[1].clone(), false);
    Ok(Value::None)
}

fn set_exception(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = future(&args[0]).clone();
    if own.is_done() {
        return Err(vm.raise_asyncio("InvalidStateError", "invalid state"));
    }
    let mut exception = args[1].clone();
    if vm.is_exception_class(&exception) {
        exception = vm.call(&exception, &[])?;
    }
    if exception.exact::<Exception>().is_none() {
        return Err(vm.type_error("invalid exception object"));
    }
    if vm.is_exception(&exception, Exc::StopIteration) {
        let message = vm.text("StopIteration interacts badly with generators and cannot be raised into a Future");
        exception = vm.new_exception(Exc::RuntimeError, vec![message]);
    }
    vm.finish_future(&own, State::Finished, exception, true);
    Ok(Value::None)
}

fn add_done_callback(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.add_waiter(&future(&args[0]).clone(), Waiter::Call(args[1].clone()));
    Ok(Value::None)
}

fn remove_done_callback(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = future(&args[0]).clone();
    let waiters = std::mem::take(&mut *own.waiters.borrow_mut());
    let (mut kept, mut removed) = (Vec::new(), 0);
    for waiter in waiters {
        let same = match &waiter {
            Waiter::Call(callback) => vm.same(callback, &args[1])?,
            Waiter::Task(_) => false,
        };
        if same {
            removed += 1;
        } else {
            kept.push(waiter);
        }
    }
    *own.waiters.borrow_mut() = kept;
    Ok(Value::Int(removed))
}

fn get_loop(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(vm.event_loop.object.clone())
}

fn add_child(_vm: &mut Vm, args: Args<'_>) -> Answer {
    future(&args[0]).children.push(args[1].clone());
    Ok(Value::None)
}

fn cancel_message(_vm: &mut Vm, value: &Value) -> Answer {
    let own = future(value);
    let is_exception = own.outcome.get().exact::<Exception>().is_some();
    Ok(if own.state.get() == State::Cancelled && !is_exception { own.outcome.get() } else { Value::None })
}

fn cancel_requested(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(Value::bool(future(value).cancel_asked.get()))
}

fn get_name(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.task_name_text(&future(&args[0]).clone());
    Ok(vm.text(&name))
}

fn set_name(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.str(&args[1])?;
    if let Some(part) = &future(&args[0]).task {
        part.name.set(name);
    }
    Ok(Value::None)
}

fn get_coro(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(future(&args[0]).task.as_ref().map_or(Value::None, |part| part.coroutine.clone()))
}

fn cancelling(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let count = future(&args[0]).task.as_ref().map_or(0, |part| part.cancel_requests.get());
    Ok(Value::Int(i64::from(count)))
}

fn uncancel(vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Some(part) = &future(&args[0]).task {
        let left = part.cancel_requests.get().saturating_sub(1);
        part.cancel_requests.set(left);
        if left == 0 {
            part.must_cancel.set(false);
        }
    }
    cancelling(vm, args)
}

fn no_set_result(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Err(vm.raise(Exc::RuntimeError, "Task does not support set_result operation"))
}

fn no_set_exception(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Err(vm.raise(Exc::RuntimeError, "Task does not support set_exception operation"))
}
