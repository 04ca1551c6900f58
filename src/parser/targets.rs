//! Assignment targets, which the grammar parses as expressions.

use super::context::Context;
use crate::ast::{Expr, ExprKind, WithItem};
use crate::source::Span;

/// Whether it can stand left of `=`, after `for` or after `as`.
pub(super) fn is_target(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Starred(value) => !matches!(value.kind, ExprKind::Starred(_)) && is_target(value),
        ExprKind::Tuple { items, .. } | ExprKind::List(items) => items.iter().all(is_target),
        _ => is_single_target(expr),
    }
}

/// Whether it can be the target of `+=` or of an annotation.
pub(super) fn is_single_target(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. })
}

/// Whether it can stand after `del`.
pub(super) fn is_deletable(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Tuple { items, .. } | ExprKind::List(items) => items.iter().all(is_deletable),
        _ => is_single_target(expr),
    }
}

impl Context<'_> {
    pub(super) fn check_target(&mut self, target: &Expr) {
        if !is_target(target) {
            self.refuse(target.span);
        } else if matches!(target.kind, ExprKind::Starred(_)) {
            self.fail_late(target.span, "starred assignment target must be in a list or tuple");
        } else {
            self.check_stars(target);
        }
    }

    /// At most one starred target at each level.
    fn check_stars(&mut self, target: &Expr) {
        let (ExprKind::Tuple { items, .. } | ExprKind::List(items)) = &target.kind else { return };
        let starred = |item: &&Expr| matches!(item.kind, ExprKind::Starred(_));
        if items.iter().filter(starred).count() > 1 {
            self.fail_late(target.span, "multiple starred expressions in assignment");
        }
        for item in items {
            match &item.kind {
                ExprKind::Starred(value) => self.check_stars(value),
                _ => self.check_stars(item),
            }
        }
    }

    /// A lone `*a` where a value is wanted.
    pub(super) fn check_value(&mut self, value: &Expr) {
        if matches!(value.kind, ExprKind::Starred(_)) {
            self.fail_late(value.span, "can't use starred expression here");
        }
    }

    pub(crate) fn with_item(&mut self, context: Expr, target: Expr) -> WithItem {
        self.check_target(&target);
        WithItem { context, target: Some(target) }
    }

    /// One of a list of targets.
    pub(crate) fn target(&mut self, target: Expr) -> Expr {
        if !is_target(&target) {
            self.refuse(target.span);
        }
        target
    }

    pub(crate) fn starred_target(&mut self, l: u32, r: u32, target: Expr) -> Expr {
        let target = self.target(target);
        self.starred(l, r, target)
    }

    /// Between `for` and `in`.
    pub(crate) fn target_list(&mut self, l: u32, r: u32, items: (Vec<Expr>, bool)) -> Expr {
        let target = self.tuple_or_single(l, r, items);
        self.check_target(&target);
        target
    }

    pub(super) fn refuse_unless(&mut self, allowed: bool, span: Span) {
        if !allowed {
            self.refuse(span);
        }
    }
}
