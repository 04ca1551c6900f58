//! `coroscope tokens`: one line a token, as text.

use super::{Lexed, Token, tokenize};
use crate::source::Source;
use std::fmt::Write;

/// The tokens of a source: place, kind, text; warnings and the mistake that ended them, if any, at the end.
pub fn dump(source: &Source) -> String {
    let Lexed { tokens, warnings, error } = tokenize(source);
    let mut out = String::new();
    for lexeme in &tokens {
        let is_newline = lexeme.token == Token::Newline;
        let (start, end) = (source.place(lexeme.span.start), source.place(lexeme.span.end - u32::from(is_newline)));
        let place = format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column);
        let text = if is_newline { "" } else { source.slice(lexeme.span) };
        let shown = if text.is_empty() { String::new() } else { format!(" {text:?}") };
        let _ = writeln!(out, "{place:<12} {:?}{shown}", lexeme.token);
    }
    for warning in warnings {
        let _ = writeln!(out, "line {}: SyntaxWarning: {}", warning.line.unwrap_or(0), warning.message);
    }
    if let Some(error) = error {
        out.push_str(&error.error.render());
    }
    out
}
