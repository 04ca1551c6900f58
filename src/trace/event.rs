//! What can happen in the scheduler, as the VM and the event loop tell it and as a recording keeps it.
//!
//! Ids of tasks, futures, timers and resources share one counter of the run and are never reused ([`Vm::trace_id`]); they are
//! none of the numbers that scripts see. Times are whole nanoseconds of the loop's time since the program began. Each variant says
//! which event its cause is; the tracer adds number, time, turn, running task and place. `wire.rs` writes and reads them.

pub use super::awaited::{Action, Awaited, Resource};
pub use super::stack::Stack;
pub use super::task_name::TaskName;
use crate::event_loop::future::{Future, State};
use crate::event_loop::handle::Handle;
use crate::event_loop::reports;
use crate::heap::{Obj, Value};
use crate::objects::native::Signal;
use crate::vm::Vm;
use crate::vm::coroutine::Resume;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

/// Names an object of the run.
pub type Id = u64;

/// A word of ours, or one that was read from a file.
pub type Word = Cow<'static, str>;

/// The name of a callback, which is told again and again.
pub type Name = Rc<str>;

/// How a future ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Input {
    /// A value.
    Value,
    /// An exception.
    Exception,
    /// A cancellation.
    Cancel,
}

impl Input {
    /// What a resumption brings.
    pub fn of(vm: &mut Vm, input: &Resume) -> Input {
        match input {
            Resume::Send(_) => Input::Value,
            Resume::Throw(exception) if vm.is_cancelled_error(exception) => Input::Cancel,
            Resume::Throw(_) => Input::Exception,
        }
    }
}

/// What waits in the ready queue or behind a timer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Job {
    /// A step of a task.
    Step,
    /// The end of a sleep: it sets a future.
    Sleep,
    /// The end of an `asyncio.timeout`.
    Timeout,
    /// A callback of the script's.
    Callback,
    /// The loop's own bookkeeping: told by what comes of it.
    Internal,
}

/// One such thing: which, and how a callback is called.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Queued {
    /// What it does.
    #[serde(rename = "what")]
    pub job: Job,
    /// The task, the future that is set, the callback.
    pub handle: Id,
    /// The callback by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
}

impl Queued {
    /// What a handle will do.
    pub fn of(vm: &mut Vm, handle: &Handle) -> Queued {
        let (job, object) = match handle {
            Handle::Step(task) => (Job::Step, task.value()),
            Handle::Expire(future) => (Job::Sleep, future.value()),
            Handle::Wake(task) => {
                return Queued { job: Job::Sleep, handle: vm.event_loop.unseen.number(task), name: None };
            }
            Handle::Call(callback) => {
                let name = reports::callback_name(vm, callback);
                let job = if name.starts_with("Timeout._on_timeout") { Job::Timeout } else { Job::Callback };
                let handle = vm.trace_id(&callback.value());
                return Queued { job, handle, name: Some(name) };
            }
            Handle::Done(_, future) => (Job::Callback, future.value()),
            Handle::Watch(_, future) => (Job::Internal, future.value()),
            Handle::Signal(..) | Handle::Job(_) | Handle::Stop => (Job::Internal, Value::None),
        };
        Queued { job, handle: vm.trace_id(&object), name: None }
    }
}

/// Why something was put into the ready queue.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The task is new.
    New,
    /// What the task waited for is done.
    Woken,
    /// It gave way for one turn.
    Yield,
    /// A timer is due.
    Timer,
    /// The script asked for it.
    CallSoon,
}

/// What the loop's surroundings have to say.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Note {
    /// The kind: `io.ready`, `thread.done`.
    pub kind: Word,
    /// What it is about.
    #[serde(default)]
    pub id: Option<Id>,
    /// In words, behind "because".
    #[serde(default)]
    pub text: Word,
}

/// A local variable and its value, shortened; None where it is gone.
pub type Change = (String, Option<String>);

