//! What a transport reads and writes: a socket, or one end of a pipe.

use crate::event_loop::io::{Held, Io};
use crate::modules::io::Standard;
use crate::net::SockId;
use std::fs::File;
use std::io::{self, Read, Write};
use std::net::Shutdown;
use std::os::fd::{AsRawFd, RawFd};
use std::rc::Rc;

/// The bytes' way.
pub enum Channel {
    /// A socket.
    Socket(Rc<Held>),
    /// A pipe's end, a terminal.
    File(Rc<File>, SockId),
    /// One of the process's own streams.
    Standard(Standard, SockId),
    /// Closed.
    Closed,
}

fn closed() -> io::Error {
    io::Error::from_raw_os_error(rustix::io::Errno::BADF.raw_os_error())
}

impl Channel {
    /// What the poller knows it by.
    pub fn id(&self) -> Option<SockId> {
        match self {
            Channel::Socket(held) => held.id(),
            Channel::File(_, id) | Channel::Standard(_, id) => Some(*id),
            Channel::Closed => None,
        }
    }

    /// Its descriptor, for reprs.
    pub fn fd(&self, io: &Io) -> RawFd {
        match self {
            Channel::Socket(held) => {
                held.id().and_then(|id| io.net.socket(id)).map_or(-1, |socket| socket.as_raw_fd())
            }
            Channel::File(file, _) => file.as_raw_fd(),
            Channel::Standard(stream, _) => match stream {
                Standard::Stdin => 0,
                Standard::Stdout => 1,
                Standard::Stderr => 2,
            },
            Channel::Closed => -1,
        }
    }

    /// Reads; 0 at the end.
    pub fn read(&self, io: &mut Io, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Channel::Socket(held) => io.net.read(held.id().ok_or_else(closed)?, bytes),
            Channel::File(file, _) => (&**file).read(bytes),
            Channel::Standard(Standard::Stdin, _) => Ok(rustix::io::read(rustix::stdio::stdin(), bytes)?),
            Channel::Standard(Standard::Stdout | Standard::Stderr, _) | Channel::Closed => Err(closed()),
        }
    }

    /// Writes a part.
    pub fn write(&self, io: &mut Io, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Channel::Socket(held) => io.net.write(held.id().ok_or_else(closed)?, bytes),
            Channel::File(file, _) => (&**file).write(bytes),
            Channel::Standard(Standard::Stdout, _) => Ok(rustix::io::write(rustix::stdio::stdout(), bytes)?),
            Channel::Standard(Standard::Stderr, _) => Ok(rustix::io::write(rustix::stdio::stderr(), bytes)?),
            Channel::Standard(Standard::Stdin, _) | Channel::Closed => Err(closed()),
        }
    }

    /// Whether a writer is told that nobody reads any more: a terminal, say, tells of what is typed instead.
    pub fn tells_its_end(&self) -> bool {
        use std::os::unix::fs::FileTypeExt;
        match self {
            Channel::Socket(_) => true,
            Channel::File(file, _) => file.metadata().is_ok_and(|facts| facts.file_type().is_fifo()),
            Channel::Standard(..) | Channel::Closed => false,
        }
    }

    /// Whether it is a socket.
    pub fn is_socket(&self) -> bool {
        matches!(self, Channel::Socket(_))
    }

    /// Ends the sending direction.
    pub fn end_writing(&self, io: &mut Io) -> io::Result<()> {
        match self {
            Channel::Socket(held) => io.net.shutdown(held.id().ok_or_else(closed)?, Shutdown::Write),
            Channel::File(..) | Channel::Standard(..) | Channel::Closed => Ok(()),
        }
    }

    /// Closes it.
    pub fn close(&mut self, io: &mut Io) {
        match std::mem::replace(self, Channel::Closed) {
            Channel::Socket(held) => {
                if let Some(id) = held.take() {
                    io.close(id);
                }
            }
            Channel::File(_, id) | Channel::Standard(_, id) => io.close(id),
            Channel::Closed => {}
        }
    }
}
