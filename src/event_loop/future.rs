//! Futures; a task is a future with a coroutine, a gathering one is a future with children.
//!
//! Waiters are told in the order in which they were added, each by a handle of its own in the ready queue, never at once
//! (`asyncio-futures`, `Future.add_done_callback`). A done future has no waiters.

use super::combine::{Gather, Watcher};
use super::handle::{Callback, Handle};
use super::looper::EventLoop;
use super::task::TaskPart;
use crate::heap::{Body, Kind, Obj, Ref, ShapeId, Value, flags};
use crate::objects::exception::{Exc, Exception};
use crate::objects::native::{Answer, Native, Raised};
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::trace::event::Event;
use crate::vm::Vm;
use std::cell::{Cell, OnceCell};

/// Where a future stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Not done.
    Pending,
    /// It has a result or an exception.
    Finished,
    /// It was cancelled.
    Cancelled,
}

/// Who is told when a future is done.
#[derive(Clone)]
pub enum Waiter {
    /// A task that awaits it.
    Task(Obj<Future>),
    /// Rust code that watches it.
    Watch(Obj<Watcher>),
    /// A script's callback that runs with the future as its argument and without bindings of context variables.
    Plain(Ref),
    /// A script's callback with bindings or arguments of its own.
    Call(Obj<Callback>),
    /// `run_until_complete`: the loop stops.
    Stop,
}

/// What a future holds: who waits while it is pending (nearly always nobody or one), then its outcome. The kinds of a single waiter
/// are spelt out, so that all of it takes two words.
#[derive(Default)]
enum Content {
    /// Pending, and nobody waits.
    #[default]
    Nobody,
    /// Pending; as [`Waiter::Task`].
    Task(Obj<Future>),
    /// Pending; as [`Waiter::Watch`].
    Watch(Obj<Watcher>),
    /// Pending; as [`Waiter::Plain`].
    Plain(Ref),
    /// Pending; as [`Waiter::Call`].
    Call(Obj<Callback>),
    /// Pending; as [`Waiter::Stop`].
    Stop,
    /// Pending; several wait, in order. Boxed once more: a place is one word wide, so that a future stays in its size class.
    #[allow(clippy::box_collection)]
    Many(Box<Vec<Waiter>>),
    /// Done: the result or, of a failed one, the exception; of a cancelled one the message, or the exception that ended the task.
    Outcome(Value),
}

const _: () = assert!(size_of::<Content>() == 16);

impl Content {
    /// The one waiter; gives anything else back.
    fn into_one(self) -> Result<Waiter, Content> {
        match self {
            Content::Task(task) => Ok(Waiter::Task(task)),
            Content::Watch(watcher) => Ok(Waiter::Watch(watcher)),
            Content::Plain(callback) => Ok(Waiter::Plain(callback)),
            Content::Call(callback) => Ok(Waiter::Call(callback)),
            Content::Stop => Ok(Waiter::Stop),
            other @ (Content::Nobody | Content::Many(_) | Content::Outcome(_)) => Err(other),
        }
    }

    fn of_one(waiter: Waiter) -> Content {
        match waiter {
            Waiter::Task(task) => Content::Task(task),
            Waiter::Watch(watcher) => Content::Watch(watcher),
            Waiter::Plain(callback) => Content::Plain(callback),
            Waiter::Call(callback) => Content::Call(callback),
            Waiter::Stop => Content::Stop,
        }
    }

    /// The waiters as a row; the outcome of one that is done is lost.
    fn into_row(self) -> Vec<Waiter> {
        match self.into_one() {
            Ok(waiter) => vec![waiter],
            Err(Content::Many(row)) => *row,
            Err(_) => Vec::new(),
        }
    }

    fn of_row(mut row: Vec<Waiter>) -> Content {
        match row.len() {
            0 => Content::Nobody,
            1 => row.pop().map_or(Content::Nobody, Content::of_one),
            _ => Content::Many(Box::new(row)),
        }
    }

    /// What a pending future holds when one more waits.
    fn with(self, waiter: Waiter) -> Content {
        match self.into_one() {
            Ok(first) => Content::Many(Box::new(vec![first, waiter])),
            Err(Content::Many(mut row)) => {
                row.push(waiter);
                Content::Many(row)
            }
            Err(_) => Content::of_one(waiter),
        }
    }
}

