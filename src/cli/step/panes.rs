//! What stands in each pane, as lines of text: the same for every size of screen.

use super::draw::{cells, fit};
use super::machine::Machine;
use crate::trace::event::{Event, Id};
use crate::trace::observer::Loc;
use crate::trace::state::{Phase, State, Task};
use crate::trace::why::blockers;
use crate::trace::words::{clock, kind, one_line, ready_names, seconds, sentence, timer_words, wait_words};

/// A line of a pane.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Line {
    /// The text.
    pub text: String,
    /// What stands at the right edge.
    pub right: String,
    /// Whether it is the one that matters now.
    pub here: bool,
    /// The state whose colour it has.
    pub phase: Option<Phase>,
    /// Whether it is past or aside.
    pub dim: bool,
}

impl Line {
    fn plain(text: impl Into<String>) -> Line {
        Line { text: text.into(), ..Line::default() }
    }
}

/// The place that the source pane shows: of the event, of the running task, of the selected one.
pub fn place(machine: &Machine) -> Option<Loc> {
    let running = machine.state.running_task().and_then(|task| task.loc);
    let selected = machine.task.and_then(|id| machine.state.task(id)).and_then(|task| task.loc);
    machine.record().loc.or(running).or(selected).or_else(|| last_place(machine))
}

fn last_place(machine: &Machine) -> Option<Loc> {
    machine.history.trace.records[..=machine.position].iter().rev().take(1000).find_map(|record| record.loc)
}

/// The source around the place, `height` lines of it.
pub fn source(machine: &Machine, height: usize) -> Vec<Line> {
    let here = place(machine);
    let number = here.map_or(0, |loc| loc.source);
    let Some(source) = machine.history.trace.header.sources.get(number as usize) else { return Vec::new() };
    let lines: Vec<&str> = source.text.lines().collect();
    let current = here.map_or(1, |loc| loc.line) as usize;
    let first = current.saturating_sub(height * 2 / 3).min(lines.len().saturating_sub(height));
    let first = if lines.len() <= height { 0 } else { first };
    let runs = machine.state.running_task().is_some();
    let rows = lines.iter().enumerate().skip(first).take(height);
    rows.map(|(at, text)| {
        let line = at as u32 + 1;
        let is_here = line as usize == current && here.is_some();
        let mark = if is_here && runs { '>' } else { ' ' };
        let mut parked = machine.parked_at(number, line);
        if let Some(task) = machine
            .state
            .running_task()
            .filter(|task| task.loc.is_some_and(|loc| (loc.source, loc.line) == (number, line)))
        {
            parked.insert(0, machine.history.names.task(task.id));
        }
        let stop = machine.breaks.contains(&super::breaks::Break::Line(line));
        let mark = if stop && mark == ' ' { '*' } else { mark };
        let right = if parked.len() > 3 { format!("{} tasks", parked.len()) } else { parked.join(", ") };
        Line {
            text: format!("{mark}{line:>2}  {}", one_line(&text.replace('\t', "    "), 400)),
            right,
            here: is_here,
            ..Line::default()
        }
    })
    .collect()
}

/// The title of the source pane.
pub fn source_title(machine: &Machine) -> String {
    let Some(here) = place(machine) else { return String::new() };
    let path = machine.history.trace.header.sources.get(here.source as usize).map_or("", |source| &*source.path);
    format!("{}:{}", path.rsplit('/').next().unwrap_or(path), here.line)
}

/// What a task waits for, in few words: `sleep(2)`, `task tea`, `lock a`.
pub fn waits_for(machine: &Machine, task: &Task) -> String {
    let Some(wait) = task.waits() else {
        return match task.phase {
            Phase::Ready => place_in_queue(&machine.state, task.id),
            Phase::Waiting => "one turn".to_owned(),
            Phase::Running | Phase::Unknown | Phase::Done | Phase::Failed | Phase::Cancelled => "-".to_owned(),
        };
    };
    match wait.due {
        Some(due) if wait.is_sleep() => format!("sleep({})", seconds(due.saturating_sub(task.since_t))),
        _ => wait_words(&machine.history, wait),
    }
}

