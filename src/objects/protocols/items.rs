//! Items: `obj[key]`, `len(obj)`, unpacking.

use crate::heap::{Kind, Obj, Value};
use crate::objects::bytes::ByteArray;
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Raised};
use crate::objects::range::Range;
use crate::objects::set::Set;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// A bytearray and a place in it, the plain case of an index.
fn byte_at<'a>(object: &'a Value, key: &Value) -> Option<(&'a Obj<ByteArray>, usize)> {
    let array = object.exact::<ByteArray>()?;
    match key {
        Value::Int(at) if (*at as u64) < array.bytes.len() as u64 => Some((array, *at as usize)),
        _ => None,
    }
}

impl Vm {
    /// `obj[key]`
    pub fn getitem(&mut self, object: &Value, key: &Value) -> Answer {
        let answer = self.getitem_step(object, key);
        self.complete(answer)
    }

    /// The same, perhaps leaving a request for the run loop.
    pub fn getitem_step(&mut self, object: &Value, key: &Value) -> Answer {
        match object.kind() {
            Some(Kind::Dict) => self.dict_getitem(object, key),
            Some(Kind::List) => self.list_getitem(&object.exact::<List>().expect("the kind says so").clone(), key),
            Some(Kind::Tuple) => self.tuple_getitem(&object.exact::<Tuple>().expect("the kind says so").clone(), key),
            Some(Kind::Str) => self.str_getitem(&object.exact::<Str>().expect("the kind says so").clone(), key),
            Some(Kind::Range) => self.range_getitem(&object.exact::<Range>().expect("the kind says so").clone(), key),
            Some(Kind::Class) => self.class_getitem(object, key),
            Some(Kind::ByteArray) => match byte_at(object, key) {
                Some((array, at)) => Ok(array.bytes.get(at).map_or(Value::None, |byte| Value::Int(i64::from(byte)))),
                None => self.getitem_by_class(object, key),
            },
            _ => self.getitem_by_class(object, key),
        }
    }

    /// `obj[key]` by the class's `__getitem__`: a script's runs as a frame.
    fn getitem_by_class(&mut self, object: &Value, key: &Value) -> Answer {
        let class = self.class_of(object).clone();
        match self.class_lookup(&class, sym::__getitem__) {
            Some(found) if found.is_none() => Err(self.none_called()),
            Some(found) if found.kind() == Some(Kind::Function) => {
                self.tail_call_two(found, object.clone(), key.clone(), None)
            }
            Some(found) => match self.run_special_native(&found, &[object.clone(), key.clone()]) {
                Some(answer) => answer,
                None => self.call_found(&found, object, &class, std::slice::from_ref(key)),
            },
            None => {
                let got = self.type_name(object);
                Err(self.type_error(format!("'{got}' object is not subscriptable")))
            }
        }
    }

    /// `Class[key]`: the metaclass's `__getitem__`, else `__class_getitem__`.
    fn class_getitem(&mut self, object: &Value, key: &Value) -> Answer {
        if let Some(method) = self.special(object, sym::__getitem__)? {
            return self.tail_call(method, vec![key.clone()]);
        }
        if object.is(&self.class(TypeId::Type).value()) {
            // `type[C]`: as a method of `type`, it would make every class subscriptable.
            return self.generic_alias(object, key);
        }
        match self.getattr_opt(object, sym::__class_getitem__)? {
            Some(method) => self.tail_call(method, vec![key.clone()]),
            // `type[int]`: only `type` itself, not the metaclasses that derive from it.
            None if object.is(&self.class(TypeId::Type).value()) => self.generic_alias(object, key),
            None => {
                let name = object.exact::<Class>().map_or_else(|| "".into(), |class| class.name.borrow().clone());
                Err(self.type_error(format!("type '{name}' is not subscriptable")))
            }
        }
    }

    /// `obj[key] = value`
    pub fn setitem(&mut self, object: &Value, key: &Value, value: Value) -> Result<(), Raised> {
        if let (Some((array, at)), Value::Int(byte @ 0..256)) = (byte_at(object, key), &value) {
            let _ = array.bytes.replace(at, *byte as u8);
            return Ok(());
        }
        match object.kind() {
            Some(Kind::Dict) => {
                let dict = object.exact::<Dict>().expect("the kind says so").clone();
                self.dict_insert(&dict, key.clone(), value)
            }
            Some(Kind::List) => {
                let list = object.exact::<List>().expect("the kind says so").clone();
                self.list_setitem(&list, key, value)
            }
            _ => match self.call_special(object, sym::__setitem__, &[key.clone(), value])? {
                Some(_) => Ok(()),
                None => {
                    let got = self.type_name(object);
                    Err(self.type_error(format!("'{got}' object does not support item assignment")))
                }
            },
        }
    }

    /// `del obj[key]`
    pub fn delitem(&mut self, object: &Value, key: &Value) -> Result<(), Raised> {
        match object.kind() {
            Some(Kind::Dict) => {
                let dict = object.exact::<Dict>().expect("the kind says so").clone();
                match self.dict_remove(&dict, key)? {
                    Some(_) => Ok(()),
                    None => Err(self.raise_args(Exc::KeyError, vec![key.clone()])),
                }
            }
            Some(Kind::List) => {
                let list = object.exact::<List>().expect("the kind says so").clone();
                self.list_delitem(&list, key)
            }
            _ => match self.call_special(object, sym::__delitem__, std::slice::from_ref(key))? {
                Some(_) => Ok(()),
                None => Err(self.no_item_deletion(object, key)),
            },
        }
    }

