//! Whole numbers in a range and choices from sequences.

use super::draw::Draw;
use crate::heap::{Kind, Value};
use crate::objects::exception::Exc;
use crate::objects::int::Int;
use crate::objects::list::List;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, Raised};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::collections::HashSet;

pub(super) fn getrandbits(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let count = vm.index(&args[1])?;
    match Int::of(&count) {
        Some(count) if count.is_negative() => Err(vm.value_error("number of bits must be non-negative")),
        Some(Int::Small(count)) => draw.own_bits(vm, count as usize),
        Some(Int::Big(_)) | None => Err(vm.raise(Exc::OverflowError, "Python int too large to convert to C int")),
    }
}

pub(super) fn randrange(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    if let (Value::Int(start), Some(Value::Int(stop)), Value::Int(1)) = (&args[1], args.given(2), &args[3])
        && let Some(width @ 1..) = stop.checked_sub(*start)
    {
        return draw.within(vm, &args[1], Int::Small(width));
    }
    range(vm, &draw, &args[1], &args[2], &args[3])
}

pub(super) fn randint(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let stop = vm.binary(Operator::Add, &args[2], &Value::Int(1))?;
    range(vm, &draw, &args[1], &stop, &Value::Int(1))
}

fn range(vm: &mut Vm, draw: &Draw<'_>, first: &Value, last: &Value, step: &Value) -> Answer {
    let start = vm.index(first)?;
    if last.is_none() {
        if !matches!(step, Value::Int(1)) {
            return Err(vm.type_error("Missing a non-None stop argument"));
        }
        return match Int::of(&start).filter(|n| !n.is_negative() && !n.is_zero()) {
            Some(width) => draw.below(vm, width),
            None => Err(vm.value_error("empty range for randrange()")),
        };
    }
    let stop = vm.index(last)?;
    let width = vm.binary(Operator::Sub, &stop, &start)?;
    let step_number = vm.index(step)?;
    if matches!(step_number, Value::Int(1)) {
        if let Some(width) = positive(&width) {
            return draw.within(vm, &start, width);
        }
        let (first, last) = (vm.str_text(first)?, vm.str_text(last)?);
        return Err(vm.value_error(format!("empty range in randrange({first}, {last})")));
    }
    let count = step_count(vm, &width, &step_number)?;
    let Some(bound) = positive(&count) else {
        let (first, last, step) = (vm.str_text(first)?, vm.str_text(last)?, vm.str_text(step)?);
        return Err(vm.value_error(format!("empty range in randrange({first}, {last}, {step})")));
    };
    let steps = draw.below(vm, bound)?;
    let offset = vm.binary(Operator::Mul, &step_number, &steps)?;
    vm.binary(Operator::Add, &start, &offset)
}

fn positive(value: &Value) -> Option<Int<'_>> {
    Int::of(value).filter(|number| !number.is_negative() && !number.is_zero())
}

/// How many numbers `range(0, width, step)` has.
fn step_count(vm: &mut Vm, width: &Value, step: &Value) -> Answer {
    let negative = match Int::of(step) {
        Some(step) if step.is_zero() => return Err(vm.value_error("zero step for randrange()")),
        Some(step) => step.is_negative(),
        None => false,
    };
    let rounding = Value::Int(if negative { 1 } else { -1 });
    let wide = vm.binary(Operator::Add, width, step)?;
    let wide = vm.binary(Operator::Add, &wide, &rounding)?;
    vm.binary(Operator::FloorDiv, &wide, step)
}

pub(super) fn choice(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let length = vm.len(&args[1])?;
    if length == 0 {
        return Err(vm.raise(Exc::IndexError, "Cannot choose from an empty sequence"));
    }
    let at = draw.index(vm, length)?;
    item(vm, &args[1], at)
}

/// `sequence[at]`
fn item(vm: &mut Vm, sequence: &Value, at: usize) -> Answer {
    if let Some(found) = sequence.exact::<List>().and_then(|list| list.items.get(at)) {
        return Ok(found);
    }
    if let Some(found) = sequence.exact::<Tuple>().and_then(|tuple| tuple.items().get(at)) {
        return Ok(found.clone());
    }
    vm.getitem(sequence, &Value::Int(at as i64))
}

