//! `_socket.socket`: the socket object.

use super::{address, options, transfer};
use crate::event_loop::io::Held;
use crate::heap::{Obj, Value};
use crate::modules::socket::transfer::attempt;
use crate::net::{Interest, SockId};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row, static_row};
use crate::vm::Vm;
use socket2::{Domain, Protocol, Type};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::io;
use std::net::Shutdown;
use std::os::fd::AsRawFd;
use std::rc::Rc;

/// The data of a socket object.
pub struct Sock {
    /// The socket; absent before `__init__` and after `close`.
    held: RefCell<Option<Rc<Held>>>,
    /// Address family.
    pub domain: Cell<Domain>,
    /// Stream or datagram.
    pub kind: Cell<Type>,
    protocol: Cell<i32>,
    /// Seconds that an operation may wait; `None` for ever, 0 not at all.
    pub timeout: Cell<Option<f64>>,
}

impl NativeData for Sock {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `setdefaulttimeout`
#[derive(Default)]
pub struct DefaultTimeout(pub Option<f64>);

/// `_socket.socket`
pub const SPEC: ClassSpec = ClassSpec {
    name: "socket",
    module: "_socket",
    base: None,
    doc: "A network socket.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new),
        row("__init__(self, family=-1, type=-1, proto=-1, fileno=None)", "Initialize self.", init),
        row("_accept(self, /)", "A new descriptor with the address of its other side.", accept),
        row("bind(self, address, /)", "Bind the socket to a local address.", bind),
        row("listen(self, backlog=128, /)", "Enable a server to accept connections.", listen),
        row("connect(self, address, /)", "Connect the socket to the address.", connect),
        row("connect_ex(self, address, /)", "This is like connect(address), but returns an error code.", connect_ex),
        row("close(self, /)", "Close the socket.", close),
        row("detach(self, /)", "Close the socket object without closing the underlying file descriptor.", detach),
        row("fileno(self, /)", "Return the integer file descriptor of the socket.", fileno),
        row("shutdown(self, how, /)", "Shut down one or both halves of the connection.", shutdown),
        row("getsockname(self, /)", "Return the address of the local endpoint.", getsockname),
        row("getpeername(self, /)", "Return the address of the remote endpoint.", getpeername),
        row("settimeout(self, timeout, /)", "Set a timeout on socket operations.", settimeout),
        row("gettimeout(self, /)", "Returns the timeout in seconds (float) associated with socket operations.", gettimeout),
        row("setblocking(self, flag, /)", "Set the socket to blocking (true) or non-blocking (false).", setblocking),
        row("getblocking(self, /)", "Returns True if socket is in blocking mode.", getblocking),
        row("recv(self, bufsize, flags=0, /)", "Receive up to buffersize bytes from the socket.", transfer::recv),
        row("recv_into(self, buffer, nbytes=0, flags=0)", "Store bytes into a buffer.", transfer::recv_into),
        row("recvfrom(self, bufsize, flags=0, /)", "Like recv() but also return the sender's address.", transfer::recvfrom),
        row(
            "recvfrom_into(self, buffer, nbytes=0, flags=0)",
            "Like recv_into() but also return the sender's address.",
            transfer::recvfrom_into,
        ),
        row("send(self, data, flags=0, /)", "Send a data string to the socket.", transfer::send),
        row("sendall(self, data, flags=0, /)", "Send a data string to the socket.", transfer::sendall),
        row("sendto(self, data, *args)", "Like send(data, flags) but allows specifying the destination.", transfer::sendto),
        row("sendmsg(self, buffers, ancdata=(), flags=0, address=None, /)", "Send data from several buffers.", transfer::sendmsg),
        row("setsockopt(self, level, option, value, optlen=None, /)", "Set a socket option.", options::set),
        row("getsockopt(self, level, option, buflen=0, /)", "Get a socket option.", options::get),
    ],
    getters: &[
        getter("family", "the socket family", |_, value| Ok(Value::Int(i64::from(i32::from(own(value).domain.get()))))),
        getter("type", "the socket type", |_, value| Ok(Value::Int(i64::from(i32::from(own(value).kind.get()))))),
        getter("proto", "the socket protocol", |_, value| Ok(Value::Int(i64::from(own(value).protocol.get())))),
        getter("timeout", "the socket timeout", |_, value| Ok(seconds(own(value).timeout.get()))),
    ],
    subclassable: true,
};

