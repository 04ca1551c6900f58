//! Values to JSON text.
//!
//! One walk serves both `encode`, which wants the text whole, and `iterencode`, which wants it in the pieces that
//! CPython's generator hands out.

use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::int::Int;
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, Raised};
use crate::objects::numbers::{Number, float_text, int_text};
use crate::objects::string::{Chars, Str};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use rustc_hash::FxHashSet;

/// Text being written: Rust's own form until a lone surrogate comes.
#[derive(Default)]
struct Output {
    text: String,
    points: Option<Vec<u32>>,
}

impl Output {
    fn push(&mut self, text: &str) {
        match &mut self.points {
            None => self.text.push_str(text),
            Some(points) => points.extend(text.chars().map(|c| c as u32)),
        }
    }

    fn push_point(&mut self, point: u32) {
        match (char::from_u32(point), &mut self.points) {
            (Some(c), None) => self.text.push(c),
            (_, Some(points)) => points.push(point),
            (None, None) => {
                let mut points: Vec<u32> = self.text.chars().map(|c| c as u32).collect();
                points.push(point);
                self.points = Some(points);
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty() && self.points.is_none()
    }

    fn take(&mut self) -> Value {
        let Output { text, points } = std::mem::take(self);
        match points {
            Some(points) => Str::from_code_points(&points).into(),
            None => Str::new(&text).into(),
        }
    }

    /// A string in quotes.
    fn quote(&mut self, text: &Obj<Str>, ascii: bool) {
        self.push("\"");
        match text.chars() {
            Chars::Ascii(text) => self.quote_ascii(text, ascii),
            Chars::Latin1(_) | Chars::Ucs2(_) | Chars::Ucs4(_) => {
                text.points().into_iter().for_each(|point| self.quote_point(point, ascii));
            }
        }
        self.push("\"");
    }

    /// Runs of plain characters go in as they are.
    fn quote_ascii(&mut self, text: &str, ascii: bool) {
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte < 0x20 || matches!(byte, b'"' | b'\\') || (byte == 0x7f && ascii) {
                self.push(&text[from..at]);
                self.quote_point(u32::from(byte), ascii);
                from = at + 1;
            }
        }
        self.push(&text[from..]);
    }

    fn quote_point(&mut self, point: u32, ascii: bool) {
        match point {
            0x22 => self.push("\\\""),
            0x5c => self.push("\\\\"),
            0x0a => self.push("\\n"),
            0x0d => self.push("\\r"),
            0x09 => self.push("\\t"),
            0x08 => self.push("\\b"),
            0x0c => self.push("\\f"),
            0..0x20 => self.push(&format!("\\u{point:04x}")),
            0x7f.. if ascii => self.escape(point),
            _ => self.push_point(point),
        }
    }

    /// `\uXXXX`, two of them above U+FFFF.
    fn escape(&mut self, point: u32) {
        match point {
            0x1_0000.. => {
                let rest = point - 0x1_0000;
                let (high, low) = (0xd800 + (rest >> 10), 0xdc00 + (rest & 0x3ff));
                self.push(&format!("\\u{high:04x}\\u{low:04x}"));
            }
            _ => self.push(&format!("\\u{point:04x}")),
        }
    }
}

/// `encode_basestring` and `encode_basestring_ascii`
pub fn quoted(vm: &mut Vm, value: &Value, ascii: bool) -> Answer {
    let Some(text) = value.cast::<Str>() else {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("first argument must be a string, not {got}")));
    };
    let mut out = Output::default();
    out.quote(text, ascii);
    Ok(out.take())
}

/// How to encode, and what is written so far.
struct Encoder {
    default: Value,
    check_circular: bool,
    ensure_ascii: bool,
    indent: Option<String>,
    key_separator: String,
    item_separator: String,
    sort_keys: bool,
    skip_keys: bool,
    allow_nan: bool,
    /// Addresses of the containers around the value being encoded.
    around: FxHashSet<usize>,
    out: Output,
    /// Finished pieces, where they are wanted.
    chunks: Option<Vec<Value>>,
}

