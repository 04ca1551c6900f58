//! The children of a task group that have not ended, in the order in which they were made.
//!
//! Tasks have ascending numbers, so a child is found by bisection, and most of the time it is the first. A child that ended leaves a
//! gap; gaps go when they are more than half of many.

use crate::event_loop::future::Future;
use crate::heap::Obj;

/// Rows no longer than this keep their gaps.
const FEW: usize = 32;

/// Futures that have not ended.
#[derive(Default)]
pub(super) struct Children {
    /// The number of each (0 of what is no task), and itself unless it has ended.
    row: Vec<(u32, Option<Obj<Future>>)>,
    /// Before it lie only gaps.
    first: usize,
    left: usize,
    /// Whether a task factory handed out what is no task, or tasks in another order than that of their making.
    unordered: bool,
}

fn number(child: &Future) -> u32 {
    child.task().map_or(0, |part| part.serial.get())
}

impl Children {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.left
    }

    /// Whether none is left.
    pub(super) fn is_empty(&self) -> bool {
        self.left == 0
    }

    /// All of them, in the order in which they were added.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Obj<Future>> {
        self.row.iter().filter_map(|(_, child)| child.as_ref())
    }

    /// One more.
    pub(super) fn add(&mut self, child: Obj<Future>) {
        let number = number(&child);
        self.unordered |= number == 0 || self.row.last().is_some_and(|(last, _)| *last >= number);
        self.row.push((number, Some(child)));
        self.left += 1;
    }

    /// Takes one out that has ended; nothing where it is none of them.
    pub(super) fn remove(&mut self, child: &Obj<Future>) -> Option<Obj<Future>> {
        let at = self.find(child)?;
        let gone = self.row[at].1.take();
        self.left -= 1;
        while self.row.get(self.first).is_some_and(|(_, child)| child.is_none()) {
            self.first += 1;
        }
        if self.left == 0 {
            self.row.clear();
            self.first = 0;
        } else if self.row.len() > FEW && self.left * 2 < self.row.len() {
            self.row.retain(|(_, child)| child.is_some());
            self.first = 0;
        }
        gone
    }

    fn find(&self, child: &Obj<Future>) -> Option<usize> {
        let is_at = |at: usize| self.row.get(at).and_then(|(_, one)| one.as_ref()).is_some_and(|one| one.is(child));
        if is_at(self.first) {
            return Some(self.first);
        }
        if self.unordered {
            return (0..self.row.len()).find(|at| is_at(*at));
        }
        let wanted = number(child);
        Some(self.row.partition_point(|(number, _)| *number < wanted)).filter(|at| is_at(*at))
    }
}
