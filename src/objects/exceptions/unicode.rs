//! `UnicodeEncodeError`, `UnicodeDecodeError`, `UnicodeTranslateError`: five (four) attributes and a text made of them.
//!
//! The attributes are the arguments until one is assigned; from then on they lie in the exception's fields.

use super::exception::{Exc, Exception};
use crate::heap::{Obj, Value};
use crate::objects::bytes::Buffer;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Raised, row};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

macro_rules! attribute {
    ($name:literal, $doc:literal, $index:literal) => {
        Getter {
            name: $name,
            doc: $doc,
            get: |_, value| Ok(part(value, $index)),
            set: Some(|_, value, new| {
                set_part(value, $index, new);
                Ok(())
            }),
        }
    };
}

const GETTERS: &[Getter] = &[
    attribute!("encoding", "exception encoding", 0),
    attribute!("object", "exception object", 1),
    attribute!("start", "exception start", 2),
    attribute!("end", "exception end", 3),
    attribute!("reason", "exception reason", 4),
];

const fn spec(methods: &'static [crate::objects::native::Row]) -> ClassSpec {
    ClassSpec { name: "", module: "builtins", base: None, doc: "", methods, getters: GETTERS, subclassable: true }
}

/// `UnicodeEncodeError`
pub const ENCODE: ClassSpec = spec(&[
    row("__init__(self, /, *args, **kwargs)", "Initialize self.", init),
    row("__str__(self, /)", "Return str(self).", encode_text),
]);

/// `UnicodeDecodeError`
pub const DECODE: ClassSpec = spec(&[
    row("__init__(self, /, *args, **kwargs)", "Initialize self.", init),
    row("__str__(self, /)", "Return str(self).", decode_text),
]);

/// `UnicodeTranslateError`
pub const TRANSLATE: ClassSpec = spec(&[
    row("__init__(self, /, *args, **kwargs)", "Initialize self.", init),
    row("__str__(self, /)", "Return str(self).", translate_text),
]);

fn body(value: &Value) -> &Obj<Exception> {
    value.exact::<Exception>().expect("methods of exceptions are called with exceptions")
}

/// The attributes as they are now; a translate error has no encoding.
fn parts(value: &Value) -> Vec<Value> {
    let fields = body(value).fields.snapshot();
    if !fields.is_empty() {
        return fields;
    }
    let args = body(value).args.get();
    let mut parts = args.exact::<Tuple>().map_or_else(Vec::new, |args| args.items().to_vec());
    if parts.len() == 4 {
        parts.insert(0, Value::None);
    }
    parts.resize(5, Value::None);
    parts
}

fn part(value: &Value, index: usize) -> Value {
    parts(value).get(index).cloned().unwrap_or(Value::None)
}

fn set_part(value: &Value, index: usize, new: Value) {
    let mut all = parts(value);
    all[index] = new;
    drop(body(value).fields.swap(all));
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let wanted = if vm.is_exception(&args[0], Exc::UnicodeTranslateError) { 4 } else { 5 };
    let given = args.rest(1);
    if given.len() != wanted {
        let message = format!("function takes exactly {wanted} arguments ({} given)", given.len());
        return Err(vm.type_error(message));
    }
    check(vm, &args[0], given)?;
    let given = vm.new_tuple(given.to_vec());
    body(&args[0]).args.set(given);
    Ok(Value::None)
}

fn check(vm: &mut Vm, exception: &Value, given: &[Value]) -> Result<(), Raised> {
    let decodes = vm.is_exception(exception, Exc::UnicodeDecodeError);
    let numbers = given.len() - 3..given.len() - 1;
    for (index, value) in given.iter().enumerate() {
        if numbers.contains(&index) {
            vm.index_i64(value)?;
        } else if decodes && index == 1 {
            vm.buffer_arg(value)?;
        } else if value.cast::<Str>().is_none() {
            let got = vm.argument_type(value);
            return Err(vm.type_error(format!("argument {} must be str, not {got}", index + 1)));
        }
    }
    Ok(())
}

/// Start and last place, within the object, and whether it is one unit.
fn range(vm: &mut Vm, parts: &[Value], len: usize) -> Result<(usize, usize), Raised> {
    let clip = |number: i64, low: usize| usize::try_from(number).unwrap_or(0).clamp(low, len.max(low));
    let start = clip(vm.index_i64(&parts[2])?, 0).min(len.saturating_sub(1));
    let end = clip(vm.index_i64(&parts[3])?, 1);
    Ok((start, end))
}

fn shown(point: u32) -> String {
    match point {
        0..0x100 => format!("\\x{point:02x}"),
        0x100..0x10000 => format!("\\u{point:04x}"),
        _ => format!("\\U{point:08x}"),
    }
}

/// "character '\xe9' in position 3" or "characters in position 3-5".
fn characters(vm: &mut Vm, parts: &[Value]) -> Result<String, Raised> {
    let points = parts[1].cast::<Str>().map_or_else(Vec::new, |text| text.points());
    let (start, end) = range(vm, parts, points.len())?;
    Ok(match points.get(start).filter(|_| end == start + 1) {
        Some(point) => format!("character '{}' in position {start}", shown(*point)),
        None => format!("characters in position {start}-{}", end.saturating_sub(1)),
    })
}

fn encode_text(vm: &mut Vm, args: Args<'_>) -> Answer {
    let parts = parts(&args[0]);
    if parts[1].is_none() {
        return Ok(vm.text(""));
    }
    let (encoding, reason) = (vm.str_text(&parts[0])?, vm.str_text(&parts[4])?);
    let place = characters(vm, &parts)?;
    Ok(vm.text(&format!("'{encoding}' codec can't encode {place}: {reason}")))
}

fn decode_text(vm: &mut Vm, args: Args<'_>) -> Answer {
    let parts = parts(&args[0]);
    let Some(bytes) = Buffer::of(&parts[1]) else { return Ok(vm.text("")) };
    let (encoding, reason) = (vm.str_text(&parts[0])?, vm.str_text(&parts[4])?);
    let (start, end) = range(vm, &parts, bytes.len())?;
    let place = match bytes.get(start).filter(|_| end == start + 1) {
        Some(byte) => format!("byte 0x{byte:02x} in position {start}"),
        None => format!("bytes in position {start}-{}", end.saturating_sub(1)),
    };
    Ok(vm.text(&format!("'{encoding}' codec can't decode {place}: {reason}")))
}

fn translate_text(vm: &mut Vm, args: Args<'_>) -> Answer {
    let parts = parts(&args[0]);
    if parts[1].is_none() {
        return Ok(vm.text(""));
    }
    let reason = vm.str_text(&parts[4])?;
    let place = characters(vm, &parts)?;
    Ok(vm.text(&format!("can't translate {place}: {reason}")))
}
