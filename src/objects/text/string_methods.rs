//! Methods of `str`: the table of all of them; as a sequence, searching, cutting, padding. Letters change in
//! `string_case.rs`, questions are answered in `string_questions.rs`.

use super::string::{Str, TextUnit, binary};
use super::string_case as case;
use super::string_questions as questions;
use super::{unicode, units};
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::iterator::{Iterator, Walk};
use crate::objects::list::List;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, Raised, Wording, row, static_row};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::ops::Range;

/// `str`
pub const SPEC: ClassSpec = ClassSpec {
    name: "str",
    module: "builtins",
    base: None,
    doc: "str(object='') -> str",
    methods: &[
        static_row(
            "__new__(cls, object=<none>, encoding=<none>, errors=<none>)",
            "Create and return a new object.",
            new,
        )
        .worded(Wording::Counted),
        row("__len__(self, /)", "Return len(self).", len),
        row("__getitem__(self, key, /)", "Return self[key].", getitem),
        row("__iter__(self, /)", "Implement iter(self).", iter),
        row("__contains__(self, key, /)", "Return bool(key in self).", contains),
        row("__eq__(self, value, /)", "Return self==value.", eq),
        row("__ne__(self, value, /)", "Return self!=value.", ne),
        row("__lt__(self, value, /)", "Return self<value.", lt),
        row("__le__(self, value, /)", "Return self<=value.", le),
        row("__gt__(self, value, /)", "Return self>value.", gt),
        row("__ge__(self, value, /)", "Return self>=value.", ge),
        row("__hash__(self, /)", "Return hash(self).", hash),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__str__(self, /)", "Return str(self).", str),
        row("__format__(self, format_spec, /)", "Return a formatted version of the string.", format_method),
        row("__add__(self, value, /)", "Return self+value.", add),
        row("__mul__(self, value, /)", "Return self*value.", mul),
        row("__rmul__(self, value, /)", "Return value*self.", mul),
        row("__mod__(self, value, /)", "Return self%value.", modulo),
        row("__rmod__(self, value, /)", "Return value%self.", rmod),
        row("__getnewargs__(self, /)", "", getnewargs),
        static_row("maketrans(x, y=<none>, z=<none>, /)", "Return a translation table for translate.", case::maketrans),
        row("translate(self, table, /)", "Replace each character by what the table maps it to.", case::translate),
        row("upper(self, /)", "Return a copy of the string converted to uppercase.", case::upper),
        row("lower(self, /)", "Return a copy of the string converted to lowercase.", case::lower),
        row("casefold(self, /)", "Return a version of the string suitable for caseless comparisons.", case::casefold),
        row("title(self, /)", "Return a version of the string where each word is titlecased.", case::title),
        row("capitalize(self, /)", "Return a capitalized version of the string.", case::capitalize),
        row(
            "swapcase(self, /)",
            "Convert uppercase characters to lowercase and lowercase to uppercase.",
            case::swapcase,
        ),
        row("strip(self, chars=None, /)", "Return a copy with leading and trailing whitespace removed.", strip),
        row("lstrip(self, chars=None, /)", "Return a copy with leading whitespace removed.", lstrip),
        row("rstrip(self, chars=None, /)", "Return a copy with trailing whitespace removed.", rstrip),
        row(
            "split(self, /, sep=None, maxsplit=-1)",
            "Return a list of the substrings, using sep as the separator.",
            split,
        ),
        row("rsplit(self, /, sep=None, maxsplit=-1)", "The same from the end.", rsplit),
        row("splitlines(self, /, keepends=False)", "Return a list of the lines.", splitlines),
        row("partition(self, sep, /)", "Partition into three parts using the given separator.", partition),
        row("rpartition(self, sep, /)", "The same from the end.", rpartition),
        row("join(self, iterable, /)", "Concatenate any number of strings.", join),
        row(
            "replace(self, old, new, /, count=-1)",
            "Return a copy with all occurrences of old replaced by new.",
            replace,
        ),
        row("find(self, sub, start=None, end=None, /)", "Return the lowest index where sub is found, or -1.", find),
        row("rfind(self, sub, start=None, end=None, /)", "Return the highest index where sub is found, or -1.", rfind),
        row("index(self, sub, start=None, end=None, /)", "Like find, but raise ValueError.", index),
        row("rindex(self, sub, start=None, end=None, /)", "Like rfind, but raise ValueError.", rindex),
        row("count(self, sub, start=None, end=None, /)", "Return the number of non-overlapping occurrences.", count),
        row(
            "startswith(self, prefix, start=None, end=None, /)",
            "Return True if the string starts with prefix.",
            startswith,
        ),
        row("endswith(self, suffix, start=None, end=None, /)", "Return True if the string ends with suffix.", endswith),
        row("removeprefix(self, prefix, /)", "Return a str with the given prefix removed if present.", removeprefix),
        row("removesuffix(self, suffix, /)", "Return a str with the given suffix removed if present.", removesuffix),
        row("center(self, width, fillchar=' ', /)", "Return a centered string of length width.", center),
        row("ljust(self, width, fillchar=' ', /)", "Return a left-justified string of length width.", ljust),
        row("rjust(self, width, fillchar=' ', /)", "Return a right-justified string of length width.", rjust),
        row("zfill(self, width, /)", "Pad a numeric string with zeros on the left.", zfill),
        row("expandtabs(self, /, tabsize=8)", "Return a copy where all tab characters are expanded.", expandtabs),
        row("isdigit(self, /)", "Return True if the string is a digit string.", questions::isdigit),
        row("isdecimal(self, /)", "Return True if the string is a decimal string.", questions::isdecimal),
        row("isnumeric(self, /)", "Return True if the string is numeric.", questions::isnumeric),
        row("isalpha(self, /)", "Return True if the string is alphabetic.", questions::isalpha),
        row("isalnum(self, /)", "Return True if the string is alpha-numeric.", questions::isalnum),
        row("isspace(self, /)", "Return True if the string is whitespace.", questions::isspace),
        row("isupper(self, /)", "Return True if the string is uppercase.", questions::isupper),
        row("islower(self, /)", "Return True if the string is lowercase.", questions::islower),
        row("istitle(self, /)", "Return True if the string is title-cased.", questions::istitle),
        row("isidentifier(self, /)", "Return True if the string is a valid identifier.", questions::isidentifier),
        row("isascii(self, /)", "Return True if all characters are ASCII.", questions::isascii),
        row("isprintable(self, /)", "Return True if all characters are printable.", questions::isprintable),
        row("encode(self, /, encoding='utf-8', errors='strict')", "Encode the string.", encode),
        row("format(self, /, *args, **kwargs)", "Return a formatted version of the string.", format),
        row("format_map(self, mapping, /)", "Return a formatted version using a mapping.", format_map),
    ],
    getters: &[],
    subclassable: true,
};

