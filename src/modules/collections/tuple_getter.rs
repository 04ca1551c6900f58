//! `_tuplegetter`: the descriptor behind a field of a named tuple.

use crate::heap::{Value, ValueCell};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, NativeData, NativeObject, row, static_row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::any::Any;

struct TupleGetter {
    index: usize,
    doc: ValueCell,
}

impl NativeData for TupleGetter {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.doc.visit(visit);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `collections._tuplegetter`
pub const SPEC: ClassSpec = ClassSpec {
    name: "_tuplegetter",
    module: "collections",
    base: None,
    doc: "",
    methods: &[
        static_row("__new__(cls, index, doc, /)", "Create and return a new object.", |vm, args| {
            let index = vm.index_sized(&args[1])?.max(0) as usize;
            let shape = vm.native_class(&SPEC).instance_shape.get();
            Ok(NativeObject::new(shape, TupleGetter { index, doc: ValueCell::new(args[2].clone()) }).into())
        }),
        row("__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.", get),
        row("__set__(self, instance, value, /)", "Set an attribute of instance to value.", |vm, _| {
            Err(vm.raise(Exc::AttributeError, "can't set attribute"))
        }),
        row("__delete__(self, instance, /)", "Delete an attribute of instance.", |vm, _| {
            Err(vm.raise(Exc::AttributeError, "can't delete attribute"))
        }),
        row("__reduce__(self, /)", "State for pickle.", |vm, args| {
            let class = vm.class_of(&args[0]).value();
            let made_with = vm.new_tuple(vec![Value::Int(field(&args[0]).index as i64), field(&args[0]).doc.get()]);
            Ok(vm.new_tuple(vec![class, made_with]))
        }),
        row("__repr__(self, /)", "Return repr(self).", |vm, args| {
            let doc = vm.repr_text(&field(&args[0]).doc.get())?;
            Ok(vm.text(&format!("_tuplegetter({}, {doc})", field(&args[0]).index)))
        }),
    ],
    getters: &[Getter {
        name: "__doc__",
        doc: "",
        get: |_, value| Ok(field(value).doc.get()),
        set: Some(|_, value, doc| {
            field(value).doc.set(if doc.is_unbound() { Value::None } else { doc });
            Ok(())
        }),
    }],
    subclassable: false,
};

fn field(value: &Value) -> &TupleGetter {
    value.native::<TupleGetter>().expect("methods of _tuplegetter are called with them")
}

fn get(vm: &mut Vm, args: Args<'_>) -> Answer {
    if args[1].is_none() {
        return Ok(args[0].clone());
    }
    let index = field(&args[0]).index;
    let Some(tuple) = args[1].cast::<Tuple>() else {
        let got = vm.type_name(&args[1]);
        let message = format!("descriptor for index '{index}' for tuple subclasses doesn't apply to '{got}' object");
        return Err(vm.type_error(message));
    };
    match tuple.items().get(index) {
        Some(item) => Ok(item.clone()),
        None => Err(vm.raise(Exc::IndexError, "tuple index out of range")),
    }
}
