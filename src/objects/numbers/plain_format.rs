//! The short way of formatting: machine integers, floats with fixed digits and ASCII texts, in fields as most programs write them
//! (`{n:03d}`, `{x:.2f}`, `{total:>12,}`, `%-10s`).
//!
//! What is not of this kind, errors included, is left to [`super::format`] and its kin, which know everything; here a `None` only
//! says "not plain". Nothing is ever half done: whoever gets a `None` drops what was written.

use super::float_text::fixed_digits;
use super::format::group;
use super::format_spec::{Align, Grouping};
use crate::heap::{Value, ascii_text};
use crate::objects::string::Str;

/// Wider fields and more digits are not plain.
const MOST: usize = 400;

/// A field: how a plain value stands in it.
#[derive(Clone, Copy)]
pub struct Field {
    /// What pads, an ASCII character.
    pub fill: u8,
    /// Where the value stands; `None` is the right for numbers, the left for texts.
    pub align: Option<Align>,
    /// `+` or a blank in front of what is not negative.
    pub sign: Option<u8>,
    /// The field's width.
    pub width: usize,
    /// Whether commas stand between groups of three digits.
    pub comma: bool,
    /// Digits behind the point, or characters of a text.
    pub precision: Option<usize>,
    /// The presentation type, if given.
    pub kind: Option<u8>,
}

impl Field {
    /// A specification of the format mini-language.
    pub fn parse(spec: &str) -> Option<Field> {
        let mut rest = spec.as_bytes();
        let (mut field, filled) = Field::aligned(&mut rest);
        field.sign = take(&mut rest, |byte| matches!(byte, b'+' | b' '));
        if !filled && rest.first() == Some(&b'0') {
            (field.fill, field.align) = (b'0', field.align.or(Some(Align::AfterSign)));
        }
        field.width = number(&mut rest)?.unwrap_or(0);
        field.comma = take(&mut rest, |byte| byte == b',').is_some();
        if take(&mut rest, |byte| byte == b'.').is_some() {
            field.precision = Some(number(&mut rest)??);
        }
        field.kind = take(&mut rest, |byte| byte.is_ascii_alphabetic() || byte == b'%');
        rest.is_empty().then_some(field)
    }

    /// Fill and alignment, taken from the front, and whether a fill was given.
    fn aligned(rest: &mut &[u8]) -> (Field, bool) {
        let (fill, align, taken) = match **rest {
            [fill, align, ..] if align_of(align).is_some() => (fill, align_of(align), 2),
            [align, ..] => (b' ', align_of(align), usize::from(align_of(align).is_some())),
            [] => (b' ', None, 0),
        };
        *rest = &rest[taken..];
        (Field { fill, align, sign: None, width: 0, comma: false, precision: None, kind: None }, taken == 2)
    }

    /// Writes a value.
    pub fn push(&self, value: &Value, out: &mut String) -> Option<()> {
        match value {
            Value::Int(number) if matches!(self.kind, Some(b'f' | b'%')) => {
                // Only where the float is the number itself; what is too large for any float is refused elsewhere.
                let exact = number.unsigned_abs() < 1 << f64::MANTISSA_DIGITS;
                exact.then_some(()).and_then(|()| self.push_float(*number as f64, out))
            }
            Value::Int(number) => self.push_int(*number, out),
            Value::Float(number) => self.push_float(number.get(), out),
            _ => self.push_text(value.exact::<Str>()?.as_ascii()?, out),
        }
    }

    fn push_int(&self, number: i64, out: &mut String) -> Option<()> {
        if self.precision.is_some() {
            return None;
        }
        let mut row = [0; 64];
        let size = number.unsigned_abs();
        let digits = match self.kind {
            None | Some(b'd') => digits_of::<10>(size, &mut row)?,
            Some(b'x') if !self.comma => digits_of::<16>(size, &mut row)?,
            Some(b'b') if !self.comma => digits_of::<2>(size, &mut row)?,
            Some(_) => return None,
        };
        self.push_number(number < 0, digits, "", out)
    }

    fn push_float(&self, number: f64, out: &mut String) -> Option<()> {
        let percent = self.kind == Some(b'%');
        if !percent && self.kind != Some(b'f') {
            return None;
        }
        let number = if percent { number * 100.0 } else { number };
        let mut row = [0; 32];
        let precision = self.precision.unwrap_or(6);
        let text = fixed_digits(number.abs(), precision, &mut row)?;
        let behind = if precision == 0 { 0 } else { precision + 1 };
        let (digits, rest) = text.split_at(text.len().checked_sub(behind)?);
        let mut with_percent = [0; 33];
        let rest = if percent { joined(rest, "%", &mut with_percent)? } else { rest };
        self.push_number(number.is_sign_negative(), digits, rest, out)
    }

