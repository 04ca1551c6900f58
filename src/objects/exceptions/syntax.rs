//! Syntax errors as exceptions and back: [`SyntaxError`] is what the front end says, `SyntaxError(…)` what scripts catch.

use super::exception::Exc;
use super::fields::syntax_field;
use crate::diagnostics::syntax_error::{SyntaxError, SyntaxErrorKind};
use crate::heap::Value;
use crate::objects::native::Raised;
use crate::objects::string::Str;
use crate::vm::Vm;
use crate::vm::warnings::Warning;

impl Vm {
    /// Raises what the front end says.
    pub fn raise_syntax_error(&mut self, error: &SyntaxError) -> Raised {
        let class = match error.kind {
            SyntaxErrorKind::SyntaxError | SyntaxErrorKind::SyntaxWarning => Exc::SyntaxError,
            SyntaxErrorKind::IndentationError => Exc::IndentationError,
            SyntaxErrorKind::TabError => Exc::TabError,
            SyntaxErrorKind::MemoryError => Exc::MemoryError,
            SyntaxErrorKind::RecursionError => Exc::RecursionError,
        };
        let message = self.text(&error.message);
        if matches!(class, Exc::MemoryError | Exc::RecursionError) {
            return self.raise_args(class, vec![message]);
        }
        if error.line.is_none() && error.filename.is_empty() {
            return self.raise_args(class, vec![message]);
        }
        let number = |number: Option<i64>| number.map_or(Value::None, Value::Int);
        let filename = self.text(&error.filename);
        let text = error.text.as_ref().map_or(Value::None, |text| self.text(text));
        let details = self.new_tuple(vec![
            filename,
            number(error.line.map(i64::from)),
            number(error.offset.map(i64::from)),
            text,
            number(error.end_line.map(i64::from)),
            number(error.end_offset.map(i64::from)),
        ]);
        self.raise_args(class, vec![message, details])
    }

    /// Issues a warning of the compiler; a filter that makes it an exception makes it a SyntaxError.
    pub fn syntax_warning(&mut self, warning: &SyntaxError) -> Result<(), Raised> {
        let issued = self.warn(&Warning {
            category: Exc::SyntaxWarning,
            message: &warning.message,
            filename: &warning.filename,
            line: warning.line.unwrap_or(1),
            code: warning.text.as_deref().filter(|_| std::path::Path::new(&*warning.filename).is_file()),
            globals: None,
            source: None,
        });
        match issued {
            Err(Raised) if self.raised_is(Exc::SyntaxWarning) => {
                drop(self.take_raised());
                Err(self.raise_syntax_error(warning))
            }
            issued => issued,
        }
    }

    /// The lines that a traceback ends with for a SyntaxError.
    pub fn syntax_error_text(&mut self, exception: &Value) -> String {
        let name = self.type_name(exception);
        self.syntax_error_of(exception).render_as(&name)
    }

    /// What a SyntaxError object says, as plain data.
    pub fn syntax_error_of(&mut self, exception: &Value) -> SyntaxError {
        let message = match syntax_field(exception, 0) {
            Value::None => "None".to_owned(),
            message => self.str_text(&message).unwrap_or_default(),
        };
        let text_of =
            |index: usize| syntax_field(exception, index).cast::<Str>().map(|text| text.to_text().into_owned());
        let number = |index: usize| match syntax_field(exception, index) {
            Value::Int(number) => Some(number),
            _ => None,
        };
        SyntaxError {
            kind: SyntaxErrorKind::SyntaxError,
            message,
            filename: text_of(1).unwrap_or_default().into(),
            line: number(2).map(|line| line as u32),
            offset: number(3).map(|offset| offset as i32),
            text: text_of(4),
            end_line: number(5).map(|line| line as u32),
            end_offset: number(6).map(|offset| offset as i32),
        }
    }
}
