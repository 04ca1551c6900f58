//! `cmp_to_key`: a function of old-style comparison as a sort key.

use crate::heap::{Value, ValueCell};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, Rest, getter, row};
use crate::objects::protocols::compare::Comparison;
use crate::vm::Vm;
use std::any::Any;

/// The comparison and, once called, the object that it stands for.
struct Key {
    compare: ValueCell,
    object: ValueCell,
}

impl NativeData for Key {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.compare.visit(visit);
        self.object.visit(visit);
    }

    fn clear(&self) {
        drop(self.object.take());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

const SPEC: ClassSpec = ClassSpec {
    name: "KeyWrapper",
    module: "functools",
    base: None,
    doc: "",
    methods: &[
        row("__call__(self, /, *args, **kwargs)", "Call self as a function.", call).rest(Rest::NoKeywords),
        row("__eq__(self, value, /)", "Return self==value.", |vm, args| compared(vm, args, Comparison::Eq)),
        row("__ne__(self, value, /)", "Return self!=value.", |vm, args| compared(vm, args, Comparison::Ne)),
        row("__lt__(self, value, /)", "Return self<value.", |vm, args| compared(vm, args, Comparison::Lt)),
        row("__le__(self, value, /)", "Return self<=value.", |vm, args| compared(vm, args, Comparison::Le)),
        row("__gt__(self, value, /)", "Return self>value.", |vm, args| compared(vm, args, Comparison::Gt)),
        row("__ge__(self, value, /)", "Return self>=value.", |vm, args| compared(vm, args, Comparison::Ge)),
    ],
    getters: &[getter("obj", "Value wrapped by a key function.", |_, value| {
        let object = key(value).object.get();
        Ok(if object.is_unbound() { Value::None } else { object })
    })],
    subclassable: false,
};

fn key(value: &Value) -> &Key {
    value.native::<Key>().expect("methods of keys are called with keys")
}

fn make(vm: &mut Vm, compare: Value, object: Value) -> Value {
    let class = vm.native_class(&SPEC);
    let body = Key { compare: ValueCell::new(compare), object: ValueCell::new(object) };
    NativeObject::new(class.instance_shape.get(), body).into()
}

/// `functools.cmp_to_key(mycmp)`
pub fn cmp_to_key(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(make(vm, args[0].clone(), Value::Unbound))
}

fn call(vm: &mut Vm, args: Args<'_>) -> Answer {
    let compare = key(&args[0]).compare.get();
    let keywords = vm.keyword_list(&args[2]);
    let count = args.rest(1).len() + keywords.len();
    if count > 1 {
        return Err(vm.type_error(format!("K() takes at most 1 argument ({count} given)")));
    }
    let named = keywords.into_iter().find(|(name, _)| vm.names.text(*name) == "obj").map(|(_, value)| value);
    match args.rest(1).first().cloned().or(named) {
        Some(object) => Ok(make(vm, compare, object)),
        None => Err(vm.type_error("K() missing required argument 'obj' (pos 1)")),
    }
}

/// Asks the function for a number and compares that with 0.
fn compared(vm: &mut Vm, args: Args<'_>, op: Comparison) -> Answer {
    let (own, Some(other)) = (key(&args[0]), args[1].native::<Key>()) else {
        return Err(vm.type_error("other argument must be K instance"));
    };
    let (x, y) = (object(vm, own)?, object(vm, other)?);
    let order = vm.call(&own.compare.get(), &[x, y])?;
    vm.compare(op, &order, &Value::Int(0))
}

fn object(vm: &mut Vm, key: &Key) -> Result<Value, Raised> {
    let object = key.object.get();
    if object.is_unbound() {
        return Err(vm.raise(Exc::AttributeError, "object"));
    }
    Ok(object)
}
