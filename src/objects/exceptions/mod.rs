//! Exceptions and tracebacks.

pub mod exception;
pub mod traceback;
