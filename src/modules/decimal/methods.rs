//! The type `Decimal`: constructor, operators, methods.

use super::context::{self, Context, conclude};
use super::number::{Kind, Number, Rounding, Settings, Work, condition};
use super::{Decimal, decimal_value, from_float, from_int, operand, required, signals, state, text, whole_value};
use crate::heap::{Value, ValueCell};
use crate::objects::exception::Exc;
use crate::objects::int::{BigInt, Int};
use crate::objects::native::{Answer, Args, ClassSpec, Getter, NativeData, NativeObject, Raised, Row};
use crate::objects::native::{class_row, getter, row, static_row};
use crate::objects::numbers::Number as Builtin;
use crate::objects::protocols::compare::Comparison;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::vm::Vm;
use dashu_int::{IBig, UBig};
use std::cmp::Ordering;

/// `decimal.Decimal`
pub const SPEC: ClassSpec = ClassSpec {
    name: "Decimal",
    module: "decimal",
    base: None,
    doc: "Construct a new Decimal object. 'value' can be an integer, string, tuple,\nor another Decimal object. If no value is \
          given, return Decimal('0').\nThe context does not affect the conversion and is only passed to determine if\nthe \
          InvalidOperation trap is active.",
    methods: METHODS,
    getters: GETTERS,
    subclassable: true,
};

type Operation1 = fn(&mut Work, &Number) -> Number;
type Operation2 = fn(&mut Work, &Number, &Number) -> Number;

/// An operator on Decimals and ints in the current context; NotImplemented for other operands.
fn operator(vm: &mut Vm, a: &Value, b: &Value, operation: Operation2) -> Answer {
    let (Some(a), Some(b)) = (operand(vm, a), operand(vm, b)) else { return Ok(vm.not_implemented()) };
    let context = context::current(vm)?;
    let data = context::data(vm, &context)?;
    let mut work = Work::new(data.settings.get());
    let result = operation(&mut work, &a, &b);
    conclude(vm, data, work, result)
}

/// A method on the receiver alone; `args[1]` may be a context.
fn on_one(vm: &mut Vm, args: Args<'_>, operation: Operation1) -> Answer {
    let context = context::given(vm, args.some(1))?;
    let data = context::data(vm, &context)?;
    let a = receiver(vm, &args[0])?;
    let mut work = Work::new(data.settings.get());
    let result = operation(&mut work, a);
    conclude(vm, data, work, result)
}

/// A method on the receiver and another number; `args[2]` may be a context.
fn on_two(vm: &mut Vm, args: Args<'_>, operation: Operation2) -> Answer {
    let context = context::given(vm, args.some(2))?;
    let data = context::data(vm, &context)?;
    let a = receiver(vm, &args[0])?;
    let b = required(vm, &args[1])?;
    let mut work = Work::new(data.settings.get());
    let result = operation(&mut work, a, &b);
    conclude(vm, data, work, result)
}

/// A unary operator in the current context.
fn unary(vm: &mut Vm, args: Args<'_>, operation: Operation1) -> Answer {
    on_one(vm, Args::new(&args.values()[..1]), operation)
}

fn receiver<'a>(vm: &mut Vm, value: &'a Value) -> Result<&'a Number, Raised> {
    match value.native::<Decimal>() {
        Some(decimal) => Ok(&decimal.0),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("descriptor requires a 'decimal.Decimal' object but received a '{got}'")))
        }
    }
}

/// A copy that no context touches.
fn plain(vm: &mut Vm, args: Args<'_>, change: fn(&Number) -> Number) -> Answer {
    let number = change(receiver(vm, &args[0])?);
    Ok(decimal_value(vm, number))
}

fn ask(vm: &mut Vm, args: Args<'_>, question: fn(&Number) -> bool) -> Answer {
    Ok(Value::bool(question(receiver(vm, &args[0])?)))
}

fn ask_in_context(vm: &mut Vm, args: Args<'_>, question: fn(&Number, &Settings) -> bool) -> Answer {
    let context = context::given(vm, args.some(1))?;
    let settings = context::data(vm, &context)?.settings.get();
    Ok(Value::bool(question(receiver(vm, &args[0])?, &settings)))
}

fn same(vm: &mut Vm, args: Args<'_>) -> Answer {
    receiver(vm, &args[0])?;
    Ok(args[0].clone())
}

