//! Views of dicts: `keys()`, `values()`, `items()`.

use super::dict::Dict;
use super::iterator::{Iterator, Walk};
use super::set::Set;
use crate::heap::{Obj, Value};
use crate::objects::class::Class;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, NativeData, NativeObject, Raised, Row, getter, row};
use crate::objects::numbers::compare::holds;
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use std::any::Any;

/// What of the entries a view shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum View {
    Keys,
    Values,
    Items,
}

impl View {
    /// What it shows of an entry.
    pub fn shown(self, key: Value, value: Value) -> Value {
        match self {
            View::Keys => key,
            View::Values => value,
            View::Items => Tuple::of([key, value]).into(),
        }
    }
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

/// Rows of all views.
macro_rules! view_rows {
    ($($more:expr),* $(,)?) => {
        &[
            row("__iter__(self, /)", "Implement iter(self).", iter),
            row("__len__(self, /)", "Return len(self).", len),
            row("__repr__(self, /)", "Return repr(self).", repr),
            row("__reversed__(self, /)", "Return a reverse iterator over the dict's view.", reversed),
            $($more,)*
        ]
    };
}

const GETTERS: &[Getter] = &[getter("mapping", "dictionary that this view refers to", mapping)];

/// Rows of the views that are like sets.
const SET_LIKE: &[Row] = view_rows!(
    row("__contains__(self, key, /)", "Return bool(key in self).", contains),
    row("__eq__(self, value, /)", "Return self==value.", eq),
    row("__ne__(self, value, /)", "Return self!=value.", ne),
    row("__lt__(self, value, /)", "Return self<value.", lt),
    row("__le__(self, value, /)", "Return self<=value.", le),
    row("__gt__(self, value, /)", "Return self>value.", gt),
    row("__ge__(self, value, /)", "Return self>=value.", ge),
    row("__and__(self, value, /)", "Return self&value.", and),
    row("__rand__(self, value, /)", "Return value&self.", rand),
    row("__or__(self, value, /)", "Return self|value.", or),
    row("__ror__(self, value, /)", "Return value|self.", ror),
    row("__xor__(self, value, /)", "Return self^value.", xor),
    row("__rxor__(self, value, /)", "Return value^self.", rxor),
    row("__sub__(self, value, /)", "Return self-value.", sub),
    row("__rsub__(self, value, /)", "Return value-self.", rsub),
    row(
        "isdisjoint(self, other, /)",
        "Return True if the view and the given iterable have a null intersection.",
        isdisjoint
    ),
);

const fn spec(name: &'static str, methods: &'static [Row]) -> ClassSpec {
    ClassSpec { name, module: "builtins", base: None, doc: "", methods, getters: GETTERS, subclassable: false }
}

/// `dict_keys`
pub static KEYS: ClassSpec = spec("dict_keys", SET_LIKE);
/// `dict_values`
pub static VALUES: ClassSpec = spec("dict_values", view_rows!());
/// `dict_items`
pub static ITEMS: ClassSpec = spec("dict_items", SET_LIKE);

impl Vm {
    /// A view of a dict.
    pub fn dict_view(&mut self, dict: &Value, view: View) -> Value {
        let spec = match view {
            View::Keys => &KEYS,
            View::Values => &VALUES,
            View::Items => &ITEMS,
        };
        let class = self.native_class(spec);
        self.dict_view_of(dict, &class, view)
    }

    /// A view of a dict whose class is (derived from) that of such views.
    pub fn dict_view_of(&mut self, dict: &Value, class: &Obj<Class>, view: View) -> Value {
        let dict = dict.cast::<Dict>().expect("only dicts have views").clone();
        NativeObject::new(class.instance_shape.get(), Data { dict, view }).into()
    }

    /// The iterator of a plain dict's view, for `for` loops that need no method call.
    pub fn walk_of_view(&self, value: &Value) -> Option<Walk> {
        let data = value.native::<Data>()?;
        let plain = self.class_of(value).spec.is_some_and(|spec| spec.base.is_none());
        plain.then(|| Walk::dict(&data.dict, data.view))
    }
}

/// The dict and what of it a view shows.
pub fn data(value: &Value) -> (Obj<Dict>, View) {
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
    holds_item(vm, &args[0], &args[1]).map(Value::bool)
}

/// Whether a key (or a pair) is in a view.
fn holds_item(vm: &mut Vm, view: &Value, item: &Value) -> Result<bool, Raised> {
    let (dict, view) = data(view);
    if view == View::Keys {
        return Ok(vm.dict_get(&dict, item)?.is_some());
    }
    let Some(pair) = item.cast::<Tuple>().cloned() else { return Ok(false) };
    let [key, value] = pair.items() else { return Ok(false) };
    match vm.dict_get(&dict, key)? {
        Some(own) => vm.same(&own, value),
        None => Ok(false),
    }
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.type_name(&args[0]);
    let all = items(vm, &args[0]);
    vm.repr_row(&args[0], &format!("{name}(["), "])", &|at| all.get(at).cloned())
}

fn reversed(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let (dict, view) = data(&args[0]);
    Ok(Iterator::make(Walk::dict_reverse(&dict, view)))
}

fn mapping(vm: &mut Vm, value: &Value) -> Answer {
    let dict = data(value).0.value();
    Ok(vm.mapping_proxy(dict))
}

// --- as sets -----------------------------------------------------------------------------------------------------

fn is_set_like(value: &Value) -> bool {
    value.cast::<Set>().is_some() || value.native::<Data>().is_some_and(|data| data.view != View::Values)
}

/// Whether every item of `a` is in `b`; both are set-like.
fn is_subset(vm: &mut Vm, a: &Value, b: &Value) -> Result<bool, Raised> {
    for item in vm.collect(a)? {
        if !vm.contains(b, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn compared(vm: &mut Vm, args: Args<'_>, op: Comparison) -> Answer {
    if !is_set_like(&args[1]) {
        return Ok(vm.not_implemented());
    }
    let sizes = vm.len(&args[0])?.cmp(&vm.len(&args[1])?);
    let truth = match op {
        Comparison::Eq => sizes.is_eq() && is_subset(vm, &args[0], &args[1])?,
        Comparison::Ne => sizes.is_ne() || !is_subset(vm, &args[0], &args[1])?,
        Comparison::Lt | Comparison::Le => holds(op, sizes) && is_subset(vm, &args[0], &args[1])?,
        Comparison::Gt | Comparison::Ge => holds(op, sizes) && is_subset(vm, &args[1], &args[0])?,
    };
    Ok(Value::bool(truth))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Eq)
}

fn ne(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Ne)
}

fn lt(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Lt)
}

fn le(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Le)
}

