//! Who is next among what may run.
//!
//! The ready queue hands out handles in the order in which they came ([`Policy::Fifo`], CPython's order). Everything that may
//! change that order is a variant here and nowhere else.
//!
//! A [`Schedule`] is a text of choices, `cs1:1=1,r3=2`: what is not named goes as usual. `N=P`: when for the `N`th time several timers
//! are due at the same moment, the one goes first before which `P` others stand. `rN=P`: the program's `N`th step (of a task or a
//! callback, asyncio's own left out) is not that of the handle in front but of the one before which `P` others stand.

use super::deadlock::is_internal;
use super::handle::Handle;
use std::collections::{BTreeMap, VecDeque};

/// What a schedule's text begins with.
const PREFIX: &str = "cs1:";

/// Choices other than the usual ones.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Schedule {
    /// By the number of a moment at which several timers are due together.
    ties: BTreeMap<u64, usize>,
    /// By the number of a step.
    steps: BTreeMap<u64, usize>,
}

impl Schedule {
    /// From its text.
    pub fn parse(text: &str) -> Result<Schedule, String> {
        let wrong = || format!("{text:?} is no schedule: one reads {PREFIX}1=1 or {PREFIX}r3=2");
        let mut schedule = Schedule::default();
        let choices = text.strip_prefix(PREFIX).ok_or_else(wrong)?;
        for choice in choices.split(',').filter(|choice| !choice.is_empty()) {
            let (number, pick) = choice.split_once('=').ok_or_else(wrong)?;
            let pick = pick.parse().map_err(|_| wrong())?;
            let (table, number) = match number.strip_prefix('r') {
                Some(number) => (&mut schedule.steps, number),
                None => (&mut schedule.ties, number),
            };
            table.insert(number.parse().map_err(|_| wrong())?, pick);
        }
        Ok(schedule)
    }

    /// The same up to a step, at which another handle goes first; what was chosen for later steps is dropped.
    pub fn with_step(&self, step: u64, pick: usize) -> Schedule {
        let mut schedule = self.clone();
        schedule.steps.retain(|earlier, _| *earlier < step);
        schedule.steps.insert(step, pick);
        schedule
    }
}

impl std::fmt::Display for Schedule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ties = self.ties.iter().map(|(number, pick)| format!("{number}={pick}"));
        let steps = self.steps.iter().map(|(number, pick)| format!("r{number}={pick}"));
        write!(f, "{PREFIX}{}", ties.chain(steps).collect::<Vec<_>>().join(","))
    }
}

/// How the next handle is chosen.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Policy {
    /// First in, first out.
    #[default]
    Fifo,
    /// By a schedule.
    Scheduled(Box<Scheduled>),
}

/// A schedule under way.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scheduled {
    schedule: Schedule,
    /// Steps and ties so far.
    steps: u64,
    ties: u64,
    /// The first choice that was not there to be made.
    unfit: Option<String>,
}

impl Policy {
    /// By a schedule, or as usual.
    pub fn of(schedule: Option<Schedule>) -> Policy {
        let begin = |schedule| Policy::Scheduled(Box::new(Scheduled { schedule, ..Scheduled::default() }));
        schedule.map_or(Policy::Fifo, begin)
    }

    /// Takes the next handle out of the ready queue.
    #[inline]
    pub fn next(&mut self, ready: &mut VecDeque<Handle>) -> Option<Handle> {
        match self {
            Policy::Fifo => ready.pop_front(),
            Policy::Scheduled(scheduled) => scheduled.next(ready),
        }
    }

    /// Whether timers that are due together may go in another order.
    pub fn orders_timers(&self) -> bool {
        matches!(self, Policy::Scheduled(_))
    }

    /// Puts handles whose timers are due at the same moment into the order of the schedule.
    pub fn order_together(&mut self, together: &mut [Handle]) {
        let Policy::Scheduled(scheduled) = self else { return };
        for first in 0..together.len().saturating_sub(1) {
            scheduled.ties += 1;
            let Some(pick) = scheduled.schedule.ties.get(&scheduled.ties).copied() else { continue };
            if first + pick < together.len() {
                together[first..=first + pick].rotate_right(1);
            } else {
                let (number, left) = (scheduled.ties, together.len() - first);
                scheduled.unfit(format!("{number}={pick}: only {left} timers were due together"));
            }
        }
    }

    /// What of the schedule did not fit this run.
    pub fn misfit(&self) -> Option<String> {
        let Policy::Scheduled(scheduled) = self else { return None };
        let late = scheduled.schedule.steps.keys().next_back().copied().filter(|step| *step > scheduled.steps);
        let never = |step| format!("r{step}: the program has only {} steps", scheduled.steps);
        scheduled.unfit.clone().or_else(|| late.map(never))
    }
}

impl Scheduled {
    fn unfit(&mut self, why: String) {
        self.unfit.get_or_insert(why);
    }

    fn next(&mut self, ready: &mut VecDeque<Handle>) -> Option<Handle> {
        let pick = self.schedule.steps.get(&(self.steps + 1)).copied();
        let chosen = pick.and_then(|pick| ready.iter().enumerate().filter(|(_, handle)| is_step(handle)).nth(pick));
        if let Some((at, _)) = chosen {
            self.steps += 1;
            return ready.remove(at);
        }
        let handle = ready.pop_front()?;
        if is_step(&handle) {
            self.steps += 1;
            if let Some(pick) = pick {
                let step = self.steps;
                self.unfit(format!("r{step}={pick}: not so many were ready"));
            }
        }
        Some(handle)
    }
}

/// Whether a handle is a step of the program's own.
fn is_step(handle: &Handle) -> bool {
    match handle {
        Handle::Step(task) => !task.is_done() && !is_internal(task),
        Handle::Call(callback) => !callback.cancelled.get(),
        Handle::Expire(_)
        | Handle::Wake(_)
        | Handle::Done(..)
        | Handle::Watch(..)
        | Handle::Signal(..)
        | Handle::Job(_)
        | Handle::Stop => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_is_what_its_text_says() {
        let schedule = Schedule::parse("cs1:1=1,r3=2").expect("it is one");
        assert_eq!(schedule.to_string(), "cs1:1=1,r3=2");
        assert_eq!(schedule.with_step(2, 1).to_string(), "cs1:1=1,r2=1");
        for text in ["", "cs2:1=1", "cs1:1", "cs1:x=1", "cs1:1=-1"] {
            assert!(Schedule::parse(text).is_err(), "{text}");
        }
    }
}
