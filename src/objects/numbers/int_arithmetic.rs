//! Arithmetic and bit operators of integers of any size.
//!
//! Sizes are estimated before anything is computed: what cannot fit raises OverflowError or MemoryError instead of
//! allocating. Long computations look for interrupts between their steps.

use super::float_arithmetic;
use super::int::{BigInt, Int, magnitude_bits};
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Raised};
use crate::objects::protocols::operators::Operator;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use dashu_int::ops::{BitTest, DivRem, ExtendedGcd, UnsignedAbs};
use dashu_int::{IBig, UBig, fast_div::ConstDivisor};

/// Above this many bits, powers are computed in steps that look for interrupts.
const STEP_BITS: usize = 1 << 18;

/// Operands of more bits than this are multiplied and divided where Ctrl-C gets through.
const LONG_BITS: usize = 1 << 22;

/// Whether an operation whose cost grows with the product of these sizes takes so long that Ctrl-C has to get through.
fn is_long(a: usize, b: usize) -> bool {
    a.min(b) > 1 << 14 && a.max(b) > LONG_BITS
}

/// `a <op> b`; NotImplemented for `@`.
pub fn binary(vm: &mut Vm, op: Operator, a: Int<'_>, b: Int<'_>) -> Answer {
    if let (Int::Small(x), Int::Small(y)) = (a, b)
        && let Some(value) = small(op, x, y)
    {
        return Ok(value);
    }
    match op {
        Operator::Add => Ok(BigInt::value(a.big().as_ref() + b.big().as_ref())),
        Operator::Sub => Ok(BigInt::value(a.big().as_ref() - b.big().as_ref())),
        Operator::Mul => multiply(vm, a, b),
        Operator::Div => true_divide(vm, a, b).map(Value::float),
        Operator::FloorDiv => match floor_divide(vm, a, b)? {
            Some((quotient, _)) => Ok(quotient),
            None => Err(zero_division(vm, "integer division or modulo by zero")),
        },
        Operator::Mod => match floor_divide(vm, a, b)? {
            Some((_, rest)) => Ok(rest),
            None => Err(zero_division(vm, "integer modulo by zero")),
        },
        Operator::Pow => power(vm, a, b),
        Operator::Shl => shift_left(vm, a, b),
        Operator::Shr => shift_right(vm, a, b),
        Operator::And => Ok(BigInt::value(a.big().as_ref() & b.big().as_ref())),
        Operator::Or => Ok(BigInt::value(a.big().as_ref() | b.big().as_ref())),
        Operator::Xor => Ok(BigInt::value(a.big().as_ref() ^ b.big().as_ref())),
        Operator::MatMul => Ok(vm.not_implemented()),
    }
}

/// The operation on machine integers, where it is defined and does not overflow.
#[inline]
fn small(op: Operator, a: i64, b: i64) -> Option<Value> {
    Some(Value::Int(match op {
        Operator::Add => a.checked_add(b)?,
        Operator::Sub => a.checked_sub(b)?,
        Operator::Mul => a.checked_mul(b)?,
        Operator::FloorDiv => floor_i64(a, b)?.0,
        Operator::Mod => floor_i64(a, b)?.1,
        Operator::Pow => a.checked_pow(u32::try_from(b).ok()?)?,
        Operator::And => a & b,
        Operator::Or => a | b,
        Operator::Xor => a ^ b,
        Operator::Shr if b >= 0 => a >> b.min(63),
        Operator::Shr | Operator::Shl | Operator::Div | Operator::MatMul => return None,
    }))
}

/// Python's quotient and remainder; `None` for a zero divisor and for overflow.
#[inline]
pub fn floor_i64(a: i64, b: i64) -> Option<(i64, i64)> {
    let (quotient, rest) = (a.checked_div(b)?, a % b);
    Some(if rest != 0 && (rest < 0) != (b < 0) { (quotient - 1, rest + b) } else { (quotient, rest) })
}

#[cold]
fn zero_division(vm: &mut Vm, message: &str) -> Raised {
    vm.raise(Exc::ZeroDivisionError, message)
}

