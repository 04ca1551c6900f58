//! Bound methods.

use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::native::Native;
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
        // Methods of natives are built-in functions, those that implement operators and the like wrappers.
        let id = match function.exact::<Native>() {
            None => TypeId::Method,
            Some(native) if native.row.is_slot() => TypeId::MethodWrapper,
            Some(_) => TypeId::BuiltinFunction,
        };
        Obj::new(id.shape(), BoundMethod { function, receiver })
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
