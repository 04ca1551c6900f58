//! `list[int]` and `int | str`: `types.GenericAlias` and `types.UnionType`.

use crate::heap::{Obj, Value};
use crate::objects::class::Class;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::any::Any;

/// The data of a generic alias: origin and arguments.
pub struct Alias {
    origin: Value,
    args: Value,
}

/// The data of a union: its members.
pub struct Union {
    members: Value,
}

impl NativeData for Alias {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.origin);
        visit(&self.args);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl NativeData for Union {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.members);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `types.GenericAlias`
pub const SPEC: ClassSpec = ClassSpec {
    name: "GenericAlias",
    module: "types",
    base: None,
    doc: "Represent a PEP 585 generic type",
    methods: &[
        row("__repr__(self, /)", "Return repr(self).", alias_repr),
        row("__call__(self, /, *args, **kwargs)", "Call self as a function.", alias_call),
        row("__getitem__(self, key, /)", "Return self[key].", alias_getitem),
        row("__getattr__(self, name, /)", "", alias_getattr),
        row("__mro_entries__(self, bases, /)", "", alias_mro_entries),
        row("__eq__(self, value, /)", "Return self==value.", alias_eq),
        row("__hash__(self, /)", "Return hash(self).", alias_hash),
        row("__or__(self, value, /)", "Return self|value.", or),
        row("__ror__(self, value, /)", "Return value|self.", ror),
        row("__instancecheck__(self, instance, /)", "", alias_instancecheck),
    ],
    getters: &[
        getter("__origin__", "", alias_origin),
        getter("__args__", "", alias_args),
        getter("__parameters__", "", no_parameters),
    ],
    subclassable: false,
};

/// `types.UnionType`
pub const UNION_SPEC: ClassSpec = ClassSpec {
    name: "UnionType",
    module: "types",
    base: None,
    doc: "Represent a PEP 604 union type",
    methods: &[
        row("__repr__(self, /)", "Return repr(self).", union_repr),
        row("__eq__(self, value, /)", "Return self==value.", union_eq),
        row("__hash__(self, /)", "Return hash(self).", union_hash),
        row("__or__(self, value, /)", "Return self|value.", or),
        row("__ror__(self, value, /)", "Return value|self.", ror),
        row("__instancecheck__(self, instance, /)", "", union_instancecheck),
        row("__subclasscheck__(self, cls, /)", "", union_subclasscheck),
    ],
    getters: &[getter("__args__", "", union_args), getter("__parameters__", "", no_parameters)],
    subclassable: false,
};

impl Vm {
    /// `origin[item]` for a class that takes type arguments.
    pub fn generic_alias(&mut self, origin: &Value, item: &Value) -> Answer {
        let args = match item.exact::<Tuple>() {
            Some(_) => item.clone(),
            None => self.new_tuple(vec![item.clone()]),
        };
        let shape = self.native_class(&SPEC).instance_shape.get();
        Ok(NativeObject::new(shape, Alias { origin: origin.clone(), args }).into())
    }

