//! Class objects: name, bases, method resolution order, attributes, and how they change.
//!
//! Classes live as long as the VM (the table of shapes keeps them). Attributes are changed by [`Vm::set_class_attribute`] and
//! [`Vm::delete_class_attribute`] only, which retire what inline caches know of the class and its subclasses.

use super::names::{Symbol, sym};
use super::types::TypeId;
use crate::heap::object::BackLink;
use crate::heap::{Body, Kind, Obj, ShapeId, Value, ValueCell};
use crate::objects::native::{ClassSpec, Raised};
use crate::vm::Vm;
use crate::vm::construct::Construction;
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

/// Attributes of a class, in definition order.
pub type Attributes = IndexMap<Symbol, Value, FxBuildHasher>;

/// Which Rust representation instances of a class have; decides what may be combined by inheritance.
#[derive(Clone, Copy)]
pub enum Layout {
    /// An ordinary instance (or the built-in object itself, for built-in types that hold no data).
    Object,
    /// An instance around a payload of this native class (a script class derived from `list`, `int`, `deque`, …),
    /// or, for the native class itself, its own body.
    Payload(&'static ClassSpec),
    /// An exception object.
    Exception,
    /// A class (metaclasses).
    Class,
}

impl Layout {
    /// Whether both ask for the same representation.
    pub fn same(&self, other: &Layout) -> bool {
        match (self, other) {
            (Layout::Object, Layout::Object)
            | (Layout::Exception, Layout::Exception)
            | (Layout::Class, Layout::Class) => true,
            (Layout::Payload(a), Layout::Payload(b)) => a.name == b.name && a.module == b.module,
            (_, _) => false,
        }
    }
}

/// The body of a class.
pub struct Class {
    /// `__name__`
    pub name: RefCell<Arc<str>>,
    /// `__qualname__`
    pub qualname: ValueCell,
    /// `__bases__`
    pub bases: RefCell<Vec<Obj<Class>>>,
    /// `__base__`, see [`best_of`].
    pub base: RefCell<Option<Obj<Class>>>,
    /// `__mro__`, the class itself first.
    pub mro: RefCell<Rc<[Obj<Class>]>>,
    /// Its own attributes. Change them through the VM only, which retires caches.
    pub attributes: RefCell<Attributes>,
    /// The shape of new instances.
    pub instance_shape: Cell<ShapeId>,
    /// The shape of instances whose attributes are a dictionary (made at first use).
    pub dict_shape: Cell<Option<ShapeId>>,
    /// The hidden names of `__slots__` entries, inherited ones first: the first slots of each instance.
    pub members: RefCell<Vec<Symbol>>,
    /// How many slots new instances get: the most that one has needed so far.
    pub slot_capacity: Cell<u16>,
    /// What instances are made of.
    pub layout: Layout,
    /// The spec of a native class.
    pub spec: Option<&'static ClassSpec>,
    /// Whether instances take new attributes (no `__slots__` without `__dict__`, not a plain built-in).
    pub has_dict: Cell<bool>,
    /// Whether weak references to instances can be made.
    pub has_weakrefs: Cell<bool>,
    /// Subclasses, for invalidation and `__subclasses__()`: not counted, each takes itself out when it dies.
    subclasses: RefCell<Vec<BackLink<Class>>>,
    /// A number that changes whenever the class or a base changes; unique over all classes.
    pub version: Cell<u32>,
    /// Whether it or a base defines `__del__`.
    pub has_finalizer: Cell<bool>,
    /// Whether abstract methods are left.
    pub abstract_left: Cell<bool>,
    /// Attributes that were bound anew, data for data: nobody caches them, so binding them once more retires nothing.
    pub volatile: RefCell<Vec<Symbol>>,
    /// How instances are made, once that was asked; forgotten when the class changes.
    pub construction: RefCell<Option<Rc<Construction>>>,
    /// Attributes that a metaclass's instances have beyond these (a class with a metaclass of its own), by the shape.
    pub extra: RefCell<Attributes>,
}

impl Class {
    /// Whether instances cannot be made because abstract methods are left.
    pub fn is_abstract(&self) -> bool {
        self.abstract_left.get()
    }

    /// Whether this is `other` or derives from it.
    pub fn derives_from(&self, other: &Obj<Class>) -> bool {
        self.mro.borrow().iter().any(|base| base.is(other))
    }

