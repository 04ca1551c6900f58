//! Contexts: precision, rounding, exponent range, flags and traps; the current context of each task.

use super::number::{MAX_PREC, MIN_EMIN, Number, Rounding, Settings, Work, condition};
use super::signals::{self, SIGNALS, SignalDict};
use super::{decimal_value, required, state};
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::int::Int;
use crate::objects::native::{
    Answer, Args, ClassSpec, Getter, NativeData, NativeObject, Raised, Row, getter, row, static_row,
};
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use std::cell::Cell;

/// The data of a `Context` object.
pub struct Context {
    /// Precision and the rest.
    pub settings: Cell<Settings>,
    /// The signals met so far.
    pub flags: Cell<condition::Set>,
    /// The signals that raise.
    pub traps: Cell<condition::Set>,
}

impl NativeData for Context {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// The traps of a default context.
pub const DEFAULT_TRAPS: condition::Set = condition::INVALID | condition::DIVISION_BY_ZERO | condition::OVERFLOW;

/// The names of the rounding modes.
pub const ROUNDINGS: [(&str, Rounding); 8] = [
    ("ROUND_CEILING", Rounding::Ceiling),
    ("ROUND_FLOOR", Rounding::Floor),
    ("ROUND_UP", Rounding::Up),
    ("ROUND_DOWN", Rounding::Down),
    ("ROUND_HALF_UP", Rounding::HalfUp),
    ("ROUND_HALF_DOWN", Rounding::HalfDown),
    ("ROUND_HALF_EVEN", Rounding::HalfEven),
    ("ROUND_05UP", Rounding::ZeroFiveUp),
];

const ROUNDING_COMPLAINT: &str = "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   \
                                  ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]";

/// The settings of a default context.
pub const DEFAULT: Settings =
    Settings { prec: 28, rounding: Rounding::HalfEven, emin: -999_999, emax: 999_999, capitals: true, clamp: false };

/// A new context object.
pub fn make(vm: &mut Vm, settings: Settings, flags: condition::Set, traps: condition::Set) -> Value {
    let shape = vm.native_class(&SPEC).instance_shape.get();
    let context = Context { settings: Cell::new(settings), flags: Cell::new(flags), traps: Cell::new(traps) };
    NativeObject::new(shape, context).into()
}

/// The current context: a context variable's value, so that each task has its own.
pub fn current(vm: &mut Vm) -> Answer {
    let Some(variable) = state(vm).variable.clone() else {
        return Ok(state(vm).fallback.clone());
    };
    let get = vm.intern("get");
    let context = vm.call_method(&variable, get, &[Value::None])?;
    if !context.is_none() {
        return Ok(context);
    }
    let template = state(vm).default.clone();
    let context = copy(vm, &template)?;
    set_current(vm, context.clone())?;
    Ok(context)
}

/// Makes a context the current one.
pub fn set_current(vm: &mut Vm, context: Value) -> Result<(), Raised> {
    let Some(variable) = state(vm).variable.clone() else {
        state(vm).fallback = context;
        return Ok(());
    };
    let set = vm.intern("set");
    vm.call_method(&variable, set, &[context])?;
    Ok(())
}

/// The context's data.
pub fn data<'a>(vm: &mut Vm, context: &'a Value) -> Result<&'a Context, Raised> {
    match context.native::<Context>() {
        Some(context) => Ok(context),
        None => Err(vm.type_error("optional argument must be a context")),
    }
}

/// An optional context argument, else the current one.
pub fn given(vm: &mut Vm, argument: Option<&Value>) -> Answer {
    match argument {
        Some(context) if context.native::<Context>().is_some() => Ok(context.clone()),
        Some(_) => Err(vm.type_error("optional argument must be a context")),
        None => current(vm),
    }
}

/// Reads a rounding mode.
pub fn rounding_arg(vm: &mut Vm, value: &Value) -> Result<Rounding, Raised> {
    if value.cast::<Str>().is_some() {
        let text = vm.str_text(value)?;
        if let Some((_, rounding)) = ROUNDINGS.iter().find(|(name, _)| *name == text) {
            return Ok(*rounding);
        }
    }
    Err(vm.type_error(ROUNDING_COMPLAINT))
}

