//! `TextIOWrapper`: text over a buffer.
//!
//! Reading decodes one chunk at a time; `Reading` keeps the chunk's bytes beside its text, so that `tell` can say where in
//! the file the next character lies. Writing encodes at once and holds the bytes back until the chunk size is reached. A
//! text stream that is dropped hands what it holds to its buffer.
//!
//! [`decoding`] decodes piece by piece, [`lines`] knows the ends of lines; [`string_io`] is the text stream in memory,
//! [`newline`] the decoder that scripts can use.

mod decoding;
mod lines;
pub mod newline;
pub mod string_io;

use self::decoding::{Decoder, encoded_len};
use self::lines::{Newline, Seen};
use super::buffered::{self, Buffered};
use super::errors::{closed, size_arg};
use super::open::warn_unclosed;
use super::standard::Standard;
use super::{BUFFER_SIZE, base};
use crate::heap::{Obj, Value, ValueCell};
use crate::objects::bytes::{Buffer, make};
use crate::objects::codecs::Codec;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row, static_row};
use crate::objects::string::Str;
use crate::vm::Vm;
use std::any::Any;
use std::cell::{Cell, RefCell};

/// The body of a text stream.
pub struct TextIo {
    /// The stream below; Unbound before `__init__`, None once detached.
    buffer: ValueCell,
    /// `mode`, set by `open`.
    pub mode: ValueCell,
    settings: RefCell<Settings>,
    reading: RefCell<Reading>,
    /// Encoded text that the buffer has not got yet.
    pending: RefCell<Vec<u8>>,
    /// Whether `tell` is refused because a loop reads ahead.
    iterating: Cell<bool>,
    /// Whether something was encoded: a byte order mark stands only at the beginning.
    started: Cell<bool>,
    /// The standard stream at the bottom, and whether it is line buffered without being told to.
    standard: Option<(Standard, bool)>,
}

struct Settings {
    codec: Codec,
    /// The encoding's name as given.
    encoding: String,
    errors: String,
    newline: Newline,
    line_buffering: bool,
    write_through: bool,
}

/// A chunk being read.
#[derive(Default)]
struct Reading {
    /// The bytes of the chunk, those that await the next chunk included.
    bytes: Vec<u8>,
    /// Its text, ends of lines translated, and how much of it was handed out.
    points: Vec<u32>,
    at: usize,
    decoder: Option<Decoder>,
    /// The decoder at the beginning of the chunk.
    decoder_before: Option<Decoder>,
    /// Whether a `\r` waits for what follows it.
    waiting: bool,
    seen: Seen,
}

