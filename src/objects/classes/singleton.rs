//! `None`, `Ellipsis`, `NotImplemented`: types with one object.

use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::types::TypeId;

/// The body of `Ellipsis` and `NotImplemented` (`None` is a value of its own).
pub struct Singleton {
    /// `repr()`
    pub name: &'static str,
}

impl Singleton {
    /// Makes the one object of a singleton type; the VM keeps it.
    pub fn make(id: TypeId, name: &'static str) -> Obj<Singleton> {
        Obj::new(id.shape(), Singleton { name })
    }
}

impl Body for Singleton {
    const KIND: Kind = Kind::Singleton;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// `NoneType`
pub const NONE_SPEC: ClassSpec = stub_spec("NoneType");
/// `ellipsis`
pub const ELLIPSIS_SPEC: ClassSpec = stub_spec("ellipsis");
/// `NotImplementedType`
pub const NOT_IMPLEMENTED_SPEC: ClassSpec = stub_spec("NotImplementedType");
