//! Fields of particular exception classes (`StopIteration.value`, `SyntaxError.lineno`, …).
//!
//! A field lies in [`Exception::fields`] under the number that the class's row says, once a script or a constructor has set it;
//! until then it is worked out from `args`.

use super::exception::{Exc, Exception};
use super::exception_methods::{body, class_argument, items, spec, str};
use crate::heap::{Obj, Value};
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Native, Raised, row, static_row};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// A settable field: its name, its number, and what it is while nobody has set it.
macro_rules! field {
    ($name:literal, $index:literal, $default:expr) => {
        Getter {
            name: $name,
            doc: "",
            get: |vm, value| read(vm, value, $index, $default),
            set: Some(|_, value, new| write(value, $index, new)),
        }
    };
}

/// `StopIteration`
pub const STOP_ITERATION: ClassSpec = spec(&[], &[field!("value", 0, first)]);
/// `SystemExit`
pub const SYSTEM_EXIT: ClassSpec = spec(&[], &[field!("code", 0, exit_code)]);
/// `NameError`
pub const NAME_ERROR: ClassSpec = spec(
    &[static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new_named)],
    &[field!("name", 0, nothing)],
);
/// `AttributeError`
pub const ATTRIBUTE_ERROR: ClassSpec = spec(
    &[static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new_named)],
    &[field!("name", 0, nothing), field!("obj", 1, nothing)],
);
/// `ImportError`
pub const IMPORT_ERROR: ClassSpec = spec(
    &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new_named),
        row("__str__(self, /)", "Return str(self).", import_error_str),
    ],
    &[field!("name", 0, nothing), field!("path", 1, nothing), field!("name_from", 2, nothing), field!("msg", 3, only)],
);
/// `SyntaxError`
pub const SYNTAX_ERROR: ClassSpec = spec(
    &[row("__str__(self, /)", "Return str(self).", syntax_error_str)],
    &[
        field!("msg", 0, first),
        field!("filename", 1, |_, value| Ok(syntax_detail(value, 0))),
        field!("lineno", 2, |_, value| Ok(syntax_detail(value, 1))),
        field!("offset", 3, |_, value| Ok(syntax_detail(value, 2))),
        field!("text", 4, |_, value| Ok(syntax_detail(value, 3))),
        field!("end_lineno", 5, |_, value| Ok(syntax_detail(value, 4))),
        field!("end_offset", 6, |_, value| Ok(syntax_detail(value, 5))),
        field!("print_file_and_line", 7, nothing),
    ],
);

fn read(vm: &mut Vm, value: &Value, index: usize, default: fn(&mut Vm, &Value) -> Answer) -> Answer {
    match body(value).fields.get(index) {
        Some(field) if !field.is_unbound() => Ok(field),
        _ => default(vm, value),
    }
}

/// Sets a field; deleting makes it None.
fn write(value: &Value, index: usize, new: Value) -> Result<(), Raised> {
    let fields = &body(value).fields;
    while fields.len() <= index {
        fields.push(Value::Unbound);
    }
    drop(fields.replace(index, if new.is_unbound() { Value::None } else { new }));
    Ok(())
}

fn nothing(_vm: &mut Vm, _value: &Value) -> Answer {
    Ok(Value::None)
}

fn first(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(items(value).into_iter().next().unwrap_or(Value::None))
}

/// The argument where there is just one.
fn only(_vm: &mut Vm, value: &Value) -> Answer {
    match items(value).as_slice() {
        [one] => Ok(one.clone()),
        _ => Ok(Value::None),
    }
}

fn exit_code(vm: &mut Vm, value: &Value) -> Answer {
    let items = items(value);
    Ok(match items.as_slice() {
        [] => Value::None,
        [one] => one.clone(),
        _ => vm.new_tuple(items),
    })
}

// --- NameError, AttributeError, ImportError ----------------------------------------------------------------------

