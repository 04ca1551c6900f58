//! Futures; a task is a future with a coroutine.
//!
//! A task is either waiting on a future or has a step in the ready queue, never both. Waiters are called in the order in which they
//! were added, each by a handle of its own.

use super::Handle;
use crate::heap::{Body, Kind, Obj, Value, ValueCell, VecCell};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Raised};
use crate::objects::types::TypeId;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};

pub use super::future_methods::SPEC;

/// Where a future stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Not done.
    Pending,
    /// It has a result or an exception.
    Finished,
    /// It was cancelled.
    Cancelled,
}

/// Who is told when a future is done.
#[derive(Clone)]
pub enum Waiter {
    /// A task that awaits it.
    Task(Obj<Future>),
    /// A callback.
    Call(Value),
}

/// What makes a future a task.
pub struct TaskPart {
    /// Its coroutine.
    pub coroutine: Value,
    /// Its name: a string, or a number not yet written out.
    pub name: ValueCell,
    /// What it waits for.
    pub waiting_for: RefCell<Option<Obj<Future>>>,
    /// Whether the next step throws CancelledError.
    pub must_cancel: Cell<bool>,
    /// The message of the cancellation.
    pub cancel_message: ValueCell,
    /// `cancelling()`
    pub cancel_requests: Cell<u32>,
}

/// The body of a future (and of a task).
pub struct Future {
    /// Where it stands.
    pub state: Cell<State>,
    /// Its result or, with `failed`, its exception; the cancellation's message.
    pub outcome: ValueCell,
    /// Whether the outcome is an exception.
    pub failed: Cell<bool>,
    /// Whether somebody has asked for the exception.
    pub retrieved: Cell<bool>,
    /// Who is told.
    pub waiters: RefCell<Vec<Waiter>>,
    /// For tasks.
    pub task: Option<Box<TaskPart>>,
    /// Futures that are cancelled in its stead (`gather`).
    pub children: VecCell,
    /// Whether cancelling the children was asked for.
    pub cancel_asked: Cell<bool>,
}

/// Whether an awaited future is done.
pub enum Awaited {
    /// It is: its result or exception.
    Ready(Answer),
    /// It is not: the coroutine suspends and hands the future to its driver.
    Suspend,
}

/// Awaits a future: called when a coroutine reaches it and again when the coroutine goes on.
pub fn await_future(vm: &mut Vm, future: &Obj<Future>) -> Awaited {
    if future.state.get() == State::Pending { Awaited::Suspend } else { Awaited::Ready(vm.future_result(future)) }
}

impl Body for Future {
    const KIND: Kind = Kind::Future;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.outcome.visit(visit);
        self.children.visit(visit);
        if let Some(task) = &self.task {
            visit(&task.coroutine);
            task.name.visit(visit);
            if let Ok(waiting) = task.waiting_for.try_borrow() {
                if let Some(future) = waiting.as_ref() {
                    visit(&future.value());
                }
            }
        }
        if let Ok(waiters) = self.waiters.try_borrow() {
            for waiter in waiters.iter() {
                match waiter {
                    Waiter::Task(task) => visit(&task.value()),
                    Waiter::Call(callback) => visit(callback),
                }
            }
        }
    }

    fn clear(&self) {
        drop(self.outcome.take());
        drop(self.waiters.take());
        drop(self.children.take());
    }
}

impl Future {
    fn body(task: Option<Box<TaskPart>>) -> Future {
        Future {
            state: Cell::new(State::Pending),
            outcome: ValueCell::new(Value::None),
            failed: Cell::new(false),
            retrieved: Cell::new(true),
            waiters: RefCell::default(),
            task,
            children: VecCell::default(),
            cancel_asked: Cell::new(false),
        }
    }

    /// A new pending future.
    pub fn make() -> Obj<Future> {
        let future = Obj::new(TypeId::Future.shape(), Future::body(None));
        future.as_ref().set_flag(crate::heap::flags::FINALIZER, true);
        future
    }

    /// Whether it is done.
    pub fn is_done(&self) -> bool {
        self.state.get() != State::Pending
    }
}

impl Vm {
    /// A new task; its first step is put into the ready queue.
    pub fn make_task(&mut self, coroutine: Value, name: Value) -> Obj<Future> {
        let task = self.make_waiting_task(coroutine, name);
        self.event_loop.ready.push_back(Handle::Step(task.clone()));
        task
    }

    /// A new task whose first step runs at once (`eager_start`).
    pub fn make_eager_task(&mut self, coroutine: Value, name: Value) -> Result<Obj<Future>, Raised> {
        let task = self.make_waiting_task(coroutine, name);
        self.step_task(&task)?;
        Ok(task)
    }

