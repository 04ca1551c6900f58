//! Making a VM and starting a program in it.

use super::entropy::Entropy;
use super::frame::FrameStack;
use super::regs::ValueStack;
use super::{MAX_FRAMES, STACK_REGISTERS, Vm};
use crate::bytecode::code::CodeUnit;
use crate::diagnostics::syntax_error::SyntaxError;
pub use crate::event_loop::clock::Pace;
use crate::event_loop::policy::{Policy, Schedule};
use crate::heap::{Obj, Shapes, Value};
use crate::interpreter::{Mode, Settings};
use crate::objects::dict::Dict;
use crate::objects::module::Module;
use crate::objects::names::{Names, sym};
use crate::objects::native::Raised;
use crate::objects::singleton::Singleton;
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::source::Source;
use std::sync::Arc;

/// From text to code, given by the interpreter: the VM knows no parser.
pub type Compile = fn(&Arc<Source>, Mode, bool) -> Result<(Arc<CodeUnit>, Vec<SyntaxError>), SyntaxError>;

/// From text to the text of its tree, as `ast.dump` has it, with places; given by the interpreter.
pub type Describe = fn(&Arc<Source>, Mode) -> Result<String, SyntaxError>;

/// CPython's default.
pub const DEFAULT_RECURSION_LIMIT: usize = 1000;

/// How much of the native stack natives may use, less a reserve for what must still work at the limit.
const NATIVE_STACK: usize = 256 << 20;
const NATIVE_RESERVE: usize = 1 << 20;

/// What the deepest tree takes to be walked by the stages of the compiler.
const COMPILER_STACK: usize = 128 << 20;

/// The size of the native stack that the interpreter's thread needs.
pub const THREAD_STACK: usize = NATIVE_STACK;

/// What scripts see of the command line in `sys`.
#[derive(Clone, Default)]
pub struct Start {
    /// `sys.warnoptions`
    pub warnings: Vec<String>,
    /// `sys._xoptions`, as they were given.
    pub extras: Vec<String>,
    /// Development mode (`-X dev`).
    pub dev: bool,
}

impl Vm {
    /// A VM with the built-in classes and the builtins.
    pub fn new() -> Vm {
        let mut vm = Vm {
            shapes: Shapes::default(),
            names: Names::new(),
            types: Vec::new(),
            exceptions: Vec::new(),
            raised: Value::Unbound,
            builtins: Dict::new(),
            modules: Dict::new(),
            frames: FrameStack::new(MAX_FRAMES),
            stack: ValueStack::new(STACK_REGISTERS),
            recursion_limit: DEFAULT_RECURSION_LIMIT,
            landings: 0,
            interrupted: Default::default(),
            chain_depth: 0,
            native_depth: 0,
            run_level: 0,
            native_stack_mark: native_mark(),
            fuel: 0,
            request: None,
            continuations: Vec::new(),
            ellipsis: Singleton::make(TypeId::Ellipsis, "Ellipsis").into(),
            not_implemented: Singleton::make(TypeId::NotImplemented, "NotImplemented").into(),
            number_limits: Default::default(),
            empty_tuple: Tuple::new(Vec::new()).into(),
            scratch: String::new(),
            characters: Vec::new(),
            landing_code: None,
            trace_instructions: false,
            script_trace: None,
            switching: false,
            fresh: false,
            thrown: false,
            reraising: false,
            compiler: None,
            describer: None,
            states: Default::default(),
            entropy: Default::default(),
            finalizing: false,
            collector: Default::default(),
            event_loop: Default::default(),
            lost: Default::default(),
            hints: Default::default(),
            threads: Default::default(),
            tracer: None,
            last_version: 0,
            attr_cache: Default::default(),
            method_cache: Default::default(),
            native_classes: Default::default(),
            native_classes_at: Default::default(),
            being_shown: Vec::new(),
            exit_request: None,
            memory: Default::default(),
            origin_depth: 0,
            output: Default::default(),
            argv: Vec::new(),
        };
        vm.furnish();
        vm
    }

