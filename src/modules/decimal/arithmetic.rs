//! The basic operations: sums, products, quotients, remainders, comparison, changes of exponent.

use super::number::{Kind, Number, Rounding, Work, condition, ten_to};
use dashu_int::UBig;
use dashu_int::ops::{BitTest, DivRem};
use std::cmp::Ordering;

impl Work {
    /// `a + b`
    pub fn add(&mut self, a: &Number, b: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a, b]) {
            return nan;
        }
        match (a.is_infinite(), b.is_infinite()) {
            (true, true) if a.negative != b.negative => return self.invalid(condition::INVALID),
            (true, _) => return a.clone(),
            (false, true) => return b.clone(),
            (false, false) => {}
        }
        let sum = self.add_finite(a, b);
        self.finish(sum)
    }

    fn add_finite(&mut self, a: &Number, b: &Number) -> Number {
        let exponent = a.exponent.min(b.exponent);
        // The sign of an exact zero.
        let zero_sign = self.settings.rounding == Rounding::Floor && a.negative != b.negative;
        let prec = self.settings.prec;
        match (a.is_zero(), b.is_zero()) {
            (true, true) => return Number::zero(a.negative && b.negative || zero_sign, exponent),
            (true, false) => return self.rescaled_down(b, exponent.max(b.exponent.saturating_sub(prec + 1))),
            (false, true) => return self.rescaled_down(a, exponent.max(a.exponent.saturating_sub(prec + 1))),
            (false, false) => {}
        }
        let (x, y) = aligned(a, b, prec);
        let exponent = x.exponent;
        if x.negative == y.negative {
            return Number::new(x.negative, x.digits + y.digits, exponent);
        }
        match x.digits.cmp(&y.digits) {
            Ordering::Equal => Number::zero(zero_sign, exponent),
            Ordering::Greater => Number::new(x.negative, x.digits - y.digits, exponent),
            Ordering::Less => Number::new(y.negative, y.digits - x.digits, exponent),
        }
    }

    /// A number with zeros appended down to an exponent that is not above its own.
    fn rescaled_down(&mut self, number: &Number, exponent: i64) -> Number {
        self.round_at(number, exponent.min(number.exponent), Rounding::Down).0
    }

    /// `a - b`
    pub fn subtract(&mut self, a: &Number, b: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a, b]) {
            return nan;
        }
        self.add(a, &b.with_sign(!b.negative))
    }

    /// `a * b`
    pub fn multiply(&mut self, a: &Number, b: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a, b]) {
            return nan;
        }
        let product = self.product(a, b);
        self.finish(product)
    }

    /// The exact product; no operand is a NaN.
    fn product(&mut self, a: &Number, b: &Number) -> Number {
        let negative = a.negative != b.negative;
        if a.is_infinite() || b.is_infinite() {
            let nonsense = a.is_zero() || b.is_zero();
            return if nonsense { self.invalid(condition::INVALID) } else { Number::infinity(negative) };
        }
        Number::new(negative, &a.digits * &b.digits, a.exponent + b.exponent)
    }

    /// `a * b + c`, rounded once.
    pub fn fma(&mut self, a: &Number, b: &Number, c: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a, b, c]) {
            return nan;
        }
        let product = self.product(a, b);
        if product.is_nan() { product } else { self.add(&product, c) }
    }

    /// `a / b`
    pub fn divide(&mut self, a: &Number, b: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a, b]) {
            return nan;
        }
        let negative = a.negative != b.negative;
        if a.is_infinite() {
            return if b.is_infinite() { self.invalid(condition::INVALID) } else { Number::infinity(negative) };
        }
        if b.is_infinite() {
            self.note(condition::CLAMPED);
            return Number::zero(negative, self.settings.etiny());
        }
        if b.is_zero() {
            if a.is_zero() {
                return self.invalid(condition::DIVISION_UNDEFINED);
            }
            self.note(condition::DIVISION_BY_ZERO);
            return Number::infinity(negative);
        }
        let quotient = self.quotient(a, b, negative);
        self.finish(quotient)
    }

    /// The quotient to one digit more than the precision, the last one never 0 or 5 where it is inexact, so that
    /// rounding it again is right.
    fn quotient(&mut self, a: &Number, b: &Number, negative: bool) -> Number {
        if a.is_zero() {
            return Number::zero(negative, a.exponent - b.exponent);
        }
        let shift = b.len() - a.len() + self.settings.prec + 1;
        if !self.room_for(shift.abs() + a.len().max(b.len())) {
            return Number::nan();
        }
        let exponent = a.exponent - b.exponent - shift;
        let (quotient, rest) = if shift >= 0 {
            (&a.digits * ten_to(shift)).div_rem(&b.digits)
        } else {
            (&a.digits).div_rem(&b.digits * ten_to(-shift))
        };
        if rest.is_zero() {
            return Number::new(negative, quotient, exponent).without_trailing_zeros(a.exponent - b.exponent);
        }
        let sticky = (&quotient % 5u8) == 0;
        Number::new(negative, if sticky { quotient + 1u8 } else { quotient }, exponent)
    }

    /// `a // b` and `a % b`, the quotient cut towards zero; neither rounded yet. `None` where the quotient has too
    /// many digits.
    fn divide_whole(&mut self, a: &Number, b: &Number) -> Option<(Number, Number)> {
        let negative = a.negative != b.negative;
        let ideal = if b.is_infinite() { a.exponent } else { a.exponent.min(b.exponent) };
        let distance = if b.is_infinite() { i64::MIN } else { a.adjusted() - b.adjusted() };
        if a.is_zero() || b.is_infinite() || distance <= -2 {
            let rest = if self.room_for(a.exponent - ideal) {
                self.round_at(a, ideal, self.settings.rounding).0
            } else {
                Number::nan()
            };
            return Some((Number::zero(negative, 0), rest));
        }
        if distance <= self.settings.prec {
            let shift = a.exponent - b.exponent;
            let (quotient, rest) = if shift >= 0 {
                (&a.digits * ten_to(shift)).div_rem(&b.digits)
            } else {
                (&a.digits).div_rem(&b.digits * ten_to(-shift))
            };
            if quotient < ten_to(self.settings.prec) {
                return Some((Number::new(negative, quotient, 0), Number::new(a.negative, rest, ideal)));
            }
        }
        None
    }

    /// `a // b`
    pub fn divide_int(&mut self, a: &Number, b: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a, b]) {
            return nan;
        }
        let negative = a.negative != b.negative;
        if a.is_infinite() {
            return if b.is_infinite() { self.invalid(condition::INVALID) } else { Number::infinity(negative) };
        }
        if b.is_zero() {
            if a.is_zero() {
                return self.invalid(condition::DIVISION_UNDEFINED);
            }
            self.note(condition::DIVISION_BY_ZERO);
            return Number::infinity(negative);
        }
        match self.divide_whole(a, b) {
            Some((quotient, _)) => self.finish(quotient),
            None => self.invalid(condition::DIVISION_IMPOSSIBLE),
        }
    }

    /// `a % b`, with the dividend's sign
    pub fn remainder(&mut self, a: &Number, b: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a, b]) {
            return nan;
        }
        if a.is_infinite() {
            return self.invalid(condition::INVALID);
        }
        if b.is_zero() {
            let undefined = a.is_zero();
            return self.invalid(if undefined { condition::DIVISION_UNDEFINED } else { condition::INVALID });
        }
        match self.divide_whole(a, b) {
            Some((_, rest)) => self.finish(rest),
            None => self.invalid(condition::DIVISION_IMPOSSIBLE),
        }
    }

    /// `divmod(a, b)`
    pub fn divmod(&mut self, a: &Number, b: &Number) -> (Number, Number) {
        if let Some(nan) = self.nan_of(&[a, b]) {
            return (nan.clone(), nan);
        }
        let negative = a.negative != b.negative;
        if a.is_infinite() {
            if b.is_infinite() {
                return (self.invalid(condition::INVALID), Number::nan());
            }
            return (Number::infinity(negative), self.invalid(condition::INVALID));
        }
        if b.is_zero() {
            if a.is_zero() {
                return (self.invalid(condition::DIVISION_UNDEFINED), Number::nan());
            }
            self.note(condition::DIVISION_BY_ZERO);
            return (Number::infinity(negative), self.invalid(condition::INVALID));
        }
        match self.divide_whole(a, b) {
            Some((quotient, rest)) => (self.finish(quotient), self.finish(rest)),
            None => (self.invalid(condition::DIVISION_IMPOSSIBLE), Number::nan()),
        }
    }

    /// `a - b * n` for the integer `n` nearest to the quotient, ties to even.
    pub fn remainder_near(&mut self, a: &Number, b: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a, b]) {
            return nan;
        }
        if a.is_infinite() {
            return self.invalid(condition::INVALID);
        }
        if b.is_zero() {
            let undefined = a.is_zero();
            return self.invalid(if undefined { condition::DIVISION_UNDEFINED } else { condition::INVALID });
        }
        if b.is_infinite() {
            return self.finish(a.clone());
        }
        let Some((quotient, rest)) = self.divide_whole(a, b) else {
            return self.invalid(condition::DIVISION_IMPOSSIBLE);
        };
        let twice = Number::new(false, &rest.digits * 2u8, rest.exponent);
        let nearer_above = match twice.order_size(b) {
            Ordering::Less => false,
            Ordering::Equal => quotient.digits.bit(0),
            Ordering::Greater => true,
        };
        if !nearer_above {
            return self.finish(rest);
        }
        let (x, y) = aligned(&rest, b, self.settings.prec);
        let digits = if y.digits > x.digits { y.digits - x.digits } else { x.digits - y.digits };
        self.finish(Number::new(!a.negative, digits, x.exponent.min(rest.exponent)))
    }

    /// `+a`
    pub fn plus(&mut self, a: &Number) -> Number {
        self.signed(a, a.negative)
    }

    /// `-a`
    pub fn minus(&mut self, a: &Number) -> Number {
        self.signed(a, !a.negative)
    }

    /// `abs(a)`
    pub fn abs(&mut self, a: &Number) -> Number {
        self.signed(a, false)
    }

    fn signed(&mut self, a: &Number, negative: bool) -> Number {
        if let Some(nan) = self.nan_of(&[a]) {
            return nan;
        }
        // A zero is positive, except when rounding towards minus infinity.
        let negative = if a.is_zero() { negative && self.settings.rounding == Rounding::Floor } else { negative };
        self.finish(a.with_sign(negative))
    }

    /// `a` with the exponent of `b`.
    pub fn quantize(&mut self, a: &Number, b: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a, b]) {
            return nan;
        }
        match (a.is_infinite(), b.is_infinite()) {
            (true, true) => a.clone(),
            (true, false) | (false, true) => self.invalid(condition::INVALID),
            (false, false) => self.rescale(a, b.exponent),
        }
    }

    /// `a` with a given exponent, if the precision allows.
    pub fn rescale(&mut self, a: &Number, exponent: i64) -> Number {
        let settings = self.settings;
        if exponent < settings.etiny() || exponent > settings.emax {
            return self.invalid(condition::INVALID);
        }
        if a.is_zero() {
            let zero = Number::zero(a.negative, exponent);
            return self.finish(zero);
        }
        let adjusted = a.adjusted();
        if adjusted > settings.emax || adjusted - exponent + 1 > settings.prec {
            return self.invalid(condition::INVALID);
        }
        let (result, lost) = self.round_at(a, exponent, settings.rounding);
        if result.adjusted() > settings.emax || result.len() > settings.prec {
            return self.invalid(condition::INVALID);
        }
        if !result.is_zero() && result.adjusted() < settings.emin {
            self.note(condition::SUBNORMAL);
        }
        if result.exponent > a.exponent {
            self.note(condition::ROUNDED | if lost { condition::INEXACT } else { 0 });
        }
        self.finish(result)
    }

    /// The nearest whole number; `exact` notes what was lost.
    pub fn round_to_integral(&mut self, a: &Number, exact: bool) -> Number {
        if let Some(nan) = self.nan_of(&[a]) {
            return nan;
        }
        if a.is_infinite() || a.exponent >= 0 {
            return a.clone();
        }
        let (result, lost) = self.round_at(a, 0, self.settings.rounding);
        if exact && !a.is_zero() {
            self.note(condition::ROUNDED | if lost { condition::INEXACT } else { 0 });
        }
        result
    }

    /// Without zeros at the end.
    pub fn normalize(&mut self, a: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a]) {
            return nan;
        }
        let result = self.finish(a.clone());
        if !result.is_finite() {
            return result;
        }
        if result.is_zero() {
            return Number::zero(result.negative, 0);
        }
        let highest = if self.settings.clamp { self.settings.etop() } else { self.settings.emax };
        result.without_trailing_zeros(highest)
    }

    /// -1, 0 or 1; NaN for a NaN.
    pub fn compare(&mut self, a: &Number, b: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a, b]) {
            return nan;
        }
        number_of(a.order(b))
    }

    /// The larger or smaller of two: a number beats a quiet NaN.
    pub fn pick(&mut self, a: &Number, b: &Number, larger: bool, by_size: bool) -> Number {
        if a.is_nan() || b.is_nan() {
            return match (a.kind, b.kind) {
                (Kind::Quiet, Kind::Finite | Kind::Infinite) => self.finish(b.clone()),
                (Kind::Finite | Kind::Infinite, Kind::Quiet) => self.finish(a.clone()),
                (_, _) => self.nan_of(&[a, b]).unwrap_or_else(Number::nan),
            };
        }
        let order = if by_size { a.order_size(b) } else { a.order(b) };
        let order = order.then_with(|| total_order(a, b));
        let chosen = if (order == Ordering::Less) == larger { b } else { a };
        self.finish(chosen.clone())
    }

    /// The next number in a direction that the context can represent.
    pub fn next(&mut self, a: &Number, up: bool) -> Number {
        if let Some(nan) = self.nan_of(&[a]) {
            return nan;
        }
        if a.is_infinite() {
            if a.negative != up {
                return a.clone();
            }
            return Number::new(a.negative, ten_to(self.settings.prec) - 1u8, self.settings.etop());
        }
        let mut directed = Work::new(self.settings);
        directed.settings.rounding = if up { Rounding::Ceiling } else { Rounding::Floor };
        let rounded = directed.finish(a.clone());
        if rounded != *a && rounded.order(a) != Ordering::Equal {
            return rounded;
        }
        let tiny = Number::new(!up, UBig::ONE, self.settings.etiny() - 1);
        directed.add(a, &tiny)
    }

    /// The next number towards another.
    pub fn next_toward(&mut self, a: &Number, b: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a, b]) {
            return nan;
        }
        let result = match a.order(b) {
            Ordering::Equal => return a.with_sign(b.negative),
            Ordering::Less => self.next(a, true),
            Ordering::Greater => self.next(a, false),
        };
        if result.is_infinite() {
            self.note(condition::OVERFLOW | condition::INEXACT | condition::ROUNDED);
        } else if result.adjusted() < self.settings.emin {
            self.note(condition::UNDERFLOW | condition::SUBNORMAL | condition::INEXACT | condition::ROUNDED);
            if result.is_zero() {
                self.note(condition::CLAMPED);
            }
        }
        result
    }

    /// `a * 10 ** b`
    pub fn scale_by(&mut self, a: &Number, b: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a, b]) {
            return nan;
        }
        let limit = 2 * (self.settings.emax + self.settings.prec);
        let Some(shift) = whole(b).filter(|shift| shift.abs() <= limit) else {
            return self.invalid(condition::INVALID);
        };
        if a.is_infinite() {
            return a.clone();
        }
        self.finish(Number::new(a.negative, a.digits.clone(), a.exponent + shift))
    }

    /// The exponent of the first digit, as a number.
    pub fn log_b(&mut self, a: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a]) {
            return nan;
        }
        if a.is_infinite() {
            return Number::infinity(false);
        }
        if a.is_zero() {
            self.note(condition::DIVISION_BY_ZERO);
            return Number::infinity(true);
        }
        let adjusted = a.adjusted();
        self.finish(Number::new(adjusted < 0, UBig::from(adjusted.unsigned_abs()), 0))
    }

    /// The digits turned round or shifted by `b` places to the left.
    pub fn turn(&mut self, a: &Number, b: &Number, rotate: bool) -> Number {
        if let Some(nan) = self.nan_of(&[a, b]) {
            return nan;
        }
        let prec = self.settings.prec;
        let Some(places) = whole(b).filter(|places| places.abs() <= prec) else {
            return self.invalid(condition::INVALID);
        };
        if a.is_infinite() {
            return a.clone();
        }
        if !self.room_for(prec) {
            return Number::nan();
        }
        let window = ten_to(prec);
        let digits = &a.digits % &window;
        let digits = match (rotate, places) {
            (false, 0..) => digits * ten_to(places) % &window,
            (false, _) => digits / ten_to(-places),
            (true, _) => {
                let left = places.rem_euclid(prec);
                let (top, rest) = digits.div_rem(ten_to(prec - left));
                rest * ten_to(left) + top
            }
        };
        Number::new(a.negative, digits, a.exponent)
    }

    /// A digit by digit operation on numbers made of zeros and ones.
    pub fn logical(&mut self, a: &Number, b: &Number, op: fn(bool, bool) -> bool) -> Number {
        let prec = self.settings.prec;
        let (Some(a), Some(b)) = (bits_of(a), bits_of(b)) else { return self.invalid(condition::INVALID) };
        let count = (a.len().max(b.len()) as i64).min(prec).max(if op(false, false) { prec } else { 0 });
        if !self.room_for(count) {
            return Number::nan();
        }
        let bit = |bits: &[bool], at: usize| bits.get(at).copied().unwrap_or(false);
        let text: String =
            (0..count as usize).rev().map(|at| if op(bit(&a, at), bit(&b, at)) { '1' } else { '0' }).collect();
        Number::new(false, text.parse().unwrap_or(UBig::ZERO), 0)
    }
}

