//! What native modules remember: one value per Rust type, made at first use.
//!
//! A module's Rust side has no globals; what it must find again (its classes, a current setting, a registry) it keeps
//! here. Values in such a state are roots: they live as long as the VM.

use super::Vm;
use rustc_hash::FxHashMap;
use std::any::{Any, TypeId};

/// The states of the native modules.
#[derive(Default)]
pub struct ModuleStates(FxHashMap<TypeId, Box<dyn Any>>);

impl ModuleStates {
    /// The state of type `T`.
    pub fn get<T: Default + 'static>(&mut self) -> &mut T {
        self.0
            .entry(TypeId::of::<T>())
            .or_insert_with(|| Box::new(T::default()))
            .downcast_mut()
            .expect("a state is stored under its own type")
    }
}

impl Vm {
    /// The state of a native module, by its type.
    pub fn state<T: Default + 'static>(&mut self) -> &mut T {
        self.states.get()
    }
}
