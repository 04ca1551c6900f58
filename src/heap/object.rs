//! Counted objects: [`Header`], [`Ref`] (one count), [`Obj`] (a `Ref` whose body type is known).
//!
//! An object is one allocation: header, body, and for bodies with a *tail* a row of values behind the body (tuple items,
//! instance slots, generator registers). Counts are not atomic: one OS thread runs all script code. Invariants:
//! * `kind` names the body's Rust type (`kinds.rs` is the one table), so a cast checks one byte;
//! * bodies hand out no `&mut`: what changes lies in the cells of `cells.rs`;
//! * dropping the last count runs no script code: see `free`.

use super::cells::ValueCell;
use super::registry;
use super::{Kind, ShapeId, Value};
use std::alloc::{Layout, handle_alloc_error};
use std::cell::Cell;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

/// What stands before every object's body.
#[repr(C)]
pub struct Header {
    pub(super) count: Cell<u32>,
    pub(super) kind: Kind,
    pub(super) flags: Cell<u8>,
    pub(super) aux: Cell<u16>,
    pub(super) slot: Cell<u32>,
    pub(super) shape: Cell<ShapeId>,
}

const _: () = assert!(size_of::<Header>() == 16);

/// Bits of [`Header::flags`].
pub mod flags {
    /// The object has a serial number in the identity table.
    pub const HAS_ID: u8 = 1;
    /// Weak references to it exist.
    pub const WEAKLY_REFERENCED: u8 = 2;
    /// It must go through the dying list before it is freed: `__del__`, an unfinished generator, a lost future.
    pub const FINALIZER: u8 = 4;
    /// It survived a collection.
    pub const OLD: u8 = 8;
    /// Its finaliser has run; it never runs twice.
    pub const FINALIZED: u8 = 16;
    /// It lies in one of the collector's rows (`rows.rs`).
    pub const TRACKED: u8 = 32;
    /// The collection under way found it unreachable.
    pub const CONDEMNED: u8 = 64;
    /// It is kept out of collections.
    pub const FROZEN: u8 = 128;
}

/// A Rust type that can be the body of an object. `kinds.rs` gives each its [`Kind`].
pub trait Body: 'static {
    /// Its kind.
    const KIND: Kind;
    /// Whether it can be part of a cycle, so that the collector must know it.
    const TRACKED: bool;

    /// Calls `visit` for every value it holds (the tail excepted): each counted reference once, and none that it does not
    /// own. The collector takes what is shown off the counts; what is not shown is never freed in a cycle, but showing
    /// too much would free what lives.
    fn visit(&self, visit: &mut dyn FnMut(&Value));

    /// Whether the tail is let go of from its end: a script sees the order by finalisers.
    const BACKWARDS: bool = false;

    /// Whether this one can be part of a cycle, as it was made with this tail: one that never will hold a container need not be
    /// tracked. Asked once, where the type is tracked at all.
    #[inline(always)]
    fn can_cycle(&self, _tail: &[Value]) -> bool {
        true
    }

    /// Lets go of what it holds; called on garbage cycles only.
    fn clear(&self) {}

    /// Length of the tail.
    fn tail_len(&self) -> usize {
        0
    }

    /// The block that its object lies in, where that is no matter of the tail's length.
    #[inline(always)]
    fn block(&self) -> Option<Layout> {
        None
    }
}

/// A body whose tail never changes once the object is made (tuple items), so that it may be borrowed.
///
/// # Safety
/// Nothing but the collector's `clear` of garbage writes the tail after `Obj::with_values`.
pub unsafe trait FrozenTail: Body {}

/// One count on an object.
#[repr(transparent)]
pub struct Ref(pub(super) NonNull<Header>);

/// One count on an object with body `T`.
#[repr(transparent)]
pub struct Obj<T: Body>(Ref, PhantomData<T>);

#[repr(C)]
pub(super) struct Allocation<T> {
    pub(super) header: Header,
    pub(super) body: T,
}

/// No tail is longer than this.
const MAX_TAIL: usize = isize::MAX as usize / (2 * size_of::<Value>());

/// The memory of an object with a tail of `n` values. Sizes were checked by whoever chose `n`.
#[inline(always)]
pub(super) fn layout_of<T: Body>(tail: usize) -> Layout {
    const { assert!(align_of::<Allocation<T>>() == align_of::<Value>(), "the tail follows the body at once") };
    const { assert!(size_of::<Allocation<T>>() < MAX_TAIL) };
    assert!(tail <= MAX_TAIL, "the tail's length was checked");
    let size = size_of::<Allocation<T>>() + tail * size_of::<Value>();
    // SAFETY: the size does not overflow, as just checked, and the alignment is that of a type.
    unsafe { Layout::from_size_align_unchecked(size, align_of::<Value>()) }
}

