//! Methods of `dict` and its views.

use super::dict::{Dict, Plain};
use super::iterator::{Iterator, Walk};
use super::views::View;
use crate::heap::{Kind, Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, Raised, Rest, class_row, row, static_row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// `dict`
pub const SPEC: ClassSpec = ClassSpec {
    name: "dict",
    module: "builtins",
    base: None,
    doc: "dict() -> new empty dictionary",
    methods: &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new).rest(Rest::Ignored),
        row("__init__(self, /, *args, **kwargs)", "Initialize self.", init).rest(Rest::NoKeywords),
        row("__len__(self, /)", "Return len(self).", len),
        row("__getitem__(self, key, /)", "Return self[key].", getitem),
        row("__setitem__(self, key, value, /)", "Set self[key] to value.", setitem),
        row("__delitem__(self, key, /)", "Delete self[key].", delitem),
        row("__contains__(self, key, /)", "True if the dictionary has the specified key, else False.", contains),
        row("__iter__(self, /)", "Implement iter(self).", iter),
        row("__reversed__(self, /)", "Return a reverse iterator over the dict keys.", reversed),
        row("__eq__(self, value, /)", "Return self==value.", eq),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__or__(self, value, /)", "Return self|value.", or),
        row("__ror__(self, value, /)", "Return value|self.", |vm, args| {
            or(vm, Args::new(&[args[1].clone(), args[0].clone()]))
        }),
        row("__ne__(self, value, /)", "Return self!=value.", |vm, args| {
            let Some(other) = args[1].cast::<Dict>().cloned() else { return Ok(vm.not_implemented()) };
            vm.dicts_equal(&dict(&args[0]).clone(), &other).map(|equal| Value::bool(!equal))
        }),
        row("__ior__(self, value, /)", "Return self|=value.", ior),
        row(
            "get(self, key, default=None, /)",
            "Return the value for key if key is in the dictionary, else default.",
            get,
        ),
        row(
            "setdefault(self, key, default=None, /)",
            "Insert key with a value of default if key is not in the dictionary.",
            setdefault,
        ),
        row("pop(self, key, default=<none>, /)", "Remove specified key and return the corresponding value.", pop),
        row("popitem(self, /)", "Remove and return a (key, value) pair as a 2-tuple.", popitem),
        row("keys(self, /)", "Return a set-like object providing a view on the dict's keys.", keys),
        row("values(self, /)", "Return an object providing a view on the dict's values.", values),
        row("items(self, /)", "Return a set-like object providing a view on the dict's items.", items),
        row("update(self, /, *args, **kwargs)", "Update the dictionary from a mapping or iterable.", update)
            .rest(Rest::NoKeywords),
        row("clear(self, /)", "Remove all items from the dict.", clear),
        row("copy(self, /)", "Return a shallow copy of the dict.", copy),
        class_row(
            "fromkeys(cls, iterable, value=None, /)",
            "Create a new dictionary with keys from iterable.",
            fromkeys,
        ),
        class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
    ],
    getters: &[],
    subclassable: true,
};

