//! The seam between what happens and who looks at it.
//!
//! [`Vm::observe`] takes a closure that makes the event, so that nothing is worked out while nobody listens. [`Vm::observing`]
//! also names the event as the cause of whatever happens in a piece of work. The tracer gives every event its number, time, turn,
//! running task, place and cause, and hands the [`Record`] to the [`Observer`].
//!
//! asyncio's own shutting down (tasks of the library, turns in which nothing of the script's happens) gets no numbers: a view
//! shows what the script does.

use super::cancel::Delivered;
use super::event::{Event, Id, Input, Job, Queued, Reason, Word};
use super::lines::Seen;
use super::marks::Marks;
use super::replay::Replay;
pub use super::shown::number_of;
use super::told::Told;
use crate::event_loop::future::Future;
use crate::heap::near::NearMap;
use crate::heap::{Obj, Ref, Value};
use crate::source::{Source, Span};
use crate::vm::Vm;
use rustc_hash::{FxHashMap, FxHashSet};
use std::num::NonZeroU32;
use std::sync::Arc;

/// A step that lasts longer is told, in nanoseconds (`slow_callback_duration`).
const SLOW: u64 = 100_000_000;

/// Nanoseconds of a second.
pub const SECOND: f64 = 1e9;

/// A place in the script's text, by source and bytes: turned into lines only when somebody reads it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Spot {
    /// Which of the sources, from 1: so a spot or none needs no more room than a spot.
    source: NonZeroU32,
    /// Where in it.
    pub span: Span,
}

impl Spot {
    /// A place in the source of a number.
    pub fn new(source: u32, span: Span) -> Spot {
        Spot { source: NonZeroU32::MIN.saturating_add(source), span }
    }

    /// Which of the sources, from 0.
    pub fn source(self) -> u32 {
        self.source.get() - 1
    }
}

/// Source, first line and column, last line and column: lines from 1, columns from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Loc {
    /// Which of the sources.
    pub source: u32,
    /// The line.
    pub line: u32,
    /// The column.
    pub col: u32,
    /// The last line.
    pub end_line: u32,
    /// The column after the end.
    pub end_col: u32,
}

/// The loop's time as events tell it.
pub fn nanoseconds(seconds: f64) -> u64 {
    (seconds * SECOND).round().max(0.0) as u64
}

/// An event with its circumstances.
#[derive(Clone, PartialEq, Debug)]
pub struct Record {
    /// Its number, from 1.
    pub n: u64,
    /// The loop's time, in nanoseconds since the program began.
    pub t: u64,
    /// The turn of the loop, from 1; 0 before the first.
    pub turn: u32,
    /// The running task.
    pub task: Option<Id>,
    /// The event that made this one happen.
    pub cause: Option<u64>,
    /// Where in the script, once worked out.
    pub loc: Option<Loc>,
    /// What happened.
    pub event: Event,
}

impl Record {
    /// The line of the script.
    pub fn line(&self) -> Option<u32> {
        self.loc.map(|loc| loc.line)
    }
}

/// Somebody who looks at events.
pub trait Observer {
    /// An event happened; its place is not worked out yet: `sources` are what spots speak of.
    fn on(&mut self, n: u64, told: Told, sources: &[Arc<Source>]);

    /// The program has ended; `sources` are what spots speak of.
    fn finish(&mut self, sources: &[Arc<Source>]);
}

/// How much is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Level {
    /// What the scheduler does.
    #[default]
    Sched,
    /// Calls as well.
    Calls,
    /// Lines and local variables as well.
    Lines,
}

/// A turn of which nothing is told yet: how many handles are ready, how many timers are set, and when it began.
pub(super) type Turn = (usize, usize, u64);

