//! `_source`: the text of source files, for modules that show lines of programs (`warnings`, `inspect`).

use super::NativeModule;
use crate::lexer;
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, row};
use crate::vm::Vm;
use std::path::Path;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_source",
    doc: "The text of source files.",
    functions: &[row("lines(filename, /)", "The lines of a source file, or None where there is no such file.", lines)],
    classes: &[],
    setup: None,
};

fn lines(vm: &mut Vm, args: Args<'_>) -> Answer {
    let filename = vm.text_arg(&args[0], "lines() argument")?;
    let Some(text) = vm.text_of_file(&filename) else { return Ok(crate::heap::Value::None) };
    let lines = text.split_inclusive('\n').map(|line| vm.text(line)).collect();
    Ok(List::new(lines).into())
}

impl Vm {
    /// The text of a source file, decoded as a script is.
    pub fn text_of_file(&self, filename: &str) -> Option<String> {
        let path = Path::new(filename);
        if !path.is_file() {
            return None;
        }
        let bytes = std::fs::read(path).ok()?;
        lexer::decode(filename, &bytes).ok().map(|source| source.text)
    }
}