/// The digits of a number of zeros and ones, lowest first.
fn bits_of(number: &Number) -> Option<Vec<bool>> {
    if !number.is_finite() || number.negative || number.exponent != 0 {
        return None;
    }
    number
        .digits
        .to_string()
        .bytes()
        .rev()
        .map(|digit| match digit {
            b'0' => Some(false),
            b'1' => Some(true),
            _ => None,
        })
        .collect()
}

/// A whole number that fits a machine word and has exponent 0.
fn whole(number: &Number) -> Option<i64> {
    if !number.is_finite() || number.exponent != 0 {
        return None;
    }
    let size = i64::try_from(&number.digits).ok()?;
    Some(if number.negative { -size } else { size })
}

/// -1, 0, 1 as a number.
pub fn number_of(order: Ordering) -> Number {
    match order {
        Ordering::Less => Number::new(true, UBig::ONE, 0),
        Ordering::Equal => Number::zero(false, 0),
        Ordering::Greater => Number::one(),
    }
}

/// Both numbers with the smaller exponent. Where one lies so far below the other that only its being there matters,
/// it is replaced by a one just below what the precision sees.
fn aligned(a: &Number, b: &Number, prec: i64) -> (Number, Number) {
    let a_is_higher = a.exponent >= b.exponent;
    let (high, mut low) = if a_is_higher { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
    let below = high.exponent + (-1).min(high.len() - prec - 2);
    if low.len() + low.exponent - 1 < below {
        low.digits = UBig::ONE;
        low.exponent = below;
    }
    let high = Number::new(high.negative, &high.digits * ten_to(high.exponent - low.exponent), low.exponent);
    if a_is_higher { (high, low) } else { (low, high) }
}

/// The total order of the specification: by sign, value, then exponent; NaNs at the ends.
pub fn total_order(a: &Number, b: &Number) -> Ordering {
    if a.negative != b.negative {
        return if a.negative { Ordering::Less } else { Ordering::Greater };
    }
    let rank = |number: &Number| match number.kind {
        Kind::Finite | Kind::Infinite => 0,
        Kind::Signaling => 1,
        Kind::Quiet => 2,
    };
    let order = rank(a).cmp(&rank(b)).then_with(|| match a.is_nan() {
        true => a.digits.cmp(&b.digits),
        false => a.order_size(b).then(a.exponent.cmp(&b.exponent)),
    });
    if a.negative { order.reverse() } else { order }
}

impl Work {
    /// As [`Work::compare`], but every NaN signals.
    pub fn compare_signal(&mut self, a: &Number, b: &Number) -> Number {
        if a.is_nan() || b.is_nan() {
            self.note(condition::INVALID);
        }
        self.compare(a, b)
    }

    /// The total order as -1, 0 or 1.
    pub fn compare_total(&mut self, a: &Number, b: &Number) -> Number {
        number_of(total_order(a, b))
    }
}

impl Number {
    /// Finite, not zero, and not below the exponents of full precision.
    pub fn is_normal(&self, settings: &super::number::Settings) -> bool {
        self.is_finite() && !self.is_zero() && self.adjusted() >= settings.emin
    }

    /// Finite, not zero, and below them.
    pub fn is_subnormal(&self, settings: &super::number::Settings) -> bool {
        self.is_finite() && !self.is_zero() && self.adjusted() < settings.emin
    }

    /// Whether two numbers have the same exponent, or both are infinite, or both NaN.
    pub fn same_quantum(&self, other: &Number) -> bool {
        if self.is_finite() && other.is_finite() {
            return self.exponent == other.exponent;
        }
        self.is_infinite() && other.is_infinite() || self.is_nan() && other.is_nan()
    }

    /// The name of its class: `+Normal` and the like.
    pub fn class_name(&self, settings: &super::number::Settings) -> &'static str {
        match (self.kind, self.negative) {
            (Kind::Quiet, _) => "NaN",
            (Kind::Signaling, _) => "sNaN",
            (Kind::Infinite, false) => "+Infinity",
            (Kind::Infinite, true) => "-Infinity",
            (Kind::Finite, negative) => match (self.is_zero(), self.is_normal(settings), negative) {
                (true, _, false) => "+Zero",
                (true, _, true) => "-Zero",
                (false, true, false) => "+Normal",
                (false, true, true) => "-Normal",
                (false, false, false) => "+Subnormal",
                (false, false, true) => "-Subnormal",
            },
        }
    }
}
