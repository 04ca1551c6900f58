//! Where loops were started and closed, for who uses what belongs to another loop, or a loop that was closed. Noted only where hints are
//! wanted; a loop knows the number of its note.

use super::places::{Culprit, Place};
use crate::event_loop::looper::EventLoop;
use crate::heap::{Obj, Value};
use crate::vm::Vm;

/// More loops are not remembered.
const LOOPS: usize = 1000;

/// What is known of the loops so far, by the numbers that they bear.
#[derive(Default)]
pub struct Loops(Vec<Life>);

/// What is known of a loop: whether it was started or closed, and where, if script code did it.
#[derive(Default)]
struct Life {
    started: Option<Option<Place>>,
    closed: Option<Option<Place>>,
}

/// How a hint speaks of a loop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Which {
    /// The prompt's own.
    Prompt,
    /// By where it was first started.
    StartedAt(Place),
    /// It was never started.
    NeverStarted,
    /// Nothing is known of it.
    Unknown,
}

impl Life {
    /// Its start, or its end.
    fn moment(&mut self, start: bool) -> &mut Option<Option<Place>> {
        if start { &mut self.started } else { &mut self.closed }
    }
}

impl Loops {
    /// What is known of a loop; room for it where nothing is, if there is any.
    fn life(&mut self, event_loop: &EventLoop) -> Option<&mut Life> {
        if event_loop.noted.get() == 0 && self.0.len() < LOOPS {
            self.0.push(Life::default());
            event_loop.noted.set(self.0.len() as u32);
        }
        self.0.get_mut((event_loop.noted.get() as usize).checked_sub(1)?)
    }
}

impl Vm {
    /// A loop begins to run, or is closed. Of several times the first counts.
    pub fn hint_note_loop(&mut self, event_loop: &Obj<EventLoop>, starts: bool) {
        if !self.hints.enabled || self.is_prompt_loop(event_loop) {
            return;
        }
        if self.hints.loops.life(event_loop).is_none_or(|life| life.moment(starts).is_some()) {
            return;
        }
        let place = self.hint_place();
        if let Some(life) = self.hints.loops.life(event_loop) {
            *life.moment(starts) = Some(place);
        }
    }

    /// How to speak of a loop.
    fn which_loop(&mut self, event_loop: &Obj<EventLoop>) -> Which {
        if self.is_prompt_loop(event_loop) {
            return Which::Prompt;
        }
        match self.hints.loops.life(event_loop).map(|life| life.started.clone()) {
            Some(Some(Some(place))) => Which::StartedAt(place),
            Some(None) => Which::NeverStarted,
            Some(Some(None)) | None => Which::Unknown,
        }
    }

    /// An exception says that something belongs to another loop than the one that runs.
    pub fn hint_note_foreign(&mut self, error: &Value, own: &Obj<EventLoop>, running: &Obj<EventLoop>) {
        if self.hints.enabled {
            let (own, running) = (self.which_loop(own), self.which_loop(running));
            self.hint_blame(error, Culprit::Foreign { own, running });
        }
    }

    /// The exception in the machine says that a loop is closed.
    pub fn hint_note_closed(&mut self, event_loop: &Obj<EventLoop>) {
        if !self.hints.enabled {
            return;
        }
        let closed = self.hints.loops.life(event_loop).and_then(|life| life.closed.clone());
        if let Some(place) = closed.flatten() {
            let error = self.raised.clone();
            self.hint_blame(&error, Culprit::Closed(place));
        }
    }
}
