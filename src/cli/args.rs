//! The command line's grammar: commands, options, and Python's habits (`-c`, `-`, a bare FILE).

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// What to do.
pub enum Command {
    /// Run a script.
    Run(RunOptions),
    /// List a script's tokens.
    Tokens(PathBuf),
    /// Show a script's syntax tree.
    Ast(PathBuf),
    /// Show a script's bytecode.
    Dis(PathBuf),
    /// Show the block structure recovered for a script without indentation.
    Reindent(PathBuf),
    /// Run a script and print what its scheduler does.
    Trace(RunOptions),
    /// Talk.
    Repl(RunOptions),
}

/// Where a program comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Program {
    /// A file.
    File(PathBuf),
    /// `-c CODE`
    Code(String),
    /// Standard input.
    Stdin,
}

/// How a program is run.
#[derive(Clone, Debug)]
pub struct RunOptions {
    /// The program; absent for a bare REPL.
    pub program: Option<Program>,
    /// Arguments after it.
    pub args: Vec<String>,
    /// Real or virtual time.
    pub clock: Clock,
    /// `-X dev` and the like.
    pub debug: bool,
    /// Whether our own hints are wanted.
    pub hints: HintsWhen,
}

/// When we say what helps beside CPython's own words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum HintsWhen {
    /// Where stderr is a terminal.
    Auto,
    /// Always.
    On,
    /// Never.
    Off,
}

impl HintsWhen {
    /// Whether they are given in this run.
    pub fn enabled(self) -> bool {
        use std::io::IsTerminal;
        match self {
            HintsWhen::Auto => std::io::stderr().is_terminal(),
            HintsWhen::On => true,
            HintsWhen::Off => false,
        }
    }
}

/// The clock of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Clock {
    /// Time passes.
    Real,
    /// Time jumps to the next timer when nothing is ready.
    Virtual,
}

#[derive(Parser)]
#[command(
    name = "coroscope",
    version,
    about = "The teaching interpreter for async/await: runs asyncio scripts on a bytecode VM and an event loop of its own",
    after_help = "Examples:\n  coroscope hello.py                  run a script\n  coroscope --clock virtual slow.py   the same, without waiting\n  coroscope -c 'print(6 * 7)'         run one line\n  coroscope                           the prompt",
    override_usage = "coroscope [OPTIONS] [FILE | - | -c CODE] [ARGS]...\n       coroscope [OPTIONS] COMMAND [ARGS]...",
    disable_help_subcommand = true,
    args_conflicts_with_subcommands = false
)]
struct Cli {
    #[command(flatten)]
    common: Common,
    /// Run this text
    #[arg(short = 'c', value_name = "CODE")]
    code: Option<String>,
    #[command(subcommand)]
    command: Option<Sub>,
}

#[derive(Args, Clone)]
struct Common {
    /// Real time, or virtual time that jumps to the next timer
    #[arg(long, value_enum, env = "COROSCOPE_CLOCK", global = true)]
    clock: Option<Clock>,
    /// Our `help:` and `note:` lines after Python's own words
    #[arg(long, value_enum, env = "COROSCOPE_HINTS", default_value = "auto", hide_default_value = true, global = true)]
    hints: HintsWhen,
    /// Python's -X options; `dev` switches debug mode on
    #[arg(short = 'X', value_name = "OPTION")]
    extra: Vec<String>,
}

#[derive(Subcommand)]
enum Sub {
    /// Run a script (the same as `coroscope FILE`)
    Run(RunArgs),
    /// Talk to the interpreter; `await` works at the prompt
    Repl(ReplArgs),
    /// Run a script on the virtual clock and print what its scheduler does
    Trace(RunArgs),
    /// Show a script's bytecode under its source lines
    Dis(FileArg),
    /// List a script's tokens
    Tokens(FileArg),
    /// Show a script's syntax tree
    Ast(FileArg),
    /// Recover the block structure of a script that has lost its indentation
    Reindent(FileArg),
    #[command(external_subcommand)]
    Script(Vec<OsString>),
}

#[derive(Args)]
struct RunArgs {
    /// Run this text
    #[arg(short = 'c', value_name = "CODE", conflicts_with = "file")]
    code: Option<String>,
    /// The script, or `-` for standard input
    file: Option<PathBuf>,
    /// Its arguments (`sys.argv[1:]`)
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<OsString>,
}

