//! The command line's grammar: commands, options, and Python's habits (`-c`, `-`, a bare FILE).

use crate::net::routes::Routes;
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
    /// Explain a rule or a message.
    Explain(Vec<String>),
    /// Look for mistakes without running.
    Check(CheckOptions),
    /// What a shell needs to complete the command line.
    Completions(clap_complete::Shell),
    /// Manual pages, into a folder.
    Man(Option<PathBuf>),
    /// Run a script and write down what its scheduler does.
    Trace(RunOptions, TraceOptions),
    /// Say why a task runs or waits.
    Why(WhyOptions),
    /// Turn a recording into something else.
    Export(ExportOptions),
    /// Step through the schedule.
    Step(StepOptions),
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
    /// `-m MODULE`
    Module(String),
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
    /// Whether our own hints are wanted.
    pub hints: HintsWhen,
    /// Where connections go instead of where they are meant to.
    pub routes: Routes,
    /// The folder of simulated hosts.
    pub sim_net: Option<PathBuf>,
    /// How many bytes of memory the program may take.
    pub max_memory: Option<usize>,
    /// Python's `-X` options.
    pub extras: Vec<String>,
    /// Python's `-W` options.
    pub warnings: Vec<String>,
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

/// How a run is recorded.
#[derive(Args, Clone, Debug)]
pub struct Recording {
    /// How much is recorded: what the scheduler does, calls as well, or lines and local variables as well
    #[arg(long, value_enum, default_value_t = Detail::Sched)]
    pub level: Detail,
    /// Keep the first and the last events of longer runs
    #[arg(long, value_name = "N", default_value_t = crate::trace::recorder::MAX_EVENTS)]
    pub max_events: usize,
}

/// How much is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Detail {
    /// What the scheduler does.
    Sched,
    /// Calls as well.
    Calls,
    /// Lines and local variables as well.
    Lines,
}

/// Where a recording goes.
#[derive(Args, Clone, Debug)]
pub struct TraceOptions {
    #[command(flatten)]
    /// How it is recorded.
    pub recording: Recording,
    /// Write the recording to this file (packed where its name ends in .gz)
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write a web page that works without network
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// Write a file for ui.perfetto.dev
    #[arg(long, value_name = "FILE")]
    pub perfetto: Option<PathBuf>,
    /// Write the timeline as a picture
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,
    /// Leave out what the script computes and prints
    #[arg(long)]
    pub no_values: bool,
}

/// What to look at: a recording, or a script that is run for it.
#[derive(Args, Clone, Debug)]
pub struct Subject {
    /// A script or a recording
    pub file: PathBuf,
    /// The event to look at; the last one where absent
    #[arg(long, value_name = "N")]
    pub at: Option<u64>,
    /// Print machine-readable lines
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    /// How a script is recorded.
    pub recording: Recording,
}

/// `why`
#[derive(Args, Clone, Debug)]
pub struct WhyArgs {
    #[command(flatten)]
    /// What to look at.
    pub subject: Subject,
    /// The task: its name, Task-N, or its number; all of them where absent
    pub task: Option<String>,
    /// Show the chain of events that led there
    #[arg(long)]
    pub chain: bool,
}

/// `why`, with how a script is run.
pub struct WhyOptions {
    /// What is asked.
    pub ask: WhyArgs,
    /// How a script is run.
    pub run: RunOptions,
}

/// `export`
#[derive(Args, Clone, Debug)]
pub struct ExportOptions {
    /// A recording
    pub file: PathBuf,
    /// What to make of it
    #[arg(value_enum)]
    pub format: Format,
    /// Where to write it; standard output where absent
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What a recording can be turned into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A web page.
    Html,
    /// Chrome's trace format.
    Perfetto,
    /// The timeline as a picture.
    Svg,
    /// A sequence diagram for documents.
    Mermaid,
    /// The log.
    Text,
    /// Events as a table.
    Csv,
    /// The recording itself.
    Jsonl,
}

/// `step`
#[derive(Args, Clone, Debug)]
pub struct StepArgs {
    #[command(flatten)]
    /// What to look at.
    pub subject: Subject,
    /// Lines instead of a screen: for screen readers, scripts and simple terminals
    #[arg(long)]
    pub plain: bool,
    /// Ask which task runs next before every step
    #[arg(long)]
    pub quiz: bool,
    /// No box characters
    #[arg(long)]
    pub ascii: bool,
    /// The script's arguments
    #[arg(last = true)]
    pub args: Vec<OsString>,
}

/// `step`, with how a script is run.
pub struct StepOptions {
    /// What is looked at, and how.
    pub step: StepArgs,
    /// How a script is run.
    pub run: RunOptions,
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
    override_usage = "coroscope [OPTIONS] [FILE | - | -c CODE | -m MODULE] [ARGS]...\n       coroscope [OPTIONS] COMMAND [ARGS]...",
    disable_help_subcommand = true,
    args_conflicts_with_subcommands = false
)]
struct Cli {
    #[command(flatten)]
    common: Common,
    /// Run this text
    #[arg(short = 'c', value_name = "CODE")]
    code: Option<String>,
    /// Run a module as a program
    #[arg(short = 'm', value_name = "MODULE")]
    module: Option<String>,
    #[command(subcommand)]
    command: Option<Sub>,
}

