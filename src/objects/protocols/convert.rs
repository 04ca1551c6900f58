//! Conversion to Rust numbers and text, with CPython's complaints.

use crate::heap::Value;
use crate::objects::native::{Answer, Raised};
use crate::vm::Vm;

impl Vm {
    /// `operator.index(value)` as an int value of any size.
    pub fn index(&mut self, _value: &Value) -> Answer {
        todo!()
    }

    /// `operator.index(value)`, OverflowError where it does not fit ("Python int too large to convert to C ssize_t").
    pub fn index_i64(&mut self, _value: &Value) -> Result<i64, Raised> {
        todo!()
    }

    /// The value as a float, by `__float__` or `__index__` ("must be real number, not str").
    pub fn to_f64(&mut self, _value: &Value) -> Result<f64, Raised> {
        todo!()
    }

    /// The text of a `str` argument; TypeError "{what} must be str, not int".
    pub fn text_arg(&mut self, _value: &Value, _what: &str) -> Result<String, Raised> {
        todo!()
    }
}
