//! What the tracer remembers of tasks, futures and callbacks: why each is ready, where it waits, which event ended it.
//!
//! Their numbers run on, so what is remembered of them lies in pages by number, and nothing is looked for. Every so many pages, those are
//! given back of which nothing needs to be remembered any more.

use super::event::Id;
use super::observer::Spot;

/// Of about so many tasks, futures and callbacks something is remembered, so that a program without end needs no memory without end: of
/// half as many last events the ends, of what waits everything.
const REMEMBERED: usize = 1_000_000;

/// How many numbers share a page.
const PAGE: usize = 1024;

/// What is remembered of one. Numbers are those of events, 0 for none.
#[derive(Clone, Copy, PartialEq)]
struct Mark {
    /// What put it into the ready queue.
    pending: u64,
    /// What ended it.
    end: u64,
    /// Where it waits.
    place: Option<Spot>,
}

impl Mark {
    const NONE: Mark = Mark { pending: 0, end: 0, place: None };
}

type Page = Box<[Mark; PAGE]>;

/// All of them.
#[derive(Default)]
pub struct Marks {
    /// By number; absent where nothing is remembered.
    pages: Vec<Option<Page>>,
    /// How many pages there are.
    used: usize,
    /// With how many of them some are given back.
    limit: usize,
}

fn some(n: u64) -> Option<u64> {
    (n > 0).then_some(n)
}

/// Which page, and where in it.
#[inline]
fn split(id: Id) -> (usize, usize) {
    ((id / PAGE as u64) as usize, (id % PAGE as u64) as usize)
}

impl Marks {
    #[inline]
    fn known(&mut self, id: Id) -> Option<&mut Mark> {
        let (page, at) = split(id);
        self.pages.get_mut(page)?.as_mut().map(|page| &mut page[at])
    }

    #[inline]
    fn mark(&mut self, id: Id, n: u64) -> &mut Mark {
        let (page, at) = split(id);
        if self.pages.get(page).is_none_or(Option::is_none) {
            self.add(page, n);
        }
        match &mut self.pages[page] {
            Some(page) => &mut page[at],
            None => unreachable!("the page was just added"),
        }
    }

    #[cold]
    fn add(&mut self, page: usize, n: u64) {
        if self.used >= self.limit {
            self.forget(n);
        }
        if self.pages.len() <= page {
            self.pages.resize_with(page + 1, || None);
        }
        self.pages[page] = Some(Box::new([Mark::NONE; PAGE]));
        self.used += 1;
    }

    /// Forgets old ends, and gives pages back of which nothing is remembered.
    fn forget(&mut self, n: u64) {
        let is_old = |mark: &Mark| mark.end > 0 && mark.end + (REMEMBERED as u64 / 2) < n;
        for place in &mut self.pages {
            let Some(page) = place else { continue };
            for mark in page.iter_mut() {
                if is_old(mark) {
                    *mark = Mark::NONE;
                }
            }
            if page.iter().all(|mark| *mark == Mark::NONE) {
                *place = None;
                self.used -= 1;
            }
        }
        self.limit = (self.used * 2).max(REMEMBERED / PAGE);
    }

    /// An event put it into the ready queue.
    #[inline]
    pub fn queue(&mut self, id: Id, n: u64) {
        self.mark(id, n).pending = n;
    }

    /// The event that put it there; it leaves the queue.
    #[inline]
    pub fn leave(&mut self, id: Id) -> Option<u64> {
        some(std::mem::take(&mut self.known(id)?.pending))
    }

    /// The same of a task that goes on, and where it waited.
    #[inline]
    pub fn go_on(&mut self, id: Id) -> (Option<u64>, Option<Spot>) {
        match self.known(id) {
            Some(mark) => (some(std::mem::take(&mut mark.pending)), mark.place.take()),
            None => (None, None),
        }
    }

    /// A task waits at a place; `n` is the number of the next event.
    #[inline]
    pub fn wait(&mut self, id: Id, place: Spot, n: u64) {
        self.mark(id, n).place = Some(place);
    }

    /// An event ended it; the one that had put it into the ready queue.
    #[inline]
    pub fn end(&mut self, id: Id, n: u64) -> Option<u64> {
        let mark = self.mark(id, n);
        mark.end = n;
        some(std::mem::take(&mut mark.pending))
    }

    /// The event that ended it.
    #[inline]
    pub fn ended(&self, id: Id) -> Option<u64> {
        let (page, at) = split(id);
        some(self.pages.get(page)?.as_ref()?[at].end)
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
        assert!(marks.used <= REMEMBERED / PAGE + 2, "{}", marks.used);
        assert_eq!((marks.leave(1), marks.leave(1)), (Some(7), None));
    }

    #[test]
    fn callbacks_without_end_need_no_pages_without_end() {
        let mut marks = Marks::default();
        for id in 1..=REMEMBERED as u64 * 3 {
            marks.queue(id, id);
            assert_eq!(marks.leave(id), Some(id));
        }
        assert!(marks.used <= REMEMBERED / PAGE + 2, "{}", marks.used);
    }

    #[test]
    fn what_calls_back_keeps_its_end() {
        let mut marks = Marks::default();
        marks.end(4, 2);
        marks.queue(4, 3);
        assert_eq!((marks.leave(4), marks.ended(4)), (Some(3), Some(2)));
    }
}
