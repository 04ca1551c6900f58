//! What can be called, and what calls make: functions, natives, methods, code, cells, generators.

pub mod cell;
pub mod code;
pub mod function;
pub mod generator;
pub mod method;
pub mod native;
pub mod signature;
