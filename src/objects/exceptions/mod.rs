//! Exceptions and tracebacks.

pub mod exception;
pub mod exception_methods;
mod fields;
pub mod syntax;
pub mod traceback;
pub mod unicode;
