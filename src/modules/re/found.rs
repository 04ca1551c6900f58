//! The type `re.Match`.

use super::pattern::{self, Pattern};
use super::subject::Subject;
use super::template::{self, group_span};
use crate::heap::Value;
use crate::objects::bytes::Buffer;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::int::Int;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, class_row, getter, row};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::any::Any;

/// The data of a `Match`.
pub struct Match {
    /// The pattern object.
    pub pattern: Value,
    /// What was searched.
    pub subject: Subject,
    /// Begins and ends of groups (group 0 first), then the number of the group closed last.
    pub groups: Box<[usize]>,
    /// `pos`
    pub pos: usize,
    /// `endpos`
    pub endpos: usize,
}

impl NativeData for Match {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.pattern);
        visit(&self.subject.value);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Match {
    fn pattern(&self) -> &Pattern {
        pattern::of(&self.pattern)
    }

    fn count(&self) -> usize {
        self.groups.len() / 2
    }

    fn part(&self, group: usize, default: &Value) -> Value {
        group_span(&self.groups, group).map_or_else(|| default.clone(), |(start, end)| self.subject.part(start, end))
    }

    fn last(&self) -> Option<usize> {
        self.groups.last().copied().filter(|group| *group != super::matcher::NOWHERE)
    }

    /// The places of a group as a tuple, -1 where it has not matched.
    fn span(&self, group: usize) -> Value {
        let (start, end) = group_span(&self.groups, group).map_or((-1, -1), |(start, end)| (start as i64, end as i64));
        Tuple::new(vec![Value::Int(start), Value::Int(end)]).into()
    }
}

/// `re.Match`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Match",
    module: "re",
    base: None,
    doc: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    methods: &[
        row("group(self, /, *groups)", "Return one or more subgroups of the match.", group),
        row("__getitem__(self, key, /)", "Return self[key].", |vm, args| one_group(vm, &args[0], &args[1])),
        row(
            "groups(self, /, default=None)",
            "Return a tuple containing all the subgroups of the match, from 1.",
            |_, args| {
                let own = of(&args[0]);
                Ok(Tuple::new((1..own.count()).map(|group| own.part(group, &args[1])).collect()).into())
            },
        ),
        row("groupdict(self, /, default=None)", "Return a dictionary of the named subgroups of the match.", group_dict),
        row("start(self, group=0, /)", "Return index of the start of the substring matched by group.", |vm, args| {
            Ok(span_item(&span(vm, args)?, 0))
        }),
        row("end(self, group=0, /)", "Return index of the end of the substring matched by group.", |vm, args| {
            Ok(span_item(&span(vm, args)?, 1))
        }),
        row("span(self, group=0, /)", "For match object m, return the 2-tuple (m.start(group), m.end(group)).", span),
        row(
            "expand(self, /, template)",
            "Do backslash substitution on the template, as the sub() method does.",
            expand,
        ),
        row("__copy__(self, /)", "", |_, args| Ok(args[0].clone())),
        row("__deepcopy__(self, memo, /)", "", |_, args| Ok(args[0].clone())),
        row("__repr__(self, /)", "Return repr(self).", repr),
        class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
    ],
    getters: &[
        getter("string", "The string passed to match() or search().", |_, value| Ok(of(value).subject.value.clone())),
        getter("re", "The regular expression object.", |_, value| Ok(of(value).pattern.clone())),
        getter("pos", "The index into the string at which the RE engine started looking for a match.", |_, value| {
            Ok(Value::Int(of(value).pos as i64))
        }),
        getter("endpos", "The index into the string beyond which the RE engine will not go.", |_, value| {
            Ok(Value::Int(of(value).endpos as i64))
        }),
        getter("lastindex", "The integer index of the last matched capturing group.", |_, value| {
            Ok(of(value).last().map_or(Value::None, |group| Value::Int(group as i64)))
        }),
        getter("lastgroup", "The name of the last matched capturing group.", |_, value| {
            let own = of(value);
            Ok(own.last().map_or(Value::None, |group| own.pattern().name_of(group)))
        }),
        getter("regs", "", |_, value| {
            let own = of(value);
            Ok(Tuple::new((0..own.count()).map(|group| own.span(group)).collect()).into())
        }),
    ],
    subclassable: false,
};

