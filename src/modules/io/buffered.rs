//! `BufferedReader`, `BufferedWriter`, `BufferedRandom`, `BufferedRWPair`: buffers over raw streams.
//!
//! Bytes read ahead and bytes not yet written never exist at the same time: whoever reads writes out first, whoever writes
//! gives back what was read ahead by moving the raw stream. A writer that is dropped writes out what it holds where its
//! raw stream is a file of ours.

use super::BUFFER_SIZE;
use super::base::{self, is_able, read_by_readinto};
use super::errors::{offset_answer, offset_arg, size_arg};
use super::file::{self, FileIo};
use super::open::warn_unclosed;
use super::standard::Standard;
use crate::heap::{Obj, Value, ValueCell};
use crate::objects::bytes::{Buffer, make};
use crate::objects::native::{
    Answer, Args, ClassSpec, Getter, NativeData, NativeObject, Raised, Row, getter, row, static_row,
};
use crate::vm::Vm;
use std::any::Any;
use std::cell::{Cell, RefCell};

/// The body of a buffer.
pub struct Buffered {
    /// The stream below; Unbound before `__init__`, None once detached.
    pub raw: ValueCell,
    readable: Cell<bool>,
    writable: Cell<bool>,
    size: Cell<usize>,
    ahead: RefCell<Ahead>,
    pending: RefCell<Vec<u8>>,
}

/// Bytes read ahead.
#[derive(Default)]
struct Ahead {
    bytes: Vec<u8>,
    at: usize,
}

impl Ahead {
    fn rest(&self) -> &[u8] {
        &self.bytes[self.at..]
    }

    fn take(&mut self, count: usize) -> Vec<u8> {
        let end = self.bytes.len().min(self.at.saturating_add(count));
        let part = self.bytes[self.at..end].to_vec();
        self.at = end;
        part
    }

    fn clear(&mut self) {
        self.bytes.clear();
        self.at = 0;
    }
}

impl NativeData for Buffered {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.raw.visit(visit);
    }

    fn clear(&self) {
        self.write_out_quietly();
        drop(self.raw.take());
    }

    fn on_death(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> bool {
        warn_unclosed(vm, &own.value());
        true
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Drop for Buffered {
    fn drop(&mut self) {
        self.write_out_quietly();
    }
}

impl Buffered {
    /// A buffer over a raw stream.
    pub fn new(raw: Value, readable: bool, writable: bool, size: usize) -> Buffered {
        Buffered {
            raw: ValueCell::new(raw),
            readable: Cell::new(readable),
            writable: Cell::new(writable),
            size: Cell::new(size),
            ahead: RefCell::default(),
            pending: RefCell::default(),
        }
    }

    /// Holds bytes back where no VM is at hand (a text stream that is dropped).
    pub fn hold(&self, bytes: &[u8]) {
        self.pending.borrow_mut().extend_from_slice(bytes);
    }

    fn write_out_quietly(&self) {
        let pending = std::mem::take(&mut *self.pending.borrow_mut());
        if !pending.is_empty() {
            file::write_quietly(&self.raw.get(), &pending);
        }
    }

    /// The standard stream at the bottom.
    pub fn standard(&self) -> Option<Standard> {
        self.raw.get().native::<FileIo>().and_then(FileIo::standard)
    }
}

/// The rows of a buffer: those of every kind, of kinds that read, and the kind's own.
macro_rules! buffer_rows {
    (reading $($own:expr),* $(,)?) => {
        buffer_rows![
            row("read(self, size=-1, /)", "Read and return up to n bytes.", read),
            row("read1(self, size=-1, /)", "Read and return up to size bytes, with at most one read() call.", read1),
            row("peek(self, size=0, /)", "Return buffered bytes without advancing the position.", peek),
            row("readline(self, size=-1, /)", "Read and return a line from the stream.", readline),
            row("readinto(self, buffer, /)", "Read bytes into a buffer.", readinto),
            row("readinto1(self, buffer, /)", "Read bytes into a buffer, with at most one read() call.", readinto1),
            row("__next__(self, /)", "Implement next(self).", next),
            row("readable(self, /)", "Return whether object was opened for reading.", |vm, args| {
                ask_raw(vm, &args[0], "readable")
            }),
            $($own,)*
        ]
    };
    ($($own:expr),* $(,)?) => {
        &[
            row("close(self, /)", "Flush and close the stream.", close),
            row("flush(self, /)", "Flush write buffers.", flush),
            row("detach(self, /)", "Disconnect this buffer from its underlying raw stream and return it.", detach),
            row("seek(self, target, whence=0, /)", "Change the stream position.", seek),
            row("tell(self, /)", "Return current stream position.", tell),
            row("truncate(self, pos=None, /)", "Truncate file to size bytes.", truncate),
            row("fileno(self, /)", "Return underlying file descriptor.", |vm, args| ask_raw(vm, &args[0], "fileno")),
            row("isatty(self, /)", "Return whether this is a terminal.", |vm, args| ask_raw(vm, &args[0], "isatty")),
            row("seekable(self, /)", "Return whether object supports random access.", |vm, args| {
                ask_raw(vm, &args[0], "seekable")
            }),
            row("__repr__(self, /)", "Return repr(self).", repr),
            $($own,)*
        ]
    };
}

const WRITE: Row = row("write(self, buffer, /)", "Write the given buffer to the IO stream.", write);
const WRITABLE: Row = row("writable(self, /)", "Return whether object was opened for writing.", |vm, args| {
    ask_raw(vm, &args[0], "writable")
});

const GETTERS: &[Getter] = &[
    getter("closed", "", |vm, value| {
        let raw = raw(vm, value)?;
        let closed = vm.intern("closed");
        vm.getattr(&raw, closed)
    }),
    getter("raw", "", |_, value| Ok(body(value).raw.get())),
    getter("mode", "", |vm, value| raw_attribute(vm, value, "mode")),
    getter("name", "", |vm, value| raw_attribute(vm, value, "name")),
];

/// `_io.BufferedReader`
pub static READER: ClassSpec = ClassSpec {
    name: "BufferedReader",
    module: "_io",
    base: Some(&base::BUFFERED_BASE),
    doc: "Create a new buffered reader using the given readable raw IO object.",
    methods: buffer_rows![reading
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", |vm, args| {
            new(vm, args, &READER)
        }),
        row("__init__(self, raw, buffer_size=8192)", "Initialize self.", |vm, args| init(vm, args, true, false)),
    ],
    getters: GETTERS,
    subclassable: true,
};

