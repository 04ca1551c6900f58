//! One event as one line of JSON, and back.
//!
//! `n`, `t`, `turn` and `k` come first in every line, then task, cause and place where there are any, then the event's own fields.
//! Steps with locks, queues and the like are called by what they are (`lock.acquire`, `queue.put`), and so are the notes of the
//! loop's surroundings.

use super::awaited::{Action, Resource};
use super::event::{Event, Use, Word};
use super::json;
use super::observer::{Loc, Record};
use serde_json::{Map, Value};

/// Adds a record's line.
pub fn write(text: &mut Vec<u8>, record: &Record, values: bool) {
    let blank;
    let event = if values {
        &record.event
    } else {
        blank = without_values(&record.event);
        &blank
    };
    json::field(text, r#"{"n":"#, record.n);
    json::field(text, r#","t":"#, record.t);
    json::field(text, r#","turn":"#, u64::from(record.turn));
    text.extend_from_slice(br#","k":""#);
    match (event, json::kind(event)) {
        (Event::Use(used), _) => {
            let (noun, verb) = (used.kind.noun(), used.kind.verb(used.action));
            text.extend_from_slice(noun.as_bytes());
            text.push(b'.');
            text.extend_from_slice(verb.as_bytes());
            circumstances(text, record);
            json::field(text, r#","id":"#, used.id);
            text.extend_from_slice(br#","of":""#);
            text.extend_from_slice(json::resource(used.kind).as_bytes());
            text.push(b'"');
        }
        (_, Some(kind)) => {
            text.extend_from_slice(kind.as_bytes());
            circumstances(text, record);
            json::fields(text, event);
        }
        _ => {
            let (kind, fields) = parts(event);
            text.extend_from_slice(kind.as_bytes());
            circumstances(text, record);
            if !fields.is_empty() {
                text.push(b',');
                text.extend_from_slice(fields.as_bytes());
            }
        }
    }
    text.extend_from_slice(b"}\n");
}

/// The end of the kind, then task, cause and place, as far as there are any.
fn circumstances(text: &mut Vec<u8>, record: &Record) {
    text.push(b'"');
    if let Some(task) = record.task {
        json::field(text, r#","task":"#, task);
    }
    if let Some(cause) = record.cause {
        json::field(text, r#","cause":"#, cause);
    }
    if let Some(loc) = record.loc {
        let [source, rest @ ..] = [loc.source, loc.line, loc.col, loc.end_line, loc.end_col];
        json::field(text, r#","loc":["#, u64::from(source));
        rest.into_iter().for_each(|part| json::field(text, ",", u64::from(part)));
        text.push(b']');
    }
}

/// The kind, and the other fields as the inside of a JSON object.
fn parts(event: &Event) -> (String, String) {
    if let Event::Note(note) = event {
        let id = note.id.map_or(String::new(), |id| format!(r#""id":{id},"#));
        return (note.kind.clone().into_owned(), format!(r#"{id}"text":{}"#, serialized(&note.text)));
    }
    let whole = serialized(event);
    let inner = whole.get(1..whole.len().saturating_sub(1)).unwrap_or_default();
    let rest = inner.strip_prefix(r#""k":""#).unwrap_or(inner);
    let (kind, rest) = rest.split_once('"').unwrap_or((rest, ""));
    (kind.to_owned(), rest.trim_start_matches(',').to_owned())
}

fn serialized(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The event without what the script computed or printed.
pub(super) fn without_values(event: &Event) -> Event {
    let hidden = || "…".to_owned();
    let mut event = event.clone();
    match &mut event {
        Event::TaskFinish { result, .. } | Event::FutureDone { result, .. } => *result = Word::Borrowed("…"),
        Event::TaskFail { exc, .. } => *exc = exc.split('(').next().unwrap_or("").to_owned() + "(…)",
        Event::Output(written) => {
            written.text = if written.text.ends_with('\n') { "…\n".to_owned() } else { hidden() };
        }
        Event::Line { locals, .. } => {
            locals.iter_mut().for_each(|(_, value)| *value = value.as_ref().map(|_| hidden()))
        }
        _ => {}
    }
    event
}

/// The record of a line; none where the line is broken.
pub fn read(line: &str) -> Option<Record> {
    let Value::Object(mut fields) = serde_json::from_str(line).ok()? else { return None };
    let number = |fields: &Map<String, Value>, name: &str| fields.get(name).and_then(Value::as_u64);
    let (n, t) = (number(&fields, "n")?, number(&fields, "t")?);
    let turn = number(&fields, "turn").unwrap_or(0) as u32;
    let (task, cause) = (number(&fields, "task"), number(&fields, "cause"));
    let loc = fields.get("loc").and_then(read_loc);
    let kind = fields.get("k")?.as_str()?.to_owned();
    let event = match used(&kind, &fields) {
        Some(event) => event,
        None => {
            let id = number(&fields, "id");
            let text = fields.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
            // Kinds of a later version are shown by what they say of themselves.
            let unknown = Event::note(Word::Owned(kind.clone()), id, Word::Owned(text));
            fields.retain(|name, _| !["n", "t", "turn", "task", "cause", "loc"].contains(&name.as_str()));
            serde_json::from_value(Value::Object(fields)).unwrap_or(unknown)
        }
    };
    Some(Record { n, t, turn, task, cause, loc, event })
}

/// `lock.acquire` and its like.
fn used(kind: &str, fields: &Map<String, Value>) -> Option<Event> {
    let (noun, verb) = kind.split_once('.')?;
    let id = fields.get("id").and_then(Value::as_u64)?;
    let of: Option<Resource> = fields.get("of").and_then(|of| serde_json::from_value(of.clone()).ok());
    let all = Resource::ALL.into_iter().filter(|resource| resource.noun() == noun);
    let fits = all.filter(|resource| of.is_none_or(|of| of == *resource));
    let pairs = fits.flat_map(|kind| Action::ALL.map(|action| (kind, action)));
    let (kind, action) = pairs.into_iter().find(|(kind, action)| kind.verb(*action) == verb)?;
    Some(Event::Use(Use { action, kind, id }))
}

fn read_loc(value: &Value) -> Option<Loc> {
    let parts: Vec<u32> = value.as_array()?.iter().filter_map(|part| part.as_u64().map(|part| part as u32)).collect();
    let [source, line, col, end_line, end_col] = parts[..] else { return None };
    Some(Loc { source, line, col, end_line, end_col })
}
