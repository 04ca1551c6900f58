//! A network with somebody in between: a [`Watcher`] is asked before every call that can fail and told its outcome.
//!
//! [`super::fault::FaultNet`] and [`super::record::RecordNet`] are such networks. Calls that would wait count as not made.

use super::{Events, Interest, Net, SockId};
use rustc_hash::FxHashSet;
use socket2::{Domain, Protocol, SockAddr, Socket, Type};
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, Shutdown};
use std::os::fd::RawFd;
use std::sync::Arc;
use std::time::Duration;

/// A call, of which socket.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Call {
    /// A new socket.
    Open,
    /// An address is taken.
    Bind(SockId),
    /// Listening begins.
    Listen(SockId),
    /// A connection is begun.
    Connect(SockId),
    /// A connection is taken.
    Accept(SockId),
    /// Bytes are read.
    Read(SockId),
    /// Bytes are written.
    Write(SockId),
    /// The socket is let go.
    Close(SockId),
}

/// What is to become of a call.
pub enum Verdict {
    /// It is made.
    Go,
    /// It is made with one byte.
    OneByte,
    /// It fails.
    Fail(io::Error),
}

/// Who stands between.
pub trait Watcher {
    /// A call is about to be made.
    fn before(&mut self, _call: Call) -> Verdict {
        Verdict::Go
    }

    /// A call was made (or failed by [`Watcher::before`]): how many bytes or which new socket, or the error. `to` is the address that it
    /// was about.
    fn after(&mut self, _call: Call, _to: Option<&SockAddr>, _outcome: Result<usize, &io::Error>) {}

    /// The loop's time.
    fn time(&mut self, _now: f64) {}
}

/// A network with a watcher.
pub struct Wrapped<W> {
    inner: Box<dyn Net>,
    watcher: W,
    /// Connections that were made to fail: they stay broken.
    broken: FxHashSet<SockId>,
}

impl<W: Watcher> Wrapped<W> {
    /// Puts a watcher before a network.
    pub fn new(inner: Box<dyn Net>, watcher: W) -> Wrapped<W> {
        Wrapped { inner, watcher, broken: FxHashSet::default() }
    }

    fn ask<T>(
        &mut self,
        call: Call,
        to: Option<&SockAddr>,
        size: fn(&T) -> usize,
        go: impl FnOnce(&mut dyn Net) -> io::Result<T>,
    ) -> io::Result<T> {
        let outcome = match self.watcher.before(call) {
            Verdict::Go | Verdict::OneByte => go(&mut *self.inner),
            Verdict::Fail(error) => Err(error),
        };
        self.tell(call, to, outcome.as_ref().map(size));
        outcome
    }

    fn tell(&mut self, call: Call, to: Option<&SockAddr>, outcome: Result<usize, &io::Error>) {
        let waits = |error: &io::Error| matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted);
        if !outcome.is_err_and(waits) {
            self.watcher.after(call, to, outcome);
        }
    }

    /// The connection of a call that was made to fail is no longer one, for the other side too.
    fn break_off(&mut self, id: SockId) {
        self.broken.insert(id);
        // It may never have been connected.
        let _ = self.inner.shutdown(id, Shutdown::Both);
    }
}

fn index(id: &SockId) -> usize {
    id.index as usize
}

fn taken_index((id, _): &(SockId, SockAddr)) -> usize {
    id.index as usize
}

fn nothing(_outcome: &()) -> usize {
    0
}

impl<W: Watcher> Net for Wrapped<W> {
    fn simulated(&self, host: &str) -> Option<Option<Ipv4Addr>> {
        self.inner.simulated(host)
    }

    fn next_due(&self) -> Option<f64> {
        self.inner.next_due()
    }

    fn set_now(&mut self, now: f64) {
        self.watcher.time(now);
        self.inner.set_now(now);
    }

    fn open(&mut self, domain: Domain, kind: Type, protocol: Option<Protocol>) -> io::Result<SockId> {
        self.ask(Call::Open, None, index, |net| net.open(domain, kind, protocol))
    }

    fn pair(&mut self, domain: Domain, kind: Type) -> io::Result<(SockId, SockId)> {
        self.ask(Call::Open, None, |pair| pair.0.index as usize, |net| net.pair(domain, kind))
    }

