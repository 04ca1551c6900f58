//! What works on every value: each file adds methods to [`Vm`](crate::vm::Vm).
//!
//! Built-in kinds are dispatched here by a `match`; everything else (instances of script classes, native objects, classes,
//! exceptions) goes by special methods looked up on the class. A method named `…_step` may leave a request for the run loop
//! (`Ok(Unbound)`, see [`Vm::tail_call`](crate::vm::Vm::tail_call)); the one without `_step` completes it by a nested run.

mod assignment;
pub mod attributes;
pub mod compare;
pub mod convert;
pub mod errors;
pub mod hash;
pub mod items;
pub mod iteration;
pub mod operators;
pub mod special;
pub mod text;
pub mod truth;
