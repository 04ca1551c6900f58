//! Source text and places in it.
//!
//! Owns the text of one file, the table of line starts, and the types that name places: [`Span`] (byte
//! offsets) and [`Place`] (line and column as people count them). Invariants: the text is valid UTF-8 with
//! `\n` line ends only; every span lies within the text on character boundaries.

use std::sync::Arc;

/// A half-open range of byte offsets into a [`Source`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Span {
    /// First byte of the range.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range from `start` to `end`.
    pub fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// The smallest range that holds both.
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The empty range just behind this one.
    pub fn after(self) -> Span {
        Span::new(self.end, self.end)
    }
}

/// A line (from 1) and a column (from 0), the column in UTF-8 bytes as CPython's `col_offset`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, PartialOrd, Ord)]
pub struct Place {
    /// Line number, counted from 1.
    pub line: u32,
    /// Byte column within the line, counted from 0.
    pub column: u32,
}

/// The text of one file with its name and line starts.
#[derive(Debug)]
pub struct Source {
    /// The name shown in messages: a path, `<stdin>`, `<string>`.
    pub name: Arc<str>,
    /// The decoded text, line ends normalised to `\n`.
    pub text: String,
    /// Whether it was read from a file: CPython places errors at the end of a file differently.
    pub is_file: bool,
    /// Whether tracebacks show its lines.
    pub is_listed: bool,
    is_own: bool,
    line_starts: Vec<u32>,
}

/// The number in the name of an input of the prompt.
pub fn input_number(name: &str) -> Option<&str> {
    name.strip_prefix("<input ")?.strip_suffix('>')
}

impl Source {
    /// Takes decoded text (see `lexer::decode` for bytes from a file).
    pub fn new(name: &str, text: String) -> Source {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let line_starts = std::iter::once(0).chain(ends.map(|at| at as u32 + 1)).collect();
        let is_own = name.starts_with("<coroscope>/");
        Source { name: name.into(), text, is_file: false, is_listed: false, is_own, line_starts }
    }

    /// Takes the decoded text of a file.
    pub fn of_file(name: &str, text: String) -> Source {
        Source { is_file: true, is_listed: true, ..Source::new(name, text) }
    }

    /// Takes the text of `-c` and of the prompt, whose lines tracebacks show.
    pub fn of_command(name: &str, text: String) -> Source {
        Source { is_listed: true, ..Source::new(name, text) }
    }

    /// Whether it is one of our own modules: tracebacks and warnings pass over it.
    pub fn is_own(&self) -> bool {
        self.is_own
    }

    /// Whether it was typed at the prompt, where `await` may stand outside of functions.
    pub fn is_input(&self) -> bool {
        self.name.starts_with("<input ")
    }

    /// A line in a sentence: of which input at the prompt, else of which file.
    pub fn line_in_words(&self, line: u32) -> String {
        match input_number(&self.name) {
            Some(input) => format!("line {line} of input {input}"),
            None => format!("{}:{line}", self.name.rsplit('/').next().unwrap_or(&self.name)),
        }
    }

    /// The place of a byte offset.
    pub fn place(&self, offset: u32) -> Place {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        Place { line: line as u32, column: offset - self.line_starts[line - 1] }
    }

    /// The line number (from 1) of a byte offset.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.place(offset).line
    }

    /// The text of a line (from 1) without its line end; `None` past the end of the file.
    pub fn line(&self, number: u32) -> Option<&str> {
        let start = *self.line_starts.get(number.checked_sub(1)? as usize)? as usize;
        let end = self.line_starts.get(number as usize).map_or(self.text.len(), |next| *next as usize - 1);
        Some(&self.text[start..end])
    }

    /// How many lines there are; text that ends in a line end has an empty last line.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.start as usize..span.end as usize]
    }
}
