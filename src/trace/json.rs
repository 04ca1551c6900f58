//! JSON by hand for what recordings are full of: numbers, texts, and the fields of frequent events, to the byte as serde writes them.
//!
//! A recording of 200 000 events is written when the program has ended and somebody waits for it. Whatever is not listed here goes
//! through serde; a test holds both to the same bytes.

use super::awaited::{Awaited, Resource};
use super::event::{Birth, Event, How, Id, Input, Job, Queued, Reason, Stack, TaskName};

const PAIRS: &[u8; 200] = b"0001020304050607080910111213141516171819\
2021222324252627282930313233343536373839\
4041424344454647484950515253545556575859\
6061626364656667686970717273747576777879\
8081828384858687888990919293949596979899";

/// Adds a number.
#[inline]
pub fn number(text: &mut Vec<u8>, mut value: u64) {
    let count = value.checked_ilog10().map_or(1, |last| last as usize + 1);
    let mut digits = [0; 20];
    let mut at = count;
    while value >= 100 {
        let pair = (value % 100) as usize * 2;
        value /= 100;
        at -= 2;
        digits[at..at + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    }
    if value >= 10 {
        let pair = value as usize * 2;
        at -= 2;
        digits[at..at + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    } else {
        at -= 1;
        digits[at] = b'0' + value as u8;
    }
    // All of them, and what is too much cut off: copying a known number of bytes is one instruction.
    let end = text.len() + count;
    text.extend_from_slice(&digits);
    text.truncate(end);
}

/// Adds a text in quotes.
#[inline]
pub fn string(text: &mut Vec<u8>, value: &str) {
    text.push(b'"');
    let special = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
    if value.bytes().any(|byte| special(&byte)) {
        escaped(text, value);
    } else {
        text.extend_from_slice(value.as_bytes());
    }
    text.push(b'"');
}

fn escaped(text: &mut Vec<u8>, value: &str) {
    for byte in value.bytes() {
        let short = match byte {
            b'"' | b'\\' => byte,
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            0x08 => b'b',
            0x0c => b'f',
            0..0x20 => {
                let digit = |half: u8| b"0123456789abcdef"[half as usize];
                text.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 15)]);
                continue;
            }
            _ => {
                text.push(byte);
                continue;
            }
        };
        text.extend_from_slice(&[b'\\', short]);
    }
}

/// Adds a field whose value is a number; `name` comes with its quotes, its colon, and the comma before it.
#[inline(always)]
pub fn field(text: &mut Vec<u8>, name: &str, value: u64) {
    text.extend_from_slice(name.as_bytes());
    number(text, value);
}

/// A field whose value is a text.
#[inline(always)]
fn word(text: &mut Vec<u8>, name: &str, value: &str) {
    text.extend_from_slice(name.as_bytes());
    string(text, value);
}

#[inline(always)]
fn plain(text: &mut Vec<u8>, value: &str) {
    text.extend_from_slice(value.as_bytes());
}

fn ids(text: &mut Vec<u8>, name: &str, ids: &[Id]) {
    plain(text, name);
    for (at, id) in ids.iter().enumerate() {
        text.push(if at == 0 { b'[' } else { b',' });
        number(text, *id);
    }
    plain(text, "]");
}

/// An event's kind, where [`fields`] writes it.
pub fn kind(event: &Event) -> Option<&'static str> {
    Some(match event {
        Event::TurnBegin { .. } => "turn.begin",
        Event::TaskCreate(_) => "task.create",
        Event::ReadyPush { .. } => "ready.push",
        Event::TaskResume { .. } => "task.resume",
        Event::TaskSuspend { .. } => "task.suspend",
        Event::AwaitSkip { .. } => "await.skip",
        Event::TaskFinish { .. } => "task.finish",
        Event::TaskCancelled { .. } => "task.cancelled",
        Event::FutureDone { .. } => "future.done",
        Event::CancelRequest { .. } => "cancel.request",
        Event::CancelDeliver { .. } => "cancel.deliver",
        Event::TimerSet { .. } => "timer.set",
        Event::TimerFire { .. } => "timer.fire",
        Event::CallbackRun { .. } => "callback.run",
        Event::GatherChild { .. } => "gather.child_done",
        Event::ClockJump { .. } => "clock.jump",
        _ => return None,
    })
}

