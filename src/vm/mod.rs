//! The virtual machine: registers, frames, calls, coroutines, and everything natives may ask of it.
//!
//! [`Vm`] owns the program's state: shapes, names, built-in classes, the exception being raised, `sys.modules`, the event loops.
//! Natives and the event loop get `&mut Vm`; nothing else is global. The run loop is [`run`]; it calls handlers by theme:
//! arithmetic, access (attributes, items, names), displays, calls, generators, matching. Slow paths take values, never the
//! loop's registers, so that those stay in machine registers.

pub mod access;
pub mod api;
pub mod arithmetic;
pub mod awaited_calls;
pub mod awaiting;
pub mod bind;
pub mod call;
pub mod construct;
pub mod coroutine;
pub mod displays;
pub mod entered;
pub mod entropy;
pub mod execute;
pub mod finalize;
pub mod frame;
pub mod generator;
pub mod hooks;
pub mod interrupt;
pub mod load;
pub mod long_work;
pub mod lost_work;
pub mod managers;
pub mod matching;
pub mod memory;
pub mod native_call;
pub mod outcome;
pub mod regs;
pub mod returns;
pub mod run;
pub mod script_trace;
pub mod short_calls;
pub mod signals;
pub mod sites;
pub mod special_calls;
pub mod start;
pub mod state;
pub mod task_step;
pub mod teardown;
pub mod threads;
pub mod unwind;
pub mod warnings;

use crate::heap::{Obj, Shapes, Value};
use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::names::Names;
use frame::FrameStack;
use outcome::{Continuation, Request};
use regs::ValueStack;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Registers of the first thread's stack: 16 bytes each, touched lazily.
const STACK_REGISTERS: usize = 1 << 26;

/// Frames that a raised recursion limit can reach.
pub const MAX_FRAMES: usize = 1 << 22;

/// The interpreter's state.
pub struct Vm {
    /// All shapes.
    pub shapes: Shapes,
    /// Interned names.
    pub names: Names,
    /// The built-in classes, by `TypeId`.
    pub types: Vec<Obj<Class>>,
    /// The built-in exception classes, by `Exc`.
    pub exceptions: Vec<Obj<Class>>,
    /// The exception being raised.
    pub raised: Value,
    /// The builtins' namespace.
    pub builtins: Obj<Dict>,
    /// `sys.modules`
    pub modules: Obj<Dict>,
    /// Activations.
    pub frames: FrameStack,
    /// Their registers.
    pub stack: ValueStack,
    /// Frames and chain links at which RecursionError is raised: `sys.getrecursionlimit()` and the landing frames that there
    /// are at the moment.
    pub(crate) recursion_limit: usize,
    /// Landing frames ([`call`]) on the frame stack.
    pub landings: usize,
    /// Links of await chains beyond their root's frame, over all running chains.
    pub(crate) chain_depth: usize,
    /// Nested native levels.
    pub native_depth: usize,
    /// The native level of the innermost run loop: natives called by its instructions are on it.
    pub run_level: usize,
    /// Lowest address that native code may reach.
    pub native_stack_mark: usize,
    /// Set by the handlers of signals, read at safe points.
    pub interrupted: Arc<AtomicBool>,
    /// Back-edges and calls left until the interpreter looks up ([`interrupt`]).
    pub fuel: i64,
    /// A call that a native left to the run loop.
    pub request: Option<Request>,
    /// What awaits the results of frames flagged so.
    pub continuations: Vec<Continuation>,
    /// `Ellipsis`
    pub ellipsis: Value,
    /// `NotImplemented`
    pub not_implemented: Value,
    /// What number conversions are limited to.
    pub number_limits: crate::objects::numbers::Limits,
    /// What native modules remember.
    pub states: state::ModuleStates,
    /// Where random bytes come from.
    pub entropy: entropy::Entropy,
    /// `()`
    pub empty_tuple: Value,
    /// Where short texts are written before they become strings.
    pub(crate) scratch: String,
    /// The ASCII strings of one character.
    pub(crate) characters: Vec<Value>,
    /// Code of landing frames ([`call`]).
    pub(crate) landing_code: Option<Obj<crate::objects::code::Code>>,
    /// From text to code.
    pub compiler: Option<start::Compile>,
    /// From text to the text of its tree.
    pub describer: Option<start::Describe>,
    /// stdout and stderr.
    pub output: crate::output::Output,
    /// Whether the program is being taken down ([`teardown`]).
    pub finalizing: bool,
    /// The cycle collector.
    pub collector: crate::heap::collector::Collector,
    /// The event loop.
    pub event_loop: crate::event_loop::Scheduler,
    /// Work that the program lost, where somebody counts it.
    pub lost: lost_work::LostWork,
    /// What is said beside CPython's own words, where it is wanted.
    pub hints: crate::diagnostics::hints::Hints,
    /// The program's threads.
    pub threads: threads::Threads,
    /// Who is told what happens; nobody in ordinary runs.
    pub tracer: Option<Box<crate::trace::observer::Tracer>>,
    /// The last version given to a class.
    pub last_version: u32,
    /// Recently found methods ([`crate::objects::class`]).
    pub method_cache: crate::objects::class::MethodCache,
    /// What is known of attributes by shape ([`sites`]).
    pub(crate) attr_cache: sites::AttrCache,
    /// Classes of native modules, by module and name.
    pub native_classes: rustc_hash::FxHashMap<(&'static str, &'static str), Obj<Class>>,
    /// The same by the address of the spec.
    pub native_classes_at: rustc_hash::FxHashMap<usize, Obj<Class>>,
    /// Containers whose `repr` is under way, by address.
    pub being_shown: Vec<usize>,
    /// An exit status that overrides the usual one (a deadlock).
    pub exit_request: Option<i32>,
    /// `sys.argv`, until `sys` is made.
    pub argv: Vec<String>,
    /// When the memory is looked at next.
    pub(crate) memory: memory::MemoryWatch,
    /// How many calls are noted of the place where a coroutine is made (`sys.set_coroutine_origin_tracking_depth`).
    pub origin_depth: usize,
    /// What `sys.settrace` and `sys.setprofile` set; nothing in ordinary runs.
    pub script_trace: Option<Box<script_trace::ScriptTrace>>,
    /// Whether the run loop shall go on in its traced form.
    pub(crate) switching: bool,
    /// Whether instructions are shown to the observer.
    pub trace_instructions: bool,
    /// Whether the exception in the VM was raised just now, its `__context__` not yet set.
    pub(crate) fresh: bool,
    /// Whether it was thrown into the topmost frame's chain (`throw()`, a cancelled wait).
    pub(crate) thrown: bool,
    /// Whether a re-raise is under way: the frame gets no new traceback entry.
    pub(crate) reraising: bool,
}
