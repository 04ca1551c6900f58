//! `decimal`: decimal floating-point arithmetic after the General Decimal Arithmetic specification.
//!
//! [`number`], [`arithmetic`] and [`elementary`] compute, without knowing the VM; [`text`] reads and prints;
//! [`context`] and [`signals`] are what surrounds an operation; [`methods`] is the type `Decimal`.

mod arithmetic;
mod context;
mod elementary;
mod methods;
mod number;
mod signals;
mod text;

use super::NativeModule;
use crate::heap::Value;
use crate::objects::float_arithmetic;
use crate::objects::int::{BigInt, Int};
use crate::objects::native::{Answer, NativeData, NativeObject, Raised, row};
use crate::objects::numbers::Number as Builtin;
use crate::objects::numbers::int_text::code_points;
use crate::objects::string::Str;
use crate::vm::Vm;
use context::Context;
use dashu_int::ops::UnsignedAbs;
use dashu_int::{IBig, UBig};
use number::{MAX_PREC, MIN_EMIN, MIN_ETINY, Number, Rounding, Settings, Work, condition};
use std::borrow::Cow;

/// `decimal`
pub const MODULE: NativeModule = NativeModule {
    name: "decimal",
    doc: "Decimal fixed-point and floating-point arithmetic.",
    functions: &[
        row("getcontext()", "Get the current default context.", |vm, _| context::current(vm)),
        row("setcontext(context, /)", "Set a new default context.", |vm, args| {
            if args[0].native::<Context>().is_none() {
                return Err(vm.type_error("optional argument must be a context"));
            }
            context::set_current(vm, args[0].clone())?;
            Ok(Value::None)
        }),
        row(
            "localcontext(ctx=None, **kwargs)",
            "Return a context manager that will set the default context to a copy of ctx.",
            local_context,
        ),
        row("__getattr__(name, /)", "The class of what `as_tuple()` answers is made at first need.", |vm, args| {
            let name = vm.text_arg(&args[0], "attribute name")?;
            if name == "DecimalTuple" {
                return methods::tuple_class(vm);
            }
            let (module, symbol) = (vm.import_module("decimal")?, vm.intern(&name));
            Err(vm.attribute_error(format!("module 'decimal' has no attribute '{name}'"), &module, symbol))
        }),
    ],
    classes: &[&methods::SPEC, &context::SPEC],
    setup: Some(setup),
};

/// What the module remembers.
#[derive(Default)]
struct State {
    /// The exception class of each condition.
    classes: Vec<(condition::Set, Value)>,
    /// The context variable that holds the current context.
    variable: Option<Value>,
    /// The current context where there is no such variable.
    fallback: Value,
    /// `DefaultContext`
    default: Value,
    /// `DecimalTuple`, made at first use.
    tuple: Value,
}

fn state(vm: &mut Vm) -> &mut State {
    vm.state()
}

fn setup(vm: &mut Vm, module: &crate::heap::Obj<crate::objects::module::Module>) -> Result<(), Raised> {
    signals::make_classes(vm, module)?;
    for (name, _) in context::ROUNDINGS {
        let value = vm.text(name);
        vm.set_module_item(module, name, value);
    }
    let limits = [("MAX_PREC", MAX_PREC), ("MAX_EMAX", MAX_PREC), ("MIN_EMIN", MIN_EMIN), ("MIN_ETINY", MIN_ETINY)];
    for (name, limit) in limits {
        vm.set_module_item(module, name, Value::Int(limit));
    }
    vm.set_module_item(module, "HAVE_THREADS", Value::True);
    vm.set_module_item(module, "HAVE_CONTEXTVAR", Value::True);
    let version = vm.text("1.70");
    vm.set_module_item(module, "__version__", version);
    let short = Settings { prec: 9, ..context::DEFAULT };
    let basic_traps = context::DEFAULT_TRAPS | condition::UNDERFLOW | condition::CLAMPED;
    let templates = [
        ("DefaultContext", context::DEFAULT, context::DEFAULT_TRAPS),
        ("BasicContext", Settings { rounding: Rounding::HalfUp, ..short }, basic_traps),
        ("ExtendedContext", short, 0),
    ];
    for (name, settings, traps) in templates {
        let template = context::make(vm, settings, 0, traps);
        if name == "DefaultContext" {
            state(vm).default = template.clone();
        }
        vm.set_module_item(module, name, template);
    }
    state(vm).fallback = context::make(vm, context::DEFAULT, 0, context::DEFAULT_TRAPS);
    let contextvars = vm.import_module("contextvars")?;
    let name = vm.intern("ContextVar");
    let class = vm.getattr(&contextvars, name)?;
    let label = vm.text("decimal_context");
    state(vm).variable = Some(vm.call(&class, &[label])?);
    register_number(vm)
}

