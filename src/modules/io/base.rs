//! The abstract classes: `IOBase` with what every stream can do by `read`, `write`, `seek` alone, and its three kinds.

use super::errors;
use crate::heap::Value;
use crate::objects::bytes::{Buffer, ByteArray, make};
use crate::objects::class::Class;
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row, static_row};
use crate::objects::slice::Slice;
use crate::objects::string::Str;
use crate::vm::Vm;
use std::any::Any;
use std::cell::Cell;

/// What an instance of a script's subclass of an abstract class holds.
struct Abstract {
    closed: Cell<bool>,
}

impl NativeData for Abstract {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `io.IOBase`
pub static IO_BASE: ClassSpec =
    ClassSpec {
        name: "IOBase",
        module: "io",
        base: None,
        doc: "The abstract base class for all I/O classes.",
        methods: &[
            static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new),
            row("__init__(self, /, *args, **kwargs)", "Initialize self.", |_, _| Ok(Value::None)),
            row("__enter__(self, /)", "", enter),
            row("__exit__(self, /, *args)", "", exit),
            row("__iter__(self, /)", "Implement iter(self).", iter),
            row("__next__(self, /)", "Implement next(self).", next),
            row("close(self, /)", "Flush and close the IO object.", close),
            row("flush(self, /)", "Flush write buffers, if applicable.", flush),
            row("fileno(self, /)", "Return underlying file descriptor if one exists.", |vm, _| {
                Err(vm.raise_unsupported("fileno"))
            }),
            row("isatty(self, /)", "Return whether this is an 'interactive' stream.", |vm, args| {
                check_open(vm, &args[0])?;
                Ok(Value::False)
            }),
            row("readable(self, /)", "Return whether object was opened for reading.", |_, _| Ok(Value::False)),
            row("writable(self, /)", "Return whether object was opened for writing.", |_, _| Ok(Value::False)),
            row("seekable(self, /)", "Return whether object supports random access.", |_, _| Ok(Value::False)),
            row("seek(self, offset, whence=0, /)", "Change the stream position.", |vm, _| {
                Err(vm.raise_unsupported("seek"))
            }),
            row("tell(self, /)", "Return current stream position.", |vm, args| {
                let seek = vm.intern("seek");
                vm.call_method(&args[0], seek, &[Value::Int(0), Value::Int(1)])
            }),
            row("truncate(self, size=None, /)", "Truncate file to size bytes.", |vm, _| {
                Err(vm.raise_unsupported("truncate"))
            }),
            row("readline(self, size=-1, /)", "Read and return a line from the stream.", readline),
            row("readlines(self, hint=-1, /)", "Return a list of lines from the stream.", readlines),
            row("writelines(self, lines, /)", "Write a list of lines to stream.", writelines),
            row("_checkClosed(self, /)", "", |vm, args| check_open(vm, &args[0]).map(|()| Value::None)),
            row("_checkReadable(self, /)", "", |vm, args| check_able(vm, args, "readable")),
            row("_checkWritable(self, /)", "", |vm, args| check_able(vm, args, "writable")),
            row("_checkSeekable(self, /)", "", |vm, args| check_able(vm, args, "seekable")),
        ],
        getters: &[getter("closed", "", |_, value| {
            Ok(Value::bool(value.native::<Abstract>().is_some_and(|data| data.closed.get())))
        })],
        subclassable: true,
    };

/// `io.RawIOBase`
pub static RAW_BASE: ClassSpec = ClassSpec {
    name: "RawIOBase",
    module: "io",
    base: Some(&IO_BASE),
    doc: "Base class for raw binary I/O.",
    methods: &[
        row("read(self, size=-1, /)", "Read up to size bytes.", raw_read),
        row("readall(self, /)", "Read until EOF, using multiple read() call.", raw_readall),
        row("readinto(self, buffer, /)", "", |vm, _| Err(vm.raise_args(Exc::NotImplementedError, Vec::new()))),
        row("write(self, b, /)", "", |vm, _| Err(vm.raise_args(Exc::NotImplementedError, Vec::new()))),
    ],
    getters: &[],
    subclassable: true,
};

/// `io.BufferedIOBase`
pub static BUFFERED_BASE: ClassSpec = ClassSpec {
    name: "BufferedIOBase",
    module: "io",
    base: Some(&IO_BASE),
    doc: "Base class for buffered IO objects.",
    methods: &[
        row("read(self, size=-1, /)", "Read and return up to n bytes.", |vm, _| Err(vm.raise_unsupported("read"))),
        row("read1(self, size=-1, /)", "Read and return up to size bytes, with at most one read() call.", |vm, _| {
            Err(vm.raise_unsupported("read1"))
        }),
        row("readinto(self, buffer, /)", "", |vm, args| buffered_readinto(vm, args, "read")),
        row("readinto1(self, buffer, /)", "", |vm, args| buffered_readinto(vm, args, "read1")),
        row("write(self, b, /)", "Write buffer b to the IO stream.", |vm, _| Err(vm.raise_unsupported("write"))),
        row("detach(self, /)", "Disconnect this buffer from its underlying raw stream and return it.", |vm, _| {
            Err(vm.raise_unsupported("detach"))
        }),
    ],
    getters: &[],
    subclassable: true,
};

