//! What is searched: a string or bytes, and how a program runs on either.

use super::matcher::{Extent, Machine, Unit};
use super::program::Program;
use crate::heap::{Obj, Value};
use crate::objects::bytes::{Buffer, Bytes};
use crate::objects::exception::Exc;
use crate::objects::native::Raised;
use crate::objects::string::{Chars, Str};
use crate::vm::Vm;

/// Ways that one attempt may keep open at most: a gigabyte of them.
const MAX_CHOICES: usize = 1 << 26;

/// The characters of a subject.
enum Data {
    Text(Obj<Str>),
    Bytes(Buffer),
}

/// What is searched.
pub struct Subject {
    /// The object, as `Match.string` shows it.
    pub value: Value,
    data: Data,
}

/// Called with every match: the machine's groups. False ends the scan.
pub type Visit<'a> = dyn FnMut(&mut Vm, &[usize]) -> Result<bool, Raised> + 'a;

/// Where to search.
#[derive(Clone, Copy)]
pub struct Window {
    /// `pos`, clipped.
    pub pos: usize,
    /// `endpos`, clipped.
    pub endpos: usize,
    /// Whether a match at `pos` must not be empty.
    pub advance: bool,
}

impl Subject {
    /// A subject for a pattern of text or of bytes.
    pub fn of(vm: &mut Vm, value: &Value, is_text: bool) -> Result<Subject, Raised> {
        if let Some(text) = value.cast::<Str>() {
            if !is_text {
                return Err(vm.type_error("cannot use a bytes pattern on a string-like object"));
            }
            return Ok(Subject { value: value.clone(), data: Data::Text(text.clone()) });
        }
        match Buffer::of(value) {
            Some(_) if is_text => Err(vm.type_error("cannot use a string pattern on a bytes-like object")),
            Some(buffer) => Ok(Subject { value: value.clone(), data: Data::Bytes(buffer) }),
            None => {
                let got = vm.type_name(value);
                Err(vm.type_error(format!("expected string or bytes-like object, got '{got}'")))
            }
        }
    }

    /// How many characters there are.
    pub fn len(&self) -> usize {
        match &self.data {
            Data::Text(text) => text.len(),
            Data::Bytes(bytes) => bytes.len(),
        }
    }

    /// All of it.
    pub fn whole(&self) -> Window {
        Window { pos: 0, endpos: self.len(), advance: false }
    }

    /// A window from arguments `pos` and `endpos`.
    pub fn window(&self, vm: &mut Vm, pos: &Value, endpos: &Value) -> Result<Window, Raised> {
        let len = self.len() as i64;
        let (pos, endpos) = (vm.index_i64(pos)?, vm.index_i64(endpos)?);
        let clip = |place: i64| place.clamp(0, len) as usize;
        Ok(Window { pos: clip(pos), endpos: clip(endpos), advance: false })
    }

    /// A part of it, in its own kind; the object itself where it is all of it.
    pub fn part(&self, start: usize, end: usize) -> Value {
        match &self.data {
            Data::Text(text) if start == 0 && end == text.len() => text.value(),
            Data::Text(text) => text.part(start, end).into(),
            Data::Bytes(Buffer::Shared(bytes)) if start == 0 && end == bytes.0.len() => bytes.value(),
            Data::Bytes(bytes) => Bytes::new(bytes.get(start..end).unwrap_or_default()).into(),
        }
    }

    /// Another hold on the same subject.
    pub fn again(&self) -> Subject {
        let data = match &self.data {
            Data::Text(text) => Data::Text(text.clone()),
            Data::Bytes(Buffer::Shared(bytes)) => Data::Bytes(Buffer::Shared(bytes.clone())),
            Data::Bytes(Buffer::Copied(bytes)) => Data::Bytes(Buffer::Copied(bytes.clone())),
        };
        Subject { value: self.value.clone(), data }
    }

    /// Shows every match in the window to `visit`, left to right, not overlapping: an empty match is none where the one
    /// before it ended empty.
    pub fn scan(
        &self,
        vm: &mut Vm,
        program: &Program,
        window: Window,
        extent: Extent,
        visit: &mut Visit<'_>,
    ) -> Result<(), Raised> {
        match &self.data {
            Data::Bytes(bytes) => scan_units::<u8>(vm, program, bytes, window, extent, visit),
            Data::Text(text) => match text.chars() {
                Chars::Ascii(text) => scan_units(vm, program, text.as_bytes(), window, extent, visit),
                Chars::Latin1(text) => scan_units::<u8>(vm, program, text, window, extent, visit),
                Chars::Ucs2(text) => scan_units::<u16>(vm, program, text, window, extent, visit),
                Chars::Ucs4(text) => scan_units::<u32>(vm, program, text, window, extent, visit),
            },
        }
    }

    /// The groups of the first match in the window.
    pub fn find(
        &self,
        vm: &mut Vm,
        program: &Program,
        window: Window,
        extent: Extent,
    ) -> Result<Option<Box<[usize]>>, Raised> {
        let mut found = None;
        self.scan(vm, program, window, extent, &mut |_, groups| {
            found = Some(groups.into());
            Ok(false)
        })?;
        Ok(found)
    }
}

fn scan_units<U: Unit>(
    vm: &mut Vm,
    program: &Program,
    text: &[U],
    window: Window,
    extent: Extent,
    visit: &mut Visit<'_>,
) -> Result<(), Raised> {
    let Some(text) = text.get(..window.endpos) else { return Ok(()) };
    let mut machine = Machine::new(program, text);
    let (mut from, mut advance) = (window.pos, window.advance);
    while machine.find(from, extent, advance, &mut |height| poll(vm, height))? {
        let (start, end) = machine.span();
        if !visit(vm, machine.groups())? {
            break;
        }
        (from, advance) = (end, start == end);
    }
    Ok(())
}

/// Ctrl-C, and an end to what would fill the memory.
fn poll(vm: &mut Vm, height: usize) -> Result<(), Raised> {
    if height > MAX_CHOICES {
        return Err(vm.raise_args(Exc::MemoryError, Vec::new()));
    }
    vm.check_interrupt()
}
