//! `asyncio.timeout`: a scope that cancels its task when its time is over, and turns that cancellation into TimeoutError.

use super::scheduling;
use crate::event_loop::future::Future;
use crate::event_loop::handle::{Callback, Handle};
use crate::event_loop::native_coroutine::{NativeAwait, NativeCoroutine, ended};
use crate::heap::{Obj, Value, ValueCell};
use crate::objects::exception::{Exc, Exception};
use crate::objects::names::sym;
use crate::objects::native::{
    Answer, Args, ClassSpec, NativeData, NativeObject, Raised, Row, Wording, row, static_row,
};
use crate::trace::event::Event;
use crate::trace::observer::nanoseconds;
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use std::any::Any;
use std::cell::{Cell, RefCell};

/// Where a scope stands (`timeouts.py`, `_State`). Created → Active → Expiring → Expired, or Active → Finished.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// Not entered.
    Created,
    /// Entered, its time not over.
    Active,
    /// Its time is over; the task was cancelled and has not left yet.
    Expiring,
    /// Left after its time was over.
    Expired,
    /// Left in time.
    Finished,
}

impl State {
    fn name(self) -> &'static str {
        match self {
            State::Created => "created",
            State::Active => "active",
            State::Expiring => "expiring",
            State::Expired => "expired",
            State::Finished => "finished",
        }
    }
}

struct Timeout {
    state: Cell<State>,
    /// The deadline; None for none.
    when: ValueCell,
    task: RefCell<Option<Obj<Future>>>,
    /// The handle of its timer.
    timer: RefCell<Option<Value>>,
    /// The task's requests of cancellation when the scope was entered.
    cancelling: Cell<u32>,
}

impl NativeData for Timeout {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.when.visit(visit);
        if let Ok(Some(task)) = self.task.try_borrow().as_deref() {
            visit(&task.value());
        }
        if let Ok(Some(timer)) = self.timer.try_borrow().as_deref() {
            visit(timer);
        }
    }

    fn clear(&self) {
        drop((self.task.take(), self.timer.take()));
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `asyncio.Timeout`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Timeout",
    module: "asyncio.timeouts",
    base: None,
    doc: "Asynchronous context manager for cancelling overdue coroutines.",
    methods: &[
        static_row("__new__(cls, when, /)", "", new),
        row("when(self, /)", "Return the current deadline.", when),
        row("reschedule(self, when)", "Reschedule the timeout.", reschedule_row),
        row("expired(self, /)", "Is timeout expired during execution?", expired),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__aenter__(self, /)", "", aenter),
        row("__aexit__(self, exc_type, exc_val, exc_tb, /)", "", aexit),
        EXPIRE,
    ],
    getters: &[],
    subclassable: false,
};

/// The timer's callback.
const EXPIRE: Row = row("_on_timeout(self, /)", "The time is over.", on_timeout).worded(Wording::Clinic);

fn own(value: &Value) -> &Timeout {
    value.native::<Timeout>().expect("methods of timeouts are called with timeouts")
}

fn make(vm: &mut Vm, when: Value) -> Value {
    let shape = vm.native_class(&SPEC).instance_shape.get();
    let data = Timeout {
        state: Cell::new(State::Created),
        when: ValueCell::new(when),
        task: RefCell::default(),
        timer: RefCell::default(),
        cancelling: Cell::new(0),
    };
    NativeObject::new(shape, data).into()
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(make(vm, args[1].clone()))
}

/// `timeout(delay)`
pub fn timeout(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = vm.running_loop()?;
    if args[0].is_none() {
        return Ok(make(vm, Value::None));
    }
    let now = Value::float(vm.loop_time(&event_loop)?);
    let when = vm.binary(crate::objects::protocols::operators::Operator::Add, &now, &args[0])?;
    Ok(make(vm, when))
}

/// `timeout_at(when)`
pub fn timeout_at(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(make(vm, args[0].clone()))
}

fn when(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(own(&args[0]).when.get())
}

fn reschedule_row(vm: &mut Vm, args: Args<'_>) -> Answer {
    let scope = own(&args[0]);
    match scope.state.get() {
        State::Active => reschedule(vm, &args[0], args[1].clone())?,
        State::Created => return Err(vm.raise(Exc::RuntimeError, "Timeout has not been entered")),
        other => {
            let message = format!("Cannot change state of {} Timeout", other.name());
            return Err(vm.raise(Exc::RuntimeError, message));
        }
    }
    Ok(Value::None)
}

/// Sets the deadline anew: a timer, or the next turn where it has passed.
fn reschedule(vm: &mut Vm, itself: &Value, when: Value) -> Result<(), Raised> {
    let scope = own(itself);
    scope.when.set(when.clone());
    if let Some(timer) = scope.timer.take() {
        scheduling::cancel(vm, &timer)?;
    }
    if when.is_none() {
        return Ok(());
    }
    let event_loop = vm.running_loop()?;
    let overdue = vm.to_f64(&when)? <= vm.loop_time(&event_loop)?;
    let function = vm.getattr(itself, sym::_on_timeout)?;
    let timer = if overdue {
        let (arguments, context) = (vm.empty_tuple.clone(), vm.event_loop.context.copy());
        let callback = Callback::make(&event_loop, function, arguments, context, None);
        vm.push_ready(&event_loop, Handle::Call(callback.clone()));
        callback.into()
    } else {
        scheduling::call_when(vm, &event_loop, &when, function, &[])?
    };
    *scope.timer.borrow_mut() = Some(timer);
    Ok(())
}

