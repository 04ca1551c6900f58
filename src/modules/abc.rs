//! `_abc`: `ABCMeta`, the metaclass of abstract base classes, in Rust so that `isinstance(x, Iterable)` is quick.
//!
//! Every abstract class has an [`AbcData`] in its attribute `_abc_impl`: the classes registered with it and what it has
//! answered before, by the shapes of their instances, whose numbers are never used again. A registration anywhere raises
//! the [`Token`]: negative answers given before it count no longer.

use super::NativeModule;
use crate::heap::{Kind, Obj, ShapeId, Value};
use crate::objects::class::Class;
use crate::objects::exception::Exc;
use crate::objects::function::Function;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, Raised, row, static_row};
use crate::objects::types::TypeId;
use crate::vm::Vm;
use rustc_hash::FxHashSet;
use std::any::Any;
use std::cell::{Cell, RefCell};

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_abc",
    doc: "Module contains faster C implementation of abc.ABCMeta",
    functions: &[
        row("get_cache_token()", "Returns the current ABC cache token.", |vm, _| Ok(Value::Int(vm.state::<Token>().0))),
        row("_compute_abstract_methods(cls, /)", "Works out which methods of a class are abstract.", |vm, args| {
            let Some(class) = args[0].exact::<Class>().cloned() else { return Ok(Value::None) };
            vm.find_abstract_methods(&class)?;
            Ok(Value::None)
        }),
    ],
    classes: &[&ABC_META],
    setup: None,
};

/// How many registrations there were.
#[derive(Default)]
struct Token(i64);

/// What an abstract class knows of other classes.
#[derive(Default)]
struct AbcData {
    registry: RefCell<Vec<Value>>,
    /// Classes known to be subclasses.
    cache: RefCell<FxHashSet<ShapeId>>,
    /// Classes known not to be, as of `token`.
    negative: RefCell<FxHashSet<ShapeId>>,
    token: Cell<i64>,
}

impl NativeData for AbcData {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(registry) = self.registry.try_borrow() {
            registry.iter().for_each(visit);
        }
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl AbcData {
    /// What is known already.
    fn known(&self, class: ShapeId, token: i64) -> Option<bool> {
        if self.cache.borrow().contains(&class) {
            return Some(true);
        }
        if self.token.get() < token {
            self.negative.borrow_mut().clear();
            self.token.set(token);
        }
        self.negative.borrow().contains(&class).then_some(false)
    }

    fn remember(&self, class: ShapeId, answer: bool) -> bool {
        let answers = if answer { &self.cache } else { &self.negative };
        answers.borrow_mut().insert(class);
        answer
    }
}

const DATA: ClassSpec = ClassSpec {
    name: "_abc_data",
    module: "_abc",
    base: None,
    doc: "Internal state held by ABC machinery.",
    methods: &[],
    getters: &[],
    subclassable: false,
};

/// `abc.ABCMeta`
pub const ABC_META: ClassSpec = ClassSpec {
    name: "ABCMeta",
    module: "abc",
    base: Some(&crate::objects::class::SPEC),
    doc: "Metaclass for defining Abstract Base Classes (ABCs).\n\nUse this metaclass to create an ABC.  An ABC can be \
          subclassed\ndirectly, and then acts as a mix-in class.  You can also register\nunrelated concrete classes \
          (even built-in classes) and unrelated\nABCs as 'virtual subclasses' -- these and their descendants will\nbe \
          considered subclasses of the registering ABC by the built-in\nissubclass() function, but the registering ABC \
          won't show up in\ntheir MRO (Method Resolution Order) nor will method\nimplementations defined by the \
          registering ABC be callable (not\neven via super()).",
    methods: &[
        static_row("__new__(mcls, name, bases, namespace, /, **kwargs)", "Make an abstract class.", new),
        row("register(cls, subclass)", "Register a virtual subclass of an ABC.", register),
        row("__instancecheck__(cls, instance)", "Override for isinstance(instance, cls).", instance_check),
        row("__subclasscheck__(cls, subclass)", "Override for issubclass(subclass, cls).", |vm, args| {
            is_subclass(vm, &args[0], &args[1]).map(Value::bool)
        }),
        row("_abc_registry_clear(cls)", "Clear the registry (for debugging or testing).", |vm, args| {
            let holder = holder(vm, &args[0]);
            drop(knowledge(&holder).map(|data| data.registry.take()));
            Ok(Value::None)
        }),
        row("_abc_caches_clear(cls)", "Clear the caches (for debugging or testing).", |vm, args| {
            let holder = holder(vm, &args[0]);
            if let Some(data) = knowledge(&holder) {
                data.cache.borrow_mut().clear();
                data.negative.borrow_mut().clear();
            }
            Ok(Value::None)
        }),
    ],
    getters: &[],
    subclassable: true,
};

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let keywords = vm.keyword_list(&args[4]);
    let made = vm.make_class(&args[0], &args[1], &args[2], &args[3], &keywords)?;
    if let Some(class) = made.exact::<Class>().cloned() {
        vm.find_abstract_methods(&class)?;
        let shape = vm.native_class(&DATA).instance_shape.get();
        let token = vm.state::<Token>().0;
        let data = AbcData { token: Cell::new(token), ..AbcData::default() };
        let name = vm.intern("_abc_impl");
        vm.set_class_attribute(&class, name, NativeObject::new(shape, data).into());
    }
    Ok(made)
}

