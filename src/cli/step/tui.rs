//! The screen: keys in, pictures out. The terminal is put back as it was, however the program ends.

use super::breaks::Break;
use super::draw::{PANES, draw};
use super::machine::Machine;
use crate::cli::run::USAGE;
use crate::cli::say::{print, tell};
use crate::cli::why::chain_lines;
use crate::trace::event::Event;
use crate::trace::{export, summary};
use crossterm::event::{self, Event as Input, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use std::cell::Cell;
use std::io::Stdout;
use std::time::Duration;

/// What is asked for in the last line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asking {
    /// A place.
    Place,
    /// A text to look for.
    Search,
    /// Where to stop.
    Break,
    /// Tasks to show.
    Filter,
    /// A command, as `step --plain` knows them.
    Command,
}

/// A line that is being typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prompt {
    /// What for.
    pub asking: Asking,
    /// What was typed.
    pub text: String,
}

impl Prompt {
    /// What stands before it.
    pub fn label(&self) -> &'static str {
        match self.asking {
            Asking::Place => "go to event (27), time (1.5s), turn (t4) or part (50%): ",
            Asking::Search => "search: ",
            Asking::Break => "break on LINE or [TASK] resume, suspend, fail, cancel, wait, end: ",
            Asking::Filter => "show only tasks (names, empty for all): ",
            Asking::Command => ":",
        }
    }
}

/// A box over the panes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Overlay {
    /// Its title.
    pub title: String,
    /// What stands in it.
    pub text: String,
    /// How many lines of it are above the box.
    pub above: Cell<usize>,
}

impl Overlay {
    fn new(title: impl Into<String>, text: impl Into<String>) -> Overlay {
        Overlay { title: title.into(), text: text.into(), above: Cell::new(0) }
    }

    /// The box after a key: further down or up, or closed.
    fn scrolled(self, code: KeyCode) -> Option<Overlay> {
        let above = self.above.get();
        self.above.set(match code {
            KeyCode::Down | KeyCode::Char('j') => above + 1,
            KeyCode::Up | KeyCode::Char('k') => above.saturating_sub(1),
            KeyCode::PageDown | KeyCode::Char(' ') => above + 10,
            KeyCode::PageUp => above.saturating_sub(10),
            _ => return None,
        });
        Some(self)
    }
}

/// What is seen, apart from the place in the recording.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The pane that has the focus, from 1.
    pub focus: usize,
    /// The pane that fills the screen.
    pub zoomed: Option<usize>,
    /// Whether the events run by themselves, and how many a second.
    pub playing: bool,
    /// See above.
    pub speed: u32,
    /// No box characters.
    pub ascii: bool,
    /// Whether colours are used.
    pub colour: bool,
    /// A line that is being typed.
    pub prompt: Option<Prompt>,
    /// A box over the panes.
    pub overlay: Option<Overlay>,
    /// What is to be said.
    pub message: String,
    /// Positions at which turns begin.
    pub turns: Vec<usize>,
    /// The script is to be run again: with this task first, or as it is now.
    pub rerun: Option<Rerun>,
}

/// How a script is run again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rerun {
    /// As it is on the disk now.
    Again,
    /// With another order from here on.
    First(crate::trace::event::Id),
}

impl View {
    /// The view at the beginning.
    pub fn new(machine: &Machine, ascii: bool, colour: bool) -> View {
        View { focus: 1, speed: 4, ascii, colour, turns: turns(machine), ..View::default() }
    }
}

fn turns(machine: &Machine) -> Vec<usize> {
    let begins = |record: &crate::trace::observer::Record| matches!(record.event, Event::TurnBegin { .. });
    let records = machine.history.trace.records.iter().enumerate();
    records.filter(|(_, record)| begins(record)).map(|(at, _)| at).collect()
}