fn copy(vm: &mut Vm, context: &Value) -> Answer {
    let data = data(vm, context)?;
    let (settings, flags, traps) = (data.settings.get(), data.flags.get(), data.traps.get());
    Ok(make(vm, settings, flags, traps))
}

/// `decimal.Context`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Context",
    module: "decimal",
    base: None,
    doc: "The context affects almost all operations and controls rounding,\nOver/Underflow, raising of exceptions and much more.",
    methods: METHODS,
    getters: GETTERS,
    subclassable: true,
};

type Operation1 = fn(&mut Work, &Number) -> Number;
type Operation2 = fn(&mut Work, &Number, &Number) -> Number;

/// A context method on one number.
fn on_one(vm: &mut Vm, args: Args<'_>, operation: Operation1) -> Answer {
    let data = data(vm, &args[0])?;
    let a = required(vm, &args[1])?;
    let mut work = Work::new(data.settings.get());
    let result = operation(&mut work, &a);
    conclude(vm, data, work, result)
}

/// A context method on two.
fn on_two(vm: &mut Vm, args: Args<'_>, operation: Operation2) -> Answer {
    let data = data(vm, &args[0])?;
    let (a, b) = (required(vm, &args[1])?, required(vm, &args[2])?);
    let mut work = Work::new(data.settings.get());
    let result = operation(&mut work, &a, &b);
    conclude(vm, data, work, result)
}

/// Reports what the operation met and hands the result out.
pub fn conclude(vm: &mut Vm, context: &Context, work: Work, result: Number) -> Answer {
    signals::report(vm, context, work.conditions)?;
    Ok(decimal_value(vm, result))
}

/// A context method that asks something of a number.
fn ask(vm: &mut Vm, args: Args<'_>, question: fn(&Number, &Settings) -> bool) -> Answer {
    let settings = data(vm, &args[0])?.settings.get();
    let a = required(vm, &args[1])?;
    Ok(Value::bool(question(&a, &settings)))
}

