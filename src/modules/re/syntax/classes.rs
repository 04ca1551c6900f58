//! Sets of characters in brackets.

use super::escapes::Escape;
use super::pattern::Parser;
use super::source::{Read, Token};
use super::tree::{Node, Set, SetItem};

impl Parser<'_> {
    /// `[…]`, behind the bracket.
    pub fn class(&mut self) -> Read<Node> {
        let here = self.source.tell() - 1;
        let negated = self.source.take_if('^')?;
        if self.source.next_is('[') {
            self.warn("nested set", self.source.tell());
        }
        let mut items: Vec<SetItem> = Vec::new();
        loop {
            let token = self.class_token(here)?;
            if token.is(']') && !items.is_empty() {
                break;
            }
            let first = self.class_member(token, !items.is_empty())?;
            if !self.source.take_if('-')? {
                items.push(item(first));
                continue;
            }
            let last = self.class_token(here)?;
            if last.is(']') {
                items.extend([item(first), SetItem::Range((0x2d, 0x2d))]);
                break;
            }
            if last.is('-') {
                self.warn("set difference", self.source.tell() - 2);
            }
            items.push(self.range(token, first, last)?);
        }
        Ok(simplified(Set { items, negated, fold: self.fold() }))
    }

    fn class_token(&mut self, here: usize) -> Read<Token> {
        match self.source.take()? {
            Some(token) => Ok(token),
            None => Err(self.source.error("unterminated character set", self.source.tell() - here)),
        }
    }

    /// A character or escape; doubled operators that a later Python may give a meaning are warned of.
    fn class_member(&mut self, token: Token, warn: bool) -> Read<Escape> {
        let point = match token {
            Token::Escape(c) => return self.class_escape(c),
            Token::Plain(point) => point,
        };
        let operator = match token.plain() {
            Some('-') => Some("set difference"),
            Some('&') => Some("set intersection"),
            Some('~') => Some("set symmetric difference"),
            Some('|') => Some("set union"),
            _ => None,
        };
        if let Some(operator) = operator.filter(|_| warn && self.source.next == Some(token)) {
            self.warn(operator, self.source.tell() - 1);
        }
        Ok(Escape::Char(point))
    }

    fn range(&mut self, token: Token, first: Escape, last: Token) -> Read<SetItem> {
        let upper = match last {
            Token::Escape(c) => self.class_escape(c)?,
            Token::Plain(point) => Escape::Char(point),
        };
        match (first, upper) {
            (Escape::Char(low), Escape::Char(high)) if low <= high => Ok(SetItem::Range((low, high))),
            (_, _) => {
                let message = format!("bad character range {}-{}", token.text(), last.text());
                Err(self.source.error(message, token.len() + 1 + last.len()))
            }
        }
    }

    fn warn(&mut self, what: &str, at: usize) {
        self.warnings.push(format!("Possible {what} at position {at}"));
    }
}

fn item(escape: Escape) -> SetItem {
    match escape {
        Escape::Char(point) => SetItem::Range((point, point)),
        Escape::Kind(kind) => kind,
    }
}

/// A set of one character is that character.
fn simplified(set: Set) -> Node {
    match set.items[..] {
        [SetItem::Range((low, high))] if low == high && !set.negated => Node::Char(low, set.fold),
        _ => Node::Set(set),
    }
}
