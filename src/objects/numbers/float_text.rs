//! Floats as text: shortest repr, fixed digits, hexadecimal; reading them.
//!
//! Digits come from Rust's formatter, which is exact and shortest; the layout is CPython's.

use super::int_text::{is_space, plain_digits};
use crate::heap::ascii_text;

/// Digits that a float can have behind the point; more are zeros. (Rust's formatter takes 65535 at most.)
const MAX_FRACTION: usize = 1100;

/// `repr(number)`
pub fn repr(number: f64) -> String {
    general(number, None, true, false)
}

/// A float's `repr` without `.0` at the end: the parts of a complex number.
pub fn repr_short(number: f64) -> String {
    general(number, None, false, false)
}

/// `nan`, `inf`, `-inf`, if it is one of these.
pub fn special(number: f64) -> Option<&'static str> {
    match number {
        _ if number.is_nan() => Some("nan"),
        f64::INFINITY => Some("inf"),
        f64::NEG_INFINITY => Some("-inf"),
        _ => None,
    }
}

/// `%.{precision}f`; `alternate` keeps the point.
pub fn fixed(number: f64, precision: usize, alternate: bool) -> String {
    if let Some(text) = special(number) {
        return text.into();
    }
    let mut row = [0; 32];
    if let (Some(text), false) = (fixed_digits(number.abs(), precision, &mut row), alternate) {
        return [if number.is_sign_negative() { "-" } else { "" }, text].concat();
    }
    let mut text = format!("{:.*}", precision.min(MAX_FRACTION), number);
    text.extend(std::iter::repeat_n('0', precision.saturating_sub(MAX_FRACTION)));
    if precision == 0 && alternate {
        text.push('.');
    }
    text
}

/// More digits behind the point than these are left to the general way: with them, what is computed fits 127 bits.
const FEW_DIGITS: usize = 20;

