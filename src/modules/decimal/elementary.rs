//! Square root, exponential, logarithms and powers, correctly rounded.
//!
//! Logarithms and exponentials are computed in binary fixed point with more bits than the precision needs, then
//! rounded to a few decimal digits more than the precision; where those extra digits cannot tell which way to round,
//! again with twice as many.

use super::number::{Number, Rounding, Settings, Work, condition, ten_to};
use dashu_int::ops::{BitTest, DivRem, SquareRoot, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};
use std::cmp::Ordering;

/// Bits of a decimal digit.
const BITS_PER_DIGIT: f64 = std::f64::consts::LOG2_10;

impl Work {
    /// The square root.
    pub fn sqrt(&mut self, a: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a]) {
            return nan;
        }
        if a.is_zero() {
            return self.finish(Number::zero(a.negative, a.exponent.div_euclid(2)));
        }
        if a.negative {
            return self.invalid(condition::INVALID);
        }
        if a.is_infinite() {
            return a.clone();
        }
        let root = self.root(a);
        self.rounding_half_even(|work| work.finish(root))
    }

    /// The root to one digit more than the precision, the last one never 0 or 5 where it is inexact.
    fn root(&mut self, a: &Number) -> Number {
        let prec = self.settings.prec + 1;
        let ideal = a.exponent.div_euclid(2);
        let odd = a.exponent.rem_euclid(2);
        let digits = if odd == 1 { &a.digits * 10u8 } else { a.digits.clone() };
        let length = super::number::digit_count(&digits);
        let half_length = (length + 1) / 2;
        let shift = prec - half_length;
        if !self.room_for(2 * shift.abs() + length) {
            return Number::nan();
        }
        let (scaled, mut exact) = if shift >= 0 {
            (digits * ten_to(2 * shift), true)
        } else {
            let (kept, rest) = digits.div_rem(ten_to(-2 * shift));
            (kept, rest.is_zero())
        };
        let root = scaled.sqrt();
        exact &= root.sqr() == scaled;
        let exponent = ideal - shift;
        if exact {
            return Number::new(false, root, exponent).without_trailing_zeros(ideal);
        }
        let sticky = (&root % 5u8) == 0;
        Number::new(false, if sticky { root + 1u8 } else { root }, exponent)
    }

    fn rounding_half_even(&mut self, compute: impl FnOnce(&mut Work) -> Number) -> Number {
        let rounding = std::mem::replace(&mut self.settings.rounding, Rounding::HalfEven);
        let result = compute(self);
        self.settings.rounding = rounding;
        result
    }

    /// `e ** a`
    pub fn exp(&mut self, a: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a]) {
            return nan;
        }
        if a.is_infinite() {
            return if a.negative { Number::zero(false, 0) } else { a.clone() };
        }
        if a.is_zero() {
            return Number::one();
        }
        let Settings { prec, emax, .. } = self.settings;
        let adjusted = a.adjusted();
        // Far beyond the exponents: the result is decided without computing it.
        if adjusted > super::number::digit_count(&UBig::from((emax as u64 + 1) * 3)) {
            let exponent = if a.negative { self.settings.etiny() - 1 } else { emax + 1 };
            let extreme = Number::new(false, UBig::ONE, exponent);
            return self.rounding_half_even(|work| {
                work.note(condition::INEXACT | condition::ROUNDED);
                work.finish(extreme)
            });
        }
        // So small that the result is one and a hair.
        if adjusted < -prec - 1 {
            let hair = ten_to(prec + 1);
            let digits = if a.negative { hair - 1u8 } else { hair + 1u8 };
            return self.rounding_half_even(|work| work.finish(Number::new(false, digits, -prec - 1)));
        }
        let result = self.rounded_by(|digits| {
            let bits = binary_digits(digits + adjusted.max(0) + 3);
            exp_fixed(&fixed(a, bits), bits).to_decimal(digits)
        });
        self.rounding_half_even(|work| work.finish(result))
    }

    /// The natural logarithm.
    pub fn ln(&mut self, a: &Number) -> Number {
        if let Some(special) = self.logarithm_of_special(a) {
            return special;
        }
        if a.order(&Number::one()) == Ordering::Equal {
            return Number::zero(false, 0);
        }
        let result = self.rounded_by(|digits| {
            let bits = binary_digits(digits + lost_near_one(a));
            Scaled { mantissa: ln_fixed(a, bits), bits: bits as i64 }.to_decimal(digits)
        });
        self.rounding_half_even(|work| work.finish(result))
    }

    /// The logarithm to base ten.
    pub fn log10(&mut self, a: &Number) -> Number {
        if let Some(special) = self.logarithm_of_special(a) {
            return special;
        }
        let shortest = a.without_trailing_zeros(i64::MAX);
        if shortest.digits.is_one() {
            let power = shortest.exponent;
            let power = Number::new(power < 0, UBig::from(power.unsigned_abs()), 0);
            return self.rounding_half_even(|work| work.finish(power));
        }
        let result = self.rounded_by(|digits| {
            let bits = binary_digits(digits + lost_near_one(a));
            let ten = Number::new(false, UBig::from(10u8), 0);
            let quotient = (ln_fixed(a, bits) << bits) / ln_fixed(&ten, bits);
            Scaled { mantissa: quotient, bits: bits as i64 }.to_decimal(digits)
        });
        self.rounding_half_even(|work| work.finish(result))
    }

    fn logarithm_of_special(&mut self, a: &Number) -> Option<Number> {
        if let Some(nan) = self.nan_of(&[a]) {
            return Some(nan);
        }
        if a.is_zero() {
            return Some(Number::infinity(true));
        }
        if a.negative {
            return Some(self.invalid(condition::INVALID));
        }
        a.is_infinite().then(|| Number::infinity(false))
    }

    /// Computes with more and more digits until they tell how to round.
    fn rounded_by(&mut self, compute: impl Fn(i64) -> Number) -> Number {
        let prec = self.settings.prec;
        let mut extra = 6;
        loop {
            if !self.room_for(prec + extra) {
                return Number::nan();
            }
            let result = compute(prec + extra);
            let unit = ten_to((result.len() - prec).max(1));
            let half = &unit >> 1;
            let rest = &result.digits % &unit;
            // The last digits are uncertain by one or two: neither a tie nor an exact result may lie within that.
            let margin = UBig::from(9u8);
            let near = |target: &UBig| {
                if rest > *target { &rest - target <= margin } else { target - &rest <= margin }
            };
            if extra > 200 || !(near(&half) || near(&UBig::ZERO) || near(&unit)) {
                return result;
            }
            extra *= 2;
        }
    }

    /// `a ** b`
    pub fn power(&mut self, a: &Number, b: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a, b]) {
            return nan;
        }
        if b.is_zero() {
            return if a.is_zero() { self.invalid(condition::INVALID) } else { Number::one() };
        }
        let b_whole = b.is_integer();
        let odd = b_whole && b.exponent <= 0 && is_odd(b);
        let negative = a.negative && odd;
        if a.negative && !a.is_zero() && !b_whole {
            return self.invalid(condition::INVALID);
        }
        if a.is_zero() {
            return if b.negative { Number::infinity(negative) } else { Number::zero(negative, 0) };
        }
        if a.is_infinite() {
            return if b.negative { Number::zero(negative, 0) } else { Number::infinity(negative) };
        }
        let base = a.with_sign(false);
        if b.is_infinite() {
            return self.power_to_infinity(&base, b.negative);
        }
        if base.order(&Number::one()) == Ordering::Equal {
            return self.power_of_one(&base, b, b_whole, negative);
        }
        if b_whole && let Some(result) = self.whole_power(&base, b, negative) {
            return self.finish(result);
        }
        let result = self.general_power(&base, b);
        self.finish(result.with_sign(negative))
    }

    fn power_to_infinity(&mut self, base: &Number, negative: bool) -> Number {
        match base.order(&Number::one()) {
            Ordering::Equal => {
                self.note(condition::INEXACT | condition::ROUNDED);
                Number::new(false, ten_to(self.settings.prec - 1), 1 - self.settings.prec)
            }
            order if (order == Ordering::Greater) == negative => Number::zero(false, 0),
            _ => Number::infinity(false),
        }
    }

    fn power_of_one(&mut self, base: &Number, b: &Number, whole: bool, negative: bool) -> Number {
        if !whole {
            self.note(condition::INEXACT | condition::ROUNDED);
            return Number::new(false, ten_to(self.settings.prec - 1), 1 - self.settings.prec);
        }
        let lowest = 1 - self.settings.prec;
        let times = if b.negative { 0 } else { exponent_of(b).unwrap_or(i64::MAX).min(self.settings.prec) };
        let exponent = base.exponent.saturating_mul(times);
        if exponent < lowest {
            self.note(condition::ROUNDED);
        }
        let exponent = exponent.clamp(lowest, 0);
        Number::new(negative, ten_to(-exponent), exponent)
    }

    /// A whole power from the exact digits, where they are not too many.
    fn whole_power(&mut self, base: &Number, b: &Number, negative: bool) -> Option<Number> {
        const MOST_DIGITS: i64 = 100_000;
        let times = exponent_of(b)?;
        let size = times.checked_abs()?;
        if base.len().checked_mul(size)? > MOST_DIGITS {
            return None;
        }
        let exponent = base.exponent.checked_mul(size)?;
        let power = Number::new(negative, base.digits.pow(size as usize), exponent);
        Some(if b.negative { self.divide(&Number::one(), &power) } else { power })
    }

    /// `exp(b * ln(base))`
    fn general_power(&mut self, base: &Number, b: &Number) -> Number {
        // An estimate of the result's exponent tells overflow and underflow apart from what can be computed.
        let logarithm = approximate_log10(base) * approximate(b);
        let limit = self.settings.emax.max(-self.settings.etiny()) as f64 * 1.01 + 10.0;
        if logarithm.abs() > limit {
            let exponent = if logarithm > 0.0 { self.settings.emax + 1 } else { self.settings.etiny() - 1 };
            self.note(condition::INEXACT | condition::ROUNDED);
            return Number::new(false, UBig::ONE, exponent);
        }
        let result = self.rounded_by(|digits| {
            let guard = (logarithm.abs().log10().max(0.0) as i64) + 4 + lost_near_one(base);
            let bits = binary_digits(digits + guard + b.adjusted().max(0));
            let exponent = (ln_fixed(base, bits) * fixed(b, bits)) >> bits;
            exp_fixed(&exponent, bits).to_decimal(digits)
        });
        // An exact result is shown with full precision: CPython's library computes it the same way.
        let full = self.settings.prec - result.len();
        if full > 0 { self.round_at(&result, result.exponent - full, Rounding::Down).0 } else { result }
    }
}

