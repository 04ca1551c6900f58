//! Iterators over neighbours: `batched`, `groupby`, `pairwise`.

use super::{Fixed, Next, Own, class, iterator_data, make};
use crate::heap::{Value, ValueCell};
use crate::objects::native::{ClassSpec, ITER, NEXT, NativeObject, Raised, static_row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::cell::Cell;

// --- batched ---------------------------------------------------------------------------------------------------------

struct Batched {
    /// Unbound at the end.
    source: ValueCell,
    size: usize,
    strict: bool,
}

iterator_data!(Batched { source });

/// `itertools.batched`
pub const BATCHED: ClassSpec = class(
    "batched",
    "Batch data into tuples of length n. The last batch may be shorter than n.",
    &[
        static_row("__new__(cls, iterable, n, *, strict=False)", "Create and return a new object.", |vm, args| {
            let size = vm.index_sized(&args[2])?;
            let strict = vm.truth(&args[3])?;
            if size < 1 {
                return Err(vm.value_error("n must be at least one"));
            }
            let source = ValueCell::new(vm.iter(&args[1])?);
            make(vm, &args[0], &BATCHED, Batched { source, size: size as usize, strict })
        }),
        ITER,
        NEXT,
    ],
);

impl Batched {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        let source = self.source.get();
        if source.is_unbound() {
            return Ok(None);
        }
        let mut batch = Vec::new();
        while batch.len() < self.size {
            match vm.next(&source) {
                Ok(Some(item)) => batch.push(item),
                Ok(None) => break,
                Err(raised) => {
                    drop(self.source.take());
                    return Err(raised);
                }
            }
        }
        if batch.len() < self.size {
            drop(self.source.take());
            if batch.is_empty() {
                return Ok(None);
            }
            if self.strict {
                return Err(vm.value_error("batched(): incomplete batch"));
            }
        }
        Ok(Some(Tuple::new(batch).into()))
    }
}

// --- pairwise --------------------------------------------------------------------------------------------------------

struct Pairwise {
    /// Unbound at the end.
    source: ValueCell,
    /// The left item of the next pair; Unbound at the beginning.
    left: ValueCell,
}

iterator_data!(Pairwise { source left });

/// `itertools.pairwise`
pub const PAIRWISE: ClassSpec = class(
    "pairwise",
    "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
    &[
        static_row("__new__(cls, iterable, /)", "Create and return a new object.", |vm, args| {
            let source = ValueCell::new(vm.iter(&args[1])?);
            make(vm, &args[0], &PAIRWISE, Pairwise { source, left: ValueCell::default() })
        }),
        ITER,
        NEXT,
    ],
);

impl Pairwise {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        let source = self.source.get();
        if source.is_unbound() {
            return Ok(None);
        }
        let mut left = self.left.get();
        if left.is_unbound() {
            let Some(first) = vm.next(&source)? else { return Ok(self.end()) };
            self.left.set(first.clone());
            left = first;
        }
        let Some(right) = vm.next(&source)? else { return Ok(self.end()) };
        self.left.set(right.clone());
        Ok(Some(Tuple::new(vec![left, right]).into()))
    }

    fn end(&self) -> Option<Value> {
        drop(self.source.take());
        drop(self.left.take());
        None
    }
}

// --- groupby ---------------------------------------------------------------------------------------------------------

struct GroupBy {
    source: Fixed,
    function: Fixed,
    /// The key of the group handed out last; Unbound at the beginning.
    group_key: ValueCell,
    /// The item looked at and its key; Unbound where none is.
    key: ValueCell,
    item: ValueCell,
    /// Which group is being walked: one handed out earlier is at its end.
    group: Cell<u64>,
}

iterator_data!(GroupBy { source function group_key key item });

/// `itertools.groupby`
pub const GROUPBY: ClassSpec = class(
    "groupby",
    "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide \
     into groups according to the key function.\n  key\n    A function for computing the group category for each \
     element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.",
    &[
        static_row("__new__(cls, iterable, key=None)", "Create and return a new object.", |vm, args| {
            let data = GroupBy {
                source: Fixed(vm.iter(&args[1])?),
                function: Fixed(args[2].clone()),
                group_key: ValueCell::default(),
                key: ValueCell::default(),
                item: ValueCell::default(),
                group: Cell::new(0),
            };
            make(vm, &args[0], &GROUPBY, data)
        }),
        ITER,
        NEXT,
    ],
);

impl GroupBy {
    fn advance(&self, vm: &mut Vm, own: &Own) -> Next {
        self.group.set(self.group.get() + 1);
        loop {
            let (key, group_key) = (self.key.get(), self.group_key.get());
            if !key.is_unbound() && (group_key.is_unbound() || !vm.same(&group_key, &key)?) {
                break;
            }
            if !self.look_at_next(vm)? {
                return Ok(None);
            }
            vm.check_interrupt()?;
        }
        let key = self.key.get();
        self.group_key.set(key.clone());
        let shape = vm.native_class(&GROUPER).instance_shape.get();
        let group = Group { parent: Fixed(own.value()), key: Fixed(key.clone()), number: self.group.get() };
        Ok(Some(Tuple::new(vec![key, NativeObject::new(shape, group).into()]).into()))
    }

    fn look_at_next(&self, vm: &mut Vm) -> Result<bool, Raised> {
        let Some(item) = vm.next(&self.source.0)? else { return Ok(false) };
        let key = if self.function.0.is_none() {
            item.clone()
        } else {
            vm.call(&self.function.0, std::slice::from_ref(&item))?
        };
        self.item.set(item);
        self.key.set(key);
        Ok(true)
    }
}

/// One group: the items of its parent as long as their keys are equal and nobody asked the parent for the next.
struct Group {
    parent: Fixed,
    key: Fixed,
    number: u64,
}

iterator_data!(Group { parent key });

const GROUPER: ClassSpec = ClassSpec { subclassable: false, ..class("_grouper", "", &[ITER, NEXT]) };

impl Group {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        let parent = self.parent.0.native::<GroupBy>().expect("groups come from groupby objects");
        if parent.group.get() != self.number {
            return Ok(None);
        }
        if parent.item.is_unbound() && !parent.look_at_next(vm)? {
            return Ok(None);
        }
        let key = parent.key.get();
        if !vm.same(&self.key.0, &key)? {
            return Ok(None);
        }
        // The comparison may have taken the item itself.
        Ok(Some(parent.item.take()).filter(|item| !item.is_unbound()))
    }
}
