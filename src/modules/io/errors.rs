//! Errors of streams: the operating system's as `OSError`, and the refusals that streams share.

use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Raised};
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// The system's words for an error, without the number that Rust adds.
fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    match text.rfind(" (os error ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

impl Vm {
    /// `OSError(errno, strerror, filename)`, raised, in the subclass that stands for the number.
    pub fn raise_os(&mut self, error: &std::io::Error, filename: Option<&Value>) -> Raised {
        let Some(number) = error.raw_os_error() else { return self.raise(Exc::OSError, reason(error)) };
        self.raise_errno(number, &reason(error), filename.into_iter().cloned().collect())
    }

    /// The same for a system call that names two files.
    pub fn raise_os_pair(&mut self, error: &std::io::Error, from: &Value, to: &Value) -> Raised {
        let Some(number) = error.raw_os_error() else { return self.raise(Exc::OSError, reason(error)) };
        self.raise_errno(number, &reason(error), vec![from.clone(), Value::None, to.clone()])
    }

    /// The same from a number.
    pub fn raise_os_number(&mut self, number: i32, filename: Option<&Value>) -> Raised {
        self.raise_os(&std::io::Error::from_raw_os_error(number), filename)
    }

    /// `OSError(number, text)`, raised, in the subclass that stands for the number.
    pub fn raise_os_worded(&mut self, number: i32, text: &str) -> Raised {
        self.raise_errno(number, text, Vec::new())
    }

    fn raise_errno(&mut self, number: i32, reason: &str, files: Vec<Value>) -> Raised {
        let class = self.exceptions[Exc::OSError as usize].value();
        let mut args = vec![Value::Int(i64::from(number)), self.text(reason)];
        args.extend(files);
        match self.call(&class, &args) {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }

    /// `io.UnsupportedOperation`, raised.
    pub fn raise_unsupported(&mut self, message: &str) -> Raised {
        match super::unsupported_class(self) {
            Ok(class) => self.raise_class(&class, message),
            Err(raised) => raised,
        }
    }
}

/// The size argument of `read` and its kin: `None` where everything is wanted.
pub fn size_arg(vm: &mut Vm, value: &Value) -> Result<Option<usize>, Raised> {
    if value.is_none() || value.is_unbound() {
        return Ok(None);
    }
    if vm.class_of(value).is(vm.class(TypeId::Float)) || vm.special(value, sym::__index__)?.is_none() {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("argument should be integer or None, not '{got}'")));
    }
    Ok(usize::try_from(vm.index_sized(value)?).ok())
}

/// Refuses work on a closed stream.
pub fn closed(vm: &mut Vm) -> Raised {
    vm.value_error("I/O operation on closed file.")
}

/// A position or size that `seek` and `truncate` take.
pub fn offset_arg(vm: &mut Vm, value: &Value) -> Result<i64, Raised> {
    vm.index_i64(value)
}

/// An answer of a stream below that must be a number.
pub fn offset_answer(vm: &mut Vm, answer: Answer) -> Result<i64, Raised> {
    let value = answer?;
    vm.index_i64(&value)
}