/// A whole number's value, if it fits a machine word.
fn exponent_of(number: &Number) -> Option<i64> {
    let shortest = if number.exponent < 0 { number.without_trailing_zeros(0) } else { number.clone() };
    let digits = if shortest.exponent > 18 { return None } else { &shortest.digits * ten_to(shortest.exponent) };
    let size = i64::try_from(&digits).ok()?;
    Some(if number.negative { -size } else { size })
}

fn is_odd(number: &Number) -> bool {
    let whole = number.without_trailing_zeros(0);
    whole.exponent == 0 && whole.digits.bit(0)
}

fn approximate(number: &Number) -> f64 {
    let cut = (number.len() - 17).max(0);
    let lead = (&number.digits / ten_to(cut)).to_f64().value();
    let size = lead * 10f64.powf((number.exponent + cut) as f64);
    if number.negative { -size } else { size }
}

fn approximate_log10(number: &Number) -> f64 {
    let cut = (number.len() - 17).max(0);
    let lead = (&number.digits / ten_to(cut)).to_f64().value();
    lead.log10() + (number.exponent + cut) as f64
}

/// Digits that a logarithm loses because its argument lies near one.
fn lost_near_one(a: &Number) -> i64 {
    let adjusted = a.adjusted();
    if !(-1..=0).contains(&adjusted) {
        return 0;
    }
    let one = ten_to(-a.exponent.min(0));
    let scaled = if a.exponent > 0 { &a.digits * ten_to(a.exponent) } else { a.digits.clone() };
    let distance = if scaled > one { &scaled - &one } else { &one - &scaled };
    if distance.is_zero() { 0 } else { super::number::digit_count(&one) - super::number::digit_count(&distance) + 1 }
}