fn multiply(vm: &mut Vm, a: Int<'_>, b: Int<'_>) -> Answer {
    let bits = a.bit_length() + b.bit_length();
    if bits > STEP_BITS {
        // The product, and as much again for each half of the work.
        vm.check_len(bits / 8 * 3, 1)?;
    }
    if is_long(a.bit_length(), b.bit_length()) {
        return product(vm, a.big().into_owned(), b.big().into_owned()).map(BigInt::value);
    }
    Ok(BigInt::value(match (a, b) {
        (Int::Big(a), Int::Small(b)) | (Int::Small(b), Int::Big(a)) => a * b,
        (Int::Big(a), Int::Big(b)) if std::ptr::eq(a, b) => a.sqr().into(),
        (_, _) => a.big().as_ref() * b.big().as_ref(),
    }))
}

/// `a * b`, where Ctrl-C gets through if it takes long.
fn product(vm: &mut Vm, a: IBig, b: IBig) -> Result<IBig, Raised> {
    let size = |n: &IBig| n.unsigned_abs().bit_len();
    if !is_long(size(&a), size(&b)) {
        return Ok(a * b);
    }
    vm.long_work(move || if a == b { a.sqr().into() } else { a * b })
}

/// Python's quotient and remainder, the remainder with the divisor's sign; `None` for a zero divisor.
pub fn floor_divide(vm: &mut Vm, a: Int<'_>, b: Int<'_>) -> Result<Option<(Value, Value)>, Raised> {
    if b.is_zero() {
        return Ok(None);
    }
    if let (Int::Small(x), Int::Small(y)) = (a, b)
        && let Some((quotient, rest)) = floor_i64(x, y)
    {
        return Ok(Some((Value::Int(quotient), Value::Int(rest))));
    }
    let (quotient, rest) = if is_long(a.bit_length(), b.bit_length()) {
        let (a, b) = (a.big().into_owned(), b.big().into_owned());
        vm.long_work(move || floor_big(&a, &b))?
    } else {
        floor_big(a.big().as_ref(), b.big().as_ref())
    };
    Ok(Some((BigInt::value(quotient), BigInt::value(rest))))
}

/// The same of big integers; `b` is not zero.
pub fn floor_big(a: &IBig, b: &IBig) -> (IBig, IBig) {
    let (quotient, rest) = a.div_rem(b);
    if rest != IBig::ZERO && rest.sign() != b.sign() { (quotient - 1, rest + b) } else { (quotient, rest) }
}

/// `divmod(a, b)`
pub fn divmod(vm: &mut Vm, a: Int<'_>, b: Int<'_>) -> Answer {
    match floor_divide(vm, a, b)? {
        Some((quotient, rest)) => Ok(Tuple::new(vec![quotient, rest]).into()),
        None => Err(zero_division(vm, "integer division or modulo by zero")),
    }
}

/// `a / b`, correctly rounded.
pub fn true_divide(vm: &mut Vm, a: Int<'_>, b: Int<'_>) -> Result<f64, Raised> {
    if b.is_zero() {
        return Err(zero_division(vm, "division by zero"));
    }
    const EXACT: u64 = 1 << 53;
    if let (Int::Small(x), Int::Small(y)) = (a, b)
        && x.unsigned_abs() <= EXACT
        && y.unsigned_abs() <= EXACT
    {
        return Ok(x as f64 / y as f64);
    }
    let (x, y) = (a.big(), b.big());
    let magnitude = divide_magnitudes(x.as_ref().unsigned_abs(), y.as_ref().unsigned_abs());
    match magnitude {
        Some(quotient) => Ok(if a.is_negative() != b.is_negative() { -quotient } else { quotient }),
        None => Err(vm.raise(Exc::OverflowError, "integer division result too large for a float")),
    }
}

