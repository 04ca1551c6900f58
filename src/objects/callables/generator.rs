//! Generators, coroutines and asynchronous generators: one body; registers are the tail, code runs in place.
//!
//! # Chains
//! A coroutine that awaits another, or a generator that yields from one, owns it in `awaiting`; the inner one knows the outer
//! one by `awaiter`, a link that does not count and that the outer one cuts when it dies or turns away. The *root* of a chain is
//! the one that somebody drives by `send`, `next`, a task step or a `for`; while the chain is suspended the root keeps the
//! innermost one in `leaf`, so that resuming a chain of any depth is one step. A member is *executing* exactly when its root is.

use super::code::Code;
use crate::bytecode::code::Flavor;
use crate::heap::object::BackLink;
use crate::heap::registry;
use crate::heap::{Body, Kind, Obj, Ref, Value, ValueCell};
use std::cell::Cell;

/// Where a generator or coroutine stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Made, its first instruction not yet run.
    Created,
    /// Waiting at a yield or await (perhaps while what it awaits runs: see `executing`).
    Suspended,
    /// Its own instructions are running.
    Running,
    /// Returned, raised or closed.
    Finished,
}

/// The body of a generator, coroutine or asynchronous generator (the shape tells which). The tail is its function followed
/// by its registers.
pub struct Generator {
    /// Its code.
    pub code: Obj<Code>,
    /// The next instruction.
    pub pc: Cell<u32>,
    /// Where it stands.
    pub state: Cell<State>,
    /// What it awaits or yields from: a generator, a coroutine, a future, or any iterator. Unbound if nothing.
    pub awaiting: ValueCell,
    /// The innermost member of the chain, on a suspended root.
    pub leaf: LeafCell,
    /// Who awaits it.
    pub awaiter: BackLink<Generator>,
    /// How many links its chain has below it, on a suspended root.
    pub depth: Depth,
}

/// A number of links in three bytes: there are no more frames than that (`vm::MAX_FRAMES`).
#[derive(Default)]
pub struct Depth(Cell<[u8; 3]>);

impl Depth {
    /// The number.
    #[inline(always)]
    pub fn get(&self) -> u32 {
        let [low, middle, high] = self.0.get();
        u32::from_le_bytes([low, middle, high, 0])
    }

    /// Notes another.
    #[inline(always)]
    pub fn set(&self, links: u32) {
        let [low, middle, high, rest] = links.to_le_bytes();
        debug_assert!(rest == 0, "a chain has no more links than there are frames");
        self.0.set([low, middle, high]);
    }
}

/// Rare facts about a generator, which stand in the registry's side table.
#[derive(Clone, Copy)]
pub enum Rare {
    /// `__name__`, where a script set it.
    Name,
    /// `__qualname__`, where a script set it.
    QualName,
    /// An asynchronous generator's finaliser hook.
    Finalizer,
    /// True where an asynchronous generator's first-iteration hook was called.
    Hooked,
}

impl Rare {
    /// What was noted of an object; Unbound where nothing was.
    pub fn of(self, object: &Ref) -> Value {
        registry::attributes(object).and_then(|facts| facts.get(self as usize)).unwrap_or_default()
    }

    /// Notes it of an object.
    pub fn note(self, object: &Ref, value: Value) {
        let facts = registry::attributes_made(object);
        while facts.len() <= self as usize {
            facts.push(Value::Unbound);
        }
        drop(facts.replace(self as usize, value));
    }
}

impl Obj<Generator> {
    /// A rare fact; Unbound where nothing was noted.
    pub fn rare(&self, which: Rare) -> Value {
        which.of(self.as_ref())
    }

    /// Notes a rare fact.
    pub fn set_rare(&self, which: Rare, value: Value) {
        which.note(self.as_ref(), value);
    }
}

/// Where a suspended root keeps the innermost member of its chain.
#[derive(Default)]
pub struct LeafCell(Cell<Option<Obj<Generator>>>);

impl LeafCell {
    /// The innermost member, where it is known.
    pub fn get(&self) -> Option<Obj<Generator>> {
        let leaf = self.0.take();
        self.0.set(leaf.clone());
        leaf
    }

    /// Whether it is known.
    pub fn is_known(&self) -> bool {
        let leaf = self.0.take();
        let known = leaf.is_some();
        self.0.set(leaf);
        known
    }

    /// Takes it out.
    #[inline]
    pub fn take(&self) -> Option<Obj<Generator>> {
        self.0.take()
    }

    /// Notes it.
    #[inline]
    pub fn set(&self, leaf: Obj<Generator>) {
        self.0.set(Some(leaf));
    }
}

impl Generator {
    /// Whether it is a generator proper, no coroutine and no asynchronous generator.
    pub fn is_generator(&self) -> bool {
        self.code.flavor == Flavor::Generator
    }

    /// Turns away from what it awaits: the other no longer knows it as its awaiter.
    pub fn stop_awaiting(&self) -> Value {
        let inner = self.awaiting.take();
        if let Some(generator) = inner.exact::<Generator>() {
            generator.awaiter.cut();
        }
        inner
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        if self.awaiting.is_unbound() {
            return;
        }
        drop(self.stop_awaiting());
    }
}

impl Body for Generator {
    const KIND: Kind = Kind::Generator;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.awaiting.visit(visit);
        if let Some(leaf) = self.leaf.get() {
            visit(&leaf.value());
        }
    }

    fn clear(&self) {
        drop(self.stop_awaiting());
        drop(self.leaf.take());
    }

    fn tail_len(&self) -> usize {
        // The function stands before the registers.
        self.code.nregs as usize + 1
    }
}

pub use super::generator_methods::{ASYNC_GENERATOR_SPEC, COROUTINE_SPEC, SPEC};
