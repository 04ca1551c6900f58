//! Reports of lost work: never awaited, never retrieved, destroyed pending, exceptions in callbacks.

use super::future::{Future, Role};
use super::handle::Callback;
use super::looper::EventLoop;
use crate::bytecode::code::Flavor;
use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::names::sym;
use crate::objects::native::Raised;
use crate::vm::Vm;
use crate::vm::warnings::Warning;

/// A coroutine dies whose body never ran (`coroutine … was never awaited`).
pub fn never_awaited(vm: &mut Vm, coroutine: &Value) {
    let name = match vm.getattr(coroutine, sym::__qualname__) {
        Ok(name) => vm.str_text(&name).unwrap_or_default(),
        Err(Raised) => {
            drop(vm.take_raised());
            "?".to_owned()
        }
    };
    let message = format!("coroutine '{name}' was never awaited");
    let place = vm.warning_place();
    let warning = Warning {
        category: Exc::RuntimeWarning,
        message: &message,
        filename: place.as_ref().map_or("<sys>", |(source, _, _)| &source.name),
        line: place.as_ref().map_or(0, |(_, line, _)| *line),
        code: place.as_ref().and_then(|(source, line, _)| source.line(*line)),
        globals: place.as_ref().map(|(_, _, globals)| globals.clone()),
        source: Some(coroutine.clone()),
    };
    if let Err(Raised) = vm.warn(&warning) {
        vm.unraisable(coroutine);
        return;
    }
    if let Some((source, line, _)) = place.filter(|_| vm.hints.enabled) {
        let flavor = vm.script_frame().map_or(Flavor::Plain, |frame| frame.code().unit.flavor);
        vm.hint_at_unawaited(&source, line, flavor, &name);
    }
}

/// A future or task dies: an exception nobody asked for, or a task that never ended.
pub fn future_dies(vm: &mut Vm, future: &Obj<Future>) {
    let noun = match future.role.as_deref() {
        None => "Future",
        Some(Role::Task(_)) => "Task",
        Some(Role::Gather(_)) => "_GatheringFuture",
    };
    let (message, key, exception) = if let (Some(exception), false) = (future.exception(), future.retrieved.get()) {
        (format!("{noun} exception was never retrieved"), "future", Some(exception))
    } else if future.task().is_some() && !future.is_done() {
        ("Task was destroyed but it is pending!".to_owned(), "task", None)
    } else {
        return;
    };
    let event_loop = future.event_loop.clone();
    let mut report = Report::new(message);
    report.exception = exception;
    report.more.push((key, future.value()));
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
    }
    report.hand_in(vm, event_loop)
}

/// A callback's function with its place, for messages.
pub fn callback_source(vm: &mut Vm, callback: &Obj<Callback>) -> String {
    let function = callback.callback.get();
    let args = callback.event_loop.debug.get().then(|| callback.args.get());
    vm.describe_call(&function, args.as_ref()).unwrap_or_else(|Raised| {
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
}

impl Report {
    /// A report with a message alone.
    pub fn new(message: String) -> Report {
        Report { message, exception: None, more: Vec::new() }
    }

    /// Gives it to the loop's exception handler, by the loop's own method where a script overrode it.
    pub fn hand_in(self, vm: &mut Vm, event_loop: &Obj<EventLoop>) -> Result<(), Raised> {
        let context = self.context(vm);
        if event_loop.instance.is_unbound() {
            return call_exception_handler(vm, event_loop, &context.into());
        }
        let name = vm.intern("call_exception_handler");
        vm.call_method(&event_loop.instance.get(), name, &[context.into()]).map(drop)
    }

    fn context(self, vm: &mut Vm) -> Obj<Dict> {
        let context = Dict::new();
        let message = vm.text(&self.message);
        let exception = self.exception.map(|exception| ("exception", exception));
        for (key, value) in [("message", message)].into_iter().chain(exception).chain(self.more) {
            let key = vm.intern(key);
            context.set_str(vm.names.string(key), value);
        }
        context
    }
}

/// `loop.call_exception_handler(context)`
pub fn call_exception_handler(vm: &mut Vm, event_loop: &Obj<EventLoop>, context: &Value) -> Result<(), Raised> {
    let handler = event_loop.exception_handler.get();
    if handler.is_none() {
        return default_exception_handler(vm, context);
    }
    let Err(Raised) = vm.call(&handler, &[EventLoop::facade(event_loop), context.clone()]) else { return Ok(()) };
    if vm.raised_is(Exc::KeyboardInterrupt) || vm.raised_is(Exc::SystemExit) {
        return Err(Raised);
    }
    let mut report = Report::new("Unhandled error in exception handler".to_owned());
    report.exception = Some(vm.take_raised());
    report.more.push(("context", context.clone()));
    let context = report.context(vm);
    default_exception_handler(vm, &context.into())
}

/// `loop.default_exception_handler(context)`: a line for every key, then the traceback, by the logger `asyncio`.
pub fn default_exception_handler(vm: &mut Vm, context: &Value) -> Result<(), Raised> {
    let pairs = context.cast::<Dict>().map_or_else(Vec::new, |dict| dict.pairs());
    let (mut message, mut exception, mut rest) = (String::new(), Value::None, Vec::new());
    for (key, value) in pairs {
        match &*vm.str_text(&key)? {
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
        message.push_str(&format!("\n{key}: {}", vm.repr_text(&value)?));
    }
    log_error(vm, &message, &exception)
}

impl Vm {
    /// `logger.warning(message)` of a logger.
    pub fn log_warning(&mut self, logger: &str, message: &str) -> Result<(), Raised> {
        let logging = self.intern("logging");
        let Some(logging) = self.modules.get_str(self.names.string(logging)) else {
            self.output.write_stderr(&format!("{message}\n"));
            return Ok(());
        };
        let (get_logger, warning) = (self.intern("getLogger"), self.intern("warning"));
        let (name, message) = (self.text(logger), self.text(message));
        let logger = self.call_method(&logging, get_logger, &[name])?;
        self.call_method(&logger, warning, &[message]).map(drop)
    }
}

/// `logger.error(message, exc_info=exception)` of the logger `asyncio`. Where no script imported `logging` nobody can have
/// configured it: then the text goes where its handler of last resort would write it.
fn log_error(vm: &mut Vm, message: &str, exception: &Value) -> Result<(), Raised> {
    let logging = vm.intern("logging");
    if let Some(logging) = vm.modules.get_str(vm.names.string(logging)) {
        let (get_logger, error, exc_info) = (vm.intern("getLogger"), vm.intern("error"), vm.intern("exc_info"));
        let (name, message) = (vm.text("asyncio"), vm.text(message));
        let logger = vm.call_method(&logging, get_logger, &[name])?;
        let error = vm.getattr(&logger, error)?;
        let cause = if exception.is_none() { Value::False } else { exception.clone() };
        return vm.call_keywords(&error, &[message], &[(exc_info, cause)]).map(drop);
    }
    let trace = match exception.is_none() {
        true => String::new(),
        false => crate::diagnostics::traceback::format_exception(vm, exception),
    };
    vm.output.write_stderr(&format!("{message}\n{trace}"));
    Ok(())
}
