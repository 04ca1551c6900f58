//! What can be called, and what calls make: functions, natives, methods, code, cells, generators.

pub mod async_step;
pub mod cell;
pub mod code;
pub mod code_methods;
pub mod frame;
pub mod function;
pub mod function_methods;
pub mod generator;
pub mod generator_methods;
pub mod method;
pub mod native;
pub mod native_methods;
pub mod signature;
