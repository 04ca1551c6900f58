//! String literals, bytes literals and f-strings (PEP 701: nested to any depth, with the same lexer for the expressions inside).

use super::LexError;
use super::layout::Lexer;
use super::token::{Fixed, Token};
use crate::ast::{Constant, Text};
use crate::source::Span;

/// An f-string being read.
pub(super) struct FString {
    /// Where its prefix stands.
    pub start: u32,
    quote: char,
    triple: bool,
    raw: bool,
    fields: Vec<Field>,
}

/// A replacement field being read.
struct Field {
    /// How many brackets were open at its brace.
    depth: usize,
    /// Behind its brace.
    start: usize,
    /// Whether its format spec is being read.
    in_spec: bool,
}

impl FString {
    /// Whether text comes next (not an expression).
    pub fn in_text(&self) -> bool {
        self.fields.last().is_none_or(|field| field.in_spec)
    }

    /// The bracket depth of the innermost field whose expression is being read.
    pub fn field_depth(&self) -> Option<usize> {
        self.fields.last().filter(|field| !field.in_spec).map(|field| field.depth)
    }

    /// The error at the end of the text.
    pub fn unterminated(&self, text: &str) -> LexError {
        let span = Span::new(self.start, self.start + 1);
        if self.field_depth().is_some() && !self.triple {
            return LexError::new(span, "f-string: expecting '}'");
        }
        let kind = if self.triple { "triple-quoted f-string" } else { "f-string" };
        let last = line_of(text, text.trim_end_matches('\n').len());
        LexError::new(span, format!("unterminated {kind} literal (detected at line {last})")).incomplete()
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].bytes().filter(|byte| *byte == b'\n').count() + 1
}

/// Reads the literal whose prefix and opening quotes stand at `start..end`.
pub(super) fn literal(lexer: &mut Lexer<'_>, start: usize, end: usize) -> Result<(), LexError> {
    let opening = &lexer.text[start..end];
    let prefix: String = opening.chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
    let quotes = &opening[prefix.len()..];
    let quote = quotes.chars().next().unwrap_or('"');
    let triple = quotes.len() == 3;
    let raw = prefix.contains('r');
    lexer.at = end;
    if prefix.contains('f') {
        lexer.push(start, Token::FStart, end);
        return lexer.enter_fstring(FString { start: start as u32, quote, triple, raw, fields: Vec::new() });
    }
    let close = match closing(lexer.text, end, quote, triple) {
        Some(close) => close,
        None => return Err(unterminated(lexer, start, end, triple)),
    };
    let body = &lexer.text[end..close];
    let is_bytes = prefix.contains('b');
    let value = if is_bytes {
        if let Some((at, c)) = body.char_indices().find(|(_, c)| !c.is_ascii()) {
            let _ = (at, c);
            let span = Span::new(start as u32, (close + quotes.len()) as u32);
            return Err(LexError::new(span, "bytes can only contain ASCII literal characters"));
        }
        Constant::Bytes(if raw { body.as_bytes().into() } else { unescape_bytes(lexer, end, body, start)?.into() })
    } else {
        Constant::Str(if raw { Text::Utf8(body.into()) } else { unescape(lexer, end, close, start)? })
    };
    lexer.at = close + quotes.len();
    let stop = lexer.at;
    lexer.push(start, Token::Str(value), stop);
    Ok(())
}

