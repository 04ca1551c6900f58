//! The state of the scheduler at an event: a fold over the events up to it, and nothing else.
//!
//! [`State::apply`] is the only way from one event to the next; every view asks a [`State`], none keeps books of its own. What grows
//! with the run (output, sentences) is not in it but read from the recording. Tasks are shared between states, so a copy is cheap.

use super::awaited::{Action, Awaited, Resource};
use super::event::{Birth, Event, Id, Input, Job, Name, Queued, Use};
use super::observer::{Loc, Record};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// Where a task stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// It stands in the ready queue.
    Ready,
    /// Its step is running.
    Running,
    /// It waits for something.
    Waiting,
    /// What it does was left out.
    Unknown,
    /// It ended well.
    Done,
    /// It ended by an exception.
    Failed,
    /// It ended cancelled.
    Cancelled,
}

impl Phase {
    /// The word for it, never a colour alone.
    pub fn word(self) -> &'static str {
        match self {
            Phase::Ready => "READY",
            Phase::Running => "RUNNING",
            Phase::Waiting => "WAITING",
            Phase::Unknown => "UNKNOWN",
            Phase::Done => "DONE",
            Phase::Failed => "FAILED",
            Phase::Cancelled => "CANCELLED",
        }
    }

    /// Whether it has ended.
    pub fn is_over(self) -> bool {
        matches!(self, Phase::Done | Phase::Failed | Phase::Cancelled)
    }
}

/// A task at an event. Numbers are those of events.
#[derive(Clone, PartialEq, Debug)]
pub struct Task {
    /// Which one.
    pub id: Id,
    /// Where it stands.
    pub phase: Phase,
    /// The event that brought it there, and its time.
    pub since: u64,
    /// See above.
    pub since_t: u64,
    /// Its creation; 0 where that was left out.
    pub born: u64,
    /// The task that made it.
    pub parent: Option<Id>,
    /// The group that it belongs to.
    pub group: Option<Id>,
    /// What it waits for.
    pub wait: Option<Rc<Awaited>>,
    /// Where it is, or was last.
    pub loc: Option<Loc>,
    /// How many steps it has begun.
    pub steps: u32,
    /// Its last `task.resume`.
    pub resumed: u64,
    /// Its last `task.suspend` before that.
    pub suspended: u64,
    /// The `ready.push` of the step that is queued or running.
    pub pushed: u64,
    /// A cancellation asked for and not delivered yet.
    pub cancel: Option<u64>,
    /// Nanoseconds that it ran, was ready, and waited.
    pub ran: u64,
    /// See above.
    pub readied: u64,
    /// See above.
    pub waited: u64,
    /// Local variables, at level `lines`.
    pub locals: Rc<Vec<(String, String)>>,
}

impl Task {
    /// What it waits for, while it does: a task that was woken is ready.
    pub fn waits(&self) -> Option<&Rc<Awaited>> {
        self.wait.as_ref().filter(|_| self.phase == Phase::Waiting)
    }
}

/// What stands in the ready queue.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// What it does.
    pub job: Job,
    /// The task, future or callback.
    pub handle: Id,
    /// The event that put it there.
    pub n: u64,
}

/// A timer that is set.
#[derive(Clone, PartialEq, Debug)]
pub struct Timer {
    /// What it does.
    pub job: Job,
    /// The future or callback.
    pub handle: Id,
    /// A callback's name.
    pub name: Option<Name>,
    /// When it is due.
    pub due: u64,
    /// The task that set it.
    pub task: Option<Id>,
    /// The event that set it, and its time.
    pub n: u64,
    /// See above.
    pub set_at: u64,
    /// Where it was set.
    pub line: Option<u32>,
}

/// A lock, queue or the like.
#[derive(Clone, PartialEq, Debug)]
pub struct Thing {
    /// What it is.
    pub kind: Resource,
    /// Tasks that hold it, with the event by which they took it.
    pub holders: Vec<(Id, u64)>,
    /// Items in it (queues), permits taken (semaphores).
    pub count: i64,
}

/// A place at which events were left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gap {
    /// The event that stands for them.
    pub n: u64,
    /// The turn after them.
    pub turn: u32,
}

/// What runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Running {
    /// A task's step.
    Task(Id),
    /// A callback, begun by this event.
    Callback(u64),
}

