//! Coroutines written in Rust: what `asyncio.sleep(1)` and its like return.
//!
//! To scripts they are coroutine objects (`<coroutine object sleep at 0x…>`, "never awaited" and all). Inside is a
//! [`NativeAwait`]: a state machine that the VM steps exactly like a script coroutine.

use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::types::TypeId;
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use std::cell::{Cell, RefCell};

/// The state machine inside a native coroutine.
pub trait NativeAwait {
    /// One step: the first gets `Send(None)`; a [`Step::Yielded`] future (or None) is what the running task waits for.
    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step;

    /// Shows the values it holds to the collector.
    fn visit(&self, visit: &mut dyn FnMut(&Value));
}

/// The body of a native coroutine.
pub struct NativeCoroutine {
    /// `__name__`, as the function that made it is called.
    pub name: &'static str,
    /// Whether its first step has run.
    pub started: Cell<bool>,
    /// The machine; absent while it runs and after its end.
    pub machine: RefCell<Option<Box<dyn NativeAwait>>>,
    /// Whether a step is running just now.
    pub running: Cell<bool>,
}

impl NativeCoroutine {
    /// A new native coroutine, not yet started.
    pub fn new(name: &'static str, machine: impl NativeAwait + 'static) -> Value {
        let body = NativeCoroutine {
            name,
            started: Cell::new(false),
            machine: RefCell::new(Some(Box::new(machine))),
            running: Cell::new(false),
        };
        let object = Obj::new(TypeId::NativeCoroutine.shape(), body);
        object.as_ref().set_flag(crate::heap::flags::FINALIZER, true);
        object.into()
    }
}

impl Obj<NativeCoroutine> {
    /// Its machine has ended: nothing is left to finalise.
    pub fn value_flag_done(&self) {
        self.as_ref().set_flag(crate::heap::flags::FINALIZER, false);
    }
}

/// `coroutine`
pub const SPEC: ClassSpec = stub_spec("coroutine");

impl Body for NativeCoroutine {
    const KIND: Kind = Kind::NativeCoroutine;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(machine) = self.machine.try_borrow() {
            if let Some(machine) = machine.as_ref() {
                machine.visit(visit);
            }
        }
    }
}
