//! Integers as text and bytes: any base, the digit limit, Unicode digits.

use super::Limits;
use super::int::{BigInt, Int, magnitude_bits};
use crate::heap::Value;
use crate::objects::native::{Answer, Raised};
use crate::objects::string::Chars;
use crate::vm::Vm;
use dashu_int::IBig;

/// The zero of each set of ten decimal digits in Unicode 15.1.
const ZEROS: [u32; 68] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620,
    0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0,
    0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50,
    0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950,
    0x1fbf0,
];

/// Below this many digits no limit applies.
const UNLIMITED_DIGITS: usize = 640;

/// Numbers of more bits than this become text where Ctrl-C gets through.
const LONG_BITS: usize = 1 << 22;

/// The same for texts of more digits that become numbers.
const LONG_DIGITS: usize = 1 << 20;

/// The value of a decimal digit of any script.
pub fn decimal_digit(code_point: u32) -> Option<u8> {
    let at = ZEROS.partition_point(|zero| *zero <= code_point).checked_sub(1)?;
    let value = code_point - ZEROS[at];
    (value < 10).then_some(value as u8)
}

/// Python's white space (`str.isspace`).
pub fn is_space(code_point: u32) -> bool {
    matches!(
        code_point,
        0x09..=0x0d
            | 0x1c..=0x20
            | 0x85
            | 0xa0
            | 0x1680
            | 0x2000..=0x200a
            | 0x2028
            | 0x2029
            | 0x202f
            | 0x205f
            | 0x3000
    )
}

/// The text with every decimal digit made ASCII and every white space a blank; `None` where another character is not
/// ASCII.
pub fn plain_digits(text: impl Iterator<Item = u32>) -> Option<String> {
    text.map(|c| match decimal_digit(c) {
        Some(digit) => Some((b'0' + digit) as char),
        None if is_space(c) => Some(' '),
        None => u8::try_from(c).ok().filter(u8::is_ascii).map(|byte| byte as char),
    })
    .collect()
}

