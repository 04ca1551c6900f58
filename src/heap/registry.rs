//! What the heap must know of all objects: the containers (for the collector), the dying, and side tables of rare facts.
//!
//! The one thread-local of the crate: dropping a [`Ref`](super::Ref) has no VM at hand. It holds
//! * the *young* and *old* containers, each object's index in its header, so that leaving is a swap-remove;
//! * the *dying list*: objects whose last count went but whose finaliser must run first. They keep one count there; the VM
//!   drains the list at the end of the instruction ([`pending`], [`take_dying`]);
//! * serial numbers given to objects whose identity a script asked for ([`serial`]): never addresses, so output repeats;
//! * weak references by referent (`weak.rs`).
//!
//! Freeing is iterative: nested deeper than [`MAX_NESTED_FREE`], objects queue up and the outermost free drains the queue, so
//! a list a million links long does not overflow the native stack.

use super::kinds;
use super::object::{Header, Ref, flags};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

/// How deep drops may nest on the native stack before they queue up.
const MAX_NESTED_FREE: u32 = 64;

pub(super) struct Registry {
    pub(super) young: RefCell<Vec<NonNull<Header>>>,
    pub(super) old: RefCell<Vec<NonNull<Header>>>,
    dying: RefCell<Vec<Ref>>,
    pending: Cell<bool>,
    depth: Cell<u32>,
    queue: RefCell<Vec<NonNull<Header>>>,
    serials: RefCell<Option<HashMap<usize, u64>>>,
    next_serial: Cell<u64>,
    next_number: Cell<u32>,
    pub(super) weak: RefCell<Option<HashMap<usize, Vec<Ref>>>>,
}

thread_local! {
    // `ManuallyDrop`: objects may still be freed while the thread ends, so the registry outlives them.
    static REGISTRY: ManuallyDrop<Registry> = const {
        ManuallyDrop::new(Registry {
            young: RefCell::new(Vec::new()),
            old: RefCell::new(Vec::new()),
            dying: RefCell::new(Vec::new()),
            pending: Cell::new(false),
            depth: Cell::new(0),
            queue: RefCell::new(Vec::new()),
            serials: RefCell::new(None),
            next_serial: Cell::new(1),
            next_number: Cell::new(1),
            weak: RefCell::new(None),
        })
    };
}

/// Runs `f` with the registry.
pub(super) fn with<R>(f: impl FnOnce(&Registry) -> R) -> R {
    REGISTRY.with(|registry| f(registry))
}

/// Makes the collector know a container.
pub(super) fn track(object: &Ref) {
    with(|registry| {
        let mut young = registry.young.borrow_mut();
        object.header().slot.set(young.len() as u32);
        object.set_flag(flags::TRACKED, true);
        young.push(object.0);
    });
}

fn untrack(registry: &Registry, object: NonNull<Header>) {
    // SAFETY: the object is alive: its memory is given back only after this.
    let header = unsafe { object.as_ref() };
    if header.flags.get() & flags::TRACKED == 0 {
        return;
    }
    let list = if header.flags.get() & flags::OLD != 0 { &registry.old } else { &registry.young };
    let mut list = list.borrow_mut();
    let slot = header.slot.get() as usize;
    list.swap_remove(slot);
    if let Some(moved) = list.get(slot) {
        // SAFETY: whatever lies in the registry is alive.
        unsafe { moved.as_ref() }.slot.set(slot as u32);
    }
}

/// Frees an object whose last count went, or puts it on the dying list.
#[cold]
#[inline(never)]
pub(super) fn free(object: NonNull<Header>) {
    const NOTICED: u8 = flags::FINALIZER | flags::WEAKLY_REFERENCED | flags::HAS_ID;
    with(|registry| {
        // SAFETY: the last count went just now and nothing has been freed yet.
        let header = unsafe { object.as_ref() };
        if header.flags.get() & NOTICED != 0 && !take_notice(registry, object, header) {
            return;
        }
        let depth = registry.depth.get();
        if depth >= MAX_NESTED_FREE {
            registry.queue.borrow_mut().push(object);
            return;
        }
        registry.depth.set(depth + 1);
        destroy(registry, object);
        registry.depth.set(depth);
        if depth == 0 {
            drain_queue(registry);
        }
    });
}

