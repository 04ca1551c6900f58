//! Iterators of the built-in types and of the builtins that make iterators: one body, one enum ([`Walk`]); what each type
//! is called and can do lies in `iterator_types.rs`.

use super::dict::Dict;
use super::list::List;
use super::range::Range;
use super::set::Set;
use super::tuple::Tuple;
use super::views::View;
use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::exception::Exc;
use crate::objects::int::BigInt;
use crate::objects::native::Raised;
use crate::objects::protocols::operators::Operator;
use crate::objects::string::Str;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use dashu_int::IBig;
use std::cell::RefCell;

/// What an iterator walks over.
pub enum Walk {
    /// A list, from a place on.
    List(Obj<List>, usize),
    /// A tuple, from a place on.
    Tuple(Obj<Tuple>, usize),
    /// Numbers: next, how many are left, step.
    Range(i64, i64, i64),
    /// The same in big integers.
    BigRange(IBig, IBig, IBig),
    /// Values of its own, and its type.
    Over(std::vec::IntoIter<Value>, TypeId),
    /// A list from the end: how many items are left.
    ListReverse(Obj<List>, usize),
    /// A dict's entries: what of them, the place, the length at the beginning, how many are left.
    Dict(Obj<Dict>, View, usize, usize, usize),
    /// The same from the end: entries before the place are left.
    DictReverse(Obj<Dict>, View, usize, usize),
    /// Bytes, from a place on.
    Bytes(Obj<Bytes>, usize),
    /// A bytearray, from a place on.
    ByteArray(Obj<ByteArray>, usize),
    /// `reversed`: a sequence and its next index.
    Reversed(Value, i64),
    /// A set: the place in the table, the length at the beginning.
    Set(Obj<Set>, usize, usize),
    /// A string's characters.
    Text(Obj<Str>, usize),
    /// `__getitem__` with 0, 1, …
    Items(Value, i64),
    /// `enumerate`: the iterator and the next number.
    Enumerate(Value, Value),
    /// `zip`; strict or not.
    Zip(Vec<Value>, bool),
    /// `map`
    Map(Value, Vec<Value>),
    /// `filter`
    Filter(Value, Value),
    /// `iter(callable, sentinel)`
    Call(Value, Value),
    /// Nothing is left.
    Done,
}

impl Walk {
    pub fn list(list: &Obj<List>) -> Walk {
        Walk::List(list.clone(), 0)
    }

    pub fn tuple(tuple: &Obj<Tuple>) -> Walk {
        Walk::Tuple(tuple.clone(), 0)
    }

    pub fn range(range: &Obj<Range>) -> Walk {
        match &range.big {
            None => Walk::Range(range.start, range.len(), range.step),
            Some(big) => Walk::BigRange(big.start.clone(), big.len(), big.step.clone()),
        }
    }

    pub fn over(values: Vec<Value>, id: TypeId) -> Walk {
        Walk::Over(values.into_iter(), id)
    }

    pub fn dict_reverse(dict: &Obj<Dict>, view: View) -> Walk {
        Walk::DictReverse(dict.clone(), view, usize::MAX, dict.len())
    }

    pub fn dict_keys(dict: &Obj<Dict>) -> Walk {
        Walk::dict(dict, View::Keys)
    }

    pub fn dict(dict: &Obj<Dict>, view: View) -> Walk {
        Walk::Dict(dict.clone(), view, 0, dict.len(), dict.len())
    }

    pub fn set(set: &Obj<Set>) -> Walk {
        Walk::Set(set.clone(), 0, set.len())
    }

    pub fn text(text: &Obj<Str>) -> Walk {
        Walk::Text(text.clone(), 0)
    }

