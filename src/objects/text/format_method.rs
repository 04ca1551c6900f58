//! `str.format`: replacement fields with attribute and item look-ups, conversions, nested specs.
//!
//! Reading goes left to right as CPython's does, so that a wrong format is complained about at the same place in the same words.

use super::string::Str;
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Raised};
use crate::objects::numbers::int_text::decimal_digit;
use crate::vm::Vm;

/// How deep specs may nest.
const DEPTH: usize = 2;

/// How fields without a name are numbered.
#[derive(Default)]
struct Numbering {
    next: usize,
    automatic: bool,
    manual: bool,
}

/// What fields are looked up in.
struct Formatter<'a> {
    /// Positional arguments; `None` for `format_map`.
    args: Option<&'a [Value]>,
    named: &'a Value,
    numbering: Numbering,
}

/// A replacement field, read.
struct Field<'a> {
    name: &'a [u32],
    conversion: Option<u32>,
    spec: &'a [u32],
    /// Whether the spec has fields of its own.
    nested: bool,
}

/// `text.format(*args, **named)`; without positional arguments `text.format_map(named)`.
pub fn format(vm: &mut Vm, text: &Obj<Str>, args: Option<&[Value]>, named: &Value) -> Answer {
    let mut formatter = Formatter { args, named, numbering: Numbering::default() };
    let out = formatter.expand(vm, &text.points(), DEPTH)?;
    Ok(Str::from_code_points(&out).into())
}

fn is(point: u32, c: char) -> bool {
    point == c as u32
}

fn string(points: &[u32]) -> Value {
    Str::from_code_points(points).into()
}

