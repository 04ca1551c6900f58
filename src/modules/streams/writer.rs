//! `asyncio.StreamWriter`: the writing side of a stream.
//!
//! A writer that dies without having been closed closes its transport (`StreamWriter.__del__`): a drop has no machine at hand, so the
//! transport is told at the next look of the loop.

use super::protocol::{self, StreamProtocol, raise_lost};
use super::reader::StreamReader;
use super::transport::Transport;
use crate::event_loop::EventLoop;
use crate::event_loop::future::Future;
use crate::event_loop::io::Abandoned;
use crate::event_loop::native_coroutine::{NativeAwait, NativeCoroutine, ended, suspend_on};
use crate::heap::{Obj, Value, ValueCell};
use crate::objects::bytes::Buffer;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row, static_row};
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use std::any::Any;

/// The data of a stream writer.
pub struct StreamWriter {
    transport: ValueCell,
    protocol: ValueCell,
    reader: ValueCell,
    event_loop: Obj<EventLoop>,
    abandoned: Abandoned,
}

impl NativeData for StreamWriter {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        for cell in [&self.transport, &self.protocol, &self.reader] {
            cell.visit(visit);
        }
        visit(&self.event_loop.value());
    }

    fn clear(&self) {
        for cell in [&self.protocol, &self.reader] {
            drop(cell.take());
        }
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Drop for StreamWriter {
    fn drop(&mut self) {
        let transport = self.transport.take();
        let is_open = transport.native::<Transport>().is_some_and(|transport| !transport.is_closing());
        if let Some(object) = transport.exact::<NativeObject>().filter(|_| is_open) {
            self.abandoned.push(object.clone());
        }
    }
}

/// `asyncio.StreamWriter`
pub const SPEC: ClassSpec = ClassSpec {
    name: "StreamWriter",
    module: "asyncio.streams",
    base: None,
    doc: "Wraps a Transport.",
    methods: &[
        static_row("__new__(cls, transport, protocol, reader, loop, **kwargs)", "", new),
        row("__init__(self, transport, protocol, reader, loop)", "", |_, _| Ok(Value::None)),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("write(self, data)", "Write data to the underlying socket.", write),
        row("writelines(self, data)", "Write a list (or any iterable) of bytes to the underlying socket.", writelines),
        row("write_eof(self, /)", "Close the write end of the stream after the buffered write data is flushed.", |vm, args| {
            by_transport(vm, &args[0], "write_eof", &[])
        }),
        row("can_write_eof(self, /)", "Return True if the underlying transport supports write_eof().", |vm, args| {
            by_transport(vm, &args[0], "can_write_eof", &[])
        }),
        row("close(self, /)", "Close the stream and the underlying socket.", close),
        row("is_closing(self, /)", "Return True if the stream is closed or in the process of being closed.", is_closing),
        row("wait_closed(self, /)", "Wait until the stream is closed.", wait_closed),
        row("get_extra_info(self, name, default=None)", "Access optional transport information.", |vm, args| {
            by_transport(vm, &args[0], "get_extra_info", &[args[1].clone(), args[2].clone()])
        }),
        row("drain(self, /)", "Wait until it is appropriate to resume writing to the stream.", drain),
        row(
            "start_tls(self, sslcontext, *, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None)",
            "Upgrade an existing stream-based connection to TLS.",
            start_tls,
        ),
        row("_set_transport(self, transport, /)", "Another transport has taken over.", |_, args| {
            own(&args[0]).transport.set(args[1].clone());
            Ok(Value::None)
        }),
    ],
    getters: &[
        getter("transport", "The underlying transport.", |_, value| Ok(own(value).transport.get())),
        getter("_transport", "", |_, value| Ok(own(value).transport.get())),
        getter("_protocol", "", |_, value| Ok(own(value).protocol.get())),
        getter("_reader", "", |_, value| Ok(own(value).reader.get())),
        getter("_loop", "", |_, value| Ok(EventLoop::facade(&own(value).event_loop))),
    ],
    subclassable: true,
};

fn own(value: &Value) -> &StreamWriter {
    value.native::<StreamWriter>().expect("methods of stream writers are called with stream writers")
}

/// A writer for a connection.
pub fn make(vm: &mut Vm, transport: &Value, protocol: &Value, reader: &Value, event_loop: &Obj<EventLoop>) -> Answer {
    let shape = vm.native_class(&SPEC).instance_shape.get();
    let writer = StreamWriter {
        transport: ValueCell::new(transport.clone()),
        protocol: ValueCell::new(protocol.clone()),
        reader: ValueCell::new(reader.clone()),
        event_loop: event_loop.clone(),
        abandoned: vm.event_loop.io.abandoned.clone(),
    };
    Ok(NativeObject::new(shape, writer).into())
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop = vm.loop_argument(&args[4])?;
    let writer = make(vm, &args[1], &args[2], &args[3], &event_loop)?;
    vm.instance_around(&args[0], writer)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let writer = own(&args[0]);
    let (transport, reader) = (writer.transport.get(), writer.reader.get());
    let mut text = format!("<StreamWriter transport={}", vm.repr_text(&transport)?);
    if !reader.is_none() {
        text.push_str(&format!(" reader={}", vm.repr_text(&reader)?));
    }
    text.push('>');
    Ok(vm.text(&text))
}

/// A method of the transport.
fn by_transport(vm: &mut Vm, writer: &Value, name: &str, args: &[Value]) -> Answer {
    let transport = own(writer).transport.get();
    let name = vm.intern(name);
    vm.call_method(&transport, name, args)
}

fn write(vm: &mut Vm, args: Args<'_>) -> Answer {
    let transport = own(&args[0]).transport.get();
    write_to(vm, &transport, &args[1])
}

/// `transport.write(data)`
fn write_to(vm: &mut Vm, transport: &Value, data: &Value) -> Answer {
    if transport.native::<Transport>().is_some() {
        return super::transport_class::write(vm, Args::new(&[transport.clone(), data.clone()]));
    }
    let name = vm.intern("write");
    vm.call_method(transport, name, std::slice::from_ref(data))
}

fn writelines(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut all = Vec::new();
    for part in vm.collect(&args[1])? {
        match Buffer::of(&part) {
            Some(part) => all.extend_from_slice(&part),
            None => all.extend_from_slice(&vm.buffer_arg(&part)?),
        }
    }
    let transport = own(&args[0]).transport.get();
    write_to(vm, &transport, &crate::objects::bytes::make(all))
}

fn close(vm: &mut Vm, args: Args<'_>) -> Answer {
    let transport = own(&args[0]).transport.get();
    protocol::close(vm, &transport)?;
    Ok(Value::None)
}

fn is_closing(vm: &mut Vm, args: Args<'_>) -> Answer {
    match own(&args[0]).transport.get().native::<Transport>() {
        Some(transport) => Ok(Value::bool(transport.is_closing())),
        None => by_transport(vm, &args[0], "is_closing", &[]),
    }
}

fn wait_closed(vm: &mut Vm, args: Args<'_>) -> Answer {
    let protocol = own(&args[0]).protocol.get();
    let waiter = match protocol.native::<StreamProtocol>() {
        Some(stream) => stream.close_waiter(vm)?.value(),
        None => {
            let name = vm.intern("_get_close_waiter");
            vm.call_method(&protocol, name, std::slice::from_ref(&args[0]))?
        }
    };
    let waiter = vm.future_argument(&waiter)?;
    if vm.tracer.is_none() && vm.is_awaited_at_once() {
        return Ok(waiter.into());
    }
    Ok(NativeCoroutine::make(Until { name: "StreamWriter.wait_closed", future: waiter }))
}

/// A coroutine that awaits a future.
struct Until {
    name: &'static str,
    future: Obj<Future>,
}

impl NativeAwait for Until {
    fn name(&self) -> &'static str {
        self.name
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        match input {
            Resume::Throw(exception) => ended(Err(vm.raise_value(exception))),
            Resume::Send(_) if !self.future.is_done() => suspend_on(&self.future),
            Resume::Send(_) => ended(vm.future_result(&self.future)),
        }
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.future.value());
    }
}

