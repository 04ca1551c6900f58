//! Traceback objects: where an exception went through.

use crate::heap::{Body, Kind, Obj, Value, ValueCell};
use crate::objects::code::Code;
use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::types::TypeId;

/// The body of a traceback entry.
pub struct Traceback {
    /// The code that ran.
    pub code: Obj<Code>,
    /// The instruction that raised or called.
    pub pc: u32,
    /// The entry nearer to where the exception was raised, or None.
    pub next: ValueCell,
}

impl Traceback {
    /// A new entry in front of `next`.
    pub fn new(code: Obj<Code>, pc: u32, next: Value) -> Obj<Traceback> {
        Obj::new(TypeId::Traceback.shape(), Traceback { code, pc, next: ValueCell::new(next) })
    }
}

impl Body for Traceback {
    const KIND: Kind = Kind::Traceback;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.next.visit(visit);
    }
}

/// `traceback`
pub const SPEC: ClassSpec = stub_spec("traceback");