/// Runs code on the units of one or two strings: bytes where all are ASCII, else code points.
macro_rules! with_units {
    ($a:expr, |$x:ident| $body:expr) => {
        match $a.as_ascii() {
            Some(text) => {
                let $x = text.as_bytes();
                $body
            }
            None => {
                let points = $a.points();
                let $x = &points[..];
                $body
            }
        }
    };
    ($a:expr, $b:expr, |$x:ident, $y:ident| $body:expr) => {
        match ($a.as_ascii(), $b.as_ascii()) {
            (Some(a), Some(b)) => {
                let ($x, $y) = (a.as_bytes(), b.as_bytes());
                $body
            }
            (_, _) => {
                let (a, b) = ($a.points(), $b.points());
                let ($x, $y) = (&a[..], &b[..]);
                $body
            }
        }
    };
}

pub(super) fn string(value: &Value) -> &Obj<Str> {
    value.cast::<Str>().expect("methods of str are called with strings")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let payload = match (args.given(2), args.given(3)) {
        (None, None) => match args.given(1) {
            Some(object) => vm.str(object)?,
            None => vm.text(""),
        },
        (encoding, errors) => decoded(vm, args.given(1), encoding, errors)?,
    };
    if args[0].is(&vm.class(crate::objects::types::TypeId::Str).value()) {
        return Ok(payload);
    }
    let payload = payload.unwrap_payload().clone();
    vm.instance_around(&args[0], payload)
}

