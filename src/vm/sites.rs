//! Inline caches: one [`Site`] per attribute, method or global access in the code.
//!
//! A site is guarded by a shape and that shape's version (attributes), by a class's version (attributes of classes), or by
//! the version of a namespace's keys (globals, attributes of modules). A hit does no look-up at all. Filling a site asks the full
//! algorithm once. A site that meets a second shape keeps what it knew of the first as one of a few further [`Way`]s; behind
//! sites that meet many shapes stands one [`AttrCache`]. Only functions and other long-lived values are kept in sites, so that
//! no object's life is prolonged in a way that scripts notice.

use crate::heap::{ShapeId, Value, ValueCell};
use crate::objects::names::Symbol;
use std::cell::{Cell, OnceCell};

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
    /// It is entry `index` of the class object's own attributes, data that is bound anew now and then; guard: class version.
    ClassEntry,
    /// It is entry `index` of the globals; guard: keys version.
    Global,
    /// It is entry `index` of the builtins; guards: keys versions of globals and builtins.
    Builtin,
    /// It cannot be cached: looked up in full each time.
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
    /// What it knows of other shapes.
    ways: OnceCell<Box<[Way; WAYS]>>,
}

/// How many shapes a site knows beside the one that it met last.
const WAYS: usize = 3;

/// What a site knows of one more shape.
pub struct Way {
    /// What is known.
    pub known: Cell<Known>,
    guard: Cell<u32>,
    version: Cell<u32>,
    /// Slot.
    pub index: Cell<u32>,
    /// The next shape of an `AddSlot`.
    pub next: Cell<ShapeId>,
    /// The value of `Constant`, `Method`, `Property`.
    pub value: ValueCell,
}

impl Default for Way {
    fn default() -> Way {
        Way {
            known: Cell::new(Known::Nothing),
            guard: Cell::new(u32::MAX),
            version: Cell::new(0),
            index: Cell::new(0),
            next: Cell::new(ShapeId(0)),
            value: ValueCell::default(),
        }
    }
}

/// A site filled more often than this meets many shapes: it keeps what it has, and the [`AttrCache`] answers.
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
            ways: OnceCell::new(),
        }
    }

    /// Puts knowledge in, unless the site has changed its mind too often.
    pub fn fill(&self, known: Known, guard: u32, version: u32, index: usize, value: Value) {
        self.fill_with_next(guard, version, Finding { known, index, next: ShapeId(0), value });
    }

    /// The same for a finding, which may be an `AddSlot`.
    pub fn fill_with_next(&self, guard: u32, version: u32, finding: Finding) {
        if self.fills.get() >= MAX_FILLS {
            return;
        }
        if self.knows_shape() && self.guard.get() != guard {
            self.step_aside();
        }
        self.fills.set(self.fills.get() + 1);
        self.known.set(finding.known);
        self.guard.set(guard);
        self.version.set(version);
        self.index.set(finding.index as u32);
        self.next.set(finding.next);
        self.value.set(finding.value);
    }

    /// Whether what it knows is guarded by a shape.
    fn knows_shape(&self) -> bool {
        matches!(self.known.get(), Known::Slot | Known::AddSlot | Known::Constant | Known::Method | Known::Property)
    }

    /// Moves what it knows to its ways, in the place of what has been there longest.
    fn step_aside(&self) {
        let way = &self.ways.get_or_init(Box::default)[self.fills.get() as usize % WAYS];
        way.known.set(self.known.get());
        way.guard.set(self.guard.get());
        way.version.set(self.version.get());
        way.index.set(self.index.get());
        way.next.set(self.next.get());
        way.value.set(self.value.take());
    }

    /// What it knows of a shape beside the one that it met last.
    #[inline(always)]
    pub fn way(&self, guard: u32, version: u32) -> Option<&Way> {
        self.ways.get()?.iter().find(|way| way.guard.get() == guard && way.version.get() == version)
    }

    /// What it knows holds under another guard too.
    pub fn renew(&self, guard: u32) {
        self.guard.set(guard);
    }

    /// Forgets what it knows.
    pub fn forget(&self) {
        self.known.set(Known::Nothing);
        self.guard.set(u32::MAX);
        self.fills.set(0);
        drop(self.value.take());
        for way in self.ways.get().into_iter().flat_map(|ways| ways.iter()) {
            way.guard.set(u32::MAX);
            drop(way.value.take());
        }
    }

    /// Whether the guards hold.
    #[inline(always)]
    pub fn hits(&self, guard: u32, version: u32) -> bool {
        self.guard.get() == guard && self.version.get() == version
    }
}

/// Which question an entry of the [`AttrCache`] answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// What `obj.name` is.
    Load,
    /// What `obj.name = value` does.
    Store,
}

/// What is known of an attribute of all objects of a shape: what a site is filled with.
#[derive(Clone)]
pub struct Finding {
    /// `Slot`, `AddSlot`, `Constant`, `Method`, `Property`, or `Uncached`.
    pub known: Known,
    /// The slot.
    pub index: usize,
    /// The next shape of an `AddSlot`.
    pub next: ShapeId,
    /// The value of `Constant`, `Method`, `Property`.
    pub value: Value,
}

impl Finding {
    /// A finding without slot or next shape.
    pub fn of(known: Known, value: Value) -> Finding {
        Finding { known, index: 0, next: ShapeId(0), value }
    }

    /// A slot.
    pub fn slot(known: Known, index: usize, next: ShapeId) -> Finding {
        Finding { known, index, next, value: Value::Unbound }
    }
}

/// Entries of the cache behind the sites.
const ATTR_CACHE: usize = 1024;

struct Entry {
    shape: ShapeId,
    version: u32,
    name: Symbol,
    question: Question,
    finding: Finding,
}

/// What sites that meet several shapes ask before the full algorithm: recent findings by shape and name.
pub struct AttrCache(Box<[Option<Entry>]>);

impl Default for AttrCache {
    fn default() -> AttrCache {
        AttrCache((0..ATTR_CACHE).map(|_| None).collect())
    }
}

impl AttrCache {
    fn place(shape: ShapeId, name: Symbol, question: Question) -> usize {
        let mixed = shape.0.wrapping_mul(0x9e37_79b1) ^ name.0.wrapping_mul(0x85eb_ca6b) ^ question as u32;
        (mixed >> 8) as usize % ATTR_CACHE
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.0.fill_with(|| None);
    }

    /// A finding that still holds.
    pub fn get(&self, shape: ShapeId, version: u32, name: Symbol, question: Question) -> Option<&Finding> {
        let entry = self.0[Self::place(shape, name, question)].as_ref()?;
        let hit = entry.shape == shape && entry.version == version && entry.name == name && entry.question == question;
        hit.then_some(&entry.finding)
    }

    /// Remembers a finding.
    pub fn put(&mut self, shape: ShapeId, version: u32, name: Symbol, question: Question, finding: Finding) {
        self.0[Self::place(shape, name, question)] = Some(Entry { shape, version, name, question, finding });
    }
}
