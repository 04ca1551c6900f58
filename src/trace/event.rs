//! What can happen in the scheduler.
//!
//! Ids of tasks, futures and resources are their serial numbers ([`Vm::trace_id`]), never reused in a run. Times are the loop's
//! seconds. Each variant says which event its cause is; [`super::observer::Record`] adds the number, the time, the turn, the
//! running task and the place in the script.

use crate::event_loop::future::{Future, State};
use crate::event_loop::handle::Handle;
use crate::heap::{Obj, Value};
use crate::vm::Vm;
use crate::vm::coroutine::Resume;

/// Names an object of the run.
pub type Id = u64;

/// How a future ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// With a result.
    Result,
    /// With an exception.
    Exception,
    /// It was cancelled.
    Cancelled,
}

impl How {
    /// How a done future ended.
    pub fn of(future: &Future) -> How {
        match (future.state.get(), future.failed.get()) {
            (State::Cancelled, _) => How::Cancelled,
            (_, true) => How::Exception,
            (_, false) => How::Result,
        }
    }
}

/// What goes into a coroutine when its task goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input {
    /// A value.
    Value,
    /// An exception (a cancellation is one).
    Exception,
}

impl Input {
    /// What a resumption brings.
    pub fn of(input: &Resume) -> Input {
        match input {
            Resume::Send(_) => Input::Value,
            Resume::Throw(_) => Input::Exception,
        }
    }
}

/// What waits in the ready queue or behind a timer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Queued {
    /// A step of a task.
    Step(Id),
    /// The end of a sleep: the future that it sets.
    Sleep(Id),
    /// A callback of the script's, by name.
    Callback(String),
    /// The loop's own bookkeeping.
    Internal,
}

impl Queued {
    /// What a handle will do.
    pub fn of(vm: &mut Vm, handle: &Handle) -> Queued {
        match handle {
            Handle::Step(task) => Queued::Step(vm.trace_id(&task.value())),
            Handle::Expire(future) => Queued::Sleep(vm.trace_id(&future.value())),
            Handle::Call(callback) => {
                let callback = callback.clone();
                Queued::Callback(crate::event_loop::reports::callback_source(vm, &callback))
            }
            Handle::Watch(..) | Handle::Signal(..) | Handle::Job(_) | Handle::Stop => Queued::Internal,
        }
    }
}

/// What tasks wait for each other with, and for what of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Resource {
    /// A lock, until it is free.
    Lock,
    /// An event, until it is set.
    Event,
    /// A permit of a semaphore.
    Semaphore,
    /// A condition, until it is notified.
    Condition,
    /// An item of a queue.
    QueueItem,
    /// Room in a queue.
    QueueRoom,
    /// A queue, until everything in it is worked off.
    QueueEnd,
    /// A group, until its tasks have ended.
    Group,
}

impl Resource {
    /// In words, behind "waits for".
    pub fn in_words(self) -> &'static str {
        match self {
            Resource::Lock => "a lock",
            Resource::Event => "an event",
            Resource::Semaphore => "a semaphore",
            Resource::Condition => "a condition",
            Resource::QueueItem => "an item of a queue",
            Resource::QueueRoom => "room in a queue",
            Resource::QueueEnd => "a queue to be worked off",
            Resource::Group => "the tasks of its group",
        }
    }
}

/// What a task waits for.
#[derive(Clone, PartialEq, Debug)]
pub enum Awaited {
    /// A moment.
    Sleep {
        /// When it comes.
        until: f64,
    },
    /// Another task.
    Task(Id),
    /// All of several tasks or futures.
    Gather(Vec<Id>),
    /// A lock, an event, a queue …
    Resource(Resource, Id),
    /// What one of asyncio's own coroutines waits for, by its name.
    Native(String),
    /// A future.
    Future(Id),
}

