//! Operations that scripts await, as state machines.
//!
//! A [`NativeOp`] is polled when a task begins to await it and again whenever something it asked for has happened: a socket it
//! [wants](OpCx::want) is ready, its [deadline](OpCx::deadline) has come. It never blocks, never calls into the machine and
//! holds Rust data and ids, never a borrowed object. The event loop's side of this is `event_loop/op_await.rs`. What only
//! blocking calls can do is a job with a future of its own (`Vm::run_job`).

use super::{Interest, Net, SockId};
use std::borrow::Cow;
use std::io;
use std::task::Poll;

/// An operation that a script awaits.
pub trait NativeOp {
    /// What it ends with.
    type Output;

    /// Goes as far as it can. `Pending` only after having asked for something.
    fn poll(&mut self, cx: &mut OpCx<'_>) -> Poll<io::Result<Self::Output>>;

    /// Gives back what it holds: the await was cancelled. Called once at most, not after `Ready`.
    fn cancel(&mut self, _cx: &mut OpCx<'_>) {}

    /// What it does, in words: "reading from 127.0.0.1:80".
    fn describe(&self) -> Cow<'static, str>;
}

/// What an operation has during one poll.
pub struct OpCx<'a> {
    /// The network.
    pub net: &'a mut dyn Net,
    /// The loop's time.
    pub now: f64,
    /// What it asked for.
    pub asked: Asked,
}

/// What an operation waits for.
#[derive(Default)]
pub struct Asked {
    /// Sockets.
    pub sockets: Vec<(SockId, Interest)>,
    /// A moment.
    pub deadline: Option<f64>,
}

impl<'a> OpCx<'a> {
    /// For one poll.
    pub fn new(net: &'a mut dyn Net, now: f64) -> OpCx<'a> {
        OpCx { net, now, asked: Asked::default() }
    }

    /// Polls again when a socket is ready.
    pub fn want(&mut self, id: SockId, interest: Interest) {
        self.asked.sockets.push((id, interest));
    }

    /// Polls again at a moment of the loop's time.
    pub fn deadline(&mut self, at: f64) {
        self.asked.deadline = Some(self.asked.deadline.map_or(at, |other| other.min(at)));
    }
}
