//! Methods that `bytes` and `bytearray` share. What they return has the type of `self`.

use super::bytes::{Buffer, ByteArray, Bytes, base_name, binary, like, make, repr as shown};
use super::units;
use crate::heap::{Kind, Value, ascii_text};
use crate::objects::exception::Exc;
use crate::objects::iterator::{Iterator, Walk};
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, ClassSpec, Raised, class_row, row, static_row};
use crate::objects::numbers::compare::holds;
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::objects::slice::Slice;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::ops::Range;

/// The rows of both types, and more.
macro_rules! bytes_rows {
    ($($more:expr),* $(,)?) => {
        &[
            row("__len__(self, /)", "Return len(self).", m::len),
            row("__getitem__(self, key, /)", "Return self[key].", m::getitem),
            row("__contains__(self, key, /)", "Return bool(key in self).", m::contains),
            row("__iter__(self, /)", "Implement iter(self).", m::iter),
            row("__eq__(self, value, /)", "Return self==value.", m::eq),
            row("__ne__(self, value, /)", "Return self!=value.", m::ne),
            row("__lt__(self, value, /)", "Return self<value.", m::lt),
            row("__le__(self, value, /)", "Return self<=value.", m::le),
            row("__gt__(self, value, /)", "Return self>value.", m::gt),
            row("__ge__(self, value, /)", "Return self>=value.", m::ge),
            row("__add__(self, value, /)", "Return self+value.", m::add),
            row("__mul__(self, value, /)", "Return self*value.", m::mul),
            row("__rmul__(self, value, /)", "Return value*self.", m::mul),
            row("__mod__(self, value, /)", "Return self%value.", m::modulo),
            row("__rmod__(self, value, /)", "Return value%self.", m::rmod),
            row("__repr__(self, /)", "Return repr(self).", m::repr),
            row("__str__(self, /)", "Return str(self).", m::repr),
            row("capitalize(self, /)", "Return a copy with only its first character capitalized.", m::capitalize),
            row("center(self, width, fillchar=b' ', /)", "Return a centered copy of length width.", m::center),
            row("count(self, sub, start=None, end=None, /)", "Return the number of non-overlapping occurrences.", m::count),
            row("decode(self, /, encoding='utf-8', errors='strict')", "Decode the bytes.", m::decode),
            row("endswith(self, suffix, start=None, end=None, /)", "Return True if it ends with the suffix.", m::endswith),
            row("expandtabs(self, /, tabsize=8)", "Return a copy where all tab characters are expanded.", m::expandtabs),
            row("find(self, sub, start=None, end=None, /)", "Return the lowest index where sub is found, or -1.", m::find),
            class_row("fromhex(cls, string, /)", "Create an object from a string of hexadecimal numbers.", m::fromhex),
            row("hex(self, /, sep=<none>, bytes_per_sep=1)", "Create a string of hexadecimal numbers.", m::hex),
            row("index(self, sub, start=None, end=None, /)", "Like find, but raise ValueError.", m::index),
            row("isalnum(self, /)", "Return True if all bytes are alphanumeric ASCII characters.", m::isalnum),
            row("isalpha(self, /)", "Return True if all bytes are alphabetic ASCII characters.", m::isalpha),
            row("isascii(self, /)", "Return True if all bytes are ASCII characters.", m::isascii),
            row("isdigit(self, /)", "Return True if all bytes are ASCII digits.", m::isdigit),
            row("islower(self, /)", "Return True if all cased bytes are lowercase.", m::islower),
            row("isspace(self, /)", "Return True if all bytes are ASCII whitespace.", m::isspace),
            row("istitle(self, /)", "Return True if it is titlecased.", m::istitle),
            row("isupper(self, /)", "Return True if all cased bytes are uppercase.", m::isupper),
            row("join(self, iterable_of_bytes, /)", "Concatenate any number of bytes objects.", m::join),
            row("ljust(self, width, fillchar=b' ', /)", "Return a left-justified copy of length width.", m::ljust),
            row("lower(self, /)", "Return a copy with all ASCII characters converted to lowercase.", m::lower),
            row("lstrip(self, bytes=None, /)", "Strip leading bytes contained in the argument.", m::lstrip),
            static_row("maketrans(frm, to, /)", "Return a translation table for translate.", m::maketrans),
            row("partition(self, sep, /)", "Partition into three parts using the given separator.", m::partition),
            row("removeprefix(self, prefix, /)", "Return a copy with the given prefix removed if present.", m::removeprefix),
            row("removesuffix(self, suffix, /)", "Return a copy with the given suffix removed if present.", m::removesuffix),
            row("replace(self, old, new, count=-1, /)", "Return a copy with occurrences of old replaced by new.", m::replace),
            row("rfind(self, sub, start=None, end=None, /)", "Return the highest index where sub is found, or -1.", m::rfind),
            row("rindex(self, sub, start=None, end=None, /)", "Like rfind, but raise ValueError.", m::rindex),
            row("rjust(self, width, fillchar=b' ', /)", "Return a right-justified copy of length width.", m::rjust),
            row("rpartition(self, sep, /)", "The same as partition from the end.", m::rpartition),
            row("rsplit(self, /, sep=None, maxsplit=-1)", "The same as split from the end.", m::rsplit),
            row("rstrip(self, bytes=None, /)", "Strip trailing bytes contained in the argument.", m::rstrip),
            row("split(self, /, sep=None, maxsplit=-1)", "Return a list of the sections.", m::split),
            row("splitlines(self, /, keepends=False)", "Return a list of the lines.", m::splitlines),
            row("startswith(self, prefix, start=None, end=None, /)", "Return True if it starts with the prefix.", m::startswith),
            row("strip(self, bytes=None, /)", "Strip leading and trailing bytes contained in the argument.", m::strip),
            row("swapcase(self, /)", "Convert uppercase to lowercase and lowercase to uppercase.", m::swapcase),
            row("title(self, /)", "Return a titlecased version.", m::title),
            row("translate(self, table, /, delete=b'')", "Return a copy with each character mapped by the table.", m::translate),
            row("upper(self, /)", "Return a copy with all ASCII characters converted to uppercase.", m::upper),
            row("zfill(self, width, /)", "Pad a numeric string with zeros on the left.", m::zfill),
            $($more,)*
        ]
    };
}
pub(super) use bytes_rows;