fn of(value: &Value) -> &Match {
    value.native::<Match>().expect("methods of matches are called with matches")
}

/// A match object.
pub fn make(vm: &mut Vm, found: Match) -> Value {
    let shape = vm.native_class(&SPEC).instance_shape.get();
    NativeObject::new(shape, found).into()
}

/// The number of a group given by number or name.
fn number(vm: &mut Vm, own: &Match, key: &Value) -> Result<usize, Raised> {
    let number = match vm.index_opt(key)? {
        Some(number) => Int::of(&number).and_then(Int::small).and_then(|number| usize::try_from(number).ok()),
        None => {
            let name = key.cast::<Str>().map(|text| text.points());
            let names = &own.pattern().names;
            name.and_then(|name| names.iter().find(|(other, _)| *other == name).map(|(_, group)| *group))
        }
    };
    match number.filter(|number| *number < own.count()) {
        Some(number) => Ok(number),
        None => Err(vm.raise(Exc::IndexError, "no such group")),
    }
}

fn one_group(vm: &mut Vm, value: &Value, key: &Value) -> Answer {
    let own = of(value);
    let group = number(vm, own, key)?;
    Ok(own.part(group, &Value::None))
}

fn group(vm: &mut Vm, args: Args<'_>) -> Answer {
    match args.rest(1) {
        [] => Ok(of(&args[0]).part(0, &Value::None)),
        [key] => one_group(vm, &args[0], key),
        keys => {
            let parts = keys.iter().map(|key| one_group(vm, &args[0], key)).collect::<Result<Vec<Value>, Raised>>()?;
            Ok(Tuple::new(parts).into())
        }
    }
}

fn group_dict(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = of(&args[0]);
    let dict = Dict::new();
    for (name, group) in &own.pattern().names {
        vm.dict_insert(&dict, Str::from_code_points(name).into(), own.part(*group, &args[1]))?;
    }
    Ok(dict.into())
}

fn span(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = of(&args[0]);
    let group = number(vm, own, &args[1])?;
    Ok(own.span(group))
}

fn span_item(span: &Value, at: usize) -> Value {
    span.exact::<Tuple>().map_or(Value::None, |span| span.items()[at].clone())
}

fn expand(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = of(&args[0]);
    let (points, is_text) = match args[1].cast::<Str>() {
        Some(text) => (text.points(), true),
        None => match Buffer::of(&args[1]) {
            Some(bytes) => (bytes.iter().map(|byte| u32::from(*byte)).collect(), false),
            None => {
                let got = vm.type_name(&args[1]);
                return Err(vm.type_error(format!("decoding to str: need a bytes-like object, {got} found")));
            }
        },
    };
    let template = match template::parse(&points, is_text, own.pattern()) {
        Ok(template) => template,
        Err(failure) => return Err(super::raise_failure(vm, failure, &args[1])),
    };
    let mut pieces = Vec::new();
    template::fill(&template, is_text, &own.subject, &own.groups, &mut pieces);
    pattern::joined(vm, &pieces, is_text)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = of(&args[0]);
    let (start, end) = (own.groups[0], own.groups[1]);
    let shown = vm.repr(&own.part(0, &Value::None))?;
    let mut out: Vec<u32> =
        format!("<re.Match object; span=({start}, {end}), match=").chars().map(|c| c as u32).collect();
    out.extend(shown.cast::<Str>().map_or_else(Vec::new, |text| text.points()).iter().take(50));
    out.push('>' as u32);
    Ok(Str::from_code_points(&out).into())
}
