//! Conversion to text: `repr`, `str`, `ascii`, `format`.

use crate::heap::{Kind, Value};
use crate::objects::dict::Dict;
use crate::objects::int::Int;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Raised};
use crate::objects::numbers::{float_text, int_text};
use crate::objects::singleton::Singleton;
use crate::objects::string::Str;
use crate::vm::Vm;

/// What a RecursionError says it happened in.
const SHOWING: &str = " while getting the repr of an object";

impl Vm {
    /// `repr(value)` as a string object.
    pub fn repr(&mut self, value: &Value) -> Answer {
        let text = match value {
            Value::None | Value::Unbound => "None".to_owned(),
            Value::True => "True".to_owned(),
            Value::False => "False".to_owned(),
            Value::Int(number) => return Ok(Str::from_int(*number).into()),
            Value::Float(number) => float_text::repr(number.get()),
            Value::Obj(object) => match object.kind() {
                Kind::Str => return Ok(value.exact::<Str>().map_or(Value::None, |text| text.repr().into())),
                Kind::BigInt => match Int::of(value) {
                    Some(number) => int_text::decimal(self, number)?,
                    None => String::new(),
                },
                Kind::Singleton => value.exact::<Singleton>().map_or("", |one| one.name).to_owned(),
                _ => return self.repr_by_class(value),
            },
        };
        Ok(Str::from_string(text).into())
    }

    fn repr_by_class(&mut self, value: &Value) -> Answer {
        let class = self.class_of(value).clone();
        let Some(method) = self.class_lookup(&class, sym::__repr__) else { return Ok(self.text("<object>")) };
        let text = self.call_found(&method, value, &class, &[])?;
        if text.cast::<Str>().is_none() {
            let got = self.type_name(&text);
            return Err(self.type_error(format!("__repr__ returned non-string (type {got})")));
        }
        Ok(text)
    }

    /// `str(value)` as a string object.
    pub fn str(&mut self, value: &Value) -> Answer {
        match value.kind() {
            Some(Kind::Str) => return Ok(value.clone()),
            Some(Kind::Instance | Kind::NativeObject | Kind::Exception | Kind::Class) => {}
            _ => return self.repr(value),
        }
        let class = self.class_of(value).clone();
        let Some(method) = self.class_lookup(&class, sym::__str__) else { return self.repr(value) };
        let text = self.call_found(&method, value, &class, &[])?;
        if text.cast::<Str>().is_none() {
            let got = self.type_name(&text);
            return Err(self.type_error(format!("__str__ returned non-string (type {got})")));
        }
        Ok(text)
    }

    /// `ascii(value)` as a string object.
    pub fn ascii(&mut self, value: &Value) -> Answer {
        let text = self.repr_text(value)?;
        let mut out = String::new();
        for c in text.chars() {
            match c as u32 {
                0..0x80 => out.push(c),
                0x80..0x100 => out.push_str(&format!("\\x{:02x}", c as u32)),
                0x100..0x10000 => out.push_str(&format!("\\u{:04x}", c as u32)),
                _ => out.push_str(&format!("\\U{:08x}", c as u32)),
            }
        }
        Ok(self.text(&out))
    }

    /// `format(value, spec)` as a string object.
    pub fn format(&mut self, value: &Value, spec: &Value) -> Answer {
        let Some(spec_text) = spec.cast::<Str>() else {
            let got = self.argument_type(spec);
            return Err(self.type_error(format!("format() argument 2 must be str, not {got}")));
        };
        let empty = spec_text.is_empty();
        match value {
            Value::Int(number) if empty => return Ok(Str::from_int(*number).into()),
            Value::Int(_) | Value::Float(_) | Value::True | Value::False => {
                return crate::objects::numbers::format::format_number(self, value, spec);
            }
            Value::Obj(object) if matches!(object.kind(), Kind::BigInt | Kind::Complex) => {
                return crate::objects::numbers::format::format_number(self, value, spec);
            }
            Value::Obj(object) if object.kind() == Kind::Str => {
                return if empty { Ok(value.clone()) } else { self.format_str(value, spec) };
            }
            _ => {}
        }
        let class = self.class_of(value).clone();
        let Some(method) = self.class_lookup(&class, sym::__format__) else { return self.str(value) };
        let text = self.call_found(&method, value, &class, std::slice::from_ref(spec))?;
        if text.cast::<Str>().is_none() {
            let got = self.type_name(&text);
            return Err(self.type_error(format!("__format__ must return a str, not {got}")));
        }
        Ok(text)
    }