    /// Whether instances of both keep their attributes in the same places, so that one can become the other.
    pub fn same_storage(&self, other: &Class) -> bool {
        self.layout.same(&other.layout)
            && *self.members.borrow() == *other.members.borrow()
            && self.has_dict.get() == other.has_dict.get()
            && self.has_weakrefs.get() == other.has_weakrefs.get()
    }

    /// The class along the first bases (`__base__`) that decides how instances are laid out: a built-in one, or one with
    /// `__slots__` of its own.
    fn solid(class: &Obj<Class>) -> Obj<Class> {
        let mut class = class.clone();
        loop {
            let Some(base) = class.best_base() else { return class };
            if class.members.borrow().len() > base.members.borrow().len() || !class.layout.same(&base.layout) {
                return class;
            }
            class = base;
        }
    }

    /// `__base__`: of the bases the one whose layout instances have.
    pub fn best_base(&self) -> Option<Obj<Class>> {
        self.base.borrow().clone()
    }

    /// Whether it is a built-in (native) class.
    pub fn is_native(&self) -> bool {
        self.spec.is_some() || (matches!(self.layout, Layout::Exception) && !self.script_made())
    }

    /// The name that messages show: `__name__`, behind its module where CPython has written the class in C.
    pub fn shown_name(&self) -> Arc<str> {
        let name = self.name.borrow().clone();
        match self.spec.map(|spec| spec.module) {
            None | Some("builtins" | "random" | "hmac") => name,
            Some(module) if module.starts_with("asyncio") => name,
            Some(module) => format!("{module}.{name}").into(),
        }
    }

    /// The immediate subclasses.
    pub fn living_subclasses(&self) -> Vec<Obj<Class>> {
        self.subclasses.borrow().iter().filter_map(BackLink::target).collect()
    }

    /// Counts a class among the immediate subclasses.
    pub fn add_subclass(&self, class: &Obj<Class>) {
        let link = BackLink::none();
        link.link(class);
        self.subclasses.borrow_mut().push(link);
    }

    /// Takes a class off the immediate subclasses.
    pub fn forget_subclass(&self, class: &Class) {
        self.subclasses.borrow_mut().retain(|link| !link.leads_to(class));
    }

    fn leave_bases(&self) {
        let bases = self.bases.take();
        bases.iter().for_each(|base| base.forget_subclass(self));
    }

    /// What lies at a place among its own attributes.
    #[inline]
    pub fn entry(&self, index: usize) -> Option<Value> {
        self.attributes.borrow().get_index(index).map(|(_, value)| value.clone())
    }

    /// Puts a value at a place among its own attributes and hands the old one out: of a volatile attribute, data for data.
    pub fn replace_entry(&self, index: usize, value: Value) -> Option<Value> {
        let mut attributes = self.attributes.borrow_mut();
        attributes.get_index_mut(index).map(|(_, place)| std::mem::replace(place, value))
    }

    fn script_made(&self) -> bool {
        self.attributes.borrow().contains_key(&sym::__firstlineno__)
            || self.attributes.borrow().contains_key(&sym::__module__)
    }
}

impl Body for Class {
    const KIND: Kind = Kind::Class;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.qualname.visit(visit);
        if let Ok(attributes) = self.attributes.try_borrow() {
            for value in attributes.values() {
                visit(value);
            }
        }
        for class in self.bases.borrow().iter().chain(&*self.base.borrow()).chain(self.mro.borrow().iter()) {
            visit(&class.value());
        }
        if let Some(construction) = &*self.construction.borrow() {
            construction.visit(visit);
        }
        self.extra.borrow().values().for_each(visit);
    }

    fn clear(&self) {
        self.leave_bases();
        drop(self.base.take());
        drop(self.mro.replace(Rc::from([])));
        drop(self.attributes.take());
        drop(self.construction.take());
        drop(self.extra.take());
    }
}

impl Drop for Class {
    fn drop(&mut self) {
        self.leave_bases();
    }
}

pub use super::type_methods::SPEC;

impl Vm {
    /// A number that no class has had.
    pub fn next_version(&mut self) -> u32 {
        self.last_version += 1;
        self.last_version
    }

