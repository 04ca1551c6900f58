//! `bytes` and `bytearray`.

use crate::objects::native::{ClassSpec, stub_spec};
use crate::heap::{Body, Kind, Value, VecCell};

/// The body of `bytes`.
pub struct Bytes(pub Box<[u8]>);

/// The body of `bytearray`.
pub struct ByteArray(pub VecCell<u8>);

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