    /// The iterator's type.
    #[inline]
    pub fn type_id(&self) -> TypeId {
        match self {
            Walk::List(..) => TypeId::ListIterator,
            Walk::ListReverse(..) => TypeId::ListReverseIterator,
            Walk::Tuple(..) => TypeId::TupleIterator,
            Walk::Range(..) => TypeId::RangeIterator,
            Walk::BigRange(..) => TypeId::LongRangeIterator,
            Walk::Over(_, id) => *id,
            Walk::Dict(_, View::Keys, ..) => TypeId::DictKeyIterator,
            Walk::Dict(_, View::Values, ..) => TypeId::DictValueIterator,
            Walk::Dict(_, View::Items, ..) => TypeId::DictItemIterator,
            Walk::DictReverse(_, View::Keys, ..) => TypeId::DictReverseKeyIterator,
            Walk::DictReverse(_, View::Values, ..) => TypeId::DictReverseValueIterator,
            Walk::DictReverse(_, View::Items, ..) => TypeId::DictReverseItemIterator,
            Walk::Set(..) => TypeId::SetIterator,
            Walk::Text(text, _) if text.as_ascii().is_some() => TypeId::StrAsciiIterator,
            Walk::Text(..) => TypeId::StrIterator,
            Walk::Bytes(..) => TypeId::BytesIterator,
            Walk::ByteArray(..) => TypeId::ByteArrayIterator,
            Walk::Items(..) | Walk::Done => TypeId::Iterator,
            Walk::Reversed(..) => TypeId::Reversed,
            Walk::Enumerate(..) => TypeId::Enumerate,
            Walk::Zip(..) => TypeId::Zip,
            Walk::Map(..) => TypeId::Map,
            Walk::Filter(..) => TypeId::Filter,
            Walk::Call(..) => TypeId::CallableIterator,
        }
    }
}

/// The body of a built-in iterator; the shape tells its type.
pub struct Iterator {
    walk: RefCell<Walk>,
}

impl Iterator {
    /// A new iterator.
    #[inline]
    pub fn make(walk: Walk) -> Value {
        let id = walk.type_id();
        Obj::new(id.shape(), Iterator { walk: RefCell::new(walk) }).into()
    }

    /// Looks at what it walks over.
    pub(super) fn read<T>(&self, look: impl FnOnce(&Walk) -> T) -> T {
        look(&self.walk.borrow())
    }

    /// Changes where it stands.
    pub(super) fn change(&self, change: impl FnOnce(&mut Walk)) {
        change(&mut self.walk.borrow_mut());
    }

    /// How many items are left, as far as that is known without running script code.
    pub fn left(&self) -> Left {
        let known = match &*self.walk.borrow() {
            Walk::List(list, at) => list.items.len().saturating_sub(*at),
            Walk::ListReverse(list, left) => (*left).min(list.items.len()),
            Walk::Tuple(tuple, at) => tuple.items().len().saturating_sub(*at),
            Walk::Range(_, left, _) => *left as usize,
            Walk::BigRange(_, left, _) => usize::try_from(left).unwrap_or(usize::MAX),
            Walk::Over(values, _) => values.len(),
            Walk::Dict(dict, _, _, len, left) if dict.len() == *len => *left,
            Walk::DictReverse(dict, _, at, len) if dict.len() == *len => dict.len() - dict.count_from(*at),
            Walk::Set(set, at, len) if set.len() == *len => set.count_from(*at),
            Walk::Text(text, at) => text.len().saturating_sub(*at),
            Walk::Bytes(bytes, at) => bytes.0.len().saturating_sub(*at),
            Walk::ByteArray(array, at) => array.bytes.len().saturating_sub(*at),
            Walk::Items(value, at) => return Left::OfSequence(value.clone(), *at),
            Walk::Reversed(value, at) => return Left::Reversed(value.clone(), *at),
            _ => 0,
        };
        Left::Known(known)
    }

