//! `asyncio.Condition`: a lock together with a queue of tasks that wait to be notified.

use super::locks::{Lock, waiters_shown, with_waiters};
use super::{LoopBound, plain_repr_with};
use crate::event_loop::future::Future;
use crate::event_loop::native_coroutine::{NativeAwait, NativeCoroutine, ended, still_waits, suspend_on};
use crate::event_loop::wait_queue::WaitQueue;
use crate::heap::{Obj, Value, ValueCell};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row, static_row, Wording};
use crate::trace::awaited::Resource;
use crate::trace::event::Event;
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use std::any::Any;

#[derive(Default)]
struct Condition {
    /// An `asyncio.Lock`, or whatever the script gave that behaves like one.
    lock: ValueCell,
    waiters: WaitQueue,
    bound: LoopBound,
}

impl NativeData for Condition {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.lock.visit(visit);
        self.waiters.visit(visit);
        self.bound.visit(visit);
    }

    fn clear(&self) {
        drop(self.lock.take());
        self.waiters.clear();
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `asyncio.Condition`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Condition",
    module: "asyncio.locks",
    base: None,
    doc: "Asynchronous equivalent to threading.Condition.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "", new),
        row("__init__(self, lock=None)", "", init).worded(Wording::Python),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("locked(self, /)", "Return True if the lock is acquired.", locked),
        row("acquire(self, /)", "Acquire the lock.", acquire),
        row("release(self, /)", "Release the lock.", release),
        row("wait(self, /)", "Wait until notified.", wait),
        row("wait_for(self, predicate)", "Wait until a predicate becomes true.", wait_for),
        row("notify(self, /, n=1)", "By default, wake up one task waiting on this condition, if any.", notify),
        row("notify_all(self, /)", "Wake up all tasks waiting on this condition.", notify_all),
        row("__aenter__(self, /)", "", aenter),
        row("__aexit__(self, exc_type, exc, tb, /)", "", aexit),
    ],
    getters: &[
        getter("_lock", "The lock.", |_, value| Ok(own(value).lock.get())),
        getter("_waiters", "Who waits.", |vm, value| waiters_shown(vm, &own(value).waiters)),
    ],
    subclassable: true,
};

fn own(value: &Value) -> &Condition {
    value.native::<Condition>().expect("methods of conditions are called with conditions")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let shape = vm.native_class(&SPEC).instance_shape.get();
    let condition = NativeObject::new(shape, Condition::default());
    let condition = vm.instance_around(&args[0], condition.into())?;
    vm.observe(|vm| Event::created(vm, Resource::Condition, &condition));
    Ok(condition)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let lock = if args[1].is_none() { vm.new_lock() } else { args[1].clone() };
    // What is no lock is refused here, not at its first use.
    for method in ["locked", "acquire", "release"] {
        let method = vm.intern(method);
        vm.getattr(&lock, method)?;
    }
    own(&args[0]).lock.set(lock);
    Ok(Value::None)
}

/// `lock.locked()`
fn is_locked(vm: &mut Vm, condition: &Condition) -> Result<bool, Raised> {
    let lock = condition.lock.get();
    if let Some(lock) = lock.native::<Lock>() {
        return Ok(lock.is_locked());
    }
    let locked = vm.intern("locked");
    let answer = vm.call_method(&lock, locked, &[])?;
    vm.truth(&answer)
}

fn release_lock(vm: &mut Vm, condition: &Condition) -> Result<(), Raised> {
    let lock = condition.lock.get();
    if let Some(own) = lock.native::<Lock>() {
        return own.release(vm, &lock);
    }
    let release = vm.intern("release");
    vm.call_method(&lock, release, &[]).map(drop)
}

/// `lock.acquire()`: what is awaited to have it.
fn acquire_lock(vm: &mut Vm, condition: &Condition) -> Answer {
    let lock = condition.lock.get();
    let acquire = vm.intern("acquire");
    vm.call_method(&lock, acquire, &[])
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let condition = own(&args[0]);
    let state = if is_locked(vm, condition)? { "locked" } else { "unlocked" };
    let extra = with_waiters(state.to_owned(), &condition.waiters);
    plain_repr_with(vm, &args[0], &extra)
}

fn locked(vm: &mut Vm, args: Args<'_>) -> Answer {
    is_locked(vm, own(&args[0])).map(Value::bool)
}

fn acquire(vm: &mut Vm, args: Args<'_>) -> Answer {
    acquire_lock(vm, own(&args[0]))
}

