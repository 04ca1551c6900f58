//! `_asyncio`: the script-facing side of the event loop, as native classes and functions.
//!
//! One file per theme, as in CPython's package: [`futures`], [`tasks`], [`loops`] and [`handles`], [`waiting`] (`sleep`,
//! `gather`, `wait`, `shield`), [`mod@as_completed`], [`timeouts`], [`groups`], [`locks`], [`queues`]. The rules themselves stand in `event_loop/`;
//! here are signatures, arguments, texts. What is clearer in our own language (`run`, `wait_for`, barriers,
//! policies) is in `lib/asyncio/`.

pub mod abstract_loop;
pub mod as_completed;
pub mod conditions;
pub mod futures;
mod children;
pub mod groups;
pub mod handles;
pub mod locks;
pub mod loops;
pub mod policies;
pub mod queues;
pub mod scheduling;
pub mod semaphores;
pub mod tasks;
pub mod timeouts;
pub mod waiting;
pub mod watching;

use super::NativeModule;
use crate::event_loop::future::Future;
use crate::event_loop::{Errors, EventLoop};
use crate::heap::{Obj, Value};
use crate::objects::class::Class;
use crate::objects::exception::Exc;
use crate::objects::module::Module;
use crate::objects::names::sym;
use crate::objects::native::{Answer, NativeObject, Raised, Row, Wording, row};
use crate::trace::awaited::Resource;
use crate::vm::Vm;
use std::cell::RefCell;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_asyncio",
    doc: "The native part of asyncio.",
    functions: FUNCTIONS,
    classes: &[
        &futures::SPEC,
        &futures::GATHERING_SPEC,
        &tasks::SPEC,
        &abstract_loop::SPEC,
        &loops::BASE_SPEC,
        &loops::SPEC,
        &handles::SPEC,
        &handles::TIMER_SPEC,
        &as_completed::SPEC,
        &timeouts::SPEC,
        &groups::SPEC,
        &locks::SPEC,
        &locks::EVENT_SPEC,
        &conditions::SPEC,
        &semaphores::SPEC,
        &semaphores::BOUNDED_SPEC,
        &queues::SPEC,
        &queues::PRIORITY_SPEC,
        &queues::LIFO_SPEC,
    ],
    setup: Some(setup),
};

const FUNCTIONS: &[Row] = &[
    row("sleep(delay, result=None)", "Coroutine that completes after a given time (in seconds).", waiting::sleep).worded(Wording::Python),
    row(
        "gather(*coros_or_futures, return_exceptions=False)",
        "Return a future aggregating results from the given coroutines/futures.",
        waiting::gather,
    ).worded(Wording::Python),
    row(
        "wait(fs, *, timeout=None, return_when='ALL_COMPLETED')",
        "Wait for the Futures or Tasks given by fs to complete.",
        waiting::wait,
    ).worded(Wording::Python),
    row(
        "as_completed(fs, *, timeout=None)",
        "Create an iterator of awaitables or their results in completion order.",
        as_completed::as_completed,
    ).worded(Wording::Python),
    row("shield(arg)", "Wait for a future, shielding it from cancellation.", waiting::shield).worded(Wording::Python),
    row("_cancel_and_wait(fut)", "Cancel a future and wait until it is done.", waiting::cancel_and_wait),
    row("timeout(delay)", "Timeout async context manager.", timeouts::timeout).worded(Wording::Python),
    row("timeout_at(when)", "Schedule the timeout at absolute time.", timeouts::timeout_at).worded(Wording::Python),
    row("current_task(loop=None)", "Return a currently executed task.", tasks::current_task),
    row("all_tasks(loop=None)", "Return a set of all tasks for the loop.", tasks::all_tasks).worded(Wording::Python),
    row("_tasks_of(loop, /)", "Tasks of a loop that have not ended, oldest first.", tasks::tasks_of),
    row(
        "create_task(coro, *, name=None, context=None)",
        "Schedule the execution of a coroutine object in a spawn task.",
        tasks::create_task,
    ).worded(Wording::Python),
    row(
        "ensure_future(coro_or_future, *, loop=None)",
        "Wrap a coroutine or an awaitable in a future.",
        tasks::ensure_future_row,
    ).worded(Wording::Python),
    row("iscoroutine(obj)", "Return True if obj is a coroutine object.", tasks::iscoroutine).worded(Wording::Python),
    row("isfuture(obj)", "Return True if obj is a Future.", futures::isfuture).worded(Wording::Python),
    row("get_running_loop()", "Return the running event loop.  Raise a RuntimeError if there is none.", loops::get_running),
    row("_get_running_loop()", "Return the running event loop or None.", loops::get_running_or_none),
    row("_new_loop()", "A runner's loop, by the policy.", policies::new_loop),
    row("_set_loop(loop, /)", "Set the thread's event loop, by the policy.", policies::set_loop),
    row("_set_running_loop(loop, /)", "Set the running event loop.", loops::set_running),
    row("_enter_task(loop, task)", "Enter into task execution or resume suspended task.", tasks::enter_task),
    row("_leave_task(loop, task)", "Leave task execution or suspend a task.", tasks::leave_task),
    row("_register_task(task)", "Register a new task in asyncio as executed by loop.", tasks::register_task),
    row("_unregister_task(task)", "Unregister a task.", tasks::unregister_task),
    row("_note(kind, text, /)", "Tell whoever watches the loop what happens outside of it.", tasks::note),
    row("_interruptible(task, /)", "Let Ctrl-C cancel a task; None for nobody.", tasks::interruptible),
    row("_run_ready(ready, /)", "Run what is ready in a loop of the script's.", crate::event_loop::foreign::run_ready),
    row("_at_prompt()", "Whether a statement of the prompt itself is calling.", loops::at_prompt),
    row("_run_at_prompt(coro, /)", "Drive a coroutine on the prompt's loop.", loops::run_at_prompt),
    row("_interrupts()", "How often Ctrl-C was pressed since then.", tasks::interrupts),
    row("_asked_for_debug()", "Whether the program was started in debug mode.", loops::asked_for_debug),
];

