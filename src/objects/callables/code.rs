//! Code objects: a [`CodeUnit`] made ready to run.

use crate::bytecode::code::{CodeUnit, Flavor};
use crate::bytecode::op::Op;
use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::names::Symbol;
use crate::vm::sites::Site;
use std::sync::Arc;

/// The body of a code object.
pub struct Code {
    /// What the compiler made.
    pub unit: Arc<CodeUnit>,
    /// The instructions (the unit's).
    pub ops: Box<[Op]>,
    /// The constants as values.
    pub consts: Box<[Value]>,
    /// `co_name` and `co_qualname` as strings.
    pub name: Value,
    /// See `name`.
    pub qualname: Value,
    /// Nested code objects.
    pub codes: Box<[Obj<Code>]>,
    /// Inline caches.
    pub sites: Box<[Site]>,
    /// Names of the locals; hidden ones have the empty name.
    pub varnames: Box<[Symbol]>,
    /// Argument count of a call that needs no binding: `argcount` of a plain function without extras, else -1.
    pub exact_args: i32,
    /// The same for any flavour: a call with this many positional arguments needs no binding.
    pub simple_args: i32,
    /// The same for coroutine functions alone, else -1.
    pub awaited_args: i32,
    /// What a call of it makes (the unit's).
    pub flavor: Flavor,
    /// Whether its registers lie in a generator object.
    pub in_place: bool,
    /// Whether tracebacks and frame look-ups pass over it.
    pub hidden: bool,
    /// Whether `types.coroutine` marked it.
    pub iterable_coroutine: std::cell::Cell<bool>,
    /// The docstring.
    pub doc: Value,
    /// Locals, hidden ones included.
    pub nlocals: u16,
    /// All registers.
    pub nregs: u16,
}

impl Code {
    /// Empties its inline caches.
    pub fn forget_caches(&self) {
        self.sites.iter().for_each(Site::forget);
    }

    /// How many different attributes it sets on its first parameter.
    pub fn attributes_set_on_first(&self) -> usize {
        let mut names: Vec<Symbol> = Vec::new();
        for op in self.ops.iter() {
            if let Op::SetAttr { obj: 0, site, .. } = op {
                let name = self.sites[*site as usize].name;
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names.len()
    }
}

impl Body for Code {
    const KIND: Kind = Kind::Code;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

pub use super::code_methods::SPEC;
