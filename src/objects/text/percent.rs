//! `text % values` and `bytes % values`: printf-style formatting.
//!
//! Both work on code points (a byte is the code point of its number); [`Flavor`] says where they differ.

use super::bytes::Buffer;
use super::string::Str;
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::int::Int;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Raised};
use crate::objects::numbers::format_spec::Align;
use crate::objects::numbers::plain_format::{self, Field};
use crate::objects::numbers::{float_text, int_text};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// What is being formatted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flavor {
    Text,
    Bytes,
}

/// Flags, width and precision of a conversion.
#[derive(Default)]
struct Conversion {
    minus: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

/// A converted value: sign (and base prefix), then the rest.
struct Shown {
    sign: String,
    body: Vec<u32>,
    numeric: bool,
}

impl Shown {
    fn text(body: Vec<u32>) -> Shown {
        Shown { sign: String::new(), body, numeric: false }
    }

    fn number(sign: String, body: &str) -> Shown {
        Shown { sign, body: points(body), numeric: true }
    }
}

fn points(text: &str) -> Vec<u32> {
    text.chars().map(|c| c as u32).collect()
}

fn points_of(value: &Value) -> Vec<u32> {
    value.cast::<Str>().map_or_else(Vec::new, |text| text.points())
}

/// A format and the values that are left.
struct Formatter<'a> {
    flavor: Flavor,
    source: &'a [u32],
    at: usize,
    args: Vec<Value>,
    next: usize,
    /// The mapping for `%(key)s`, if the values are one.
    mapping: Option<Value>,
    is_tuple: bool,
}

impl Obj<Str> {
    /// `text % values` where all is plain, so that nobody need be asked.
    pub fn formatted_plainly(&self, vm: &mut Vm, values: &Value) -> Option<Value> {
        let text = self.as_ascii()?;
        vm.written(|out| plain(text, values, out))
    }
}

/// `text % values`
pub fn format(vm: &mut Vm, text: &Obj<Str>, values: &Value) -> Answer {
    if let Some(done) = text.formatted_plainly(vm, values) {
        return Ok(done);
    }
    let out = run(vm, Flavor::Text, &text.points(), values)?;
    Ok(Str::from_code_points(&out).into())
}

/// The common case, which asks nobody: plain fields of machine integers, floats and ASCII texts. `None` for any other, errors
/// included.
fn plain(text: &str, values: &Value, out: &mut String) -> Option<()> {
    let values = values.exact::<Tuple>().map_or(std::slice::from_ref(values), |tuple| tuple.items());
    let (mut values, mut rest) = (values.iter(), text);
    while let Some(at) = memchr::memchr(b'%', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let mut behind = &rest.as_bytes()[at + 1..];
        if behind.first() == Some(&b'%') {
            out.push('%');
            behind = &behind[1..];
        } else {
            let (field, value) = (plain_field(&mut behind)?, values.next()?);
            push_plainly(field, value, out)?;
        }
        rest = &rest[rest.len() - behind.len()..];
    }
    out.push_str(rest);
    values.next().is_none().then_some(())
}

/// Writes a value that shows itself without being asked.
fn push_plainly(mut field: Field, value: &Value, out: &mut String) -> Option<()> {
    let quoted = field.kind == Some(b'r');
    if !quoted && field.kind != Some(b's') {
        return field.push(value, out);
    }
    field.kind = Some(b's');
    match value {
        Value::Int(_) if field.precision.is_none() => {
            field.kind = None;
            field.push(value, out)
        }
        Value::Float(number) => field.push_text(&float_text::repr(number.get()), out),
        Value::None => field.push_text("None", out),
        Value::True => field.push_text("True", out),
        Value::False => field.push_text("False", out),
        text if quoted => field.push_text(text.exact::<Str>()?.repr().as_ascii()?, out),
        _ => field.push(value, out),
    }
}

/// A conversion of that kind: flags, width, precision and one of the letters `d`, `s`, `r`, `x`, `f`.
fn plain_field(rest: &mut &[u8]) -> Option<Field> {
    let mut field = Field {
        fill: b' ',
        align: Some(Align::Right),
        sign: None,
        width: 0,
        comma: false,
        precision: None,
        kind: None,
    };
    let mut zero = false;
    loop {
        match rest.first()? {
            b'-' => field.align = Some(Align::Left),
            b'0' => zero = true,
            b'+' => field.sign = Some(b'+'),
            _ => break,
        }
        *rest = &rest[1..];
    }
    field.width = plain_format::number(rest)?.unwrap_or(0);
    if let Some((b'.', behind)) = rest.split_first() {
        *rest = behind;
        field.precision = Some(plain_format::number(rest)?.unwrap_or(0));
    }
    let (kind, behind) = rest.split_first()?;
    *rest = behind;
    match kind {
        b's' | b'r' => field.sign = None,
        b'd' | b'x' | b'f' if zero && field.align == Some(Align::Right) => {
            (field.fill, field.align) = (b'0', Some(Align::AfterSign));
        }
        b'd' | b'x' | b'f' => {}
        _ => return None,
    }
    field.kind = Some(*kind);
    Some(field)
}

