//! Commands that show the scheduler: what the views of a recording show, of the session so far.
//!
//! The session is recorded from its beginning, like a script under `coroscope step`; each command folds what there is. No command
//! looks into the machine.

use super::session::Session;
use crate::cli::step::machine::Machine;
use crate::cli::step::plain;
use crate::trace::export::html;
use crate::trace::file::Header;
use crate::trace::history::History;
use crate::trace::log;
use crate::trace::observer::{Level, Tracer};
use crate::trace::recorder::{MAX_EVENTS, Recorder};
use std::path::Path;

/// How many events `:events` shows where nobody says otherwise.
const EVENTS: usize = 20;

/// Begins to record a session.
pub fn listen(interpreter: &mut crate::interpreter::Interpreter) -> Recorder {
    let (recorder, observer) = Recorder::new(MAX_EVENTS);
    interpreter.vm.tracer = Some(Box::new(Tracer::new(observer, Level::Sched)));
    recorder
}

/// The session so far, at its last event; none where nothing has happened.
fn machine(session: &mut Session) -> Option<Machine> {
    let history = history(session);
    if history.is_empty() {
        return None;
    }
    let mut machine = Machine::new(history, "the session".to_owned());
    machine.jump(machine.end());
    Some(machine)
}

fn history(session: &mut Session) -> History {
    let vm = &mut session.interpreter.vm;
    if let Some(tracer) = &mut vm.tracer {
        tracer.share_sources();
    }
    let clock = if vm.event_loop.clock.is_virtual() { "virtual" } else { "real" };
    let header = Header::new("sched", clock, Vec::new());
    History::new(session.recorder.so_far(header, |source| source.name.to_string()))
}

/// What a view says to a command of `step --plain`.
pub fn show(session: &mut Session, command: &str) -> String {
    match machine(session) {
        Some(mut machine) => plain::answer(&mut machine, command),
        None => "no task has run yet\n".to_owned(),
    }
}

/// The last events, as the log has them.
pub fn events(session: &mut Session, count: &str) -> String {
    let count = count.parse().unwrap_or(EVENTS);
    let text = log::log(&history(session));
    let lines: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).collect();
    let from = lines.len().saturating_sub(count).max(1);
    lines.first().into_iter().chain(lines.iter().skip(from)).map(|line| format!("{line}\n")).collect()
}

/// `:trace save FILE`, `:trace html FILE`
pub fn trace(session: &mut Session, argument: &str) -> String {
    let history = history(session);
    let written = match argument.split_once(' ').map(|(what, file)| (what, file.trim())) {
        Some(("save", file)) => history.trace.write(Path::new(file), true).map(|_| file),
        Some(("html", file)) => std::fs::write(file, html(&history)).map(|()| file),
        _ => return ":trace save FILE, :trace html FILE\n".to_owned(),
    };
    match written {
        Ok(file) => format!("{} events are in {file}\n", history.len()),
        Err(error) => format!("{error}\n"),
    }
}
