//! The interpreter: owns the VM and runs a program from source text to exit status.
//!
//! The one place where source text becomes code: parser, compiler and VM meet here. What comes before running is a diagnostic,
//! what comes after is an exception; both end on stderr in CPython's words.

use crate::ast;
use crate::bytecode::code::{CodeUnit, Flavor};
use crate::compiler::{self, Options};
use crate::diagnostics::listing::with_line_of_file;
use crate::diagnostics::syntax_error::SyntaxError;
use crate::heap::{Obj, Value};
use crate::net::routes::Routes;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::generator::Generator;
use crate::objects::module::Module;
use crate::objects::names::sym;
use crate::objects::native::Raised;
use crate::parser;
use crate::source::Source;
use crate::vm::Vm;
pub use crate::vm::start::Pace;
pub use crate::vm::start::Start;
use std::sync::Arc;

/// How a program ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// With this exit status.
    Status(i32),
    /// By Ctrl-C: the process must die by SIGINT, as CPython does.
    Interrupted,
}

/// Exit status of a deadlock.
pub const DEADLOCK: i32 = 3;

/// Exit status where `--strict` found lost work.
pub const STRICT: i32 = 5;

/// What a program is run with.
#[derive(Default)]
pub struct Settings {
    /// `sys.argv`
    pub argv: Vec<String>,
    /// The folder that goes first on `sys.path`.
    pub script_folder: Option<String>,
    /// How time passes.
    pub pace: Pace,
    /// The seed of the system's random numbers; none for true ones.
    pub seed: Option<u64>,
    /// Who goes first where it is not as usual (`cs1:1=1`).
    pub schedule: Option<String>,
    /// Where connections go instead of where they are meant to.
    pub routes: Routes,
    /// The folder of simulated hosts.
    pub sim_net: Option<std::path::PathBuf>,
    /// How many bytes of memory the program may take (`--max-memory`); as many as the system allows where absent.
    pub max_memory: Option<usize>,
    /// Whether the event loop and its helpers check more (`-X dev`, `PYTHONASYNCIODEBUG`).
    pub debug: bool,
    /// Whether we say what helps beside CPython's own words (`--hints`).
    pub hints: bool,
    /// Whether output is written at once.
    pub unbuffered: bool,
    /// Whether tracebacks are coloured.
    pub colours: bool,
    /// Whether we say nothing beside them at all (`--hints off`).
    pub silent: bool,
    /// A step that holds the loop longer than so many seconds is told (`--slow`).
    pub slow: Option<f64>,
    /// Whether lost work fails the run (`--strict`).
    pub strict: bool,
    /// The program ends after so many seconds (`--timeout`).
    pub timeout: Option<f64>,
    /// What scripts see of the command line in `sys`.
    pub start: Start,
}

/// A program's interpreter.
pub struct Interpreter {
    /// The machine. Threads rely on its staying where it is.
    pub vm: Box<Vm>,
    main: Obj<Module>,
}

impl Interpreter {
    /// A fresh interpreter.
    pub fn new(settings: Settings) -> Interpreter {
        if let Some(bytes) = settings.max_memory {
            crate::heap::budget::set_limit(bytes);
        }
        let mut vm = Box::new(Vm::new());
        vm.install_compiler(compile_source);
        vm.install_describer(describe_source);
        vm.hints.enabled = settings.hints;
        vm.hints.silenced = settings.silent;
        vm.hints.colours = settings.colours;
        vm.output.unbuffered |= settings.unbuffered;
        vm.lost.strict = settings.strict;
        vm.event_loop.slow = settings.slow.or(settings.strict.then_some(crate::vm::lost_work::SLOW));
        let timeout = settings.timeout;
        let main = vm.start_program(settings);
        if let Some(seconds) = timeout {
            vm.limit_time(seconds);
        }
        Interpreter { vm, main }
    }

    /// The globals of `__main__`.
    pub fn globals(&self) -> Obj<Dict> {
        self.main.dict.clone()
    }

    /// Runs a script's text as `__main__`, to its end and everything that CPython does after it.
    pub fn run_script(&mut self, source: Arc<Source>) -> Ending {
        let file = self.vm.text(&source.name);
        let name = self.vm.names.string(sym::__file__).clone();
        self.main.dict.set_str(&name, file);
        let outcome = self.run_source(&source);
        self.finish(outcome)
    }

    /// Runs a module as `__main__` (`-m MODULE`).
    pub fn run_main_module(&mut self, name: &str) -> Ending {
        match self.run_module(name) {
            Ok(true) => self.finish(Ok(())),
            Ok(false) => self.finish_with(Ok(()), 1),
            Err(raised) => self.finish(Err(raised)),
        }
    }