fn binary_digits(digits: i64) -> usize {
    (digits as f64 * BITS_PER_DIGIT) as usize + 32
}

/// `mantissa / 2 ** bits`
struct Scaled {
    mantissa: IBig,
    bits: i64,
}

impl Scaled {
    /// The number to about so many decimal digits, cut.
    fn to_decimal(&self, digits: i64) -> Number {
        let negative = self.mantissa.sign() == Sign::Negative;
        let size = (&self.mantissa).unsigned_abs();
        let lead = (size.bit_len() as f64 - self.bits as f64) * std::f64::consts::LOG10_2;
        let exponent = lead.floor() as i64 + 1 - digits;
        let scaled = if exponent <= 0 {
            shifted(size * ten_to(-exponent), -self.bits)
        } else if self.bits >= 0 {
            (size >> self.bits as usize) / ten_to(exponent)
        } else {
            (size << -self.bits as usize) / ten_to(exponent)
        };
        Number::new(negative, scaled, exponent)
    }
}

/// `number * 2 ** places`, cut.
fn shifted(number: UBig, places: i64) -> UBig {
    if places >= 0 { number << places as usize } else { number >> places.unsigned_abs() as usize }
}

/// A finite number in fixed point.
fn fixed(number: &Number, bits: usize) -> IBig {
    let shifted = &number.digits << bits;
    let size =
        if number.exponent >= 0 { shifted * ten_to(number.exponent) } else { shifted / ten_to(-number.exponent) };
    let value = IBig::from(size);
    if number.negative { -value } else { value }
}

