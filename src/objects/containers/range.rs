//! `range`: numbers by arithmetic; bounds are machine integers (a larger one is an OverflowError).

use super::iterator::{Iterator, Walk};
use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args, ClassSpec, getter, row, static_row};
use crate::objects::slice::Slice;
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// The body of a range.
pub struct Range {
    /// First number.
    pub start: i64,
    /// The end, not included.
    pub stop: i64,
    /// The step, never 0.
    pub step: i64,
}

impl Range {
    /// A new range.
    pub fn make(start: i64, stop: i64, step: i64) -> Obj<Range> {
        Obj::new(TypeId::Range.shape(), Range { start, stop, step })
    }

    /// How many numbers there are.
    pub fn len(&self) -> i64 {
        let (start, stop, step) = (i128::from(self.start), i128::from(self.stop), i128::from(self.step));
        let count = if step > 0 { (stop - start + step - 1) / step } else { (start - stop - step - 1) / -step };
        count.clamp(0, i128::from(i64::MAX)) as i64
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at a place.
    pub fn at(&self, index: i64) -> i64 {
        self.start + index * self.step
    }

    /// Whether a number is in it.
    pub fn holds(&self, number: i64) -> bool {
        let inside = if self.step > 0 {
            (self.start..self.stop).contains(&number)
        } else {
            number <= self.start && number > self.stop
        };
        inside && (i128::from(number) - i128::from(self.start)) % i128::from(self.step) == 0
    }
}

impl Body for Range {
    const KIND: Kind = Kind::Range;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// `range`
pub const SPEC: ClassSpec = ClassSpec {
    name: "range",
    module: "builtins",
    base: None,
    doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object",
    methods: &[
        static_row("__new__(cls, start, stop=<none>, step=1, /)", "Create and return a new object.", new),
        row("__len__(self, /)", "Return len(self).", len),
        row("__getitem__(self, key, /)", "Return self[key].", getitem),
        row("__contains__(self, key, /)", "Return key in self.", contains),
        row("__iter__(self, /)", "Implement iter(self).", iter),
        row("__reversed__(self, /)", "Return a reverse iterator.", reversed),
        row("__bool__(self, /)", "True if self else False", |_, args| Ok(Value::bool(!range(&args[0]).is_empty()))),
        row("__hash__(self, /)", "Return hash(self).", hash),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("__eq__(self, value, /)", "Return self==value.", eq),
        row("index(self, value, /)", "Return index of value.", index),
        row("count(self, value, /)", "Return number of occurrences of value.", count),
    ],
    getters: &[getter("start", "", start), getter("stop", "", stop), getter("step", "", step)],
    subclassable: false,
};

fn range(value: &Value) -> &Obj<Range> {
    value.exact::<Range>().expect("methods of range are called with ranges")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (start, stop) = match args.given(2) {
        None => (0, vm.index_i64(&args[1])?),
        Some(stop) => (vm.index_i64(&args[1])?, vm.index_i64(stop)?),
    };
    let step = vm.index_i64(&args[3])?;
    if step == 0 {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(Range::make(start, stop, step).into())
}

fn len(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(range(&args[0]).len()))
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.range_getitem(&range(&args[0]).clone(), &args[1])
}

impl Vm {
    /// `range[key]`
    pub fn range_getitem(&mut self, range: &Obj<Range>, key: &Value) -> Answer {
        let len = range.len();
        if let Some(slice) = key.exact::<Slice>() {
            let (start, stop, step) = self.slice_bounds(slice, len as usize)?;
            return Ok(Range::make(range.at(start), range.at(stop), range.step * step).into());
        }
        match self.place_of(key, len as usize, "range")? {
            Some(place) => Ok(Value::Int(range.at(place as i64))),
            None => Err(self.raise(Exc::IndexError, "range object index out of range")),
        }
    }
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Answer {
    let range = range(&args[0]).clone();
    match &args[1] {
        Value::Int(number) => Ok(Value::bool(range.holds(*number))),
        Value::True | Value::False => Ok(Value::bool(range.holds(i64::from(matches!(args[1], Value::True))))),
        other => {
            for at in 0..range.len() {
                if vm.same(&Value::Int(range.at(at)), other)? {
                    return Ok(Value::True);
                }
            }
            Ok(Value::False)
        }
    }
}

fn iter(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Iterator::make(Walk::range(range(&args[0]))))
}

fn reversed(_vm: &mut Vm, args: Args<'_>) -> Answer {
    let range = range(&args[0]);
    let len = range.len();
    let backwards = if len == 0 {
        Range::make(0, 0, 1)
    } else {
        Range::make(range.at(len - 1), range.start - range.step.signum(), -range.step)
    };
    Ok(Iterator::make(Walk::range(&backwards)))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let range = range(&args[0]);
    let step = if range.step == 1 { String::new() } else { format!(", {}", range.step) };
    Ok(vm.text(&format!("range({}, {}{step})", range.start, range.stop)))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(other) = args[1].exact::<Range>() else { return Ok(vm.not_implemented()) };
    let own = range(&args[0]);
    let same = own.len() == other.len()
        && (own.is_empty() || (own.start == other.start && (own.len() == 1 || own.step == other.step)));
    Ok(Value::bool(same))
}

/// Equal ranges have equal hashes: those of their length, first number and step, as far as these matter.
fn hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    let range = range(&args[0]);
    let len = range.len();
    let start = if len > 0 { Value::Int(range.start) } else { Value::None };
    let step = if len > 1 { Value::Int(range.step) } else { Value::None };
    let key = vm.new_tuple(vec![Value::Int(len), start, step]);
    vm.hash(&key).map(Value::Int)
}

fn index(vm: &mut Vm, args: Args<'_>) -> Answer {
    let range = range(&args[0]).clone();
    if let Value::Int(number) = args[1] {
        if range.holds(number) {
            return Ok(Value::Int((number - range.start) / range.step));
        }
    }
    let text = vm.repr_text(&args[1])?;
    Err(vm.value_error(format!("{text} is not in range")))
}

fn count(vm: &mut Vm, args: Args<'_>) -> Answer {
    contains(vm, args).map(|found| Value::Int(i64::from(matches!(found, Value::True))))
}

fn start(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(Value::Int(range(value).start))
}

fn stop(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(Value::Int(range(value).stop))
}

fn step(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(Value::Int(range(value).step))
}