    /// Runs a module; false where there is none, which is told.
    fn run_module(&mut self, name: &str) -> Result<bool, Raised> {
        match self.vm.find_main(name)? {
            Ok(main) => {
                self.vm.start_main_module(&self.main.dict.clone(), &main)?;
                self.run_source(&main.source).map(|()| true)
            }
            Err(message) => {
                self.vm.output.write_stderr(&format!("coroscope: {message}\n"));
                Ok(false)
            }
        }
    }

    /// Runs text without a file (`-c`, standard input).
    pub fn run_text(&mut self, source: Arc<Source>) -> Ending {
        let outcome = self.run_source(&source);
        self.finish(outcome)
    }

    /// Runs a program after which the prompt comes: however it ends, its names are still there.
    pub fn run_before_prompt(&mut self, source: Arc<Source>, is_file: bool) {
        if is_file {
            let (name, file) = (self.vm.names.string(sym::__file__).clone(), self.vm.text(&source.name));
            self.main.dict.set_str(&name, file);
        }
        let outcome = self.run_source(&source);
        self.prompt_comes(outcome);
    }

    /// The same for a module.
    pub fn run_module_before_prompt(&mut self, name: &str) {
        let outcome = self.run_module(name).map(drop);
        self.prompt_comes(outcome);
    }

    fn prompt_comes(&mut self, outcome: Result<(), Raised>) {
        if let Err(Raised) = outcome {
            // Nothing ends the prompt: `sys.exit` and a deadlock have been told.
            self.report_uncaught();
        }
        self.vm.exit_request = None;
        self.vm.output.flush_all();
    }

    fn run_source(&mut self, source: &Arc<Source>) -> Result<(), Raised> {
        let unit = self.vm.compile_unit(source, Mode::Module)?;
        let globals = self.globals();
        self.vm.execute(&unit, &globals, None).map(drop)
    }

    /// Runs one input of the prompt; a coroutine is driven by the prompt's event loop.
    pub fn run_input(&mut self, source: &Arc<Source>, mode: Mode) -> Result<(), Raised> {
        self.vm.hints.input = Some(Arc::clone(source));
        let unit = self.vm.compile_unit(source, mode)?;
        let globals = self.globals();
        let result = self.vm.execute_at_prompt(&unit, &globals)?;
        if result.exact::<Generator>().is_some() && unit.flavor != Flavor::Plain {
            self.vm.run_at_prompt(result)?;
        }
        Ok(())
    }

    /// What `help()` says of an object; what went wrong where it cannot be asked.
    pub fn documentation_of(&mut self, object: &Value) -> String {
        self.vm.documentation_of(object).unwrap_or_else(|Raised| {
            self.report_uncaught();
            String::new()
        })
    }

    /// Makes a module known at the prompt without an `import`, as `python -m asyncio` does with its own.
    pub fn import_for_prompt(&mut self, name: &str) {
        match self.vm.import_module(name) {
            Ok(module) => {
                let symbol = self.vm.intern(name);
                self.main.dict.set_str(&self.vm.names.string(symbol).clone(), module);
            }
            Err(Raised) => drop(self.report_uncaught()),
        }
    }

    /// Whether the program itself gave a name a value.
    pub fn binds(&mut self, name: &str) -> bool {
        let name = self.vm.intern(name);
        let name = self.vm.names.string(name).clone();
        self.main.dict.get_str(&name).is_some()
    }

    /// What the prompt showed last (`_`).
    pub fn last_value(&mut self) -> Value {
        let underscore = self.vm.intern("_");
        let name = self.vm.names.string(underscore).clone();
        self.vm.builtins.get_str(&name).unwrap_or(Value::None)
    }

    /// Ends the prompt: its tasks are cancelled and clean up, then everything that CPython does at the end of a program.
    pub fn finish_prompt(&mut self) -> Ending {
        let outcome = self.vm.close_prompt_loop();
        self.vm.forget_shown();
        self.finish(outcome)
    }

    /// Ends the program: reports an uncaught exception, runs what is due at exit, flushes.
    fn finish(&mut self, outcome: Result<(), Raised>) -> Ending {
        self.finish_with(outcome, 0)
    }

    fn finish_with(&mut self, outcome: Result<(), Raised>, status: i32) -> Ending {
        if let Some(ending) = self.ended_from_outside() {
            return ending;
        }
        // A script that chose its status (`sys.exit`) keeps it.
        let strict = outcome.is_ok();
        let mut ending = match outcome {
            Ok(()) => Ending::Status(status),
            Err(Raised) => self.report_uncaught(),
        };
        self.vm.wait_for_threads();
        if let Some(ending) = self.ended_from_outside() {
            return ending;
        }
        if let Some(status) = self.vm.at_exit() {
            if ending == Ending::Status(0) {
                ending = Ending::Status(status);
            }
        }
        self.vm.flush_streams_at_exit(&self.main.dict.clone());
        // Nothing here may hold the globals any more.
        let main = std::mem::replace(&mut self.main, Module::new(Dict::new()));
        self.vm.tear_down(main);
        self.vm.flush_streams_at_exit(&self.main.dict.clone());
        if !self.vm.output.flush_all() && ending == Ending::Status(0) {
            // CPython: an error at the last flush of stdout.
            ending = Ending::Status(120);
        }
        if strict && ending == Ending::Status(0) && self.vm.told_of_lost_work() {
            ending = Ending::Status(STRICT);
        }
        ending
    }

