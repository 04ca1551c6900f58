//! Error handlers: what stands for the parts that a codec cannot convert.
//!
//! The names that every program knows are answered here; others are looked up in the [`Registry`] that
//! `codecs.register_error` fills, and called with the exception.

use super::{Decoding, Encoding, Problem};
use crate::heap::{Obj, Value};
use crate::objects::bytes::Bytes;
use crate::objects::exception::Exc;
use crate::objects::native::Raised;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use rustc_hash::FxHashMap;

/// The handlers that scripts registered, by name.
#[derive(Default)]
pub struct Registry(pub FxHashMap<String, Value>);

/// The handlers that are always there.
pub const HANDLERS: &[&str] = &[
    "strict",
    "ignore",
    "replace",
    "backslashreplace",
    "xmlcharrefreplace",
    "namereplace",
    "surrogateescape",
    "surrogatepass",
];

/// What stands for an unencodable part.
pub(super) enum Replacement {
    Text(Vec<u32>),
    Bytes(Vec<u8>),
}

fn ascii(text: &str) -> Vec<u32> {
    text.bytes().map(u32::from).collect()
}

/// `\x41`, `\u0041` or `\U00000041`.
pub(super) fn backslashed(point: u32) -> String {
    match point {
        0..0x100 => format!("\\x{point:02x}"),
        0x100..0x10000 => format!("\\u{point:04x}"),
        _ => format!("\\U{point:08x}"),
    }
}

fn named(point: u32) -> String {
    match char::from_u32(point).and_then(unicode_names2::name) {
        Some(name) => format!("\\N{{{name}}}"),
        None => backslashed(point),
    }
}

impl Encoding<'_> {
    fn part(&self, problem: Problem) -> &[u32] {
        &self.points[problem.start..problem.end]
    }

    /// What stands for the unencodable part, and where to go on.
    pub(super) fn handle(&self, vm: &mut Vm, problem: Problem) -> Result<(Replacement, usize), Raised> {
        let part = self.part(problem);
        let joined = |shown: fn(u32) -> String| ascii(&part.iter().map(|point| shown(*point)).collect::<String>());
        let text = match self.errors {
            "strict" => return Err(vm.raise_encode(self.text, problem)),
            "ignore" => Vec::new(),
            "replace" => vec![u32::from(b'?'); part.len()],
            "backslashreplace" => joined(backslashed),
            "xmlcharrefreplace" => joined(|point| format!("&#{point};")),
            "namereplace" => joined(named),
            "surrogateescape" => return self.escape_surrogates(vm, problem),
            "surrogatepass" => return self.pass_surrogates(vm, problem),
            name => return self.ask(vm, name, problem),
        };
        Ok((Replacement::Text(text), problem.end))
    }

    fn escape_surrogates(&self, vm: &mut Vm, problem: Problem) -> Result<(Replacement, usize), Raised> {
        let part = self.part(problem);
        if part.iter().all(|point| (0xdc80..0xdd00).contains(point)) {
            let bytes = part.iter().map(|point| (point - 0xdc00) as u8).collect();
            return Ok((Replacement::Bytes(bytes), problem.end));
        }
        Err(vm.raise_encode(self.text, problem))
    }

    fn pass_surrogates(&self, vm: &mut Vm, problem: Problem) -> Result<(Replacement, usize), Raised> {
        let part = self.part(problem);
        let known = ["utf-8", "utf-16", "utf-32"].iter().any(|name| problem.encoding.starts_with(name));
        if !known || !part.iter().all(|point| (0xd800..0xe000).contains(point)) {
            return Err(vm.raise_encode(self.text, problem));
        }
        let mut bytes = Vec::new();
        for point in part {
            match problem.encoding {
                "utf-8" => bytes.extend([0xe0 | (point >> 12) as u8, tail(point >> 6), tail(*point)]),
                "utf-16-be" => bytes.extend((*point as u16).to_be_bytes()),
                "utf-16" | "utf-16-le" => bytes.extend((*point as u16).to_le_bytes()),
                "utf-32-be" => bytes.extend(point.to_be_bytes()),
                _ => bytes.extend(point.to_le_bytes()),
            }
        }
        Ok((Replacement::Bytes(bytes), problem.end))
    }

    fn ask(&self, vm: &mut Vm, name: &str, problem: Problem) -> Result<(Replacement, usize), Raised> {
        let args = vm.problem_args(self.text.value(), problem);
        let answer = vm.ask_handler(name, Exc::UnicodeEncodeError, args)?;
        let Some((replacement, place)) = handler_answer(&answer) else {
            return Err(vm.type_error("encoding error handler must return (str/bytes, int) tuple"));
        };
        let next = vm.handler_place(&place, self.points.len())?;
        if let Some(bytes) = replacement.cast::<Bytes>() {
            return Ok((Replacement::Bytes(bytes.0.to_vec()), next));
        }
        match replacement.cast::<Str>() {
            Some(text) => Ok((Replacement::Text(text.points()), next)),
            None => Err(vm.type_error("encoding error handler must return (str/bytes, int) tuple")),
        }
    }
}

