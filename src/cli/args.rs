//! What the command line asks for: the commands and their options, as the rest of the program gets them.
//!
//! How they are written is the business of [`super::grammar`].

use super::colours::ColourWhen;
use crate::interpreter::Pace;
use crate::net::routes::Routes;
use crate::trace::replay::Schedule;
use clap::{Args, ValueEnum};
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
    /// How time passes.
    pub clock: Pace,
    /// Whether our own hints are wanted.
    pub hints: HintsWhen,
    /// Where colours are wanted.
    pub colours: ColourWhen,
    /// Whether a step that holds the loop longer than so many seconds is told, where somebody asked.
    pub slow: Option<f64>,
    /// The run ends after so many seconds.
    pub timeout: Option<f64>,
    /// Whether lost work fails the run.
    pub strict: bool,
    /// Whether output is written at once.
    pub unbuffered: bool,
    /// Whether we say less.
    pub quiet: bool,
    /// Whether we say more.
    pub verbose: bool,
    /// Whether we write ASCII alone.
    pub ascii: bool,
    /// Whether the prompt follows the program.
    pub interactive: bool,
    /// What the prompt is like.
    pub prompt: PromptOptions,
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
    /// Who goes first where it is not as usual.
    pub schedule: Option<Schedule>,
    /// The seed of the system's random numbers.
    pub seed: Option<u64>,
    /// A recording that the run must repeat.
    pub replay: Option<PathBuf>,
}

impl RunOptions {
    /// The same for a run that is recorded: hints belong to what happened, whoever looks at stderr.
    pub fn recorded(self) -> RunOptions {
        let hints = if self.hints == HintsWhen::Auto { HintsWhen::On } else { self.hints };
        RunOptions { hints, ..self }
    }
}

/// What the prompt is like.
#[derive(Clone, Debug, Default)]
pub struct PromptOptions {
    /// Whether keys are vi's; as readline has them where nobody says so.
    pub vi_keys: Option<bool>,
    /// How many inputs are remembered between runs.
    pub history_size: Option<usize>,
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
    /// How much is recorded: sched, calls or lines
    #[arg(long, value_enum, hide_possible_values = true, hide_default_value = true, default_value_t = Detail::Sched)]
    pub level: Detail,
    /// Keep the first and last of so many
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
    /// Write the recording (packed where it ends in .gz)
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
    /// Its name, Task-N, or its number; all where absent
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
    /// html, perfetto, svg, mermaid, text, csv or jsonl
    #[arg(value_enum, hide_possible_values = true)]
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
    /// Lines instead of a screen (screen readers, scripts)
    #[arg(long)]
    pub plain: bool,
    /// Ask which task runs next before every step
    #[arg(long)]
    pub quiz: bool,
    /// The script's arguments, behind `--`
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
    /// Rules to apply, by codes or their beginnings (A1)
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// The rules to leave out
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub ignore: Vec<String>,
}
