//! The system's network: sockets of socket2, readiness by mio.
//!
//! One poller for the process, made at first need. A descriptor is registered while somebody wants to be told of it, once for
//! both directions. mio is edge-triggered; [`RealNet::rearm`] registers anew, which tells again what still holds.

use super::{Events, Interest, Net, SockId};
use mio::unix::SourceFd;
use mio::{Poll, Token, Waker};
use rustc_hash::FxHashMap;
use socket2::{Domain, Protocol, SockAddr, Socket, Type};
use std::io::{self, ErrorKind, Read, Write};
use std::net::Shutdown;
use std::os::fd::{AsRawFd, RawFd};
use std::sync::Arc;
use std::time::Duration;

/// The waker's token: no place in the table is so high.
const WAKER: Token = Token(usize::MAX);

/// Events taken from the system at once: what they are about is the work of one turn, and timers are looked at between turns.
const BATCH: usize = 64;

/// The same where there are many sources.
const FEW: usize = 16;

/// Whose the descriptor is.
enum Owner {
    /// Ours.
    Net(Socket),
    /// Somebody else's: a pipe, a script's descriptor.
    Other(RawFd),
}

struct Entry {
    owner: Owner,
    /// What is registered; empty where nothing is.
    interest: Interest,
}

impl Entry {
    fn fd(&self) -> RawFd {
        match &self.owner {
            Owner::Net(socket) => socket.as_raw_fd(),
            Owner::Other(fd) => *fd,
        }
    }
}

#[derive(Default)]
struct Place {
    generation: u32,
    entry: Option<Entry>,
}

struct Poller {
    poll: Poll,
    found: mio::Events,
    found_of_many: mio::Events,
    waker: Option<Arc<Waker>>,
}

/// The system's network.
#[derive(Default)]
pub struct RealNet {
    places: Vec<Place>,
    free: Vec<u32>,
    by_fd: FxHashMap<RawFd, SockId>,
    poller: Option<Poller>,
}

fn token(id: SockId) -> Token {
    Token(id.index as usize | (id.generation as usize & 0x7fff_ffff) << 32)
}

fn id_of(token: Token) -> SockId {
    SockId { index: token.0 as u32, generation: (token.0 >> 32) as u32 }
}

fn bad() -> io::Error {
    io::Error::from_raw_os_error(rustix::io::Errno::BADF.raw_os_error())
}

impl RealNet {
    fn insert(&mut self, owner: Owner) -> SockId {
        let entry = Entry { owner, interest: Interest::default() };
        let fd = entry.fd();
        let index = match self.free.pop() {
            Some(index) => index,
            None => {
                self.places.push(Place::default());
                (self.places.len() - 1) as u32
            }
        };
        let place = &mut self.places[index as usize];
        place.entry = Some(entry);
        let id = SockId { index, generation: place.generation };
        self.by_fd.insert(fd, id);
        id
    }

    fn entry(&self, id: SockId) -> io::Result<&Entry> {
        let place = self.places.get(id.index as usize).filter(|place| place.generation == id.generation);
        place.and_then(|place| place.entry.as_ref()).ok_or_else(bad)
    }

    fn own(&self, id: SockId) -> io::Result<&Socket> {
        match &self.entry(id)?.owner {
            Owner::Net(socket) => Ok(socket),
            Owner::Other(_) => Err(bad()),
        }
    }

    fn poller(&mut self) -> io::Result<&mut Poller> {
        if self.poller.is_none() {
            let [found, found_of_many] = [BATCH, FEW].map(mio::Events::with_capacity);
            self.poller = Some(Poller { poll: Poll::new()?, found, found_of_many, waker: None });
        }
        self.poller.as_mut().ok_or_else(bad)
    }

    /// Takes an entry out of the table; its number is used again under another generation.
    fn remove(&mut self, id: SockId) -> Option<Entry> {
        self.entry(id).ok()?;
        let place = &mut self.places[id.index as usize];
        let entry = place.entry.take()?;
        place.generation = (place.generation + 1) & 0x7fff_ffff;
        self.free.push(id.index);
        let fd = entry.fd();
        if self.by_fd.get(&fd) == Some(&id) {
            self.by_fd.remove(&fd);
        }
        if let Some(poller) = self.poller.as_ref().filter(|_| !entry.interest.is_empty()) {
            // A descriptor that its owner has closed is gone from the poller already.
            let _ = poller.poll.registry().deregister(&mut SourceFd(&fd));
        }
        Some(entry)
    }

    fn register(&mut self, id: SockId, interest: Interest) -> io::Result<()> {
        let (fd, registered) = {
            let entry = self.entry(id)?;
            (entry.fd(), !entry.interest.is_empty())
        };
        let registry = self.poller()?.poll.registry();
        let (token, wanted) = (token(id), interest.to_mio());
        if !registered {
            return match registry.register(&mut SourceFd(&fd), token, wanted) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    registry.reregister(&mut SourceFd(&fd), token, wanted)
                }
                other => other,
            };
        }
        match registry.reregister(&mut SourceFd(&fd), token, wanted) {
            // Its owner closed it, and the number came back.
            Err(error) if error.kind() == ErrorKind::NotFound => registry.register(&mut SourceFd(&fd), token, wanted),
            other => other,
        }
    }

    fn set_interest(&mut self, id: SockId, interest: Interest) {
        if let Some(entry) = self.places[id.index as usize].entry.as_mut() {
            entry.interest = interest;
        }
    }
}

