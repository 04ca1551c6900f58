//! Running the script again from where one stands: as it is on the disk now, or with another task going first.
//!
//! Only a script can be run again, a bare recording cannot. The run gets the input that the first one got, and up to the place where one
//! stands it must do what that did.

use super::machine::Machine;
use crate::cli::args::{Recording, RunOptions};
use crate::cli::recording::record_again;
use crate::trace::event::{Event, Id, Job};
use crate::trace::history::History;
use crate::trace::observer::Record;
use crate::trace::replay::Schedule;

/// How the recording was made.
pub struct Origin {
    /// How the script was run.
    pub run: RunOptions,
    /// How it was recorded.
    pub how: Recording,
}

const NO_SCRIPT: &str = "this is a recording: only a script can be run again (coroscope step SCRIPT)";

impl Machine {
    /// Runs the script with the same schedule up to here, and a ready task first from here on.
    pub fn other_order(&mut self, id: Id) -> Result<String, String> {
        let origin = self.origin.as_ref().ok_or(NO_SCRIPT)?;
        let name = self.history.names.task(id);
        let place = self.state.queued().position(|entry| entry.job == Job::Step && entry.handle == id);
        let place = place.ok_or_else(|| format!("{name} is not in the ready queue here: it cannot go first"))?;
        if place == 0 {
            return Err(format!("{name} is first in the queue anyway; select another ready task ([ and ])"));
        }
        let records = &self.history.trace.records[..=self.position];
        let steps = records.iter().filter(|record| self.is_step(record)).count() as u64;
        let schedule = origin.run.schedule.clone().unwrap_or_default().with_step(steps + 1, place);
        self.run_again(Some(schedule), Some(self.n()))?;
        let moved = self.next();
        Ok(format!("{name} goes first here{}", if moved { "" } else { "; nothing comes after this" }))
    }

    /// Runs the script as it is now, as usual.
    pub fn again(&mut self) -> Result<String, String> {
        let changed = self.source_text();
        let schedule = self.origin.as_ref().and_then(|origin| origin.run.schedule.clone());
        self.run_again(schedule, None)?;
        let what = if changed == self.source_text() { "the script has not changed" } else { "the script has changed" };
        Ok(format!("{what}; it was run again: {} events", self.history.len()))
    }

    fn source_text(&self) -> Option<String> {
        self.history.trace.header.sources.first().map(|source| source.sha256.clone())
    }

    /// Whether an event is a step out of the ready queue, as schedules count them.
    fn is_step(&self, record: &Record) -> bool {
        let pushed = || record.cause.and_then(|n| self.history.get(n)).map(|cause| &cause.event);
        match record.event {
            Event::CallbackRun { .. } => true,
            // An eager task's first step takes no place in the queue.
            Event::TaskResume { .. } => matches!(pushed(), Some(Event::ReadyPush { .. })),
            _ => false,
        }
    }

    fn run_again(&mut self, schedule: Option<Schedule>, until: Option<u64>) -> Result<(), String> {
        let origin = self.origin.as_mut().ok_or(NO_SCRIPT)?;
        let options = RunOptions { schedule, replay: None, ..origin.run.clone() };
        let recorded = record_again(&options, &origin.how, &self.history.trace, until)
            .map_err(|status| format!("the script cannot be run (exit status {status})"))?;
        if recorded.trace.records.is_empty() {
            return Err("the new run has no events".to_owned());
        }
        if let Some(status) = recorded.verdict.filter(|status| *status == crate::trace::replay::LEFT) {
            return Err(format!(
                "the new run left its record before this place (exit status {status}); press r to run it anew"
            ));
        }
        origin.run = options;
        let here = self.n();
        self.history = History::new(recorded.trace);
        let position = self.history.position(here.min(self.history.last()));
        self.position = position;
        self.state = self.history.state_at(position);
        self.task = self.task.filter(|id| self.state.task(*id).is_some());
        Ok(())
    }

    /// What the command line needs to come back here.
    pub fn address(&self) -> String {
        let schedule = self.origin.as_ref().and_then(|origin| origin.run.schedule.as_ref());
        let schedule = schedule.map_or(String::new(), |schedule| format!("--schedule {schedule} "));
        format!("{schedule}--at {} {}", self.n(), self.file)
    }
}
