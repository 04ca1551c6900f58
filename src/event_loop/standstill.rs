//! The report of a deadlock: what each task waits for, who holds it, the circle that this makes, and the lines of the script.
//!
//! Nothing is noted for it while a program runs. Who is inside of a lock is read off the suspended coroutines, what a lock is
//! called off the variables that name it.

use super::deadlock::Wait;
use super::future::Future;
use crate::heap::{Instance, Kind, Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::generator::Generator;
use crate::objects::names::sym;
use crate::objects::native::{NativeObject, Raised};
use crate::objects::string::Str;
use crate::source::Source;
use crate::trace::event::Id;
use crate::vm::Vm;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many tasks are listed at most.
const LISTED: usize = 40;

/// Among so many tasks at most a circle is looked for.
const SEARCHED: usize = 300;

/// A task that stands still.
struct Row {
    id: Id,
    name: String,
    what: String,
    line: Option<u32>,
    /// The text that it is a line of.
    source: Option<Arc<Source>>,
    on: On,
}

impl Row {
    /// Its line in a text.
    fn line_in(&self, source: &Arc<Source>) -> Option<u32> {
        self.line.filter(|_| self.source.as_ref().is_some_and(|own| Arc::ptr_eq(own, source)))
    }

    /// Its line in words; that of another text than the one that is shown with the text's name.
    fn place(&self, shown: Option<&Arc<Source>>) -> String {
        match (self.line, &self.source) {
            (None, _) => String::new(),
            (Some(line), Some(own)) if shown.is_some_and(|shown| !Arc::ptr_eq(own, shown)) => {
                format!("  {}", own.line_in_words(line))
            }
            (Some(line), _) => format!("  line {line}"),
        }
    }

    /// The condition that it waits to be notified of: meanwhile it is not inside.
    fn given_up(&self) -> Option<Id> {
        match &self.on {
            On::Resource(id, shown) if shown.starts_with("condition") => Some(*id),
            On::Resource(..) | On::Tasks(_) | On::Nothing => None,
        }
    }
}

/// What could make it go on.
enum On {
    /// Nothing that can be named.
    Nothing,
    /// The end of tasks.
    Tasks(Vec<Id>),
    /// A resource, by what it is called.
    Resource(Id, String),
}

/// A task inside of a resource, since a line.
struct Holder {
    task: Id,
    line: u32,
    /// The text that it is a line of.
    source: Arc<Source>,
}

/// All that is known.
#[derive(Default)]
struct Standstill {
    rows: Vec<Row>,
    holders: FxHashMap<Id, Vec<Holder>>,
    /// The tasks of groups that have not ended.
    groups: FxHashMap<Id, Vec<Id>>,
    /// Whether a task is in an asynchronous generator, whose managers cannot be seen from here.
    hides: bool,
    /// The script, where it can be run once more.
    script: Option<String>,
}

/// One step of the circle: a task, and what it waits for of the next one.
struct Link {
    task: Id,
    through: Option<(Id, String)>,
}

impl Vm {
    /// The report, but for its first line. `names` says how tasks are called.
    pub(super) fn standstill(&mut self, tasks: &[Obj<Future>], names: &FxHashMap<Id, String>) -> String {
        let called = self.variables(tasks);
        let script = self.argv.first().filter(|script| script.ends_with(".py") && self.tracer.is_none()).cloned();
        let mut known = Standstill { script, ..Standstill::default() };
        for task in tasks {
            let wait = self.wait_of(task);
            let (id, row) = (self.trace_id(&task.value()), row_of(wait, names, &called));
            let name = names.get(&id).cloned().unwrap_or_else(|| self.task_name(task));
            let given_up = row.given_up();
            known.rows.push(Row { id, name, ..row });
            known.hides |= hides(task);
            for coroutine in chain(task) {
                for (manager, line) in self.entered(&coroutine) {
                    let (manager, of_group) = (self.trace_id(&manager), self.tasks_of_group(&manager));
                    if let Some(children) = of_group {
                        let children = children.iter().map(|child| self.trace_id(&child.value())).collect();
                        known.groups.insert(manager, children);
                    } else if given_up != Some(manager) {
                        let source = coroutine.code.unit.source.clone();
                        known.holders.entry(manager).or_default().push(Holder { task: id, line, source });
                    }
                }
            }
        }
        known.name_children();
        let source = tasks.iter().flat_map(chain).map(|coroutine| coroutine.code.unit.source.clone());
        let source = source.into_iter().find(|source| source.is_listed && !source.is_own());
        known.text(source)
    }

    /// What the script calls its locks, queues and the like: the variable of the module, else one of a suspended coroutine, else an
    /// attribute of what such a variable names.
    pub(super) fn variables(&mut self, tasks: &[Obj<Future>]) -> FxHashMap<Id, String> {
        let mut called = FxHashMap::default();
        let mut spaces: Vec<Obj<Dict>> = Vec::new();
        let main = self.modules.get_str(self.names.string(sym::__main__));
        spaces
            .extend(main.and_then(|main| main.exact::<crate::objects::module::Module>().map(|main| main.dict.clone())));
        for coroutine in tasks.iter().flat_map(chain) {
            spaces.extend(self.locals_of(&coroutine));
        }
        for space in &spaces {
            for (name, value) in named(space) {
                if value.exact::<NativeObject>().is_some() || value.cast::<NativeObject>().is_some() {
                    called.entry(self.trace_id(&value)).or_insert(name);
                }
            }
        }
        for space in &spaces {
            for (owner, value) in named(space).filter(|(_, value)| value.exact::<Instance>().is_some()) {
                let Ok(attributes) = self.instance_dict(&value) else {
                    drop(self.take_raised());
                    continue;
                };
                let attributes = attributes.exact::<Dict>().cloned();
                for (name, value) in attributes.iter().flat_map(named) {
                    let path = if owner == "self" { name } else { format!("{owner}.{name}") };
                    called.entry(self.trace_id(&value)).or_insert(path);
                }
            }
        }
        called
    }

    fn locals_of(&mut self, coroutine: &Obj<Generator>) -> Option<Obj<Dict>> {
        let f_locals = self.intern("f_locals");
        let locals = self.generator_frame(coroutine).and_then(|frame| self.getattr(&frame, f_locals));
        match locals {
            Ok(locals) => locals.exact::<Dict>().cloned(),
            Err(Raised) => {
                drop(self.take_raised());
                None
            }
        }
    }
}

/// The coroutines of a task, the outermost first.
fn chain(task: &Obj<Future>) -> Vec<Obj<Generator>> {
    let mut coroutines = Vec::new();
    let mut value = task.task().map_or(Value::None, |part| part.coroutine());
    while let Some(coroutine) = value.exact::<Generator>().cloned() {
        value = coroutine.awaiting.get();
        coroutines.push(coroutine);
    }
    coroutines
}

/// Whether the innermost coroutine of a task is at something that cannot be looked into.
fn hides(task: &Obj<Future>) -> bool {
    let innermost = chain(task).pop();
    innermost.is_some_and(|coroutine| coroutine.awaiting.get().kind() == Some(Kind::AsyncStep))
}

/// The variables of a namespace whose names are not hidden.
fn named(space: &Obj<Dict>) -> impl Iterator<Item = (String, Value)> + use<> {
    let pairs = space.pairs().into_iter();
    let pairs = pairs.filter_map(|(key, value)| Some((key.exact::<Str>()?.to_text().into_owned(), value)));
    pairs.filter(|(name, _)| !name.starts_with("__"))
}

fn row_of(wait: Wait, names: &FxHashMap<Id, String>, called: &FxHashMap<Id, String>) -> Row {
    let name = |id: Id| called.get(&id).or_else(|| names.get(&id)).cloned();
    let what = wait.on.as_ref().map_or("its next turn".to_owned(), |on| on.in_words(name));
    let barrier = what.strip_prefix("condition ").and_then(|name| name.strip_suffix("._changed"));
    let what = barrier.map_or(what.clone(), |barrier| format!("barrier {barrier}"));
    let on = match wait.on {
        None => On::Nothing,
        Some(on) if !on.children.is_empty() => On::Tasks(on.children.clone()),
        Some(on) => match (on.id, on.kind == "task") {
            (None, _) => On::Nothing,
            (Some(id), true) => On::Tasks(vec![id]),
            (Some(id), false) => {
                let shown = called.get(&id).map_or_else(|| what.clone(), |variable| format!("{} {variable}", on.kind));
                On::Resource(id, shown)
            }
        },
    };
    Row { id: 0, name: String::new(), what, line: wait.line, source: wait.source, on }
}

impl Standstill {
    /// Whoever waits for a group waits for the tasks of it.
    fn name_children(&mut self) {
        for at in 0..self.rows.len() {
            let On::Resource(id, _) = &self.rows[at].on else { continue };
            let Some(children) = self.groups.get(id).filter(|children| !children.is_empty()).cloned() else { continue };
            let shown: Vec<&str> = children.iter().take(4).map(|child| self.name(*child)).collect();
            let more = children.len() - shown.len();
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            self.rows[at].what = format!("the tasks of its group ({}{more})", shown.join(", "));
            self.rows[at].on = On::Tasks(children);
        }
    }

    /// Locks and semaphores that are waited for and that none of the tasks is inside of.
    fn leaked(&self) -> String {
        let mut told: Vec<&str> = Vec::new();
        for row in self.rows.iter().filter(|_| !self.hides) {
            let On::Resource(id, shown) = &row.on else { continue };
            let can_leak = ["lock", "semaphore"].iter().any(|kind| shown.split(' ').any(|word| word == *kind));
            if can_leak && !self.holders.contains_key(id) && !told.contains(&&**shown) {
                told.push(shown);
            }
        }
        let note = |shown: &&str| {
            format!(
                "note: {shown} was acquired and not released: none of these tasks is inside an `async with` of it\n"
            )
        };
        told.iter().map(note).collect()
    }

    fn text(&self, source: Option<Arc<Source>>) -> String {
        let circle = self.circle();
        let mut text = self.table(&circle, source.as_ref());
        if !circle.is_empty() {
            text.push_str(&self.circle_text(&circle));
        }
        if let Some(source) = &source {
            text.push_str(&self.excerpt(source, &circle));
        }
        if circle.len() > 1
            && circle.iter().all(|link| link.through.as_ref().is_some_and(|(_, shown)| shown.starts_with("lock ")))
        {
            let locks = circle
                .iter()
                .rev()
                .filter_map(|link| Some(link.through.as_ref()?.1.trim_start_matches("lock ").to_owned()));
            let locks: Vec<String> = locks.collect();
            text.push_str(&format!(
                "help: take the locks in the same order everywhere (for example {})\n",
                locks.join(", then ")
            ));
        }
        text.push_str(&self.leaked());
        if let Some(script) = &self.script {
            text.push_str(&format!("see it happen: coroscope step {script}\n"));
        }
        text + "More: coroscope explain A501\n"
    }

    fn name(&self, id: Id) -> &str {
        self.rows.iter().find(|row| row.id == id).map_or("?", |row| &row.name)
    }

    /// The rows: those of the circle first.
    fn table(&self, circle: &[Link], shown: Option<&Arc<Source>>) -> String {
        let at = |row: &&Row| circle.iter().position(|link| link.task == row.id).unwrap_or(circle.len());
        let mut sorted: Vec<&Row> = self.rows.iter().collect();
        sorted.sort_by_key(at);
        let width = self.rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0);
        let left = |row: &Row| format!("  {:width$}  waits for {}{}", row.name, row.what, row.place(shown));
        let rows: Vec<(String, String)> =
            sorted.into_iter().take(LISTED).map(|row| (left(row), self.held(row))).collect();
        let held = rows.iter().filter(|(_, held)| !held.is_empty());
        let width = held.map(|(left, _)| left.chars().count()).max().unwrap_or(0);
        let lines =
            rows.iter().map(
                |(left, held)| {
                    if held.is_empty() { format!("{left}\n") } else { format!("{left:width$}      {held}\n") }
                },
            );
        let mut text: String = lines.collect();
        if self.rows.len() > LISTED {
            text.push_str(&format!("  ... and {} more\n", self.rows.len() - LISTED));
        }
        text
    }

    /// "b is held by transfer#3 since line 4", where that is known.
    fn held(&self, row: &Row) -> String {
        let On::Resource(id, shown) = &row.on else { return String::new() };
        let holders = self.holders.get(id).map_or(&[][..], |holders| holders);
        let others: Vec<String> =
            holders.iter().map(|holder| format!("{} since line {}", self.name(holder.task), holder.line)).collect();
        if others.is_empty() {
            return String::new();
        }
        let variable = shown.rsplit(' ').next().unwrap_or(shown);
        format!("{variable} is held by {}", others.join(" and "))
    }

    /// The circle of tasks that wait for each other, from the oldest in it; empty where there is none.
    fn circle(&self) -> Vec<Link> {
        if self.rows.len() > SEARCHED {
            return Vec::new();
        }
        self.rows
            .iter()
            .map(|row| self.walk(row.id, row.id, &mut Vec::new()))
            .find(|path| !path.is_empty())
            .unwrap_or_default()
    }

    /// The way from a task back to where it began.
    fn walk(&self, start: Id, at: Id, visited: &mut Vec<Id>) -> Vec<Link> {
        if visited.contains(&at) {
            return Vec::new();
        }
        visited.push(at);
        for (next, through) in self.next(at) {
            if next == start {
                return vec![Link { task: at, through }];
            }
            let rest = self.walk(start, next, visited);
            if !rest.is_empty() {
                let mut path = vec![Link { task: at, through }];
                path.extend(rest);
                return path;
            }
        }
        Vec::new()
    }

    /// The tasks that could let a task go on.
    fn next(&self, at: Id) -> Vec<(Id, Option<(Id, String)>)> {
        let Some(row) = self.rows.iter().find(|row| row.id == at) else { return Vec::new() };
        match &row.on {
            On::Nothing => Vec::new(),
            On::Tasks(tasks) => tasks.iter().map(|task| (*task, None)).collect(),
            On::Resource(id, shown) => {
                let holders = self.holders.get(id).map_or(&[][..], |holders| holders);
                holders.iter().map(|holder| (holder.task, Some((*id, shown.clone())))).collect()
            }
        }
    }

    fn circle_text(&self, circle: &[Link]) -> String {
        let mut text = "\n  cycle:  ".to_owned();
        for link in circle {
            text.push_str(&format!("{} -> ", self.name(link.task)));
            if let Some((_, shown)) = &link.through {
                text.push_str(&format!("{shown} -> "));
            }
        }
        text + self.name(circle[0].task) + "\n"
    }

    /// The line at which both of two tasks wait for the other's lock.
    fn waits_for_each_other(&self, source: &Arc<Source>, circle: &[Link]) -> Option<u32> {
        let [one, other] = circle else { return None };
        let is_lock = |link: &Link| link.through.as_ref().is_some_and(|(_, shown)| shown.starts_with("lock "));
        let line = |link: &Link| self.rows.iter().find(|row| row.id == link.task)?.line_in(source);
        line(one).filter(|line_of_one| is_lock(one) && is_lock(other) && line(other) == Some(*line_of_one))
    }

    /// The lines at which the tasks of the circle (or all, where there is none) stand, and at which they took what others want.
    fn excerpt(&self, source: &Arc<Source>, circle: &[Link]) -> String {
        let in_circle = |row: &&Row| circle.is_empty() || circle.iter().any(|link| link.task == row.id);
        let each_other = self.waits_for_each_other(source, circle);
        // By line, then by the age of the task that it is about.
        let mut remarks: BTreeMap<u32, Vec<(usize, String)>> = BTreeMap::new();
        for (age, row) in self.rows.iter().enumerate().filter(|(_, row)| in_circle(row)).take(LISTED) {
            if let Some(line) = row.line_in(source).filter(|line| Some(*line) != each_other) {
                remarks.entry(line).or_default().push((age, format!("{} waits here", row.name)));
            }
            let On::Resource(id, shown) = &row.on else { continue };
            let variable = shown.rsplit(' ').next().unwrap_or(shown);
            let holders = self.holders.get(id).map_or(&[][..], |holders| holders);
            for holder in holders.iter().filter(|holder| Arc::ptr_eq(&holder.source, source)) {
                let age = self.rows.iter().position(|row| row.id == holder.task).unwrap_or(age);
                let remark = format!("{} took {variable} here", self.name(holder.task));
                remarks.entry(holder.line).or_default().push((age, remark));
            }
        }
        if let Some(line) = each_other {
            remarks.entry(line).or_default().push((0, "each now waits for the other's lock".to_owned()));
        }
        remarks.values_mut().for_each(|remarks| remarks.sort());
        let joined =
            |remarks: &[(usize, String)]| remarks.iter().map(|(_, text)| &**text).collect::<Vec<_>>().join(", ");
        let lines: Vec<(u32, &str, String)> = remarks
            .iter()
            .filter_map(|(line, remarks)| Some((*line, source.line(*line)?.trim_end(), joined(remarks))))
            .collect();
        if lines.is_empty() {
            return String::new();
        }
        let width = lines.iter().map(|(_, text, _)| text.chars().count()).max().unwrap_or(0);
        let name = source.name.rsplit('/').next().unwrap_or(&source.name);
        let mut text = format!("\n{name}\n");
        for (line, code, remark) in lines {
            text.push_str(&format!("{line:4} | {code:width$}     {remark}\n"));
        }
        text
    }
}
