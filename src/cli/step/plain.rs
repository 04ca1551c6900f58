//! `step --plain`: the stepper as a line protocol, for screen readers, slow links, scripts and our own tests.

use super::breaks::Break;
use super::machine::Machine;
use super::snapshot;
use crate::cli::say::print;
use crate::cli::why::chain_lines;
use crate::trace::event::{Event, Id, Input};
use crate::trace::summary;
use crate::trace::why::{why, why_now};
use crate::trace::words::{clock, one_line, ready_names, seconds, sentence, timer_words, wait_words};
use std::io::{BufRead, IsTerminal};

const HELP: &str = "\
next, back          the next event, the one before          (n, b; Enter repeats)
turn, turn back     the next turn of the loop, the one before (t)
task [NAME]         the next step of this task, past everything else; task back [NAME]
line, line back     the next line of this task
goto PLACE          an event (27), a time (1.5s), a turn (t4), a part (50%); start, end
find TEXT           the next event that speaks of TEXT; find alone goes on, find back
break WHAT          stop at a line (12) or at what a task does (tea suspend); breaks, clear
run, run back       on to the next break
why [NAME]          why a task runs or waits; chain [NAME] shows the events behind it
first NAME          run the script again, from here on with this ready task first
again               run the script again as it is on the disk now, and come back here
show                everything: source, tasks, queue, timers, waits, output
tasks, queue, timers, waits, source, output, locals, json    one part of it
summary             what the whole run comes to
quit                leave; prints the command that comes back here
";

/// Talks until the end of the input.
pub fn talk(machine: &mut Machine) -> i32 {
    let script = machine.history.trace.script().to_owned();
    print(&format!("{script}: {} events, {}. Type help.\n", machine.history.len(), summary::counts(&machine.history)));
    let opening = format!("turn {}, t={}: {}", machine.state.turn, clock(machine.state.t), event_line(machine));
    print(&format!("[{}] {opening}\n", machine.n()));
    let mut last = "next".to_owned();
    let stdin = std::io::stdin();
    let echoes = !stdin.is_terminal();
    loop {
        print("step> ");
        let mut line = String::new();
        let read = stdin.lock().read_line(&mut line).unwrap_or(0);
        let command = line.trim().to_owned();
        if echoes && read > 0 {
            print(&format!("{command}\n"));
        }
        if read == 0 || ["quit", "q", "exit"].contains(&&*command) {
            if read == 0 {
                print("\n");
            }
            print(&format!("back here: coroscope step --plain {}\n", machine.address()));
            return 0;
        }
        let command = if command.is_empty() { last.clone() } else { command };
        print(&answer(machine, &command));
        last = command;
    }
}

/// What the machine says to a command.
pub fn answer(machine: &mut Machine, command: &str) -> String {
    let (word, rest) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
    let rest = rest.trim();
    let back = rest == "back" || rest.starts_with("back ");
    let rest = if back { rest[4..].trim() } else { rest };
    let moved = match word {
        "next" | "n" => machine.next(),
        "back" | "b" => machine.back(),
        "turn" | "t" => machine.turn(!back),
        "line" | "l" => machine.line(!back),
        "run" | "continue" | "c" if machine.breaks.is_empty() => {
            return "no break is set: say break LINE or break TASK fail\n".to_owned();
        }
        "run" | "continue" | "c" => machine.run(!back),
        "find" | "/" => {
            let text = if rest.is_empty() { machine.search.clone() } else { rest.to_owned() };
            if text.is_empty() {
                return "find what?\n".to_owned();
            }
            machine.find(&text, !back)
        }
        "task" => match task_named(machine, rest) {
            Ok(id) => machine.follow(id, !back),
            Err(text) => return text,
        },
        "start" => {
            machine.jump(0);
            true
        }
        "end" => {
            machine.jump(machine.end());
            true
        }
        "goto" | "g" => match machine.go_to(rest) {
            Ok(()) => true,
            Err(text) => return text + "\n",
        },
        _ => return tell(machine, word, rest),
    };
    if !moved {
        return if back || word == "back" || word == "b" {
            "nothing before this\n".to_owned()
        } else {
            "nothing after this\n".to_owned()
        };
    }
    format!("[{}] {}\n", machine.n(), event_line(machine))
}

fn task_named(machine: &Machine, name: &str) -> Result<Id, String> {
    if name.is_empty() {
        return machine.followed().ok_or_else(|| "there is no task yet\n".to_owned());
    }
    machine.history.task_called(name).ok_or_else(|| format!("there is no task {name}\n"))
}

/// Commands that move nothing.
fn tell(machine: &mut Machine, word: &str, rest: &str) -> String {
    match word {
        "help" | "h" | "?" => HELP.to_owned(),
        "why" | "w" => match task_named(machine, rest) {
            Ok(id) => why(&machine.history, &machine.state, id).sentence() + "\n",
            Err(text) => text,
        },
        "chain" => match task_named(machine, rest) {
            Ok(id) => chain_lines(&machine.history, &machine.state, id),
            Err(text) => text,
        },
        "break" => match Break::parse(&machine.history, rest) {
            Ok(stop) => {
                let text = format!("break: {}\n", stop.words(&machine.history));
                machine.breaks.push(stop);
                text
            }
            Err(text) => text + "\n",
        },
        "first" | "x" => match task_named(machine, rest) {
            Ok(id) => ran(machine, |machine| machine.other_order(id)),
            Err(text) => text,
        },
        "again" | "r" => ran(machine, Machine::again),
        "breaks" => machine.breaks.iter().map(|stop| stop.words(&machine.history) + "\n").collect(),
        "clear" => {
            machine.breaks.clear();
            "no breaks\n".to_owned()
        }
        "show" => show(machine),
        "tasks" => tasks(machine),
        "queue" | "ready" => queue(machine),
        "timers" => timers(machine),
        "waits" => waits(machine),
        "source" => source(machine),
        "output" => output(machine),
        "locals" => locals(machine),
        "json" => snapshot::state(&machine.history, &machine.state).to_string() + "\n",
        "summary" => summary::summary(&machine.history),
        other => format!("unknown command {other:?}; type help\n"),
    }
}