impl Vm {
    /// Sets `__abstractmethods__`: what the class defines so, and what it inherits and does not define.
    fn find_abstract_methods(&mut self, class: &Obj<Class>) -> Result<(), Raised> {
        let own: Vec<(Symbol, Value)> = class.attributes.borrow().iter().map(|(n, v)| (*n, v.clone())).collect();
        let mut names: Vec<Symbol> = Vec::new();
        for (name, value) in own {
            if self.is_abstract_method(&value)? {
                names.push(name);
            }
        }
        let bases = class.bases.borrow().clone();
        for base in bases {
            let inherited = base.attributes.borrow().get(&sym::__abstractmethods__).cloned();
            for name in inherited.map_or_else(|| Ok(Vec::new()), |names| self.collect(&names))? {
                let name = self.symbol_of(&name);
                let value = self.getattr_opt(&class.value(), name)?.unwrap_or(Value::None);
                if !names.contains(&name) && self.is_abstract_method(&value)? {
                    names.push(name);
                }
            }
        }
        class.abstract_left.set(!names.is_empty());
        let names = names.iter().map(|name| self.names.value(*name)).collect();
        let names = self.new_frozenset(names)?;
        self.set_class_attribute(class, sym::__abstractmethods__, names);
        Ok(())
    }

    fn is_abstract_method(&mut self, value: &Value) -> Result<bool, Raised> {
        let found = match value.kind() {
            Some(Kind::Function) if value.exact::<Function>().is_some() => {
                self.own_attribute(value, sym::__isabstractmethod__)
            }
            Some(Kind::Descriptor | Kind::Instance | Kind::NativeObject | Kind::BoundMethod) => {
                self.getattr_opt(value, sym::__isabstractmethod__)?
            }
            _ => None,
        };
        found.map_or(Ok(false), |found| self.truth(&found))
    }
}

/// The object that holds what an abstract class knows: [`knowledge`] reads it. Unbound where there is none.
fn holder(vm: &mut Vm, class: &Value) -> Value {
    let name = vm.intern("_abc_impl");
    let found = class.exact::<Class>().and_then(|class| class.attributes.borrow().get(&name).cloned());
    found.unwrap_or_default()
}

fn knowledge(holder: &Value) -> Option<&AbcData> {
    holder.native::<AbcData>()
}

/// What a class is known by.
fn key(class: &Value) -> ShapeId {
    class.exact::<Class>().map_or_else(ShapeId::default, |class| class.instance_shape.get())
}

fn register(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (own, other) = (&args[0], &args[1]);
    if other.exact::<Class>().is_none() {
        return Err(vm.type_error("Can only register classes"));
    }
    if vm.issubclass(other, own)? {
        return Ok(other.clone());
    }
    if vm.issubclass(own, other)? {
        return Err(vm.raise(Exc::RuntimeError, "Refusing to create an inheritance cycle"));
    }
    let holder = holder(vm, own);
    if let Some(data) = knowledge(&holder) {
        data.registry.borrow_mut().push(other.clone());
    }
    vm.state::<Token>().0 += 1;
    Ok(other.clone())
}

/// The class that an instance says it is of; mostly its own.
fn claimed_class(vm: &mut Vm, instance: &Value) -> Answer {
    let class = vm.class_of(instance).clone();
    let plain = vm.class(TypeId::Object).attributes.borrow().get(&sym::__class__).cloned().unwrap_or_default();
    if vm.class_lookup(&class, sym::__class__).is_some_and(|found| found.is(&plain)) {
        return Ok(class.value());
    }
    vm.getattr(instance, sym::__class__)
}

fn instance_check(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (claimed, real) = (claimed_class(vm, &args[1])?, vm.class_of(&args[1]).value());
    let (holder, token) = (holder(vm, &args[0]), vm.state::<Token>().0);
    if claimed.is(&real) {
        if let Some(answer) = knowledge(&holder).and_then(|data| data.known(key(&real), token)) {
            return Ok(Value::bool(answer));
        }
    }
    let found = vm.issubclass(&claimed, &args[0])? || (!claimed.is(&real) && vm.issubclass(&real, &args[0])?);
    Ok(Value::bool(found))
}

/// `issubclass(other, own)` for an abstract class.
fn is_subclass(vm: &mut Vm, own: &Value, other: &Value) -> Result<bool, Raised> {
    if other.exact::<Class>().is_none() {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    }
    let (holder, token) = (holder(vm, own), vm.state::<Token>().0);
    if let Some(answer) = knowledge(&holder).and_then(|data| data.known(key(other), token)) {
        return Ok(answer);
    }
    vm.enter_native()?;
    let answer = find_out(vm, own, other, &holder);
    vm.leave_native();
    let answer = answer?;
    Ok(knowledge(&holder).map_or(answer, |data| data.remember(key(other), answer)))
}

/// Asks the class's hook, its bases, the classes registered with it, and its subclasses.
fn find_out(vm: &mut Vm, own: &Value, other: &Value, holder: &Value) -> Result<bool, Raised> {
    let hook = vm.getattr(own, sym::__subclasshook__)?;
    match vm.call(&hook, std::slice::from_ref(other))? {
        Value::True => return Ok(true),
        Value::False => return Ok(false),
        answer if answer.is(&vm.not_implemented()) => {}
        _ => {
            let message = "__subclasshook__ must return either False, True, or NotImplemented";
            return Err(vm.raise(Exc::AssertionError, message));
        }
    }
    let (Some(own_class), Some(other_class)) = (own.exact::<Class>(), other.exact::<Class>()) else {
        return Ok(false);
    };
    if other_class.derives_from(own_class) {
        return Ok(true);
    }
    let registered = knowledge(holder).map_or_else(Vec::new, |data| data.registry.borrow().clone());
    let subclasses = vm.call_method(own, sym::__subclasses__, &[])?;
    let subclasses = vm.collect(&subclasses)?;
    for class in registered.iter().chain(&subclasses) {
        if vm.issubclass(other, class)? {
            return Ok(true);
        }
    }
    Ok(false)
}
