//! `exit` and `quit`: objects that say how to leave when they are shown, and leave when they are called.

use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, getter, row};
use crate::vm::Vm;

/// The names under which there is one.
pub const NAMES: [&str; 2] = ["exit", "quit"];

const END_OF_INPUT: &str = "Ctrl-D (i.e. EOF)";

static SPEC: ClassSpec = ClassSpec {
    name: "Quitter",
    module: "_sitebuiltins",
    base: None,
    doc: "",
    methods: &[
        row("__call__(self, /, code=None)", "Exit the interpreter.", call),
        row("__repr__(self, /)", "How to leave.", repr),
    ],
    getters: &[
        getter("name", "Its name.", |vm, value| Ok(vm.text(name(value)))),
        getter("eof", "The keys that end the input.", |vm, _| Ok(vm.text(END_OF_INPUT))),
    ],
    subclassable: true,
};

struct Quitter(&'static str);

impl NativeData for Quitter {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// The object of that name.
pub fn make(vm: &mut Vm, name: &'static str) -> Value {
    let class = vm.native_class(&SPEC);
    NativeObject::new(class.instance_shape.get(), Quitter(name)).into()
}

fn name(value: &Value) -> &'static str {
    value.native::<Quitter>().map_or("quit", |quitter| quitter.0)
}

fn call(vm: &mut Vm, args: Args<'_>) -> Answer {
    Err(vm.raise_args(Exc::SystemExit, vec![args[1].clone()]))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(vm.text(&format!("Use {}() or {END_OF_INPUT} to exit", name(&args[0]))))
}