/// What a future is besides.
#[derive(Default)]
pub enum Role {
    /// Nothing, as most are.
    #[default]
    Plain,
    /// A task.
    Task(Box<TaskPart>),
    /// What `gather` returns.
    Gather(Box<Gather>),
}

/// Facts about a future that are asked for seldom, a bit each: so its state leaves room for a number.
#[derive(Default)]
pub struct Traits(Cell<u8>);

/// Set where an `await` hands it to its task: a bare `yield` of a future is a mistake (`_asyncio_future_blocking`).
pub const BLOCKING: u8 = 1;
/// Its class is a script's own.
pub const DERIVED: u8 = 2;
/// That class says itself how it is awaited.
pub const OWN_AWAIT: u8 = 4;
/// Of a task: its serial number is also the one by which events name it.
pub const NUMBERED: u8 = 8;

impl Traits {
    /// Whether a fact holds.
    #[inline(always)]
    pub fn has(&self, fact: u8) -> bool {
        self.0.get() & fact != 0
    }

    /// Notes a fact, or that it no longer holds.
    #[inline(always)]
    pub fn set(&self, fact: u8, holds: bool) {
        let others = self.0.get() & !fact;
        self.0.set(if holds { others | fact } else { others });
    }
}

/// The body of a future (and of a task).
pub struct Future {
    /// Where it stands.
    pub state: Cell<State>,
    /// Whether the outcome is an exception.
    pub failed: Cell<bool>,
    /// Whether somebody has asked for the exception (or none need ask).
    pub retrieved: Cell<bool>,
    /// Further facts: [`BLOCKING`] and the like.
    pub traits: Traits,
    /// Of a task the number in its name, where it was given none; of a future the one by which events name it, 0 where none did yet.
    pub number: Cell<u32>,
    content: Cell<Content>,
    /// The loop it belongs to.
    pub event_loop: LoopCell,
    /// What it is besides.
    pub role: Role,
}

/// The loop that a future belongs to: known from the beginning, but of an instance of a script's class told by `__init__`.
#[derive(Default)]
pub struct LoopCell(OnceCell<Obj<EventLoop>>);

impl LoopCell {
    /// A loop that is known.
    pub fn of(event_loop: &Obj<EventLoop>) -> LoopCell {
        LoopCell(OnceCell::from(event_loop.clone()))
    }

    /// Says which loop it is; false where that was said before.
    pub fn tell(&self, event_loop: &Obj<EventLoop>) -> bool {
        self.0.set(event_loop.clone()).is_ok()
    }

    /// The loop, if it was told.
    pub fn get(&self) -> Option<&Obj<EventLoop>> {
        self.0.get()
    }
}

impl std::ops::Deref for LoopCell {
    type Target = Obj<EventLoop>;

    /// A future that was never told its loop gets one that is closed: nothing ever happens there.
    #[inline]
    fn deref(&self) -> &Obj<EventLoop> {
        self.0.get_or_init(EventLoop::make_closed)
    }
}

/// Whether an awaited future is done.
pub enum Awaited {
    /// It is: its result or exception.
    Ready(Answer),
    /// It is not: the coroutine suspends and hands the future to its driver.
    Suspend,
}

/// Awaits a future: called when a coroutine reaches it and again when the coroutine goes on.
#[inline]
pub fn await_future(vm: &mut Vm, future: &Obj<Future>) -> Awaited {
    if future.state.get() == State::Pending {
        future.traits.set(BLOCKING, true);
        return Awaited::Suspend;
    }
    Awaited::Ready(vm.future_result(future))
}

impl Waiter {
    /// Shows what it holds to the collector.
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        match self {
            Waiter::Task(task) => visit(&task.value()),
            Waiter::Watch(watcher) => visit(&watcher.value()),
            Waiter::Plain(callback) => visit(&Value::Obj(callback.clone())),
            Waiter::Call(callback) => visit(&callback.value()),
            Waiter::Stop => {}
        }
    }
}

