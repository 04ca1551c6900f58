//! `math`: functions of real numbers as the C library has them, with CPython's domain and range errors.
//!
//! [`integers`] has the functions of whole numbers, [`sums`] the sums that lose nothing, [`special`] gamma and its kin.

mod integers;
pub mod special;
pub mod sums;

use super::NativeModule;
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::float_arithmetic;
use crate::objects::int::Int;
use crate::objects::names::Symbol;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, Raised, Row, row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::f64::consts;

/// `math`
pub const MODULE: NativeModule = NativeModule {
    name: "math",
    doc: "This module provides access to the mathematical functions\ndefined by the C standard.",
    functions: FUNCTIONS,
    classes: &[],
    setup: Some(|vm, module| {
        let constants =
            [("pi", consts::PI), ("e", consts::E), ("tau", consts::TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)];
        for (name, number) in constants {
            vm.set_module_item(module, name, Value::float(number));
        }
        Ok(())
    }),
};

const FUNCTIONS: &[Row] = &[
    row("acos(x, /)", "Return the arc cosine (measured in radians) of x.", |vm, args| domain(vm, args, f64::acos)),
    row("acosh(x, /)", "Return the inverse hyperbolic cosine of x.", |vm, args| domain(vm, args, libm::acosh)),
    row("asin(x, /)", "Return the arc sine (measured in radians) of x.", |vm, args| domain(vm, args, f64::asin)),
    row("asinh(x, /)", "Return the inverse hyperbolic sine of x.", |vm, args| domain(vm, args, libm::asinh)),
    row("atan(x, /)", "Return the arc tangent (measured in radians) of x.", |vm, args| domain(vm, args, f64::atan)),
    row("atan2(y, x, /)", "Return the arc tangent (measured in radians) of y/x.", |vm, args| {
        let (y, x) = pair(vm, args)?;
        Ok(Value::float(y.atan2(x)))
    }),
    row("atanh(x, /)", "Return the inverse hyperbolic tangent of x.", |vm, args| domain(vm, args, libm::atanh)),
    row("cbrt(x, /)", "Return the cube root of x.", |vm, args| domain(vm, args, f64::cbrt)),
    row("ceil(x, /)", "Return the ceiling of x as an Integral.", |vm, args| {
        rounded(vm, &args[0], sym::__ceil__, f64::ceil)
    }),
    row(
        "comb(n, k, /)",
        "Number of ways to choose k items from n items without repetition and without order.",
        integers::comb,
    ),
    row("copysign(x, y, /)", "Return a float with the magnitude of x but the sign of y.", |vm, args| {
        let (x, y) = pair(vm, args)?;
        Ok(Value::float(x.copysign(y)))
    }),
    row("cos(x, /)", "Return the cosine of x (measured in radians).", |vm, args| domain(vm, args, f64::cos)),
    row("cosh(x, /)", "Return the hyperbolic cosine of x.", |vm, args| range(vm, args, f64::cosh)),
    row("degrees(x, /)", "Convert angle x from radians to degrees.", |vm, args| {
        Ok(Value::float(vm.to_f64(&args[0])? * (180.0 / consts::PI)))
    }),
    row("dist(p, q, /)", "Return the Euclidean distance between two points p and q.", sums::dist),
    row("erf(x, /)", "Error function at x.", |vm, args| domain(vm, args, libm::erf)),
    row("erfc(x, /)", "Complementary error function at x.", |vm, args| domain(vm, args, libm::erfc)),
    row("exp(x, /)", "Return e raised to the power of x.", |vm, args| range(vm, args, f64::exp)),
    row("exp2(x, /)", "Return 2 raised to the power of x.", |vm, args| range(vm, args, f64::exp2)),
    row("expm1(x, /)", "Return exp(x)-1.", |vm, args| range(vm, args, f64::exp_m1)),
    row("fabs(x, /)", "Return the absolute value of the float x.", |vm, args| domain(vm, args, f64::abs)),
    row("factorial(n, /)", "Find n!.", integers::factorial),
    row("floor(x, /)", "Return the floor of x as an Integral.", |vm, args| {
        rounded(vm, &args[0], sym::__floor__, f64::floor)
    }),
    row("fma(x, y, z, /)", "Fused multiply-add operation: (x * y) + z with one rounding.", fma),
    row("fmod(x, y, /)", "Return fmod(x, y), according to platform C.", fmod),
    row("frexp(x, /)", "Return the mantissa and exponent of x, as pair (m, e).", frexp),
    row("fsum(seq, /)", "Return an accurate floating-point sum of values in the iterable seq.", sums::fsum),
    row("gamma(x, /)", "Gamma function at x.", |vm, args| {
        let x = vm.to_f64(&args[0])?;
        checked(vm, special::gamma(x))
    }),
    row("gcd(*integers)", "Greatest Common Divisor.", integers::gcd),
    row("hypot(*coordinates)", "Multidimensional Euclidean distance from the origin to a point.", sums::hypot),
    row(
        "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
        "Determine whether two floating-point numbers are close in value.",
        isclose,
    ),
    row("isfinite(x, /)", "Return True if x is neither an infinity nor a NaN, and False otherwise.", |vm, args| {
        Ok(Value::bool(vm.to_f64(&args[0])?.is_finite()))
    }),
    row("isinf(x, /)", "Return True if x is a positive or negative infinity, and False otherwise.", |vm, args| {
        Ok(Value::bool(vm.to_f64(&args[0])?.is_infinite()))
    }),
    row("isnan(x, /)", "Return True if x is a NaN (not a number), and False otherwise.", |vm, args| {
        Ok(Value::bool(vm.to_f64(&args[0])?.is_nan()))
    }),
    row("isqrt(n, /)", "Return the integer part of the square root of the input.", integers::isqrt),
    row("lcm(*integers)", "Least Common Multiple.", integers::lcm),
    row("ldexp(x, i, /)", "Return x * (2**i).", ldexp),
    row("lgamma(x, /)", "Natural logarithm of absolute value of Gamma function at x.", |vm, args| {
        let x = vm.to_f64(&args[0])?;
        checked(vm, special::lgamma(x))
    }),
    row("log(x, base=<unrepresentable>, /)", "Return the logarithm of x to the given base (by default e).", log),
    row("log10(x, /)", "Return the base 10 logarithm of x.", |vm, args| {
        logarithm(vm, &args[0], f64::log10).map(Value::float)
    }),
    row("log1p(x, /)", "Return the natural logarithm of 1+x (base e).", |vm, args| domain(vm, args, f64::ln_1p)),
    row("log2(x, /)", "Return the base 2 logarithm of x.", |vm, args| {
        logarithm(vm, &args[0], f64::log2).map(Value::float)
    }),
    row("modf(x, /)", "Return the fractional and integer parts of x.", modf),
    row(
        "nextafter(x, y, /, *, steps=None)",
        "Return the floating-point value the given number of steps after x towards y.",
        nextafter,
    ),
    row(
        "perm(n, k=None, /)",
        "Number of ways to choose k items from n items without repetition and with order.",
        integers::perm,
    ),
    row("pow(x, y, /)", "Return x**y (x to the power of y).", pow),
    row(
        "prod(iterable, /, *, start=1)",
        "Calculate the product of all the elements in the input iterable.",
        sums::prod,
    ),
    row("radians(x, /)", "Convert angle x from degrees to radians.", |vm, args| {
        Ok(Value::float(vm.to_f64(&args[0])? * (consts::PI / 180.0)))
    }),
    row("remainder(x, y, /)", "Difference between x and the closest integer multiple of y.", remainder),
    row("sin(x, /)", "Return the sine of x (measured in radians).", |vm, args| domain(vm, args, f64::sin)),
    row("sinh(x, /)", "Return the hyperbolic sine of x.", |vm, args| range(vm, args, f64::sinh)),
    row("sqrt(x, /)", "Return the square root of x.", |vm, args| domain(vm, args, f64::sqrt)),
    row("sumprod(p, q, /)", "Return the sum of products of values from two iterables p and q.", sums::sumprod),
    row("tan(x, /)", "Return the tangent of x (measured in radians).", |vm, args| domain(vm, args, f64::tan)),
    row("tanh(x, /)", "Return the hyperbolic tangent of x.", |vm, args| domain(vm, args, f64::tanh)),
    row("trunc(x, /)", "Truncates the Real x to the nearest Integral toward 0.", trunc),
    row("ulp(x, /)", "Return the value of the least significant bit of the float x.", |vm, args| {
        Ok(Value::float(ulp(vm.to_f64(&args[0])?)))
    }),
];