/// `_io.BufferedWriter`
pub static WRITER: ClassSpec = ClassSpec {
    name: "BufferedWriter",
    module: "_io",
    base: Some(&base::BUFFERED_BASE),
    doc: "A buffer for a writeable sequential RawIO object.",
    methods: buffer_rows![
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", |vm, args| {
            new(vm, args, &WRITER)
        }),
        row("__init__(self, raw, buffer_size=8192)", "Initialize self.", |vm, args| init(vm, args, false, true)),
        WRITE,
        WRITABLE,
    ],
    getters: GETTERS,
    subclassable: true,
};

/// `_io.BufferedRandom`
pub static RANDOM: ClassSpec = ClassSpec {
    name: "BufferedRandom",
    module: "_io",
    base: Some(&base::BUFFERED_BASE),
    doc: "A buffered interface to random access streams.",
    methods: buffer_rows![reading
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", |vm, args| {
            new(vm, args, &RANDOM)
        }),
        row("__init__(self, raw, buffer_size=8192)", "Initialize self.", |vm, args| init(vm, args, true, true)),
        WRITE, WRITABLE,
    ],
    getters: GETTERS,
    subclassable: true,
};

fn body(value: &Value) -> &Buffered {
    value.native::<Buffered>().expect("methods of buffers are called with buffers")
}

fn new(vm: &mut Vm, args: Args<'_>, spec: &'static ClassSpec) -> Answer {
    let shape = vm.native_class(spec).instance_shape.get();
    let data = Buffered::new(Value::Unbound, false, false, BUFFER_SIZE);
    vm.instance_around(&args[0], NativeObject::new(shape, data).into())
}

fn init(vm: &mut Vm, args: Args<'_>, reads: bool, writes: bool) -> Answer {
    let size = vm.index_i64(&args[2])?;
    if size <= 0 {
        return Err(vm.value_error("buffer size must be strictly positive"));
    }
    for (wanted, question, refusal) in [
        (reads && writes, "seekable", "File or stream is not seekable."),
        (reads, "readable", "File or stream is not readable."),
        (writes, "writable", "File or stream is not writable."),
    ] {
        if wanted && !is_able(vm, &args[1], question)? {
            return Err(vm.raise_unsupported(refusal));
        }
    }
    let own = body(&args[0]);
    own.raw.set(args[1].clone());
    own.readable.set(reads);
    own.writable.set(writes);
    own.size.set(size as usize);
    Ok(Value::None)
}

