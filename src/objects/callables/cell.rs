//! Cells: variables shared between a function and the functions in it.

use crate::heap::{Body, Kind, Obj, Value, ValueCell};
use crate::objects::native::{ClassSpec, stub_spec};
use crate::objects::types::TypeId;

/// The body of a cell.
pub struct Cell {
    /// The variable's value; Unbound when empty.
    pub content: ValueCell,
}

impl Cell {
    /// A new cell.
    pub fn new(content: Value) -> Obj<Cell> {
        Obj::new(TypeId::Cell.shape(), Cell { content: ValueCell::new(content) })
    }
}

impl Body for Cell {
    const KIND: Kind = Kind::Cell;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.content.visit(visit);
    }

    fn clear(&self) {
        drop(self.content.take());
    }
}

/// `cell`
pub const SPEC: ClassSpec = stub_spec("cell");
