//! Primaries, atoms, displays and comprehensions, with their mistakes.

use super::nodes::{Kind, Node};
use super::reader::{Reader, Rule};
use crate::lexer::Token;
use crate::source::Span;

impl Reader<'_> {
    pub(super) fn primary(&mut self) -> Option<Node> {
        self.remember(Rule::Primary, |r| {
            let start = r.mark;
            let mut found = r.atom()?;
            while let Some(kind) = r.attempt(Self::trailer) {
                found = r.node(kind, start);
            }
            Some(found)
        })
    }

    /// `.name`, `(…)`, `[…]` and what they make of the value before. CPython looks for a generator expression
    /// before the other brackets, so the mistakes of comprehensions are found at a `[` or `{` too.
    fn trailer(&mut self) -> Option<Kind> {
        if let Some(attribute) = self.attempt(Self::attribute_trailer) {
            return Some(attribute);
        }
        self.attempt(Self::call_trailer).or_else(|| self.attempt(Self::subscript_trailer))
    }

    pub(super) fn attribute_trailer(&mut self) -> Option<Kind> {
        self.eat(Token::Dot)?;
        self.eat(Token::Name).map(|_| Kind::Attribute)
    }

    pub(super) fn call_trailer(&mut self) -> Option<Kind> {
        if self.attempt(Self::generator).is_none() {
            self.eat(Token::LParen)?;
            self.arguments();
            self.eat(Token::RParen)?;
        }
        Some(Kind::Call)
    }

    pub(super) fn subscript_trailer(&mut self) -> Option<Kind> {
        self.eat(Token::LBracket)?;
        self.slices()?;
        self.eat(Token::RBracket).map(|_| Kind::Subscript)
    }

    fn slices(&mut self) -> Option<()> {
        let single = self.attempt(|r| {
            r.slice()?;
            (!r.at(Token::Comma)).then_some(())
        });
        if single.is_some() {
            return single;
        }
        self.gather(Token::Comma, |r| r.attempt(Self::slice).or_else(|| r.starred_argument().map(drop)))?;
        self.eat(Token::Comma);
        Some(())
    }

    fn slice(&mut self) -> Option<()> {
        let range = self.attempt(|r| {
            r.expression();
            r.eat(Token::Colon)?;
            r.expression();
            r.attempt(|r| {
                r.eat(Token::Colon)?;
                r.expression();
                Some(())
            });
            Some(())
        });
        range.or_else(|| self.named_expression().map(drop))
    }

    pub(super) fn atom(&mut self) -> Option<Node> {
        let word = |kind| move |span: Span| Node::new(kind, span);
        match self.peek()? {
            Token::Name => self.eat(Token::Name).map(word(Kind::Name)),
            Token::True => self.eat(Token::True).map(word(Kind::True)),
            Token::False => self.eat(Token::False).map(word(Kind::False)),
            Token::None => self.eat(Token::None).map(word(Kind::None)),
            Token::Ellipsis => self.eat(Token::Ellipsis).map(word(Kind::Ellipsis)),
            Token::Number => self.eat(Token::Number).map(word(Kind::Literal)),
            Token::String | Token::FStringStart => self.strings(),
            Token::LParen | Token::LBracket | Token::LBrace => self.remember(Rule::Atom, Self::bracketed),
            _ => None,
        }
    }

    fn bracketed(&mut self) -> Option<Node> {
        match self.peek()? {
            Token::LParen => {
                self.attempt(Self::tuple).or_else(|| self.attempt(Self::group)).or_else(|| self.generator())
            }
            Token::LBracket => self.attempt(Self::list).or_else(|| self.list_comprehension()),
            _ => self
                .attempt(Self::dict)
                .or_else(|| self.attempt(Self::set))
                .or_else(|| self.attempt(Self::dict_comprehension))
                .or_else(|| self.set_comprehension()),
        }
    }

    // Groups, tuples, lists, sets.

    fn group(&mut self) -> Option<Node> {
        let found = self.attempt(|r| {
            r.eat(Token::LParen)?;
            let value = r.attempt(Self::yield_expression).or_else(|| r.named_expression())?;
            r.eat(Token::RParen)?;
            Some(value)
        });
        if found.is_none() {
            self.mistake(|r| {
                r.eat(Token::LParen)?;
                let value = r.starred_argument()?;
                r.eat(Token::RParen)?;
                r.raise_at::<()>(value.span, "cannot use starred expression here")
            });
            self.mistake(|r| {
                r.eat(Token::LParen)?;
                let stars = r.eat(Token::DoubleStar)?;
                r.expression()?;
                r.eat(Token::RParen)?;
                r.raise_at::<()>(stars, "cannot use double starred expression here")
            });
        }
        found
    }

    pub(super) fn tuple(&mut self) -> Option<Node> {
        let start = self.mark;
        self.eat(Token::LParen)?;
        let items = self.attempt(|r| {
            let mut items = vec![r.star_named_expression()?];
            r.eat(Token::Comma)?;
            items.extend(r.attempt(Self::star_named_expressions).unwrap_or_default());
            Some(items)
        });
        self.eat(Token::RParen)?;
        Some(Node::with_parts(Kind::Tuple, self.span_from(start), items.unwrap_or_default()))
    }

    pub(super) fn list(&mut self) -> Option<Node> {
        let start = self.mark;
        self.eat(Token::LBracket)?;
        let items = self.attempt(Self::star_named_expressions).unwrap_or_default();
        self.eat(Token::RBracket)?;
        Some(Node::with_parts(Kind::List, self.span_from(start), items))
    }

    fn set(&mut self) -> Option<Node> {
        let start = self.mark;
        self.eat(Token::LBrace)?;
        self.star_named_expressions()?;
        self.eat(Token::RBrace)?;
        Some(self.node(Kind::Set, start))
    }

    // Dicts.

    fn dict(&mut self) -> Option<Node> {
        let start = self.mark;
        let found = self.attempt(|r| {
            r.eat(Token::LBrace)?;
            if r.attempt(|r| r.gather(Token::Comma, Self::dict_item)).is_some() {
                r.eat(Token::Comma);
            }
            r.eat(Token::RBrace)?;
            Some(r.node(Kind::Dict, start))
        });
        if found.is_none() {
            // These are looked for in the first reading too.
            self.attempt(|r| {
                r.eat(Token::LBrace)?;
                r.dict_mistake()
            });
        }
        found
    }

    fn dict_item(&mut self) -> Option<()> {
        let unpacked = self.attempt(|r| {
            r.eat(Token::DoubleStar)?;
            r.bitwise_or().map(drop)
        });
        unpacked.or_else(|| self.key_and_value().map(drop))
    }

    fn key_and_value(&mut self) -> Option<Node> {
        self.attempt(|r| {
            r.expression()?;
            r.eat(Token::Colon)?;
            r.expression()
        })
    }

    fn dict_mistake(&mut self) -> Option<()> {
        self.attempt(|r| {
            r.gather(Token::Comma, Self::dict_item)?;
            r.eat(Token::Comma)?;
            r.dict_item_mistake()
        });
        self.attempt(Self::starred_value);
        self.attempt(Self::missing_value)
    }

    fn dict_item_mistake(&mut self) -> Option<()> {
        self.attempt(|r| {
            let key = r.expression()?;
            if r.peek().is_none() || r.at(Token::Colon) {
                return None;
            }
            r.raise_behind_key(key.span)
        });
        self.attempt(Self::starred_value);
        self.attempt(Self::missing_value)
    }

    /// At the last character of a key, the end left open.
    fn raise_behind_key(&mut self, key: Span) -> Option<()> {
        let place = Span::new(key.end - 1, key.end);
        let mut error =
            crate::diagnostics::syntax_error::SyntaxError::new(self.source, place, "':' expected after dictionary key");
        let (start, end) = (self.source.line_of(key.start), self.source.line_of(key.end));
        error.line = Some(start);
        error.end_line = Some(end);
        error.end_offset = Some(0);
        error.text = Some(crate::diagnostics::syntax_error::line_with_end(self.source, start));
        self.raise(error)
    }

    fn starred_value(&mut self) -> Option<()> {
        self.expression()?;
        self.eat(Token::Colon)?;
        let star = self.eat(Token::Star)?;
        self.bitwise_or()?;
        self.raise_from(star, "cannot use a starred expression in a dictionary value")
    }

    fn missing_value(&mut self) -> Option<()> {
        self.expression()?;
        let colon = self.eat(Token::Colon)?;
        if !self.at_any(&[Token::RBrace, Token::Comma]) {
            return None;
        }
        self.raise_at(colon, "expression expected after dictionary key and ':'")
    }

    // Comprehensions.

    /// `for … in … if …`, once or more: where the last of them ends.
    pub(super) fn for_if_clauses(&mut self) -> Option<Span> {
        self.some(Self::for_if_clause)?.pop()
    }

    fn for_if_clause(&mut self) -> Option<Span> {
        let committed = self.attempt(|r| {
            r.eat(Token::Async);
            r.eat(Token::For)?;
            r.star_targets()?;
            r.eat(Token::In)
        });
        if committed.is_none() {
            // This one is looked for in the first reading too.
            self.attempt(Self::missing_in);
            self.mistake(Self::for_target_mistake);
            return None;
        }
        let iter = self.disjunction()?;
        let mut conditions = self.many(|r| {
            r.eat(Token::If)?;
            r.disjunction()
        });
        Some(conditions.pop().unwrap_or(iter).span)
    }

    fn missing_in(&mut self) -> Option<()> {
        self.eat(Token::Async);
        self.eat(Token::For)?;
        self.gather(Token::Comma, Self::bitwise_or)?;
        self.eat(Token::Comma);
        self.peek()?;
        if self.at(Token::In) {
            return None;
        }
        self.raise_at_last("'in' expected after for-loop variables")
    }

    pub(super) fn generator(&mut self) -> Option<Node> {
        self.comprehension(Token::LParen, Token::RParen, Kind::Generator, |r| {
            r.assignment_expression().or_else(|| r.unnamed_expression())
        })
    }

    fn list_comprehension(&mut self) -> Option<Node> {
        self.comprehension(Token::LBracket, Token::RBracket, Kind::ListComp, Self::named_expression)
    }

    fn set_comprehension(&mut self) -> Option<Node> {
        self.comprehension(Token::LBrace, Token::RBrace, Kind::SetComp, Self::named_expression)
    }

    fn comprehension(
        &mut self,
        open: Token,
        close: Token,
        kind: Kind,
        element: impl Fn(&mut Self) -> Option<Node>,
    ) -> Option<Node> {
        let start = self.mark;
        let found = self.attempt(|r| {
            r.eat(open)?;
            element(r)?;
            r.for_if_clauses()?;
            r.eat(close)?;
            Some(r.node(kind, start))
        });
        if found.is_none() {
            self.mistake(Self::comprehension_mistake);
        }
        found
    }

    fn dict_comprehension(&mut self) -> Option<Node> {
        let start = self.mark;
        let found = self.attempt(|r| {
            r.eat(Token::LBrace)?;
            r.key_and_value()?;
            r.for_if_clauses()?;
            r.eat(Token::RBrace)?;
            Some(r.node(Kind::DictComp, start))
        });
        if found.is_none() {
            self.mistake(|r| {
                r.eat(Token::LBrace)?;
                let stars = r.eat(Token::DoubleStar)?;
                r.bitwise_or()?;
                r.for_if_clauses()?;
                r.eat(Token::RBrace)?;
                r.raise_at::<()>(stars, "dict unpacking cannot be used in dict comprehension")
            });
        }
        found
    }

    fn comprehension_mistake(&mut self) -> Option<()> {
        const FORGOT: &str = "did you forget parentheses around the comprehension target?";
        const LIST_OR_SET: [Token; 2] = [Token::LBracket, Token::LBrace];
        self.attempt(|r| {
            r.eat_any(&[Token::LBracket, Token::LParen, Token::LBrace])?;
            let element = r.starred_argument()?;
            r.for_if_clauses()?;
            r.raise_at::<()>(element.span, "iterable unpacking cannot be used in comprehension")
        });
        self.attempt(|r| {
            r.eat_any(&LIST_OR_SET)?;
            let first = r.star_named_expression()?;
            r.eat(Token::Comma)?;
            let rest = r.star_named_expressions()?;
            r.for_if_clauses()?;
            let last = rest.last()?.span;
            r.raise_at::<()>(first.span.to(last), FORGOT)
        });
        self.attempt(|r| {
            r.eat_any(&LIST_OR_SET)?;
            let first = r.star_named_expression()?;
            let comma = r.eat(Token::Comma)?;
            r.for_if_clauses()?;
            r.raise_at(first.span.to(comma), FORGOT)
        })
    }
}
