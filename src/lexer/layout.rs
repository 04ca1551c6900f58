//! Layout: indentation, brackets, logical lines, and the switch between code and the text of f-strings.
//!
//! Invariants: INDENT and DEDENT balance at the end of the tokens; NEWLINE stands only outside brackets; a bracket is
//! pushed and popped together with its token. An f-string on the stack is in *text* mode unless its innermost field is open and
//! not yet in its format spec.

use super::strings::{self, FString};
use super::token::{Fixed, Raw, Token};
use super::{LexError, Lexed, Spanned, numbers};
use crate::diagnostics::syntax_error::SyntaxErrorKind;
use crate::source::Span;
use logos::Logos;
use unicode_normalization::UnicodeNormalization;

/// CPython's `MAXLEVEL`.
const MAX_BRACKETS: usize = 200;
/// CPython's `MAXINDENT`.
const MAX_INDENTS: usize = 100;
/// CPython's `MAXFSTRINGLEVEL`.
const MAX_FSTRINGS: usize = 150;
/// CPython's tab stop.
const TAB: usize = 8;

/// An open bracket.
pub(super) struct Bracket {
    pub open: char,
    pub at: u32,
}

/// The lexer's state over one text.
pub(super) struct Lexer<'a> {
    pub text: &'a str,
    pub at: usize,
    pub tokens: Vec<Spanned>,
    pub warnings: Vec<LexError>,
    pub brackets: Vec<Bracket>,
    pub fstrings: Vec<FString>,
    /// Columns of the open indents: with tabs to 8, and with tabs to 1 (they must agree).
    indents: Vec<(usize, usize)>,
    line_start: bool,
}

type Step = Result<(), LexError>;

