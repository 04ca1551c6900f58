//! `tuple`: items in the object itself.

use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::types::TypeId;
use crate::heap::{Body, Kind, Obj, Value};

/// The body of a tuple; the items are its tail.
pub struct Tuple {
    len: usize,
}

impl Tuple {
    /// A new tuple.
    pub fn new(items: Vec<Value>) -> Obj<Tuple> {
        Self::from_iter(items.into_iter())
    }

    /// A new tuple of as many items as the iterator says.
    pub fn from_iter(items: impl ExactSizeIterator<Item = Value>) -> Obj<Tuple> {
        Obj::with_values(TypeId::Tuple.shape(), Tuple { len: items.len() }, items)
    }
}

impl Body for Tuple {
    const KIND: Kind = Kind::Tuple;
    const TRACKED: bool = true;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn tail_len(&self) -> usize {
        self.len
    }
}

/// `tuple`
pub const SPEC: ClassSpec = stub_spec("tuple");