impl NativeData for TextIo {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.buffer.visit(visit);
        self.mode.visit(visit);
    }

    fn clear(&self) {
        self.hand_down_quietly();
        drop(self.buffer.take());
    }

    fn on_death(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> bool {
        warn_unclosed(vm, &own.value());
        true
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Drop for TextIo {
    fn drop(&mut self) {
        self.hand_down_quietly();
    }
}

impl TextIo {
    fn new(standard: Option<(Standard, bool)>) -> TextIo {
        let settings = Settings {
            codec: Codec::Utf8,
            encoding: "utf-8".to_owned(),
            errors: "strict".to_owned(),
            newline: Newline::Universal,
            line_buffering: false,
            write_through: false,
        };
        TextIo {
            buffer: ValueCell::default(),
            mode: ValueCell::default(),
            settings: RefCell::new(settings),
            reading: RefCell::default(),
            pending: RefCell::default(),
            iterating: Cell::default(),
            started: Cell::default(),
            standard,
        }
    }

    /// A standard stream over its buffer.
    pub fn standard(buffer: Value, stream: Standard, errors: &str) -> TextIo {
        let line_buffering = stream == Standard::Stderr || stream.is_terminal();
        let text = TextIo::new(Some((stream, line_buffering)));
        text.buffer.set(buffer);
        let mut settings = text.settings.borrow_mut();
        errors.clone_into(&mut settings.errors);
        settings.line_buffering = line_buffering;
        drop(settings);
        text
    }

    fn hand_down_quietly(&self) {
        let pending = std::mem::take(&mut *self.pending.borrow_mut());
        if let (false, Some(buffer)) = (pending.is_empty(), self.buffer.get().native::<Buffered>()) {
            buffer.hold(&pending);
        }
    }

    /// The standard stream that it is, while it is open and set as it was at the beginning.
    pub fn plain_standard(&self) -> Option<Standard> {
        let (stream, line_buffering) = self.standard?;
        let open = self.buffer.get().native::<Buffered>()?.standard() == Some(stream);
        let settings = self.settings.borrow();
        let plain = matches!(settings.codec, Codec::Utf8) && settings.newline.written().is_none();
        let same_buffering = settings.line_buffering == line_buffering && !settings.write_through;
        (open && plain && same_buffering).then_some(stream)
    }

    fn is_standard(&self, stream: Standard) -> bool {
        self.standard.is_some_and(|(own, _)| own == stream)
    }
}

/// `_io.TextIOWrapper`
pub static TEXT_IO: ClassSpec = ClassSpec {
    name: "TextIOWrapper",
    module: "_io",
    base: Some(&base::TEXT_BASE),
    doc: "Character and line based layer over a BufferedIOBase object, buffer.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new),
        row(
            "__init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
            "Initialize self.",
            init,
        ),
        row(
            "reconfigure(self, *, encoding=None, errors=None, newline=<none>, line_buffering=None, write_through=None)",
            "Reconfigure the text stream with new parameters.",
            reconfigure,
        ),
        row("read(self, size=-1, /)", "Read at most size characters from stream.", read),
        row("readline(self, size=-1, /)", "Read until newline or EOF.", readline),
        row("write(self, text, /)", "Write string s to stream.", write),
        row("flush(self, /)", "Flush write buffers.", flush),
        row("close(self, /)", "Flush and close the IO object.", close),
        row("detach(self, /)", "Separate the underlying buffer from the TextIOBase and return it.", detach),
        row("seek(self, cookie, whence=0, /)", "Set the stream position, and return the new stream position.", seek),
        row("tell(self, /)", "Return the stream position as an opaque number.", tell),
        row("truncate(self, pos=None, /)", "Truncate file to size bytes.", truncate),
        row("fileno(self, /)", "Return underlying file descriptor.", |vm, args| ask_buffer(vm, &args[0], "fileno")),
        row("isatty(self, /)", "Return whether this is a terminal.", |vm, args| ask_buffer(vm, &args[0], "isatty")),
        row("readable(self, /)", "Return whether object was opened for reading.", |vm, args| {
            ask_buffer(vm, &args[0], "readable")
        }),
        row("writable(self, /)", "Return whether object was opened for writing.", |vm, args| {
            ask_buffer(vm, &args[0], "writable")
        }),
        row("seekable(self, /)", "Return whether object supports random access.", |vm, args| {
            ask_buffer(vm, &args[0], "seekable")
        }),
        row("__next__(self, /)", "Implement next(self).", next),
        row("__repr__(self, /)", "Return repr(self).", repr),
    ],
    getters: &[
        getter("buffer", "", |_, value| Ok(body(value).buffer.get())),
        getter("name", "", |vm, value| {
            let buffer = buffer(vm, value)?;
            let name = vm.intern("name");
            vm.getattr(&buffer, name)
        }),
        crate::objects::native::Getter {
            name: "mode",
            doc: "",
            get: |vm, value| match body(value).mode.get() {
                Value::Unbound => {
                    let name = vm.intern("mode");
                    Err(vm.no_attribute(value, name))
                }
                mode => Ok(mode),
            },
            set: Some(|_, value, mode| {
                body(value).mode.set(mode);
                Ok(())
            }),
        },
        getter("closed", "", |vm, value| {
            let buffer = buffer(vm, value)?;
            let closed = vm.intern("closed");
            vm.getattr(&buffer, closed)
        }),
        getter("encoding", "", |vm, value| Ok(vm.text(&body(value).settings.borrow().encoding))),
        getter("errors", "", |vm, value| Ok(vm.text(&body(value).settings.borrow().errors))),
        getter("newlines", "", |vm, value| {
            let seen = body(value).reading.borrow().seen;
            Ok(seen.value(vm))
        }),
        getter("line_buffering", "", |_, value| Ok(Value::bool(body(value).settings.borrow().line_buffering))),
        getter("write_through", "", |_, value| Ok(Value::bool(body(value).settings.borrow().write_through))),
        getter("_CHUNK_SIZE", "", |_, _| Ok(Value::Int(BUFFER_SIZE as i64))),
    ],
    subclassable: true,
};

fn body(value: &Value) -> &TextIo {
    value.native::<TextIo>().expect("methods of text streams are called with text streams")
}

/// The buffer below; ValueError where there is none.
fn buffer(vm: &mut Vm, value: &Value) -> Answer {
    match body(value).buffer.get() {
        Value::None => Err(vm.value_error("underlying buffer has been detached")),
        Value::Unbound => Err(vm.value_error("I/O operation on uninitialized object")),
        buffer => Ok(buffer),
    }
}

fn ask_buffer(vm: &mut Vm, value: &Value, name: &str) -> Answer {
    let buffer = buffer(vm, value)?;
    let name = vm.intern(name);
    vm.call_method(&buffer, name, &[])
}

/// The buffer below, open.
fn open_buffer(vm: &mut Vm, value: &Value) -> Answer {
    let buffer = buffer(vm, value)?;
    if base::is_closed(vm, &buffer)? { Err(closed(vm)) } else { Ok(buffer) }
}

// --- making --------------------------------------------------------------------------------------------------------

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let shape = vm.native_class(&TEXT_IO).instance_shape.get();
    vm.instance_around(&args[0], NativeObject::new(shape, TextIo::new(None)).into())
}