pub(super) fn shuffle(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let sequence = &args[1];
    for i in (1..vm.len(sequence)?).rev() {
        let j = draw.index(vm, i + 1)?;
        let (a, b) = (item(vm, sequence, i)?, item(vm, sequence, j)?);
        vm.setitem(sequence, &Value::Int(i as i64), b)?;
        vm.setitem(sequence, &Value::Int(j as i64), a)?;
    }
    Ok(Value::None)
}

pub(super) fn sample(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let population = &args[1];
    if !is_sequence(vm, population) {
        return Err(vm.type_error("Population must be a sequence.  For dicts or sets, use sorted(d)."));
    }
    let length = vm.len(population)?;
    let chosen = match args.some(3) {
        Some(counts) => sample_counted(vm, &draw, length, counts, &args[2])?,
        None => {
            let count = vm.index(&args[2])?;
            sample_indices(vm, &draw, length, &count)?
        }
    };
    let mut result = Vec::with_capacity(chosen.len());
    for at in chosen {
        result.push(item(vm, population, at)?);
    }
    Ok(List::new(result).into())
}

/// What `collections.abc.Sequence` takes: indexable, and neither mapping nor set.
fn is_sequence(vm: &mut Vm, value: &Value) -> bool {
    match value.unwrap_payload().kind() {
        Some(Kind::List | Kind::Tuple | Kind::Str | Kind::Range | Kind::Bytes | Kind::ByteArray) => true,
        Some(Kind::NativeObject | Kind::Instance) => {
            let class = vm.class_of(value).clone();
            vm.class_lookup(&class, sym::__getitem__).is_some() && vm.class_lookup(&class, sym::keys).is_none()
        }
        _ => false,
    }
}

fn sample_counted(
    vm: &mut Vm,
    draw: &Draw<'_>,
    length: usize,
    counts: &Value,
    k: &Value,
) -> Result<Vec<usize>, Raised> {
    let counts = vm.collect(counts)?;
    let mut cumulative = accumulate(vm, &counts)?;
    if cumulative.len() != length {
        return Err(vm.value_error("The number of counts does not match the population"));
    }
    let total = match cumulative.pop() {
        Some(total) if Int::of(&total).is_some() => total,
        Some(_) => return Err(vm.type_error("Counts must be integers")),
        None => return Err(vm.raise(Exc::IndexError, "pop from empty list")),
    };
    let total = vm.index_i64(&total)?;
    if total <= 0 {
        return Err(vm.value_error("Total of counts must be greater than zero"));
    }
    let k = vm.index(k)?;
    let selections = sample_indices(vm, draw, total as usize, &k)?;
    let mut chosen = Vec::with_capacity(selections.len());
    for selection in selections {
        chosen.push(bisect(vm, &cumulative, &Value::Int(selection as i64), cumulative.len())?);
    }
    Ok(chosen)
}

/// `k` different indices below `length`, in the order of selection. Which of the two ways is taken must be CPython's
/// choice: they draw different numbers.
fn sample_indices(vm: &mut Vm, draw: &Draw<'_>, length: usize, k: &Value) -> Result<Vec<usize>, Raised> {
    let k = match Int::of(k) {
        Some(Int::Small(k)) if k >= 0 && k as usize <= length => k as usize,
        _ => return Err(vm.value_error("Sample larger than population or is negative")),
    };
    let mut set_size = 21.0;
    if k > 5 {
        set_size += 4f64.powf((((k * 3) as f64).ln() / 4f64.ln()).ceil());
    }
    vm.check_len(k, 16)?;
    let mut chosen = Vec::with_capacity(k);
    if length as f64 <= set_size {
        let mut pool: Vec<usize> = (0..length).collect();
        for i in 0..k {
            let j = draw.index(vm, length - i)?;
            chosen.push(pool[j]);
            pool[j] = pool[length - i - 1];
        }
        return Ok(chosen);
    }
    let mut selected = HashSet::with_capacity(k);
    while chosen.len() < k {
        let j = draw.index(vm, length)?;
        if selected.insert(j) {
            chosen.push(j);
        }
    }
    Ok(chosen)
}

