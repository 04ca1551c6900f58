//! What hints must know of the run beside the exception itself: where timeouts were set, where loops were started and closed, which tasks
//! nobody kept. Noted only where hints are wanted.

use super::Hint;
use super::expression::Part;
use super::runtime::place_of;
use crate::heap::Value;
use crate::source::Source;
use crate::vm::Vm;
use rustc_hash::FxHashMap;

/// More loops are not remembered.
const LOOPS: usize = 8;

/// More tasks that nobody kept are not remembered.
const TASKS: usize = 10_000;

/// Such places.
#[derive(Default)]
pub struct Places {
    /// The line and the seconds of each timeout that is entered, by its address.
    timeouts: FxHashMap<usize, (u32, f64)>,
    /// What happened in each task group that is entered, by its address.
    groups: FxHashMap<usize, Group>,
    /// The last exception of a timeout or a task group, and what to say about it.
    why: Option<(Value, String)>,
    /// Where loops were started: file and line.
    pub started: Vec<(String, u32)>,
    /// Where one was closed last.
    pub closed: Option<(String, u32)>,
    /// Tasks that were made by a statement that kept nothing, by their trace number: the line.
    thrown: FxHashMap<u64, (String, u32)>,
    /// Whether a line is such a statement, by the address of its text.
    lines: FxHashMap<usize, bool>,
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
    fn hint_place(&mut self) -> Option<(String, u32)> {
        let (source, line, _) = self.warning_place()?;
        Some((source.name.to_string(), line))
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
        // Where our library sets it (`wait_for`), the script is at the await of that.
        let by_library = self.current_frame().is_some_and(|frame| frame.code().unit.source.is_own());
        let task = self.event_loop.current.clone().filter(|_| by_library);
        let awaiting = task.and_then(|task| self.place_of_task(&task));
        let Some((source, span)) = awaiting.or_else(|| self.current_place()) else { return };
        if let Some(scope) = scope.as_ref() {
            let line = source.line_of(span.start);
            self.hints.places.timeouts.insert(scope.address(), (line, left));
        }
    }

    /// A timeout became a TimeoutError; `cancellation` is where it struck.
    pub fn hint_note_expired(&mut self, scope: &Value, error: &Value, cancellation: &Value) {
        if !self.hints.enabled {
            return;
        }
        let address = scope.as_ref().map_or(0, |scope| scope.address());
        let Some((line, time)) = self.hints.places.timeouts.remove(&address) else { return };
        let Some(task) = self.event_loop.current.clone() else { return };
        let name = self.called(&task);
        let at = place_of(cancellation)
            .map_or(String::new(), |(source, span, _)| format!(" at line {}", source.line_of(span.start)));
        let text = format!("the timeout of {} s (line {line}) expired; it cancelled {name}{at}", seconds(time));
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

    /// A loop begins to run, or is closed.
    pub fn hint_note_loop(&mut self, starts: bool) {
        if !self.hints.enabled {
            return;
        }
        let Some(place) = self.hint_place() else { return };
        let places = &mut self.hints.places;
        if !starts {
            places.closed = Some(place);
        } else if places.started.len() < LOOPS && places.started.last() != Some(&place) {
            places.started.push(place);
        }
    }

    /// A task is made; where the statement that makes it keeps nothing, that is noted.
    pub fn hint_note_task(&mut self, number: u64) {
        if !self.hints.enabled {
            return;
        }
        let Some((source, span)) = self.current_place() else { return };
        let line = source.line_of(span.start);
        let Some(text) = source.line(line) else { return };
        let places = &mut self.hints.places;
        let known = places.lines.entry(text.as_ptr().addr());
        if *known.or_insert_with(|| makes_and_drops(&source, line)) && places.thrown.len() < TASKS {
            places.thrown.insert(number, (source.name.to_string(), line));
        }
    }

    /// A task that still runs is ended with the program (A301).
    pub fn hint_at_lost_task(&mut self, number: u64) {
        let Some((file, line)) = self.hints.places.thrown.remove(&number) else { return };
        if !self.hints.first_place(&file, line) {
            return;
        }
        let text = format!(
            "{file}:{line}: note A301: nobody kept this task, and it still ran when the program ended: CPython may collect such a task before it ends\nhelp: keep a reference, or use a TaskGroup\nMore: coroscope explain A301\n"
        );
        self.output.write_stderr(&text);
        self.observe_hint(Some("A301"), &text);
    }
}

/// `asyncio.create_task(…)` as a whole statement.
fn makes_and_drops(source: &Source, line: u32) -> bool {
    let Some(part) = Part::of_line(source, line, "", "") else { return false };
    let callee = super::expression::callee(&part.tree);
    let text = part.text(&part.tree);
    let whole = source.line(line).is_some_and(|line| line.trim() == text);
    // A group keeps its tasks, and so may whatever else has a method of that name.
    let is_plain = ["asyncio.", "create_task(", "ensure_future("].iter().any(|start| text.starts_with(start));
    whole && is_plain && matches!(callee, Some("create_task" | "ensure_future"))
}
