//! Reports of lost work: never awaited, never retrieved, destroyed pending, exceptions in callbacks.

use super::future::{Future, Role};
use super::handle::{Callback, Handle};
use super::looper::EventLoop;
use crate::heap::{Obj, Ref, Value, registry};
use crate::objects::async_step::AsyncStep;
use crate::objects::dict::Dict;
use crate::objects::exception::{Exc, Exception};
use crate::objects::function::Function;
use crate::objects::method::BoundMethod;
use crate::objects::names::sym;
use crate::objects::native::{Native, Raised};
use crate::objects::tuple::Tuple;
use crate::trace::event::{Event, Name};
use crate::vm::Vm;
use crate::vm::lost_work::Lost;
use crate::vm::warnings::Warning;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// A coroutine dies whose body never ran (`coroutine … was never awaited`).
pub fn never_awaited(vm: &mut Vm, coroutine: &Value) {
    vm.lost.note(Lost::Unawaited);
    let name = match vm.getattr(coroutine, sym::__qualname__) {
        Ok(name) => vm.str_text(&name).unwrap_or_default(),
        Err(Raised) => {
            drop(vm.take_raised());
            "?".to_owned()
        }
    };
    vm.observe(|_| Event::NeverAwaited { coro: name.clone() });
    let message = format!("coroutine '{name}' was never awaited{}", created(vm, coroutine));
    warn_never_awaited(vm, coroutine, &message, &name);
}

/// A step of an asynchronous generator dies that never began.
pub fn step_never_awaited(vm: &mut Vm, step: &Obj<AsyncStep>) {
    let generator = step.generator.value();
    let name = match vm.getattr(&generator, sym::__qualname__).and_then(|name| vm.repr_text(&name)) {
        Ok(name) => name,
        Err(Raised) => {
            drop(vm.take_raised());
            "?".to_owned()
        }
    };
    let message = format!("coroutine method '{}' of {name} was never awaited", step.method());
    warn_never_awaited(vm, &generator, &message, step.method());
}

fn warn_never_awaited(vm: &mut Vm, coroutine: &Value, message: &str, name: &str) {
    let place = vm.warning_place();
    let warning = Warning {
        category: Exc::RuntimeWarning,
        message,
        filename: place.as_ref().map_or("<sys>", |(source, _, _)| &source.name),
        line: place.as_ref().map_or(0, |(_, line, _)| *line),
        code: place.as_ref().and_then(|(source, line, _)| source.line(*line)),
        globals: place.as_ref().map(|(_, _, globals)| globals.clone()),
        source: Some(coroutine.clone()),
    };
    let before = vm.output.said_on_stderr();
    if let Err(Raised) = vm.warn(&warning) {
        vm.unraisable(coroutine);
        return;
    }
    // Who wants no warning wants no hint either.
    let is_shown = vm.output.said_on_stderr() > before;
    if let Some((source, line, _)) = place.filter(|_| vm.hints.enabled && is_shown) {
        let may_await = vm.script_frame().is_some_and(|frame| frame.code().unit.may_await());
        vm.hint_at_unawaited(&source, line, may_await, name);
    }
}

/// Where a coroutine was made, as the warning says it; nothing where that is not tracked.
fn created(vm: &mut Vm, coroutine: &Value) -> String {
    let Some(origin) = coroutine.as_ref().and_then(registry::origin) else { return String::new() };
    let mut places = origin.exact::<Tuple>().map_or_else(Vec::new, |places| places.items().to_vec());
    places.reverse();
    let text = stack_text(vm, &places).unwrap_or_else(|Raised| {
        drop(vm.take_raised());
        String::new()
    });
    format!("\nCoroutine created at (most recent call last)\n{}", text.trim_end_matches('\n'))
}

/// Places (file, line, name) as `traceback.format_list` shows them.
fn stack_text(vm: &mut Vm, places: &[Value]) -> Result<String, Raised> {
    let mut text = String::new();
    for place in places {
        let mut fields = Vec::new();
        for index in 0..3 {
            fields.push(vm.getitem(place, &Value::Int(index))?);
        }
        let (file, line, name) = (vm.str_text(&fields[0])?, vm.index_i64(&fields[1])?, vm.str_text(&fields[2])?);
        text.push_str(&format!("  File \"{file}\", line {line}, in {name}\n"));
        if let Some(source) = source_line(vm, &fields[0], line)? {
            text.push_str(&format!("    {}\n", source.trim()));
        }
    }
    Ok(text)
}

