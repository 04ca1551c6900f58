//! Compound statements, with their mistakes: missing colons, missing blocks, clauses that do not go together.

use super::nodes::{Node, Use};
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
            r.block_here().map(|()| r.node(super::nodes::Kind::Other, start))
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
    fn header_mistakes(&mut self, what: &str, header: impl Fn(&mut Self) -> Option<Span>) {
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
    fn word_block(&mut self, word: Token, what: &str) -> Option<()> {
        self.mistake(|r| {
            let header = r.eat(word)?;
            r.missing_block(what, header)
        });
        self.eat(word)?;
        self.demand(Token::Colon, ":")?;
        self.block()
    }

    fn optional_else(&mut self) {
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

    // try.

    fn try_statement(&mut self) -> Option<()> {
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

    // Definitions.

    fn decorators(&mut self) -> Option<()> {
        self.some(|r| {
            r.eat(Token::At)?;
            r.named_expression()?;
            r.eat(Token::Newline)
        })
        .map(drop)
    }

    fn function(&mut self) -> Option<()> {
        self.attempt(Self::decorators);
        self.mistake(|r| {
            r.eat(Token::Async);
            let word = r.eat(Token::Def)?;
            r.eat(Token::Name)?;
            r.optional_type_params();
            r.eat(Token::LParen)?;
            r.optional_params();
            r.eat(Token::RParen)?;
            r.optional_returns();
            r.missing_block("function definition", word)
        });
        self.mistake(|r| {
            r.function_header(|r| r.demand(Token::LParen, "("))?;
            r.demand(Token::Colon, ":")?;
            r.block()
        });
        self.function_header(|r| r.eat(Token::LParen))?;
        self.eat(Token::Colon)?;
        self.block()
    }

    /// Up to the colon; `open` reads the parenthesis.
    fn function_header(&mut self, open: impl Fn(&mut Self) -> Option<Span>) -> Option<()> {
        self.eat(Token::Async);
        self.eat(Token::Def)?;
        self.eat(Token::Name)?;
        self.optional_type_params();
        open(self)?;
        self.optional_params();
        self.eat(Token::RParen)?;
        self.optional_returns();
        Some(())
    }

    fn optional_returns(&mut self) {
        self.attempt(|r| {
            r.eat(Token::Arrow)?;
            r.expression()
        });
    }

    fn class(&mut self) -> Option<()> {
        self.attempt(Self::decorators);
        self.header_mistakes("class definition", Self::class_header);
        self.class_header()?;
        self.eat(Token::Colon)?;
        self.block()
    }

    fn class_header(&mut self) -> Option<Span> {
        let word = self.eat(Token::Class)?;
        self.eat(Token::Name)?;
        self.optional_type_params();
        self.attempt(|r| {
            r.eat(Token::LParen)?;
            r.arguments();
            r.eat(Token::RParen)
        });
        Some(word)
    }

    // Type parameters.

    pub(super) fn optional_type_params(&mut self) {
        self.mistake(|r| {
            r.eat(Token::LBracket)?;
            let end = r.eat(Token::RBracket)?;
            r.raise_from::<()>(end, "Type parameter list cannot be empty")
        });
        self.attempt(|r| {
            r.eat(Token::LBracket)?;
            r.gather(Token::Comma, Self::type_param)?;
            r.eat(Token::Comma);
            r.eat(Token::RBracket)
        });
    }

    fn type_param(&mut self) -> Option<Node> {
        self.remember(Rule::TypeParam, |r| {
            let start = r.mark;
            let plain = r.attempt(|r| {
                r.eat(Token::Name)?;
                r.attempt(|r| {
                    r.eat(Token::Colon)?;
                    r.expression()
                });
                r.optional_type_default(false);
                Some(())
            });
            if plain.is_none() {
                r.mistake(|r| r.type_param_mistake(Token::Star, "TypeVarTuple"));
                r.mistake(|r| r.type_param_mistake(Token::DoubleStar, "ParamSpec"));
                let star = r.eat_any(&[Token::Star, Token::DoubleStar])?;
                r.eat(Token::Name)?;
                r.optional_type_default(star.end - star.start == 1);
            }
            Some(r.node(super::nodes::Kind::Other, start))
        })
    }

    fn optional_type_default(&mut self, starred: bool) {
        self.attempt(|r| {
            r.eat(Token::Equal)?;
            if starred { r.star_expression() } else { r.expression() }
        });
    }

    fn type_param_mistake(&mut self, star: Token, kind: &str) -> Option<()> {
        self.eat(star)?;
        self.eat(Token::Name)?;
        let colon = self.eat(Token::Colon)?;
        let bound = self.expression()?;
        let noun = if bound.kind == super::nodes::Kind::Tuple { "constraints" } else { "bound" };
        self.raise_from(colon, &format!("cannot use {noun} with {kind}"))
    }
}
