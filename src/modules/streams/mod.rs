//! `_streams`: transports, stream readers and writers, their protocol, listeners, datagrams, and the loop's `sock_*`.
//!
//! The hot path (bytes come in, a task that waits for them goes on, it writes) stays in Rust: a [`transport`] whose protocol is
//! [`protocol::StreamProtocol`] hands bytes to the [`reader`] without a call into script code, and what is written in a turn is
//! sent at its end, together. A script's own protocol gets the calls that asyncio documents, in the same turns. How connections
//! are made (`open_connection`, `create_server` …) is in our own language, in `lib/asyncio/`.

mod buffer;
mod channel;
mod datagram;
mod flow;
pub mod listener;
pub mod ops;
pub mod protocol;
pub mod reader;
mod reading;
pub mod transport;
mod transport_class;
pub mod writer;

use super::NativeModule;
use crate::event_loop::EventLoop;
use crate::heap::{Obj, Value};
use crate::objects::native::{Answer, Raised, row};
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_streams",
    doc: "The native part of asyncio's streams and transports.",
    functions: &[
        row(
            "_socket_transport(loop, sock, protocol, waiter=None, extra=None, server=None, /)",
            "A transport for a connected socket.",
            transport_class::of_socket,
        ),
        row(
            "_pipe_transport(loop, pipe, protocol, waiter, extra, writes, /)",
            "A transport for one end of a pipe.",
            transport_class::of_pipe,
        ),
        row(
            "_datagram_transport(loop, sock, protocol, address, waiter, extra, /)",
            "A transport for datagrams.",
            datagram::of_socket,
        ),
        row("_adopt(transport, base, /)", "Make a class the base of a native transport's.", transport_class::adopt),
        row("_buffered(base, /)", "Name the class of protocols that bring their own buffers.", transport::name_buffered),
        row("_share(transport, sock, /)", "Give a socket object a share in a transport's socket.", transport_class::share),
        row("_listen(loop, sock, protocol_factory, server, backlog, /)", "Accept connections.", listener::listen),
        row("_unlisten(loop, sock, /)", "Accept no more.", listener::unlisten),
        row("sock_connect(loop, sock, address, /)", "Connect to an address without a name.", ops::sock_connect),
    ],
    classes: &[
        &transport_class::SOCKET_SPEC,
        &transport_class::READ_PIPE_SPEC,
        &transport_class::WRITE_PIPE_SPEC,
        &datagram::SPEC,
        &protocol::SPEC,
        &reader::SPEC,
        &writer::SPEC,
    ],
    setup: None,
};

/// An exception of `asyncio.exceptions`, raised.
pub fn raise_own(vm: &mut Vm, name: &str, args: &[Value]) -> Raised {
    match own_exception(vm, name, args) {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

fn own_exception(vm: &mut Vm, name: &str, args: &[Value]) -> Answer {
    let module = vm.import_module("asyncio.exceptions")?;
    let name = vm.intern(name);
    let class = vm.getattr(&module, name)?;
    vm.call(&class, args)
}

/// What the loop is told of trouble that has nobody to go to (`call_exception_handler`).
pub fn report(
    vm: &mut Vm,
    event_loop: &Obj<EventLoop>,
    message: &str,
    exception: Option<Value>,
    more: Vec<(&'static str, Value)>,
) -> Result<(), Raised> {
    let mut report = crate::event_loop::reports::Report::new(message.to_owned());
    report.exception = exception;
    report.more = more;
    report.hand_in(vm, event_loop)
}
