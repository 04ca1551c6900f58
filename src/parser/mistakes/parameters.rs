//! Parameters of functions and lambdas, with their mistakes.
//!
//! Both have the same rules; a function's list ends in `)` and its parameters have annotations, a lambda's ends in
//! `:`. [`List`] tells them apart.

use super::reader::Reader;
use crate::lexer::Token;
use crate::source::Span;

/// Whose parameters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Function,
    Lambda,
}

impl List {
    fn end(self) -> Token {
        match self {
            List::Function => Token::RParen,
            List::Lambda => Token::Colon,
        }
    }
}

/// Whether a parameter must, must not or may have a default.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Default {
    Without,
    With,
    Either,
}

impl Reader<'_> {
    pub(super) fn optional_params(&mut self) {
        self.parameter_list(List::Function);
    }

    pub(super) fn optional_lambda_params(&mut self) {
        self.parameter_list(List::Lambda);
    }

    fn parameter_list(&mut self, list: List) -> Option<()> {
        self.mistake(|r| r.parameter_mistakes(list));
        self.attempt(|r| r.parameters(list))
    }

    fn parameters(&mut self, list: List) -> Option<()> {
        let start = self.mark;
        let plain = self.attempt(|r| r.slash(list, Default::Without)).is_some();
        if plain || self.attempt(|r| r.slash(list, Default::With)).is_none() {
            self.many(|r| r.param(list, Default::Without));
        }
        self.many(|r| r.param(list, Default::With));
        let any = self.mark > start;
        let star = self.attempt(|r| r.star_etc(list)).is_some();
        (any || star).then_some(())
    }

    /// Parameters up to and with `/`.
    fn slash(&mut self, list: List, default: Default) -> Option<Span> {
        if default == Default::With {
            self.many(|r| r.param(list, Default::Without));
        }
        self.some(|r| r.param(list, default))?;
        let slash = self.eat(Token::Slash)?;
        self.comma_or_end(list)?;
        Some(slash)
    }

    /// A comma is read, the end of the list only seen.
    fn comma_or_end(&mut self, list: List) -> Option<()> {
        if self.eat(Token::Comma).is_some() {
            return Some(());
        }
        self.at(list.end()).then_some(())
    }

    /// A parameter with what follows it.
    fn param(&mut self, list: List, default: Default) -> Option<Span> {
        let span = self.bare_param(list)?;
        match default {
            Default::Without => {}
            Default::With => self.default_value()?,
            Default::Either => self.attempt(Self::default_value).unwrap_or_default(),
        }
        self.comma_or_end(list)?;
        Some(span)
    }

    fn bare_param(&mut self, list: List) -> Option<Span> {
        let start = self.mark;
        self.eat(Token::Name)?;
        if list == List::Function {
            self.attempt(|r| {
                r.eat(Token::Colon)?;
                r.expression()
            });
        }
        Some(self.span_from(start))
    }

    fn default_value(&mut self) -> Option<()> {
        let found = self.attempt(|r| {
            r.eat(Token::Equal)?;
            r.expression().map(drop)
        });
        if found.is_none() {
            self.mistake(|r| {
                let equal = r.eat(Token::Equal)?;
                if !r.at_any(&[Token::RParen, Token::Comma]) {
                    return None;
                }
                r.raise_at::<()>(equal, "expected default value expression")
            });
        }
        found
    }

    fn star_etc(&mut self, list: List) -> Option<()> {
        self.mistake(|r| r.star_mistakes(list));
        let named = self.attempt(|r| {
            r.eat(Token::Star)?;
            r.attempt(|r| r.param(list, Default::Without)).or_else(|| r.attempt(|r| r.starred_annotation(list)))?;
            r.many(|r| r.param(list, Default::Either));
            r.attempt(|r| r.double_star(list));
            Some(())
        });
        let bare = named.or_else(|| {
            self.attempt(|r| {
                r.eat(Token::Star)?;
                r.eat(Token::Comma)?;
                r.some(|r| r.param(list, Default::Either))?;
                r.attempt(|r| r.double_star(list));
                Some(())
            })
        });
        bare.or_else(|| self.attempt(|r| r.double_star(list)))
    }

    /// `*args: *Ts`
    fn starred_annotation(&mut self, list: List) -> Option<Span> {
        if list == List::Lambda {
            return None;
        }
        let name = self.eat(Token::Name)?;
        self.eat(Token::Colon)?;
        self.star_expression()?;
        self.comma_or_end(list)?;
        Some(name)
    }

    fn double_star(&mut self, list: List) -> Option<()> {
        self.mistake(|r| r.double_star_mistakes(list));
        self.eat(Token::DoubleStar)?;
        self.param(list, Default::Without).map(drop)
    }

    // Mistakes.

    fn parameter_mistakes(&mut self, list: List) -> Option<()> {
        self.attempt(|r| {
            let slash = r.eat(Token::Slash)?;
            r.eat(Token::Comma)?;
            r.raise_at::<()>(slash, "at least one argument must precede /")
        });
        self.attempt(|r| {
            r.either_slash(list)?;
            r.many(|r| r.param(list, Default::Either));
            let slash = r.eat(Token::Slash)?;
            r.raise_at::<()>(slash, "/ may appear only once")
        });
        self.attempt(|r| {
            r.attempt(|r| r.slash(list, Default::Without));
            r.many(|r| r.param(list, Default::Without));
            r.attempt(|r| r.slash(list, Default::With).map(drop))
                .or_else(|| r.some(|r| r.param(list, Default::With)).map(drop))?;
            let wrong = r.param(list, Default::Without)?;
            r.raise_at::<()>(wrong, "parameter without a default follows parameter with a default")
        });
        self.attempt(|r| r.parenthesized(list));
        self.attempt(|r| {
            r.attempt(|r| r.either_slash(list));
            r.many(|r| r.param(list, Default::Either));
            r.eat(Token::Star)?;
            r.eat(Token::Comma).or_else(|| r.attempt(|r| r.param(list, Default::Without)))?;
            r.many(|r| r.param(list, Default::Either));
            let slash = r.eat(Token::Slash)?;
            r.raise_at::<()>(slash, "/ must be ahead of *")
        });
        self.attempt(|r| {
            r.some(|r| r.param(list, Default::Either))?;
            r.eat(Token::Slash)?;
            let star = r.eat(Token::Star)?;
            r.raise_at::<()>(star, "expected comma between / and *")
        })
    }

    fn either_slash(&mut self, list: List) -> Option<Span> {
        self.attempt(|r| r.slash(list, Default::Without)).or_else(|| self.attempt(|r| r.slash(list, Default::With)))
    }

    fn parenthesized(&mut self, list: List) -> Option<()> {
        self.many(|r| r.param(list, Default::Without));
        let open = self.eat(Token::LParen)?;
        match list {
            List::Function => {
                self.some(|r| r.param(list, Default::Without))?;
            }
            List::Lambda => {
                self.gather(Token::Comma, |r| r.bare_param(list))?;
            }
        }
        self.eat(Token::Comma);
        let close = self.eat(Token::RParen)?;
        let whose = if list == List::Function { "Function" } else { "Lambda expression" };
        self.raise_at(open.to(close), format!("{whose} parameters cannot be parenthesized"))
    }

    fn star_mistakes(&mut self, list: List) -> Option<()> {
        self.attempt(|r| {
            let star = r.eat(Token::Star)?;
            if r.eat(list.end()).is_none() {
                r.eat(Token::Comma)?;
                r.eat_any(&[list.end(), Token::DoubleStar])?;
            }
            match list {
                List::Function => r.raise_at::<()>(star, "named arguments must follow bare *"),
                List::Lambda => r.raise_at_last("named arguments must follow bare *"),
            }
        });
        self.attempt(|r| {
            r.eat(Token::Star)?;
            r.bare_param(list)?;
            let equal = r.eat(Token::Equal)?;
            r.raise_at::<()>(equal, "var-positional argument cannot have default value")
        });
        self.attempt(|r| {
            r.eat(Token::Star)?;
            r.comma_or_param(list)?;
            r.many(|r| r.param(list, Default::Either));
            let star = r.eat(Token::Star)?;
            r.comma_or_param(list)?;
            r.raise_at::<()>(star, "* argument may appear only once")
        })
    }

    fn comma_or_param(&mut self, list: List) -> Option<Span> {
        self.attempt(|r| r.param(list, Default::Without)).or_else(|| self.eat(Token::Comma))
    }

    fn double_star_mistakes(&mut self, list: List) -> Option<()> {
        self.attempt(|r| {
            r.eat(Token::DoubleStar)?;
            r.bare_param(list)?;
            let equal = r.eat(Token::Equal)?;
            r.raise_at::<()>(equal, "var-keyword argument cannot have default value")
        });
        self.attempt(|r| {
            r.eat(Token::DoubleStar)?;
            r.bare_param(list)?;
            r.eat(Token::Comma)?;
            let wrong = r
                .attempt(|r| r.bare_param(list))
                .or_else(|| r.eat_any(&[Token::Star, Token::DoubleStar, Token::Slash]))?;
            r.raise_at::<()>(wrong, "arguments cannot follow var-keyword argument")
        })
    }
}