fn release(vm: &mut Vm, args: Args<'_>) -> Answer {
    release_lock(vm, own(&args[0]))?;
    Ok(Value::None)
}

fn notify_some(vm: &mut Vm, condition: &Condition, count: usize) {
    for _ in 0..count {
        if !condition.waiters.tell_first(vm, Value::False) {
            return;
        }
    }
}

fn check_notify(vm: &mut Vm, condition: &Condition) -> Result<(), Raised> {
    if is_locked(vm, condition)? {
        return Ok(());
    }
    Err(vm.raise(Exc::RuntimeError, "cannot notify on un-acquired lock"))
}

fn notify(vm: &mut Vm, args: Args<'_>) -> Answer {
    let condition = own(&args[0]);
    check_notify(vm, condition)?;
    let count = vm.index_i64(&args[1])?;
    let count = usize::try_from(count).unwrap_or(0);
    vm.observing(|vm| Event::released(vm, Resource::Condition, &args[0]), |vm| notify_some(vm, condition, count));
    Ok(Value::None)
}

fn notify_all(vm: &mut Vm, args: Args<'_>) -> Answer {
    let condition = own(&args[0]);
    check_notify(vm, condition)?;
    let count = condition.waiters.len();
    vm.observing(|vm| Event::released(vm, Resource::Condition, &args[0]), |vm| notify_some(vm, condition, count));
    Ok(Value::None)
}

/// Something awaited from Rust: a coroutine, or what `__await__` hands out.
struct Awaiting(Value);

impl Awaiting {
    fn new(vm: &mut Vm, awaitable: Value) -> Result<Awaiting, Raised> {
        if vm.is_coroutine(&awaitable) {
            return Ok(Awaiting(awaitable));
        }
        vm.await_iterator(&awaitable).map(Awaiting)
    }

    fn step(&self, vm: &mut Vm, input: Resume) -> Step {
        let target = self.0.clone();
        vm.resume(&target, input)
    }
}

/// Where a `wait` stands.
enum Stage {
    /// Not begun.
    Fresh,
    /// Waits to be notified.
    Waiting(Obj<Future>),
    /// Notified, or woken by an exception: takes the lock again, whatever happens.
    Reacquiring(Awaiting),
}

struct Wait {
    condition: Value,
    stage: Stage,
    /// What will be raised when the lock is held again.
    error: Option<Value>,
}

impl Wait {
    fn begin(&mut self, vm: &mut Vm) -> Result<Step, Raised> {
        let condition = own(&self.condition);
        if !is_locked(vm, condition)? {
            return Err(vm.raise(Exc::RuntimeError, "cannot wait on un-acquired lock"));
        }
        let event_loop = condition.bound.event_loop(vm, &self.condition)?;
        let waiter = Future::make(&event_loop);
        release_lock(vm, condition)?;
        condition.waiters.push(waiter.clone());
        self.stage = Stage::Waiting(waiter.clone());
        vm.observe(|vm| Event::contended(vm, Resource::Condition, &self.condition));
        Ok(suspend_on(&waiter))
    }

    /// Takes the lock again; cancellations on the way are kept for later.
    fn reacquire(&mut self, vm: &mut Vm, mut input: Resume) -> Result<Step, Raised> {
        loop {
            if !matches!(self.stage, Stage::Reacquiring(_)) {
                let acquire = acquire_lock(vm, own(&self.condition))?;
                self.stage = Stage::Reacquiring(Awaiting::new(vm, acquire)?);
            }
            let Stage::Reacquiring(acquire) = &self.stage else { return Ok(Step::Returned(Value::None)) };
            match acquire.step(vm, input) {
                Step::Yielded(value) => return Ok(Step::Yielded(value)),
                Step::Returned(_) => return self.leave(vm),
                Step::Raised => {
                    let exception = vm.take_raised();
                    if !vm.is_cancelled_error(&exception) {
                        return Err(vm.raise_again(exception));
                    }
                    self.error = Some(exception);
                    self.stage = Stage::Fresh;
                    input = Resume::Send(Value::None);
                }
            }
        }
    }

    fn leave(&mut self, vm: &mut Vm) -> Result<Step, Raised> {
        match self.error.take() {
            None => Ok(Step::Returned(Value::True)),
            Some(error) => Err(vm.raise_again(error)),
        }
    }

