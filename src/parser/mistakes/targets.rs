//! Targets of assignments, loops and `del`.

use super::nodes::{Kind, Node};
use super::reader::{Reader, Rule};
use crate::lexer::Token;

impl Reader<'_> {
    pub(super) fn star_targets(&mut self) -> Option<Node> {
        let start = self.mark;
        let mut items = self.attempt(|r| r.gather(Token::Comma, Self::star_target))?;
        let trailing = self.eat(Token::Comma).is_some();
        if items.len() == 1 && !trailing {
            return items.pop();
        }
        Some(Node::with_parts(Kind::Tuple, self.span_from(start), items))
    }

    pub(super) fn star_target(&mut self) -> Option<Node> {
        self.remember(Rule::StarTarget, |r| {
            let start = r.mark;
            if r.eat(Token::Star).is_none() {
                return r.target_with_star_atom();
            }
            if r.at(Token::Star) {
                return None;
            }
            let value = r.star_target()?;
            Some(Node::with_parts(Kind::Starred, r.span_from(start), vec![value]))
        })
    }

    fn target_with_star_atom(&mut self) -> Option<Node> {
        self.remember(Rule::TargetAtom, |r| r.attempt(Self::attribute_or_subscript_target).or_else(|| r.star_atom()))
    }

    fn star_atom(&mut self) -> Option<Node> {
        let start = self.mark;
        match self.peek()? {
            Token::Name => self.eat(Token::Name).map(|span| Node::new(Kind::Name, span)),
            Token::LParen => self.attempt(Self::grouped_target).or_else(|| {
                self.eat(Token::LParen)?;
                let items = self.attempt(Self::tuple_targets).unwrap_or_default();
                self.eat(Token::RParen)?;
                Some(Node::with_parts(Kind::Tuple, self.span_from(start), items))
            }),
            Token::LBracket => {
                self.eat(Token::LBracket)?;
                let items = self.attempt(|r| r.gather(Token::Comma, Self::star_target)).unwrap_or_default();
                if !items.is_empty() {
                    self.eat(Token::Comma);
                }
                self.eat(Token::RBracket)?;
                Some(Node::with_parts(Kind::List, self.span_from(start), items))
            }
            _ => None,
        }
    }

    fn grouped_target(&mut self) -> Option<Node> {
        self.eat(Token::LParen)?;
        let target = self.target_with_star_atom()?;
        self.eat(Token::RParen)?;
        Some(target)
    }

    fn tuple_targets(&mut self) -> Option<Vec<Node>> {
        let items = self.gather(Token::Comma, Self::star_target)?;
        let trailing = self.eat(Token::Comma).is_some();
        (trailing || items.len() > 1).then_some(items)
    }

    pub(super) fn single_target(&mut self) -> Option<Node> {
        if let Some(target) = self.attempt(Self::attribute_or_subscript_target) {
            return Some(target);
        }
        if let Some(name) = self.eat(Token::Name) {
            return Some(Node::new(Kind::Name, name));
        }
        // Parentheses around one another are read by a loop: their number is the script's.
        let mut open = 0;
        while self.eat(Token::LParen).is_some() {
            open += 1;
        }
        if open == 0 {
            return None;
        }
        let target = self
            .attempt(Self::attribute_or_subscript_target)
            .or_else(|| self.eat(Token::Name).map(|name| Node::new(Kind::Name, name)))?;
        for _ in 0..open {
            self.eat(Token::RParen)?;
        }
        Some(target)
    }

    /// A chain of trailers whose last is `.name` or `[…]`.
    pub(super) fn attribute_or_subscript_target(&mut self) -> Option<Node> {
        let start = self.mark;
        self.atom()?;
        let kinds = self.many(|r| {
            if !r.at_any(&[Token::Dot, Token::LParen, Token::LBracket]) {
                return None;
            }
            let plain = r.attempt(Self::attribute_trailer).or_else(|| r.attempt(Self::subscript_trailer));
            plain.or_else(|| r.call_trailer())
        });
        let last = *kinds.last()?;
        matches!(last, Kind::Attribute | Kind::Subscript).then(|| self.node(last, start))
    }

    // del.

    pub(super) fn del_targets(&mut self) -> Option<Vec<Node>> {
        let items = self.gather(Token::Comma, Self::del_target)?;
        self.eat(Token::Comma);
        Some(items)
    }

    fn del_target(&mut self) -> Option<Node> {
        self.remember(Rule::DelTarget, |r| r.attempt(Self::attribute_or_subscript_target).or_else(|| r.del_atom()))
    }

    fn del_atom(&mut self) -> Option<Node> {
        let start = self.mark;
        match self.peek()? {
            Token::Name => self.eat(Token::Name).map(|span| Node::new(Kind::Name, span)),
            Token::LParen => {
                let grouped = self.attempt(|r| {
                    r.eat(Token::LParen)?;
                    let target = r.del_target()?;
                    r.eat(Token::RParen)?;
                    Some(target)
                });
                grouped.or_else(|| self.del_list(Token::LParen, Token::RParen, Kind::Tuple, start))
            }
            Token::LBracket => self.del_list(Token::LBracket, Token::RBracket, Kind::List, start),
            _ => None,
        }
    }

    fn del_list(&mut self, open: Token, close: Token, kind: Kind, start: usize) -> Option<Node> {
        self.eat(open)?;
        let items = self.attempt(Self::del_targets).unwrap_or_default();
        self.eat(close)?;
        Some(Node::with_parts(kind, self.span_from(start), items))
    }
}