use super::bytes_methods as m;

/// `bytes`
pub const SPEC: ClassSpec = ClassSpec {
    name: "bytes",
    module: "builtins",
    base: None,
    doc: "bytes(iterable_of_ints) -> bytes",
    methods: bytes_rows!(
        static_row(
            "__new__(cls, source=<none>, encoding=<none>, errors=<none>)",
            "Create and return a new object.",
            new
        ),
        row("__hash__(self, /)", "Return hash(self).", hash),
        row("__bytes__(self, /)", "Convert this value to exact type bytes.", to_bytes),
        row("__getnewargs__(self, /)", "", getnewargs),
    ),
    getters: &[],
    subclassable: true,
};

fn own(value: &Value) -> Buffer {
    Buffer::of(value).expect("methods of bytes are called with bytes")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let plain = args[0].is(&vm.class(crate::objects::types::TypeId::Bytes).value());
    if plain && args[1].exact::<Bytes>().is_some() && args[2].is_unbound() && args[3].is_unbound() {
        return Ok(args[1].clone());
    }
    let payload = vm.bytes_from("bytes", &args[1], &args[2], &args[3])?;
    vm.instance_around(&args[0], make(payload))
}

fn to_bytes(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(args[0].unwrap_payload().clone())
}

fn getnewargs(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(vm.new_tuple(vec![args[0].unwrap_payload().clone()]))
}

fn hash(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let points: Vec<u32> = own(&args[0]).iter().map(|byte| u32::from(*byte)).collect();
    Ok(Value::Int(Str::from_code_points(&points).hash_value()))
}

// --- as a sequence -----------------------------------------------------------------------------------------------

pub(super) fn len(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(own(&args[0]).len() as i64))
}

