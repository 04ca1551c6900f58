//! `slice`, and what slices mean for sequences of a length.

use super::list::List;
use super::tuple::Tuple;
use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::native::{Answer, Args, ClassSpec, Raised, getter, row, static_row};
use crate::objects::protocols::compare::Comparison;
use crate::objects::string::Str;
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// The body of a slice.
pub struct Slice {
    /// `.start`
    pub start: Value,
    /// `.stop`
    pub stop: Value,
    /// `.step`
    pub step: Value,
}

impl Slice {
    /// A new slice.
    pub fn new(start: Value, stop: Value, step: Value) -> Obj<Slice> {
        Obj::new(TypeId::Slice.shape(), Slice { start, stop, step })
    }
}

impl Body for Slice {
    const KIND: Kind = Kind::Slice;
    const TRACKED: bool = true;

    fn can_cycle(&self, _tail: &[Value]) -> bool {
        [&self.start, &self.stop, &self.step].into_iter().any(Value::can_cycle)
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.start);
        visit(&self.stop);
        visit(&self.step);
    }
}

/// `slice`
pub const SPEC: ClassSpec = ClassSpec {
    name: "slice",
    module: "builtins",
    base: None,
    doc: "slice(start, stop[, step])",
    methods: &[
        static_row("__new__(cls, start, stop=<none>, step=None, /)", "Create and return a new object.", new),
        row("__eq__(self, value, /)", "Return self==value.", |vm, args| compared(vm, args, Comparison::Eq)),
        row("__ne__(self, value, /)", "Return self!=value.", |vm, args| compared(vm, args, Comparison::Ne)),
        row("__lt__(self, value, /)", "Return self<value.", |vm, args| compared(vm, args, Comparison::Lt)),
        row("__le__(self, value, /)", "Return self<=value.", |vm, args| compared(vm, args, Comparison::Le)),
        row("__gt__(self, value, /)", "Return self>value.", |vm, args| compared(vm, args, Comparison::Gt)),
        row("__ge__(self, value, /)", "Return self>=value.", |vm, args| compared(vm, args, Comparison::Ge)),
        row("__hash__(self, /)", "Return hash(self).", |vm, args| {
            let parts = parts(slice(&args[0]));
            let key = vm.new_tuple(parts.to_vec());
            vm.hash(&key).map(Value::Int)
        }),
        row("__repr__(self, /)", "Return repr(self).", repr),
        row("indices(self, len, /)", "Clip to a sequence's length.", indices),
    ],
    getters: &[getter("start", "", start), getter("stop", "", stop), getter("step", "", step)],
    subclassable: false,
};

fn slice(value: &Value) -> &Obj<Slice> {
    value.exact::<Slice>().expect("methods of slice are called with slices")
}

fn new(_vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(match args.given(2) {
        None => Slice::new(Value::None, args[1].clone(), Value::None).into(),
        Some(stop) => Slice::new(args[1].clone(), stop.clone(), args[3].clone()).into(),
    })
}

fn parts(slice: &Obj<Slice>) -> [Value; 3] {
    [slice.start.clone(), slice.stop.clone(), slice.step.clone()]
}

/// As the tuples of their parts.
fn compared(vm: &mut Vm, args: Args<'_>, op: Comparison) -> Answer {
    let Some(other) = args[1].exact::<Slice>().cloned() else { return Ok(vm.not_implemented()) };
    let (a, b) = (parts(slice(&args[0])), parts(&other));
    vm.compare_rows(op, &a, &b)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let slice = slice(&args[0]).clone();
    let mut parts = Vec::new();
    for part in [&slice.start, &slice.stop, &slice.step] {
        parts.push(vm.repr_text(part)?);
    }
    Ok(vm.text(&format!("slice({})", parts.join(", "))))
}

fn indices(vm: &mut Vm, args: Args<'_>) -> Answer {
    let len = vm.index_i64(&args[1])?;
    let Ok(len) = usize::try_from(len) else { return Err(vm.value_error("length should not be negative")) };
    let (start, stop, step) = vm.slice_bounds(&slice(&args[0]).clone(), len)?;
    Ok(vm.new_tuple(vec![Value::Int(start), Value::Int(stop), Value::Int(step)]))
}

fn start(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(slice(value).start.clone())
}

fn stop(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(slice(value).stop.clone())
}

fn step(_vm: &mut Vm, value: &Value) -> Answer {
    Ok(slice(value).step.clone())
}

/// A slice's parts as machine integers.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The first place, if given.
    pub start: Option<i64>,
    /// The place to stop before, if given.
    pub stop: Option<i64>,
    /// From place to place; not zero where anything is made of it.
    pub step: i64,
}

