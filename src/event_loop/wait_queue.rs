//! Who waits, in order: the one queue under every lock, event, semaphore, condition and queue.
//!
//! Each waiter is a future, whose result is set to tell it, or a task that waits directly (`direct.rs`); the task goes on one
//! iteration later. A waiter leaves the queue by itself when it goes on or is cancelled, so a told waiter may still stand in the
//! queue: [`WaitQueue::tell_first`] skips it.

use super::future::Future;
use crate::heap::{Obj, Value};
use crate::vm::Vm;
use std::cell::RefCell;
use std::collections::VecDeque;

/// Futures and tasks that wait, first come first.
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

    /// All that stand in it, in their order.
    pub fn all(&self) -> Vec<Obj<Future>> {
        self.0.borrow().iter().cloned().collect()
    }

    /// The first one.
    pub fn first(&self) -> Option<Obj<Future>> {
        self.0.borrow().front().cloned()
    }

    /// Whether a waiter stands in it that was not cancelled.
    pub fn any_waiting(&self) -> bool {
        self.0.borrow().iter().any(|waiter| !waiter.was_called_off())
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
        self.0.borrow().iter().find(|waiter| !waiter.is_settled()).cloned()
    }

    /// Tells the first waiter that has not been told; whether there was one.
    pub fn tell_first(&self, vm: &mut Vm, value: Value) -> bool {
        let Some(waiter) = self.first_pending() else { return false };
        vm.tell_waiter(&waiter, value);
        true
    }

    /// Takes waiters out until one is found that has not been told, and tells it (`queues.py`, `_wakeup_next`).
    pub fn wake_next(&self, vm: &mut Vm) {
        while let Some(waiter) = self.pop() {
            if !waiter.is_settled() {
                vm.tell_waiter(&waiter, Value::None);
                return;
            }
        }
    }

    /// Tells all.
    pub fn tell_all(&self, vm: &mut Vm, value: Value) {
        // Telling a waiter changes no queue.
        for at in 0..self.len() {
            let waiter = self.0.borrow().get(at).cloned();
            if let Some(waiter) = waiter.filter(|waiter| !waiter.is_settled()) {
                vm.tell_waiter(&waiter, value.clone());
            }
        }
    }
}