    /// A new class with these bases (already checked) and no attributes. Its metaclass is `type`.
    pub fn new_class(
        &mut self,
        name: &str,
        bases: Vec<Obj<Class>>,
        layout: Layout,
        spec: Option<&'static ClassSpec>,
    ) -> Obj<Class> {
        let finalizer = bases.iter().any(|base| base.has_finalizer.get());
        let body = Class {
            name: RefCell::new(name.rsplit('.').next().unwrap_or(name).into()),
            qualname: ValueCell::new(Value::Unbound),
            bases: RefCell::new(bases.clone()),
            base: RefCell::new(best_of(&bases).unwrap_or_else(|| bases.first().cloned())),
            mro: RefCell::new(Rc::from([])),
            attributes: RefCell::default(),
            instance_shape: Cell::default(),
            dict_shape: Cell::default(),
            members: RefCell::default(),
            slot_capacity: Cell::new(bases.iter().map(|base| base.slot_capacity.get()).max().unwrap_or(0)),
            layout,
            spec,
            has_dict: Cell::new(false),
            has_weakrefs: Cell::new(bases.iter().any(|base| base.has_weakrefs.get())),
            subclasses: RefCell::default(),
            version: Cell::new(self.next_version()),
            has_finalizer: Cell::new(finalizer),
            abstract_left: Cell::new(false),
            volatile: RefCell::default(),
            construction: RefCell::default(),
            extra: RefCell::default(),
        };
        let class = Obj::new(TypeId::Type.shape(), body);
        class.instance_shape.set(self.shapes.add_root(class.clone(), false));
        if let Some(order) = linearize(&class, &bases) {
            *class.mro.borrow_mut() = order.into();
        }
        for base in &bases {
            base.add_subclass(&class);
        }
        class
    }

    /// Binds an attribute of a class.
    pub fn set_class_attribute(&mut self, class: &Obj<Class>, name: Symbol, value: Value) {
        if name == sym::__del__ {
            class.has_finalizer.set(true);
        }
        let data = is_data(&value) && !self.names.text(name).starts_with("__");
        let old = class.attributes.borrow_mut().insert(name, value);
        if data && old.as_ref().is_some_and(is_data) {
            if class.volatile.borrow().contains(&name) {
                return;
            }
            class.volatile.borrow_mut().push(name);
        }
        self.class_changed(class);
        drop(old);
    }

    /// Whether an attribute of a class or a base is bound anew now and then.
    pub fn is_volatile(&self, class: &Obj<Class>, name: Symbol) -> bool {
        class.mro.borrow().iter().any(|base| base.volatile.borrow().contains(&name))
    }

    /// The place of an attribute among a class's own, where it is data that is bound anew now and then and reading and writing
    /// it is nobody's business but the class's.
    pub fn class_entry(&mut self, class: &Obj<Class>, name: Symbol) -> Option<usize> {
        if !class.volatile.borrow().contains(&name) || class.as_ref().shape() != TypeId::Type.shape() {
            return None;
        }
        if self.class_lookup(&self.class(TypeId::Type).clone(), name).is_some() {
            return None;
        }
        let attributes = class.attributes.borrow();
        attributes.get_full(&name).filter(|(_, _, value)| is_data(value)).map(|(index, _, _)| index)
    }

    /// Unbinds an attribute of a class; false where it has none of its own.
    pub fn delete_class_attribute(&mut self, class: &Obj<Class>, name: Symbol) -> bool {
        let old = class.attributes.borrow_mut().shift_remove(&name);
        self.class_changed(class);
        old.is_some()
    }

    /// Retires what is known of a class and its subclasses.
    pub fn class_changed(&mut self, class: &Obj<Class>) {
        let version = self.next_version();
        class.version.set(version);
        self.shapes.retire_class(class);
        drop(class.construction.take());
        for subclass in class.living_subclasses() {
            self.class_changed(&subclass);
        }
    }

    /// The attribute along the class's method resolution order, unbound (raw, descriptors not called).
    pub fn class_lookup(&self, class: &Obj<Class>, name: Symbol) -> Option<Value> {
        let slot = (class.version.get().wrapping_mul(31) ^ name.0.wrapping_mul(2654435761)) as usize % METHOD_CACHE;
        if let Some((version, symbol, found)) = &self.method_cache.0.borrow()[slot] {
            if *version == class.version.get() && *symbol == name {
                return found.clone();
            }
        }
        let mro = class.mro.borrow().clone();
        let found = mro.iter().find_map(|base| base.attributes.borrow().get(&name).cloned());
        if !self.is_volatile(class, name) {
            self.method_cache.0.borrow_mut()[slot] = Some((class.version.get(), name, found.clone()));
        }
        found
    }

