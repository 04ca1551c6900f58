//! The type `int`: its constructor and methods.

use super::int::{BigInt, Int};
use super::int_text::{self, BytesError, code_points};
use super::{Number, compare_row, float_arithmetic, format, hash, int_arithmetic, number_methods};
use crate::heap::{Obj, Value};
use crate::objects::bytes::{Buffer, Bytes};
use crate::objects::exception::Exc;
use crate::objects::names::sym;
use crate::objects::native::{
    Answer, Args, ClassSpec, Getter, Raised, Row, Wording, class_row, getter, row, static_row,
};
use crate::objects::protocols::compare::Comparison;
use crate::objects::string::{Chars, Str};
use crate::objects::tuple::Tuple;
use crate::vm::Vm;

/// `int`
pub const SPEC: ClassSpec = ClassSpec {
    name: "int",
    module: "builtins",
    base: None,
    doc: "int([x]) -> integer
int(x, base=10) -> integer

\
          Convert a number or string to an integer, or return 0 if no arguments are given.
\
          With base given, x must be text or bytes with an integer literal in that base;
\
          base 0 reads the prefix as source code does.",
    methods: METHODS,
    getters: GETTERS,
    subclassable: true,
};

const METHODS: &[Row] = number_methods! {
    reads;
    "__add__" "__radd__" Add "+", "__sub__" "__rsub__" Sub "-", "__mul__" "__rmul__" Mul "*", "__truediv__" "__rtruediv__" Div "/",
    "__floordiv__" "__rfloordiv__" FloorDiv "//", "__mod__" "__rmod__" Mod "%", "__lshift__" "__rlshift__" Shl "<<",
    "__rshift__" "__rrshift__" Shr ">>", "__and__" "__rand__" And "&", "__or__" "__ror__" Or "|", "__xor__" "__rxor__" Xor "^",;
    static_row("__new__(cls, x=<unrepresentable>, /, base=<unrepresentable>)", "Create and return a new object.", new)
        .worded(Wording::Counted),
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
    row("__hash__(self, /)", "Return hash(self).", |vm, args| Ok(Value::Int(hash::hash_int(receiver(vm, &args[0])?)))),
    row("__repr__(self, /)", "Return repr(self).", repr),
    row(
        "__format__(self, format_spec, /)",
        "Convert to a string according to format_spec.",
        |vm, args| format::format_number(vm, &args[0], &args[1]),
    ),
    row("__bool__(self, /)", "True if self else False", |vm, args| Ok(Value::bool(!receiver(vm, &args[0])?.is_zero()))),
    row("__int__(self, /)", "int(self)", plain),
    row(
        "__index__(self, /)",
        "Return self converted to an integer, if self is suitable for use as an index into a list.",
        plain,
    ),
    row("__trunc__(self, /)", "Truncating an Integral returns itself.", plain),
    row("__floor__(self, /)", "Flooring an Integral returns itself.", plain),
    row("__ceil__(self, /)", "Ceiling of an Integral returns itself.", plain),
    row("__round__(self, ndigits=None, /)", "Rounding an Integral returns itself.", round),
    row("__float__(self, /)", "float(self)", |vm, args| receiver(vm, &args[0])?.to_f64(vm).map(Value::float)),
    row("__neg__(self, /)", "-self", |vm, args| Ok(receiver(vm, &args[0])?.negated())),
    row("__pos__(self, /)", "+self", plain),
    row("__abs__(self, /)", "abs(self)", |vm, args| Ok(receiver(vm, &args[0])?.absolute())),
    row("__invert__(self, /)", "~self", |vm, args| Ok(receiver(vm, &args[0])?.inverted())),
    row(
        "__getnewargs__(self, /)",
        "Arguments that make this number again.",
        |vm, args| Ok(Tuple::new(vec![receiver(vm, &args[0])?.value()]).into()),
    ),
    row("__sizeof__(self, /)", "Returns size in memory, in bytes.", |vm, args| {
        let digits = receiver(vm, &args[0])?.bit_length().div_ceil(30).max(1);
        Ok(Value::Int(24 + 4 * digits as i64))
    }),
    row("conjugate(self, /)", "Returns self, the complex conjugate of any int.", plain),
    row(
        "bit_length(self, /)",
        "Number of bits necessary to represent self in binary.",
        |vm, args| Ok(Value::Int(receiver(vm, &args[0])?.bit_length() as i64)),
    ),
    row("bit_count(self, /)", "Number of ones in the binary representation of the absolute value of self.", bit_count),
    row("as_integer_ratio(self, /)", "Return a pair of integers, whose ratio is equal to the original int.", |vm, args| {
        Ok(Tuple::new(vec![receiver(vm, &args[0])?.value(), Value::Int(1)]).into())
    }),
    row(
        "is_integer(self, /)",
        "Returns True. Exists for duck type compatibility with float.is_integer.",
        |_, _| Ok(Value::True),
    ),
    row(
        "to_bytes(self, /, length=1, byteorder='big', *, signed=False)",
        "Return an array of bytes representing an integer.",
        to_bytes,
    ),
    class_row(
        "from_bytes(cls, /, bytes, byteorder='big', *, signed=False)",
        "Return the integer represented by the given array of bytes.",
        from_bytes,
    ),
};

