//! The text log of `coroscope trace`: one line an event, fit to be read aloud.

use super::event::{Awaited, Event, How, Id, Input, Queued};
use super::observer::{Observer, Record};
use rustc_hash::{FxHashMap, FxHashSet};
use std::io::Write;

/// Writes the log as events come in.
pub struct TextLog<W: Write> {
    out: W,
    names: FxHashMap<Id, String>,
    /// What each waiting task waits for, in words.
    waits: FxHashMap<Id, String>,
    started: FxHashMap<Id, bool>,
    /// asyncio's own tasks, which the log leaves out.
    internal: FxHashSet<Id>,
    tasks: usize,
    start: f64,
    turns: u64,
    time: f64,
    idle: f64,
    idle_since: f64,
    line_open: String,
}

impl<W: Write> TextLog<W> {
    /// A log that is written to `out`; `start` is the loop's time when the program begins.
    pub fn new(out: W, start: f64) -> TextLog<W> {
        TextLog {
            out,
            names: FxHashMap::default(),
            waits: FxHashMap::default(),
            started: FxHashMap::default(),
            internal: FxHashSet::default(),
            tasks: 0,
            start,
            turns: 0,
            time: 0.0,
            idle: 0.0,
            idle_since: 0.0,
            line_open: String::new(),
        }
    }

    fn name(&self, id: Id) -> String {
        self.names.get(&id).cloned().unwrap_or_else(|| format!("#{id}"))
    }

    fn row(&mut self, record: &Record, task: &str, text: &str) {
        self.turns = record.turn;
        self.time = record.time;
        let turn = if record.turn == 0 || task == "-" { "-".to_owned() } else { record.turn.to_string() };
        let line = record.line.map_or(String::new(), |line| format!("line {line}"));
        let row = format!("{:>4} {turn:>4} {:>8.3}   {task:<12} {text:<58} {line}", record.n, record.time);
        // A reader that stops early (`| head`) is no error.
        let _ = writeln!(self.out, "{}", row.trim_end());
    }

    fn head(&mut self) {
        let _ = writeln!(self.out, "{:>4} {:>4} {:>8}   {:<12} event", "#", "turn", "time", "task");
    }

    fn on_task(&mut self, record: &Record) {
        match &record.event {
            Event::TaskCreate { id, internal: true, .. } => drop(self.internal.insert(*id)),
            Event::TaskCreate { id, name, named, coroutine, parent, .. } => {
                let shown = if *named { name.clone() } else { coroutine.clone() };
                let taken = self.names.values().any(|other| *other == shown);
                let shown = if taken { format!("{shown}#{}", name.trim_start_matches("Task-")) } else { shown };
                self.names.insert(*id, shown.clone());
                self.tasks += 1;
                let maker = parent.map_or("-".to_owned(), |parent| self.name(parent));
                if parent.is_some() {
                    self.row(record, &maker, &format!("creates task {shown}"));
                }
            }
            Event::TaskResume { id, .. } | Event::TaskSuspend { id, .. } | Event::TaskEnd { id, .. }
                if self.internal.contains(id) => {}
            Event::TaskResume { id, with, .. } => {
                let name = self.name(*id);
                let waited = self.waits.remove(id);
                let text = match (self.started.insert(*id, true), waited, with) {
                    (None, _, Input::Value) => "starts".to_owned(),
                    (None, _, Input::Exception) => "is cancelled before its first step".to_owned(),
                    (_, _, Input::Exception) => "goes on with an exception".to_owned(),
                    (_, Some(waited), Input::Value) => format!("goes on: {waited}"),
                    (_, None, Input::Value) => "goes on: its turn has come again".to_owned(),
                };
                self.row(record, &name, &text);
            }
            Event::TaskSuspend { id, on, .. } => {
                let name = self.name(*id);
                let text = match on {
                    Some(Awaited::Sleep { until }) => {
                        self.waits.insert(*id, "its sleep is over".to_owned());
                        let until = until - self.start;
                        format!("sleeps {} s, until {until:.3}", short(until - record.time))
                    }
                    Some(on) => {
                        let what = on.in_words(|id| self.name(id));
                        self.waits.insert(*id, over(on, &what));
                        format!("waits for {what}")
                    }
                    None => "gives way for one turn".to_owned(),
                };
                self.row(record, &name, &text);
            }
            Event::TaskEnd { id, how, shown } => {
                let name = self.name(*id);
                let text = match how {
                    How::Result if shown == "None" => "ends".to_owned(),
                    How::Result => format!("ends with {shown}"),
                    How::Exception => format!("fails with {shown}"),
                    How::Cancelled => "ends cancelled".to_owned(),
                };
                self.row(record, &name, &text);
            }
            _ => {}
        }
    }

    fn on_output(&mut self, record: &Record, text: &str) {
        let task = record.task.map_or("-".to_owned(), |task| self.name(task));
        self.line_open.push_str(text);
        while let Some(at) = self.line_open.find('\n') {
            let line: String = self.line_open.drain(..=at).collect();
            self.row(record, &task, &format!("prints {:?}", line.trim_end_matches('\n')));
        }
    }
}

/// Why a task goes on that waited for something.
fn over(on: &Awaited, what: &str) -> String {
    match on {
        Awaited::Sleep { .. } => "its sleep is over".to_owned(),
        Awaited::Task(_) | Awaited::Gather(_) => format!("{what} is done"),
        Awaited::Resource(..) => format!("it gets {what}"),
        Awaited::Native(_) | Awaited::Future(_) => "what it waited for is done".to_owned(),
    }
}

/// Seconds without needless zeros.
fn short(seconds: f64) -> String {
    let text = format!("{seconds:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl<W: Write> Observer for TextLog<W> {
    fn on(&mut self, record: &Record) {
        if record.n == 1 {
            self.head();
        }
        let running = record.task.map_or("-".to_owned(), |task| self.name(task));
        match &record.event {
            Event::TaskCreate { .. } | Event::TaskResume { .. } | Event::TaskSuspend { .. } | Event::TaskEnd { .. } => {
                self.on_task(record);
            }
            Event::IdleBegin { until } => {
                self.idle_since = record.time;
                let until = until - self.start;
                self.row(
                    record,
                    "-",
                    &format!("nothing is ready: the loop waits for its next timer, until {until:.3}"),
                );
            }
            Event::IdleEnd => self.idle += record.time - self.idle_since,
            Event::TimerFire { what: Queued::Callback(name) } => {
                self.row(record, "-", &format!("timer of {name} is due"))
            }
            Event::CallbackRun { name } => self.row(record, "-", &format!("callback {name} runs")),
            Event::CancelRequest { target } => {
                let target = self.name(*target);
                self.row(record, &running, &format!("cancels {target}"));
            }
            Event::Output { text, stderr: false } => self.on_output(record, text),
            Event::Deadlock { tasks } => {
                self.row(record, "-", &format!("deadlock: {tasks} tasks are left and none can ever run again"));
            }
            _ => {}
        }
    }

    fn finish(&mut self) {
        let share = if self.time > 0.0 { 100.0 * self.idle / self.time } else { 0.0 };
        let _ = writeln!(
            self.out,
            "\n{} {}, {} turns, {:.3} s; the loop was idle {:.3} s ({share:.0} %)",
            self.tasks,
            if self.tasks == 1 { "task" } else { "tasks" },
            self.turns,
            self.time,
            self.idle
        );
        let _ = self.out.flush();
    }
}