fn name_arg(vm: &mut Vm, value: &Value, what: &str) -> Result<Option<String>, Raised> {
    match value.cast::<Str>() {
        Some(text) => Ok(Some(text.to_text().into_owned())),
        None if value.is_none() => Ok(None),
        None => {
            let got = vm.argument_type(value);
            Err(vm.type_error(format!("TextIOWrapper() argument '{what}' must be str or None, not {got}")))
        }
    }
}

/// The codec of an encoding and its name: the locale's where none is given.
fn codec_of(vm: &mut Vm, encoding: Option<String>) -> Result<(Codec, String), Raised> {
    match encoding.filter(|encoding| encoding != "locale") {
        Some(encoding) => Ok((vm.find_codec(&encoding)?, encoding)),
        None => Ok((Codec::Utf8, "UTF-8".to_owned())),
    }
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (encoding, errors) = (name_arg(vm, &args[2], "encoding")?, name_arg(vm, &args[3], "errors")?);
    let newline = Newline::parse(vm, &args[4], false)?;
    let (codec, encoding) = codec_of(vm, encoding)?;
    let (line_buffering, write_through) = (vm.truth(&args[5])?, vm.truth(&args[6])?);
    let errors = errors.unwrap_or_else(|| "strict".to_owned());
    let own = body(&args[0]);
    *own.settings.borrow_mut() = Settings { codec, encoding, errors, newline, line_buffering, write_through };
    own.buffer.set(args[1].clone());
    // A file that is appended to has its byte order mark already.
    let (seekable, writable) = (base::is_able(vm, &args[1], "seekable")?, base::is_able(vm, &args[1], "writable")?);
    if seekable && writable {
        let tell = vm.intern("tell");
        let at = vm.call_method(&args[1], tell, &[])?;
        own.started.set(vm.truth(&at)?);
    }
    Ok(Value::None)
}

fn reconfigure(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (encoding, errors) = (name_arg(vm, &args[1], "encoding")?, name_arg(vm, &args[2], "errors")?);
    let newline = match args.given(3) {
        Some(newline) => Some(Newline::parse(vm, newline, false)?),
        None => None,
    };
    let own = body(&args[0]);
    if (encoding.is_some() || errors.is_some() || newline.is_some()) && own.reading.borrow().decoder.is_some() {
        return Err(
            vm.raise_unsupported("It is not possible to set the encoding or newline of stream after the first read")
        );
    }
    let line_buffering = args.some(4).map(|value| vm.truth(value)).transpose()?;
    let write_through = args.some(5).map(|value| vm.truth(value)).transpose()?;
    let codec = match encoding {
        Some(encoding) => Some(codec_of(vm, Some(encoding))?),
        None => None,
    };
    flush(vm, Args::new(&args.values()[..1]))?;
    let mut settings = own.settings.borrow_mut();
    match (errors, codec.is_some()) {
        (Some(errors), _) => settings.errors = errors,
        (None, true) => "strict".clone_into(&mut settings.errors),
        (None, false) => {}
    }
    if let Some((codec, encoding)) = codec {
        (settings.codec, settings.encoding) = (codec, encoding);
    }
    settings.newline = newline.unwrap_or(settings.newline);
    settings.line_buffering = line_buffering.unwrap_or(settings.line_buffering);
    settings.write_through = write_through.unwrap_or(settings.write_through);
    Ok(Value::None)
}

