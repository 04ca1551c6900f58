//! Transports as scripts see them. The abstract classes are written in our own language (`lib/asyncio/transports.py`), which
//! makes them the bases of these ([`adopt`]).

use super::channel::Channel;
use super::transport::{HIGH_WATER, Parts, Stage, Transport, own};
use crate::event_loop::future::Future;
use crate::heap::{Obj, Value};
use crate::modules::io::{Descriptors, Standard};
use crate::modules::socket::address::value_of;
use crate::modules::socket::object::Sock;
use crate::objects::bytes::Buffer;
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeObject, Raised, row};
use crate::vm::Vm;

macro_rules! transport_rows {
    () => {
        &[
            row("__repr__(self, /)", "Return repr(self).", repr),
            row("write(self, data)", "Write some data bytes to the transport.", write),
            row("writelines(self, list_of_data)", "Write a list (or any iterable) of data bytes to the transport.", writelines),
            row("write_eof(self, /)", "Close the write end after flushing buffered data.", write_eof),
            row("can_write_eof(self, /)", "Return True if this transport supports write_eof().", |_, _| Ok(Value::True)),
            row("close(self, /)", "Close the transport.", close),
            row("abort(self, /)", "Close the transport immediately.", abort),
            row("is_closing(self, /)", "Return True if the transport is closing or closed.", |_, args| {
                Ok(Value::bool(own(&args[0]).is_closing()))
            }),
            row("is_reading(self, /)", "Return True if the transport is receiving.", |_, args| {
                let transport = own(&args[0]);
                Ok(Value::bool(!transport.is_closing() && !transport.paused.get()))
            }),
            row("pause_reading(self, /)", "Pause the receiving end.", pause_reading),
            row("resume_reading(self, /)", "Resume the receiving end.", resume_reading),
            row("set_protocol(self, protocol)", "Set a new protocol.", set_protocol),
            row("get_protocol(self, /)", "Return the current protocol.", get_protocol),
            row("get_extra_info(self, name, default=None)", "Get optional transport information.", get_extra_info),
            row("get_write_buffer_size(self, /)", "Return the current size of the write buffer.", get_write_buffer_size),
            row("get_write_buffer_limits(self, /)", "Get the high and low watermarks for write flow control.", get_limits),
            row("set_write_buffer_limits(self, high=None, low=None)", "Set the limits for write flow control.", set_limits),
        ]
    };
}

/// The transport of a stream socket.
pub const SOCKET_SPEC: ClassSpec = ClassSpec {
    name: "_SelectorSocketTransport",
    module: "asyncio.selector_events",
    base: None,
    doc: "A transport over a socket.",
    methods: transport_rows!(),
    getters: &[],
    subclassable: false,
};

/// The transport of a pipe that is read.
pub const READ_PIPE_SPEC: ClassSpec = ClassSpec {
    name: "_UnixReadPipeTransport",
    module: "asyncio.unix_events",
    base: None,
    doc: "A transport that reads from a pipe.",
    methods: transport_rows!(),
    getters: &[],
    subclassable: false,
};

/// The transport of a pipe that is written.
pub const WRITE_PIPE_SPEC: ClassSpec = ClassSpec {
    name: "_UnixWritePipeTransport",
    module: "asyncio.unix_events",
    base: None,
    doc: "A transport that writes to a pipe.",
    methods: transport_rows!(),
    getters: &[],
    subclassable: false,
};

/// `_adopt(transport, base, /)`
pub fn adopt(vm: &mut Vm, args: Args<'_>) -> Answer {
    match (args[0].exact::<Class>(), args[1].exact::<Class>()) {
        (Some(native), Some(base)) => vm.adopt_base(&native.clone(), base.clone()).map(|()| Value::None),
        _ => Err(vm.type_error("_adopt() takes two classes")),
    }
}

fn object(value: &Value) -> Obj<NativeObject> {
    value.cast::<NativeObject>().expect("methods of transports are called with transports").clone()
}

