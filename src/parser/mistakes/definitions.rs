//! Functions, classes and type parameters, with their mistakes.

use super::nodes::{Kind, Node};
use super::reader::{Reader, Rule};
use crate::lexer::Token;
use crate::source::Span;

impl Reader<'_> {
    fn decorators(&mut self) -> Option<()> {
        self.some(|r| {
            r.eat(Token::At)?;
            r.named_expression()?;
            r.eat(Token::Newline)
        })
        .map(drop)
    }

    pub(super) fn function(&mut self) -> Option<()> {
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

    pub(super) fn class(&mut self) -> Option<()> {
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
            Some(r.node(Kind::Other, start))
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
        let noun = if bound.kind == Kind::Tuple { "constraints" } else { "bound" };
        self.raise_from(colon, &format!("cannot use {noun} with {kind}"))
    }
}
