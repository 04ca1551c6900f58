//! Methods of `set` and `frozenset`.

use super::iterator::{Iterator, Walk};
use super::set::{Set, binary, inplace};
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, Raised, class_row, row, static_row};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::objects::types::TypeId;
use crate::vm::Vm;

macro_rules! shared_rows {
    ($new:ident $(, $more:expr)* $(,)?) => {
        &[
            static_row("__new__(cls, iterable=(), /)", "Create and return a new object.", $new),
            row("__len__(self, /)", "Return len(self).", len),
            row("__contains__(self, object, /)", "x.__contains__(y) <==> y in x.", contains),
            row("__iter__(self, /)", "Implement iter(self).", iter),
            row("__eq__(self, value, /)", "Return self==value.", |vm, args| compared(vm, args, Comparison::Eq)),
            row("__ne__(self, value, /)", "Return self!=value.", |vm, args| compared(vm, args, Comparison::Ne)),
            row("__lt__(self, value, /)", "Return self<value.", |vm, args| compared(vm, args, Comparison::Lt)),
            row("__le__(self, value, /)", "Return self<=value.", |vm, args| compared(vm, args, Comparison::Le)),
            row("__gt__(self, value, /)", "Return self>value.", |vm, args| compared(vm, args, Comparison::Gt)),
            row("__ge__(self, value, /)", "Return self>=value.", |vm, args| compared(vm, args, Comparison::Ge)),
            row("__repr__(self, /)", "Return repr(self).", repr),
            row("__or__(self, value, /)", "Return self|value.", |vm, args| binary(vm, Operator::Or, &args[0], &args[1])),
            row("__ror__(self, value, /)", "Return value|self.", |vm, args| binary(vm, Operator::Or, &args[1], &args[0])),
            row("__and__(self, value, /)", "Return self&value.", |vm, args| binary(vm, Operator::And, &args[0], &args[1])),
            row("__rand__(self, value, /)", "Return value&self.", |vm, args| binary(vm, Operator::And, &args[1], &args[0])),
            row("__sub__(self, value, /)", "Return self-value.", |vm, args| binary(vm, Operator::Sub, &args[0], &args[1])),
            row("__rsub__(self, value, /)", "Return value-self.", |vm, args| binary(vm, Operator::Sub, &args[1], &args[0])),
            row("__xor__(self, value, /)", "Return self^value.", |vm, args| binary(vm, Operator::Xor, &args[0], &args[1])),
            row("__rxor__(self, value, /)", "Return value^self.", |vm, args| binary(vm, Operator::Xor, &args[1], &args[0])),
            row("union(self, /, *others)", "Return a new set with elements from the set and all others.", union),
            row("intersection(self, /, *others)", "Return a new set with elements common to the set and all others.", intersection),
            row("difference(self, /, *others)", "Return a new set with elements in the set that are not in the others.", difference),
            row("symmetric_difference(self, other, /)", "Return a new set with elements in either but not both.", symmetric_difference),
            row("issubset(self, other, /)", "Report whether another set contains this set.", issubset),
            row("issuperset(self, other, /)", "Report whether this set contains another set.", issuperset),
            row("isdisjoint(self, other, /)", "Return True if two sets have a null intersection.", isdisjoint),
            row("copy(self, /)", "Return a shallow copy of a set.", copy),
            class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
            $($more,)*
        ]
    };
}

