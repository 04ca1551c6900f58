//! `str`: CPython's storage idea, one, two or four bytes a code point.

use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::names::Symbol;
use crate::objects::native::{Answer, Raised};
use crate::objects::numbers::compare::holds;
use crate::objects::numbers::plain_format::Field;
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::objects::slice::{Slice, stepped};
use crate::objects::types::TypeId;
use crate::vm::Vm;
use compact_str::{CompactString, ToCompactString};
use std::borrow::Cow;
use std::cell::Cell;
use std::hash::Hasher;

use super::assembly::{SHORT, joined};
use super::units;

pub use super::assembly::{concat, join, join_plain};
pub use super::string_methods::SPEC;

/// The code points of a string in the narrowest form that holds them (canonical: equal strings have equal forms).
pub enum Chars {
    /// All below U+0080. Short ones lie in the object itself.
    Ascii(CompactString),
    /// All below U+0100, at least one not ASCII.
    Latin1(Vec<u8>),
    /// All below U+10000, at least one above U+00FF; lone surrogates allowed.
    Ucs2(Vec<u16>),
    /// At least one above U+FFFF.
    Ucs4(Vec<u32>),
}

/// The body of a string.
pub struct Str {
    /// The text.
    pub chars: Chars,
    /// Its hash once asked for; before, [`NO_HASH`].
    hash: Cell<i64>,
    /// Its symbol, once it was used as a name.
    symbol: Cell<Option<Symbol>>,
}

/// What no hash is.
const NO_HASH: i64 = -1;

// With the header 64 bytes, the size of a block.
const _: () = assert!(size_of::<Str>() == 48);

impl Chars {
    /// The narrowest form of a Rust text.
    pub fn from_text(text: &str) -> Chars {
        if text.is_ascii() {
            return Chars::Ascii(text.into());
        }
        let points: Vec<u32> = text.chars().map(|c| c as u32).collect();
        Chars::from_points(&points)
    }

    /// The narrowest form of code points.
    pub fn from_points(points: &[u32]) -> Chars {
        match points.iter().copied().max().unwrap_or(0) {
            0..0x80 => Chars::Ascii(ascii(points.iter().map(|point| *point as u8).collect())),
            0x80..0x100 => Chars::Latin1(points.iter().map(|point| *point as u8).collect()),
            0x100..0x10000 => Chars::Ucs2(points.iter().map(|point| *point as u16).collect()),
            _ => Chars::Ucs4(points.to_vec()),
        }
    }
}

impl Str {
    /// Its symbol, where it was used as a name before.
    #[inline(always)]
    pub fn known_symbol(&self) -> Option<Symbol> {
        self.symbol.get()
    }

    /// A string object of a Rust text.
    pub fn new(text: &str) -> Obj<Str> {
        Self::of(Chars::from_text(text))
    }

    /// A string object of an owned text, whose memory it keeps where it is ASCII.
    pub fn from_string(text: String) -> Obj<Str> {
        if text.is_ascii() { Self::of(Chars::Ascii(text.into())) } else { Self::new(&text) }
    }

    /// The decimal digits of a machine integer.
    pub fn from_int(number: i64) -> Obj<Str> {
        Self::of(Chars::Ascii(number.to_compact_string()))
    }

    pub(super) fn of(chars: Chars) -> Obj<Str> {
        Obj::new(TypeId::Str.shape(), Str { chars, hash: Cell::new(NO_HASH), symbol: Cell::new(None) })
    }

    /// A string object of code points (surrogates allowed).
    pub fn from_code_points(points: &[u32]) -> Obj<Str> {
        Self::of(Chars::from_points(points))
    }

