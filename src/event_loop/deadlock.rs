//! Deadlock: no task of the running loop can ever go on, and what each of them waits for.
//!
//! The condition is that nothing is ready, no timer is set and nothing outside (I/O, threads, signal handlers) could make
//! something ready, while tasks are left. A program that waits for Ctrl-C alone has no tasks and is no deadlock.

use super::future::{Future, Role};
use super::looper::EventLoop;
use super::native_coroutine::NativeCoroutine;
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::generator::Generator;
use crate::objects::native::{NativeObject, Raised};
use crate::source::{Source, Span};
use crate::trace::awaited::Awaited;
use crate::trace::event::{Event, Id, Word};
use crate::trace::observer::nanoseconds;
use crate::vm::Vm;
use crate::vm::signals::Signals;
use rustc_hash::FxHashMap;
use std::rc::Rc;
use std::sync::Arc;

/// Exit status of a deadlock.
pub const DEADLOCK: i32 = 3;

/// The library's own tasks, which a trace leaves out.
const SHUTTING_DOWN: [&str; 2] = ["shutdown_asyncgens", "shutdown_default_executor"];

/// What a task waits for, and where.
pub struct Wait {
    /// What; absent where it has only given way for a turn.
    pub on: Option<Rc<Awaited>>,
    /// The line of the `await`, where the script has one.
    pub line: Option<u32>,
    /// The text that it is a line of.
    pub source: Option<Arc<Source>>,
}

impl Vm {
    /// Whether the loop, which has nothing to run, will never have.
    pub(crate) fn is_deadlock(&mut self, event_loop: &Obj<EventLoop>) -> bool {
        let by_signal = self.state::<Signals>().any_handler();
        !by_signal && self.event_loop.tasks.iter().any(|task| task.event_loop.is(event_loop))
    }

    /// Reports the deadlock and ends the program without running more of it.
    pub(crate) fn deadlock(&mut self, event_loop: &Obj<EventLoop>) -> Raised {
        let now = self.event_loop.clock.now();
        let turn = event_loop.turns.get();
        let mut text = format!("coroscope: deadlock: no task can ever run again (t = {now:.3} s, turn {turn})\n\n");
        let tasks = self.event_loop.tasks_by_age();
        let names = self.display_names(&with_ended(&tasks));
        let rows: Vec<Obj<Future>> = tasks.into_iter().filter(|task| task.event_loop.is(event_loop)).collect();
        text.push_str(&self.standstill(&rows, &names));
        let left: Vec<Id> = rows.iter().map(|task| self.trace_id(&task.value())).collect();
        self.observe(|_| Event::Deadlock { tasks: left.clone() });
        self.output.flush();
        self.output.write_stderr(&text);
        self.exit_request = Some(DEADLOCK);
        self.raise_args(Exc::SystemExit, vec![Value::Int(i64::from(DEADLOCK))])
    }

    /// What a task waits for that never comes, as the end of a sentence (": it waits for task tea (line 3)"), and where that is other
    /// tasks what those wait for.
    pub(super) fn wait_in_words(&mut self, task: &Obj<Future>) -> (String, Option<String>) {
        let wait = self.wait_of(task);
        let mut tasks = self.event_loop.tasks_by_age();
        tasks.retain(|other| other.event_loop.is(&task.event_loop) && !other.is(task));
        // Whoever asks comes last: the lines that are shown are the others'.
        tasks.push(task.clone());
        let (names, called) = (self.display_names(&with_ended(&tasks)), self.variables(&tasks));
        let name = |id| called.get(&id).or_else(|| names.get(&id)).cloned();
        let line = wait.line.map_or(String::new(), |line| format!(" (line {line})"));
        let Some(on) = wait.on else { return (line, None) };
        let others = (on.kind == "task" || !on.children.is_empty()).then(|| self.standstill(&tasks, &names));
        let words = on.in_words(name);
        let never = if words.starts_with("event ") { "nobody can set" } else { "it waits for" };
        (format!(": {never} {words}{line}"), others)
    }

