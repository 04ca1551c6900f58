//! Actions of the grammar: patterns of `match`.

use super::build::{Built, binary, refuse};
use crate::ast::*;
use crate::source::Span;

fn deepest<'a>(parts: impl IntoIterator<Item = &'a Pattern>) -> u16 {
    parts.into_iter().map(|part| part.depth).max().unwrap_or(0)
}

pub fn pattern(kind: PatternKind, l: u32, r: u32) -> Pattern {
    let below = match &kind {
        PatternKind::Value(value) | PatternKind::Singleton(value) => value.depth,
        PatternKind::Sequence(items) | PatternKind::Or(items) => deepest(items),
        PatternKind::Star(_) => 0,
        PatternKind::Mapping { patterns, .. } => deepest(patterns),
        PatternKind::Class { positional, keywords, .. } => {
            deepest(positional).max(deepest(keywords.iter().map(|(_, p)| p)))
        }
        PatternKind::As { pattern, .. } => pattern.as_ref().map_or(0, |pattern| pattern.depth),
    };
    Pattern { kind, span: Span::new(l, r), depth: below + 1 }
}

pub fn open_sequence(first: Pattern, rest: Vec<Pattern>, l: u32, r: u32) -> Pattern {
    let items = std::iter::once(first).chain(rest).collect();
    pattern(PatternKind::Sequence(items), l, r)
}

fn unless_wildcard(name: Ident) -> Option<Ident> {
    (&*name.name != "_").then_some(name)
}

pub fn star_pattern(name: Ident, l: u32, r: u32) -> Pattern {
    pattern(PatternKind::Star(unless_wildcard(name)), l, r)
}

/// `case *x:` alone is no pattern.
pub fn lone_star(star: Pattern) -> Built<Pattern> {
    refuse(star.span, "invalid syntax")
}

pub fn capture(name: Ident, l: u32, r: u32) -> Pattern {
    pattern(PatternKind::As { pattern: None, name: unless_wildcard(name) }, l, r)
}

pub fn as_pattern(inner: Pattern, name: Ident, l: u32, r: u32) -> Built<Pattern> {
    if &*name.name == "_" {
        return refuse(name.span, "cannot use '_' as a target");
    }
    Ok(pattern(PatternKind::As { pattern: Some(Box::new(inner)), name: Some(name) }, l, r))
}

pub fn or_pattern(first: Pattern, rest: Vec<Pattern>, l: u32, r: u32) -> Pattern {
    pattern(PatternKind::Or(std::iter::once(first).chain(rest).collect()), l, r)
}

pub fn literal_pattern(value: Expr, l: u32, r: u32) -> Pattern {
    let singleton = matches!(value.kind, ExprKind::Constant(Constant::None | Constant::True | Constant::False));
    let kind = if singleton { PatternKind::Singleton(value) } else { PatternKind::Value(value) };
    pattern(kind, l, r)
}

pub fn group_pattern((mut items, is_sequence): (Vec<Pattern>, bool), l: u32, r: u32) -> Built<Pattern> {
    if is_sequence || items.len() != 1 {
        return Ok(pattern(PatternKind::Sequence(items), l, r));
    }
    let inner = items.swap_remove(0);
    match inner.kind {
        PatternKind::Star(_) => refuse(inner.span, "invalid syntax"),
        _ => Ok(inner),
    }
}

pub fn complex_literal(left: Expr, op: BinOp, right: Expr, l: u32, r: u32) -> Built<Expr> {
    if !matches!(right.kind, ExprKind::Constant(Constant::Imaginary(_))) {
        return refuse(right.span, "imaginary number required in complex literal");
    }
    binary(left, op, right, l, r)
}

/// An item of a mapping pattern.
pub enum MappingItem {
    Pair(Expr, Pattern),
    Rest(Ident),
}

pub fn mapping_pattern(items: Vec<MappingItem>, l: u32, r: u32) -> Built<Pattern> {
    let (mut keys, mut patterns, mut rest) = (Vec::new(), Vec::new(), None);
    for item in items {
        match item {
            MappingItem::Pair(key, value) => {
                if rest.is_some() {
                    return refuse(key.span, "invalid syntax");
                }
                keys.push(key);
                patterns.push(value);
            }
            MappingItem::Rest(name) => {
                if rest.is_some() || &*name.name == "_" {
                    return refuse(name.span, "invalid syntax");
                }
                rest = Some(name);
            }
        }
    }
    Ok(pattern(PatternKind::Mapping { keys, patterns, rest }, l, r))
}

/// An item of a class pattern.
pub enum ClassItem {
    Positional(Pattern),
    Keyword(Ident, Pattern),
}

pub fn class_pattern(class: Expr, items: Vec<ClassItem>, l: u32, r: u32) -> Built<Pattern> {
    let (mut positional, mut keywords) = (Vec::new(), Vec::new());
    for item in items {
        match item {
            ClassItem::Positional(value) if keywords.is_empty() => positional.push(value),
            ClassItem::Positional(value) => {
                return refuse(value.span, "positional patterns follow keyword patterns");
            }
            ClassItem::Keyword(name, value) => keywords.push((name, value)),
        }
    }
    Ok(pattern(PatternKind::Class { class, positional, keywords }, l, r))
}
