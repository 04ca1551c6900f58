//! Each event in words, as the event lists of all views show it: a kind of one word, and a sentence about it.
//!
//! A sentence uses the event, the state after it and what came before, never what is still to come.

use super::awaited::{Action, Resource};
use super::event::{Event, How, Id, Input, Job, Queued, Use};
use super::history::History;
use super::observer::Record;
use super::state::{Entry, Phase, State, Timer};

/// The status at the end of a recording of a program that went on.
pub const SAVED: &str = "saved";

/// Seconds with three digits: `1.000`.
pub fn clock(t: u64) -> String {
    format!("{:.3}", t as f64 / 1e9)
}

/// Seconds without needless zeros: `1`, `0.25`. In real time spans are never round: what is less than a thousandth of a span is
/// left out, down to milliseconds.
pub fn seconds(t: u64) -> String {
    let exact = t as f64 / 1e9;
    let rounded = (exact * 1e3).round() / 1e3;
    let shown = if (exact - rounded).abs() * 1e3 < exact { rounded } else { exact };
    let text = format!("{shown:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Whether a character would do something to the screen other than to be shown: controls, line ends, and what turns the direction of
/// writing.
pub fn is_unfit(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Without line ends and control characters, at most `limit` characters.
pub fn one_line(text: &str, limit: usize) -> String {
    let clean: String = text.chars().map(|c| if is_unfit(c) { ' ' } else { c }).take(limit + 1).collect();
    if clean.chars().count() <= limit { clean } else { clean.chars().take(limit - 1).chain(['…']).collect() }
}

/// A text as Python would show it, cut.
pub fn quoted(text: &str, limit: usize) -> String {
    let mut inner = String::new();
    for c in text.chars().take(limit + 1) {
        match c {
            '\n' => inner.push_str("\\n"),
            '\t' => inner.push_str("\\t"),
            '"' => inner.push_str("\\\""),
            c if c.is_control() => inner.push_str(&format!("\\x{:02x}", c as u32)),
            c if is_unfit(c) => inner.push_str(&format!("\\u{:04x}", c as u32)),
            c => inner.push(c),
        }
    }
    format!("\"{}\"", one_line(&inner, limit))
}

/// Names joined: `a`, `a and b`, `a, b and 3 more`.
pub fn listed(names: &[String]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [first, second] => format!("{first} and {second}"),
        [first, second, rest @ ..] => format!("{first}, {second} and {} more", rest.len()),
    }
}

/// The kind in a word.
pub fn kind(event: &Event) -> &str {
    match event {
        Event::LoopStart | Event::LoopStop => "loop",
        Event::TurnBegin { .. } => "turn",
        Event::IdleBegin { .. } | Event::IdleEnd { .. } => "idle",
        Event::ClockJump { .. } => "clock",
        Event::TaskCreate(_) => "create",
        Event::ReadyPush { .. } => "ready",
        Event::TaskResume { .. } => "resume",
        Event::TaskSuspend { .. } => "suspend",
        Event::AwaitSkip { .. } => "skip",
        Event::TaskFinish { .. } => "finish",
        Event::TaskFail { .. } => "fail",
        Event::TaskCancelled { .. } => "cancelled",
        Event::FutureDone { .. } => "future",
        Event::CancelRequest { .. }
        | Event::CancelDeliver { .. }
        | Event::CancelSwallowed { .. }
        | Event::Uncancel { .. } => "cancel",
        Event::TimeoutEnter { .. } | Event::TimeoutExpire { .. } | Event::TimeoutExit { .. } => "timeout",
        Event::TimerSet { .. } | Event::TimerCancel { .. } | Event::TimerFire { .. } => "timer",
        Event::CallbackRun { .. } => "callback",
        Event::GatherCreate { .. } | Event::GatherChild { .. } => "gather",
        Event::GroupEnter { .. } | Event::GroupAbort { .. } | Event::GroupExit { .. } => "group",
        Event::ResourceCreate { kind, .. } | Event::Use(Use { kind, .. }) => kind.noun(),
        Event::Note(note) => note.kind.split('.').next().unwrap_or("note"),
        Event::Output(_) => "output",
        Event::Call { .. } | Event::Return { .. } => "call",
        Event::Line { .. } => "line",
        Event::SlowStep { .. } => "slow",
        Event::NeverAwaited { .. } => "coro",
        Event::NeverRetrieved { .. } | Event::DestroyedPending { .. } => "error",
        Event::Raise { .. } => "raise",
        Event::Catch { .. } => "catch",
        Event::Input { .. } => "input",
        Event::Random { .. } => "random",
        Event::TimeRead { .. } => "time",
        Event::Hint { .. } => "hint",
        Event::Deadlock { .. } => "deadlock",
        Event::Limit { .. } => "limit",
        Event::End { .. } => "end",
    }
}

/// Names of steps and callbacks in the ready queue, next first.
pub fn ready_names(history: &History, state: &State) -> Vec<String> {
    state.queued().map(|entry| queued_name_of(history, entry)).collect()
}

/// What stands in the ready queue by name.
pub fn queued_name_of(history: &History, entry: &Entry) -> String {
    queued_name(history, entry.job, entry.handle)
}

fn queued_name(history: &History, job: Job, handle: Id) -> String {
    match job {
        Job::Step => history.names.task(handle),
        Job::Timeout => "a timeout".to_owned(),
        Job::Callback | Job::Sleep | Job::Internal => "a callback".to_owned(),
    }
}

/// What a timer is: `sleep(2)`, `timeout(1)`, `say()`.
pub fn timer_words(timer: &Timer) -> String {
    let duration = seconds(timer.due.saturating_sub(timer.set_at));
    match (timer.job, &timer.name) {
        (Job::Sleep, _) => format!("sleep({duration})"),
        (Job::Timeout, _) => format!("timeout({duration})"),
        (_, Some(name)) => one_line(name, 30),
        (_, None) => format!("timer({duration})"),
    }
}

/// The timer that an event set.
pub fn timer_of(history: &History, n: u64) -> Option<Timer> {
    let record = history.get(n)?;
    let Event::TimerSet { what, due } = &record.event else { return None };
    Some(Timer {
        job: what.job,
        handle: what.handle,
        name: what.name.clone(),
        due: *due,
        task: record.task,
        n,
        set_at: record.t,
        line: record.line(),
    })
}

/// An event as a sentence.
pub fn sentence(history: &History, state: &State, record: &Record) -> String {
    let name = |id: Id| history.names.task(id);
    let at_line = || record.line().map_or(String::new(), |line| format!(" at line {line}"));
    match &record.event {
        Event::LoopStart => "the loop starts".to_owned(),
        Event::LoopStop => "the loop stops".to_owned(),
        Event::TurnBegin { .. } => turn(history, state, record),
        Event::IdleBegin { until, io } => idle(history, state, *until, *io),
        Event::IdleEnd { reason } => format!("the loop goes on: {reason}"),
        Event::ClockJump { to, .. } => format!("the clock jumps to {}", clock(*to)),
        Event::TaskCreate(birth) => match birth.parent {
            Some(parent) => format!("{} creates task {}{}", name(parent), name(birth.id), at_line()),
            None => format!("task {} is created{}", name(birth.id), at_line()),
        },
        Event::ReadyPush { what, .. } => match what.job {
            Job::Step => format!("{} joins the ready queue", name(what.handle)),
            _ => format!("callback {} joins the ready queue", callback(what)),
        },
        Event::TaskResume { id, with } => resume(history, state, *id, *with, &at_line()),
        Event::TaskSuspend { id, on, .. } => match on {
            None => format!("{} gives way for one turn{}", name(*id), at_line()),
            Some(on) if on.is_sleep() => {
                let due = on.due.unwrap_or(record.t);
                format!("{} sleeps {} s, until {}", name(*id), seconds(due.saturating_sub(record.t)), clock(due))
            }
            Some(on) => format!("{} waits for {}{}", name(*id), wait_words(history, on), at_line()),
        },
        Event::AwaitSkip { on } => match history.names.get(*on) {
            Some(on) => format!("no wait for {on}: it is already done"),
            None => "no wait for a future: it is already done".to_owned(),
        },
        Event::TaskFinish { id, result } => format!("{} ends with {}", name(*id), one_line(result, 40)),
        Event::TaskFail { id, exc } => {
            let unseen = if waiter_of(state, *id).is_none() && state.task(*id).is_some_and(|task| task.parent.is_some())
            {
                "; nobody has awaited it yet"
            } else {
                ""
            };
            format!("{} fails with {}{unseen}", name(*id), one_line(exc, 40))
        }
        Event::TaskCancelled { id } => format!("{} ends cancelled", name(*id)),
        Event::FutureDone { how, result, .. } => match how {
            How::Result => format!("result set: {}", one_line(result, 40)),
            How::Exception => format!("exception set: {}", one_line(result, 40)),
            How::Cancelled => "cancelled".to_owned(),
        },
        Event::CancelRequest { target, via } => {
            let by = record.task.map_or("the loop".to_owned(), name);
            let how = if via == "shutdown" { " (asyncio.run is shutting down)" } else { "" };
            format!("{by} asks {} to end{how}", name(*target))
        }
        Event::CancelDeliver { id } => format!("the cancellation reaches {}{}", name(*id), at_line()),
        Event::CancelSwallowed { id } => swallowed(history, record, *id),
        Event::Uncancel { id, count } => {
            format!("a request to cancel {} is taken back, {count} left", name(*id))
        }
        Event::TimeoutEnter { .. } | Event::TimeoutExpire { .. } | Event::TimeoutExit { .. } => {
            timeout(history, record)
        }
        Event::TimerSet { due, .. } => {
            let words = timer_of(history, record.n).map_or("timer".to_owned(), |timer| timer_words(&timer));
            format!(
                "{words} set{}, due {}",
                record.task.map_or(String::new(), |task| format!(" by {}", name(task))),
                clock(*due)
            )
        }
        Event::TimerCancel { .. } => "timer taken back".to_owned(),
        Event::TimerFire { what, late } => {
            let late = if *late > 0 { format!(", {} s late", seconds(*late)) } else { String::new() };
            match record.cause.and_then(|cause| timer_of(history, cause)) {
                Some(timer) => {
                    let of = timer.task.map_or(String::new(), |task| format!(" of {}", name(task)));
                    let waits = timer.task.and_then(|task| state.task(task)?.waits());
                    if timer.job == Job::Sleep && waits.is_some_and(|wait| wait.kind == "wait") {
                        let after = seconds(timer.due.saturating_sub(timer.set_at));
                        return format!("the timeout of {after} s of the wait{of} is due{late}");
                    }
                    format!("{}{of} is due{late}", timer_words(&timer))
                }
                None => format!("timer of {} is due{late}", callback(what)),
            }
        }
        Event::CallbackRun { name, .. } => format!("callback {} runs", one_line(name, 40)),
        Event::GatherCreate { children, .. } => format!("gather of {}", listed(&names_of(history, children))),
        Event::GatherChild { id, child, left } => gathered(history, state, *id, *child, *left),
        Event::GroupEnter { .. } => {
            format!("{} enters a task group{}", record.task.map_or("the program".to_owned(), name), at_line())
        }
        Event::GroupExit { errors, .. } => {
            let failed = match errors {
                0 => "its tasks have ended".to_owned(),
                1 => "one of its tasks failed".to_owned(),
                errors => format!("{errors} of its tasks failed"),
            };
            format!("{} leaves the task group: {failed}", record.task.map_or("the program".to_owned(), name))
        }
        Event::GroupAbort { .. } => "a task of a group failed: the group cancels the others".to_owned(),
        Event::ResourceCreate { id, kind } => {
            format!("{} {} is made", kind.noun(), history.names.get(*id).unwrap_or_default()).replace("  ", " ")
        }
        Event::Use(used) => using(history, record, used),
        Event::Note(note) if note.text.is_empty() => note.kind.clone().into_owned(),
        Event::Note(note) => one_line(&note.text, 80),
        Event::Output(written) => {
            let by = record.task.map_or("the program".to_owned(), name);
            let verb = if written.stream == "stderr" { "writes to stderr" } else { "prints" };
            format!("{by} {verb} {}", quoted(written.text.trim_end_matches('\n'), 60))
        }
        Event::Call { name } => format!("{name}() is called"),
        Event::Return { name } => format!("{name}() returns"),
        Event::Line { .. } => format!("line {}", record.line().unwrap_or(0)),
        Event::SlowStep { id, dur, delayed } => {
            let late = match delayed {
                0 => String::new(),
                1 => "; 1 timer is late".to_owned(),
                delayed => format!("; {delayed} timers are late"),
            };
            format!("{} kept the loop busy for {} s{}{late}", name(*id), clock(*dur), at_line())
        }
        Event::DestroyedPending { id } => format!("{} is gone though it never ended", name(*id)),
        Event::Raise { exc } => format!("{} is raised{}", one_line(exc, 60), at_line()),
        Event::Catch { exc } => format!("{} is caught{}", one_line(exc, 60), at_line()),
        Event::Input { text } if text.is_empty() => "standard input has ended".to_owned(),
        Event::Input { text } => {
            let by = record.task.map_or("the program".to_owned(), name);
            format!("{by} reads {}", quoted(text.trim_end_matches('\n'), 60))
        }
        Event::Random { value } => format!("the system gives {} random bytes", value.len() / 2),
        Event::TimeRead { value } => {
            format!("{} looks at the clock: {}", record.task.map_or("the program".to_owned(), name), clock(*value))
        }
        Event::Hint { code, text } => {
            let code = code.as_ref().map_or(String::new(), |code| format!("{code}: "));
            format!("{code}{}", one_line(text, 100))
        }
        Event::NeverAwaited { coro } => format!("coroutine {coro}() was never awaited: its body never ran"),
        Event::NeverRetrieved { id } => format!("nobody asked for the exception of {}", name(*id)),
        Event::Deadlock { tasks } => {
            format!("deadlock: {} can never go on", listed(&names_of(history, tasks)))
        }
        Event::Limit { dropped } => format!("{dropped} events were left out here (--max-events)"),
        Event::End { status, .. } if *status == SAVED => "the recording was saved here; the program went on".to_owned(),
        Event::End { exit, .. } => format!("the program ends with exit status {exit}"),
    }
}

/// The line of a `return`; what falls off the end of a function has none.
pub fn returning_line(history: &History, record: &Record) -> Option<u32> {
    let loc = record.loc?;
    let text = history.trace.header.sources.get(loc.source as usize)?.line(loc.line)?;
    let from = text.get(loc.col as usize..)?;
    let ends_here = matches!(record.event, Event::TaskFinish { .. });
    (!ends_here || from.starts_with("return") || text.trim_start().starts_with("return")).then_some(loc.line)
}

/// A task that waits for another (or for a future, or something that it is part of).
pub fn waiter_of(state: &State, id: Id) -> Option<&super::state::Task> {
    let group = state.task(id).and_then(|own| own.group);
    let waits = |task: &&std::rc::Rc<super::state::Task>| {
        task.waits().is_some_and(|wait| {
            wait.id == Some(id)
                || wait.children.contains(&id)
                || (wait.kind == "group" && group == wait.id && group.is_some())
        })
    };
    state.tasks.iter().find(waits).map(|task| &**task)
}

fn swallowed(history: &History, record: &Record, id: Id) -> String {
    let at = |record: &Record| record.line().map_or(String::new(), |line| format!(" at line {line}"));
    let delivered = record.cause.and_then(|n| history.get(n)).map_or(String::new(), at);
    let name = history.names.task(id);
    let source = record.loc.and_then(|loc| history.trace.header.sources.get(loc.source as usize)?.line(loc.line));
    let word = if source.is_some_and(|text| text.trim_start().starts_with("finally")) { "finally" } else { "except" };
    format!("cancel delivered to {name}{delivered}, but the {word}{} swallowed it: the task goes on", at(record))
}

fn timeout(history: &History, record: &Record) -> String {
    let by = record.task.map_or("the program".to_owned(), |task| history.names.task(task));
    match &record.event {
        Event::TimeoutEnter { due: Some(due), .. } => {
            format!("{by} enters timeout({}), until {}", seconds(due.saturating_sub(record.t)), clock(*due))
        }
        Event::TimeoutEnter { due: None, .. } => format!("{by} enters a timeout without end"),
        Event::TimeoutExit { expired: true, .. } => format!("{by} leaves the timeout, whose time was over"),
        Event::TimeoutExit { expired: false, .. } => format!("{by} leaves the timeout in time"),
        _ => {
            let run = record.cause.and_then(|n| history.get(n));
            let fire = run.and_then(|run| run.cause).and_then(|n| history.get(n));
            let timer = fire.and_then(|fire| fire.cause).and_then(|n| timer_of(history, n));
            let words = timer.map_or("the timeout".to_owned(), |timer| timer_words(&timer));
            format!("{words} expires")
        }
    }
}

/// A child of a gather is done; where it failed first, that is passed on and nobody waits for the others any more.
pub fn gathered(history: &History, state: &State, id: Id, child: Id, left: usize) -> String {
    let name = history.names.get(child).unwrap_or_else(|| "a future".to_owned());
    let (children, quiet) = history.gathered(id);
    let has_failed =
        |id: &Id| state.task(*id).is_some_and(|task| matches!(task.phase, Phase::Failed | Phase::Cancelled));
    let first = !children.iter().any(|other| *other != child && has_failed(other));
    if !quiet && first && state.task(child).is_some_and(|task| task.phase == Phase::Failed) {
        let to = waiter_of(state, id).map_or("whoever awaits it".to_owned(), |task| history.names.task(task.id));
        let running = children.iter().filter(|other| state.task(**other).is_some_and(|task| !task.phase.is_over()));
        let running: Vec<String> = running.map(|other| history.names.task(*other)).collect();
        let rest = match &running[..] {
            [] => String::new(),
            [one] => format!("; {one} goes on running without anyone waiting"),
            many => format!("; {} go on running without anyone waiting", listed(many)),
        };
        return format!("{name} failed; gather passes the error to {to} now{rest}");
    }
    match left {
        0 => format!("{name} is done, the last of a gather"),
        left => format!("{name} is done; gather has {left} to go"),
    }
}

fn turn(history: &History, state: &State, record: &Record) -> String {
    let names = ready_names(history, state);
    if !state.queue_is_known() {
        return format!("turn {} begins", record.turn);
    }
    let ready = if names.is_empty() { "nothing yet".to_owned() } else { names.join(", ") };
    format!("turn {} begins; ready: {}", record.turn, one_line(&ready, 70))
}

/// The loop waits.
pub fn idle(history: &History, state: &State, until: Option<u64>, io: bool) -> String {
    let Some(until) = until else { return "nothing is ready: the loop waits for the outside world".to_owned() };
    if io {
        return format!("nothing is ready: the loop waits for the outside world, until {} at most", clock(until));
    }
    // Another thread's loop may have timers that are due before.
    let first = state.timers.iter().find(|timer| timer.due == until);
    if first.is_none() && state.gap.is_none() {
        return format!("nothing is ready: the loop waits, until {} at most", clock(until));
    }
    let whose = first.and_then(|timer| timer.task).map(|task| format!("{}, ", history.names.task(task)));
    format!("nothing is ready: the loop waits for the next timer ({}{})", whose.unwrap_or_default(), clock(until))
}

fn resume(history: &History, state: &State, id: Id, with: Input, at_line: &str) -> String {
    let name = history.names.task(id);
    let first = state.task(id).is_some_and(|task| task.steps <= 1);
    match (first, with) {
        (true, Input::Value) => format!("{name} starts"),
        (true, _) => format!("{name} is cancelled before its first step"),
        (false, Input::Value) => format!("{name} continues{at_line}"),
        (false, Input::Exception) => format!("{name} continues{at_line} with an exception"),
        (false, Input::Cancel) => format!("{name} continues{at_line} with a cancellation"),
    }
}

fn callback(what: &Queued) -> String {
    what.name.as_ref().map_or("a timer".to_owned(), |name| one_line(name, 40))
}

fn names_of(history: &History, ids: &[Id]) -> Vec<String> {
    ids.iter().map(|id| history.names.get(*id).unwrap_or_else(|| "a future".to_owned())).collect()
}

/// What a task waits for, behind "waits for".
pub fn wait_words(history: &History, on: &super::awaited::Awaited) -> String {
    match on.due {
        Some(due) if on.is_sleep() => format!("its sleep, until {}", clock(due)),
        _ if on.id.is_some_and(|id| history.names.is_barrier(id)) => {
            on.in_words(|id| history.names.get(id)).replacen("condition", "barrier", 1)
        }
        _ => on.in_words(|id| history.names.get(id)),
    }
}

/// A resource with its name.
pub fn thing(history: &History, kind: Resource, id: Id) -> String {
    let kind = if history.names.is_barrier(id) { Resource::Barrier } else { kind };
    match history.names.get(id) {
        Some(name) => format!("{} {name}", kind.noun()),
        None => format!("a {}", kind.noun()),
    }
}

/// What was done with a resource, behind the doer's name.
pub fn deed(used: &Use, thing: &str) -> String {
    match (used.kind, used.action) {
        (Resource::QueueItem | Resource::QueueRoom, Action::Release) => format!("put an item into {thing}"),
        (Resource::QueueItem | Resource::QueueRoom, Action::Acquire) => format!("took an item out of {thing}"),
        (Resource::Event, Action::Release) => format!("set {thing}"),
        (Resource::Condition, Action::Release) => format!("notified {thing}"),
        (Resource::QueueEnd, Action::Release) => format!("worked off the last item of {thing}"),
        (Resource::Event, Action::Reset) => format!("cleared {thing}"),
        (_, Action::Reset) => format!("reset {thing}"),
        (_, Action::Release) => format!("released {thing}"),
        (_, Action::Acquire) => format!("took {thing}"),
        (_, Action::Contend) => format!("waited for {thing}"),
    }
}

/// For how long a task had waited when event `n` woke it.
pub fn waited_since(history: &History, name: &str, n: u64) -> String {
    let before = history.state(n);
    let task = history.task_called(name).and_then(|id| before.task(id).cloned());
    match task {
        Some(task) if before.t > task.since_t => format!("; it had waited {} s", seconds(before.t - task.since_t)),
        _ => String::new(),
    }
}

fn using(history: &History, record: &Record, used: &Use) -> String {
    let by = record.task.map_or("the program".to_owned(), |task| history.names.task(task));
    let thing = thing(history, used.kind, used.id);
    match (used.kind, used.action) {
        (Resource::QueueItem, Action::Contend) => format!("{by} finds {thing} empty"),
        (Resource::QueueRoom, Action::Contend) => format!("{by} finds {thing} full"),
        (Resource::QueueItem | Resource::QueueRoom, Action::Acquire) => format!("{by} takes an item out of {thing}"),
        (Resource::QueueItem | Resource::QueueRoom, Action::Release) => format!("{by} puts an item into {thing}"),
        (Resource::Event, Action::Release) => format!("{by} sets {thing}"),
        (Resource::Condition, Action::Release) => format!("{by} notifies {thing}"),
        (Resource::Condition, Action::Contend) => format!("{by} waits to be notified by {thing}"),
        (Resource::QueueEnd, Action::Release) => format!("{by} has worked off an item of {thing}"),
        (Resource::QueueEnd, Action::Contend) => format!("{by} waits until {thing} is worked off"),
        (Resource::Event, Action::Reset) => format!("{by} clears {thing}"),
        (_, Action::Reset) => format!("{by} resets {thing}"),
        (_, Action::Contend) => format!("{by} has to wait for {thing}"),
        (_, Action::Acquire) => format!("{by} takes {thing}"),
        (_, Action::Release) => format!("{by} releases {thing}"),
    }
}
