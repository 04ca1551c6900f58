//! Numbers, strings and f-strings: tokens to values.

use super::context::Context;
use crate::ast::{Constant, Expr, ExprKind, FStringPart, Ident, Text};
use crate::diagnostics::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::lexer::strings::{Decoded, Literal, TextBuilder, decode_bytes, decode_text};
use crate::source::Span;

/// The most digits a decimal literal may have.
const MAX_DIGITS: usize = 4300;

/// One of the literals that stand side by side and make one string.
pub enum StringPiece {
    /// A string or bytes token.
    Plain(Span),
    /// An f-string's parts.
    FString(Vec<FStringPart>),
}

/// A part of an f-string as the grammar finds it.
pub enum FStringPiece {
    /// Text, not yet decoded: whether the f-string is raw is known at its end.
    Text(Span),
    /// A field; the text that `=` shows before it.
    Field(FStringPart, Option<Box<str>>),
}

impl Context<'_> {
    // Numbers.

    pub(crate) fn number(&mut self, l: u32, r: u32) -> Expr {
        let text = self.source.slice(Span::new(l, r));
        let digits: String = text.chars().filter(|c| *c != '_').collect::<String>().to_ascii_lowercase();
        let constant = match digits.get(..2) {
            Some("0x") => integer(&digits[2..], 16),
            Some("0o") => integer(&digits[2..], 8),
            Some("0b") => integer(&digits[2..], 2),
            _ => self.decimal(&digits, Span::new(l, r)),
        };
        self.constant(l, r, constant)
    }

    fn decimal(&mut self, digits: &str, span: Span) -> Constant {
        if let Some(imaginary) = digits.strip_suffix('j') {
            return Constant::Imaginary(imaginary.parse().unwrap_or(0.0));
        }
        if !digits.bytes().all(|c| c.is_ascii_digit()) {
            return Constant::Float(digits.parse().unwrap_or(0.0));
        }
        if digits.len() > MAX_DIGITS {
            let message = format!(
                "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has {} digits; \
                 use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer \
                 literals to avoid decimal conversion limits.",
                digits.len()
            );
            let mut error = SyntaxError::new(self.source, span, message);
            (error.offset, error.end_offset) = (Some(0), Some(0));
            self.fail(error);
        }
        integer(digits, 10)
    }

    // Strings.

    /// Joins literals that stand side by side.
    pub(crate) fn strings(&mut self, l: u32, r: u32, pieces: Vec<StringPiece>) -> Expr {
        let is_bytes = |piece: &StringPiece| match piece {
            StringPiece::Plain(span) => Literal::of(self.source.slice(*span)).is_bytes(),
            StringPiece::FString(_) => false,
        };
        let bytes = pieces.iter().filter(|piece| is_bytes(piece)).count();
        if bytes > 0 && bytes < pieces.len() {
            let next = self.token_after(r);
            self.fail(SyntaxError::new(self.source, next, "cannot mix bytes and nonbytes literals"));
            return self.constant(l, r, Constant::None);
        }
        let kind = if bytes > 0 { self.join_bytes(pieces) } else { self.join_text(pieces) };
        self.expr(l, r, kind)
    }

    /// The token that starts at or behind an offset.
    pub(super) fn token_after(&self, offset: u32) -> Span {
        let at = self.tokens.partition_point(|lexeme| lexeme.span.start < offset);
        self.tokens.get(at).map_or(Span::new(offset, offset), |lexeme| lexeme.span)
    }

    fn join_bytes(&mut self, pieces: Vec<StringPiece>) -> ExprKind {
        let mut joined = Vec::new();
        for piece in pieces {
            let StringPiece::Plain(span) = piece else { continue };
            let literal = Literal::of(self.source.slice(span));
            if !literal.body.is_ascii() {
                self.fail(SyntaxError::new(self.source, span, "bytes can only contain ASCII literal characters"));
                continue;
            }
            let decoded = decode_bytes(literal.body, literal.is_raw());
            joined.extend(self.accept(decoded, span, span.start).unwrap_or_default());
        }
        ExprKind::Constant(Constant::Bytes(joined.into()))
    }

    fn join_text(&mut self, pieces: Vec<StringPiece>) -> ExprKind {
        let mut parts = Parts::default();
        let mut has_fields = false;
        for piece in pieces {
            match piece {
                StringPiece::Plain(span) => {
                    let literal = Literal::of(self.source.slice(span));
                    let decoded = decode_text(literal.body, literal.is_raw(), false);
                    if let Some(text) = self.accept(decoded, span, span.start) {
                        parts.text.push_text(&text);
                    }
                }
                StringPiece::FString(more) => {
                    has_fields = true;
                    more.into_iter().for_each(|part| parts.push(part));
                }
            }
        }
        if has_fields {
            return ExprKind::FString(parts.finish());
        }
        ExprKind::Constant(Constant::Str(parts.text.finish()))
    }

    /// The decoded value; an error is reported at `place`, a warning on the line of `from`.
    fn accept<T>(&mut self, decoded: Result<Decoded<T>, String>, place: Span, from: u32) -> Option<T> {
        match decoded {
            Ok(Decoded { value, warning }) => {
                if let Some((message, _)) = warning {
                    let kind = SyntaxErrorKind::SyntaxWarning;
                    let span = Span::new(from, from + 1);
                    self.warnings.push(SyntaxError::with_kind(kind, self.source, span, message));
                }
                Some(value)
            }
            Err(message) => {
                self.fail(SyntaxError::new(self.source, place, message));
                None
            }
        }
    }

    // f-strings.

    /// A whole f-string; `opener` spans its prefix and quotes.
    pub(crate) fn fstring(&mut self, opener: Span, pieces: Vec<FStringPiece>, r: u32) -> StringPiece {
        let raw = self.source.slice(opener).contains(['r', 'R']);
        let quotes = self.source.slice(opener).trim_start_matches(char::is_alphabetic).len() as u32;
        StringPiece::FString(self.fstring_parts(pieces, raw, Span::new(r - quotes, r)))
    }

    /// Decodes the texts; a mistake in one is reported at `place`.
    fn fstring_parts(&mut self, pieces: Vec<FStringPiece>, raw: bool, place: Span) -> Vec<FStringPart> {
        let mut parts = Parts::default();
        for piece in pieces {
            match piece {
                FStringPiece::Text(span) => {
                    let decoded = decode_text(self.source.slice(span), raw, true);
                    // CPython gives such a warning the line that the text ends on.
                    if let Some(text) = self.accept(decoded, place, span.end) {
                        parts.text.push_text(&text);
                    }
                }
                FStringPiece::Field(field, debug) => {
                    if let Some(shown) = debug {
                        parts.text.push_text(&Text::Utf8(shown));
                    }
                    parts.push(field);
                }
            }
        }
        parts.finish()
    }

    /// `{value=!conversion:spec}`; `debug` is the end of its `=`, which shows the text from `text` on.
    pub(crate) fn field(
        &mut self,
        span: Span,
        text: u32,
        value: Expr,
        debug: Option<u32>,
        conversion: Option<Ident>,
        spec: Option<Vec<FStringPiece>>,
    ) -> FStringPiece {
        self.check_value(&value);
        let shown = debug.map(|equal| self.shown_text(text, equal));
        let letter = conversion.as_ref().and_then(|name| self.conversion(name));
        let implied = (debug.is_some() && spec.is_none()).then_some('r');
        let conversion = letter.or(implied);
        let spec = spec.map(|pieces| self.fstring_parts(pieces, false, span));
        FStringPiece::Field(FStringPart::Field { value: Box::new(value), conversion, spec, span }, shown)
    }

    /// The text that `{expr=}` shows: up to the token behind the `=`.
    fn shown_text(&self, start: u32, equal: u32) -> Box<str> {
        without_comments(self.source.slice(Span::new(start, self.token_after(equal).start)))
    }

    /// `s`, `r` or `a`, right behind the exclamation mark.
    fn conversion(&mut self, name: &Ident) -> Option<char> {
        let glued = self.source.text[..name.span.start as usize].ends_with('!');
        match &*name.name {
            "s" | "r" | "a" if glued => name.name.chars().next(),
            _ => {
                self.refuse(name.span);
                None
            }
        }
    }
}

/// f-string parts with neighbouring texts joined.
#[derive(Default)]
struct Parts {
    done: Vec<FStringPart>,
    text: TextBuilder,
}

impl Parts {
    fn push(&mut self, part: FStringPart) {
        match part {
            FStringPart::Literal(text) => self.text.push_text(&text),
            field @ FStringPart::Field { .. } => {
                self.flush();
                self.done.push(field);
            }
        }
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.done.push(FStringPart::Literal(std::mem::take(&mut self.text).finish()));
        }
    }

    fn finish(mut self) -> Vec<FStringPart> {
        self.flush();
        self.done
    }
}

fn integer(digits: &str, radix: u32) -> Constant {
    match i64::from_str_radix(digits, radix) {
        Ok(value) => Constant::Int(value),
        Err(_) => Constant::BigInt { digits: digits.trim_start_matches('0').into(), radix },
    }
}

/// The text that `{expr=}` shows: comments go, their line ends stay.
fn without_comments(text: &str) -> Box<str> {
    if !text.contains('#') {
        return text.into();
    }
    let lines = text.split('\n').map(|line| line.split('#').next().unwrap_or(""));
    lines.collect::<Vec<_>>().join("\n").into()
}
