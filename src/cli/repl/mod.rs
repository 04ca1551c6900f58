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
mod schedule;
mod session;

use super::args::{Program, RunOptions};
use super::run::{self, load, settings};
use crate::interpreter::{Interpreter, Mode};
use session::Session;
use std::io::IsTerminal;

/// Talks until the end of input; answers the exit status.
pub fn repl(options: RunOptions) -> i32 {
    if options.program.is_none() && !std::io::stdin().is_terminal() {
        return run::run(RunOptions { program: Some(Program::Stdin), ..options });
    }
    let first = match options.program.as_ref().map(load) {
        Some(Err(failure)) => return failure.report(),
        Some(Ok(loaded)) => Some(loaded.source),
        None => None,
    };
    let fresh = move || {
        let mut interpreter = Interpreter::new(settings(&options, options.program.as_ref().unwrap_or(&Program::Stdin)));
        interpreter.vm.answer_interrupts();
        interpreter.import_for_prompt("asyncio");
        interpreter
    };
    let mut session = Session::new(Box::new(fresh));
    session.print(&format!(
        "coroscope {}   Python-like, asyncio built in   :help for commands, Ctrl-D to leave\n",
        env!("CARGO_PKG_VERSION")
    ));
    if let Some(source) = first {
        if let Some(status) = session.run(&source, Mode::Module) {
            return session.leave(status);
        }
    }
    session.talk()
}
