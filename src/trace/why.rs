//! Why does a task run now, and why not? One sentence each, by following `cause` links, never by guessing.
//!
//! *Runs*: from the task's last `task.resume` back to its `ready.push` and to what pushed it, up to the first event that belongs to
//! another task, a timer, the outside world or the program. *Not*: by where the task stands; a wait is followed to its end.

use super::event::{Event, How, Id, Input, Job, Reason};
use super::history::History;
use super::observer::Record;
use super::state::{Phase, Running, State, Task, Timer};
use super::words::{
    clock, listed, one_line, queued_name_of, returning_line, seconds, thing, timer_of, timer_words, wait_words,
};

/// No sentence is as long as this.
pub const LONG: usize = 160;

/// An answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Why {
    /// The sentence about the task, without its full stop.
    pub main: String,
    /// The clause about the ready queue, or what else there is to say; may be empty.
    pub clause: String,
    /// The event that the answer goes back to.
    pub root: Option<u64>,
    /// Whether no cause is known: the fallback form.
    pub is_fallback: bool,
}

impl Why {
    fn new(main: String, root: Option<u64>) -> Why {
        Why { main, clause: String::new(), root, is_fallback: false }
    }

    fn unknown(main: String) -> Why {
        Why { is_fallback: true, ..Why::new(main, None) }
    }

    /// The whole as one sentence.
    pub fn sentence(&self) -> String {
        let whole = if self.clause.is_empty() { self.main.clone() } else { format!("{}; {}", self.main, self.clause) };
        if whole.chars().count() + 1 < LONG { whole + "." } else { one_line(&self.main, LONG - 2) + "." }
    }

    /// The same as two sentences, the event it goes back to named.
    pub fn sentences(&self) -> String {
        let known = self.main.contains("event ");
        let event = self.root.filter(|_| !known).map_or(String::new(), |n| format!(" (event {n})"));
        let mut clause = self.clause.clone();
        if let Some(first) = clause.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let clause = if clause.is_empty() { clause } else { format!(" {clause}.") };
        format!("{}{event}.{clause}", self.main)
    }
}

/// The answer for a task at an event: why it runs, or why not.
pub fn why(history: &History, state: &State, id: Id) -> Why {
    match state.task(id) {
        Some(task) if task.phase == Phase::Running => why_now(history, state, task),
        Some(task) => why_not(history, state, task),
        None => not_yet(history, id),
    }
}

/// Why a task runs or not, and what two others wait for.
pub fn overview(history: &History, state: &State, id: Id) -> String {
    let mut text = why(history, state, id).sentences();
    let others = state.tasks.iter().filter(|task| task.id != id && task.phase == Phase::Waiting).take(2);
    let mut clauses: Vec<String> = others.map(|task| in_short(history, task)).collect();
    clauses.reverse();
    if !clauses.is_empty() {
        text.push_str(&format!(" {}.", clauses.join("; ")));
    }
    text
}

fn in_short(history: &History, task: &Task) -> String {
    let name = history.names.task(task.id);
    match &task.wait {
        Some(wait) if wait.is_sleep() => format!("{name} still sleeps until t={} s", clock(wait.due.unwrap_or(0))),
        Some(wait) => format!("{name} waits for {}", wait_words(history, wait).trim_start_matches("task ")),
        None => format!("{name} has given way"),
    }
}

fn not_yet(history: &History, id: Id) -> Why {
    let born =
        history.trace.records.iter().find(|record| matches!(&record.event, Event::TaskCreate(birth) if birth.id == id));
    let name = history.names.task(id);
    match born {
        Some(_) => Why::new(format!("{name} is not running: it has not been created yet"), None),
        None => Why::unknown(format!("{name} is not known here")),
    }
}

// --- why now ---------------------------------------------------------------------------------------------------------

