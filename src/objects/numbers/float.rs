//! `float`: its constructor and methods.

use super::int::{BigInt, Int};
use super::int_methods::{plain_ascii, readable};
use super::{Number, compare_row, float_arithmetic, float_text, format, hash, nan, number_methods};
use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Raised, Row, class_row, getter, row, static_row};
use crate::objects::protocols::compare::Comparison;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// `float`
pub const SPEC: ClassSpec = ClassSpec {
    name: "float",
    module: "builtins",
    base: None,
    doc: "Convert a string or number to a floating-point number, if possible.",
    methods: METHODS,
    getters: GETTERS,
    subclassable: true,
};

const METHODS: &[Row] = number_methods! {
    reads;
    "__add__" "__radd__" Add "+", "__sub__" "__rsub__" Sub "-", "__mul__" "__rmul__" Mul "*", "__truediv__" "__rtruediv__" Div "/",
    "__floordiv__" "__rfloordiv__" FloorDiv "//", "__mod__" "__rmod__" Mod "%",;
    static_row("__new__(cls, x=0, /)", "Create and return a new object.", new),
    row(
        "__pow__(self, value, mod=None, /)",
        "Return pow(self, value, mod).",
        |vm, args| pow_row(vm, &args[0], &args[1], args.some(2)),
    ),
    row(
        "__rpow__(self, value, mod=None, /)",
        "Return pow(value, self, mod).",
        |vm, args| pow_row(vm, &args[1], &args[0], args.some(2)),
    ),
    row("__divmod__(self, value, /)", "Return divmod(self, value).", |vm, args| divmod_row(vm, &args[0], &args[1])),
    row("__rdivmod__(self, value, /)", "Return divmod(value, self).", |vm, args| divmod_row(vm, &args[1], &args[0])),
    row(
        "__eq__(self, value, /)",
        "Return self==value.",
        |vm, args| compare_row(vm, Comparison::Eq, &args[0], &args[1], reads),
    ),
    row(
        "__ne__(self, value, /)",
        "Return self!=value.",
        |vm, args| compare_row(vm, Comparison::Ne, &args[0], &args[1], reads),
    ),
    row(
        "__lt__(self, value, /)",
        "Return self<value.",
        |vm, args| compare_row(vm, Comparison::Lt, &args[0], &args[1], reads),
    ),
    row(
        "__le__(self, value, /)",
        "Return self<=value.",
        |vm, args| compare_row(vm, Comparison::Le, &args[0], &args[1], reads),
    ),
    row(
        "__gt__(self, value, /)",
        "Return self>value.",
        |vm, args| compare_row(vm, Comparison::Gt, &args[0], &args[1], reads),
    ),
    row(
        "__ge__(self, value, /)",
        "Return self>=value.",
        |vm, args| compare_row(vm, Comparison::Ge, &args[0], &args[1], reads),
    ),
    row("__hash__(self, /)", "Return hash(self).", |vm, args| Ok(Value::Int(hash::hash_f64(receiver(vm, &args[0])?)))),
    row("__repr__(self, /)", "Return repr(self).", |vm, args| {
        let text = float_text::repr(receiver(vm, &args[0])?);
        Ok(vm.text(&text))
    }),
    row(
        "__format__(self, format_spec, /)",
        "Formats the float according to format_spec.",
        |vm, args| format::format_number(vm, &args[0], &args[1]),
    ),
    row("__bool__(self, /)", "True if self else False", |vm, args| Ok(Value::bool(receiver(vm, &args[0])? != 0.0))),
    row("__int__(self, /)", "int(self)", |vm, args| whole(vm, args, f64::trunc)),
    row(
        "__trunc__(self, /)",
        "Return the Integral closest to x between 0 and x.",
        |vm, args| whole(vm, args, f64::trunc),
    ),
    row("__floor__(self, /)", "Return the floor as an Integral.", |vm, args| whole(vm, args, f64::floor)),
    row("__ceil__(self, /)", "Return the ceiling as an Integral.", |vm, args| whole(vm, args, f64::ceil)),
    row("__round__(self, ndigits=None, /)", "Return the Integral closest to x, rounding half toward even.", round),
    row("__float__(self, /)", "float(self)", plain),
    row("__neg__(self, /)", "-self", |vm, args| Ok(Value::float(-receiver(vm, &args[0])?))),
    row("__pos__(self, /)", "+self", plain),
    row("__abs__(self, /)", "abs(self)", |vm, args| Ok(Value::float(receiver(vm, &args[0])?.abs()))),
    row(
        "__getnewargs__(self, /)",
        "Arguments that make this number again.",
        |vm, args| Ok(Tuple::new(vec![Value::float(receiver(vm, &args[0])?)]).into()),
    ),
    row("conjugate(self, /)", "Return self, the complex conjugate of any float.", plain),
    row("is_integer(self, /)", "Return True if the float is an integer.", |vm, args| {
        let number = receiver(vm, &args[0])?;
        Ok(Value::bool(number.is_finite() && number == number.floor()))
    }),
    row(
        "as_integer_ratio(self, /)",
        "Return a pair of integers, whose ratio is exactly equal to the original float.",
        as_integer_ratio,
    ),
    row("hex(self, /)", "Return a hexadecimal representation of a floating-point number.", |vm, args| {
        let text = float_text::hex(receiver(vm, &args[0])?);
        Ok(vm.text(&text))
    }),
    class_row("fromhex(cls, string, /)", "Create a floating-point number from a hexadecimal string.", fromhex),
    class_row("__getformat__(cls, typestr, /)", "How floats or doubles lie in memory.", getformat),
};

