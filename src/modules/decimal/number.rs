//! Decimal numbers as the General Decimal Arithmetic specification has them, and the rounding that ends every
//! operation.
//!
//! Nothing here knows the VM: an operation takes a [`Work`], which holds the context's settings and collects the
//! conditions that the operation met. What becomes of them (flags, traps, exceptions) is the context's business.

use dashu_int::UBig;
use dashu_int::ops::{BitTest, DivRem};
use std::cmp::Ordering;

/// What a number is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// `coefficient * 10 ** exponent`
    Finite,
    /// An infinity.
    Infinite,
    /// A quiet NaN; the coefficient is its payload.
    Quiet,
    /// A signaling NaN; the coefficient is its payload.
    Signaling,
}

/// A decimal number.
#[derive(Clone, PartialEq, Debug)]
pub struct Number {
    /// Whether it has a minus sign; zeros and NaNs may have one.
    pub negative: bool,
    /// What it is.
    pub kind: Kind,
    /// The digits as an integer.
    pub digits: UBig,
    /// The exponent of the last digit.
    pub exponent: i64,
}

/// How results are rounded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rounding {
    /// Away from zero.
    Up,
    /// Towards zero.
    Down,
    /// Towards infinity.
    Ceiling,
    /// Towards minus infinity.
    Floor,
    /// To nearest, ties away from zero.
    HalfUp,
    /// To nearest, ties towards zero.
    HalfDown,
    /// To nearest, ties to the even digit.
    HalfEven,
    /// Away from zero if the last digit would be 0 or 5, else towards zero.
    ZeroFiveUp,
}

/// The largest precision, and the largest exponent.
pub const MAX_PREC: i64 = 999_999_999_999_999_999;
/// The smallest exponent of a normal number.
pub const MIN_EMIN: i64 = -MAX_PREC;
/// The smallest exponent of a subnormal number.
pub const MIN_ETINY: i64 = MIN_EMIN - (MAX_PREC - 1);

/// A context's settings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Settings {
    /// Significant digits of results.
    pub prec: i64,
    /// How they are rounded.
    pub rounding: Rounding,
    /// Smallest adjusted exponent of a normal number.
    pub emin: i64,
    /// Largest adjusted exponent.
    pub emax: i64,
    /// Whether exponents are written as `E`.
    pub capitals: bool,
    /// Whether large exponents are folded down.
    pub clamp: bool,
}

/// Conditions, as bits.
pub mod condition {
    /// The sets of bits are small enough for this.
    pub type Set = u32;
    /// An operation that makes no sense.
    pub const INVALID: Set = 1;
    /// A float met a Decimal.
    pub const FLOAT: Set = 1 << 1;
    /// A finite number divided by zero.
    pub const DIVISION_BY_ZERO: Set = 1 << 2;
    /// The result was too large.
    pub const OVERFLOW: Set = 1 << 3;
    /// The result was too small and inexact.
    pub const UNDERFLOW: Set = 1 << 4;
    /// The exponent lies below `Emin`.
    pub const SUBNORMAL: Set = 1 << 5;
    /// Digits other than zero were lost.
    pub const INEXACT: Set = 1 << 6;
    /// Digits were lost.
    pub const ROUNDED: Set = 1 << 7;
    /// The exponent was changed to fit.
    pub const CLAMPED: Set = 1 << 8;
    /// Invalid: a text is no number.
    pub const SYNTAX: Set = 1 << 9;
    /// Invalid: an integer quotient has too many digits.
    pub const DIVISION_IMPOSSIBLE: Set = 1 << 10;
    /// Invalid: zero divided by zero.
    pub const DIVISION_UNDEFINED: Set = 1 << 11;
    /// No memory for so many digits.
    pub const MEMORY: Set = 1 << 12;
    /// Those that signal InvalidOperation.
    pub const ANY_INVALID: Set = INVALID | SYNTAX | DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED;
}

/// More digits than this are not computed: MemoryError.
const MAX_DIGITS: i64 = 1 << 28;