fn on_timeout(vm: &mut Vm, args: Args<'_>) -> Answer {
    let scope = own(&args[0]);
    if let Some(task) = scope.task.borrow().clone() {
        let expires = |vm: &mut Vm| Event::TimeoutExpire { id: vm.trace_id(&args[0]) };
        vm.observing(expires, |vm| vm.cancel_future(&task, Value::None));
        vm.check_cancel_depth()?;
    }
    scope.state.set(State::Expiring);
    // The callback drops the scope's last hold on its timer.
    drop(scope.timer.take());
    Ok(Value::None)
}

fn expired(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(matches!(own(&args[0]).state.get(), State::Expiring | State::Expired)))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let scope = own(&args[0]);
    let mut text = format!("<Timeout [{}]", scope.state.get().name());
    if scope.state.get() == State::Active {
        let when = scope.when.get();
        let shown = if when.is_none() { when } else { vm.round(&when, Some(&Value::Int(3)))? };
        text.push_str(&format!(" when={}", vm.str_text(&shown)?));
    }
    text.push('>');
    Ok(vm.text(&text))
}

fn aenter(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.immediate("Timeout.__aenter__", &args[0], enter)
}

fn enter(vm: &mut Vm, itself: &Value) -> Answer {
    let scope = own(itself);
    if scope.state.get() != State::Created {
        return Err(vm.raise(Exc::RuntimeError, "Timeout has already been entered"));
    }
    vm.running_loop()?;
    let Some(task) = vm.event_loop.current.clone() else {
        return Err(vm.raise(Exc::RuntimeError, "Timeout should be used inside a task"));
    };
    scope.state.set(State::Active);
    scope.cancelling.set(vm.cancel_requests(&task));
    *scope.task.borrow_mut() = Some(task);
    let when = scope.when.get();
    vm.observe(|vm| entered(vm, itself, &when));
    vm.hint_note_timeout(itself, &when);
    reschedule(vm, itself, when)?;
    Ok(itself.clone())
}

fn entered(vm: &mut Vm, itself: &Value, when: &Value) -> Event {
    let due = match when {
        Value::Float(_) | Value::Int(_) => vm.to_f64(when).ok().map(nanoseconds),
        _ => None,
    };
    Event::TimeoutEnter { id: vm.trace_id(itself), due }
}

struct Leaving {
    scope: Value,
    exception: Value,
}

impl NativeAwait for Leaving {
    fn name(&self) -> &'static str {
        "Timeout.__aexit__"
    }

    fn resume(&mut self, vm: &mut Vm, _input: Resume) -> Step {
        ended(leave(vm, &self.scope, &self.exception))
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.scope);
        visit(&self.exception);
    }
}

fn aexit(vm: &mut Vm, args: Args<'_>) -> Answer {
    if vm.is_awaited_at_once() {
        // It never waits.
        let result = leave(vm, &args[0], &args[2])?;
        return Ok(vm.ready(result));
    }
    Ok(NativeCoroutine::make(Leaving { scope: args[0].clone(), exception: args[2].clone() }))
}

fn leave(vm: &mut Vm, itself: &Value, exception: &Value) -> Answer {
    let left = end(vm, itself, exception);
    vm.hint_forget_timeout(itself);
    left
}

fn end(vm: &mut Vm, itself: &Value, exception: &Value) -> Answer {
    let scope = own(itself);
    if let Some(timer) = scope.timer.take() {
        scheduling::cancel(vm, &timer)?;
    }
    let expired = scope.state.get() == State::Expiring;
    vm.observe(|vm| Event::TimeoutExit { id: vm.trace_id(itself), expired });
    match scope.state.get() {
        State::Expiring => {
            scope.state.set(State::Expired);
            let task = scope.task.borrow().clone();
            let left = task.map_or(0, |task| vm.uncancel_task(&task));
            // A higher count means that somebody else asks for cancellation as well: that one goes on.
            if left <= scope.cancelling.get() && !exception.is_none() {
                return overdue(vm, itself, exception);
            }
        }
        State::Active => scope.state.set(State::Finished),
        State::Created | State::Expired | State::Finished => {}
    }
    Ok(Value::None)
}

/// The scope's own cancellation becomes TimeoutError; where it is hidden in the context of another exception, there.
fn overdue(vm: &mut Vm, itself: &Value, exception: &Value) -> Answer {
    if vm.is_cancelled_error(exception) {
        let error = vm.new_exception(Exc::TimeoutError, Vec::new());
        if let Some(body) = error.exact::<Exception>() {
            body.cause.set(exception.clone());
            body.suppress_context.set(true);
        }
        vm.hint_note_expired(itself, &error, exception);
        return Err(vm.raise_value(error));
    }
    replace_cancellation(vm, exception);
    if vm.is_exception(exception, Exc::ExceptionGroup) {
        for member in vm.group_members(exception) {
            replace_cancellation(vm, &member);
        }
    }
    Ok(Value::None)
}

/// Puts a TimeoutError in front of the first CancelledError among the contexts of an exception.
fn replace_cancellation(vm: &mut Vm, exception: &Value) {
    let mut link = exception.clone();
    while let Some(body) = link.exact::<Exception>().cloned() {
        let context = body.context.get();
        if context.is_none() || context.is_unbound() {
            return;
        }
        if vm.is_cancelled_error(&context) {
            let error = vm.new_exception(Exc::TimeoutError, Vec::new());
            if let Some(new) = error.exact::<Exception>() {
                new.context.set(context.clone());
                new.cause.set(context);
                new.suppress_context.set(true);
            }
            body.context.set(error);
            return;
        }
        link = context;
    }
}