/// `_socket_transport(loop, sock, protocol, waiter=None, extra=None, server=None)`
pub fn of_socket(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = vm.loop_argument(&args[0])?;
    let held = args[1].native::<Sock>().and_then(Sock::share);
    let Some(held) = held else { return Err(vm.raise_os_number(9, None)) };
    if let Some(socket) = held.id().and_then(|id| vm.event_loop.io.net.socket(id)) {
        // Small writes go out at once, as asyncio has it. Sockets of other kinds have no such option.
        let _ = socket.set_tcp_nodelay(true);
    }
    let parts = Parts {
        event_loop,
        channel: Channel::Socket(held),
        sock: args[1].clone(),
        protocol: args[2].clone(),
        waiter: args[3].cast::<Future>().cloned(),
        extra: args[4].clone(),
        only_writes: false,
        server: args[5].clone(),
        context: vm.event_loop.context.copy(),
    };
    Ok(Transport::make(vm, &SOCKET_SPEC, parts)?.into())
}

/// `_pipe_transport(loop, pipe, protocol, waiter, extra, writes)`
pub fn of_pipe(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = vm.loop_argument(&args[0])?;
    let fd = vm.descriptor_arg(&args[1])?;
    let writes = vm.truth(&args[5])?;
    let channel = pipe_channel(vm, &args[1], fd, writes)?;
    let parts = Parts {
        event_loop,
        channel,
        sock: Value::None,
        protocol: args[2].clone(),
        waiter: args[3].cast::<Future>().cloned(),
        extra: args[4].clone(),
        only_writes: writes,
        server: Value::None,
        context: vm.event_loop.context.copy(),
    };
    let spec = if writes { &WRITE_PIPE_SPEC } else { &READ_PIPE_SPEC };
    let transport = Transport::make(vm, spec, parts)?;
    let value: Value = transport.into();
    own(&value).sock.set(args[1].clone());
    Ok(value)
}

fn no_pipe(writes: bool) -> &'static str {
    match writes {
        true => "Pipe transport is only for pipes, sockets and character devices",
        false => "Pipe transport is for pipes/sockets only.",
    }
}

/// The way through a pipe's end: never blocking. Regular files are no pipes.
fn pipe_channel(vm: &mut Vm, pipe: &Value, fd: i32, writes: bool) -> Result<Channel, Raised> {
    if let Some(held) = pipe.native::<Sock>().and_then(Sock::share) {
        return Ok(Channel::Socket(held));
    }
    let id = vm.event_loop.io.net.watch(fd);
    let flags = rustix::fs::OFlags::NONBLOCK;
    if let Some(stream) = Standard::of_number(fd) {
        let set = match stream {
            Standard::Stdin => rustix::fs::fcntl_setfl(rustix::stdio::stdin(), flags),
            Standard::Stdout => rustix::fs::fcntl_setfl(rustix::stdio::stdout(), flags),
            Standard::Stderr => rustix::fs::fcntl_setfl(rustix::stdio::stderr(), flags),
        };
        if is_regular(stream) {
            vm.event_loop.io.net.forget(id);
            return Err(vm.value_error(no_pipe(writes)));
        }
        return match set {
            Ok(()) => Ok(Channel::Standard(stream, id)),
            Err(error) => Err(vm.raise_os(&error.into(), None)),
        };
    }
    let Some(file) = vm.state::<Descriptors>().get(fd) else {
        vm.event_loop.io.net.forget(id);
        return Err(vm.raise_os_number(9, None));
    };
    if file.metadata().is_ok_and(|facts| facts.is_file() || facts.is_dir()) {
        vm.event_loop.io.net.forget(id);
        return Err(vm.value_error(no_pipe(writes)));
    }
    match rustix::fs::fcntl_setfl(&*file, flags) {
        Ok(()) => Ok(Channel::File(file, id)),
        Err(error) => Err(vm.raise_os(&error.into(), None)),
    }
}

