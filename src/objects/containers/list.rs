//! `list`.

use super::iterator::{Iterator, Walk};
use crate::heap::{Body, Kind, Obj, Value, VecCell, drop_backwards};
use crate::objects::exception::Exc;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, Raised, Rest, class_row, row, static_row};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::objects::slice::{Slice, stepped};
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

    /// The items of a list that is given away: where nobody else has it, they move.
    pub fn items_of(list: Value) -> Vec<Value> {
        match list.exact::<List>() {
            Some(own) if own.as_ref().count() == 1 => own.items.take(),
            Some(shared) => shared.items.snapshot(),
            None => Vec::new(),
        }
    }

    /// A new list of the items from `start` to `stop` by `step`, as [`Vm::slice_bounds`] gives them.
    pub fn slice(&self, (start, stop, step): (i64, i64, i64)) -> Obj<List> {
        if step == 1 {
            return List::new(self.items.copy_range(start as usize, stop as usize));
        }
        List::new(self.items.copy_steps(start, step, stepped(start, stop, step).len()))
    }
}

impl Drop for List {
    fn drop(&mut self) {
        self.items.clear_backwards();
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
pub const SPEC: ClassSpec = ClassSpec {
    name: "list",
    module: "builtins",
    base: None,
    doc: "Built-in mutable sequence.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new).rest(Rest::Ignored),
        row("__init__(self, iterable=(), /)", "Initialize self.", init),
        row("__len__(self, /)", "Return len(self).", len),
        row("__getitem__(self, index, /)", "Return self[index].", getitem),
        row("__setitem__(self, key, value, /)", "Set self[key] to value.", setitem),
        row("__delitem__(self, key, /)", "Delete self[key].", delitem),
        row("__iter__(self, /)", "Implement iter(self).", iter),
        row("__reversed__(self, /)", "Return a reverse iterator over the list.", reversed),
        row("__contains__(self, key, /)", "Return key in self.", contains),
        row("__eq__(self, value, /)", "Return self==value.", eq),
        row("__ne__(self, value, /)", "Return self!=value.", |vm, args| {
            vm.compare_lists(Comparison::Ne, &args[0], &args[1])
        }),
        row("__lt__(self, value, /)", "Return self<value.", lt),
        row("__le__(self, value, /)", "Return self<=value.", |vm, args| {
            vm.compare_lists(Comparison::Le, &args[0], &args[1])
        }),
        row("__gt__(self, value, /)", "Return self>value.", |vm, args| {
            vm.compare_lists(Comparison::Gt, &args[0], &args[1])
        }),
        row("__ge__(self, value, /)", "Return self>=value.", |vm, args| {
            vm.compare_lists(Comparison::Ge, &args[0], &args[1])
        }),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__add__(self, value, /)", "Return self+value.", add),
        row("__iadd__(self, value, /)", "Implement self+=value.", iadd),
        row("__mul__(self, value, /)", "Return self*value.", mul),
        row("__rmul__(self, value, /)", "Return value*self.", mul),
        row("__imul__(self, value, /)", "Implement self*=value.", |vm, args| {
            let count = vm.index_sized(&args[1])?;
            inplace(vm, Operator::Mul, &args[0], &Value::Int(count))
        }),
        row("append(self, object, /)", "Append object to the end of the list.", append),
        row("extend(self, iterable, /)", "Extend list by appending elements from the iterable.", extend),
        row("insert(self, index, object, /)", "Insert object before index.", insert),
        row("pop(self, index=-1, /)", "Remove and return item at index (default last).", pop),
        row("remove(self, value, /)", "Remove first occurrence of value.", remove),
        row("clear(self, /)", "Remove all items from list.", clear),
        row("copy(self, /)", "Return a shallow copy of the list.", copy),
        row("count(self, value, /)", "Return number of occurrences of value.", count),
        row("index(self, value, start=0, stop=9223372036854775807, /)", "Return first index of value.", index),
        row("reverse(self, /)", "Reverse *IN PLACE*.", reverse),
        row("sort(self, /, *, key=None, reverse=False)", "Sort the list in ascending order and return None.", sort),
        class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
    ],
    getters: &[],
    subclassable: true,
};

fn list(value: &Value) -> &Obj<List> {
    value.cast::<List>().expect("methods of list are called with lists")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.instance_around(&args[0], List::new(Vec::new()).into())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = vm.collect(&args[1])?;
    drop(list(&args[0]).items.swap(items));
    Ok(Value::None)
}

fn len(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(list(&args[0]).items.len() as i64))
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.list_getitem(&list(&args[0]).clone(), &args[1])
}

