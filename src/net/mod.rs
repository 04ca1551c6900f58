//! The outside world: sockets, readiness, jobs on threads. The one place of the program that asks the operating system for them.
//!
//! [`Net`] is the seam: all system calls about sockets go through it, and so does waiting. [`real::RealNet`] is the system's
//! network over mio, [`sim::SimNet`] answers from memory, [`fault::FaultNet`] fails where it is told to, [`record::RecordNet`] writes down
//! what it was asked. [`op::NativeOp`] is an operation that a script awaits, written as a state
//! machine. Nothing here knows the machine or its values: sockets are [`SockId`]s, bytes are moved in and out.
//!
//! Readiness is edge-triggered: whoever is told that a socket is ready reads or writes until it would block, or asks to be told
//! again by [`Net::rearm`]. A `SockId` carries a generation, so that a late event for a number used again is dropped.

pub mod fault;
pub mod http1;
pub mod jobs;
pub mod op;
pub mod real;
pub mod record;
pub mod routes;
pub mod select;
pub mod sim;
mod site;
#[cfg(feature = "tls")]
pub mod tls;
pub mod wrapped;

use socket2::{Domain, Protocol, SockAddr, Socket, Type};
use std::io;
use std::net::Shutdown;
use std::os::fd::RawFd;
use std::sync::Arc;
use std::time::Duration;

/// A socket, pipe or other descriptor that [`Net`] knows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct SockId {
    /// Its place in the table.
    pub index: u32,
    /// Which of all that have had this place.
    pub generation: u32,
}

/// What somebody wants to be told of, or what has happened.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Interest {
    /// There is something to read (or the end, or an error).
    pub read: bool,
    /// There is room to write (or an error).
    pub write: bool,
    /// The other side sends no more: told once, whatever is left to read.
    pub ended: bool,
}

impl Interest {
    /// Reading alone.
    pub const READ: Interest = Interest { read: true, write: false, ended: false };
    /// Writing alone.
    pub const WRITE: Interest = Interest { read: false, write: true, ended: false };

    /// Whether it is about nothing.
    pub fn is_empty(self) -> bool {
        !self.read && !self.write
    }

    /// Reading and writing.
    pub fn of(read: bool, write: bool) -> Interest {
        Interest { read, write, ended: false }
    }

    /// What an event of mio's tells.
    pub(crate) fn told(event: &mio::event::Event) -> Interest {
        let (failed, ended) = (event.is_error(), event.is_read_closed());
        Interest {
            read: event.is_readable() || ended || failed,
            write: event.is_writable() || event.is_write_closed() || failed,
            ended: ended || failed,
        }
    }

    /// In mio's words.
    pub(crate) fn to_mio(self) -> mio::Interest {
        match (self.read, self.write) {
            (true, true) => mio::Interest::READABLE | mio::Interest::WRITABLE,
            (false, true) => mio::Interest::WRITABLE,
            (true | false, false) => mio::Interest::READABLE,
        }
    }
}

/// What [`Net::poll`] found.
#[derive(Default)]
pub struct Events {
    /// Only few are to be taken at once: there are many sources, and timers are looked at in between.
    pub few: bool,
    /// Who is ready, and for what.
    pub ready: Vec<(SockId, Interest)>,
    /// Whether the waker was used.
    pub woken: bool,
}

/// All system calls about sockets. Every operation is non-blocking: it answers `WouldBlock` where it would wait.
pub trait Net {
    /// Whether hosts are simulated: then the address of a host, or none where it is not one of them.
    fn simulated(&self, _host: &str) -> Option<Option<std::net::Ipv4Addr>> {
        None
    }
    /// When something simulated will be ready, in the loop's time.
    fn next_due(&self) -> Option<f64> {
        None
    }
    /// The loop's time, for what is simulated.
    fn set_now(&mut self, _now: f64) {}
    /// A new socket.
    fn open(&mut self, domain: Domain, kind: Type, protocol: Option<Protocol>) -> io::Result<SockId>;
    /// Two sockets that are connected with each other.
    fn pair(&mut self, domain: Domain, kind: Type) -> io::Result<(SockId, SockId)>;
    /// Takes an open socket in.
    fn adopt(&mut self, socket: Socket) -> SockId;
    /// Notes a descriptor that somebody else owns; the same descriptor is the same `SockId` until [`Net::close`].
    fn watch(&mut self, fd: RawFd) -> SockId;
    /// The system's socket behind it; none for what is not one.
    fn socket(&self, id: SockId) -> Option<&Socket>;
    /// Starts to connect. `EINPROGRESS` where it goes on: ask [`Net::take_error`] when it is ready to write.
    fn connect(&mut self, id: SockId, address: &SockAddr) -> io::Result<()>;
    /// Binds to an address.
    fn bind(&mut self, id: SockId, address: &SockAddr) -> io::Result<()>;
    /// Begins to listen.
    fn listen(&mut self, id: SockId, backlog: i32) -> io::Result<()>;
    /// Takes a connection.
    fn accept(&mut self, id: SockId) -> io::Result<(SockId, SockAddr)>;
    /// Reads; 0 at the end.
    fn read(&mut self, id: SockId, bytes: &mut [u8]) -> io::Result<usize>;
    /// Writes a part.
    fn write(&mut self, id: SockId, bytes: &[u8]) -> io::Result<usize>;
    /// The error that a connection attempt ended with.
    fn take_error(&mut self, id: SockId) -> io::Result<Option<io::Error>>;
    /// The own address.
    fn local_address(&self, id: SockId) -> io::Result<SockAddr>;
    /// The other side's address.
    fn peer_address(&self, id: SockId) -> io::Result<SockAddr>;
    /// Ends one or both directions.
    fn shutdown(&mut self, id: SockId, how: Shutdown) -> io::Result<()>;
    /// Lets go of it, registration included. Late events of it are dropped.
    fn close(&mut self, id: SockId);
    /// Nobody watches it any more: a descriptor that somebody else owns leaves the table.
    fn forget(&mut self, id: SockId);
    /// Gives the socket away instead of closing it.
    fn release(&mut self, id: SockId) -> Option<Socket>;
    /// What is to be told of it from now on.
    fn want(&mut self, id: SockId, interest: Interest) -> io::Result<()>;
    /// Tells again what still holds.
    fn rearm(&mut self, id: SockId) -> io::Result<()>;
    /// Waits until something is ready, at most so long (for ever where `None`), and adds it to `events`.
    fn poll(&mut self, timeout: Option<Duration>, events: &mut Events) -> io::Result<()>;
    /// What ends a wait from another thread.
    fn waker(&mut self) -> io::Result<Arc<mio::Waker>>;
}
