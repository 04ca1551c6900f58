//! Holds every sentence to the raw events. It shares no code with the sentences: it reads the recording's text itself and works out
//! which events a sentence may speak of.
//!
//! For a task at an event these are: the task's last step or stop and everything that led there by `cause` links; the same for every
//! task that it (in turn) waits for or that holds what it waits for. Each line, time, event number and task that a sentence names
//! must belong to one of them.

use coroscope::trace::history::History;
use coroscope::trace::why::{LONG, why, why_not, why_now};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What was found.
#[derive(Default)]
pub struct Report {
    /// What is wrong.
    pub faults: Vec<String>,
    /// How many sentences there were.
    pub sentences: usize,
    /// Those that know no cause.
    pub fallbacks: Vec<String>,
}

/// The events by number.
struct Raw(BTreeMap<u64, Value>);

impl Raw {
    fn read(text: &str) -> Raw {
        let lines = text.lines().skip(1).map(|line| serde_json::from_str::<Value>(line).expect("a line of JSON"));
        Raw(lines.map(|event| (number(&event, "n").expect("a number"), event)).collect())
    }

    /// An event and all that led to it.
    fn ancestry(&self, n: u64, found: &mut BTreeSet<u64>) {
        let mut next = Some(n);
        while let Some(n) = next.filter(|n| found.insert(*n)) {
            let Some(event) = self.0.get(&n) else { return };
            // The cancellation that a step receives is told by its request, wherever that came from.
            if event["k"] == "task.resume" && event["with"] == "cancel" {
                let id = number(event, "id");
                let asks = |event: &&Value| event["k"] == "cancel.request" && number(event, "target") == id;
                if let Some(request) = self.0.range(..n).rev().map(|(_, event)| event).find(asks) {
                    let request = number(request, "n").expect("a number");
                    self.ancestry(request, found);
                }
            }
            next = number(event, "cause");
        }
    }

    /// The last event of a task that says where it stands.
    fn last_of(&self, task: u64, n: u64) -> Option<u64> {
        const KINDS: [&str; 7] =
            ["task.create", "task.resume", "task.suspend", "task.finish", "task.fail", "task.cancelled", "ready.push"];
        let own = |event: &&Value| {
            let kind = event["k"].as_str().unwrap_or("");
            let subject = if kind == "ready.push" { number(event, "handle") } else { number(event, "id") };
            KINDS.contains(&kind) && subject == Some(task)
        };
        self.0.range(..=n).rev().map(|(_, event)| event).find(own).and_then(|event| number(event, "n"))
    }

    fn last_kind(&self, task: u64, n: u64, kind: &str) -> Option<u64> {
        let own = |event: &&Value| event["k"] == kind && number(event, "id") == Some(task);
        self.0.range(..=n).rev().map(|(_, event)| event).find(own).and_then(|event| number(event, "n"))
    }

    /// The events that a sentence about a task may speak of.
    fn about(&self, task: u64, n: u64) -> BTreeSet<u64> {
        let mut found = BTreeSet::new();
        let mut tasks = vec![task];
        let mut seen = BTreeSet::new();
        while let Some(task) = tasks.pop() {
            if !seen.insert(task) {
                continue;
            }
            for last in
                [self.last_of(task, n), self.last_kind(task, n, "task.resume"), self.last_kind(task, n, "task.suspend")]
            {
                let Some(last) = last else { continue };
                self.ancestry(last, &mut found);
                let event = &self.0[&last];
                tasks.extend(number(event, "on"));
                tasks.extend(event["children"].as_array().into_iter().flatten().filter_map(Value::as_u64));
                if let (Some(thing), "task.suspend") = (number(event, "on"), event["k"].as_str().unwrap_or("")) {
                    tasks.extend(self.holders(thing, n));
                    if event["on_kind"] == "group" {
                        tasks.extend(self.members(thing, n));
                    }
                }
            }
        }
        found
    }

    fn members(&self, group: u64, n: u64) -> Vec<u64> {
        let made = |event: &&Value| event["k"] == "task.create" && number(event, "group") == Some(group);
        self.0.range(..=n).map(|(_, event)| event).filter(made).filter_map(|event| number(event, "id")).collect()
    }