// --- reading -------------------------------------------------------------------------------------------------------

/// The buffer below, ready to be read: what was written goes first.
fn readable_buffer(vm: &mut Vm, value: &Value) -> Answer {
    let buffer = open_buffer(vm, value)?;
    if !base::is_able(vm, &buffer, "readable")? {
        return Err(vm.raise_unsupported("not readable"));
    }
    hand_down(vm, value)?;
    if body(value).is_standard(Standard::Stdin) {
        vm.output.flush();
    }
    Ok(buffer)
}

/// Bytes from the buffer: a chunk, or everything.
fn read_bytes(vm: &mut Vm, buffer: &Value, all: bool) -> Result<Vec<u8>, Raised> {
    let native = buffer.exact::<NativeObject>().is_some_and(|object| object.data::<Buffered>().is_some());
    if native && !all {
        return buffered::read_once(vm, buffer, BUFFER_SIZE);
    }
    let (read, read1) = (vm.intern("read"), vm.intern("read1"));
    let part = match vm.getattr_opt(buffer, read1)?.filter(|_| !all) {
        Some(read1) => vm.call(&read1, &[Value::Int(BUFFER_SIZE as i64)])?,
        None if all => vm.call_method(buffer, read, &[])?,
        None => vm.call_method(buffer, read, &[Value::Int(BUFFER_SIZE as i64)])?,
    };
    match Buffer::of(&part) {
        Some(bytes) => Ok(bytes.to_vec()),
        None if part.is_none() => Ok(Vec::new()),
        None => {
            let got = vm.type_name(&part);
            let function = if all { "read" } else { "read1" };
            let message = format!("underlying {function}() should have returned a bytes-like object, not '{got}'");
            Err(vm.type_error(message))
        }
    }
}

/// Decodes bytes that follow what was read, the last ones where `last`; their text, ends of lines translated.
fn decode(vm: &mut Vm, value: &Value, bytes: &[u8], last: bool) -> Result<Vec<u32>, Raised> {
    let own = body(value);
    let (codec, errors, newline) = {
        let settings = own.settings.borrow();
        (settings.codec, settings.errors.clone(), settings.newline)
    };
    let mut decoder = own.reading.borrow().decoder.clone().unwrap_or_else(|| Decoder::new(codec));
    let points = decoder.decode(vm, bytes, &errors, last);
    let mut reading = own.reading.borrow_mut();
    reading.decoder = Some(decoder);
    let mut points = points?;
    if !newline.is_universal() {
        return Ok(points);
    }
    if reading.waiting && (!points.is_empty() || last) {
        points.insert(0, u32::from(b'\r'));
        reading.waiting = false;
    }
    if !last && points.last() == Some(&u32::from(b'\r')) {
        points.pop();
        reading.waiting = true;
    }
    lines::note(&points, &mut reading.seen);
    Ok(if newline == Newline::Universal { lines::translate(&points) } else { points })
}

/// Reads the next chunk behind what is left of this one; false at the end.
fn read_chunk(vm: &mut Vm, value: &Value, buffer: &Value) -> Result<bool, Raised> {
    let own = body(value);
    let bytes = read_bytes(vm, buffer, false)?;
    let last = bytes.is_empty();
    let before = own.reading.borrow().decoder.clone();
    let fresh = {
        let reading = own.reading.borrow();
        reading.at >= reading.points.len() && !reading.waiting
    };
    let points = decode(vm, value, &bytes, last)?;
    let mut reading = own.reading.borrow_mut();
    if fresh {
        // What the decoder holds back belongs to the new chunk.
        reading.bytes = before.as_ref().map_or_else(Vec::new, |decoder| decoder.held().to_vec());
        reading.decoder_before = before;
        reading.points.clear();
        reading.at = 0;
    }
    reading.bytes.extend_from_slice(&bytes);
    reading.points.extend_from_slice(&points);
    Ok(!last)
}