/// Its own fields, each with a comma before it.
pub fn fields(text: &mut Vec<u8>, event: &Event) {
    match event {
        Event::TaskCreate(birth) => born(text, birth),
        Event::ReadyPush { what, why } => {
            queued(text, what);
            plain(text, ",\"why\":\"");
            plain(text, reason(*why));
            plain(text, "\"");
        }
        Event::TaskResume { id, with } => {
            field(text, ",\"id\":", *id);
            plain(text, ",\"with\":\"");
            plain(text, input(*with));
            plain(text, "\"");
        }
        Event::TaskSuspend { id, on, stack } => {
            field(text, ",\"id\":", *id);
            if let Some(on) = on {
                awaited(text, on);
            }
            frames(text, stack);
        }
        Event::AwaitSkip { on } => field(text, ",\"on\":", *on),
        Event::TaskFinish { id, result } => {
            field(text, ",\"id\":", *id);
            word(text, ",\"result\":", result);
        }
        Event::TaskCancelled { id } | Event::CancelDeliver { id } => field(text, ",\"id\":", *id),
        Event::FutureDone { id, how, result } => {
            field(text, ",\"id\":", *id);
            plain(text, ",\"how\":\"");
            plain(text, end(*how));
            word(text, "\",\"result\":", result);
        }
        _ => fields_of_loop(text, event),
    }
}

/// The same of what is no step of a task.
fn fields_of_loop(text: &mut Vec<u8>, event: &Event) {
    match event {
        Event::TurnBegin { ready, n_timers } => {
            field(text, ",\"ready\":", *ready as u64);
            field(text, ",\"n_timers\":", *n_timers as u64);
        }
        Event::CancelRequest { target, via } => {
            field(text, ",\"target\":", *target);
            word(text, ",\"via\":", via);
        }
        Event::TimerSet { what, due } => {
            queued(text, what);
            field(text, ",\"due\":", *due);
        }
        Event::TimerFire { what, late } => {
            queued(text, what);
            field(text, ",\"late\":", *late);
        }
        Event::CallbackRun { handle, name } => {
            field(text, ",\"handle\":", *handle);
            word(text, ",\"name\":", name);
        }
        Event::GatherChild { id, child, left } => {
            field(text, ",\"id\":", *id);
            field(text, ",\"child\":", *child);
            field(text, ",\"left\":", *left as u64);
        }
        Event::ClockJump { from, to } => {
            field(text, ",\"from\":", *from);
            field(text, ",\"to\":", *to);
        }
        _ => unreachable!("its kind is not listed"),
    }
}

fn born(text: &mut Vec<u8>, birth: &Birth) {
    field(text, ",\"id\":", birth.id);
    match &birth.name {
        TaskName::Numbered(number) => {
            field(text, ",\"name\":\"Task-", u64::from(*number));
            plain(text, "\"");
        }
        TaskName::Given(name) => word(text, ",\"name\":", name),
    }
    plain(text, if birth.named { ",\"named\":true" } else { ",\"named\":false" });
    word(text, ",\"coro\":", &birth.coroutine);
    match birth.parent {
        Some(parent) => field(text, ",\"parent\":", parent),
        None => plain(text, ",\"parent\":null"),
    }
    if let Some(group) = birth.group {
        field(text, ",\"group\":", group);
    }
}

fn queued(text: &mut Vec<u8>, what: &Queued) {
    plain(text, ",\"what\":\"");
    plain(text, job(what.job));
    field(text, "\",\"handle\":", what.handle);
    if let Some(name) = &what.name {
        word(text, ",\"name\":", name);
    }
}

fn awaited(text: &mut Vec<u8>, on: &Awaited) {
    word(text, ",\"on_kind\":", &on.kind);
    if let Some(id) = on.id {
        field(text, ",\"on\":", id);
    }
    word(text, ",\"words\":", &on.words);
    if let Some(due) = on.due {
        field(text, ",\"due\":", due);
    }
    if !on.children.is_empty() {
        ids(text, ",\"children\":", &on.children);
    }
}

fn frames(text: &mut Vec<u8>, stack: &Stack) {
    if stack.is_empty() {
        return;
    }
    plain(text, ",\"stack\":");
    for (at, (name, line)) in stack.iter().enumerate() {
        plain(text, if at == 0 { "[[" } else { ",[" });
        string(text, name);
        field(text, ",", u64::from(*line));
        plain(text, "]");
    }
    plain(text, "]");
}

fn job(job: Job) -> &'static str {
    match job {
        Job::Step => "step",
        Job::Sleep => "sleep",
        Job::Timeout => "timeout",
        Job::Callback => "callback",
        Job::Internal => "internal",
    }
}

fn reason(why: Reason) -> &'static str {
    match why {
        Reason::New => "new",
        Reason::Woken => "woken",
        Reason::Yield => "yield",
        Reason::Timer => "timer",
        Reason::CallSoon => "call_soon",
    }
}

fn input(with: Input) -> &'static str {
    match with {
        Input::Value => "value",
        Input::Exception => "exception",
        Input::Cancel => "cancel",
    }
}

