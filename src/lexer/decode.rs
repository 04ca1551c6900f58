//! Bytes of a file to text: byte-order mark, coding cookie (PEP 263), line ends.
//!
//! UTF-8, Latin-1 and ASCII under all the names that CPython takes for them; other encodings are refused as
//! unknown. Mistakes get CPython's messages.

use crate::diagnostics::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::source::Source;
use std::sync::Arc;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Latin1,
    Ascii,
}

/// Makes a [`Source`] of the bytes of a file.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Source, SyntaxError> {
    let filename: Arc<str> = name.into();
    let fail = |message: String| Err(SyntaxError::nowhere(SyntaxErrorKind::SyntaxError, &filename, message));
    let marked = bytes.starts_with(b"\xef\xbb\xbf");
    let bytes = if marked { &bytes[3..] } else { bytes };
    if bytes.len() >= u32::MAX as usize {
        return fail("source code is too large".into());
    }
    let encoding = match cookie(bytes) {
        None => Encoding::Utf8,
        Some(cookie) => match encoding_named(&cookie) {
            None => return fail(format!("encoding problem: {cookie}")),
            Some(_) if marked && normal_name(&cookie) != "utf-8" => {
                return fail(format!("encoding problem: {} with BOM", normal_name(&cookie)));
            }
            Some(encoding) => encoding,
        },
    };
    let text = match encoding {
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => return Err(bad_utf8(&filename, bytes, error.valid_up_to())),
        },
        Encoding::Latin1 => bytes.iter().map(|byte| *byte as char).collect(),
        Encoding::Ascii => match bytes.iter().position(|byte| !byte.is_ascii()) {
            None => bytes.iter().map(|byte| *byte as char).collect(),
            Some(at) => {
                let byte = bytes[at];
                return fail(format!(
                    "'ascii' codec can't decode byte 0x{byte:02x} in position {at}: ordinal not in range(128)"
                ));
            }
        },
    };
    if text.contains('\0') {
        return fail("source code cannot contain null bytes".into());
    }
    Ok(Source::of_file(name, normalise_line_ends(text)))
}

/// `\r\n` and lone `\r` become `\n`.
pub fn normalise_line_ends(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// The encoding that a comment in the first two lines names.
fn cookie(bytes: &[u8]) -> Option<String> {
    let mut lines = bytes.split(|byte| *byte == b'\n' || *byte == b'\r').take(2);
    let first = lines.next()?;
    if let found @ Some(_) = cookie_in(first) {
        return found;
    }
    let blank = first.iter().take_while(|c| matches!(c, b' ' | b'\t' | b'\x0c')).count();
    let comment_or_blank = first.get(blank).is_none_or(|c| *c == b'#');
    lines.next().filter(|_| comment_or_blank).and_then(cookie_in)
}

fn cookie_in(line: &[u8]) -> Option<String> {
    let start = line.iter().position(|c| !matches!(c, b' ' | b'\t' | b'\x0c'))?;
    let comment = line[start..].strip_prefix(b"#")?;
    let place = comment.windows(7).position(|word| &word[..6] == b"coding" && matches!(word[6], b':' | b'='))?;
    let rest = &comment[place + 7..];
    let spaces = rest.iter().take_while(|c| matches!(c, b' ' | b'\t')).count();
    let is_name = |c: &&u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_' | b'.');
    let name: String = rest[spaces..].iter().take_while(is_name).map(|c| *c as char).collect();
    (!name.is_empty()).then_some(name)
}

/// CPython's short form of the common encodings' names.
fn normal_name(name: &str) -> String {
    let name: String = name.chars().map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() }).take(12).collect();
    let is = |wanted: &str| name == wanted || name.starts_with(&format!("{wanted}-"));
    if is("utf-8") {
        return "utf-8".into();
    }
    if is("latin-1") || is("iso-8859-1") || is("iso-latin-1") {
        return "iso-8859-1".into();
    }
    name
}

fn encoding_named(name: &str) -> Option<Encoding> {
    match normal_name(name).as_str() {
        "utf-8" | "utf8" | "u8" | "utf" | "utf8-ucs2" | "utf8-ucs4" | "cp65001" => Some(Encoding::Utf8),
        "iso-8859-1" | "latin1" | "latin" | "l1" | "iso8859-1" | "iso8859" | "8859" | "cp819" => Some(Encoding::Latin1),
        "ascii" | "us-ascii" | "646" | "ansi-x3.4-19" => Some(Encoding::Ascii),
        _ => None,
    }
}

/// The message of a file without a cookie that is not UTF-8.
fn bad_utf8(filename: &Arc<str>, bytes: &[u8], at: usize) -> SyntaxError {
    let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    let byte = bytes[at];
    let message = format!(
        "Non-UTF-8 code starting with '\\x{byte:02x}' on line {line}, but no encoding declared; \
         see https://peps.python.org/pep-0263/ for details"
    );
    SyntaxError { line: Some(line as u32), ..SyntaxError::nowhere(SyntaxErrorKind::SyntaxError, filename, message) }
}
