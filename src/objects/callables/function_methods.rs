//! What scripts ask of functions, built-in functions and bound methods.

use super::function::Function;
use super::method::BoundMethod;
use super::native::{Answer, Args, ClassSpec, Getter, Native, Raised, Row, getter, row, static_row};
use crate::heap::{Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::names::sym;
use crate::vm::Vm;

const fn spec(name: &'static str, methods: &'static [Row], getters: &'static [Getter]) -> ClassSpec {
    ClassSpec { name, module: "builtins", base: None, doc: "", methods, getters, subclassable: false }
}

const fn field(
    name: &'static str,
    get: fn(&mut Vm, &Value) -> Answer,
    set: fn(&mut Vm, &Value, Value) -> Result<(), Raised>,
) -> Getter {
    Getter { name, doc: "", get, set: Some(set) }
}

/// `function`
pub const SPEC: ClassSpec = spec(
    "function",
    &[
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__get__(self, instance, owner=None, /)", "Bind.", bind),
    ],
    &[
        field("__name__", |_, f| Ok(function(f).name.get()), |_, f, v| store(&function(f).name, v)),
        field("__qualname__", |_, f| Ok(function(f).qualname.get()), |_, f, v| store(&function(f).qualname, v)),
        field("__doc__", |_, f| Ok(function(f).doc.get()), |_, f, v| store(&function(f).doc, v)),
        field("__module__", |_, f| Ok(function(f).module.get()), |_, f, v| store(&function(f).module, v)),
        field("__defaults__", |_, f| Ok(function(f).defaults.get()), |_, f, v| store(&function(f).defaults, v)),
        field("__kwdefaults__", |_, f| Ok(function(f).kwdefaults.get()), |_, f, v| store(&function(f).kwdefaults, v)),
        field("__annotations__", annotations, |_, f, v| store(&function(f).annotations, v)),
        field("__type_params__", type_params, |_, f, v| store(&function(f).type_params, v)),
        getter("__code__", "", |_, f| Ok(function(f).code.value())),
        getter("__globals__", "", |_, f| Ok(function(f).globals.value())),
        getter("__closure__", "", |_, f| Ok(function(f).closure.clone())),
    ],
);

/// `builtin_function_or_method`
pub const BUILTIN_SPEC: ClassSpec =
    spec("builtin_function_or_method", &[row("__repr__(self, /)", "Return repr(self).", repr_native)], NATIVE_GETTERS);
/// `method_descriptor`
pub const METHOD_DESCRIPTOR_SPEC: ClassSpec =
    spec("method_descriptor", &[row("__repr__(self, /)", "Return repr(self).", repr_native)], NATIVE_GETTERS);

const NATIVE_GETTERS: &[Getter] = &[
    getter("__name__", "", native_name),
    getter("__qualname__", "", native_qualname),
    getter("__doc__", "", native_doc),
    getter("__module__", "", native_module),
    getter("__self__", "", native_self),
];

/// `method`
pub const METHOD_SPEC: ClassSpec = spec(
    "method",
    &[
        static_row("__new__(cls, function, instance, /)", "Create a bound instance method object.", new_method),
        row("__get__(self, instance, owner=None, /)", "It is bound already.", |_, args| Ok(args[0].clone())),
        row("__repr__(self, /)", "Return repr(self).", repr_method),
        row("__getattr__(self, name, /)", "", method_getattr),
    ],
    &[
        getter("__func__", "", |_, m| Ok(method(m).function.clone())),
        getter("__self__", "", |_, m| Ok(method(m).receiver.clone())),
    ],
);

fn function(value: &Value) -> &Obj<Function> {
    value.exact::<Function>().expect("methods of functions are called with functions")
}

fn method(value: &Value) -> &Obj<BoundMethod> {
    value.exact::<BoundMethod>().expect("methods of methods are called with methods")
}

fn new_method(vm: &mut Vm, args: Args<'_>) -> Answer {
    if !vm.is_callable(&args[1]) {
        return Err(vm.type_error("first argument must be callable"));
    }
    if args[2].is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    Ok(BoundMethod::new(args[1].clone(), args[2].clone()).into())
}

fn store(cell: &crate::heap::ValueCell, value: Value) -> Result<(), Raised> {
    cell.set(if value.is_unbound() { Value::None } else { value });
    Ok(())
}

fn annotations(_vm: &mut Vm, value: &Value) -> Answer {
    let cell = &function(value).annotations;
    if cell.is_unbound() {
        cell.set(Dict::new().into());
    }
    Ok(cell.get())
}

fn type_params(vm: &mut Vm, value: &Value) -> Answer {
    let params = function(value).type_params.get();
    Ok(if params.is_unbound() { vm.empty_tuple.clone() } else { params })
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let qualname = vm.function_qualname(&function(&args[0]).clone());
    let address = vm.address_text(&args[0]);
    Ok(vm.text(&format!("<function {qualname} at {address}>")))
}

fn bind(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(if args[1].is_none() { args[0].clone() } else { BoundMethod::new(args[0].clone(), args[1].clone()).into() })
}

fn native(value: &Value) -> &Obj<Native> {
    value.exact::<Native>().expect("methods of built-in functions are called with them")
}

fn native_name(vm: &mut Vm, value: &Value) -> Answer {
    Ok(vm.text(native(value).row.name()))
}

fn native_qualname(vm: &mut Vm, value: &Value) -> Answer {
    let name = native(value).row.name();
    Ok(match &native(value).owner {
        Some(owner) => vm.text(&format!("{}.{name}", owner.name.borrow())),
        None => vm.text(name),
    })
}

fn native_doc(vm: &mut Vm, value: &Value) -> Answer {
    Ok(vm.text(native(value).row.doc))
}

fn native_module(_vm: &mut Vm, value: &Value) -> Answer {
    let native = native(value);
    Ok(if native.owner.is_some() || native.receiver.is_unbound() { Value::None } else { native.receiver.clone() })
}

fn native_self(_vm: &mut Vm, value: &Value) -> Answer {
    let receiver = native(value).receiver.clone();
    Ok(if receiver.is_unbound() { Value::None } else { receiver })
}

fn repr_native(vm: &mut Vm, args: Args<'_>) -> Answer {
    let native = native(&args[0]).clone();
    let name = native.row.name();
    Ok(match &native.owner {
        Some(owner) => vm.text(&format!("<method '{name}' of '{}' objects>", owner.name.borrow())),
        None => vm.text(&format!("<built-in function {name}>")),
    })
}

fn repr_method(vm: &mut Vm, args: Args<'_>) -> Answer {
    let method = method(&args[0]).clone();
    if let Some(native) = method.function.exact::<Native>() {
        let (name, class) = (native.row.name(), vm.type_name(&method.receiver));
        let address = vm.address_text(&method.receiver);
        return Ok(vm.text(&format!("<built-in method {name} of {class} object at {address}>")));
    }
    let name = vm.getattr(&method.function, sym::__qualname__)?;
    let (name, receiver) = (vm.str_text(&name)?, vm.repr_text(&method.receiver)?);
    Ok(vm.text(&format!("<bound method {name} of {receiver}>")))
}

/// A method has the attributes of its function.
fn method_getattr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.symbol_of(&args[1]);
    let function = method(&args[0]).function.clone();
    vm.getattr(&function, name)
}
