//! `sys`: what scripts ask about the interpreter, and the standard streams.

use super::NativeModule;
use super::import::ImportState;
use super::io::Standard;
use super::sys_hooks;
use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::exception::{Exc, Exception};
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::names::Symbol;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::objects::string::Str;
use crate::vm::Vm;

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
        row("set_int_max_str_digits(maxdigits)", "Set the maximum string digits limit.", set_digits),
        row("unraisablehook(unraisable, /)", "Handle an unraisable exception.", sys_hooks::unraisablehook),
        row("get_coroutine_origin_tracking_depth()", "Check status of origin tracking for coroutine objects.", |vm, _| {
            Ok(Value::Int(vm.origin_depth as i64))
        }),
        row(
            "set_coroutine_origin_tracking_depth(depth)",
            "Enable or disable origin tracking for coroutine objects in this thread.",
            sys_hooks::set_tracking_depth,
        ),
        row(
            "get_asyncgen_hooks()",
            "Return the installed asynchronous generators hooks.",
            sys_hooks::get_generator_hooks,
        ),
        row(
            "set_asyncgen_hooks(firstiter=<none>, finalizer=<none>)",
            "Set a finalizer for async generators objects.",
            sys_hooks::set_generator_hooks,
        ),
        row("_settrace(function, /)", "Set the trace function; the caller's run is traced when it returns.", |vm, args| {
            vm.set_script_trace(Some(args[0].clone()), None);
            Ok(Value::None)
        }),
        row("_setprofile(function, /)", "Set the profiling function.", |vm, args| {
            vm.set_script_trace(None, Some(args[0].clone()));
            Ok(Value::None)
        }),
        row("_trace_callers(function, /)", "Give the activations under way a trace function.", |vm, args| {
            vm.trace_callers(&args[0]);
            Ok(Value::None)
        }),
        row("_trace_pause(paused, /)", "Stop telling trace functions for a while, or go on; what was before.", |vm, args| {
            let paused = vm.truth(&args[0])?;
            Ok(Value::bool(vm.pause_script_trace(paused)))
        }),
        row("_traced_frame()", "The frame of the innermost activation that is traced.", |vm, _| vm.traced_frame()),
        row("_trace_functions()", "What was set: the trace function, the profiling function.", |vm, _| {
            let set = vm.script_trace.as_ref();
            let (function, profile) =
                set.map_or((Value::None, Value::None), |set| (set.function.clone(), set.profile.clone()));
            Ok(vm.new_tuple(vec![function, profile]))
        }),
        row("_stdlib_names()", "The names of CPython's library, those without an underscore.", |vm, _| {
            Ok(vm.text(super::import::stdlib_names()))
        }),
        row("getswitchinterval()", "Return the current thread switch interval.", getswitchinterval),
        row("setswitchinterval(interval, /)", "Set the ideal thread switching delay.", setswitchinterval),
    ],
    classes: &[],
    setup: Some(setup),
};

/// What the module remembers: its namespace, for `sys.stdout` as it is now.
#[derive(Default)]
struct SysState {
    namespace: Option<Obj<Dict>>,
}

