//! `asyncio.StreamReader`: bytes that came in, and one task that waits for some of them.
//!
//! What a read wants is a [`Want`]; [`StreamReader::take`] answers it from the buffer or says that there is not enough yet. Awaited at
//! once with enough at hand, a read needs no coroutine; otherwise [`ReadAwait`] waits for more and asks again.

use super::buffer::Buffer;
use super::raise_own;
use super::transport::Transport;
use crate::event_loop::EventLoop;
use crate::event_loop::future::{Future, State};
use crate::event_loop::native_coroutine::{NativeAwait, NativeCoroutine, ended, suspend_on};
use crate::heap::{Obj, Value, ValueCell};
use crate::objects::bytes::{Buffer as Bytes, make};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row, static_row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use crate::vm::coroutine::{Resume, Step};
use std::any::Any;
use std::cell::{Cell, RefCell};

/// `limit=` where none is given.
pub const LIMIT: usize = 64 << 10;

/// The data of a stream reader.
pub struct StreamReader {
    event_loop: RefCell<Option<Obj<EventLoop>>>,
    limit: Cell<usize>,
    buffer: RefCell<Buffer>,
    eof: Cell<bool>,
    waiter: RefCell<Option<Obj<Future>>>,
    exception: ValueCell,
    transport: ValueCell,
    /// Whether it has paused the transport.
    paused: Cell<bool>,
}

impl NativeData for StreamReader {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.exception.visit(visit);
        self.transport.visit(visit);
        if let Ok(Some(event_loop)) = self.event_loop.try_borrow().as_deref() {
            visit(&event_loop.value());
        }
        if let Ok(Some(waiter)) = self.waiter.try_borrow().as_deref() {
            visit(&waiter.value());
        }
    }

    fn clear(&self) {
        drop(self.transport.take());
        drop(self.exception.take());
        drop(self.waiter.take());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `asyncio.StreamReader`
pub const SPEC: ClassSpec = ClassSpec {
    name: "StreamReader",
    module: "asyncio.streams",
    base: None,
    doc: "A reader object that provides APIs to read data from the IO stream.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "", new),
        row("__init__(self, limit=65536, loop=None)", "", init),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("exception(self, /)", "The exception that was set.", |_, args| Ok(own(&args[0]).exception.get())),
        row("set_exception(self, exc)", "Set an exception: whoever reads gets it.", set_exception),
        row("set_transport(self, transport)", "Set the transport that is paused when there is too much.", set_transport),
        row("feed_eof(self, /)", "Acknowledge the EOF.", feed_eof),
        row("at_eof(self, /)", "Return True if the buffer is empty and 'feed_eof' was called.", at_eof),
        row("feed_data(self, data)", "Feed bytes into the buffer.", feed_data),
        row("read(self, n=-1)", "Read up to n bytes from the stream.", read),
        row("readline(self, /)", "Read one line, ending with newline.", readline),
        row("readuntil(self, separator=b'\\n')", "Read data from the stream until separator is found.", readuntil),
        row("readexactly(self, n)", "Read exactly n bytes.", readexactly),
        row("__aiter__(self, /)", "", |_, args| Ok(args[0].clone())),
        row("__anext__(self, /)", "", anext),
    ],
    getters: &[
        getter("_buffer", "", |_, value| {
            let bytes = own(value).buffer.borrow().as_slice().to_vec();
            Ok(crate::objects::bytes::ByteArray::new(bytes).into())
        }),
        getter("_limit", "", |_, value| Ok(Value::Int(own(value).limit.get() as i64))),
        getter("_eof", "", |_, value| Ok(Value::bool(own(value).eof.get()))),
        getter("_transport", "", |_, value| Ok(own(value).transport.get())),
        getter("_paused", "", |_, value| Ok(Value::bool(own(value).paused.get()))),
    ],
    subclassable: true,
};