/// An argument of `str()`, which calls None by its type, unlike what CPython's argument parser reads for other functions.
fn text_or(vm: &mut Vm, value: Option<&Value>, what: &str, default: &str) -> Result<String, Raised> {
    match value {
        None => Ok(default.to_owned()),
        Some(Value::None) => Err(vm.type_error(format!("str() argument '{what}' must be str, not NoneType"))),
        Some(value) => vm.text_arg(value, &format!("str() argument '{what}'")),
    }
}

/// Without an object there is nothing to decode.
fn decoded(vm: &mut Vm, source: Option<&Value>, encoding: Option<&Value>, errors: Option<&Value>) -> Answer {
    let encoding = text_or(vm, encoding, "encoding", "utf-8")?;
    let errors = text_or(vm, errors, "errors", "strict")?;
    let Some(source) = source else { return Ok(vm.text("")) };
    if source.cast::<Str>().is_some() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    match super::bytes::Buffer::of(source) {
        Some(bytes) => vm.decode_unless_empty(&bytes, &encoding, &errors),
        None => {
            let got = vm.type_name(source);
            Err(vm.type_error(format!("decoding to str: need a bytes-like object, {got} found")))
        }
    }
}

fn getnewargs(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = string(&args[0]).value();
    Ok(vm.new_tuple(vec![own]))
}

fn len(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(string(&args[0]).len() as i64))
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.str_getitem(&string(&args[0]).clone(), &args[1])
}

fn iter(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Iterator::make(Walk::text(string(&args[0]))))
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Answer {
    match args[1].cast::<Str>() {
        Some(part) => Ok(Value::bool(string(&args[0]).has_part(part))),
        None => {
            let got = vm.type_name(&args[1]);
            Err(vm.type_error(format!("'in <string>' requires string as left operand, not {got}")))
        }
    }
}

fn compared(vm: &mut Vm, args: Args<'_>, op: Comparison) -> Answer {
    match args[1].cast::<Str>() {
        Some(other) => Ok(Value::bool(string(&args[0]).compare(other, op))),
        None => Ok(vm.not_implemented()),
    }
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Eq)
}

fn ne(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Ne)
}

fn lt(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Lt)
}

fn le(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Le)
}

fn gt(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Gt)
}

fn ge(vm: &mut Vm, args: Args<'_>) -> Answer {
    compared(vm, args, Comparison::Ge)
}

fn rmod(vm: &mut Vm, args: Args<'_>) -> Answer {
    match args[1].cast::<Str>() {
        Some(_) => binary(vm, Operator::Mod, &args[1], &args[0]),
        None => Ok(vm.not_implemented()),
    }
}

fn hash(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(string(&args[0]).hash_value()))
}

fn repr(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(string(&args[0]).repr().into())
}

fn str(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(string(&args[0]).value())
}

fn format_method(vm: &mut Vm, args: Args<'_>) -> Answer {
    if vm.text_arg(&args[1], "__format__() argument")?.is_empty() {
        return vm.str(&args[0]);
    }
    let own = string(&args[0]).value();
    vm.format_str(&own, &args[1])
}

fn add(vm: &mut Vm, args: Args<'_>) -> Answer {
    binary(vm, Operator::Add, &args[0], &args[1])
}

fn mul(vm: &mut Vm, args: Args<'_>) -> Answer {
    let count = vm.index_sized(&args[1])?;
    binary(vm, Operator::Mul, &args[0], &Value::Int(count))
}

