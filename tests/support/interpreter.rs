//! The interpreter that runs the scripts: our binary, or CPython where `CPYTHON` names one.
//!
//! Owns the form in which output is compared: without the script's folder, and without CPython's library frames.

use crate::process::{Finished, finish};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What runs the scripts.
pub struct Interpreter {
    program: PathBuf,
    is_cpython: bool,
}

impl Interpreter {
    /// CPython where the environment names one, else our own binary.
    pub fn under_test() -> Interpreter {
        match std::env::var_os("CPYTHON") {
            Some(program) => Interpreter { program: program.into(), is_cpython: true },
            None => Interpreter { program: env!("CARGO_BIN_EXE_coroscope").into(), is_cpython: false },
        }
    }

    /// Whether the expectations are being checked against CPython.
    pub fn is_cpython(&self) -> bool {
        self.is_cpython
    }

    /// Runs a script to its end.
    pub fn run(&self, script: &Path, options: &[String], input: &str) -> Result<Finished, String> {
        let mut command = Command::new(&self.program);
        command.args(self.understood(options)).arg(script);
        let mut finished = finish(&mut command, input.as_bytes())?;
        let folder = script.parent().expect("a script lies in a folder").display().to_string() + "/";
        for text in [&mut finished.stdout, &mut finished.stderr] {
            *text = text.replace(&folder, "");
            if self.is_cpython {
                *text = without_library_frames(text);
            }
        }
        Ok(finished)
    }

    /// The options without those that CPython does not have: it knows real time only, and has no hints.
    fn understood(&self, options: &[String]) -> Vec<String> {
        let mut options = options.to_vec();
        for ours in ["--clock", "--hints"] {
            if self.is_cpython
                && let Some(at) = options.iter().position(|option| option == ours)
            {
                options.drain(at..(at + 2).min(options.len()));
            }
        }
        options
    }
}

/// CPython's tracebacks without the frames of its library, and without the headline of one that has no other frames.
fn without_library_frames(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut in_library = false;
    for line in text.split_inclusive('\n') {
        let bare = without_margin(line);
        let is_frame = bare.starts_with("  File \"");
        if is_frame {
            in_library = bare.contains("/lib/python3.");
        } else if !bare.starts_with("    ") {
            in_library = false;
        }
        if in_library {
            continue;
        }
        if !is_frame && kept.last().is_some_and(|last| without_margin(last).starts_with("Traceback (most recent")) {
            kept.pop();
        }
        kept.push(line);
    }
    kept.concat()
}

/// A line without the margin that marks the inside of an exception group (`  | `).
fn without_margin(line: &str) -> &str {
    line.trim_start_matches(' ').strip_prefix("| ").unwrap_or(line)
}
