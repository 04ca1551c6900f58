//! Sums and norms that lose nothing on the way: `fsum`, `sumprod`, `hypot`, `dist`, and `prod`.

use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Raised};
use crate::objects::protocols::operators::Operator;
use crate::vm::Vm;

/// A float and what rounding lost of it.
#[derive(Clone, Copy)]
struct Double {
    high: f64,
    low: f64,
}

/// `a + b` exactly; `a` is not smaller than `b` in size.
fn fast_sum(a: f64, b: f64) -> Double {
    let high = a + b;
    Double { high, low: (a - high) + b }
}

/// `a * b` exactly.
fn product(a: f64, b: f64) -> Double {
    let high = a * b;
    Double { high, low: a.mul_add(b, -high) }
}

/// Shewchuk's partials: floats that do not overlap and whose exact sum is the sum so far.
#[derive(Default)]
pub struct Partials {
    parts: Vec<f64>,
    special: f64,
    infinities: f64,
}

/// Why a sum has no value.
pub enum SumError {
    /// The partial sums overflowed.
    Overflow,
    /// It holds infinities of both signs.
    Infinities,
}

impl Partials {
    /// Adds a float.
    pub fn add(&mut self, number: f64) -> Result<(), SumError> {
        let mut x = number;
        let mut kept = 0;
        for at in 0..self.parts.len() {
            let mut y = self.parts[at];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let sum = fast_sum(x, y);
            if sum.low != 0.0 {
                self.parts[kept] = sum.low;
                kept += 1;
            }
            x = sum.high;
        }
        self.parts.truncate(kept);
        if x == 0.0 {
            return Ok(());
        }
        if !x.is_finite() {
            if number.is_finite() {
                return Err(SumError::Overflow);
            }
            if number.is_infinite() {
                self.infinities += number;
            }
            self.special += number;
            self.parts.clear();
        } else {
            self.parts.push(x);
        }
        Ok(())
    }

    /// The exact sum, rounded once.
    pub fn total(&self) -> Result<f64, SumError> {
        if self.special != 0.0 {
            return if self.infinities.is_nan() { Err(SumError::Infinities) } else { Ok(self.special) };
        }
        let mut parts = self.parts.iter().rev();
        let Some(mut high) = parts.next().copied() else { return Ok(0.0) };
        let mut low = 0.0;
        for part in parts.by_ref() {
            let sum = fast_sum(high, *part);
            high = sum.high;
            low = sum.low;
            if low != 0.0 {
                break;
            }
        }
        // Half to even across three partials: the next one decides a tie.
        if let Some(next) = parts.next()
            && (low < 0.0 && *next < 0.0 || low > 0.0 && *next > 0.0)
        {
            let doubled = low * 2.0;
            let candidate = high + doubled;
            if doubled == candidate - high {
                high = candidate;
            }
        }
        Ok(high)
    }
}

fn raise_sum_error(vm: &mut Vm, error: SumError) -> Raised {
    match error {
        SumError::Overflow => vm.raise(Exc::OverflowError, "intermediate overflow in fsum"),
        SumError::Infinities => vm.value_error("-inf + inf in fsum"),
    }
}

pub(super) fn fsum(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut partials = Partials::default();
    let iterator = vm.iter(&args[0])?;
    while let Some(item) = vm.next(&iterator)? {
        let number = vm.to_f64(&item)?;
        if let Err(error) = partials.add(number) {
            return Err(raise_sum_error(vm, error));
        }
    }
    match partials.total() {
        Ok(sum) => Ok(Value::float(sum)),
        Err(error) => Err(raise_sum_error(vm, error)),
    }
}

pub(super) fn prod(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut result = args[1].clone();
    let iterator = vm.iter(&args[0])?;
    while let Some(item) = vm.next(&iterator)? {
        result = vm.binary(Operator::Mul, &result, &item)?;
    }
    Ok(result)
}

pub(super) fn sumprod(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (p, q) = (vm.collect(&args[0])?, vm.collect(&args[1])?);
    if p.len() != q.len() {
        return Err(vm.value_error("Inputs are not the same length"));
    }
    if let Some(sum) = sumprod_floats(&p, &q) {
        return Ok(Value::float(sum));
    }
    let mut total = Value::Int(0);
    for (a, b) in p.iter().zip(&q) {
        let term = vm.binary(Operator::Mul, a, b)?;
        total = vm.binary(Operator::Add, &total, &term)?;
    }
    Ok(total)
}

/// The exact sum of products of machine numbers, rounded once; `None` unless at least one is a float and all stay
/// finite.
fn sumprod_floats(p: &[Value], q: &[Value]) -> Option<f64> {
    let mut partials = Partials::default();
    let mut floats = false;
    for (a, b) in p.iter().zip(q) {
        floats |= matches!((a, b), (Value::Float(_), _) | (_, Value::Float(_)));
        let term = product(machine_float(a)?, machine_float(b)?);
        if !term.high.is_finite() || !term.low.is_finite() {
            return None;
        }
        partials.add(term.high).ok()?;
        partials.add(term.low).ok()?;
    }
    if floats { partials.total().ok() } else { None }
}

/// A float, or a machine integer that a float holds exactly.
fn machine_float(value: &Value) -> Option<f64> {
    match value {
        Value::Float(x) => Some(x.get()),
        Value::Int(n) if n.unsigned_abs() <= 1 << 53 => Some(*n as f64),
        Value::True => Some(1.0),
        Value::False => Some(0.0),
        Value::Int(_) | Value::None | Value::Unbound | Value::Obj(_) => None,
    }
}

pub(super) fn hypot(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut vector = Vec::with_capacity(args.rest(0).len());
    for item in args.rest(0) {
        vector.push(vm.to_f64(item)?.abs());
    }
    Ok(Value::float(norm(&mut vector)))
}

pub(super) fn dist(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (p, q) = (vm.collect(&args[0])?, vm.collect(&args[1])?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let mut vector = Vec::with_capacity(p.len());
    for (a, b) in p.iter().zip(&q) {
        vector.push((vm.to_f64(a)? - vm.to_f64(b)?).abs());
    }
    Ok(Value::float(norm(&mut vector)))
}

/// The Euclidean length of a vector of sizes: scaled so that squares neither overflow nor vanish, summed without
/// loss, and the root corrected once.
pub fn norm(vector: &mut [f64]) -> f64 {
    let max = vector.iter().copied().fold(0.0, f64::max);
    if max.is_infinite() {
        return max;
    }
    if vector.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if max == 0.0 || vector.len() <= 1 {
        return max;
    }
    let (_, exponent) = libm::frexp(max);
    if exponent < -1023 {
        // Subnormal: the scale itself would overflow.
        vector.iter_mut().for_each(|x| *x /= f64::MIN_POSITIVE);
        return f64::MIN_POSITIVE * norm(vector);
    }
    let scale = libm::ldexp(1.0, -exponent);
    let (mut sum, mut squares_lost, mut sums_lost) = (1.0, 0.0, 0.0);
    let mut add = |square: Double| {
        let total = fast_sum(sum, square.high);
        sum = total.high;
        squares_lost += square.low;
        sums_lost += total.low;
        sum - 1.0 + (squares_lost + sums_lost)
    };
    let mut total = 0.0;
    for x in vector.iter() {
        total = add(product(x * scale, x * scale));
    }
    let root = total.sqrt();
    let error = add(product(-root, root));
    (root + error / (2.0 * root)) / scale
}