pub(super) fn getitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    let bytes = own(&args[0]);
    let name = base_name(&args[0]);
    if let Some(slice) = args[1].exact::<Slice>() {
        let places = vm.slice_places(slice, bytes.len())?;
        return Ok(like(&args[0], places.iter().filter_map(|place| bytes.get(*place).copied()).collect()));
    }
    let what = if name == "bytes" { "byte" } else { "bytearray" };
    match vm.place_of(&args[1], bytes.len(), what)? {
        Some(place) => Ok(Value::Int(i64::from(bytes[place]))),
        None if name == "bytes" => Err(vm.raise(Exc::IndexError, "index out of range")),
        None => Err(vm.raise(Exc::IndexError, "bytearray index out of range")),
    }
}

pub(super) fn contains(vm: &mut Vm, args: Args<'_>) -> Answer {
    let bytes = own(&args[0]);
    if let Some(part) = Buffer::of(&args[1]) {
        return Ok(Value::bool(units::search(&bytes, &part, false).is_some()));
    }
    if vm.index_opt(&args[1])?.is_none() {
        vm.buffer_arg(&args[1])?;
    }
    let byte = vm.byte_arg(&args[1], "byte")?;
    Ok(Value::bool(bytes.contains(&byte)))
}

pub(super) fn iter(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let payload = args[0].unwrap_payload();
    let walk = match payload.kind() {
        Some(Kind::ByteArray) => payload.exact::<ByteArray>().map(|array| Walk::ByteArray(array.clone(), 0)),
        _ => payload.exact::<Bytes>().map(|bytes| Walk::Bytes(bytes.clone(), 0)),
    };
    Ok(Iterator::make(walk.unwrap_or(Walk::Done)))
}

fn compared(vm: &mut Vm, args: Args<'_>, op: Comparison) -> Answer {
    match Buffer::of(&args[1]) {
        Some(other) => Ok(Value::bool(holds(op, own(&args[0]).cmp(&other)))),
        None => Ok(vm.not_implemented()),
    }
}

pub(super) fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Eq)
}

pub(super) fn ne(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Ne)
}

pub(super) fn lt(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Lt)
}

pub(super) fn le(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Le)
}

pub(super) fn gt(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Gt)
}

pub(super) fn ge(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Ge)
}

pub(super) fn add(vm: &mut Vm, args: Args<'_>) -> Answer {
    binary(vm, Operator::Add, &args[0], &args[1])
}

pub(super) fn mul(vm: &mut Vm, args: Args<'_>) -> Answer {
    let count = vm.index_sized(&args[1])?;
    binary(vm, Operator::Mul, &args[0], &Value::Int(count))
}

pub(super) fn modulo(vm: &mut Vm, args: Args<'_>) -> Answer {
    binary(vm, Operator::Mod, &args[0], &args[1])
}

pub(super) fn rmod(vm: &mut Vm, args: Args<'_>) -> Answer {
    match args[1].cast::<Bytes>() {
        Some(_) => binary(vm, Operator::Mod, &args[1], &args[0]),
        None => Ok(vm.not_implemented()),
    }
}

pub(super) fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = shown(&own(&args[0]));
    if args[0].cast::<ByteArray>().is_none() {
        return Ok(vm.text(&text));
    }
    // A bytearray escapes its single quotes whatever quotes it chose.
    let text = if text.starts_with("b\"") { text.replace('\'', "\\'") } else { text };
    let name = vm.type_name(&args[0]);
    Ok(vm.text(&format!("{name}({text})")))
}

// --- text in bytes -----------------------------------------------------------------------------------------------

/// A copy with every byte mapped.
fn mapped(args: Args<'_>, map: impl Fn(u8) -> u8) -> Answer {
    Ok(like(&args[0], own(&args[0]).iter().map(|byte| map(*byte)).collect()))
}

pub(super) fn upper(_vm: &mut Vm, args: Args<'_>) -> Answer {
    mapped(args, |byte| byte.to_ascii_uppercase())
}

pub(super) fn lower(_vm: &mut Vm, args: Args<'_>) -> Answer {
    mapped(args, |byte| byte.to_ascii_lowercase())
}

pub(super) fn swapcase(_vm: &mut Vm, args: Args<'_>) -> Answer {
    mapped(args, |byte| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { byte })
}

pub(super) fn capitalize(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut bytes = own(&args[0]).to_ascii_lowercase();
    if let Some(first) = bytes.first_mut() {
        first.make_ascii_uppercase();
    }
    Ok(like(&args[0], bytes))
}