/// `bytes % values`
pub fn format_bytes(vm: &mut Vm, bytes: &[u8], values: &Value) -> Result<Vec<u8>, Raised> {
    let source: Vec<u32> = bytes.iter().map(|byte| u32::from(*byte)).collect();
    let out = run(vm, Flavor::Bytes, &source, values)?;
    Ok(out.into_iter().map(|point| point as u8).collect())
}

fn run(vm: &mut Vm, flavor: Flavor, source: &[u32], values: &Value) -> Result<Vec<u32>, Raised> {
    let tuple = values.cast::<Tuple>().cloned();
    let is_text = values.cast::<Str>().is_some() || (flavor == Flavor::Bytes && Buffer::of(values).is_some());
    let class = vm.class_of(values).clone();
    let is_mapping = tuple.is_none() && !is_text && vm.class_lookup(&class, sym::__getitem__).is_some();
    let formatter = Formatter {
        flavor,
        source,
        at: 0,
        is_tuple: tuple.is_some(),
        args: tuple.map_or_else(|| vec![values.clone()], |tuple| tuple.items().to_vec()),
        next: 0,
        mapping: is_mapping.then(|| values.clone()),
    };
    formatter.run(vm)
}

impl Formatter<'_> {
    fn run(mut self, vm: &mut Vm) -> Result<Vec<u32>, Raised> {
        let mut out = Vec::with_capacity(self.source.len());
        while let Some(point) = self.source.get(self.at) {
            self.at += 1;
            if *point == u32::from(b'%') {
                self.field(vm, &mut out)?;
            } else {
                out.push(*point);
            }
        }
        if self.next < self.args.len() && (self.is_tuple || self.mapping.is_none()) {
            let what = if self.flavor == Flavor::Text { "string" } else { "bytes" };
            return Err(vm.type_error(format!("not all arguments converted during {what} formatting")));
        }
        Ok(out)
    }

    fn peek(&self) -> Option<char> {
        self.source.get(self.at).map(|point| char::from_u32(*point).unwrap_or('\u{fffd}'))
    }

    /// The next value in order.
    fn take(&mut self, vm: &mut Vm) -> Answer {
        self.next += 1;
        match self.args.get(self.next - 1) {
            Some(value) => Ok(value.clone()),
            None => Err(vm.type_error("not enough arguments for format string")),
        }
    }

    fn field(&mut self, vm: &mut Vm, out: &mut Vec<u32>) -> Result<(), Raised> {
        if self.peek() == Some('(') {
            let value = self.keyed(vm)?;
            // From here on the value looked up is the only one.
            self.args = vec![value];
            self.next = 0;
            self.is_tuple = false;
        }
        if self.peek() == Some('%') {
            self.at += 1;
            out.push(u32::from(b'%'));
            return Ok(());
        }
        let conversion = self.conversion(vm)?;
        let Some(kind) = self.peek() else { return Err(vm.value_error("incomplete format")) };
        self.at += 1;
        let value = self.take(vm)?;
        let shown = self.convert(vm, kind, &conversion, &value)?;
        let room = conversion.width.max(shown.sign.len() + shown.body.len());
        if out.try_reserve(room).is_err() {
            return Err(vm.raise_args(Exc::MemoryError, Vec::new()));
        }
        put(out, &conversion, &shown);
        Ok(())
    }

    /// The value of `(key)`.
    fn keyed(&mut self, vm: &mut Vm) -> Answer {
        let Some(mapping) = self.mapping.clone() else { return Err(vm.type_error("format requires a mapping")) };
        self.at += 1;
        let start = self.at;
        let mut depth = 1;
        while depth > 0 {
            match self.peek() {
                None => return Err(vm.value_error("incomplete format key")),
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                Some(_) => {}
            }
            self.at += 1;
        }
        let name = &self.source[start..self.at - 1];
        let key = match self.flavor {
            Flavor::Text => Str::from_code_points(name).into(),
            Flavor::Bytes => super::bytes::make(name.iter().map(|point| *point as u8).collect()),
        };
        vm.getitem(&mapping, &key)
    }

    fn conversion(&mut self, vm: &mut Vm) -> Result<Conversion, Raised> {
        let mut conversion = Conversion::default();
        loop {
            match self.peek() {
                Some('-') => conversion.minus = true,
                Some('+') => conversion.plus = true,
                Some(' ') => conversion.space = true,
                Some('#') => conversion.alternate = true,
                Some('0') => conversion.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        if let Some(width) = self.number(vm, i64::MAX, "width too big")? {
            conversion.minus |= width < 0;
            conversion.width = width.unsigned_abs() as usize;
        }
        if self.peek() == Some('.') {
            self.at += 1;
            let precision = self.number(vm, i64::from(i32::MAX), "precision too big")?.unwrap_or(0).max(0) as usize;
            vm.check_len(precision, 1)?;
            conversion.precision = Some(precision);
        }
        vm.check_len(conversion.width, 4)?;
        if let Some('h' | 'l' | 'L') = self.peek() {
            self.at += 1;
        }
        Ok(conversion)
    }

    fn number(&mut self, vm: &mut Vm, most: i64, too_big: &str) -> Result<Option<i64>, Raised> {
        if self.peek() == Some('*') {
            self.at += 1;
            let value = self.take(vm)?;
            return match value.unwrap_payload() {
                Value::Int(number) if i32::try_from(*number).is_ok() => Ok(Some(*number)),
                Value::Int(_) => Err(vm.raise(Exc::OverflowError, "Python int too large to convert to C int")),
                Value::True => Ok(Some(1)),
                Value::False => Ok(Some(0)),
                _ => Err(vm.type_error("* wants int")),
            };
        }
        let mut number = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            self.at += 1;
            let grown = number.unwrap_or(0i64).checked_mul(10).and_then(|tens| tens.checked_add(i64::from(digit)));
            match grown.filter(|grown| *grown <= most) {
                Some(grown) => number = Some(grown),
                None => return Err(vm.value_error(too_big)),
            }
        }
        Ok(number)
    }

    fn convert(&self, vm: &mut Vm, kind: char, conversion: &Conversion, value: &Value) -> Result<Shown, Raised> {
        let bytes = self.flavor == Flavor::Bytes;
        let shown = match kind {
            's' | 'b' if bytes => Shown::text(raw_bytes(vm, value)?),
            's' => Shown::text(points_of(&vm.str(value)?)),
            'r' if !bytes => Shown::text(points_of(&vm.repr(value)?)),
            'a' | 'r' => Shown::text(points_of(&vm.ascii(value)?)),
            'c' if bytes => Shown::text(vec![byte_character(vm, value)?]),
            'c' => Shown::text(vec![character(vm, value)?]),
            'd' | 'i' | 'u' | 'x' | 'X' | 'o' => integer(vm, kind, conversion, value)?,
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => float(vm, kind, conversion, value, bytes)?,
            _ => return Err(self.unsupported(vm, kind)),
        };
        Ok(match (conversion.precision, kind) {
            (Some(most), 's' | 'b' | 'r' | 'a') => Shown { body: shown.body.into_iter().take(most).collect(), ..shown },
            (_, _) => shown,
        })
    }

    fn unsupported(&self, vm: &mut Vm, kind: char) -> Raised {
        let shown = if ('\x1f'..'\x7f').contains(&kind) { kind } else { '?' };
        let (code, index) = (kind as u32, self.at - 1);
        vm.value_error(format!("unsupported format character '{shown}' ({code:#x}) at index {index}"))
    }
}

