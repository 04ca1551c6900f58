//! Text and bytes.

pub mod assembly;
pub mod bytearray;
pub mod bytes;
pub mod bytes_methods;
pub mod codecs;
pub mod format_method;
pub mod memoryview;
pub mod percent;
mod siphash;
pub mod string;
pub mod string_case;
pub mod string_methods;
pub mod string_questions;
pub mod unicode;
pub mod units;