/// `io.TextIOBase`
pub static TEXT_BASE: ClassSpec = ClassSpec {
    name: "TextIOBase",
    module: "io",
    base: Some(&IO_BASE),
    doc: "Base class for text I/O.",
    methods: &[
        row("read(self, size=-1, /)", "Read at most size characters from stream.", |vm, _| {
            Err(vm.raise_unsupported("read"))
        }),
        row("readline(self, size=-1, /)", "Read until newline or EOF.", |vm, _| Err(vm.raise_unsupported("readline"))),
        row("write(self, s, /)", "Write string s to stream.", |vm, _| Err(vm.raise_unsupported("write"))),
        row("detach(self, /)", "Separate the underlying buffer from the TextIOBase and return it.", |vm, _| {
            Err(vm.raise_unsupported("detach"))
        }),
    ],
    getters: &[
        getter("encoding", "Encoding of the text stream.", |_, _| Ok(Value::None)),
        getter("newlines", "Line endings translated so far.", |_, _| Ok(Value::None)),
        getter("errors", "The error setting of the decoder or encoder.", |_, _| Ok(Value::None)),
    ],
    subclassable: true,
};

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = args[0].exact::<Class>().filter(|class| class.spec.is_some());
    let shape = match own {
        Some(class) => class.instance_shape.get(),
        None => vm.native_class(&IO_BASE).instance_shape.get(),
    };
    let payload = NativeObject::new(shape, Abstract { closed: Cell::new(false) });
    vm.instance_around(&args[0], payload.into())
}

/// Whether the stream says that it is closed.
pub fn is_closed(vm: &mut Vm, stream: &Value) -> Result<bool, Raised> {
    let name = vm.intern("closed");
    let closed = vm.getattr(stream, name)?;
    vm.truth(&closed)
}

/// Refuses a closed stream.
pub fn check_open(vm: &mut Vm, stream: &Value) -> Result<(), Raised> {
    if is_closed(vm, stream)? { Err(errors::closed(vm)) } else { Ok(()) }
}

/// Whether the stream can do something: `readable`, `writable`, `seekable`.
pub fn is_able(vm: &mut Vm, stream: &Value, question: &str) -> Result<bool, Raised> {
    let question = vm.intern(question);
    let able = vm.call_method(stream, question, &[])?;
    vm.truth(&able)
}

fn check_able(vm: &mut Vm, args: Args<'_>, question: &str) -> Answer {
    if is_able(vm, &args[0], question)? {
        return Ok(Value::True);
    }
    Err(vm.raise_unsupported(&format!("File or stream is not {question}.")))
}

fn enter(vm: &mut Vm, args: Args<'_>) -> Answer {
    check_open(vm, &args[0])?;
    Ok(args[0].clone())
}