/// The scheduler at an event.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct State {
    /// The event.
    pub n: u64,
    /// Its time.
    pub t: u64,
    /// Its turn.
    pub turn: u32,
    /// Tasks by age.
    pub tasks: Vec<Rc<Task>>,
    places: FxHashMap<Id, usize>,
    /// The ready queue, next first.
    pub ready: VecDeque<Entry>,
    /// Timers, earliest first.
    pub timers: Vec<Timer>,
    /// Locks, queues and their like.
    pub things: BTreeMap<Id, Thing>,
    /// What runs.
    pub running: Option<Running>,
    /// What goes on when the step of an eager task is over, innermost last.
    outer: Vec<Running>,
    /// Whether the loop waits, and until when.
    pub idle: Option<Option<u64>>,
    /// The first entry number of the turn's batch: what was ready before it has run or was dropped.
    turn_began: u64,
    /// Nanoseconds that the loop was idle so far.
    pub idled: u64,
    idle_since: u64,
    /// The last gap: what happened before it may have changed unseen.
    pub gap: Option<Gap>,
    /// The deadlock, once it was found.
    pub deadlock: Option<u64>,
    /// Whether the program has ended.
    pub ended: bool,
}

impl State {
    /// A task.
    pub fn task(&self, id: Id) -> Option<&Task> {
        self.places.get(&id).map(|at| &*self.tasks[*at])
    }

    /// The task whose step is running.
    pub fn running_task(&self) -> Option<&Task> {
        match self.running? {
            Running::Task(id) => self.task(id),
            Running::Callback(_) => None,
        }
    }

    /// How much a copy costs, in events.
    pub fn size(&self) -> usize {
        self.tasks.len() / 4 + self.ready.len() + self.timers.len()
    }

    /// Tasks that wait for a resource, first come first.
    pub fn waiters_of(&self, thing: Id) -> Vec<Id> {
        let waits = |task: &&Rc<Task>| task.wait.as_ref().is_some_and(|wait| wait.id == Some(thing));
        let mut waiting: Vec<&Rc<Task>> = self.tasks.iter().filter(waits).collect();
        waiting.sort_by_key(|task| task.since);
        waiting.iter().map(|task| task.id).collect()
    }

    /// Steps and callbacks in the ready queue: the ends of sleeps are the loop's business.
    pub fn queued(&self) -> impl Iterator<Item = &Entry> {
        self.ready.iter().filter(|entry| matches!(entry.job, Job::Step | Job::Callback | Job::Timeout))
    }

    /// Whether all that stood in the ready queue at the beginning of this turn is known: what joined it in a gap was not seen.
    pub fn queue_is_known(&self) -> bool {
        self.gap.is_none_or(|gap| self.turn > gap.turn + 1)
    }

    /// Goes on to the next event.
    pub fn apply(&mut self, record: &Record) {
        (self.n, self.t, self.turn) = (record.n, record.t, record.turn);
        match &record.event {
            Event::TurnBegin { .. } => self.turn_begins(record),
            Event::IdleBegin { until, .. } => {
                self.running = None;
                self.outer.clear();
                // Another thread's loop may be waiting already.
                if self.idle.replace(*until).is_none() {
                    self.idle_since = record.t;
                }
                self.ready.clear();
            }
            Event::IdleEnd { .. } | Event::ClockJump { .. } => {
                if self.idle.take().is_some() {
                    self.idled += record.t - self.idle_since.min(record.t);
                }
            }
            Event::LoopStop => self.running = None,
            Event::TaskCreate(birth) => self.create(record, birth),
            Event::ReadyPush { what, .. } => self.push(record, what),
            Event::TaskResume { id, with } => self.resume(record, *id, *with),
            Event::TaskSuspend { id, on, .. } => self.suspend(record, *id, on.as_deref()),
            Event::TaskFinish { id, .. } => self.end(record, *id, Phase::Done),
            Event::TaskFail { id, .. } => self.end(record, *id, Phase::Failed),
            Event::TaskCancelled { id } => self.end(record, *id, Phase::Cancelled),
            Event::FutureDone { id, .. } => {
                self.timers.retain(|timer| timer.handle != *id);
                self.ready.retain(|entry| entry.handle != *id);
            }
            Event::CancelRequest { target, .. } => self.change(*target, |task| task.cancel = Some(record.n)),
            Event::TimerSet { what, due } => self.set_timer(record, what, *due),
            Event::TimerCancel { handle } => self.timers.retain(|timer| timer.handle != *handle),
            Event::TimerFire { what, .. } => {
                self.timers.retain(|timer| timer.handle != what.handle);
                self.ready.push_back(Entry { job: what.job, handle: what.handle, n: record.n });
            }
            Event::CallbackRun { handle, .. } => {
                self.take(*handle);
                self.outer.clear();
                self.running = Some(Running::Callback(record.n));
            }
            Event::ResourceCreate { id, kind } => drop(self.thing(*id, *kind)),
            Event::Use(used) => self.used(record, used),
            Event::Line { fresh, locals } => self.line(record, *fresh, locals),
            Event::Deadlock { .. } => self.deadlock = Some(record.n),
            Event::End { .. } => (self.ended, self.running) = (true, None),
            Event::LoopStart
            | Event::AwaitSkip { .. }
            | Event::GatherCreate { .. }
            | Event::GatherChild { .. }
            | Event::GroupEnter { .. }
            | Event::GroupAbort { .. }
            | Event::GroupExit { .. }
            | Event::TimeoutEnter { .. }
            | Event::TimeoutExpire { .. }
            | Event::TimeoutExit { .. }
            | Event::CancelDeliver { .. }
            | Event::CancelSwallowed { .. }
            | Event::Uncancel { .. }
            | Event::Raise { .. }
            | Event::Catch { .. }
            | Event::Input { .. }
            | Event::Random { .. }
            | Event::TimeRead { .. }
            | Event::Hint { .. }
            | Event::DestroyedPending { .. }
            | Event::Note(_)
            | Event::Output(_)
            | Event::Call { .. }
            | Event::Return { .. }
            | Event::SlowStep { .. }
            | Event::NeverAwaited { .. }
            | Event::NeverRetrieved { .. } => {}
            Event::Limit { .. } => self.forget(record),
        }
        self.follow(record);
    }

