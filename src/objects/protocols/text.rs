//! Conversion to text: `repr`, `str`, `ascii`, `format`.

use crate::heap::Value;
use crate::objects::native::{Answer, Raised};
use crate::vm::Vm;

impl Vm {
    /// `repr(value)` as a string object.
    pub fn repr(&mut self, _value: &Value) -> Answer {
        todo!()
    }

    /// `str(value)` as a string object.
    pub fn str(&mut self, _value: &Value) -> Answer {
        todo!()
    }

    /// `ascii(value)` as a string object.
    pub fn ascii(&mut self, _value: &Value) -> Answer {
        todo!()
    }

    /// `format(value, spec)` as a string object.
    pub fn format(&mut self, _value: &Value, _spec: &Value) -> Answer {
        todo!()
    }

    /// `repr(value)` as Rust text, lone surrogates replaced: for messages and logs.
    pub fn repr_text(&mut self, _value: &Value) -> Result<String, Raised> {
        todo!()
    }

    /// `str(value)` as Rust text, lone surrogates replaced.
    pub fn str_text(&mut self, _value: &Value) -> Result<String, Raised> {
        todo!()
    }
}