/// The code points of a string.
pub fn code_points(chars: Chars<'_>) -> Box<dyn Iterator<Item = u32> + '_> {
    match chars {
        Chars::Ascii(text) => Box::new(text.bytes().map(u32::from)),
        Chars::Latin1(text) => Box::new(text.iter().map(|c| u32::from(*c))),
        Chars::Ucs2(text) => Box::new(text.iter().map(|c| u32::from(*c))),
        Chars::Ucs4(text) => Box::new(text.iter().copied()),
    }
}

/// `str(number)`; ValueError beyond the digit limit.
pub fn decimal(vm: &mut Vm, number: Int<'_>) -> Result<String, Raised> {
    let big = match number {
        Int::Small(n) => return Ok(n.to_string()),
        Int::Big(big) => big,
    };
    let limit = vm.number_limits.max_str_digits;
    // A bit is log10(2) digits: far beyond the limit nothing is computed at all.
    if limit != 0 && magnitude_bits(big) as f64 * std::f64::consts::LOG10_2 - 2.0 > limit as f64 {
        return Err(digit_limit(vm, limit));
    }
    let text = if magnitude_bits(big) > LONG_BITS {
        let big = big.clone();
        vm.long_work(move || big.to_string())?
    } else {
        big.to_string()
    };
    if limit != 0 && text.trim_start_matches('-').len() > limit {
        return Err(digit_limit(vm, limit));
    }
    Ok(text)
}

#[cold]
fn digit_limit(vm: &mut Vm, limit: usize) -> Raised {
    vm.value_error(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// The magnitude in base 2, 8, 10 or 16 without prefix. Only base 10 is limited.
pub fn magnitude(vm: &mut Vm, number: Int<'_>, base: u32) -> Result<String, Raised> {
    match (number, base) {
        (Int::Small(n), 2) => Ok(format!("{:b}", n.unsigned_abs())),
        (Int::Small(n), 8) => Ok(format!("{:o}", n.unsigned_abs())),
        (Int::Small(n), 16) => Ok(format!("{:x}", n.unsigned_abs())),
        (Int::Big(n), 2 | 8 | 16) => {
            vm.check_len(magnitude_bits(n) / base.ilog2() as usize + 1, 1)?;
            let text = n.in_radix(base as u8).to_string();
            Ok(text.trim_start_matches('-').to_owned())
        }
        (_, _) => decimal(vm, number).map(|text| text.trim_start_matches('-').to_owned()),
    }
}

/// `bin()`, `oct()`, `hex()` by their base.
pub fn prefixed(vm: &mut Vm, number: Int<'_>, base: u32) -> Result<String, Raised> {
    let sign = if number.is_negative() { "-" } else { "" };
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        _ => "0x",
    };
    Ok(format!("{sign}{prefix}{}", magnitude(vm, number, base)?))
}

/// Why a text is no integer.
#[derive(Debug, PartialEq)]
pub enum ParseError {
    /// It has no such form.
    Invalid,
    /// It has this many digits, which is beyond the limit.
    TooLong(usize),
}

/// Reads an integer as `int(text, base)` does; base 0 looks at the prefix.
pub fn parse(text: impl Iterator<Item = u32>, base: u32, limits: &Limits) -> Result<Value, ParseError> {
    match digits_in(text, base, limits)? {
        Digits::Small(number) => Ok(Value::Int(number)),
        Digits::Many { negative, base, digits } => {
            Ok(BigInt::value(number_of(negative, base, &digits).ok_or(ParseError::Invalid)?))
        }
    }
}

/// A text that has the form of an integer.
enum Digits {
    /// Its value, where that fits a machine integer.
    Small(i64),
    /// Its sign, base and digits.
    Many { negative: bool, base: u32, digits: String },
}

fn number_of(negative: bool, base: u32, digits: &str) -> Option<IBig> {
    let magnitude = IBig::from_str_radix(digits, base).ok()?;
    Some(if negative { -magnitude } else { magnitude })
}

fn digits_in(text: impl Iterator<Item = u32>, base: u32, limits: &Limits) -> Result<Digits, ParseError> {
    let plain = plain_digits(text).ok_or(ParseError::Invalid)?;
    let trimmed = plain.trim_matches(|c| is_space(c as u32));
    let (negative, rest) = match trimmed.strip_prefix(['-', '+']) {
        Some(rest) => (trimmed.starts_with('-'), rest),
        None => (false, trimmed),
    };
    let (base, digits) = split_prefix(rest, base)?;
    let digits = without_underscores(digits, base)?;
    if digits.len() > UNLIMITED_DIGITS && !base.is_power_of_two() {
        let limit = limits.max_str_digits;
        if limit != 0 && digits.len() > limit {
            return Err(ParseError::TooLong(digits.len()));
        }
    }
    if let Ok(small) = i64::from_str_radix(&digits, base) {
        return Ok(Digits::Small(if negative { -small } else { small }));
    }
    Ok(Digits::Many { negative, base, digits: digits.into_owned() })
}

/// The base and the digits behind a prefix that fits it.
fn split_prefix(text: &str, base: u32) -> Result<(u32, &str), ParseError> {
    let named = match text.get(..2) {
        Some("0x" | "0X") => 16,
        Some("0o" | "0O") => 8,
        Some("0b" | "0B") => 2,
        _ => 0,
    };
    if named != 0 && (base == named || base == 0) {
        let digits = &text[2..];
        return Ok((named, digits.strip_prefix('_').unwrap_or(digits)));
    }
    if base != 0 {
        return Ok((base, text));
    }
    // As in source code: a number other than zero does not begin with 0.
    let zeros_only = text.bytes().all(|byte| byte == b'0' || byte == b'_');
    if text.starts_with('0') && !zeros_only { Err(ParseError::Invalid) } else { Ok((10, text)) }
}

fn without_underscores(text: &str, base: u32) -> Result<std::borrow::Cow<'_, str>, ParseError> {
    let lonely = text.is_empty() || text.starts_with('_') || text.ends_with('_') || text.contains("__");
    if lonely || !text.chars().all(|c| c == '_' || c.is_digit(base)) {
        return Err(ParseError::Invalid);
    }
    Ok(if text.contains('_') { text.replace('_', "").into() } else { text.into() })
}

/// The ValueError of a text that is no integer; `shown` is its repr.
pub fn raise_parse_error(vm: &mut Vm, error: &ParseError, base: u32, shown: &str) -> Raised {
    match error {
        ParseError::Invalid => {
            vm.value_error(format!("invalid literal for int() with base {base}: {}", clipped(shown)))
        }
        ParseError::TooLong(count) => {
            let limit = vm.number_limits.max_str_digits;
            vm.value_error(format!(
                "Exceeds the limit ({limit} digits) for integer string conversion: value has {count} digits; \
                 use sys.set_int_max_str_digits() to increase the limit"
            ))
        }
    }
}

/// CPython shows 200 characters of the text at most.
fn clipped(shown: &str) -> String {
    shown.chars().take(200).collect()
}

/// `int.from_bytes`
pub fn from_bytes(bytes: &[u8], big_endian: bool, signed: bool) -> Value {
    let mut little = bytes.to_vec();
    if big_endian {
        little.reverse();
    }
    if signed {
        // dashu reads two's complement of any length.
        return BigInt::value(IBig::from_le_bytes(&little));
    }
    BigInt::value(IBig::from(dashu_int::UBig::from_le_bytes(&little)))
}

/// Why an integer does not fit some bytes.
pub enum BytesError {
    /// It is below zero and the bytes are unsigned.
    Negative,
    /// It needs more of them.
    TooBig,
}

/// `int.to_bytes`
pub fn to_bytes(number: Int<'_>, length: usize, big_endian: bool, signed: bool) -> Result<Vec<u8>, BytesError> {
    let negative = number.is_negative();
    if negative && !signed {
        return Err(BytesError::Negative);
    }
    let mut bytes = if negative || signed {
        number.big().to_le_bytes().into_vec()
    } else {
        use dashu_int::ops::UnsignedAbs;
        number.big().as_ref().unsigned_abs().to_le_bytes().into_vec()
    };
    if bytes.len() > length {
        return Err(BytesError::TooBig);
    }
    bytes.resize(length, if negative { 0xff } else { 0 });
    if big_endian {
        bytes.reverse();
    }
    Ok(bytes)
}

/// The value of a text in `int(text)`, where the caller has the code points and the repr is made only when needed.
pub fn parse_or_raise(vm: &mut Vm, text: &[u32], base: u32, source: &Value) -> Answer {
    let outcome = match digits_in(text.iter().copied(), base, &vm.number_limits) {
        Ok(Digits::Small(number)) => return Ok(Value::Int(number)),
        Ok(Digits::Many { negative, base, digits }) if digits.len() > LONG_DIGITS => {
            vm.long_work(move || number_of(negative, base, &digits).ok_or(ParseError::Invalid))?
        }
        Ok(Digits::Many { negative, base, digits }) => number_of(negative, base, &digits).ok_or(ParseError::Invalid),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(number) => Ok(BigInt::value(number)),
        Err(error) => {
            let shown = vm.repr_text(source)?;
            Err(raise_parse_error(vm, &error, base, &shown))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, base: u32) -> Option<i64> {
        match parse(text.chars().map(|c| c as u32), base, &Limits::default()) {
            Ok(Value::Int(n)) => Some(n),
            _ => None,
        }
    }

    #[test]
    fn reads_what_cpython_reads() {
        assert_eq!(read(" -1_000 ", 10), Some(-1000));
        assert_eq!(read("0x_1f", 0), Some(31));
        assert_eq!(read("0x1f", 16), Some(31));
        assert_eq!(read("0b1", 16), Some(0xb1));
        assert_eq!(read("00_0", 0), Some(0));
        assert_eq!(read("010", 0), None);
        assert_eq!(read("1__0", 10), None);
        assert_eq!(read("+", 10), None);
        assert_eq!(read("- 1", 10), None);
        assert_eq!(read("\u{661}\u{662}", 10), Some(12));
        assert_eq!(read("z", 36), Some(35));
    }

    #[test]
    fn bytes_go_there_and_back() {
        for n in [0, 1, -1, 127, 128, -128, -129, 255, 256, i64::MIN, i64::MAX] {
            let bytes = to_bytes(Int::Small(n), 9, true, true).ok().expect("nine bytes hold it");
            assert!(from_bytes(&bytes, true, true).is(&Value::Int(n)));
        }
        assert!(to_bytes(Int::Small(128), 1, true, true).is_err());
        assert!(to_bytes(Int::Small(255), 1, true, false).is_ok());
    }
}
