//! `coroscope FILE`, `run`: run a program.

use super::args::{Detail, HintsWhen, Program, Recording, RunOptions};
use super::recording::{Printing, record, record_live};
use super::say::tell;
use crate::interpreter::{Ending, Interpreter, Pace, Settings, Start};
use crate::lexer;
use crate::parser::reindent;
use crate::source::Source;
use crate::trace::replay::LEFT;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// Exit status of wrong usage and unreadable files, as CPython.
pub const USAGE: i32 = 2;

/// Events that are kept of a run that is only looked at.
const WATCHED: usize = 1000;

/// Runs a program; answers the exit status.
pub fn run(options: RunOptions) -> i32 {
    if options.replay.is_some() {
        return watched(&options);
    }
    if options.verbose {
        return summed_up(&options);
    }
    let mut program = options.program.clone().unwrap_or(Program::Stdin);
    let folder = main_of_folder(&mut program);
    let loaded = match &program {
        Program::Module(_) => None,
        Program::File(_) | Program::Code(_) | Program::Stdin => match load(&program) {
            Ok(loaded) => Some(loaded),
            Err(failure) => return failure.report(),
        },
    };
    let mut settings = settings(&options, &program);
    if let Some(folder) = settings.sim_net.as_ref().filter(|folder| !folder.is_dir()) {
        return Failure {
            text: format!("coroscope: --sim-net: '{}' is not a folder\n", folder.display()),
            status: USAGE,
        }
        .report();
    }
    if let Some(folder) = folder {
        settings.argv[0] = folder;
    }
    let mut interpreter = Interpreter::new(settings);
    interpreter.vm.answer_interrupts();
    if let Some(note) = loaded.as_ref().and_then(|loaded| loaded.note.as_ref()).filter(|_| !options.quiet) {
        interpreter.vm.output.write_stderr(note);
    }
    let ending = go(&mut interpreter, &program, loaded);
    let misfit = misfit(&interpreter);
    leave(interpreter);
    let status = end(ending);
    misfit.unwrap_or(status)
}

/// Runs a program that was loaded, or finds the module.
pub fn go(interpreter: &mut Interpreter, program: &Program, loaded: Option<Loaded>) -> Ending {
    match (program, loaded) {
        (Program::Module(name), _) => interpreter.run_main_module(name),
        (Program::File(_), Some(loaded)) => interpreter.run_script(loaded.source),
        (_, Some(loaded)) => interpreter.run_text(loaded.source),
        (_, None) => Ending::Status(USAGE),
    }
}

/// Exit status 6 where the schedule did not fit the run; says so.
pub fn misfit(interpreter: &Interpreter) -> Option<i32> {
    let why = interpreter.vm.event_loop.policy.misfit()?;
    tell(&format!("coroscope: the schedule does not fit this run: {why}"));
    Some(LEFT)
}

/// A run that is looked at while it goes on.
fn watched(options: &RunOptions) -> i32 {
    let how = Recording { level: Detail::Sched, max_events: WATCHED };
    match record(options, &how, Printing::Through) {
        Ok(recorded) => recorded.status(),
        Err(status) => status,
    }
}

/// A run after which is told what it came to.
fn summed_up(options: &RunOptions) -> i32 {
    let how = Recording { level: Detail::Sched, max_events: WATCHED };
    match record_live(options, &how, (Printing::Through, true), Box::new(|_| ())) {
        Ok((summary, recorded)) => {
            super::say::tell_text(&format!("note: {}", super::say::written(&summary, options.ascii)));
            recorded.status()
        }
        Err(status) => status,
    }
}

/// The process ends, and with it its memory: to free it object by object takes as long as a small script.
fn leave(interpreter: Interpreter) {
    std::mem::forget(interpreter);
}

/// A folder is run by its `__main__.py`; answers the folder as it was named.
fn main_of_folder(program: &mut Program) -> Option<String> {
    let Program::File(path) = program else { return None };
    let main = path.join("__main__.py");
    if !main.is_file() {
        return None;
    }
    let folder = path.to_string_lossy().into_owned();
    *path = main;
    Some(folder)
}

/// What an interpreter for these options gets.
pub fn settings(options: &RunOptions, program: &Program) -> Settings {
    let (argv0, folder) = match program {
        Program::File(path) => (path.to_string_lossy().into_owned(), folder_of(path)),
        Program::Code(_) => ("-c".to_owned(), Some(String::new())),
        Program::Stdin => ("-".to_owned(), Some(String::new())),
        Program::Module(_) => {
            ("-m".to_owned(), std::env::current_dir().ok().map(|folder| folder.display().to_string()))
        }
    };
    let mut argv = vec![argv0];
    argv.extend(options.args.iter().cloned());
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dev = options.extras.iter().any(|option| option == "dev") || set("PYTHONDEVMODE");
    let start = Start { warnings: warning_options(&options.warnings, dev), extras: options.extras.clone(), dev };
    let debug = dev || set("PYTHONASYNCIODEBUG");
    Settings {
        argv,
        script_folder: folder,
        pace: options.clock,
        seed: seed(options),
        schedule: options.schedule.as_ref().map(ToString::to_string),
        debug,
        hints: options.hints.enabled(),
        silent: options.hints == HintsWhen::Off,
        unbuffered: options.unbuffered,
        colours: options.colours.wanted(std::io::IsTerminal::is_terminal(&std::io::stderr())),
        slow: options.slow,
        strict: options.strict,
        timeout: options.timeout,
        routes: options.routes.clone(),
        sim_net: options.sim_net.clone(),
        max_memory: options.max_memory,
        start,
    }
}