#[derive(Args, Clone)]
struct Common {
    /// `real` time, or `virtual` time that jumps to the next timer
    #[arg(long, value_enum, hide_possible_values = true, env = "COROSCOPE_CLOCK", global = true)]
    clock: Option<Clock>,
    /// Our `help:` and `note:` lines: `on`, `off`, or `auto`, where stderr is a terminal
    #[arg(
        long,
        value_enum,
        hide_possible_values = true,
        env = "COROSCOPE_HINTS",
        default_value = "auto",
        hide_default_value = true,
        global = true
    )]
    hints: HintsWhen,
    /// Connect to ADDR:PORT instead of HOST:PORT (`*` for any); may be given more than once
    #[arg(
        long,
        value_name = "HOST:PORT:ADDR:PORT",
        env = "COROSCOPE_CONNECT_TO",
        value_delimiter = ',',
        hide_env_values = true
    )]
    connect_to: Vec<String>,
    /// Use ADDR as the address of HOST:PORT; may be given more than once
    #[arg(long, value_name = "HOST:PORT:ADDR")]
    resolve: Vec<String>,
    /// Serve the hosts of a folder from inside the process, on the virtual clock
    #[arg(long, value_name = "DIR")]
    sim_net: Option<PathBuf>,
    /// Raise MemoryError when the program holds more than SIZE (`200M`, `2G`); what the system allows, less a reserve, where absent
    #[arg(long, value_name = "SIZE", env = "COROSCOPE_MAX_MEMORY", hide_env_values = true, value_parser = size)]
    max_memory: Option<usize>,
    /// Python's -X options; `dev` switches debug mode on
    #[arg(short = 'X', value_name = "OPTION")]
    extra: Vec<String>,
    /// Python's warning filters: action:message:category:module:line
    #[arg(short = 'W', value_name = "FILTER")]
    warning: Vec<String>,
}