fn modulo(vm: &mut Vm, args: Args<'_>) -> Answer {
    binary(vm, Operator::Mod, &args[0], &args[1])
}

// --- cutting -----------------------------------------------------------------------------------------------------

/// A list of parts.
fn parts(text: &Obj<Str>, ranges: Vec<Range<usize>>) -> Answer {
    Ok(List::new(ranges.into_iter().map(|range| text.part(range.start, range.end).into()).collect()).into())
}

fn strip_with(vm: &mut Vm, args: Args<'_>, left: bool, right: bool, name: &str) -> Answer {
    let own = string(&args[0]);
    let range = match args.some(1) {
        None => with_units!(own, |x| units::stripped(x, left, right, |unit| unicode::is_space(unit.into()))),
        Some(chars) => match chars.cast::<Str>() {
            Some(chars) => with_units!(own, chars, |x, y| units::stripped(x, left, right, |unit| y.contains(&unit))),
            None => {
                return Err(vm.type_error(format!("{name} arg must be None or str")));
            }
        },
    };
    if range.len() == own.len() {
        return Ok(own.value());
    }
    Ok(own.part(range.start, range.end).into())
}

fn strip(vm: &mut Vm, args: Args<'_>) -> Answer {
    strip_with(vm, args, true, true, "strip")
}

fn lstrip(vm: &mut Vm, args: Args<'_>) -> Answer {
    strip_with(vm, args, true, false, "lstrip")
}

fn rstrip(vm: &mut Vm, args: Args<'_>) -> Answer {
    strip_with(vm, args, false, true, "rstrip")
}

fn separator(vm: &mut Vm, value: &Value, wanted: &str) -> Result<Obj<Str>, Raised> {
    let Some(separator) = value.cast::<Str>() else {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("must be {wanted}, not {got}")));
    };
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok(separator.clone())
}

fn most(vm: &mut Vm, value: &Value) -> Result<usize, Raised> {
    Ok(usize::try_from(vm.index_i64(value)?).unwrap_or(usize::MAX))
}

fn split(vm: &mut Vm, args: Args<'_>) -> Answer {
    let most = most(vm, &args[2])?;
    let own = string(&args[0]);
    vm.charge(own.len() * size_of::<Value>());
    if let Some(pieces) = split_ascii(own, args.some(1), most) {
        return Ok(List::new(pieces).into());
    }
    let ranges = match args.some(1) {
        None => with_units!(own, |x| units::words(x, most, unicode::is_space)),
        Some(value) => {
            let separator = separator(vm, value, "str or None")?;
            with_units!(own, separator, |x, y| units::split(x, y, most))
        }
    };
    parts(own, ranges)
}

/// The pieces where text and separator are plain.
fn split_ascii(own: &Obj<Str>, separator: Option<&Value>, most: usize) -> Option<Vec<Value>> {
    let text = own.as_ascii()?;
    match separator {
        None => Some(Str::ascii_words(text, most)),
        Some(separator) => {
            let separator = separator.exact::<Str>()?.as_ascii().filter(|separator| !separator.is_empty())?;
            Some(Str::ascii_split(text, separator, most))
        }
    }
}

fn rsplit(vm: &mut Vm, args: Args<'_>) -> Answer {
    let most = most(vm, &args[2])?;
    let own = string(&args[0]);
    let ranges = match args.some(1) {
        None => with_units!(own, |x| units::rwords(x, most, unicode::is_space)),
        Some(value) => {
            let separator = separator(vm, value, "str or None")?;
            with_units!(own, separator, |x, y| units::rsplit(x, y, most))
        }
    };
    parts(own, ranges)
}

fn splitlines(vm: &mut Vm, args: Args<'_>) -> Answer {
    let keep = vm.truth(&args[1])?;
    let own = string(&args[0]);
    vm.charge(own.len() * size_of::<Value>());
    let lines = with_units!(own, |x| units::lines(x, unicode::ends_line));
    parts(own, lines.into_iter().map(|(line, end)| if keep { line.start..end } else { line }).collect())
}