/// The data of a reader.
pub fn own(value: &Value) -> &StreamReader {
    value.native::<StreamReader>().expect("methods of stream readers are called with stream readers")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let shape = vm.native_class(&SPEC).instance_shape.get();
    let reader = StreamReader {
        event_loop: RefCell::new(None),
        limit: Cell::new(LIMIT),
        buffer: RefCell::default(),
        eof: Cell::new(false),
        waiter: RefCell::new(None),
        exception: ValueCell::new(Value::None),
        transport: ValueCell::new(Value::None),
        paused: Cell::new(false),
    };
    vm.instance_around(&args[0], NativeObject::new(shape, reader).into())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let limit = vm.index_i64(&args[1])?;
    let Some(limit) = usize::try_from(limit).ok().filter(|limit| *limit > 0) else {
        return Err(vm.value_error("Limit cannot be <= 0"));
    };
    let reader = own(&args[0]);
    reader.limit.set(limit);
    let event_loop = vm.loop_argument(&args[2])?;
    *reader.event_loop.borrow_mut() = Some(event_loop);
    Ok(Value::None)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let reader = own(&args[0]);
    let mut parts = vec!["StreamReader".to_owned()];
    let waiting = reader.buffer.borrow().len();
    if waiting > 0 {
        parts.push(format!("{waiting} bytes"));
    }
    if reader.eof.get() {
        parts.push("eof".to_owned());
    }
    if reader.limit.get() != LIMIT {
        parts.push(format!("limit={}", reader.limit.get()));
    }
    let waiter = reader.waiter.borrow().as_ref().map_or(Value::None, |waiter| waiter.value());
    for (title, value) in [("waiter", waiter), ("exception", reader.exception.get()), ("transport", reader.transport.get())] {
        if !value.is_none() {
            parts.push(format!("{title}={}", vm.repr_text(&value)?));
        }
    }
    if reader.paused.get() {
        parts.push("paused".to_owned());
    }
    Ok(vm.text(&format!("<{}>", parts.join(" "))))
}

fn set_transport(vm: &mut Vm, args: Args<'_>) -> Answer {
    if !own(&args[0]).transport.get().is_none() {
        return Err(vm.raise(Exc::AssertionError, "Transport already set"));
    }
    own(&args[0]).transport.set(args[1].clone());
    Ok(Value::None)
}

fn set_exception(vm: &mut Vm, args: Args<'_>) -> Answer {
    own(&args[0]).fail(vm, &args[1]);
    Ok(Value::None)
}

fn feed_eof(vm: &mut Vm, args: Args<'_>) -> Answer {
    own(&args[0]).end(vm);
    Ok(Value::None)
}

fn at_eof(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let reader = own(&args[0]);
    Ok(Value::bool(reader.eof.get() && reader.buffer.borrow().is_empty()))
}

fn feed_data(vm: &mut Vm, args: Args<'_>) -> Answer {
    let reader = own(&args[0]);
    if reader.eof.get() {
        return Err(vm.raise(Exc::AssertionError, "feed_data after feed_eof"));
    }
    let bytes = match Bytes::of(&args[1]) {
        Some(bytes) => bytes,
        None if !vm.truth(&args[1])? => return Ok(Value::None),
        None => Bytes::Copied(vm.bytes_of_items("bytearray", &args[1])?),
    };
    reader.feed(vm, &bytes)?;
    Ok(Value::None)
}

impl StreamReader {
    /// Bytes came in.
    pub fn feed(&self, vm: &mut Vm, bytes: &[u8]) -> Result<(), Raised> {
        if bytes.is_empty() {
            return Ok(());
        }
        let waiting = {
            let mut buffer = self.buffer.borrow_mut();
            buffer.push(bytes);
            buffer.len()
        };
        self.wake(vm);
        if waiting > 2 * self.limit.get() && !self.paused.get() {
            self.pause(vm)?;
        }
        Ok(())
    }

    /// No more bytes come.
    pub fn end(&self, vm: &mut Vm) {
        self.eof.set(true);
        self.wake(vm);
    }

    /// Whoever reads gets the exception.
    pub fn fail(&self, vm: &mut Vm, exception: &Value) {
        self.exception.set(exception.clone());
        if let Some(waiter) = self.waiter.take().filter(|waiter| !waiter.is_done()) {
            vm.finish_future(&waiter, State::Finished, exception.clone(), true);
        }
    }

    /// The exception that was set, or None.
    pub fn failure(&self) -> Value {
        self.exception.get()
    }

    /// Puts the transport in.
    pub fn set_transport(&self, transport: &Value) {
        self.transport.set(transport.clone());
    }

    /// Lets go of the transport.
    pub fn forget_transport(&self) {
        drop(self.transport.replace(Value::None));
    }