#[derive(Subcommand)]
enum Sub {
    /// Run a script (the same as `coroscope FILE`)
    Run(RunArgs),
    /// Talk to the interpreter; `await` works at the prompt
    Repl(ReplArgs),
    /// Run a script on the virtual clock and write down what its scheduler does
    Trace(TraceArgs),
    /// Step through a script's schedule, forwards and backwards
    Step(StepArgs),
    /// Say in one sentence why a task runs or waits
    Why(WhyArgs),
    /// Turn a recording into a page, a picture, a table
    Export(ExportOptions),
    /// Look for mistakes of async code, without running it
    #[command(alias = "lint")]
    Check(CheckOptions),
    /// Explain a rule (A101) or an error message, pasted as it is
    Explain {
        /// The code or the message
        words: Vec<String>,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Write the manual pages into a folder, or print the first
    Man {
        /// The folder
        folder: Option<PathBuf>,
    },
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
struct TraceArgs {
    /// Run this text
    #[arg(short = 'c', value_name = "CODE", conflicts_with = "file")]
    code: Option<String>,
    /// The script, or `-` for standard input
    file: Option<PathBuf>,
    /// Its arguments (`sys.argv[1:]`); those that begin with a dash behind `--`
    args: Vec<OsString>,
    #[command(flatten)]
    options: TraceOptions,
}

#[derive(Args)]
struct ReplArgs {
    /// A script to run first
    file: Option<PathBuf>,
}

/// What `check` looks at, and what it does about it.
#[derive(Args)]
pub struct CheckOptions {
    /// The scripts
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Mend what can be mended
    #[arg(long)]
    pub fix: bool,
    /// Print the findings as JSON
    #[arg(long)]
    pub json: bool,
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

/// The grammar itself, for completions and manual pages.
pub fn grammar() -> clap::Command {
    use clap::CommandFactory;
    Cli::command()
}

/// Parses the command line (the program's own name first).
pub fn parse(arguments: Vec<OsString>) -> Result<Command, Refusal> {
    let (arguments, rest) = split_script(arguments);
    let cli = Cli::try_parse_from(arguments).map_err(Refusal)?;
    let routes = routes(&cli.common)?;
    let options = |program: Option<Program>, args: Vec<OsString>, default: Clock| {
        run_options(&cli.common, &routes, program, args, default)
    };
    if let Some(code) = cli.code {
        return Ok(Command::Run(options(Some(Program::Code(code)), rest, Clock::Real)));
    }
    if let Some(module) = cli.module {
        // CPython's asyncio has a prompt of its own; ours takes `await` anyway.
        if module == "asyncio" {
            return Ok(Command::Repl(options(None, Vec::new(), Clock::Real)));
        }
        return Ok(Command::Run(options(Some(Program::Module(module)), rest, Clock::Real)));
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
        Some(Sub::Run(run)) => Command::Run(options(Some(program(&run.code, &run.file)?), run.args, Clock::Real)),
        Some(Sub::Repl(repl)) => Command::Repl(options(repl.file.map(Program::File), Vec::new(), Clock::Real)),
        Some(Sub::Explain { words }) => Command::Explain(words),
        Some(Sub::Completions { shell }) => Command::Completions(shell),
        Some(Sub::Man { folder }) => Command::Man(folder),
        Some(Sub::Trace(run)) => {
            let program = program(&run.code, &run.file)?;
            Command::Trace(options(Some(program), run.args, Clock::Virtual), run.options)
        }
        Some(Sub::Step(step)) => {
            let run = options(Some(file_or_stdin(step.subject.file.clone())), step.args.clone(), Clock::Virtual);
            Command::Step(StepOptions { step, run })
        }
        Some(Sub::Why(ask)) => {
            let run = options(Some(file_or_stdin(ask.subject.file.clone())), Vec::new(), Clock::Virtual);
            Command::Why(WhyOptions { ask, run })
        }
        Some(Sub::Export(export)) => Command::Export(export),
        Some(Sub::Check(options)) => Command::Check(options),
        Some(Sub::Dis(file)) => Command::Dis(file.file),
        Some(Sub::Tokens(file)) => Command::Tokens(file.file),
        Some(Sub::Ast(file)) => Command::Ast(file.file),
        Some(Sub::Reindent(file)) => Command::Reindent(file.file),
    })
}

fn run_options(
    common: &Common,
    routes: &Routes,
    program: Option<Program>,
    args: Vec<OsString>,
    default: Clock,
) -> RunOptions {
    RunOptions {
        program,
        args: args.into_iter().map(|arg| arg.to_string_lossy().into_owned()).collect(),
        // A simulated network has no time of its own.
        clock: common.clock.unwrap_or(if common.sim_net.is_some() { Clock::Virtual } else { default }),
        hints: common.hints,
        routes: routes.clone(),
        sim_net: common.sim_net.clone(),
        max_memory: common.max_memory,
        extras: common.extra.clone(),
        warnings: common.warning.clone(),
    }
}

/// A size in bytes, or with one of the letters K, M, G.
fn size(text: &str) -> Result<usize, String> {
    let (digits, unit) = match text.char_indices().last() {
        Some((at, 'k' | 'K')) => (&text[..at], 1 << 10),
        Some((at, 'm' | 'M')) => (&text[..at], 1 << 20),
        Some((at, 'g' | 'G')) => (&text[..at], 1 << 30),
        _ => (text, 1),
    };
    let bytes = digits.parse::<usize>().ok().and_then(|number| number.checked_mul(unit));
    bytes.ok_or_else(|| "a number of bytes is expected, or one with K, M or G".to_owned())
}

/// The rules of `--connect-to` and `--resolve`.
fn routes(common: &Common) -> Result<Routes, Refusal> {
    let mut routes = Routes::default();
    let connect = common.connect_to.iter().filter(|rule| !rule.is_empty()).try_for_each(|rule| routes.connect_to(rule));
    let added = connect.and_then(|()| common.resolve.iter().try_for_each(|rule| routes.resolve(rule)));
    added.map(|()| routes).map_err(|message| Refusal(grammar().error(clap::error::ErrorKind::ValueValidation, message)))
}

fn program(code: &Option<String>, file: &Option<PathBuf>) -> Result<Program, Refusal> {
    match (code, file) {
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

/// Whether the word after an option is its value.
fn takes_value(grammar: &clap::Command, word: &str) -> bool {
    let named = |option: &&clap::Arg| {
        let long = option.get_long().is_some_and(|long| word.strip_prefix("--") == Some(long));
        long || option.get_short().is_some_and(|short| word == format!("-{short}"))
    };
    grammar.get_arguments().find(named).is_some_and(|option| option.get_action().takes_values())
}

/// The command that a word is close to, where it is none.
pub fn command_like(word: &str) -> Option<String> {
    let grammar = grammar();
    let names: Vec<&str> = grammar.get_subcommands().map(clap::Command::get_name).collect();
    crate::diagnostics::suggestions::closest(word, names.into_iter()).map(str::to_owned)
}

/// Splits what belongs to the script off: everything from a bare FILE (or `-`) on, and everything after `-c CODE` or `-m MODULE`, goes to
/// `sys.argv` untouched, as with Python.
fn split_script(arguments: Vec<OsString>) -> (Vec<OsString>, Vec<OsString>) {
    // Made when a word may be a command or an option: most programs are started by a path.
    let grammar = std::cell::LazyCell::new(grammar);
    let mut at = 1;
    while at < arguments.len() {
        let word = arguments[at].to_string_lossy().into_owned();
        if word == "-c" || word == "-m" {
            let end = (at + 2).min(arguments.len());
            return (arguments[..end].to_vec(), arguments[end..].to_vec());
        }
        if word.starts_with('-') && word != "-" {
            at += if takes_value(&grammar, &word) { 2 } else { 1 };
            continue;
        }
        let is_command = !word.contains(['.', '/']) && grammar.find_subcommand(&word).is_some();
        return if is_command { (arguments, Vec::new()) } else { (arguments[..at].to_vec(), arguments[at..].to_vec()) };
    }
    (arguments, Vec::new())
}
