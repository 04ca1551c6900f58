//! `list`.

use crate::heap::{Body, Kind, Obj, Value, VecCell};
use crate::objects::native::Answer;
use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::protocols::operators::Operator;
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// The body of a list.
pub struct List {
    /// Its items.
    pub items: VecCell,
}

impl List {
    /// A new list.
    pub fn new(items: Vec<Value>) -> Obj<List> {
        Obj::new(TypeId::List.shape(), List { items: VecCell::new(items) })
    }
}

impl Body for List {
    const KIND: Kind = Kind::List;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.visit(visit);
    }

    fn clear(&self) {
        drop(self.items.take());
    }
}

/// `list`
pub const SPEC: ClassSpec = stub_spec("list");

/// `a + b` (TypeError where `b` does not fit), `a * n` (`n` an `Int`); `a` is a list or an instance of a subclass.
pub fn binary(vm: &mut Vm, _op: Operator, _a: &Value, _b: &Value) -> Answer {
    Ok(vm.not_implemented())
}

/// `a += b` (any iterable), `a *= n`, in place; the answer is `a`.
pub fn inplace(vm: &mut Vm, _op: Operator, _a: &Value, _b: &Value) -> Answer {
    Ok(vm.not_implemented())
}