/// The row of an operator and its reflection.
macro_rules! operators {
    ($($forward:literal $reflected:literal $operation:expr, $sign:literal;)* with $($row:expr,)*) => {
        &[
            $(
                row(concat!($forward, "(self, value, /)"), concat!("Return self", $sign, "value."), |vm, args| {
                    operator(vm, &args[0], &args[1], $operation)
                }),
                row(concat!($reflected, "(self, value, /)"), concat!("Return value", $sign, "self."), |vm, args| {
                    operator(vm, &args[1], &args[0], $operation)
                }),
            )*
            $($row,)*
        ]
    };
}

const METHODS: &[Row] = operators! {
    "__add__" "__radd__" Work::add, "+";
    "__sub__" "__rsub__" Work::subtract, "-";
    "__mul__" "__rmul__" Work::multiply, "*";
    "__truediv__" "__rtruediv__" Work::divide, "/";
    "__floordiv__" "__rfloordiv__" Work::divide_int, "//";
    "__mod__" "__rmod__" Work::remainder, "%";
    with
    static_row("__new__(cls, value='0', context=None)", "Create and return a new object.", new),
    class_row(
        "from_float(cls, f, /)",
        "Class method that converts a float to a decimal number, exactly.",
        class_from_float,
    ),
    row("__divmod__(self, value, /)", "Return divmod(self, value).", |vm, args| divmod(vm, &args[0], &args[1])),
    row("__rdivmod__(self, value, /)", "Return divmod(value, self).", |vm, args| divmod(vm, &args[1], &args[0])),
    row(
        "__pow__(self, value, mod=None, /)",
        "Return pow(self, value, mod).",
        |vm, args| pow(vm, &args[0], &args[1], args.some(2)),
    ),
    row(
        "__rpow__(self, value, mod=None, /)",
        "Return pow(value, self, mod).",
        |vm, args| pow(vm, &args[1], &args[0], args.some(2)),
    ),
    row("__eq__(self, value, /)", "Return self==value.", |vm, args| compare(vm, Comparison::Eq, &args[0], &args[1])),
    row("__ne__(self, value, /)", "Return self!=value.", |vm, args| compare(vm, Comparison::Ne, &args[0], &args[1])),
    row("__lt__(self, value, /)", "Return self<value.", |vm, args| compare(vm, Comparison::Lt, &args[0], &args[1])),
    row("__le__(self, value, /)", "Return self<=value.", |vm, args| compare(vm, Comparison::Le, &args[0], &args[1])),
    row("__gt__(self, value, /)", "Return self>value.", |vm, args| compare(vm, Comparison::Gt, &args[0], &args[1])),
    row("__ge__(self, value, /)", "Return self>=value.", |vm, args| compare(vm, Comparison::Ge, &args[0], &args[1])),
    row("__hash__(self, /)", "Return hash(self).", hash),
    row("__repr__(self, /)", "Return repr(self).", |vm, args| {
        let shown = show(vm, &args[0], false)?;
        Ok(vm.text(&format!("Decimal('{shown}')")))
    }),
    row("__str__(self, /)", "Return str(self).", |vm, args| {
        let shown = show(vm, &args[0], false)?;
        Ok(vm.text(&shown))
    }),
    row("to_eng_string(self, /, context=None)", "Convert to an engineering-type string.", |vm, args| {
        let shown = show(vm, &args[0], true)?;
        Ok(vm.text(&shown))
    }),
    row("__format__(self, format_spec, override=None, /)", "Formats the Decimal according to fmtarg.", format),
    row("__bool__(self, /)", "True if self else False", |vm, args| ask(vm, args, |a| !a.is_zero())),
    row("__int__(self, /)", "int(self)", |vm, args| integral(vm, &args[0], Rounding::Down)),
    row("__trunc__(self, /)", "Truncates towards zero.", |vm, args| integral(vm, &args[0], Rounding::Down)),
    row("__floor__(self, /)", "Rounds down.", |vm, args| integral(vm, &args[0], Rounding::Floor)),
    row("__ceil__(self, /)", "Rounds up.", |vm, args| integral(vm, &args[0], Rounding::Ceiling)),
    row("__round__(self, ndigits=None, /)", "Rounds half to even.", round),
    row("__float__(self, /)", "float(self)", |vm, args| to_float(vm, &args[0]).map(Value::float)),
    row("__complex__(self, /)", "complex(self)", |vm, args| {
        let re = to_float(vm, &args[0])?;
        Ok(crate::objects::complex::Complex { re, im: 0.0 }.value())
    }),
    row("__neg__(self, /)", "-self", |vm, args| unary(vm, args, Work::minus)),
    row("__pos__(self, /)", "+self", |vm, args| unary(vm, args, Work::plus)),
    row("__abs__(self, /)", "abs(self)", |vm, args| unary(vm, args, Work::abs)),
    row("__copy__(self, /)", "A Decimal never changes: itself.", same),
    row("__deepcopy__(self, memo, /)", "A Decimal never changes: itself.", same),
    row("__reduce__(self, /)", "Helper for pickle.", |vm, args| {
        let class = vm.class_of(&args[0]).value();
        let shown = show(vm, &args[0], false)?;
        let shown = vm.text(&shown);
        Ok(Tuple::new(vec![class, Tuple::new(vec![shown]).into()]).into())
    }),
    row("as_tuple(self, /)", "Return a tuple representation of the number.", as_tuple),
    row(
        "as_integer_ratio(self, /)",
        "Return a pair of integers whose ratio is exactly equal to the original.",
        as_integer_ratio,
    ),
    row("adjusted(self, /)", "Return the adjusted exponent of the number.", |vm, args| {
        let a = receiver(vm, &args[0])?;
        Ok(Value::Int(if a.is_finite() { a.adjusted() } else { 0 }))
    }),
    row("canonical(self, /)", "Return the canonical encoding of the argument.", same),
    row("conjugate(self, /)", "Return self.", same),
    row("radix(self, /)", "Return Decimal(10).", |vm, _| Ok(decimal_value(vm, Number::new(false, 10u8.into(), 0)))),
    row(
        "compare(self, /, other, context=None)",
        "Compare self to other.  Return a decimal value.",
        |vm, args| on_two(vm, args, Work::compare),
    ),
    row(
        "compare_signal(self, /, other, context=None)",
        "Identical to compare, except that all NaNs signal.",
        |vm, args| on_two(vm, args, Work::compare_signal),
    ),
    row(
        "compare_total(self, /, other, context=None)",
        "Compare two operands using their abstract representation.",
        |vm, args| on_two(vm, args, Work::compare_total),
    ),
    row(
        "compare_total_mag(self, /, other, context=None)",
        "The same, ignoring the sign.",
        |vm, args| on_two(vm, args, |work, a, b| work.compare_total(&a.with_sign(false), &b.with_sign(false))),
    ),
    row(
        "copy_abs(self, /)",
        "Return the absolute value of the argument.",
        |vm, args| plain(vm, args, |a| a.with_sign(false)),
    ),
    row(
        "copy_negate(self, /)",
        "Return the negation of the argument.",
        |vm, args| plain(vm, args, |a| a.with_sign(!a.negative)),
    ),
    row(
        "copy_sign(self, /, other, context=None)",
        "Return a copy with the sign of the second operand.",
        |vm, args| on_two(vm, args, |_, a, b| a.with_sign(b.negative)),
    ),
    row(
        "exp(self, /, context=None)",
        "Return the value of the (natural) exponential function e**x at the given number.",
        |vm, args| on_one(vm, args, Work::exp),
    ),
    row(
        "ln(self, /, context=None)",
        "Return the natural (base e) logarithm of the operand.",
        |vm, args| on_one(vm, args, Work::ln),
    ),
    row(
        "log10(self, /, context=None)",
        "Return the base ten logarithm of the operand.",
        |vm, args| on_one(vm, args, Work::log10),
    ),
    row(
        "logb(self, /, context=None)",
        "Return the adjusted exponent of the operand as a Decimal.",
        |vm, args| on_one(vm, args, Work::log_b),
    ),
    row(
        "sqrt(self, /, context=None)",
        "Return the square root of the argument to full precision.",
        |vm, args| on_one(vm, args, Work::sqrt),
    ),
    row(
        "normalize(self, /, context=None)",
        "Strip the rightmost trailing zeros.",
        |vm, args| on_one(vm, args, Work::normalize),
    ),
    row(
        "next_minus(self, /, context=None)",
        "Return the largest number representable that is smaller than the operand.",
        |vm, args| on_one(vm, args, |work, a| work.next(a, false)),
    ),
    row(
        "next_plus(self, /, context=None)",
        "Return the smallest number representable that is larger than the operand.",
        |vm, args| on_one(vm, args, |work, a| work.next(a, true)),
    ),
    row(
        "next_toward(self, /, other, context=None)",
        "Return the number closest to the first operand in the direction of the second.",
        |vm, args| on_two(vm, args, Work::next_toward),
    ),
    row(
        "to_integral(self, /, rounding=None, context=None)",
        "Identical to the to_integral_value() method.",
        |vm, args| to_integral(vm, args, false),
    ),
    row(
        "to_integral_value(self, /, rounding=None, context=None)",
        "Round to the nearest integer without signaling Inexact or Rounded.",
        |vm, args| to_integral(vm, args, false),
    ),
    row(
        "to_integral_exact(self, /, rounding=None, context=None)",
        "Round to the nearest integer, signaling Inexact or Rounded.",
        |vm, args| to_integral(vm, args, true),
    ),
    row(
        "quantize(self, /, exp, rounding=None, context=None)",
        "Return a value equal to the first operand after rounding, with the exponent of the second.",
        quantize,
    ),
    row(
        "remainder_near(self, /, other, context=None)",
        "Return the remainder nearest to zero.",
        |vm, args| on_two(vm, args, Work::remainder_near),
    ),
    row(
        "fma(self, /, other, third, context=None)",
        "Fused multiply-add: self*other+third with no rounding of the product.",
        fma,
    ),
    row(
        "max(self, /, other, context=None)",
        "Maximum of self and other.",
        |vm, args| on_two(vm, args, |work, a, b| work.pick(a, b, true, false)),
    ),
    row(
        "max_mag(self, /, other, context=None)",
        "The same by absolute values.",
        |vm, args| on_two(vm, args, |work, a, b| work.pick(a, b, true, true)),
    ),
    row(
        "min(self, /, other, context=None)",
        "Minimum of self and other.",
        |vm, args| on_two(vm, args, |work, a, b| work.pick(a, b, false, false)),
    ),
    row(
        "min_mag(self, /, other, context=None)",
        "The same by absolute values.",
        |vm, args| on_two(vm, args, |work, a, b| work.pick(a, b, false, true)),
    ),
    row(
        "logical_and(self, /, other, context=None)",
        "Return the digit-wise 'and' of the two (logical) operands.",
        |vm, args| on_two(vm, args, |work, a, b| work.logical(a, b, |a, b| a && b)),
    ),
    row(
        "logical_or(self, /, other, context=None)",
        "Return the digit-wise 'or' of the two (logical) operands.",
        |vm, args| on_two(vm, args, |work, a, b| work.logical(a, b, |a, b| a || b)),
    ),
    row(
        "logical_xor(self, /, other, context=None)",
        "Return the digit-wise 'exclusive or' of the two (logical) operands.",
        |vm, args| on_two(vm, args, |work, a, b| work.logical(a, b, |a, b| a != b)),
    ),
    row(
        "logical_invert(self, /, context=None)",
        "Return the digit-wise inversion of the (logical) operand.",
        |vm, args| on_one(vm, args, |work, a| work.logical(a, &Number::zero(false, 0), |a, _| !a)),
    ),
    row(
        "rotate(self, /, other, context=None)",
        "Returns a rotated copy of self by other places.",
        |vm, args| on_two(vm, args, |work, a, b| work.turn(a, b, true)),
    ),
    row(
        "shift(self, /, other, context=None)",
        "Returns a shifted copy of self by other places.",
        |vm, args| on_two(vm, args, |work, a, b| work.turn(a, b, false)),
    ),
    row(
        "scaleb(self, /, other, context=None)",
        "Return the first operand with the exponent adjusted by the second.",
        |vm, args| on_two(vm, args, Work::scale_by),
    ),
    row("same_quantum(self, /, other, context=None)", "Test whether self and other have the same exponent.", |vm, args| {
        let (a, b) = (receiver(vm, &args[0])?, required(vm, &args[1])?);
        Ok(Value::bool(a.same_quantum(&b)))
    }),
    row("number_class(self, /, context=None)", "Return a string describing the class of the operand.", |vm, args| {
        let context = context::given(vm, args.some(1))?;
        let settings = context::data(vm, &context)?.settings.get();
        let name = receiver(vm, &args[0])?.class_name(&settings);
        Ok(vm.text(name))
    }),
    row("is_canonical(self, /)", "Return True.", |_, _| Ok(Value::True)),
    row(
        "is_finite(self, /)",
        "Return True if the argument is a finite number.",
        |vm, args| ask(vm, args, Number::is_finite),
    ),
    row(
        "is_infinite(self, /)",
        "Return True if the argument is an infinity.",
        |vm, args| ask(vm, args, Number::is_infinite),
    ),
    row(
        "is_nan(self, /)",
        "Return True if the argument is a (quiet or signaling) NaN.",
        |vm, args| ask(vm, args, Number::is_nan),
    ),
    row(
        "is_qnan(self, /)",
        "Return True if the argument is a quiet NaN.",
        |vm, args| ask(vm, args, |a| a.kind == Kind::Quiet),
    ),
    row(
        "is_snan(self, /)",
        "Return True if the argument is a signaling NaN.",
        |vm, args| ask(vm, args, |a| a.kind == Kind::Signaling),
    ),
    row(
        "is_signed(self, /)",
        "Return True if the argument has a negative sign.",
        |vm, args| ask(vm, args, |a| a.negative),
    ),
    row("is_zero(self, /)", "Return True if the argument is a zero.", |vm, args| ask(vm, args, Number::is_zero)),
    row(
        "is_normal(self, /, context=None)",
        "Return True if the argument is a normal finite number.",
        |vm, args| ask_in_context(vm, args, Number::is_normal),
    ),
    row(
        "is_subnormal(self, /, context=None)",
        "Return True if the argument is subnormal.",
        |vm, args| ask_in_context(vm, args, Number::is_subnormal),
    ),
};

