//! `asyncio.TaskGroup`: tasks that end together (structured concurrency).
//!
//! The first child that fails cancels the others, and the parent once if it is inside the body or waiting; that cancellation is
//! taken back when the group is left (`taskgroups.py`). Children are cancelled in the order in which they were made.

use super::children::Children;
use crate::event_loop::combine::{Watch, Watcher};
use crate::event_loop::future::{Future, State, Waiter};
use crate::event_loop::native_coroutine::{NativeAwait, NativeCoroutine, ended, suspend_on};
use crate::event_loop::{EventLoop, reports};
use crate::heap::{Obj, Value};
use crate::objects::exception::{Exc, Exception};
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row, static_row};
use crate::trace::awaited::Resource;
use crate::trace::event::Event;
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use std::any::Any;
use std::cell::{Cell, RefCell};

#[derive(Default)]
struct TaskGroup {
    entered: Cell<bool>,
    exiting: Cell<bool>,
    aborting: Cell<bool>,
    parent_cancel_requested: Cell<bool>,
    event_loop: RefCell<Option<Obj<EventLoop>>>,
    parent: RefCell<Option<Obj<Future>>>,
    /// Children that have not ended.
    tasks: RefCell<Children>,
    errors: RefCell<Vec<Value>>,
    /// SystemExit or KeyboardInterrupt of a child or of the body.
    base_error: RefCell<Option<Value>>,
    /// What the parent waits for at the end of the body.
    all_done: RefCell<Option<Obj<Future>>>,
    watcher: RefCell<Option<Obj<Watcher>>>,
}

impl NativeData for TaskGroup {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        let mut one = |future: &RefCell<Option<Obj<Future>>>| {
            if let Ok(Some(future)) = future.try_borrow().as_deref() {
                visit(&future.value());
            }
        };
        one(&self.parent);
        one(&self.all_done);
        if let Ok(Some(event_loop)) = self.event_loop.try_borrow().as_deref() {
            visit(&event_loop.value());
        }
        if let Ok(Some(watcher)) = self.watcher.try_borrow().as_deref() {
            visit(&watcher.value());
        }
        if let Ok(tasks) = self.tasks.try_borrow() {
            tasks.iter().for_each(|task| visit(&task.value()));
        }
        if let Ok(errors) = self.errors.try_borrow() {
            errors.iter().for_each(&mut *visit);
        }
        if let Ok(Some(error)) = self.base_error.try_borrow().as_deref() {
            visit(error);
        }
    }

    fn clear(&self) {
        drop((self.tasks.take(), self.parent.take(), self.watcher.take(), self.errors.take()));
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `asyncio.TaskGroup`
pub const SPEC: ClassSpec = ClassSpec {
    name: "TaskGroup",
    module: "asyncio.taskgroups",
    base: None,
    doc: "Asynchronous context manager for managing groups of tasks.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "", new),
        row("__init__(self, /)", "", super::locks::init_nothing),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__aenter__(self, /)", "", aenter),
        row("__aexit__(self, et, exc, tb, /)", "", aexit),
        row(
            "create_task(self, coro, *, name=None, context=None)",
            "Create a new task in this group and return it.",
            create_task,
        ),
    ],
    getters: &[
        getter("_tasks", "Its tasks that are not done.", |vm, value| {
            let tasks = own(value).tasks.borrow().iter().map(|task| task.value()).collect();
            vm.new_set(tasks)
        }),
    ],
    subclassable: true,
};

impl Vm {
    /// The tasks of a group that have not ended; none where it is no group.
    pub fn tasks_of_group(&self, value: &Value) -> Option<Vec<Obj<Future>>> {
        Some(value.native::<TaskGroup>()?.tasks.try_borrow().ok()?.iter().cloned().collect())
    }
}

fn own(value: &Value) -> &TaskGroup {
    value.native::<TaskGroup>().expect("methods of groups are called with groups")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let shape = vm.native_class(&SPEC).instance_shape.get();
    vm.instance_around(&args[0], NativeObject::new(shape, TaskGroup::default()).into())
}

fn describe(value: &Value) -> String {
    let group = own(value);
    let mut parts = vec!["<TaskGroup".to_owned()];
    let (tasks, errors) = (group.tasks.borrow().len(), group.errors.borrow().len());
    if tasks > 0 {
        parts.push(format!("tasks={tasks}"));
    }
    if errors > 0 {
        parts.push(format!("errors={errors}"));
    }
    if group.aborting.get() {
        parts.push("cancelling".to_owned());
    } else if group.entered.get() {
        parts.push("entered".to_owned());
    }
    parts.join(" ") + ">"
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(vm.text(&describe(&args[0])))
}

fn aenter(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.immediate("TaskGroup.__aenter__", &args[0], enter)
}

