//! The seam between what happens and who looks at it.
//!
//! [`Vm::observe`] takes a closure that makes the event, so that nothing is worked out while nobody listens. [`Vm::observing`]
//! also names the event as the cause of whatever happens in a piece of work. The tracer gives every event its number, time, turn,
//! running task, place and cause, and hands the [`Record`] to the [`Observer`].
//!
//! asyncio's own shutting down (tasks of the library, turns in which nothing of the script's happens) gets no numbers: a view
//! shows what the script does.

use super::event::{Event, Id, Job, Queued, Reason, Word};
use super::told::Told;
use super::tracer::Tracer;
use crate::event_loop::future::Future;
use crate::heap::{Obj, Value};
use crate::objects::generator::{Generator, Rare};
use crate::objects::names::sym;
use crate::objects::native::Raised;
use crate::source::{Source, Span};
use crate::vm::Vm;
use std::sync::Arc;

/// Longer texts of exceptions are cut.
const LONG: usize = 80;

/// Nanoseconds of a second.
pub const SECOND: f64 = 1e9;

/// A place in the script's text, by source and bytes: turned into lines only when somebody reads it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Spot {
    /// Which of the sources.
    pub source: u32,
    /// Where in it.
    pub span: Span,
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

/// A number as a word of ours where it is small: most results are.
fn number_in_words(number: i64) -> Word {
    const SMALL: [&str; 20] =
        ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19"];
    let small = usize::try_from(number).ok().and_then(|at| SMALL.get(at));
    small.map_or_else(|| Word::Owned(number.to_string()), |word| Word::Borrowed(word))
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

    /// The number by which events name an object.
    pub fn trace_id(&self, value: &Value) -> Id {
        value.as_ref().map_or(0, crate::heap::registry::trace_number)
    }

    /// The same, where somebody listens.
    pub fn trace_id_if_observed(&self, value: &Value) -> Option<Id> {
        self.tracer.as_ref().map(|_| self.trace_id(value))
    }

    /// A task's coroutine by name.
    pub fn coroutine_name(&mut self, task: &Obj<Future>) -> String {
        let coroutine = task.task().map_or(Value::None, |part| part.coroutine());
        let given = |generator: &Obj<Generator>| !generator.rare(Rare::QualName).is_unbound();
        if let Some(generator) = coroutine.exact::<Generator>().filter(|generator| !given(generator)) {
            return generator.code.unit.qualname.to_string();
        }
        let name = self.getattr_opt(&coroutine, sym::__qualname__).and_then(|name| match name {
            Some(name) => self.str_text(&name),
            None => Ok("?".to_owned()),
        });
        name.unwrap_or_else(|Raised| {
            drop(self.take_raised());
            "?".to_owned()
        })
    }

    /// An exception, shortened.
    pub fn shown_exception(&mut self, exception: &Value) -> String {
        let text = self.repr_text(exception).unwrap_or_else(|Raised| {
            drop(self.take_raised());
            "?".to_owned()
        });
        if text.chars().count() <= LONG { text } else { text.chars().take(LONG - 1).chain(['…']).collect() }
    }

    /// A done future's result or exception, shortened.
    pub fn shown_outcome(&mut self, future: &Obj<Future>) -> Word {
        let outcome = future.outcome();
        self.shown(&outcome)
    }

    /// A failed future's exception; longer texts are cut.
    pub fn shown_failure(&mut self, future: &Obj<Future>) -> String {
        let outcome = future.outcome();
        self.shown_exception(&outcome)
    }

    /// A value, shortened.
    pub fn shown(&mut self, value: &Value) -> Word {
        match value {
            Value::None => Word::Borrowed("None"),
            Value::True => Word::Borrowed("True"),
            Value::False => Word::Borrowed("False"),
            Value::Int(number) => number_in_words(*number),
            _ => Word::Owned(self.short_repr(value).unwrap_or_else(|Raised| {
                drop(self.take_raised());
                "?".to_owned()
            })),
        }
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
