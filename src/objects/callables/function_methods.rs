//! What scripts ask of functions and bound methods.

use super::function::Function;
use super::method::BoundMethod;
use super::native::{Answer, Args, ClassSpec, Getter, Raised, Row, getter, row, static_row};
use super::native_methods::CALL;
use crate::heap::{Obj, Value};
use crate::objects::cell::Cell;
use crate::objects::code::Code;
use crate::objects::dict::Dict;
use crate::objects::names::sym;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
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
        static_row(
            "__new__(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
            "Create a function object.",
            new_function,
        ),
        CALL,
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__get__(self, instance, owner=None, /)", "Bind.", bind),
    ],
    &[
        field(
            "__name__",
            |_, f| Ok(function(f).name.get()),
            |vm, f, v| store_name(vm, &function(f).name, "__name__", v),
        ),
        field(
            "__qualname__",
            |_, f| Ok(function(f).qualname.get()),
            |vm, f, v| store_name(vm, &function(f).qualname, "__qualname__", v),
        ),
        field("__doc__", |_, f| Ok(function(f).doc.get()), |_, f, v| store(&function(f).doc, v)),
        field("__module__", |_, f| Ok(function(f).module.get()), |_, f, v| store(&function(f).module, v)),
        field(
            "__defaults__",
            |_, f| Ok(function(f).defaults.get()),
            |vm, f, v| {
                check(vm, &v, TypeId::Tuple, "__defaults__ must be set to a tuple object")?;
                store(&function(f).defaults, v)
            },
        ),
        field(
            "__kwdefaults__",
            |_, f| Ok(function(f).kwdefaults.get()),
            |vm, f, v| {
                check(vm, &v, TypeId::Dict, "__kwdefaults__ must be set to a dict object")?;
                store(&function(f).kwdefaults, v)
            },
        ),
        field("__annotations__", annotations, |vm, f, v| {
            check(vm, &v, TypeId::Dict, "__annotations__ must be set to a dict object")?;
            function(f).annotations.set(if v.is_none() { Value::Unbound } else { v });
            Ok(())
        }),
        field("__type_params__", type_params, |vm, f, v| {
            if v.is_none() || v.is_unbound() {
                return Err(vm.type_error("__type_params__ must be set to a tuple"));
            }
            check(vm, &v, TypeId::Tuple, "__type_params__ must be set to a tuple")?;
            store(&function(f).type_params, v)
        }),
        getter("__code__", "", |_, f| Ok(function(f).code.value())),
        getter("__globals__", "", |_, f| Ok(function(f).globals.value())),
        getter("__closure__", "", |_, f| Ok(function(f).closure.clone())),
    ],
);

/// `method`
pub const METHOD_SPEC: ClassSpec = spec(
    "method",
    &[
        static_row("__new__(cls, function, instance, /)", "Create a bound instance method object.", new_method),
        CALL,
        row("__get__(self, instance, owner=None, /)", "It is bound already.", |_, args| Ok(args[0].clone())),
        row("__repr__(self, /)", "Return repr(self).", repr_method),
        row("__getattr__(self, name, /)", "", method_getattr),
    ],
    &[
        getter("__func__", "", |_, m| Ok(method(m).function.clone())),
        getter("__self__", "", |_, m| Ok(method(m).receiver.clone())),
        getter("__doc__", "", |vm, m| {
            let function = method(m).function.clone();
            vm.getattr(&function, sym::__doc__)
        }),
    ],
);

fn function(value: &Value) -> &Obj<Function> {
    value.exact::<Function>().expect("methods of functions are called with functions")
}

fn method(value: &Value) -> &Obj<BoundMethod> {
    value.exact::<BoundMethod>().expect("methods of methods are called with methods")
}

fn new_function(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (Some(code), Some(globals)) = (args[1].exact::<Code>().cloned(), args[2].exact::<Dict>().cloned()) else {
        let (index, what, wanted) =
            if args[1].exact::<Code>().is_none() { (1, "code", "code") } else { (2, "globals", "dict") };
        let got = vm.argument_type(&args[index]);
        return Err(vm.type_error(format!("function() argument '{what}' must be {wanted}, not {got}")));
    };
    let checks = [
        (args[3].is_none() || args[3].cast::<Str>().is_some(), "arg 3 (name) must be None or string"),
        (args[4].is_none() || args[4].exact::<Tuple>().is_some(), "arg 4 (defaults) must be None or tuple"),
        (args[6].is_none() || args[6].exact::<Dict>().is_some(), "arg 6 (kwdefaults) must be None or dict"),
    ];
    if let Some((_, message)) = checks.iter().find(|(good, _)| !good) {
        return Err(vm.type_error(*message));
    }
    let closure = checked_closure(vm, &code, &args[5])?;
    let function = vm.new_function(&code, globals, closure);
    if !args[3].is_none() {
        function.name.set(args[3].clone());
        function.qualname.set(args[3].clone());
    }
    function.defaults.set(args[4].clone());
    function.kwdefaults.set(args[6].clone());
    Ok(function.into())
}

/// A closure fits its code: as many cells as free variables.
fn checked_closure(vm: &mut Vm, code: &Obj<Code>, closure: &Value) -> Answer {
    let wanted = code.unit.freevars.len();
    let Some(cells) = closure.exact::<Tuple>() else {
        return match (closure.is_none(), wanted) {
            (true, 0) => Ok(Value::None),
            (true, _) => Err(vm.type_error("arg 5 (closure) must be tuple")),
            (false, _) => Err(vm.type_error("arg 5 (closure) must be None or tuple")),
        };
    };
    if cells.items().len() != wanted {
        let message = format!("{} requires closure of length {wanted}, not {}", code.unit.name, cells.items().len());
        return Err(vm.value_error(message));
    }
    if let Some(other) = cells.items().iter().find(|cell| cell.exact::<Cell>().is_none()) {
        let got = vm.type_name(other);
        return Err(vm.type_error(format!("arg 5 (closure) expected cell, found {got}")));
    }
    Ok(closure.clone())
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

/// TypeError unless `value` is of a type, or missing.
fn check(vm: &mut Vm, value: &Value, id: TypeId, complaint: &str) -> Result<(), Raised> {
    if value.is_unbound() || value.is_none() || vm.is_instance(value, &vm.class(id).clone()) {
        return Ok(());
    }
    Err(vm.type_error(complaint))
}

/// Names are strings.
fn store_name(vm: &mut Vm, cell: &crate::heap::ValueCell, name: &str, value: Value) -> Result<(), Raised> {
    if value.cast::<Str>().is_none() {
        return Err(vm.type_error(format!("{name} must be set to a string object")));
    }
    cell.set(value);
    Ok(())
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

fn repr_method(vm: &mut Vm, args: Args<'_>) -> Answer {
    let method = method(&args[0]).clone();
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
