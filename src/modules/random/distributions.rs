//! The distributions, each drawing the same numbers in the same order as CPython's.

use super::draw::Draw;
use crate::heap::Value;
use crate::modules::math::special::lgamma;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Raised};
use crate::objects::protocols::operators::Operator;
use crate::vm::Vm;
use std::f64::consts::{E, PI, TAU};

/// `4 * exp(-0.5) / sqrt(2)`, for Kinderman and Monahan's method.
fn normal_constant() -> f64 {
    4.0 * (-0.5f64).exp() / 2f64.sqrt()
}

pub(super) fn uniform(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let (a, b) = (&args[1], &args[2]);
    let width = vm.binary(Operator::Sub, b, a)?;
    let number = Value::float(draw.float(vm)?);
    let offset = vm.binary(Operator::Mul, &width, &number)?;
    vm.binary(Operator::Add, a, &offset)
}

pub(super) fn triangular(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let (mut low, mut high) = (vm.to_f64(&args[1])?, vm.to_f64(&args[2])?);
    let mode = args.some(3).map(|mode| vm.to_f64(mode)).transpose()?;
    let mut u = draw.float(vm)?;
    let mut c = match mode {
        None => 0.5,
        Some(_) if high == low => return Ok(args[1].clone()),
        Some(mode) => (mode - low) / (high - low),
    };
    if u > c {
        (u, c) = (1.0 - u, 1.0 - c);
        (low, high) = (high, low);
    }
    Ok(Value::float(low + (high - low) * (u * c).sqrt()))
}

/// Two float parameters.
fn parameters(vm: &mut Vm, args: Args<'_>) -> Result<(f64, f64), Raised> {
    Ok((vm.to_f64(&args[1])?, vm.to_f64(&args[2])?))
}

pub(super) fn normalvariate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let (mu, sigma) = parameters(vm, args)?;
    Ok(Value::float(mu + normal(vm, &draw)? * sigma))
}

fn normal(vm: &mut Vm, draw: &Draw<'_>) -> Result<f64, Raised> {
    loop {
        let u1 = draw.float(vm)?;
        let u2 = 1.0 - draw.float(vm)?;
        let z = normal_constant() * (u1 - 0.5) / u2;
        if z * z / 4.0 <= -u2.ln() {
            return Ok(z);
        }
    }
}

pub(super) fn gauss(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let (mu, sigma) = parameters(vm, args)?;
    let z = match draw.generator().gauss_next.take() {
        Some(z) => z,
        None => {
            let angle = draw.float(vm)? * TAU;
            let radius = (-2.0 * (1.0 - draw.float(vm)?).ln()).sqrt();
            draw.generator().gauss_next.set(Some(angle.sin() * radius));
            angle.cos() * radius
        }
    };
    Ok(Value::float(mu + z * sigma))
}

pub(super) fn lognormvariate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let (mu, sigma) = parameters(vm, args)?;
    let number = (mu + normal(vm, &draw)? * sigma).exp();
    if number.is_infinite() && mu.is_finite() && sigma.is_finite() {
        return Err(vm.raise(Exc::OverflowError, "math range error"));
    }
    Ok(Value::float(number))
}

pub(super) fn expovariate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let lambda = vm.to_f64(&args[1])?;
    let number = -(1.0 - draw.float(vm)?).ln();
    if lambda == 0.0 {
        return Err(vm.raise(Exc::ZeroDivisionError, "float division by zero"));
    }
    Ok(Value::float(number / lambda))
}

pub(super) fn vonmisesvariate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let (mu, kappa) = parameters(vm, args)?;
    if kappa <= 1e-6 {
        return Ok(Value::float(TAU * draw.float(vm)?));
    }
    let s = 0.5 / kappa;
    let r = s + (1.0 + s * s).sqrt();
    let z = loop {
        let z = (PI * draw.float(vm)?).cos();
        let d = z / (r + z);
        let u = draw.float(vm)?;
        if u < 1.0 - d * d || u <= (1.0 - d) * d.exp() {
            break z;
        }
    };
    let q = 1.0 / r;
    let angle = ((q + z) / (1.0 + q * z)).acos();
    let theta = if draw.float(vm)? > 0.5 { mu + angle } else { mu - angle };
    Ok(Value::float(crate::objects::float_arithmetic::floor_divide(theta, TAU).1))
}

pub(super) fn gammavariate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let (alpha, beta) = parameters(vm, args)?;
    gamma(vm, &draw, alpha, beta).map(Value::float)
}

fn gamma(vm: &mut Vm, draw: &Draw<'_>, alpha: f64, beta: f64) -> Result<f64, Raised> {
    if alpha <= 0.0 || beta <= 0.0 {
        return Err(vm.value_error("gammavariate: alpha and beta must be > 0.0"));
    }
    if alpha > 1.0 {
        gamma_above_one(vm, draw, alpha, beta)
    } else if alpha == 1.0 {
        Ok(-(1.0 - draw.float(vm)?).ln() * beta)
    } else {
        gamma_below_one(vm, draw, alpha, beta)
    }
}

