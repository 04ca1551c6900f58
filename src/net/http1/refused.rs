//! Refusals and their words, which are those of aiohttp's parser (llhttp): what is wrong, the line, and a mark under the place.
//!
//! Only what is refused comes here, so places are looked for anew.

use super::Role;

/// What is refused, and how a server answers it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// The status of the answer.
    pub status: u16,
    /// What is wrong, in words.
    pub message: String,
}

impl Refused {
    /// A bad message.
    pub fn bad(message: impl Into<String>) -> Refused {
        Refused { status: 400, message: message.into() }
    }

    /// A bad line, with a mark under the byte at `at`.
    pub fn line(what: &str, line: &[u8], at: usize) -> Refused {
        let before = &line[..at.min(line.len())];
        let mark = " ".repeat(bytes_repr(before).len() - 1);
        Refused::bad(format!("{what}:\n\n  {}\n  {mark}^", bytes_repr(line)))
    }

    /// What httparse has refused in a head.
    pub fn head(role: Role, error: httparse::Error, text: &[u8]) -> Refused {
        let first = lines(text).next().unwrap_or_default();
        match error {
            httparse::Error::TooManyHeaders => Refused::bad("Too many headers received"),
            httparse::Error::HeaderName => bad_name(text),
            httparse::Error::HeaderValue => {
                let bad = |line: &[u8]| line.iter().position(|byte| is_control(*byte));
                refused_field(text, "Invalid header value char", bad)
            }
            httparse::Error::Status => {
                let at = start_of_word(first, 1);
                Refused::line("Bad status line:\n  Invalid status code", first, at)
            }
            httparse::Error::Version => bad_version(role, first),
            httparse::Error::Token | httparse::Error::NewLine => match role {
                Role::Requests => bad_request_line(first),
                Role::Responses => bad_version(role, first),
            },
        }
    }

    /// A request line without a method that anybody knows.
    pub fn method(line: &[u8]) -> Refused {
        // The mark stands where the word leaves all methods.
        let shared = |method: &str| method.bytes().zip(line).take_while(|(one, other)| one == *other).count();
        let at = METHODS.iter().map(|method| shared(method)).max().unwrap_or_default();
        Refused::line("Invalid method encountered", line, at)
    }

    /// A line that ends with LF alone.
    pub fn bare_end(text: &[u8], start: usize, at: usize) -> Refused {
        let line = lines(&text[start..]).next().unwrap_or_default();
        let what = if start == 0 {
            "Bad status line:\n  Expected CRLF after version"
        } else {
            "Missing expected CR after header value"
        };
        Refused::line(what, line, at - start)
    }

    /// A line of more than `limit` bytes: the part of it that is too long, if its parts are looked at.
    pub fn too_long(role: Role, line: &[u8], is_first: bool, limit: usize) -> Option<Refused> {
        let part = match (is_first, role) {
            (true, Role::Requests) => word(line, 1),
            (true, Role::Responses) => &line[start_of_word(line, 2)..],
            (false, _) => match line.iter().position(|byte| *byte == b':') {
                Some(colon) if colon <= limit => super::head::trim(&line[colon + 1..]),
                _ => line,
            },
        };
        // All else of a line is short; where it is not, the line is what is too long.
        let part = if part.len() <= limit && line.len() > limit + MOST_BESIDE { line } else { part };
        if part.len() <= limit {
            return None;
        }
        let shown = bytes_repr(&part[..part.len().min(100)]);
        let shown = format!("{}...'", shown.strip_suffix('\'').unwrap_or(&shown));
        let shown = if is_first { format!("bytearray({shown})") } else { shown };
        Some(Refused::bad(format!("Got more than {limit} bytes when reading: {shown}.")))
    }
}

/// What a line may have beside its longest part: a method and a version, or the name of a field.
const MOST_BESIDE: usize = 256;

/// The methods that a request may have (the table of llhttp).
const METHODS: [&str; 35] = [
    "GET",
    "POST",
    "HEAD",
    "PUT",
    "DELETE",
    "OPTIONS",
    "PATCH",
    "CONNECT",
    "TRACE",
    "COPY",
    "LOCK",
    "MKCOL",
    "MOVE",
    "PROPFIND",
    "PROPPATCH",
    "SEARCH",
    "UNLOCK",
    "BIND",
    "REBIND",
    "UNBIND",
    "ACL",
    "REPORT",
    "MKACTIVITY",
    "CHECKOUT",
    "MERGE",
    "M-SEARCH",
    "NOTIFY",
    "SUBSCRIBE",
    "UNSUBSCRIBE",
    "PURGE",
    "MKCALENDAR",
    "LINK",
    "UNLINK",
    "SOURCE",
    "QUERY",
];