const METHODS: &[Row] = &[
    static_row(
        "__new__(cls, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)",
        "Create and return a new object.",
        new,
    ),
    row("__repr__(self, /)", "Return repr(self).", repr),
    row("copy(self, /)", "Return a duplicate of the context with all flags cleared.", |vm, args| copy(vm, &args[0])),
    row("__copy__(self, /)", "Return a duplicate of the context.", |vm, args| copy(vm, &args[0])),
    row("clear_flags(self, /)", "Reset all flags to False.", |vm, args| {
        data(vm, &args[0])?.flags.set(0);
        Ok(Value::None)
    }),
    row("clear_traps(self, /)", "Set all traps to False.", |vm, args| {
        data(vm, &args[0])?.traps.set(0);
        Ok(Value::None)
    }),
    row("Etiny(self, /)", "Return a value equal to Emin - prec + 1.", |vm, args| {
        Ok(Value::Int(data(vm, &args[0])?.settings.get().etiny()))
    }),
    row("Etop(self, /)", "Return a value equal to Emax - prec + 1.", |vm, args| {
        Ok(Value::Int(data(vm, &args[0])?.settings.get().etop()))
    }),
    row("radix(self, /)", "Return 10.", |vm, _| Ok(decimal_value(vm, Number::new(false, 10u8.into(), 0)))),
    row(
        "create_decimal(self, num='0', /)",
        "Create a new Decimal instance from num, using self as the context.",
        create,
    ),
    row("create_decimal_from_float(self, f, /)", "Create a new Decimal instance from float f.", create),
    row("abs(self, x, /)", "Return the absolute value of x.", |vm, args| on_one(vm, args, Work::abs)),
    row("add(self, x, y, /)", "Return the sum of x and y.", |vm, args| on_two(vm, args, Work::add)),
    row("canonical(self, x, /)", "Return a new instance of x.", |vm, args| on_one(vm, args, |_, a| a.clone())),
    row("compare(self, x, y, /)", "Compare x and y numerically.", |vm, args| on_two(vm, args, Work::compare)),
    row("compare_signal(self, x, y, /)", "Compare x and y numerically.  All NaNs signal.", |vm, args| {
        on_two(vm, args, Work::compare_signal)
    }),
    row("compare_total(self, x, y, /)", "Compare x and y using their abstract representation.", |vm, args| {
        on_two(vm, args, Work::compare_total)
    }),
    row(
        "compare_total_mag(self, x, y, /)",
        "Compare x and y using their abstract representation, ignoring sign.",
        |vm, args| on_two(vm, args, |work, a, b| work.compare_total(&a.with_sign(false), &b.with_sign(false))),
    ),
    row("copy_abs(self, x, /)", "Return a copy of x with the sign set to 0.", |vm, args| {
        on_one(vm, args, |_, a| a.with_sign(false))
    }),
    row("copy_decimal(self, x, /)", "Return a copy of Decimal x.", |vm, args| on_one(vm, args, |_, a| a.clone())),
    row("copy_negate(self, x, /)", "Return a copy of x with the sign inverted.", |vm, args| {
        on_one(vm, args, |_, a| a.with_sign(!a.negative))
    }),
    row("copy_sign(self, x, y, /)", "Copy the sign from y to x.", |vm, args| {
        on_two(vm, args, |_, a, b| a.with_sign(b.negative))
    }),
    row("divide(self, x, y, /)", "Return x divided by y.", |vm, args| on_two(vm, args, Work::divide)),
    row("divide_int(self, x, y, /)", "Return x divided by y, truncated to an integer.", |vm, args| {
        on_two(vm, args, Work::divide_int)
    }),
    row("divmod(self, x, y, /)", "Return quotient and remainder of the division x / y.", |vm, args| {
        let data = data(vm, &args[0])?;
        let (a, b) = (required(vm, &args[1])?, required(vm, &args[2])?);
        let mut work = Work::new(data.settings.get());
        let (quotient, rest) = work.divmod(&a, &b);
        signals::report(vm, data, work.conditions)?;
        Ok(Tuple::new(vec![decimal_value(vm, quotient), decimal_value(vm, rest)]).into())
    }),
    row("exp(self, x, /)", "Return e ** x.", |vm, args| on_one(vm, args, Work::exp)),
    row("fma(self, x, y, z, /)", "Return x multiplied by y, plus z.", |vm, args| {
        let data = data(vm, &args[0])?;
        let (a, b, c) = (required(vm, &args[1])?, required(vm, &args[2])?, required(vm, &args[3])?);
        let mut work = Work::new(data.settings.get());
        let result = work.fma(&a, &b, &c);
        conclude(vm, data, work, result)
    }),
    row("is_canonical(self, x, /)", "Return True if x is canonical, False otherwise.", |vm, args| {
        ask(vm, args, |_, _| true)
    }),
    row("is_finite(self, x, /)", "Return True if x is finite, False otherwise.", |vm, args| {
        ask(vm, args, |a, _| a.is_finite())
    }),
    row("is_infinite(self, x, /)", "Return True if x is infinite, False otherwise.", |vm, args| {
        ask(vm, args, |a, _| a.is_infinite())
    }),
    row("is_nan(self, x, /)", "Return True if x is a qNaN or sNaN, False otherwise.", |vm, args| {
        ask(vm, args, |a, _| a.is_nan())
    }),
    row("is_normal(self, x, /)", "Return True if x is a normal number, False otherwise.", |vm, args| {
        ask(vm, args, Number::is_normal)
    }),
    row("is_qnan(self, x, /)", "Return True if x is a quiet NaN, False otherwise.", |vm, args| {
        ask(vm, args, |a, _| a.kind == super::number::Kind::Quiet)
    }),
    row("is_signed(self, x, /)", "Return True if x is negative, False otherwise.", |vm, args| {
        ask(vm, args, |a, _| a.negative)
    }),
    row("is_snan(self, x, /)", "Return True if x is a signaling NaN, False otherwise.", |vm, args| {
        ask(vm, args, |a, _| a.kind == super::number::Kind::Signaling)
    }),
    row("is_subnormal(self, x, /)", "Return True if x is subnormal, False otherwise.", |vm, args| {
        ask(vm, args, Number::is_subnormal)
    }),
    row("is_zero(self, x, /)", "Return True if x is a zero, False otherwise.", |vm, args| {
        ask(vm, args, |a, _| a.is_zero())
    }),
    row("ln(self, x, /)", "Return the natural (base e) logarithm of x.", |vm, args| on_one(vm, args, Work::ln)),
    row("log10(self, x, /)", "Return the base 10 logarithm of x.", |vm, args| on_one(vm, args, Work::log10)),
    row("logb(self, x, /)", "Return the exponent of the magnitude of the operand's MSD.", |vm, args| {
        on_one(vm, args, Work::log_b)
    }),
    row("logical_and(self, x, y, /)", "Applies the operation 'and' between each operand's digits.", |vm, args| {
        on_two(vm, args, |work, a, b| work.logical(a, b, |a, b| a && b))
    }),
    row("logical_invert(self, x, /)", "Invert all the digits in x.", |vm, args| {
        on_one(vm, args, |work, a| work.logical(a, &Number::zero(false, 0), |a, _| !a))
    }),
    row("logical_or(self, x, y, /)", "Applies the operation 'or' between each operand's digits.", |vm, args| {
        on_two(vm, args, |work, a, b| work.logical(a, b, |a, b| a || b))
    }),
    row("logical_xor(self, x, y, /)", "Applies the operation 'xor' between each operand's digits.", |vm, args| {
        on_two(vm, args, |work, a, b| work.logical(a, b, |a, b| a != b))
    }),
    row("max(self, x, y, /)", "Compare the values numerically and return the maximum.", |vm, args| {
        on_two(vm, args, |work, a, b| work.pick(a, b, true, false))
    }),
    row("max_mag(self, x, y, /)", "Compare the values numerically with their sign ignored; the larger.", |vm, args| {
        on_two(vm, args, |work, a, b| work.pick(a, b, true, true))
    }),
    row("min(self, x, y, /)", "Compare the values numerically and return the minimum.", |vm, args| {
        on_two(vm, args, |work, a, b| work.pick(a, b, false, false))
    }),
    row(
        "min_mag(self, x, y, /)",
        "Compare the values numerically with their sign ignored; the smaller.",
        |vm, args| on_two(vm, args, |work, a, b| work.pick(a, b, false, true)),
    ),
    row("minus(self, x, /)", "Minus corresponds to the unary prefix minus operator.", |vm, args| {
        on_one(vm, args, Work::minus)
    }),
    row("multiply(self, x, y, /)", "Return the product of x and y.", |vm, args| on_two(vm, args, Work::multiply)),
    row("next_minus(self, x, /)", "Return the largest representable number smaller than x.", |vm, args| {
        on_one(vm, args, |work, a| work.next(a, false))
    }),
    row("next_plus(self, x, /)", "Return the smallest representable number larger than x.", |vm, args| {
        on_one(vm, args, |work, a| work.next(a, true))
    }),
    row("next_toward(self, x, y, /)", "Return the number closest to x, in the direction towards y.", |vm, args| {
        on_two(vm, args, Work::next_toward)
    }),
    row("normalize(self, x, /)", "Reduce x to its simplest form.", |vm, args| on_one(vm, args, Work::normalize)),
    row("number_class(self, x, /)", "Return an indication of the class of x.", |vm, args| {
        let settings = data(vm, &args[0])?.settings.get();
        let name = required(vm, &args[1])?.class_name(&settings);
        Ok(vm.text(name))
    }),
    row("plus(self, x, /)", "Plus corresponds to the unary prefix plus operator.", |vm, args| {
        on_one(vm, args, Work::plus)
    }),
    row("power(self, a, b, modulo=None)", "Compute a**b. If modulo is given, (a**b) % modulo.", |vm, args| {
        let data = data(vm, &args[0])?;
        super::power(vm, data, &args[1], &args[2], args.some(3))
    }),
    row("quantize(self, x, y, /)", "Return a value equal to x (rounded), having the exponent of y.", |vm, args| {
        on_two(vm, args, Work::quantize)
    }),
    row("remainder(self, x, y, /)", "Return the remainder from integer division.", |vm, args| {
        on_two(vm, args, Work::remainder)
    }),
    row(
        "remainder_near(self, x, y, /)",
        "Return x - y * n, where n is the integer nearest the exact value of x / y.",
        |vm, args| on_two(vm, args, Work::remainder_near),
    ),
    row("rotate(self, x, y, /)", "Return a copy of x, rotated by y places.", |vm, args| {
        on_two(vm, args, |work, a, b| work.turn(a, b, true))
    }),
    row("same_quantum(self, x, y, /)", "Return True if the two operands have the same exponent.", |vm, args| {
        let (a, b) = (required(vm, &args[1])?, required(vm, &args[2])?);
        Ok(Value::bool(a.same_quantum(&b)))
    }),
    row("scaleb(self, x, y, /)", "Return the first operand after adding the second value to its exp.", |vm, args| {
        on_two(vm, args, Work::scale_by)
    }),
    row("shift(self, x, y, /)", "Return a copy of x, shifted by y places.", |vm, args| {
        on_two(vm, args, |work, a, b| work.turn(a, b, false))
    }),
    row("sqrt(self, x, /)", "Square root of a non-negative number to context precision.", |vm, args| {
        on_one(vm, args, Work::sqrt)
    }),
    row("subtract(self, x, y, /)", "Return the difference between x and y.", |vm, args| {
        on_two(vm, args, Work::subtract)
    }),
    row("to_eng_string(self, x, /)", "Convert a number to a string, using engineering notation.", |vm, args| {
        text_of(vm, args, true)
    }),
    row("to_sci_string(self, x, /)", "Convert a number to a string using scientific notation.", |vm, args| {
        text_of(vm, args, false)
    }),
    row(
        "to_integral_exact(self, x, /)",
        "Round to an integer. Signal if the result is rounded or inexact.",
        |vm, args| on_one(vm, args, |work, a| work.round_to_integral(a, true)),
    ),
    row("to_integral_value(self, x, /)", "Round to an integer.", |vm, args| {
        on_one(vm, args, |work, a| work.round_to_integral(a, false))
    }),
    row("to_integral(self, x, /)", "Identical to to_integral_value(x).", |vm, args| {
        on_one(vm, args, |work, a| work.round_to_integral(a, false))
    }),
];

