//! `asyncio.StreamReaderProtocol`: between a transport and a stream reader.
//!
//! [`StreamProtocol`] does the work of `Protocol` and `FlowControlMixin` in one (`lib/asyncio/streams.py` makes them its bases); transports call it without script code in between,
//! and scripts may derive from it, in which case its methods are called as any protocol's.

use super::reader::StreamReader;
use super::transport::Transport;
use super::writer;
use crate::event_loop::EventLoop;
use crate::event_loop::combine::{Watch, Watcher};
use crate::event_loop::future::{Future, State, Waiter};
use crate::heap::{Obj, Value, ValueCell};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row, static_row};
use crate::vm::Vm;
use std::any::Any;
use std::cell::{Cell, RefCell};

/// The data of a stream protocol.
pub struct StreamProtocol {
    event_loop: RefCell<Option<Obj<EventLoop>>>,
    reader: ValueCell,
    /// `client_connected_cb`
    callback: ValueCell,
    transport: ValueCell,
    /// The task of the callback.
    task: ValueCell,
    over_ssl: Cell<bool>,
    paused: Cell<bool>,
    lost: Cell<bool>,
    drainers: RefCell<Vec<Obj<Future>>>,
    closed: RefCell<Option<Obj<Future>>>,
}

impl NativeData for StreamProtocol {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        for cell in [&self.reader, &self.callback, &self.transport, &self.task] {
            cell.visit(visit);
        }
        if let Ok(Some(event_loop)) = self.event_loop.try_borrow().as_deref() {
            visit(&event_loop.value());
        }
        if let Ok(drainers) = self.drainers.try_borrow() {
            drainers.iter().for_each(|waiter| visit(&waiter.value()));
        }
        if let Ok(Some(closed)) = self.closed.try_borrow().as_deref() {
            visit(&closed.value());
        }
    }

    fn clear(&self) {
        for cell in [&self.reader, &self.callback, &self.transport, &self.task] {
            drop(cell.take());
        }
        drop(self.drainers.take());
        drop(self.closed.take());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `asyncio.StreamReaderProtocol`
pub const SPEC: ClassSpec = ClassSpec {
    name: "StreamReaderProtocol",
    module: "asyncio.streams",
    base: None,
    doc: "Helper class to adapt between Protocol and StreamReader.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "", new),
        row("__init__(self, stream_reader, client_connected_cb=None, loop=None)", "", init),
        row("connection_made(self, transport)", "", |vm, args| {
            own(&args[0]).connection_made(vm, &args[0], &args[1])?;
            Ok(Value::None)
        }),
        row("connection_lost(self, exc)", "", |vm, args| {
            own(&args[0]).connection_lost(vm, &args[1])?;
            Ok(Value::None)
        }),
        row("data_received(self, data)", "", data_received),
        row("eof_received(self, /)", "", |vm, args| own(&args[0]).eof_received(vm).map(Value::bool)),
        row("pause_writing(self, /)", "", |vm, args| {
            own(&args[0]).flow(vm, true);
            Ok(Value::None)
        }),
        row("resume_writing(self, /)", "", |vm, args| {
            own(&args[0]).flow(vm, false);
            Ok(Value::None)
        }),
        row("_drain_helper(self, /)", "Wait until writing may go on.", writer::drain_helper),
        row("_get_close_waiter(self, stream, /)", "What is done when the connection is.", |vm, args| {
            Ok(own(&args[0]).close_waiter(vm)?.into())
        }),
        row("_set_over_ssl(self, /)", "The connection cannot be half open.", |_, args| {
            own(&args[0]).over_ssl.set(true);
            Ok(Value::None)
        }),
        row("_replace_transport(self, transport, /)", "Another transport has taken over.", replace_transport),
    ],
    getters: &[
        getter("_stream_reader", "The reader.", |_, value| Ok(own(value).reader.get())),
        getter("_client_connected_cb", "", |_, value| Ok(own(value).callback.get())),
        getter("_over_ssl", "", |_, value| Ok(Value::bool(own(value).over_ssl.get()))),
    ],
    subclassable: true,
};

