//! `asyncio.Future`: what scripts ask of futures (tasks are futures, too).

use crate::event_loop::context::Current;
use crate::event_loop::future::{Awaited, BLOCKING, Future, Role, State, Waiter, await_future};
use crate::event_loop::handle::Callback;
use crate::event_loop::native_coroutine::{NativeAwait, NativeCoroutine, ended, suspend_on};
use crate::event_loop::task::TaskPart;
use crate::heap::{Obj, Value, flags};
use crate::objects::class::Class;
use crate::objects::exception::{Exc, Exception};
use crate::objects::list::List;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Native, Raised, class_row, getter, row, static_row};
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};

/// `asyncio.Future`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Future",
    module: "_asyncio",
    base: None,
    doc: "This class is *almost* compatible with concurrent.futures.Future.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "", new),
        row("__init__(self, /, *, loop=None)", "", init),
        row("__await__(self, /)", "Return an iterator to be used in await expression.", await_iterator),
        row("__iter__(self, /)", "Implement iter(self).", await_iterator),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("result(self, /)", "Return the result this future represents.", result),
        row("exception(self, /)", "Return the exception that was set on this future.", exception),
        row("done(self, /)", "Return True if the future is done.", done),
        row("cancelled(self, /)", "Return True if the future was cancelled.", cancelled),
        row("cancel(self, /, msg=None)", "Cancel the future and schedule callbacks.", cancel),
        row("set_result(self, result, /)", "Mark the future done and set its result.", set_result),
        row("set_exception(self, exception, /)", "Mark the future done and set an exception.", set_exception),
        row(
            "add_done_callback(self, fn, /, *, context=<none>)",
            "Add a callback to be run when the future becomes done.",
            add_done_callback,
        ),
        row("remove_done_callback(self, fn, /)", "Remove all instances of a callback.", remove_done_callback),
        row("get_loop(self, /)", "Return the event loop the Future is bound to.", get_loop),
        class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
    ],
    getters: &[
        getter("_state", "PENDING, FINISHED or CANCELLED.", state),
        getter("_loop", "The event loop.", |_, value| Ok(crate::event_loop::EventLoop::facade(&own(value).event_loop))),
        getter("_exception", "The exception, or None.", |_, value| Ok(own(value).exception().unwrap_or(Value::None))),
        getter("_result", "The result, or None.", plain_result),
        Getter {
            name: "_cancel_message",
            doc: "The message of the cancellation.",
            get: cancel_message,
            set: Some(set_cancel_message),
        },
        getter("_source_traceback", "Where it was made, in debug mode.", |vm, value| {
            vm.source_traceback(&own(value).as_ref().clone())
        }),
        getter("_callbacks", "The callbacks that wait for the end.", callbacks),
        getter("_asyncio_future_blocking", "Whether an await handed it out.", |_, value| {
            Ok(Value::bool(own(value).traits.has(BLOCKING)))
        }),
        Getter {
            name: "_log_traceback",
            doc: "Whether an unretrieved exception will be reported.",
            get: |_, value| Ok(Value::bool(!own(value).retrieved.get())),
            set: Some(set_log_traceback),
        },
    ],
    subclassable: true,
};

/// What `gather` returns.
pub const GATHERING_SPEC: ClassSpec = ClassSpec {
    name: "_GatheringFuture",
    module: "asyncio.tasks",
    base: Some(&SPEC),
    doc: "Helper for gather().",
    methods: &[],
    getters: &[],
    subclassable: false,
};

/// The future of a method's receiver.
pub fn own(value: &Value) -> &Obj<Future> {
    value.cast::<Future>().expect("methods of futures are called with futures")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.untold_future(&args[0], TypeId::Future, Role::Plain)
}

/// `Future.__init__`: the future is told its loop.
fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = vm.loop_argument(&args[1])?;
    let future = own(&args[0]).clone();
    if future.event_loop.tell(&event_loop) {
        vm.note_origin(&event_loop, future.as_ref());
    }
    Ok(Value::None)
}

impl Vm {
    /// What `__new__` of futures and tasks makes: an object of a class derived from the type's, its loop still to be told.
    pub fn untold_future(&mut self, class: &Value, base: TypeId, role: Role) -> Answer {
        let native = self.class(base).clone();
        let Some(class) = class.exact::<Class>().cloned() else {
            let (name, got) = (native.name.borrow().clone(), self.type_name(class));
            return Err(self.type_error(format!("{name}.__new__(X): X is not a type object ({got})")));
        };
        if !class.derives_from(&native) {
            let (name, other) = (native.name.borrow().clone(), class.name.borrow().clone());
            return Err(self.type_error(format!("{name}.__new__({other}): {other} is not a subtype of {name}")));
        }
        if class.is(&native) {
            return Ok(Future::untold(base.shape(), false, false, role).into());
        }
        let own_await = self.class_lookup(&class, sym::__await__).is_some_and(|found| found.exact::<Native>().is_none());
        let future = Future::untold(class.instance_shape.get(), true, own_await, role);
        if class.has_finalizer.get() {
            future.as_ref().set_flag(flags::FINALIZER, true);
        }
        Ok(future.into())
    }
}