    /// TypeError for `del obj[key]`: where an index might mean something (in CPython, where the type has slots of sequences)
    /// it says "doesn't".
    fn no_item_deletion(&mut self, object: &Value, key: &Value) -> Raised {
        let class = self.class_of(object).clone();
        let slots = [sym::__len__, sym::__contains__].iter().any(|name| self.class_lookup(&class, *name).is_some());
        let sequence = slots || !class.is_native();
        let key_class = self.class_of(key).clone();
        let refuses = match self.class_lookup(&key_class, sym::__index__) {
            Some(_) if sequence => "doesn't",
            _ => "does not",
        };
        let got = self.type_name(object);
        self.type_error(format!("'{got}' object {refuses} support item deletion"))
    }

    /// `len(obj)`
    pub fn len(&mut self, object: &Value) -> Result<usize, Raised> {
        match object.kind() {
            Some(Kind::Str) => return Ok(object.exact::<Str>().map_or(0, |text| text.len())),
            Some(Kind::List) => return Ok(object.exact::<List>().map_or(0, |list| list.items.len())),
            Some(Kind::Tuple) => return Ok(object.exact::<Tuple>().map_or(0, |tuple| tuple.items().len())),
            Some(Kind::Dict) => return Ok(object.exact::<Dict>().map_or(0, |dict| dict.len())),
            Some(Kind::Set) => return Ok(object.exact::<Set>().map_or(0, |set| set.len())),
            Some(Kind::Range) => return self.range_len(&object.exact::<Range>().expect("the kind says so").clone()),
            _ => {}
        }
        let Some(answer) = self.call_special(object, sym::__len__, &[])? else {
            let got = self.type_name(object);
            return Err(self.type_error(format!("object of type '{got}' has no len()")));
        };
        self.checked_len(answer)
    }

    /// What a `__len__` answered, as a length.
    pub fn checked_len(&mut self, answer: Value) -> Result<usize, Raised> {
        if let Value::Int(len @ 0..) = answer {
            return Ok(len as usize);
        }
        if self.index_opt(&answer)?.is_none() {
            let got = self.type_name(&answer);
            return Err(self.type_error(format!("'{got}' object cannot be interpreted as an integer")));
        }
        match usize::try_from(self.index_sized(&answer)?) {
            Ok(len) => Ok(len),
            Err(_) => Err(self.value_error("__len__() should return >= 0")),
        }
    }

    // --- unpacking -----------------------------------------------------------------------------------------------

    fn unpack_iterator(&mut self, value: &Value) -> Answer {
        match self.iter(value) {
            Ok(iterator) => Ok(iterator),
            Err(Raised) => {
                let class = self.class_of(value).clone();
                let iterable = self.class_lookup(&class, sym::__iter__).is_some();
                if iterable || !self.raised_is(Exc::TypeError) {
                    return Err(Raised);
                }
                drop(self.take_raised());
                let got = self.type_name(value);
                Err(self.type_error(format!("cannot unpack non-iterable {got} object")))
            }
        }
    }

    /// Exactly `n` items.
    pub fn unpack(&mut self, value: &Value, n: usize) -> Result<Vec<Value>, Raised> {
        if let Some(list) = value.exact::<List>().filter(|list| list.items.len() == n) {
            return Ok(list.items.snapshot());
        }
        let iterator = self.unpack_iterator(value)?;
        let mut items = Vec::with_capacity(n.min(1024));
        while items.len() < n {
            match self.next(&iterator)? {
                Some(item) => items.push(item),
                None => {
                    let message = format!("not enough values to unpack (expected {n}, got {})", items.len());
                    return Err(self.value_error(message));
                }
            }
        }
        if self.next(&iterator)?.is_some() {
            return Err(self.value_error(format!("too many values to unpack (expected {n})")));
        }
        Ok(items)
    }

    /// `before` items, a list of the rest, `after` items.
    pub fn unpack_ex(&mut self, value: &Value, before: usize, after: usize) -> Result<Vec<Value>, Raised> {
        let mut items = match value.kind() {
            Some(Kind::List | Kind::Tuple) => self.collect(value)?,
            _ => {
                let iterator = self.unpack_iterator(value)?;
                let mut items = Vec::new();
                while items.len() < before
                    && let Some(item) = self.next(&iterator)?
                {
                    items.push(item);
                }
                if items.len() == before {
                    // As CPython does: the rest is made a list, which asks for an iterator once more.
                    items.extend(self.collect(&iterator)?);
                }
                items
            }
        };
        if items.len() < before + after {
            let message =
                format!("not enough values to unpack (expected at least {}, got {})", before + after, items.len());
            return Err(self.value_error(message));
        }
        let tail = items.split_off(items.len() - after);
        let rest = items.split_off(before);
        items.push(List::new(rest).into());
        items.extend(tail);
        Ok(items)
    }
}
