//! Number literals: every base, underscores, floats, imaginary ones, and what CPython says of malformed ones.

use super::LexError;
use crate::ast::Constant;
use crate::source::Span;

/// CPython's limit on the digits of a decimal literal (quadratic conversion).
const MAX_DIGITS: usize = 4300;

/// Reads the number at the beginning of `text`, which starts at `offset`. Answers the value and its length.
pub fn scan(text: &str, offset: u32) -> Result<(Constant, usize), LexError> {
    let bytes = text.as_bytes();
    let radix = match (bytes.first(), bytes.get(1).map(u8::to_ascii_lowercase)) {
        (Some(b'0'), Some(b'x')) => Some((16, "hexadecimal")),
        (Some(b'0'), Some(b'o')) => Some((8, "octal")),
        (Some(b'0'), Some(b'b')) => Some((2, "binary")),
        (_, _) => None,
    };
    let (value, length) = match radix {
        Some((radix, kind)) => based(text, offset, radix, kind)?,
        None => decimal(text, offset)?,
    };
    check_end(text, offset, length, radix.map_or(kind_of(&value), |(_, kind)| kind))?;
    Ok((value, length))
}

fn kind_of(value: &Constant) -> &'static str {
    if matches!(value, Constant::Imaginary(_)) { "imaginary" } else { "decimal" }
}

fn error(offset: u32, start: usize, end: usize, message: String) -> LexError {
    LexError::new(Span::new(offset + start as u32, offset + end as u32), message)
}

/// Digits with single underscores between them; answers where they end.
fn digits(text: &str, offset: u32, start: usize, radix: u32, kind: &str) -> Result<usize, LexError> {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        let run = at;
        while bytes.get(at).is_some_and(|byte| (*byte as char).is_digit(radix)) {
            at += 1;
        }
        if let Some(wrong) = bytes.get(at).filter(|byte| byte.is_ascii_digit()) {
            return Err(error(offset, at, at + 1, format!("invalid digit '{}' in {kind} literal", *wrong as char)));
        }
        if at == run {
            return Err(error(
                offset,
                start.saturating_sub(1).max(at.saturating_sub(1)),
                at.max(1),
                format!("invalid {kind} literal"),
            ));
        }
        if bytes.get(at) != Some(&b'_') {
            return Ok(at);
        }
        at += 1;
    }
}

fn based(text: &str, offset: u32, radix: u32, kind: &str) -> Result<(Constant, usize), LexError> {
    let start = if text.as_bytes().get(2) == Some(&b'_') { 3 } else { 2 };
    let end = digits(text, offset, start, radix, kind)?;
    Ok((integer(&text[start..end], radix), end))
}

fn integer(text: &str, radix: u32) -> Constant {
    let digits: String = text.chars().filter(|c| *c != '_').collect();
    match i64::from_str_radix(&digits, radix) {
        Ok(number) => Constant::Int(number),
        Err(_) => Constant::BigInt { digits: digits.into(), radix },
    }
}

fn decimal(text: &str, offset: u32) -> Result<(Constant, usize), LexError> {
    let bytes = text.as_bytes();
    let mut end = 0;
    let mut is_float = false;
    if bytes[0] != b'.' {
        end = digits(text, offset, 0, 10, "decimal")?;
    }
    let whole = end;
    if bytes.get(end) == Some(&b'.') {
        is_float = true;
        end += 1;
        if bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end = digits(text, offset, end, 10, "decimal")?;
        }
    }
    if bytes.get(end).is_some_and(|byte| matches!(byte, b'e' | b'E')) {
        let sign = usize::from(bytes.get(end + 1).is_some_and(|byte| matches!(byte, b'+' | b'-')));
        if bytes.get(end + 1 + sign).is_some_and(u8::is_ascii_digit) {
            is_float = true;
            end = digits(text, offset, end + 1 + sign, 10, "decimal")?;
        } else if sign == 1 {
            return Err(error(offset, end, end + 1, "invalid decimal literal".to_owned()));
        }
    }
    let plain: String = text[..end].chars().filter(|c| *c != '_').collect();
    if bytes.get(end).is_some_and(|byte| matches!(byte, b'j' | b'J')) {
        return Ok((Constant::Imaginary(plain.parse().unwrap_or(f64::INFINITY)), end + 1));
    }
    if is_float {
        return Ok((Constant::Float(plain.parse().unwrap_or(f64::INFINITY)), end));
    }
    check_decimal(&plain, offset, whole)?;
    Ok((integer(&text[..end], 10), end))
}

fn check_decimal(plain: &str, offset: u32, end: usize) -> Result<(), LexError> {
    if plain.len() > 1 && plain.starts_with('0') && plain.bytes().any(|byte| byte != b'0') {
        let message =
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
        let zeros = plain.bytes().take_while(|byte| *byte == b'0').count();
        return Err(error(offset, 0, zeros.max(1), message.to_owned()));
    }
    if plain.len() > MAX_DIGITS {
        let message = format!(
            "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has {} digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
            plain.len()
        );
        return Err(error(offset, 0, end, message));
    }
    Ok(())
}

/// A number followed at once by a letter is malformed, unless the letters are a keyword that may follow.
fn check_end(text: &str, offset: u32, length: usize, kind: &str) -> Result<(), LexError> {
    let rest = &text[length..];
    let Some(next) = rest.chars().next() else { return Ok(()) };
    if !(next == '_' || unicode_ident::is_xid_start(next) || next.is_ascii_digit()) {
        return Ok(());
    }
    const MAY_FOLLOW: [&str; 8] = ["and", "else", "for", "if", "in", "is", "or", "not"];
    let word: String = rest.chars().take_while(|c| *c == '_' || unicode_ident::is_xid_continue(*c)).collect();
    if MAY_FOLLOW.iter().any(|keyword| word == *keyword) {
        return Ok(());
    }
    Err(error(offset, length - 1, length, format!("invalid {kind} literal")))
}
