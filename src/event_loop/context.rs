//! Contexts: bindings of context variables (PEP 567).
//!
//! Bindings are a tuple of variables and values, never changed once made, so that copying a context (for every task and every
//! callback) is one count. Programs have few context variables; a look-up walks the tuple.

use crate::heap::{Obj, Ref, Value, ValueCell};
use crate::objects::native::{NativeData, NativeObject};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::any::Any;
use std::cell::Cell;

/// The bindings in force: those of a task or callback of its own, or a context object that was entered.
#[derive(Clone, Default)]
pub struct Current {
    /// Unbound (no bindings), a tuple (variable, value, variable, value …), or a context object.
    state: Value,
}

/// A place for bindings: those of a task while it does not run.
#[derive(Default)]
pub struct CurrentCell(Cell<Current>);

impl CurrentCell {
    /// A place that holds `current`.
    pub fn new(current: Current) -> CurrentCell {
        CurrentCell(Cell::new(current))
    }

    /// What it holds.
    pub fn get(&self) -> Current {
        let current = self.0.take();
        self.0.set(current.clone());
        current
    }

    /// Takes what it holds out.
    #[inline]
    pub fn take(&self) -> Current {
        self.0.take()
    }

    /// Puts something in.
    #[inline]
    pub fn set(&self, current: Current) {
        self.0.set(current);
    }
}

/// The data of a `contextvars.Context`.
pub struct Context {
    /// Unbound or a tuple, as in [`Current`].
    pub bindings: ValueCell,
    /// Whether it is entered just now (`run`, a task's step).
    pub entered: Cell<bool>,
}

impl NativeData for Context {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.bindings.visit(visit);
    }

    fn clear(&self) {
        drop(self.bindings.take());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The value of a variable among bindings.
pub fn lookup(bindings: &Value, variable: &Value) -> Option<Value> {
    let pairs = bindings.exact::<Tuple>()?.items().chunks_exact(2);
    pairs.into_iter().find(|pair| pair[0].is(variable)).map(|pair| pair[1].clone())
}

/// Bindings with one more (or another) value.
pub fn with_binding(bindings: &Value, variable: &Value, value: Value) -> Value {
    let mut pairs = bindings.exact::<Tuple>().map_or_else(Vec::new, |tuple| tuple.items().to_vec());
    match pairs.chunks_exact(2).position(|pair| pair[0].is(variable)) {
        Some(at) => pairs[2 * at + 1] = value,
        None => pairs.extend([variable.clone(), value]),
    }
    Tuple::new(pairs).into()
}

/// Bindings without a variable.
pub fn without_binding(bindings: &Value, variable: &Value) -> Value {
    let pairs = bindings.exact::<Tuple>().map_or_else(Vec::new, |tuple| tuple.items().to_vec());
    let kept = pairs.chunks_exact(2).filter(|pair| !pair[0].is(variable)).flatten().cloned().collect();
    Tuple::new(kept).into()
}

impl Current {
    /// A context object as the current context.
    pub fn of_object(context: Value) -> Current {
        Current { state: context }
    }

    /// What a task keeps of it while it does not run.
    #[inline]
    pub fn into_part(self) -> Option<Ref> {
        match self.state {
            Value::Obj(state) => Some(state),
            _ => None,
        }
    }

    /// What a task kept of it.
    #[inline]
    pub fn of_part(part: Option<Ref>) -> Current {
        Current { state: part.map_or(Value::Unbound, Value::Obj) }
    }

    /// The bindings, as they are now.
    pub fn bindings(&self) -> Value {
        match self.state.native::<Context>() {
            Some(context) => context.bindings.get(),
            None => self.state.clone(),
        }
    }

    /// Whether it is one's own and has no bindings.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.state.is_unbound()
    }

    /// A context of its own with the same bindings.
    pub fn copy(&self) -> Current {
        Current { state: self.bindings() }
    }

    /// Changes the bindings.
    pub fn set_bindings(&mut self, bindings: Value) {
        match self.state.native::<Context>() {
            Some(context) => context.bindings.set(bindings),
            None => self.state = bindings,
        }
    }

    /// The context object, where one was entered.
    pub fn object(&self) -> Option<&Value> {
        self.state.native::<Context>().map(|_| &self.state)
    }

    /// Shows what it holds to the collector.
    pub fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.state);
    }
}

impl Vm {
    /// A context object with these bindings.
    pub fn new_context(&mut self, bindings: Value) -> Obj<NativeObject> {
        let shape = self.native_class(&crate::modules::contextvars::CONTEXT).instance_shape.get();
        NativeObject::new(shape, Context { bindings: ValueCell::new(bindings), entered: Cell::new(false) })
    }

    /// The context object of a place: made, and put there, at first need.
    pub fn context_object(&mut self, place: &Current) -> (Value, Current) {
        if let Some(object) = place.object() {
            return (object.clone(), place.clone());
        }
        let object: Value = self.new_context(place.bindings()).into();
        (object.clone(), Current::of_object(object))
    }
}
