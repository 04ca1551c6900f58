//! Text and bytes.

pub mod bytes;
pub mod string;