/// Why a task runs, or ran last.
pub fn why_now(history: &History, state: &State, task: &Task) -> Why {
    let name = history.names.task(task.id);
    let Some(resume) = history.get(task.resumed).filter(|_| task.resumed > 0) else {
        return Why::unknown(format!("{name} has not run yet"));
    };
    let seen = state.gap.filter(|gap| task.resumed < gap.n);
    if let Some(gap) = seen.filter(|gap| !(task.phase.is_over() && task.since < gap.n)) {
        return left_out(&name, gap.n);
    }
    let verb = if task.phase == Phase::Running { "runs now" } else { "ran last" };
    let mut why = match &resume.event {
        Event::TaskResume { with: Input::Cancel, .. } => cancelled(history, resume, task.id, verb),
        _ => woken(history, resume, &name, verb),
    };
    if task.phase == Phase::Running && state.n >= resume.n {
        why.clause = queue_clause(history, resume);
    }
    why
}

fn by_line(record: &Record) -> String {
    record.line().map_or(String::new(), |line| format!(" at line {line}"))
}

fn in_line(line: Option<u32>) -> String {
    line.map_or(String::new(), |line| format!(" (line {line})"))
}

/// By the cause of the step: new, given way, or woken.
fn woken(history: &History, resume: &Record, name: &str, verb: &str) -> Why {
    let push = resume.cause.and_then(|n| history.get(n));
    let Some((push, Event::ReadyPush { why, .. })) = push.map(|push| (push, &push.event)) else {
        return eager(history, resume, name, verb);
    };
    let Some(cause) = push.cause.and_then(|n| history.get(n)) else {
        return Why::unknown(format!("{name} {verb} because it stood in the ready queue since event {}", push.n));
    };
    match (*why, &cause.event) {
        (Reason::New, Event::TaskCreate(birth)) => {
            let verb = if verb == "runs now" { "starts now" } else { verb };
            let text = match birth.parent {
                Some(parent) => {
                    format!("{name} {verb} because {} created it{}", history.names.task(parent), by_line(cause))
                }
                None => format!("{name} {verb} because the program started it{}", by_line(cause)),
            };
            Why::new(text, Some(cause.n))
        }
        (Reason::Yield, _) => {
            let line = history.trace.get(resume.n).and_then(Record::line);
            Why::new(
                format!("{name} {verb} because it gave way with sleep(0) one turn ago{}", in_line(line)),
                Some(push.n),
            )
        }
        _ => by_end(history, cause, name, verb),
    }
}

/// A task whose first step ran at once (`eager_start`).
fn eager(history: &History, resume: &Record, name: &str, verb: &str) -> Why {
    match resume.task {
        Some(maker) => {
            let maker = history.names.task(maker);
            Why::new(format!("{name} {verb} because {maker} started it eagerly, without the ready queue"), resume.cause)
        }
        None => Why::unknown(format!("{name} {verb}; why is not recorded")),
    }
}

/// By the end of what it waited for.
fn by_end(history: &History, end: &Record, name: &str, verb: &str) -> Why {
    let names = |id: Id| history.names.task(id);
    let line = in_line(returning_line(history, end));
    match &end.event {
        Event::TaskFinish { id, .. } => Why::new(
            format!("{name} {verb} because {} ended{line} and {name} was waiting for it", names(*id)),
            Some(end.n),
        ),
        Event::TaskFail { id, .. } => Why::new(
            format!("{name} {verb} because {} failed{line} and {name} was waiting for it", names(*id)),
            Some(end.n),
        ),
        Event::TaskCancelled { id } => Why::new(
            format!("{name} {verb} because {} ended cancelled and {name} was waiting for it", names(*id)),
            Some(end.n),
        ),
        Event::FutureDone { how, .. } => {
            expired_wait(history, end, name, verb).unwrap_or_else(|| by_future(history, end, *how, name, verb))
        }
        Event::TaskResume { .. } => Why::new(
            format!("{name} {verb} because it handed out what cannot be awaited, in the step before"),
            Some(end.n),
        ),
        _ => Why::unknown(format!("{name} {verb} because of event {}", end.n)),
    }
}