fn setitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.list_setitem(&list(&args[0]).clone(), &args[1], args[2].clone())?;
    Ok(Value::None)
}

fn delitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.list_delitem(&list(&args[0]).clone(), &args[1])?;
    Ok(Value::None)
}

impl Vm {
    /// An index into a sequence of `len` items; `None` where it lies outside.
    pub fn place_of(&mut self, key: &Value, len: usize, what: &str) -> Result<Option<usize>, Raised> {
        let Some(number) = self.index_opt(key)? else {
            let got = self.type_name(key);
            return Err(self.type_error(format!("{what} indices must be integers or slices, not {got}")));
        };
        let Value::Int(index) = number else {
            let got = self.type_name(key);
            let message = format!("cannot fit '{got}' into an index-sized integer");
            return Err(self.raise(Exc::IndexError, message));
        };
        let index = if index < 0 { index + len as i64 } else { index };
        Ok(usize::try_from(index).ok().filter(|index| *index < len))
    }

    /// `list[key]`
    pub fn list_getitem(&mut self, list: &Obj<List>, key: &Value) -> Answer {
        if let Some(slice) = key.exact::<Slice>() {
            let bounds = self.slice_bounds(slice, list.items.len())?;
            return Ok(list.slice(bounds).into());
        }
        let place = self.place_of(key, list.items.len(), "list")?;
        match place.and_then(|place| list.items.get(place)) {
            Some(value) => Ok(value),
            None => Err(self.raise(Exc::IndexError, "list index out of range")),
        }
    }

    fn assigned_items(&mut self, value: &Value) -> Result<Vec<Value>, Raised> {
        let class = self.class_of(value).clone();
        if ![sym::__iter__, sym::__getitem__].iter().any(|name| self.class_lookup(&class, *name).is_some()) {
            return Err(self.type_error("must assign iterable to extended slice"));
        }
        self.collect(value)
    }

    /// `list[key] = value`
    pub fn list_setitem(&mut self, list: &Obj<List>, key: &Value, value: Value) -> Result<(), Raised> {
        if let Some(slice) = key.exact::<Slice>() {
            let values = match value.exact::<List>() {
                // Nobody else has it: its items move.
                Some(own) if own.as_ref().count() == 1 => own.items.take(),
                _ => self.assigned_items(&value)?,
            };
            drop(value);
            let (start, stop, step) = self.slice_bounds(slice, list.items.len())?;
            if step == 1 {
                let start = start as usize;
                let stop = (stop as usize).max(start);
                drop_backwards(list.items.splice(start, stop, values));
                return Ok(());
            }
            let places = self.slice_places(slice, list.items.len())?;
            if places.len() != values.len() {
                let message = format!(
                    "attempt to assign sequence of size {} to extended slice of size {}",
                    values.len(),
                    places.len()
                );
                return Err(self.value_error(message));
            }
            for (place, value) in places.into_iter().zip(values) {
                drop(list.items.replace(place, value));
            }
            return Ok(());
        }
        let place = self.place_of(key, list.items.len(), "list")?;
        match place {
            // The index's `__index__` may have shortened the list.
            Some(place) if place < list.items.len() => {
                drop(list.items.replace(place, value));
                Ok(())
            }
            _ => Err(self.raise(Exc::IndexError, "list assignment index out of range")),
        }
    }

