//! Iterators of the built-in types, views and iterator-making builtins: one body, one enum.

use crate::heap::{Body, Kind, Value};

/// The body of a built-in iterator.
pub struct Iterator {}

impl Body for Iterator {
    const KIND: Kind = Kind::Iterator;
    const TRACKED: bool = true;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

impl Iterator {
    /// The next item where that needs neither script code nor errors (lists, tuples, ranges, dict views, …); `None`
    /// otherwise and at the end.
    #[inline(always)]
    pub fn next_fast(&self) -> Option<Value> {
        None
    }
}