/// By a future: a sleep, a lock, an item, a gather, or one that somebody set.
fn by_future(history: &History, done: &Record, how: How, name: &str, verb: &str) -> Why {
    let Some(root) = done.cause.and_then(|n| history.get(n)) else {
        return Why::unknown(format!("{name} {verb} because what it waited for was done at event {}", done.n));
    };
    let by = root.task.map_or("the loop".to_owned(), |task| history.names.task(task));
    let text = match &root.event {
        Event::TimerFire { late, .. } => return by_timer(history, root, *late, name, verb),
        Event::Use(used) => {
            let thing = thing(history, used.kind, used.id);
            let did = super::words::deed(used, &thing);
            let waited = super::words::waited_since(history, name, done.n);
            format!("{name} {verb} because {by} {did}{}{waited}", by_line(root))
        }
        Event::GatherChild { child, left, .. } => {
            let child = history.names.get(*child).unwrap_or_else(|| "a future".to_owned());
            match (left, how) {
                (_, How::Exception) => format!("{name} {verb} because {child} failed and gather passes its error on"),
                (0, _) => format!("{name} {verb} because {child} ended, the last of the gather it waited for"),
                _ => format!("{name} {verb} because the gather it waited for ended with {child}"),
            }
        }
        Event::TaskFinish { id, .. } | Event::TaskFail { id, .. } | Event::TaskCancelled { id } => {
            let ended = if matches!(root.event, Event::TaskFail { .. }) { "failed" } else { "ended" };
            format!(
                "{name} {verb} because {} {ended}{}, which it was waiting for",
                history.names.task(*id),
                in_line(returning_line(history, root))
            )
        }
        Event::TaskResume { .. } => format!("{name} {verb} because {by} set the future it waited for{}", by_line(done)),
        Event::CallbackRun { name: callback, .. } if callback.starts_with("_chain_future") => {
            format!("{name} {verb} because the work of a thread, which it waited for, is done")
        }
        Event::CallbackRun { name: callback, .. } => {
            format!("{name} {verb} because callback {} set the future it waited for", one_line(callback, 30))
        }
        Event::FutureDone { .. } => format!("{name} {verb} because the future it waited for was done{}", by_line(done)),
        Event::Note(note) if !note.text.is_empty() => format!("{name} {verb} because {}", one_line(&note.text, 80)),
        _ => return Why::unknown(format!("{name} {verb} because what it waited for was done at event {}", done.n)),
    };
    Why::new(text, Some(root.n))
}

/// By the timeout of an `asyncio.wait`: what it waited for may go on.
fn expired_wait(history: &History, done: &Record, name: &str, verb: &str) -> Option<Why> {
    let timer = wait_timer(history, done)?;
    let fire = done.cause.and_then(|n| history.get(n))?;
    let after = seconds(timer.due.saturating_sub(timer.set_at));
    let (line, at) = (in_line(timer.line), clock(fire.t));
    let text = format!("{name} {verb} because the timeout of {after} s of its wait{line} was over at t={at} s");
    Some(Why::new(text, Some(fire.n)))
}

/// The timer of an `asyncio.wait` whose end woke a task by a future; none where something else did.
fn wait_timer(history: &History, done: &Record) -> Option<Timer> {
    let fire =
        done.cause.and_then(|n| history.get(n)).filter(|cause| matches!(cause.event, Event::TimerFire { .. }))?;
    let timer = fire.cause.and_then(|n| timer_of(history, n))?;
    let before = history.state(fire.n);
    let waits = before.task(timer.task?)?.waits()?;
    (waits.kind == "wait").then_some(timer)
}

fn by_timer(history: &History, fire: &Record, late: u64, name: &str, verb: &str) -> Why {
    let timer = fire.cause.and_then(|n| timer_of(history, n));
    let (words, line) = timer.map_or(("timer".to_owned(), None), |timer| (timer_words(&timer), timer.line));
    let from = line.map_or(String::new(), |line| format!(" from line {line}"));
    let mut why =
        Why::new(format!("{name} {verb} because its {words}{from} ended at t={} s", clock(fire.t)), Some(fire.n));
    if late >= 1_000_000 {
        why.main.push_str(&lateness(history, fire, late));
    }
    why
}