const HELP: &str = "\
Left Right, h l    the event before, the next event
Up Down, k j       the turn of the loop before, the next turn
Tab, Shift-Tab     follow this task: its next step, the one before, past everything else
n N                the next line of this task, the one before (after a search: next match)
Space, + -         play and pause; faster, slower
Home End, 0-9 %    the start, the end; 5 0 % is the middle
g                  go to an event, a time (1.5s), a turn (t4)
/                  search in events, tasks and output
b B, c C           set a break, list them; on to the next break, back to the one before
w                  why: the chain of events behind the selected task
[ ]                select another task
f                  show only some tasks
1-8, z             focus a pane; zoom it
x                  try the other order: run the script again, the selected ready task first
r                  run the script again as it is on the disk now, and come back here
t                  colours on and off
e                  write a web page of this recording
s                  what the whole run comes to
:                  a command, as in step --plain
q                  quit; prints the command that comes back here";

type Screen = Terminal<CrosstermBackend<Stdout>>;

/// Puts the terminal back when it goes.
struct Restored;

impl Drop for Restored {
    fn drop(&mut self) {
        restore();
    }
}

/// Leaves the screens. Nobody is left to tell when that fails.
fn restore() {
    let _ = disable_raw_mode();
    let _ = crossterm::execute!(std::io::stdout(), LeaveAlternateScreen, crossterm::cursor::Show);
}

fn open(title: &str) -> std::io::Result<(Screen, Restored)> {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        restore();
        before(fault);
    }));
    enable_raw_mode()?;
    let restored = Restored;
    crossterm::execute!(std::io::stdout(), EnterAlternateScreen, SetTitle(title))?;
    Ok((Terminal::new(CrosstermBackend::new(std::io::stdout()))?, restored))
}

/// Shows the recording until the user leaves.
pub fn run(machine: &mut Machine, ascii: bool, colour: bool) -> i32 {
    let mut view = View::new(machine, ascii, colour);
    let title = format!("coroscope step {}", machine.history.trace.script());
    let shown = open(&title).and_then(|(mut screen, restored)| {
        let shown = show(&mut screen, machine, &mut view);
        drop(restored);
        shown
    });
    match shown {
        Ok(()) => {
            print(&format!("back here: coroscope step {}\n", machine.address()));
            0
        }
        Err(error) => {
            tell(&format!("coroscope: the terminal cannot be used: {error}; try step --plain"));
            USAGE
        }
    }
}

fn show(screen: &mut Screen, machine: &mut Machine, view: &mut View) -> std::io::Result<()> {
    loop {
        screen.draw(|frame| draw(frame, machine, view))?;
        let pause = if view.playing {
            Duration::from_millis(1000 / u64::from(view.speed.max(1)))
        } else {
            Duration::from_secs(3600)
        };
        if !event::poll(pause)? {
            if view.playing && !machine.next() {
                view.playing = false;
            }
            continue;
        }
        if let Input::Key(key) = event::read()? {
            if key.kind != KeyEventKind::Release && !press(machine, view, key) {
                return Ok(());
            }
        }
        if let Some(what) = view.rerun.take() {
            run_again(screen, machine, view, what)?;
        }
    }
}

/// Leaves the screens while the script runs: Ctrl-C stops it then, and what it may say is not drawn over.
fn run_again(screen: &mut Screen, machine: &mut Machine, view: &mut View, what: Rerun) -> std::io::Result<()> {
    restore();
    let ran = match what {
        Rerun::Again => machine.again(),
        Rerun::First(id) => machine.other_order(id),
    };
    enable_raw_mode()?;
    crossterm::execute!(std::io::stdout(), EnterAlternateScreen)?;
    // A fresh one draws everything anew.
    *screen = Terminal::new(CrosstermBackend::new(std::io::stdout()))?;
    view.turns = turns(machine);
    view.message = ran.unwrap_or_else(|why| why);
    Ok(())
}

/// Answers a key; false where it leaves.
pub fn press(machine: &mut Machine, view: &mut View, key: KeyEvent) -> bool {
    if key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('c') {
        return false;
    }
    view.message.clear();
    if let Some(overlay) = view.overlay.take() {
        view.overlay = overlay.scrolled(key.code);
        return true;
    }
    if let Some(prompt) = view.prompt.take() {
        type_key(machine, view, prompt, key);
        return true;
    }
    match key.code {
        KeyCode::Char('q') => return false,
        KeyCode::F(12) if cfg!(debug_assertions) => {
            unreachable!("a fault was asked for, to see what becomes of the terminal")
        }
        KeyCode::Esc => {
            view.playing = false;
            view.zoomed = None;
        }
        code => {
            if !moves(machine, view, code) {
                shows(machine, view, code);
            }
        }
    }
    true
}

