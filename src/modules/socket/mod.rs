//! `_socket`: the native part of the module `socket`.
//!
//! The system's sockets never block; a blocking or timed socket object waits by [`Vm::wait_for_socket`](crate::vm::Vm) between
//! attempts. [`object`] is the class, [`transfer`] its sending and receiving, [`options`] its options, [`address`] turns what
//! scripts call addresses into the system's and back, [`lookup`] asks for names.

pub mod address;
mod constants;
pub mod lookup;
pub mod object;
mod options;
pub mod transfer;

use super::NativeModule;
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::module::Module;
use crate::objects::native::{Raised, row};
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_socket",
    doc: "Implementation module for socket operations.",
    functions: &[
        row("socketpair(family=1, type=1, proto=0, /)", "Create a pair of socket objects.", object::socketpair),
        row("close(fd, /)", "Close an integer socket file descriptor.", object::close_number),
        row("dup(fd, /)", "Duplicate an integer socket file descriptor.", object::dup_number),
        row(
            "getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)",
            "Resolve host and port into list of address info entries.",
            lookup::getaddrinfo,
        ),
        row("getnameinfo(sockaddr, flags, /)", "Get host and port for a sockaddr.", lookup::getnameinfo),
        row("gethostbyname(host, /)", "Return the IP address of a host.", lookup::gethostbyname),
        row("gethostbyname_ex(host, /)", "Return the names and addresses of a host.", lookup::gethostbyname_ex),
        row("gethostbyaddr(host, /)", "Return the names and addresses of an address.", lookup::gethostbyaddr),
        row("gethostname()", "Return the current host name.", lookup::gethostname),
        row("getservbyname(servicename, protocolname='tcp', /)", "Return a port number.", lookup::getservbyname),
        row("inet_aton(string, /)", "Convert an IP address to its 32-bit packed form.", address::inet_aton),
        row("inet_ntoa(packed_ip, /)", "Convert a packed IP address to its text.", address::inet_ntoa),
        row("inet_pton(af, ip, /)", "Convert an IP address from string format to a packed string.", address::inet_pton),
        row("inet_ntop(af, packed_ip, /)", "Convert a packed IP address to string format.", address::inet_ntop),
        row("_route(host, port, /)", "Where a connection to a host and port goes.", lookup::route),
        row("_start_lookup(loop, host, port, family, type, proto, flags, /)", "A future of getaddrinfo's answer.", lookup::start),
        row("_start_name_lookup(loop, sockaddr, flags, /)", "A future of getnameinfo's answer.", lookup::start_name),
    ],
    classes: &[&object::SPEC],
    setup: Some(setup),
};

/// The exception classes of the module.
#[derive(Default)]
pub struct Errors {
    gaierror: Value,
    herror: Value,
}

fn setup(vm: &mut Vm, module: &Obj<Module>) -> Result<(), Raised> {
    let gaierror = vm.define_exception(module, "socket", "gaierror", &[Exc::OSError])?;
    let herror = vm.define_exception(module, "socket", "herror", &[Exc::OSError])?;
    *vm.state::<Errors>() = Errors { gaierror, herror };
    for (name, value) in constants::CONSTANTS {
        vm.set_module_item(module, name, Value::Int(*value));
    }
    vm.set_module_item(module, "has_ipv6", Value::True);
    Ok(())
}

impl Vm {
    /// `socket.gaierror(number, text)`, raised.
    pub fn raise_gai(&mut self, number: i32, text: &str) -> Raised {
        let class = self.state::<Errors>().gaierror.clone();
        self.raise_numbered(&class, number, text)
    }

    /// `socket.herror(number, text)`, raised.
    pub fn raise_herror(&mut self, number: i32, text: &str) -> Raised {
        let class = self.state::<Errors>().herror.clone();
        self.raise_numbered(&class, number, text)
    }

    fn raise_numbered(&mut self, class: &Value, number: i32, text: &str) -> Raised {
        let args = [Value::Int(i64::from(number)), self.text(text)];
        match self.call(class, &args) {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }
}
