//! The exception classes of `decimal`, and what becomes of the conditions that an operation met.

use super::context::Context;
use super::number::condition::{self, Set};
use super::{State, state};
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::native::{NativeData, Raised};
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// An exception class: its condition, and its bases by name.
struct Class {
    name: &'static str,
    condition: Set,
    bases: &'static [&'static str],
}

const fn class(name: &'static str, condition: Set, bases: &'static [&'static str]) -> Class {
    Class { name, condition, bases }
}

/// Bases first.
const CLASSES: &[Class] = &[
    class("DecimalException", 0, &["ArithmeticError"]),
    class("InvalidOperation", condition::INVALID, &["DecimalException"]),
    class("FloatOperation", condition::FLOAT, &["DecimalException", "TypeError"]),
    class("DivisionByZero", condition::DIVISION_BY_ZERO, &["DecimalException", "ZeroDivisionError"]),
    class("Inexact", condition::INEXACT, &["DecimalException"]),
    class("Rounded", condition::ROUNDED, &["DecimalException"]),
    class("Subnormal", condition::SUBNORMAL, &["DecimalException"]),
    class("Overflow", condition::OVERFLOW, &["Inexact", "Rounded"]),
    class("Underflow", condition::UNDERFLOW, &["Inexact", "Rounded", "Subnormal"]),
    class("Clamped", condition::CLAMPED, &["DecimalException"]),
    class("ConversionSyntax", condition::SYNTAX, &["InvalidOperation"]),
    class("DivisionImpossible", condition::DIVISION_IMPOSSIBLE, &["InvalidOperation"]),
    // No operation meets this one: contexts are checked when they are made.
    class("InvalidContext", 1 << 31, &["InvalidOperation"]),
    class("DivisionUndefined", condition::DIVISION_UNDEFINED, &["InvalidOperation", "ZeroDivisionError"]),
];

/// The signals in the order in which CPython lists them.
pub const SIGNALS: [Set; 9] = [
    condition::INVALID,
    condition::FLOAT,
    condition::DIVISION_BY_ZERO,
    condition::OVERFLOW,
    condition::UNDERFLOW,
    condition::SUBNORMAL,
    condition::INEXACT,
    condition::ROUNDED,
    condition::CLAMPED,
];

/// The name of a signal.
pub fn name_of(signal: Set) -> &'static str {
    CLASSES.iter().find(|class| class.condition == signal).map_or("", |class| class.name)
}

/// Makes the classes and binds them in the module.
pub fn make_classes(vm: &mut Vm, module: &Obj<Module>) -> Result<(), Raised> {
    let mut made: Vec<(&'static str, Value)> = Vec::new();
    let outside = [
        ("ArithmeticError", Exc::ArithmeticError),
        ("TypeError", Exc::TypeError),
        ("ZeroDivisionError", Exc::ZeroDivisionError),
    ];
    for (name, class) in outside {
        made.push((name, vm.exceptions[class as usize].value()));
    }
    let kind = vm.class(TypeId::Type).value();
    for class in CLASSES {
        let bases = class.bases.iter().filter_map(|base| made.iter().find(|(name, _)| name == base));
        let bases: Vec<Value> = bases.map(|(_, value)| value.clone()).collect();
        let namespace = crate::objects::dict::Dict::new();
        let module_name = vm.text("decimal");
        namespace.set_str(&crate::objects::string::Str::new("__module__"), module_name);
        let name = vm.text(class.name);
        let value = vm.call(&kind, &[name, Tuple::new(bases).into(), namespace.into()])?;
        vm.set_module_item(module, class.name, value.clone());
        made.push((class.name, value));
    }
    let classes = CLASSES.iter().zip(made.drain(outside.len()..)).map(|(class, (_, value))| (class.condition, value));
    vm.state::<State>().classes = classes.collect();
    Ok(())
}

/// The class of a condition.
pub fn class_of(vm: &mut Vm, wanted: Set) -> Value {
    let found = state(vm).classes.iter().find(|(condition, _)| *condition == wanted);
    found.map_or(Value::None, |(_, class)| class.clone())
}

/// The signal of a class, if it is one.
pub fn signal_of(vm: &mut Vm, class: &Value) -> Option<Set> {
    let found = state(vm).classes.iter().find(|(_, other)| other.is(class));
    found.map(|(condition, _)| *condition).filter(|condition| SIGNALS.contains(condition))
}

/// Sets the flags of what an operation met, and raises the first signal that is trapped.
pub fn report(vm: &mut Vm, context: &Context, met: Set) -> Result<(), Raised> {
    if met == 0 {
        return Ok(());
    }
    if met & condition::MEMORY != 0 {
        return Err(vm.raise(Exc::MemoryError, ""));
    }
    let signals = if met & condition::ANY_INVALID != 0 { met | condition::INVALID } else { met };
    // Kinds of invalid operation are kept beside the signal: they decide where a context's repr lists it.
    context.flags.set(context.flags.get() | signals & (all_signals() | condition::ANY_INVALID));
    let trapped = signals & context.traps.get();
    if trapped == 0 { Ok(()) } else { Err(raise(vm, met, trapped)) }
}

fn all_signals() -> Set {
    SIGNALS.iter().fold(0, |all, signal| all | signal)
}

#[cold]
fn raise(vm: &mut Vm, met: Set, trapped: Set) -> Raised {
    let first = SIGNALS.into_iter().find(|signal| trapped & signal != 0).unwrap_or(condition::INVALID);
    let mut listed = Vec::new();
    if trapped & condition::INVALID != 0 {
        // The kinds of invalid operation stand for the signal itself.
        for kind in [condition::SYNTAX, condition::DIVISION_IMPOSSIBLE, condition::DIVISION_UNDEFINED] {
            if met & kind != 0 {
                listed.push(class_of(vm, kind));
            }
        }
        if met & condition::INVALID != 0 {
            listed.push(class_of(vm, condition::INVALID));
        }
    }
    for signal in SIGNALS.into_iter().filter(|signal| *signal != condition::INVALID) {
        if trapped & signal != 0 {
            listed.push(class_of(vm, signal));
        }
    }
    let class = class_of(vm, first);
    let list = List::new(listed).into();
    match vm.call(&class, &[list]) {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

/// A context's flags or traps, as a mapping from signal classes to booleans.
pub struct SignalDict {
    /// The context.
    pub context: Value,
    /// Which of the two.
    pub traps: bool,
}

impl NativeData for SignalDict {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.context);
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}