/// What is known of a task when it is made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Birth {
    /// The task.
    pub id: Id,
    /// Its name.
    pub name: TaskName,
    /// Whether the script gave it that name.
    #[serde(default)]
    pub named: bool,
    /// Its coroutine's `__qualname__`.
    #[serde(rename = "coro")]
    pub coroutine: Arc<str>,
    /// The task that made it.
    pub parent: Option<Id>,
    /// The group that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Id>,
    /// Whether it is asyncio's own: shutting down. Not recorded.
    #[serde(skip)]
    pub internal: bool,
}

/// What happened to a lock, queue or the like.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Use {
    /// What was done.
    pub action: Action,
    /// The kind.
    pub kind: Resource,
    /// Which one.
    pub id: Id,
}

/// What the script wrote.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Written {
    /// Where to.
    pub stream: Word,
    /// The text.
    #[serde(default)]
    pub text: String,
}

// It is moved several times, and kept as it is.
const _: () = assert!(size_of::<Event>() <= 48);

/// Something that happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "k")]
pub enum Event {
    /// A loop begins to run. Cause: the call that started it.
    #[serde(rename = "loop.start")]
    LoopStart,
    /// It was stopped.
    #[serde(rename = "loop.stop")]
    LoopStop,
    /// An iteration begins.
    #[serde(rename = "turn.begin")]
    TurnBegin {
        /// How many handles are ready, timers that are due not yet among them.
        ready: usize,
        /// How many timers are set.
        n_timers: usize,
    },
    /// Nothing is ready: the loop waits for its next timer, or for the world where there is none.
    #[serde(rename = "idle.begin")]
    IdleBegin {
        /// When that is due.
        until: Option<u64>,
        /// Whether something outside is waited for as well.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        io: bool,
    },
    /// The waiting is over. Cause: its `IdleBegin`.
    #[serde(rename = "idle.end")]
    IdleEnd {
        /// What ended it.
        reason: Word,
    },
    /// The same under the virtual clock: time jumps to the next timer. Cause: its `IdleBegin`.
    #[serde(rename = "clock.jump")]
    ClockJump {
        /// From when.
        from: u64,
        /// To when.
        to: u64,
    },
    /// A task was made. Cause: the running task's step.
    #[serde(rename = "task.create")]
    TaskCreate(Box<Birth>),
    /// A handle was put into the ready queue. Cause: what woke it.
    #[serde(rename = "ready.push")]
    ReadyPush {
        /// What it will do.
        #[serde(flatten)]
        what: Queued,
        /// Why.
        why: Reason,
    },
    /// A task goes on. Cause: the `ReadyPush` of its step.
    #[serde(rename = "task.resume")]
    TaskResume {
        /// The task.
        id: Id,
        /// What goes into it.
        with: Input,
    },
    /// A task stops to wait. Cause: its `TaskResume`.
    #[serde(rename = "task.suspend")]
    TaskSuspend {
        /// The task.
        id: Id,
        /// What it waits for; absent where it only gives way for a turn.
        #[serde(flatten)]
        on: Option<Rc<Awaited>>,
        /// Its coroutines and their lines, innermost first, where there is more than one.
        #[serde(default, skip_serializing_if = "Stack::is_empty")]
        stack: Stack,
    },
    /// A task awaits what is done already, and does not stop. Cause: what ended that.
    #[serde(rename = "await.skip")]
    AwaitSkip {
        /// The task or future.
        on: Id,
    },
    /// A task ends well. Cause: its `TaskResume`.
    #[serde(rename = "task.finish")]
    TaskFinish {
        /// The task.
        id: Id,
        /// Its result, shortened.
        result: Word,
    },
    /// A task ends by an exception. Cause: its `TaskResume`.
    #[serde(rename = "task.fail")]
    TaskFail {
        /// The task.
        id: Id,
        /// The exception, shortened.
        exc: String,
    },
    /// A task ends cancelled. Cause: its `TaskResume`.
    #[serde(rename = "task.cancelled")]
    TaskCancelled {
        /// The task.
        id: Id,
    },
    /// A future (that is no task) is done. Cause: what set it.
    #[serde(rename = "future.done")]
    FutureDone {
        /// The future.
        id: Id,
        /// How.
        how: How,
        /// Its result or exception, shortened.
        #[serde(default)]
        result: Word,
    },
    /// A task is asked to end; the exception comes with its next step. Cause: what asked.
    #[serde(rename = "cancel.request")]
    CancelRequest {
        /// The task.
        target: Id,
        /// By what means.
        via: Word,
    },
    /// The cancellation is thrown into the task, where it waits. Cause: its `CancelRequest`.
    #[serde(rename = "cancel.deliver")]
    CancelDeliver {
        /// The task.
        id: Id,
    },
    /// The task caught it and goes on, or ends well. The place is that of the handler. Cause: its `CancelDeliver`.
    #[serde(rename = "cancel.swallowed")]
    CancelSwallowed {
        /// The task.
        id: Id,
    },
    /// A request of cancellation is taken back (`task.uncancel`).
    #[serde(rename = "cancel.uncancel")]
    Uncancel {
        /// The task.
        id: Id,
        /// How many requests are left.
        count: u32,
    },
    /// A timer is set.
    #[serde(rename = "timer.set")]
    TimerSet {
        /// What it will do.
        #[serde(flatten)]
        what: Queued,
        /// When it is due.
        due: u64,
    },
    /// A timer is taken back.
    #[serde(rename = "timer.cancel")]
    TimerCancel {
        /// What it would have done.
        handle: Id,
    },
    /// A timer is due, and its handle becomes ready. Cause: its `TimerSet`.
    #[serde(rename = "timer.fire")]
    TimerFire {
        /// What it does.
        #[serde(flatten)]
        what: Queued,
        /// By how much it is late.
        late: u64,
    },
    /// A callback of the script's runs. Cause: its `ReadyPush`.
    #[serde(rename = "callback.run")]
    CallbackRun {
        /// The callback.
        handle: Id,
        /// The function.
        name: Name,
    },
    /// Several are waited for as one.
    #[serde(rename = "gather.create")]
    GatherCreate {
        /// The future of all.
        id: Id,
        /// What it waits for.
        children: Vec<Id>,
        /// Whether exceptions become results.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        return_exceptions: bool,
    },
    /// One of them is done. Cause: its end.
    #[serde(rename = "gather.child_done")]
    GatherChild {
        /// The future of all.
        id: Id,
        /// Which one.
        child: Id,
        /// How many are left.
        left: usize,
    },
    /// A group's body begins.
    #[serde(rename = "group.enter")]
    GroupEnter {
        /// The group.
        id: Id,
    },
    /// A group is left: all its tasks have ended.
    #[serde(rename = "group.exit")]
    GroupExit {
        /// The group.
        id: Id,
        /// How many of them failed.
        errors: usize,
    },
    /// A timeout's body begins.
    #[serde(rename = "timeout.enter")]
    TimeoutEnter {
        /// The timeout.
        id: Id,
        /// When it is over; absent for never.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<u64>,
    },
    /// The time is over: the task in the body is cancelled. Cause: the `CallbackRun` of its timer.
    #[serde(rename = "timeout.expire")]
    TimeoutExpire {
        /// The timeout.
        id: Id,
    },
    /// The body has ended.
    #[serde(rename = "timeout.exit")]
    TimeoutExit {
        /// The timeout.
        id: Id,
        /// Whether its time was over before.
        expired: bool,
    },
    /// A task of a group fails: the others are cancelled. Cause: its end.
    #[serde(rename = "group.abort")]
    GroupAbort {
        /// The group.
        id: Id,
    },
    /// A lock, queue or the like was made.
    #[serde(rename = "resource.create")]
    ResourceCreate {
        /// Which one.
        id: Id,
        /// What it is.
        kind: Resource,
    },
    /// A lock, queue or the like was used. Written as `lock.acquire`, `queue.put` and so on.
    #[serde(rename = "resource.use")]
    Use(Use),
    /// Anything else that the loop's surroundings (network, threads, signals) have to say; written under its own kind.
    #[serde(rename = "note")]
    Note(Box<Note>),
    /// The script wrote to stdout or stderr.
    #[serde(rename = "output")]
    Output(Box<Written>),
    /// A function is entered (levels `calls` and `lines`).
    #[serde(rename = "call")]
    Call {
        /// Its `__qualname__`.
        name: String,
    },
    /// A function is left.
    #[serde(rename = "return")]
    Return {
        /// Its `__qualname__`.
        name: String,
    },
    /// A line is about to run (level `lines`).
    #[serde(rename = "line")]
    Line {
        /// Whether the frame is another one than before: all its variables are told.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        fresh: bool,
        /// Local variables that changed since the frame's last line.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        locals: Vec<Change>,
    },
    /// A step kept the loop busy. Cause: its `TaskResume`.
    #[serde(rename = "slow.step")]
    SlowStep {
        /// The task.
        id: Id,
        /// For so many nanoseconds.
        dur: u64,
        /// How many timers are late because of it.
        #[serde(default, skip_serializing_if = "is_zero")]
        delayed: usize,
    },
    /// An exception is raised (levels `calls` and `lines`).
    #[serde(rename = "raise")]
    Raise {
        /// It, shortened.
        exc: String,
    },
    /// An exception is caught, or passes a `finally` (levels `calls` and `lines`). The place is that of the handler.
    #[serde(rename = "catch")]
    Catch {
        /// It, shortened.
        exc: String,
    },
    /// The script reads from standard input; a replay is given the same.
    #[serde(rename = "input")]
    Input {
        /// What it got.
        text: String,
    },
    /// The script's source of random numbers is seeded by the system; a replay is given the same.
    #[serde(rename = "random")]
    Random {
        /// The bytes, in hexadecimal digits.
        value: String,
    },
    /// The script looks at the real clock; a replay is given the same.
    #[serde(rename = "time.read")]
    TimeRead {
        /// What it saw, in nanoseconds.
        value: u64,
    },
    /// We said something that helps.
    #[serde(rename = "hint")]
    Hint {
        /// The rule.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        code: Option<Word>,
        /// What was said.
        text: Box<str>,
    },
    /// A coroutine died whose body never ran.
    #[serde(rename = "coro.never_awaited")]
    NeverAwaited {
        /// Its `__qualname__`.
        coro: String,
    },
    /// A task's exception that nobody asked for is reported.
    #[serde(rename = "exc.never_retrieved")]
    NeverRetrieved {
        /// The task or future.
        id: Id,
    },
    /// A task is gone that never ended.
    #[serde(rename = "task.destroyed_pending")]
    DestroyedPending {
        /// The task.
        id: Id,
    },
    /// No task can ever run again. Cause: the last `IdleBegin`.
    #[serde(rename = "deadlock")]
    Deadlock {
        /// The tasks that are left.
        tasks: Vec<Id>,
    },
    /// Events were left out here (`--max-events`).
    #[serde(rename = "limit")]
    Limit {
        /// How many.
        dropped: u64,
    },
    /// The program ended.
    #[serde(rename = "end")]
    End {
        /// In a word: ok, error, deadlock, interrupted.
        status: Word,
        /// The exit status.
        exit: i32,
        /// How many tasks there were.
        tasks: usize,
        /// How many turns.
        turns: u32,
    },
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

fn in_words(signal: Signal) -> &'static str {
    match signal {
        Signal::Readable => "a connection has something to read",
        Signal::Writable => "a connection can be written to",
        Signal::Ended => "the other side of a connection has ended it",
        Signal::Flush | Signal::Dropped | Signal::Turn(_) => "a connection goes on",
    }
}