fn place_in_queue(state: &State, id: Id) -> String {
    let place = state.queued().position(|entry| entry.handle == id);
    place.map_or("-".to_owned(), |place| format!("({} in queue)", crate::trace::why::ordinal(place + 1)))
}

/// Tasks that are shown, the ones that have ended behind the others where there are many.
fn shown(machine: &Machine, room: usize) -> Vec<&Task> {
    let mut tasks: Vec<&Task> =
        machine.state.tasks.iter().map(|task| &**task).filter(|task| machine.shows(task.id)).collect();
    if tasks.len() > room {
        tasks.sort_by_key(|task| (task.phase.is_over(), task.phase != Phase::Running, task.phase != Phase::Ready));
    }
    tasks
}

/// The tasks as a table, its head first.
pub fn tasks(machine: &Machine, height: usize, wide: bool) -> Vec<Line> {
    let names = machine.state.tasks.iter().map(|task| cells(&machine.history.names.task(task.id)));
    let width = names.max().unwrap_or(4).clamp(if wide { 6 } else { 5 }, 14);
    let head = if wide {
        format!("  # {:<width$}  state    where    waits for  steps", "name")
    } else {
        format!(" # {:<width$} state   line waits for", "name")
    };
    let mut lines = vec![Line { dim: true, ..Line::plain(head) }];
    let room = height.saturating_sub(if wide { 3 } else { 4 });
    for task in shown(machine, room).into_iter().take(room) {
        let here = machine.state.running_task().is_some_and(|running| running.id == task.id);
        let selected = machine.task == Some(task.id);
        let mark = if here {
            '>'
        } else if selected {
            '*'
        } else {
            ' '
        };
        let name = in_cells(&machine.history.names.task(task.id), width);
        let number = machine.history.names.number(task.id);
        let state = task.phase.word();
        let wait = waits_for(machine, task);
        let text = if wide {
            let line = task.loc.map_or("-".to_owned(), |loc| format!("line {}", loc.line));
            format!("{mark}{number:>2} {name}  {state:<8} {line:<8} {wait}")
        } else {
            let line = task.loc.map_or("-".to_owned(), |loc| loc.line.to_string());
            format!("{mark}{number:>1} {name} {state:<8}{line:>3}  {wait}")
        };
        let right = if wide { task.steps.to_string() } else { String::new() };
        lines.push(Line { text, right, here, phase: Some(task.phase), dim: task.phase.is_over() });
    }
    let hidden = machine.state.tasks.len().saturating_sub(lines.len() - 1);
    if hidden > 0 {
        lines.push(Line { dim: true, ..Line::plain(format!("   and {hidden} more")) });
    } else {
        lines.push(Line::default());
    }
    if wide {
        lines.push(Line::plain(counts(&machine.state)));
    } else {
        let ready = ready_names(&machine.history, &machine.state);
        lines.push(Line::plain(format!(
            "ready: {}",
            if ready.is_empty() { "(empty)".to_owned() } else { ready.join(", ") }
        )));
        lines.push(Line::plain(format!("timers: {}", next_timer(machine))));
    }
    lines
}

/// A text in just so many cells.
fn in_cells(text: &str, width: usize) -> String {
    let text = fit(text, width);
    let gap = width.saturating_sub(cells(&text));
    text + &" ".repeat(gap)
}

fn next_timer(machine: &Machine) -> String {
    let Some(timer) = machine.state.timers.first() else { return "(none)".to_owned() };
    let of = timer.task.map_or(String::new(), |id| machine.history.names.task(id) + " ");
    let more = machine.state.timers.len() - 1;
    let more = if more > 0 { format!(" +{more}") } else { String::new() };
    format!("{} {of}{}{more}", clock(timer.due), timer_words(timer))
}

