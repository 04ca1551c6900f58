//! Methods of `str`.

use super::string::{Str, binary};
use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::iterator::{Iterator, Walk};
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, ClassSpec, Raised, row, static_row};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// `str`
pub const SPEC: ClassSpec = ClassSpec {
    name: "str",
    module: "builtins",
    base: None,
    doc: "str(object='') -> str",
    methods: &[
        static_row("__new__(cls, object='', encoding=None, errors=None)", "Create and return a new object.", new),
        row("__len__(self, /)", "Return len(self).", len),
        row("__getitem__(self, key, /)", "Return self[key].", getitem),
        row("__iter__(self, /)", "Implement iter(self).", iter),
        row("__contains__(self, key, /)", "Return bool(key in self).", contains),
        row("__eq__(self, value, /)", "Return self==value.", eq),
        row("__lt__(self, value, /)", "Return self<value.", lt),
        row("__hash__(self, /)", "Return hash(self).", hash),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__str__(self, /)", "Return str(self).", str),
        row("__format__(self, format_spec, /)", "Return a formatted version of the string.", format_method),
        row("__add__(self, value, /)", "Return self+value.", add),
        row("__mul__(self, value, /)", "Return self*value.", mul),
        row("__mod__(self, value, /)", "Return self%value.", modulo),
        row("upper(self, /)", "Return a copy of the string converted to uppercase.", upper),
        row("lower(self, /)", "Return a copy of the string converted to lowercase.", lower),
        row("casefold(self, /)", "Return a version of the string suitable for caseless comparisons.", lower),
        row("title(self, /)", "Return a version of the string where each word is titlecased.", title),
        row("capitalize(self, /)", "Return a capitalized version of the string.", capitalize),
        row("swapcase(self, /)", "Convert uppercase characters to lowercase and lowercase to uppercase.", swapcase),
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
        row("isdigit(self, /)", "Return True if the string is a digit string.", isdigit),
        row("isdecimal(self, /)", "Return True if the string is a decimal string.", isdigit),
        row("isnumeric(self, /)", "Return True if the string is numeric.", isnumeric),
        row("isalpha(self, /)", "Return True if the string is alphabetic.", isalpha),
        row("isalnum(self, /)", "Return True if the string is alpha-numeric.", isalnum),
        row("isspace(self, /)", "Return True if the string is whitespace.", isspace),
        row("isupper(self, /)", "Return True if the string is uppercase.", isupper),
        row("islower(self, /)", "Return True if the string is lowercase.", islower),
        row("istitle(self, /)", "Return True if the string is title-cased.", istitle),
        row("isidentifier(self, /)", "Return True if the string is a valid identifier.", isidentifier),
        row("isascii(self, /)", "Return True if all characters are ASCII.", isascii),
        row("isprintable(self, /)", "Return True if all characters are printable.", isprintable),
        row("encode(self, /, encoding='utf-8', errors='strict')", "Encode the string.", encode),
        row("format(self, /, *args, **kwargs)", "Return a formatted version of the string.", format),
        row("format_map(self, mapping, /)", "Return a formatted version using a mapping.", format_map),
    ],
    getters: &[],
    subclassable: true,
};

fn string(value: &Value) -> &Obj<Str> {
    value.cast::<Str>().expect("methods of str are called with strings")
}

fn text(value: &Value) -> String {
    string(value).to_text().into_owned()
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let payload = match args.some(2) {
        Some(encoding) => {
            let encoding = vm.str_text(encoding)?;
            crate::objects::bytes::decode(vm, &args[1], &encoding)?
        }
        None => vm.str(&args[1])?,
    };
    let payload = payload.unwrap_payload().clone();
    vm.instance_around(&args[0], payload)
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
        Some(part) => Ok(Value::bool(string(&args[0]).to_text().contains(&*part.to_text()))),
        None => {
            let got = vm.type_name(&args[1]);
            Err(vm.type_error(format!("'in <string>' requires string as left operand, not {got}")))
        }
    }
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    match args[1].cast::<Str>() {
        Some(other) => Ok(Value::bool(string(&args[0]).same_text(other))),
        None => Ok(vm.not_implemented()),
    }
}

