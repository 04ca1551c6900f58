//! The base classes of protocols: what asyncio calls, doing nothing.

use crate::heap::Value;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, row, static_row};
use crate::vm::Vm;
use std::any::Any;

/// The data of an object whose class is only a name for scripts to derive from.
struct Bare;

impl NativeData for Bare {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A new object of an abstract class, or of a script's class derived from it.
pub fn bare(vm: &mut Vm, args: Args<'_>, spec: &'static ClassSpec) -> Answer {
    let shape = vm.native_class(spec).instance_shape.get();
    vm.instance_around(&args[0], NativeObject::new(shape, Bare).into())
}

fn nothing(_vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::None)
}

/// `asyncio.BaseProtocol`
pub const BASE_SPEC: ClassSpec = ClassSpec {
    name: "BaseProtocol",
    module: "asyncio.protocols",
    base: None,
    doc: "Common base class for protocol interfaces.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", |vm, args| bare(vm, args, &BASE_SPEC)),
        row("connection_made(self, transport)", "Called when a connection is made.", nothing),
        row("connection_lost(self, exc)", "Called when the connection is lost or closed.", nothing),
        row("pause_writing(self, /)", "Called when the transport's buffer goes over the high-water mark.", nothing),
        row("resume_writing(self, /)", "Called when the transport's buffer drains below the low-water mark.", nothing),
    ],
    getters: &[],
    subclassable: true,
};

/// `asyncio.Protocol`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Protocol",
    module: "asyncio.protocols",
    base: Some(&BASE_SPEC),
    doc: "Interface for stream protocol.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", |vm, args| bare(vm, args, &SPEC)),
        row("data_received(self, data)", "Called when some data is received.", nothing),
        row("eof_received(self, /)", "Called when the other end calls write_eof() or equivalent.", nothing),
    ],
    getters: &[],
    subclassable: true,
};

/// `asyncio.BufferedProtocol`
pub const BUFFERED_SPEC: ClassSpec = ClassSpec {
    name: "BufferedProtocol",
    module: "asyncio.protocols",
    base: Some(&BASE_SPEC),
    doc: "Interface for stream protocol with manual buffer control.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", |vm, args| bare(vm, args, &BUFFERED_SPEC)),
        row("get_buffer(self, sizehint)", "Called to allocate a new receive buffer.", nothing),
        row("buffer_updated(self, nbytes)", "Called when the buffer was updated with the received data.", nothing),
        row("eof_received(self, /)", "Called when the other end calls write_eof() or equivalent.", nothing),
    ],
    getters: &[],
    subclassable: true,
};

/// `asyncio.DatagramProtocol`
pub const DATAGRAM_SPEC: ClassSpec = ClassSpec {
    name: "DatagramProtocol",
    module: "asyncio.protocols",
    base: Some(&BASE_SPEC),
    doc: "Interface for datagram protocol.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", |vm, args| bare(vm, args, &DATAGRAM_SPEC)),
        row("datagram_received(self, data, addr)", "Called when some datagram is received.", nothing),
        row("error_received(self, exc)", "Called when a send or receive operation raises an OSError.", nothing),
    ],
    getters: &[],
    subclassable: true,
};

/// `asyncio.SubprocessProtocol`
pub const SUBPROCESS_SPEC: ClassSpec = ClassSpec {
    name: "SubprocessProtocol",
    module: "asyncio.protocols",
    base: Some(&BASE_SPEC),
    doc: "Interface for protocol for subprocess calls.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", |vm, args| bare(vm, args, &SUBPROCESS_SPEC)),
        row("pipe_data_received(self, fd, data)", "Called when the subprocess writes data into stdout/stderr pipe.", nothing),
        row("pipe_connection_lost(self, fd, exc)", "Called when a file descriptor associated with the child process is closed.", nothing),
        row("process_exited(self, /)", "Called when subprocess has exited.", nothing),
    ],
    getters: &[],
    subclassable: true,
};