/// `set`
pub const SPEC: ClassSpec = ClassSpec {
    name: "set",
    module: "builtins",
    base: None,
    doc: "Build an unordered collection of unique elements.",
    methods: shared_rows!(
        new_set,
        row("__init__(self, iterable=(), /)", "Initialize self.", init),
        row("__ior__(self, value, /)", "Return self|=value.", |vm, args| updated(vm, Operator::Or, args)),
        row("__iand__(self, value, /)", "Return self&=value.", |vm, args| updated(vm, Operator::And, args)),
        row("__isub__(self, value, /)", "Return self-=value.", |vm, args| updated(vm, Operator::Sub, args)),
        row("__ixor__(self, value, /)", "Return self^=value.", |vm, args| updated(vm, Operator::Xor, args)),
        row("add(self, object, /)", "Add an element to a set.", add),
        row("discard(self, object, /)", "Remove an element from a set if it is a member.", discard),
        row("remove(self, object, /)", "Remove an element from a set; it must be a member.", remove),
        row("pop(self, /)", "Remove and return an arbitrary set element.", pop),
        row("clear(self, /)", "Remove all elements from this set.", clear),
        row("update(self, /, *others)", "Update the set, adding elements from all others.", update),
        row(
            "intersection_update(self, /, *others)",
            "Update the set, keeping only elements found in it and all others.",
            intersection_update
        ),
        row(
            "difference_update(self, /, *others)",
            "Update the set, removing elements found in others.",
            difference_update
        ),
        row(
            "symmetric_difference_update(self, other, /)",
            "Update the set, keeping only elements found in either set, but not in both.",
            symmetric_difference_update
        ),
    ),
    getters: &[],
    subclassable: true,
};

/// `frozenset`
pub const FROZENSET_SPEC: ClassSpec = ClassSpec {
    name: "frozenset",
    module: "builtins",
    base: None,
    doc: "Build an immutable unordered collection of unique elements.",
    methods: shared_rows!(new_frozen, row("__hash__(self, /)", "Return hash(self).", hash)),
    getters: &[],
    subclassable: true,
};

fn set(value: &Value) -> Obj<Set> {
    value.cast::<Set>().expect("methods of sets are called with sets").clone()
}

fn new_set(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.instance_around(&args[0], Set::make(TypeId::Set).into())
}

fn new_frozen(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class(TypeId::FrozenSet).value();
    let same = args[1].exact::<Set>().is_some() && vm.class_of(&args[1]).value().is(&class);
    if same && args[0].is(&class) {
        return Ok(args[1].clone());
    }
    let payload = Set::make(TypeId::FrozenSet);
    vm.set_extend(&payload, &args[1])?;
    vm.instance_around(&args[0], payload.into())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = set(&args[0]);
    target.clear_all();
    vm.set_extend(&target, &args[1])?;
    Ok(Value::None)
}

fn len(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(set(&args[0]).len() as i64))
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Answer {
    let key = vm.set_key(&args[1])?;
    vm.set_contains(&set(&args[0]), &key).map(Value::bool)
}

fn iter(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Iterator::make(Walk::set(&set(&args[0]))))
}

fn compared(vm: &mut Vm, args: Args<'_>, op: Comparison) -> Answer {
    vm.compare_sets(op, &args[0], &args[1])
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.hash(&set(&args[0]).value()).map(Value::Int)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = set(&args[0]);
    let name = vm.type_name(&args[0]);
    if target.is_empty() {
        return Ok(vm.text(&format!("{name}()")));
    }
    let shown = target.items();
    if &*name == "set" {
        return vm.repr_row(&args[0], "{", "}", &|at| shown.get(at).cloned());
    }
    vm.repr_row(&args[0], &format!("{name}({{"), "})", &|at| shown.get(at).cloned())
}

fn updated(vm: &mut Vm, op: Operator, args: Args<'_>) -> Answer {
    inplace(vm, op, &args[0], &args[1])
}

/// A copy of the set's own type.
fn copied(vm: &mut Vm, value: &Value) -> Result<Obj<Set>, Raised> {
    vm.set_operation(Operator::Or, &set(value), &Set::make(TypeId::Set).into())
}

fn union(vm: &mut Vm, args: Args<'_>) -> Answer {
    let result = copied(vm, &args[0])?;
    for other in args.rest(1) {
        vm.set_extend(&result, other)?;
    }
    Ok(result.into())
}

