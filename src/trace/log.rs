//! The text log of `coroscope trace`: one line for each event that a reader cares about, fit to be read aloud.
//!
//! No line speaks of the future: each uses only events up to its own number.

use super::event::{Event, Id, Input, Job, Written};
use super::history::History;
use super::observer::Record;
use super::state::{State, Task};
use super::summary;
use super::words::{
    clock, idle, one_line, quoted, returning_line, seconds, sentence, timer_of, timer_words, wait_words, waiter_of,
};

/// The whole log.
pub fn log(history: &History) -> String {
    let names = history.names.tasks().map(|id| history.names.task(id).chars().count()).max().unwrap_or(0);
    let mut log = Log::new(history.last().to_string().len(), names);
    let mut text = log.head();
    for record in &history.trace.records {
        log.add(history, record, &mut |row| text.push_str(&row));
    }
    text.push('\n');
    text.push_str(&summary::summary(history));
    text
}

/// A log under way.
pub struct Log {
    layout: Layout,
    /// The state after the last event.
    pub state: State,
    /// Whether events that few readers care about get a line as well.
    pub every_event: bool,
    /// Output without a line end so far.
    open: String,
}

impl Log {
    /// An empty one, by the width of numbers and names where they are known.
    pub fn new(number: usize, name: usize) -> Log {
        Log {
            layout: Layout { number: number.max(3), name: name.max(5) },
            state: State::default(),
            every_event: false,
            open: String::new(),
        }
    }

    /// The line above the columns.
    pub fn head(&self) -> String {
        format!("{:>1$}   turn  time   {2:<3$}  event\n", "#", self.layout.number, "task", self.layout.name)
    }

    /// Adds the rows of an event.
    pub fn add(&mut self, history: &History, record: &Record, write: &mut dyn FnMut(String)) {
        let before = before(&self.state, record);
        self.state.apply(record);
        let Log { layout, state, every_event, open } = self;
        let mut told = false;
        let mut tell = |row: Row| {
            told = true;
            // Where names are not known beforehand the column grows with them.
            layout.name = layout.name.max(row.task.chars().count());
            write(layout.row(record, row));
        };
        rows(history, state, before.as_ref(), record, open, &mut tell);
        if *every_event && !told {
            let task = record.task.map_or("-".to_owned(), |id| history.names.task(id));
            layout.name = layout.name.max(task.chars().count());
            write(layout.row(record, Row { task, text: sentence(history, state, record), line: None }));
        }
    }
}

/// Callbacks of our own library: told by what comes of them.
const OWN_CALLBACKS: [&str; 3] = ["Timeout._on_timeout", "_chain_future.<locals>", "_set_result_unless_cancelled"];

/// A row without what the record says by itself.
struct Row {
    task: String,
    text: String,
    line: Option<u32>,
}

struct Layout {
    number: usize,
    name: usize,
}

impl Layout {
    fn row(&self, record: &Record, row: Row) -> String {
        let turn = if row.task == "-" || record.turn == 0 { "-".to_owned() } else { record.turn.to_string() };
        let line = row.line.map_or(String::new(), |line| format!("line {line}"));
        let time = clock(record.t);
        let (number, name) = (self.number, self.name);
        let gap = if row.text.chars().count() < 58 { "" } else { " " };
        let row =
            format!("{:>number$} {turn:>4} {time:>7}   {:<name$}  {:<58}{gap}{line}", record.n, row.task, row.text);
        row.trim_end().to_owned() + "\n"
    }
}

/// The running task as it was before the event.
fn before(state: &State, record: &Record) -> Option<Task> {
    let id = match &record.event {
        Event::TaskResume { id, .. } => *id,
        _ => record.task?,
    };
    state.task(id).cloned()
}

