//! What the tracer remembers of tasks, futures and callbacks: why each is ready, where it waits, which event ended it.

use super::event::Id;
use super::observer::Spot;
use crate::heap::near::NearMap;

/// Ends of tasks and futures that are remembered, so that a program without end needs no memory without end.
const REMEMBERED: usize = 1_000_000;

/// What is remembered of one. Numbers are those of events, 0 for none.
#[derive(Clone, Copy, Default)]
struct Mark {
    /// What put it into the ready queue.
    pending: u64,
    /// What ended it.
    end: u64,
    /// Where it waits.
    place: Option<Spot>,
}

/// All of them.
#[derive(Default)]
pub struct Marks {
    marks: NearMap<Id, Mark>,
    /// With how many of them the oldest ends are forgotten.
    limit: usize,
}

fn some(n: u64) -> Option<u64> {
    (n > 0).then_some(n)
}

impl Marks {
    /// An event put it into the ready queue.
    #[inline]
    pub fn queue(&mut self, id: Id, n: u64) {
        self.marks.entry(id).or_default().pending = n;
    }

    /// The event that put it there; it leaves the queue.
    #[inline]
    pub fn leave(&mut self, id: Id) -> Option<u64> {
        some(std::mem::take(&mut self.marks.get_mut(&id)?.pending))
    }

    /// The same of a task that goes on, and where it waited.
    #[inline]
    pub fn go_on(&mut self, id: Id) -> (Option<u64>, Option<Spot>) {
        match self.marks.get_mut(&id) {
            Some(mark) => (some(std::mem::take(&mut mark.pending)), mark.place.take()),
            None => (None, None),
        }
    }

    /// The same of a callback: it is not heard of again.
    #[inline]
    pub fn run(&mut self, id: Id) -> Option<u64> {
        let mark = *self.marks.get(&id)?;
        // What a future calls when it is done goes by the future's number.
        if mark.end == 0 {
            self.marks.remove(&id);
        } else {
            self.leave(id);
        }
        some(mark.pending)
    }

    /// A task waits at a place.
    #[inline]
    pub fn wait(&mut self, id: Id, place: Spot) {
        self.marks.entry(id).or_default().place = Some(place);
    }

    /// An event ended it; the one that had put it into the ready queue.
    #[inline]
    pub fn end(&mut self, id: Id, n: u64) -> Option<u64> {
        let mark = self.marks.entry(id).or_default();
        mark.end = n;
        let pending = std::mem::take(&mut mark.pending);
        if self.marks.len() > self.limit {
            self.forget(n);
        }
        some(pending)
    }

    #[cold]
    fn forget(&mut self, n: u64) {
        if self.marks.len() > REMEMBERED {
            self.marks.retain(|_, mark| mark.end == 0 || mark.end + REMEMBERED as u64 / 2 > n);
        }
        self.limit = (self.marks.len() * 2).max(REMEMBERED);
    }

    /// The event that ended it.
    #[inline]
    pub fn ended(&self, id: Id) -> Option<u64> {
        some(self.marks.get(&id)?.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_ends_are_forgotten_and_what_waits_is_not() {
        let mut marks = Marks::default();
        marks.queue(1, 7);
        let last = REMEMBERED as u64 * 2 + 10;
        for id in 2..=last {
            marks.end(id, id);
        }
        assert_eq!((marks.ended(2), marks.ended(last)), (None, Some(last)));
        assert!(marks.marks.len() <= REMEMBERED + 1, "{}", marks.marks.len());
        assert_eq!((marks.leave(1), marks.leave(1)), (Some(7), None));
    }

    #[test]
    fn a_future_that_calls_back_keeps_its_end() {
        let mut marks = Marks::default();
        marks.queue(3, 1);
        assert_eq!(marks.run(3), Some(1));
        marks.end(4, 2);
        marks.queue(4, 3);
        assert_eq!((marks.run(4), marks.ended(4)), (Some(3), Some(2)));
    }
}
