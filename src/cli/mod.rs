//! The command line: one file per command.

pub mod args;
pub mod check;
pub mod colours;
pub mod config;
pub mod explain;
pub mod export;
pub mod grammar;
pub mod inspect;
pub mod recording;
pub mod repl;
pub mod run;
pub mod say;
pub mod shells;
pub mod spans;
pub mod step;
pub mod trace;
pub mod why;

use args::Command;
use std::ffi::OsString;

/// Runs the command line; answers the exit status.
pub fn main(arguments: Vec<OsString>) -> i32 {
    match grammar::parse(arguments) {
        Ok(Command::Run(run)) => run::run(run),
        Ok(Command::Tokens(file)) => inspect::tokens(&file),
        Ok(Command::Ast(file)) => inspect::ast(&file),
        Ok(Command::Dis(file)) => inspect::dis(&file),
        Ok(Command::Reindent(file)) => inspect::reindent(&file),
        Ok(Command::Completions(shell)) => shells::completions(shell),
        Ok(Command::Man(folder)) => shells::man(folder.as_deref()),
        Ok(Command::Check(options)) => check::check(&options),
        Ok(Command::Explain(words)) => explain::explain(&words),
        Ok(Command::Trace(run, options)) => trace::trace(&run, &options),
        Ok(Command::Why(options)) => why::why_status(&options),
        Ok(Command::Export(options)) => export::export(&options),
        Ok(Command::Step(options)) => step::step(&options),
        Ok(Command::Repl(run)) => repl::repl(run),
        Err(message) => message.show(),
    }
}