const GETTERS: &[Getter] = &[
    getter("real", "the real part of a complex number", |vm, value| Ok(receiver(vm, value)?.value())),
    getter("imag", "the imaginary part of a complex number", |_, _| Ok(Value::Int(0))),
    getter("numerator", "the numerator of a rational number in lowest terms", |vm, value| {
        Ok(receiver(vm, value)?.value())
    }),
    getter("denominator", "the denominator of a rational number in lowest terms", |_, _| Ok(Value::Int(1))),
];

/// Which numbers the operators of `int` take on the other side.
fn reads(number: &Number<'_>) -> bool {
    matches!(number, Number::Int(_))
}

/// The integer that a method was called on.
fn receiver<'a>(vm: &mut Vm, value: &'a Value) -> Result<Int<'a>, Raised> {
    match Int::of(value) {
        Some(number) => Ok(number),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("descriptor requires a 'int' object but received a '{got}'")))
        }
    }
}

fn plain(vm: &mut Vm, args: Args<'_>) -> Answer {
    Ok(receiver(vm, &args[0])?.value())
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = receiver(vm, &args[0])?;
    let text = int_text::decimal(vm, number)?;
    Ok(vm.text(&text))
}

fn divmod_row(vm: &mut Vm, a: &Value, b: &Value) -> Answer {
    match (Int::of(a), Int::of(b)) {
        (Some(a), Some(b)) => int_arithmetic::divmod(vm, a, b),
        (_, _) => Ok(vm.not_implemented()),
    }
}

fn pow_row(vm: &mut Vm, a: &Value, b: &Value, modulus: Option<&Value>) -> Answer {
    match (Int::of(a), Int::of(b), modulus.map(Int::of)) {
        (Some(a), Some(b), None) => int_arithmetic::power(vm, a, b),
        (Some(a), Some(b), Some(Some(modulus))) => int_arithmetic::power_mod(vm, a, b, modulus),
        (_, _, _) => Ok(vm.not_implemented()),
    }
}

fn round(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = receiver(vm, &args[0])?;
    let Some(digits) = args.some(1) else { return Ok(number.value()) };
    let digits = vm.index(digits)?;
    match Int::of(&digits) {
        Some(digits) => int_arithmetic::round(vm, number, digits),
        None => Ok(number.value()),
    }
}

fn bit_count(vm: &mut Vm, args: Args<'_>) -> Answer {
    use dashu_int::ops::UnsignedAbs;
    Ok(Value::Int(match receiver(vm, &args[0])? {
        Int::Small(n) => i64::from(n.unsigned_abs().count_ones()),
        Int::Big(n) => n.unsigned_abs().count_ones() as i64,
    }))
}

/// Reads a `byteorder` argument: true for big-endian.
fn is_big_endian(vm: &mut Vm, order: &Value, function: &str) -> Result<bool, Raised> {
    if order.cast::<Str>().is_none() {
        let got = vm.argument_type(order);
        return Err(vm.type_error(format!("{function}() argument 'byteorder' must be str, not {got}")));
    }
    match vm.str_text(order)?.as_str() {
        "big" => Ok(true),
        "little" => Ok(false),
        _ => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn to_bytes(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = receiver(vm, &args[0])?;
    let length = vm.index_i64(&args[1])?;
    let big_endian = is_big_endian(vm, &args[2], "to_bytes")?;
    let signed = vm.truth(&args[3])?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    vm.check_len(length, 1)?;
    match int_text::to_bytes(number, length, big_endian, signed) {
        Ok(bytes) => Ok(Bytes::new(bytes).into()),
        Err(BytesError::Negative) => Err(vm.raise(Exc::OverflowError, "can't convert negative int to unsigned")),
        Err(BytesError::TooBig) => Err(vm.raise(Exc::OverflowError, "int too big to convert")),
    }
}

fn from_bytes(vm: &mut Vm, args: Args<'_>) -> Answer {
    let bytes = bytes_of(vm, &args[1])?;
    let big_endian = is_big_endian(vm, &args[2], "from_bytes")?;
    let signed = vm.truth(&args[3])?;
    let number = int_text::from_bytes(&bytes, big_endian, signed);
    let int = vm.class(crate::objects::types::TypeId::Int).value();
    if args[0].is(&int) { Ok(number) } else { vm.call(&args[0], &[number]) }
}

/// The bytes of a bytes-like object or of an iterable of small ints.
fn bytes_of(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    if let Some(bytes) = bytes_like(value) {
        return Ok(bytes);
    }
    if let Some(method) = vm.special(value, sym::__bytes__)? {
        let made = vm.call(&method, &[])?;
        if let Some(bytes) = bytes_like(&made) {
            return Ok(bytes);
        }
    }
    if value.cast::<Str>().is_some() || Number::of(value).is_some() {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("cannot convert '{got}' object to bytes")));
    }
    let items = vm.collect(value)?;
    let mut bytes = Vec::with_capacity(items.len());
    for item in items {
        match u8::try_from(vm.index_i64(&item)?) {
            Ok(byte) => bytes.push(byte),
            Err(_) => return Err(vm.value_error("bytes must be in range(0, 256)")),
        }
    }
    Ok(bytes)
}

