//! Names: `getaddrinfo` and what is built on it.
//!
//! The system's own resolver is asked, so hosts file, search domains and error numbers are the system's. The event loop asks it on
//! a thread ([`start`]); the blocking functions ask it directly.

use super::address::{host_argument, inet_value};
use crate::event_loop::EventLoop;
use crate::event_loop::future::{Future, State};
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, Raised};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use dns_lookup::{AddrInfoHints, LookupError};
use socket2::Domain;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// A question for the resolver.
#[derive(Clone)]
pub struct Question {
    host: Option<String>,
    service: Option<String>,
    hints: AddrInfoHints,
}

/// One answer: family, type, protocol, canonical name, address.
pub struct Found {
    family: i32,
    kind: i32,
    protocol: i32,
    canonical: String,
    address: SocketAddr,
}

/// Why there is no answer.
pub struct Refused {
    number: i32,
    text: String,
}

fn refused(error: LookupError) -> Refused {
    let number = error.error_num();
    let text = io::Error::from(error).to_string();
    let text = text.rsplit("failed to lookup address information: ").next().unwrap_or(&text).to_owned();
    Refused { number, text }
}

/// Numbers of the system.
const STREAM: i32 = 1;
const TCP: i32 = 6;
const NONAME: i32 = -2;

impl Question {
    /// The answer, where hosts are simulated. Numbers and the own machine stay the system's.
    fn simulated(&self, vm: &Vm) -> Option<Result<Vec<Found>, Refused>> {
        let host = self.host.as_deref()?;
        if host.is_empty() || host == "localhost" || dotted(host).is_some() || host.contains(':') {
            return None;
        }
        let found = vm.event_loop.io.net.simulated(host)?;
        let port = self.service.as_deref().and_then(|service| service.parse().ok()).unwrap_or(0);
        Some(match found {
            Some(ip) => Ok(vec![Found {
                family: Domain::IPV4.into(),
                kind: STREAM,
                protocol: TCP,
                canonical: String::new(),
                address: SocketAddr::new(ip.into(), port),
            }]),
            None => Err(Refused { number: NONAME, text: "Name or service not known".to_owned() }),
        })
    }

    /// Asks the system; blocks.
    pub fn ask(&self) -> Result<Vec<Found>, Refused> {
        let found = dns_lookup::getaddrinfo(self.host.as_deref(), self.service.as_deref(), Some(self.hints));
        let found = found.map_err(refused)?;
        let answer = |info: dns_lookup::AddrInfo| Found {
            family: info.address,
            kind: info.socktype,
            protocol: info.protocol,
            canonical: info.canonname.unwrap_or_default(),
            address: info.sockaddr,
        };
        Ok(found.filter_map(Result::ok).map(answer).collect())
    }
}

/// The question in the arguments of `getaddrinfo`.
fn question(vm: &mut Vm, args: &[Value]) -> Result<Question, Raised> {
    let [host, port, numbers @ ..] = args else { unreachable!("a signature has bound six arguments") };
    let host = if host.is_none() { None } else { Some(host_argument(vm, host)?) };
    let service = match vm.index_opt(port)? {
        Some(number) => Some(vm.str_text(&number)?),
        None if port.is_none() => None,
        None => match host_argument(vm, port) {
            Ok(service) => Some(service),
            Err(Raised) => {
                drop(vm.take_raised());
                return Err(vm.raise(Exc::OSError, "Int or String expected"));
            }
        },
    };
    let mut hints = [0; 4];
    for (hint, number) in hints.iter_mut().zip(numbers) {
        *hint = vm.index_i64(number)? as i32;
    }
    let [address, socktype, protocol, flags] = hints;
    Ok(Question { host, service, hints: AddrInfoHints { flags, address, socktype, protocol } })
}

/// The list that `getaddrinfo` answers.
fn listed(vm: &mut Vm, answer: Result<Vec<Found>, Refused>) -> Answer {
    let found = answer.map_err(|refused| vm.raise_gai(refused.number, &refused.text))?;
    let row = |found: &Found| {
        let number = |number: i32| Value::Int(i64::from(number));
        let address = inet_value(vm, &found.address);
        vm.new_tuple(vec![
            number(found.family),
            number(found.kind),
            number(found.protocol),
            vm.text(&found.canonical),
            address,
        ])
    };
    Ok(List::new(found.iter().map(row).collect()).into())
}

