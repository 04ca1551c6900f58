//! What hints must know of the run beside the exception itself: where timeouts were set, which tasks nobody kept, what an exception is
//! about. Noted only where hints are wanted.

use super::Hint;
use super::expression::{Part, head_of_the_line};
use super::loops::Which;
use super::reused::{Beginner, First, is_given_names};
use super::runtime::place_of;
use crate::heap::Value;
use crate::source::{Source, Span, input_number};
use crate::vm::Vm;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// More tasks that nobody kept are not remembered.
const TASKS: usize = 10_000;

/// A file, or an input of the prompt, and a line of it.
pub type Place = (String, u32);

/// What an exception is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Culprit {
    /// A coroutine that was begun before.
    Reused(First),
    /// Something whose loop is not the one that runs.
    Foreign {
        /// Its loop.
        own: Which,
        /// The other.
        running: Which,
    },
    /// A loop that was closed.
    Closed(Place),
}

/// What the text of a call that makes a task shows.
struct Making {
    /// Whether it is a statement that keeps nothing.
    drops: bool,
    /// Whether the coroutine may have a name.
    named: bool,
    /// Keeps the text, by whose address this is found.
    _source: Arc<Source>,
}

/// Such places.
#[derive(Default)]
pub struct Places {
    /// Each timeout that is entered, by its address.
    timeouts: FxHashMap<usize, Timeout>,
    /// What happened in each task group that is entered, by its address.
    groups: FxHashMap<usize, Group>,
    /// The last exception of a timeout or a task group, and what to say about it.
    why: Option<(Value, String)>,
    /// What the last exception that is about something of the run is about, by its address: kept, it would keep its frames, and what
    /// dies with them.
    culprit: Option<(usize, Culprit)>,
    /// Tasks that were made by a statement that kept nothing, by their trace number: the line.
    thrown: FxHashMap<u64, Place>,
    /// What calls that make tasks show, by the address of their text.
    makings: FxHashMap<usize, Making>,
}

/// A timeout under way: where it was set, and for how many seconds.
struct Timeout {
    source: Arc<Source>,
    start: u32,
    seconds: f64,
}

/// A task group under way.
struct Group {
    line: u32,
    /// How many tasks were made in it.
    made: usize,
    /// When each failed: time and turn.
    failures: Vec<(f64, u64)>,
}

impl Group {
    /// Why its exception holds what it holds.
    fn why(&self) -> Option<String> {
        let (time, turn) = *self.failures.first()?;
        let (failed, line) = (self.failures.len(), self.line);
        let tasks = if self.made == 1 { "1 task".to_owned() } else { format!("{} tasks", self.made) };
        let head = format!("TaskGroup (line {line}) had {tasks}");
        let at = format!("at t={time:.3} s");
        let who = match (failed, self.made) {
            (1, 1) => return Some(format!("{head}, which failed {at}")),
            (1, 2) => return Some(format!("{head}; one failed {at}, and that cancelled the other")),
            (1, _) => return Some(format!("{head}; one failed {at}, and that cancelled the others")),
            (2, 2) => "both failed".to_owned(),
            (failed, made) if failed == made => format!("all {failed} failed"),
            (failed, _) => format!("{failed} failed"),
        };
        let together = self.failures.iter().all(|(_, other)| *other == turn);
        let other = if self.made == 2 { "this one came" } else { "what else failed did so" };
        Some(if together {
            format!(
                "{head}; {who} {at}, in the same turn.\n     The first failure cancels the others; {other} before the cancel reached it."
            )
        } else {
            format!(
                "{head}; {who}, the first {at}.\n     The first failure cancels the others; what else failed did so while it was ending."
            )
        })
    }
}

/// Seconds as Python shows them, to the millisecond.
fn seconds(value: f64) -> String {
    format!("{:?}", (value * 1e3).round() / 1e3)
}

impl Vm {
    pub(super) fn hint_place(&mut self) -> Option<Place> {
        let (source, span) = self.current_place()?;
        Some((source.name.to_string(), source.line_of(span.start)))
    }

    /// Notes what an exception that comes up is about.
    pub(super) fn hint_blame(&mut self, error: &Value, culprit: Culprit) {
        self.hints.places.culprit = error.as_ref().map(|error| (error.address(), culprit));
    }

    /// What an exception is about, where that was noted.
    pub(super) fn hint_culprit(&self, error: &Value) -> Option<Culprit> {
        let (address, culprit) = self.hints.places.culprit.as_ref()?;
        error.as_ref().is_some_and(|error| error.address() == *address).then(|| culprit.clone())
    }

    /// A timeout is entered; `when` is its end in the loop's time.
    pub fn hint_note_timeout(&mut self, scope: &Value, when: &Value) {
        if !self.hints.enabled {
            return;
        }
        let end = match when {
            Value::Float(_) => self.to_f64(when).unwrap_or(0.0),
            Value::Int(end) => *end as f64,
            _ => return,
        };
        let left = (end - self.event_loop.clock.now()).max(0.0);
        let Some((source, span)) = self.current_place() else { return };
        if let Some(scope) = scope.as_ref() {
            let timeout = Timeout { source, start: span.start, seconds: left };
            self.hints.places.timeouts.insert(scope.address(), timeout);
        }
    }

    /// A timeout is left.
    #[inline]
    pub fn hint_forget_timeout(&mut self, scope: &Value) {
        if self.hints.enabled {
            self.hints.places.timeouts.remove(&scope.as_ref().map_or(0, |scope| scope.address()));
        }
    }

