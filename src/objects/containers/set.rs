//! `set` and `frozenset`: CPython's table and probing (`setobject.c`), so that iteration order agrees.

use super::dict::same_without_asking;
use super::iterator::{Iterator, Walk};
use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, Raised, class_row, row, static_row};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};

const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
const MIN_SIZE: usize = 8;

#[derive(Clone)]
enum Slot {
    Empty,
    Dummy,
    Full(i64, Value),
}

struct Table {
    slots: Vec<Slot>,
    /// Full and dummy slots.
    filled: usize,
    live: usize,
}

/// The body of a set or frozenset (the shape tells which).
pub struct Set {
    table: RefCell<Table>,
    version: Cell<u32>,
}

enum Found {
    At(usize),
    Free(usize),
    Ask(usize),
}

impl Table {
    fn new() -> Table {
        Table { slots: vec![Slot::Empty; MIN_SIZE], filled: 0, live: 0 }
    }

    fn find(&self, hash: i64, key: &Value, decided: &[usize]) -> Found {
        let mask = self.slots.len() - 1;
        let (mut at, mut perturb) = (hash as usize & mask, hash as u64);
        let mut free = None;
        loop {
            let probes = if at + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            for place in at..=at + probes {
                match &self.slots[place] {
                    Slot::Empty => return Found::Free(free.unwrap_or(place)),
                    Slot::Dummy => free = free.or(Some(place)),
                    Slot::Full(other, value) if *other == hash => match same_without_asking(value, key) {
                        Some(true) => return Found::At(place),
                        Some(false) => {}
                        None if decided.contains(&place) => {}
                        None => return Found::Ask(place),
                    },
                    Slot::Full(..) => {}
                }
            }
            perturb >>= PERTURB_SHIFT;
            at = (at.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
        }
    }

    fn insert(&mut self, place: usize, hash: i64, key: Value) {
        if matches!(self.slots[place], Slot::Empty) {
            self.filled += 1;
        }
        self.slots[place] = Slot::Full(hash, key);
        self.live += 1;
        let mask = self.slots.len() - 1;
        if self.filled * 5 >= mask * 3 {
            let wanted = if self.live > 50_000 { self.live * 2 } else { self.live * 4 };
            self.resize(wanted);
        }
    }

    fn resize(&mut self, wanted: usize) {
        let mut size = MIN_SIZE;
        while size <= wanted {
            size <<= 1;
        }
        let old = std::mem::replace(&mut self.slots, vec![Slot::Empty; size]);
        self.filled = self.live;
        for slot in old {
            if let Slot::Full(hash, key) = slot {
                self.insert_clean(hash, key);
            }
        }
    }

    fn insert_clean(&mut self, hash: i64, key: Value) {
        let mask = self.slots.len() - 1;
        let (mut at, mut perturb) = (hash as usize & mask, hash as u64);
        loop {
            let probes = if at + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            for place in at..=at + probes {
                if matches!(self.slots[place], Slot::Empty) {
                    self.slots[place] = Slot::Full(hash, key);
                    return;
                }
            }
            perturb >>= PERTURB_SHIFT;
            at = (at.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
        }
    }
}

impl Set {
    fn make(id: TypeId) -> Obj<Set> {
        let version = Cell::new(crate::heap::registry::unique_number());
        Obj::new(id.shape(), Set { table: RefCell::new(Table::new()), version })
    }

    fn changed(&self) {
        self.version.set(crate::heap::registry::unique_number());
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.table.borrow().live
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The items in table order (copies).
    pub fn items(&self) -> Vec<Value> {
        let table = self.table.borrow();
        let full =
            table.slots.iter().filter_map(|slot| if let Slot::Full(_, key) = slot { Some(key.clone()) } else { None });
        full.collect()
    }

    /// How many items there are from a place in the table on.
    pub fn count_from(&self, at: usize) -> usize {
        self.table.borrow().slots.iter().skip(at).filter(|slot| matches!(slot, Slot::Full(..))).count()
    }

    /// The next item from a place in the table, and the place after it.
    pub fn item_from(&self, mut at: usize) -> Option<(Value, usize)> {
        let table = self.table.borrow();
        while let Some(slot) = table.slots.get(at) {
            at += 1;
            if let Slot::Full(_, key) = slot {
                return Some((key.clone(), at));
            }
        }
        None
    }

    fn clear_all(&self) {
        let old = std::mem::replace(&mut *self.table.borrow_mut(), Table::new());
        self.changed();
        drop(old);
    }
}

impl Vm {
    fn set_find(&mut self, set: &Obj<Set>, hash: i64, key: &Value) -> Result<Result<usize, usize>, Raised> {
        let mut decided = Vec::new();
        let mut version = set.version.get();
        loop {
            let place = match set.table.borrow().find(hash, key, &decided) {
                Found::At(place) => return Ok(Ok(place)),
                Found::Free(place) => return Ok(Err(place)),
                Found::Ask(place) => place,
            };
            let Slot::Full(_, other) = set.table.borrow().slots[place].clone() else { continue };
            let same = self.same(&other, key)?;
            if set.version.get() != version {
                version = set.version.get();
                decided.clear();
                continue;
            }
            if same {
                return Ok(Ok(place));
            }
            decided.push(place);
        }
    }

    /// `set.add(item)`; whether it was new.
    pub fn set_insert(&mut self, set: &Obj<Set>, item: Value) -> Result<bool, Raised> {
        let hash = self.hash(&item)?;
        match self.set_find(set, hash, &item)? {
            Ok(_) => Ok(false),
            Err(place) => {
                set.table.borrow_mut().insert(place, hash, item);
                set.changed();
                Ok(true)
            }
        }
    }

    /// `item in set`
    pub fn set_contains(&mut self, set: &Obj<Set>, item: &Value) -> Result<bool, Raised> {
        let hash = self.hash(item)?;
        Ok(self.set_find(set, hash, item)?.is_ok())
    }

    /// `set.discard(item)`; whether it was there.
    pub fn set_remove(&mut self, set: &Obj<Set>, item: &Value) -> Result<bool, Raised> {
        let hash = self.hash(item)?;
        let Ok(place) = self.set_find(set, hash, item)? else { return Ok(false) };
        let old = std::mem::replace(&mut set.table.borrow_mut().slots[place], Slot::Dummy);
        set.table.borrow_mut().live -= 1;
        set.changed();
        drop(old);
        Ok(true)
    }

    /// A new set.
    pub fn new_set(&mut self, items: Vec<Value>) -> Answer {
        self.set_of(TypeId::Set, items).map(Value::from)
    }

    /// A new frozenset.
    pub fn new_frozenset(&mut self, items: Vec<Value>) -> Answer {
        self.set_of(TypeId::FrozenSet, items).map(Value::from)
    }

    fn set_of(&mut self, id: TypeId, items: Vec<Value>) -> Result<Obj<Set>, Raised> {
        let set = Set::make(id);
        for item in items {
            self.set_insert(&set, item)?;
        }
        Ok(set)
    }
}

impl Body for Set {
    const KIND: Kind = Kind::Set;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(table) = self.table.try_borrow() {
            for slot in &table.slots {
                if let Slot::Full(_, key) = slot {
                    visit(key);
                }
            }
        }
    }

    fn clear(&self) {
        self.clear_all();
    }
}

macro_rules! shared_rows {
    ($new:ident $(, $more:expr)*) => {
        &[
            static_row("__new__(cls, iterable=(), /)", "Create and return a new object.", $new),
            row("__len__(self, /)", "Return len(self).", len),
            row("__contains__(self, item, /)", "x.__contains__(y) <==> y in x.", contains),
            row("__iter__(self, /)", "Implement iter(self).", iter),
            row("__eq__(self, value, /)", "Return self==value.", eq),
            row("__repr__(self, /)", "Return repr(self).", repr),
            row("__or__(self, value, /)", "Return self|value.", or),
            row("__and__(self, value, /)", "Return self&value.", and),
            row("__sub__(self, value, /)", "Return self-value.", sub),
            row("__xor__(self, value, /)", "Return self^value.", xor),
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
        )
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

fn set(value: &Value) -> &Obj<Set> {
    value.cast::<Set>().expect("methods of sets are called with sets")
}

fn new_set(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.instance_around(&args[0], Set::make(TypeId::Set).into())
}

fn new_frozen(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = vm.collect(&args[1])?;
    let payload = vm.new_frozenset(items)?;
    vm.instance_around(&args[0], payload)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = set(&args[0]).clone();
    target.clear_all();
    for item in vm.collect(&args[1])? {
        vm.set_insert(&target, item)?;
    }
    Ok(Value::None)
}

fn len(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(set(&args[0]).len() as i64))
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.set_contains(&set(&args[0]).clone(), &args[1]).map(Value::bool)
}

fn iter(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Iterator::make(Walk::set(set(&args[0]))))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.compare_sets(Comparison::Eq, &args[0], &args[1])
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.hash(&set(&args[0]).value()).map(Value::Int)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = set(&args[0]).clone();
    let name = vm.type_name(&args[0]);
    if target.is_empty() {
        return Ok(vm.text(&format!("{name}()")));
    }
    if &*name == "set" {
        return vm.repr_row(&args[0], "{", "}", &|| target.items());
    }
    vm.repr_row(&args[0], &format!("{name}({{"), "})", &|| target.items())
}

impl Vm {
    /// Comparison of two sets: inclusion (NotImplemented where the other is none).
    pub fn compare_sets(&mut self, op: Comparison, a: &Value, b: &Value) -> Answer {
        let Some(other) = b.cast::<Set>().cloned() else { return Ok(self.not_implemented()) };
        let own = set(a).clone();
        let truth = match op {
            Comparison::Eq => own.len() == other.len() && self.is_subset(&own, &other)?,
            Comparison::Ne => own.len() != other.len() || !self.is_subset(&own, &other)?,
            Comparison::Le => own.len() <= other.len() && self.is_subset(&own, &other)?,
            Comparison::Lt => own.len() < other.len() && self.is_subset(&own, &other)?,
            Comparison::Ge => own.len() >= other.len() && self.is_subset(&other, &own)?,
            Comparison::Gt => own.len() > other.len() && self.is_subset(&other, &own)?,
        };
        Ok(Value::bool(truth))
    }

    fn is_subset(&mut self, a: &Obj<Set>, b: &Obj<Set>) -> Result<bool, Raised> {
        for item in a.items() {
            if !self.set_contains(b, &item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn as_set(&mut self, value: &Value) -> Result<Obj<Set>, Raised> {
        match value.cast::<Set>() {
            Some(set) => Ok(set.clone()),
            None => {
                let items = self.collect(value)?;
                self.set_of(TypeId::Set, items)
            }
        }
    }

    fn combine(&mut self, op: Operator, a: &Value, b: &Value) -> Answer {
        let own = set(a).clone();
        let other = self.as_set(b)?;
        let id =
            if self.is_instance(a, &self.class(TypeId::FrozenSet).clone()) { TypeId::FrozenSet } else { TypeId::Set };
        let mut items = Vec::new();
        match op {
            Operator::Or => {
                items = own.items();
                items.extend(other.items());
            }
            Operator::And => {
                let (small, large) = if own.len() <= other.len() { (&own, &other) } else { (&other, &own) };
                for item in small.items() {
                    if self.set_contains(large, &item)? {
                        items.push(item);
                    }
                }
            }
            _ => {
                for item in own.items() {
                    if !self.set_contains(&other, &item)? {
                        items.push(item);
                    }
                }
                if op == Operator::Xor {
                    for item in other.items() {
                        if !self.set_contains(&own, &item)? {
                            items.push(item);
                        }
                    }
                }
            }
        }
        self.set_of(id, items).map(Value::from)
    }
}

fn or(vm: &mut Vm, args: Args<'_>) -> Answer {
    binary(vm, Operator::Or, &args[0], &args[1])
}

fn and(vm: &mut Vm, args: Args<'_>) -> Answer {
    binary(vm, Operator::And, &args[0], &args[1])
}

fn sub(vm: &mut Vm, args: Args<'_>) -> Answer {
    binary(vm, Operator::Sub, &args[0], &args[1])
}

fn xor(vm: &mut Vm, args: Args<'_>) -> Answer {
    binary(vm, Operator::Xor, &args[0], &args[1])
}

fn fold(vm: &mut Vm, args: Args<'_>, op: Operator) -> Answer {
    let mut result = vm.combine(Operator::Or, &args[0], &Value::from(Set::make(TypeId::Set)))?;
    for other in args.rest(1) {
        result = vm.combine(op, &result, other)?;
    }
    Ok(result)
}

fn union(vm: &mut Vm, args: Args<'_>) -> Answer {
    fold(vm, args, Operator::Or)
}

fn intersection(vm: &mut Vm, args: Args<'_>) -> Answer {
    fold(vm, args, Operator::And)
}

fn difference(vm: &mut Vm, args: Args<'_>) -> Answer {
    fold(vm, args, Operator::Sub)
}

fn symmetric_difference(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.combine(Operator::Xor, &args[0], &args[1])
}

fn issubset(vm: &mut Vm, args: Args<'_>) -> Answer {
    let other = vm.as_set(&args[1])?;
    vm.is_subset(&set(&args[0]).clone(), &other).map(Value::bool)
}

fn issuperset(vm: &mut Vm, args: Args<'_>) -> Answer {
    let other = vm.as_set(&args[1])?;
    vm.is_subset(&other, &set(&args[0]).clone()).map(Value::bool)
}

fn isdisjoint(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = set(&args[0]).clone();
    for item in vm.collect(&args[1])? {
        if vm.set_contains(&own, &item)? {
            return Ok(Value::False);
        }
    }
    Ok(Value::True)
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Answer {
    fold(vm, Args::new(&[args[0].clone()]), Operator::Or)
}

fn add(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.set_insert(&set(&args[0]).clone(), args[1].clone())?;
    Ok(Value::None)
}

fn discard(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.set_remove(&set(&args[0]).clone(), &args[1])?;
    Ok(Value::None)
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Answer {
    if vm.set_remove(&set(&args[0]).clone(), &args[1])? {
        return Ok(Value::None);
    }
    Err(vm.raise_args(Exc::KeyError, vec![args[1].clone()]))
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = set(&args[0]).clone();
    match target.item_from(0) {
        Some((item, _)) => {
            vm.set_remove(&target, &item)?;
            Ok(item)
        }
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
    let target = set(&args[0]).clone();
    for other in args.rest(1) {
        for item in vm.collect(other)? {
            vm.set_insert(&target, item)?;
        }
    }
    Ok(Value::None)
}

fn keep(vm: &mut Vm, args: Args<'_>, op: Operator) -> Answer {
    let result = fold(vm, args, op)?;
    let target = set(&args[0]).clone();
    let items = set(&result).items();
    target.clear_all();
    for item in items {
        vm.set_insert(&target, item)?;
    }
    Ok(Value::None)
}

fn intersection_update(vm: &mut Vm, args: Args<'_>) -> Answer {
    keep(vm, args, Operator::And)
}

fn difference_update(vm: &mut Vm, args: Args<'_>) -> Answer {
    keep(vm, args, Operator::Sub)
}

/// `|`, `&`, `-`, `^`; `a` is a set or frozenset or an instance of a subclass; NotImplemented where `b` is none.
pub fn binary(vm: &mut Vm, op: Operator, a: &Value, b: &Value) -> Answer {
    let fits = matches!(op, Operator::Or | Operator::And | Operator::Sub | Operator::Xor);
    if !fits || a.cast::<Set>().is_none() || b.cast::<Set>().is_none() {
        return Ok(vm.not_implemented());
    }
    vm.combine(op, a, b)
}

/// The same in place (`a` no frozenset); the answer is `a`, or NotImplemented.
pub fn inplace(vm: &mut Vm, op: Operator, a: &Value, b: &Value) -> Answer {
    let result = binary(vm, op, a, b)?;
    let frozen = vm.is_instance(a, &vm.class(TypeId::FrozenSet).clone());
    if frozen || result.is(&vm.not_implemented()) {
        return Ok(result);
    }
    let (target, items) = (set(a).clone(), set(&result).items());
    target.clear_all();
    for item in items {
        vm.set_insert(&target, item)?;
    }
    Ok(a.clone())
}