/// Where a `drain` stands.
enum Draining {
    Fresh,
    /// The transport is closing: one turn, in which its end may be told.
    GaveWay,
    Waiting(Obj<Future>),
}

struct Drain {
    /// Unbound where only the protocol is waited for.
    writer: Value,
    protocol: Value,
    state: Draining,
}

impl Drain {
    /// What is wrong with the reader.
    fn check_reader(&self, vm: &mut Vm) -> Result<(), Raised> {
        if self.writer.is_unbound() {
            return Ok(());
        }
        let reader = own(&self.writer).reader.get();
        let failure = match reader.native::<StreamReader>() {
            Some(reader) => reader.failure(),
            None if reader.is_none() => Value::None,
            None => {
                let name = vm.intern("exception");
                vm.call_method(&reader, name, &[])?
            }
        };
        if failure.is_none() { Ok(()) } else { Err(vm.raise_value(failure)) }
    }

    fn is_closing(&self, vm: &mut Vm) -> Result<bool, Raised> {
        if self.writer.is_unbound() {
            return Ok(false);
        }
        match own(&self.writer).transport.get().native::<Transport>() {
            Some(transport) => Ok(transport.is_closing()),
            None => {
                let answer = by_transport(vm, &self.writer, "is_closing", &[])?;
                vm.truth(&answer)
            }
        }
    }