    /// Tasks that took something and may hold it still.
    fn holders(&self, thing: u64, n: u64) -> Vec<u64> {
        let took = |event: &&Value| {
            let kind = event["k"].as_str().unwrap_or("");
            (kind.ends_with(".acquire")) && number(event, "id") == Some(thing)
        };
        self.0.range(..=n).map(|(_, event)| event).filter(took).filter_map(|event| number(event, "task")).collect()
    }

    fn lines(&self, events: &BTreeSet<u64>) -> BTreeSet<u64> {
        events.iter().filter_map(|n| self.0.get(n)?["loc"].as_array()?.get(1)?.as_u64()).collect()
    }

    fn happened(&self, events: &BTreeSet<u64>) -> BTreeSet<String> {
        events.iter().filter_map(|n| self.0.get(n)).filter_map(|event| number(event, "t")).map(seconds).collect()
    }

    fn times(&self, events: &BTreeSet<u64>) -> BTreeSet<String> {
        let both = |event: &Value| [number(event, "t"), number(event, "due")];
        events.iter().filter_map(|n| self.0.get(n)).flat_map(both).flatten().map(seconds).collect()
    }
}

fn number(event: &Value, name: &str) -> Option<u64> {
    event[name].as_u64()
}

fn seconds(t: u64) -> String {
    format!("{:.3}", t as f64 / 1e9)
}

/// Numbers behind a word: `line 5`, `event 23`, `t=1.000`.
fn behind<'a>(sentence: &'a str, word: &str) -> Vec<&'a str> {
    let rest = sentence.split(word).skip(1);
    let number = |text: &'a str| {
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
        text[..end].trim_end_matches('.')
    };
    rest.map(number).filter(|text| !text.is_empty()).collect()
}

/// What the script says (reprs, names of callbacks) proves nothing: it is left out.
fn own_words(sentence: &str) -> &str {
    let end = [" with ", " callback "].iter().filter_map(|word| sentence.find(word)).min().unwrap_or(sentence.len());
    if sentence.contains("with sleep(0)") { sentence } else { &sentence[..end] }
}

/// Checks every sentence about every task at every event.
pub fn check(text: &str, told: &History) -> Report {
    let raw = Raw::read(text);
    let mut report = Report::default();
    let ids: Vec<u64> = told.names.tasks().collect();
    for n in raw.0.keys().copied() {
        let state = told.state(n);
        for id in ids.iter().copied().take(40) {
            let answer = why(told, &state, id);
            let mut sentences = vec![answer.sentence()];
            if let Some(task) = state.task(id) {
                sentences.push(why_not(told, &state, task).sentence());
                if task.steps > 0 {
                    sentences.push(why_now(told, &state, task).sentence());
                }
            }
            if answer.is_fallback {
                report.fallbacks.push(answer.sentence());
            }
            for sentence in sentences {
                report.sentences += 1;
                judge(&raw, told, n, id, &sentence, &mut report.faults);
            }
            if report.faults.len() > 20 {
                return report;
            }
        }
    }
    report
}

fn judge(raw: &Raw, told: &History, n: u64, id: u64, sentence: &str, faults: &mut Vec<String>) {
    let mut object = |what: String| faults.push(format!("event {n}: {sentence:?}: {what}"));
    if sentence.chars().count() >= LONG {
        object(format!("{} characters", sentence.chars().count()));
    }
    if !sentence.starts_with(&told.names.task(id)) {
        object("it is about another task".to_owned());
    }
    let events = raw.about(id, n);
    let said = own_words(sentence);
    let lines = raw.lines(&events);
    for line in behind(said, "line ") {
        if !line.parse().is_ok_and(|line: u64| lines.contains(&line)) {
            object(format!("line {line} is none of {lines:?}"));
        }
    }
    let times = raw.times(&events);
    for time in behind(said, "t=") {
        if !times.contains(time) {
            object(format!("the time {time} is none of {times:?}"));
        }
    }
    // What has happened is told by when it did, not by when it was to.
    let happened = raw.happened(&events);
    for time in behind(said, " at t=") {
        if !happened.contains(time) {
            object(format!("nothing happened at {time}, only at {happened:?}"));
        }
    }
    for event in behind(said, "event ") {
        if !event.parse().is_ok_and(|event: u64| events.contains(&event)) {
            object(format!("event {event} is none of {events:?}"));
        }
    }
}