fn take(own: &TextIo, count: usize) -> Vec<u32> {
    let mut reading = own.reading.borrow_mut();
    let end = reading.points.len().min(reading.at.saturating_add(count));
    let part = reading.points[reading.at..end].to_vec();
    reading.at = end;
    part
}

fn read(vm: &mut Vm, args: Args<'_>) -> Answer {
    let count = size_arg(vm, &args[1])?;
    let buffer = readable_buffer(vm, &args[0])?;
    let own = body(&args[0]);
    let Some(count) = count else {
        let bytes = read_bytes(vm, &buffer, true)?;
        let rest = decode(vm, &args[0], &bytes, true)?;
        let mut points = take(own, usize::MAX);
        points.extend(rest);
        forget_chunk(own);
        return Ok(Str::from_code_points(&points).into());
    };
    let mut points = take(own, count);
    while points.len() < count && read_chunk(vm, &args[0], &buffer)? {
        points.extend(take(own, count - points.len()));
    }
    points.extend(take(own, count - points.len()));
    Ok(Str::from_code_points(&points).into())
}

/// The text of the next line, at most `limit` characters.
fn line(vm: &mut Vm, value: &Value, limit: usize) -> Result<Vec<u32>, Raised> {
    let buffer = readable_buffer(vm, value)?;
    let own = body(value);
    let newline = own.settings.borrow().newline;
    let mut whole = false;
    loop {
        let end = {
            let reading = own.reading.borrow();
            let end = newline.line_end(&reading.points, reading.at, whole);
            let here = reading.points.len() - reading.at;
            let end = end.map(|end| end - reading.at).or(whole.then_some(here));
            if here >= limit { Some(end.map_or(limit, |end| end.min(limit))) } else { end }
        };
        if let Some(end) = end {
            return Ok(take(own, end));
        }
        whole = !read_chunk(vm, value, &buffer)?;
    }
}

fn readline(vm: &mut Vm, args: Args<'_>) -> Answer {
    let limit = size_arg(vm, &args[1])?.unwrap_or(usize::MAX);
    Ok(Str::from_code_points(&line(vm, &args[0], limit)?).into())
}

fn next(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = body(&args[0]);
    own.iterating.set(true);
    let line = line(vm, &args[0], usize::MAX)?;
    if line.is_empty() {
        own.iterating.set(false);
        return Err(vm.raise_args(Exc::StopIteration, Vec::new()));
    }
    Ok(Str::from_code_points(&line).into())
}

fn forget_chunk(own: &TextIo) {
    let mut reading = own.reading.borrow_mut();
    let held = reading.decoder.as_ref().map_or_else(Vec::new, |decoder| decoder.held().to_vec());
    let decoder = reading.decoder.clone();
    *reading = Reading {
        bytes: held,
        decoder: decoder.clone(),
        decoder_before: decoder,
        seen: reading.seen,
        ..Default::default()
    };
}

// --- writing -------------------------------------------------------------------------------------------------------

/// A text's bytes as this stream writes them.
fn encode(vm: &mut Vm, value: &Value, text: &Obj<Str>) -> Result<Vec<u8>, Raised> {
    let own = body(value);
    let (codec, errors, newline) = {
        let settings = own.settings.borrow();
        (settings.codec, settings.errors.clone(), settings.newline)
    };
    let codec = if own.started.get() { decoding::without_mark(codec) } else { codec };
    let bytes = match newline.written() {
        Some(end) => {
            let text = Str::from_code_points(&lines::write_as(&text.points(), end));
            vm.encode_with(codec, &text, &errors)?
        }
        None => vm.encode_with(codec, text, &errors)?,
    };
    own.started.set(own.started.get() || !bytes.is_empty());
    Ok(bytes)
}