fn setup(vm: &mut Vm, module: &Obj<Module>) -> Result<(), Raised> {
    let home = "asyncio.exceptions";
    let cancelled = vm.define_exception(module, home, "CancelledError", &[Exc::BaseException])?;
    let invalid_state = vm.define_exception(module, home, "InvalidStateError", &[Exc::Exception])?;
    if let (Some(cancelled), Some(invalid_state)) = (cancelled.exact::<Class>(), invalid_state.exact::<Class>()) {
        let documented =
            [(cancelled, "The Future or Task was cancelled."), (invalid_state, "The operation is not allowed in this state.")];
        for (class, doc) in documented {
            let doc = vm.text(doc);
            class.attributes.borrow_mut().insert(sym::__doc__, doc);
        }
        let errors = Errors { cancelled: cancelled.clone(), invalid_state: invalid_state.clone() };
        vm.event_loop.errors = Some(errors);
    }
    for name in ["QueueEmpty", "QueueFull", "QueueShutDown"] {
        let class = vm.define_exception(module, "asyncio.queues", name, &[Exc::Exception])?;
        vm.state::<queues::Errors>().remember(name, class);
    }
    Ok(())
}

impl Vm {
    /// What a task that waits directly for an object (`event_loop/direct.rs`) waits for; `None` where none can.
    pub fn resource_of(&self, object: &Value, task: Option<&Obj<Future>>) -> Option<Resource> {
        object.exact::<NativeObject>()?;
        if object.native::<locks::Lock>().is_some() {
            Some(Resource::Lock)
        } else if object.native::<locks::Event>().is_some() {
            Some(Resource::Event)
        } else if object.native::<semaphores::Semaphore>().is_some() {
            Some(Resource::Semaphore)
        } else {
            object.native::<queues::Queue>().map(|queue| queue.awaited_by(task))
        }
    }

    /// The exception classes of asyncio.
    pub fn asyncio_errors(&mut self) -> &Errors {
        if self.event_loop.errors.is_none() {
            // Somebody cancels without having imported asyncio (a future handed in by Rust code).
            let imported = self.import_module("_asyncio");
            debug_assert!(imported.is_ok(), "the native part of asyncio loads");
        }
        self.event_loop.errors.as_ref().expect("`_asyncio` notes its exception classes when it is loaded")
    }

    /// The loop that runs; RuntimeError where none does.
    pub fn running_loop(&mut self) -> Result<Obj<EventLoop>, Raised> {
        match &self.event_loop.running {
            Some(event_loop) => Ok(event_loop.clone()),
            None => Err(self.raise(Exc::RuntimeError, "no running event loop")),
        }
    }

