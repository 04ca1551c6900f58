//! The prompt: read a statement, run it (awaiting at top level works), show its value, go on.
//!
//! A plain prompt on rustyline: continuation lines, history in memory, Ctrl-C drops the line, Ctrl-D leaves. Standard input that is
//! no terminal is run as a script, as Python does.

use super::args::{Program, RunOptions};
use super::run::{self, end, load, settings};
use crate::interpreter::{Ending, Interpreter, Mode};
use crate::objects::native::Raised;
use crate::parser::{self, Completeness};
use crate::source::Source;
use rustyline::error::ReadlineError;
use std::io::IsTerminal;
use std::sync::Arc;

/// Talks until the end of input.
pub fn repl(options: RunOptions) -> i32 {
    if options.program.is_none() && !std::io::stdin().is_terminal() {
        return run::run(RunOptions { program: Some(Program::Stdin), ..options });
    }
    let first = options.program.clone();
    let mut interpreter = Interpreter::new(settings(&options, first.as_ref().unwrap_or(&Program::Stdin)));
    interpreter.vm.answer_interrupts();
    if let Some(program) = first {
        let loaded = match load(&program) {
            Ok(loaded) => loaded,
            Err(failure) => return failure.report(),
        };
        if let Some(status) = step(&mut interpreter, &loaded.source, Mode::Module) {
            return status;
        }
    }
    let Ok(mut editor) = rustyline::DefaultEditor::new() else { return run::USAGE };
    let banner = format!("coroscope {} (Python 3.13). `await` works here; Ctrl-D leaves.\n", env!("CARGO_PKG_VERSION"));
    interpreter.vm.output.write_stdout(banner.as_bytes());
    interpreter.vm.output.flush_all();
    talk(&mut interpreter, &mut editor)
}

fn talk(interpreter: &mut Interpreter, editor: &mut rustyline::DefaultEditor) -> i32 {
    let mut number = 0;
    loop {
        let text = match read_statement(editor) {
            Input::Text(text) => text,
            Input::Nothing => continue,
            Input::End => return 0,
        };
        number += 1;
        let source = Arc::new(Source::of_command(&format!("<input {number}>"), text));
        if let Some(status) = step(interpreter, &source, Mode::Prompt) {
            return status;
        }
    }
}

enum Input {
    Text(String),
    Nothing,
    End,
}

/// Reads lines until they make a whole statement.
fn read_statement(editor: &mut rustyline::DefaultEditor) -> Input {
    let mut text = String::new();
    loop {
        let prompt = if text.is_empty() { ">>> " } else { "... " };
        match editor.readline(prompt) {
            Ok(line) => {
                let blank = line.trim().is_empty();
                if blank && text.is_empty() {
                    return Input::Nothing;
                }
                text.push_str(&line);
                text.push('\n');
                let source = Arc::new(Source::new("<input>", text.clone()));
                if parser::completeness(&source, blank) == Completeness::Whole {
                    // History is a convenience: a full one is no reason to stop.
                    let _ = editor.add_history_entry(text.trim_end());
                    return Input::Text(text);
                }
            }
            Err(ReadlineError::Interrupted) => return Input::Nothing,
            Err(_) => return Input::End,
        }
    }
}

/// Runs one input; `Some` where the program asked to end.
fn step(interpreter: &mut Interpreter, source: &Arc<Source>, mode: Mode) -> Option<i32> {
    let ended = match interpreter.run_input(source, mode) {
        Ok(()) => None,
        Err(Raised) => {
            let leaving = interpreter.vm.raised_is(crate::objects::exception::Exc::SystemExit);
            let ending = interpreter.report_uncaught();
            match ending {
                Ending::Status(_) if leaving => Some(end(ending)),
                Ending::Status(_) | Ending::Interrupted => None,
            }
        }
    };
    interpreter.vm.output.flush_all();
    ended
}
