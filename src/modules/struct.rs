//! `struct`: values packed into bytes and read back, by format strings.

use super::NativeModule;
use crate::heap::{Obj, Value};
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::exception::Exc;
use crate::objects::int::Int;
use crate::objects::list::List;
use crate::objects::native::{Answer, ClassSpec, NativeData, NativeObject, Raised, Row, getter, row, static_row};
use crate::objects::numbers::int_methods::bytes_like;
use crate::objects::numbers::int_text::{self, BytesError};
use crate::objects::numbers::nan;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::any::Any;
use std::rc::Rc;

/// `struct`
pub const MODULE: NativeModule = NativeModule {
    name: "struct",
    doc: "Functions to convert between Python values and C structs represented\nas Python bytes objects.",
    functions: FUNCTIONS,
    classes: &[&STRUCT],
    setup: Some(|vm, module| {
        let error = vm.define_exception(module, "struct", "error", &[Exc::Exception])?;
        vm.state::<State>().error = error;
        Ok(())
    }),
};

#[derive(Default)]
struct State {
    error: Value,
}

const FUNCTIONS: &[Row] = &[
    row("calcsize(format, /)", "Return size in bytes of the struct described by the format string.", |vm, args| {
        Ok(Value::Int(layout_of(vm, &args[0])?.size as i64))
    }),
    row("pack(*args)", "Return bytes containing values packed according to the format string.", |vm, args| {
        let Some((format, values)) = args.rest(0).split_first() else {
            return Err(vm.type_error("missing format argument"));
        };
        let layout = layout_of(vm, format)?;
        let bytes = pack(vm, &layout, values, "pack")?;
        Ok(Bytes::new(bytes).into())
    }),
    row(
        "pack_into(format, buffer, offset, /, *values)",
        "Pack values according to the format string into a writable buffer, starting at offset.",
        |vm, args| {
            let layout = layout_of(vm, &args[0])?;
            pack_into(vm, &layout, &args[1], &args[2], args.rest(3))
        },
    ),
    row(
        "unpack(format, buffer, /)",
        "Return a tuple containing values unpacked according to the format string.",
        |vm, args| {
            let layout = layout_of(vm, &args[0])?;
            unpack_whole(vm, &layout, &args[1])
        },
    ),
    row(
        "unpack_from(format, /, buffer, offset=0)",
        "Return a tuple containing values unpacked according to the format string, from offset on.",
        |vm, args| {
            let layout = layout_of(vm, &args[0])?;
            unpack_from(vm, &layout, &args[1], &args[2])
        },
    ),
    row(
        "iter_unpack(format, buffer, /)",
        "Return an iterator yielding tuples unpacked from the given bytes.",
        |vm, args| {
            let layout = layout_of(vm, &args[0])?;
            iter_unpack(vm, &layout, &args[1])
        },
    ),
];

/// `struct.Struct`
pub const STRUCT: ClassSpec = ClassSpec {
    name: "Struct",
    module: "_struct",
    base: None,
    doc: "Struct(fmt) --> compiled struct object",
    methods: &[
        static_row("__new__(cls, format)", "Create and return a new object.", |vm, args| {
            let format = format_text(vm, &args[1])?;
            let layout = Rc::new(parse(vm, &format)?);
            let shape = vm.native_class(&STRUCT).instance_shape.get();
            let object = NativeObject::new(shape, Compiled { format, layout });
            vm.instance_around(&args[0], object.into())
        }),
        row("__repr__(self, /)", "Return repr(self).", |vm, args| {
            let format = compiled(vm, &args[0])?.format.clone();
            let format = vm.text(&format);
            let shown = vm.repr_text(&format)?;
            Ok(vm.text(&format!("Struct({shown})")))
        }),
        row("pack(self, /, *values)", "Return bytes containing the packed values.", |vm, args| {
            let layout = compiled(vm, &args[0])?.layout.clone();
            let bytes = pack(vm, &layout, args.rest(1), "pack")?;
            Ok(Bytes::new(bytes).into())
        }),
        row("pack_into(self, buffer, offset, /, *values)", "Pack values into a writable buffer.", |vm, args| {
            let layout = compiled(vm, &args[0])?.layout.clone();
            pack_into(vm, &layout, &args[1], &args[2], args.rest(3))
        }),
        row("unpack(self, buffer, /)", "Return a tuple containing unpacked values.", |vm, args| {
            let layout = compiled(vm, &args[0])?.layout.clone();
            unpack_whole(vm, &layout, &args[1])
        }),
        row(
            "unpack_from(self, /, buffer, offset=0)",
            "Return a tuple containing values unpacked from offset on.",
            |vm, args| {
                let layout = compiled(vm, &args[0])?.layout.clone();
                unpack_from(vm, &layout, &args[1], &args[2])
            },
        ),
        row("iter_unpack(self, buffer, /)", "Return an iterator yielding tuples.", |vm, args| {
            let layout = compiled(vm, &args[0])?.layout.clone();
            iter_unpack(vm, &layout, &args[1])
        }),
    ],
    getters: &[
        getter("format", "struct format string", |vm, value| {
            let format = compiled(vm, value)?.format.clone();
            Ok(vm.text(&format))
        }),
        getter("size", "struct size in bytes", |vm, value| Ok(Value::Int(compiled(vm, value)?.layout.size as i64))),
    ],
    subclassable: true,
};

