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
    let path = Path::new(&filename);
    if !path.is_file() {
        return Ok(crate::heap::Value::None);
    }
    let Some(source) = std::fs::read(path).ok().and_then(|bytes| lexer::decode(&filename, &bytes).ok()) else {
        return Ok(crate::heap::Value::None);
    };
    let lines = source.text.split_inclusive('\n').map(|line| vm.text(line)).collect();
    Ok(List::new(lines).into())
}