    fn make_waiting_task(&mut self, coroutine: Value, name: Value) -> Obj<Future> {
        let name = if name.is_none() {
            self.event_loop.next_task += 1;
            Value::Int(self.event_loop.next_task as i64 - 1)
        } else {
            name
        };
        let part = TaskPart {
            coroutine,
            name: ValueCell::new(name),
            waiting_for: RefCell::new(None),
            must_cancel: Cell::new(false),
            cancel_message: ValueCell::new(Value::None),
            cancel_requests: Cell::new(0),
        };
        let task = Obj::new(TypeId::Task.shape(), Future::body(Some(Box::new(part))));
        task.as_ref().set_flag(crate::heap::flags::FINALIZER, true);
        self.event_loop.tasks.push(task.clone());
        task
    }

    /// `future.result()` of a done future.
    pub fn future_result(&mut self, future: &Obj<Future>) -> Answer {
        match (future.state.get(), future.failed.get()) {
            (State::Pending, _) => Err(self.raise_asyncio("InvalidStateError", "Result is not set.")),
            (State::Cancelled, _) => Err(self.raise_cancellation(future)),
            (State::Finished, true) => {
                future.retrieved.set(true);
                Err(self.raise_value(future.outcome.get()))
            }
            (State::Finished, false) => Ok(future.outcome.get()),
        }
    }

    /// Ends a future and tells its waiters.
    pub fn finish_future(&mut self, future: &Obj<Future>, state: State, outcome: Value, failed: bool) {
        future.state.set(state);
        future.failed.set(failed);
        future.retrieved.set(!failed);
        future.outcome.set(outcome);
        if !failed {
            future.as_ref().set_flag(crate::heap::flags::FINALIZER, false);
        }
        let waiters = std::mem::take(&mut *future.waiters.borrow_mut());
        for waiter in waiters {
            self.tell(future, waiter);
        }
    }

    fn tell(&mut self, future: &Obj<Future>, waiter: Waiter) {
        self.event_loop.ready.push_back(match waiter {
            Waiter::Task(task) => Handle::Step(task),
            Waiter::Call(callback) => Handle::Call(callback, vec![future.value()]),
        });
    }

    /// Adds a waiter; on a done future it is told by the next handle.
    pub fn add_waiter(&mut self, future: &Obj<Future>, waiter: Waiter) {
        if future.is_done() {
            self.tell(future, waiter);
        } else {
            future.waiters.borrow_mut().push(waiter);
        }
    }

    /// `future.cancel(msg)`; whether it had an effect.
    pub fn cancel_future(&mut self, future: &Obj<Future>, message: Value) -> bool {
        if future.is_done() {
            return false;
        }
        let children = future.children.snapshot();
        if !children.is_empty() {
            let mut any = false;
            for child in children {
                if let Some(child) = child.exact::<Future>() {
                    any |= self.cancel_future(&child.clone(), message.clone());
                }
            }
            future.cancel_asked.set(future.cancel_asked.get() || any);
            return any;
        }
        let Some(task) = &future.task else {
            self.finish_future(future, State::Cancelled, message, false);
            return true;
        };
        task.cancel_requests.set(task.cancel_requests.get() + 1);
        let waiting = task.waiting_for.borrow().clone();
        if let Some(waiting) = waiting {
            if self.cancel_future(&waiting, message.clone()) {
                return true;
            }
        }
        task.must_cancel.set(true);
        task.cancel_message.set(message);
        true
    }

    /// CancelledError of a cancelled future: the very exception that ended a task, the first time; else a new one with the message.
    pub fn raise_cancellation(&mut self, future: &Obj<Future>) -> Raised {
        let outcome = future.outcome.get();
        if outcome.exact::<crate::objects::exception::Exception>().is_some() {
            future.outcome.set(Value::None);
            return self.raise_value(outcome);
        }
        self.raise_cancelled(&outcome)
    }

    /// CancelledError with a message.
    pub fn raise_cancelled(&mut self, message: &Value) -> Raised {
        let class = self.asyncio_exception("CancelledError");
        let args = if message.is_none() { Vec::new() } else { vec![message.clone()] };
        match self.call(&class, &args) {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }

    /// An exception of asyncio with a message.
    pub fn raise_asyncio(&mut self, name: &str, message: &str) -> Raised {
        let class = self.asyncio_exception(name);
        let message = self.text(message);
        match self.call(&class, &[message]) {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }

    /// A class of `asyncio.exceptions`.
    pub fn asyncio_exception(&mut self, name: &str) -> Value {
        let symbol = self.intern(name);
        let module = self.import_module("asyncio.exceptions");
        let class = module.and_then(|module| self.getattr(&module, symbol));
        class.unwrap_or_else(|Raised| {
            drop(self.take_raised());
            self.exceptions[Exc::BaseException as usize].value()
        })
    }

    /// Whether an exception is a CancelledError.
    pub fn is_cancelled_error(&mut self, exception: &Value) -> bool {
        let class = self.asyncio_exception("CancelledError");
        class.exact::<crate::objects::class::Class>().is_some_and(|class| self.is_instance(exception, &class.clone()))
    }
}
