//! `dict`: insertion-ordered entries behind CPython's probing.
//!
//! Entries lie in a vector in insertion order; an index table of powers of two is probed as `dictobject.c` does (linear
//! congruence mixed with the upper hash bits), so orders and costs agree with CPython's. Up to [`SMALL`] entries there is no index
//! table: they are looked through. Looking a key up may run script code
//! (`__eq__`): the table is never borrowed meanwhile, and the walk begins again where the dict has changed.

use super::views::View;
use crate::heap::{Body, Kind, Obj, Value, VecCell, budget};
use crate::objects::native::{Answer, Raised};
use crate::objects::numbers::hash::{RowHash, hash_i64};
use crate::objects::protocols::operators::Operator;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};

pub use super::dict_methods::SPEC;

const EMPTY: u32 = u32::MAX;
const DELETED: u32 = u32::MAX - 1;
const MIN_SIZE: usize = 8;
const PERTURB_SHIFT: u32 = 5;
/// So many entries do without an index table.
const SMALL: usize = 8;

#[derive(Clone)]
struct Entry {
    hash: i64,
    key: Value,
}

/// Entries (their values lie beside them) and their index table.
#[derive(Default)]
struct Table {
    /// Removed entries have an Unbound key.
    entries: Vec<Entry>,
    indices: Vec<u32>,
    live: usize,
    /// No entry before this one lives: taking entries from the front costs no search.
    first: usize,
    /// Index slots that were used since they were last counted; those of removed entries stay used.
    used: usize,
}

/// The body of a dict.
pub struct Dict {
    table: RefCell<Table>,
    /// The value of each entry, by the same index: a global's is read at every use, without a look at the table.
    values: VecCell,
    version: Cell<u32>,
}

/// Versions are unique over all dicts, so that a cache site can compare one number.
fn next_version() -> u32 {
    crate::heap::registry::unique_number()
}

/// The probing sequence of a hash.
struct Probe {
    mask: usize,
    at: usize,
    perturb: u64,
}

impl Probe {
    fn new(hash: i64, size: usize) -> Probe {
        Probe { mask: size - 1, at: hash as usize & (size - 1), perturb: hash as u64 }
    }

    #[inline(always)]
    fn next(&mut self) {
        self.perturb >>= PERTURB_SHIFT;
        self.at = (self.at.wrapping_mul(5).wrapping_add(self.perturb as usize).wrapping_add(1)) & self.mask;
    }
}

/// How far a look-up got without asking anybody.
enum Found {
    Entry(usize),
    Missing,
    /// Equal hashes, but only `__eq__` can tell: the entry.
    Ask(usize),
}

impl Table {
    #[inline(always)]
    fn find(&self, hash: i64, key: &Value, decided: &[usize]) -> Found {
        if self.indices.is_empty() {
            return self.find_among_few(hash, key, decided);
        }
        let mut probe = Probe::new(hash, self.indices.len());
        loop {
            match self.indices[probe.at] {
                EMPTY => return Found::Missing,
                DELETED => {}
                index => {
                    if let Some(found) = self.judge(index as usize, hash, key, decided) {
                        return found;
                    }
                }
            }
            probe.next();
        }
    }

    /// Whether an entry is the one that is looked for; `None` where it is not.
    #[inline(always)]
    fn judge(&self, index: usize, hash: i64, key: &Value, decided: &[usize]) -> Option<Found> {
        let entry = &self.entries[index];
        if entry.hash != hash {
            return None;
        }
        match same_without_asking(&entry.key, key) {
            Some(true) => Some(Found::Entry(index)),
            Some(false) => None,
            None if entry.key.is_unbound() || decided.contains(&index) => None,
            None => Some(Found::Ask(index)),
        }
    }

    #[inline]
    fn find_among_few(&self, hash: i64, key: &Value, decided: &[usize]) -> Found {
        let judged = (0..self.entries.len()).find_map(|index| self.judge(index, hash, key, decided));
        judged.unwrap_or(Found::Missing)
    }

