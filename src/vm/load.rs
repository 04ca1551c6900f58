//! From compiled scope to code object: constants become values, names become symbols, cache sites come to be.

use super::Vm;
use super::sites::Site;
use crate::ast::Text;
use crate::bytecode::code::{CodeUnit, Const, Flavor};
use crate::bytecode::op::Op;
use crate::heap::{Obj, Value};
use crate::objects::bytes::Bytes;
use crate::objects::code::Code;
use crate::objects::complex::Complex;
use crate::objects::int::BigInt;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use std::sync::Arc;

/// Registers behind those that the compiler counted: a native called with the last ones finds its defaults there. (The registers of a
/// generator are memory that it keeps, so it has none.)
const ROOM_FOR_DEFAULTS: u16 = 3;

impl Vm {
    /// The code object of a compiled scope, nested ones included.
    pub fn load_code(&mut self, unit: &Arc<CodeUnit>) -> Obj<Code> {
        let codes = unit.codes.iter().map(|nested| self.load_code(nested)).collect();
        let consts = unit.consts.iter().map(|constant| self.load_const(constant)).collect();
        let sites = unit.sites.iter().map(|name| Site::new(self.names.intern(name))).collect();
        let varnames = unit.varnames.iter().map(|name| self.names.intern(name)).collect();
        let doc = unit.doc.as_ref().map_or(Value::None, |text| self.load_text(text));
        let name = self.names.intern(&unit.name);
        let name = self.names.value(name);
        let qualname = if unit.qualname == unit.name { name.clone() } else { self.text(&unit.qualname) };
        let simple = !unit.varargs && !unit.varkw && unit.kwonly == 0;
        let simple_args = if simple { i32::from(unit.argcount) } else { -1 };
        let body = Code {
            unit: unit.clone(),
            ops: unit.ops.clone().into_boxed_slice(),
            consts,
            name,
            qualname,
            codes,
            sites,
            varnames,
            exact_args: if unit.flavor == Flavor::Plain { simple_args } else { -1 },
            simple_args,
            awaited_args: if unit.flavor == Flavor::Coroutine { simple_args } else { -1 },
            flavor: unit.flavor,
            in_place: unit.flavor != Flavor::Plain,
            hidden: false,
            iterable_coroutine: std::cell::Cell::new(false),
            nlocals: unit.nlocals,
            nregs: unit.nregs + if unit.flavor == Flavor::Plain { ROOM_FOR_DEFAULTS } else { 0 },
            doc,
        };
        Obj::new(TypeId::Code.shape(), body)
    }

    /// The code of landing frames: it returns its only register.
    pub(super) fn make_landing_code(&mut self) -> Obj<Code> {
        let source = Arc::new(crate::source::Source::new("<native>", String::new()));
        let unit = CodeUnit {
            name: "<native>".into(),
            qualname: "<native>".into(),
            source,
            first_line: 1,
            kind: crate::bytecode::code::ScopeKind::Function,
            flavor: Flavor::Plain,
            varargs: false,
            varkw: false,
            argcount: 0,
            posonly: 0,
            kwonly: 0,
            nlocals: 0,
            nregs: 1,
            varnames: Vec::new(),
            cells: Vec::new(),
            freevars: Vec::new(),
            ops: vec![Op::Ret { src: 0 }],
            spans: vec![crate::source::Span::default()],
            consts: Vec::new(),
            codes: Vec::new(),
            sites: Vec::new(),
            handlers: Vec::new(),
            handling: Vec::new(),
            doc: None,
        };
        let mut code = self.load_code(&Arc::new(unit));
        code.unique().expect("made just now").hidden = true;
        code
    }

    pub(crate) fn load_text(&mut self, text: &Text) -> Value {
        match text {
            Text::Utf8(text) if is_identifier_like(text) => {
                let name = self.names.intern(text);
                self.names.value(name)
            }
            Text::Utf8(text) => Str::new(text).into(),
            Text::CodePoints(points) => Str::from_code_points(points).into(),
        }
    }

    fn load_const(&mut self, constant: &Const) -> Value {
        match constant {
            Const::None => Value::None,
            Const::True => Value::True,
            Const::False => Value::False,
            Const::Ellipsis => self.ellipsis.clone(),
            Const::Int(number) => Value::Int(*number),
            Const::BigInt { digits, radix } => BigInt::parse(digits, *radix),
            Const::Float(number) => Value::float(*number),
            Const::Complex(re, im) => Obj::new(TypeId::Complex.shape(), Complex { re: *re, im: *im }).into(),
            Const::Str(text) => self.load_text(text),
            Const::Bytes(bytes) => Obj::new(TypeId::Bytes.shape(), Bytes(bytes.clone())).into(),
            Const::Tuple(items) => {
                let items = items.iter().map(|item| self.load_const(item)).collect();
                self.new_tuple(items)
            }
            Const::FrozenSet(items) => {
                let items = items.iter().map(|item| self.load_const(item)).collect();
                // CPython's compiler builds it anew from its items when it merges equal constants: the order shows.
                let mut set = self.new_frozenset(items).unwrap_or_else(|_| unreachable!("constants are hashable"));
                if let Some(first) = set.exact::<crate::objects::set::Set>().map(|set| set.items()) {
                    set = self.new_frozenset(first).unwrap_or_else(|_| unreachable!("constants are hashable"));
                }
                set
            }
        }
    }

    /// A tuple value; the empty one is always the same object.
    pub fn new_tuple(&self, items: Vec<Value>) -> Value {
        if items.is_empty() { self.empty_tuple.clone() } else { Tuple::new(items).into() }
    }
}

/// Strings that may be used as names share one object with the name, and so do single characters.
fn is_identifier_like(text: &str) -> bool {
    text.len() == 1 || text.len() <= 64 && text.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
}
