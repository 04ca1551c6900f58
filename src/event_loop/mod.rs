//! The event loop: ready queue, timers, clock, tasks, futures and what waits on them.
//!
//! One iteration runs exactly the handles that are ready at its start; timers are ordered as `heapq` orders them, by deadline
//! alone. Nothing else in the process runs script code for tasks.

pub mod clock;
pub mod future;
pub mod future_methods;
pub mod native_coroutine;
pub mod reports;
pub mod run;
pub mod task;
pub mod timers;

use crate::heap::{Obj, Value};
use clock::Clock;
use future::Future;
use std::collections::VecDeque;
use timers::Timers;

/// Something that waits in the ready queue.
pub enum Handle {
    /// A task's next step; what it awaited is done (or it is its first step).
    Step(Obj<Future>),
    /// A callback with its arguments.
    Call(Value, Vec<Value>),
    /// A future whose waiting time is over.
    Expire(Obj<Future>),
}

/// The state of the loop.
pub struct EventLoop {
    /// What runs next, in order.
    pub ready: VecDeque<Handle>,
    /// What runs later.
    pub timers: Timers,
    /// The time.
    pub clock: Clock,
    /// The task whose step is running.
    pub current: Option<Obj<Future>>,
    /// Whether the loop runs.
    pub running: bool,
    /// Whether it was asked to stop after this iteration.
    pub stopping: bool,
    /// The script's loop object, while it runs.
    pub object: Value,
    /// The number in the next task's name.
    pub next_task: u64,
    /// Tasks that have not ended.
    pub tasks: Vec<Obj<Future>>,
    /// Called with an asynchronous generator that dies unfinished.
    pub generator_finalizer: Value,
    /// Asynchronous generators begun under the loop, for its shutdown; those that died are skipped.
    pub generators: Vec<Obj<crate::heap::weak::WeakRef>>,
    /// Debug mode.
    pub debug: bool,
}

impl EventLoop {
    /// A loop at rest.
    pub fn new() -> EventLoop {
        EventLoop {
            ready: VecDeque::new(),
            timers: Timers::default(),
            clock: Clock::real(),
            current: None,
            running: false,
            stopping: false,
            object: Value::None,
            next_task: 1,
            tasks: Vec::new(),
            generator_finalizer: Value::None,
            generators: Vec::new(),
            debug: false,
        }
    }
}

impl EventLoop {
    /// Remembers an asynchronous generator that was begun under the loop.
    pub fn remember_generator(&mut self, generator: &Obj<crate::objects::generator::Generator>) {
        let shape = crate::objects::types::TypeId::WeakRef.shape();
        self.generators.push(crate::heap::weak::WeakRef::new(shape, generator.as_ref(), Value::Unbound));
    }

    /// The asynchronous generators begun under the loop that have not ended; they are forgotten.
    pub fn take_generators(&mut self) -> Vec<Value> {
        let links = std::mem::take(&mut self.generators);
        links.iter().filter_map(|link| link.upgrade().map(Value::Obj)).collect()
    }
}

impl Default for EventLoop {
    fn default() -> EventLoop {
        EventLoop::new()
    }
}