const GETTERS: &[Getter] = &[
    getter("real", "the number itself", |_, value| Ok(value.clone())),
    getter("imag", "Decimal(0)", |vm, _| Ok(decimal_value(vm, Number::zero(false, 0)))),
];

fn show(vm: &mut Vm, value: &Value, engineering: bool) -> Result<String, Raised> {
    let context = context::current(vm)?;
    let capitals = context::data(vm, &context)?.settings.get().capitals;
    let number = receiver(vm, value)?;
    Ok(text::to_text(number, engineering, capitals))
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let context = match args.some(2) {
        Some(context) => context::given(vm, Some(context))?,
        None => context::current(vm)?,
    };
    let data = context::data(vm, &context)?;
    let number = super::convert(vm, &args[1], data)?;
    let class = vm.native_class(&SPEC).value();
    if args[0].is(&class) && args[1].exact::<NativeObject>().is_some_and(|object| object.data::<Decimal>().is_some()) {
        return Ok(args[1].clone());
    }
    let payload = decimal_value(vm, number);
    vm.instance_around(&args[0], payload)
}

/// `Decimal((sign, digits, exponent))`
pub(super) fn from_parts(vm: &mut Vm, value: &Value) -> Result<Number, Raised> {
    if value.cast::<Tuple>().is_none() && value.cast::<crate::objects::list::List>().is_none() {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("conversion from {got} to Decimal is not supported")));
    }
    let parts = vm.collect(value)?;
    let [sign, digits, exponent] = parts.as_slice() else {
        return Err(vm.value_error("argument must be a sequence of length 3"));
    };
    let negative = match sign {
        Value::Int(0) | Value::False => false,
        Value::Int(1) | Value::True => true,
        _ => return Err(vm.value_error("sign must be an integer with the value 0 or 1")),
    };
    let mut text = String::new();
    for digit in vm.collect(digits)? {
        match digit {
            Value::Int(digit @ 0..=9) => text.push((b'0' + digit as u8) as char),
            _ => return Err(vm.value_error("coefficient must be a tuple of digits")),
        }
    }
    let digits: UBig = text.parse().unwrap_or(UBig::ZERO);
    if exponent.cast::<Str>().is_some() {
        let kind = match vm.str_text(exponent)?.as_str() {
            "F" => return Ok(Number::infinity(negative)),
            "n" => Kind::Quiet,
            "N" => Kind::Signaling,
            _ => {
                return Err(vm.value_error("string argument in the third position must be 'F', 'n' or 'N'"));
            }
        };
        return Ok(Number { negative, kind, digits, exponent: 0 });
    }
    if Int::of(exponent).is_none() {
        return Err(vm.value_error("exponent must be an integer"));
    }
    let exponent = vm.index_i64(exponent)?;
    Ok(Number::new(negative, digits, exponent))
}