impl Event {
    /// A task was made.
    pub fn task_create(vm: &mut Vm, task: &Obj<Future>) -> Event {
        let given = task.task().and_then(|part| part.given_name());
        let name =
            given.as_ref().map_or(TaskName::Numbered(task.number.get()), |name| TaskName::from(&*name.to_text()));
        let (named, coroutine) = (given.is_some(), vm.coroutine_name(task));
        let internal = vm.is_internal(task);
        let parent = vm.event_loop.current.clone().map(|parent| vm.trace_id(&parent.value()));
        let id = vm.trace_id(&task.value());
        Event::TaskCreate(Box::new(Birth { id, name, named, coroutine, parent, group: None, internal }))
    }

    /// A future or task has ended.
    pub fn ended(vm: &mut Vm, future: &Obj<Future>) -> Event {
        let (id, how) = (vm.trace_id(&future.value()), How::of(future));
        let is_task = future.task().is_some();
        match how {
            How::Cancelled if is_task => Event::TaskCancelled { id },
            How::Cancelled => Event::FutureDone { id, how, result: Word::Borrowed("") },
            How::Result if is_task => Event::TaskFinish { id, result: vm.shown_outcome(future) },
            How::Exception if is_task => Event::TaskFail { id, exc: vm.shown_failure(future) },
            How::Result | How::Exception => Event::FutureDone { id, how, result: vm.shown_outcome(future) },
        }
    }

