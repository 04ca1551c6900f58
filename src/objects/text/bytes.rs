//! `bytes` and `bytearray`.

use crate::heap::{Body, Kind, Obj, Value, VecCell};
use crate::objects::native::Answer;
use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::protocols::operators::Operator;
use crate::vm::Vm;
use crate::objects::types::TypeId;

/// The body of `bytes`.
pub struct Bytes(pub Box<[u8]>);

/// The body of `bytearray`.
pub struct ByteArray(pub VecCell<u8>);

impl Bytes {
    /// A bytes object.
    pub fn new(bytes: impl Into<Box<[u8]>>) -> Obj<Bytes> {
        Obj::new(TypeId::Bytes.shape(), Bytes(bytes.into()))
    }
}

impl Body for Bytes {
    const KIND: Kind = Kind::Bytes;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

impl Body for ByteArray {
    const KIND: Kind = Kind::ByteArray;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// `bytes`
pub const SPEC: ClassSpec = stub_spec("bytes");
/// `bytearray`
pub const BYTEARRAY_SPEC: ClassSpec = stub_spec("bytearray");

/// `a + b` (TypeError where `b` does not fit), `a * n` (`n` an `Int`), `a % b`; `a` is a bytes or bytearray or an instance of a subclass.
pub fn binary(vm: &mut Vm, _op: Operator, _a: &Value, _b: &Value) -> Answer {
    Ok(vm.not_implemented())
}

/// `a += b`, `a *= n` of a bytearray, in place; the answer is `a`.
pub fn inplace(vm: &mut Vm, _op: Operator, _a: &Value, _b: &Value) -> Answer {
    Ok(vm.not_implemented())
}