impl Parts {
    /// Start, stop and step for a sequence of `len` items (`PySlice_AdjustIndices`).
    pub fn clipped(self, len: usize) -> (i64, i64, i64) {
        let len = len as i64;
        let step = self.step.max(-i64::MAX);
        let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
        let clip = |part: Option<i64>, default: i64| match part {
            None => default,
            Some(at) if at < 0 => (at.saturating_add(len)).max(low),
            Some(at) => at.min(high),
        };
        let (first, last) = if step < 0 { (high, low) } else { (low, high) };
        (clip(self.start, first), clip(self.stop, last), step)
    }
}

/// The places from `start` to `stop` by `step`, as [`Vm::slice_bounds`] gives them.
pub fn stepped(start: i64, stop: i64, step: i64) -> impl ExactSizeIterator<Item = usize> {
    let span = if step > 0 { stop.saturating_sub(start) } else { start.saturating_sub(stop) };
    let count = if span <= 0 { 0 } else { (span as u64 - 1) / step.unsigned_abs() + 1 };
    (0..count as usize).map(move |index| (start + index as i64 * step) as usize)
}

impl Vm {
    /// Start, stop and step for a sequence of `len` items (`PySlice_AdjustIndices`).
    pub fn slice_bounds(&mut self, slice: &Obj<Slice>, len: usize) -> Result<(i64, i64, i64), Raised> {
        let step = self.slice_part(&slice.step)?.unwrap_or(1);
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let (start, stop) = (self.slice_part(&slice.start)?, self.slice_part(&slice.stop)?);
        Ok(Parts { start, stop, step }.clipped(len))
    }

    fn slice_part(&mut self, part: &Value) -> Result<Option<i64>, Raised> {
        match part {
            Value::None => return Ok(None),
            Value::Int(at) => return Ok(Some(*at)),
            _ => {}
        }
        match self.index_opt(part)? {
            Some(number) => self.index_clipped(&number).map(Some),
            None => Err(self.type_error("slice indices must be integers or None or have an __index__ method")),
        }
    }

    /// A slice of an exact list, tuple or string; `None` of anything else, and where the step is zero.
    pub fn plain_slice(&self, object: &Value, parts: Parts) -> Option<Value> {
        if parts.step == 0 {
            return None;
        }
        if let Some(list) = object.exact::<List>() {
            return Some(list.slice(parts.clipped(list.items.len())).into());
        }
        if let Some(text) = object.exact::<Str>() {
            return Some(text.slice(parts.clipped(text.len())).into());
        }
        let tuple = object.exact::<Tuple>()?;
        let items = tuple.items();
        let (start, stop, step) = parts.clipped(items.len());
        let places = stepped(start, stop, step);
        match places.len() {
            0 => Some(self.empty_tuple.clone()),
            n if n == items.len() && step > 0 => Some(tuple.value()),
            _ => Some(Tuple::from_iter(places.map(|place| items[place].clone())).into()),
        }
    }

    /// The places that a slice of a sequence of `len` items names, in order.
    pub fn slice_places(&mut self, slice: &Obj<Slice>, len: usize) -> Result<Vec<usize>, Raised> {
        let (start, stop, step) = self.slice_bounds(slice, len)?;
        Ok(stepped(start, stop, step).collect())
    }

    /// [`Vm::clip_range`] of `list.index` and `tuple.index`, which take no None.
    pub fn clip_numbers(&mut self, start: &Value, stop: &Value, len: usize) -> Result<(usize, usize), Raised> {
        let mut number = |value: &Value| -> Answer {
            match self.index_opt(value)? {
                Some(number) => Ok(number),
                None => Err(self.type_error("slice indices must be integers or have an __index__ method")),
            }
        };
        let (start, stop) = (number(start)?, number(stop)?);
        self.clip_range(&start, &stop, len)
    }

    /// `start` and `stop` arguments of `index`, `find` and their kin: negative ones count from the end, the stop is clipped
    /// to the length (a start beyond it finds nothing).
    pub fn clip_range(&mut self, start: &Value, stop: &Value, len: usize) -> Result<(usize, usize), Raised> {
        let len = len as i64;
        let mut place = |value: &Value, default: i64| -> Result<i64, Raised> {
            let at = self.slice_part(value)?.unwrap_or(default);
            Ok(if at < 0 { at.saturating_add(len).max(0) } else { at })
        };
        let (start, stop) = (place(start, 0)?, place(stop, len)?);
        Ok((start as usize, stop.min(len) as usize))
    }
}
