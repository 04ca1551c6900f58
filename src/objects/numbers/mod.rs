//! Numbers: `int`, `bool`, `float`, `complex`, and what they have in common.
//!
//! A type's file has its spec (methods as rows); `*_arithmetic.rs` computes, `*_text.rs` reads and prints, [`mod@format`]
//! is the format mini-language, [`compare`] and [`hash`] are what the protocols ask. [`Number`] looks at any value as
//! a number.

pub mod bool;
pub mod compare;
pub mod complex;
pub mod float;
pub mod float_arithmetic;
pub mod float_text;
pub mod format;
pub mod format_spec;
pub mod hash;
pub mod int;
pub mod int_arithmetic;
pub mod int_methods;
pub mod int_text;
pub mod nan;
pub mod plain_format;

use crate::heap::{Kind, Value};
use crate::objects::native::{Answer, Raised};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::{Operator, UnaryOperator};
use crate::vm::Vm;
use complex::Complex;
use int::Int;

/// Limits that a program may change.
pub struct Limits {
    /// `sys.get_int_max_str_digits()`: digits of an int's decimal text; 0 for no limit.
    pub max_str_digits: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { max_str_digits: 4300 }
    }
}

/// A number, looked at without owning it.
#[derive(Clone, Copy)]
pub enum Number<'a> {
    /// `int` (and `bool`)
    Int(Int<'a>),
    /// `float`
    Float(f64),
    /// `complex`
    Complex(Complex),
}

impl<'a> Number<'a> {
    /// The number that a value is, exactly: instances of script classes are none.
    #[inline(always)]
    pub fn exact(value: &'a Value) -> Option<Number<'a>> {
        match value {
            Value::Int(n) => Some(Number::Int(Int::Small(*n))),
            Value::Float(x) => Some(Number::Float(x.get())),
            Value::True => Some(Number::Int(Int::Small(1))),
            Value::False => Some(Number::Int(Int::Small(0))),
            Value::Obj(object) => match object.kind() {
                Kind::BigInt => object.cast::<int::BigInt>().map(|big| Number::Int(Int::Big(&big.0))),
                Kind::Complex => object.cast::<Complex>().map(|z| Number::Complex(**z)),
                _ => None,
            },
            Value::Unbound | Value::None => None,
        }
    }

    /// The number that a value is, or that an instance of a script class derived from a number type holds.
    pub fn of(value: &'a Value) -> Option<Number<'a>> {
        Self::exact(value).or_else(|| Self::exact(value.unwrap_payload()))
    }

    /// As a complex number.
    fn widen(self, vm: &mut Vm) -> Result<Complex, Raised> {
        Ok(match self {
            Number::Complex(z) => z,
            Number::Float(x) => Complex { re: x, im: 0.0 },
            Number::Int(n) => Complex { re: n.to_f64(vm)?, im: 0.0 },
        })
    }
}

/// `a <op> b`; NotImplemented where numbers have no such operator.
pub fn binary(vm: &mut Vm, op: Operator, a: Number<'_>, b: Number<'_>) -> Answer {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => int_arithmetic::binary(vm, op, a, b),
        (Number::Float(a), Number::Float(b)) => float_arithmetic::binary(vm, op, a, b),
        (Number::Complex(_), _) | (_, Number::Complex(_)) => {
            let (a, b) = (a.widen(vm)?, b.widen(vm)?);
            complex::binary(vm, op, a, b)
        }
        (Number::Float(a), Number::Int(b)) => {
            if !float_arithmetic::has(op) {
                return Ok(vm.not_implemented());
            }
            let b = b.to_f64(vm)?;
            float_arithmetic::binary(vm, op, a, b)
        }
        (Number::Int(a), Number::Float(b)) => {
            if !float_arithmetic::has(op) {
                return Ok(vm.not_implemented());
            }
            let a = a.to_f64(vm)?;
            float_arithmetic::binary(vm, op, a, b)
        }
    }
}

/// `divmod(a, b)`; NotImplemented where one is complex.
pub fn divmod(vm: &mut Vm, a: Number<'_>, b: Number<'_>) -> Answer {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => int_arithmetic::divmod(vm, a, b),
        (Number::Complex(_), _) | (_, Number::Complex(_)) => Ok(vm.not_implemented()),
        (_, _) => {
            let (a, b) = (a.widen(vm)?.re, b.widen(vm)?.re);
            float_arithmetic::divmod(vm, a, b)
        }
    }
}

/// `-a`, `+a`, `~a`; `None` where the number has no such operator.
pub fn unary(op: UnaryOperator, a: Number<'_>) -> Option<Value> {
    Some(match (op, a) {
        (UnaryOperator::Neg, Number::Int(n)) => n.negated(),
        (UnaryOperator::Neg, Number::Float(x)) => Value::float(-x),
        (UnaryOperator::Neg, Number::Complex(z)) => Complex { re: -z.re, im: -z.im }.value(),
        (UnaryOperator::Pos, Number::Int(n)) => n.value(),
        (UnaryOperator::Pos, Number::Float(x)) => Value::float(x),
        (UnaryOperator::Pos, Number::Complex(z)) => z.value(),
        (UnaryOperator::Invert, Number::Int(n)) => n.inverted(),
        (UnaryOperator::Invert, Number::Float(_) | Number::Complex(_)) => return None,
    })
}

/// The body of a number type's operator row: NotImplemented unless both are numbers that `reads` lets through.
fn operator_row(vm: &mut Vm, op: Operator, a: &Value, b: &Value, reads: fn(&Number<'_>) -> bool) -> Answer {
    match (Number::of(a).filter(reads), Number::of(b).filter(reads)) {
        (Some(a), Some(b)) => binary(vm, op, a, b),
        (_, _) => Ok(vm.not_implemented()),
    }
}

/// The methods of a number type: a forward and a reflected row for each operator, then the others. Emits the slice
/// for a spec.
macro_rules! number_methods {
    ($reads:path; $($forward:literal $reflected:literal $op:ident $sign:literal,)*; $($row:expr,)*) => {
        &[$(
            $crate::objects::native::row(
                concat!($forward, "(self, value, /)"),
                concat!("Return self", $sign, "value."),
                |vm, args| {
                    let op = $crate::objects::protocols::operators::Operator::$op;
                    $crate::objects::numbers::operator_row(vm, op, &args[0], &args[1], $reads)
                },
            ),
            $crate::objects::native::row(
                concat!($reflected, "(self, value, /)"),
                concat!("Return value", $sign, "self."),
                |vm, args| {
                    let op = $crate::objects::protocols::operators::Operator::$op;
                    $crate::objects::numbers::operator_row(vm, op, &args[1], &args[0], $reads)
                },
            ),
        )* $($row,)*]
    };
}
pub(crate) use number_methods;

/// The body of a number type's comparison row.
pub(crate) fn compare_row(vm: &mut Vm, op: Comparison, a: &Value, b: &Value, reads: fn(&Number<'_>) -> bool) -> Answer {
    match (Number::of(a).filter(reads), Number::of(b).filter(reads)) {
        (Some(a), Some(b)) => match compare::decide(op, a, b) {
            Some(truth) => Ok(Value::bool(truth)),
            None => Ok(vm.not_implemented()),
        },
        (_, _) => Ok(vm.not_implemented()),
    }
}
