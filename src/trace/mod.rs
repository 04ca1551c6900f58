//! The trace: what happens in the scheduler, as one stream of events that every view reads.
//!
//! [`event`] names what can happen, [`observer`] is the seam at which the VM and the event loop tell it. They are told from
//! exactly one place for each kind, cost one branch while nobody listens, and carry ids, names and places, never handles that
//! could change state.

pub mod event;
pub mod log;
pub mod observer;
