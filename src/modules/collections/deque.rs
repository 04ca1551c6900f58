//! `deque`: a double-ended queue, perhaps of bounded length.
//!
//! No borrow of the items is held while script code runs; whoever walks them notices by [`Deque::version`] that they changed.

use super::deque_iterator::{iter, reversed};
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, Rest, getter, row, static_row};
use crate::objects::protocols::compare::Comparison;
use crate::vm::Vm;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

/// The data of a deque.
pub(super) struct Deque {
    /// The items, left to right.
    pub items: RefCell<VecDeque<Value>>,
    limit: Cell<Option<usize>>,
    /// Grows with every change of length: iteration notices.
    pub version: Cell<u64>,
}

impl NativeData for Deque {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(items) = self.items.try_borrow() {
            items.iter().for_each(visit);
        }
    }

    fn clear(&self) {
        drop(self.items.take());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Deque {
    fn changed(&self) {
        self.version.set(self.version.get() + 1);
    }

    /// MemoryError where another item needs a longer row and memory does not suffice for that.
    #[inline]
    fn make_room(&self, vm: &mut Vm) -> Result<(), Raised> {
        let items = self.items.borrow();
        if items.len() < items.capacity() { Ok(()) } else { vm.check_len(items.len() * 2, size_of::<Value>()) }
    }

    /// Adds at the right; what the limit pushes out at the left is handed out.
    fn push(&self, item: Value) -> Option<Value> {
        self.changed();
        let mut items = self.items.borrow_mut();
        items.push_back(item);
        self.limit.get().filter(|limit| items.len() > *limit).and_then(|_| items.pop_front())
    }

    fn push_left(&self, item: Value) -> Option<Value> {
        self.changed();
        let mut items = self.items.borrow_mut();
        items.push_front(item);
        self.limit.get().filter(|limit| items.len() > *limit).and_then(|_| items.pop_back())
    }

    fn snapshot(&self) -> Vec<Value> {
        self.items.borrow().iter().cloned().collect()
    }
}

/// `collections.deque`
pub const SPEC: ClassSpec = ClassSpec {
    name: "deque",
    module: "collections",
    base: None,
    doc: "A list-like sequence optimized for data accesses near its endpoints.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "", new).rest(Rest::Ignored),
        row("__init__(self, /, iterable=<none>, maxlen=None)", "Initialize self.", init),
        row("append(self, item, /)", "Add an element to the right side of the deque.", append),
        row("appendleft(self, item, /)", "Add an element to the left side of the deque.", appendleft),
        row("pop(self, /)", "Remove and return the rightmost element.", pop),
        row("popleft(self, /)", "Remove and return the leftmost element.", popleft),
        row("extend(self, iterable, /)", "Extend the right side of the deque with elements from the iterable.", extend),
        row(
            "extendleft(self, iterable, /)",
            "Extend the left side of the deque with elements from the iterable.",
            extendleft,
        ),
        row("clear(self, /)", "Remove all elements from the deque.", clear),
        row("copy(self, /)", "Return a shallow copy of a deque.", copy),
        row("__copy__(self, /)", "Return a shallow copy of a deque.", copy),
        row("count(self, value, /)", "Return number of occurrences of value.", count),
        row("index(self, value, start=0, stop=9223372036854775807, /)", "Return first index of value.", index),
        row("insert(self, index, value, /)", "Insert value before index.", insert),
        row("remove(self, value, /)", "Remove first occurrence of value.", remove),
        row("reverse(self, /)", "Reverse *IN PLACE*.", reverse),
        row("rotate(self, n=1, /)", "Rotate the deque n steps to the right.", rotate),
        row("__len__(self, /)", "Return len(self).", len),
        row("__bool__(self, /)", "True if self else False", truth),
        row("__iter__(self, /)", "Implement iter(self).", iter),
        row("__reversed__(self, /)", "Return a reverse iterator over the deque.", reversed),
        row("__getitem__(self, index, /)", "Return self[index].", getitem),
        row("__setitem__(self, index, value, /)", "Set self[index] to value.", setitem),
        row("__delitem__(self, index, /)", "Delete self[index].", delitem),
        row("__contains__(self, item, /)", "Return bool(key in self).", contains),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__eq__(self, other, /)", "Return self==value.", eq),
        row("__lt__(self, other, /)", "Return self<value.", lt),
        row("__le__(self, other, /)", "Return self<=value.", le),
        row("__gt__(self, other, /)", "Return self>value.", gt),
        row("__ge__(self, other, /)", "Return self>=value.", ge),
        row("__add__(self, other, /)", "Return self+value.", add),
        row("__iadd__(self, other, /)", "Implement self+=value.", iadd),
        row("__mul__(self, n, /)", "Return self*value.", mul),
        row("__rmul__(self, n, /)", "Return value*self.", mul),
        row("__imul__(self, n, /)", "Implement self*=value.", imul),
        row("__reduce__(self, /)", "Return state information for pickling.", reduce),
        crate::objects::native::class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
    ],
    getters: &[getter("maxlen", "maximum size of a deque or None if unbounded", maxlen)],
    subclassable: true,
};