fn setup(vm: &mut Vm, module: &Obj<Module>) -> Result<(), Raised> {
    vm.state::<SysState>().namespace = Some(module.dict.clone());
    let argv = vm.argv.iter().map(|arg| vm.text(arg)).collect();
    let path = vm.state::<ImportState>().path.get_or_insert_with(|| List::new(Vec::new())).clone();
    let (stdin, stdout, stderr) = (Standard::Stdin.open(vm)?, Standard::Stdout.open(vm)?, Standard::Stderr.open(vm)?);
    let executable = std::env::current_exe().map(|path| path.display().to_string()).unwrap_or_default();
    let version = "3.13.0 (coroscope)";
    let items = [
        ("argv", List::new(argv).into()),
        ("path", path.into()),
        ("modules", vm.modules.value()),
        ("stdin", stdin),
        ("stdout", stdout),
        ("stderr", stderr),
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
    keep_originals(vm, module);
    add_facts(vm, module)?;
    sys_hooks::setup(vm, module)
}

/// The names under which scripts find again what they replaced.
fn keep_originals(vm: &mut Vm, module: &Obj<Module>) {
    for (name, own) in [
        ("__stdin__", "stdin"),
        ("__stdout__", "stdout"),
        ("__stderr__", "stderr"),
        ("__excepthook__", "excepthook"),
        ("__unraisablehook__", "unraisablehook"),
    ] {
        let own = vm.intern(own);
        let value = module.dict.get_str(vm.names.string(own)).unwrap_or_default();
        vm.set_module_item(module, name, value);
    }
}

/// What never changes, from our own language.
fn add_facts(vm: &mut Vm, module: &Obj<Module>) -> Result<(), Raised> {
    let facts = vm.import_module("_sys_facts")?;
    for name in [
        "version_info",
        "implementation",
        "flags",
        "float_info",
        "int_info",
        "hash_info",
        "UnraisableHookArgs",
    ] {
        let symbol = vm.intern(name);
        let value = vm.getattr(&facts, symbol)?;
        vm.set_module_item(module, name, value);
    }
    let more = vm.intern("more");
    let more = vm.getattr(&facts, more)?;
    for (name, value) in more.cast::<Dict>().map_or_else(Vec::new, |more| more.pairs()) {
        if let Some(name) = name.cast::<Str>() {
            module.dict.set_str(name, value);
        }
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
    Ok(Value::Int((vm.recursion_limit() - vm.landings) as i64))
}

fn setrecursionlimit(vm: &mut Vm, args: Args<'_>) -> Answer {
    let limit = vm.index_i64(&args[0])?;
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    let depth = vm.script_depth();
    if depth >= limit as usize {
        let message =
            format!("cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low");
        return Err(vm.raise(Exc::RecursionError, message));
    }
    vm.set_recursion_limit((limit as usize).min(crate::vm::MAX_FRAMES / 2) + vm.landings);
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
        let got = vm.argument_type(&args[0]);
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

fn is_finalizing(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::bool(vm.finalizing))
}

fn get_digits(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::Int(vm.number_limits.max_str_digits as i64))
}

/// The least limit that `sys.set_int_max_str_digits` takes, besides 0 for none.
const LEAST_DIGIT_LIMIT: i64 = 640;

fn set_digits(vm: &mut Vm, args: Args<'_>) -> Answer {
    let limit = vm.index_i64(&args[0])?;
    if limit != 0 && limit < LEAST_DIGIT_LIMIT {
        return Err(vm.value_error(format!("maxdigits must be 0 or larger than {LEAST_DIGIT_LIMIT}")));
    }
    vm.number_limits.max_str_digits = limit as usize;
    Ok(Value::None)
}

/// CPython's default; threads are switched by fuel here.
fn getswitchinterval(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::float(vm.threads.slice.as_secs_f64()))
}

fn setswitchinterval(vm: &mut Vm, args: Args<'_>) -> Answer {
    let seconds = vm.to_f64(&args[0])?;
    match std::time::Duration::try_from_secs_f64(seconds) {
        Ok(slice) if !slice.is_zero() => vm.threads.slice = slice,
        Ok(_) | Err(_) => return Err(vm.value_error("switch interval must be strictly positive")),
    }
    Ok(Value::None)
}

impl Vm {
    /// A stream of `sys` as it is now (`stdin`, `stdout`, `stderr`), Unbound where the script deleted it; `None` before
    /// anything has imported `sys`.
    pub fn sys_stream(&mut self, name: Symbol) -> Option<Value> {
        let namespace = self.state::<SysState>().namespace.clone()?;
        Some(namespace.get_str(self.names.string(name)).unwrap_or_default())
    }

    /// The same; `sys` is imported where it was not.
    pub fn sys_stream_made(&mut self, name: Symbol) -> Answer {
        self.import_module("sys")?;
        Ok(self.sys_stream(name).unwrap_or_default())
    }
}
