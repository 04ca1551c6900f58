//! `unicode_escape` and `raw_unicode_escape`: the escapes of string literals as an encoding.

use super::{Decoding, Problem, handlers};
use crate::objects::native::Raised;
use crate::vm::Vm;

/// Encodes; `full` for `unicode_escape`, which escapes control characters and backslashes too.
pub(super) fn encode(points: &[u32], full: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(points.len());
    for point in points {
        match (*point, full) {
            (0x5c, true) => out.extend_from_slice(b"\\\\"),
            (0x0a, true) => out.extend_from_slice(b"\\n"),
            (0x0d, true) => out.extend_from_slice(b"\\r"),
            (0x09, true) => out.extend_from_slice(b"\\t"),
            (0x20..0x7f, true) | (0..0x100, false) => out.push(*point as u8),
            (_, _) => out.extend_from_slice(handlers::backslashed(*point).as_bytes()),
        }
    }
    out
}

/// An escape behind its backslash: what it means and how many bytes it takes, or what is wrong.
enum Escape {
    Point(u32, usize),
    Nothing(usize),
    Literal,
    Wrong(usize, &'static str),
}

fn hex(bytes: &[u8], digits: usize, reason: &'static str) -> Escape {
    let found = bytes[1..].iter().take(digits).take_while(|byte| byte.is_ascii_hexdigit()).count();
    if found < digits {
        return Escape::Wrong(1 + found, reason);
    }
    let text = std::str::from_utf8(&bytes[1..=digits]).expect("hexadecimal digits are ASCII");
    match u32::from_str_radix(text, 16) {
        Ok(point) if point <= 0x10ffff => Escape::Point(point, digits + 1),
        _ => Escape::Wrong(digits + 1, "illegal Unicode character"),
    }
}

fn named(bytes: &[u8]) -> Escape {
    let Some(close) = bytes.iter().position(|byte| *byte == b'}').filter(|_| bytes.get(1) == Some(&b'{')) else {
        return Escape::Wrong(bytes.len().min(2), "malformed \\N character escape");
    };
    let name = std::str::from_utf8(&bytes[2..close]).unwrap_or("");
    match unicode_names2::character(name) {
        Some(c) => Escape::Point(c as u32, close + 1),
        None => Escape::Wrong(close + 1, "unknown Unicode character name"),
    }
}

fn escape(bytes: &[u8], full: bool) -> Escape {
    let simple = |c: u32| Escape::Point(c, 1);
    match (bytes.first(), full) {
        (None, true) => Escape::Wrong(0, "\\ at end of string"),
        (Some(b'u'), _) => hex(bytes, 4, "truncated \\uXXXX escape"),
        (Some(b'U'), _) => hex(bytes, 8, "truncated \\UXXXXXXXX escape"),
        (_, false) => Escape::Literal,
        (Some(b'\n'), _) => Escape::Nothing(1),
        (Some(byte @ (b'\\' | b'\'' | b'"')), _) => simple(u32::from(*byte)),
        (Some(b'n'), _) => simple(0x0a),
        (Some(b'r'), _) => simple(0x0d),
        (Some(b't'), _) => simple(0x09),
        (Some(b'a'), _) => simple(0x07),
        (Some(b'b'), _) => simple(0x08),
        (Some(b'f'), _) => simple(0x0c),
        (Some(b'v'), _) => simple(0x0b),
        (Some(b'x'), _) => hex(bytes, 2, "truncated \\xXX escape"),
        (Some(b'N'), _) => named(bytes),
        (Some(b'0'..=b'7'), _) => {
            let digits = bytes.iter().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
            let value = bytes[..digits].iter().fold(0, |all, digit| all * 8 + u32::from(digit - b'0'));
            Escape::Point(value, digits)
        }
        (Some(_), true) => Escape::Literal,
    }
}

/// Decodes.
pub(super) fn decode(vm: &mut Vm, job: &mut Decoding<'_>, full: bool) -> Result<(), Raised> {
    let encoding = if full { "unicodeescape" } else { "rawunicodeescape" };
    let mut at = 0;
    while let Some(byte) = job.bytes.get(at) {
        if *byte != b'\\' {
            job.out.push(u32::from(*byte));
            at += 1;
            continue;
        }
        match escape(&job.bytes[at + 1..], full) {
            Escape::Point(point, length) => {
                job.out.push(point);
                at += 1 + length;
            }
            Escape::Nothing(length) => at += 1 + length,
            Escape::Literal => {
                job.out.push(u32::from(b'\\'));
                at += 1;
            }
            Escape::Wrong(length, reason) => {
                at = job.handle(vm, Problem { encoding, start: at, end: at + 1 + length, reason })?;
            }
        }
    }
    Ok(())
}
