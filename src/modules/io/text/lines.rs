//! Ends of lines in code points: what the `newline` argument of text streams means.

use crate::heap::Value;
use crate::objects::native::Raised;
use crate::objects::string::Str;
use crate::vm::Vm;

const CR: u32 = '\r' as u32;
const LF: u32 = '\n' as u32;

/// The `newline` argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newline {
    /// None: every end of line is read as `\n`; `\n` is written as the system's, which is the same here.
    Universal,
    /// `''`: lines end at any of the three, which stay as they are.
    AsIs,
    /// `'\n'`
    Lf,
    /// `'\r'`
    Cr,
    /// `'\r\n'`
    CrLf,
}

/// Which ends of lines a reader has seen.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Seen {
    /// `\r`
    pub cr: bool,
    /// `\n`
    pub lf: bool,
    /// `\r\n`
    pub crlf: bool,
}

impl Newline {
    /// The argument; `shown` renders a refused one.
    pub fn parse(vm: &mut Vm, value: &Value, quoted: bool) -> Result<Newline, Raised> {
        if value.is_none() {
            return Ok(Newline::Universal);
        }
        let Some(text) = value.cast::<Str>().map(|text| text.to_text().into_owned()) else {
            let got = vm.type_name(value);
            return Err(vm.type_error(format!("newline must be str or None, not {got}")));
        };
        Ok(match text.as_str() {
            "" => Newline::AsIs,
            "\n" => Newline::Lf,
            "\r" => Newline::Cr,
            "\r\n" => Newline::CrLf,
            _ => {
                let shown = if quoted { vm.repr_text(value)? } else { text };
                return Err(vm.value_error(format!("illegal newline value: {shown}")));
            }
        })
    }

    /// Whether a reader looks for all three ends of lines.
    pub fn is_universal(self) -> bool {
        matches!(self, Newline::Universal | Newline::AsIs)
    }

    /// What is written for `\n`, where that differs.
    pub fn written(self) -> Option<&'static str> {
        match self {
            Newline::Cr => Some("\r"),
            Newline::CrLf => Some("\r\n"),
            Newline::Universal | Newline::AsIs | Newline::Lf => None,
        }
    }

    /// Where the line that begins at `start` ends, behind its end mark; `None` where there is none yet. `whole` says that
    /// nothing follows, so that a last `\r` is one.
    pub fn line_end(self, points: &[u32], start: usize, whole: bool) -> Option<usize> {
        let rest = &points[start..];
        let at = match self {
            Newline::Universal | Newline::Lf => rest.iter().position(|point| *point == LF)? + 1,
            Newline::Cr => rest.iter().position(|point| *point == CR)? + 1,
            Newline::CrLf => rest.windows(2).position(|pair| pair == [CR, LF])? + 2,
            Newline::AsIs => {
                let at = rest.iter().position(|point| matches!(*point, CR | LF))?;
                match (rest[at], rest.get(at + 1)) {
                    (CR, Some(&LF)) => at + 2,
                    (CR, None) if !whole => return None,
                    _ => at + 1,
                }
            }
        };
        Some(start + at)
    }
}

/// Notes the ends of lines in a text.
pub fn note(points: &[u32], seen: &mut Seen) {
    let mut after_cr = false;
    for point in points {
        match *point {
            LF if after_cr => seen.crlf = true,
            LF => seen.lf = true,
            _ if after_cr => seen.cr = true,
            _ => {}
        }
        after_cr = *point == CR;
    }
    seen.cr |= after_cr;
}

/// Every end of line as `\n`.
pub fn translate(points: &[u32]) -> Vec<u32> {
    let mut out = Vec::with_capacity(points.len());
    for (at, point) in points.iter().enumerate() {
        match *point {
            CR => out.push(LF),
            LF if at > 0 && points[at - 1] == CR => {}
            point => out.push(point),
        }
    }
    out
}

/// `\n` as something else.
pub fn write_as(points: &[u32], end: &str) -> Vec<u32> {
    points
        .iter()
        .flat_map(|point| match *point {
            LF => end.chars().map(|c| c as u32).collect::<Vec<u32>>(),
            point => vec![point],
        })
        .collect()
}

impl Seen {
    /// The `newlines` attribute.
    pub fn value(self, vm: &mut Vm) -> Value {
        let kinds = [(self.cr, "\r"), (self.lf, "\n"), (self.crlf, "\r\n")];
        let mut texts: Vec<Value> = kinds.iter().filter(|(seen, _)| *seen).map(|(_, text)| vm.text(text)).collect();
        match texts.len() {
            0 => Value::None,
            1 => texts.remove(0),
            _ => vm.new_tuple(texts),
        }
    }
}
