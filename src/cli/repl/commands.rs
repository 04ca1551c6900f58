//! The commands of the prompt: a line that begins with `:`. Any unique beginning of a name will do.
//!
//! A command is a row of [`COMMANDS`]; nothing else lists it.

use super::editor::Ask;
use super::review;
use super::schedule;
use super::session::Session;
use crate::cli::spans;
use crate::diagnostics::suggestions::closest;
use crate::interpreter::{Mode, Pace};
use rustyline::EditMode;
use std::path::Path;

/// So many steps are taken at once at most.
const MOST_STEPS: usize = 1000;

/// What a command leads to: the exit status, where it ends the prompt.
type Next = Option<i32>;

struct Command {
    name: &'static str,
    /// How its argument is called in the help.
    argument: &'static str,
    help: &'static str,
    run: fn(&mut Session, &str) -> Next,
}

const fn row(
    name: &'static str,
    argument: &'static str,
    help: &'static str,
    run: fn(&mut Session, &str) -> Next,
) -> Command {
    Command { name, argument, help, run }
}

const COMMANDS: &[Command] = &[
    row("help", "[COMMAND]", "this list, or what one command does", help),
    row("tasks", "", "the tasks: state, place, what each waits for", |session, _| say(session, schedule::tasks)),
    row("tree", "", "the tasks: who made whom", |session, _| say(session, schedule::tree)),
    row("waits", "", "who waits for whom", |session, _| show(session, "waits")),
    row("queue", "", "the ready queue, next first", |session, _| show(session, "queue")),
    row("timers", "", "the timers, earliest first", |session, _| show(session, "timers")),
    row("why", "[TASK]", "why a task runs or does not", |session, task| {
        say(session, |session| schedule::why_not(session, task))
    }),
    row("events", "[N]", "the last events of the scheduler", |session, count| {
        say(session, |session| schedule::events(session, count))
    }),
    row("trace", "on|off|save|html FILE", "record what happens, or write it to a file", |session, what| {
        say(session, |session| schedule::trace(session, what))
    }),
    row("step", "[N]", "pause the loop and let the next thing happen", step),
    row("turn", "", "one turn of the loop, and what happens in it", turn),
    row("cancel", "TASK", "cancel a task, by its name", cancel),
    row("pause", "", "let the loop stand still while you type", pause),
    row("resume", "", "let background tasks go on while you type", resume),
    row("time", "[real|virtual|10x|+2s]", "the time; how it passes; let virtual time pass", time),
    row("load", "FILE", "run a file here", load),
    row("save", "FILE", "write what was typed to a file", save),
    row("edit", "", "edit the last input in $EDITOR, then run it", edit),
    row("check", "", "look for mistakes in what was typed", |session, _| {
        say(session, |session| review::check(&session.typed))
    }),
    row("dis", "NAME", "the bytecode of a function", dis),
    row("doc", "NAME", "what a function, class or module is for", doc),
    row("history", "[N]", "the last inputs", history),
    row("clear", "", "clear the screen", clear),
    row("reset", "", "forget everything and begin anew", reset),
    row("set", "KEY VALUE", "settings: `keys emacs`, `keys vi`", set),
    row("quit", "", "leave", |_, _| Some(0)),
];

/// What other programs have taught people to type.
const SHORT: [(&str, &str); 3] = [("q", "quit"), ("h", "help"), ("?", "help")];

/// The names of all commands.
pub fn names() -> impl Iterator<Item = &'static str> {
    COMMANDS.iter().map(|command| command.name)
}

/// The command that a beginning means; the beginning itself where it means none.
pub fn meant(name: &str) -> &str {
    find(name).map_or(name, |command| command.name)
}

/// Runs a command line (without the colon).
pub fn run(session: &mut Session, line: &str) -> Next {
    let (name, argument) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    match find(name) {
        Ok(command) => (command.run)(session, argument.trim()),
        Err(message) => tell(session, &message),
    }
}

/// The command that a beginning of its name means.
fn find(name: &str) -> Result<&'static Command, String> {
    if name.is_empty() {
        return Err(":help lists the commands".to_owned());
    }
    let name = SHORT.iter().find(|(short, _)| *short == name).map_or(name, |(_, name)| name);
    let fitting: Vec<&Command> = COMMANDS.iter().filter(|command| command.name.starts_with(name)).collect();
    let exact = COMMANDS.iter().find(|command| command.name == name);
    match (exact, &fitting[..]) {
        (Some(command), _) => Ok(command),
        (None, [command]) => Ok(*command),
        (None, []) => {
            let close = closest(name, names()).map_or(String::new(), |close| format!(" (did you mean :{close}?)"));
            Err(format!("unknown command :{name}{close}"))
        }
        (None, several) => {
            let several: Vec<String> = several.iter().map(|command| format!(":{}", command.name)).collect();
            Err(format!(":{name} may be {}", several.join(", ")))
        }
    }
}

