//! `cmath`: functions of complex numbers.
//!
//! Formulas after Kahan's "Branch cuts for complex elementary functions": the branch cuts and the signs of zeros are
//! those of C99.

use super::NativeModule;
use crate::heap::Value;
use crate::objects::complex::{self, Complex};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Raised, Row, row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::f64::consts::{E, FRAC_PI_2, LN_2, LN_10, PI, TAU};

/// `cmath`
pub const MODULE: NativeModule = NativeModule {
    name: "cmath",
    doc: "This module provides access to mathematical functions for complex\nnumbers.",
    functions: FUNCTIONS,
    classes: &[],
    setup: Some(|vm, module| {
        let reals = [("pi", PI), ("e", E), ("tau", TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)];
        for (name, number) in reals {
            vm.set_module_item(module, name, Value::float(number));
        }
        vm.set_module_item(module, "infj", Complex { re: 0.0, im: f64::INFINITY }.value());
        vm.set_module_item(module, "nanj", Complex { re: 0.0, im: f64::NAN }.value());
        Ok(())
    }),
};

const FUNCTIONS: &[Row] = &[
    row("acos(z, /)", "Return the arc cosine of z.", |vm, args| function(vm, args, acos)),
    row("acosh(z, /)", "Return the inverse hyperbolic cosine of z.", |vm, args| function(vm, args, acosh)),
    row("asin(z, /)", "Return the arc sine of z.", |vm, args| function(vm, args, |z| over_i(asinh(times_i(z))))),
    row("asinh(z, /)", "Return the inverse hyperbolic sine of z.", |vm, args| function(vm, args, asinh)),
    row("atan(z, /)", "Return the arc tangent of z.", |vm, args| {
        pole(vm, args, |z| z.re == 0.0 && z.im.abs() == 1.0, |z| over_i(atanh(times_i(z))))
    }),
    row("atanh(z, /)", "Return the inverse hyperbolic tangent of z.", |vm, args| {
        pole(vm, args, |z| z.im == 0.0 && z.re.abs() == 1.0, atanh)
    }),
    row("cos(z, /)", "Return the cosine of z.", |vm, args| function(vm, args, |z| cosh(times_i(z)))),
    row("cosh(z, /)", "Return the hyperbolic cosine of z.", |vm, args| function(vm, args, cosh)),
    row("exp(z, /)", "Return the exponential value e**z.", |vm, args| function(vm, args, exp)),
    row(
        "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
        "Determine whether two complex numbers are close in value.",
        isclose,
    ),
    row(
        "isfinite(z, /)",
        "Return True if both the real and imaginary parts of z are finite, else False.",
        |vm, args| {
            let z = argument(vm, &args[0])?;
            Ok(Value::bool(z.re.is_finite() && z.im.is_finite()))
        },
    ),
    row("isinf(z, /)", "Checks if the real or imaginary part of z is infinite.", |vm, args| {
        let z = argument(vm, &args[0])?;
        Ok(Value::bool(z.re.is_infinite() || z.im.is_infinite()))
    }),
    row("isnan(z, /)", "Checks if the real or imaginary part of z not a number (NaN).", |vm, args| {
        let z = argument(vm, &args[0])?;
        Ok(Value::bool(z.re.is_nan() || z.im.is_nan()))
    }),
    row("log(z, base=<unrepresentable>, /)", "log(z[, base]) -> the logarithm of z to the given base.", log),
    row("log10(z, /)", "Return the base-10 logarithm of z.", |vm, args| {
        pole(
            vm,
            args,
            |z| z.re == 0.0 && z.im == 0.0,
            |z| {
                let ln = ln(z);
                Complex { re: ln.re / LN_10, im: ln.im / LN_10 }
            },
        )
    }),
    row("phase(z, /)", "Return argument, also known as the phase angle, of a complex.", |vm, args| {
        let z = argument(vm, &args[0])?;
        Ok(Value::float(z.im.atan2(z.re)))
    }),
    row("polar(z, /)", "Convert a complex from rectangular coordinates to polar coordinates.", |vm, args| {
        let z = argument(vm, &args[0])?;
        let size = complex::absolute(vm, z)?;
        Ok(Tuple::new(vec![size, Value::float(z.im.atan2(z.re))]).into())
    }),
    row("rect(r, phi, /)", "Convert from polar coordinates to rectangular coordinates.", |vm, args| {
        let (r, phi) = (vm.to_f64(&args[0])?, vm.to_f64(&args[1])?);
        if phi.is_infinite() && r != 0.0 && !r.is_nan() {
            return Err(vm.value_error("math domain error"));
        }
        let z =
            if phi == 0.0 { Complex { re: r, im: r * phi } } else { Complex { re: r * phi.cos(), im: r * phi.sin() } };
        Ok(z.value())
    }),
    row("sin(z, /)", "Return the sine of z.", |vm, args| function(vm, args, |z| over_i(sinh(times_i(z))))),
    row("sinh(z, /)", "Return the hyperbolic sine of z.", |vm, args| function(vm, args, sinh)),
    row("sqrt(z, /)", "Return the square root of z.", |vm, args| function(vm, args, sqrt)),
    row("tan(z, /)", "Return the tangent of z.", |vm, args| function(vm, args, |z| over_i(tanh(times_i(z))))),
    row("tanh(z, /)", "Return the hyperbolic tangent of z.", |vm, args| function(vm, args, tanh)),
];

