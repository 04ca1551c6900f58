//! Tasks that wait without a future: `await lock.acquire()`, `await queue.get()`, `await asyncio.sleep(1)`.
//!
//! Where the instruction after such a call is the `await` of its result, and the coroutine that runs it belongs to the running task
//! (not to somebody who drives it by hand), nobody can ever see the future that CPython makes there. The task itself then stands in
//! the wait queue, and its [`Standing`] says what a future's state would. Everything happens in the same turns: being told or called
//! off puts the task's next step into the ready queue, as a future's callback would; an observer is told of the end of that future, which
//! has a number and nothing else.
//!
//! The innermost coroutine awaits the object waited for (a lock, a queue, or the marker of a sleep). When the task goes on, that
//! object's [`woken`](crate::objects::native::NativeData::woken) ends the waiting or takes it up again.

use super::future::{Future, State, Waiter};
use super::handle::Handle;
use super::looper::EventLoop;
use super::task::TaskPart;
use crate::heap::near::NearMap;
use crate::heap::registry::next_trace_number;
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{NativeObject, Raised};
use crate::trace::event::{Event, How, Id};
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};

/// Where a task stands with its waiting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It does not wait directly.
    Nowhere,
    /// It waits.
    Waiting,
    /// It was told: its next step is on its way.
    Told,
    /// Its waiting was cancelled: its next step is on its way.
    CalledOff,
}

/// The futures that direct sleepers would wait for, as an observer knows them: by their number from the setting of the timer on.
#[derive(Default)]
pub struct Unseen {
    /// By the task's address, and when they will be done, in the loop's time.
    sleeps: NearMap<usize, (Id, f64)>,
}

impl Unseen {
    /// A task begins to sleep, until `when`: the future has a number from now on.
    fn begin(&mut self, task: &Obj<Future>, when: f64) {
        self.sleeps.insert(task.as_ref().address(), (next_trace_number(), when));
    }

    /// A task is made: one that lay at its address before may have died asleep.
    pub(super) fn forget(&mut self, task: &Obj<Future>) {
        self.sleeps.remove(&task.as_ref().address());
    }

    /// The number of the future that a task would wait for; 0 where nobody looked when it began to.
    pub fn number(&self, task: &Obj<Future>) -> Id {
        self.sleeps.get(&task.as_ref().address()).map_or(0, |(number, _)| *number)
    }

    /// When that will be done, where somebody looked when it began to.
    pub fn due(&self, task: &Obj<Future>) -> Option<f64> {
        self.sleeps.get(&task.as_ref().address()).map(|(_, when)| *when)
    }

    /// The number, now that it is done; a new one where it has none yet.
    pub fn take(&mut self, task: &Obj<Future>) -> Id {
        let known = (!self.sleeps.is_empty()).then(|| self.sleeps.remove(&task.as_ref().address())).flatten();
        known.map_or_else(next_trace_number, |(number, _)| number)
    }
}

impl Future {
    /// Whether a waiter, a future or a task that waits directly, was told or called off.
    #[inline]
    pub fn is_settled(&self) -> bool {
        match self.task() {
            None => self.is_done(),
            Some(part) => part.standing() != Standing::Waiting,
        }
    }

    /// Whether a waiter was told.
    pub fn was_told(&self) -> bool {
        match self.task() {
            None => self.state.get() == State::Finished,
            Some(part) => part.standing() == Standing::Told,
        }
    }

    /// Whether a waiter was called off.
    pub fn was_called_off(&self) -> bool {
        match self.task() {
            None => self.state.get() == State::Cancelled,
            Some(part) => part.standing() == Standing::CalledOff,
        }
    }
}

impl Vm {
    /// The running task, where it can wait directly for `object`, by what the running native hands out and the next instruction awaits
    /// ([`Vm::is_awaited_at_once`]).
    #[inline]
    pub fn direct_waiter(&mut self, event_loop: &Obj<EventLoop>, object: &Value) -> Option<Obj<Future>> {
        // An instance of a script's own class is not told when its waiter goes on. To an observer what is no lock, queue or the like shows
        // by the coroutine that waits for it.
        object.exact::<NativeObject>()?;
        if self.tracer.is_some() && self.resource_of(object, None).is_none() {
            return None;
        }
        self.running_own_task(event_loop)
    }

    /// The running task, where it drives the running coroutine itself.
    #[inline]
    pub fn running_own_task(&mut self, event_loop: &Obj<EventLoop>) -> Option<Obj<Future>> {
        // Debug mode knows of every future where it was made.
        if event_loop.debug.get() {
            return None;
        }
        let root = self.running_root()?;
        let task = self.event_loop.current.as_ref()?;
        let is_own = task.task().is_some_and(|part| part.is_driving(root)) && task.event_loop.is(event_loop);
        is_own.then(|| task.clone())
    }

    /// What a native hands out whose task waits directly for `object`; `for_true` is for the object to remember.
    pub fn wait_directly(&mut self, task: &Obj<Future>, object: Value, for_true: bool) -> Value {
        if let Some(part) = task.task() {
            part.begin_wait(for_true);
        }
        if self.tracer.is_some() {
            if let Some(kind) = self.resource_of(&object, Some(task)) {
                self.observe(|vm| Event::contended(vm, kind, &object));
            }
        }
        self.event_loop.at_once.wait_for(object)
    }

