//! Heads: the first line and the fields, and what they say about the body and the connection.

use super::refused::{self, Refused};
use super::{Limits, Role};

/// A place in the text of a head: where it begins and where it ends.
type Place = (u32, u32);

/// Fields of a head that most messages need no more places for than these.
const USUAL_FIELDS: usize = 128;

/// The head of a message: its text, and what was found in it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Head {
    /// The whole head as it came. It is no longer than a head may be, so places in it fit in 32 bits.
    text: Vec<u8>,
    method: Place,
    target: Place,
    reason: Place,
    /// Names and values, in order.
    fields: Vec<(Place, Place)>,
    /// The status of a response.
    pub status: u16,
    /// 0 or 1, of HTTP/1.x.
    pub version: u8,
    /// `Content-Length`
    pub length: Option<u64>,
    /// Whether the body comes in chunks.
    pub chunked: bool,
    /// Whether the connection goes on after the message.
    pub keep_alive: bool,
    /// Whether another protocol is asked for.
    pub upgrade: bool,
}

impl Head {
    /// Reads a whole head, its empty line included.
    pub fn parse(role: Role, text: Vec<u8>, limits: Limits) -> Result<Head, Refused> {
        let mut usual = [httparse::EMPTY_HEADER; USUAL_FIELDS];
        let mut many = Vec::new();
        let fields = if limits.headers <= USUAL_FIELDS {
            &mut usual[..limits.headers]
        } else {
            many.resize(limits.headers, httparse::EMPTY_HEADER);
            &mut many[..]
        };
        let mut head = Head::default();
        let place = |part: &[u8]| {
            let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
            (start as u32, (start + part.len()) as u32)
        };
        let found: &[httparse::Header<'_>] = match role {
            Role::Requests => {
                let mut request = httparse::Request::new(fields);
                let parsed = request.parse(&text);
                Head::check(role, parsed, &text)?;
                head.method = request.method.map_or((0, 0), |method| place(method.as_bytes()));
                head.target = request.path.map_or((0, 0), |target| place(target.as_bytes()));
                head.version = request.version.unwrap_or(1);
                if !request.method.is_some_and(refused::is_method) {
                    return Err(Refused::method(text.split(|byte| *byte == b'\r').next().unwrap_or_default()));
                }
                request.headers
            }
            Role::Responses => {
                let mut response = httparse::Response::new(fields);
                let parsed = response.parse(&text);
                Head::check(role, parsed, &text)?;
                head.status = response.code.unwrap_or_default();
                // An empty one is no part of the text.
                let reason = response.reason.filter(|reason| !reason.is_empty());
                head.reason = reason.map_or((0, 0), |reason| place(reason.as_bytes()));
                head.version = response.version.unwrap_or(1);
                response.headers
            }
        };
        head.fields = found.iter().map(|field| (place(field.name.as_bytes()), place(trim(field.value)))).collect();
        head.text = text;
        head.interpret(role)?;
        Ok(head)
    }

    fn at(&self, place: Place) -> &[u8] {
        &self.text[place.0 as usize..place.1 as usize]
    }

    fn text_at(&self, place: Place) -> &str {
        std::str::from_utf8(self.at(place)).unwrap_or_default()
    }

    /// The method of a request.
    pub fn method(&self) -> &str {
        self.text_at(self.method)
    }

    /// The target of a request.
    pub fn target(&self) -> &str {
        self.text_at(self.target)
    }

    /// The words after the status of a response.
    pub fn reason(&self) -> &str {
        self.text_at(self.reason)
    }