/// The nearest float to `a / b`, ties to even; `None` where it overflows.
///
/// The quotient is computed to 55 bits or more with a sticky bit for what is lost, then rounded once to the bits that
/// a float of that size has (fewer for subnormal ones).
pub fn divide_magnitudes(a: UBig, b: UBig) -> Option<f64> {
    if a.is_zero() {
        return Some(0.0);
    }
    let difference = a.bit_len() as i64 - b.bit_len() as i64;
    match difference {
        1025.. => return None,
        ..-1075 => return Some(0.0),
        _ => {}
    }
    let shift = difference.max(-1021) - 55;
    let (scaled, mut inexact) = if shift <= 0 {
        (a << (-shift) as usize, false)
    } else {
        let lost = a.trailing_zeros().is_some_and(|zeros| (zeros as i64) < shift);
        (a >> shift as usize, lost)
    };
    let (quotient, rest) = scaled.div_rem(&b);
    inexact |= !rest.is_zero();
    let bits = quotient.bit_len() as i64;
    let low = u64::try_from(quotient).ok()? | u64::from(inexact);
    let extra = bits.max(-1021 - shift) - 53;
    let rounded = round_to_even(low, extra);
    let overflow = shift + bits >= 1024 && (shift + bits > 1024 || rounded as f64 == 2f64.powi(bits as i32));
    (!overflow).then(|| libm::ldexp(rounded as f64, shift as i32))
}

/// Rounds away the lowest `extra` bits, half to even.
fn round_to_even(low: u64, extra: i64) -> u64 {
    if extra <= 0 {
        return low;
    }
    let half = 1u64 << (extra - 1);
    let up = low & half != 0 && low & (3 * half - 1) != 0;
    (if up { low + half } else { low }) & !(2 * half - 1)
}

/// `a ** b`
pub fn power(vm: &mut Vm, a: Int<'_>, b: Int<'_>) -> Answer {
    if b.is_negative() {
        let (x, y) = (a.to_f64(vm)?, b.to_f64(vm)?);
        return float_arithmetic::power(vm, x, y);
    }
    match (a, b) {
        (_, Int::Small(0)) | (Int::Small(1), _) => Ok(Value::Int(1)),
        (Int::Small(0), _) => Ok(Value::Int(0)),
        (Int::Small(-1), _) => Ok(Value::Int(if b.is_odd() { -1 } else { 1 })),
        (_, Int::Big(_)) => Err(vm.raise(Exc::MemoryError, "")),
        (_, Int::Small(exponent)) => power_big(vm, a, exponent as usize),
    }
}

fn power_big(vm: &mut Vm, a: Int<'_>, exponent: usize) -> Answer {
    let bits = a.bit_length().saturating_mul(exponent);
    vm.check_len(bits / 8 + 16, 1)?;
    let base = a.big();
    if bits <= STEP_BITS {
        return Ok(BigInt::value(base.pow(exponent)));
    }
    // Square and multiply from the highest bit, so that Ctrl-C gets through between two multiplications.
    let mut result = IBig::ONE;
    for at in (0..usize::BITS - exponent.leading_zeros()).rev() {
        let copy = result.clone();
        result = product(vm, result, copy)?;
        if exponent >> at & 1 != 0 {
            result = product(vm, result, base.as_ref().clone())?;
        }
        vm.check_interrupt()?;
    }
    Ok(BigInt::value(result))
}