fn enter(vm: &mut Vm, itself: &Value) -> Answer {
    let group = own(itself);
    if group.entered.get() {
        return Err(vm.raise(Exc::RuntimeError, format!("TaskGroup {} has already been entered", describe(itself))));
    }
    let event_loop = vm.running_loop()?;
    *group.event_loop.borrow_mut() = Some(event_loop);
    let Some(parent) = vm.event_loop.current.clone() else {
        let message = format!("TaskGroup {} cannot determine the parent task", describe(itself));
        return Err(vm.raise(Exc::RuntimeError, message));
    };
    *group.parent.borrow_mut() = Some(parent);
    group.entered.set(true);
    vm.observe(|vm| Event::GroupEnter { id: vm.trace_id(itself) });
    vm.hint_note_group(itself);
    Ok(itself.clone())
}

fn create_task(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (itself, coro) = (&args[0], &args[1]);
    let group = own(itself);
    let refusal = if !group.entered.get() {
        Some("has not been entered")
    } else if group.exiting.get() && group.tasks.borrow().is_empty() {
        Some("is finished")
    } else if group.aborting.get() {
        Some("is shutting down")
    } else {
        None
    };
    if let Some(refusal) = refusal {
        vm.close(coro)?;
        return Err(vm.raise(Exc::RuntimeError, format!("TaskGroup {} {refusal}", describe(itself))));
    }
    let event_loop = vm.running_loop_of(group)?;
    vm.makes_task_of(itself, true);
    let task = vm.loop_create_task(&event_loop, coro, &args[2], &args[3]);
    vm.makes_task_of(itself, false);
    let task = task?;
    vm.hint_note_group_task(itself, false);
    let future = vm.future_argument(&task)?;
    if future.is_done() {
        task_done(vm, itself, &future)?;
    } else {
        group.tasks.borrow_mut().add(future.clone());
        let watcher = group.watcher.borrow_mut().get_or_insert_with(|| Watcher::make(Child(itself.clone()))).clone();
        vm.add_waiter(&future, Waiter::Watch(watcher));
    }
    Ok(task)
}

impl Vm {
    /// Tells the observer whose task is being made.
    fn makes_task_of(&mut self, group: &Value, begins: bool) {
        let id = self.trace_id_if_observed(group).filter(|_| begins);
        if let Some(tracer) = &mut self.tracer {
            tracer.in_group(id);
        }
    }

    fn running_loop_of(&mut self, group: &TaskGroup) -> Result<Obj<EventLoop>, Raised> {
        let event_loop = group.event_loop.borrow().clone();
        match event_loop {
            Some(event_loop) => Ok(event_loop),
            None => self.running_loop(),
        }
    }
}

/// Cancels every child that has not ended.
fn abort(vm: &mut Vm, group: &TaskGroup) {
    group.aborting.set(true);
    let mut tasks: Vec<Obj<Future>> = group.tasks.borrow().iter().cloned().collect();
    // A task factory may have handed out older ones later.
    tasks.sort_by_key(|task| task.task().map_or(0, |part| part.serial.get()));
    for task in tasks {
        vm.cancel_future(&task, Value::None);
    }
}

/// Told when a child ends.
struct Child(Value);

impl Watch for Child {
    fn name(&self) -> &'static str {
        "TaskGroup._on_task_done"
    }

    fn done(&self, vm: &mut Vm, task: &Obj<Future>) -> Result<(), Raised> {
        task_done(vm, &self.0, task)
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.0);
    }
}

fn ends_program(vm: &Vm, exception: &Value) -> bool {
    vm.is_exception(exception, Exc::SystemExit) || vm.is_exception(exception, Exc::KeyboardInterrupt)
}

fn task_done(vm: &mut Vm, itself: &Value, task: &Obj<Future>) -> Result<(), Raised> {
    let group = own(itself);
    let ended = group.tasks.borrow_mut().remove(task);
    drop(ended);
    if group.tasks.borrow().is_empty() {
        let all_done = group.all_done.borrow().clone();
        if let Some(all_done) = all_done.filter(|future| !future.is_done()) {
            vm.finish_future(&all_done, State::Finished, Value::True, false);
        }
    }
    let Some(exception) = task.exception() else { return Ok(()) };
    vm.mark_retrieved(task);
    group.errors.borrow_mut().push(exception.clone());
    vm.hint_note_group_task(itself, true);
    if ends_program(vm, &exception) {
        group.base_error.borrow_mut().get_or_insert_with(|| exception.clone());
    }
    let Some(parent) = group.parent.borrow().clone() else { return Ok(()) };
    if parent.is_done() {
        return too_late(vm, task, &parent, exception);
    }
    if !group.aborting.get() && !group.parent_cancel_requested.get() {
        group.parent_cancel_requested.set(true);
        vm.observing(
            |vm| Event::GroupAbort { id: vm.trace_id(itself) },
            |vm| {
                abort(vm, group);
                vm.cancel_future(&parent, Value::None);
            },
        );
    }
    Ok(())
}

