//! Tasks: a step runs the coroutine up to its next suspension.
//!
//! A task is either waiting on a future or has a step in the ready queue, never both (the invariant above `Task` in
//! `tasks.py`). Cancelling never delivers at once: the future waited for is cancelled, and the exception arrives with the next
//! step; a task that waits for nothing gets it thrown into its next step.

use super::context::Current;
use super::direct::{Standing, Unseen};
use super::future::{BLOCKING, DERIVED, Future, NUMBERED, Role, State, Waiter};
use super::handle::Handle;
use super::looper::EventLoop;
use crate::heap::registry::next_trace_number_from;
use crate::heap::{Obj, Place, Ref, Value, flags};
use crate::objects::exception::Exc;
use crate::objects::generator::Generator;
use crate::objects::native::Raised;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::trace::event::{Event, Input};
use crate::trace::observer::number_of;
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use std::cell::Cell;

/// What makes a future a task.
pub struct TaskPart {
    /// Its coroutine.
    coroutine: Place<Option<Ref>>,
    /// The name that it was given.
    name: Place<Option<Obj<Str>>>,
    /// What it waits for.
    waiting_for: Place<Option<Obj<Future>>>,
    /// The bindings of context variables that it runs in, where there are any. While a cancellation is still to be thrown into the next
    /// step that has a message ([`MESSAGE`]), a tuple of that message and of the bindings.
    context: Place<Option<Ref>>,
    /// Requests of cancellation, and whether the next step throws CancelledError.
    cancelling: Cancelling,
    /// The slot of the timer of its direct sleep.
    timer: Cell<u32>,
    /// Where it stands among the tasks that have not ended.
    place: Cell<u32>,
    /// How many tasks were made before it: tasks sort by it.
    pub serial: Cell<u32>,
}

/// What a task is made with.
#[derive(Default)]
pub struct TaskOptions {
    /// Its name; Unbound or None for `Task-N`.
    pub name: Value,
    /// The bindings it runs in; those in force are copied where absent.
    pub context: Option<Current>,
}

/// Requests of cancellation of a task (`cancelling()`), and in the lowest bits whether its next step throws CancelledError and where it
/// stands with its waiting: one word, so that a task's part stays within its size class.
#[derive(Default)]
struct Cancelling(Cell<u32>);

/// The bit that says that the next step throws CancelledError.
const MUST_CANCEL: u32 = 1;
/// The two bits of the [`Standing`].
const STANDING: u32 = 6;
/// The bit that says that a timer is set that ends the waiting.
const TIMED: u32 = 8;
/// The bit that says that the waiting is for True, not for None.
const FOR_TRUE: u32 = 16;
/// The bit that says that a message stands beside the bindings.
const MESSAGE: u32 = 32;
/// Where the number of requests begins.
const REQUESTS: u32 = 6;

impl TaskPart {
    /// That of a task that has not begun.
    pub fn unbegun() -> TaskPart {
        TaskPart {
            coroutine: Place::default(),
            name: Place::default(),
            waiting_for: Place::default(),
            context: Place::default(),
            cancelling: Cancelling::default(),
            timer: Cell::new(0),
            place: Cell::new(0),
            serial: Cell::new(0),
        }
    }

    /// Whether it was given a coroutine.
    pub fn has_begun(&self) -> bool {
        self.serial.get() > 0
    }

    fn set_bits(&self, which: u32, bits: u32) {
        self.cancelling.0.set(self.cancelling.0.get() & !which | bits);
    }

    /// Whether the next step throws CancelledError.
    pub fn must_cancel(&self) -> bool {
        self.cancelling.0.get() & MUST_CANCEL != 0
    }

    /// Says whether the next step throws CancelledError.
    pub fn set_must_cancel(&self, must: bool) {
        self.set_bits(MUST_CANCEL, u32::from(must));
    }

    /// Where it stands with a waiting without future.
    #[inline]
    pub fn standing(&self) -> Standing {
        match self.cancelling.0.get() & STANDING {
            0 => Standing::Nowhere,
            2 => Standing::Waiting,
            4 => Standing::Told,
            _ => Standing::CalledOff,
        }
    }

    /// Says where it stands.
    #[inline]
    pub fn set_standing(&self, standing: Standing) {
        self.set_bits(STANDING, (standing as u32) << 1);
    }

