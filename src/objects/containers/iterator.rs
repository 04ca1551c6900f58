//! Iterators of the built-in types and of the builtins that make iterators: one body, one enum.

use super::dict::Dict;
use super::list::List;
use super::range::Range;
use super::set::Set;
use super::tuple::Tuple;
use super::views::View;
use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, Raised, row};
use crate::objects::string::Str;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use std::cell::RefCell;

/// What an iterator walks over.
pub enum Walk {
    /// A list, from a place on.
    List(Obj<List>, usize),
    /// A tuple, from a place on.
    Tuple(Obj<Tuple>, usize),
    /// Numbers: next, how many are left, step.
    Range(i64, i64, i64),
    /// Values of its own, and the type's name.
    Over(std::vec::IntoIter<Value>, &'static str),
    /// A dict's entries: what of them, the place, the length at the beginning.
    Dict(Obj<Dict>, View, usize, usize),
    /// A set: the place in the table, the length at the beginning.
    Set(Obj<Set>, usize, usize),
    /// A string's characters.
    Text(Obj<Str>, usize),
    /// `__getitem__` with 0, 1, …
    Items(Value, i64),
    /// `enumerate`
    Enumerate(Value, i64),
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
        Walk::Range(range.start, range.len(), range.step)
    }

    pub fn over(values: Vec<Value>, name: &'static str) -> Walk {
        Walk::Over(values.into_iter(), name)
    }

    pub fn dict_keys(dict: &Obj<Dict>) -> Walk {
        Walk::dict(dict, View::Keys)
    }

    pub fn dict(dict: &Obj<Dict>, view: View) -> Walk {
        Walk::Dict(dict.clone(), view, 0, dict.len())
    }

    pub fn set(set: &Obj<Set>) -> Walk {
        Walk::Set(set.clone(), 0, set.len())
    }

    pub fn text(text: &Obj<Str>) -> Walk {
        Walk::Text(text.clone(), 0)
    }

    /// The type's name, as CPython calls it.
    pub fn type_name(&self) -> &'static str {
        match self {
            Walk::List(..) => "list_iterator",
            Walk::Tuple(..) => "tuple_iterator",
            Walk::Range(..) => "range_iterator",
            Walk::Over(_, name) => name,
            Walk::Dict(_, View::Keys, ..) => "dict_keyiterator",
            Walk::Dict(_, View::Values, ..) => "dict_valueiterator",
            Walk::Dict(_, View::Items, ..) => "dict_itemiterator",
            Walk::Set(..) => "set_iterator",
            Walk::Text(..) => "str_ascii_iterator",
            Walk::Items(..) | Walk::Done => "iterator",
            Walk::Enumerate(..) => "enumerate",
            Walk::Zip(..) => "zip",
            Walk::Map(..) => "map",
            Walk::Filter(..) => "filter",
            Walk::Call(..) => "callable_iterator",
        }
    }
}

/// The body of a built-in iterator.
pub struct Iterator {
    walk: RefCell<Walk>,
    name: &'static str,
}

impl Iterator {
    /// A new iterator.
    pub fn make(walk: Walk) -> Value {
        let name = walk.type_name();
        Obj::new(TypeId::Iterator.shape(), Iterator { walk: RefCell::new(walk), name }).into()
    }

    /// The type's name, as CPython calls it.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The next item where that needs neither script code nor errors (lists, tuples, ranges, …); `None`
    /// otherwise and at the end.
    #[inline(always)]
    pub fn next_fast(&self) -> Option<Value> {
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
            _ => None,
        }
    }
}

impl Body for Iterator {
    const KIND: Kind = Kind::Iterator;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        let Ok(walk) = self.walk.try_borrow() else { return };
        match &*walk {
            Walk::List(list, _) => visit(&list.value()),
            Walk::Tuple(tuple, _) => visit(&tuple.value()),
            Walk::Dict(dict, ..) => visit(&dict.value()),
            Walk::Set(set, ..) => visit(&set.value()),
            Walk::Over(values, _) => values.as_slice().iter().for_each(visit),
            Walk::Items(value, _) | Walk::Enumerate(value, _) => visit(value),
            Walk::Zip(values, _) => values.iter().for_each(visit),
            Walk::Map(function, values) => {
                visit(function);
                values.iter().for_each(visit);
            }
            Walk::Filter(a, b) | Walk::Call(a, b) => {
                visit(a);
                visit(b);
            }
            Walk::Range(..) | Walk::Text(..) | Walk::Done => {}
        }
    }

    fn clear(&self) {
        *self.walk.borrow_mut() = Walk::Done;
    }
}