    /// `del list[key]`
    pub fn list_delitem(&mut self, list: &Obj<List>, key: &Value) -> Result<(), Raised> {
        if let Some(slice) = key.exact::<Slice>() {
            let (start, stop, step) = self.slice_bounds(slice, list.items.len())?;
            if step == 1 {
                let start = start as usize;
                drop_backwards(list.items.splice(start, (stop as usize).max(start), Vec::new()));
                return Ok(());
            }
            let mut places: Vec<usize> = stepped(start, stop, step).collect();
            places.sort_unstable();
            let old = list.items.take();
            let mut gone = places.into_iter().peekable();
            let kept =
                old.into_iter().enumerate().filter(|(at, _)| gone.next_if_eq(at).is_none()).map(|(_, v)| v).collect();
            drop(list.items.swap(kept));
            return Ok(());
        }
        let place = self.place_of(key, list.items.len(), "list")?;
        match place.and_then(|place| list.items.remove(place)) {
            Some(_) => Ok(()),
            None => Err(self.raise(Exc::IndexError, "list assignment index out of range")),
        }
    }

    /// Whether an item equals one of a list's; the list may change meanwhile.
    pub fn list_find(
        &mut self,
        list: &Obj<List>,
        item: &Value,
        from: usize,
        to: usize,
    ) -> Result<Option<usize>, Raised> {
        let mut at = from;
        while at < to {
            let Some(other) = list.items.get(at) else { return Ok(None) };
            if self.same(&other, item)? {
                return Ok(Some(at));
            }
            at += 1;
        }
        Ok(None)
    }
}

fn iter(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Iterator::make(Walk::list(list(&args[0]))))
}

fn reversed(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = list(&args[0]);
    Ok(Iterator::make(Walk::ListReverse(own.clone(), own.items.len())))
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(vm.list_find(&list(&args[0]).clone(), &args[1], 0, usize::MAX)?.is_some()))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.compare_lists(Comparison::Eq, &args[0], &args[1])
}

fn lt(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.compare_lists(Comparison::Lt, &args[0], &args[1])
}

impl Vm {
    /// Comparison of two lists (NotImplemented where the other is none).
    pub fn compare_lists(&mut self, op: Comparison, a: &Value, b: &Value) -> Answer {
        let Some(other) = b.cast::<List>().cloned() else { return Ok(self.not_implemented()) };
        let (a, b) = (list(a).items.snapshot(), other.items.snapshot());
        self.compare_rows(op, &a, &b)
    }
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = list(&args[0]).clone();
    vm.repr_row(&args[0], "[", "]", &|at| items.items.get(at))
}

fn add(vm: &mut Vm, args: Args<'_>) -> Answer {
    binary(vm, Operator::Add, &args[0], &args[1])
}

fn iadd(vm: &mut Vm, args: Args<'_>) -> Answer {
    inplace(vm, Operator::Add, &args[0], &args[1])
}

fn mul(vm: &mut Vm, args: Args<'_>) -> Answer {
    let count = vm.index_sized(&args[1])?;
    binary(vm, Operator::Mul, &args[0], &Value::Int(count))
}

fn append(vm: &mut Vm, args: Args<'_>) -> Answer {
    match list(&args[0]).items.try_push(args[1].clone()) {
        Ok(()) => Ok(Value::None),
        Err(_) => Err(vm.no_memory()),
    }
}

fn extend(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = vm.collect(&args[1])?;
    vm.make_room(&list(&args[0]).items, items.len())?;
    list(&args[0]).items.extend(items);
    Ok(Value::None)
}

fn insert(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = &list(&args[0]).clone().items;
    let index = vm.index_i64(&args[1])?;
    let len = items.len() as i64;
    let index = if index < 0 { (index + len).max(0) } else { index.min(len) };
    vm.make_room(items, 1)?;
    items.insert(index as usize, args[2].clone());
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = list(&args[0]).clone();
    if target.items.is_empty() {
        vm.index_i64(&args[1])?;
        return Err(vm.raise(Exc::IndexError, "pop from empty list"));
    }
    if let Value::Int(-1) = args[1] {
        return Ok(target.items.pop().unwrap_or(Value::None));
    }
    let index = vm.index_i64(&args[1])?;
    let index = if index < 0 { index + target.items.len() as i64 } else { index };
    match usize::try_from(index).ok().and_then(|index| target.items.remove(index)) {
        Some(value) => Ok(value),
        None => Err(vm.raise(Exc::IndexError, "pop index out of range")),
    }
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = list(&args[0]).clone();
    match vm.list_find(&target, &args[1], 0, usize::MAX)? {
        Some(at) => {
            drop(target.items.remove(at));
            Ok(Value::None)
        }
        None => Err(vm.value_error("list.remove(x): x not in list")),
    }
}

