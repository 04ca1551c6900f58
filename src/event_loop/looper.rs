//! One event loop: what is ready, what is timed, and its settings.

use super::handle::Handle;
use super::timers::Timers;
use crate::heap::weak::WeakRef;
use crate::heap::{Body, Kind, Obj, ShapeId, Value, ValueCell, flags};
use crate::objects::dict::Dict;
use crate::objects::generator::Generator;
use crate::objects::types::TypeId;
use crate::vm::threads::ThreadId;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

/// `loop.slow_callback_duration` at first, in seconds.
const SLOW: f64 = 0.1;

/// Which methods of a loop are a script's own, where its class is.
#[derive(Clone, Copy, Default)]
pub struct OwnMethods {
    /// `time`
    pub time: bool,
    /// `call_later` or `call_at`
    pub timers: bool,
    /// `_run_once`
    pub run_once: bool,
}

/// The body of a loop object.
pub struct EventLoop {
    /// What runs next, in order.
    pub ready: RefCell<VecDeque<Handle>>,
    /// What runs later.
    pub timers: RefCell<Timers>,
    /// How many iterations it has run.
    pub turns: Cell<u64>,
    /// Whether it was asked to stop after this iteration.
    pub stopping: Cell<bool>,
    /// Whether it runs.
    pub running: Cell<bool>,
    /// The thread that runs it.
    pub thread: Cell<ThreadId>,
    /// Whether it was closed.
    pub closed: Cell<bool>,
    /// The number of what hints know of it, from 1 on.
    pub noted: Cell<u32>,
    /// Debug mode.
    pub debug: Cell<bool>,
    /// Steps that last longer are reported in debug mode, in seconds.
    pub slow_callback_duration: Cell<f64>,
    /// `set_task_factory`
    pub task_factory: ValueCell,
    /// `set_exception_handler`
    pub exception_handler: ValueCell,
    /// `set_default_executor`
    pub executor: ValueCell,
    /// What waits for events instead of the process's poller, where the script gave something: an object with `select(timeout)`.
    pub selector: ValueCell,
    /// Whether that is of a script's own class, and so is asked; those of module `selectors` would wait as the poller does.
    pub selects: Cell<bool>,
    /// The loop of a script that this one stands for, see [`super::foreign`]; None for a loop of our own.
    pub foreign: ValueCell,
    /// The handles of `add_signal_handler`, a dict by number.
    pub signal_handlers: ValueCell,
    /// Signals that arrived for it since its last iteration.
    pub signals: RefCell<Vec<i32>>,
    /// Whether `shutdown_default_executor` was called.
    pub executor_shut: Cell<bool>,
    /// What runs, in debug mode.
    pub current_handle: RefCell<Option<Handle>>,
    /// Whether its class is a script's own, whose methods then count.
    pub derived: bool,
    /// Which of its methods are.
    pub own: OwnMethods,
    /// Asynchronous generators begun under the loop, for its shutdown; those that died are skipped.
    pub generators: RefCell<Vec<Obj<WeakRef>>>,
    /// Whether `shutdown_asyncgens` was called.
    pub generators_shut: Cell<bool>,
}

impl EventLoop {
    /// A loop at rest.
    pub fn make(debug: bool) -> Obj<EventLoop> {
        EventLoop::with_shape(TypeId::EventLoop.shape(), debug, false, OwnMethods::default())
    }

    /// A loop on which nothing ever runs.
    pub fn make_closed() -> Obj<EventLoop> {
        let event_loop = EventLoop::make(false);
        event_loop.closed.set(true);
        event_loop.as_ref().set_flag(flags::FINALIZER, false);
        event_loop
    }

