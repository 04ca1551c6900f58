//! Rows of tracked objects: where the collector finds them, in the order in which they were made.
//!
//! An object knows its row by its flags and its place in it by its header's `slot`. Leaving a row makes a hole, so that the others
//! keep their order: finalisers of a garbage cycle run in the order of the objects' making, as in CPython. Holes at the end go at
//! once (most objects die young and in reverse), others when the row would have to grow and half of it is holes.

use super::object::{Header, flags};
use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

/// The flags that tell an object's row.
const PLACE: u8 = flags::TRACKED | flags::OLD | flags::FROZEN | flags::CONDEMNED;

/// Which row an object lies in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Made since the last collection.
    Young,
    /// Survived one.
    Old,
    /// Kept out of all collections (`gc.freeze`).
    Frozen,
    /// Found unreachable by the collection that is under way.
    Condemned,
}

impl Place {
    /// The flags of objects that lie there.
    pub(super) const fn bits(self) -> u8 {
        flags::TRACKED
            | match self {
                Place::Young => 0,
                Place::Old => flags::OLD,
                Place::Frozen => flags::FROZEN,
                Place::Condemned => flags::CONDEMNED,
            }
    }

    /// Whether an object lies there.
    #[inline(always)]
    pub(super) fn holds(self, object: &Header) -> bool {
        object.flags.get() & PLACE == self.bits()
    }

    /// Where an object lies; `None` for one that is not tracked.
    #[inline]
    pub(super) fn of(object: &Header) -> Option<Place> {
        const YOUNG: u8 = Place::Young.bits();
        const OLD: u8 = Place::Old.bits();
        const FROZEN: u8 = Place::Frozen.bits();
        const CONDEMNED: u8 = Place::Condemned.bits();
        match object.flags.get() & PLACE {
            YOUNG => Some(Place::Young),
            OLD => Some(Place::Old),
            FROZEN => Some(Place::Frozen),
            CONDEMNED => Some(Place::Condemned),
            _ => None,
        }
    }
}

/// A row of objects.
pub(super) struct Row {
    items: RefCell<Vec<Option<NonNull<Header>>>>,
    holes: Cell<usize>,
}

impl Row {
    /// An empty row.
    pub(super) const fn new() -> Row {
        Row { items: RefCell::new(Vec::new()), holes: Cell::new(0) }
    }

    /// How many objects it has.
    #[inline(always)]
    pub(super) fn len(&self) -> usize {
        self.items.borrow().len() - self.holes.get()
    }

    /// Puts an object at the end. Its flags are the caller's business.
    #[inline]
    pub(super) fn push(&self, object: NonNull<Header>) {
        let mut items = self.items.borrow_mut();
        if items.len() == items.capacity() && self.holes.get() * 2 >= items.len() {
            self.close_gaps(&mut items);
        }
        // SAFETY: whoever pushes holds the object alive.
        unsafe { object.as_ref() }.slot.set(items.len() as u32);
        items.push(Some(object));
    }

    /// Takes the object at `slot` out.
    #[inline]
    pub(super) fn remove(&self, slot: u32) {
        let (mut items, slot) = (self.items.borrow_mut(), slot as usize);
        if slot + 1 < items.len() {
            items[slot] = None;
            self.holes.set(self.holes.get() + 1);
            return;
        }
        items.pop();
        while let Some(None) = items.last() {
            items.pop();
            self.holes.set(self.holes.get() - 1);
        }
    }

    #[cold]
    fn close_gaps(&self, items: &mut Vec<Option<NonNull<Header>>>) {
        let mut at = 0;
        items.retain(|item| {
            let Some(object) = item else { return false };
            // SAFETY: whatever lies in a row is alive.
            unsafe { object.as_ref() }.slot.set(at);
            at += 1;
            true
        });
        self.holes.set(0);
    }

    /// Closes the gaps and shows the objects, each at the place that its `slot` says.
    pub(super) fn with_all<R>(&self, look: impl FnOnce(&[Option<NonNull<Header>>]) -> R) -> R {
        self.close_gaps(&mut self.items.borrow_mut());
        look(&self.items.borrow())
    }

    /// The objects at the end of the row, the last one first, at most so many.
    pub(super) fn last(&self, count: usize) -> Vec<NonNull<Header>> {
        self.items.borrow().iter().rev().flatten().take(count).copied().collect()
    }

    /// Whether any object has some flags set and others not.
    pub(super) fn any_with(&self, set: u8, unset: u8) -> bool {
        let items = self.items.borrow();
        let mut objects = items.iter().flatten();
        // SAFETY: whatever lies in a row is alive.
        objects.any(|object| unsafe { object.as_ref() }.flags.get() & (set | unset) == set)
    }

    /// Moves all objects to the end of another row.
    pub(super) fn move_all(&self, to: &Row, place: Place) {
        let all = std::mem::take(&mut *self.items.borrow_mut());
        self.holes.set(0);
        for object in all.into_iter().flatten() {
            to.settle(object, place);
        }
    }

    /// Puts an object that left its row into this one, which lies at `place`.
    pub(super) fn settle(&self, object: NonNull<Header>, place: Place) {
        // SAFETY: whatever lies (or just lay) in a row is alive.
        let flags = unsafe { &object.as_ref().flags };
        flags.set(flags.get() & !PLACE | place.bits());
        self.push(object);
    }
}
