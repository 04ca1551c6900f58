//! What a whole run comes to: how long it took, how long the loop was idle, which tasks overlapped.

use super::event::{Event, Id};
use super::history::History;
use super::state::State;
use super::words::clock;

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
}

/// Works the figures out.
pub fn figures(history: &History) -> Figures {
    let mut figures = Figures::default();
    let mut state = State::default();
    for record in &history.trace.records {
        let passed = record.t.saturating_sub(state.t);
        if passed > 0 {
            let sleeping: Vec<Id> = state.tasks.iter().filter(|task| sleeps(task)).map(|task| task.id).collect();
            if sleeping.len() > 1 {
                figures.overlap += passed;
                sleeping.into_iter().for_each(|id| {
                    if !figures.overlapping.contains(&id) && figures.overlapping.len() < 100 {
                        figures.overlapping.push(id);
                    }
                });
            }
        }
        figures.failed += usize::from(matches!(record.event, Event::TaskFail { .. }));
        state.apply(record);
    }
    figures.tasks = state.tasks.len();
    (figures.turns, figures.total, figures.idle) = (state.turn, state.t, state.idled);
    figures
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

/// The figures as one line.
pub fn summary(history: &History) -> String {
    let figures = figures(history);
    let share = if figures.total > 0 { (figures.idle as f64 / figures.total as f64 * 100.0).round() } else { 0.0 };
    let mut text = format!(
        "{}, {} s; the loop was idle {} s ({share} %)",
        counts(history),
        clock(figures.total),
        clock(figures.idle)
    );
    match &figures.overlapping[..] {
        [] => {}
        [first, second] => text.push_str(&format!(
            "; {} and {} overlapped for {} s",
            history.names.task(*first),
            history.names.task(*second),
            clock(figures.overlap)
        )),
        many => text.push_str(&format!("; {} tasks overlapped, for {} s in all", many.len(), clock(figures.overlap))),
    }
    if figures.failed > 0 {
        text.push_str(&format!("; {} failed", counted(figures.failed, "task")));
    }
    text.push('\n');
    if history.trace.cut_off {
        text.push_str(&format!("note: the recording was cut off at event {}\n", history.last()));
    }
    text
}