fn write(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(text) = args[1].cast::<Str>().cloned() else {
        let got = vm.argument_type(&args[1]);
        return Err(vm.type_error(format!("write() argument must be str, not {got}")));
    };
    let buffer = open_buffer(vm, &args[0])?;
    if !base::is_able(vm, &buffer, "writable")? {
        return Err(vm.raise_unsupported("not writable"));
    }
    let own = body(&args[0]);
    let bytes = encode(vm, &args[0], &text)?;
    if own.reading.borrow().decoder.is_some() {
        forget_chunk(own);
    }
    match own.plain_standard() {
        Some(Standard::Stdout) => vm.write_stdout_text(&bytes)?,
        Some(Standard::Stderr) => vm.output.write_stderr_bytes(&bytes),
        Some(Standard::Stdin) | None => hold(vm, &args[0], &bytes)?,
    }
    Ok(Value::Int(text.len() as i64))
}

/// Holds bytes back, or hands them on where that is due.
fn hold(vm: &mut Vm, value: &Value, bytes: &[u8]) -> Result<(), Raised> {
    let own = body(value);
    if own.pending.borrow().len() + bytes.len() > BUFFER_SIZE {
        hand_down(vm, value)?;
    }
    own.pending.borrow_mut().extend_from_slice(bytes);
    let (line_buffering, write_through) = {
        let settings = own.settings.borrow();
        (settings.line_buffering, settings.write_through)
    };
    let ends_line = line_buffering && bytes.iter().any(|byte| matches!(byte, b'\n' | b'\r'));
    if write_through || ends_line || own.pending.borrow().len() >= BUFFER_SIZE {
        hand_down(vm, value)?;
    }
    if ends_line {
        ask_buffer(vm, value, "flush")?;
    }
    Ok(())
}

/// Gives the buffer what is held back.
fn hand_down(vm: &mut Vm, value: &Value) -> Result<(), Raised> {
    let pending = std::mem::take(&mut *body(value).pending.borrow_mut());
    if pending.is_empty() {
        return Ok(());
    }
    let buffer = buffer(vm, value)?;
    if buffer.exact::<NativeObject>().is_some_and(|object| object.data::<Buffered>().is_some()) {
        return buffered::write_bytes(vm, &buffer, &pending);
    }
    let write = vm.intern("write");
    vm.call_method(&buffer, write, &[make(pending)]).map(drop)
}

fn flush(vm: &mut Vm, args: Args<'_>) -> Answer {
    open_buffer(vm, &args[0])?;
    hand_down(vm, &args[0])?;
    if body(&args[0]).is_standard(Standard::Stdout) {
        vm.flush_stdout()?;
    }
    ask_buffer(vm, &args[0], "flush")
}

// --- the end -------------------------------------------------------------------------------------------------------

fn close(vm: &mut Vm, args: Args<'_>) -> Answer {
    let buffer = buffer(vm, &args[0])?;
    if base::is_closed(vm, &buffer)? {
        return Ok(Value::None);
    }
    let (flush, close) = (vm.intern("flush"), vm.intern("close"));
    let flushed = vm.call_method(&args[0], flush, &[]);
    let trouble = flushed.is_err().then(|| vm.take_raised());
    vm.call_method(&buffer, close, &[])?;
    match trouble {
        Some(exception) => Err(vm.raise_value(exception)),
        None => Ok(Value::None),
    }
}

fn detach(vm: &mut Vm, args: Args<'_>) -> Answer {
    let buffer = buffer(vm, &args[0])?;
    let flush = vm.intern("flush");
    vm.call_method(&args[0], flush, &[])?;
    body(&args[0]).buffer.set(Value::None);
    Ok(buffer)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = body(&args[0]);
    let mut text = "<_io.TextIOWrapper".to_owned();
    let name = vm.intern("name");
    match vm.getattr_opt(&args[0], name) {
        Ok(Some(name)) => text += &format!(" name={}", vm.repr_text(&name)?),
        Ok(None) => {}
        Err(Raised) => drop(vm.take_raised()),
    }
    let mode = own.mode.get();
    if !mode.is_unbound() {
        text += &format!(" mode={}", vm.repr_text(&mode)?);
    }
    let encoding = own.settings.borrow().encoding.clone();
    Ok(vm.text(&format!("{text} encoding='{encoding}'>")))
}