fn text_of(vm: &mut Vm, args: Args<'_>, engineering: bool) -> Answer {
    let capitals = data(vm, &args[0])?.settings.get().capitals;
    let text = super::text::to_text(&*required(vm, &args[1])?, engineering, capitals);
    Ok(vm.text(&text))
}

fn create(vm: &mut Vm, args: Args<'_>) -> Answer {
    let data = data(vm, &args[0])?;
    let number = super::convert(vm, &args[1], data)?;
    let mut work = Work::new(data.settings.get());
    // A NaN whose payload is too long is no number here.
    let result = if number.is_nan() && number.len() > work.settings.prec - i64::from(work.settings.clamp) {
        work.invalid(condition::SYNTAX)
    } else {
        work.finish(number)
    };
    conclude(vm, data, work, result)
}

/// A whole number within bounds.
fn bounded(vm: &mut Vm, value: &Value, low: i64, high: i64, complaint: &str) -> Result<i64, Raised> {
    let Some(number) = Int::of(value) else { return Err(vm.type_error("an integer is required")) };
    match number.small().filter(|number| (low..=high).contains(number)) {
        Some(number) => Ok(number),
        None => Err(vm.value_error(complaint)),
    }
}

/// Changes one setting.
fn set(
    vm: &mut Vm,
    context: &Value,
    change: impl FnOnce(&mut Vm, &mut Settings) -> Result<(), Raised>,
) -> Result<(), Raised> {
    let data = data(vm, context)?;
    let mut settings = data.settings.get();
    change(vm, &mut settings)?;
    data.settings.set(settings);
    Ok(())
}

