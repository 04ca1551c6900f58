//! Heads: the first line and the fields, and what they say about the body and the connection.

use super::{Limits, Refused, Role};

/// A field's name and value, as sent.
pub type Field = (Vec<u8>, Vec<u8>);

/// The head of a message.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Head {
    /// The method of a request.
    pub method: String,
    /// The target of a request.
    pub target: String,
    /// The status of a response.
    pub status: u16,
    /// The words after it.
    pub reason: String,
    /// 0 or 1, of HTTP/1.x.
    pub version: u8,
    /// Fields, in order.
    pub fields: Vec<Field>,
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
    pub fn parse(role: Role, text: &[u8], limits: Limits) -> Result<Head, Refused> {
        let mut fields = vec![httparse::EMPTY_HEADER; limits.headers];
        let mut head = Head::default();
        let count = match role {
            Role::Requests => {
                let mut request = httparse::Request::new(&mut fields);
                let parsed = request.parse(text);
                head.check(parsed, text)?;
                head.method = request.method.unwrap_or_default().to_owned();
                head.target = request.path.unwrap_or_default().to_owned();
                head.version = request.version.unwrap_or(1);
                request.headers.len()
            }
            Role::Responses => {
                let mut response = httparse::Response::new(&mut fields);
                let parsed = response.parse(text);
                head.check(parsed, text)?;
                head.status = response.code.unwrap_or_default();
                head.reason = response.reason.unwrap_or_default().to_owned();
                head.version = response.version.unwrap_or(1);
                response.headers.len()
            }
        };
        let owned = |field: &httparse::Header<'_>| (field.name.as_bytes().to_vec(), trim(field.value).to_vec());
        head.fields = fields[..count].iter().map(owned).collect();
        head.interpret(role)?;
        Ok(head)
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
        let named = move |field: &&Field| field.0.eq_ignore_ascii_case(name.as_bytes());
        self.fields.iter().filter(named).map(|field| &*field.1)
    }

    /// What the fields mean; contradictions are refused.
    fn interpret(&mut self, role: Role) -> Result<(), Refused> {
        self.length = self.content_length()?;
        self.chunked = self.is_chunked(role)?;
        if self.chunked && self.length.is_some() {
            return Err(Refused::bad("Transfer-Encoding can't be present with Content-Length"));
        }
        let connection = self.tokens("connection");
        let says = |word: &str| connection.iter().any(|token| token == word);
        self.keep_alive = if self.version == 0 { says("keep-alive") } else { !says("close") };
        self.upgrade = says("upgrade") && self.values("upgrade").next().is_some();
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