    fn wake(&self, vm: &mut Vm) {
        if let Some(waiter) = self.waiter.take().filter(|waiter| !waiter.is_done()) {
            vm.finish_future(&waiter, State::Finished, Value::None, false);
        }
    }

    /// Too much waits: the transport is asked to read no more. One that cannot is not asked again.
    fn pause(&self, vm: &mut Vm) -> Result<(), Raised> {
        let transport = self.transport.get();
        if transport.is_none() {
            return Ok(());
        }
        if let Some(own) = transport.native::<Transport>() {
            if !own.is_closing() {
                own.paused.set(true);
            }
            self.paused.set(true);
            return Ok(());
        }
        let pause = vm.intern("pause_reading");
        match vm.call_method(&transport, pause, &[]) {
            Ok(_) => self.paused.set(true),
            Err(Raised) if vm.raised_is(Exc::NotImplementedError) => {
                drop(vm.take_raised());
                self.transport.set(Value::None);
            }
            Err(raised) => return Err(raised),
        }
        Ok(())
    }

    fn resume_transport(&self, vm: &mut Vm) -> Result<(), Raised> {
        self.paused.set(false);
        let transport = self.transport.get();
        if let (Some(own), Some(object)) = (transport.native::<Transport>(), transport.exact::<NativeObject>()) {
            own.resume_reading(vm, object);
            return Ok(());
        }
        let resume = vm.intern("resume_reading");
        vm.call_method(&transport, resume, &[]).map(drop)
    }

    fn maybe_resume(&self, vm: &mut Vm) -> Result<(), Raised> {
        if self.paused.get() && self.buffer.borrow().len() <= self.limit.get() {
            return self.resume_transport(vm);
        }
        Ok(())
    }

    /// Takes bytes out of the buffer.
    fn taken(&self, vm: &mut Vm, count: usize) -> Answer {
        let bytes = self.buffer.borrow_mut().take(count);
        if self.paused.get() {
            self.maybe_resume(vm)?;
        }
        Ok(make(bytes))
    }

    fn all(&self) -> Vec<u8> {
        self.buffer.borrow_mut().take(usize::MAX)
    }

    fn check_failure(&self, vm: &mut Vm) -> Result<(), Raised> {
        let exception = self.exception.get();
        if exception.is_none() { Ok(()) } else { Err(vm.raise_value(exception)) }
    }

    /// Answers a read from the buffer; `None` where it must wait for more.
    fn take(&self, vm: &mut Vm, want: &mut Want) -> Result<Option<Value>, Raised> {
        match want {
            Want::Some(count) => {
                if self.buffer.borrow().is_empty() && !self.eof.get() {
                    return Ok(None);
                }
                self.taken(vm, *count).map(Some)
            }
            Want::All(so_far) => {
                so_far.extend(self.all());
                if self.eof.get() {
                    return Ok(Some(make(std::mem::take(so_far))));
                }
                Ok(None)
            }
            Want::Exactly(count) => self.take_exactly(vm, *count),
            Want::Until(until) => self.take_until(vm, until),
        }
    }

    fn take_exactly(&self, vm: &mut Vm, count: usize) -> Result<Option<Value>, Raised> {
        if self.buffer.borrow().len() >= count {
            return self.taken(vm, count).map(Some);
        }
        if !self.eof.get() {
            return Ok(None);
        }
        let partial = make(self.all());
        Err(raise_own(vm, "IncompleteReadError", &[partial, Value::Int(count as i64)]))
    }

    fn take_until(&self, vm: &mut Vm, until: &mut Until) -> Result<Option<Value>, Raised> {
        let found = until.search(self.buffer.borrow().as_slice());
        let limit = self.limit.get();
        if let Some((start, end)) = found {
            if start > limit {
                return self.overrun(vm, until, "Separator is found, but chunk is longer than limit", start);
            }
            return self.taken(vm, end).map(Some);
        }
        if until.searched > limit {
            let searched = until.searched;
            return self.overrun(vm, until, "Separator is not found, and chunk exceed the limit", searched);
        }
        if !self.eof.get() {
            return Ok(None);
        }
        let rest = make(self.all());
        if until.is_line {
            return Ok(Some(rest));
        }
        Err(raise_own(vm, "IncompleteReadError", &[rest, Value::None]))
    }