/// `getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)`
pub fn getaddrinfo(vm: &mut Vm, args: Args<'_>) -> Answer {
    let question = question(vm, args.values())?;
    if let Some(answer) = question.simulated(vm) {
        return listed(vm, answer);
    }
    listed(vm, question.ask())
}

/// `_route(host, port)`: where a connection goes instead (`--connect-to`, `--resolve`); the same where no rule fits.
pub fn route(vm: &mut Vm, args: Args<'_>) -> Answer {
    if !vm.event_loop.io.routes.is_empty() && !args[0].is_none() {
        let host = host_argument(vm, &args[0])?;
        let port = vm.index_opt(&args[1])?;
        let port = port.map_or(Ok(0), |port| vm.index_i64(&port))? as u16;
        if let Some((host, port)) = vm.event_loop.io.routes.find(&host, port) {
            return Ok(vm.new_tuple(vec![vm.text(&host), Value::Int(i64::from(port))]));
        }
    }
    Ok(vm.new_tuple(vec![args[0].clone(), args[1].clone()]))
}

/// A future of the same, asked on a thread.
pub fn start(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop: Obj<EventLoop> = vm.loop_argument(&args[0])?;
    let question = question(vm, &args.values()[1..])?;
    if let Some(answer) = question.simulated(vm) {
        let future = Future::make(&event_loop);
        match listed(vm, answer) {
            Ok(found) => vm.finish_future(&future, State::Finished, found, false),
            Err(Raised) => {
                let exception = vm.take_raised();
                vm.finish_future(&future, State::Finished, exception, true);
            }
        }
        return Ok(future.into());
    }
    let future = vm.run_job(&event_loop, move || question.ask(), listed)?;
    Ok(future.into())
}

/// A dotted IPv4 address, with the short forms that `inet_aton` takes.
pub fn dotted(text: &str) -> Option<Ipv4Addr> {
    if let Ok(ip) = text.parse() {
        return Some(ip);
    }
    let parts: Vec<u32> = text.split('.').map(number).collect::<Option<_>>()?;
    let (last, front) = parts.split_last()?;
    let room = 4usize.checked_sub(front.len())?;
    if room == 0 || front.iter().any(|part| *part > 255) || (room < 4 && *last >= 1 << (8 * room)) {
        return None;
    }
    let high = front.iter().enumerate().fold(0u32, |sum, (at, part)| sum | part << (24 - 8 * at));
    Some(Ipv4Addr::from(high | last))
}

fn number(text: &str) -> Option<u32> {
    match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None if text.len() > 1 && text.starts_with('0') => u32::from_str_radix(text, 8).ok(),
        None => text.parse().ok(),
    }
}

/// The address of a host that a socket of some family is to use: asked of the system unless it is a number; blocks.
pub fn host_address(vm: &mut Vm, host: &str, domain: Domain) -> Result<IpAddr, Raised> {
    let v4 = domain == Domain::IPV4;
    match host {
        "" if v4 => return Ok(Ipv4Addr::UNSPECIFIED.into()),
        "" => return Ok(Ipv6Addr::UNSPECIFIED.into()),
        "<broadcast>" | "255.255.255.255" if v4 => return Ok(Ipv4Addr::BROADCAST.into()),
        _ => {}
    }
    let literal: Option<IpAddr> =
        if v4 { dotted(host).map(IpAddr::from) } else { host.parse::<Ipv6Addr>().ok().map(IpAddr::from) };
    if let Some(ip) = literal {
        return Ok(ip);
    }
    let hints = AddrInfoHints { flags: 0, address: domain.into(), socktype: 0, protocol: 0 };
    let question = Question { host: Some(host.to_owned()), service: None, hints };
    match question.simulated(vm).unwrap_or_else(|| question.ask()) {
        Ok(found) if !found.is_empty() => Ok(found[0].address.ip()),
        Ok(_) => Err(vm.raise_gai(-2, "Name or service not known")),
        Err(refused) => Err(vm.raise_gai(refused.number, &refused.text)),
    }
}

/// `gethostbyname(host)`
pub fn gethostbyname(vm: &mut Vm, args: Args<'_>) -> Answer {
    let host = host_argument(vm, &args[0])?;
    let ip = host_address(vm, &host, Domain::IPV4)?;
    Ok(vm.text(&ip.to_string()))
}

