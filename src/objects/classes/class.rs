//! Class objects: name, bases, method resolution order, attributes; `type` itself.

use crate::heap::{Body, Kind, Obj, ShapeId, Value, ValueCell};
use crate::objects::names::Symbol;
use crate::objects::native::ClassSpec;
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use std::cell::{Cell, OnceCell, RefCell};

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

/// The body of a class.
pub struct Class {
    /// `__name__`
    pub name: RefCell<std::sync::Arc<str>>,
    /// `__qualname__`
    pub qualname: ValueCell,
    /// `__bases__`
    pub bases: RefCell<Vec<Obj<Class>>>,
    /// `__mro__`, the class itself first.
    pub mro: RefCell<std::rc::Rc<[Obj<Class>]>>,
    /// Its own attributes. Change them through the VM only, which retires caches.
    pub attributes: RefCell<Attributes>,
    /// The shape of new instances.
    pub instance_shape: Cell<ShapeId>,
    /// The shape of instances whose attributes are a dictionary (made at first use).
    pub dict_shape: Cell<Option<ShapeId>>,
    /// How many slots new instances get: the most that one has needed so far.
    pub slot_capacity: Cell<u16>,
    /// What instances are made of.
    pub layout: Layout,
    /// The spec of a native class.
    pub spec: Option<&'static ClassSpec>,
    /// Whether instances take new attributes (no `__slots__` without `__dict__`, not a plain built-in).
    pub has_dict: Cell<bool>,
    /// Subclasses, for invalidation and `__subclasses__()`.
    pub subclasses: RefCell<Vec<Obj<Class>>>,
    /// A number that changes whenever the class or a base changes; unique over all classes.
    pub version: Cell<u32>,
    /// Whether it or a base defines `__del__`.
    pub has_finalizer: Cell<bool>,
    /// Whether abstract methods are left.
    pub abstract_left: Cell<bool>,
    /// `__doc__` of native classes, made when asked for.
    pub doc: OnceCell<Value>,
}

impl Body for Class {
    const KIND: Kind = Kind::Class;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.qualname.visit(visit);
        for value in self.attributes.borrow().values() {
            visit(value);
        }
    }
}

/// `type`
pub const SPEC: ClassSpec = crate::objects::native::stub_spec("type");

impl Class {
    /// Whether instances cannot be made because abstract methods are left.
    pub fn is_abstract(&self) -> bool {
        self.abstract_left.get()
    }
}
