//! Iterators that choose or change the items of one iterable: `accumulate`, `compress`, `dropwhile`, `filterfalse`, `islice`,
//! `starmap`, `takewhile`.

use super::{Fixed, Next, Own, class, iterator_data, make};
use crate::heap::{Value, ValueCell};
use crate::objects::native::{Answer, Args, ClassSpec, ITER, NEXT, Raised, static_row};
use crate::objects::protocols::operators::Operator;
use crate::vm::Vm;
use std::cell::Cell;

// --- accumulate ------------------------------------------------------------------------------------------------------

struct Accumulate {
    source: Fixed,
    /// None for `+`.
    function: Fixed,
    /// Comes before the first item; Unbound where none was given or it is out already.
    initial: ValueCell,
    /// Unbound at the beginning.
    total: ValueCell,
}

iterator_data!(Accumulate { source function initial total });

/// `itertools.accumulate`
pub const ACCUMULATE: ClassSpec = class(
    "accumulate",
    "Return series of accumulated sums.",
    &[
        static_row(
            "__new__(cls, iterable, func=None, *, initial=None)",
            "Create and return a new object.",
            |vm, args| {
                let data = Accumulate {
                    source: Fixed(vm.iter(&args[1])?),
                    function: Fixed(args[2].clone()),
                    initial: ValueCell::new(args.some(3).cloned().unwrap_or_default()),
                    total: ValueCell::default(),
                };
                make(vm, &args[0], &ACCUMULATE, data)
            },
        ),
        ITER,
        NEXT,
    ],
);

impl Accumulate {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        let initial = self.initial.take();
        if !initial.is_unbound() {
            self.total.set(initial.clone());
            return Ok(Some(initial));
        }
        let Some(item) = vm.next(&self.source.0)? else { return Ok(None) };
        let total = self.total.get();
        let total = if total.is_unbound() {
            item
        } else if self.function.0.is_none() {
            vm.binary(Operator::Add, &total, &item)?
        } else {
            vm.call(&self.function.0, &[total, item])?
        };
        self.total.set(total.clone());
        Ok(Some(total))
    }
}

// --- compress --------------------------------------------------------------------------------------------------------

struct Compress {
    source: Fixed,
    selectors: Fixed,
}

iterator_data!(Compress { source selectors });

/// `itertools.compress`
pub const COMPRESS: ClassSpec = class(
    "compress",
    "Return data elements corresponding to true selector elements.",
    &[
        static_row("__new__(cls, data, selectors)", "Create and return a new object.", |vm, args| {
            let data = Compress { source: Fixed(vm.iter(&args[1])?), selectors: Fixed(vm.iter(&args[2])?) };
            make(vm, &args[0], &COMPRESS, data)
        }),
        ITER,
        NEXT,
    ],
);

impl Compress {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        loop {
            let Some(item) = vm.next(&self.source.0)? else { return Ok(None) };
            let Some(selector) = vm.next(&self.selectors.0)? else { return Ok(None) };
            if vm.truth(&selector)? {
                return Ok(Some(item));
            }
            vm.check_interrupt()?;
        }
    }
}

// --- dropwhile, takewhile, filterfalse -------------------------------------------------------------------------------

/// What is done with the items for which the predicate holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// They are dropped until it fails for the first time.
    Drop,
    /// They are handed out until it fails for the first time.
    Take,
    /// They are left out.
    Reject,
}

struct Filtered {
    rule: Rule,
    predicate: Fixed,
    source: Fixed,
    /// The predicate has failed.
    decided: Cell<bool>,
}

iterator_data!(Filtered { predicate source });

/// `itertools.dropwhile`
pub const DROPWHILE: ClassSpec = class(
    "dropwhile",
    "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the \
     iterable is exhausted.",
    &[
        static_row("__new__(cls, predicate, iterable, /)", "Create and return a new object.", |vm, args| {
            filtered(vm, args, &DROPWHILE, Rule::Drop)
        }),
        ITER,
        NEXT,
    ],
);

/// `itertools.takewhile`
pub const TAKEWHILE: ClassSpec = class(
    "takewhile",
    "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
    &[
        static_row("__new__(cls, predicate, iterable, /)", "Create and return a new object.", |vm, args| {
            filtered(vm, args, &TAKEWHILE, Rule::Take)
        }),
        ITER,
        NEXT,
    ],
);

/// `itertools.filterfalse`
pub const FILTERFALSE: ClassSpec = class(
    "filterfalse",
    "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that \
     are false.",
    &[
        static_row("__new__(cls, function, iterable, /)", "Create and return a new object.", |vm, args| {
            filtered(vm, args, &FILTERFALSE, Rule::Reject)
        }),
        ITER,
        NEXT,
    ],
);

fn filtered(vm: &mut Vm, args: Args<'_>, spec: &'static ClassSpec, rule: Rule) -> Answer {
    let (predicate, source) = (Fixed(args[1].clone()), Fixed(vm.iter(&args[2])?));
    make(vm, &args[0], spec, Filtered { rule, predicate, source, decided: Cell::new(false) })
}

