//! Listening sockets: connections are taken in batches, each becomes a transport one turn later.
//!
//! The turns are CPython's: a connection is taken in one, its protocol is made in the next (there by a task, whose number is
//! skipped here), `connection_made` comes in the third. Where the process has no descriptors left, nothing is taken for a second.

use super::channel::Channel;
use super::transport::{Parts, Transport};
use super::transport_class::SOCKET_SPEC;
use crate::event_loop::EventLoop;
use crate::event_loop::context::{Current, CurrentCell};
use crate::event_loop::handle::Handle;
use crate::event_loop::io::{Consumer, Held};
use crate::heap::{Obj, Value, ValueCell};
use crate::modules::socket::object::Sock;
use crate::net::SockId;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, Signal};
use crate::vm::Vm;
use std::any::Any;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, ErrorKind};
use std::rc::Rc;

/// Connections taken in one turn, at most: each is work in the turns that follow, and timers are looked at between turns.
const BATCH: usize = 32;

/// The same where there are many already.
const FEW: usize = 8;

/// Seconds until connections are taken again when there are no descriptors left.
const RETRY: f64 = 1.0;

/// Numbers of [`Signal::Turn`].
mod turn {
    /// A connection that was taken gets its protocol.
    pub const CONNECTION: u8 = 0;
    /// Connections are taken again.
    pub const RETRY: u8 = 1;
}

struct Listener {
    event_loop: Obj<EventLoop>,
    held: Rc<Held>,
    sock: ValueCell,
    factory: ValueCell,
    server: ValueCell,
    backlog: usize,
    context: CurrentCell,
    taken: RefCell<VecDeque<Rc<Held>>>,
}

/// No script ever sees it.
const SPEC: ClassSpec = ClassSpec {
    name: "_Listener",
    module: "asyncio.selector_events",
    base: None,
    doc: "Takes connections.",
    methods: &[],
    getters: &[],
    subclassable: false,
};

