//! Keeps what happens in memory until the program has ended: the [`Observer`] behind every view.
//!
//! Nothing is formatted while the script runs. Beyond the limit the first and the last events are kept, and a `limit` event stands for
//! what was left out between them.

use super::event::Event;
use super::file::{Header, SourceText, Trace};
use super::observer::{Loc, Observer, Record, Spot};
use crate::source::Source;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// How many events are kept where nobody says otherwise.
pub const MAX_EVENTS: usize = 200_000;

/// Characters of output that are kept whole; beyond that each piece is cut.
const MAX_OUTPUT: usize = 64 << 20;

/// Events in pieces of one size, so that none is moved when more come.
#[derive(Default)]
struct Chunks {
    pieces: Vec<Vec<(Record, Option<Spot>)>>,
    len: usize,
}

impl Chunks {
    const SIZE: usize = 1024;

    fn push(&mut self, pair: (Record, Option<Spot>)) {
        if self.len.is_multiple_of(Chunks::SIZE) {
            self.pieces.push(Vec::with_capacity(Chunks::SIZE));
        }
        self.len += 1;
        if let Some(piece) = self.pieces.last_mut() {
            piece.push(pair);
        }
    }
}

/// What has been recorded.
struct Tape {
    head: Chunks,
    /// The last events, where there are more than the limit: a ring whose oldest is at `oldest` once it is full.
    tail: Vec<(Record, Option<Spot>)>,
    oldest: usize,
    half: usize,
    dropped: u64,
    /// Bytes of output so far.
    output: usize,
    sources: Vec<Arc<Source>>,
}

/// The end that listens.
struct Microphone(Rc<RefCell<Tape>>);

/// The end that is asked afterwards.
pub struct Recorder(Rc<RefCell<Tape>>);

impl Recorder {
    /// A recorder of at most so many events, and the observer to put into the machine.
    pub fn new(max_events: usize) -> (Recorder, Box<dyn Observer>) {
        let half = (max_events / 2).max(1);
        let (head, tail, oldest) = (Chunks::default(), Vec::new(), 0);
        let tape = Rc::new(RefCell::new(Tape { head, tail, oldest, half, dropped: 0, output: 0, sources: Vec::new() }));
        (Recorder(Rc::clone(&tape)), Box::new(Microphone(tape)))
    }

    /// What was recorded; `shown` says how a source's path is written.
    pub fn into_trace(self, header: Header, shown: impl Fn(&Source) -> String) -> Trace {
        let mut tape = self.0.take();
        let gap = tape.gap();
        let (head, mut tail) = (std::mem::take(&mut tape.head), std::mem::take(&mut tape.tail));
        tail.rotate_left(tape.oldest);
        tape.trace(head.pieces.into_iter().flatten().chain(gap).chain(tail), header, shown)
    }

    /// What was recorded so far, while the program goes on. The sources must have been told
    /// ([`super::observer::Tracer::share_sources`]).
    pub fn so_far(&self, header: Header, shown: impl Fn(&Source) -> String) -> Trace {
        let tape = self.0.borrow();
        let pairs = tape
            .head
            .pieces
            .iter()
            .flatten()
            .cloned()
            .chain(tape.gap())
            .chain(tape.tail[tape.oldest..].iter().chain(&tape.tail[..tape.oldest]).cloned());
        tape.trace(pairs, header, shown)
    }
}

impl Default for Tape {
    fn default() -> Tape {
        Tape {
            head: Chunks::default(),
            tail: Vec::new(),
            oldest: 0,
            half: 1,
            dropped: 0,
            output: 0,
            sources: Vec::new(),
        }
    }
}

impl Tape {
    /// A recording of these events.
    fn trace(
        &self,
        pairs: impl Iterator<Item = (Record, Option<Spot>)>,
        mut header: Header,
        shown: impl Fn(&Source) -> String,
    ) -> Trace {
        let placed = |(record, spot): (Record, Option<Spot>)| {
            let loc = spot.and_then(|spot| loc_of(&self.sources, spot));
            Record { loc, ..record }
        };
        let records = pairs.map(placed).collect();
        let sources = self.sources.iter().enumerate();
        header.sources = sources.map(|(id, source)| SourceText::of(id, source, &shown)).collect();
        Trace { header, records, cut_off: false, notes: Vec::new() }
    }

    /// The event that stands for what was left out.
    fn gap(&self) -> Option<(Record, Option<Spot>)> {
        let first = self.tail.get(self.oldest).filter(|_| self.dropped > 0)?;
        let event = Event::Limit { dropped: self.dropped };
        Some((Record { n: first.0.n - 1, cause: None, task: None, loc: None, event, ..first.0.clone() }, None))
    }
}

/// Where a spot is in the text of its source.
pub fn loc_of(sources: &[Arc<Source>], spot: Spot) -> Option<Loc> {
    let source = sources.get(spot.source as usize)?;
    let (start, end) = (source.place(spot.span.start), source.place(spot.span.end));
    Some(Loc { source: spot.source, line: start.line, col: start.column, end_line: end.line, end_col: end.column })
}

/// Keeps the beginning of a text, and its line end.
fn cut(text: &mut String) {
    const KEPT: usize = 80;
    let Some((at, _)) = text.char_indices().nth(KEPT) else { return };
    let end = if text.ends_with('\n') { "…\n" } else { "…" };
    text.truncate(at);
    text.push_str(end);
}

impl Observer for Microphone {
    fn on(&mut self, mut record: Record, spot: Option<Spot>, _sources: &[Arc<Source>]) {
        let mut tape = self.0.borrow_mut();
        if let Event::Output { text, .. } = &mut record.event {
            tape.output += text.len();
            if tape.output > MAX_OUTPUT {
                cut(text);
            }
        }
        if tape.head.len < tape.half {
            tape.head.push((record, spot));
            return;
        }
        if tape.tail.len() < tape.half {
            tape.tail.push((record, spot));
            return;
        }
        // One event more is dropped than stands in the gap's place: the gap takes its number.
        let oldest = tape.oldest;
        tape.tail[oldest] = (record, spot);
        tape.oldest = if oldest + 1 == tape.half { 0 } else { oldest + 1 };
        tape.dropped += 1;
    }

    fn finish(&mut self, sources: &[Arc<Source>]) {
        self.0.borrow_mut().sources = sources.to_vec();
    }
}
