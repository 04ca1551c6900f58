//! What a whole run comes to: how long it took, how long the loop was idle, which tasks overlapped, what went on unseen.

use super::event::{Event, Id};
use super::history::History;
use super::insight::Sequences;
use super::observer::Record;
use super::state::State;
use super::words::clock;

/// More tasks are not named.
const NAMED: usize = 100;

/// The figures of a run.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Figures {
    /// Tasks of the script.
    pub tasks: usize,
    /// Turns of the loop.
    pub turns: u32,
    /// Nanoseconds from the first event to the last.
    pub total: u64,
    /// Nanoseconds in which nothing was ready.
    pub idle: u64,
    /// Nanoseconds in which two tasks or more slept or waited for the outside at once.
    pub overlap: u64,
    /// Which tasks did.
    pub overlapping: Vec<Id>,
    /// Tasks that failed.
    pub failed: usize,
    /// Those whose exception nobody asked for.
    pub unseen: usize,
    /// Whether events were left out.
    pub gap: bool,
}

/// Works the figures out, event by event.
#[derive(Default)]
pub struct Tally {
    figures: Figures,
    sequences: Sequences,
}

impl Tally {
    /// Takes an event; `before` is the state before it.
    pub fn add(&mut self, history: &History, before: &State, record: &Record) {
        let passed = record.t.saturating_sub(before.t);
        if passed > 0 {
            self.pass(before, passed);
        }
        self.figures.failed += usize::from(matches!(record.event, Event::TaskFail { .. }));
        self.figures.unseen += usize::from(matches!(record.event, Event::NeverRetrieved { .. }));
        self.sequences.add(history, record);
    }

    fn pass(&mut self, state: &State, passed: u64) {
        let mut sleeping = state.tasks.iter().filter(|task| sleeps(task)).map(|task| task.id);
        let (Some(first), Some(second)) = (sleeping.next(), sleeping.next()) else { return };
        let figures = &mut self.figures;
        figures.overlap += passed;
        let room = NAMED.saturating_sub(figures.overlapping.len());
        for id in [first, second].into_iter().chain(sleeping).take(room + NAMED) {
            if figures.overlapping.len() < NAMED && !figures.overlapping.contains(&id) {
                figures.overlapping.push(id);
            }
        }
    }

    /// The whole in words; `last` is the state at the end.
    pub fn summary(&self, history: &History, last: &State) -> String {
        let mut figures = self.figures.clone();
        figures.tasks = last.tasks.len();
        figures.gap = last.gap.is_some();
        (figures.turns, figures.total, figures.idle) = (last.turn, last.t, last.idled);
        in_words(history, &figures) + &self.sequences.notes()
    }
}

fn sleeps(task: &super::state::Task) -> bool {
    task.wait.as_ref().is_some_and(|wait| wait.is_sleep() || wait.kind.starts_with("io") || wait.kind == "thread")
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// `3 tasks, 7 turns`
pub fn counts(history: &History) -> String {
    let last = history.trace.records.last();
    let turns = last.map_or(0, |record| record.turn) as usize;
    format!("{}, {}", counted(history.names.tasks().count(), "task"), counted(turns, "turn"))
}

/// What a recording comes to.
pub fn summary(history: &History) -> String {
    let (mut tally, mut state) = (Tally::default(), State::default());
    for record in &history.trace.records {
        tally.add(history, &state, record);
        state.apply(record);
    }
    let mut text = tally.summary(history, &state);
    if history.trace.cut_off {
        text.push_str(&format!("note: the recording was cut off at event {}\n", history.last()));
    }
    text
}

fn in_words(history: &History, figures: &Figures) -> String {
    let share = if figures.total > 0 { (figures.idle as f64 / figures.total as f64 * 100.0).round() } else { 0.0 };
    let mut text = format!("{}, {} s", counts(history), clock(figures.total));
    match figures.gap {
        true => text.push_str("; some events were left out (--max-events)"),
        false => text.push_str(&format!("; the loop was idle {} s ({share} %)", clock(figures.idle))),
    }
    match &figures.overlapping[..] {
        _ if figures.gap => {}
        [] => {}
        [first, second] => text.push_str(&format!(
            "; {} and {} overlapped for {} s",
            history.names.task(*first),
            history.names.task(*second),
            clock(figures.overlap)
        )),
        many => {
            let count = if many.len() < NAMED { many.len().to_string() } else { format!("{NAMED} or more") };
            text.push_str(&format!("; {count} tasks overlapped, for {} s in all", clock(figures.overlap)));
        }
    }
    match (figures.failed, figures.unseen) {
        (0, _) => {}
        (failed, 0) => text.push_str(&format!("; {} failed", counted(failed, "task"))),
        (failed, unseen) if failed == unseen => {
            text.push_str(&format!("; {} failed unseen", counted(failed, "task")));
        }
        (failed, unseen) => text.push_str(&format!("; {} failed, {unseen} of them unseen", counted(failed, "task"))),
    }
    text.push('\n');
    text
}
