//! The built-in functions.

use crate::heap::Value;
use crate::interpreter::Mode;
use crate::objects::class::Class;
use crate::objects::code::Code;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::int::Int;
use crate::objects::iterator::{Iterator, Walk};
use crate::objects::list::List;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Args, Raised, Row, row};
use crate::objects::numbers::{int_arithmetic, int_text};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::source::Source;
use crate::vm::Vm;
use std::sync::Arc;

/// Every built-in function.
pub const ROWS: &[Row] = &[
    row(
        "__build_class__(func, name, /, *bases, **kwds)",
        "Internal helper function used by the class statement.",
        crate::objects::classes::class_building::build_class,
    ),
    row("__import__(name, globals=None, locals=None, fromlist=(), level=0)", "Import a module.", import),
    row("abs(x, /)", "Return the absolute value of the argument.", abs),
    row("all(iterable, /)", "Return True if bool(x) is True for all values x in the iterable.", all),
    row("any(iterable, /)", "Return True if bool(x) is True for any x in the iterable.", any),
    row("aiter(async_iterable, /)", "Return an AsyncIterator for an AsyncIterable object.", aiter),
    row("anext(async_iterator, /)", "Return the next item from the async iterator.", anext),
    row("ascii(obj, /)", "Return an ASCII-only representation of an object.", ascii),
    row("bin(number, /)", "Return the binary representation of an integer.", bin),
    row("callable(obj, /)", "Return whether the object is callable.", callable),
    row("chr(i, /)", "Return a Unicode string of one character.", chr),
    row(
        "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)",
        "Compile source into a code object.",
        compile,
    ),
    row("delattr(obj, name, /)", "Delete the named attribute from the given object.", delattr),
    row("dir(object=<none>, /)", "Show attributes of an object.", dir),
    row("divmod(x, y, /)", "Return the tuple (x//y, x%y).", divmod),
    row("enumerate(iterable, start=0)", "Return an enumerate object.", enumerate),
    row(
        "eval(source, /, globals=None, locals=None)",
        "Evaluate the given source in the context of globals and locals.",
        eval,
    ),
    row(
        "exec(source, /, globals=None, locals=None)",
        "Execute the given source in the context of globals and locals.",
        exec,
    ),
    row(
        "filter(function, iterable, /)",
        "Return an iterator yielding those items for which function(item) is true.",
        filter,
    ),
    row("format(value, format_spec='', /)", "Return type(value).__format__(value, format_spec).", format),
    row("getattr(object, name, default=<none>, /)", "Get a named attribute from an object.", getattr),
    row("globals()", "Return the dictionary containing the current scope's global variables.", globals),
    row("hasattr(obj, name, /)", "Return whether the object has an attribute with the given name.", hasattr),
    row("hash(obj, /)", "Return the hash value for the given object.", hash),
    row("hex(number, /)", "Return the hexadecimal representation of an integer.", hex),
    row("id(obj, /)", "Return the identity of an object.", id),
    row("input(prompt='', /)", "Read a string from standard input.", input),
    row("isinstance(obj, class_or_tuple, /)", "Return whether an object is an instance of a class.", isinstance),
    row("issubclass(cls, class_or_tuple, /)", "Return whether a class is derived from another class.", issubclass),
    row("iter(object, sentinel=<none>, /)", "Get an iterator from an object.", iter),
    row("len(obj, /)", "Return the number of items in a container.", len),
    row("locals()", "Return a dictionary containing the current scope's local variables.", locals),
    row(
        "map(function, iterable, /, *iterables)",
        "Make an iterator that computes the function using arguments from the iterables.",
        map,
    ),
    row(
        "max(arg1, /, *args, key=None, default=<none>)",
        "With a single iterable argument, return its biggest item.",
        max,
    ),
    row(
        "min(arg1, /, *args, key=None, default=<none>)",
        "With a single iterable argument, return its smallest item.",
        min,
    ),
    row("next(iterator, default=<none>, /)", "Return the next item from the iterator.", next),
    row("oct(number, /)", "Return the octal representation of an integer.", oct),
    row("ord(c, /)", "Return the Unicode code point for a one-character string.", ord),
    row("pow(base, exp, mod=None)", "Equivalent to base**exp with 2 arguments.", pow),
    row(
        "print(*args, sep=' ', end='\\n', file=None, flush=False)",
        "Prints the values to a stream, or to sys.stdout by default.",
        print,
    ),
    row("repr(obj, /)", "Return the canonical string representation of the object.", repr),
    row("reversed(sequence, /)", "Return a reverse iterator over the values of the given sequence.", reversed),
    row("round(number, ndigits=None)", "Round a number to a given precision in decimal digits.", round),
    row(
        "setattr(obj, name, value, /)",
        "Sets the named attribute on the given object to the specified value.",
        setattr,
    ),
    row(
        "sorted(iterable, /, *, key=None, reverse=False)",
        "Return a new list containing all items from the iterable in ascending order.",
        sorted,
    ),
    row("sum(iterable, /, start=0)", "Return the sum of a 'start' value plus an iterable of numbers.", sum),
    row("vars(object=<none>, /)", "Show vars.", vars),
    row("zip(*iterables, strict=False)", "Iterate over several iterables in parallel.", zip),
];

