//! Lines and blocks: NEWLINE, INDENT and DEDENT tokens, brackets, joined lines.
//!
//! Drives logos over the text. At the start of a logical line it measures the indentation (tabs reach to the next
//! multiple of eight, and a second measure with tabs of one column finds indentation that depends on the tab
//! width). Inside brackets line ends are dropped. Invariants: brackets nest at most [`super::brackets::MAX_BRACKETS`] deep and
//! blocks at most [`MAX_INDENTS`], so no later stage meets deeper ones; INDENT and DEDENT are empty or lie before
//! their line's first token, so spans never overlap.

use super::brackets::Bracket;
use super::fstrings::FString;
use super::{LexError, LexErrorKind, Lexed, Lexeme, Token, error_at};
use crate::diagnostics::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::source::{Source, Span};
use logos::Logos;

/// CPython's limit for blocks inside one another, the module itself counted.
pub const MAX_INDENTS: usize = 100;
const TAB_SIZE: u32 = 8;

/// Stops the run; the error stands in the error it carries.
pub(super) type Step<T = ()> = Result<T, Box<LexError>>;

/// Columns of a line's indentation, with tabs to eight and with tabs as one.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Indent {
    column: u32,
    alternative: u32,
}

/// The state of a run over a source.
pub struct Layout<'s> {
    pub(super) source: &'s Source,
    raw: logos::Lexer<'s, Token>,
    tokens: Vec<Lexeme>,
    pub(super) warnings: Vec<SyntaxError>,
    pub(super) brackets: Vec<Bracket>,
    indents: Vec<Indent>,
    pub(super) fstrings: Vec<FString>,
    at_line_start: bool,
    /// Where the comment of the current line starts.
    comment: Option<u32>,
}

impl<'s> Layout<'s> {
    /// A run at the start of the text.
    pub fn new(source: &'s Source) -> Layout<'s> {
        Layout {
            source,
            raw: Token::lexer(&source.text),
            tokens: Vec::with_capacity(source.text.len() / 4),
            warnings: Vec::new(),
            brackets: Vec::new(),
            indents: vec![Indent { column: 0, alternative: 0 }],
            fstrings: Vec::new(),
            at_line_start: true,
            comment: None,
        }
    }

    /// Reads the whole text.
    pub fn run(mut self) -> Lexed {
        let error = self.read_all().err().map(|error| *error);
        Lexed { tokens: self.tokens, warnings: self.warnings, error }
    }

    fn read_all(&mut self) -> Step {
        loop {
            if self.fstrings.last().is_some_and(|fstring| fstring.in_text) {
                self.fstring_text()?;
            } else if self.at_line_start && self.brackets.is_empty() {
                self.line_start()?;
            } else if !self.next_token()? {
                return self.finish();
            }
        }
    }

    // What the scanners share.

    pub(super) fn at(&self) -> u32 {
        self.raw.span().end as u32
    }

    pub(super) fn rest(&self) -> &'s str {
        self.raw.remainder()
    }

    pub(super) fn skip(&mut self, bytes: usize) {
        self.raw.bump(bytes);
    }

    pub(super) fn push(&mut self, token: Token, start: u32, end: u32) {
        self.tokens.push(Lexeme { token, span: Span::new(start, end) });
    }

    pub(super) fn warn(&mut self, at: u32, message: String) {
        let span = Span::new(at, at + 1);
        self.warnings.push(SyntaxError::with_kind(SyntaxErrorKind::SyntaxWarning, self.source, span, message));
    }

    /// An error seen when the text up to `read` has been read.
    pub(super) fn fail<T>(&self, read: u32, message: impl Into<String>) -> Step<T> {
        let line_start = read - self.source.place(read).column;
        self.fail_in_line(line_start, read, message)
    }

    fn fail_in_line<T>(&self, line_start: u32, read: u32, message: impl Into<String>) -> Step<T> {
        self.failed(error_at(self.source, line_start, read, message))
    }

