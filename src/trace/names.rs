//! How tasks and resources are called in every view.
//!
//! A task has the name that the script gave it, else its coroutine's, with `#N` where that is not unique, N being the number of
//! CPython's `Task-N`. A lock, event or queue has the name of the first variable it was bound to: read off the line that made it, with
//! its number where one line makes several.

use super::event::{Event, Id, TaskName};
use super::file::{Header, Trace};
use super::observer::{Loc, Record};
use crate::event_loop::future::Future;
use crate::heap::Obj;
use crate::vm::Vm;
use rustc_hash::{FxHashMap, FxHashSet};

/// What the coroutine of a statement of the prompt is called.
pub const STATEMENT: &str = "<module>";

/// What all tasks of such statements are called: whoever types.
pub const PROMPT: &str = "repl";

/// Longer names are cut in sentences.
const LONG: usize = 24;

impl Vm {
    /// How a task is called: by the name that the script gave, else by its coroutine.
    pub fn called(&mut self, task: &Obj<Future>) -> String {
        match task.task().and_then(|part| part.given_name()) {
            Some(name) => name.to_text().into_owned(),
            None => self.called_by_coroutine(task),
        }
    }

    /// How a task is called that nobody gave a name.
    pub fn called_by_coroutine(&mut self, task: &Obj<Future>) -> String {
        let name = self.coroutine_name(task);
        if &*name == STATEMENT { PROMPT.to_owned() } else { name.to_string() }
    }
}

/// All names of a recording.
#[derive(Default, Debug)]
pub struct Names {
    names: FxHashMap<Id, String>,
    /// Tasks by age, with the name that `get_name()` gave at first.
    tasks: Vec<(Id, String)>,
    /// What has the same name, with its number: tasks, resources.
    same_tasks: Same,
    same_resources: Same,
    /// Conditions of barriers, which are what one waits for.
    barriers: FxHashSet<Id>,
}

/// Names and what they are given to.
type Same = FxHashMap<String, Vec<(Id, String)>>;

/// Gives a name, with a number where it is not the only one.
fn give(names: &mut FxHashMap<Id, String>, same: &mut Same, id: Id, shown: String, number: String) {
    let others = same.entry(shown.clone()).or_default();
    others.push((id, number));
    match &others[..] {
        [_] => drop(names.insert(id, shown)),
        [.., second] if others.len() > 2 => drop(names.insert(id, format!("{shown}#{}", second.1))),
        both => both.iter().for_each(|(id, number)| drop(names.insert(*id, format!("{shown}#{number}")))),
    }
}

impl Names {
    /// The names in a recording.
    pub fn of(trace: &Trace) -> Names {
        let mut names = Names::default();
        trace.records.iter().for_each(|record| names.add(&trace.header, record));
        names
    }

    /// Names what an event makes. What has the same name as something before it makes both be told by number from now on.
    pub fn add(&mut self, header: &Header, record: &Record) {
        match &record.event {
            Event::TaskCreate(birth) => {
                let base = birth.coroutine.rsplit('.').next().unwrap_or(&birth.coroutine);
                let named = birth.named && !birth.name.to_string().trim().is_empty();
                let shown = if named { birth.name.to_string() } else { base.to_owned() };
                self.tasks.push((birth.id, birth.name.to_string()));
                if &*birth.coroutine == STATEMENT && !named {
                    self.names.insert(birth.id, PROMPT.to_owned());
                    return;
                }
                let number = match &birth.name {
                    TaskName::Numbered(number) => number.to_string(),
                    TaskName::Given(_) => self.tasks.len().to_string(),
                };
                give(&mut self.names, &mut self.same_tasks, birth.id, shown, number);
            }
            Event::ResourceCreate { id, .. } => {
                if made_by(header, record).is_some_and(|call| call.contains("Barrier(")) {
                    self.barriers.insert(*id);
                }
                let Some(shown) = variable(header, record) else { return };
                let number = self.same_resources.get(&shown).map_or(1, |same| same.len() + 1).to_string();
                give(&mut self.names, &mut self.same_resources, *id, shown, number);
            }
            _ => {}
        }
    }

