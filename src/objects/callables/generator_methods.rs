//! Methods of generators, coroutines and asynchronous generators.

use super::async_step::{AsyncStep, StepKind};
use super::generator::{Generator, Rare, State};
use super::native::{Answer, Args, ClassSpec, Getter, Raised, Row, getter, row};
use crate::bytecode::code::Flavor;
use crate::event_loop::future::Future;
use crate::event_loop::native_coroutine::NativeCoroutine;
use crate::heap::{Obj, Value, registry};
use crate::objects::exception::{Exc, Exception};
use crate::objects::string::Str;
use crate::objects::traceback::Traceback;
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};

/// `generator`
pub const SPEC: ClassSpec = ClassSpec {
    name: "generator",
    module: "builtins",
    base: None,
    doc: "",
    methods: &[
        row("__iter__(self, /)", "Implement iter(self).", itself),
        row("__next__(self, /)", "Implement next(self).", next),
        row(
            "send(self, arg, /)",
            "Send 'arg' into the generator; return the next yielded value or raise StopIteration.",
            send,
        ),
        row("throw(self, typ, val=None, tb=None, /)", "Raise an exception in the generator.", throw),
        row("close(self, /)", "Raise GeneratorExit inside the generator.", close),
        row("__repr__(self, /)", "Return repr(self).", repr),
    ],
    getters: &[
        NAME,
        QUALNAME,
        getter("gi_running", "Whether it is executing.", running),
        getter("gi_suspended", "Whether it waits at a yield.", suspended),
        getter("gi_code", "Its code.", code),
        getter("gi_frame", "Its frame, or None when finished.", frame),
        getter("gi_yieldfrom", "What it yields from, or None.", awaiting),
    ],
    subclassable: false,
};

/// `coroutine`
pub const COROUTINE_SPEC: ClassSpec = ClassSpec {
    name: "coroutine",
    module: "builtins",
    base: None,
    doc: "",
    methods: &[
        row("__await__(self, /)", "Return an iterator to be used in await expression.", await_iterator),
        row(
            "send(self, arg, /)",
            "Send 'arg' into the coroutine; return the next yielded value or raise StopIteration.",
            send,
        ),
        row("throw(self, typ, val=None, tb=None, /)", "Raise an exception in the coroutine.", throw),
        row("close(self, /)", "Raise GeneratorExit inside the coroutine.", close),
        row("__repr__(self, /)", "Return repr(self).", repr),
    ],
    getters: &[
        NAME,
        QUALNAME,
        getter("cr_running", "Whether it is executing.", running),
        getter("cr_suspended", "Whether it waits at an await.", suspended),
        getter("cr_code", "Its code.", code),
        getter("cr_frame", "Its frame, or None when finished.", frame),
        getter("cr_await", "What it awaits, or None.", awaiting),
        getter("cr_origin", "Where it was made, if that is tracked.", origin),
    ],
    subclassable: false,
};

/// `coroutine_wrapper`, what `coroutine.__await__()` returns.
pub const WRAPPER_SPEC: ClassSpec = ClassSpec {
    name: "coroutine_wrapper",
    module: "builtins",
    base: None,
    doc: "A wrapper object implementing __await__ for coroutines.",
    methods: &[
        row("__iter__(self, /)", "Implement iter(self).", itself),
        row("__next__(self, /)", "Implement next(self).", wrapper_next),
        row("send(self, arg, /)", "Send a value into the coroutine.", wrapper_send),
        row("throw(self, typ, val=None, tb=None, /)", "Raise an exception in the coroutine.", wrapper_throw),
        row("close(self, /)", "Close the coroutine.", wrapper_close),
    ],
    getters: &[],
    subclassable: false,
};