fn divide(vm: &mut Vm, args: Args<'_>, from_end: bool) -> Answer {
    let separator = separator(vm, &args[1], "str")?;
    let own = string(&args[0]);
    let empty = || Value::from(Str::new(""));
    let three = match with_units!(own, separator, |x, y| units::search(x, y, from_end)) {
        Some(at) => vec![own.part(0, at).into(), separator.value(), own.part(at + separator.len(), own.len()).into()],
        None if from_end => vec![empty(), empty(), own.value()],
        None => vec![own.value(), empty(), empty()],
    };
    Ok(Tuple::new(three).into())
}

fn partition(vm: &mut Vm, args: Args<'_>) -> Answer {
    divide(vm, args, false)
}

fn rpartition(vm: &mut Vm, args: Args<'_>) -> Answer {
    divide(vm, args, true)
}

fn join(vm: &mut Vm, args: Args<'_>) -> Answer {
    let separator = string(&args[0]).clone();
    if let Some(joined) = join_row(&separator, &args[1]) {
        return Ok(joined);
    }
    let items = vm.collect_to_join(&args[1])?;
    if let [only] = &items[..] {
        if only.exact::<Str>().is_some() {
            return Ok(only.clone());
        }
    }
    let mut total = 0usize;
    for (index, item) in items.iter().enumerate() {
        let Some(text) = item.cast::<Str>() else {
            let got = vm.type_name(item);
            return Err(vm.type_error(format!("sequence item {index}: expected str instance, {got} found")));
        };
        total = total.saturating_add(text.len()).saturating_add(separator.len());
    }
    vm.check_len(total, 4)?;
    Ok(super::string::join(Some(&separator), &items))
}

/// The items of a list or tuple joined where that asks nobody.
fn join_row(separator: &Obj<Str>, row: &Value) -> Option<Value> {
    let joined = |items: &[Value]| match items {
        [only] => only.exact::<Str>().map(|only| only.value()),
        items => super::string::join_plain(Some(separator), items),
    };
    if let Some(tuple) = row.exact::<Tuple>() {
        return joined(tuple.items());
    }
    // The items are out of the list only while nobody can look.
    let list = row.exact::<List>()?;
    let items = list.items.take();
    let joined = joined(&items);
    let _ = list.items.swap(items);
    joined
}

impl Vm {
    /// The items that `join` joins; TypeError "can only join an iterable".
    pub fn collect_to_join(&mut self, iterable: &Value) -> Result<Vec<Value>, Raised> {
        let class = self.class_of(iterable).clone();
        let iterable_at_all =
            [sym::__iter__, sym::__getitem__].iter().any(|name| self.class_lookup(&class, *name).is_some());
        if !iterable_at_all {
            return Err(self.type_error("can only join an iterable"));
        }
        self.collect(iterable)
    }
}

fn str_argument(vm: &mut Vm, value: &Value, name: &str, number: usize) -> Result<Obj<Str>, Raised> {
    match value.cast::<Str>() {
        Some(text) => Ok(text.clone()),
        None => {
            let place = if number == 0 { String::new() } else { format!(" {number}") };
            let got = vm.argument_type(value);
            Err(vm.type_error(format!("{name}() argument{place} must be str, not {got}")))
        }
    }
}

fn replace(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (old, new) = (str_argument(vm, &args[1], "replace", 1)?, str_argument(vm, &args[2], "replace", 2)?);
    let most = most(vm, &args[3])?;
    let own = string(&args[0]);
    if let (Some(text), Some(old), Some(new)) = (own.as_ascii(), old.as_ascii(), new.as_ascii()) {
        let replaced = if old.is_empty() { None } else { Str::ascii_replaced(text, old, new, most) };
        if let Some(text) = replaced {
            return Ok(text.unwrap_or_else(|| own.value()));
        }
    }
    let places = with_units!(own, old, |x, y| units::places(x, y, most));
    if places.is_empty() {
        return Ok(own.value());
    }
    vm.check_len(own.len().saturating_add(places.len().saturating_mul(new.len())), 4)?;
    Ok(with_units!(own, new, |x, y| TextUnit::string(units::replaced(x, &places, old.len(), y))).into())
}

