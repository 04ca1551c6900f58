//! `bytes` and `bytearray`: storage, text form, encoding to and from `str` (utf-8, ascii, latin-1).

use crate::heap::{Body, Kind, Obj, Value, VecCell};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, Raised, row, static_row};
use crate::objects::protocols::operators::Operator;
use crate::objects::string::Str;
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// The body of `bytes`.
pub struct Bytes(pub Box<[u8]>);

/// The body of `bytearray`.
pub struct ByteArray(pub VecCell<u8>);

impl Body for Bytes {
    const KIND: Kind = Kind::Bytes;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

impl Body for ByteArray {
    const KIND: Kind = Kind::ByteArray;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// `bytes`
pub const SPEC: ClassSpec = ClassSpec {
    name: "bytes",
    module: "builtins",
    base: None,
    doc: "bytes(iterable_of_ints) -> bytes",
    methods: &[
        static_row("__new__(cls, source=<none>, encoding=None, errors=None)", "Create and return a new object.", new),
        row("__len__(self, /)", "Return len(self).", len),
        row("__getitem__(self, key, /)", "Return self[key].", getitem),
        row("__eq__(self, value, /)", "Return self==value.", eq),
        row("__hash__(self, /)", "Return hash(self).", hash),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("decode(self, /, encoding='utf-8', errors='strict')", "Decode the bytes.", decode_method),
        row("hex(self, /)", "Create a string of hexadecimal numbers.", hex),
    ],
    getters: &[],
    subclassable: true,
};

/// `bytearray`
pub const BYTEARRAY_SPEC: ClassSpec = crate::objects::native::stub_spec("bytearray");

impl Bytes {
    /// A new bytes object.
    pub fn new(bytes: impl Into<Box<[u8]>>) -> Obj<Bytes> {
        Obj::new(TypeId::Bytes.shape(), Bytes(bytes.into()))
    }
}

/// A new bytes object.
pub fn make(bytes: Vec<u8>) -> Value {
    Obj::new(TypeId::Bytes.shape(), Bytes(bytes.into())).into()
}

fn bytes(value: &Value) -> &Obj<Bytes> {
    value.cast::<Bytes>().expect("methods of bytes are called with bytes")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let payload = match (args.given(1), args.some(2)) {
        (None, _) => make(Vec::new()),
        (Some(source), Some(encoding)) => {
            let encoding = vm.str_text(encoding)?;
            encode(vm, source, &encoding)?
        }
        (Some(Value::Int(count)), None) => {
            let Ok(count) = usize::try_from(*count) else { return Err(vm.value_error("negative count")) };
            vm.check_len(count, 1)?;
            make(vec![0; count])
        }
        (Some(source), None) if source.cast::<Str>().is_some() => {
            return Err(vm.type_error("string argument without an encoding"));
        }
        (Some(source), None) => {
            let mut out = Vec::new();
            for item in vm.collect(source)? {
                match u8::try_from(vm.index_i64(&item)?) {
                    Ok(byte) => out.push(byte),
                    Err(_) => return Err(vm.value_error("bytes must be in range(0, 256)")),
                }
            }
            make(out)
        }
    };
    vm.instance_around(&args[0], payload)
}

fn len(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(bytes(&args[0]).0.len() as i64))
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = bytes(&args[0]).clone();
    if let Some(slice) = args[1].exact::<crate::objects::slice::Slice>() {
        let places = vm.slice_places(slice, own.0.len())?;
        return Ok(make(places.iter().map(|place| own.0[*place]).collect()));
    }
    match vm.place_of(&args[1], own.0.len(), "byte")? {
        Some(place) => Ok(Value::Int(i64::from(own.0[place]))),
        None => Err(vm.raise(Exc::IndexError, "index out of range")),
    }
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    match args[1].cast::<Bytes>() {
        Some(other) => Ok(Value::bool(bytes(&args[0]).0 == other.0)),
        None => Ok(vm.not_implemented()),
    }
}

fn hash(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let text: String = bytes(&args[0]).0.iter().map(|byte| *byte as char).collect();
    Ok(Value::Int(Str::new(&text).hash_value()))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = &bytes(&args[0]).0;
    let quote = if own.contains(&b'\'') && !own.contains(&b'"') { '"' } else { '\'' };
    let mut out = format!("b{quote}");
    for byte in own.iter() {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            byte if *byte as char == quote => out.push_str(&format!("\\{quote}")),
            0x20..0x7f => out.push(*byte as char),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(quote);
    Ok(vm.text(&out))
}

fn decode_method(vm: &mut Vm, args: Args<'_>) -> Answer {
    let encoding = vm.str_text(&args[1])?;
    decode(vm, &args[0], &encoding)
}

fn hex(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text: String = bytes(&args[0]).0.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(vm.text(&text))
}

fn normal(encoding: &str) -> String {
    encoding.to_ascii_lowercase().replace(['_', ' '], "-")
}

fn unknown(vm: &mut Vm, encoding: &str) -> Raised {
    vm.raise(Exc::LookupError, format!("unknown encoding: {encoding}"))
}

/// `text.encode(encoding)`
pub fn encode(vm: &mut Vm, value: &Value, encoding: &str) -> Answer {
    let Some(text) = value.cast::<Str>().cloned() else {
        return Err(vm.type_error("encoding without a string argument"));
    };
    let limit = match normal(encoding).as_str() {
        "utf-8" | "utf8" => return Ok(make(text.to_text().into_owned().into_bytes())),
        "ascii" | "us-ascii" => 0x80,
        "latin-1" | "latin1" | "iso-8859-1" => 0x100,
        _ => return Err(unknown(vm, encoding)),
    };
    let points = text.points();
    if let Some(at) = points.iter().position(|point| *point >= limit) {
        let name = if limit == 0x80 { "ascii" } else { "latin-1" };
        let shown = Str::from_code_points(&points[at..=at]).repr().to_text().into_owned();
        let message =
            format!("'{name}' codec can't encode character {shown} in position {at}: ordinal not in range({limit})");
        return Err(vm.raise(Exc::UnicodeEncodeError, message));
    }
    Ok(make(points.iter().map(|point| *point as u8).collect()))
}

/// `bytes.decode(encoding)`
pub fn decode(vm: &mut Vm, value: &Value, encoding: &str) -> Answer {
    let Some(own) = value.cast::<Bytes>().cloned() else {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("decoding to str: need a bytes-like object, {got} found")));
    };
    match normal(encoding).as_str() {
        "utf-8" | "utf8" => match std::str::from_utf8(&own.0) {
            Ok(text) => Ok(vm.text(text)),
            Err(error) => {
                let at = error.valid_up_to();
                let why = if own.0[at] & 0xc0 == 0x80 || own.0[at] >= 0xf8 {
                    "invalid start byte"
                } else {
                    "invalid continuation byte"
                };
                let message = format!("'utf-8' codec can't decode byte 0x{:02x} in position {at}: {why}", own.0[at]);
                Err(vm.raise(Exc::UnicodeDecodeError, message))
            }
        },
        "ascii" | "us-ascii" | "latin-1" | "latin1" | "iso-8859-1" => {
            let points: Vec<u32> = own.0.iter().map(|byte| u32::from(*byte)).collect();
            Ok(Str::from_code_points(&points).into())
        }
        _ => Err(unknown(vm, encoding)),
    }
}

/// `a + b`, `a * n`; `a` is bytes or an instance of a subclass.
pub fn binary(vm: &mut Vm, op: Operator, a: &Value, b: &Value) -> Answer {
    match (op, a.cast::<Bytes>(), b.cast::<Bytes>(), b) {
        (Operator::Add, Some(a), Some(b), _) => Ok(make([&a.0[..], &b.0[..]].concat())),
        (Operator::Add, Some(_), None, _) => {
            let got = vm.type_name(b);
            Err(vm.type_error(format!("can't concat {got} to bytes")))
        }
        (Operator::Mul, Some(a), _, Value::Int(count)) => {
            let count = usize::try_from(*count).unwrap_or(0);
            vm.check_len(a.0.len().saturating_mul(count), 1)?;
            Ok(make(a.0.repeat(count)))
        }
        (_, _, _, _) => Ok(vm.not_implemented()),
    }
}

/// `a += b`: bytes are immutable.
pub fn inplace(vm: &mut Vm, op: Operator, a: &Value, b: &Value) -> Answer {
    binary(vm, op, a, b)
}
