//! Where all output goes: stdout buffered as CPython buffers it, stderr at once. Errors are answered, never panics.
//!
//! CPython has two buffers before stdout: one of its text stream, one of the binary stream below. A script that writes to
//! both without flushing sees the order in which they are emptied, so there are two here as well.

use std::io::{IsTerminal, Write};

/// A buffer is emptied when this much has gathered.
const BUFFER: usize = 8192;

/// The one writer of the process.
pub struct Output {
    /// Text that the binary stream has not got yet.
    text: Vec<u8>,
    /// Bytes that the operating system has not got yet.
    bytes: Vec<u8>,
    line_buffered: bool,
    /// Whether nothing is kept (`-u`, `PYTHONUNBUFFERED`).
    pub unbuffered: bool,
    broken: bool,
    kept_back: bool,
    /// What was written while somebody else has the terminal.
    diverted: Option<Vec<u8>>,
    /// What was written to stderr while somebody else shows it.
    kept_errors: Option<Vec<u8>>,
    /// Bytes written to stderr so far.
    said: u64,
}

/// What has gathered while nothing more is written.
pub struct Muted {
    text: Vec<u8>,
    bytes: Vec<u8>,
    kept_back: bool,
}

impl Default for Output {
    fn default() -> Output {
        let line_buffered = std::io::stdout().is_terminal();
        Output {
            text: Vec::new(),
            bytes: Vec::new(),
            line_buffered,
            unbuffered: std::env::var_os("PYTHONUNBUFFERED").is_some_and(|value| !value.is_empty()),
            broken: false,
            kept_back: false,
            diverted: None,
            kept_errors: None,
            said: 0,
        }
    }
}

impl Output {
    /// Writes text to stdout; false where it is closed.
    pub fn write_stdout(&mut self, text: &[u8]) -> bool {
        if self.kept_back {
            return true;
        }
        self.text.extend_from_slice(text);
        if self.unbuffered || (self.line_buffered && text.contains(&b'\n')) {
            return self.flush();
        }
        if self.text.len() >= BUFFER {
            let text = std::mem::take(&mut self.text);
            return self.write_stdout_bytes(&text);
        }
        !self.broken
    }

    /// Writes bytes to stdout below its text stream; false where it is closed.
    pub fn write_stdout_bytes(&mut self, bytes: &[u8]) -> bool {
        if self.kept_back {
            return true;
        }
        self.bytes.extend_from_slice(bytes);
        if self.bytes.len() >= BUFFER { self.empty() } else { !self.broken }
    }

    /// What is written to stdout until [`Output::unmute`] is nobody's business: a value is being shown to an observer.
    pub fn mute(&mut self) -> Muted {
        let (text, bytes) = (std::mem::take(&mut self.text), std::mem::take(&mut self.bytes));
        Muted { text, bytes, kept_back: std::mem::replace(&mut self.kept_back, true) }
    }

    /// See [`Output::mute`].
    pub fn unmute(&mut self, muted: Muted) {
        (self.text, self.bytes, self.kept_back) = (muted.text, muted.bytes, muted.kept_back);
    }

    /// From now on nothing is written to stdout: somebody else shows it (`coroscope trace`).
    pub fn keep_stdout_back(&mut self) {
        self.kept_back = true;
    }

    /// From now on everything, stderr too, is kept for [`Output::take_diverted`]: the prompt's editor has the terminal.
    pub fn divert(&mut self) {
        self.flush();
        self.diverted = Some(Vec::new());
    }

    /// The first lines written since, at most so many, whole; the rest stays.
    pub fn take_diverted(&mut self, lines: usize) -> Vec<u8> {
        self.flush();
        let Some(kept) = &mut self.diverted else { return Vec::new() };
        let ends = kept.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let end = ends.take(lines).last().map_or(0, |(at, _)| at + 1);
        kept.drain(..end).collect()
    }

    /// How many bytes were written since and not taken.
    pub fn diverted_length(&self) -> usize {
        self.diverted.as_ref().map_or(0, Vec::len)
    }

    /// Writes to the terminal again, first what is still kept.
    pub fn restore(&mut self) {
        self.flush();
        let kept = self.diverted.take().unwrap_or_default();
        self.write_stdout_now(&kept);
    }

    /// From now on nothing is written to stderr either (`coroscope step`).
    pub fn keep_stderr_back(&mut self) {
        self.kept_errors = Some(Vec::new());
    }

    /// What was held back of stderr since the last time.
    pub fn take_stderr(&mut self) -> Option<Vec<u8>> {
        self.kept_errors.as_mut().filter(|kept| !kept.is_empty()).map(std::mem::take)
    }

    /// How many bytes were written to stderr so far.
    pub fn said_on_stderr(&self) -> u64 {
        self.said
    }

    /// Writes text to stderr, stdout's part before it first where both are one terminal.
    pub fn write_stderr(&mut self, text: &str) {
        self.write_stderr_bytes(text.as_bytes());
    }

    /// The same with bytes.
    pub fn write_stderr_bytes(&mut self, bytes: &[u8]) {
        if self.line_buffered {
            self.flush();
        }
        self.said += bytes.len() as u64;
        if let Some(kept) = &mut self.kept_errors {
            kept.extend_from_slice(bytes);
            return;
        }
        if let Some(kept) = &mut self.diverted {
            kept.extend_from_slice(bytes);
            return;
        }
        // Nobody is left to tell when stderr itself is closed.
        let _ = std::io::stderr().write_all(bytes);
    }

    /// Hands on what has gathered; false where stdout is closed.
    pub fn flush(&mut self) -> bool {
        let text = std::mem::take(&mut self.text);
        self.bytes.extend_from_slice(&text);
        self.empty()
    }

    fn empty(&mut self) -> bool {
        let bytes = std::mem::take(&mut self.bytes);
        self.write_stdout_now(&bytes)
    }

    /// Writes bytes to stdout past both buffers; false where it is closed.
    pub fn write_stdout_now(&mut self, bytes: &[u8]) -> bool {
        if bytes.is_empty() || self.broken || self.kept_back {
            return !self.broken;
        }
        if let Some(kept) = &mut self.diverted {
            kept.extend_from_slice(bytes);
            return true;
        }
        let mut stdout = std::io::stdout().lock();
        self.broken = stdout.write_all(bytes).and_then(|()| stdout.flush()).is_err();
        !self.broken
    }

    /// At the end of the program; false where something could not be written.
    pub fn flush_all(&mut self) -> bool {
        self.flush()
    }
}
