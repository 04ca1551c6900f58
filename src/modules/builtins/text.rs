//! The built-in functions for text, input and output: `print`, `repr`, `ord` …

use crate::heap::Value;
use crate::objects::bytes::Buffer;
use crate::objects::codecs::Codec;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, Raised, Row, row};
use crate::objects::string::Str;
use crate::vm::Vm;

/// Their rows.
pub const ROWS: &[Row] = &[
    row("ascii(obj, /)", "Return an ASCII-only representation of an object.", ascii),
    row("chr(i, /)", "Return a Unicode string of one character.", chr),
    row("format(value, format_spec='', /)", "Return type(value).__format__(value, format_spec).", format),
    row("input(prompt='', /)", "Read a string from standard input.", input),
    row("ord(c, /)", "Return the Unicode code point for a one-character string.", ord),
    row(
        "print(*args, sep=' ', end='\\n', file=None, flush=False)",
        "Prints the values to a stream, or to sys.stdout by default.",
        print,
    ),
    row("repr(obj, /)", "Return the canonical string representation of the object.", repr),
];

fn text_or(vm: &mut Vm, value: &Value, name: &str) -> Result<String, Raised> {
    match value.cast::<Str>() {
        Some(text) => Ok(text.to_text().into_owned()),
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

fn input(vm: &mut Vm, args: Args<'_>) -> Answer {
    let prompt = vm.str_text(&args[0])?;
    vm.output.write_stdout(&prompt);
    vm.output.flush();
    let mut line = String::new();
    match std::io::stdin().read_line(&mut line) {
        Ok(0) => Err(vm.raise(Exc::EOFError, "EOF when reading a line")),
        Ok(_) => Ok(vm.text(line.trim_end_matches(['\n', '\r']))),
        Err(error) => Err(vm.raise(Exc::OSError, error.to_string())),
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
    let mut out = String::new();
    let separator = if args[1].is_none() { " ".to_owned() } else { text_or(vm, &args[1], "sep")? };
    let end = if args[2].is_none() { "\n".to_owned() } else { text_or(vm, &args[2], "end")? };
    for (index, value) in args.rest(0).iter().enumerate() {
        if index > 0 {
            out.push_str(&separator);
        }
        let text = vm.str(value)?;
        let Some(text) = text.cast::<Str>() else { continue };
        if args[3].is_none() && text.has_surrogates() {
            // stdout is UTF-8 and strict: this raises.
            vm.encode_with(Codec::Utf8, &text.clone(), "strict")?;
        }
        out.push_str(&text.to_text());
    }
    out.push_str(&end);
    vm.print_to(&args[3], &out)?;
    if vm.truth(&args[4])? {
        vm.output.flush();
    }
    Ok(Value::None)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.repr(&args[0])
}