/// Who held the loop while a timer was due.
fn lateness(history: &History, fire: &Record, late: u64) -> String {
    let due = fire.t.saturating_sub(late);
    let before = history.position(fire.n);
    let held = history.trace.records[..before].iter().rev().take(10_000).find_map(|record| {
        let Event::TaskResume { id, .. } = record.event else { return None };
        (record.t <= due).then_some(id)
    });
    match held {
        Some(id) => format!(", {} s late: {} held the loop", seconds(late), history.names.task(id)),
        None => format!(", {} s late", seconds(late)),
    }
}

fn cancelled(history: &History, resume: &Record, id: Id, verb: &str) -> Why {
    let name = history.names.task(id);
    let before = history.position(resume.n);
    let request = history.trace.records[..before]
        .iter()
        .rev()
        .find(|record| matches!(record.event, Event::CancelRequest { target, .. } if target == id));
    let Some((request, Event::CancelRequest { via, .. })) = request.map(|request| (request, &request.event)) else {
        return passed_on(history, resume, &name, verb);
    };
    let cause = request.cause.and_then(|n| history.get(n));
    let text = match cause.map(|cause| (cause, &cause.event)) {
        _ if via == "shutdown" => format!("{name} {verb} to receive a cancel: asyncio.run is shutting down"),
        Some((run, Event::CallbackRun { .. })) => timeout_words(history, run, &name, verb),
        Some((expiry, Event::TimeoutExpire { .. })) => {
            let run = expiry.cause.and_then(|n| history.get(n)).unwrap_or(expiry);
            timeout_words(history, run, &name, verb)
        }
        Some((_, Event::GroupAbort { .. })) => {
            format!("{name} {verb} to receive a cancel: another task of its group failed")
        }
        Some((outer, Event::CancelRequest { target, .. })) => {
            let target = history.names.task(*target);
            format!("{name} {verb} to receive a cancel: {target} was cancelled{} and waited for it", by_line(outer))
        }
        _ => match request.task {
            Some(by) if by == id => {
                format!("{name} {verb} to receive a cancel: it cancelled itself{}", by_line(request))
            }
            Some(by) => format!(
                "{name} {verb} to receive a cancel: {} cancelled it{}",
                history.names.task(by),
                by_line(request)
            ),
            None => format!("{name} {verb} to receive a cancel{}", by_line(request)),
        },
    };
    Why::new(text, Some(request.n))
}

/// A cancellation that was not asked of this task: what it waited for was cancelled.
fn passed_on(history: &History, resume: &Record, name: &str, verb: &str) -> Why {
    let end = resume.cause.and_then(|n| history.get(n)).and_then(|push| push.cause).and_then(|n| history.get(n));
    match end.map(|end| (end, &end.event)) {
        Some((end, Event::TaskCancelled { id })) => {
            let text =
                format!("{name} {verb} because {}, for which it waited, ended cancelled", history.names.task(*id));
            Why::new(text, Some(end.n))
        }
        Some((end, Event::FutureDone { .. })) => {
            let by = end.task.map_or("the loop".to_owned(), |task| history.names.task(task));
            let text = format!("{name} {verb} because {by} cancelled the future it waited for{}", by_line(end));
            Why::new(text, Some(end.n))
        }
        _ => Why::unknown(format!("{name} {verb} to receive a cancel")),
    }
}

fn timeout_words(history: &History, run: &Record, name: &str, verb: &str) -> String {
    let fire = run.cause.and_then(|n| history.get(n));
    let timer = fire.and_then(|fire| fire.cause).and_then(|n| timer_of(history, n));
    match timer {
        Some(timer) if timer.job == Job::Timeout => {
            let after = seconds(timer.due.saturating_sub(timer.set_at));
            format!("{name} {verb} to receive a cancel: the timeout of {after} s{} expired", in_line(timer.line))
        }
        _ => match &run.event {
            Event::CallbackRun { name: callback, .. } if callback.starts_with("Timeout._on_timeout") => {
                format!("{name} {verb} to receive a cancel: its timeout was over already")
            }
            Event::CallbackRun { name: callback, .. } => {
                format!("{name} {verb} to receive a cancel: callback {} asked for it", one_line(callback, 30))
            }
            _ => format!("{name} {verb} to receive a cancel"),
        },
    }
}

