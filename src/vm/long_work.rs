//! Work that takes long or blocks, made answerable to Ctrl-C.
//!
//! A multiplication of numbers with millions of digits is one call into the big-integer crate, and a read of stdin one call into
//! the system; neither looks for signals. Such work runs on an OS thread of its own on owned data, while the interpreter waits
//! for its answer and for Ctrl-C. Work that was given up ends by itself, unheard.

use super::Vm;
use crate::objects::exception::Exc;
use crate::objects::native::Raised;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

/// How long the interpreter waits between two looks for Ctrl-C.
const LOOK: Duration = Duration::from_millis(10);

/// Work under way on another thread.
pub struct Pending<T>(Receiver<T>);

impl Vm {
    /// Runs `work` where Ctrl-C can interrupt the wait for it.
    pub fn long_work<T: Send + 'static>(&mut self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Raised> {
        let pending = self.begin_work(work)?;
        self.wait_for(&pending)
    }

    /// Begins work on a thread of its own.
    pub fn begin_work<T: Send + 'static>(
        &mut self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<Pending<T>, Raised> {
        let (answer, result) = mpsc::channel();
        let job = move || {
            // Signals are the interpreter's thread's.
            let _ = nix::sys::signal::SigSet::all().thread_block();
            // Nobody listens any more where the wait was given up.
            let _ = answer.send(work());
        };
        match std::thread::Builder::new().name("work".to_owned()).spawn(job) {
            Ok(_) => Ok(Pending(result)),
            Err(_) => Err(self.raise(Exc::RuntimeError, "can't start new thread")),
        }
    }

    /// Waits for work begun before, or for Ctrl-C.
    pub fn wait_for<T>(&mut self, pending: &Pending<T>) -> Result<T, Raised> {
        loop {
            let look = if self.threads.alone() { LOOK } else { Duration::ZERO };
            match pending.0.recv_timeout(look) {
                Ok(value) => return Ok(value),
                Err(RecvTimeoutError::Timeout) => self.look_again_later(Duration::ZERO, None)?,
                Err(RecvTimeoutError::Disconnected) => return Err(self.raise_args(Exc::MemoryError, Vec::new())),
            }
        }
    }
}
