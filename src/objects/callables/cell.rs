//! Cells: variables shared between a function and the functions in it.

use crate::heap::{Body, Kind, Obj, Value, ValueCell};
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Raised, row, static_row};
use crate::objects::protocols::compare::Comparison;
use crate::objects::types::TypeId;
use crate::vm::Vm;

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
pub const SPEC: ClassSpec = ClassSpec {
    name: "cell",
    module: "builtins",
    base: None,
    doc: "Create a new cell object.",
    methods: &[
        static_row("__new__(cls, contents=<none>, /)", "Create and return a new object.", new),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__eq__(self, value, /)", "Return self==value.", |vm, args| compared(vm, args, Comparison::Eq)),
        row("__ne__(self, value, /)", "Return self!=value.", |vm, args| compared(vm, args, Comparison::Ne)),
        row("__lt__(self, value, /)", "Return self<value.", |vm, args| compared(vm, args, Comparison::Lt)),
        row("__le__(self, value, /)", "Return self<=value.", |vm, args| compared(vm, args, Comparison::Le)),
        row("__gt__(self, value, /)", "Return self>value.", |vm, args| compared(vm, args, Comparison::Gt)),
        row("__ge__(self, value, /)", "Return self>=value.", |vm, args| compared(vm, args, Comparison::Ge)),
    ],
    getters: &[Getter { name: "cell_contents", doc: "", get: contents, set: Some(set_contents) }],
    subclassable: false,
};

fn cell(value: &Value) -> &Obj<Cell> {
    value.exact::<Cell>().expect("methods of cells are called with cells")
}

fn new(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Cell::new(args[1].clone()).into())
}

fn contents(vm: &mut Vm, value: &Value) -> Answer {
    let content = cell(value).content.get();
    if content.is_unbound() { Err(vm.value_error("Cell is empty")) } else { Ok(content) }
}

fn set_contents(_vm: &mut Vm, value: &Value, content: Value) -> Result<(), Raised> {
    cell(value).content.set(content);
    Ok(())
}

/// By content; an empty cell is less than any other.
fn compared(vm: &mut Vm, args: Args<'_>, op: Comparison) -> Answer {
    let Some(other) = args[1].exact::<Cell>() else { return Ok(vm.not_implemented()) };
    let (a, b) = (cell(&args[0]).content.get(), other.content.get());
    if a.is_unbound() || b.is_unbound() {
        let ordering = b.is_unbound().cmp(&a.is_unbound());
        return Ok(Value::bool(crate::objects::numbers::compare::holds(op, ordering)));
    }
    vm.compare(op, &a, &b)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let address = vm.address_text(&args[0]);
    let content = cell(&args[0]).content.get();
    if content.is_unbound() {
        return Ok(vm.text(&format!("<cell at {address}: empty>")));
    }
    let (name, place) = (vm.type_name(&content), vm.address_text(&content));
    Ok(vm.text(&format!("<cell at {address}: {name} object at {place}>")))
}