// --- positions -----------------------------------------------------------------------------------------------------

fn seek(vm: &mut Vm, args: Args<'_>) -> Answer {
    let buffer = open_buffer(vm, &args[0])?;
    if !base::is_able(vm, &buffer, "seekable")? {
        return Err(vm.raise_unsupported("underlying stream is not seekable"));
    }
    let whence = vm.index_i64(&args[2])?;
    let offset = vm.index_i64(&args[1])?;
    let target = match whence {
        0 if offset < 0 => return Err(vm.value_error(format!("negative seek position {offset}"))),
        0 => (offset, 0),
        1 if offset != 0 => return Err(vm.raise_unsupported("can't do nonzero cur-relative seeks")),
        1 => {
            let here = tell(vm, Args::new(&args.values()[..1]))?;
            (vm.index_i64(&here)?, 0)
        }
        2 if offset != 0 => return Err(vm.raise_unsupported("can't do nonzero end-relative seeks")),
        2 => (0, 2),
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    flush(vm, Args::new(&args.values()[..1]))?;
    let seek = vm.intern("seek");
    let position = vm.call_method(&buffer, seek, &[Value::Int(target.0), Value::Int(target.1)])?;
    let own = body(&args[0]);
    let seen = own.reading.borrow().seen;
    *own.reading.borrow_mut() = Reading { seen, ..Default::default() };
    own.started.set(vm.truth(&position)?);
    own.iterating.set(false);
    Ok(position)
}

fn tell(vm: &mut Vm, args: Args<'_>) -> Answer {
    let buffer = open_buffer(vm, &args[0])?;
    let own = body(&args[0]);
    if !base::is_able(vm, &buffer, "seekable")? {
        return Err(vm.raise_unsupported("underlying stream is not seekable"));
    }
    if own.iterating.get() {
        return Err(vm.raise(Exc::OSError, "telling position disabled by next() call"));
    }
    flush(vm, Args::new(&args.values()[..1]))?;
    let tell = vm.intern("tell");
    let position = vm.call_method(&buffer, tell, &[])?;
    let position = vm.index_i64(&position)?;
    let unread = unread_bytes(vm, own)?;
    Ok(Value::Int(position - unread as i64))
}

/// How many bytes of the chunk belong to text that was not handed out.
fn unread_bytes(vm: &mut Vm, own: &TextIo) -> Result<usize, Raised> {
    let (bytes, at, newline, decoder, waiting, all) = {
        let reading = own.reading.borrow();
        let newline = own.settings.borrow().newline;
        let decoder = reading.decoder_before.clone();
        let all = reading.at >= reading.points.len();
        (reading.bytes.clone(), reading.at, newline, decoder, reading.waiting, all)
    };
    if all && !waiting {
        let held = own.reading.borrow().decoder.as_ref().map_or(0, |decoder| decoder.held().len());
        return Ok(held);
    }
    let (codec, errors) = {
        let settings = own.settings.borrow();
        (settings.codec, settings.errors.clone())
    };
    let mut decoder = decoder.map_or_else(|| Decoder::new(codec), |decoder| decoder.emptied());
    let points = decoder.decode(vm, &bytes, &errors, false)?;
    let mut raw = 0;
    let mut handed = 0;
    while handed < at && raw < points.len() {
        let pair = points[raw] == u32::from(b'\r') && points.get(raw + 1) == Some(&u32::from(b'\n'));
        raw += if pair && newline == Newline::Universal { 2 } else { 1 };
        handed += 1;
    }
    let mark = decoder.mark_len(&bytes);
    Ok(bytes.len() - mark - encoded_len(vm, decoder.plain_codec(), &points[..raw], &errors)?)
}

fn truncate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let buffer = open_buffer(vm, &args[0])?;
    flush(vm, Args::new(&args.values()[..1]))?;
    let truncate = vm.intern("truncate");
    let size = match args.some(1) {
        Some(size) => size.clone(),
        None => tell(vm, Args::new(&args.values()[..1]))?,
    };
    vm.call_method(&buffer, truncate, &[size])
}
