//! Futures; a task is a future with a coroutine.

use crate::heap::{Body, Kind, Value};
use crate::objects::native::{ClassSpec, stub_spec};

/// The body of a future (and of a task).
pub struct Future {}

impl Body for Future {
    const KIND: Kind = Kind::Future;
    const TRACKED: bool = true;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// `Future`
pub const SPEC: ClassSpec = stub_spec("Future");

/// Whether an awaited future is done.
pub enum Awaited {
    /// It is: its result or exception.
    Ready(crate::objects::native::Answer),
    /// It is not: the coroutine suspends and hands the future to its driver.
    Suspend,
}

/// Awaits a future: called when a coroutine reaches it and again when the coroutine goes on.
pub fn await_future(_vm: &mut crate::vm::Vm, _future: &crate::heap::Obj<Future>) -> Awaited {
    todo!()
}