fn counts(state: &State) -> String {
    let count = |phases: &[Phase]| state.tasks.iter().filter(|task| phases.contains(&task.phase)).count();
    let failed = count(&[Phase::Failed]);
    let failed = if failed > 0 { format!("   {failed} failed") } else { String::new() };
    format!(
        "  {} running   {} ready   {} waiting   {} done{failed}",
        count(&[Phase::Running]),
        count(&[Phase::Ready]),
        count(&[Phase::Waiting]),
        count(&[Phase::Done, Phase::Cancelled])
    )
}

/// Who waits for whom: each chain of waits from its outermost task.
pub fn waits(machine: &Machine, arrow: &str) -> Vec<Line> {
    let state = &machine.state;
    let awaited: Vec<Id> = state.tasks.iter().flat_map(|task| blockers(state, task)).collect();
    let mut lines = Vec::new();
    let mut cycle = None;
    for task in state.tasks.iter().filter(|task| machine.shows(task.id) && !task.phase.is_over()) {
        let name = machine.history.names.task(task.id);
        match (task.waits(), awaited.contains(&task.id)) {
            (Some(_), false) => {
                let (text, found) = chain(machine, task, arrow);
                cycle = cycle.or(found);
                lines.push(Line { phase: Some(task.phase), ..Line::plain(format!(" {text}")) });
            }
            (Some(_), true) => {
                let (_, found) = chain(machine, task, arrow);
                if let (Some(found), None) = (found, &cycle) {
                    lines.push(Line { phase: Some(Phase::Failed), ..Line::plain(format!(" {found}")) });
                    cycle = Some(found);
                }
            }
            (None, false) => lines.push(Line::plain(format!(" {name}  {}; nobody waits for it yet", is_what(task)))),
            (None, true) => {}
        }
    }
    lines.push(Line::default());
    lines.push(Line::plain(match cycle {
        Some(cycle) => format!(" a cycle: {cycle}"),
        None if state.deadlock.is_some() => " no cycle, but nobody is left who could end these waits".to_owned(),
        None => " no cycle: every wait can still end".to_owned(),
    }));
    lines
}

fn is_what(task: &Task) -> &'static str {
    match task.phase {
        Phase::Ready => "is ready",
        Phase::Running => "is running",
        Phase::Waiting => "gives way for one turn",
        Phase::Unknown => "was left out",
        Phase::Done | Phase::Failed | Phase::Cancelled => "has ended",
    }
}

/// A chain of waits, and the cycle that it runs into.
fn chain(machine: &Machine, task: &Task, arrow: &str) -> (String, Option<String>) {
    let state = &machine.state;
    let name = |id: Id| machine.history.names.task(id);
    let mut text = name(task.id);
    let mut path = vec![task.id];
    let mut current = task;
    while let Some(wait) = current.waits() {
        let next: Vec<Id> = blockers(state, current);
        let through = wait
            .id
            .filter(|_| state.things.contains_key(&wait.id.unwrap_or(0)))
            .map(|_| wait_words(&machine.history, wait));
        if let Some(through) = &through {
            text.push_str(&format!(" {arrow} {through}"));
        }
        match &next[..] {
            [] if through.is_none() => {
                let due = wait.due.map_or(String::new(), |due| format!(", due at {} s", clock(due)));
                let words =
                    if wait.is_sleep() { waits_for(machine, current) } else { wait_words(&machine.history, wait) };
                text.push_str(&format!(" {arrow} {words}{due}"));
                break;
            }
            [] => break,
            [one, rest @ ..] => {
                if let Some(at) = path.iter().position(|id| id == one) {
                    let names: Vec<String> = path[at..].iter().chain([one]).map(|id| name(*id)).collect();
                    return (format!("{text} {arrow} {}", name(*one)), Some(names.join(&format!(" {arrow} "))));
                }
                let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
                text.push_str(&format!(" {arrow} {}{more}", name(*one)));
                path.push(*one);
                let Some(task) = state.task(*one) else { break };
                current = task;
            }
        }
    }
    (text, None)
}

