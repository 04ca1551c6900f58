//! Instances of script classes: attribute slots behind the body, in the order that the shape tells.
//!
//! The first `capacity` slots lie in the object itself (its tail), as many as the class has learned to need; the rest lie in
//! a boxed vector together with what few instances have: a payload (the built-in value of a class derived from `list`, `int`, …)
//! and a dictionary (an instance whose `__dict__` was handed out: its shape is then a dictionary shape and it has no slots).

use super::object::{Body, Obj};
use super::{Kind, ShapeId, Value, ValueCell, VecCell};
use std::cell::OnceCell;

/// The body of an instance.
pub struct Instance {
    capacity: u16,
    extra: OnceCell<Box<Extra>>,
}

#[derive(Default)]
struct Extra {
    payload: OnceCell<Value>,
    overflow: VecCell,
    dict: ValueCell,
}

impl Instance {
    /// A new instance with `capacity` inline slots.
    pub fn new(shape: ShapeId, capacity: u16) -> Obj<Instance> {
        Obj::with_empty_tail(shape, Instance { capacity, extra: OnceCell::new() })
    }

    /// A new instance around a built-in value.
    pub fn with_payload(shape: ShapeId, capacity: u16, payload: Value) -> Obj<Instance> {
        let object = Self::new(shape, capacity);
        object.extra().payload.set(payload).expect("a new instance has no payload");
        object
    }

    fn extra(&self) -> &Extra {
        self.extra.get_or_init(Box::default)
    }

    /// The built-in value inside.
    pub fn payload(&self) -> Option<&Value> {
        self.extra.get().and_then(|extra| extra.payload.get())
    }

    /// The dictionary of an instance in dictionary shape.
    pub fn dict(&self) -> Option<Value> {
        let dict = self.extra.get()?.dict.get();
        (!dict.is_unbound()).then_some(dict)
    }

    /// Makes `dict` the instance's dictionary; slots are no longer used.
    pub fn set_dict(&self, dict: Value) {
        self.extra().dict.set(dict);
    }

    /// How many slots lie in the object itself.
    #[inline(always)]
    pub fn capacity(&self) -> usize {
        self.capacity as usize
    }
}

impl Obj<Instance> {
    /// The value in slot `index` (Unbound where the attribute was deleted or never set).
    #[inline(always)]
    pub fn slot(&self, index: usize) -> Value {
        match self.tail_cells().get(index) {
            Some(cell) => cell.get(),
            None => self.overflow_slot(index),
        }
    }

    #[cold]
    fn overflow_slot(&self, index: usize) -> Value {
        let at = index - self.capacity();
        self.extra.get().and_then(|extra| extra.overflow.get(at)).unwrap_or_default()
    }

    /// Puts a value into slot `index` and hands the old one out; slots in between come to be.
    #[inline(always)]
    pub fn replace_slot(&self, index: usize, value: Value) -> Value {
        match self.tail_cells().get(index) {
            Some(cell) => cell.replace(value),
            None => self.replace_overflow_slot(index, value),
        }
    }

    #[cold]
    fn replace_overflow_slot(&self, index: usize, value: Value) -> Value {
        let overflow = &self.extra().overflow;
        let at = index - self.capacity();
        while overflow.len() <= at {
            overflow.push(Value::Unbound);
        }
        overflow.replace(at, value).unwrap_or_default()
    }
}

impl Body for Instance {
    const KIND: Kind = Kind::Instance;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(extra) = self.extra.get() {
            extra.overflow.visit(visit);
            extra.dict.visit(visit);
            if let Some(payload) = extra.payload.get() {
                visit(payload);
            }
        }
    }

    fn clear(&self) {
        if let Some(extra) = self.extra.get() {
            drop(extra.overflow.take());
            drop(extra.dict.take());
        }
    }

    fn tail_len(&self) -> usize {
        self.capacity as usize
    }
}