/// `atanh(1 / n)` in fixed point.
fn atanh_inverse(n: u32, bits: usize) -> IBig {
    let square = n * n;
    let mut power = (IBig::ONE << bits) / n;
    let mut sum = power.clone();
    let mut k = 3u32;
    while power != IBig::ZERO {
        power /= square;
        sum += &power / k;
        k += 2;
    }
    sum
}

/// The natural logarithm of two in fixed point, by Machin's way with three hyperbolic arc tangents.
fn ln_2(bits: usize) -> IBig {
    let guard = bits + 16;
    let sum = atanh_inverse(26, guard) * 18 - atanh_inverse(4801, guard) * 2 + atanh_inverse(8749, guard) * 8;
    sum >> 16usize
}

/// `e ** x` of a number in fixed point: halved until small, a Taylor series, squared back.
fn exp_fixed(x: &IBig, bits: usize) -> Scaled {
    let ln_2_wide = ln_2(bits + 64);
    let wide = x << 64usize;
    let turns = &wide / &ln_2_wide - if wide.sign() == Sign::Negative { 1 } else { 0 };
    let rest: IBig = (wide - &turns * ln_2_wide) >> 64usize;
    let halvings = (bits as f64).sqrt() as usize / 2 + 8;
    let guard = bits + 2 * halvings + 16;
    let small = (rest << (guard - bits)) >> halvings;
    let mut term = IBig::ONE << guard;
    let mut sum = term.clone();
    let mut k = 1u32;
    while term != IBig::ZERO {
        term = ((term * &small) >> guard) / k;
        sum += &term;
        k += 1;
    }
    for _ in 0..halvings {
        sum = (&sum * &sum) >> guard;
    }
    // The power of two moves the point, so that small results keep their digits.
    let turns = i64::try_from(&turns).unwrap_or(0);
    Scaled { mantissa: sum >> (guard - bits), bits: bits as i64 - turns }
}

