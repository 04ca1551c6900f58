//! `loop.sock_recv` and its kin, as operations: tried at once, and again whenever the socket is ready.

use crate::event_loop::op_await::OpAwait;
use crate::heap::Value;
use crate::modules::socket::address::{self, value_of};
use crate::modules::socket::object::{Sock, in_progress};
use crate::modules::socket::transfer::{receive_from, transmit_to};
use crate::net::op::{NativeOp, OpCx};
use crate::net::{Interest, SockId};
use crate::objects::bytes::make;
use crate::objects::native::{Answer, Args, Raised};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use rustix::net::RecvFlags;
use socket2::SockAddr;
use std::borrow::Cow;
use std::io::{self, ErrorKind};
use std::os::fd::AsRawFd;
use std::task::Poll;

/// Pending until the socket is ready, unless an attempt has an outcome.
fn settle<T>(cx: &mut OpCx<'_>, id: SockId, interest: Interest, outcome: io::Result<T>) -> Poll<io::Result<T>> {
    match outcome {
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {
            cx.want(id, interest);
            Poll::Pending
        }
        other => Poll::Ready(other),
    }
}

struct Receive {
    id: SockId,
    size: usize,
}

impl NativeOp for Receive {
    type Output = Vec<u8>;

    fn poll(&mut self, cx: &mut OpCx<'_>) -> Poll<io::Result<Vec<u8>>> {
        let mut bytes = vec![0; self.size];
        let outcome = cx.net.read(self.id, &mut bytes).map(|count| {
            bytes.truncate(count);
            bytes
        });
        settle(cx, self.id, Interest::READ, outcome)
    }

    fn describe(&self) -> Cow<'static, str> {
        "reading from a socket".into()
    }
}

struct ReceiveFrom {
    id: SockId,
    size: usize,
}

impl NativeOp for ReceiveFrom {
    type Output = (Vec<u8>, Option<SockAddr>);

    fn poll(&mut self, cx: &mut OpCx<'_>) -> Poll<io::Result<Self::Output>> {
        let mut bytes = vec![0; self.size];
        let outcome = receive_from(cx.net, self.id, &mut bytes, RecvFlags::empty()).map(|(count, sender)| {
            bytes.truncate(count);
            (bytes, sender)
        });
        settle(cx, self.id, Interest::READ, outcome)
    }

    fn describe(&self) -> Cow<'static, str> {
        "waiting for a datagram".into()
    }
}

struct SendAll {
    id: SockId,
    bytes: Vec<u8>,
    sent: usize,
}

impl NativeOp for SendAll {
    type Output = ();

    fn poll(&mut self, cx: &mut OpCx<'_>) -> Poll<io::Result<()>> {
        while self.sent < self.bytes.len() {
            match cx.net.write(self.id, &self.bytes[self.sent..]) {
                Ok(count) => self.sent += count,
                Err(error) => return settle(cx, self.id, Interest::WRITE, Err(error)),
            }
        }
        Poll::Ready(Ok(()))
    }

    fn describe(&self) -> Cow<'static, str> {
        "writing to a socket".into()
    }
}

struct SendTo {
    id: SockId,
    bytes: Vec<u8>,
    target: SockAddr,
}

impl NativeOp for SendTo {
    type Output = usize;

    fn poll(&mut self, cx: &mut OpCx<'_>) -> Poll<io::Result<usize>> {
        let outcome = transmit_to(cx.net, self.id, &self.bytes, 0, &self.target);
        settle(cx, self.id, Interest::WRITE, outcome)
    }

    fn describe(&self) -> Cow<'static, str> {
        "sending a datagram".into()
    }
}

struct Accept {
    id: SockId,
}

impl NativeOp for Accept {
    type Output = (SockId, SockAddr);

    fn poll(&mut self, cx: &mut OpCx<'_>) -> Poll<io::Result<Self::Output>> {
        let outcome = cx.net.accept(self.id);
        settle(cx, self.id, Interest::READ, outcome)
    }

    fn describe(&self) -> Cow<'static, str> {
        "waiting for a connection".into()
    }
}

struct Connect {
    id: SockId,
    target: SockAddr,
    started: bool,
}

