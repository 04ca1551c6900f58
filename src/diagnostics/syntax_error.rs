//! Syntax errors before running: message and place, and how CPython prints them.

use crate::source::{Source, Span};

/// Which of the three classes it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SyntaxErrorKind {
    /// SyntaxError
    SyntaxError,
    /// IndentationError
    IndentationError,
    /// TabError
    TabError,
    /// A SyntaxWarning (or DeprecationWarning), not an error at all.
    SyntaxWarning,
}

/// A syntax error as CPython's exception holds it. Columns count characters from 1; an end of 0 means "unknown".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Its class.
    pub kind: SyntaxErrorKind,
    /// `msg`
    pub message: String,
    /// `filename`
    pub filename: String,
    /// `lineno`
    pub line: u32,
    /// `offset`
    pub column: u32,
    /// `end_lineno`
    pub end_line: u32,
    /// `end_offset`
    pub end_column: u32,
    /// `text`: the line.
    pub text: Option<String>,
}

impl SyntaxError {
    /// An error over a span.
    pub fn new(source: &Source, span: Span, message: impl Into<String>) -> SyntaxError {
        Self::with_kind(SyntaxErrorKind::SyntaxError, source, span, message)
    }

    /// An error of one of the classes over a span.
    pub fn with_kind(kind: SyntaxErrorKind, source: &Source, span: Span, message: impl Into<String>) -> SyntaxError {
        let end = span.end.max(span.start);
        let (line, column) = character_place(source, span.start);
        let (end_line, end_column) = character_place(source, end);
        SyntaxError {
            kind,
            message: message.into(),
            filename: source.name.to_string(),
            line,
            column,
            end_line,
            end_column,
            text: source.line(line).map(|text| format!("{text}\n")),
        }
    }

    /// The same with its end unknown: one caret is shown.
    pub fn without_end(self) -> SyntaxError {
        SyntaxError { end_line: self.line, end_column: self.column, ..self }
    }

    /// The class's name.
    pub fn class_name(&self) -> &'static str {
        match self.kind {
            SyntaxErrorKind::SyntaxError => "SyntaxError",
            SyntaxErrorKind::IndentationError => "IndentationError",
            SyntaxErrorKind::TabError => "TabError",
            SyntaxErrorKind::SyntaxWarning => "SyntaxWarning",
        }
    }

    /// As CPython prints it: place, line, carets, message.
    pub fn render(&self) -> String {
        let mut out = format!("  File \"{}\", line {}\n", self.filename, self.line);
        if let Some(text) = &self.text {
            let line = text.trim_end_matches(['\n', '\r']);
            let stripped = line.trim_start_matches([' ', '\t', '\x0c']);
            let indent = line.chars().count() - stripped.chars().count();
            out.push_str(&format!("    {}\n", stripped.trim_end()));
            if self.column > 0 {
                out.push_str(&self.carets(stripped, indent));
            }
        }
        out.push_str(&format!("{}: {}\n", self.class_name(), self.message));
        out
    }

    fn carets(&self, stripped: &str, indent: usize) -> String {
        let start = (self.column as usize - 1).saturating_sub(indent);
        let length = stripped.trim_end().chars().count();
        let end = if self.end_line == self.line && self.end_column > self.column {
            (self.end_column as usize - 1).saturating_sub(indent)
        } else if self.end_line > self.line {
            length
        } else {
            start + 1
        };
        let blanks: String = stripped
            .chars()
            .chain(std::iter::repeat(' '))
            .take(start)
            .map(|c| if c == '\t' { c } else { ' ' })
            .collect();
        format!("    {blanks}{}\n", "^".repeat(end.saturating_sub(start).max(1)))
    }
}

/// Line and column of an offset, the column in characters from 1.
pub fn character_place(source: &Source, offset: u32) -> (u32, u32) {
    let place = source.place(offset.min(source.text.len() as u32));
    let start = offset.min(source.text.len() as u32) - place.column;
    let before = &source.text.as_bytes()[start as usize..(start + place.column) as usize];
    (place.line, String::from_utf8_lossy(before).chars().count() as u32 + 1)
}
