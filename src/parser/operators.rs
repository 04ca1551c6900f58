//! Rows of binary operators, such as `a + b * c`: which of them binds tighter.
//!
//! The grammar reads operators of six levels as one row. A level of its own for each would have every plain name pass through all of
//! them, and that was a third of the time of reading.

use super::context::Context;
use crate::ast::{BinOp, Expr};
use crate::source::Span;

/// An operand and where it stands, parentheses included.
pub(crate) type Operand = (Span, Expr);

/// How tightly an operator binds (the reference, "Operator precedence"). All of one level group from the left.
fn binding(op: BinOp) -> u8 {
    match op {
        BinOp::Or => 1,
        BinOp::Xor => 2,
        BinOp::And => 3,
        BinOp::Shl | BinOp::Shr => 4,
        BinOp::Add | BinOp::Sub => 5,
        BinOp::Mul | BinOp::Div | BinOp::FloorDiv | BinOp::Mod | BinOp::MatMul => 6,
        // Not in rows: it groups from the right, in the grammar.
        BinOp::Pow => 7,
    }
}

impl Context<'_> {
    /// The tree of a row.
    pub(crate) fn binary_row(&mut self, first: Operand, rest: Vec<(BinOp, Operand)>) -> Expr {
        // What waits for its right side: each binds tighter than the one before.
        let mut waiting: Vec<(Operand, BinOp)> = Vec::new();
        let mut right = first;
        for (op, next) in rest {
            right = self.fold(&mut waiting, right, binding(op));
            waiting.push((std::mem::replace(&mut right, next), op));
        }
        self.fold(&mut waiting, right, 0).1
    }

    /// Joins what waits and binds at least so tightly.
    fn fold(&mut self, waiting: &mut Vec<(Operand, BinOp)>, mut right: Operand, least: u8) -> Operand {
        while let Some(((left_span, left), op)) = waiting.pop_if(|(_, op)| binding(*op) >= least) {
            let span = Span::new(left_span.start, right.0.end);
            right = (span, self.binary(span.start, span.end, left, op, right.1));
        }
        right
    }
}