fn source_line(vm: &mut Vm, file: &Value, line: i64) -> Result<Option<String>, Raised> {
    let (module, name) = (vm.import_module("_source")?, vm.intern("lines"));
    let lines = vm.call_method(&module, name, std::slice::from_ref(file))?;
    if lines.is_none() {
        return Ok(None);
    }
    let lines = vm.collect(&lines)?;
    match usize::try_from(line - 1).ok().and_then(|at| lines.get(at)) {
        Some(line) => vm.str_text(line).map(Some),
        None => Ok(None),
    }
}

/// A future or task dies: an exception nobody asked for, or a task that never ended.
pub fn future_dies(vm: &mut Vm, future: &Obj<Future>) {
    let noun = match &future.role {
        Role::Plain => "Future",
        Role::Task(_) => "Task",
        Role::Gather(_) => "_GatheringFuture",
    };
    let (message, key, exception) = if let (Some(exception), false) = (future.exception(), future.retrieved.get()) {
        vm.observe(|vm| Event::NeverRetrieved { id: vm.trace_id(&future.value()) });
        (format!("{noun} exception was never retrieved"), "future", Some(exception))
    } else if future.task().is_some() && !future.is_done() && future.retrieved.get() {
        vm.observe(|vm| Event::DestroyedPending { id: vm.trace_id(&future.value()) });
        ("Task was destroyed but it is pending!".to_owned(), "task", None)
    } else {
        return;
    };
    vm.lost.note(if exception.is_some() { Lost::Failure } else { Lost::Task });
    let event_loop = future.event_loop.clone();
    let mut report = Report::new(message);
    report.exception = exception;
    report.more.push((key, future.value()));
    report.origin = Some(future.value());
    if report.exception.is_none() {
        vm.list_task(future, false);
    }
    // Whatever a script's handler raises here has nobody to go to.
    if let Err(Raised) = report.hand_in(vm, &event_loop) {
        vm.unraisable(&future.value());
    }
}

/// A callback raised: the loop goes on (`Handle._run`).
pub fn exception_in_callback(
    vm: &mut Vm,
    event_loop: &Obj<EventLoop>,
    name: &str,
    exception: Value,
    callback: Option<&Obj<Callback>>,
) -> Result<(), Raised> {
    let mut report = Report::new(format!("Exception in callback {name}"));
    report.exception = Some(exception);
    if let Some(callback) = callback {
        report.more.push(("handle", callback.value()));
        report.origin = Some(callback.value());
    }
    report.hand_in(vm, event_loop)
}

/// A step or callback of debug mode took long, in seconds.
pub fn slow_handle(vm: &mut Vm, handle: &Handle, took: f64) -> Result<(), Raised> {
    let shown = match handle {
        Handle::Signal(..) => "<Handle _ready()>".to_owned(),
        Handle::Job(_) => "<Handle _set_state()>".to_owned(),
        Handle::Step(task) => vm.repr_text(&task.value())?,
        Handle::Call(callback) => vm.repr_text(&callback.value())?,
        Handle::Watch(watcher, future) => format!("<Handle {}({})>", watcher.name(), vm.repr_text(&future.value())?),
        Handle::Expire(future) => {
            format!("<TimerHandle _set_result_unless_cancelled({}, None)>", vm.repr_text(&future.value())?)
        }
        Handle::Wake(_) => {
            "<TimerHandle _set_result_unless_cancelled(<Future pending cb=[Task.task_wakeup()]>, None)>".to_owned()
        }
        Handle::Done(function, _) => format!("<Handle {}>", function_source(vm, &Value::Obj(function.clone()), None)),
        Handle::Stop => "<Handle _run_until_complete_cb()>".to_owned(),
    };
    log(vm, "warning", &format!("Executing {shown} took {took:.3} seconds"), &Value::None)
}

/// A loop dies that nobody closed.
pub fn loop_dies(vm: &mut Vm, event_loop: &Obj<EventLoop>) {
    if event_loop.closed.replace(true) {
        return;
    }
    event_loop.closed.set(false);
    match vm.repr_text(&event_loop.value()) {
        Ok(shown) => vm.warn_resource(&format!("unclosed event loop {shown}"), &event_loop.value()),
        Err(Raised) => drop(vm.take_raised()),
    }
    event_loop.closed.set(true);
    event_loop.clear_waiting();
    vm.forget_tasks(event_loop);
}

