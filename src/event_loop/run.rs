//! Running the loop: one iteration after another until a future is done or somebody stops it.

use super::Handle;
use super::future::{Future, State};
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Raised};
use crate::vm::Vm;

/// The grain of the clock: timers due within it count as due.
const RESOLUTION: f64 = 1e-9;

/// Exit status of a deadlock.
pub const DEADLOCK: i32 = 3;

impl Vm {
    /// Runs the loop until a future is done; its result.
    pub fn run_until_done(&mut self, future: &Obj<Future>) -> Answer {
        let ran = self.run_loop_while(|vm| !future.is_done() && !vm.event_loop.stopping);
        self.event_loop.stopping = false;
        ran?;
        if !future.is_done() {
            return Err(self.raise(Exc::RuntimeError, "Event loop stopped before Future completed."));
        }
        self.future_result(future)
    }

    /// Runs the loop until somebody stops it.
    pub fn run_until_stopped(&mut self) -> Answer {
        let ran = self.run_loop_while(|vm| !vm.event_loop.stopping);
        self.event_loop.stopping = false;
        ran.map(|()| Value::None)
    }

    /// Runs iterations while `go_on` says so.
    pub fn run_loop_while(&mut self, go_on: impl Fn(&Vm) -> bool) -> Result<(), Raised> {
        self.enter_native()?;
        let ran = loop {
            if !go_on(self) {
                break Ok(());
            }
            if let Err(raised) = self.run_once() {
                break Err(raised);
            }
        };
        self.leave_native();
        ran
    }

    /// One iteration (`base_events.py`, `_run_once`).
    fn run_once(&mut self) -> Result<(), Raised> {
        self.check_signals()?;
        if self.event_loop.ready.is_empty() {
            match self.event_loop.timers.next_due() {
                Some(when) => self.event_loop.clock.wait_until(when),
                None => return Err(self.deadlock()),
            }
        }
        let end = self.event_loop.clock.now() + RESOLUTION;
        while let Some(timer) = self.event_loop.timers.pop_due(end) {
            self.event_loop.ready.push_back(timer.handle);
        }
        for _ in 0..self.event_loop.ready.len() {
            let Some(handle) = self.event_loop.ready.pop_front() else { break };
            self.run_handle(handle)?;
        }
        Ok(())
    }

    fn run_handle(&mut self, handle: Handle) -> Result<(), Raised> {
        match handle {
            Handle::Step(task) => self.step_task(&task),
            Handle::Expire(future) => {
                if !future.is_done() {
                    let value = future.outcome.get();
                    self.finish_future(&future, State::Finished, value, false);
                }
                Ok(())
            }
            Handle::Call(callback, args) => {
                if callback.is_none() {
                    return Ok(());
                }
                if let Err(Raised) = self.call(&callback, &args) {
                    let leaves = self.raised_is(Exc::KeyboardInterrupt) || self.raised_is(Exc::SystemExit);
                    if leaves {
                        return Err(Raised);
                    }
                    super::reports::callback_failed(self, &callback);
                }
                Ok(())
            }
        }
    }

    /// Nothing is ready, no timer is set: no task can ever run again.
    fn deadlock(&mut self) -> Raised {
        let mut text =
            format!("coroscope: deadlock: no task can ever run again (t = {:.3} s)\n\n", self.event_loop.clock.now());
        for task in self.event_loop.tasks.clone() {
            let shown = self.task_name_text(&task);
            text.push_str(&format!("  {shown}  waits for something that nobody will do\n"));
        }
        self.output.flush();
        self.output.write_stderr(&text);
        self.exit_request = Some(DEADLOCK);
        self.raise_args(Exc::SystemExit, vec![Value::Int(i64::from(DEADLOCK))])
    }

    /// A task's name as text.
    pub fn task_name_text(&mut self, task: &Obj<Future>) -> String {
        match task.task.as_ref().map(|part| part.name.get()) {
            Some(Value::Int(number)) => format!("Task-{number}"),
            Some(name) => self.str_text(&name).unwrap_or_default(),
            None => "Future".to_owned(),
        }
    }

    /// Drives a coroutine of the prompt to its end.
    pub fn run_at_prompt(&mut self, coroutine: Value) -> Result<(), Raised> {
        let task = self.make_task(coroutine, Value::None);
        let was = std::mem::replace(&mut self.event_loop.running, true);
        let result = self.run_until_done(&task);
        self.event_loop.running = was;
        result.map(drop)
    }
}
