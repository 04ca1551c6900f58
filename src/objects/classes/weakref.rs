//! Weak references as scripts see them; the body lies in `heap/weak.rs`.

use crate::heap::weak::{WeakRef, references_to};
use crate::heap::{Instance, Kind, Obj, Value};
use crate::objects::native::{Answer, Args, ClassSpec, Raised, class_row, getter, row, static_row};
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// `weakref.ReferenceType`
pub const SPEC: ClassSpec = ClassSpec {
    name: "ReferenceType",
    module: "weakref",
    base: None,
    doc: "A weak reference to an object.",
    methods: &[
        static_row("__new__(cls, object, callback=None, /)", "Create and return a new object.", new),
        row("__init__(self, object, callback=None, /)", "Initialize self.", |_, _| Ok(Value::None)),
        row("__call__(self)", "The referent, or None once it is gone.", call),
        row("__eq__(self, value, /)", "Return self==value.", eq),
        row("__ne__(self, value, /)", "Return self!=value.", ne),
        row("__hash__(self, /)", "Return hash(self).", hash),
        row("__repr__(self, /)", "Return repr(self).", repr),
        class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
    ],
    getters: &[getter("__callback__", "The callback, or None.", callback)],
    subclassable: true,
};

fn reference(value: &Value) -> &Obj<WeakRef> {
    value.cast::<WeakRef>().expect("methods of weak references are called with weak references")
}

impl Vm {
    /// Whether weak references to a value can be made.
    pub fn takes_weak_references(&self, value: &Value) -> bool {
        match value.kind() {
            Some(Kind::Instance) => {
                // CPython has no room for the list of references behind items of varying number.
                let payload = value.exact::<Instance>().and_then(|instance| instance.payload());
                let sized = payload.is_some_and(|payload| {
                    matches!(payload, Value::Int(_))
                        || matches!(payload.kind(), Some(Kind::BigInt | Kind::Tuple | Kind::Bytes))
                });
                !sized && self.class_of(value).has_weakrefs.get()
            }
            Some(Kind::Exception) => self.class_of(value).has_weakrefs.get(),
            Some(
                Kind::Set
                | Kind::Function
                | Kind::Class
                | Kind::Module
                | Kind::BoundMethod
                | Kind::Generator
                | Kind::Future
                | Kind::NativeCoroutine
                | Kind::NativeObject
                | Kind::WeakRef
                | Kind::Code
                | Kind::Native,
            ) => true,
            _ => false,
        }
    }

    /// A weak reference; one without callback is shared.
    pub fn weak_reference(&mut self, target: &Value, callback: Value) -> Answer {
        let Some(object) = target.as_ref().filter(|_| self.takes_weak_references(target)) else {
            let got = self.type_name(target);
            return Err(self.type_error(format!("cannot create weak reference to '{got}' object")));
        };
        let shape = TypeId::WeakRef.shape();
        if callback.is_none() {
            let plain = |other: &Obj<WeakRef>| other.callback.is_unbound() && other.as_ref().shape() == shape;
            let known =
                references_to(object).into_iter().find_map(|other| other.into_obj::<WeakRef>().ok().filter(plain));
            if let Some(known) = known {
                return Ok(known.into());
            }
        }
        let callback = if callback.is_none() { Value::Unbound } else { callback };
        Ok(WeakRef::new(shape, object, callback).into())
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[0].is(&vm.class(TypeId::WeakRef).value()) {
        return vm.weak_reference(&args[1], args[2].clone());
    }
    // An instance of a subclass has a reference of its own inside.
    vm.weak_reference(&args[1], args[2].clone())?;
    let callback = if args[2].is_none() { Value::Unbound } else { args[2].clone() };
    let Some(object) = args[1].as_ref() else { return Ok(Value::None) };
    let payload = WeakRef::new(TypeId::WeakRef.shape(), object, callback);
    vm.instance_around(&args[0], payload.into())
}

fn call(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(reference(&args[0]).upgrade().map_or(Value::None, Value::Obj))
}

/// Living referents are compared; dead references are equal only to themselves.
fn same(vm: &mut Vm, args: Args<'_>) -> Result<Option<bool>, Raised> {
    let Some(other) = args[1].cast::<WeakRef>() else { return Ok(None) };
    match (reference(&args[0]).upgrade(), other.upgrade()) {
        (Some(a), Some(b)) => vm.same(&Value::Obj(a), &Value::Obj(b)).map(Some),
        (_, _) => Ok(Some(args[0].is(&args[1]))),
    }
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(same(vm, args)?.map_or_else(|| vm.not_implemented(), Value::bool))
}

fn ne(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(same(vm, args)?.map_or_else(|| vm.not_implemented(), |same| Value::bool(!same)))
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    let own = reference(&args[0]).clone();
    if let Some(hash) = own.hash.get() {
        return Ok(Value::Int(hash));
    }
    let Some(object) = own.upgrade() else { return Err(vm.type_error("weak object has gone away")) };
    let hash = vm.hash(&Value::Obj(object))?;
    own.hash.set(Some(hash));
    Ok(Value::Int(hash))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let address = vm.address_text(&args[0]);
    let Some(object) = reference(&args[0]).upgrade().map(Value::Obj) else {
        return Ok(vm.text(&format!("<weakref at {address}; dead>")));
    };
    let (name, place) = (vm.type_name(&object), vm.address_text(&object));
    let called = vm.getattr_opt(&object, crate::objects::names::sym::__name__)?;
    let called = match called.as_ref().and_then(|name| name.cast::<crate::objects::string::Str>()) {
        Some(text) => format!(" ({})", text.to_text()),
        None => String::new(),
    };
    Ok(vm.text(&format!("<weakref at {address}; to '{name}' at {place}{called}>")))
}

fn callback(_vm: &mut Vm, value: &Value) -> Answer {
    let callback = reference(value).callback.get();
    Ok(if callback.is_unbound() { Value::None } else { callback })
}
