//! The event loop's class: `call_soon`, timers, running and stopping, settings, exception handlers.
//!
//! CPython's chain of classes (`AbstractEventLoop`, `BaseEventLoop`, the selector loop) is kept by name; the methods are the
//! last one's and the base's alike.

use crate::event_loop::future::Future;
use crate::event_loop::handle::{Callback, Handle};
use crate::event_loop::{EventLoop, origin, reports};
use crate::heap::{Obj, Value, flags};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Raised, getter, row, static_row};
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use crate::vm::signals::Signals;

use super::scheduling::{call_at, call_later, call_soon, call_soon_threadsafe, time};
use super::watching;
use crate::modules::streams::ops;

/// `asyncio.SelectorEventLoop`
pub const SPEC: ClassSpec = ClassSpec {
    name: "_UnixSelectorEventLoop",
    module: "asyncio.unix_events",
    base: Some(&BASE_SPEC),
    doc: "Unix event loop.",
    methods: &[],
    getters: &[],
    subclassable: true,
};

/// `asyncio.BaseEventLoop`: in CPython it is an unfinished loop; here what derives from it is whole.
pub const BASE_SPEC: ClassSpec = ClassSpec {
    name: "BaseEventLoop",
    module: "asyncio.base_events",
    base: Some(&super::abstract_loop::SPEC),
    doc: "The event loop.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "", new),
        row("__init__(self, /, selector=None)", "", init),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("run_forever(self, /)", "Run until stop() is called.", run_forever),
        row("run_until_complete(self, future)", "Run until the Future is done.", run_until_complete),
        row("_run_once(self, /)", "Run one full iteration of the event loop.", |vm, args| {
            vm.run_once(&own(&args[0]).clone())?;
            Ok(Value::None)
        }),
        row("stop(self, /)", "Stop running the event loop.", stop),
        row("is_running(self, /)", "Returns True if the event loop is running.", is_running),
        row("is_closed(self, /)", "Returns True if the event loop was closed.", is_closed),
        row("close(self, /)", "Close the event loop.", close),
        row("time(self, /)", "Return the time according to the event loop's clock.", time),
        row("call_soon(self, callback, *args, context=None)", "Arrange for a callback to be called as soon as possible.", call_soon),
        row(
            "call_soon_threadsafe(self, callback, *args, context=None)",
            "Like call_soon(), but thread-safe.",
            call_soon_threadsafe,
        ),
        row(
            "call_later(self, delay, callback, *args, context=None)",
            "Arrange for a callback to be called at a given time.",
            call_later,
        ),
        row("call_at(self, when, callback, *args, context=None)", "Like call_later(), but uses an absolute time.", call_at),
        row("create_future(self, /)", "Create a Future object attached to the loop.", create_future),
        row(
            "create_task(self, coro, *, name=None, context=None)",
            "Schedule or begin executing a coroutine object.",
            create_task,
        ),
        row("set_task_factory(self, factory)", "Set a task factory that will be used by loop.create_task().", set_task_factory),
        row("get_task_factory(self, /)", "Return a task factory, or None if the default one is in use.", get_task_factory),
        row("get_debug(self, /)", "Whether the loop is in debug mode.", get_debug),
        row("set_debug(self, enabled)", "Switch debug mode.", set_debug),
        row("set_exception_handler(self, handler)", "Set handler as the new event loop exception handler.", set_handler),
        row("get_exception_handler(self, /)", "Return an exception handler, or None if the default one is in use.", get_handler),
        row("default_exception_handler(self, context)", "Default exception handler.", default_handler),
        row("call_exception_handler(self, context)", "Call the current event loop's exception handler.", call_handler),
        row("_check_closed(self, /)", "Raise RuntimeError where the loop is closed.", check_closed_row),
        row("_live_generators(self, /)", "Asynchronous generators begun under the loop, not yet ended.", generators),
        row("shutdown_asyncgens(self)", "Shutdown all active asynchronous generators.", shutdown_asyncgens),
        row("shutdown_default_executor(self, timeout=None)", "Schedule the shutdown of the default executor.", shutdown_default_executor),
        row("run_in_executor(self, executor, func, *args)", "Arrange for func to be called in the specified executor.", run_in_executor),
        row("add_signal_handler(self, sig, callback, *args)", "Add a handler for a signal.", add_signal_handler),
        row("remove_signal_handler(self, sig)", "Remove a handler for a signal.", remove_signal_handler),
        row("subprocess_exec(self, protocol_factory, /, *args, **kwargs)", "Run a program.", |vm, args| {
            with_child(vm, "subprocess_exec", args)
        }),
        row("subprocess_shell(self, protocol_factory, /, *args, **kwargs)", "Run a command line in a shell.", |vm, args| {
            with_child(vm, "subprocess_shell", args)
        }),
        row("_handle_signal(self, sig, /)", "Run the handler of a signal.", handle_signal),
        row("_listen_to_signals(self, /)", "The loop hears of signals from now on.", listen_to_signals),
        row(
            "create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None, all_errors=False)",
            "Connect to a TCP server.",
            |vm, args| watching::connecting(vm, "create_connection", args),
        ),
        row(
            "create_server(self, protocol_factory, host=None, port=None, *, family=0, flags=1, sock=None, backlog=100, ssl=None, reuse_address=None, reuse_port=None, keep_alive=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True)",
            "Create a TCP server.",
            |vm, args| watching::connecting(vm, "create_server", args),
        ),
        row(
            "create_unix_connection(self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None)",
            "Connect to a server on a UNIX Domain Socket.",
            |vm, args| watching::connecting(vm, "create_unix_connection", args),
        ),
        row(
            "create_unix_server(self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True, cleanup_socket=True)",
            "Create a server on a UNIX Domain Socket.",
            |vm, args| watching::connecting(vm, "create_unix_server", args),
        ),
        row(
            "create_datagram_endpoint(self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0, flags=0, reuse_port=None, allow_broadcast=None, sock=None)",
            "Create a datagram connection.",
            |vm, args| watching::connecting(vm, "create_datagram_endpoint", args),
        ),
        row(
            "connect_accepted_socket(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None)",
            "Handle an accepted connection.",
            |vm, args| watching::connecting(vm, "connect_accepted_socket", args),
        ),
        row("connect_read_pipe(self, protocol_factory, pipe)", "Register a read pipe in the event loop.", |vm, args| {
            watching::connecting(vm, "connect_read_pipe", args)
        }),
        row("connect_write_pipe(self, protocol_factory, pipe)", "Register a write pipe in the event loop.", |vm, args| {
            watching::connecting(vm, "connect_write_pipe", args)
        }),
        row("getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0)", "Look a host up.", |vm, args| {
            watching::connecting(vm, "getaddrinfo", args)
        }),
        row("getnameinfo(self, sockaddr, flags=0)", "Look an address up.", |vm, args| {
            watching::connecting(vm, "getnameinfo", args)
        }),
        row("sock_recv(self, sock, nbytes)", "Receive data from the socket.", ops::sock_recv),
        row("sock_recv_into(self, sock, buf)", "Receive data from the socket into a buffer.", ops::sock_recv_into),
        row("sock_recvfrom(self, sock, bufsize)", "Receive a datagram from a socket.", ops::sock_recvfrom),
        row("sock_recvfrom_into(self, sock, buf, nbytes=0)", "Receive a datagram into a buffer.", ops::sock_recvfrom_into),
        row("sock_sendall(self, sock, data)", "Send data to the socket.", ops::sock_sendall),
        row("sock_sendto(self, sock, data, address)", "Send a datagram.", ops::sock_sendto),
        row("sock_accept(self, sock)", "Accept a connection.", ops::sock_accept),
        row("sock_connect(self, sock, address)", "Connect to a remote socket at address.", |vm, args| {
            watching::connecting(vm, "sock_connect", args)
        }),
        row("sock_sendfile(self, sock, file, offset=0, count=None, *, fallback=None)", "Send a file over a socket.", |vm, args| {
            watching::connecting(vm, "sock_sendfile", args)
        }),
        row("sendfile(self, transport, file, offset=0, count=None, *, fallback=True)", "Send a file to transport.", |vm, args| {
            watching::connecting(vm, "sendfile", args)
        }),
        row(
            "start_tls(self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None)",
            "Upgrade transport to TLS.",
            |vm, args| watching::connecting(vm, "start_tls", args),
        ),
        row("add_reader(self, fd, callback, *args)", "Add a reader callback.", |vm, args| watching::add(vm, args, false)),
        row("remove_reader(self, fd)", "Remove a reader callback.", |vm, args| watching::remove(vm, args, false)),
        row("add_writer(self, fd, callback, *args)", "Add a writer callback.", |vm, args| watching::add(vm, args, true)),
        row("remove_writer(self, fd)", "Remove a writer callback.", |vm, args| watching::remove(vm, args, true)),
        row("_close_generator(self, generator, /)", "Make a task that closes an asynchronous generator.", close_generator),
        row("set_default_executor(self, executor)", "Set what run_in_executor(None, ...) uses.", set_executor),
        row("_shut_executor(self, /)", "The default executor, which gets no more work.", shut_executor),
    ],
    getters: &[
        Getter {
            name: "slow_callback_duration",
            doc: "Steps that last longer are reported in debug mode, in seconds.",
            get: |_, value| Ok(Value::float(own(value).slow_callback_duration.get())),
            set: Some(set_slow),
        },
        getter("_signal_handlers", "Handles by signal number.", |_, value| Ok(own(value).signal_handlers.get())),
        getter("_default_executor", "What run_in_executor(None, ...) uses, or None.", |_, value| Ok(own(value).executor.get())),
        Getter {
            name: "_selector",
            doc: "What waits for events, where a script gave something.",
            get: |_, value| Ok(own(value).selector.get()),
            set: Some(set_selector),
        },
        getter("_ready", "What runs next.", |_, value| Ok(handles(own(value).ready.borrow().iter()))),
        getter("_closed", "", |_, value| Ok(Value::bool(own(value).closed.get()))),
        getter("_executor_shutdown_called", "", |_, value| Ok(Value::bool(own(value).executor_shut.get()))),
        getter("_debug", "", |_, value| Ok(Value::bool(own(value).debug.get()))),
    ],
    subclassable: true,
};

