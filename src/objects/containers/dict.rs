//! `dict`: insertion-ordered entries behind CPython's probing.

use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::native::Answer;
use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::protocols::operators::Operator;
use crate::objects::string::Str;
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// The body of a dict.
pub struct Dict {}

impl Dict {
    /// A new, empty dict.
    pub fn new() -> Obj<Dict> {
        Obj::new(TypeId::Dict.shape(), Dict {})
    }

    /// A number that changes whenever a key is added or removed or entries move; unique over all dicts. While it stays, an
    /// entry index found by [`Dict::find_str`] stays good.
    pub fn keys_version(&self) -> u32 {
        todo!()
    }

    /// The entry of a string key (runs no script code unless a key is no exact string; such keys never match here).
    pub fn find_str(&self, _key: &Obj<Str>) -> Option<usize> {
        todo!()
    }

    /// The value of an entry.
    pub fn value_at(&self, _index: usize) -> Value {
        todo!()
    }

    /// Puts a value into an existing entry; hands the old one out.
    pub fn replace_at(&self, _index: usize, _value: Value) -> Value {
        todo!()
    }

    /// The value of a string key.
    pub fn get_str(&self, key: &Obj<Str>) -> Option<Value> {
        self.find_str(key).map(|index| self.value_at(index))
    }

    /// Binds a string key.
    pub fn set_str(&self, _key: &Obj<Str>, _value: Value) {
        todo!()
    }

    /// Removes a string key; hands its value out.
    pub fn remove_str(&self, _key: &Obj<Str>) -> Option<Value> {
        todo!()
    }
}

impl Body for Dict {
    const KIND: Kind = Kind::Dict;
    const TRACKED: bool = true;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// `dict`
pub const SPEC: ClassSpec = stub_spec("dict");

/// `|`; `a` is a dict or an instance of a subclass; NotImplemented where `b` is none.
pub fn binary(vm: &mut Vm, _op: Operator, _a: &Value, _b: &Value) -> Answer {
    Ok(vm.not_implemented())
}

/// The same in place (`a` no frozenset); the answer is `a`, or NotImplemented.
pub fn inplace(vm: &mut Vm, _op: Operator, _a: &Value, _b: &Value) -> Answer {
    Ok(vm.not_implemented())
}

impl Dict {
    /// Keys and values in order (copies).
    pub fn pairs(&self) -> Vec<(Value, Value)> {
        todo!()
    }
}