/// A field behind its `{`; answers what stands behind its `}` too.
fn read_field(text: &[u32]) -> Result<(Field<'_>, &[u32]), &'static str> {
    let (mut at, mut in_brackets) = (0, false);
    let stop = loop {
        let Some(point) = text.get(at) else { return Err("expected '}' before end of string") };
        at += 1;
        match char::from_u32(*point) {
            Some('{') => return Err("unexpected '{' in field name"),
            Some('[') => in_brackets = true,
            Some(']') => in_brackets = false,
            Some(c @ ('}' | ':' | '!')) if !in_brackets => break c,
            _ => {}
        }
    };
    let mut field = Field { name: &text[..at - 1], conversion: None, spec: &[], nested: false };
    if stop == '}' {
        return Ok((field, &text[at..]));
    }
    if stop == '!' {
        let Some(conversion) = text.get(at) else { return Err("end of string while looking for conversion specifier") };
        field.conversion = Some(*conversion);
        at += 1;
        match text.get(at) {
            Some(point) if is(*point, '}') => return Ok((field, &text[at + 1..])),
            Some(point) if is(*point, ':') => at += 1,
            Some(_) => return Err("expected ':' after conversion specifier"),
            None => {}
        }
    }
    let start = at;
    let mut open = 1;
    while let Some(point) = text.get(at) {
        if is(*point, '{') {
            field.nested = true;
            open += 1;
        } else if is(*point, '}') {
            open -= 1;
        }
        if open == 0 {
            field.spec = &text[start..at];
            return Ok((field, &text[at + 1..]));
        }
        at += 1;
    }
    Err("unmatched '{' in format spec")
}

impl Formatter<'_> {
    fn expand(&mut self, vm: &mut Vm, text: &[u32], depth: usize) -> Result<Vec<u32>, Raised> {
        if depth == 0 {
            return Err(vm.value_error("Max string recursion exceeded"));
        }
        let mut out = Vec::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.iter().position(|point| is(*point, '{') || is(*point, '}')) {
            out.extend_from_slice(&rest[..at]);
            let brace = rest[at];
            rest = &rest[at + 1..];
            if rest.first() == Some(&brace) {
                out.push(brace);
                rest = &rest[1..];
                continue;
            }
            if is(brace, '}') {
                return Err(vm.value_error("Single '}' encountered in format string"));
            }
            if rest.is_empty() {
                return Err(vm.value_error("Single '{' encountered in format string"));
            }
            let (field, after) = read_field(rest).map_err(|message| vm.value_error(message))?;
            out.extend(self.shown(vm, &field, depth)?);
            rest = after;
        }
        out.extend_from_slice(rest);
        Ok(out)
    }

    fn shown(&mut self, vm: &mut Vm, field: &Field<'_>, depth: usize) -> Result<Vec<u32>, Raised> {
        let value = self.look_up(vm, field.name)?;
        let value = match field.conversion {
            None => value,
            Some(c) if is(c, 'r') => vm.repr(&value)?,
            Some(c) if is(c, 's') => vm.str(&value)?,
            Some(c) if is(c, 'a') => vm.ascii(&value)?,
            Some(c) => {
                let shown = match char::from_u32(c) {
                    Some(c) if c.is_ascii_graphic() => c.to_string(),
                    _ => format!("\\x{c:x}"),
                };
                return Err(vm.value_error(format!("Unknown conversion specifier {shown}")));
            }
        };
        let spec = if field.nested { self.expand(vm, field.spec, depth - 1)? } else { field.spec.to_vec() };
        let shown = vm.format(&value, &string(&spec))?;
        Ok(shown.cast::<Str>().map_or_else(Vec::new, |text| text.points()))
    }

    fn look_up(&mut self, vm: &mut Vm, name: &[u32]) -> Answer {
        let opens = |point: &u32| is(*point, '.') || is(*point, '[');
        let end = name.iter().position(opens).unwrap_or(name.len());
        let (first, mut rest) = name.split_at(end);
        let mut value = self.first(vm, first)?;
        while let Some(kind) = rest.first() {
            let inside = &rest[1..];
            if is(*kind, '.') {
                let end = inside.iter().position(opens).unwrap_or(inside.len());
                if end == 0 {
                    return Err(vm.value_error("Empty attribute in format string"));
                }
                let attribute = vm.symbol_of(&string(&inside[..end]));
                value = vm.getattr(&value, attribute)?;
                rest = &inside[end..];
            } else if is(*kind, '[') {
                let Some(end) = inside.iter().position(|point| is(*point, ']')) else {
                    return Err(vm.value_error("Missing ']' in format string"));
                };
                if end == 0 {
                    return Err(vm.value_error("Empty attribute in format string"));
                }
                let key = match number(vm, &inside[..end])? {
                    Some(index) => Value::Int(index as i64),
                    None => string(&inside[..end]),
                };
                value = vm.getitem(&value, &key)?;
                rest = &inside[end + 1..];
            } else {
                let message = "Only '.' or '[' may follow ']' in format field specifier";
                return Err(vm.value_error(message));
            }
        }
        Ok(value)
    }

    fn first(&mut self, vm: &mut Vm, name: &[u32]) -> Answer {
        let given = number(vm, name)?;
        if !name.is_empty() && given.is_none() {
            return vm.getitem(self.named, &string(name));
        }
        let index = self.index(vm, given)?;
        let Some(args) = self.args else { return Err(vm.value_error("Format string contains positional fields")) };
        match args.get(index) {
            Some(value) => Ok(value.clone()),
            None => {
                let message = format!("Replacement index {index} out of range for positional args tuple");
                Err(vm.raise(Exc::IndexError, message))
            }
        }
    }

    /// The argument's index: given, or the next; not both in one format.
    fn index(&mut self, vm: &mut Vm, given: Option<usize>) -> Result<usize, Raised> {
        let numbering = &mut self.numbering;
        match given {
            Some(_) if numbering.automatic => {
                let message = "cannot switch from automatic field numbering to manual field specification";
                Err(vm.value_error(message))
            }
            Some(index) => {
                numbering.manual = true;
                Ok(index)
            }
            None if numbering.manual => {
                let message = "cannot switch from manual field specification to automatic field numbering";
                Err(vm.value_error(message))
            }
            None => {
                numbering.automatic = true;
                numbering.next += 1;
                Ok(numbering.next - 1)
            }
        }
    }
}

/// A name of nothing but digits, as a number.
fn number(vm: &mut Vm, name: &[u32]) -> Result<Option<usize>, Raised> {
    let mut number: Option<i64> = None;
    for point in name {
        let Some(digit) = decimal_digit(*point) else { return Ok(None) };
        let grown = number.unwrap_or(0).checked_mul(10).and_then(|tens| tens.checked_add(i64::from(digit)));
        if grown.is_none() {
            return Err(vm.value_error("Too many decimal digits in format string"));
        }
        number = grown;
    }
    Ok(number.map(|number| number as usize))
}
