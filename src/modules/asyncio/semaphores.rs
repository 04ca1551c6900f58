//! `asyncio.Semaphore` and `asyncio.BoundedSemaphore`.

use super::locks::{waiters_shown, with_waiters};
use super::{LoopBound, enter_by_script, overriding, plain_repr_with};
use crate::event_loop::future::Future;
use crate::event_loop::native_coroutine::{NativeAwait, NativeCoroutine, ended, still_waits, suspend_on};
use crate::event_loop::wait_queue::WaitQueue;
use crate::heap::{Obj, Value};
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, Rest, getter, row, static_row, Wording};
use crate::trace::event::{Event, Resource};
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use std::any::Any;
use std::cell::Cell;

/// The data of a semaphore.
#[derive(Default)]
pub struct Semaphore {
    value: Cell<i64>,
    /// What `release` must not exceed, for bounded ones.
    bound_value: Cell<Option<i64>>,
    waiters: WaitQueue,
    bound: LoopBound,
}

impl NativeData for Semaphore {
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

impl Semaphore {
    /// Whether it cannot be taken at once: no permit is left, or somebody waits whose turn it would be.
    fn is_locked(&self) -> bool {
        self.value.get() == 0 || self.waiters.any_waiting()
    }

    fn take(&self, vm: &mut Vm, itself: &Value) {
        self.value.set(self.value.get() - 1);
        vm.observe(|vm| Event::acquired(vm, Resource::Semaphore, itself));
    }

    /// Gives a permit to the first waiter that has none; whether there was one.
    fn wake_next(&self, vm: &mut Vm) -> bool {
        if self.waiters.first_pending().is_none() {
            return false;
        }
        self.value.set(self.value.get() - 1);
        self.waiters.tell_first(vm, Value::True)
    }

    /// A waiter goes on: a permit was taken for it, which it uses or gives back.
    fn after_waiting(&self, vm: &mut Vm, itself: &Value, waiter: &Obj<Future>, entering: bool, input: Resume) -> Step {
        self.waiters.remove(waiter);
        let step = match input {
            Resume::Send(_) => {
                vm.observe(|vm| Event::acquired(vm, Resource::Semaphore, itself));
                Step::Returned(answer(entering))
            }
            Resume::Throw(exception) => {
                if waiter.was_told() && vm.is_cancelled_error(&exception) {
                    self.value.set(self.value.get() + 1);
                }
                ended(Err(vm.raise_value(exception)))
            }
        };
        // Permits may have become free while this one was on its way.
        while self.value.get() > 0 && self.wake_next(vm) {}
        step
    }

    fn release(&self, vm: &mut Vm, itself: &Value) -> Result<(), Raised> {
        if self.bound_value.get().is_some_and(|bound| self.value.get() >= bound) {
            return Err(vm.value_error("BoundedSemaphore released too many times"));
        }
        self.value.set(self.value.get() + 1);
        vm.observing(|vm| Event::released(vm, Resource::Semaphore, itself), |vm| self.wake_next(vm));
        Ok(())
    }
}

/// `asyncio.Semaphore`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Semaphore",
    module: "asyncio.locks",
    base: None,
    doc: "A Semaphore implementation.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "", new).rest(Rest::Ignored),
        row("__init__(self, value=1)", "", init).worded(Wording::Python),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("locked(self, /)", "Returns True if semaphore cannot be acquired immediately.", locked),
        row("acquire(self, /)", "Acquire a semaphore.", acquire),
        row("release(self, /)", "Release a semaphore, incrementing the internal counter by one.", release),
        row("__aenter__(self, /)", "", aenter),
        row("__aexit__(self, exc_type, exc, tb, /)", "", aexit),
    ],
    getters: &[
        getter("_value", "How many permits are left.", |_, value| Ok(Value::Int(own(value).value.get()))),
        getter("_waiters", "Who waits.", |vm, value| waiters_shown(vm, &own(value).waiters)),
    ],
    subclassable: true,
};

/// `asyncio.BoundedSemaphore`
pub const BOUNDED_SPEC: ClassSpec = ClassSpec {
    name: "BoundedSemaphore",
    module: "asyncio.locks",
    base: Some(&SPEC),
    doc: "A bounded semaphore implementation.",
    methods: &[static_row("__new__(cls, /, *args, **kwargs)", "", new_bounded), row("__init__(self, value=1)", "", init_bounded).worded(Wording::Python)],
    getters: &[],
    subclassable: true,
};

