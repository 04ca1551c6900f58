//! Truth: `bool(x)`.

use crate::heap::{Kind, Value};
use crate::objects::complex::Complex;
use crate::objects::names::sym;
use crate::objects::native::Raised;
use crate::vm::Vm;

impl Vm {
    /// `bool(value)`
    pub fn truth(&mut self, value: &Value) -> Result<bool, Raised> {
        let kind = match value {
            Value::True => return Ok(true),
            Value::False | Value::None | Value::Unbound => return Ok(false),
            Value::Int(number) => return Ok(*number != 0),
            Value::Float(number) => return Ok(number.get() != 0.0),
            Value::Obj(object) => object.kind(),
        };
        match kind {
            Kind::Str | Kind::List | Kind::Tuple | Kind::Dict | Kind::Set | Kind::Bytes | Kind::ByteArray => {
                self.len(value).map(|len| len != 0)
            }
            Kind::Range => Ok(value.exact::<crate::objects::range::Range>().is_some_and(|range| !range.is_empty())),
            Kind::Complex => Ok(value.exact::<Complex>().is_some_and(|z| z.re != 0.0 || z.im != 0.0)),
            Kind::Instance | Kind::NativeObject | Kind::Class => self.truth_by_class(value),
            _ => Ok(true),
        }
    }

    fn truth_by_class(&mut self, value: &Value) -> Result<bool, Raised> {
        if let Some(answer) = self.call_special(value, sym::__bool__, &[])? {
            return match answer {
                Value::True => Ok(true),
                Value::False => Ok(false),
                other => {
                    let got = self.type_name(&other);
                    Err(self.type_error(format!("__bool__ should return bool, returned {got}")))
                }
            };
        }
        let class = self.class_of(value).clone();
        if self.class_lookup(&class, sym::__len__).is_some() {
            return self.len(value).map(|len| len != 0);
        }
        Ok(true)
    }
}