/// Numbers events, finds their causes and hands them to an observer.
pub struct Tracer {
    pub(super) observer: Box<dyn Observer>,
    /// How much is told.
    pub level: Level,
    pub(super) count: u64,
    pub(super) turn: u32,
    /// Texts that spots speak of.
    pub(super) sources: Vec<Arc<Source>>,
    /// What is going on just now, outermost first: the last one is the cause of whatever happens.
    pub(super) scope: Vec<Option<u64>>,
    /// Why each handle stands in the ready queue, where each task waits, and what ended it.
    pub(super) marks: Marks,
    /// The setting of each timer, and when it is due.
    pub(super) timers: NearMap<Id, (u64, u64)>,
    /// asyncio's own tasks and futures.
    pub(super) hidden: FxHashSet<Id>,
    /// A turn that has begun and in which nothing has happened yet.
    pub(super) turn_waits: Option<Turn>,
    /// Whether a loop runs, and whether that was told.
    pub(super) runs: bool,
    pub(super) runs_told: bool,
    /// The last `IdleBegin` and what ended it.
    pub(super) idle: Option<u64>,
    /// The number of a timer, or a socket's being ready, whose handle is being put into the ready queue.
    pub(super) firing: Option<u64>,
    /// The task just made, and the one that just gave way: why a step is put into the ready queue.
    pub(super) created: Option<(Id, u64)>,
    pub(super) gave_way: Option<(Id, u64)>,
    /// The last `TaskResume`, and when it was.
    pub(super) resumed: u64,
    pub(super) resumed_at: u64,
    /// Whether the running task's step is over: nothing that is told now has a place in the script.
    pub(super) left: bool,
    pub(super) tasks: usize,
    /// The group whose task is being made.
    pub(super) group: Option<Id>,
    /// Cancellations asked for and not delivered, and those that were delivered.
    pub(super) requests: FxHashMap<Id, u64>,
    pub(super) cancels: FxHashMap<Id, Delivered>,
    /// The heads of the handlers that caught something, by the places of their `try` statements and whether it was a cancellation.
    pub(super) handlers: FxHashMap<(Spot, bool), Span>,
    /// The longest call in this step that is known to have held the loop.
    pub(super) blocking: Option<(u64, Spot)>,
    /// The exception that was told last, by its address.
    pub(super) last_raised: usize,
    /// The running task by address and number, until a step begins or ends.
    pub(super) current: Option<(usize, Id)>,
    /// The call, by the frames there are, its code's address and its instruction, whose native does what the `await` behind it would do:
    /// what happens there happens at that `await`.
    pub(super) awaits: (usize, usize, u32),
    /// The clock when it was last looked at, as it said and in nanoseconds.
    pub(super) clock: (f64, u64),
    /// What this run must repeat.
    pub replay: Option<Box<Replay>>,
    /// The line that was told last, and the local variables then.
    pub(super) seen: Seen,
    pub(super) locals: Vec<(String, String)>,
}

impl Tracer {
    /// What is going on, taken out where another thread goes on and put back later.
    pub fn swap_scope(&mut self, scope: Vec<Option<u64>>) -> Vec<Option<u64>> {
        std::mem::replace(&mut self.scope, scope)
    }

    /// Tells the observer which sources places speak of, while the program goes on.
    pub(super) fn share_sources(&mut self) {
        self.observer.finish(&self.sources);
    }

    /// The program has ended; `written` is what it wrote to stderr last.
    pub fn finish(&mut self, exit: i32, now: f64, written: Option<Vec<u8>>) {
        if let Some(written) = written {
            self.take(Event::output("stderr", &written), nanoseconds(now), None, None);
        }
        let status = match exit {
            0 => "ok",
            3 => "deadlock",
            130 => "interrupted",
            _ => "error",
        };
        let (tasks, turns, t) = (self.tasks, self.turn, nanoseconds(now));
        self.tell(Event::End { status: Word::Borrowed(status), exit, tasks, turns }, t, None, None, None);
        self.observer.finish(&self.sources);
    }

    #[inline]
    pub(super) fn tell(
        &mut self,
        event: Event,
        t: u64,
        task: Option<Id>,
        cause: Option<u64>,
        spot: Option<Spot>,
    ) -> u64 {
        self.count += 1;
        let (n, turn) = (self.count, self.turn);
        let (task, cause) = (task.unwrap_or(0), cause.unwrap_or(0));
        if self.replay.is_some() {
            self.compare(Told { t, task, cause, turn, spot, event: event.clone() });
        }
        self.observer.on(n, Told { t, task, cause, turn, spot, event }, &self.sources);
        n
    }

