//! `coroscope why`: one sentence about a task at an event, or the chain of events behind it.

use super::args::WhyOptions;
use super::recording::of_file;
use super::run::USAGE;
use super::say::{print, tell, written};
use crate::trace::event::Id;
use crate::trace::history::History;
use crate::trace::state::State;
use crate::trace::why::{chain, chain_step, why};

/// Answers; exit status 2 where there is no such task or event.
pub fn why_command(options: &WhyOptions) -> Result<String, String> {
    let subject = &options.ask.subject;
    let trace = of_file(&subject.file, &options.run, &subject.recording).map_err(|_| String::new())?;
    let history = History::new(trace);
    let n = subject.at.unwrap_or(history.last());
    if history.is_empty() {
        return Err("the recording has no events".to_owned());
    }
    if n > history.last() || n == 0 {
        return Err(format!("there is no event {n}: the events are 1 to {}", history.last()));
    }
    let state = history.state(n);
    let tasks: Vec<Id> = match &options.ask.task {
        Some(name) => vec![history.task_called(name).ok_or_else(|| unknown(&history, name))?],
        None => state.tasks.iter().map(|task| task.id).collect(),
    };
    let answers = tasks.iter().map(|id| answer(&history, &state, *id, options));
    Ok(answers.collect())
}

fn unknown(history: &History, name: &str) -> String {
    let names: Vec<String> = history.names.tasks().take(12).map(|id| history.names.task(id)).collect();
    format!("there is no task {name}; the tasks are: {}", names.join(", "))
}

fn answer(history: &History, state: &State, id: Id, options: &WhyOptions) -> String {
    if options.ask.chain {
        return chain_lines(history, state, id);
    }
    let why = why(history, state, id);
    if options.ask.subject.json {
        let line = serde_json::json!({
            "task": history.names.whole(id), "id": id, "at": state.n, "why": why.sentence(), "event": why.root,
        });
        return format!("{line}\n");
    }
    format!("{}\n", why.sentence())
}

/// The events behind an answer, latest first, each with what made it happen below it.
pub fn chain_lines(history: &History, state: &State, id: Id) -> String {
    let steps = chain(history, state, id);
    let rows: Vec<(u64, String, String)> = steps
        .iter()
        .map(|n| {
            let (kind, text) = chain_step(history, *n);
            (*n, kind, text)
        })
        .collect();
    let width = rows.iter().map(|(_, _, text)| text.chars().count()).max().unwrap_or(0);
    let mut lines = String::new();
    for (at, (n, kind, text)) in rows.iter().enumerate() {
        let because = if at + 1 < rows.len() { " because" } else { "" };
        lines.push_str(format!("{n:>2} {kind:<7} {text:<width$}{because}").trim_end());
        lines.push('\n');
    }
    lines
}

/// `coroscope why FILE TASK`
pub fn why_status(options: &WhyOptions) -> i32 {
    match why_command(options) {
        Ok(text) => {
            print(&written(&text, options.run.ascii));
            0
        }
        Err(text) => {
            if !text.is_empty() {
                tell(&format!("coroscope: {text}"));
            }
            USAGE
        }
    }
}