impl Filtered {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        if self.decided.get() {
            return if self.rule == Rule::Take { Ok(None) } else { vm.next(&self.source.0) };
        }
        while let Some(item) = vm.next(&self.source.0)? {
            let holds = self.holds(vm, &item)?;
            match (self.rule, holds) {
                (Rule::Take, true) | (Rule::Reject, false) => return Ok(Some(item)),
                (Rule::Drop, true) | (Rule::Reject, true) => vm.check_interrupt()?,
                (Rule::Drop, false) => {
                    self.decided.set(true);
                    return Ok(Some(item));
                }
                (Rule::Take, false) => {
                    self.decided.set(true);
                    return Ok(None);
                }
            }
        }
        Ok(None)
    }

    fn holds(&self, vm: &mut Vm, item: &Value) -> Result<bool, Raised> {
        if self.predicate.0.is_none() && self.rule == Rule::Reject {
            return vm.truth(item);
        }
        let answer = vm.call(&self.predicate.0, std::slice::from_ref(item))?;
        vm.truth(&answer)
    }
}

// --- islice ----------------------------------------------------------------------------------------------------------

struct Slice {
    /// Unbound at the end.
    source: ValueCell,
    /// The index of the next item wanted.
    next: Cell<i64>,
    stop: Option<i64>,
    step: i64,
    /// How many items were taken from the source.
    taken: Cell<i64>,
}

iterator_data!(Slice { source });

/// `itertools.islice`
pub const ISLICE: ClassSpec = class(
    "islice",
    "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an \
     iterator whose next() method returns selected values from an\niterable.",
    &[static_row("__new__(cls, /, *args)", "Create and return a new object.", islice), ITER, NEXT],
);

fn islice(vm: &mut Vm, args: Args<'_>) -> Answer {
    let given = args.rest(1);
    if given.len() < 2 || given.len() > 4 {
        let (limit, count) = if given.len() < 2 { ("at least 2", given.len()) } else { ("at most 4", given.len()) };
        return Err(vm.type_error(format!("islice expected {limit} arguments, got {count}")));
    }
    let (start, stop, step) = match given {
        [_, stop] => (0, bound(vm, stop, STOP)?, 1),
        [_, start, stop, step @ ..] => {
            let (start, stop) = (bound(vm, start, INDICES)?.unwrap_or(0), bound(vm, stop, STOP)?);
            (start, stop, slice_step(vm, step.first())?)
        }
        _ => unreachable!("the length was checked"),
    };
    let source = ValueCell::new(vm.iter(&given[0])?);
    let data = Slice { source, next: Cell::new(start), stop, step, taken: Cell::new(0) };
    make(vm, &args[0], &ISLICE, data)
}

const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";

fn bound(vm: &mut Vm, value: &Value, complaint: &str) -> Result<Option<i64>, Raised> {
    if value.is_none() {
        return Ok(None);
    }
    match vm.index_opt(value)? {
        Some(Value::Int(index)) if index >= 0 => Ok(Some(index)),
        _ => Err(vm.value_error(complaint)),
    }
}

fn slice_step(vm: &mut Vm, value: Option<&Value>) -> Result<i64, Raised> {
    let Some(value) = value.filter(|value| !value.is_none()) else { return Ok(1) };
    match vm.index_opt(value)? {
        Some(Value::Int(step)) if step >= 1 => Ok(step),
        _ => Err(vm.value_error("Step for islice() must be a positive integer or None.")),
    }
}

impl Slice {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        let source = self.source.get();
        if source.is_unbound() {
            return Ok(None);
        }
        // Past the last item wanted the source is still taken up to `stop`, or to `start` where that lies behind it.
        let past = self.stop.is_some_and(|stop| self.next.get() >= stop);
        while self.taken.get() < self.next.get() {
            if vm.next(&source)?.is_none() {
                drop(self.source.take());
                return Ok(None);
            }
            self.taken.set(self.taken.get() + 1);
            vm.check_interrupt()?;
        }
        if past {
            drop(self.source.take());
            return Ok(None);
        }
        let Some(item) = vm.next(&source)? else {
            drop(self.source.take());
            return Ok(None);
        };
        self.taken.set(self.taken.get() + 1);
        let next = self.next.get().saturating_add(self.step);
        self.next.set(self.stop.map_or(next, |stop| next.min(stop)));
        Ok(Some(item))
    }
}

// --- starmap ---------------------------------------------------------------------------------------------------------

struct StarMap {
    function: Fixed,
    source: Fixed,
}

iterator_data!(StarMap { function source });

/// `itertools.starmap`
pub const STARMAP: ClassSpec = class(
    "starmap",
    "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the \
     given sequence.",
    &[
        static_row("__new__(cls, function, iterable, /)", "Create and return a new object.", |vm, args| {
            let data = StarMap { function: Fixed(args[1].clone()), source: Fixed(vm.iter(&args[2])?) };
            make(vm, &args[0], &STARMAP, data)
        }),
        ITER,
        NEXT,
    ],
);

impl StarMap {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        let Some(row) = vm.next(&self.source.0)? else { return Ok(None) };
        let args = vm.collect(&row)?;
        vm.call(&self.function.0, &args).map(Some)
    }
}
