//! The trace: what happens in the scheduler, as one stream of events that every view reads.
//!
//! [`event`] names what can happen, [`observer`] is the seam at which the VM and the event loop tell it. They are told from
//! exactly one place for each kind, cost one branch while nobody listens, and carry ids, names and places, never handles that
//! could change state. [`recorder`] keeps them, [`mod@file`] writes and reads them, [`state`] folds them, [`history`] answers for any
//! event; [`words`], [`why`] and [`summary`] make sentences of them. The views are [`log`] and the command `step`.

pub mod awaited;
mod cancel;
pub mod event;
pub mod export;
pub mod file;
mod fresh;
pub mod history;
mod insight;
mod json;
pub mod lines;
pub mod live;
pub mod log;
mod marks;
pub mod names;
pub mod observer;
pub mod recorder;
pub mod replay;
mod shown;
mod spots;
pub mod stack;
pub mod state;
pub mod summary;
mod task_name;
pub mod told;
pub mod why;
pub mod wire;
pub mod words;
