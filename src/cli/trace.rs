//! `coroscope trace FILE`: runs a script and writes down what its scheduler does: the log, a recording, a page.

use super::args::{RunOptions, TraceOptions};
use super::recording::{Printing, record, record_for, record_live};
use super::run::{USAGE, end};
use super::say::{print, tell, written};
use crate::trace::export;
use crate::trace::file::{self, Header, Written};
use crate::trace::history::History;
use crate::trace::observer::Record;
use std::io::Write;
use std::path::Path;

/// Runs the script. Its own output becomes lines of the log, or is printed as usual where files are written.
pub fn trace(run: &RunOptions, options: &TraceOptions) -> i32 {
    let to_files = [&options.output, &options.html, &options.perfetto, &options.svg].iter().any(|file| file.is_some());
    if !to_files {
        return live(run, options);
    }
    for path in [&options.output, &options.html, &options.perfetto, &options.svg].into_iter().flatten() {
        if let Err(error) = can_be_written(path) {
            return cannot_write(&path.display().to_string(), &error);
        }
    }
    if let (Some(path), true) = (&options.output, wants_file_alone(run, options)) {
        return to_file(run, options, path);
    }
    let recorded = match record(run, &options.recording, Printing::Through) {
        Ok(recorded) => recorded,
        Err(status) => return status,
    };
    let (ending, verdict) = (recorded.ending, recorded.verdict);
    let history = History::new(recorded.trace);
    match write_files(&history, options) {
        Ok(()) => verdict.unwrap_or_else(|| end(ending)),
        Err((path, error)) => cannot_write(&path, &error),
    }
}

/// Finds out before the script runs whether a file can be written afterwards; it stays as it is.
fn can_be_written(path: &Path) -> std::io::Result<()> {
    let is_new = match std::fs::metadata(path) {
        // Whoever reads a pipe or a terminal is asked once.
        Ok(file) if !file.is_file() && !file.is_dir() => return Ok(()),
        found => found.is_err(),
    };
    std::fs::OpenOptions::new().append(true).create(true).open(path)?;
    if is_new {
        std::fs::remove_file(path)?;
    }
    Ok(())
}

/// Whether nothing but the recording is asked for: then no view of it needs to be made.
fn wants_file_alone(run: &RunOptions, options: &TraceOptions) -> bool {
    let views = [&options.html, &options.perfetto, &options.svg];
    run.replay.is_none() && views.iter().all(|file| file.is_none())
}

/// Runs the script and writes its recording.
fn to_file(run: &RunOptions, options: &TraceOptions, path: &Path) -> i32 {
    let mut written = None;
    let write = |header: &Header, records: &mut dyn Iterator<Item = Record>| {
        written = Some(file::write(path, header, records, !options.no_values));
    };
    let recorded = match record_for(run, &options.recording, write) {
        Ok(recorded) => recorded,
        Err(status) => return status,
    };
    match written {
        Some(Err(error)) => return cannot_write(&path.display().to_string(), &error),
        Some(Ok(written)) => tell_written(written, path),
        None => {}
    }
    recorded.status()
}

fn tell_written(written: Written, path: &Path) {
    let (events, kilobytes) = (written.events, written.bytes.div_ceil(1000));
    tell(&format!("recorded {events} events ({kilobytes} kB) in {}", path.display()));
}

fn cannot_write(path: &str, error: &std::io::Error) -> i32 {
    tell(&format!("coroscope: cannot write {path}: {error}"));
    USAGE
}

/// Writes the log while the script runs.
fn live(run: &RunOptions, options: &TraceOptions) -> i32 {
    let ascii = run.ascii;
    let write = move |text: &str| {
        let text = written(text, ascii);
        // A reader that has seen enough (`| head`) ends the run, as it ends any program that writes.
        if std::io::stdout().write_all(text.as_bytes()).is_err() {
            std::process::exit(0);
        }
    };
    let (summary, recorded) =
        match record_live(run, &options.recording, (Printing::Kept, !options.no_values), Box::new(write)) {
            Ok(recorded) => recorded,
            Err(status) => return status,
        };
    print(&written(&format!("\n{summary}"), ascii));
    let file = recorded.trace.header.argv.first().filter(|file| !run.quiet && !file.starts_with('-'));
    if let Some(file) = file {
        let stem = file.strip_suffix(".py").unwrap_or(file);
        print(&format!("save it: coroscope trace {file} -o {stem}.trace      step: coroscope step {file}\n"));
    }
    recorded.status()
}

fn write_files(history: &History, options: &TraceOptions) -> Result<(), (String, std::io::Error)> {
    let at = |path: &Path| path.display().to_string();
    if let Some(path) = &options.output {
        let written = history.trace.write(path, !options.no_values).map_err(|error| (at(path), error))?;
        tell_written(written, path);
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