/// The raw stream; ValueError where there is none.
fn raw(vm: &mut Vm, value: &Value) -> Answer {
    match body(value).raw.get() {
        Value::None => Err(vm.value_error("raw stream has been detached")),
        Value::Unbound => Err(vm.value_error("I/O operation on uninitialized object")),
        raw => Ok(raw),
    }
}

fn raw_attribute(vm: &mut Vm, value: &Value, name: &str) -> Answer {
    let raw = raw(vm, value)?;
    let name = vm.intern(name);
    vm.getattr(&raw, name)
}

fn ask_raw(vm: &mut Vm, value: &Value, name: &str) -> Answer {
    let raw = raw(vm, value)?;
    let name = vm.intern(name);
    vm.call_method(&raw, name, &[])
}

/// The raw stream of an open buffer; the refusal is "`what` closed file".
fn open_raw(vm: &mut Vm, value: &Value, what: &str) -> Answer {
    let raw = raw(vm, value)?;
    if base::is_closed(vm, &raw)? {
        return Err(vm.value_error(format!("{what} closed file")));
    }
    Ok(raw)
}

// --- reading -------------------------------------------------------------------------------------------------------

/// One read of the raw stream, straight from a file of ours; `None` where it would block.
fn raw_read(vm: &mut Vm, raw: &Value, count: usize) -> Result<Option<Vec<u8>>, Raised> {
    if raw.exact::<NativeObject>().is_some_and(|object| object.data::<FileIo>().is_some()) {
        return file::read_file(vm, raw, count).map(Some);
    }
    read_by_readinto(vm, raw, count)
}

/// Reads ahead once; false at the end.
fn refill(vm: &mut Vm, value: &Value, raw: &Value) -> Result<bool, Raised> {
    let size = body(value).size.get();
    let part = raw_read(vm, raw, size)?.unwrap_or_default();
    let more = !part.is_empty();
    *body(value).ahead.borrow_mut() = Ahead { bytes: part, at: 0 };
    Ok(more)
}

fn start_reading(vm: &mut Vm, value: &Value, what: &str) -> Answer {
    let raw = open_raw(vm, value, what)?;
    write_out(vm, value, &raw)?;
    Ok(raw)
}

/// Everything up to the end.
fn read_rest(vm: &mut Vm, value: &Value, raw: &Value) -> Answer {
    let mut all = body(value).ahead.borrow_mut().take(usize::MAX);
    let readall = vm.intern("readall");
    if let Some(readall) = vm.getattr_opt(raw, readall)? {
        let rest = vm.call(&readall, &[])?;
        match Buffer::of(&rest) {
            Some(rest) => all.extend_from_slice(&rest),
            None if rest.is_none() && all.is_empty() => return Ok(Value::None),
            None if rest.is_none() => {}
            None => return Err(vm.type_error("readall() should return bytes")),
        }
        return Ok(make(all));
    }
    while refill(vm, value, raw)? {
        all.extend(body(value).ahead.borrow_mut().take(usize::MAX));
    }
    Ok(make(all))
}

fn read_count(vm: &mut Vm, value: &Value, raw: &Value, count: usize) -> Result<Vec<u8>, Raised> {
    let mut bytes = body(value).ahead.borrow_mut().take(count);
    while bytes.len() < count {
        let missing = count - bytes.len();
        if missing >= body(value).size.get() {
            match raw_read(vm, raw, missing)? {
                Some(part) if !part.is_empty() => bytes.extend(part),
                Some(_) | None => break,
            }
            continue;
        }
        if !refill(vm, value, raw)? {
            break;
        }
        bytes.extend(body(value).ahead.borrow_mut().take(missing));
    }
    Ok(bytes)
}

fn read(vm: &mut Vm, args: Args<'_>) -> Answer {
    let count = match args.some(1) {
        None => None,
        Some(size) => match size_arg(vm, size)? {
            None if !matches!(size, Value::Int(-1)) => {
                return Err(vm.value_error("read length must be non-negative or -1"));
            }
            count => count,
        },
    };
    let raw = start_reading(vm, &args[0], "read of")?;
    match count {
        None => read_rest(vm, &args[0], &raw),
        Some(count) => read_count(vm, &args[0], &raw, count).map(make),
    }
}

