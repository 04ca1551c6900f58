//! Shapes: what an object's attributes are and where they lie.
//!
//! A shape is a class and an ordered list of attribute names; adding an attribute follows a transition edge, so that objects
//! built alike share shapes. Every object has a shape, so an inline cache is guarded by comparing one `u32` and the shape's
//! *version*: changing a class (or a base) raises the versions of all shapes of the class and its subclasses, which retires
//! what caches know of it. An object whose attributes are a dictionary has its class's *dictionary shape*, which is
//! never cached. Shape ids are never reused. The table keeps every class alive: an object does not count its class. Only the
//! collector, having found a class and all its instances unreachable, makes the table let go ([`Shapes::release`]).
//!
//! The first shapes are those of the built-in types, in the order of `objects::types::TypeId`, so that built-in objects can be
//! made without asking anybody.
//!
//! The entries of `__slots__` come first in the shapes of a class and its subclasses, the dictionary shape too: they are slots
//! for good, under names that no script can write.

use super::object::Obj;
use crate::objects::class::Class;
use crate::objects::names::Symbol;

/// A number that names a shape.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default)]
#[repr(transparent)]
pub struct ShapeId(pub u32);

/// More attributes than this and the object goes over to a dictionary.
pub const MAX_SLOTS: usize = 64;

/// What all objects of a shape have in common.
pub struct Shape {
    /// Their class.
    pub class: Obj<Class>,
    /// The attribute in each slot.
    pub names: Vec<Symbol>,
    /// Whether attributes lie in a dictionary instead.
    pub is_dict: bool,
    transitions: Vec<(Symbol, ShapeId)>,
}

impl Shape {
    /// The slot of an attribute.
    pub fn slot(&self, name: Symbol) -> Option<usize> {
        self.names.iter().position(|other| *other == name)
    }
}

/// The table of all shapes.
#[derive(Default)]
pub struct Shapes {
    shapes: Vec<Shape>,
    versions: Vec<u32>,
}

impl Shapes {
    /// A new shape without attributes: a class's root, or its dictionary shape.
    pub fn add_root(&mut self, class: Obj<Class>, is_dict: bool) -> ShapeId {
        self.add_root_with(class, Vec::new(), is_dict)
    }

    /// The same with slots that every instance has: those of `__slots__`.
    pub fn add_root_with(&mut self, class: Obj<Class>, names: Vec<Symbol>, is_dict: bool) -> ShapeId {
        self.push(Shape { class, names, is_dict, transitions: Vec::new() })
    }

    fn push(&mut self, shape: Shape) -> ShapeId {
        self.shapes.push(shape);
        self.versions.push(0);
        ShapeId(self.shapes.len() as u32 - 1)
    }

    /// A shape by its id.
    #[inline(always)]
    pub fn get(&self, id: ShapeId) -> &Shape {
        &self.shapes[id.0 as usize]
    }

    /// The class of all objects of a shape.
    #[inline(always)]
    pub fn class(&self, id: ShapeId) -> &Obj<Class> {
        &self.get(id).class
    }

    /// The version of a shape, for cache guards.
    #[inline(always)]
    pub fn version(&self, id: ShapeId) -> u32 {
        debug_assert!((id.0 as usize) < self.versions.len());
        // SAFETY: shapes are only given out by this table, which never shrinks.
        unsafe { *self.versions.get_unchecked(id.0 as usize) }
    }

    /// The shape with one more attribute; `None` where there are too many for slots.
    pub fn with_attribute(&mut self, id: ShapeId, name: Symbol) -> Option<ShapeId> {
        let shape = self.get(id);
        if let Some((_, next)) = shape.transitions.iter().find(|(edge, _)| *edge == name) {
            return Some(*next);
        }
        if shape.names.len() >= MAX_SLOTS {
            return None;
        }
        let mut names = shape.names.clone();
        names.push(name);
        let class = shape.class.clone();
        let next = self.push(Shape { class, names, is_dict: false, transitions: Vec::new() });
        self.shapes[id.0 as usize].transitions.push((name, next));
        Some(next)
    }

    /// The class of each shape: the references that the table holds.
    pub fn classes(&self) -> impl std::iter::Iterator<Item = &Obj<Class>> {
        self.shapes.iter().map(|shape| &shape.class)
    }

    /// Lets go of classes that are garbage: their shapes, which no object has any more, fall to `heir`.
    pub fn release(&mut self, heir: &Obj<Class>, is_garbage: impl Fn(&Obj<Class>) -> bool) {
        for (shape, version) in self.shapes.iter_mut().zip(&mut self.versions) {
            if is_garbage(&shape.class) {
                shape.class = heir.clone();
                *version += 1;
            }
        }
    }

    /// Retires what caches know of `class`: raises the version of each of its shapes.
    pub fn retire_class(&mut self, class: &Obj<Class>) {
        for (shape, version) in self.shapes.iter().zip(&mut self.versions) {
            if shape.class.is(class) {
                *version += 1;
            }
        }
    }
}