/// Powers of ten up to these digits.
const POWERS: [u128; FEW_DIGITS + 1] = {
    let (mut powers, mut at) = ([1; FEW_DIGITS + 1], 1);
    while at <= FEW_DIGITS {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// `%.{precision}f` of a number that is not negative, written at the end of `row`, where that takes no big numbers: then the digits are
/// those of `mantissa * 10**precision / 2**k`, which is rounded once, half to even.
pub fn fixed_digits(number: f64, precision: usize, row: &mut [u8; 32]) -> Option<&str> {
    const MANTISSA_BITS: u32 = f64::MANTISSA_DIGITS - 1;
    let (bits, bias) = (number.to_bits(), 1075);
    let exponent = (bits >> MANTISSA_BITS) as i32;
    if precision > FEW_DIGITS || exponent == 0 && bits != 0 || exponent >= 0x7ff {
        return None;
    }
    let mantissa = bits & ((1 << MANTISSA_BITS) - 1) | u64::from(exponent > 0) << MANTISSA_BITS;
    let scaled = u128::from(mantissa) * POWERS[precision];
    let scaled = match exponent - bias {
        shift @ 0..=8 => u64::try_from(scaled << shift).ok()?,
        shift @ -126..0 => u64::try_from(rounded(scaled, -shift as u32)).ok()?,
        shift if shift < 0 => 0,
        _ => return None,
    };
    write_fixed(scaled, precision, row)
}

/// `number / 2**shift`, rounded half to even.
fn rounded(number: u128, shift: u32) -> u128 {
    let (whole, rest, half) = (number >> shift, number & ((1 << shift) - 1), 1 << (shift - 1));
    if rest > half || rest == half && whole & 1 == 1 { whole + 1 } else { whole }
}

/// The digits of a number with a point before the last `precision` of them.
fn write_fixed(mut number: u64, precision: usize, row: &mut [u8; 32]) -> Option<&str> {
    let (mut at, mut written) = (row.len(), 0);
    while number > 0 || written <= precision {
        if written == precision && written > 0 {
            at -= 1;
            row[at] = b'.';
        }
        at -= 1;
        row[at] = b'0' + (number % 10) as u8;
        number /= 10;
        written += 1;
    }
    ascii_text(&row[at..])
}

/// `%.{precision}e`; `alternate` keeps the point.
pub fn scientific(number: f64, precision: usize, alternate: bool) -> String {
    if let Some(text) = special(number) {
        return text.into();
    }
    let (negative, digits, exponent) = digits(number, Some(precision.saturating_add(1)));
    let mut text = String::from(if negative { "-" } else { "" });
    push_scientific(&mut text, &digits, exponent, alternate);
    text
}

/// `%.{precision}g`, or the shortest digits that read back where there is no precision. `point_zero` adds `.0` to
/// whole numbers; `alternate` keeps the point and zeros at the end.
pub fn general(number: f64, precision: Option<usize>, point_zero: bool, alternate: bool) -> String {
    if let Some(text) = special(number) {
        return text.into();
    }
    let wanted = precision.map(|precision| precision.max(1));
    let (negative, mut digits, exponent) = digits(number, wanted);
    if !alternate || wanted.is_none() {
        let keep = digits.trim_end_matches('0').len().max(1);
        digits.truncate(keep);
    }
    let limit = match wanted {
        None => 16,
        Some(precision) => (precision as i64).saturating_sub(i64::from(point_zero)),
    };
    let mut text = String::from(if negative { "-" } else { "" });
    if i64::from(exponent) < -4 || i64::from(exponent) + 1 > limit {
        push_scientific(&mut text, &digits, exponent, alternate);
    } else {
        push_fixed(&mut text, &digits, exponent, point_zero, alternate);
    }
    text
}

/// Sign, significant digits (`count` of them, or the fewest that read back) and the decimal exponent of the first.
fn digits(number: f64, count: Option<usize>) -> (bool, String, i32) {
    let text = match count {
        Some(count) => format!("{:.*e}", (count - 1).min(MAX_FRACTION), number.abs()),
        None => shortest(number.abs()),
    };
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut digits: String = mantissa.chars().filter(|c| *c != '.').collect();
    if let Some(count) = count {
        digits.extend(std::iter::repeat_n('0', count.saturating_sub(digits.len())));
    }
    (number.is_sign_negative(), digits, exponent.parse().unwrap_or(0))
}

/// The fewest digits that read back. Of two such numbers just as near, which only large ones have, the even one is CPython's.
fn shortest(size: f64) -> String {
    const WITH_TIES: f64 = (1u64 << 49) as f64;
    let text = format!("{size:e}");
    if size < WITH_TIES {
        return text;
    }
    let count = text.bytes().take_while(|byte| *byte != b'e').filter(u8::is_ascii_digit).count();
    let nearest = format!("{:.*e}", count.saturating_sub(1), size);
    if nearest.parse() == Ok(size) { nearest } else { text }
}

fn push_scientific(text: &mut String, digits: &str, exponent: i32, alternate: bool) {
    text.push_str(&digits[..1]);
    if digits.len() > 1 || alternate {
        text.push('.');
        text.push_str(&digits[1..]);
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    text.push_str(&format!("e{sign}{:02}", exponent.abs()));
}

fn push_fixed(text: &mut String, digits: &str, exponent: i32, point_zero: bool, alternate: bool) {
    if exponent < 0 {
        text.push_str("0.");
        text.extend(std::iter::repeat_n('0', (-exponent - 1) as usize));
        text.push_str(digits);
        return;
    }
    let whole = exponent as usize + 1;
    if digits.len() > whole {
        text.push_str(&digits[..whole]);
        text.push('.');
        text.push_str(&digits[whole..]);
        return;
    }
    text.push_str(digits);
    text.extend(std::iter::repeat_n('0', whole - digits.len()));
    if point_zero {
        text.push_str(".0");
    } else if alternate {
        text.push('.');
    }
}

/// Reads a float as `float()` does: white space around it, underscores between digits, any Unicode digits.
pub fn parse(text: impl Iterator<Item = u32>) -> Option<f64> {
    let plain = plain_digits(text)?;
    parse_ascii(plain.trim_matches(|c| is_space(c as u32)))
}

/// Reads a float without white space around it.
pub fn parse_ascii(text: &str) -> Option<f64> {
    let bytes = text.as_bytes();
    let between_digits =
        |at: usize| at > 0 && bytes[at - 1].is_ascii_digit() && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
    if bytes.iter().enumerate().any(|(at, byte)| *byte == b'_' && !between_digits(at)) {
        return None;
    }
    if bytes.contains(&b'_') { text.replace('_', "").parse().ok() } else { text.parse().ok() }
}

/// `number.hex()`
pub fn hex(number: f64) -> String {
    if let Some(text) = special(number) {
        return text.into();
    }
    let sign = if number.is_sign_negative() { "-" } else { "" };
    if number == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = number.to_bits();
    let (exponent, mantissa) = ((bits >> 52 & 0x7ff) as i64, bits & ((1 << 52) - 1));
    let (lead, exponent) = if exponent == 0 { (0, -1022) } else { (1, exponent - 1023) };
    format!("{sign}0x{lead}.{mantissa:013x}p{exponent:+}")
}

/// Why a hexadecimal float could not be read.
pub enum HexError {
    /// It is not one.
    Invalid,
    /// It is beyond all floats.
    TooLarge,
}

/// `float.fromhex(text)`
pub fn parse_hex(text: &str) -> Result<f64, HexError> {
    let text = text.trim_matches(|c| is_space(c as u32));
    let (negative, rest) = match text.strip_prefix(['-', '+']) {
        Some(rest) => (text.starts_with('-'), rest),
        None => (false, text),
    };
    let lower = rest.to_ascii_lowercase();
    let size = match lower.as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        digits => hex_magnitude(digits.strip_prefix("0x").unwrap_or(digits))?,
    };
    Ok(if negative { -size } else { size })
}

fn hex_magnitude(text: &str) -> Result<f64, HexError> {
    let (digits, exponent) = match text.split_once('p') {
        Some((digits, exponent)) => (digits, hex_exponent(exponent)?),
        None => (text, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all: String = [whole, fraction].concat();
    if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(HexError::Invalid);
    }
    let significant = all.trim_start_matches('0');
    if significant.is_empty() {
        return Ok(0.0);
    }
    let number = dashu_int::UBig::from_str_radix(significant, 16).map_err(|_| HexError::Invalid)?;
    let exponent = exponent.saturating_sub(4 * fraction.len() as i64);
    scale(number, exponent).ok_or(HexError::TooLarge)
}

fn hex_exponent(text: &str) -> Result<i64, HexError> {
    let (negative, digits) = match text.strip_prefix(['-', '+']) {
        Some(digits) => (text.starts_with('-'), digits),
        None => (false, text),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(HexError::Invalid);
    }
    // So many digits are beyond everything anyway.
    let size = digits.parse::<i64>().unwrap_or(i64::MAX / 4).min(i64::MAX / 4);
    Ok(if negative { -size } else { size })
}

/// `number * 2 ** exponent`, rounded once.
fn scale(number: dashu_int::UBig, exponent: i64) -> Option<f64> {
    use dashu_int::UBig;
    use dashu_int::ops::BitTest;
    let top = number.bit_len() as i64 + exponent;
    if top > 1024 {
        return None;
    }
    if top < -1080 {
        return Some(0.0);
    }
    if exponent >= 0 {
        super::int_arithmetic::divide_magnitudes(number << exponent as usize, UBig::ONE)
    } else {
        super::int_arithmetic::divide_magnitudes(number, UBig::ONE << (-exponent) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr_is_cpythons() {
        let pairs = [
            (1.0, "1.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (1e-4, "0.0001"),
            (1e-5, "1e-05"),
            (-0.0, "-0.0"),
            (5e-324, "5e-324"),
            (1.5e300, "1.5e+300"),
            (951_817_721_645_557.3, "951817721645557.2"),
            (951_817_721_645_557.8, "951817721645557.8"),
        ];
        for (number, text) in pairs {
            assert_eq!(repr(number), text);
        }
    }

    #[test]
    fn general_follows_the_precision() {
        assert_eq!(general(1234567.0, Some(6), false, false), "1.23457e+06");
        assert_eq!(general(0.0001, Some(6), false, false), "0.0001");
        assert_eq!(general(100.0, Some(5), true, false), "100.0");
        assert_eq!(general(1.0, Some(3), false, true), "1.00");
        assert_eq!(fixed(0.5, 0, false), "0");
        assert_eq!(fixed(0.125, 2, false), "0.12");
        assert_eq!(fixed(-1e-300, 3, false), "-0.000");
        assert_eq!(fixed(0.0, 1, false), "0.0");
        assert_eq!(fixed(123456789.0, 20, false), "123456789.00000000000000000000");
        assert_eq!(fixed(2.5, 0, true), "2.");
        assert_eq!(scientific(12345.678, 2, false), "1.23e+04");
    }

    #[test]
    fn underscores_stand_between_digits() {
        let read = |text: &str| parse(text.chars().map(|c| c as u32));
        assert_eq!(read(" 1_0.5e1_0 "), Some(10.5e10));
        assert_eq!(read("1__0"), None);
        assert_eq!(read("_1"), None);
        assert_eq!(read("infinity"), Some(f64::INFINITY));
        assert_eq!(read("\u{661}.\u{665}"), Some(1.5));
    }
}