    #[inline]
    fn is_full(&self) -> bool {
        match self.indices.len() {
            0 => self.entries.len() >= SMALL,
            // A search ends at a slot that was never used: some must be left.
            size => (self.entries.len().max(self.used) + 1) * 3 > size * 2,
        }
    }

    /// Whether memory suffices for a table of the next size.
    fn may_grow(&self) -> bool {
        let bytes = self.live * 2 * (size_of::<Entry>() + size_of::<Value>() + 3 * size_of::<u32>());
        bytes < budget::LARGE || budget::allows(bytes)
    }

    fn append(&mut self, hash: i64, key: Value) {
        if !self.indices.is_empty() {
            let mut probe = Probe::new(hash, self.indices.len());
            while !matches!(self.indices[probe.at], EMPTY | DELETED) {
                probe.next();
            }
            self.used += usize::from(self.indices[probe.at] == EMPTY);
            self.indices[probe.at] = self.entries.len() as u32;
        }
        self.entries.push(Entry { hash, key });
        self.live += 1;
    }

    /// Makes room: drops removed entries and grows as CPython does.
    fn resize(&mut self, values: &VecCell) {
        if self.entries.len() > self.live {
            let kept = values.take().into_iter().zip(&self.entries);
            let kept = kept.filter(|(_, entry)| !entry.key.is_unbound()).map(|(value, _)| value).collect();
            drop(values.swap(kept));
            self.entries.retain(|entry| !entry.key.is_unbound());
        }
        self.first = 0;
        self.used = self.entries.len();
        if self.indices.is_empty() && self.live < SMALL {
            return;
        }
        let wanted = (self.live * 3).max(MIN_SIZE).next_power_of_two();
        self.indices.clear();
        self.indices.resize(wanted, EMPTY);
        for (index, entry) in self.entries.iter().enumerate() {
            let mut probe = Probe::new(entry.hash, wanted);
            while self.indices[probe.at] != EMPTY {
                probe.next();
            }
            self.indices[probe.at] = index as u32;
        }
    }

    fn remove(&mut self, index: usize, values: &VecCell) -> (Value, Value) {
        if !self.indices.is_empty() {
            let mut probe = Probe::new(self.entries[index].hash, self.indices.len());
            while self.indices[probe.at] != index as u32 {
                probe.next();
            }
            self.indices[probe.at] = DELETED;
        }
        self.live -= 1;
        let key = std::mem::take(&mut self.entries[index].key);
        let value = values.replace(index, Value::Unbound).unwrap_or_default();
        while self.entries.last().is_some_and(|entry| entry.key.is_unbound()) && self.entries.len() > self.live {
            // The freed tail keeps its index slots as DELETED; entries may go.
            self.entries.pop();
            values.pop();
        }
        while self.entries.get(self.first).is_some_and(|entry| entry.key.is_unbound()) {
            self.first += 1;
        }
        self.first = self.first.min(self.entries.len());
        (key, value)
    }
}

/// Whether two keys with equal hashes are the same; `None` where script code must say.
#[inline(always)]
pub fn same_without_asking(a: &Value, b: &Value) -> Option<bool> {
    if a.is(b) {
        return Some(true);
    }
    if let (Some(a), Some(b)) = (a.exact::<Str>(), b.exact::<Str>()) {
        return Some(a.same_text(b));
    }
    match (a, b) {
        (Value::Int(_), Value::Int(_)) | (Value::None, _) | (_, Value::None) => Some(false),
        (Value::Obj(_), Value::Obj(_)) => same_tuples(a.exact::<Tuple>()?.items(), b.exact::<Tuple>()?.items()),
        (_, _) => None,
    }
}

/// The same for the items of two tuples, in order: whether the first difference can be told.
fn same_tuples(a: &[Value], b: &[Value]) -> Option<bool> {
    if a.len() != b.len() {
        return Some(false);
    }
    for (a, b) in a.iter().zip(b) {
        let same = match (a, b) {
            (Value::Int(a), Value::Int(b)) => a == b,
            (_, _) => a.is(b) || a.exact::<Str>()?.same_text(b.exact::<Str>()?),
        };
        if !same {
            return Some(false);
        }
    }
    Some(true)
}