fn exit(vm: &mut Vm, args: Args<'_>) -> Answer {
    let close = vm.intern("close");
    vm.call_method(&args[0], close, &[])
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Answer {
    check_open(vm, &args[0])?;
    Ok(args[0].clone())
}

fn next(vm: &mut Vm, args: Args<'_>) -> Answer {
    let readline = vm.intern("readline");
    let line = vm.call_method(&args[0], readline, &[])?;
    if vm.truth(&line)? { Ok(line) } else { Err(vm.raise_args(Exc::StopIteration, Vec::new())) }
}

fn close(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(data) = args[0].native::<Abstract>() else { return Ok(Value::None) };
    if data.closed.get() {
        return Ok(Value::None);
    }
    let flush = vm.intern("flush");
    let outcome = vm.call_method(&args[0], flush, &[]);
    data.closed.set(true);
    outcome.map(|_| Value::None)
}

fn flush(vm: &mut Vm, args: Args<'_>) -> Answer {
    check_open(vm, &args[0])?;
    Ok(Value::None)
}

/// A line by `peek` where there is one, else byte by byte.
fn readline(vm: &mut Vm, args: Args<'_>) -> Answer {
    let limit = errors::size_arg(vm, &args[1])?.unwrap_or(usize::MAX);
    let (read, peek) = (vm.intern("read"), vm.intern("peek"));
    let peek = vm.getattr_opt(&args[0], peek)?;
    let mut line = Vec::new();
    while line.len() < limit && !line.ends_with(b"\n") {
        let mut wanted = 1;
        if let Some(peek) = &peek {
            let ahead = vm.call(peek, &[Value::Int(1)])?;
            let ahead = vm.buffer_arg(&ahead)?;
            let end = ahead.iter().position(|byte| *byte == b'\n').map_or(ahead.len(), |at| at + 1);
            wanted = end.clamp(1, limit - line.len());
        }
        let part = vm.call_method(&args[0], read, &[Value::Int(wanted as i64)])?;
        let Some(part) = Buffer::of(&part) else {
            let got = vm.type_name(&part);
            return Err(vm.raise(Exc::OSError, format!("read() should have returned a bytes object, not '{got}'")));
        };
        if part.is_empty() {
            break;
        }
        line.extend_from_slice(&part);
    }
    Ok(make(line))
}

fn readlines(vm: &mut Vm, args: Args<'_>) -> Answer {
    let hint = errors::size_arg(vm, &args[1])?.filter(|hint| *hint > 0).unwrap_or(usize::MAX);
    let iterator = vm.iter(&args[0])?;
    let (mut lines, mut total) = (Vec::new(), 0);
    while total < hint {
        let Some(line) = vm.next(&iterator)? else { break };
        total += match line.cast::<Str>() {
            Some(text) => text.len(),
            None => vm.len(&line)?,
        };
        lines.push(line);
    }
    Ok(List::new(lines).into())
}

fn writelines(vm: &mut Vm, args: Args<'_>) -> Answer {
    check_open(vm, &args[0])?;
    let write = vm.intern("write");
    let lines = vm.iter(&args[1])?;
    while let Some(line) = vm.next(&lines)? {
        vm.call_method(&args[0], write, &[line])?;
    }
    Ok(Value::None)
}

// --- raw streams ---------------------------------------------------------------------------------------------------

/// Reads into a fresh bytearray through the stream's `readinto`; `None` where it would block.
pub fn read_by_readinto(vm: &mut Vm, stream: &Value, count: usize) -> Result<Option<Vec<u8>>, Raised> {
    vm.check_len(count, 1)?;
    let array = ByteArray::new(vec![0; count]);
    let readinto = vm.intern("readinto");
    let got = vm.call_method(stream, readinto, &[array.value()])?;
    if got.is_none() {
        return Ok(None);
    }
    let got = vm.index_i64(&got)?;
    let mut bytes = array.bytes.snapshot();
    match usize::try_from(got) {
        Ok(got) if got <= count => bytes.truncate(got),
        Ok(_) | Err(_) => {
            let message =
                format!("raw readinto() returned invalid length {got} (should have been between 0 and {count})");
            return Err(vm.raise(Exc::OSError, message));
        }
    }
    Ok(Some(bytes))
}

fn raw_read(vm: &mut Vm, args: Args<'_>) -> Answer {
    match errors::size_arg(vm, &args[1])? {
        None => {
            let readall = vm.intern("readall");
            vm.call_method(&args[0], readall, &[])
        }
        Some(count) => Ok(read_by_readinto(vm, &args[0], count)?.map_or(Value::None, make)),
    }
}

fn raw_readall(vm: &mut Vm, args: Args<'_>) -> Answer {
    let read = vm.intern("read");
    let mut all = Vec::new();
    loop {
        let part = vm.call_method(&args[0], read, &[Value::Int(super::BUFFER_SIZE as i64)])?;
        if part.is_none() && all.is_empty() {
            return Ok(Value::None);
        }
        match Buffer::of(&part) {
            Some(part) if !part.is_empty() => all.extend_from_slice(&part),
            Some(_) | None => return Ok(make(all)),
        }
    }
}

// --- writing into what a script gave -------------------------------------------------------------------------------

/// Puts bytes at the beginning of a writable buffer (a bytearray or a memoryview), in place.
pub fn fill(vm: &mut Vm, target: &Value, bytes: &[u8]) -> Result<(), Raised> {
    if let Some(array) = target.cast::<ByteArray>() {
        drop(array.bytes.splice(0, bytes.len(), bytes.to_vec()));
        return Ok(());
    }
    let slice = Slice::new(Value::None, Value::Int(bytes.len() as i64), Value::None).into();
    vm.setitem(target, &slice, make(bytes.to_vec()))
}

/// How many bytes a writable buffer takes.
pub fn room(vm: &mut Vm, target: &Value, function: &str) -> Result<usize, Raised> {
    let writable = target.cast::<crate::objects::bytes::Bytes>().is_none();
    match Buffer::of(target) {
        Some(buffer) if writable => Ok(buffer.len()),
        Some(_) | None => {
            let got = vm.argument_type(target);
            Err(vm.type_error(format!("{function}() argument must be read-write bytes-like object, not {got}")))
        }
    }
}

fn buffered_readinto(vm: &mut Vm, args: Args<'_>, read: &str) -> Answer {
    let room = room(vm, &args[1], "readinto")?;
    let read = vm.intern(read);
    let part = vm.call_method(&args[0], read, &[Value::Int(room as i64)])?;
    let part = vm.buffer_arg(&part)?;
    let count = part.len().min(room);
    fill(vm, &args[1], &part[..count])?;
    Ok(Value::Int(count as i64))
}