fn set_prec(vm: &mut Vm, context: &Value, value: Value) -> Result<(), Raised> {
    set(vm, context, |vm, settings| {
        settings.prec = bounded(vm, &value, 1, MAX_PREC, "valid range for prec is [1, MAX_PREC]")?;
        Ok(())
    })
}

fn set_rounding(vm: &mut Vm, context: &Value, value: Value) -> Result<(), Raised> {
    set(vm, context, |vm, settings| {
        settings.rounding = rounding_arg(vm, &value)?;
        Ok(())
    })
}

fn set_emin(vm: &mut Vm, context: &Value, value: Value) -> Result<(), Raised> {
    set(vm, context, |vm, settings| {
        settings.emin = bounded(vm, &value, MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]")?;
        Ok(())
    })
}

fn set_emax(vm: &mut Vm, context: &Value, value: Value) -> Result<(), Raised> {
    set(vm, context, |vm, settings| {
        settings.emax = bounded(vm, &value, 0, MAX_PREC, "valid range for Emax is [0, MAX_EMAX]")?;
        Ok(())
    })
}

fn set_capitals(vm: &mut Vm, context: &Value, value: Value) -> Result<(), Raised> {
    set(vm, context, |vm, settings| {
        settings.capitals = bounded(vm, &value, 0, 1, "valid values for capitals are [0, 1]")? == 1;
        Ok(())
    })
}