    /// Inside f-strings CPython does not look ahead for mistakes.
    pub(super) fn failed<T>(&self, error: SyntaxError) -> Step<T> {
        let kind = if self.fstrings.is_empty() { LexErrorKind::Prior } else { LexErrorKind::InTurn };
        Err(Box::new(LexError { error, kind, unclosed: None, more_input_helps: false }))
    }

    /// An error that a mistake found earlier by the parser outweighs.
    fn fail_in_turn<T>(&self, kind: SyntaxErrorKind, line: u32, offset: i32, end: i32, message: &str) -> Step<T> {
        let error = SyntaxError {
            line: Some(line),
            offset: Some(offset),
            end_line: Some(line),
            end_offset: Some(end),
            text: Some(crate::diagnostics::syntax_error::line_with_end(self.source, line)),
            ..SyntaxError::nowhere(kind, &self.source.name, message)
        };
        let more_input_helps = message.starts_with("unexpected EOF");
        let unclosed = self.unclosed();
        Err(Box::new(LexError { error, kind: LexErrorKind::InTurn, unclosed, more_input_helps }))
    }

    // Line starts.

    /// Skips blank lines; measures the indentation of the first other line.
    fn line_start(&mut self) -> Step {
        loop {
            let indent = self.measure()?;
            match self.rest().bytes().next() {
                Some(b'#') => self.skip(line_length(self.rest())),
                Some(b'\n') => {}
                Some(_) => {
                    self.at_line_start = false;
                    return self.indentation(indent);
                }
                None => {
                    self.at_line_start = false;
                    return Ok(());
                }
            }
            if self.rest().starts_with('\n') {
                self.skip(1);
            }
        }
    }

    /// Reads spaces, tabs and form feeds; where a backslash joins lines, the first line's indentation counts.
    fn measure(&mut self) -> Step<Indent> {
        let mut here = Indent { column: 0, alternative: 0 };
        let mut first_line = None;
        loop {
            match self.rest().bytes().next() {
                Some(b' ') => here = Indent { column: here.column + 1, alternative: here.alternative + 1 },
                Some(b'\t') => {
                    here = Indent { column: (here.column / TAB_SIZE + 1) * TAB_SIZE, alternative: here.alternative + 1 }
                }
                Some(b'\x0c') => here = Indent { column: 0, alternative: 0 },
                Some(b'\\') => {
                    let column = here.column;
                    first_line = first_line.or((column > 0).then_some(Indent { column, alternative: column }));
                    self.joined_line()?;
                }
                _ => return Ok(first_line.unwrap_or(here)),
            }
            self.skip(1);
        }
    }

    /// Looks at a backslash: a line end must follow, and then some text. Skips the backslash, not the line end.
    fn joined_line(&mut self) -> Step {
        let at = self.at();
        let rest = &self.rest()[1..];
        let line = self.source.line_of(at);
        if !rest.starts_with('\n') && !rest.is_empty() {
            let column = self.source.slice(Span::new(at - self.source.place(at).column, at)).chars().count() as i32;
            let message = "unexpected character after line continuation character";
            return self.fail_in_turn(SyntaxErrorKind::SyntaxError, line, column + 2, 0, message);
        }
        if rest.len() <= 1 {
            if let Some(error) = self.never_closed() {
                let unclosed = self.unclosed();
                return Err(Box::new(LexError { error, kind: LexErrorKind::InTurn, unclosed, more_input_helps: true }));
            }
            let column = self.source.place(at).column as i32;
            let message = "unexpected EOF while parsing";
            return self.fail_in_turn(SyntaxErrorKind::SyntaxError, line, column + 2, -1, message);
        }
        self.skip(1);
        Ok(())
    }

    fn indentation(&mut self, indent: Indent) -> Step {
        let current = self.indents[self.indents.len() - 1];
        if indent.column == current.column {
            if indent.alternative != current.alternative {
                return self.inconsistent_tabs();
            }
        } else if indent.column > current.column {
            return self.deeper(indent, current);
        } else {
            return self.shallower(indent);
        }
        Ok(())
    }