/// Writes a value into its field.
fn put(out: &mut Vec<u32>, conversion: &Conversion, shown: &Shown) {
    let fill = conversion.width.saturating_sub(shown.sign.len() + shown.body.len());
    let blanks = |out: &mut Vec<u32>, c: u8| out.resize(out.len() + fill, u32::from(c));
    let zeros = conversion.zero && shown.numeric && !conversion.minus;
    if !conversion.minus && !zeros {
        blanks(out, b' ');
    }
    out.extend(shown.sign.bytes().map(u32::from));
    if zeros {
        blanks(out, b'0');
    }
    out.extend_from_slice(&shown.body);
    if conversion.minus {
        blanks(out, b' ');
    }
}

/// `%b` of bytes: bytes-like objects and what has `__bytes__`.
fn raw_bytes(vm: &mut Vm, value: &Value) -> Result<Vec<u32>, Raised> {
    if let Some(buffer) = Buffer::of(value) {
        return Ok(buffer.iter().map(|byte| u32::from(*byte)).collect());
    }
    if let Some(method) = vm.special(value, sym::__bytes__)? {
        let answer = vm.call(&method, &[])?;
        return match Buffer::of(&answer) {
            Some(buffer) => Ok(buffer.iter().map(|byte| u32::from(*byte)).collect()),
            None => {
                let got = vm.type_name(&answer);
                Err(vm.type_error(format!("__bytes__ returned non-bytes (type {got})")))
            }
        };
    }
    let got = vm.type_name(value);
    let message = format!("%b requires a bytes-like object, or an object that implements __bytes__, not '{got}'");
    Err(vm.type_error(message))
}

