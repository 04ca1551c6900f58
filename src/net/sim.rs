//! A network in a box: the hosts of a folder, answered from inside the process (`--sim-net DIR`).
//!
//! Every folder of `DIR` is a host with an address of its own in 198.18.0.0/15, which the Internet does not use. A connection to
//! such an address ends at a [`Site`] instead of the system; everything else is the system's. What a site answers may be due
//! later (`_delay`): [`SimNet::next_due`] says when, so that a virtual clock can jump there.

use super::real::RealNet;
use super::site::Site;
use super::{Events, Interest, Net, SockId};
use rustc_hash::FxHashMap;
use socket2::{Domain, Protocol, SockAddr, Socket, Type};
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, Shutdown, SocketAddr};
use std::os::fd::RawFd;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Where the addresses of simulated hosts begin.
const FIRST: u32 = u32::from_be_bytes([198, 18, 0, 1]);

/// A connection to a simulated host.
struct Connection {
    site: Site,
    peer: SocketAddr,
    interest: Interest,
    /// What was told and has not been taken back by a read that would have waited.
    told_read: bool,
    told_write: bool,
    /// We send no more.
    ended: bool,
}

/// The system's network with simulated hosts in it.
pub struct SimNet {
    real: RealNet,
    folder: PathBuf,
    hosts: Vec<String>,
    connections: FxHashMap<SockId, Connection>,
    now: f64,
}

impl SimNet {
    /// The hosts of a folder.
    pub fn new(folder: PathBuf) -> io::Result<SimNet> {
        let mut hosts = Vec::new();
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            if entry.path().is_dir() {
                hosts.push(entry.file_name().to_string_lossy().to_ascii_lowercase());
            }
        }
        hosts.sort();
        Ok(SimNet { real: RealNet::default(), folder, hosts, connections: FxHashMap::default(), now: 0.0 })
    }

    fn host_of(&self, address: &SocketAddr) -> Option<&str> {
        let SocketAddr::V4(address) = address else { return None };
        let number = u32::from(*address.ip()).checked_sub(FIRST)?;
        self.hosts.get(number as usize).map(String::as_str)
    }
}

fn refused() -> io::Error {
    io::Error::from_raw_os_error(rustix::io::Errno::CONNREFUSED.raw_os_error())
}

impl Net for SimNet {
    fn simulated(&self, host: &str) -> Option<Option<Ipv4Addr>> {
        let place = self.hosts.iter().position(|known| *known == host.to_ascii_lowercase());
        Some(place.map(|place| Ipv4Addr::from(FIRST + place as u32)))
    }

    fn open(&mut self, domain: Domain, kind: Type, protocol: Option<Protocol>) -> io::Result<SockId> {
        self.real.open(domain, kind, protocol)
    }

    fn pair(&mut self, domain: Domain, kind: Type) -> io::Result<(SockId, SockId)> {
        self.real.pair(domain, kind)
    }

    fn adopt(&mut self, socket: Socket) -> SockId {
        self.real.adopt(socket)
    }

    fn watch(&mut self, fd: RawFd) -> SockId {
        self.real.watch(fd)
    }

    fn socket(&self, id: SockId) -> Option<&Socket> {
        self.real.socket(id)
    }

    fn connect(&mut self, id: SockId, address: &SockAddr) -> io::Result<()> {
        let Some(peer) = address.as_socket() else { return self.real.connect(id, address) };
        let Some(host) = self.host_of(&peer) else { return self.real.connect(id, address) };
        if !matches!(peer.port(), 80 | 8000 | 8080) {
            return Err(refused());
        }
        let site = Site::new(self.folder.join(host));
        let interest = Interest::default();
        let connection = Connection { site, peer, interest, told_read: false, told_write: false, ended: false };
        self.connections.insert(id, connection);
        Ok(())
    }

    fn bind(&mut self, id: SockId, address: &SockAddr) -> io::Result<()> {
        self.real.bind(id, address)
    }

    fn listen(&mut self, id: SockId, backlog: i32) -> io::Result<()> {
        self.real.listen(id, backlog)
    }