fn clear(_vm: &mut Vm, args: Args<'_>) -> Answer {
    list(&args[0]).items.clear_backwards();
    Ok(Value::None)
}

fn copy(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(List::new(list(&args[0]).items.snapshot()).into())
}

fn count(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = list(&args[0]).clone();
    let (mut found, mut at) = (0, 0);
    while let Some(other) = target.items.get(at) {
        found += i64::from(vm.same(&other, &args[1])?);
        at += 1;
    }
    Ok(Value::Int(found))
}

fn index(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = list(&args[0]).clone();
    let (start, stop) = vm.clip_numbers(&args[2], &args[3], target.items.len())?;
    match vm.list_find(&target, &args[1], start, stop)? {
        Some(at) => Ok(Value::Int(at as i64)),
        None => {
            let text = vm.repr_text(&args[1])?;
            Err(vm.value_error(format!("{text} is not in list")))
        }
    }
}

fn reverse(_vm: &mut Vm, args: Args<'_>) -> Answer {
    list(&args[0]).items.reverse();
    Ok(Value::None)
}

fn sort(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = list(&args[0]).clone();
    let reverse = vm.truth(&args[2])?;
    let mut items = target.items.take();
    let sorted = vm.sort_in_place(&mut items, &args[1], reverse);
    let changed = !target.items.is_empty();
    drop(target.items.swap(items));
    sorted?;
    if changed {
        return Err(vm.value_error("list modified during sort"));
    }
    Ok(Value::None)
}

/// `a + b` (TypeError where `b` does not fit), `a * n` (`n` an `Int`); `a` is a list or an instance of a subclass.
pub fn binary(vm: &mut Vm, op: Operator, a: &Value, b: &Value) -> Answer {
    match (op, b.cast::<List>(), b) {
        (Operator::Add, Some(other), _) => {
            vm.check_len(list(a).items.len() + other.items.len(), size_of::<Value>())?;
            let mut items = list(a).items.snapshot();
            items.extend(other.items.snapshot());
            Ok(List::new(items).into())
        }
        (Operator::Add, None, _) => {
            let got = vm.type_name(b);
            Err(vm.type_error(format!("can only concatenate list (not \"{got}\") to list")))
        }
        (Operator::Mul, _, Value::Int(count)) => Ok(List::new(repeated(vm, &list(a).items.snapshot(), *count)?).into()),
        (_, _, _) => Ok(vm.not_implemented()),
    }
}

/// Items, `count` times over.
pub fn repeated(vm: &mut Vm, items: &[Value], count: i64) -> Result<Vec<Value>, Raised> {
    let count = usize::try_from(count).unwrap_or(0);
    let total = items.len().saturating_mul(count);
    vm.check_len(total, 16)?;
    let mut all = Vec::new();
    if all.try_reserve_exact(total).is_err() {
        return Err(vm.no_memory());
    }
    match items {
        [] => {}
        [item] => all.resize(total, item.clone()),
        _ => (0..count).for_each(|_| all.extend_from_slice(items)),
    }
    Ok(all)
}

/// `a += b` (any iterable), `a *= n`, in place; the answer is `a`.
pub fn inplace(vm: &mut Vm, op: Operator, a: &Value, b: &Value) -> Answer {
    match (op, b) {
        (Operator::Add, _) => {
            let items = vm.collect(b)?;
            vm.make_room(&list(a).items, items.len())?;
            list(a).items.extend(items);
            Ok(a.clone())
        }
        (Operator::Mul, Value::Int(count)) => {
            let items = repeated(vm, &list(a).items.snapshot(), *count)?;
            drop(list(a).items.swap(items));
            Ok(a.clone())
        }
        (_, _) => Ok(vm.not_implemented()),
    }
}
