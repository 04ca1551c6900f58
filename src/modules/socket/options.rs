//! `setsockopt` and `getsockopt`, for the options that socket2 knows. Others are answered as the system answers those it does not
//! know: ENOPROTOOPT.

use super::object::own;
use crate::heap::Value;
use crate::net::SockId;
use crate::objects::bytes::{Buffer, make};
use crate::objects::native::{Answer, Args, Raised};
use crate::vm::Vm;
use socket2::{Socket, TcpKeepalive};
use std::io;
use std::net::Ipv4Addr;
use std::time::Duration;

/// Level and option, as Linux numbers them.
mod number {
    pub const SOCKET: i64 = 1;
    pub const IP: i64 = 0;
    pub const TCP: i64 = 6;
    pub const IPV6: i64 = 41;
    pub const ENOPROTOOPT: i32 = 92;
}

fn unknown<T>() -> io::Result<T> {
    Err(io::Error::from_raw_os_error(number::ENOPROTOOPT))
}

fn seconds(value: i64) -> Duration {
    Duration::from_secs(value.max(0) as u64)
}

fn set_number(socket: &Socket, level: i64, option: i64, value: i64) -> io::Result<()> {
    let (flag, size) = (value != 0, value.max(0) as usize);
    match (level, option) {
        (number::SOCKET, 2) => socket.set_reuse_address(flag),
        (number::SOCKET, 15) => socket.set_reuse_port(flag),
        (number::SOCKET, 9) => socket.set_keepalive(flag),
        (number::SOCKET, 6) => socket.set_broadcast(flag),
        (number::SOCKET, 7) => socket.set_send_buffer_size(size),
        (number::SOCKET, 8) => socket.set_recv_buffer_size(size),
        (number::SOCKET, 10) => socket.set_out_of_band_inline(flag),
        (number::TCP, 1) => socket.set_tcp_nodelay(flag),
        (number::TCP, 4) => socket.set_tcp_keepalive(&TcpKeepalive::new().with_time(seconds(value))),
        (number::TCP, 5) => socket.set_tcp_keepalive(&TcpKeepalive::new().with_interval(seconds(value))),
        (number::TCP, 6) => socket.set_tcp_keepalive(&TcpKeepalive::new().with_retries(size as u32)),
        (number::IP, 1) => socket.set_tos_v4(size as u32),
        (number::IP, 2) => socket.set_ttl_v4(size as u32),
        (number::IP, 33) => socket.set_multicast_ttl_v4(size as u32),
        (number::IP, 34) => socket.set_multicast_loop_v4(flag),
        (number::IPV6, 26) => socket.set_only_v6(flag),
        (number::IPV6, 16) => socket.set_unicast_hops_v6(size as u32),
        (number::IPV6, 18) => socket.set_multicast_hops_v6(size as u32),
        (number::IPV6, 19) => socket.set_multicast_loop_v6(flag),
        _ => unknown(),
    }
}

fn set_bytes(socket: &Socket, level: i64, option: i64, bytes: &[u8]) -> io::Result<()> {
    let word = |at: usize| bytes.get(at..at + 4).and_then(|part| <[u8; 4]>::try_from(part).ok());
    match (level, option, word(0), word(4)) {
        (number::SOCKET, 13, Some(on), Some(linger)) => {
            let linger = seconds(i64::from(i32::from_ne_bytes(linger)));
            socket.set_linger((i32::from_ne_bytes(on) != 0).then_some(linger))
        }
        (number::IP, 35, Some(group), Some(interface)) => {
            socket.join_multicast_v4(&Ipv4Addr::from(group), &Ipv4Addr::from(interface))
        }
        (number::IP, 36, Some(group), Some(interface)) => {
            socket.leave_multicast_v4(&Ipv4Addr::from(group), &Ipv4Addr::from(interface))
        }
        (number::IP, 32, Some(interface), None) => socket.set_multicast_if_v4(&Ipv4Addr::from(interface)),
        (_, _, Some(value), None) => set_number(socket, level, option, i64::from(i32::from_ne_bytes(value))),
        _ => unknown(),
    }
}

