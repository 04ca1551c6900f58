//! Iterators over several iterables: `chain`, `zip_longest`.

use super::{Fixed, Next, Own, class, iterator_data, make};
use crate::heap::{Value, ValueCell, VecCell};
use crate::objects::native::{Answer, Args, ClassSpec, ITER, NEXT, class_row, static_row};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

// --- chain -----------------------------------------------------------------------------------------------------------

struct Chain {
    /// The iterator of iterables; Unbound at the end.
    sources: ValueCell,
    /// The iterator being walked; Unbound between two.
    current: ValueCell,
}

iterator_data!(Chain { sources current });

/// `itertools.chain`
pub const CHAIN: ClassSpec = class(
    "chain",
    "Return a chain object whose .__next__() method returns elements from the first iterable until it is exhausted, \
     then elements from the next iterable, until all of the iterables are exhausted.",
    &[
        static_row("__new__(cls, /, *iterables)", "Create and return a new object.", |vm, args| {
            let sources = vm.iter(&args[1])?;
            chain_of(vm, &args[0], sources)
        }),
        ITER,
        NEXT,
        class_row(
            "from_iterable(cls, iterable, /)",
            "Alternative chain() constructor taking a single iterable argument that evaluates lazily.",
            |vm, args| {
                let sources = vm.iter(&args[1])?;
                chain_of(vm, &args[0], sources)
            },
        ),
        class_row("__class_getitem__(cls, item, /)", "See PEP 585", crate::objects::class_item),
    ],
);

fn chain_of(vm: &mut Vm, class: &Value, sources: Value) -> Answer {
    let data = Chain { sources: ValueCell::new(sources), current: ValueCell::default() };
    make(vm, class, &CHAIN, data)
}

impl Chain {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        loop {
            let current = self.current.get();
            if !current.is_unbound() {
                if let Some(item) = vm.next(&current)? {
                    return Ok(Some(item));
                }
                drop(self.current.take());
            }
            let sources = self.sources.get();
            if sources.is_unbound() {
                return Ok(None);
            }
            // After an error among the iterables the chain is at its end.
            let next = match vm.next(&sources) {
                Ok(Some(iterable)) => vm.iter(&iterable).map(Some),
                other => other,
            };
            match next {
                Ok(Some(iterator)) => self.current.set(iterator),
                Ok(None) => drop(self.sources.take()),
                Err(raised) => {
                    drop(self.sources.take());
                    return Err(raised);
                }
            }
            vm.check_interrupt()?;
        }
    }
}

// --- zip_longest -----------------------------------------------------------------------------------------------------

struct ZipLongest {
    /// Unbound where one has come to its end.
    sources: VecCell,
    fill: Fixed,
}

iterator_data!(ZipLongest { sources fill });

/// `itertools.zip_longest`
pub const ZIP_LONGEST: ClassSpec = class(
    "zip_longest",
    "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th \
     iterable argument.",
    &[static_row("__new__(cls, /, *iterables, **kwargs)", "Create and return a new object.", zip_longest), ITER, NEXT],
);

fn zip_longest(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut fill = Value::None;
    for (name, value) in vm.keyword_list(&args[2]) {
        if vm.names.text(name) != "fillvalue" {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
        fill = value;
    }
    let mut sources = Vec::new();
    for iterable in args.rest(1) {
        sources.push(vm.iter(iterable)?);
    }
    make(vm, &args[0], &ZIP_LONGEST, ZipLongest { sources: VecCell::new(sources), fill: Fixed(fill) })
}

impl ZipLongest {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        let mut row = Vec::with_capacity(self.sources.len());
        let mut found = false;
        for at in 0..self.sources.len() {
            let source = self.sources.get(at).unwrap_or_default();
            let item = if source.is_unbound() { None } else { vm.next(&source)? };
            found |= item.is_some();
            if item.is_none() && !source.is_unbound() {
                drop(self.sources.replace(at, Value::Unbound));
            }
            row.push(item.unwrap_or_else(|| self.fill.0.clone()));
        }
        Ok(found.then(|| Tuple::new(row).into()))
    }
}
