//! Datagram transports.

use super::transport::HIGH_WATER;
use crate::event_loop::EventLoop;
use crate::event_loop::context::{Current, CurrentCell};
use crate::event_loop::future::{Future, State};
use crate::event_loop::handle::Handle;
use crate::event_loop::io::{Consumer, Held};
use crate::heap::{Obj, Value, ValueCell};
use crate::modules::socket::address::{self, value_of};
use crate::modules::socket::object::Sock;
use crate::modules::socket::transfer::{receive_from, transmit_to};
use crate::objects::bytes::{Buffer, make};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, Signal, row};
use crate::objects::protocols::compare::Comparison;
use crate::vm::Vm;
use rustix::net::RecvFlags;
use socket2::{Domain, SockAddr};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io::{self, ErrorKind};
use std::rc::Rc;

/// The largest datagram that is read.
const ROOM: usize = 256 << 10;

/// Numbers of [`Signal::Turn`].
mod turn {
    pub const START: u8 = 0;
    pub const LOST: u8 = 1;
}

struct Datagrams {
    event_loop: Obj<EventLoop>,
    held: Rc<Held>,
    domain: Domain,
    sock: ValueCell,
    protocol: ValueCell,
    /// Where all goes; None where each datagram has its own target.
    address: ValueCell,
    extra: ValueCell,
    waiter: RefCell<Option<Obj<Future>>>,
    unsent: RefCell<VecDeque<(Vec<u8>, Option<SockAddr>)>>,
    size: Cell<usize>,
    water: Cell<(usize, usize)>,
    held_back: Cell<bool>,
    closing: Cell<bool>,
    lost: Cell<bool>,
    reason: ValueCell,
    context: CurrentCell,
}