    /// The line is too long. `readuntil` leaves it in the buffer, `readline` drops it.
    fn overrun(&self, vm: &mut Vm, until: &Until, message: &str, consumed: usize) -> Result<Option<Value>, Raised> {
        let arguments = [vm.text(message), Value::Int(consumed as i64)];
        let overrun = raise_own(vm, "LimitOverrunError", &arguments);
        if !until.is_line {
            return Err(overrun);
        }
        let overrun = vm.take_raised();
        {
            let mut buffer = self.buffer.borrow_mut();
            if buffer.as_slice().get(consumed) == Some(&b'\n') { buffer.skip(consumed + 1) } else { buffer.clear() }
        }
        self.maybe_resume(vm)?;
        let Raised = vm.value_error(message);
        let error = vm.take_raised();
        vm.set_context(&error, overrun);
        Err(vm.raise_value(error))
    }
}

/// What a read wants.
enum Want {
    /// So many bytes at most, one at least.
    Some(usize),
    /// Everything to the end.
    All(Vec<u8>),
    /// So many.
    Exactly(usize),
    /// Up to a separator.
    Until(Until),
}

/// A search for separators.
struct Until {
    separators: Vec<Vec<u8>>,
    /// How far none can begin.
    searched: usize,
    /// Whether it is `readline`.
    is_line: bool,
}

impl Until {
    fn line() -> Until {
        Until { separators: Vec::new(), searched: 0, is_line: true }
    }

    /// Where the first separator begins and ends. Of several that fit, the one that ends first counts; of those the shortest.
    fn search(&mut self, bytes: &[u8]) -> Option<(usize, usize)> {
        let rest = &bytes[self.searched.min(bytes.len())..];
        if self.is_line {
            return match memchr::memchr(b'\n', rest) {
                Some(at) => Some((self.searched + at, self.searched + at + 1)),
                None => {
                    self.searched = bytes.len();
                    None
                }
            };
        }
        let ends = self.separators.iter().filter_map(|separator| {
            let at = memchr::memmem::find(rest, separator)?;
            Some((self.searched + at, self.searched + at + separator.len()))
        });
        let found = ends.min_by_key(|(start, end)| (*end, std::cmp::Reverse(*start)));
        if found.is_none() {
            let longest = self.separators.iter().map(Vec::len).max().unwrap_or(1);
            self.searched = self.searched.max((bytes.len() + 1).saturating_sub(longest));
        }
        found
    }
}

/// The coroutines of `read` and its kin.
struct ReadAwait {
    name: &'static str,
    reader: Value,
    want: Want,
    /// Whether the exception that was set is still to be looked at.
    fresh: bool,
    /// `__anext__` ends the iteration at the end.
    is_next: bool,
    waiter: Option<Obj<Future>>,
}

impl ReadAwait {
    fn attempt(&mut self, vm: &mut Vm, woken: bool) -> Result<Step, Raised> {
        let reader = own(&self.reader);
        // `read()` reads piece by piece, and each piece looks at it anew.
        if std::mem::take(&mut self.fresh) || matches!(self.want, Want::All(_)) {
            reader.check_failure(vm)?;
        }
        let mut taken = reader.take(vm, &mut self.want)?;
        if taken.is_none() && woken && matches!(self.want, Want::Some(_)) {
            // Somebody else has taken what came: it waits once.
            taken = Some(make(Vec::new()));
        }
        if let Some(value) = taken {
            if self.is_next {
                return end_of_lines(vm, value).map(Step::Returned);
            }
            return Ok(Step::Returned(value));
        }
        if reader.waiter.borrow().is_some() {
            let name = if self.name == "readline" || self.name == "__anext__" { "readuntil" } else { self.name };
            let message = format!("{name}() called while another coroutine is already waiting for incoming data");
            return Err(vm.raise(Exc::RuntimeError, message));
        }
        if reader.paused.get() {
            reader.resume_transport(vm)?;
        }
        let event_loop = reader.event_loop.borrow().clone();
        let event_loop = event_loop.map_or_else(|| vm.running_loop(), Ok)?;
        let waiter = Future::make(&event_loop);
        *reader.waiter.borrow_mut() = Some(waiter.clone());
        self.waiter = Some(waiter.clone());
        Ok(suspend_on(&waiter))
    }