    /// How many code points there are.
    pub fn len(&self) -> usize {
        match &self.chars {
            Chars::Ascii(text) => text.len(),
            Chars::Latin1(bytes) => bytes.len(),
            Chars::Ucs2(units) => units.len(),
            Chars::Ucs4(points) => points.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code point at a place.
    pub fn char_at(&self, at: usize) -> Option<u32> {
        match &self.chars {
            Chars::Ascii(text) => text.as_bytes().get(at).map(|byte| u32::from(*byte)),
            Chars::Latin1(bytes) => bytes.get(at).map(|byte| u32::from(*byte)),
            Chars::Ucs2(units) => units.get(at).map(|unit| u32::from(*unit)),
            Chars::Ucs4(points) => points.get(at).copied(),
        }
    }

    /// All code points.
    pub fn points(&self) -> Vec<u32> {
        match &self.chars {
            Chars::Ascii(text) => text.bytes().map(u32::from).collect(),
            Chars::Latin1(bytes) => bytes.iter().map(|byte| u32::from(*byte)).collect(),
            Chars::Ucs2(units) => units.iter().map(|unit| u32::from(*unit)).collect(),
            Chars::Ucs4(points) => points.clone(),
        }
    }

    /// The text where it is ASCII.
    pub fn as_ascii(&self) -> Option<&str> {
        match &self.chars {
            Chars::Ascii(text) => Some(text.as_str()),
            Chars::Latin1(_) | Chars::Ucs2(_) | Chars::Ucs4(_) => None,
        }
    }

    /// A copy of an ASCII text after `change`, which keeps it ASCII; `None` of other texts.
    pub fn ascii_changed(&self, change: impl FnOnce(&mut str)) -> Option<Obj<Str>> {
        let Chars::Ascii(text) = &self.chars else { return None };
        let mut text = text.clone();
        change(&mut text);
        debug_assert!(text.is_ascii());
        Some(Self::of(Chars::Ascii(text)))
    }

    /// Adds ASCII text at the end of an ASCII string that nobody else has; whether it is one.
    pub(super) fn append_ascii(&mut self, more: &str) -> bool {
        let Chars::Ascii(text) = &mut self.chars else { return false };
        text.push_str(more);
        self.hash.set(NO_HASH);
        self.symbol.set(None);
        true
    }

    /// The text, lone surrogates replaced.
    pub fn to_text(&self) -> Cow<'_, str> {
        match &self.chars {
            Chars::Ascii(text) => Cow::Borrowed(text.as_str()),
            _ => {
                Cow::Owned(self.points().into_iter().map(|point| char::from_u32(point).unwrap_or('\u{fffd}')).collect())
            }
        }
    }

    /// Whether it has lone surrogates, which no encoding takes.
    pub fn has_surrogates(&self) -> bool {
        match &self.chars {
            Chars::Ascii(_) | Chars::Latin1(_) => false,
            Chars::Ucs2(units) => units.iter().any(|unit| (0xd800..0xe000).contains(unit)),
            Chars::Ucs4(points) => points.iter().any(|point| (0xd800..0xe000).contains(point)),
        }
    }

    /// A part of it, places clipped.
    pub fn part(&self, start: usize, stop: usize) -> Obj<Str> {
        let stop = stop.min(self.len());
        let start = start.min(stop);
        match &self.chars {
            Chars::Ascii(text) => Self::of(Chars::Ascii(text[start..stop].into())),
            Chars::Latin1(bytes) => {
                Self::from_code_points(&bytes[start..stop].iter().map(|byte| u32::from(*byte)).collect::<Vec<u32>>())
            }
            Chars::Ucs2(units) => {
                Self::from_code_points(&units[start..stop].iter().map(|unit| u32::from(*unit)).collect::<Vec<u32>>())
            }
            Chars::Ucs4(points) => Self::from_code_points(&points[start..stop]),
        }
    }

    /// The characters at these places.
    fn picked(&self, places: impl std::iter::Iterator<Item = usize>) -> Obj<Str> {
        match &self.chars {
            Chars::Ascii(text) => u8::string(places.filter_map(|at| text.as_bytes().get(at).copied()).collect()),
            _ => Self::from_code_points(&places.filter_map(|at| self.char_at(at)).collect::<Vec<u32>>()),
        }
    }

    /// Whether a part stands in it.
    #[inline]
    pub fn has_part(&self, part: &Str) -> bool {
        match (self.as_ascii().map(str::as_bytes), part.as_ascii().map(str::as_bytes)) {
            (Some(whole), Some([byte])) if whole.len() <= SHORT => whole.iter().any(|other| other == byte),
            (Some(whole), Some(part)) => units::search(whole, part, false).is_some(),
            (_, _) => self.has_wide_part(part),
        }
    }

    #[inline(never)]
    fn has_wide_part(&self, part: &Str) -> bool {
        units::search(&self.points(), &part.points(), false).is_some()
    }

    /// Whether both have the same code points.
    pub fn same_text(&self, other: &Str) -> bool {
        match (&self.chars, &other.chars) {
            (Chars::Ascii(a), Chars::Ascii(b)) => a == b,
            (Chars::Latin1(a), Chars::Latin1(b)) => a == b,
            (Chars::Ucs2(a), Chars::Ucs2(b)) => a == b,
            (Chars::Ucs4(a), Chars::Ucs4(b)) => a == b,
            (_, _) => false,
        }
    }

    /// A comparison by code points.
    pub fn compare(&self, other: &Str, op: Comparison) -> bool {
        match op {
            Comparison::Eq => self.same_text(other),
            Comparison::Ne => !self.same_text(other),
            _ => {
                let ordering = match (&self.chars, &other.chars) {
                    (Chars::Ascii(a), Chars::Ascii(b)) => a.cmp(b),
                    (_, _) => self.points().cmp(&other.points()),
                };
                holds(op, ordering)
            }
        }
    }

    /// The hash: SipHash-1-3 over the storage, kept.
    #[inline]
    pub fn hash_value(&self) -> i64 {
        match self.hash.get() {
            NO_HASH => self.new_hash(),
            hash => hash,
        }
    }

    #[inline(never)]
    fn new_hash(&self) -> i64 {
        if self.is_empty() {
            return 0;
        }
        let mut hasher = std::collections::hash_map::DefaultHasher::new();
        match &self.chars {
            Chars::Ascii(text) => hasher.write(text.as_bytes()),
            Chars::Latin1(bytes) => hasher.write(bytes),
            Chars::Ucs2(units) => units.iter().for_each(|unit| hasher.write_u16(*unit)),
            Chars::Ucs4(points) => points.iter().for_each(|point| hasher.write_u32(*point)),
        }
        let hash = match hasher.finish() as i64 {
            NO_HASH => -2,
            hash => hash,
        };
        self.hash.set(hash);
        hash
    }

    /// `repr()`: quotes chosen and escapes made as CPython does.
    pub fn repr(&self) -> Obj<Str> {
        let points = self.points();
        let has = |quote: char| points.contains(&(quote as u32));
        let quote = if has('\'') && !has('"') { '"' } else { '\'' };
        let mut out: Vec<u32> = vec![quote as u32];
        for point in points {
            let escaped = match char::from_u32(point) {
                Some('\n') => "\\n".to_owned(),
                Some('\r') => "\\r".to_owned(),
                Some('\t') => "\\t".to_owned(),
                Some('\\') => "\\\\".to_owned(),
                Some(c) if c == quote => format!("\\{c}"),
                _ if super::unicode::is_printable(point) => {
                    out.push(point);
                    continue;
                }
                _ if point < 0x100 => format!("\\x{point:02x}"),
                _ if point < 0x10000 => format!("\\u{point:04x}"),
                _ => format!("\\U{point:08x}"),
            };
            out.extend(escaped.chars().map(|c| c as u32));
        }
        out.push(quote as u32);
        Str::from_code_points(&out)
    }
}

impl Obj<Str> {
    /// The characters from `start` to `stop` by `step`, as [`Vm::slice_bounds`] gives them; all of them are the string itself.
    pub fn slice(&self, (start, stop, step): (i64, i64, i64)) -> Obj<Str> {
        match step {
            1 if start == 0 && stop as usize == self.len() => self.clone(),
            1 => self.part(start as usize, stop.max(start) as usize),
            _ => self.picked(stepped(start, stop, step)),
        }
    }
}

/// Bytes known to be ASCII, as text.
fn ascii(bytes: Vec<u8>) -> CompactString {
    String::from_utf8(bytes).expect("units of ASCII strings are ASCII").into()
}

/// Units that strings are made of.
pub trait TextUnit: super::units::Unit {
    /// A string of units; bytes are ASCII.
    fn string(units: Vec<Self>) -> Obj<Str>;
}

impl TextUnit for u8 {
    fn string(units: Vec<u8>) -> Obj<Str> {
        Str::of(Chars::Ascii(ascii(units)))
    }
}

impl TextUnit for u32 {
    fn string(units: Vec<u32>) -> Obj<Str> {
        Str::from_code_points(&units)
    }
}

impl Body for Str {
    const KIND: Kind = Kind::Str;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

impl Vm {
    /// The string of one character; ASCII ones are always the same objects.
    #[inline]
    pub fn character(&self, point: u32) -> Value {
        match self.characters.get(point as usize) {
            Some(known) => known.clone(),
            None => Str::from_code_points(&[point]).into(),
        }
    }