/// The data of a deque that a method was called with.
pub(super) fn deque(value: &Value) -> &Deque {
    value.native::<Deque>().expect("methods of deques are called with deques")
}

fn make(vm: &mut Vm, items: Vec<Value>, limit: Option<usize>) -> Value {
    let shape = vm.native_class(&SPEC).instance_shape.get();
    let body = Deque { items: RefCell::new(items.into()), limit: Cell::new(limit), version: Cell::new(0) };
    NativeObject::new(shape, body).into()
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let payload = make(vm, Vec::new(), None);
    vm.instance_around(&args[0], payload)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let limit = match args.some(2) {
        Some(limit) if crate::objects::int::Int::of(limit).is_none() => {
            return Err(vm.type_error("an integer is required"));
        }
        Some(limit) => match usize::try_from(vm.index_sized(limit)?) {
            Ok(limit) => Some(limit),
            Err(_) => return Err(vm.value_error("maxlen must be non-negative")),
        },
        None => None,
    };
    let own = deque(&args[0]);
    own.limit.set(limit);
    drop(own.items.take());
    if let Some(iterable) = args.given(1) {
        fill(vm, &args[0], iterable)?;
    }
    Ok(Value::None)
}

fn fill(vm: &mut Vm, target: &Value, iterable: &Value) -> Result<(), Raised> {
    let items = vm.collect(iterable)?;
    for item in items {
        deque(target).make_room(vm)?;
        drop(deque(target).push(item));
    }
    Ok(())
}

fn append(vm: &mut Vm, args: Args<'_>) -> Answer {
    deque(&args[0]).make_room(vm)?;
    drop(deque(&args[0]).push(args[1].clone()));
    Ok(Value::None)
}

fn appendleft(vm: &mut Vm, args: Args<'_>) -> Answer {
    deque(&args[0]).make_room(vm)?;
    drop(deque(&args[0]).push_left(args[1].clone()));
    Ok(Value::None)
}

fn taken(vm: &mut Vm, item: Option<Value>) -> Answer {
    item.ok_or_else(|| vm.raise(Exc::IndexError, "pop from an empty deque"))
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = deque(&args[0]);
    own.changed();
    let item = own.items.borrow_mut().pop_back();
    taken(vm, item)
}

fn popleft(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = deque(&args[0]);
    own.changed();
    let item = own.items.borrow_mut().pop_front();
    taken(vm, item)
}

fn extend(vm: &mut Vm, args: Args<'_>) -> Answer {
    fill(vm, &args[0], &args[1])?;
    Ok(Value::None)
}

fn extendleft(vm: &mut Vm, args: Args<'_>) -> Answer {
    for item in vm.collect(&args[1])? {
        deque(&args[0]).make_room(vm)?;
        drop(deque(&args[0]).push_left(item));
    }
    Ok(Value::None)
}

fn clear(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = deque(&args[0]);
    own.changed();
    drop(own.items.take());
    Ok(Value::None)
}

/// A deque of the same class and limit with these items.
fn like(vm: &mut Vm, own: &Value, items: Vec<Value>) -> Answer {
    let limit = deque(own).limit.get();
    if own.exact::<NativeObject>().is_some() {
        return Ok(make(vm, items, limit));
    }
    let class = vm.class_of(own).value();
    let items = crate::objects::list::List::new(items).into();
    match limit {
        Some(limit) => vm.call(&class, &[items, Value::Int(limit as i64)]),
        None => vm.call(&class, &[items]),
    }
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = deque(&args[0]).snapshot();
    like(vm, &args[0], items)
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class_of(&args[0]).value();
    let made_with = match deque(&args[0]).limit.get() {
        Some(limit) => vec![vm.new_tuple(Vec::new()), Value::Int(limit as i64)],
        None => Vec::new(),
    };
    let dict = match vm.getattr_opt(&args[0], sym::__dict__)? {
        Some(dict) if vm.truth(&dict)? => dict,
        _ => Value::None,
    };
    let (made_with, items) = (vm.new_tuple(made_with), iter(vm, args)?);
    Ok(vm.new_tuple(vec![class, made_with, dict, items]))
}

