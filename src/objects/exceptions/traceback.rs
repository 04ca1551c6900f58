//! Traceback objects: where an exception went through.

use crate::heap::{Body, Kind, Obj, Value, ValueCell};
use crate::objects::code::Code;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Raised, getter, static_row};
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// The body of a traceback entry.
pub struct Traceback {
    /// The code that ran.
    pub code: Obj<Code>,
    /// The instruction that raised or called.
    pub pc: u32,
    /// The globals it ran with.
    pub globals: Value,
    /// The entry nearer to where the exception was raised, or None.
    pub next: ValueCell,
    /// What the variables held when the exception left the frame, one after the other, and the closure: a tuple. None before, and
    /// where there are none.
    pub locals: ValueCell,
}

impl Traceback {
    /// A new entry in front of `next`.
    pub fn new(code: Obj<Code>, pc: u32, globals: Value, next: Value) -> Obj<Traceback> {
        Obj::new(
            TypeId::Traceback.shape(),
            Traceback { code, pc, globals, next: ValueCell::new(next), locals: ValueCell::new(Value::None) },
        )
    }

    /// The line it stands on.
    pub fn line(&self) -> u32 {
        let unit = &self.code.unit;
        unit.spans.get(self.pc as usize).map_or(unit.first_line, |span| unit.source.line_of(span.start))
    }
}

impl Body for Traceback {
    const KIND: Kind = Kind::Traceback;
    const TRACKED: bool = true;

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.next.visit(visit);
        visit(&self.globals);
        self.locals.visit(visit);
    }

    fn clear(&self) {
        drop(self.locals.take());
    }
}

/// `traceback`
pub const SPEC: ClassSpec = ClassSpec {
    name: "traceback",
    module: "builtins",
    base: None,
    doc: "Create a new traceback object.",
    methods: &[static_row("__new__(cls, tb_next, tb_frame, tb_lasti, tb_lineno)", "", new)],
    getters: &[
        Getter { name: "tb_next", doc: "", get: |_, value| Ok(traceback(value).next.get()), set: Some(set_next) },
        getter("tb_lineno", "", |_, value| Ok(Value::Int(i64::from(traceback(value).line())))),
        getter("tb_lasti", "", |_, value| Ok(Value::Int(i64::from(traceback(value).pc) * 2))),
        getter("tb_frame", "", |vm, value| vm.traceback_frame(traceback(value))),
    ],
    subclassable: false,
};

fn traceback(value: &Value) -> &Obj<Traceback> {
    value.exact::<Traceback>().expect("methods of tracebacks are called with tracebacks")
}

fn new(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Err(vm.raise(crate::objects::exception::Exc::NotImplementedError, "tracebacks are made by raising exceptions"))
}

fn set_next(vm: &mut Vm, value: &Value, next: Value) -> Result<(), Raised> {
    if next.is_unbound() {
        return Err(vm.type_error("can't delete tb_next attribute"));
    }
    if !next.is_none() && next.exact::<Traceback>().is_none() {
        let got = vm.type_name(&next);
        return Err(vm.type_error(format!("expected traceback object, got '{got}'")));
    }
    let mut entry = next.exact::<Traceback>().cloned();
    while let Some(other) = entry {
        if other.is(traceback(value)) {
            return Err(vm.value_error("traceback loop detected"));
        }
        entry = other.next.get().exact::<Traceback>().cloned();
    }
    traceback(value).next.set(next);
    Ok(())
}
