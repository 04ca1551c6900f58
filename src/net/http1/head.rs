//! Heads: the first line and the fields, and what they say about the body and the connection.

use super::{Limits, Refused, Role};

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

/// Bytes as Python shows them, for messages.
pub fn bytes_repr(bytes: &[u8]) -> String {
    let mut text = String::from("b'");
    for byte in bytes {
        match byte {
            b'\\' => text.push_str("\\\\"),
            b'\'' => text.push_str("\\'"),
            b'\r' => text.push_str("\\r"),
            b'\n' => text.push_str("\\n"),
            b'\t' => text.push_str("\\t"),
            0x20..0x7f => text.push(char::from(*byte)),
            _ => text.push_str(&format!("\\x{byte:02x}")),
        }
    }
    text.push('\'');
    text
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
                head.check(parsed, &text)?;
                head.method = request.method.map_or((0, 0), |method| place(method.as_bytes()));
                head.target = request.path.map_or((0, 0), |target| place(target.as_bytes()));
                head.version = request.version.unwrap_or(1);
                request.headers
            }
            Role::Responses => {
                let mut response = httparse::Response::new(fields);
                let parsed = response.parse(&text);
                head.check(parsed, &text)?;
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

    fn check(&self, parsed: httparse::Result<usize>, text: &[u8]) -> Result<(), Refused> {
        let line = text.split(|byte| *byte == b'\r').next().unwrap_or_default();
        match parsed {
            Ok(httparse::Status::Complete(_)) => Ok(()),
            Ok(httparse::Status::Partial) => Err(Refused::bad("Invalid message")),
            Err(httparse::Error::TooManyHeaders) => Err(Refused::bad("Too many headers received")),
            Err(httparse::Error::Status) => {
                let at = status_place(line);
                let message = format!(
                    "Bad status line:\n  Invalid status code:\n\n  {}\n    {}^",
                    bytes_repr(line),
                    " ".repeat(at)
                );
                Err(Refused::bad(message))
            }
            Err(httparse::Error::HeaderName) => Err(Refused::bad("Invalid header token")),
            Err(httparse::Error::HeaderValue) => Err(Refused::bad("Invalid header value char")),
            Err(httparse::Error::Version) => Err(Refused::bad("Invalid HTTP version")),
            Err(httparse::Error::Token | httparse::Error::NewLine) => Err(Refused::bad("Invalid method encountered")),
        }
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
            return Err(Refused::bad("Transfer-Encoding can't be present with Content-Length"));
        }
        self.keep_alive = if self.version == 0 { self.says("keep-alive") } else { !self.says("close") };
        self.upgrade = self.values("upgrade").next().is_some() && self.says("upgrade");
        if role == Role::Requests {
            let hosts = self.values("host").count();
            if hosts > 1 || (hosts == 0 && self.version == 1) {
                return Err(Refused::bad(if hosts == 0 {
                    "Missing Host header"
                } else {
                    "Duplicate 'Host' header found."
                }));
            }
        }
        Ok(())
    }

    fn content_length(&self) -> Result<Option<u64>, Refused> {
        let mut lengths = self.values("content-length");
        let Some(first) = lengths.next() else { return Ok(None) };
        if lengths.next().is_some() {
            return Err(Refused::bad("Duplicate 'Content-Length' header found."));
        }
        let digits = std::str::from_utf8(first).ok().filter(|text| !text.is_empty());
        let digits = digits.filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        match digits.and_then(|text| text.parse().ok()) {
            Some(length) => Ok(Some(length)),
            None => Err(Refused::bad("Invalid character in Content-Length")),
        }
    }

    fn is_chunked(&self, role: Role) -> Result<bool, Refused> {
        let codings = self.tokens("transfer-encoding");
        let Some(last) = codings.last() else {
            let present = self.values("transfer-encoding").next().is_some();
            return if present { Err(Refused::bad("Request has invalid `Transfer-Encoding`")) } else { Ok(false) };
        };
        let count = codings.iter().filter(|coding| *coding == "chunked").count();
        match (last == "chunked", count) {
            (true, 1) => Ok(true),
            (false, 0) if role == Role::Responses => Ok(false),
            _ => Err(Refused::bad("Request has invalid `Transfer-Encoding`")),
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

/// Where the status stands in a status line, as its repr shows it.
fn status_place(line: &[u8]) -> usize {
    line.iter().position(|byte| *byte == b' ').map_or(0, |at| at + 1)
}

/// Without blanks and tabs around it.
pub fn trim(bytes: &[u8]) -> &[u8] {
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let start = bytes.iter().position(|byte| !blank(byte)).unwrap_or(bytes.len());
    let end = bytes.iter().rposition(|byte| !blank(byte)).map_or(start, |at| at + 1);
    &bytes[start..end]
}
