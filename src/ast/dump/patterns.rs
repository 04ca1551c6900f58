//! Cases and patterns as CPython's nodes.

use super::Field;
use super::constants::constant;
use super::expressions::load;
use super::nodes::{identifier, list, node, optional, placeless};
use super::statements::stmts;
use crate::ast::*;

pub(super) fn match_case(case: &MatchCase) -> Field {
    let fields =
        vec![("pattern", pattern(&case.pattern)), ("guard", optional(&case.guard, load)), ("body", stmts(&case.body))];
    placeless("match_case", fields)
}

fn pattern(of: &Pattern) -> Field {
    let (name, fields) = match &of.kind {
        PatternKind::Value(value) => ("MatchValue", vec![("value", load(value))]),
        PatternKind::Singleton(value) => {
            let shown = match &value.kind {
                ExprKind::Constant(value) => constant(value),
                _ => String::new(),
            };
            ("MatchSingleton", vec![("value", Field::Text(shown))])
        }
        PatternKind::Sequence(items) => ("MatchSequence", vec![("patterns", list(items, pattern))]),
        PatternKind::Star(name) => ("MatchStar", vec![("name", optional(name, identifier))]),
        PatternKind::Mapping { keys, patterns, rest } => {
            let fields = vec![
                ("keys", list(keys, load)),
                ("patterns", list(patterns, pattern)),
                ("rest", optional(rest, identifier)),
            ];
            ("MatchMapping", fields)
        }
        PatternKind::Class { class, positional, keywords } => {
            let fields = vec![
                ("cls", load(class)),
                ("patterns", list(positional, pattern)),
                ("kwd_attrs", list(keywords, |(name, _)| identifier(name))),
                ("kwd_patterns", list(keywords, |(_, value)| pattern(value))),
            ];
            ("MatchClass", fields)
        }
        PatternKind::As { pattern: inner, name } => {
            let fields =
                vec![("pattern", optional(inner, |inner| pattern(inner))), ("name", optional(name, identifier))];
            ("MatchAs", fields)
        }
        PatternKind::Or(items) => ("MatchOr", vec![("patterns", list(items, pattern))]),
    };
    node(name, of.span, fields)
}
