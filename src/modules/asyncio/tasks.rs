//! `asyncio.Task`, and the functions that make and list tasks.

use super::futures;
use crate::event_loop::EventLoop;
use crate::event_loop::context::Current;
use crate::event_loop::future::{Future, Role};
use crate::event_loop::handle::Handle;
use crate::event_loop::native_coroutine::{NativeAwait, NativeCoroutine, ended};
use crate::event_loop::task::{TaskOptions, TaskPart};
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, Raised, getter, row, static_row};
use crate::objects::string::Str;
use crate::objects::types::TypeId;
use crate::trace::event::Event;
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};

/// `asyncio.Task`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Task",
    module: "_asyncio",
    base: Some(&futures::SPEC),
    doc: "A coroutine wrapped in a Future.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "", new),
        row("__init__(self, /, coro, *, loop=None, name=None, context=None, eager_start=False)", "", init),
        row("_wakeup(self, future, /)", "Go on: what was awaited is done.", wakeup),
        row("get_name(self, /)", "Return the name of the task.", get_name),
        row("set_name(self, value, /)", "Set the name of the task.", set_name),
        row("get_coro(self, /)", "Return the coroutine object wrapped by the task.", get_coro),
        row("get_context(self, /)", "Return the context in which the task runs.", get_context),
        row("cancelling(self, /)", "Return the count of the task's cancellation requests.", cancelling),
        row("uncancel(self, /)", "Decrement the task's count of cancellation requests.", uncancel),
        row("get_stack(self, /, *, limit=None)", "Return the list of stack frames for this task's coroutine.", get_stack),
        row("print_stack(self, /, *, limit=None, file=None)", "Print the stack for this task's coroutine.", print_stack),
        row("set_result(self, result, /)", "Tasks get their results from their coroutines.", no_set_result),
        row("set_exception(self, exception, /)", "Tasks get their exceptions from their coroutines.", no_set_exception),
    ],
    getters: &[
        getter("_coro", "The coroutine.", |_, value| Ok(coroutine_of(value))),
        getter("_must_cancel", "Whether the next step throws CancelledError.", |_, value| {
            Ok(Value::bool(part(value).must_cancel()))
        }),
        getter("_fut_waiter", "What it waits for, or None.", |vm, value| {
            Ok(vm.awaited_by(futures::own(value)))
        }),
    ],
    subclassable: true,
};

fn part(value: &Value) -> &TaskPart {
    futures::own(value).task().expect("methods of tasks are called with tasks")
}

fn coroutine_of(value: &Value) -> Value {
    part(value).coroutine()
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.untold_future(&args[0], TypeId::Task, Role::Task(Box::new(TaskPart::unbegun())))
}

/// `Task.__init__`: the first step is put into the ready queue, or runs at once.
fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let task = futures::own(&args[0]).clone();
    let event_loop = vm.loop_argument(&args[2])?;
    let coroutine = coroutine_argument(vm, &args[1])?;
    if part(&args[0]).has_begun() {
        return Err(vm.raise(Exc::RuntimeError, "Task object is initialized already."));
    }
    let options = TaskOptions { name: name_argument(vm, &args[3])?, context: args.some(4).cloned().map(Current::of_object) };
    let eager = vm.truth(&args[5])? && event_loop.running.get();
    task.event_loop.tell(&event_loop);
    vm.begin_task(&task, coroutine, options);
    if event_loop.closed.get() {
        vm.list_task(&task, false);
        return Err(vm.loop_is_closed(&event_loop));
    }
    if eager {
        vm.step_task(&task)?;
        if task.is_done() {
            part(&args[0]).forget_coroutine();
        }
    } else {
        vm.push_ready(&event_loop, Handle::Step(task.clone()));
    }
    Ok(Value::None)
}

/// The coroutine that a task is to run: one, or an object with the methods of one.
fn coroutine_argument(vm: &mut Vm, given: &Value) -> Answer {
    if vm.is_coroutine(given) {
        return Ok(given.clone());
    }
    if has_coroutine_methods(vm, given) {
        return Ok(NativeCoroutine::make(AwaitAny { awaitable: given.clone(), iterator: Value::Unbound }));
    }
    let shown = vm.repr_text(given)?;
    Err(vm.type_error(format!("a coroutine was expected, got {shown}")))
}