pub(super) fn title(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut inside = false;
    let title = own(&args[0])
        .iter()
        .map(|byte| {
            let mapped = if inside { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
            inside = byte.is_ascii_alphabetic();
            mapped
        })
        .collect();
    Ok(like(&args[0], title))
}

fn all(args: Args<'_>, test: fn(&u8) -> bool) -> Answer {
    let bytes = own(&args[0]);
    Ok(Value::bool(!bytes.is_empty() && bytes.iter().all(test)))
}

pub(super) fn isalnum(_vm: &mut Vm, args: Args<'_>) -> Answer {
    all(args, u8::is_ascii_alphanumeric)
}

pub(super) fn isalpha(_vm: &mut Vm, args: Args<'_>) -> Answer {
    all(args, u8::is_ascii_alphabetic)
}

pub(super) fn isascii(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(own(&args[0]).is_ascii()))
}

pub(super) fn isdigit(_vm: &mut Vm, args: Args<'_>) -> Answer {
    all(args, u8::is_ascii_digit)
}

pub(super) fn isspace(_vm: &mut Vm, args: Args<'_>) -> Answer {
    all(args, |byte| is_space(u32::from(*byte)))
}

fn cased(args: Args<'_>, good: fn(&u8) -> bool, bad: fn(&u8) -> bool) -> Answer {
    let bytes = own(&args[0]);
    Ok(Value::bool(bytes.iter().any(good) && !bytes.iter().any(bad)))
}

pub(super) fn islower(_vm: &mut Vm, args: Args<'_>) -> Answer {
    cased(args, u8::is_ascii_lowercase, u8::is_ascii_uppercase)
}

pub(super) fn isupper(_vm: &mut Vm, args: Args<'_>) -> Answer {
    cased(args, u8::is_ascii_uppercase, u8::is_ascii_lowercase)
}

pub(super) fn istitle(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let (mut inside, mut found) = (false, false);
    for byte in own(&args[0]).iter() {
        if (byte.is_ascii_uppercase() && inside) || (byte.is_ascii_lowercase() && !inside) {
            return Ok(Value::False);
        }
        inside = byte.is_ascii_alphabetic();
        found |= inside;
    }
    Ok(Value::bool(found))
}

/// ASCII whitespace.
fn is_space(unit: u32) -> bool {
    matches!(unit, 0x09..=0x0d | 0x20)
}

pub(super) fn decode(vm: &mut Vm, args: Args<'_>) -> Answer {
    if super::string_methods::asks_for_utf8(args) {
        if let Some(text) = ascii_text(&own(&args[0])) {
            return Ok(Str::of_ascii(text).into());
        }
    }
    let encoding = vm.text_arg(&args[1], "decode() argument 'encoding'")?;
    let errors = vm.text_arg(&args[2], "decode() argument 'errors'")?;
    vm.decode_unless_empty(&own(&args[0]), &encoding, &errors)
}

// --- hexadecimal -------------------------------------------------------------------------------------------------

pub(super) fn fromhex(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = vm.text_arg(&args[1], "fromhex() argument")?;
    let chars: Vec<char> = text.chars().collect();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        if chars[at].is_ascii_whitespace() || chars[at] == '\x0b' {
            at += 1;
            continue;
        }
        let digit = |at: usize| chars.get(at).and_then(|c| c.to_digit(16));
        match (digit(at), digit(at + 1)) {
            (Some(high), Some(low)) => out.push((high * 16 + low) as u8),
            (high, _) => {
                let place = at + usize::from(high.is_some());
                let message = format!("non-hexadecimal number found in fromhex() arg at position {place}");
                return Err(vm.value_error(message));
            }
        }
        at += 2;
    }
    let made = make(out);
    if args[0].is(&vm.class(crate::objects::types::TypeId::Bytes).value()) {
        return Ok(made);
    }
    vm.call(&args[0], &[made])
}

pub(super) fn hex(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = hex_text(vm, &own(&args[0]), &args[1], &args[2])?;
    Ok(vm.text(&text))
}

