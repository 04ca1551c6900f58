//! Who is next among what may run.
//!
//! The ready queue hands out handles in the order in which they came ([`Policy::Fifo`], CPython's order). Everything that may
//! change that order (a recorded schedule, a seeded one) is a variant here and nowhere else.

use super::handle::Handle;
use std::collections::VecDeque;

/// How the next handle is chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Policy {
    /// First in, first out.
    #[default]
    Fifo,
}

impl Policy {
    /// Takes the next handle out of the ready queue.
    #[inline]
    pub fn next(self, ready: &mut VecDeque<Handle>) -> Option<Handle> {
        match self {
            Policy::Fifo => ready.pop_front(),
        }
    }
}
