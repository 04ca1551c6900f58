//! Coroutines written in Rust: what `asyncio.sleep(1)` and its like return.
//!
//! To scripts they are coroutine objects (`<coroutine object sleep at 0x…>`, "never awaited" and all). Inside is a
//! [`NativeAwait`]: a state machine that the VM steps exactly like a script coroutine.

use super::future::{BLOCKING, Future};
use crate::heap::{Body, Kind, Obj, Ref, Value, flags};
use crate::objects::native::{Answer, Raised};
use crate::objects::types::TypeId;
use crate::trace::awaited::Resource;
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

    /// What it waits for or will take: a lock, a queue.
    fn resource(&self) -> Option<(Resource, Value)> {
        None
    }

    /// The futures that it waits for, and what it is called.
    fn waits_for(&self) -> Option<(&'static str, Vec<Value>)> {
        None
    }

    /// Whether it waits for the world outside: a socket, a file.
    fn is_outside(&self) -> bool {
        false
    }

    /// When it goes on by itself, in the loop's time.
    fn due(&self) -> Option<f64> {
        None
    }

    /// Shows the values it holds to the collector.
    fn visit(&self, visit: &mut dyn FnMut(&Value));
}

/// A step that suspends until a future is done.
pub fn suspend_on(future: &Obj<Future>) -> Step {
    future.traits.set(BLOCKING, true);
    Step::Yielded(future.value())
}

/// The step of a coroutine that somebody drives by hand although what it waits for is not done: it hands that out once more.
pub fn still_waits(input: &Resume, waiter: Option<&Obj<Future>>) -> Option<Step> {
    let waiter = waiter.filter(|waiter| matches!(input, Resume::Send(_)) && waiter.task().is_none())?;
    (!waiter.is_done()).then(|| suspend_on(waiter))
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

    /// Asks its machine something.
    pub fn ask<R>(&self, question: impl FnOnce(&dyn NativeAwait) -> Option<R>) -> Option<R> {
        let machine = self.machine.take();
        let answer = machine.as_deref().and_then(question);
        self.machine.set(machine);
        answer
    }

    /// Whether it has ended.
    pub fn is_finished(&self) -> bool {
        let machine = self.machine.take();
        let ended = machine.is_none();
        self.machine.set(machine);
        ended && !self.running.get()
    }
}

/// Awaits that need no coroutine object: `await queue.get()` with an item at hand, `await asyncio.sleep(0)`.
///
/// Where the instruction after a native's call is the `await` of its result, nobody can ever see the coroutine. The native then
/// hands out a marker, and the await does the rest.
pub struct AtOnce {
    /// The result is there: [`AtOnce::value`].
    ready: Value,
    /// The task gives way for one turn, then gets None.
    turn: Value,
    /// The task waits directly (`direct.rs`) for [`AtOnce::value`].
    waiting: Value,
    /// What a task in a direct sleep waits for.
    sleep: Value,
    value: Value,
}

impl AtOnce {
    /// Exchanges the result that is there for another one: each thread has its own.
    pub fn exchange(&mut self, value: &mut Value) {
        std::mem::swap(&mut self.value, value);
    }
}

impl Default for AtOnce {
    fn default() -> AtOnce {
        let marker = || {
            let marker = NativeCoroutine::make(Marker);
            if let Some(native) = marker.exact::<NativeCoroutine>() {
                native.settle();
            }
            marker
        };
        AtOnce { ready: marker(), turn: marker(), waiting: marker(), sleep: marker(), value: Value::None }
    }
}

impl AtOnce {
    /// Hands out that the running task waits directly for an object.
    pub fn wait_for(&mut self, object: Value) -> Value {
        self.value = object;
        self.waiting.clone()
    }

    /// Hands out that the running task waits directly for its time.
    pub fn sleep(&mut self) -> Value {
        self.wait_for(self.sleep.clone())
    }

    /// What a task yields that waits directly.
    pub fn waiting(&self) -> Value {
        self.waiting.clone()
    }

    /// Whether a value is that.
    #[inline]
    pub fn is_waiting(&self, value: &Value) -> bool {
        value.is(&self.waiting)
    }