pub(super) fn own(value: &Value) -> &Obj<EventLoop> {
    value.cast::<EventLoop>().expect("methods of loops are called with loops")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (base, plain) = (vm.class(TypeId::BaseEventLoop).clone(), vm.class(TypeId::EventLoop).clone());
    let Some(class) = args[0].exact::<Class>().filter(|class| class.derives_from(&base)) else {
        let got = vm.repr_text(&args[0])?;
        return Err(vm.type_error(format!("BaseEventLoop.__new__({got}): not a subtype of BaseEventLoop")));
    };
    let derived = !class.is(&plain) && !class.is(&base);
    let shape = match (class.is(&plain), class.is(&base)) {
        (true, _) => TypeId::EventLoop.shape(),
        (_, true) => TypeId::BaseEventLoop.shape(),
        _ => class.instance_shape.get(),
    };
    let own = if derived { super::scheduling::own_methods(vm, &class.clone()) } else { Default::default() };
    let event_loop = EventLoop::with_shape(shape, vm.event_loop.debug, derived, own);
    reports::log_if_asked(vm, "debug", "Using selector: EpollSelector")?;
    Ok(event_loop.into())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    set_selector(vm, &args[0], args[1].clone())?;
    Ok(Value::None)
}

fn set_selector(vm: &mut Vm, value: &Value, selector: Value) -> Result<(), Raised> {
    let module = vm.getattr(&vm.class_of(&selector).value(), sym::__module__)?;
    let of_library = vm.str_text(&module)? == "selectors";
    own(value).selects.set(!selector.is_none() && !of_library);
    own(value).selector.set(selector);
    Ok(())
}

