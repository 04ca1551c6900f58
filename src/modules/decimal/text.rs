//! Decimals as text: reading, scientific and engineering notation, the format mini-language.

use super::number::{Kind, Number, Rounding, Work, condition};
use crate::objects::native::Raised;
use crate::objects::numbers::format::layout;
use crate::objects::numbers::format_spec::{Align, FormatSpec};
use crate::objects::numbers::int_text::{is_space, plain_digits};
use crate::vm::Vm;
use dashu_int::UBig;

/// Reads a number as `Decimal(text)` does: white space around it, underscores anywhere, any Unicode digits.
pub fn parse(text: impl Iterator<Item = u32>) -> Option<Number> {
    let plain = plain_digits(text)?;
    let trimmed = plain.trim_matches(|c| is_space(c as u32));
    parse_plain(&trimmed.replace('_', ""))
}

fn parse_plain(text: &str) -> Option<Number> {
    let (negative, rest) = match text.strip_prefix(['-', '+']) {
        Some(rest) => (text.starts_with('-'), rest),
        None => (false, text),
    };
    let lower = rest.to_ascii_lowercase();
    if lower == "inf" || lower == "infinity" {
        return Some(Number::infinity(negative));
    }
    for (prefix, kind) in [("snan", Kind::Signaling), ("nan", Kind::Quiet)] {
        if let Some(payload) = lower.strip_prefix(prefix) {
            let digits = if payload.is_empty() { UBig::ZERO } else { all_digits(payload)? };
            return Some(Number { negative, kind, digits, exponent: 0 });
        }
    }
    let (mantissa, exponent) = match lower.split_once('e') {
        Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)?),
        None => (lower.as_str(), 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = all_digits(&[whole, fraction].concat())?;
    Some(Number::new(negative, digits, exponent.saturating_sub(fraction.len() as i64)))
}

fn all_digits(text: &str) -> Option<UBig> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    UBig::from_str_radix(text, 10).ok()
}

fn parse_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // So large an exponent is out of every range.
    let size = digits.parse::<i64>().unwrap_or(i64::MAX / 4).min(i64::MAX / 4);
    Some(if text.starts_with('-') { -size } else { size })
}

/// `str(number)`; `engineering` keeps exponents multiples of three.
pub fn to_text(number: &Number, engineering: bool, capitals: bool) -> String {
    let sign = if number.negative { "-" } else { "" };
    let payload = || if number.digits.is_zero() { String::new() } else { number.digits.to_string() };
    match number.kind {
        Kind::Infinite => return format!("{sign}Infinity"),
        Kind::Quiet => return format!("{sign}NaN{}", payload()),
        Kind::Signaling => return format!("{sign}sNaN{}", payload()),
        Kind::Finite => {}
    }
    let digits = number.digits.to_string();
    let left = number.exponent + digits.len() as i64;
    let point = if number.exponent <= 0 && left > -6 {
        left
    } else if !engineering {
        1
    } else if digits == "0" {
        (left + 1).rem_euclid(3) - 1
    } else {
        (left - 1).rem_euclid(3) + 1
    };
    let (whole, fraction) = split_at_point(&digits, point);
    let fraction = if fraction.is_empty() { String::new() } else { format!(".{fraction}") };
    let exponent =
        if left == point { String::new() } else { format!("{}{:+}", if capitals { 'E' } else { 'e' }, left - point) };
    format!("{sign}{whole}{fraction}{exponent}")
}

/// The digits before and behind the point; zeros where there are none.
fn split_at_point(digits: &str, point: i64) -> (String, String) {
    let length = digits.len() as i64;
    if point <= 0 {
        return ("0".into(), format!("{}{digits}", "0".repeat((-point) as usize)));
    }
    if point >= length {
        return (format!("{digits}{}", "0".repeat((point - length) as usize)), String::new());
    }
    let (whole, fraction) = digits.split_at(point as usize);
    (whole.into(), fraction.into())
}