/// What an iterator does next, with the walk no longer borrowed.
enum Next {
    Value(Value),
    End,
    Changed(&'static str),
    Item(Value, i64),
    Enumerate(Value, i64),
    Zip(Vec<Value>, bool),
    Map(Value, Vec<Value>),
    Filter(Value, Value),
    Call(Value, Value),
}

impl Iterator {
    fn advance(&self, vm: &Vm) -> Next {
        let mut walk = self.walk.borrow_mut();
        let next = match &mut *walk {
            Walk::List(list, at) => list.items.get(*at).map_or(Next::End, |value| {
                *at += 1;
                Next::Value(value)
            }),
            Walk::Tuple(tuple, at) => tuple.items().get(*at).cloned().map_or(Next::End, |value| {
                *at += 1;
                Next::Value(value)
            }),
            Walk::Range(_, 0, _) | Walk::Done => Next::End,
            Walk::Range(next, left, step) => {
                let value = *next;
                *next = value.wrapping_add(*step);
                *left -= 1;
                Next::Value(Value::Int(value))
            }
            Walk::Over(values, _) => values.next().map_or(Next::End, Next::Value),
            Walk::Dict(dict, view, at, len) => {
                if dict.len() != *len {
                    return Next::Changed("dictionary changed size during iteration");
                }
                match dict.entry_from(*at) {
                    Some((key, value, next)) => {
                        *at = next;
                        Next::Value(match view {
                            View::Keys => key,
                            View::Values => value,
                            View::Items => vm.new_tuple(vec![key, value]),
                        })
                    }
                    None => Next::End,
                }
            }
            Walk::Set(set, at, len) => {
                if set.len() != *len {
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
            Walk::Text(text, at) => match text.char_at(*at) {
                Some(point) => {
                    *at += 1;
                    Next::Value(Str::from_code_points(&[point]).into())
                }
                None => Next::End,
            },
            Walk::Items(value, at) => {
                *at += 1;
                Next::Item(value.clone(), *at - 1)
            }
            Walk::Enumerate(inner, count) => {
                *count += 1;
                Next::Enumerate(inner.clone(), *count - 1)
            }
            Walk::Zip(inner, strict) => Next::Zip(inner.clone(), *strict),
            Walk::Map(function, inner) => Next::Map(function.clone(), inner.clone()),
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
        match iterator.advance(self) {
            Next::Value(value) => Ok(Some(value)),
            Next::End => Ok(None),
            Next::Changed(message) => Err(self.raise(Exc::RuntimeError, message)),
            Next::Item(value, index) => self.item_or_end(&value, index),
            Next::Enumerate(inner, count) => {
                Ok(self.next(&inner)?.map(|value| self.new_tuple(vec![Value::Int(count), value])))
            }
            Next::Zip(inner, strict) => self.zip_step(&inner, strict),
            Next::Map(function, inner) => {
                let mut args = Vec::with_capacity(inner.len());
                for iterator in &inner {
                    match self.next(iterator)? {
                        Some(value) => args.push(value),
                        None => return Ok(None),
                    }
                }
                self.call(&function, &args).map(Some)
            }
            Next::Filter(function, inner) => self.filter_step(&function, &inner),
            Next::Call(function, sentinel) => {
                let value = self.call(&function, &[])?;
                Ok(if self.same(&value, &sentinel)? { None } else { Some(value) })
            }
        }
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

/// All built-in iterators share a class; each shows the name that CPython gives its type.
pub const SPEC: ClassSpec = ClassSpec {
    name: "iterator",
    module: "builtins",
    base: None,
    doc: "",
    methods: &[
        row("__iter__(self, /)", "Implement iter(self).", itself),
        row("__next__(self, /)", "Implement next(self).", next),
        row("__repr__(self, /)", "Return repr(self).", repr),
    ],
    getters: &[],
    subclassable: false,
};

fn itself(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(args[0].clone())
}

fn next(vm: &mut Vm, args: Args<'_>) -> Answer {
    match vm.next(&args[0])? {
        Some(value) => Ok(value),
        None => Err(vm.raise_args(Exc::StopIteration, Vec::new())),
    }
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = args[0].exact::<Iterator>().map_or("iterator", |iterator| iterator.name());
    let address = vm.address_text(&args[0]);
    Ok(vm.text(&format!("<{name} object at {address}>")))
}