    /// The symbol of a name given as a string object.
    pub fn symbol_of(&mut self, name: &Value) -> Symbol {
        let Some(name) = name.cast::<Str>() else { return self.names.intern("") };
        if let Some(known) = name.symbol.get() {
            return known;
        }
        let symbol = self.names.intern(&name.to_text());
        name.symbol.set(Some(symbol));
        symbol
    }

    /// `text[key]`
    pub fn str_getitem(&mut self, text: &Obj<Str>, key: &Value) -> Answer {
        if let Some(slice) = key.exact::<Slice>() {
            let bounds = self.slice_bounds(slice, text.len())?;
            return Ok(text.slice(bounds).into());
        }
        let Some(key) = self.index_opt(key)? else {
            let got = self.type_name(key);
            return Err(self.type_error(format!("string indices must be integers, not '{got}'")));
        };
        match self.place_of(&key, text.len(), "string")? {
            Some(place) => Ok(text.char_at(place).map_or(Value::None, |point| self.character(point))),
            None => Err(self.raise(Exc::IndexError, "string index out of range")),
        }
    }

    /// `format(value, spec)` where both are plain.
    pub fn format_plain(&mut self, value: &Value, spec: &Value) -> Option<Value> {
        let field = Field::parse(spec.exact::<Str>()?.as_ascii()?)?;
        self.written(|out| field.push(value, out))
    }