    fn go_on(&mut self, vm: &mut Vm) -> Result<Step, Raised> {
        match &self.state {
            Draining::Fresh => {
                self.check_reader(vm)?;
                if self.is_closing(vm)? {
                    self.state = Draining::GaveWay;
                    return Ok(Step::Yielded(Value::None));
                }
                self.wait(vm)
            }
            Draining::GaveWay => self.wait(vm),
            Draining::Waiting(future) => vm.future_result(&future.clone()).map(Step::Returned),
        }
    }

    fn wait(&mut self, vm: &mut Vm) -> Result<Step, Raised> {
        let Some(stream) = self.protocol.native::<StreamProtocol>() else { return Ok(Step::Returned(Value::None)) };
        if stream.is_lost() {
            return Err(raise_lost(vm));
        }
        if !stream.is_paused() {
            return Ok(Step::Returned(Value::None));
        }
        let future = stream.drainer(vm)?;
        self.state = Draining::Waiting(future.clone());
        Ok(suspend_on(&future))
    }
}

impl NativeAwait for Drain {
    fn name(&self) -> &'static str {
        if self.writer.is_unbound() { "FlowControlMixin._drain_helper" } else { "StreamWriter.drain" }
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        if let Resume::Throw(exception) = input {
            if let (Draining::Waiting(future), Some(stream)) = (&self.state, self.protocol.native::<StreamProtocol>()) {
                stream.forget_drainer(future);
                vm.mark_retrieved(future);
            }
            return ended(Err(vm.raise_value(exception)));
        }
        self.go_on(vm).unwrap_or_else(|raised| ended(Err(raised)))
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.writer);
        visit(&self.protocol);
        if let Draining::Waiting(future) = &self.state {
            visit(&future.value());
        }
    }
}

/// Whether a `drain` need not wait and cannot fail.
fn is_drained(writer: &StreamWriter) -> bool {
    let (transport, protocol, reader) = (writer.transport.get(), writer.protocol.get(), writer.reader.get());
    let open = transport.native::<Transport>().is_some_and(|transport| !transport.is_closing());
    let flows = protocol.native::<StreamProtocol>().is_some_and(|stream| !stream.is_paused() && !stream.is_lost());
    let whole = reader.is_none() || reader.native::<StreamReader>().is_some_and(|reader| reader.failure().is_none());
    open && flows && whole
}

fn drain(vm: &mut Vm, args: Args<'_>) -> Answer {
    let writer = own(&args[0]);
    if is_drained(writer) && vm.is_awaited_at_once() {
        return Ok(vm.ready(Value::None));
    }
    let protocol = writer.protocol.get();
    if protocol.native::<StreamProtocol>().is_none() {
        // A protocol of the script's own: its helper waits.
        let name = vm.intern("_drain_helper");
        return vm.call_method(&protocol, name, &[]);
    }
    Ok(NativeCoroutine::make(Drain { writer: args[0].clone(), protocol, state: Draining::Fresh }))
}

/// `protocol._drain_helper()`
pub fn drain_helper(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(NativeCoroutine::make(Drain { writer: Value::Unbound, protocol: args[0].clone(), state: Draining::Fresh }))
}

fn start_tls(vm: &mut Vm, args: Args<'_>) -> Answer {
    let module = vm.import_module("asyncio.streams")?;
    let name = vm.intern("_start_tls");
    let function = vm.getattr(&module, name)?;
    vm.tail_call(function, args.values().to_vec())
}
