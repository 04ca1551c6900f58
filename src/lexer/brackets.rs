//! Brackets: their partners, CPython's limit, and what is wrong with those that do not match.

use super::Token;
use super::fstrings::FString;
use super::layout::{Layout, Step};
use crate::diagnostics::syntax_error::SyntaxError;
use crate::source::Span;

/// CPython's limit for open brackets.
pub const MAX_BRACKETS: usize = 200;

/// An opening bracket that waits for its partner.
pub(super) struct Bracket {
    symbol: char,
    at: u32,
}

impl Layout<'_> {
    pub(super) fn open_bracket(&mut self, token: Token, start: u32) -> Step {
        if self.brackets.len() >= MAX_BRACKETS {
            return self.fail(start + 1, "too many nested parentheses");
        }
        self.brackets.push(Bracket { symbol: symbol(token), at: start });
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.depth += 1;
        }
        self.push(token, start, start + 1);
        Ok(())
    }

    pub(super) fn close_bracket(&mut self, token: Token, start: u32) -> Step {
        let closing = symbol(token);
        let read = start + 1;
        if closing == '}' && self.fstrings.last().is_some_and(|fstring| fstring.depth == 0) {
            return self.fail(read, "f-string: single '}' is not allowed");
        }
        let Some(open) = self.brackets.pop() else { return self.fail(read, format!("unmatched '{closing}'")) };
        if !matches!((open.symbol, closing), ('(', ')') | ('[', ']') | ('{', '}')) {
            return self.mismatch(&open, closing, read);
        }
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.depth -= 1;
            if fstring.depth < 0 {
                return self.fail(read, format!("f-string: unmatched '{closing}'"));
            }
            fstring.closed(closing);
        }
        self.push(token, start, read);
        Ok(())
    }

    fn mismatch(&self, open: &Bracket, closing: char, read: u32) -> Step {
        let field_brace = |fstring: &FString| open.symbol == '{' && fstring.depth - 1 == fstring.field;
        if self.fstrings.last().is_some_and(field_brace) {
            return self.fail(read, format!("f-string: unmatched '{closing}'"));
        }
        let opening = open.symbol;
        let (open_line, line) = (self.source.line_of(open.at), self.source.line_of(read - 1));
        let place = if open_line == line { String::new() } else { format!(" on line {open_line}") };
        let message = format!("closing parenthesis '{closing}' does not match opening parenthesis '{opening}'{place}");
        self.fail(read, message)
    }

    /// The error of the innermost open bracket at the end of the text.
    pub(super) fn never_closed(&self) -> Option<SyntaxError> {
        let open = self.brackets.last()?;
        let message = format!("'{}' was never closed", open.symbol);
        let mut error = SyntaxError::new(self.source, Span::new(open.at, open.at + 1), message);
        error.end_offset = Some(0);
        Some(error)
    }

    /// The same as long as no f-string is open.
    pub(super) fn unclosed(&self) -> Option<SyntaxError> {
        self.never_closed().filter(|_| self.fstrings.is_empty())
    }
}

fn symbol(token: Token) -> char {
    match token {
        Token::LParen => '(',
        Token::LBracket => '[',
        Token::LBrace => '{',
        Token::RParen => ')',
        Token::RBracket => ']',
        Token::RBrace => '}',
        _ => unreachable!("only brackets are asked for their symbol"),
    }
}
