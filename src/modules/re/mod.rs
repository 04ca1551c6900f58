//! `_re`: what `lib/re.py` needs of Rust: patterns, matches, the machine.
//!
//! [`syntax`] reads patterns, [`program`] compiles them, [`matcher`] runs them on a [`subject`]; none of the three
//! knows the VM but for raising and polling. [`pattern`] and [`found`] are the types that scripts see.
//!
//! The matcher is our own, for exactness: CPython's rules for groups in repetitions, `lastindex`, empty matches,
//! conditions and case, and places in code points on all forms of strings, lone surrogates and bytes included, are what
//! scripts see, and no crate's engine has them.

mod charset;
mod found;
mod matcher;
mod pattern;
mod program;
mod start;
mod subject;
mod syntax;
mod template;

use super::NativeModule;
use crate::heap::Value;
use crate::objects::bytes::Buffer;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::objects::string::Str;
use crate::vm::Vm;
use pattern::Pattern;
use std::rc::Rc;
use syntax::{Failure, flags};

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_re",
    doc: "Patterns and matches of regular expressions.",
    functions: &[
        row("compile(pattern, flags, warn, /)", "Compile a pattern; warn is called with each warning.", compile),
        row("describe(pattern, /)", "The program of a compiled pattern, one instruction a line.", describe),
        row("flags_text(flags, /)", "Flags as the expression that makes them.", |vm, args| {
            let flags = vm.index_i64(&args[0])?;
            Ok(vm.text(&flags_text(flags as u32, false)))
        }),
    ],
    classes: &[&pattern::SPEC, &found::SPEC, &pattern::SCANNER],
    setup: None,
};

/// Flags in the order in which reprs show them.
const FLAGS: [(u32, &str); 8] = [
    (flags::IGNORECASE, "re.IGNORECASE"),
    (flags::LOCALE, "re.LOCALE"),
    (flags::MULTILINE, "re.MULTILINE"),
    (flags::DOTALL, "re.DOTALL"),
    (flags::UNICODE, "re.UNICODE"),
    (flags::VERBOSE, "re.VERBOSE"),
    (flags::DEBUG, "re.DEBUG"),
    (flags::ASCII, "re.ASCII"),
];

/// `re.IGNORECASE|re.DOTALL`; of text patterns UNICODE goes without saying.
fn flags_text(given: u32, is_text: bool) -> String {
    let given = if is_text && given & flags::TYPES == flags::UNICODE { given & !flags::UNICODE } else { given };
    let mut names: Vec<String> =
        FLAGS.iter().filter(|(flag, _)| given & flag != 0).map(|(_, name)| (*name).to_owned()).collect();
    let rest = FLAGS.iter().fold(given, |rest, (flag, _)| rest & !flag);
    if rest != 0 {
        names.push(format!("{rest:#x}"));
    }
    names.join("|")
}

fn compile(vm: &mut Vm, args: Args<'_>) -> Answer {
    let given = vm.index_i64(&args[1])? as u32;
    let (points, is_text) = match args[0].cast::<Str>() {
        Some(text) => (text.points(), true),
        None => match Buffer::of(&args[0]) {
            Some(bytes) => (bytes.iter().map(|byte| u32::from(*byte)).collect(), false),
            None => return Err(vm.type_error("first argument must be string or compiled pattern")),
        },
    };
    let parsed = match syntax::parse(&points, is_text, given) {
        Ok(parsed) => parsed,
        Err(failure) => return Err(raise_failure(vm, failure, &args[0])),
    };
    for warning in &parsed.warnings {
        let warning = vm.text(warning);
        vm.call(&args[2], &[warning])?;
    }
    let program = match program::compile(&parsed.tree) {
        Ok(program) => Rc::new(program),
        Err(failure) => return Err(raise_failure(vm, failure, &args[0])),
    };
    let index = Dict::new();
    for (name, group) in &parsed.names {
        vm.dict_insert(&index, Str::from_code_points(name).into(), Value::Int(*group as i64))?;
    }
    let (source, flags, names) = (args[0].clone(), parsed.flags, parsed.names);
    Ok(pattern::make(vm, Pattern { source, is_text, flags, names, index, program }))
}

/// Raises what reading a pattern or template found.
fn raise_failure(vm: &mut Vm, failure: Failure, pattern: &Value) -> Raised {
    match failure {
        Failure::Pattern(message, at) => match pattern_error(vm, &message, pattern, at) {
            Ok(exception) => vm.raise_value(exception),
            Err(raised) => raised,
        },
        Failure::Index(message) => vm.raise(Exc::IndexError, message),
        Failure::Overflow(message) => vm.raise(Exc::OverflowError, message),
        Failure::Value(message) => vm.value_error(message),
        Failure::Depth => vm.recursion_error(),
    }
}

/// `re.PatternError(message, pattern, pos)`
fn pattern_error(vm: &mut Vm, message: &str, pattern: &Value, at: Option<usize>) -> Answer {
    let module = vm.import_module("re")?;
    let name = vm.intern("PatternError");
    let class = vm.getattr(&module, name)?;
    let message = vm.text(message);
    match at {
        Some(at) => vm.call(&class, &[message, pattern.clone(), Value::Int(at as i64)]),
        None => vm.call(&class, &[message]),
    }
}

fn describe(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(pattern) = args[0].native::<Pattern>() else {
        return Err(vm.type_error("a compiled pattern is required"));
    };
    let ops = pattern.program.ops.iter().enumerate();
    let lines: Vec<String> = ops.map(|(at, op)| format!("{at:4} {op:?}")).collect();
    Ok(vm.text(&lines.join("\n")))
}
