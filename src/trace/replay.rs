//! Running again as it was recorded: the script is given what it was given then, and every event is held to the recording.
//!
//! Given again are what came from standard input, the system's random bytes, and what the script saw on the real clock; the loop's own
//! time goes as it went, jumping from event to event. What a network or another program answers is not kept: a run that gets something
//! else leaves its record and is stopped. A replay may end before the recording does: what comes after is free.

pub use crate::event_loop::policy::Schedule;

use super::event::Event;
use super::file::Trace;
use super::observer::{Record, SECOND, Tracer, nanoseconds};
use super::wire;
use crate::vm::Vm;
use std::collections::VecDeque;
use std::rc::Rc;

/// Before a machine is made: a program that is run again is numbered as it was the first time.
pub fn restart_numbers() {
    crate::heap::registry::restart_numbers();
}

/// Exit status of a run that does not match its record.
pub const LEFT: i32 = 6;

/// What a run must repeat, and what it is given.
pub struct Replay {
    expected: Vec<Record>,
    at: usize,
    /// Whether the recording was made in real time: times are then taken over, not compared.
    real: bool,
    /// Whether events are compared.
    holds: bool,
    inputs: VecDeque<String>,
    random: VecDeque<String>,
    times: VecDeque<u64>,
    /// The number of the first event that was another one.
    left: Option<u64>,
}

impl Replay {
    /// Repeats a recording to its end.
    pub fn of(trace: &Trace) -> Replay {
        let mut replay = Replay::all_inputs_of(trace);
        replay.holds = true;
        replay.expected = trace.records.clone();
        if trace.cut_off || replay.expected.iter().any(|record| matches!(record.event, Event::Limit { .. })) {
            // What is missing cannot be compared.
            let gap = replay.expected.iter().position(|record| matches!(record.event, Event::Limit { .. }));
            replay.expected.truncate(gap.unwrap_or(replay.expected.len()));
        }
        replay
    }

    /// Repeats a recording up to an event.
    pub fn up_to(trace: &Trace, n: u64) -> Replay {
        let mut replay = Replay::of(trace);
        replay.expected.retain(|record| record.n <= n);
        replay
    }

    /// Gives what was given then, but for the time, and compares nothing.
    pub fn inputs_of(trace: &Trace) -> Replay {
        Replay { times: VecDeque::new(), ..Replay::all_inputs_of(trace) }
    }

    fn all_inputs_of(trace: &Trace) -> Replay {
        let mut replay = Replay {
            expected: Vec::new(),
            at: 0,
            real: trace.header.clock == "real",
            holds: false,
            inputs: VecDeque::new(),
            random: VecDeque::new(),
            times: VecDeque::new(),
            left: None,
        };
        for record in &trace.records {
            match &record.event {
                Event::Input { text } => replay.inputs.push_back(text.clone()),
                Event::Random { value } => replay.random.push_back(value.clone()),
                Event::TimeRead { value } => replay.times.push_back(*value),
                _ => {}
            }
        }
        replay
    }

    /// The first event that was another one.
    pub fn left(&self) -> Option<u64> {
        self.left
    }

    /// Holds an event to the record.
    pub(super) fn compare(&mut self, found: &Record) {
        if !self.holds || self.left.is_some() {
            return;
        }
        let Some(expected) = self.expected.get(self.at) else { return };
        self.at += 1;
        if self.line(expected) != self.line(found) {
            self.left = Some(found.n);
        }
    }

    /// An event as it is compared: without place and values, in real time without times.
    fn line(&self, record: &Record) -> Vec<u8> {
        let mut record = Record { loc: None, ..record.clone() };
        if self.real {
            record.t = 0;
            timeless(&mut record.event);
        }
        let mut text = Vec::new();
        wire::write(&mut text, &record, false);
        text
    }

    /// When the next event happened in real time.
    fn next_time(&self) -> Option<u64> {
        self.expected.get(self.at).map(|record| record.t).filter(|_| self.real && self.left.is_none())
    }

    /// The next setting of a timer, when the next thing that happens is one.
    fn next_due(&self) -> Option<u64> {
        match self.expected.get(self.at)?.event {
            Event::TimerSet { due, .. } if self.real => Some(due),
            _ => None,
        }
    }

    /// When the timers fire that fire next.
    fn next_firing(&self) -> Option<u64> {
        let ahead = self.expected.get(self.at..)?.iter().take(2);
        ahead
            .filter(|record| self.real && matches!(record.event, Event::TimerFire { .. }))
            .map(|record| record.t)
            .next()
    }
}

