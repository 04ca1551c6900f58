//! Comparison: `==`, `<` and the rest, `in`.

use crate::heap::Value;
use crate::objects::native::{Answer, Raised};
use crate::vm::Vm;

/// A rich comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Comparison {
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `>`
    Gt,
    /// `>=`
    Ge,
}

impl Vm {
    /// `a <op> b` as an expression (the result need not be a bool).
    pub fn compare(&mut self, op: Comparison, a: &Value, b: &Value) -> Answer {
        let answer = self.compare_step(op, a, b);
        self.complete(answer)
    }

    /// The same, perhaps leaving a request for the run loop.
    pub fn compare_step(&mut self, _op: Comparison, _a: &Value, _b: &Value) -> Answer {
        todo!()
    }

    /// `a is b or bool(a == b)`: what containers ask.
    pub fn same(&mut self, _a: &Value, _b: &Value) -> Result<bool, Raised> {
        todo!()
    }

    /// `item in container`
    pub fn contains(&mut self, _container: &Value, _item: &Value) -> Result<bool, Raised> {
        todo!()
    }
}