    /// It waits from now on; what for, True or None, [`TaskPart::waits_for_true`] remembers.
    pub fn begin_wait(&self, for_true: bool) {
        let for_true = if for_true { FOR_TRUE } else { 0 };
        self.set_bits(STANDING | TIMED | FOR_TRUE, (Standing::Waiting as u32) << 1 | for_true);
    }

    /// Whether True is what it waits for.
    pub fn waits_for_true(&self) -> bool {
        self.cancelling.0.get() & FOR_TRUE != 0
    }

    /// It waits from now on, until the timer in a slot of the loop's ends that.
    pub fn begin_timed_wait(&self, slot: u32) {
        self.set_bits(STANDING | TIMED, (Standing::Waiting as u32) << 1 | TIMED);
        self.timer.set(slot);
    }

    /// The slot of the timer that ends its waiting, while that timer is set.
    pub fn timer(&self) -> Option<u32> {
        (self.cancelling.0.get() & TIMED != 0).then(|| self.timer.get())
    }

    /// Its timer has gone off.
    pub fn forget_timer(&self) {
        self.set_bits(TIMED, 0);
    }

    /// Whether this is its coroutine.
    #[inline]
    pub fn is_driving(&self, coroutine: &Obj<Generator>) -> bool {
        self.coroutine.get().is_some_and(|own| own.is(coroutine.as_ref()))
    }

    fn take_must_cancel(&self) -> bool {
        let must = self.must_cancel();
        self.set_must_cancel(false);
        must
    }

    /// `cancelling()`
    pub fn cancel_requests(&self) -> u32 {
        self.cancelling.0.get() >> REQUESTS
    }

    /// Changes the number of requests.
    pub fn set_cancel_requests(&self, requests: u32) {
        let flags = self.cancelling.0.get() & (MUST_CANCEL | STANDING | TIMED | FOR_TRUE | MESSAGE);
        self.cancelling.0.set(requests.min(u32::MAX >> REQUESTS) << REQUESTS | flags);
    }

    /// Its coroutine; None for one that ended in its first step (eager tasks let go of it).
    pub fn coroutine(&self) -> Value {
        self.coroutine.get().map_or(Value::None, Value::Obj)
    }

    /// The name that it was given; absent for `Task-N`.
    pub fn given_name(&self) -> Option<Obj<Str>> {
        self.name.get()
    }

    /// Lets go of the coroutine: it has ended in the task's first step.
    pub fn forget_coroutine(&self) {
        drop(self.coroutine.take());
    }

    /// Gives it a name.
    pub fn set_name(&self, name: Obj<Str>) {
        self.name.set(Some(name));
    }

    /// The bindings that it runs in.
    pub fn context(&self) -> Current {
        match self.has_message() {
            false => Current::of_part(self.context.get()),
            true => Current::of_part(self.message_and_bindings().1),
        }
    }

    #[inline]
    fn take_context(&self) -> Current {
        if !self.has_message() {
            return Current::of_part(self.context.take());
        }
        let (message, bindings) = self.message_and_bindings();
        self.set_message_and_bindings(message, None);
        Current::of_part(bindings)
    }

    /// Changes the bindings that it runs in.
    #[inline]
    pub fn set_context(&self, context: Current) {
        let part = context.into_part();
        match self.has_message() {
            false => self.context.set(part),
            true => self.set_message_and_bindings(self.message_and_bindings().0, part),
        }
    }

    #[inline]
    fn has_message(&self) -> bool {
        self.cancelling.0.get() & MESSAGE != 0
    }

    #[cold]
    fn message_and_bindings(&self) -> (Value, Option<Ref>) {
        let both = self.context.get().map_or(Value::None, Value::Obj);
        match both.exact::<Tuple>().map(|both| both.items()) {
            Some([message, bindings]) => (message.clone(), bindings.as_ref().cloned()),
            _ => (Value::None, None),
        }
    }

    #[cold]
    fn set_message_and_bindings(&self, message: Value, bindings: Option<Ref>) {
        let both = Tuple::of([message, bindings.map_or(Value::None, Value::Obj)]);
        self.context.set(Some(both.into_ref()));
    }

    /// The message of a cancellation still to be thrown, where there is one.
    pub fn cancel_message(&self) -> Option<Value> {
        self.has_message().then(|| self.message_and_bindings().0)
    }

