//! Hashing: `hash(x)`, with CPython's numbers for numbers, tuples and sets of them.

use crate::heap::{Kind, Obj, Value, registry};
use crate::objects::complex::Complex;
use crate::objects::int::BigInt;
use crate::objects::names::sym;
use crate::objects::native::Raised;
use crate::objects::numbers::hash as numbers;
use crate::objects::set::Set;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

impl Vm {
    /// `hash(value)`; TypeError "unhashable type: 'list'".
    pub fn hash(&mut self, value: &Value) -> Result<i64, Raised> {
        match value {
            Value::Int(number) => Ok(numbers::hash_i64(*number)),
            Value::True => Ok(1),
            Value::False => Ok(0),
            Value::None => Ok(0xfca8_6420),
            Value::Float(number) => Ok(numbers::hash_f64(number.get())),
            Value::Unbound => Ok(0),
            Value::Obj(object) => match object.kind() {
                Kind::Str => Ok(value.exact::<Str>().map_or(0, |text| text.hash_value())),
                Kind::BigInt => Ok(value.exact::<BigInt>().map_or(0, |number| numbers::hash_bigint(&number.0))),
                Kind::Complex => Ok(value.exact::<Complex>().map_or(0, |z| numbers::hash_complex(z.re, z.im))),
                Kind::Tuple => self.hash_tuple(value),
                Kind::Instance
                | Kind::NativeObject
                | Kind::Set
                | Kind::Bytes
                | Kind::Range
                | Kind::List
                | Kind::Dict
                | Kind::ByteArray
                | Kind::WeakRef
                | Kind::Slice
                | Kind::Cell
                | Kind::Descriptor
                | Kind::Module
                | Kind::Exception
                | Kind::Class => self.hash_by_class(value),
                Kind::BoundMethod => self.hash_bound_method(value),
                _ => Ok(self.identity_hash(value)),
            },
        }
    }

    /// The hash of an object by its serial number: never an address, so that orders repeat.
    pub fn identity_hash(&self, value: &Value) -> i64 {
        value.as_ref().map_or(0, |object| registry::serial(object) as i64 * 16 + 0x7f00_0000)
    }

    /// Equal methods (same function, same instance) have equal hashes.
    fn hash_bound_method(&mut self, value: &Value) -> Result<i64, Raised> {
        let Some(method) = value.exact::<crate::objects::method::BoundMethod>() else { return Ok(0) };
        let receiver = match &method.receiver {
            Value::Obj(_) => self.identity_hash(&method.receiver),
            plain => self.hash(plain)?,
        };
        let function = self.identity_hash(&method.function);
        Ok(receiver ^ function.rotate_left(7))
    }

    fn hash_by_class(&mut self, value: &Value) -> Result<i64, Raised> {
        if let Some(set) = value.exact::<Set>() {
            if self.is_instance(value, &self.class(crate::objects::types::TypeId::FrozenSet).clone()) {
                return self.hash_set(&set.clone());
            }
        }
        let class = self.class_of(value).clone();
        match self.class_lookup(&class, sym::__hash__) {
            Some(method) if !method.is_none() => {
                let object = self.class(crate::objects::types::TypeId::Object).clone();
                let default = object.attributes.borrow().get(&sym::__hash__).cloned();
                if default.is_some_and(|default| default.is(&method)) {
                    return Ok(self.identity_hash(value));
                }
                let answer = self.call_found(&method, value, &class, &[])?;
                match answer.unwrap_payload() {
                    Value::Int(number) => Ok(if *number == -1 { -2 } else { *number }),
                    Value::True => Ok(1),
                    Value::False => Ok(0),
                    Value::Obj(_) if answer.exact::<BigInt>().is_some() => self.hash(&answer),
                    _ => Err(self.type_error("__hash__ method should return an integer")),
                }
            }
            _ => {
                let name = self.type_name(value);
                Err(self.type_error(format!("unhashable type: '{name}'")))
            }
        }
    }

    fn hash_tuple(&mut self, value: &Value) -> Result<i64, Raised> {
        let Some(tuple) = value.exact::<Tuple>().cloned() else { return Ok(0) };
        self.check_native_stack()?;
        let mut row = numbers::RowHash::begin();
        for item in tuple.items() {
            row.add(self.hash(item)?);
        }
        Ok(row.finish())
    }

    /// `setobject.c`: independent of order.
    fn hash_set(&mut self, set: &Obj<Set>) -> Result<i64, Raised> {
        if let Some(hash) = set.known_hash() {
            return Ok(hash);
        }
        let items = set.items();
        let mut acc: u64 = 0;
        for item in &items {
            let hash = self.hash(item)? as u64;
            acc ^= (hash ^ 89_869_747 ^ (hash << 16)).wrapping_mul(3_644_798_167);
        }
        acc ^= (items.len() as u64 + 1).wrapping_mul(1_927_868_237);
        acc ^= (acc >> 11) ^ (acc >> 25);
        acc = acc.wrapping_mul(69069).wrapping_add(907_133_923);
        let hash = if acc == u64::MAX { 590_923_713 } else { acc as i64 };
        set.remember_hash(hash);
        Ok(hash)
    }
}
