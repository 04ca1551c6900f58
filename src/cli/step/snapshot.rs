//! The state at an event as JSON: what `--json` prints, and what the page's own fold is held to.

use crate::trace::history::History;
use crate::trace::state::{Running, State};
use serde_json::{Value, json};

/// The whole state.
pub fn state(history: &History, state: &State) -> Value {
    let tasks: Vec<Value> = state
        .tasks
        .iter()
        .map(|task| {
            json!({
                "id": task.id,
                "name": history.names.whole(task.id),
                "state": task.phase.word(),
                "line": task.loc.map(|loc| loc.line),
                "steps": task.steps,
                "waits_on": task.wait.as_ref().and_then(|wait| wait.id),
                "wait": task.wait.as_ref().map(|wait| wait.kind.clone()),
                "due": task.wait.as_ref().and_then(|wait| wait.due),
                "since": task.since,
            })
        })
        .collect();
    let ready: Vec<u64> = state.ready.iter().map(|entry| entry.handle).collect();
    let timers: Vec<Value> =
        state.timers.iter().map(|timer| json!({"handle": timer.handle, "due": timer.due})).collect();
    let holders: Vec<Value> = state
        .things
        .iter()
        .map(|(id, thing)| json!({"id": id, "holders": thing.holders.iter().map(|(holder, _)| holder).collect::<Vec<_>>(), "count": thing.count}))
        .collect();
    let running = match state.running {
        Some(Running::Task(id)) => json!(id),
        Some(Running::Callback(n)) => json!(format!("callback {n}")),
        None => Value::Null,
    };
    json!({
        "n": state.n, "t": state.t, "turn": state.turn, "running": running, "tasks": tasks, "ready": ready, "timers": timers,
        "things": holders, "idle": state.idle.is_some(), "ended": state.ended,
    })
}