fn name_of(vm: &mut Vm, value: &Value) -> Result<Symbol, Raised> {
    if value.cast::<Str>().is_none() {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("attribute name must be string, not '{got}'")));
    }
    Ok(vm.symbol_of(value))
}

// --- output and input --------------------------------------------------------------------------------------------

fn print(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut out = String::new();
    let separator = if args[1].is_none() { " ".to_owned() } else { text_or(vm, &args[1], "sep")? };
    let end = if args[2].is_none() { "\n".to_owned() } else { text_or(vm, &args[2], "end")? };
    for (index, value) in args.rest(0).iter().enumerate() {
        if index > 0 {
            out.push_str(&separator);
        }
        out.push_str(&vm.str_text(value)?);
    }
    out.push_str(&end);
    vm.print_to(&args[3], &out)?;
    if vm.truth(&args[4])? {
        vm.output.flush();
    }
    Ok(Value::None)
}

fn text_or(vm: &mut Vm, value: &Value, name: &str) -> Result<String, Raised> {
    match value.cast::<Str>() {
        Some(text) => Ok(text.to_text().into_owned()),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("{name} must be None or a string, not {got}")))
        }
    }
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

// --- attributes --------------------------------------------------------------------------------------------------

fn getattr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = name_of(vm, &args[1])?;
    match args.given(2) {
        None => vm.getattr_step(&args[0], name),
        Some(default) => Ok(vm.getattr_opt(&args[0], name)?.unwrap_or_else(|| default.clone())),
    }
}

fn hasattr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = name_of(vm, &args[1])?;
    Ok(Value::bool(vm.getattr_opt(&args[0], name)?.is_some()))
}

fn setattr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = name_of(vm, &args[1])?;
    vm.setattr(&args[0], name, args[2].clone())?;
    Ok(Value::None)
}

fn delattr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = name_of(vm, &args[1])?;
    vm.delattr(&args[0], name)?;
    Ok(Value::None)
}

fn dir(vm: &mut Vm, args: Args<'_>) -> Answer {
    let names = match args.given(0) {
        Some(object) => {
            let method = vm.special(object, sym::__dir__)?.unwrap_or(Value::None);
            if object.exact::<Class>().is_some() {
                let names = vm.call(&method, &[])?;
                return sorted_list(vm, &names);
            }
            vm.call(&method, &[])?
        }
        None => vm.current_locals()?,
    };
    sorted_list(vm, &names)
}

fn sorted_list(vm: &mut Vm, names: &Value) -> Answer {
    let items = vm.collect(names)?;
    Ok(List::new(vm.sort_values(items, &Value::None, false)?).into())
}

fn vars(vm: &mut Vm, args: Args<'_>) -> Answer {
    match args.given(0) {
        None => vm.current_locals(),
        Some(object) => match vm.getattr_opt(object, sym::__dict__)? {
            Some(dict) => Ok(dict),
            None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
        },
    }
}

fn globals(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(vm.current_globals().into())
}

fn locals(vm: &mut Vm, _args: Args<'_>) -> Answer {
    vm.current_locals()
}