fn set_clamp(vm: &mut Vm, context: &Value, value: Value) -> Result<(), Raised> {
    set(vm, context, |vm, settings| {
        settings.clamp = bounded(vm, &value, 0, 1, "valid values for clamp are [0, 1]")? == 1;
        Ok(())
    })
}

const GETTERS: &[Getter] = &[
    Getter {
        name: "prec",
        doc: "Significant digits of results.",
        get: |vm, value| Ok(Value::Int(data(vm, value)?.settings.get().prec)),
        set: Some(set_prec),
    },
    Getter {
        name: "rounding",
        doc: "How results are rounded.",
        get: |vm, value| {
            let rounding = data(vm, value)?.settings.get().rounding;
            Ok(vm.text(rounding_name(rounding)))
        },
        set: Some(set_rounding),
    },
    Getter {
        name: "Emin",
        doc: "Smallest exponent.",
        get: |vm, value| Ok(Value::Int(data(vm, value)?.settings.get().emin)),
        set: Some(set_emin),
    },
    Getter {
        name: "Emax",
        doc: "Largest exponent.",
        get: |vm, value| Ok(Value::Int(data(vm, value)?.settings.get().emax)),
        set: Some(set_emax),
    },
    Getter {
        name: "capitals",
        doc: "1 where exponents are written as E.",
        get: |vm, value| Ok(Value::Int(i64::from(data(vm, value)?.settings.get().capitals))),
        set: Some(set_capitals),
    },
    Getter {
        name: "clamp",
        doc: "1 where large exponents are folded down.",
        get: |vm, value| Ok(Value::Int(i64::from(data(vm, value)?.settings.get().clamp))),
        set: Some(set_clamp),
    },
    Getter {
        name: "flags",
        doc: "Signals met so far.",
        get: |vm, value| signal_dict(vm, value, false),
        set: Some(set_flags),
    },
    Getter {
        name: "traps",
        doc: "Signals that raise.",
        get: |vm, value| signal_dict(vm, value, true),
        set: Some(set_traps),
    },
];

fn rounding_name(rounding: Rounding) -> &'static str {
    ROUNDINGS.iter().find(|(_, other)| *other == rounding).map_or("", |(name, _)| name)
}

fn set_flags(vm: &mut Vm, context: &Value, value: Value) -> Result<(), Raised> {
    let flags = signal_set(vm, &value)?;
    data(vm, context)?.flags.set(flags);
    Ok(())
}

fn set_traps(vm: &mut Vm, context: &Value, value: Value) -> Result<(), Raised> {
    let traps = signal_set(vm, &value)?;
    data(vm, context)?.traps.set(traps);
    Ok(())
}