/// A callback's function with its place, for messages.
pub fn callback_source(vm: &mut Vm, callback: &Obj<Callback>) -> String {
    let args = callback.event_loop.debug.get().then(|| callback.args.get());
    function_source(vm, &callback.callback.get(), args.as_ref())
}

/// What [`callback_source`] says of callbacks, by the addresses of what it looks at ([`named_by`]), of which the first is kept alive.
#[derive(Default)]
struct Described(FxHashMap<[usize; 2], (Value, Name)>);

/// The same for an observer, who asks at every event.
pub fn callback_name(vm: &mut Vm, callback: &Obj<Callback>) -> Name {
    let called = callback.callback.get();
    // Debug mode shows the arguments.
    let Some((first, class)) = named_by(vm, &called).filter(|_| !callback.event_loop.debug.get()) else {
        return callback_source(vm, callback).into();
    };
    let key = [first.address(), class];
    if let Some((_, name)) = vm.state::<Described>().0.get(&key) {
        return Rc::clone(name);
    }
    let name: Name = callback_source(vm, callback).into();
    let first = Value::Obj(first.clone());
    vm.state::<Described>().0.insert(key, (first, Rc::clone(&name)));
    name
}

/// What a callable has its name from, where no script can change that: a function and a method of a script's class their code, a native
/// method itself and the address of the receiver's class, which is a native one and stays.
fn named_by<'a>(vm: &Vm, called: &'a Value) -> Option<(&'a Ref, usize)> {
    // What `functools.wraps` made bears the name of another.
    let as_written = |function: &'a Obj<Function>, bound: usize| {
        function.qualname.get().is(&function.code.qualname).then(|| (function.code.as_ref(), bound))
    };
    if let Some(function) = called.exact::<Function>() {
        return as_written(function, 0);
    }
    let method = called.exact::<BoundMethod>()?;
    if let Some(function) = method.function.exact::<Function>() {
        return as_written(function, 1);
    }
    let native = method.function.exact::<Native>()?.as_ref();
    let class = vm.class_of(&method.receiver);
    class.is_native().then(|| (native, class.as_ref().address()))
}

/// A function with its place and perhaps its arguments, for messages.
pub fn function_source(vm: &mut Vm, function: &Value, args: Option<&Value>) -> String {
    vm.describe_call(function, args).unwrap_or_else(|Raised| {
        drop(vm.take_raised());
        "?".to_owned()
    })
}

/// What `call_exception_handler` is told.
pub struct Report {
    /// `message`
    pub message: String,
    /// `exception`
    pub exception: Option<Value>,
    /// Further keys.
    pub more: Vec<(&'static str, Value)>,
    /// The object whose place of making is told in debug mode.
    pub origin: Option<Value>,
}

impl Report {
    /// A report with a message alone.
    pub fn new(message: String) -> Report {
        Report { message, exception: None, more: Vec::new(), origin: None }
    }

    /// Gives it to the loop's exception handler, by the loop's own method where a script overrode it.
    pub fn hand_in(self, vm: &mut Vm, event_loop: &Obj<EventLoop>) -> Result<(), Raised> {
        // What is reported of a callback is being handled meanwhile.
        let handled = self.more.first().filter(|(key, _)| *key == "handle").and_then(|_| self.exception.clone());
        let context = self.context(vm)?;
        if !event_loop.derived {
            return call_exception_handler(vm, event_loop, &context.into(), handled);
        }
        let name = vm.intern("call_exception_handler");
        vm.call_method(&EventLoop::facade(event_loop), name, &[context.into()]).map(drop)
    }