fn class_from_float(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = match Builtin::of(&args[1]) {
        Some(Builtin::Float(number)) => from_float(number),
        Some(Builtin::Int(number)) => from_int(number.big().as_ref()),
        Some(Builtin::Complex(_)) | None => return Err(vm.type_error("argument must be int or float")),
    };
    let number = decimal_value(vm, number);
    let class = vm.native_class(&SPEC).value();
    if args[0].is(&class) { Ok(number) } else { vm.call(&args[0], &[number]) }
}

fn divmod(vm: &mut Vm, a: &Value, b: &Value) -> Answer {
    let (Some(a), Some(b)) = (operand(vm, a), operand(vm, b)) else { return Ok(vm.not_implemented()) };
    let context = context::current(vm)?;
    let data = context::data(vm, &context)?;
    let mut work = Work::new(data.settings.get());
    let (quotient, rest) = work.divmod(&a, &b);
    signals::report(vm, data, work.conditions)?;
    Ok(Tuple::new(vec![decimal_value(vm, quotient), decimal_value(vm, rest)]).into())
}

fn pow(vm: &mut Vm, a: &Value, b: &Value, modulus: Option<&Value>) -> Answer {
    let context = context::current(vm)?;
    let data = context::data(vm, &context)?;
    super::power(vm, data, a, b, modulus)
}

