//! `_traceback`: the texts behind module `traceback`.

use super::NativeModule;
use crate::diagnostics::traceback;
use crate::objects::native::{Answer, Args, row};
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_traceback",
    doc: "Texts of tracebacks.",
    functions: &[
        row("format_whole(exception, /)", "The exception with everything it is chained to.", whole),
        row("format_one(exception, /)", "The exception alone.", one),
        row("format_only(exception, /)", "Its last lines.", only),
        row("format_entries(traceback, /)", "The entries of a traceback.", entries),
    ],
    classes: &[],
    setup: None,
};

fn whole(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = traceback::format_exception(vm, &args[0]);
    Ok(vm.text(&text))
}

fn one(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = traceback::format_unchained(vm, &args[0]);
    Ok(vm.text(&text))
}

fn only(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = traceback::format_exception_only(vm, &args[0]);
    Ok(vm.text(&text))
}

fn entries(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = traceback::format_entries(&args[0]);
    Ok(vm.text(&text))
}
