//! `int`: machine integers are values; larger ones are [`BigInt`] objects.

use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::types::TypeId;
use dashu_int::IBig;

/// The body of an integer that does not fit `i64`.
pub struct BigInt(pub IBig);

impl BigInt {
    /// The canonical value of a big number: `Value::Int` where it fits.
    pub fn value(number: IBig) -> Value {
        match i64::try_from(&number) {
            Ok(small) => Value::Int(small),
            Err(_) => Obj::new(TypeId::Int.shape(), BigInt(number)).into(),
        }
    }
}

impl Body for BigInt {
    const KIND: Kind = Kind::BigInt;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// `int`
pub const SPEC: ClassSpec = stub_spec("int");

impl BigInt {
    /// The value of digits in a radix, perhaps with a leading `-`.
    pub fn parse(_digits: &str, _radix: u32) -> Value {
        todo!()
    }
}