fn intersection(vm: &mut Vm, args: Args<'_>) -> Answer {
    narrowed(vm, args, Operator::And)
}

fn difference(vm: &mut Vm, args: Args<'_>) -> Answer {
    narrowed(vm, args, Operator::Sub)
}

fn narrowed(vm: &mut Vm, args: Args<'_>, op: Operator) -> Answer {
    let [first, rest @ ..] = args.rest(1) else { return copied(vm, &args[0]).map(Value::from) };
    let mut result = vm.set_operation(op, &set(&args[0]), first)?;
    for other in rest {
        result = vm.set_operation(op, &result, other)?;
    }
    Ok(result.into())
}

fn symmetric_difference(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.set_operation(Operator::Xor, &set(&args[0]), &args[1]).map(Value::from)
}

/// The other as a set.
fn as_set(vm: &mut Vm, value: &Value) -> Result<Obj<Set>, Raised> {
    if let Some(set) = value.cast::<Set>() {
        return Ok(set.clone());
    }
    let made = Set::make(TypeId::Set);
    vm.set_extend(&made, value)?;
    Ok(made)
}

fn issubset(vm: &mut Vm, args: Args<'_>) -> Answer {
    let other = as_set(vm, &args[1])?;
    vm.is_subset(&set(&args[0]), &other).map(Value::bool)
}

fn issuperset(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = set(&args[0]);
    for item in vm.collect(&args[1])? {
        if !vm.set_contains(&own, &item)? {
            return Ok(Value::False);
        }
    }
    Ok(Value::True)
}

fn isdisjoint(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = set(&args[0]);
    for item in vm.collect(&args[1])? {
        if vm.set_contains(&own, &item)? {
            return Ok(Value::False);
        }
    }
    Ok(Value::True)
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[0].exact::<Set>().is_some() && vm.class_of(&args[0]).is(vm.class(TypeId::FrozenSet)) {
        return Ok(args[0].clone());
    }
    copied(vm, &args[0]).map(Value::from)
}

fn add(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.set_insert(&set(&args[0]), args[1].clone())?;
    Ok(Value::None)
}

fn discard(vm: &mut Vm, args: Args<'_>) -> Answer {
    let key = vm.set_key(&args[1])?;
    vm.set_remove(&set(&args[0]), &key)?;
    Ok(Value::None)
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Answer {
    let key = vm.set_key(&args[1])?;
    if vm.set_remove(&set(&args[0]), &key)? {
        return Ok(Value::None);
    }
    Err(vm.raise_args(Exc::KeyError, vec![args[1].clone()]))
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Answer {
    match set(&args[0]).pop() {
        Some(item) => Ok(item),
        None => {
            let message = vm.text("pop from an empty set");
            Err(vm.raise_args(Exc::KeyError, vec![message]))
        }
    }
}

fn clear(_vm: &mut Vm, args: Args<'_>) -> Answer {
    set(&args[0]).clear_all();
    Ok(Value::None)
}

fn update(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = set(&args[0]);
    for other in args.rest(1) {
        vm.set_extend(&target, other)?;
    }
    Ok(Value::None)
}

fn intersection_update(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = set(&args[0]);
    let mut kept = None;
    for other in args.rest(1) {
        let own = kept.take().unwrap_or_else(|| target.clone());
        kept = Some(vm.set_operation(Operator::And, &own, other)?);
    }
    if let Some(kept) = kept {
        target.take_over(&kept);
    }
    Ok(Value::None)
}

fn difference_update(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = set(&args[0]);
    for other in args.rest(1) {
        vm.set_discard_all(&target, other)?;
    }
    Ok(Value::None)
}

fn symmetric_difference_update(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = set(&args[0]);
    let other = as_set(vm, &args[1])?;
    if other.is(&target) {
        target.clear_all();
    } else {
        vm.set_toggle(&target, &other)?;
    }
    Ok(Value::None)
}