/// `format(number, spec)` in a context's rounding.
pub fn format(vm: &mut Vm, number: &Number, text: &str, rounding: Rounding, capitals: bool) -> Result<String, Raised> {
    let Ok(spec) = FormatSpec::parse(vm, text, "decimal.Decimal", Align::Right) else {
        drop(vm.take_raised());
        return Err(vm.value_error("invalid format string"));
    };
    let default = if capitals { 'G' } else { 'g' };
    let kind = spec.kind.unwrap_or(default);
    let kind = if kind == 'n' { 'g' } else { kind };
    if !matches!(kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') {
        return Err(vm.value_error("invalid format string"));
    }
    let sign = |negative: bool| match (negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        (false, _) => "",
    };
    if !number.is_finite() {
        let body = to_text(&number.with_sign(false), false, true);
        let body = if kind == '%' { body + "%" } else { body };
        // Zeros make no sense in front of letters.
        let spec = FormatSpec { fill: if spec.fill == '0' { ' ' } else { spec.fill }, ..spec.clone() };
        let align = if spec.align == Align::AfterSign { Align::Right } else { spec.align };
        return FormatSpec { align, ..spec.clone() }.pad(vm, sign(number.negative), &body);
    }
    let rounded = rounded_for(vm, number, kind, &spec, rounding)?;
    let digits = rounded.digits.to_string();
    let left = rounded.exponent + digits.len() as i64;
    let point = match kind {
        'e' | 'E' if rounded.is_zero() => spec.precision.map_or(1, |precision| 1 - precision as i64),
        'e' | 'E' => 1,
        'f' | 'F' | '%' => left,
        _ if rounded.exponent <= 0 && left > -6 => left,
        _ => 1,
    };
    vm.check_len(point.unsigned_abs() as usize, 1)?;
    let (whole, fraction) = split_at_point(&digits, point);
    let mut rest = if fraction.is_empty() && !spec.alternate { String::new() } else { format!(".{fraction}") };
    let exponent = left - point;
    if exponent != 0 || matches!(kind, 'e' | 'E') {
        rest.push(if matches!(kind, 'E' | 'G') { 'E' } else { 'e' });
        rest.push_str(&format!("{exponent:+}"));
    }
    if kind == '%' {
        rest.push('%');
    }
    let negative = rounded.negative && !(spec.no_negative_zero && rounded.is_zero());
    layout(vm, &spec, sign(negative), &whole, &rest)
}

/// The digits that a presentation type and a precision ask for.
fn rounded_for(
    vm: &mut Vm,
    number: &Number,
    kind: char,
    spec: &FormatSpec,
    rounding: Rounding,
) -> Result<Number, Raised> {
    let mut number = number.clone();
    if kind == '%' {
        number.exponent += 2;
    }
    let mut work = Work::new(super::number::Settings::exact());
    let fixed = matches!(kind, 'f' | 'F' | '%');
    if let Some(precision) = spec.precision {
        vm.check_len(precision, 1)?;
        let precision = precision as i64;
        number = match kind {
            'e' | 'E' => at_digits(&mut work, &number, precision + 1, rounding),
            _ if fixed => work.round_at(&number, -precision, rounding).0,
            _ if number.len() > precision => at_digits(&mut work, &number, precision.max(1), rounding),
            _ => number,
        };
    }
    if fixed && number.exponent > 0 {
        vm.check_len(number.exponent as usize, 1)?;
        number = work.round_at(&number, 0, rounding).0;
    }
    if work.conditions & condition::MEMORY != 0 {
        return Err(vm.raise(crate::objects::exception::Exc::MemoryError, ""));
    }
    Ok(number)
}

/// Rounded (or filled up with zeros) to so many significant digits.
fn at_digits(work: &mut Work, number: &Number, count: i64, rounding: Rounding) -> Number {
    if number.is_zero() {
        return number.clone();
    }
    let exponent = number.adjusted() + 1 - count;
    let rounded = work.round_at(number, exponent, rounding).0;
    if rounded.len() > count { work.round_at(&rounded, exponent + 1, rounding).0 } else { rounded }
}
