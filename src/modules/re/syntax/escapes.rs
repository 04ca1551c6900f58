//! Escapes in patterns: outside and inside of brackets.

use super::flags;
use super::pattern::Parser;
use super::source::{Read, Token, quoted, shown};
use super::tree::{Assertion, Node, Set, SetItem};

/// What an escape stands for.
pub enum Escape {
    /// A character.
    Char(u32),
    /// A kind of characters.
    Kind(SetItem),
}

/// The character of an escape that all of Python knows: `\n` and the like.
pub fn plain_escape(c: u32) -> Option<u32> {
    match char::from_u32(c)? {
        'a' => Some(0x07),
        'b' => Some(0x08),
        'f' => Some(0x0c),
        'n' => Some(0x0a),
        'r' => Some(0x0d),
        't' => Some(0x09),
        'v' => Some(0x0b),
        '\\' => Some(0x5c),
        _ => None,
    }
}

fn is_octal(c: char) -> bool {
    ('0'..='7').contains(&c)
}

fn is_hex(c: char) -> bool {
    c.is_ascii_hexdigit()
}

impl Parser<'_> {
    /// `\d`, `\S`, …
    fn kind(&self, c: u32) -> Option<SetItem> {
        let ascii = self.flags & flags::UNICODE == 0;
        match char::from_u32(c)? {
            letter @ ('d' | 'D') => Some(SetItem::Digit { ascii, negated: letter == 'D' }),
            letter @ ('s' | 'S') => Some(SetItem::Space { ascii, negated: letter == 'S' }),
            letter @ ('w' | 'W') => Some(SetItem::Word { ascii, negated: letter == 'W' }),
            _ => None,
        }
    }

    /// `\x41`, `\u0041`, `\U00000041`, `\N{…}`; `None` for other letters.
    fn numbered(&mut self, c: u32) -> Read<Option<u32>> {
        let digits = match char::from_u32(c) {
            Some('x') => 2,
            Some('u') if self.source.is_text => 4,
            Some('U') if self.source.is_text => 8,
            Some('N') if self.source.is_text => return self.named_char().map(Some),
            _ => return Ok(None),
        };
        let text = self.source.take_while(digits, is_hex)?;
        let escape = format!("\\{}{text}", shown(&[c]));
        if text.len() != digits {
            return Err(self.source.error(format!("incomplete escape {escape}"), escape.len()));
        }
        match u32::from_str_radix(&text, 16) {
            Ok(point) if point < 0x11_0000 => Ok(Some(point)),
            _ => Err(self.source.error(format!("bad escape {escape}"), escape.len())),
        }
    }

    fn named_char(&mut self) -> Read<u32> {
        if !self.source.take_if('{')? {
            return Err(self.source.error("missing {", 0));
        }
        let name = self.source.take_until('}', "character name")?;
        match unicode_names2::character(&shown(&name)) {
            Some(c) => Ok(c as u32),
            None => Err(self
                .source
                .error(format!("undefined character name {}", quoted(&name)), name.len() + r"\N{}".len())),
        }
    }

    /// Octal digits; the escape so far is `\` and `digits`.
    fn octal(&self, digits: &str) -> Read<u32> {
        match u32::from_str_radix(digits, 8) {
            Ok(point) if point <= 0o377 => Ok(point),
            _ => {
                let message = format!("octal escape value \\{digits} outside of range 0-0o377");
                Err(self.source.error(message, digits.len() + 1))
            }
        }
    }

    /// A letter without meaning is an error, anything else stands for itself.
    fn literal(&self, c: u32) -> Read<u32> {
        if char::from_u32(c).is_some_and(|c| c.is_ascii_alphanumeric()) {
            return Err(self.source.error(format!("bad escape \\{}", shown(&[c])), 2));
        }
        Ok(c)
    }

    /// An escape in brackets.
    pub fn class_escape(&mut self, c: u32) -> Read<Escape> {
        if let Some(point) = plain_escape(c) {
            return Ok(Escape::Char(point));
        }
        if let Some(kind) = self.kind(c) {
            return Ok(Escape::Kind(kind));
        }
        if let Some(point) = self.numbered(c)? {
            return Ok(Escape::Char(point));
        }
        match char::from_u32(c).filter(|c| is_octal(*c)) {
            Some(first) => {
                let digits = format!("{first}{}", self.source.take_while(2, is_octal)?);
                self.octal(&digits).map(Escape::Char)
            }
            None => self.literal(c).map(Escape::Char),
        }
    }

    /// An escape outside of brackets.
    pub fn escape(&mut self, c: u32) -> Read<Node> {
        if let Some(assertion) = self.assertion(c) {
            return Ok(Node::Assert(assertion));
        }
        if let Some(kind) = self.kind(c) {
            return Ok(Node::Set(Set { items: vec![kind], negated: false, fold: super::Fold::Exact }));
        }
        if let Some(point) = plain_escape(c) {
            return Ok(self.char(point));
        }
        if let Some(point) = self.numbered(c)? {
            return Ok(self.char(point));
        }
        match char::from_u32(c).filter(char::is_ascii_digit) {
            Some('0') => {
                let digits = format!("0{}", self.source.take_while(2, is_octal)?);
                self.octal(&digits).map(|point| self.char(point))
            }
            Some(first) => self.digits(first),
            None => self.literal(c).map(|point| self.char(point)),
        }
    }

    fn assertion(&self, c: u32) -> Option<Assertion> {
        let ascii = self.flags & flags::UNICODE == 0;
        match char::from_u32(c)? {
            'A' => Some(Assertion::Start),
            'Z' => Some(Assertion::End),
            'b' => Some(Assertion::Boundary { ascii }),
            'B' => Some(Assertion::NoBoundary { ascii }),
            _ => None,
        }
    }

    /// `\1`, `\12`, or an octal escape of three digits.
    fn digits(&mut self, first: char) -> Read<Node> {
        let mut digits = String::from(first);
        if let Some(second) = self.next_char(|c| c.is_ascii_digit()) {
            digits.push(second);
            self.source.take()?;
            let octal = digits.chars().all(is_octal);
            if let Some(third) = self.next_char(is_octal).filter(|_| octal) {
                digits.push(third);
                self.source.take()?;
                return self.octal(&digits).map(|point| self.char(point));
            }
        }
        let group: usize = digits.parse().unwrap_or(usize::MAX);
        if group >= self.groups.count() {
            return Err(self.source.error(format!("invalid group reference {digits}"), digits.len()));
        }
        self.check_open(group, digits.len() + 1)?;
        Ok(Node::Back(group, self.fold()))
    }

    fn next_char(&self, fits: fn(char) -> bool) -> Option<char> {
        self.source.next.and_then(Token::plain).filter(|c| fits(*c))
    }
}
