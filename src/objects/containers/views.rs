//! Views of dicts: `keys()`, `values()`, `items()`.

use super::dict::Dict;
use super::iterator::{Iterator, Walk};
use crate::heap::{Obj, Value};
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, row};
use crate::vm::Vm;
use std::any::Any;

/// What of the entries a view shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum View {
    Keys,
    Values,
    Items,
}

struct Data {
    dict: Obj<Dict>,
    view: View,
}

impl NativeData for Data {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.dict.value());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

macro_rules! view_spec {
    ($name:literal) => {
        ClassSpec {
            name: $name,
            module: "builtins",
            base: None,
            doc: "",
            methods: &[
                row("__iter__(self, /)", "Implement iter(self).", iter),
                row("__len__(self, /)", "Return len(self).", len),
                row("__contains__(self, key, /)", "Return bool(key in self).", contains),
                row("__repr__(self, /)", "Return repr(self).", repr),
                row("__reversed__(self, /)", "Return a reverse iterator.", reversed),
                row("__eq__(self, value, /)", "Return self==value.", eq),
                row("__or__(self, value, /)", "Return self|value.", or),
                row("__and__(self, value, /)", "Return self&value.", and),
                row("__sub__(self, value, /)", "Return self-value.", sub),
            ],
            getters: &[],
            subclassable: false,
        }
    };
}

static KEYS: ClassSpec = view_spec!("dict_keys");
static VALUES: ClassSpec = view_spec!("dict_values");
static ITEMS: ClassSpec = view_spec!("dict_items");

impl Vm {
    /// A view of a dict.
    pub fn dict_view(&mut self, dict: &Value, view: View) -> Value {
        let spec = match view {
            View::Keys => &KEYS,
            View::Values => &VALUES,
            View::Items => &ITEMS,
        };
        let class = self.native_class(spec);
        let dict = dict.cast::<Dict>().expect("only dicts have views").clone();
        NativeObject::new(class.instance_shape.get(), Data { dict, view }).into()
    }
}

/// The iterator of a view, for `for` loops that need no method call.
pub fn walk_of(value: &Value) -> Option<Walk> {
    value.native::<Data>().map(|data| Walk::dict(&data.dict, data.view))
}

fn data(value: &Value) -> (Obj<Dict>, View) {
    let data = value.native::<Data>().expect("methods of views are called with views");
    (data.dict.clone(), data.view)
}

fn items(vm: &Vm, value: &Value) -> Vec<Value> {
    let (dict, view) = data(value);
    let pairs = dict.pairs().into_iter();
    match view {
        View::Keys => pairs.map(|(key, _)| key).collect(),
        View::Values => pairs.map(|(_, value)| value).collect(),
        View::Items => pairs.map(|(key, value)| vm.new_tuple(vec![key, value])).collect(),
    }
}

fn iter(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let (dict, view) = data(&args[0]);
    Ok(Iterator::make(Walk::dict(&dict, view)))
}

fn len(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(data(&args[0]).0.len() as i64))
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (dict, view) = data(&args[0]);
    if view == View::Keys {
        return Ok(Value::bool(vm.dict_get(&dict, &args[1])?.is_some()));
    }
    for item in items(vm, &args[0]) {
        if vm.same(&item, &args[1])? {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.type_name(&args[0]);
    let all = items(vm, &args[0]);
    vm.repr_row(&args[0], &format!("{name}(["), "])", &|| all.clone())
}

fn reversed(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut all = items(vm, &args[0]);
    all.reverse();
    Ok(Iterator::make(Walk::over(all, "dict_reversekeyiterator")))
}

fn both(vm: &mut Vm, args: Args<'_>) -> Result<(Value, Value), Raised> {
    let own = items(vm, &args[0]);
    let other = vm.collect(&args[1])?;
    Ok((vm.new_set(own)?, vm.new_set(other)?))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    let set_like = args[1].native::<Data>().is_some() || args[1].cast::<super::set::Set>().is_some();
    if !set_like || data(&args[0]).1 == View::Values {
        return Ok(vm.not_implemented());
    }
    let (a, b) = both(vm, args)?;
    vm.same(&a, &b).map(Value::bool)
}

fn or(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (a, b) = both(vm, args)?;
    vm.binary(crate::objects::protocols::operators::Operator::Or, &a, &b)
}

fn and(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (a, b) = both(vm, args)?;
    vm.binary(crate::objects::protocols::operators::Operator::And, &a, &b)
}

fn sub(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (a, b) = both(vm, args)?;
    vm.binary(crate::objects::protocols::operators::Operator::Sub, &a, &b)
}