    /// Waits no more.
    fn leave(&mut self, vm: &mut Vm) {
        let Some(waiter) = self.waiter.take() else { return };
        let mut waiting = own(&self.reader).waiter.borrow_mut();
        if waiting.as_ref().is_some_and(|other| other.is(&waiter)) {
            *waiting = None;
        }
        drop(waiting);
        if !waiter.is_done() {
            vm.cancel_future(&waiter, Value::None);
        }
        vm.mark_retrieved(&waiter);
    }
}

impl NativeAwait for ReadAwait {
    fn name(&self) -> &'static str {
        match self.name {
            "read" => "StreamReader.read",
            "readline" => "StreamReader.readline",
            "readuntil" => "StreamReader.readuntil",
            "readexactly" => "StreamReader.readexactly",
            _ => "StreamReader.__anext__",
        }
    }

    fn resume(&mut self, vm: &mut Vm, input: Resume) -> Step {
        let failed = self.waiter.as_ref().and_then(|waiter| waiter.exception());
        let woken = self.waiter.as_ref().is_some_and(|waiter| waiter.is_done());
        self.leave(vm);
        match (input, failed) {
            (Resume::Throw(exception), _) | (Resume::Send(_), Some(exception)) => ended(Err(vm.raise_value(exception))),
            (Resume::Send(_), None) => self.attempt(vm, woken).unwrap_or_else(|raised| ended(Err(raised))),
        }
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.reader);
        if let Some(waiter) = &self.waiter {
            visit(&waiter.value());
        }
    }
}

/// A read: answered at once where it is awaited at once and the bytes are there, else a coroutine.
fn reading(vm: &mut Vm, name: &'static str, reader: &Value, mut want: Want) -> Answer {
    let is_next = name == "__anext__";
    if vm.is_awaited_at_once() && !is_next {
        own(reader).check_failure(vm)?;
        if let Some(value) = own(reader).take(vm, &mut want)? {
            return Ok(vm.ready(value));
        }
    }
    Ok(NativeCoroutine::make(ReadAwait { name, reader: reader.clone(), want, fresh: true, is_next, waiter: None }))
}

fn end_of_lines(vm: &mut Vm, line: Value) -> Answer {
    if Bytes::of(&line).is_some_and(|line| line.is_empty()) {
        return Err(vm.raise_args(Exc::StopAsyncIteration, Vec::new()));
    }
    Ok(line)
}

fn read(vm: &mut Vm, args: Args<'_>) -> Answer {
    let count = vm.index_i64(&args[1])?;
    let want = usize::try_from(count).map_or_else(|_| Want::All(Vec::new()), Want::Some);
    if count == 0 {
        // Nothing is wanted, and nothing waited for.
        return reading(vm, "read", &args[0], Want::Exactly(0));
    }
    reading(vm, "read", &args[0], want)
}

fn readline(vm: &mut Vm, args: Args<'_>) -> Answer {
    reading(vm, "readline", &args[0], Want::Until(Until::line()))
}

fn anext(vm: &mut Vm, args: Args<'_>) -> Answer {
    reading(vm, "__anext__", &args[0], Want::Until(Until::line()))
}

fn readuntil(vm: &mut Vm, args: Args<'_>) -> Answer {
    let given = match args[1].cast::<Tuple>() {
        Some(several) => several.items().to_vec(),
        None if args[1].is_unbound() => vec![make(b"\n".to_vec())],
        None => vec![args[1].clone()],
    };
    let mut separators = Vec::new();
    for one in &given {
        separators.push(vm.buffer_arg(one)?.to_vec());
    }
    if separators.is_empty() {
        return Err(vm.value_error("Separator should contain at least one element"));
    }
    if separators.iter().any(Vec::is_empty) {
        return Err(vm.value_error("Separator should be at least one-byte string"));
    }
    reading(vm, "readuntil", &args[0], Want::Until(Until { separators, searched: 0, is_line: false }))
}

fn readexactly(vm: &mut Vm, args: Args<'_>) -> Answer {
    let count = vm.index_i64(&args[1])?;
    match usize::try_from(count) {
        Ok(count) => reading(vm, "readexactly", &args[0], Want::Exactly(count)),
        Err(_) => Err(vm.value_error("readexactly size can not be less than zero")),
    }
}
