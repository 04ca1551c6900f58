//! Timers: a heap with exactly the steps of Python's `heapq`, compared by deadline alone, so that equal deadlines come out in its
//! order. Cancelled timers are dropped when they reach the top, or all at once when they are many.
//!
//! The heap itself is plain numbers, deadlines and slots; what becomes ready lies in the slots and is not moved. A slot is free again
//! when its entry has left the heap.

use super::future::Future;
use super::handle::{Callback, Handle};
use crate::heap::{Obj, Ref, Value};
use rustc_hash::FxHashMap;

/// `_MIN_SCHEDULED_TIMER_HANDLES` of `base_events.py`: fewer timers are never swept.
const FEW: usize = 100;

/// What lies in a slot: the object of one of the usual handles, of which its own kind tells which.
fn handle_of(object: Ref) -> Option<Handle> {
    match object.into_obj::<Future>() {
        Ok(task) if task.task().is_some() => Some(Handle::Wake(task)),
        Ok(future) => Some(Handle::Expire(future)),
        Err(object) => object.into_obj::<Callback>().ok().map(Handle::Call),
    }
}

fn is_cancelled(object: &Ref) -> bool {
    // Whoever waits no more empties the slot.
    object.cast::<Callback>().is_some_and(|callback| callback.cancelled.get())
}

/// An entry of the heap: when it is due, in the clock's seconds, and where what then becomes ready lies. Packed, since there may be
/// very many.
#[derive(Clone, Copy)]
#[repr(C, packed(4))]
struct Timer {
    when: f64,
    slot: u32,
}

/// All timers of a loop.
#[derive(Default)]
pub struct Timers {
    heap: Vec<Timer>,
    slots: Vec<Option<Ref>>,
    /// What becomes ready where that is none of the usual handles, by slot; the slot itself is empty.
    others: FxHashMap<u32, Handle>,
    free: Vec<u32>,
    cancelled: usize,
}

impl Timers {
    /// Sets a timer; its slot.
    pub fn push(&mut self, when: f64, handle: Handle) -> u32 {
        let (due, other) = match handle {
            Handle::Expire(future) | Handle::Wake(future) => (Some(future.into_ref()), None),
            Handle::Call(callback) => (Some(callback.into_ref()), None),
            other => (None, Some(other)),
        };
        let slot = match self.free.pop() {
            Some(slot) => {
                self.slots[slot as usize] = due;
                slot
            }
            None => {
                self.slots.push(due);
                self.slots.len() as u32 - 1
            }
        };
        if let Some(other) = other {
            self.others.insert(slot, other);
        }
        self.heap.push(Timer { when, slot });
        self.sift_down(0, self.heap.len() - 1);
        slot
    }

    /// A timer in the heap was cancelled (its handle says so).
    pub fn note_cancelled(&mut self) {
        self.cancelled += 1;
    }

    /// Cancels the timer in a slot: what it holds is handed out.
    pub fn cancel(&mut self, slot: u32) -> Option<Handle> {
        let handle = self.content(slot)?;
        self.cancelled += 1;
        Some(handle)
    }

    /// Cancels the timer in a slot if it is there yet and ends the waiting for `future`: what it holds is handed out.
    pub fn cancel_expiry(&mut self, slot: u32, future: &Obj<Future>) -> Option<Handle> {
        match self.slots.get(slot as usize)? {
            Some(other) if other.is(future.as_ref()) => self.cancel(slot),
            _ => None,
        }
    }

