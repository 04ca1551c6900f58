//! `mappingproxy`: a read-only view of a mapping.

use crate::heap::Value;
use crate::objects::names::{Symbol, sym};
use crate::objects::native::{Answer, Args, ClassSpec, NativeData, NativeObject, class_row, row, static_row};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::vm::Vm;
use std::any::Any;

struct Proxy {
    mapping: Value,
}

impl NativeData for Proxy {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.mapping);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `mappingproxy`
pub static SPEC: ClassSpec = ClassSpec {
    name: "mappingproxy",
    module: "builtins",
    base: None,
    doc: "Read-only proxy of a mapping.",
    methods: &[
        static_row("__new__(cls, mapping)", "Create and return a new object.", new),
        row("__len__(self, /)", "Return len(self).", |vm, args| Ok(Value::Int(vm.len(of(&args[0]))? as i64))),
        row("__getitem__(self, key, /)", "Return self[key].", |vm, args| vm.getitem(of(&args[0]), &args[1])),
        row("__contains__(self, key, /)", "Return bool(key in self).", |vm, args| {
            vm.contains(of(&args[0]), &args[1]).map(Value::bool)
        }),
        row("__iter__(self, /)", "Implement iter(self).", |vm, args| vm.iter(of(&args[0]))),
        row("__reversed__(self, /)", "D.__reversed__() -> reverse iterator", |vm, args| {
            forward(vm, args, sym::__reversed__, &[])
        }),
        row("__eq__(self, value, /)", "Return self==value.", |vm, args| {
            vm.compare(Comparison::Eq, of(&args[0]), of_or_self(&args[1]))
        }),
        row("__ne__(self, value, /)", "Return self!=value.", |vm, args| {
            vm.compare(Comparison::Ne, of(&args[0]), of_or_self(&args[1]))
        }),
        row("__hash__(self, /)", "Return hash(self).", |vm, args| vm.hash(of(&args[0])).map(Value::Int)),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__str__(self, /)", "Return str(self).", |vm, args| vm.str(of(&args[0]))),
        row("__or__(self, value, /)", "Return self|value.", |vm, args| {
            vm.binary(Operator::Or, of(&args[0]), of_or_self(&args[1]))
        }),
        row("__ror__(self, value, /)", "Return value|self.", |vm, args| {
            vm.binary(Operator::Or, of_or_self(&args[1]), of(&args[0]))
        }),
        row("__ior__(self, value, /)", "Return self|=value.", ior),
        row("get(self, key, default=None, /)", "Return the value for key, else the default.", |vm, args| {
            forward(vm, args, sym::get, &args.values()[1..])
        }),
        row("keys(self, /)", "A set-like object providing a view on the mapping's keys.", |vm, args| {
            forward(vm, args, sym::keys, &[])
        }),
        row("values(self, /)", "An object providing a view on the mapping's values.", |vm, args| {
            forward(vm, args, sym::values, &[])
        }),
        row("items(self, /)", "A set-like object providing a view on the mapping's items.", |vm, args| {
            forward(vm, args, sym::items, &[])
        }),
        row("copy(self, /)", "A shallow copy of the mapping.", |vm, args| {
            let copy = vm.intern("copy");
            forward(vm, args, copy, &[])
        }),
        class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
    ],
    getters: &[],
    subclassable: false,
};

impl Vm {
    /// A read-only view of a mapping.
    pub fn mapping_proxy(&mut self, mapping: Value) -> Value {
        let class = self.native_class(&SPEC);
        NativeObject::new(class.instance_shape.get(), Proxy { mapping }).into()
    }
}

fn of(value: &Value) -> &Value {
    &value.native::<Proxy>().expect("methods of mappingproxy are called with proxies").mapping
}

fn of_or_self(value: &Value) -> &Value {
    value.native::<Proxy>().map_or(value, |proxy| &proxy.mapping)
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let class = vm.class_of(&args[1]).clone();
    let sequence = args[1].cast::<crate::objects::list::List>().is_some()
        || args[1].cast::<crate::objects::tuple::Tuple>().is_some()
        || args[1].cast::<crate::objects::string::Str>().is_some();
    if sequence || vm.class_lookup(&class, sym::__getitem__).is_none() {
        let got = vm.type_name(&args[1]);
        return Err(vm.type_error(format!("mappingproxy() argument must be a mapping, not {got}")));
    }
    Ok(vm.mapping_proxy(args[1].clone()))
}

/// Asks the mapping's own method.
fn forward(vm: &mut Vm, args: Args<'_>, name: Symbol, rest: &[Value]) -> Answer {
    vm.call_method(&of(&args[0]).clone(), name, rest)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = vm.repr_text(of(&args[0]))?;
    Ok(vm.text(&format!("mappingproxy({text})")))
}

fn ior(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Err(vm.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
}
