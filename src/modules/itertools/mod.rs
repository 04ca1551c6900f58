//! `itertools`: lazy iterators, one native class each.
//!
//! Every iterator is a [`NativeObject`] whose data steps itself, so that `for` and other natives call no `__next__`. Data
//! lies in cells that are never borrowed while script code runs: an iterator may be asked for an item while it is working
//! one out.

mod combine;
mod endless;
mod group;
mod join;
mod select;
mod tee;

use super::NativeModule;
use crate::heap::{Obj, Value};
use crate::objects::native::{Answer, ClassSpec, NativeData, NativeObject, Raised, Row, row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "itertools",
    doc: "Functional tools for creating and using iterators.",
    functions: &[row("tee(iterable, n=2, /)", "Returns a tuple of n independent iterators.", tee::tee)],
    classes: &[
        &select::ACCUMULATE,
        &group::BATCHED,
        &join::CHAIN,
        &combine::COMBINATIONS,
        &combine::COMBINATIONS_WITH_REPLACEMENT,
        &select::COMPRESS,
        &endless::COUNT,
        &endless::CYCLE,
        &select::DROPWHILE,
        &select::FILTERFALSE,
        &group::GROUPBY,
        &select::ISLICE,
        &group::PAIRWISE,
        &combine::PERMUTATIONS,
        &combine::PRODUCT,
        &endless::REPEAT,
        &select::STARMAP,
        &select::TAKEWHILE,
        &join::ZIP_LONGEST,
        &tee::TEE,
    ],
    setup: None,
};

/// The spec of an iterator class.
const fn class(name: &'static str, doc: &'static str, methods: &'static [Row]) -> ClassSpec {
    ClassSpec { name, module: "itertools", base: None, doc, methods, getters: &[], subclassable: true }
}

/// Implements [`NativeData`] for the data of an iterator: the fields that hold values, then `step` by its own `advance`.
macro_rules! iterator_data {
    ($data:ty { $($field:ident)* }) => {
        impl crate::objects::native::NativeData for $data {
            fn visit(&self, visit: &mut dyn FnMut(&crate::heap::Value)) {
                $(self.$field.visit(visit);)*
            }

            fn as_any(&self) -> &dyn std::any::Any {
                self
            }

            fn iterates(&self) -> bool {
                true
            }

            fn step(
                &self,
                vm: &mut crate::vm::Vm,
                own: &crate::heap::Obj<crate::objects::native::NativeObject>,
            ) -> super::Next {
                self.advance(vm, own)
            }
        }
    };
}
use iterator_data;

/// The next item, `None` at the end.
type Next = Result<Option<Value>, Raised>;

/// The object whose data a step belongs to.
type Own = Obj<NativeObject>;

/// A new iterator of a class (or of a script class derived from it).
fn make(vm: &mut Vm, class: &Value, spec: &'static ClassSpec, data: impl NativeData) -> Answer {
    let shape = vm.native_class(spec).instance_shape.get();
    vm.instance_around(class, NativeObject::new(shape, data).into())
}

/// A value held as a tuple's items are: shown to the collector, never changed.
struct Fixed(Value);

impl Fixed {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.0);
    }
}

/// The items of iterables, each taken whole.
struct Pools(Vec<Obj<Tuple>>);

impl Pools {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        self.0.iter().for_each(|pool| visit(&pool.value()));
    }
}
