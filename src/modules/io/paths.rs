//! File names: what scripts pass (str, bytes, path-like objects) as the operating system wants it, and back.
//!
//! Names are bytes; a str stands for them in UTF-8, undecodable bytes as lone surrogates (`surrogateescape`).

use crate::heap::Value;
use crate::objects::bytes::{Bytes, make};
use crate::objects::codecs::Codec;
use crate::objects::native::{Answer, Raised};
use crate::objects::string::Str;
use crate::vm::Vm;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::PathBuf;

/// A file name as given and as the system wants it.
pub struct FileName {
    /// What messages show: the str or bytes, path-like objects resolved.
    pub shown: Value,
    /// The name itself.
    pub path: PathBuf,
    /// Whether it was given as bytes: answers are bytes then.
    pub is_bytes: bool,
}

impl Vm {
    /// `os.fspath(value)`; `refusal` begins the TypeError.
    pub fn fspath(&mut self, value: &Value) -> Answer {
        self.fspath_or(value, "expected str, bytes or os.PathLike object, not ")
    }

    fn fspath_or(&mut self, value: &Value, refusal: &str) -> Answer {
        let is_name = |value: &Value| value.cast::<Str>().is_some() || value.cast::<Bytes>().is_some();
        if is_name(value) {
            return Ok(value.clone());
        }
        let name = self.intern("__fspath__");
        let Some(method) = self.special(value, name)? else {
            let got = self.type_name(value);
            return Err(self.type_error(format!("{refusal}{got}")));
        };
        let path = self.call(&method, &[])?;
        if is_name(&path) {
            return Ok(path);
        }
        let (class, got) = (self.type_name(value), self.type_name(&path));
        Err(self.type_error(format!("expected {class}.__fspath__() to return str or bytes, not {got}")))
    }

    /// A file name argument.
    pub fn file_name(&mut self, value: &Value) -> Result<FileName, Raised> {
        let shown = self.fspath(value)?;
        self.file_name_of(shown, "embedded null byte")
    }

    /// A file name argument of a function of `os`, whose name and parameter begin the messages; `kinds` says what it may
    /// be.
    pub fn path_arg(
        &mut self,
        value: &Value,
        function: &str,
        parameter: &str,
        kinds: &str,
    ) -> Result<FileName, Raised> {
        let refusal = format!("{function}: {parameter} should be {kinds}, not ");
        let shown = self.fspath_or(value, &refusal)?;
        self.file_name_of(shown, &format!("{function}: embedded null character in {parameter}"))
    }

    fn file_name_of(&mut self, shown: Value, null: &str) -> Result<FileName, Raised> {
        let is_bytes = shown.cast::<Bytes>().is_some();
        let bytes = match (shown.cast::<Bytes>(), shown.cast::<Str>()) {
            (Some(bytes), _) => bytes.0.to_vec(),
            (None, Some(text)) => self.encode_with(Codec::Utf8, &text.clone(), "surrogateescape")?,
            (None, None) => unreachable!("file names are str or bytes"),
        };
        if bytes.contains(&0) {
            return Err(self.value_error(null));
        }
        Ok(FileName { shown, path: PathBuf::from(OsString::from_vec(bytes)), is_bytes })
    }

    /// A name from the system, as str.
    pub fn name_text(&mut self, name: &OsStr) -> Answer {
        self.decode_with(Codec::Utf8, name.as_bytes(), "surrogateescape")
    }

    /// A name from the system in the type of the one that a script gave.
    pub fn name_like(&mut self, name: &OsStr, is_bytes: bool) -> Answer {
        if is_bytes { Ok(make(name.as_bytes().to_vec())) } else { self.name_text(name) }
    }
}