    /// The event that is about to be told is the next one of this run, which must repeat another.
    #[cold]
    fn compare(&mut self, told: Told) {
        if let Some(replay) = &mut self.replay {
            replay.compare(&told.record(self.count, None));
        }
    }

    /// Takes an event; the number it got, none where it is not the script's business.
    fn take(&mut self, mut event: Event, t: u64, task: Option<Id>, spot: Option<Spot>) -> Option<u64> {
        if !self.hidden.is_empty() || self.runs != self.runs_told {
            return self.take_any(event, t, task, spot);
        }
        if !self.is_told_at_once(&event) {
            return self.take_untold(event, t, task, spot);
        }
        if self.turn_waits.is_some() {
            self.catch_up(t);
        }
        // The frequent ones, of which nothing needs to be found out that the general way finds out for all.
        let scope = self.scope.last().copied().flatten();
        match event {
            Event::ReadyPush { ref what, .. } if what.job == Job::Step => {
                let (id, mut event) = (what.handle, event);
                let cause = self.say_why(&mut event).or(scope);
                let n = self.tell(event, t, task, cause, spot.filter(|_| !self.left));
                self.marks.queue(id, n);
                Some(n)
            }
            Event::ReadyPush { ref what, .. } => {
                let id = what.handle;
                let n = self.tell(event, t, task, scope, spot.filter(|_| !self.left));
                self.marks.queue(id, n);
                Some(n)
            }
            Event::CallbackRun { handle, .. } => {
                let cause = self.marks.leave(handle).or(scope);
                let spot = spot.filter(|_| !self.left);
                if std::mem::take(&mut self.left) {
                    self.current = None;
                }
                Some(self.tell(event, t, task, cause, spot))
            }
            Event::TaskResume { id, with: Input::Value } => {
                let (pushed, place) = self.marks.go_on(id);
                (self.left, self.current) = (false, None);
                (self.resumed, self.resumed_at) = (self.count + 1, t);
                Some(self.tell(event, t, task, pushed.or(scope), place))
            }
            Event::TaskSuspend { id, ref on, .. } => {
                let gives_way = on.is_none();
                if let Some(spot) = spot {
                    self.marks.wait(id, spot, self.count);
                }
                (self.left, self.current) = (true, None);
                self.slow_step(&event, t);
                let n = self.tell(event, t, task, scope, spot);
                if gives_way {
                    self.gave_way = Some((id, n));
                }
                Some(n)
            }
            Event::FutureDone { id, .. } => {
                let pending = self.marks.end(id, self.count + 1);
                self.forget_request(id);
                Some(self.tell(event, t, task, scope.or(pending), spot.filter(|_| !self.left)))
            }
            Event::TaskFinish { id, .. } | Event::TaskCancelled { id } => {
                let spot = spot.filter(|_| !self.left);
                (self.left, self.current) = (true, None);
                self.slow_step(&event, t);
                let n = self.tell(event, t, task, scope, spot);
                self.marks.end(id, n);
                self.forget_request(id);
                Some(n)
            }
            Event::GatherChild { child: done, .. } | Event::AwaitSkip { on: done } => {
                let cause = self.marks.ended(done).or(scope);
                Some(self.tell(event, t, task, cause, spot.filter(|_| !self.left)))
            }
            Event::TaskCreate(ref mut birth) => {
                self.tasks += 1;
                birth.group = self.group.take();
                let id = birth.id;
                let n = self.tell(event, t, task, scope, spot.filter(|_| !self.left));
                self.created = Some((id, n));
                Some(n)
            }
            Event::TimerSet { ref what, due } => {
                let id = what.handle;
                let n = self.tell(event, t, task, scope, spot.filter(|_| !self.left));
                self.timers.insert(id, (n, due));
                Some(n)
            }
            Event::TimerFire { ref what, .. } => {
                let set = self.timers.remove(&what.handle).map(|(n, _)| n);
                Some(self.tell(event, t, task, set, None))
            }
            Event::TimerCancel { handle } => {
                self.timers.remove(&handle);
                Some(self.tell(event, t, task, scope, spot.filter(|_| !self.left)))
            }
            Event::CancelRequest { target, .. } => {
                let n = self.tell(event, t, task, scope, spot.filter(|_| !self.left));
                self.requests.insert(target, n);
                Some(n)
            }
            Event::Use(_) | Event::TimeoutEnter { .. } | Event::TimeoutExit { .. } => {
                Some(self.tell(event, t, task, scope, spot.filter(|_| !self.left)))
            }
            _ => self.take_any(event, t, task, spot),
        }
    }

