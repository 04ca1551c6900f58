//! The prompt: read a statement, run it (awaiting at top level works), show its value, go on.
//!
//! Two threads. The editor ([`editor`]) owns the terminal and knows only text; the session ([`session`]) owns the machine. The
//! session asks for a statement, and while the user types it turns its event loop, so that background tasks go on; what they
//! print appears above the line that is being typed. Only one of the two ever writes to the terminal: the editor while it
//! reads, the session otherwise.
//!
//! Standard input that is no terminal is run as a script, as Python does.

mod blocks;
mod commands;
mod completion;
mod editor;
mod highlight;
mod history;
mod keys;
mod review;
mod schedule;
mod session;

use super::args::{Program, RunOptions};
use super::run::{self, load, settings};
use super::say::tell;
use crate::interpreter::Interpreter;
use crate::source::Source;
use session::Session;
use std::io::IsTerminal;
use std::sync::Arc;

/// What the prompt says first.
const GREETING: &str = concat!(
    "coroscope ",
    env!("CARGO_PKG_VERSION"),
    "   Python-like, asyncio built in   :help for commands, Ctrl-D to leave\n"
);

/// The same, in lines of its parts where the terminal is too narrow for it.
fn greeting() -> String {
    let columns = crossterm::terminal::size().map_or(usize::MAX, |(columns, _)| usize::from(columns));
    if (1..GREETING.len()).contains(&columns) { GREETING.replace("   ", "\n") } else { GREETING.to_owned() }
}

/// Talks until the end of input; answers the exit status.
pub fn repl(options: RunOptions) -> i32 {
    let on_terminal = std::io::stdin().is_terminal();
    if options.program.is_none() && !on_terminal {
        return run::run(RunOptions { program: Some(Program::Stdin), ..options });
    }
    let first = match options.program.as_ref().map(First::of) {
        Some(Err(status)) => return status,
        Some(Ok(first)) => Some(first),
        None => None,
    };
    // The prompt has no time limit and no final account.
    let options = RunOptions { timeout: None, strict: false, ..options };
    let prompt = options.prompt.clone();
    let colours = options.colours.wanted(on_terminal && std::io::stdout().is_terminal());
    let greets = !options.quiet && (!options.interactive || options.program.is_none());
    let fresh = move || {
        let mut interpreter = Interpreter::new(settings(&options, options.program.as_ref().unwrap_or(&Program::Stdin)));
        interpreter.vm.answer_interrupts();
        interpreter.import_for_prompt("asyncio");
        interpreter
    };
    if !on_terminal {
        return piped(fresh(), first);
    }
    let mut session = Session::new(Box::new(fresh), &prompt, colours);
    if greets {
        session.print(&greeting());
    }
    if let Some(first) = first {
        first.run(&mut session.interpreter);
    }
    session.talk()
}

/// The program that runs before the prompt.
enum First {
    File(Arc<Source>),
    Text(Arc<Source>),
    Module(String),
}

impl First {
    /// Loads it; the exit status where there is none.
    fn of(program: &Program) -> Result<First, i32> {
        let make = match program {
            Program::Stdin => {
                tell("coroscope: the prompt can follow a FILE, -c CODE or -m MODULE");
                return Err(run::USAGE);
            }
            Program::Module(name) => return Ok(First::Module(name.clone())),
            Program::File(_) => First::File,
            Program::Code(_) => First::Text,
        };
        load(program).map(|loaded| make(loaded.source)).map_err(|failure| failure.report())
    }

    fn run(self, interpreter: &mut Interpreter) {
        match self {
            First::File(source) => interpreter.run_before_prompt(source, true),
            First::Text(source) => interpreter.run_before_prompt(source, false),
            First::Module(name) => interpreter.run_module_before_prompt(&name),
        }
    }
}

/// `coroscope -i FILE` where no terminal is: standard input goes on where the file has ended.
fn piped(mut interpreter: Interpreter, first: Option<First>) -> i32 {
    if let Some(first) = first {
        first.run(&mut interpreter);
    }
    match load(&Program::Stdin) {
        Ok(loaded) => run::end(interpreter.run_text(loaded.source)),
        Err(failure) => failure.report(),
    }
}
