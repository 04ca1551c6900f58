//! Bodies: of a known length, in chunks, or to the end of the connection.

use super::head::Head;
use super::refused::Refused;
use super::{Event, Limits, Missing, Role};

/// Bytes of a chunk's size line, extensions included.
const SIZE_LINE: usize = 1024;

/// A body that is being read.
pub enum Body {
    /// So many bytes are left, of so many.
    Length(u64, u64),
    /// Chunks.
    Chunks(Chunk),
    /// To the end of the connection.
    ToEnd,
}

/// Where a body in chunks stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chunk {
    /// Before a size line.
    Size,
    /// Inside a chunk: so many bytes are left.
    Data(u64),
    /// Behind it: CR LF.
    Close,
    /// After the last one: so many trailer fields have come.
    Trailers(usize),
}

impl Body {
    /// The body that a head announces.
    pub fn of(role: Role, head: &Head, bodiless: bool) -> Body {
        let none = role == Role::Responses && (bodiless || matches!(head.status, 100..=199 | 204 | 304));
        match head.length {
            _ if none => Body::Length(0, 0),
            _ if head.chunked => Body::Chunks(Chunk::Size),
            Some(length) => Body::Length(length, length),
            None if role == Role::Requests => Body::Length(0, 0),
            None => Body::ToEnd,
        }
    }

    /// Reads from the front of the buffer; whether the body is over.
    pub fn read(&mut self, buffer: &mut Vec<u8>, events: &mut Vec<Event>, limits: Limits) -> Result<bool, Refused> {
        match self {
            Body::Length(left, _) => {
                let count = (*left).min(buffer.len() as u64);
                *left -= count;
                take(buffer, count as usize, events);
                Ok(*left == 0)
            }
            Body::ToEnd => {
                take(buffer, buffer.len(), events);
                Ok(false)
            }
            Body::Chunks(chunk) => chunk.read(buffer, events, limits),
        }
    }

    /// The connection ended.
    pub fn finish(self) -> Result<Vec<Event>, Missing> {
        match self {
            Body::Length(left, all) => Err(Missing::Length(all - left, all)),
            Body::ToEnd => Ok(vec![Event::End]),
            Body::Chunks(_) => Err(Missing::Chunks),
        }
    }
}

fn take(buffer: &mut Vec<u8>, count: usize, events: &mut Vec<Event>) {
    if count == 0 {
        return;
    }
    let rest = buffer.split_off(count);
    events.push(Event::Data(std::mem::replace(buffer, rest)));
}

impl Chunk {
    fn read(&mut self, buffer: &mut Vec<u8>, events: &mut Vec<Event>, limits: Limits) -> Result<bool, Refused> {
        // Bytes are taken off the front once for all chunks at hand: many tiny ones cost what they weigh.
        let (mut at, mut data) = (0, Vec::new());
        let over = self.walk(buffer, &mut at, &mut data, limits);
        buffer.drain(..at);
        if !data.is_empty() {
            events.push(Event::Data(data));
        }
        over
    }

    fn walk(&mut self, buffer: &[u8], at: &mut usize, data: &mut Vec<u8>, limits: Limits) -> Result<bool, Refused> {
        loop {
            match *self {
                Chunk::Size => {
                    let Some(line) = line_at(buffer, at, SIZE_LINE)? else { return Ok(false) };
                    let size = chunk_size(line)?;
                    *self = if size == 0 { Chunk::Trailers(0) } else { Chunk::Data(size) };
                }
                Chunk::Data(left) => {
                    let count = left.min((buffer.len() - *at) as u64);
                    data.extend_from_slice(&buffer[*at..*at + count as usize]);
                    *at += count as usize;
                    if count < left {
                        *self = Chunk::Data(left - count);
                        return Ok(false);
                    }
                    *self = Chunk::Close;
                }
                Chunk::Close => match buffer[*at..] {
                    [b'\r', b'\n', ..] => {
                        *at += 2;
                        *self = Chunk::Size;
                    }
                    [] | [b'\r'] => return Ok(false),
                    _ => return Err(Refused::bad("Chunk data is not followed by CR LF")),
                },
                Chunk::Trailers(count) => {
                    let Some(line) = line_at(buffer, at, limits.line)? else { return Ok(false) };
                    if line.is_empty() {
                        return Ok(true);
                    }
                    if count >= limits.headers {
                        return Err(Refused::bad("Too many trailers received"));
                    }
                    *self = Chunk::Trailers(count + 1);
                }
            }
        }
    }
}

/// The line that begins at a place, without its end; the place moves behind it. `None` while it is incomplete.
fn line_at<'a>(buffer: &'a [u8], at: &mut usize, limit: usize) -> Result<Option<&'a [u8]>, Refused> {
    let rest = &buffer[*at..];
    match memchr::memchr(b'\n', rest) {
        Some(end) if end == 0 || rest[end - 1] != b'\r' => Err(Refused::bad("Unexpected LF in chunk")),
        Some(end) if end > limit + 1 => Err(Refused::bad("Chunk line is too long")),
        Some(end) => {
            *at += end + 1;
            Ok(Some(&rest[..end - 1]))
        }
        None if rest.len() > limit + 1 => Err(Refused::bad("Chunk line is too long")),
        None => Ok(None),
    }
}

/// The size in a chunk's first line; extensions are passed over.
fn chunk_size(line: &[u8]) -> Result<u64, Refused> {
    let digits = line.split(|byte| *byte == b';').next().unwrap_or_default();
    let digits = super::head::trim(digits);
    let text = std::str::from_utf8(digits).unwrap_or_default();
    let fits = !text.is_empty() && text.len() <= 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match u64::from_str_radix(text, 16) {
        Ok(size) if fits => Ok(size),
        Ok(_) | Err(_) => {
            let at = line.iter().position(|byte| !byte.is_ascii_hexdigit()).unwrap_or(line.len());
            Err(Refused::line("Invalid character in chunk size", line, at))
        }
    }
}
