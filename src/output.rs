//! Where all output goes: stdout buffered as CPython buffers it, stderr at once. Errors are answered, never panics.

use std::io::{IsTerminal, Write};

/// stdout is flushed when this much has gathered.
const BUFFER: usize = 8192;

/// The one writer of the process.
pub struct Output {
    stdout: Vec<u8>,
    line_buffered: bool,
    broken: bool,
    kept_back: bool,
}

impl Default for Output {
    fn default() -> Output {
        Output { stdout: Vec::new(), line_buffered: std::io::stdout().is_terminal(), broken: false, kept_back: false }
    }
}

impl Output {
    /// Writes text to stdout; false where it is closed.
    pub fn write_stdout(&mut self, text: &str) -> bool {
        if self.kept_back {
            return true;
        }
        self.stdout.extend_from_slice(text.as_bytes());
        let full = self.stdout.len() >= BUFFER || (self.line_buffered && text.contains('\n'));
        if full { self.flush() } else { !self.broken }
    }

    /// From now on nothing is written to stdout: somebody else shows it (`coroscope trace`).
    pub fn keep_stdout_back(&mut self) {
        self.kept_back = true;
    }

    /// Writes text to stderr, stdout's part before it first where both are one terminal.
    pub fn write_stderr(&mut self, text: &str) {
        if self.line_buffered {
            self.flush();
        }
        // Nobody is left to tell when stderr itself is closed.
        let _ = std::io::stderr().write_all(text.as_bytes());
    }

    /// Hands on what has gathered; false where stdout is closed.
    pub fn flush(&mut self) -> bool {
        let text = std::mem::take(&mut self.stdout);
        if text.is_empty() || self.broken {
            return !self.broken;
        }
        let mut stdout = std::io::stdout().lock();
        self.broken = stdout.write_all(&text).and_then(|()| stdout.flush()).is_err();
        !self.broken
    }

    /// At the end of the program; false where something could not be written.
    pub fn flush_all(&mut self) -> bool {
        self.flush()
    }
}
