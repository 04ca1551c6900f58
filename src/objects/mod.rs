//! Objects: one file per Python type, and the protocols that join them.
//!
//! A type's file owns its body, its spec (methods as rows) and its Rust API; `protocols/` owns what works on every value (truth,
//! equality, hash, attributes, operators, iteration, items, conversion to text); `callables/native.rs` owns rows.

#![allow(missing_docs)] // variants' fields are named as Python names them

pub mod callables;
pub mod classes;
pub mod containers;
pub mod exceptions;
pub mod numbers;
pub mod protocols;
pub mod text;

pub use callables::{async_step, cell, code, function, generator, method, native, signature};
pub use classes::{alias, class, descriptor, module, names, object_type, singleton, types, union, weakref};
pub use containers::{dict, iterator, iterator_types, list, range, set, slice, tuple, views};
pub use exceptions::{exception, exception_methods, traceback};
pub use numbers::{bool, complex, float, float_arithmetic, int};
pub use text::{bytes, codecs, memoryview, string};

/// `Class[item]` of built-in generic classes: a generic alias.
pub fn class_item(vm: &mut crate::vm::Vm, args: native::Args<'_>) -> native::Answer {
    vm.generic_alias(&args[0], &args[1])
}
