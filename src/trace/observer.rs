//! The seam between what happens and who looks at it.
//!
//! [`Vm::observe`] takes a closure that makes the event, so that nothing is worked out while nobody listens. The tracer gives
//! every event its number, time, turn, running task, place and cause, and hands the [`Record`] to the [`Observer`].

use super::event::{Event, Id};
use crate::event_loop::future::Future;
use crate::heap::{Obj, Value};
use crate::objects::names::sym;
use crate::objects::native::Raised;
use crate::vm::Vm;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// An event with its circumstances.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its number, from 1.
    pub n: u64,
    /// The loop's time, in seconds since the program began.
    pub time: f64,
    /// The turn of the loop, from 1; 0 before the first.
    pub turn: u64,
    /// The event that made this one happen.
    pub cause: Option<u64>,
    /// The running task.
    pub task: Option<Id>,
    /// The line of the script that is running.
    pub line: Option<u32>,
    /// What happened.
    pub event: Event,
}

/// Somebody who looks at events.
pub trait Observer {
    /// An event happened.
    fn on(&mut self, record: &Record);

    /// The program has ended.
    fn finish(&mut self) {}
}

/// Numbers events, finds their causes and hands them to an observer.
pub struct Tracer {
    observer: Box<dyn Observer>,
    count: u64,
    turn: u64,
    start: f64,
    /// The number of the `ReadyPush` of each handle in the ready queue.
    queue: VecDeque<u64>,
    /// The number of the `TimerSet` of each timer that is set, by what it does.
    timers: FxHashMap<String, u64>,
    /// What is happening just now: the cause of whatever comes of it.
    current: Option<u64>,
}

impl Tracer {
    /// A tracer that tells `observer`; `start` is the loop's time now.
    pub fn new(observer: Box<dyn Observer>, start: f64) -> Tracer {
        Tracer {
            observer,
            count: 0,
            turn: 0,
            start,
            queue: VecDeque::new(),
            timers: FxHashMap::default(),
            current: None,
        }
    }

    fn record(&mut self, event: Event, now: f64, task: Option<Id>, line: Option<u32>) {
        if let Event::ReadyPop = event {
            self.current = self.queue.pop_front();
            return;
        }
        self.count += 1;
        let n = self.count;
        if matches!(event, Event::TurnBegin { .. }) {
            self.turn += 1;
        }
        let cause = match &event {
            Event::TimerFire { what } => self.timers.remove(&format!("{what:?}")).or(self.current),
            _ => self.current,
        };
        match &event {
            Event::ReadyPush { .. } => self.queue.push_back(n),
            Event::TimerSet { what, .. } => drop(self.timers.insert(format!("{what:?}"), n)),
            Event::TimerFire { .. }
            | Event::TaskResume { .. }
            | Event::FutureDone { .. }
            | Event::CallbackRun { .. } => {
                self.current = Some(n);
            }
            _ => {}
        }
        let record = Record { n, time: now - self.start, turn: self.turn, cause, task, line, event };
        self.observer.on(&record);
    }

    /// The program has ended.
    pub fn finish(&mut self) {
        self.observer.finish();
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

    #[cold]
    #[inline(never)]
    fn observe_now(&mut self, make: impl FnOnce(&mut Vm) -> Event) {
        // Taken out while the event is made: what it takes to show a value is not part of what happens.
        let Some(mut tracer) = self.tracer.take() else { return };
        let raised = std::mem::take(&mut self.raised);
        let event = make(self);
        let task = self.event_loop.current.clone().map(|task| self.trace_id(&task.value()));
        let line = match &event {
            Event::TaskResume { line, .. } | Event::TaskSuspend { line, .. } => *line,
            Event::TaskEnd { .. } => None,
            // The loop itself is at no line of the script.
            _ if self.event_loop.current.is_none() && self.event_loop.running.is_some() => None,
            _ => self.current_place().map(|(source, span)| source.line_of(span.start)),
        };
        self.raised = raised;
        tracer.record(event, self.event_loop.clock.now(), task, line);
        self.tracer = Some(tracer);
    }

    /// The number by which events name an object.
    pub fn trace_id(&self, value: &Value) -> Id {
        self.identity_hash(value) as u64
    }

    /// A task's coroutine by name.
    pub fn coroutine_name(&mut self, task: &Obj<Future>) -> String {
        let coroutine = task.task().map_or(Value::None, |part| part.coroutine());
        let name = self.getattr_opt(&coroutine, sym::__qualname__).and_then(|name| match name {
            Some(name) => self.str_text(&name),
            None => Ok("?".to_owned()),
        });
        name.unwrap_or_else(|Raised| {
            drop(self.take_raised());
            "?".to_owned()
        })
    }

    /// A done future's result or exception, shortened.
    pub fn shown_outcome(&mut self, future: &Obj<Future>) -> String {
        let outcome = future.outcome();
        self.short_repr(&outcome).unwrap_or_else(|Raised| {
            drop(self.take_raised());
            "?".to_owned()
        })
    }
}