/// `bytes.hex(sep, bytes_per_sep)`; `separator` Unbound for none.
pub fn hex_text(vm: &mut Vm, bytes: &[u8], separator: &Value, group: &Value) -> Result<String, Raised> {
    let digits = |part: &[u8]| part.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let group = vm.index_sized(group)?;
    if separator.is_unbound() {
        return Ok(digits(bytes));
    }
    let separator = match (separator.cast::<Str>(), separator.cast::<Bytes>()) {
        (Some(text), _) => text.points(),
        (_, Some(bytes)) => bytes.0.iter().map(|byte| u32::from(*byte)).collect(),
        (_, _) => return Err(vm.type_error("sep must be str or bytes.")),
    };
    let [point] = separator[..] else { return Err(vm.value_error("sep must be length 1.")) };
    let Some(separator) = u8::try_from(point).ok().filter(u8::is_ascii) else {
        return Err(vm.value_error("sep must be ASCII."));
    };
    let separator = (separator as char).to_string();
    let width = group.unsigned_abs() as usize;
    if width == 0 {
        return Ok(digits(bytes));
    }
    // A positive group size counts from the right.
    let lead = if group > 0 { bytes.len() % width } else { 0 };
    let (head, rest) = bytes.split_at(lead);
    let parts: Vec<String> =
        std::iter::once(head).filter(|part| !part.is_empty()).chain(rest.chunks(width)).map(digits).collect();
    Ok(parts.join(&separator))
}

// --- searching ---------------------------------------------------------------------------------------------------

/// The part to look for: bytes-like, or one byte.
fn needle(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    if let Some(part) = Buffer::of(value) {
        return Ok(part.to_vec());
    }
    if vm.index_opt(value)?.is_some() {
        return Ok(vec![vm.byte_arg(value, "byte")?]);
    }
    let got = vm.type_name(value);
    Err(vm.type_error(format!("argument should be integer or bytes-like object, not '{got}'")))
}

/// Where the part stands within the clipped range.
fn search(vm: &mut Vm, args: Args<'_>, from_end: bool) -> Result<Option<usize>, Raised> {
    let bytes = own(&args[0]);
    let part = needle(vm, &args[1])?;
    let (start, stop) = vm.clip_range(&args[2], &args[3], bytes.len())?;
    let raw_start = start;
    if start > stop || raw_start > bytes.len() {
        return Ok(None);
    }
    Ok(units::search(&bytes[start..stop], &part, from_end).map(|at| start + at))
}

pub(super) fn find(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(search(vm, args, false)?.map_or(-1, |at| at as i64)))
}

pub(super) fn rfind(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(search(vm, args, true)?.map_or(-1, |at| at as i64)))
}

fn found(vm: &mut Vm, place: Option<usize>) -> Answer {
    match place {
        Some(at) => Ok(Value::Int(at as i64)),
        None => Err(vm.value_error("subsection not found")),
    }
}

pub(super) fn index(vm: &mut Vm, args: Args<'_>) -> Answer {
    let place = search(vm, args, false)?;
    found(vm, place)
}

pub(super) fn rindex(vm: &mut Vm, args: Args<'_>) -> Answer {
    let place = search(vm, args, true)?;
    found(vm, place)
}

pub(super) fn count(vm: &mut Vm, args: Args<'_>) -> Answer {
    let bytes = own(&args[0]);
    let part = needle(vm, &args[1])?;
    let (start, stop) = vm.clip_range(&args[2], &args[3], bytes.len())?;
    if start > stop {
        return Ok(Value::Int(0));
    }
    Ok(Value::Int(units::places(&bytes[start..stop], &part, usize::MAX).len() as i64))
}

