//! `range`: numbers by arithmetic.
//!
//! Bounds and steps below 2⁶² are machine integers, so that no number of the range overflows; any others make a [`Big`]
//! range, whose machine fields are those of an empty one.

use super::iterator::{Iterator, Walk};
use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::int::{BigInt, Int};
use crate::objects::native::{Answer, Args, ClassSpec, Raised, getter, row, static_row};
use crate::objects::slice::Slice;
use crate::objects::types::TypeId;
use crate::vm::Vm;
use dashu_int::IBig;

/// Machine ranges stay below this.
const LIMIT: u64 = 1 << 62;

/// The body of a range.
pub struct Range {
    /// First number.
    pub start: i64,
    /// The end, not included.
    pub stop: i64,
    /// The step, never 0.
    pub step: i64,
    /// The range, where it is none of machine integers.
    pub big: Option<Box<Big>>,
}

/// A range of big integers.
#[derive(Clone)]
pub struct Big {
    /// First number.
    pub start: IBig,
    /// The end, not included.
    pub stop: IBig,
    /// The step, never 0.
    pub step: IBig,
}

impl Big {
    /// How many numbers there are.
    pub fn len(&self) -> IBig {
        let one = IBig::ONE;
        let (span, step) = if self.step > IBig::ZERO {
            (&self.stop - &self.start, self.step.clone())
        } else {
            (&self.start - &self.stop, -&self.step)
        };
        if span <= IBig::ZERO { IBig::ZERO } else { (span - &one) / step + one }
    }

    fn at(&self, index: &IBig) -> IBig {
        &self.start + index * &self.step
    }

    /// The place of a number, if it is in the range.
    fn place(&self, number: &IBig) -> Option<IBig> {
        let distance = number - &self.start;
        if &distance % &self.step != IBig::ZERO {
            return None;
        }
        let place = distance / &self.step;
        (place >= IBig::ZERO && place < self.len()).then_some(place)
    }
}

impl Range {
    /// A new range of machine integers below 2⁶².
    pub fn make(start: i64, stop: i64, step: i64) -> Obj<Range> {
        Obj::new(TypeId::Range.shape(), Range { start, stop, step, big: None })
    }

    /// A new range.
    pub fn of(big: Big) -> Obj<Range> {
        let small = |number: &IBig| i64::try_from(number).ok().filter(|number| number.unsigned_abs() < LIMIT);
        match (small(&big.start), small(&big.stop), small(&big.step)) {
            (Some(start), Some(stop), Some(step)) => Range::make(start, stop, step),
            (_, _, _) => {
                let body = Range { start: 0, stop: 0, step: 1, big: Some(Box::new(big)) };
                Obj::new(TypeId::Range.shape(), body)
            }
        }
    }

    /// The same in big integers.
    pub fn to_big(&self) -> Big {
        match &self.big {
            Some(big) => (**big).clone(),
            None => Big { start: self.start.into(), stop: self.stop.into(), step: self.step.into() },
        }
    }