    fn step(&mut self, vm: &mut Vm, input: Resume) -> Result<Step, Raised> {
        match &self.stage {
            Stage::Fresh => return self.begin(vm),
            Stage::Reacquiring(_) => return self.reacquire(vm, input),
            Stage::Waiting(waiter) => {
                if let Some(step) = still_waits(&input, Some(waiter)) {
                    return Ok(step);
                }
                own(&self.condition).waiters.remove(waiter);
            }
        }
        if let Resume::Throw(exception) = input {
            self.error = Some(exception);
        }
        self.stage = Stage::Fresh;
        self.reacquire(vm, Resume::Send(Value::None))
    }
}

impl NativeAwait for Wait {
    fn name(&self) -> &'static str {
        "Condition.wait"
    }

    fn resource(&self) -> Option<(Resource, Value)> {
        Some((Resource::Condition, self.condition.clone()))
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        let begun = !matches!(self.stage, Stage::Fresh);
        self.step(vm, input).unwrap_or_else(|Raised| {
            if begun {
                // This one may have been notified for nothing: somebody else is, instead.
                let exception = vm.take_raised();
                notify_some(vm, own(&self.condition), 1);
                let Raised = vm.raise_again(exception);
            }
            Step::Raised
        })
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.condition);
        match &self.stage {
            Stage::Fresh => {}
            Stage::Waiting(waiter) => visit(&waiter.value()),
            Stage::Reacquiring(acquire) => visit(&acquire.0),
        }
        if let Some(error) = &self.error {
            visit(error);
        }
    }
}

fn wait(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(NativeCoroutine::make(Wait { condition: args[0].clone(), stage: Stage::Fresh, error: None }))
}

/// Waits again and again until the predicate holds.
struct WaitFor {
    condition: Value,
    predicate: Value,
    waiting: Option<Wait>,
}

impl WaitFor {
    fn step(&mut self, vm: &mut Vm, mut input: Resume) -> Result<Step, Raised> {
        loop {
            if let Some(waiting) = &mut self.waiting {
                match waiting.resume(vm, input) {
                    Step::Returned(_) => self.waiting = None,
                    other => return Ok(other),
                }
            }
            let predicate = self.predicate.clone();
            let result = vm.call(&predicate, &[])?;
            if vm.truth(&result)? {
                return Ok(Step::Returned(result));
            }
            self.waiting = Some(Wait { condition: self.condition.clone(), stage: Stage::Fresh, error: None });
            input = Resume::Send(Value::None);
        }
    }
}

impl NativeAwait for WaitFor {
    fn name(&self) -> &'static str {
        "Condition.wait_for"
    }

    fn resource(&self) -> Option<(Resource, Value)> {
        Some((Resource::Condition, self.condition.clone()))
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        self.step(vm, input).unwrap_or_else(|raised| ended(Err(raised)))
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.condition);
        visit(&self.predicate);
        if let Some(waiting) = &self.waiting {
            waiting.visit(visit);
        }
    }
}

fn wait_for(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let machine = WaitFor { condition: args[0].clone(), predicate: args[1].clone(), waiting: None };
    Ok(NativeCoroutine::make(machine))
}

/// `async with condition`: takes the lock, whatever `acquire` answers.
struct Entering {
    condition: Value,
    acquire: Option<Awaiting>,
}

impl Entering {
    fn step(&mut self, vm: &mut Vm, input: Resume) -> Result<Step, Raised> {
        if self.acquire.is_none() {
            let acquire = acquire_lock(vm, own(&self.condition))?;
            self.acquire = Some(Awaiting::new(vm, acquire)?);
        }
        let step = self.acquire.as_ref().map(|acquire| acquire.step(vm, input));
        Ok(match step {
            Some(Step::Returned(_)) | None => Step::Returned(Value::None),
            Some(other) => other,
        })
    }
}

impl NativeAwait for Entering {
    fn name(&self) -> &'static str {
        "_ContextManagerMixin.__aenter__"
    }

    fn resource(&self) -> Option<(Resource, Value)> {
        Some((Resource::Lock, own(&self.condition).lock.get()))
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        self.step(vm, input).unwrap_or_else(|raised| ended(Err(raised)))
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.condition);
        if let Some(acquire) = &self.acquire {
            visit(&acquire.0);
        }
    }
}

fn aenter(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(NativeCoroutine::make(Entering { condition: args[0].clone(), acquire: None }))
}

fn aexit(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.immediate("_ContextManagerMixin.__aexit__", &args[0], |vm, itself| {
        release_lock(vm, own(itself))?;
        Ok(Value::None)
    })
}
