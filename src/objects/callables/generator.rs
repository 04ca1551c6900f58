//! Generators, coroutines and asynchronous generators: one body; registers are the tail, code runs in place.

use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::code::Code;
use crate::objects::function::Function;
use crate::heap::{Body, Kind, Obj, Value, ValueCell};
use std::cell::Cell;

/// Where a generator or coroutine stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Made, its first instruction not yet run.
    Created,
    /// Waiting at a yield or await.
    Suspended,
    /// On the VM's frame stack, or waiting for what it awaits to run there.
    Running,
    /// Returned, raised or closed.
    Finished,
}

/// The body of a generator, coroutine or asynchronous generator (the shape tells which). The tail is its function followed
/// by its registers.
pub struct Generator {
    /// Its code.
    pub code: Obj<Code>,
    /// The next instruction.
    pub pc: Cell<u32>,
    /// Where it stands.
    pub state: Cell<State>,
    /// What it awaits or yields from (owned): a generator, a coroutine, or any iterator. Unbound if nothing.
    pub awaiting: ValueCell,
    /// Recursion depth of its chain when it was last suspended.
    pub depth: Cell<u32>,
    /// `__name__`
    pub name: ValueCell,
    /// `__qualname__`
    pub qualname: ValueCell,
    /// Where it was first awaited, for the hint on a second await; Unbound before.
    pub origin: ValueCell,
    /// Length of the tail.
    pub registers: usize,
}

impl Body for Generator {
    const KIND: Kind = Kind::Generator;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        for cell in [&self.awaiting, &self.name, &self.qualname, &self.origin] {
            cell.visit(visit);
        }
    }

    fn clear(&self) {
        drop(self.awaiting.take());
    }

    fn tail_len(&self) -> usize {
        self.registers
    }
}

/// Marks that the function type is used by the layout above.
pub type Callee = Function;

/// `generator`
pub const SPEC: ClassSpec = stub_spec("generator");
/// `coroutine`
pub const COROUTINE_SPEC: ClassSpec = stub_spec("coroutine");
/// `async_generator`
pub const ASYNC_GENERATOR_SPEC: ClassSpec = stub_spec("async_generator");