impl Dict {
    /// A new, empty dict.
    pub fn new() -> Obj<Dict> {
        Obj::new(
            TypeId::Dict.shape(),
            Dict { table: RefCell::default(), values: VecCell::default(), version: Cell::new(next_version()) },
        )
    }

    /// A new dict with room for some entries.
    pub fn with_room(count: usize) -> Obj<Dict> {
        let dict = Self::new();
        if count > 0 {
            let mut table = dict.table.borrow_mut();
            if count > SMALL {
                table.indices.resize((count + count / 2 + 1).next_power_of_two(), EMPTY);
            }
            table.entries.reserve_exact(count);
            let _ = dict.values.try_reserve_exact(count);
        }
        dict
    }

    /// Takes over copies of another dict's entries where this one is empty: as they lie, without looking any key up. Whether it could.
    pub fn adopt(&self, other: &Dict) -> bool {
        let source = other.table.borrow();
        let bytes = source.entries.len() * (size_of::<Entry>() + size_of::<Value>()) + size_of_val(&source.indices[..]);
        if bytes >= budget::LARGE && !budget::allows(bytes) {
            return false;
        }
        {
            let Ok(mut own) = self.table.try_borrow_mut() else { return false };
            if own.live != 0 {
                return false;
            }
            drop(self.values.swap(other.values.snapshot()));
            own.entries.clone_from(&source.entries);
            own.indices.clone_from(&source.indices);
            (own.live, own.first, own.used) = (source.live, source.first, source.used);
            if own.entries.len() > own.live {
                own.resize(&self.values);
            }
        }
        self.changed();
        true
    }

    fn insert_new(&self, hash: i64, key: Value, value: Value) {
        let mut table = self.table.borrow_mut();
        if table.is_full() {
            table.resize(&self.values);
        }
        table.append(hash, key);
        self.values.push(value);
        self.changed();
    }

    fn remove_at(&self, index: usize) -> (Value, Value) {
        let pair = self.table.borrow_mut().remove(index, &self.values);
        self.changed();
        pair
    }

    /// Moves an entry to the end of the order or to its beginning.
    fn move_entry(&self, index: usize, last: bool) {
        let hash = self.table.borrow().entries[index].hash;
        let (key, value) = self.remove_at(index);
        if last {
            self.insert_new(hash, key, value);
            return;
        }
        let mut table = self.table.borrow_mut();
        table.entries.insert(0, Entry { hash, key });
        self.values.insert(0, value);
        table.live += 1;
        table.resize(&self.values);
    }

    fn changed(&self) {
        self.version.set(next_version());
    }