    /// The step of an object whose task goes on waiting directly for it.
    pub fn wait_on(&mut self, task: &Obj<Future>) -> Step {
        if let Some(part) = task.task() {
            part.begin_wait(part.waits_for_true());
        }
        Step::Yielded(self.event_loop.at_once.waiting())
    }

    /// Tells a waiter that it is its turn; it was not settled.
    #[inline]
    pub fn tell_waiter(&mut self, waiter: &Obj<Future>, value: Value) {
        match waiter.task() {
            None => self.finish_future(waiter, State::Finished, value, false),
            Some(part) => {
                part.set_standing(Standing::Told);
                self.end_direct_wait(waiter, How::Result, &value);
            }
        }
    }

    /// The next step of a task whose direct waiting is over is on its way.
    #[inline]
    fn end_direct_wait(&mut self, task: &Obj<Future>, how: How, value: &Value) {
        let opened = self.begin_observing(|vm| Event::done_unseen(vm, task, how, value));
        self.push_ready(&task.event_loop, Handle::Step(task.clone()));
        self.end_observing(opened);
    }

    /// Ends a waiter's waiting from within: whoever looks at the queue passes over it.
    pub fn call_off(&mut self, waiter: &Obj<Future>) {
        match waiter.task() {
            None => {
                self.cancel_future(waiter, Value::None);
            }
            Some(part) if part.standing() == Standing::Waiting => {
                part.set_standing(Standing::CalledOff);
                self.observe(|vm| Event::done_unseen(vm, waiter, How::Cancelled, &Value::None));
            }
            Some(_) => {}
        }
    }

    /// `task.cancel()` of a task that waits directly; whether it does.
    pub(super) fn cancel_direct(&mut self, task: &Obj<Future>, part: &TaskPart, message: &Value) -> bool {
        if part.standing() != Standing::Waiting {
            return false;
        }
        part.set_standing(Standing::CalledOff);
        part.set_cancel_message(message.clone());
        // The timer of a sleep goes when the sleep ends, with that step (`tasks.py`, `sleep`).
        self.end_direct_wait(task, How::Cancelled, &Value::None);
        true
    }

    /// Sets the timer of a direct sleep.
    pub fn sleep_directly(&mut self, task: &Obj<Future>, mut when: f64) -> Value {
        let Some(part) = task.task() else { return Value::None };
        if self.tracer.is_some() {
            when = self.due_as_recorded(when);
            self.event_loop.unseen.begin(task, when);
        }
        let slot = self.put_timer(&task.event_loop, when, Handle::Wake(task.clone()));
        part.begin_timed_wait(slot);
        self.event_loop.at_once.sleep()
    }

    /// A sleep that was called off ends: its timer is of no use any more.
    pub(super) fn end_timer(&mut self, task: &Obj<Future>, part: &TaskPart) {
        if let Some(slot) = part.timer() {
            part.forget_timer();
            let timer = task.event_loop.timers.borrow_mut().cancel(slot);
            drop(timer);
        }
    }

    /// The time of a direct sleep is over.
    pub(super) fn wake_sleeper(&mut self, task: &Obj<Future>) {
        if !task.is_settled() {
            self.tell_waiter(task, Value::None);
        }
    }

    /// Whether a coroutine that awaits this waits directly.
    pub fn is_waited_for_directly(&self, awaited: &Value) -> bool {
        let comes_from_outside = || awaited.exact::<NativeObject>().is_some_and(|object| object.source().is_some());
        self.event_loop.at_once.is_sleep(awaited) || self.resource_of(awaited, None).is_some() || comes_from_outside()
    }

    /// A coroutine that waits directly is driven by hand: to whoever does so it hands out a future, and waits on.
    pub fn drive_waiting(&mut self, input: Resume) -> Step {
        match (input, self.event_loop.running.clone()) {
            (Resume::Send(_), Some(event_loop)) => Step::Yielded(Future::make(&event_loop).into()),
            (Resume::Send(_), None) => {
                let Raised = self.raise(Exc::RuntimeError, "no running event loop");
                Step::Raised
            }
            (Resume::Throw(exception), _) => {
                let Raised = self.raise_value(exception);
                Step::Raised
            }
        }
    }

    /// What a task waits for; a future that stands for the one that CPython would have made, where it waits directly.
    pub fn awaited_by(&mut self, task: &Obj<Future>) -> Value {
        let Some(part) = task.task() else { return Value::None };
        if let Some(future) = part.waiting_for() {
            return future.value();
        }
        if part.standing() == Standing::Nowhere {
            return Value::None;
        }
        let future = Future::make(&task.event_loop);
        match part.standing() {
            Standing::Nowhere | Standing::Waiting => self.add_waiter(&future, Waiter::Task(task.clone())),
            Standing::Told => self.finish_future(&future, State::Finished, Value::True, false),
            Standing::CalledOff => self.finish_future(&future, State::Cancelled, Value::None, false),
        }
        future.value()
    }

    /// How the future that CPython would have made shows itself.
    pub fn describe_direct(&self, part: &TaskPart) -> Option<&'static str> {
        match part.standing() {
            Standing::Nowhere => None,
            Standing::Waiting => Some("<Future pending cb=[Task.task_wakeup()]>"),
            Standing::Told => Some("<Future finished result=True>"),
            Standing::CalledOff => Some("<Future cancelled>"),
        }
    }
}