fn lt(vm: &mut Vm, args: Args<'_>) -> Answer {
    match args[1].cast::<Str>() {
        Some(other) => Ok(Value::bool(string(&args[0]).compare(other, Comparison::Lt))),
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
    let own = string(&args[0]).value();
    vm.format_str(&own, &args[1])
}

fn add(vm: &mut Vm, args: Args<'_>) -> Answer {
    binary(vm, Operator::Add, &args[0], &args[1])
}

fn mul(vm: &mut Vm, args: Args<'_>) -> Answer {
    let count = vm.index_i64(&args[1])?;
    binary(vm, Operator::Mul, &args[0], &Value::Int(count))
}

fn modulo(vm: &mut Vm, args: Args<'_>) -> Answer {
    binary(vm, Operator::Mod, &args[0], &args[1])
}

// --- case --------------------------------------------------------------------------------------------------------

fn upper(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(vm.text(&text(&args[0]).to_uppercase()))
}

fn lower(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(vm.text(&text(&args[0]).to_lowercase()))
}

fn title(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut out = String::new();
    let mut inside = false;
    for c in text(&args[0]).chars() {
        if inside {
            out.extend(c.to_lowercase())
        } else {
            out.extend(c.to_uppercase())
        }
        inside = c.is_alphabetic();
    }
    Ok(vm.text(&out))
}

fn capitalize(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = text(&args[0]);
    let mut chars = text.chars();
    let out =
        chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars.as_str().to_lowercase().chars()).collect());
    Ok(vm.text(&out))
}

fn swapcase(vm: &mut Vm, args: Args<'_>) -> Answer {
    let swap =
        |c: char| -> String { if c.is_uppercase() { c.to_lowercase().collect() } else { c.to_uppercase().collect() } };
    let out: String = text(&args[0]).chars().map(swap).collect();
    Ok(vm.text(&out))
}

// --- cutting -----------------------------------------------------------------------------------------------------

fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

fn strip_with(vm: &mut Vm, args: Args<'_>, left: bool, right: bool, name: &str) -> Answer {
    let own = text(&args[0]);
    let chars = match args.some(1) {
        None => None,
        Some(chars) => match chars.cast::<Str>() {
            Some(chars) => Some(chars.to_text().into_owned()),
            None => {
                let got = vm.type_name(chars);
                return Err(vm.type_error(format!("{name} arg must be None or str, not {got}")));
            }
        },
    };
    let drops = |c: char| chars.as_ref().map_or_else(|| is_space(c), |chars| chars.contains(c));
    let mut part = own.as_str();
    if left {
        part = part.trim_start_matches(drops);
    }
    if right {
        part = part.trim_end_matches(drops);
    }
    Ok(vm.text(part))
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

fn separator(vm: &mut Vm, value: &Value) -> Result<String, Raised> {
    let Some(separator) = value.cast::<Str>() else {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("must be str or None, not {got}")));
    };
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok(separator.to_text().into_owned())
}

fn texts<'a>(vm: &Vm, parts: impl IntoIterator<Item = &'a str>) -> Value {
    List::new(parts.into_iter().map(|part| vm.text(part)).collect()).into()
}

fn split(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = text(&args[0]);
    let most = usize::try_from(vm.index_i64(&args[2])?).unwrap_or(usize::MAX - 1);
    let Some(separator_value) = args.some(1) else {
        let mut parts = Vec::new();
        let mut rest = own.trim_start_matches(is_space);
        while !rest.is_empty() {
            if parts.len() >= most {
                parts.push(rest.trim_end_matches(is_space));
                break;
            }
            let end = rest.find(is_space).unwrap_or(rest.len());
            parts.push(&rest[..end]);
            rest = rest[end..].trim_start_matches(is_space);
        }
        return Ok(texts(vm, parts));
    };
    let separator = separator(vm, separator_value)?;
    Ok(texts(vm, own.splitn(most.saturating_add(1), separator.as_str())))
}

