//! f-strings as tokens (PEP 701): a start, texts, fields made of ordinary tokens, an end.
//!
//! Each open f-string has an [`FString`] on a stack. While `in_text` the scanner here reads up to the next field
//! or the closing quotes; inside a field the ordinary lexer runs, and only the punctuation that ends the field's
//! expression (`:` and `}` on the field's own level) brings it back here. CPython's nesting limits hold.

use super::Token;
use super::layout::{Layout, Step, more_input_helps};
use crate::source::Span;

/// How many f-strings may stand inside one another.
const MAX_NESTED: usize = 149;
/// How many fields may stand inside one another's format specs.
const MAX_FIELDS: i32 = 3;

/// An f-string that is being read.
pub struct FString {
    /// The quote character.
    pub quote: u8,
    /// Whether there are three of them.
    pub triple: bool,
    /// Whether it has the prefix `r`.
    pub raw: bool,
    /// Where its prefix starts.
    pub start: u32,
    /// How many brackets are open since its start.
    pub depth: i32,
    /// The bracket depth of the innermost open field's expression, from 0; -1 outside fields.
    pub field: i32,
    /// Whether text belongs to a format spec.
    pub in_spec: bool,
    /// Whether text comes next (and no ordinary token).
    pub in_text: bool,
}

impl FString {
    /// A bracket inside it was closed: `}` may end the field.
    pub fn closed(&mut self, symbol: char) {
        if symbol == '}' && self.depth == self.field {
            self.field -= 1;
            self.in_text = true;
            self.in_spec = false;
        }
    }

    fn open_field(&mut self) {
        self.field += 1;
        self.in_text = false;
        self.in_spec = false;
    }
}

/// What ends a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TextEnd {
    /// The closing quotes.
    Quotes,
    /// `{`
    Field,
    /// `}`, which ends a field after its format spec or is one too many.
    Brace,
    /// A line end in the format spec of a single-quoted f-string.
    SpecLineEnd,
    /// The line or the file, before the quotes.
    Nothing,
}

/// The search for the end of a text.
struct TextScan<'s> {
    text: &'s str,
    quotes: &'s [u8],
    raw: bool,
    in_spec: bool,
    outside_fields: bool,
    /// Braces behind a backslash, which escapes nothing there.
    braces: Vec<(usize, char)>,
}

impl TextScan<'_> {
    /// What ends the text, and its length.
    fn run(&mut self) -> (TextEnd, usize) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        let mut named_escape = false;
        while let Some(&byte) = bytes.get(at) {
            let doubled = bytes.get(at + 1) == Some(&byte) && !self.in_spec;
            if bytes[at..].starts_with(self.quotes) {
                return (TextEnd::Quotes, at);
            }
            match byte {
                b'\n' if self.quotes.len() == 1 => {
                    return (if self.in_spec { TextEnd::SpecLineEnd } else { TextEnd::Nothing }, at);
                }
                b'{' if doubled => at += 2,
                b'{' => return (TextEnd::Field, at),
                b'}' if named_escape => {
                    named_escape = false;
                    at += 1;
                }
                b'}' if doubled && self.outside_fields => at += 2,
                b'}' => return (TextEnd::Brace, at),
                b'\\' => at += self.escape(at, &mut named_escape),
                _ => at += 1,
            }
        }
        (TextEnd::Nothing, at.min(bytes.len()))
    }

    /// The length of an escape, as far as it hides what it escapes.
    fn escape(&mut self, at: usize, named_escape: &mut bool) -> usize {
        match self.text[at + 1..].chars().next() {
            Some(brace @ ('{' | '}')) => {
                if !self.raw {
                    self.braces.push((at, brace));
                }
                1
            }
            Some('N') if !self.raw && self.text[at + 2..].starts_with('{') => {
                *named_escape = true;
                3
            }
            Some(escaped) => 1 + escaped.len_utf8(),
            None => 1,
        }
    }
}

