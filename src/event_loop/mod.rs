//! The event loop: ready queue, timers, tasks, futures and what waits on them.

pub mod future;
pub mod native_coroutine;
pub mod reports;
pub mod task;
