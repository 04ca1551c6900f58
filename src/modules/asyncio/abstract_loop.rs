//! `asyncio.AbstractEventLoop`: every method that a loop may have, each refusing to do anything.
//!
//! Programs derive loops of their own from it; its instances are plain objects.

use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, Row, row};
use crate::vm::Vm;

/// `asyncio.AbstractEventLoop`
pub const SPEC: ClassSpec = ClassSpec {
    name: "AbstractEventLoop",
    module: "asyncio.events",
    base: None,
    doc: "Abstract event loop.",
    methods: METHODS,
    getters: &[],
    subclassable: true,
};

fn refuse(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Err(vm.raise_args(Exc::NotImplementedError, Vec::<Value>::new()))
}

/// A method that subclasses may have.
const fn method(signature: &'static str) -> Row {
    row(signature, "", refuse)
}

const METHODS: &[Row] = &[
    method("run_forever(self)"),
    method("run_until_complete(self, future)"),
    method("stop(self)"),
    method("is_running(self)"),
    method("is_closed(self)"),
    method("close(self)"),
    method("shutdown_asyncgens(self)"),
    method("shutdown_default_executor(self)"),
    method("_timer_handle_cancelled(self, handle)"),
    method("call_soon(self, callback, *args, context=None)"),
    method("call_later(self, delay, callback, *args, context=None)"),
    method("call_at(self, when, callback, *args, context=None)"),
    method("time(self)"),
    method("create_future(self)"),
    method("create_task(self, coro, *, name=None, context=None)"),
    method("call_soon_threadsafe(self, callback, *args, context=None)"),
    method("run_in_executor(self, executor, func, *args)"),
    method("set_default_executor(self, executor)"),
    method("getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0)"),
    method("getnameinfo(self, sockaddr, flags=0)"),
    method("create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None)"),
    method("create_server(self, protocol_factory, host=None, port=None, *, family=0, flags=1, sock=None, backlog=100, ssl=None, reuse_address=None, reuse_port=None, keep_alive=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True)"),
    method("sendfile(self, transport, file, offset=0, count=None, *, fallback=True)"),
    method("start_tls(self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None)"),
    method("create_unix_connection(self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None)"),
    method("create_unix_server(self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True)"),
    method("connect_accepted_socket(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None)"),
    method("create_datagram_endpoint(self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0, flags=0, reuse_address=None, reuse_port=None, allow_broadcast=None, sock=None)"),
    method("connect_read_pipe(self, protocol_factory, pipe)"),
    method("connect_write_pipe(self, protocol_factory, pipe)"),
    method("subprocess_shell(self, protocol_factory, cmd, *, stdin=-1, stdout=-1, stderr=-1, **kwargs)"),
    method("subprocess_exec(self, protocol_factory, *args, stdin=-1, stdout=-1, stderr=-1, **kwargs)"),
    method("add_reader(self, fd, callback, *args)"),
    method("remove_reader(self, fd)"),
    method("add_writer(self, fd, callback, *args)"),
    method("remove_writer(self, fd)"),
    method("sock_recv(self, sock, nbytes)"),
    method("sock_recv_into(self, sock, buf)"),
    method("sock_recvfrom(self, sock, bufsize)"),
    method("sock_recvfrom_into(self, sock, buf, nbytes=0)"),
    method("sock_sendall(self, sock, data)"),
    method("sock_sendto(self, sock, data, address)"),
    method("sock_connect(self, sock, address)"),
    method("sock_accept(self, sock)"),
    method("sock_sendfile(self, sock, file, offset=0, count=None, *, fallback=None)"),
    method("add_signal_handler(self, sig, callback, *args)"),
    method("remove_signal_handler(self, sig)"),
    method("set_task_factory(self, factory)"),
    method("get_task_factory(self)"),
    method("get_exception_handler(self)"),
    method("set_exception_handler(self, handler)"),
    method("default_exception_handler(self, context)"),
    method("call_exception_handler(self, context)"),
    method("get_debug(self)"),
    method("set_debug(self, enabled)"),
];