fn id(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(match &args[0] {
        Value::Obj(_) => Value::Int(vm.identity_hash(&args[0]) + 0x7f00_0000_0000),
        Value::Int(number) => Value::Int(number.wrapping_mul(32).wrapping_add(0x5500_0000)),
        other => Value::Int(vm.hash(other)? & 0xffff_fff0),
    })
}

// --- classes -----------------------------------------------------------------------------------------------------

fn isinstance(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.isinstance(&args[0], &args[1]).map(Value::bool)
}

fn issubclass(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.issubclass(&args[0], &args[1]).map(Value::bool)
}

fn callable(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(vm.is_callable(&args[0])))
}

impl Vm {
    /// `callable(value)`
    pub fn is_callable(&self, value: &Value) -> bool {
        use crate::heap::Kind;
        match value.kind() {
            Some(Kind::Function | Kind::Native | Kind::BoundMethod | Kind::Class) => true,
            _ => self.class_lookup(self.class_of(value), sym::__call__).is_some(),
        }
    }

    /// `isinstance(value, class_or_tuple)` in full.
    pub fn isinstance(&mut self, value: &Value, class: &Value) -> Result<bool, Raised> {
        if let Some(classes) = class.exact::<Tuple>().cloned() {
            for class in classes.items() {
                self.enter_native()?;
                let found = self.isinstance(value, class);
                self.leave_native();
                if found? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        if let Some(class) = class.exact::<Class>() {
            if self.is_instance(value, class) {
                return Ok(true);
            }
        }
        self.ask_class(
            class,
            sym::__instancecheck__,
            value,
            "isinstance() arg 2 must be a type, a tuple of types, or a union",
        )
    }

    /// `issubclass(class, class_or_tuple)` in full.
    pub fn issubclass(&mut self, class: &Value, of: &Value) -> Result<bool, Raised> {
        if class.exact::<Class>().is_none() {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        }
        if let Some(classes) = of.exact::<Tuple>().cloned() {
            for of in classes.items() {
                if self.issubclass(class, of)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        self.ask_class(
            of,
            sym::__subclasscheck__,
            class,
            "issubclass() arg 2 must be a class, a tuple of classes, or a union",
        )
    }

    fn ask_class(&mut self, class: &Value, name: Symbol, value: &Value, complaint: &str) -> Result<bool, Raised> {
        match self.special(class, name)? {
            Some(method) => {
                let answer = self.call(&method, std::slice::from_ref(value))?;
                self.truth(&answer)
            }
            None => Err(self.type_error(complaint)),
        }
    }
}

// --- iteration ---------------------------------------------------------------------------------------------------

fn iter(vm: &mut Vm, args: Args<'_>) -> Answer {
    match args.given(1) {
        None => vm.iter(&args[0]),
        Some(sentinel) => Ok(Iterator::make(Walk::Call(args[0].clone(), sentinel.clone()))),
    }
}

fn next(vm: &mut Vm, args: Args<'_>) -> Answer {
    match (vm.next(&args[0])?, args.given(1)) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.raise_args(Exc::StopIteration, Vec::new())),
    }
}

fn aiter(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.aiter(&args[0])
}

fn anext(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.anext(&args[0])
}

fn len(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(vm.len(&args[0])? as i64))
}

fn enumerate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let start = vm.index_i64(&args[1])?;
    let iterator = vm.iter(&args[0])?;
    Ok(Iterator::make(Walk::Enumerate(iterator, start)))
}

fn iterators(vm: &mut Vm, values: &[Value]) -> Result<Vec<Value>, Raised> {
    values.iter().map(|value| vm.iter(value)).collect()
}

fn zip(vm: &mut Vm, args: Args<'_>) -> Answer {
    let strict = vm.truth(&args[1])?;
    let inner = iterators(vm, args.rest(0))?;
    Ok(Iterator::make(Walk::Zip(inner, strict)))
}

fn map(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut all = vec![args[1].clone()];
    all.extend_from_slice(args.rest(2));
    let inner = iterators(vm, &all)?;
    Ok(Iterator::make(Walk::Map(args[0].clone(), inner)))
}

fn filter(vm: &mut Vm, args: Args<'_>) -> Answer {
    let inner = vm.iter(&args[1])?;
    Ok(Iterator::make(Walk::Filter(args[0].clone(), inner)))
}

