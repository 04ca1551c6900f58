//! The command line: one file per command.

pub mod args;
pub mod explain;
pub mod inspect;
pub mod repl;
pub mod run;
pub mod shells;
pub mod trace;

use args::Command;
use std::ffi::OsString;

/// Runs the command line; answers the exit status.
pub fn main(arguments: Vec<OsString>) -> i32 {
    match args::parse(arguments) {
        Ok(Command::Run(run)) => run::run(run),
        Ok(Command::Tokens(file)) => inspect::tokens(&file),
        Ok(Command::Ast(file)) => inspect::ast(&file),
        Ok(Command::Dis(file)) => inspect::dis(&file),
        Ok(Command::Reindent(file)) => inspect::reindent(&file),
        Ok(Command::Trace(run)) => trace::trace(&run),
        Ok(Command::Completions(shell)) => shells::completions(shell),
        Ok(Command::Man(folder)) => shells::man(folder.as_deref()),
        Ok(Command::Explain(words)) => explain::explain(&words),
        Ok(Command::Repl(run)) => repl::repl(run),
        Err(message) => message.show(),
    }
}
