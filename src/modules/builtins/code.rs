//! The built-in functions for code: `compile`, `eval`, `exec`, `__import__`, `globals` …

use crate::heap::{Obj, Value};
use crate::interpreter::Mode;
use crate::objects::bytes::Buffer;
use crate::objects::cell::Cell;
use crate::objects::code::Code;
use crate::objects::codecs::Codec;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, Raised, Row, row};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::source::Source;
use crate::vm::Vm;
use std::sync::Arc;

/// Their rows.
pub const ROWS: &[Row] = &[
    row(
        "__build_class__(func, name, /, *bases, **kwds)",
        "Internal helper function used by the class statement.",
        crate::objects::classes::building::build_class,
    ),
    row("breakpoint(*args, **kws)", "Call sys.breakpointhook(*args, **kws).", breakpoint),
    row("__import__(name, globals=None, locals=None, fromlist=(), level=0)", "Import a module.", import),
    row(
        "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)",
        "Compile source into a code object.",
        compile,
    ),
    row(
        "eval(source, /, globals=None, locals=None)",
        "Evaluate the given source in the context of globals and locals.",
        eval,
    ),
    row(
        "exec(source, /, globals=None, locals=None, *, closure=None)",
        "Execute the given source in the context of globals and locals.",
        exec,
    ),
    row("globals()", "Return the dictionary containing the current scope's global variables.", globals),
    row("locals()", "Return a dictionary containing the current scope's local variables.", locals),
];

/// The source given to `compile`, `eval` or `exec`; bytes are UTF-8.
pub fn source_text(vm: &mut Vm, value: &Value, name: &str) -> Result<String, Raised> {
    let text = if let Some(text) = value.cast::<Str>().cloned() {
        if text.has_surrogates() {
            // Source text is UTF-8: this raises.
            vm.encode_with(Codec::Utf8, &text, "strict")?;
        }
        Some(text.to_text().into_owned())
    } else if let Some(bytes) = Buffer::of(value) {
        match lexer_text(&bytes) {
            Ok(text) => Some(text),
            Err(message) => return Err(vm.raise(Exc::SyntaxError, message)),
        }
    } else {
        None
    };
    if let Some(text) = text {
        if text.contains('\0') {
            return Err(vm.raise(Exc::SyntaxError, "source code string cannot contain null bytes"));
        }
        return Ok(text);
    }
    let kind = if name == "compile" { "AST" } else { "code" };
    Err(vm.type_error(format!("{name}() arg 1 must be a string, bytes or {kind} object")))
}

/// Source text given as bytes.
fn lexer_text(bytes: &[u8]) -> Result<String, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let at = error.valid_up_to();
        let why = if error.error_len().is_none() { "unexpected end of data" } else { "invalid start byte" };
        format!("(unicode error) 'utf-8' codec can't decode byte 0x{:02x} in position {at}: {why}", bytes[at])
    })
}

/// The words for what `eval` does not take as globals: a mapping that is no dict may be meant as locals.
fn eval_globals_refused(vm: &Vm, globals: &Value) -> String {
    let mapping = vm.class_lookup(vm.class_of(globals), sym::__getitem__).is_some();
    let advice = if mapping { "a real dict; try eval(expr, {}, mapping)" } else { "a dict" };
    format!("globals must be {advice}")
}

fn run_code(vm: &mut Vm, args: Args<'_>, mode: Mode, name: &str) -> Answer {
    let globals = match args.some(1) {
        Some(globals) => match globals.cast::<Dict>() {
            Some(dict) => dict.clone(),
            None => {
                let got = vm.type_name(globals);
                return Err(vm.type_error(if name == "exec" {
                    format!("exec() globals must be a dict, not {got}")
                } else {
                    eval_globals_refused(vm, globals)
                }));
            }
        },
        None => vm.current_globals(),
    };
    let locals = match (args.some(2), args.some(1)) {
        (Some(locals), _) => {
            let class = vm.class_of(locals).clone();
            if vm.class_lookup(&class, sym::__getitem__).is_none() {
                let got = vm.type_name(locals);
                return Err(vm.type_error(if name == "exec" {
                    format!("locals must be a mapping or None, not {got}")
                } else {
                    "locals must be a mapping".to_owned()
                }));
            }
            locals.clone()
        }
        (None, Some(_)) => globals.value(),
        (None, None) => vm.current_locals()?,
    };
    let given = args.values().get(3).cloned().unwrap_or(Value::None);
    let closure = fitting_closure(vm, args[0].exact::<Code>(), given, name)?;
    let code = match args[0].exact::<Code>() {
        Some(code) => code.clone(),
        None => {
            let text = source_text(vm, &args[0], name)?;
            let text = if mode == Mode::NamespaceExpression { text.trim_start().to_owned() } else { text };
            let source = Arc::new(Source::new("<string>", text));
            let unit = vm.compile_unit(&source, mode)?;
            vm.load_code(&unit)
        }
    };
    let key = vm.names.string(sym::__builtins__).clone();
    if globals.get_str(&key).is_none() {
        globals.set_str(&key, vm.builtins.value());
    }
    let function = vm.new_function(&code, globals, closure);
    vm.execute_function(&function, Some(locals))
}