    /// The running task is where its latest event is.
    fn follow(&mut self, record: &Record) {
        if let (Some(task), Some(loc)) = (record.task, record.loc) {
            if self.running == Some(Running::Task(task)) {
                self.change(task, |task| task.loc = Some(loc));
            }
        }
    }

    /// Events were left out: what stood before them is not known any more.
    fn forget(&mut self, record: &Record) {
        self.gap = Some(Gap { n: record.n, turn: record.turn });
        (self.running, self.idle) = (None, None);
        self.outer.clear();
        self.ready.clear();
        self.timers.clear();
        self.things.clear();
        for task in self.tasks.iter_mut().filter(|task| !task.phase.is_over()) {
            let task = Rc::make_mut(task);
            (task.phase, task.since, task.since_t) = (Phase::Unknown, record.n, record.t);
            (task.wait, task.cancel, task.steps) = (None, None, task.steps.max(1));
        }
    }

    fn change(&mut self, id: Id, change: impl FnOnce(&mut Task)) {
        if let Some(at) = self.places.get(&id) {
            change(Rc::make_mut(&mut self.tasks[*at]));
        }
    }

    fn turn_begins(&mut self, record: &Record) {
        self.running = None;
        self.outer.clear();
        // Handles of the turn before have run, or were dropped in silence.
        let before = self.turn_began;
        self.ready.retain(|entry| entry.n > before || entry.job == Job::Step);
        self.turn_began = record.n;
    }

    fn create(&mut self, record: &Record, birth: &Birth) {
        self.add(record, birth.id);
        let (born, parent, group) = (record.n, birth.parent, birth.group);
        self.change(birth.id, |task| {
            task.born = born;
            (task.parent, task.group) = (parent, group);
        });
    }

    fn add(&mut self, record: &Record, id: Id) {
        let task = Task {
            id,
            phase: Phase::Ready,
            since: record.n,
            since_t: record.t,
            born: 0,
            parent: None,
            group: None,
            wait: None,
            loc: None,
            steps: 0,
            resumed: 0,
            suspended: 0,
            pushed: 0,
            cancel: None,
            ran: 0,
            readied: 0,
            waited: 0,
            locals: Rc::default(),
        };
        self.places.insert(id, self.tasks.len());
        self.tasks.push(Rc::new(task));
    }

    /// A task goes into a phase; one whose creation was left out is known from now on.
    fn enter(&mut self, record: &Record, id: Id, phase: Phase) {
        if !self.places.contains_key(&id) {
            self.add(record, id);
            // Its beginning was left out.
            self.change(id, |task| task.steps = 1);
        }
        let (n, t) = (record.n, record.t);
        self.change(id, |task| {
            let spent = t - task.since_t.min(t);
            match task.phase {
                Phase::Running => task.ran += spent,
                Phase::Ready => task.readied += spent,
                Phase::Waiting => task.waited += spent,
                Phase::Unknown | Phase::Done | Phase::Failed | Phase::Cancelled => {}
            }
            (task.phase, task.since, task.since_t) = (phase, n, t);
        });
    }

