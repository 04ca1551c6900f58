//! Iteration: `iter`, `next`, collecting.

use crate::heap::Value;
use crate::objects::native::{Answer, Raised};
use crate::vm::Vm;

impl Vm {
    /// `iter(value)`
    pub fn iter(&mut self, _value: &Value) -> Answer {
        todo!()
    }

    /// The next item of an iterator, `None` at its end.
    pub fn next(&mut self, _iterator: &Value) -> Result<Option<Value>, Raised> {
        todo!()
    }

    /// All items of an iterable.
    pub fn collect(&mut self, _iterable: &Value) -> Result<Vec<Value>, Raised> {
        todo!()
    }
}
