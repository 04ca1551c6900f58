//! Arguments of calls and classes, with their mistakes.

use super::nodes::{Kind, Node};
use super::reader::{Reader, Rule};
use crate::lexer::Token;
use crate::source::Span;

/// What the messages about arguments need to know.
#[derive(Default)]
struct Args {
    /// Positional and starred ones.
    positional: Vec<Node>,
    /// Whether `**` is among the keywords.
    unpacks: bool,
}

/// A keyword argument or one with stars.
enum Keyword {
    Named,
    Starred(Node),
    DoubleStarred,
}

impl Reader<'_> {
    pub(super) fn arguments(&mut self) -> Option<()> {
        self.remember(Rule::Arguments, |r| {
            let start = r.mark;
            let found = r.attempt(|r| {
                r.args()?;
                r.eat(Token::Comma);
                r.at(Token::RParen).then_some(())
            });
            if found.is_none() {
                r.mistake(Self::arguments_mistake);
            }
            found.map(|()| r.node(Kind::Other, start))
        })
        .map(drop)
    }

    fn args(&mut self) -> Option<Args> {
        let positional = self.attempt(|r| r.gather(Token::Comma, Self::positional));
        let Some(positional) = positional else {
            return self.attempt(Self::keywords).map(|keywords| Args::default().with(keywords));
        };
        let keywords = self.attempt(|r| {
            r.eat(Token::Comma)?;
            r.keywords()
        });
        Some(Args { positional, unpacks: false }.with(keywords.unwrap_or_default()))
    }

    fn positional(&mut self) -> Option<Node> {
        if let Some(starred) = self.attempt(Self::starred_argument) {
            return Some(starred);
        }
        let value = self.assignment_expression().or_else(|| self.unnamed_expression())?;
        (!self.at(Token::Equal)).then_some(value)
    }

    /// `*value` as an argument.
    pub(super) fn starred_argument(&mut self) -> Option<Node> {
        self.mistake(|r| {
            let star = r.eat(Token::Star)?;
            r.expression()?;
            r.eat(Token::Equal)?;
            let value = r.expression()?;
            r.raise_at::<()>(star.to(value.span), "cannot assign to iterable argument unpacking")
        });
        let start = self.mark;
        let found = self.attempt(|r| {
            r.eat(Token::Star)?;
            let value = r.expression()?;
            Some(Node::with_parts(Kind::Starred, r.span_from(start), vec![value]))
        });
        if found.is_none() && self.eat(Token::Star).is_some() {
            // This one is raised in the first reading too.
            return self.raise_at_last("Invalid star expression");
        }
        found
    }

    /// Keywords and `*`, then keywords and `**`.
    fn keywords(&mut self) -> Option<Vec<Keyword>> {
        let first = self.attempt(|r| r.gather(Token::Comma, Self::keyword_or_starred));
        let Some(mut keywords) = first else {
            return self.gather(Token::Comma, Self::keyword_or_double_starred);
        };
        let more = self.attempt(|r| {
            r.eat(Token::Comma)?;
            r.gather(Token::Comma, Self::keyword_or_double_starred)
        });
        keywords.extend(more.unwrap_or_default());
        Some(keywords)
    }

    fn keyword_or_starred(&mut self) -> Option<Keyword> {
        self.mistake(Self::keyword_mistake);
        self.attempt(Self::named_argument).or_else(|| self.starred_argument().map(Keyword::Starred))
    }

    fn keyword_or_double_starred(&mut self) -> Option<Keyword> {
        self.mistake(Self::keyword_mistake);
        self.attempt(Self::named_argument).or_else(|| {
            self.eat(Token::DoubleStar)?;
            self.expression().map(|_| Keyword::DoubleStarred)
        })
    }

    fn named_argument(&mut self) -> Option<Keyword> {
        self.eat(Token::Name)?;
        self.eat(Token::Equal)?;
        self.expression().map(|_| Keyword::Named)
    }

    // Mistakes.

    fn keyword_mistake(&mut self) -> Option<()> {
        self.attempt(|r| {
            let word = r.eat_any(&[Token::True, Token::False, Token::None])?;
            let equal = r.eat(Token::Equal)?;
            let message = format!("cannot assign to {}", r.source.slice(word));
            r.raise_at::<()>(word.to(equal), message)
        });
        self.attempt(Self::named_generator);
        self.attempt(|r| {
            let named = r.ahead(|r| {
                r.eat(Token::Name)?;
                r.eat(Token::Equal)
            });
            if named {
                return None;
            }
            let target = r.expression()?;
            let equal = r.eat(Token::Equal)?;
            let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
            r.raise_at::<()>(target.span.to(equal), message)
        });
        self.attempt(|r| {
            let stars = r.eat(Token::DoubleStar)?;
            r.expression()?;
            r.eat(Token::Equal)?;
            let value = r.expression()?;
            r.raise_at(stars.to(value.span), "cannot assign to keyword argument unpacking")
        })
    }

    /// `f(a=x for x in y)`
    fn named_generator(&mut self) -> Option<()> {
        let name = self.eat(Token::Name)?;
        let equal = self.eat(Token::Equal)?;
        self.expression()?;
        self.for_if_clauses()?;
        self.raise_at(name.to(equal), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
    }

    fn arguments_mistake(&mut self) -> Option<()> {
        const BARE: &str = "Generator expression must be parenthesized";
        self.attempt(Self::starred_behind_double_starred);
        self.attempt(|r| {
            let element = r.expression()?;
            let end = r.for_if_clauses()?;
            r.eat(Token::Comma)?;
            if r.attempt(Self::args).is_none() {
                r.attempt(|r| {
                    r.expression()?;
                    r.for_if_clauses()
                });
            }
            r.raise_at::<()>(element.span.to(end), BARE)
        });
        self.attempt(Self::named_generator);
        self.attempt(|r| {
            r.attempt(|r| {
                r.args()?;
                r.eat(Token::Comma)
            });
            let name = r.eat(Token::Name)?;
            let equal = r.eat(Token::Equal)?;
            if !r.at_any(&[Token::Comma, Token::RParen]) {
                return None;
            }
            r.raise_at::<()>(name.to(equal), "expected argument value expression")
        });
        self.attempt(|r| {
            let args = r.args()?;
            let end = r.for_if_clauses()?;
            if args.positional.len() <= 1 {
                return None;
            }
            let last = args.positional.last()?.span;
            r.raise_at::<()>(last.to(end), BARE)
        });
        self.attempt(|r| {
            r.args()?;
            r.eat(Token::Comma)?;
            let element = r.expression()?;
            let end = r.for_if_clauses()?;
            r.raise_at::<()>(element.span.to(end), BARE)
        });
        self.attempt(|r| {
            let args = r.args()?;
            r.eat(Token::Comma)?;
            r.args()?;
            let unpacking = if args.unpacks { " unpacking" } else { "" };
            r.raise_at_last(&format!("positional argument follows keyword argument{unpacking}"))
        })
    }

    fn starred_behind_double_starred(&mut self) -> Option<()> {
        let both = self.attempt(|r| {
            r.gather(Token::Comma, Self::positional)?;
            r.eat(Token::Comma)?;
            r.keywords()
        });
        if both.is_none() {
            self.keywords()?;
        }
        let comma: Span = self.eat(Token::Comma)?;
        self.gather(Token::Comma, |r| {
            r.starred_argument()?;
            (!r.at(Token::Equal)).then_some(())
        })?;
        self.raise_from(comma, "iterable argument unpacking follows keyword argument unpacking")
    }
}

impl Args {
    fn with(mut self, keywords: Vec<Keyword>) -> Args {
        for keyword in keywords {
            match keyword {
                Keyword::Named => {}
                Keyword::Starred(value) => self.positional.push(value),
                Keyword::DoubleStarred => self.unpacks = true,
            }
        }
        self
    }
}