struct Waiting {
    future: Obj<Future>,
    /// Whether the future has been handed out.
    handed: bool,
}

impl NativeAwait for Waiting {
    fn name(&self) -> &'static str {
        "Future.__await__"
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        if let Resume::Throw(exception) = input {
            return ended(Err(vm.raise_value(exception)));
        }
        match await_future(vm, &self.future) {
            Awaited::Ready(answer) => ended(answer),
            Awaited::Suspend if std::mem::replace(&mut self.handed, true) => {
                ended(Err(vm.raise(Exc::RuntimeError, "await wasn't used with future")))
            }
            Awaited::Suspend => suspend_on(&self.future),
        }
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.future.value());
    }
}

fn await_iterator(vm: &mut Vm, args: Args<'_>) -> Answer {
    let waiting = NativeCoroutine::make(Waiting { future: own(&args[0]).clone(), handed: false });
    if let Some(native) = waiting.exact::<NativeCoroutine>() {
        native.settle();
    }
    vm.coroutine_wrapper(waiting)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class_name(&args[0]);
    let text = vm.describe_future(&own(&args[0]).clone(), &class)?;
    Ok(vm.text(&text))
}

fn result(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.future_result(&own(&args[0]).clone())
}

fn exception(vm: &mut Vm, args: Args<'_>) -> Answer {
    let future = own(&args[0]).clone();
    match future.state.get() {
        State::Pending => Err(vm.invalid_state("Exception is not set.")),
        State::Cancelled => Err(vm.raise_cancellation(&future)),
        State::Finished => {
            vm.mark_retrieved(&future);
            Ok(future.exception().unwrap_or(Value::None))
        }
    }
}

fn done(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(own(&args[0]).is_done()))
}

fn cancelled(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(own(&args[0]).state.get() == State::Cancelled))
}

fn cancel(vm: &mut Vm, args: Args<'_>) -> Answer {
    let future = own(&args[0]).clone();
    let untellable = is_untellable(&future);
    let cancelled = vm.cancel_plainly(&future, args[1].clone());
    vm.check_cancel_depth()?;
    if untellable && cancelled { Err(told_too_late(vm, &future)) } else { Ok(Value::bool(cancelled)) }
}

/// Whether somebody waits who will never be told: the loop is closed.
fn is_untellable(future: &Obj<Future>) -> bool {
    future.event_loop.closed.get() && !future.waiters().is_empty()
}

fn told_too_late(vm: &mut Vm, future: &Obj<Future>) -> Raised {
    vm.loop_is_closed(&future.event_loop)
}

fn check_pending(vm: &mut Vm, future: &Obj<Future>) -> Result<(), Raised> {
    if !future.is_done() {
        return Ok(());
    }
    Err(vm.invalid_state("invalid state"))
}

fn set_result(vm: &mut Vm, args: Args<'_>) -> Answer {
    let future = own(&args[0]).clone();
    check_pending(vm, &future)?;
    let untellable = is_untellable(&future);
    vm.finish_future(&future, State::Finished, args[1].clone(), false);
    if untellable { Err(told_too_late(vm, &future)) } else { Ok(Value::None) }
}

fn set_exception(vm: &mut Vm, args: Args<'_>) -> Answer {
    let future = own(&args[0]).clone();
    check_pending(vm, &future)?;
    let mut exception = args[1].clone();
    if vm.is_exception_class(&exception) {
        exception = vm.call(&exception, &[])?;
    }
    if exception.exact::<Exception>().is_none() {
        return Err(vm.type_error("invalid exception object"));
    }
    if vm.is_exception(&exception, Exc::StopIteration) {
        let message = vm.text("StopIteration interacts badly with generators and cannot be raised into a Future");
        let error = vm.new_exception(Exc::RuntimeError, vec![message]);
        if let Some(body) = error.exact::<Exception>() {
            body.cause.set(exception.clone());
            body.context.set(exception);
            body.suppress_context.set(true);
        }
        exception = error;
    }
    let untellable = is_untellable(&future);
    vm.finish_future(&future, State::Finished, exception, true);
    if untellable { Err(told_too_late(vm, &future)) } else { Ok(Value::None) }
}

