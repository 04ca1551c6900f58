//! A network that writes down what was asked of it (`-X net-record=FILE`): a line of JSON for each call, in order, with the loop's
//! time, the call, the number of the socket, and how many bytes, which new socket or which error came of it.

use super::Net;
use super::wrapped::{Call, Watcher, Wrapped};
use socket2::SockAddr;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// Where it is written.
pub struct Record {
    file: File,
    now: f64,
    count: u64,
}

impl Watcher for Record {
    fn after(&mut self, call: Call, to: Option<&SockAddr>, outcome: Result<usize, &io::Error>) {
        let (name, id) = match call {
            Call::Open => ("open", None),
            Call::Bind(id) => ("bind", Some(id)),
            Call::Listen(id) => ("listen", Some(id)),
            Call::Connect(id) => ("connect", Some(id)),
            Call::Accept(id) => ("accept", Some(id)),
            Call::Read(id) => ("read", Some(id)),
            Call::Write(id) => ("write", Some(id)),
            Call::Close(id) => ("close", Some(id)),
        };
        self.count += 1;
        let mut line = format!("{{\"n\":{},\"t\":{:.6},\"call\":\"{name}\"", self.count, self.now);
        if let Some(id) = id {
            line += &format!(",\"socket\":{}", id.index);
        }
        if let Some(to) = to.and_then(SockAddr::as_socket) {
            line += &format!(",\"to\":\"{to}\"");
        }
        line += &match (call, outcome) {
            (Call::Open | Call::Accept(_), Ok(made)) => format!(",\"made\":{made}}}\n"),
            (Call::Read(_) | Call::Write(_), Ok(bytes)) => format!(",\"bytes\":{bytes}}}\n"),
            (_, Ok(_)) => "}\n".to_owned(),
            (_, Err(error)) => format!(",\"errno\":{}}}\n", error.raw_os_error().unwrap_or(0)),
        };
        // A record that cannot be written is no reason to stop the program.
        let _ = self.file.write_all(line.as_bytes());
    }

    fn time(&mut self, now: f64) {
        self.now = now;
    }
}

/// A network that is recorded.
pub type RecordNet = Wrapped<Record>;

/// Records a network's calls in a file, which is made anew.
pub fn recorded(inner: Box<dyn Net>, path: &Path) -> io::Result<RecordNet> {
    Ok(Wrapped::new(inner, Record { file: File::create(path)?, now: 0.0, count: 0 }))
}