/// How the receiver lies to another number of any kind: `None` where they cannot be compared; the flag tells of NaNs.
enum Compared {
    Order(Ordering),
    Nan { signaling: bool },
    Unknown,
}

fn compare(vm: &mut Vm, op: Comparison, a: &Value, b: &Value) -> Answer {
    let number = receiver(vm, a)?;
    let context = context::current(vm)?;
    let data = context::data(vm, &context)?;
    let equality = matches!(op, Comparison::Eq | Comparison::Ne);
    match compare_values(vm, number, b, equality, data)? {
        Compared::Unknown => Ok(vm.not_implemented()),
        Compared::Order(order) => Ok(Value::bool(crate::objects::numbers::compare::holds(op, order))),
        Compared::Nan { signaling } => {
            if signaling || !equality {
                signals::report(vm, data, condition::INVALID)?;
            }
            Ok(Value::bool(op == Comparison::Ne))
        }
    }
}

fn compare_values(vm: &mut Vm, a: &Number, b: &Value, equality: bool, context: &Context) -> Result<Compared, Raised> {
    let other = match operand(vm, b) {
        Some(other) => other.into_owned(),
        None => match Builtin::of(b) {
            Some(Builtin::Float(number)) => {
                if equality {
                    context.flags.set(context.flags.get() | condition::FLOAT);
                } else {
                    signals::report(vm, context, condition::FLOAT)?;
                }
                from_float(number)
            }
            Some(Builtin::Complex(z)) if equality && z.im == 0.0 => from_float(z.re),
            Some(Builtin::Complex(_)) if equality => return Ok(Compared::Order(Ordering::Less)),
            Some(Builtin::Complex(_) | Builtin::Int(_)) => return Ok(Compared::Unknown),
            None => return compare_with_fraction(vm, a, b),
        },
    };
    if a.is_nan() || other.is_nan() {
        let signaling = a.kind == Kind::Signaling || other.kind == Kind::Signaling;
        return Ok(Compared::Nan { signaling });
    }
    Ok(Compared::Order(a.order(&other)))
}

