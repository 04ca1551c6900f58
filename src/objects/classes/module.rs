//! Module objects: a dict with a class of its own.

use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::dict::Dict;
use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::types::TypeId;

/// The body of a module.
pub struct Module {
    /// Its namespace.
    pub dict: Obj<Dict>,
}

impl Module {
    /// A module with an empty namespace (the import machinery sets `__name__` and the rest).
    pub fn new(dict: Obj<Dict>) -> Obj<Module> {
        Obj::new(TypeId::Module.shape(), Module { dict })
    }
}

impl Body for Module {
    const KIND: Kind = Kind::Module;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.dict.value());
    }
}

/// `module`
pub const SPEC: ClassSpec = stub_spec("module");
