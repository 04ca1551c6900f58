//! `sys`: what scripts ask about the interpreter, and the standard streams.

use super::NativeModule;
use super::import::ImportState;
use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::exception::{Exc, Exception};
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, getter, row};
use crate::objects::string::Str;
use crate::vm::Vm;
use std::any::Any;
use std::io::{BufRead, IsTerminal, Read};

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "sys",
    doc: "This module provides access to some objects used or maintained by the interpreter.",
    functions: &[
        row("exit(status=None, /)", "Exit the interpreter by raising SystemExit(status).", exit),
        row("exc_info()", "Return current exception information: (type, value, traceback).", exc_info),
        row("exception()", "Return the current exception.", exception),
        row("_getframe(depth=0, /)", "Return a frame object from the call stack.", getframe),
        row("getrecursionlimit()", "Return the current value of the recursion limit.", getrecursionlimit),
        row("setrecursionlimit(limit, /)", "Set the maximum depth of the interpreter stack.", setrecursionlimit),
        row("getsizeof(object, default=<none>)", "Return the size of object in bytes.", getsizeof),
        row("getrefcount(object, /)", "Return the reference count of object.", getrefcount),
        row("intern(string, /)", "Return the interned string.", intern),
        row("getdefaultencoding()", "Return the current default encoding.", utf8),
        row("getfilesystemencoding()", "Return the encoding used to convert file names.", utf8),
        row("excepthook(exctype, value, traceback, /)", "Handle an exception by displaying it.", excepthook),
        row("displayhook(object, /)", "Print an object to sys.stdout.", displayhook),
        row("is_finalizing()", "Return True if Python is exiting.", is_finalizing),
        row("get_int_max_str_digits()", "Return the maximum string digits limit.", get_digits),
    ],
    classes: &[&STREAM],
    setup: Some(setup),
};

/// What the module remembers: its namespace, for `sys.stdout` as it is now.
#[derive(Default)]
struct SysState {
    namespace: Option<Obj<Dict>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Stdin,
    Stdout,
    Stderr,
}

struct Stream(Which);

