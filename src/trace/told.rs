//! An event as the tracer tells it: small, since it is kept as it is. What needs looking up, its number and its lines, is worked out
//! when somebody reads it.

use super::event::{Event, Id};
use super::observer::{Loc, Record, Spot};

/// An event with its circumstances; 0 is no task and no cause. Its number follows from the one before.
#[derive(Clone, Debug)]
pub struct Told {
    /// The loop's time, in nanoseconds since the program began.
    pub t: u64,
    /// The running task.
    pub task: Id,
    /// The event that made this one happen.
    pub cause: u64,
    /// The turn of the loop.
    pub turn: u32,
    /// Where in the script.
    pub spot: Option<Spot>,
    /// What happened.
    pub event: Event,
}

impl Told {
    /// The event of number `n` in full.
    pub fn record(self, n: u64, loc: Option<Loc>) -> Record {
        let some = |number: u64| (number > 0).then_some(number);
        let (task, cause) = (some(self.task), some(self.cause));
        Record { n, t: self.t, turn: self.turn, task, cause, loc, event: self.event }
    }
}
