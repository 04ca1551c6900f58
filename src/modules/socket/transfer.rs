//! Sending and receiving, at once or waiting as long as the socket's timeout allows.

use super::address;
use super::object::own;
use crate::heap::Value;
use crate::modules::io::base::{fill, room};
use crate::net::{Interest, Net, SockId};
use crate::objects::bytes::{Buffer, make};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Raised};
use crate::vm::Vm;
use rustix::net::{RecvFlags, SendFlags, SocketAddrAny};
use socket2::{SockAddr, Socket};
use std::io::{self, ErrorKind};
use std::net::SocketAddr;

/// Tries something until it no longer would block, waiting in between as the object's timeout says.
pub fn attempt<T>(
    vm: &mut Vm,
    value: &Value,
    interest: Interest,
    mut work: impl FnMut(&mut dyn Net, SockId) -> io::Result<T>,
) -> Result<T, Raised> {
    let sock = own(value);
    let deadline = sock.timeout.get().map(|seconds| vm.event_loop.clock.now() + seconds);
    loop {
        let id = sock.id(vm)?;
        match work(&mut *vm.event_loop.io.net, id) {
            Ok(outcome) => return Ok(outcome),
            Err(error) if error.kind() == ErrorKind::Interrupted => vm.check_signals()?,
            Err(error) if error.kind() == ErrorKind::WouldBlock && !sock.is_nonblocking() => {
                if !vm.wait_for_socket(id, interest, deadline)? {
                    return Err(vm.raise(Exc::TimeoutError, "timed out"));
                }
            }
            Err(error) => return Err(vm.raise_os(&error, None)),
        }
    }
}

/// What is asked of the system's socket itself.
fn real<T>(net: &dyn Net, id: SockId, work: impl FnOnce(&Socket) -> io::Result<T>) -> io::Result<T> {
    match net.socket(id) {
        Some(socket) => work(socket),
        None => Err(io::Error::from_raw_os_error(rustix::io::Errno::OPNOTSUPP.raw_os_error())),
    }
}

fn receive(net: &mut dyn Net, id: SockId, bytes: &mut [u8], flags: RecvFlags) -> io::Result<usize> {
    if flags.is_empty() {
        return net.read(id, bytes);
    }
    real(net, id, |socket| Ok(rustix::net::recv(socket, bytes, flags)?.0))
}

fn size(vm: &mut Vm, value: &Value, function: &str) -> Result<usize, Raised> {
    let size = vm.index_i64(value)?;
    let Ok(size) = usize::try_from(size) else {
        return Err(vm.value_error(format!("negative buffersize in {function}")));
    };
    vm.check_len(size, 1)?;
    Ok(size)
}

fn recv_flags(vm: &mut Vm, value: &Value) -> Result<RecvFlags, Raised> {
    Ok(RecvFlags::from_bits_retain(vm.index_i64(value)? as u32))
}

fn send_flags(vm: &mut Vm, value: &Value) -> Result<SendFlags, Raised> {
    Ok(SendFlags::from_bits_retain(vm.index_i64(value)? as u32))
}

/// `recv(bufsize, flags=0)`
pub fn recv(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (size, flags) = (size(vm, &args[1], "recv")?, recv_flags(vm, &args[2])?);
    let mut bytes = vec![0; size];
    let count = attempt(vm, &args[0], Interest::READ, |net, id| receive(net, id, &mut bytes, flags))?;
    bytes.truncate(count);
    Ok(make(bytes))
}

/// How much goes into a buffer: `nbytes`, or all its room.
fn into_size(vm: &mut Vm, args: Args<'_>, function: &str) -> Result<usize, Raised> {
    let room = room(vm, &args[1], function)?;
    let wanted = vm.index_i64(&args[2])?;
    match usize::try_from(wanted) {
        Err(_) => Err(vm.value_error(format!("negative buffersize in {function}"))),
        Ok(0) => Ok(room),
        Ok(wanted) if wanted > room => Err(vm.value_error("buffer too small for requested bytes")),
        Ok(wanted) => Ok(wanted),
    }
}

/// `recv_into(buffer, nbytes=0, flags=0)`
pub fn recv_into(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (size, flags) = (into_size(vm, args, "recv_into")?, recv_flags(vm, &args[3])?);
    let mut bytes = vec![0; size];
    let count = attempt(vm, &args[0], Interest::READ, |net, id| receive(net, id, &mut bytes, flags))?;
    fill(vm, &args[1], &bytes[..count])?;
    Ok(Value::Int(count as i64))
}

/// The system's address in rustix's form, as socket2's.
pub fn sock_addr(address: Option<SocketAddrAny>) -> Option<SockAddr> {
    let address = address?;
    if let Ok(inet) = SocketAddr::try_from(address.clone()) {
        return Some(inet.into());
    }
    let unix = rustix::net::SocketAddrUnix::try_from(address).ok()?;
    let path = unix.path_bytes()?;
    SockAddr::unix(std::ffi::OsStr::new(std::str::from_utf8(path).ok()?)).ok()
}

