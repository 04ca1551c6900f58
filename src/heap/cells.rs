//! Interior mutability without run-time borrows: [`ValueCell`] (one value), [`Place`] (one count of an object, perhaps) and
//! [`VecCell`] (a row of values).
//!
//! No method hands out a reference into the cell and none runs foreign code while the inside is borrowed: cloning a value
//! changes a count, and values that are replaced are handed back or dropped after the cell is whole again. So a script
//! that changes a list while it is being walked finds a list, never a panic.

use super::Value;
use super::object::{Body, Obj, Ref};
use std::cell::UnsafeCell;

/// What may lie in a [`VecCell`] or a [`Place`]: cloning it never reaches back into the cell.
///
/// # Safety
/// `clone` must run no code that can reach a cell.
pub unsafe trait Inert: Clone {}
// SAFETY: cloning a value adds a count.
unsafe impl Inert for Value {}
// SAFETY: as for a single value.
unsafe impl Inert for (Value, Value) {}
// SAFETY: plain data.
unsafe impl Inert for u8 {}
// SAFETY: cloning a reference adds a count.
unsafe impl Inert for Option<Ref> {}
// SAFETY: as above.
unsafe impl<T: Body> Inert for Option<Obj<T>> {}

/// A place for one value.
#[repr(transparent)]
#[derive(Default)]
pub struct ValueCell(UnsafeCell<Value>);

impl ValueCell {
    /// A cell that holds `value`.
    pub fn new(value: Value) -> ValueCell {
        ValueCell(UnsafeCell::new(value))
    }

    /// The value (one more count).
    #[inline(always)]
    pub fn get(&self) -> Value {
        // SAFETY: cloning reaches no cell, so the borrow ends before anything can change it.
        unsafe { (*self.0.get()).clone() }
    }

    /// Whether it is empty.
    #[inline(always)]
    pub fn is_unbound(&self) -> bool {
        // SAFETY: as in `get`.
        unsafe { (*self.0.get()).is_unbound() }
    }

    /// Puts `value` in; the old one is dropped afterwards.
    #[inline(always)]
    pub fn set(&self, value: Value) {
        drop(self.replace(value));
    }

    /// Puts `value` in and hands the old one out.
    #[inline(always)]
    pub fn replace(&self, value: Value) -> Value {
        // SAFETY: nothing runs between the read and the write.
        unsafe { std::mem::replace(&mut *self.0.get(), value) }
    }

    /// Takes the value out, leaving Unbound.
    pub fn take(&self) -> Value {
        self.replace(Value::Unbound)
    }

    /// Shows the value to a collector.
    pub fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        // SAFETY: visitors only count; they run no script code and change no cell.
        visit(unsafe { &*self.0.get() });
    }
}

/// A place for an object, or for none.
#[derive(Default)]
pub struct Place<T: Inert>(UnsafeCell<T>);

impl<T: Inert + Default> Place<T> {
    /// A place that holds this.
    pub fn new(thing: T) -> Place<T> {
        Place(UnsafeCell::new(thing))
    }

    /// What it holds (one more count).
    #[inline(always)]
    pub fn get(&self) -> T {
        // SAFETY: cloning reaches no cell, so the borrow ends before anything can change it.
        unsafe { (*self.0.get()).clone() }
    }

    /// Puts something in; the old thing is dropped afterwards.
    #[inline(always)]
    pub fn set(&self, thing: T) {
        drop(self.replace(thing));
    }

    /// Puts something in and hands the old thing out.
    #[inline(always)]
    pub fn replace(&self, thing: T) -> T {
        // SAFETY: nothing runs between the read and the write.
        unsafe { std::mem::replace(&mut *self.0.get(), thing) }
    }

    /// Takes out what it holds.
    #[inline(always)]
    pub fn take(&self) -> T {
        self.replace(T::default())
    }
}

impl<T: Body> Place<Option<Obj<T>>> {
    /// Whether it holds something.
    #[inline(always)]
    pub fn is_some(&self) -> bool {
        // SAFETY: as in `get`.
        unsafe { (*self.0.get()).is_some() }
    }
}

/// A growable row of values.
pub struct VecCell<T: Inert = Value>(UnsafeCell<Vec<T>>);

impl<T: Inert> VecCell<T> {
    /// A cell that holds `items`.
    pub fn new(items: Vec<T>) -> VecCell<T> {
        VecCell(UnsafeCell::new(items))
    }

    #[inline(always)]
    fn inside(&self) -> &Vec<T> {
        // SAFETY: private; every use ends before foreign code can run.
        unsafe { &*self.0.get() }
    }

    #[inline(always)]
    #[allow(clippy::mut_from_ref)]
    fn inside_mut(&self) -> &mut Vec<T> {
        // SAFETY: private; every use ends before foreign code can run, and no other borrow is alive then.
        unsafe { &mut *self.0.get() }
    }