    /// Names and values of the fields, in order.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = (&[u8], &[u8])> {
        self.fields.iter().map(|(name, value)| (self.at(*name), self.at(*value)))
    }

    fn check(role: Role, parsed: httparse::Result<usize>, text: &[u8]) -> Result<(), Refused> {
        match parsed {
            Ok(httparse::Status::Complete(_)) => Ok(()),
            Ok(httparse::Status::Partial) => Err(Refused::bad("Invalid message")),
            Err(error) => Err(Refused::head(role, error, text)),
        }
    }

    /// A refusal of a field, with a mark under a byte of its value.
    fn refused(&self, what: &str, field: (&[u8], &[u8]), at: usize) -> Refused {
        let start = field.0.as_ptr().addr() - self.text.as_ptr().addr();
        let value = field.1.as_ptr().addr() - self.text.as_ptr().addr();
        Refused::line(what, &self.text[start..value + field.1.len()], value - start + at)
    }

    /// All values of a field.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a [u8]> {
        self.fields().filter(move |field| field.0.eq_ignore_ascii_case(name.as_bytes())).map(|field| field.1)
    }

    /// What the fields mean; contradictions are refused.
    fn interpret(&mut self, role: Role) -> Result<(), Refused> {
        self.length = self.content_length()?;
        self.chunked = self.is_chunked(role)?;
        if self.chunked && self.length.is_some() {
            return Err(self.length_and_chunks());
        }
        self.keep_alive = if self.version == 0 { self.says("keep-alive") } else { !self.says("close") };
        self.upgrade = self.values("upgrade").next().is_some() && self.says("upgrade");
        if role == Role::Requests {
            let hosts = self.values("host").count();
            if hosts > 1 || (hosts == 0 && self.version == 1) {
                return Err(Refused::bad(if hosts == 0 {
                    "Missing 'Host' header in request."
                } else {
                    "Duplicate 'Host' header found."
                }));
            }
        }
        Ok(())
    }

    /// Both say where the body ends: the later is refused.
    fn length_and_chunks(&self) -> Refused {
        let is = |field: &(&[u8], &[u8]), name: &str| field.0.eq_ignore_ascii_case(name.as_bytes());
        let both = |field: &(&[u8], &[u8])| is(field, "content-length") || is(field, "transfer-encoding");
        let Some(later) = self.fields().filter(both).last() else { return Refused::bad("Invalid message") };
        // The mark stands where llhttp stops: behind the colon.
        let before = later.0.len() + 1;
        let line = [later.0, b": ", later.1].concat();
        match is(&later, "content-length") {
            true => Refused::line("Content-Length can't be present with Transfer-Encoding", &line, before),
            false => Refused::line("Transfer-Encoding can't be present with Content-Length", &line, before + 1),
        }
    }

    fn content_length(&self) -> Result<Option<u64>, Refused> {
        let mut fields = self.fields().filter(|field| field.0.eq_ignore_ascii_case(b"content-length"));
        let Some(first) = fields.next() else { return Ok(None) };
        if let Some(second) = fields.next() {
            return Err(self.refused("Duplicate Content-Length", second, 0));
        }
        let bad = first.1.iter().position(|byte| !byte.is_ascii_digit());
        let length = std::str::from_utf8(first.1).ok().and_then(|text| text.parse().ok());
        match (bad, length) {
            (None, Some(length)) => Ok(Some(length)),
            (None, None) if first.1.is_empty() => Err(Refused::line("Empty Content-Length", b"", 0)),
            (None, None) => Err(self.refused("Content-Length overflow", first, first.1.len())),
            (Some(at), _) => Err(self.refused("Invalid character in Content-Length", first, at)),
        }
    }

    fn is_chunked(&self, role: Role) -> Result<bool, Refused> {
        let codings = self.tokens("transfer-encoding");
        let Some(last) = codings.last() else {
            let present = self.values("transfer-encoding").next().is_some();
            return if present {
                Err(Refused::line("Request has invalid `Transfer-Encoding`", b"", 0))
            } else {
                Ok(false)
            };
        };
        let count = codings.iter().filter(|coding| *coding == "chunked").count();
        match (last == "chunked", count) {
            (true, 1) => Ok(true),
            (false, 0) if role == Role::Responses => Ok(false),
            _ => Err(Refused::line("Request has invalid `Transfer-Encoding`", b"", 0)),
        }
    }

    /// Whether the field Connection has a word.
    fn says(&self, word: &str) -> bool {
        let words = self.values("connection").flat_map(|value| value.split(|byte| *byte == b','));
        words.map(trim).any(|found| found.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// The words of a list field, in lower case (ASCII alone: other letters are no letters of tokens).
    fn tokens(&self, name: &str) -> Vec<String> {
        let words = self.values(name).flat_map(|value| value.split(|byte| *byte == b','));
        let words = words.map(|word| String::from_utf8_lossy(trim(word)).to_ascii_lowercase());
        words.filter(|word| !word.is_empty()).collect()
    }
}

/// Without blanks and tabs around it.
pub fn trim(bytes: &[u8]) -> &[u8] {
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let start = bytes.iter().position(|byte| !blank(byte)).unwrap_or(bytes.len());
    let end = bytes.iter().rposition(|byte| !blank(byte)).map_or(start, |at| at + 1);
    &bytes[start..end]
}
