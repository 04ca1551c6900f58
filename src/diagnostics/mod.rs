//! Turning errors into text.

pub mod suggestions;
