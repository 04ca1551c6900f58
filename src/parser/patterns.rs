//! Actions of `match` patterns.

use super::context::Context;
use crate::ast::{BinOp, Constant, Expr, ExprKind, Ident, Pattern, PatternKind, UnaryOp};

/// One entry of a mapping pattern.
pub enum MappingItem {
    /// `key: pattern`
    Pair(Expr, Pattern),
    /// `**rest`
    Rest(Ident),
}

/// One entry of a class pattern.
pub enum ClassItem {
    /// A pattern by position.
    Positional(Pattern),
    /// `name=pattern`
    Keyword(Ident, Pattern),
}

impl Context<'_> {
    /// The whole pattern of a `case`: a sequence where a comma stands.
    pub(crate) fn pattern_list(&mut self, l: u32, r: u32, (items, trailing): (Vec<Pattern>, bool)) -> Pattern {
        match (trailing, <[Pattern; 1]>::try_from(items)) {
            (false, Ok([only])) => {
                self.refuse_unless(!is_star(&only), only.span);
                only
            }
            (true, Ok(only)) => self.pattern(l, r, PatternKind::Sequence(only.into())),
            (_, Err(items)) => self.pattern(l, r, PatternKind::Sequence(items)),
        }
    }

    /// `(p)`, which is `p`, or `(p, q)`.
    pub(crate) fn group_pattern(&mut self, l: u32, r: u32, items: (Vec<Pattern>, bool)) -> Pattern {
        self.pattern_list(l, r, items)
    }

    pub(crate) fn star_pattern(&mut self, l: u32, r: u32, name: Ident) -> Pattern {
        self.pattern(l, r, PatternKind::Star(bound(name)))
    }

    pub(crate) fn as_pattern(&mut self, l: u32, r: u32, pattern: Pattern, name: Ident) -> Pattern {
        self.refuse_unless(&*name.name != "_", name.span);
        self.pattern(l, r, PatternKind::As { pattern: Some(Box::new(pattern)), name: Some(name) })
    }

    pub(crate) fn or_pattern(&mut self, l: u32, r: u32, items: Vec<Pattern>) -> Pattern {
        match <[Pattern; 1]>::try_from(items) {
            Ok([only]) => only,
            Err(items) => self.pattern(l, r, PatternKind::Or(items)),
        }
    }

    /// A literal or a dotted name.
    pub(crate) fn value_pattern(&mut self, value: Expr) -> Pattern {
        let span = value.span;
        if matches!(value.kind, ExprKind::FString(_)) {
            self.fail_late(span, "patterns may only match literals and attribute lookups");
        }
        let singleton = matches!(value.kind, ExprKind::Constant(Constant::None | Constant::True | Constant::False));
        let kind = if singleton { PatternKind::Singleton(value) } else { PatternKind::Value(value) };
        self.pattern(span.start, span.end, kind)
    }

    /// A name, or `_` which binds nothing.
    pub(crate) fn capture_pattern(&mut self, name: Ident) -> Pattern {
        let span = name.span;
        self.pattern(span.start, span.end, PatternKind::As { pattern: None, name: bound(name) })
    }

    /// `**rest` may come last only.
    pub(crate) fn mapping_pattern(&mut self, l: u32, r: u32, items: Option<(Vec<MappingItem>, bool)>) -> Pattern {
        let (mut keys, mut patterns, mut rest) = (Vec::new(), Vec::new(), None);
        for item in items.map(|list| list.0).unwrap_or_default() {
            self.refuse_unless(rest.is_none(), crate::source::Span::new(l, r));
            match item {
                MappingItem::Pair(key, pattern) => {
                    if matches!(key.kind, ExprKind::FString(_)) {
                        let message = "mapping pattern keys may only match literals and attribute lookups";
                        self.fail_late(crate::source::Span::new(l, r), message);
                    }
                    keys.push(key);
                    patterns.push(pattern);
                }
                MappingItem::Rest(name) => {
                    self.refuse_unless(&*name.name != "_", name.span);
                    rest = Some(name);
                }
            }
        }
        self.pattern(l, r, PatternKind::Mapping { keys, patterns, rest })
    }

    /// Keyword patterns come after positional ones.
    pub(crate) fn class_pattern(
        &mut self,
        l: u32,
        r: u32,
        class: Expr,
        items: Option<(Vec<ClassItem>, bool)>,
    ) -> Pattern {
        let (mut positional, mut keywords) = (Vec::new(), Vec::new());
        for item in items.map(|list| list.0).unwrap_or_default() {
            match item {
                ClassItem::Positional(pattern) => {
                    self.refuse_unless(keywords.is_empty(), pattern.span);
                    positional.push(pattern);
                }
                ClassItem::Keyword(name, pattern) => keywords.push((name, pattern)),
            }
        }
        self.pattern(l, r, PatternKind::Class { class, positional, keywords })
    }

    /// `-1 + 2j`: a real and an imaginary literal.
    pub(crate) fn complex_literal(&mut self, l: u32, r: u32, left: Expr, op: BinOp, right: Expr) -> Expr {
        let real = match &left.kind {
            ExprKind::Unary { op: UnaryOp::Neg, operand } => operand,
            _ => &left,
        };
        let is_imaginary = |expr: &Expr| matches!(expr.kind, ExprKind::Constant(Constant::Imaginary(_)));
        self.refuse_unless(!is_imaginary(real) && is_imaginary(&right), left.span);
        self.binary(l, r, left, op, right)
    }
}

fn bound(name: Ident) -> Option<Ident> {
    Some(name).filter(|name| &*name.name != "_")
}

fn is_star(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::Star(_))
}
