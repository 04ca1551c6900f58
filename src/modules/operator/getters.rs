//! `itemgetter`, `attrgetter`, `methodcaller`: callables that look something up in their argument.

use crate::heap::Value;
use crate::objects::names::Symbol;
use crate::objects::native::{Answer, Args, ClassSpec, Keyword, NativeData, NativeObject, Raised, row, static_row};
use crate::objects::string::Str;
use crate::vm::Vm;
use std::any::Any;

macro_rules! visited {
    ($data:ident, $field:ident) => {
        impl NativeData for $data {
            fn visit(&self, visit: &mut dyn FnMut(&Value)) {
                self.$field.iter().for_each(visit);
            }

            fn as_any(&self) -> &dyn Any {
                self
            }
        }
    };
}

const fn class(name: &'static str, doc: &'static str, methods: &'static [crate::objects::native::Row]) -> ClassSpec {
    ClassSpec { name, module: "operator", base: None, doc, methods, getters: &[], subclassable: true }
}

fn make(vm: &mut Vm, class: &Value, spec: &'static ClassSpec, data: impl NativeData) -> Answer {
    let shape = vm.native_class(spec).instance_shape.get();
    vm.instance_around(class, NativeObject::new(shape, data).into())
}

/// `operator.name(first, …)` of these arguments.
fn shown(vm: &mut Vm, own: &Value, parts: Vec<String>) -> Answer {
    let class = vm.class_of(own).clone();
    let name = vm.class_text(&class);
    Ok(vm.text(&format!("{name}({})", parts.join(", "))))
}

fn shown_values(vm: &mut Vm, own: &Value, values: &[Value]) -> Result<Vec<String>, Raised> {
    let texts = vm.shown_once(own, |vm| values.iter().map(|value| vm.repr_text(value)).collect())?;
    Ok(texts.unwrap_or_else(|| vec!["...".to_owned()]))
}

/// `(class, arguments)` for pickle and copy.
fn reduced(vm: &mut Vm, own: &Value, args: Vec<Value>) -> Answer {
    let class = vm.class_of(own).value();
    let args = vm.new_tuple(args);
    Ok(vm.new_tuple(vec![class, args]))
}

/// One value as it is, several as a tuple.
fn one_or_tuple(vm: &Vm, mut values: Vec<Value>) -> Value {
    if values.len() == 1 { values.pop().unwrap_or_default() } else { vm.new_tuple(values) }
}

fn check_given(vm: &mut Vm, args: Args<'_>, name: &str) -> Result<(), Raised> {
    if !vm.keyword_list(&args[2]).is_empty() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    if args.rest(1).is_empty() {
        return Err(vm.type_error(format!("{name} expected 1 argument, got 0")));
    }
    Ok(())
}

// --- itemgetter ------------------------------------------------------------------------------------------------------

struct ItemGetter {
    keys: Vec<Value>,
}

visited!(ItemGetter, keys);

/// `operator.itemgetter`
pub const ITEMGETTER: ClassSpec = class(
    "itemgetter",
    "Return a callable object that fetches the given item(s) from its operand.\n\nAfter f = itemgetter(2), the call f(r) \
     returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
    &[
        static_row("__new__(cls, /, *items, **kwargs)", "Create and return a new object.", |vm, args| {
            check_given(vm, args, "itemgetter")?;
            make(vm, &args[0], &ITEMGETTER, ItemGetter { keys: args.rest(1).to_vec() })
        }),
        row("__call__(self, obj, /)", "Call self as a function.", get_items),
        row("__repr__(self, /)", "Return repr(self).", |vm, args| {
            let parts = shown_values(vm, &args[0], &itemgetter(&args[0]).keys)?;
            shown(vm, &args[0], parts)
        }),
        row("__reduce__(self, /)", "Return state information for pickling", |vm, args| {
            reduced(vm, &args[0], itemgetter(&args[0]).keys.clone())
        }),
    ],
);

fn itemgetter(value: &Value) -> &ItemGetter {
    value.native::<ItemGetter>().expect("methods of itemgetter are called with them")
}

fn get_items(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = itemgetter(&args[0]);
    if let [key] = own.keys.as_slice() {
        return vm.getitem_step(&args[1], key);
    }
    let mut values = Vec::with_capacity(own.keys.len());
    for key in &own.keys {
        values.push(vm.getitem(&args[1], key)?);
    }
    Ok(vm.new_tuple(values))
}

// --- attrgetter ------------------------------------------------------------------------------------------------------

struct AttrGetter {
    /// As they were written, dots and all.
    names: Vec<Value>,
    /// The steps of each.
    paths: Vec<Vec<Symbol>>,
}

visited!(AttrGetter, names);

