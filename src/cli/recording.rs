//! Getting a recording: by running a script, or from a file.

use super::args::{Clock, Detail, Program, Recording, RunOptions};
use super::run::{USAGE, load, settings};
use super::say::tell;
use crate::interpreter::{Ending, Interpreter};
use crate::source::Source;
use crate::trace::file::{Header, Trace};
use crate::trace::observer::{Level, Tracer};
use crate::trace::recorder::Recorder;
use std::path::Path;

/// What becomes of what the script prints.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Printing {
    /// It is printed as usual.
    Through,
    /// It is in the recording alone.
    Kept,
    /// stderr too is in the recording alone.
    AllKept,
}

/// A script that was run.
pub struct Recorded {
    /// What happened.
    pub trace: Trace,
    /// How it ended.
    pub ending: Ending,
}

/// Runs a script and records it; the exit status where it cannot be loaded.
pub fn record(options: &RunOptions, how: &Recording, printing: Printing) -> Result<Recorded, i32> {
    let program = options.program.clone().ok_or(USAGE)?;
    let loaded = load(&program).map_err(|failure| failure.report())?;
    let settings = settings(options, &program);
    let mut header = Header::new(level_name(how.level), clock_name(options.clock), settings.argv.clone());
    let folder = settings.script_folder.clone();
    let mut interpreter = Interpreter::new(settings);
    // What a recording holds is text.
    interpreter.vm.hints.colours = false;
    interpreter.vm.answer_interrupts();
    let (recorder, observer) = Recorder::new(how.max_events);
    interpreter.vm.tracer = Some(Box::new(Tracer::new(observer, level_of(how.level))));
    interpreter.vm.trace_instructions = how.level != Detail::Sched;
    if printing != Printing::Through {
        interpreter.vm.output.keep_stdout_back();
    }
    if printing == Printing::AllKept {
        interpreter.vm.output.keep_stderr_back();
    }
    let main = loaded.source.name.clone();
    let ending = match program {
        Program::File(_) => interpreter.run_script(loaded.source),
        Program::Code(_) | Program::Stdin | Program::Module(_) => interpreter.run_text(loaded.source),
    };
    let exit = match ending {
        Ending::Status(status) => status,
        Ending::Interrupted => 130,
    };
    let (now, written) = (interpreter.vm.event_loop.clock.now(), interpreter.vm.output.take_stderr());
    if let Some(mut tracer) = interpreter.vm.tracer.take() {
        tracer.finish(exit, now, written);
    }
    let script = header.argv.first().cloned().unwrap_or_default();
    header.argv.truncate(100);
    let shown =
        |source: &Source| if source.name == main { script.clone() } else { below(&source.name, folder.as_deref()) };
    Ok(Recorded { trace: recorder.into_trace(header, shown), ending })
}

/// A path as it is seen from the script's folder.
fn below(path: &str, folder: Option<&str>) -> String {
    let rest = folder.filter(|folder| !folder.is_empty()).and_then(|folder| path.strip_prefix(folder));
    rest.map_or(path, |rest| rest.trim_start_matches('/')).to_owned()
}

fn level_of(detail: Detail) -> Level {
    match detail {
        Detail::Sched => Level::Sched,
        Detail::Calls => Level::Calls,
        Detail::Lines => Level::Lines,
    }
}

fn level_name(detail: Detail) -> &'static str {
    match detail {
        Detail::Sched => "sched",
        Detail::Calls => "calls",
        Detail::Lines => "lines",
    }
}

fn clock_name(clock: Clock) -> &'static str {
    match clock {
        Clock::Real => "real",
        Clock::Virtual => "virtual",
    }
}

/// Whether a file is a recording, by its first bytes.
pub fn is_recording(path: &Path) -> bool {
    use std::io::Read;
    let mut start = [0; 20];
    let read = std::fs::File::open(path).and_then(|mut file| file.read(&mut start)).unwrap_or(0);
    start[..read].starts_with(b"{\"coroscope_trace\"") || start[..read].starts_with(&[0x1f, 0x8b])
}

/// Reads a recording; what there is to say about it goes to stderr.
pub fn read(path: &Path) -> Result<Trace, i32> {
    let trace = Trace::read(path).map_err(|error| {
        tell(&format!("coroscope: {}: {error}", path.display()));
        USAGE
    })?;
    for note in trace.notes.iter().take(5) {
        tell(&format!("note: {}: {note}", path.display()));
    }
    if trace.cut_off {
        let last = trace.records.last().map_or(0, |record| record.n);
        tell(&format!("note: {}: the recording was cut off at event {last}", path.display()));
    }
    if let Some(note) = changed(&trace) {
        tell(&note);
    }
    Ok(trace)
}

/// Whether the script on disk is still the one that was recorded.
fn changed(trace: &Trace) -> Option<String> {
    let source = trace.header.sources.first()?;
    let text = std::fs::read_to_string(&source.path).ok()?;
    let same = crate::trace::file::sha256(&text) == source.sha256 || text.contains('\r');
    (!same).then(|| format!("note: {} has changed since it was recorded; the recorded text is shown", source.path))
}

/// A recording of a file that may be one already, or a script to run for it.
pub fn of_file(path: &Path, run: &RunOptions, how: &Recording) -> Result<Trace, i32> {
    if is_recording(path) {
        return read(path);
    }
    Ok(record(run, how, Printing::AllKept)?.trace)
}