fn byte_character(vm: &mut Vm, value: &Value) -> Result<u32, Raised> {
    if let Some(buffer) = Buffer::of(value) {
        if let [byte] = buffer[..] {
            return Ok(u32::from(byte));
        }
    } else if let Some(number) = vm.index_opt(value)? {
        return match number {
            Value::Int(number) if (0..256).contains(&number) => Ok(number as u32),
            _ => Err(vm.raise(Exc::OverflowError, "%c arg not in range(256)")),
        };
    }
    Err(vm.type_error("%c requires an integer in range(256) or a single byte"))
}

fn character(vm: &mut Vm, value: &Value) -> Result<u32, Raised> {
    if let Some(text) = value.cast::<Str>() {
        if let [point] = text.points()[..] {
            return Ok(point);
        }
    } else if let Some(number) = vm.index_opt(value)? {
        return match number {
            Value::Int(number) if (0..0x11_0000).contains(&number) => Ok(number as u32),
            _ => Err(vm.raise(Exc::OverflowError, "%c arg not in range(0x110000)")),
        };
    }
    Err(vm.type_error("%c requires int or char"))
}

fn signed(conversion: &Conversion, negative: bool) -> String {
    let sign = match (negative, conversion.plus, conversion.space) {
        (true, _, _) => "-",
        (false, true, _) => "+",
        (false, false, true) => " ",
        (false, false, false) => "",
    };
    sign.to_owned()
}

/// The integer that `%d` and its kin show; for `%d` numbers of other types are cut.
fn integer_value(vm: &mut Vm, kind: char, value: &Value) -> Answer {
    let decimal = matches!(kind, 'd' | 'i' | 'u');
    if let Some(number) = Int::of(value) {
        return Ok(number.value());
    }
    let class = vm.class_of(value).clone();
    let has = |name| vm.class_lookup(&class, name).is_some();
    let (exact, convertible) = (has(sym::__index__), has(sym::__int__) || has(sym::__trunc__));
    if exact && !(decimal && convertible) {
        return vm.index(value);
    }
    if decimal && convertible {
        return crate::objects::numbers::int_methods::from_value(vm, value);
    }
    let got = vm.type_name(value);
    let wanted = if decimal { "a real number" } else { "an integer" };
    Err(vm.type_error(format!("%{kind} format: {wanted} is required, not {got}")))
}

fn integer(vm: &mut Vm, kind: char, conversion: &Conversion, value: &Value) -> Result<Shown, Raised> {
    let value = integer_value(vm, kind, value)?;
    let Some(number) = Int::of(&value) else { return Ok(Shown::number(String::new(), "")) };
    let base = match kind {
        'x' | 'X' => 16,
        'o' => 8,
        _ => 10,
    };
    let mut digits = int_text::magnitude(vm, number, base)?;
    if kind == 'X' {
        digits = digits.to_uppercase();
    }
    if let Some(least) = conversion.precision {
        digits = format!("{}{digits}", "0".repeat(least.saturating_sub(digits.len())));
    }
    let prefix = match (conversion.alternate, kind) {
        (true, 'x') => "0x",
        (true, 'X') => "0X",
        (true, 'o') => "0o",
        _ => "",
    };
    Ok(Shown::number(signed(conversion, number.is_negative()) + prefix, &digits))
}

fn float(vm: &mut Vm, kind: char, conversion: &Conversion, value: &Value, bytes: bool) -> Result<Shown, Raised> {
    let number = match vm.to_f64(value) {
        Ok(number) => number,
        Err(Raised) if bytes && vm.raised_is(Exc::TypeError) => {
            drop(vm.take_raised());
            let got = vm.type_name(value);
            return Err(vm.type_error(format!("float argument required, not {got}")));
        }
        Err(raised) => return Err(raised),
    };
    let precision = conversion.precision.unwrap_or(6);
    let size = number.abs();
    let body = match (float_text::special(size), kind.to_ascii_lowercase()) {
        (Some(special), _) => special.to_owned(),
        (None, 'e') => float_text::scientific(size, precision, conversion.alternate),
        (None, 'f') => float_text::fixed(size, precision, conversion.alternate),
        (None, _) => float_text::general(size, Some(precision), false, conversion.alternate),
    };
    let body = if kind.is_ascii_uppercase() { body.to_uppercase() } else { body };
    let negative = number.is_sign_negative() && !number.is_nan();
    Ok(Shown::number(signed(conversion, negative), &body))
}
