//! Getting a recording: by running a script, or from a file.

use super::args::{Detail, HintsWhen, Program, Recording, RunOptions};
use super::run::{Loaded, USAGE, end, go, load, misfit, settings};
use super::say::tell;
use crate::interpreter::{Ending, Interpreter, Pace};
use crate::source::Source;
use crate::trace::file::{Header, Trace, sha256};
use crate::trace::history::History;
use crate::trace::live::LiveLog;
use crate::trace::observer::{Level, Observer, Record, Tracer};
use crate::trace::recorder::Recorder;
use crate::trace::replay::{LEFT, Replay, Schedule, restart_numbers};
use crate::trace::words::{clock, sentence};
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
    /// An exit status that overrides that: it left its record, or the schedule did not fit it (6).
    pub verdict: Option<i32>,
}

impl Recorded {
    /// The exit status; by Ctrl-C the process dies of it.
    pub fn status(&self) -> i32 {
        let status = end(self.ending);
        self.verdict.unwrap_or(status)
    }
}

/// Runs a script and records it; the exit status where it cannot be loaded.
pub fn record(options: &RunOptions, how: &Recording, printing: Printing) -> Result<Recorded, i32> {
    let run = Run::prepare(options, how)?;
    let (recorder, observer) = Recorder::new(how.max_events);
    let shown = run.shown();
    let (header, finished) = (run.header.clone(), run.play(observer, printing));
    Ok(finished.recorded(recorder.into_trace(header, shown)))
}

/// Runs a script and hands what happened to `take`, event by event; what is answered holds no events.
pub fn record_for(
    options: &RunOptions,
    how: &Recording,
    take: impl FnOnce(&Header, &mut dyn Iterator<Item = Record>),
) -> Result<Recorded, i32> {
    let run = Run::prepare(options, how)?;
    let (recorder, observer) = Recorder::new(how.max_events);
    let shown = run.shown();
    let (header, finished) = (run.header.clone(), run.play(observer, Printing::Through));
    let (header, mut records) = recorder.into_records(header, shown);
    take(&header, &mut records);
    Ok(finished.recorded(Trace { header, records: Vec::new(), cut_off: false, notes: Vec::new() }))
}

/// Runs a script while its log is written, line by line, with its values and output or without; the log's summary, and how it ended.
pub fn record_live(
    options: &RunOptions,
    how: &Recording,
    (printing, values): (Printing, bool),
    write: Box<dyn FnMut(&str)>,
) -> Result<(String, Recorded), i32> {
    let run = Run::prepare(options, how)?;
    let header = run.header.clone();
    let shown = Box::new(run.shown());
    let (log, observer) = LiveLog::new(header.clone(), how.max_events, (options.verbose, values), shown, write);
    let finished = run.play(observer, printing);
    let nothing = Trace { header, records: Vec::new(), cut_off: false, notes: Vec::new() };
    Ok((log.summary(), finished.recorded(nothing)))
}

/// Runs a script once more after a recording: it is given the same input. Up to event `until` (none for no event) it must do the same.
pub fn record_again(
    options: &RunOptions,
    how: &Recording,
    before: &Trace,
    until: Option<u64>,
) -> Result<Recorded, i32> {
    let mut run = Run::prepare(options, how)?;
    run.replay = Some(match until {
        Some(n) => Replay::up_to(before, n),
        None => Replay::inputs_of(before),
    });
    let (recorder, observer) = Recorder::new(how.max_events);
    let shown = run.shown();
    let (header, finished) = (run.header.clone(), run.play(observer, Printing::AllKept));
    Ok(finished.recorded(recorder.into_trace(header, shown)))
}

/// A program that is about to run.
struct Run {
    interpreter: Interpreter,
    program: Program,
    loaded: Option<Loaded>,
    header: Header,
    folder: Option<String>,
    level: Detail,
    replay: Option<Replay>,
    /// What is to be repeated.
    record: Option<Trace>,
}

/// A program that has run.
struct Finished {
    ending: Ending,
    left: Option<u64>,
    verdict: Option<i32>,
    record: Option<Trace>,
}

impl Run {
    fn prepare(options: &RunOptions, how: &Recording) -> Result<Run, i32> {
        let program = options.program.clone().ok_or(USAGE)?;
        let record = options.replay.as_deref().map(read).transpose()?;
        let loaded = match &program {
            Program::Module(_) => None,
            _ => Some(load(&program).map_err(|failure| failure.report())?),
        };
        let mut options = options.clone();
        let mut level = how.level;
        if let Some(record) = &record {
            same_source(record, loaded.as_ref())?;
            level = detail_of(&record.header.level);
            options.hints = if record.header.hints { HintsWhen::On } else { HintsWhen::Off };
            options.seed = options.seed.or(Some(record.header.seed).filter(|_| record.header.clock == "virtual"));
            options.schedule = options.schedule.or_else(|| Schedule::parse(&record.header.schedule).ok());
        }
        let replays_real = record.as_ref().is_some_and(|record| record.header.clock == "real");
        options.clock = if record.is_some() { Pace::Virtual } else { options.clock };
        let settings = settings(&options, &program);
        let clock = if replays_real { Pace::Real } else { options.clock };
        let mut header = Header::new(level_name(level), clock_name(clock), settings.argv.clone());
        header.argv.truncate(100);
        header.seed = settings.seed.unwrap_or(0);
        header.hints = settings.hints;
        header.schedule = settings.schedule.clone().unwrap_or(header.schedule);
        let folder = settings.script_folder.clone();
        restart_numbers();
        let interpreter = Interpreter::new(settings);
        let replay = record.as_ref().map(Replay::of);
        Ok(Run { interpreter, program, loaded, header, folder, level, replay, record })
    }

