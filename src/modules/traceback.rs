//! `_traceback`: the texts behind module `traceback`.

use super::NativeModule;
use crate::diagnostics::{suggestions, traceback};
use crate::heap::Value;
use crate::objects::native::{Answer, Args, row};
use crate::objects::traceback::Traceback;
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
        row("suggestion(exception, /)", "What follows the message: \". Did you mean: 'x'?\"; None without one.", suggestion),
        row(
            "describe(traceback, /)",
            "An entry as (file, line, last line, column, last column, name, source lines with carets).",
            describe,
        ),
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

fn suggestion(vm: &mut Vm, args: Args<'_>) -> Answer {
    let found = suggestions::for_exception(vm, &args[0]);
    Ok(found.map_or(Value::None, |text| vm.text(&text)))
}

fn describe(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(entry) = args[0].exact::<Traceback>().cloned() else {
        return Err(vm.type_error("a traceback is needed"));
    };
    let unit = &entry.code.unit;
    let span = unit.spans.get(entry.pc as usize).copied().unwrap_or_default();
    let (start, end) = (unit.source.place(span.start), unit.source.place(span.end));
    let lines = traceback::lines_of(&unit.source, span);
    let numbers = [start.line, end.line, start.column, end.column].map(|number| Value::Int(i64::from(number)));
    let (file, name, lines) = (vm.text(&unit.source.name), vm.text(&unit.name), vm.text(&lines));
    let mut items = vec![file];
    items.extend(numbers);
    items.extend([name, lines]);
    Ok(vm.new_tuple(items))
}

fn entries(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = traceback::format_entries(&args[0]);
    Ok(vm.text(&text))
}
