//! LALRPOP's errors in CPython's words.
//!
//! LALRPOP says which token it could not use and what it expected. CPython's texts come from rules for particular mistakes; the ones
//! that can be told from the tokens around the place are told here, most particular first.

use crate::diagnostics::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::lexer::token::{Fixed, Token};
use crate::lexer::{LexError, Lexed, Spanned};
use crate::source::{Source, Span};
use lalrpop_util::ParseError;

/// What the generated parser answers.
pub type Failure = ParseError<u32, Token, LexError>;

/// The error that is shown.
pub fn translate(source: &Source, lexed: &Lexed, error: Failure) -> SyntaxError {
    match error {
        ParseError::User { error } => error.into_error(source),
        ParseError::InvalidToken { location } => invalid(source, Span::new(location, location + 1)),
        ParseError::ExtraToken { token: (start, _, end) } => invalid(source, Span::new(start, end)),
        ParseError::UnrecognizedEof { location, .. } => end_of_file(source, lexed, location),
        ParseError::UnrecognizedToken { token: (start, token, end), expected } => {
            let at = lexed.tokens.iter().position(|(other, _, _)| *other == start).unwrap_or(lexed.tokens.len());
            let at =
                lexed.tokens[at..].iter().position(|(s, t, _)| *s == start && *t == token).map_or(at, |more| at + more);
            Context { source, lexed, at, token: &token, span: Span::new(start, end), expected: &expected }.explain()
        }
    }
}

fn invalid(source: &Source, span: Span) -> SyntaxError {
    SyntaxError::new(source, span, "invalid syntax")
}

fn never_closed(source: &Source, open: char, at: u32) -> SyntaxError {
    SyntaxError::new(source, Span::new(at, at + 1), format!("'{open}' was never closed"))
}

fn end_of_file(source: &Source, lexed: &Lexed, location: u32) -> SyntaxError {
    if let Some((open, at)) = lexed.open_bracket {
        return never_closed(source, open, at);
    }
    invalid(source, Span::new(location, location))
}

struct Context<'a> {
    source: &'a Source,
    lexed: &'a Lexed,
    /// The place of the offending token among the tokens.
    at: usize,
    token: &'a Token,
    span: Span,
    expected: &'a [String],
}