/// `async_generator`
pub const ASYNC_GENERATOR_SPEC: ClassSpec = ClassSpec {
    name: "async_generator",
    module: "builtins",
    base: None,
    doc: "",
    methods: &[
        row("__aiter__(self, /)", "Return the asynchronous iterator itself.", itself),
        row("__anext__(self, /)", "Return an awaitable for the next item.", anext),
        row("asend(self, value, /)", "Return an awaitable that sends a value.", asend),
        row("athrow(self, typ, val=None, tb=None, /)", "Return an awaitable that raises in the generator.", athrow),
        row("aclose(self, /)", "Return an awaitable that closes the generator.", aclose),
        row("__repr__(self, /)", "Return repr(self).", repr),
    ],
    getters: &[
        NAME,
        QUALNAME,
        getter("ag_running", "Whether it is executing.", running),
        getter("ag_suspended", "Whether it waits.", suspended),
        getter("ag_code", "Its code.", code),
        getter("ag_frame", "Its frame, or None when finished.", frame),
        getter("ag_await", "What it awaits, or None.", awaiting),
    ],
    subclassable: false,
};

/// Methods of the awaitables of an asynchronous generator.
pub const STEP_METHODS: &[Row] = &[
    row("__await__(self, /)", "Return an iterator to be used in await expression.", itself),
    row("__iter__(self, /)", "Implement iter(self).", itself),
    row("__next__(self, /)", "Implement next(self).", step_next),
    row("send(self, arg, /)", "Send a value.", send),
    row("throw(self, typ, val=None, tb=None, /)", "Raise an exception.", throw),
    row("close(self, /)", "Close.", close),
];

const NAME: Getter = Getter { name: "__name__", doc: "Name.", get: name, set: Some(set_name) };
const QUALNAME: Getter =
    Getter { name: "__qualname__", doc: "Qualified name.", get: qualname, set: Some(set_qualname) };

/// A coroutine of the script, or one that is built in: scripts know both by one class.
enum Coroutine<'a> {
    Script(&'a Obj<Generator>),
    Native(&'a Obj<NativeCoroutine>),
}

fn body(value: &Value) -> Coroutine<'_> {
    match value.exact::<NativeCoroutine>() {
        Some(native) => Coroutine::Native(native),
        None => Coroutine::Script(generator(value)),
    }
}

fn generator(value: &Value) -> &Obj<Generator> {
    value.exact::<Generator>().expect("methods are called with instances of their class")
}

fn itself(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(args[0].clone())
}

/// The result of a step as the caller of `send` sees it.
fn deliver(vm: &mut Vm, step: Step) -> Answer {
    match step {
        Step::Yielded(value) => Ok(value),
        Step::Returned(value) => Err(vm.stop_iteration(value)),
        Step::Raised => Err(Raised),
    }
}

fn next(vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Some(later) = vm.step_later(&args[0], &Value::None) {
        return later;
    }
    let step = vm.resume(&args[0], Resume::Send(Value::None));
    deliver(vm, step)
}

fn step_next(vm: &mut Vm, args: Args<'_>) -> Answer {
    next(vm, args)
}

fn send(vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Some(later) = vm.step_later(&args[0], &args[1]) {
        return later;
    }
    let step = vm.resume(&args[0], Resume::Send(args[1].clone()));
    deliver(vm, step)
}

fn throw(vm: &mut Vm, args: Args<'_>) -> Answer {
    let exception = thrown(vm, &args[1], &args[2], &args[3])?;
    let step = vm.resume(&args[0], Resume::Throw(exception));
    deliver(vm, step)
}

fn close(vm: &mut Vm, args: Args<'_>) -> Answer {
    match args[0].exact::<Generator>().cloned() {
        Some(generator) => vm.close_generator(&generator),
        None => vm.close(&args[0]).map(|()| Value::None),
    }
}

/// What is thrown where calling a class of exceptions made none.
fn not_made(vm: &mut Vm, kind: &Value, made: &Value) -> Answer {
    let (class, got) = (vm.repr_text(kind)?, vm.type_name(made));
    let message = format!("calling {class} should have returned an instance of BaseException, not {got}");
    let Raised = vm.type_error(message);
    Ok(vm.take_raised())
}