    /// How many items there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.inside().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.inside().is_empty()
    }

    /// The item at `index`.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<T> {
        self.inside().get(index).cloned()
    }

    /// Puts an item at `index` and hands the old one out; `Err` gives the item back where there is no such index.
    #[inline(always)]
    pub fn replace(&self, index: usize, item: T) -> Result<T, T> {
        match self.inside_mut().get_mut(index) {
            Some(place) => Ok(std::mem::replace(place, item)),
            None => Err(item),
        }
    }

    /// Adds an item at the end.
    #[inline(always)]
    pub fn push(&self, item: T) {
        self.inside_mut().push(item);
    }

    /// Adds an item at the end; hands it back where memory does not suffice for a longer row.
    #[inline(always)]
    pub fn try_push(&self, item: T) -> Result<(), T> {
        let inside = self.inside_mut();
        if inside.len() == inside.capacity() && !super::budget::grow(inside, 1) {
            return Err(item);
        }
        inside.push(item);
        Ok(())
    }

    /// Takes the last item.
    pub fn pop(&self) -> Option<T> {
        self.inside_mut().pop()
    }

    /// Puts an item before `index` (which is at most the length).
    pub fn insert(&self, index: usize, item: T) {
        let inside = self.inside_mut();
        let index = index.min(inside.len());
        inside.insert(index, item);
    }

    /// Takes the item at `index` out.
    pub fn remove(&self, index: usize) -> Option<T> {
        let inside = self.inside_mut();
        (index < inside.len()).then(|| inside.remove(index))
    }

    /// Adds items at the end.
    pub fn extend(&self, items: Vec<T>) {
        self.inside_mut().extend(items);
    }

    /// Adds copies of a slice that does not lie in this cell (a tuple's items).
    pub fn extend_from_slice(&self, items: &[T]) {
        self.inside_mut().extend_from_slice(items);
    }

    /// Replaces the items `start..end` (clipped) by others; hands the old ones out.
    pub fn splice(&self, start: usize, end: usize, mut items: Vec<T>) -> Vec<T> {
        let inside = self.inside_mut();
        let end = end.min(inside.len());
        let start = start.min(end);
        if items.len() == end - start {
            inside[start..end].swap_with_slice(&mut items);
            return items;
        }
        inside.splice(start..end, items).collect()
    }

    /// A copy of all items.
    pub fn snapshot(&self) -> Vec<T> {
        self.inside().clone()
    }

    /// A copy of the items `start..end`, clipped.
    pub fn copy_range(&self, start: usize, end: usize) -> Vec<T> {
        let inside = self.inside();
        let end = end.min(inside.len());
        inside[start.min(end)..end].to_vec()
    }

    /// Copies of `count` items, `step` apart from `start` on; places outside are left out.
    pub fn copy_steps(&self, start: i64, step: i64, count: usize) -> Vec<T> {
        let inside = self.inside();
        let mut items = Vec::with_capacity(count.min(inside.len()));
        for index in 0..count as i64 {
            items.extend(inside.get((start + index * step) as usize).cloned());
        }
        items
    }

    /// Takes all items out.
    pub fn take(&self) -> Vec<T> {
        std::mem::take(self.inside_mut())
    }

    /// Drops all items, the last one first, as CPython does where a script can see the order by finalisers.
    #[inline]
    pub fn clear_backwards(&self) {
        drop_backwards(self.take());
    }

    /// Puts other items in; hands the old ones out.
    pub fn swap(&self, items: Vec<T>) -> Vec<T> {
        std::mem::replace(self.inside_mut(), items)
    }

    /// Shortens to `len`; hands the rest out.
    pub fn split_off(&self, len: usize) -> Vec<T> {
        let inside = self.inside_mut();
        if len < inside.len() { inside.split_off(len) } else { Vec::new() }
    }

    /// Turns the order round.
    pub fn reverse(&self) {
        self.inside_mut().reverse();
    }

    /// Makes room for `more` items; false where memory does not suffice.
    pub fn try_reserve(&self, more: usize) -> bool {
        let inside = self.inside_mut();
        more <= inside.capacity() - inside.len() || super::budget::grow(inside, more)
    }

    /// The same for just as many.
    pub fn try_reserve_exact(&self, more: usize) -> bool {
        self.inside_mut().try_reserve_exact(more).is_ok()
    }

    /// How many items fit without growing.
    pub fn capacity(&self) -> usize {
        self.inside().capacity()
    }
}

/// Drops items, the last one first.
#[inline]
pub fn drop_backwards<T>(items: Vec<T>) {
    items.into_iter().rev().for_each(drop);
}

impl VecCell<Value> {
    /// Shows every value to a collector.
    pub fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        for value in self.inside() {
            visit(value);
        }
    }
}

impl VecCell<u8> {
    /// Reads the bytes within `read`, which gets no way back into the program.
    pub fn with<R>(&self, read: impl FnOnce(&[u8]) -> R) -> R {
        // The copy costs little beside what bytes are used for, and keeps `read` free to do as it likes.
        read(&self.snapshot())
    }
}

impl<T: Inert> Default for VecCell<T> {
    fn default() -> VecCell<T> {
        VecCell::new(Vec::new())
    }
}