/// The seed of a run: the given one; under the virtual clock there is always one, so that runs repeat.
pub fn seed(options: &RunOptions) -> Option<u64> {
    options.seed.or((options.clock == Pace::Virtual).then_some(0))
}

/// `sys.warnoptions`: what development mode, the environment and the command line say, in the order of their weight.
fn warning_options(given: &[String], dev: bool) -> Vec<String> {
    let mut options = Vec::new();
    options.extend(dev.then(|| "default".to_owned()));
    let environment = std::env::var("PYTHONWARNINGS").unwrap_or_default();
    options.extend(environment.split(',').filter(|option| !option.is_empty()).map(str::to_owned));
    options.extend(given.iter().cloned());
    options
}

fn folder_of(path: &Path) -> Option<String> {
    let path = std::fs::canonicalize(path).ok()?;
    Some(path.parent()?.to_string_lossy().into_owned())
}

/// The exit status of an ending; by Ctrl-C the process dies of SIGINT, as shells expect.
pub fn end(ending: Ending) -> i32 {
    match ending {
        Ending::Status(status) => status,
        Ending::Interrupted => {
            // Falls through to 130 where the signal does not end the process.
            let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGINT);
            130
        }
    }
}

/// A program's text, ready to parse.
pub struct Loaded {
    /// The text.
    pub source: Arc<Source>,
    /// What to tell about it on stderr first.
    pub note: Option<String>,
}

/// Why a program could not be loaded.
pub struct Failure {
    text: String,
    status: i32,
}

impl Failure {
    /// Prints it on stderr; answers the exit status.
    pub fn report(&self) -> i32 {
        super::say::tell_text(&self.text);
        self.status
    }
}

/// Reads a program's text.
pub fn load(program: &Program) -> Result<Loaded, Failure> {
    match program {
        Program::Code(code) => Ok(plain(Source::of_command("<string>", code.clone() + "\n"))),
        Program::Module(name) => Err(Failure { text: format!("coroscope: No module named {name}\n"), status: 1 }),
        Program::Stdin => {
            let mut bytes = Vec::new();
            if let Err(error) = std::io::stdin().lock().read_to_end(&mut bytes) {
                return Err(Failure { text: format!("coroscope: <stdin>: {error}\n"), status: USAGE });
            }
            let mut source = decode("<stdin>", &bytes)?;
            // CPython 3.13 shows the lines of `-c` in tracebacks, those of standard input it has forgotten.
            source.is_listed = false;
            Ok(plain(source))
        }
        Program::File(path) => load_file(path),
    }
}

fn plain(source: Source) -> Loaded {
    Loaded { source: Arc::new(source), note: None }
}

fn decode(name: &str, bytes: &[u8]) -> Result<Source, Failure> {
    lexer::decode(name, bytes).map_err(|error| Failure { text: error.render(), status: 1 })
}

fn load_file(path: &Path) -> Result<Loaded, Failure> {
    let shown = path.display();
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return Err(cannot_open(path, &error)),
    };
    let name = std::fs::canonicalize(path).map_or_else(|_| shown.to_string(), |path| path.display().to_string());
    let source = decode(&name, &bytes)?;
    if let Some(text) = reindent::recover(&source.text) {
        let note =
            format!("note: {shown} has no indentation; its blocks were recovered (see: coroscope reindent {shown})\n");
        return Ok(Loaded { source: Arc::new(Source::of_file(&name, text)), note: Some(note) });
    }
    Ok(plain(source))
}

/// CPython's words: `can't open file '/x.py': [Errno 2] No such file or directory`, exit status 2.
fn cannot_open(path: &Path, error: &std::io::Error) -> Failure {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    if path.is_dir() {
        let text = format!("coroscope: can't find '__main__' module in '{}'\n", absolute.display());
        return Failure { text, status: 1 };
    }
    let number = error.raw_os_error().unwrap_or(0);
    let full = error.to_string();
    let reason = full.split(" (os error").next().unwrap_or("").to_owned();
    let mut text = format!("coroscope: can't open file '{}': [Errno {number}] {reason}\n", absolute.display());
    if let Some(command) = path.to_str().and_then(super::grammar::command_like) {
        text.push_str(&format!("help: did you mean the command `{command}`?\n"));
    }
    Failure { text, status: USAGE }
}