impl NativeData for Listener {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.event_loop.value());
        for cell in [&self.sock, &self.factory, &self.server] {
            cell.visit(visit);
        }
        self.context.get().visit(visit);
    }

    fn clear(&self) {
        for cell in [&self.sock, &self.factory, &self.server] {
            drop(cell.take());
        }
    }

    fn on_signal(&self, vm: &mut Vm, own: &Obj<NativeObject>, signal: Signal) -> Result<(), Raised> {
        match signal {
            Signal::Readable | Signal::Ended => self.take_connections(vm, own),
            Signal::Turn(turn::RETRY) => self.resume(vm, own),
            Signal::Turn(_) => self.connect(vm),
            Signal::Writable | Signal::Flush | Signal::Dropped => Ok(()),
        }
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// No descriptors, no memory for one.
fn is_exhausted(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let all = [Errno::MFILE, Errno::NFILE, Errno::NOBUFS, Errno::NOMEM];
    all.iter().any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
}

impl Listener {
    fn take_connections(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        let most = if vm.event_loop.io.is_crowded() { FEW } else { BATCH };
        for _ in 0..self.backlog.clamp(1, most) {
            let Some(id) = self.held.id() else { return Ok(()) };
            match vm.event_loop.io.net.accept(id) {
                Ok((connection, _)) => self.remember(vm, own, connection),
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock) => return Ok(()),
                Err(error) if matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::ConnectionAborted) => {}
                Err(error) if is_exhausted(&error) => return self.rest(vm, own, &error),
                Err(error) => {
                    let Raised = vm.raise_os(&error, None);
                    return Err(Raised);
                }
            }
        }
        // More may be waiting: the next turn looks.
        vm.push_ready(&self.event_loop, Handle::Signal(own.clone(), Signal::Readable));
        Ok(())
    }

    fn remember(&self, vm: &mut Vm, own: &Obj<NativeObject>, connection: SockId) {
        let held = vm.event_loop.io.hold(connection);
        self.taken.borrow_mut().push_back(held);
        // CPython makes the transport in a task of its own: that takes a number and a turn.
        vm.event_loop.next_task += 1;
        vm.push_ready(&self.event_loop, Handle::Signal(own.clone(), Signal::Turn(turn::CONNECTION)));
    }

    /// There are no descriptors left: takes nothing for a while.
    fn rest(&self, vm: &mut Vm, own: &Obj<NativeObject>, error: &io::Error) -> Result<(), Raised> {
        let Raised = vm.raise_os(error, None);
        let exception = vm.take_raised();
        let message = "socket.accept() out of system resource";
        super::report(vm, &self.event_loop, message, Some(exception), vec![("socket", self.sock.get())])?;
        if let Some(id) = self.held.id() {
            vm.event_loop.io.unwatch(id, false);
        }
        let when = vm.event_loop.clock.now() + RETRY;
        vm.set_timer(&self.event_loop, when, Handle::Signal(own.clone(), Signal::Turn(turn::RETRY)));
        Ok(())
    }

    fn resume(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        if self.held.id().is_none() {
            return Ok(());
        }
        self.register(vm, own)?;
        // What came meanwhile was told already.
        self.take_connections(vm, own)
    }

    fn register(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        let Some(id) = self.held.id() else { return Err(vm.raise_os_number(9, None)) };
        let watched = vm.event_loop.io.watch(&self.event_loop, id, false, Consumer::Object(own.clone()));
        watched.map_err(|error| vm.raise_os(&error, None))?;
        vm.event_loop.io.mark_listening(id);
        Ok(())
    }

    /// A connection gets its protocol and transport.
    fn connect(&self, vm: &mut Vm) -> Result<(), Raised> {
        let Some(held) = self.taken.borrow_mut().pop_front() else { return Ok(()) };
        let outer = std::mem::replace(&mut vm.event_loop.context, self.context.get().copy());
        let made = self.make_transport(vm, held);
        vm.event_loop.context = outer;
        let Err(Raised) = made else { return Ok(()) };
        if vm.raised_is(Exc::KeyboardInterrupt) || vm.raised_is(Exc::SystemExit) {
            return Err(Raised);
        }
        let exception = vm.take_raised();
        let message = "Error on transport creation for incoming connection";
        super::report(vm, &self.event_loop, message, Some(exception), Vec::new())
    }

    fn make_transport(&self, vm: &mut Vm, held: Rc<Held>) -> Result<(), Raised> {
        let factory = self.factory.get();
        let protocol = vm.call(&factory, &[])?;
        if let Some(socket) = held.id().and_then(|id| vm.event_loop.io.net.socket(id)) {
            // Sockets of other kinds have no such option.
            let _ = socket.set_tcp_nodelay(true);
        }
        let server = self.server.get();
        let parts = Parts {
            event_loop: self.event_loop.clone(),
            channel: Channel::Socket(held),
            sock: Value::None,
            protocol,
            waiter: None,
            extra: Value::None,
            only_writes: false,
            server: server.clone(),
            context: vm.event_loop.context.clone(),
        };
        let transport = Transport::make(vm, &SOCKET_SPEC, parts)?;
        if !server.is_none() {
            let attach = vm.intern("_attach");
            vm.call_method(&server, attach, &[transport.into()])?;
        }
        Ok(())
    }
}

/// `_listen(loop, sock, protocol_factory, server, backlog)`
pub fn listen(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = vm.loop_argument(&args[0])?;
    let held = args[1].native::<Sock>().and_then(Sock::share);
    let Some(held) = held else { return Err(vm.raise_os_number(9, None)) };
    let backlog = usize::try_from(vm.index_i64(&args[4])?).unwrap_or(0);
    let shape = vm.native_class(&SPEC).instance_shape.get();
    let listener = Listener {
        event_loop,
        held,
        sock: ValueCell::new(args[1].clone()),
        factory: ValueCell::new(args[2].clone()),
        server: ValueCell::new(args[3].clone()),
        backlog,
        context: CurrentCell::new(Current::clone(&vm.event_loop.context).copy()),
        taken: RefCell::default(),
    };
    let object = NativeObject::new(shape, listener);
    let value: Value = object.clone().into();
    if let Some(listener) = value.native::<Listener>() {
        listener.register(vm, &object)?;
    }
    Ok(Value::None)
}

/// `_unlisten(loop, sock)`
pub fn unlisten(vm: &mut Vm, args: Args<'_>) -> Answer {
    let held = args[1].native::<Sock>().and_then(Sock::share);
    if let Some(id) = held.and_then(|held| held.id()) {
        drop(vm.event_loop.io.unwatch(id, false));
    }
    Ok(Value::None)
}
