//! What the heap must know of all objects: the containers (for the collector), the dying, and side tables of rare facts.
//!
//! The one thread-local of the crate: dropping a [`Ref`] has no VM at hand. It holds
//! * blocks of freed objects (`pool.rs`);
//! * the containers in rows (`rows.rs`): young, old, frozen, and those that a collection under way has condemned;
//! * how many young ones make a collection due ([`collection_due`]);
//! * the *dying list*: objects whose last count went but whose finaliser must run first. They keep one count there; the VM
//!   drains the list at the end of the instruction ([`pending`], [`take_dying`]);
//! * serial numbers given to objects whose identity a script asked for ([`serial`]): never addresses, so output repeats;
//! * where objects were made, while debug mode asks for it ([`origin`]);
//! * attributes of objects whose body has no room for them ([`attributes`]);
//! * where coroutines were begun first, where somebody wants to know ([`first_use`]);
//! * weak references by referent (`weak.rs`).
//!
//! Freeing is iterative: nested deeper than [`MAX_NESTED_FREE`], objects queue up and the outermost free drains the queue, so
//! a list a million links long does not overflow the native stack.

use super::cells::VecCell;
use super::kinds;
use super::near::{Near, NearMap};
use super::object::{Header, Ref, flags};
use super::pool::Pool;
use super::rows::{Place, Row};
use super::value::Value;
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::ptr::NonNull;
use std::rc::Rc;

/// How deep drops may nest on the native stack before they queue up.
const MAX_NESTED_FREE: u32 = 64;

/// How many numbers for traces are at hand: a power of two.
const RECENT: usize = 64;

pub(super) struct Registry {
    pub(super) pool: Pool,
    pub(super) young: Row,
    pub(super) old: Row,
    pub(super) frozen: Row,
    pub(super) condemned: Row,
    pub(super) young_limit: Cell<usize>,
    dying: RefCell<Vec<Ref>>,
    pending: Cell<bool>,
    depth: Cell<u32>,
    queue: RefCell<Vec<NonNull<Header>>>,
    serials: RefCell<Option<FxHashMap<usize, u64>>>,
    origins: RefCell<Option<FxHashMap<usize, Value>>>,
    attributes: RefCell<Option<FxHashMap<usize, Rc<VecCell>>>>,
    first_uses: RefCell<NearMap<usize, u64>>,
    next_serial: Cell<u64>,
    traced: RefCell<NearMap<usize, u64>>,
    /// Of those the ones that were asked for lately, each at the place that its address names.
    recent: [Cell<(usize, u64)>; RECENT],
    next_traced: Cell<u64>,
    next_number: Cell<u32>,
    pub(super) weak: RefCell<Option<FxHashMap<usize, Vec<Ref>>>>,
}

