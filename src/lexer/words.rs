//! Names, numbers and strings: what logos only finds the beginning of, or finds too generously.

use super::layout::{Layout, Step, more_input_helps};
use super::numbers::{self, Number};
use super::strings::{self, Unfinished};
use super::{Token, error_at};
use crate::source::Span;

impl Layout<'_> {
    pub(super) fn stray_character(&self, start: u32) -> Step {
        let found = self.source.text[start as usize..].chars().next().unwrap_or('\0');
        let read = start + found.len_utf8() as u32;
        self.fail(read, format!("invalid non-printable character U+{:04X}", found as u32))
    }

    pub(super) fn name(&mut self, start: u32, end: u32) -> Step {
        let text = self.source.slice(Span::new(start, end));
        if !text.is_ascii() {
            self.check_identifier(text, start)?;
        }
        self.push(Token::Name, start, end);
        Ok(())
    }

    fn check_identifier(&self, text: &str, start: u32) -> Step {
        let allowed = |(at, c): &(usize, char)| {
            *c == '_' || if *at == 0 { unicode_ident::is_xid_start(*c) } else { unicode_ident::is_xid_continue(*c) }
        };
        let Some((at, wrong)) = text.char_indices().find(|place| !allowed(place)) else { return Ok(()) };
        let read = start + (at + wrong.len_utf8()) as u32;
        let code = wrong as u32;
        if is_printable(wrong) {
            return self.fail(read, format!("invalid character '{wrong}' (U+{code:04X})"));
        }
        self.fail(read, format!("invalid non-printable character U+{code:04X}"))
    }

    pub(super) fn number(&mut self, start: u32) -> Step {
        match numbers::scan(&self.source.text[start as usize..]) {
            Number::Good { length, glued } => {
                let end = start + length as u32;
                self.skip((end - self.at()) as usize);
                if let Some(kind) = glued {
                    self.warn(start, format!("invalid {kind} literal"));
                }
                self.push(Token::Number, start, end);
                Ok(())
            }
            Number::Bad { read, message } => self.fail(start + read as u32, message),
            Number::LeadingZeros { zeros } => self.leading_zeros(start, zeros as i32),
        }
    }

    fn leading_zeros(&self, start: u32, zeros: i32) -> Step {
        let message = "leading zeros in decimal integer literals are not permitted; \
                       use an 0o prefix for octal integers";
        let line_start = start - self.source.place(start).column;
        // CPython counts these columns in bytes.
        let column = self.source.place(start).column as i32;
        let mut error = error_at(self.source, line_start, start, message);
        error.offset = Some(column + 1);
        error.end_offset = Some(column + zeros);
        self.failed(error)
    }

    pub(super) fn string(&mut self, start: u32) -> Step {
        let opener = self.source.slice(Span::new(start, self.at()));
        let quote = opener.as_bytes()[opener.len() - 1];
        let triple = opener.len() >= 3 && opener.as_bytes()[opener.len() - 3] == quote;
        match strings::scan(self.rest(), quote, triple) {
            Ok(length) => {
                self.skip(length);
                self.push(Token::String, start, self.at());
                Ok(())
            }
            Err(unfinished) => self.unterminated(start, quote, triple, unfinished),
        }
    }

    fn unterminated(&self, start: u32, quote: u8, triple: bool, unfinished: Unfinished) -> Step {
        let last_line = self.line_reached(self.at() + unfinished.read as u32);
        if self.fstrings.last().is_some_and(|fstring| fstring.quote == quote && fstring.triple == triple) {
            return self.fail(start + 1, "f-string: expecting '}'");
        }
        if triple {
            let message = format!("unterminated triple-quoted string literal (detected at line {last_line})");
            return self.fail::<()>(start + 1, message).map_err(more_input_helps);
        }
        let hint = if unfinished.escaped_quote { "; perhaps you escaped the end quote?" } else { "" };
        self.fail(start + 1, format!("unterminated string literal (detected at line {last_line}){hint}"))
    }

    /// The line of an offset; the end of the text belongs to its last line.
    pub(super) fn line_reached(&self, at: u32) -> u32 {
        let line = self.source.line_of(at);
        let behind_last = at as usize >= self.source.text.len() && self.source.text.ends_with('\n');
        line - u32::from(behind_last)
    }
}

/// CPython's `str.isprintable` for one character that is no identifier character.
fn is_printable(c: char) -> bool {
    use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};
    !matches!(c.general_category_group(), GeneralCategoryGroup::Other | GeneralCategoryGroup::Separator)
}