/// Where it stood in the ready queue when its turn came.
fn queue_clause(history: &History, resume: &Record) -> String {
    let position = history.position(resume.n);
    let Some(before) = position.checked_sub(1).map(|before| history.state_at(before)) else { return String::new() };
    if !before.queue_is_known() {
        return String::new();
    }
    let others: Vec<String> = before
        .queued()
        .filter(|entry| Some(entry.handle) != resumed(resume))
        .map(|entry| queued_name_of(history, entry))
        .collect();
    match &others[..] {
        [] => "it was the only ready task".to_owned(),
        [one] => format!("it was first of 2 in the queue and {one} runs after it"),
        others => {
            let verb = "run after it";
            format!("it was first of {} in the queue; {} {verb}", others.len() + 1, listed(others))
        }
    }
}

fn resumed(record: &Record) -> Option<Id> {
    match record.event {
        Event::TaskResume { id, .. } => Some(id),
        _ => None,
    }
}

// --- why not ---------------------------------------------------------------------------------------------------------

/// Why a task is not running.
pub fn why_not(history: &History, state: &State, task: &Task) -> Why {
    let name = history.names.task(task.id);
    match task.phase {
        Phase::Running => Why::new(format!("{name} is running, in its step {}", task.steps), Some(task.resumed)),
        Phase::Ready => ready(history, state, task, &name),
        Phase::Waiting => waiting(history, state, task, &name),
        Phase::Unknown => left_out(&name, task.since),
        Phase::Done | Phase::Failed | Phase::Cancelled => over(history, task, &name),
    }
}

fn ready(history: &History, state: &State, task: &Task, name: &str) -> Why {
    let mut ahead: Vec<String> = Vec::new();
    for entry in state.queued() {
        if entry.handle == task.id {
            break;
        }
        ahead.push(queued_name_of(history, entry));
    }
    let place = match &ahead[..] {
        _ if !state.queue_is_known() => "it stands in the queue".to_owned(),
        [] => "it is first in the queue".to_owned(),
        ahead => format!("it is {} in the queue, behind {}", ordinal(ahead.len() + 1), listed(ahead)),
    };
    let mut why = Why::new(format!("{name} could run: {place}"), Some(task.pushed));
    why.clause = match state.running {
        Some(Running::Task(id)) => format!("{} is running now", history.names.task(id)),
        Some(Running::Callback(_)) => "a callback is running now".to_owned(),
        None => String::new(),
    };
    why
}

/// What a task does is in a gap.
fn left_out(name: &str, gap: u64) -> Why {
    Why::new(format!("{name}: what it does now is not known, for events were left out (--max-events)"), Some(gap))
}

/// 1st, 2nd, 3rd, 4th.
pub fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

fn waiting(history: &History, state: &State, task: &Task, name: &str) -> Why {
    let line = in_line(task.loc.map(|loc| loc.line));
    let since = task.since;
    let Some(wait) = &task.wait else {
        return Why::new(
            format!("{name} is not running: since event {since} it gives way for one turn{line}"),
            Some(since),
        );
    };
    if wait.is_sleep() {
        let due = wait.due.unwrap_or(state.t);
        let left = due.saturating_sub(state.t);
        let text = format!("{name} is not running: since event {since} it sleeps until t={} s{line}", clock(due));
        let mut why = Why::new(text, Some(since));
        why.clause = if left > 0 { format!("{} s to go", seconds(left)) } else { "its time has come".to_owned() };
        return why;
    }
    let text = format!("{name} is not running: since event {since} it waits for {}{line}", wait_words(history, wait));
    let mut why = Why::new(text, Some(since));
    why.main.push_str(&chain_end(history, state, task));
    why
}