/// How an attempt to connect failed: at once, or after a while, which has other words.
enum Failed {
    AtOnce(io::Error),
    Later(io::Error),
}

impl NativeOp for Connect {
    type Output = Result<(), Failed>;

    fn poll(&mut self, cx: &mut OpCx<'_>) -> Poll<io::Result<Self::Output>> {
        if self.started {
            return match cx.net.take_error(self.id) {
                Ok(None) => Poll::Ready(Ok(Ok(()))),
                Ok(Some(error)) => Poll::Ready(Ok(Err(Failed::Later(error)))),
                Err(error) => Poll::Ready(Err(error)),
            };
        }
        match cx.net.connect(self.id, &self.target) {
            Ok(()) => Poll::Ready(Ok(Ok(()))),
            Err(error) if in_progress(&error) || error.kind() == ErrorKind::WouldBlock => {
                self.started = true;
                cx.want(self.id, Interest::WRITE);
                Poll::Pending
            }
            Err(error) => Poll::Ready(Ok(Err(Failed::AtOnce(error)))),
        }
    }

    fn describe(&self) -> Cow<'static, str> {
        match self.target.as_socket() {
            Some(target) => format!("connecting to {target}").into(),
            None => "connecting".into(),
        }
    }
}

fn id_of(vm: &mut Vm, sock: &Value) -> Result<(SockId, socket2::Domain), Raised> {
    let Some(own) = sock.native::<Sock>() else {
        let got = vm.type_name(sock);
        return Err(vm.type_error(format!("a socket was expected, got {got}")));
    };
    Ok((own.id(vm)?, own.domain.get()))
}

fn size(vm: &mut Vm, value: &Value) -> Result<usize, Raised> {
    let size = vm.index_i64(value)?;
    let Ok(size) = usize::try_from(size) else { return Err(vm.value_error("negative buffersize in recv")) };
    vm.check_len(size, 1)?;
    Ok(size)
}

fn done<T>(vm: &mut Vm, outcome: io::Result<T>) -> Result<T, Raised> {
    outcome.map_err(|error| vm.raise_os(&error, None))
}

/// `loop.sock_recv(sock, n)`
pub fn sock_recv(vm: &mut Vm, args: Args<'_>) -> Answer {
    let ((id, _), size) = (id_of(vm, &args[1])?, size(vm, &args[2])?);
    let finish = |vm: &mut Vm, _: &Value, outcome| done(vm, outcome).map(make);
    Ok(OpAwait::make("BaseSelectorEventLoop.sock_recv", Receive { id, size }, args[1].clone(), finish))
}

/// `loop.sock_recv_into(sock, buf)`
pub fn sock_recv_into(vm: &mut Vm, args: Args<'_>) -> Answer {
    use crate::modules::io::base::{fill, room};
    let (id, _) = id_of(vm, &args[1])?;
    let size = room(vm, &args[2], "recv_into")?;
    let finish = |vm: &mut Vm, buffer: &Value, outcome| {
        let bytes: Vec<u8> = done(vm, outcome)?;
        fill(vm, buffer, &bytes)?;
        Ok(Value::Int(bytes.len() as i64))
    };
    Ok(OpAwait::make("BaseSelectorEventLoop.sock_recv_into", Receive { id, size }, args[2].clone(), finish))
}

/// `loop.sock_recvfrom(sock, bufsize)`
pub fn sock_recvfrom(vm: &mut Vm, args: Args<'_>) -> Answer {
    let ((id, _), size) = (id_of(vm, &args[1])?, size(vm, &args[2])?);
    let finish = |vm: &mut Vm, _: &Value, outcome| {
        let (bytes, sender): (Vec<u8>, Option<SockAddr>) = done(vm, outcome)?;
        let sender = sender.map_or(Value::None, |sender| value_of(vm, &sender));
        Ok(vm.new_tuple(vec![make(bytes), sender]))
    };
    Ok(OpAwait::make("BaseSelectorEventLoop.sock_recvfrom", ReceiveFrom { id, size }, args[1].clone(), finish))
}