/// An operation under way.
pub struct Work {
    /// The context's settings.
    pub settings: Settings,
    /// The conditions met so far.
    pub conditions: condition::Set,
}

impl Settings {
    /// Exponent of the last digit of the smallest subnormal number.
    pub fn etiny(&self) -> i64 {
        self.emin - self.prec + 1
    }

    /// Largest exponent of a number of full precision.
    pub fn etop(&self) -> i64 {
        self.emax - self.prec + 1
    }

    /// Settings under which everything is exact (or an error).
    pub fn exact() -> Settings {
        Settings {
            prec: MAX_PREC,
            rounding: Rounding::HalfEven,
            emin: MIN_EMIN,
            emax: MAX_PREC,
            capitals: true,
            clamp: false,
        }
    }
}

/// `10 ** count`
pub fn ten_to(count: i64) -> UBig {
    match u32::try_from(count) {
        Ok(count @ 0..=19) => UBig::from(10u64.pow(count)),
        Ok(count) => UBig::from(10u8).pow(count as usize),
        Err(_) => UBig::ONE,
    }
}

/// How many decimal digits an integer has; 1 for zero.
pub fn digit_count(number: &UBig) -> i64 {
    if let Ok(small) = u64::try_from(number) {
        return small.checked_ilog10().map_or(1, |log| i64::from(log) + 1);
    }
    // The estimate is right or one too small.
    let estimate = ((number.bit_len() - 1) as f64 * std::f64::consts::LOG10_2) as i64;
    let mut count = estimate.max(1);
    while *number >= ten_to(count) {
        count += 1;
    }
    count
}

impl Number {
    /// A finite number.
    pub fn new(negative: bool, digits: UBig, exponent: i64) -> Number {
        Number { negative, kind: Kind::Finite, digits, exponent }
    }

    /// A zero.
    pub fn zero(negative: bool, exponent: i64) -> Number {
        Number::new(negative, UBig::ZERO, exponent)
    }

    /// One.
    pub fn one() -> Number {
        Number::new(false, UBig::ONE, 0)
    }

    /// An infinity.
    pub fn infinity(negative: bool) -> Number {
        Number { negative, kind: Kind::Infinite, digits: UBig::ZERO, exponent: 0 }
    }

    /// A quiet NaN without payload.
    pub fn nan() -> Number {
        Number { negative: false, kind: Kind::Quiet, digits: UBig::ZERO, exponent: 0 }
    }

    /// Whether it is a NaN.
    pub fn is_nan(&self) -> bool {
        matches!(self.kind, Kind::Quiet | Kind::Signaling)
    }

    /// Whether it is infinite.
    pub fn is_infinite(&self) -> bool {
        self.kind == Kind::Infinite
    }

    /// Whether it is neither.
    pub fn is_finite(&self) -> bool {
        self.kind == Kind::Finite
    }

    /// Whether it is a zero.
    pub fn is_zero(&self) -> bool {
        self.is_finite() && self.digits.is_zero()
    }

    /// How many digits it has.
    pub fn len(&self) -> i64 {
        digit_count(&self.digits)
    }

    /// The exponent of the first digit.
    pub fn adjusted(&self) -> i64 {
        self.exponent + self.len() - 1
    }

    /// The same with another sign.
    pub fn with_sign(&self, negative: bool) -> Number {
        Number { negative, ..self.clone() }
    }

    /// Whether it has no fraction.
    pub fn is_integer(&self) -> bool {
        self.is_finite()
            && (self.exponent >= 0 || self.digits.is_zero() || self.without_trailing_zeros(0).exponent >= 0)
    }

    /// The same value with as few digits as possible, the exponent at most `limit`.
    pub fn without_trailing_zeros(&self, limit: i64) -> Number {
        let mut number = self.clone();
        if number.digits.is_zero() {
            return number;
        }
        // Large steps first: repeated division of a long number by ten would be quadratic.
        let mut step = 1 << digit_count(&number.digits).ilog2();
        while step > 0 {
            while number.exponent + step <= limit.max(number.exponent) || limit == i64::MAX {
                let (quotient, rest) = (&number.digits).div_rem(&ten_to(step));
                if !rest.is_zero() {
                    break;
                }
                number.digits = quotient;
                number.exponent += step;
            }
            step /= 2;
        }
        number
    }

