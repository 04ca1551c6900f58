//! The types of the built-in iterators: their names, the methods that all share, and those that scripts make by name
//! (`enumerate`, `zip`, `map`, `filter`, `reversed`).

use super::iterator::{Iterator, Left, Walk};
use super::iterator_reduce;
use super::list::List;
use crate::heap::Value;
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, Raised, Rest, Row, Wording, class_row, row, static_row};
use crate::vm::Vm;

/// Rows of an iterator that knows how many items are left.
const COUNTED: &[Row] = &[
    row("__iter__(self, /)", "Implement iter(self).", itself),
    row("__next__(self, /)", "Implement next(self).", next),
    row("__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", length_hint),
    REDUCE,
    SET_STATE,
];

/// Rows of an iterator that does not.
const UNCOUNTED: &[Row] = &[
    row("__iter__(self, /)", "Implement iter(self).", itself),
    row("__next__(self, /)", "Implement next(self).", next),
    REDUCE,
];

const REDUCE: Row = row("__reduce__(self, /)", "Return state information for pickling.", iterator_reduce::reduce);
const SET_STATE: Row =
    row("__setstate__(self, state, /)", "Set state information for unpickling.", iterator_reduce::set_state);

const fn spec(name: &'static str, methods: &'static [Row]) -> ClassSpec {
    ClassSpec { name, module: "builtins", base: None, doc: "", methods, getters: &[], subclassable: false }
}

/// `list_iterator`
pub const LIST: ClassSpec = spec("list_iterator", COUNTED);
/// `list_reverseiterator`
pub const LIST_REVERSE: ClassSpec = spec("list_reverseiterator", COUNTED);
/// `tuple_iterator`
pub const TUPLE: ClassSpec = spec("tuple_iterator", COUNTED);
/// `range_iterator`
pub const RANGE: ClassSpec = spec("range_iterator", COUNTED);
/// `longrange_iterator`
pub const LONG_RANGE: ClassSpec = spec("longrange_iterator", COUNTED);
/// `dict_keyiterator`
pub const DICT_KEY: ClassSpec = spec("dict_keyiterator", COUNTED);
/// `dict_valueiterator`
pub const DICT_VALUE: ClassSpec = spec("dict_valueiterator", COUNTED);
/// `dict_itemiterator`
pub const DICT_ITEM: ClassSpec = spec("dict_itemiterator", COUNTED);
/// `dict_reversekeyiterator`
pub const DICT_REVERSE_KEY: ClassSpec = spec("dict_reversekeyiterator", COUNTED);
/// `dict_reversevalueiterator`
pub const DICT_REVERSE_VALUE: ClassSpec = spec("dict_reversevalueiterator", COUNTED);
/// `dict_reverseitemiterator`
pub const DICT_REVERSE_ITEM: ClassSpec = spec("dict_reverseitemiterator", COUNTED);
/// `set_iterator`
pub const SET: ClassSpec = spec("set_iterator", COUNTED);
/// `str_ascii_iterator`
pub const STR_ASCII: ClassSpec = spec("str_ascii_iterator", COUNTED);
/// `str_iterator`
pub const STR: ClassSpec = spec("str_iterator", COUNTED);
/// `bytes_iterator`
pub const BYTES: ClassSpec = spec("bytes_iterator", COUNTED);
/// `memory_iterator`
pub const MEMORY: ClassSpec = spec("memory_iterator", UNCOUNTED);
/// `bytearray_iterator`
pub const BYTEARRAY: ClassSpec = spec("bytearray_iterator", COUNTED);
/// `iterator`: over a sequence by `__getitem__`.
pub const SEQUENCE: ClassSpec = spec("iterator", COUNTED);
/// `callable_iterator`
pub const CALLABLE: ClassSpec = spec("callable_iterator", UNCOUNTED);

macro_rules! named {
    ($name:literal, $doc:literal, $($row:expr),*) => {
        ClassSpec {
            name: $name,
            module: "builtins",
            base: None,
            doc: $doc,
            methods: &[
                row("__iter__(self, /)", "Implement iter(self).", itself),
                row("__next__(self, /)", "Implement next(self).", next),
                REDUCE,
                $($row,)*
            ],
            getters: &[],
            subclassable: true,
        }
    };
}

/// `enumerate`
pub const ENUMERATE: ClassSpec = named!(
    "enumerate",
    "Return an enumerate object.",
    static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new_enumerate)
        .rest(Rest::NoKeywords),
    class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item)
);

/// `zip`
pub const ZIP: ClassSpec = named!(
    "zip",
    "Iterate over several iterables in parallel, yielding tuples of their items.",
    static_row("__new__(cls, /, *iterables, strict=False)", "Create and return a new object.", new_zip)
        .worded(Wording::KeywordsCounted),
    SET_STATE
);