    /// The same of a future that nobody can see, by the number that it would have: its task waited without one.
    pub fn done_unseen(vm: &mut Vm, task: &Obj<Future>, how: How, result: &Value) -> Event {
        let id = vm.event_loop.unseen.take(task);
        let result = if how == How::Cancelled { Word::Borrowed("") } else { vm.shown(result) };
        Event::FutureDone { id, how, result }
    }

    /// Whether its handle is put into the ready queue along with it: no event of its own tells that.
    pub fn fires(&self) -> bool {
        match self {
            Event::TimerFire { .. } => true,
            Event::Note(note) => note.kind == "io.ready",
            _ => false,
        }
    }

    /// A socket or pipe is ready, and what waits for that is put into the ready queue.
    pub fn source_ready(signal: Signal) -> Event {
        Event::note("io.ready", None, in_words(signal))
    }

    /// An object of ours is told so.
    pub fn source_told(signal: Signal) -> Event {
        Event::note("io.event", None, in_words(signal))
    }

    /// The script wrote something. Of a piece that is very long the beginning is kept, and how much is left out.
    pub fn output(stream: &'static str, bytes: &[u8]) -> Event {
        const LONG: usize = 64 << 10;
        let mut text = String::from_utf8_lossy(&bytes[..bytes.len().min(LONG)]).into_owned();
        if bytes.len() > LONG {
            let end = if bytes.ends_with(b"\n") { "\n" } else { "" };
            text.push_str(&format!("… ({} more bytes){end}", bytes.len() - LONG));
        }
        Event::Output(Box::new(Written { stream: Word::Borrowed(stream), text }))
    }