/// The handles that scripts know among those that wait.
fn handles<'a>(waiting: impl Iterator<Item = &'a Handle>) -> Value {
    let known = |handle: &Handle| match handle {
        Handle::Call(callback) => callback.value(),
        Handle::Step(task) => task.value(),
        Handle::Expire(_)
        | Handle::Wake(_)
        | Handle::Done(..)
        | Handle::Watch(..)
        | Handle::Signal(..)
        | Handle::Job(_)
        | Handle::Stop => Value::None,
    };
    List::new(waiting.map(known).collect()).into()
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = own(&args[0]);
    let word = |flag: bool| if flag { "True" } else { "False" };
    let text = format!(
        "<{} running={} closed={} debug={}>",
        vm.class_name(&args[0]),
        word(event_loop.running.get()),
        word(event_loop.closed.get()),
        word(event_loop.debug.get())
    );
    Ok(vm.text(&text))
}

fn run_forever(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.run_forever(&own(&args[0]).clone())?;
    Ok(Value::None)
}

fn run_until_complete(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = own(&args[0]).clone();
    check_closed(vm, &event_loop)?;
    if event_loop.running.get() {
        return Err(vm.raise(Exc::RuntimeError, "This event loop is already running"));
    }
    if vm.event_loop.running.is_some() {
        return Err(vm.raise(Exc::RuntimeError, "Cannot run the event loop while another loop is running"));
    }
    let made = args[1].cast::<Future>().is_none();
    let future = vm.ensure_future(&args[1], Some(&event_loop))?;
    let future = vm.future_argument(&future)?;
    vm.run_until_complete(&event_loop, &future, made)
}