/// Why a function has no value.
pub enum MathError {
    /// The argument lies outside the domain.
    Domain,
    /// The value is beyond all floats.
    Range,
}

fn domain_error(vm: &mut Vm) -> Raised {
    vm.value_error("math domain error")
}

fn range_error(vm: &mut Vm) -> Raised {
    vm.raise(Exc::OverflowError, "math range error")
}

fn checked(vm: &mut Vm, result: Result<f64, MathError>) -> Answer {
    match result {
        Ok(number) => Ok(Value::float(number)),
        Err(MathError::Domain) => Err(domain_error(vm)),
        Err(MathError::Range) => Err(range_error(vm)),
    }
}

/// A function whose infinite values at finite arguments are poles: domain errors.
fn domain(vm: &mut Vm, args: Args<'_>, function: fn(f64) -> f64) -> Answer {
    let x = vm.to_f64(&args[0])?;
    let result = function(x);
    if result.is_nan() && !x.is_nan() || result.is_infinite() && x.is_finite() {
        return Err(domain_error(vm));
    }
    Ok(Value::float(result))
}

/// A function whose infinite values at finite arguments are overflows.
fn range(vm: &mut Vm, args: Args<'_>, function: fn(f64) -> f64) -> Answer {
    let x = vm.to_f64(&args[0])?;
    let result = function(x);
    if result.is_nan() && !x.is_nan() {
        return Err(domain_error(vm));
    }
    if result.is_infinite() && x.is_finite() {
        return Err(range_error(vm));
    }
    Ok(Value::float(result))
}