fn gt(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Gt)
}

fn ge(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Ge)
}

/// A new set of what a view or an iterable has; a dict's keys come from the dict, so that the table has its size at once.
fn set_of(vm: &mut Vm, value: &Value) -> Result<Obj<Set>, Raised> {
    let set = Set::make(TypeId::Set);
    let keys_of = value.native::<Data>().filter(|data| data.view == View::Keys).map(|data| data.dict.value());
    vm.set_extend(&set, keys_of.as_ref().unwrap_or(value))?;
    Ok(set)
}

fn view_of(value: &Value) -> Option<View> {
    value.native::<Data>().map(|data| data.view).filter(|view| *view != View::Values)
}

/// `a & b`, one of which is a view: no value that is in one of them only needs a hash.
fn intersection(vm: &mut Vm, a: &Value, b: &Value) -> Answer {
    let (mut own, mut other) = if view_of(a).is_some() { (a, b) } else { (b, a) };
    let size = vm.len(own)?;
    if let Some(set) = other.exact::<Set>().filter(|set| set.as_ref().shape() == TypeId::Set.shape()).cloned()
        && size <= set.len()
    {
        return vm.set_operation(Operator::And, &set, own).map(Value::from);
    }
    if view_of(other).is_some() && vm.len(other)? > size {
        (own, other) = (other, own);
    }
    let result = Set::make(TypeId::Set);
    let iterator = vm.iter(other)?;
    while let Some(item) = vm.next(&iterator)? {
        if holds_item(vm, own, &item)? {
            vm.set_insert(&result, item)?;
        }
    }
    Ok(result.into())
}

/// `a ^ b` of two views of pairs: pairs that both have are left out before a value is hashed.
fn differing_pairs(vm: &mut Vm, a: &Value, b: &Value) -> Answer {
    let (large, small) = if vm.len(b)? > vm.len(a)? { (b, a) } else { (a, b) };
    let result = Set::make(TypeId::Set);
    for (pairs, other) in [(small, large), (large, small)] {
        for pair in items(vm, pairs) {
            if !holds_item(vm, other, &pair)? {
                vm.set_insert(&result, pair)?;
            }
        }
    }
    Ok(result.into())
}

/// The operator where one side is a view and the other any iterable; items meet in CPython's order.
fn operate(vm: &mut Vm, a: &Value, b: &Value, op: Operator) -> Answer {
    if op == Operator::And {
        return intersection(vm, a, b);
    }
    if op == Operator::Xor && view_of(a) == Some(View::Items) && view_of(b) == Some(View::Items) {
        return differing_pairs(vm, a, b);
    }
    let result = set_of(vm, a)?;
    match op {
        Operator::Or => vm.set_extend(&result, b)?,
        Operator::Sub => vm.set_discard_all(&result, b)?,
        _ => {
            let other = Set::make(TypeId::Set);
            vm.set_extend(&other, b)?;
            vm.set_toggle(&result, &other)?;
        }
    }
    Ok(result.into())
}

fn and(vm: &mut Vm, args: Args<'_>) -> Answer {
    operate(vm, &args[0], &args[1], Operator::And)
}

fn rand(vm: &mut Vm, args: Args<'_>) -> Answer {
    operate(vm, &args[1], &args[0], Operator::And)
}

fn or(vm: &mut Vm, args: Args<'_>) -> Answer {
    operate(vm, &args[0], &args[1], Operator::Or)
}

fn ror(vm: &mut Vm, args: Args<'_>) -> Answer {
    operate(vm, &args[1], &args[0], Operator::Or)
}

fn xor(vm: &mut Vm, args: Args<'_>) -> Answer {
    operate(vm, &args[0], &args[1], Operator::Xor)
}

fn rxor(vm: &mut Vm, args: Args<'_>) -> Answer {
    operate(vm, &args[1], &args[0], Operator::Xor)
}

fn sub(vm: &mut Vm, args: Args<'_>) -> Answer {
    operate(vm, &args[0], &args[1], Operator::Sub)
}

fn rsub(vm: &mut Vm, args: Args<'_>) -> Answer {
    operate(vm, &args[1], &args[0], Operator::Sub)
}

fn isdisjoint(vm: &mut Vm, args: Args<'_>) -> Answer {
    for item in vm.collect(&args[1])? {
        if holds_item(vm, &args[0], &item)? {
            return Ok(Value::False);
        }
    }
    Ok(Value::True)
}