    /// Something of the loop's surroundings.
    pub fn note(kind: impl Into<Word>, id: Option<Id>, text: impl Into<Word>) -> Event {
        Event::Note(Box::new(Note { kind: kind.into(), id, text: text.into() }))
    }

    /// A lock, event, semaphore or queue was made.
    pub fn created(vm: &mut Vm, kind: Resource, which: &Value) -> Event {
        Event::ResourceCreate { id: vm.trace_id(which), kind }
    }

    /// It makes a task wait.
    pub fn contended(vm: &mut Vm, kind: Resource, which: &Value) -> Event {
        Event::used(vm, Action::Contend, kind, which)
    }

    /// It was taken.
    pub fn acquired(vm: &mut Vm, kind: Resource, which: &Value) -> Event {
        Event::used(vm, Action::Acquire, kind, which)
    }

    /// It was given back.
    pub fn released(vm: &mut Vm, kind: Resource, which: &Value) -> Event {
        Event::used(vm, Action::Release, kind, which)
    }

    /// It is as it was made: an event is cleared.
    pub fn cleared(vm: &mut Vm, kind: Resource, which: &Value) -> Event {
        Event::used(vm, Action::Reset, kind, which)
    }

    fn used(vm: &mut Vm, action: Action, kind: Resource, which: &Value) -> Event {
        Event::Use(Use { action, kind, id: vm.trace_id(which) })
    }
}
