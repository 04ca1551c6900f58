//! `set` and `frozenset`: CPython's table, so that iteration order agrees.

use crate::heap::{Body, Kind, Value};
use crate::objects::native::Answer;
use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::protocols::operators::Operator;
use crate::vm::Vm;

/// The body of a set or frozenset (the shape tells which).
pub struct Set {}

impl Body for Set {
    const KIND: Kind = Kind::Set;
    const TRACKED: bool = true;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// `set`
pub const SPEC: ClassSpec = stub_spec("set");
/// `frozenset`
pub const FROZENSET_SPEC: ClassSpec = stub_spec("frozenset");

/// `|`, `&`, `-`, `^`; `a` is a set or frozenset or an instance of a subclass; NotImplemented where `b` is none.
pub fn binary(vm: &mut Vm, _op: Operator, _a: &Value, _b: &Value) -> Answer {
    Ok(vm.not_implemented())
}

/// The same in place (`a` no frozenset); the answer is `a`, or NotImplemented.
pub fn inplace(vm: &mut Vm, _op: Operator, _a: &Value, _b: &Value) -> Answer {
    Ok(vm.not_implemented())
}
