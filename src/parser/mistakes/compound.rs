//! Blocks, conditions, loops and `with`, with their mistakes: missing colons, missing blocks.

use super::nodes::{Kind, Use};
use super::reader::{Reader, Rule};
use crate::lexer::Token;
use crate::source::Span;

impl Reader<'_> {
    pub(super) fn compound_statement(&mut self) -> Option<()> {
        match self.peek()? {
            Token::Def => self.function(),
            Token::At => self.attempt(Self::function).or_else(|| self.class()),
            Token::Async => {
                self.attempt(Self::function).or_else(|| self.attempt(Self::with)).or_else(|| self.for_loop())
            }
            Token::If => self.if_statement(),
            Token::Class => self.class(),
            Token::With => self.with(),
            Token::For => self.for_loop(),
            Token::Try => self.try_statement(),
            Token::While => self.while_loop(),
            Token::Name => self.match_statement(),
            _ => None,
        }
    }

    // Blocks.

    pub(super) fn block(&mut self) -> Option<()> {
        self.remember(Rule::Block, |r| {
            let start = r.mark;
            r.block_here().map(|()| r.node(Kind::Other, start))
        })
        .map(drop)
    }

    fn block_here(&mut self) -> Option<()> {
        let indented = self.attempt(|r| {
            r.eat(Token::Newline)?;
            r.eat(Token::Indent)?;
            r.some(Self::statement)?;
            r.eat(Token::Dedent).map(drop)
        });
        let found = indented.or_else(|| self.attempt(Self::simple_statements));
        if found.is_none() {
            self.mistake(|r| {
                r.eat(Token::Newline)?;
                r.no_indent()?;
                r.raise_indentation::<()>("expected an indented block")
            });
        }
        found
    }

    fn no_indent(&mut self) -> Option<()> {
        self.peek()?;
        (!self.at(Token::Indent)).then_some(())
    }

    /// `:` at the end of a line and no block behind it: raises "expected an indented block after …".
    pub(super) fn missing_block(&mut self, what: &str, header: Span) -> Option<()> {
        self.eat(Token::Colon)?;
        self.eat(Token::Newline)?;
        self.no_indent()?;
        let line = self.source.line_of(header.start);
        self.raise_indentation(format!("expected an indented block after {what} on line {line}"))
    }

    /// The end of the line where a colon should be.
    pub(super) fn missing_colon(&mut self) -> Option<()> {
        self.eat(Token::Newline)?;
        self.raise_at_last("expected ':'")
    }

    /// Both of the above behind a header that a rule reads.
    pub(super) fn header_mistakes(&mut self, what: &str, header: impl Fn(&mut Self) -> Option<Span>) {
        self.mistake(|r| {
            header(r)?;
            r.missing_colon()
        });
        self.mistake(|r| {
            let word = header(r)?;
            r.missing_block(what, word)
        });
    }

    /// `else`, `finally`, `try`: a word, a colon that must come, a block.
    pub(super) fn word_block(&mut self, word: Token, what: &str) -> Option<()> {
        self.mistake(|r| {
            let header = r.eat(word)?;
            r.missing_block(what, header)
        });
        self.eat(word)?;
        self.demand(Token::Colon, ":")?;
        self.block()
    }

    pub(super) fn optional_else(&mut self) {
        self.attempt(|r| r.word_block(Token::Else, "'else' statement"));
    }

    // if, while, for.

    fn if_statement(&mut self) -> Option<()> {
        self.if_clause(Token::If, "'if' statement")?;
        while self.attempt(|r| r.if_clause(Token::Elif, "'elif' statement")).is_some() {}
        self.optional_else();
        Some(())
    }

    fn if_clause(&mut self, word: Token, what: &str) -> Option<()> {
        let header = |r: &mut Self| {
            let start = r.eat(word)?;
            r.named_expression()?;
            Some(start)
        };
        self.header_mistakes(what, header);
        header(self)?;
        self.eat(Token::Colon)?;
        self.block()
    }

    fn while_loop(&mut self) -> Option<()> {
        let header = |r: &mut Self| {
            let start = r.eat(Token::While)?;
            r.named_expression()?;
            Some(start)
        };
        self.header_mistakes("'while' statement", header);
        header(self)?;
        self.eat(Token::Colon)?;
        self.block()?;
        self.optional_else();
        Some(())
    }

    fn for_loop(&mut self) -> Option<()> {
        self.header_mistakes("'for' statement", |r| {
            r.eat(Token::Async);
            let start = r.eat(Token::For)?;
            r.star_targets()?;
            r.eat(Token::In)?;
            r.star_expressions()?;
            Some(start)
        });
        let committed = self.attempt(|r| {
            r.eat(Token::Async);
            r.eat(Token::For)?;
            r.star_targets()?;
            r.eat(Token::In)
        });
        if committed.is_none() {
            self.mistake(Self::for_target_mistake);
            return None;
        }
        self.star_expressions()?;
        self.eat(Token::Colon)?;
        self.block()?;
        self.optional_else();
        Some(())
    }

    pub(super) fn for_target_mistake(&mut self) -> Option<()> {
        self.eat(Token::Async);
        self.eat(Token::For)?;
        let target = self.star_expressions()?;
        self.raise_invalid_target(&target, Use::For)
    }

    // with.

    fn with(&mut self) -> Option<()> {
        self.mistake(|r| {
            let word = r.with_items_loosely()?;
            r.missing_block("'with' statement", word)
        });
        self.mistake(|r| {
            let word = r.with_parenthesis_loosely()?;
            r.missing_block("'with' statement", word)
        });
        let found = self.attempt(Self::with_parenthesis).or_else(|| self.attempt(Self::with_items));
        if found.is_none() {
            self.mistake(|r| {
                r.with_items_loosely()?;
                r.missing_colon()
            });
            self.mistake(|r| {
                r.with_parenthesis_loosely()?;
                r.missing_colon()
            });
        }
        found
    }

    fn with_word(&mut self) -> Option<Span> {
        self.eat(Token::Async);
        self.eat(Token::With)
    }

    fn with_items_loosely(&mut self) -> Option<Span> {
        let word = self.with_word()?;
        self.gather(Token::Comma, |r| {
            r.expression()?;
            r.optional_with_target();
            Some(())
        })?;
        Some(word)
    }

    fn with_parenthesis_loosely(&mut self) -> Option<Span> {
        let word = self.with_word()?;
        self.eat(Token::LParen)?;
        self.gather(Token::Comma, |r| {
            r.expressions()?;
            r.optional_with_target();
            Some(())
        })?;
        self.eat(Token::Comma);
        self.eat(Token::RParen)?;
        Some(word)
    }

    fn optional_with_target(&mut self) {
        self.attempt(|r| {
            r.eat(Token::As)?;
            r.star_target()
        });
    }

    fn with_parenthesis(&mut self) -> Option<()> {
        self.with_word()?;
        self.eat(Token::LParen)?;
        self.gather(Token::Comma, Self::with_item)?;
        self.eat(Token::Comma);
        self.eat(Token::RParen)?;
        self.eat(Token::Colon)?;
        self.block()
    }

    fn with_items(&mut self) -> Option<()> {
        self.with_word()?;
        self.gather(Token::Comma, Self::with_item)?;
        self.eat(Token::Colon)?;
        self.block()
    }

    fn with_item(&mut self) -> Option<()> {
        const END: [Token; 3] = [Token::Comma, Token::RParen, Token::Colon];
        let with_target = self.attempt(|r| {
            r.expression()?;
            r.eat(Token::As)?;
            r.star_target()?;
            r.at_any(&END).then_some(())
        });
        if with_target.is_some() {
            return with_target;
        }
        self.mistake(|r| {
            r.expression()?;
            r.eat(Token::As)?;
            let target = r.expression()?;
            if r.at_any(&END) { r.raise_invalid_target(&target, Use::Assign) } else { None }
        });
        self.expression().map(drop)
    }
}