    fn accept(&mut self, id: SockId) -> io::Result<(SockId, SockAddr)> {
        self.real.accept(id)
    }

    fn read(&mut self, id: SockId, bytes: &mut [u8]) -> io::Result<usize> {
        let now = self.now;
        let Some(connection) = self.connections.get_mut(&id) else { return self.real.read(id, bytes) };
        let count = connection.site.read(now, bytes);
        if count == 0 && !connection.site.is_over(now) && !connection.ended {
            connection.told_read = false;
            return Err(ErrorKind::WouldBlock.into());
        }
        if connection.site.due().is_some_and(|due| due > now) || !connection.site.is_over(now) {
            connection.told_read = false;
        }
        Ok(count)
    }

    fn write(&mut self, id: SockId, bytes: &[u8]) -> io::Result<usize> {
        let now = self.now;
        match self.connections.get_mut(&id) {
            Some(connection) => {
                connection.site.write(now, bytes);
                Ok(bytes.len())
            }
            None => self.real.write(id, bytes),
        }
    }

    fn take_error(&mut self, id: SockId) -> io::Result<Option<io::Error>> {
        if self.connections.contains_key(&id) { Ok(None) } else { self.real.take_error(id) }
    }

    fn local_address(&self, id: SockId) -> io::Result<SockAddr> {
        self.real.local_address(id)
    }

    fn peer_address(&self, id: SockId) -> io::Result<SockAddr> {
        match self.connections.get(&id) {
            Some(connection) => Ok(connection.peer.into()),
            None => self.real.peer_address(id),
        }
    }

    fn shutdown(&mut self, id: SockId, how: Shutdown) -> io::Result<()> {
        match self.connections.get_mut(&id) {
            Some(connection) => {
                connection.ended = true;
                Ok(())
            }
            None => self.real.shutdown(id, how),
        }
    }

    fn close(&mut self, id: SockId) {
        self.connections.remove(&id);
        self.real.close(id);
    }

    fn forget(&mut self, id: SockId) {
        self.real.forget(id);
    }

    fn release(&mut self, id: SockId) -> Option<Socket> {
        self.connections.remove(&id);
        self.real.release(id)
    }

    fn want(&mut self, id: SockId, interest: Interest) -> io::Result<()> {
        match self.connections.get_mut(&id) {
            Some(connection) => {
                connection.interest = interest;
                Ok(())
            }
            None => self.real.want(id, interest),
        }
    }

    fn rearm(&mut self, id: SockId) -> io::Result<()> {
        match self.connections.get_mut(&id) {
            Some(connection) => {
                (connection.told_read, connection.told_write) = (false, false);
                Ok(())
            }
            None => self.real.rearm(id),
        }
    }

    fn next_due(&self) -> Option<f64> {
        let dues = self.connections.values().filter(|connection| connection.interest.read && !connection.told_read);
        dues.filter_map(|connection| connection.site.due()).min_by(f64::total_cmp)
    }

    fn set_now(&mut self, now: f64) {
        self.now = now;
    }

    fn poll(&mut self, timeout: Option<Duration>, events: &mut Events) -> io::Result<()> {
        let before = events.ready.len();
        let now = self.now;
        for (id, connection) in &mut self.connections {
            let readable = connection.site.due().is_some_and(|due| due <= now) || connection.site.is_over(now);
            let read = readable && connection.interest.read && !std::mem::replace(&mut connection.told_read, readable);
            let write = connection.interest.write && !std::mem::replace(&mut connection.told_write, true);
            if read || write {
                events.ready.push((*id, Interest { read, write, ended: connection.site.is_over(now) }));
            }
        }
        // Byte-identical runs: in the order of the sockets' places.
        events.ready[before..].sort_by_key(|(id, _)| id.index);
        let timeout = if events.ready.len() > before { Some(Duration::ZERO) } else { timeout };
        self.real.poll(timeout, events)
    }

    fn waker(&mut self) -> io::Result<Arc<mio::Waker>> {
        self.real.waker()
    }
}
