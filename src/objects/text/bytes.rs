//! `bytes` and `bytearray`: storage, construction, operators, and what is bytes-like.
//!
//! Both types share their methods (`bytes_methods.rs`); those that only a `bytearray` has lie in `bytearray.rs`. A bytearray
//! that a memoryview looks at keeps its size: `exports` counts the views, and whatever resizes asks first.

use crate::heap::{Body, Kind, Obj, Value, VecCell};
use crate::objects::exception::Exc;
use crate::objects::memoryview;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Raised};
use crate::objects::protocols::operators::Operator;
use crate::objects::string::Str;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use std::cell::Cell;

use super::units;

pub use super::bytearray::SPEC as BYTEARRAY_SPEC;
pub use super::bytes_methods::SPEC;

/// The body of `bytes`.
pub struct Bytes(pub Box<[u8]>);

/// The body of `bytearray`.
pub struct ByteArray {
    /// Its bytes.
    pub bytes: VecCell<u8>,
    /// How many memoryviews look at it.
    pub exports: Cell<usize>,
}

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

impl Bytes {
    /// A new bytes object.
    pub fn new(bytes: impl Into<Box<[u8]>>) -> Obj<Bytes> {
        Obj::new(TypeId::Bytes.shape(), Bytes(bytes.into()))
    }
}

impl ByteArray {
    /// A new bytearray.
    pub fn new(bytes: Vec<u8>) -> Obj<ByteArray> {
        let body = ByteArray { bytes: VecCell::new(bytes), exports: Cell::new(0) };
        Obj::new(TypeId::ByteArray.shape(), body)
    }
}

/// A new bytes object.
pub fn make(bytes: Vec<u8>) -> Value {
    Bytes::new(bytes).into()
}

/// The bytes of a bytes-like object: borrowed from a `bytes`, copied from what may change.
pub enum Buffer {
    /// A bytes object.
    Shared(Obj<Bytes>),
    /// A copy.
    Copied(Vec<u8>),
}

impl std::ops::Deref for Buffer {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Buffer::Shared(bytes) => &bytes.0,
            Buffer::Copied(bytes) => bytes,
        }
    }
}

impl Buffer {
    /// The bytes of a bytes-like object.
    pub fn of(value: &Value) -> Option<Buffer> {
        if let Some(bytes) = value.cast::<Bytes>() {
            return Some(Buffer::Shared(bytes.clone()));
        }
        if let Some(array) = value.cast::<ByteArray>() {
            return Some(Buffer::Copied(array.bytes.snapshot()));
        }
        memoryview::contents(value).map(Buffer::Copied)
    }
}

/// Bytes in the type of `model`: a bytearray for a bytearray (or an instance of a subclass), else bytes.
pub fn like(model: &Value, bytes: Vec<u8>) -> Value {
    match model.cast::<ByteArray>() {
        Some(_) => ByteArray::new(bytes).into(),
        None => make(bytes),
    }
}

/// The type's name for messages: `bytes` or `bytearray`.
pub fn base_name(model: &Value) -> &'static str {
    if model.cast::<ByteArray>().is_some() { "bytearray" } else { "bytes" }
}

impl Vm {
    /// The bytes of a bytes-like argument.
    pub fn buffer_arg(&mut self, value: &Value) -> Result<Buffer, Raised> {
        match Buffer::of(value) {
            Some(buffer) => Ok(buffer),
            None => {
                let got = self.type_name(value);
                Err(self.type_error(format!("a bytes-like object is required, not '{got}'")))
            }
        }
    }

    /// One byte; `what` begins the ValueError ("byte" or "bytes").
    pub fn byte_arg(&mut self, value: &Value, what: &str) -> Result<u8, Raised> {
        let number = self.index(value)?;
        let byte = if let Value::Int(number) = number { u8::try_from(number).ok() } else { None };
        byte.ok_or_else(|| self.value_error(format!("{what} must be in range(0, 256)")))
    }

    /// What `bytes(source, encoding, errors)` and `bytearray(…)` hold; arguments are Unbound where not given.
    pub fn bytes_from(
        &mut self,
        type_name: &str,
        source: &Value,
        encoding: &Value,
        errors: &Value,
    ) -> Result<Vec<u8>, Raised> {
        let absent = |value: &Value| value.is_unbound();
        for (value, what) in [(encoding, "encoding"), (errors, "errors")] {
            if !absent(value) {
                self.text_arg(value, &format!("{type_name}() argument '{what}'"))?;
            }
        }
        if let Some(text) = source.cast::<Str>().cloned() {
            if absent(encoding) {
                return Err(self.type_error("string argument without an encoding"));
            }
            let encoding = self.text_arg(encoding, &format!("{type_name}() argument 'encoding'"))?;
            let errors = match errors {
                Value::Unbound => "strict".to_owned(),
                errors => self.text_arg(errors, &format!("{type_name}() argument 'errors'"))?,
            };
            return self.encode_text(&text, &encoding, &errors);
        }
        if !absent(encoding) || !absent(errors) {
            let given = if absent(encoding) { "errors" } else { "encoding" };
            return Err(self.type_error(format!("{given} without a string argument")));
        }
        if source.is_unbound() { Ok(Vec::new()) } else { self.bytes_of_object(type_name, source) }
    }

