//! How the command line is written: commands, options, and Python's habits (`-c`, `-`, `-i`, a bare FILE).
//!
//! What an option is comes from the command line, else from the environment, else from `coroscope.toml`, else it is the
//! default. An option that many commands have may stand before the command as well as behind it.

use super::args::*;
use super::colours::ColourWhen;
use super::config::{Config, EditMode};
use super::spans::{self, PaceParser};
use crate::diagnostics::suggestions::closest;
use crate::interpreter::Pace;
use crate::net::routes::Routes;
use crate::trace::replay::Schedule;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;

/// No line of a help text is longer.
const WIDTH: usize = 80;

/// The first page: one screen.
const HELP: &str = concat!(
    "coroscope ",
    env!("CARGO_PKG_VERSION"),
    ": runs Python asyncio scripts, shows what their event loop does

Usage: coroscope [OPTIONS] [FILE | - | -c CODE | -m MODULE] [ARGS]...
       coroscope [OPTIONS] COMMAND ...        (more: coroscope COMMAND --help)

  run FILE        run a script (the same as coroscope FILE)
  repl            the prompt: await works, tasks go on while you type
  trace FILE      run on virtual time and tell what the scheduler does
  step FILE       step through the schedule, forwards and backwards
  why FILE TASK   say why a task runs or waits
  export TRACE    turn a recording into a page, a picture, a table
  check FILE      find mistakes of async code, without running it
  explain WORDS   explain a rule (A101) or an error message
  dis, tokens, ast, reindent FILE     a script as each stage sees it
  completions SHELL, man [DIR]        for your shell, for your manual

  -c CODE, -m MODULE, -     run a text, a module, standard input
  -i                        go on at the prompt when the script has ended
  --clock virtual           do not wait: time jumps to the next timer
  --hints on|off            our help: and note: lines after Python's words
  -q, -v, --ascii           say less, say more, write ASCII alone
  -h, --help, -V, --version           (all options: coroscope run --help)

Examples: coroscope hello.py    coroscope -c 'print(6 * 7)'    coroscope"
);

#[derive(Parser, Default)]
#[command(
    name = "coroscope",
    version,
    about = "The teaching interpreter for async/await: runs asyncio scripts on a bytecode VM and an event loop of its own",
    override_usage = "coroscope [OPTIONS] [FILE | - | -c CODE | -m MODULE] [ARGS]...\n       coroscope [OPTIONS] COMMAND [ARGS]...",
    override_help = HELP,
    max_term_width = WIDTH,
    disable_help_subcommand = true,
    args_conflicts_with_subcommands = false
)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    python: Python,
    /// Run a module as a program
    #[arg(short = 'm', value_name = "MODULE")]
    module: Option<String>,
    #[command(subcommand)]
    command: Option<Sub>,
}