fn rsplit(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = text(&args[0]);
    let most = usize::try_from(vm.index_i64(&args[2])?).unwrap_or(usize::MAX - 1);
    let mut parts: Vec<&str> = Vec::new();
    match args.some(1) {
        None => {
            let mut rest = own.trim_end_matches(is_space);
            while !rest.is_empty() {
                if parts.len() >= most {
                    parts.push(rest.trim_start_matches(is_space));
                    break;
                }
                let start =
                    rest.rfind(is_space).map_or(0, |at| at + rest[at..].chars().next().map_or(1, char::len_utf8));
                parts.push(&rest[start..]);
                rest = rest[..start].trim_end_matches(is_space);
            }
            parts.reverse();
            Ok(texts(vm, parts))
        }
        Some(value) => {
            let separator = separator(vm, value)?;
            parts.extend(own.rsplitn(most.saturating_add(1), separator.as_str()));
            parts.reverse();
            Ok(texts(vm, parts))
        }
    }
}

fn splitlines(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = text(&args[0]);
    let keep = vm.truth(&args[1])?;
    let mut parts = Vec::new();
    let mut start = 0;
    let mut chars = own.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let ends = matches!(c, '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}');
        if !ends {
            continue;
        }
        let mut stop = at + c.len_utf8();
        if c == '\r' && chars.next_if(|(_, next)| *next == '\n').is_some() {
            stop += 1;
        }
        parts.push(if keep { &own[start..stop] } else { &own[start..at] });
        start = stop;
    }
    if start < own.len() {
        parts.push(&own[start..]);
    }
    Ok(texts(vm, parts))
}

fn three(vm: &mut Vm, a: &str, b: &str, c: &str) -> Value {
    Tuple::new(vec![vm.text(a), vm.text(b), vm.text(c)]).into()
}

fn partition(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (own, separator) = (text(&args[0]), separator(vm, &args[1])?);
    Ok(match own.split_once(&separator) {
        Some((a, b)) => three(vm, a, &separator, b),
        None => three(vm, &own, "", ""),
    })
}

fn rpartition(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (own, separator) = (text(&args[0]), separator(vm, &args[1])?);
    Ok(match own.rsplit_once(&separator) {
        Some((a, b)) => three(vm, a, &separator, b),
        None => three(vm, "", "", &own),
    })
}

fn join(vm: &mut Vm, args: Args<'_>) -> Answer {
    let separator = string(&args[0]).value();
    let items = match vm.collect(&args[1]) {
        Ok(items) => items,
        Err(Raised) if vm.raised_is(crate::objects::exception::Exc::TypeError) && vm.getattr_opt_iter(&args[1]) => {
            drop(vm.take_raised());
            return Err(vm.type_error("can only join an iterable"));
        }
        Err(raised) => return Err(raised),
    };
    let mut pieces = Vec::with_capacity(items.len() * 2);
    for (index, item) in items.into_iter().enumerate() {
        if item.cast::<Str>().is_none() {
            let got = vm.type_name(&item);
            return Err(vm.type_error(format!("sequence item {index}: expected str instance, {got} found")));
        }
        if index > 0 {
            pieces.push(separator.clone());
        }
        pieces.push(item);
    }
    super::string::join_pieces(vm, &pieces)
}

impl Vm {
    /// Whether a value has no `__iter__` (so that a TypeError was about that).
    fn getattr_opt_iter(&mut self, value: &Value) -> bool {
        let class = self.class_of(value).clone();
        self.class_lookup(&class, crate::objects::names::sym::__iter__).is_none()
    }
}

fn str_argument(vm: &mut Vm, value: &Value, name: &str, number: usize) -> Result<String, Raised> {
    match value.cast::<Str>() {
        Some(text) => Ok(text.to_text().into_owned()),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("{name}() argument {number} must be str, not {got}")))
        }
    }
}