fn argument(vm: &mut Vm, value: &Value) -> Result<Complex, Raised> {
    match complex::to_complex(vm, value)? {
        Some(z) => Ok(z),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("must be real number, not {got}")))
        }
    }
}

fn finite(z: Complex) -> bool {
    z.re.is_finite() && z.im.is_finite()
}

/// A function whose infinite values at finite arguments are overflows and whose NaNs are domain errors.
fn function(vm: &mut Vm, args: Args<'_>, function: fn(Complex) -> Complex) -> Answer {
    let z = argument(vm, &args[0])?;
    let result = function(z);
    if finite(z) && (result.re.is_infinite() || result.im.is_infinite()) {
        return Err(vm.raise(Exc::OverflowError, "math range error"));
    }
    if finite(z) && (result.re.is_nan() || result.im.is_nan()) {
        return Err(vm.value_error("math domain error"));
    }
    Ok(result.value())
}

/// A function with poles.
fn pole(vm: &mut Vm, args: Args<'_>, at: fn(Complex) -> bool, value: fn(Complex) -> Complex) -> Answer {
    let z = argument(vm, &args[0])?;
    if at(z) {
        return Err(vm.value_error("math domain error"));
    }
    function(vm, args, value)
}

/// `i * z`
fn times_i(z: Complex) -> Complex {
    Complex { re: -z.im, im: z.re }
}

/// `z / i`
fn over_i(z: Complex) -> Complex {
    Complex { re: z.im, im: -z.re }
}

fn exp(z: Complex) -> Complex {
    if z.re > 708.0 {
        // One factor at a time, so that a large size and a small sine do not overflow in between.
        let size = (z.re - 1.0).exp();
        return Complex { re: size * z.im.cos() * E, im: size * z.im.sin() * E };
    }
    let size = z.re.exp();
    Complex { re: size * z.im.cos(), im: if z.im == 0.0 { z.im } else { size * z.im.sin() } }
}

/// The natural logarithm; near the unit circle by `log1p`, which keeps the digits.
fn ln(z: Complex) -> Complex {
    let (x, y) = (z.re.abs(), z.im.abs());
    let (large, small) = if x > y { (x, y) } else { (y, x) };
    let re = if large > f64::MAX / 4.0 {
        (x / 2.0).hypot(y / 2.0).ln() + LN_2
    } else if large < f64::MIN_POSITIVE && large > 0.0 {
        (x * 2f64.powi(53)).hypot(y * 2f64.powi(53)).ln() - 53.0 * LN_2
    } else {
        let size = x.hypot(y);
        if (0.71..=1.73).contains(&size) {
            ((large - 1.0) * (large + 1.0) + small * small).ln_1p() / 2.0
        } else {
            size.ln()
        }
    };
    Complex { re, im: z.im.atan2(z.re) }
}

fn log(vm: &mut Vm, args: Args<'_>) -> Answer {
    let z = argument(vm, &args[0])?;
    let base = args.given(1).map(|base| argument(vm, base)).transpose()?;
    let zero = |z: Complex| z.re == 0.0 && z.im == 0.0;
    if zero(z) || base.is_some_and(zero) {
        return Err(vm.value_error("math domain error"));
    }
    match base {
        None => Ok(ln(z).value()),
        Some(base) => match ln(z).over(ln(base)) {
            Some(quotient) => Ok(quotient.value()),
            None => Err(vm.raise(Exc::ZeroDivisionError, "complex division by zero")),
        },
    }
}

fn sqrt(z: Complex) -> Complex {
    if z.re == 0.0 && z.im == 0.0 {
        return Complex { re: 0.0, im: z.im };
    }
    if z.im.is_infinite() {
        return Complex { re: f64::INFINITY, im: z.im };
    }
    let (mut x, y) = (z.re.abs(), z.im.abs());
    let half = if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE && (x > 0.0 || y > 0.0) {
        // Subnormal numbers have too few bits: computed larger.
        x = libm::ldexp(x, 54);
        libm::ldexp((x + x.hypot(libm::ldexp(y, 54))).sqrt(), -27) / 2f64.sqrt() * 1.0
    } else {
        x /= 8.0;
        2.0 * (x + x.hypot(y / 8.0)).sqrt()
    };
    let other = y / (2.0 * half);
    if z.re >= 0.0 {
        Complex { re: half, im: other.copysign(z.im) }
    } else {
        Complex { re: other, im: half.copysign(z.im) }
    }
}

fn cosh(z: Complex) -> Complex {
    if z.re.abs() > 708.0 {
        let x = z.re - 1f64.copysign(z.re);
        return Complex { re: z.im.cos() * x.cosh() * E, im: z.im.sin() * x.sinh() * E };
    }
    Complex { re: z.im.cos() * z.re.cosh(), im: z.im.sin() * z.re.sinh() }
}