/// Whether a request may have this method.
pub fn is_method(word: &str) -> bool {
    METHODS.contains(&word)
}

/// Bytes as Python shows them.
fn bytes_repr(bytes: &[u8]) -> String {
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

/// The lines of a head as they are shown: up to CR LF.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.windows(2).position(|pair| pair == b"\r\n");
        rest = end.map(|end| &text[end + 2..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// Where the word of this number begins, words being parted by single blanks; the line's end where there is none.
fn start_of_word(line: &[u8], number: usize) -> usize {
    let blanks = line.iter().enumerate().filter(|(_, byte)| **byte == b' ');
    match number.checked_sub(1) {
        None => 0,
        Some(blank) => blanks.map(|(at, _)| at + 1).nth(blank).unwrap_or(line.len()),
    }
}

fn word(line: &[u8], number: usize) -> &[u8] {
    let rest = &line[start_of_word(line, number)..];
    rest.split(|byte| *byte == b' ').next().unwrap_or_default()
}

fn is_control(byte: u8) -> bool {
    (byte < 0x20 && byte != b'\t') || byte == 0x7f
}

/// A character that a method or a field's name may have (RFC 9110, 5.6.2).
pub fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// The first field in which something bad is found.
fn refused_field(text: &[u8], what: &str, bad: impl Fn(&[u8]) -> Option<usize>) -> Refused {
    let found = lines(text).skip(1).find_map(|line| bad(line).map(|at| (line, at)));
    found.map_or_else(|| Refused::bad(what), |(line, at)| Refused::line(what, line, at))
}

fn bad_name(text: &[u8]) -> Refused {
    let folded = |line: &[u8]| line.first().filter(|byte| matches!(byte, b' ' | b'\t')).map(|_| 0);
    if lines(text).skip(1).any(|line| folded(line).is_some()) {
        return refused_field(text, "Unexpected whitespace after header value", folded);
    }
    let bad = |line: &[u8]| {
        let at = line.iter().position(|byte| !is_token(*byte)).unwrap_or(line.len());
        (!line.is_empty() && (at == 0 || line.get(at) != Some(&b':'))).then_some(at)
    };
    refused_field(text, "Invalid header token", bad)
}

fn bad_version(role: Role, line: &[u8]) -> Refused {
    let start = if role == Role::Requests { start_of_word(line, 2) } else { 0 };
    let rest = &line[start..];
    let same = rest.iter().zip(b"HTTP/").take_while(|(one, other)| one == other).count();
    let digits = |from: usize| rest[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if same < 5 {
        return Refused::line("Bad status line:\n  Expected HTTP/, RTSP/ or ICE/", line, start + same);
    }
    let major = same + digits(same);
    if rest.get(major) != Some(&b'.') {
        return Refused::line("Bad status line:\n  Expected dot", line, start + major);
    }
    Refused::line("Bad status line:\n  Invalid HTTP version", line, start + major + 1 + digits(major + 1))
}

fn bad_request_line(line: &[u8]) -> Refused {
    let (method, target) = (word(line, 0), word(line, 1));
    if !std::str::from_utf8(method).is_ok_and(is_method) {
        return Refused::method(line);
    }
    let start = start_of_word(line, 1);
    match target.iter().position(|byte| *byte <= b' ' || *byte == 0x7f) {
        Some(at) => Refused::line("Invalid char in url path", line, start + at),
        None if target.is_empty() => Refused::line("Unexpected char in url schema", line, start),
        None => bad_version(Role::Requests, line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stands_under_the_place() {
        let refused = Refused::line("Invalid header value char", b"X: a\0b", 4);
        assert_eq!(refused.message, "Invalid header value char:\n\n  b'X: a\\x00b'\n        ^");
        assert_eq!(
            Refused::method(b"FOO / HTTP/1.1").message,
            "Invalid method encountered:\n\n  b'FOO / HTTP/1.1'\n    ^"
        );
        assert_eq!(Refused::method(b"PUSH /").message, "Invalid method encountered:\n\n  b'PUSH /'\n      ^");
    }
}