    /// The next item where that needs neither script code nor errors (lists, tuples, ranges, ASCII strings, keys and values of dicts that
    /// nothing was taken out of, …); `None` otherwise and at the end.
    #[inline(always)]
    pub fn next_fast(&self, vm: &Vm) -> Option<Value> {
        match &mut *self.walk.borrow_mut() {
            Walk::Range(next, left, step) if *left > 0 => {
                let value = *next;
                *next = value.wrapping_add(*step);
                *left -= 1;
                Some(Value::Int(value))
            }
            Walk::List(list, at) => {
                let value = list.items.get(*at)?;
                *at += 1;
                Some(value)
            }
            Walk::Tuple(tuple, at) => {
                let value = tuple.items().get(*at)?.clone();
                *at += 1;
                Some(value)
            }
            Walk::Over(values, _) => values.next(),
            Walk::Text(text, at) => {
                let byte = *text.as_ascii()?.as_bytes().get(*at)?;
                *at += 1;
                vm.characters.get(usize::from(byte)).cloned()
            }
            Walk::Dict(dict, view, at, len, left) if *left > 0 => {
                let item = dict.part_at(*at, *len, *view)?;
                (*at, *left) = (*at + 1, *left - 1);
                Some(item)
            }
            _ => None,
        }
    }

    /// Whether [`Iterator::next_fast`] has an item.
    #[inline(always)]
    fn has_fast(&self) -> bool {
        match &*self.walk.borrow() {
            Walk::Range(_, left, _) => *left > 0,
            Walk::List(list, at) => *at < list.items.len(),
            Walk::Tuple(tuple, at) => *at < tuple.items().len(),
            Walk::Over(values, _) => values.len() > 0,
            Walk::Text(text, at) => text.as_ascii().is_some_and(|text| *at < text.len()),
            _ => false,
        }
    }

    /// The next item of further walks that need neither script code nor errors; `None` otherwise and at the end, with nothing
    /// taken.
    #[inline(never)]
    pub fn next_plain(&self, vm: &Vm) -> Option<Value> {
        match &mut *self.walk.borrow_mut() {
            Walk::Text(text, at) => {
                let item = vm.character(text.char_at(*at)?);
                *at += 1;
                Some(item)
            }
            Walk::Bytes(bytes, at) => {
                let byte = *bytes.0.get(*at)?;
                *at += 1;
                Some(Value::Int(i64::from(byte)))
            }
            Walk::ByteArray(array, at) => {
                let byte = array.bytes.get(*at)?;
                *at += 1;
                Some(Value::Int(i64::from(byte)))
            }
            Walk::Dict(dict, view, at, len, left) if *left > 0 && dict.len() == *len => {
                let (item, next) = dict.shown_from(*at, *view)?;
                (*at, *left) = (next, *left - 1);
                Some(item)
            }
            Walk::ListReverse(list, left) => {
                let item = list.items.get(left.checked_sub(1)?)?;
                *left -= 1;
                Some(item)
            }
            Walk::Set(set, at, len) if set.len() == *len => {
                let (item, next) = set.item_from(*at)?;
                *at = next;
                Some(item)
            }
            Walk::Enumerate(inner, Value::Int(number)) => {
                let following = number.checked_add(1)?;
                let item = counted_item(inner, vm)?;
                let number = std::mem::replace(number, following);
                Some(Tuple::of([Value::Int(number), item]).into())
            }
            Walk::Zip(inner, _) => zipped(inner, vm),
            _ => None,
        }
    }

    /// As [`Iterator::next_pair`] of an `enumerate` over pairs: the number and the inner pair.
    #[inline(never)]
    pub fn next_counted_pair(&self, vm: &Vm) -> Option<(Value, (Value, Value))> {
        let mut walk = self.walk.borrow_mut();
        let Walk::Enumerate(inner, Value::Int(number)) = &mut *walk else { return None };
        let following = number.checked_add(1)?;
        let pair = inner.exact::<Iterator>()?.next_pair(vm)?;
        Some((Value::Int(std::mem::replace(number, following)), pair))
    }

