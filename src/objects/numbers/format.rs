//! The format mini-language for numbers: `format(number, spec)` and what `%` formatting shares with it.

use super::Number;
use super::complex::Complex;
use super::float_text;
use super::format_spec::{Align, FormatSpec, Grouping};
use super::int::Int;
use super::int_text;
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Raised};
use crate::objects::string::Str;
use crate::vm::Vm;

/// More digits than this are refused, as CPython refuses what does not fit a C int.
const MAX_PRECISION: usize = i32::MAX as usize;

/// `format(value, spec)` of a number (or of an instance of a class derived from a number type).
pub fn format_number(vm: &mut Vm, value: &Value, spec: &Value) -> Answer {
    if let Some(text) = vm.format_plain(value, spec) {
        return Ok(text);
    }
    let text = vm.text_arg(spec, "__format__() argument")?;
    if text.is_empty() {
        return vm.str(value);
    }
    let type_name = vm.type_name(value);
    let parsed = FormatSpec::parse(vm, &text, &type_name, Align::Right)?;
    let formatted = match Number::of(value) {
        Some(Number::Int(number)) => int(vm, number, &parsed, &type_name)?,
        Some(Number::Float(number)) => float(vm, number, &parsed, &type_name)?,
        Some(Number::Complex(z)) => complex(vm, z, &parsed, &type_name)?,
        None => return Err(parsed.unknown_kind(vm, &type_name)),
    };
    Ok(Str::from_string(formatted).into())
}

fn int(vm: &mut Vm, number: Int<'_>, spec: &FormatSpec, type_name: &str) -> Result<String, Raised> {
    let base = match spec.kind {
        None | Some('d' | 'n') => 10,
        Some('b') => 2,
        Some('o') => 8,
        Some('x' | 'X') => 16,
        Some('c') => return character(vm, number, spec),
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
            let number = number.to_f64(vm)?;
            return float(vm, number, spec, type_name);
        }
        Some(_) => return Err(spec.unknown_kind(vm, type_name)),
    };
    refuse_in_integers(vm, spec)?;
    let mut digits = int_text::magnitude(vm, number, base)?;
    if spec.kind == Some('X') {
        digits.make_ascii_uppercase();
    }
    let mut prefix = String::from(sign_of(number.is_negative(), spec));
    if let (true, Some(kind @ ('b' | 'o' | 'x' | 'X'))) = (spec.alternate, spec.kind) {
        prefix.push('0');
        prefix.push(kind);
    }
    layout(vm, spec, &prefix, &digits, "")
}

