//! Strings put together and taken apart: `+`, `join`, and for ASCII texts the pieces of `split` and `replace`, each made where it ends
//! up: no places are collected first.

use super::string::{Str, shape};
use super::units;
use crate::heap::{Obj, Value, budget};
use crate::objects::native::Answer;
use crate::objects::protocols::operators::Operator;
use crate::vm::Vm;

/// `a + b` of two strings; reuses `a`'s memory where nobody else has it.
pub fn concat(vm: &mut Vm, a: Value, b: &Value) -> Answer {
    let Some(more) = b.exact::<Str>() else { return vm.binary(Operator::Add, &a, b) };
    let Value::Obj(object) = a else { return vm.binary(Operator::Add, &a, b) };
    let mut own = match object.into_obj::<Str>() {
        Ok(own) => own,
        Err(object) => return vm.binary(Operator::Add, &Value::Obj(object), b),
    };
    vm.check_len(own.len() + more.len(), 2)?;
    if let (Some(text), Some(more)) = (own.as_ascii(), more.as_ascii()) {
        if own.as_ref().count() > 1 {
            return Ok(ascii_joined(text, more).into());
        }
        // Whoever adds to a text that nobody else has may do so again.
        if own.append(more) {
            return Ok(own.into());
        }
        return Ok(Obj::growing(shape(), own.as_ascii().unwrap_or_default(), more).into());
    }
    Ok(joined(&own, more))
}

/// `a + b` of two strings of which neither is to be reused, where both are ASCII and the result no giant.
#[inline(always)]
pub fn concat_plain(a: &Obj<Str>, b: &Obj<Str>) -> Option<Value> {
    let (a, b) = (a.as_ascii()?, b.as_ascii()?);
    fits(a.len() + b.len()).then(|| ascii_joined(a, b).into())
}

pub(super) fn joined(a: &Obj<Str>, b: &Obj<Str>) -> Value {
    if let (Some(a), Some(b)) = (a.as_ascii(), b.as_ascii()) {
        return ascii_joined(a, b).into();
    }
    let mut points = a.points();
    points.extend(b.points());
    Str::from_code_points(&points).into()
}

#[inline]
fn ascii_joined(a: &str, b: &str) -> Obj<Str> {
    Obj::ascii(shape(), a.len() + b.len(), |out| {
        out.push(a);
        out.push(b);
    })
}

/// Results of more bytes than this are made by ways that look at the limits first.
const GIANT: usize = 1 << 28;

/// Whether memory suffices for a text of so many bytes.
#[inline(always)]
fn fits(bytes: usize) -> bool {
    bytes < budget::LARGE || (bytes <= GIANT && budget::allows(bytes))
}

/// In texts no longer than this a plain loop finds a character before a search has begun.
pub(super) const SHORT: usize = 24;

impl Str {
    /// A string of ASCII pieces.
    pub fn of_ascii_pieces(pieces: &[&str]) -> Obj<Str> {
        let len = pieces.iter().map(|piece| piece.len()).sum();
        Obj::ascii(shape(), len, |out| pieces.iter().for_each(|piece| out.push(piece)))
    }
}

/// The concatenation of strings, with a separator between them.
pub fn join(separator: Option<&Obj<Str>>, pieces: &[Value]) -> Value {
    match join_plain(separator, pieces) {
        Some(text) => text,
        None => join_points(separator, pieces),
    }
}

/// The same where all are exact ASCII strings and the result is no giant; asks nobody.
pub fn join_plain(separator: Option<&Obj<Str>>, pieces: &[Value]) -> Option<Value> {
    const FEW_PIECES: usize = 8;
    let between = separator.map_or(Some(""), |separator| separator.as_ascii())?;
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
    if !fits(total) {
        return None;
    }
    let piece = |at: usize| match known.get(at) {
        Some(piece) => piece,
        None => pieces[at].exact::<Str>().and_then(|piece| piece.as_ascii()).unwrap_or_default(),
    };
    let text = Obj::ascii(shape(), total, |out| {
        for at in 0..pieces.len() {
            if at > 0 && !between.is_empty() {
                out.push(between);
            }
            out.push(piece(at));
        }
    });
    Some(text.into())
}

fn join_points(separator: Option<&Obj<Str>>, pieces: &[Value]) -> Value {
    let between = separator.map_or_else(Vec::new, |separator| separator.points());
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
        Self::of_ascii(&text[start..stop]).into()
    }

    /// An ASCII string with the first `most` places of `old` replaced, or nothing where there are none; `None` where the result would be
    /// a giant.
    pub fn ascii_replaced(text: &str, old: &str, new: &str, most: usize) -> Option<Option<Value>> {
        const FEW: usize = 16;
        let (mut places, mut count) = ([0; FEW], 0);
        units::each_place(text.as_bytes(), old.as_bytes(), most.min(FEW + 1), |at| {
            if let Some(place) = places.get_mut(count) {
                *place = at;
            }
            count += 1;
        });
        if count == 0 {
            return Some(None);
        }
        let Some(places) = places.get(..count) else { return Self::ascii_replaced_often(text, old, new, most) };
        let total = text.len() - count * old.len() + count.saturating_mul(new.len());
        if !fits(total) {
            return None;
        }
        let replaced = Obj::ascii(shape(), total, |out| {
            let mut from = 0;
            for at in places {
                out.push(&text[from..*at]);
                out.push(new);
                from = at + old.len();
            }
            out.push(&text[from..]);
        });
        Some(Some(replaced.into()))
    }

    /// The same of many places.
    fn ascii_replaced_often(text: &str, old: &str, new: &str, most: usize) -> Option<Option<Value>> {
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
        if from == 0 {
            return Some(None);
        }
        if out.len() > GIANT {
            return None;
        }
        out.push_str(&text[from..]);
        Some(Some(Self::of_ascii(&out).into()))
    }
}
