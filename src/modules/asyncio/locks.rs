//! `asyncio.Lock` and `asyncio.Event`.

use super::{LoopBound, enter_by_script, overriding, plain_repr_with};
use crate::event_loop::future::Future;
use crate::event_loop::native_coroutine::{NativeAwait, NativeCoroutine, ended, still_waits, suspend_on};
use crate::event_loop::wait_queue::WaitQueue;
use crate::heap::{Obj, Value};
use crate::modules::collections::deque;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, Rest, Wording, getter, row, static_row};
use crate::trace::event::{Event as Traced, Resource};
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use std::any::Any;
use std::cell::Cell;

/// The data of a lock.
#[derive(Default)]
pub struct Lock {
    locked: Cell<bool>,
    waiters: WaitQueue,
    bound: LoopBound,
}

impl NativeData for Lock {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.waiters.visit(visit);
        self.bound.visit(visit);
    }

    fn clear(&self) {
        self.waiters.clear();
    }

    fn woken(&self, vm: &mut Vm, own: &Value, input: Resume) -> Result<Step, Resume> {
        let Some(task) = vm.event_loop.current.clone() else { return Err(input) };
        let entering = task.task().is_some_and(|part| !part.waits_for_true());
        Ok(self.after_waiting(vm, own, &task, entering, input))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Lock {
    /// Whether it is held.
    pub fn is_locked(&self) -> bool {
        self.locked.get()
    }

    /// Whether it can be taken at once: it is free and nobody waits whose turn it would be.
    fn is_free(&self) -> bool {
        !self.locked.get() && !self.waiters.any_waiting()
    }

    fn take(&self, vm: &mut Vm, itself: &Value) {
        self.locked.set(true);
        vm.observe(|vm| Traced::acquired(vm, Resource::Lock, itself));
    }

    fn taken(&self, vm: &mut Vm, itself: &Value, entering: bool) -> Step {
        self.take(vm, itself);
        Step::Returned(if entering { Value::None } else { Value::True })
    }

    /// A waiter goes on: it has the lock, or gives its turn to the next one.
    fn after_waiting(&self, vm: &mut Vm, itself: &Value, waiter: &Obj<Future>, entering: bool, input: Resume) -> Step {
        self.waiters.remove(waiter);
        match input {
            Resume::Send(_) => self.taken(vm, itself, entering),
            Resume::Throw(exception) => {
                if !self.locked.get() && vm.is_cancelled_error(&exception) {
                    self.wake_first(vm);
                }
                ended(Err(vm.raise_value(exception)))
            }
        }
    }

    /// Wakes the first waiter, unless it was woken already.
    fn wake_first(&self, vm: &mut Vm) {
        if let Some(first) = self.waiters.first().filter(|first| !first.is_settled()) {
            vm.tell_waiter(&first, Value::True);
        }
    }

    /// Lets go of it.
    pub fn release(&self, vm: &mut Vm, itself: &Value) -> Result<(), Raised> {
        if !self.locked.replace(false) {
            return Err(vm.raise(Exc::RuntimeError, "Lock is not acquired."));
        }
        vm.observing(|vm| Traced::released(vm, Resource::Lock, itself), |vm| self.wake_first(vm));
        Ok(())
    }
}

/// `asyncio.Lock`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Lock",
    module: "asyncio.locks",
    base: None,
    doc: "Primitive lock objects.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "", new_lock).rest(Rest::Ignored),
        row("__init__(self)", "", init_nothing).worded(Wording::Python),
        row("__repr__(self, /)", "Return repr(self).", lock_repr),
        row("locked(self, /)", "Return True if lock is acquired.", locked),
        row("acquire(self, /)", "Acquire a lock.", acquire),
        row("release(self, /)", "Release a lock.", release),
        row("__aenter__(self, /)", "", aenter),
        row("__aexit__(self, exc_type, exc, tb, /)", "", aexit),
    ],
    getters: &[getter("_waiters", "Who waits.", |vm, value| waiters_shown(vm, &own(value).waiters))],
    subclassable: true,
};

fn own(value: &Value) -> &Lock {
    value.native::<Lock>().expect("methods of locks are called with locks")
}

fn new_lock(vm: &mut Vm, args: Args<'_>) -> Answer {
    let shape = vm.native_class(&SPEC).instance_shape.get();
    let lock = NativeObject::new(shape, Lock::default());
    let lock = vm.instance_around(&args[0], lock.into())?;
    vm.observe(|vm| Traced::created(vm, Resource::Lock, &lock));
    Ok(lock)
}

/// For classes whose `__new__` has done everything.
pub fn init_nothing(_vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::None)
}