    fn bytes_of_object(&mut self, type_name: &str, source: &Value) -> Result<Vec<u8>, Raised> {
        if type_name == "bytes" {
            if let Some(method) = self.special(source, sym::__bytes__)? {
                let answer = self.call(&method, &[])?;
                return match answer.cast::<Bytes>() {
                    Some(bytes) => Ok(bytes.0.to_vec()),
                    None => {
                        let got = self.type_name(&answer);
                        Err(self.type_error(format!("__bytes__ returned non-bytes (type {got})")))
                    }
                };
            }
        }
        if Buffer::of(source).is_none() && self.index_opt(source)?.is_some() {
            let count = self.index_sized(source)?;
            let Ok(count) = usize::try_from(count) else { return Err(self.value_error("negative count")) };
            self.check_len(count, 1)?;
            let mut zeros = Vec::new();
            if zeros.try_reserve_exact(count).is_err() {
                return Err(self.raise_args(Exc::MemoryError, Vec::new()));
            }
            zeros.resize(count, 0);
            return Ok(zeros);
        }
        self.bytes_of_items(type_name, source)
    }

    /// The bytes of a bytes-like object or of an iterable of integers.
    pub fn bytes_of_items(&mut self, type_name: &str, source: &Value) -> Result<Vec<u8>, Raised> {
        if let Some(buffer) = Buffer::of(source) {
            return Ok(buffer.to_vec());
        }
        let class = self.class_of(source).clone();
        let iterable = [sym::__iter__, sym::__getitem__].iter().any(|name| self.class_lookup(&class, *name).is_some());
        if !iterable {
            let got = self.type_name(source);
            return Err(self.type_error(format!("cannot convert '{got}' object to {type_name}")));
        }
        let what = if type_name == "bytes" { "bytes" } else { "byte" };
        let iterator = self.iter(source)?;
        let mut out = Vec::new();
        while let Some(item) = self.next(&iterator)? {
            let byte = self.byte_arg(&item, what)?;
            self.push_to(&mut out, byte)?;
        }
        Ok(out)
    }

    /// Whether a bytearray may change its size: not while memoryviews look at it.
    pub fn check_resize(&mut self, array: &ByteArray) -> Result<(), Raised> {
        if array.exports.get() == 0 {
            return Ok(());
        }
        Err(self.raise(Exc::BufferError, "Existing exports of data: object cannot be re-sized"))
    }
}

/// `repr()` of bytes.
pub fn repr(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
    let mut out = format!("b{}", quote as char);
    for byte in bytes {
        match *byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            byte if byte == quote => out.extend(['\\', quote as char]),
            byte @ 0x20..0x7f => out.push(byte as char),
            byte => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(quote as char);
    out
}

/// `a + b`, `a * n`, `a % b`; `a` is bytes or a bytearray or an instance of a subclass.
pub fn binary(vm: &mut Vm, op: Operator, a: &Value, b: &Value) -> Answer {
    let Some(own) = Buffer::of(a) else { return Ok(vm.not_implemented()) };
    match (op, b) {
        (Operator::Add, _) => match Buffer::of(b) {
            Some(other) => {
                vm.check_len(own.len() + other.len(), 1)?;
                Ok(like(a, [&own[..], &other[..]].concat()))
            }
            None => {
                let got = vm.type_name(b);
                let name = vm.type_name(a);
                Err(vm.type_error(format!("can't concat {got} to {name}")))
            }
        },
        (Operator::Mul, Value::Int(count)) => Ok(like(a, repeated(vm, &own, *count)?)),
        (Operator::Mod, _) => Ok(like(a, super::percent::format_bytes(vm, &own, b)?)),
        (_, _) => Ok(vm.not_implemented()),
    }
}

/// Bytes, `count` times over.
pub fn repeated(vm: &mut Vm, bytes: &[u8], count: i64) -> Result<Vec<u8>, Raised> {
    let count = usize::try_from(count).unwrap_or(0);
    let total = bytes.len().saturating_mul(count);
    vm.check_len(total, 1)?;
    let mut out = Vec::new();
    if out.try_reserve_exact(total).is_err() {
        return Err(vm.raise_args(Exc::MemoryError, Vec::new()));
    }
    match bytes {
        [byte] => out.resize(total, *byte),
        _ => units::fill(&mut out, bytes, total),
    }
    Ok(out)
}

/// `a += b`, `a *= n`: in place where `a` is a bytearray.
pub fn inplace(vm: &mut Vm, op: Operator, a: &Value, b: &Value) -> Answer {
    let Some(array) = a.cast::<ByteArray>().cloned() else { return binary(vm, op, a, b) };
    match (op, b) {
        (Operator::Add, _) => {
            let Some(more) = Buffer::of(b) else { return binary(vm, op, a, b) };
            if !more.is_empty() {
                vm.check_resize(&array)?;
            }
            vm.make_room(&array.bytes, more.len())?;
            array.bytes.extend(more.to_vec());
        }
        (Operator::Mul, Value::Int(count)) => {
            vm.check_resize(&array)?;
            let all = repeated(vm, &array.bytes.snapshot(), *count)?;
            drop(array.bytes.swap(all));
        }
        (_, _) => return binary(vm, op, a, b),
    }
    Ok(a.clone())
}
