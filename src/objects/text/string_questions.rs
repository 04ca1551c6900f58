//! Methods of `str` that ask what its characters are.

use super::string_methods::string;
use super::unicode;
use crate::heap::Value;
use crate::objects::native::{Answer, Args};
use crate::vm::Vm;

/// Whether there are characters and all pass the test; ASCII characters have one of their own.
fn all(value: &Value, ascii: fn(&u8) -> bool, test: fn(u32) -> bool) -> Answer {
    if let Some(text) = string(value).as_ascii() {
        return Ok(Value::bool(!text.is_empty() && text.as_bytes().iter().all(ascii)));
    }
    let points = string(value).points();
    Ok(Value::bool(!points.is_empty() && points.into_iter().all(test)))
}

pub(super) fn isdigit(_vm: &mut Vm, args: Args<'_>) -> Answer {
    all(&args[0], u8::is_ascii_digit, unicode::is_digit)
}

pub(super) fn isdecimal(_vm: &mut Vm, args: Args<'_>) -> Answer {
    all(&args[0], u8::is_ascii_digit, unicode::is_decimal)
}

pub(super) fn isnumeric(_vm: &mut Vm, args: Args<'_>) -> Answer {
    all(&args[0], u8::is_ascii_digit, unicode::is_numeric)
}

pub(super) fn isalpha(_vm: &mut Vm, args: Args<'_>) -> Answer {
    all(&args[0], u8::is_ascii_alphabetic, unicode::is_alpha)
}

pub(super) fn isalnum(_vm: &mut Vm, args: Args<'_>) -> Answer {
    all(&args[0], u8::is_ascii_alphanumeric, |point| {
        unicode::is_alpha(point) || unicode::is_digit(point) || unicode::is_numeric(point)
    })
}

pub(super) fn isspace(_vm: &mut Vm, args: Args<'_>) -> Answer {
    all(&args[0], |byte| unicode::is_space(u32::from(*byte)), unicode::is_space)
}

/// Whether there are characters of the one case and none of the others.
fn cased(value: &Value, good: fn(u32) -> bool, bad: fn(u32) -> bool) -> Answer {
    let points = string(value).points();
    let found = points.iter().any(|point| good(*point));
    Ok(Value::bool(found && !points.iter().any(|point| bad(*point) || unicode::is_title(*point))))
}

pub(super) fn isupper(_vm: &mut Vm, args: Args<'_>) -> Answer {
    cased(&args[0], unicode::is_upper, unicode::is_lower)
}

pub(super) fn islower(_vm: &mut Vm, args: Args<'_>) -> Answer {
    cased(&args[0], unicode::is_lower, unicode::is_upper)
}

pub(super) fn istitle(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let (mut inside, mut found) = (false, false);
    for point in string(&args[0]).points() {
        let upper = unicode::is_upper(point) || unicode::is_title(point);
        let lower = unicode::is_lower(point);
        if (upper && inside) || (lower && !inside) {
            return Ok(Value::False);
        }
        inside = upper || lower;
        found |= inside;
    }
    Ok(Value::bool(found))
}

pub(super) fn isidentifier(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let points = string(&args[0]).points();
    let Some(chars) = points.into_iter().map(char::from_u32).collect::<Option<Vec<char>>>() else {
        return Ok(Value::False);
    };
    let first = chars.first().is_some_and(|c| *c == '_' || unicode_ident::is_xid_start(*c));
    Ok(Value::bool(first && chars.into_iter().all(unicode_ident::is_xid_continue)))
}

pub(super) fn isascii(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(string(&args[0]).as_ascii().is_some()))
}

pub(super) fn isprintable(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(string(&args[0]).points().into_iter().all(unicode::is_printable)))
}
