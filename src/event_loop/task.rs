//! Tasks: a step runs the coroutine up to its next suspension.

use super::Handle;
use super::future::{Future, State, Waiter};
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::Raised;
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};

pub use super::future_methods::TASK_SPEC as SPEC;

impl Vm {
    /// One step of a task.
    pub fn step_task(&mut self, task: &Obj<Future>) -> Result<(), Raised> {
        let Some(part) = &task.task else { return Ok(()) };
        if task.is_done() {
            return Ok(());
        }
        *part.waiting_for.borrow_mut() = None;
        let input = if part.must_cancel.replace(false) {
            let message = part.cancel_message.replace(Value::None);
            let Raised = self.raise_cancelled(&message);
            Resume::Throw(self.take_raised())
        } else {
            Resume::Send(Value::None)
        };
        let outer = self.event_loop.current.replace(task.clone());
        let coroutine = part.coroutine.clone();
        let step = self.resume(&coroutine, input);
        self.event_loop.current = outer;
        match step {
            Step::Yielded(value) => self.task_waits(task, value),
            Step::Returned(value) => {
                if part.must_cancel.replace(false) {
                    // It cancelled itself and ended without another await.
                    let message = part.cancel_message.replace(Value::None);
                    self.end_task(task, State::Cancelled, message, false);
                } else {
                    self.end_task(task, State::Finished, value, false);
                }
                Ok(())
            }
            Step::Raised => self.task_raised(task),
        }
    }

    fn end_task(&mut self, task: &Obj<Future>, state: State, outcome: Value, failed: bool) {
        self.event_loop.tasks.retain(|other| !other.is(task));
        self.finish_future(task, state, outcome, failed);
    }

    fn task_raised(&mut self, task: &Obj<Future>) -> Result<(), Raised> {
        let exception = self.take_raised();
        if self.is_cancelled_error(&exception) {
            self.end_task(task, State::Cancelled, exception, false);
            return Ok(());
        }
        let leaves_loop =
            self.is_exception(&exception, Exc::KeyboardInterrupt) || self.is_exception(&exception, Exc::SystemExit);
        self.end_task(task, State::Finished, exception.clone(), true);
        if leaves_loop {
            task.retrieved.set(true);
            self.raised = exception;
            return Err(Raised);
        }
        Ok(())
    }

    /// What a task handed out: a future to wait for, or None for one turn.
    fn task_waits(&mut self, task: &Obj<Future>, value: Value) -> Result<(), Raised> {
        let Some(part) = &task.task else { return Ok(()) };
        if let Some(future) = value.cast::<Future>().cloned() {
            if future.is(task) {
                let text = self.repr_text(&task.value())?;
                return self.bad_yield(task, format!("Task cannot await on itself: {text}"));
            }
            self.add_waiter(&future, Waiter::Task(task.clone()));
            *part.waiting_for.borrow_mut() = Some(future.clone());
            if part.must_cancel.get() {
                let message = part.cancel_message.get();
                if self.cancel_future(&future, message) {
                    part.must_cancel.set(false);
                }
            }
            return Ok(());
        }
        if value.is_none() {
            self.event_loop.ready.push_back(Handle::Step(task.clone()));
            return Ok(());
        }
        let text = self.repr_text(&value)?;
        self.bad_yield(task, format!("Task got bad yield: {text}"))
    }

    /// The task's next step throws RuntimeError.
    fn bad_yield(&mut self, task: &Obj<Future>, message: String) -> Result<(), Raised> {
        let Some(part) = &task.task else { return Ok(()) };
        let message = self.text(&message);
        let error = self.new_exception(Exc::RuntimeError, vec![message]);
        let coroutine = part.coroutine.clone();
        match self.resume(&coroutine, Resume::Throw(error)) {
            Step::Yielded(value) => self.task_waits(task, value),
            Step::Returned(value) => {
                self.end_task(task, State::Finished, value, false);
                Ok(())
            }
            Step::Raised => self.task_raised(task),
        }
    }
}
