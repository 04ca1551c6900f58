//! Expressions down to operators, with their mistakes.
//!
//! Most of the precedence among binary operators does not matter here: all of them make the same kind of node, and
//! no rule asks for anything between `bitwise_or` and its operands but sums.

use super::nodes::{Kind, Node};
use super::reader::{Reader, Rule};
use crate::lexer::Token;

const BITWISE: [Token; 5] = [Token::Bar, Token::Caret, Token::Ampersand, Token::LeftShift, Token::RightShift];

const ARITHMETIC: [Token; 7] =
    [Token::Plus, Token::Minus, Token::Star, Token::Slash, Token::DoubleSlash, Token::Percent, Token::At];

const NOT_IN_PARENTHESES: &str = "'not' after an operator must be parenthesized";

const COMPARISONS: [Token; 6] =
    [Token::EqualEqual, Token::NotEqual, Token::LessEqual, Token::Less, Token::GreaterEqual, Token::Greater];

impl Reader<'_> {
    // Lists of expressions.

    /// `a`, or a tuple where a comma stands.
    fn comma_list(&mut self, item: impl Fn(&mut Self) -> Option<Node>) -> Option<Node> {
        let start = self.mark;
        let mut items = self.gather(Token::Comma, item)?;
        let trailing = self.eat(Token::Comma).is_some();
        if items.len() == 1 && !trailing {
            return items.pop();
        }
        Some(Node::with_parts(Kind::Tuple, self.span_from(start), items))
    }

    pub(super) fn expressions(&mut self) -> Option<Node> {
        self.comma_list(Self::expression)
    }

    pub(super) fn star_expressions(&mut self) -> Option<Node> {
        self.attempt(|r| r.comma_list(Self::star_expression))
    }

    pub(super) fn star_expression(&mut self) -> Option<Node> {
        self.remember(Rule::StarExpression, |r| r.starred_operand().or_else(|| r.expression()))
    }

    /// `*a`
    fn starred_operand(&mut self) -> Option<Node> {
        self.attempt(|r| {
            let start = r.mark;
            r.eat(Token::Star)?;
            let value = r.bitwise_or()?;
            Some(Node::with_parts(Kind::Starred, r.span_from(start), vec![value]))
        })
    }

    pub(super) fn star_named_expression(&mut self) -> Option<Node> {
        self.starred_operand().or_else(|| self.named_expression())
    }

    pub(super) fn star_named_expressions(&mut self) -> Option<Vec<Node>> {
        let items = self.gather(Token::Comma, Self::star_named_expression)?;
        self.eat(Token::Comma);
        Some(items)
    }

    // Named expressions.

    pub(super) fn named_expression(&mut self) -> Option<Node> {
        if let Some(named) = self.assignment_expression() {
            return Some(named);
        }
        self.mistake(Self::named_expression_mistake);
        self.unnamed_expression()
    }

    /// An expression that no `:=` follows.
    pub(super) fn unnamed_expression(&mut self) -> Option<Node> {
        self.attempt(|r| {
            let value = r.expression()?;
            (!r.at(Token::ColonEqual)).then_some(value)
        })
    }

    pub(super) fn assignment_expression(&mut self) -> Option<Node> {
        self.attempt(|r| {
            let start = r.mark;
            r.eat(Token::Name)?;
            r.eat(Token::ColonEqual)?;
            r.expression()?;
            Some(r.node(Kind::Named, start))
        })
    }

    fn named_expression_mistake(&mut self) -> Option<()> {
        const AGAIN: [Token; 2] = [Token::Equal, Token::ColonEqual];
        self.attempt(|r| {
            let target = r.expression()?;
            r.eat(Token::ColonEqual)?;
            r.expression()?;
            let message = format!("cannot use assignment expressions with {}", target.kind.name());
            r.raise_at::<()>(target.span, message)
        });
        self.attempt(|r| {
            let name = r.eat(Token::Name)?;
            r.eat(Token::Equal)?;
            let value = r.bitwise_or()?;
            if r.at_any(&AGAIN) {
                return None;
            }
            let span = name.to(value.span);
            r.raise_at::<()>(span, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
        });
        self.attempt(|r| {
            let display = r.ahead(|r| {
                r.attempt(Self::list).or_else(|| r.attempt(Self::tuple)).or_else(|| r.attempt(Self::generator))
            });
            if display || r.at_any(&[Token::True, Token::None, Token::False]) {
                return None;
            }
            let target = r.bitwise_or()?;
            r.eat(Token::Equal)?;
            r.bitwise_or()?;
            if r.at_any(&AGAIN) {
                return None;
            }
            let message = format!("cannot assign to {} here. Maybe you meant '==' instead of '='?", target.kind.name());
            r.raise_at(target.span, message)
        })
    }

    // Expressions.

    pub(super) fn expression(&mut self) -> Option<Node> {
        self.remember(Rule::Expression, |r| {
            r.mistake(Self::expression_mistake);
            r.mistake(Self::legacy_statement);
            r.expression_here()
        })
    }

    fn expression_here(&mut self) -> Option<Node> {
        let start = self.mark;
        let Some(body) = self.disjunction() else { return self.attempt(Self::lambda) };
        let conditional = self.attempt(|r| {
            r.eat(Token::If)?;
            r.disjunction()?;
            r.eat(Token::Else)?;
            r.expression()?;
            Some(r.node(Kind::Conditional, start))
        });
        Some(conditional.unwrap_or(body))
    }

    fn expression_mistake(&mut self) -> Option<()> {
        self.attempt(Self::missing_comma);
        self.attempt(|r| {
            let body = r.disjunction()?;
            r.eat(Token::If)?;
            let test = r.disjunction()?;
            if r.at_any(&[Token::Else, Token::Colon]) {
                return None;
            }
            r.raise_at::<()>(body_to(&body, &test), "expected 'else' after 'if' expression")
        });
        self.attempt(|r| {
            let word = r.eat(Token::Lambda)?;
            r.optional_lambda_params();
            let colon = r.eat(Token::Colon)?;
            if !r.at(Token::FStringMiddle) {
                return None;
            }
            r.raise_at(word.to(colon), "f-string: lambda expressions are not allowed without parentheses")
        })
    }

    /// Two expressions side by side in brackets.
    fn missing_comma(&mut self) -> Option<()> {
        let prefixed_string = self.ahead(|r| {
            r.eat(Token::Name)?;
            r.eat(Token::String)
        });
        if prefixed_string || self.at_soft_keyword() {
            return None;
        }
        let first = self.disjunction()?;
        let explaining = std::mem::replace(&mut self.explaining, false);
        let second = self.attempt(Self::expression_here);
        self.explaining = explaining;
        let second = second?;
        if self.is_legacy_name(&first) || self.bracket_level() == 0 {
            return None;
        }
        self.raise_at(body_to(&first, &second), "invalid syntax. Perhaps you forgot a comma?")
    }

    /// CPython compares only as many letters as the name has, so the beginning of a soft keyword counts as one.
    fn at_soft_keyword(&mut self) -> bool {
        ["_", "case", "match", "type"].iter().any(|word| self.at_word_beginning(word))
    }

    fn is_legacy_name(&self, node: &Node) -> bool {
        node.kind == Kind::Name && matches!(self.source.slice(node.span), "print" | "exec")
    }

    /// `print x`
    fn legacy_statement(&mut self) -> Option<()> {
        let name = Node::new(Kind::Name, self.eat(Token::Name)?);
        if self.at(Token::LParen) {
            return None;
        }
        let value = self.star_expressions()?;
        if !self.is_legacy_name(&name) {
            return None;
        }
        let word = self.source.slice(name.span);
        let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
        self.raise_at(body_to(&name, &value), message)
    }

    fn lambda(&mut self) -> Option<Node> {
        let start = self.mark;
        self.eat(Token::Lambda)?;
        self.optional_lambda_params();
        self.eat(Token::Colon)?;
        self.expression()?;
        Some(self.node(Kind::Lambda, start))
    }

    // Operators.

    pub(super) fn disjunction(&mut self) -> Option<Node> {
        self.remember(Rule::Disjunction, |r| r.logical(Token::Or, |r| r.logical(Token::And, Self::inversion)))
    }

    fn logical(&mut self, word: Token, operand: impl Fn(&mut Self) -> Option<Node>) -> Option<Node> {
        let start = self.mark;
        let mut operands = self.gather(word, operand)?;
        if operands.len() == 1 { operands.pop() } else { Some(self.node(Kind::Operation, start)) }
    }

    fn inversion(&mut self) -> Option<Node> {
        let start = self.mark;
        while self.eat(Token::Not).is_some() {}
        let negated = self.mark > start;
        let value = self.comparison()?;
        Some(if negated { self.node(Kind::Operation, start) } else { value })
    }

    fn comparison(&mut self) -> Option<Node> {
        let start = self.mark;
        let left = self.bitwise_or()?;
        let first_is_in = self.at(Token::In);
        let pairs = self.many(|r| {
            r.comparison_operator()?;
            r.bitwise_or()
        });
        if pairs.is_empty() {
            return Some(left);
        }
        Some(Node::with_parts(Kind::Comparison { first_is_in }, self.span_from(start), vec![left]))
    }

    fn comparison_operator(&mut self) -> Option<()> {
        if self.eat_any(&COMPARISONS).is_some() || self.eat(Token::In).is_some() {
            return Some(());
        }
        if self.eat(Token::Not).is_some() {
            return self.eat(Token::In).map(drop);
        }
        self.eat(Token::Is)?;
        self.eat(Token::Not);
        Some(())
    }

    pub(super) fn bitwise_or(&mut self) -> Option<Node> {
        self.remember(Rule::BitOr, |r| {
            let start = r.mark;
            r.mistake(Self::negated_operand);
            let first = r.sum()?;
            let more = r.many(|r| {
                r.eat_any(&BITWISE)?;
                r.mistake(Self::negated_operand);
                r.sum()
            });
            Some(if more.is_empty() { first } else { r.node(Kind::Operation, start) })
        })
    }

    /// Sums, products and what is tighter.
    fn sum(&mut self) -> Option<Node> {
        let start = self.mark;
        self.mistake(Self::negated_factor);
        let first = self.factor()?;
        let more = self.many(|r| {
            let op = r.eat_any(&ARITHMETIC)?;
            if matches!(r.source.slice(op), "+" | "-") {
                r.mistake(Self::negated_factor);
            }
            r.factor()
        });
        Some(if more.is_empty() { first } else { self.node(Kind::Operation, start) })
    }

    /// `1 + not x`
    fn negated_operand(&mut self) -> Option<()> {
        self.sum()?;
        self.eat_any(&ARITHMETIC)?;
        let start = self.mark;
        self.at(Token::Not).then_some(())?;
        self.inversion()?;
        self.raise_at(self.span_from(start), NOT_IN_PARENTHESES)
    }

    /// `-not x`
    fn negated_factor(&mut self) -> Option<()> {
        self.eat_any(&[Token::Plus, Token::Minus, Token::Tilde])?;
        let start = self.mark;
        self.eat(Token::Not)?;
        self.factor()?;
        self.raise_at(self.span_from(start), NOT_IN_PARENTHESES)
    }

    fn factor(&mut self) -> Option<Node> {
        let start = self.mark;
        while self.eat_any(&[Token::Plus, Token::Minus, Token::Tilde]).is_some() {}
        let prefixed = self.mark > start;
        let value = self.power()?;
        Some(if prefixed { self.node(Kind::Operation, start) } else { value })
    }

    fn power(&mut self) -> Option<Node> {
        let start = self.mark;
        let base = self.await_primary()?;
        let exponent = self.attempt(|r| {
            r.eat(Token::DoubleStar)?;
            r.remember(Rule::Factor, Self::factor)
        });
        Some(if exponent.is_some() { self.node(Kind::Operation, start) } else { base })
    }

    fn await_primary(&mut self) -> Option<Node> {
        let start = self.mark;
        if self.eat(Token::Await).is_none() {
            return self.primary();
        }
        self.primary()?;
        Some(self.node(Kind::Await, start))
    }
}

fn body_to(first: &Node, last: &Node) -> crate::source::Span {
    first.span.to(last.span)
}
