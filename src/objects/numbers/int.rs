//! `int`: machine integers are values; larger ones are [`BigInt`] objects around `dashu_int::IBig`.
//!
//! [`Int`] looks at either without owning it. One canonical form: what fits `i64` is always `Value::Int`, so
//! [`BigInt::value`] is the only way to make an object. The type's methods stand in `int_methods.rs`, its arithmetic
//! in `int_arithmetic.rs`.

use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::Raised;
use crate::objects::protocols::compare::Comparison;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use dashu_int::IBig;
use dashu_int::ops::BitTest;
use std::borrow::Cow;

pub use super::int_methods::SPEC;

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

    /// The value of a literal's digits in a radix, perhaps with a leading `-`. The lexer has seen that they are digits.
    pub fn parse(digits: &str, radix: u32) -> Value {
        IBig::from_str_radix(digits, radix).map(BigInt::value).unwrap_or(Value::Int(0))
    }
}

impl Body for BigInt {
    const KIND: Kind = Kind::BigInt;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// An integer of any size, looked at without owning it.
#[derive(Clone, Copy)]
pub enum Int<'a> {
    /// It fits a machine word.
    Small(i64),
    /// It does not.
    Big(&'a IBig),
}

impl<'a> Int<'a> {
    /// The integer that a value is (`bool` and instances of classes derived from `int` too).
    #[inline(always)]
    pub fn of(value: &'a Value) -> Option<Int<'a>> {
        Self::exact(value).or_else(|| Self::exact(value.unwrap_payload()))
    }

    /// The integer that a value is, instances of script classes excepted.
    #[inline(always)]
    pub fn exact(value: &'a Value) -> Option<Int<'a>> {
        match value {
            Value::Int(n) => Some(Int::Small(*n)),
            Value::True => Some(Int::Small(1)),
            Value::False => Some(Int::Small(0)),
            Value::Obj(object) => object.cast::<BigInt>().map(|big| Int::Big(&big.0)),
            Value::Unbound | Value::None | Value::Float(_) => None,
        }
    }

    /// As a plain int value.
    pub fn value(self) -> Value {
        match self {
            Int::Small(n) => Value::Int(n),
            Int::Big(n) => BigInt::value(n.clone()),
        }
    }

    /// As a big integer.
    pub fn big(self) -> Cow<'a, IBig> {
        match self {
            Int::Small(n) => Cow::Owned(IBig::from(n)),
            Int::Big(n) => Cow::Borrowed(n),
        }
    }

    /// As a machine integer, if it fits.
    pub fn small(self) -> Option<i64> {
        match self {
            Int::Small(n) => Some(n),
            Int::Big(_) => None,
        }
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        match self {
            Int::Small(n) => n < 0,
            Int::Big(n) => *n < IBig::ZERO,
        }
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        matches!(self, Int::Small(0))
    }

    /// Whether it is odd.
    pub fn is_odd(self) -> bool {
        match self {
            Int::Small(n) => n & 1 != 0,
            Int::Big(n) => n.bit(0),
        }
    }

    /// `abs(n).bit_length()`
    pub fn bit_length(self) -> usize {
        match self {
            Int::Small(n) => 64 - n.unsigned_abs().leading_zeros() as usize,
            Int::Big(n) => magnitude_bits(n),
        }
    }

    /// `-n`
    pub fn negated(self) -> Value {
        match self {
            Int::Small(n) => n.checked_neg().map_or_else(|| BigInt::value(-IBig::from(n)), Value::Int),
            Int::Big(n) => BigInt::value(-n),
        }
    }

    /// `~n`
    pub fn inverted(self) -> Value {
        match self {
            Int::Small(n) => Value::Int(!n),
            Int::Big(n) => BigInt::value(!n),
        }
    }

    /// `abs(n)`
    pub fn absolute(self) -> Value {
        if self.is_negative() { self.negated() } else { self.value() }
    }

    /// The nearest float; OverflowError "int too large to convert to float".
    pub fn to_f64(self, vm: &mut Vm) -> Result<f64, Raised> {
        match self.nearest_f64() {
            Some(x) => Ok(x),
            None => Err(vm.raise(Exc::OverflowError, "int too large to convert to float")),
        }
    }

    /// The nearest float, `None` beyond all floats.
    pub fn nearest_f64(self) -> Option<f64> {
        match self {
            Int::Small(n) => Some(n as f64),
            Int::Big(n) => Some(n.to_f64().value()).filter(|x| x.is_finite()),
        }
    }

    /// Compares two integers.
    pub fn compare(self, other: Int<'_>) -> std::cmp::Ordering {
        match (self, other) {
            (Int::Small(a), Int::Small(b)) => a.cmp(&b),
            (Int::Big(a), Int::Big(b)) => a.cmp(b),
            (Int::Big(a), Int::Small(_)) => a.cmp(&IBig::ZERO),
            (Int::Small(_), Int::Big(b)) => IBig::ZERO.cmp(b),
        }
    }
}

/// The bits of a big number's magnitude.
pub fn magnitude_bits(number: &IBig) -> usize {
    let (_, words) = number.as_sign_words();
    words.last().map_or(0, |top| words.len() * 64 - top.leading_zeros() as usize)
}

/// `a <op> b` of two integers as a truth.
pub(super) fn decide(op: Comparison, a: Int<'_>, b: Int<'_>) -> bool {
    super::compare::holds(op, a.compare(b))
}