    /// Sign, digits of the whole part, the rest.
    fn push_number(&self, negative: bool, digits: &str, rest: &str, out: &mut String) -> Option<()> {
        let sign = match (negative, self.sign) {
            (true, _) => "-",
            (false, Some(b'+')) => "+",
            (false, Some(_)) => " ",
            (false, None) => "",
        };
        if !self.comma {
            return self.place(sign, digits, rest, self.align.unwrap_or(Align::Right), out);
        }
        let zeros = self.fill == b'0' && self.align == Some(Align::AfterSign);
        let wanted = if zeros { self.width.saturating_sub(sign.len() + rest.len()) } else { 0 };
        let digits = group(digits, Grouping::Comma, wanted);
        self.place(sign, &digits, rest, self.align.unwrap_or(Align::Right), out)
    }

    /// Writes an ASCII text.
    pub fn push_text(&self, text: &str, out: &mut String) -> Option<()> {
        let plain = matches!(self.kind, None | Some(b's')) && self.sign.is_none() && !self.comma;
        let align = self.align.unwrap_or(Align::Left);
        if !plain || align == Align::AfterSign {
            return None;
        }
        let text = &text[..text.len().min(self.precision.unwrap_or(usize::MAX))];
        self.place("", text, "", align, out)
    }

    /// Writes the parts of a value, padded.
    fn place(&self, sign: &str, body: &str, rest: &str, align: Align, out: &mut String) -> Option<()> {
        let missing = self.width.saturating_sub(sign.len() + body.len() + rest.len());
        if missing == 0 {
            out.push_str(sign);
            out.push_str(body);
            out.push_str(rest);
            return Some(());
        }
        let (before, between, after) = match align {
            Align::Left => (0, 0, missing),
            Align::Right => (missing, 0, 0),
            Align::Center => (missing / 2, 0, missing - missing / 2),
            Align::AfterSign => (0, missing, 0),
        };
        self.pad(before, out);
        out.push_str(sign);
        self.pad(between, out);
        out.push_str(body);
        out.push_str(rest);
        self.pad(after, out);
        Some(())
    }

    fn pad(&self, count: usize, out: &mut String) {
        for _ in 0..count {
            out.push(char::from(self.fill));
        }
    }
}

fn align_of(byte: u8) -> Option<Align> {
    match byte {
        b'<' => Some(Align::Left),
        b'>' => Some(Align::Right),
        b'^' => Some(Align::Center),
        b'=' => Some(Align::AfterSign),
        _ => None,
    }
}

/// Takes the first byte where it is wanted.
fn take(rest: &mut &[u8], wanted: impl Fn(u8) -> bool) -> Option<u8> {
    let (first, behind) = rest.split_first()?;
    if !wanted(*first) {
        return None;
    }
    *rest = behind;
    Some(*first)
}

/// A number in ASCII digits; the outer `None` where it is larger than plain ones are.
pub fn number(rest: &mut &[u8]) -> Option<Option<usize>> {
    let mut number = None;
    while let Some(digit) = take(rest, |byte| byte.is_ascii_digit()) {
        let grown = number.unwrap_or(0) * 10 + usize::from(digit - b'0');
        if grown > MOST {
            return None;
        }
        number = Some(grown);
    }
    Some(number)
}

/// A machine integer in decimal digits, written at the end of `row`.
pub fn decimal(number: i64, row: &mut [u8; 64]) -> &str {
    let len = digits_of::<10>(number.unsigned_abs(), row).map_or(0, str::len);
    let sign = usize::from(number < 0);
    let start = row.len() - len - sign;
    if number < 0 {
        row[start] = b'-';
    }
    ascii_text(&row[start..]).unwrap_or_default()
}

/// Writes a machine integer.
pub fn push_decimal(number: i64, out: &mut String) {
    out.push_str(decimal(number, &mut [0; 64]));
}

/// Writes a machine integer as `bin`, `oct` and `hex` do; `None` for any other base.
pub fn push_prefixed(number: i64, base: u32, out: &mut String) -> Option<()> {
    let (mut row, size) = ([0; 64], number.unsigned_abs());
    let (prefix, digits) = match base {
        2 => ("0b", digits_of::<2>(size, &mut row)?),
        8 => ("0o", digits_of::<8>(size, &mut row)?),
        16 => ("0x", digits_of::<16>(size, &mut row)?),
        _ => return None,
    };
    if number < 0 {
        out.push('-');
    }
    out.push_str(prefix);
    out.push_str(digits);
    Some(())
}

/// The digits of a number, written at the end of `row`.
fn digits_of<const BASE: u64>(mut size: u64, row: &mut [u8; 64]) -> Option<&str> {
    let mut at = row.len();
    loop {
        at -= 1;
        row[at] = b"0123456789abcdef"[(size % BASE) as usize];
        size /= BASE;
        if size == 0 {
            return ascii_text(&row[at..]);
        }
    }
}

/// Two pieces in a row.
fn joined<'a>(a: &str, b: &str, row: &'a mut [u8; 33]) -> Option<&'a str> {
    row.get_mut(..a.len())?.copy_from_slice(a.as_bytes());
    row.get_mut(a.len()..a.len() + b.len())?.copy_from_slice(b.as_bytes());
    std::str::from_utf8(&row[..a.len() + b.len()]).ok()
}