/// Keys that go somewhere; whether it was one.
fn moves(machine: &mut Machine, view: &mut View, code: KeyCode) -> bool {
    let searching = !machine.search.is_empty();
    let search = machine.search.clone();
    let followed = machine.followed();
    let moved = match code {
        KeyCode::Right | KeyCode::Char('l') => machine.next(),
        KeyCode::Left | KeyCode::Char('h') => machine.back(),
        KeyCode::Down | KeyCode::Char('j') => machine.turn(true),
        KeyCode::Up | KeyCode::Char('k') => machine.turn(false),
        KeyCode::Tab => followed.is_some_and(|id| machine.follow(id, true)),
        KeyCode::BackTab => followed.is_some_and(|id| machine.follow(id, false)),
        KeyCode::Char('n') if searching => machine.find(&search, true),
        KeyCode::Char('N') if searching => machine.find(&search, false),
        KeyCode::Char('n') => machine.line(true),
        KeyCode::Char('N') => machine.line(false),
        KeyCode::Char('c') => machine.run(true),
        KeyCode::Char('C') => machine.run(false),
        KeyCode::Home => {
            machine.jump(0);
            true
        }
        KeyCode::End => {
            machine.jump(machine.end());
            true
        }
        _ => return false,
    };
    if !moved {
        view.message = "there is nothing more in this direction".to_owned();
    }
    true
}

/// Keys that change what is seen.
fn shows(machine: &mut Machine, view: &mut View, code: KeyCode) {
    let ask = |asking: Asking, text: &str| Some(Prompt { asking, text: text.to_owned() });
    match code {
        KeyCode::Char(' ') => view.playing = !view.playing,
        KeyCode::Char('+') => view.speed = (view.speed * 2).min(64),
        KeyCode::Char('-') => view.speed = (view.speed / 2).max(1),
        KeyCode::Char('g') => view.prompt = ask(Asking::Place, ""),
        KeyCode::Char('/') => view.prompt = ask(Asking::Search, ""),
        KeyCode::Char('b') => {
            let line = super::panes::place(machine).map_or(String::new(), |loc| loc.line.to_string());
            view.prompt = ask(Asking::Break, &line);
        }
        KeyCode::Char('B') => view.overlay = Some(breaks(machine)),
        KeyCode::Char('f') => view.prompt = ask(Asking::Filter, ""),
        KeyCode::Char(':') => view.prompt = ask(Asking::Command, ""),
        KeyCode::Char('[') => machine.select(false),
        KeyCode::Char(']') => machine.select(true),
        KeyCode::Char('w') => view.overlay = why(machine),
        KeyCode::Char('s') => {
            let text = summary::summary(&machine.history).replace("; ", "\n");
            view.overlay = Some(Overlay::new("The whole run", text));
        }
        KeyCode::Char('?') => view.overlay = Some(Overlay::new("Keys", HELP)),
        KeyCode::Char('x') => view.rerun = machine.task.map(Rerun::First),
        KeyCode::Char('r') => view.rerun = Some(Rerun::Again),
        KeyCode::Char('t') => view.colour = !view.colour,
        KeyCode::Char('z') => view.zoomed = if view.zoomed.is_some() { None } else { Some(view.focus) },
        KeyCode::Char('e') => view.message = write_page(machine),
        KeyCode::Char(digit) if ('1'..='8').contains(&digit) => {
            view.focus = digit as usize - '0' as usize;
            view.zoomed = view.zoomed.map(|_| view.focus);
            view.message = format!(
                "pane {}: {} (z zooms it; {digit} then more digits and % in g)",
                view.focus,
                PANES[view.focus - 1]
            );
        }
        _ => view.message = "? shows the keys".to_owned(),
    }
}

fn why(machine: &Machine) -> Option<Overlay> {
    let id = machine.followed()?;
    let sentence = crate::trace::why::why(&machine.history, &machine.state, id).sentence();
    let text = format!("{sentence}\n\n{}", chain_lines(&machine.history, &machine.state, id));
    Some(Overlay::new(format!("Why: {}", machine.history.names.task(id)), text))
}