/// `pow(a, b, modulus)`
pub fn power_mod(vm: &mut Vm, a: Int<'_>, b: Int<'_>, modulus: Int<'_>) -> Answer {
    if modulus.is_zero() {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    let signed = modulus.big().into_owned();
    let size = (&signed).unsigned_abs();
    let ring = ConstDivisor::new(size.clone());
    let mut base = floor_big(a.big().as_ref(), &IBig::from(size.clone())).1;
    if b.is_negative() {
        base = match inverse(&base, &size) {
            Some(inverse) => inverse,
            None => return Err(vm.value_error("base is not invertible for the given modulus")),
        };
    }
    let exponent = b.big().as_ref().unsigned_abs();
    let mut result = if size.is_one() {
        IBig::ZERO
    } else if size.bit_len().saturating_mul(exponent.bit_len()) > LONG_BITS {
        vm.long_work(move || IBig::from(ring.reduce(base).pow(&exponent).residue()))?
    } else {
        IBig::from(ring.reduce(base).pow(&exponent).residue())
    };
    if modulus.is_negative() && result != IBig::ZERO {
        result += signed;
    }
    Ok(BigInt::value(result))
}

/// The inverse of `a` modulo `n`, if they have no common divisor.
fn inverse(a: &IBig, n: &UBig) -> Option<IBig> {
    if n.is_one() {
        return Some(IBig::ZERO);
    }
    if *a == IBig::ZERO {
        return None;
    }
    let modulus = IBig::from(n.clone());
    let (gcd, x, _) = a.gcd_ext(&modulus);
    gcd.is_one().then(|| floor_big(&x, &modulus).1)
}

fn shift_left(vm: &mut Vm, a: Int<'_>, b: Int<'_>) -> Answer {
    if b.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    if a.is_zero() {
        return Ok(Value::Int(0));
    }
    let Some(count) = b.small().and_then(|count| usize::try_from(count).ok()).filter(|count| *count < 1 << 60) else {
        return Err(vm.raise(Exc::OverflowError, "too many digits in integer"));
    };
    if let (Int::Small(n), 0..64) = (a, count) {
        let wide = i128::from(n) << count;
        return Ok(i64::try_from(wide).map_or_else(|_| BigInt::value(IBig::from(wide)), Value::Int));
    }
    vm.check_len((a.bit_length() + count) / 8 + 16, 1)?;
    Ok(BigInt::value(a.big().as_ref() << count))
}

fn shift_right(vm: &mut Vm, a: Int<'_>, b: Int<'_>) -> Answer {
    if b.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    let everything = || Value::Int(if a.is_negative() { -1 } else { 0 });
    let count = b.small().map_or(usize::MAX, |count| count as usize);
    Ok(match a {
        Int::Small(n) => Value::Int(n >> count.min(63)),
        Int::Big(n) if count >= magnitude_bits(n) => everything(),
        Int::Big(n) => BigInt::value(n >> count),
    })
}

/// `round(a, digits)`: to a multiple of a power of ten, half to even.
pub fn round(vm: &mut Vm, a: Int<'_>, digits: Int<'_>) -> Answer {
    if !digits.is_negative() {
        return Ok(a.value());
    }
    // A third of a decimal digit a bit: far more zeros than digits make every number 0.
    let Some(zeros) = digits.small().and_then(|n| usize::try_from(-n).ok()).filter(|n| *n <= a.bit_length() + 1) else {
        return Ok(Value::Int(0));
    };
    vm.check_len(zeros, 1)?;
    let unit = IBig::from(10).pow(zeros);
    let (quotient, rest) = floor_big(a.big().as_ref(), &unit);
    let up = match (rest << 1usize).cmp(&unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => quotient.bit(0),
        std::cmp::Ordering::Greater => true,
    };
    Ok(BigInt::value((if up { quotient + 1 } else { quotient }) * unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divide(a: &str, b: &str) -> Option<f64> {
        divide_magnitudes(a.parse().expect("digits"), b.parse().expect("digits"))
    }

    #[test]
    fn true_division_rounds_once() {
        assert_eq!(divide("9007199254740993", "1"), Some(9007199254740992.0));
        assert_eq!(divide("9007199254740993", "9007199254740993"), Some(1.0));
        assert_eq!(divide(&format!("1{}", "0".repeat(400)), &format!("3{}", "0".repeat(399))), Some(10.0 / 3.0));
        assert_eq!(divide("1", &format!("1{}", "0".repeat(323))), Some(1e-323));
        assert_eq!(divide("1", &format!("1{}", "0".repeat(400))), Some(0.0));
        assert_eq!(divide(&format!("1{}", "0".repeat(400)), "1"), None);
    }

    #[test]
    fn floor_division_follows_the_divisor() {
        assert_eq!(floor_i64(-7, 2), Some((-4, 1)));
        assert_eq!(floor_i64(7, -2), Some((-4, -1)));
        assert_eq!(floor_i64(i64::MIN, -1), None);
        assert_eq!(floor_big(&IBig::from(-7), &IBig::from(2)), (IBig::from(-4), IBig::from(1)));
    }
}