    fn take_cancel_message(&self) -> Value {
        if !self.has_message() {
            return Value::None;
        }
        let (message, bindings) = self.message_and_bindings();
        self.set_bits(MESSAGE, 0);
        self.context.set(bindings);
        message
    }

    /// Changes that message.
    pub fn set_cancel_message(&self, message: Value) {
        drop(self.take_cancel_message());
        if !message.is_none() {
            let bindings = self.context.take();
            self.set_message_and_bindings(message, bindings);
            self.set_bits(MESSAGE, MESSAGE);
        }
    }

    /// What it waits for.
    pub fn waiting_for(&self) -> Option<Obj<Future>> {
        self.waiting_for.get()
    }

    /// Shows what it holds to the collector.
    pub fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.coroutine());
        if let Some(name) = self.given_name() {
            visit(&name.value());
        }
        if let Some(future) = self.waiting_for() {
            visit(&future.value());
        }
        if let Some(context) = self.context.get() {
            visit(&Value::Obj(context));
        }
    }

    /// Lets go of what it holds (garbage cycles only).
    pub fn clear(&self) {
        drop(self.coroutine.take());
        drop(self.waiting_for.take());
        self.set_bits(MESSAGE, 0);
        drop(self.context.take());
    }
}

/// The number by which events will name a task that is being made; none where it cannot stand for its serial number, which is `least` or
/// more.
#[cold]
fn numbered(unseen: &mut Unseen, task: &Obj<Future>, least: u32) -> Option<u32> {
    unseen.forget(task);
    let number = u32::try_from(next_trace_number_from(u64::from(least))).ok()?;
    task.traits.set(NUMBERED, true);
    Some(number)
}

impl Vm {
    /// A new task; its first step is put into the ready queue.
    pub fn make_task(&mut self, event_loop: &Obj<EventLoop>, coroutine: Value, options: TaskOptions) -> Obj<Future> {
        let task = self.register_task(event_loop, coroutine, options);
        self.push_ready(event_loop, Handle::Step(task.clone()));
        task
    }

    fn register_task(&mut self, event_loop: &Obj<EventLoop>, coroutine: Value, options: TaskOptions) -> Obj<Future> {
        let task = Future::with_role(TypeId::Task, event_loop, Role::Task(Box::new(TaskPart::unbegun())));
        self.begin_task(&task, coroutine, options);
        task
    }

    /// `Task.__init__`: what makes a task of a future that `__new__` made; its first step is still to be arranged.
    pub fn begin_task(&mut self, task: &Obj<Future>, coroutine: Value, options: TaskOptions) {
        let Some(part) = task.task() else { return };
        let scheduler = &mut self.event_loop;
        match options.name.exact::<Str>() {
            Some(name) => part.set_name(name.clone()),
            None => scheduler.next_task += 1,
        }
        match coroutine {
            Value::Obj(coroutine) => part.coroutine.set(Some(coroutine)),
            _ => unreachable!("a coroutine is an object"),
        }
        let serial = scheduler.task_serial + 1;
        // An observer's tasks sort by the number that events name them by: it needs no table then.
        let number = if self.tracer.is_some() { numbered(&mut scheduler.unseen, task, serial) } else { None };
        scheduler.task_serial = number.unwrap_or(serial);
        part.serial.set(scheduler.task_serial);
        task.number.set(scheduler.next_task);
        part.place.set(scheduler.tasks.next_place());
        part.set_context(options.context.unwrap_or_else(|| scheduler.context.copy()));
        // A pending task that dies is reported.
        task.as_ref().set_flag(flags::FINALIZER, true);
        scheduler.tasks.add(task.clone());
        self.note_origin(&task.event_loop, task.as_ref());
        self.observe(|vm| Event::task_create(vm, task));
        if self.hints.enabled {
            self.hint_note_task(number_of(task.as_ref()), &part.coroutine());
        }
    }

    /// Puts a task among those that have not ended, or takes it out (`_register_task`, `_unregister_task`).
    pub fn list_task(&mut self, task: &Obj<Future>, listed: bool) {
        self.unregister_task(task);
        if let (Some(part), true) = (task.task(), listed && !task.is_done()) {
            part.place.set(self.event_loop.tasks.next_place());
            self.event_loop.tasks.add(task.clone());
        }
    }

