//! Event loops: ready queue, timers, clock, tasks, futures, contexts and what waits on them.
//!
//! One iteration runs exactly the handles that are ready at its start; timers are ordered as `heapq` orders them, by deadline
//! alone. [`Scheduler`] is what all loops of the program share; an [`EventLoop`] is one loop. Nothing else in the process runs
//! script code for tasks. What scripts may ask of all this (classes, signatures, texts) stands in `modules/asyncio/`.

pub mod clock;
pub mod combine;
pub mod context;
pub mod deadlock;
pub mod describe;
pub mod direct;
pub mod foreign;
pub mod future;
pub mod handle;
pub mod io;
pub mod lateness;
pub mod looper;
pub mod native_coroutine;
pub mod op_await;
pub mod origin;
pub mod policy;
pub mod prompt;
pub mod reports;
pub mod run;
pub mod standstill;
pub mod task;
pub mod task_list;
pub mod timers;
pub mod wait_queue;

use crate::heap::{Obj, Value};
use crate::objects::class::Class;
use clock::Clock;
use future::Future;

pub use handle::{Callback, Handle};
pub use looper::EventLoop;

/// What all event loops of the program share.
#[derive(Default)]
pub struct Scheduler {
    /// The loop that runs.
    pub running: Option<Obj<EventLoop>>,
    /// The task whose step is running.
    pub current: Option<Obj<Future>>,
    /// The bindings of context variables in force.
    pub context: context::Current,
    /// The time.
    pub clock: Clock,
    /// How many steps gave way for one turn since the loop's last turn.
    pub gave_way: usize,
    /// Tasks that have not ended, of all loops.
    pub tasks: task_list::TaskList,
    /// Tasks made so far: they sort by it.
    pub task_serial: u32,
    /// The number in the next unnamed task's name.
    pub next_task: u32,
    /// What Ctrl-C cancels instead of raising (`asyncio.Runner`), and how often it was pressed.
    pub interrupt: Interrupt,
    /// Who is next among what may run.
    pub policy: policy::Policy,
    /// Sockets, readiness, jobs.
    pub io: io::Io,
    /// Loops written in scripts.
    pub foreign: foreign::ForeignLoops,
    /// Awaits that need no coroutine.
    pub at_once: native_coroutine::AtOnce,
    /// What is told of futures that direct sleepers do without.
    pub unseen: direct::Unseen,
    /// What was told lately of what tasks wait for.
    pub waits: crate::trace::awaited::Waits,
    /// Steps that last longer are told, in seconds, where somebody asked (`--slow`, `--strict`).
    pub slow: Option<f64>,
    /// Whether the last cancellation went through too many tasks that wait for each other: RecursionError is due.
    pub cancelled_too_deep: bool,
    /// Whether the program asked for debug mode (`-X dev`, `PYTHONASYNCIODEBUG`).
    pub debug: bool,
    /// `CancelledError` and `InvalidStateError`, once `_asyncio` has been imported.
    pub errors: Option<Errors>,
}

/// How Ctrl-C reaches the main task of a runner (`runners.py`, `_on_sigint`).
#[derive(Default)]
pub struct Interrupt {
    /// The main task.
    pub target: Option<Obj<Future>>,
    /// How often Ctrl-C was pressed since the run began.
    pub count: u32,
}

/// The exception classes that the loop itself raises.
pub struct Errors {
    /// `asyncio.CancelledError`
    pub cancelled: Obj<Class>,
    /// `asyncio.InvalidStateError`
    pub invalid_state: Obj<Class>,
}

impl Scheduler {
    /// Lets go of the run under way, at the end of the program.
    pub fn forget_run(&mut self) {
        let run = (self.running.take(), self.current.take(), std::mem::take(&mut self.interrupt));
        drop((run, std::mem::take(&mut self.context)));
    }

    /// The object scripts know the running loop by; None where none runs.
    pub fn running_value(&self) -> Value {
        self.running.as_ref().map_or(Value::None, EventLoop::facade)
    }

    /// Tasks that have not ended, oldest first.
    pub fn tasks_by_age(&self) -> Vec<Obj<Future>> {
        let mut tasks: Vec<Obj<Future>> = self.tasks.iter().cloned().collect();
        tasks.sort_by_key(|task| task.task().map_or(0, |part| part.serial.get()));
        tasks
    }
}
