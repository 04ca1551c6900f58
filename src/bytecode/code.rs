//! What the compiler makes of one scope: plain data, without values of the running program.
//!
//! [`CodeUnit`] holds the instructions, their spans, constants, names, exception table and cache-site names. The back half
//! turns it into a code object (`objects/code.rs`) when it is first needed. Invariants: `spans` is as long as `ops`;
//! every register is below `nregs`; tables are ordered so that an inner entry stands before the outer ones.

use super::op::{Op, Reg};
use crate::ast::{Name, Text};
use crate::source::{Source, Span};
use std::sync::Arc;

/// A compiled scope.
#[derive(Clone, Debug)]
pub struct CodeUnit {
    /// `co_name`
    pub name: Name,
    /// `co_qualname`
    pub qualname: Name,
    /// The text it came from.
    pub source: Arc<Source>,
    /// Line of the first decorator or of the header.
    pub first_line: u32,
    /// What kind of scope it is.
    pub kind: ScopeKind,
    /// What calling it makes.
    pub flavor: Flavor,
    /// It has `*args`.
    pub varargs: bool,
    /// It has `**kwargs`.
    pub varkw: bool,
    /// Positional parameters, positional-only ones included.
    pub argcount: u16,
    /// Positional-only parameters.
    pub posonly: u16,
    /// Keyword-only parameters. Registers: positional, keyword-only, `*args`, `**kwargs`, then other locals.
    pub kwonly: u16,
    /// Locals, hidden ones included.
    pub nlocals: u16,
    /// All registers of a window.
    pub nregs: u16,
    /// Names of the locals by register; hidden locals have the empty name.
    pub varnames: Vec<Name>,
    /// Locals (by register) that live in cells (`co_cellvars`).
    pub cells: Vec<Reg>,
    /// Free variables, in the order of the closure tuple.
    pub freevars: Vec<Name>,
    /// The instructions.
    pub ops: Vec<Op>,
    /// Where each instruction comes from.
    pub spans: Vec<Span>,
    /// Constants.
    pub consts: Vec<Const>,
    /// Nested scopes.
    pub codes: Vec<Arc<CodeUnit>>,
    /// The names of the cache sites, by site number.
    pub sites: Vec<Name>,
    /// Exception table: the first entry that holds the faulting instruction wins.
    pub handlers: Vec<HandlerEntry>,
    /// Where an exception is being handled: the first entry that holds an instruction wins.
    pub handling: Vec<HandlingEntry>,
    /// The docstring.
    pub doc: Option<Text>,
}

impl CodeUnit {
    /// Whether an instruction begins to walk over something, in a `for` or a comprehension.
    pub fn iterates_at(&self, pc: usize) -> bool {
        matches!(self.ops.get(pc), Some(Op::GetIter { .. }))
    }

    /// Whether `await` may stand in it: in coroutines, and in what is typed at the prompt.
    pub fn may_await(&self) -> bool {
        let at_prompt = matches!(self.kind, ScopeKind::Module) && self.source.is_input();
        at_prompt || matches!(self.flavor, Flavor::Coroutine | Flavor::AsyncGenerator)
    }
}

/// The kinds of scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// A file, `exec`, `eval` or interactive input: names are globals (or the given locals).
    Module,
    /// A class body: names live in its namespace.
    Class,
    /// A function, lambda, generator expression or comprehension that was not inlined.
    Function,
}

/// What calling a scope makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavor {
    /// It runs at once.
    Plain,
    /// A generator.
    Generator,
    /// A coroutine.
    Coroutine,
    /// An asynchronous generator.
    AsyncGenerator,
}

/// An entry of the exception table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandlerEntry {
    /// First protected instruction.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Where the handler begins (a `CatchExc`).
    pub target: u32,
    /// Temporaries from this register on are dropped.
    pub depth: Reg,
}

/// Instructions that run while an exception is being handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandlingEntry {
    /// First instruction.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The hidden local that holds the exception (Unbound: none after all).
    pub reg: Reg,
}

/// A constant.
#[derive(Clone, Debug, PartialEq)]
pub enum Const {
    /// `None`
    None,
    /// `True`
    True,
    /// `False`
    False,
    /// `...`
    Ellipsis,
    /// An integer that fits 64 bits.
    Int(i64),
    /// A larger one: digits in a radix, perhaps with a leading `-`.
    BigInt { digits: Box<str>, radix: u32 },
    /// A float.
    Float(f64),
    /// A complex number.
    Complex(f64, f64),
    /// A string.
    Str(Text),
    /// Bytes.
    Bytes(Box<[u8]>),
    /// A tuple of constants.
    Tuple(Vec<Const>),
    /// A frozenset of constants (right operand of `in`).
    FrozenSet(Vec<Const>),
}
