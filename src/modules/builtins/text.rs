//! The built-in functions for text, input and output: `print`, `repr`, `ord` …

use crate::heap::Value;
use crate::modules::io::Printer;
use crate::objects::bytes::Buffer;
use crate::objects::exception::Exc;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, Row, row};
use crate::objects::string::Str;
use crate::vm::Vm;

/// Their rows.
pub const ROWS: &[Row] = &[
    row("ascii(obj, /)", "Return an ASCII-only representation of an object.", ascii),
    row("chr(i, /)", "Return a Unicode string of one character.", chr),
    row("format(value, format_spec='', /)", "Return type(value).__format__(value, format_spec).", format),
    row("input(prompt='', /)", "Read a string from standard input.", input),
    crate::modules::io::OPEN,
    row("ord(c, /)", "Return the Unicode code point for a one-character string.", ord),
    row(
        "print(*args, sep=' ', end='\\n', file=None, flush=False)",
        "Prints the values to a stream, or to sys.stdout by default.",
        print,
    ),
    row("repr(obj, /)", "Return the canonical string representation of the object.", repr),
];

/// A text argument that may be None.
fn text_or(vm: &mut Vm, value: &Value, name: &str, default: &str) -> Answer {
    match value.cast::<Str>() {
        Some(_) => Ok(value.clone()),
        None if value.is_none() => Ok(vm.text(default)),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("{name} must be None or a string, not {got}")))
        }
    }
}

fn ascii(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.ascii(&args[0])
}

fn chr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = vm.index(&args[0])?;
    let point = if let Value::Int(number) = number { number } else { -1 };
    match u32::try_from(point) {
        Ok(point) if point <= 0x10ffff => Ok(Str::from_code_points(&[point]).into()),
        _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

fn format(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.format(&args[0], &args[1])
}

/// The prompt goes to `sys.stdout`, the line comes from `sys.stdin`, whatever they are.
fn input(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (stdin, stdout) = (vm.sys_stream_made(sym::stdin)?, vm.sys_stream_made(sym::stdout)?);
    for (stream, name) in [(&stdin, "stdin"), (&stdout, "stdout")] {
        if stream.is_unbound() || stream.is_none() {
            return Err(vm.raise(Exc::RuntimeError, format!("input(): lost sys.{name}")));
        }
    }
    let prompt = vm.str(&args[0])?;
    vm.call_method(&stdout, sym::write, &[prompt])?;
    vm.call_method(&stdout, sym::flush, &[])?;
    let line = vm.call_method(&stdin, sym::readline, &[])?;
    let Some(text) = line.cast::<Str>() else {
        return Err(vm.type_error("object.readline() returned non-string"));
    };
    match text.len() {
        0 => Err(vm.raise(Exc::EOFError, "EOF when reading a line")),
        len if text.char_at(len - 1) == Some(u32::from(b'\n')) => Ok(text.part(0, len - 1).into()),
        _ => Ok(line),
    }
}

fn ord(vm: &mut Vm, args: Args<'_>) -> Answer {
    let units: Vec<u32> = match (args[0].cast::<Str>(), Buffer::of(&args[0])) {
        (Some(text), _) => text.points(),
        (None, Some(bytes)) => bytes.iter().map(|byte| u32::from(*byte)).collect(),
        (None, None) => {
            let got = vm.type_name(&args[0]);
            return Err(vm.type_error(format!("ord() expected string of length 1, but {got} found")));
        }
    };
    match units[..] {
        [unit] => Ok(Value::Int(i64::from(unit))),
        _ => {
            let message = format!("ord() expected a character, but string of length {} found", units.len());
            Err(vm.type_error(message))
        }
    }
}

fn print(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut printer = match (args[3].is_none(), vm.sys_stream(sym::stdout)) {
        (false, _) => Printer::new(args[3].clone()),
        (true, None) => Printer::stdout(),
        (true, Some(file)) if file.is_unbound() => return Err(vm.raise(Exc::RuntimeError, "lost sys.stdout")),
        (true, Some(file)) if file.is_none() => return Ok(Value::None),
        (true, Some(file)) => Printer::new(file),
    };
    let separator = text_or(vm, &args[1], "sep", " ")?;
    let end = text_or(vm, &args[2], "end", "\n")?;
    for (index, value) in args.rest(0).iter().enumerate() {
        if index > 0 {
            printer.put(vm, &separator)?;
        }
        match vm.str(value) {
            Ok(text) => printer.put(vm, &text)?,
            Err(raised) => return printer.stop(vm, raised),
        }
    }
    printer.put(vm, &end)?;
    printer.finish(vm)?;
    if vm.truth(&args[4])? {
        printer.flush(vm)?;
    }
    Ok(Value::None)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.repr(&args[0])
}