fn tell(session: &mut Session, text: &str) -> Next {
    session.print(&format!("{text}\n"));
    None
}

fn help(session: &mut Session, name: &str) -> Next {
    let line = |command: &Command| {
        let usage = format!(":{} {}", command.name, command.argument);
        format!("  {usage:29} {}", command.help)
    };
    if !name.is_empty() {
        let text = find(name.trim_start_matches(':')).map_or_else(|message| message, line);
        return tell(session, text.trim_start());
    }
    let lines: Vec<String> = COMMANDS.iter().map(line).collect();
    let keys = "Tab completes, Up recalls whole blocks, Ctrl-C stops a statement, Ctrl-D leaves.";
    tell(session, &format!("{}\n{keys}", lines.join("\n")))
}

fn show(session: &mut Session, command: &str) -> Next {
    say(session, |session| schedule::show(session, command))
}

fn say(session: &mut Session, make: impl FnOnce(&mut Session) -> String) -> Next {
    let text = make(session);
    tell(session, text.trim_end())
}

/// `:step [N]`: the next things of the loop, one by one, as the log has them.
fn step(session: &mut Session, count: &str) -> Next {
    let wanted = if count.is_empty() { Ok(1) } else { count.parse::<usize>() };
    let Ok(count) = wanted else { return tell(session, ":step N: how many steps?") };
    if !std::mem::replace(&mut session.paused, true) {
        session.print("the loop stands still now; :resume lets it go on\n");
    }
    for _ in 0..count.min(MOST_STEPS) {
        let before = schedule::log_lines(session).len();
        loop {
            match session.step() {
                Err(status) => return Some(status),
                Ok(false) => {
                    let timer = schedule::next_timer(session).map_or(String::new(), |timer| format!("; {timer}"));
                    return tell(session, &format!("nothing is ready{timer}"));
                }
                Ok(true) => {}
            }
            let lines = schedule::log_lines(session);
            if lines.len() > before || session.interpreter.vm.tracer.is_none() {
                tell(session, &lines[before.min(lines.len())..].join("\n"));
                break;
            }
        }
    }
    None
}

fn turn(session: &mut Session, _argument: &str) -> Next {
    let before = schedule::log_lines(session).len();
    match session.whole_turn() {
        Ok(true) => {
            let lines = schedule::log_lines(session);
            let told = lines[before.min(lines.len())..].join("\n");
            tell(session, if told.is_empty() { "one turn" } else { &told })
        }
        Ok(false) => tell(session, "nothing is ready"),
        Err(status) => Some(status),
    }
}

fn cancel(session: &mut Session, name: &str) -> Next {
    say(session, |session| schedule::cancel(session, name))
}

fn pause(session: &mut Session, _argument: &str) -> Next {
    session.paused = true;
    tell(session, "the loop stands still while you type; :resume lets it go on")
}

fn resume(session: &mut Session, _argument: &str) -> Next {
    session.paused = false;
    tell(session, "background tasks go on while you type")
}

fn time(session: &mut Session, argument: &str) -> Next {
    let vm = &mut session.interpreter.vm;
    let text = match argument {
        "" => {
            let kind = match vm.event_loop.clock.pace() {
                Pace::Real => "real time".to_owned(),
                Pace::Times(times) => format!("{times} times as fast as real time"),
                Pace::Virtual => "virtual time".to_owned(),
            };
            format!("{:.3} s since the start ({kind})", vm.event_loop.clock.now())
        }
        _ if let Some(pace) = spans::pace(argument) => {
            vm.event_loop.clock.set_pace(pace);
            match pace {
                Pace::Real => "time passes".to_owned(),
                Pace::Times(times) => format!("time passes {times} times as fast"),
                Pace::Virtual => "time stands still until you await something or say :time +2s".to_owned(),
            }
        }
        _ => match argument.strip_prefix('+').and_then(spans::seconds) {
            None => format!(":time {argument}: say real, virtual, 10x, or how long: +2s, +500ms"),
            Some(_) if !vm.event_loop.clock.is_virtual() => "time is real; :time virtual lets you choose".to_owned(),
            Some(seconds) => {
                let before = schedule::last_event(session);
                let status = session.let_time_pass(seconds);
                let endings = schedule::endings(session, before);
                session.print(&endings);
                return status;
            }
        },
    };
    tell(session, &text)
}

