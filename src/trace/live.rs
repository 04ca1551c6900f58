//! The log as the program runs: each line is written when its event happens.
//!
//! A line uses nothing but the events before it. Of a program that does not end the last events are kept, so that later lines can
//! speak of them.

use super::file::{Header, SourceText};
use super::history::History;
use super::log::Log;
use super::observer::Observer;
use super::recorder::loc_of;
use super::summary::Tally;
use super::told::Told;
use super::wire::without_values;
use crate::source::Source;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// How a source's path is written.
type Shown = Box<dyn Fn(&Source) -> String>;

/// The log under way.
struct Live {
    history: History,
    log: Log,
    tally: Tally,
    limit: usize,
    values: bool,
    shown: Shown,
    write: Box<dyn FnMut(&str)>,
}

/// The end that listens.
struct Listener(Rc<RefCell<Live>>);

/// The end that is asked for the summary.
pub struct LiveLog(Rc<RefCell<Live>>);

impl LiveLog {
    /// A log that goes to `write`, of what readers care about or of every event, with the script's values and output or without, and
    /// the observer to put into the machine.
    pub fn new(
        header: Header,
        limit: usize,
        (every_event, values): (bool, bool),
        shown: Shown,
        write: Box<dyn FnMut(&str)>,
    ) -> (LiveLog, Box<dyn Observer>) {
        let (mut log, tally) = (Log::new(0, 0), Tally::default());
        log.every_event = every_event;
        let mut live =
            Live { history: History::empty(header), log, tally, limit: limit.max(1000), values, shown, write };
        let head = live.log.head();
        (live.write)(&head);
        let live = Rc::new(RefCell::new(live));
        (LiveLog(Rc::clone(&live)), Box::new(Listener(live)))
    }

    /// What the run comes to.
    pub fn summary(&self) -> String {
        let live = self.0.borrow();
        live.tally.summary(&live.history, &live.log.state)
    }
}

impl Observer for Listener {
    fn on(&mut self, n: u64, told: Told, sources: &[Arc<Source>]) {
        let live = &mut *self.0.borrow_mut();
        for source in &sources[live.history.trace.header.sources.len().min(sources.len())..] {
            let id = live.history.trace.header.sources.len();
            live.history.trace.header.sources.push(SourceText::of(id, source, &live.shown));
        }
        let loc = told.spot.and_then(|spot| loc_of(sources, spot));
        let mut record = told.record(n, loc);
        if !live.values {
            record.event = without_values(&record.event);
        }
        if live.history.len() >= live.limit {
            live.history.forget_half();
        }
        live.history.add(record.clone());
        live.tally.add(&live.history, &live.log.state, &record);
        let Live { history, log, write, .. } = live;
        log.add(history, &record, &mut |row| write(&row));
    }

    fn finish(&mut self, _sources: &[Arc<Source>]) {}
}
