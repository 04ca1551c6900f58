//! What scripts ask of code objects.

use super::code::Code;
use crate::bytecode::code::{CodeUnit, Flavor};
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, getter, row};
use crate::vm::Vm;

/// `code`
pub const SPEC: ClassSpec = ClassSpec {
    name: "code",
    module: "builtins",
    base: None,
    doc: "A code object.",
    methods: &[
        row("__repr__(self, /)", "Return repr(self).", repr),
        row(
            "replace(self, /, **changes)",
            "Return a copy of the code object with new values for the specified fields.",
            replace,
        ),
        row("__replace__(self, /, **changes)", "The same as replace().", replace),
        row("co_positions(self, /)", "Where each instruction comes from.", positions),
        row("co_lines(self, /)", "The instructions of each line.", lines),
    ],
    getters: &[
        getter("co_name", "", |vm, value| Ok(vm.text(&unit(value).name))),
        getter("co_qualname", "", |vm, value| Ok(vm.text(&unit(value).qualname))),
        getter("co_filename", "", |vm, value| Ok(vm.text(&unit(value).source.name))),
        getter("co_firstlineno", "", |_, value| Ok(Value::Int(i64::from(unit(value).first_line)))),
        getter("co_argcount", "", |_, value| Ok(Value::Int(i64::from(unit(value).argcount)))),
        getter("co_posonlyargcount", "", |_, value| Ok(Value::Int(i64::from(unit(value).posonly)))),
        getter("co_kwonlyargcount", "", |_, value| Ok(Value::Int(i64::from(unit(value).kwonly)))),
        getter("co_nlocals", "", |_, value| Ok(Value::Int(local_names(unit(value)).len() as i64))),
        getter("co_stacksize", "", |_, value| Ok(Value::Int(i64::from(unit(value).nregs - unit(value).nlocals)))),
        getter("co_flags", "", |_, value| Ok(Value::Int(flags(code(value))))),
        getter("co_varnames", "", |vm, value| Ok(names(vm, &local_names(unit(value))))),
        getter("co_freevars", "", |vm, value| {
            let freevars: Vec<&str> = unit(value).freevars.iter().map(|name| &**name).collect();
            Ok(names(vm, &freevars))
        }),
        getter("co_cellvars", "", |vm, value| {
            let unit = unit(value);
            let cells: Vec<&str> = unit.cells.iter().map(|register| &*unit.varnames[*register as usize]).collect();
            Ok(names(vm, &cells))
        }),
        getter("co_names", "", |vm, value| {
            let mut seen: Vec<&str> = Vec::new();
            for name in &unit(value).sites {
                if !name.is_empty() && !seen.contains(&&**name) {
                    seen.push(name);
                }
            }
            Ok(names(vm, &seen))
        }),
        getter("co_consts", "", consts),
    ],
    subclassable: false,
};

/// Flags of `co_flags`.
mod bits {
    pub const OPTIMIZED: i64 = 0x1;
    pub const NEWLOCALS: i64 = 0x2;
    pub const VARARGS: i64 = 0x4;
    pub const VARKEYWORDS: i64 = 0x8;
    pub const NESTED: i64 = 0x10;
    pub const GENERATOR: i64 = 0x20;
    pub const COROUTINE: i64 = 0x80;
    pub const ITERABLE_COROUTINE: i64 = 0x100;
    pub const ASYNC_GENERATOR: i64 = 0x200;
}

fn code(value: &Value) -> &Obj<Code> {
    value.exact::<Code>().expect("methods of code are called with code objects")
}

fn unit(value: &Value) -> &CodeUnit {
    &code(value).unit
}

fn flags(code: &Code) -> i64 {
    use crate::bytecode::code::ScopeKind;
    let unit = &code.unit;
    let mut flags = match unit.flavor {
        Flavor::Plain => 0,
        Flavor::Generator => bits::GENERATOR,
        Flavor::Coroutine => bits::COROUTINE,
        Flavor::AsyncGenerator => bits::ASYNC_GENERATOR,
    };
    let mut set = |condition: bool, bit: i64| flags |= if condition { bit } else { 0 };
    set(unit.kind == ScopeKind::Function, bits::OPTIMIZED | bits::NEWLOCALS);
    set(unit.varargs, bits::VARARGS);
    set(unit.varkw, bits::VARKEYWORDS);
    set(unit.kind == ScopeKind::Function && unit.qualname.contains("<locals>"), bits::NESTED);
    set(code.iterable_coroutine.get(), bits::ITERABLE_COROUTINE);
    flags
}

