//! `asyncio.Lock` and `asyncio.Event`.

use super::{LoopBound, plain_repr_with};
use crate::event_loop::future::{Future, State};
use crate::event_loop::native_coroutine::{NativeAwait, NativeCoroutine, ended, suspend_on};
use crate::event_loop::wait_queue::WaitQueue;
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, Rest, row, static_row, Wording};
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

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Vm {
    /// The event that a plain future waits for: looked for among all objects, since neither knows the other by name. Only for
    /// reports.
    pub fn event_awaited_by(&mut self, waiter: &Obj<Future>) -> Option<Value> {
        let objects = crate::heap::collector::containers().into_iter().map(Value::Obj);
        let mut events = objects.filter(|object| object.exact::<NativeObject>().is_some());
        events.find(|object| object.native::<Event>().is_some_and(|event| event.is_awaited_by(waiter)))
    }
}

impl Event {
    /// Whether a waiter waits for it.
    pub fn is_awaited_by(&self, waiter: &Obj<Future>) -> bool {
        self.waiters.holds(waiter)
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

    /// Wakes the first waiter, unless it was woken already.
    fn wake_first(&self, vm: &mut Vm) {
        if let Some(first) = self.waiters.first() {
            if !first.is_done() {
                vm.finish_future(&first, State::Finished, Value::True, false);
            }
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
    getters: &[],
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
    fn taken(&self, vm: &mut Vm) -> Step {
        own(&self.lock).take(vm, &self.lock);
        Step::Returned(if self.entering { Value::None } else { Value::True })
    }

    fn begin(&mut self, vm: &mut Vm) -> Result<Step, Raised> {
        let lock = own(&self.lock);
        if lock.is_free() {
            return Ok(self.taken(vm));
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
        let Some(waiter) = self.waiter.take() else {
            return self.begin(vm).unwrap_or_else(|raised| ended(Err(raised)));
        };
        let lock = own(&self.lock);
        lock.waiters.remove(&waiter);
        match input {
            Resume::Send(_) => self.taken(vm),
            Resume::Throw(exception) => {
                // It was to have been this one's turn: the next one gets it.
                if !lock.locked.get() && vm.is_cancelled_error(&exception) {
                    lock.wake_first(vm);
                }
                ended(Err(vm.raise_value(exception)))
            }
        }
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.lock);
        if let Some(waiter) = &self.waiter {
            visit(&waiter.value());
        }
    }
}

fn acquire(vm: &mut Vm, args: Args<'_>) -> Answer {
    if own(&args[0]).is_free() && vm.is_awaited_at_once() {
        own(&args[0]).take(vm, &args[0]);
        return Ok(vm.ready(Value::True));
    }
    Ok(NativeCoroutine::make(Acquire { lock: args[0].clone(), waiter: None, entering: false }))
}

fn release(vm: &mut Vm, args: Args<'_>) -> Answer {
    own(&args[0]).release(vm, &args[0])?;
    Ok(Value::None)
}

fn aenter(vm: &mut Vm, args: Args<'_>) -> Answer {
    if own(&args[0]).is_free() && vm.is_awaited_at_once() {
        own(&args[0]).take(vm, &args[0]);
        return Ok(vm.ready(Value::None));
    }
    Ok(NativeCoroutine::make(Acquire { lock: args[0].clone(), waiter: None, entering: true }))
}

fn aexit(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.immediate("_ContextManagerMixin.__aexit__", &args[0], |vm, itself| {
        own(itself).release(vm, itself)?;
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

    fn as_any(&self) -> &dyn Any {
        self
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
    getters: &[],
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
    let extra = match own.waiters.pending() {
        0 => state.to_owned(),
        count => format!("{state}, waiters:{count}"),
    };
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

fn clear(_vm: &mut Vm, args: Args<'_>) -> Answer {
    event(&args[0]).set.set(false);
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
        let Some(waiter) = self.waiter.take() else {
            return self.begin(vm).unwrap_or_else(|raised| ended(Err(raised)));
        };
        event(&self.event).waiters.remove(&waiter);
        match input {
            Resume::Send(_) => Step::Returned(Value::True),
            Resume::Throw(exception) => ended(Err(vm.raise_value(exception))),
        }
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.event);
        if let Some(waiter) = &self.waiter {
            visit(&waiter.value());
        }
    }
}

/// The whole of a `wait` that is awaited at once: the waiter itself, whose result is the answer.
fn wait_at_once(vm: &mut Vm, itself: &Value) -> Answer {
    let own = event(itself);
    if own.set.get() {
        return Ok(vm.ready(Value::True));
    }
    let event_loop = own.bound.event_loop(vm, itself)?;
    let waiter = Future::make(&event_loop);
    own.waiters.push_unattended(waiter.clone());
    Ok(waiter.into())
}

fn wait(vm: &mut Vm, args: Args<'_>) -> Answer {
    if vm.is_awaited_at_once() {
        return wait_at_once(vm, &args[0]);
    }
    Ok(NativeCoroutine::make(EventWait { event: args[0].clone(), waiter: None }))
}
