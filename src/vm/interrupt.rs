//! Looking up from the run loop: fuel, Ctrl-C, the collector, native depth.

use super::Vm;
use crate::heap::{Value, registry};
use crate::objects::exception::Exc;
use crate::objects::native::Raised;
use std::sync::atomic::Ordering;

/// Native levels at most. CPython allows 10 000 of its own, of which one shows or compares one level of nested data; ours
/// take two for that.
const NATIVE_LEVELS: usize = 20_000;

/// How much sooner than nameless levels those fail that a message names, in bytes of native stack.
const NATIVE_DISTANCE: usize = 128 << 10;

/// Back-edges and calls between two looks.
const FUEL: i64 = 2_000;

/// The same where the collector is under stress.
const STRESSED_FUEL: i64 = 20;

impl Vm {
    /// At zero fuel: answers signals, runs the collector, refills.
    #[cold]
    #[inline(never)]
    pub fn out_of_fuel(&mut self) -> Result<(), Raised> {
        self.fuel = if self.collector.stress { STRESSED_FUEL } else { FUEL };
        if registry::pending() {
            self.run_finalizers();
        }
        if registry::collection_due() || self.waiting_costs_much() {
            self.collect_due();
        }
        self.time_slice();
        self.watch_memory()?;
        self.check_signals()
    }

    /// Answers the signals that arrived: a handler's exception, or KeyboardInterrupt, is raised. Only the first thread does.
    pub fn check_signals(&mut self) -> Result<(), Raised> {
        if !self.interrupted.load(Ordering::Relaxed) || !self.threads.on_first() {
            return Ok(());
        }
        if self.interrupted.swap(false, Ordering::Relaxed) {
            if let Some(status) = self.exit_request {
                // The program is being ended from outside.
                return Err(self.raise_args(Exc::SystemExit, vec![Value::Int(i64::from(status))]));
            }
            return self.answer_signals();
        }
        Ok(())
    }

    /// `sys.setrecursionlimit()`
    pub fn set_recursion_limit(&mut self, limit: usize) {
        self.recursion_limit = limit;
        self.set_chain_depth(self.chain_depth);
    }

    /// Frames and links at which RecursionError is raised.
    pub fn recursion_limit(&self) -> usize {
        self.recursion_limit
    }

    /// Sets how many links of await chains count beside the frames.
    #[inline(always)]
    pub(super) fn set_chain_depth(&mut self, depth: usize) {
        self.chain_depth = depth;
        self.frames.set_room(self.recursion_limit, depth);
    }

    /// Counts one link more.
    #[inline(always)]
    pub(super) fn count_link(&mut self) {
        self.chain_depth += 1;
        if !self.frames.shift_room(-1) {
            self.set_chain_depth(self.chain_depth);
        }
    }

    /// Counts one link less.
    #[inline(always)]
    pub(super) fn uncount_link(&mut self) {
        self.chain_depth -= 1;
        if !self.frames.shift_room(1) {
            self.set_chain_depth(self.chain_depth);
        }
    }

    /// Counts a native level that runs script code or walks nested data; RecursionError where the native stack or the limit
    /// is reached. As in CPython the limit is one of its own: `sys.setrecursionlimit` is about script frames.
    #[inline]
    pub fn enter_native(&mut self) -> Result<(), Raised> {
        if self.native_room(0) {
            self.native_depth += 1;
            return Ok(());
        }
        Err(self.recursion_error())
    }

    /// The same for an operation that the message names (" in comparison"). It keeps a distance from the limit, so that it is
    /// the one to fail and not a nameless level inside.
    #[inline]
    pub fn enter_native_for(&mut self, what: &'static str) -> Result<(), Raised> {
        if self.native_room(1) {
            self.native_depth += 1;
            return Ok(());
        }
        Err(self.recursion_error_in(what))
    }

    /// Whether another native level fits, `distance` steps before the limit.
    #[inline]
    fn native_room(&self, distance: usize) -> bool {
        let marker = 0u8;
        let here = std::ptr::from_ref(&marker) as usize;
        here >= self.native_stack_mark + distance * NATIVE_DISTANCE && self.native_depth + distance * 8 < NATIVE_LEVELS
    }

    /// How much of the native stack is left.
    pub fn native_stack_left(&self) -> usize {
        let marker = 0u8;
        (std::ptr::from_ref(&marker) as usize).saturating_sub(self.native_stack_mark)
    }

    /// RecursionError where the native stack ends, whatever the depth: for walks over data that CPython does not limit.
    #[inline]
    pub fn check_native_stack(&mut self) -> Result<(), Raised> {
        let marker = 0u8;
        let here = std::ptr::from_ref(&marker) as usize;
        if here >= self.native_stack_mark { Ok(()) } else { Err(self.recursion_error()) }
    }

    /// How many frames of script code there are, as `sys.setrecursionlimit` counts.
    pub fn script_depth(&self) -> usize {
        self.frames.len() + self.chain_depth - self.landings
    }

    /// Leaves what [`Vm::enter_native`] entered.
    #[inline]
    pub fn leave_native(&mut self) {
        self.native_depth -= 1;
    }

    /// Whether instructions are being traced.
    pub fn tracing(&self) -> bool {
        self.trace_instructions || self.script_trace.is_some()
    }

    /// Shows the observer and the script's trace function the instruction about to run.
    #[cold]
    pub fn trace_instruction(&mut self) -> Result<(), Raised> {
        if self.trace_instructions {
            self.observe_instruction();
        }
        if self.script_trace.is_some() { self.trace_for_script() } else { Ok(()) }
    }
}
