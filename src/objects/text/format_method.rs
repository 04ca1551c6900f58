//! `str.format`: replacement fields with attribute and item look-ups, conversions, nested specs.

use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Raised};
use crate::vm::Vm;

/// How fields without a name are numbered.
#[derive(Default)]
struct Numbering {
    next: usize,
    automatic: bool,
    manual: bool,
}

/// Formats a text with arguments.
pub fn format(vm: &mut Vm, text: &str, args: &[Value], named: &Value) -> Answer {
    let mut numbering = Numbering::default();
    let out = expand(vm, text, args, named, &mut numbering, 2)?;
    Ok(vm.text(&out))
}

fn expand(
    vm: &mut Vm,
    text: &str,
    args: &[Value],
    named: &Value,
    numbering: &mut Numbering,
    depth: usize,
) -> Result<String, Raised> {
    if depth == 0 {
        return Err(vm.value_error("Max string recursion exceeded"));
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        out.push_str(&rest[..at]);
        let brace = &rest[at..=at];
        rest = &rest[at + 1..];
        if rest.starts_with(brace) {
            out.push_str(brace);
            rest = &rest[1..];
            continue;
        }
        if brace == "}" {
            return Err(vm.value_error("Single '}' encountered in format string"));
        }
        let Some(end) = field_end(rest) else {
            let message = if rest.is_empty() {
                "Single '{' encountered in format string"
            } else {
                "expected '}' before end of string"
            };
            return Err(vm.value_error(message));
        };
        let shown = field(vm, &rest[..end], args, named, numbering, depth)?;
        out.push_str(&shown);
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    Ok(out)
}

fn field_end(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn field(
    vm: &mut Vm,
    text: &str,
    args: &[Value],
    named: &Value,
    numbering: &mut Numbering,
    depth: usize,
) -> Result<String, Raised> {
    let mut bracket = 0;
    let split = text.char_indices().find(|(_, c)| {
        match c {
            '[' => bracket += 1,
            ']' => bracket -= 1,
            _ => {}
        }
        bracket == 0 && matches!(c, '!' | ':')
    });
    let (name, rest) = split.map_or((text, ""), |(at, _)| (&text[..at], &text[at..]));
    let (conversion, spec) = match rest.strip_prefix('!') {
        Some(after) => {
            let c = after.chars().next();
            let after = &after[c.map_or(0, char::len_utf8)..];
            (c, after.strip_prefix(':').unwrap_or(after))
        }
        None => (None, rest.strip_prefix(':').unwrap_or(rest)),
    };
    let value = look_up(vm, name, args, named, numbering)?;
    let value = match conversion {
        None => value,
        Some('r') => vm.repr(&value)?,
        Some('s') => vm.str(&value)?,
        Some('a') => vm.ascii(&value)?,
        Some(c) => return Err(vm.value_error(format!("Unknown conversion specifier {c}"))),
    };
    let spec = expand(vm, spec, args, named, numbering, depth - 1)?;
    let spec = vm.text(&spec);
    let shown = vm.format(&value, &spec)?;
    vm.str_text(&shown)
}

fn look_up(vm: &mut Vm, name: &str, args: &[Value], named: &Value, numbering: &mut Numbering) -> Answer {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, mut rest) = name.split_at(end);
    let mut value = if first.is_empty() || first.bytes().all(|byte| byte.is_ascii_digit()) {
        positional(vm, first, args, numbering)?
    } else {
        let key = vm.text(first);
        vm.getitem(named, &key)?
    };
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            let attribute = vm.intern(&after[..end]);
            value = vm.getattr(&value, attribute)?;
            rest = &after[end..];
        } else if let Some((key, after)) = rest.strip_prefix('[').and_then(|inside| inside.split_once(']')) {
            let key = key.parse::<i64>().map_or_else(|_| vm.text(key), Value::Int);
            value = vm.getitem(&value, &key)?;
            rest = after;
        } else {
            return Err(vm.value_error("Missing ']' in format string"));
        }
    }
    Ok(value)
}

fn positional(vm: &mut Vm, name: &str, args: &[Value], numbering: &mut Numbering) -> Answer {
    let index = if name.is_empty() {
        if numbering.manual {
            let message = "cannot switch from manual field specification to automatic field numbering";
            return Err(vm.value_error(message));
        }
        numbering.automatic = true;
        numbering.next += 1;
        numbering.next - 1
    } else {
        if numbering.automatic {
            let message = "cannot switch from automatic field numbering to manual field specification";
            return Err(vm.value_error(message));
        }
        numbering.manual = true;
        match name.parse::<usize>() {
            Ok(index) => index,
            Err(_) => return Err(vm.value_error("Too many decimal digits in format string")),
        }
    };
    match args.get(index) {
        Some(value) => Ok(value.clone()),
        None => {
            let message = format!("Replacement index {index} out of range for positional args tuple");
            Err(vm.raise(Exc::IndexError, message))
        }
    }
}