/// What was awaited by way of a callback is done.
fn wakeup(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.step_task(&futures::own(&args[0]).clone())?;
    Ok(Value::None)
}

/// The `name=` of a task: any object's text, None for the usual one.
fn name_argument(vm: &mut Vm, name: &Value) -> Answer {
    if name.is_none() || name.is_unbound() { Ok(Value::None) } else { vm.str(name) }
}

fn get_name(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.task_name(&futures::own(&args[0]).clone());
    Ok(vm.text(&name))
}

fn set_name(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.str(&args[1])?;
    if let Some(name) = name.cast::<Str>() {
        part(&args[0]).set_name(name.clone());
    }
    Ok(Value::None)
}

fn get_coro(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(coroutine_of(&args[0]))
}

fn get_context(vm: &mut Vm, args: Args<'_>) -> Answer {
    let task = futures::own(&args[0]).clone();
    let running = vm.event_loop.current.as_ref().is_some_and(|current| current.is(&task));
    let place = if running { vm.event_loop.context.clone() } else { part(&args[0]).context() };
    let (object, place) = vm.context_object(&place);
    if running {
        vm.event_loop.context = place;
    } else {
        part(&args[0]).set_context(place);
    }
    Ok(object)
}

fn cancelling(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(i64::from(part(&args[0]).cancel_requests())))
}

fn uncancel(vm: &mut Vm, args: Args<'_>) -> Answer {
    let left = vm.uncancel_task(&futures::own(&args[0]).clone());
    Ok(Value::Int(i64::from(left)))
}

impl Vm {
    /// `task.uncancel()`: one request of cancellation less; how many are left.
    pub fn uncancel_task(&mut self, task: &Obj<Future>) -> u32 {
        let Some(part) = task.task() else { return 0 };
        let left = part.cancel_requests().saturating_sub(1);
        part.set_cancel_requests(left);
        if left == 0 {
            part.set_must_cancel(false);
        }
        self.observe(|vm| Event::Uncancel { id: vm.trace_id(&task.value()), count: left });
        left
    }

    /// How many requests of cancellation a task has.
    pub fn cancel_requests(&self, task: &Obj<Future>) -> u32 {
        task.task().map_or(0, |part| part.cancel_requests())
    }
}

/// `Task.get_stack`, in our own language.
fn get_stack(vm: &mut Vm, args: Args<'_>) -> Answer {
    in_own_language(vm, "get_stack", args.values().to_vec())
}

/// `Task.print_stack`, in our own language.
fn print_stack(vm: &mut Vm, args: Args<'_>) -> Answer {
    in_own_language(vm, "print_stack", args.values().to_vec())
}

fn in_own_language(vm: &mut Vm, name: &str, args: Vec<Value>) -> Answer {
    let module = vm.import_module("asyncio.base_tasks")?;
    let name = vm.intern(name);
    let function = vm.getattr(&module, name)?;
    vm.tail_call(function, args)
}

fn no_set_result(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Err(vm.raise(Exc::RuntimeError, "Task does not support set_result operation"))
}

fn no_set_exception(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Err(vm.raise(Exc::RuntimeError, "Task does not support set_exception operation"))
}

/// `current_task(loop=None)`
pub fn current_task(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = if args[0].is_none() { vm.running_loop()? } else { vm.loop_argument(&args[0])? };
    let current = vm.event_loop.current.as_ref().filter(|task| task.event_loop.is(&event_loop));
    Ok(current.map_or(Value::None, Obj::value))
}

/// Tasks of a loop that have not ended, oldest first.
fn list_tasks(vm: &mut Vm, given: &Value) -> Result<Vec<Value>, Raised> {
    let event_loop = if given.is_none() { vm.running_loop()? } else { vm.loop_argument(given)? };
    let tasks = vm.event_loop.tasks_by_age();
    Ok(tasks.iter().filter(|task| task.event_loop.is(&event_loop)).map(Obj::value).collect())
}

/// `all_tasks(loop=None)`
pub fn all_tasks(vm: &mut Vm, args: Args<'_>) -> Answer {
    let tasks = list_tasks(vm, &args[0])?;
    vm.new_set(tasks)
}