impl<T: Body> Obj<T> {
    /// A new object without tail.
    pub fn new(shape: ShapeId, body: T) -> Obj<T> {
        Self::with_tail(shape, body, 0)
    }

    /// A new object whose tail is `body.tail_len()` Unbound values.
    pub fn with_empty_tail(shape: ShapeId, body: T) -> Obj<T> {
        let n = body.tail_len();
        Self::with_tail(shape, body, n)
    }

    fn with_tail(shape: ShapeId, body: T, tail: usize) -> Obj<T> {
        let layout = layout_of::<T>(tail);
        registry::with(|registry| {
            let Some(memory) = registry.pool.take(layout) else { handle_alloc_error(layout) };
            let memory = memory.cast::<Allocation<T>>();
            // SAFETY: the block is as large as the layout; every field is written before the pointer is used.
            unsafe {
                memory.as_ptr().write(Allocation { header: Header::new(T::KIND, shape), body });
                let first = memory.as_ptr().add(1).cast::<Value>();
                for at in 0..tail {
                    first.add(at).write(Value::Unbound);
                }
            }
            Self::made(registry, memory, &[])
        })
    }

    /// A whole new object, made known to the collector where it can be part of a cycle. What an empty tail will hold is not
    /// known yet.
    #[inline(always)]
    fn made(registry: &registry::Registry, memory: NonNull<Allocation<T>>, tail: &[Value]) -> Obj<T> {
        let object = Ref(memory.cast());
        // SAFETY: the object was written just now.
        if T::TRACKED && unsafe { memory.as_ref() }.body.can_cycle(tail) {
            registry::track(registry, &object);
        }
        Obj(object, PhantomData)
    }

    /// A new object with these values as its tail.
    pub fn with_values(shape: ShapeId, body: T, values: impl ExactSizeIterator<Item = Value>) -> Obj<T> {
        debug_assert_eq!(body.tail_len(), values.len());
        let n = body.tail_len();
        let layout = layout_of::<T>(n);
        let Some(memory) = registry::with(|registry| registry.pool.take(layout)) else { handle_alloc_error(layout) };
        let memory = memory.cast::<Allocation<T>>();
        // SAFETY: as in `with_tail`; the tail is written once, by the values and by zeros for those that do not come. Nobody
        // knows of the object before it is whole.
        unsafe {
            memory.as_ptr().write(Allocation { header: Header::new(T::KIND, shape), body });
            let tail = memory.as_ptr().add(1).cast::<Value>();
            let mut written = 0;
            for value in values.take(n) {
                tail.add(written).write(value);
                written += 1;
            }
            if written < n {
                tail.add(written).write_bytes(0, n - written);
            }
            let tail = std::slice::from_raw_parts(tail, n);
            registry::with(|registry| Self::made(registry, memory, tail))
        }
    }

    /// The same of a row whose length is known when this is compiled.
    #[inline]
    pub fn with_array<const N: usize>(shape: ShapeId, body: T, values: [Value; N]) -> Obj<T> {
        assert!(body.tail_len() == N, "the body counts the values of its tail");
        let layout = layout_of::<T>(N);
        registry::with(|registry| {
            let Some(memory) = registry.pool.take(layout) else { handle_alloc_error(layout) };
            let memory = memory.cast::<Allocation<T>>();
            // SAFETY: the block is as large as the layout, the tail aligned behind the body; nobody knows of the object before it is
            // whole.
            unsafe {
                memory.as_ptr().write(Allocation { header: Header::new(T::KIND, shape), body });
                let tail = memory.as_ptr().add(1).cast::<[Value; N]>();
                tail.write(values);
                Self::made(registry, memory, &*tail)
            }
        })
    }

    /// The tail as cells.
    #[inline(always)]
    pub(super) fn tail_cells(&self) -> &[ValueCell] {
        // SAFETY: `tail_len` values lie behind the body since creation; a cell is a value in memory.
        unsafe { std::slice::from_raw_parts(self.tail_ptr().cast::<ValueCell>(), self.tail_len()) }
    }

    /// Where the tail begins. Whoever writes through it keeps the values whole (vm/regs.rs does).
    #[inline(always)]
    pub(crate) fn tail_ptr(&self) -> *mut Value {
        // SAFETY: one past the body lies within the allocation (or just behind it, for an empty tail).
        unsafe { self.0.0.cast::<Allocation<T>>().as_ptr().add(1).cast::<Value>() }
    }