    /// A new string of what `write` writes, in a buffer that is used again. Nothing where it answers `None`.
    pub fn written(&mut self, write: impl FnOnce(&mut String) -> Option<()>) -> Option<Value> {
        const KEPT: usize = 1 << 16;
        let mut out = std::mem::take(&mut self.scratch);
        out.clear();
        let text = write(&mut out).map(|()| Str::new(&out).into());
        if out.capacity() <= KEPT {
            self.scratch = out;
        }
        text
    }

    /// `format(text, spec)` of a string.
    pub fn format_str(&mut self, value: &Value, spec: &Value) -> Answer {
        use crate::objects::numbers::format_spec::{Align, FormatSpec, Grouping};
        if let Some(text) = self.format_plain(value, spec) {
            return Ok(text);
        }
        let spec_text = self.str_text(spec)?;
        let parsed = FormatSpec::parse(self, &spec_text, "str", Align::Left)?;
        if parsed.kind.is_some_and(|kind| kind != 's') {
            return Err(parsed.unknown_kind(self, "str"));
        }
        if let Some(grouping) = parsed.grouping {
            let separator = if grouping == Grouping::Comma { ',' } else { '_' };
            return Err(self.value_error(format!("Cannot specify '{separator}' with 's'.")));
        }
        let refused = match parsed.sign {
            Some(' ') => Some("Space"),
            Some(_) => Some("Sign"),
            None if parsed.no_negative_zero => Some("Negative zero coercion (z)"),
            None if parsed.alternate => Some("Alternate form (#)"),
            None if parsed.align == Align::AfterSign => Some("'=' alignment"),
            None => None,
        };
        if let Some(refused) = refused {
            return Err(self.value_error(format!("{refused} not allowed in string format specifier")));
        }
        let text = self.str(value)?;
        let mut points = text.cast::<Str>().map_or_else(Vec::new, |text| text.points());
        points.truncate(parsed.precision.unwrap_or(usize::MAX));
        let missing = parsed.width.unwrap_or(0).saturating_sub(points.len());
        self.check_len(missing, 4)?;
        if points.try_reserve(missing).is_err() {
            return Err(self.raise_args(Exc::MemoryError, Vec::new()));
        }
        let before = match parsed.align {
            Align::Right => missing,
            Align::Center => missing / 2,
            Align::Left | Align::AfterSign => 0,
        };
        Ok(Str::from_code_points(&super::units::padded(&points, before, missing - before, parsed.fill as u32)).into())
    }
}

/// `a + b` (TypeError where `b` does not fit), `a * n` (`n` an `Int`), `a % b`; `a` is a str or an instance of a subclass.
pub fn binary(vm: &mut Vm, op: Operator, a: &Value, b: &Value) -> Answer {
    let Some(text) = a.cast::<Str>().cloned() else { return Ok(vm.not_implemented()) };
    match (op, b) {
        (Operator::Add, _) => match b.cast::<Str>() {
            Some(other) => Ok(joined(&text, other)),
            None => {
                let got = vm.type_name(b);
                Err(vm.type_error(format!("can only concatenate str (not \"{got}\") to str")))
            }
        },
        (Operator::Mul, Value::Int(count)) => repeat(vm, &text, *count),
        (Operator::Mod, _) => super::percent::format(vm, &text, b),
        (_, _) => Ok(vm.not_implemented()),
    }
}

fn repeat(vm: &mut Vm, text: &Obj<Str>, count: i64) -> Result<Value, Raised> {
    let count = usize::try_from(count).unwrap_or(0);
    let total = text.len().saturating_mul(count);
    vm.check_len(total, 1)?;
    if total > isize::MAX as usize / 8 {
        return Err(vm.raise_args(Exc::MemoryError, Vec::new()));
    }
    if let Chars::Ascii(text) = &text.chars {
        let mut all = String::new();
        if all.try_reserve_exact(total).is_err() {
            return Err(vm.raise_args(Exc::MemoryError, Vec::new()));
        }
        for _ in 0..count {
            all.push_str(text);
        }
        return Ok(Str::from_string(all).into());
    }
    let points = text.points();
    let mut all = Vec::new();
    if all.try_reserve_exact(total).is_err() {
        return Err(vm.raise_args(Exc::MemoryError, Vec::new()));
    }
    for _ in 0..count {
        all.extend_from_slice(&points);
    }
    Ok(Str::from_code_points(&all).into())
}
