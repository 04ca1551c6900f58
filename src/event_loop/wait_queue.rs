//! Who waits, in order: the one queue under every lock, event, semaphore, condition and queue.
//!
//! Each waiter is a future; telling it is setting its result, and the task behind it goes on one iteration later. A waiter leaves
//! the queue by itself when it goes on or is cancelled, so a told waiter may still stand in the queue: [`WaitQueue::tell_first`]
//! skips it.

use super::future::{Future, State};
use crate::heap::{Obj, Value};
use crate::vm::Vm;
use std::cell::RefCell;
use std::collections::VecDeque;

/// Futures that wait, first come first.
#[derive(Default)]
pub struct WaitQueue(RefCell<VecDeque<Obj<Future>>>);

impl WaitQueue {
    /// How many stand in it.
    pub fn len(&self) -> usize {
        self.0.borrow().len()
    }

    /// Whether nobody does.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Puts a waiter at the end.
    pub fn push(&self, waiter: Obj<Future>) {
        self.0.borrow_mut().push_back(waiter);
    }

    /// Puts a waiter at the end that nobody will take out: those before it that are done go.
    pub fn push_unattended(&self, waiter: Obj<Future>) {
        let mut queue = self.0.borrow_mut();
        while queue.front().is_some_and(|first| first.is_done()) {
            queue.pop_front();
        }
        // Cancelled ones in the middle must not pile up behind one that waits for ever.
        if queue.len() == queue.capacity() {
            queue.retain(|other| !other.is_done());
        }
        queue.push_back(waiter);
    }

    /// How many have not been told.
    pub fn pending(&self) -> usize {
        self.0.borrow().iter().filter(|waiter| !waiter.is_done()).count()
    }

    /// Whether a waiter stands in it.
    pub fn holds(&self, waiter: &Obj<Future>) -> bool {
        self.0.borrow().iter().any(|other| other.is(waiter))
    }

    /// Takes a waiter out, wherever it stands; whether it did.
    pub fn remove(&self, waiter: &Obj<Future>) -> bool {
        let mut queue = self.0.borrow_mut();
        if queue.front().is_some_and(|first| first.is(waiter)) {
            queue.pop_front();
            return true;
        }
        match queue.iter().position(|other| other.is(waiter)) {
            Some(at) => queue.remove(at).is_some(),
            None => false,
        }
    }

    /// Takes the first one out.
    pub fn pop(&self) -> Option<Obj<Future>> {
        self.0.borrow_mut().pop_front()
    }

    /// The first one.
    pub fn first(&self) -> Option<Obj<Future>> {
        self.0.borrow().front().cloned()
    }

    /// All of them, in order.
    pub fn snapshot(&self) -> Vec<Obj<Future>> {
        self.0.borrow().iter().cloned().collect()
    }

    /// Whether a waiter stands in it that was not cancelled.
    pub fn any_waiting(&self) -> bool {
        self.0.borrow().iter().any(|waiter| waiter.state.get() != State::Cancelled)
    }

    /// Shows the waiters to the collector.
    pub fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(queue) = self.0.try_borrow() {
            queue.iter().for_each(|waiter| visit(&waiter.value()));
        }
    }

    /// Lets go of all (garbage cycles only).
    pub fn clear(&self) {
        drop(self.0.take());
    }

    /// The first waiter that has not been told.
    pub fn first_pending(&self) -> Option<Obj<Future>> {
        self.0.borrow().iter().find(|waiter| !waiter.is_done()).cloned()
    }

    /// Tells the first waiter that has not been told; whether there was one.
    pub fn tell_first(&self, vm: &mut Vm, value: Value) -> bool {
        let Some(waiter) = self.first_pending() else { return false };
        vm.finish_future(&waiter, State::Finished, value, false);
        true
    }

    /// Takes waiters out until one is found that has not been told, and tells it (`queues.py`, `_wakeup_next`).
    pub fn wake_next(&self, vm: &mut Vm) {
        while let Some(waiter) = self.pop() {
            if !waiter.is_done() {
                vm.finish_future(&waiter, State::Finished, Value::None, false);
                return;
            }
        }
    }

    /// Tells all.
    pub fn tell_all(&self, vm: &mut Vm, value: Value) {
        for waiter in self.snapshot() {
            if !waiter.is_done() {
                vm.finish_future(&waiter, State::Finished, value.clone(), false);
            }
        }
    }
}
