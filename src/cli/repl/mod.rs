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

/// Talks until the end of input; answers the exit status.
pub fn repl(options: RunOptions) -> i32 {
    let on_terminal = std::io::stdin().is_terminal();
    if options.program.is_none() && !on_terminal {
        return run::run(RunOptions { program: Some(Program::Stdin), ..options });
    }
    let first = match options.program.as_ref().map(first_program) {
        Some(Err(status)) => return status,
        Some(Ok(source)) => Some(source),
        None => None,
    };
    // The prompt has no time limit and no final account.
    let options = RunOptions { timeout: None, strict: false, ..options };
    let prompt = options.prompt.clone();
    let colours = options.colours.wanted(on_terminal && std::io::stdout().is_terminal());
    let greets = !prompt.quiet && (!options.interactive || options.program.is_none());
    let is_file = matches!(options.program, Some(Program::File(_)));
    let fresh = move || {
        let mut interpreter = Interpreter::new(settings(&options, options.program.as_ref().unwrap_or(&Program::Stdin)));
        interpreter.vm.answer_interrupts();
        interpreter.import_for_prompt("asyncio");
        interpreter
    };
    if !on_terminal {
        return piped(fresh(), first, is_file);
    }
    let mut session = Session::new(Box::new(fresh), &prompt, colours);
    if greets {
        session.print(GREETING);
    }
    if let Some(source) = first {
        session.interpreter.run_before_prompt(source, is_file);
    }
    session.talk()
}

/// The program that runs before the prompt; the exit status where there is none.
fn first_program(program: &Program) -> Result<Arc<Source>, i32> {
    match program {
        Program::Module(_) | Program::Stdin => {
            tell("coroscope: the prompt can follow a FILE or -c CODE");
            Err(run::USAGE)
        }
        Program::File(_) | Program::Code(_) => {
            load(program).map(|loaded| loaded.source).map_err(|failure| failure.report())
        }
    }
}

/// `coroscope -i FILE` where no terminal is: standard input goes on where the file has ended.
fn piped(mut interpreter: Interpreter, first: Option<Arc<Source>>, is_file: bool) -> i32 {
    if let Some(source) = first {
        interpreter.run_before_prompt(source, is_file);
    }
    match load(&Program::Stdin) {
        Ok(loaded) => run::end(interpreter.run_text(loaded.source)),
        Err(failure) => failure.report(),
    }
}
