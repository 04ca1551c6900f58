//! String literals: where they end, and what their escapes mean.
//!
//! The lexer only finds the end of a literal; the parser decodes it, since CPython reports a bad escape only when
//! the parser gets there. Positions in messages count as CPython's decoder counts: it sees every non-ASCII
//! character as a ten-character `\U` escape.

use crate::ast::Text;

/// A literal that does not end.
pub(super) struct Unfinished {
    /// How far the scan went.
    pub read: usize,
    /// Whether a backslash stood before a quote on the way.
    pub escaped_quote: bool,
}

/// Finds the end of a string whose opening quotes were read: the length of contents and closing quotes.
pub(super) fn scan(rest: &str, quote: u8, triple: bool) -> Result<usize, Unfinished> {
    let bytes = rest.as_bytes();
    let quotes: &[u8] = if triple { &[quote; 3] } else { &[quote] };
    let mut escaped_quote = false;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at..].starts_with(quotes) {
            return Ok(at + quotes.len());
        }
        match bytes[at] {
            b'\n' if !triple => break,
            b'\\' => {
                escaped_quote |= bytes.get(at + 1) == Some(&quote);
                at += 2;
            }
            _ => at += 1,
        }
    }
    Err(Unfinished { read: at.min(bytes.len()), escaped_quote })
}

/// The parts of a string token.
pub struct Literal<'s> {
    /// Prefix letters in lower case.
    pub prefix: String,
    /// What stands between the quotes.
    pub body: &'s str,
}

impl<'s> Literal<'s> {
    /// Takes a whole string token apart.
    pub fn of(token: &'s str) -> Literal<'s> {
        let prefix_length = token.find(['"', '\'']).unwrap_or(0);
        let (prefix, quoted) = token.split_at(prefix_length);
        let quote = &quoted[..1];
        let triple = quoted.len() >= 6 && quoted.starts_with(&quote.repeat(3));
        let width = if triple { 3 } else { 1 };
        Literal { prefix: prefix.to_ascii_lowercase(), body: &quoted[width..quoted.len() - width] }
    }

    /// Whether it makes bytes.
    pub fn is_bytes(&self) -> bool {
        self.prefix.contains('b')
    }

    /// Whether backslashes are ordinary characters.
    pub fn is_raw(&self) -> bool {
        self.prefix.contains('r')
    }
}

/// Collects decoded text and, where a lone surrogate turns up, code points.
#[derive(Default)]
pub struct TextBuilder {
    utf8: String,
    points: Option<Vec<u32>>,
}

impl TextBuilder {
    /// Adds a character.
    pub fn push(&mut self, c: char) {
        match &mut self.points {
            Some(points) => points.push(c as u32),
            None => self.utf8.push(c),
        }
    }

    fn push_point(&mut self, code: u32) {
        match char::from_u32(code) {
            Some(c) => self.push(c),
            None => self.points.get_or_insert_with(|| self.utf8.chars().map(u32::from).collect()).push(code),
        }
    }

    /// Adds a whole text.
    pub fn push_text(&mut self, text: &Text) {
        match text {
            Text::Utf8(text) if self.points.is_none() => self.utf8.push_str(text),
            Text::Utf8(text) => text.chars().for_each(|c| self.push(c)),
            Text::CodePoints(points) => points.iter().for_each(|code| self.push_point(*code)),
        }
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.utf8.is_empty() && self.points.is_none()
    }

    /// What was collected.
    pub fn finish(self) -> Text {
        match self.points {
            Some(points) => Text::CodePoints(points.into()),
            None => Text::Utf8(self.utf8.into()),
        }
    }
}

/// What decoding found besides the value.
pub struct Decoded<T> {
    /// The value.
    pub value: T,
    /// The first escape that means nothing: its warning, and its byte offset in the body.
    pub warning: Option<(String, usize)>,
}

/// Decodes the body of a text literal. `fstring` halves doubled braces. The error is CPython's message.
pub fn decode_text(body: &str, raw: bool, fstring: bool) -> Result<Decoded<Text>, String> {
    let plain = (raw || !body.contains('\\')) && !(fstring && body.contains(['{', '}']));
    if plain {
        return Ok(Decoded { value: Text::Utf8(body.into()), warning: None });
    }
    let mut decoder = Decoder { body, at: 0, position: 0, raw, fstring, text: TextBuilder::default(), warning: None };
    while decoder.step()? {}
    Ok(Decoded { value: decoder.text.finish(), warning: decoder.warning })
}

struct Decoder<'s> {
    body: &'s str,
    at: usize,
    /// Where CPython's decoder would be.
    position: usize,
    raw: bool,
    fstring: bool,
    text: TextBuilder,
    warning: Option<(String, usize)>,
}