    fn deeper(&mut self, indent: Indent, current: Indent) -> Step {
        let line = self.source.line_of(self.at());
        if self.indents.len() >= MAX_INDENTS {
            let message = "too many levels of indentation";
            return self.fail_in_turn(SyntaxErrorKind::IndentationError, line, 1, 0, message);
        }
        if indent.alternative <= current.alternative {
            return self.inconsistent_tabs();
        }
        self.indents.push(indent);
        let end = self.at();
        self.push(Token::Indent, end - self.source.place(end).column, end);
        Ok(())
    }

    fn shallower(&mut self, indent: Indent) -> Step {
        let mut dedents = 0;
        while self.indents.last().is_some_and(|open| indent.column < open.column) {
            self.indents.pop();
            dedents += 1;
        }
        let open = self.indents[self.indents.len() - 1];
        if indent.column != open.column {
            let line = self.source.line_of(self.at());
            let width = self.source.line(line).map_or(0, |text| text.chars().count()) as i32;
            let message = "unindent does not match any outer indentation level";
            return self.fail_in_turn(SyntaxErrorKind::IndentationError, line, width + 1, -1, message);
        }
        if indent.alternative != open.alternative {
            return self.inconsistent_tabs();
        }
        let at = self.at();
        (0..dedents).for_each(|_| self.push(Token::Dedent, at, at));
        Ok(())
    }

    fn inconsistent_tabs(&self) -> Step {
        let line = self.source.line_of(self.at());
        let message = "inconsistent use of tabs and spaces in indentation";
        self.fail_in_turn(SyntaxErrorKind::TabError, line, 1, 0, message)
    }

    // Tokens within lines.

    /// Reads one token; false at the end of the text.
    fn next_token(&mut self) -> Step<bool> {
        if self.fstring_field_punctuation() {
            return Ok(true);
        }
        let Some(token) = self.raw.next() else { return Ok(false) };
        let (start, end) = (self.raw.span().start as u32, self.raw.span().end as u32);
        let Ok(token) = token else { return self.stray_character(start).map(|()| true) };
        match token {
            Token::Newline => self.line_end(start),
            Token::Comment => self.comment = Some(start),
            Token::Backslash => self.join_lines(start)?,
            Token::Name => self.name(start, end)?,
            Token::Number => self.number(start)?,
            Token::String => self.string(start)?,
            Token::FStringStart => self.fstring_start(start, end)?,
            Token::LParen | Token::LBracket | Token::LBrace => self.open_bracket(token, start)?,
            Token::RParen | Token::RBracket | Token::RBrace => self.close_bracket(token, start)?,
            _ => self.push(token, start, end),
        }
        Ok(true)
    }

    fn line_end(&mut self, at: u32) {
        let start = self.comment.take().unwrap_or(at);
        if self.brackets.is_empty() {
            self.push(Token::Newline, start, at + 1);
            self.at_line_start = true;
        }
    }

    /// A backslash that logos has just read.
    fn join_lines(&mut self, start: u32) -> Step {
        // `joined_line` looks at the text from the backslash on.
        self.raw = Token::lexer(&self.source.text);
        self.raw.bump(start as usize);
        self.joined_line()?;
        self.skip(1);
        Ok(())
    }
    // The end.

    fn finish(&mut self) -> Step {
        if let Some(error) = self.never_closed() {
            let unclosed = self.unclosed();
            return Err(Box::new(LexError { error, kind: LexErrorKind::InTurn, unclosed, more_input_helps: true }));
        }
        let end = self.source.text.len() as u32;
        if self.tokens.last().is_some_and(|last| !matches!(last.token, Token::Newline | Token::Indent | Token::Dedent))
        {
            self.line_end(end);
        }
        (1..self.indents.len()).for_each(|_| self.push(Token::Dedent, end, end));
        self.push(Token::EndMarker, end, end);
        Ok(())
    }
}

pub(super) fn more_input_helps(mut error: Box<LexError>) -> Box<LexError> {
    error.more_input_helps = true;
    error
}

fn line_length(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}