fn names(vm: &mut Vm, name: &str, addresses: Vec<String>) -> Value {
    let addresses = addresses.iter().map(|address| vm.text(address)).collect();
    let items = vec![vm.text(name), List::new(Vec::new()).into(), List::new(addresses).into()];
    vm.new_tuple(items)
}

/// `gethostbyname_ex(host)`
pub fn gethostbyname_ex(vm: &mut Vm, args: Args<'_>) -> Answer {
    let host = host_argument(vm, &args[0])?;
    let hints = AddrInfoHints { flags: 2, address: Domain::IPV4.into(), socktype: 1, protocol: 0 };
    let question = Question { host: Some(host.clone()), service: None, hints };
    let found = question.ask().map_err(|refused| vm.raise_gai(refused.number, &refused.text))?;
    let name = found.first().map_or(host.clone(), |first| first.canonical.clone());
    let addresses = found.iter().map(|found| found.address.ip().to_string()).collect();
    Ok(names(vm, &name, addresses))
}

/// `gethostbyaddr(host)`
pub fn gethostbyaddr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let host = host_argument(vm, &args[0])?;
    let domain = if host.contains(':') { Domain::IPV6 } else { Domain::IPV4 };
    let ip = host_address(vm, &host, domain)?;
    match dns_lookup::lookup_addr(&ip) {
        Ok(name) => Ok(names(vm, &name, vec![ip.to_string()])),
        Err(_) => Err(vm.raise_herror(1, "Unknown host")),
    }
}

/// `gethostname()`
pub fn gethostname(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
    Ok(vm.text(&name))
}

/// `getservbyname(servicename, protocolname)`
pub fn getservbyname(vm: &mut Vm, args: Args<'_>) -> Answer {
    let service = vm.text_arg(&args[0], "argument 1")?;
    let socktype = if vm.text_arg(&args[1], "argument 2")? == "udp" { 2 } else { 1 };
    let hints = AddrInfoHints { flags: 0, address: Domain::IPV4.into(), socktype, protocol: 0 };
    let numeric = service.bytes().all(|byte| byte.is_ascii_digit());
    let found = Question { host: None, service: Some(service), hints }.ask();
    match found.ok().filter(|_| !numeric).and_then(|found| found.first().map(|first| first.address.port())) {
        Some(port) => Ok(Value::Int(i64::from(port))),
        None => Err(vm.raise(Exc::OSError, "service/proto not found")),
    }
}

fn name_question(vm: &mut Vm, address: &Value, flags: &Value) -> Result<(SocketAddr, i32), Raised> {
    let Some(tuple) = address.cast::<Tuple>().cloned() else {
        return Err(vm.type_error("getnameinfo() argument 1 must be a tuple"));
    };
    let [host, port, ..] = tuple.items() else {
        return Err(vm.type_error("getnameinfo(): illegal sockaddr argument"));
    };
    let host = host_argument(vm, host)?;
    let domain = if host.contains(':') { Domain::IPV6 } else { Domain::IPV4 };
    let port = vm.index_i64(port)? as u16;
    let ip = host_address(vm, &host, domain)?;
    Ok((SocketAddr::new(ip, port), vm.index_i64(flags)? as i32))
}

fn named(vm: &mut Vm, answer: Result<(String, String), Refused>) -> Answer {
    match answer {
        Ok((host, service)) => Ok(vm.new_tuple(vec![vm.text(&host), vm.text(&service)])),
        Err(refused) => Err(vm.raise_gai(refused.number, &refused.text)),
    }
}

/// `getnameinfo(sockaddr, flags)`
pub fn getnameinfo(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (address, flags) = name_question(vm, &args[0], &args[1])?;
    named(vm, dns_lookup::getnameinfo(&address, flags).map_err(refused))
}

/// A future of the same, asked on a thread.
pub fn start_name(vm: &mut Vm, args: Args<'_>) -> Answer {
    let event_loop: Obj<EventLoop> = vm.loop_argument(&args[0])?;
    let (address, flags) = name_question(vm, &args[1], &args[2])?;
    let work = move || dns_lookup::getnameinfo(&address, flags).map_err(refused);
    Ok(vm.run_job(&event_loop, work, named)?.into())
}