fn reversed(vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Some(method) = vm.special(&args[0], sym::__reversed__)? {
        return vm.call(&method, &[]);
    }
    let class = vm.class_of(&args[0]).clone();
    if vm.class_lookup(&class, sym::__getitem__).is_none() || args[0].exact::<Dict>().is_some() {
        let got = vm.type_name(&args[0]);
        return Err(vm.type_error(format!("'{got}' object is not reversible")));
    }
    let count = vm.len(&args[0])? as i64;
    let mut items = Vec::new();
    for index in (0..count).rev() {
        items.push(vm.getitem(&args[0], &Value::Int(index))?);
    }
    Ok(Iterator::make(Walk::over(items, "reversed")))
}

fn all(vm: &mut Vm, args: Args<'_>) -> Answer {
    let iterator = vm.iter(&args[0])?;
    while let Some(value) = vm.next(&iterator)? {
        if !vm.truth(&value)? {
            return Ok(Value::False);
        }
    }
    Ok(Value::True)
}

fn any(vm: &mut Vm, args: Args<'_>) -> Answer {
    let iterator = vm.iter(&args[0])?;
    while let Some(value) = vm.next(&iterator)? {
        if vm.truth(&value)? {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}

fn sum(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].cast::<Str>().is_some() {
        return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    let iterator = vm.iter(&args[0])?;
    let mut total = args[1].clone();
    while let Some(value) = vm.next(&iterator)? {
        total = match (&total, &value) {
            (Value::Int(a), Value::Int(b)) if a.checked_add(*b).is_some() => Value::Int(a + b),
            (_, _) => vm.binary(Operator::Add, &total, &value)?,
        };
    }
    Ok(total)
}

fn extreme(vm: &mut Vm, args: Args<'_>, op: Comparison, name: &str) -> Answer {
    let mut items = vec![args[0].clone()];
    items.extend_from_slice(args.rest(1));
    if items.len() == 1 {
        items = vm.collect(&args[0])?;
        if items.is_empty() {
            return match args.given(3) {
                Some(default) => Ok(default.clone()),
                None => Err(vm.value_error(format!("{name}() iterable argument is empty"))),
            };
        }
    }
    let mut best: Option<(Value, Value)> = None;
    for item in items {
        let key = if args[2].is_none() { item.clone() } else { vm.call(&args[2], std::slice::from_ref(&item))? };
        let better = match &best {
            None => true,
            Some((other, _)) => {
                let answer = vm.compare(op, &key, other)?;
                vm.truth(&answer)?
            }
        };
        if better {
            best = Some((key, item));
        }
    }
    Ok(best.map_or(Value::None, |(_, item)| item))
}

fn max(vm: &mut Vm, args: Args<'_>) -> Answer {
    extreme(vm, args, Comparison::Gt, "max")
}

fn min(vm: &mut Vm, args: Args<'_>) -> Answer {
    extreme(vm, args, Comparison::Lt, "min")
}

fn sorted(vm: &mut Vm, args: Args<'_>) -> Answer {
    let items = vm.collect(&args[0])?;
    let reverse = vm.truth(&args[2])?;
    Ok(List::new(vm.sort_values(items, &args[1], reverse)?).into())
}

// --- numbers and text --------------------------------------------------------------------------------------------

fn by_method(vm: &mut Vm, value: &Value, name: &str, args: &[Value], complaint: &str) -> Answer {
    let name = vm.intern(name);
    match vm.special(value, name)? {
        Some(method) => vm.call(&method, args),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(complaint.replace("{}", &got)))
        }
    }
}

fn abs(vm: &mut Vm, args: Args<'_>) -> Answer {
    match &args[0] {
        Value::Int(number) if *number != i64::MIN => Ok(Value::Int(number.abs())),
        Value::Float(number) => Ok(Value::float(number.get().abs())),
        other => by_method(vm, other, "__abs__", &[], "bad operand type for abs(): '{}'"),
    }
}

fn divmod(vm: &mut Vm, args: Args<'_>) -> Answer {
    if let (Some(a), Some(b)) = (Int::of(&args[0]), Int::of(&args[1])) {
        return int_arithmetic::divmod(vm, a, b);
    }
    let quotient = vm.binary(Operator::FloorDiv, &args[0], &args[1])?;
    let rest = vm.binary(Operator::Mod, &args[0], &args[1])?;
    Ok(vm.new_tuple(vec![quotient, rest]))
}

