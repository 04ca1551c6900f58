//! Coroutines written in Rust: what `asyncio.sleep(1)` and its like return.
//!
//! To scripts they are coroutine objects (`<coroutine object sleep at 0x…>`, "never awaited" and all). Inside is a
//! [`NativeAwait`]: a state machine that the VM steps exactly like a script coroutine.

use super::future::Future;
use crate::heap::{Body, Kind, Obj, Value, flags};
use crate::objects::native::{Answer, Raised};
use crate::objects::types::TypeId;
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use std::cell::Cell;

/// The state machine inside a native coroutine.
pub trait NativeAwait {
    /// `__qualname__`, as the function that made it is called.
    fn name(&self) -> &'static str;

    /// One step: the first gets `Send(None)`. [`suspend_on`] hands a future to the running task; when it is done the next step
    /// gets `Send(None)`, or `Throw` with its exception.
    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step;

    /// Shows the values it holds to the collector.
    fn visit(&self, visit: &mut dyn FnMut(&Value));
}

/// A step that suspends until a future is done.
pub fn suspend_on(future: &Obj<Future>) -> Step {
    future.blocking.set(true);
    Step::Yielded(future.value())
}

/// The step that an answer ends with.
pub fn ended(answer: Answer) -> Step {
    match answer {
        Ok(value) => Step::Returned(value),
        Err(Raised) => Step::Raised,
    }
}

/// The body of a native coroutine.
pub struct NativeCoroutine {
    /// `__qualname__`
    pub name: &'static str,
    /// Whether its first step has run.
    pub started: Cell<bool>,
    /// Whether a step is running just now.
    pub running: Cell<bool>,
    /// The machine; absent while it runs and after its end.
    pub machine: Cell<Option<Box<dyn NativeAwait>>>,
}

impl NativeCoroutine {
    /// A new native coroutine, not yet started.
    pub fn make(machine: impl NativeAwait + 'static) -> Value {
        let body = NativeCoroutine {
            name: machine.name(),
            started: Cell::new(false),
            running: Cell::new(false),
            machine: Cell::new(Some(Box::new(machine))),
        };
        let object = Obj::new(TypeId::Coroutine.shape(), body);
        object.as_ref().set_flag(flags::FINALIZER, true);
        object.into()
    }

    /// One that ends at its first step with what a function answers.
    pub fn immediate(name: &'static str, receiver: &Value, answer: fn(&mut Vm, &Value) -> Answer) -> Value {
        NativeCoroutine::make(Immediate { name, receiver: receiver.clone(), answer })
    }

    /// Whether it has ended.
    pub fn is_finished(&self) -> bool {
        let machine = self.machine.take();
        let ended = machine.is_none();
        self.machine.set(machine);
        ended && !self.running.get()
    }
}

/// A coroutine that never suspends.
struct Immediate {
    name: &'static str,
    receiver: Value,
    answer: fn(&mut Vm, &Value) -> Answer,
}

impl NativeAwait for Immediate {
    fn name(&self) -> &'static str {
        self.name
    }

    fn resume(&mut self, vm: &mut Vm, _input: Resume) -> Step {
        ended((self.answer)(vm, &self.receiver))
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.receiver);
    }
}

impl Obj<NativeCoroutine> {
    /// Its machine has ended: nothing is left to finalise.
    pub fn settle(&self) {
        self.as_ref().set_flag(flags::FINALIZER, false);
    }
}

impl Body for NativeCoroutine {
    const KIND: Kind = Kind::NativeCoroutine;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        let machine = self.machine.take();
        if let Some(machine) = &machine {
            machine.visit(visit);
        }
        self.machine.set(machine);
    }

    fn clear(&self) {
        drop(self.machine.take());
    }
}
