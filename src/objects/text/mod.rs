//! Text and bytes.

pub mod bytes;
pub mod format_method;
pub mod percent;
pub mod string;
pub mod string_methods;