    /// Takes an event that is held back or told by another one.
    fn take_untold(&mut self, event: Event, t: u64, task: Option<Id>, spot: Option<Spot>) -> Option<u64> {
        match (&event, self.firing) {
            (Event::TurnBegin { ready, n_timers }, _) if self.turn > 0 => {
                self.turn_waits = Some((*ready, *n_timers, t));
                None
            }
            // A timer's being due tells of its handle.
            (Event::ReadyPush { what, .. }, Some(n)) => {
                self.marks.queue(what.handle, n);
                None
            }
            _ => self.take_any(event, t, task, spot),
        }
    }

    /// The loop's time in nanoseconds.
    #[inline]
    fn time(&mut self, now: f64) -> u64 {
        if self.clock.0 != now {
            self.clock = (now, nanoseconds(now));
        }
        self.clock.1
    }

    /// What has ended cannot be cancelled any more.
    #[inline]
    fn forget_request(&mut self, id: Id) {
        if !self.requests.is_empty() {
            self.requests.remove(&id);
        }
    }

    /// Whether an event of the script's is neither held back nor told by another one.
    #[inline]
    fn is_told_at_once(&self, event: &Event) -> bool {
        match event {
            Event::TurnBegin { .. } | Event::LoopStart | Event::LoopStop => false,
            Event::ReadyPush { what, .. } => match what.job {
                Job::Step => true,
                Job::Internal => false,
                Job::Sleep | Job::Timeout | Job::Callback => self.firing.is_none(),
            },
            Event::TaskCreate(birth) => !birth.internal,
            Event::GatherCreate { children, .. } => !children.is_empty(),
            _ => true,
        }
    }

    fn take_any(&mut self, mut event: Event, t: u64, task: Option<Id>, spot: Option<Spot>) -> Option<u64> {
        if self.holds_back(&event, t) || self.is_hidden(&event, task) {
            // A task of asyncio's own may lie where one of the script's was.
            self.current = None;
            return None;
        }
        if let Event::TaskCreate(birth) = &mut event {
            birth.group = self.group.take();
        }
        let (cause, spot) = match event {
            Event::TaskResume { id, .. } => {
                let (pushed, place) = self.marks.go_on(id);
                (pushed.or(self.scope.last().copied().flatten()), place)
            }
            _ => {
                let cause = self.say_why(&mut event).or_else(|| self.cause_of(&event));
                (cause, self.place_of(&event, spot))
            }
        };
        let task = task.filter(|task| !self.hidden.contains(task));
        let left = leaves(&event, self.left);
        if std::mem::replace(&mut self.left, left) != left || matches!(event, Event::TaskResume { .. }) {
            self.current = None;
        }
        self.catch_up(t);
        self.slow_step(&event, t);
        let remembered = remembered(&event);
        let cancelled = match event {
            Event::TaskResume { id, with: Input::Cancel } => Some(id),
            _ => None,
        };
        let n = self.tell(event, t, task, cause, spot);
        self.remember(remembered, n);
        if let Some(id) = cancelled {
            self.deliver(id, t, spot);
        }
        Some(n)
    }

    /// Why a step is put into the ready queue; its cause where that is the task's creation or its giving way.
    fn say_why(&mut self, event: &mut Event) -> Option<u64> {
        let Event::ReadyPush { what, why } = event else { return None };
        if what.job != Job::Step {
            return None;
        }
        let own = |mark: Option<(Id, u64)>| mark.filter(|(id, _)| *id == what.handle).map(|(_, n)| n);
        let (new, again) = (own(self.created.take()), own(self.gave_way.take()));
        // What has begun at once, within the step that made it, was never queued as new.
        let new = new.filter(|created| *created > self.resumed);
        if new.is_some() {
            *why = Reason::New;
        } else if again.is_some() {
            *why = Reason::Yield;
        }
        new.or(again)
    }

