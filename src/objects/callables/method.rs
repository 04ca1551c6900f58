//! Bound methods.

use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::types::TypeId;

/// The body of a bound method (of a script function or of a native).
pub struct BoundMethod {
    /// `__func__`
    pub function: Value,
    /// `__self__`
    pub receiver: Value,
}

impl BoundMethod {
    /// Binds a function to a receiver.
    pub fn new(function: Value, receiver: Value) -> Obj<BoundMethod> {
        Obj::new(TypeId::Method.shape(), BoundMethod { function, receiver })
    }
}

impl Body for BoundMethod {
    const KIND: Kind = Kind::BoundMethod;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.receiver);
    }
}

pub use super::function_methods::METHOD_SPEC as SPEC;
