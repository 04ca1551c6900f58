//! Searching and cutting rows of units: bytes (`bytes`, ASCII strings) or code points (all other strings).
//!
//! `str`, `bytes` and `bytearray` share these: everything answers with places, and whoever asked makes objects of them.

use std::ops::Range;

/// A byte or a code point.
pub trait Unit: Copy + Eq + Into<u32> + 'static {
    /// The unit of an ASCII character.
    fn ascii(byte: u8) -> Self;

    /// Where `part`, which is not empty, first stands in `whole`.
    fn find(whole: &[Self], part: &[Self]) -> Option<usize>;

    /// All places of `part`, which is not empty, from the left, not overlapping, `most` at most.
    fn find_all(whole: &[Self], part: &[Self], most: usize) -> Vec<usize>;

    /// Where `part`, which is not empty, last stands in `whole`.
    fn rfind(whole: &[Self], part: &[Self]) -> Option<usize>;
}

/// Fills a row, for which there is room, with a part over and over: what is there already is copied, twice as much each time.
pub fn fill<T: Copy>(row: &mut Vec<T>, part: &[T], total: usize) {
    row.extend_from_slice(&part[..part.len().min(total)]);
    while !row.is_empty() && row.len() < total {
        row.extend_from_within(..row.len().min(total - row.len()));
    }
}

/// In rows no longer than this a plain loop finds a byte before a vector search has begun.
const SHORT: usize = 16;

/// In rows no longer than this all places of a byte are found, eight bytes at once, before as many vector searches have begun.
const PLAIN: usize = 128;

/// In rows no longer than this looking for a first byte beats preparing a search, which costs some hundred instructions.
const LONG: usize = 256;

