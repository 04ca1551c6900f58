//! Keeps what happens in memory until the program has ended: the [`Observer`] behind every view.
//!
//! Nothing is formatted while the script runs. Beyond the limit the first and the last events are kept, and a `limit` event stands for
//! what was left out between them.

use super::event::Event;
use super::file::{Header, SourceText, Trace};
use super::observer::{Loc, Observer, Record, Spot};
use super::told::Told;
use crate::source::Source;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// How many events are kept where nobody says otherwise.
pub const MAX_EVENTS: usize = 200_000;

/// Characters of output that are kept whole; beyond that each piece is cut.
const MAX_OUTPUT: usize = 64 << 20;

/// Spots as lines and columns; a program has few, and they come again and again.
struct Places {
    sources: Vec<Arc<Source>>,
    known: FxHashMap<Spot, Option<Loc>>,
}

impl Places {
    fn of(&mut self, spot: Spot) -> Option<Loc> {
        *self.known.entry(spot).or_insert_with(|| loc_of(&self.sources, spot))
    }

    /// The event of number `n` in full.
    fn record(&mut self, told: Told, n: u64) -> Record {
        let loc = told.spot.and_then(|spot| self.of(spot));
        told.record(n, loc)
    }
}

/// Events in pieces of one size, so that none is moved when more come.
#[derive(Default)]
struct Chunks {
    pieces: Vec<Vec<Told>>,
    len: usize,
}

impl Chunks {
    const SIZE: usize = 1024;

    #[inline]
    fn push(&mut self, told: Told) {
        if self.len.is_multiple_of(Chunks::SIZE) {
            self.pieces.push(Vec::with_capacity(Chunks::SIZE));
        }
        self.len += 1;
        if let Some(piece) = self.pieces.last_mut() {
            piece.push(told);
        }
    }
}

/// What has been recorded.
#[derive(Default)]
struct Tape {
    /// The number of the first event.
    first: u64,
    head: Chunks,
    /// The last events, where there are more than the limit: a ring whose oldest is at `oldest` once it is full.
    tail: Vec<Told>,
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
        let tape = Rc::new(RefCell::new(Tape { half: (max_events / 2).max(1), ..Tape::default() }));
        (Recorder(Rc::clone(&tape)), Box::new(Microphone(tape)))
    }

    /// What was recorded; `shown` says how a source's path is written.
    pub fn into_trace(self, header: Header, shown: impl Fn(&Source) -> String) -> Trace {
        let (header, records) = self.into_records(header, shown);
        Trace { header, records: records.collect(), cut_off: false, notes: Vec::new() }
    }

    /// The same one by one: what was taken needs no memory any more.
    pub fn into_records(
        self,
        header: Header,
        shown: impl Fn(&Source) -> String,
    ) -> (Header, impl Iterator<Item = Record>) {
        let mut tape = self.0.take();
        let (header, mut places) = tape.setting(header, shown);
        let (first, after, gap) = (tape.first, tape.after_gap(), tape.gap());
        tape.tail.rotate_left(tape.oldest);
        tape.tail.drain(..usize::from(gap.is_some()));
        let head = tape.head.pieces.into_iter().flatten().zip(first..);
        let kept = head.chain(gap).chain(tape.tail.into_iter().zip(after..));
        (header, kept.map(move |(told, n)| places.record(told, n)))
    }

    /// What was recorded so far, while the program goes on. The sources must have been told
    /// ([`crate::vm::Vm::share_sources`]).
    pub fn so_far(&self, header: Header, shown: impl Fn(&Source) -> String) -> Trace {
        let tape = self.0.borrow();
        let (header, mut places) = tape.setting(header, shown);
        let gap = tape.gap();
        let tail = tape.tail[tape.oldest..].iter().chain(&tape.tail[..tape.oldest]).cloned();
        let tail = tail.skip(usize::from(gap.is_some()));
        let head = tape.head.pieces.iter().flatten().cloned().zip(tape.first..);
        let kept = head.chain(gap).chain(tail.zip(tape.after_gap()..));
        let records = kept.map(|(told, n)| places.record(told, n)).collect();
        Trace { header, records, cut_off: false, notes: Vec::new() }
    }
}

impl Tape {
    /// The header with the sources, and what finds places in them.
    fn setting(&self, mut header: Header, shown: impl Fn(&Source) -> String) -> (Header, Places) {
        let sources = self.sources.iter().enumerate();
        header.sources = sources.map(|(id, source)| SourceText::of(id, source, &shown)).collect();
        (header, Places { sources: self.sources.clone(), known: FxHashMap::default() })
    }

    /// The number of the first event of the second half.
    fn after_gap(&self) -> u64 {
        self.first + self.head.len as u64 + self.left_out()
    }

    /// How many events were left out: the one whose room the gap takes is one of them.
    fn left_out(&self) -> u64 {
        self.dropped + u64::from(self.dropped > 0)
    }

    /// The event that stands for what was left out, with the number of the last one of those.
    fn gap(&self) -> Option<(Told, u64)> {
        let next = self.tail.get(self.oldest).filter(|_| self.dropped > 0)?;
        let event = Event::Limit { dropped: self.left_out() };
        Some((Told { t: next.t, task: 0, cause: 0, turn: next.turn, spot: None, event }, self.after_gap() - 1))
    }
}

/// Where a spot is in the text of its source.
pub fn loc_of(sources: &[Arc<Source>], spot: Spot) -> Option<Loc> {
    let source = sources.get(spot.source() as usize)?;
    let (start, end) = (source.place(spot.span.start), source.place(spot.span.end));
    Some(Loc { source: spot.source(), line: start.line, col: start.column, end_line: end.line, end_col: end.column })
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
    fn on(&mut self, n: u64, mut told: Told, _sources: &[Arc<Source>]) {
        let mut tape = self.0.borrow_mut();
        let tape = &mut *tape;
        if let Event::Output(written) = &mut told.event {
            tape.output += written.text.len();
            if tape.output > MAX_OUTPUT {
                cut(&mut written.text);
            }
        }
        if tape.head.len < tape.half {
            if tape.head.len == 0 {
                tape.first = n;
            }
            tape.head.push(told);
            return;
        }
        if tape.tail.len() < tape.half {
            tape.tail.push(told);
            return;
        }
        let oldest = tape.oldest;
        tape.tail[oldest] = told;
        tape.oldest = if oldest + 1 == tape.half { 0 } else { oldest + 1 };
        tape.dropped += 1;
    }

    fn finish(&mut self, sources: &[Arc<Source>]) {
        self.0.borrow_mut().sources = sources.to_vec();
    }
}