fn rows(
    history: &History,
    state: &State,
    before: Option<&Task>,
    record: &Record,
    open: &mut String,
    add: &mut dyn FnMut(Row),
) {
    let task = record.task.map_or("-".to_owned(), |id| history.names.task(id));
    let mut row = |task: &str, text: String, line: Option<u32>| add(Row { task: task.to_owned(), text, line });
    let line = record.line();
    match &record.event {
        Event::TaskCreate(birth) if birth.parent.is_some() => {
            row(&task, format!("creates task {}", history.names.task(birth.id)), line);
        }
        Event::TaskResume { id, with } => {
            let timeout = timeout_of_wait(history, before, record).filter(|_| *with == Input::Value);
            let unseen =
                state.gap.is_some_and(|gap| before.is_none_or(|task| task.suspended < gap.n && task.steps > 0));
            let how = match timeout {
                _ if unseen && *with == Input::Value => "goes on".to_owned(),
                Some(timeout) => timeout,
                None => goes_on(history, before, *with),
            };
            row(&history.names.task(*id), how, line);
        }
        Event::TaskSuspend { id, on, .. } => row(&history.names.task(*id), stops(history, record, on.as_deref()), line),
        Event::AwaitSkip { on } => {
            let on = history.names.get(*on).unwrap_or_else(|| "a future".to_owned());
            row(&task, format!("does not wait for {on}: it is already done"), line);
        }
        Event::TaskFinish { id, .. } | Event::TaskFail { id, .. } | Event::TaskCancelled { id } => {
            row(&history.names.task(*id), ends(history, state, record, *id), returning_line(history, record));
        }
        Event::IdleBegin { until, io } => row("-", idle(history, state, *until, *io), None),
        Event::TimerFire { what, .. } if what.job == Job::Timeout => {
            let timer = record.cause.and_then(|n| timer_of(history, n));
            let of = timer
                .as_ref()
                .and_then(|timer| timer.task)
                .map_or(String::new(), |id| format!(" of {}", history.names.task(id)));
            row(
                "-",
                format!("{}{of} expires", timer.map_or("a timeout".to_owned(), |timer| timer_words(&timer))),
                None,
            );
        }
        Event::TimerFire { what, .. } if what.job == Job::Callback => {
            row("-", format!("timer of {} is due", one_line(what.name.as_deref().unwrap_or("?"), 30)), None);
        }
        Event::CallbackRun { name, .. } if !OWN_CALLBACKS.iter().any(|own| name.starts_with(own)) => {
            row("-", format!("callback {} runs", one_line(name, 40)), None);
        }
        Event::CancelRequest { target, .. } => row(&task, format!("cancels {}", history.names.task(*target)), line),
        Event::GroupAbort { .. } => row(&task, "a task of the group failed: the others are cancelled".to_owned(), None),
        Event::Output(written) => prints(open, written, &mut |text| row(&task, text, line)),
        _ => remarks(history, state, record, open, &mut row),
    }
}

/// Rows of what is remarkable, or comes from outside.
fn remarks(
    history: &History,
    state: &State,
    record: &Record,
    open: &mut String,
    row: &mut dyn FnMut(&str, String, Option<u32>),
) {
    let task = record.task.map_or("-".to_owned(), |id| history.names.task(id));
    let line = record.line();
    match &record.event {
        Event::CancelSwallowed { .. } | Event::NeverRetrieved { .. } | Event::DestroyedPending { .. } => {
            row("-", super::words::sentence(history, state, record), None);
        }
        Event::GatherChild { id, child, left } => {
            let text = super::words::gathered(history, state, *id, *child, *left);
            if text.contains("passes the error") {
                row("-", text, None);
            }
        }
        Event::Input { .. } => {
            // What was asked stands before the answer.
            if !open.is_empty() {
                row(&task, format!("prints {}", quoted(open, 60)), line);
                open.clear();
            }
            row(&task, super::words::sentence(history, state, record).replacen(&format!("{task} "), "", 1), line);
        }
        Event::Deadlock { .. }
        | Event::Raise { .. }
        | Event::Catch { .. }
        | Event::Limit { .. }
        | Event::SlowStep { .. }
        | Event::NeverAwaited { .. }
        | Event::Note(_) => {
            row(&task, super::words::sentence(history, state, record), line);
        }
        _ => {}
    }
}

/// A task goes on because the timeout of its `asyncio.wait` is over.
fn timeout_of_wait(history: &History, before: Option<&Task>, resume: &Record) -> Option<String> {
    before?.wait.as_ref().filter(|wait| wait.kind == "wait")?;
    let cause = |record: &Record| record.cause.and_then(|n| history.get(n));
    let done = cause(cause(resume)?).filter(|done| matches!(done.event, Event::FutureDone { .. }))?;
    let fire = cause(done).filter(|fire| matches!(fire.event, Event::TimerFire { .. }))?;
    let timer = fire.cause.and_then(|n| timer_of(history, n))?;
    Some(format!("goes on: the timeout of {} s of its wait is over", seconds(timer.due.saturating_sub(timer.set_at))))
}