/// What somebody must notice of an object's end; false where it goes on the dying list instead.
#[inline(never)]
fn take_notice(registry: &Registry, object: NonNull<Header>, header: &Header) -> bool {
    let bits = header.flags.get();
    if bits & flags::FINALIZER != 0 && bits & flags::FINALIZED == 0 {
        header.count.set(1);
        header.flags.set(bits | flags::FINALIZED);
        registry.dying.borrow_mut().push(Ref(object));
        registry.pending.set(true);
        return false;
    }
    if bits & flags::WEAKLY_REFERENCED != 0 {
        super::weak::referent_dies(registry, object);
    }
    if bits & flags::HAS_ID != 0 {
        if let Some(serials) = registry.serials.borrow_mut().as_mut() {
            serials.remove(&(object.as_ptr() as usize));
        }
    }
    true
}

fn drain_queue(registry: &Registry) {
    loop {
        let Some(object) = registry.queue.borrow_mut().pop() else { return };
        registry.depth.set(1);
        destroy(registry, object);
        registry.depth.set(0);
    }
}

fn destroy(registry: &Registry, object: NonNull<Header>) {
    untrack(registry, object);
    // SAFETY: no count is left and the kind in the header names the body's type.
    unsafe { kinds::destroy(object) }
}

/// Whether objects wait on the dying list (or weak-reference callbacks to run).
#[inline(always)]
pub fn pending() -> bool {
    with(|registry| registry.pending.get())
}

pub(super) fn set_pending(registry: &Registry) {
    registry.pending.set(true);
}

/// Takes the dying, oldest first. Each still has one count: finalise it and drop it; it is freed unless it was revived.
pub fn take_dying() -> Vec<Ref> {
    with(|registry| {
        registry.pending.set(false);
        std::mem::take(&mut *registry.dying.borrow_mut())
    })
}

/// A number that was not handed out before: versions of namespaces.
pub fn unique_number() -> u32 {
    with(|registry| {
        let number = registry.next_number.get();
        registry.next_number.set(number.wrapping_add(1).max(1));
        number
    })
}

/// How many containers live: young and old.
pub fn tracked() -> (usize, usize) {
    with(|registry| (registry.young.borrow().len(), registry.old.borrow().len()))
}

/// All containers, each with a count more.
pub(super) fn containers() -> Vec<Ref> {
    with(|registry| {
        let (young, old) = (registry.young.borrow(), registry.old.borrow());
        // Borrowed, not owned: no count goes with them.
        let borrowed = young.iter().chain(old.iter()).map(|object| ManuallyDrop::new(Ref(*object)));
        borrowed.map(|object| Ref::clone(&object)).collect()
    })
}

/// Puts an object that has a finaliser not run yet on the dying list; whether it has one.
pub(super) fn doom(object: &Ref) -> bool {
    if !object.has(flags::FINALIZER) || object.has(flags::FINALIZED) {
        return false;
    }
    object.set_flag(flags::FINALIZED, true);
    with(|registry| {
        registry.dying.borrow_mut().push(object.clone());
        registry.pending.set(true);
    });
    true
}

/// The object's serial number for `id()` and default reprs, given at first use.
pub fn serial(object: &Ref) -> u64 {
    with(|registry| {
        let mut serials = registry.serials.borrow_mut();
        let serials = serials.get_or_insert_with(HashMap::new);
        object.set_flag(flags::HAS_ID, true);
        *serials.entry(object.address()).or_insert_with(|| {
            let serial = registry.next_serial.get();
            registry.next_serial.set(serial + 1);
            serial
        })
    })
}
