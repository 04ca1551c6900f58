//! The event loop of the prompt: it lives as long as the prompt and turns while the user types.
//!
//! A statement runs with this loop as the running one, so `create_task` works at the prompt; a statement that awaits is a task
//! of it. While nothing is being run the prompt turns the loop itself ([`Vm::turn_at_prompt`]) and never lets it idle: the
//! user may type at any time. A wait that can never end is told once, and Ctrl-C gives the prompt back.

use super::looper::EventLoop;
use super::native_coroutine::NativeCoroutine;
use super::task::TaskOptions;
use crate::bytecode::code::CodeUnit;
use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::generator::{Generator, State};
use crate::objects::native::{Answer, Raised};
use crate::trace::event::Id;
use crate::vm::Vm;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long the loop runs before the prompt looks at what the user has typed.
const SLICE: Duration = Duration::from_millis(1);

/// How long the prompt waits at most while a program has threads.
const WITH_THREADS: Duration = Duration::from_millis(5);

/// What is kept about the prompt.
#[derive(Default)]
struct Prompt {
    /// Its loop, once something was typed.
    event_loop: Option<Obj<EventLoop>>,
    /// Whether the user was told that the statement under way can never end.
    told_stuck: bool,
    /// Whether the statement under way called `asyncio.run`.
    lent: bool,
    /// How many handles of an iteration are left: by single steps, or because the user was to be heard.
    left_in_turn: usize,
}

impl Vm {
    fn prompt(&mut self) -> &mut Prompt {
        self.state::<Prompt>()
    }

    /// The loop of the prompt.
    pub fn prompt_loop(&mut self) -> Obj<EventLoop> {
        let debug = self.event_loop.debug;
        self.prompt().event_loop.get_or_insert_with(|| EventLoop::make(debug)).clone()
    }

    /// Runs a statement; a coroutine comes back where it awaits at top level.
    pub fn execute_at_prompt(&mut self, unit: &Arc<CodeUnit>, globals: &Obj<Dict>) -> Answer {
        let event_loop = self.prompt_loop();
        let prompt = self.prompt();
        (prompt.told_stuck, prompt.lent, prompt.left_in_turn) = (false, false, 0);
        self.enter_prompt_loop(&event_loop);
        let result = self.execute(unit, globals, None);
        self.leave_prompt_loop(&event_loop);
        result
    }

    fn enter_prompt_loop(&mut self, event_loop: &Obj<EventLoop>) {
        event_loop.running.set(true);
        self.event_loop.running = Some(event_loop.clone());
    }

    fn leave_prompt_loop(&mut self, event_loop: &Obj<EventLoop>) {
        event_loop.running.set(false);
        self.event_loop.running = None;
    }

    /// Drives a coroutine of the prompt to its end; Ctrl-C cancels it, as it does the main task of `asyncio.run`.
    pub fn run_at_prompt(&mut self, coroutine: Value) -> Answer {
        let event_loop = self.prompt_loop();
        let task = self.make_task(&event_loop, coroutine, TaskOptions::default());
        self.event_loop.interrupt.target = Some(task.clone());
        self.event_loop.interrupt.count = 0;
        let result = self.run_until_complete(&event_loop, &task, true);
        let interrupt = std::mem::take(&mut self.event_loop.interrupt);
        if result.is_err() && interrupt.count > 0 && self.raised_is_cancellation() {
            drop(self.take_raised());
            return Err(self.raise_args(Exc::KeyboardInterrupt, Vec::new()));
        }
        result
    }

    fn raised_is_cancellation(&mut self) -> bool {
        let Some(cancelled) = self.event_loop.errors.as_ref().map(|errors| errors.cancelled.clone()) else {
            return false;
        };
        let exception = self.take_raised();
        let is_cancellation = self.class_of(&exception).is(&cancelled);
        let Raised = self.raise_value(exception);
        is_cancellation
    }

    /// Whether `asyncio.run` is called by a statement of the prompt itself, not by a task.
    pub fn lends_prompt_loop(&mut self) -> bool {
        let (running, current) = (self.event_loop.running.clone(), self.event_loop.current.is_some());
        let own = self.prompt().event_loop.clone();
        !current && matches!((running, own), (Some(running), Some(own)) if running.is(&own))
    }

    /// `asyncio.run` at the prompt: the loop that is there drives the coroutine.
    pub fn run_on_lent_loop(&mut self, coroutine: Value) -> Answer {
        let event_loop = self.prompt_loop();
        self.prompt().lent = true;
        self.leave_prompt_loop(&event_loop);
        let result = self.run_at_prompt(coroutine);
        self.enter_prompt_loop(&event_loop);
        result
    }

    /// Whether the last statement called `asyncio.run`.
    pub fn lent_prompt_loop(&mut self) -> bool {
        self.prompt().lent
    }

