//! From text to tokens: logos reads raw tokens, layers above add layout, strings and soft keywords.
//!
//! `token.rs` is what logos knows; `layout.rs` keeps indentation and brackets; `strings.rs` reads string literals and f-strings;
//! `soft_keywords.rs` decides `match`, `case`, `type` and the parentheses of `with`. Everything works on decoded text with `\n` line ends
//! (`decode.rs`). Limits: 200 open brackets, 100 indents.

mod decode;
mod layout;
mod numbers;
mod soft_keywords;
mod strings;
pub mod token;

use crate::diagnostics::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::source::{Source, Span};
pub use decode::decode;
pub(crate) use strings::join as join_text;
use token::Token;

/// A token with its place.
pub type Spanned = (u32, Token, u32);

/// Why text cannot be split into tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct LexError {
    /// Its class.
    pub kind: SyntaxErrorKind,
    /// Where.
    pub span: Span,
    /// In CPython's words.
    pub message: String,
    /// Whether more input could mend it (the prompt goes on reading).
    pub incomplete: bool,
}

impl LexError {
    /// A SyntaxError.
    pub fn new(span: Span, message: impl Into<String>) -> LexError {
        LexError { kind: SyntaxErrorKind::SyntaxError, span, message: message.into(), incomplete: false }
    }

    /// One of the other classes.
    pub fn of_kind(kind: SyntaxErrorKind, span: Span, message: impl Into<String>) -> LexError {
        LexError { kind, ..LexError::new(span, message) }
    }

    /// The same, mendable by more input.
    pub fn incomplete(self) -> LexError {
        LexError { incomplete: true, ..self }
    }

    /// As the error that is shown.
    pub fn into_error(self, source: &Source) -> SyntaxError {
        SyntaxError::with_kind(self.kind, source, self.span, self.message)
    }
}

/// What lexing yields.
pub struct Lexed {
    /// The tokens read before the first error.
    pub tokens: Vec<Spanned>,
    /// The error, if one stopped the lexer. The parser may find another before it.
    pub error: Option<LexError>,
    /// Warnings: invalid escapes.
    pub warnings: Vec<LexError>,
    /// The bracket left open at the end, if any.
    pub open_bracket: Option<(char, u32)>,
}

/// Splits text into tokens.
pub fn lex(source: &Source) -> Lexed {
    let mut lexed = layout::Lexer::new(&source.text).run();
    soft_keywords::decide(&mut lexed.tokens);
    lexed
}

/// The tokens as a list, one a line: `1:0-1:5 Name "print"`.
pub fn dump(source: &Source) -> String {
    let lexed = lex(source);
    let mut out = String::new();
    for (start, token, end) in &lexed.tokens {
        let (from, to) = (source.place(*start), source.place(*end));
        out.push_str(&format!("{}:{}-{}:{} {}\n", from.line, from.column, to.line, to.column, describe(token)));
    }
    if let Some(error) = lexed.error {
        out.push_str(&error.into_error(source).render());
    }
    out
}

fn describe(token: &Token) -> String {
    match token {
        Token::Fixed(fixed) => format!("{fixed:?} '{}'", fixed.text()),
        Token::Name(name) => format!("Name '{name}'"),
        other => format!("{other:?}"),
    }
}
