//! Chrome's trace format, as Perfetto and `chrome://tracing` read it: one thread for each task, a slice for each step, arrows from
//! what wakes a task to its step, counters for the ready queue and the timers.
//!
//! Times are microseconds. Under the virtual clock steps take no time, so slices would be invisible: every event then takes one
//! microsecond more, and a note says so.

use crate::trace::event::{Event, Id};
use crate::trace::history::History;
use crate::trace::observer::Record;
use crate::trace::state::State;
use crate::trace::words::{one_line, wait_words};
use serde_json::{Value, json};

/// All events as one JSON object.
pub fn perfetto(history: &History) -> String {
    let stretched = history.trace.header.clock == "virtual";
    let mut events =
        vec![json!({"ph": "M", "pid": 1, "name": "process_name", "args": {"name": history.trace.script()}})];
    events.push(thread_name(0, "event loop"));
    for id in history.names.tasks() {
        events.push(thread_name(id, &history.names.whole(id)));
    }
    let mut state = State::default();
    let mut open: Vec<(Id, f64)> = Vec::new();
    for (at, record) in history.trace.records.iter().enumerate() {
        let time = record.t as f64 / 1000.0 + if stretched { at as f64 } else { 0.0 };
        let before = (state.queued().count(), state.timers.len());
        state.apply(record);
        add(history, &mut events, &mut open, record, time);
        let after = (state.queued().count(), state.timers.len());
        if before.0 != after.0 {
            events.push(counter("ready queue", time, after.0));
        }
        if before.1 != after.1 {
            events.push(counter("timers", time, after.1));
        }
    }
    let note =
        if stretched { "virtual time: each event takes one microsecond more, so that steps can be seen" } else { "" };
    let whole = json!({"traceEvents": events, "displayTimeUnit": "ms", "otherData": {"tool": history.trace.header.tool, "note": note}});
    whole.to_string() + "\n"
}

fn thread_name(id: Id, name: &str) -> Value {
    json!({"ph": "M", "pid": 1, "tid": id, "name": "thread_name", "args": {"name": name}})
}

fn counter(name: &str, time: f64, value: usize) -> Value {
    json!({"ph": "C", "pid": 1, "tid": 0, "name": name, "ts": time, "args": {"count": value}})
}

fn add(history: &History, events: &mut Vec<Value>, open: &mut Vec<(Id, f64)>, record: &Record, time: f64) {
    let end = |events: &mut Vec<Value>, open: &mut Vec<(Id, f64)>, id: Id, what: String| {
        let Some(at) = open.iter().rposition(|(other, _)| *other == id) else { return };
        let (_, start) = open.remove(at);
        events.push(
            json!({"ph": "X", "pid": 1, "tid": id, "ts": start, "dur": time - start, "name": "step", "cat": "task",
            "args": {"ends": what, "line": record.line()}}),
        );
    };
    match &record.event {
        Event::TaskResume { id, .. } => {
            open.push((*id, time));
            if let Some(cause) = record.cause {
                events.push(json!({"ph": "f", "bp": "e", "pid": 1, "tid": id, "ts": time, "id": cause, "name": "wake", "cat": "wake"}));
            }
        }
        Event::ReadyPush { .. } => {
            let from = record.task.unwrap_or(0);
            events.push(
                json!({"ph": "s", "pid": 1, "tid": from, "ts": time, "id": record.n, "name": "wake", "cat": "wake"}),
            );
        }
        Event::TaskSuspend { id, on, .. } => {
            let what =
                on.as_ref().map_or("gives way".to_owned(), |on| format!("waits for {}", wait_words(history, on)));
            end(events, open, *id, what);
        }
        Event::TaskFinish { id, .. } => end(events, open, *id, "ends".to_owned()),
        Event::TaskFail { id, exc } => {
            end(events, open, *id, format!("fails with {exc}"));
            events.push(instant(*id, time, &format!("fails: {}", one_line(exc, 60))));
        }
        Event::TaskCancelled { id } => end(events, open, *id, "ends cancelled".to_owned()),
        Event::Output(written) => {
            let text = one_line(written.text.trim_end(), 60);
            events.push(instant(record.task.unwrap_or(0), time, &format!("prints {text}")));
        }
        Event::Deadlock { .. } => events.push(instant(0, time, "deadlock")),
        _ => {}
    }
}

fn instant(id: Id, time: f64, name: &str) -> Value {
    json!({"ph": "i", "s": "t", "pid": 1, "tid": id, "ts": time, "name": name, "cat": "event"})
}
