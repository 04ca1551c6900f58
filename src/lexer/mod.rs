//! Source bytes to tokens.
//!
//! [`decode()`] makes text of bytes; [`tokenize`] makes tokens of text: logos finds them ([`token`]), [`layout`] drives
//! it and adds lines and blocks, [`brackets`], [`words`], [`numbers`], [`strings`] and [`fstrings`] do what regular
//! expressions do badly, [`soft_keywords`] decides the words whose meaning depends on what follows. The whole text is read
//! before parsing starts; a mistake ends the tokens and waits in [`Lexed::error`] until the parser gets there.

mod brackets;
mod decode;
mod dump;
mod fstrings;
mod layout;
mod numbers;
mod soft_keywords;
pub mod strings;
#[cfg(test)]
mod tests;
pub mod token;
mod words;

pub use decode::{decode, source_of_text};
pub use dump::dump;
pub use token::{Lexeme, Token};

use crate::diagnostics::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::source::{Source, Span};

/// The tokens of a source.
#[derive(Debug)]
pub struct Lexed {
    /// The tokens up to `EndMarker`, or up to the mistake.
    pub tokens: Vec<Lexeme>,
    /// Warnings in source order.
    pub warnings: Vec<SyntaxError>,
    /// What ended the tokens early.
    pub error: Option<LexError>,
}

/// A mistake that tokens cannot go on after.
#[derive(Clone, Debug)]
pub struct LexError {
    /// The message as it is shown when the parser gets there.
    pub error: SyntaxError,
    /// How it weighs against a mistake that the parser found earlier.
    pub kind: LexErrorKind,
    /// "was never closed" for the innermost open bracket: shown instead of a parser's error on a later line.
    pub unclosed: Option<SyntaxError>,
    /// Whether the text only ended too early (a prompt reads on).
    pub more_input_helps: bool,
}

/// How a lexer's mistake weighs against an earlier mistake of the parser (CPython's rules).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LexErrorKind {
    /// Always shown instead.
    Prior,
    /// Shown only when the parser gets there.
    InTurn,
}

/// Reads the tokens of a source.
pub fn tokenize(source: &Source) -> Lexed {
    let mut lexed = layout::Layout::new(source).run();
    soft_keywords::decide(source, &mut lexed.tokens);
    lexed
}

/// The error of a scanner that stopped at `read`, in a line that starts at `line_start`.
fn error_at(source: &Source, line_start: u32, read: u32, message: impl Into<String>) -> SyntaxError {
    let column = source.slice(Span::new(line_start, read.max(line_start))).chars().count() as i32;
    let line = source.line_of(line_start);
    SyntaxError {
        line: Some(line),
        offset: Some(column),
        end_line: Some(line),
        end_offset: Some(column),
        text: source.line(line).map(str::to_owned),
        ..SyntaxError::nowhere(SyntaxErrorKind::SyntaxError, &source.name, message)
    }
}
