//! `set` and `frozenset`: CPython's table, so that iteration order agrees.

use crate::objects::native::{ClassSpec, stub_spec};
use crate::heap::{Body, Kind, Value};

/// The body of a set or frozenset (the shape tells which).
pub struct Set {}

impl Body for Set {
    const KIND: Kind = Kind::Set;
    const TRACKED: bool = true;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// `set`
pub const SPEC: ClassSpec = stub_spec("set");
/// `frozenset`
pub const FROZENSET_SPEC: ClassSpec = stub_spec("frozenset");