/// Cheng's method of 1977.
fn gamma_above_one(vm: &mut Vm, draw: &Draw<'_>, alpha: f64, beta: f64) -> Result<f64, Raised> {
    let magic = 1.0 + 4.5f64.ln();
    let a_inverse = (2.0 * alpha - 1.0).sqrt();
    let b = alpha - 4f64.ln();
    let c = alpha + a_inverse;
    loop {
        let u1 = draw.float(vm)?;
        if !(1e-7 < u1 && u1 < 0.9999999) {
            continue;
        }
        let u2 = 1.0 - draw.float(vm)?;
        let v = (u1 / (1.0 - u1)).ln() / a_inverse;
        let x = alpha * v.exp();
        let z = u1 * u1 * u2;
        let r = b + c * v - x;
        if r + magic - 4.5 * z >= 0.0 || r >= z.ln() {
            return Ok(x * beta);
        }
    }
}

/// Algorithm GS of Kennedy and Gentle.
fn gamma_below_one(vm: &mut Vm, draw: &Draw<'_>, alpha: f64, beta: f64) -> Result<f64, Raised> {
    loop {
        let b = (E + alpha) / E;
        let p = b * draw.float(vm)?;
        let x = if p <= 1.0 { p.powf(1.0 / alpha) } else { -((b - p) / alpha).ln() };
        let u = draw.float(vm)?;
        let accepted = if p > 1.0 { u <= x.powf(alpha - 1.0) } else { u <= (-x).exp() };
        if accepted {
            return Ok(x * beta);
        }
    }
}

pub(super) fn betavariate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let (alpha, beta) = parameters(vm, args)?;
    let y = gamma(vm, &draw, alpha, 1.0)?;
    if y == 0.0 {
        return Ok(Value::float(0.0));
    }
    let other = gamma(vm, &draw, beta, 1.0)?;
    Ok(Value::float(y / (y + other)))
}

pub(super) fn paretovariate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let alpha = vm.to_f64(&args[1])?;
    let u = 1.0 - draw.float(vm)?;
    if alpha == 0.0 {
        return Err(vm.raise(Exc::ZeroDivisionError, "float division by zero"));
    }
    Ok(Value::float(u.powf(-1.0 / alpha)))
}

pub(super) fn weibullvariate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let (alpha, beta) = parameters(vm, args)?;
    let u = 1.0 - draw.float(vm)?;
    if beta == 0.0 {
        return Err(vm.raise(Exc::ZeroDivisionError, "float division by zero"));
    }
    Ok(Value::float(alpha * (-u.ln()).powf(1.0 / beta)))
}

pub(super) fn binomialvariate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let n = vm.index_i64(&args[1])?;
    let p = vm.to_f64(&args[2])?;
    if n < 0 {
        return Err(vm.value_error("n must be non-negative"));
    }
    if p == 0.0 {
        return Ok(Value::Int(0));
    }
    if p == 1.0 {
        return Ok(Value::Int(n));
    }
    if !(p > 0.0 && p < 1.0) {
        return Err(vm.value_error("p must be in the range 0.0 <= p <= 1.0"));
    }
    if n == 1 {
        return Ok(Value::Int(i64::from(draw.float(vm)? < p)));
    }
    if p > 0.5 {
        return Ok(Value::Int(n - binomial(vm, &draw, n, 1.0 - p)?));
    }
    binomial(vm, &draw, n, p).map(Value::Int)
}

/// For `p` up to a half.
fn binomial(vm: &mut Vm, draw: &Draw<'_>, n: i64, p: f64) -> Result<i64, Raised> {
    if n as f64 * p < 10.0 { binomial_geometric(vm, draw, n, p) } else { binomial_rejection(vm, draw, n, p) }
}

/// Devroye's geometric method, for few expected successes.
fn binomial_geometric(vm: &mut Vm, draw: &Draw<'_>, n: i64, p: f64) -> Result<i64, Raised> {
    let (mut x, mut y) = (0, 0i64);
    let c = (1.0 - p).log2();
    if c == 0.0 {
        return Ok(x);
    }
    loop {
        y = y.saturating_add((draw.float(vm)?.log2() / c).floor() as i64).saturating_add(1);
        if y > n {
            return Ok(x);
        }
        x += 1;
    }
}

/// Hörmann's transformed rejection (BTRS).
fn binomial_rejection(vm: &mut Vm, draw: &Draw<'_>, n: i64, p: f64) -> Result<i64, Raised> {
    let size = n as f64;
    let spread = (size * p * (1.0 - p)).sqrt();
    let b = 1.15 + 2.53 * spread;
    let a = -0.0873 + 0.0248 * b + 0.01 * p;
    let c = size * p + 0.5;
    let vr = 0.92 - 4.2 / b;
    let alpha = (2.83 + 5.1 / b) * spread;
    let log_odds = (p / (1.0 - p)).ln();
    let mode = ((size + 1.0) * p).floor();
    let log_gamma = |x: f64| lgamma(x).unwrap_or(f64::INFINITY);
    let h = log_gamma(mode + 1.0) + log_gamma(size - mode + 1.0);
    loop {
        let u = draw.float(vm)? - 0.5;
        let us = 0.5 - u.abs();
        let k = ((2.0 * a / us + b) * u + c).floor();
        if k < 0.0 || k > size {
            continue;
        }
        let v = draw.float(vm)?;
        if us >= 0.07 && v <= vr {
            return Ok(k as i64);
        }
        let v = v * (alpha / (a / (us * us) + b));
        if v.ln() <= h - log_gamma(k + 1.0) - log_gamma(size - k + 1.0) + (k - mode) * log_odds {
            return Ok(k as i64);
        }
    }
}
