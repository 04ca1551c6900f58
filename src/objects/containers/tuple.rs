//! `tuple`: items in the object itself.

use super::iterator::{Iterator, Walk};
use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, class_row, row, static_row};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::objects::slice::Slice;
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// The body of a tuple; the items are its tail.
pub struct Tuple {
    len: usize,
}

impl Tuple {
    /// A new tuple.
    pub fn new(items: Vec<Value>) -> Obj<Tuple> {
        Self::from_iter(items.into_iter())
    }

    /// A new tuple of these items (at least one: the empty tuple is [`Vm::new_tuple`]'s).
    pub fn of<const N: usize>(items: [Value; N]) -> Obj<Tuple> {
        Obj::with_array(TypeId::Tuple.shape(), Tuple { len: N }, items)
    }

    /// A new tuple of as many items as the iterator says.
    pub fn from_iter(items: impl ExactSizeIterator<Item = Value>) -> Obj<Tuple> {
        Obj::with_values(TypeId::Tuple.shape(), Tuple { len: items.len() }, items)
    }
}

impl Body for Tuple {
    const KIND: Kind = Kind::Tuple;
    const TRACKED: bool = true;
    const BACKWARDS: bool = true;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    /// A tuple keeps its items: of numbers and texts alone it never closes a cycle. (CPython finds that out at the first
    /// collection.)
    #[inline(always)]
    fn can_cycle(&self, items: &[Value]) -> bool {
        items.iter().any(Value::can_cycle)
    }

    fn tail_len(&self) -> usize {
        self.len
    }
}

/// `tuple`
pub const SPEC: ClassSpec = ClassSpec {
    name: "tuple",
    module: "builtins",
    base: None,
    doc: "Built-in immutable sequence.",
    methods: &[
        static_row("__new__(cls, iterable=(), /)", "Create and return a new object.", new),
        row("__len__(self, /)", "Return len(self).", len),
        row("__getitem__(self, key, /)", "Return self[key].", getitem),
        row("__iter__(self, /)", "Implement iter(self).", iter),
        row("__contains__(self, key, /)", "Return key in self.", contains),
        row("__eq__(self, value, /)", "Return self==value.", eq),
        row("__ne__(self, value, /)", "Return self!=value.", |vm, args| {
            vm.compare_tuples(Comparison::Ne, &args[0], &args[1])
        }),
        row("__lt__(self, value, /)", "Return self<value.", lt),
        row("__le__(self, value, /)", "Return self<=value.", |vm, args| {
            vm.compare_tuples(Comparison::Le, &args[0], &args[1])
        }),
        row("__gt__(self, value, /)", "Return self>value.", |vm, args| {
            vm.compare_tuples(Comparison::Gt, &args[0], &args[1])
        }),
        row("__ge__(self, value, /)", "Return self>=value.", |vm, args| {
            vm.compare_tuples(Comparison::Ge, &args[0], &args[1])
        }),
        row("__hash__(self, /)", "Return hash(self).", hash),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__add__(self, value, /)", "Return self+value.", add),
        row("__mul__(self, value, /)", "Return self*value.", mul),
        row("__rmul__(self, value, /)", "Return value*self.", mul),
        row("__getnewargs__(self, /)", "", |vm, args| {
            let own = tuple(&args[0]).value();
            Ok(vm.new_tuple(vec![own]))
        }),
        row("count(self, value, /)", "Return number of occurrences of value.", count),
        row("index(self, value, start=0, stop=9223372036854775807, /)", "Return first index of value.", index),
        class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
    ],
    getters: &[],
    subclassable: true,
};

fn tuple(value: &Value) -> &Obj<Tuple> {
    value.cast::<Tuple>().expect("methods of tuple are called with tuples")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].exact::<Tuple>().is_some() && args[0].is(&vm.class(TypeId::Tuple).value()) {
        return Ok(args[1].clone());
    }
    let items = vm.collect(&args[1])?;
    let payload = vm.new_tuple(items);
    vm.instance_around(&args[0], payload)
}

fn len(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(tuple(&args[0]).items().len() as i64))
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.tuple_getitem(&tuple(&args[0]).clone(), &args[1])
}

impl Vm {
    /// `tuple[key]`
    pub fn tuple_getitem(&mut self, tuple: &Obj<Tuple>, key: &Value) -> Answer {
        let items = tuple.items();
        if let Some(slice) = key.exact::<Slice>() {
            let places = self.slice_places(slice, items.len())?;
            return Ok(self.new_tuple(places.iter().map(|place| items[*place].clone()).collect()));
        }
        match self.place_of(key, items.len(), "tuple")? {
            Some(place) => Ok(items[place].clone()),
            None => Err(self.raise(Exc::IndexError, "tuple index out of range")),
        }
    }

    /// Comparison of two tuples (NotImplemented where the other is none).
    pub fn compare_tuples(&mut self, op: Comparison, a: &Value, b: &Value) -> Answer {
        let Some(other) = b.cast::<Tuple>().cloned() else { return Ok(self.not_implemented()) };
        let a = tuple(a).clone();
        self.compare_rows(op, a.items(), other.items())
    }
}

fn iter(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Iterator::make(Walk::tuple(tuple(&args[0]))))
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = tuple(&args[0]).clone();
    for item in items.items() {
        if vm.same(item, &args[1])? {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.compare_tuples(Comparison::Eq, &args[0], &args[1])
}

fn lt(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.compare_tuples(Comparison::Lt, &args[0], &args[1])
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.hash(&tuple(&args[0]).value()).map(Value::Int)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = tuple(&args[0]).clone();
    let close = if items.items().len() == 1 { ",)" } else { ")" };
    vm.repr_row(&args[0], "(", close, &|at| items.items().get(at).cloned())
}

fn add(vm: &mut Vm, args: Args<'_>) -> Answer {
    binary(vm, Operator::Add, &args[0], &args[1])
}

fn mul(vm: &mut Vm, args: Args<'_>) -> Answer {
    let count = vm.index_sized(&args[1])?;
    binary(vm, Operator::Mul, &args[0], &Value::Int(count))
}

fn count(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = tuple(&args[0]).clone();
    let mut found = 0;
    for item in items.items() {
        found += i64::from(vm.same(item, &args[1])?);
    }
    Ok(Value::Int(found))
}

fn index(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = tuple(&args[0]).clone();
    let (start, stop) = vm.clip_numbers(&args[2], &args[3], items.items().len())?;
    for at in start..stop {
        if vm.same(&items.items()[at], &args[1])? {
            return Ok(Value::Int(at as i64));
        }
    }
    Err(vm.value_error("tuple.index(x): x not in tuple"))
}

/// `a + b` (TypeError where `b` does not fit), `a * n` (`n` an `Int`); `a` is a tuple or an instance of a subclass.
pub fn binary(vm: &mut Vm, op: Operator, a: &Value, b: &Value) -> Answer {
    match (op, b.cast::<Tuple>(), b) {
        (Operator::Add, Some(other), _) => {
            let mut items = tuple(a).items().to_vec();
            items.extend_from_slice(other.items());
            Ok(vm.new_tuple(items))
        }
        (Operator::Add, None, _) => {
            let got = vm.type_name(b);
            Err(vm.type_error(format!("can only concatenate tuple (not \"{got}\") to tuple")))
        }
        (Operator::Mul, _, Value::Int(count)) => {
            let items = super::list::repeated(vm, tuple(a).items(), *count)?;
            Ok(vm.new_tuple(items))
        }
        (_, _, _) => Ok(vm.not_implemented()),
    }
}