/// `loop.sock_recvfrom_into(sock, buf, nbytes=0)`
pub fn sock_recvfrom_into(vm: &mut Vm, args: Args<'_>) -> Answer {
    use crate::modules::io::base::{fill, room};
    let (id, _) = id_of(vm, &args[1])?;
    let room = room(vm, &args[2], "recvfrom_into")?;
    let wanted = usize::try_from(vm.index_i64(&args[3])?).unwrap_or(0);
    let size = if wanted == 0 { room } else { wanted.min(room) };
    let finish = |vm: &mut Vm, buffer: &Value, outcome| {
        let (bytes, sender): (Vec<u8>, Option<SockAddr>) = done(vm, outcome)?;
        fill(vm, buffer, &bytes)?;
        let sender = sender.map_or(Value::None, |sender| value_of(vm, &sender));
        Ok(vm.new_tuple(vec![Value::Int(bytes.len() as i64), sender]))
    };
    Ok(OpAwait::make("BaseSelectorEventLoop.sock_recvfrom_into", ReceiveFrom { id, size }, args[2].clone(), finish))
}

/// `loop.sock_sendall(sock, data)`
pub fn sock_sendall(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (id, _) = id_of(vm, &args[1])?;
    let bytes = vm.buffer_arg(&args[2])?.to_vec();
    let finish = |vm: &mut Vm, _: &Value, outcome| done(vm, outcome).map(|()| Value::None);
    Ok(OpAwait::make("BaseSelectorEventLoop.sock_sendall", SendAll { id, bytes, sent: 0 }, args[1].clone(), finish))
}

/// `loop.sock_sendto(sock, data, address)`
pub fn sock_sendto(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (id, domain) = id_of(vm, &args[1])?;
    let bytes = vm.buffer_arg(&args[2])?.to_vec();
    let target = address::argument(vm, domain, &args[3], "sendto")?;
    let finish = |vm: &mut Vm, _: &Value, outcome| done(vm, outcome).map(|count: usize| Value::Int(count as i64));
    Ok(OpAwait::make("BaseSelectorEventLoop.sock_sendto", SendTo { id, bytes, target }, args[1].clone(), finish))
}

/// `loop.sock_accept(sock)`
pub fn sock_accept(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (id, _) = id_of(vm, &args[1])?;
    let finish = |vm: &mut Vm, _: &Value, outcome| {
        let (id, peer): (SockId, SockAddr) = done(vm, outcome)?;
        let fd = vm.event_loop.io.net.socket(id).map_or(-1, |socket| i64::from(socket.as_raw_fd()));
        let module = vm.import_module("socket")?;
        let (class, fileno) = (vm.intern("socket"), vm.intern("fileno"));
        let class = vm.getattr(&module, class)?;
        let connection = vm.call_keywords(&class, &[], &[(fileno, Value::Int(fd))])?;
        if let Some(own) = connection.native::<Sock>() {
            own.timeout.set(Some(0.0));
        }
        let address = value_of(vm, &peer);
        Ok(Tuple::new(vec![connection, address]).into())
    };
    Ok(OpAwait::make("BaseSelectorEventLoop.sock_accept", Accept { id }, args[1].clone(), finish))
}

/// `loop.sock_connect(sock, address)`, the address being a number.
pub fn sock_connect(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (id, domain) = id_of(vm, &args[1])?;
    let target = address::argument(vm, domain, &args[2], "connect")?;
    let owner = vm.new_tuple(vec![args[1].clone(), args[2].clone()]);
    let finish = |vm: &mut Vm, owner: &Value, outcome| match done(vm, outcome)? {
        Ok(()) => Ok(Value::None),
        Err(Failed::AtOnce(error)) => Err(vm.raise_os(&error, None)),
        Err(Failed::Later(error)) => {
            let address = owner.exact::<Tuple>().map_or(Value::None, |owner| owner.items()[1].clone());
            let shown = vm.repr_text(&address)?;
            Err(vm.raise_os_worded(error.raw_os_error().unwrap_or(0), &format!("Connect call failed {shown}")))
        }
    };
    let op = Connect { id, target, started: false };
    Ok(OpAwait::make("BaseSelectorEventLoop.sock_connect", op, owner, finish))
}