/// A rational number of another class (Fraction): `a * denominator` against the numerator.
fn compare_with_fraction(vm: &mut Vm, a: &Number, b: &Value) -> Result<Compared, Raised> {
    let (upper, lower) = (vm.intern("numerator"), vm.intern("denominator"));
    let (Some(upper), Some(lower)) = (vm.getattr_opt(b, upper)?, vm.getattr_opt(b, lower)?) else {
        return Ok(Compared::Unknown);
    };
    let (Some(upper), Some(lower)) = (operand(vm, &upper), operand(vm, &lower)) else { return Ok(Compared::Unknown) };
    if a.is_nan() {
        return Ok(Compared::Nan { signaling: a.kind == Kind::Signaling });
    }
    if a.is_infinite() {
        return Ok(Compared::Order(if a.negative { Ordering::Less } else { Ordering::Greater }));
    }
    let scaled = Number::new(a.negative, &a.digits * &lower.digits, a.exponent);
    Ok(Compared::Order(scaled.order(&upper)))
}

/// The hash of the equal int, float or Fraction.
fn hash(vm: &mut Vm, args: Args<'_>) -> Answer {
    const MODULUS: i64 = (1 << 61) - 1;
    let number = receiver(vm, &args[0])?;
    match number.kind {
        Kind::Signaling => return Err(vm.type_error("Cannot hash a signaling NaN value")),
        Kind::Quiet => return Ok(Value::Int(0)),
        Kind::Infinite => return Ok(Value::Int(if number.negative { -314_159 } else { 314_159 })),
        Kind::Finite => {}
    }
    // The inverse of 10 modulo the prime.
    let base: u128 = if number.exponent >= 0 { 10 } else { 2_075_258_708_292_324_556 };
    let modulus = MODULUS as u128;
    let (mut power, mut square, mut left) = (1u128, base, number.exponent.unsigned_abs());
    while left > 0 {
        if left & 1 != 0 {
            power = power * square % modulus;
        }
        square = square * square % modulus;
        left >>= 1;
    }
    let digits = u128::from(&number.digits % (MODULUS as u64));
    let size = (digits * power % modulus) as i64;
    let hash = if number.negative { -size } else { size };
    Ok(Value::Int(if hash == -1 { -2 } else { hash }))
}

