//! Replacement templates: `\1`, `\g<name>` and escapes in what `sub` and `expand` put in.

use super::subject::Subject;
use super::syntax::{Failure, Source, Token, plain_escape};
use crate::heap::Value;
use crate::objects::bytes::Bytes;
use crate::objects::string::Str;

/// A piece of a template.
#[derive(Debug)]
pub enum Piece {
    /// Text as it is.
    Literal(Vec<u32>),
    /// What a group matched.
    Group(usize),
}

/// A template.
pub type Template = Vec<Piece>;

/// What templates ask of the pattern.
pub trait Names {
    /// The number of a named group.
    fn group_named(&self, name: &[u32]) -> Option<usize>;
    /// How many groups there are.
    fn group_count(&self) -> usize;
}

/// Reads a template.
pub fn parse(text: &[u32], is_text: bool, names: &dyn Names) -> Result<Template, Failure> {
    let mut reader = Reader { source: Source::new(text, is_text)?, names, pieces: Vec::new() };
    while let Some(token) = reader.source.take()? {
        match token {
            Token::Plain(point) => reader.literal(point),
            Token::Escape(c) => reader.escape(c)?,
        }
    }
    Ok(reader.pieces)
}

struct Reader<'a> {
    source: Source<'a>,
    names: &'a dyn Names,
    pieces: Template,
}

fn is_octal(c: char) -> bool {
    ('0'..='7').contains(&c)
}

impl Reader<'_> {
    fn literal(&mut self, point: u32) {
        match self.pieces.last_mut() {
            Some(Piece::Literal(text)) => text.push(point),
            _ => self.pieces.push(Piece::Literal(vec![point])),
        }
    }

    fn group(&mut self, group: usize, digits: &str, back: usize) -> Result<(), Failure> {
        if group > self.names.group_count() {
            let digits = digits.trim_start_matches('0');
            return Err(self.source.error(format!("invalid group reference {digits}"), back));
        }
        self.pieces.push(Piece::Group(group));
        Ok(())
    }

    fn escape(&mut self, c: u32) -> Result<(), Failure> {
        match char::from_u32(c) {
            Some('g') => self.named(),
            Some('0') => {
                let digits = self.source.take_while(2, is_octal)?;
                self.literal(u32::from_str_radix(&format!("0{digits}"), 8).unwrap_or(0) & 0xff);
                Ok(())
            }
            Some(first @ '1'..='9') => self.number(first),
            Some(letter) => {
                match plain_escape(c) {
                    Some(point) => self.literal(point),
                    None if letter.is_ascii_alphabetic() => {
                        return Err(self.source.error(format!("bad escape \\{letter}"), 2));
                    }
                    None => {
                        self.literal(0x5c);
                        self.literal(c);
                    }
                }
                Ok(())
            }
            None => {
                self.literal(0x5c);
                self.literal(c);
                Ok(())
            }
        }
    }

    /// `\g<name>` or `\g<1>`, behind the `g`.
    fn named(&mut self) -> Result<(), Failure> {
        if !self.source.take_if('<')? {
            return Err(self.source.error("missing <", 0));
        }
        let name = self.source.take_until('>', "group name")?;
        let digits: Option<String> =
            name.iter().map(|point| char::from_u32(*point).filter(char::is_ascii_digit)).collect();
        let Some(digits) = digits else {
            self.source.check_group_name(&name, 1)?;
            return match self.names.group_named(&name) {
                Some(group) => {
                    self.pieces.push(Piece::Group(group));
                    Ok(())
                }
                None => Err(Failure::Index(format!("unknown group name {}", super::syntax::quoted(&name)))),
            };
        };
        self.group(digits.parse().unwrap_or(usize::MAX), &digits, name.len() + 1)
    }

    /// `\1`, `\12`, or an octal escape of three digits.
    fn number(&mut self, first: char) -> Result<(), Failure> {
        let mut digits = String::from(first);
        digits.push_str(&self.source.take_while(1, |c| c.is_ascii_digit())?);
        if digits.len() == 2 && digits.chars().all(is_octal) {
            let third = self.source.take_while(1, is_octal)?;
            if !third.is_empty() {
                digits.push_str(&third);
                return match u32::from_str_radix(&digits, 8) {
                    Ok(point) if point <= 0o377 => {
                        self.literal(point);
                        Ok(())
                    }
                    _ => {
                        let message = format!("octal escape value \\{digits} outside of range 0-0o377");
                        Err(self.source.error(message, digits.len() + 1))
                    }
                };
            }
        }
        self.group(digits.parse().unwrap_or(usize::MAX), &digits, digits.len())
    }
}

/// Where a group begins and ends, if it has matched.
pub fn group_span(groups: &[usize], group: usize) -> Option<(usize, usize)> {
    let (start, end) = (groups[2 * group], groups[2 * group + 1]);
    (end != super::matcher::NOWHERE).then_some((start, end))
}

/// Code points as a string or as bytes.
pub fn literal(points: &[u32], is_text: bool) -> Value {
    match is_text {
        true => Str::from_code_points(points).into(),
        false => Bytes::new(points.iter().map(|point| *point as u8).collect::<Vec<u8>>()).into(),
    }
}

/// The pieces of a template, filled in from a match.
pub fn fill(template: &Template, is_text: bool, subject: &Subject, groups: &[usize], out: &mut Vec<Value>) {
    for piece in template {
        match piece {
            Piece::Literal(points) => out.push(literal(points, is_text)),
            Piece::Group(group) => {
                if let Some((start, end)) = group_span(groups, *group) {
                    out.push(subject.part(start, end));
                }
            }
        }
    }
}
