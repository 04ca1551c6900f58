//! Iterators of deques: they end with an error where the deque has changed its length.

use super::deque::deque;
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, ITER, NEXT, NativeData, NativeObject, Raised, Row, row};
use crate::vm::Vm;
use std::any::Any;
use std::cell::Cell;

struct DequeIterator {
    deque: Value,
    at: Cell<usize>,
    version: u64,
    backwards: bool,
}

impl NativeData for DequeIterator {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.deque);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn iterates(&self) -> bool {
        true
    }

    fn step(&self, vm: &mut Vm, _own: &crate::heap::Obj<NativeObject>) -> Result<Option<Value>, Raised> {
        let own = deque(&self.deque);
        if own.version.get() != self.version {
            return Err(vm.raise(Exc::RuntimeError, "deque mutated during iteration"));
        }
        let (at, items) = (self.at.get(), own.items.borrow());
        let place = if self.backwards { items.len().checked_sub(at + 1) } else { Some(at) };
        let item = place.and_then(|place| items.get(place)).cloned();
        self.at.set(at + usize::from(item.is_some()));
        Ok(item)
    }
}

const METHODS: &[Row] = &[
    ITER,
    NEXT,
    row("__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", |_, args| {
        let walk = args[0].native::<DequeIterator>().expect("methods of deque iterators are called with them");
        let len = deque(&walk.deque).items.borrow().len();
        Ok(Value::Int(len.saturating_sub(walk.at.get()) as i64))
    }),
];

const fn spec(name: &'static str) -> ClassSpec {
    ClassSpec { name, module: "collections", base: None, doc: "", methods: METHODS, getters: &[], subclassable: false }
}

const FORWARDS: ClassSpec = spec("_deque_iterator");
const BACKWARDS: ClassSpec = spec("_deque_reverse_iterator");

fn iterator(vm: &mut Vm, value: &Value, backwards: bool) -> Answer {
    let class = vm.native_class(if backwards { &BACKWARDS } else { &FORWARDS });
    let version = deque(value).version.get();
    let data = DequeIterator { deque: value.clone(), at: Cell::new(0), version, backwards };
    Ok(NativeObject::new(class.instance_shape.get(), data).into())
}

/// `deque.__iter__`
pub(super) fn iter(vm: &mut Vm, args: Args<'_>) -> Answer {
    iterator(vm, &args[0], false)
}

/// `deque.__reversed__`
pub(super) fn reversed(vm: &mut Vm, args: Args<'_>) -> Answer {
    iterator(vm, &args[0], true)
}
