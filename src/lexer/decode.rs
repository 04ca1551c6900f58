//! From bytes to source text: byte order mark, PEP 263 coding cookie, line ends, NUL bytes.

use crate::diagnostics::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::source::Source;

/// Decodes the bytes of a file.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Source, SyntaxError> {
    let (bom, bytes) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (true, rest),
        None => (false, bytes),
    };
    let encoding = cookie(bytes).unwrap_or_else(|| "utf-8".to_owned());
    let normal = normalise(&encoding);
    if bom && normal != "utf-8" {
        return Err(plain(name, format!("encoding problem: {encoding} with BOM"), 0));
    }
    let text = match normal.as_str() {
        "utf-8" => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => return Err(not_utf8(name, bytes, error.valid_up_to())),
        },
        "latin-1" | "iso-8859-1" | "iso-8859-15" | "latin1" => bytes.iter().map(|byte| *byte as char).collect(),
        "ascii" | "us-ascii" => match bytes.iter().position(|byte| !byte.is_ascii()) {
            None => bytes.iter().map(|byte| *byte as char).collect(),
            Some(at) => {
                let message = format!(
                    "(unicode error) 'ascii' codec can't decode byte 0x{:02x} in position {at}: ordinal not in range(128)",
                    bytes[at]
                );
                return Err(plain(name, message, 0));
            }
        },
        _ => return Err(plain(name, format!("unknown encoding: {encoding}"), 0)),
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.contains('\0') {
        return Err(plain(name, "source code cannot contain null bytes".to_owned(), 0));
    }
    Ok(Source::new(name, text))
}

fn plain(name: &str, message: String, line: u32) -> SyntaxError {
    SyntaxError {
        kind: SyntaxErrorKind::SyntaxError,
        message,
        filename: name.to_owned(),
        line,
        column: 0,
        end_line: 0,
        end_column: 0,
        text: None,
    }
}

fn not_utf8(name: &str, bytes: &[u8], at: usize) -> SyntaxError {
    let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() as u32 + 1;
    let message = format!(
        "Non-UTF-8 code starting with '\\x{:02x}' on line {line}, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
        bytes[at]
    );
    plain(name, message, line)
}

fn normalise(encoding: &str) -> String {
    let lower = encoding.to_ascii_lowercase().replace('_', "-");
    if lower == "utf8" || lower == "utf-8" || lower.starts_with("utf-8-") { "utf-8".to_owned() } else { lower }
}

/// The encoding named in a comment of the first two lines.
fn cookie(bytes: &[u8]) -> Option<String> {
    for line in bytes.split(|byte| *byte == b'\n').take(2) {
        let line = line.trim_ascii();
        if !line.starts_with(b"#") {
            if line.is_empty() {
                continue;
            }
            return None;
        }
        let text: String = line.iter().map(|byte| *byte as char).collect();
        if let Some(at) = text.find("coding") {
            let rest = &text[at + 6..];
            if let Some(rest) = rest.strip_prefix([':', '=']) {
                let word: String =
                    rest.trim_start().chars().take_while(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).collect();
                if !word.is_empty() {
                    return Some(word);
                }
            }
        }
    }
    None
}
