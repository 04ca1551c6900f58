//! Trial deletion: which objects of a row does nothing outside of the row keep alive?
//!
//! Counts are copied aside; from the copies goes what the row's own members refer to. Whatever has a count left is held from
//! outside: by an object of another row, by a register of a running frame, by a module's state, by a Rust local of a
//! native under way. None of these need be looked for: they are the counts that the row does not explain. What the held
//! members refer to lives too; the rest is garbage.
//!
//! Classes are one exception to "every reference is a count". An object's class is kept by the table of shapes, which holds
//! each class for ever. A trial that gets the table takes those counts off as well, and lets every living object keep
//! its class instead; one that does not (the young row alone) keeps all classes. Tasks are the other: the list of those that
//! have not ended keeps none of them alive ([`Trial::discount`]).

use super::kinds;
use super::object::{Header, Ref};
use super::rows::Place;
use super::{Obj, Shapes, Value};
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

/// The mark of a member that lives. No real count comes near it.
const LIVES: u32 = u32::MAX;

/// A trial over the members of one row.
pub(super) struct Trial<'a> {
    members: &'a [Option<NonNull<Header>>],
    place: Place,
    counts: Vec<u32>,
    shapes: Option<&'a Shapes>,
    /// Members that live, whose references are still to be followed.
    reached: Vec<NonNull<Header>>,
}

impl<'a> Trial<'a> {
    /// A trial over all members of the row at `place`, each at its slot; `held` counts of each are the collector's own.
    pub(super) fn new(
        members: &'a [Option<NonNull<Header>>],
        place: Place,
        held: u32,
        shapes: Option<&'a Shapes>,
    ) -> Trial<'a> {
        // SAFETY: whatever lies in a row is alive.
        let count = |member: &Option<NonNull<Header>>| member.map_or(0, |m| unsafe { m.as_ref() }.count.get() - held);
        let counts = members.iter().map(count).collect();
        Trial { members, place, counts, shapes, reached: Vec::new() }
    }

    /// Takes off the counts that members (and the table of shapes) explain.
    pub(super) fn subtract(&mut self) {
        for member in self.members.iter().flatten() {
            let (counts, place) = (&mut self.counts, self.place);
            kinds::visit(&borrow(*member), &mut |value| {
                if let Some(slot) = slot_at(place, value) {
                    take_one(&mut counts[slot], value);
                }
            });
        }
        let classes = self.shapes.into_iter().flat_map(Shapes::classes);
        self.discount(classes.map(Obj::as_ref));
    }

    /// Takes off counts that keep nothing alive.
    pub(super) fn discount<'r>(&mut self, references: impl Iterator<Item = &'r Ref>) {
        for reference in references.filter(|reference| self.place.holds(reference.header())) {
            let count = &mut self.counts[reference.header().slot.get() as usize];
            *count = count.wrapping_sub(1);
        }
    }

    /// Marks what has a count left, and what that refers to.
    pub(super) fn spread(&mut self) {
        let members = self.members;
        for (slot, member) in members.iter().enumerate() {
            let Some(member) = member else { continue };
            if self.counts[slot] != 0 && self.counts[slot] != LIVES {
                self.counts[slot] = LIVES;
                self.reached.push(*member);
                self.follow();
            }
        }
    }

    /// A class that lives for a reason that the row does not show: an instance elsewhere.
    pub(super) fn keep(&mut self, object: &Ref) {
        if self.place.holds(object.header()) {
            reach(&mut self.counts, &mut self.reached, object);
            self.follow();
        }
    }

    fn follow(&mut self) {
        while let Some(member) = self.reached.pop() {
            let member = borrow(member);
            let (counts, reached, place) = (&mut self.counts, &mut self.reached, self.place);
            kinds::visit(&member, &mut |value| {
                if let Value::Obj(object) = value {
                    if place.holds(object.header()) {
                        reach(counts, reached, object);
                    }
                }
            });
            if let Some(shapes) = self.shapes {
                let class = shapes.class(member.shape()).as_ref();
                if place.holds(class.header()) {
                    reach(counts, reached, class);
                }
            }
        }
    }

    /// The members that live or those that do not, oldest first.
    pub(super) fn verdict(&self, alive: bool) -> Vec<NonNull<Header>> {
        let members = self.members.iter().zip(&self.counts);
        members.filter(|(_, count)| (**count == LIVES) == alive).filter_map(|(member, _)| *member).collect()
    }
}

/// A member to look at, its count untouched.
fn borrow(member: NonNull<Header>) -> ManuallyDrop<Ref> {
    ManuallyDrop::new(Ref(member))
}

#[inline(always)]
fn slot_at(place: Place, value: &Value) -> Option<usize> {
    let header = value.as_ref()?.header();
    place.holds(header).then(|| header.slot.get() as usize)
}

/// In a release build a count that was shown too often wraps round and so keeps its object alive.
#[inline(always)]
fn take_one(count: &mut u32, value: &Value) {
    debug_assert!(*count > 0, "more references to a {:?} were shown than it has counts", value.kind());
    *count = count.wrapping_sub(1);
}

#[inline(always)]
fn reach(counts: &mut [u32], reached: &mut Vec<NonNull<Header>>, object: &Ref) {
    let count = &mut counts[object.header().slot.get() as usize];
    if *count != LIVES {
        *count = LIVES;
        reached.push(object.0);
    }
}
