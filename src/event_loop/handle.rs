//! What waits in the ready queue and behind timers: [`Handle`]; a script's own callback with its arguments: [`Callback`].

use super::combine::Watcher;
use super::context::{Current, CurrentCell};
use super::future::Future;
use super::looper::EventLoop;
use crate::heap::{Body, Kind, Obj, Ref, Value, ValueCell};
use crate::objects::native::{NativeObject, Signal};
use crate::objects::types::TypeId;
use std::cell::Cell;

/// Something that runs in an iteration of the loop.
#[derive(Clone)]
pub enum Handle {
    /// A task's next step; what it awaited is done (or it is its first step).
    Step(Obj<Future>),
    /// The future of a `sleep` whose time is over.
    Expire(Obj<Future>),
    /// The end of a task's direct sleep.
    Wake(Obj<Future>),
    /// A callback of the script's.
    Call(Obj<Callback>),
    /// A future is done: a callback of the script's gets it, without bindings of context variables. No script has seen its handle.
    Done(Ref, Obj<Future>),
    /// A future is done that Rust code watches.
    Watch(Obj<Watcher>, Obj<Future>),
    /// An object written in Rust is told something.
    Signal(Obj<NativeObject>, Signal),
    /// A job of an OS thread is done.
    Job(u64),
    /// The future for which `run_until_complete` runs the loop is done.
    Stop,
}

impl Handle {
    /// Whether it was cancelled: it is then skipped, but counts.
    pub fn is_cancelled(&self) -> bool {
        match self {
            Handle::Call(callback) => callback.cancelled.get(),
            Handle::Expire(future) => future.is_done(),
            Handle::Wake(task) => task.is_settled(),
            Handle::Step(_)
            | Handle::Done(..)
            | Handle::Watch(..)
            | Handle::Signal(..)
            | Handle::Job(_)
            | Handle::Stop => false,
        }
    }

    /// Shows what it holds to the collector.
    pub fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        match self {
            Handle::Step(future) | Handle::Expire(future) | Handle::Wake(future) => visit(&future.value()),
            Handle::Call(callback) => visit(&callback.value()),
            Handle::Done(callback, future) => {
                visit(&Value::Obj(callback.clone()));
                visit(&future.value());
            }
            Handle::Watch(watcher, future) => {
                visit(&watcher.value());
                visit(&future.value());
            }
            Handle::Signal(object, _) => visit(&object.value()),
            Handle::Job(_) | Handle::Stop => {}
        }
    }
}

/// The body of `asyncio.Handle` and `asyncio.TimerHandle`.
pub struct Callback {
    /// What is called; None once cancelled.
    pub callback: ValueCell,
    /// A tuple of arguments.
    pub args: ValueCell,
    /// The bindings of context variables that it runs in.
    pub context: CurrentCell,
    /// Whether it was cancelled.
    pub cancelled: Cell<bool>,
    /// When it is due; absent without a timer.
    pub when: Option<f64>,
    /// Whether its timer is set.
    pub scheduled: Cell<bool>,
    /// By which events name it; 0 where none did yet.
    pub number: Cell<u32>,
    /// The loop it belongs to.
    pub event_loop: Obj<EventLoop>,
}

impl Callback {
    /// A new one.
    pub fn make(
        event_loop: &Obj<EventLoop>,
        callback: Value,
        args: Value,
        context: Current,
        when: Option<f64>,
    ) -> Obj<Callback> {
        let id = if when.is_some() { TypeId::TimerHandle } else { TypeId::Handle };
        let body = Callback {
            callback: ValueCell::new(callback),
            args: ValueCell::new(args),
            context: CurrentCell::new(context),
            cancelled: Cell::new(false),
            when,
            scheduled: Cell::new(when.is_some()),
            number: Cell::new(0),
            event_loop: event_loop.clone(),
        };
        Obj::new(id.shape(), body)
    }

    /// `handle.cancel()`
    pub fn cancel(&self) {
        if self.cancelled.replace(true) {
            return;
        }
        if self.scheduled.get() {
            self.event_loop.timers.borrow_mut().note_cancelled();
        }
        if !self.event_loop.debug.get() {
            self.callback.set(Value::None);
            self.args.set(Value::None);
        }
    }
}

impl Body for Callback {
    const KIND: Kind = Kind::Callback;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.callback.visit(visit);
        self.args.visit(visit);
        visit(&self.event_loop.value());
        self.context.get().visit(visit);
    }

    fn clear(&self) {
        drop(self.callback.take());
        drop(self.args.take());
        drop(self.context.take());
    }
}