    /// Whether a condition is a barrier's.
    pub fn is_barrier(&self, id: Id) -> bool {
        self.barriers.contains(&id)
    }

    /// What something is called, if it has a name.
    pub fn get(&self, id: Id) -> Option<String> {
        self.names.get(&id).map(|name| cut(name))
    }

    /// A task's name.
    pub fn task(&self, id: Id) -> String {
        self.get(id).unwrap_or_else(|| format!("#{id}"))
    }

    /// A task's whole name.
    pub fn whole(&self, id: Id) -> String {
        self.names.get(&id).cloned().unwrap_or_else(|| format!("#{id}"))
    }

    /// The number in front of a task: how many were made before it, and itself.
    pub fn number(&self, id: Id) -> usize {
        self.tasks.iter().position(|(task, _)| *task == id).map_or(0, |at| at + 1)
    }

    /// A task by its name, its `Task-N` or its number.
    pub fn task_called(&self, name: &str) -> Option<Id> {
        let mut ids = self.tasks.iter().map(|(id, _)| *id);
        let by_name = ids.clone().find(|id| self.whole(*id) == name);
        let by_full = || self.tasks.iter().find(|(_, full)| full == name).map(|(id, _)| *id);
        let number = name.trim_start_matches('#').parse::<usize>().ok().filter(|number| *number > 0);
        by_name.or_else(by_full).or_else(|| ids.nth(number? - 1))
    }

    /// All names.
    pub fn all(&self) -> impl Iterator<Item = (Id, &str)> {
        self.names.iter().map(|(id, name)| (*id, &**name))
    }

    /// All tasks by age.
    pub fn tasks(&self) -> impl Iterator<Item = Id> {
        self.tasks.iter().map(|(id, _)| *id)
    }
}

/// Cut in the middle, so that numbers at the end stay.
fn cut(name: &str) -> String {
    let characters: Vec<char> = name.chars().map(|c| if super::words::is_unfit(c) { '?' } else { c }).collect();
    if characters.len() <= LONG {
        return characters.into_iter().collect();
    }
    let (head, tail) = (LONG / 2, LONG - LONG / 2 - 1);
    let front = characters[..head].iter();
    front.chain(std::iter::once(&'…')).chain(&characters[characters.len() - tail..]).collect()
}

/// The text at a record's place, on its first line.
fn made_by<'a>(header: &'a Header, record: &Record) -> Option<&'a str> {
    let loc: Loc = record.loc?;
    header.sources.get(loc.source as usize)?.line(loc.line)?.get(loc.col as usize..)
}

/// The variable that the line at a place binds: `lock`, `self.lock`, the second of `a, b = Lock(), Lock()`.
fn variable(header: &Header, record: &Record) -> Option<String> {
    let loc: Loc = record.loc?;
    let line = header.sources.get(loc.source as usize)?.line(loc.line)?;
    let before = line.get(..(loc.col as usize).min(line.len()))?;
    if let Some(name) = keyword_argument(before) {
        return Some(name);
    }
    let (targets, value) = before.split_once('=')?;
    let plain = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.');
    let names: Vec<&str> = targets.split(':').next()?.split(',').map(str::trim).collect();
    let name = if names.len() > 1 { names.get(top_level_commas(value))? } else { names.first()? };
    let name = name.strip_prefix("self.").unwrap_or(name);
    plain(name).then(|| name.to_owned())
}

/// `f(lock=` just before the place.
fn keyword_argument(before: &str) -> Option<String> {
    let head = before.trim_end().strip_suffix('=')?;
    let name: String = head.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let in_call = head.contains('(') && !name.is_empty();
    in_call.then(|| name.chars().rev().collect())
}

fn top_level_commas(text: &str) -> usize {
    let mut depth = 0;
    let mut commas = 0;
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => commas += 1,
            _ => {}
        }
    }
    commas
}