impl Vm {
    /// A new lock.
    pub fn new_lock(&mut self) -> Value {
        let shape = self.native_class(&SPEC).instance_shape.get();
        NativeObject::new(shape, Lock::default()).into()
    }
}

/// `_waiters` and its like: the futures of those who wait, as a deque.
pub fn waiters_shown(vm: &mut Vm, waiters: &WaitQueue) -> Answer {
    let shown = deque::new_deque(vm);
    for waiter in waiters.all() {
        let future = if waiter.task().is_some() { vm.awaited_by(&waiter) } else { waiter.value() };
        deque::push_right(vm, &shown, future)?;
    }
    Ok(shown)
}

/// What reprs say of waiters.
pub fn with_waiters(extra: String, waiters: &WaitQueue) -> String {
    match waiters.len() {
        0 => extra,
        count => format!("{extra}, waiters:{count}"),
    }
}

fn lock_repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let lock = own(&args[0]);
    let extra = with_waiters(if lock.locked.get() { "locked" } else { "unlocked" }.to_owned(), &lock.waiters);
    plain_repr_with(vm, &args[0], &extra)
}

fn locked(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(own(&args[0]).locked.get()))
}

/// The coroutine of `acquire` and of `async with`.
struct Acquire {
    lock: Value,
    waiter: Option<Obj<Future>>,
    entering: bool,
}

impl Acquire {
    fn begin(&mut self, vm: &mut Vm) -> Result<Step, Raised> {
        let lock = own(&self.lock);
        if lock.is_free() {
            return Ok(lock.taken(vm, &self.lock, self.entering));
        }
        let event_loop = lock.bound.event_loop(vm, &self.lock)?;
        let waiter = Future::make(&event_loop);
        lock.waiters.push(waiter.clone());
        self.waiter = Some(waiter.clone());
        vm.observe(|vm| Traced::contended(vm, Resource::Lock, &self.lock));
        Ok(suspend_on(&waiter))
    }
}

impl NativeAwait for Acquire {
    fn name(&self) -> &'static str {
        if self.entering { "_ContextManagerMixin.__aenter__" } else { "Lock.acquire" }
    }

    fn resource(&self) -> Option<(Resource, Value)> {
        Some((Resource::Lock, self.lock.clone()))
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        if let Some(step) = still_waits(&input, self.waiter.as_ref()) {
            return step;
        }
        let Some(waiter) = self.waiter.take() else {
            return self.begin(vm).unwrap_or_else(|raised| ended(Err(raised)));
        };
        own(&self.lock).after_waiting(vm, &self.lock, &waiter, self.entering, input)
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.lock);
        if let Some(waiter) = &self.waiter {
            visit(&waiter.value());
        }
    }
}

fn acquire(vm: &mut Vm, args: Args<'_>) -> Answer {
    begin_acquiring(vm, &args[0], false)
}

/// The lock at once, the marker of a direct waiting, or a coroutine.
fn begin_acquiring(vm: &mut Vm, itself: &Value, entering: bool) -> Answer {
    let lock = own(itself);
    if vm.is_awaited_at_once() {
        if lock.is_free() {
            lock.take(vm, itself);
            return Ok(vm.ready(if entering { Value::None } else { Value::True }));
        }
        let event_loop = lock.bound.event_loop(vm, itself)?;
        if let Some(task) = vm.direct_waiter(&event_loop, itself) {
            lock.waiters.push(task.clone());
            return Ok(vm.wait_directly(&task, itself.clone(), !entering));
        }
    }
    Ok(NativeCoroutine::make(Acquire { lock: itself.clone(), waiter: None, entering }))
}

fn release(vm: &mut Vm, args: Args<'_>) -> Answer {
    own(&args[0]).release(vm, &args[0])?;
    Ok(Value::None)
}

fn aenter(vm: &mut Vm, args: Args<'_>) -> Answer {
    match enter_by_script(vm, &args[0])? {
        Some(coroutine) => Ok(coroutine),
        None => begin_acquiring(vm, &args[0], true),
    }
}

fn aexit(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.immediate("_ContextManagerMixin.__aexit__", &args[0], |vm, itself| {
        match overriding(vm, itself, "release")? {
            Some(release) => drop(vm.call(&release, &[])?),
            None => own(itself).release(vm, itself)?,
        }
        Ok(Value::None)
    })
}

// --- Event ---------------------------------------------------------------------------------------------------------

/// The data of an event.
#[derive(Default)]
pub struct Event {
    set: Cell<bool>,
    waiters: WaitQueue,
    bound: LoopBound,
}

