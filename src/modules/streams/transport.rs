//! Transports: a channel on one side, a protocol on the other.
//!
//! A transport is registered with the loop's poller while it reads, and it is told of readiness as an object
//! ([`Signal`]). Its life: made (its protocol hears `connection_made` one turn later, then it reads), open, closing (it reads no
//! more, what is buffered is still sent), lost (`connection_lost`, one turn after the end was decided), closed. [`super::reading`]
//! is the way in, [`super::flow`] the way out and the end, [`super::transport_class`] what scripts see.

use super::buffer::Buffer;
use super::channel::Channel;
use super::protocol::StreamProtocol;
use crate::event_loop::EventLoop;
use crate::event_loop::context::{Current, CurrentCell};
use crate::event_loop::future::{Future, State};
use crate::event_loop::handle::Handle;
use crate::event_loop::io::Held;
use crate::heap::{Obj, Value, ValueCell};
use crate::objects::class::Class;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, NativeData, NativeObject, Raised, Signal};
use crate::vm::Vm;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Bytes at which a protocol is told to pause.
pub const HIGH_WATER: usize = 64 << 10;

/// Numbers of [`Signal::Turn`].
pub mod turn {
    /// `connection_made`, then reading begins.
    pub const START: u8 = 0;
    /// `connection_lost`, then the channel closes.
    pub const LOST: u8 = 1;
}

/// `asyncio.BufferedProtocol`, once it is there (`lib/asyncio/protocols.py`): nobody can derive from it before.
#[derive(Default)]
struct BufferedProtocol(Option<Obj<Class>>);

/// `_buffered(base, /)`
pub fn name_buffered(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.state::<BufferedProtocol>().0 = args[0].exact::<Class>().cloned();
    Ok(Value::None)
}

/// Who gets the bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sink {
    /// The protocol of streams, without a call into script code.
    Stream,
    /// A protocol with `data_received`.
    Plain,
    /// A protocol with buffers of its own (`BufferedProtocol`).
    Buffered,
    /// An object written in Rust, in the protocol's place ([`Transport::tap_with`]).
    Tap,
}

/// What a tap does with bytes that came.
pub type Tap = fn(&mut Vm, &Value, &[u8]) -> Result<(), Raised>;

/// Where a transport stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Debug)]
pub enum Stage {
    /// Reading and writing.
    Open,
    /// Asked to close: reads no more, sends what is left.
    Closing,
    /// `connection_lost` is due or was called.
    Lost,
}

/// The data of a transport.
pub struct Transport {
    /// The loop that tells it.
    pub event_loop: Obj<EventLoop>,
    /// The bytes' way.
    pub channel: RefCell<Channel>,
    /// `get_extra_info('socket')`, made at first need, or given.
    pub sock: ValueCell,
    /// The protocol; Unbound once lost.
    pub protocol: ValueCell,
    /// Who gets the bytes.
    pub sink: Cell<Sink>,
    /// Who gets the bytes in the protocol's place, and how.
    pub tap: RefCell<Option<(Value, Tap)>>,
    /// Further things for `get_extra_info`: a dict, or None.
    pub extra: ValueCell,
    /// What waits to be sent.
    pub unsent: RefCell<Buffer>,
    /// Where it stands.
    pub stage: Cell<Stage>,
    /// How often something was written after the end.
    pub lost_writes: Cell<u32>,
    /// The other side has ended and sends no more: it may have gone, and the next write tells.
    pub other_ended: Cell<bool>,
    /// `write_eof` was called.
    pub ends_after: Cell<bool>,
    /// Reading is paused by the protocol.
    pub paused: Cell<bool>,
    /// Whether it has begun to read.
    pub reads: Cell<bool>,
    /// What it was told while it did not read.
    pub missed: Cell<Option<Signal>>,
    /// The protocol was told to pause.
    pub held_back: Cell<bool>,
    /// Whether it is in the list of those that send at the end of the turn.
    pub is_listed: Cell<bool>,
    /// Where the protocol is told to pause, and where to go on.
    pub water: Cell<(usize, usize)>,
    /// What is set when the connection is made.
    pub waiter: RefCell<Option<Obj<Future>>>,
    /// The exception that it is lost with, until the protocol has heard of it.
    pub reason: ValueCell,
    /// Whether it only writes: what can be read then is the end.
    pub only_writes: bool,
    /// The server that it belongs to.
    pub server: ValueCell,
    /// The context in which the protocol is called.
    pub context: CurrentCell,
}