/// What commands that run code have.
#[derive(Args, Clone, Default)]
struct Common {
    /// `real`, `10x` as fast, or `virtual`: it never waits
    #[arg(long, value_parser = PaceParser, hide_possible_values = true)]
    clock: Option<Pace>,
    /// End the run after so many seconds (status 4)
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    timeout: Option<f64>,
    /// Tell when one step holds the loop longer
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    slow: Option<f64>,
    /// Lost work fails the run (status 5)
    #[arg(long)]
    strict: bool,
    /// Let tasks or timers go first as a schedule says
    #[arg(long, value_name = "SCHEDULE", value_parser = Schedule::parse, hide = true)]
    schedule: Option<Schedule>,
    /// Seed for random numbers; 0 under the virtual clock
    #[arg(long, value_name = "N", hide = true)]
    seed: Option<u64>,
    /// Repeat a recorded run, event for event (status 6)
    #[arg(long, value_name = "RECORDING", hide = true)]
    replay: Option<PathBuf>,
    /// Our `help:` and `note:` lines: auto, on, off
    #[arg(long, value_name = "WHEN", value_enum, hide_possible_values = true)]
    hints: Option<HintsWhen>,
    /// Colours: auto, always, never
    #[arg(long, value_name = "WHEN", value_enum, hide_possible_values = true)]
    color: Option<ColourWhen>,
    /// Say less: no greeting, no hints, no notes
    #[arg(short)]
    quiet: bool,
    /// Say more: what the run came to; every event
    #[arg(short)]
    verbose: bool,
    /// No box characters, no other signs beyond ASCII
    #[arg(long, hide = true)]
    ascii: bool,
    /// Python's -X options; `dev` is debug mode
    #[arg(short = 'X', value_name = "OPTION")]
    extra: Vec<String>,
    /// Python's warning filters, such as `error`
    #[arg(short = 'W', value_name = "FILTER")]
    warning: Vec<String>,
    /// Connect to ADDR:PORT instead of HOST:PORT (`*` for any); may be given more than once
    #[arg(long, value_name = "HOST:PORT:ADDR:PORT", value_delimiter = ',', hide = true)]
    connect_to: Vec<String>,
    /// Use ADDR as the address of HOST:PORT; may be given more than once
    #[arg(long, value_name = "HOST:PORT:ADDR", hide = true)]
    resolve: Vec<String>,
    /// Serve the hosts of a folder from inside the process, on the virtual clock
    #[arg(long, value_name = "DIR", hide = true)]
    sim_net: Option<PathBuf>,
    /// Raise MemoryError when the program holds more than SIZE (`200M`, `2G`); what the system allows, less a reserve, where absent
    #[arg(long, value_name = "SIZE", value_parser = size, hide = true)]
    max_memory: Option<usize>,
}

/// What `coroscope` and `coroscope run` take as `python` does.
#[derive(Args, Clone, Default)]
struct Python {
    /// Run this text
    #[arg(short = 'c', value_name = "CODE")]
    code: Option<String>,
    /// Go on at the prompt when the program has ended
    #[arg(short = 'i')]
    interactive: bool,
    /// Write output at once, as with `PYTHONUNBUFFERED`
    #[arg(short = 'u', hide = true)]
    unbuffered: bool,
}

#[derive(Subcommand)]
enum Sub {
    /// Run a script (the same as `coroscope FILE`)
    #[command(
        after_help = "Examples:\n  coroscope run --clock virtual slow.py    without waiting\n  coroscope run -i x.py                    look around afterwards"
    )]
    Run(RunArgs),
    /// The prompt; `await` works, and tasks go on while you type
    #[command(
        after_help = "Examples:\n  coroscope repl\n  coroscope repl tasks.py     runs it first\n\nAt the prompt, :help lists the commands."
    )]
    Repl(ReplArgs),
    /// Run a script on virtual time and tell what its scheduler does
    #[command(
        after_help = "Examples:\n  coroscope trace brew.py\n  coroscope trace brew.py -o brew.trace --html brew.html"
    )]
    Trace(TraceArgs),
    /// Step through a script's schedule, forwards and backwards
    #[command(after_help = "Examples:\n  coroscope step brew.py\n  coroscope step --plain --at 27 brew.trace")]
    Step(StepCommand),
    /// Say in one sentence why a task runs or waits
    #[command(
        after_help = "Examples:\n  coroscope why brew.py toast --at 27\n  coroscope why brew.trace toast --chain"
    )]
    Why(WhyCommand),
    /// Turn a recording into a page, a picture, a table
    #[command(
        after_help = "Examples:\n  coroscope export brew.trace html -o brew.html\n  coroscope export brew.trace mermaid"
    )]
    Export(ExportOptions),
    /// Look for mistakes of async code, without running it
    #[command(
        alias = "lint",
        after_help = "Examples:\n  coroscope check shop.py\n  coroscope check --fix --ignore A301 *.py\n\nThe status is 1 where something was found. `coroscope explain A101` explains a\nrule."
    )]
    Check(CheckOptions),
    /// Explain a rule (A101) or an error message, pasted as it is
    #[command(
        after_help = "Examples:\n  coroscope explain A101\n  coroscope explain \"no running event loop\"\n  coroscope explain             lists the pages"
    )]
    Explain {
        /// The code or the message
        words: Vec<String>,
    },
    /// Print completions for a shell
    #[command(
        after_help = "Examples:\n  coroscope completions bash > coroscope.bash\n  coroscope completions fish > ~/.config/fish/completions/coroscope.fish"
    )]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Write the manual pages into a folder, or print the first
    #[command(after_help = "Examples:\n  coroscope man ~/.local/share/man/man1\n  coroscope man | man -l -")]
    Man {
        /// The folder
        folder: Option<PathBuf>,
    },
    /// Show a script's bytecode under its source lines
    #[command(after_help = "Example:\n  coroscope dis hello.py")]
    Dis(FileArg),
    /// List a script's tokens
    #[command(after_help = "Example:\n  coroscope tokens hello.py")]
    Tokens(FileArg),
    /// Show a script's syntax tree
    #[command(after_help = "Example:\n  coroscope ast hello.py")]
    Ast(FileArg),
    /// Recover the blocks of a script that has lost its indentation
    #[command(after_help = "Example:\n  coroscope reindent flat.py > hello.py")]
    Reindent(FileArg),
    #[command(external_subcommand)]
    Script(Vec<OsString>),
}

