//! Conditions: tests that end in jumps, fused with comparisons where they can be.

use super::emit::Label;
use super::{Compiler, Done, fold};
use crate::ast::*;
use crate::bytecode::code::Const;
use crate::bytecode::op::{Op, Reg};

impl Compiler {
    /// Goes to `target` when the truth of `test` is `on`; falls through otherwise.
    pub(super) fn jump_if(&mut self, test: &Expr, on: bool, target: Label) -> Done {
        self.at(test.span, |this| this.jump_here(test, on, target))
    }

    fn jump_here(&mut self, test: &Expr, on: bool, target: Label) -> Done {
        if let Some(truth) = fold::truth(test) {
            if truth == on {
                self.emit().goto(target);
            }
            return Ok(());
        }
        match &test.kind {
            ExprKind::Unary { op: UnaryOp::Not, operand } => self.jump_if(operand, !on, target),
            ExprKind::Bool { op, values } => self.jump_boolean(*op, values, on, target),
            ExprKind::Compare { left, rest } if rest.len() == 1 => {
                self.compare_warnings(left, rest);
                self.jump_compare(left, rest[0].0, &rest[0].1, on, target)
            }
            ExprKind::IfExp { test, body, orelse } => {
                let (no, end) = (self.emit().label(), self.emit().label());
                self.jump_if(test, false, no)?;
                let before = self.bound_state();
                self.jump_if(body, on, target)?;
                self.emit().goto(end);
                let after = self.bound_state();
                self.set_bound(before);
                self.emit().place(no);
                self.jump_if(orelse, on, target)?;
                self.merge_bound(after);
                self.emit().place(end);
                Ok(())
            }
            _ => {
                let mark = self.emit().depth;
                let a = self.operand(test)?;
                self.emit().jump(Op::JTrue { on, a, to: 0 }, target);
                self.emit().depth = mark;
                Ok(())
            }
        }
    }

    fn jump_boolean(&mut self, op: BoolOp, values: &[Expr], on: bool, target: Label) -> Done {
        // `a or b` is true as soon as one is, `a and b` false as soon as one is.
        let decides = op == BoolOp::Or;
        let (last, firsts) = values.split_last().expect("at least two values");
        let skip = self.emit().label();
        let mut state = None;
        for value in firsts {
            self.jump_if(value, decides, if decides == on { target } else { skip })?;
            if state.is_none() {
                state = Some(self.bound_state());
            }
        }
        self.jump_if(last, on, target)?;
        if let Some(state) = state {
            self.merge_bound(state);
        }
        self.emit().place(skip);
        Ok(())
    }

    fn jump_compare(&mut self, left: &Expr, op: CmpOp, right: &Expr, on: bool, target: Label) -> Done {
        let mark = self.emit().depth;
        let a = self.operand_before(left, &[right])?;
        let constant = fold::constant(right);
        let jump = match (op, constant) {
            (CmpOp::Is, Some(Const::None)) => Op::JNone { on, a, to: 0 },
            (CmpOp::IsNot, Some(Const::None)) => Op::JNone { on: !on, a, to: 0 },
            (_, Some(Const::Int(number)))
                if i16::try_from(number).is_ok() && immediate_jump(op, on, a, 0).is_some() =>
            {
                immediate_jump(op, on, a, number as i16).expect("looked just now")
            }
            _ => {
                let b = self.compare_right(op, right)?;
                register_jump(op, on, a, b)
            }
        };
        self.emit().jump(jump, target);
        self.emit().depth = mark;
        Ok(())
    }
}

fn immediate_jump(op: CmpOp, on: bool, a: Reg, imm: i16) -> Option<Op> {
    Some(match op {
        CmpOp::Lt => Op::JLtI { on, a, imm, to: 0 },
        CmpOp::Le => Op::JLeI { on, a, imm, to: 0 },
        CmpOp::Eq => Op::JEqI { on, a, imm, to: 0 },
        CmpOp::Ne => Op::JNeI { on, a, imm, to: 0 },
        CmpOp::Gt => Op::JGtI { on, a, imm, to: 0 },
        CmpOp::Ge => Op::JGeI { on, a, imm, to: 0 },
        CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn => return None,
    })
}

fn register_jump(op: CmpOp, on: bool, a: Reg, b: Reg) -> Op {
    match op {
        CmpOp::Lt => Op::JLt { on, a, b, to: 0 },
        CmpOp::Le => Op::JLe { on, a, b, to: 0 },
        CmpOp::Eq => Op::JEq { on, a, b, to: 0 },
        CmpOp::Ne => Op::JNe { on, a, b, to: 0 },
        CmpOp::Gt => Op::JGt { on, a, b, to: 0 },
        CmpOp::Ge => Op::JGe { on, a, b, to: 0 },
        CmpOp::Is => Op::JIs { on, a, b, to: 0 },
        CmpOp::IsNot => Op::JIs { on: !on, a, b, to: 0 },
        CmpOp::In => Op::JIn { on, a, b, to: 0 },
        CmpOp::NotIn => Op::JIn { on: !on, a, b, to: 0 },
    }
}
