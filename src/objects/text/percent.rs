//! `text % values`: printf-style formatting (`unicode_format` of `unicodeobject.c`).

use super::string::Str;
use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::int::Int;
use crate::objects::native::{Answer, Raised};
use crate::objects::numbers::{float_text, int_text};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// Flags, width and precision of a conversion.
#[derive(Default)]
struct Conversion {
    minus: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

/// Formats.
pub fn format(vm: &mut Vm, text: &Obj<Str>, values: &Value) -> Answer {
    let source = text.to_text().into_owned();
    let is_tuple = values.cast::<Tuple>().is_some();
    let args: Vec<Value> = values.cast::<Tuple>().map_or_else(|| vec![values.clone()], |tuple| tuple.items().to_vec());
    let mut next = 0;
    let mut out = String::new();
    let mut rest = source.as_str();
    let mut used_mapping = false;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let mut key = None;
        if let Some(inside) = rest.strip_prefix('(') {
            let Some((name, after)) = inside.split_once(')') else {
                return Err(vm.value_error("incomplete format key"));
            };
            key = Some(name.to_owned());
            rest = after;
        }
        let mut take = |vm: &mut Vm| -> Answer {
            next += 1;
            match args.get(next - 1) {
                Some(value) => Ok(value.clone()),
                None => Err(vm.type_error("not enough arguments for format string")),
            }
        };
        let (conversion, after) = parse(vm, rest, &mut take)?;
        rest = after;
        let Some(kind) = rest.chars().next() else { return Err(vm.value_error("incomplete format")) };
        let index = source.chars().count() - rest.chars().count();
        rest = &rest[kind.len_utf8()..];
        if kind == '%' {
            out.push('%');
            continue;
        }
        let value = match key {
            Some(name) => {
                used_mapping = true;
                if values.cast::<Dict>().is_none() && is_tuple {
                    return Err(vm.type_error("format requires a mapping"));
                }
                let name = vm.text(&name);
                vm.getitem(values, &name)?
            }
            None => take(vm)?,
        };
        let shown = convert(vm, kind, &conversion, &value, index)?;
        out.push_str(&shown);
    }
    out.push_str(rest);
    let unused =
        if is_tuple { next < args.len() } else { next == 0 && !used_mapping && values.cast::<Dict>().is_none() };
    if unused {
        return Err(vm.type_error("not all arguments converted during string formatting"));
    }
    Ok(vm.text(&out))
}

fn parse<'a>(
    vm: &mut Vm,
    mut rest: &'a str,
    take: &mut impl FnMut(&mut Vm) -> Answer,
) -> Result<(Conversion, &'a str), Raised> {
    let mut conversion = Conversion::default();
    while let Some(flag) = rest.chars().next() {
        match flag {
            '-' => conversion.minus = true,
            '+' => conversion.plus = true,
            ' ' => conversion.space = true,
            '#' => conversion.alternate = true,
            '0' => conversion.zero = true,
            _ => break,
        }
        rest = &rest[1..];
    }
    let (width, after) = number(vm, rest, take)?;
    rest = after;
    if let Some(width) = width {
        conversion.minus |= width < 0;
        conversion.width = width.unsigned_abs() as usize;
    }
    if let Some(after) = rest.strip_prefix('.') {
        let (precision, after) = number(vm, after, take)?;
        conversion.precision = Some(precision.unwrap_or(0).max(0) as usize);
        rest = after;
    }
    vm.check_len(conversion.width, 1)?;
    let rest = rest.trim_start_matches(['h', 'l', 'L']);
    Ok((conversion, rest))
}

fn number<'a>(
    vm: &mut Vm,
    rest: &'a str,
    take: &mut impl FnMut(&mut Vm) -> Answer,
) -> Result<(Option<i64>, &'a str), Raised> {
    if let Some(after) = rest.strip_prefix('*') {
        return match take(vm)? {
            Value::Int(number) => Ok((Some(number), after)),
            _ => Err(vm.type_error("* wants int")),
        };
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return Ok((None, rest));
    }
    match rest[..digits].parse::<i32>() {
        Ok(number) => Ok((Some(i64::from(number)), &rest[digits..])),
        Err(_) => Err(vm.value_error("width too big")),
    }
}