/// Whether one of the process's streams is a regular file.
fn is_regular(stream: Standard) -> bool {
    let facts = match stream {
        Standard::Stdin => rustix::fs::fstat(rustix::stdio::stdin()),
        Standard::Stdout => rustix::fs::fstat(rustix::stdio::stdout()),
        Standard::Stderr => rustix::fs::fstat(rustix::stdio::stderr()),
    };
    facts.is_ok_and(|facts| rustix::fs::FileType::from_raw_mode(facts.st_mode).is_file())
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let transport = own(&args[0]);
    let mut parts = vec![vm.class_name(&args[0]).to_string()];
    let (is_closed, id) = (matches!(*transport.channel.borrow(), Channel::Closed), transport.channel.borrow().id());
    if is_closed || id.is_none() {
        parts.push("closed".to_owned());
    } else {
        if transport.is_closing() {
            parts.push("closing".to_owned());
        }
        let fd = transport.channel.borrow().fd(&vm.event_loop.io);
        parts.push(format!("fd={fd}"));
        let reads = id.is_some_and(|id| vm.event_loop.io.consumer(id, false).is_some()) && !transport.paused.get();
        let writes = id.is_some_and(|id| vm.event_loop.io.consumer(id, true).is_some());
        let state = |active: bool| if active { "polling" } else { "idle" };
        parts.push(format!("read={}", state(reads)));
        let size = if transport.is_listed.get() { 0 } else { transport.unsent.borrow().len() };
        parts.push(format!("write=<{}, bufsize={size}>", state(writes)));
    }
    Ok(vm.text(&format!("<{}>", parts.join(" "))))
}

/// `write(data)`
pub fn write(vm: &mut Vm, args: Args<'_>) -> Answer {
    let transport = own(&args[0]);
    let Some(bytes) = Buffer::of(&args[1]) else {
        let got = vm.class_name(&args[1]);
        let message = format!("data argument must be a bytes-like object, not '{got}'");
        return Err(vm.type_error(message));
    };
    if transport.ends_after.get() {
        return Err(vm.raise(Exc::RuntimeError, "Cannot call write() after write_eof()"));
    }
    transport.write(vm, &object(&args[0]), &bytes)?;
    Ok(Value::None)
}

fn writelines(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut all = Vec::new();
    for part in vm.collect(&args[1])? {
        match Buffer::of(&part) {
            Some(part) => all.extend_from_slice(&part),
            None => all.extend_from_slice(&vm.buffer_arg(&part)?),
        }
    }
    write(vm, Args::new(&[args[0].clone(), crate::objects::bytes::make(all)]))
}

fn write_eof(vm: &mut Vm, args: Args<'_>) -> Answer {
    own(&args[0]).write_eof(vm, &object(&args[0]))?;
    Ok(Value::None)
}

fn close(vm: &mut Vm, args: Args<'_>) -> Answer {
    own(&args[0]).close(vm, &object(&args[0]))?;
    Ok(Value::None)
}

fn abort(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (transport, object) = (own(&args[0]), object(&args[0]));
    transport.flush(vm, &object)?;
    transport.force_close(vm, &object, Value::None);
    Ok(Value::None)
}

fn pause_reading(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let transport = own(&args[0]);
    if !transport.is_closing() {
        transport.paused.set(true);
    }
    Ok(Value::None)
}

fn resume_reading(vm: &mut Vm, args: Args<'_>) -> Answer {
    own(&args[0]).resume_reading(vm, &object(&args[0]));
    Ok(Value::None)
}

fn set_protocol(vm: &mut Vm, args: Args<'_>) -> Answer {
    own(&args[0]).set_protocol(vm, &args[1])?;
    Ok(Value::None)
}

fn get_protocol(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let protocol = own(&args[0]).protocol.get();
    Ok(if protocol.is_unbound() { Value::None } else { protocol })
}

impl Transport {
    /// Keeps the addresses for after the end.
    pub fn note_addresses(&self, vm: &mut Vm) {
        if !self.channel.borrow().is_socket() {
            return;
        }
        for name in ["sockname", "peername"] {
            let value = self.address(vm, name);
            self.note(vm, name, value);
        }
    }

