//! Arithmetic of floats: CPython's rules for signs, zeros and errors around the processor's operations.

use super::complex::{self, Complex};
use super::int::BigInt;
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Raised};
use crate::objects::protocols::operators::Operator;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use dashu_int::IBig;

/// Whether floats have an operator.
pub fn has(op: Operator) -> bool {
    match op {
        Operator::Add | Operator::Sub | Operator::Mul | Operator::Div => true,
        Operator::FloorDiv | Operator::Mod | Operator::Pow => true,
        Operator::Shl | Operator::Shr | Operator::And | Operator::Or | Operator::Xor | Operator::MatMul => false,
    }
}

/// `a <op> b`; NotImplemented for the bit operators.
pub fn binary(vm: &mut Vm, op: Operator, a: f64, b: f64) -> Answer {
    Ok(Value::float(match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mul => a * b,
        Operator::Div if b == 0.0 => return Err(zero_division(vm, "float division by zero")),
        Operator::Div => a / b,
        Operator::FloorDiv if b == 0.0 => return Err(zero_division(vm, "float floor division by zero")),
        Operator::FloorDiv => floor_divide(a, b).0,
        Operator::Mod if b == 0.0 => return Err(zero_division(vm, "float modulo by zero")),
        Operator::Mod => floor_divide(a, b).1,
        Operator::Pow => return power(vm, a, b),
        Operator::Shl | Operator::Shr | Operator::And | Operator::Or | Operator::Xor | Operator::MatMul => {
            return Ok(vm.not_implemented());
        }
    }))
}

#[cold]
fn zero_division(vm: &mut Vm, message: &str) -> Raised {
    vm.raise(Exc::ZeroDivisionError, message)
}

/// The quotient rounded down and the remainder with the divisor's sign; `b` is not zero.
pub fn floor_divide(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest == 0.0 {
        rest = 0f64.copysign(b);
    } else if (b < 0.0) != (rest < 0.0) {
        rest += b;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0f64.copysign(a / b), rest);
    }
    // `quotient` is within a rounding error of a whole number.
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, rest)
}

/// `divmod(a, b)`
pub fn divmod(vm: &mut Vm, a: f64, b: f64) -> Answer {
    if b == 0.0 {
        return Err(zero_division(vm, "float divmod()"));
    }
    let (quotient, rest) = floor_divide(a, b);
    Ok(Tuple::new(vec![Value::float(quotient), Value::float(rest)]).into())
}

/// `a ** b`: complex for a negative base and a fraction.
pub fn power(vm: &mut Vm, a: f64, b: f64) -> Answer {
    if a == 0.0 && b < 0.0 && b.is_finite() {
        return Err(zero_division(vm, "0.0 cannot be raised to a negative power"));
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b != b.floor() {
        return complex::power(vm, Complex { re: a, im: 0.0 }, Complex { re: b, im: 0.0 });
    }
    let result = a.powf(b);
    if result.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(out_of_range(vm));
    }
    Ok(Value::float(result))
}

/// OverflowError with the C library's error number.
pub fn out_of_range(vm: &mut Vm) -> Raised {
    let text = vm.text("Numerical result out of range");
    vm.raise_args(Exc::OverflowError, vec![Value::Int(34), text])
}

/// The whole part of a float as an int; OverflowError and ValueError for infinities and NaN.
pub fn to_int(vm: &mut Vm, number: f64) -> Answer {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if (-LIMIT..LIMIT).contains(&number) {
        return Ok(Value::Int(number as i64));
    }
    match IBig::try_from(number.trunc()) {
        Ok(whole) => Ok(BigInt::value(whole)),
        Err(_) if number.is_nan() => Err(vm.value_error("cannot convert float NaN to integer")),
        Err(_) => Err(vm.raise(Exc::OverflowError, "cannot convert float infinity to integer")),
    }
}

/// `round(number)`: the nearest whole number, half to even, as a float.
pub fn round_half_even(number: f64) -> f64 {
    number.round_ties_even()
}

/// `round(number, digits)`, correctly rounded in decimal.
pub fn round_digits(vm: &mut Vm, number: f64, digits: i64) -> Result<f64, Raised> {
    if !number.is_finite() || number == 0.0 || digits > 323 {
        return Ok(number);
    }
    if digits < -308 {
        return Ok(0.0 * number);
    }
    let rounded = if digits >= 0 {
        format!("{:.*}", digits as usize, number).parse().unwrap_or(number)
    } else {
        round_tens(number, (-digits) as usize)
    };
    if rounded.is_finite() {
        return Ok(rounded);
    }
    Err(vm.raise(Exc::OverflowError, "rounded value too large to represent"))
}

/// Rounds to a multiple of `10 ** zeros`, half to even, looking at the exact value.
fn round_tens(number: f64, zeros: usize) -> f64 {
    let size = number.abs();
    let (Ok(whole), fraction) = (IBig::try_from(size.trunc()), size.fract()) else { return number };
    let unit = IBig::from(10).pow(zeros);
    let (quotient, rest) = super::int_arithmetic::floor_big(&whole, &unit);
    let up = match (rest << 1usize).cmp(&unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => fraction > 0.0 || dashu_int::ops::BitTest::bit(&quotient, 0),
        std::cmp::Ordering::Greater => true,
    };
    let result = (if up { quotient + 1 } else { quotient }) * unit;
    result.to_f64().value().copysign(number)
}

/// The exact value as a fraction in lowest terms; the denominator is a power of two.
pub fn integer_ratio(number: f64) -> (IBig, IBig) {
    let (fraction, exponent) = libm::frexp(number);
    let mut numerator = (fraction * 9_007_199_254_740_992.0) as i64;
    let mut exponent = i64::from(exponent) - 53;
    if numerator == 0 {
        return (IBig::ZERO, IBig::ONE);
    }
    let zeros = numerator.trailing_zeros();
    numerator >>= zeros;
    exponent += i64::from(zeros);
    if exponent >= 0 {
        (IBig::from(numerator) << exponent as usize, IBig::ONE)
    } else {
        (IBig::from(numerator), IBig::ONE << (-exponent) as usize)
    }
}
