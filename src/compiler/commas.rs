//! Warnings about a comma that may be missing: `[(1, 2) (3, 4)]` calls a tuple, `["a" ["b"]]` takes an item of a string.
//!
//! CPython warns where the type that is called, subscripted or used as an index is plain from the text alone.

use super::{Compiler, fold};
use crate::ast::{Constant, Expr, ExprKind};

impl Compiler {
    /// Warns about the call of something that cannot be called.
    pub(super) fn check_called(&mut self, func: &Expr) {
        if let Some(kind) = plain_type(func).filter(|kind| *kind != "function") {
            self.warn(func.span, format!("'{kind}' object is not callable; perhaps you missed a comma?"));
        }
    }

    /// Warns about an item of something that has none, or by an index of the wrong type.
    pub(super) fn check_subscripted(&mut self, object: &Expr, index: &Expr) {
        let Some(kind) = plain_type(object) else { return };
        let indexed = matches!(kind, "str" | "bytes" | "tuple" | "list");
        if !indexed && kind != "dict" {
            self.warn(object.span, format!("'{kind}' object is not subscriptable; perhaps you missed a comma?"));
        }
        if let Some(wrong) = plain_type(index).filter(|kind| indexed && !matches!(*kind, "int" | "bool")) {
            let message =
                format!("{kind} indices must be integers or slices, not {wrong}; perhaps you missed a comma?");
            self.warn(object.span, message);
        }
    }
}

/// The name of the type that an expression has, as far as its form alone tells.
fn plain_type(value: &Expr) -> Option<&'static str> {
    match &value.kind {
        ExprKind::List(_) | ExprKind::ListComp { .. } => Some("list"),
        ExprKind::Dict(_) | ExprKind::DictComp { .. } => Some("dict"),
        ExprKind::Set(_) | ExprKind::SetComp { .. } => Some("set"),
        ExprKind::FString(_) => Some("str"),
        ExprKind::Generator { .. } => Some("generator"),
        ExprKind::Lambda { .. } => Some("function"),
        ExprKind::Tuple { .. } => Some("tuple"),
        ExprKind::Constant(Constant::None) => Some("NoneType"),
        ExprKind::Constant(Constant::True | Constant::False) => Some("bool"),
        ExprKind::Constant(Constant::Ellipsis) => Some("ellipsis"),
        _ => fold::literal_type(value),
    }
}
