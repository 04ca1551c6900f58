//! What the run shows about the program: one `await` after another where both could have waited together (A601).
//!
//! Certain, or not said: the two statements stand one below the other, await calls of the same coroutine function, the second does not use
//! what the first gives, and in both calls the task did nothing but sleep.

use super::event::{Event, Id};
use super::history::History;
use super::names::STATEMENT;
use super::observer::Record;
use super::words::seconds;
use rustc_hash::FxHashMap;

/// More are not told.
const TOLD: usize = 3;

/// A statement in which a task waits.
#[derive(Clone, Debug)]
struct Stretch {
    /// The outermost coroutine and its line.
    outer: String,
    line: u32,
    /// The call that it awaits.
    callee: String,
    /// When the wait that is going on began.
    since: Option<u64>,
    /// For how long it slept so far.
    slept: u64,
    /// Whether it did nothing but sleep.
    only_sleeps: bool,
}

/// Follows each task from one waiting statement to the next.
#[derive(Default)]
pub struct Sequences {
    stretches: FxHashMap<Id, (Option<Stretch>, Stretch)>,
    found: Vec<String>,
    places: Vec<(String, u32)>,
}

impl Sequences {
    /// Takes an event.
    pub fn add(&mut self, history: &History, record: &Record) {
        match &record.event {
            Event::TaskSuspend { id, on, stack } => {
                let sleeps = on.as_ref().is_some_and(|on| on.is_sleep());
                self.suspend(history, *id, stack, sleeps, record.t);
            }
            Event::TaskResume { id, .. } => {
                if let Some((_, stretch)) = self.stretches.get_mut(id) {
                    let since = stretch.since.take().unwrap_or(record.t);
                    stretch.slept += record.t.saturating_sub(since);
                }
            }
            Event::TaskFinish { id, .. } | Event::TaskFail { id, .. } | Event::TaskCancelled { id } => {
                if let Some((before, last)) = self.stretches.remove(id) {
                    self.judge(history, before, &last);
                }
            }
            _ => {}
        }
    }

    fn suspend(&mut self, history: &History, id: Id, stack: &[(super::event::Word, u32)], sleeps: bool, t: u64) {
        // A statement of the prompt is around what it awaits, and says nothing of it.
        let stack = match stack {
            [inner @ .., (outermost, _)] if **outermost == *STATEMENT => inner,
            whole => whole,
        };
        let [.., (callee, _), (outer, line)] = stack else {
            self.end(history, id);
            return;
        };
        if let Some((_, stretch)) = self.stretches.get_mut(&id) {
            if stretch.line == *line && stretch.outer == **outer && stretch.callee == **callee {
                stretch.since = Some(t);
                stretch.only_sleeps &= sleeps;
                return;
            }
        }
        let before = self.end(history, id);
        let stretch = Stretch {
            outer: outer.to_string(),
            line: *line,
            callee: callee.to_string(),
            since: Some(t),
            slept: 0,
            only_sleeps: sleeps,
        };
        self.stretches.insert(id, (before, stretch));
    }

    /// A statement is over: it is compared with the one before it.
    fn end(&mut self, history: &History, id: Id) -> Option<Stretch> {
        let (before, last) = self.stretches.remove(&id)?;
        self.judge(history, before, &last);
        Some(last)
    }

    fn judge(&mut self, history: &History, before: Option<Stretch>, last: &Stretch) {
        let Some(first) = before else { return };
        let pair = first.only_sleeps && last.only_sleeps && first.slept > 0 && last.slept > 0;
        let adjacent = first.line + 1 == last.line && first.outer == last.outer && first.callee == last.callee;
        let place = (last.outer.clone(), last.line);
        if !pair || !adjacent || self.found.len() >= TOLD || self.places.contains(&place) {
            return;
        }
        // The script; at the prompt the input in which the two lines stand.
        let sources = &history.trace.header.sources;
        let count =
            if sources.first().is_some_and(|first| first.path.starts_with("<input ")) { sources.len() } else { 1 };
        let found = sources
            .iter()
            .take(count)
            .rev()
            .find_map(|source| independent(source.line(first.line)?, source.line(last.line)?, &last.callee));
        let Some((earlier, later)) = found else { return };
        let (together, apart) = (first.slept.max(last.slept), first.slept + last.slept);
        self.places.push(place);
        self.found.push(format!(
            "{later} (line {}) began only when {earlier} had ended; both only slept. Together they could take {} s instead of {} s",
            last.line,
            seconds(together),
            seconds(apart)
        ));
    }

    /// What was found, a line each.
    pub fn notes(&self) -> String {
        self.found.iter().map(|found| format!("note A601: {found}\n")).collect()
    }
}

/// The two calls, where the second statement does not use what the first gives.
fn independent<'a>(upper: &'a str, lower: &'a str, callee: &str) -> Option<(&'a str, &'a str)> {
    let indentation = |text: &str| text.len() - text.trim_start().len();
    let (name, first) = awaited(upper)?;
    let (_, second) = awaited(lower)?;
    let own = callee.rsplit('.').next()?;
    let calls = |call: &str| call.split('(').next().is_some_and(|function| function.rsplit('.').next() == Some(own));
    let given = name.unwrap_or("");
    let uses = given.split(',').map(str::trim).any(|name| !name.is_empty() && mentions(second, name));
    let fits = indentation(upper) == indentation(lower) && calls(first) && calls(second);
    (fits && !uses).then_some((first, second))
}

/// `await f(…)` or `x = await f(…)`: what it is bound to, and the call.
fn awaited(line: &str) -> Option<(Option<&str>, &str)> {
    let code = line.trim();
    let (name, call) = match code.split_once(" = await ") {
        Some((name, call)) => (Some(name), call),
        None => (None, code.strip_prefix("await ")?),
    };
    let plain = |name: &str| name.chars().all(|c| c.is_alphanumeric() || "_, ".contains(c));
    let function = call.split('(').next()?;
    let whole = call.ends_with(')') && function.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.');
    (whole && name.is_none_or(plain)).then_some((name, call))
}

fn mentions(text: &str, name: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_independent_or_not() {
        assert_eq!(independent("    a = await get(1)", "    b = await get(2)", "get"), Some(("get(1)", "get(2)")));
        assert_eq!(independent("    a = await get(1)", "    b = await get(a)", "get"), None);
        assert_eq!(independent("    await get(1)", "        await get(2)", "get"), None);
        assert_eq!(independent("    await get(1)", "    await put(2)", "get"), None);
    }
}