    /// Takes a task out of those that have not ended.
    fn unregister_task(&mut self, task: &Obj<Future>) {
        let Some(part) = task.task() else { return };
        drop(self.event_loop.tasks.remove(part.place.get(), task));
    }

    /// Forgets the tasks of a loop that was closed; those nobody else holds die.
    pub fn forget_tasks(&mut self, event_loop: &Obj<EventLoop>) {
        self.forget_tasks_that(|task| task.event_loop.is(event_loop));
    }

    /// Forgets the tasks that an answer picks out. (The collector does so: being listed here keeps no task alive.)
    pub fn forget_tasks_that(&mut self, go: impl Fn(&Obj<Future>) -> bool) {
        let gone = self.event_loop.tasks.remove_that(go);
        drop(gone);
    }

    /// `task.cancel(msg)` of a task that is not done.
    pub(super) fn cancel_task(&mut self, task: &Obj<Future>, message: Value) -> bool {
        let Some(part) = task.task() else { return false };
        task.retrieved.set(true);
        part.set_cancel_requests(part.cancel_requests().saturating_add(1));
        self.note_cancel_request(task);
        let request = |vm: &mut Vm| Event::CancelRequest { target: vm.trace_id(&task.value()), via: vm.cancels_by() };
        if self.hints.enabled && self.cancels_by() == "shutdown" {
            self.hint_at_lost_task(number_of(task.as_ref()), &task.value());
        }
        self.event_loop.cancelled_too_deep = false;
        let delivered = self.observing(request, |vm| match part.waiting_for() {
            Some(waiting) => vm.cancel_waited(&waiting, message.clone()),
            None => vm.cancel_direct(task, part, &message),
        });
        if delivered || self.event_loop.cancelled_too_deep {
            return delivered;
        }
        part.set_must_cancel(true);
        if part.standing() != Standing::CalledOff {
            part.set_cancel_message(message);
        }
        true
    }

    /// Cancels what a cancelled task waits for. Tasks that wait for each other in a circle would never come to an end.
    fn cancel_waited(&mut self, waiting: &Obj<Future>, message: Value) -> bool {
        if self.enter_native().is_err() {
            drop(self.take_raised());
            self.event_loop.cancelled_too_deep = true;
            return false;
        }
        let delivered = self.cancel_future(waiting, message);
        self.leave_native();
        delivered
    }

    /// RecursionError where the last cancellation has not come to its end.
    pub fn check_cancel_depth(&mut self) -> Result<(), Raised> {
        if std::mem::take(&mut self.event_loop.cancelled_too_deep) {
            return Err(self.recursion_error_in(" while calling a Python object"));
        }
        Ok(())
    }

    /// One step of a task.
    pub fn step_task(&mut self, task: &Obj<Future>) -> Result<(), Raised> {
        let Some(part) = task.task() else { return Ok(()) };
        if task.is_done() {
            return Ok(());
        }
        let input = self.next_input(task, part);
        let resumes = |vm: &mut Vm| Event::TaskResume { id: vm.trace_id(&task.value()), with: Input::of(vm, &input) };
        let opened = self.begin_observing(resumes);
        let outer = self.event_loop.current.replace(task.clone());
        let outer_context = std::mem::replace(&mut self.event_loop.context, part.take_context());
        let coroutine = part.coroutine();
        let usual = match coroutine.exact::<Generator>() {
            Some(generator) => self.step_coroutine(generator, part, input),
            None => Err(input),
        };
        let step = usual.map_or_else(|input| self.resume(&coroutine, input), Step::from);
        part.set_context(std::mem::replace(&mut self.event_loop.context, outer_context));
        let ended = self.end_step(task, step);
        self.end_observing(opened);
        self.event_loop.current = outer;
        ended
    }

    /// What goes into the coroutine: None, the exception of what it waited for, or a cancellation.
    #[inline]
    fn next_input(&mut self, task: &Obj<Future>, part: &TaskPart) -> Resume {
        let waited = part.waiting_for.take();
        let called_off = part.must_cancel() || part.standing() == Standing::CalledOff;
        if !called_off && waited.as_ref().is_none_or(|future| future.has_result()) {
            return Resume::Send(Value::None);
        }
        self.next_exception(task, part, waited)
    }