/// The tasks that a wait hangs on: whom it waits for, who holds the lock.
pub fn blockers(state: &State, task: &Task) -> Vec<Id> {
    let Some(wait) = task.waits() else { return Vec::new() };
    let pending = |id: &Id| state.task(*id).is_some_and(|task| !task.phase.is_over());
    let thing = wait.id.and_then(|id| state.things.get(&id));
    let holders = thing.map(|thing| thing.holders.iter().map(|(holder, _)| *holder).collect::<Vec<_>>());
    let own = wait.id.into_iter().chain(wait.children.iter().copied()).chain(holders.unwrap_or_default());
    let mut all: Vec<Id> = own.filter(pending).collect();
    if wait.kind == "group" {
        all = state
            .tasks
            .iter()
            .filter(|child| child.group == wait.id && child.group.is_some() && !child.phase.is_over())
            .map(|child| child.id)
            .collect();
    }
    all
}

/// Follows a wait to what ends it.
fn chain_end(history: &History, state: &State, task: &Task) -> String {
    let mut path = vec![task.id];
    let mut current = task;
    loop {
        let next = blockers(state, current).first().and_then(|id| state.task(*id));
        // One of several that has ended may be enough.
        if let Some(ended) = ended_of_wait(history, state, current).filter(|_| path.len() == 1) {
            return ended;
        }
        let Some(next) = next else { return loose_end(state, current, path.len()) };
        if path.contains(&next.id) {
            let from = path.iter().position(|id| *id == next.id).unwrap_or(0);
            let names: Vec<String> =
                path[from..].iter().chain([&next.id]).take(5).map(|id| history.names.task(*id)).collect();
            return format!(", a cycle: {}", names.join(" -> "));
        }
        path.push(next.id);
        let link = if path.len() == 2 { held(state, task, next.id, &history.names.task(next.id)) } else { None };
        let one_of_many = task.waits().is_some_and(|wait| MANY.contains(&&*wait.kind));
        if let Some(end) = ending(history, state, next, (path.len(), one_of_many), link) {
            return end;
        }
        current = next;
    }
}

/// Waits for more than one task.
const MANY: [&str; 3] = ["gather", "group", "wait"];

/// "of which X has ended", of an `asyncio.wait`.
fn ended_of_wait(history: &History, state: &State, task: &Task) -> Option<String> {
    let wait = task.waits().filter(|wait| wait.kind == "wait")?;
    let ended = |id: &&Id| state.task(**id).is_some_and(|child| child.phase.is_over() && child.since > task.since);
    let ended = wait.children.iter().find(ended)?;
    Some(format!(", of which {} has ended", history.names.task(*ended)))
}

/// "which X holds", where the wait is for something that a task holds.
fn held(state: &State, task: &Task, holder: Id, name: &str) -> Option<String> {
    let thing = task.wait.as_ref()?.id.and_then(|id| state.things.get(&id))?;
    thing.holders.iter().any(|(other, _)| *other == holder).then(|| format!("which {name} holds"))
}

/// What ends the wait if it is this task's move.
fn ending(
    history: &History,
    state: &State,
    task: &Task,
    (depth, one_of_many): (usize, bool),
    link: Option<String>,
) -> Option<String> {
    let name = history.names.task(task.id);
    let held = link.is_some();
    let link = link.map_or(String::new(), |link| format!(", {link}"));
    let who = if one_of_many { format!("of which {name}") } else { "which".to_owned() };
    let verb =
        |text: String| if depth == 2 && !held { format!(", {who} {text}") } else { format!("{link}; {name} {text}") };
    match (task.phase, &task.wait) {
        (Phase::Running, _) => Some(verb("is running now".to_owned())),
        (Phase::Ready, _) => {
            if !state.queue_is_known() {
                return Some(verb("is ready".to_owned()));
            }
            let place = state.queued().position(|entry| entry.handle == task.id).unwrap_or(0) + 1;
            let place = if place == 1 { "first".to_owned() } else { ordinal(place) };
            Some(verb(format!("is ready, {place} in the queue")))
        }
        (Phase::Waiting, Some(wait)) if wait.is_sleep() => {
            let line = in_line(task.loc.map(|loc| loc.line));
            let due = clock(wait.due.unwrap_or(state.t));
            let text = format!("sleeps until t={due} s{line}");
            Some(if held { format!("{link}; {name} {text}") } else { format!(", and {name} {text}") })
        }
        (Phase::Waiting, None) => Some(verb("has given way for one turn".to_owned())),
        _ => None,
    }
}