/// The data of a stream protocol.
pub fn own(value: &Value) -> &StreamProtocol {
    value.native::<StreamProtocol>().expect("methods of stream protocols are called with stream protocols")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let shape = vm.native_class(&SPEC).instance_shape.get();
    let protocol = StreamProtocol {
        event_loop: RefCell::new(None),
        reader: ValueCell::new(Value::None),
        callback: ValueCell::new(Value::None),
        transport: ValueCell::new(Value::None),
        task: ValueCell::new(Value::None),
        over_ssl: Cell::new(false),
        paused: Cell::new(false),
        lost: Cell::new(false),
        drainers: RefCell::default(),
        closed: RefCell::new(None),
    };
    vm.instance_around(&args[0], NativeObject::new(shape, protocol).into())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = vm.loop_argument(&args[3])?;
    let protocol = own(&args[0]);
    *protocol.event_loop.borrow_mut() = Some(event_loop);
    protocol.reader.set(args[1].clone());
    protocol.callback.set(args[2].clone());
    Ok(Value::None)
}

fn data_received(vm: &mut Vm, args: Args<'_>) -> Answer {
    let bytes = vm.buffer_arg(&args[1])?;
    own(&args[0]).data_received(vm, &bytes)?;
    Ok(Value::None)
}

fn replace_transport(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let protocol = own(&args[0]);
    protocol.transport.set(args[1].clone());
    protocol.over_ssl.set(true);
    if let Some(reader) = protocol.reader.get().native::<StreamReader>() {
        reader.set_transport(&args[1]);
    }
    Ok(Value::None)
}

impl StreamProtocol {
    fn event_loop(&self, vm: &mut Vm) -> Result<Obj<EventLoop>, Raised> {
        let event_loop = self.event_loop.borrow().clone();
        event_loop.map_or_else(|| vm.running_loop(), Ok)
    }

    /// Whether the connection is lost.
    pub fn is_lost(&self) -> bool {
        self.lost.get()
    }

    /// Whether writers are to wait.
    pub fn is_paused(&self) -> bool {
        self.paused.get()
    }

    /// A future that is set when writing may go on.
    pub fn drainer(&self, vm: &mut Vm) -> Result<Obj<Future>, Raised> {
        let future = Future::make(&self.event_loop(vm)?);
        self.drainers.borrow_mut().push(future.clone());
        Ok(future)
    }

    /// Takes such a future back.
    pub fn forget_drainer(&self, future: &Obj<Future>) {
        self.drainers.borrow_mut().retain(|other| !other.is(future));
    }

    /// A future that is done when the connection is closed.
    pub fn close_waiter(&self, vm: &mut Vm) -> Result<Obj<Future>, Raised> {
        if let Some(closed) = &*self.closed.borrow() {
            return Ok(closed.clone());
        }
        let closed = Future::make(&self.event_loop(vm)?);
        *self.closed.borrow_mut() = Some(closed.clone());
        Ok(closed)
    }

    /// The connection is there.
    pub fn connection_made(&self, vm: &mut Vm, itself: &Value, transport: &Value) -> Result<(), Raised> {
        self.transport.set(transport.clone());
        let reader = self.reader.get();
        match reader.native::<StreamReader>() {
            Some(own) => own.set_transport(transport),
            None if reader.is_none() => {}
            None => {
                let set_transport = vm.intern("set_transport");
                vm.call_method(&reader, set_transport, std::slice::from_ref(transport))?;
            }
        }
        // Nobody waits for the end before it comes, but everybody may ask later.
        self.close_waiter(vm)?;
        let callback = self.callback.get();
        if callback.is_none() {
            return Ok(());
        }
        let event_loop = self.event_loop(vm)?;
        let writer = writer::make(vm, transport, itself, &reader, &event_loop)?;
        let made = vm.call(&callback, &[reader, writer])?;
        if vm.is_coroutine(&made) {
            let task = vm.new_loop_task(&event_loop, &made, &Value::None, &Value::None)?;
            if let Some(task) = task.cast::<Future>().cloned() {
                let watcher = Watcher::make(ClientEnd { transport: transport.clone() });
                vm.add_waiter(&task, Waiter::Watch(watcher));
            }
            self.task.set(task);
        }
        Ok(())
    }

