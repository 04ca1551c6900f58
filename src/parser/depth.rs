//! How deep a node is: one more than its deepest child.

use crate::ast::{Arg, Comprehension, Expr, ExprKind, FStringPart, Params, Pattern, PatternKind};

/// The depth of an expression of this kind, which may exceed `MAX_DEPTH` by one.
pub(super) fn of(kind: &ExprKind) -> u16 {
    1 + deepest_child(kind)
}

fn deepest_child(kind: &ExprKind) -> u16 {
    match kind {
        ExprKind::Constant(_) | ExprKind::Name(_) => 0,
        ExprKind::FString(parts) => of_parts(parts),
        ExprKind::Binary { left, right, .. } => left.depth.max(right.depth),
        ExprKind::Unary { operand, .. } => operand.depth,
        ExprKind::Bool { values, .. } => deepest(values),
        ExprKind::Compare { left, rest } => rest.iter().map(|(_, right)| right.depth).fold(left.depth, u16::max),
        ExprKind::Call { func, args } => args.iter().map(of_arg).fold(func.depth, u16::max),
        ExprKind::Attribute { value, .. } => value.depth,
        ExprKind::Subscript { value, index } => value.depth.max(index.depth),
        ExprKind::Slice { lower, upper, step } => optional(lower).max(optional(upper)).max(optional(step)),
        ExprKind::Starred(value) | ExprKind::Await(value) | ExprKind::YieldFrom(value) => value.depth,
        ExprKind::Tuple { items, .. } | ExprKind::List(items) | ExprKind::Set(items) => deepest(items),
        ExprKind::Dict(items) => {
            let item = |(key, value): &(Option<Expr>, Expr)| key.as_ref().map_or(0, |key| key.depth).max(value.depth);
            items.iter().map(item).max().unwrap_or(0)
        }
        ExprKind::ListComp { element, clauses }
        | ExprKind::SetComp { element, clauses }
        | ExprKind::Generator { element, clauses } => element.depth.max(of_clauses(clauses)),
        ExprKind::DictComp { key, value, clauses } => key.depth.max(value.depth).max(of_clauses(clauses)),
        ExprKind::IfExp { test, body, orelse } => test.depth.max(body.depth).max(orelse.depth),
        ExprKind::Lambda { params, body } => of_params(params).max(body.depth),
        ExprKind::Named { value, .. } => value.depth,
        ExprKind::Yield(value) => optional(value),
    }
}

fn deepest(items: &[Expr]) -> u16 {
    items.iter().map(|item| item.depth).max().unwrap_or(0)
}

fn optional(expr: &Option<Box<Expr>>) -> u16 {
    expr.as_ref().map_or(0, |expr| expr.depth)
}

fn of_arg(arg: &Arg) -> u16 {
    match arg {
        Arg::Positional(value) | Arg::Starred(value, _) | Arg::Keyword(_, value) | Arg::DoubleStarred(value, _) => {
            value.depth
        }
    }
}

fn of_clauses(clauses: &[Comprehension]) -> u16 {
    let clause = |clause: &Comprehension| clause.target.depth.max(clause.iter.depth).max(deepest(&clause.ifs));
    clauses.iter().map(clause).max().unwrap_or(0)
}

fn of_params(params: &Params) -> u16 {
    let all = params.posonly.iter().chain(&params.args).chain(&params.kwonly);
    all.filter_map(|param| param.default.as_ref()).map(|default| default.depth).max().unwrap_or(0)
}

fn of_parts(parts: &[FStringPart]) -> u16 {
    let part = |part: &FStringPart| match part {
        FStringPart::Literal(_) => 0,
        FStringPart::Field { value, spec, .. } => value.depth.max(spec.as_ref().map_or(0, |parts| 1 + of_parts(parts))),
    };
    parts.iter().map(part).max().unwrap_or(0)
}

/// The depth of a pattern of this kind.
pub(super) fn of_pattern(kind: &PatternKind) -> u16 {
    let deepest = |patterns: &[Pattern]| patterns.iter().map(|pattern| pattern.depth).max().unwrap_or(0);
    1 + match kind {
        PatternKind::Value(value) | PatternKind::Singleton(value) => value.depth,
        PatternKind::Sequence(items) | PatternKind::Or(items) => deepest(items),
        PatternKind::Star(_) => 0,
        PatternKind::Mapping { patterns, .. } => deepest(patterns),
        PatternKind::Class { class, positional, keywords } => {
            let named = keywords.iter().map(|(_, pattern)| pattern.depth).max().unwrap_or(0);
            deepest(positional).max(named).max(class.depth)
        }
        PatternKind::As { pattern, .. } => pattern.as_ref().map_or(0, |pattern| pattern.depth),
    }
}
