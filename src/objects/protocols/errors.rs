//! Raising: every exception that Rust code makes comes from here.

use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::Raised;
use crate::vm::Vm;

impl Vm {
    /// Raises a built-in exception with a message. Use as `return Err(vm.raise(Exc::ValueError, "…"))`.
    pub fn raise(&mut self, _class: Exc, _message: impl Into<String>) -> Raised {
        todo!()
    }

    /// Raises a built-in exception with these `args`.
    pub fn raise_args(&mut self, _class: Exc, _args: Vec<Value>) -> Raised {
        todo!()
    }

    /// Raises an exception object.
    pub fn raise_value(&mut self, _exception: Value) -> Raised {
        todo!()
    }

    /// The exception being raised; afterwards none is.
    pub fn take_raised(&mut self) -> Value {
        todo!()
    }

    /// Whether the exception being raised is of (a subclass of) a built-in class.
    pub fn raised_is(&self, _class: Exc) -> bool {
        todo!()
    }

    /// Whether an exception object is an instance of a built-in class.
    pub fn is_exception(&self, _exception: &Value, _class: Exc) -> bool {
        todo!()
    }

    /// A new exception object of a built-in class, not raised.
    pub fn new_exception(&mut self, _class: Exc, _args: Vec<Value>) -> Value {
        todo!()
    }

    /// TypeError
    pub fn type_error(&mut self, message: impl Into<String>) -> Raised {
        self.raise(Exc::TypeError, message)
    }

    /// ValueError
    pub fn value_error(&mut self, message: impl Into<String>) -> Raised {
        self.raise(Exc::ValueError, message)
    }

    /// Checks a length that a script chose: MemoryError (or OverflowError) before anything is allocated.
    pub fn check_len(&mut self, _count: usize, _size: usize) -> Result<(), Raised> {
        todo!()
    }
}