/// What is there, or what one read of the raw stream gives.
pub fn read_once(vm: &mut Vm, value: &Value, count: usize) -> Result<Vec<u8>, Raised> {
    let raw = start_reading(vm, value, "read of")?;
    if count > 0 && body(value).ahead.borrow().rest().is_empty() {
        refill(vm, value, &raw)?;
    }
    Ok(body(value).ahead.borrow_mut().take(count))
}

fn read1(vm: &mut Vm, args: Args<'_>) -> Answer {
    let count = size_arg(vm, &args[1])?.unwrap_or(body(&args[0]).size.get());
    read_once(vm, &args[0], count).map(make)
}

fn peek(vm: &mut Vm, args: Args<'_>) -> Answer {
    let raw = start_reading(vm, &args[0], "peek of")?;
    if body(&args[0]).ahead.borrow().rest().is_empty() {
        refill(vm, &args[0], &raw)?;
    }
    Ok(make(body(&args[0]).ahead.borrow().rest().to_vec()))
}

fn line(vm: &mut Vm, value: &Value, limit: usize) -> Result<Vec<u8>, Raised> {
    let raw = start_reading(vm, value, "readline of")?;
    let mut line = Vec::new();
    loop {
        let part = {
            let mut ahead = body(value).ahead.borrow_mut();
            let end = memchr::memchr(b'\n', ahead.rest()).map_or(ahead.rest().len(), |at| at + 1);
            ahead.take(end.min(limit - line.len()))
        };
        line.extend(part);
        if line.ends_with(b"\n") || line.len() >= limit || !refill(vm, value, &raw)? {
            return Ok(line);
        }
    }
}

fn readline(vm: &mut Vm, args: Args<'_>) -> Answer {
    let limit = size_arg(vm, &args[1])?.unwrap_or(usize::MAX);
    line(vm, &args[0], limit).map(make)
}

fn next(vm: &mut Vm, args: Args<'_>) -> Answer {
    let line = line(vm, &args[0], usize::MAX)?;
    if line.is_empty() {
        return Err(vm.raise_args(crate::objects::exception::Exc::StopIteration, Vec::new()));
    }
    Ok(make(line))
}

fn readinto(vm: &mut Vm, args: Args<'_>) -> Answer {
    let room = base::room(vm, &args[1], "readinto")?;
    let raw = start_reading(vm, &args[0], "readinto of")?;
    let bytes = read_count(vm, &args[0], &raw, room)?;
    base::fill(vm, &args[1], &bytes)?;
    Ok(Value::Int(bytes.len() as i64))
}

fn readinto1(vm: &mut Vm, args: Args<'_>) -> Answer {
    let room = base::room(vm, &args[1], "readinto1")?;
    let bytes = read_once(vm, &args[0], room)?;
    base::fill(vm, &args[1], &bytes)?;
    Ok(Value::Int(bytes.len() as i64))
}

// --- writing -------------------------------------------------------------------------------------------------------

/// Writes bytes to the raw stream, all of them.
fn raw_write(vm: &mut Vm, raw: &Value, bytes: &[u8]) -> Result<(), Raised> {
    if let Some(file) = raw.exact::<NativeObject>().and_then(|object| object.data::<FileIo>()) {
        let channel = file.channel();
        return file::write_channel(vm, &channel, bytes);
    }
    let write = vm.intern("write");
    let mut rest = bytes;
    while !rest.is_empty() {
        let got = vm.call_method(raw, write, &[make(rest.to_vec())])?;
        if got.is_none() {
            let class = vm.exceptions[crate::objects::exception::Exc::BlockingIOError as usize].value();
            let reason = vm.text("write could not complete without blocking");
            let exception = vm.call(&class, &[Value::Int(11), reason, Value::Int(0)])?;
            return Err(vm.raise_value(exception));
        }
        let got = vm.index_i64(&got)?;
        match usize::try_from(got) {
            Ok(got) if got <= rest.len() => rest = &rest[got..],
            Ok(_) | Err(_) => {
                let most = rest.len();
                let message =
                    format!("raw write() returned invalid length {got} (should have been between 0 and {most})");
                return Err(vm.raise(crate::objects::exception::Exc::OSError, message));
            }
        }
    }
    Ok(())
}

/// Writes out what is held back.
fn write_out(vm: &mut Vm, value: &Value, raw: &Value) -> Result<(), Raised> {
    let pending = std::mem::take(&mut *body(value).pending.borrow_mut());
    if pending.is_empty() { Ok(()) } else { raw_write(vm, raw, &pending) }
}