    /// How a source's path is written: as the user gave it, or as it is seen from the script's folder.
    fn shown(&self) -> impl Fn(&Source) -> String + use<> {
        let main = self.loaded.as_ref().map(|loaded| loaded.source.name.clone());
        let script = self.header.argv.first().cloned().unwrap_or_default();
        let folder = self.folder.clone();
        move |source: &Source| {
            let is_main = main.as_ref().is_some_and(|main| *main == source.name);
            if is_main { script.clone() } else { below(&source.name, folder.as_deref()) }
        }
    }

    fn play(mut self, observer: Box<dyn Observer>, printing: Printing) -> Finished {
        let vm = &mut self.interpreter.vm;
        // What a recording holds is text.
        vm.hints.colours = false;
        vm.answer_interrupts();
        let mut tracer = Tracer::new(observer, level_of(self.level));
        tracer.replay = self.replay.take().map(Box::new);
        vm.tracer = Some(Box::new(tracer));
        vm.trace_instructions = self.level != Detail::Sched;
        if printing != Printing::Through {
            vm.output.keep_stdout_back();
        }
        if printing == Printing::AllKept {
            vm.output.keep_stderr_back();
        }
        let loaded = self.loaded.take();
        let ending = go(&mut self.interpreter, &self.program, loaded);
        let exit = match ending {
            Ending::Status(status) => status,
            Ending::Interrupted => 130,
        };
        let vm = &mut self.interpreter.vm;
        let (now, written) = (vm.event_loop.clock.now(), vm.output.take_stderr());
        let mut left = None;
        if let Some(mut tracer) = vm.tracer.take() {
            tracer.finish(exit, now, written);
            left = tracer.left();
        }
        let verdict = misfit(&self.interpreter).or(left.map(|_| LEFT));
        Finished { ending, left, verdict, record: self.record }
    }
}

impl Finished {
    /// The result; says where the run left its record.
    fn recorded(self, trace: Trace) -> Recorded {
        if let Some(n) = self.left {
            let then = self.record.as_ref().map(|record| event_in_words(record.clone(), n));
            tell(&format!("coroscope: replay: the run left its record at event {n}"));
            if let Some(then) = then {
                tell(&format!("  recorded: {then}"));
            }
            tell(&format!("  now:      {}", event_in_words(trace.clone(), n)));
        }
        Recorded { trace, ending: self.ending, verdict: self.verdict }
    }
}

/// An event of a recording as a sentence.
fn event_in_words(trace: Trace, n: u64) -> String {
    let history = History::new(trace);
    match history.get(n) {
        Some(record) => format!("{} (t={} s)", sentence(&history, &history.state(n), record), clock(record.t)),
        None => "nothing more".to_owned(),
    }
}

/// Exit status 6 where the script is not the one that was recorded.
fn same_source(record: &Trace, loaded: Option<&Loaded>) -> Result<(), i32> {
    let recorded = record.header.sources.first();
    let same = match (recorded, loaded) {
        (Some(recorded), Some(loaded)) => recorded.sha256 == sha256(&loaded.source.text),
        _ => true,
    };
    if same {
        return Ok(());
    }
    let path = recorded.map_or("the script", |source| &*source.path);
    tell(&format!("coroscope: replay: {path} is not the text that was recorded; record it again"));
    Err(LEFT)
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

fn detail_of(level: &str) -> Detail {
    match level {
        "lines" => Detail::Lines,
        "calls" => Detail::Calls,
        _ => Detail::Sched,
    }
}

fn level_name(detail: Detail) -> &'static str {
    match detail {
        Detail::Sched => "sched",
        Detail::Calls => "calls",
        Detail::Lines => "lines",
    }
}

fn clock_name(clock: Pace) -> &'static str {
    match clock {
        Pace::Real | Pace::Times(_) => "real",
        Pace::Virtual => "virtual",
    }
}

/// Whether a file is a recording, by its first bytes; one that is called like a recording is never run as a script.
pub fn is_recording(path: &Path) -> bool {
    use std::io::Read;
    let name = path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    if name.ends_with(".trace") || name.ends_with(".trace.gz") {
        return true;
    }
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