/// The closure that code is run with: as many cells as it has free variables.
fn fitting_closure(vm: &mut Vm, code: Option<&Obj<Code>>, given: Value, name: &str) -> Answer {
    let Some(code) = code else {
        if given.is_none() {
            return Ok(given);
        }
        return Err(vm.type_error("closure can only be used when source is a code object"));
    };
    let wanted = code.unit.freevars.len();
    if wanted == 0 && given.is_none() {
        return Ok(given);
    }
    if name == "eval" {
        return Err(vm.type_error("code object passed to eval() may not contain free variables"));
    }
    if wanted == 0 {
        return Err(vm.type_error("cannot use a closure with this code object"));
    }
    let cells = given.exact::<Tuple>().map_or(&[][..], |cells| cells.items());
    if cells.len() != wanted || cells.iter().any(|cell| cell.exact::<Cell>().is_none()) {
        return Err(vm.type_error(format!("code object requires a closure of exactly length {wanted}")));
    }
    Ok(given)
}

fn breakpoint(vm: &mut Vm, args: Args<'_>) -> Answer {
    let sys = vm.import_module("sys")?;
    let name = vm.intern("breakpointhook");
    let Some(hook) = vm.getattr_opt(&sys, name)? else {
        return Err(vm.raise(Exc::RuntimeError, "lost sys.breakpointhook"));
    };
    let (positional, keywords) = (vm.collect(&args[0])?, vm.keyword_list(&args[1]));
    vm.tail_call_keywords(hook, positional, keywords)
}

fn import(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[0].cast::<Str>().is_none() {
        return Err(vm.type_error("module name must be a string"));
    }
    let name = vm.str_text(&args[0])?;
    if name.is_empty() && matches!(args[4].unwrap_payload(), Value::Int(0)) {
        return Err(vm.value_error("Empty module name"));
    }
    let level = vm.index_i64(&args[4])?;
    let Ok(level) = usize::try_from(level) else { return Err(vm.value_error("level must be >= 0")) };
    vm.import_call(&name, &args[1], &args[3], level)
}

/// `ast.PyCF_ONLY_AST`: the tree is wanted, no code.
const ONLY_AST: i64 = 0x400;

/// The text of a tree, where that is what is to be compiled. Whoever has a tree has imported `ast`.
fn text_of_tree(vm: &mut Vm, value: &Value, mode: &Value) -> Result<Option<String>, Raised> {
    let key = vm.intern("ast");
    let key = vm.names.string(key).clone();
    let Some(module) = vm.modules.get_str(&key).filter(|_| value.cast::<Str>().is_none()) else { return Ok(None) };
    let base = vm.intern("AST");
    let Some(base) = vm.getattr_opt(&module, base)? else { return Ok(None) };
    if !vm.isinstance(value, &base)? {
        return Ok(None);
    }
    let helper = vm.import_module("_ast_compile")?;
    let source_of = vm.intern("source_of");
    let source_of = vm.getattr(&helper, source_of)?;
    let text = vm.call(&source_of, &[value.clone(), mode.clone()])?;
    vm.str_text(&text).map(Some)
}

fn compile(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (name, mode) = (vm.str_text(&args[1])?, vm.text_arg(&args[2], "compile() argument 'mode'")?);
    if vm.index_i64(&args[3])? & ONLY_AST != 0 {
        let module = vm.import_module("ast")?;
        let parse = vm.intern("parse");
        let parse = vm.getattr(&module, parse)?;
        return vm.call(&parse, &[args[0].clone(), args[1].clone(), args[2].clone()]);
    }
    let known = matches!(mode.as_str(), "exec" | "eval" | "single");
    let text = match if known { text_of_tree(vm, &args[0], &args[2])? } else { None } {
        Some(text) => text,
        None => source_text(vm, &args[0], "compile")?,
    };
    let mode = match mode.as_str() {
        "exec" => Mode::Namespace,
        "eval" => Mode::NamespaceExpression,
        "single" => Mode::Interactive,
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    let source = Arc::new(Source::new(&name, text));
    let unit = vm.compile_unit(&source, mode)?;
    Ok(vm.load_code(&unit).into())
}

fn eval(vm: &mut Vm, args: Args<'_>) -> Answer {
    run_code(vm, args, Mode::NamespaceExpression, "eval")
}

fn exec(vm: &mut Vm, args: Args<'_>) -> Answer {
    run_code(vm, args, Mode::Namespace, "exec")?;
    Ok(Value::None)
}

fn globals(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(vm.current_globals().into())
}

fn locals(vm: &mut Vm, _args: Args<'_>) -> Answer {
    vm.current_locals()
}
