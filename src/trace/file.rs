//! Recordings as files: JSON Lines, a header with the source text first, then one event a line; packed with gzip where the name ends
//! in `.gz`.
//!
//! Readers pass over kinds and fields that they do not know, so `coroscope_trace` changes only when old readers would misread. A
//! file without its last line (`end`) was cut off and is shown as far as it goes; a broken line is named and passed over.

use super::observer::Record;
use super::wire;
use crate::source::Source;
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::io::{Read, Write};
use std::path::Path;

/// The version that this program writes.
pub const VERSION: u32 = 1;

/// The text of one source.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SourceText {
    /// Its number in places.
    pub id: u32,
    /// Its path, as the user gave it.
    pub path: String,
    /// The hash of its text.
    pub sha256: String,
    /// The text.
    #[serde(default)]
    pub text: String,
}

impl SourceText {
    /// A source under a path.
    pub fn of(id: usize, source: &Source, shown: &impl Fn(&Source) -> String) -> SourceText {
        SourceText { id: id as u32, path: shown(source), sha256: sha256(&source.text), text: source.text.clone() }
    }

    /// A line (from 1) of its text.
    pub fn line(&self, number: u32) -> Option<&str> {
        self.text.lines().nth((number as usize).checked_sub(1)?)
    }
}

/// The hash of a text in hexadecimal digits.
pub fn sha256(text: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first line of a file.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Header {
    /// The version of the format.
    pub coroscope_trace: u32,
    /// Additions that old readers pass over.
    #[serde(default)]
    pub minor: u32,
    /// What wrote it.
    #[serde(default)]
    pub tool: String,
    /// `sched`, `calls` or `lines`.
    #[serde(default)]
    pub level: String,
    /// `real` or `virtual`.
    #[serde(default)]
    pub clock: String,
    /// The seed of the run.
    #[serde(default)]
    pub seed: u64,
    /// The order of the ready queue.
    #[serde(default)]
    pub schedule: String,
    /// Whether hints were given.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub hints: bool,
    /// The script and its arguments.
    #[serde(default)]
    pub argv: Vec<String>,
    /// The texts that places speak of.
    #[serde(default)]
    pub sources: Vec<SourceText>,
}

fn yes() -> bool {
    true
}

fn is_true(value: &bool) -> bool {
    *value
}

impl Header {
    /// The header of a run.
    pub fn new(level: &str, clock: &str, argv: Vec<String>) -> Header {
        Header {
            coroscope_trace: VERSION,
            minor: 0,
            tool: format!("coroscope {}", env!("CARGO_PKG_VERSION")),
            level: level.to_owned(),
            clock: clock.to_owned(),
            seed: 0,
            schedule: "fifo".to_owned(),
            hints: true,
            argv,
            sources: Vec::new(),
        }
    }
}

/// A recording.
#[derive(Clone, PartialEq, Debug)]
pub struct Trace {
    /// What was run, and how.
    pub header: Header,
    /// The events, their numbers ascending.
    pub records: Vec<Record>,
    /// Whether the end is missing.
    pub cut_off: bool,
    /// What is to be told about a file that was read.
    pub notes: Vec<String>,
}

/// Why a file is no recording.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The file cannot be read.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// It is something else.
    #[error("this is no recording: its first line is not the header of one")]
    NoTrace,
    /// It was written by a newer program.
    #[error("this recording has version {0}; this program reads version {VERSION}: use a newer coroscope")]
    Newer(u64),
}

impl Trace {
    /// The event of a number.
    pub fn get(&self, n: u64) -> Option<&Record> {
        let guess = self.records.get((n as usize).checked_sub(1)?);
        guess.filter(|record| record.n == n).or_else(|| {
            let at = self.records.binary_search_by_key(&n, |record| record.n).ok()?;
            self.records.get(at)
        })
    }

    /// How the script is called.
    pub fn script(&self) -> &str {
        self.header.argv.first().map_or("<string>", |name| name.rsplit('/').next().unwrap_or(name))
    }

    /// Writes the file; answers how much was written.
    pub fn write(&self, path: &Path, values: bool) -> std::io::Result<Written> {
        write(path, &self.header, self.records.iter(), values)
    }