fn refuse_in_integers(vm: &mut Vm, spec: &FormatSpec) -> Result<(), Raised> {
    if spec.precision.is_some() {
        return Err(vm.value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(vm.value_error("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    Ok(())
}

/// `c`: the character with that number.
fn character(vm: &mut Vm, number: Int<'_>, spec: &FormatSpec) -> Result<String, Raised> {
    refuse_in_integers(vm, spec)?;
    if spec.sign.is_some() {
        return Err(vm.value_error("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(vm.value_error("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    if let Int::Big(_) = number {
        return Err(vm.raise(Exc::OverflowError, "Python int too large to convert to C long"));
    }
    let number = number.small().and_then(|n| u32::try_from(n).ok()).filter(|n| *n < 0x11_0000);
    let Some(number) = number else {
        return Err(vm.raise(Exc::OverflowError, "%c arg not in range(0x110000)"));
    };
    let c = char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER);
    spec.pad(vm, "", c.encode_utf8(&mut [0; 4]))
}

fn float(vm: &mut Vm, number: f64, spec: &FormatSpec, type_name: &str) -> Result<String, Raised> {
    let precision = checked_precision(vm, spec)?;
    let percent = spec.kind == Some('%');
    let number = if percent { number * 100.0 } else { number };
    let text = match spec.kind {
        None => float_text::general(number, precision, true, spec.alternate),
        Some('%' | 'f' | 'F') => float_text::fixed(number, precision.unwrap_or(6), spec.alternate),
        Some('e' | 'E') => float_text::scientific(number, precision.unwrap_or(6), spec.alternate),
        Some('g' | 'G' | 'n') => float_text::general(number, Some(precision.unwrap_or(6)), false, spec.alternate),
        Some(_) => return Err(spec.unknown_kind(vm, type_name)),
    };
    let text = if spec.no_negative_zero { without_negative_zero(text) } else { text };
    let (prefix, mut body) = match text.strip_prefix('-') {
        Some(body) => (sign_of(true, spec), body.to_owned()),
        None => (sign_of(false, spec), text),
    };
    if percent {
        body.push('%');
    }
    if matches!(spec.kind, Some('E' | 'F' | 'G')) {
        body.make_ascii_uppercase();
    }
    let whole = body.find(|c: char| !c.is_ascii_digit()).unwrap_or(body.len());
    let (digits, rest) = body.split_at(whole);
    layout(vm, spec, prefix, digits, rest)
}

fn checked_precision(vm: &mut Vm, spec: &FormatSpec) -> Result<Option<usize>, Raised> {
    let Some(precision) = spec.precision else { return Ok(None) };
    if precision > MAX_PRECISION {
        return Err(vm.value_error("precision too big"));
    }
    vm.check_len(precision, 1)?;
    Ok(Some(precision))
}

/// `-0.00` becomes `0.00`.
fn without_negative_zero(text: String) -> String {
    match text.strip_prefix('-') {
        Some(rest)
            if rest.bytes().take_while(|byte| !matches!(byte, b'e' | b'E')).all(|byte| matches!(byte, b'0' | b'.')) =>
        {
            rest.to_owned()
        }
        _ => text,
    }
}

fn sign_of(negative: bool, spec: &FormatSpec) -> &'static str {
    match (negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        (false, _) => "",
    }
}

/// Sign and prefix, grouped digits, the rest (point, fraction, exponent, `%`), padded.
pub fn layout(vm: &mut Vm, spec: &FormatSpec, prefix: &str, digits: &str, rest: &str) -> Result<String, Raised> {
    // Zeros that fill after the sign are digits too: they are grouped with them.
    let zeros = spec.fill == '0' && spec.align == Align::AfterSign;
    let wanted = if zeros { spec.width.unwrap_or(0).saturating_sub(prefix.len() + rest.len()) } else { 0 };
    vm.check_len(wanted, 1)?;
    let Some(grouping) = spec.grouping else {
        return spec.pad(vm, prefix, &[digits, rest].concat());
    };
    let body = if digits.is_empty() { String::new() } else { group(digits, grouping, wanted) };
    spec.pad(vm, prefix, &[body.as_str(), rest].concat())
}

/// Separates groups of digits; zeros are put in front until there are `wanted` characters, none of which is a leading
/// separator.
pub fn group(digits: &str, grouping: Grouping, wanted: usize) -> String {
    let (separator, size) = match grouping {
        Grouping::Comma => (',', 3),
        Grouping::Underscore => ('_', 3),
        Grouping::UnderscoreFour => ('_', 4),
    };
    let mut reversed = String::with_capacity(digits.len() * 4 / 3 + wanted);
    let mut source = digits.bytes().rev();
    let mut left = digits.len();
    let mut count = 0;
    while left > 0 || reversed.len() < wanted {
        if count > 0 && count % size == 0 {
            reversed.push(separator);
        }
        reversed.push(source.next().map_or('0', char::from));
        left = left.saturating_sub(1);
        count += 1;
    }
    reversed.chars().rev().collect()
}

fn complex(vm: &mut Vm, z: Complex, spec: &FormatSpec, type_name: &str) -> Result<String, Raised> {
    if !matches!(spec.kind, None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')) {
        return Err(spec.unknown_kind(vm, type_name));
    }
    if spec.fill == '0' {
        return Err(vm.value_error("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(vm.value_error("'=' alignment flag is not allowed in complex format specifier"));
    }
    let plain = spec.kind.is_none();
    let skip_real = plain && z.re == 0.0 && z.re.is_sign_positive();
    let part = FormatSpec { width: None, ..spec.clone() };
    let imaginary_sign = if skip_real { spec.sign } else { Some('+') };
    let imaginary = complex_part(vm, z.im, &FormatSpec { sign: imaginary_sign, ..part.clone() })?;
    let real = if skip_real { String::new() } else { complex_part(vm, z.re, &part)? };
    let body = if plain && !skip_real { format!("({real}{imaginary}j)") } else { format!("{real}{imaginary}j") };
    spec.pad(vm, "", &body)
}

/// One part of a complex number: as a float, but whole numbers get no `.0`.
fn complex_part(vm: &mut Vm, number: f64, spec: &FormatSpec) -> Result<String, Raised> {
    if spec.kind.is_some() {
        return float(vm, number, spec, "complex");
    }
    let precision = checked_precision(vm, spec)?;
    let text = float_text::general(number, precision, false, spec.alternate);
    let text = if spec.no_negative_zero { without_negative_zero(text) } else { text };
    let (prefix, body) = match text.strip_prefix('-') {
        Some(body) => (sign_of(true, spec), body),
        None => (sign_of(false, spec), text.as_str()),
    };
    let whole = body.find(|c: char| !c.is_ascii_digit()).unwrap_or(body.len());
    let (digits, rest) = body.split_at(whole);
    layout(vm, spec, prefix, digits, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_filled_with_zeros() {
        assert_eq!(group("1234567", Grouping::Comma, 0), "1,234,567");
        assert_eq!(group("1234", Grouping::Comma, 8), "0,001,234");
        assert_eq!(group("1234", Grouping::Comma, 10), "00,001,234");
        assert_eq!(group("ffff1", Grouping::UnderscoreFour, 0), "f_fff1");
    }
}
