//! HTTP/1.1 as bytes in, events out: both directions, without input or output of its own.
//!
//! A [`Parser`] is fed whatever came and answers what it made of it: heads, pieces of bodies, ends of messages. It keeps what is
//! incomplete. It is strict where leniency has been abused: a message whose length can be read in two ways is refused, lines end
//! with CR LF, headers are not folded, and every line, the number of headers and a chunk's size line are limited.
//! Syntax of heads is httparse's; what their fields mean for the body is decided in [`head`], bodies are in [`body`].

pub mod body;
pub mod head;
pub mod refused;
#[cfg(test)]
mod tests;

use body::Body;
use head::Head;
use refused::Refused;

/// Who the other side is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// It sends requests: we are the server.
    Requests,
    /// It sends responses: we are the client.
    Responses,
}

/// What was made of the bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// A message begins.
    Head(Head),
    /// A piece of its body.
    Data(Vec<u8>),
    /// It is over.
    End,
    /// What follows is refused.
    Fault(Refused),
    /// The connection is no longer HTTP: what follows belongs to another protocol.
    Rest(Vec<u8>),
}

/// Limits of what is read.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a line of the head.
    pub line: usize,
    /// Header fields.
    pub headers: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { line: 8190, headers: 128 }
    }
}

enum State {
    Head,
    Body(Body),
    /// Another protocol has taken over.
    Upgraded,
    /// The message ended the connection, or was refused.
    Over,
}

/// One direction of a connection.
pub struct Parser {
    role: Role,
    limits: Limits,
    buffer: Vec<u8>,
    /// How far the buffer has no end of the head.
    searched: usize,
    state: State,
    /// Whether the response to read has no body whatever its head says (it answers HEAD).
    pub bodiless: bool,
}

impl Parser {
    /// For one direction.
    pub fn new(role: Role, limits: Limits) -> Parser {
        Parser { role, limits, buffer: Vec::new(), searched: 0, state: State::Head, bodiless: false }
    }

    /// Whether a message has begun and is not over.
    pub fn is_inside(&self) -> bool {
        match &self.state {
            State::Head => !self.buffer.is_empty(),
            State::Body(_) => true,
            State::Upgraded | State::Over => false,
        }
    }

    /// Takes bytes in; what they complete. After a fault, which comes last, nothing more is read.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        self.buffer.extend_from_slice(bytes);
        if let Err(refused) = self.advance(&mut events) {
            self.state = State::Over;
            self.buffer.clear();
            events.push(Event::Fault(refused));
        }
        events
    }

    /// The other side sends no more. An error where a message is incomplete: how many bytes were still expected is told.
    pub fn finish(&mut self) -> Result<Vec<Event>, Missing> {
        match std::mem::replace(&mut self.state, State::Over) {
            State::Body(body) => body.finish(),
            State::Head if !self.buffer.is_empty() => Err(Missing::Head),
            State::Head | State::Upgraded | State::Over => Ok(Vec::new()),
        }
    }

    fn advance(&mut self, events: &mut Vec<Event>) -> Result<(), Refused> {
        loop {
            match &mut self.state {
                State::Head => match self.read_head()? {
                    Some(head) => events.push(Event::Head(head)),
                    None => return Ok(()),
                },
                State::Body(body) => {
                    let over = body.read(&mut self.buffer, events, self.limits)?;
                    if !over {
                        return Ok(());
                    }
                    events.push(Event::End);
                    self.state = State::Head;
                }
                State::Upgraded => {
                    if !self.buffer.is_empty() {
                        events.push(Event::Rest(std::mem::take(&mut self.buffer)));
                    }
                    return Ok(());
                }
                State::Over => {
                    self.buffer.clear();
                    return Ok(());
                }
            }
        }
    }

    fn read_head(&mut self) -> Result<Option<Head>, Refused> {
        // Empty lines before a message are let pass, as everybody does.
        let blank = self.buffer.chunks_exact(2).take_while(|pair| *pair == b"\r\n").count() * 2;
        if blank > 0 {
            self.buffer.drain(..blank);
            self.searched = 0;
        }
        let Some(end) = self.find_end()? else { return Ok(None) };
        let rest = self.buffer.split_off(end);
        let text = std::mem::replace(&mut self.buffer, rest);
        self.searched = 0;
        let head = Head::parse(self.role, text, self.limits)?;
        self.state = match () {
            () if head.upgrade && self.role == Role::Requests => State::Upgraded,
            () if self.role == Role::Responses && head.status == 101 => State::Upgraded,
            () => State::Body(Body::of(self.role, &head, self.bodiless)),
        };
        Ok(Some(head))
    }

    /// Where the head ends; `None` while its end has not come. Lines are checked as they come, however slowly.
    fn find_end(&mut self) -> Result<Option<usize>, Refused> {
        let mut line = self.buffer[..self.searched].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let mut lines = 0;
        while let Some(at) = memchr::memchr(b'\n', &self.buffer[self.searched..]) {
            let at = self.searched + at;
            let whole = at > line && self.buffer[at - 1] == b'\r';
            // Old servers end lines with LF alone, and clients let it pass; in a request it is how one is hidden in another.
            if !whole && self.role == Role::Requests {
                return Err(Refused::bare_end(&self.buffer, line, at));
            }
            self.check_line(line, at)?;
            self.searched = at + 1;
            if at - line == usize::from(whole) {
                return Ok(Some(at + 1));
            }
            line = at + 1;
            lines += 1;
            if lines > self.limits.headers + 1 {
                return Err(Refused::bad("Too many headers received"));
            }
        }
        self.check_line(line, self.buffer.len())?;
        if line == 0 && self.role == Role::Requests && self.buffer != b"\r" && !begins_like_a_request(&self.buffer) {
            // Its end would never come.
            let is_tls = self.buffer.starts_with(b"\x16\x03");
            return Err(if is_tls {
                Refused::bad("Received HTTPS traffic on an HTTP port")
            } else {
                Refused::method(&self.buffer)
            });
        }
        self.searched = self.buffer.len();
        if self.buffer.len() > (self.limits.line + 2) * (self.limits.headers + 2) {
            return Err(Refused::bad("Too many headers received"));
        }
        Ok(None)
    }

    fn check_line(&self, start: usize, end: usize) -> Result<(), Refused> {
        if end - start <= self.limits.line + 1 {
            return Ok(());
        }
        let line = self.buffer[start..end].trim_ascii_end();
        Refused::too_long(self.role, line, start == 0, self.limits.line).map_or(Ok(()), Err)
    }
}

/// Whether there are only characters of a method before the first blank.
fn begins_like_a_request(line: &[u8]) -> bool {
    line.iter().take_while(|byte| **byte != b' ').all(|byte| refused::is_token(*byte))
}

/// What was missing when the other side ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Missing {
    /// A part of the head.
    Head,
    /// A part of a body of known length: bytes received, bytes announced.
    Length(u64, u64),
    /// The end of a body in chunks.
    Chunks,
}
