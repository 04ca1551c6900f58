//! Conversion to Rust numbers and text, with CPython's complaints.

use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::float;
use crate::objects::int::{BigInt, Int};
use crate::objects::names::sym;
use crate::objects::native::{Answer, Raised};
use crate::objects::numbers::Number;
use crate::objects::string::Str;
use crate::vm::Vm;
use dashu_int::IBig;

impl Vm {
    /// `operator.index(value)` as a plain int value of any size.
    pub fn index(&mut self, value: &Value) -> Answer {
        if let Some(number) = Int::of(value) {
            return Ok(number.value());
        }
        match self.index_by_method(value)? {
            Some(number) => Ok(number),
            None => {
                let got = self.type_name(value);
                Err(self.type_error(format!("'{got}' object cannot be interpreted as an integer")))
            }
        }
    }

    /// The value as a plain int if it is one or has `__index__`.
    pub fn index_opt(&mut self, value: &Value) -> Result<Option<Value>, Raised> {
        match Int::of(value) {
            Some(number) => Ok(Some(number.value())),
            None => self.index_by_method(value),
        }
    }

    fn index_by_method(&mut self, value: &Value) -> Result<Option<Value>, Raised> {
        let Some(method) = self.special(value, sym::__index__)? else { return Ok(None) };
        let answer = self.call(&method, &[])?;
        match Int::of(&answer) {
            Some(number) => Ok(Some(number.value())),
            None => {
                let got = self.type_name(&answer);
                Err(self.type_error(format!("__index__ returned non-int (type {got})")))
            }
        }
    }

    /// `operator.index(value)`, OverflowError where it does not fit ("Python int too large to convert to C ssize_t").
    pub fn index_i64(&mut self, value: &Value) -> Result<i64, Raised> {
        match self.index_fitting(value)? {
            Some(number) => Ok(number),
            None => Err(self.raise(Exc::OverflowError, "Python int too large to convert to C ssize_t")),
        }
    }

    /// `operator.index(value)` as a size or count: OverflowError "cannot fit 'int' into an index-sized integer".
    pub fn index_sized(&mut self, value: &Value) -> Result<i64, Raised> {
        match self.index_fitting(value)? {
            Some(number) => Ok(number),
            None => {
                let got = self.type_name(value);
                Err(self.raise(Exc::OverflowError, format!("cannot fit '{got}' into an index-sized integer")))
            }
        }
    }

    /// `operator.index(value)` as a slice bound: what does not fit is clipped.
    pub fn index_clipped(&mut self, value: &Value) -> Result<i64, Raised> {
        let number = self.index(value)?;
        Ok(match Int::of(&number) {
            Some(Int::Small(n)) => n,
            Some(Int::Big(n)) if *n < IBig::ZERO => i64::MIN,
            Some(Int::Big(_)) | None => i64::MAX,
        })
    }

    fn index_fitting(&mut self, value: &Value) -> Result<Option<i64>, Raised> {
        if let Value::Int(number) = value {
            return Ok(Some(*number));
        }
        let number = self.index(value)?;
        Ok(Int::of(&number).and_then(Int::small))
    }

    /// `operator.index(value)` as a big integer.
    pub fn index_big(&mut self, value: &Value) -> Result<IBig, Raised> {
        let number = self.index(value)?;
        Ok(Int::of(&number).map(|number| number.big().into_owned()).unwrap_or_default())
    }

    /// An int value of a big integer.
    pub fn big_value(&self, number: IBig) -> Value {
        BigInt::value(number)
    }

    /// The value as a float, by `__float__` or `__index__` ("must be real number, not str").
    pub fn to_f64(&mut self, value: &Value) -> Result<f64, Raised> {
        match Number::of(value) {
            Some(Number::Float(number)) => return Ok(number),
            Some(Number::Int(number)) if Number::exact(value).is_some() => return number.to_f64(self),
            Some(Number::Int(_) | Number::Complex(_)) | None => {}
        }
        match float::by_method(self, value)? {
            Some(number) => Ok(number),
            None => {
                let got = self.type_name(value);
                Err(self.type_error(format!("must be real number, not {got}")))
            }
        }
    }

    /// The text of a `str` argument; TypeError "{what} must be str, not int".
    pub fn text_arg(&mut self, value: &Value, what: &str) -> Result<String, Raised> {
        match value.cast::<Str>() {
            Some(text) if text.as_ascii().is_some() => Ok(text.as_ascii().unwrap_or_default().to_owned()),
            Some(text) => Ok(crate::objects::numbers::int_text::code_points(text.chars())
                .map(|c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect()),
            None => {
                let got = self.argument_type(value);
                Err(self.type_error(format!("{what} must be str, not {got}")))
            }
        }
    }
}