/// Parameters and local variables; of those that live in cells, parameters only.
fn local_names(unit: &CodeUnit) -> Vec<&str> {
    let parameters = usize::from(unit.argcount + unit.kwonly) + usize::from(unit.varargs) + usize::from(unit.varkw);
    let shown = |register: usize, name: &str| {
        !name.is_empty() && (register < parameters || !unit.cells.contains(&(register as u16)))
    };
    unit.varnames.iter().enumerate().filter(|(at, name)| shown(*at, name)).map(|(_, name)| &**name).collect()
}

fn names(vm: &mut Vm, names: &[&str]) -> Value {
    let items = names
        .iter()
        .map(|name| {
            let symbol = vm.intern(name);
            vm.names.value(symbol)
        })
        .collect();
    vm.new_tuple(items)
}

fn consts(vm: &mut Vm, value: &Value) -> Answer {
    let code = code(value);
    let mut items = Vec::new();
    if code.doc.cast::<crate::objects::string::Str>().is_some() {
        items.push(code.doc.clone());
    }
    items.extend(code.consts.iter().cloned());
    items.extend(code.codes.iter().map(Obj::value));
    Ok(vm.new_tuple(items))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let unit = unit(&args[0]);
    let address = vm.address_text(&args[0]);
    let (name, file, line) = (&unit.name, &unit.source.name, unit.first_line);
    Ok(vm.text(&format!("<code object {name} at {address}, file \"{file}\", line {line}>")))
}

/// A copy with other names, place or flags; what the instructions rely on stays as it is.
fn replace(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = code(&args[0]).clone();
    let (mut new, mut flags) = ((*own.unit).clone(), None);
    for (name, value) in vm.keyword_list(&args[1]) {
        let name = vm.names.text(name).to_string();
        let what = format!("replace() argument '{name}'");
        match name.as_str() {
            "co_name" => new.name = vm.text_arg(&value, &what)?.as_str().into(),
            "co_qualname" => new.qualname = vm.text_arg(&value, &what)?.as_str().into(),
            "co_firstlineno" => new.first_line = u32::try_from(vm.index_i64(&value)?).unwrap_or(0),
            "co_flags" => flags = Some(vm.index_i64(&value)?),
            _ if KEPT.contains(&name.as_str()) => {
                let message = format!("code.replace() cannot change {name} here: the instructions rely on it");
                return Err(vm.raise(Exc::NotImplementedError, message));
            }
            _ => return Err(vm.type_error(format!("replace() got an unexpected keyword argument '{name}'"))),
        }
    }
    let made = vm.load_code(&std::sync::Arc::new(new));
    made.iterable_coroutine.set(match flags {
        Some(flags) => flags & bits::ITERABLE_COROUTINE != 0,
        None => own.iterable_coroutine.get(),
    });
    Ok(made.into())
}

/// Fields that CPython's `replace` takes and that cannot change here.
const KEPT: &[&str] = &[
    "co_filename",
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_stacksize",
    "co_code",
    "co_consts",
    "co_names",
    "co_varnames",
    "co_freevars",
    "co_cellvars",
    "co_linetable",
    "co_exceptiontable",
];

fn positions(vm: &mut Vm, args: Args<'_>) -> Answer {
    let unit = unit(&args[0]);
    let mut rows = Vec::with_capacity(unit.spans.len());
    for span in &unit.spans {
        let (line, end_line) = (unit.source.line_of(span.start), unit.source.line_of(span.end));
        rows.push(vm.new_tuple(vec![
            Value::Int(i64::from(line)),
            Value::Int(i64::from(end_line)),
            Value::None,
            Value::None,
        ]));
    }
    let rows = crate::objects::list::List::new(rows).into();
    vm.iter(&rows)
}

fn lines(vm: &mut Vm, args: Args<'_>) -> Answer {
    let unit = unit(&args[0]);
    let mut runs: Vec<(usize, usize, u32)> = Vec::new();
    for (at, span) in unit.spans.iter().enumerate() {
        let line = unit.source.line_of(span.start);
        match runs.last_mut() {
            Some((_, end, last)) if *last == line => *end = at + 1,
            _ => runs.push((at, at + 1, line)),
        }
    }
    let number = |number: usize| Value::Int(number as i64 * 2);
    let rows = runs
        .into_iter()
        .map(|(start, end, line)| vm.new_tuple(vec![number(start), number(end), Value::Int(i64::from(line))]))
        .collect();
    let rows = crate::objects::list::List::new(rows).into();
    vm.iter(&rows)
}
