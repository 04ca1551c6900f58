//! The type `re.Pattern`.

use super::found::{self, Match};
use super::matcher::Extent;
use super::program::Program;
use super::subject::{Subject, Window};
use super::template::{self, Names, Template, group_span};
use crate::heap::{Obj, Value};
use crate::objects::bytes::{Buffer, Bytes};
use crate::objects::containers::iterator::{Iterator, Walk};
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, class_row, getter, row};
use crate::objects::string::{self, Str};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

/// The data of a `Pattern`.
pub struct Pattern {
    /// The source: a string or bytes.
    pub source: Value,
    /// Whether it is a string.
    pub is_text: bool,
    /// Its flags.
    pub flags: u32,
    /// Names and numbers of groups, in order.
    pub names: Vec<(Vec<u32>, usize)>,
    /// The same as a dict.
    pub index: Obj<Dict>,
    /// The program.
    pub program: Rc<Program>,
}

impl NativeData for Pattern {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.source);
        visit(&self.index.value());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Names for Pattern {
    fn group_named(&self, name: &[u32]) -> Option<usize> {
        self.names.iter().find(|(other, _)| other == name).map(|(_, group)| *group)
    }

    fn group_count(&self) -> usize {
        self.program.groups
    }
}

impl Pattern {
    /// The name of a group.
    pub fn name_of(&self, group: usize) -> Value {
        let name = self.names.iter().find(|(_, other)| *other == group);
        name.map_or(Value::None, |(name, _)| Str::from_code_points(name).into())
    }
}

/// `re.Pattern`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Pattern",
    module: "re",
    base: None,
    doc: "Compiled regular expression object.",
    methods: &[
        row(
            "match(self, /, string, pos=0, endpos=9223372036854775807)",
            "Matches zero or more characters at the beginning of the string.",
            |vm, args| first(vm, args, Extent::Match),
        ),
        row(
            "fullmatch(self, /, string, pos=0, endpos=9223372036854775807)",
            "Matches against all of the string.",
            |vm, args| first(vm, args, Extent::Full),
        ),
        row(
            "search(self, /, string, pos=0, endpos=9223372036854775807)",
            "Scan through string looking for a match.",
            |vm, args| first(vm, args, Extent::Search),
        ),
        row(
            "sub(self, /, repl, string, count=0)",
            "Replace the leftmost non-overlapping occurrences of pattern in string by repl.",
            |vm, args| Ok(substitute(vm, args)?.0),
        ),
        row(
            "subn(self, /, repl, string, count=0)",
            "Return the tuple (new_string, number_of_subs_made).",
            |vm, args| {
                let (text, count) = substitute(vm, args)?;
                Ok(Tuple::new(vec![text, Value::Int(count)]).into())
            },
        ),
        row(
            "findall(self, /, string, pos=0, endpos=9223372036854775807)",
            "Return a list of all non-overlapping matches in string.",
            find_all,
        ),
        row("split(self, /, string, maxsplit=0)", "Split string by the occurrences of pattern.", split),
        row(
            "finditer(self, /, string, pos=0, endpos=9223372036854775807)",
            "Return an iterator over all non-overlapping matches in string.",
            |vm, args| {
                let scanner = scanner(vm, args)?;
                let name = vm.intern("search");
                let search = vm.getattr(&scanner, name)?;
                Ok(Iterator::make(Walk::Call(search, Value::None)))
            },
        ),
        row(
            "scanner(self, /, string, pos=0, endpos=9223372036854775807)",
            "An object that finds one match after the other.",
            scanner,
        ),
        row("__copy__(self, /)", "", |_, args| Ok(args[0].clone())),
        row("__deepcopy__(self, memo, /)", "", |_, args| Ok(args[0].clone())),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__eq__(self, value, /)", "Return self==value.", equal),
        row("__hash__(self, /)", "Return hash(self).", |vm, args| {
            let own = of(&args[0]);
            Ok(Value::Int(vm.hash(&own.source)? ^ i64::from(own.flags)))
        }),
        class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
    ],
    getters: &[
        getter("pattern", "The pattern string from which the RE object was compiled.", |_, value| {
            Ok(of(value).source.clone())
        }),
        getter("flags", "The regex matching flags.", |_, value| Ok(Value::Int(i64::from(of(value).flags)))),
        getter("groups", "The number of capturing groups in the pattern.", |_, value| {
            Ok(Value::Int(of(value).program.groups as i64))
        }),
        getter("groupindex", "A dictionary mapping group names to group numbers.", |vm, value| {
            let index = of(value).index.value();
            Ok(vm.mapping_proxy(index))
        }),
    ],
    subclassable: false,
};