impl NativeData for Stream {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_io.TextIOWrapper`, as far as the standard streams need it.
const STREAM: ClassSpec = ClassSpec {
    name: "TextIOWrapper",
    module: "_io",
    base: None,
    doc: "A standard stream.",
    methods: &[
        row("write(self, text, /)", "Write string s to stream.", write),
        row("writelines(self, lines, /)", "Write a list of lines to stream.", writelines),
        row("flush(self, /)", "Flush write buffers.", flush),
        row("isatty(self, /)", "Return whether this is an 'interactive' stream.", isatty),
        row("fileno(self, /)", "Return underlying file descriptor.", fileno),
        row("readable(self, /)", "", readable),
        row("writable(self, /)", "", writable),
        row("read(self, size=-1, /)", "Read at most size characters.", read),
        row("readline(self, size=-1, /)", "Read until newline or EOF.", readline),
        row("readlines(self, hint=-1, /)", "Return a list of lines from the stream.", readlines),
        row(
            "reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
            "",
            reconfigure,
        ),
        row("__iter__(self, /)", "", own_iter),
        row("__next__(self, /)", "", next_line),
        row("__repr__(self, /)", "", repr),
    ],
    getters: &[
        getter("encoding", "", encoding),
        getter("name", "", name),
        getter("closed", "", closed),
        getter("errors", "", errors),
    ],
    subclassable: false,
};

fn setup(vm: &mut Vm, module: &Obj<Module>) -> Result<(), Raised> {
    vm.state::<SysState>().namespace = Some(module.dict.clone());
    let argv = vm.argv.iter().map(|arg| vm.text(arg)).collect();
    let path = vm.state::<ImportState>().path.get_or_insert_with(|| List::new(Vec::new())).clone();
    let shape = vm.native_class(&STREAM).instance_shape.get();
    let stream = |which| Value::from(NativeObject::new(shape, Stream(which)));
    let executable = std::env::current_exe().map(|path| path.display().to_string()).unwrap_or_default();
    let version = "3.13.0 (coroscope)";
    let items = [
        ("argv", List::new(argv).into()),
        ("path", path.into()),
        ("modules", vm.modules.value()),
        ("stdin", stream(Which::Stdin)),
        ("stdout", stream(Which::Stdout)),
        ("stderr", stream(Which::Stderr)),
        ("executable", vm.text(&executable)),
        ("version", vm.text(version)),
        ("platform", vm.text(if cfg!(target_os = "macos") { "darwin" } else { "linux" })),
        ("byteorder", vm.text(if cfg!(target_endian = "big") { "big" } else { "little" })),
        ("maxsize", Value::Int(i64::MAX)),
        ("maxunicode", Value::Int(0x10ffff)),
        ("hexversion", Value::Int(0x030d_00f0)),
        ("api_version", Value::Int(1013)),
        ("copyright", vm.text("")),
        ("prefix", vm.text("/usr")),
        ("dont_write_bytecode", Value::True),
    ];
    for (name, value) in items {
        vm.set_module_item(module, name, value);
    }
    for (name, own) in
        [("__stdin__", "stdin"), ("__stdout__", "stdout"), ("__stderr__", "stderr"), ("__excepthook__", "excepthook")]
    {
        let own = vm.intern(own);
        let value = module.dict.get_str(vm.names.string(own)).unwrap_or_default();
        vm.set_module_item(module, name, value);
    }
    let facts = vm.import_module("_sys_facts")?;
    for name in [
        "version_info",
        "implementation",
        "flags",
        "float_info",
        "int_info",
        "hash_info",
        "stdlib_module_names",
        "builtin_module_names",
    ] {
        let symbol = vm.intern(name);
        let value = vm.getattr(&facts, symbol)?;
        vm.set_module_item(module, name, value);
    }
    Ok(())
}

// --- functions -----------------------------------------------------------------------------------------------------

fn exit(vm: &mut Vm, args: Args<'_>) -> Answer {
    let args = if args[0].is_none() { Vec::new() } else { vec![args[0].clone()] };
    Err(vm.raise_args(Exc::SystemExit, args))
}

fn exc_info(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let Some(exception) = vm.handled_exception() else {
        return Ok(vm.new_tuple(vec![Value::None, Value::None, Value::None]));
    };
    let class = vm.class_of(&exception).value();
    let traceback = exception.exact::<Exception>().map_or(Value::None, |body| body.traceback.get());
    Ok(vm.new_tuple(vec![class, exception, traceback]))
}

fn exception(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(vm.handled_exception().unwrap_or(Value::None))
}

fn getframe(vm: &mut Vm, args: Args<'_>) -> Answer {
    let depth = usize::try_from(vm.index_i64(&args[0])?).unwrap_or(0);
    vm.frame_object(depth)
}

fn getrecursionlimit(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::Int(vm.recursion_limit as i64))
}

fn setrecursionlimit(vm: &mut Vm, args: Args<'_>) -> Answer {
    let limit = vm.index_i64(&args[0])?;
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    vm.recursion_limit = (limit as usize).min(crate::vm::MAX_FRAMES - 64);
    Ok(Value::None)
}

fn getsizeof(vm: &mut Vm, args: Args<'_>) -> Answer {
    // A rough size in the manner of CPython's: header and, for containers, eight bytes an item.
    let items = if args[0].exact::<Str>().is_some() { 0 } else { vm.len(&args[0]).unwrap_or_default() };
    if !vm.raised.is_unbound() {
        drop(vm.take_raised());
    }
    let base = match &args[0] {
        Value::Int(_) => 28,
        Value::Float(_) => 24,
        Value::None => 16,
        Value::True | Value::False => 28,
        other => other.cast::<Str>().map_or(56, |text| 41 + text.len()),
    };
    Ok(Value::Int((base + 8 * items) as i64))
}

fn getrefcount(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(args[0].as_ref().map_or(1 << 30, |object| i64::from(object.count()) + 1)))
}

fn intern(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[0].exact::<Str>().is_none() {
        let got = vm.type_name(&args[0]);
        return Err(vm.type_error(format!("intern() argument must be str, not {got}")));
    }
    let symbol = vm.symbol_of(&args[0]);
    Ok(vm.names.value(symbol))
}

fn utf8(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(vm.text("utf-8"))
}

fn excepthook(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.print_uncaught(&args[1]);
    Ok(Value::None)
}

fn displayhook(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.display(&args[0])?;
    Ok(Value::None)
}

fn is_finalizing(_vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::False)
}

fn get_digits(_vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::Int(4300))
}

// --- streams -------------------------------------------------------------------------------------------------------

fn which(value: &Value) -> Which {
    value.native::<Stream>().map_or(Which::Stdout, |stream| stream.0)
}

impl Vm {
    /// Writes text to a file object, `sys.stdout` where it is None.
    pub fn print_to(&mut self, file: &Value, text: &str) -> Result<(), Raised> {
        let file = if file.is_none() { self.current_stdout() } else { file.clone() };
        match file.native::<Stream>().map(|stream| stream.0) {
            _ if file.is_unbound() => self.write_stdout(text),
            Some(Which::Stdout) => self.write_stdout(text),
            Some(Which::Stderr) => {
                self.output.write_stderr(text);
                Ok(())
            }
            Some(Which::Stdin) => Err(self.raise(Exc::OSError, "not writable")),
            None if file.is_none() => Ok(()),
            None => {
                let write = self.intern("write");
                let text = self.text(text);
                self.call_method(&file, write, &[text]).map(drop)
            }
        }
    }

    fn write_stdout(&mut self, text: &str) -> Result<(), Raised> {
        self.observe(|_| crate::trace::event::Event::Output { text: text.to_owned(), stderr: false });
        if self.output.write_stdout(text) {
            return Ok(());
        }
        let reason = self.text("Broken pipe");
        Err(self.raise_args(Exc::BrokenPipeError, vec![Value::Int(32), reason]))
    }

    /// `sys.stdout` as it is now; Unbound before `sys` exists.
    fn current_stdout(&mut self) -> Value {
        let Some(namespace) = self.state::<SysState>().namespace.clone() else { return Value::Unbound };
        namespace.get_str(self.names.string(crate::objects::names::sym::stdout)).unwrap_or_default()
    }
}

fn write(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(text) = args[1].cast::<Str>().cloned() else {
        let got = vm.type_name(&args[1]);
        return Err(vm.type_error(format!("write() argument must be str, not {got}")));
    };
    let shown = text.to_text().into_owned();
    vm.print_to(&args[0], &shown)?;
    Ok(Value::Int(text.len() as i64))
}

fn writelines(vm: &mut Vm, args: Args<'_>) -> Answer {
    for line in vm.collect(&args[1])? {
        write(vm, Args::new(&[args[0].clone(), line]))?;
    }
    Ok(Value::None)
}

fn flush(vm: &mut Vm, args: Args<'_>) -> Answer {
    if which(&args[0]) == Which::Stdout {
        vm.output.flush();
    }
    Ok(Value::None)
}

fn isatty(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(match which(&args[0]) {
        Which::Stdin => std::io::stdin().is_terminal(),
        Which::Stdout => std::io::stdout().is_terminal(),
        Which::Stderr => std::io::stderr().is_terminal(),
    }))
}

fn fileno(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(match which(&args[0]) {
        Which::Stdin => 0,
        Which::Stdout => 1,
        Which::Stderr => 2,
    }))
}

fn readable(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(which(&args[0]) == Which::Stdin))
}

fn writable(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(which(&args[0]) != Which::Stdin))
}

fn read(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.output.flush();
    let mut text = String::new();
    let size = vm.index_i64(&args[1])?;
    let outcome = if size < 0 {
        std::io::stdin().read_to_string(&mut text)
    } else {
        std::io::stdin().take(size as u64).read_to_string(&mut text)
    };
    match outcome {
        Ok(_) => Ok(vm.text(&text)),
        Err(error) => Err(vm.raise(Exc::OSError, error.to_string())),
    }
}

fn line(vm: &mut Vm) -> Result<String, Raised> {
    vm.output.flush();
    let mut text = String::new();
    match std::io::stdin().lock().read_line(&mut text) {
        Ok(_) => Ok(text),
        Err(error) => Err(vm.raise(Exc::OSError, error.to_string())),
    }
}

fn readline(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let text = line(vm)?;
    Ok(vm.text(&text))
}

fn readlines(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let mut lines = Vec::new();
    loop {
        let text = line(vm)?;
        if text.is_empty() {
            return Ok(List::new(lines).into());
        }
        lines.push(vm.text(&text));
    }
}

fn reconfigure(_vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::None)
}

fn own_iter(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(args[0].clone())
}

fn next_line(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let text = line(vm)?;
    if text.is_empty() { Err(vm.raise_args(Exc::StopIteration, Vec::new())) } else { Ok(vm.text(&text)) }
}

fn stream_name(value: &Value) -> &'static str {
    match which(value) {
        Which::Stdin => "<stdin>",
        Which::Stdout => "<stdout>",
        Which::Stderr => "<stderr>",
    }
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mode = if which(&args[0]) == Which::Stdin { "r" } else { "w" };
    Ok(vm.text(&format!("<_io.TextIOWrapper name='{}' mode='{mode}' encoding='utf-8'>", stream_name(&args[0]))))
}

fn encoding(vm: &mut Vm, _value: &Value) -> Answer {
    Ok(vm.text("utf-8"))
}

fn errors(vm: &mut Vm, value: &Value) -> Answer {
    Ok(vm.text(if which(value) == Which::Stderr { "backslashreplace" } else { "strict" }))
}

fn name(vm: &mut Vm, value: &Value) -> Answer {
    Ok(vm.text(stream_name(value)))
}

fn closed(_vm: &mut Vm, _value: &Value) -> Answer {
    Ok(Value::False)
}