    fn push(&mut self, record: &Record, what: &Queued) {
        if what.job == Job::Step {
            self.enter(record, what.handle, Phase::Ready);
            self.change(what.handle, |task| task.pushed = record.n);
        }
        self.ready.push_back(Entry { job: what.job, handle: what.handle, n: record.n });
    }

    /// Takes a handle out of the ready queue; the ends of sleeps before it have come to nothing.
    fn take(&mut self, handle: Id) {
        if let Some(at) = self.ready.iter().position(|entry| entry.handle == handle) {
            self.ready.remove(at);
            let passed: Vec<usize> = (0..at).filter(|at| self.ready[*at].job == Job::Sleep).collect();
            for at in passed.into_iter().rev() {
                self.ready.remove(at);
            }
        }
    }

    fn resume(&mut self, record: &Record, id: Id, with: Input) {
        self.take(id);
        self.enter(record, id, Phase::Running);
        // An eager task's first step runs within another's.
        let within = record.task.map(Running::Task).filter(|within| self.running == Some(*within));
        self.outer.extend(within);
        self.running = Some(Running::Task(id));
        self.change(id, |task| {
            task.steps += 1;
            task.resumed = record.n;
            task.wait = None;
            if with == Input::Cancel {
                task.cancel = None;
            }
        });
    }

    fn suspend(&mut self, record: &Record, id: Id, on: Option<&Awaited>) {
        self.enter(record, id, Phase::Waiting);
        self.running = self.outer.pop();
        self.change(id, |task| {
            task.wait = on.cloned().map(Rc::new);
            task.suspended = record.n;
            task.loc = record.loc.or(task.loc);
        });
    }

    fn end(&mut self, record: &Record, id: Id, phase: Phase) {
        self.enter(record, id, phase);
        self.running = self.outer.pop();
        self.change(id, |task| {
            task.wait = None;
            task.cancel = None;
            task.loc = record.loc.or(task.loc);
        });
    }

    fn set_timer(&mut self, record: &Record, what: &Queued, due: u64) {
        let timer = Timer {
            job: what.job,
            handle: what.handle,
            name: what.name.clone(),
            due,
            task: record.task,
            n: record.n,
            set_at: record.t,
            line: record.line(),
        };
        let at = self.timers.partition_point(|other| other.due <= due);
        self.timers.insert(at, timer);
    }

    fn thing(&mut self, id: Id, kind: Resource) -> &mut Thing {
        self.things.entry(id).or_insert(Thing { kind, holders: Vec::new(), count: 0 })
    }

    fn used(&mut self, record: &Record, used: &Use) {
        let (task, n) = (record.task, record.n);
        let thing = self.thing(used.id, used.kind);
        match (used.kind, used.action) {
            (_, Action::Contend) => {}
            (Resource::Condition | Resource::Barrier | Resource::QueueEnd | Resource::Group, _) => {}
            (Resource::QueueItem | Resource::QueueRoom, Action::Acquire) => thing.count -= 1,
            (Resource::QueueItem | Resource::QueueRoom, Action::Release) => thing.count += 1,
            (Resource::Event, Action::Release) => thing.count = 1,
            (_, Action::Reset) => thing.count = 0,
            (_, Action::Acquire) => {
                thing.count += 1;
                thing.holders.extend(task.map(|task| (task, n)));
            }
            (_, Action::Release) => {
                thing.count -= 1;
                // Whoever gives it back held it; another's permit may be given back as well.
                let own = thing.holders.iter().position(|(holder, _)| Some(*holder) == task);
                if !thing.holders.is_empty() {
                    thing.holders.remove(own.unwrap_or(0));
                }
            }
        }
    }

    fn line(&mut self, record: &Record, fresh: bool, changes: &[(String, Option<String>)]) {
        let Some(id) = record.task else { return };
        self.change(id, |task| {
            let locals = Rc::make_mut(&mut task.locals);
            if fresh {
                locals.clear();
            }
            for (name, value) in changes {
                locals.retain(|(known, _)| known != name);
                locals.extend(value.clone().map(|value| (name.clone(), value)));
            }
        });
    }
}
