//! Weak references: objects that know a referent without counting it.
//!
//! The registry lists the weak references of each referent that has any; when the referent dies they are emptied, and those
//! with a callback are queued for the VM to call ([`take_callbacks`] of the dying drain).

use super::object::{Body, Header, Obj, Ref, flags};
use super::registry::{self, Registry};
use super::{Kind, ShapeId, Value, ValueCell};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

/// The body of a weak reference (also of proxies).
pub struct WeakRef {
    target: Cell<Option<NonNull<Header>>>,
    /// Called with the weak reference once the referent is gone.
    pub callback: ValueCell,
    /// The referent's hash, once asked for.
    pub hash: Cell<Option<i64>>,
}

thread_local! {
    // Part of the registry's thread-local state: callbacks due, in order.
    static CALLBACKS: RefCell<Vec<Obj<WeakRef>>> = const { RefCell::new(Vec::new()) };
}

impl WeakRef {
    /// A new weak reference to `target`.
    pub fn new(shape: ShapeId, target: &Ref, callback: Value) -> Obj<WeakRef> {
        let body =
            WeakRef { target: Cell::new(Some(target.0)), callback: ValueCell::new(callback), hash: Cell::new(None) };
        let object = Obj::new(shape, body);
        target.set_flag(flags::WEAKLY_REFERENCED, true);
        registry::with(|registry| {
            let mut weak = registry.weak.borrow_mut();
            weak.get_or_insert_with(FxHashMap::default)
                .entry(target.address())
                .or_default()
                .push(NonOwning::of(&object));
        });
        object
    }

    fn has_callback(&self) -> bool {
        !matches!(self.callback.get(), Value::Unbound | Value::None)
    }

    /// The referent, while it lives.
    pub fn upgrade(&self) -> Option<Ref> {
        let target = self.target.get()?;
        // SAFETY: the pointer is cleared when the referent dies (`referent_dies`), so it is alive; we add a count.
        let borrowed = std::mem::ManuallyDrop::new(Ref(target));
        Some(Ref::clone(&borrowed))
    }
}

/// Entry of the registry's table: a weak reference that the table does not count.
pub(super) struct NonOwning;

impl NonOwning {
    fn of(object: &Obj<WeakRef>) -> Ref {
        // The table must not keep weak references alive: the count is taken back at once, and `WeakRef::drop`
        // removes the entry before the memory goes.
        let copy = object.as_ref().clone();
        let count = &copy.header().count;
        count.set(count.get() - 1);
        copy
    }
}

/// Weak references to a referent, those that live.
pub fn references_to(target: &Ref) -> Vec<Ref> {
    registry::with(|registry| {
        let weak = registry.weak.borrow();
        let list = weak.as_ref().and_then(|weak| weak.get(&target.address()));
        list.map_or_else(Vec::new, |list| list.to_vec())
    })
}

/// Whether any weak reference has a callback.
pub(super) fn any_callback() -> bool {
    registry::with(|registry| {
        let weak = registry.weak.borrow();
        let mut all = weak.iter().flat_map(|weak| weak.values().flatten());
        all.any(|entry| entry.cast::<WeakRef>().is_some_and(|weak| weak.has_callback()))
    })
}

/// Empties the weak references of a referent that is about to be freed; callbacks are queued, the youngest first, those of weak references that
/// are garbage themselves excepted.
pub(super) fn referent_dies(registry: &Registry, object: NonNull<Header>) {
    let list = registry.weak.borrow_mut().as_mut().and_then(|weak| weak.remove(&(object.as_ptr() as usize)));
    for entry in list.into_iter().flatten().rev() {
        if let Some(weak) = entry.cast::<WeakRef>() {
            weak.target.set(None);
            if weak.has_callback() && !entry.has(flags::CONDEMNED) {
                CALLBACKS.with(|due| due.borrow_mut().push(weak.clone()));
                registry::set_pending(registry);
            }
        }
        entry.forget();
    }
}

/// Takes the weak references whose callbacks are due.
pub fn take_callbacks() -> Vec<Obj<WeakRef>> {
    CALLBACKS.with(|due| std::mem::take(&mut *due.borrow_mut()))
}

impl Drop for WeakRef {
    fn drop(&mut self) {
        let Some(target) = self.target.get() else { return };
        let own = std::ptr::from_ref(self) as usize - size_of::<Header>();
        registry::with(|registry| {
            let mut weak = registry.weak.borrow_mut();
            let Some(table) = weak.as_mut() else { return };
            let Some(list) = table.get_mut(&(target.as_ptr() as usize)) else { return };
            if let Some(at) = list.iter().position(|entry| entry.address() == own) {
                list.remove(at).forget();
            }
            if list.is_empty() {
                table.remove(&(target.as_ptr() as usize));
            }
        });
    }
}

impl Body for WeakRef {
    const KIND: Kind = Kind::WeakRef;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.callback.visit(visit);
    }

    fn clear(&self) {
        drop(self.callback.take());
    }
}