/// Tasks of a loop as a list.
pub fn tasks_of(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(List::new(list_tasks(vm, &args[0])?).into())
}

/// `create_task(coro, *, name=None, context=None)`
pub fn create_task(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = vm.running_loop()?;
    vm.loop_create_task(&event_loop, &args[0], &args[1], &args[2])
}

impl Vm {
    /// `loop.create_task`, by the script's own method where it derived the loop's class.
    pub fn loop_create_task(&mut self, event_loop: &Obj<EventLoop>, coro: &Value, name: &Value, context: &Value) -> Answer {
        if !event_loop.derived {
            return self.new_loop_task(event_loop, coro, name, context);
        }
        let instance = EventLoop::facade(event_loop);
        let (create, by_name, by_context) = (self.intern("create_task"), self.intern("name"), self.intern("context"));
        let create = self.getattr(&instance, create)?;
        let mut keywords = Vec::new();
        if !name.is_unbound() {
            keywords.push((by_name, name.clone()));
        }
        if !context.is_none() {
            keywords.push((by_context, context.clone()));
        }
        self.call_keywords(&create, std::slice::from_ref(coro), &keywords)
    }

    /// `BaseEventLoop.create_task`
    pub fn new_loop_task(&mut self, event_loop: &Obj<EventLoop>, coro: &Value, name: &Value, context: &Value) -> Answer {
        if event_loop.closed.get() {
            return Err(self.loop_is_closed(event_loop));
        }
        let factory = event_loop.task_factory.get();
        if !factory.is_none() {
            return self.task_by_factory(event_loop, &factory, [coro, name, context]);
        }
        let coro = coroutine_argument(self, coro)?;
        let name = name_argument(self, name)?;
        let context = (!context.is_none()).then(|| Current::of_object(context.clone()));
        Ok(self.make_task(event_loop, coro, TaskOptions { name, context }).into())
    }

    fn task_by_factory(
        &mut self,
        event_loop: &Obj<EventLoop>,
        factory: &Value,
        [coro, name, context]: [&Value; 3],
    ) -> Answer {
        let by_context = self.intern("context");
        let keywords = if context.is_none() { Vec::new() } else { vec![(by_context, context.clone())] };
        let task = self.call_keywords(factory, &[EventLoop::facade(event_loop), coro.clone()], &keywords)?;
        let set_name = self.intern("set_name");
        let name = if name.is_unbound() { Value::None } else { name.clone() };
        self.call_method(&task, set_name, &[name])?;
        Ok(task)
    }

    /// `ensure_future(coro_or_future, loop=loop)`: the future itself, or a task around a coroutine or other awaitable.
    pub fn ensure_future(&mut self, value: &Value, event_loop: Option<&Obj<EventLoop>>) -> Answer {
        if let Some(future) = value.cast::<Future>() {
            if event_loop.is_some_and(|event_loop| !event_loop.is(&future.event_loop)) {
                let message = "The future belongs to a different loop than the one specified as the loop argument";
                return Err(self.value_error(message));
            }
            return Ok(value.clone());
        }
        let coroutine = if self.is_coroutine(value) {
            value.clone()
        } else if self.special(value, sym::__await__)?.is_some() {
            NativeCoroutine::make(AwaitAny { awaitable: value.clone(), iterator: Value::Unbound })
        } else {
            return Err(self.type_error("An asyncio.Future, a coroutine or an awaitable is required"));
        };
        let event_loop = match event_loop {
            Some(event_loop) => event_loop.clone(),
            None => self.loop_argument(&Value::None)?,
        };
        match self.loop_create_task(&event_loop, &coroutine, &Value::Unbound, &Value::None) {
            Ok(task) => Ok(task),
            Err(Raised) => {
                // It will never run; that is not the coroutine's fault.
                let exception = self.take_raised();
                if self.is_exception(&exception, Exc::RuntimeError) && !coroutine.is(value) {
                    self.close(&coroutine)?;
                }
                Err(self.raise_again(exception))
            }
        }
    }
}

/// The task around an awaitable that is no coroutine (`_wrap_awaitable`).
struct AwaitAny {
    awaitable: Value,
    iterator: Value,
}

