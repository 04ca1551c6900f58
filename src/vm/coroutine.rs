//! Driving generators and coroutines from Rust: one step at a time.

use super::Vm;
use crate::heap::Value;

/// What goes into a suspended generator or coroutine.
pub enum Resume {
    /// A value, as by `send()`; None for the first step and for `next()`.
    Send(Value),
    /// An exception object, as by `throw()`.
    Throw(Value),
}

/// How a step ended.
pub enum Step {
    /// It handed this out and waits (a task step: the future it waits for, or None from a bare `yield`).
    Yielded(Value),
    /// It returned.
    Returned(Value),
    /// It raised; the exception waits in the VM.
    Raised,
}

impl Vm {
    /// Runs a generator, coroutine, native coroutine or any iterator with `send`/`throw` up to its next suspension or end.
    pub fn resume(&mut self, _coroutine: &Value, _input: Resume) -> Step {
        todo!()
    }
}
