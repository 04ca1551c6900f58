//! Views and iterators of `OrderedDict`: they notice every change of the order.

use super::dict;
use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, ITER, NEXT, NativeData, NativeObject, Raised, Row, row};
use crate::objects::views::{self, View};
use crate::vm::Vm;
use std::any::Any;
use std::cell::Cell;

struct Walk {
    dict: Obj<Dict>,
    view: View,
    backwards: bool,
    at: Cell<usize>,
    version: u32,
    left: Cell<usize>,
}

impl NativeData for Walk {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.dict.value());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn iterates(&self) -> bool {
        true
    }

    fn step(&self, vm: &mut Vm, _own: &Obj<NativeObject>) -> Result<Option<Value>, Raised> {
        if self.left.get() == 0 && self.dict.keys_version() == self.version {
            return Ok(None);
        }
        if self.dict.keys_version() != self.version {
            return Err(vm.raise(Exc::RuntimeError, "OrderedDict mutated during iteration"));
        }
        let at = self.at.get();
        let entry = if self.backwards { self.dict.entry_before(at) } else { self.dict.entry_from(at) };
        let Some((key, value, next)) = entry else { return Ok(None) };
        self.at.set(next);
        self.left.set(self.left.get() - 1);
        Ok(Some(match self.view {
            View::Keys => key,
            View::Values => value,
            View::Items => vm.new_tuple(vec![key, value]),
        }))
    }
}

const ITERATOR: ClassSpec = ClassSpec {
    name: "odict_iterator",
    module: "builtins",
    base: None,
    doc: "",
    methods: &[
        ITER,
        NEXT,
        row("__length_hint__(self, /)", "", |_, args| {
            let walk = args[0].native::<Walk>().expect("methods of odict iterators are called with them");
            Ok(Value::Int(walk.left.get() as i64))
        }),
    ],
    getters: &[],
    subclassable: false,
};

fn walk(vm: &mut Vm, dict: &Obj<Dict>, view: View, backwards: bool) -> Answer {
    let shape = vm.native_class(&ITERATOR).instance_shape.get();
    let at = Cell::new(if backwards { usize::MAX } else { 0 });
    let (version, left) = (dict.keys_version(), Cell::new(dict.len()));
    Ok(NativeObject::new(shape, Walk { dict: dict.clone(), view, backwards, at, version, left }).into())
}

/// `OrderedDict.__iter__`
pub(super) fn iter(vm: &mut Vm, args: Args<'_>) -> Answer {
    walk(vm, dict(&args[0]), View::Keys, false)
}

/// `OrderedDict.__reversed__`
pub(super) fn reversed(vm: &mut Vm, args: Args<'_>) -> Answer {
    walk(vm, dict(&args[0]), View::Keys, true)
}

const METHODS: &[Row] = &[
    row("__iter__(self, /)", "Implement iter(self).", |vm, args| {
        let (dict, view) = views::data(&args[0]);
        walk(vm, &dict, view, false)
    }),
    row("__reversed__(self, /)", "Return reversed(self).", |vm, args| {
        let (dict, view) = views::data(&args[0]);
        walk(vm, &dict, view, true)
    }),
];

/// The spec of a view: what the views of `dict` can do, and iterators of its own.
const fn spec(name: &'static str, base: &'static ClassSpec) -> ClassSpec {
    ClassSpec {
        name,
        module: "builtins",
        base: Some(base),
        doc: "",
        methods: METHODS,
        getters: &[],
        subclassable: false,
    }
}

const KEYS: ClassSpec = spec("odict_keys", &views::KEYS);
const VALUES: ClassSpec = spec("odict_values", &views::VALUES);
const ITEMS: ClassSpec = spec("odict_items", &views::ITEMS);

fn view(vm: &mut Vm, own: &Value, spec: &'static ClassSpec, view: View) -> Answer {
    let class = vm.native_class(spec);
    Ok(vm.dict_view_of(own, &class, view))
}

/// `OrderedDict.keys`
pub(super) fn keys(vm: &mut Vm, args: Args<'_>) -> Answer {
    view(vm, &args[0], &KEYS, View::Keys)
}

/// `OrderedDict.values`
pub(super) fn values(vm: &mut Vm, args: Args<'_>) -> Answer {
    view(vm, &args[0], &VALUES, View::Values)
}

/// `OrderedDict.items`
pub(super) fn items(vm: &mut Vm, args: Args<'_>) -> Answer {
    view(vm, &args[0], &ITEMS, View::Items)
}

/// The entries as `repr` shows them.
pub(super) fn shown_pairs(vm: &mut Vm, own: &Value) -> Result<Vec<String>, Raised> {
    let mut texts = Vec::new();
    for (key, value) in dict(own).pairs() {
        texts.push(format!("{}: {}", vm.repr_text(&key)?, vm.repr_text(&value)?));
    }
    Ok(texts)
}
