//! `set` and `frozenset`: CPython's table and probing (`setobject.c`), so that iteration order agrees.

use super::dict::{Dict, plain_hash, same_without_asking};
use crate::heap::{Body, Kind, Obj, Value, budget};
use crate::objects::list::List;
use crate::objects::native::{Answer, Raised};
use crate::objects::numbers::compare::holds;
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};

pub use super::set_methods::{FROZENSET_SPEC, SPEC};

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
    /// Where `pop` goes on.
    finger: usize,
}

/// The body of a set or frozenset (the shape tells which).
pub struct Set {
    table: RefCell<Table>,
    version: Cell<u32>,
    /// The hash of a frozenset that was asked for: without it nested ones would take a time exponential in their depth.
    hash: Cell<Option<i64>>,
}

enum Found {
    At(usize),
    Free(usize),
    Ask(usize),
}

impl Table {
    fn new() -> Table {
        Table { slots: vec![Slot::Empty; MIN_SIZE], filled: 0, live: 0, finger: 0 }
    }

    #[inline(always)]
    fn find(&self, hash: i64, key: &Value, decided: &[usize]) -> Found {
        let mask = self.slots.len() - 1;
        let (mut at, mut perturb) = (hash as usize & mask, hash as u64);
        // A new item takes the place of the last dummy on its way.
        let mut dummy = None;
        loop {
            let probes = if at + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            for place in at..at + probes + 1 {
                match &self.slots[place] {
                    Slot::Empty => return Found::Free(dummy.unwrap_or(place)),
                    Slot::Dummy => dummy = Some(place),
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
        if matches!(self.slots[place], Slot::Dummy) {
            self.slots[place] = Slot::Full(hash, key);
            self.live += 1;
            return;
        }
        self.filled += 1;
        self.slots[place] = Slot::Full(hash, key);
        self.live += 1;
        let mask = self.slots.len() - 1;
        if self.filled * 5 >= mask * 3 {
            self.resize(self.roomy());
        }
    }

    /// Whether another item fits, which may mean a larger table.
    fn may_grow(&self) -> bool {
        let bytes = self.roomy() * 2 * size_of::<Slot>();
        (self.filled + 1) * 5 < (self.slots.len() - 1) * 3 || bytes < budget::LARGE || budget::allows(bytes)
    }

    /// The size that a crowded table grows to.
    fn roomy(&self) -> usize {
        if self.live > 50_000 { self.live * 2 } else { self.live * 4 }
    }

    /// Makes room for `more` items at once.
    fn make_room(&mut self, more: usize) {
        if (self.filled + more) * 5 >= (self.slots.len() - 1) * 3 {
            self.resize((self.live + more) * 2);
        }
    }

    /// Shrinks where over a quarter of the slots are dummies.
    fn drop_dummies(&mut self) {
        if self.filled - self.live > (self.slots.len() - 1) / 4 {
            self.resize(self.roomy());
        }
    }

    /// Takes on another table's items where this one is empty; whether it could.
    fn adopt(&mut self, other: &Table) -> bool {
        if self.filled != 0 {
            return false;
        }
        if self.slots.len() == other.slots.len() && other.filled == other.live {
            self.slots = other.slots.clone();
        } else {
            for slot in &other.slots {
                if let Slot::Full(hash, key) = slot {
                    self.insert_clean(*hash, key.clone());
                }
            }
        }
        self.filled = other.live;
        self.live = other.live;
        true
    }

    /// Takes an item out, the one at or behind the finger.
    fn pop(&mut self) -> Option<Value> {
        if self.live == 0 {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = self.finger & mask;
        while !matches!(self.slots[at], Slot::Full(..)) {
            at = (at + 1) & mask;
        }
        self.finger = at + 1;
        self.live -= 1;
        match std::mem::replace(&mut self.slots[at], Slot::Dummy) {
            Slot::Full(_, key) => Some(key),
            Slot::Empty | Slot::Dummy => None,
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
            for place in at..at + probes + 1 {
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
    /// A new, empty set or frozenset.
    pub fn make(id: TypeId) -> Obj<Set> {
        let version = Cell::new(crate::heap::registry::unique_number());
        Obj::new(id.shape(), Set { table: RefCell::new(Table::new()), version, hash: Cell::new(None) })
    }

    /// Adds a plain item, as far as that runs no script code: whether it was new. Gives anything else back.
    #[inline(always)]
    pub fn insert_plain(&self, item: Value) -> Result<bool, Value> {
        let Some(hash) = plain_hash(&item) else { return Err(item) };
        let mut table = self.table.borrow_mut();
        match table.find(hash, &item, &[]) {
            Found::At(_) => Ok(false),
            Found::Free(_) if !table.may_grow() => Err(item),
            Found::Free(place) => {
                table.insert(place, hash, item);
                self.changed();
                Ok(true)
            }
            Found::Ask(_) => Err(item),
        }
    }

    /// Whether a machine integer or a string is in it; `None` where script code must say.
    pub fn contains_plain(&self, item: &Value) -> Option<bool> {
        match self.table.borrow().find(plain_hash(item)?, item, &[]) {
            Found::At(_) => Some(true),
            Found::Free(_) => Some(false),
            Found::Ask(_) => None,
        }
    }

    /// The hash that was computed before (of a frozenset: it does not change any more).
    pub fn known_hash(&self) -> Option<i64> {
        self.hash.get()
    }

    /// Keeps the hash of a frozenset.
    pub fn remember_hash(&self, hash: i64) {
        self.hash.set(Some(hash));
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
        let mut items = Vec::with_capacity(table.live);
        for slot in &table.slots {
            if let Slot::Full(_, key) = slot {
                items.push(key.clone());
            }
        }
        items
    }

    /// The same with their hashes.
    fn hashed_items(&self) -> Vec<(i64, Value)> {
        let table = self.table.borrow();
        let mut items = Vec::with_capacity(table.live);
        for slot in &table.slots {
            if let Slot::Full(hash, key) = slot {
                items.push((*hash, key.clone()));
            }
        }
        items
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

    /// Takes an item out.
    pub fn pop(&self) -> Option<Value> {
        let item = self.table.borrow_mut().pop();
        self.changed();
        item
    }

    /// Takes over the items of `other`, which is left empty.
    pub fn take_over(&self, other: &Set) {
        let new = std::mem::replace(&mut *other.table.borrow_mut(), Table::new());
        let old = std::mem::replace(&mut *self.table.borrow_mut(), new);
        self.changed();
        other.changed();
        drop(old);
    }

    /// Takes everything out.
    pub fn clear_all(&self) {
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
        let item = match set.insert_plain(item) {
            Ok(new) => return Ok(new),
            Err(item) => item,
        };
        let hash = self.hash(&item)?;
        self.set_insert_hashed(set, hash, item)
    }

    /// The same of an item whose hash is known.
    fn set_insert_hashed(&mut self, set: &Obj<Set>, hash: i64, item: Value) -> Result<bool, Raised> {
        match self.set_find(set, hash, &item)? {
            Ok(_) => Ok(false),
            Err(_) if !set.table.borrow().may_grow() => Err(self.no_memory()),
            Err(place) => {
                set.table.borrow_mut().insert(place, hash, item);
                set.changed();
                Ok(true)
            }
        }
    }

    /// `item in set`
    pub fn set_contains(&mut self, set: &Obj<Set>, item: &Value) -> Result<bool, Raised> {
        if let Some(found) = set.contains_plain(item) {
            return Ok(found);
        }
        let hash = self.hash(item)?;
        Ok(self.set_find(set, hash, item)?.is_ok())
    }

    /// What is looked for in a set: a set, which is unhashable, is looked for as a frozenset.
    pub fn set_key(&mut self, value: &Value) -> Answer {
        let plain = value.cast::<Set>().is_some() && !self.is_instance(value, &self.class(TypeId::FrozenSet).clone());
        if !plain {
            return Ok(value.clone());
        }
        let frozen = Set::make(TypeId::FrozenSet);
        self.set_extend(&frozen, value)?;
        Ok(frozen.into())
    }

    /// `set.discard(item)`; whether it was there.
    pub fn set_remove(&mut self, set: &Obj<Set>, item: &Value) -> Result<bool, Raised> {
        let hash = self.hash(item)?;
        self.set_remove_hashed(set, hash, item)
    }

    /// The same of an item whose hash is known.
    fn set_remove_hashed(&mut self, set: &Obj<Set>, hash: i64, item: &Value) -> Result<bool, Raised> {
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

    /// Adds the items of a set, with CPython's way of growing (`set_merge`).
    fn set_merge(&mut self, target: &Obj<Set>, other: &Obj<Set>) -> Result<(), Raised> {
        if target.is(other) || other.is_empty() {
            return Ok(());
        }
        target.table.borrow_mut().make_room(other.len());
        let adopted = target.table.borrow_mut().adopt(&other.table.borrow());
        target.changed();
        if adopted {
            return Ok(());
        }
        for (hash, item) in other.hashed_items() {
            self.set_insert_hashed(target, hash, item)?;
        }
        Ok(())
    }

    /// `set.update(source)`
    pub fn set_extend(&mut self, target: &Obj<Set>, source: &Value) -> Result<(), Raised> {
        if let Some(other) = source.cast::<Set>().cloned() {
            return self.set_merge(target, &other);
        }
        if let Some(dict) = source.exact::<Dict>() {
            target.table.borrow_mut().make_room(dict.len());
            target.changed();
        }
        if let Some(list) = source.exact::<List>().cloned() {
            // Script code that is asked whether items are equal may change the list.
            let mut at = 0;
            while let Some(item) = list.items.get(at) {
                self.set_insert(target, item)?;
                at += 1;
            }
            return Ok(());
        }
        let iterator = self.iter(source)?;
        while let Some(item) = self.next(&iterator)? {
            self.set_insert(target, item)?;
        }
        Ok(())
    }

    /// A set of the type of `model` (its built-in type) with the items of `source`.
    fn set_like(&mut self, model: &Obj<Set>, source: &Value) -> Result<Obj<Set>, Raised> {
        let set = self.empty_like(model);
        self.set_extend(&set, source)?;
        Ok(set)
    }

    fn empty_like(&self, model: &Obj<Set>) -> Obj<Set> {
        let frozen = self.shapes.class(model.as_ref().shape()).is(self.class(TypeId::FrozenSet));
        Set::make(if frozen { TypeId::FrozenSet } else { TypeId::Set })
    }

    /// `a | b`, `a & b`, `a - b`, `a ^ b` where `b` is any iterable; items meet in CPython's order.
    pub fn set_operation(&mut self, op: Operator, own: &Obj<Set>, other: &Value) -> Result<Obj<Set>, Raised> {
        match op {
            Operator::Or => {
                let result = self.set_like(own, &own.value())?;
                self.set_extend(&result, other)?;
                Ok(result)
            }
            Operator::And => self.set_intersection(own, other),
            Operator::Xor => {
                let result = self.set_like(own, other)?;
                self.set_toggle(&result, own)?;
                Ok(result)
            }
            _ => self.set_difference(own, other),
        }
    }

    fn set_intersection(&mut self, own: &Obj<Set>, other: &Value) -> Result<Obj<Set>, Raised> {
        let result = self.empty_like(own);
        let (items, within) = match other.cast::<Set>().cloned() {
            Some(other) if other.is(own) => return self.set_like(own, &own.value()),
            Some(other) if other.len() > own.len() => (own.hashed_items(), other),
            Some(other) => (other.hashed_items(), own.clone()),
            None => {
                for item in self.collect(other)? {
                    if self.set_contains(own, &item)? {
                        self.set_insert(&result, item)?;
                    }
                }
                return Ok(result);
            }
        };
        for (hash, item) in items {
            if self.set_find(&within, hash, &item)?.is_ok() {
                self.set_insert_hashed(&result, hash, item)?;
            }
        }
        Ok(result)
    }

    fn set_difference(&mut self, own: &Obj<Set>, other: &Value) -> Result<Obj<Set>, Raised> {
        let size = match (other.cast::<Set>(), other.cast::<Dict>()) {
            (Some(set), _) => Some(set.len()),
            (None, dict) => dict.map(|dict| dict.len()),
        };
        if size.is_none_or(|size| own.len() >> 2 > size) {
            let result = self.set_like(own, &own.value())?;
            self.set_discard_all(&result, other)?;
            return Ok(result);
        }
        let result = self.empty_like(own);
        for (hash, item) in own.hashed_items() {
            let there = match other.cast::<Set>() {
                Some(other) => self.set_find(&other.clone(), hash, &item)?.is_ok(),
                None => self.contains(other, &item)?,
            };
            if !there {
                self.set_insert_hashed(&result, hash, item)?;
            }
        }
        Ok(result)
    }

    /// `set.difference_update(other)`
    pub fn set_discard_all(&mut self, target: &Obj<Set>, other: &Value) -> Result<(), Raised> {
        if other.cast::<Set>().is_some_and(|other| other.is(target)) {
            target.clear_all();
            return Ok(());
        }
        if let Some(other) = other.cast::<Set>() {
            for (hash, item) in other.hashed_items() {
                self.set_remove_hashed(target, hash, &item)?;
            }
        } else {
            for item in self.collect(other)? {
                self.set_remove(target, &item)?;
            }
        }
        target.table.borrow_mut().drop_dummies();
        target.changed();
        Ok(())
    }

    /// Items of `other` leave `target` where they are in it, and come in where they are not.
    pub fn set_toggle(&mut self, target: &Obj<Set>, other: &Obj<Set>) -> Result<(), Raised> {
        for (hash, item) in other.hashed_items() {
            if !self.set_remove_hashed(target, hash, &item)? {
                self.set_insert_hashed(target, hash, item)?;
            }
        }
        Ok(())
    }

    /// Comparison of two sets: inclusion (NotImplemented where the other is none).
    pub fn compare_sets(&mut self, op: Comparison, a: &Value, b: &Value) -> Answer {
        let (Some(own), Some(other)) = (a.cast::<Set>().cloned(), b.cast::<Set>().cloned()) else {
            return Ok(self.not_implemented());
        };
        let sizes = own.len().cmp(&other.len());
        let truth = match op {
            Comparison::Eq => sizes.is_eq() && self.is_subset(&own, &other)?,
            Comparison::Ne => sizes.is_ne() || !self.is_subset(&own, &other)?,
            Comparison::Lt | Comparison::Le => holds(op, sizes) && self.is_subset(&own, &other)?,
            Comparison::Gt | Comparison::Ge => holds(op, sizes) && self.is_subset(&other, &own)?,
        };
        Ok(Value::bool(truth))
    }

    /// Whether every item of `a` is in `b`.
    pub fn is_subset(&mut self, a: &Obj<Set>, b: &Obj<Set>) -> Result<bool, Raised> {
        for (hash, item) in a.hashed_items() {
            if self.set_find(b, hash, &item)?.is_err() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// `|`, `&`, `-`, `^`; `a` is a set or frozenset or an instance of a subclass; NotImplemented where `b` is none.
pub fn binary(vm: &mut Vm, op: Operator, a: &Value, b: &Value) -> Answer {
    let fits = matches!(op, Operator::Or | Operator::And | Operator::Sub | Operator::Xor);
    match (a.cast::<Set>().cloned(), b.cast::<Set>()) {
        (Some(own), Some(_)) if fits => vm.set_operation(op, &own, b).map(Value::from),
        (_, _) => Ok(vm.not_implemented()),
    }
}

/// The same in place (`a` no frozenset); the answer is `a`, or NotImplemented.
pub fn inplace(vm: &mut Vm, op: Operator, a: &Value, b: &Value) -> Answer {
    let frozen = vm.is_instance(a, &vm.class(TypeId::FrozenSet).clone());
    let (Some(own), Some(other), false) = (a.cast::<Set>().cloned(), b.cast::<Set>().cloned(), frozen) else {
        return binary(vm, op, a, b);
    };
    match op {
        Operator::Or => vm.set_extend(&own, b)?,
        Operator::And => {
            let kept = vm.set_intersection(&own, b)?;
            own.take_over(&kept);
        }
        Operator::Sub => vm.set_discard_all(&own, b)?,
        Operator::Xor if other.is(&own) => own.clear_all(),
        Operator::Xor => vm.set_toggle(&own, &other)?,
        _ => return Ok(vm.not_implemented()),
    }
    Ok(a.clone())
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