/// `operator.attrgetter`
pub const ATTRGETTER: ClassSpec = class(
    "attrgetter",
    "Return a callable object that fetches the given attribute(s) from its operand.\n\nAfter f = attrgetter('name'), the \
     call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = \
     attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
    &[
        static_row("__new__(cls, /, *attrs, **kwargs)", "Create and return a new object.", new_attrgetter),
        row("__call__(self, obj, /)", "Call self as a function.", get_attributes),
        row("__repr__(self, /)", "Return repr(self).", |vm, args| {
            let parts = shown_values(vm, &args[0], &attrgetter(&args[0]).names)?;
            shown(vm, &args[0], parts)
        }),
        row("__reduce__(self, /)", "Return state information for pickling", |vm, args| {
            reduced(vm, &args[0], attrgetter(&args[0]).names.clone())
        }),
    ],
);

fn attrgetter(value: &Value) -> &AttrGetter {
    value.native::<AttrGetter>().expect("methods of attrgetter are called with them")
}

fn new_attrgetter(vm: &mut Vm, args: Args<'_>) -> Answer {
    check_given(vm, args, "attrgetter")?;
    let mut paths = Vec::new();
    for name in args.rest(1) {
        if name.cast::<Str>().is_none() {
            return Err(vm.type_error("attribute name must be a string"));
        }
        let text = vm.str_text(name)?;
        paths.push(text.split('.').map(|step| vm.intern(step)).collect());
    }
    make(vm, &args[0], &ATTRGETTER, AttrGetter { names: args.rest(1).to_vec(), paths })
}

fn get_attributes(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut values = Vec::new();
    for path in &attrgetter(&args[0]).paths {
        let mut value = args[1].clone();
        for step in path {
            value = vm.getattr(&value, *step)?;
        }
        values.push(value);
    }
    Ok(one_or_tuple(vm, values))
}

// --- methodcaller ----------------------------------------------------------------------------------------------------

struct MethodCaller {
    /// The name, the arguments, and a dict of keyword arguments.
    parts: Vec<Value>,
    name: Symbol,
}

visited!(MethodCaller, parts);

/// `operator.methodcaller`
pub const METHODCALLER: ClassSpec = class(
    "methodcaller",
    "Return a callable object that calls the given method on its operand.\n\nAfter f = methodcaller('name'), the call f(r) \
     returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
    &[
        static_row("__new__(cls, /, *args, **kwargs)", "Create and return a new object.", new_methodcaller),
        row("__call__(self, obj, /)", "Call self as a function.", |vm, args| {
            let own = methodcaller(&args[0]);
            let method = vm.getattr(&args[1], own.name)?;
            let keywords = own.keywords(vm);
            vm.tail_call_keywords(method, own.args().to_vec(), keywords)
        }),
        row("__repr__(self, /)", "Return repr(self).", repr_methodcaller),
        row("__reduce__(self, /)", "Return state information for pickling", reduce_methodcaller),
    ],
);

fn methodcaller(value: &Value) -> &MethodCaller {
    value.native::<MethodCaller>().expect("methods of methodcaller are called with them")
}

impl MethodCaller {
    fn args(&self) -> &[Value] {
        &self.parts[1..self.parts.len() - 1]
    }

    fn keywords(&self, vm: &mut Vm) -> Vec<Keyword> {
        vm.keyword_list(&self.parts[self.parts.len() - 1])
    }
}

fn new_methodcaller(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(name) = args.rest(1).first() else {
        return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
    };
    if name.cast::<Str>().is_none() {
        return Err(vm.type_error("method name must be a string"));
    }
    let name = vm.symbol_of(name);
    let mut parts = args.rest(1).to_vec();
    parts.push(args[2].clone());
    make(vm, &args[0], &METHODCALLER, MethodCaller { parts, name })
}

fn repr_methodcaller(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = methodcaller(&args[0]);
    let mut parts = shown_values(vm, &args[0], &own.parts[..own.parts.len() - 1])?;
    for (name, value) in own.keywords(vm) {
        parts.push(format!("{}={}", vm.names.text(name).to_owned(), vm.repr_text(&value)?));
    }
    shown(vm, &args[0], parts)
}

fn reduce_methodcaller(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = methodcaller(&args[0]);
    let keywords = own.keywords(vm);
    if keywords.is_empty() {
        return reduced(vm, &args[0], own.parts[..own.parts.len() - 1].to_vec());
    }
    // Keyword arguments travel in a partial of the class.
    let functools = vm.import_module("functools")?;
    let (partial, class) = (vm.intern("partial"), vm.class_of(&args[0]).value());
    let partial = vm.getattr(&functools, partial)?;
    let maker = vm.call_keywords(&partial, &[class, own.parts[0].clone()], &keywords)?;
    let rest = vm.new_tuple(own.args().to_vec());
    Ok(vm.new_tuple(vec![maker, rest]))
}