fn get_number(socket: &Socket, level: i64, option: i64) -> io::Result<i64> {
    Ok(match (level, option) {
        (number::SOCKET, 2) => i64::from(socket.reuse_address()?),
        (number::SOCKET, 15) => i64::from(socket.reuse_port()?),
        (number::SOCKET, 9) => i64::from(socket.keepalive()?),
        (number::SOCKET, 6) => i64::from(socket.broadcast()?),
        (number::SOCKET, 7) => socket.send_buffer_size()? as i64,
        (number::SOCKET, 8) => socket.recv_buffer_size()? as i64,
        (number::SOCKET, 10) => i64::from(socket.out_of_band_inline()?),
        (number::SOCKET, 4) => socket.take_error()?.and_then(|error| error.raw_os_error()).map_or(0, i64::from),
        (number::SOCKET, 3) => i64::from(i32::from(socket.r#type()?)),
        (number::SOCKET, 30) => i64::from(socket.is_listener()?),
        (number::SOCKET, 39) => i64::from(i32::from(socket.domain()?)),
        (number::SOCKET, 38) => socket.protocol()?.map_or(0, |protocol| i64::from(i32::from(protocol))),
        (number::TCP, 1) => i64::from(socket.tcp_nodelay()?),
        (number::TCP, 4) => socket.tcp_keepalive_time()?.as_secs() as i64,
        (number::TCP, 5) => socket.tcp_keepalive_interval()?.as_secs() as i64,
        (number::TCP, 6) => i64::from(socket.tcp_keepalive_retries()?),
        (number::IP, 1) => i64::from(socket.tos_v4()?),
        (number::IP, 2) => i64::from(socket.ttl_v4()?),
        (number::IP, 33) => i64::from(socket.multicast_ttl_v4()?),
        (number::IP, 34) => i64::from(socket.multicast_loop_v4()?),
        (number::IPV6, 26) => i64::from(socket.only_v6()?),
        (number::IPV6, 16) => i64::from(socket.unicast_hops_v6()?),
        _ => return unknown(),
    })
}

fn on_socket<T>(vm: &mut Vm, id: SockId, work: impl FnOnce(&Socket) -> io::Result<T>) -> Result<T, Raised> {
    let outcome = match vm.event_loop.io.net.socket(id) {
        Some(socket) => work(socket),
        None => unknown(),
    };
    outcome.map_err(|error| vm.raise_os(&error, None))
}

/// `setsockopt(level, option, value)`
pub fn set(vm: &mut Vm, args: Args<'_>) -> Answer {
    let id = own(&args[0]).id(vm)?;
    let (level, option) = (vm.index_i64(&args[1])?, vm.index_i64(&args[2])?);
    if let Some(number) = vm.index_opt(&args[3])? {
        let value = vm.index_i64(&number)?;
        on_socket(vm, id, |socket| set_number(socket, level, option, value))?;
        return Ok(Value::None);
    }
    let bytes: Buffer = vm.buffer_arg(&args[3])?;
    on_socket(vm, id, |socket| set_bytes(socket, level, option, &bytes))?;
    Ok(Value::None)
}

/// `getsockopt(level, option, buflen=0)`
pub fn get(vm: &mut Vm, args: Args<'_>) -> Answer {
    let id = own(&args[0]).id(vm)?;
    let (level, option) = (vm.index_i64(&args[1])?, vm.index_i64(&args[2])?);
    let length = vm.index_i64(&args[3])?;
    if (level, option) == (number::SOCKET, 13) && length >= 8 {
        let linger = on_socket(vm, id, |socket| socket.linger())?;
        let (on, linger) = (i32::from(linger.is_some()), linger.map_or(0, |linger| linger.as_secs() as i32));
        return Ok(make([on.to_ne_bytes(), linger.to_ne_bytes()].concat()));
    }
    let value = on_socket(vm, id, |socket| get_number(socket, level, option))?;
    if length == 0 {
        return Ok(Value::Int(value));
    }
    Ok(make((value as i32).to_ne_bytes().into_iter().take(length.max(0) as usize).collect()))
}
