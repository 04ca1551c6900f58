//! Warnings that the core itself issues: of the compiler, and of coroutines never awaited.
//!
//! Where a program has imported module `warnings`, its filters decide (`warnings._warn_from_core`), and what they make of a
//! warning may be an exception. Otherwise what CPython's default filters would do is done here, so that programs without
//! warnings do not pay for the module: shown once for each place and text.

use super::Vm;
use super::frame::Frame;
use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::function::Function;
use crate::objects::module::Module;
use crate::objects::names::sym;
use crate::objects::native::Raised;
use crate::source::Source;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A warning to be.
pub struct Warning<'a> {
    /// Its category.
    pub category: Exc,
    /// Its text.
    pub message: &'a str,
    /// The file it is about.
    pub filename: &'a str,
    /// The line there.
    pub line: u32,
    /// The text of the line, where it is at hand.
    pub code: Option<&'a str>,
    /// The globals of the code it is about: they remember what was shown.
    pub globals: Option<Obj<Dict>>,
    /// The object it is about.
    pub source: Option<Value>,
}

/// What was shown already: place and text.
#[derive(Default)]
struct Shown(FxHashSet<(String, u32, String)>);

/// A place that warnings are about: source, line, globals.
type Place = (Arc<Source>, u32, Obj<Dict>);

/// What the prompt has shown (`_`).
#[derive(Default)]
pub struct Displayed {
    /// Where the last value was shown.
    pub shown_at: Option<Place>,
    /// What a warning is about now, whatever runs.
    pub blamed: Option<Place>,
}

impl Vm {
    /// Where script code runs, for warnings about what it does: source, line, globals. Own modules are passed over.
    pub fn warning_place(&mut self) -> Option<Place> {
        if let Some(place) = self.state::<Displayed>().blamed.clone() {
            return Some(place);
        }
        let Some(frame) = self.script_frame() else { return self.statement_of_prompt() };
        let unit = &frame.code().unit;
        let span = unit.spans.get(frame.pc().saturating_sub(1) as usize)?;
        let globals = frame.base.before(1).exact::<Function>()?.globals.clone();
        Some((unit.source.clone(), unit.source.line_of(span.start), globals))
    }

    /// Where what was typed last begins its last statement: it has ended, and what dies now dies of that.
    fn statement_of_prompt(&mut self) -> Option<Place> {
        let source = self.hints.input.clone()?;
        let begins = |line: &str| line.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '(');
        let line = source.text.lines().enumerate().filter(|(_, line)| begins(line)).last()?.0 as u32 + 1;
        let main = self.modules.get_str(self.names.string(sym::__main__))?;
        let globals = main.exact::<Module>()?.dict.clone();
        Some((source, line, globals))
    }

    /// The innermost frame of the script's own code.
    pub fn script_frame(&mut self) -> Option<Frame> {
        let is_own = |frame: &Frame| frame.code().unit.source.is_own();
        (0..).map_while(|depth| self.caller_frame(depth)).find(|frame| !is_own(frame))
    }

    /// Issues a warning; an exception where a filter makes it one.
    pub fn warn(&mut self, warning: &Warning<'_>) -> Result<(), Raised> {
        let name = self.intern("warnings");
        if let Some(module) = self.modules.get_str(self.names.string(name)).filter(|module| !module.is_none()) {
            let name = self.intern("_warn_from_core");
            // A module that is still being imported has no filters yet.
            if let Some(function) = self.getattr_opt(&module, name)? {
                return self.warn_by_module(&function, warning);
            }
        }
        self.warn_by_default(warning);
        Ok(())
    }

    /// ResourceWarning about an object that dies; what a filter makes of it has nobody to go to.
    pub fn warn_resource(&mut self, message: &str, dying: &Value) {
        let place = self.warning_place();
        let warning = Warning {
            category: Exc::ResourceWarning,
            message,
            filename: place.as_ref().map_or("<sys>", |(source, _, _)| &source.name),
            line: place.as_ref().map_or(0, |(_, line, _)| *line),
            code: place.as_ref().and_then(|(source, line, _)| source.line(*line)),
            globals: place.as_ref().map(|(_, _, globals)| globals.clone()),
            source: Some(dying.clone()),
        };
        if let Err(Raised) = self.warn(&warning) {
            self.unraisable(dying);
        }
    }

    fn warn_by_module(&mut self, function: &Value, warning: &Warning<'_>) -> Result<(), Raised> {
        let args = [
            self.text(warning.message),
            self.exceptions[warning.category as usize].value(),
            self.text(warning.filename),
            Value::Int(i64::from(warning.line)),
            warning.globals.as_ref().map_or(Value::None, Obj::value),
            warning.source.clone().unwrap_or(Value::None),
        ];
        self.call(function, &args).map(drop)
    }

    fn warn_by_default(&mut self, warning: &Warning<'_>) {
        if warning.category == Exc::ResourceWarning {
            return;
        }
        let key = (warning.filename.to_owned(), warning.line, warning.message.to_owned());
        let once = warning.globals.is_some() || warning.filename == "<sys>";
        if once && !self.state::<Shown>().0.insert(key) {
            return;
        }
        let category = self.exceptions[warning.category as usize].name.borrow().clone();
        let mut text = format!("{}:{}: {category}: {}\n", warning.filename, warning.line, warning.message);
        if let Some(code) = warning.code.map(str::trim).filter(|code| !code.is_empty()) {
            text.push_str(&format!("  {code}\n"));
        }
        // At the end of a program CPython can no longer ask `tracemalloc`.
        if warning.source.is_some() && !self.finalizing && warning.filename != "<sys>" {
            text.push_str(&format!("{category}: Enable tracemalloc to get the object allocation traceback\n"));
        }
        self.write_report(&text);
    }
}