    /// A timeout became a TimeoutError; `cancellation` is where it struck.
    pub fn hint_note_expired(&mut self, scope: &Value, error: &Value, cancellation: &Value) {
        if !self.hints.enabled {
            return;
        }
        let address = scope.as_ref().map_or(0, |scope| scope.address());
        let Some(Timeout { source, start, seconds: time }) = self.hints.places.timeouts.remove(&address) else {
            return;
        };
        let set = (source.name.to_string(), source.line_of(start));
        let Some(task) = self.event_loop.current.clone() else { return };
        let name = self.called(&task);
        let at = place_of(cancellation).map_or(String::new(), |(source, span, _)| {
            let struck = (source.name.to_string(), source.line_of(span.start));
            format!(" at {}", shown(&set.0, &struck))
        });
        let (time, set) = (seconds(time), shown(&set.0, &set));
        let text = format!("the timeout of {time} s ({set}) expired; it cancelled {name}{at}");
        self.hints.places.why = Some((error.clone(), text));
    }

    /// A task group is entered.
    pub fn hint_note_group(&mut self, group: &Value) {
        if !self.hints.enabled {
            return;
        }
        let (Some((_, line)), Some(object)) = (self.hint_place(), group.as_ref()) else { return };
        let fresh = Group { line, made: 0, failures: Vec::new() };
        self.hints.places.groups.insert(object.address(), fresh);
    }

    /// A task is made in a group, or one of its tasks fails.
    pub fn hint_note_group_task(&mut self, group: &Value, fails: bool) {
        if !self.hints.enabled {
            return;
        }
        let turn = self.event_loop.running.as_ref().map_or(0, |running| u64::from(running.turns.get()));
        let now = self.event_loop.clock.now();
        let address = group.as_ref().map_or(0, |group| group.address());
        let Some(group) = self.hints.places.groups.get_mut(&address) else { return };
        if fails {
            group.failures.push((now, turn));
        } else {
            group.made += 1;
        }
    }

    /// A task group is left, perhaps with an exception.
    pub fn hint_note_group_left(&mut self, group: &Value, error: Option<&Value>) {
        if !self.hints.enabled {
            return;
        }
        let address = group.as_ref().map_or(0, |group| group.address());
        let Some(group) = self.hints.places.groups.remove(&address) else { return };
        if let (Some(error), Some(text)) = (error, group.why()) {
            self.hints.places.why = Some((error.clone(), text));
        }
    }

    /// Why the exception of a timeout or of a task group came up.
    pub(super) fn hint_of_run(&self, exception: &Value) -> Option<Hint> {
        let (error, text) = self.hints.places.why.as_ref()?;
        error.is(exception).then(|| Hint { label: "why", ..Hint::help(text.clone()) })
    }

    /// A task is made; where the statement that makes it keeps nothing, or its coroutine has a name, that is noted.
    pub fn hint_note_task(&mut self, number: u64, coroutine: &Value) {
        if !self.hints.enabled {
            return;
        }
        let Some((source, span)) = self.current_place() else { return };
        let places = &mut self.hints.places;
        let text = source.text.as_ptr().addr() + span.start as usize;
        let making = places.makings.entry(text).or_insert_with(|| Making::of(&source, span));
        let named = making.named;
        if making.drops && places.thrown.len() < TASKS {
            places.thrown.insert(number, (source.name.to_string(), source.line_of(span.start)));
        }
        if named {
            self.hint_note_beginning(coroutine, &source, span, Beginner::Task);
        }
    }

    /// A task that still runs is ended with the program, or with the prompt (A301).
    pub fn hint_at_lost_task(&mut self, number: u64, task: &Value) {
        let Some((file, line)) = self.hints.places.thrown.remove(&number) else { return };
        if !self.hints.first_place(&file, line) {
            return;
        }
        let text = format!(
            "{file}:{line}: note A301: {} kept this task, and it still ran when {}: CPython may collect such a task before it ends\nhelp: keep a reference, or use a TaskGroup\nMore: coroscope explain A301\n",
            if self.is_shown_last(task) { "only `_`" } else { "nobody" },
            if input_number(&file).is_some() { "you left" } else { "the program ended" }
        );
        self.output.write_stderr(&text);
        self.observe_hint(Some("A301"), &text);
    }

    /// Whether a value is what the prompt showed last.
    fn is_shown_last(&mut self, value: &Value) -> bool {
        let name = self.intern("_");
        self.builtins.get_str(self.names.string(name)).is_some_and(|shown| shown.is(value))
    }
}

impl Making {
    fn of(source: &Arc<Source>, span: Span) -> Making {
        Making {
            drops: makes_and_drops(source, source.line_of(span.start)),
            named: is_given_names(source, span),
            _source: source.clone(),
        }
    }
}

/// A place as a hint in the text `here` names it: the line, with the file where it is another one, with the input at the prompt.
pub fn shown(here: &str, (file, line): &Place) -> String {
    match input_number(file) {
        Some(input) => format!("line {line} of input {input}"),
        None if file == here => format!("line {line}"),
        None => format!("{file}:{line}"),
    }
}

/// `asyncio.create_task(…)` as a whole statement, or as the whole body of one that stands on one line.
fn makes_and_drops(source: &Source, line: u32) -> bool {
    let head = source.line(line).map_or("", head_of_the_line);
    let Some(part) = Part::of_line(source, line, head, "") else { return false };
    let callee = super::expression::callee(&part.tree);
    let text = part.text(&part.tree);
    let whole = source.line(line).is_some_and(|line| line.trim().strip_prefix(head) == Some(text));
    // A group keeps its tasks, and so may whatever else has a method of that name.
    let is_plain = ["asyncio.", "create_task(", "ensure_future("].iter().any(|start| text.starts_with(start));
    whole && is_plain && matches!(callee, Some("create_task" | "ensure_future"))
}