impl Body for Future {
    const KIND: Kind = Kind::Future;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(event_loop) = self.event_loop.get() {
            visit(&event_loop.value());
        }
        let content = self.content.take();
        match &content {
            Content::Nobody | Content::Stop => {}
            Content::Outcome(outcome) => visit(outcome),
            Content::Many(row) => row.iter().for_each(|waiter| waiter.visit(visit)),
            Content::Task(task) => visit(&task.value()),
            Content::Watch(watcher) => visit(&watcher.value()),
            Content::Plain(callback) => visit(&Value::Obj(callback.clone())),
            Content::Call(callback) => visit(&callback.value()),
        }
        self.content.set(content);
        match &self.role {
            Role::Plain => {}
            Role::Task(part) => part.visit(visit),
            Role::Gather(part) => part.visit(visit),
        }
    }

    fn clear(&self) {
        drop(self.content.take());
        match &self.role {
            Role::Plain => {}
            Role::Task(part) => part.clear(),
            Role::Gather(part) => part.clear(),
        }
    }
}

impl Future {
    /// A future of some role, its shape that of the class given.
    pub fn with_role(id: TypeId, event_loop: &Obj<EventLoop>, role: Role) -> Obj<Future> {
        Obj::new(id.shape(), Future::pending(LoopCell::of(event_loop), role))
    }

    fn pending(event_loop: LoopCell, role: Role) -> Future {
        Future {
            state: Cell::new(State::Pending),
            failed: Cell::new(false),
            retrieved: Cell::new(true),
            traits: Traits::default(),
            number: Cell::new(0),
            content: Cell::default(),
            event_loop,
            role,
        }
    }

    /// A future as `__new__` makes it: its loop is still to be told. `own_await` says whether the class, a script's own where
    /// `derived`, says itself how it is awaited.
    pub fn untold(shape: ShapeId, derived: bool, own_await: bool, role: Role) -> Obj<Future> {
        let body = Future::pending(LoopCell::default(), role);
        body.traits.set(DERIVED, derived);
        body.traits.set(OWN_AWAIT, own_await);
        Obj::new(shape, body)
    }

    /// A new pending future.
    pub fn make(event_loop: &Obj<EventLoop>) -> Obj<Future> {
        Future::with_role(TypeId::Future, event_loop, Role::Plain)
    }

    /// Whether it is done.
    #[inline]
    pub fn is_done(&self) -> bool {
        self.state.get() != State::Pending
    }

    /// What makes it a task, if it is one.
    #[inline]
    pub fn task(&self) -> Option<&TaskPart> {
        match &self.role {
            Role::Task(part) => Some(part),
            Role::Gather(_) | Role::Plain => None,
        }
    }

    /// The exception that it ended with.
    pub fn exception(&self) -> Option<Value> {
        (self.state.get() == State::Finished && self.failed.get()).then(|| self.outcome())
    }

    /// The result of a done future or, with `failed`, its exception; of a cancelled one the message, or the exception that ended
    /// the task. None while it is pending.
    pub fn outcome(&self) -> Value {
        if !self.is_done() {
            return Value::None;
        }
        let outcome = self.stored_outcome();
        match outcome.exact::<Tuple>() {
            Some(failure) if self.failed.get() => failure.items().first().cloned().unwrap_or_default(),
            _ => outcome,
        }
    }

    fn stored_outcome(&self) -> Value {
        let content = self.content.take();
        let outcome = if let Content::Outcome(outcome) = &content { outcome.clone() } else { Value::None };
        self.content.set(content);
        outcome
    }

    /// The exception of a future that failed, with the traceback that it had then for whoever is the first to get it, with none for
    /// those who come later (`future_get_result` in `_asynciomodule.c`): nobody sees the ways of others.
    pub fn failure(&self) -> Value {
        let stored = self.stored_outcome();
        let Some([exception, traceback]) = stored.exact::<Tuple>().map(|failure| failure.items()) else {
            return stored;
        };
        if let Some(body) = exception.exact::<Exception>() {
            body.traceback.set(traceback.clone());
        }
        self.set_outcome(Tuple::of([exception.clone(), Value::None]).into());
        exception.clone()
    }

    /// Changes the outcome of a done future.
    pub fn set_outcome(&self, outcome: Value) {
        drop(self.content.replace(Content::Outcome(outcome)));
    }

    /// Whether it ended well.
    #[inline]
    pub fn has_result(&self) -> bool {
        self.state.get() == State::Finished && !self.failed.get()
    }