    fn next_exception(&mut self, task: &Obj<Future>, part: &TaskPart, waited: Option<Obj<Future>>) -> Resume {
        if part.standing() == Standing::CalledOff {
            self.end_timer(task, part);
            part.set_must_cancel(false);
            let message = part.take_cancel_message();
            return Resume::Throw(self.cancelled_error(&message));
        }
        if part.must_cancel() {
            if let Some(exception) = waited.as_ref().and_then(|future| self.taken_exception(future)) {
                if self.is_cancelled_error(&exception) {
                    part.set_must_cancel(false);
                    return Resume::Throw(exception);
                }
            }
            part.set_must_cancel(false);
            let message = part.take_cancel_message();
            return Resume::Throw(self.cancelled_error(&message));
        }
        match waited.and_then(|future| self.taken_exception(&future)) {
            Some(exception) => Resume::Throw(exception),
            None => Resume::Send(Value::None),
        }
    }

    /// The exception that an awaited future hands to the task that waited for it.
    fn taken_exception(&mut self, future: &Obj<Future>) -> Option<Value> {
        match future.state.get() {
            State::Cancelled => Some(self.cancellation(future)),
            State::Finished if future.failed.get() => {
                self.mark_retrieved(future);
                Some(future.failure())
            }
            State::Finished | State::Pending => None,
        }
    }

    fn end_step(&mut self, task: &Obj<Future>, step: Step) -> Result<(), Raised> {
        match step {
            Step::Yielded(value) => self.task_waits(task, value),
            Step::Returned(value) => {
                let Some(part) = task.task() else { return Ok(()) };
                if part.take_must_cancel() {
                    // It cancelled itself and ended without another await.
                    let message = part.take_cancel_message();
                    self.end_task(task, State::Cancelled, message, false);
                } else {
                    if part.cancel_requests() > 0 {
                        self.note_swallowed_cancel(task);
                    }
                    self.end_task(task, State::Finished, value, false);
                }
                Ok(())
            }
            Step::Raised => self.task_raised(task),
        }
    }

    fn end_task(&mut self, task: &Obj<Future>, state: State, outcome: Value, failed: bool) {
        self.unregister_task(task);
        self.finish_future(task, state, outcome, failed);
    }

    fn task_raised(&mut self, task: &Obj<Future>) -> Result<(), Raised> {
        let exception = self.take_raised();
        if self.is_cancelled_error(&exception) {
            self.end_task(task, State::Cancelled, exception, false);
            return Ok(());
        }
        let leaves_loop =
            self.is_exception(&exception, Exc::KeyboardInterrupt) || self.is_exception(&exception, Exc::SystemExit);
        self.end_task(task, State::Finished, exception.clone(), true);
        if leaves_loop {
            return Err(self.raise_again(exception));
        }
        Ok(())
    }

    /// Puts an exception back that was taken out, its traceback untouched.
    pub fn raise_again(&mut self, exception: Value) -> Raised {
        self.raised = exception;
        Raised
    }

    /// What a task handed out: a future to wait for, or None for one turn.
    fn task_waits(&mut self, task: &Obj<Future>, value: Value) -> Result<(), Raised> {
        if let Some(future) = value.cast::<Future>() {
            return self.task_waits_for(task, &future.clone());
        }
        if value.is_none() {
            self.observe(|vm| vm.suspension(task, false));
            self.event_loop.gave_way += 1;
            self.push_ready(&task.event_loop, Handle::Step(task.clone()));
            return Ok(());
        }
        if self.event_loop.at_once.is_waiting(&value) {
            self.task_waits_directly(task);
            return Ok(());
        }
        let shown = self.repr_text(&value)?;
        let message = match value.exact::<Generator>() {
            Some(_) => {
                let own = self.repr_text(&task.value())?;
                format!("yield was used instead of yield from for generator in task {own} with {shown}")
            }
            None => format!("Task got bad yield: {shown}"),
        };
        self.bad_yield(task, message);
        Ok(())
    }

    /// The task stands in a wait queue itself, or sleeps; a cancellation that was asked for before comes at once.
    fn task_waits_directly(&mut self, task: &Obj<Future>) {
        self.observe(|vm| vm.suspension(task, true));
        let Some(part) = task.task().filter(|part| part.must_cancel()) else { return };
        part.set_must_cancel(false);
        let message = part.take_cancel_message();
        self.cancel_direct(task, part, &message);
    }