    /// Compares two numbers that are no NaNs, by value.
    pub fn order(&self, other: &Number) -> Ordering {
        let sign = |number: &Number| match (number.is_zero(), number.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let (a, b) = (sign(self), sign(other));
        if a != b || a == 0 {
            return a.cmp(&b);
        }
        let sizes = self.order_size(other);
        if a < 0 { sizes.reverse() } else { sizes }
    }

    /// Compares sizes.
    pub fn order_size(&self, other: &Number) -> Ordering {
        match (self.is_infinite(), other.is_infinite()) {
            (true, true) => return Ordering::Equal,
            (true, false) => return Ordering::Greater,
            (false, true) => return Ordering::Less,
            (false, false) => {}
        }
        if self.is_zero() || other.is_zero() {
            return other.is_zero().cmp(&self.is_zero());
        }
        match self.adjusted().cmp(&other.adjusted()) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        // Equal adjusted exponents: the exponents differ by no more than the digits.
        let shift = self.exponent - other.exponent;
        if shift >= 0 {
            (&self.digits * ten_to(shift)).cmp(&other.digits)
        } else {
            self.digits.cmp(&(&other.digits * ten_to(-shift)))
        }
    }
}

/// What was cut off, compared with half a unit of the last digit kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lost {
    Nothing,
    LessThanHalf,
    Half,
    MoreThanHalf,
}

impl Work {
    /// An operation in a context.
    pub fn new(settings: Settings) -> Work {
        Work { settings, conditions: 0 }
    }

    /// Notes a condition.
    pub fn note(&mut self, conditions: condition::Set) {
        self.conditions |= conditions;
    }

    /// Notes that the operation makes no sense; its result.
    pub fn invalid(&mut self, conditions: condition::Set) -> Number {
        self.note(conditions);
        Number::nan()
    }

    /// Whether so many digits may be computed; notes that they may not.
    pub fn room_for(&mut self, digits: i64) -> bool {
        let room = digits <= MAX_DIGITS;
        if !room {
            self.note(condition::MEMORY);
        }
        room
    }

    /// The result of an operation with a NaN operand, if there is one: signaling ones first, then the first.
    pub fn nan_of(&mut self, operands: &[&Number]) -> Option<Number> {
        let signaling = operands.iter().find(|number| number.kind == Kind::Signaling);
        if let Some(number) = signaling {
            self.note(condition::INVALID);
            return Some(self.quiet(number));
        }
        let quiet = operands.iter().find(|number| number.kind == Kind::Quiet)?;
        Some(self.quiet(quiet))
    }

    /// A NaN made quiet, its payload cut to what fits.
    fn quiet(&self, number: &Number) -> Number {
        let room = self.settings.prec - i64::from(self.settings.clamp);
        let mut result = Number { kind: Kind::Quiet, ..number.clone() };
        if result.len() > room {
            result.digits %= ten_to(room);
        }
        result
    }

    /// Cuts a finite number's digits off behind the given exponent and rounds; tells whether that lost anything.
    pub fn round_at(&mut self, number: &Number, exponent: i64, rounding: Rounding) -> (Number, bool) {
        let cut = exponent - number.exponent;
        if cut <= 0 {
            if !self.room_for(number.len() - cut) {
                return (Number::nan(), false);
            }
            let digits = if number.digits.is_zero() { UBig::ZERO } else { &number.digits * ten_to(-cut) };
            return (Number::new(number.negative, digits, exponent), false);
        }
        let (kept, lost) = cut_off(&number.digits, cut);
        let up = rounds_up(rounding, number.negative, &kept, lost);
        let digits = if up { kept + 1u8 } else { kept };
        (Number::new(number.negative, digits, exponent), lost != Lost::Nothing)
    }