/// Where `part`, which is not empty, first stands in a row that is not long.
fn find_plainly<T: Unit>(whole: &[T], part: &[T]) -> Option<usize> {
    let first = part.first()?;
    let mut from = 0;
    while let Some(at) = T::find(&whole[from..], std::slice::from_ref(first)) {
        if whole[from + at..].starts_with(part) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

impl Unit for u8 {
    fn ascii(byte: u8) -> u8 {
        byte
    }

    #[inline]
    fn find(whole: &[u8], part: &[u8]) -> Option<usize> {
        match part {
            [byte] if whole.len() <= SHORT => whole.iter().position(|other| other == byte),
            [byte] => memchr::memchr(*byte, whole),
            _ if whole.len() <= LONG => find_plainly(whole, part),
            _ => memchr::memmem::find(whole, part),
        }
    }

    fn find_all(whole: &[u8], part: &[u8], most: usize) -> Vec<usize> {
        match part {
            [byte] => memchr::memchr_iter(*byte, whole).take(most).collect(),
            _ => memchr::memmem::find_iter(whole, part).take(most).collect(),
        }
    }

    fn rfind(whole: &[u8], part: &[u8]) -> Option<usize> {
        memchr::memmem::rfind(whole, part)
    }
}

impl Unit for u32 {
    fn ascii(byte: u8) -> u32 {
        u32::from(byte)
    }

    fn find(whole: &[u32], part: &[u32]) -> Option<usize> {
        match part {
            [unit] => whole.iter().position(|other| other == unit),
            _ => find_plainly(whole, part),
        }
    }

    fn find_all(whole: &[u32], part: &[u32], most: usize) -> Vec<usize> {
        let (mut found, mut from) = (Vec::new(), 0);
        while found.len() < most {
            let Some(at) = Self::find(&whole[from..], part) else { break };
            found.push(from + at);
            from += at + part.len();
        }
        found
    }

    fn rfind(whole: &[u32], part: &[u32]) -> Option<usize> {
        let last = whole.len().checked_sub(part.len())?;
        (0..=last).rev().find(|at| whole[*at..].starts_with(part))
    }
}

/// Where `part` first (or last) stands; an empty one stands at the beginning (end).
pub fn search<T: Unit>(whole: &[T], part: &[T], from_end: bool) -> Option<usize> {
    match (part.is_empty(), from_end) {
        (true, false) => Some(0),
        (true, true) => Some(whole.len()),
        (false, false) => T::find(whole, part),
        (false, true) => T::rfind(whole, part),
    }
}

/// The places of `part`, from the left, not overlapping, `most` at most. An empty part stands before every unit and at the
/// end.
pub fn places<T: Unit>(whole: &[T], part: &[T], most: usize) -> Vec<usize> {
    if part.is_empty() {
        return (0..=whole.len()).take(most).collect();
    }
    T::find_all(whole, part, most)
}

/// Shows these places of a part that is not empty.
pub fn each_place(whole: &[u8], part: &[u8], most: usize, mut show: impl FnMut(usize)) {
    match part {
        [byte] if whole.len() <= PLAIN => return each_byte(whole, *byte, most, show),
        [byte] => return memchr::memchr_iter(*byte, whole).take(most).for_each(show),
        _ if whole.len() > LONG => return memchr::memmem::find_iter(whole, part).take(most).for_each(show),
        _ => {}
    }
    let (mut from, mut shown) = (0, 0);
    while shown < most {
        let Some(at) = u8::find(&whole[from..], part) else { break };
        show(from + at);
        from += at + part.len();
        shown += 1;
    }
}

/// Shows these places of a byte.
fn each_byte(whole: &[u8], byte: u8, most: usize, mut show: impl FnMut(usize)) {
    let (words, rest) = whole.as_chunks::<8>();
    let mut left = most;
    for (word, at) in words.iter().zip((0..).step_by(8)) {
        let mut found = places_in_word(u64::from_le_bytes(*word), byte);
        while found != 0 {
            if left == 0 {
                return;
            }
            left -= 1;
            show(at + found.trailing_zeros() as usize / 8);
            found &= found - 1;
        }
    }
    let places = (whole.len() - rest.len()..).zip(rest).filter(|(_, other)| **other == byte);
    places.take(left).for_each(|(at, _)| show(at));
}

/// The highest bit of each byte of `word` that is `byte`.
fn places_in_word(word: u64, byte: u8) -> u64 {
    const LOW: u64 = u64::from_le_bytes([0x7f; 8]);
    let differing = word ^ u64::from_le_bytes([byte; 8]);
    !(((differing & LOW) + LOW) | differing | LOW)
}

/// `whole` with the parts at `places` (each `width` long) replaced.
pub fn replaced<T: Unit>(whole: &[T], places: &[usize], width: usize, by: &[T]) -> Vec<T> {
    let mut out = Vec::with_capacity(whole.len() + places.len() * by.len().saturating_sub(width));
    let mut from = 0;
    for at in places {
        out.extend_from_slice(&whole[from..*at]);
        out.extend_from_slice(by);
        from = at + width;
    }
    out.extend_from_slice(&whole[from..]);
    out
}

/// The pieces between separators, cut at most `most` times, from the left.
pub fn split<T: Unit>(whole: &[T], separator: &[T], most: usize) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for at in places(whole, separator, most) {
        pieces.push(from..at);
        from = at + separator.len();
    }
    pieces.push(from..whole.len());
    pieces
}

/// The same from the right; the pieces are in order all the same.
pub fn rsplit<T: Unit>(whole: &[T], separator: &[T], most: usize) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut end = whole.len();
    while pieces.len() < most {
        let Some(at) = T::rfind(&whole[..end], separator) else { break };
        pieces.push(at + separator.len()..end);
        end = at;
    }
    pieces.push(0..end);
    pieces.reverse();
    pieces
}

/// The words between runs of units that `is_space`, cut at most `most` times; the last piece keeps its inner and trailing
/// spaces.
pub fn words<T: Unit>(whole: &[T], most: usize, is_space: fn(u32) -> bool) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    each_word(whole, most, is_space, |word| pieces.push(word));
    pieces
}

/// Shows these words.
#[inline]
pub fn each_word<T: Unit>(whole: &[T], most: usize, is_space: fn(u32) -> bool, mut show: impl FnMut(Range<usize>)) {
    let space = |at: usize| is_space(whole[at].into());
    let (mut shown, mut at, end) = (0, 0, whole.len());
    loop {
        while at < end && space(at) {
            at += 1;
        }
        if at == end {
            return;
        }
        let start = at;
        if shown >= most {
            show(start..end);
            return;
        }
        while at < end && !space(at) {
            at += 1;
        }
        show(start..at);
        shown += 1;
    }
}