thread_local! {
    // `ManuallyDrop`: objects may still be freed while the thread ends, so the registry outlives them.
    static REGISTRY: ManuallyDrop<Registry> = const {
        ManuallyDrop::new(Registry {
            pool: Pool::new(),
            young: Row::new(),
            old: Row::new(),
            frozen: Row::new(),
            condemned: Row::new(),
            young_limit: Cell::new(usize::MAX),
            dying: RefCell::new(Vec::new()),
            pending: Cell::new(false),
            depth: Cell::new(0),
            queue: RefCell::new(Vec::new()),
            serials: RefCell::new(None),
            origins: RefCell::new(None),
            attributes: RefCell::new(None),
            first_uses: RefCell::new(NearMap::with_hasher(Near)),
            next_serial: Cell::new(1),
            traced: RefCell::new(NearMap::with_hasher(Near)),
            recent: [const { Cell::new((0, 0)) }; RECENT],
            next_traced: Cell::new(1),
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
pub(super) fn track(registry: &Registry, object: &Ref) {
    object.header().flags.set(flags::TRACKED);
    registry.young.push(object.0);
}

impl Registry {
    fn next_trace_number(&self) -> u64 {
        let number = self.next_traced.get();
        self.next_traced.set(number + 1);
        number
    }

    /// The row at a place.
    pub(super) fn row(&self, place: Place) -> &Row {
        match place {
            Place::Young => &self.young,
            Place::Old => &self.old,
            Place::Frozen => &self.frozen,
            Place::Condemned => &self.condemned,
        }
    }
}

fn untrack(registry: &Registry, object: NonNull<Header>) {
    // SAFETY: the object is alive: its memory is given back only after this.
    let header = unsafe { object.as_ref() };
    if let Some(place) = Place::of(header) {
        registry.row(place).remove(header.slot.get());
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
        if header.kind == kinds::Kind::Str {
            // The most frequent one, and it holds nothing.
            // SAFETY: as below.
            unsafe { super::object::destroy::<super::Str>(registry, object) };
            return;
        }
        if header.flags.get() & flags::TRACKED == 0 {
            // What is no container (texts, numbers) frees no chain of others: no need to count how deep this is.
            // SAFETY: no count is left and the kind in the header names the body's type.
            unsafe { kinds::destroy(registry, object) };
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
        forget_traced(registry, object.as_ptr() as usize);
        let origin =
            registry.origins.borrow_mut().as_mut().and_then(|origins| origins.remove(&(object.as_ptr() as usize)));
        drop(origin);
        drop(take_attributes_at(registry, object.as_ptr() as usize));
        registry.first_uses.borrow_mut().remove(&(object.as_ptr() as usize));
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
    unsafe { kinds::destroy(registry, object) }
}

/// Whether objects wait on the dying list (or weak-reference callbacks to run).
#[inline(always)]
pub fn pending() -> bool {
    with(|registry| registry.pending.get())
}

/// Gives the blocks of freed objects, and whatever else the allocator has, back to the system.
pub fn give_back() {
    with(|registry| registry.pool.drain());
    super::allocator::Allocator::give_back();
}

/// Something outside of the heap wants to be seen to where dying objects are.
pub fn ask_for_attention() {
    with(set_pending);
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

/// How many containers lie at a place.
pub fn tracked(place: Place) -> usize {
    with(|registry| registry.row(place).len())
}

/// The containers that lie at a place, oldest first.
pub fn tracked_objects(place: Place) -> Vec<Ref> {
    with(|registry| registry.row(place).with_all(|all| all.iter().flatten().map(|object| share(*object)).collect()))
}

/// The young containers that were made last, at most so many.
pub fn youngest(count: usize) -> Vec<Ref> {
    with(|registry| registry.young.last(count).into_iter().map(share).collect())
}

/// One more count on an object that lies in a row.
pub(super) fn share(object: NonNull<Header>) -> Ref {
    // SAFETY: whatever lies in a row is alive; the borrowed count is not given back.
    let borrowed = ManuallyDrop::new(Ref(object));
    Ref::clone(&borrowed)
}

/// Whether so many young containers live that a collection is due.
#[inline(always)]
pub fn collection_due() -> bool {
    with(|registry| registry.young.len() > registry.young_limit.get())
}

/// A collection is due when more young containers live than these.
pub fn set_young_limit(limit: usize) {
    with(|registry| registry.young_limit.set(limit));
}

/// Keeps all containers out of collections.
pub fn freeze() {
    with(|registry| {
        registry.old.move_all(&registry.frozen, Place::Frozen);
        registry.young.move_all(&registry.frozen, Place::Frozen);
    });
}

/// Lets collections look at what was frozen.
pub fn unfreeze() {
    with(|registry| registry.frozen.move_all(&registry.old, Place::Old));
}

/// Whether anything alive would run script code when it died: finalisers, callbacks of weak references.
pub fn anything_to_finalize() -> bool {
    let unfinished = |place| with(|registry| registry.row(place).any_with(flags::FINALIZER, flags::FINALIZED));
    pending() || super::weak::any_callback() || [Place::Young, Place::Old, Place::Frozen].into_iter().any(unfinished)
}

/// Where the number of an object at an address is, if it was asked for lately.
#[inline]
fn recent_at(registry: &Registry, address: usize) -> &Cell<(usize, u64)> {
    &registry.recent[(address >> 5) % RECENT]
}

fn forget_traced(registry: &Registry, address: usize) {
    let recent = recent_at(registry, address);
    if recent.get().0 == address {
        recent.set((0, 0));
    }
    registry.traced.borrow_mut().remove(&address);
}

/// The number by which traces name the object, given at first use; scripts never see it, so tracing changes nothing for them.
pub fn trace_number(object: &Ref) -> u64 {
    with(|registry| {
        // A task is named several times by the events of a step.
        let recent = recent_at(registry, object.address());
        let (address, number) = recent.get();
        if address == object.address() {
            return number;
        }
        let mut traced = registry.traced.borrow_mut();
        let number = *traced.entry(object.address()).or_insert_with(|| {
            object.set_flag(flags::HAS_ID, true);
            registry.next_trace_number()
        });
        recent.set((object.address(), number));
        number
    })
}

/// A number of these for what is no object: a future that would have been told of and is not needed.
pub fn next_trace_number() -> u64 {
    with(|registry| registry.next_trace_number())
}

/// The same; at least `least`.
pub fn next_trace_number_from(least: u64) -> u64 {
    with(|registry| {
        registry.next_traced.set(registry.next_traced.get().max(least));
        registry.next_trace_number()
    })
}

/// Numbers of objects begin anew, so that a program that is run again in this process is numbered, hashed and shown as in a process of
/// its own. There must be no machine: what is left of an earlier one is never asked for its number again.
pub fn restart_numbers() {
    with(|registry| {
        registry.next_traced.set(1);
        registry.next_serial.set(1);
        drop((registry.traced.take(), registry.serials.take()));
        registry.recent.iter().for_each(|recent| recent.set((0, 0)));
    });
}

/// Notes where an object was made (debug mode): a tuple, forgotten when the object dies.
pub fn set_origin(object: &Ref, origin: Value) {
    // The flag says that it is looked for in the side tables when it dies.
    object.set_flag(flags::HAS_ID, true);
    let old = with(|registry| registry.origins.borrow_mut().get_or_insert_default().insert(object.address(), origin));
    drop(old);
}

/// Where an object was made, if that was noted.
pub fn origin(object: &Ref) -> Option<Value> {
    if !object.has(flags::HAS_ID) {
        return None;
    }
    with(|registry| registry.origins.borrow().as_ref()?.get(&object.address()).cloned())
}

/// Notes where a coroutine was begun, by a number of the caller's, unless that was noted before; forgotten when it dies.
pub fn note_first_use(coroutine: &Ref, note: impl FnOnce() -> u64) {
    coroutine.set_flag(flags::HAS_ID, true);
    with(|registry| {
        registry.first_uses.borrow_mut().entry(coroutine.address()).or_insert_with(note);
    });
}

/// What was noted of its beginning.
pub fn first_use(coroutine: &Ref) -> Option<u64> {
    with(|registry| registry.first_uses.borrow().get(&coroutine.address()).copied())
}

/// Attributes that a script gave an object whose body has no room for them, if it gave any.
pub fn attributes(object: &Ref) -> Option<Rc<VecCell>> {
    if !object.has(flags::HAS_ID) {
        return None;
    }
    with(|registry| registry.attributes.borrow().as_ref()?.get(&object.address()).cloned())
}

/// The same, for writing: there is room for them from now on.
pub fn attributes_made(object: &Ref) -> Rc<VecCell> {
    object.set_flag(flags::HAS_ID, true);
    with(|registry| {
        registry.attributes.borrow_mut().get_or_insert_default().entry(object.address()).or_default().clone()
    })
}

/// Takes such attributes away from an object.
pub fn take_attributes(object: &Ref) -> Option<Rc<VecCell>> {
    if !object.has(flags::HAS_ID) {
        return None;
    }
    with(|registry| take_attributes_at(registry, object.address()))
}

fn take_attributes_at(registry: &Registry, address: usize) -> Option<Rc<VecCell>> {
    registry.attributes.borrow_mut().as_mut().and_then(|all| all.remove(&address))
}

/// The object's serial number for `id()` and default reprs, given at first use.
pub fn serial(object: &Ref) -> u64 {
    with(|registry| {
        let mut serials = registry.serials.borrow_mut();
        let serials = serials.get_or_insert_with(FxHashMap::default);
        object.set_flag(flags::HAS_ID, true);
        *serials.entry(object.address()).or_insert_with(|| {
            let serial = registry.next_serial.get();
            registry.next_serial.set(serial + 1);
            serial
        })
    })
}
