//! Tests of one character: sets, kinds, and what counts as the same letter when case is ignored.
//!
//! The first 256 code points of a set are worked out when it is made, so that a test of them is one look into a table.

use super::syntax::{Fold, Range, Set, SetItem};
use crate::objects::text::unicode;

/// The simple lower case of a code point.
fn lower(point: u32) -> u32 {
    match char::from_u32(point) {
        Some(c) => c.to_lowercase().next().map_or(point, |c| c as u32),
        None => point,
    }
}

/// The representative of all letters that are the same when case is ignored: those whose lower case has the same upper
/// case (`s`, `S` and `ſ`).
fn unicode_fold(point: u32) -> u32 {
    let small = lower(point);
    let Some(c) = char::from_u32(small) else { return small };
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(upper), None) => upper as u32,
        // Three pairs share an upper case of several letters.
        (_, _) => match small {
            0x1fd3 => 0x390,
            0x1fe3 => 0x3b0,
            0xfb06 => 0xfb05,
            _ => small,
        },
    }
}

impl Fold {
    /// The representative of the letters that are the same here.
    pub fn of(self, point: u32) -> u32 {
        match self {
            Fold::Exact => point,
            Fold::Ascii => match u8::try_from(point) {
                Ok(byte) => u32::from(byte.to_ascii_uppercase()),
                Err(_) => point,
            },
            Fold::Unicode if point < 0x80 => u32::from((point as u8).to_ascii_uppercase()),
            Fold::Unicode => unicode_fold(point),
        }
    }

    /// Whether other characters are the same as this one.
    pub fn concerns(self, point: u32) -> bool {
        match self {
            Fold::Exact => false,
            Fold::Ascii => u8::try_from(point).is_ok_and(|byte| byte.is_ascii_alphabetic()),
            Fold::Unicode => {
                let folded = self.of(point);
                folded != point || lower(point) != point || char::from_u32(point).is_some_and(|c| c.is_alphabetic())
            }
        }
    }
}

/// Whether a code point is part of a word.
pub fn is_word(point: u32, ascii: bool) -> bool {
    match u8::try_from(point).ok().filter(u8::is_ascii) {
        Some(byte) => byte.is_ascii_alphanumeric() || byte == b'_',
        None if ascii => false,
        None => unicode::is_alpha(point) || unicode::is_numeric(point) || unicode::is_digit(point),
    }
}

fn is_space(point: u32, ascii: bool) -> bool {
    if ascii { matches!(point, 0x20 | 0x09..=0x0d) } else { unicode::is_space(point) }
}

fn is_digit(point: u32, ascii: bool) -> bool {
    matches!(point, 0x30..=0x39) || !ascii && unicode::is_decimal(point)
}

/// A set, ready for tests.
pub struct CharSet {
    low: [bool; 256],
    /// Sorted, not overlapping.
    ranges: Vec<Range>,
    /// Representatives of the letters in the set, where case is ignored: sorted.
    folded: Vec<u32>,
    kinds: Vec<SetItem>,
    negated: bool,
    fold: Fold,
}

impl CharSet {
    /// Makes a set ready.
    pub fn new(set: &Set) -> CharSet {
        let mut ranges = Vec::new();
        let mut kinds = Vec::new();
        for item in &set.items {
            match item {
                SetItem::Range(range) => ranges.push(*range),
                SetItem::Digit { .. } | SetItem::Space { .. } | SetItem::Word { .. } => kinds.push(item.clone()),
            }
        }
        let folded = if set.fold == Fold::Exact { Vec::new() } else { folded(&ranges, set.fold) };
        let ranges = merged(ranges);
        let mut own = CharSet { low: [false; 256], ranges, folded, kinds, negated: set.negated, fold: set.fold };
        let low: Vec<bool> = (0..256).map(|point| own.decide(point)).collect();
        own.low.copy_from_slice(&low);
        own
    }

    /// Whether a code point is in the set.
    #[inline(always)]
    pub fn has(&self, point: u32) -> bool {
        match self.low.get(point as usize) {
            Some(known) => *known,
            None => self.decide(point),
        }
    }

    fn decide(&self, point: u32) -> bool {
        let found = self.in_ranges(point)
            || (self.fold != Fold::Exact && self.folded.binary_search(&self.fold.of(point)).is_ok())
            || self.kinds.iter().any(|kind| fits(kind, point));
        found != self.negated
    }

    fn in_ranges(&self, point: u32) -> bool {
        let at = self.ranges.partition_point(|(_, last)| *last < point);
        self.ranges.get(at).is_some_and(|(first, _)| *first <= point)
    }
}

impl std::fmt::Debug for CharSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let CharSet { low: _, ranges, folded: _, kinds, negated, fold } = self;
        write!(f, "CharSet {{ ranges: {ranges:?}, kinds: {kinds:?}, negated: {negated}, fold: {fold:?} }}")
    }
}

fn fits(kind: &SetItem, point: u32) -> bool {
    match kind {
        SetItem::Range((first, last)) => (*first..=*last).contains(&point),
        SetItem::Digit { ascii, negated } => is_digit(point, *ascii) != *negated,
        SetItem::Space { ascii, negated } => is_space(point, *ascii) != *negated,
        SetItem::Word { ascii, negated } => is_word(point, *ascii) != *negated,
    }
}

fn merged(mut ranges: Vec<Range>) -> Vec<Range> {
    ranges.sort_unstable();
    let mut out: Vec<Range> = Vec::with_capacity(ranges.len());
    for (first, last) in ranges {
        match out.last_mut() {
            Some((_, end)) if first <= end.saturating_add(1) => *end = (*end).max(last),
            _ => out.push((first, last)),
        }
    }
    out
}

/// No letter with a case lies above this.
const LAST_CASED: u32 = 0x1_e943;

/// The representatives of the letters in these ranges.
fn folded(ranges: &[Range], fold: Fold) -> Vec<u32> {
    let last = if fold == Fold::Ascii { 0x7f } else { LAST_CASED };
    let points = ranges.iter().flat_map(|(from, to)| *from..=(*to).min(last));
    let mut out: Vec<u32> = points.filter(|point| fold.concerns(*point)).map(|point| fold.of(point)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Whether a back-reference takes one character for another: by their lower case.
pub fn same_lower(a: u32, b: u32, fold: Fold) -> bool {
    match fold {
        Fold::Exact => a == b,
        Fold::Ascii => fold.of(a) == fold.of(b),
        Fold::Unicode => a == b || lower(a) == lower(b),
    }
}