    fn adopt(&mut self, socket: Socket) -> SockId {
        self.inner.adopt(socket)
    }

    fn watch(&mut self, fd: RawFd) -> SockId {
        self.inner.watch(fd)
    }

    fn socket(&self, id: SockId) -> Option<&Socket> {
        self.inner.socket(id)
    }

    fn connect(&mut self, id: SockId, address: &SockAddr) -> io::Result<()> {
        self.ask(Call::Connect(id), Some(address), nothing, |net| net.connect(id, address))
    }

    fn bind(&mut self, id: SockId, address: &SockAddr) -> io::Result<()> {
        self.ask(Call::Bind(id), Some(address), nothing, |net| net.bind(id, address))
    }

    fn listen(&mut self, id: SockId, backlog: i32) -> io::Result<()> {
        self.ask(Call::Listen(id), None, nothing, |net| net.listen(id, backlog))
    }

    fn accept(&mut self, id: SockId) -> io::Result<(SockId, SockAddr)> {
        let taken: io::Result<(SockId, SockAddr)> = self.ask(Call::Accept(id), None, taken_index, |net| net.accept(id));
        if taken.as_ref().is_err_and(|error| error.kind() != ErrorKind::WouldBlock) {
            // Whoever waits there still does.
            let _ = self.inner.rearm(id);
        }
        taken
    }

    fn read(&mut self, id: SockId, bytes: &mut [u8]) -> io::Result<usize> {
        if self.broken.contains(&id) {
            return Ok(0);
        }
        let (verdict, call) = (self.watcher.before(Call::Read(id)), Call::Read(id));
        let outcome = match verdict {
            Verdict::Go => self.inner.read(id, bytes),
            Verdict::OneByte => {
                let room = bytes.len().min(1);
                let read = self.inner.read(id, &mut bytes[..room]);
                // There may be more: that is told again.
                self.inner.rearm(id)?;
                read
            }
            Verdict::Fail(error) => {
                self.break_off(id);
                Err(error)
            }
        };
        self.tell(call, None, outcome.as_ref().copied());
        outcome
    }

    fn write(&mut self, id: SockId, bytes: &[u8]) -> io::Result<usize> {
        if self.broken.contains(&id) {
            return Err(io::Error::from_raw_os_error(rustix::io::Errno::PIPE.raw_os_error()));
        }
        let outcome = match self.watcher.before(Call::Write(id)) {
            Verdict::Go => self.inner.write(id, bytes),
            Verdict::OneByte => self.inner.write(id, &bytes[..bytes.len().min(1)]),
            Verdict::Fail(error) => {
                self.break_off(id);
                Err(error)
            }
        };
        self.tell(Call::Write(id), None, outcome.as_ref().copied());
        outcome
    }

    fn take_error(&mut self, id: SockId) -> io::Result<Option<io::Error>> {
        self.inner.take_error(id)
    }

    fn local_address(&self, id: SockId) -> io::Result<SockAddr> {
        self.inner.local_address(id)
    }

    fn peer_address(&self, id: SockId) -> io::Result<SockAddr> {
        self.inner.peer_address(id)
    }

    fn shutdown(&mut self, id: SockId, how: Shutdown) -> io::Result<()> {
        self.inner.shutdown(id, how)
    }

    fn close(&mut self, id: SockId) {
        self.broken.remove(&id);
        self.watcher.after(Call::Close(id), None, Ok(0));
        self.inner.close(id);
    }

    fn forget(&mut self, id: SockId) {
        self.inner.forget(id);
    }

    fn release(&mut self, id: SockId) -> Option<Socket> {
        self.inner.release(id)
    }

    fn want(&mut self, id: SockId, interest: Interest) -> io::Result<()> {
        self.inner.want(id, interest)
    }

    fn rearm(&mut self, id: SockId) -> io::Result<()> {
        self.inner.rearm(id)
    }

    fn poll(&mut self, timeout: Option<Duration>, events: &mut Events) -> io::Result<()> {
        self.inner.poll(timeout, events)
    }

    fn waker(&mut self) -> io::Result<Arc<mio::Waker>> {
        self.inner.waker()
    }
}