    /// A step that kept the loop busy is told before it stops.
    fn slow_step(&mut self, event: &Event, t: u64) {
        match event {
            Event::TaskResume { .. } => self.resumed = self.count + 1,
            Event::TaskSuspend { id, .. }
            | Event::TaskFinish { id, .. }
            | Event::TaskFail { id, .. }
            | Event::TaskCancelled { id } => {
                let dur = t.saturating_sub(self.resumed_at);
                let spot = self.blocking.take().map(|(_, spot)| spot);
                if dur > SLOW {
                    let delayed = self.late_timers(t);
                    self.tell(Event::SlowStep { id: *id, dur, delayed }, t, Some(*id), Some(self.resumed), spot);
                }
                return;
            }
            _ => return,
        }
        self.resumed_at = t;
    }

    /// How many timers are overdue.
    fn late_timers(&self, t: u64) -> usize {
        self.timers.iter().filter(|(id, (_, due))| *due < t && self.marks.ended(**id).is_none()).count()
    }

    /// A call that held the loop for so many nanoseconds is over.
    pub fn note_blocking(&mut self, dur: u64, source: &Arc<Source>, span: Span) {
        if self.blocking.is_none_or(|(longest, _)| longest < dur) {
            self.blocking = Some((dur, Spot::new(self.source_number(source), span)));
        }
    }

    /// What is told only once something else happens: turns, and a loop that starts or stops.
    fn holds_back(&mut self, event: &Event, t: u64) -> bool {
        match event {
            Event::TurnBegin { ready, n_timers } => self.turn_waits = Some((*ready, *n_timers, t)),
            Event::LoopStart => self.runs = true,
            Event::LoopStop => {
                self.runs = false;
                self.left = false;
                self.turn_waits = None;
            }
            _ => return false,
        }
        // The first start is told at once.
        if self.runs && !self.runs_told && self.turn == 0 {
            self.catch_up(t);
        }
        true
    }

    fn catch_up(&mut self, t: u64) {
        if self.runs != self.runs_told {
            self.runs_told = self.runs;
            let event = if self.runs { Event::LoopStart } else { Event::LoopStop };
            self.tell(event, t, None, None, None);
        }
        if let Some((ready, n_timers, since)) = self.turn_waits.take() {
            self.turn += 1;
            self.tell(Event::TurnBegin { ready, n_timers }, since, None, None, None);
        }
    }

    /// asyncio's own tasks, and what tells no more than the event around it.
    fn is_hidden(&mut self, event: &Event, task: Option<Id>) -> bool {
        let by_hidden = task.is_some_and(|task| self.hidden.contains(&task));
        let mut subject = None;
        match event {
            Event::TaskCreate(birth) if birth.internal => {
                self.hidden.insert(birth.id);
                return true;
            }
            Event::TaskCreate(_) => self.tasks += 1,
            Event::GatherCreate { id, children, .. } if children.is_empty() => {
                self.hidden.insert(*id);
                return true;
            }
            Event::ReadyPush { what, .. } => {
                if let (Some(n), true) = (self.firing, what.job != Job::Step) {
                    self.marks.queue(what.handle, n);
                    return true;
                }
                if what.job == Job::Internal {
                    return true;
                }
                subject = Some(what.handle);
            }
            Event::TimerSet { what, .. } if by_hidden => {
                self.hidden.insert(what.handle);
                return true;
            }
            Event::TimeoutEnter { .. } | Event::TimeoutExit { .. } | Event::TimerCancel { .. } if by_hidden => {
                return true;
            }
            Event::TimerSet { what, .. } | Event::TimerFire { what, .. } => subject = Some(what.handle),
            Event::TaskResume { id, .. }
            | Event::TaskSuspend { id, .. }
            | Event::TaskFinish { id, .. }
            | Event::TaskFail { id, .. }
            | Event::TaskCancelled { id }
            | Event::FutureDone { id, .. }
            | Event::GatherChild { id, .. }
            | Event::Uncancel { id, .. }
            | Event::NeverRetrieved { id }
            | Event::DestroyedPending { id }
            | Event::CancelRequest { target: id, .. } => subject = Some(*id),
            Event::TimerCancel { handle } => drop(self.timers.remove(handle)),
            _ => {}
        }
        subject.is_some_and(|id| self.hidden.contains(&id))
    }

