//! The cycle collector: trial deletion over the registry.
//!
//! Whatever a container holds is taken off the counts of what it holds; an object with counts left is held from outside (by a
//! register, by Rust, by something that is not tracked) and so are all that it leads to. The rest is garbage: finalisers run
//! first, and since they may revive anything, the search begins anew after them; then every object of the rest lets go of
//! what it holds, and the counts do what is left to do.
//!
//! Bodies must show each count they own exactly once ([`Body::visit`](super::Body::visit)). One too few only keeps garbage.

use super::object::Ref;
use super::value::Value;
use super::{kinds, registry};
use crate::vm::Vm;
use rustc_hash::FxHashMap;

/// Whether a collection is due of itself. Not yet: programs ask for it (`gc.collect`).
pub fn should_collect() -> bool {
    false
}

/// A collection of everything; answers how many objects were garbage.
pub fn collect(vm: &mut Vm) -> usize {
    loop {
        let garbage = unreachable();
        if garbage.iter().filter(|object| registry::doom(object)).count() > 0 {
            drop(garbage);
            vm.run_finalizers();
            continue;
        }
        for object in &garbage {
            kinds::clear(object);
        }
        let count = garbage.len();
        drop(garbage);
        vm.run_finalizers();
        return count;
    }
}

/// What a container holds.
pub fn referents(object: &Ref) -> Vec<Value> {
    let mut found = Vec::new();
    kinds::visit(object, &mut |value| found.push(value.clone()));
    found
}

/// All containers.
pub fn containers() -> Vec<Ref> {
    registry::containers()
}

/// The containers that nothing outside of them holds.
fn unreachable() -> Vec<Ref> {
    let objects = registry::containers();
    let places: FxHashMap<usize, usize> =
        objects.iter().enumerate().map(|(at, object)| (object.address(), at)).collect();
    let place_of = |value: &Value| value.as_ref().and_then(|object| places.get(&object.address()).copied());
    // One count each is this list's.
    let mut counts: Vec<i64> = objects.iter().map(|object| i64::from(object.count()) - 1).collect();
    for object in &objects {
        kinds::visit(object, &mut |value| {
            if let Some(at) = place_of(value) {
                counts[at] -= 1;
            }
        });
    }
    let mut held: Vec<bool> = counts.iter().map(|count| *count != 0).collect();
    let mut open: Vec<usize> = (0..objects.len()).filter(|at| held[*at]).collect();
    while let Some(at) = open.pop() {
        kinds::visit(&objects[at], &mut |value| {
            if let Some(next) = place_of(value).filter(|next| !held[*next]) {
                held[next] = true;
                open.push(next);
            }
        });
    }
    objects.into_iter().zip(held).filter(|(_, held)| !held).map(|(object, _)| object).collect()
}