/// The natural logarithm of a positive number in fixed point: of the digits scaled to between one half and two by
/// Newton's method on the exponential, plus multiples of the logarithm of two.
fn ln_fixed(a: &Number, bits: usize) -> IBig {
    let guard = bits + 64;
    // a = m * 2 ** shift with m near one.
    let (numerator, denominator) = if a.exponent >= 0 {
        (&a.digits * ten_to(a.exponent), UBig::ONE)
    } else {
        (a.digits.clone(), ten_to(-a.exponent))
    };
    let shift = numerator.bit_len() as i64 - denominator.bit_len() as i64;
    let scaled = guard as i64 - shift;
    let m = IBig::from(if scaled >= 0 {
        (numerator << scaled as usize) / denominator
    } else {
        numerator / (denominator << (-scaled) as usize)
    });
    let first = (m.to_f64().value() / 2f64.powi(guard.min(1000) as i32)
        * if guard > 1000 { 2f64.powi(-(guard as i32 - 1000)) } else { 1.0 })
    .ln();
    let first = if first.is_finite() { first } else { top_ln(&m, guard) };
    let mut y = IBig::from((first * 2f64.powi(52)) as i64) << (guard - 52);
    let mut right = 48;
    while right < guard {
        // Halley: y + 2 (m - e^y) / (m + e^y) triples the digits that are right.
        let e = exp_fixed(&y, guard);
        let e = IBig::from(shifted(e.mantissa.unsigned_abs(), guard as i64 - e.bits));
        y += ((&m - &e) << (guard + 1)) / (&m + &e);
        right *= 3;
    }
    (y >> 64usize) + ln_2(bits + 64) * shift / (IBig::ONE << 64usize)
}

/// A first estimate of the logarithm from the highest bits.
fn top_ln(m: &IBig, guard: usize) -> f64 {
    let bits = m.unsigned_abs().bit_len();
    let top = (m >> bits.saturating_sub(53)).to_f64().value();
    let scale = bits.saturating_sub(53) as f64 - guard as f64;
    top.ln() + scale * std::f64::consts::LN_2
}

impl Work {
    /// `a ** b % modulus` of whole numbers.
    pub fn power_mod(&mut self, a: &Number, b: &Number, modulus: &Number) -> Number {
        if let Some(nan) = self.nan_of(&[a, b, modulus]) {
            return nan;
        }
        let whole = [a, b, modulus].iter().all(|number| number.is_integer());
        if !whole || b.negative || modulus.is_zero() || a.is_zero() && b.is_zero() {
            return self.invalid(condition::INVALID);
        }
        if modulus.adjusted() >= self.settings.prec {
            return self.invalid(condition::INVALID);
        }
        let longest = [a, b, modulus].iter().map(|number| number.exponent.max(0)).max().unwrap_or(0);
        if !self.room_for(longest) {
            return Number::nan();
        }
        let mut whole_of = |number: &Number| self.round_at(number, 0, Rounding::Down).0.digits;
        let (base, exponent, size) = (whole_of(a), whole_of(b), whole_of(modulus));
        let negative = a.negative && exponent.bit(0);
        if size.is_one() {
            return Number::zero(negative, 0);
        }
        let ring = dashu_int::fast_div::ConstDivisor::new(size);
        Number::new(negative, ring.reduce(base).pow(&exponent).residue(), 0)
    }
}