    /// A number that changes whenever a key is added or removed or entries move; unique over all dicts. While it stays, an
    /// entry index found by [`Dict::find_str`] stays good.
    #[inline(always)]
    pub fn keys_version(&self) -> u32 {
        self.version.get()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.table.borrow().live
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry of a string key (runs no script code: a key that is no exact string never matches here).
    pub fn find_str(&self, key: &Obj<Str>) -> Option<usize> {
        let table = self.table.borrow();
        let hash = key.hash_value();
        let is_it = |index: usize| {
            let entry = &table.entries[index];
            entry.hash == hash && entry.key.exact::<Str>().is_some_and(|other| other.is(key) || other.same_text(key))
        };
        if table.indices.is_empty() {
            return (0..table.entries.len()).find(|index| is_it(*index));
        }
        let mut probe = Probe::new(hash, table.indices.len());
        loop {
            match table.indices[probe.at] {
                EMPTY => return None,
                DELETED => {}
                index if is_it(index as usize) => return Some(index as usize),
                _ => {}
            }
            probe.next();
        }
    }

    /// Whether an entry's key is this very string.
    pub fn has_key_at(&self, index: usize, key: &Obj<Str>) -> bool {
        let table = self.table.borrow();
        table.entries.get(index).and_then(|entry| entry.key.exact::<Str>()).is_some_and(|other| other.is(key))
    }

    /// The value of an entry.
    #[inline(always)]
    pub fn value_at(&self, index: usize) -> Value {
        self.values.get(index).expect("an entry has its value")
    }

    /// Puts a value into an existing entry; hands the old one out.
    #[inline(always)]
    pub fn replace_at(&self, index: usize, value: Value) -> Value {
        self.values.replace(index, value).expect("an entry has its value")
    }

    /// The entry at a place in the order, skipping removed ones: key, value, and the place after it.
    pub fn entry_from(&self, mut at: usize) -> Option<(Value, Value, usize)> {
        let table = self.table.borrow();
        at = at.max(table.first);
        while let Some(entry) = table.entries.get(at) {
            at += 1;
            if !entry.key.is_unbound() {
                return Some((entry.key.clone(), self.value_at(at - 1), at));
            }
        }
        None
    }

    /// The entry at a place in the order where that lives and the dict has `len` entries, as it does in a walk over a dict that is left
    /// alone.
    #[inline(always)]
    pub fn entry_at(&self, at: usize, len: usize) -> Option<(Value, Value)> {
        let table = self.table.borrow();
        let entry = table.entries.get(at).filter(|entry| table.live == len && !entry.key.is_unbound())?;
        Some((entry.key.clone(), self.values.get(at)?))
    }

    /// As [`Dict::entry_at`], only the key or the value.
    #[inline(always)]
    pub fn part_at(&self, at: usize, len: usize, view: View) -> Option<Value> {
        if view == View::Items {
            return None;
        }
        let table = self.table.borrow();
        let entry = table.entries.get(at).filter(|entry| table.live == len && !entry.key.is_unbound())?;
        if view == View::Keys { Some(entry.key.clone()) } else { self.values.get(at) }
    }

    /// As [`Dict::entry_from`], only what a view shows.
    pub fn shown_from(&self, mut at: usize, view: View) -> Option<(Value, usize)> {
        let table = self.table.borrow();
        at = at.max(table.first);
        while let Some(entry) = table.entries.get(at) {
            at += 1;
            if !entry.key.is_unbound() {
                let shown = match view {
                    View::Keys => entry.key.clone(),
                    View::Values => self.value_at(at - 1),
                    View::Items => Tuple::of([entry.key.clone(), self.value_at(at - 1)]).into(),
                };
                return Some((shown, at));
            }
        }
        None
    }

    /// The last entry before a place in the order, for walking backwards.
    pub fn entry_before(&self, at: usize) -> Option<(Value, Value, usize)> {
        let table = self.table.borrow();
        let mut at = at.min(table.entries.len());
        while at > 0 {
            at -= 1;
            let entry = &table.entries[at];
            if !entry.key.is_unbound() {
                return Some((entry.key.clone(), self.value_at(at), at));
            }
        }
        None
    }

    /// How many entries there are from a place in the order on.
    pub fn count_from(&self, at: usize) -> usize {
        let table = self.table.borrow();
        table.entries.iter().skip(at).filter(|entry| !entry.key.is_unbound()).count()
    }

    /// The value of a string key.
    pub fn get_str(&self, key: &Obj<Str>) -> Option<Value> {
        self.find_str(key).map(|index| self.value_at(index))
    }

    /// Binds a string key.
    pub fn set_str(&self, key: &Obj<Str>, value: Value) {
        match self.find_str(key) {
            Some(index) => drop(self.replace_at(index, value)),
            None => {
                self.insert_new(key.hash_value(), key.value(), value);
            }
        }
    }

    /// Removes a string key; hands its value out.
    pub fn remove_str(&self, key: &Obj<Str>) -> Option<Value> {
        let index = self.find_str(key)?;
        let (_, value) = self.remove_at(index);
        Some(value)
    }

    /// Keys in order (copies).
    pub fn keys(&self) -> Vec<Value> {
        let table = self.table.borrow();
        let mut keys = Vec::with_capacity(table.live);
        keys.extend(table.entries.iter().filter(|entry| !entry.key.is_unbound()).map(|entry| entry.key.clone()));
        keys
    }

    /// Keys and values in order (copies).
    pub fn pairs(&self) -> Vec<(Value, Value)> {
        let table = self.table.borrow();
        let pairs = table.entries.iter().enumerate().filter(|(_, entry)| !entry.key.is_unbound());
        pairs.map(|(at, entry)| (entry.key.clone(), self.value_at(at))).collect()
    }

    /// Takes everything out.
    pub fn clear_all(&self) {
        let table = std::mem::take(&mut *self.table.borrow_mut());
        let values = self.values.take();
        self.changed();
        drop((table, values));
    }

    /// Takes the first entry.
    pub fn pop_first(&self) -> Option<(Value, Value)> {
        let (_, _, next) = self.entry_from(0)?;
        Some(self.remove_at(next - 1))
    }

    /// Takes the last entry.
    pub fn pop_last(&self) -> Option<(Value, Value)> {
        let index = {
            let table = self.table.borrow();
            table.entries.iter().rposition(|entry| !entry.key.is_unbound())?
        };
        Some(self.remove_at(index))
    }
}

/// The hash of a key that needs nobody's help: machine integers, strings, and tuples of these.
#[inline]
pub(super) fn plain_hash(key: &Value) -> Option<i64> {
    match key {
        Value::Int(number) => Some(hash_i64(*number)),
        Value::Obj(_) => match key.exact::<Str>() {
            Some(text) => Some(text.hash_value()),
            None => plain_tuple_hash(key.exact::<Tuple>()?.items()),
        },
        _ => None,
    }
}

#[inline(never)]
fn plain_tuple_hash(items: &[Value]) -> Option<i64> {
    let mut row = RowHash::begin();
    for item in items {
        row.add(match item {
            Value::Int(number) => hash_i64(*number),
            text => text.exact::<Str>()?.hash_value(),
        });
    }
    Some(row.finish())
}

/// How a look-up of a plain key went.
pub enum Plain {
    /// The entry.
    Entry(usize),
    /// There is none; the key's hash.
    Missing(i64),
    /// Script code or the full algorithm must decide.
    Ask,
}

impl Dict {
    /// Looks a plain key up, as far as that runs no script code.
    #[inline]
    pub fn find_plain(&self, key: &Value) -> Plain {
        let Some(hash) = plain_hash(key) else { return Plain::Ask };
        match self.table.borrow().find(hash, key, &[]) {
            Found::Entry(index) => Plain::Entry(index),
            Found::Missing => Plain::Missing(hash),
            Found::Ask(_) => Plain::Ask,
        }
    }