    /// The loop of a `loop=` argument; the running or current one where it is None.
    pub fn loop_argument(&mut self, given: &Value) -> Result<Obj<EventLoop>, Raised> {
        if let Some(event_loop) = given.cast::<EventLoop>() {
            return Ok(event_loop.clone());
        }
        if !given.is_none() && !given.is_unbound() {
            if let Some(event_loop) = self.foreign_loop(given)? {
                return Ok(event_loop);
            }
            let got = self.type_name(given);
            return Err(self.type_error(format!("loop must be an event loop of asyncio, not '{got}'")));
        }
        if let Some(event_loop) = &self.event_loop.running {
            return Ok(event_loop.clone());
        }
        let module = self.import_module("asyncio.events")?;
        let get = self.intern("get_event_loop");
        let found = self.call_method(&module, get, &[])?;
        if let Some(event_loop) = found.cast::<EventLoop>() {
            return Ok(event_loop.clone());
        }
        match self.foreign_loop(&found)? {
            Some(event_loop) => Ok(event_loop),
            None => {
                let got = self.type_name(&found);
                Err(self.type_error(format!("loop must be an event loop of asyncio, not '{got}'")))
            }
        }
    }

    /// The future in an argument, of a task too.
    pub fn future_argument(&mut self, value: &Value) -> Result<Obj<Future>, Raised> {
        match value.cast::<Future>() {
            Some(future) => Ok(future.clone()),
            None => {
                let got = self.type_name(value);
                Err(self.type_error(format!("a future was expected, not '{got}'")))
            }
        }
    }
}

/// A script's own method in the place of one of ours, where the object is of a derived class that has one.
pub fn overriding(vm: &mut Vm, object: &Value, name: &str) -> Result<Option<Value>, Raised> {
    if object.exact::<NativeObject>().is_some() {
        return Ok(None);
    }
    vm.overridden(object, name)
}

/// `__aenter__` of a lock or semaphore of a script's class with an `acquire` of its own: the coroutine that awaits that.
pub fn enter_by_script(vm: &mut Vm, object: &Value) -> Result<Option<Value>, Raised> {
    if overriding(vm, object, "acquire")?.is_none() {
        return Ok(None);
    }
    let (module, name) = (vm.import_module("asyncio.locks")?, vm.intern("_enter"));
    let enter = vm.getattr(&module, name)?;
    vm.call(&enter, std::slice::from_ref(object)).map(Some)
}

/// What binds locks, events and queues to the loop that first waited with them (`mixins.py`, `_LoopBoundMixin`).
#[derive(Default)]
pub struct LoopBound(RefCell<Option<Obj<EventLoop>>>);

/// An object that is bound to one loop is used in another.
#[cold]
fn belongs_elsewhere(vm: &mut Vm, own: &Value, bound: &Obj<EventLoop>, running: &Obj<EventLoop>) -> Raised {
    let shown = match vm.repr_text(own) {
        Ok(shown) => shown,
        Err(raised) => return raised,
    };
    let raised = vm.raise(Exc::RuntimeError, format!("{shown} is bound to a different event loop"));
    let error = vm.raised.clone();
    vm.hint_note_foreign(&error, bound, running);
    raised
}

impl LoopBound {
    /// The running loop; RuntimeError where the object belongs to another.
    pub fn event_loop(&self, vm: &mut Vm, own: &Value) -> Result<Obj<EventLoop>, Raised> {
        let running = vm.running_loop()?;
        let bound = self.0.borrow().clone();
        match bound {
            Some(bound) if bound.is(&running) => Ok(running),
            Some(bound) => Err(belongs_elsewhere(vm, own, &bound, &running)),
            None => {
                *self.0.borrow_mut() = Some(running.clone());
                Ok(running)
            }
        }
    }

    /// Shows the loop to the collector.
    pub fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(Some(bound)) = self.0.try_borrow().as_deref() {
            visit(&bound.value());
        }
    }
}

/// `<asyncio.locks.Lock object at 0x… [unlocked]>`: the plain repr with what the object says of itself.
pub fn plain_repr_with(vm: &mut Vm, value: &Value, extra: &str) -> Answer {
    let plain = crate::objects::object_type::plain_repr(vm, value);
    let inner = plain.trim_start_matches('<').trim_end_matches('>').to_owned();
    Ok(vm.text(&format!("<{inner} [{extra}]>")))
}