fn format(vm: &mut Vm, args: Args<'_>) -> Answer {
    let spec = vm.text_arg(&args[1], "format arg")?;
    let number = receiver(vm, &args[0])?;
    if spec.is_empty() {
        let shown = show(vm, &args[0], false)?;
        return Ok(vm.text(&shown));
    }
    let context = context::current(vm)?;
    let settings = context::data(vm, &context)?.settings.get();
    let text = text::format(vm, number, &spec, settings.rounding, settings.capitals)?;
    Ok(vm.text(&text))
}

fn integral(vm: &mut Vm, value: &Value, rounding: Rounding) -> Answer {
    let number = receiver(vm, value)?;
    if number.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer"));
    }
    if number.is_infinite() {
        return Err(vm.raise(Exc::OverflowError, "cannot convert Infinity to integer"));
    }
    if number.exponent >= 0 {
        return whole_value(vm, number);
    }
    let mut work = Work::new(Settings::exact());
    let rounded = work.round_at(number, 0, rounding).0;
    whole_value(vm, &rounded)
}

fn round(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(digits) = args.some(1) else { return integral(vm, &args[0], Rounding::HalfEven) };
    if Int::of(digits).is_none() {
        return Err(vm.type_error("optional arg must be an integer"));
    }
    let digits = vm.index_i64(digits)?;
    let context = context::current(vm)?;
    let data = context::data(vm, &context)?;
    let mut work = Work::new(data.settings.get());
    let unit = Number::new(false, UBig::ONE, digits.saturating_neg());
    let number = receiver(vm, &args[0])?;
    let result = work.quantize(number, &unit);
    conclude(vm, data, work, result)
}

fn to_float(vm: &mut Vm, value: &Value) -> Result<f64, Raised> {
    let number = receiver(vm, value)?;
    match number.kind {
        Kind::Signaling => Err(vm.value_error("cannot convert signaling NaN to float")),
        Kind::Quiet => Ok(if number.negative { -f64::NAN } else { f64::NAN }),
        Kind::Infinite => Ok(if number.negative { f64::NEG_INFINITY } else { f64::INFINITY }),
        Kind::Finite => Ok(text::to_text(number, false, true).parse().unwrap_or(f64::NAN)),
    }
}

fn as_tuple(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = receiver(vm, &args[0])?;
    let digits = |number: &Number| -> Vec<Value> {
        number.digits.to_string().bytes().map(|digit| Value::Int(i64::from(digit - b'0'))).collect()
    };
    let (digits, exponent) = match number.kind {
        Kind::Finite => (digits(number), Value::Int(number.exponent)),
        Kind::Infinite => (vec![Value::Int(0)], vm.text("F")),
        Kind::Quiet | Kind::Signaling => {
            let payload = if number.digits.is_zero() { Vec::new() } else { digits(number) };
            (payload, vm.text(if number.kind == Kind::Quiet { "n" } else { "N" }))
        }
    };
    let class = tuple_class(vm)?;
    vm.call(&class, &[Value::Int(i64::from(number.negative)), Tuple::new(digits).into(), exponent])
}

