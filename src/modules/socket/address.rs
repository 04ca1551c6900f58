//! Addresses: tuples, paths and texts of scripts on one side, the system's structures on the other.

use super::lookup;
use crate::heap::Value;
use crate::objects::bytes::{Buffer, make};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Raised};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use socket2::{Domain, SockAddr};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};
use std::os::unix::ffi::{OsStrExt, OsStringExt};

/// What a script sees of an address.
pub fn value_of(vm: &Vm, address: &SockAddr) -> Value {
    if let Some(address) = address.as_socket() {
        return inet_value(vm, &address);
    }
    if let Some(path) = address.as_pathname() {
        return vm.text(&path.to_string_lossy());
    }
    match address.as_abstract_namespace() {
        Some(name) => make([&[0], name].concat()),
        None => vm.text(""),
    }
}

/// `(host, port)`, with two more numbers for IPv6.
pub fn inet_value(vm: &Vm, address: &SocketAddr) -> Value {
    let host = match address {
        SocketAddr::V6(v6) if v6.scope_id() != 0 => format!("{}%{}", v6.ip(), v6.scope_id()),
        SocketAddr::V4(_) | SocketAddr::V6(_) => address.ip().to_string(),
    };
    let mut items = vec![vm.text(&host), Value::Int(i64::from(address.port()))];
    if let SocketAddr::V6(v6) = address {
        items.extend([Value::Int(i64::from(v6.flowinfo())), Value::Int(i64::from(v6.scope_id()))]);
    }
    vm.new_tuple(items)
}

/// The address in an argument of a method of a socket of some family.
pub fn argument(vm: &mut Vm, domain: Domain, value: &Value, method: &str) -> Result<SockAddr, Raised> {
    if domain == Domain::UNIX {
        return path_argument(vm, value);
    }
    if domain != Domain::IPV4 && domain != Domain::IPV6 {
        return Err(vm.raise(Exc::OSError, format!("{method}(): unknown address family")));
    }
    let family = if domain == Domain::IPV4 { "AF_INET" } else { "AF_INET6" };
    let Some(tuple) = value.cast::<Tuple>().cloned() else {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("{method}(): {family} address must be tuple, not {got}")));
    };
    let items = tuple.items();
    let fits = if domain == Domain::IPV4 { items.len() == 2 } else { (2..=4).contains(&items.len()) };
    if !fits {
        let shape = if domain == Domain::IPV4 { "a pair (host, port)" } else { "a tuple (host, port[, flowinfo[, scopeid]])" };
        return Err(vm.type_error(format!("{family} address must be {shape}")));
    }
    let host = host_argument(vm, &items[0])?;
    let port = port_argument(vm, &items[1], method)?;
    let number = |vm: &mut Vm, at: usize| items.get(at).map_or(Ok(0), |value| vm.index_i64(value));
    let routed = (method == "connect").then(|| vm.event_loop.io.routes.find(&host, port)).flatten();
    let (host, port) = routed.unwrap_or((host, port));
    let (flow, scope) = (number(vm, 2)? as u32, number(vm, 3)? as u32);
    let found = lookup::host_address(vm, &host, domain)?;
    Ok(match found {
        IpAddr::V4(ip) => SocketAddr::from((ip, port)).into(),
        IpAddr::V6(ip) => SocketAddrV6::new(ip, port, flow, scope).into(),
    })
}

fn path_argument(vm: &mut Vm, value: &Value) -> Result<SockAddr, Raised> {
    let bytes = match (value.cast::<Str>(), Buffer::of(value)) {
        (Some(text), _) => text.to_text().into_owned().into_bytes(),
        (None, Some(bytes)) => bytes.to_vec(),
        (None, None) => {
            let got = vm.type_name(value);
            return Err(vm.type_error(format!("a bytes-like object is required, not '{got}'")));
        }
    };
    let path = std::ffi::OsString::from_vec(bytes);
    match SockAddr::unix(&path) {
        Ok(address) => Ok(address),
        Err(_) if path.as_bytes().len() >= 108 => Err(vm.raise(Exc::OSError, "AF_UNIX path too long")),
        Err(error) => Err(vm.raise_os(&error, None)),
    }
}

/// The text of a host.
pub fn host_argument(vm: &mut Vm, value: &Value) -> Result<String, Raised> {
    if let Some(text) = value.cast::<Str>() {
        return Ok(text.to_text().into_owned());
    }
    match Buffer::of(value) {
        Some(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("str, bytes or bytearray expected, not {got}")))
        }
    }
}

fn port_argument(vm: &mut Vm, value: &Value, method: &str) -> Result<u16, Raised> {
    let port = vm.index_i64(value)?;
    u16::try_from(port).map_err(|_| vm.raise(Exc::OverflowError, format!("{method}(): port must be 0-65535.")))
}

fn illegal(vm: &mut Vm, function: &str) -> Raised {
    vm.raise(Exc::OSError, format!("illegal IP address string passed to {function}"))
}

/// `inet_aton(string)`: dotted notation, short forms included.
pub fn inet_aton(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = vm.text_arg(&args[0], "argument 1")?;
    match lookup::dotted(&text) {
        Some(ip) => Ok(make(ip.octets().to_vec())),
        None => Err(illegal(vm, "inet_aton")),
    }
}

/// `inet_ntoa(packed_ip)`
pub fn inet_ntoa(vm: &mut Vm, args: Args<'_>) -> Answer {
    let bytes = vm.buffer_arg(&args[0])?;
    match <[u8; 4]>::try_from(&*bytes) {
        Ok(octets) => Ok(vm.text(&Ipv4Addr::from(octets).to_string())),
        Err(_) => Err(vm.raise(Exc::OSError, "packed IP wrong length")),
    }
}

fn family(vm: &mut Vm, value: &Value) -> Result<Domain, Raised> {
    match vm.index_i64(value)? {
        2 => Ok(Domain::IPV4),
        10 => Ok(Domain::IPV6),
        _ => Err(vm.raise_os_number(97, None)),
    }
}

/// `inet_pton(af, ip)`
pub fn inet_pton(vm: &mut Vm, args: Args<'_>) -> Answer {
    let domain = family(vm, &args[0])?;
    let text = vm.text_arg(&args[1], "argument 2")?;
    let packed = if domain == Domain::IPV4 {
        text.parse::<Ipv4Addr>().map(|ip| ip.octets().to_vec())
    } else {
        text.parse::<Ipv6Addr>().map(|ip| ip.octets().to_vec())
    };
    packed.map(make).map_err(|_| illegal(vm, "inet_pton"))
}

/// `inet_ntop(af, packed_ip)`
pub fn inet_ntop(vm: &mut Vm, args: Args<'_>) -> Answer {
    let domain = family(vm, &args[0])?;
    let bytes = vm.buffer_arg(&args[1])?;
    let text = if domain == Domain::IPV4 {
        <[u8; 4]>::try_from(&*bytes).map(|octets| Ipv4Addr::from(octets).to_string())
    } else {
        <[u8; 16]>::try_from(&*bytes).map(|octets| Ipv6Addr::from(octets).to_string())
    };
    match text {
        Ok(text) => Ok(vm.text(&text)),
        Err(_) => Err(vm.value_error("invalid length of packed IP address string")),
    }
}