fn convert(vm: &mut Vm, kind: char, conversion: &Conversion, value: &Value, index: usize) -> Result<String, Raised> {
    let (sign, body, numeric) = match kind {
        's' | 'r' | 'a' => {
            let text = match kind {
                's' => vm.str_text(value)?,
                'r' => vm.repr_text(value)?,
                _ => {
                    let text = vm.ascii(value)?;
                    vm.str_text(&text)?
                }
            };
            let text = conversion.precision.map_or(text.clone(), |most| text.chars().take(most).collect());
            (String::new(), text, false)
        }
        'c' => (String::new(), character(vm, value)?, false),
        'd' | 'i' | 'u' | 'x' | 'X' | 'o' => integer(vm, kind, conversion, value)?,
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => float(vm, kind, conversion, value)?,
        _ => {
            let message = format!("unsupported format character '{kind}' ({:#x}) at index {index}", kind as u32);
            return Err(vm.value_error(message));
        }
    };
    let length = sign.chars().count() + body.chars().count();
    let fill = conversion.width.saturating_sub(length);
    Ok(if conversion.minus {
        format!("{sign}{body}{}", " ".repeat(fill))
    } else if conversion.zero && numeric {
        format!("{sign}{}{body}", "0".repeat(fill))
    } else {
        format!("{}{sign}{body}", " ".repeat(fill))
    })
}

fn character(vm: &mut Vm, value: &Value) -> Result<String, Raised> {
    if let Some(text) = value.cast::<Str>() {
        if text.len() == 1 {
            return Ok(text.to_text().into_owned());
        }
        return Err(vm.type_error("%c requires int or char"));
    }
    if let Value::Int(number) = value {
        return match u32::try_from(*number).ok().and_then(char::from_u32) {
            Some(c) => Ok(c.to_string()),
            None => Err(vm.raise(crate::objects::exception::Exc::OverflowError, "%c arg not in range(0x110000)")),
        };
    }
    Err(vm.type_error("%c requires int or char"))
}

fn signed(conversion: &Conversion, negative: bool) -> String {
    let sign = if negative {
        "-"
    } else if conversion.plus {
        "+"
    } else if conversion.space {
        " "
    } else {
        ""
    };
    sign.to_owned()
}

fn integer(vm: &mut Vm, kind: char, conversion: &Conversion, value: &Value) -> Result<(String, String, bool), Raised> {
    let number = match value {
        Value::Float(_) if matches!(kind, 'd' | 'i' | 'u') => {
            crate::objects::numbers::int_methods::from_value(vm, value)?
        }
        _ => match vm.index_opt(value)? {
            Some(number) => number,
            None => {
                let got = vm.type_name(value);
                let wanted = if matches!(kind, 'd' | 'i' | 'u') { "a real number" } else { "an integer" };
                return Err(vm.type_error(format!("%{kind} format: {wanted} is required, not {got}")));
            }
        },
    };
    let Some(number) = Int::of(&number) else { return Ok((String::new(), String::new(), true)) };
    let base = match kind {
        'x' | 'X' => 16,
        'o' => 8,
        _ => 10,
    };
    let mut digits = int_text::magnitude(vm, number, base)?;
    if kind == 'X' {
        digits = digits.to_uppercase();
    }
    if let Some(least) = conversion.precision {
        digits = format!("{}{digits}", "0".repeat(least.saturating_sub(digits.len())));
    }
    let prefix = match (conversion.alternate, kind) {
        (true, 'x') => "0x",
        (true, 'X') => "0X",
        (true, 'o') => "0o",
        _ => "",
    };
    Ok((signed(conversion, number.is_negative()) + prefix, digits, true))
}

fn float(vm: &mut Vm, kind: char, conversion: &Conversion, value: &Value) -> Result<(String, String, bool), Raised> {
    let number = vm.to_f64(value)?;
    let precision = conversion.precision.unwrap_or(6);
    let size = number.abs();
    let body = match (float_text::special(size), kind.to_ascii_lowercase()) {
        (Some(special), _) => special.to_owned(),
        (None, 'e') => float_text::scientific(size, precision, conversion.alternate),
        (None, 'f') => float_text::fixed(size, precision, conversion.alternate),
        (None, _) => float_text::general(size, Some(precision), false, conversion.alternate),
    };
    let body = if kind.is_ascii_uppercase() { body.to_uppercase() } else { body };
    let negative = number.is_sign_negative() && !number.is_nan();
    Ok((signed(conversion, negative), body, true))
}