    /// When a task that sleeps directly goes on, in the loop's time; `inner` is what its innermost coroutine awaits.
    fn end_of_sleep(&self, task: &Obj<Future>, inner: &Value) -> Option<f64> {
        if !self.event_loop.at_once.is_sleep(inner) {
            return None;
        }
        let slot = task.task()?.timer()?;
        if let Some(when) = self.event_loop.unseen.due(task) {
            return Some(when);
        }
        task.event_loop.timers.borrow().due_of(slot)
    }

    /// What a suspended task waits for.
    pub fn wait_of(&mut self, task: &Obj<Future>) -> Wait {
        let (source, line) = line_of_task(task).unzip();
        Wait { on: self.awaited_of(task), line, source }
    }

    /// The same without the line.
    pub fn awaited_of(&mut self, task: &Obj<Future>) -> Option<Rc<Awaited>> {
        let inner = innermost(task);
        if let Some(until) = self.end_of_sleep(task, &inner) {
            return Some(Awaited::sleep(nanoseconds(until)).into());
        }
        if let Some(resource) = self.resource_of(&inner, Some(task)) {
            let id = self.trace_id(&inner);
            return Some(self.event_loop.waits.resource(resource, id));
        }
        self.awaited_object(task, &inner).map(Rc::new)
    }

    fn awaited_object(&mut self, task: &Obj<Future>, inner: &Value) -> Option<Awaited> {
        if let Some(native) = inner.exact::<NativeCoroutine>() {
            if let Some((resource, which)) = native.ask(|machine| machine.resource()) {
                return Some(Awaited::resource(resource, self.trace_id(&which)));
            }
            if let Some((words, futures)) = native.ask(|machine| machine.waits_for()) {
                let children = futures.iter().map(|future| self.trace_id(future)).collect();
                return Some(Awaited { children, ..Awaited::new("wait", None, words) });
            }
            if native.ask(|machine| machine.is_outside().then_some(())).is_some() {
                let words = format!("the outside world ({})", native.name);
                return Some(Awaited::new("io", None, words));
            }
            if let Some(until) = native.ask(|machine| machine.due()) {
                return Some(Awaited::sleep(nanoseconds(until)));
            }
        }
        if let Some(words) = inner.exact::<NativeObject>().and_then(|object| object.source()) {
            return Some(Awaited::new("io", None, format!("the outside world ({words})")));
        }
        let waited = task.task().and_then(|part| part.waiting_for());
        match (inner.exact::<NativeCoroutine>(), waited) {
            (_, None) => None,
            (Some(native), Some(_)) => Some(Awaited::new(native.name, None, native.name)),
            (None, Some(future)) => Some(self.awaited_future(&future)),
        }
    }

    fn awaited_future(&mut self, future: &Obj<Future>) -> Awaited {
        match &future.role {
            Role::Plain => Awaited::future(self.trace_id(&future.value())),
            Role::Task(_) => Awaited::task(self.trace_id(&future.value())),
            Role::Gather(gather) => {
                let children = gather.children().iter().map(|child| self.trace_id(&child.value())).collect();
                Awaited::gather(self.trace_id(&future.value()), children)
            }
        }
    }

    /// How tasks are called: the name that the script gave, else the coroutine's; with the number of `Task-N` where that is not
    /// unique.
    fn display_names(&mut self, tasks: &[Obj<Future>]) -> FxHashMap<Id, String> {
        let mut names = Vec::new();
        for task in tasks {
            names.push((self.trace_id(&task.value()), self.called(task), self.task_name(task)));
        }
        let count = |base: &str| names.iter().filter(|(_, other, _)| other == base).count();
        let shown = |(id, base, full): &(Id, String, String)| {
            let number = full.strip_prefix("Task-").filter(|_| count(base) > 1);
            (*id, number.map_or(base.clone(), |number| format!("{base}#{number}")))
        };
        names.iter().map(shown).collect()
    }