/// Receives a datagram with its sender.
pub fn receive_from(
    net: &dyn Net,
    id: SockId,
    bytes: &mut [u8],
    flags: RecvFlags,
) -> io::Result<(usize, Option<SockAddr>)> {
    real(net, id, |socket| {
        let (count, _, sender) = rustix::net::recvfrom(socket, bytes, flags)?;
        Ok((count, sock_addr(sender)))
    })
}

fn sender_value(vm: &Vm, sender: Option<SockAddr>) -> Value {
    sender.map_or(Value::None, |sender| address::value_of(vm, &sender))
}

/// `recvfrom(bufsize, flags=0)`
pub fn recvfrom(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (size, flags) = (size(vm, &args[1], "recvfrom")?, recv_flags(vm, &args[2])?);
    let mut bytes = vec![0; size];
    let (count, sender) =
        attempt(vm, &args[0], Interest::READ, |net, id| receive_from(net, id, &mut bytes, flags))?;
    bytes.truncate(count);
    let items = vec![make(bytes), sender_value(vm, sender)];
    Ok(vm.new_tuple(items))
}

/// `recvfrom_into(buffer, nbytes=0, flags=0)`
pub fn recvfrom_into(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (size, flags) = (into_size(vm, args, "recvfrom_into")?, recv_flags(vm, &args[3])?);
    let mut bytes = vec![0; size];
    let (count, sender) =
        attempt(vm, &args[0], Interest::READ, |net, id| receive_from(net, id, &mut bytes, flags))?;
    fill(vm, &args[1], &bytes[..count])?;
    let items = vec![Value::Int(count as i64), sender_value(vm, sender)];
    Ok(vm.new_tuple(items))
}

fn transmit(net: &mut dyn Net, id: SockId, bytes: &[u8], flags: SendFlags) -> io::Result<usize> {
    if flags.is_empty() {
        return net.write(id, bytes);
    }
    real(net, id, |socket| Ok(rustix::net::send(socket, bytes, flags)?))
}

/// `send(data, flags=0)`
pub fn send(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (bytes, flags) = (vm.buffer_arg(&args[1])?, send_flags(vm, &args[2])?);
    let count = attempt(vm, &args[0], Interest::WRITE, |net, id| transmit(net, id, &bytes, flags))?;
    Ok(Value::Int(count as i64))
}

/// `sendall(data, flags=0)`
pub fn sendall(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (bytes, flags) = (vm.buffer_arg(&args[1])?, send_flags(vm, &args[2])?);
    send_rest(vm, &args[0], &bytes, flags)?;
    Ok(Value::None)
}

fn send_rest(vm: &mut Vm, sock: &Value, bytes: &[u8], flags: SendFlags) -> Result<(), Raised> {
    let mut sent = 0;
    while sent < bytes.len() {
        sent += attempt(vm, sock, Interest::WRITE, |net, id| transmit(net, id, &bytes[sent..], flags))?;
    }
    Ok(())
}

/// Sends a datagram.
pub fn transmit_to(net: &dyn Net, id: SockId, bytes: &[u8], flags: i32, target: &SockAddr) -> io::Result<usize> {
    real(net, id, |socket| socket.send_to_with_flags(bytes, target, flags))
}

/// `sendto(data, address)` and `sendto(data, flags, address)`
pub fn sendto(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (flags, target) = match args.rest(2) {
        [target] => (0, target),
        [flags, target] => (vm.index_i64(flags)? as i32, target),
        other => {
            let message = format!("sendto() takes 2 or 3 arguments ({} given)", other.len() + 1);
            return Err(vm.type_error(message));
        }
    };
    let bytes = vm.buffer_arg(&args[1])?;
    let target = address::argument(vm, own(&args[0]).domain.get(), target, "sendto")?;
    let count =
        attempt(vm, &args[0], Interest::WRITE, |net, id| transmit_to(net, id, &bytes, flags, &target))?;
    Ok(Value::Int(count as i64))
}

/// `sendmsg(buffers, ancdata, flags, address)`, without ancillary data.
pub fn sendmsg(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut all = Vec::new();
    for part in vm.collect(&args[1])? {
        match Buffer::of(&part) {
            Some(part) => all.extend_from_slice(&part),
            None => all.extend_from_slice(&vm.buffer_arg(&part)?),
        }
    }
    if !vm.collect(&args[2])?.is_empty() {
        return Err(vm.raise(Exc::NotImplementedError, "sendmsg() with ancillary data is not part of coroscope"));
    }
    if args[4].is_none() {
        return send(vm, Args::new(&[args[0].clone(), make(all), args[3].clone()]));
    }
    let rest = vm.new_tuple(vec![args[3].clone(), args[4].clone()]);
    sendto(vm, Args::new(&[args[0].clone(), make(all), rest]))
}
