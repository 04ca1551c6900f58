//! `try` statements, with their mistakes: clauses that are missing, mixed or badly headed.

use super::reader::Reader;
use crate::lexer::Token;
use crate::source::Span;

impl Reader<'_> {
    pub(super) fn try_statement(&mut self) -> Option<()> {
        self.mistake(Self::try_mistake);
        self.eat(Token::Try)?;
        self.demand(Token::Colon, ":")?;
        self.block()?;
        if self.attempt(Self::finally).is_some() {
            return Some(());
        }
        self.attempt(|r| r.some(|r| r.except(false))).or_else(|| self.attempt(|r| r.some(|r| r.except(true))))?;
        self.optional_else();
        self.attempt(Self::finally);
        Some(())
    }

    fn finally(&mut self) -> Option<()> {
        self.word_block(Token::Finally, "'finally' statement")
    }

    fn try_mistake(&mut self) -> Option<()> {
        const MIXED: &str = "cannot have both 'except' and 'except*' on the same 'try'";
        self.attempt(|r| {
            let word = r.eat(Token::Try)?;
            r.missing_block("'try' statement", word)
        });
        self.attempt(|r| {
            r.eat(Token::Try)?;
            r.eat(Token::Colon)?;
            r.block()?;
            r.peek()?;
            if r.at_any(&[Token::Except, Token::Finally]) {
                return None;
            }
            r.raise_at_last::<()>("expected 'except' or 'finally' block")
        });
        self.attempt(|r| {
            r.try_blocks_and_handlers(false)?;
            let word = r.eat(Token::Except)?;
            let star = r.eat(Token::Star)?;
            r.expression()?;
            r.optional_as_capture();
            r.eat(Token::Colon)?;
            r.raise_at::<()>(word.to(star), MIXED)
        });
        self.attempt(|r| {
            r.try_blocks_and_handlers(true)?;
            let word = r.eat(Token::Except)?;
            r.attempt(|r| {
                r.expression()?;
                r.optional_as_capture();
                Some(())
            });
            r.eat(Token::Colon)?;
            r.raise_at::<()>(word, MIXED)
        })
    }

    fn try_blocks_and_handlers(&mut self, star: bool) -> Option<()> {
        self.eat(Token::Try)?;
        self.eat(Token::Colon)?;
        self.many(Self::block);
        self.some(|r| r.except(star)).map(drop)
    }

    fn optional_as_capture(&mut self) {
        self.attempt(|r| {
            r.eat(Token::As)?;
            r.eat(Token::Name)
        });
    }

    /// `except` and its class (with `star`, `except*`), up to the colon.
    fn except_header(&mut self, star: bool) -> Option<Span> {
        let word = self.eat(Token::Except)?;
        if star {
            self.eat(Token::Star)?;
        }
        self.expression()?;
        self.optional_as_capture();
        Some(word)
    }

    fn except(&mut self, star: bool) -> Option<()> {
        let what = if star { "'except*' statement" } else { "'except' statement" };
        self.mistake(|r| {
            let word = r.except_header(star)?;
            r.missing_block(what, word)
        });
        if !star {
            self.mistake(|r| {
                let word = r.eat(Token::Except)?;
                r.missing_block(what, word)
            });
        }
        let typed = self.attempt(|r| {
            r.except_header(star)?;
            r.eat(Token::Colon)?;
            r.block()
        });
        let found = typed.or_else(|| {
            self.attempt(|r| {
                if star {
                    return None;
                }
                r.eat(Token::Except)?;
                r.eat(Token::Colon)?;
                r.block()
            })
        });
        if found.is_none() {
            self.mistake(Self::except_mistake);
        }
        found
    }

    fn except_mistake(&mut self) -> Option<()> {
        self.attempt(|r| {
            r.eat(Token::Except)?;
            r.eat(Token::Star);
            let first = r.expression()?;
            r.eat(Token::Comma)?;
            r.expressions()?;
            r.optional_as_capture();
            r.eat(Token::Colon)?;
            r.raise_from::<()>(first.span, "multiple exception types must be parenthesized")
        });
        self.attempt(|r| {
            r.eat(Token::Except)?;
            r.eat(Token::Star);
            r.expression()?;
            r.optional_as_capture();
            r.missing_colon()
        });
        self.attempt(|r| {
            r.eat(Token::Except)?;
            r.missing_colon()
        });
        self.attempt(|r| {
            r.eat(Token::Except)?;
            r.eat(Token::Star)?;
            r.eat_any(&[Token::Newline, Token::Colon])?;
            r.raise_at_last("expected one or more exception types")
        })
    }
}
