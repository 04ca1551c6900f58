//! Commands that show the scheduler: what the views of a recording show, of the session so far.
//!
//! The session is recorded from its beginning, like a script under `coroscope step`; each command folds what there is. No command
//! looks into the machine. What is typed shows as one more task, `repl`: the tasks that statements with `await` are run in are not
//! told apart from it.

use super::session::Session;
use crate::cli::step::machine::Machine;
use crate::cli::step::{panes, plain};
use crate::trace::event::{Event, Id};
use crate::trace::export::html;
use crate::trace::file::{Header, Trace};
use crate::trace::history::History;
use crate::trace::log;
use crate::trace::names::STATEMENT;
use crate::trace::observer::{Level, Loc, Record, Tracer, nanoseconds};
use crate::trace::recorder::{MAX_EVENTS, Recorder};
use crate::trace::state::Task;
use crate::trace::summary::summary;
use crate::trace::why::why;
use crate::trace::words::{SAVED, one_line, seconds};
use std::path::Path;

/// How many events `:events` shows where nobody says otherwise.
const EVENTS: usize = 20;

/// How many tasks that have ended `:tasks` shows.
const ENDED: usize = 5;

/// Begins to record a session.
pub fn listen(interpreter: &mut crate::interpreter::Interpreter) -> Recorder {
    let (recorder, observer) = Recorder::new(MAX_EVENTS);
    interpreter.vm.tracer = Some(Box::new(Tracer::new(observer, Level::Sched)));
    recorder
}

/// `:trace off`, `:trace on`
pub fn record(session: &mut Session, on: bool) -> String {
    let was = session.interpreter.vm.tracer.is_some();
    match (was, on) {
        (true, true) => "what happens is being recorded already\n".to_owned(),
        (false, true) => {
            session.recorder = listen(&mut session.interpreter);
            "from now on what happens is recorded\n".to_owned()
        }
        (_, false) => {
            session.interpreter.vm.tracer = None;
            "nothing is recorded any more; :trace on begins anew\n".to_owned()
        }
    }
}

/// The session so far, at its last event; what to say where nothing has happened.
fn machine(session: &mut Session) -> Result<Machine, String> {
    if session.interpreter.vm.tracer.is_none() {
        return Err("nothing is recorded (:trace on)\n".to_owned());
    }
    let history = history(session);
    if history.is_empty() {
        return Err("no task has run yet\n".to_owned());
    }
    let mut machine = Machine::new(history, "the session".to_owned());
    machine.jump(machine.end());
    Ok(machine)
}

fn history(session: &mut Session) -> History {
    let vm = &mut session.interpreter.vm;
    vm.share_sources();
    let clock = if vm.event_loop.clock.is_virtual() { "virtual" } else { "real" };
    let header = Header::new("sched", clock, Vec::new());
    History::new(session.recorder.so_far(header, |source| source.name.to_string()))
}

/// What a view says to a command of `step --plain`.
pub fn show(session: &mut Session, command: &str) -> String {
    match machine(session) {
        Ok(mut machine) => plain::answer(&mut machine, command),
        Err(nothing) => nothing,
    }
}

/// Tasks that a statement of the prompt made for itself.
fn statements(history: &History) -> Vec<Id> {
    let births = history.trace.records.iter().filter_map(|record| match &record.event {
        Event::TaskCreate(birth) if &*birth.coroutine == STATEMENT => Some(birth.id),
        _ => None,
    });
    births.collect()
}

/// The tasks that `:tasks` lists: those that go on, then the last ones that have ended.
fn listed<'a>(machine: &'a Machine, statements: &[Id]) -> Vec<&'a Task> {
    // Tasks that the library makes for itself have no place in anything typed.
    let is_inner = |task: &Task| task.loc.is_none() && machine.history.names.task(task.id).starts_with('_');
    let own = machine.state.tasks.iter().map(|task| &**task);
    let own = own.filter(|task| !statements.contains(&task.id) && !is_inner(task));
    let (mut ended, mut going): (Vec<&Task>, Vec<&Task>) = own.partition(|task| task.phase.is_over());
    ended.sort_by_key(|task| task.since);
    going.extend(&ended[ended.len().saturating_sub(ENDED)..]);
    going
}