#[derive(Args)]
struct RunArgs {
    /// The script, or `-` for standard input
    file: Option<PathBuf>,
    /// Its arguments (`sys.argv[1:]`)
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<OsString>,
    #[command(flatten)]
    python: Python,
    #[command(flatten)]
    common: Common,
}

#[derive(Args)]
struct TraceArgs {
    /// The script, or `-` for standard input
    file: Option<PathBuf>,
    /// Its arguments; those that begin with a dash behind `--`
    args: Vec<OsString>,
    /// Run this text
    #[arg(short = 'c', value_name = "CODE", conflicts_with = "file")]
    code: Option<String>,
    #[command(flatten)]
    options: TraceOptions,
    #[command(flatten)]
    common: Common,
}

#[derive(Args)]
struct ReplArgs {
    /// A script to run first
    file: Option<PathBuf>,
    #[command(flatten)]
    common: Common,
}

#[derive(Args)]
struct StepCommand {
    #[command(flatten)]
    step: StepArgs,
    #[command(flatten)]
    common: Common,
}

#[derive(Args)]
struct WhyCommand {
    #[command(flatten)]
    ask: WhyArgs,
    #[command(flatten)]
    common: Common,
}

#[derive(Args)]
struct FileArg {
    /// The script
    file: PathBuf,
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

/// `--slow`, `--timeout`
fn seconds(text: &str) -> Result<f64, String> {
    spans::seconds(text).ok_or_else(|| "expected seconds, such as 0.5, 2s or 500ms".to_owned())
}

/// Why the command line is not understood, or what `--help` prints.
pub enum Refusal {
    /// What the parser says.
    Usage(Box<clap::Error>),
    /// A text for stderr.
    Told(String),
}

impl From<clap::Error> for Refusal {
    fn from(error: clap::Error) -> Refusal {
        Refusal::Usage(Box::new(error))
    }
}

impl Refusal {
    /// Prints it; answers the exit status.
    pub fn show(&self) -> i32 {
        match self {
            Refusal::Usage(error) => {
                // A closed pipe is no reason to complain about anything.
                let _ = error.print();
                error.exit_code()
            }
            Refusal::Told(text) => {
                super::say::tell_text(text);
                super::run::USAGE
            }
        }
    }
}

/// Options of [`Common`] that say nothing to a command: they are accepted, but not shown in its help.
const UNTOLD: &[(&str, &[&str])] = &[
    ("run", &["quiet", "verbose"]),
    ("repl", &["timeout", "strict", "schedule", "seed", "replay", "verbose"]),
    ("trace", &["slow", "strict", "hints", "color", "warning", "extra", "quiet", "verbose"]),
    ("step", &["slow", "strict", "hints", "warning", "extra", "quiet", "verbose"]),
    ("why", &["slow", "strict", "hints", "color", "warning", "extra", "quiet", "verbose"]),
];

/// The grammar itself, for completions and manual pages.
pub fn grammar() -> clap::Command {
    let mut grammar = Cli::command();
    for (command, untold) in UNTOLD {
        grammar = grammar.mut_subcommand(command, |command| {
            command.mut_args(|arg| if untold.contains(&arg.get_id().as_str()) { arg.hide(true) } else { arg })
        });
    }
    grammar
}

/// The command that a word is close to, where it is none.
pub fn command_like(word: &str) -> Option<String> {
    let grammar = grammar();
    let names: Vec<&str> = grammar.get_subcommands().map(clap::Command::get_name).collect();
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    // In a short word two letters that changed places are already too much for Python's own measure.
    let turned = names.iter().copied().find(|name| letters(name) == letters(word));
    turned.or_else(|| closest(word, names.iter().copied())).map(str::to_owned)
}

/// What stands behind an option that stands both before and behind a command: the latter wins.
impl Common {
    fn within(self, outer: &Common) -> Common {
        let joined = |mut first: Vec<String>, second: Vec<String>| {
            first.extend(second);
            first
        };
        Common {
            clock: self.clock.or(outer.clock),
            timeout: self.timeout.or(outer.timeout),
            slow: self.slow.or(outer.slow),
            strict: self.strict || outer.strict,
            quiet: self.quiet || outer.quiet,
            verbose: self.verbose || outer.verbose,
            ascii: self.ascii || outer.ascii,
            hints: self.hints.or(outer.hints),
            color: self.color.or(outer.color),
            extra: joined(outer.extra.clone(), self.extra),
            warning: joined(outer.warning.clone(), self.warning),
            connect_to: if self.connect_to.is_empty() { outer.connect_to.clone() } else { self.connect_to },
            resolve: joined(outer.resolve.clone(), self.resolve),
            sim_net: self.sim_net.or_else(|| outer.sim_net.clone()),
            max_memory: self.max_memory.or(outer.max_memory),
            schedule: self.schedule.or_else(|| outer.schedule.clone()),
            seed: self.seed.or(outer.seed),
            replay: self.replay.or_else(|| outer.replay.clone()),
        }
    }
}

/// One variable of the environment that an option can come from.
fn variable<T>(name: &str, read: impl Fn(&str) -> Option<T>, expected: &str) -> Result<Option<T>, Refusal> {
    let Some(value) = std::env::var_os(name).filter(|value| !value.is_empty()) else { return Ok(None) };
    let value = value.to_string_lossy();
    match read(&value) {
        Some(read) => Ok(Some(read)),
        None => Err(Refusal::Told(format!("coroscope: {name}: {value:?} is not understood; expected {expected}\n"))),
    }
}

/// How a command runs a program: options, environment and configuration together.
struct Surroundings {
    common: Common,
    config: Config,
    /// Where nobody names a clock.
    clock: Pace,
}

impl Surroundings {
    fn options(self, program: Option<Program>, args: Vec<OsString>) -> Result<RunOptions, Refusal> {
        use clap::ValueEnum;
        let Surroundings { common, config, clock } = self;
        let routes = routes(&common)?;
        let of_file = config.run.clock.map(|clock| clock.0).filter(|_| clock == Pace::Real);
        let named = variable("COROSCOPE_CLOCK", spans::pace, spans::PACE)?;
        // A simulated network has no time of its own.
        let simulated = common.sim_net.is_some().then_some(Pace::Virtual);
        let hints = variable("COROSCOPE_HINTS", |word| HintsWhen::from_str(word, false).ok(), "auto, on or off")?;
        let slow = variable("COROSCOPE_SLOW", spans::seconds, "seconds, such as 0.5")?;
        let memory = variable("COROSCOPE_MAX_MEMORY", |text| size(text).ok(), "bytes, such as 200M")?;
        Ok(RunOptions {
            program,
            args: args.into_iter().map(|arg| arg.to_string_lossy().into_owned()).collect(),
            clock: common.clock.or(named).or(simulated).or(of_file).unwrap_or(clock),
            hints: common.hints.or(hints).or(config.run.hints.map(|hints| hints.0)).unwrap_or(HintsWhen::Auto),
            colours: common.color.or(config.run.color).unwrap_or_default(),
            slow: common.slow.or(slow).or(config.run.slow.map(|slow| slow.0)),
            timeout: common.timeout.or(config.run.timeout.map(|timeout| timeout.0)),
            strict: common.strict || config.run.strict,
            unbuffered: false,
            quiet: common.quiet,
            verbose: common.verbose,
            ascii: common.ascii || config.step.ascii,
            interactive: false,
            prompt: PromptOptions {
                vi_keys: config.repl.edit_mode.map(|mode| mode == EditMode::Vi),
                history_size: config.repl.history_size,
            },
            routes,
            sim_net: common.sim_net,
            max_memory: common.max_memory.or(memory),
            extras: common.extra,
            warnings: common.warning,
            schedule: common.schedule,
            seed: common.seed,
            replay: common.replay,
        })
    }
}

/// Parses the command line (the program's own name first).
pub fn parse(arguments: Vec<OsString>) -> Result<Command, Refusal> {
    let (arguments, rest) = split_script(arguments);
    // Building the grammar of all commands is an eighth of a small script's start, and `coroscope FILE` says nothing that it reads.
    if arguments.len() == 1 {
        return configured(Cli::default(), rest);
    }
    let helps = arguments.iter().any(|word| word == "--help" || word == "-h");
    let grammar = if helps { grammar() } else { Cli::command() };
    let matches = grammar.try_get_matches_from(arguments)?;
    let cli = <Cli as clap::FromArgMatches>::from_arg_matches(&matches)?;
    match cli.command {
        Some(Sub::Explain { words }) => Ok(Command::Explain(words)),
        Some(Sub::Completions { shell }) => Ok(Command::Completions(shell)),
        Some(Sub::Man { folder }) => Ok(Command::Man(folder)),
        Some(Sub::Export(export)) => Ok(Command::Export(export)),
        Some(Sub::Dis(file)) => Ok(Command::Dis(file.file)),
        Some(Sub::Tokens(file)) => Ok(Command::Tokens(file.file)),
        Some(Sub::Ast(file)) => Ok(Command::Ast(file.file)),
        Some(Sub::Reindent(file)) => Ok(Command::Reindent(file.file)),
        _ => configured(cli, rest),
    }
}

/// The commands that a configuration speaks of.
fn configured(cli: Cli, rest: Vec<OsString>) -> Result<Command, Refusal> {
    let config = super::config::load().map_err(Refusal::Told)?;
    let outer = cli.common;
    let around = |common: Option<Common>, config: Config, clock: Pace| {
        let common = common.map_or_else(|| outer.clone(), |common| common.within(&outer));
        Surroundings { common, config, clock }
    };
    match cli.command {
        Some(Sub::Run(run)) => {
            let program = program(&run.python.code, &run.file)?;
            let args = with_file_behind_code(&run);
            let options = around(Some(run.common), config, Pace::Real).options(Some(program), args)?;
            Ok(run_or_talk(options, &run.python, &cli.python))
        }
        Some(Sub::Repl(repl)) => {
            let options =
                around(Some(repl.common), config, Pace::Real).options(repl.file.map(Program::File), Vec::new())?;
            Ok(Command::Repl(options))
        }
        Some(Sub::Trace(run)) => {
            let program = program(&run.code, &run.file)?;
            let options = around(Some(run.common), config, Pace::Virtual).options(Some(program), run.args)?;
            Ok(Command::Trace(options.recorded(), run.options))
        }
        Some(Sub::Step(StepCommand { step, common })) => {
            let program = file_or_stdin(step.subject.file.clone());
            let run = around(Some(common), config, Pace::Virtual).options(Some(program), step.args.clone())?;
            Ok(Command::Step(StepOptions { step, run: run.recorded() }))
        }
        Some(Sub::Why(WhyCommand { ask, common })) => {
            let program = file_or_stdin(ask.subject.file.clone());
            let run = around(Some(common), config, Pace::Virtual).options(Some(program), Vec::new())?;
            Ok(Command::Why(WhyOptions { ask, run: run.recorded() }))
        }
        Some(Sub::Check(mut options)) => {
            for (given, of_file) in
                [(&mut options.select, config.check.select), (&mut options.ignore, config.check.ignore)]
            {
                if given.is_empty() {
                    *given = of_file;
                }
            }
            Ok(Command::Check(options))
        }
        command => {
            let words = match command {
                Some(Sub::Script(words)) => words,
                _ => rest,
            };
            let (program, args) = bare(&cli.python, cli.module, words);
            let options = around(None, config, Pace::Real).options(program, args)?;
            Ok(run_or_talk(options, &cli.python, &cli.python))
        }
    }
}

/// `coroscope run -c CODE A B`: what follows the text are its arguments, the first of them as well.
fn with_file_behind_code(run: &RunArgs) -> Vec<OsString> {
    let first = run.file.clone().filter(|_| run.python.code.is_some()).map(PathBuf::into_os_string);
    first.into_iter().chain(run.args.iter().cloned()).collect()
}

/// A command line without a command.
fn bare(python: &Python, module: Option<String>, words: Vec<OsString>) -> (Option<Program>, Vec<OsString>) {
    if let Some(code) = &python.code {
        return (Some(Program::Code(code.clone())), words);
    }
    match module {
        // CPython's asyncio has a prompt of its own; ours takes `await` anyway.
        Some(module) if module == "asyncio" => (None, Vec::new()),
        Some(module) => (Some(Program::Module(module)), words),
        None if words.is_empty() => (None, Vec::new()),
        None => {
            let (file, args) = first(words);
            (Some(file), args)
        }
    }
}

fn run_or_talk(mut options: RunOptions, inner: &Python, outer: &Python) -> Command {
    options.interactive = inner.interactive || outer.interactive;
    options.unbuffered = inner.unbuffered || outer.unbuffered;
    if options.program.is_none() || options.interactive {
        return Command::Repl(options);
    }
    if options.quiet && options.hints == HintsWhen::Auto {
        options.hints = HintsWhen::Off;
    }
    Command::Run(options)
}

/// The rules of `--connect-to` and `--resolve`.
fn routes(common: &Common) -> Result<Routes, Refusal> {
    let mut routes = Routes::default();
    let of_environment = std::env::var("COROSCOPE_CONNECT_TO").unwrap_or_default();
    let of_environment: Vec<String> = of_environment.split(',').map(str::to_owned).collect();
    let rules = if common.connect_to.is_empty() { &of_environment } else { &common.connect_to };
    let connect = rules.iter().filter(|rule| !rule.is_empty()).try_for_each(|rule| routes.connect_to(rule));
    let added = connect.and_then(|()| common.resolve.iter().try_for_each(|rule| routes.resolve(rule)));
    added.map(|()| routes).map_err(|message| grammar().error(ErrorKind::ValueValidation, message).into())
}

fn program(code: &Option<String>, file: &Option<PathBuf>) -> Result<Program, Refusal> {
    match (code, file) {
        (Some(code), _) => Ok(Program::Code(code.clone())),
        (None, Some(file)) => Ok(file_or_stdin(file.clone())),
        (None, None) => {
            let message = "a FILE, `-` or `-c CODE` is required";
            Err(grammar().error(ErrorKind::MissingRequiredArgument, message).into())
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

/// Splits what belongs to the script off: everything from a bare FILE (or `-`) on, and everything after `-c CODE` or `-m MODULE`, goes to
/// `sys.argv` untouched, as with Python.
fn split_script(arguments: Vec<OsString>) -> (Vec<OsString>, Vec<OsString>) {
    // Made when a word may be a command or an option: most programs are started by a path.
    let grammar = std::cell::LazyCell::new(Cli::command);
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