fn timeless(event: &mut Event) {
    match event {
        Event::IdleBegin { until, .. } => *until = None,
        Event::IdleEnd { .. } | Event::ClockJump { .. } => *event = Event::IdleEnd { reason: "".into() },
        Event::TimerSet { due, .. } => *due = 0,
        Event::TimerFire { late, .. } => *late = 0,
        Event::TimeoutEnter { due, .. } => *due = None,
        Event::TimeRead { value } => *value = 0,
        Event::SlowStep { dur, delayed, .. } => (*dur, *delayed) = (0, 0),
        Event::TaskSuspend { on: Some(on), .. } => Rc::make_mut(on).due = None,
        _ => {}
    }
}

impl Tracer {
    /// The first event at which the run left its record.
    pub fn left(&self) -> Option<u64> {
        self.replay.as_ref().and_then(|replay| replay.left())
    }
}

/// Bytes as hexadecimal digits, and back.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    let pairs = text.as_bytes().chunks(2);
    pairs.filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

/// How bytes that are no text are kept.
const BYTES: &str = "\u{0}hex:";

impl Vm {
    fn replay(&mut self) -> Option<&mut Replay> {
        self.tracer.as_mut()?.replay.as_deref_mut()
    }

    /// The clock stands where it stood when the next event happened.
    pub(super) fn follow_recorded_time(&mut self, tracer: &Tracer) {
        if let Some(t) = tracer.replay.as_ref().and_then(|replay| replay.next_time()) {
            self.event_loop.clock.stand_at(t as f64 / SECOND);
        }
    }

    /// After an event of a run that must repeat another: the clock goes on, or the run ends.
    #[cold]
    pub(super) fn after_replayed(&mut self, tracer: &Tracer) {
        self.follow_recorded_time(tracer);
        if tracer.left().is_some() && self.exit_request.is_none() {
            self.exit_request = Some(LEFT);
            // The run is stopped at the next look.
            self.interrupted.store(true, std::sync::atomic::Ordering::Relaxed);
            self.fuel = 0;
        }
    }

    /// When a timer is due that is being set.
    pub fn due_as_recorded(&mut self, when: f64) -> f64 {
        self.replay().and_then(|replay| replay.next_due()).map_or(when, |due| due as f64 / SECOND)
    }

    /// Up to when timers fire now.
    pub fn firing_as_recorded(&mut self, end: f64) -> f64 {
        self.replay().and_then(|replay| replay.next_firing()).map_or(end, |t| end.max(t as f64 / SECOND))
    }

    /// The time as the script sees it, in seconds: since 1970, or since some moment.
    pub fn seen_time(&mut self, wall: bool) -> f64 {
        let now = |vm: &Vm| if wall { vm.event_loop.clock.wall() } else { vm.event_loop.clock.now() };
        self.event_loop.clock.is_read();
        if self.tracer.is_none() {
            return now(self);
        }
        let given = self.replay().and_then(|replay| replay.times.pop_front());
        if given.is_none() && !self.event_loop.clock.is_real() {
            return now(self);
        }
        let value = given.unwrap_or_else(|| nanoseconds(now(self)));
        self.observe(|_| Event::TimeRead { value });
        value as f64 / SECOND
    }

    /// What standard input gave at this moment of the recorded run. None where this run asks by itself; where it is a copy of a
    /// recorded one, there is nothing more.
    pub fn recorded_input(&mut self) -> Option<Vec<u8>> {
        let replay = self.replay()?;
        let text = replay.inputs.pop_front().unwrap_or_default();
        Some(text.strip_prefix(BYTES).map_or_else(|| text.clone().into_bytes(), unhex))
    }

    /// Tells what standard input gave.
    pub fn observe_input(&mut self, bytes: &[u8]) {
        self.observe(|_| Event::Input {
            text: std::str::from_utf8(bytes).map_or_else(|_| format!("{BYTES}{}", hex(bytes)), str::to_owned),
        });
    }

    /// The system's random bytes of the recorded run.
    pub fn recorded_random(&mut self, count: usize) -> Option<Vec<u8>> {
        let text = self.replay()?.random.pop_front()?;
        Some(unhex(&text)).filter(|bytes| bytes.len() == count)
    }

    /// Tells what the system gave.
    pub fn observe_random(&mut self, bytes: &[u8]) {
        self.observe(|_| Event::Random { value: hex(bytes) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back() {
        assert_eq!(unhex(&hex(&[0, 10, 255])), [0, 10, 255]);
    }
}
