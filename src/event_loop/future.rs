//! Futures; a task is a future with a coroutine.

use crate::objects::native::{ClassSpec, stub_spec};
use crate::heap::{Body, Kind, Value};

/// The body of a future (and of a task).
pub struct Future {}

impl Body for Future {
    const KIND: Kind = Kind::Future;
    const TRACKED: bool = true;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// `Future`
pub const SPEC: ClassSpec = stub_spec("Future");
