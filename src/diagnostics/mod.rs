//! Turning errors into text.

pub mod async_names;
pub mod carets;
pub mod colours;
pub mod hints;
pub mod listing;
pub mod suggestions;
pub mod syntax_error;
pub mod traceback;
