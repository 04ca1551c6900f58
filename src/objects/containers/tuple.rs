//! `tuple`: items in the object itself.

use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::native::Answer;
use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::protocols::operators::Operator;
use crate::objects::types::TypeId;
use crate::vm::Vm;

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

/// `a + b` (TypeError where `b` does not fit), `a * n` (`n` an `Int`); `a` is a tuple or an instance of a subclass.
pub fn binary(vm: &mut Vm, _op: Operator, _a: &Value, _b: &Value) -> Answer {
    Ok(vm.not_implemented())
}