    /// The two parts of the next item where that is a pair made for the purpose and needs nobody's help; `None` otherwise and at the
    /// end, with nothing taken.
    #[inline(always)]
    pub fn next_pair(&self, vm: &Vm) -> Option<(Value, Value)> {
        match &mut *self.walk.borrow_mut() {
            Walk::Dict(dict, View::Items, at, len, left) if *left > 0 => {
                let (key, value, next) = match dict.entry_at(*at, *len) {
                    Some((key, value)) => (key, value, *at + 1),
                    None if dict.len() == *len => dict.entry_from(*at)?,
                    None => return None,
                };
                (*at, *left) = (next, *left - 1);
                Some((key, value))
            }
            Walk::Enumerate(inner, Value::Int(number)) => {
                let following = number.checked_add(1)?;
                let item = counted_item(inner, vm)?;
                Some((Value::Int(std::mem::replace(number, following)), item))
            }
            Walk::Zip(inner, _) => match &inner[..] {
                [a, b] if !a.is(b) => {
                    let (a, b) = (a.exact::<Iterator>()?, b.exact::<Iterator>()?);
                    if a.has_fast() && b.has_fast() { a.next_fast(vm).zip(b.next_fast(vm)) } else { None }
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn is_enumerate(&self) -> bool {
        matches!(&*self.walk.borrow(), Walk::Enumerate(..))
    }
}

/// The next item that an `enumerate` counts, where that needs nobody's help. One enumerate over another is left to the long way,
/// which watches the native stack.
#[inline]
fn counted_item(inner: &Value, vm: &Vm) -> Option<Value> {
    let inner = inner.exact::<Iterator>()?;
    inner.next_fast(vm).or_else(|| if inner.is_enumerate() { None } else { inner.next_plain(vm) })
}

/// The next row of a few different iterators that need nobody's help, where all have an item; otherwise nothing is taken.
fn zipped(inner: &[Value], vm: &Vm) -> Option<Value> {
    const FEW: usize = 4;
    if inner.is_empty() || inner.len() > FEW {
        return None;
    }
    if let [a, b] = inner {
        let (one, two) = (a.exact::<Iterator>()?, b.exact::<Iterator>()?);
        if a.is(b) || !one.has_fast() || !two.has_fast() {
            return None;
        }
        return Some(Tuple::of([one.next_fast(vm)?, two.next_fast(vm)?]).into());
    }
    for (at, one) in inner.iter().enumerate() {
        if !one.exact::<Iterator>()?.has_fast() || inner[..at].iter().any(|other| other.is(one)) {
            return None;
        }
    }
    let items = inner.iter().map(|one| one.exact::<Iterator>().and_then(|one| one.next_fast(vm)).unwrap_or_default());
    Some(Tuple::from_iter(items).into())
}

impl Body for Iterator {
    const KIND: Kind = Kind::Iterator;
    const TRACKED: bool = true;

    fn can_cycle(&self, _tail: &[Value]) -> bool {
        let walk = self.walk.borrow();
        !matches!(
            *walk,
            Walk::Range(..) | Walk::BigRange(..) | Walk::Text(..) | Walk::Bytes(..) | Walk::ByteArray(..) | Walk::Done
        )
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        let Ok(walk) = self.walk.try_borrow() else { return };
        match &*walk {
            Walk::List(list, _) => visit(&list.value()),
            Walk::Tuple(tuple, _) => visit(&tuple.value()),
            Walk::Dict(dict, ..) => visit(&dict.value()),
            Walk::Set(set, ..) => visit(&set.value()),
            Walk::Over(values, _) => values.as_slice().iter().for_each(visit),
            Walk::ListReverse(list, _) => visit(&list.value()),
            Walk::DictReverse(dict, ..) => visit(&dict.value()),
            Walk::Items(value, _) | Walk::Enumerate(value, _) | Walk::Reversed(value, _) => visit(value),
            Walk::Zip(values, _) => values.iter().for_each(visit),
            Walk::Map(function, values) => {
                visit(function);
                values.iter().for_each(visit);
            }
            Walk::Filter(a, b) | Walk::Call(a, b) => {
                visit(a);
                visit(b);
            }
            Walk::Range(..)
            | Walk::BigRange(..)
            | Walk::Text(..)
            | Walk::Bytes(..)
            | Walk::ByteArray(..)
            | Walk::Done => {}
        }
    }

    fn clear(&self) {
        *self.walk.borrow_mut() = Walk::Done;
    }
}

/// How many items an iterator has left.
pub enum Left {
    /// So many.
    Known(usize),
    /// The items of a sequence from an index on.
    OfSequence(Value, i64),
    /// The items of a sequence down from an index.
    Reversed(Value, i64),
}

/// What an iterator does next, with the walk no longer borrowed.
enum Next {
    Value(Value),
    End,
    Changed(&'static str),
    Item(Value, i64),
    Enumerate(Value),
    Zip(Vec<Value>, bool),
    Map(Value, Vec<Value>),
    /// A map of a single iterator.
    MapOne(Value, Value),
    Filter(Value, Value),
    Call(Value, Value),
}

/// The next item of something walked over by place.
fn stepped(item: Option<Value>, at: &mut usize) -> Next {
    match item {
        Some(item) => {
            *at += 1;
            Next::Value(item)
        }
        None => Next::End,
    }
}

fn range_next(next: &mut i64, left: &mut i64, step: i64) -> Next {
    let value = *next;
    *next = value.wrapping_add(step);
    *left -= 1;
    Next::Value(Value::Int(value))
}

fn big_range_next(next: &mut IBig, left: &mut IBig, step: &IBig) -> Next {
    if *left <= IBig::ZERO {
        return Next::End;
    }
    let following = &*next + step;
    *left -= IBig::ONE;
    Next::Value(BigInt::value(std::mem::replace(next, following)))
}

fn dict_next(dict: &Dict, view: View, at: &mut usize, len: usize, left: &mut usize) -> Next {
    if dict.len() != len {
        return Next::Changed("dictionary changed size during iteration");
    }
    match dict.shown_from(*at, view) {
        Some(_) if *left == 0 => Next::Changed("dictionary keys changed during iteration"),
        Some((item, next)) => {
            *at = next;
            *left -= 1;
            Next::Value(item)
        }
        None => Next::End,
    }
}

fn dict_previous(dict: &Dict, view: View, at: &mut usize, len: usize) -> Next {
    if dict.len() != len {
        return Next::Changed("dictionary changed size during iteration");
    }
    match dict.entry_before(*at) {
        Some((key, value, next)) => {
            *at = next;
            Next::Value(view.shown(key, value))
        }
        None => Next::End,
    }
}

fn set_next(set: &Set, at: &mut usize, len: usize) -> Next {
    if set.len() != len {
        return Next::Changed("Set changed size during iteration");
    }
    match set.item_from(*at) {
        Some((item, next)) => {
            *at = next;
            Next::Value(item)
        }
        None => Next::End,
    }
}

impl Iterator {
    fn advance(&self, vm: &Vm) -> Next {
        let mut walk = self.walk.borrow_mut();
        let next = match &mut *walk {
            Walk::List(list, at) => stepped(list.items.get(*at), at),
            Walk::Tuple(tuple, at) => stepped(tuple.items().get(*at).cloned(), at),
            Walk::Range(_, 0, _) | Walk::Done => Next::End,
            Walk::Range(next, left, step) => range_next(next, left, *step),
            Walk::BigRange(next, left, step) => big_range_next(next, left, step),
            Walk::Over(values, _) => values.next().map_or(Next::End, Next::Value),
            Walk::Dict(dict, view, at, len, left) => dict_next(dict, *view, at, *len, left),
            Walk::DictReverse(dict, view, at, len) => dict_previous(dict, *view, at, *len),
            Walk::ListReverse(list, left) => match left.checked_sub(1).and_then(|at| list.items.get(at)) {
                Some(value) => {
                    *left -= 1;
                    Next::Value(value)
                }
                None => Next::End,
            },
            Walk::Bytes(bytes, at) => stepped(bytes.0.get(*at).map(|byte| Value::Int(i64::from(*byte))), at),
            Walk::ByteArray(array, at) => stepped(array.bytes.get(*at).map(|byte| Value::Int(i64::from(byte))), at),
            Walk::Reversed(_, ..0) => Next::End,
            Walk::Reversed(value, at) => {
                *at -= 1;
                Next::Item(value.clone(), *at + 1)
            }
            Walk::Set(set, at, len) => set_next(set, at, *len),
            Walk::Text(text, at) => stepped(text.char_at(*at).map(|point| vm.character(point)), at),
            Walk::Items(value, at) => {
                *at += 1;
                Next::Item(value.clone(), *at - 1)
            }
            Walk::Enumerate(inner, _) => Next::Enumerate(inner.clone()),
            Walk::Zip(inner, strict) => Next::Zip(inner.clone(), *strict),
            Walk::Map(function, inner) => match &inner[..] {
                [only] => Next::MapOne(function.clone(), only.clone()),
                _ => Next::Map(function.clone(), inner.clone()),
            },
            Walk::Filter(function, inner) => Next::Filter(function.clone(), inner.clone()),
            Walk::Call(function, sentinel) => Next::Call(function.clone(), sentinel.clone()),
        };
        if matches!(next, Next::End) {
            *walk = Walk::Done;
        }
        next
    }
}

impl Vm {
    /// The next item of a built-in iterator.
    pub fn step_iterator(&mut self, iterator: &Obj<Iterator>) -> Result<Option<Value>, Raised> {
        match iterator.next_plain(self) {
            Some(item) => Ok(Some(item)),
            None => self.step_asking_iterator(iterator),
        }
    }

    /// The same where that may need others' help.
    #[inline(never)]
    pub fn step_asking_iterator(&mut self, iterator: &Obj<Iterator>) -> Result<Option<Value>, Raised> {
        match iterator.advance(self) {
            Next::Value(value) => Ok(Some(value)),
            Next::End => Ok(None),
            // What runs from here on may let go of the iterator.
            next => self.finish_step(&iterator.clone(), next),
        }
    }

    fn finish_step(&mut self, iterator: &Obj<Iterator>, next: Next) -> Result<Option<Value>, Raised> {
        match next {
            Next::Value(value) => Ok(Some(value)),
            Next::End => Ok(None),
            Next::Changed(message) => Err(self.raise(Exc::RuntimeError, message)),
            asking => {
                // Iterators over iterators may be stacked as deep as a script likes.
                self.enter_native()?;
                let item = self.step_asking(iterator, asking);
                self.leave_native();
                item
            }
        }
    }

    /// A step that asks other objects.
    fn step_asking(&mut self, iterator: &Obj<Iterator>, next: Next) -> Result<Option<Value>, Raised> {
        match next {
            Next::Value(_) | Next::End | Next::Changed(_) => unreachable!("these ask nobody"),
            Next::Item(value, index) => {
                let item = self.item_or_end(&value, index)?;
                if item.is_none() {
                    *iterator.walk.borrow_mut() = Walk::Done;
                }
                Ok(item)
            }
            Next::Enumerate(inner) => self.enumerate_step(iterator, &inner),
            Next::Zip(inner, strict) => self.zip_step(&inner, strict),
            Next::MapOne(function, inner) => match self.next(&inner)? {
                Some(item) => self.call(&function, &[item]).map(Some),
                None => Ok(None),
            },
            Next::Map(function, inner) => self.map_step(&function, &inner),
            Next::Filter(function, inner) => self.filter_step(&function, &inner),
            Next::Call(function, sentinel) => self.call_step(iterator, &function, &sentinel),
        }
    }

    fn map_step(&mut self, function: &Value, inner: &[Value]) -> Result<Option<Value>, Raised> {
        let mut args = Vec::with_capacity(inner.len());
        for iterator in inner {
            match self.next(iterator)? {
                Some(value) => args.push(value),
                None => return Ok(None),
            }
        }
        self.call(function, &args).map(Some)
    }

    /// `enumerate`: the number is looked at only when the item is there.
    fn enumerate_step(&mut self, iterator: &Obj<Iterator>, inner: &Value) -> Result<Option<Value>, Raised> {
        let Some(item) = self.next(inner)? else { return Ok(None) };
        let number = match &*iterator.walk.borrow() {
            Walk::Enumerate(_, number) => number.clone(),
            _ => Value::Int(0),
        };
        let following = self.binary(Operator::Add, &number, &Value::Int(1))?;
        if let Walk::Enumerate(_, number) = &mut *iterator.walk.borrow_mut() {
            *number = following;
        }
        Ok(Some(Tuple::of([number, item]).into()))
    }

    /// `iter(callable, sentinel)`: StopIteration ends it too.
    fn call_step(
        &mut self,
        iterator: &Obj<Iterator>,
        function: &Value,
        sentinel: &Value,
    ) -> Result<Option<Value>, Raised> {
        let ended = match self.call(function, &[]) {
            Ok(value) => {
                if !self.same(&value, sentinel)? {
                    return Ok(Some(value));
                }
                Ok(None)
            }
            Err(Raised) if self.raised_is(Exc::StopIteration) => {
                drop(self.take_raised());
                Ok(None)
            }
            Err(raised) => Err(raised),
        };
        if ended.is_ok() {
            *iterator.walk.borrow_mut() = Walk::Done;
        }
        ended
    }

    fn item_or_end(&mut self, value: &Value, index: i64) -> Result<Option<Value>, Raised> {
        match self.getitem(value, &Value::Int(index)) {
            Ok(item) => Ok(Some(item)),
            Err(Raised) if self.raised_is(Exc::IndexError) || self.raised_is(Exc::StopIteration) => {
                drop(self.take_raised());
                Ok(None)
            }
            Err(raised) => Err(raised),
        }
    }

    fn zip_step(&mut self, inner: &[Value], strict: bool) -> Result<Option<Value>, Raised> {
        if inner.is_empty() {
            return Ok(None);
        }
        let mut values = Vec::with_capacity(inner.len());
        for (index, iterator) in inner.iter().enumerate() {
            match self.next(iterator)? {
                Some(value) => values.push(value),
                None if !strict => return Ok(None),
                None if index > 0 => {
                    let (one, rest) = if index == 1 { ("argument", "") } else { ("arguments", "1-") };
                    let message = format!("zip() argument {} is shorter than {one} {rest}{index}", index + 1);
                    return Err(self.value_error(message));
                }
                None => return self.zip_end(inner),
            }
        }
        Ok(Some(self.new_tuple(values)))
    }

    /// `strict`: when the first one ends, all must.
    fn zip_end(&mut self, inner: &[Value]) -> Result<Option<Value>, Raised> {
        for (index, iterator) in inner.iter().enumerate().skip(1) {
            if self.next(iterator)?.is_some() {
                let (one, rest) = if index == 1 { ("argument", "") } else { ("arguments", "1-") };
                let message = format!("zip() argument {} is longer than {one} {rest}{index}", index + 1);
                return Err(self.value_error(message));
            }
        }
        Ok(None)
    }

    fn filter_step(&mut self, function: &Value, inner: &Value) -> Result<Option<Value>, Raised> {
        while let Some(value) = self.next(inner)? {
            let keep =
                if function.is_none() { value.clone() } else { self.call(function, std::slice::from_ref(&value))? };
            if self.truth(&keep)? {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }
}
