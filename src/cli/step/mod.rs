//! `coroscope step`: walking through a recording, forwards and backwards.
//!
//! [`machine`] is where one stands and every way to move; [`plain`] talks to it line by line, [`tui`] draws it. Both say the same.

pub mod again;
pub mod breaks;
pub mod machine;
pub mod plain;
pub mod quiz;
pub mod snapshot;
pub mod tui;

pub mod draw;
pub mod panes;

use super::args::StepOptions;
use super::recording::{is_recording, of_file};
use super::run::USAGE;
use super::say::{print, tell};
use crate::trace::history::History;
use again::Origin;
use machine::Machine;
use std::io::IsTerminal;

/// The smallest screen that is drawn on.
const SMALLEST: (u16, u16) = (60, 16);

/// Steps through a script or a recording.
pub fn step(options: &StepOptions) -> i32 {
    let subject = &options.step.subject;
    let trace = match of_file(&subject.file, &options.run, &subject.recording) {
        Ok(trace) => trace,
        Err(status) => return status,
    };
    let history = History::new(trace);
    if history.is_empty() {
        tell("coroscope: the recording has no events");
        return USAGE;
    }
    let mut machine = Machine::new(history, subject.file.display().to_string());
    if !is_recording(&subject.file) {
        machine.origin = Some(Origin { run: options.run.clone(), how: subject.recording.clone() });
    }
    if let Some(at) = subject.at {
        if let Err(text) = machine.go_to(&at.to_string()) {
            tell(&format!("coroscope: {text}"));
            return USAGE;
        }
    }
    if subject.json {
        print(&(snapshot::state(&machine.history, &machine.state).to_string() + "\n"));
        return 0;
    }
    if options.step.quiz {
        return quiz::ask(&mut machine);
    }
    let screen = std::io::stdout().is_terminal() && std::io::stdin().is_terminal();
    let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
    let size = crossterm::terminal::size().unwrap_or((0, 0));
    let small = size.0 < SMALLEST.0 || size.1 < SMALLEST.1;
    if options.step.plain || !screen || dumb || small {
        if screen && !options.step.plain {
            tell("note: the terminal is too simple or too small for the screens; this is step --plain");
        }
        return plain::talk(&mut machine);
    }
    let colours = options.run.colours.wanted(true);
    tui::run(&mut machine, options.run.ascii, colours)
}