    fn cause_of(&mut self, event: &Event) -> Option<u64> {
        let scope = self.scope.last().copied().flatten();
        match event {
            Event::TimerFire { what, .. } => self.timers.remove(&what.handle).map(|(n, _)| n),
            Event::NeverRetrieved { id } => self.marks.ended(*id),
            Event::CallbackRun { handle, .. } => self.marks.leave(*handle).or(scope),
            Event::FutureDone { id, .. } => {
                let pending = self.marks.leave(*id);
                scope.or(pending)
            }
            Event::GatherChild { child, .. } => self.marks.ended(*child).or(scope),
            Event::AwaitSkip { on } => self.marks.ended(*on).or(scope),
            Event::IdleEnd { .. } | Event::ClockJump { .. } | Event::Deadlock { .. } => self.idle,
            _ => scope,
        }
    }

    fn place_of(&mut self, event: &Event, spot: Option<Spot>) -> Option<Spot> {
        match event {
            Event::TaskSuspend { id, .. } => {
                if let Some(spot) = spot {
                    self.marks.wait(*id, spot, self.count);
                }
                spot
            }
            Event::TurnBegin { .. } | Event::TimerFire { .. } | Event::IdleBegin { .. } => None,
            _ if self.left => None,
            _ => spot,
        }
    }

    /// The number of the running task, looked up once a step: it lives as long as that.
    #[inline]
    fn number_of(&mut self, task: &Ref) -> Id {
        let address = task.address();
        match self.current {
            Some((known, id)) if known == address => id,
            _ => {
                let id = number_of(task);
                self.current = Some((address, id));
                id
            }
        }
    }

    fn remember(&mut self, what: Option<(Table, Id)>, n: u64) {
        match what {
            Some((Table::Pending, id)) => self.marks.queue(id, n),
            Some((Table::Timer(due), id)) => drop(self.timers.insert(id, (n, due))),
            Some((Table::Request, id)) => drop(self.requests.insert(id, n)),
            Some((Table::Done, id)) => {
                self.marks.end(id, n);
                self.forget_request(id);
            }
            Some((Table::Idle, _)) => self.idle = Some(n),
            Some((Table::Created, id)) => self.created = Some((id, n)),
            Some((Table::GaveWay, id)) => self.gave_way = Some((id, n)),
            None => {}
        }
    }

    /// The task that is made next belongs to this group.
    pub fn in_group(&mut self, group: Option<Id>) {
        self.group = group;
    }

    #[inline]
    pub(super) fn source_number(&mut self, source: &Arc<Source>) -> u32 {
        let known = self.sources.iter().position(|known| Arc::ptr_eq(known, source));
        known.unwrap_or_else(|| {
            self.sources.push(source.clone());
            self.sources.len() - 1
        }) as u32
    }
}

/// What is remembered of an event for the sake of its effects.
enum Table {
    Pending,
    Timer(u64),
    Request,
    Done,
    Idle,
    Created,
    GaveWay,
}

/// Whether the running task's step is over after an event.
fn leaves(event: &Event, left: bool) -> bool {
    match event {
        Event::TaskSuspend { .. } | Event::TaskFinish { .. } | Event::TaskFail { .. } | Event::TaskCancelled { .. } => {
            true
        }
        Event::TaskResume { .. } | Event::CallbackRun { .. } => false,
        _ => left,
    }
}

fn remembered(event: &Event) -> Option<(Table, Id)> {
    match event {
        Event::ReadyPush { what, .. } => Some((Table::Pending, what.handle)),
        Event::TimerSet { what, due } => Some((Table::Timer(*due), what.handle)),
        Event::CancelRequest { target, .. } => Some((Table::Request, *target)),
        Event::TaskFinish { id, .. }
        | Event::TaskFail { id, .. }
        | Event::TaskCancelled { id }
        | Event::FutureDone { id, .. } => Some((Table::Done, *id)),
        Event::IdleBegin { .. } => Some((Table::Idle, 0)),
        Event::TaskCreate(birth) => Some((Table::Created, birth.id)),
        Event::TaskSuspend { id, on: None, .. } => Some((Table::GaveWay, *id)),
        _ => None,
    }
}

