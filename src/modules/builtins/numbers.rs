//! The built-in functions for numbers and ordering: `abs`, `max`, `pow`, `sum` …

use crate::heap::Value;
use crate::objects::int::Int;
use crate::objects::native::{Answer, Args, Row, Wording, row};
use crate::objects::numbers::compare::holds;
use crate::objects::numbers::{int_text, plain_format};
use crate::objects::protocols::compare::Comparison;
use crate::vm::Vm;

/// Their rows.
pub const ROWS: &[Row] = &[
    row("abs(x, /)", "Return the absolute value of the argument.", abs),
    row("bin(number, /)", "Return the binary representation of an integer.", bin),
    row("divmod(x, y, /)", "Return the tuple (x//y, x%y).", divmod),
    row("hash(obj, /)", "Return the hash value for the given object.", hash),
    row("hex(number, /)", "Return the hexadecimal representation of an integer.", hex),
    row("max(*args, key=None, default=<none>)", "With a single iterable argument, return its biggest item.", max)
        .worded(Wording::KeywordsCounted),
    row("min(*args, key=None, default=<none>)", "With a single iterable argument, return its smallest item.", min)
        .worded(Wording::KeywordsCounted),
    row("oct(number, /)", "Return the octal representation of an integer.", oct),
    row("pow(base, exp, mod=None)", "Equivalent to base**exp with 2 arguments.", pow),
    row("round(number, ndigits=None)", "Round a number to a given precision in decimal digits.", round),
    row("sum(iterable, /, start=0)", "Return the sum of a 'start' value plus an iterable of numbers.", sum),
];

fn based(vm: &mut Vm, value: &Value, base: u32) -> Answer {
    if let Value::Int(number) = value {
        if let Some(text) = vm.written(|out| plain_format::push_prefixed(*number, base, out)) {
            return Ok(text);
        }
    }
    let number = vm.index(value)?;
    let text = match Int::of(&number) {
        Some(number) => int_text::prefixed(vm, number, base)?,
        None => String::new(),
    };
    Ok(vm.text(&text))
}

/// `max` and `min`: the rows take everything so that CPython's order of complaints comes out.
fn extreme(vm: &mut Vm, args: Args<'_>, op: Comparison, name: &str) -> Answer {
    let several = args.rest(0).len() > 1;
    if several && args.given(2).is_some() {
        let message = format!("Cannot specify a default for {name}() with multiple positional arguments");
        return Err(vm.type_error(message));
    }
    let Some(first) = args.rest(0).first() else {
        return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0")));
    };
    let iterator = vm.iter(if several { &args[0] } else { first })?;
    let mut best: Option<(Value, Value)> = None;
    while let Some(item) = vm.next(&iterator)? {
        let key = if args[1].is_none() { item.clone() } else { vm.call(&args[1], std::slice::from_ref(&item))? };
        let better = match &best {
            None => true,
            Some((other, _)) => match (&key, other) {
                (Value::Int(key), Value::Int(other)) => holds(op, key.cmp(other)),
                (_, _) => {
                    let answer = vm.compare(op, &key, other)?;
                    vm.truth(&answer)?
                }
            },
        };
        if better {
            best = Some((key, item));
        }
    }
    match (best, args.given(2)) {
        (Some((_, item)), _) => Ok(item),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.value_error(format!("{name}() iterable argument is empty"))),
    }
}

fn abs(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.absolute(&args[0])
}

fn bin(vm: &mut Vm, args: Args<'_>) -> Answer {
    based(vm, &args[0], 2)
}

fn divmod(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.divmod(&args[0], &args[1])
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.hash(&args[0]).map(Value::Int)
}

fn hex(vm: &mut Vm, args: Args<'_>) -> Answer {
    based(vm, &args[0], 16)
}

fn max(vm: &mut Vm, args: Args<'_>) -> Answer {
    extreme(vm, args, Comparison::Gt, "max")
}

fn min(vm: &mut Vm, args: Args<'_>) -> Answer {
    extreme(vm, args, Comparison::Lt, "min")
}

fn oct(vm: &mut Vm, args: Args<'_>) -> Answer {
    based(vm, &args[0], 8)
}

fn pow(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.power(&args[0], &args[1], &args[2])
}

fn round(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.round(&args[0], args.some(1))
}

fn sum(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.sum(&args[0], &args[1])
}