    /// After a deadlock nothing is known of the program's state, so no more of it runs.
    fn ended_from_outside(&mut self) -> Option<Ending> {
        let status = self.vm.exit_request?;
        self.vm.output.flush_all();
        Some(Ending::Status(status))
    }

    /// Prints the exception in the VM; answers how the program ends by it.
    pub fn report_uncaught(&mut self) -> Ending {
        let exception = self.vm.take_raised();
        if self.vm.is_exception(&exception, Exc::SystemExit) {
            return Ending::Status(self.exit_status(&exception));
        }
        let interrupted = self.vm.is_exception(&exception, Exc::KeyboardInterrupt);
        if let Err(Raised) = self.vm.show_uncaught(&exception) {
            let leaving = self.vm.take_raised();
            return Ending::Status(self.exit_status(&leaving));
        }
        self.vm.hint_at(&exception);
        if let Some(status) = self.vm.exit_request.take() {
            return Ending::Status(status);
        }
        if interrupted { Ending::Interrupted } else { Ending::Status(1) }
    }

    /// The status of `SystemExit`: its code, 0 for None, 1 with the text on stderr for anything else.
    fn exit_status(&mut self, exception: &Value) -> i32 {
        let code = match self.vm.getattr(exception, sym::code) {
            Ok(code) => code,
            Err(Raised) => {
                drop(self.vm.take_raised());
                Value::None
            }
        };
        match code.unwrap_payload() {
            Value::None => 0,
            Value::True => 1,
            Value::False => 0,
            Value::Int(status) => (*status & 0xff) as i32,
            _ => {
                if let Ok(text) = self.vm.str_text(&code) {
                    self.vm.write_report(&format!("{text}\n"));
                }
                1
            }
        }
    }
}

/// From text to the text of its tree: what module `ast` makes its nodes of.
fn describe_source(source: &Arc<Source>, mode: Mode) -> Result<String, SyntaxError> {
    if mode == Mode::Expression {
        return Ok(ast::dump::dump_expression_with_places(source, &parser::parse_expression(source)?));
    }
    Ok(ast::dump::dump_with_places(source, &parser::parse_module(source)?))
}

/// What kind of text is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A file, `exec`: names are globals.
    Module,
    /// `exec` and `eval` with locals of their own: names live in a mapping.
    Namespace,
    /// `eval`
    Expression,
    /// `eval` with locals of its own.
    NamespaceExpression,
    /// One interactive statement, for `exec`: names live in a mapping.
    Interactive,
    /// The prompt: `await` may stand at top level.
    Prompt,
}

/// The last line of an expression's text gets no line end.
fn as_eval_has_it(mut error: SyntaxError, source: &Source) -> SyntaxError {
    let is_last = error.line.is_some_and(|line| line as usize == source.line_count());
    if let Some(text) = error.text.as_mut().filter(|_| is_last) {
        text.truncate(text.trim_end_matches('\n').len());
    }
    error
}

/// From text to code: what the VM calls for imports, `exec`, `eval` and `compile`.
pub fn compile_source(
    source: &Arc<Source>,
    mode: Mode,
    hinted: bool,
) -> Result<(Arc<CodeUnit>, Vec<SyntaxError>), SyntaxError> {
    let options = Options {
        mapping: matches!(mode, Mode::Namespace | Mode::NamespaceExpression | Mode::Interactive),
        interactive: matches!(mode, Mode::Interactive | Mode::Prompt),
        top_level_await: mode == Mode::Prompt,
        notes_awaits: hinted,
    };
    let placed = |error| with_line_of_file(error, source);
    if matches!(mode, Mode::Expression | Mode::NamespaceExpression) {
        let parsed = parser::expression(source);
        let tree = parsed.result.map_err(|error| placed(as_eval_has_it(error, source)))?;
        let (unit, more) = compiler::compile_expression(&tree, source, &options).map_err(placed)?;
        return Ok((unit, parsed.warnings.into_iter().chain(more).collect()));
    }
    let (tree, mut warnings) = parser::parse_with_warnings(source).map_err(placed)?;
    let (unit, more) = compiler::compile_module(&tree, source, &options).map_err(placed)?;
    warnings.extend(more);
    Ok((unit, warnings))
}
