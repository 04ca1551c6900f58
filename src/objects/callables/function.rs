//! Functions: code with its globals, defaults and closure; how native functions look to scripts.

use crate::heap::{Body, Kind, Obj, Value, ValueCell, VecCell};
use crate::objects::code::Code;
use crate::objects::dict::Dict;

/// The body of a function.
pub struct Function {
    /// Its code.
    pub code: Obj<Code>,
    /// The globals it runs with.
    pub globals: Obj<Dict>,
    /// `__name__`
    pub name: ValueCell,
    /// `__qualname__`
    pub qualname: ValueCell,
    /// `__defaults__`: a tuple or None.
    pub defaults: ValueCell,
    /// `__kwdefaults__`: a dict or None.
    pub kwdefaults: ValueCell,
    /// `__annotations__`: a dict, or Unbound until asked for.
    pub annotations: ValueCell,
    /// `__closure__`: a tuple of cells, or None.
    pub closure: Value,
    /// `__doc__`
    pub doc: ValueCell,
    /// `__module__`
    pub module: ValueCell,
    /// `__type_params__`: a tuple, or Unbound.
    pub type_params: ValueCell,
    /// Attributes that scripts add, by the shape's slots.
    pub attributes: VecCell,
}

impl Body for Function {
    const KIND: Kind = Kind::Function;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Obj(self.globals.as_ref().clone()));
        let cells = [&self.name, &self.qualname, &self.defaults, &self.kwdefaults, &self.annotations];
        for cell in cells.into_iter().chain([&self.doc, &self.module, &self.type_params]) {
            cell.visit(visit);
        }
        visit(&self.closure);
        self.attributes.visit(visit);
    }

    fn clear(&self) {
        let cells = [&self.defaults, &self.kwdefaults, &self.annotations, &self.doc, &self.type_params];
        for cell in cells {
            drop(cell.take());
        }
        drop(self.attributes.take());
    }
}

pub use super::function_methods::SPEC;
pub use super::native_methods::{
    BUILTIN_SPEC, CLASSMETHOD_DESCRIPTOR_SPEC, METHOD_DESCRIPTOR_SPEC, METHOD_WRAPPER_SPEC, WRAPPER_DESCRIPTOR_SPEC,
};
