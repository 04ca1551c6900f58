//! The standard streams: the same three layers, ending in the VM's one writer and the process's standard input.

use super::buffered::{self, Buffered};
use super::file::{Channel, FileIo};
use super::text::string_io::{self, StringIo};
use super::text::{self, TextIo};
use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::names::sym;
use crate::objects::native::{Answer, NativeObject, Raised};
use crate::objects::string::Str;
use crate::output::Output;
use crate::trace::event::Event;
use crate::vm::Vm;
use std::io::IsTerminal;

/// A standard stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standard {
    /// `sys.stdin`
    Stdin,
    /// `sys.stdout`
    Stdout,
    /// `sys.stderr`
    Stderr,
}

impl Standard {
    /// Its name as a file.
    pub fn name(self) -> &'static str {
        match self {
            Standard::Stdin => "<stdin>",
            Standard::Stdout => "<stdout>",
            Standard::Stderr => "<stderr>",
        }
    }

    /// Its descriptor.
    pub fn number(self) -> i32 {
        match self {
            Standard::Stdin => 0,
            Standard::Stdout => 1,
            Standard::Stderr => 2,
        }
    }

    /// The stream of a descriptor.
    pub fn of_number(number: i32) -> Option<Standard> {
        [Standard::Stdin, Standard::Stdout, Standard::Stderr].into_iter().find(|stream| stream.number() == number)
    }

    /// Whether it is a terminal.
    pub fn is_terminal(self) -> bool {
        match self {
            Standard::Stdin => std::io::stdin().is_terminal(),
            Standard::Stdout => std::io::stdout().is_terminal(),
            Standard::Stderr => std::io::stderr().is_terminal(),
        }
    }

    /// The stream as a text file.
    pub fn open(self, vm: &mut Vm) -> Result<Value, Raised> {
        let name = vm.text(self.name());
        let reads = self == Standard::Stdin;
        let file = FileIo::new(Channel::Standard(self), name, reads, !reads);
        let shape = vm.native_class(&super::file::FILE_IO).instance_shape.get();
        let raw: Value = NativeObject::new(shape, file).into();
        let spec = if reads { &buffered::READER } else { &buffered::WRITER };
        let shape = vm.native_class(spec).instance_shape.get();
        let buffer: Value = NativeObject::new(shape, Buffered::new(raw, reads, !reads, super::BUFFER_SIZE)).into();
        let errors = if self == Standard::Stderr { "backslashreplace" } else { "strict" };
        let text = TextIo::standard(buffer, self, errors);
        let mode = vm.text(if reads { "r" } else { "w" });
        text.mode.set(mode);
        let shape = vm.native_class(&text::TEXT_IO).instance_shape.get();
        Ok(NativeObject::new(shape, text).into())
    }
}

// --- printing ------------------------------------------------------------------------------------------------------

/// Where `print` puts its pieces. A script's own file gets one `write` a piece, as CPython's does; for streams of ours the
/// pieces are gathered.
pub struct Printer {
    /// The file; Unbound for the process's stdout before anything has imported `sys`.
    file: Value,
    kind: Destination,
    gathered: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Destination {
    Standard(Standard),
    Memory,
    Other,
}

impl Printer {
    /// Prints to a file.
    pub fn new(file: Value) -> Printer {
        let object = file.exact::<NativeObject>();
        let kind = match object.and_then(|object| object.data::<TextIo>()).and_then(TextIo::plain_standard) {
            Some(stream) if stream != Standard::Stdin => Destination::Standard(stream),
            Some(_) | None if object.is_some_and(|object| object.data::<StringIo>().is_some()) => Destination::Memory,
            Some(_) | None => Destination::Other,
        };
        Printer { file, kind, gathered: String::new() }
    }

    /// Prints to the process's stdout, which no script can have replaced yet.
    pub fn stdout() -> Printer {
        Printer { file: Value::Unbound, kind: Destination::Standard(Standard::Stdout), gathered: String::new() }
    }

    /// Prints one piece, a str.
    pub fn put(&mut self, vm: &mut Vm, piece: &Value) -> Result<(), Raised> {
        match piece.cast::<Str>() {
            Some(text) if self.kind != Destination::Other && !text.has_surrogates() => {
                self.gathered.push_str(&text.to_text());
                Ok(())
            }
            _ => {
                self.finish(vm)?;
                if self.file.is_unbound() {
                    self.file = vm.sys_stream_made(sym::stdout)?;
                }
                vm.call_method(&self.file, sym::write, std::slice::from_ref(piece)).map(drop)
            }
        }
    }