/// A child fails after its parent has ended.
fn too_late(vm: &mut Vm, task: &Obj<Future>, parent: &Obj<Future>, exception: Value) -> Result<(), Raised> {
    let (shown, parent) = (vm.repr_text(&task.value())?, vm.repr_text(&parent.value())?);
    let message = format!("Task {shown} has errored out but its parent task {parent} is already completed");
    let mut report = reports::Report::new(message);
    report.exception = Some(exception);
    report.more.push(("task", task.value()));
    report.hand_in(vm, &task.event_loop.clone())
}

/// Leaving the body: waits for the children, then says what became of them.
struct Leaving {
    group: Value,
    /// What the body raised; None for nothing.
    exception: Value,
    /// A cancellation that goes on when the group is left.
    cancellation: Option<Value>,
    begun: bool,
}

impl Leaving {
    fn begin(&mut self, vm: &mut Vm) {
        self.begun = true;
        let group = own(&self.group);
        group.exiting.set(true);
        if self.exception.is_none() {
            return;
        }
        if ends_program(vm, &self.exception) {
            group.base_error.borrow_mut().get_or_insert_with(|| self.exception.clone());
        }
        if vm.is_cancelled_error(&self.exception) {
            self.cancellation = Some(self.exception.clone());
        }
        if !group.aborting.get() {
            abort(vm, group);
        }
    }

    fn step(&mut self, vm: &mut Vm, input: Resume) -> Result<Step, Raised> {
        let itself = self.group.clone();
        let group = own(&itself);
        if !self.begun {
            self.begin(vm);
        } else {
            group.all_done.take();
            if let Resume::Throw(exception) = input {
                if !vm.is_cancelled_error(&exception) {
                    return Err(vm.raise_value(exception));
                }
                if !group.aborting.get() {
                    self.cancellation = Some(exception);
                    abort(vm, group);
                }
            }
        }
        if !group.tasks.borrow().is_empty() {
            let event_loop = vm.running_loop_of(group)?;
            let all_done = Future::make(&event_loop);
            *group.all_done.borrow_mut() = Some(all_done.clone());
            return Ok(suspend_on(&all_done));
        }
        self.finish(vm, group).map(Step::Returned)
    }

    fn finish(&self, vm: &mut Vm, group: &TaskGroup) -> Answer {
        let errors = group.errors.borrow().len();
        vm.observe(|vm| Event::GroupExit { id: vm.trace_id(&self.group), errors });
        let base_error = group.base_error.borrow().clone();
        if let Some(error) = base_error {
            return Err(vm.raise_value(error));
        }
        let parent = group.parent.borrow().clone();
        let mut cancellation = self.cancellation.clone();
        if let (true, Some(parent)) = (group.parent_cancel_requested.get(), &parent) {
            if vm.uncancel_task(parent) == 0 {
                // Nobody else asks for it.
                cancellation = None;
            }
        }
        if let (Some(cancellation), true) = (cancellation, group.errors.borrow().is_empty()) {
            return Err(vm.raise_value(cancellation));
        }
        if !self.exception.is_none() && !vm.is_cancelled_error(&self.exception) {
            group.errors.borrow_mut().push(self.exception.clone());
        }
        let errors = group.errors.take();
        if errors.is_empty() {
            vm.hint_note_group_left(&self.group, None);
            return Ok(Value::None);
        }
        self.fail(vm, parent, errors)
    }

    fn fail(&self, vm: &mut Vm, parent: Option<Obj<Future>>, errors: Vec<Value>) -> Answer {
        if let Some(parent) = parent.filter(|parent| vm.cancel_requests(parent) > 0) {
            // Cancelled from outside as well: that stays to be delivered, the count as it was.
            vm.uncancel_task(&parent);
            vm.cancel_future(&parent, Value::None);
        }
        let class = vm.exceptions[Exc::BaseExceptionGroup as usize].value();
        let message = vm.text("unhandled errors in a TaskGroup");
        let error = vm.call(&class, &[message, List::new(errors).into()])?;
        if let Some(body) = error.exact::<Exception>() {
            body.suppress_context.set(true);
        }
        vm.hint_note_group_left(&self.group, Some(&error));
        Err(vm.raise_value(error))
    }
}

impl NativeAwait for Leaving {
    fn name(&self) -> &'static str {
        "TaskGroup.__aexit__"
    }

    fn resource(&self) -> Option<(Resource, Value)> {
        Some((Resource::Group, self.group.clone()))
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        self.step(vm, input).unwrap_or_else(|raised| ended(Err(raised)))
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.group);
        visit(&self.exception);
        if let Some(cancellation) = &self.cancellation {
            visit(cancellation);
        }
    }
}

fn aexit(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let machine = Leaving { group: args[0].clone(), exception: args[2].clone(), cancellation: None, begun: false };
    Ok(NativeCoroutine::make(machine))
}