    /// The object whose tail begins with `first`; one more count. Only for registers that are known to be such a tail.
    ///
    /// It takes a pointer, not a reference: through a `&Value` nothing outside that value may be written, and the count is.
    pub(crate) fn of_tail(first: NonNull<Value>) -> Obj<T> {
        Obj::clone(&Self::lent_of_tail(first))
    }

    /// The same without a count: whoever asks knows that the object outlives the use.
    #[inline(always)]
    pub(crate) fn lent_of_tail(first: NonNull<Value>) -> ManuallyDrop<Obj<T>> {
        // SAFETY: the caller's window lies in an object of body `T` (a frame flagged as a generator's), whose allocation
        // begins one header and body before its tail.
        let lent = unsafe { Ref(first.cast::<Allocation<T>>().sub(1).cast()) };
        debug_assert!(lent.kind() == T::KIND);
        ManuallyDrop::new(Obj(lent, PhantomData))
    }

    /// A count with its body type.
    ///
    /// # Safety
    /// The object's kind must be `T`'s.
    pub(super) unsafe fn adopt(object: Ref) -> Obj<T> {
        Obj(object, PhantomData)
    }

    /// The untyped count.
    pub fn into_ref(self) -> Ref {
        self.0
    }

    /// The untyped reference.
    #[inline(always)]
    pub fn as_ref(&self) -> &Ref {
        &self.0
    }

    /// A value that refers to this object too.
    pub fn value(&self) -> Value {
        Value::Obj(self.0.clone())
    }

    /// Changes the body where nobody else refers to the object.
    pub fn unique(&mut self) -> Option<&mut T> {
        // SAFETY: the only count is borrowed mutably, so nobody else can reach the body.
        (self.0.count() == 1).then(|| unsafe { &mut self.0.0.cast::<Allocation<T>>().as_mut().body })
    }

    /// Whether both are the same object.
    pub fn is(&self, other: &Obj<T>) -> bool {
        self.0.is(&other.0)
    }
}

impl<T: FrozenTail> Obj<T> {
    /// The values behind the body.
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        // SAFETY: `tail_len` values lie there, and `FrozenTail` promises that they stay.
        unsafe { std::slice::from_raw_parts(self.tail_ptr(), self.tail_len()) }
    }
}

impl<T: Body> std::ops::Deref for Obj<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: the kind was checked when this `Obj` was made; the count keeps the body alive.
        unsafe { &self.0.0.cast::<Allocation<T>>().as_ref().body }
    }
}

impl<T: Body> Clone for Obj<T> {
    #[inline(always)]
    fn clone(&self) -> Obj<T> {
        Obj(self.0.clone(), PhantomData)
    }
}

impl Header {
    pub(super) fn new(kind: Kind, shape: ShapeId) -> Header {
        Header {
            count: Cell::new(1),
            kind,
            flags: Cell::new(0),
            aux: Cell::new(0),
            slot: Cell::new(0),
            shape: Cell::new(shape),
        }
    }
}

impl Ref {
    #[inline(always)]
    pub(super) fn header(&self) -> &Header {
        // SAFETY: a count keeps the object alive.
        unsafe { self.0.as_ref() }
    }

    /// The kind of its body.
    #[inline(always)]
    pub fn kind(&self) -> Kind {
        self.header().kind
    }

    /// Its shape.
    #[inline(always)]
    pub fn shape(&self) -> ShapeId {
        self.header().shape.get()
    }

    /// Gives it another shape (a new attribute, another class).
    #[inline(always)]
    pub fn set_shape(&self, shape: ShapeId) {
        self.header().shape.set(shape);
    }

    /// How many counts there are.
    #[inline(always)]
    pub fn count(&self) -> u32 {
        self.header().count.get()
    }

    /// Whether a flag is set.
    #[inline(always)]
    pub fn has(&self, flag: u8) -> bool {
        self.header().flags.get() & flag != 0
    }

    /// Sets or clears a flag.
    pub fn set_flag(&self, flag: u8, on: bool) {
        let old = self.header().flags.get();
        self.header().flags.set(if on { old | flag } else { old & !flag });
    }

    /// Whether both are the same object.
    #[inline(always)]
    pub fn is(&self, other: &Ref) -> bool {
        self.0 == other.0
    }

    /// The address, as a key of side tables only: no script ever sees it.
    #[inline(always)]
    pub fn address(&self) -> usize {
        self.0.as_ptr() as usize
    }

    /// The object with its body type, if it has that kind.
    #[inline(always)]
    pub fn cast<T: Body>(&self) -> Option<&Obj<T>> {
        if self.kind() == T::KIND {
            // SAFETY: `Obj<T>` is a transparent `Ref`, and the kind names `T`.
            Some(unsafe { &*std::ptr::from_ref(self).cast::<Obj<T>>() })
        } else {
            None
        }
    }

