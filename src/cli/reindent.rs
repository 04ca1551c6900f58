//! `reindent`: the block structure recovered for a script that has lost its indentation.

use crate::parser::reindent::recover;
use std::io::Write;
use std::path::Path;

/// `coroscope reindent FILE`: prints the text with its blocks; a script that needs none is printed as it is.
pub fn reindent(file: &Path) -> i32 {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "coroscope: {}: {error}", file.display());
            return super::run::USAGE;
        }
    };
    let text = recover(&text).unwrap_or(text);
    // A reader that stops early is no error.
    let _ = std::io::stdout().write_all(text.as_bytes());
    0
}
