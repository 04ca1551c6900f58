//! The memory limit: looked at while a program works, met with MemoryError.
//!
//! What a program holds is compared with [`budget::limit`] at the fuel hook, every [`LOOK`] at most. Over the limit garbage is collected and
//! given back first; only what is really held counts. A first MemoryError leaves [`HANDLING`] bytes for the handlers. A program that
//! goes on growing after [`STRIKES`] of them is stopped with exit status 4.

use super::Vm;
use crate::heap::budget;
use crate::objects::exception::Exc;
use crate::objects::native::Raised;
use std::time::{Duration, Instant};

/// The time between two looks.
const LOOK: Duration = Duration::from_millis(2);

/// So many more bytes each time a program was told.
const HANDLING: usize = 16 << 20;

/// How often a program is told before it is stopped.
const STRIKES: usize = 3;

/// The exit status of a program that was stopped by a limit.
const STOPPED: i32 = 4;

/// When the memory is looked at next, and how often the program went on growing.
pub struct MemoryWatch {
    next: Instant,
    strikes: usize,
}

impl Default for MemoryWatch {
    fn default() -> MemoryWatch {
        MemoryWatch { next: Instant::now() + LOOK, strikes: 0 }
    }
}

impl Vm {
    /// Looks whether the program holds more than it may.
    #[inline]
    pub(super) fn watch_memory(&mut self) -> Result<(), Raised> {
        let now = Instant::now();
        if now < self.memory.next {
            return Ok(());
        }
        self.memory.next = now + LOOK;
        if budget::has_room(0) {
            self.memory.strikes = 0;
            return Ok(());
        }
        self.over_the_limit(now)
    }

    #[cold]
    fn over_the_limit(&mut self, began: Instant) -> Result<(), Raised> {
        if self.finalizing {
            return Ok(());
        }
        self.collect_garbage(crate::heap::collector::FULL);
        crate::heap::registry::give_back();
        // A program that lives just below its limit shall not spend its time collecting.
        self.memory.next = Instant::now() + began.elapsed() * 10 + LOOK;
        let limit = budget::limit();
        if budget::resident() <= limit + self.memory.strikes * HANDLING {
            return Ok(());
        }
        self.memory.strikes += 1;
        if self.memory.strikes > STRIKES {
            self.stop_for_memory(limit);
        }
        Err(self.no_memory())
    }

    /// Ends the process: nothing that the script could do would help.
    fn stop_for_memory(&mut self, limit: usize) -> ! {
        let text = format!("coroscope: stopped: memory limit of {} MiB reached\n", limit >> 20);
        self.output.flush_all();
        self.output.write_stderr(&text);
        std::process::exit(STOPPED)
    }

    /// MemoryError, as CPython raises it: without a message.
    #[cold]
    pub fn no_memory(&mut self) -> Raised {
        self.raise_args(Exc::MemoryError, Vec::new())
    }
}