    /// Whether none of them was cancelled.
    #[inline]
    pub fn none_cancelled(&self) -> bool {
        self.cancelled == 0
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
            let (gone, kept): (Vec<Timer>, Vec<Timer>) =
                std::mem::take(&mut self.heap).into_iter().partition(|timer| self.is_cancelled(timer.slot));
            self.heap = kept;
            self.cancelled = 0;
            for at in (0..self.heap.len() / 2).rev() {
                self.sift_up(at);
            }
            dropped.extend(gone.into_iter().filter_map(|timer| self.empty(timer.slot)));
        }
        while self.heap.first().is_some_and(|timer| self.is_cancelled(timer.slot)) {
            self.cancelled = self.cancelled.saturating_sub(1);
            dropped.extend(self.pop());
        }
        dropped
    }

    fn is_cancelled(&self, slot: u32) -> bool {
        match &self.slots[slot as usize] {
            Some(object) => is_cancelled(object),
            None => !self.others.contains_key(&slot),
        }
    }

    /// When the next one is due.
    pub fn next_due(&self) -> Option<f64> {
        self.heap.first().map(|timer| timer.when)
    }

    /// Takes the next one if it is due before `end`; one that was cancelled is passed over.
    pub fn pop_due(&mut self, end: f64) -> Option<Handle> {
        while self.next_due()? < end {
            if let Some(handle) = self.pop() {
                return Some(handle);
            }
        }
        None
    }

    /// When the timer in a slot is due.
    pub fn due_of(&self, slot: u32) -> Option<f64> {
        self.heap.iter().find(|timer| timer.slot == slot).map(|timer| timer.when)
    }

    /// All deadlines, in the heap's order.
    pub fn deadlines(&self) -> impl Iterator<Item = f64> {
        self.heap.iter().map(|timer| timer.when)
    }

    /// Shows what it holds to the collector.
    pub fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.slots.iter().flatten().for_each(|object| visit(&Value::Obj(object.clone())));
        self.others.values().for_each(|handle| handle.visit(visit));
    }

    /// Takes the top off; what it held, where it was not cancelled.
    fn pop(&mut self) -> Option<Handle> {
        let last = self.heap.pop()?;
        let mut top = last;
        if let Some(first) = self.heap.first_mut() {
            top = std::mem::replace(first, last);
            self.sift_up(0);
        }
        self.empty(top.slot)
    }

    fn empty(&mut self, slot: u32) -> Option<Handle> {
        self.free.push(slot);
        self.content(slot)
    }

    /// Takes out what lies in a slot.
    fn content(&mut self, slot: u32) -> Option<Handle> {
        match self.slots.get_mut(slot as usize)?.take() {
            Some(object) => handle_of(object),
            None if self.others.is_empty() => None,
            None => self.others.remove(&slot),
        }
    }

    /// `heapq._siftdown`
    fn sift_down(&mut self, start: usize, mut at: usize) {
        let moved = self.heap[at];
        while at > start {
            let parent = (at - 1) / 2;
            if moved.when >= self.heap[parent].when {
                break;
            }
            self.heap[at] = self.heap[parent];
            at = parent;
        }
        self.heap[at] = moved;
    }

    /// `heapq._siftup`: down to a leaf, then back up.
    fn sift_up(&mut self, start: usize) {
        let (end, mut at) = (self.heap.len(), start);
        let moved = self.heap[at];
        let mut child = 2 * at + 1;
        while child < end {
            let right = child + 1;
            if right < end && self.heap[child].when >= self.heap[right].when {
                child = right;
            }
            self.heap[at] = self.heap[child];
            at = child;
            child = 2 * at + 1;
        }
        self.heap[at] = moved;
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
    fn a_cancelled_slot_is_passed_over_and_used_again() {
        let mut timers = Timers::default();
        let first = timers.push(1.0, Handle::Stop);
        timers.push(2.0, Handle::Stop);
        assert!(timers.cancel(first).is_some() && timers.cancel(first).is_none());
        assert!(timers.pop_due(3.0).is_some());
        assert!(timers.pop_due(3.0).is_none());
        assert!(timers.is_empty());
        timers.push(3.0, Handle::Stop);
        assert_eq!(timers.slots.len(), 2);
    }

    #[test]
    fn nothing_is_due_before_its_time() {
        let mut timers = Timers::default();
        timers.push(1.0, Handle::Stop);
        assert!(timers.pop_due(1.0).is_none());
        assert!(timers.pop_due(1.5).is_some());
    }
}
