//! `str`: CPython's storage idea, one, two or four bytes a code point.

use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::native::Answer;
use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::protocols::operators::Operator;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use std::cell::Cell;

/// The code points of a string in the narrowest form that holds them (canonical: equal strings have equal forms).
pub enum Chars {
    /// All below U+0080.
    Ascii(String),
    /// All below U+0100, at least one not ASCII.
    Latin1(Vec<u8>),
    /// All below U+10000, at least one above U+00FF; lone surrogates allowed.
    Ucs2(Vec<u16>),
    /// At least one above U+FFFF.
    Ucs4(Vec<u32>),
}

/// The body of a string.
pub struct Str {
    /// The text.
    pub chars: Chars,
    /// Its hash once asked for.
    pub hash: Cell<Option<i64>>,
}

impl Str {
    /// A string object of a Rust text.
    pub fn new(text: &str) -> Obj<Str> {
        Obj::new(TypeId::Str.shape(), Str { chars: Chars::from_text(text), hash: Cell::new(None) })
    }
}

impl Chars {
    /// The narrowest form of a Rust text.
    pub fn from_text(text: &str) -> Chars {
        let widest = text.chars().max().unwrap_or('\0') as u32;
        match widest {
            0..0x80 => Chars::Ascii(text.to_owned()),
            0x80..0x100 => Chars::Latin1(text.chars().map(|c| c as u8).collect()),
            0x100..0x10000 => Chars::Ucs2(text.chars().map(|c| c as u16).collect()),
            _ => Chars::Ucs4(text.chars().map(|c| c as u32).collect()),
        }
    }
}

impl Body for Str {
    const KIND: Kind = Kind::Str;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// `str`
pub const SPEC: ClassSpec = stub_spec("str");

/// `a + b` (TypeError where `b` does not fit), `a * n` (`n` an `Int`), `a % b`; `a` is a str or an instance of a subclass.
pub fn binary(vm: &mut Vm, _op: Operator, _a: &Value, _b: &Value) -> Answer {
    Ok(vm.not_implemented())
}

/// `a + b` of two strings; reuses `a`'s memory where nobody else has it.
pub fn concat(_vm: &mut Vm, _a: Value, _b: &Value) -> Answer {
    todo!()
}

/// The concatenation of strings.
pub fn join_pieces(_vm: &mut Vm, _pieces: &[Value]) -> Answer {
    todo!()
}

impl Str {
    /// A string object of code points (surrogates allowed).
    pub fn from_code_points(_points: &[u32]) -> Obj<Str> {
        todo!()
    }

    /// The text, lone surrogates replaced.
    pub fn to_text(&self) -> std::borrow::Cow<'_, str> {
        todo!()
    }
}