fn breaks(machine: &Machine) -> Overlay {
    let mut text: String = machine.breaks.iter().map(|stop| stop.words(&machine.history) + "\n").collect();
    if text.is_empty() {
        text.push_str("none; b sets one");
    }
    Overlay::new("Breaks", text)
}

fn write_page(machine: &Machine) -> String {
    let stem = machine.file.trim_end_matches(".gz").rsplit_once('.').map_or(&*machine.file, |(stem, _)| stem);
    let path = format!("{stem}.html");
    match std::fs::write(&path, export::html(&machine.history)) {
        Ok(()) => format!("wrote {path}"),
        Err(error) => format!("cannot write {path}: {error}"),
    }
}

fn type_key(machine: &mut Machine, view: &mut View, mut prompt: Prompt, key: KeyEvent) {
    let typed = prompt.text.trim_end();
    match key.code {
        KeyCode::Char('u') if key.modifiers.contains(KeyModifiers::CONTROL) => prompt.text.clear(),
        KeyCode::Char('w') if key.modifiers.contains(KeyModifiers::CONTROL) => {
            let kept = typed.rfind(' ').map_or(0, |space| space + 1);
            prompt.text.truncate(kept);
        }
        KeyCode::Char(_) if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {}
        KeyCode::Esc => return,
        KeyCode::Enter => return submit(machine, view, &prompt),
        KeyCode::Backspace => {
            if prompt.text.pop().is_none() {
                return;
            }
        }
        KeyCode::Tab if prompt.asking == Asking::Command => complete(machine, &mut prompt.text),
        KeyCode::Char(c) => prompt.text.push(c),
        _ => {}
    }
    view.prompt = Some(prompt);
}

fn complete(machine: &Machine, text: &mut String) {
    const WORDS: [&str; 14] = [
        "next", "back", "turn", "task", "line", "goto", "find", "break", "breaks", "clear", "run", "why", "chain",
        "summary",
    ];
    let (head, last) = text.rsplit_once(' ').map_or(("", &**text), |(head, last)| (head, last));
    let names: Vec<String> = machine.history.names.tasks().map(|id| machine.history.names.whole(id)).collect();
    let pool: Vec<&str> = if head.is_empty() { WORDS.to_vec() } else { names.iter().map(String::as_str).collect() };
    let found = pool.iter().find(|word| word.starts_with(last) && **word != last).map(|word| (*word).to_owned());
    if let Some(found) = found {
        *text = if head.is_empty() { found } else { format!("{head} {found}") };
    }
}

fn submit(machine: &mut Machine, view: &mut View, prompt: &Prompt) {
    let text = prompt.text.trim();
    match prompt.asking {
        Asking::Place => {
            if let Err(why) = machine.go_to(text) {
                view.message = why;
            }
        }
        Asking::Search if text.is_empty() => machine.search.clear(),
        Asking::Search => {
            if !machine.find(text, true) {
                view.message = format!("{text:?} is not found after this; N searches backwards");
            }
        }
        Asking::Break => match Break::parse(&machine.history, text) {
            Ok(stop) => toggle(machine, view, stop),
            Err(why) => view.message = why,
        },
        Asking::Filter => {
            let names = text.split([',', ' ']).filter(|name| !name.is_empty());
            let found: Result<Vec<_>, &str> = names.map(|name| machine.history.task_called(name).ok_or(name)).collect();
            match found {
                Ok(ids) => machine.filter = ids,
                Err(name) => view.message = format!("there is no task {name}"),
            }
        }
        Asking::Command => {
            let answer = super::plain::answer(machine, text);
            if answer.trim_end().contains('\n') {
                view.overlay = Some(Overlay::new(text, answer));
            } else {
                view.message = answer.trim_end().to_owned();
            }
        }
    }
}

/// Sets a break, or takes it away where it is set.
fn toggle(machine: &mut Machine, view: &mut View, stop: Break) {
    let words = stop.words(&machine.history);
    if let Some(at) = machine.breaks.iter().position(|other| *other == stop) {
        machine.breaks.remove(at);
        view.message = format!("no break any more: {words}");
    } else {
        machine.breaks.push(stop);
        view.message = format!("break: {words}; c goes on to it");
    }
}
