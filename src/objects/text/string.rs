//! `str`: CPython's storage idea, one, two or four bytes a code point.

use crate::heap::text::{NO_HASH, NO_SYMBOL};
use crate::heap::{Obj, ShapeId, Value, ascii_text};
use crate::objects::exception::Exc;
use crate::objects::names::Symbol;
use crate::objects::native::{Answer, Raised};
use crate::objects::numbers::compare::holds;
use crate::objects::numbers::plain_format::{Field, decimal};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::objects::slice::{Slice, stepped};
use crate::objects::types::TypeId;
use crate::vm::Vm;
use std::borrow::Cow;

use super::assembly::{SHORT, joined};
use super::{siphash, units};

pub use super::assembly::{concat, concat_plain, join, join_plain};
pub use super::string_methods::SPEC;

pub use crate::heap::Str;
pub use crate::heap::text::Chars;

/// The shape of exact strings.
#[inline(always)]
pub(super) fn shape() -> ShapeId {
    TypeId::Str.shape()
}

impl Str {
    /// Its symbol, where it was used as a name before.
    #[inline(always)]
    pub fn known_symbol(&self) -> Option<Symbol> {
        match self.symbol.get() {
            NO_SYMBOL => None,
            number => Some(Symbol(number)),
        }
    }

    /// A string object of a Rust text.
    pub fn new(text: &str) -> Obj<Str> {
        if text.is_ascii() {
            return Self::of_ascii(text);
        }
        let points: Vec<u32> = text.chars().map(|c| c as u32).collect();
        Self::from_code_points(&points)
    }

    /// A string object of an owned text.
    pub fn from_string(text: String) -> Obj<Str> {
        Self::new(&text)
    }

    /// A string object of a text that is known to be ASCII.
    #[inline]
    pub fn of_ascii(text: &str) -> Obj<Str> {
        debug_assert!(text.is_ascii());
        Obj::ascii(shape(), text.len(), |out| out.push(text))
    }

    /// The decimal digits of a machine integer.
    pub fn from_int(number: i64) -> Obj<Str> {
        Self::of_ascii(decimal(number, &mut [0; 64]))
    }

    /// A string object of code points (surrogates allowed).
    pub fn from_code_points(points: &[u32]) -> Obj<Str> {
        match points.iter().copied().max().unwrap_or(0) {
            0..0x80 => {
                let bytes: Vec<u8> = points.iter().map(|point| *point as u8).collect();
                Self::of_ascii(ascii_text(&bytes).unwrap_or_default())
            }
            0x80..0x100 => Obj::latin1(shape(), points),
            0x100..0x10000 => Obj::ucs2(shape(), points),
            _ => Obj::ucs4(shape(), points),
        }
    }
}

impl Obj<Str> {
    /// The code point at a place.
    pub fn char_at(&self, at: usize) -> Option<u32> {
        match self.chars() {
            Chars::Ascii(text) => text.as_bytes().get(at).map(|byte| u32::from(*byte)),
            Chars::Latin1(bytes) => bytes.get(at).map(|byte| u32::from(*byte)),
            Chars::Ucs2(units) => units.get(at).map(|unit| u32::from(*unit)),
            Chars::Ucs4(points) => points.get(at).copied(),
        }
    }

    /// All code points.
    pub fn points(&self) -> Vec<u32> {
        match self.chars() {
            Chars::Ascii(text) => text.bytes().map(u32::from).collect(),
            Chars::Latin1(bytes) => bytes.iter().map(|byte| u32::from(*byte)).collect(),
            Chars::Ucs2(units) => units.iter().map(|unit| u32::from(*unit)).collect(),
            Chars::Ucs4(points) => points.to_vec(),
        }
    }

    /// A copy of an ASCII text after `change`, which keeps it ASCII; `None` of other texts.
    pub fn ascii_changed(&self, change: impl FnOnce(&mut str)) -> Option<Obj<Str>> {
        let mut copy = Str::of_ascii(self.as_ascii()?);
        copy.change(change);
        debug_assert!(copy.bytes().is_ascii());
        Some(copy)
    }

