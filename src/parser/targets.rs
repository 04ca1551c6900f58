//! What may be assigned to or deleted, in CPython's words (`_PyPegen_get_invalid_target`, `RAISE_SYNTAX_ERROR_INVALID_TARGET`).

use super::build::{Built, refuse};
use crate::ast::*;

/// Where a target stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// `x = …`
    Assign,
    /// `x += …`
    Augmented,
    /// `x: int`
    Annotated,
    /// `for x in`
    For,
    /// `with … as x`
    With,
    /// `del x`
    Delete,
}

/// How messages call an expression (`_PyPegen_get_expr_name`).
pub fn describe(expr: &Expr) -> &'static str {
    match &expr.kind {
        ExprKind::Attribute { .. } => "attribute",
        ExprKind::Subscript { .. } => "subscript",
        ExprKind::Starred(_) => "starred",
        ExprKind::Name(_) => "name",
        ExprKind::List(_) => "list",
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::Lambda { .. } => "lambda",
        ExprKind::Call { .. } => "function call",
        ExprKind::Bool { .. } | ExprKind::Binary { .. } | ExprKind::Unary { .. } => "expression",
        ExprKind::Generator { .. } => "generator expression",
        ExprKind::Yield(_) | ExprKind::YieldFrom(_) => "yield expression",
        ExprKind::Await(_) => "await expression",
        ExprKind::ListComp { .. } => "list comprehension",
        ExprKind::SetComp { .. } => "set comprehension",
        ExprKind::DictComp { .. } => "dict comprehension",
        ExprKind::Dict(_) => "dict literal",
        ExprKind::Set(_) => "set display",
        ExprKind::FString(_) => "f-string expression",
        ExprKind::Constant(constant) => match constant {
            Constant::None => "None",
            Constant::True => "True",
            Constant::False => "False",
            Constant::Ellipsis => "ellipsis",
            _ => "literal",
        },
        ExprKind::Compare { .. } => "comparison",
        ExprKind::IfExp { .. } => "conditional expression",
        ExprKind::Named { .. } => "named expression",
        ExprKind::Slice { .. } => "slice",
    }
}

/// The innermost expression that cannot be a target.
fn invalid<'a>(expr: &'a Expr, role: Role) -> Option<&'a Expr> {
    match &expr.kind {
        ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => None,
        ExprKind::Tuple { items, .. } | ExprKind::List(items) => items.iter().find_map(|item| invalid(item, role)),
        ExprKind::Starred(_) if role == Role::Delete => Some(expr),
        ExprKind::Starred(value) => invalid(value, role),
        ExprKind::Compare { left, rest } if role == Role::For && matches!(rest.first(), Some((CmpOp::In, _))) => {
            invalid(left, role)
        }
        _ => Some(expr),
    }
}

/// Refuses what cannot be a target.
pub fn check(target: &mut Expr, role: Role) -> Built<()> {
    match role {
        Role::Augmented => return check_augmented(target),
        Role::Annotated => return check_annotated(target),
        Role::Assign | Role::For | Role::With | Role::Delete => {}
    }
    let Some(wrong) = invalid(target, role) else { return Ok(()) };
    let what = describe(wrong);
    let verb = if role == Role::Delete { "delete" } else { "assign to" };
    let hint = if role == Role::Assign && hints_equality(target, wrong) {
        " here. Maybe you meant '==' instead of '='?"
    } else {
        ""
    };
    refuse(wrong.span, format!("cannot {verb} {what}{hint}"))
}

/// CPython's own hint is for targets that are expressions by themselves, but not for names of constants or yields.
fn hints_equality(target: &Expr, wrong: &Expr) -> bool {
    let whole = target.span == wrong.span;
    whole
        && !matches!(
            wrong.kind,
            ExprKind::Constant(Constant::None | Constant::True | Constant::False)
                | ExprKind::Yield(_)
                | ExprKind::YieldFrom(_)
                | ExprKind::Generator { .. }
                | ExprKind::Lambda { .. }
                | ExprKind::Starred(_)
        )
}

fn check_augmented(target: &Expr) -> Built<()> {
    match &target.kind {
        ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => Ok(()),
        _ => refuse(target.span, format!("'{}' is an illegal expression for augmented assignment", describe(target))),
    }
}

fn check_annotated(target: &Expr) -> Built<()> {
    match &target.kind {
        ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => Ok(()),
        ExprKind::Tuple { .. } => refuse(target.span, "only single target (not tuple) can be annotated"),
        ExprKind::List(_) => refuse(target.span, "only single target (not list) can be annotated"),
        _ => refuse(target.span, "illegal target for annotation"),
    }
}
