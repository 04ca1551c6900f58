//! Events as comma-separated values, and as a Mermaid sequence diagram.

use crate::trace::event::{Event, Id};
use crate::trace::history::History;
use crate::trace::state::State;
use crate::trace::words::{clock, kind, one_line, sentence};

/// A diagram with more arrows is of no use.
const ARROWS: usize = 60;

/// One event a row: number, turn, time, task, kind, line, sentence.
pub fn csv(history: &History) -> String {
    let mut text = String::from("event,turn,time,task,kind,line,text\n");
    let mut state = State::default();
    for record in &history.trace.records {
        state.apply(record);
        let task = record.task.map_or(String::new(), |task| history.names.whole(task));
        let line = record.line().map_or(String::new(), |line| line.to_string());
        let fields = [
            record.n.to_string(),
            record.turn.to_string(),
            clock(record.t),
            field(&task),
            kind(&record.event).to_owned(),
            line,
            field(&sentence(history, &state, record)),
        ];
        text.push_str(&fields.join(","));
        text.push('\n');
    }
    text
}

/// Quoted where it must be; never the beginning of a formula.
fn field(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// Tasks as participants, what passes between them as arrows.
pub fn mermaid(history: &History) -> String {
    let mut text = String::from("sequenceDiagram\n");
    text.push_str("  participant loop as event loop\n");
    for id in history.names.tasks() {
        text.push_str(&format!("  participant t{id} as {}\n", plain(&history.names.task(id))));
    }
    let mut state = State::default();
    let (mut arrows, mut left_out) = (0, 0);
    for record in &history.trace.records {
        let arrow = arrow(history, &state, &record.event);
        state.apply(record);
        let Some(arrow) = arrow else { continue };
        if arrows < ARROWS {
            arrows += 1;
            text.push_str(&format!("  {arrow}\n"));
        } else {
            left_out += 1;
        }
    }
    if left_out > 0 {
        text.push_str(&format!("  Note over loop: {left_out} more arrows are left out\n"));
    }
    text
}

fn arrow(history: &History, state: &State, event: &Event) -> Option<String> {
    let running = state.running_task().map_or("loop".to_owned(), |task| format!("t{}", task.id));
    let to = |id: &Id| format!("t{id}");
    Some(match event {
        Event::TaskCreate(birth) => format!("{running}->>{}: creates", to(&birth.id)),
        Event::TaskSuspend { id, on: Some(on), .. } => {
            let words = super::super::words::wait_words(history, on);
            let target = on.id.filter(|id| state.task(*id).is_some()).map_or("loop".to_owned(), |id| to(&id));
            format!("{}-->>{target}: waits for {}", to(id), plain(&words))
        }
        Event::TaskResume { id, .. } => format!("loop->>{}: goes on", to(id)),
        Event::TaskFinish { id, result } => format!("{}->>loop: ends with {}", to(id), plain(&one_line(result, 20))),
        Event::TaskFail { id, exc } => format!("{}-xloop: fails with {}", to(id), plain(&one_line(exc, 30))),
        Event::TaskCancelled { id } => format!("{}-xloop: ends cancelled", to(id)),
        Event::CancelRequest { target, .. } => format!("{running}->>{}: cancels", to(target)),
        _ => return None,
    })
}

/// Without what Mermaid would take for its own.
fn plain(text: &str) -> String {
    text.chars().map(|c| if matches!(c, ';' | '#' | ':' | '\n') { ' ' } else { c }).collect()
}