impl<'a> Lexer<'a> {
    pub fn new(text: &'a str) -> Lexer<'a> {
        Lexer {
            text,
            at: 0,
            tokens: Vec::new(),
            warnings: Vec::new(),
            brackets: Vec::new(),
            fstrings: Vec::new(),
            indents: vec![(0, 0)],
            line_start: true,
        }
    }

    pub fn run(mut self) -> Lexed {
        let error = self.all().err();
        if error.is_none() {
            self.finish();
        }
        let open_bracket = self.brackets.last().map(|bracket| (bracket.open, bracket.at));
        Lexed { tokens: self.tokens, error, warnings: self.warnings, open_bracket }
    }

    fn all(&mut self) -> Step {
        while self.at < self.text.len() {
            if self.fstrings.last().is_some_and(FString::in_text) {
                strings::text_of_fstring(self)?;
                continue;
            }
            if self.line_start && self.brackets.is_empty() && self.fstrings.is_empty() {
                self.line_start = false;
                if self.indentation()? {
                    continue;
                }
            }
            self.token()?;
        }
        if let Some(open) = self.fstrings.last() {
            return Err(open.unterminated(self.text));
        }
        Ok(())
    }

    /// Emits a token.
    pub fn push(&mut self, start: usize, token: Token, end: usize) {
        self.tokens.push((start as u32, token, end as u32));
    }

    fn finish(&mut self) {
        let end = self.text.len();
        if !matches!(self.tokens.last(), None | Some((_, Token::Newline | Token::Dedent | Token::Indent, _))) {
            self.push(end, Token::Newline, end);
        }
        while self.indents.len() > 1 {
            self.indents.pop();
            self.push(end, Token::Dedent, end);
        }
    }

    // --- lines ---------------------------------------------------------------------------------------------------

    /// Reads a line's indentation; true where the line is blank (and has been skipped).
    fn indentation(&mut self) -> Result<bool, LexError> {
        let bytes = self.text.as_bytes();
        let (mut column, mut alternative) = (0, 0);
        let start = self.at;
        loop {
            match bytes.get(self.at) {
                Some(b' ') => {
                    column += 1;
                    alternative += 1;
                }
                Some(b'\t') => {
                    column = (column / TAB + 1) * TAB;
                    alternative += 1;
                }
                Some(b'\x0c') => (column, alternative) = (0, 0),
                _ => break,
            }
            self.at += 1;
        }
        match bytes.get(self.at) {
            None => return Ok(true),
            Some(b'\n') => {
                self.at += 1;
                self.line_start = true;
                return Ok(true);
            }
            Some(b'#') => {
                while bytes.get(self.at).is_some_and(|byte| *byte != b'\n') {
                    self.at += 1;
                }
                self.line_start = true;
                self.at = (self.at + 1).min(self.text.len());
                return Ok(true);
            }
            Some(b'\\') if bytes.get(self.at + 1) == Some(&b'\n') => return Ok(false),
            Some(_) => {}
        }
        self.indent_to(start, column, alternative)?;
        Ok(false)
    }

    fn indent_to(&mut self, start: usize, column: usize, alternative: usize) -> Step {
        let (current, current_alternative) = self.indents[self.indents.len() - 1];
        if column == current {
            return if alternative == current_alternative { Ok(()) } else { Err(self.inconsistent(start)) };
        }
        if column > current {
            if alternative <= current_alternative {
                return Err(self.inconsistent(start));
            }
            if self.indents.len() >= MAX_INDENTS {
                let span = Span::new(start as u32, self.at as u32);
                return Err(LexError::of_kind(
                    SyntaxErrorKind::IndentationError,
                    span,
                    "too many levels of indentation",
                ));
            }
            self.indents.push((column, alternative));
            self.push(start, Token::Indent, self.at);
            return Ok(());
        }
        while self.indents[self.indents.len() - 1].0 > column {
            self.indents.pop();
            self.push(self.at, Token::Dedent, self.at);
        }
        let (current, current_alternative) = self.indents[self.indents.len() - 1];
        if current != column {
            let line_end = self.text[self.at..].find('\n').map_or(self.text.len(), |length| self.at + length);
            let span = Span::new(line_end as u32, line_end as u32);
            let message = "unindent does not match any outer indentation level";
            return Err(LexError::of_kind(SyntaxErrorKind::IndentationError, span, message));
        }
        if current_alternative != alternative {
            return Err(self.inconsistent(start));
        }
        Ok(())
    }

    fn inconsistent(&self, start: usize) -> LexError {
        let line_end = self.text[start..].find('\n').map_or(self.text.len(), |length| start + length);
        let span = Span::new(line_end as u32, line_end as u32);
        LexError::of_kind(SyntaxErrorKind::TabError, span, "inconsistent use of tabs and spaces in indentation")
    }

    // --- tokens --------------------------------------------------------------------------------------------------

    fn token(&mut self) -> Step {
        let mut raw = Raw::lexer(&self.text[self.at..]);
        let Some(read) = raw.next() else {
            self.at = self.text.len();
            return Ok(());
        };
        let start = self.at + raw.span().start;
        let end = self.at + raw.span().end;
        let Ok(read) = read else { return Err(self.bad_character(start)) };
        match read {
            Raw::Comment => self.at = end,
            Raw::LineEnd => self.line_end(start, end),
            Raw::Quote => return strings::literal(self, start, end),
            Raw::Number => {
                let (value, length) = numbers::scan(&self.text[start..], start as u32)?;
                self.at = start + length;
                self.push(start, Token::Number(value), start + length);
            }
            Raw::Name => {
                let name: String = self.text[start..end].nfkc().collect();
                self.at = end;
                self.push(start, Token::Name(name.into()), end);
            }
            _ => {
                let fixed = read.fixed().expect("every other raw token has a fixed text");
                return self.fixed(fixed, start, end);
            }
        }
        Ok(())
    }

    fn line_end(&mut self, start: usize, end: usize) {
        self.at = end;
        if !self.brackets.is_empty() || !self.fstrings.is_empty() {
            return;
        }
        self.line_start = true;
        if !matches!(self.tokens.last(), None | Some((_, Token::Newline | Token::Indent | Token::Dedent, _))) {
            self.push(start, Token::Newline, end);
        }
    }

    fn fixed(&mut self, fixed: Fixed, start: usize, end: usize) -> Step {
        self.at = end;
        let at_field = self.fstrings.last().is_some_and(|open| open.field_depth() == Some(self.brackets.len()));
        if at_field && strings::field_token(self, fixed, start, end)? {
            return Ok(());
        }
        match fixed {
            Fixed::LParen | Fixed::LBracket | Fixed::LBrace => self.open(fixed, start)?,
            Fixed::RParen | Fixed::RBracket | Fixed::RBrace => self.close(fixed, start)?,
            Fixed::Bang => return Err(LexError::new(Span::new(start as u32, end as u32), "invalid syntax")),
            _ => {}
        }
        self.push(start, Token::Fixed(fixed), end);
        Ok(())
    }

    fn open(&mut self, fixed: Fixed, start: usize) -> Step {
        if self.brackets.len() >= MAX_BRACKETS {
            let span = Span::new(start as u32, start as u32 + 1);
            return Err(LexError::new(span, "too many nested parentheses"));
        }
        let open = fixed.text().chars().next().unwrap_or('(');
        self.brackets.push(Bracket { open, at: start as u32 });
        Ok(())
    }

    fn close(&mut self, fixed: Fixed, start: usize) -> Step {
        let close = fixed.text();
        let span = Span::new(start as u32, start as u32 + 1);
        let base = self.fstrings.last().and_then(FString::field_depth).unwrap_or(0);
        if self.brackets.len() <= base {
            let prefix = if self.fstrings.is_empty() { "" } else { "f-string: " };
            return Err(LexError::new(span, format!("{prefix}unmatched '{close}'")));
        }
        let Some(bracket) = self.brackets.pop() else { return Ok(()) };
        let fits = matches!((bracket.open, close), ('(', ")") | ('[', "]") | ('{', "}"));
        if fits {
            return Ok(());
        }
        let line = |at: usize| self.text[..at].bytes().filter(|byte| *byte == b'\n').count() + 1;
        let (opened, closed) = (line(bracket.at as usize), line(start));
        let place = if opened == closed { String::new() } else { format!(" on line {opened}") };
        let message =
            format!("closing parenthesis '{close}' does not match opening parenthesis '{}'{place}", bracket.open);
        Err(LexError::new(span, message))
    }

    fn bad_character(&self, start: usize) -> LexError {
        let c = self.text[start..].chars().next().unwrap_or('\0');
        let span = Span::new(start as u32, (start + c.len_utf8()) as u32);
        if c == '\\' {
            let after = Span::new(start as u32 + 1, start as u32 + 1);
            if start + 1 >= self.text.len() {
                return LexError::new(after, "unexpected EOF while parsing").incomplete();
            }
            return LexError::new(after, "unexpected character after line continuation character");
        }
        if c.is_ascii_graphic() || c == '$' {
            return LexError::new(span, "invalid syntax");
        }
        if c.is_control()
            || c.is_whitespace()
            || c == '\u{ad}'
            || ('\u{200b}'..='\u{200f}').contains(&c)
            || c == '\u{feff}'
        {
            return LexError::new(span, format!("invalid non-printable character U+{:04X}", c as u32));
        }
        LexError::new(span, format!("invalid character '{c}' (U+{:04X})", c as u32))
    }

    /// Enters an f-string.
    pub fn enter_fstring(&mut self, open: FString) -> Step {
        if self.fstrings.len() >= MAX_FSTRINGS {
            let span = Span::new(open.start, open.start + 1);
            return Err(LexError::new(span, "too many nested f-strings"));
        }
        self.fstrings.push(open);
        Ok(())
    }
}