/// The keyword arguments that a class's constructor takes, by field.
fn keywords_of(vm: &Vm, class: &Obj<crate::objects::class::Class>) -> (&'static str, &'static [&'static str]) {
    let derives = |exc: Exc| class.derives_from(&vm.exceptions[exc as usize]);
    if derives(Exc::ImportError) {
        ("ImportError", &["name", "path", "name_from"])
    } else if derives(Exc::AttributeError) {
        ("AttributeError", &["name", "obj"])
    } else {
        ("NameError", &["name"])
    }
}

/// Keyword arguments become fields. A subclass may take others, which its `__init__` sorts out.
fn new_named(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = class_argument(vm, &args[0])?;
    let exception = vm.exception_of_class(&class, args.rest(1).to_vec());
    let (owner, names) = keywords_of(vm, &class);
    for (name, value) in vm.keyword_list(&args[2]) {
        let text = vm.names.text(name).to_owned();
        match names.iter().position(|known| **known == *text) {
            Some(index) => write(&exception, index, value)?,
            None if vm.class_lookup(&class, sym::__init__).is_some_and(|init| init.exact::<Native>().is_some()) => {
                return Err(vm.type_error(format!("{owner}() got an unexpected keyword argument '{text}'")));
            }
            None => {}
        }
    }
    Ok(exception)
}

/// The message, where it is a string.
fn import_error_str(vm: &mut Vm, args: Args<'_>) -> Answer {
    let message = read(vm, &args[0], 3, only)?;
    if message.exact::<Str>().is_some() { Ok(message) } else { str(vm, args) }
}

// --- SyntaxError -------------------------------------------------------------------------------------------------

fn syntax_detail(value: &Value, index: usize) -> Value {
    let detail = items(value).get(1).cloned().unwrap_or(Value::None);
    detail.exact::<Tuple>().and_then(|detail| detail.items().get(index).cloned()).unwrap_or(Value::None)
}

/// Checks the second argument of a SyntaxError, and reads it where it is no tuple.
pub(super) fn read_syntax_details(vm: &mut Vm, value: &Value, args: Value) -> Result<(), Raised> {
    let Some([_, details]) = args.exact::<Tuple>().map(|args| args.items()) else { return Ok(()) };
    let items = vm.collect(details)?;
    let given = items.len();
    match given {
        0..4 => return Err(vm.type_error(format!("function takes at least 4 arguments ({given} given)"))),
        5 => return Err(vm.type_error("end_offset must be provided when end_lineno is provided")),
        4 | 6 => {}
        7.. => return Err(vm.type_error(format!("function takes at most 6 arguments ({given} given)"))),
    }
    if details.exact::<Tuple>().is_none() {
        for (index, item) in items.into_iter().enumerate() {
            write(value, index + 1, item)?;
        }
    }
    Ok(())
}

/// A field of a SyntaxError, by the number that its row says.
pub(super) fn syntax_field(value: &Value, index: usize) -> Value {
    let exception: &Obj<Exception> = body(value);
    match exception.fields.get(index) {
        Some(field) if !field.is_unbound() => field,
        _ if index == 0 => items(value).into_iter().next().unwrap_or(Value::None),
        _ => syntax_detail(value, index - 1),
    }
}

fn syntax_error_str(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = vm.str_text(&syntax_field(&args[0], 0))?;
    let (filename, line) = (syntax_field(&args[0], 1), syntax_field(&args[0], 2));
    let file = filename.cast::<Str>().map(|name| name.to_text().rsplit('/').next().unwrap_or("").to_owned());
    let place = match (file, &line) {
        (Some(file), Value::Int(line)) => format!(" ({file}, line {line})"),
        (Some(file), _) => format!(" ({file})"),
        (None, Value::Int(line)) => format!(" (line {line})"),
        (None, _) => String::new(),
    };
    Ok(vm.text(&format!("{text}{place}")))
}
