//! `range`.

use crate::heap::{Body, Kind, Value};
use crate::objects::native::{ClassSpec, stub_spec};

/// The body of a range. Each bound is an int of any size; `len` is their count as an int.
pub struct Range {
    /// First number.
    pub start: Value,
    /// The end, not included.
    pub stop: Value,
    /// The step, never 0.
    pub step: Value,
    /// How many numbers there are.
    pub len: Value,
}

impl Body for Range {
    const KIND: Kind = Kind::Range;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// `range`
pub const SPEC: ClassSpec = stub_spec("range");