fn replace(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = text(&args[0]);
    let (old, new) = (str_argument(vm, &args[1], "replace", 1)?, str_argument(vm, &args[2], "replace", 2)?);
    let count = vm.index_i64(&args[3])?;
    let out = match usize::try_from(count) {
        Ok(count) => own.replacen(&old, &new, count),
        Err(_) => own.replace(&old, &new),
    };
    Ok(vm.text(&out))
}

// --- searching ---------------------------------------------------------------------------------------------------

/// Where a part stands, in code points, within the clipped range; `from_end` for the last one.
fn search(vm: &mut Vm, args: Args<'_>, from_end: bool, name: &str) -> Result<Option<usize>, Raised> {
    let own = string(&args[0]).clone();
    let part = str_argument(vm, &args[1], name, 1)?;
    let (start, stop) = vm.clip_range(&args[2], &args[3], own.len())?;
    if start > stop {
        return Ok(None);
    }
    let window = own.part(start, stop);
    let window = window.to_text();
    let found = if from_end { window.rfind(&part) } else { window.find(&part) };
    Ok(found.map(|at| start + window[..at].chars().count()))
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
    if part.is_empty() {
        return Ok(Value::Int(stop as i64 - start as i64 + 1));
    }
    Ok(Value::Int(own.part(start, stop.max(start)).to_text().matches(&part).count() as i64))
}