impl Decoder<'_> {
    fn peek(&self) -> Option<char> {
        self.body[self.at..].chars().next()
    }

    fn take(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        self.position += if c.is_ascii() { 1 } else { 10 };
        Some(c)
    }

    fn step(&mut self) -> Result<bool, String> {
        let Some(c) = self.take() else { return Ok(false) };
        match c {
            '{' | '}' if self.fstring && self.peek() == Some(c) => {
                self.take();
                self.text.push(c);
            }
            '\\' if !self.raw => self.escape()?,
            _ => self.text.push(c),
        }
        Ok(true)
    }

    /// Behind a backslash.
    fn escape(&mut self) -> Result<(), String> {
        let start = self.position - 1;
        let Some(letter) = self.peek().filter(char::is_ascii) else {
            // CPython writes the backslash as an escape here.
            self.position += 5;
            self.text.push('\\');
            return Ok(());
        };
        if self.fstring && matches!(letter, '{' | '}') {
            // The lexer has warned of this one.
            self.text.push('\\');
            return Ok(());
        }
        self.take();
        match letter {
            '\n' => {}
            'x' => self.hex(start, 2, "truncated \\xXX escape")?,
            'u' => self.hex(start, 4, "truncated \\uXXXX escape")?,
            'U' => self.hex(start, 8, "truncated \\UXXXXXXXX escape")?,
            'N' => self.named(start)?,
            '0'..='7' => self.octal(letter),
            _ => match simple_escape(letter) {
                Some(c) => self.text.push(c as char),
                None => {
                    self.unknown(letter);
                    self.text.push(letter);
                }
            },
        }
        Ok(())
    }

    fn unknown(&mut self, letter: char) {
        let at = self.at;
        self.warning.get_or_insert_with(|| (format!("invalid escape sequence '\\{letter}'"), at));
        self.text.push('\\');
    }

    fn octal(&mut self, first: char) {
        let from = self.at - 1;
        let mut code = first as u32 - '0' as u32;
        for _ in 0..2 {
            let Some(digit) = self.peek().and_then(|c| c.to_digit(8)) else { break };
            self.take();
            code = code * 8 + digit;
        }
        if code > 0o377 {
            let digits = &self.body[from..self.at];
            self.warning.get_or_insert_with(|| (format!("invalid octal escape sequence '\\{digits}'"), from));
        }
        self.text.push_point(code);
    }

    fn hex(&mut self, start: usize, digits: usize, message: &str) -> Result<(), String> {
        let mut code: u32 = 0;
        for _ in 0..digits {
            let Some(digit) = self.peek().and_then(|c| c.to_digit(16)) else { return self.fail(start, message) };
            self.take();
            code = (code << 4) | digit;
        }
        if code > 0x10_ffff {
            return self.fail(start, "illegal Unicode character");
        }
        self.text.push_point(code);
        Ok(())
    }

    fn named(&mut self, start: usize) -> Result<(), String> {
        const MALFORMED: &str = "malformed \\N character escape";
        if self.peek() != Some('{') {
            return self.fail(start, MALFORMED);
        }
        self.take();
        let from = self.at;
        while self.peek().is_some_and(|c| c != '}') {
            self.take();
        }
        let name = &self.body[from..self.at];
        if self.peek().is_none() || name.is_empty() {
            return self.fail(start, MALFORMED);
        }
        self.take();
        match character_named(name) {
            Some(c) => {
                self.text.push(c);
                Ok(())
            }
            None => self.fail(start, "unknown Unicode character name"),
        }
    }

    fn fail(&self, start: usize, message: &str) -> Result<(), String> {
        let end = self.position - 1;
        Err(format!("(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{end}: {message}"))
    }
}

/// The character of a Unicode name or alias, in any case. The crate matches loosely (spaces, hyphens and underscores
/// do not count), CPython exactly.
fn character_named(name: &str) -> Option<char> {
    let plain = |c: u8| c.is_ascii_alphanumeric() || c == b' ' || c == b'-';
    if name.starts_with('-') || !name.bytes().all(plain) {
        return None;
    }
    let found = unicode_names2::character(name)?;
    let wanted = name.to_ascii_uppercase();
    let proper = unicode_names2::name(found).map(|name| name.to_string()).unwrap_or_default();
    let bare = |name: &str| name.replace([' ', '-'], "");
    let loosely = proper != wanted && bare(&proper) == bare(&wanted);
    (!loosely).then_some(found)
}

fn simple_escape(letter: char) -> Option<u8> {
    Some(match letter {
        '\\' | '\'' | '"' => letter as u8,
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => b'\n',
        'r' => b'\r',
        't' => b'\t',
        'v' => 11,
        _ => return None,
    })
}

/// Decodes the body of a bytes literal, which is ASCII. The error is CPython's message.
pub fn decode_bytes(body: &str, raw: bool) -> Result<Decoded<Vec<u8>>, String> {
    let bytes = body.as_bytes();
    let mut value = Vec::with_capacity(bytes.len());
    let mut warning = None;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        if byte != b'\\' || raw || at >= bytes.len() {
            value.push(byte);
            continue;
        }
        at = bytes_escape(bytes, at, &mut value, &mut warning)?;
    }
    Ok(Decoded { value, warning })
}

/// Behind a backslash in a bytes literal; hands back where reading goes on.
fn bytes_escape(
    bytes: &[u8],
    at: usize,
    value: &mut Vec<u8>,
    warning: &mut Option<(String, usize)>,
) -> Result<usize, String> {
    let letter = bytes[at];
    match letter {
        b'\n' => {}
        b'x' => {
            let digit = |offset| bytes.get(at + offset).and_then(|c| (*c as char).to_digit(16));
            let (Some(high), Some(low)) = (digit(1), digit(2)) else {
                return Err(format!("(value error) invalid \\x escape at position {}", at - 1));
            };
            value.push((high * 16 + low) as u8);
            return Ok(at + 3);
        }
        b'0'..=b'7' => {
            let digits = bytes[at..].iter().take(3).take_while(|c| (b'0'..=b'7').contains(c)).count();
            let code = bytes[at..at + digits].iter().fold(0u32, |code, c| code * 8 + u32::from(c - b'0'));
            if code > 0o377 {
                let shown = String::from_utf8_lossy(&bytes[at..at + digits]);
                warning.get_or_insert_with(|| (format!("invalid octal escape sequence '\\{shown}'"), at));
            }
            value.push(code as u8);
            return Ok(at + digits);
        }
        _ => match simple_escape(letter as char) {
            Some(byte) => value.push(byte),
            None => {
                warning.get_or_insert_with(|| (format!("invalid escape sequence '\\{}'", letter as char), at));
                value.extend([b'\\', letter]);
            }
        },
    }
    Ok(at + 1)
}