impl Layout<'_> {
    pub(super) fn fstring_start(&mut self, start: u32, end: u32) -> Step {
        if self.fstrings.len() >= MAX_NESTED {
            return self.fail(end, "too many nested f-strings");
        }
        let opener = self.source.slice(Span::new(start, end)).as_bytes();
        let quote = opener[opener.len() - 1];
        let triple = opener.len() >= 4 && opener[opener.len() - 3] == quote;
        let raw = opener.iter().any(|c| c.eq_ignore_ascii_case(&b'r'));
        let fstring = FString { quote, triple, raw, start, depth: 0, field: -1, in_spec: false, in_text: true };
        self.fstrings.push(fstring);
        self.push(Token::FStringStart, start, end);
        Ok(())
    }

    /// `:` on a field's own level starts the format spec, even as part of `:=`. True when it was read.
    pub(super) fn fstring_field_punctuation(&mut self) -> bool {
        let at_level = |fstring: &FString| fstring.field >= 0 && fstring.depth - 1 == fstring.field;
        if !self.fstrings.last().is_some_and(at_level) {
            return false;
        }
        let spaces = self.rest().bytes().take_while(|c| matches!(c, b' ' | b'\t' | b'\x0c')).count();
        if self.rest().as_bytes().get(spaces) != Some(&b':') {
            return false;
        }
        self.skip(spaces + 1);
        self.push(Token::Colon, self.at() - 1, self.at());
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.in_text = true;
            fstring.in_spec = true;
        }
        true
    }

    /// Reads text up to the next field, the end of a format spec, or the closing quotes.
    pub(super) fn fstring_text(&mut self) -> Step {
        let Some(fstring) = self.fstrings.last() else { unreachable!("text is read inside f-strings only") };
        let quotes = if fstring.triple { 3 } else { 1 };
        let start = self.at();
        let mut scan = TextScan {
            text: self.rest(),
            quotes: &[fstring.quote; 3][..quotes],
            raw: fstring.raw,
            in_spec: fstring.in_spec && fstring.field >= 0,
            outside_fields: fstring.depth == 0,
            braces: Vec::new(),
        };
        let (end, length) = scan.run();
        for (at, brace) in scan.braces {
            self.warn(start + at as u32, format!("invalid escape sequence '\\{brace}'"));
        }
        // CPython adds the line end that a file lacks, and a line end cuts a format spec.
        let cut = end == TextEnd::Nothing && quotes == 1 && !self.source.text.ends_with('\n');
        match end {
            TextEnd::Quotes => self.fstring_end(start, length, quotes),
            TextEnd::Field => self.field_start(start, length),
            TextEnd::Brace => self.closing_brace(start, length),
            TextEnd::SpecLineEnd => self.closing_brace(start, length),
            TextEnd::Nothing if cut && self.in_spec() => self.closing_brace(start, length),
            TextEnd::Nothing => self.unterminated_fstring(length),
        }
    }

    fn in_spec(&self) -> bool {
        self.fstrings.last().is_some_and(|fstring| fstring.in_spec && fstring.field >= 0)
    }

    fn push_text(&mut self, start: u32, length: usize) {
        self.skip(length);
        if length > 0 {
            self.push(Token::FStringMiddle, start, self.at());
        }
    }

    fn fstring_end(&mut self, start: u32, length: usize, quotes: usize) -> Step {
        self.push_text(start, length);
        let at = self.at();
        self.skip(quotes);
        self.push(Token::FStringEnd, at, self.at());
        self.fstrings.pop();
        Ok(())
    }

    /// `{`: the ordinary lexer reads it and the field's expression.
    fn field_start(&mut self, start: u32, length: usize) -> Step {
        self.push_text(start, length);
        let at = self.at();
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.open_field();
            if fstring.field >= MAX_FIELDS {
                return self.fail(at, "f-string: expressions nested too deeply");
            }
        }
        Ok(())
    }

    /// `}`: ends a field after its format spec, or is one too many; the ordinary lexer knows.
    fn closing_brace(&mut self, start: u32, length: usize) -> Step {
        // This text may be empty, and is a token all the same: so CPython knows a lambda's colon from a spec's.
        self.skip(length);
        self.push(Token::FStringMiddle, start, self.at());
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.in_text = false;
            fstring.in_spec = false;
        }
        Ok(())
    }

    fn unterminated_fstring(&self, read: usize) -> Step {
        let Some(fstring) = self.fstrings.last() else { unreachable!("text is read inside f-strings only") };
        let line = self.line_reached(self.at() + read as u32);
        let triple = if fstring.triple { "triple-quoted " } else { "" };
        let message = format!("unterminated {triple}f-string literal (detected at line {line})");
        let failed = self.fail(fstring.start + 1, message);
        if fstring.triple { failed.map_err(more_input_helps) } else { failed }
    }
}