/// `map`
pub const MAP: ClassSpec = named!(
    "map",
    "Make an iterator that computes the function using arguments from the iterables.",
    static_row("__new__(cls, /, *args)", "Create and return a new object.", new_map)
);

/// `filter`
pub const FILTER: ClassSpec = named!(
    "filter",
    "Return an iterator yielding those items for which the function is true.",
    static_row("__new__(cls, function, iterable, /)", "Create and return a new object.", new_filter)
);

/// `reversed`
pub const REVERSED: ClassSpec = named!(
    "reversed",
    "Return a reverse iterator over the values of the given sequence.",
    static_row("__new__(cls, sequence, /)", "Create and return a new object.", new_reversed),
    row("__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", length_hint),
    SET_STATE
);

fn itself(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(args[0].clone())
}

fn next(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = args[0].cast::<Iterator>().expect("methods of iterators are called with iterators").clone();
    match vm.step_iterator(&own)? {
        Some(value) => Ok(value),
        None => Err(vm.raise_args(Exc::StopIteration, Vec::new())),
    }
}

fn length_hint(vm: &mut Vm, args: Args<'_>) -> Answer {
    let left = args[0].cast::<Iterator>().map_or(Left::Known(0), |iterator| iterator.left());
    let left = match left {
        Left::Known(left) => left as i64,
        Left::OfSequence(value, at) => (vm.len(&value)? as i64 - at).max(0),
        Left::Reversed(value, at) => {
            if vm.len(&value)? as i64 <= at {
                0
            } else {
                at + 1
            }
        }
    };
    Ok(Value::Int(left))
}

/// An iterator of the class asked for.
fn made(vm: &mut Vm, class: &Value, walk: Walk) -> Answer {
    vm.instance_around(class, Iterator::make(walk))
}

fn iterators(vm: &mut Vm, values: &[Value]) -> Result<Vec<Value>, Raised> {
    values.iter().map(|value| vm.iter(value)).collect()
}

/// Arguments are bound by hand: CPython's words for wrong ones are this type's own.
fn new_enumerate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let given = args.rest(1);
    let keywords = vm.keyword_list(&args[2]);
    let total = given.len() + keywords.len();
    if total > 2 {
        return Err(vm.type_error(format!("enumerate() takes at most 2 arguments ({total} given)")));
    }
    let (mut iterable, mut start) = (given.first().cloned(), given.get(1).cloned());
    for (name, value) in keywords {
        let text = vm.names.text(name).to_owned();
        match &*text {
            "iterable" if iterable.is_none() => iterable = Some(value),
            "start" if start.is_none() => start = Some(value),
            _ => {
                let message = format!("'{text}' is an invalid keyword argument for enumerate()");
                return Err(vm.type_error(message));
            }
        }
    }
    let Some(iterable) = iterable else {
        return Err(vm.type_error("enumerate() missing required argument 'iterable'"));
    };
    let start = match start {
        Some(start) => vm.index(&start)?,
        None => Value::Int(0),
    };
    let inner = vm.iter(&iterable)?;
    made(vm, &args[0], Walk::Enumerate(inner, start))
}

fn new_zip(vm: &mut Vm, args: Args<'_>) -> Answer {
    let strict = vm.truth(&args[2])?;
    let inner = iterators(vm, args.rest(1))?;
    made(vm, &args[0], Walk::Zip(inner, strict))
}

fn new_map(vm: &mut Vm, args: Args<'_>) -> Answer {
    let [function, iterables @ ..] = args.rest(1) else {
        return Err(vm.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let inner = iterators(vm, iterables)?;
    made(vm, &args[0], Walk::Map(function.clone(), inner))
}

fn new_filter(vm: &mut Vm, args: Args<'_>) -> Answer {
    let inner = vm.iter(&args[2])?;
    made(vm, &args[0], Walk::Filter(args[1].clone(), inner))
}

fn new_reversed(vm: &mut Vm, args: Args<'_>) -> Answer {
    let sequence = &args[1];
    if let Some(list) = sequence.exact::<List>() {
        return Ok(Iterator::make(Walk::ListReverse(list.clone(), list.items.len())));
    }
    let class = vm.class_of(sequence).clone();
    match vm.class_lookup(&class, sym::__reversed__) {
        Some(method) if !method.is_none() => {
            let bound = vm.bind_descriptor(&method, sequence, &class)?;
            return vm.call(&bound, &[]);
        }
        refused => {
            let sequence_like =
                vm.class_lookup(&class, sym::__getitem__).is_some() && sequence.cast::<Dict>().is_none();
            if refused.is_some() || !sequence_like {
                let got = vm.type_name(sequence);
                return Err(vm.type_error(format!("'{got}' object is not reversible")));
            }
        }
    }
    let last = vm.len(sequence)? as i64 - 1;
    made(vm, &args[0], Walk::Reversed(sequence.clone(), last))
}