fn affix(vm: &mut Vm, args: Args<'_>, name: &str, fits: fn(&[u8], &[u8]) -> bool) -> Answer {
    let bytes = own(&args[0]);
    let (start, stop) = vm.clip_range(&args[2], &args[3], bytes.len())?;
    let candidates = args[1].cast::<Tuple>().map_or_else(|| vec![args[1].clone()], |tuple| tuple.items().to_vec());
    for candidate in candidates {
        let Some(part) = Buffer::of(&candidate) else {
            let got = vm.type_name(&candidate);
            if args[1].cast::<Tuple>().is_some() {
                return Err(vm.type_error(format!("a bytes-like object is required, not '{got}'")));
            }
            return Err(vm.type_error(format!("{name} first arg must be bytes or a tuple of bytes, not {got}")));
        };
        if start <= stop && fits(&bytes[start..stop], &part) {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}

pub(super) fn startswith(vm: &mut Vm, args: Args<'_>) -> Answer {
    affix(vm, args, "startswith", |bytes, part| bytes.starts_with(part))
}

pub(super) fn endswith(vm: &mut Vm, args: Args<'_>) -> Answer {
    affix(vm, args, "endswith", |bytes, part| bytes.ends_with(part))
}

// --- cutting and joining -----------------------------------------------------------------------------------------

fn pieces(model: &Value, bytes: &[u8], ranges: Vec<Range<usize>>) -> Answer {
    Ok(List::new(ranges.into_iter().map(|range| like(model, bytes[range].to_vec())).collect()).into())
}

fn strip_with(vm: &mut Vm, args: Args<'_>, left: bool, right: bool) -> Answer {
    let bytes = own(&args[0]);
    let range = match args.some(1) {
        None => units::stripped(&bytes, left, right, |byte| is_space(u32::from(byte))),
        Some(chars) => {
            let chars = vm.buffer_arg(chars)?;
            units::stripped(&bytes, left, right, |byte| chars.contains(&byte))
        }
    };
    Ok(like(&args[0], bytes[range].to_vec()))
}

pub(super) fn strip(vm: &mut Vm, args: Args<'_>) -> Answer {
    strip_with(vm, args, true, true)
}

pub(super) fn lstrip(vm: &mut Vm, args: Args<'_>) -> Answer {
    strip_with(vm, args, true, false)
}

pub(super) fn rstrip(vm: &mut Vm, args: Args<'_>) -> Answer {
    strip_with(vm, args, false, true)
}

fn separator(vm: &mut Vm, value: &Value) -> Result<Buffer, Raised> {
    let separator = vm.buffer_arg(value)?;
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok(separator)
}

fn most(vm: &mut Vm, value: &Value) -> Result<usize, Raised> {
    Ok(usize::try_from(vm.index_i64(value)?).unwrap_or(usize::MAX))
}

pub(super) fn split(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (bytes, most) = (own(&args[0]), most(vm, &args[2])?);
    let ranges = match args.some(1) {
        None => units::words(&bytes, most, is_space),
        Some(value) => units::split(&bytes, &separator(vm, value)?, most),
    };
    pieces(&args[0], &bytes, ranges)
}

pub(super) fn rsplit(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (bytes, most) = (own(&args[0]), most(vm, &args[2])?);
    let ranges = match args.some(1) {
        None => units::rwords(&bytes, most, is_space),
        Some(value) => units::rsplit(&bytes, &separator(vm, value)?, most),
    };
    pieces(&args[0], &bytes, ranges)
}

pub(super) fn splitlines(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (bytes, keep) = (own(&args[0]), vm.truth(&args[1])?);
    let lines = units::lines(&bytes, |unit| matches!(unit, 0x0a | 0x0d));
    let ranges = lines.into_iter().map(|(line, end)| if keep { line.start..end } else { line }).collect();
    pieces(&args[0], &bytes, ranges)
}

fn three(vm: &mut Vm, model: &Value, parts: [&[u8]; 3]) -> Answer {
    Ok(vm.new_tuple(parts.iter().map(|part| like(model, part.to_vec())).collect()))
}

pub(super) fn partition(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (bytes, separator) = (own(&args[0]), separator(vm, &args[1])?);
    match units::search(&bytes, &separator, false) {
        Some(at) => three(vm, &args[0], [&bytes[..at], &separator, &bytes[at + separator.len()..]]),
        None => three(vm, &args[0], [&bytes, b"", b""]),
    }
}

pub(super) fn rpartition(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (bytes, separator) = (own(&args[0]), separator(vm, &args[1])?);
    match units::search(&bytes, &separator, true) {
        Some(at) => three(vm, &args[0], [&bytes[..at], &separator, &bytes[at + separator.len()..]]),
        None => three(vm, &args[0], [b"", b"", &bytes]),
    }
}

pub(super) fn join(vm: &mut Vm, args: Args<'_>) -> Answer {
    let separator = own(&args[0]);
    let items = vm.collect_to_join(&args[1])?;
    let mut out = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let Some(part) = Buffer::of(item) else {
            let got = vm.type_name(item);
            let message = format!("sequence item {index}: expected a bytes-like object, {got} found");
            return Err(vm.type_error(message));
        };
        if index > 0 {
            out.extend_from_slice(&separator);
        }
        out.extend_from_slice(&part);
    }
    Ok(like(&args[0], out))
}

pub(super) fn replace(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (bytes, old, new) = (own(&args[0]), vm.buffer_arg(&args[1])?, vm.buffer_arg(&args[2])?);
    let places = units::places(&bytes, &old, most(vm, &args[3])?);
    vm.check_len(bytes.len().saturating_add(places.len().saturating_mul(new.len())), 1)?;
    Ok(like(&args[0], units::replaced(&bytes, &places, old.len(), &new)))
}

pub(super) fn removeprefix(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (bytes, part) = (own(&args[0]), vm.buffer_arg(&args[1])?);
    Ok(like(&args[0], bytes.strip_prefix(&part[..]).unwrap_or(&bytes).to_vec()))
}

pub(super) fn removesuffix(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (bytes, part) = (own(&args[0]), vm.buffer_arg(&args[1])?);
    Ok(like(&args[0], bytes.strip_suffix(&part[..]).unwrap_or(&bytes).to_vec()))
}

pub(super) fn expandtabs(vm: &mut Vm, args: Args<'_>) -> Answer {
    let size = usize::try_from(vm.index_i64(&args[1])?).unwrap_or(0);
    match units::expanded(&own(&args[0]), size) {
        Some(bytes) => Ok(like(&args[0], bytes)),
        None => Err(vm.raise(Exc::OverflowError, "result too long")),
    }
}

fn padded(vm: &mut Vm, args: Args<'_>, name: &str, split: fn(usize, usize) -> usize) -> Answer {
    let bytes = own(&args[0]);
    let width = usize::try_from(vm.index_i64(&args[1])?).unwrap_or(0);
    vm.check_len(width, 1)?;
    let fill = match args.given(2) {
        None => b' ',
        Some(fill) => match Buffer::of(fill).as_deref() {
            Some([byte]) => *byte,
            _ => {
                let got = vm.argument_type(fill);
                let message = format!("{name}() argument 2 must be a byte string of length 1, not {got}");
                return Err(vm.type_error(message));
            }
        },
    };
    let missing = width.saturating_sub(bytes.len());
    let left = split(missing, width);
    Ok(like(&args[0], units::padded(&bytes, left, missing - left, fill)))
}

pub(super) fn center(vm: &mut Vm, args: Args<'_>) -> Answer {
    padded(vm, args, "center", units::centered)
}

pub(super) fn ljust(vm: &mut Vm, args: Args<'_>) -> Answer {
    padded(vm, args, "ljust", |_, _| 0)
}

pub(super) fn rjust(vm: &mut Vm, args: Args<'_>) -> Answer {
    padded(vm, args, "rjust", |missing, _| missing)
}

pub(super) fn zfill(vm: &mut Vm, args: Args<'_>) -> Answer {
    let width = usize::try_from(vm.index_i64(&args[1])?).unwrap_or(0);
    vm.check_len(width, 1)?;
    Ok(like(&args[0], units::zero_filled(&own(&args[0]), width)))
}

// --- translation -------------------------------------------------------------------------------------------------

pub(super) fn maketrans(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (from, to) = (vm.buffer_arg(&args[0])?, vm.buffer_arg(&args[1])?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (from, to) in from.iter().zip(to.iter()) {
        table[usize::from(*from)] = *to;
    }
    Ok(make(table))
}

pub(super) fn translate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let bytes = own(&args[0]);
    let table = args.some(1).map(|table| vm.buffer_arg(table)).transpose()?;
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let delete = args.given(2).map(|delete| vm.buffer_arg(delete)).transpose()?;
    let kept = bytes.iter().filter(|byte| !delete.as_ref().is_some_and(|delete| delete.contains(byte)));
    let mapped = kept.map(|byte| table.as_ref().map_or(*byte, |table| table[usize::from(*byte)]));
    Ok(like(&args[0], mapped.collect()))
}