fn stop(_vm: &mut Vm, args: Args<'_>) -> Answer {
    own(&args[0]).stopping.set(true);
    Ok(Value::None)
}

fn is_running(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(own(&args[0]).running.get()))
}

fn is_closed(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(own(&args[0]).closed.get()))
}

fn close(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = own(&args[0]).clone();
    if event_loop.running.get() {
        return Err(vm.raise(Exc::RuntimeError, "Cannot close a running event loop"));
    }
    if !event_loop.closed.get() {
        if event_loop.signal_handlers.get().exact::<Dict>().is_some_and(|handlers| !handlers.is_empty()) {
            let forget = in_own_language(vm, "forget_signals", vec![args[0].clone()]);
            vm.complete(forget)?;
        }
        event_loop.as_ref().set_flag(flags::FINALIZER, false);
        if event_loop.debug.get() {
            let shown = vm.repr_text(&args[0])?;
            reports::log_if_asked(vm, "debug", &format!("Close {shown}"))?;
        }
        event_loop.clear_waiting();
        event_loop.executor_shut.set(true);
        let executor = event_loop.executor.get();
        event_loop.executor.set(Value::None);
        if !executor.is_none() {
            // Its threads end when they have nothing to do any more.
            let (shutdown, wait) = (vm.intern("shutdown"), vm.intern("wait"));
            let shutdown = vm.getattr(&executor, shutdown)?;
            vm.call_keywords(&shutdown, &[], &[(wait, Value::False)])?;
        }
        vm.event_loop.io.forget_loop(&event_loop);
        event_loop.closed.set(true);
        vm.hint_note_loop(&event_loop, false);
        vm.forget_tasks(&event_loop);
    }
    Ok(Value::None)
}

pub(super) fn check_closed(vm: &mut Vm, event_loop: &Obj<EventLoop>) -> Result<(), Raised> {
    if event_loop.closed.get() { Err(vm.loop_is_closed(event_loop)) } else { Ok(()) }
}

fn check_closed_row(vm: &mut Vm, args: Args<'_>) -> Answer {
    check_closed(vm, &own(&args[0]).clone())?;
    Ok(Value::None)
}

fn create_future(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = own(&args[0]);
    let future = Future::make(event_loop);
    vm.note_origin(event_loop, future.as_ref());
    Ok(future.into())
}

fn create_task(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.new_loop_task(&own(&args[0]).clone(), &args[1], &args[2], &args[3])
}

fn set_task_factory(vm: &mut Vm, args: Args<'_>) -> Answer {
    if !args[1].is_none() && !vm.is_callable(&args[1]) {
        return Err(vm.type_error("task factory must be a callable or None"));
    }
    own(&args[0]).task_factory.set(args[1].clone());
    Ok(Value::None)
}

