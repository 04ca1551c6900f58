//! Order and equality among numbers: exact, whatever the types.

use super::Number;
use super::int::{self, Int};
use crate::heap::Value;
use crate::objects::protocols::compare::Comparison;
use dashu_int::IBig;
use std::cmp::Ordering;

/// Whether a comparison holds for operands that lie like that.
#[inline]
pub fn holds(op: Comparison, ordering: Ordering) -> bool {
    match op {
        Comparison::Lt => ordering.is_lt(),
        Comparison::Le => ordering.is_le(),
        Comparison::Eq => ordering.is_eq(),
        Comparison::Ne => ordering.is_ne(),
        Comparison::Gt => ordering.is_gt(),
        Comparison::Ge => ordering.is_ge(),
    }
}

/// `a <op> b`; `None` where the operands have no such comparison (complex numbers have no order).
pub fn decide(op: Comparison, a: Number<'_>, b: Number<'_>) -> Option<bool> {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => Some(int::decide(op, a, b)),
        (Number::Complex(_), _) | (_, Number::Complex(_)) => {
            let same = complex_equal(a, b);
            match op {
                Comparison::Eq => Some(same),
                Comparison::Ne => Some(!same),
                Comparison::Lt | Comparison::Le | Comparison::Gt | Comparison::Ge => None,
            }
        }
        (_, _) => Some(match real_order(a, b) {
            Some(ordering) => holds(op, ordering),
            // Unordered: a NaN. Only `!=` holds.
            None => op == Comparison::Ne,
        }),
    }
}

/// `a <op> b` of two values that are exactly numbers; `None` where one is no number or there is no such comparison.
#[inline]
pub fn values(op: Comparison, a: &Value, b: &Value) -> Option<bool> {
    decide(op, Number::exact(a)?, Number::exact(b)?)
}

fn real_order(a: Number<'_>, b: Number<'_>) -> Option<Ordering> {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => Some(a.compare(b)),
        (Number::Float(a), Number::Float(b)) => a.partial_cmp(&b),
        (Number::Int(a), Number::Float(b)) => order_int_float(a, b),
        (Number::Float(a), Number::Int(b)) => order_int_float(b, a).map(Ordering::reverse),
        (Number::Complex(_), _) | (_, Number::Complex(_)) => None,
    }
}

fn order_int_float(a: Int<'_>, b: f64) -> Option<Ordering> {
    if let Int::Small(n) = a
        && n.unsigned_abs() < 1 << 53
    {
        return (n as f64).partial_cmp(&b);
    }
    if b.is_nan() {
        return None;
    }
    if b.is_infinite() {
        return Some(if b > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    // `a` is so large that a float of its size has no fraction; where `b` has one, it is far smaller, and its whole
    // part decides.
    let whole = IBig::try_from(b.trunc()).ok()?;
    Some(a.big().as_ref().cmp(&whole))
}

fn complex_equal(a: Number<'_>, b: Number<'_>) -> bool {
    match (a, b) {
        (Number::Complex(a), Number::Complex(b)) => a.re == b.re && a.im == b.im,
        (Number::Complex(z), other) | (other, Number::Complex(z)) => {
            z.im == 0.0 && real_order(Number::Float(z.re), other) == Some(Ordering::Equal)
        }
        (_, _) => false,
    }
}