impl Awaited {
    /// In words, behind "waits for"; `name` says how tasks are called.
    pub fn in_words(&self, name: impl Fn(Id) -> String) -> String {
        match self {
            Awaited::Sleep { until } => format!("its sleep, until {until:.3}"),
            Awaited::Task(id) => format!("task {}", name(*id)),
            Awaited::Gather(children) => {
                let children: Vec<String> = children.iter().map(|id| name(*id)).collect();
                format!("gather({})", children.join(", "))
            }
            Awaited::Resource(resource, _) => resource.in_words().to_owned(),
            Awaited::Native(native) => native.clone(),
            Awaited::Future(_) => "a future".to_owned(),
        }
    }
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A loop begins to run. Cause: the call that started it.
    LoopStart,
    /// It was stopped.
    LoopStop,
    /// An iteration begins with so many handles.
    TurnBegin {
        /// How many handles it will run.
        ready: usize,
    },
    /// Nothing is ready: the loop waits for its next timer.
    IdleBegin {
        /// When that is due.
        until: f64,
    },
    /// The waiting is over.
    IdleEnd,
    /// A task was made. Cause: the running task's step.
    TaskCreate {
        /// The task.
        id: Id,
        /// Its name.
        name: String,
        /// Whether the script gave it that name.
        named: bool,
        /// Its coroutine's `__qualname__`.
        coroutine: String,
        /// The task that made it.
        parent: Option<Id>,
        /// Whether it is asyncio's own: shutting down.
        internal: bool,
    },
    /// A handle was put into the ready queue. Cause: what woke it.
    ReadyPush {
        /// What it will do.
        what: Queued,
    },
    /// The next handle was taken out of the ready queue.
    ReadyPop,
    /// A task goes on. Cause: the `ReadyPush` of its step.
    TaskResume {
        /// The task.
        id: Id,
        /// What goes into it.
        with: Input,
        /// The line at which it waited.
        line: Option<u32>,
    },
    /// A task stops to wait. Cause: its `TaskResume`.
    TaskSuspend {
        /// The task.
        id: Id,
        /// What it waits for; absent where it only gives way for a turn.
        on: Option<Awaited>,
        /// The line of the `await`.
        line: Option<u32>,
    },
    /// A task ends. Cause: its `TaskResume`.
    TaskEnd {
        /// The task.
        id: Id,
        /// How.
        how: How,
        /// Its result or exception, shortened.
        shown: String,
    },
    /// A future (that is no task) is done. Cause: what set it.
    FutureDone {
        /// The future.
        id: Id,
        /// How.
        how: How,
    },
    /// A task is asked to end. Delivery comes with its next step.
    CancelRequest {
        /// The task.
        target: Id,
    },
    /// A timer is set.
    TimerSet {
        /// When it is due.
        due: f64,
        /// What it will do.
        what: Queued,
    },
    /// A timer is due. Cause: its `TimerSet`.
    TimerFire {
        /// What it does.
        what: Queued,
    },
    /// A callback of the script's runs. Cause: its `ReadyPush`.
    CallbackRun {
        /// The function.
        name: String,
    },
    /// A task has to wait for a lock, event, semaphore or queue.
    Contend {
        /// The kind.
        kind: Resource,
        /// Which one.
        id: Id,
    },
    /// A task has taken a lock or permit, or an item out of a queue.
    Acquire {
        /// The kind.
        kind: Resource,
        /// Which one.
        id: Id,
    },
    /// A lock or permit was given back, an event set, an item put.
    Release {
        /// The kind.
        kind: Resource,
        /// Which one.
        id: Id,
    },
    /// The script wrote to stdout or stderr.
    Output {
        /// What it wrote.
        text: String,
        /// Whether to stderr.
        stderr: bool,
    },
    /// No task can ever run again.
    Deadlock {
        /// How many tasks are left.
        tasks: usize,
    },
}

impl Event {
    /// A task was made.
    pub fn task_create(vm: &mut Vm, task: &Obj<Future>) -> Event {
        let (name, coroutine) = (vm.task_name(task), vm.coroutine_name(task));
        let part = task.task();
        let named = part.is_some_and(|part| part.given_name().is_some());
        let internal = vm.is_internal(task);
        let parent = vm.event_loop.current.clone().map(|parent| vm.trace_id(&parent.value()));
        Event::TaskCreate { id: vm.trace_id(&task.value()), name, named, coroutine, parent, internal }
    }

    /// A lock, event, semaphore or queue makes a task wait.
    pub fn contended(vm: &mut Vm, kind: Resource, which: &Value) -> Event {
        Event::Contend { kind, id: vm.trace_id(which) }
    }

    /// It was taken.
    pub fn acquired(vm: &mut Vm, kind: Resource, which: &Value) -> Event {
        Event::Acquire { kind, id: vm.trace_id(which) }
    }

    /// It was given back.
    pub fn released(vm: &mut Vm, kind: Resource, which: &Value) -> Event {
        Event::Release { kind, id: vm.trace_id(which) }
    }
}
