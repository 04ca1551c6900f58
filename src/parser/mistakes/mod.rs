//! The second reading of a refused program: finds CPython's words for the mistake.

use crate::diagnostics::syntax_error::SyntaxError;
use crate::lexer::{Lexed, Token};
use crate::source::{Source, Span};

/// The error of a program that the tables refused at `refused`.
pub(super) fn explain(source: &Source, lexed: &Lexed, _start: Token, refused: Span) -> SyntaxError {
    if let Some(error) = &lexed.error {
        return error.error.clone();
    }
    SyntaxError::new(source, refused, "invalid syntax")
}
