//! Timers: a heap with exactly the steps of Python's `heapq`, compared by deadline alone, so that equal deadlines come out in its
//! order. Cancelled timers are dropped when they reach the top.

use super::Handle;

/// A timer.
pub struct Timer {
    /// When it is due, in the clock's seconds.
    pub when: f64,
    /// What then becomes ready.
    pub handle: Handle,
    /// Names it for cancelling.
    pub id: u64,
}

/// All timers.
#[derive(Default)]
pub struct Timers {
    heap: Vec<Timer>,
    cancelled: Vec<u64>,
    last: u64,
}

impl Timers {
    /// Sets a timer; answers its number.
    pub fn push(&mut self, when: f64, handle: Handle) -> u64 {
        self.last += 1;
        self.heap.push(Timer { when, handle, id: self.last });
        self.sift_down(0, self.heap.len() - 1);
        self.last
    }

    /// The timer will not fire.
    pub fn cancel(&mut self, id: u64) {
        self.cancelled.push(id);
    }

    /// Whether none is left.
    pub fn is_empty(&mut self) -> bool {
        self.next_due().is_none()
    }

    /// When the next one is due.
    pub fn next_due(&mut self) -> Option<f64> {
        loop {
            let top = self.heap.first()?;
            match self.cancelled.iter().position(|id| *id == top.id) {
                Some(at) => {
                    self.cancelled.swap_remove(at);
                    drop(self.pop());
                }
                None => return Some(top.when),
            }
        }
    }

    /// Takes the next one if it is due before `end`.
    pub fn pop_due(&mut self, end: f64) -> Option<Timer> {
        if self.next_due()? < end { self.pop() } else { None }
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        let old = std::mem::take(&mut self.heap);
        self.cancelled.clear();
        drop(old);
    }

    fn pop(&mut self) -> Option<Timer> {
        let last = self.heap.pop()?;
        if self.heap.is_empty() {
            return Some(last);
        }
        let top = std::mem::replace(&mut self.heap[0], last);
        self.sift_up(0);
        Some(top)
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
    use crate::heap::Value;

    #[test]
    fn equal_deadlines_come_out_in_heapq_order() {
        let mut timers = Timers::default();
        let ids: Vec<u64> = (0..3).map(|_| timers.push(1.0, Handle::Call(Value::None, Vec::new()))).collect();
        let order: Vec<u64> = std::iter::from_fn(|| timers.pop_due(2.0)).map(|timer| timer.id).collect();
        assert_eq!(order, vec![ids[0], ids[2], ids[1]]);
    }
}