/// A copy of the bytes of a bytes-like object.
pub fn bytes_like(value: &Value) -> Option<Vec<u8>> {
    Buffer::of(value).map(|buffer| buffer.to_vec())
}

/// A text of ASCII characters, without blanks around it: what nearly all numbers are read from.
pub(super) fn plain_ascii(text: &Obj<Str>) -> Option<&str> {
    match text.chars() {
        Chars::Ascii(text) => Some(text.trim()),
        Chars::Latin1(_) | Chars::Ucs2(_) | Chars::Ucs4(_) => None,
    }
}

/// The code points of a text or bytes that a number is read from, with the object whose repr a message shows.
pub(super) fn readable(value: &Value) -> Option<(Vec<u32>, Value)> {
    if let Some(text) = value.cast::<Str>() {
        return Some((code_points(text.chars()).collect(), text.value()));
    }
    let bytes = bytes_like(value)?;
    // Bytes above ASCII are digits of no script.
    let points = bytes.iter().map(|byte| if byte.is_ascii() { u32::from(*byte) } else { 0xfffd }).collect();
    Some((points, Bytes::new(bytes).into()))
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = match (args.given(1), args.given(2)) {
        (None, None) => Value::Int(0),
        (None, Some(_)) => return Err(vm.type_error("int() missing string argument")),
        (Some(value), None) => from_value(vm, value)?,
        (Some(value), Some(base)) => from_text_in_base(vm, value, base)?,
    };
    vm.instance_around(&args[0], number)
}

fn from_text_in_base(vm: &mut Vm, value: &Value, base: &Value) -> Answer {
    let base = vm.index(base)?;
    let base = match Int::of(&base).and_then(Int::small) {
        Some(base @ (0 | 2..=36)) => base as u32,
        _ => return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0")),
    };
    match readable(value) {
        Some((text, shown)) => int_text::parse_or_raise(vm, &text, base, &shown),
        None => Err(vm.type_error("int() can't convert non-string with explicit base")),
    }
}

/// `int(value)` as a plain int value.
pub fn from_value(vm: &mut Vm, value: &Value) -> Answer {
    match Number::exact(value) {
        Some(Number::Int(number)) => return Ok(number.value()),
        Some(Number::Float(number)) => return float_arithmetic::to_int(vm, number),
        Some(Number::Complex(_)) | None => {}
    }
    if let Some(text) = value.exact::<Str>() {
        if let Some(small) = plain_ascii(text).and_then(|text| text.parse().ok()) {
            return Ok(Value::Int(small));
        }
        let text: Vec<u32> = code_points(text.chars()).collect();
        return int_text::parse_or_raise(vm, &text, 10, value);
    }
    if let Some(method) = vm.special(value, sym::__int__)? {
        let answer = vm.call(&method, &[])?;
        return plain_result(vm, answer, "__int__");
    }
    if let Some(method) = vm.special(value, sym::__index__)? {
        let answer = vm.call(&method, &[])?;
        return plain_result(vm, answer, "__index__");
    }
    if let Some(method) = vm.special(value, sym::__trunc__)? {
        let answer = vm.call(&method, &[])?;
        return truncated(vm, &answer);
    }
    if let Some((text, shown)) = readable(value) {
        return int_text::parse_or_raise(vm, &text, 10, &shown);
    }
    let got = vm.type_name(value);
    Err(vm.type_error(format!("int() argument must be a string, a bytes-like object or a real number, not '{got}'")))
}

fn plain_result(vm: &mut Vm, answer: Value, method: &str) -> Answer {
    if let Some(number) = Int::of(&answer) {
        return Ok(number.value());
    }
    let got = vm.type_name(&answer);
    Err(vm.type_error(format!("{method} returned non-int (type {got})")))
}

fn truncated(vm: &mut Vm, answer: &Value) -> Answer {
    if let Some(number) = Int::of(answer) {
        return Ok(number.value());
    }
    if vm.special(answer, sym::__index__)?.is_some() {
        return vm.index(answer);
    }
    let got = vm.type_name(answer);
    Err(vm.type_error(format!("__trunc__ returned non-Integral (type {got})")))
}

impl Vm {
    /// An int value of a Rust integer of any size.
    pub fn int_value(&self, number: i128) -> Value {
        i64::try_from(number).map_or_else(|_| BigInt::value(dashu_int::IBig::from(number)), Value::Int)
    }
}
