//! Iterators that need not end: `count`, `cycle`, `repeat`. Each step looks for Ctrl-C, since natives may ask for ever.

use super::{Fixed, Next, Own, class, iterator_data, make};
use crate::heap::{Value, ValueCell, VecCell};
use crate::objects::native::{Answer, Args, ClassSpec, ITER, NEXT, row, static_row};
use crate::objects::numbers::Number;
use crate::objects::protocols::operators::Operator;
use crate::vm::Vm;
use std::cell::Cell;

// --- count -----------------------------------------------------------------------------------------------------------

struct Count {
    next: ValueCell,
    step: Fixed,
}

iterator_data!(Count { next step });

/// `itertools.count`
pub const COUNT: ClassSpec = class(
    "count",
    "Return a count object whose .__next__() method returns consecutive values.",
    &[
        static_row("__new__(cls, start=0, step=1)", "Create and return a new object.", |vm, args| {
            for value in [&args[1], &args[2]] {
                if !is_number(vm, value) {
                    return Err(vm.type_error("a number is required"));
                }
            }
            let data = Count { next: ValueCell::new(args[1].clone()), step: Fixed(args[2].clone()) };
            make(vm, &args[0], &COUNT, data)
        }),
        ITER,
        NEXT,
        row("__repr__(self, /)", "Return repr(self).", count_repr),
    ],
);

fn is_number(vm: &mut Vm, value: &Value) -> bool {
    use crate::objects::names::sym;
    let class = vm.class_of(value).clone();
    let converts = [sym::__index__, sym::__float__, sym::__int__, sym::__complex__];
    Number::of(value).is_some() || converts.iter().any(|name| vm.class_lookup(&class, *name).is_some())
}

impl Count {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        vm.check_interrupt()?;
        let now = self.next.get();
        let next = match (&now, &self.step.0) {
            (Value::Int(now), Value::Int(step)) => now.checked_add(*step).map(Value::Int),
            (_, _) => None,
        };
        let next = match next {
            Some(next) => next,
            None => vm.binary(Operator::Add, &now, &self.step.0)?,
        };
        self.next.set(next);
        Ok(Some(now))
    }
}

fn count_repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (name, own) = (vm.class_of(&args[0]).name.borrow().clone(), count(&args[0]));
    let next = own.next.get();
    let shown = vm.repr_text(&next)?;
    if matches!(own.step.0, Value::Int(1)) {
        return Ok(vm.text(&format!("{name}({shown})")));
    }
    let step = vm.repr_text(&own.step.0)?;
    Ok(vm.text(&format!("{name}({shown}, {step})")))
}

fn count(value: &Value) -> &Count {
    value.native::<Count>().expect("methods of count are called with counts")
}

// --- cycle -----------------------------------------------------------------------------------------------------------

struct Cycle {
    /// Unbound once it has come to its end.
    source: ValueCell,
    saved: VecCell,
    at: Cell<usize>,
}

iterator_data!(Cycle { source saved });

/// `itertools.cycle`
pub const CYCLE: ClassSpec = class(
    "cycle",
    "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
    &[
        static_row("__new__(cls, iterable, /)", "Create and return a new object.", |vm, args| {
            let source = ValueCell::new(vm.iter(&args[1])?);
            make(vm, &args[0], &CYCLE, Cycle { source, saved: VecCell::default(), at: Cell::new(0) })
        }),
        ITER,
        NEXT,
    ],
);

impl Cycle {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        let source = self.source.get();
        if !source.is_unbound() {
            if let Some(item) = vm.next(&source)? {
                self.saved.push(item.clone());
                return Ok(Some(item));
            }
            drop(self.source.take());
        }
        vm.check_interrupt()?;
        let at = self.at.get();
        let Some(item) = self.saved.get(at) else { return Ok(None) };
        self.at.set((at + 1) % self.saved.len());
        Ok(Some(item))
    }
}

// --- repeat ----------------------------------------------------------------------------------------------------------

struct Repeat {
    object: Fixed,
    /// How often still; `None` for ever.
    left: Cell<Option<i64>>,
}

iterator_data!(Repeat { object });

/// `itertools.repeat`
pub const REPEAT: ClassSpec = class(
    "repeat",
    "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If \
     not specified, returns the object\nendlessly.",
    &[
        static_row("__new__(cls, object, times=<none>)", "Create and return a new object.", |vm, args| {
            let left = match args.given(2) {
                Some(times) => Some(vm.index_i64(times)?.max(0)),
                None => None,
            };
            make(vm, &args[0], &REPEAT, Repeat { object: Fixed(args[1].clone()), left: Cell::new(left) })
        }),
        ITER,
        NEXT,
        row("__repr__(self, /)", "Return repr(self).", repeat_repr),
        row("__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", |vm, args| {
            match repeat(&args[0]).left.get() {
                Some(left) => Ok(Value::Int(left)),
                None => Err(vm.type_error("len() of unsized object")),
            }
        }),
    ],
);

impl Repeat {
    fn advance(&self, vm: &mut Vm, _own: &Own) -> Next {
        vm.check_interrupt()?;
        match self.left.get() {
            Some(0) => return Ok(None),
            Some(left) => self.left.set(Some(left - 1)),
            None => {}
        }
        Ok(Some(self.object.0.clone()))
    }
}

fn repeat(value: &Value) -> &Repeat {
    value.native::<Repeat>().expect("methods of repeat are called with repeats")
}

fn repeat_repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (name, own) = (vm.class_of(&args[0]).name.borrow().clone(), repeat(&args[0]));
    let shown = vm.repr_text(&own.object.0)?;
    let text = match own.left.get() {
        Some(left) => format!("{name}({shown}, {left})"),
        None => format!("{name}({shown})"),
    };
    Ok(vm.text(&text))
}
