//! Runs the scripts: those under `tests/scripts/` that pin behaviour, the known differences from CPython under
//! `tests/differences/`, what we say beside its words under `tests/hints/`, and the examples under `scripts/`. Each is one test, named by its path:
//! `cargo test --test scripts asyncio/` runs the scripts of one area.
//!
//! # What a script expects
//!
//! A script says itself what it must print, in comments:
//!
//! ```python
//! print(1 + 1)  # expect: 2
//! int("x")  # expect error: ValueError: invalid literal for int() with base 10: 'x'
//! ```
//!
//! * `# expect: text` stands on the line that prints `text`. All of them, in the order of the file, are the whole of stdout.
//! * `# expect error: Class: message` stands on the line that raises at top level: the last line of stderr, in a traceback
//!   that names this line, and exit status 1. It is the last thing that happens.
//! * `# expect status: N` is the exit status where it is neither 0 nor, with an error, 1.
//!
//! Where the order in the file is not the order in time (tasks, loops), the whole text stands in a block of comments at the
//! end of the file instead, a comment line for a line:
//!
//! ```python
//! # output:
//! # first
//! # second
//! ```
//!
//! * `# output:` is the whole of stdout, `# stderr:` the whole of stderr, `# input:` what the script reads from stdin.
//! * A path of the script's folder is written without the folder: `File "name.py", line 3`.
//! * `# arguments: --clock virtual`, on a line of its own, gives options of the command line.
//!
//! Nothing is optional: stdout is compared whole, stderr must be empty unless an error or a block says otherwise, and a
//! script that expects nothing fails. Files and folders whose names begin with `_` are what scripts import, not scripts.
//!
//! # Against CPython
//!
//! With `CPYTHON=python3.13` in the environment the same scripts run under that interpreter instead, and are held to the same
//! expectations (`.ci/compare-with-cpython`). Library frames are left out of its tracebacks, since ours have none. A script in
//! `tests/differences/` must then *not* meet its expectations, or it is out of date.

#[path = "support/expectations.rs"]
mod expectations;
#[path = "support/interpreter.rs"]
mod interpreter;
#[path = "support/process.rs"]
mod process;

use expectations::Expectations;
use interpreter::Interpreter;
use libtest_mimic::{Arguments, Failed, Trial};
use std::path::{Path, PathBuf};

fn main() {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut trials = trials_of(&root.join("tests/scripts"), "", behaves);
    trials.extend(trials_of(&root.join("tests/differences"), "differences/", differs));
    trials.extend(trials_of(&root.join("tests/hints"), "hints/", hints));
    trials.extend(trials_of(&root.join("scripts"), "examples/", matches_its_output));
    libtest_mimic::run(&arguments, trials).exit();
}

/// A test for each script of a folder.
fn trials_of(folder: &Path, prefix: &str, test: fn(&Path) -> Result<(), Failed>) -> Vec<Trial> {
    let mut scripts = Vec::new();
    find_scripts(folder, &mut scripts);
    scripts.sort();
    let name = |script: &Path| {
        let path = script.strip_prefix(folder).expect("a script lies in its folder");
        format!("{prefix}{}", path.with_extension("").display())
    };
    scripts.into_iter().map(|script| Trial::test(name(&script), move || test(&script))).collect()
}

fn find_scripts(folder: &Path, scripts: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let entry = entry.expect("the folder can be listed");
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('_') {
            continue;
        }
        if path.is_dir() {
            find_scripts(&path, scripts);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            scripts.push(path);
        }
    }
}

/// A script does what its comments say.
fn behaves(script: &Path) -> Result<(), Failed> {
    let expectations = expectations_of(script)?;
    let interpreter = Interpreter::under_test();
    let mut arguments = expectations.arguments.clone();
    if !interpreter.is_cpython() && expectations.expects_silence() && !arguments.iter().any(|word| word == "--hints") {
        // A correct program gets no hint.
        arguments.splice(0..0, ["--hints".to_owned(), "on".to_owned()]);
    }
    let finished = interpreter.run(script, &arguments, &expectations.input)?;
    expectations.check(&finished).map_err(Failed::from)
}

/// A known difference does what its comments say here, and something else under CPython; its docstring tells why.
fn differs(script: &Path) -> Result<(), Failed> {
    let text = std::fs::read_to_string(script)?;
    for word in ["What:", "Cause:", "Workaround:"] {
        if !text.lines().any(|line| line.trim_start_matches('"').starts_with(word)) {
            return Err(format!("the docstring of a difference has a line that begins with {word:?}").into());
        }
    }
    let outcome = behaves(script);
    if Interpreter::under_test().is_cpython() {
        return match outcome {
            Ok(()) => Err("CPython does the same: this is no difference any more, move it to tests/scripts".into()),
            Err(_) => Ok(()),
        };
    }
    outcome
}

/// A mistake gets its hint, word for word; CPython has none to compare with.
fn hints(script: &Path) -> Result<(), Failed> {
    if Interpreter::under_test().is_cpython() { Ok(()) } else { behaves(script) }
}

/// An example prints what the file `<example>.out` holds, without waiting. One that has a file `<example>.err` too relies on
/// something that only this program does, and says so on stderr.
fn matches_its_output(script: &Path) -> Result<(), Failed> {
    let wanted = script.with_extension("out");
    let stdout = std::fs::read_to_string(&wanted).map_err(|error| format!("{}: {error}", wanted.display()))?;
    let stderr = std::fs::read_to_string(script.with_extension("err")).unwrap_or_default();
    let interpreter = Interpreter::under_test();
    if interpreter.is_cpython() && !stderr.is_empty() {
        return Ok(());
    }
    // A correct program gets no hint.
    let options = if interpreter.is_cpython() { &[][..] } else { &["--clock", "virtual", "--hints", "on"][..] };
    let mut options: Vec<String> = options.iter().map(|option| (*option).to_owned()).collect();
    let hosts = script.with_file_name("web");
    if hosts.is_dir() {
        if interpreter.is_cpython() {
            return Ok(());
        }
        // The hosts that the example asks lie beside it.
        options.extend(["--sim-net".to_owned(), hosts.display().to_string()]);
    }
    let finished = interpreter.run(script, &options, "")?;
    Expectations::of_output(&stdout, &stderr).check(&finished).map_err(Failed::from)
}

fn expectations_of(script: &Path) -> Result<Expectations, Failed> {
    let text = std::fs::read_to_string(script)?;
    Expectations::read(&text).map_err(Failed::from)
}