impl NativeData for Transport {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.event_loop.value());
        for cell in [&self.sock, &self.protocol, &self.extra, &self.reason, &self.server] {
            cell.visit(visit);
        }
        if let Ok(Some(waiter)) = self.waiter.try_borrow().as_deref() {
            visit(&waiter.value());
        }
        if let Ok(Some((object, _))) = self.tap.try_borrow().as_deref() {
            visit(object);
        }
        self.context.get().visit(visit);
    }

    fn clear(&self) {
        for cell in [&self.sock, &self.protocol, &self.extra, &self.reason, &self.server] {
            drop(cell.take());
        }
        drop(self.tap.take());
    }

    fn on_signal(&self, vm: &mut Vm, own: &Obj<NativeObject>, signal: Signal) -> Result<(), Raised> {
        let outer = std::mem::replace(&mut vm.event_loop.context, self.context.get());
        let told = match signal {
            Signal::Readable | Signal::Ended => self.on_readable(vm, own, signal),
            Signal::Writable => self.on_writable(vm, own),
            Signal::Flush => {
                self.is_listed.set(false);
                self.flush(vm, own)
            }
            Signal::Dropped => self.close(vm, own),
            Signal::Turn(turn::START) => self.start(vm, own),
            Signal::Turn(_) => self.on_lost(vm, own),
        };
        vm.event_loop.context = outer;
        told
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// What a transport is made of.
pub struct Parts {
    /// The loop.
    pub event_loop: Obj<EventLoop>,
    /// The bytes' way.
    pub channel: Channel,
    /// The socket object, where there is one.
    pub sock: Value,
    /// The protocol.
    pub protocol: Value,
    /// What is set when the connection is made.
    pub waiter: Option<Obj<Future>>,
    /// More for `get_extra_info`.
    pub extra: Value,
    /// Whether it only writes.
    pub only_writes: bool,
    /// The server.
    pub server: Value,
    /// The context of the protocol's calls.
    pub context: Current,
}

impl Transport {
    /// A transport whose class is given; `connection_made` is due in the next turn.
    pub fn make(vm: &mut Vm, spec: &'static crate::objects::native::ClassSpec, parts: Parts) -> Result<Obj<NativeObject>, Raised> {
        let shape = vm.native_class(spec).instance_shape.get();
        let event_loop = parts.event_loop.clone();
        let transport = Transport {
            event_loop: parts.event_loop,
            channel: RefCell::new(parts.channel),
            sock: ValueCell::new(parts.sock),
            protocol: ValueCell::default(),
            sink: Cell::new(Sink::Plain),
            tap: RefCell::default(),
            extra: ValueCell::new(parts.extra),
            unsent: RefCell::default(),
            stage: Cell::new(Stage::Open),
            lost_writes: Cell::new(0),
            other_ended: Cell::new(false),
            ends_after: Cell::new(false),
            paused: Cell::new(false),
            reads: Cell::new(false),
            missed: Cell::new(None),
            held_back: Cell::new(false),
            is_listed: Cell::new(false),
            water: Cell::new((HIGH_WATER, HIGH_WATER / 4)),
            waiter: RefCell::new(parts.waiter),
            reason: ValueCell::new(Value::None),
            only_writes: parts.only_writes,
            server: ValueCell::new(parts.server),
            context: CurrentCell::new(parts.context),
        };
        let object = NativeObject::new(shape, transport);
        own(&object.value()).set_protocol(vm, &parts.protocol)?;
        vm.push_ready(&event_loop, Handle::Signal(object.clone(), Signal::Turn(turn::START)));
        Ok(object)
    }

    /// Whether it was asked to close or has been lost.
    pub fn is_closing(&self) -> bool {
        self.stage.get() != Stage::Open
    }

    /// Puts a protocol in.
    pub fn set_protocol(&self, vm: &mut Vm, protocol: &Value) -> Result<(), Raised> {
        let is_own = protocol.exact::<NativeObject>().is_some() && protocol.native::<StreamProtocol>().is_some();
        let sink = if is_own {
            Sink::Stream
        } else {
            let buffered = vm.state::<BufferedProtocol>().0.clone();
            let is_buffered = buffered.is_some_and(|class| vm.is_instance(protocol, &class));
            if is_buffered { Sink::Buffered } else { Sink::Plain }
        };
        self.sink.set(sink);
        self.protocol.set(protocol.clone());
        drop(self.tap.take());
        Ok(())
    }

    /// From now on an object gets the bytes that come, without a call into script code; the protocol hears of everything else.
    pub fn tap_with(&self, object: Value, tap: Tap) {
        self.sink.set(Sink::Tap);
        drop(self.tap.replace(Some((object, tap))));
    }

    /// The socket that it holds, for a socket object that shares it.
    pub fn held(&self) -> Option<Rc<Held>> {
        match &*self.channel.borrow() {
            Channel::Socket(held) => Some(held.clone()),
            Channel::File(..) | Channel::Standard(..) | Channel::Closed => None,
        }
    }

    /// Calls a method of the protocol.
    pub fn call_protocol(&self, vm: &mut Vm, name: &str, args: &[Value]) -> Answer {
        let protocol = self.protocol.get();
        let name = vm.intern(name);
        vm.call_method(&protocol, name, args)
    }

    /// The first turn: `connection_made`, reading, whoever waits for the connection.
    fn start(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> Result<(), Raised> {
        let made = match (self.sink.get(), self.protocol.get().native::<StreamProtocol>()) {
            (Sink::Stream, Some(stream)) => stream.connection_made(vm, &self.protocol.get(), &own.value()),
            _ => self.call_protocol(vm, "connection_made", &[own.value()]).map(drop),
        };
        let told = made.or_else(|Raised| self.callback_failed(vm, "connection_made"));
        let failure = match self.begin_reading(vm, own) {
            Ok(()) => Value::None,
            Err(Raised) => vm.take_raised(),
        };
        if let Some(waiter) = self.waiter.borrow_mut().take().filter(|waiter| !waiter.is_done()) {
            vm.finish_future(&waiter, State::Finished, failure.clone(), !failure.is_none());
        }
        if !failure.is_none() {
            self.force_close(vm, own, failure);
        }
        told
    }

    /// A method of the protocol raised in a turn of its own: the loop reports it and goes on, as with any callback.
    pub fn callback_failed(&self, vm: &mut Vm, method: &str) -> Result<(), Raised> {
        if vm.raised_is(Exc::KeyboardInterrupt) || vm.raised_is(Exc::SystemExit) {
            return Err(Raised);
        }
        let exception = vm.take_raised();
        let class = vm.class_name(&self.protocol.get());
        let name = format!("{class}.{method}()");
        crate::event_loop::reports::exception_in_callback(vm, &self.event_loop, &name, exception, None)
    }
}

/// The data of a transport.
pub fn own(value: &Value) -> &Transport {
    value.native::<Transport>().expect("methods of transports are called with transports")
}