fn sinh(z: Complex) -> Complex {
    if z.re.abs() > 708.0 {
        let x = z.re - 1f64.copysign(z.re);
        return Complex { re: z.im.cos() * x.sinh() * E, im: z.im.sin() * x.cosh() * E };
    }
    Complex { re: z.im.cos() * z.re.sinh(), im: z.im.sin() * z.re.cosh() }
}

fn tanh(z: Complex) -> Complex {
    if z.re.abs() > 354.0 {
        return Complex { re: 1f64.copysign(z.re), im: 4.0 * z.im.sin() * z.im.cos() * (-2.0 * z.re.abs()).exp() };
    }
    let (tx, ty) = (z.re.tanh(), z.im.tan());
    let cx = 1.0 / z.re.cosh();
    let txty = tx * ty;
    let denominator = 1.0 + txty * txty;
    Complex { re: tx * (1.0 + ty * ty) / denominator, im: (ty / denominator) * cx * cx }
}

const LARGE: f64 = f64::MAX / 4.0;

/// The inverse cosine and sine of numbers so large that squares overflow.
fn huge_log(z: Complex) -> f64 {
    (z.re / 2.0).hypot(z.im / 2.0).ln() + 2.0 * LN_2
}

fn acos(z: Complex) -> Complex {
    if z.re.abs() > LARGE || z.im.abs() > LARGE {
        let im = if z.re < 0.0 { -huge_log(z).copysign(z.im) } else { huge_log(z).copysign(-z.im) };
        return Complex { re: z.im.abs().atan2(z.re), im };
    }
    let s1 = sqrt(Complex { re: 1.0 - z.re, im: -z.im });
    let s2 = sqrt(Complex { re: 1.0 + z.re, im: z.im });
    Complex { re: 2.0 * s1.re.atan2(s2.re), im: libm::asinh(s2.re * s1.im - s2.im * s1.re) }
}

fn acosh(z: Complex) -> Complex {
    if z.re.abs() > LARGE || z.im.abs() > LARGE {
        return Complex { re: huge_log(z), im: z.im.atan2(z.re) };
    }
    let s1 = sqrt(Complex { re: z.re - 1.0, im: z.im });
    let s2 = sqrt(Complex { re: z.re + 1.0, im: z.im });
    Complex { re: libm::asinh(s1.re * s2.re + s1.im * s2.im), im: 2.0 * s1.im.atan2(s2.re) }
}

fn asinh(z: Complex) -> Complex {
    if z.re.abs() > LARGE || z.im.abs() > LARGE {
        return Complex { re: huge_log(z).copysign(z.re), im: z.im.atan2(z.re.abs()) };
    }
    let s1 = sqrt(Complex { re: 1.0 + z.im, im: -z.re });
    let s2 = sqrt(Complex { re: 1.0 - z.im, im: z.re });
    Complex { re: libm::asinh(s1.re * s2.im - s2.re * s1.im), im: z.im.atan2(s1.re * s2.re - s1.im * s2.im) }
}

fn atanh(z: Complex) -> Complex {
    if z.re < 0.0 || z.re == 0.0 && z.re.is_sign_negative() {
        let mirrored = atanh(Complex { re: -z.re, im: -z.im });
        return Complex { re: -mirrored.re, im: -mirrored.im };
    }
    let y = z.im.abs();
    if z.re > LARGE.sqrt() || y > LARGE.sqrt() {
        let size = (z.re / 2.0).hypot(z.im / 2.0);
        return Complex { re: z.re / 4.0 / size / size, im: -(FRAC_PI_2.copysign(-z.im)) };
    }
    if z.re == 1.0 && y < f64::MIN_POSITIVE.sqrt() {
        let re = -(y.sqrt() / y.hypot(2.0).sqrt()).ln();
        return Complex { re, im: 2f64.atan2(-y).copysign(z.im) / 2.0 };
    }
    let below = (1.0 - z.re) * (1.0 - z.re) + y * y;
    Complex {
        re: (4.0 * z.re / below).ln_1p() / 4.0,
        im: -(-2.0 * z.im).atan2((1.0 - z.re) * (1.0 + z.re) - y * y) / 2.0,
    }
}

fn isclose(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (a, b) = (argument(vm, &args[0])?, argument(vm, &args[1])?);
    let (relative, absolute) = (vm.to_f64(&args[2])?, vm.to_f64(&args[3])?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a.re == b.re && a.im == b.im {
        return Ok(Value::True);
    }
    if [a.re, a.im, b.re, b.im].iter().any(|part| part.is_infinite()) {
        return Ok(Value::False);
    }
    let size = |z: Complex| z.re.hypot(z.im);
    let difference = size(Complex { re: a.re - b.re, im: a.im - b.im });
    Ok(Value::bool(difference <= relative * size(b) || difference <= relative * size(a) || difference <= absolute))
}