fn pair(vm: &mut Vm, args: Args<'_>) -> Result<(f64, f64), Raised> {
    Ok((vm.to_f64(&args[0])?, vm.to_f64(&args[1])?))
}

/// `floor` and `ceil`: by the type's own method, else of the value as a float.
fn rounded(vm: &mut Vm, value: &Value, method: Symbol, function: fn(f64) -> f64) -> Answer {
    if let Value::Float(x) = value {
        return float_arithmetic::to_int(vm, function(x.get()));
    }
    if let Some(method) = vm.special(value, method)? {
        return vm.call(&method, &[]);
    }
    let x = vm.to_f64(value)?;
    float_arithmetic::to_int(vm, function(x))
}

fn trunc(vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Value::Float(x) = &args[0] {
        return float_arithmetic::to_int(vm, x.get());
    }
    match vm.special(&args[0], sym::__trunc__)? {
        Some(method) => vm.call(&method, &[]),
        None => {
            let got = vm.type_name(&args[0]);
            Err(vm.type_error(format!("type {got} doesn't define __trunc__ method")))
        }
    }
}

fn fma(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (x, y, z) = (vm.to_f64(&args[0])?, vm.to_f64(&args[1])?, vm.to_f64(&args[2])?);
    let result = x.mul_add(y, z);
    if result.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        return Err(vm.value_error("invalid operation in fma"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(vm.raise(Exc::OverflowError, "overflow in fma"));
    }
    Ok(Value::float(result))
}

fn fmod(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (x, y) = pair(vm, args)?;
    if y.is_infinite() && x.is_finite() {
        return Ok(Value::float(x));
    }
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(vm));
    }
    Ok(Value::float(result))
}

fn remainder(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (x, y) = pair(vm, args)?;
    if (x.is_infinite() || y == 0.0) && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(vm));
    }
    Ok(Value::float(if y.is_infinite() { x } else { libm::remainder(x, y) }))
}

fn frexp(vm: &mut Vm, args: Args<'_>) -> Answer {
    let x = vm.to_f64(&args[0])?;
    let (mantissa, exponent) = if x.is_finite() { libm::frexp(x) } else { (x, 0) };
    Ok(Tuple::new(vec![Value::float(mantissa), Value::Int(i64::from(exponent))]).into())
}

