//! The tasks that have not ended, each at a place of its own that it knows ([`TaskPart::place`]). A task that ends leaves a gap, which the
//! next new one fills: no other task is touched, so that a hundred thousand of them may end in any order without walking through memory.
//!
//! [`TaskPart::place`]: super::task::TaskPart

use super::future::Future;
use crate::heap::Obj;

/// Tasks in no order.
#[derive(Default)]
pub struct TaskList {
    places: Vec<Option<Obj<Future>>>,
    gaps: Vec<u32>,
}

impl TaskList {
    /// The place that the next task gets.
    pub fn next_place(&self) -> u32 {
        self.gaps.last().copied().unwrap_or(self.places.len() as u32)
    }

    /// Puts a task at [`TaskList::next_place`].
    pub fn add(&mut self, task: Obj<Future>) {
        match self.gaps.pop() {
            Some(gap) => self.places[gap as usize] = Some(task),
            None => self.places.push(Some(task)),
        }
    }

    /// Takes a task out that says it stands at a place; it may be gone already.
    pub fn remove(&mut self, place: u32, task: &Obj<Future>) -> Option<Obj<Future>> {
        let here = self.places.get_mut(place as usize)?;
        if !here.as_ref().is_some_and(|other| other.is(task)) {
            return None;
        }
        self.gaps.push(place);
        here.take()
    }

    /// Takes out the tasks that an answer picks.
    pub fn remove_that(&mut self, go: impl Fn(&Obj<Future>) -> bool) -> Vec<Obj<Future>> {
        let mut gone = Vec::new();
        for (place, here) in self.places.iter_mut().enumerate() {
            if here.as_ref().is_some_and(&go) {
                gone.extend(here.take());
                self.gaps.push(place as u32);
            }
        }
        gone
    }

    /// The tasks.
    pub fn iter(&self) -> impl Iterator<Item = &Obj<Future>> {
        self.places.iter().flatten()
    }
}
