//! `StringIO`: a text stream in memory.

use super::super::base;
use super::super::errors::{offset_arg, size_arg};
use super::lines::{self, Newline, Seen};
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row, static_row};
use crate::objects::string::Str;
use crate::vm::Vm;
use std::any::Any;
use std::cell::{Cell, RefCell};

/// The body of a `StringIO`.
pub struct StringIo {
    points: RefCell<Vec<u32>>,
    at: Cell<usize>,
    newline: Cell<Newline>,
    seen: Cell<Seen>,
    closed: Cell<bool>,
}

impl NativeData for StringIo {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_io.StringIO`
pub static STRING_IO: ClassSpec = ClassSpec {
    name: "StringIO",
    module: "_io",
    base: Some(&base::TEXT_BASE),
    doc: "Text I/O implementation using an in-memory buffer.",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new),
        row("__init__(self, initial_value='', newline='\\n')", "Initialize self.", init),
        row("read(self, size=-1, /)", "Read at most size characters, returned as a string.", read),
        row("readline(self, size=-1, /)", "Read until newline or EOF.", readline),
        row("write(self, s, /)", "Write string to file.", |vm, args| {
            let Some(text) = args[1].cast::<Str>().cloned() else {
                let got = vm.type_name(&args[1]);
                return Err(vm.type_error(format!("string argument expected, got '{got}'")));
            };
            write_points(vm, &args[0], text.points())?;
            Ok(Value::Int(text.len() as i64))
        }),
        row("getvalue(self, /)", "Retrieve the entire contents of the object.", |vm, args| {
            let own = open(vm, &args[0])?;
            Ok(Str::from_code_points(&own.points.borrow()).into())
        }),
        row("seek(self, pos, whence=0, /)", "Change stream position.", seek),
        row("tell(self, /)", "Tell the current file position.", |vm, args| {
            Ok(Value::Int(open(vm, &args[0])?.at.get() as i64))
        }),
        row("truncate(self, pos=None, /)", "Truncate size to pos.", truncate),
        row("close(self, /)", "Close the IO object.", |_, args| {
            body(&args[0]).closed.set(true);
            drop(body(&args[0]).points.take());
            Ok(Value::None)
        }),
        row("flush(self, /)", "Does nothing.", |_, _| Ok(Value::None)),
        row("readable(self, /)", "Returns True if the IO object can be read.", yes),
        row("writable(self, /)", "Returns True if the IO object can be written.", yes),
        row("seekable(self, /)", "Returns True if the IO object can be seeked.", yes),
        row("__next__(self, /)", "Implement next(self).", next),
        row("__getstate__(self, /)", "", |vm, args| {
            let own = open(vm, &args[0])?;
            let text = Str::from_code_points(&own.points.borrow()).into();
            let newline = newline_text(vm, own.newline.get());
            Ok(vm.new_tuple(vec![text, newline, Value::Int(own.at.get() as i64), Value::None]))
        }),
        row("__setstate__(self, state, /)", "", |vm, args| {
            let parts = vm.unpack(&args[1], 4)?;
            init(vm, Args::new(&[args[0].clone(), parts[0].clone(), parts[1].clone()]))?;
            let at = vm.index_i64(&parts[2])?;
            body(&args[0]).at.set(usize::try_from(at).unwrap_or(0));
            Ok(Value::None)
        }),
    ],
    getters: &[
        getter("closed", "", |_, value| Ok(Value::bool(body(value).closed.get()))),
        getter("line_buffering", "", |vm, value| open(vm, value).map(|_| Value::False)),
        getter("newlines", "", |vm, value| {
            let seen = open(vm, value)?.seen.get();
            Ok(seen.value(vm))
        }),
    ],
    subclassable: true,
};

fn body(value: &Value) -> &StringIo {
    value.native::<StringIo>().expect("methods of StringIO are called with StringIOs")
}

fn open<'a>(vm: &mut Vm, value: &'a Value) -> Result<&'a StringIo, Raised> {
    let own = body(value);
    if own.closed.get() { Err(vm.value_error("I/O operation on closed file")) } else { Ok(own) }
}

fn yes(vm: &mut Vm, args: Args<'_>) -> Answer {
    open(vm, &args[0]).map(|_| Value::True)
}

fn newline_text(vm: &Vm, newline: Newline) -> Value {
    match newline {
        Newline::Universal => Value::None,
        Newline::AsIs => vm.text(""),
        Newline::Lf => vm.text("\n"),
        Newline::Cr => vm.text("\r"),
        Newline::CrLf => vm.text("\r\n"),
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let shape = vm.native_class(&STRING_IO).instance_shape.get();
    let data = StringIo {
        points: RefCell::default(),
        at: Cell::default(),
        newline: Cell::new(Newline::Lf),
        seen: Cell::default(),
        closed: Cell::default(),
    };
    vm.instance_around(&args[0], NativeObject::new(shape, data).into())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    let newline = Newline::parse(vm, &args[2], true)?;
    let text = match args.some(1) {
        None => None,
        Some(text) => match text.cast::<Str>() {
            Some(text) => Some(text.points()),
            None => {
                let got = vm.type_name(text);
                return Err(vm.type_error(format!("initial_value must be str or None, not {got}")));
            }
        },
    };
    let own = body(&args[0]);
    own.newline.set(newline);
    own.points.borrow_mut().clear();
    own.at.set(0);
    own.closed.set(false);
    if let Some(text) = text {
        write_points(vm, &args[0], text)?;
        own.at.set(0);
    }
    Ok(Value::None)
}

/// Writes code points at the position.
fn write_points(vm: &mut Vm, value: &Value, points: Vec<u32>) -> Result<(), Raised> {
    let own = open(vm, value)?;
    let newline = own.newline.get();
    let points = match newline.written() {
        Some(end) => lines::write_as(&points, end),
        None if newline == Newline::Universal => {
            let mut seen = own.seen.get();
            lines::note(&points, &mut seen);
            own.seen.set(seen);
            lines::translate(&points)
        }
        None => points,
    };
    let end = own.at.get() + points.len();
    vm.check_len(end, size_of::<u32>())?;
    if points.is_empty() {
        return Ok(());
    }
    let mut text = own.points.borrow_mut();
    let at = own.at.get();
    if at > text.len() {
        text.resize(at, 0);
    }
    let over = end.min(text.len());
    text.splice(at..over, points);
    own.at.set(end);
    Ok(())
}

/// Writes text to a `StringIO`, for `print`.
pub fn write_text(vm: &mut Vm, value: &Value, text: &str) -> Result<(), Raised> {
    write_points(vm, value, text.chars().map(|c| c as u32).collect())
}

fn take(own: &StringIo, count: usize) -> Value {
    let points = own.points.borrow();
    let start = own.at.get().min(points.len());
    let end = start + count.min(points.len() - start);
    if end > start {
        own.at.set(end);
    }
    Str::from_code_points(&points[start..end]).into()
}

fn read(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = open(vm, &args[0])?;
    let count = size_arg(vm, &args[1])?.unwrap_or(usize::MAX);
    Ok(take(own, count))
}

fn line_len(own: &StringIo) -> usize {
    let points = own.points.borrow();
    let start = own.at.get().min(points.len());
    own.newline.get().line_end(&points, start, true).unwrap_or(points.len()) - start
}

fn readline(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = open(vm, &args[0])?;
    let limit = size_arg(vm, &args[1])?.unwrap_or(usize::MAX);
    Ok(take(own, line_len(own).min(limit)))
}

fn next(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = open(vm, &args[0])?;
    let len = line_len(own);
    if len == 0 {
        return Err(vm.raise_args(Exc::StopIteration, Vec::new()));
    }
    Ok(take(own, len))
}

fn seek(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = open(vm, &args[0])?;
    let (offset, whence) = (offset_arg(vm, &args[1])?, vm.index_i64(&args[2])?);
    match whence {
        0 if offset < 0 => return Err(vm.value_error(format!("Negative seek position {offset}"))),
        0 => own.at.set(offset as usize),
        1 | 2 if offset != 0 => return Err(vm.raise(Exc::OSError, "Can't do nonzero cur-relative seeks")),
        1 => {}
        2 => own.at.set(own.points.borrow().len()),
        _ => return Err(vm.value_error(format!("Invalid whence ({whence}, should be 0, 1 or 2)"))),
    }
    Ok(Value::Int(own.at.get() as i64))
}

fn truncate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = open(vm, &args[0])?;
    let size = match args.some(1) {
        Some(size) => offset_arg(vm, size)?,
        None => own.at.get() as i64,
    };
    let Ok(keep) = usize::try_from(size) else {
        return Err(vm.value_error(format!("Negative size value {size}")));
    };
    own.points.borrow_mut().truncate(keep);
    Ok(Value::Int(size))
}