    /// Writes what has gathered.
    pub fn finish(&mut self, vm: &mut Vm) -> Result<(), Raised> {
        let text = std::mem::take(&mut self.gathered);
        match self.kind {
            Destination::Standard(Standard::Stdout) => vm.write_stdout_text(text.as_bytes()),
            Destination::Standard(_) => {
                vm.output.write_stderr(&text);
                Ok(())
            }
            Destination::Memory => string_io::write_text(vm, &self.file, &text),
            Destination::Other => Ok(()),
        }
    }

    /// Flushes the file.
    pub fn flush(&mut self, vm: &mut Vm) -> Result<(), Raised> {
        if self.file.is_unbound() {
            return vm.flush_stdout();
        }
        vm.call_method(&self.file, sym::flush, &[]).map(drop)
    }

    /// Writes what has gathered, although an exception is on its way.
    pub fn stop(&mut self, vm: &mut Vm, _raised: Raised) -> Answer {
        let exception = vm.take_raised();
        self.finish(vm)?;
        Err(vm.raise_value(exception))
    }
}

impl Vm {
    /// Writes text to `sys.stdout` as it is now.
    pub fn print_text(&mut self, text: &str) -> Result<(), Raised> {
        let mut printer = match self.sys_stream(sym::stdout) {
            None => Printer::stdout(),
            Some(file) if file.is_unbound() || file.is_none() => return Ok(()),
            Some(file) => Printer::new(file),
        };
        let piece = self.text(text);
        printer.put(self, &piece)?;
        printer.finish(self)
    }

    /// Writes text to the process's stdout.
    pub fn write_stdout_text(&mut self, text: &[u8]) -> Result<(), Raised> {
        self.write_observed(text, Output::write_stdout)
    }

    /// Writes bytes to the process's stdout, below its text stream.
    pub fn write_stdout_bytes(&mut self, bytes: &[u8]) -> Result<(), Raised> {
        self.write_observed(bytes, Output::write_stdout_bytes)
    }

    /// Writes bytes to the process's stdout before everything that is held back.
    pub fn write_stdout_now(&mut self, bytes: &[u8]) -> Result<(), Raised> {
        self.write_observed(bytes, Output::write_stdout_now)
    }

    fn write_observed(&mut self, bytes: &[u8], write: fn(&mut Output, &[u8]) -> bool) -> Result<(), Raised> {
        self.observe(|_| Event::output("stdout", bytes));
        if write(&mut self.output, bytes) { Ok(()) } else { Err(self.broken_pipe()) }
    }

    /// Hands on what has gathered for stdout.
    pub fn flush_stdout(&mut self) -> Result<(), Raised> {
        if self.output.flush() { Ok(()) } else { Err(self.broken_pipe()) }
    }

    /// Flushes what the program has put in the places of stdout and stderr, and the files that its variables hold. Errors
    /// have nobody to tell any more.
    pub fn flush_streams_at_exit(&mut self, globals: &Obj<Dict>) {
        let mut streams = Vec::new();
        for name in [sym::stdout, sym::stderr] {
            streams.extend(self.sys_stream(name).filter(|stream| !stream.is_unbound() && !stream.is_none()));
        }
        let is_file = |value: &Value| value.native::<TextIo>().is_some() || value.native::<Buffered>().is_some();
        streams.extend(globals.pairs().into_iter().map(|(_, value)| value).filter(is_file));
        for stream in streams {
            if self.call_method(&stream, sym::flush, &[]).is_err() {
                drop(self.take_raised());
            }
        }
    }

    fn broken_pipe(&mut self) -> Raised {
        self.raise_os_number(32, None)
    }
}

impl Vm {
    /// Writes a report of the interpreter's own (a traceback, a warning) to `sys.stderr` as the script has it; nowhere where that is
    /// None. What the script's own stream raises has nobody to go to.
    pub fn write_report(&mut self, text: &str) {
        let Some(file) = self.sys_stream(sym::stderr).filter(|file| !file.is_unbound()) else {
            return self.output.write_stderr(text);
        };
        if file.is_none() {
            return;
        }
        let mut printer = Printer::new(file);
        let text = self.text(text);
        let written = printer.put(self, &text);
        if let Err(Raised) = written.and_then(|()| printer.finish(self)) {
            drop(self.take_raised());
        }
    }
}