/// Gives back what was read ahead.
fn rewind(vm: &mut Vm, value: &Value, raw: &Value) -> Result<(), Raised> {
    let unread = body(value).ahead.borrow().rest().len();
    body(value).ahead.borrow_mut().clear();
    if unread > 0 {
        let seek = vm.intern("seek");
        vm.call_method(raw, seek, &[Value::Int(-(unread as i64)), Value::Int(1)])?;
    }
    Ok(())
}

/// Writes bytes through the buffer.
pub fn write_bytes(vm: &mut Vm, value: &Value, bytes: &[u8]) -> Result<(), Raised> {
    let raw = open_raw(vm, value, "write to")?;
    let own = body(value);
    rewind(vm, value, &raw)?;
    if own.standard().is_some() {
        return raw_write(vm, &raw, bytes);
    }
    let held = own.pending.borrow().len();
    if held + bytes.len() > own.size.get() {
        write_out(vm, value, &raw)?;
    }
    if bytes.len() > own.size.get() {
        return raw_write(vm, &raw, bytes);
    }
    own.pending.borrow_mut().extend_from_slice(bytes);
    Ok(())
}

fn write(vm: &mut Vm, args: Args<'_>) -> Answer {
    let bytes = vm.buffer_arg(&args[1])?;
    write_bytes(vm, &args[0], &bytes)?;
    Ok(Value::Int(bytes.len() as i64))
}

fn flush(vm: &mut Vm, args: Args<'_>) -> Answer {
    if !body(&args[0]).writable.get() {
        let raw = raw(vm, &args[0])?;
        let flush = vm.intern("flush");
        return vm.call_method(&raw, flush, &[]);
    }
    let raw = open_raw(vm, &args[0], "flush of")?;
    write_out(vm, &args[0], &raw)?;
    if body(&args[0]).standard() == Some(Standard::Stdout) {
        vm.flush_stdout()?;
    }
    rewind(vm, &args[0], &raw)?;
    Ok(Value::None)
}

// --- positions and the end -----------------------------------------------------------------------------------------

fn seek(vm: &mut Vm, args: Args<'_>) -> Answer {
    let raw = open_raw(vm, &args[0], "seek of")?;
    let whence = vm.index_i64(&args[2])?;
    if !(0..=2).contains(&whence) {
        return Err(vm.value_error(format!("whence value {whence} unsupported")));
    }
    let offset = offset_arg(vm, &args[1])?;
    if !is_able(vm, &raw, "seekable")? {
        return Err(vm.raise_unsupported("File or stream is not seekable."));
    }
    write_out(vm, &args[0], &raw)?;
    let unread = body(&args[0]).ahead.borrow().rest().len() as i64;
    let offset = if whence == 1 { offset - unread } else { offset };
    body(&args[0]).ahead.borrow_mut().clear();
    let seek = vm.intern("seek");
    vm.call_method(&raw, seek, &[Value::Int(offset), Value::Int(whence)])
}

fn tell(vm: &mut Vm, args: Args<'_>) -> Answer {
    let raw = raw(vm, &args[0])?;
    let tell = vm.intern("tell");
    let answer = vm.call_method(&raw, tell, &[]);
    let position = offset_answer(vm, answer)?;
    let own = body(&args[0]);
    let (unread, held) = (own.ahead.borrow().rest().len() as i64, own.pending.borrow().len() as i64);
    Ok(Value::Int((position - unread + held).max(0)))
}

fn truncate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let raw = open_raw(vm, &args[0], "truncate of")?;
    if !body(&args[0]).writable.get() {
        return Err(vm.raise_unsupported("truncate"));
    }
    write_out(vm, &args[0], &raw)?;
    rewind(vm, &args[0], &raw)?;
    let size = match args.some(1) {
        Some(size) => size.clone(),
        None => tell(vm, Args::new(&[args[0].clone()]))?,
    };
    let truncate = vm.intern("truncate");
    vm.call_method(&raw, truncate, &[size])
}

fn close(vm: &mut Vm, args: Args<'_>) -> Answer {
    let raw = raw(vm, &args[0])?;
    if base::is_closed(vm, &raw)? {
        return Ok(Value::None);
    }
    let (flush, close) = (vm.intern("flush"), vm.intern("close"));
    let flushed = vm.call_method(&args[0], flush, &[]);
    let trouble = flushed.is_err().then(|| vm.take_raised());
    vm.call_method(&raw, close, &[])?;
    match trouble {
        Some(exception) => Err(vm.raise_value(exception)),
        None => Ok(Value::None),
    }
}