    /// Bytes came.
    pub fn data_received(&self, vm: &mut Vm, bytes: &[u8]) -> Result<(), Raised> {
        let reader = self.reader.get();
        if let Some(own) = reader.native::<StreamReader>() {
            return own.feed(vm, bytes);
        }
        if reader.is_none() {
            return Ok(());
        }
        let feed = vm.intern("feed_data");
        vm.call_method(&reader, feed, &[crate::objects::bytes::make(bytes.to_vec())]).map(drop)
    }

    /// The other side sends no more; whether the transport stays open.
    pub fn eof_received(&self, vm: &mut Vm) -> Result<bool, Raised> {
        if let Some(reader) = self.reader.get().native::<StreamReader>() {
            reader.end(vm);
        }
        // A TLS connection cannot be half open.
        Ok(!self.over_ssl.get())
    }

    /// The connection is gone: readers, writers and whoever waits for its end hear of it.
    pub fn connection_lost(&self, vm: &mut Vm, reason: &Value) -> Result<(), Raised> {
        let reader = self.reader.replace(Value::None);
        if let Some(own) = reader.native::<StreamReader>() {
            if reason.is_none() { own.end(vm) } else { own.fail(vm, reason) }
            own.forget_transport();
        }
        let closed = self.close_waiter(vm)?;
        if !closed.is_done() {
            let failed = !reason.is_none();
            vm.finish_future(&closed, State::Finished, reason.clone(), failed);
            vm.mark_retrieved(&closed);
        }
        self.lost.set(true);
        for drainer in std::mem::take(&mut *self.drainers.borrow_mut()) {
            if !drainer.is_done() {
                vm.finish_future(&drainer, State::Finished, reason.clone(), !reason.is_none());
            }
        }
        drop((self.task.replace(Value::None), self.transport.replace(Value::None)));
        Ok(())
    }

    /// The transport asks to pause writing, or lets it go on.
    pub fn flow(&self, vm: &mut Vm, pause: bool) {
        self.paused.set(pause);
        if pause {
            return;
        }
        for drainer in std::mem::take(&mut *self.drainers.borrow_mut()) {
            if !drainer.is_done() {
                vm.finish_future(&drainer, State::Finished, Value::None, false);
            }
        }
    }

    /// The reader.
    pub fn reader(&self) -> Value {
        self.reader.get()
    }
}

/// The task of a `client_connected_cb` has ended: an exception is reported, and the connection closes.
struct ClientEnd {
    transport: Value,
}

impl Watch for ClientEnd {
    fn name(&self) -> &'static str {
        "StreamReaderProtocol.connection_made.<locals>.callback"
    }

    fn done(&self, vm: &mut Vm, task: &Obj<Future>) -> Result<(), Raised> {
        if task.state.get() == State::Cancelled {
            return close(vm, &self.transport);
        }
        let Some(exception) = task.exception() else { return Ok(()) };
        vm.mark_retrieved(task);
        let more = vec![("transport", self.transport.clone())];
        let event_loop = task.event_loop.clone();
        super::report(vm, &event_loop, "Unhandled exception in client_connected_cb", Some(exception), more)?;
        close(vm, &self.transport)
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.transport);
    }
}

/// `transport.close()`
pub fn close(vm: &mut Vm, transport: &Value) -> Result<(), Raised> {
    if let (Some(own), Some(object)) = (transport.native::<Transport>(), transport.exact::<NativeObject>()) {
        return own.close(vm, object);
    }
    let close = vm.intern("close");
    vm.call_method(transport, close, &[]).map(drop)
}

/// `ConnectionResetError('Connection lost')`, raised.
pub fn raise_lost(vm: &mut Vm) -> Raised {
    vm.raise(Exc::ConnectionResetError, "Connection lost")
}