/// The data of a `Struct`.
struct Compiled {
    format: String,
    layout: Rc<Layout>,
}

impl NativeData for Compiled {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn compiled<'a>(vm: &mut Vm, value: &'a Value) -> Result<&'a Compiled, Raised> {
    match value.native::<Compiled>() {
        Some(compiled) => Ok(compiled),
        None => Err(vm.type_error("a Struct is required")),
    }
}

fn error(vm: &mut Vm, message: &str) -> Raised {
    let class = vm.state::<State>().error.clone();
    vm.raise_class(&class, message)
}

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Pad,
    Char,
    Integer { signed: bool },
    Bool,
    Float,
    Bytes,
    Pascal,
}

/// One field, or a run of equal ones.
struct Field {
    code: char,
    kind: Kind,
    size: usize,
    count: usize,
    offset: usize,
}

/// A parsed format.
struct Layout {
    fields: Vec<Field>,
    size: usize,
    big_endian: bool,
}

impl Layout {
    /// How many values it takes.
    fn values(&self) -> usize {
        self.fields
            .iter()
            .map(|field| match field.kind {
                Kind::Pad => 0,
                Kind::Bytes | Kind::Pascal => 1,
                Kind::Char | Kind::Integer { .. } | Kind::Bool | Kind::Float => field.count,
            })
            .sum()
    }
}

fn format_text(vm: &mut Vm, value: &Value) -> Result<String, Raised> {
    if value.cast::<Str>().is_some() {
        return vm.str_text(value);
    }
    match value.cast::<Bytes>() {
        Some(bytes) => Ok(bytes.0.iter().map(|byte| *byte as char).collect()),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("Struct() argument 1 must be a str or bytes object, not {got}")))
        }
    }
}

fn layout_of(vm: &mut Vm, format: &Value) -> Result<Layout, Raised> {
    let text = format_text(vm, format)?;
    parse(vm, &text)
}

/// Kind and size of a format character; native sizes differ for `l`, `L`, `n`, `N`, `P`.
fn describe(code: char, native: bool) -> Option<(Kind, usize)> {
    let signed = Kind::Integer { signed: true };
    let unsigned = Kind::Integer { signed: false };
    Some(match code {
        'x' => (Kind::Pad, 1),
        'c' => (Kind::Char, 1),
        'b' => (signed, 1),
        'B' => (unsigned, 1),
        '?' => (Kind::Bool, 1),
        'h' => (signed, 2),
        'H' => (unsigned, 2),
        'i' => (signed, 4),
        'I' => (unsigned, 4),
        'l' => (signed, if native { 8 } else { 4 }),
        'L' => (unsigned, if native { 8 } else { 4 }),
        'q' => (signed, 8),
        'Q' => (unsigned, 8),
        'n' if native => (signed, 8),
        'N' | 'P' if native => (unsigned, 8),
        'e' => (Kind::Float, 2),
        'f' => (Kind::Float, 4),
        'd' => (Kind::Float, 8),
        's' => (Kind::Bytes, 1),
        'p' => (Kind::Pascal, 1),
        _ => return None,
    })
}

