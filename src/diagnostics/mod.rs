//! Turning errors into text.

pub mod suggestions;
pub mod syntax_error;