/// The signals of a list of classes or of a mapping from classes to truths.
fn signal_set(vm: &mut Vm, value: &Value) -> Result<condition::Set, Raised> {
    if let Some(dict) = value.native::<SignalDict>() {
        let data = data(vm, &dict.context)?;
        return Ok(if dict.traps { data.traps.get() } else { data.flags.get() });
    }
    let mapping = value.cast::<crate::objects::dict::Dict>().is_some();
    let mut set = 0;
    for class in vm.collect(value)? {
        let Some(signal) = signals::signal_of(vm, &class) else {
            let message = if mapping { "valid keys for signal dict are:" } else { "valid signals for context are:" };
            return Err(key_error(vm, message));
        };
        let on = if mapping {
            let item = vm.getitem(value, &class)?;
            vm.truth(&item)?
        } else {
            true
        };
        if on {
            set |= signal;
        }
    }
    Ok(set)
}

fn key_error(vm: &mut Vm, _message: &str) -> Raised {
    vm.raise(Exc::KeyError, "invalid error flag")
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let template = state(vm).default.clone();
    let (settings, traps) = match template.native::<Context>() {
        Some(default) => (default.settings.get(), default.traps.get()),
        None => (DEFAULT, DEFAULT_TRAPS),
    };
    let context = make(vm, settings, 0, traps);
    let setters = [set_prec, set_rounding, set_emin, set_emax, set_capitals, set_clamp, set_flags, set_traps];
    for (at, setter) in setters.into_iter().enumerate() {
        if let Some(value) = args.some(at + 1) {
            setter(vm, &context, value.clone())?;
        }
    }
    vm.instance_around(&args[0], context)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let data = data(vm, &args[0])?;
    let Settings { prec, rounding, emin, emax, capitals, clamp } = data.settings.get();
    let names = |set: condition::Set, order: [condition::Set; 9]| {
        let names: Vec<&str> = order.into_iter().filter(|signal| set & signal != 0).map(signals::name_of).collect();
        names.join(", ")
    };
    let (flags, traps) = (data.flags.get(), data.traps.get());
    let text = format!(
        "Context(prec={prec}, rounding={}, Emin={emin}, Emax={emax}, capitals={}, clamp={}, flags=[{}], traps=[{}])",
        rounding_name(rounding),
        i64::from(capitals),
        i64::from(clamp),
        names(flags, listed_order(flags)),
        names(traps, listed_order(condition::SYNTAX))
    );
    Ok(vm.text(&text))
}

/// The order in which a context's repr lists signals: that of the C library's bits, of which an invalid operation has one for
/// each of its kinds.
fn listed_order(met: condition::Set) -> [condition::Set; 9] {
    let mut order = [
        condition::CLAMPED,
        condition::INVALID,
        condition::DIVISION_BY_ZERO,
        condition::INEXACT,
        condition::FLOAT,
        condition::OVERFLOW,
        condition::ROUNDED,
        condition::SUBNORMAL,
        condition::UNDERFLOW,
    ];
    if met & condition::SYNTAX == 0 {
        let division = condition::DIVISION_UNDEFINED | condition::DIVISION_IMPOSSIBLE;
        let behind = if met & division != 0 { 2 } else { 3 };
        order[1..=behind].rotate_left(1);
    }
    order
}

fn signal_dict(vm: &mut Vm, context: &Value, traps: bool) -> Answer {
    let shape = vm.native_class(&SIGNAL_DICT).instance_shape.get();
    Ok(NativeObject::new(shape, SignalDict { context: context.clone(), traps }).into())
}