/// Where the closing quotes begin.
fn closing(text: &str, from: usize, quote: char, triple: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let quote = quote as u8;
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'\n' if !triple => return None,
            byte if byte == quote => {
                if !triple {
                    return Some(at);
                }
                if bytes.get(at + 1) == Some(&quote) && bytes.get(at + 2) == Some(&quote) {
                    return Some(at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

fn unterminated(lexer: &Lexer<'_>, start: usize, end: usize, triple: bool) -> LexError {
    let span = Span::new(start as u32, start as u32 + 1);
    if let Some(open) = lexer.fstrings.last() {
        if !open.triple {
            return LexError::new(span, "f-string: expecting '}'");
        }
    }
    if triple {
        let last = line_of(lexer.text, lexer.text.len().max(1) - usize::from(lexer.text.ends_with('\n')));
        let message = format!("unterminated triple-quoted string literal (detected at line {last})");
        return LexError::new(span, message).incomplete();
    }
    // A backslash before the line's end continues the string on the next line.
    let mut at = end;
    let bytes = lexer.text.as_bytes();
    while at < bytes.len() && bytes[at] != b'\n' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    let last = line_of(lexer.text, at.min(bytes.len()));
    LexError::new(span, format!("unterminated string literal (detected at line {last})"))
}

// --- f-strings ---------------------------------------------------------------------------------------------------

/// Reads text of the innermost f-string up to a field, its end or the end of a field's spec.
pub(super) fn text_of_fstring(lexer: &mut Lexer<'_>) -> Result<(), LexError> {
    let start = lexer.at;
    let open = lexer.fstrings.last().expect("the caller looked");
    let (quote, triple, raw) = (open.quote, open.triple, open.raw);
    let in_spec = open.fields.last().is_some_and(|field| field.in_spec);
    let bytes = lexer.text.as_bytes();
    let mut pieces: Vec<Text> = Vec::new();
    let mut run = start;
    let mut at = start;
    loop {
        let Some(&byte) = bytes.get(at) else {
            let open = lexer.fstrings.last().expect("the caller looked");
            return Err(open.unterminated(lexer.text));
        };
        match byte {
            b'\\' => {
                let next = bytes.get(at + 1);
                if matches!(next, Some(b'{' | b'}')) {
                    // The backslash stands for itself; the brace is a brace.
                    if !raw {
                        warn_escape(lexer, at, '{');
                    }
                    at += 1;
                } else if !raw && next == Some(&b'N') && bytes.get(at + 2) == Some(&b'{') {
                    at += 3;
                    while bytes.get(at).is_some_and(|byte| *byte != b'}' && *byte != b'\n') {
                        at += 1;
                    }
                    at += 1;
                } else {
                    at += 2;
                }
            }
            b'\n' if !triple => {
                let open = lexer.fstrings.last().expect("the caller looked");
                let span = Span::new(open.start, open.start + 1);
                if in_spec {
                    return Err(LexError::new(
                        span,
                        "f-string: newlines are not allowed in format specifiers for single quoted f-strings",
                    ));
                }
                let line = line_of(lexer.text, at);
                return Err(LexError::new(span, format!("unterminated f-string literal (detected at line {line})")));
            }
            b'{' | b'}' if bytes.get(at + 1) == Some(&byte) && !in_spec => {
                pieces.push(piece(lexer, run, at + 1, raw)?);
                at += 2;
                run = at;
            }
            b'{' => {
                flush(lexer, pieces, run, at, start, raw)?;
                lexer.at = at + 1;
                lexer.push(at, Token::Fixed(Fixed::LBrace), at + 1);
                let depth = lexer.brackets.len();
                let open = lexer.fstrings.last_mut().expect("the caller looked");
                if open.fields.len() >= 2 {
                    let span = Span::new(at as u32, at as u32 + 1);
                    return Err(LexError::new(span, "f-string: expressions nested too deeply"));
                }
                open.fields.push(Field { depth, start: at + 1, in_spec: false });
                return Ok(());
            }
            b'}' if in_spec => {
                flush(lexer, pieces, run, at, start, raw)?;
                lexer.at = at + 1;
                lexer.push(at, Token::Fixed(Fixed::RBrace), at + 1);
                let open = lexer.fstrings.last_mut().expect("the caller looked");
                open.fields.pop();
                return Ok(());
            }
            b'}' => {
                let span = Span::new(at as u32, at as u32 + 1);
                return Err(LexError::new(span, "f-string: single '}' is not allowed"));
            }
            byte if byte == quote as u8 && closes(bytes, at, byte, triple) => {
                let length = if triple { 3 } else { 1 };
                if in_spec {
                    let span = Span::new(at as u32, (at + length) as u32);
                    return Err(LexError::new(span, "f-string: expecting '}'"));
                }
                flush(lexer, pieces, run, at, start, raw)?;
                lexer.at = at + length;
                lexer.push(at, Token::FEnd, at + length);
                lexer.fstrings.pop();
                return Ok(());
            }
            _ => at += 1,
        }
    }
}

fn closes(bytes: &[u8], at: usize, quote: u8, triple: bool) -> bool {
    !triple || (bytes.get(at + 1) == Some(&quote) && bytes.get(at + 2) == Some(&quote))
}

fn piece(lexer: &mut Lexer<'_>, from: usize, to: usize, raw: bool) -> Result<Text, LexError> {
    if raw { Ok(Text::Utf8(lexer.text[from..to].into())) } else { unescape(lexer, from, to, from) }
}

fn flush(
    lexer: &mut Lexer<'_>,
    mut pieces: Vec<Text>,
    run: usize,
    at: usize,
    start: usize,
    raw: bool,
) -> Result<(), LexError> {
    pieces.push(piece(lexer, run, at, raw)?);
    let text = join(pieces);
    if !is_empty(&text) {
        lexer.push(start, Token::FText(text), at);
    }
    Ok(())
}

/// A token at the depth of the field itself may end its expression; true where it did.
pub(super) fn field_token(lexer: &mut Lexer<'_>, fixed: Fixed, start: usize, end: usize) -> Result<bool, LexError> {
    match fixed {
        Fixed::RBrace => {
            lexer.push(start, Token::Fixed(Fixed::RBrace), end);
            let open = lexer.fstrings.last_mut().expect("the caller looked");
            open.fields.pop();
        }
        Fixed::Colon | Fixed::ColonEqual => {
            lexer.at = start + 1;
            lexer.push(start, Token::FSpec, start + 1);
            let open = lexer.fstrings.last_mut().expect("the caller looked");
            if let Some(field) = open.fields.last_mut() {
                field.in_spec = true;
            }
        }
        Fixed::Bang => {
            let rest = &lexer.text[end..];
            let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let stop = end + word.len();
            let span = Span::new(end as u32, stop.max(end + 1) as u32);
            match word.as_str() {
                "r" | "s" | "a" => {
                    lexer.at = stop;
                    lexer.push(start, Token::FConversion(word.chars().next().unwrap_or('s')), stop);
                }
                "" => {
                    let span = Span::new(start as u32, end as u32);
                    return Err(LexError::new(span, "f-string: invalid conversion character"));
                }
                _ => {
                    let message = format!("f-string: invalid conversion character '{word}': expected 's', 'r', or 'a'");
                    return Err(LexError::new(span, message));
                }
            }
        }
        Fixed::Equal => {
            let rest = lexer.text[end..].trim_start_matches([' ', '\t', '\n', '\x0c']);
            let ends = rest.starts_with(['}', ':']) || (rest.starts_with('!') && !rest.starts_with("!="));
            if !ends {
                return Ok(false);
            }
            let stop = lexer.text.len() - rest.len();
            let open = lexer.fstrings.last().expect("the caller looked");
            let from = open.fields.last().map_or(start, |field| field.start);
            let text = Text::Utf8(lexer.text[from..stop].into());
            lexer.at = stop;
            lexer.push(start, Token::FDebug(text), end);
        }
        _ => return Ok(false),
    }
    Ok(true)
}

// --- escapes -----------------------------------------------------------------------------------------------------

fn is_empty(text: &Text) -> bool {
    match text {
        Text::Utf8(text) => text.is_empty(),
        Text::CodePoints(points) => points.is_empty(),
    }
}

/// Pieces of text as one.
pub fn join(pieces: Vec<Text>) -> Text {
    if pieces.iter().all(|piece| matches!(piece, Text::Utf8(_))) {
        let parts: Vec<&str> =
            pieces.iter().map(|piece| if let Text::Utf8(text) = piece { &**text } else { "" }).collect();
        return Text::Utf8(parts.concat().into());
    }
    let mut points = Vec::new();
    for piece in &pieces {
        match piece {
            Text::Utf8(text) => points.extend(text.chars().map(|c| c as u32)),
            Text::CodePoints(more) => points.extend_from_slice(more),
        }
    }
    Text::CodePoints(points.into())
}

fn warn_escape(lexer: &mut Lexer<'_>, at: usize, c: char) {
    let span = Span::new(at as u32, at as u32 + 2);
    lexer.warnings.push(LexError::new(span, format!("invalid escape sequence '\\{c}'")));
}

/// The text of `from..to` with its escapes done.
fn unescape(lexer: &mut Lexer<'_>, from: usize, to: usize, token: usize) -> Result<Text, LexError> {
    let text = &lexer.text[from..to];
    if !text.contains('\\') {
        return Ok(Text::Utf8(text.into()));
    }
    let mut points: Vec<u32> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        points.extend(rest[..at].chars().map(|c| c as u32));
        let place = to - rest.len() + at;
        rest = &rest[at + 1..];
        let used = escape(lexer, rest, place, token, &mut points)?;
        rest = &rest[used..];
    }
    points.extend(rest.chars().map(|c| c as u32));
    let plain: Option<String> = points.iter().map(|point| char::from_u32(*point)).collect();
    Ok(plain.map_or_else(|| Text::CodePoints(points.into()), |text| Text::Utf8(text.into())))
}

/// One escape, behind its backslash; answers how much it used.
fn escape(
    lexer: &mut Lexer<'_>,
    rest: &str,
    place: usize,
    token: usize,
    points: &mut Vec<u32>,
) -> Result<usize, LexError> {
    let Some(c) = rest.chars().next() else { return Ok(0) };
    let simple = match c {
        '\n' => return Ok(1),
        '\\' | '\'' | '"' => Some(c as u32),
        'a' => Some(7),
        'b' => Some(8),
        'f' => Some(12),
        'n' => Some(10),
        'r' => Some(13),
        't' => Some(9),
        'v' => Some(11),
        _ => None,
    };
    if let Some(point) = simple {
        points.push(point);
        return Ok(1);
    }
    match c {
        '0'..='7' => Ok(octal(lexer, rest, place, points)),
        'x' => hex(lexer, rest, 2, "\\xXX", place, token, points),
        'u' => hex(lexer, rest, 4, "\\uXXXX", place, token, points),
        'U' => hex(lexer, rest, 8, "\\UXXXXXXXX", place, token, points),
        'N' => named(lexer, rest, place, token, points),
        _ => {
            warn_escape(lexer, place, c);
            points.push('\\' as u32);
            Ok(0)
        }
    }
}

fn octal(lexer: &mut Lexer<'_>, rest: &str, place: usize, points: &mut Vec<u32>) -> usize {
    let digits: String = rest.chars().take(3).take_while(|c| ('0'..='7').contains(c)).collect();
    let number = u32::from_str_radix(&digits, 8).unwrap_or(0);
    if number > 0o377 {
        let span = Span::new(place as u32, (place + 4) as u32);
        lexer.warnings.push(LexError::new(span, format!("invalid octal escape sequence '\\{digits}'")));
    }
    points.push(number);
    digits.len()
}

fn unicode_error(lexer: &Lexer<'_>, token: usize, place: usize, used: usize, what: &str) -> LexError {
    // CPython counts positions in the literal's text from 0 and points at the whole token.
    let body = lexer.text[token..].find(['"', '\'']).map_or(token, |at| token + at + 1);
    let from = lexer.text[body.min(place)..place].len();
    let message =
        format!("(unicode error) 'unicodeescape' codec can't decode bytes in position {from}-{}: {what}", from + used);
    let line_end = lexer.text[place..].find('\n').map_or(lexer.text.len(), |length| place + length);
    LexError::new(Span::new(token as u32, line_end as u32), message)
}

fn hex(
    lexer: &mut Lexer<'_>,
    rest: &str,
    count: usize,
    form: &str,
    place: usize,
    token: usize,
    points: &mut Vec<u32>,
) -> Result<usize, LexError> {
    let digits: String = rest.chars().skip(1).take(count).take_while(char::is_ascii_hexdigit).collect();
    if digits.len() < count {
        return Err(unicode_error(lexer, token, place, digits.len() + 1, &format!("truncated {form} escape")));
    }
    let number = u32::from_str_radix(&digits, 16).unwrap_or(0);
    if number > 0x10ffff {
        return Err(unicode_error(lexer, token, place, count + 1, "illegal Unicode character"));
    }
    points.push(number);
    Ok(count + 1)
}

fn named(
    lexer: &mut Lexer<'_>,
    rest: &str,
    place: usize,
    token: usize,
    points: &mut Vec<u32>,
) -> Result<usize, LexError> {
    let name = rest.strip_prefix("N{").and_then(|inside| inside.split_once('}')).map(|(name, _)| name);
    let Some(name) = name.filter(|name| !name.is_empty()) else {
        return Err(unicode_error(lexer, token, place, 1, "malformed \\N character escape"));
    };
    match unicode_names2::character(name) {
        Some(c) => {
            points.push(c as u32);
            Ok(name.len() + 3)
        }
        None => Err(unicode_error(lexer, token, place, name.len() + 3, "unknown Unicode character name")),
    }
}

/// The bytes of a literal with its escapes done.
fn unescape_bytes(lexer: &mut Lexer<'_>, from: usize, body: &str, token: usize) -> Result<Vec<u8>, LexError> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut at = 0;
    let text = body.as_bytes();
    while at < text.len() {
        if text[at] != b'\\' {
            bytes.push(text[at]);
            at += 1;
            continue;
        }
        let rest = &body[at + 1..];
        let c = rest.chars().next().unwrap_or('\\');
        if c == 'x' {
            let digits: String = rest.chars().skip(1).take(2).take_while(char::is_ascii_hexdigit).collect();
            if digits.len() < 2 {
                let span = Span::new(token as u32, (from + body.len() + 1) as u32);
                return Err(LexError::new(span, format!("(value error) invalid \\x escape at position {at}")));
            }
            bytes.push(u8::from_str_radix(&digits, 16).unwrap_or(0));
            at += 4;
            continue;
        }
        let mut points = Vec::new();
        let used = if matches!(c, 'u' | 'U' | 'N') {
            warn_escape(lexer, from + at, c);
            points.push('\\' as u32);
            0
        } else {
            escape(lexer, rest, from + at, token, &mut points)?
        };
        bytes.extend(points.iter().map(|point| (*point & 0xff) as u8));
        at += 1 + used;
    }
    Ok(bytes)
}
