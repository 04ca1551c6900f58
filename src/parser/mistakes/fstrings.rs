//! Strings, f-strings and their fields, with their mistakes.

use super::nodes::{Kind, Node};
use super::reader::{Reader, Rule};
use crate::lexer::Token;
use crate::lexer::strings::{Literal, decode_bytes, decode_text};
use crate::source::Span;

/// Literals that stand side by side must be of one kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Text,
    Bytes,
    FString,
}

impl Reader<'_> {
    pub(super) fn strings(&mut self) -> Option<Node> {
        self.remember(Rule::Strings, |r| {
            let start = r.mark;
            let mut kind = Kind::Literal;
            let pieces = r.many(|r| match r.peek()? {
                Token::String => r.string(),
                Token::FStringStart => r.fstring().map(|()| Piece::FString),
                _ => None,
            });
            if pieces.contains(&Piece::FString) {
                kind = Kind::FString;
            }
            if pieces.contains(&Piece::Bytes) && pieces.iter().any(|piece| *piece != Piece::Bytes) {
                return r.raise_at_last("cannot mix bytes and nonbytes literals");
            }
            (!pieces.is_empty()).then(|| r.node(kind, start))
        })
    }

    /// A string token, decoded for the mistakes in it.
    fn string(&mut self) -> Option<Piece> {
        let span = self.eat(Token::String)?;
        let literal = Literal::of(self.source.slice(span));
        if !literal.is_bytes() {
            return match decode_text(literal.body, literal.is_raw(), false) {
                Ok(_) => Some(Piece::Text),
                Err(message) => self.raise_at(span, message),
            };
        }
        if !literal.body.is_ascii() {
            return self.raise_at(span, "bytes can only contain ASCII literal characters");
        }
        match decode_bytes(literal.body, literal.is_raw()) {
            Ok(_) => Some(Piece::Bytes),
            Err(message) => self.raise_at(span, message),
        }
    }

    fn fstring(&mut self) -> Option<()> {
        let opener = self.eat(Token::FStringStart)?;
        let raw = self.source.slice(opener).contains(['r', 'R']);
        let texts = self.many(Self::fstring_piece);
        let end = self.eat(Token::FStringEnd)?;
        for text in texts.into_iter().flatten() {
            if let Err(message) = decode_text(self.source.slice(text), raw, true) {
                return self.raise_at(end, message);
            }
        }
        Some(())
    }

    /// A text or a field; the place of a text.
    fn fstring_piece(&mut self) -> Option<Option<Span>> {
        if let Some(text) = self.eat(Token::FStringMiddle) {
            return Some(Some(text));
        }
        let found = self.attempt(|r| {
            r.field_start()?;
            r.optional_conversion();
            r.optional_spec();
            r.eat(Token::RBrace).map(drop)
        });
        if found.is_none() {
            self.mistake(Self::field_mistakes);
        }
        found.map(|()| None)
    }

    /// `{value` with or without `=`.
    fn field_start(&mut self) -> Option<()> {
        self.eat(Token::LBrace)?;
        self.annotated_rhs()?;
        self.eat(Token::Equal);
        Some(())
    }

    /// `!r`, checked in the first reading too.
    fn optional_conversion(&mut self) -> Option<()> {
        self.attempt(|r| {
            let mark = r.eat(Token::Exclamation)?;
            let name = r.eat(Token::Name)?;
            if mark.end != name.start {
                let message = "f-string: conversion type must come right after the exclamanation mark";
                return r.raise_at::<()>(mark.to(name), message);
            }
            let text = r.source.slice(name);
            if !matches!(text, "s" | "r" | "a") {
                let message = format!("f-string: invalid conversion character '{text}': expected 's', 'r', or 'a'");
                if r.closes_field() {
                    return r.raise_at::<()>(name, message);
                }
            }
            Some(())
        })
    }

    /// CPython checks the letter only once the whole field has been read.
    fn closes_field(&mut self) -> bool {
        self.ahead(|r| {
            r.optional_spec();
            r.eat(Token::RBrace)
        })
    }

    fn optional_spec(&mut self) -> Option<()> {
        self.attempt(|r| {
            r.eat(Token::Colon)?;
            r.many(Self::fstring_piece);
            Some(())
        })
    }

    fn field_mistakes(&mut self) -> Option<()> {
        for (token, shown) in
            [(Token::Equal, '='), (Token::Exclamation, '!'), (Token::Colon, ':'), (Token::RBrace, '}')]
        {
            self.attempt(|r| {
                r.eat(Token::LBrace)?;
                let span = r.eat(token)?;
                r.raise_at::<()>(span, format!("f-string: valid expression required before '{shown}'"))
            });
        }
        self.attempt(|r| {
            r.eat(Token::LBrace)?;
            if r.ahead(Self::annotated_rhs) {
                return None;
            }
            r.raise_at_next::<()>("f-string: expecting a valid expression after '{'")
        });
        self.attempt(|r| {
            r.eat(Token::LBrace)?;
            r.annotated_rhs()?;
            r.expect_in_field(
                &[Token::Equal, Token::Exclamation, Token::Colon, Token::RBrace],
                "f-string: expecting '=', or '!', or ':', or '}'",
            )
        });
        self.attempt(|r| {
            r.eat(Token::LBrace)?;
            r.annotated_rhs()?;
            r.eat(Token::Equal)?;
            r.expect_in_field(
                &[Token::Exclamation, Token::Colon, Token::RBrace],
                "f-string: expecting '!', or ':', or '}'",
            )
        });
        self.attempt(Self::conversion_mistake);
        self.attempt(|r| {
            r.field_and_conversion()?;
            r.expect_in_field(&[Token::Colon, Token::RBrace], "f-string: expecting ':' or '}'")
        });
        self.attempt(|r| {
            r.field_and_conversion()?;
            r.eat(Token::Colon)?;
            r.many(Self::fstring_piece);
            r.expect_in_field(&[Token::RBrace], "f-string: expecting '}', or format specs")
        });
        self.attempt(|r| {
            r.field_and_conversion()?;
            r.expect_in_field(&[Token::RBrace], "f-string: expecting '}'")
        })
    }

    fn field_and_conversion(&mut self) -> Option<()> {
        self.field_start()?;
        self.attempt(|r| {
            r.eat(Token::Exclamation)?;
            r.eat(Token::Name)
        });
        Some(())
    }

    fn expect_in_field(&mut self, allowed: &[Token], message: &str) -> Option<()> {
        if self.at_any(allowed) {
            return None;
        }
        self.raise_at_next(message)
    }

    fn conversion_mistake(&mut self) -> Option<()> {
        self.field_start()?;
        self.eat(Token::Exclamation)?;
        if self.at_any(&[Token::Colon, Token::RBrace]) {
            return self.raise_at_next("f-string: missing conversion character");
        }
        if self.at(Token::Name) {
            return None;
        }
        self.raise_at_next("f-string: invalid conversion character")
    }
}