/// The data of a pattern object.
pub fn of(value: &Value) -> &Pattern {
    value.native::<Pattern>().expect("methods of patterns are called with patterns")
}

/// A pattern object.
pub fn make(vm: &mut Vm, pattern: Pattern) -> Value {
    let shape = vm.native_class(&SPEC).instance_shape.get();
    NativeObject::new(shape, pattern).into()
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = of(&args[0]);
    let source = vm.repr(&own.source)?;
    let shown: Vec<u32> = source.cast::<Str>().map_or_else(Vec::new, |text| text.points());
    let mut out: Vec<u32> = "re.compile(".chars().map(|c| c as u32).collect();
    out.extend(shown.iter().take(200));
    let flags = super::flags_text(own.flags, own.is_text);
    let flags = if flags.is_empty() { flags } else { format!(", {flags}") };
    out.extend(format!("{flags})").chars().map(|c| c as u32));
    Ok(Str::from_code_points(&out).into())
}

fn equal(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(other) = args[1].native::<Pattern>() else { return Ok(vm.not_implemented()) };
    let own = of(&args[0]);
    let same = own.flags == other.flags && own.is_text == other.is_text && vm.same(&own.source, &other.source)?;
    Ok(Value::bool(same))
}

/// The subject and the window of a method's arguments.
fn subject(vm: &mut Vm, args: Args<'_>) -> Result<(Subject, Window), Raised> {
    let subject = Subject::of(vm, &args[1], of(&args[0]).is_text)?;
    let window = subject.window(vm, &args[2], &args[3])?;
    Ok((subject, window))
}

fn first(vm: &mut Vm, args: Args<'_>, extent: Extent) -> Answer {
    let (subject, window) = subject(vm, args)?;
    let program = of(&args[0]).program.clone();
    match subject.find(vm, &program, window, extent)? {
        Some(groups) => {
            let Window { pos, endpos, .. } = window;
            Ok(found::make(vm, Match { pattern: args[0].clone(), subject, groups, pos, endpos }))
        }
        None => Ok(Value::None),
    }
}

fn find_all(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (subject, window) = subject(vm, args)?;
    let own = of(&args[0]);
    let empty = template::literal(&[], own.is_text);
    let part = |groups: &[usize], group: usize| match group_span(groups, group) {
        Some((start, end)) => subject.part(start, end),
        None => empty.clone(),
    };
    let mut items = Vec::new();
    let count = own.program.groups;
    subject.scan(vm, &own.program, window, Extent::Search, &mut |_, groups| {
        items.push(match count {
            0 => part(groups, 0),
            1 => part(groups, 1),
            _ => Tuple::new((1..=count).map(|group| part(groups, group)).collect()).into(),
        });
        Ok(true)
    })?;
    Ok(List::new(items).into())
}

fn split(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = of(&args[0]);
    let subject = Subject::of(vm, &args[1], own.is_text)?;
    let most = vm.index_i64(&args[2])?;
    let (mut items, mut last, mut cuts) = (Vec::new(), 0, 0);
    if most < 0 {
        return Ok(List::new(vec![subject.part(0, subject.len())]).into());
    }
    subject.scan(vm, &own.program, subject.whole(), Extent::Search, &mut |_, groups| {
        items.push(subject.part(last, groups[0]));
        for group in 1..=own.program.groups {
            items.push(group_span(groups, group).map_or(Value::None, |(start, end)| subject.part(start, end)));
        }
        last = groups[1];
        cuts += 1;
        Ok(most == 0 || cuts < most)
    })?;
    items.push(subject.part(last, subject.len()));
    Ok(List::new(items).into())
}

// --- replacing ---------------------------------------------------------------------------------------------------

/// What a match is replaced by.
enum Replacement {
    /// Always the same.
    Literal(Value),
    /// A template.
    Template(Template),
    /// What a function says.
    Function(Value),
}

fn replacement(vm: &mut Vm, own: &Pattern, value: &Value) -> Result<Replacement, Raised> {
    let points = match value.cast::<Str>() {
        Some(text) => Some(text.points()),
        None => Buffer::of(value).map(|bytes| bytes.iter().map(|byte| u32::from(*byte)).collect()),
    };
    match points {
        Some(points) if points.contains(&0x5c) => {
            let is_text = value.cast::<Str>().is_some();
            match template::parse(&points, is_text, own) {
                Ok(template) => Ok(Replacement::Template(template)),
                Err(failure) => Err(super::raise_failure(vm, failure, value)),
            }
        }
        Some(_) => Ok(Replacement::Literal(value.clone())),
        None if vm.is_callable(value) => Ok(Replacement::Function(value.clone())),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("decoding to str: need a bytes-like object, {got} found")))
        }
    }
}