fn detach(vm: &mut Vm, args: Args<'_>) -> Answer {
    let raw = raw(vm, &args[0])?;
    let flush = vm.intern("flush");
    vm.call_method(&args[0], flush, &[])?;
    body(&args[0]).raw.set(Value::None);
    Ok(raw)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class_of(&args[0]).clone();
    let class = vm.class_text(&class);
    let name = vm.intern("name");
    match vm.getattr_opt(&args[0], name) {
        Ok(Some(name)) => {
            let name = vm.repr_text(&name)?;
            Ok(vm.text(&format!("<{class} name={name}>")))
        }
        Ok(None) => Ok(vm.text(&format!("<{class}>"))),
        Err(Raised) => {
            drop(vm.take_raised());
            Ok(vm.text(&format!("<{class}>")))
        }
    }
}

// --- pairs ---------------------------------------------------------------------------------------------------------

/// A reader and a writer that go together.
struct Pair {
    reader: ValueCell,
    writer: ValueCell,
}

impl NativeData for Pair {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.reader.visit(visit);
        self.writer.visit(visit);
    }

    fn clear(&self) {
        drop(self.reader.take());
        drop(self.writer.take());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_io.BufferedRWPair`
pub static PAIR: ClassSpec = ClassSpec {
    name: "BufferedRWPair",
    module: "_io",
    base: Some(&base::BUFFERED_BASE),
    doc: "A buffered reader and writer object together.",
    methods: &[
        static_row("__new__(cls, reader, writer, buffer_size=8192, /)", "Create and return a new object.", new_pair),
        row("__init__(self, reader, writer, buffer_size=8192, /)", "Initialize self.", |_, _| Ok(Value::None)),
        row("read(self, size=-1, /)", "", |vm, args| of_pair(vm, args, true, "read")),
        row("read1(self, size=-1, /)", "", |vm, args| of_pair(vm, args, true, "read1")),
        row("peek(self, size=0, /)", "", |vm, args| of_pair(vm, args, true, "peek")),
        row("readinto(self, buffer, /)", "", |vm, args| of_pair(vm, args, true, "readinto")),
        row("readinto1(self, buffer, /)", "", |vm, args| of_pair(vm, args, true, "readinto1")),
        row("readable(self, /)", "", |vm, args| of_pair(vm, args, true, "readable")),
        row("write(self, buffer, /)", "", |vm, args| of_pair(vm, args, false, "write")),
        row("flush(self, /)", "", |vm, args| of_pair(vm, args, false, "flush")),
        row("writable(self, /)", "", |vm, args| of_pair(vm, args, false, "writable")),
        row("isatty(self, /)", "", |vm, args| {
            let writer = of_pair(vm, args, false, "isatty")?;
            if vm.truth(&writer)? { Ok(writer) } else { of_pair(vm, args, true, "isatty") }
        }),
        row("close(self, /)", "", |vm, args| {
            let written = of_pair(vm, args, false, "close");
            let trouble = written.is_err().then(|| vm.take_raised());
            of_pair(vm, args, true, "close")?;
            trouble.map_or(Ok(Value::None), |exception| Err(vm.raise_value(exception)))
        }),
    ],
    getters: &[getter("closed", "", |vm, value| {
        let writer = pair(value).writer.get();
        let closed = vm.intern("closed");
        vm.getattr(&writer, closed)
    })],
    subclassable: true,
};

fn pair(value: &Value) -> &Pair {
    value.native::<Pair>().expect("methods of BufferedRWPair are called with pairs")
}

fn new_pair(vm: &mut Vm, args: Args<'_>) -> Answer {
    let reader_class = vm.native_class(&READER).value();
    let writer_class = vm.native_class(&WRITER).value();
    let reader = vm.call(&reader_class, &[args[1].clone(), args[3].clone()])?;
    let writer = vm.call(&writer_class, &[args[2].clone(), args[3].clone()])?;
    let shape = vm.native_class(&PAIR).instance_shape.get();
    let data = Pair { reader: ValueCell::new(reader), writer: ValueCell::new(writer) };
    vm.instance_around(&args[0], NativeObject::new(shape, data).into())
}

fn of_pair(vm: &mut Vm, args: Args<'_>, reader: bool, name: &str) -> Answer {
    let own = pair(&args[0]);
    let stream = if reader { own.reader.get() } else { own.writer.get() };
    let name = vm.intern(name);
    vm.call_method(&stream, name, &args.values()[1..])
}
