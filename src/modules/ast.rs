//! `_ast`: the parser's tree for module `ast`, as the text that `ast.dump` prints. The module makes nodes by evaluating that text.

use super::NativeModule;
use super::builtins::code::source_text;
use crate::interpreter::Mode;
use crate::objects::native::{Answer, Args, row};
use crate::source::Source;
use crate::vm::Vm;
use std::sync::Arc;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_ast",
    doc: "The tree of source text.",
    functions: &[row(
        "describe(source, filename, expression, /)",
        "The tree of the text as `ast.dump` shows it, with places.",
        describe,
    )],
    classes: &[],
    setup: None,
};

fn describe(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = source_text(vm, &args[0], "compile")?;
    let name = vm.str_text(&args[1])?;
    let mode = if vm.truth(&args[2])? { Mode::Expression } else { Mode::Module };
    let source = Arc::new(Source::new(&name, text));
    let tree = vm.describe_source(&source, mode)?;
    Ok(vm.text(&tree))
}