fn accumulate(vm: &mut Vm, items: &[Value]) -> Result<Vec<Value>, Raised> {
    let mut sums: Vec<Value> = Vec::with_capacity(items.len());
    for item in items {
        let sum = match sums.last() {
            Some(last) => vm.binary(Operator::Add, last, item)?,
            None => item.clone(),
        };
        sums.push(sum);
    }
    Ok(sums)
}

/// `bisect.bisect_right(sums, x, 0, high)`
fn bisect(vm: &mut Vm, sums: &[Value], x: &Value, high: usize) -> Result<usize, Raised> {
    let (mut low, mut high) = (0, high);
    while low < high {
        let middle = (low + high) / 2;
        let less = vm.compare(Comparison::Lt, x, &sums[middle])?;
        if vm.truth(&less)? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(low)
}

pub(super) fn choices(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let population = &args[1];
    let length = vm.len(population)?;
    let cumulative = cumulative_weights(vm, args)?;
    let count = vm.index_i64(&args[4])?.max(0) as usize;
    vm.check_len(count, 16)?;
    let mut result = Vec::with_capacity(count);
    let Some(cumulative) = cumulative else {
        for _ in 0..count {
            let at = (draw.float(vm)? * length as f64).floor();
            result.push(item(vm, population, at as usize)?);
        }
        return Ok(List::new(result).into());
    };
    let total = checked_total(vm, &cumulative, length)?;
    for _ in 0..count {
        let x = Value::float(draw.float(vm)? * total);
        let at = bisect(vm, &cumulative, &x, length - 1)?;
        result.push(item(vm, population, at)?);
    }
    Ok(List::new(result).into())
}

fn cumulative_weights(vm: &mut Vm, args: Args<'_>) -> Result<Option<Vec<Value>>, Raised> {
    match (args.some(2), args.some(3)) {
        (None, None) => Ok(None),
        (Some(_), Some(_)) => Err(vm.type_error("Cannot specify both weights and cumulative weights")),
        (None, Some(cumulative)) => vm.collect(cumulative).map(Some),
        (Some(weights), None) => {
            if Int::of(weights).is_some() {
                let shown = vm.repr_text(weights)?;
                let message = format!("The number of choices must be a keyword argument: k={shown}");
                return Err(vm.type_error(message));
            }
            let weights = vm.collect(weights)?;
            accumulate(vm, &weights).map(Some)
        }
    }
}

fn checked_total(vm: &mut Vm, cumulative: &[Value], length: usize) -> Result<f64, Raised> {
    if cumulative.len() != length {
        return Err(vm.value_error("The number of weights does not match the population"));
    }
    let Some(last) = cumulative.last() else {
        return Err(vm.raise(Exc::IndexError, "list index out of range"));
    };
    let total = vm.binary(Operator::Add, last, &Value::float(0.0))?;
    let total = vm.to_f64(&total)?;
    if total <= 0.0 {
        return Err(vm.value_error("Total of weights must be greater than zero"));
    }
    if !total.is_finite() {
        return Err(vm.value_error("Total of weights must be finite"));
    }
    Ok(total)
}

pub(super) fn randbytes(vm: &mut Vm, args: Args<'_>) -> Answer {
    let draw = Draw::of(vm, &args[0])?;
    let count = vm.index_i64(&args[1])?;
    let Ok(count) = usize::try_from(count) else {
        return Err(vm.value_error("number of bits must be non-negative"));
    };
    vm.check_len(count, 1)?;
    let bits = draw.own_bits(vm, count * 8)?;
    let bytes = match Int::of(&bits) {
        Some(bits) => crate::objects::numbers::int_text::to_bytes(bits, count, false, false).unwrap_or_default(),
        None => Vec::new(),
    };
    Ok(crate::objects::bytes::Bytes::new(bytes).into())
}
