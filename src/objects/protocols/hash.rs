//! Hashing: `hash(x)`, with CPython's numbers for numbers.

use crate::heap::Value;
use crate::objects::native::Raised;
use crate::vm::Vm;

impl Vm {
    /// `hash(value)`; TypeError "unhashable type: 'list'".
    pub fn hash(&mut self, _value: &Value) -> Result<i64, Raised> {
        todo!()
    }
}