    /// `dict[key]` of a plain key that is there.
    #[inline]
    pub fn get_plain(&self, key: &Value) -> Option<Value> {
        match self.find_plain(key) {
            Plain::Entry(index) => Some(self.value_at(index)),
            Plain::Missing(_) | Plain::Ask => None,
        }
    }

    /// Whether memory suffices for another entry.
    fn may_grow(&self) -> bool {
        let table = self.table.borrow();
        !table.is_full() || table.may_grow()
    }

    /// `dict[key] = value` of a plain key; gives both back where it is none, or where memory does not suffice.
    #[inline(always)]
    pub fn set_plain(&self, key: Value, value: Value) -> Result<(), (Value, Value)> {
        let Some(hash) = plain_hash(&key) else { return Err((key, value)) };
        let mut table = self.table.borrow_mut();
        match table.find(hash, &key, &[]) {
            Found::Entry(index) => {
                drop(table);
                drop(self.replace_at(index, value));
            }
            Found::Missing => {
                if table.is_full() {
                    if !table.may_grow() {
                        return Err((key, value));
                    }
                    table.resize(&self.values);
                }
                table.append(hash, key);
                self.values.push(value);
                self.changed();
            }
            Found::Ask(_) => return Err((key, value)),
        }
        Ok(())
    }
}

impl Vm {
    /// The entry of a key.
    fn dict_find(&mut self, dict: &Obj<Dict>, hash: i64, key: &Value) -> Result<Option<usize>, Raised> {
        let mut decided = Vec::new();
        let mut version = dict.keys_version();
        loop {
            let index = match dict.table.borrow().find(hash, key, &decided) {
                Found::Entry(index) => return Ok(Some(index)),
                Found::Missing => return Ok(None),
                Found::Ask(index) => index,
            };
            let other = dict.table.borrow().entries[index].key.clone();
            let same = self.same(&other, key)?;
            if dict.keys_version() != version {
                version = dict.keys_version();
                decided.clear();
                continue;
            }
            if same {
                return Ok(Some(index));
            }
            decided.push(index);
        }
    }