    /// Who waits, in order.
    pub fn waiters(&self) -> Vec<Waiter> {
        if self.is_done() {
            return Vec::new();
        }
        let row = self.content.take().into_row();
        self.content.set(Content::of_row(row.clone()));
        row
    }

    /// Puts other waiters in the place of those there are.
    pub fn set_waiters(&self, row: Vec<Waiter>) {
        if !self.is_done() {
            drop(self.content.replace(Content::of_row(row)));
        }
    }

    /// Takes a watcher off; whether it stood there.
    pub fn remove_watcher(&self, watcher: &Obj<Watcher>) -> bool {
        if self.is_done() {
            return false;
        }
        match self.content.take() {
            Content::Watch(only) if only.is(watcher) => true,
            Content::Many(mut row) => {
                let before = row.len();
                row.retain(|waiter| !matches!(waiter, Waiter::Watch(other) if other.is(watcher)));
                let removed = row.len() < before;
                self.content.set(if row.len() > 1 { Content::Many(row) } else { Content::of_row(*row) });
                removed
            }
            other => {
                self.content.set(other);
                false
            }
        }
    }
}

/// An exception with its traceback as it is now (`Future.set_exception` keeps both).
fn with_traceback(exception: Value) -> Value {
    match exception.exact::<Exception>() {
        Some(body) => {
            let traceback = body.traceback.get();
            Tuple::of([exception, traceback]).into()
        }
        None => exception,
    }
}

impl Vm {
    /// Ends a future and tells its waiters.
    pub fn finish_future(&mut self, future: &Obj<Future>, state: State, outcome: Value, failed: bool) {
        debug_assert!(!future.is_done(), "a future ends once");
        let outcome = if failed { with_traceback(outcome) } else { outcome };
        let waiters = future.content.replace(Content::Outcome(outcome));
        future.state.set(state);
        future.failed.set(failed);
        future.retrieved.set(!failed);
        // Only an exception that nobody asked for is reported when the future dies.
        future.as_ref().set_flag(flags::FINALIZER, failed);
        let opened = self.begin_observing(|vm| Event::ended(vm, future));
        match waiters {
            Content::Nobody | Content::Outcome(_) => {}
            Content::Task(task) => self.push_ready(&future.event_loop, Handle::Step(task)),
            Content::Many(waiters) => waiters.into_iter().for_each(|waiter| self.tell(future, waiter)),
            one => {
                if let Ok(waiter) = one.into_one() {
                    self.tell(future, waiter);
                }
            }
        }
        self.end_observing(opened);
    }

    fn tell(&mut self, future: &Obj<Future>, waiter: Waiter) {
        let handle = match waiter {
            Waiter::Task(task) => Handle::Step(task),
            Waiter::Watch(watcher) => Handle::Watch(watcher, future.clone()),
            Waiter::Plain(callback) => Handle::Done(callback, future.clone()),
            Waiter::Call(callback) => {
                if callback.args.is_unbound() {
                    callback.args.set(Tuple::new(vec![future.value()]).into());
                }
                Handle::Call(callback)
            }
            Waiter::Stop if self.leaves_loop(future) => return self.mark_retrieved(future),
            Waiter::Stop => Handle::Stop,
        };
        self.push_ready(&future.event_loop, handle);
    }

    /// Whether a future ended by an exception that leaves the loop by itself: nobody has to stop it, and its caller sees that.
    fn leaves_loop(&self, future: &Obj<Future>) -> bool {
        let outcome = future.outcome();
        future.failed.get()
            && [Exc::SystemExit, Exc::KeyboardInterrupt].iter().any(|exc| self.is_exception(&outcome, *exc))
    }

    /// Adds a waiter; on a done future it is told by the next handle.
    pub fn add_waiter(&mut self, future: &Obj<Future>, waiter: Waiter) {
        if future.is_done() {
            self.tell(future, waiter);
        } else {
            let waiters = future.content.take();
            future.content.set(waiters.with(waiter));
        }
    }