    fn context(self, vm: &mut Vm) -> Result<Obj<Dict>, Raised> {
        let context = Dict::new();
        let message = vm.text(&self.message);
        let exception = self.exception.map(|exception| ("exception", exception));
        let origin = self.origin.as_ref().and_then(|object| object.as_ref());
        let origin = origin.map_or(Ok(Value::None), |object| vm.source_traceback(object))?;
        let origin = Some(("source_traceback", origin)).filter(|(_, origin)| !origin.is_none());
        for (key, value) in [("message", message)].into_iter().chain(exception).chain(self.more).chain(origin) {
            let key = vm.intern(key);
            context.set_str(vm.names.string(key), value);
        }
        Ok(context)
    }
}

/// `loop.call_exception_handler(context)`; `handled` is the exception that is being handled meanwhile, if one is.
pub fn call_exception_handler(
    vm: &mut Vm,
    event_loop: &Obj<EventLoop>,
    context: &Value,
    handled: Option<Value>,
) -> Result<(), Raised> {
    let handler = event_loop.exception_handler.get();
    if handler.is_none() {
        let answer = call_default_handler(vm, event_loop, context);
        return or_log(vm, answer, "Exception in default exception handler");
    }
    let Err(Raised) = call_handler(vm, &handler, event_loop, context) else { return Ok(()) };
    if leaves_loop(vm) {
        return Err(Raised);
    }
    let exception = vm.take_raised();
    if let (Some(body), Some(handled)) = (exception.exact::<Exception>(), handled) {
        if body.context.get().is_unbound() || body.context.get().is_none() {
            body.context.set(handled);
        }
    }
    let mut report = Report::new("Unhandled error in exception handler".to_owned());
    report.exception = Some(exception);
    report.more.push(("context", context.clone()));
    let context = report.context(vm)?;
    let answer = call_default_handler(vm, event_loop, &context.into());
    let message =
        "Exception in default exception handler while handling an unexpected error in custom exception handler";
    or_log(vm, answer, message)
}

/// Calls a script's handler, within the bindings of context variables of the task or handle that it is about.
fn call_handler(vm: &mut Vm, handler: &Value, event_loop: &Obj<EventLoop>, context: &Value) -> Result<(), Raised> {
    let arguments = [EventLoop::facade(event_loop), context.clone()];
    let mut thing = None;
    if let Some(facts) = context.cast::<Dict>() {
        for key in ["task", "future", "handle"] {
            let key = vm.intern(key);
            thing = thing.or(facts.get_str(vm.names.string(key)).filter(|thing| !thing.is_none()));
        }
    }
    let get_context = vm.intern("get_context");
    let get_context = match thing {
        Some(thing) => vm.getattr_opt(&thing, get_context)?,
        None => None,
    };
    let bindings = get_context.map_or(Ok(Value::None), |get_context| vm.call(&get_context, &[]))?;
    if bindings.is_none() {
        return vm.call(handler, &arguments).map(drop);
    }
    let run = vm.intern("run");
    let [event_loop, context] = arguments;
    vm.call_method(&bindings, run, &[handler.clone(), event_loop, context]).map(drop)
}

fn leaves_loop(vm: &Vm) -> bool {
    vm.raised_is(Exc::KeyboardInterrupt) || vm.raised_is(Exc::SystemExit)
}

/// The loop's own method, or the one by which a script overrode it.
fn call_default_handler(vm: &mut Vm, event_loop: &Obj<EventLoop>, context: &Value) -> Result<(), Raised> {
    if !event_loop.derived {
        return default_exception_handler(vm, event_loop, context);
    }
    let name = vm.intern("default_exception_handler");
    vm.call_method(&EventLoop::facade(event_loop), name, std::slice::from_ref(context)).map(drop)
}

fn or_log(vm: &mut Vm, answer: Result<(), Raised>, message: &str) -> Result<(), Raised> {
    let Err(Raised) = answer else { return Ok(()) };
    if leaves_loop(vm) {
        return Err(Raised);
    }
    let exception = vm.take_raised();
    log(vm, "error", message, &exception)
}

/// `loop.default_exception_handler(context)`: a line for every key, then the traceback, by the logger `asyncio`.
pub fn default_exception_handler(vm: &mut Vm, event_loop: &Obj<EventLoop>, context: &Value) -> Result<(), Raised> {
    let Some(dict) = context.cast::<Dict>().cloned() else {
        let name = vm.intern("get");
        return vm.getattr(context, name).map(drop);
    };
    add_handle_traceback(vm, event_loop, &dict)?;
    let (mut message, mut exception, mut rest) = (String::new(), Value::None, Vec::new());
    for (key, value) in dict.pairs() {
        match &*vm.str_text(&key)? {
            "message" if !vm.truth(&value)? => {}
            "message" => message = vm.str_text(&value)?,
            "exception" => exception = value,
            other => rest.push((other.to_owned(), value)),
        }
    }
    if message.is_empty() {
        message.push_str("Unhandled exception in event loop");
    }
    rest.sort_by(|a, b| a.0.cmp(&b.0));
    for (key, value) in rest {
        let shown = match &*key {
            "source_traceback" => format!("Object created at (most recent call last):\n{}", stack_of(vm, &value)?),
            "handle_traceback" => format!("Handle created at (most recent call last):\n{}", stack_of(vm, &value)?),
            _ => vm.repr_text(&value)?,
        };
        message.push_str(&format!("\n{key}: {shown}"));
    }
    log(vm, "error", &message, &exception)
}

impl Vm {
    /// A step that somebody watches took so many seconds: says so, unless [`Vm::hint_at_blocking`] just did.
    pub fn tell_slow_step(&mut self, handle: &Handle, took: f64) {
        self.lost.note(Lost::SlowStep);
        if std::mem::take(&mut self.hints.blocking_told) || self.hints.silenced {
            return;
        }
        let (who, place) = match handle {
            Handle::Step(task) => (self.coroutine_name(task).to_string(), self.place_of_task(task)),
            Handle::Call(callback) => (callback_source(self, callback), None),
            _ => return,
        };
        // Where a step stopped is where it awaits; one that ended has no place any more.
        let place = place.map(|(source, span)| format!("{}:{}: ", source.name, source.line_of(span.start)));
        let text = format!(
            "{}warning A201: {who} kept the event loop busy for {took:.3} s\nMore: coroscope explain A201\n",
            place.unwrap_or_default()
        );
        self.output.flush();
        self.output.write_stderr(&text);
    }