impl NativeData for Datagrams {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.event_loop.value());
        for cell in [&self.sock, &self.protocol, &self.address, &self.extra, &self.reason] {
            cell.visit(visit);
        }
        if let Ok(Some(waiter)) = self.waiter.try_borrow().as_deref() {
            visit(&waiter.value());
        }
        self.context.get().visit(visit);
    }

    fn clear(&self) {
        for cell in [&self.sock, &self.protocol, &self.extra] {
            drop(cell.take());
        }
    }

    fn on_signal(&self, vm: &mut Vm, own: &Obj<NativeObject>, signal: Signal) -> Result<(), Raised> {
        let outer = std::mem::replace(&mut vm.event_loop.context, self.context.get());
        let told = match signal {
            Signal::Readable | Signal::Ended => self.on_readable(vm, own),
            Signal::Writable => self.on_writable(vm, own),
            Signal::Turn(turn::START) => self.start(vm, own),
            Signal::Turn(_) => self.on_lost(vm),
            Signal::Flush | Signal::Dropped => Ok(()),
        };
        vm.event_loop.context = outer;
        told
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The transport of a datagram socket.
pub const SPEC: ClassSpec = ClassSpec {
    name: "_SelectorDatagramTransport",
    module: "asyncio.selector_events",
    base: None,
    doc: "A transport for datagrams.",
    methods: &[
        row("sendto(self, data, addr=None)", "Send data to the transport.", sendto),
        row("close(self, /)", "Close the transport.", close),
        row("abort(self, /)", "Close the transport immediately.", abort),
        row("is_closing(self, /)", "Return True if the transport is closing or closed.", |_, args| {
            Ok(Value::bool(own(&args[0]).closing.get()))
        }),
        row("get_extra_info(self, name, default=None)", "Get optional transport information.", get_extra_info),
        row("get_protocol(self, /)", "Return the current protocol.", |_, args| Ok(own(&args[0]).protocol.get())),
        row("set_protocol(self, protocol)", "Set a new protocol.", |_, args| {
            own(&args[0]).protocol.set(args[1].clone());
            Ok(Value::None)
        }),
        row("get_write_buffer_size(self, /)", "Return the current size of the write buffer.", |_, args| {
            Ok(Value::Int(own(&args[0]).size.get() as i64))
        }),
        row("get_write_buffer_limits(self, /)", "Get the high and low watermarks.", |vm, args| {
            let (high, low) = own(&args[0]).water.get();
            Ok(vm.new_tuple(vec![Value::Int(low as i64), Value::Int(high as i64)]))
        }),
    ],
    getters: &[],
    subclassable: false,
};

fn own(value: &Value) -> &Datagrams {
    value.native::<Datagrams>().expect("methods of datagram transports are called with them")
}

fn object(value: &Value) -> Obj<NativeObject> {
    value.cast::<NativeObject>().expect("methods of transports are called with transports").clone()
}

/// `_datagram_transport(loop, sock, protocol, address, waiter, extra)`
pub fn of_socket(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = vm.loop_argument(&args[0])?;
    let sock = args[1].native::<Sock>().and_then(|sock| Some((sock.share()?, sock.domain.get())));
    let Some((held, domain)) = sock else { return Err(vm.raise_os_number(9, None)) };
    let shape = vm.native_class(&SPEC).instance_shape.get();
    let extra = if args[5].is_none() { Dict::new().into() } else { args[5].clone() };
    let transport = Datagrams {
        event_loop: event_loop.clone(),
        held,
        domain,
        sock: ValueCell::new(args[1].clone()),
        protocol: ValueCell::new(args[2].clone()),
        address: ValueCell::new(args[3].clone()),
        extra: ValueCell::new(extra),
        waiter: RefCell::new(args[4].cast::<Future>().cloned()),
        unsent: RefCell::default(),
        size: Cell::new(0),
        water: Cell::new((HIGH_WATER, HIGH_WATER / 4)),
        held_back: Cell::new(false),
        closing: Cell::new(false),
        lost: Cell::new(false),
        reason: ValueCell::new(Value::None),
        context: CurrentCell::new(Current::clone(&vm.event_loop.context).copy()),
    };
    let object = NativeObject::new(shape, transport);
    vm.push_ready(&event_loop, Handle::Signal(object.clone(), Signal::Turn(turn::START)));
    Ok(object.into())
}

impl Datagrams {
    fn call_protocol(&self, vm: &mut Vm, name: &str, args: &[Value]) -> Result<(), Raised> {
        let protocol = self.protocol.get();
        let symbol = vm.intern(name);
        let Err(Raised) = vm.call_method(&protocol, symbol, args) else { return Ok(()) };
        if vm.raised_is(Exc::KeyboardInterrupt) || vm.raised_is(Exc::SystemExit) {
            return Err(Raised);
        }
        let exception = vm.take_raised();
        let class = vm.class_name(&protocol);
        let name = format!("{class}.{name}()");
        crate::event_loop::reports::exception_in_callback(vm, &self.event_loop, &name, exception, None)
    }

    fn start(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        self.call_protocol(vm, "connection_made", &[own.value()])?;
        if !self.closing.get() {
            self.watch(vm, own, false)?;
        }
        if let Some(waiter) = self.waiter.borrow_mut().take().filter(|waiter| !waiter.is_done()) {
            vm.finish_future(&waiter, State::Finished, Value::None, false);
        }
        Ok(())
    }

    fn watch(&self, vm: &mut Vm, own: &Obj<NativeObject>, write: bool) -> Result<(), Raised> {
        let Some(id) = self.held.id() else { return Ok(()) };
        let watched = vm.event_loop.io.watch(&self.event_loop, id, write, Consumer::Object(own.clone()));
        watched.map(drop).map_err(|error| vm.raise_os(&error, None))
    }

    fn on_readable(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        let Some(id) = self.held.id().filter(|_| !self.closing.get()) else { return Ok(()) };
        let mut scratch = std::mem::take(&mut vm.event_loop.io.scratch);
        scratch.resize(ROOM, 0);
        let came = receive_from(&*vm.event_loop.io.net, id, &mut scratch, RecvFlags::empty());
        let came = came.map(|(count, sender)| (scratch[..count].to_vec(), sender));
        vm.event_loop.io.scratch = scratch;
        match came {
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => {
                let Raised = vm.raise_os(&error, None);
                let exception = vm.take_raised();
                self.call_protocol(vm, "error_received", &[exception])?;
            }
            Ok((bytes, sender)) => {
                let sender = sender.map_or(Value::None, |sender| value_of(vm, &sender));
                self.call_protocol(vm, "datagram_received", &[make(bytes), sender])?;
            }
        }
        // Others may be waiting: the next turn looks.
        vm.push_ready(&self.event_loop, Handle::Signal(own.clone(), Signal::Readable));
        Ok(())
    }

    fn transmit(&self, vm: &mut Vm, bytes: &[u8], target: Option<&SockAddr>) -> io::Result<usize> {
        let id = self.held.id().ok_or_else(|| io::Error::from(ErrorKind::NotConnected))?;
        match target {
            Some(target) => transmit_to(&*vm.event_loop.io.net, id, bytes, 0, target),
            None => vm.event_loop.io.net.write(id, bytes),
        }
    }

    fn on_writable(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        loop {
            let next = self.unsent.borrow_mut().pop_front();
            let Some((bytes, target)) = next else { break };
            match self.transmit(vm, &bytes, target.as_ref()) {
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {
                    self.unsent.borrow_mut().push_front((bytes, target));
                    return Ok(());
                }
                outcome => {
                    self.size.set(self.size.get() - bytes.len());
                    self.tell_error(vm, own, outcome)?;
                }
            }
        }
        if let Some(id) = self.held.id() {
            drop(vm.event_loop.io.unwatch(id, true));
        }
        if self.held_back.replace(false) {
            self.call_protocol(vm, "resume_writing", &[])?;
        }
        if self.closing.get() {
            self.lose(vm, own, Value::None);
        }
        Ok(())
    }

    /// An error of sending is told to the protocol; the transport stays.
    fn tell_error(&self, vm: &mut Vm, _own: &Obj<NativeObject>, outcome: io::Result<usize>) -> Result<(), Raised> {
        let Err(error) = outcome else { return Ok(()) };
        let Raised = vm.raise_os(&error, None);
        let exception = vm.take_raised();
        self.call_protocol(vm, "error_received", &[exception])
    }

    fn lose(&self, vm: &mut Vm, own: &Obj<NativeObject>, reason: Value) {
        if self.lost.replace(true) {
            return;
        }
        self.closing.set(true);
        self.reason.set(reason);
        if let Some(id) = self.held.id() {
            drop((vm.event_loop.io.unwatch(id, false), vm.event_loop.io.unwatch(id, true)));
        }
        vm.push_ready(&self.event_loop, Handle::Signal(own.clone(), Signal::Turn(turn::LOST)));
    }

    fn on_lost(&self, vm: &mut Vm) -> Result<(), Raised> {
        let reason = self.reason.replace(Value::None);
        let told = self.call_protocol(vm, "connection_lost", &[reason]);
        if let Some(id) = self.held.take() {
            vm.event_loop.io.close(id);
        }
        self.protocol.set(Value::None);
        told
    }
}

fn sendto(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (transport, object) = (own(&args[0]), object(&args[0]));
    let Some(bytes) = Buffer::of(&args[1]) else {
        let got = vm.class_name(&args[1]);
        return Err(vm.type_error(format!("data argument must be a bytes-like object, not '{got}'")));
    };
    let fixed = transport.address.get();
    if !fixed.is_none() && !args[2].is_none() {
        let equal = vm.compare(Comparison::Eq, &fixed, &args[2])?;
        if !vm.truth(&equal)? {
            let shown = vm.repr_text(&fixed)?;
            return Err(vm.value_error(format!("Invalid address: must be None or {shown}")));
        }
    }
    if transport.lost.get() {
        return Ok(Value::None);
    }
    let target = match args.some(2).filter(|_| fixed.is_none()) {
        Some(target) => Some(address::argument(vm, transport.domain, target, "sendto")?),
        None => None,
    };
    if transport.unsent.borrow().is_empty() {
        match transport.transmit(vm, &bytes, target.as_ref()) {
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {
                transport.watch(vm, &object, true)?;
            }
            outcome => {
                transport.tell_error(vm, &object, outcome)?;
                return Ok(Value::None);
            }
        }
    }
    transport.size.set(transport.size.get() + bytes.len());
    transport.unsent.borrow_mut().push_back((bytes.to_vec(), target));
    if transport.size.get() > transport.water.get().0 && !transport.held_back.replace(true) {
        transport.call_protocol(vm, "pause_writing", &[])?;
    }
    Ok(Value::None)
}

fn close(vm: &mut Vm, args: Args<'_>) -> Answer {
    let transport = own(&args[0]);
    if !transport.closing.replace(true) && transport.unsent.borrow().is_empty() {
        transport.lose(vm, &object(&args[0]), Value::None);
    }
    Ok(Value::None)
}

fn abort(vm: &mut Vm, args: Args<'_>) -> Answer {
    let transport = own(&args[0]);
    transport.unsent.borrow_mut().clear();
    transport.lose(vm, &object(&args[0]), Value::None);
    Ok(Value::None)
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
    let net = &vm.event_loop.io.net;
    let found = match (&*name, transport.held.id()) {
        ("sockname", Some(id)) => net.local_address(id).ok(),
        ("peername", Some(id)) => net.peer_address(id).ok(),
        ("socket", Some(_)) => {
            let module = vm.import_module("asyncio.trsock")?;
            let made = vm.intern("_of_transport");
            let function = vm.getattr(&module, made)?;
            return vm.call(&function, &[args[0].clone(), transport.sock.get()]);
        }
        _ => None,
    };
    Ok(found.map_or(args[2].clone(), |address| value_of(vm, &address)))
}
