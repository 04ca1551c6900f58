//! The virtual machine: registers, frames, calls, coroutines, and everything natives may ask of it.
//!
//! [`Vm`] owns the program's state: shapes, names, built-in classes, the exception being raised, `sys.modules`, the event loops.
//! Natives and the event loop get `&mut Vm`; nothing else is global.

pub mod api;
pub mod coroutine;
pub mod sites;

use crate::heap::{Obj, Shapes, Value};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::names::Names;

/// The interpreter's state.
pub struct Vm {
    /// All shapes.
    pub shapes: Shapes,
    /// Interned names.
    pub names: Names,
    /// The built-in classes, by `TypeId`.
    pub types: Vec<Obj<Class>>,
    /// The built-in exception classes, by `Exc`.
    pub exceptions: Vec<Obj<Class>>,
    /// The exception being raised.
    pub raised: Value,
    /// The builtins' namespace.
    pub builtins: Obj<Dict>,
    /// `sys.modules`
    pub modules: Obj<Dict>,
    /// `NotImplemented`
    pub not_implemented: Value,
    /// What number conversions are limited to.
    pub number_limits: crate::objects::numbers::Limits,
}