    /// The object with its body type.
    ///
    /// # Safety
    /// Its kind must be `T`'s.
    #[inline(always)]
    pub unsafe fn cast_unchecked<T: Body>(&self) -> &Obj<T> {
        debug_assert!(self.kind() == T::KIND);
        // SAFETY: promised by the caller; `Obj<T>` is a transparent `Ref`.
        unsafe { &*std::ptr::from_ref(self).cast::<Obj<T>>() }
    }

    /// The count with its body type.
    ///
    /// # Safety
    /// Its kind must be `T`'s.
    #[inline(always)]
    pub unsafe fn into_unchecked<T: Body>(self) -> Obj<T> {
        debug_assert!(self.kind() == T::KIND);
        Obj(self, PhantomData)
    }

    /// The count with its body type; gives the count back where the kind is another.
    pub fn into_obj<T: Body>(self) -> Result<Obj<T>, Ref> {
        if self.kind() == T::KIND { Ok(Obj(self, PhantomData)) } else { Err(self) }
    }

    /// Whether an object stands twice in a row of them: for a moment, in which nothing else runs, each is marked in its header.
    pub fn any_twice<'a>(objects: impl Iterator<Item = &'a Ref> + Clone) -> bool {
        let twice = objects.clone().any(|object| object.header().aux.replace(1) != 0);
        objects.for_each(|object| object.header().aux.set(0));
        twice
    }

    /// Forgets one count without looking at it: for a bitwise copy that already went elsewhere.
    pub(super) fn forget(self) {
        let _ = ManuallyDrop::new(self);
    }
}

impl Clone for Ref {
    #[inline(always)]
    fn clone(&self) -> Ref {
        let count = &self.header().count;
        count.set(count.get() + 1);
        Ref(self.0)
    }
}

impl Drop for Ref {
    #[inline(always)]
    fn drop(&mut self) {
        let count = &self.header().count;
        let left = count.get() - 1;
        count.set(left);
        if left == 0 {
            registry::free(self.0);
        }
    }
}

/// A reference that does not count. Whoever links must cut the link before the target dies.
pub struct BackLink<T: Body>(Cell<Option<NonNull<Header>>>, PhantomData<T>);

impl<T: Body> BackLink<T> {
    /// No link.
    pub fn none() -> BackLink<T> {
        BackLink(Cell::new(None), PhantomData)
    }

    /// Links to `target`, which cuts the link before it dies.
    #[inline(always)]
    pub fn link(&self, target: &Obj<T>) {
        self.0.set(Some(target.as_ref().0));
    }

    /// Forgets the link.
    #[inline(always)]
    pub fn cut(&self) {
        self.0.set(None);
    }

    /// Whether there is a link.
    #[inline(always)]
    pub fn is_linked(&self) -> bool {
        self.0.get().is_some()
    }

    /// Whether it leads to the object that has this body.
    pub fn leads_to(&self, body: &T) -> bool {
        let own = std::ptr::from_ref(body) as usize - std::mem::offset_of!(Allocation<T>, body);
        self.0.get().is_some_and(|header| header.as_ptr() as usize == own)
    }

    /// The target, counted.
    #[inline(always)]
    pub fn target(&self) -> Option<Obj<T>> {
        self.lent_target().map(|lent| Obj::clone(&lent))
    }

    /// The target, not counted: for as long as nothing runs that could let go of it.
    #[inline(always)]
    pub fn lent_target(&self) -> Option<ManuallyDrop<Obj<T>>> {
        // The target cuts the link before it dies, so it is alive; `link` took an `Obj<T>`.
        self.0.get().map(|header| ManuallyDrop::new(Obj(Ref(header), PhantomData)))
    }
}

/// Drops the body and gives the memory back. `object` has no count left.
///
/// # Safety
/// `object` must be a live allocation with body `T` that nobody refers to.
pub(super) unsafe fn destroy<T: Body>(registry: &registry::Registry, object: NonNull<Header>) {
    // SAFETY: promised by the caller; the tail is dropped before the body that knows its length.
    unsafe {
        let whole = object.cast::<Allocation<T>>().as_ptr();
        let n = (*whole).body.tail_len();
        let tail = whole.add(1).cast::<Value>();
        for at in 0..n {
            tail.add(if T::BACKWARDS { n - 1 - at } else { at }).drop_in_place();
        }
        let layout = (*whole).body.block().unwrap_or_else(|| layout_of::<T>(n));
        whole.drop_in_place();
        registry.pool.put(object.cast(), layout);
    }
}