    /// `dict.get(key)`
    pub fn dict_get(&mut self, dict: &Obj<Dict>, key: &Value) -> Result<Option<Value>, Raised> {
        match dict.find_plain(key) {
            Plain::Entry(index) => return Ok(Some(dict.value_at(index))),
            Plain::Missing(_) => return Ok(None),
            Plain::Ask => {}
        }
        let hash = self.hash(key)?;
        Ok(self.dict_find(dict, hash, key)?.map(|index| dict.value_at(index)))
    }

    /// `dict[key] = value`
    pub fn dict_insert(&mut self, dict: &Obj<Dict>, key: Value, value: Value) -> Result<(), Raised> {
        let (key, value) = match dict.set_plain(key, value) {
            Ok(()) => return Ok(()),
            Err(pair) => pair,
        };
        let hash = self.hash(&key)?;
        match self.dict_find(dict, hash, &key)? {
            Some(index) => drop(dict.replace_at(index, value)),
            None if !dict.may_grow() => return Err(self.no_memory()),
            None => dict.insert_new(hash, key, value),
        }
        Ok(())
    }

    /// Moves a key to the end of the order or to its beginning; false where there is no such key.
    pub fn dict_move(&mut self, dict: &Obj<Dict>, key: &Value, last: bool) -> Result<bool, Raised> {
        let hash = self.hash(key)?;
        let Some(index) = self.dict_find(dict, hash, key)? else { return Ok(false) };
        dict.move_entry(index, last);
        dict.changed();
        Ok(true)
    }

    /// Removes a key; hands its value out.
    pub fn dict_remove(&mut self, dict: &Obj<Dict>, key: &Value) -> Result<Option<Value>, Raised> {
        let index = match dict.find_plain(key) {
            Plain::Entry(index) => Some(index),
            Plain::Missing(_) => None,
            Plain::Ask => {
                let hash = self.hash(key)?;
                self.dict_find(dict, hash, key)?
            }
        };
        Ok(index.map(|index| dict.remove_at(index).1))
    }
}

impl Body for Dict {
    const KIND: Kind = Kind::Dict;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(table) = self.table.try_borrow() {
            for entry in &table.entries {
                visit(&entry.key);
            }
        }
        self.values.visit(visit);
    }

    fn clear(&self) {
        self.clear_all();
    }
}

/// An operator on two builtins of which the left is a dict: only `|` does anything.
pub fn binary(vm: &mut Vm, op: Operator, a: &Value, b: &Value) -> Answer {
    if op == Operator::Or { vm.dict_union(a, b) } else { Ok(vm.not_implemented.clone()) }
}

/// The in-place form: `|=` takes any mapping or iterable of pairs.
pub fn inplace(vm: &mut Vm, op: Operator, a: &Value, b: &Value) -> Answer {
    let Some(dict) = a.cast::<Dict>().cloned().filter(|_| op == Operator::Or) else {
        return Ok(vm.not_implemented.clone());
    };
    vm.dict_fill(&dict, b)?;
    Ok(a.clone())
}