fn end(how: How) -> &'static str {
    match how {
        How::Result => "result",
        How::Exception => "exception",
        How::Cancelled => "cancelled",
    }
}

/// A resource's kind as a recording names it.
pub fn resource(kind: Resource) -> &'static str {
    match kind {
        Resource::Lock => "lock",
        Resource::Event => "event",
        Resource::Semaphore => "semaphore",
        Resource::Condition => "condition",
        Resource::Barrier => "barrier",
        Resource::QueueItem => "queueitem",
        Resource::QueueRoom => "queueroom",
        Resource::QueueEnd => "queueend",
        Resource::Group => "group",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    /// An event as serde writes it.
    fn by_serde(event: &Event) -> String {
        serde_json::to_string(event).expect("events can be written")
    }

    fn by_hand(event: &Event) -> String {
        let mut text = format!("{{\"k\":\"{}\"", kind(event).expect("it is listed")).into_bytes();
        fields(&mut text, event);
        text.push(b'}');
        String::from_utf8(text).expect("it is text")
    }

    #[test]
    fn numbers_and_texts_are_those_of_serde() {
        for value in [0, 9, 10, 99, 100, 101, 999, 1000, 65_535, 1_000_000_007, u64::MAX] {
            let mut text = Vec::new();
            number(&mut text, value);
            assert_eq!(String::from_utf8_lossy(&text), value.to_string());
        }
        let every: String = (0..0x250).filter_map(char::from_u32).collect();
        for value in ["", "plain", "a\"b\\c\n", &every, "\u{1f600} – \u{2028}"] {
            let mut text = Vec::new();
            string(&mut text, value);
            assert_eq!(String::from_utf8_lossy(&text), serde_json::to_string(value).expect("a text can be written"));
        }
        for kind in Resource::ALL {
            assert_eq!(format!("\"{}\"", resource(kind)), serde_json::to_string(&kind).expect("a word can be written"));
        }
    }

    #[test]
    fn frequent_events_are_those_of_serde() {
        let named = |job, name: Option<&str>| Queued { job, handle: 7, name: name.map(Into::into) };
        let birth = |parent: Option<Id>, group: Option<Id>| Birth {
            id: 3,
            name: if parent.is_some() { "Task-\"3\"" } else { "Task-3" }.into(),
            named: group.is_some(),
            coroutine: "main.<locals>.work".into(),
            parent,
            group,
            internal: false,
        };
        let gather = Awaited { due: Some(12), ..Awaited::gather(8, vec![4, 5, 60]) };
        let suspended = |on: Option<Awaited>, stack: Vec<(super::super::event::Word, u32)>| Event::TaskSuspend {
            id: 3,
            on: on.map(Rc::new),
            stack: stack.into(),
        };
        let mut events = vec![
            Event::TurnBegin { ready: 3, n_timers: 0 },
            Event::TaskCreate(Box::new(birth(None, None))),
            Event::TaskCreate(Box::new(birth(Some(1), Some(2)))),
            suspended(None, Vec::new()),
            suspended(Some(gather), vec![("inner".into(), 12), ("outer\t".into(), 3)]),
            suspended(Some(Awaited::resource(Resource::QueueRoom, 9)), Vec::new()),
            suspended(Some(Awaited::sleep(5)), Vec::new()),
            Event::AwaitSkip { on: 4 },
            Event::TaskFinish { id: 4, result: "'\\n'".into() },
            Event::TaskCancelled { id: 4 },
            Event::CancelRequest { target: 4, via: "task.cancel".into() },
            Event::CancelDeliver { id: 4 },
            Event::TimerSet { what: named(Job::Timeout, Some("Timeout._on_timeout")), due: 10 },
            Event::TimerFire { what: named(Job::Sleep, None), late: 0 },
            Event::CallbackRun { handle: 5, name: "f".into() },
            Event::GatherChild { id: 1, child: 2, left: 3 },
            Event::ClockJump { from: 0, to: 1_000_000_000 },
        ];
        let whys = [Reason::New, Reason::Woken, Reason::Yield, Reason::Timer, Reason::CallSoon];
        let jobs = [Job::Step, Job::Sleep, Job::Timeout, Job::Callback, Job::Internal];
        events.extend(whys.into_iter().zip(jobs).map(|(why, job)| Event::ReadyPush { what: named(job, None), why }));
        let inputs = [Input::Value, Input::Exception, Input::Cancel];
        events.extend(inputs.map(|with| Event::TaskResume { id: 2, with }));
        let ends = [How::Result, How::Exception, How::Cancelled];
        events.extend(ends.map(|how| Event::FutureDone { id: 2, how, result: "12".into() }));
        for event in &events {
            assert_eq!(by_hand(event), by_serde(event));
        }
    }
}
