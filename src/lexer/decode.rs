//! Bytes of a file to text: byte-order mark, coding cookie (PEP 263), line ends.
//!
//! UTF-8, Latin-1 and ASCII under all the names that CPython takes for them; other encodings are refused as
//! unknown. Mistakes get CPython's messages.

use crate::diagnostics::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::source::Source;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Latin1,
    Ascii,
}

/// Makes a [`Source`] of the bytes of a file.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Source, SyntaxError> {
    let marked = bytes.starts_with(b"\xef\xbb\xbf");
    let bytes = if marked { &bytes[3..] } else { bytes };
    if bytes.len() >= u32::MAX as usize {
        return Err(problem("source code is too large".into()));
    }
    let text = match cookie(bytes) {
        None => std::str::from_utf8(bytes).map_err(|error| bad_utf8(name, bytes, error.valid_up_to()))?.to_owned(),
        Some(cookie) if marked && normal_name(&cookie) != "utf-8" => {
            return Err(problem(format!("encoding problem: {} with BOM", normal_name(&cookie))));
        }
        Some(cookie) => decode_as(name, bytes, &cookie)?,
    };
    if let Some(at) = text.find('\0') {
        return Err(null_byte(name, &text, at));
    }
    Ok(Source::of_file(name, normalise_line_ends(text)))
}

fn decode_as(name: &str, bytes: &[u8], cookie: &str) -> Result<String, SyntaxError> {
    let failed = || problem(format!("encoding problem: {cookie}"));
    match encoding_named(cookie).ok_or_else(failed)? {
        Encoding::Utf8 if normal_name(cookie) == "utf-8" => {
            let text = std::str::from_utf8(bytes);
            text.map(str::to_owned).map_err(|error| bad_utf8(name, bytes, error.valid_up_to()))
        }
        Encoding::Utf8 => std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| failed()),
        Encoding::Ascii if !bytes.is_ascii() => Err(failed()),
        Encoding::Latin1 | Encoding::Ascii => Ok(bytes.iter().map(|byte| *byte as char).collect()),
    }
}

/// An error of the file as a whole: CPython shows neither its name nor a line.
fn problem(message: String) -> SyntaxError {
    SyntaxError::nowhere(SyntaxErrorKind::SyntaxError, &"".into(), message)
}

/// CPython shows the line up to the NUL and no column.
fn null_byte(name: &str, text: &str, at: usize) -> SyntaxError {
    let before = &text[..at];
    let line = before.matches('\n').count() as u32 + 1;
    SyntaxError {
        filename: name.into(),
        line: Some(line),
        offset: Some(0),
        end_line: Some(line),
        end_offset: Some(0),
        text: before.rsplit('\n').next().map(str::to_owned),
        ..problem("source code cannot contain null bytes".into())
    }
}

/// Makes a [`Source`] of a string that `compile`, `exec` or `eval` got.
pub fn source_of_text(name: &str, text: &str) -> Result<Source, SyntaxError> {
    if text.contains('\0') {
        return Err(problem("source code string cannot contain null bytes".into()));
    }
    if text.len() >= u32::MAX as usize {
        return Err(problem("source code is too large".into()));
    }
    Ok(Source::new(name, normalise_line_ends(text.to_owned())))
}

/// `\r\n` and lone `\r` become `\n`.
fn normalise_line_ends(text: String) -> String {
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

/// The message of a file that is not UTF-8 and does not say what else it is.
fn bad_utf8(name: &str, bytes: &[u8], at: usize) -> SyntaxError {
    let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    let byte = bytes[at];
    problem(format!(
        "Non-UTF-8 code starting with '\\x{byte:02x}' in file {name} on line {line}, but no encoding declared; \
         see https://peps.python.org/pep-0263/ for details"
    ))
}