/// The callbacks of a script that wait for the end, with their contexts; None where there is none.
fn callbacks(vm: &mut Vm, value: &Value) -> Answer {
    let mut shown = Vec::new();
    for waiter in own(value).waiters() {
        let (function, context) = match &waiter {
            Waiter::Plain(function) => (Value::Obj(function.clone()), Current::default()),
            Waiter::Call(callback) => (callback.callback.get(), callback.context.get()),
            Waiter::Task(_) | Waiter::Watch(_) | Waiter::Stop => continue,
        };
        let (context, _) = vm.context_object(&context);
        shown.push(Tuple::of([function, context]).into());
    }
    Ok(if shown.is_empty() { Value::None } else { List::new(shown).into() })
}

fn add_done_callback(vm: &mut Vm, args: Args<'_>) -> Answer {
    let future = own(&args[0]).clone();
    if future.is_done() && future.event_loop.closed.get() {
        return Err(told_too_late(vm, &future));
    }
    let context = match args.some(2) {
        Some(context) => Current::of_object(context.clone()),
        None => vm.event_loop.context.copy(),
    };
    if let (Value::Obj(function), true, Some(_)) = (&args[1], context.is_empty() && vm.tracer.is_none() && !future.event_loop.debug.get(), args[0].exact::<Future>()) {
        vm.add_waiter(&future, Waiter::Plain(function.clone()));
        return Ok(Value::None);
    }
    // An instance of a script's own class is handed to the callback; a plain future fills itself in when it is done.
    let itself = args[0].exact::<Future>().is_some();
    let arguments = if itself { Value::Unbound } else { Tuple::new(vec![args[0].clone()]).into() };
    let callback = Callback::make(&future.event_loop, args[1].clone(), arguments, context, None);
    vm.add_waiter(&future, Waiter::Call(callback));
    Ok(Value::None)
}

fn remove_done_callback(vm: &mut Vm, args: Args<'_>) -> Answer {
    let future = own(&args[0]).clone();
    let (mut kept, mut removed) = (Vec::new(), 0);
    for waiter in future.waiters() {
        let same = match &waiter {
            Waiter::Plain(function) => vm.same(&Value::Obj(function.clone()), &args[1])?,
            Waiter::Call(callback) => vm.same(&callback.callback.get(), &args[1])?,
            Waiter::Task(_) | Waiter::Watch(_) | Waiter::Stop => false,
        };
        if same {
            removed += 1;
        } else {
            kept.push(waiter);
        }
    }
    future.set_waiters(kept);
    Ok(Value::Int(removed))
}

fn get_loop(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(crate::event_loop::EventLoop::facade(&own(&args[0]).event_loop))
}

fn state(vm: &mut Vm, value: &Value) -> Answer {
    Ok(vm.text(match own(value).state.get() {
        State::Pending => "PENDING",
        State::Finished => "FINISHED",
        State::Cancelled => "CANCELLED",
    }))
}

fn plain_result(_vm: &mut Vm, value: &Value) -> Answer {
    let future = own(value);
    let has_result = future.state.get() == State::Finished && !future.failed.get();
    Ok(if has_result { future.outcome() } else { Value::None })
}

fn cancel_message(_vm: &mut Vm, value: &Value) -> Answer {
    if let Some(message) = own(value).task().and_then(TaskPart::cancel_message) {
        return Ok(message);
    }
    let outcome = own(value).outcome();
    let has_message = own(value).state.get() == State::Cancelled && outcome.exact::<Exception>().is_none();
    Ok(if has_message { outcome } else { Value::None })
}

/// The message of a cancellation that nobody was told of yet may be changed.
fn set_cancel_message(_vm: &mut Vm, value: &Value, message: Value) -> Result<(), Raised> {
    match own(value).task() {
        _ if own(value).state.get() == State::Cancelled => own(value).set_outcome(message),
        Some(part) => part.set_cancel_message(message),
        None => {}
    }
    Ok(())
}

fn set_log_traceback(vm: &mut Vm, value: &Value, wanted: Value) -> Result<(), Raised> {
    if vm.truth(&wanted)? {
        return Err(vm.value_error("_log_traceback can only be set to False"));
    }
    let future = value.cast::<Future>().expect("setters of futures are called with futures").clone();
    vm.mark_retrieved(&future);
    Ok(())
}

/// `isfuture(obj)`
pub fn isfuture(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[0].cast::<Future>().is_some() {
        return Ok(Value::True);
    }
    // Anything with the attribute by which asyncio's own futures are known.
    let class = vm.class_of(&args[0]).clone();
    let name = vm.intern("_asyncio_future_blocking");
    Ok(Value::bool(vm.class_lookup(&class, name).is_some()))
}
