//! Inline caches: one [`Site`] per attribute, method or global access in the code.
//!
//! A site is guarded by a shape and that shape's version (attributes), by a class's version (attributes of classes), or by
//! the version of a namespace's keys (globals, attributes of modules). A hit does no look-up at all. Filling a site asks the full
//! algorithm once. Only functions and other long-lived values are kept in sites, so that no object's life is prolonged
//! in a way that scripts notice.

use crate::heap::{ShapeId, Value, ValueCell};
use crate::objects::names::Symbol;
use std::cell::Cell;

/// What a site knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Known {
    /// Nothing yet.
    Nothing,
    /// The attribute is in instance slot `index`; guard: shape.
    Slot,
    /// A store adds slot `index` and gives the instance shape `next`; guard: shape.
    AddSlot,
    /// The attribute is `value`, found on the class; guard: shape.
    Constant,
    /// It is the function `value` found on the class, to be bound; guard: shape.
    Method,
    /// It is a property whose getter is `value`; guard: shape.
    Property,
    /// It is entry `index` of the module's namespace; guard: keys version.
    ModuleEntry,
    /// It is `value`, found along the order of the class object itself; guard: class version.
    ClassConstant,
    /// It is entry `index` of the globals; guard: keys version.
    Global,
    /// It is entry `index` of the builtins; guards: keys versions of globals and builtins.
    Builtin,
    /// Looked up in full each time: it changed too often, or cannot be cached.
    Uncached,
}

/// An inline cache.
pub struct Site {
    /// The name looked up.
    pub name: Symbol,
    /// What is known.
    pub known: Cell<Known>,
    /// How often it was filled.
    pub fills: Cell<u8>,
    /// The first guard: a shape, a class version or a keys version.
    pub guard: Cell<u32>,
    /// The second guard: a shape version or the builtins' keys version.
    pub version: Cell<u32>,
    /// Slot or entry.
    pub index: Cell<u32>,
    /// The next shape of an `AddSlot`.
    pub next: Cell<ShapeId>,
    /// The value of `Constant`, `Method`, `Property`, `ClassConstant`.
    pub value: ValueCell,
}

/// A site filled more often than this is left alone.
const MAX_FILLS: u8 = 60;

impl Site {
    /// An empty site.
    pub fn new(name: Symbol) -> Site {
        Site {
            name,
            known: Cell::new(Known::Nothing),
            fills: Cell::new(0),
            guard: Cell::new(u32::MAX),
            version: Cell::new(0),
            index: Cell::new(0),
            next: Cell::new(ShapeId(0)),
            value: ValueCell::default(),
        }
    }

    /// Puts knowledge in; a site that changes its mind too often gives up.
    pub fn fill(&self, known: Known, guard: u32, version: u32, index: usize, value: Value) {
        if self.fills.get() >= MAX_FILLS {
            self.known.set(Known::Uncached);
            self.value.set(Value::Unbound);
            return;
        }
        self.fills.set(self.fills.get() + 1);
        self.known.set(known);
        self.guard.set(guard);
        self.version.set(version);
        self.index.set(index as u32);
        self.value.set(value);
    }

    /// Whether the guards hold.
    #[inline(always)]
    pub fn hits(&self, guard: u32, version: u32) -> bool {
        self.guard.get() == guard && self.version.get() == version
    }
}
