//! What scripts ask of natives: built-in functions, methods of native classes as they stand there, and both bound.
//!
//! CPython has five types for them; which one an object has is decided where it is made (`bootstrap.rs`, [`BoundMethod::new`]),
//! by how the row is bound and by [`Row::is_slot`]. What they answer is the same.

use super::method::BoundMethod;
use super::native::{Answer, Args, Binding, ClassSpec, Getter, Native, Row, getter, row};
use crate::heap::{Obj, Value};
use crate::objects::class::Class;
use crate::objects::string::Str;
use crate::vm::Vm;

const fn spec(name: &'static str, methods: &'static [Row], getters: &'static [Getter]) -> ClassSpec {
    ClassSpec { name, module: "builtins", base: None, doc: "", methods, getters, subclassable: false }
}

const REPR: Row = row("__repr__(self, /)", "Return repr(self).", repr);
/// `__call__` of what the machine calls without asking for it.
pub(super) const CALL: Row = row("__call__(self, /, *args, **kwargs)", "Call self as a function.", call);
const GET: Row =
    row("__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.", bind);

/// `builtin_function_or_method`
pub const BUILTIN_SPEC: ClassSpec = spec("builtin_function_or_method", &[REPR, CALL], BOUND);
/// `method-wrapper`
pub const METHOD_WRAPPER_SPEC: ClassSpec = spec("method-wrapper", &[REPR, CALL], WRAPPER);
/// `method_descriptor`
pub const METHOD_DESCRIPTOR_SPEC: ClassSpec = spec("method_descriptor", &[REPR, CALL, GET], UNBOUND);
/// `wrapper_descriptor`
pub const WRAPPER_DESCRIPTOR_SPEC: ClassSpec = spec("wrapper_descriptor", &[REPR, CALL, GET], UNBOUND);
/// `classmethod_descriptor`
pub const CLASSMETHOD_DESCRIPTOR_SPEC: ClassSpec = spec("classmethod_descriptor", &[REPR, CALL, GET], UNBOUND);

const NAME: Getter = getter("__name__", "", |vm, value| Ok(vm.text(native(value).row.name())));
const QUALNAME: Getter = getter("__qualname__", "", qualname);
const DOC: Getter = getter("__doc__", "", |vm, value| Ok(vm.text(native(value).row.doc)));
const SELF: Getter = getter("__self__", "", owner);
const OBJCLASS: Getter =
    getter("__objclass__", "", |_, value| Ok(native(value).owner.as_ref().map_or(Value::None, Obj::value)));
const SIGNATURE: Getter = getter("__text_signature__", "", text_signature);

const BOUND: &[Getter] = &[NAME, QUALNAME, DOC, SELF, SIGNATURE, getter("__module__", "", module)];
const WRAPPER: &[Getter] = &[NAME, QUALNAME, DOC, SELF, SIGNATURE, OBJCLASS];
const UNBOUND: &[Getter] = &[NAME, QUALNAME, DOC, OBJCLASS, SIGNATURE];

fn native(value: &Value) -> &Obj<Native> {
    let bound = value.exact::<BoundMethod>().map_or(value, |method| &method.function);
    bound.exact::<Native>().expect("methods of built-in functions are called with them")
}

/// What a native is bound to: an instance, or the class of a class method; a module stands there by its name alone.
fn receiver(value: &Value) -> Option<Value> {
    if let Some(method) = value.exact::<BoundMethod>() {
        return Some(method.receiver.clone());
    }
    let receiver = &native(value).receiver;
    (!receiver.is_unbound()).then(|| receiver.clone())
}

/// `__self__`: of a function of a module, the module that stands in `sys.modules` under its name.
fn owner(vm: &mut Vm, value: &Value) -> Answer {
    let receiver = receiver(value).unwrap_or(Value::None);
    if value.exact::<BoundMethod>().is_some() {
        return Ok(receiver);
    }
    Ok(match receiver.exact::<Str>() {
        Some(name) => vm.modules.get_str(name).unwrap_or(Value::None),
        None => receiver,
    })
}

fn qualname(vm: &mut Vm, value: &Value) -> Answer {
    let native = native(value);
    let class = native.owner.as_ref().or_else(|| native.receiver.exact::<Class>());
    let name = native.row.name();
    Ok(match class {
        Some(class) => vm.text(&format!("{}.{name}", class.name.borrow())),
        None => vm.text(name),
    })
}

fn module(_vm: &mut Vm, value: &Value) -> Answer {
    let native = native(value);
    Ok(if native.receiver.exact::<Str>().is_some() { native.receiver.clone() } else { Value::None })
}

/// The row's own signature, its first parameter marked as `inspect` wants it.
fn text_signature(vm: &mut Vm, value: &Value) -> Answer {
    let native = native(value);
    let text = native.row.signature;
    if text.contains('<') {
        return Ok(Value::None);
    }
    let parameters = &text[text.find('(').unwrap_or(text.len())..];
    let marked = match native.row.binding {
        Binding::Plain if native.owner.is_none() => parameters.replacen('(', "($module, ", 1).replace(", )", ")"),
        Binding::Plain => parameters.replacen("(self", "($self", 1),
        Binding::Class => parameters.replacen("(cls", "($type", 1),
        Binding::Static => parameters.to_owned(),
    };
    Ok(vm.text(&marked))
}

fn call(vm: &mut Vm, args: Args<'_>) -> Answer {
    let keywords = vm.keyword_list(&args[2]);
    vm.tail_call_keywords(args[0].clone(), args.rest(1).to_vec(), keywords)
}

fn bind(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = if args[2].is_none() {
        vm.class_of(&args[1]).clone()
    } else {
        match args[2].exact::<Class>() {
            Some(class) => class.clone(),
            None => return Err(vm.type_error("__get__(None, None) is invalid")),
        }
    };
    if args[1].is_none() && native(&args[0]).row.binding != Binding::Class {
        return Ok(args[0].clone());
    }
    vm.bind_descriptor(&args[0], &args[1], &class)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let native = native(&args[0]).clone();
    let name = native.row.name();
    let bound = receiver(&args[0]).filter(|receiver| receiver.exact::<Str>().is_none() || native.owner.is_some());
    let text = match (bound, &native.owner) {
        (Some(receiver), _) => {
            let (class, address) = (vm.type_name(&receiver), vm.address_text(&receiver));
            let what =
                if native.row.is_slot() && native.owner.is_some() { "method-wrapper" } else { "built-in method" };
            let quote = if what == "method-wrapper" { "'" } else { "" };
            format!("<{what} {quote}{name}{quote} of {class} object at {address}>")
        }
        (None, Some(owner)) if native.row.is_slot() => {
            format!("<slot wrapper '{name}' of '{}' objects>", owner.shown_name())
        }
        (None, Some(owner)) => format!("<method '{name}' of '{}' objects>", owner.shown_name()),
        (None, None) => format!("<built-in function {name}>"),
    };
    Ok(vm.text(&text))
}
