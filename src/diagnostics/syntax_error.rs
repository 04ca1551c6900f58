//! Syntax errors (and warnings) as plain data, and how CPython prints them.
//!
//! Lexer, parser and compiler make a [`SyntaxError`] with everything that the exception of that name shows:
//! message, line, column range, text of the line. Columns are CPython's: counted in characters from 1, `0` or
//! `-1` where CPython has those. Nothing here knows values of the running program.

use crate::source::{Place, Source, Span};
use std::sync::Arc;

/// Which exception it becomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SyntaxErrorKind {
    /// `SyntaxError`
    SyntaxError,
    /// `IndentationError`
    IndentationError,
    /// `TabError`
    TabError,
    /// `MemoryError`: the parser's stack limit; has no place.
    MemoryError,
    /// `RecursionError`: too deep for the compiler; has no place.
    RecursionError,
    /// `SyntaxWarning`: no error at all, unless warnings are made errors.
    SyntaxWarning,
}

impl SyntaxErrorKind {
    /// The exception's name.
    pub fn name(self) -> &'static str {
        match self {
            SyntaxErrorKind::SyntaxError => "SyntaxError",
            SyntaxErrorKind::IndentationError => "IndentationError",
            SyntaxErrorKind::TabError => "TabError",
            SyntaxErrorKind::MemoryError => "MemoryError",
            SyntaxErrorKind::RecursionError => "RecursionError",
            SyntaxErrorKind::SyntaxWarning => "SyntaxWarning",
        }
    }
}

/// A program that cannot be compiled, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    /// Which exception.
    pub kind: SyntaxErrorKind,
    /// `msg`.
    pub message: String,
    /// `filename`; empty where CPython knows none.
    pub filename: Arc<str>,
    /// `lineno`, from 1; `None` where CPython knows no place.
    pub line: Option<u32>,
    /// `offset`, from 1, in characters.
    pub offset: Option<i32>,
    /// `end_lineno`.
    pub end_line: Option<u32>,
    /// `end_offset`.
    pub end_offset: Option<i32>,
    /// `text`: the line, with its line end where CPython keeps it.
    pub text: Option<String>,
}

impl SyntaxError {
    /// An error without a place (encodings, NUL bytes, limits).
    pub fn nowhere(kind: SyntaxErrorKind, filename: &Arc<str>, message: impl Into<String>) -> SyntaxError {
        let filename = filename.clone();
        let message = message.into();
        SyntaxError { kind, message, filename, line: None, offset: None, end_line: None, end_offset: None, text: None }
    }

    /// A `SyntaxError` over a span.
    pub fn new(source: &Source, span: Span, message: impl Into<String>) -> SyntaxError {
        SyntaxError::with_kind(SyntaxErrorKind::SyntaxError, source, span, message)
    }

    /// A `SyntaxError` over a span that is found only once the text has been parsed: CPython then has the line from the file or from the
    /// prompt, and none of what came from elsewhere.
    pub fn after_parsing(source: &Source, span: Span, message: impl Into<String>) -> SyntaxError {
        let error = SyntaxError::new(source, span, message);
        let text = error.text.filter(|_| source.is_file || source.is_input());
        SyntaxError { text, ..error }
    }

    /// An error over a span, as CPython's parser and compiler report it.
    pub fn with_kind(kind: SyntaxErrorKind, source: &Source, span: Span, message: impl Into<String>) -> SyntaxError {
        let (start, end) = (source.place(span.start), end_place(source, span));
        let offset = character_column(source, start.line, start) + 1;
        // CPython measures the end column along the text of the first line.
        let end_offset = character_column(source, start.line, end) + 1;
        SyntaxError {
            line: Some(start.line),
            offset: Some(offset),
            end_line: Some(end.line),
            end_offset: Some(end_offset),
            text: Some(line_with_end(source, start.line)),
            ..SyntaxError::nowhere(kind, &source.name, message)
        }
    }

    /// The exception's name.
    pub fn class_name(&self) -> &'static str {
        self.kind.name()
    }

    /// The lines that CPython prints for it.
    pub fn render(&self) -> String {
        self.render_as(self.kind.name())
    }

    /// The same under the name of an exception class.
    pub fn render_as(&self, class: &str) -> String {
        let mut lines = Vec::new();
        let mut suffix = String::new();
        match self.line {
            Some(line) => lines.push(format!("  File \"{}\", line {line}", self.filename)),
            None if self.filename.is_empty() => {}
            None => suffix = format!(" ({})", self.filename),
        }
        if let Some(text) = &self.text {
            lines.extend(self.excerpt(text));
        }
        lines.push(format!("{class}: {}{suffix}\n", self.message));
        lines.join("\n")
    }

    /// The line without its indentation, and the carets below it.
    fn excerpt(&self, text: &str) -> Vec<String> {
        let text = text.trim_end_matches('\n');
        let shown = text.trim_start_matches([' ', '\n', '\x0c']);
        let cut = (text.chars().count() - shown.chars().count()) as i32;
        let mut lines = vec![format!("    {shown}")];
        if let Some((start, end)) = self.caret_range(text)
            && start > cut
        {
            // Tabs stay tabs, so that the carets stand under their text.
            let before = shown.chars().take((start - 1 - cut) as usize);
            let indent: String = before.map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
            lines.push(format!("    {indent}{}", "^".repeat((end - start) as usize)));
        }
        lines
    }

    /// Start and end column of the carets, mended as CPython's `traceback` mends them.
    fn caret_range(&self, text: &str) -> Option<(i32, i32)> {
        let past_text = text.chars().count() as i32 + 1;
        let mut start = self.offset?;
        let mut end = match self.end_offset {
            _ if self.line != self.end_line => past_text,
            None | Some(0) => start,
            Some(end) => end,
        };
        start = start.min(past_text);
        end = end.min(past_text);
        if start >= end || end < 0 {
            end = start + 1;
        }
        Some((start, end))
    }
}

/// The place of a span's end. A span that takes in a line end stays on its line, also where the file lacks it.
fn end_place(source: &Source, span: Span) -> Place {
    let takes_line_end =
        span.end > span.start && source.text.as_bytes().get(span.end as usize - 1).is_none_or(|c| *c == b'\n');
    if !takes_line_end {
        return source.place(span.end);
    }
    let place = source.place(span.end - 1);
    Place { column: place.column + 1, ..place }
}

/// Columns in characters, counted along `line` even where the place is on another line.
fn character_column(source: &Source, line: u32, place: Place) -> i32 {
    let text = source.line(line).unwrap_or("");
    let column = place.column as usize;
    let inside = text.char_indices().take_while(|(at, _)| *at < column).count();
    (inside + usize::from(column > text.len() && place.line == line)) as i32
}

/// The line with `\n`, which the parser's errors keep.
pub fn line_with_end(source: &Source, line: u32) -> String {
    format!("{}\n", source.line(line).unwrap_or(""))
}