/// `:tasks`
pub fn tasks(session: &mut Session) -> String {
    let here = format!("<input {}>", session.inputs);
    let Ok(machine) = machine(session) else {
        return table(&[["1", "repl", "RUNNING", &here, "-", &session.inputs.to_string()].map(str::to_owned)]);
    };
    let statements = statements(&machine.history);
    let own: u32 = statements.iter().filter_map(|id| machine.state.task(*id)).map(|task| task.steps).sum();
    let steps = session.inputs.saturating_sub(statements.len()) + own as usize;
    let tasks = listed(&machine, &statements);
    session.listed = tasks.iter().map(|task| task.id).collect();
    let mut rows = vec![["1", "repl", "RUNNING", &here, "-", &steps.to_string()].map(str::to_owned)];
    for (at, task) in tasks.iter().enumerate() {
        rows.push([
            (at + 2).to_string(),
            machine.history.names.task(task.id),
            task.phase.word().to_owned(),
            place(&machine, task.loc),
            panes::waits_for(&machine, task),
            task.steps.to_string(),
        ]);
    }
    table(&rows)
}

/// Rows under their heads, each column as wide as what stands in it.
fn table(rows: &[[String; 6]]) -> String {
    let heads = ["#", "name", "state", "where", "waits for", "steps"].map(str::to_owned);
    let width = |column: usize| rows.iter().chain([&heads]).map(|row| row[column].chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for row in std::iter::once(&heads).chain(rows) {
        let [number, name, state, at, wait, steps] = row;
        let (names, states, places, waits) = (width(1), width(2), width(3), width(4));
        let line = format!("{number:>3} {name:<names$}  {state:<states$}  {at:<places$}  {wait:<waits$}  {steps}");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A place as the prompt names it: `<input 2>:3`, `tasks.py:12`.
fn place(machine: &Machine, loc: Option<Loc>) -> String {
    let Some(loc) = loc else { return "-".to_owned() };
    let path = machine.history.trace.header.sources.get(loc.source as usize).map_or("", |source| &*source.path);
    format!("{}:{}", path.rsplit('/').next().unwrap_or(path), loc.line)
}

/// A place in a sentence: `line 3 of input 2`.
fn in_words(machine: &Machine, loc: Option<Loc>) -> String {
    let Some(loc) = loc else { return String::new() };
    let path = machine.history.trace.header.sources.get(loc.source as usize).map_or("", |source| &*source.path);
    match path.strip_prefix("<input ").and_then(|rest| rest.strip_suffix('>')) {
        Some(input) => format!(" (line {} of input {input})", loc.line),
        None => format!(" ({}:{})", path.rsplit('/').next().unwrap_or(path), loc.line),
    }
}

/// `:tree`: who made whom.
pub fn tree(session: &mut Session) -> String {
    let machine = match machine(session) {
        Ok(machine) => machine,
        Err(nothing) => return nothing,
    };
    let statements = statements(&machine.history);
    let parent = |task: &Task| task.parent.filter(|id| !statements.contains(id) && machine.state.task(*id).is_some());
    let shown = listed(&machine, &statements);
    let mut text = "repl\n".to_owned();
    // Depth by depth on a stack of its own: a chain of makers may be long.
    let mut open: Vec<(&Task, usize)> =
        shown.iter().rev().filter(|task| !keeps(&shown, parent(task))).map(|task| (*task, 1)).collect();
    while let Some((task, depth)) = open.pop() {
        let name = machine.history.names.task(task.id);
        let wait = panes::waits_for(&machine, task);
        let wait = if wait == "-" { String::new() } else { format!("  {wait}") };
        text.push_str(&format!(
            "{}{name}  {}{wait}  {}\n",
            "  ".repeat(depth.min(40)),
            task.phase.word(),
            place(&machine, task.loc)
        ));
        let children = shown.iter().rev().filter(|child| parent(child) == Some(task.id));
        open.extend(children.map(|child| (*child, depth + 1)));
    }
    text
}

fn keeps(shown: &[&Task], id: Option<Id>) -> bool {
    id.is_some_and(|id| shown.iter().any(|task| task.id == id))
}

/// A task by its name, its `Task-N`, its number in the last list, or a variable.
fn named(session: &mut Session, machine: &Machine, name: &str) -> Result<Id, String> {
    let by_number = name.parse::<usize>().ok().and_then(|number| session.listed.get(number.checked_sub(2)?));
    let id = by_number.copied().or_else(|| machine.history.names.task_called(name));
    let id = id.or_else(|| {
        let globals = session.interpreter.globals();
        let value = session.interpreter.vm.value_of_name(&globals, name)?;
        Some(session.interpreter.vm.trace_id(&value)).filter(|id| machine.state.task(*id).is_some())
    });
    id.ok_or_else(|| {
        let mut names = names(machine);
        names.truncate(12);
        let names = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        format!("there is no task {name}; the tasks are: {names}\n")
    })
}

fn names(machine: &Machine) -> Vec<String> {
    let statements = statements(&machine.history);
    listed(machine, &statements).iter().map(|task| machine.history.names.task(task.id)).collect()
}

/// The names of the tasks that `:tasks` lists.
pub fn task_names(session: &mut Session) -> Vec<String> {
    machine(session).map(|machine| names(&machine)).unwrap_or_default()
}

/// `:why TASK`; of all tasks that have not ended where no name is given.
pub fn why_not(session: &mut Session, name: &str) -> String {
    let machine = match machine(session) {
        Ok(machine) => machine,
        Err(nothing) => return nothing,
    };
    if name == "repl" || name == "1" {
        return "repl is what you type: it runs now\n".to_owned();
    }
    let now = nanoseconds(session.interpreter.vm.event_loop.clock.now());
    if name.is_empty() {
        let statements = statements(&machine.history);
        let tasks = listed(&machine, &statements);
        let going: Vec<&&Task> = tasks.iter().filter(|task| !task.phase.is_over()).collect();
        return match going.is_empty() {
            true => "no task is left\n".to_owned(),
            false => going.iter().map(|task| sentence(&machine, task, now)).collect(),
        };
    }
    match named(session, &machine, name) {
        Ok(id) => match machine.state.task(id) {
            Some(task) => sentence(&machine, task, now),
            None => why(&machine.history, &machine.state, id).sentence() + "\n",
        },
        Err(unknown) => unknown,
    }
}

/// Why a task runs or not. Of a sleep the prompt says how long it has lasted: that is what its user wonders.
fn sentence(machine: &Machine, task: &Task, now: u64) -> String {
    let due = task.waits().filter(|wait| wait.is_sleep()).and_then(|wait| wait.due);
    let Some(due) = due else { return why(&machine.history, &machine.state, task.id).sentence() + "\n" };
    let tenths = |t: u64| seconds(t / 100_000_000 * 100_000_000);
    format!(
        "{} is not running: since {} s it sleeps{}, {} s to go.\n",
        machine.history.names.task(task.id),
        tenths(now.saturating_sub(task.since_t)),
        in_words(machine, task.loc),
        // Rounded up, so that the two together are the whole.
        tenths(due.saturating_sub(now) + 99_999_999)
    )
}

/// `:cancel TASK`
pub fn cancel(session: &mut Session, name: &str) -> String {
    if name.is_empty() {
        return ":cancel TASK: which task?\n".to_owned();
    }
    if session.interpreter.vm.tracer.is_none() {
        return cancel_unrecorded(session, name);
    }
    let machine = match machine(session) {
        Ok(machine) => machine,
        Err(nothing) => return nothing,
    };
    let id = match named(session, &machine, name) {
        Ok(id) => id,
        Err(unknown) => return unknown,
    };
    let called = machine.history.names.task(id);
    match session.interpreter.vm.cancel_by_number(id) {
        true => format!("{called} is being cancelled\n"),
        false => format!("{called} has ended already\n"),
    }
}

/// The same by the names that tasks have now.
fn cancel_unrecorded(session: &mut Session, name: &str) -> String {
    let vm = &mut session.interpreter.vm;
    let tasks = vm.event_loop.tasks_by_age();
    let found = tasks.iter().find(|task| vm.called(task) == name || vm.task_name(task) == name);
    match found.map(|task| vm.trace_id(&task.value())) {
        Some(id) if vm.cancel_by_number(id) => format!("{name} is being cancelled\n"),
        Some(_) => format!("{name} has ended already\n"),
        None => {
            let mut names: Vec<String> = tasks.iter().take(12).map(|task| vm.called(task)).collect();
            names.dedup();
            let names = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
            format!("there is no task {name}; the tasks are: {names}\n")
        }
    }
}

/// A recording that goes on, as one that is whole up to here.
fn saved(trace: &Trace) -> Trace {
    let mut trace = trace.clone();
    let Some(last) = trace.records.last().filter(|last| !matches!(last.event, Event::End { .. })) else { return trace };
    let tasks = trace.records.iter().filter(|record| matches!(record.event, Event::TaskCreate(_))).count();
    let event = Event::End { status: SAVED.into(), exit: 0, tasks, turns: last.turn };
    let end = Record { n: last.n + 1, t: last.t, turn: last.turn, task: None, cause: None, loc: None, event };
    trace.records.push(end);
    trace
}

/// The number of the last event.
pub fn last_event(session: &mut Session) -> u64 {
    history(session).last()
}

/// How tasks ended after an event: `tick ended with None.`
pub fn endings(session: &mut Session, after: u64) -> String {
    let history = history(session);
    let statements = statements(&history);
    let mut text = String::new();
    for record in history.trace.records.iter().filter(|record| record.n > after) {
        let (id, end) = match &record.event {
            Event::TaskFinish { id, result } => (*id, format!("ended with {result}")),
            Event::TaskFail { id, exc } => (*id, format!("failed: {exc}")),
            Event::TaskCancelled { id } => (*id, "was cancelled".to_owned()),
            _ => continue,
        };
        if !statements.contains(&id) {
            text.push_str(&format!("{} {}.\n", history.names.task(id), one_line(&end, 100)));
        }
    }
    text
}

/// The last events, as the log has them.
pub fn events(session: &mut Session, count: &str) -> String {
    if session.interpreter.vm.tracer.is_none() {
        return "nothing is recorded (:trace on)\n".to_owned();
    }
    let count = count.parse().unwrap_or(EVENTS);
    let history = history(session);
    let lines = lines_of(&history);
    let from = lines.len().saturating_sub(count).max(1);
    let summary = summary(&history);
    let remarks = summary.lines().filter(|line| line.starts_with("note"));
    let shown = lines.first().into_iter().chain(lines.iter().skip(from)).map(|line| &**line);
    shown.chain(remarks).map(|line| format!("{line}\n")).collect()
}

/// The log so far, its head first.
pub fn log_lines(session: &mut Session) -> Vec<String> {
    lines_of(&history(session))
}

fn lines_of(history: &History) -> Vec<String> {
    let text = log::log(history);
    text.lines().take_while(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// When the next timer is due, in words; none where no timer is set.
pub fn next_timer(session: &mut Session) -> Option<String> {
    let wait = session.interpreter.vm.next_due_at_prompt()?.max(0.0);
    Some(format!("the next timer is due in {wait:.3} s"))
}

/// `:trace save FILE`, `:trace html FILE`
pub fn trace(session: &mut Session, argument: &str) -> String {
    match argument {
        "on" => return record(session, true),
        "off" => return record(session, false),
        _ => {}
    }
    let history = history(session);
    let written = match argument.split_once(' ').map(|(what, file)| (what, file.trim())) {
        Some(("save", file)) => saved(&history.trace).write(Path::new(file), true).map(|_| file),
        Some(("html", file)) => std::fs::write(file, html(&history)).map(|()| file),
        _ => return ":trace on, :trace off, :trace save FILE, :trace html FILE\n".to_owned(),
    };
    match written {
        Ok(file) => format!("{} events are in {file}\n", history.len()),
        Err(error) => format!("{error}\n"),
    }
}