fn own(value: &Value) -> &Semaphore {
    value.native::<Semaphore>().expect("methods of semaphores are called with semaphores")
}

fn make(vm: &mut Vm, class: &Value, spec: &'static ClassSpec) -> Answer {
    let shape = vm.native_class(spec).instance_shape.get();
    let semaphore = NativeObject::new(shape, Semaphore::default());
    let semaphore = vm.instance_around(class, semaphore.into())?;
    vm.observe(|vm| Event::created(vm, Resource::Semaphore, &semaphore));
    Ok(semaphore)
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    make(vm, &args[0], &SPEC)
}

fn new_bounded(vm: &mut Vm, args: Args<'_>) -> Answer {
    make(vm, &args[0], &BOUNDED_SPEC)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    use crate::objects::protocols::compare::Comparison;
    let negative = vm.compare(Comparison::Lt, &args[1], &Value::Int(0))?;
    if vm.truth(&negative)? {
        return Err(vm.value_error("Semaphore initial value must be >= 0"));
    }
    let value = vm.index_i64(&args[1])?;
    own(&args[0]).value.set(value);
    Ok(Value::None)
}

fn init_bounded(vm: &mut Vm, args: Args<'_>) -> Answer {
    init(vm, args)?;
    let semaphore = own(&args[0]);
    semaphore.bound_value.set(Some(semaphore.value.get()));
    Ok(Value::None)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let semaphore = own(&args[0]);
    let state = match semaphore.is_locked() {
        true => "locked".to_owned(),
        false => format!("unlocked, value:{}", semaphore.value.get()),
    };
    let extra = with_waiters(state, &semaphore.waiters);
    plain_repr_with(vm, &args[0], &extra)
}

fn locked(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(own(&args[0]).is_locked()))
}

struct Acquire {
    semaphore: Value,
    waiter: Option<Obj<Future>>,
    entering: bool,
}

impl Acquire {
    fn begin(&mut self, vm: &mut Vm) -> Result<Step, Raised> {
        let semaphore = own(&self.semaphore);
        if !semaphore.is_locked() {
            semaphore.take(vm, &self.semaphore);
            return Ok(Step::Returned(answer(self.entering)));
        }
        let event_loop = semaphore.bound.event_loop(vm, &self.semaphore)?;
        let waiter = Future::make(&event_loop);
        semaphore.waiters.push(waiter.clone());
        self.waiter = Some(waiter.clone());
        vm.observe(|vm| Event::contended(vm, Resource::Semaphore, &self.semaphore));
        Ok(suspend_on(&waiter))
    }
}

impl NativeAwait for Acquire {
    fn name(&self) -> &'static str {
        if self.entering { "_ContextManagerMixin.__aenter__" } else { "Semaphore.acquire" }
    }

    fn resource(&self) -> Option<(Resource, Value)> {
        Some((Resource::Semaphore, self.semaphore.clone()))
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        if let Some(step) = still_waits(&input, self.waiter.as_ref()) {
            return step;
        }
        let Some(waiter) = self.waiter.take() else {
            return self.begin(vm).unwrap_or_else(|raised| ended(Err(raised)));
        };
        own(&self.semaphore).after_waiting(vm, &self.semaphore, &waiter, self.entering, input)
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.semaphore);
        if let Some(waiter) = &self.waiter {
            visit(&waiter.value());
        }
    }
}

fn acquire(vm: &mut Vm, args: Args<'_>) -> Answer {
    begin_acquiring(vm, &args[0], false)
}

/// What acquiring answers.
fn answer(entering: bool) -> Value {
    if entering { Value::None } else { Value::True }
}

/// A permit at once, the marker of a direct waiting, or a coroutine.
fn begin_acquiring(vm: &mut Vm, itself: &Value, entering: bool) -> Answer {
    let semaphore = own(itself);
    if vm.is_awaited_at_once() {
        if !semaphore.is_locked() {
            semaphore.take(vm, itself);
            return Ok(vm.ready(answer(entering)));
        }
        let event_loop = semaphore.bound.event_loop(vm, itself)?;
        if let Some(task) = vm.direct_waiter(&event_loop, itself) {
            semaphore.waiters.push(task.clone());
            return Ok(vm.wait_directly(&task, itself.clone(), !entering));
        }
    }
    Ok(NativeCoroutine::make(Acquire { semaphore: itself.clone(), waiter: None, entering }))
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