fn substitute(vm: &mut Vm, args: Args<'_>) -> Result<(Value, i64), Raised> {
    let own = of(&args[0]);
    let by = replacement(vm, own, &args[1])?;
    let subject = Subject::of(vm, &args[2], own.is_text)?;
    let most = vm.index_i64(&args[3])?;
    let (mut pieces, mut last, mut count) = (Vec::new(), 0, 0);
    if most >= 0 {
        subject.scan(vm, &own.program, subject.whole(), Extent::Search, &mut |vm, groups| {
            if last < groups[0] {
                pieces.push(subject.part(last, groups[0]));
            }
            match &by {
                Replacement::Literal(value) => pieces.push(value.clone()),
                Replacement::Template(template) => {
                    template::fill(template, own.is_text, &subject, groups, &mut pieces);
                }
                Replacement::Function(function) => {
                    let endpos = subject.len();
                    let whole = Match {
                        pattern: args[0].clone(),
                        subject: subject.again(),
                        groups: groups.into(),
                        pos: 0,
                        endpos,
                    };
                    let found = found::make(vm, whole);
                    let answer = vm.call(function, &[found])?;
                    if !answer.is_none() {
                        pieces.push(answer);
                    }
                }
            }
            last = groups[1];
            count += 1;
            Ok(most == 0 || count < most)
        })?;
    }
    if last < subject.len() || pieces.is_empty() {
        pieces.push(subject.part(last, subject.len()));
    }
    Ok((joined(vm, &pieces, own.is_text)?, count))
}

/// `''.join(pieces)` or `b''.join(pieces)`.
pub fn joined(vm: &mut Vm, pieces: &[Value], is_text: bool) -> Answer {
    let wrong = |piece: &&Value| if is_text { piece.cast::<Str>().is_none() } else { Buffer::of(piece).is_none() };
    if let Some((at, piece)) = pieces.iter().enumerate().find(|(_, piece)| wrong(piece)) {
        let (wanted, got) = (if is_text { "str instance" } else { "a bytes-like object" }, vm.type_name(piece));
        return Err(vm.type_error(format!("sequence item {at}: expected {wanted}, {got} found")));
    }
    match pieces {
        [piece] if is_text && piece.exact::<Str>().is_some() => Ok(piece.clone()),
        _ if is_text => Ok(string::join(None, pieces)),
        _ => {
            let bytes: Vec<u8> = pieces.iter().filter_map(Buffer::of).flat_map(|bytes| bytes.to_vec()).collect();
            Ok(Bytes::new(bytes).into())
        }
    }
}

// --- scanners ----------------------------------------------------------------------------------------------------

/// The data of a scanner: finds one match after the other.
struct Scanner {
    pattern: Value,
    subject: Subject,
    window: Window,
    /// Where the next match may begin, and whether it must not be empty there; `None` at the end.
    next: Cell<Option<(usize, bool)>>,
}

impl NativeData for Scanner {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.pattern);
        visit(&self.subject.value);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `_sre.SRE_Scanner`
pub const SCANNER: ClassSpec = ClassSpec {
    name: "SRE_Scanner",
    module: "_sre",
    base: None,
    doc: "",
    methods: &[
        row("match(self, /)", "", |vm, args| next_match(vm, args, Extent::Match)),
        row("search(self, /)", "", |vm, args| next_match(vm, args, Extent::Search)),
    ],
    getters: &[getter("pattern", "", |_, value| {
        Ok(value.native::<Scanner>().map_or(Value::None, |scanner| scanner.pattern.clone()))
    })],
    subclassable: false,
};

fn scanner(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (subject, window) = subject(vm, args)?;
    let next = Cell::new(Some((window.pos, false)));
    let shape = vm.native_class(&SCANNER).instance_shape.get();
    Ok(NativeObject::new(shape, Scanner { pattern: args[0].clone(), subject, window, next }).into())
}

fn next_match(vm: &mut Vm, args: Args<'_>, extent: Extent) -> Answer {
    let own = args[0].native::<Scanner>().expect("methods of scanners are called with scanners");
    let Some((pos, advance)) = own.next.get() else { return Ok(Value::None) };
    let window = Window { pos, advance, ..own.window };
    let program = of(&own.pattern).program.clone();
    let Some(groups) = own.subject.find(vm, &program, window, extent)? else {
        own.next.set(None);
        return Ok(Value::None);
    };
    own.next.set(Some((groups[1], groups[0] == groups[1])));
    let Window { pos, endpos, .. } = own.window;
    Ok(found::make(vm, Match { pattern: own.pattern.clone(), subject: own.subject.again(), groups, pos, endpos }))
}