const GETTERS: &[Getter] = &[
    getter("real", "the real part of a complex number", |vm, value| receiver(vm, value).map(Value::float)),
    getter("imag", "the imaginary part of a complex number", |_, _| Ok(Value::float(0.0))),
];

/// Which numbers the operators of `float` take on the other side.
fn reads(number: &Number<'_>) -> bool {
    !matches!(number, Number::Complex(_))
}

/// The float that a method was called on.
fn receiver(vm: &mut Vm, value: &Value) -> Result<f64, Raised> {
    match Number::of(value) {
        Some(Number::Float(number)) => Ok(number),
        Some(Number::Int(_) | Number::Complex(_)) | None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("descriptor requires a 'float' object but received a '{got}'")))
        }
    }
}

fn plain(vm: &mut Vm, args: Args<'_>) -> Answer {
    receiver(vm, &args[0]).map(Value::float)
}

fn whole(vm: &mut Vm, args: Args<'_>, rounded: fn(f64) -> f64) -> Answer {
    let number = receiver(vm, &args[0])?;
    float_arithmetic::to_int(vm, rounded(number))
}

fn round(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = receiver(vm, &args[0])?;
    match args.some(1) {
        None => float_arithmetic::to_int(vm, float_arithmetic::round_half_even(number)),
        Some(digits) => {
            let digits = vm.index(digits)?;
            let beyond = if Int::of(&digits).is_some_and(Int::is_negative) { i64::MIN } else { i64::MAX };
            let digits = Int::of(&digits).and_then(Int::small).unwrap_or(beyond);
            float_arithmetic::round_digits(vm, number, digits).map(Value::float)
        }
    }
}

fn divmod_row(vm: &mut Vm, a: &Value, b: &Value) -> Answer {
    match (Number::of(a).filter(reads), Number::of(b).filter(reads)) {
        (Some(a), Some(b)) => super::divmod(vm, a, b),
        (_, _) => Ok(vm.not_implemented()),
    }
}