    /// Whether an object is the marker of an await that is over at once.
    #[inline(always)]
    pub fn is_ready(&self, object: &Ref) -> bool {
        self.ready.as_ref().is_some_and(|ready| ready.is(object))
    }

    /// What such an await results in.
    #[inline(always)]
    pub fn take(&mut self) -> Value {
        std::mem::take(&mut self.value)
    }

    /// The result of an await that is over at once, if a value is the marker of one.
    #[inline]
    pub fn take_ready(&mut self, value: &Value) -> Option<Value> {
        value.is(&self.ready).then(|| self.take())
    }

    /// Whether a value is the marker of an await that gives way for one turn.
    #[inline]
    pub fn is_turn(&self, value: &Value) -> bool {
        value.is(&self.turn)
    }

    /// Whether a coroutine is the marker of an await that gives way for one turn.
    #[inline]
    pub fn is_turn_of(&self, native: &Obj<NativeCoroutine>) -> bool {
        self.turn.as_ref().is_some_and(|turn| turn.is(native.as_ref()))
    }

    /// Whether a coroutine is what a task in a direct sleep waits for.
    #[inline]
    pub fn is_sleep_of(&self, native: &Obj<NativeCoroutine>) -> bool {
        self.sleep.as_ref().is_some_and(|sleep| sleep.is(native.as_ref()))
    }

    /// Whether a value is what a task in a direct sleep waits for.
    #[inline]
    pub fn is_sleep(&self, value: &Value) -> bool {
        value.is(&self.sleep)
    }

    /// Whether a value is one of those that no script may see.
    pub fn is_marker(&self, value: &Value) -> bool {
        [&self.ready, &self.turn, &self.waiting, &self.sleep].iter().any(|marker| value.is(marker))
    }
}

/// What a marker means.
pub enum Meaning {
    /// The await has this value.
    Ready(Value),
    /// The task gives way for one turn.
    Turn,
    /// The task waits directly for this.
    Waits(Value),
}

/// The markers are told by identity and never stepped.
struct Marker;

impl NativeAwait for Marker {
    fn name(&self) -> &'static str {
        "sleep"
    }

    fn resume(&mut self, _vm: &mut Vm, _input: Resume) -> Step {
        Step::Returned(Value::None)
    }

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

impl Vm {
    /// Whether what the running native hands out is awaited by the very next instruction.
    #[inline]
    pub fn is_awaited_at_once(&mut self) -> bool {
        // A native called by another native hands out to that one.
        let awaited = self.native_depth == self.run_level && !self.frames.is_empty() && {
            let frame = self.frames.top();
            frame.cursor.awaits_last_call(frame.code().nlocals)
        };
        if awaited && self.tracer.is_some() {
            self.note_await();
        }
        awaited
    }

    /// The result of an await that is over at once.
    pub fn ready(&mut self, value: Value) -> Value {
        self.event_loop.at_once.value = value;
        self.event_loop.at_once.ready.clone()
    }

    /// An await that gives way for one turn.
    pub fn one_turn(&self) -> Value {
        self.event_loop.at_once.turn.clone()
    }

    /// What a marker means; `None` for any other value.
    #[inline]
    pub fn meaning_of(&mut self, value: &Value) -> Option<Meaning> {
        let at_once = &mut self.event_loop.at_once;
        if let Some(result) = at_once.take_ready(value) {
            return Some(Meaning::Ready(result));
        }
        if value.is(&at_once.waiting) {
            return Some(Meaning::Waits(std::mem::take(&mut at_once.value)));
        }
        value.is(&at_once.turn).then_some(Meaning::Turn)
    }

    /// What a function answers, awaited at once or as a coroutine that never suspends.
    pub fn immediate(&mut self, name: &'static str, receiver: &Value, answer: fn(&mut Vm, &Value) -> Answer) -> Answer {
        if self.is_awaited_at_once() {
            let value = answer(self, receiver)?;
            return Ok(self.ready(value));
        }
        Ok(NativeCoroutine::make(Immediate { name, receiver: receiver.clone(), answer }))
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