    /// `future.result()`
    pub fn future_result(&mut self, future: &Obj<Future>) -> Answer {
        match (future.state.get(), future.failed.get()) {
            (State::Finished, false) => Ok(future.outcome()),
            (State::Finished, true) => {
                future.retrieved.set(true);
                future.as_ref().set_flag(flags::FINALIZER, false);
                Err(self.raise_value(future.failure()))
            }
            (State::Pending, _) => Err(self.invalid_state("Result is not set.")),
            (State::Cancelled, _) => Err(self.raise_cancellation(future)),
        }
    }

    /// Nobody need be told of the exception any more.
    pub fn mark_retrieved(&mut self, future: &Obj<Future>) {
        future.retrieved.set(true);
        future.as_ref().set_flag(flags::FINALIZER, false);
    }

    /// `future.cancel(msg)`, by a script's own method where its class has one; whether it had an effect.
    pub fn cancel_future(&mut self, future: &Obj<Future>, message: Value) -> bool {
        if future.traits.has(DERIVED) {
            return self.cancel_derived(future, message);
        }
        self.cancel_plainly(future, message)
    }

    #[cold]
    fn cancel_derived(&mut self, future: &Obj<Future>, message: Value) -> bool {
        let Some(method) = self.overridden_of(future, "cancel") else { return self.cancel_plainly(future, message) };
        let key = self.intern("msg");
        let keywords = if message.is_none() { Vec::new() } else { vec![(key, message)] };
        match self.call_keywords(&method, &[], &keywords).and_then(|answer| self.truth(&answer)) {
            Ok(effective) => effective,
            Err(Raised) => {
                self.unraisable(&method);
                false
            }
        }
    }

    /// The method by which the class of a future overrides one of ours; none where it cannot be had.
    pub fn overridden_of(&mut self, future: &Obj<Future>, name: &str) -> Option<Value> {
        self.overridden(&future.value(), name).unwrap_or_else(|Raised| {
            drop(self.take_raised());
            None
        })
    }

    /// The method by which a script's class overrides one of ours.
    pub fn overridden(&mut self, object: &Value, name: &str) -> Result<Option<Value>, Raised> {
        let (class, name) = (self.class_of(object).clone(), self.intern(name));
        match self.class_lookup(&class, name) {
            Some(found) if found.exact::<Native>().is_none() => self.getattr(object, name).map(Some),
            _ => Ok(None),
        }
    }

    /// `Future.cancel(msg)`
    pub fn cancel_plainly(&mut self, future: &Obj<Future>, message: Value) -> bool {
        if future.is_done() {
            return false;
        }
        match &future.role {
            Role::Plain => {
                self.finish_future(future, State::Cancelled, message, false);
                true
            }
            Role::Task(_) => self.cancel_task(future, message),
            Role::Gather(gather) => gather.cancel(self, &message),
        }
    }

    /// The exception of a cancelled future: the very one that ended a task, the first time; else a new one with the message
    /// (`_make_cancelled_error`).
    pub fn cancellation(&mut self, future: &Obj<Future>) -> Value {
        if future.state.get() != State::Cancelled {
            // `gather` was cancelled, but the child that ended last has swallowed that.
            return self.cancelled_error(&Value::None);
        }
        let outcome = future.outcome();
        if outcome.exact::<Exception>().is_some() {
            future.content.set(Content::Outcome(Value::None));
            return outcome;
        }
        self.cancelled_error(&outcome)
    }

    /// Raises the exception of a cancelled future.
    pub fn raise_cancellation(&mut self, future: &Obj<Future>) -> Raised {
        let exception = self.cancellation(future);
        self.raise_value(exception)
    }

    /// CancelledError with a message (None for none).
    pub fn cancelled_error(&mut self, message: &Value) -> Value {
        let class = self.asyncio_errors().cancelled.clone();
        let args = if message.is_none() { Vec::new() } else { vec![message.clone()] };
        self.exception_of_class(&class, args)
    }

    /// InvalidStateError.
    pub fn invalid_state(&mut self, message: &str) -> Raised {
        let class = self.asyncio_errors().invalid_state.clone();
        let message = self.text(message);
        let exception = self.exception_of_class(&class, vec![message]);
        self.raise_value(exception)
    }

    /// Whether an exception is a CancelledError.
    pub fn is_cancelled_error(&mut self, exception: &Value) -> bool {
        let class = self.asyncio_errors().cancelled.clone();
        self.is_instance(exception, &class)
    }
}