    /// The text, lone surrogates replaced.
    pub fn to_text(&self) -> Cow<'_, str> {
        match self.chars() {
            Chars::Ascii(text) => Cow::Borrowed(text),
            _ => {
                Cow::Owned(self.points().into_iter().map(|point| char::from_u32(point).unwrap_or('\u{fffd}')).collect())
            }
        }
    }

    /// Whether it has lone surrogates, which no encoding takes.
    pub fn has_surrogates(&self) -> bool {
        match self.chars() {
            Chars::Ascii(_) | Chars::Latin1(_) => false,
            Chars::Ucs2(units) => units.iter().any(|unit| (0xd800..0xe000).contains(unit)),
            Chars::Ucs4(points) => points.iter().any(|point| (0xd800..0xe000).contains(point)),
        }
    }

    /// A part of it, places clipped.
    pub fn part(&self, start: usize, stop: usize) -> Obj<Str> {
        let stop = stop.min(self.len());
        let start = start.min(stop);
        match self.chars() {
            Chars::Ascii(text) => Str::of_ascii(&text[start..stop]),
            Chars::Latin1(bytes) => {
                Str::from_code_points(&bytes[start..stop].iter().map(|byte| u32::from(*byte)).collect::<Vec<u32>>())
            }
            Chars::Ucs2(units) => {
                Str::from_code_points(&units[start..stop].iter().map(|unit| u32::from(*unit)).collect::<Vec<u32>>())
            }
            Chars::Ucs4(points) => Str::from_code_points(&points[start..stop]),
        }
    }

    /// The characters at these places.
    fn picked(&self, places: impl std::iter::Iterator<Item = usize>) -> Obj<Str> {
        match self.chars() {
            Chars::Ascii(text) => u8::string(places.filter_map(|at| text.as_bytes().get(at).copied()).collect()),
            _ => Str::from_code_points(&places.filter_map(|at| self.char_at(at)).collect::<Vec<u32>>()),
        }
    }

    /// Whether a part stands in it.
    #[inline(always)]
    pub fn has_part(&self, part: &Obj<Str>) -> bool {
        match (self.as_ascii().map(str::as_bytes), part.as_ascii().map(str::as_bytes)) {
            (Some(whole), Some([byte])) if whole.len() <= SHORT => whole.iter().any(|other| other == byte),
            (_, _) => self.has_any_part(part),
        }
    }

    #[inline(never)]
    fn has_any_part(&self, part: &Obj<Str>) -> bool {
        match (self.as_ascii().map(str::as_bytes), part.as_ascii().map(str::as_bytes)) {
            (Some(whole), Some(part)) => units::search(whole, part, false).is_some(),
            (_, _) => units::search(&self.points(), &part.points(), false).is_some(),
        }
    }

    /// Whether both have the same code points.
    pub fn same_text(&self, other: &Obj<Str>) -> bool {
        self.has_form_of(other) && self.bytes() == other.bytes()
    }

    /// A comparison by code points.
    pub fn compare(&self, other: &Obj<Str>, op: Comparison) -> bool {
        match op {
            Comparison::Eq => self.same_text(other),
            Comparison::Ne => !self.same_text(other),
            _ => {
                let ordering = match (self.as_ascii(), other.as_ascii()) {
                    (Some(a), Some(b)) => a.cmp(b),
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
        let hash = siphash::hash(self.bytes());
        let hash = match hash as i64 {
            NO_HASH => -2,
            hash => hash,
        };
        self.hash.set(hash);
        hash
    }

    /// `repr()`: quotes chosen and escapes made as CPython does.
    pub fn repr(&self) -> Obj<Str> {
        if let Some(text) = self.as_ascii() {
            if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'\'' | b'\\')) {
                return Str::of_ascii_pieces(&["'", text, "'"]);
            }
        }
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

/// Units that strings are made of.
pub trait TextUnit: super::units::Unit {
    /// A string of units; bytes are ASCII.
    fn string(units: Vec<Self>) -> Obj<Str>;
}

impl TextUnit for u8 {
    fn string(units: Vec<u8>) -> Obj<Str> {
        Str::of_ascii(ascii_text(&units).expect("units of ASCII strings are ASCII"))
    }
}

impl TextUnit for u32 {
    fn string(units: Vec<u32>) -> Obj<Str> {
        Str::from_code_points(&units)
    }
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
        if let Some(known) = name.known_symbol() {
            return known;
        }
        let symbol = self.names.intern(&name.to_text());
        name.symbol.set(symbol.0);
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

    /// A new string of what `write` writes, all of it ASCII, in a buffer that is used again. Nothing where it answers `None`.
    #[inline]
    pub fn written(&mut self, write: impl FnOnce(&mut String) -> Option<()>) -> Option<Value> {
        const KEPT: usize = 1 << 16;
        let mut out = std::mem::take(&mut self.scratch);
        out.clear();
        let text = write(&mut out).map(|()| Str::of_ascii(&out).into());
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
            Some(other) => {
                vm.check_len(text.len() + other.len(), 1)?;
                Ok(joined(&text, other))
            }
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

/// Characters that are written at once where a short text is repeated.
const BLOCK: usize = 4096;

fn repeat(vm: &mut Vm, text: &Obj<Str>, count: i64) -> Result<Value, Raised> {
    let count = usize::try_from(count).unwrap_or(0);
    let total = text.len().saturating_mul(count);
    vm.check_len(total, 1)?;
    if total > isize::MAX as usize / 8 {
        return Err(vm.raise_args(Exc::MemoryError, Vec::new()));
    }
    if let Some(text) = text.as_ascii() {
        let made = Obj::try_ascii(shape(), total, |out| match BLOCK.checked_div(text.len()) {
            // A short text is written in blocks of many.
            Some(many @ 2..) if total > BLOCK => {
                let block = text.repeat(many);
                (0..count / many).for_each(|_| out.push(&block));
                out.push(&block[..count % many * text.len()]);
            }
            Some(_) => (0..count).for_each(|_| out.push(text)),
            None => {}
        });
        return match made {
            Some(all) => Ok(all.into()),
            None => Err(vm.raise_args(Exc::MemoryError, Vec::new())),
        };
    }
    let points = text.points();
    let mut all = Vec::new();
    if all.try_reserve_exact(total).is_err() {
        return Err(vm.raise_args(Exc::MemoryError, Vec::new()));
    }
    units::fill(&mut all, &points, total);
    Ok(Str::from_code_points(&all).into())
}
