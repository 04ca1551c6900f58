//! `match` statements and patterns, with their mistakes.

use super::nodes::{Kind, Node};
use super::reader::{Reader, Rule};
use crate::lexer::Token;
use crate::source::Span;

impl Reader<'_> {
    pub(super) fn match_statement(&mut self) -> Option<()> {
        let found = self.attempt(|r| {
            r.eat_word("match")?;
            r.subject()?;
            r.eat(Token::Colon)?;
            r.eat(Token::Newline)?;
            r.eat(Token::Indent)?;
            r.some(Self::case)?;
            r.eat(Token::Dedent).map(drop)
        });
        if found.is_none() {
            self.mistake(|r| {
                r.eat_word("match")?;
                r.subject()?;
                r.missing_colon()
            });
            self.mistake(|r| {
                let word = r.eat_word("match")?;
                r.subject()?;
                r.missing_block("'match' statement", word)
            });
        }
        found
    }

    fn subject(&mut self) -> Option<()> {
        let tuple = self.attempt(|r| {
            r.star_named_expression()?;
            r.eat(Token::Comma)?;
            r.attempt(Self::star_named_expressions);
            Some(())
        });
        tuple.or_else(|| self.named_expression().map(drop))
    }

    fn case(&mut self) -> Option<()> {
        self.mistake(|r| {
            r.case_header()?;
            r.missing_colon()
        });
        self.mistake(|r| {
            let word = r.case_header()?;
            r.missing_block("'case' statement", word)
        });
        self.case_header()?;
        self.eat(Token::Colon)?;
        self.block()
    }

    fn case_header(&mut self) -> Option<Span> {
        let word = self.eat_word("case")?;
        self.patterns()?;
        self.attempt(|r| {
            r.eat(Token::If)?;
            r.named_expression()
        });
        Some(word)
    }

    fn patterns(&mut self) -> Option<()> {
        self.attempt(Self::open_sequence).or_else(|| self.pattern().map(drop))
    }

    /// `p, …` with at least one comma.
    fn open_sequence(&mut self) -> Option<()> {
        self.maybe_star_pattern()?;
        self.eat(Token::Comma)?;
        self.attempt(Self::sequence_items);
        Some(())
    }

    fn sequence_items(&mut self) -> Option<()> {
        self.gather(Token::Comma, Self::maybe_star_pattern)?;
        self.eat(Token::Comma);
        Some(())
    }

    fn maybe_star_pattern(&mut self) -> Option<()> {
        let star = self.attempt(|r| {
            r.eat(Token::Star)?;
            r.attempt(Self::capture_target).or_else(|| r.eat_word("_"))
        });
        star.map(drop).or_else(|| self.pattern().map(drop))
    }

    fn pattern(&mut self) -> Option<Node> {
        let start = self.mark;
        let captured = self.attempt(|r| {
            r.or_pattern()?;
            r.eat(Token::As)?;
            r.capture_target()?;
            Some(r.node(Kind::Other, start))
        });
        if captured.is_some() {
            return captured;
        }
        self.mistake(|r| {
            r.or_pattern()?;
            r.eat(Token::As)?;
            let word = r.eat_word("_")?;
            r.raise_at::<()>(word, "cannot use '_' as a target")
        });
        self.mistake(|r| {
            r.or_pattern()?;
            r.eat(Token::As)?;
            if r.at(Token::Name) {
                return None;
            }
            let target = r.expression()?;
            r.raise_at::<()>(target.span, "invalid pattern target")
        });
        self.or_pattern()?;
        Some(self.node(Kind::Other, start))
    }

    fn or_pattern(&mut self) -> Option<()> {
        self.gather(Token::Bar, Self::closed_pattern).map(drop)
    }

    fn closed_pattern(&mut self) -> Option<Node> {
        self.remember(Rule::ClosedPattern, |r| {
            let start = r.mark;
            r.attempt(Self::literal_pattern)
                .or_else(|| r.attempt(Self::capture_target).map(drop))
                .or_else(|| r.eat_word("_").map(drop))
                .or_else(|| r.attempt(Self::value_pattern))
                .or_else(|| r.attempt(Self::group_pattern))
                .or_else(|| r.attempt(Self::sequence_pattern))
                .or_else(|| r.attempt(Self::mapping_pattern))
                .or_else(|| r.attempt(Self::class_pattern))?;
            Some(r.node(Kind::Other, start))
        })
    }

    // Literals.

    fn literal_pattern(&mut self) -> Option<()> {
        let number = self.attempt(|r| {
            r.signed_number()?;
            (!r.at_any(&[Token::Plus, Token::Minus])).then_some(())
        });
        number
            .or_else(|| self.attempt(Self::complex_number))
            .or_else(
                || if self.at_any(&[Token::String, Token::FStringStart]) { self.strings().map(drop) } else { None },
            )
            .or_else(|| self.eat_any(&[Token::None, Token::True, Token::False]).map(drop))
    }

    fn signed_number(&mut self) -> Option<Span> {
        self.eat(Token::Minus);
        self.eat(Token::Number)
    }

    /// `-1 + 2j`, its parts checked in the first reading too.
    fn complex_number(&mut self) -> Option<()> {
        let real = self.signed_number()?;
        if self.is_imaginary(real) {
            return self.raise_at(real, "real number required in complex literal");
        }
        self.eat_any(&[Token::Plus, Token::Minus])?;
        let imaginary = self.eat(Token::Number)?;
        if !self.is_imaginary(imaginary) {
            return self.raise_at(imaginary, "imaginary number required in complex literal");
        }
        Some(())
    }

    fn is_imaginary(&self, number: Span) -> bool {
        self.source.slice(number).ends_with(['j', 'J'])
    }

    // Names.

    fn capture_target(&mut self) -> Option<Span> {
        if self.at_word("_") {
            return None;
        }
        let name = self.eat(Token::Name)?;
        (!self.at_any(&[Token::Dot, Token::LParen, Token::Equal])).then_some(name)
    }

    fn value_pattern(&mut self) -> Option<()> {
        self.attribute_name()?;
        (!self.at_any(&[Token::Dot, Token::LParen, Token::Equal])).then_some(())
    }

    /// `a.b`, with at least one dot.
    fn attribute_name(&mut self) -> Option<()> {
        self.eat(Token::Name)?;
        self.some(|r| {
            r.eat(Token::Dot)?;
            r.eat(Token::Name)
        })
        .map(drop)
    }

    // Groups and sequences.

    fn group_pattern(&mut self) -> Option<()> {
        self.eat(Token::LParen)?;
        self.pattern()?;
        self.eat(Token::RParen).map(drop)
    }

    fn sequence_pattern(&mut self) -> Option<()> {
        if self.eat(Token::LBracket).is_some() {
            self.attempt(Self::sequence_items);
            return self.eat(Token::RBracket).map(drop);
        }
        self.eat(Token::LParen)?;
        self.attempt(Self::open_sequence);
        self.eat(Token::RParen).map(drop)
    }

    // Mappings.

    fn mapping_pattern(&mut self) -> Option<()> {
        self.eat(Token::LBrace)?;
        if self.attempt(|r| r.gather(Token::Comma, Self::mapping_item)).is_some() {
            self.attempt(|r| {
                r.eat(Token::Comma)?;
                r.double_star_pattern()
            });
        } else {
            self.attempt(Self::double_star_pattern);
        }
        if self.mark > 0 {
            self.eat(Token::Comma);
        }
        self.eat(Token::RBrace).map(drop)
    }

    fn mapping_item(&mut self) -> Option<()> {
        let key = self.attempt(Self::literal_pattern);
        key.or_else(|| self.attempt(Self::attribute_name))?;
        self.eat(Token::Colon)?;
        self.pattern().map(drop)
    }

    fn double_star_pattern(&mut self) -> Option<()> {
        self.eat(Token::DoubleStar)?;
        self.capture_target().map(drop)
    }

    // Classes.

    fn class_name(&mut self) -> Option<()> {
        self.gather(Token::Dot, |r| r.eat(Token::Name)).map(drop)
    }

    fn class_pattern(&mut self) -> Option<()> {
        let found = self.attempt(|r| {
            r.class_name()?;
            r.eat(Token::LParen)?;
            r.attempt(Self::class_items);
            r.eat(Token::RParen).map(drop)
        });
        if found.is_none() {
            self.mistake(Self::class_pattern_mistake);
        }
        found
    }

    /// Patterns by position, then by keyword, then a comma.
    fn class_items(&mut self) -> Option<()> {
        let positional = self.attempt(|r| r.gather(Token::Comma, Self::positional_pattern)).is_some();
        let keywords = self.attempt(|r| {
            if positional {
                r.eat(Token::Comma)?;
            }
            r.gather(Token::Comma, Self::keyword_pattern)
        });
        if !positional && keywords.is_none() {
            return None;
        }
        self.eat(Token::Comma);
        Some(())
    }

    fn positional_pattern(&mut self) -> Option<Node> {
        self.pattern()
    }

    fn keyword_pattern(&mut self) -> Option<()> {
        self.eat(Token::Name)?;
        self.eat(Token::Equal)?;
        self.pattern().map(drop)
    }

    fn class_pattern_mistake(&mut self) -> Option<()> {
        self.class_name()?;
        self.eat(Token::LParen)?;
        self.attempt(|r| {
            r.gather(Token::Comma, Self::positional_pattern)?;
            r.eat(Token::Comma)
        });
        self.gather(Token::Comma, Self::keyword_pattern)?;
        self.eat(Token::Comma)?;
        let late = self.gather(Token::Comma, Self::positional_pattern)?;
        let span = late.first()?.span.to(late.last()?.span);
        self.raise_at(span, "positional patterns follow keyword patterns")
    }
}