/// The type of `Context.flags` and `Context.traps`.
pub const SIGNAL_DICT: ClassSpec = ClassSpec {
    name: "SignalDict",
    module: "decimal",
    base: None,
    doc: "",
    methods: &[
        row("__getitem__(self, key, /)", "Return self[key].", |vm, args| {
            let signal = key(vm, &args[1])?;
            Ok(Value::bool(bits(vm, &args[0])?.get() & signal != 0))
        }),
        row("__setitem__(self, key, value, /)", "Set self[key] to value.", |vm, args| {
            let signal = key(vm, &args[1])?;
            let on = vm.truth(&args[2])?;
            let bits = bits(vm, &args[0])?;
            bits.set(if on { bits.get() | signal } else { bits.get() & !signal });
            Ok(Value::None)
        }),
        row("__len__(self, /)", "Return len(self).", |_, _| Ok(Value::Int(SIGNALS.len() as i64))),
        row("__iter__(self, /)", "Implement iter(self).", |vm, _| {
            let keys = keys(vm);
            vm.iter(&keys)
        }),
        row("__contains__(self, key, /)", "Return bool(key in self).", |vm, args| {
            Ok(Value::bool(signals::signal_of(vm, &args[1]).is_some()))
        }),
        row("__repr__(self, /)", "Return repr(self).", |vm, args| {
            let mut parts = Vec::new();
            for (class, on) in pairs(vm, &args[0])? {
                let class = vm.repr_text(&class)?;
                parts.push(format!("{class}:{}", if on { "True" } else { "False" }));
            }
            Ok(vm.text(&format!("{{{}}}", parts.join(", "))))
        }),
        row("__eq__(self, value, /)", "Return self==value.", |vm, args| {
            if args[1].native::<SignalDict>().is_none() {
                return Ok(vm.not_implemented());
            }
            Ok(Value::bool(bits(vm, &args[0])?.get() == bits(vm, &args[1])?.get()))
        }),
        row("keys(self, /)", "The signals.", |vm, _| Ok(keys(vm))),
        row("values(self, /)", "Whether each is on.", |vm, args| {
            let values = pairs(vm, &args[0])?.into_iter().map(|(_, on)| Value::bool(on)).collect();
            Ok(crate::objects::list::List::new(values).into())
        }),
        row("items(self, /)", "The signals and whether each is on.", |vm, args| {
            let pairs = pairs(vm, &args[0])?.into_iter();
            let items = pairs.map(|(class, on)| Tuple::new(vec![class, Value::bool(on)]).into()).collect();
            Ok(crate::objects::list::List::new(items).into())
        }),
        row(
            "get(self, key, default=None, /)",
            "Return the value for key if it is a signal, else default.",
            |vm, args| match signals::signal_of(vm, &args[1]) {
                Some(signal) => Ok(Value::bool(bits(vm, &args[0])?.get() & signal != 0)),
                None => Ok(args[2].clone()),
            },
        ),
        row("copy(self, /)", "A dict with the same items.", |vm, args| {
            let name = vm.intern("items");
            let items = vm.call_method(&args[0], name, &[])?;
            let dict = vm.class(crate::objects::types::TypeId::Dict).value();
            vm.call(&dict, &[items])
        }),
    ],
    getters: &[getter("__hash__", "Not hashable.", |_, _| Ok(Value::None))],
    subclassable: false,
};

fn bits<'a>(vm: &mut Vm, dict: &'a Value) -> Result<&'a Cell<condition::Set>, Raised> {
    let Some(dict) = dict.native::<SignalDict>() else {
        return Err(vm.type_error("a signal dict is required"));
    };
    let data = data(vm, &dict.context)?;
    Ok(if dict.traps { &data.traps } else { &data.flags })
}

fn key(vm: &mut Vm, class: &Value) -> Result<condition::Set, Raised> {
    match signals::signal_of(vm, class) {
        Some(signal) => Ok(signal),
        None => Err(key_error(vm, "")),
    }
}

fn keys(vm: &mut Vm) -> Value {
    let classes = SIGNALS.into_iter().map(|signal| signals::class_of(vm, signal)).collect();
    crate::objects::list::List::new(classes).into()
}

fn pairs(vm: &mut Vm, dict: &Value) -> Result<Vec<(Value, bool)>, Raised> {
    let set = bits(vm, dict)?.get();
    Ok(SIGNALS.into_iter().map(|signal| (signals::class_of(vm, signal), set & signal != 0)).collect())
}
