//! Constants as Python's `repr` shows them.

use crate::ast::{Constant, Text};
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

pub(super) fn constant(constant: &Constant) -> String {
    match constant {
        Constant::None => "None".into(),
        Constant::True => "True".into(),
        Constant::False => "False".into(),
        Constant::Ellipsis => "Ellipsis".into(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt { digits, radix: 10 } => digits.to_string(),
        Constant::BigInt { digits, radix } => decimal(digits, *radix),
        Constant::Float(value) => float(*value),
        Constant::Imaginary(value) => format!("{}j", float(*value).trim_end_matches(".0")),
        Constant::Str(value) => text(value),
        Constant::Bytes(value) => bytes(value),
    }
}

/// Digits of another radix in decimal: groups of nine decimal digits, lowest first, multiplied up.
fn decimal(digits: &str, radix: u32) -> String {
    const GROUP: u64 = 1_000_000_000;
    let mut groups: Vec<u64> = vec![0];
    for digit in digits.chars().filter_map(|c| c.to_digit(radix)) {
        let mut carry = u64::from(digit);
        for group in &mut groups {
            let product = *group * u64::from(radix) + carry;
            *group = product % GROUP;
            carry = product / GROUP;
        }
        if carry > 0 {
            groups.push(carry);
        }
    }
    let mut shown = groups.pop().unwrap_or(0).to_string();
    groups.iter().rev().for_each(|group| shown.push_str(&format!("{group:09}")));
    shown
}

/// The shortest digits that read back as the same float.
fn float(value: f64) -> String {
    if value.is_infinite() {
        return "inf".into();
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{value}");
        return if plain.contains('.') { plain } else { format!("{plain}.0") };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

pub(super) fn text(text: &Text) -> String {
    match text {
        Text::Utf8(text) => quote("", text.chars().map(u32::from).collect()),
        Text::CodePoints(points) => quote("", points.to_vec()),
    }
}

fn bytes(value: &[u8]) -> String {
    let escaped: Vec<u32> = value.iter().map(|byte| u32::from(*byte)).collect();
    quote("b", escaped)
}

fn quote(prefix: &str, points: Vec<u32>) -> String {
    let has = |c: char| points.contains(&(c as u32));
    let mark = if has('\'') && !has('"') { '"' } else { '\'' };
    let mut out = format!("{prefix}{mark}");
    points.iter().for_each(|code| escape(&mut out, *code, mark, prefix == "b"));
    out.push(mark);
    out
}

fn escape(out: &mut String, code: u32, mark: char, is_bytes: bool) {
    match char::from_u32(code) {
        Some('\n') => out.push_str("\\n"),
        Some('\r') => out.push_str("\\r"),
        Some('\t') => out.push_str("\\t"),
        Some('\\') => out.push_str("\\\\"),
        Some(c) if c == mark => {
            out.push('\\');
            out.push(c);
        }
        Some(c) if c.is_ascii() && !c.is_ascii_control() => out.push(c),
        Some(c) if !is_bytes && is_printable(c) => out.push(c),
        _ if code <= 0xff => out.push_str(&format!("\\x{code:02x}")),
        _ if code <= 0xffff => out.push_str(&format!("\\u{code:04x}")),
        _ => out.push_str(&format!("\\U{code:08x}")),
    }
}

fn is_printable(c: char) -> bool {
    let group = c.general_category_group();
    let hidden = matches!(group, GeneralCategoryGroup::Other | GeneralCategoryGroup::Separator);
    !hidden && c.general_category() != GeneralCategory::Control
}
