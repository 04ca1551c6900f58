//! `FileIO`: a file of the operating system without a buffer.

use super::descriptors::Descriptors;
use super::errors::{offset_arg, size_arg};
use super::open::warn_unclosed;
use super::standard::Standard;
use super::{BUFFER_SIZE, base};
use crate::heap::{Obj, Value, ValueCell};
use crate::net::Interest;
use crate::objects::bytes::make;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row, static_row};
use crate::objects::string::Str;
use crate::vm::Vm;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, IsTerminal, Read, Seek, SeekFrom, Write};
use std::os::fd::AsFd;
use std::rc::Rc;

/// Where the bytes of a raw file go to and come from.
#[derive(Clone)]
pub enum Channel {
    /// Nowhere any more.
    Closed,
    /// The process's standard stream: the VM's writer, the process's standard input.
    Standard(Standard),
    /// A file.
    File(Rc<File>),
}

/// The body of a `FileIO`.
pub struct FileIo {
    channel: RefCell<Channel>,
    name: ValueCell,
    readable: bool,
    writable: bool,
    appending: Cell<bool>,
    created: Cell<bool>,
    closefd: Cell<bool>,
}

impl NativeData for FileIo {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.name.visit(visit);
    }

    fn on_death(&self, vm: &mut Vm, own: &Obj<NativeObject>) -> bool {
        warn_unclosed(vm, &own.value());
        true
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_io.FileIO`
pub static FILE_IO: ClassSpec = ClassSpec {
    name: "FileIO",
    module: "_io",
    base: Some(&base::RAW_BASE),
    doc: "Open a file.",
    methods: &[
        static_row("__new__(cls, file, mode='r', closefd=True, opener=None)", "Create and return a new object.", new),
        row("__init__(self, file, mode='r', closefd=True, opener=None)", "Initialize self.", |_, _| Ok(Value::None)),
        row("read(self, size=-1, /)", "Read at most size bytes, returned as bytes.", read),
        row("readall(self, /)", "Read all data from the file, returned as bytes.", |vm, args| read_all(vm, &args[0])),
        row("readinto(self, buffer, /)", "Same as RawIOBase.readinto().", readinto),
        row("write(self, b, /)", "Write buffer b to file, return number of bytes written.", write),
        row("seek(self, pos, whence=0, /)", "Move to new file position and return the file position.", seek),
        row("tell(self, /)", "Current file position.", |vm, args| {
            seek(vm, Args::new(&[args[0].clone(), Value::Int(0), Value::Int(1)]))
        }),
        row("truncate(self, size=None, /)", "Truncate the file to at most size bytes.", truncate),
        row("close(self, /)", "Close the file.", close),
        row("fileno(self, /)", "Return the underlying file descriptor (an integer).", fileno),
        row("isatty(self, /)", "True if the file is connected to a TTY device.", isatty),
        row("readable(self, /)", "True if file was opened in a read mode.", |vm, args| {
            open_channel(vm, &args[0]).map(|_| Value::bool(file(&args[0]).readable))
        }),
        row("writable(self, /)", "True if file was opened in a write mode.", |vm, args| {
            open_channel(vm, &args[0]).map(|_| Value::bool(file(&args[0]).writable))
        }),
        row("seekable(self, /)", "True if file supports random-access.", seekable),
        row("__repr__(self, /)", "Return repr(self).", repr),
    ],
    getters: &[
        getter("closed", "True if the file is closed", |_, value| {
            Ok(Value::bool(matches!(*file(value).channel.borrow(), Channel::Closed)))
        }),
        getter("closefd", "True if the file descriptor will be closed by close().", |_, value| {
            Ok(Value::bool(file(value).closefd.get()))
        }),
        getter("mode", "String giving the file mode", |vm, value| Ok(vm.text(file(value).mode()))),
        getter("name", "", |_, value| Ok(file(value).name.get())),
        getter("_blksize", "Stat st_blksize if available", |_, _| Ok(Value::Int(BUFFER_SIZE as i64))),
    ],
    subclassable: true,
};

fn file(value: &Value) -> &FileIo {
    value.native::<FileIo>().expect("methods of FileIO are called with FileIOs")
}

impl FileIo {
    /// A file over an open channel.
    pub fn new(channel: Channel, name: Value, readable: bool, writable: bool) -> FileIo {
        FileIo {
            channel: RefCell::new(channel),
            name: ValueCell::new(name),
            readable,
            writable,
            appending: Cell::new(false),
            created: Cell::new(false),
            closefd: Cell::new(true),
        }
    }

    /// The open channel.
    pub fn channel(&self) -> Channel {
        self.channel.borrow().clone()
    }

    /// The standard stream that it is.
    pub fn standard(&self) -> Option<Standard> {
        match *self.channel.borrow() {
            Channel::Standard(stream) => Some(stream),
            Channel::Closed | Channel::File(_) => None,
        }
    }

    fn mode(&self) -> &'static str {
        match (self.created.get(), self.appending.get(), self.readable, self.writable) {
            (true, _, true, _) => "xb+",
            (true, _, false, _) => "xb",
            (false, true, true, _) => "ab+",
            (false, true, false, _) => "ab",
            (false, false, true, true) => "rb+",
            (false, false, true, false) => "rb",
            (false, false, false, _) => "wb",
        }
    }
}

/// The open channel; ValueError where the file is closed.
fn open_channel(vm: &mut Vm, value: &Value) -> Result<Channel, Raised> {
    match file(value).channel() {
        Channel::Closed => Err(vm.value_error("I/O operation on closed file")),
        channel => Ok(channel),
    }
}

fn is_interrupted(error: &std::io::Error) -> bool {
    error.kind() == ErrorKind::Interrupted
}

// --- opening -------------------------------------------------------------------------------------------------------

/// What a mode asks for.
struct Mode {
    readable: bool,
    writable: bool,
    kind: char,
}

fn parse_mode(vm: &mut Vm, text: &str) -> Result<Mode, Raised> {
    let kinds: Vec<char> = text.chars().filter(|c| "rwax".contains(*c)).collect();
    let pluses = text.chars().filter(|c| *c == '+').count();
    if text.chars().any(|c| !"rwaxb+".contains(c)) {
        return Err(vm.value_error(format!("invalid mode: {text}")));
    }
    let [kind] = kinds[..] else { return Err(mode_error(vm)) };
    if pluses > 1 {
        return Err(mode_error(vm));
    }
    let plus = pluses == 1;
    Ok(Mode { readable: kind == 'r' || plus, writable: kind != 'r' || plus, kind })
}

fn mode_error(vm: &mut Vm) -> Raised {
    vm.value_error("Must have exactly one of create/read/write/append mode and at most one plus")
}

fn options(mode: &Mode) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(mode.readable);
    match mode.kind {
        'r' => options.write(mode.writable),
        'w' => options.write(true).create(true).truncate(true),
        'a' => options.append(true).create(true),
        _ => options.write(true).create_new(true),
    };
    options
}

/// The flags of `open(2)` that an opener gets.
fn flags(mode: &Mode) -> i64 {
    let access = match (mode.readable, mode.writable) {
        (true, true) => 2,
        (false, _) => 1,
        (true, false) => 0,
    };
    let kind = match mode.kind {
        'w' => 0o1000 | 0o100,
        'a' => 0o2000 | 0o100,
        'x' => 0o200 | 0o100,
        _ => 0,
    };
    access | kind | 0o2000000
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(text) = args[2].cast::<Str>().map(|mode| mode.to_text().into_owned()) else {
        let got = vm.argument_type(&args[2]);
        return Err(vm.type_error(format!("FileIO() argument 'mode' must be str, not {got}")));
    };
    let mode = parse_mode(vm, &text)?;
    let closefd = vm.truth(&args[3])?;
    let (channel, name) = open_target(vm, &args[1], &mode, closefd, &args[4])?;
    let shape = vm.native_class(&FILE_IO).instance_shape.get();
    let body = FileIo::new(channel, name, mode.readable, mode.writable);
    body.appending.set(mode.kind == 'a');
    body.created.set(mode.kind == 'x');
    body.closefd.set(closefd);
    if let (true, Channel::File(file)) = (body.appending.get(), body.channel()) {
        // Where it cannot be moved (a pipe), it is at its end.
        let _ = (&*file).seek(SeekFrom::End(0));
    }
    vm.instance_around(&args[0], NativeObject::new(shape, body).into())
}

/// The channel of what `open` got: a descriptor or a name.
fn open_target(
    vm: &mut Vm,
    target: &Value,
    mode: &Mode,
    closefd: bool,
    opener: &Value,
) -> Result<(Channel, Value), Raised> {
    if matches!(target.unwrap_payload(), Value::Int(_) | Value::True | Value::False) {
        let number = vm.index_i64(target)?;
        if number < 0 {
            return Err(vm.value_error("negative file descriptor"));
        }
        return Ok((channel_of(vm, number as i32, closefd)?, target.clone()));
    }
    let name = vm.file_name(target)?;
    if !closefd {
        return Err(vm.value_error("Cannot use closefd=False with file name"));
    }
    if !opener.is_none() {
        let number = vm.call(opener, &[target.clone(), Value::Int(flags(mode))])?;
        let number = vm.index_i64(&number)?;
        if number < 0 {
            return Err(vm.value_error(format!("opener returned {number}")));
        }
        return Ok((channel_of(vm, number as i32, true)?, target.clone()));
    }
    let opened = options(mode).open(&name.path).and_then(|file| {
        let is_directory = file.metadata().is_ok_and(|facts| facts.is_dir());
        if is_directory { Err(std::io::Error::from_raw_os_error(21)) } else { Ok(file) }
    });
    match opened {
        Ok(file) => {
            let file = Rc::new(file);
            vm.state::<Descriptors>().lend(&file);
            Ok((Channel::File(file), target.clone()))
        }
        Err(error) => Err(vm.raise_os(&error, Some(target))),
    }
}

fn channel_of(vm: &mut Vm, number: i32, closefd: bool) -> Result<Channel, Raised> {
    if let Some(stream) = Standard::of_number(number) {
        return Ok(Channel::Standard(stream));
    }
    let descriptors = vm.state::<Descriptors>();
    let file = if closefd { descriptors.adopt(number) } else { descriptors.get(number) };
    match file {
        Some(file) => Ok(Channel::File(file)),
        None => Err(vm.raise_os_number(9, None)),
    }
}

// --- reading and writing -------------------------------------------------------------------------------------------

/// Reads at most `count` bytes by one call of the system.
fn read_some(vm: &mut Vm, channel: &Channel, count: usize) -> Result<Vec<u8>, Raised> {
    vm.check_len(count, 1)?;
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(count).is_err() {
        return Err(vm.raise_args(crate::objects::exception::Exc::MemoryError, Vec::new()));
    }
    bytes.resize(count, 0);
    loop {
        let outcome = match channel {
            Channel::Closed => Ok(0),
            Channel::Standard(Standard::Stdin) => {
                vm.output.flush();
                if let Some(given) = vm.recorded_input() {
                    vm.observe_input(&given);
                    return Ok(given);
                }
                wait_for_stdin(vm)?;
                match rustix::io::read(std::io::stdin(), &mut bytes[..]) {
                    // Closed standard input is at its end.
                    Err(rustix::io::Errno::BADF) => Ok(0),
                    outcome => outcome.map_err(Into::into),
                }
            }
            Channel::Standard(_) => Ok(0),
            Channel::File(file) => (&**file).read(&mut bytes),
        };
        match outcome {
            Ok(got) => {
                bytes.truncate(got);
                if matches!(channel, Channel::Standard(Standard::Stdin)) {
                    vm.observe_input(&bytes);
                }
                return Ok(bytes);
            }
            Err(error) if is_interrupted(&error) => vm.check_signals()?,
            Err(error) => return Err(vm.raise_os(&error, None)),
        }
    }
}

/// Waits until standard input has something: Ctrl-C gets through, other threads run, and no read is left behind that would take what is
/// typed afterwards.
fn wait_for_stdin(vm: &mut Vm) -> Result<(), Raised> {
    let Ok(stdin) = std::io::stdin().as_fd().try_clone_to_owned() else { return Ok(()) };
    vm.wait_for_files(vec![(Rc::new(File::from(stdin)), Interest::of(true, false))], None).map(drop)
}

fn check_readable(vm: &mut Vm, value: &Value) -> Result<Channel, Raised> {
    let channel = open_channel(vm, value)?;
    if file(value).readable { Ok(channel) } else { Err(vm.raise_unsupported("File not open for reading")) }
}

/// Reads at most `count` bytes from a raw file of ours.
pub fn read_file(vm: &mut Vm, value: &Value, count: usize) -> Result<Vec<u8>, Raised> {
    let channel = check_readable(vm, value)?;
    // No file has more than its rest: a huge size asks for no more memory than that.
    let count = match &channel {
        Channel::File(file) => match file.metadata() {
            Ok(facts) if facts.is_file() => {
                let at = (&**file).stream_position().unwrap_or(0);
                count.min(facts.len().saturating_sub(at).max(1) as usize)
            }
            Ok(_) | Err(_) => count.min(1 << 20),
        },
        Channel::Closed | Channel::Standard(_) => count.min(1 << 20),
    };
    read_some(vm, &channel, count)
}

fn read(vm: &mut Vm, args: Args<'_>) -> Answer {
    check_readable(vm, &args[0])?;
    match size_arg(vm, &args[1])? {
        Some(count) => read_file(vm, &args[0], count).map(make),
        None => read_all(vm, &args[0]),
    }
}

/// Everything up to the end of the file.
pub fn read_all(vm: &mut Vm, value: &Value) -> Answer {
    let channel = check_readable(vm, value)?;
    let mut all = Vec::new();
    let mut step = BUFFER_SIZE;
    loop {
        let part = read_some(vm, &channel, step)?;
        if part.is_empty() {
            return Ok(make(all));
        }
        all.extend_from_slice(&part);
        vm.check_len(all.len(), 1)?;
        step = (step * 2).min(1 << 20);
    }
}

fn readinto(vm: &mut Vm, args: Args<'_>) -> Answer {
    check_readable(vm, &args[0])?;
    let room = base::room(vm, &args[1], "readinto")?;
    let bytes = read_file(vm, &args[0], room)?;
    base::fill(vm, &args[1], &bytes)?;
    Ok(Value::Int(bytes.len() as i64))
}

/// Writes all bytes to an open channel.
pub fn write_channel(vm: &mut Vm, channel: &Channel, bytes: &[u8]) -> Result<(), Raised> {
    match channel {
        Channel::Closed => Err(vm.value_error("I/O operation on closed file")),
        Channel::Standard(Standard::Stdin) => Err(vm.raise_os_number(9, None)),
        Channel::Standard(Standard::Stdout) => vm.write_stdout_bytes(bytes),
        Channel::Standard(Standard::Stderr) => {
            vm.output.write_stderr_bytes(bytes);
            Ok(())
        }
        Channel::File(file) => match (&**file).write_all(bytes) {
            Ok(()) => Ok(()),
            Err(error) => Err(vm.raise_os(&error, None)),
        },
    }
}

/// Writes bytes where no VM is at hand (a buffer that is dropped): errors have nobody to tell.
pub fn write_quietly(value: &Value, bytes: &[u8]) {
    if let Some(Channel::File(file)) = value.native::<FileIo>().map(FileIo::channel) {
        let _ = (&*file).write_all(bytes);
    }
}

fn write(vm: &mut Vm, args: Args<'_>) -> Answer {
    let channel = open_channel(vm, &args[0])?;
    if !file(&args[0]).writable {
        return Err(vm.raise_unsupported("File not open for writing"));
    }
    let bytes = vm.buffer_arg(&args[1])?;
    match channel {
        Channel::Standard(Standard::Stdout) => vm.write_stdout_now(&bytes)?,
        channel => write_channel(vm, &channel, &bytes)?,
    }
    Ok(Value::Int(bytes.len() as i64))
}

// --- positions -----------------------------------------------------------------------------------------------------

fn seek(vm: &mut Vm, args: Args<'_>) -> Answer {
    let channel = open_channel(vm, &args[0])?;
    let offset = offset_arg(vm, &args[1])?;
    let target = match vm.index_i64(&args[2])? {
        0 => u64::try_from(offset).map(SeekFrom::Start).ok(),
        1 => Some(SeekFrom::Current(offset)),
        2 => Some(SeekFrom::End(offset)),
        _ => None,
    };
    let Some(target) = target else { return Err(vm.raise_os_number(22, None)) };
    let outcome = match channel {
        Channel::File(file) => (&*file).seek(target),
        Channel::Closed | Channel::Standard(_) => Err(std::io::Error::from_raw_os_error(29)),
    };
    match outcome {
        Ok(position) => Ok(Value::Int(position as i64)),
        Err(error) => Err(vm.raise_os(&error, None)),
    }
}

fn seekable(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(match open_channel(vm, &args[0])? {
        Channel::File(file) => Value::bool((&*file).stream_position().is_ok()),
        Channel::Closed | Channel::Standard(_) => Value::False,
    })
}

fn truncate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let channel = open_channel(vm, &args[0])?;
    if !file(&args[0]).writable {
        return Err(vm.raise_unsupported("File not open for writing"));
    }
    let size = match args.some(1) {
        Some(size) => offset_arg(vm, size)?,
        None => {
            let here = seek(vm, Args::new(&[args[0].clone(), Value::Int(0), Value::Int(1)]))?;
            vm.index_i64(&here)?
        }
    };
    let outcome = match (channel, u64::try_from(size)) {
        (Channel::File(file), Ok(size)) => file.set_len(size),
        (Channel::File(_) | Channel::Standard(_) | Channel::Closed, _) => Err(std::io::Error::from_raw_os_error(22)),
    };
    match outcome {
        Ok(()) => Ok(Value::Int(size)),
        Err(error) => Err(vm.raise_os(&error, None)),
    }
}

// --- facts ---------------------------------------------------------------------------------------------------------

fn close(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = file(&args[0]);
    let channel = own.channel.replace(Channel::Closed);
    match channel {
        Channel::Standard(_) => {
            vm.output.flush();
        }
        Channel::File(file) if own.closefd.get() => {
            use std::os::fd::AsRawFd;
            vm.state::<Descriptors>().close(file.as_raw_fd());
        }
        Channel::File(_) | Channel::Closed => {}
    }
    Ok(Value::None)
}

fn fileno(vm: &mut Vm, args: Args<'_>) -> Answer {
    use std::os::fd::AsRawFd;
    Ok(Value::Int(i64::from(match open_channel(vm, &args[0])? {
        Channel::File(file) => file.as_raw_fd(),
        Channel::Standard(stream) => stream.number(),
        Channel::Closed => -1,
    })))
}

fn isatty(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(match open_channel(vm, &args[0])? {
        Channel::File(file) => file.is_terminal(),
        Channel::Standard(stream) => stream.is_terminal(),
        Channel::Closed => false,
    }))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = file(&args[0]);
    if matches!(own.channel(), Channel::Closed) {
        return Ok(vm.text("<_io.FileIO [closed]>"));
    }
    let name = vm.repr_text(&own.name.get())?;
    let closefd = if own.closefd.get() { "True" } else { "False" };
    Ok(vm.text(&format!("<_io.FileIO name={name} mode='{}' closefd={closefd}>", own.mode())))
}