    fn task_waits_for(&mut self, task: &Obj<Future>, future: &Obj<Future>) -> Result<(), Raised> {
        let Some(part) = task.task() else { return Ok(()) };
        if let Some(message) = self.refuse_waiting(task, future)? {
            return self.refused_waiting(task, future, message);
        }
        if future.traits.has(DERIVED) && self.wait_by_callback(task, future)? {
            // The script's own method knows now.
        } else {
            self.add_waiter(future, Waiter::Task(task.clone()));
        }
        part.waiting_for.set(Some(future.clone()));
        self.observe(|vm| vm.suspension(task, true));
        if part.must_cancel() {
            let message = part.cancel_message().unwrap_or(Value::None);
            if self.cancel_future(future, message) {
                part.set_must_cancel(false);
            }
        }
        Ok(())
    }

    /// The task stops, to wait or for a turn.
    fn suspension(&mut self, task: &Obj<Future>, waits: bool) -> Event {
        let on = if waits { self.awaited_of(task) } else { None };
        Event::TaskSuspend { id: self.trace_id(&task.value()), on, stack: self.stack_of_task(task) }
    }

    /// Waits for a future whose class has an `add_done_callback` of the script's own: that is called with the task's wake-up.
    fn wait_by_callback(&mut self, task: &Obj<Future>, future: &Obj<Future>) -> Result<bool, Raised> {
        let Some(method) = self.overridden_of(future, "add_done_callback") else { return Ok(false) };
        let (wakeup, key) = (self.intern("_wakeup"), self.intern("context"));
        let wakeup = self.getattr(&task.value(), wakeup)?;
        let context = self.new_context(self.event_loop.context.bindings());
        self.call_keywords(&method, &[wakeup], &[(key, context.into())])?;
        Ok(true)
    }

    /// Why a task cannot wait for a future that it handed out.
    fn refuse_waiting(&mut self, task: &Obj<Future>, future: &Obj<Future>) -> Result<Option<String>, Raised> {
        let blocking = future.traits.has(BLOCKING);
        future.traits.set(BLOCKING, false);
        if blocking && future.event_loop.is(&task.event_loop) && !future.is(task) {
            return Ok(None);
        }
        let (own, other) = (self.repr_text(&task.value())?, self.repr_text(&future.value())?);
        Ok(Some(if !future.event_loop.is(&task.event_loop) {
            format!("Task {own} got Future {other} attached to a different loop")
        } else if !blocking {
            format!("yield was used instead of yield from in task {own} with {other}")
        } else {
            format!("Task cannot await on itself: {own}")
        }))
    }

    /// The task's next step throws RuntimeError about a future that it cannot wait for.
    #[cold]
    fn refused_waiting(&mut self, task: &Obj<Future>, future: &Obj<Future>, message: String) -> Result<(), Raised> {
        let error = self.bad_yield(task, message);
        if !future.event_loop.is(&task.event_loop) {
            self.hint_note_foreign(&error, &future.event_loop, &task.event_loop);
        }
        Ok(())
    }

    /// The task's next step throws RuntimeError, which is handed out.
    fn bad_yield(&mut self, task: &Obj<Future>, message: String) -> Value {
        let message = self.text(&message);
        let error = self.new_exception(Exc::RuntimeError, vec![message]);
        let failure = Future::make(&task.event_loop);
        self.finish_future(&failure, State::Finished, error.clone(), true);
        if let Some(part) = task.task() {
            part.waiting_for.set(Some(failure));
            self.push_ready(&task.event_loop, Handle::Step(task.clone()));
        }
        error
    }

    /// A task's name as text.
    pub fn task_name(&self, task: &Obj<Future>) -> String {
        match task.task() {
            None => "Future".to_owned(),
            Some(part) => match part.given_name() {
                Some(name) => name.to_text().into_owned(),
                None => format!("Task-{}", task.number.get()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A parked task costs its own size, its part's and its coroutine's, and a future where it waits for one: each is kept to a size
    /// class.
    #[test]
    fn sizes_stay_within_their_classes() {
        const HEADER: usize = 16;
        assert!(size_of::<Future>() + HEADER <= 64, "a future takes {}", size_of::<Future>() + HEADER);
        assert!(size_of::<TaskPart>() <= 48, "a task's part takes {}", size_of::<TaskPart>());
        assert!(size_of::<Generator>() + HEADER <= 64, "a coroutine takes {}", size_of::<Generator>() + HEADER);
    }
}
