//! Arithmetic and bit operators.

use crate::heap::Value;
use crate::objects::native::Answer;
use crate::vm::Vm;

/// A binary operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/`
    Div,
    /// `//`
    FloorDiv,
    /// `%`
    Mod,
    /// `**`
    Pow,
    /// `<<`
    Shl,
    /// `>>`
    Shr,
    /// `&`
    And,
    /// `|`
    Or,
    /// `^`
    Xor,
    /// `@`
    MatMul,
}

/// A unary operator with a special method.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnaryOperator {
    /// `-x`
    Neg,
    /// `+x`
    Pos,
    /// `~x`
    Invert,
}

impl Vm {
    /// `NotImplemented`
    pub fn not_implemented(&self) -> Value {
        self.not_implemented.clone()
    }

    /// `a <op> b`
    pub fn binary(&mut self, op: Operator, a: &Value, b: &Value) -> Answer {
        let answer = self.binary_step(op, a, b);
        self.complete(answer)
    }

    /// The same, perhaps leaving a request for the run loop.
    pub fn binary_step(&mut self, _op: Operator, _a: &Value, _b: &Value) -> Answer {
        todo!()
    }

    /// `a <op>= b`
    pub fn inplace(&mut self, op: Operator, a: &Value, b: &Value) -> Answer {
        let answer = self.inplace_step(op, a, b);
        self.complete(answer)
    }

    /// The same, perhaps leaving a request for the run loop.
    pub fn inplace_step(&mut self, _op: Operator, _a: &Value, _b: &Value) -> Answer {
        todo!()
    }

    /// `-a` and the like.
    pub fn unary(&mut self, _op: UnaryOperator, _a: &Value) -> Answer {
        todo!()
    }
}