fn removeprefix(vm: &mut Vm, args: Args<'_>) -> Answer {
    let part = str_argument(vm, &args[1], "removeprefix", 0)?;
    let own = string(&args[0]);
    let fits = with_units!(own, part, |x, y| x.starts_with(y));
    Ok(if fits { own.part(part.len(), own.len()).into() } else { own.value() })
}

fn removesuffix(vm: &mut Vm, args: Args<'_>) -> Answer {
    let part = str_argument(vm, &args[1], "removesuffix", 0)?;
    let own = string(&args[0]);
    let fits = with_units!(own, part, |x, y| x.ends_with(y));
    Ok(if fits { own.part(0, own.len() - part.len()).into() } else { own.value() })
}

// --- searching ---------------------------------------------------------------------------------------------------

/// Where a part stands within the clipped range; `from_end` for the last one.
fn search(vm: &mut Vm, args: Args<'_>, from_end: bool, name: &str) -> Result<Option<usize>, Raised> {
    let own = string(&args[0]).clone();
    let part = str_argument(vm, &args[1], name, 1)?;
    let (start, stop) = vm.clip_range(&args[2], &args[3], own.len())?;
    if start > stop {
        return Ok(None);
    }
    let found = with_units!(own, part, |x, y| units::search(&x[start..stop], y, from_end));
    Ok(found.map(|at| start + at))
}

fn find(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(search(vm, args, false, "find")?.map_or(-1, |at| at as i64)))
}

fn rfind(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(search(vm, args, true, "rfind")?.map_or(-1, |at| at as i64)))
}

fn index(vm: &mut Vm, args: Args<'_>) -> Answer {
    match search(vm, args, false, "index")? {
        Some(at) => Ok(Value::Int(at as i64)),
        None => Err(vm.value_error("substring not found")),
    }
}

fn rindex(vm: &mut Vm, args: Args<'_>) -> Answer {
    match search(vm, args, true, "rindex")? {
        Some(at) => Ok(Value::Int(at as i64)),
        None => Err(vm.value_error("substring not found")),
    }
}

fn count(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = string(&args[0]).clone();
    let part = str_argument(vm, &args[1], "count", 1)?;
    let (start, stop) = vm.clip_range(&args[2], &args[3], own.len())?;
    if start > stop {
        return Ok(Value::Int(0));
    }
    let places = with_units!(own, part, |x, y| units::places(&x[start..stop], y, usize::MAX).len());
    Ok(Value::Int(places as i64))
}

