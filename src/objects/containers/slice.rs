//! `slice`.

use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::types::TypeId;

/// The body of a slice.
pub struct Slice {
    /// `.start`
    pub start: Value,
    /// `.stop`
    pub stop: Value,
    /// `.step`
    pub step: Value,
}

impl Slice {
    /// A new slice.
    pub fn new(start: Value, stop: Value, step: Value) -> Obj<Slice> {
        Obj::new(TypeId::Slice.shape(), Slice { start, stop, step })
    }
}

impl Body for Slice {
    const KIND: Kind = Kind::Slice;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.start);
        visit(&self.stop);
        visit(&self.step);
    }
}

/// `slice`
pub const SPEC: ClassSpec = stub_spec("slice");
