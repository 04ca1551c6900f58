//! Timers: a heap with exactly the steps of Python's `heapq`, compared by deadline alone, so that equal deadlines come out in its
//! order. Cancelled timers are dropped when they reach the top, or all at once when they are many.

use super::handle::Handle;
use crate::heap::Value;

/// `_MIN_SCHEDULED_TIMER_HANDLES` of `base_events.py`: fewer timers are never swept.
const FEW: usize = 100;

/// A timer.
struct Timer {
    /// When it is due, in the clock's seconds.
    when: f64,
    /// What then becomes ready.
    handle: Handle,
}

/// All timers of a loop.
#[derive(Default)]
pub struct Timers {
    heap: Vec<Timer>,
    cancelled: usize,
}

impl Timers {
    /// Sets a timer.
    pub fn push(&mut self, when: f64, handle: Handle) {
        self.heap.push(Timer { when, handle });
        self.sift_down(0, self.heap.len() - 1);
    }

    /// A timer in the heap was cancelled (its handle says so).
    pub fn note_cancelled(&mut self) {
        self.cancelled += 1;
    }

    /// How many are set, cancelled ones included.
    pub fn len(&self) -> usize {
        self.heap.len()
    }

    /// Whether none is set.
    pub fn is_empty(&self) -> bool {
        self.heap.is_empty()
    }

    /// Lets cancelled timers go (`_run_once`): all of them where more than half of many are, else those at the top.
    pub fn drop_cancelled(&mut self) -> Vec<Handle> {
        let mut dropped = Vec::new();
        if self.heap.len() > FEW && self.cancelled * 2 > self.heap.len() {
            let (gone, kept) =
                std::mem::take(&mut self.heap).into_iter().partition(|timer| timer.handle.is_cancelled());
            self.heap = kept;
            self.cancelled = 0;
            for at in (0..self.heap.len() / 2).rev() {
                self.sift_up(at);
            }
            let gone: Vec<Timer> = gone;
            dropped.extend(gone.into_iter().map(|timer| timer.handle));
        }
        while self.heap.first().is_some_and(|timer| timer.handle.is_cancelled()) {
            self.cancelled = self.cancelled.saturating_sub(1);
            dropped.extend(self.pop());
        }
        dropped
    }

    /// When the next one is due.
    pub fn next_due(&self) -> Option<f64> {
        self.heap.first().map(|timer| timer.when)
    }

    /// Takes the next one if it is due before `end`.
    pub fn pop_due(&mut self, end: f64) -> Option<Handle> {
        if self.next_due()? < end { self.pop() } else { None }
    }

    /// Deadlines and handles, in the heap's order.
    pub fn iter(&self) -> impl Iterator<Item = (f64, &Handle)> {
        self.heap.iter().map(|timer| (timer.when, &timer.handle))
    }

    /// Shows what it holds to the collector.
    pub fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.heap.iter().for_each(|timer| timer.handle.visit(visit));
    }

    fn pop(&mut self) -> Option<Handle> {
        let last = self.heap.pop()?;
        if self.heap.is_empty() {
            return Some(last.handle);
        }
        let top = std::mem::replace(&mut self.heap[0], last);
        self.sift_up(0);
        Some(top.handle)
    }

    /// `heapq._siftdown`
    fn sift_down(&mut self, start: usize, mut at: usize) {
        while at > start {
            let parent = (at - 1) / 2;
            if self.heap[at].when >= self.heap[parent].when {
                return;
            }
            self.heap.swap(at, parent);
            at = parent;
        }
    }

    /// `heapq._siftup`: down to a leaf, then back up.
    fn sift_up(&mut self, start: usize) {
        let (end, mut at) = (self.heap.len(), start);
        let mut child = 2 * at + 1;
        while child < end {
            let right = child + 1;
            if right < end && self.heap[child].when >= self.heap[right].when {
                child = right;
            }
            self.heap.swap(at, child);
            at = child;
            child = 2 * at + 1;
        }
        self.sift_down(start, at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Deadlines are told apart by tiny fractions below what the test's due time sees.
    fn drain(timers: &mut Timers) -> Vec<f64> {
        let mut order = Vec::new();
        while let Some(when) = timers.next_due() {
            order.push(when);
            drop(timers.pop_due(f64::INFINITY));
        }
        order
    }

    #[test]
    fn deadlines_come_out_in_order() {
        let mut timers = Timers::default();
        for when in [3.0, 1.0, 2.0, 1.5, 0.5] {
            timers.push(when, Handle::Stop);
        }
        assert_eq!(drain(&mut timers), vec![0.5, 1.0, 1.5, 2.0, 3.0]);
    }

    #[test]
    fn nothing_is_due_before_its_time() {
        let mut timers = Timers::default();
        timers.push(1.0, Handle::Stop);
        assert!(timers.pop_due(1.0).is_none());
        assert!(timers.pop_due(1.5).is_some());
    }
}