fn parse(vm: &mut Vm, format: &str) -> Result<Layout, Raised> {
    let (order, body) = match format.chars().next() {
        Some(order @ ('@' | '=' | '<' | '>' | '!')) => (order, &format[1..]),
        _ => ('@', format),
    };
    let native = order == '@';
    let little = if matches!(order, '@' | '=') { cfg!(target_endian = "little") } else { order == '<' };
    let mut layout = Layout { fields: Vec::new(), size: 0, big_endian: !little };
    let mut chars = body.chars().filter(|c| !matches!(c, '\0')).peekable();
    while let Some(first) = chars.next() {
        if first.is_ascii_whitespace() {
            continue;
        }
        let (mut count, mut code) = (1usize, first);
        if let Some(digit) = first.to_digit(10) {
            count = digit as usize;
            while let Some(digit) = chars.peek().and_then(|c| c.to_digit(10)) {
                chars.next();
                let grown = count.checked_mul(10).and_then(|tens| tens.checked_add(digit as usize));
                count = match grown.filter(|count| *count <= i64::MAX as usize) {
                    Some(count) => count,
                    None => return Err(error(vm, "total struct size too long")),
                };
            }
            code = match chars.next() {
                Some(code) => code,
                None => return Err(error(vm, "repeat count given without format specifier")),
            };
        }
        let Some((kind, size)) = describe(code, native) else { return Err(error(vm, "bad char in struct format")) };
        add_field(vm, &mut layout, Field { code, kind, size, count, offset: 0 }, native)?;
    }
    Ok(layout)
}

fn add_field(vm: &mut Vm, layout: &mut Layout, mut field: Field, native: bool) -> Result<(), Raised> {
    let aligned = if native { layout.size.next_multiple_of(field.size) } else { layout.size };
    let end = field.size.checked_mul(field.count).and_then(|bytes| bytes.checked_add(aligned));
    match end.filter(|end| *end <= i64::MAX as usize) {
        Some(end) => layout.size = end,
        None => return Err(error(vm, "total struct size too long")),
    }
    field.offset = aligned;
    layout.fields.push(field);
    Ok(())
}

fn pack(vm: &mut Vm, layout: &Layout, values: &[Value], what: &str) -> Result<Vec<u8>, Raised> {
    let expected = layout.values();
    if values.len() != expected {
        let got = values.len();
        return Err(error(vm, &format!("{what} expected {expected} items for packing (got {got})")));
    }
    vm.check_len(layout.size, 1)?;
    let mut bytes = vec![0; layout.size];
    let mut values = values.iter();
    for field in &layout.fields {
        match field.kind {
            Kind::Pad => {}
            Kind::Bytes | Kind::Pascal => {
                if let Some(value) = values.next() {
                    pack_text(vm, field, value, &mut bytes)?;
                }
            }
            Kind::Char | Kind::Integer { .. } | Kind::Bool | Kind::Float => {
                for (at, value) in values.by_ref().take(field.count).enumerate() {
                    let start = field.offset + at * field.size;
                    let mut packed = pack_one(vm, field, value)?;
                    if layout.big_endian {
                        packed.reverse();
                    }
                    bytes[start..start + field.size].copy_from_slice(&packed);
                }
            }
        }
    }
    Ok(bytes)
}

fn pack_text(vm: &mut Vm, field: &Field, value: &Value, bytes: &mut [u8]) -> Result<(), Raised> {
    let Some(mut text) = bytes_like(value) else {
        return Err(error(vm, &format!("argument for '{}' must be a bytes object", field.code)));
    };
    let place = &mut bytes[field.offset..field.offset + field.count];
    if field.kind == Kind::Pascal && !place.is_empty() {
        text.truncate((place.len() - 1).min(255));
        text.insert(0, text.len() as u8);
    }
    let length = text.len().min(place.len());
    place[..length].copy_from_slice(&text[..length]);
    Ok(())
}

/// One value, little-endian.
fn pack_one(vm: &mut Vm, field: &Field, value: &Value) -> Result<Vec<u8>, Raised> {
    match field.kind {
        Kind::Char => match bytes_like(value).filter(|bytes| bytes.len() == 1) {
            Some(byte) => Ok(byte),
            None => Err(error(vm, "char format requires a bytes object of length 1")),
        },
        Kind::Bool => Ok(vec![u8::from(vm.truth(value)?)]),
        Kind::Float => pack_float(vm, field, value),
        Kind::Integer { signed } => pack_integer(vm, field, value, signed),
        Kind::Pad | Kind::Bytes | Kind::Pascal => Ok(Vec::new()),
    }
}