/// The exception object of `throw(typ, val, tb)`.
pub fn thrown(vm: &mut Vm, kind: &Value, value: &Value, traceback: &Value) -> Answer {
    if !traceback.is_none() && traceback.exact::<Traceback>().is_none() {
        return Err(vm.type_error("throw() third argument must be a traceback object"));
    }
    let exception = if kind.exact::<Exception>().is_some() {
        if !value.is_none() {
            return Err(vm.type_error("instance exception may not have a separate value"));
        }
        kind.clone()
    } else if vm.is_exception_class(kind) {
        if value.exact::<Exception>().is_some() {
            value.clone()
        } else if value.is_none() {
            vm.call(kind, &[])?
        } else {
            vm.call(kind, std::slice::from_ref(value))?
        }
    } else {
        let got = vm.type_name(kind);
        let message = format!("exceptions must be classes or instances deriving from BaseException, not {got}");
        return Err(vm.type_error(message));
    };
    let exception = if exception.exact::<Exception>().is_some() { exception } else { not_made(vm, kind, &exception)? };
    if let (Some(body), false) = (exception.exact::<Exception>(), traceback.is_none()) {
        body.traceback.set(traceback.clone());
    }
    Ok(exception)
}

fn await_iterator(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.coroutine_wrapper(args[0].clone())
}

impl Vm {
    /// An iterator that drives a coroutine: what `coroutine.__await__()` returns.
    pub fn coroutine_wrapper(&mut self, coroutine: Value) -> Answer {
        let class = self.native_class(&WRAPPER_SPEC);
        Ok(super::native::NativeObject::new(class.instance_shape.get(), Wrapper(coroutine)).into())
    }
}

struct Wrapper(Value);

impl super::native::NativeData for Wrapper {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.0);
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

fn wrapped(value: &Value) -> Value {
    value.native::<Wrapper>().map_or(Value::None, |wrapper| wrapper.0.clone())
}

fn wrapper_next(vm: &mut Vm, args: Args<'_>) -> Answer {
    let step = vm.resume(&wrapped(&args[0]), Resume::Send(Value::None));
    deliver(vm, step)
}

fn wrapper_send(vm: &mut Vm, args: Args<'_>) -> Answer {
    let step = vm.resume(&wrapped(&args[0]), Resume::Send(args[1].clone()));
    deliver(vm, step)
}

fn wrapper_throw(vm: &mut Vm, args: Args<'_>) -> Answer {
    let exception = thrown(vm, &args[1], &args[2], &args[3])?;
    let step = vm.resume(&wrapped(&args[0]), Resume::Throw(exception));
    deliver(vm, step)
}

fn wrapper_close(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.close(&wrapped(&args[0]))?;
    Ok(Value::None)
}

fn anext(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(AsyncStep::new(generator(&args[0]), StepKind::Send, Value::None))
}

fn asend(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(AsyncStep::new(generator(&args[0]), StepKind::Send, args[1].clone()))
}

fn athrow(vm: &mut Vm, args: Args<'_>) -> Answer {
    let exception = thrown(vm, &args[1], &args[2], &args[3])?;
    Ok(AsyncStep::new(generator(&args[0]), StepKind::Throw, exception))
}

fn aclose(vm: &mut Vm, args: Args<'_>) -> Answer {
    let exit = vm.new_exception(Exc::GeneratorExit, Vec::new());
    Ok(AsyncStep::new(generator(&args[0]), StepKind::Close, exit))
}

/// `<coroutine object main at 0x…>`
fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let noun = match body(&args[0]) {
        Coroutine::Native(_) => "coroutine",
        Coroutine::Script(generator) => match generator.code.flavor {
            Flavor::Plain | Flavor::Generator => "generator",
            Flavor::Coroutine => "coroutine",
            Flavor::AsyncGenerator => "async_generator",
        },
    };
    let qualname = qualname(vm, &args[0])?;
    let (qualname, address) = (vm.str_text(&qualname)?, vm.address_text(&args[0]));
    Ok(vm.text(&format!("<{noun} object {qualname} at {address}>")))
}