/// The same from the right.
pub fn rwords<T: Unit>(whole: &[T], most: usize, is_space: fn(u32) -> bool) -> Vec<Range<usize>> {
    let space = |at: usize| is_space(whole[at].into());
    let (mut pieces, mut at) = (Vec::new(), whole.len());
    loop {
        while at > 0 && space(at - 1) {
            at -= 1;
        }
        if at == 0 {
            break;
        }
        let end = at;
        if pieces.len() >= most {
            pieces.push(0..end);
            break;
        }
        while at > 0 && !space(at - 1) {
            at -= 1;
        }
        pieces.push(at..end);
    }
    pieces.reverse();
    pieces
}

/// What is left when units that `drops` are taken from the ends.
pub fn stripped<T: Unit>(whole: &[T], left: bool, right: bool, drops: impl Fn(T) -> bool) -> Range<usize> {
    let (mut start, mut end) = (0, whole.len());
    while left && start < end && drops(whole[start]) {
        start += 1;
    }
    while right && end > start && drops(whole[end - 1]) {
        end -= 1;
    }
    start..end
}

/// The lines: the text and, behind it, where the line end stops.
pub fn lines<T: Unit>(whole: &[T], is_end: fn(u32) -> bool) -> Vec<(Range<usize>, usize)> {
    let (mut lines, mut start, mut at) = (Vec::new(), 0, 0);
    while at < whole.len() {
        let unit: u32 = whole[at].into();
        let end = at;
        at += 1;
        if !is_end(unit) {
            continue;
        }
        if unit == 0x0d && at < whole.len() && whole[at].into() == 0x0a {
            at += 1;
        }
        lines.push((start..end, at));
        start = at;
    }
    if start < whole.len() {
        lines.push((start..whole.len(), whole.len()));
    }
    lines
}

/// Tabs made into spaces; `None` where that would be longer than any text can be.
pub fn expanded<T: Unit>(whole: &[T], size: usize) -> Option<Vec<T>> {
    let (mut out, mut column) = (Vec::with_capacity(whole.len()), 0usize);
    for unit in whole {
        match (*unit).into() {
            0x09 if size == 0 => {}
            0x09 => {
                let fill = size - column % size;
                if out.len().checked_add(fill)? > (1 << 40) || out.try_reserve(fill).is_err() {
                    return None;
                }
                out.resize(out.len() + fill, T::ascii(b' '));
                column += fill;
            }
            0x0a | 0x0d => {
                out.push(*unit);
                column = 0;
            }
            _ => {
                out.push(*unit);
                column += 1;
            }
        }
    }
    Some(out)
}

/// `whole` between `left` and `right` fill units.
pub fn padded<T: Unit>(whole: &[T], left: usize, right: usize, fill: T) -> Vec<T> {
    let mut out = Vec::with_capacity(whole.len() + left + right);
    out.resize(left, fill);
    out.extend_from_slice(whole);
    out.resize(left + whole.len() + right, fill);
    out
}

/// Zeros in front to `width` units, behind a sign.
pub fn zero_filled<T: Unit>(whole: &[T], width: usize) -> Vec<T> {
    let mut out = padded(whole, width.saturating_sub(whole.len()), 0, T::ascii(b'0'));
    let missing = out.len() - whole.len();
    if let Some(sign) = whole.first().filter(|unit| [0x2b, 0x2d].contains(&(**unit).into())) {
        out[missing] = T::ascii(b'0');
        out[0] = *sign;
    }
    out
}

/// How `center` divides the missing units.
pub fn centered(missing: usize, width: usize) -> usize {
    missing / 2 + (missing & width & 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_at_all_its_places() {
        // Neighbours of the byte that is looked for, too, whose differences from it carry into the next byte of a word.
        let text: Vec<u8> =
            (0..100_u8).map(|at| [b'a', b'`', b'b', b'a' | 0x80, 0, b'a'][usize::from(at) * at as usize % 6]).collect();
        for length in 0..text.len() {
            let whole = &text[..length];
            let plainly: Vec<usize> = (0..length).filter(|at| whole[*at] == b'a').collect();
            for most in [0, 1, 3, usize::MAX] {
                let mut found = Vec::new();
                each_byte(whole, b'a', most, |at| found.push(at));
                assert_eq!(found, plainly[..plainly.len().min(most)]);
            }
        }
    }
}