fn ldexp(vm: &mut Vm, args: Args<'_>) -> Answer {
    let x = vm.to_f64(&args[0])?;
    let Some(exponent) = Int::of(&args[1]) else {
        return Err(vm.type_error("Expected an int as second argument to ldexp."));
    };
    if x == 0.0 || !x.is_finite() {
        return Ok(Value::float(x));
    }
    let far = if exponent.is_negative() { -10_000 } else { 10_000 };
    let exponent = exponent.small().map_or(far, |n| n.clamp(-10_000, 10_000));
    let result = libm::ldexp(x, exponent as i32);
    if result.is_infinite() { Err(range_error(vm)) } else { Ok(Value::float(result)) }
}

fn modf(vm: &mut Vm, args: Args<'_>) -> Answer {
    let x = vm.to_f64(&args[0])?;
    let fraction = if x.is_infinite() { 0f64.copysign(x) } else { x.fract().copysign(x) };
    Ok(Tuple::new(vec![Value::float(fraction), Value::float(x.trunc())]).into())
}

fn pow(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (x, y) = pair(vm, args)?;
    let result = x.powf(y);
    let finite = x.is_finite() && y.is_finite();
    if finite && (result.is_nan() || result.is_infinite() && x == 0.0) {
        return Err(domain_error(vm));
    }
    if finite && result.is_infinite() {
        return Err(range_error(vm));
    }
    Ok(Value::float(result))
}

/// A logarithm: whole numbers of any size have one.
fn logarithm(vm: &mut Vm, value: &Value, function: fn(f64) -> f64) -> Result<f64, Raised> {
    if let Some(number) = Int::of(value) {
        if number.is_negative() || number.is_zero() {
            return Err(domain_error(vm));
        }
        if let Some(x) = number.nearest_f64() {
            return Ok(function(x));
        }
        let exponent = number.bit_length();
        let mantissa = super::math::integers::scaled_down(number, exponent);
        return Ok(function(mantissa) + function(2.0) * exponent as f64);
    }
    let x = vm.to_f64(value)?;
    if x > 0.0 || x.is_nan() { Ok(function(x)) } else { Err(domain_error(vm)) }
}

fn log(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = logarithm(vm, &args[0], f64::ln)?;
    let Some(base) = args.given(1) else { return Ok(Value::float(number)) };
    let base = logarithm(vm, base, f64::ln)?;
    if base == 0.0 {
        return Err(vm.raise(Exc::ZeroDivisionError, "float division by zero"));
    }
    Ok(Value::float(number / base))
}

fn isclose(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (a, b) = pair(vm, args)?;
    let (relative, absolute) = (vm.to_f64(&args[2])?, vm.to_f64(&args[3])?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(Value::True);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::False);
    }
    let difference = (b - a).abs();
    Ok(Value::bool(difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute))
}

fn ulp(x: f64) -> f64 {
    if !x.is_finite() {
        return x.abs();
    }
    let x = x.abs();
    let above = x.next_up();
    if above.is_infinite() { x - x.next_down() } else { above - x }
}

fn nextafter(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (x, y) = pair(vm, args)?;
    let Some(steps) = args.some(2) else { return Ok(Value::float(libm::nextafter(x, y))) };
    let steps = vm.index(steps)?;
    let steps = match Int::of(&steps) {
        Some(number) if number.is_negative() => return Err(vm.value_error("steps must be a non-negative integer")),
        Some(Int::Small(n)) => n as u64,
        Some(Int::Big(_)) | None => u64::MAX,
    };
    Ok(Value::float(step(x, y, steps)))
}

/// The float `steps` places after `x` towards `y`. Floats in order are consecutive as (sign, bits).
fn step(x: f64, y: f64, steps: u64) -> f64 {
    if steps == 0 || x == y {
        return if steps == 0 { x } else { y };
    }
    if x.is_nan() || y.is_nan() {
        return x + y;
    }
    let place = |number: f64| {
        let bits = (number.to_bits() & !(1 << 63)) as i128;
        if number.is_sign_negative() { -bits } else { bits }
    };
    let (from, to) = (place(x), place(y));
    let steps = i128::from(steps);
    if (to - from).abs() <= steps {
        return y;
    }
    let at = if to > from { from + steps } else { from - steps };
    let size = f64::from_bits(at.unsigned_abs() as u64);
    if at < 0 || at == 0 && x.is_sign_negative() { -size } else { size }
}
