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
use crate::objects::native::Raised;
use crate::trace::event::Event;
use crate::vm::Vm;

/// Exit status of a deadlock.
pub const DEADLOCK: i32 = 3;

/// What a task waits for, and where.
pub struct Wait {
    /// In words: `lock`, `task B`, `gather(a, b)`.
    pub what: String,
    /// The line of the `await`, where the script has one.
    pub line: Option<u32>,
}

impl Vm {
    /// Whether the loop, which has nothing to run, will never have.
    pub(super) fn is_deadlock(&self, event_loop: &Obj<EventLoop>) -> bool {
        self.event_loop.tasks.iter().any(|task| task.event_loop.is(event_loop))
    }

    /// Reports the deadlock and ends the program without running more of it.
    pub(super) fn deadlock(&mut self, event_loop: &Obj<EventLoop>) -> Raised {
        let now = self.event_loop.clock.now();
        let mut text = format!("coroscope: deadlock: no task can ever run again (t = {now:.3} s)\n\n");
        let tasks = self.event_loop.tasks_by_age();
        let rows: Vec<(String, Wait)> = tasks
            .iter()
            .filter(|task| task.event_loop.is(event_loop))
            .map(|task| (self.task_name(task), self.wait_of(task)))
            .collect();
        let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        for (name, wait) in &rows {
            let line = wait.line.map_or(String::new(), |line| format!("  line {line}"));
            text.push_str(&format!("  {name:width$}  waits for {}{line}\n", wait.what));
        }
        self.observe(|_| Event::Deadlock { tasks: rows.len() });
        self.output.flush();
        self.output.write_stderr(&text);
        self.exit_request = Some(DEADLOCK);
        self.raise_args(Exc::SystemExit, vec![Value::Int(i64::from(DEADLOCK))])
    }

    /// What a suspended task waits for.
    pub fn wait_of(&mut self, task: &Obj<Future>) -> Wait {
        let (inner, line) = self.innermost(task);
        let waited = task.task().and_then(|part| part.waiting_for());
        let what = match (inner.exact::<NativeCoroutine>(), waited) {
            (Some(native), _) => in_words(native.name).to_owned(),
            (None, Some(future)) => self.future_in_words(&future),
            (None, None) => "its next turn".to_owned(),
        };
        Wait { what, line }
    }

    /// The kind of thing a task waits for, for the trace.
    pub fn wait_kind(&mut self, task: &Obj<Future>, future: &Obj<Future>) -> String {
        match self.innermost(task).0.exact::<NativeCoroutine>() {
            Some(native) => in_words(native.name).to_owned(),
            None => self.future_in_words(future),
        }
    }

    fn future_in_words(&mut self, future: &Obj<Future>) -> String {
        match future.role.as_deref() {
            None => "a future".to_owned(),
            Some(Role::Task(_)) => format!("task {}", self.task_name(future)),
            Some(Role::Gather(gather)) => {
                let names: Vec<String> = gather.children().iter().map(|child| self.task_name(child)).collect();
                format!("gather({})", names.join(", "))
            }
        }
    }

    /// What the innermost coroutine of a task awaits, and the line where it does.
    fn innermost(&mut self, task: &Obj<Future>) -> (Value, Option<u32>) {
        let mut value = task.task().map_or(Value::None, |part| part.coroutine());
        let mut line = None;
        while let Some(generator) = value.exact::<Generator>().cloned() {
            let unit = &generator.code.unit;
            let at = (generator.pc.get() as usize).saturating_sub(1);
            if unit.source.is_listed {
                line = unit.spans.get(at).map(|span| unit.source.line_of(span.start));
            }
            value = generator.awaiting.get();
        }
        (value, line)
    }
}

/// What a native coroutine waits for, in words.
fn in_words(name: &str) -> &str {
    match name {
        "Lock.acquire" => "a lock",
        "Semaphore.acquire" => "a semaphore",
        "Event.wait" => "an event",
        "Condition.wait" | "Condition.wait_for" => "a condition",
        "Queue.get" => "an item of a queue",
        "Queue.put" => "room in a queue",
        "Queue.join" => "a queue to be worked off",
        "TaskGroup.__aexit__" => "the tasks of its group",
        other => other,
    }
}