impl NativeAwait for AwaitAny {
    fn name(&self) -> &'static str {
        "_wrap_awaitable"
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        if self.iterator.is_unbound() {
            match vm.await_iterator(&self.awaitable) {
                Ok(iterator) => self.iterator = iterator,
                Err(raised) => return ended(Err(raised)),
            }
        }
        let iterator = self.iterator.clone();
        vm.resume(&iterator, input)
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.awaitable);
        visit(&self.iterator);
    }
}

/// `ensure_future(coro_or_future, *, loop=None)`
pub fn ensure_future_row(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = args[1].cast::<EventLoop>().cloned();
    vm.ensure_future(&args[0], event_loop.as_ref())
}

/// `iscoroutine(obj)`
pub fn iscoroutine(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(vm.is_coroutine(&args[0]) || has_coroutine_methods(vm, &args[0])))
}

/// Whether a value is a `collections.abc.Coroutine`: anything with the four methods is.
fn has_coroutine_methods(vm: &Vm, value: &Value) -> bool {
    let class = vm.class_of(value);
    let all = [sym::__await__, sym::send, sym::throw, sym::close];
    all.iter().all(|name| vm.class_lookup(class, *name).is_some())
}

/// Lets Ctrl-C cancel a task instead of raising.
pub fn interruptible(vm: &mut Vm, args: Args<'_>) -> Answer {
    if !vm.threads.on_first() {
        // Only the first thread hears of Ctrl-C.
        return Ok(Value::None);
    }
    vm.event_loop.interrupt.target = args[0].cast::<Future>().cloned();
    vm.event_loop.interrupt.count = 0;
    Ok(Value::None)
}

/// How often Ctrl-C was pressed.
pub fn interrupts(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let count = if vm.threads.on_first() { vm.event_loop.interrupt.count } else { 0 };
    Ok(Value::Int(i64::from(count)))
}

/// The loop and the task in the arguments of `_enter_task` and `_leave_task`.
fn loop_and_task(vm: &mut Vm, args: Args<'_>) -> Result<Option<Obj<Future>>, Raised> {
    vm.loop_argument(&args[0])?;
    if args[1].is_none() { Ok(None) } else { vm.future_argument(&args[1]).map(Some) }
}

/// `_enter_task(loop, task)`
pub fn enter_task(vm: &mut Vm, args: Args<'_>) -> Answer {
    let task = loop_and_task(vm, args)?;
    if let Some(current) = vm.event_loop.current.clone() {
        let (entering, current) = (vm.repr_text(&args[1])?, vm.repr_text(&current.value())?);
        let message = format!("Cannot enter into task {entering} while another task {current} is being executed.");
        return Err(vm.raise(Exc::RuntimeError, message));
    }
    vm.event_loop.current = task;
    Ok(Value::None)
}

/// `_leave_task(loop, task)`
pub fn leave_task(vm: &mut Vm, args: Args<'_>) -> Answer {
    let task = loop_and_task(vm, args)?;
    let current = vm.event_loop.current.clone();
    let same = match (&task, &current) {
        (Some(task), Some(current)) => task.is(current),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    if !same {
        let current = current.map_or(Value::None, |current| current.value());
        let (leaving, current) = (vm.repr_text(&args[1])?, vm.repr_text(&current)?);
        let message = format!("Invalid attempt to leave task {leaving} while task {current} is entered.");
        return Err(vm.raise(Exc::RuntimeError, message));
    }
    vm.event_loop.current = None;
    Ok(Value::None)
}

/// `_register_task(task)`
pub fn register_task(vm: &mut Vm, args: Args<'_>) -> Answer {
    let task = vm.future_argument(&args[0])?;
    vm.list_task(&task, true);
    Ok(Value::None)
}

/// `_unregister_task(task)`
pub fn unregister_task(vm: &mut Vm, args: Args<'_>) -> Answer {
    let task = vm.future_argument(&args[0])?;
    vm.list_task(&task, false);
    Ok(Value::None)
}

/// Our library tells the observer what happens outside of the loop.
pub fn note(vm: &mut Vm, args: Args<'_>) -> Answer {
    if vm.tracer.is_some() {
        let (kind, text) = (vm.str_text(&args[0])?, vm.str_text(&args[1])?);
        vm.observe(|_| Event::note(kind, None, text));
    }
    Ok(Value::None)
}