fn count(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut found = 0;
    let version = deque(&args[0]).version.get();
    for item in deque(&args[0]).snapshot() {
        found += i64::from(vm.same(&item, &args[1])?);
        check_unchanged(vm, &args[0], version)?;
    }
    Ok(Value::Int(found))
}

/// RuntimeError where a comparison has changed the deque that is being walked.
fn check_unchanged(vm: &mut Vm, own: &Value, version: u64) -> Result<(), Raised> {
    if deque(own).version.get() == version {
        return Ok(());
    }
    Err(vm.raise(Exc::RuntimeError, "deque mutated during iteration"))
}

fn position(vm: &mut Vm, own: &Value, value: &Value) -> Result<Option<usize>, Raised> {
    let version = deque(own).version.get();
    for (at, item) in deque(own).snapshot().into_iter().enumerate() {
        let same = vm.same(&item, value)?;
        if deque(own).version.get() != version {
            return Err(vm.raise(Exc::IndexError, "deque mutated during iteration"));
        }
        if same {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

fn index(vm: &mut Vm, args: Args<'_>) -> Answer {
    let len = deque(&args[0]).items.borrow().len() as i64;
    let clip = |at: i64| if at < 0 { (at + len).max(0) } else { at.min(len) };
    let (start, stop) = (vm.index_i64(&args[2])?, vm.index_i64(&args[3])?);
    let (start, stop) = (clip(start), clip(stop));
    let version = deque(&args[0]).version.get();
    for at in start..stop {
        let Some(item) = deque(&args[0]).items.borrow().get(at as usize).cloned() else { break };
        let same = vm.same(&item, &args[1])?;
        check_unchanged(vm, &args[0], version)?;
        if same {
            return Ok(Value::Int(at));
        }
    }
    let shown = vm.repr_text(&args[1])?;
    Err(vm.value_error(format!("{shown} is not in deque")))
}

fn insert(vm: &mut Vm, args: Args<'_>) -> Answer {
    let at = vm.index_i64(&args[1])?;
    let own = deque(&args[0]);
    let len = own.items.borrow().len();
    if own.limit.get().is_some_and(|limit| len >= limit) {
        return Err(vm.raise(Exc::IndexError, "deque already at its maximum size"));
    }
    let at = if at < 0 { (at + len as i64).max(0) as usize } else { (at as usize).min(len) };
    own.changed();
    own.items.borrow_mut().insert(at, args[2].clone());
    Ok(Value::None)
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Answer {
    match position(vm, &args[0], &args[1])? {
        Some(at) => {
            let own = deque(&args[0]);
            own.changed();
            let old = own.items.borrow_mut().remove(at);
            drop(old);
            Ok(Value::None)
        }
        None => {
            let shown = vm.repr_text(&args[1])?;
            Err(vm.value_error(format!("{shown} is not in deque")))
        }
    }
}

fn reverse(_vm: &mut Vm, args: Args<'_>) -> Answer {
    deque(&args[0]).items.borrow_mut().make_contiguous().reverse();
    Ok(Value::None)
}

fn rotate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let steps = vm.index_i64(&args[1])?;
    let mut items = deque(&args[0]).items.borrow_mut();
    if !items.is_empty() {
        let by = steps.rem_euclid(items.len() as i64) as usize;
        items.rotate_right(by);
    }
    Ok(Value::None)
}

fn len(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(deque(&args[0]).items.borrow().len() as i64))
}

fn truth(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(!deque(&args[0]).items.borrow().is_empty()))
}

fn place(vm: &mut Vm, own: &Value, key: &Value) -> Result<usize, Raised> {
    let Some(at) = vm.index_opt(key)? else {
        let got = vm.type_name(key);
        return Err(vm.type_error(format!("sequence index must be integer, not '{got}'")));
    };
    let len = deque(own).items.borrow().len() as i64;
    if let Value::Int(at) = at {
        let at = if at < 0 { at + len } else { at };
        if (0..len).contains(&at) {
            return Ok(at as usize);
        }
    }
    Err(vm.raise(Exc::IndexError, "deque index out of range"))
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    let at = place(vm, &args[0], &args[1])?;
    let item = deque(&args[0]).items.borrow().get(at).cloned();
    Ok(item.unwrap_or_default())
}

fn setitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    let at = place(vm, &args[0], &args[1])?;
    let old = std::mem::replace(&mut deque(&args[0]).items.borrow_mut()[at], args[2].clone());
    drop(old);
    Ok(Value::None)
}