fn dict(value: &Value) -> &Obj<Dict> {
    value.cast::<Dict>().expect("methods of dict are called with dicts")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.instance_around(&args[0], Dict::new().into())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Answer {
    fill(vm, args, "dict")
}

fn update(vm: &mut Vm, args: Args<'_>) -> Answer {
    fill(vm, args, "update")
}

fn fill(vm: &mut Vm, args: Args<'_>, name: &str) -> Answer {
    let given = args.rest(1);
    if given.len() > 1 {
        return Err(vm.type_error(format!("{name} expected at most 1 argument, got {}", given.len())));
    }
    let target = dict(&args[0]).clone();
    if let Some(source) = given.first() {
        vm.dict_fill(&target, source)?;
    }
    for (name, value) in vm.keyword_list(&args[2]) {
        target.set_str(vm.names.string(name), value);
    }
    Ok(Value::None)
}

impl Vm {
    /// `a | b` of dicts; NotImplemented for anything else.
    pub fn dict_union(&mut self, a: &Value, b: &Value) -> Answer {
        let (Some(left), true) = (a.cast::<Dict>().cloned(), b.cast::<Dict>().is_some()) else {
            return Ok(self.not_implemented.clone());
        };
        let merged = Dict::new();
        self.dict_fill(&merged, &left.value())?;
        self.dict_fill(&merged, b)?;
        Ok(merged.into())
    }

    /// `dict.update(source)`
    pub fn dict_fill(&mut self, target: &Obj<Dict>, source: &Value) -> Result<(), Raised> {
        if source.exact::<Dict>().is_some_and(|source| target.adopt(source)) {
            return Ok(());
        }
        if let Some(pairs) = self.mapping_pairs(source)? {
            for (key, value) in pairs {
                self.dict_insert(target, key, value)?;
            }
            return Ok(());
        }
        for (index, pair) in self.collect(source)?.into_iter().enumerate() {
            let items = match self.collect(&pair) {
                Ok(items) => items,
                Err(Raised) if self.raised_is(Exc::TypeError) => {
                    drop(self.take_raised());
                    let message = format!("cannot convert dictionary update sequence element #{index} to a sequence");
                    return Err(self.type_error(message));
                }
                Err(raised) => return Err(raised),
            };
            if items.len() != 2 {
                let message =
                    format!("dictionary update sequence element #{index} has length {}; 2 is required", items.len());
                return Err(self.value_error(message));
            }
            self.dict_insert(target, items[0].clone(), items[1].clone())?;
        }
        Ok(())
    }

    /// `dict[key]`, `__missing__` asked for instances of derived classes; the answer may be a request.
    pub fn dict_getitem(&mut self, object: &Value, key: &Value) -> Answer {
        let dict = dict(object).clone();
        if let Some(value) = self.dict_get(&dict, key)? {
            return Ok(value);
        }
        match object.exact::<Dict>() {
            Some(_) => Err(self.raise_args(Exc::KeyError, vec![key.clone()])),
            None => self.missing_item(object, key),
        }
    }

    /// `object.__missing__(key)` of a class derived from `dict`: a script's runs as a frame.
    fn missing_item(&mut self, object: &Value, key: &Value) -> Answer {
        let class = self.class_of(object).clone();
        match self.class_lookup(&class, sym::__missing__).filter(|missing| !missing.is_none()) {
            Some(missing) if missing.kind() == Some(Kind::Function) => {
                self.tail_call_two(missing, object.clone(), key.clone(), None)
            }
            Some(missing) => match self.run_special_native(&missing, &[object.clone(), key.clone()]) {
                Some(answer) => answer,
                None => self.call_found(&missing, object, &class, std::slice::from_ref(key)),
            },
            None => Err(self.raise_args(Exc::KeyError, vec![key.clone()])),
        }
    }
}

fn len(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(dict(&args[0]).len() as i64))
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.dict_getitem(&args[0], &args[1])
}

fn setitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.dict_insert(&dict(&args[0]).clone(), args[1].clone(), args[2].clone())?;
    Ok(Value::None)
}

fn delitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    match vm.dict_remove(&dict(&args[0]).clone(), &args[1])? {
        Some(_) => Ok(Value::None),
        None => Err(vm.raise_args(Exc::KeyError, vec![args[1].clone()])),
    }
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::bool(vm.dict_get(&dict(&args[0]).clone(), &args[1])?.is_some()))
}

fn iter(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Iterator::make(Walk::dict_keys(dict(&args[0]))))
}

fn reversed(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Iterator::make(Walk::dict_reverse(dict(&args[0]), super::views::View::Keys)))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(other) = args[1].cast::<Dict>().cloned() else { return Ok(vm.not_implemented()) };
    vm.dicts_equal(&dict(&args[0]).clone(), &other).map(Value::bool)
}

impl Vm {
    /// Whether two dicts have equal entries.
    pub fn dicts_equal(&mut self, a: &Obj<Dict>, b: &Obj<Dict>) -> Result<bool, Raised> {
        if a.len() != b.len() {
            return Ok(false);
        }
        self.enter_native_for(" in comparison")?;
        let answer = self.entries_equal(a, b);
        self.leave_native();
        answer
    }