/// The ready queue, next first.
pub fn ready(machine: &Machine) -> Vec<Line> {
    let names = ready_names(&machine.history, &machine.state);
    if names.is_empty() {
        let running = machine.state.running_task().map(|task| machine.history.names.task(task.id));
        let text = running.map_or(" (empty)".to_owned(), |name| format!(" (empty: {name} is running now)"));
        return vec![Line { dim: true, ..Line::plain(text) }];
    }
    let row = |(at, name): (usize, String)| Line::plain(format!(" {} {name}", at + 1));
    names.into_iter().enumerate().map(row).collect()
}

/// The timers, earliest first.
pub fn timers(machine: &Machine) -> Vec<Line> {
    if machine.state.timers.is_empty() {
        return vec![Line { dim: true, ..Line::plain(" (none)") }];
    }
    let row = |timer: &crate::trace::state::Timer| {
        let of = timer.task.map_or(String::new(), |id| format!("{}  ", machine.history.names.task(id)));
        let line = timer.line.map_or(String::new(), |line| format!(" line {line}"));
        let left = timer.due.saturating_sub(machine.state.t);
        Line::plain(format!(" {}  in {} s  {of}{}{line}", clock(timer.due), clock(left), timer_words(timer)))
    };
    machine.state.timers.iter().map(row).collect()
}

/// Local variables of the selected task.
pub fn locals(machine: &Machine) -> (String, Vec<Line>) {
    let Some(task) = machine.followed().and_then(|id| machine.state.task(id)) else {
        return ("Locals".to_owned(), Vec::new());
    };
    let title = format!("Locals of {}", machine.history.names.task(task.id));
    if task.locals.is_empty() {
        let text = if machine.history.trace.header.level == "lines" { " (none)" } else { " (see --level lines)" };
        return (title, vec![Line { dim: true, ..Line::plain(text) }]);
    }
    (title, task.locals.iter().map(|(name, value)| Line::plain(format!(" {name} = {}", one_line(value, 60)))).collect())
}

/// Events up to here and a few beyond, `height` of them.
pub fn events(machine: &Machine, height: usize) -> Vec<Line> {
    let first = (machine.position + 1).saturating_sub(height);
    let records = &machine.history.trace.records[first..=machine.position];
    let mut state = if first == 0 { State::default() } else { machine.history.state_at(first - 1) };
    let mut lines = Vec::new();
    for (at, record) in records.iter().enumerate() {
        state.apply(record);
        let here = first + at == machine.position;
        let text = format!(
            "{}{:>3}  {:<9} {}",
            if here { '>' } else { ' ' },
            record.n,
            kind(&record.event),
            sentence(&machine.history, &state, record)
        );
        lines.push(Line { here, ..Line::plain(text) });
    }
    lines
}

/// The last lines of the output so far.
pub fn output(machine: &Machine, height: usize) -> Vec<Line> {
    let pieces = machine.history.output(machine.position).filter_map(|record| match &record.event {
        Event::Output(written) => Some(written.text.as_str()),
        _ => None,
    });
    let pieces: Vec<&str> = pieces.collect();
    // The last pieces are enough for a pane, whatever a script prints.
    let from = pieces.len().saturating_sub(height * 8);
    let text: String = pieces[from..].concat();
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.len().saturating_sub(height);
    lines[from..].iter().map(|line| Line::plain(one_line(line, 400))).collect()
}

/// The why sentences under the panes.
pub fn why(machine: &Machine) -> String {
    let running = machine.state.running_task().map(|task| task.id);
    let task = running.or(machine.task).or_else(|| machine.followed());
    task.map_or(String::new(), |id| crate::trace::why::overview(&machine.history, &machine.state, id))
}