    /// Whether a task is asyncio's own: one that shuts a loop down.
    pub fn is_internal(&self, task: &Obj<Future>) -> bool {
        is_internal(task)
    }

    /// Where in the script a task is suspended, or ended.
    pub fn place_of_task(&mut self, task: &Obj<Future>) -> Option<(Arc<Source>, Span)> {
        innermost_place(task, |source| !source.is_own())
    }

    /// By what means a task is cancelled just now.
    pub(super) fn cancels_by(&mut self) -> Word {
        let by_library = self.current_frame().is_some_and(|frame| frame.code().unit.source.is_own());
        Word::Borrowed(match (self.event_loop.running.is_some(), by_library) {
            (false, true) => "shutdown",
            _ => "task.cancel",
        })
    }
}

/// Tasks, and those that have ended and are waited for together with others that have not.
fn with_ended(tasks: &[Obj<Future>]) -> Vec<Obj<Future>> {
    let mut all = tasks.to_vec();
    for task in tasks {
        let inner = innermost(task);
        let of_wait = inner.exact::<NativeCoroutine>().and_then(|native| native.ask(|machine| machine.waits_for()));
        let of_wait = of_wait.map_or(Vec::new(), |(_, futures)| futures);
        let waited = task.task().and_then(|part| part.waiting_for());
        let of_gather = match waited.as_ref().map(|future| &future.role) {
            Some(Role::Gather(gather)) => gather.children(),
            _ => Vec::new(),
        };
        let children = of_wait.iter().filter_map(|child| child.cast::<Future>().cloned()).chain(of_gather);
        for child in children.filter(|child| child.is_done() && child.task().is_some()) {
            if !all.iter().any(|known| known.is(&child)) {
                all.push(child);
            }
        }
    }
    all
}

/// The innermost line of a text that can be shown.
fn line_of_task(task: &Obj<Future>) -> Option<(Arc<Source>, u32)> {
    let (source, span) = innermost_place(task, |source| source.is_listed)?;
    let line = source.line_of(span.start);
    Some((source, line))
}

/// Where the innermost of a task's coroutines stands whose source counts.
fn innermost_place(task: &Obj<Future>, counts: impl Fn(&Source) -> bool) -> Option<(Arc<Source>, Span)> {
    let mut value = task.task().map_or(Value::None, |part| part.coroutine());
    let mut place = None;
    while let Some(generator) = value.exact::<Generator>() {
        let unit = &generator.code.unit;
        if counts(&unit.source) {
            let at = (generator.pc.get() as usize).saturating_sub(1);
            place = unit.spans.get(at).map(|span| (unit.source.clone(), *span)).or(place);
        }
        let next = generator.awaiting.get();
        value = next;
    }
    place
}

/// What the innermost coroutine of a task awaits.
fn innermost(task: &Obj<Future>) -> Value {
    let mut value = task.task().map_or(Value::None, |part| part.coroutine());
    // The root of a long chain knows its end.
    let leaf = value.exact::<Generator>().and_then(|root| root.leaf.get());
    if let Some(leaf) = leaf {
        value = leaf.awaiting.get();
    }
    while let Some(generator) = value.exact::<Generator>() {
        let next = generator.awaiting.get();
        value = next;
    }
    value
}

/// Whether a task is asyncio's own: shutting down.
pub(super) fn is_internal(task: &Obj<Future>) -> bool {
    let coroutine = task.task().map_or(Value::None, |part| part.coroutine());
    if let Some(native) = coroutine.exact::<NativeCoroutine>() {
        return native.name.strip_prefix("BaseEventLoop.").is_some_and(|name| SHUTTING_DOWN.contains(&name));
    }
    coroutine.exact::<Generator>().is_some_and(|generator| {
        let unit = &generator.code.unit;
        unit.source.is_own() && SHUTTING_DOWN.contains(&&*unit.name)
    })
}