/// The data of a socket object.
pub fn own(value: &Value) -> &Sock {
    value.native::<Sock>().expect("methods of sockets are called with sockets")
}

impl Sock {
    /// The socket; OSError where it is closed.
    pub fn id(&self, vm: &mut Vm) -> Result<SockId, Raised> {
        match self.held.borrow().as_ref().and_then(|held| held.id()) {
            Some(id) => Ok(id),
            None => Err(vm.raise_os_number(9, None)),
        }
    }

    /// A share in the socket, for whoever works with it while this object lives or not.
    pub fn share(&self) -> Option<Rc<Held>> {
        self.held.borrow().clone().filter(|held| held.id().is_some())
    }

    /// Makes the object that of a socket which somebody else owns too.
    pub fn adopt(&self, vm: &Vm, held: Rc<Held>) {
        if let Some(socket) = held.id().and_then(|id| vm.event_loop.io.net.socket(id)) {
            self.note_facts(socket);
        }
        self.timeout.set(Some(0.0));
        *self.held.borrow_mut() = Some(held);
    }

    /// Notes what kind of socket it is.
    fn note_facts(&self, socket: &socket2::Socket) {
        let domain = socket.local_addr().map_or(Domain::IPV4, |address| address.domain());
        self.domain.set(domain);
        self.kind.set(socket.r#type().unwrap_or(Type::STREAM));
        let protocol = socket.protocol().ok().flatten().filter(|_| domain != Domain::UNIX);
        self.protocol.set(protocol.map_or(0, i32::from));
    }

    /// Whether it never waits.
    pub fn is_nonblocking(&self) -> bool {
        self.timeout.get() == Some(0.0)
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let shape = vm.native_class(&SPEC).instance_shape.get();
    let timeout = vm.state::<DefaultTimeout>().0;
    let sock = Sock {
        held: RefCell::new(None),
        domain: Cell::new(Domain::IPV4),
        kind: Cell::new(Type::STREAM),
        protocol: Cell::new(0),
        timeout: Cell::new(timeout),
    };
    let object: Obj<NativeObject> = NativeObject::new(shape, sock);
    vm.instance_around(&args[0], object.into())
}

/// Flags in the type of a socket, as Linux has them.
const NONBLOCK: i64 = 0o4000;
const CLOEXEC: i64 = 0o2000000;

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = |vm: &mut Vm, at: usize, default: i64| {
        let number = vm.index_i64(&args[at])?;
        Ok(if number == -1 { default } else { number })
    };
    if let Some(fileno) = args.some(4) {
        return take_number(vm, &args[0], &fileno.clone());
    }
    let (family, kind, protocol) = (number(vm, 1, 2)?, number(vm, 2, 1)?, number(vm, 3, 0)?);
    let sock = own(&args[0]);
    if kind & NONBLOCK != 0 {
        sock.timeout.set(Some(0.0));
    }
    let kind = kind & !NONBLOCK & !CLOEXEC;
    sock.domain.set(Domain::from(family as i32));
    sock.kind.set(Type::from(kind as i32));
    sock.protocol.set(protocol as i32);
    let wanted = (protocol != 0).then(|| Protocol::from(protocol as i32));
    let opened = vm.event_loop.io.net.open(sock.domain.get(), sock.kind.get(), wanted);
    let id = opened.map_err(|error| vm.raise_os(&error, None))?;
    hold(vm, sock, id);
    Ok(Value::None)
}

fn hold(vm: &mut Vm, sock: &Sock, id: SockId) {
    let held = vm.event_loop.io.hold(id);
    *sock.held.borrow_mut() = Some(held);
}

/// Makes the object that of a socket known by its number: one just accepted, or detached from another object.
fn take_number(vm: &mut Vm, object: &Value, fileno: &Value) -> Answer {
    let fd = vm.index_i64(fileno)?;
    let fd = i32::try_from(fd).ok().filter(|fd| *fd >= 0);
    let Some(fd) = fd else { return Err(vm.value_error("negative file descriptor")) };
    let id = vm.event_loop.io.net.watch(fd);
    let Some(socket) = vm.event_loop.io.net.socket(id) else {
        vm.event_loop.io.net.forget(id);
        return Err(vm.raise_os_number(9, None));
    };
    let sock = own(object);
    sock.note_facts(socket);
    hold(vm, sock, id);
    Ok(Value::None)
}

/// A number that belongs to nobody: `socket.socket(fileno=…)` takes it.
fn loose(vm: &mut Vm, id: SockId) -> Value {
    Value::Int(vm.event_loop.io.net.socket(id).map_or(-1, |socket| i64::from(socket.as_raw_fd())))
}

fn accept(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (id, peer) = attempt(vm, &args[0], Interest::READ, |net, id| net.accept(id))?;
    let address = address::value_of(vm, &peer);
    let number = loose(vm, id);
    Ok(vm.new_tuple(vec![number, address]))
}

fn done<T>(vm: &mut Vm, outcome: io::Result<T>) -> Result<T, Raised> {
    outcome.map_err(|error| vm.raise_os(&error, None))
}

fn bind(vm: &mut Vm, args: Args<'_>) -> Answer {
    let id = own(&args[0]).id(vm)?;
    let address = address::argument(vm, own(&args[0]).domain.get(), &args[1], "bind")?;
    let bound = vm.event_loop.io.net.bind(id, &address);
    done(vm, bound)?;
    Ok(Value::None)
}

fn listen(vm: &mut Vm, args: Args<'_>) -> Answer {
    let id = own(&args[0]).id(vm)?;
    let backlog = vm.index_i64(&args[1])?.clamp(0, i64::from(i32::MAX)) as i32;
    let listening = vm.event_loop.io.net.listen(id, backlog);
    done(vm, listening)?;
    Ok(Value::None)
}

/// `EINPROGRESS`: the system goes on connecting.
pub fn in_progress(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::INPROGRESS.raw_os_error())
}

