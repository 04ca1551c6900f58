//! `coroscope export TRACE FORMAT`: a recording as a page, a picture, a table.

use super::args::{ExportOptions, Format};
use super::recording::read;
use super::run::USAGE;
use super::say::{print, tell};
use crate::trace::export;
use crate::trace::history::History;
use crate::trace::log;

/// Converts and writes.
pub fn export(options: &ExportOptions) -> i32 {
    let trace = match read(&options.file) {
        Ok(trace) => trace,
        Err(status) => return status,
    };
    let history = History::new(trace);
    let text = match options.format {
        Format::Html => export::html(&history),
        Format::Perfetto => export::perfetto(&history),
        Format::Svg => export::svg(&history),
        Format::Mermaid => export::mermaid(&history),
        Format::Text => log::log(&history),
        Format::Csv => export::csv(&history),
        Format::Jsonl => history.trace.to_text(true),
    };
    let Some(path) = &options.output else {
        print(&text);
        return 0;
    };
    match std::fs::write(path, text) {
        Ok(()) => 0,
        Err(error) => {
            tell(&format!("coroscope: cannot write {}: {error}", path.display()));
            USAGE
        }
    }
}