    /// A loop at rest, of a class that may be a script's own.
    pub fn with_shape(shape: ShapeId, debug: bool, derived: bool, own: OwnMethods) -> Obj<EventLoop> {
        let body = EventLoop {
            ready: RefCell::default(),
            timers: RefCell::default(),
            turns: Cell::new(0),
            stopping: Cell::new(false),
            running: Cell::new(false),
            thread: Cell::new(0),
            closed: Cell::new(false),
            noted: Cell::new(0),
            debug: Cell::new(debug),
            slow_callback_duration: Cell::new(SLOW),
            task_factory: ValueCell::new(Value::None),
            exception_handler: ValueCell::new(Value::None),
            executor: ValueCell::new(Value::None),
            executor_shut: Cell::new(false),
            selector: ValueCell::new(Value::None),
            foreign: ValueCell::new(Value::None),
            selects: Cell::new(false),
            signal_handlers: ValueCell::new(Dict::new().into()),
            signals: RefCell::default(),
            current_handle: RefCell::default(),
            derived,
            own,
            generators: RefCell::default(),
            generators_shut: Cell::new(false),
        };
        let event_loop = Obj::new(shape, body);
        // One that dies without having been closed is warned of.
        event_loop.as_ref().set_flag(flags::FINALIZER, true);
        event_loop
    }

    /// The object that scripts know the loop by.
    pub fn facade(this: &Obj<EventLoop>) -> Value {
        let foreign = this.foreign.get();
        if foreign.is_none() { this.value() } else { foreign }
    }

    fn cells(&self) -> [&ValueCell; 6] {
        let settings = [&self.task_factory, &self.exception_handler, &self.executor];
        let [factory, handler, executor] = settings;
        [factory, handler, executor, &self.selector, &self.foreign, &self.signal_handlers]
    }

    /// Whether it stands for a loop of a script.
    pub fn is_foreign(&self) -> bool {
        !self.foreign.get().is_none()
    }

    /// Puts a handle at the end of the ready queue.
    #[inline]
    pub fn push_ready(&self, handle: Handle) {
        self.ready.borrow_mut().push_back(handle);
    }

    /// Lets go of timers that were cancelled, as far as it is time to.
    #[inline]
    pub fn drop_cancelled_timers(&self) {
        let dropped = {
            let mut timers = self.timers.borrow_mut();
            if timers.none_cancelled() { Vec::new() } else { timers.drop_cancelled() }
        };
        drop(dropped);
    }

    /// Drops everything that waits.
    pub fn clear_waiting(&self) {
        let ready = self.ready.take();
        let timers = self.timers.take();
        drop((ready, timers));
    }

    /// Remembers an asynchronous generator that was begun under the loop.
    pub fn remember_generator(&self, generator: &Obj<Generator>) {
        let link = WeakRef::new(TypeId::WeakRef.shape(), generator.as_ref(), Value::Unbound);
        self.generators.borrow_mut().push(link);
    }

    /// Whether no asynchronous generator was begun under it that may live yet.
    pub fn has_no_generators(&self) -> bool {
        self.generators.borrow().is_empty()
    }

    /// The asynchronous generators begun under the loop that have not died; they are forgotten.
    pub fn take_generators(&self) -> Vec<Value> {
        let links = self.generators.take();
        links.iter().filter_map(|link| link.upgrade().map(Value::Obj)).collect()
    }
}

impl Body for EventLoop {
    const KIND: Kind = Kind::EventLoop;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        for cell in self.cells() {
            cell.visit(visit);
        }
        if let Ok(ready) = self.ready.try_borrow() {
            ready.iter().for_each(|handle| handle.visit(visit));
        }
        if let Ok(Some(handle)) = self.current_handle.try_borrow().as_deref() {
            handle.visit(visit);
        }
        if let Ok(timers) = self.timers.try_borrow() {
            timers.visit(visit);
        }
        if let Ok(generators) = self.generators.try_borrow() {
            generators.iter().for_each(|link| visit(&link.value()));
        }
    }

    fn clear(&self) {
        self.clear_waiting();
        for cell in self.cells() {
            drop(cell.take());
        }
    }
}