fn pack_integer(vm: &mut Vm, field: &Field, value: &Value, signed: bool) -> Result<Vec<u8>, Raised> {
    let Some(number) = vm.index_opt(value)? else { return Err(error(vm, "required argument is not an integer")) };
    let packed = Int::of(&number).map(|number| int_text::to_bytes(number, field.size, false, signed));
    match packed {
        Some(Ok(bytes)) => Ok(bytes),
        Some(Err(BytesError::Negative | BytesError::TooBig)) | None => {
            let bits = 8 * field.size as u32;
            let (low, high) =
                if signed { (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1) } else { (0, (1i128 << bits) - 1) };
            Err(error(vm, &format!("'{}' format requires {low} <= number <= {high}", field.code)))
        }
    }
}

fn pack_float(vm: &mut Vm, field: &Field, value: &Value) -> Result<Vec<u8>, Raised> {
    let number = match vm.to_f64(value) {
        Ok(number) => number,
        Err(Raised) => {
            drop(vm.take_raised());
            return Err(error(vm, "required argument is not a float"));
        }
    };
    let number = nan::plain(number);
    match field.size {
        2 => match to_half(number) {
            Some(bits) => Ok(bits.to_le_bytes().to_vec()),
            None => Err(vm.raise(Exc::OverflowError, "float too large to pack with e format")),
        },
        4 => {
            let narrow = number as f32;
            // CPython refuses this in standard mode only; native mode lets the C compiler convert.
            Ok(narrow.to_le_bytes().to_vec())
        }
        _ => Ok(number.to_le_bytes().to_vec()),
    }
}

/// Half precision, rounded half to even; `None` where the number is too large.
fn to_half(number: f64) -> Option<u16> {
    let sign = u16::from(number.is_sign_negative()) << 15;
    if number.is_nan() {
        return Some(sign | 0x7e00);
    }
    if number.is_infinite() {
        return Some(sign | 0x7c00);
    }
    let size = number.abs();
    let (_, exponent) = libm::frexp(size);
    // The unit of the last of 11 bits, not below the smallest subnormal.
    let unit = (exponent - 11).max(-24);
    let units = libm::ldexp(size, -unit).round_ties_even() as u32;
    // Carrying into the exponent is what the encoding does by itself.
    let bits = if units < 0x400 { units } else { (((unit + 25) as u32) << 10) + units - 0x400 };
    (bits < 0x7c00).then_some(sign | bits as u16)
}

fn from_half(bits: u16) -> f64 {
    let fraction = f64::from(bits & 0x3ff);
    let size = match bits >> 10 & 0x1f {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        exponent => (fraction + 1024.0) * 2f64.powi(i32::from(exponent) - 25),
    };
    if bits & 0x8000 != 0 { -size } else { size }
}

/// A buffer's bytes.
fn buffer(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    match bytes_like(value) {
        Some(bytes) => Ok(bytes),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("a bytes-like object is required, not '{got}'")))
        }
    }
}

fn unpack_whole(vm: &mut Vm, layout: &Layout, source: &Value) -> Answer {
    let bytes = buffer(vm, source)?;
    if bytes.len() != layout.size {
        let size = layout.size;
        return Err(error(vm, &format!("unpack requires a buffer of {size} bytes")));
    }
    Ok(unpack(vm, layout, &bytes).into())
}

fn unpack(vm: &mut Vm, layout: &Layout, bytes: &[u8]) -> Obj<Tuple> {
    let mut values = Vec::with_capacity(layout.values().min(bytes.len() + layout.fields.len()));
    for field in &layout.fields {
        match field.kind {
            Kind::Pad => {}
            Kind::Bytes => values.push(Bytes::new(&bytes[field.offset..field.offset + field.count]).into()),
            Kind::Pascal => values.push(unpack_pascal(&bytes[field.offset..field.offset + field.count])),
            Kind::Char | Kind::Integer { .. } | Kind::Bool | Kind::Float => {
                for at in 0..field.count {
                    let start = field.offset + at * field.size;
                    let mut one = bytes[start..start + field.size].to_vec();
                    if layout.big_endian {
                        one.reverse();
                    }
                    values.push(unpack_one(vm, field, &one));
                }
            }
        }
    }
    Tuple::new(values)
}

