//! `open`: puts the layers together as the mode asks.

use super::buffered::{self, Buffered};
use super::{BUFFER_SIZE, base, file, text};
use crate::heap::{Value, flags};
use crate::objects::native::{Answer, Args, ClassSpec, NativeObject, Raised, Row, row};
use crate::objects::string::Str;
use crate::vm::Vm;

/// The built-in function.
pub const OPEN: Row = row(
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
    "Open file and return a stream.",
    open,
);

/// `io.open_code`
pub fn open_code(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mode = vm.text("rb");
    let (unset, minus) = (Value::None, Value::Int(-1));
    let all = [args[0].clone(), mode, minus, unset.clone(), unset.clone(), unset.clone(), Value::True, unset];
    open(vm, Args::new(&all))
}

/// What a mode asks for.
struct Mode {
    /// The raw file's mode.
    raw: String,
    kind: char,
    update: bool,
    binary: bool,
}

fn parse_mode(vm: &mut Vm, args: Args<'_>) -> Result<Mode, Raised> {
    let Some(mode) = args[1].cast::<Str>().map(|mode| mode.to_text().into_owned()) else {
        let got = vm.argument_type(&args[1]);
        return Err(vm.type_error(format!("open() argument 'mode' must be str, not {got}")));
    };
    let repeated = mode.char_indices().any(|(at, c)| mode[..at].contains(c));
    if repeated || mode.chars().any(|c| !"rwaxbt+".contains(c)) {
        return Err(vm.value_error(format!("invalid mode: '{mode}'")));
    }
    let (binary, as_text) = (mode.contains('b'), mode.contains('t'));
    let kinds: Vec<char> = mode.chars().filter(|c| "rwax".contains(*c)).collect();
    let refusal = match (binary && as_text, kinds.len()) {
        (true, _) => Some("can't have text and binary mode at once"),
        (false, 0) => Some("Must have exactly one of create/read/write/append mode and at most one plus"),
        (false, 1) => [
            (3, "binary mode doesn't take an encoding argument"),
            (4, "binary mode doesn't take an errors argument"),
            (5, "binary mode doesn't take a newline argument"),
        ]
        .into_iter()
        .find_map(|(at, refusal)| (binary && args.some(at).is_some()).then_some(refusal)),
        (false, _) => Some("must have exactly one of create/read/write/append mode"),
    };
    if let Some(refusal) = refusal {
        return Err(vm.value_error(refusal));
    }
    let raw = mode.chars().filter(|c| "rwax+".contains(*c)).collect();
    Ok(Mode { raw, kind: kinds[0], update: mode.contains('+'), binary })
}

fn check_names(vm: &mut Vm, args: Args<'_>) -> Result<(), Raised> {
    for (at, name) in [(3, "encoding"), (4, "errors"), (5, "newline")] {
        if let Some(value) = args.some(at) {
            if value.cast::<Str>().is_none() {
                let got = vm.argument_type(value);
                return Err(vm.type_error(format!("open() argument '{name}' must be str or None, not {got}")));
            }
        }
    }
    Ok(())
}

/// `open(…)`
pub fn open(vm: &mut Vm, args: Args<'_>) -> Answer {
    check_names(vm, args)?;
    let mode = parse_mode(vm, args)?;
    let buffering = vm.index_i64(&args[2])?;
    if !mode.binary && buffering == 0 {
        return Err(vm.value_error("can't have unbuffered text I/O"));
    }
    if buffering < -1 {
        return Err(vm.value_error("invalid buffering size"));
    }
    let class = vm.native_class(&file::FILE_IO).value();
    let raw_mode = vm.text(&mode.raw);
    let is_number = matches!(args[0].unwrap_payload(), Value::Int(_) | Value::True | Value::False);
    let file = if is_number { args[0].clone() } else { vm.fspath(&args[0])? };
    let raw = vm.call(&class, &[file, raw_mode, args[6].clone(), args[7].clone()])?;
    let terminal = base::is_able(vm, &raw, "isatty")?;
    if buffering == 0 {
        return Ok(watched(raw));
    }
    let size = if buffering > 1 { buffering as usize } else { BUFFER_SIZE };
    let buffer = wrap(vm, raw, &mode, size);
    if mode.binary {
        return Ok(watched(buffer));
    }
    let class = vm.native_class(&text::TEXT_IO).value();
    let line_buffering = Value::bool(buffering == 1 || (buffering == -1 && terminal));
    let stream = vm.call(&class, &[buffer, args[3].clone(), args[4].clone(), args[5].clone(), line_buffering])?;
    if let Some(body) = stream.native::<text::TextIo>() {
        body.mode.set(args[1].clone());
    }
    Ok(watched(stream))
}

/// A stream that is told when it dies: one that is still open then is warned of.
fn watched(stream: Value) -> Value {
    if let Some(object) = stream.as_ref() {
        object.set_flag(flags::FINALIZER, true);
    }
    stream
}

/// A stream dies: ResourceWarning where nobody has closed it. Dropping it closes the file.
pub fn warn_unclosed(vm: &mut Vm, stream: &Value) {
    let closed = vm.intern("closed");
    let is_closed = vm.getattr(stream, closed).and_then(|closed| vm.truth(&closed));
    let shown = match is_closed {
        Ok(true) => return,
        Ok(false) => vm.repr_text(stream),
        Err(raised) => Err(raised),
    };
    match shown {
        Ok(shown) => vm.warn_resource(&format!("unclosed file {shown}"), stream),
        Err(Raised) => drop(vm.take_raised()),
    }
}

fn wrap(vm: &mut Vm, raw: Value, mode: &Mode, size: usize) -> Value {
    let (spec, reads, writes): (&'static ClassSpec, bool, bool) = match (mode.update, mode.kind) {
        (true, _) => (&buffered::RANDOM, true, true),
        (false, 'r') => (&buffered::READER, true, false),
        (false, _) => (&buffered::WRITER, false, true),
    };
    let shape = vm.native_class(spec).instance_shape.get();
    NativeObject::new(shape, Buffered::new(raw, reads, writes, size)).into()
}
