//! Items: `obj[key]`, `len(obj)`, unpacking.

use crate::heap::Value;
use crate::objects::native::{Answer, Raised};
use crate::vm::Vm;

impl Vm {
    /// `obj[key]`
    pub fn getitem(&mut self, object: &Value, key: &Value) -> Answer {
        let answer = self.getitem_step(object, key);
        self.complete(answer)
    }

    /// The same, perhaps leaving a request for the run loop.
    pub fn getitem_step(&mut self, _object: &Value, _key: &Value) -> Answer {
        todo!()
    }

    /// `obj[key] = value`
    pub fn setitem(&mut self, _object: &Value, _key: &Value, _value: Value) -> Result<(), Raised> {
        todo!()
    }

    /// `del obj[key]`
    pub fn delitem(&mut self, _object: &Value, _key: &Value) -> Result<(), Raised> {
        todo!()
    }

    /// `len(obj)`
    pub fn len(&mut self, _object: &Value) -> Result<usize, Raised> {
        todo!()
    }
}
