//! `list`.

use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::types::TypeId;
use crate::heap::{Body, Kind, Obj, Value, VecCell};

/// The body of a list.
pub struct List {
    /// Its items.
    pub items: VecCell,
}

impl List {
    /// A new list.
    pub fn new(items: Vec<Value>) -> Obj<List> {
        Obj::new(TypeId::List.shape(), List { items: VecCell::new(items) })
    }
}

impl Body for List {
    const KIND: Kind = Kind::List;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.visit(visit);
    }

    fn clear(&self) {
        drop(self.items.take());
    }
}

/// `list`
pub const SPEC: ClassSpec = stub_spec("list");
