//! `coroscope trace FILE`: runs a script and writes down what its scheduler does: the log, a recording, a page.

use super::args::{RunOptions, TraceOptions};
use super::recording::{Printing, record};
use super::run::{USAGE, end};
use super::say::{print, tell};
use crate::trace::export;
use crate::trace::history::History;
use crate::trace::log;
use std::path::Path;

/// Runs the script. Its own output becomes lines of the log, or is printed as usual where files are written.
pub fn trace(run: &RunOptions, options: &TraceOptions) -> i32 {
    let to_files = [&options.output, &options.html, &options.perfetto, &options.svg].iter().any(|file| file.is_some());
    let printing = if to_files { Printing::Through } else { Printing::Kept };
    let recorded = match record(run, &options.recording, printing) {
        Ok(recorded) => recorded,
        Err(status) => return status,
    };
    let ending = recorded.ending;
    let history = History::new(recorded.trace);
    if !to_files {
        print(&log::log(&history));
        if let Some(file) = history.trace.header.argv.first().filter(|file| !file.starts_with('-')) {
            let stem = file.strip_suffix(".py").unwrap_or(file);
            print(&format!("save it: coroscope trace {file} -o {stem}.trace      step: coroscope step {file}\n"));
        }
        return end(ending);
    }
    match write_files(&history, options) {
        Ok(()) => end(ending),
        Err((path, error)) => {
            tell(&format!("coroscope: cannot write {path}: {error}"));
            USAGE
        }
    }
}

fn write_files(history: &History, options: &TraceOptions) -> Result<(), (String, std::io::Error)> {
    let at = |path: &Path| path.display().to_string();
    if let Some(path) = &options.output {
        let bytes = history.trace.write(path, !options.no_values).map_err(|error| (at(path), error))?;
        tell(&format!("recorded {} events ({} kB) in {}", history.len(), bytes.div_ceil(1000), at(path)));
    }
    let views: [(&Option<std::path::PathBuf>, fn(&History) -> String, &str); 3] = [
        (&options.html, export::html, "open it in a browser; works without network"),
        (&options.perfetto, export::perfetto, "open it in Perfetto"),
        (&options.svg, export::svg, "a picture of the timeline"),
    ];
    for (path, make, hint) in views {
        if let Some(path) = path {
            std::fs::write(path, make(history)).map_err(|error| (at(path), error))?;
            tell(&format!("wrote {} ({hint})", at(path)));
        }
    }
    Ok(())
}