    /// What ends every operation: rounds to the precision, keeps the exponent in range, notes what happened.
    pub fn finish(&mut self, number: Number) -> Number {
        let Settings { prec, emin: _, emax, clamp, rounding, .. } = self.settings;
        if number.is_nan() {
            return self.quiet_keeping_kind(number);
        }
        if number.is_infinite() {
            return number;
        }
        let (etiny, etop) = (self.settings.etiny(), self.settings.etop());
        if number.digits.is_zero() {
            return self.finish_zero(number, if clamp { etop } else { emax });
        }
        let mut lowest = number.len() + number.exponent - prec;
        if lowest > etop {
            return self.overflow(number.negative);
        }
        let subnormal = lowest < etiny;
        lowest = lowest.max(etiny);
        if number.exponent < lowest {
            let (mut rounded, lost) = self.round_at(&number, lowest, rounding);
            if rounded.len() > prec {
                rounded = Number::new(rounded.negative, rounded.digits / 10u8, rounded.exponent + 1);
            }
            if rounded.exponent > etop {
                return self.overflow(number.negative);
            }
            self.note(condition::ROUNDED);
            if subnormal {
                self.note(condition::SUBNORMAL);
            }
            if lost {
                self.note(condition::INEXACT | if subnormal { condition::UNDERFLOW } else { 0 });
            }
            if rounded.digits.is_zero() {
                self.note(condition::CLAMPED);
            }
            return rounded;
        }
        if subnormal {
            self.note(condition::SUBNORMAL);
        }
        if clamp && number.exponent > etop {
            self.note(condition::CLAMPED);
            return self.round_at(&number, etop, rounding).0;
        }
        number
    }

    fn quiet_keeping_kind(&self, number: Number) -> Number {
        Number { kind: number.kind, ..self.quiet(&number) }
    }

    fn finish_zero(&mut self, number: Number, highest: i64) -> Number {
        let exponent = number.exponent.clamp(self.settings.etiny(), highest);
        if exponent != number.exponent {
            self.note(condition::CLAMPED);
        }
        Number { exponent, ..number }
    }

    fn overflow(&mut self, negative: bool) -> Number {
        self.note(condition::OVERFLOW | condition::INEXACT | condition::ROUNDED);
        let to_infinity = match self.settings.rounding {
            Rounding::HalfUp | Rounding::HalfEven | Rounding::HalfDown | Rounding::Up => true,
            Rounding::Down | Rounding::ZeroFiveUp => false,
            Rounding::Ceiling => !negative,
            Rounding::Floor => negative,
        };
        if to_infinity || !self.room_for(self.settings.prec) {
            return Number::infinity(negative);
        }
        Number::new(negative, ten_to(self.settings.prec) - 1u8, self.settings.etop())
    }
}

/// The digits above the last `cut`, and what those were.
fn cut_off(digits: &UBig, cut: i64) -> (UBig, Lost) {
    if digits.is_zero() {
        return (UBig::ZERO, Lost::Nothing);
    }
    if cut > digit_count(digits) {
        return (UBig::ZERO, Lost::LessThanHalf);
    }
    let unit = ten_to(cut);
    let (kept, rest) = digits.div_rem(&unit);
    let lost = if rest.is_zero() {
        Lost::Nothing
    } else {
        match (rest << 1).cmp(&unit) {
            Ordering::Less => Lost::LessThanHalf,
            Ordering::Equal => Lost::Half,
            Ordering::Greater => Lost::MoreThanHalf,
        }
    };
    (kept, lost)
}

fn rounds_up(rounding: Rounding, negative: bool, kept: &UBig, lost: Lost) -> bool {
    if lost == Lost::Nothing {
        return false;
    }
    let above_half = lost == Lost::MoreThanHalf;
    match rounding {
        Rounding::Up => true,
        Rounding::Down => false,
        Rounding::Ceiling => !negative,
        Rounding::Floor => negative,
        Rounding::HalfUp => above_half || lost == Lost::Half,
        Rounding::HalfDown => above_half,
        Rounding::HalfEven => above_half || lost == Lost::Half && kept.bit(0),
        Rounding::ZeroFiveUp => (kept % 5u8) == 0,
    }
}