/// `DecimalTuple`, a named tuple made at first use.
pub(super) fn tuple_class(vm: &mut Vm) -> Answer {
    if !state(vm).tuple.is_unbound() {
        return Ok(state(vm).tuple.clone());
    }
    let collections = vm.import_module("collections")?;
    let name = vm.intern("namedtuple");
    let namedtuple = vm.getattr(&collections, name)?;
    let (title, fields, home) = (vm.text("DecimalTuple"), vm.text("sign digits exponent"), vm.text("decimal"));
    let module = vm.intern("module");
    let class = vm.call_keywords(&namedtuple, &[title, fields], &[(module, home)])?;
    state(vm).tuple = class.clone();
    Ok(class)
}

fn as_integer_ratio(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = receiver(vm, &args[0])?;
    if number.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    if number.is_infinite() {
        return Err(vm.raise(Exc::OverflowError, "cannot convert Infinity to integer ratio"));
    }
    vm.check_len(number.exponent.unsigned_abs() as usize, 1)?;
    let scale = super::number::ten_to(number.exponent.abs());
    let (upper, lower) =
        if number.exponent >= 0 { (&number.digits * scale, UBig::ONE) } else { (number.digits.clone(), scale) };
    let common = dashu_int::ops::Gcd::gcd(&upper, &lower);
    let (upper, lower) = (IBig::from(upper / &common), IBig::from(lower / common));
    let upper = if number.negative { -upper } else { upper };
    Ok(Tuple::new(vec![BigInt::value(upper), BigInt::value(lower)]).into())
}

/// The work of a method with `rounding` and `context` parameters.
fn work_with(vm: &mut Vm, rounding: Option<&Value>, context: &Context) -> Result<Work, Raised> {
    let mut work = Work::new(context.settings.get());
    if let Some(rounding) = rounding {
        work.settings.rounding = context::rounding_arg(vm, rounding)?;
    }
    Ok(work)
}

fn to_integral(vm: &mut Vm, args: Args<'_>, exact: bool) -> Answer {
    let context = context::given(vm, args.some(2))?;
    let data = context::data(vm, &context)?;
    let mut work = work_with(vm, args.some(1), data)?;
    let number = receiver(vm, &args[0])?;
    let result = work.round_to_integral(number, exact);
    conclude(vm, data, work, result)
}

fn quantize(vm: &mut Vm, args: Args<'_>) -> Answer {
    let context = context::given(vm, args.some(3))?;
    let data = context::data(vm, &context)?;
    let mut work = work_with(vm, args.some(2), data)?;
    let number = receiver(vm, &args[0])?;
    let pattern = required(vm, &args[1])?;
    let result = work.quantize(number, &pattern);
    conclude(vm, data, work, result)
}

fn fma(vm: &mut Vm, args: Args<'_>) -> Answer {
    let context = context::given(vm, args.some(3))?;
    let data = context::data(vm, &context)?;
    let number = receiver(vm, &args[0])?;
    let (b, c) = (required(vm, &args[1])?, required(vm, &args[2])?);
    let mut work = Work::new(data.settings.get());
    let result = work.fma(number, &b, &c);
    conclude(vm, data, work, result)
}

/// What `localcontext()` returns.
pub(super) struct Manager {
    context: Value,
    outer: ValueCell,
}

impl Manager {
    /// A manager that makes a context the current one.
    pub(super) fn new(context: Value) -> Manager {
        Manager { context, outer: ValueCell::default() }
    }
}

impl NativeData for Manager {
    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.context);
        self.outer.visit(visit);
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// The type of `localcontext()`'s result.
pub(super) const MANAGER: ClassSpec = ClassSpec {
    name: "ContextManager",
    module: "decimal",
    base: None,
    doc: "",
    methods: &[
        row("__enter__(self, /)", "Makes the context the current one.", |vm, args| {
            let outer = context::current(vm)?;
            let Some(manager) = args[0].native::<Manager>() else { return Ok(Value::None) };
            manager.outer.set(outer);
            context::set_current(vm, manager.context.clone())?;
            Ok(manager.context.clone())
        }),
        row("__exit__(self, /, *args)", "Makes the former context the current one again.", |vm, args| {
            if let Some(manager) = args[0].native::<Manager>() {
                context::set_current(vm, manager.outer.get())?;
            }
            Ok(Value::False)
        }),
    ],
    getters: &[],
    subclassable: false,
};
