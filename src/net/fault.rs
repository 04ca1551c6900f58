//! A network that fails once, at a call of one's choice (`-X net-fault=N` or `-X net-fault=N:cut`): for tests of what scripts and
//! our own library do then.

use super::Net;
use super::wrapped::{Call, Verdict, Watcher, Wrapped};
use rustix::io::Errno;
use std::io;

/// What happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// The call fails, each with an error that such calls have.
    Fail,
    /// Reading and writing move one byte.
    Cut,
}

/// Which call, counted from 1, and what happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Plan {
    at: u64,
    kind: Kind,
    /// Calls that were made so far.
    made: u64,
}

impl Plan {
    /// Reads `N` or `N:cut`.
    pub fn parse(text: &str) -> Option<Plan> {
        let (number, kind) = match text.split_once(':') {
            None | Some((_, "fail")) => (text.split(':').next().unwrap_or_default(), Kind::Fail),
            Some((number, "cut")) => (number, Kind::Cut),
            Some(_) => return None,
        };
        let at = number.parse().ok().filter(|at| *at > 0)?;
        Some(Plan { at, kind, made: 0 })
    }

    fn counts(&self, call: Call) -> bool {
        match call {
            Call::Read(_) | Call::Write(_) => true,
            Call::Close(_) => false,
            Call::Open | Call::Bind(_) | Call::Listen(_) | Call::Connect(_) | Call::Accept(_) => {
                self.kind == Kind::Fail
            }
        }
    }
}

impl Watcher for Plan {
    fn before(&mut self, call: Call) -> Verdict {
        if !self.counts(call) || self.made + 1 != self.at {
            return Verdict::Go;
        }
        if self.kind == Kind::Cut {
            return Verdict::OneByte;
        }
        let errno = match call {
            Call::Open | Call::Accept(_) => Errno::MFILE,
            Call::Bind(_) | Call::Listen(_) => Errno::ADDRINUSE,
            Call::Connect(_) => Errno::CONNREFUSED,
            Call::Read(_) => Errno::CONNRESET,
            Call::Write(_) | Call::Close(_) => Errno::PIPE,
        };
        Verdict::Fail(io::Error::from_raw_os_error(errno.raw_os_error()))
    }

    fn after(&mut self, call: Call, _to: Option<&socket2::SockAddr>, _outcome: Result<usize, &io::Error>) {
        if self.counts(call) {
            self.made += 1;
        }
    }
}

/// A network that fails by plan.
pub type FaultNet = Wrapped<Plan>;

/// Puts the plan before a network.
pub fn with_faults(inner: Box<dyn Net>, plan: Plan) -> FaultNet {
    Wrapped::new(inner, plan)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_read() {
        assert_eq!(Plan::parse("3"), Some(Plan { at: 3, kind: Kind::Fail, made: 0 }));
        assert_eq!(Plan::parse("2:cut"), Some(Plan { at: 2, kind: Kind::Cut, made: 0 }));
        for wrong in ["", "0", "x", "1:what", ":cut"] {
            assert_eq!(Plan::parse(wrong), None, "{wrong}");
        }
    }
}