    /// `left | right` of types; NotImplemented where one is none.
    pub fn make_union(&mut self, left: &Value, right: &Value) -> Answer {
        let mut members: Vec<Value> = Vec::new();
        for side in [left, right] {
            let new = match side.native::<Union>() {
                Some(union) => tuple_items(&union.members),
                None if self.is_type_like(side) => vec![side.clone()],
                None => return Ok(self.not_implemented.clone()),
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
        let shape = self.native_class(&UNION_SPEC).instance_shape.get();
        let members = self.new_tuple(members);
        Ok(NativeObject::new(shape, Union { members }).into())
    }

    fn is_type_like(&self, value: &Value) -> bool {
        value.is_none() || value.exact::<Class>().is_some() || value.native::<Alias>().is_some()
    }

    /// A type as annotations show it.
    pub fn type_text(&mut self, value: &Value) -> Result<String, Raised> {
        if value.is(&self.ellipsis) {
            return Ok("...".to_owned());
        }
        if value.is_none() {
            return Ok("None".to_owned());
        }
        match value.exact::<Class>().cloned() {
            Some(class) => Ok(self.class_text(&class)),
            None => self.repr_text(value),
        }
    }
}

fn tuple_items(value: &Value) -> Vec<Value> {
    value.exact::<Tuple>().map_or_else(Vec::new, |tuple| tuple.items().to_vec())
}

fn alias(value: &Value) -> (Value, Value) {
    value.native::<Alias>().map_or((Value::None, Value::None), |alias| (alias.origin.clone(), alias.args.clone()))
}

fn union(value: &Value) -> Value {
    value.native::<Union>().map_or(Value::None, |union| union.members.clone())
}

fn alias_repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (origin, parameters) = alias(&args[0]);
    let origin = vm.type_text(&origin)?;
    let mut texts = Vec::new();
    for parameter in tuple_items(&parameters) {
        texts.push(vm.type_text(&parameter)?);
    }
    let inner = if texts.is_empty() { "()".to_owned() } else { texts.join(", ") };
    Ok(vm.text(&format!("{origin}[{inner}]")))
}

fn alias_call(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (origin, _) = alias(&args[0]);
    let keywords = vm.keyword_list(&args[2]);
    vm.tail_call_keywords(origin, args.rest(1).to_vec(), keywords)
}

fn alias_getitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (origin, _) = alias(&args[0]);
    vm.generic_alias(&origin, &args[1])
}

fn alias_getattr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (origin, _) = alias(&args[0]);
    let name = vm.symbol_of(&args[1]);
    vm.getattr(&origin, name)
}

fn alias_mro_entries(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (origin, _) = alias(&args[0]);
    Ok(vm.new_tuple(vec![origin]))
}

fn alias_eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].native::<Alias>().is_none() {
        return Ok(vm.not_implemented.clone());
    }
    let (a, b) = (alias(&args[0]), alias(&args[1]));
    Ok(Value::bool(vm.same(&a.0, &b.0)? && vm.same(&a.1, &b.1)?))
}

fn alias_hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (origin, parameters) = alias(&args[0]);
    Ok(Value::Int(vm.hash(&origin)? ^ vm.hash(&parameters)?))
}

fn alias_instancecheck(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
}

fn alias_origin(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(alias(value).0)
}

fn alias_args(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(alias(value).1)
}

fn no_parameters(vm: &mut Vm, _value: &Value) -> Answer {
    Ok(vm.empty_tuple.clone())
}

fn or(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.make_union(&args[0], &args[1])
}

fn ror(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.make_union(&args[1], &args[0])
}

fn union_repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut texts = Vec::new();
    for member in tuple_items(&union(&args[0])) {
        texts.push(vm.type_text(&member)?);
    }
    Ok(vm.text(&texts.join(" | ")))
}

fn union_eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].native::<Union>().is_none() {
        return Ok(vm.not_implemented.clone());
    }
    let (a, b) = (tuple_items(&union(&args[0])), tuple_items(&union(&args[1])));
    let (a, b) = (vm.new_frozenset(a)?, vm.new_frozenset(b)?);
    vm.same(&a, &b).map(Value::bool)
}

fn union_hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    let members = vm.new_frozenset(tuple_items(&union(&args[0])))?;
    vm.hash(&members).map(Value::Int)
}

fn union_instancecheck(vm: &mut Vm, args: Args<'_>) -> Answer {
    for member in tuple_items(&union(&args[0])) {
        let found = if member.is_none() { args[1].is_none() } else { vm.isinstance(&args[1], &member)? };
        if found {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}

fn union_subclasscheck(vm: &mut Vm, args: Args<'_>) -> Answer {
    let none: Obj<Class> = vm.class_of(&Value::None).clone();
    for member in tuple_items(&union(&args[0])) {
        let member = if member.is_none() { none.value() } else { member };
        if vm.issubclass(&args[1], &member)? {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}

fn union_args(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(union(value))
}
