//! `partial`: a callable with some of its arguments given already.
//!
//! A partial of a partial takes over the inner one's arguments, unless somebody gave that attributes.

use super::callable;
use crate::heap::{Obj, Value, ValueCell};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Keyword, NativeData, NativeObject, Raised, Rest, class_row, row, static_row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use crate::vm::warnings::Warning;
use std::any::Any;

/// A function, a tuple and a dict; `__setstate__` alone changes them.
struct Partial {
    function: ValueCell,
    args: ValueCell,
    keywords: ValueCell,
}

impl NativeData for Partial {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.function.visit(visit);
        self.args.visit(visit);
        self.keywords.visit(visit);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `functools.partial`
pub const SPEC: ClassSpec = ClassSpec {
    name: "partial",
    module: "functools",
    base: None,
    doc: "Create a new function with partial application of the given arguments\nand keywords.",
    methods: &[
        static_row("__new__(cls, /, *args, **keywords)", "Create and return a new object.", new),
        row("__init__(self, /, *args, **keywords)", "Initialize self.", |_, _| Ok(Value::None)),
        row("__call__(self, /, *args, **keywords)", "Call self as a function.", call).rest(Rest::NoKeywords),
        row("__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.", get),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__reduce__(self, /)", "State for pickle and copy.", reduce),
        row("__setstate__(self, state, /)", "Takes what __reduce__ gave.", setstate),
        class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
    ],
    getters: &[
        read_only("func", "function object to use in future partial calls", |_, value| {
            Ok(partial(value).function.get())
        }),
        read_only("args", "tuple of arguments to future partial calls", |_, value| Ok(partial(value).args.get())),
        read_only("keywords", "dictionary of keyword arguments to future partial calls", |_, value| {
            Ok(partial(value).keywords.get())
        }),
    ],
    subclassable: true,
};

const fn read_only(name: &'static str, doc: &'static str, get: fn(&mut Vm, &Value) -> Answer) -> Getter {
    Getter { name, doc, get, set: Some(|vm, _, _| Err(vm.raise(Exc::AttributeError, "readonly attribute"))) }
}

fn partial(value: &Value) -> &Partial {
    value.native::<Partial>().expect("methods of partial are called with partials")
}

/// The positional arguments of a partial, with more behind them.
fn joined(values: &Value, more: &[Value]) -> Vec<Value> {
    let own = values.cast::<Tuple>().map_or(&[][..], |tuple| tuple.items());
    own.iter().chain(more).cloned().collect()
}

/// The keyword arguments of a partial, changed and extended by later ones.
fn merged(vm: &mut Vm, own: &Value, later: &Value) -> Vec<Keyword> {
    let mut keywords = vm.keyword_list(own);
    for (name, value) in vm.keyword_list(later) {
        match keywords.iter_mut().find(|(other, _)| *other == name) {
            Some((_, place)) => *place = value,
            None => keywords.push((name, value)),
        }
    }
    keywords
}

fn dict_of(vm: &Vm, keywords: Vec<Keyword>) -> Obj<Dict> {
    let dict = Dict::new();
    for (name, value) in keywords {
        dict.set_str(vm.names.string(name), value);
    }
    dict
}

/// The partial whose arguments a new one around it takes over.
fn absorbable(vm: &mut Vm, function: &Value) -> Option<(Value, Value, Value)> {
    let inner = function.native::<Partial>()?;
    let overridden = {
        let class = vm.class_of(function);
        vm.class_lookup(class, sym::__call__)
            .is_none_or(|call| call.exact::<crate::objects::native::Native>().is_none())
    };
    let attributes = function.exact::<NativeObject>().map(|object| object.attributes.len());
    let plain = attributes == Some(0) || (attributes.is_none() && vm.instance_dict(function).is_ok_and(is_empty));
    (plain && !overridden).then(|| (inner.function.get(), inner.args.get(), inner.keywords.get()))
}

fn is_empty(dict: Value) -> bool {
    dict.exact::<Dict>().is_none_or(|dict| dict.is_empty())
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let [function, rest @ ..] = args.rest(1) else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    callable(vm, function)?;
    let (function, positional, keywords) = match absorbable(vm, function) {
        Some((inner, values, keywords)) => (inner, joined(&values, rest), merged(vm, &keywords, &args[2])),
        None => (function.clone(), rest.to_vec(), vm.keyword_list(&args[2])),
    };
    let keywords = dict_of(vm, keywords);
    let body = Partial {
        function: ValueCell::new(function),
        args: ValueCell::new(vm.new_tuple(positional)),
        keywords: ValueCell::new(keywords.into()),
    };
    let shape = vm.native_class(&SPEC).instance_shape.get();
    vm.instance_around(&args[0], NativeObject::new(shape, body).into())
}

fn call(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = partial(&args[0]);
    let (function, positional, keywords) = (own.function.get(), own.args.get(), own.keywords.get());
    let positional = joined(&positional, args.rest(1));
    let keywords = merged(vm, &keywords, &args[2]);
    vm.tail_call_keywords(function, positional, keywords)
}

/// A partial in a class stays what it is, with a warning that this will change.
fn get(vm: &mut Vm, args: Args<'_>) -> Answer {
    if !args[1].is_none() {
        if let Some((source, line, globals)) = vm.warning_place() {
            vm.warn(&Warning {
                category: Exc::FutureWarning,
                message: "functools.partial will be a method descriptor in future Python versions; wrap it in \
                          staticmethod() if you want to preserve the old behavior",
                filename: &source.name,
                line,
                code: source.line(line),
                globals: Some(globals),
                source: None,
            })?;
        }
    }
    Ok(args[0].clone())
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class_of(&args[0]).clone();
    let name = vm.class_text(&class);
    let own = args[0].clone();
    let shown = vm.shown_once(&own, |vm| parts(vm, &own))?;
    let text = shown.map_or("...".to_owned(), |parts| format!("{name}({})", parts.join(", ")));
    Ok(vm.text(&text))
}

fn parts(vm: &mut Vm, own: &Value) -> Result<Vec<String>, Raised> {
    let own = partial(own);
    let (function, values, keywords) = (own.function.get(), own.args.get(), own.keywords.get());
    let mut parts = vec![vm.repr_text(&function)?];
    for value in joined(&values, &[]) {
        parts.push(vm.repr_text(&value)?);
    }
    for (name, value) in keywords.cast::<Dict>().map_or_else(Vec::new, |dict| dict.pairs()) {
        parts.push(format!("{}={}", vm.str_text(&name)?, vm.repr_text(&value)?));
    }
    Ok(parts)
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class_of(&args[0]).value();
    let own = partial(&args[0]);
    let (function, values, keywords) = (own.function.get(), own.args.get(), own.keywords.get());
    let dict = vm.instance_dict(&args[0])?;
    let dict = if is_empty(dict.clone()) { Value::None } else { dict };
    let made_with = vm.new_tuple(vec![function.clone()]);
    let state = vm.new_tuple(vec![function, values, keywords, dict]);
    Ok(vm.new_tuple(vec![class, made_with, state]))
}

fn setstate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let state = args[1].cast::<Tuple>().map_or_else(Vec::new, |tuple| tuple.items().to_vec());
    let [function, values, keywords, dict] = state.as_slice() else {
        return Err(vm.type_error("invalid partial state"));
    };
    let keywords_fit = keywords.is_none() || keywords.cast::<Dict>().is_some();
    if !vm.is_callable(function) || values.cast::<Tuple>().is_none() || !keywords_fit {
        return Err(vm.type_error("invalid partial state"));
    }
    let own = partial(&args[0]);
    own.function.set(function.clone());
    own.args.set(vm.new_tuple(joined(values, &[])));
    let keywords = vm.keyword_list(keywords.unwrap_payload());
    own.keywords.set(dict_of(vm, keywords).into());
    let attributes: Vec<(Symbol, Value)> = vm.keyword_list(dict);
    for (name, value) in attributes {
        vm.setattr(&args[0], name, value)?;
    }
    Ok(Value::None)
}