fn goes_on(history: &History, before: Option<&Task>, with: Input) -> String {
    let first = before.is_none_or(|task| task.steps == 0);
    let wait = before.and_then(|task| task.wait.clone());
    match (first, with, wait) {
        (true, Input::Value, _) => "starts".to_owned(),
        (true, _, _) => "is cancelled before its first step".to_owned(),
        (_, Input::Cancel, _) => "goes on with a cancellation".to_owned(),
        (_, Input::Exception, _) => "goes on with an exception".to_owned(),
        (_, Input::Value, None) => "goes on: its turn has come again".to_owned(),
        (_, Input::Value, Some(wait)) if wait.is_sleep() => "goes on: its sleep is over".to_owned(),
        (_, Input::Value, Some(wait)) if ["task", "gather", "group", "wait"].contains(&&*wait.kind) => {
            format!("goes on: {} {} done", wait_words(history, &wait), if wait.kind == "group" { "are" } else { "is" })
        }
        (_, Input::Value, Some(wait)) if wait.kind == "event" => {
            format!("goes on: {} is set", wait_words(history, &wait))
        }
        (_, Input::Value, Some(wait)) if wait.words.ends_with(" to be worked off") => {
            format!("goes on: {}", wait_words(history, &wait).replace(" to be worked off", " is worked off"))
        }
        (_, Input::Value, Some(wait)) if wait.kind == "condition" => {
            format!("goes on: {} was notified", wait_words(history, &wait))
        }
        (_, Input::Value, Some(wait)) if history.names.get(wait.id.unwrap_or(0)).is_some() => {
            format!("goes on: it gets {}", wait_words(history, &wait))
        }
        (_, Input::Value, Some(_)) => "goes on: what it waited for is done".to_owned(),
    }
}

fn stops(history: &History, record: &Record, on: Option<&super::awaited::Awaited>) -> String {
    match on {
        None => "gives way for one turn".to_owned(),
        Some(on) if on.is_sleep() => {
            let due = on.due.unwrap_or(record.t);
            format!("sleeps {} s, until {}", seconds(due.saturating_sub(record.t)), clock(due))
        }
        Some(on) => format!("waits for {}", wait_words(history, on)),
    }
}

/// Whether somebody waits for whichever task ends next: what that is of is not known.
fn is_taken_as_completed(state: &State) -> bool {
    state.tasks.iter().any(|task| task.waits().is_some_and(|wait| wait.words.starts_with("_AsCompletedIterator")))
}

/// How a task ends, and whom that wakes.
fn ends(history: &History, state: &State, record: &Record, id: Id) -> String {
    let waiter = waiter_of(state, id);
    let wakes = waiter.and_then(|task| task.wait.as_ref()).is_some_and(|wait| wait.id == Some(id));
    let program = state.task(id).is_some_and(|task| task.parent.is_none());
    let with = match &record.event {
        Event::TaskFinish { result, .. } if result == "None" => "ends".to_owned(),
        Event::TaskFinish { result, .. } => format!("ends with {}", one_line(result, 30)),
        Event::TaskFail { exc, .. } => format!("fails with {}", one_line(exc, 30)),
        _ => "ends cancelled".to_owned(),
    };
    match waiter {
        Some(waiter) if wakes => format!("{with}, which wakes {}", history.names.task(waiter.id)),
        Some(waiter) => format!("{with}; {} waits for it", history.names.task(waiter.id)),
        None if program || state.gap.is_some() || is_taken_as_completed(state) => with,
        None => format!("{with}; nobody waits for it yet"),
    }
}

/// Whole lines of output; what has no line end yet waits for it.
fn prints(open: &mut String, written: &Written, row: &mut dyn FnMut(String)) {
    let verb = if written.stream == "stderr" { "writes to stderr" } else { "prints" };
    open.push_str(&written.text);
    while let Some(at) = open.find('\n') {
        let line: String = open.drain(..=at).collect();
        row(format!("{verb} {}", quoted(line.trim_end_matches('\n'), 60)));
    }
    if open.len() > 4096 {
        row(format!("{verb} {}", quoted(open, 60)));
        open.clear();
    }
}