impl Net for RealNet {
    fn open(&mut self, domain: Domain, kind: Type, protocol: Option<Protocol>) -> io::Result<SockId> {
        let socket = Socket::new(domain, kind, protocol)?;
        socket.set_nonblocking(true)?;
        Ok(self.insert(Owner::Net(socket)))
    }

    fn pair(&mut self, domain: Domain, kind: Type) -> io::Result<(SockId, SockId)> {
        let (one, other) = Socket::pair(domain, kind, None)?;
        one.set_nonblocking(true)?;
        other.set_nonblocking(true)?;
        Ok((self.insert(Owner::Net(one)), self.insert(Owner::Net(other))))
    }

    fn adopt(&mut self, socket: Socket) -> SockId {
        self.insert(Owner::Net(socket))
    }

    fn watch(&mut self, fd: RawFd) -> SockId {
        match self.by_fd.get(&fd) {
            Some(id) => *id,
            None => self.insert(Owner::Other(fd)),
        }
    }

    fn socket(&self, id: SockId) -> Option<&Socket> {
        self.own(id).ok()
    }

    fn connect(&mut self, id: SockId, address: &SockAddr) -> io::Result<()> {
        self.own(id)?.connect(address)
    }

    fn bind(&mut self, id: SockId, address: &SockAddr) -> io::Result<()> {
        self.own(id)?.bind(address)
    }

    fn listen(&mut self, id: SockId, backlog: i32) -> io::Result<()> {
        self.own(id)?.listen(backlog)
    }

    fn accept(&mut self, id: SockId) -> io::Result<(SockId, SockAddr)> {
        let (socket, address) = self.own(id)?.accept()?;
        socket.set_nonblocking(true)?;
        Ok((self.insert(Owner::Net(socket)), address))
    }

    fn read(&mut self, id: SockId, bytes: &mut [u8]) -> io::Result<usize> {
        self.own(id)?.read(bytes)
    }

    fn write(&mut self, id: SockId, bytes: &[u8]) -> io::Result<usize> {
        self.own(id)?.write(bytes)
    }

    fn take_error(&mut self, id: SockId) -> io::Result<Option<io::Error>> {
        self.own(id)?.take_error()
    }

    fn local_address(&self, id: SockId) -> io::Result<SockAddr> {
        self.own(id)?.local_addr()
    }

    fn peer_address(&self, id: SockId) -> io::Result<SockAddr> {
        self.own(id)?.peer_addr()
    }

    fn shutdown(&mut self, id: SockId, how: Shutdown) -> io::Result<()> {
        self.own(id)?.shutdown(how)
    }

    fn close(&mut self, id: SockId) {
        drop(self.remove(id));
    }

    fn forget(&mut self, id: SockId) {
        if self.entry(id).is_ok_and(|entry| matches!(entry.owner, Owner::Other(_))) {
            drop(self.remove(id));
        }
    }

    fn release(&mut self, id: SockId) -> Option<Socket> {
        match self.remove(id)?.owner {
            Owner::Net(socket) => Some(socket),
            Owner::Other(_) => None,
        }
    }

    fn want(&mut self, id: SockId, interest: Interest) -> io::Result<()> {
        let entry = self.entry(id)?;
        // Who owns the descriptor may have closed it and opened another of the same number: that one is registered anew.
        if entry.interest == interest && matches!(entry.owner, Owner::Net(_)) {
            return Ok(());
        }
        if interest.is_empty() {
            let fd = entry.fd();
            if let Some(poller) = &self.poller {
                let _ = poller.poll.registry().deregister(&mut SourceFd(&fd));
            }
        } else {
            self.register(id, interest)?;
        }
        self.set_interest(id, interest);
        Ok(())
    }

    fn rearm(&mut self, id: SockId) -> io::Result<()> {
        let interest = self.entry(id)?.interest;
        if interest.is_empty() { Ok(()) } else { self.register(id, interest) }
    }

    fn poll(&mut self, timeout: Option<Duration>, events: &mut Events) -> io::Result<()> {
        let Poller { poll, found, found_of_many, .. } = self.poller()?;
        let found = if events.few { found_of_many } else { found };
        if let Err(error) = poll.poll(found, timeout) {
            // A signal came: whoever waits looks at signals.
            return if error.kind() == ErrorKind::Interrupted { Ok(()) } else { Err(error) };
        }
        for event in found.iter() {
            if event.token() == WAKER {
                events.woken = true;
                continue;
            }
            events.ready.push((id_of(event.token()), Interest::told(event)));
        }
        Ok(())
    }

    fn waker(&mut self) -> io::Result<Arc<Waker>> {
        let poller = self.poller()?;
        if let Some(waker) = &poller.waker {
            return Ok(waker.clone());
        }
        let waker = Arc::new(Waker::new(poller.poll.registry(), WAKER)?);
        poller.waker = Some(waker.clone());
        Ok(waker)
    }
}