    /// `logger.warning(message)` of a logger.
    pub fn log_warning(&mut self, logger: &str, message: &str) -> Result<(), Raised> {
        let logging = self.intern("logging");
        let Some(logging) = self.modules.get_str(self.names.string(logging)) else {
            self.write_report(&format!("{message}\n"));
            return Ok(());
        };
        let (get_logger, warning) = (self.intern("getLogger"), self.intern("warning"));
        let (name, message) = (self.text(logger), self.text(message));
        let logger = self.call_method(&logging, get_logger, &[name])?;
        self.call_method(&logger, warning, &[message]).map(drop)
    }
}

fn stack_of(vm: &mut Vm, places: &Value) -> Result<String, Raised> {
    let places = vm.collect(places)?;
    Ok(stack_text(vm, &places)?.trim_end().to_owned())
}

/// In debug mode a report without an origin of its own tells where the handle that runs was made.
fn add_handle_traceback(vm: &mut Vm, event_loop: &Obj<EventLoop>, context: &Obj<Dict>) -> Result<(), Raised> {
    let running = match &*event_loop.current_handle.borrow() {
        Some(Handle::Call(callback)) => callback.as_ref().clone(),
        _ => return Ok(()),
    };
    let key = vm.intern("source_traceback");
    let origin = vm.source_traceback(&running)?;
    if origin.is_none() || context.get_str(vm.names.string(key)).is_some() {
        return Ok(());
    }
    let key = vm.intern("handle_traceback");
    context.set_str(vm.names.string(key), origin);
    Ok(())
}

/// A line of the logger `asyncio`, where the script has imported `logging`: without that nobody can want to see it.
pub fn log_if_asked(vm: &mut Vm, level: &str, message: &str) -> Result<(), Raised> {
    let logging = vm.intern("logging");
    if vm.modules.get_str(vm.names.string(logging)).is_some() { log(vm, level, message, &Value::None) } else { Ok(()) }
}

/// `logger.error(message, exc_info=exception)` (or another level) of the logger `asyncio`. Where no script imported `logging`
/// nobody can have configured it: then the text goes where its handler of last resort would write it.
fn log(vm: &mut Vm, level: &str, message: &str, exception: &Value) -> Result<(), Raised> {
    let logging = vm.intern("logging");
    if let Some(logging) = vm.modules.get_str(vm.names.string(logging)) {
        let (get_logger, level, exc_info) = (vm.intern("getLogger"), vm.intern(level), vm.intern("exc_info"));
        let (name, message) = (vm.text("asyncio"), vm.text(message));
        let logger = vm.call_method(&logging, get_logger, &[name])?;
        let method = vm.getattr(&logger, level)?;
        let cause = if exception.is_none() { Value::False } else { exception.clone() };
        return vm.call_keywords(&method, &[message], &[(exc_info, cause)]).map(drop);
    }
    let trace = match exception.is_none() {
        true => String::new(),
        false => crate::diagnostics::traceback::format_exception(vm, exception),
    };
    vm.write_report(&format!("{message}\n{trace}"));
    Ok(())
}