#[derive(Args)]
struct ReplArgs {
    /// A script to run first
    file: Option<PathBuf>,
}

#[derive(Args)]
struct FileArg {
    /// The script
    file: PathBuf,
}

/// Why the command line is not understood, or what `--help` prints.
pub struct Refusal(clap::Error);

impl Refusal {
    /// Prints it; answers the exit status.
    pub fn show(&self) -> i32 {
        // A closed pipe is no reason to complain about anything.
        let _ = self.0.print();
        self.0.exit_code()
    }
}

/// Parses the command line (the program's own name first).
pub fn parse(arguments: Vec<OsString>) -> Result<Command, Refusal> {
    let (arguments, rest) = split_script(arguments);
    let cli = Cli::try_parse_from(arguments).map_err(Refusal)?;
    let debug = cli.common.extra.iter().any(|option| option == "dev");
    let options = |program: Option<Program>, args: Vec<OsString>, default: Clock| RunOptions {
        program,
        args: args.into_iter().map(|arg| arg.to_string_lossy().into_owned()).collect(),
        clock: cli.common.clock.unwrap_or(default),
        debug,
        hints: cli.common.hints,
    };
    if let Some(code) = cli.code {
        return Ok(Command::Run(options(Some(Program::Code(code)), rest, Clock::Real)));
    }
    Ok(match cli.command {
        None if rest.is_empty() => Command::Repl(options(None, Vec::new(), Clock::Real)),
        None => {
            let (file, args) = first(rest);
            Command::Run(options(Some(file), args, Clock::Real))
        }
        Some(Sub::Script(words)) => {
            let (file, args) = first(words);
            Command::Run(options(Some(file), args, Clock::Real))
        }
        Some(Sub::Run(run)) => Command::Run(options(Some(program(&run)?), run.args, Clock::Real)),
        Some(Sub::Repl(repl)) => Command::Repl(options(repl.file.map(Program::File), Vec::new(), Clock::Real)),
        Some(Sub::Trace(run)) => Command::Trace(options(Some(program(&run)?), run.args, Clock::Virtual)),
        Some(Sub::Dis(file)) => Command::Dis(file.file),
        Some(Sub::Tokens(file)) => Command::Tokens(file.file),
        Some(Sub::Ast(file)) => Command::Ast(file.file),
        Some(Sub::Reindent(file)) => Command::Reindent(file.file),
    })
}

fn program(run: &RunArgs) -> Result<Program, Refusal> {
    match (&run.code, &run.file) {
        (Some(code), _) => Ok(Program::Code(code.clone())),
        (None, Some(file)) => Ok(file_or_stdin(file.clone())),
        (None, None) => {
            use clap::CommandFactory;
            let kind = clap::error::ErrorKind::MissingRequiredArgument;
            Err(Refusal(Cli::command().error(kind, "a FILE, `-` or `-c CODE` is required")))
        }
    }
}

fn file_or_stdin(file: PathBuf) -> Program {
    if file.as_os_str() == "-" { Program::Stdin } else { Program::File(file) }
}

fn first(words: Vec<OsString>) -> (Program, Vec<OsString>) {
    let mut words = words.into_iter();
    let file = words.next().unwrap_or_else(|| "-".into());
    (file_or_stdin(file.into()), words.collect())
}

/// Splits what belongs to the script off: everything from a bare FILE (or `-`) on, and everything after `-c CODE`, goes to
/// `sys.argv` untouched, as with Python.
fn split_script(arguments: Vec<OsString>) -> (Vec<OsString>, Vec<OsString>) {
    const COMMANDS: [&str; 7] = ["run", "repl", "trace", "dis", "tokens", "ast", "reindent"];
    let mut at = 1;
    while at < arguments.len() {
        let word = arguments[at].to_string_lossy().into_owned();
        if word == "-c" {
            let end = (at + 2).min(arguments.len());
            return (arguments[..end].to_vec(), arguments[end..].to_vec());
        }
        if word == "--clock" || word == "--hints" || word == "-X" {
            at += 2;
            continue;
        }
        if word.starts_with('-') && word != "-" {
            at += 1;
            continue;
        }
        let is_command = COMMANDS.contains(&word.as_str());
        return if is_command { (arguments, Vec::new()) } else { (arguments[..at].to_vec(), arguments[at..].to_vec()) };
    }
    (arguments, Vec::new())
}