fn get_task_factory(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(own(&args[0]).task_factory.get())
}

fn get_debug(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(own(&args[0]).debug.get()))
}

fn set_debug(vm: &mut Vm, args: Args<'_>) -> Answer {
    let enabled = vm.truth(&args[1])?;
    let event_loop = own(&args[0]);
    event_loop.debug.set(enabled);
    if event_loop.running.get() {
        vm.origin_depth = if enabled { origin::DEPTH } else { 0 };
    }
    Ok(Value::None)
}

fn set_slow(vm: &mut Vm, value: &Value, seconds: Value) -> Result<(), Raised> {
    let seconds = vm.to_f64(&seconds)?;
    own(value).slow_callback_duration.set(seconds);
    Ok(())
}

fn set_handler(vm: &mut Vm, args: Args<'_>) -> Answer {
    if !args[1].is_none() && !vm.is_callable(&args[1]) {
        let shown = vm.repr_text(&args[1])?;
        return Err(vm.type_error(format!("A callable object or None is expected, got {shown}")));
    }
    own(&args[0]).exception_handler.set(args[1].clone());
    Ok(Value::None)
}

fn get_handler(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(own(&args[0]).exception_handler.get())
}

fn default_handler(vm: &mut Vm, args: Args<'_>) -> Answer {
    reports::default_exception_handler(vm, &own(&args[0]).clone(), &args[1])?;
    Ok(Value::None)
}

fn call_handler(vm: &mut Vm, args: Args<'_>) -> Answer {
    let handled = vm.handled_exception();
    reports::call_exception_handler(vm, &own(&args[0]).clone(), &args[1], handled)?;
    Ok(Value::None)
}

fn generators(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = own(&args[0]);
    event_loop.generators_shut.set(true);
    Ok(Tuple::new(event_loop.take_generators()).into())
}

/// Goes on in our own language: a function of `lib/asyncio/base_events.py`.
fn in_own_language(vm: &mut Vm, name: &str, args: Vec<Value>) -> Answer {
    call_own(vm, "asyncio.base_events", name, args)
}

/// The same with a function of `lib/asyncio/threads.py`.
fn beyond_the_thread(vm: &mut Vm, name: &str, args: Vec<Value>) -> Answer {
    call_own(vm, "asyncio.threads", name, args)
}

fn call_own(vm: &mut Vm, module: &str, name: &str, args: Vec<Value>) -> Answer {
    let module = vm.import_module(module)?;
    let name = vm.intern(name);
    let function = vm.getattr(&module, name)?;
    vm.tail_call(function, args)
}

fn shutdown_asyncgens(vm: &mut Vm, args: Args<'_>) -> Answer {
    if own(&args[0]).has_no_generators() {
        return vm.immediate("BaseEventLoop.shutdown_asyncgens", &args[0], |_, itself| {
            own(itself).generators_shut.set(true);
            Ok(Value::None)
        });
    }
    in_own_language(vm, "shutdown_asyncgens", vec![args[0].clone()])
}

fn shutdown_default_executor(vm: &mut Vm, args: Args<'_>) -> Answer {
    if own(&args[0]).executor.get().is_none() {
        return vm.immediate("BaseEventLoop.shutdown_default_executor", &args[0], |vm, itself| {
            shut_executor(vm, Args::new(std::slice::from_ref(itself))).map(|_| Value::None)
        });
    }
    in_own_language(vm, "shutdown_default_executor", args.values().to_vec())
}

fn run_in_executor(vm: &mut Vm, args: Args<'_>) -> Answer {
    beyond_the_thread(vm, "run_in_executor", args.values().to_vec())
}

fn add_signal_handler(vm: &mut Vm, args: Args<'_>) -> Answer {
    in_own_language(vm, "add_signal_handler", args.values().to_vec())
}

fn remove_signal_handler(vm: &mut Vm, args: Args<'_>) -> Answer {
    in_own_language(vm, "remove_signal_handler", args.values().to_vec())
}