    fn entries_equal(&mut self, a: &Obj<Dict>, b: &Obj<Dict>) -> Result<bool, Raised> {
        for (key, value) in a.pairs() {
            match self.dict_get(b, &key)? {
                Some(other) if self.same(&value, &other)? => {}
                _ => return Ok(false),
            }
        }
        Ok(true)
    }
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.repr_dict(&args[0])
}

fn or(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[0].cast::<Dict>().is_none() || args[1].cast::<Dict>().is_none() {
        return Ok(vm.not_implemented());
    }
    let merged = Dict::new();
    vm.dict_fill(&merged, &args[0])?;
    vm.dict_fill(&merged, &args[1])?;
    Ok(merged.into())
}

fn ior(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.dict_fill(&dict(&args[0]).clone(), &args[1])?;
    Ok(args[0].clone())
}

fn get(vm: &mut Vm, args: Args<'_>) -> Answer {
    match dict(&args[0]).find_plain(&args[1]) {
        Plain::Entry(at) => return Ok(dict(&args[0]).value_at(at)),
        Plain::Missing(_) => return Ok(args[2].clone()),
        Plain::Ask => {}
    }
    Ok(vm.dict_get(&dict(&args[0]).clone(), &args[1])?.unwrap_or_else(|| args[2].clone()))
}

fn setdefault(vm: &mut Vm, args: Args<'_>) -> Answer {
    let dict = dict(&args[0]).clone();
    if let Some(value) = vm.dict_get(&dict, &args[1])? {
        return Ok(value);
    }
    vm.dict_insert(&dict, args[1].clone(), args[2].clone())?;
    Ok(args[2].clone())
}

/// Where nothing is in it, nobody asks for the key's hash.
fn pop(vm: &mut Vm, args: Args<'_>) -> Answer {
    let target = dict(&args[0]).clone();
    let value = if target.is_empty() { None } else { vm.dict_remove(&target, &args[1])? };
    match (value, args.given(2)) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.raise_args(Exc::KeyError, vec![args[1].clone()])),
    }
}

fn popitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    match dict(&args[0]).pop_last() {
        Some((key, value)) => Ok(vm.new_tuple(vec![key, value])),
        None => {
            let message = vm.text("popitem(): dictionary is empty");
            Err(vm.raise_args(Exc::KeyError, vec![message]))
        }
    }
}

/// A view; where the next instruction walks over it and nobody can see it, the iterator.
fn shown(vm: &mut Vm, dict: &Value, view: View) -> Value {
    match dict.exact::<Dict>() {
        Some(dict) if vm.is_iterated_at_once() => Iterator::make(Walk::dict(dict, view)),
        _ => vm.dict_view(dict, view),
    }
}

fn keys(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(shown(vm, &args[0], View::Keys))
}

fn values(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(shown(vm, &args[0], View::Values))
}

fn items(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(shown(vm, &args[0], View::Items))
}

fn clear(_vm: &mut Vm, args: Args<'_>) -> Answer {
    dict(&args[0]).clear_all();
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Answer {
    let copy = Dict::new();
    let source = dict(&args[0]).value();
    vm.dict_fill(&copy, &source)?;
    Ok(copy.into())
}

fn fromkeys(vm: &mut Vm, args: Args<'_>) -> Answer {
    let made = vm.call(&args[0], &[])?;
    for key in vm.collect(&args[1])? {
        vm.setitem(&made, &key, args[2].clone())?;
    }
    Ok(made)
}

/// Operators of dicts, for `operators.rs`.
pub fn binary(vm: &mut Vm, op: crate::objects::protocols::operators::Operator, a: &Value, b: &Value) -> Answer {
    if op == crate::objects::protocols::operators::Operator::Or {
        return or(vm, Args::new(&[a.clone(), b.clone()]));
    }
    Ok(vm.not_implemented())
}

/// `a |= b`
pub fn inplace(vm: &mut Vm, op: crate::objects::protocols::operators::Operator, a: &Value, b: &Value) -> Answer {
    if op == crate::objects::protocols::operators::Operator::Or {
        return ior(vm, Args::new(&[a.clone(), b.clone()]));
    }
    Ok(vm.not_implemented())
}

/// Keeps the tuple type in reach of the views.
pub type Pair = Tuple;