    /// How many numbers a range of machine integers has.
    pub fn len(&self) -> i64 {
        if self.step == 1 {
            // Both ends are smaller than half of what a machine integer holds.
            return self.stop.saturating_sub(self.start).max(0);
        }
        let (start, stop, step) = (i128::from(self.start), i128::from(self.stop), i128::from(self.step));
        let count = if step > 0 { (stop - start + step - 1) / step } else { (start - stop - step - 1) / -step };
        count.clamp(0, i128::from(i64::MAX)) as i64
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.to_big().len() == IBig::ZERO
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

/// A range of small machine integers, which most are.
fn small(args: Args<'_>) -> Option<Obj<Range>> {
    let (start, stop) = match args.given(2) {
        None => (0, &args[1]),
        Some(stop) => (small_int(&args[1])?, stop),
    };
    let (stop, step) = (small_int(stop)?, small_int(&args[3])?);
    (step != 0).then(|| Range::make(start, stop, step))
}

fn small_int(value: &Value) -> Option<i64> {
    match value {
        Value::Int(number) if number.unsigned_abs() < LIMIT => Some(*number),
        _ => None,
    }
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    if let Some(range) = small(args) {
        return Ok(range.into());
    }
    let (start, stop) = match args.given(2) {
        None => (IBig::ZERO, vm.index_big(&args[1])?),
        Some(stop) => (vm.index_big(&args[1])?, vm.index_big(stop)?),
    };
    let step = vm.index_big(&args[3])?;
    if step == IBig::ZERO {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(Range::of(Big { start, stop, step }).into())
}

fn len(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(Value::Int(vm.range_len(&range(&args[0]).clone())? as i64))
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.range_getitem(&range(&args[0]).clone(), &args[1])
}

impl Vm {
    /// `len(range)`
    pub fn range_len(&mut self, range: &Obj<Range>) -> Result<usize, Raised> {
        match &range.big {
            None => Ok(range.len() as usize),
            Some(big) => match usize::try_from(&big.len()) {
                Ok(len) if len <= i64::MAX as usize => Ok(len),
                _ => Err(self.raise(Exc::OverflowError, "Python int too large to convert to C ssize_t")),
            },
        }
    }

    /// `range[key]`
    pub fn range_getitem(&mut self, range: &Obj<Range>, key: &Value) -> Answer {
        if let Some(slice) = key.exact::<Slice>() {
            return self.range_slice(range, &slice.clone());
        }
        if range.big.is_none() {
            let place = self.place_of(key, range.len() as usize, "range")?;
            if let Some(place) = place {
                return Ok(Value::Int(range.at(place as i64)));
            }
            return Err(self.raise(Exc::IndexError, "range object index out of range"));
        }
        if self.index_opt(key)?.is_none() {
            self.place_of(key, 0, "range")?;
        }
        let (big, index) = (range.to_big(), self.index_big(key)?);
        let index = if index < IBig::ZERO { index + big.len() } else { index };
        if index < IBig::ZERO || index >= big.len() {
            return Err(self.raise(Exc::IndexError, "range object index out of range"));
        }
        Ok(BigInt::value(big.at(&index)))
    }

    fn range_slice(&mut self, range: &Obj<Range>, slice: &Obj<Slice>) -> Answer {
        let big = range.to_big();
        let len = big.len();
        let step = self.slice_big(&slice.step)?.unwrap_or(IBig::ONE);
        if step == IBig::ZERO {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let backwards = step < IBig::ZERO;
        let (low, high) = if backwards { (IBig::NEG_ONE, &len - IBig::ONE) } else { (IBig::ZERO, len.clone()) };
        let clip = |part: Option<IBig>, default: &IBig| match part {
            None => default.clone(),
            Some(at) if at < IBig::ZERO => (at + &len).max(low.clone()),
            Some(at) => at.min(high.clone()),
        };
        let (first, last) = if backwards { (&high, &low) } else { (&low, &high) };
        let start = clip(self.slice_big(&slice.start)?, first);
        let stop = clip(self.slice_big(&slice.stop)?, last);
        Ok(Range::of(Big { start: big.at(&start), stop: big.at(&stop), step: &big.step * step }).into())
    }

    fn slice_big(&mut self, part: &Value) -> Result<Option<IBig>, Raised> {
        if part.is_none() {
            return Ok(None);
        }
        match self.index_opt(part)? {
            Some(number) => self.index_big(&number).map(Some),
            None => Err(self.type_error("slice indices must be integers or None or have an __index__ method")),
        }
    }
}

/// The place of a number in a range; `None` where it is not in it.
fn place(range: &Range, number: Int<'_>) -> Option<IBig> {
    match (&range.big, number.small()) {
        (None, Some(number)) => range.holds(number).then(|| IBig::from((number - range.start) / range.step)),
        (_, _) => range.to_big().place(&number.big()),
    }
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Answer {
    let range = range(&args[0]).clone();
    match Int::of(&args[1]) {
        Some(number) => Ok(Value::bool(place(&range, number).is_some())),
        None => {
            let iterator = vm.iter(&range.value())?;
            while let Some(number) = vm.next(&iterator)? {
                if vm.same(&number, &args[1])? {
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
    let big = range(&args[0]).to_big();
    let len = big.len();
    if len == IBig::ZERO {
        return Ok(Iterator::make(Walk::range(&Range::make(0, 0, 1))));
    }
    let backwards = Big { start: big.at(&(len - IBig::ONE)), stop: &big.start - &big.step, step: -&big.step };
    Ok(Iterator::make(Walk::range(&Range::of(backwards))))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let big = range(&args[0]).to_big();
    let step = if big.step == IBig::ONE { String::new() } else { format!(", {}", big.step) };
    Ok(vm.text(&format!("range({}, {}{step})", big.start, big.stop)))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(other) = args[1].exact::<Range>() else { return Ok(vm.not_implemented()) };
    let (own, other) = (range(&args[0]).to_big(), other.to_big());
    let len = own.len();
    let same = len == other.len()
        && (len == IBig::ZERO || (own.start == other.start && (len == IBig::ONE || own.step == other.step)));
    Ok(Value::bool(same))
}

/// Equal ranges have equal hashes: those of their length, first number and step, as far as these matter.
fn hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    let big = range(&args[0]).to_big();
    let len = big.len();
    let start = if len > IBig::ZERO { BigInt::value(big.start) } else { Value::None };
    let step = if len > IBig::ONE { BigInt::value(big.step) } else { Value::None };
    let key = vm.new_tuple(vec![BigInt::value(len), start, step]);
    vm.hash(&key).map(Value::Int)
}

/// Of something that is no integer: the first number that is equal to it.
fn index_by_search(vm: &mut Vm, args: &Args<'_>) -> Answer {
    let iterator = vm.iter(&args[0])?;
    let mut at = 0;
    while let Some(number) = vm.next(&iterator)? {
        if vm.same(&number, &args[1])? {
            return Ok(Value::Int(at));
        }
        at += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

fn index(vm: &mut Vm, args: Args<'_>) -> Answer {
    let range = range(&args[0]).clone();
    let Some(number) = Int::of(&args[1]) else { return index_by_search(vm, &args) };
    if let Some(place) = place(&range, number) {
        return Ok(BigInt::value(place));
    }
    let text = vm.repr_text(&args[1])?;
    Err(vm.value_error(format!("{text} is not in range")))
}

fn count(vm: &mut Vm, args: Args<'_>) -> Answer {
    contains(vm, args).map(|found| Value::Int(i64::from(matches!(found, Value::True))))
}

fn start(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(BigInt::value(range(value).to_big().start))
}

fn stop(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(BigInt::value(range(value).to_big().stop))
}

fn step(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(BigInt::value(range(value).to_big().step))
}