/// Connects, waiting as long as the object's timeout allows; the system's error.
fn connect_now(vm: &mut Vm, value: &Value, target: &Value) -> Result<io::Result<()>, Raised> {
    let sock = own(value);
    let id = sock.id(vm)?;
    let target = address::argument(vm, sock.domain.get(), target, "connect")?;
    match vm.event_loop.io.net.connect(id, &target) {
        Err(error) if in_progress(&error) && !sock.is_nonblocking() => {
            let deadline = sock.timeout.get().map(|seconds| vm.event_loop.clock.now() + seconds);
            if !vm.wait_for_socket(id, Interest::WRITE, deadline)? {
                return Err(vm.raise(Exc::TimeoutError, "timed out"));
            }
            // As CPython does it: with a timeout the error is asked for; a socket that simply blocks is told it by `connect` itself,
            // and may be connected again after a refusal.
            if deadline.is_none() {
                return Ok(vm.event_loop.io.net.connect(id, &target));
            }
            Ok(match vm.event_loop.io.net.take_error(id) {
                Ok(None) => Ok(()),
                Ok(Some(error)) | Err(error) => Err(error),
            })
        }
        other => Ok(other),
    }
}

fn connect(vm: &mut Vm, args: Args<'_>) -> Answer {
    let connected = connect_now(vm, &args[0], &args[1])?;
    done(vm, connected)?;
    Ok(Value::None)
}

fn connect_ex(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = match connect_now(vm, &args[0], &args[1]) {
        Ok(Ok(())) => 0,
        Ok(Err(error)) => error.raw_os_error().unwrap_or(0),
        Err(Raised) if vm.raised_is(Exc::TimeoutError) => {
            drop(vm.take_raised());
            rustix::io::Errno::AGAIN.raw_os_error()
        }
        Err(raised) => return Err(raised),
    };
    Ok(Value::Int(i64::from(number)))
}

fn close(vm: &mut Vm, args: Args<'_>) -> Answer {
    let held = own(&args[0]).held.take();
    if let Some(id) = held.and_then(|held| held.take()) {
        vm.event_loop.io.close(id);
    }
    Ok(Value::None)
}

fn detach(vm: &mut Vm, args: Args<'_>) -> Answer {
    let held = own(&args[0]).held.take();
    match held.and_then(|held| held.take()) {
        Some(id) => Ok(loose(vm, id)),
        None => Ok(Value::Int(-1)),
    }
}

