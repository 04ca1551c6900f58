//! Looking up from the run loop: fuel, Ctrl-C, the collector, native depth.

use super::Vm;
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::Raised;
use std::sync::atomic::{AtomicBool, Ordering};

/// Back-edges and calls between two looks.
const FUEL: i64 = 10_000;

/// Set by the SIGINT handler, read at safe points.
pub static INTERRUPTED: AtomicBool = AtomicBool::new(false);

impl Vm {
    /// At zero fuel: answers signals, runs the collector, refills.
    #[cold]
    #[inline(never)]
    pub fn out_of_fuel(&mut self) -> Result<(), Raised> {
        self.fuel = FUEL;
        if crate::heap::registry::pending() {
            self.run_finalizers();
        }
        if crate::heap::collector::should_collect() {
            crate::heap::collector::collect(self);
        }
        self.check_signals()
    }

    /// Raises KeyboardInterrupt where Ctrl-C was pressed.
    pub fn check_signals(&mut self) -> Result<(), Raised> {
        if INTERRUPTED.load(Ordering::Relaxed) && INTERRUPTED.swap(false, Ordering::Relaxed) {
            return self.on_interrupt();
        }
        Ok(())
    }

    /// The first Ctrl-C of a run cancels its main task, the next one raises (`runners.py`, `_on_sigint`).
    fn on_interrupt(&mut self) -> Result<(), Raised> {
        let interrupt = &mut self.event_loop.interrupt;
        if let Some(task) = interrupt.target.clone() {
            interrupt.count += 1;
            if interrupt.count == 1 && !task.is_done() {
                self.cancel_future(&task, Value::None);
                return Ok(());
            }
        }
        Err(self.raise_args(Exc::KeyboardInterrupt, Vec::new()))
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
    #[inline]
    pub(super) fn set_chain_depth(&mut self, depth: usize) {
        self.chain_depth = depth;
        self.frames.set_room(self.recursion_limit.saturating_sub(depth));
    }

    /// Counts a native level that runs script code; RecursionError where the native stack or the limit is reached.
    #[inline]
    pub fn enter_native(&mut self) -> Result<(), Raised> {
        let marker = 0u8;
        let here = std::ptr::from_ref(&marker) as usize;
        if here < self.native_stack_mark || self.frames.len() + self.native_depth >= self.recursion_limit {
            return Err(self.recursion_error());
        }
        self.native_depth += 1;
        Ok(())
    }

    /// Leaves what [`Vm::enter_native`] entered.
    #[inline]
    pub fn leave_native(&mut self) {
        self.native_depth -= 1;
    }

    /// Whether instructions are being traced.
    pub fn tracing(&self) -> bool {
        self.trace_instructions
    }

    /// Shows the observer the instruction about to run.
    #[cold]
    pub fn trace_instruction(&mut self) {}
}