    /// The file's text; without `values` the script's values and output are left out.
    pub fn to_text(&self, values: bool) -> String {
        let mut text = first_line(&self.header);
        for record in &self.records {
            wire::write(&mut text, record, values);
        }
        String::from_utf8_lossy(&text).into_owned()
    }

    /// Reads a file.
    pub fn read(path: &Path) -> Result<Trace, Unreadable> {
        let bytes = std::fs::read(path)?;
        let (text, broken_pack) = if bytes.starts_with(&[0x1f, 0x8b]) { unpack(&bytes) } else { (bytes, false) };
        let mut trace = Trace::from_text(&String::from_utf8_lossy(&text))?;
        trace.cut_off |= broken_pack;
        Ok(trace)
    }

    /// Reads a file's text.
    pub fn from_text(text: &str) -> Result<Trace, Unreadable> {
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        let head: serde_json::Value = serde_json::from_str(first).map_err(|_| Unreadable::NoTrace)?;
        let version = head.get("coroscope_trace").and_then(serde_json::Value::as_u64).ok_or(Unreadable::NoTrace)?;
        if version > u64::from(VERSION) {
            return Err(Unreadable::Newer(version));
        }
        let header: Header = serde_json::from_value(head).map_err(|_| Unreadable::NoTrace)?;
        let mut trace = Trace { header, records: Vec::new(), cut_off: false, notes: Vec::new() };
        trace.read_records(rest);
        Ok(trace)
    }

    fn read_records(&mut self, text: &str) {
        let last_is_whole = text.is_empty() || text.ends_with('\n');
        let count = text.lines().count();
        for (at, line) in text.lines().enumerate() {
            match wire::read(line) {
                Some(record) if self.records.last().is_none_or(|last| last.n < record.n) => self.records.push(record),
                Some(_) => self.notes.push(format!("line {} stands out of order; it is passed over", at + 2)),
                None if at + 1 == count && !last_is_whole => {}
                None => self.notes.push(format!("line {} is broken; it is passed over", at + 2)),
            }
        }
        let ended = self.records.last().is_some_and(|last| matches!(last.event, super::event::Event::End { .. }));
        self.cut_off = !ended;
    }
}

/// What was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Written {
    /// So many events.
    pub events: usize,
    /// So many bytes in the file.
    pub bytes: usize,
}

/// Writes a recording event by event; without `values` the script's values and output are left out.
pub fn write(
    path: &Path,
    header: &Header,
    records: impl Iterator<Item = impl Borrow<Record>>,
    values: bool,
) -> std::io::Result<Written> {
    let file = Counting { file: std::fs::File::create(path)?, bytes: 0 };
    if is_packed(path) {
        // With neither name nor time, so that equal recordings are equal files.
        let mut packer = flate2::GzBuilder::new().write(file, flate2::Compression::default());
        let events = write_to(&mut packer, header, records, values)?;
        return Ok(Written { events, bytes: packer.finish()?.bytes });
    }
    let mut file = file;
    let events = write_to(&mut file, header, records, values)?;
    Ok(Written { events, bytes: file.bytes })
}

/// Writes in pieces; answers how many events there were.
fn write_to(
    file: &mut impl Write,
    header: &Header,
    records: impl Iterator<Item = impl Borrow<Record>>,
    values: bool,
) -> std::io::Result<usize> {
    const PIECE: usize = 64 << 10;
    let mut text = first_line(header);
    text.reserve(PIECE * 2);
    let mut events = 0;
    for record in records {
        wire::write(&mut text, record.borrow(), values);
        events += 1;
        if text.len() >= PIECE {
            file.write_all(&text)?;
            text.clear();
        }
    }
    file.write_all(&text)?;
    Ok(events)
}

fn first_line(header: &Header) -> Vec<u8> {
    let mut text = serde_json::to_vec(header).unwrap_or_default();
    text.push(b'\n');
    text
}

/// A file, and how much went into it.
struct Counting {
    file: std::fs::File,
    bytes: usize,
}

impl Write for Counting {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.bytes += written;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// Whether a file of this name is packed.
pub fn is_packed(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "gz")
}

/// Unpacks as far as it goes; whether the end is missing.
fn unpack(bytes: &[u8]) -> (Vec<u8>, bool) {
    let mut text = Vec::new();
    let broken = flate2::read::GzDecoder::new(bytes).read_to_end(&mut text).is_err();
    (text, broken)
}