    /// One turn of the prompt's loop, if there is anything to do; whether there was. A long one is gone on with by the next call.
    pub fn turn_at_prompt(&mut self) -> Result<bool, Raised> {
        // Threads run while nothing is being run at the prompt.
        self.yield_thread();
        let event_loop = self.prompt_loop();
        let due = self.next_due_at_prompt().is_some_and(|seconds| seconds <= 0.0);
        if event_loop.ready.borrow().is_empty() && !due {
            return Ok(false);
        }
        let left = std::mem::take(&mut self.prompt().left_in_turn);
        let begun = Instant::now();
        self.enter_prompt_loop(&event_loop);
        let turned = self.run_part(&event_loop, left, || begun.elapsed() >= SLICE);
        self.leave_prompt_loop(&event_loop);
        event_loop.stopping.set(false);
        self.prompt().left_in_turn = turned?;
        Ok(true)
    }

    /// Whether the turn under way is not over.
    pub fn is_within_turn_at_prompt(&mut self) -> bool {
        self.prompt().left_in_turn > 0
    }

    /// What is next in the loop, alone; whether there was anything. The iteration it belongs to is gone on with by the next step.
    pub fn step_at_prompt(&mut self) -> Result<bool, Raised> {
        self.yield_thread();
        let event_loop = self.prompt_loop();
        let left = self.prompt().left_in_turn;
        self.enter_prompt_loop(&event_loop);
        let stepped = self.run_next(&event_loop, left);
        self.leave_prompt_loop(&event_loop);
        event_loop.stopping.set(false);
        let left = stepped?;
        self.prompt().left_in_turn = left.unwrap_or(0);
        Ok(left.is_some())
    }

    /// Waits for input and output of tasks, at most so long; [`Vm::prompt_waker`] ends it early.
    pub fn wait_at_prompt(&mut self, patience: Duration) -> Result<(), Raised> {
        // Whose turn other threads' is, only they say: the next turn of the loop lets them run.
        let patience = if self.threads.alone() { patience } else { patience.min(WITH_THREADS) };
        self.poll_io(Some(patience))?;
        self.check_signals()
    }

    /// What ends [`Vm::wait_at_prompt`] from another thread.
    pub fn prompt_waker(&mut self) -> Box<dyn Fn() + Send> {
        match self.event_loop.io.waker() {
            Ok(waker) => Box::new(move || drop(waker.wake())),
            // Without a poller the wait is no wait at all.
            Err(_) => Box::new(|| ()),
        }
    }

    /// In how many seconds the next timer is due.
    pub fn next_due_at_prompt(&mut self) -> Option<f64> {
        let event_loop = self.prompt_loop();
        let dropped = event_loop.timers.borrow_mut().drop_cancelled();
        drop(dropped);
        let due = event_loop.timers.borrow().next_due();
        due.map(|when| when - self.event_loop.clock.now())
    }

    /// Whether a loop is the prompt's.
    pub fn is_prompt_loop(&mut self, event_loop: &Obj<EventLoop>) -> bool {
        self.prompt().event_loop.as_ref().is_some_and(|own| own.is(event_loop))
    }

    /// The statement under way waits for what can never happen: says so once, and waits for Ctrl-C.
    pub(super) fn wait_for_interrupt(&mut self) -> Result<(), Raised> {
        if !std::mem::replace(&mut self.prompt().told_stuck, true) {
            let (what, others) = match self.event_loop.interrupt.target.clone() {
                Some(task) => self.wait_in_words(&task),
                None => (String::new(), None),
            };
            let others = others.map_or(String::new(), |others| format!("\n{others}"));
            self.output.flush();
            self.output.write_stderr(&format!("this can never end{what}. Ctrl-C gives the prompt back\n{others}"));
        }
        self.event_loop.clock.nap();
        self.check_signals()
    }

    /// Cancels the task that events name by a number, as the prompt's user asks; whether it has not ended yet.
    pub fn cancel_by_number(&mut self, number: Id) -> bool {
        let tasks = self.event_loop.tasks_by_age();
        let task = tasks.into_iter().find(|task| self.trace_id(&task.value()) == number);
        task.is_some_and(|task| self.cancel_future(&task, Value::None))
    }

    /// Whether a value is a coroutine whose first instruction has not run.
    pub fn is_unstarted_coroutine(&self, value: &Value) -> bool {
        if let Some(native) = value.exact::<NativeCoroutine>() {
            return !native.started.get();
        }
        let Some(coroutine) = value.exact::<Generator>() else { return false };
        self.is_coroutine(value) && coroutine.state.get() == State::Created
    }

    /// Ends the prompt's loop: cancels what is left and lets it clean up (`asyncio.run`, at its end).
    pub fn close_prompt_loop(&mut self) -> Result<(), Raised> {
        let Some(event_loop) = self.prompt().event_loop.take() else { return Ok(()) };
        if self.event_loop.errors.is_none() {
            return Ok(());
        }
        let runners = self.import_module("asyncio.runners")?;
        let close = self.intern("_close_loop");
        let close = self.getattr(&runners, close)?;
        self.call(&close, &[EventLoop::facade(&event_loop)]).map(drop)
    }
}