/// A wait that hangs on no task: whether it can still end.
fn loose_end(state: &State, task: &Task, depth: usize) -> String {
    match (&task.wait, state.deadlock) {
        (Some(wait), Some(_)) if depth == 1 => {
            let deed = match &*wait.kind {
                "event" | "future" => "set it",
                "lock" | "semaphore" => "release it",
                "condition" => "notify it",
                "barrier" => "come to it",
                "queue" if wait.words.starts_with("an item") => "put one in",
                "queue" if wait.words.starts_with("room") => "take one out",
                "queue" => "work it off",
                _ => "end that",
            };
            format!(", and nobody can {deed}: no task is left that could run")
        }
        _ => String::new(),
    }
}

fn over(history: &History, task: &Task, name: &str) -> Why {
    let end = history.get(task.since);
    let line = in_line(end.and_then(|end| returning_line(history, end)));
    let at = clock(task.since_t);
    let text = match end.map(|end| &end.event) {
        Some(Event::TaskFail { exc, .. }) => {
            format!("{name} is not running: it failed at t={at} s{line} with {}", one_line(exc, 50))
        }
        Some(Event::TaskCancelled { .. }) => format!("{name} is not running: it was cancelled at t={at} s{line}"),
        Some(Event::TaskFinish { result, .. }) => {
            format!("{name} is not running: it ended at t={at} s{line} with {}", one_line(result, 50))
        }
        _ => return Why::unknown(format!("{name} is not running: it has ended")),
    };
    Why::new(text, Some(task.since))
}

// --- the chain -------------------------------------------------------------------------------------------------------

/// The steps of an answer, latest first.
pub fn chain(history: &History, state: &State, id: Id) -> Vec<u64> {
    let start = state.task(id).map(|task| if task.phase == Phase::Waiting { task.suspended } else { task.resumed });
    let mut steps = Vec::new();
    let mut next = start.filter(|n| *n > 0);
    while let Some(record) = next.and_then(|n| history.get(n)) {
        steps.push(record.n);
        if steps.len() > 50 {
            break;
        }
        next = record.cause.filter(|cause| *cause < record.n);
        // The step in which a timer was set, and how that came about, belongs to the story of the same task only.
        if matches!(&record.event, Event::TaskCreate(_)) {
            break;
        }
    }
    steps
}

/// One step of a chain in words: kind and text.
pub fn chain_step(history: &History, n: u64) -> (String, String) {
    let Some(record) = history.get(n) else { return (String::new(), String::new()) };
    let name = |id: Id| history.names.task(id);
    let line = record.line().map_or(String::new(), |line| format!(", line {line}"));
    let text = match &record.event {
        Event::TaskResume { id, .. } => {
            let new = record
                .cause
                .and_then(|n| history.get(n))
                .is_some_and(|push| matches!(&push.event, Event::ReadyPush { why: Reason::New, .. }));
            if new { format!("{}, first step", name(*id)) } else { name(*id) }
        }
        Event::ReadyPush { what, .. } if what.job == Job::Step => format!("{} was queued", name(what.handle)),
        Event::FutureDone { how, .. } => {
            let by_timer = record
                .cause
                .and_then(|n| history.get(n))
                .is_some_and(|cause| matches!(cause.event, Event::TimerFire { .. }));
            match (how, by_timer) {
                (How::Result, true) => "sleep's result set".to_owned(),
                (How::Result, false) => format!("result set{line}"),
                (How::Exception, _) => format!("exception set{line}"),
                (How::Cancelled, _) => format!("cancelled{line}"),
            }
        }
        Event::TimerFire { .. } => format!("due at {} s", clock(record.t)),
        Event::TimerSet { .. } => format!("set by {}{line}", record.task.map_or("the program".to_owned(), name)),
        Event::TaskCreate(birth) => format!("by {}{line}", birth.parent.map_or("the program".to_owned(), name)),
        Event::TaskSuspend { .. } => {
            let state = history.state(n);
            super::words::sentence(history, &state, record)
        }
        _ => format!("{}{line}", super::words::sentence(history, &history.state(n), record)),
    };
    (super::words::kind(&record.event).to_owned(), text)
}