fn name(vm: &mut Vm, value: &Value) -> Answer {
    let generator = match body(value) {
        Coroutine::Script(generator) => generator,
        Coroutine::Native(native) => return Ok(vm.text(native.name.rsplit('.').next().unwrap_or(native.name))),
    };
    match generator.rare(Rare::Name) {
        Value::Unbound => Ok(vm.text(&generator.code.unit.name)),
        name => Ok(name),
    }
}

fn qualname(vm: &mut Vm, value: &Value) -> Answer {
    let generator = match body(value) {
        Coroutine::Script(generator) => generator,
        Coroutine::Native(native) => return Ok(vm.text(native.name)),
    };
    match generator.rare(Rare::QualName) {
        Value::Unbound => Ok(vm.text(&generator.code.unit.qualname)),
        name => Ok(name),
    }
}

fn set_name(vm: &mut Vm, value: &Value, name: Value) -> Result<(), Raised> {
    if name.cast::<Str>().is_none() {
        return Err(vm.type_error("__name__ must be set to a string object"));
    }
    if let Coroutine::Script(generator) = body(value) {
        generator.set_rare(Rare::Name, name);
    }
    Ok(())
}

fn set_qualname(vm: &mut Vm, value: &Value, name: Value) -> Result<(), Raised> {
    if name.cast::<Str>().is_none() {
        return Err(vm.type_error("__qualname__ must be set to a string object"));
    }
    if let Coroutine::Script(generator) = body(value) {
        generator.set_rare(Rare::QualName, name);
    }
    Ok(())
}

fn running(vm: &mut Vm, value: &Value) -> Answer {
    Ok(Value::bool(match body(value) {
        Coroutine::Script(generator) => vm.is_executing(generator),
        Coroutine::Native(native) => native.running.get(),
    }))
}

fn suspended(vm: &mut Vm, value: &Value) -> Answer {
    Ok(Value::bool(match body(value) {
        Coroutine::Script(generator) => generator.state.get() == State::Suspended && !vm.is_executing(generator),
        Coroutine::Native(native) => native.started.get() && !native.running.get() && !native.is_finished(),
    }))
}

fn code(vm: &mut Vm, value: &Value) -> Answer {
    match body(value) {
        Coroutine::Script(generator) => Ok(generator.code.value()),
        Coroutine::Native(_) => {
            let shown = vm.repr_text(value)?;
            Err(vm.raise(Exc::AttributeError, format!("{shown} is built in: it has no code object")))
        }
    }
}

/// The frame, while it has not ended; one that is built in has none.
fn frame(vm: &mut Vm, value: &Value) -> Answer {
    match body(value) {
        Coroutine::Script(generator) if generator.state.get() != State::Finished => vm.generator_frame(generator),
        Coroutine::Script(_) | Coroutine::Native(_) => Ok(Value::None),
    }
}

fn awaiting(vm: &mut Vm, value: &Value) -> Answer {
    let Coroutine::Script(generator) = body(value) else { return Ok(Value::None) };
    if vm.is_executing(generator) {
        return Ok(Value::None);
    }
    let awaited = generator.awaiting.get();
    if vm.event_loop.at_once.is_marker(&awaited) || vm.is_waited_for_directly(&awaited) {
        // A task waits directly: there is no future to show, so one is made that stands for it.
        let event_loop = vm.event_loop.running.clone();
        return Ok(event_loop.map_or(Value::None, |event_loop| Future::make(&event_loop).into()));
    }
    Ok(if awaited.is_unbound() { Value::None } else { awaited })
}

fn origin(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(value.as_ref().and_then(registry::origin).unwrap_or(Value::None))
}