fn fileno(vm: &mut Vm, args: Args<'_>) -> Answer {
    match own(&args[0]).share().and_then(|held| held.id()) {
        Some(id) => Ok(loose(vm, id)),
        None => Ok(Value::Int(-1)),
    }
}

fn shutdown(vm: &mut Vm, args: Args<'_>) -> Answer {
    let id = own(&args[0]).id(vm)?;
    let how = match vm.index_i64(&args[1])? {
        0 => Shutdown::Read,
        1 => Shutdown::Write,
        2 => Shutdown::Both,
        _ => return Err(vm.raise_os_number(22, None)),
    };
    let shut = vm.event_loop.io.net.shutdown(id, how);
    done(vm, shut)?;
    Ok(Value::None)
}

fn getsockname(vm: &mut Vm, args: Args<'_>) -> Answer {
    let id = own(&args[0]).id(vm)?;
    let address = vm.event_loop.io.net.local_address(id);
    let address = done(vm, address)?;
    Ok(address::value_of(vm, &address))
}

fn getpeername(vm: &mut Vm, args: Args<'_>) -> Answer {
    let id = own(&args[0]).id(vm)?;
    let address = vm.event_loop.io.net.peer_address(id);
    let address = done(vm, address)?;
    Ok(address::value_of(vm, &address))
}

fn seconds(timeout: Option<f64>) -> Value {
    timeout.map_or(Value::None, Value::float)
}

/// A timeout in an argument.
pub fn timeout_arg(vm: &mut Vm, value: &Value) -> Result<Option<f64>, Raised> {
    if value.is_none() {
        return Ok(None);
    }
    let timeout = vm.to_f64(value)?;
    if timeout.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    if timeout < 0.0 {
        return Err(vm.value_error("Timeout value out of range"));
    }
    Ok(Some(timeout))
}

fn settimeout(vm: &mut Vm, args: Args<'_>) -> Answer {
    let timeout = timeout_arg(vm, &args[1])?;
    own(&args[0]).timeout.set(timeout);
    Ok(Value::None)
}

fn gettimeout(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(seconds(own(&args[0]).timeout.get()))
}

fn setblocking(vm: &mut Vm, args: Args<'_>) -> Answer {
    let blocking = vm.truth(&args[1])?;
    own(&args[0]).timeout.set(if blocking { None } else { Some(0.0) });
    Ok(Value::None)
}

fn getblocking(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(!own(&args[0]).is_nonblocking()))
}

/// `socketpair(family, type, proto)`: two numbers for `socket.socket(fileno=…)`.
pub fn socketpair(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (domain, kind) = (vm.index_i64(&args[0])? as i32, vm.index_i64(&args[1])? as i32);
    let pair = vm.event_loop.io.net.pair(Domain::from(domain), Type::from(kind));
    let (one, other) = done(vm, pair)?;
    let items = vec![loose(vm, one), loose(vm, other)];
    Ok(vm.new_tuple(items))
}

/// `socket.close(fd)`
pub fn close_number(vm: &mut Vm, args: Args<'_>) -> Answer {
    let fd = vm.descriptor_arg(&args[0])?;
    let id = vm.event_loop.io.net.watch(fd);
    if vm.event_loop.io.net.socket(id).is_none() {
        vm.event_loop.io.net.forget(id);
        return Err(vm.raise_os_number(9, None));
    }
    vm.event_loop.io.close(id);
    Ok(Value::None)
}

/// `socket.dup(fd)`: a number for `socket.socket(fileno=…)`.
pub fn dup_number(vm: &mut Vm, args: Args<'_>) -> Answer {
    let fd = vm.descriptor_arg(&args[0])?;
    let id = vm.event_loop.io.net.watch(fd);
    let copy = vm.event_loop.io.net.socket(id).map(|socket| socket.try_clone());
    match copy {
        Some(copy) => {
            let copy = done(vm, copy)?;
            let id = vm.event_loop.io.net.adopt(copy);
            Ok(loose(vm, id))
        }
        None => {
            vm.event_loop.io.net.forget(id);
            Err(vm.raise_os_number(9, None))
        }
    }
}