fn delitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    let at = place(vm, &args[0], &args[1])?;
    deque(&args[0]).changed();
    let old = deque(&args[0]).items.borrow_mut().remove(at);
    drop(old);
    Ok(Value::None)
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(position(vm, &args[0], &args[1])?.is_some()))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.class_name(&args[0]);
    let limit = deque(&args[0]).limit.get();
    let limit = limit.map_or(String::new(), |limit| format!(", maxlen={limit}"));
    let value = args[0].clone();
    let shown = deque(&value).snapshot();
    vm.repr_row(&value, &format!("{name}(["), &format!("]{limit})"), &|at| shown.get(at).cloned())
}

fn compared(vm: &mut Vm, args: Args<'_>, op: Comparison) -> Answer {
    if args[1].native::<Deque>().is_none() {
        return Ok(vm.not_implemented.clone());
    }
    let left = vm.new_tuple(deque(&args[0]).snapshot());
    let right = vm.new_tuple(deque(&args[1]).snapshot());
    vm.compare(op, &left, &right)
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Eq)
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

fn add(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].native::<Deque>().is_none() {
        let got = vm.type_name(&args[1]);
        return Err(vm.type_error(format!("can only concatenate deque (not \"{got}\") to deque")));
    }
    let sum = copy(vm, args)?;
    if sum.native::<Deque>().is_none() {
        return Ok(sum);
    }
    for item in deque(&args[1]).snapshot() {
        drop(deque(&sum).push(item));
    }
    Ok(sum)
}

fn iadd(vm: &mut Vm, args: Args<'_>) -> Answer {
    fill(vm, &args[0], &args[1])?;
    Ok(args[0].clone())
}

/// The items so many times over, only those that the limit lets stay.
fn repeated(vm: &mut Vm, args: Args<'_>) -> Result<Vec<Value>, Raised> {
    let Some(times) = vm.index_opt(&args[1])? else {
        let got = vm.type_name(&args[1]);
        return Err(vm.type_error(format!("can't multiply sequence by non-int of type '{got}'")));
    };
    let times = vm.index_sized(&times)?.max(0) as usize;
    let items = deque(&args[0]).snapshot();
    let whole = items.len().saturating_mul(times);
    let kept = deque(&args[0]).limit.get().map_or(whole, |limit| limit.min(whole));
    vm.check_len(kept, size_of::<Value>())?;
    let mut row = Vec::new();
    if row.try_reserve_exact(kept).is_err() {
        return Err(vm.raise_args(Exc::MemoryError, Vec::new()));
    }
    let first = whole - kept;
    row.extend((first..whole).map(|at| items[at % items.len()].clone()));
    Ok(row)
}

fn mul(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = repeated(vm, args)?;
    like(vm, &args[0], items)
}

fn imul(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = repeated(vm, args)?;
    let own = deque(&args[0]);
    own.changed();
    let old = own.items.replace(items.into());
    drop(old);
    Ok(args[0].clone())
}

fn maxlen(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(deque(value).limit.get().map_or(Value::None, |limit| Value::Int(limit as i64)))
}

// --- for queues of asyncio -------------------------------------------------------------------------------------------

/// A new empty deque.
pub fn new_deque(vm: &mut Vm) -> Value {
    make(vm, Vec::new(), None)
}

/// Adds at the right of a plain deque; false for anything else.
pub fn push_right(vm: &mut Vm, deque: &Value, item: Value) -> Result<bool, Raised> {
    let plain = deque.native::<Deque>().filter(|_| deque.exact::<NativeObject>().is_some());
    let Some(own) = plain else { return Ok(false) };
    own.make_room(vm)?;
    drop(own.push(item));
    Ok(true)
}

/// Takes the leftmost item of a plain deque.
pub fn pop_left(deque: &Value) -> Option<Value> {
    let own = deque.native::<Deque>().filter(|_| deque.exact::<NativeObject>().is_some())?;
    own.changed();
    own.items.borrow_mut().pop_front()
}

/// How many items a plain deque has.
pub fn length(deque: &Value) -> Option<usize> {
    let own = deque.native::<Deque>().filter(|_| deque.exact::<NativeObject>().is_some())?;
    Some(own.items.borrow().len())
}
