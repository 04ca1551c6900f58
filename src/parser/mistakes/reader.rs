//! The reader's tokens, memory and ways to place an error.
//!
//! `mark` is the token to be read next; `fill` is one past the furthest token looked at, which CPython uses to place
//! errors. Once an error is raised, nothing matches any more, so every rule on the way out fails.

use super::nodes::{Kind, Node};
use crate::diagnostics::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::lexer::{Lexed, Lexeme, Token};
use crate::source::{Source, Span};
use rustc_hash::FxHashMap;

/// How many rules may be active inside one another; beyond, the mistake stays unexplained.
const MAX_LEVEL: usize = 450;
/// How many tokens may be looked at in one reading, against texts that backtrack without end.
const MAX_STEPS: usize = 20_000_000;

/// Rules whose results are remembered.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Rule {
    Expression,
    StarExpression,
    Disjunction,
    BitOr,
    Factor,
    Primary,
    Atom,
    Arguments,
    Strings,
    StarTarget,
    TargetAtom,
    DelTarget,
    ClosedPattern,
    TypeParam,
    Simple,
    Block,
}

type Memory = FxHashMap<(Rule, usize), Option<(Node, usize)>>;

/// A reading in progress.
pub(super) struct Reader<'s> {
    pub(super) source: &'s Source,
    lexed: &'s Lexed,
    /// Open brackets after each token.
    levels: Vec<u16>,
    pub(super) mark: usize,
    fill: usize,
    memory: Memory,
    /// Whether the rules of mistakes are tried.
    pub(super) explaining: bool,
    error: Option<SyntaxError>,
    /// Whether the error is the lexer's own, reached by reading.
    pub(super) lexer_error: bool,
    level: usize,
    steps: usize,
    overflow: bool,
}

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s Source, lexed: &'s Lexed) -> Reader<'s> {
        let levels = bracket_levels(&lexed.tokens);
        let memory = Memory::default();
        Reader {
            source,
            lexed,
            levels,
            mark: 0,
            fill: 0,
            memory,
            explaining: false,
            error: None,
            lexer_error: false,
            level: 0,
            steps: 0,
            overflow: false,
        }
    }

    /// Prepares the second reading; `fill` stays.
    pub(super) fn start_again(&mut self) {
        self.memory.clear();
        (self.mark, self.level, self.steps) = (0, 0, 0);
        self.explaining = true;
        self.overflow = false;
    }

    /// Reads everything; whether it makes sense.
    pub(super) fn read(&mut self, start: Token) -> bool {
        let read = match start {
            Token::StartExpression => self.expression_input(),
            Token::StartInteractive | Token::StartModule => self.file_input(),
            _ => unreachable!("there are three start markers"),
        };
        read.is_some() && self.error.is_none() && !self.overflow
    }

    pub(super) fn take_error(&mut self) -> Option<SyntaxError> {
        self.error.take()
    }

    pub(super) fn overflowed(&self) -> bool {
        self.overflow
    }

    // Tokens.

    /// The kind of a token; what the soft-keyword pass decided is a name again, as CPython's tokens are.
    fn kind_at(&self, at: usize) -> Option<Token> {
        self.lexed.tokens.get(at).map(|lexeme| match lexeme.token {
            Token::Match | Token::Case | Token::Type => Token::Name,
            Token::WithParen => Token::LParen,
            token => token,
        })
    }

    /// The next token, which counts as looked at; none after an error.
    pub(super) fn peek(&mut self) -> Option<Token> {
        if self.error.is_some() || self.overflow {
            return None;
        }
        self.steps += 1;
        self.overflow |= self.steps > MAX_STEPS;
        let token = self.kind_at(self.mark);
        match (token, &self.lexed.error) {
            (Some(_), _) => self.fill = self.fill.max(self.mark + 1),
            (None, Some(broken)) => {
                self.error = Some(broken.error.clone());
                self.lexer_error = true;
            }
            (None, None) => {}
        }
        token
    }

    pub(super) fn at(&mut self, token: Token) -> bool {
        self.peek() == Some(token)
    }

    pub(super) fn at_any(&mut self, tokens: &[Token]) -> bool {
        self.peek().is_some_and(|token| tokens.contains(&token))
    }

    /// Reads the token if it comes next.
    pub(super) fn eat(&mut self, token: Token) -> Option<Span> {
        if !self.at(token) {
            return None;
        }
        self.mark += 1;
        Some(self.lexed.tokens[self.mark - 1].span)
    }

    /// Reads any of the tokens.
    pub(super) fn eat_any(&mut self, tokens: &[Token]) -> Option<Span> {
        let token = self.peek().filter(|token| tokens.contains(token))?;
        self.eat(token)
    }

    /// Reads the token or raises "expected '…'", in the first reading too.
    pub(super) fn demand(&mut self, token: Token, shown: &str) -> Option<Span> {
        if self.peek().is_some() && !self.at(token) {
            let message = format!("expected '{shown}'");
            let error = self.error_at_token(self.mark, &message);
            return self.raise(error);
        }
        self.eat(token)
    }

    /// Reads a soft keyword.
    pub(super) fn eat_word(&mut self, word: &str) -> Option<Span> {
        self.at_word(word).then(|| self.eat(Token::Name)).flatten()
    }

    pub(super) fn at_word(&mut self, word: &str) -> bool {
        self.at(Token::Name) && self.source.slice(self.lexed.tokens[self.mark].span) == word
    }

    /// Whether the next token is a name that the word begins with.
    pub(super) fn at_word_beginning(&mut self, word: &str) -> bool {
        self.at(Token::Name) && word.starts_with(self.source.slice(self.lexed.tokens[self.mark].span))
    }

    /// Bracket depth behind the token read last.
    pub(super) fn bracket_level(&self) -> u16 {
        self.mark.checked_sub(1).and_then(|at| self.levels.get(at)).copied().unwrap_or(0)
    }

    /// A node from a token to the one read last.
    pub(super) fn node(&self, kind: Kind, start: usize) -> Node {
        Node::new(kind, self.span_from(start))
    }

    pub(super) fn span_from(&self, start: usize) -> Span {
        let tokens = &self.lexed.tokens;
        let last = self.mark.max(start + 1) - 1;
        tokens[start.min(tokens.len() - 1)].span.to(tokens[last.min(tokens.len() - 1)].span)
    }

    // Backtracking and memory.

    /// Runs a rule; puts the mark back where it fails.
    pub(super) fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mark = self.mark;
        let result = rule(self).filter(|_| self.error.is_none());
        if result.is_none() {
            self.mark = mark;
        }
        result
    }

    /// Whether a rule would match here.
    pub(super) fn ahead<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> bool {
        let mark = self.mark;
        let matched = rule(self).is_some();
        self.mark = mark;
        matched && self.error.is_none()
    }

    /// Tries a rule that describes mistakes: it matches nothing, it only may raise.
    pub(super) fn mistake<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) {
        if self.explaining && self.error.is_none() {
            let mark = self.mark;
            rule(self);
            self.mark = mark;
        }
    }

    /// Runs a rule once per place.
    pub(super) fn remember(&mut self, rule: Rule, read: impl FnOnce(&mut Self) -> Option<Node>) -> Option<Node> {
        if self.error.is_some() || self.overflow {
            return None;
        }
        let place = (rule, self.mark);
        if let Some(known) = self.memory.get(&place) {
            return known.clone().map(|(node, end)| {
                self.mark = end;
                node
            });
        }
        if self.level >= MAX_LEVEL {
            self.overflow = true;
            return None;
        }
        self.level += 1;
        let result = self.attempt(read);
        self.level -= 1;
        self.memory.insert(place, result.clone().map(|node| (node, self.mark)));
        result
    }

    /// Forgets what was read: nothing goes back behind a whole statement.
    pub(super) fn forget(&mut self) {
        self.memory = Memory::default();
    }

    /// One or more, with a separator between them.
    pub(super) fn gather<T>(&mut self, separator: Token, item: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = vec![self.attempt(&item)?];
        while let Some(next) = self.attempt(|r| {
            r.eat(separator)?;
            item(r)
        }) {
            items.push(next);
        }
        Some(items).filter(|_| self.error.is_none())
    }

    /// None or more.
    pub(super) fn many<T>(&mut self, item: impl Fn(&mut Self) -> Option<T>) -> Vec<T> {
        let mut items = Vec::new();
        while let Some(next) = self.attempt(&item) {
            items.push(next);
        }
        items
    }

    /// One or more.
    pub(super) fn some<T>(&mut self, item: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        Some(self.many(item)).filter(|items| !items.is_empty())
    }

    // Errors.

    pub(super) fn raise<T>(&mut self, error: SyntaxError) -> Option<T> {
        self.error.get_or_insert(error);
        None
    }

    /// Raises over a span.
    pub(super) fn raise_at<T>(&mut self, span: Span, message: impl Into<String>) -> Option<T> {
        if self.error.is_some() {
            return None;
        }
        let error = SyntaxError::new(self.source, span, message);
        self.raise(error)
    }

    /// Raises at the furthest token looked at.
    pub(super) fn raise_at_last<T>(&mut self, message: &str) -> Option<T> {
        if self.error.is_some() {
            return None;
        }
        let error = self.error_at_token(self.last_token(), message);
        self.raise(error)
    }

    /// Raises an IndentationError at the furthest token looked at.
    pub(super) fn raise_indentation<T>(&mut self, message: impl AsRef<str>) -> Option<T> {
        if self.error.is_some() {
            return None;
        }
        let mut error = self.error_at_token(self.last_token(), message.as_ref());
        error.kind = SyntaxErrorKind::IndentationError;
        self.raise(error)
    }

    /// Raises at the token to be read next.
    pub(super) fn raise_at_next<T>(&mut self, message: &str) -> Option<T> {
        self.peek()?;
        let error = self.error_at_token(self.mark, message);
        self.raise(error)
    }

    /// Raises from a place up to the end of the furthest token looked at.
    pub(super) fn raise_from<T>(&mut self, start: Span, message: &str) -> Option<T> {
        if self.error.is_some() {
            return None;
        }
        let end = self.lexed.tokens[self.last_token()].span.end;
        let mut error = SyntaxError::new(self.source, Span::new(start.start, end), message);
        // CPython gives this end from 0.
        error.end_offset = error.end_offset.map(|end| end - 1);
        self.raise(error)
    }

    pub(super) fn last_token(&self) -> usize {
        self.fill.saturating_sub(1)
    }

    /// The line that the furthest token looked at is on.
    pub(super) fn last_line(&self) -> u32 {
        self.lexed.tokens.get(self.last_token()).map_or(1, |lexeme| self.source.line_of(lexeme.span.start))
    }

    /// An error over a token. Tokens without text have no columns for CPython; it takes where its reading stands.
    pub(super) fn error_at_token(&self, at: usize, message: &str) -> SyntaxError {
        let Lexeme { token, span } = self.lexed.tokens[at];
        if !matches!(token, Token::Indent | Token::Dedent | Token::EndMarker) {
            return SyntaxError::new(self.source, span, message);
        }
        let text = &self.source.text;
        let at_end = span.end as usize >= text.len();
        let end = if at_end { text.strip_suffix('\n').unwrap_or(text).len() as u32 } else { span.end };
        let mut error = SyntaxError::new(self.source, Span::new(end, end), message);
        if !at_end {
            error.offset = error.offset.map(|offset| offset - 1);
        } else if self.source.is_file {
            error.offset = Some(0);
        }
        error.end_offset = Some(-1);
        error
    }
}

fn bracket_levels(tokens: &[Lexeme]) -> Vec<u16> {
    let mut level: u16 = 0;
    let step = |lexeme: &Lexeme| {
        match lexeme.token {
            Token::LParen | Token::LBracket | Token::LBrace | Token::WithParen => level += 1,
            Token::RParen | Token::RBracket | Token::RBrace => level = level.saturating_sub(1),
            _ => {}
        }
        level
    };
    tokens.iter().map(step).collect()
}