impl Context<'_> {
    fn expects(&self, text: &str) -> bool {
        self.expected.iter().any(|token| token.trim_matches('"') == text)
    }

    fn before(&self, back: usize) -> Option<&Spanned> {
        self.at.checked_sub(back).and_then(|at| self.lexed.tokens.get(at))
    }

    fn error(&self, span: Span, message: &str) -> SyntaxError {
        SyntaxError::new(self.source, span, message)
    }

    fn explain(&self) -> SyntaxError {
        if let Some(error) = self.layout() {
            return error;
        }
        // A later error of the lexer, or an open bracket on an earlier line, explains more than "invalid syntax".
        let own = self.particular();
        if own.message == "invalid syntax" {
            if let Some(error) = &self.lexed.error {
                return error.clone().into_error(self.source);
            }
            if let Some((open, at)) = self.lexed.open_bracket {
                if self.source.line_of(at) < self.source.line_of(self.span.start) || *self.token == Token::Newline {
                    return never_closed(self.source, open, at);
                }
            }
        }
        own
    }

    /// Indentation.
    fn layout(&self) -> Option<SyntaxError> {
        let kind = SyntaxErrorKind::IndentationError;
        if *self.token == Token::Indent {
            let span = Span::new(self.span.end, self.span.end);
            return Some(SyntaxError::with_kind(kind, self.source, span, "unexpected indent").without_end());
        }
        if self.expected.len() == 1 && self.expects("Indent") {
            let message = self.missing_block();
            let span = if *self.token == Token::Dedent {
                self.lexed
                    .tokens
                    .get(self.at..)
                    .and_then(|rest| rest.iter().find(|(_, t, _)| *t != Token::Dedent))
                    .map_or(self.span, |(s, _, e)| Span::new(*s, *e))
            } else {
                self.span
            };
            return Some(SyntaxError::with_kind(kind, self.source, span, message));
        }
        None
    }

    /// "expected an indented block after 'if' statement on line 3"
    fn missing_block(&self) -> String {
        let mut at = self.at;
        // Back over the line end to the header's first token.
        let mut header: Option<&Spanned> = None;
        while at > 0 {
            at -= 1;
            let token = &self.lexed.tokens[at];
            if matches!(token.1, Token::Newline | Token::Indent | Token::Dedent) && header.is_some() {
                break;
            }
            if !matches!(token.1, Token::Newline) {
                header = Some(token);
            }
        }
        let first = header.map(|(start, token, _)| (self.source.line_of(*start), token));
        let Some((line, token)) = first else { return "expected an indented block".to_owned() };
        let next = self.lexed.tokens.get(at + 2).map(|(_, token, _)| token);
        let what = match token {
            Token::Fixed(Fixed::Def) => "function definition".to_owned(),
            Token::Fixed(Fixed::Class) => "class definition".to_owned(),
            Token::Fixed(Fixed::Async) => match next {
                Some(Token::Fixed(Fixed::Def)) | None => "function definition".to_owned(),
                Some(Token::Fixed(word)) => format!("'{}' statement", word.text()),
                Some(_) => "statement".to_owned(),
            },
            Token::Fixed(Fixed::Except) if matches!(next, Some(Token::Fixed(Fixed::Star))) => {
                "'except*' statement".to_owned()
            }
            Token::Fixed(word) => format!("'{}' statement", word.text()),
            Token::Match => "'match' statement".to_owned(),
            Token::Case => "'case' statement".to_owned(),
            _ => "statement".to_owned(),
        };
        format!("expected an indented block after {what} on line {line}")
    }

    fn particular(&self) -> SyntaxError {
        let rules: [fn(&Self) -> Option<SyntaxError>; 8] = [
            Self::print_statement,
            Self::missing_colon,
            Self::try_without_handler,
            Self::assignment_in_expression,
            Self::dict_value,
            Self::conditional_without_else,
            Self::fstring,
            Self::missing_comma,
        ];
        rules.iter().find_map(|rule| rule(self)).unwrap_or_else(|| self.error(self.span_shown(), "invalid syntax"))
    }

    fn span_shown(&self) -> Span {
        match self.token {
            Token::Newline => Span::new(self.span.start, self.span.start + 1),
            _ => self.span,
        }
    }

    /// `print x`, `exec x`
    fn print_statement(&self) -> Option<SyntaxError> {
        let (start, Token::Name(name), _) = self.before(1)? else { return None };
        if !matches!(&**name, "print" | "exec") || !self.starts_operand() || !self.begins_statement(1) {
            return None;
        }
        let end = self.line_end();
        let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
        Some(self.error(Span::new(*start, end), &message))
    }

    fn begins_statement(&self, back: usize) -> bool {
        self.before(back + 1).is_none_or(|(_, token, _)| {
            matches!(
                token,
                Token::Newline | Token::Indent | Token::Dedent | Token::Fixed(Fixed::Semicolon | Fixed::Colon)
            )
        })
    }

    fn line_end(&self) -> u32 {
        let rest = &self.lexed.tokens[self.at..];
        let end =
            rest.iter().take_while(|(_, token, _)| !matches!(token, Token::Newline | Token::Fixed(Fixed::Semicolon)));
        end.last().map_or(self.span.end, |(_, _, end)| *end)
    }

    /// Whether the offending token could begin an operand.
    fn starts_operand(&self) -> bool {
        match self.token {
            Token::Name(_) | Token::Number(_) | Token::Str(_) | Token::FStart => true,
            Token::Fixed(fixed) => matches!(
                fixed,
                Fixed::None_
                    | Fixed::True
                    | Fixed::False
                    | Fixed::LParen
                    | Fixed::LBracket
                    | Fixed::LBrace
                    | Fixed::Ellipsis
                    | Fixed::Lambda
                    | Fixed::Not
                    | Fixed::Await
                    | Fixed::Tilde
            ),
            _ => false,
        }
    }

    fn header(&self) -> Option<&Token> {
        let mut at = self.at;
        while at > 0 {
            if matches!(self.lexed.tokens[at - 1].1, Token::Newline | Token::Indent | Token::Dedent) {
                break;
            }
            at -= 1;
        }
        self.lexed.tokens.get(at).map(|(_, token, _)| token)
    }

    fn open_brackets(&self) -> i32 {
        let mut depth = 0;
        for (_, token, _) in self.lexed.tokens[..self.at].iter().rev() {
            match token {
                Token::Newline => break,
                Token::Fixed(Fixed::LParen | Fixed::LBracket | Fixed::LBrace) => depth += 1,
                Token::Fixed(Fixed::RParen | Fixed::RBracket | Fixed::RBrace) => depth -= 1,
                _ => {}
            }
        }
        depth
    }

    /// `if x` without colon
    fn missing_colon(&self) -> Option<SyntaxError> {
        if !self.expects(":") || self.open_brackets() > 0 {
            return None;
        }
        let header = self.header()?;
        let is_header = match header {
            Token::Match | Token::Case => true,
            Token::Fixed(word) => matches!(
                word,
                Fixed::If
                    | Fixed::Elif
                    | Fixed::Else
                    | Fixed::For
                    | Fixed::While
                    | Fixed::Try
                    | Fixed::Except
                    | Fixed::Finally
                    | Fixed::With
                    | Fixed::Def
                    | Fixed::Class
                    | Fixed::Async
            ),
            _ => false,
        };
        if !is_header {
            return None;
        }
        if let (Token::Fixed(Fixed::Equal), true) = (self.token, self.expects(":=") || true) {
            return None;
        }
        if matches!(self.token, Token::Newline) || !self.starts_operand() {
            return Some(self.error(self.span_shown(), "expected ':'"));
        }
        None
    }

    fn try_without_handler(&self) -> Option<SyntaxError> {
        let expects = self.expects("except") && self.expects("finally") && !self.expects("else");
        if !expects {
            return None;
        }
        let end = Span::new(self.span.start, self.line_end().max(self.span.end));
        let span = if matches!(self.token, Token::Newline | Token::Dedent) { self.span_shown() } else { self.span };
        let _ = end;
        Some(self.error(span, "expected 'except' or 'finally' block"))
    }

    /// `if x = 3:` and `f(a.b=1)`
    fn assignment_in_expression(&self) -> Option<SyntaxError> {
        if *self.token != Token::Fixed(Fixed::Equal) {
            return None;
        }
        let (start, previous, end) = self.before(1)?;
        let in_call = self.open_brackets() > 0;
        let simple = matches!(previous, Token::Name(_))
            && self.before(2).is_none_or(|(_, token, _)| !matches!(token, Token::Fixed(Fixed::Dot)));
        if !in_call {
            let header = self.header()?;
            if !matches!(header, Token::Fixed(Fixed::If | Fixed::Elif | Fixed::While)) {
                return None;
            }
            if simple {
                let span = Span::new(*start, self.next_end());
                return Some(self.error(span, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"));
            }
            let what = match previous {
                Token::Number(_) | Token::Str(_) => "literal",
                Token::Fixed(Fixed::RParen) => "function call",
                Token::Fixed(Fixed::RBracket) => "subscript",
                Token::Name(_) => "attribute",
                _ => return None,
            };
            let begin = self.operand_start();
            let message = format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
            return Some(self.error(Span::new(begin, *end), &message));
        }
        if simple {
            let span = Span::new(*start, self.next_end());
            return Some(self.error(span, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"));
        }
        let message = match previous {
            Token::Fixed(Fixed::True | Fixed::False | Fixed::None_) => {
                let Token::Fixed(word) = previous else { return None };
                return Some(
                    self.error(Span::new(*start, self.span.end), &format!("cannot assign to {}", word.text())),
                );
            }
            _ => "expression cannot contain assignment, perhaps you meant \"==\"?",
        };
        Some(self.error(Span::new(self.operand_start(), self.span.end), message))
    }

    fn next_end(&self) -> u32 {
        self.lexed.tokens.get(self.at + 1).map_or(self.span.end, |(_, _, end)| *end)
    }

    /// Where the operand that ends before the offending token begins.
    fn operand_start(&self) -> u32 {
        let (mut depth, mut start) = (0, self.span.start);
        for (index, (from, token, _)) in self.lexed.tokens[..self.at].iter().enumerate().rev() {
            match token {
                Token::Fixed(Fixed::RParen | Fixed::RBracket | Fixed::RBrace) => depth += 1,
                Token::Fixed(Fixed::LParen | Fixed::LBracket | Fixed::LBrace) if depth > 0 => depth -= 1,
                Token::Name(_) | Token::Number(_) | Token::Str(_) | Token::Fixed(Fixed::Dot) => {}
                _ if depth > 0 => {}
                _ => break,
            }
            start = *from;
            let joined = index > 0
                && (depth > 0
                    || matches!(self.lexed.tokens[index - 1].1, Token::Fixed(Fixed::Dot))
                    || matches!(token, Token::Fixed(Fixed::Dot | Fixed::LParen | Fixed::LBracket)));
            if !joined {
                break;
            }
        }
        start
    }

    /// `{1: 2, 3}` and `{1:}`
    fn dict_value(&self) -> Option<SyntaxError> {
        if self.expected.is_empty() || !matches!(self.token, Token::Fixed(Fixed::RBrace | Fixed::Comma)) {
            return None;
        }
        let (start, previous, end) = self.before(1)?;
        if *previous == Token::Fixed(Fixed::Colon) {
            return Some(self.error(Span::new(*start, *end), "expression expected after dictionary key and ':'"));
        }
        if self.expects(":") && !self.expects(",") && !self.expects("}") {
            return Some(
                self.error(Span::new(start.max(end).saturating_sub(1), *end), "':' expected after dictionary key"),
            );
        }
        None
    }

    /// `1 if x`
    fn conditional_without_else(&self) -> Option<SyntaxError> {
        if !self.expects("else") || self.expects(":") || self.expects("except") || self.expects("=") {
            return None;
        }
        let mut depth = 0;
        for (index, (_, token, _)) in self.lexed.tokens[..self.at].iter().enumerate().rev() {
            match token {
                Token::Fixed(Fixed::RParen | Fixed::RBracket | Fixed::RBrace) => depth += 1,
                Token::Fixed(Fixed::LParen | Fixed::LBracket | Fixed::LBrace) if depth > 0 => depth -= 1,
                Token::Fixed(Fixed::If) if depth == 0 => {
                    let (start, _, _) = self.lexed.tokens.get(index.checked_sub(1)?)?;
                    let end = self.before(1)?.2;
                    return Some(self.error(Span::new(*start, end), "expected 'else' after 'if' expression"));
                }
                Token::Newline => return None,
                _ => {}
            }
        }
        None
    }

    fn fstring(&self) -> Option<SyntaxError> {
        let inside =
            self.lexed.tokens[..self.at].iter().rev().fold((0, false), |(ends, found), (_, token, _)| match token {
                Token::FEnd => (ends + 1, found),
                Token::FStart if ends > 0 => (ends - 1, found),
                Token::FStart => (ends, true),
                _ => (ends, found),
            });
        if !inside.1 {
            return None;
        }
        let previous = &self.before(1)?.1;
        if *previous == Token::Fixed(Fixed::LBrace) {
            let shown = match self.token {
                Token::FConversion(_) => "!".to_owned(),
                Token::FSpec => ":".to_owned(),
                Token::FDebug(_) => "=".to_owned(),
                Token::Fixed(fixed) => fixed.text().to_owned(),
                _ => return None,
            };
            if matches!(shown.as_str(), "}" | "!" | ":" | "=") {
                return Some(self.error(self.span, &format!("f-string: valid expression required before '{shown}'")));
            }
            return Some(self.error(self.span, &format!("f-string: expecting a valid expression after '{{'")));
        }
        if self.starts_operand() {
            return self.missing_comma();
        }
        match previous {
            Token::FConversion(_) => Some(self.error(self.span, "f-string: expecting ':' or '}'")),
            _ => Some(self.error(self.span, "f-string: expecting '=', or '!', or ':', or '}'")),
        }
    }

    /// Two operands side by side in brackets.
    fn missing_comma(&self) -> Option<SyntaxError> {
        if !self.starts_operand() || self.open_brackets() <= 0 {
            return None;
        }
        let (start, previous, _) = self.before(1)?;
        let ends_operand = match previous {
            Token::Name(name) => !matches!(&**name, "print" | "exec") || true,
            Token::Number(_) | Token::Str(_) | Token::FEnd => true,
            Token::Fixed(fixed) => {
                matches!(
                    fixed,
                    Fixed::RParen | Fixed::RBracket | Fixed::RBrace | Fixed::None_ | Fixed::True | Fixed::False
                )
            }
            _ => false,
        };
        let both_strings =
            matches!(previous, Token::Str(_) | Token::FEnd) && matches!(self.token, Token::Str(_) | Token::FStart);
        if !ends_operand
            || both_strings
            || matches!(self.token, Token::Fixed(Fixed::Not | Fixed::Lambda | Fixed::Await))
        {
            return None;
        }
        let _ = start;
        let span = Span::new(self.operand_start(), self.span.end);
        Some(self.error(span, "invalid syntax. Perhaps you forgot a comma?"))
    }
}
