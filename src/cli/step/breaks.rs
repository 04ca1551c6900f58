//! Where to stop: on a line, or on a kind of event of a task.

use crate::trace::event::{Event, Id};
use crate::trace::history::History;
use crate::trace::observer::Record;

/// Waits that last longer are worth a stop.
const LONG_WAIT: u64 = 1_000_000_000;

/// What a task does that one stops at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
    /// It goes on.
    Resume,
    /// It stops to wait.
    Suspend,
    /// It fails.
    Fail,
    /// It is cancelled.
    Cancel,
    /// It waits for more than a second.
    Wait,
    /// It ends, however.
    End,
}

/// A place to stop at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Break {
    /// A line of the first source.
    Line(u32),
    /// What a task, or any task, does.
    Task(Option<Id>, Deed),
}

/// The words for deeds.
const DEEDS: [(&str, Deed); 6] = [
    ("resume", Deed::Resume),
    ("suspend", Deed::Suspend),
    ("fail", Deed::Fail),
    ("cancel", Deed::Cancel),
    ("wait", Deed::Wait),
    ("end", Deed::End),
];

impl Break {
    /// From words: `12`, `fail`, `tea suspend`.
    pub fn parse(history: &History, words: &str) -> Result<Break, String> {
        let parts: Vec<&str> = words.split_whitespace().collect();
        let deed = |word: &str| DEEDS.iter().find(|(name, _)| *name == word).map(|(_, deed)| *deed);
        match &parts[..] {
            [line] if line.parse::<u32>().is_ok() => Ok(Break::Line(line.parse().unwrap_or(0))),
            [word] if deed(word).is_some() => Ok(Break::Task(None, deed(word).unwrap_or(Deed::Resume))),
            [task, word] if deed(word).is_some() => {
                let id = history.task_called(task).ok_or_else(|| format!("there is no task {task}"))?;
                Ok(Break::Task(Some(id), deed(word).unwrap_or(Deed::Resume)))
            }
            _ => Err("say break LINE, break [TASK] resume, suspend, fail, cancel, wait or end".to_owned()),
        }
    }

    /// In words.
    pub fn words(&self, history: &History) -> String {
        match self {
            Break::Line(line) => format!("line {line}"),
            Break::Task(task, deed) => {
                let who = task.map_or("any task".to_owned(), |id| history.names.task(id));
                let deed = DEEDS.iter().find(|(_, other)| other == deed).map_or("", |(name, _)| name);
                format!("{who}: {deed}")
            }
        }
    }

    /// Whether an event is such a place.
    pub fn holds(&self, history: &History, record: &Record) -> bool {
        match self {
            Break::Line(line) => record.loc.is_some_and(|loc| loc.source == 0 && loc.line == *line),
            Break::Task(task, deed) => {
                let Some(id) = doer(&record.event, *deed) else { return false };
                let long = *deed != Deed::Wait || waits_long(history, record);
                task.is_none_or(|task| task == id) && long
            }
        }
    }
}

/// The task that does the deed by an event.
fn doer(event: &Event, deed: Deed) -> Option<Id> {
    match (deed, event) {
        (Deed::Resume, Event::TaskResume { id, .. })
        | (Deed::Suspend | Deed::Wait, Event::TaskSuspend { id, .. })
        | (Deed::Fail | Deed::End, Event::TaskFail { id, .. })
        | (Deed::Cancel, Event::CancelRequest { target: id, .. })
        | (Deed::Cancel | Deed::End, Event::TaskCancelled { id })
        | (Deed::End, Event::TaskFinish { id, .. }) => Some(*id),
        _ => None,
    }
}

/// Whether the wait that begins here lasts long.
fn waits_long(history: &History, record: &Record) -> bool {
    let Event::TaskSuspend { id, .. } = record.event else { return false };
    let after = &history.trace.records[history.position(record.n) + 1..];
    let goes_on = after.iter().find(|next| matches!(next.event, Event::TaskResume { id: other, .. } if other == id));
    let until = goes_on.or(after.last()).map_or(record.t, |next| next.t);
    until - record.t > LONG_WAIT
}