    /// Whether a value is an instance of a class (by its real class, `__instancecheck__` not asked).
    pub fn is_instance(&self, value: &Value, class: &Obj<Class>) -> bool {
        let own = self.class_of(value);
        own.is(class) || own.derives_from(class)
    }

    /// `type(value)`
    #[inline(always)]
    pub fn class_of(&self, value: &Value) -> &Obj<Class> {
        match value {
            Value::Obj(object) => self.shapes.class(object.shape()),
            Value::Int(_) => self.class(TypeId::Int),
            Value::Float(_) => self.class(TypeId::Float),
            Value::True | Value::False => self.class(TypeId::Bool),
            Value::None | Value::Unbound => self.class(TypeId::NoneType),
        }
    }

    /// What `Class.__new__` of a native class hands out for `payload`: itself where `class` is the native class, else an
    /// instance of the script class `class` around it.
    pub fn instance_around(&mut self, class: &Value, payload: Value) -> Result<Value, Raised> {
        let native = self.class_of(&payload).clone();
        let Some(class) = class.exact::<Class>() else {
            let (name, got) = (native.name.borrow().clone(), self.type_name(class));
            return Err(self.type_error(format!("{name}.__new__(X): X is not a type object ({got})")));
        };
        if !class.derives_from(&native) {
            let (name, other) = (native.name.borrow().clone(), class.name.borrow().clone());
            return Err(self.type_error(format!("{name}.__new__({other}): {other} is not a subtype of {name}")));
        }
        if class.is(&native) {
            return Ok(payload);
        }
        let shape = class.instance_shape.get();
        let instance = crate::heap::Instance::with_payload(shape, class.slot_capacity.get(), payload);
        if class.has_finalizer.get() {
            instance.as_ref().set_flag(crate::heap::flags::FINALIZER, true);
        }
        Ok(instance.into())
    }
}

/// Whether a value is plain data, no descriptor.
pub fn is_data(value: &Value) -> bool {
    match value.kind() {
        None => true,
        Some(kind) => matches!(kind, Kind::Str | Kind::BigInt | Kind::Tuple | Kind::List | Kind::Dict | Kind::Set),
    }
}

/// Of these bases the one that others derive their layout from; the outer `None` where two disagree (`typeobject.c`,
/// `best_base`).
pub fn best_of(bases: &[Obj<Class>]) -> Option<Option<Obj<Class>>> {
    if let [] | [_] = bases {
        return Some(bases.first().cloned());
    }
    let mut winner: Option<(Obj<Class>, Obj<Class>)> = None;
    for base in bases {
        let candidate = Class::solid(base);
        match &winner {
            Some((solid, _)) if solid.derives_from(&candidate) => {}
            Some((solid, _)) if !candidate.derives_from(solid) => return None,
            _ => winner = Some((candidate, base.clone())),
        }
    }
    Some(winner.map(|(_, base)| base))
}

/// Recently found attributes of classes: version of the class, name, what was found.
pub struct MethodCache(RefCell<Vec<Option<(u32, Symbol, Option<Value>)>>>);

impl MethodCache {
    /// Forgets everything.
    pub fn clear(&self) {
        let old = self.0.replace(vec![None; METHOD_CACHE]);
        drop(old);
    }
}

impl Default for MethodCache {
    fn default() -> MethodCache {
        MethodCache(RefCell::new(vec![None; METHOD_CACHE]))
    }
}

/// Entries of the method cache.
pub const METHOD_CACHE: usize = 2048;

/// The C3 order of a class with these bases; `None` where there is no consistent one.
pub fn linearize(class: &Obj<Class>, bases: &[Obj<Class>]) -> Option<Vec<Obj<Class>>> {
    if let [base] = bases {
        return Some(std::iter::once(class.clone()).chain(base.mro.borrow().iter().cloned()).collect());
    }
    let mut lists: Vec<Vec<Obj<Class>>> = bases.iter().map(|base| base.mro.borrow().to_vec()).collect();
    lists.push(bases.to_vec());
    let mut order = vec![class.clone()];
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Some(order);
        }
        let head = lists
            .iter()
            .map(|list| &list[0])
            .find(|head| !lists.iter().any(|list| list[1..].iter().any(|other| other.is(head))))?;
        let head = head.clone();
        for list in &mut lists {
            if list[0].is(&head) {
                list.remove(0);
            }
        }
        order.push(head);
    }
}
