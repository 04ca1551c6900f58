//! Inputs and simple statements, with their mistakes.

use super::nodes::{Kind, Node, Use};
use super::reader::{Reader, Rule};
use crate::lexer::Token;
use crate::source::Span;

const AUGMENTED: [Token; 13] = [
    Token::PlusEqual,
    Token::MinusEqual,
    Token::StarEqual,
    Token::AtEqual,
    Token::SlashEqual,
    Token::PercentEqual,
    Token::AmpersandEqual,
    Token::BarEqual,
    Token::CaretEqual,
    Token::LeftShiftEqual,
    Token::RightShiftEqual,
    Token::DoubleStarEqual,
    Token::DoubleSlashEqual,
];

impl Reader<'_> {
    pub(super) fn file_input(&mut self) -> Option<()> {
        while self.attempt(Self::statement).is_some() {
            self.forget();
        }
        self.eat(Token::EndMarker).map(drop)
    }

    pub(super) fn expression_input(&mut self) -> Option<()> {
        self.expressions()?;
        self.many(|r| r.eat(Token::Newline));
        self.eat(Token::EndMarker).map(drop)
    }

    pub(super) fn statement(&mut self) -> Option<()> {
        self.attempt(Self::compound_statement).or_else(|| self.attempt(Self::simple_statements))
    }

    pub(super) fn simple_statements(&mut self) -> Option<()> {
        self.gather(Token::Semicolon, Self::simple_statement)?;
        self.eat(Token::Semicolon);
        self.eat(Token::Newline).map(drop)
    }

    pub(super) fn simple_statement(&mut self) -> Option<Node> {
        self.remember(Rule::Simple, Self::simple_statement_here)
    }

    fn simple_statement_here(&mut self) -> Option<Node> {
        if let Some(found) = self.attempt(Self::assignment) {
            return Some(found);
        }
        if self.at_word("type")
            && let Some(found) = self.attempt(Self::type_alias)
        {
            return Some(found);
        }
        if let Some(found) = self.star_expressions() {
            return Some(found);
        }
        match self.peek()? {
            Token::Return => self.return_statement(),
            Token::Import | Token::From => self.import_statement(),
            Token::Raise => self.raise_statement(),
            Token::Del => self.del_statement(),
            Token::Yield => self.yield_expression(),
            Token::Assert => self.assert_statement(),
            token @ (Token::Pass | Token::Break | Token::Continue) => self.eat(token).map(Node::other),
            Token::Global | Token::Nonlocal => self.scope_statement(),
            _ => None,
        }
    }

    // Assignments.

    fn assignment(&mut self) -> Option<Node> {
        let found = self
            .attempt(|r| {
                let name = r.eat(Token::Name)?;
                r.annotation_and_value().map(|()| Node::other(name))
            })
            .or_else(|| self.attempt(Self::annotated_target))
            .or_else(|| self.attempt(Self::plain_assignment));
        if found.is_some() {
            return found;
        }
        // Behind an augmented operator there is no way back.
        let mark = self.mark;
        if self.attempt(Self::single_target).is_some() && self.eat_any(&AUGMENTED).is_some() {
            return self.annotated_rhs();
        }
        self.mark = mark;
        self.mistake(Self::assignment_mistake);
        None
    }

    fn annotation_and_value(&mut self) -> Option<()> {
        self.eat(Token::Colon)?;
        self.expression()?;
        self.attempt(|r| {
            r.eat(Token::Equal)?;
            r.annotated_rhs()
        });
        Some(())
    }

    fn annotated_target(&mut self) -> Option<Node> {
        let target = self
            .attempt(|r| {
                r.eat(Token::LParen)?;
                let target = r.single_target()?;
                r.eat(Token::RParen)?;
                Some(target)
            })
            .or_else(|| self.attempt(Self::attribute_or_subscript_target))?;
        self.annotation_and_value()?;
        Some(target)
    }

    fn plain_assignment(&mut self) -> Option<Node> {
        self.some(Self::target_and_equal)?;
        let value = self.annotated_rhs()?;
        (!self.at(Token::Equal)).then_some(value)
    }

    fn target_and_equal(&mut self) -> Option<Node> {
        let target = self.star_targets()?;
        self.eat(Token::Equal)?;
        Some(target)
    }

    pub(super) fn annotated_rhs(&mut self) -> Option<Node> {
        self.attempt(Self::yield_expression).or_else(|| self.star_expressions())
    }

    fn assignment_mistake(&mut self) -> Option<()> {
        self.attempt(|r| {
            let target = r.list_or_tuple_target()?;
            r.eat(Token::Colon)?;
            r.expression()?;
            let message = format!("only single target (not {}) can be annotated", target.kind.name());
            r.raise_at::<()>(target.span, message)
        });
        self.attempt(|r| {
            let first = r.star_named_expression()?;
            r.eat(Token::Comma)?;
            r.many(Self::star_named_expressions);
            r.eat(Token::Colon)?;
            r.expression()?;
            r.raise_at::<()>(first.span, "only single target (not tuple) can be annotated")
        });
        self.attempt(|r| {
            let target = r.expression()?;
            r.eat(Token::Colon)?;
            r.expression()?;
            r.raise_at::<()>(target.span, "illegal target for annotation")
        });
        self.attempt(|r| {
            r.many(Self::target_and_equal);
            let target = r.star_expressions()?;
            r.eat(Token::Equal)?;
            r.raise_invalid_target(&target, Use::Assign)
        });
        self.attempt(|r| {
            r.many(Self::target_and_equal);
            let target = r.yield_expression()?;
            r.eat(Token::Equal)?;
            r.raise_at::<()>(target.span, "assignment to yield expression not possible")
        });
        self.attempt(|r| {
            let target = r.star_expressions()?;
            r.eat_any(&AUGMENTED)?;
            r.annotated_rhs()?;
            let message = format!("'{}' is an illegal expression for augmented assignment", target.kind.name());
            r.raise_at::<()>(target.span, message)
        })
    }

    fn list_or_tuple_target(&mut self) -> Option<Node> {
        self.attempt(Self::list).or_else(|| self.attempt(Self::tuple)).or_else(|| {
            self.attempt(|r| {
                r.eat(Token::LParen)?;
                let target = r.list_or_tuple_target()?;
                r.eat(Token::RParen)?;
                Some(target)
            })
        })
    }

    /// Raises "cannot assign to …" or "cannot delete …" where a part of the target is at fault.
    pub(super) fn raise_invalid_target(&mut self, target: &Node, of: Use) -> Option<()> {
        let wrong = target.invalid_target(of)?;
        let verb = if of == Use::Delete { "delete" } else { "assign to" };
        let message = format!("cannot {verb} {}", wrong.kind.name());
        self.raise_at(wrong.span, message)
    }

    fn type_alias(&mut self) -> Option<Node> {
        let word = self.eat_word("type")?;
        self.eat(Token::Name)?;
        self.optional_type_params();
        self.eat(Token::Equal)?;
        self.expression()?;
        Some(Node::other(word))
    }

    // Statements that begin with a word.

    fn return_statement(&mut self) -> Option<Node> {
        let word = self.eat(Token::Return)?;
        self.star_expressions();
        Some(Node::other(word))
    }

    fn raise_statement(&mut self) -> Option<Node> {
        let word = self.eat(Token::Raise)?;
        if self.expression().is_some() {
            self.attempt(|r| {
                r.eat(Token::From)?;
                r.expression()
            });
        }
        Some(Node::other(word))
    }

    fn assert_statement(&mut self) -> Option<Node> {
        let word = self.eat(Token::Assert)?;
        self.expression()?;
        self.attempt(|r| {
            r.eat(Token::Comma)?;
            r.expression()
        });
        Some(Node::other(word))
    }

    fn scope_statement(&mut self) -> Option<Node> {
        let word = self.eat_any(&[Token::Global, Token::Nonlocal])?;
        self.gather(Token::Comma, |r| r.eat(Token::Name))?;
        Some(Node::other(word))
    }

    fn del_statement(&mut self) -> Option<Node> {
        let word = self.attempt(|r| {
            let word = r.eat(Token::Del)?;
            r.del_targets()?;
            r.at_any(&[Token::Semicolon, Token::Newline]).then_some(word)
        });
        if word.is_none() {
            self.mistake(|r| {
                r.eat(Token::Del)?;
                let target = r.star_expressions()?;
                r.raise_invalid_target(&target, Use::Delete)
            });
        }
        word.map(Node::other)
    }

    // Imports.

    fn import_statement(&mut self) -> Option<Node> {
        self.mistake(Self::import_mistake);
        let word = self.attempt(|r| {
            let word = r.eat(Token::Import)?;
            r.gather(Token::Comma, |r| {
                r.dotted_name()?;
                r.optional_as_name();
                Some(())
            })?;
            Some(word)
        });
        word.or_else(|| self.attempt(Self::import_from)).map(Node::other)
    }

    fn import_mistake(&mut self) -> Option<()> {
        let word = self.eat(Token::Import)?;
        self.attempt(|r| {
            r.gather(Token::Comma, Self::dotted_name)?;
            r.eat(Token::From)?;
            r.dotted_name()?;
            r.raise_from::<()>(word, "Did you mean to use 'from ... import ...' instead?")
        });
        let end = self.eat(Token::Newline)?;
        self.raise_from(end, "Expected one or more names after 'import'")
    }

    pub(super) fn dotted_name(&mut self) -> Option<Span> {
        let names = self.gather(Token::Dot, |r| r.eat(Token::Name))?;
        names.first().map(|first| first.to(names[names.len() - 1]))
    }

    fn optional_as_name(&mut self) -> Option<Span> {
        self.attempt(|r| {
            r.eat(Token::As)?;
            r.eat(Token::Name)
        })
    }

    fn import_from(&mut self) -> Option<Span> {
        let word = self.eat(Token::From)?;
        let dots = self.many(|r| r.eat_any(&[Token::Dot, Token::Ellipsis]));
        let named = self.attempt(|r| {
            r.dotted_name()?;
            r.eat(Token::Import)?;
            r.import_names()
        });
        if named.is_none() {
            if dots.is_empty() {
                return None;
            }
            self.eat(Token::Import)?;
            self.import_names()?;
        }
        Some(word)
    }

    fn import_names(&mut self) -> Option<()> {
        let found = self
            .attempt(|r| {
                r.eat(Token::LParen)?;
                r.import_list()?;
                r.eat(Token::Comma);
                r.eat(Token::RParen).map(drop)
            })
            .or_else(|| {
                self.attempt(|r| {
                    r.import_list()?;
                    (!r.at(Token::Comma)).then_some(())
                })
            })
            .or_else(|| self.eat(Token::Star).map(drop));
        if found.is_none() {
            self.mistake(Self::import_names_mistake);
        }
        found
    }

    fn import_list(&mut self) -> Option<()> {
        self.gather(Token::Comma, |r| {
            r.eat(Token::Name)?;
            r.optional_as_name();
            Some(())
        })
        .map(drop)
    }

    fn import_names_mistake(&mut self) -> Option<()> {
        self.attempt(|r| {
            r.import_list()?;
            r.eat(Token::Comma)?;
            r.eat(Token::Newline)?;
            r.raise_at_last::<()>("trailing comma not allowed without surrounding parentheses")
        });
        let end = self.eat(Token::Newline)?;
        self.raise_from(end, "Expected one or more names after 'import'")
    }

    pub(super) fn yield_expression(&mut self) -> Option<Node> {
        let start = self.mark;
        self.eat(Token::Yield)?;
        let delegated = self.attempt(|r| {
            r.eat(Token::From)?;
            r.expression()
        });
        if delegated.is_none() {
            self.star_expressions();
        }
        Some(self.node(Kind::Yield, start))
    }
}
