//! JSON text to values.

use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::names::Symbol;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, row, static_row};
use crate::objects::numbers::int_text;
use crate::objects::string::{Chars, Str, TextUnit};
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use rustc_hash::FxHashMap;
use std::any::Any;
use std::hash::Hash;

/// What a decoder does with what it finds; None where it does the usual.
struct Hooks {
    strict: bool,
    object: Value,
    pairs: Value,
    float: Value,
    int: Value,
    constant: Value,
}

impl NativeData for Hooks {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        [&self.object, &self.pairs, &self.float, &self.int, &self.constant].into_iter().for_each(visit);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_json.Scanner`: `scan_once` of a decoder.
pub const SCANNER: ClassSpec = ClassSpec {
    name: "Scanner",
    module: "_json",
    base: None,
    doc: "JSON scanner object",
    methods: &[
        static_row("__new__(cls, context, /)", "Create and return a new object.", new),
        row("__call__(self, string, idx)", "The value that begins at idx, and where it ends.", scan),
    ],
    getters: &[],
    subclassable: false,
};

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let attribute = |vm: &mut Vm, name: &str| {
        let name: Symbol = vm.intern(name);
        vm.getattr(&args[1], name)
    };
    let strict = attribute(vm, "strict")?;
    let hooks = Hooks {
        strict: vm.truth(&strict)?,
        object: attribute(vm, "object_hook")?,
        pairs: attribute(vm, "object_pairs_hook")?,
        float: attribute(vm, "parse_float")?,
        int: attribute(vm, "parse_int")?,
        constant: attribute(vm, "parse_constant")?,
    };
    let hooks = Hooks {
        float: if hooks.float.is(&vm.class(TypeId::Float).value()) { Value::None } else { hooks.float },
        int: if hooks.int.is(&vm.class(TypeId::Int).value()) { Value::None } else { hooks.int },
        ..hooks
    };
    let shape = vm.native_class(&SCANNER).instance_shape.get();
    Ok(NativeObject::new(shape, hooks).into())
}

/// Why decoding ends early.
enum Problem {
    /// No value begins at this place.
    Stop(usize),
    /// `JSONDecodeError`
    Syntax(&'static str, usize),
    /// An exception is being raised.
    Raised,
}

impl From<Raised> for Problem {
    fn from(_: Raised) -> Problem {
        Problem::Raised
    }
}

type Read<T> = Result<(T, usize), Problem>;

fn scan(vm: &mut Vm, args: Args<'_>) -> Answer {
    let hooks = args[0].native::<Hooks>().expect("methods of scanners are called with scanners");
    let Some(text) = args[1].cast::<Str>().cloned() else {
        let got = vm.type_name(&args[1]);
        return Err(vm.type_error(format!("first argument must be a string, not {got}")));
    };
    let at = vm.index_i64(&args[2])?;
    let Ok(at) = usize::try_from(at) else { return Err(vm.value_error("idx cannot be negative")) };
    vm.charge(text.len() * size_of::<Value>());
    let found = match text.chars() {
        Chars::Ascii(text) => Parser::new(text.as_bytes(), hooks).value(vm, at),
        Chars::Latin1(_) | Chars::Ucs2(_) | Chars::Ucs4(_) => Parser::new(&text.points(), hooks).value(vm, at),
    };
    let (value, end) = found.map_err(|problem| raise_problem(vm, problem, &args[1]))?;
    Ok(Tuple::new(vec![value, Value::Int(end as i64)]).into())
}

/// The string behind a quote.
pub fn string_at(vm: &mut Vm, source: &Value, at: i64, strict: bool) -> Result<(Value, usize), Raised> {
    let text = source.cast::<Str>().map_or_else(Vec::new, |text| text.points());
    let at = match usize::try_from(at) {
        Ok(at) if at > 0 && at <= text.len() => at,
        _ => return Err(vm.value_error("end is out of bounds")),
    };
    let hooks = Hooks {
        strict,
        object: Value::None,
        pairs: Value::None,
        float: Value::None,
        int: Value::None,
        constant: Value::None,
    };
    let found = Parser::new(&text, &hooks).string(at);
    found.map(|(text, end)| (text.into(), end)).map_err(|problem| raise_problem(vm, problem, source))
}

fn raise_problem(vm: &mut Vm, problem: Problem, source: &Value) -> Raised {
    match problem {
        Problem::Raised => Raised,
        Problem::Stop(at) => vm.raise_args(Exc::StopIteration, vec![Value::Int(at as i64)]),
        Problem::Syntax(message, at) => match decode_error(vm, message, source, at) {
            Ok(exception) => vm.raise_value(exception),
            Err(raised) => raised,
        },
    }
}

/// `json.decoder.JSONDecodeError(message, source, at)`
fn decode_error(vm: &mut Vm, message: &str, source: &Value, at: usize) -> Answer {
    let module = vm.import_module("json.decoder")?;
    let name = vm.intern("JSONDecodeError");
    let class = vm.getattr(&module, name)?;
    let message = vm.text(message);
    vm.call(&class, &[message, source.clone(), Value::Int(at as i64)])
}

struct Parser<'a, U> {
    text: &'a [U],
    hooks: &'a Hooks,
    /// Keys seen before: equal ones are one object.
    keys: FxHashMap<&'a [U], Obj<Str>>,
}

impl<'a, U: TextUnit + Hash + Eq> Parser<'a, U> {
    fn new(text: &'a [U], hooks: &'a Hooks) -> Parser<'a, U> {
        Parser { text, hooks, keys: FxHashMap::default() }
    }

    fn at(&self, at: usize) -> Option<char> {
        self.text.get(at).and_then(|unit| char::from_u32((*unit).into()))
    }

    fn is(&self, at: usize, c: char) -> bool {
        self.at(at) == Some(c)
    }

    fn skip_blanks(&self, mut at: usize) -> usize {
        while matches!(self.at(at), Some(' ' | '\t' | '\n' | '\r')) {
            at += 1;
        }
        at
    }

    fn has_word(&self, at: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(more, c)| self.is(at + more, c))
    }

    fn value(&mut self, vm: &mut Vm, at: usize) -> Read<Value> {
        match self.at(at) {
            Some('"') => self.string(at + 1).map(|(text, end)| (text.into(), end)),
            Some('{') => self.nested(vm, at, "object", Self::object),
            Some('[') => self.nested(vm, at, "array", Self::array),
            Some('n') if self.has_word(at, "null") => Ok((Value::None, at + 4)),
            Some('t') if self.has_word(at, "true") => Ok((Value::True, at + 4)),
            Some('f') if self.has_word(at, "false") => Ok((Value::False, at + 5)),
            Some('N') if self.has_word(at, "NaN") => self.constant(vm, "NaN", at),
            Some('I') if self.has_word(at, "Infinity") => self.constant(vm, "Infinity", at),
            Some('-') if self.has_word(at, "-Infinity") => self.constant(vm, "-Infinity", at),
            Some('-' | '0'..='9') => self.number(vm, at),
            _ => Err(Problem::Stop(at)),
        }
    }

    fn nested(
        &mut self,
        vm: &mut Vm,
        at: usize,
        what: &str,
        read: fn(&mut Self, &mut Vm, usize) -> Read<Value>,
    ) -> Read<Value> {
        if vm.enter_native().is_err() {
            drop(vm.take_raised());
            let message =
                format!("maximum recursion depth exceeded while decoding a JSON {what} from a unicode string");
            return Err(vm.raise(Exc::RecursionError, message).into());
        }
        let found = read(self, vm, at + 1);
        vm.leave_native();
        found
    }

    fn constant(&mut self, vm: &mut Vm, name: &str, at: usize) -> Read<Value> {
        let text = vm.text(name);
        let constant = self.hooks.constant.clone();
        Ok((vm.call(&constant, &[text])?, at + name.len()))
    }

    // --- numbers -------------------------------------------------------------------------------------------------

    fn digits(&self, mut at: usize) -> usize {
        while self.at(at).is_some_and(|c| c.is_ascii_digit()) {
            at += 1;
        }
        at
    }

    fn number(&mut self, vm: &mut Vm, start: usize) -> Read<Value> {
        let first = if self.is(start, '-') { start + 1 } else { start };
        let mut end = match self.at(first) {
            Some('0') => first + 1,
            Some('1'..='9') => self.digits(first),
            _ => return Err(Problem::Stop(start)),
        };
        let whole = end;
        if self.is(end, '.') && self.digits(end + 1) > end + 1 {
            end = self.digits(end + 1);
        }
        if matches!(self.at(end), Some('e' | 'E')) {
            let sign = usize::from(matches!(self.at(end + 1), Some('+' | '-')));
            let digits = end + 1 + sign;
            if self.digits(digits) > digits {
                end = self.digits(digits);
            }
        }
        let text: String = (start..end).filter_map(|at| self.at(at)).collect();
        let value = if end == whole { self.int(vm, &text)? } else { self.float(vm, &text)? };
        Ok((value, end))
    }

    fn int(&mut self, vm: &mut Vm, text: &str) -> Answer {
        if !self.hooks.int.is_none() {
            let (hook, text) = (self.hooks.int.clone(), vm.text(text));
            return vm.call(&hook, &[text]);
        }
        if let Ok(number) = text.parse::<i64>() {
            return Ok(Value::Int(number));
        }
        let points: Vec<u32> = text.bytes().map(u32::from).collect();
        let source = vm.text(text);
        int_text::parse_or_raise(vm, &points, 10, &source)
    }

    fn float(&mut self, vm: &mut Vm, text: &str) -> Answer {
        if !self.hooks.float.is_none() {
            let (hook, text) = (self.hooks.float.clone(), vm.text(text));
            return vm.call(&hook, &[text]);
        }
        Ok(text.parse::<f64>().map_or(Value::None, Value::float))
    }

    // --- strings -------------------------------------------------------------------------------------------------

    /// A string, behind its quote.
    fn string(&self, start: usize) -> Read<Obj<Str>> {
        let end = self.plain_run(start)?;
        if self.is(end, '"') {
            return Ok((U::string(self.text[start..end].to_vec()), end + 1));
        }
        let mut points: Vec<u32> = self.text[start..end].iter().map(|unit| (*unit).into()).collect();
        let mut at = end;
        loop {
            match self.at(at) {
                Some('"') => return Ok((Str::from_code_points(&points), at + 1)),
                Some('\\') => {
                    let (point, end) = self.escape(start, at + 1)?;
                    points.push(point);
                    at = end;
                }
                _ if at >= self.text.len() => {
                    return Err(Problem::Syntax("Unterminated string starting at", start - 1));
                }
                _ => {
                    let end = self.plain_run(at)?;
                    points.extend(self.text[at..end].iter().map(|unit| -> u32 { (*unit).into() }));
                    at = end;
                }
            }
        }
    }

    /// The end of the characters that stand for themselves: a quote, a backslash or the end of the text.
    fn plain_run(&self, start: usize) -> Result<usize, Problem> {
        for (more, unit) in self.text[start..].iter().enumerate() {
            match (*unit).into() {
                0x22 | 0x5c => return Ok(start + more),
                0..0x20 if self.hooks.strict => {
                    return Err(Problem::Syntax("Invalid control character at", start + more));
                }
                _ => {}
            }
        }
        Ok(self.text.len())
    }

    /// An escape, behind its backslash.
    fn escape(&self, start: usize, at: usize) -> Read<u32> {
        let point = match self.at(at) {
            None if at >= self.text.len() => return Err(Problem::Syntax("Unterminated string starting at", start - 1)),
            Some('u') => return self.unicode_escape(at + 1),
            Some(c @ ('"' | '\\' | '/')) => c as u32,
            Some('b') => 0x08,
            Some('f') => 0x0c,
            Some('n') => 0x0a,
            Some('r') => 0x0d,
            Some('t') => 0x09,
            _ => return Err(Problem::Syntax("Invalid \\escape", at - 1)),
        };
        Ok((point, at + 1))
    }

    /// `\uXXXX`, behind the `u`; two of them where they are a pair of surrogates.
    fn unicode_escape(&self, at: usize) -> Read<u32> {
        let Some(high) = self.four_digits(at).filter(|_| at + 4 < self.text.len()) else {
            return Err(Problem::Syntax("Invalid \\uXXXX escape", at - 1));
        };
        let end = at + 4;
        let pair = (0xd800..0xdc00).contains(&high) && end + 6 < self.text.len() && self.has_word(end, "\\u");
        if !pair {
            return Ok((high, end));
        }
        match self.four_digits(end + 2) {
            Some(low) if (0xdc00..0xe000).contains(&low) => {
                Ok((0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00), end + 6))
            }
            Some(_) => Ok((high, end)),
            None => Err(Problem::Syntax("Invalid \\uXXXX escape", end + 1)),
        }
    }

    fn four_digits(&self, at: usize) -> Option<u32> {
        (at..at + 4).try_fold(0, |sum, at| Some(sum * 16 + self.at(at)?.to_digit(16)?))
    }

    // --- containers ----------------------------------------------------------------------------------------------

    fn array(&mut self, vm: &mut Vm, at: usize) -> Read<Value> {
        let mut items = Vec::new();
        let mut at = self.skip_blanks(at);
        if !self.is(at, ']') {
            loop {
                let (item, end) = self.value(vm, at)?;
                items.push(item);
                at = self.skip_blanks(end);
                if self.is(at, ']') {
                    break;
                }
                at = self.comma(at, ']', "Illegal trailing comma before end of array")?;
            }
        }
        Ok((List::new(items).into(), at + 1))
    }

    /// A comma, and the blanks behind it; not before the closing bracket.
    fn comma(&self, at: usize, close: char, trailing: &'static str) -> Result<usize, Problem> {
        if !self.is(at, ',') {
            return Err(Problem::Syntax("Expecting ',' delimiter", at));
        }
        let next = self.skip_blanks(at + 1);
        if self.is(next, close) { Err(Problem::Syntax(trailing, at)) } else { Ok(next) }
    }

    fn object(&mut self, vm: &mut Vm, at: usize) -> Read<Value> {
        let wants_pairs = !self.hooks.pairs.is_none();
        let (dict, mut pairs) = (Dict::new(), Vec::new());
        let mut at = self.skip_blanks(at);
        if !self.is(at, '}') {
            loop {
                let (key, end) = self.key(at)?;
                at = self.skip_blanks(end);
                if !self.is(at, ':') {
                    return Err(Problem::Syntax("Expecting ':' delimiter", at));
                }
                let (value, end) = self.value(vm, self.skip_blanks(at + 1))?;
                if wants_pairs {
                    pairs.push(Tuple::new(vec![key.into(), value]).into());
                } else {
                    dict.set_str(&key, value);
                }
                at = self.skip_blanks(end);
                if self.is(at, '}') {
                    break;
                }
                at = self.comma(at, '}', "Illegal trailing comma before end of object")?;
            }
        }
        let value = self.hooked(vm, dict, pairs)?;
        Ok((value, at + 1))
    }

    fn hooked(&self, vm: &mut Vm, dict: Obj<Dict>, pairs: Vec<Value>) -> Answer {
        if !self.hooks.pairs.is_none() {
            let hook = self.hooks.pairs.clone();
            return vm.call(&hook, &[List::new(pairs).into()]);
        }
        if !self.hooks.object.is_none() {
            let hook = self.hooks.object.clone();
            return vm.call(&hook, &[dict.into()]);
        }
        Ok(dict.into())
    }

    fn key(&mut self, at: usize) -> Read<Obj<Str>> {
        if !self.is(at, '"') {
            return Err(Problem::Syntax("Expecting property name enclosed in double quotes", at));
        }
        let (key, end) = self.string(at + 1)?;
        let key = self.keys.entry(&self.text[at..end]).or_insert(key).clone();
        Ok((key, end))
    }
}
