//! Strings put together and taken apart: `+`, `join`, and for ASCII texts the pieces of `split` and `replace`, each made where it ends
//! up: no places are collected first.

use super::string::{Chars, Str};
use super::units;
use crate::heap::{Obj, Value};
use crate::objects::native::Answer;
use crate::objects::protocols::operators::Operator;
use crate::vm::Vm;
use compact_str::CompactString;

/// `a + b` of two strings; reuses `a`'s memory where nobody else has it.
pub fn concat(vm: &mut Vm, a: Value, b: &Value) -> Answer {
    let Some(more) = b.exact::<Str>() else { return vm.binary(Operator::Add, &a, b) };
    let Value::Obj(object) = a else { return vm.binary(Operator::Add, &a, b) };
    let mut own = match object.into_obj::<Str>() {
        Ok(own) => own,
        Err(object) => return vm.binary(Operator::Add, &Value::Obj(object), b),
    };
    vm.check_len(own.len() + more.len(), 4)?;
    if let (Some(body), Chars::Ascii(more)) = (own.unique(), &more.chars) {
        if body.append_ascii(more) {
            return Ok(own.into());
        }
    }
    Ok(joined(&own, more))
}

pub(super) fn joined(a: &Str, b: &Str) -> Value {
    if let (Chars::Ascii(a), Chars::Ascii(b)) = (&a.chars, &b.chars) {
        let total = a.len() + b.len();
        let mut both = if total <= SHORT { a.clone() } else { CompactString::with_capacity(total) };
        if total > SHORT {
            both.push_str(a);
        }
        both.push_str(b);
        return Str::of(Chars::Ascii(both)).into();
    }
    let mut points = a.points();
    points.extend(b.points());
    Str::from_code_points(&points).into()
}

/// ASCII pieces put in a row: short texts by way of the stack, long ones in a buffer that becomes the string's.
struct Assembly {
    short: [u8; SHORT],
    written: usize,
    long: Option<String>,
}

/// What lies in the string itself.
pub(super) const SHORT: usize = size_of::<CompactString>();

impl Assembly {
    /// Nothing yet, of `total` bytes.
    fn new(total: usize) -> Assembly {
        let long = (total > SHORT).then(|| String::with_capacity(total));
        Assembly { short: [0; SHORT], written: 0, long }
    }

    #[inline(always)]
    fn push(&mut self, piece: &str) {
        match &mut self.long {
            Some(long) => long.push_str(piece),
            None => {
                let end = self.written + piece.len();
                self.short[self.written..end].copy_from_slice(piece.as_bytes());
                self.written = end;
            }
        }
    }

    fn finish(self) -> Obj<Str> {
        let text = match self.long {
            Some(long) => long.into(),
            None => CompactString::from_utf8(&self.short[..self.written]).expect("pieces of ASCII are ASCII"),
        };
        Str::of(Chars::Ascii(text))
    }
}

/// The concatenation of strings, with a separator between them.
pub fn join(separator: Option<&Str>, pieces: &[Value]) -> Value {
    match join_plain(separator, pieces) {
        Some(text) => text,
        None => join_points(separator, pieces),
    }
}

/// The same where all are exact ASCII strings and the result is no giant; asks nobody.
pub fn join_plain(separator: Option<&Str>, pieces: &[Value]) -> Option<Value> {
    const GIANT: usize = 1 << 28;
    const FEW_PIECES: usize = 8;
    let between = separator.map_or(Some(""), Str::as_ascii)?;
    let mut total = between.len().saturating_mul(pieces.len().saturating_sub(1));
    // What the first pieces say is kept: most rows have few.
    let mut known = [""; FEW_PIECES];
    for (at, piece) in pieces.iter().enumerate() {
        let text = piece.exact::<Str>()?.as_ascii()?;
        total = total.saturating_add(text.len());
        if let Some(place) = known.get_mut(at) {
            *place = text;
        }
    }
    if total > GIANT {
        return None;
    }
    let mut text = Assembly::new(total);
    for (at, piece) in pieces.iter().enumerate() {
        if at > 0 && !between.is_empty() {
            text.push(between);
        }
        text.push(match known.get(at) {
            Some(piece) => piece,
            None => piece.exact::<Str>()?.as_ascii()?,
        });
    }
    Some(text.finish().into())
}

fn join_points(separator: Option<&Str>, pieces: &[Value]) -> Value {
    let between = separator.map_or_else(Vec::new, Str::points);
    let mut points = Vec::new();
    for (index, text) in pieces.iter().filter_map(|piece| piece.cast::<Str>()).enumerate() {
        if index > 0 {
            points.extend_from_slice(&between);
        }
        points.extend(text.points());
    }
    Str::from_code_points(&points).into()
}

impl Str {
    /// The pieces of an ASCII string, between separators, cut at most `most` times.
    pub fn ascii_split(text: &str, separator: &str, most: usize) -> Vec<Value> {
        let (mut pieces, mut from) = (Vec::new(), 0);
        units::each_place(text.as_bytes(), separator.as_bytes(), most, |at| {
            pieces.push(Self::ascii_part(text, from, at));
            from = at + separator.len();
        });
        pieces.push(Self::ascii_part(text, from, text.len()));
        pieces
    }

    /// The words of an ASCII string, cut at most `most` times.
    pub fn ascii_words(text: &str, most: usize) -> Vec<Value> {
        let mut pieces = Vec::new();
        units::each_word(text.as_bytes(), most, super::unicode::is_space, |word| {
            pieces.push(Self::ascii_part(text, word.start, word.end));
        });
        pieces
    }

    fn ascii_part(text: &str, start: usize, stop: usize) -> Value {
        Self::of(Chars::Ascii(text[start..stop].into())).into()
    }

    /// An ASCII string with the first `most` places of `old` replaced; `None` where there are none, or where the result would be a
    /// giant.
    pub fn ascii_replaced(text: &str, old: &str, new: &str, most: usize) -> Option<Value> {
        const GIANT: usize = 1 << 28;
        let (mut out, mut from) = (String::new(), 0);
        units::each_place(text.as_bytes(), old.as_bytes(), most, |at| {
            if from == 0 {
                out.reserve(text.len() + new.len());
            }
            if out.len() <= GIANT {
                out.push_str(&text[from..at]);
                out.push_str(new);
            }
            from = at + old.len();
        });
        if from == 0 || out.len() > GIANT {
            return None;
        }
        out.push_str(&text[from..]);
        Some(Self::of(Chars::Ascii(out.into())).into())
    }
}