    /// Makes what every program has: classes, short strings, builtins.
    fn furnish(&mut self) {
        crate::objects::classes::bootstrap(self);
        self.set_chain_depth(0);
        for character in '\0'..='\x7f' {
            let name = self.names.intern(character.encode_utf8(&mut [0; 4]));
            self.characters.push(self.names.value(name));
        }
        self.landing_code = Some(self.make_landing_code());
        crate::modules::builtins::install(self);
        self.collector.apply();
    }

    /// Gives the VM its way from text to code.
    pub fn install_compiler(&mut self, compile: Compile) {
        self.compiler = Some(compile);
    }

    /// Gives the VM its way from text to the text of a tree.
    pub fn install_describer(&mut self, describe: Describe) {
        self.describer = Some(describe);
    }

    /// The tree of a text as `ast.dump` has it; a syntax error is raised as an exception.
    pub fn describe_source(&mut self, source: &Arc<Source>, mode: Mode) -> Result<String, Raised> {
        if self.native_stack_left() < COMPILER_STACK {
            return Err(self.recursion_error_in(" during ast construction"));
        }
        let describe = self.describer.expect("the interpreter installed its parser");
        describe(source, mode).map_err(|error| self.raise_syntax_error(&error))
    }

    /// Makes `__main__` and `sys` for a program.
    pub fn start_program(&mut self, settings: Settings) -> Obj<Module> {
        self.argv = settings.argv;
        let warns = !settings.start.warnings.is_empty();
        *self.state::<Start>() = settings.start;
        self.start_modules(settings.script_folder);
        self.start_clock(settings.pace, settings.debug);
        self.entropy = settings.seed.map_or(Entropy::System, Entropy::Seeded);
        // The command line has refused what is no schedule.
        self.event_loop.policy = Policy::of(settings.schedule.and_then(|text| Schedule::parse(&text).ok()));
        self.start_network(settings.routes, settings.sim_net);
        let extras = self.state::<Start>().extras.clone();
        if let Err(problem) = self.watch_network(&extras) {
            self.output.write_stderr(&format!("coroscope: {problem}\n"));
        }
        if warns && self.import_module("warnings").is_err() {
            let exception = self.take_raised();
            self.print_uncaught(&exception);
        }
        let main = Module::new(Dict::new());
        let name = self.names.value(sym::__main__);
        for (key, value) in [(sym::__name__, name), (sym::__doc__, Value::None), (sym::__package__, Value::None)] {
            main.dict.set_str(self.names.string(key), value);
        }
        for key in [sym::__loader__, sym::__spec__] {
            main.dict.set_str(self.names.string(key), Value::None);
        }
        if let Ok(builtins) = self.import_module("builtins") {
            main.dict.set_str(self.names.string(sym::__builtins__), builtins);
        }
        self.modules.set_str(self.names.string(sym::__main__), main.value());
        main
    }

    /// Compiles text; a syntax error is raised as an exception, warnings are issued.
    pub fn compile_unit(&mut self, source: &Arc<Source>, mode: Mode) -> Result<Arc<CodeUnit>, Raised> {
        let compile = self.compiler.expect("the interpreter installed its compiler");
        let hinted = self.hints.enabled;
        let Some(compiled) = self.with_native_room(COMPILER_STACK, || compile(source, mode, hinted)) else {
            return Err(self.recursion_error_in(" during compilation"));
        };
        match compiled {
            Ok((unit, warnings)) => {
                for warning in &warnings {
                    self.syntax_warning(warning)?;
                }
                Ok(unit)
            }
            Err(error) => Err(self.raise_syntax_error(&error)),
        }
    }
}

impl Default for Vm {
    fn default() -> Vm {
        Vm::new()
    }
}

/// The lowest address that native code may reach on this thread.
fn native_mark() -> usize {
    let marker = 0u8;
    (std::ptr::from_ref(&marker) as usize).saturating_sub(NATIVE_STACK - NATIVE_RESERVE)
}
