//! `int | str`: `types.UnionType`.

use super::alias::{is_type_like, tuple_items};
use super::types::TypeId;
use crate::heap::Value;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, getter, row};
use crate::vm::Vm;
use std::any::Any;

/// The data of a union: its members, a tuple of two or more, none of them twice, none of them a union.
pub struct Union {
    members: Value,
}

impl NativeData for Union {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.members);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `types.UnionType`
pub const SPEC: ClassSpec = ClassSpec {
    name: "UnionType",
    module: "types",
    base: None,
    doc: "Represent a PEP 604 union type\n\nE.g. for int | str",
    methods: &[
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__eq__(self, value, /)", "Return self==value.", eq),
        row("__hash__(self, /)", "Return hash(self).", hash),
        row("__or__(self, value, /)", "Return self|value.", or),
        row("__ror__(self, value, /)", "Return value|self.", ror),
        row("__getitem__(self, key, /)", "Return self[key].", getitem),
        row("__instancecheck__(self, instance, /)", "", instance_check),
        row("__subclasscheck__(self, cls, /)", "", subclass_check),
    ],
    getters: &[
        getter("__args__", "", |_, value| Ok(members(value))),
        getter("__parameters__", "Type variables in the types.UnionType.", |vm, value| {
            vm.type_parameters(&members(value))
        }),
    ],
    subclassable: false,
};

impl Vm {
    /// `left | right` of types; NotImplemented where one is none.
    pub fn make_union(&mut self, left: &Value, right: &Value) -> Answer {
        if !is_type_like(left) || !is_type_like(right) {
            return Ok(self.not_implemented());
        }
        self.union_of(&[left.clone(), right.clone()])
    }

    /// The union of what counts as types; of one type, that type.
    pub fn union_of(&mut self, types: &[Value]) -> Answer {
        let mut members: Vec<Value> = Vec::new();
        for side in types {
            let new = match side.native::<Union>() {
                Some(union) => tuple_items(&union.members),
                None if side.is_none() => vec![self.class(TypeId::NoneType).value()],
                None => vec![side.clone()],
            };
            for member in new {
                let mut known = false;
                for other in &members {
                    known = known || self.same(other, &member)?;
                }
                if !known {
                    members.push(member);
                }
            }
        }
        if members.len() == 1 {
            return Ok(members.remove(0));
        }
        let shape = self.native_class(&SPEC).instance_shape.get();
        let members = self.new_tuple(members);
        Ok(NativeObject::new(shape, Union { members }).into())
    }
}

fn members(value: &Value) -> Value {
    value.native::<Union>().expect("methods of unions are called with unions").members.clone()
}

/// `left | right`, for the methods of everything that is a type.
pub(super) fn or(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.make_union(&args[0], &args[1])
}

/// The same from the right.
pub(super) fn ror(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.make_union(&args[1], &args[0])
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let none = vm.class(TypeId::NoneType).value();
    let mut texts = Vec::new();
    for member in tuple_items(&members(&args[0])) {
        texts.push(if member.is(&none) { "None".to_owned() } else { vm.type_text(&member)? });
    }
    Ok(vm.text(&texts.join(" | ")))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].native::<Union>().is_none() {
        return Ok(vm.not_implemented());
    }
    let (a, b) = (tuple_items(&members(&args[0])), tuple_items(&members(&args[1])));
    let (a, b) = (vm.new_frozenset(a)?, vm.new_frozenset(b)?);
    vm.same(&a, &b).map(Value::bool)
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    let members = vm.new_frozenset(tuple_items(&members(&args[0])))?;
    vm.hash(&members).map(Value::Int)
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = members(&args[0]);
    let parameters = vm.type_parameters(&own)?;
    let replaced = vm.substitute(&args[0], &own, &parameters, &args[1])?;
    let (or, mut members) = (crate::objects::protocols::operators::Operator::Or, tuple_items(&replaced).into_iter());
    let mut whole = members.next().unwrap_or(Value::None);
    for member in members {
        whole = vm.binary(or, &whole, &member)?;
    }
    Ok(whole)
}

fn instance_check(vm: &mut Vm, args: Args<'_>) -> Answer {
    for member in tuple_items(&members(&args[0])) {
        if vm.isinstance(&args[1], &member)? {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}

fn subclass_check(vm: &mut Vm, args: Args<'_>) -> Answer {
    for member in tuple_items(&members(&args[0])) {
        if vm.issubclass(&args[1], &member)? {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}
