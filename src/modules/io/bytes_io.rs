//! `BytesIO`: a stream in memory. Its bytes live in a bytearray, so that `getbuffer` can show them.

use super::base;
use super::errors::{closed, offset_arg, size_arg};
use crate::heap::{Obj, Value};
use crate::objects::bytes::{ByteArray, make};
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row, static_row};
use crate::vm::Vm;
use std::any::Any;
use std::cell::Cell;

/// The body of a `BytesIO`.
pub struct BytesIo {
    data: Obj<ByteArray>,
    at: Cell<usize>,
    closed: Cell<bool>,
}

impl NativeData for BytesIo {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.data.value());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_io.BytesIO`
pub static BYTES_IO: ClassSpec = ClassSpec {
    name: "BytesIO",
    module: "_io",
    base: Some(&base::BUFFERED_BASE),
    doc: "Buffered I/O implementation using an in-memory bytes buffer.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new),
        row("__init__(self, initial_bytes=b'')", "Initialize self.", init),
        row("read(self, size=-1, /)", "Read at most size bytes, returned as a bytes object.", read),
        row("read1(self, size=-1, /)", "Read at most size bytes, returned as a bytes object.", read),
        row("readinto(self, buffer, /)", "Read bytes into buffer.", readinto),
        row("readline(self, size=-1, /)", "Next line from the file, as a bytes object.", readline),
        row("readlines(self, size=None, /)", "List of bytes objects, each a line from the file.", readlines),
        row("write(self, b, /)", "Write bytes to file.", write),
        row("writelines(self, lines, /)", "Write lines to the file.", writelines),
        row("seek(self, pos, whence=0, /)", "Change stream position.", seek),
        row("tell(self, /)", "Current file position, an integer.", |vm, args| {
            Ok(Value::Int(open(vm, &args[0])?.at.get() as i64))
        }),
        row("truncate(self, size=None, /)", "Truncate the file to at most size bytes.", truncate),
        row("getvalue(self, /)", "Retrieve the entire contents of the BytesIO object.", |vm, args| {
            Ok(make(open(vm, &args[0])?.data.bytes.snapshot()))
        }),
        row("getbuffer(self, /)", "Get a read-write view over the contents of the BytesIO object.", |vm, args| {
            let data = open(vm, &args[0])?.data.value();
            let view = vm.native_class(&crate::objects::memoryview::SPEC).value();
            vm.call(&view, &[data])
        }),
        row("close(self, /)", "Disable all I/O operations.", |_, args| {
            let own = body(&args[0]);
            own.closed.set(true);
            if own.data.exports.get() == 0 {
                drop(own.data.bytes.take());
            }
            Ok(Value::None)
        }),
        row("flush(self, /)", "Does nothing.", |vm, args| open(vm, &args[0]).map(|_| Value::None)),
        row("isatty(self, /)", "Always returns False.", |vm, args| open(vm, &args[0]).map(|_| Value::False)),
        row("readable(self, /)", "Returns True if the IO object can be read.", yes),
        row("writable(self, /)", "Returns True if the IO object can be written.", yes),
        row("seekable(self, /)", "Returns True if the IO object can be seeked.", yes),
        row("__iter__(self, /)", "Implement iter(self).", |_, args| Ok(args[0].clone())),
        row("__next__(self, /)", "Implement next(self).", next),
        row("__getstate__(self, /)", "", |vm, args| {
            let own = open(vm, &args[0])?;
            let (bytes, at) = (make(own.data.bytes.snapshot()), Value::Int(own.at.get() as i64));
            Ok(vm.new_tuple(vec![bytes, at, Value::None]))
        }),
        row("__setstate__(self, state, /)", "", |vm, args| {
            let state = vm.collect(&args[1])?;
            let [bytes, at, ..] = state.as_slice() else {
                return Err(vm.type_error("_io.BytesIO.__setstate__ argument should be 3-tuple, got tuple"));
            };
            init(vm, Args::new(&[args[0].clone(), bytes.clone()]))?;
            let at = vm.index_i64(at)?;
            body(&args[0]).at.set(usize::try_from(at).unwrap_or(0));
            Ok(Value::None)
        }),
    ],
    getters: &[getter("closed", "True if the file is closed.", |_, value| Ok(Value::bool(body(value).closed.get())))],
    subclassable: true,
};

fn body(value: &Value) -> &BytesIo {
    value.native::<BytesIo>().expect("methods of BytesIO are called with BytesIOs")
}

fn open<'a>(vm: &mut Vm, value: &'a Value) -> Result<&'a BytesIo, Raised> {
    let own = body(value);
    if own.closed.get() { Err(closed(vm)) } else { Ok(own) }
}

fn yes(vm: &mut Vm, args: Args<'_>) -> Answer {
    open(vm, &args[0]).map(|_| Value::True)
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let shape = vm.native_class(&BYTES_IO).instance_shape.get();
    let data = BytesIo { data: ByteArray::new(Vec::new()), at: Cell::new(0), closed: Cell::new(false) };
    vm.instance_around(&args[0], NativeObject::new(shape, data).into())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = body(&args[0]);
    let bytes = match args.some(1) {
        Some(bytes) => vm.buffer_arg(bytes)?.to_vec(),
        None => Vec::new(),
    };
    vm.check_resize(&own.data)?;
    drop(own.data.bytes.swap(bytes));
    own.at.set(0);
    Ok(Value::None)
}

/// Takes up to `count` bytes from the position.
fn take(own: &BytesIo, count: usize) -> Vec<u8> {
    let len = own.data.bytes.len();
    let start = own.at.get().min(len);
    let end = start + count.min(len - start);
    if end > start {
        own.at.set(end);
    }
    own.data.bytes.copy_range(start, end)
}

fn read(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = open(vm, &args[0])?;
    let count = size_arg(vm, &args[1])?.unwrap_or(usize::MAX);
    Ok(make(take(own, count)))
}

fn readinto(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = open(vm, &args[0])?;
    let room = base::room(vm, &args[1], "readinto")?;
    let bytes = take(own, room);
    base::fill(vm, &args[1], &bytes)?;
    Ok(Value::Int(bytes.len() as i64))
}

/// The length of the next line, at most `limit`; looked for piece by piece.
fn line_len(own: &BytesIo, limit: usize) -> usize {
    const PIECE: usize = 512;
    let len = own.data.bytes.len();
    let start = own.at.get().min(len);
    let mut at = start;
    while at < len {
        let piece = own.data.bytes.copy_range(at, len.min(at + PIECE));
        if let Some(end) = memchr::memchr(b'\n', &piece) {
            return (at + end + 1 - start).min(limit);
        }
        at += piece.len();
    }
    (len - start).min(limit)
}

fn readline(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = open(vm, &args[0])?;
    let limit = size_arg(vm, &args[1])?.unwrap_or(usize::MAX);
    Ok(make(take(own, line_len(own, limit))))
}

fn readlines(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = open(vm, &args[0])?;
    let hint = size_arg(vm, &args[1])?.filter(|hint| *hint > 0).unwrap_or(usize::MAX);
    let (mut lines, mut total) = (Vec::new(), 0);
    while total < hint {
        let line = take(own, line_len(own, usize::MAX));
        if line.is_empty() {
            break;
        }
        total += line.len();
        lines.push(make(line));
    }
    Ok(List::new(lines).into())
}

fn next(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = open(vm, &args[0])?;
    let line = take(own, line_len(own, usize::MAX));
    if line.is_empty() {
        return Err(vm.raise_args(crate::objects::exception::Exc::StopIteration, Vec::new()));
    }
    Ok(make(line))
}

fn write(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = open(vm, &args[0])?;
    let bytes = vm.buffer_arg(&args[1])?;
    let (len, at) = (own.data.bytes.len(), own.at.get());
    let end = at + bytes.len();
    vm.check_len(end, 1)?;
    vm.check_resize(&own.data)?;
    if bytes.is_empty() {
        return Ok(Value::Int(0));
    }
    if at > len {
        own.data.bytes.extend(vec![0; at - len]);
    }
    let over = end.min(own.data.bytes.len());
    drop(own.data.bytes.splice(at, over, bytes.to_vec()));
    own.at.set(end);
    Ok(Value::Int(bytes.len() as i64))
}

fn writelines(vm: &mut Vm, args: Args<'_>) -> Answer {
    open(vm, &args[0])?;
    let lines = vm.iter(&args[1])?;
    while let Some(line) = vm.next(&lines)? {
        write(vm, Args::new(&[args[0].clone(), line]))?;
    }
    Ok(Value::None)
}

fn seek(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = open(vm, &args[0])?;
    let offset = offset_arg(vm, &args[1])?;
    let from = match vm.index_i64(&args[2])? {
        0 if offset < 0 => return Err(vm.value_error(format!("negative seek value {offset}"))),
        0 => 0,
        1 => own.at.get() as i64,
        2 => own.data.bytes.len() as i64,
        whence => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    own.at.set(from.saturating_add(offset).max(0) as usize);
    Ok(Value::Int(own.at.get() as i64))
}

fn truncate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = open(vm, &args[0])?;
    let size = match args.some(1) {
        Some(size) => offset_arg(vm, size)?,
        None => own.at.get() as i64,
    };
    let Ok(keep) = usize::try_from(size) else {
        return Err(vm.value_error(format!("negative size value {size}")));
    };
    if keep < own.data.bytes.len() {
        vm.check_resize(&own.data)?;
        drop(own.data.bytes.split_off(keep));
    }
    Ok(Value::Int(size))
}
