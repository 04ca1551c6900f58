//! [`Str`], the body of texts: one, two or four bytes a code point, right behind the body, so that a text is one block of memory.
//!
//! A text never changes while anybody else can see it: what changes one takes it by `&mut` and its only count. Invariants:
//! * `used` bytes behind the body are written; `spare` more belong to the block, so that `text += more` need not move it;
//! * the bytes of a text in form [`ASCII`] are whole Rust texts in a row (or zeros), so they are UTF-8;
//! * those of the other forms are whole units, and the body's size keeps them aligned.

use super::object::{Allocation, Body, Header, Obj, Ref};
use super::{Kind, ShapeId, registry};
use std::alloc::{Layout, handle_alloc_error};
use std::cell::Cell;
use std::marker::PhantomData;
use std::ptr::NonNull;

/// The body of a text; its units lie behind it.
pub struct Str {
    /// Its hash once asked for; before, [`NO_HASH`].
    pub hash: Cell<i64>,
    used: usize,
    /// The number of its symbol, once it was used as a name; before, [`NO_SYMBOL`].
    pub symbol: Cell<u32>,
    /// How many bytes are spare, and in the lowest two bits the form.
    spare_and_form: u32,
}

/// What no hash is.
pub const NO_HASH: i64 = -1;

/// What no symbol's number is.
pub const NO_SYMBOL: u32 = u32::MAX;

const ASCII: u32 = 0;
const LATIN1: u32 = 1;
const UCS2: u32 = 2;
const UCS4: u32 = 3;
const FORM_BITS: u32 = 2;

/// The most spare bytes.
const MOST_SPARE: usize = 1 << 24;

// With the header 40 bytes, and units up to eight bytes are aligned behind it.
const _: () = assert!(size_of::<Allocation<Str>>() == 40 && align_of::<Allocation<Str>>() == 8);

/// The code points of a text in the narrowest form that holds them (canonical: equal texts have equal forms).
#[derive(Clone, Copy)]
pub enum Chars<'a> {
    /// All below U+0080.
    Ascii(&'a str),
    /// All below U+0100, at least one not ASCII.
    Latin1(&'a [u8]),
    /// All below U+10000, at least one above U+00FF; lone surrogates allowed.
    Ucs2(&'a [u16]),
    /// At least one above U+FFFF.
    Ucs4(&'a [u32]),
}

/// Writes the bytes of a new text, one piece after the other; what does not fit is left out.
pub struct TextWriter<'a> {
    at: NonNull<u8>,
    left: usize,
    block: PhantomData<&'a mut [u8]>,
}

impl TextWriter<'_> {
    /// Writes a piece.
    #[inline(always)]
    pub fn push(&mut self, piece: &str) {
        // A part of a character would not be UTF-8.
        if piece.len() <= self.left {
            self.push_bytes(piece.as_bytes());
        }
    }

    #[inline(always)]
    fn push_bytes(&mut self, piece: &[u8]) {
        debug_assert!(piece.len() <= self.left, "whoever writes a text counted its pieces");
        let count = piece.len().min(self.left);
        // SAFETY: `left` bytes from `at` on belong to the new block, which nobody else knows yet.
        unsafe {
            self.at.as_ptr().copy_from_nonoverlapping(piece.as_ptr(), count);
            self.at = self.at.add(count);
        }
        self.left -= count;
    }
}

/// The block of a text with room for so many bytes.
#[inline(always)]
pub(super) fn layout_of_text(room: usize) -> Option<Layout> {
    let size = size_of::<Allocation<Str>>().checked_add(room)?.checked_next_multiple_of(8)?;
    Layout::from_size_align(size, align_of::<Allocation<Str>>()).ok()
}

impl Str {
    #[inline(always)]
    fn form(&self) -> u32 {
        self.spare_and_form & ((1 << FORM_BITS) - 1)
    }

    fn spare(&self) -> usize {
        (self.spare_and_form >> FORM_BITS) as usize
    }

    /// How many code points there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        match self.form() {
            UCS2 => self.used / 2,
            UCS4 => self.used / 4,
            _ => self.used,
        }
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }
}

