//! Attribute access: `object.__getattribute__` and its kin, special-method lookup.

use crate::heap::{Obj, Value};
use crate::objects::class::Class;
use crate::objects::names::Symbol;
use crate::objects::native::{Answer, Raised};
use crate::vm::Vm;

impl Vm {
    /// `obj.name`; AttributeError in CPython's words.
    pub fn getattr(&mut self, _object: &Value, _name: Symbol) -> Answer {
        todo!()
    }

    /// `obj.name`, or `None` where an AttributeError says there is none.
    pub fn getattr_opt(&mut self, _object: &Value, _name: Symbol) -> Result<Option<Value>, Raised> {
        todo!()
    }

    /// `obj.name = value`
    pub fn setattr(&mut self, _object: &Value, _name: Symbol, _value: Value) -> Result<(), Raised> {
        todo!()
    }

    /// `del obj.name`
    pub fn delattr(&mut self, _object: &Value, _name: Symbol) -> Result<(), Raised> {
        todo!()
    }

    /// The attribute along the class's method resolution order, unbound (raw, descriptors not called).
    pub fn class_lookup(&self, _class: &Obj<Class>, _name: Symbol) -> Option<Value> {
        todo!()
    }

    /// The special method of `object` looked up on its class and bound to it; `None` where the class has none.
    pub fn special(&mut self, _object: &Value, _name: Symbol) -> Result<Option<Value>, Raised> {
        todo!()
    }
}

/// What `obj.name` is for every object of a shape.
pub enum Resolved {
    /// It lies in this slot (Unbound there: go the long way).
    Slot(usize),
    /// A plain value on the class (no descriptor, no slot shadows it).
    ClassValue(Value),
    /// A function or native method on the class, to be bound.
    Method(Value),
    /// A property with this getter.
    Property(Value),
    /// Anything else: go the long way.
    Custom,
}

/// What `obj.name = value` does for every object of a shape.
pub enum Store {
    /// It writes this slot.
    Slot(usize),
    /// It adds this slot; the object then has that shape. The slot lies within the object or its overflow.
    AddSlot(crate::heap::ShapeId, usize),
    /// Anything else: go the long way.
    Custom,
}

impl Vm {
    /// What `obj.name` is for every object of this shape.
    pub fn resolve_attr(&mut self, _shape: crate::heap::ShapeId, _name: Symbol) -> Resolved {
        todo!()
    }

    /// What `obj.name = value` does for every object of this shape.
    pub fn resolve_store(&mut self, _shape: crate::heap::ShapeId, _name: Symbol) -> Store {
        todo!()
    }
}
