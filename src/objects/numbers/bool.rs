//! `bool`: an `int` with two values.

use super::int::Int;
use super::{Number, operator_row};
use crate::heap::Value;
use crate::objects::native::{Answer, ClassSpec, Row, row, static_row};
use crate::objects::protocols::operators::Operator;
use crate::vm::Vm;

/// `bool`
pub const SPEC: ClassSpec = ClassSpec {
    name: "bool",
    module: "builtins",
    base: Some(&super::int::SPEC),
    doc: "bool(object=False, /)

\
          Returns True when the argument is true, False otherwise.
\
          The class bool is a subclass of the class int, and cannot be subclassed.",
    methods: METHODS,
    getters: &[],
    subclassable: false,
};

const METHODS: &[Row] = &[
    static_row("__new__(cls, object=False, /)", "Create and return a new object.", |vm, args| {
        vm.truth(&args[1]).map(Value::bool)
    }),
    row("__repr__(self, /)", "Return repr(self).", |vm, args| {
        Ok(vm.text(if matches!(args[0], Value::True) { "True" } else { "False" }))
    }),
    row("__and__(self, value, /)", "Return self&value.", |vm, args| bits_row(vm, Operator::And, &args[0], &args[1])),
    row("__rand__(self, value, /)", "Return value&self.", |vm, args| bits_row(vm, Operator::And, &args[1], &args[0])),
    row("__or__(self, value, /)", "Return self|value.", |vm, args| bits_row(vm, Operator::Or, &args[0], &args[1])),
    row("__ror__(self, value, /)", "Return value|self.", |vm, args| bits_row(vm, Operator::Or, &args[1], &args[0])),
    row("__xor__(self, value, /)", "Return self^value.", |vm, args| bits_row(vm, Operator::Xor, &args[0], &args[1])),
    row("__rxor__(self, value, /)", "Return value^self.", |vm, args| bits_row(vm, Operator::Xor, &args[1], &args[0])),
    row("__invert__(self, /)", "~self", |_, args| Ok(Int::of(&args[0]).map_or(Value::None, Int::inverted))),
];

fn bits_row(vm: &mut Vm, op: Operator, a: &Value, b: &Value) -> Answer {
    match bits(op, a, b) {
        Some(value) => Ok(value),
        None => operator_row(vm, op, a, b, |number| matches!(number, Number::Int(_))),
    }
}

/// `&`, `|`, `^` of two booleans, which stay booleans.
pub fn bits(op: Operator, a: &Value, b: &Value) -> Option<Value> {
    let (a, b) = (truth(a)?, truth(b)?);
    match op {
        Operator::And => Some(Value::bool(a & b)),
        Operator::Or => Some(Value::bool(a | b)),
        Operator::Xor => Some(Value::bool(a ^ b)),
        Operator::Add | Operator::Sub | Operator::Mul | Operator::Div | Operator::FloorDiv => None,
        Operator::Mod | Operator::Pow | Operator::Shl | Operator::Shr | Operator::MatMul => None,
    }
}

fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::True => Some(true),
        Value::False => Some(false),
        Value::Unbound | Value::None | Value::Int(_) | Value::Float(_) | Value::Obj(_) => None,
    }
}