impl Obj<Str> {
    /// A new text of `used` bytes with room for `spare` more; `None` where there is no memory.
    #[inline(always)]
    fn make(
        shape: ShapeId,
        form: u32,
        used: usize,
        spare: usize,
        write: impl FnOnce(&mut TextWriter<'_>),
    ) -> Option<Obj<Str>> {
        let layout = layout_of_text(used.checked_add(spare)?)?;
        // Whatever belongs to the block can be used.
        let spare = (layout.size() - size_of::<Allocation<Str>>() - used).min(MOST_SPARE);
        let memory = registry::with(|registry| registry.pool.take(layout))?.cast::<Allocation<Str>>();
        let body = Str {
            hash: Cell::new(NO_HASH),
            used,
            symbol: Cell::new(NO_SYMBOL),
            spare_and_form: (spare as u32) << FORM_BITS | form,
        };
        // SAFETY: the block is as large as the layout; body and `used` bytes behind it are written before anybody sees it.
        unsafe {
            memory.as_ptr().write(Allocation { header: Header::new(Kind::Str, shape), body });
            let mut writer = TextWriter { at: memory.add(1).cast(), left: used, block: PhantomData };
            write(&mut writer);
            if writer.left > 0 {
                writer.at.write_bytes(0, writer.left);
            }
            Some(Obj::adopt(Ref(memory.cast())))
        }
    }

    /// A new ASCII text of `len` bytes, which `write` writes; `None` where there is no memory for it.
    #[inline(always)]
    pub fn try_ascii(shape: ShapeId, len: usize, write: impl FnOnce(&mut TextWriter<'_>)) -> Option<Obj<Str>> {
        Self::make(shape, ASCII, len, 0, write)
    }

    /// The same, for texts that are not larger than what is there already.
    #[inline(always)]
    pub fn ascii(shape: ShapeId, len: usize, write: impl FnOnce(&mut TextWriter<'_>)) -> Obj<Str> {
        match Self::make(shape, ASCII, len, 0, write) {
            Some(text) => text,
            None => no_memory(len),
        }
    }

    /// A new ASCII text with room for about as much again at its end.
    pub fn growing(shape: ShapeId, a: &str, b: &str) -> Obj<Str> {
        let len = a.len() + b.len();
        let made = Self::make(shape, ASCII, len, (len / 2).min(MOST_SPARE), |out| {
            out.push(a);
            out.push(b);
        });
        made.unwrap_or_else(|| no_memory(len))
    }

    /// A new text of code points below U+0100, one of which is not ASCII.
    pub fn latin1(shape: ShapeId, points: &[u32]) -> Obj<Str> {
        let made = Self::make(shape, LATIN1, points.len(), 0, |out| {
            points.iter().for_each(|point| out.push_bytes(&[*point as u8]));
        });
        made.unwrap_or_else(|| no_memory(points.len()))
    }

    /// A new text of code points below U+10000, one of which is above U+00FF.
    pub fn ucs2(shape: ShapeId, points: &[u32]) -> Obj<Str> {
        let made = Self::make(shape, UCS2, points.len() * 2, 0, |out| {
            points.iter().for_each(|point| out.push_bytes(&(*point as u16).to_ne_bytes()));
        });
        made.unwrap_or_else(|| no_memory(points.len() * 2))
    }

    /// A new text of code points, one of which is above U+FFFF.
    pub fn ucs4(shape: ShapeId, points: &[u32]) -> Obj<Str> {
        let made = Self::make(shape, UCS4, points.len() * 4, 0, |out| {
            points.iter().for_each(|point| out.push_bytes(&point.to_ne_bytes()));
        });
        made.unwrap_or_else(|| no_memory(points.len() * 4))
    }

    #[inline(always)]
    fn first_byte(&self) -> *mut u8 {
        self.tail_ptr().cast()
    }

    /// The units as bytes.
    #[inline(always)]
    pub fn bytes(&self) -> &[u8] {
        // SAFETY: `used` bytes behind the body are written (file invariant), and change only by way of `&mut`.
        unsafe { std::slice::from_raw_parts(self.first_byte(), self.used) }
    }

    /// Whether both have units of the same form.
    #[inline(always)]
    pub fn has_form_of(&self, other: &Obj<Str>) -> bool {
        self.form() == other.form()
    }

    /// The text where it is ASCII.
    #[inline(always)]
    pub fn as_ascii(&self) -> Option<&str> {
        // SAFETY: the bytes of this form are UTF-8 (file invariant).
        (self.form() == ASCII).then(|| unsafe { std::str::from_utf8_unchecked(self.bytes()) })
    }

    /// The code points.
    #[inline]
    pub fn chars(&self) -> Chars<'_> {
        let (first, len) = (self.first_byte(), self.len());
        // SAFETY: as many whole, aligned units of the form lie there (file invariant).
        unsafe {
            match self.form() {
                ASCII => Chars::Ascii(std::str::from_utf8_unchecked(self.bytes())),
                LATIN1 => Chars::Latin1(self.bytes()),
                UCS2 => Chars::Ucs2(std::slice::from_raw_parts(first.cast(), len)),
                _ => Chars::Ucs4(std::slice::from_raw_parts(first.cast(), len)),
            }
        }
    }

    /// Adds ASCII text at the end of an ASCII text that nobody else has and that has room for it; whether it could.
    #[inline(always)]
    pub fn append(&mut self, more: &str) -> bool {
        let at = self.used;
        let first = self.first_byte();
        let Some(body) = self.unique() else { return false };
        if body.form() != ASCII || body.spare() < more.len() {
            return false;
        }
        // SAFETY: the spare bytes belong to the block, and nobody else has the text; `more` lies in another one.
        unsafe { first.add(at).copy_from_nonoverlapping(more.as_ptr(), more.len()) };
        body.used += more.len();
        body.spare_and_form -= (more.len() as u32) << FORM_BITS;
        body.hash.set(NO_HASH);
        body.symbol.set(NO_SYMBOL);
        true
    }

    /// Changes an ASCII text that nobody else has.
    pub fn change(&mut self, change: impl FnOnce(&mut str)) {
        let (first, used) = (self.first_byte(), self.used);
        if self.form() == ASCII && self.unique().is_some() {
            // SAFETY: the bytes are UTF-8, and nobody else can reach them while `self` is borrowed.
            change(unsafe { std::str::from_utf8_unchecked_mut(std::slice::from_raw_parts_mut(first, used)) });
        }
    }
}

#[cold]
#[inline(never)]
fn no_memory(len: usize) -> ! {
    handle_alloc_error(layout_of_text(len).unwrap_or(Layout::new::<Allocation<Str>>()))
}

impl Body for Str {
    const KIND: Kind = Kind::Str;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&super::Value)) {}

    #[inline(always)]
    fn block(&self) -> Option<Layout> {
        layout_of_text(self.used + self.spare())
    }
}
