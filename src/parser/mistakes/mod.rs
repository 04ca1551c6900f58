//! The second reading of a refused program: finds CPython's words for the mistake.
//!
//! CPython reads a wrong file twice: the first reading tells how far the text makes sense, the second tries, at every
//! place, rules that describe common mistakes, and the first that fits speaks. The words depend on the order in
//! which the rules are tried, so this reading keeps that order: a recursive-descent reader with backtracking and
//! memory that builds no tree, only [`nodes::Node`]s (kind and place). It never runs on a program that parses.
//!
//! [`reader`] has the tokens, the memory and the ways to place an error; the other files have the rules, by theme.
//! A test reads valid programs with it: what the tables accept, it must accept too.

mod arguments;
mod atoms;
mod compound;
mod definitions;
mod expressions;
mod fstrings;
mod nodes;
mod parameters;
mod patterns;
mod reader;
mod simple;
mod targets;
mod try_statement;

use crate::diagnostics::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::lexer::{LexErrorKind, Lexed, Token};
use crate::source::{Source, Span};
use reader::Reader;

/// The error of a program that the tables refused at `refused`.
pub(super) fn explain(source: &Source, lexed: &Lexed, start: Token, refused: Span) -> SyntaxError {
    let mut reader = Reader::new(source, lexed);
    let accepted = reader.read(start);
    if let Some(error) = reader.take_error() {
        // A mistake that the first reading raises (a token that must come) is final.
        return final_error(lexed, &reader, error);
    }
    let (overflow, last) = (reader.overflowed(), reader.last_token());
    reader.start_again();
    reader.read(start);
    match reader.take_error() {
        Some(error) => final_error(lexed, &reader, error),
        None if accepted || overflow => generic(source, lexed, refused),
        None => unexplained(source, lexed, &reader, last, start),
    }
}

/// An error that was raised; nothing outweighs the lexer's own.
fn final_error(lexed: &Lexed, reader: &Reader<'_>, error: SyntaxError) -> SyntaxError {
    if reader.lexer_error {
        return error;
    }
    outweighed(lexed, reader.last_line()).unwrap_or(error)
}

/// No rule fits: the error is at the last token that the first reading looked at.
fn unexplained(source: &Source, lexed: &Lexed, reader: &Reader<'_>, last: usize, start: Token) -> SyntaxError {
    let mut error = reader.error_at_token(last, "invalid syntax");
    let indentation = match lexed.tokens[last].token {
        Token::Indent => "unexpected indent",
        Token::Dedent => "unexpected unindent",
        token => {
            // `eval` gets no line end added, so its text ends without columns.
            let unended = start == Token::StartExpression && lexed.tokens[last].span.end as usize > source.text.len();
            if token == Token::EndMarker || unended {
                (error.offset, error.end_offset) = (Some(0), Some(0));
            }
            if source.text.is_empty() {
                (error.line, error.end_line) = (Some(0), Some(0));
            }
            return outweighed(lexed, reader.last_line()).unwrap_or(error);
        }
    };
    error.message = indentation.into();
    error.kind = SyntaxErrorKind::IndentationError;
    error
}

fn generic(source: &Source, lexed: &Lexed, refused: Span) -> SyntaxError {
    outweighed(lexed, source.line_of(refused.start))
        .unwrap_or_else(|| SyntaxError::new(source, refused, "invalid syntax"))
}

/// The lexer's error where it outweighs one of the parser's that was seen when `line` had been reached.
pub(super) fn outweighed(lexed: &Lexed, line: u32) -> Option<SyntaxError> {
    let found = lexed.error.as_ref()?;
    if found.kind == LexErrorKind::Prior {
        return Some(found.error.clone());
    }
    found.unclosed.clone().filter(|unclosed| unclosed.line.is_some_and(|opened| line > opened))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::{Path, PathBuf};

    /// The programs under a folder.
    fn programs(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a readable folder") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                programs(&path, found);
            } else if path.extension().is_some_and(|end| end == "py") {
                found.push(path);
            }
        }
    }

    #[test]
    fn what_the_tables_accept_this_reading_accepts() {
        let mut found = Vec::new();
        programs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"), &mut found);
        assert!(found.len() > 20);
        for path in found {
            let bytes = std::fs::read(&path).expect("a readable program");
            let Ok(source) = crate::lexer::decode("x.py", &bytes) else { continue };
            let accepted = super::super::parse_module(&source).is_ok();
            let lexed = crate::lexer::tokenize(&source);
            let mut reader = Reader::new(&source, &lexed);
            assert!(!accepted || reader.read(Token::StartModule), "{}", path.display());
        }
    }

    #[test]
    fn deep_texts_are_explained_or_given_up() {
        // As deep as a tree may be, it needs a stack like the interpreter's.
        let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(explain_deep_texts);
        assert!(thread.is_ok_and(|thread| thread.join().is_ok()));
    }

    fn explain_deep_texts() {
        let explained = |text: String| super::super::parse_module(&Source::new("x.py", text)).err().map(|e| e.message);
        assert!(explained(format!("{}a b{}", "(".repeat(199), ")".repeat(199))).is_some());
        assert!(explained(format!("{}1 1", "- ".repeat(50_000))).is_some());
        assert!(explained(format!("{}1 1", "lambda: ".repeat(50_000))).is_some());
        let deep = explained(format!("{}1", "- ".repeat(50_000)));
        assert_eq!(deep.as_deref(), Some("maximum recursion depth exceeded during compilation"));
    }
}