impl NativeData for Event {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.waiters.visit(visit);
        self.bound.visit(visit);
    }

    fn clear(&self) {
        self.waiters.clear();
    }

    fn woken(&self, vm: &mut Vm, _own: &Value, input: Resume) -> Result<Step, Resume> {
        let Some(task) = vm.event_loop.current.clone() else { return Err(input) };
        Ok(self.after_waiting(vm, &task, input))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Event {
    fn after_waiting(&self, vm: &mut Vm, waiter: &Obj<Future>, input: Resume) -> Step {
        self.waiters.remove(waiter);
        match input {
            Resume::Send(_) => Step::Returned(Value::True),
            Resume::Throw(exception) => ended(Err(vm.raise_value(exception))),
        }
    }
}

/// `asyncio.Event`
pub const EVENT_SPEC: ClassSpec = ClassSpec {
    name: "Event",
    module: "asyncio.locks",
    base: None,
    doc: "Asynchronous equivalent to threading.Event.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "", new_event).rest(Rest::Ignored),
        row("__init__(self)", "", init_nothing).worded(Wording::Python),
        row("__repr__(self, /)", "Return repr(self).", event_repr),
        row("is_set(self, /)", "Return True if and only if the internal flag is true.", is_set),
        row("set(self, /)", "Set the internal flag to true.", set),
        row("clear(self, /)", "Reset the internal flag to false.", clear),
        row("wait(self, /)", "Block until the internal flag is true.", wait),
    ],
    getters: &[getter("_waiters", "Who waits.", |vm, value| waiters_shown(vm, &event(value).waiters))],
    subclassable: true,
};

fn event(value: &Value) -> &Event {
    value.native::<Event>().expect("methods of events are called with events")
}

fn new_event(vm: &mut Vm, args: Args<'_>) -> Answer {
    let shape = vm.native_class(&EVENT_SPEC).instance_shape.get();
    let event = NativeObject::new(shape, Event::default());
    let event = vm.instance_around(&args[0], event.into())?;
    vm.observe(|vm| Traced::created(vm, Resource::Event, &event));
    Ok(event)
}

fn event_repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = event(&args[0]);
    let state = if own.set.get() { "set" } else { "unset" };
    let extra = with_waiters(state.to_owned(), &own.waiters);
    plain_repr_with(vm, &args[0], &extra)
}

fn is_set(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(event(&args[0]).set.get()))
}

fn set(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = event(&args[0]);
    if !own.set.replace(true) {
        let released = |vm: &mut Vm| Traced::released(vm, Resource::Event, &args[0]);
        vm.observing(released, |vm| own.waiters.tell_all(vm, Value::True));
    }
    Ok(Value::None)
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Answer {
    if event(&args[0]).set.replace(false) {
        vm.observe(|vm| Traced::cleared(vm, Resource::Event, &args[0]));
    }
    Ok(Value::None)
}

struct EventWait {
    event: Value,
    waiter: Option<Obj<Future>>,
}

impl EventWait {
    fn begin(&mut self, vm: &mut Vm) -> Result<Step, Raised> {
        let own = event(&self.event);
        if own.set.get() {
            return Ok(Step::Returned(Value::True));
        }
        let event_loop = own.bound.event_loop(vm, &self.event)?;
        let waiter = Future::make(&event_loop);
        own.waiters.push(waiter.clone());
        self.waiter = Some(waiter.clone());
        vm.observe(|vm| Traced::contended(vm, Resource::Event, &self.event));
        Ok(suspend_on(&waiter))
    }
}

impl NativeAwait for EventWait {
    fn name(&self) -> &'static str {
        "Event.wait"
    }

    fn resource(&self) -> Option<(Resource, Value)> {
        Some((Resource::Event, self.event.clone()))
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        if let Some(step) = still_waits(&input, self.waiter.as_ref()) {
            return step;
        }
        let Some(waiter) = self.waiter.take() else {
            return self.begin(vm).unwrap_or_else(|raised| ended(Err(raised)));
        };
        event(&self.event).after_waiting(vm, &waiter, input)
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.event);
        if let Some(waiter) = &self.waiter {
            visit(&waiter.value());
        }
    }
}

fn wait(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = event(&args[0]);
    if vm.is_awaited_at_once() {
        if own.set.get() {
            return Ok(vm.ready(Value::True));
        }
        let event_loop = own.bound.event_loop(vm, &args[0])?;
        if let Some(task) = vm.direct_waiter(&event_loop, &args[0]) {
            own.waiters.push(task.clone());
            return Ok(vm.wait_directly(&task, args[0].clone(), true));
        }
    }
    Ok(NativeCoroutine::make(EventWait { event: args[0].clone(), waiter: None }))
}
