//! Waiting for some descriptors, apart from the loop's poller: for the module `selectors`.

use super::Interest;
use mio::unix::SourceFd;
use mio::{Events, Poll, Token};
use std::io::{self, ErrorKind};
use std::os::fd::RawFd;
use std::time::Duration;

/// Descriptors that are waited for. Readiness that holds when it is made is told.
pub struct Select {
    poll: Poll,
    events: Events,
    /// What never blocks (regular files) is always ready.
    always: Vec<(RawFd, Interest)>,
}

impl Select {
    /// A wait for these.
    pub fn new(wanted: &[(RawFd, Interest)]) -> io::Result<Select> {
        let (poll, mut always) = (Poll::new()?, Vec::new());
        for (fd, interest) in wanted {
            match poll.registry().register(&mut SourceFd(fd), Token(*fd as usize), interest.to_mio()) {
                Err(error) if error.kind() == ErrorKind::PermissionDenied => always.push((*fd, *interest)),
                other => other?,
            }
        }
        Ok(Select { poll, events: Events::with_capacity(wanted.len().max(1)), always })
    }

    /// Waits at most so long; those that are ready, in no order.
    pub fn wait(&mut self, timeout: Duration) -> io::Result<Vec<(RawFd, Interest)>> {
        let timeout = if self.always.is_empty() { timeout } else { Duration::ZERO };
        match self.poll.poll(&mut self.events, Some(timeout)) {
            Err(error) if error.kind() == ErrorKind::Interrupted => return Ok(self.always.clone()),
            other => other?,
        }
        let found = self.events.iter().map(|event| (event.token().0 as RawFd, Interest::told(event)));
        Ok(found.chain(self.always.iter().copied()).collect())
    }
}