impl Vm {
    /// Tells the observer, if there is one.
    #[inline(always)]
    pub fn observe(&mut self, make: impl FnOnce(&mut Vm) -> Event) {
        if self.tracer.is_some() {
            self.observe_now(make);
        }
    }

    /// Tells the observer; what happens in `work` has this event as its cause.
    #[inline(always)]
    pub fn observing<R>(&mut self, make: impl FnOnce(&mut Vm) -> Event, work: impl FnOnce(&mut Vm) -> R) -> R {
        let opened = self.begin_observing(make);
        let result = work(self);
        self.end_observing(opened);
        result
    }

    /// The same in two halves.
    #[inline(always)]
    pub fn begin_observing(&mut self, make: impl FnOnce(&mut Vm) -> Event) -> bool {
        self.tracer.is_some() && self.open_scope(make)
    }

    /// See [`Vm::begin_observing`].
    #[inline(always)]
    pub fn end_observing(&mut self, opened: bool) {
        if opened {
            self.close_scope();
        }
    }

    #[cold]
    #[inline(never)]
    fn open_scope(&mut self, make: impl FnOnce(&mut Vm) -> Event) -> bool {
        let (n, fires) = self.observe_now(make);
        if let Some(tracer) = &mut self.tracer {
            let outer = tracer.scope.last().copied().flatten();
            tracer.scope.push(n.or(outer));
            tracer.firing = n.filter(|_| fires);
        }
        self.tracer.is_some()
    }

    #[cold]
    #[inline(never)]
    fn close_scope(&mut self) {
        if let Some(tracer) = &mut self.tracer {
            tracer.scope.pop();
            tracer.firing = None;
            // After an eager step the outer one goes on.
            tracer.left &= tracer.scope.is_empty();
        }
    }

    /// What happens in `work` comes of the end of a future.
    #[inline(always)]
    pub fn caused_by_end<R>(&mut self, future: &Obj<Future>, work: impl FnOnce(&mut Vm) -> R) -> R {
        if self.tracer.is_none() {
            return work(self);
        }
        let id = self.trace_id(&future.value());
        if let Some(tracer) = &mut self.tracer {
            let end = tracer.marks.ended(id);
            tracer.scope.push(end);
        }
        let result = work(self);
        self.close_scope();
        result
    }

    #[cold]
    #[inline(never)]
    fn observe_now(&mut self, make: impl FnOnce(&mut Vm) -> Event) -> (Option<u64>, bool) {
        // Taken out while the event is made: what it takes to show a value is not part of what happens.
        let Some(tracer) = self.tracer.take() else { return (None, false) };
        let raised = std::mem::take(&mut self.raised);
        let event = make(self);
        self.happened(tracer, event, raised)
    }

    fn happened(&mut self, mut tracer: Box<Tracer>, event: Event, raised: Value) -> (Option<u64>, bool) {
        let task = self.event_loop.current.as_ref().map(|task| tracer.number_of(task.as_ref()));
        let spot = self.spot_of(&mut tracer, &event, task);
        self.raised = raised;
        self.follow_recorded_time(&tracer);
        let t = tracer.time(self.event_loop.clock.now());
        if !tracer.cancels.is_empty() {
            self.settle_cancellation(&mut tracer, &event, t);
        }
        let fires = event.fires();
        if let Some(written) = self.output.take_stderr() {
            tracer.take(Event::output("stderr", &written), t, task, None);
        }
        let n = tracer.take(event, t, task, spot);
        if tracer.replay.is_some() {
            self.after_replayed(&tracer);
        }
        self.tracer = Some(tracer);
        (n, fires)
    }

    /// We said something that helps.
    pub fn observe_hint(&mut self, code: Option<&'static str>, text: &str) {
        self.observe(|_| Event::Hint { code: code.map(Word::Borrowed), text: text.trim_end().into() });
    }

    /// Why a task's step is put into the ready queue: it is new, or was woken.
    pub fn push_reason(&self, what: &Queued) -> Reason {
        match what.job {
            Job::Step | Job::Internal => Reason::Woken,
            Job::Sleep | Job::Timeout => Reason::Timer,
            Job::Callback => Reason::CallSoon,
        }
    }
}