/// The trailing byte of a UTF-8 sequence.
pub(super) fn tail(bits: u32) -> u8 {
    0x80 | (bits & 0x3f) as u8
}

impl Decoding<'_> {
    /// Writes what stands for the undecodable part; answers where to go on.
    pub(super) fn handle(&mut self, vm: &mut Vm, problem: Problem) -> Result<usize, Raised> {
        let part = &self.bytes[problem.start..problem.end];
        match self.errors {
            "strict" => return Err(vm.raise_decode(self.bytes, problem)),
            "ignore" => {}
            "replace" => self.out.push(0xfffd),
            "backslashreplace" => {
                let shown: String = part.iter().map(|byte| format!("\\x{byte:02x}")).collect();
                self.out.extend(shown.bytes().map(u32::from));
            }
            "surrogateescape" => return self.escape_bytes(vm, problem),
            "surrogatepass" => return self.pass_surrogate(vm, problem),
            "xmlcharrefreplace" | "namereplace" => {
                let message = "don't know how to handle UnicodeDecodeError in error callback";
                return Err(vm.type_error(message));
            }
            name => return self.ask(vm, name, problem),
        }
        Ok(problem.end)
    }

    fn escape_bytes(&mut self, vm: &mut Vm, problem: Problem) -> Result<usize, Raised> {
        let part = &self.bytes[problem.start..problem.end];
        let high = part.iter().take(4).take_while(|byte| **byte >= 0x80).count();
        if high == 0 {
            return Err(vm.raise_decode(self.bytes, problem));
        }
        self.out.extend(part[..high].iter().map(|byte| 0xdc00 + u32::from(*byte)));
        Ok(problem.start + high)
    }

    fn pass_surrogate(&mut self, vm: &mut Vm, problem: Problem) -> Result<usize, Raised> {
        let rest = &self.bytes[problem.start..];
        let unit = |bytes: &[u8], big: bool| {
            let join = |all: u32, byte: &u8| all << 8 | u32::from(*byte);
            if big { bytes.iter().fold(0, join) } else { bytes.iter().rev().fold(0, join) }
        };
        let big = problem.encoding.ends_with("-be");
        let (point, width) = match problem.encoding {
            "utf-8" if rest.len() >= 3 && rest[0] == 0xed && rest[1] & 0xe0 == 0xa0 && rest[2] & 0xc0 == 0x80 => {
                (0xd000 | u32::from(rest[1] & 0x3f) << 6 | u32::from(rest[2] & 0x3f), 3)
            }
            name if name.starts_with("utf-16") && rest.len() >= 2 => (unit(&rest[..2], big), 2),
            name if name.starts_with("utf-32") && rest.len() >= 4 => (unit(&rest[..4], big), 4),
            _ => (0, 0),
        };
        if !(0xd800..0xe000).contains(&point) {
            return Err(vm.raise_decode(self.bytes, problem));
        }
        self.out.push(point);
        Ok(problem.start + width)
    }

    fn ask(&mut self, vm: &mut Vm, name: &str, problem: Problem) -> Result<usize, Raised> {
        let args = vm.problem_args(Bytes::new(self.bytes.to_vec()).into(), problem);
        let answer = vm.ask_handler(name, Exc::UnicodeDecodeError, args)?;
        let parts = handler_answer(&answer);
        let Some((text, place)) = parts.and_then(|(text, place)| Some((text.cast::<Str>()?.clone(), place))) else {
            return Err(vm.type_error("decoding error handler must return (str, int) tuple"));
        };
        let next = vm.handler_place(&place, self.bytes.len())?;
        self.out.extend(text.points());
        Ok(next)
    }
}

/// The pair that a handler returned.
fn handler_answer(answer: &Value) -> Option<(Value, Value)> {
    let pair: &Obj<Tuple> = answer.cast::<Tuple>()?;
    match pair.items() {
        [replacement, place] => Some((replacement.clone(), place.clone())),
        _ => None,
    }
}

impl Vm {
    fn ask_handler(&mut self, name: &str, class: Exc, args: Vec<Value>) -> crate::objects::native::Answer {
        let Some(handler) = self.state::<Registry>().0.get(name).cloned() else {
            return Err(self.raise(Exc::LookupError, format!("unknown error handler name '{name}'")));
        };
        let exception = self.new_exception(class, args);
        self.call(&handler, &[exception])
    }

    /// Where a handler said to go on; negative places count from the end.
    fn handler_place(&mut self, place: &Value, len: usize) -> Result<usize, Raised> {
        let at = self.index_i64(place)?;
        let real = if at < 0 { at + len as i64 } else { at };
        match usize::try_from(real) {
            Ok(real) if real <= len => Ok(real),
            _ => Err(self.raise(Exc::IndexError, format!("position {at} from error handler out of bounds"))),
        }
    }
}