fn load(session: &mut Session, file: &str) -> Next {
    if file.is_empty() {
        return tell(session, ":load FILE: which file?");
    }
    match crate::cli::run::load(&crate::cli::args::Program::File(Path::new(file).to_path_buf())) {
        Ok(loaded) => session.run(&loaded.source, Mode::Module),
        Err(failure) => {
            failure.report();
            None
        }
    }
}

fn save(session: &mut Session, file: &str) -> Next {
    if file.is_empty() {
        return tell(session, ":save FILE: into which file?");
    }
    let text: String = session.typed.iter().map(|input| input.text.trim_end().to_owned() + "\n").collect();
    let text = match std::fs::write(file, text) {
        Ok(()) => format!("{} inputs are in {file}", session.typed.len()),
        Err(error) => format!("{file}: {error}"),
    };
    tell(session, &text)
}

/// Edits the last input in the user's editor and runs what comes of it.
fn edit(session: &mut Session, _argument: &str) -> Next {
    let before = session.typed.last().map(|input| input.text.clone()).unwrap_or_default();
    match edited(&before) {
        Ok(text) if text.trim().is_empty() => tell(session, "nothing to run"),
        Ok(text) => {
            // As if it had been typed here.
            session.editor.ask(Ask::Remember(text.trim_end().to_owned()));
            let shown = text.trim_end().replace('\n', "\n... ");
            session.print(&format!(">>> {shown}\n"));
            session.take_statement(text)
        }
        Err(error) => tell(session, &format!("no editor: {error} (set EDITOR)")),
    }
}

fn edited(text: &str) -> std::io::Result<String> {
    let editor = std::env::var("VISUAL").or_else(|_| std::env::var("EDITOR")).unwrap_or_else(|_| "vi".to_owned());
    let file = std::env::temp_dir().join(format!("coroscope-{}.py", std::process::id()));
    std::fs::write(&file, text)?;
    let status = std::process::Command::new("sh").args(["-c", &format!("{editor} \"$0\"")]).arg(&file).status();
    let text = std::fs::read_to_string(&file);
    std::fs::remove_file(&file)?;
    status?;
    text
}

fn dis(session: &mut Session, name: &str) -> Next {
    if name.is_empty() {
        return tell(session, ":dis NAME: of which function?");
    }
    let globals = session.interpreter.globals();
    let value = session.interpreter.vm.value_called(&globals, name);
    let unit = value.and_then(|value| session.interpreter.vm.code_unit_of(&value));
    match unit {
        Some(unit) => tell(session, crate::bytecode::dis::listing(&unit).trim_end()),
        None => tell(session, &format!("{name} is no function of yours")),
    }
}

fn doc(session: &mut Session, name: &str) -> Next {
    if name.is_empty() {
        return tell(session, ":doc NAME: of what?");
    }
    let globals = session.interpreter.globals();
    match session.interpreter.vm.value_called(&globals, name) {
        Some(value) => {
            let text = session.interpreter.documentation_of(&value);
            tell(session, text.trim_end())
        }
        None => tell(session, &format!("nothing here is called {name:?}")),
    }
}

fn history(session: &mut Session, count: &str) -> Next {
    let inputs = session.editor.history();
    let count = count.parse().unwrap_or(20);
    let from = inputs.len().saturating_sub(count);
    let lines: Vec<String> = inputs[from..]
        .iter()
        .map(|input| input.replace('\n', "\n      "))
        .enumerate()
        .map(|(n, input)| format!("{:4}  {input}", from + n + 1))
        .collect();
    tell(session, &lines.join("\n"))
}

fn clear(session: &mut Session, _argument: &str) -> Next {
    session.print("\x1b[H\x1b[2J");
    None
}

fn reset(session: &mut Session, _argument: &str) -> Next {
    session.begin_anew();
    tell(session, "everything is forgotten")
}

fn set(session: &mut Session, argument: &str) -> Next {
    let mode = match argument.split_whitespace().collect::<Vec<_>>()[..] {
        ["keys", "vi"] => EditMode::Vi,
        ["keys", "emacs"] => EditMode::Emacs,
        _ => return tell(session, ":set keys emacs, :set keys vi"),
    };
    session.editor.ask(Ask::Keys(mode));
    tell(session, &format!("{argument}: from the next line on"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unique_beginning_will_do() {
        assert_eq!(find("qui").map(|command| command.name), Ok("quit"));
        assert_eq!(find("q").map(|command| command.name), Ok("quit"));
        assert_eq!(find("").err().as_deref(), Some(":help lists the commands"));
        assert_eq!(find("history").map(|command| command.name), Ok("history"));
        assert_eq!(find("re").err().as_deref(), Some(":re may be :resume, :reset"));
        assert_eq!(find("hepp").err().as_deref(), Some("unknown command :hepp (did you mean :help?)"));
    }
}