/// Runs the script again, and says where one stands then.
fn ran(machine: &mut Machine, run: impl FnOnce(&mut Machine) -> Result<String, String>) -> String {
    match run(machine) {
        Ok(text) => format!("{text}\n[{}] {}\n", machine.n(), event_line(machine)),
        Err(text) => text + "\n",
    }
}

/// The event here as a sentence.
pub fn event_line(machine: &Machine) -> String {
    let (history, state, record) = (&machine.history, &machine.state, machine.record());
    match &record.event {
        Event::TurnBegin { .. } => {
            let ready = ready_names(history, state);
            let ready = if ready.is_empty() { "nothing yet".to_owned() } else { one_line(&ready.join(", "), 70) };
            format!("turn {} begins. Ready: {ready}.", record.turn)
        }
        Event::TaskResume { id, with } => {
            let said = sentence(history, state, record);
            let Some(task) = state.task(*id) else { return said + "." };
            let first = task.parent.is_none() && task.steps == 1 && *with == Input::Value;
            if first { said + "." } else { format!("{said}. Why: {}", short_why(machine, *id)) }
        }
        _ => {
            let said = sentence(history, state, record);
            if said.ends_with(['.', '"']) { said } else { said + "." }
        }
    }
}

/// The reason alone: `main created it at line 10.`
fn short_why(machine: &Machine, id: Id) -> String {
    let Some(task) = machine.state.task(id) else { return String::new() };
    let why = why_now(&machine.history, &machine.state, task);
    let reason = why.main.split_once(" because ").map(|(_, reason)| reason.to_owned());
    let reason = reason.or_else(|| why.main.split_once("to receive a cancel").map(|(_, rest)| format!("cancel{rest}")));
    reason.unwrap_or(why.main) + "."
}

fn show(machine: &Machine) -> String {
    let record = machine.record();
    let head =
        format!("event {} of {}, turn {}, t={} s\n", record.n, machine.history.last(), record.turn, clock(record.t));
    let why = machine
        .followed()
        .map_or(String::new(), |id| format!("Why: {}\n", why(&machine.history, &machine.state, id).sentence()));
    format!(
        "{head}{}\n{why}{}{}{}{}{}{}",
        event_line(machine),
        source(machine),
        tasks(machine),
        queue(machine),
        timers(machine),
        waits(machine),
        output(machine)
    )
}

fn tasks(machine: &Machine) -> String {
    let mut text = String::from("tasks:\n");
    for task in machine.state.tasks.iter().filter(|task| machine.shows(task.id)) {
        let line = task.loc.map_or("-".to_owned(), |loc| format!("line {}", loc.line));
        let wait = super::panes::waits_for(machine, task);
        let name = machine.history.names.task(task.id);
        let row = format!(
            "  {:>2} {name:<12} {:<9} {line:<9} {wait:<24} steps {}",
            machine.history.names.number(task.id),
            task.phase.word(),
            task.steps
        );
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

fn queue(machine: &Machine) -> String {
    let names = ready_names(&machine.history, &machine.state);
    if names.is_empty() {
        "ready queue: empty\n".to_owned()
    } else {
        format!("ready queue, next first: {}\n", names.join(", "))
    }
}

fn timers(machine: &Machine) -> String {
    if machine.state.timers.is_empty() {
        return "timers: none\n".to_owned();
    }
    let mut text = String::from("timers, earliest first:\n");
    for timer in &machine.state.timers {
        let of = timer.task.map_or("-".to_owned(), |id| machine.history.names.task(id));
        let line = timer.line.map_or(String::new(), |line| format!("line {line}"));
        let left = seconds(timer.due.saturating_sub(machine.state.t));
        text.push_str(format!("  {} in {left} s  {of}  {} {line}", clock(timer.due), timer_words(timer)).trim_end());
        text.push('\n');
    }
    text
}

fn waits(machine: &Machine) -> String {
    let mut text = String::from("who waits for whom:\n");
    for task in machine.state.tasks.iter().filter(|task| machine.shows(task.id)) {
        if let Some(wait) = task.waits() {
            let name = machine.history.names.task(task.id);
            text.push_str(&format!("  {name} waits for {}\n", wait_words(&machine.history, wait)));
        }
    }
    if !text.contains("\n ") {
        return "who waits for whom: nobody waits\n".to_owned();
    }
    text
}

fn source(machine: &Machine) -> String {
    let Some(here) = super::panes::place(machine) else { return "source: none\n".to_owned() };
    let Some(source) = machine.history.trace.header.sources.get(here.source as usize) else { return String::new() };
    let line = source.line(here.line).unwrap_or_default();
    format!("{}:{}: {}\n", source.path, here.line, line.trim())
}

fn output(machine: &Machine) -> String {
    let mut text = String::from("output so far:\n");
    for record in machine.history.output(machine.position) {
        if let Event::Output(written) = &record.event {
            written.text.lines().for_each(|line| text.push_str(&format!("  {}\n", one_line(line, 200))));
        }
    }
    text
}

fn locals(machine: &Machine) -> String {
    let task = machine.followed().and_then(|id| machine.state.task(id));
    match task {
        Some(task) if !task.locals.is_empty() => {
            task.locals.iter().map(|(name, value)| format!("  {name} = {value}\n")).collect()
        }
        _ => "no locals are recorded (use --level lines)\n".to_owned(),
    }
}