/// Starts a child process: a function of `lib/asyncio/base_subprocess.py`.
fn with_child(vm: &mut Vm, name: &str, args: Args<'_>) -> Answer {
    let module = vm.import_module("asyncio.base_subprocess")?;
    let name = vm.intern(name);
    let function = vm.getattr(&module, name)?;
    let mut given = vec![args[0].clone(), args[1].clone()];
    given.extend(args.rest(2).iter().cloned());
    let mut keywords = Vec::new();
    for (key, value) in args[3].exact::<Dict>().map_or_else(Vec::new, |dict| dict.pairs()) {
        keywords.push((vm.symbol_of(&key), value));
    }
    vm.tail_call_keywords(function, given, keywords)
}

fn listen_to_signals(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = own(&args[0]).clone();
    vm.state::<Signals>().event_loop = Some(event_loop);
    Ok(Value::None)
}

/// `_handle_signal`: the handle runs with the next iteration; one that was cancelled is taken away.
fn handle_signal(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = own(&args[0]).clone();
    let handlers = event_loop.signal_handlers.get();
    let Some(handlers) = handlers.exact::<Dict>() else { return Ok(Value::None) };
    let found = vm.dict_get(handlers, &args[1])?;
    let Some(handle) = found.as_ref().and_then(|handle| handle.cast::<Callback>()) else { return Ok(Value::None) };
    if handle.cancelled.get() {
        let remove = vm.intern("remove_signal_handler");
        return vm.call_method(&args[0], remove, &[args[1].clone()]);
    }
    vm.push_ready(&event_loop, Handle::Call(handle.clone()));
    Ok(Value::None)
}

/// `self.create_task(generator.aclose())`
fn close_generator(vm: &mut Vm, args: Args<'_>) -> Answer {
    let aclose = vm.intern("aclose");
    let closing = vm.call_method(&args[1], aclose, &[])?;
    vm.ensure_future(&closing, Some(&own(&args[0]).clone()))
}

fn set_executor(vm: &mut Vm, args: Args<'_>) -> Answer {
    let module = vm.import_module("asyncio.threads")?;
    let check = vm.intern("check_executor");
    vm.call_method(&module, check, &[args[1].clone()])?;
    own(&args[0]).executor.set(args[1].clone());
    Ok(Value::None)
}

fn shut_executor(_vm: &mut Vm, args: Args<'_>) -> Answer {
    own(&args[0]).executor_shut.set(true);
    Ok(own(&args[0]).executor.get())
}

/// `get_running_loop()`
pub fn get_running(vm: &mut Vm, _args: Args<'_>) -> Answer {
    vm.running_loop().map(|event_loop| EventLoop::facade(&event_loop))
}

/// `_get_running_loop()`
pub fn get_running_or_none(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(vm.event_loop.running_value())
}

/// Whether the program was started in debug mode.
pub fn asked_for_debug(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::bool(vm.event_loop.debug))
}

impl Vm {
    /// An asynchronous generator dies unfinished under a loop: a task closes it (`_asyncgen_finalizer_hook`).
    pub fn close_generator_later(&mut self, event_loop: &Obj<EventLoop>, generator: &Obj<crate::objects::generator::Generator>) {
        if event_loop.closed.get() {
            return;
        }
        let close = self.intern("_close_generator");
        let Ok(function) = self.getattr(&event_loop.value(), close) else {
            drop(self.take_raised());
            return;
        };
        let arguments = Tuple::new(vec![generator.value()]).into();
        let handle = Callback::make(event_loop, function, arguments, self.event_loop.context.copy(), None);
        self.push_ready(event_loop, Handle::Call(handle));
    }
}

/// Whether `asyncio.run` may borrow the loop of the prompt.
pub fn at_prompt(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::bool(vm.lends_prompt_loop()))
}

/// `asyncio.run` at the prompt.
pub fn run_at_prompt(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.run_on_lent_loop(args[0].clone())
}

/// `_set_running_loop(loop)`
pub fn set_running(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.event_loop.running = match args[0].is_none() {
        true => None,
        false => Some(vm.loop_argument(&args[0])?),
    };
    Ok(Value::None)
}