    fn address(&self, vm: &mut Vm, name: &str) -> Value {
        let Some(id) = self.channel.borrow().id() else { return Value::None };
        let net = &vm.event_loop.io.net;
        let found = if name == "sockname" { net.local_address(id) } else { net.peer_address(id) };
        found.map_or(Value::None, |address| value_of(vm, &address))
    }

    fn extra_dict(&self) -> Obj<Dict> {
        if let Some(extra) = self.extra.get().exact::<Dict>() {
            return extra.clone();
        }
        let extra = Dict::new();
        self.extra.set(extra.value());
        extra
    }

    /// Adds something for `get_extra_info`, unless it is there.
    pub fn note(&self, vm: &mut Vm, name: &str, value: Value) {
        let extra = self.extra_dict();
        let name = vm.intern(name);
        let key = vm.names.string(name);
        if extra.get_str(key).is_none() {
            extra.set_str(key, value);
        }
    }
}

fn get_extra_info(vm: &mut Vm, args: Args<'_>) -> Answer {
    let transport = own(&args[0]);
    let name = vm.str_text(&args[1])?;
    if let Some(extra) = transport.extra.get().exact::<Dict>() {
        let symbol = vm.intern(&name);
        if let Some(found) = extra.get_str(vm.names.string(symbol)) {
            return Ok(found);
        }
    }
    let is_socket = transport.channel.borrow().is_socket();
    match &*name {
        "sockname" | "peername" if is_socket => {
            let address = transport.address(vm, &name);
            Ok(if address.is_none() && &*name == "peername" { args[2].clone() } else { address })
        }
        "socket" if is_socket => {
            let module = vm.import_module("asyncio.trsock")?;
            let made = vm.intern("_of_transport");
            let function = vm.getattr(&module, made)?;
            let sock = vm.call(&function, &[args[0].clone(), transport.sock.get()])?;
            transport.note(vm, "socket", sock.clone());
            Ok(sock)
        }
        "pipe" if !is_socket => Ok(transport.sock.get()),
        _ => Ok(args[2].clone()),
    }
}

/// `_share(transport, sock)`: the socket object gets a share in the transport's socket.
pub fn share(vm: &mut Vm, args: Args<'_>) -> Answer {
    let held = args[0].native::<Transport>().and_then(Transport::held);
    if let (Some(held), Some(sock)) = (held, args[1].native::<Sock>()) {
        sock.adopt(vm, held);
    }
    Ok(Value::None)
}

fn get_write_buffer_size(vm: &mut Vm, args: Args<'_>) -> Answer {
    let transport = own(&args[0]);
    if transport.is_listed.get() {
        transport.flush(vm, &object(&args[0]))?;
    }
    let size = transport.unsent.borrow().len();
    Ok(Value::Int(size as i64))
}

fn get_limits(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (high, low) = own(&args[0]).water.get();
    Ok(vm.new_tuple(vec![Value::Int(low as i64), Value::Int(high as i64)]))
}

fn set_limits(vm: &mut Vm, args: Args<'_>) -> Answer {
    let given = |vm: &mut Vm, at: usize| match args.some(at) {
        Some(value) => vm.index_i64(value).map(Some),
        None => Ok(None),
    };
    let (high, low) = (given(vm, 1)?, given(vm, 2)?);
    let high = high.or(low.map(|low| 4 * low)).unwrap_or(HIGH_WATER as i64);
    let low = low.unwrap_or(high / 4);
    if !(high >= low && low >= 0) {
        return Err(vm.value_error(format!("high ({high}) must be >= low ({low}) must be >= 0")));
    }
    let transport = own(&args[0]);
    transport.water.set((high as usize, low as usize));
    if transport.stage.get() == Stage::Open {
        transport.maybe_hold_back(vm)?;
    }
    Ok(Value::None)
}
