//! A recording with its states: any event's state at once, forwards and backwards.
//!
//! A whole state is kept whenever the events since the last one exceed its size (256 at least), and folded forward from there: a jump
//! costs a copy and at most that many small steps.

use super::event::{Event, Id};
use super::file::{Header, Trace};
use super::names::Names;
use super::observer::Record;
use super::state::State;
use rustc_hash::FxHashMap;

/// How many events at least lie between two states that are kept.
const STRIDE: usize = 256;

/// A recording, its names and its key states.
pub struct History {
    /// The recording.
    pub trace: Trace,
    /// How tasks and resources are called.
    pub names: Names,
    /// States after so many records.
    keys: Vec<(usize, State)>,
    /// Where output was written: positions of records.
    outputs: Vec<usize>,
    /// The children of each gather, and whether their exceptions become results.
    gathers: FxHashMap<Id, (Vec<Id>, bool)>,
}

impl History {
    /// Folds a recording once and keeps the key states.
    pub fn new(trace: Trace) -> History {
        let mut history = History::empty(trace.header.clone());
        for record in &trace.records {
            history.learn(record);
        }
        let mut keys = vec![(0, State::default())];
        let mut outputs = Vec::new();
        let (mut state, mut since) = (State::default(), 0);
        for (at, record) in trace.records.iter().enumerate() {
            state.apply(record);
            since += 1;
            if matches!(record.event, Event::Output(_)) {
                outputs.push(at);
            }
            if since >= state.size().max(STRIDE) {
                keys.push((at + 1, state.clone()));
                since = 0;
            }
        }
        History { trace, keys, outputs, ..history }
    }

    /// A recording without events.
    pub fn empty(header: Header) -> History {
        let trace = Trace { header, records: Vec::new(), cut_off: false, notes: Vec::new() };
        let (names, gathers) = (Names::default(), FxHashMap::default());
        History { trace, names, keys: vec![(0, State::default())], outputs: Vec::new(), gathers }
    }

    /// Adds an event as it happens. States are not kept: whoever watches a run has the latest.
    pub fn add(&mut self, record: Record) {
        self.learn(&record);
        self.trace.records.push(record);
    }

    /// Forgets the older half of what was added.
    pub fn forget_half(&mut self) {
        let half = self.trace.records.len() / 2;
        self.trace.records.drain(..half);
    }

    /// Notes what later events speak of.
    fn learn(&mut self, record: &Record) {
        self.names.add(&self.trace.header, record);
        if let Event::GatherCreate { id, children, return_exceptions } = &record.event {
            self.gathers.insert(*id, (children.clone(), *return_exceptions));
        }
    }

    /// The children of a gather, and whether their exceptions become results.
    pub fn gathered(&self, id: Id) -> (&[Id], bool) {
        self.gathers.get(&id).map_or((&[], false), |(children, quiet)| (children, *quiet))
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.trace.records.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.trace.records.is_empty()
    }

    /// The number of the last event.
    pub fn last(&self) -> u64 {
        self.trace.records.last().map_or(0, |record| record.n)
    }

    /// The position of the last event whose number is at most `n`.
    pub fn position(&self, n: u64) -> usize {
        self.trace.records.partition_point(|record| record.n <= n).saturating_sub(1)
    }

    /// The state after the event at a position.
    pub fn state_at(&self, position: usize) -> State {
        let count = (position + 1).min(self.len());
        let key = self.keys.partition_point(|(at, _)| *at <= count).saturating_sub(1);
        let (from, state) = &self.keys[key];
        let mut state = state.clone();
        self.trace.records[*from..count].iter().for_each(|record| state.apply(record));
        state
    }

    /// The state after event `n`.
    pub fn state(&self, n: u64) -> State {
        if n == 0 { State::default() } else { self.state_at(self.position(n)) }
    }

    /// An event.
    pub fn get(&self, n: u64) -> Option<&Record> {
        self.trace.get(n)
    }

    /// The output up to an event, piece by piece.
    pub fn output(&self, position: usize) -> impl Iterator<Item = &Record> {
        self.outputs.iter().take_while(move |at| **at <= position).map(|at| &self.trace.records[*at])
    }

    /// A task by its name, its `Task-N` or its number.
    pub fn task_called(&self, name: &str) -> Option<Id> {
        self.names.task_called(name)
    }
}
