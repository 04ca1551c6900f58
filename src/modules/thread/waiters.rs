//! Threads that wait for one another: [`Waiters`], the queue under every lock, and the gate that `threading` builds its other
//! objects from.

use crate::heap::Value;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, row, static_row};
use crate::vm::Vm;
use crate::vm::threads::{Ticket, Waiting, Woken};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

/// Threads that wait, first come first.
#[derive(Default)]
pub struct Waiters(RefCell<VecDeque<Ticket>>);

impl Waiters {
    /// Lets the running thread wait until it is woken; false where `until` came first.
    pub fn wait(&self, vm: &mut Vm, what: &'static str, until: Option<f64>) -> Result<bool, Raised> {
        let ticket = vm.threads.ticket();
        self.0.borrow_mut().push_back(ticket);
        let woken = vm.park_answering(Waiting::Doing(what), until);
        if !matches!(woken, Ok(Woken::Told)) {
            self.0.borrow_mut().retain(|other| *other != ticket);
        }
        Ok(woken? != Woken::TimedOut)
    }

    /// Wakes the one that has waited longest.
    pub fn wake_first(&self, vm: &mut Vm) {
        let first = self.0.borrow_mut().pop_front();
        if let Some(ticket) = first {
            vm.threads.wake(ticket);
        }
    }

    /// Wakes all.
    pub fn wake_all(&self, vm: &mut Vm) {
        for ticket in self.0.take() {
            vm.threads.wake(ticket);
        }
    }

    /// Forgets all: they were threads of another process.
    pub fn forget(&self) {
        self.0.borrow_mut().clear();
    }
}

/// The data of a gate: opened once, it stays open.
#[derive(Default)]
struct Gate {
    open: Cell<bool>,
    waiters: Waiters,
}

impl NativeData for Gate {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_thread._Gate`
pub static SPEC: ClassSpec = ClassSpec {
    name: "_Gate",
    module: "_thread",
    base: None,
    doc: "What a thread waits at until another one opens it.",
    methods: &[
        static_row("__new__(cls, /)", "", new),
        row("wait(self, timeout=None, /)", "Wait until it is open; whether it is.", wait),
        row("open(self, /)", "Open it for ever; whether it was closed.", open),
    ],
    getters: &[],
    subclassable: false,
};

fn own(value: &Value) -> &Gate {
    value.native::<Gate>().expect("methods of gates are called with gates")
}

fn new(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let shape = vm.native_class(&SPEC).instance_shape.get();
    Ok(NativeObject::new(shape, Gate::default()).into())
}

fn wait(vm: &mut Vm, args: Args<'_>) -> Answer {
    let gate = own(&args[0]);
    let until = super::deadline(vm, &args[1])?;
    while !gate.open.get() {
        if !gate.waiters.wait(vm, "another thread", until)? {
            break;
        }
    }
    Ok(Value::bool(gate.open.get()))
}

fn open(vm: &mut Vm, args: Args<'_>) -> Answer {
    let was_open = own(&args[0]).open.replace(true);
    own(&args[0]).waiters.wake_all(vm);
    Ok(Value::bool(!was_open))
}