    /// `repr(value)` as Rust text, lone surrogates replaced: for messages and logs.
    pub fn repr_text(&mut self, value: &Value) -> Result<String, Raised> {
        let text = self.repr(value)?;
        Ok(text.cast::<Str>().map_or(String::new(), |text| text.to_text().into_owned()))
    }

    /// `str(value)` as Rust text, lone surrogates replaced.
    pub fn str_text(&mut self, value: &Value) -> Result<String, Raised> {
        let text = self.str(value)?;
        Ok(text.cast::<Str>().map_or(String::new(), |text| text.to_text().into_owned()))
    }

    /// `0x…` of an object's serial number, in the form of an address.
    pub fn address_text(&mut self, value: &Value) -> String {
        format!("{:#x}", self.identity_hash(value) as u64 + 0x7f00_0000_0000)
    }

    // --- containers ----------------------------------------------------------------------------------------------

    /// Marks a container as being shown; false where it already is (it contains itself).
    fn begin_repr(&mut self, value: &Value) -> bool {
        let address = value.as_ref().map_or(0, |object| object.address());
        if self.being_shown.contains(&address) {
            return false;
        }
        self.being_shown.push(address);
        true
    }

    /// Shows a value that may contain itself; `None` where it is being shown already.
    pub fn shown_once<T>(
        &mut self,
        value: &Value,
        show: impl FnOnce(&mut Vm) -> Result<T, Raised>,
    ) -> Result<Option<T>, Raised> {
        if !self.begin_repr(value) {
            return Ok(None);
        }
        let shown = self.enter_native().and_then(|()| {
            let shown = show(self);
            self.leave_native();
            shown
        });
        self.being_shown.pop();
        shown.map(Some)
    }

    /// The items of a container between brackets; `…` where it contains itself. `item` is asked for one after the other, so
    /// that a `__repr__` which shortens the container is seen.
    pub fn repr_row(
        &mut self,
        value: &Value,
        open: &str,
        close: &str,
        item: &dyn Fn(usize) -> Option<Value>,
    ) -> Answer {
        if !self.begin_repr(value) {
            let brackets = format!(
                "{}...{}",
                open.chars().last().unwrap_or('['),
                close.trim_start_matches(',').chars().next().unwrap_or(']')
            );
            return Ok(self.text(&brackets));
        }
        let entered = self.enter_native_for(SHOWING);
        let texts = entered.and_then(|()| {
            let texts = self.repr_items(item);
            self.leave_native();
            texts
        });
        self.being_shown.pop();
        let texts = texts?;
        Ok(self.text(&format!("{open}{}{close}", texts.join(", "))))
    }

    fn repr_items(&mut self, item: &dyn Fn(usize) -> Option<Value>) -> Result<Vec<String>, Raised> {
        let mut texts = Vec::new();
        while let Some(item) = item(texts.len()) {
            texts.push(self.repr_text(&item)?);
        }
        Ok(texts)
    }

    /// `{key: value, …}`
    pub fn repr_dict(&mut self, value: &Value) -> Answer {
        if !self.begin_repr(value) {
            return Ok(self.text("{...}"));
        }
        let entered = self.enter_native_for(SHOWING);
        let texts = entered.and_then(|()| {
            let texts = self.repr_pairs(value);
            self.leave_native();
            texts
        });
        self.being_shown.pop();
        let texts = texts?;
        Ok(self.text(&format!("{{{}}}", texts.join(", "))))
    }

    fn repr_pairs(&mut self, value: &Value) -> Result<Vec<String>, Raised> {
        let mut texts = Vec::new();
        let Some(dict) = value.cast::<Dict>().cloned() else { return Ok(texts) };
        let mut at = 0;
        while let Some((key, value, next)) = dict.entry_from(at) {
            texts.push(format!("{}: {}", self.repr_text(&key)?, self.repr_text(&value)?));
            at = next;
        }
        Ok(texts)
    }
}
