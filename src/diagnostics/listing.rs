//! The lines that messages show of a text: its own where it was read from a file, else those of the file that bears its name, where
//! there is one (`linecache`).

use super::syntax_error::{SyntaxError, line_with_end};
use crate::source::Source;

/// Does `work` with the text whose lines tracebacks show; `None` where none are known.
pub fn with_lines<R>(source: &Source, work: impl FnOnce(&Source) -> R) -> Option<R> {
    if source.is_listed {
        return Some(work(source));
    }
    file_of(source).map(|file| work(&file))
}

/// The file that bears the name of a text that came from elsewhere (`compile(text, path, "exec")`).
fn file_of(source: &Source) -> Option<Source> {
    if source.is_own() || source.name.is_empty() || source.name.starts_with('<') && source.name.ends_with('>') {
        return None;
    }
    let path = std::path::Path::new(&*source.name);
    if !path.is_file() {
        return None;
    }
    let text = std::fs::read_to_string(path).ok()?;
    Some(Source::new(&source.name, text.trim_start_matches('\u{feff}').replace("\r\n", "\n")))
}

/// An error that was found once the text had been parsed: its line is the file's.
pub fn with_line_of_file(error: SyntaxError, source: &Source) -> SyntaxError {
    let Some(line) = error.line.filter(|_| error.text.is_none()) else { return error };
    let text = file_of(source).filter(|file| file.line(line).is_some()).map(|file| line_with_end(&file, line));
    SyntaxError { text, ..error }
}