impl Encoder {
    fn new(vm: &mut Vm, args: Args<'_>, chunks: bool) -> Result<Encoder, Raised> {
        Ok(Encoder {
            default: args[1].clone(),
            check_circular: vm.truth(&args[2])?,
            ensure_ascii: vm.truth(&args[3])?,
            indent: if args[4].is_none() { None } else { Some(vm.str_text(&args[4])?) },
            key_separator: vm.str_text(&args[5])?,
            item_separator: vm.str_text(&args[6])?,
            sort_keys: vm.truth(&args[7])?,
            skip_keys: vm.truth(&args[8])?,
            allow_nan: vm.truth(&args[9])?,
            around: FxHashSet::default(),
            out: Output::default(),
            chunks: chunks.then(Vec::new),
        })
    }

    /// A piece ends here.
    fn cut(&mut self) {
        if let Some(chunks) = self.chunks.as_mut().filter(|_| !self.out.is_empty()) {
            chunks.push(self.out.take());
        }
    }

    /// A value that contains no others; false where it is none.
    fn scalar(&mut self, vm: &mut Vm, value: &Value) -> Result<bool, Raised> {
        match value {
            Value::None => self.out.push("null"),
            Value::True => self.out.push("true"),
            Value::False => self.out.push("false"),
            _ => {
                if let Some(text) = value.cast::<Str>() {
                    self.out.quote(text, self.ensure_ascii);
                } else if let Some(number) = Int::of(value) {
                    self.out.push(&int_text::decimal(vm, number)?);
                } else if let Some(Number::Float(number)) = Number::of(value) {
                    let text = self.float(vm, number)?;
                    self.out.push(&text);
                } else {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn float(&self, vm: &mut Vm, number: f64) -> Result<String, Raised> {
        if number.is_finite() {
            return Ok(float_text::repr(number));
        }
        if !self.allow_nan {
            let shown = float_text::repr(number);
            return Err(vm.value_error(format!("Out of range float values are not JSON compliant: {shown}")));
        }
        let text = if number.is_nan() {
            "NaN"
        } else if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        };
        Ok(text.to_owned())
    }

    fn value(&mut self, vm: &mut Vm, value: &Value, level: usize) -> Result<(), Raised> {
        if self.scalar(vm, value)? {
            self.cut();
            return Ok(());
        }
        if vm.enter_native().is_err() {
            drop(vm.take_raised());
            let message = "maximum recursion depth exceeded while encoding a JSON object";
            return Err(vm.raise(Exc::RecursionError, message));
        }
        let result = self.container(vm, value, level);
        vm.leave_native();
        result
    }

    fn container(&mut self, vm: &mut Vm, value: &Value, level: usize) -> Result<(), Raised> {
        let address = value.as_ref().map_or(0, |object| object.address());
        let is_array = value.cast::<List>().is_some() || value.cast::<Tuple>().is_some();
        let is_empty = value.cast::<Dict>().is_some_and(|dict| dict.is_empty());
        if is_empty {
            self.out.push("{}");
            self.cut();
            return Ok(());
        }
        if self.check_circular && !self.around.insert(address) {
            return Err(vm.value_error("Circular reference detected"));
        }
        if is_array {
            self.array(vm, value, level)?;
        } else if value.cast::<Dict>().is_some() {
            self.object(vm, value, level)?;
        } else {
            let default = self.default.clone();
            let other = vm.call(&default, std::slice::from_ref(value))?;
            self.value(vm, &other, level)?;
        }
        self.around.remove(&address);
        Ok(())
    }

    /// A new line, where indented.
    fn newline(&mut self, level: usize) {
        if let Some(indent) = &self.indent {
            let line = format!("\n{}", indent.repeat(level));
            self.out.push(&line);
        }
    }

    fn array(&mut self, vm: &mut Vm, value: &Value, level: usize) -> Result<(), Raised> {
        // A list may grow while its items are encoded; anything else is fixed.
        let list = value.exact::<List>().cloned();
        let fixed = if list.is_some() { Vec::new() } else { vm.collect(value)? };
        let item_at = |at: usize| match &list {
            Some(list) => list.items.get(at),
            None => fixed.get(at).cloned(),
        };
        let mut at = 0;
        while let Some(item) = item_at(at) {
            if at == 0 {
                self.out.push("[");
            } else {
                let separator = std::mem::take(&mut self.item_separator);
                self.out.push(&separator);
                self.item_separator = separator;
            }
            self.newline(level + 1);
            if self.scalar(vm, &item)? {
                self.cut();
            } else {
                self.cut();
                self.value(vm, &item, level + 1)?;
            }
            at += 1;
        }
        if at == 0 {
            self.out.push("[]");
        } else {
            self.newline(level);
            self.cut();
            self.out.push("]");
        }
        self.cut();
        Ok(())
    }

    fn object(&mut self, vm: &mut Vm, value: &Value, level: usize) -> Result<(), Raised> {
        let pairs = self.pairs(vm, value)?;
        if pairs.is_empty() {
            self.out.push("{}");
            self.cut();
            return Ok(());
        }
        self.out.push("{");
        self.cut();
        let mut first = true;
        for (key, value) in pairs {
            let Some(key) = self.key(vm, &key)? else { continue };
            if !first {
                let separator = std::mem::take(&mut self.item_separator);
                self.out.push(&separator);
                self.item_separator = separator;
            }
            self.newline(level + 1);
            self.cut();
            first = false;
            self.pair(vm, &key, &value, level + 1)?;
        }
        if !first {
            self.newline(level);
            self.cut();
        }
        self.out.push("}");
        self.cut();
        Ok(())
    }

    fn pair(&mut self, vm: &mut Vm, key: &Value, value: &Value, level: usize) -> Result<(), Raised> {
        if let Some(key) = key.cast::<Str>() {
            self.out.quote(key, self.ensure_ascii);
        }
        self.cut();
        let separator = std::mem::take(&mut self.key_separator);
        self.out.push(&separator);
        self.key_separator = separator;
        self.cut();
        self.value(vm, value, level)
    }

    /// The pairs of a dict; of a subclass, what its `items()` says.
    fn pairs(&self, vm: &mut Vm, value: &Value) -> Result<Vec<(Value, Value)>, Raised> {
        let pairs = match value.exact::<Dict>() {
            Some(dict) => dict.pairs(),
            None => {
                let name = vm.intern("items");
                let items = vm.call_method(value, name, &[])?;
                let mut pairs = Vec::new();
                for item in vm.collect(&items)? {
                    pairs.push(pair_of(vm, &item)?);
                }
                pairs
            }
        };
        if !self.sort_keys {
            return Ok(pairs);
        }
        let items = pairs.into_iter().map(|(key, value)| Tuple::new(vec![key, value]).into()).collect();
        let list: Value = List::new(items).into();
        let name = vm.intern("sort");
        vm.call_method(&list, name, &[])?;
        vm.collect(&list)?.iter().map(|item| pair_of(vm, item)).collect()
    }

    /// A key as a string; `None` where it is to be skipped.
    fn key(&self, vm: &mut Vm, key: &Value) -> Result<Option<Value>, Raised> {
        let text = match key {
            Value::None => "null".to_owned(),
            Value::True => "true".to_owned(),
            Value::False => "false".to_owned(),
            _ if key.cast::<Str>().is_some() => return Ok(Some(key.clone())),
            _ => match (Int::of(key), Number::of(key)) {
                (Some(number), _) => int_text::decimal(vm, number)?,
                (None, Some(Number::Float(number))) => self.float(vm, number)?,
                (None, _) if self.skip_keys => return Ok(None),
                (None, _) => {
                    let got = vm.type_name(key);
                    return Err(vm.type_error(format!("keys must be str, int, float, bool or None, not {got}")));
                }
            },
        };
        Ok(Some(vm.text(&text)))
    }
}

fn pair_of(vm: &mut Vm, item: &Value) -> Result<(Value, Value), Raised> {
    match item.exact::<Tuple>().map(|tuple| tuple.items()) {
        Some([key, value]) => Ok((key.clone(), value.clone())),
        _ => Err(vm.value_error("items must return 2-tuples")),
    }
}

/// The whole text.
pub fn encode(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut encoder = Encoder::new(vm, args, false)?;
    encoder.value(vm, &args[0], 0)?;
    Ok(encoder.out.take())
}

/// The pieces, and the exception that ended them or None.
pub fn encode_chunks(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut encoder = Encoder::new(vm, args, true)?;
    let error = match encoder.value(vm, &args[0], 0) {
        Ok(()) => Value::None,
        Err(Raised) => vm.take_raised(),
    };
    let chunks = encoder.chunks.take().unwrap_or_default();
    Ok(Tuple::new(vec![List::new(chunks).into(), error]).into())
}