/// `numbers.Number.register(Decimal)`
fn register_number(vm: &mut Vm) -> Result<(), Raised> {
    let numbers = vm.import_module("numbers")?;
    let (name, register) = (vm.intern("Number"), vm.intern("register"));
    let class = vm.getattr(&numbers, name)?;
    let decimal = vm.native_class(&methods::SPEC).value();
    vm.call_method(&class, register, &[decimal])?;
    Ok(())
}

/// The data of a `Decimal` object.
struct Decimal(Number);

impl NativeData for Decimal {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// A Decimal object.
fn decimal_value(vm: &mut Vm, number: Number) -> Value {
    let shape = vm.native_class(&methods::SPEC).instance_shape.get();
    NativeObject::new(shape, Decimal(number)).into()
}

/// An int as a number.
fn from_int(number: &IBig) -> Number {
    Number::new(*number < IBig::ZERO, number.unsigned_abs(), 0)
}

/// The number of a Decimal or an int; `None` for everything else.
fn operand<'a>(_vm: &mut Vm, value: &'a Value) -> Option<Cow<'a, Number>> {
    if let Some(decimal) = value.native::<Decimal>() {
        return Some(Cow::Borrowed(&decimal.0));
    }
    Int::of(value).map(|number| Cow::Owned(from_int(number.big().as_ref())))
}

/// The same; TypeError for everything else.
fn required<'a>(vm: &mut Vm, value: &'a Value) -> Result<Cow<'a, Number>, Raised> {
    match operand(vm, value) {
        Some(number) => Ok(number),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("conversion from {got} to Decimal is not supported")))
        }
    }
}

/// The exact value of a float.
fn from_float(number: f64) -> Number {
    if number.is_nan() {
        return Number::nan().with_sign(number.is_sign_negative());
    }
    if number.is_infinite() {
        return Number::infinity(number < 0.0);
    }
    let negative = number.is_sign_negative();
    let (numerator, denominator) = float_arithmetic::integer_ratio(number.abs());
    // n / 2**k is n * 5**k / 10**k.
    let places = denominator.trailing_zeros().unwrap_or(0);
    let digits = numerator.unsigned_abs() * UBig::from(5u8).pow(places);
    Number::new(negative, digits, -(places as i64))
}

/// `Decimal(value)`, exact.
fn convert(vm: &mut Vm, value: &Value, context: &Context) -> Result<Number, Raised> {
    if let Some(number) = operand(vm, value) {
        return Ok(number.into_owned());
    }
    if let Some(text) = value.cast::<Str>() {
        return match text::parse(code_points(text.chars())) {
            Some(number) => Ok(number),
            None => {
                signals::report(vm, context, condition::SYNTAX)?;
                Ok(Number::nan())
            }
        };
    }
    if let Some(Builtin::Float(number)) = Builtin::of(value) {
        signals::report(vm, context, condition::FLOAT)?;
        return Ok(from_float(number));
    }
    methods::from_parts(vm, value)
}

/// `pow(a, b, modulus)` in a context; NotImplemented where one is no number.
fn power(vm: &mut Vm, context: &Context, a: &Value, b: &Value, modulus: Option<&Value>) -> Answer {
    let (Some(base), Some(exponent)) = (operand(vm, a), operand(vm, b)) else { return Ok(vm.not_implemented()) };
    let mut work = Work::new(context.settings.get());
    let result = match modulus {
        None => work.power(&base, &exponent),
        Some(modulus) => match operand(vm, modulus) {
            Some(modulus) => work.power_mod(&base, &exponent, &modulus),
            None => return Ok(vm.not_implemented()),
        },
    };
    context::conclude(vm, context, work, result)
}

/// `localcontext()`: a context manager, made in our own language since it is one `with` long.
fn local_context(vm: &mut Vm, args: crate::objects::native::Args<'_>) -> Answer {
    let context = context::given(vm, args.some(0))?;
    let name = vm.intern("copy");
    let copy = vm.call_method(&context, name, &[])?;
    let settings = vm.collect(&args[1])?;
    for key in settings {
        let text = vm.str_text(&key)?;
        if !["prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"].contains(&text.as_str()) {
            return Err(vm.type_error(format!("'{text}' is an invalid keyword argument for this function")));
        }
        let value = vm.getitem(&args[1], &key)?;
        let name = vm.intern(&text);
        vm.setattr(&copy, name, value)?;
    }
    let shape = vm.native_class(&methods::MANAGER).instance_shape.get();
    Ok(NativeObject::new(shape, methods::Manager::new(copy)).into())
}

/// An int value of a number without fraction.
fn whole_value(vm: &mut Vm, number: &Number) -> Answer {
    vm.check_len(number.exponent.max(0) as usize, 1)?;
    let mut work = Work::new(Settings { rounding: Rounding::Down, ..Settings::exact() });
    let whole = work.round_at(number, 0, Rounding::Down).0;
    let size = IBig::from(whole.digits);
    Ok(BigInt::value(if number.negative { -size } else { size }))
}
