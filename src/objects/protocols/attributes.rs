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