fn pow_row(vm: &mut Vm, a: &Value, b: &Value, modulus: Option<&Value>) -> Answer {
    if modulus.is_some() {
        return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    super::operator_row(vm, crate::objects::protocols::operators::Operator::Pow, a, b, reads)
}

fn as_integer_ratio(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = receiver(vm, &args[0])?;
    if number.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    if number.is_infinite() {
        return Err(vm.raise(Exc::OverflowError, "cannot convert Infinity to integer ratio"));
    }
    let (numerator, denominator) = float_arithmetic::integer_ratio(number);
    Ok(Tuple::new(vec![BigInt::value(numerator), BigInt::value(denominator)]).into())
}

fn fromhex(vm: &mut Vm, args: Args<'_>) -> Answer {
    let text = vm.text_arg(&args[1], "fromhex() argument")?;
    let number = match float_text::parse_hex(&text) {
        Ok(number) => Value::float(nan::told_apart(vm, number)),
        Err(float_text::HexError::Invalid) => {
            return Err(vm.value_error("invalid hexadecimal floating-point string"));
        }
        Err(float_text::HexError::TooLarge) => {
            return Err(vm.raise(Exc::OverflowError, "hexadecimal value too large to represent as a float"));
        }
    };
    let float = vm.class(TypeId::Float).value();
    if args[0].is(&float) { Ok(number) } else { vm.call(&args[0], &[number]) }
}

fn getformat(vm: &mut Vm, args: Args<'_>) -> Answer {
    let kind = vm.text_arg(&args[1], "__getformat__() argument")?;
    if kind != "double" && kind != "float" {
        return Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'"));
    }
    Ok(vm.text(if cfg!(target_endian = "little") { "IEEE, little-endian" } else { "IEEE, big-endian" }))
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = from_value(vm, &args[1])?;
    vm.instance_around(&args[0], Value::float(number))
}

/// `float(value)`
pub fn from_value(vm: &mut Vm, value: &Value) -> Result<f64, Raised> {
    match Number::exact(value) {
        Some(Number::Float(number)) => return Ok(number),
        Some(Number::Int(number)) => return number.to_f64(vm),
        Some(Number::Complex(_)) | None => {}
    }
    if let Some(number) = value.exact::<Str>().and_then(|text| plain_ascii(text)?.parse().ok()) {
        return Ok(nan::told_apart(vm, number));
    }
    if value.as_ref().is_some_and(|object| object.kind() == crate::heap::Kind::Instance)
        && let Some(number) = by_method(vm, value)?
    {
        return Ok(number);
    }
    if let Some((text, shown)) = readable(value) {
        return match float_text::parse(text.into_iter()) {
            Some(number) => Ok(nan::told_apart(vm, number)),
            None => {
                let shown = vm.repr_text(&shown)?;
                Err(vm.value_error(format!("could not convert string to float: {shown}")))
            }
        };
    }
    if let Some(number) = by_method(vm, value)? {
        return Ok(number);
    }
    let got = vm.type_name(value);
    Err(vm.type_error(format!("float() argument must be a string or a real number, not '{got}'")))
}

/// The value's float by `__float__` or `__index__`, if its class has one of them.
pub(in crate::objects) fn by_method(vm: &mut Vm, value: &Value) -> Result<Option<f64>, Raised> {
    if let Some(method) = vm.special(value, sym::__float__)? {
        let answer = vm.call(&method, &[])?;
        return match Number::of(&answer) {
            Some(Number::Float(number)) => Ok(Some(number)),
            Some(Number::Int(_) | Number::Complex(_)) | None => {
                let (owner, got) = (vm.type_name(value), vm.type_name(&answer));
                Err(vm.type_error(format!("{owner}.__float__ returned non-float (type {got})")))
            }
        };
    }
    if vm.special(value, sym::__index__)?.is_none() {
        return Ok(None);
    }
    let index = vm.index(value)?;
    match Int::of(&index) {
        Some(number) => number.to_f64(vm).map(Some),
        None => Ok(None),
    }
}