fn affix(vm: &mut Vm, args: Args<'_>, name: &str, at_end: bool) -> Answer {
    if let (Some(own), Some(part), Value::None, Value::None) =
        (string(&args[0]).as_ascii(), args[1].exact::<Str>().and_then(|part| part.as_ascii()), &args[2], &args[3])
    {
        return Ok(Value::bool(if at_end { own.ends_with(part) } else { own.starts_with(part) }));
    }
    let own = string(&args[0]).clone();
    let tuple = args[1].cast::<Tuple>().cloned();
    let (start, stop) = vm.clip_range(&args[2], &args[3], own.len())?;
    let candidates = tuple.as_ref().map_or_else(|| vec![args[1].clone()], |tuple| tuple.items().to_vec());
    for candidate in candidates {
        let Some(part) = candidate.cast::<Str>() else {
            let got = vm.type_name(&candidate);
            return Err(vm.type_error(match tuple {
                Some(_) => format!("tuple for {name} must only contain str, not {got}"),
                None => format!("{name} first arg must be str or a tuple of str, not {got}"),
            }));
        };
        let fits = start <= stop
            && with_units!(own, part, |x, y| {
                let window = &x[start..stop];
                if at_end { window.ends_with(y) } else { window.starts_with(y) }
            });
        if fits {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}

fn startswith(vm: &mut Vm, args: Args<'_>) -> Answer {
    affix(vm, args, "startswith", false)
}

fn endswith(vm: &mut Vm, args: Args<'_>) -> Answer {
    affix(vm, args, "endswith", true)
}

// --- padding -----------------------------------------------------------------------------------------------------

fn padded(vm: &mut Vm, args: Args<'_>, split: fn(usize, usize) -> usize) -> Answer {
    let own = string(&args[0]).clone();
    let width = usize::try_from(vm.index_i64(&args[1])?).unwrap_or(0);
    vm.check_len(width, 4)?;
    let fill = match args[2].cast::<Str>() {
        Some(fill) if fill.len() == 1 => fill.clone(),
        Some(_) => return Err(vm.type_error("The fill character must be exactly one character long")),
        None => {
            let got = vm.type_name(&args[2]);
            return Err(vm.type_error(format!("The fill character must be a unicode character, not {got}")));
        }
    };
    let missing = width.saturating_sub(own.len());
    if missing == 0 {
        return Ok(own.into());
    }
    let left = split(missing, width);
    Ok(with_units!(own, fill, |x, y| TextUnit::string(units::padded(x, left, missing - left, y[0]))).into())
}

fn center(vm: &mut Vm, args: Args<'_>) -> Answer {
    padded(vm, args, units::centered)
}

fn ljust(vm: &mut Vm, args: Args<'_>) -> Answer {
    padded(vm, args, |_, _| 0)
}

fn rjust(vm: &mut Vm, args: Args<'_>) -> Answer {
    padded(vm, args, |missing, _| missing)
}

fn zfill(vm: &mut Vm, args: Args<'_>) -> Answer {
    let width = usize::try_from(vm.index_i64(&args[1])?).unwrap_or(0);
    vm.check_len(width, 4)?;
    let own = string(&args[0]);
    Ok(with_units!(own, |x| TextUnit::string(units::zero_filled(x, width))).into())
}

fn expandtabs(vm: &mut Vm, args: Args<'_>) -> Answer {
    let size = usize::try_from(vm.index_i64(&args[1])?).unwrap_or(0);
    let own = string(&args[0]);
    match with_units!(own, |x| units::expanded(x, size).map(TextUnit::string)) {
        Some(text) => Ok(text.into()),
        None => Err(vm.raise(Exc::OverflowError, "new string is too long")),
    }
}

fn encode(vm: &mut Vm, args: Args<'_>) -> Answer {
    if let (Some(text), true) = (string(&args[0]).as_ascii(), asks_for_utf8(args)) {
        return Ok(super::bytes::make(text.as_bytes().to_vec()));
    }
    let encoding = vm.text_arg(&args[1], "encode() argument 'encoding'")?;
    let errors = vm.text_arg(&args[2], "encode() argument 'errors'")?;
    let own = string(&args[0]).clone();
    vm.encode_text(&own, &encoding, &errors).map(super::bytes::make)
}

/// Whether the arguments behind the first name what is done without them.
pub(super) fn asks_for_utf8(args: Args<'_>) -> bool {
    let is = |at: usize, word: &str| args[at].exact::<Str>().and_then(|text| text.as_ascii()) == Some(word);
    is(1, "utf-8") && is(2, "strict")
}

// --- format ------------------------------------------------------------------------------------------------------

fn format(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = string(&args[0]).clone();
    let (positional, named) = (args.rest(1).to_vec(), args[2].clone());
    super::format_method::format(vm, &own, Some(&positional), &named)
}

fn format_map(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = string(&args[0]).clone();
    super::format_method::format(vm, &own, None, &args[1])
}