fn unpack_pascal(bytes: &[u8]) -> Value {
    let Some((length, text)) = bytes.split_first() else { return Bytes::new(Vec::new()).into() };
    Bytes::new(&text[..(*length as usize).min(text.len())]).into()
}

/// One value from its little-endian bytes.
fn unpack_one(vm: &mut Vm, field: &Field, bytes: &[u8]) -> Value {
    let bits = bytes.iter().rev().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
    match field.kind {
        Kind::Char => Bytes::new(bytes).into(),
        Kind::Bool => Value::bool(bits != 0),
        Kind::Integer { signed: false } => vm.int_value(i128::from(bits)),
        Kind::Integer { signed: true } => {
            let unused = 64 - 8 * field.size as u32;
            Value::Int((bits << unused) as i64 >> unused)
        }
        Kind::Float => Value::float(match field.size {
            2 => from_half(bits as u16),
            4 => f64::from(f32::from_bits(bits as u32)),
            _ => f64::from_bits(bits),
        }),
        Kind::Pad | Kind::Bytes | Kind::Pascal => Value::None,
    }
}

/// Where in a buffer of `length` bytes a layout begins; the complaints differ between reading and writing.
fn place(vm: &mut Vm, size: usize, length: usize, offset: &Value, writing: bool) -> Result<usize, Raised> {
    let offset = vm.index_i64(offset)?;
    let needed = size as i64;
    if offset < 0 {
        if offset + needed > 0 {
            let message = if writing { "no space to pack" } else { "not enough data to unpack" };
            return Err(error(vm, &format!("{message} {size} bytes at offset {offset}")));
        }
        if offset + (length as i64) < 0 {
            return Err(error(vm, &format!("offset {offset} out of range for {length}-byte buffer")));
        }
    }
    let start = if offset < 0 { offset + length as i64 } else { offset };
    if length as i64 - start < needed {
        let (name, verb) = if writing { ("pack_into", "packing") } else { ("unpack_from", "unpacking") };
        let least = start.saturating_add(needed);
        return Err(error(
            vm,
            &format!(
                "{name} requires a buffer of at least {least} bytes for {verb} {size} bytes at offset {start} \
                 (actual buffer size is {length})"
            ),
        ));
    }
    Ok(start as usize)
}

fn unpack_from(vm: &mut Vm, layout: &Layout, source: &Value, offset: &Value) -> Answer {
    let bytes = buffer(vm, source)?;
    let start = place(vm, layout.size, bytes.len(), offset, false)?;
    Ok(unpack(vm, layout, &bytes[start..start + layout.size]).into())
}

fn iter_unpack(vm: &mut Vm, layout: &Layout, source: &Value) -> Answer {
    if layout.size == 0 {
        return Err(error(vm, "cannot iteratively unpack with a struct of length 0"));
    }
    let bytes = buffer(vm, source)?;
    if bytes.len() % layout.size != 0 {
        let size = layout.size;
        return Err(error(vm, &format!("iterative unpacking requires a buffer of a multiple of {size} bytes")));
    }
    let rows = bytes.chunks(layout.size).map(|chunk| unpack(vm, layout, chunk).into()).collect();
    let rows = List::new(rows).into();
    vm.iter(&rows)
}

fn pack_into(vm: &mut Vm, layout: &Layout, target: &Value, offset: &Value, values: &[Value]) -> Answer {
    let Some(array) = target.cast::<ByteArray>() else {
        let got = vm.argument_type(target);
        return Err(vm.type_error(format!("argument must be read-write bytes-like object, not {got}")));
    };
    let start = place(vm, layout.size, array.bytes.len(), offset, true)?;
    let packed = pack(vm, layout, values, "pack_into")?;
    // Converting the values ran script code, which may have changed the array.
    if array.bytes.len() < start + packed.len() {
        return Err(error(vm, "no space to pack"));
    }
    drop(array.bytes.splice(start, start + packed.len(), packed));
    Ok(Value::None)
}