fn affix(vm: &mut Vm, args: Args<'_>, name: &str, fits: fn(&str, &str) -> bool) -> Answer {
    let own = string(&args[0]).clone();
    let (start, stop) = vm.clip_range(&args[2], &args[3], own.len())?;
    let window = own.part(start, stop.max(start));
    let candidates = args[1].cast::<Tuple>().map_or_else(|| vec![args[1].clone()], |tuple| tuple.items().to_vec());
    for candidate in candidates {
        let Some(candidate) = candidate.cast::<Str>() else {
            let got = vm.type_name(&candidate);
            return Err(vm.type_error(format!("{name} first arg must be str or a tuple of str, not {got}")));
        };
        if start <= stop && fits(&window.to_text(), &candidate.to_text()) {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}

fn startswith(vm: &mut Vm, args: Args<'_>) -> Answer {
    affix(vm, args, "startswith", |text, part| text.starts_with(part))
}

fn endswith(vm: &mut Vm, args: Args<'_>) -> Answer {
    affix(vm, args, "endswith", |text, part| text.ends_with(part))
}

fn removeprefix(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (own, part) = (text(&args[0]), str_argument(vm, &args[1], "removeprefix", 1)?);
    Ok(vm.text(own.strip_prefix(&part).unwrap_or(&own)))
}

fn removesuffix(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (own, part) = (text(&args[0]), str_argument(vm, &args[1], "removesuffix", 1)?);
    Ok(vm.text(own.strip_suffix(&part).unwrap_or(&own)))
}

// --- padding -----------------------------------------------------------------------------------------------------

fn padded(vm: &mut Vm, args: Args<'_>, split: fn(usize, usize) -> usize) -> Answer {
    let own = string(&args[0]).clone();
    let width = usize::try_from(vm.index_i64(&args[1])?).unwrap_or(0);
    vm.check_len(width, 4)?;
    let fill = match args[2].cast::<Str>() {
        Some(fill) if fill.len() == 1 => fill.points()[0],
        _ => return Err(vm.type_error("The fill character must be exactly one character long")),
    };
    let missing = width.saturating_sub(own.len());
    let left = split(missing, width);
    let mut points = vec![fill; left];
    points.extend(own.points());
    points.resize(points.len() + missing - left, fill);
    Ok(Str::from_code_points(&points).into())
}

fn center(vm: &mut Vm, args: Args<'_>) -> Answer {
    padded(vm, args, |missing, width| missing / 2 + (missing & width & 1))
}

fn ljust(vm: &mut Vm, args: Args<'_>) -> Answer {
    padded(vm, args, |_, _| 0)
}

fn rjust(vm: &mut Vm, args: Args<'_>) -> Answer {
    padded(vm, args, |missing, _| missing)
}

fn zfill(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = text(&args[0]);
    let width = usize::try_from(vm.index_i64(&args[1])?).unwrap_or(0);
    vm.check_len(width, 1)?;
    let zeros = "0".repeat(width.saturating_sub(own.chars().count()));
    Ok(match own.strip_prefix(['+', '-']) {
        Some(rest) => vm.text(&format!("{}{zeros}{rest}", &own[..1])),
        None => vm.text(&format!("{zeros}{own}")),
    })
}

fn expandtabs(vm: &mut Vm, args: Args<'_>) -> Answer {
    let size = usize::try_from(vm.index_i64(&args[1])?).unwrap_or(0);
    vm.check_len(size, 1)?;
    let (mut out, mut column) = (String::new(), 0);
    for c in text(&args[0]).chars() {
        match c {
            '\t' if size == 0 => {}
            '\t' => {
                let fill = size - column % size;
                out.push_str(&" ".repeat(fill));
                column += fill;
            }
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            _ => {
                out.push(c);
                column += 1;
            }
        }
    }
    Ok(vm.text(&out))
}

// --- questions ---------------------------------------------------------------------------------------------------

fn all(value: &Value, test: impl Fn(char) -> bool) -> Answer {
    let own = text(value);
    Ok(Value::bool(!own.is_empty() && own.chars().all(test)))
}

fn isdigit(_vm: &mut Vm, args: Args<'_>) -> Answer {
    all(&args[0], |c| crate::objects::numbers::int_text::decimal_digit(c as u32).is_some())
}

fn isnumeric(_vm: &mut Vm, args: Args<'_>) -> Answer {
    all(&args[0], char::is_numeric)
}

fn isalpha(_vm: &mut Vm, args: Args<'_>) -> Answer {
    all(&args[0], char::is_alphabetic)
}

fn isalnum(_vm: &mut Vm, args: Args<'_>) -> Answer {
    all(&args[0], char::is_alphanumeric)
}

fn isspace(_vm: &mut Vm, args: Args<'_>) -> Answer {
    all(&args[0], is_space)
}

fn cased(value: &Value, good: fn(char) -> bool, bad: fn(char) -> bool) -> Answer {
    let own = text(value);
    Ok(Value::bool(own.chars().any(good) && !own.chars().any(bad)))
}

fn isupper(_vm: &mut Vm, args: Args<'_>) -> Answer {
    cased(&args[0], char::is_uppercase, char::is_lowercase)
}

fn islower(_vm: &mut Vm, args: Args<'_>) -> Answer {
    cased(&args[0], char::is_lowercase, char::is_uppercase)
}

fn istitle(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let (mut inside, mut found) = (false, false);
    for c in text(&args[0]).chars() {
        if (c.is_uppercase() && inside) || (c.is_lowercase() && !inside) {
            return Ok(Value::False);
        }
        inside = c.is_alphabetic();
        found |= inside;
    }
    Ok(Value::bool(found))
}

fn isidentifier(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = text(&args[0]);
    let mut chars = own.chars();
    let first = chars.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
    Ok(Value::bool(first && chars.all(unicode_ident::is_xid_continue)))
}

fn isascii(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(string(&args[0]).as_ascii().is_some()))
}

fn isprintable(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = text(&args[0]);
    Ok(Value::bool(own.chars().all(|c| c == ' ' || !(c.is_control() || c.is_whitespace()))))
}

fn encode(vm: &mut Vm, args: Args<'_>) -> Answer {
    let encoding = vm.str_text(&args[1])?;
    crate::objects::bytes::encode(vm, &args[0], &encoding)
}

// --- format ------------------------------------------------------------------------------------------------------

fn format(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = text(&args[0]);
    let (positional, named) = (args.rest(1).to_vec(), args[2].clone());
    super::format_method::format(vm, &own, &positional, &named)
}

fn format_map(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = text(&args[0]);
    if args[1].cast::<Dict>().is_some() || args[1].as_ref().is_some() {
        return super::format_method::format(vm, &own, &[], &args[1]);
    }
    Err(vm.type_error("format requires a mapping"))
}
