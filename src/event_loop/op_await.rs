//! Awaiting a [`NativeOp`]: the coroutine around an operation of `net/`.
//!
//! Each time the operation is pending a fresh future stands for all it asked for; whatever comes first sets it, and the
//! operation is polled in the task's next step.

use super::future::Future;
use super::handle::Handle;
use super::io::Consumer;
use super::native_coroutine::{NativeAwait, NativeCoroutine, ended, suspend_on};
use crate::heap::{Obj, Value};
use crate::net::op::{Asked, NativeOp, OpCx};
use crate::objects::native::{Answer, Raised};
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use std::io;
use std::task::Poll;

/// What a script gets from an operation's outcome.
pub type Finish<T> = fn(&mut Vm, &Value, io::Result<T>) -> Answer;

/// What an operation that is pending waits for: the future, what it asked for, and the slot of the timer of its deadline.
struct Waiting {
    future: Obj<Future>,
    asked: Asked,
    timer: Option<u32>,
}

/// The coroutine around an operation.
pub struct OpAwait<O: NativeOp> {
    name: &'static str,
    op: O,
    /// Kept alive while the operation runs, and handed to `finish`: the socket object.
    owner: Value,
    finish: Finish<O::Output>,
    waiting: Option<Waiting>,
}

impl<O: NativeOp + 'static> OpAwait<O> {
    /// A coroutine that runs an operation.
    pub fn make(name: &'static str, op: O, owner: Value, finish: Finish<O::Output>) -> Value {
        NativeCoroutine::make(OpAwait { name, op, owner, finish, waiting: None })
    }

    fn poll(&mut self, vm: &mut Vm) -> Result<Step, Raised> {
        let (polled, asked) = {
            let now = vm.event_loop.clock.now();
            let mut cx = OpCx::new(&mut *vm.event_loop.io.net, now);
            let polled = self.op.poll(&mut cx);
            (polled, cx.asked)
        };
        match polled {
            Poll::Ready(outcome) => (self.finish)(vm, &self.owner, outcome).map(Step::Returned),
            Poll::Pending => self.wait(vm, asked),
        }
    }

    fn wait(&mut self, vm: &mut Vm, asked: Asked) -> Result<Step, Raised> {
        let event_loop = vm.running_loop()?;
        let future = Future::make(&event_loop);
        for (id, interest) in &asked.sockets {
            for write in [false, true] {
                if if write { interest.write } else { interest.read } {
                    let consumer = Consumer::Wake(future.clone());
                    let watched = vm.event_loop.io.watch(&event_loop, *id, write, consumer);
                    watched.map_err(|error| vm.raise_os(&error, None))?;
                }
            }
        }
        let timer = asked.deadline.map(|at| vm.set_timer(&event_loop, at, Handle::Expire(future.clone())));
        self.waiting = Some(Waiting { future: future.clone(), asked, timer });
        Ok(suspend_on(&future))
    }

    /// Takes back what it asked for.
    fn leave(&mut self, vm: &mut Vm) {
        let Some(Waiting { future, asked, timer }) = self.waiting.take() else { return };
        for (id, interest) in asked.sockets {
            for write in [false, true] {
                let ours = |consumer: &Consumer| matches!(consumer, Consumer::Wake(other) if other.is(&future));
                let asked = if write { interest.write } else { interest.read };
                if asked && vm.event_loop.io.consumer(id, write).is_some_and(ours) {
                    vm.event_loop.io.unwatch(id, write);
                }
            }
        }
        let timer = timer.and_then(|slot| future.event_loop.timers.borrow_mut().cancel_expiry(slot, &future));
        drop(timer);
        if !future.is_done() {
            vm.cancel_future(&future, Value::None);
        }
    }
}

impl<O: NativeOp + 'static> NativeAwait for OpAwait<O> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn is_outside(&self) -> bool {
        true
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        self.leave(vm);
        if let Resume::Throw(exception) = input {
            let now = vm.event_loop.clock.now();
            self.op.cancel(&mut OpCx::new(&mut *vm.event_loop.io.net, now));
            return ended(Err(vm.raise_value(exception)));
        }
        self.poll(vm).unwrap_or_else(|raised| ended(Err(raised)))
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.owner);
        if let Some(waiting) = &self.waiting {
            visit(&waiting.future.value());
        }
    }
}