fn pow(vm: &mut Vm, args: Args<'_>) -> Answer {
    match args.some(2) {
        None => vm.binary(Operator::Pow, &args[0], &args[1]),
        Some(modulus) => match (Int::of(&args[0]), Int::of(&args[1]), Int::of(modulus)) {
            (Some(a), Some(b), Some(m)) => int_arithmetic::power_mod(vm, a, b, m),
            (_, _, _) => Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers")),
        },
    }
}

fn round(vm: &mut Vm, args: Args<'_>) -> Answer {
    let digits = args.some(1).cloned();
    by_method(vm, &args[0], "__round__", digits.as_slice(), "type {} doesn't define __round__ method")
}

fn based(vm: &mut Vm, value: &Value, base: u32) -> Answer {
    let number = vm.index(value)?;
    let text = match Int::of(&number) {
        Some(number) => int_text::prefixed(vm, number, base)?,
        None => String::new(),
    };
    Ok(vm.text(&text))
}

fn bin(vm: &mut Vm, args: Args<'_>) -> Answer {
    based(vm, &args[0], 2)
}

fn oct(vm: &mut Vm, args: Args<'_>) -> Answer {
    based(vm, &args[0], 8)
}

fn hex(vm: &mut Vm, args: Args<'_>) -> Answer {
    based(vm, &args[0], 16)
}

fn chr(vm: &mut Vm, args: Args<'_>) -> Answer {
    match u32::try_from(vm.index_i64(&args[0])?) {
        Ok(point) if point <= 0x10ffff => Ok(Str::from_code_points(&[point]).into()),
        _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(vm: &mut Vm, args: Args<'_>) -> Answer {
    match args[0].cast::<Str>() {
        Some(text) if text.len() == 1 => Ok(Value::Int(i64::from(text.points()[0]))),
        Some(text) => {
            let message = format!("ord() expected a character, but string of length {} found", text.len());
            Err(vm.type_error(message))
        }
        None => {
            let got = vm.type_name(&args[0]);
            Err(vm.type_error(format!("ord() expected string of length 1, but {got} found")))
        }
    }
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.repr(&args[0])
}

fn ascii(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.ascii(&args[0])
}

fn format(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.format(&args[0], &args[1])
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.hash(&args[0]).map(Value::Int)
}

// --- code --------------------------------------------------------------------------------------------------------

fn import(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.str_text(&args[0])?;
    let leaf = !vm.is_empty_list(&args[3]);
    vm.import_dotted(&name, leaf)
}

fn source_text(vm: &mut Vm, value: &Value, name: &str) -> Result<String, Raised> {
    match value.cast::<Str>() {
        Some(text) => Ok(text.to_text().into_owned()),
        None => Err(vm.type_error(format!("{name}() arg 1 must be a string, bytes or code object"))),
    }
}

fn compile(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = source_text(vm, &args[0], "compile")?;
    let (name, mode) = (vm.str_text(&args[1])?, vm.str_text(&args[2])?);
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

fn run_code(vm: &mut Vm, args: Args<'_>, mode: Mode, name: &str) -> Answer {
    let globals = match args.some(1) {
        Some(globals) => match globals.cast::<Dict>() {
            Some(dict) => dict.clone(),
            None => {
                return Err(vm.type_error(format!("{name}() globals must be a dict, not {}", vm.type_name(globals))));
            }
        },
        None => vm.current_globals(),
    };
    let locals = match (args.some(2), args.some(1)) {
        (Some(locals), _) => locals.clone(),
        (None, Some(_)) => globals.value(),
        (None, None) => vm.current_locals()?,
    };
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
    vm.execute_code(&code, &globals, Some(locals))
}

fn eval(vm: &mut Vm, args: Args<'_>) -> Answer {
    run_code(vm, args, Mode::NamespaceExpression, "eval")
}

fn exec(vm: &mut Vm, args: Args<'_>) -> Answer {
    run_code(vm, args, Mode::Namespace, "exec")?;
    Ok(Value::None)
}
