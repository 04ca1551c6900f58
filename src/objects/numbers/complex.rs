//! `complex`: its body, arithmetic, text and methods.

use super::int_methods::readable;
use super::{Number, compare_row, float, float_text, format, hash, number_methods};
use crate::heap::{Body, Kind, Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::names::sym;
use crate::objects::native::{Answer, Args, ClassSpec, Getter, Raised, Row, getter, row, static_row};
use crate::objects::protocols::compare::Comparison;
use crate::objects::protocols::operators::Operator;
use crate::objects::string::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::TypeId;
use crate::vm::Vm;

/// The body of a complex number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Complex {
    /// `.real`
    pub re: f64,
    /// `.imag`
    pub im: f64,
}

impl Body for Complex {
    const KIND: Kind = Kind::Complex;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// `complex`
pub const SPEC: ClassSpec = ClassSpec {
    name: "complex",
    module: "builtins",
    base: None,
    doc: "Create a complex number from a string or numbers.

\
          If a string is given, parse it as a complex number; otherwise add the real part
\
          and the imaginary part times 1j.",
    methods: METHODS,
    getters: GETTERS,
    subclassable: true,
};

const METHODS: &[Row] = number_methods! {
    reads;
    "__add__" "__radd__" Add "+", "__sub__" "__rsub__" Sub "-", "__mul__" "__rmul__" Mul "*", "__truediv__" "__rtruediv__" Div "/",;
    static_row("__new__(cls, real=<unrepresentable>, imag=<unrepresentable>)", "Create and return a new object.", new),
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
    row("__hash__(self, /)", "Return hash(self).", |vm, args| {
        let z = receiver(vm, &args[0])?;
        Ok(Value::Int(hash::hash_complex(z.re, z.im)))
    }),
    row("__repr__(self, /)", "Return repr(self).", |vm, args| {
        let text = receiver(vm, &args[0])?.repr();
        Ok(vm.text(&text))
    }),
    row(
        "__format__(self, format_spec, /)",
        "Convert to a string according to format_spec.",
        |vm, args| format::format_number(vm, &args[0], &args[1]),
    ),
    row("__bool__(self, /)", "True if self else False", |vm, args| {
        let z = receiver(vm, &args[0])?;
        Ok(Value::bool(z.re != 0.0 || z.im != 0.0))
    }),
    row("__neg__(self, /)", "-self", |vm, args| {
        let z = receiver(vm, &args[0])?;
        Ok(Complex { re: -z.re, im: -z.im }.value())
    }),
    row("__pos__(self, /)", "+self", |vm, args| Ok(receiver(vm, &args[0])?.value())),
    row("__abs__(self, /)", "abs(self)", |vm, args| {
        let z = receiver(vm, &args[0])?;
        absolute(vm, z)
    }),
    row(
        "__complex__(self, /)",
        "Convert this value to exact type complex.",
        |vm, args| Ok(receiver(vm, &args[0])?.value()),
    ),
    row("__getnewargs__(self, /)", "Arguments that make this number again.", |vm, args| {
        let z = receiver(vm, &args[0])?;
        Ok(Tuple::new(vec![Value::float(z.re), Value::float(z.im)]).into())
    }),
    row("conjugate(self, /)", "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.", |vm, args| {
        let z = receiver(vm, &args[0])?;
        Ok(Complex { re: z.re, im: -z.im }.value())
    }),
};

const GETTERS: &[Getter] = &[
    getter("real", "the real part of a complex number", |vm, value| Ok(Value::float(receiver(vm, value)?.re))),
    getter("imag", "the imaginary part of a complex number", |vm, value| Ok(Value::float(receiver(vm, value)?.im))),
];

impl Complex {
    /// A complex number object.
    pub fn value(self) -> Value {
        Obj::new(TypeId::Complex.shape(), self).into()
    }

    /// `repr(z)`
    pub fn repr(self) -> String {
        let imaginary = float_text::repr_short(self.im);
        if self.re == 0.0 && self.re.is_sign_positive() {
            return format!("{imaginary}j");
        }
        let sign = if imaginary.starts_with('-') { "" } else { "+" };
        format!("({}{sign}{imaginary}j)", float_text::repr_short(self.re))
    }

    /// `z * w`
    pub fn times(self, other: Complex) -> Complex {
        Complex { re: self.re * other.re - self.im * other.im, im: self.re * other.im + self.im * other.re }
    }

    /// `z / w` by Smith's method, which keeps intermediate results in range; `None` for a zero divisor.
    pub fn over(self, other: Complex) -> Option<Complex> {
        let (a, b) = (self, other);
        if b.re.abs() >= b.im.abs() {
            if b.re == 0.0 {
                return None;
            }
            let ratio = b.im / b.re;
            let scale = b.re + b.im * ratio;
            Some(Complex { re: (a.re + a.im * ratio) / scale, im: (a.im - a.re * ratio) / scale })
        } else if b.im.abs() >= b.re.abs() {
            let ratio = b.re / b.im;
            let scale = b.re * ratio + b.im;
            Some(Complex { re: (a.re * ratio + a.im) / scale, im: (a.im * ratio - a.re) / scale })
        } else {
            Some(Complex { re: f64::NAN, im: f64::NAN })
        }
    }
}

/// Which numbers the operators of `complex` take on the other side: all.
fn reads(_number: &Number<'_>) -> bool {
    true
}

/// `a <op> b`; NotImplemented for operators that complex numbers do not have.
pub fn binary(vm: &mut Vm, op: Operator, a: Complex, b: Complex) -> Answer {
    Ok(match op {
        Operator::Add => Complex { re: a.re + b.re, im: a.im + b.im }.value(),
        Operator::Sub => Complex { re: a.re - b.re, im: a.im - b.im }.value(),
        Operator::Mul => a.times(b).value(),
        Operator::Div => match a.over(b) {
            Some(quotient) => quotient.value(),
            None => return Err(vm.raise(Exc::ZeroDivisionError, "complex division by zero")),
        },
        Operator::Pow => return power(vm, a, b),
        Operator::FloorDiv | Operator::Mod | Operator::MatMul => vm.not_implemented(),
        Operator::Shl | Operator::Shr | Operator::And | Operator::Or | Operator::Xor => vm.not_implemented(),
    })
}

/// `a ** b`
pub fn power(vm: &mut Vm, a: Complex, b: Complex) -> Answer {
    let small = b.im == 0.0 && b.re == b.re.floor() && b.re.abs() <= 100.0;
    let result = if small { whole_power(a, b.re as i32) } else { general_power(a, b) };
    let Some(result) = result else {
        return Err(vm.raise(Exc::ZeroDivisionError, "0.0 to a negative or complex power"));
    };
    if result.re.is_infinite() || result.im.is_infinite() {
        return Err(vm.raise(Exc::OverflowError, "complex exponentiation"));
    }
    Ok(result.value())
}

fn whole_power(a: Complex, exponent: i32) -> Option<Complex> {
    const ONE: Complex = Complex { re: 1.0, im: 0.0 };
    let (mut result, mut square, mut rest) = (ONE, a, exponent.unsigned_abs());
    while rest > 0 {
        if rest & 1 != 0 {
            result = result.times(square);
        }
        rest >>= 1;
        square = square.times(square);
    }
    if exponent >= 0 { Some(result) } else { ONE.over(result) }
}

fn general_power(a: Complex, b: Complex) -> Option<Complex> {
    if b.re == 0.0 && b.im == 0.0 {
        return Some(Complex { re: 1.0, im: 0.0 });
    }
    if a.re == 0.0 && a.im == 0.0 {
        return (b.im == 0.0 && b.re >= 0.0).then_some(Complex { re: 0.0, im: 0.0 });
    }
    let size = a.re.hypot(a.im);
    let mut length = size.powf(b.re);
    let angle = a.im.atan2(a.re);
    let mut phase = angle * b.re;
    if b.im != 0.0 {
        length *= (-angle * b.im).exp();
        phase += b.im * size.ln();
    }
    Some(Complex { re: length * phase.cos(), im: length * phase.sin() })
}

/// `abs(z)`
pub fn absolute(vm: &mut Vm, z: Complex) -> Answer {
    let size = z.re.hypot(z.im);
    if size.is_infinite() && z.re.is_finite() && z.im.is_finite() {
        return Err(vm.raise(Exc::OverflowError, "absolute value too large"));
    }
    Ok(Value::float(size))
}

/// The complex number that a method was called on.
fn receiver(vm: &mut Vm, value: &Value) -> Result<Complex, Raised> {
    match value.cast::<Complex>() {
        Some(z) => Ok(**z),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("descriptor requires a 'complex' object but received a '{got}'")))
        }
    }
}

fn pow_row(vm: &mut Vm, a: &Value, b: &Value, modulus: Option<&Value>) -> Answer {
    if modulus.is_some() {
        return Err(vm.value_error("complex modulo"));
    }
    super::operator_row(vm, Operator::Pow, a, b, reads)
}

fn new(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (real, imaginary) = (args.given(1), args.given(2));
    if let (Some(text), None) = (real, imaginary)
        && text.cast::<Str>().is_some()
    {
        let z = from_text(vm, text)?;
        return vm.instance_around(&args[0], z.value());
    }
    let first = match real {
        None => Complex { re: 0.0, im: 0.0 },
        Some(text) if text.cast::<Str>().is_some() => {
            return Err(vm.type_error("complex() can't take second arg if first is a string"));
        }
        Some(value) => part(vm, value, "first argument must be a string or a number")?,
    };
    let second = match imaginary {
        None => Complex { re: 0.0, im: 0.0 },
        Some(text) if text.cast::<Str>().is_some() => {
            return Err(vm.type_error("complex() second arg can't be a string"));
        }
        Some(value) => part(vm, value, "second argument must be a number")?,
    };
    // Signs of zeros survive: only a part that is complex itself is added to the other.
    let is_complex = |value: Option<&Value>| value.is_some_and(|value| value.cast::<Complex>().is_some());
    let re = if is_complex(imaginary) { first.re - second.im } else { first.re };
    let im = match imaginary {
        None => first.im,
        Some(_) if first.im != 0.0 || is_complex(real) => first.im + second.re,
        Some(_) => second.re,
    };
    vm.instance_around(&args[0], Complex { re, im }.value())
}

/// A number of any type as complex, by `__complex__`, `__float__` or `__index__`.
fn part(vm: &mut Vm, value: &Value, complaint: &str) -> Result<Complex, Raised> {
    match to_complex(vm, value)? {
        Some(z) => Ok(z),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("complex() {complaint}, not '{got}'")))
        }
    }
}

/// The value as a complex number; `None` where it is no number.
pub fn to_complex(vm: &mut Vm, value: &Value) -> Result<Option<Complex>, Raised> {
    if let Some(number) = Number::exact(value) {
        return number.widen(vm).map(Some);
    }
    if let Some(method) = vm.special(value, sym::__complex__)? {
        let answer = vm.call(&method, &[])?;
        return match answer.cast::<Complex>() {
            Some(z) => Ok(Some(**z)),
            None => {
                let got = vm.type_name(&answer);
                Err(vm.type_error(format!("__complex__ returned non-complex (type {got})")))
            }
        };
    }
    Ok(float::by_method(vm, value)?.map(|re| Complex { re, im: 0.0 }))
}

fn from_text(vm: &mut Vm, value: &Value) -> Result<Complex, Raised> {
    let parsed = readable(value)
        .and_then(|(text, _)| super::int_text::plain_digits(text.into_iter()))
        .and_then(|text| parse(&text));
    match parsed {
        Some(z) => Ok(z),
        None => Err(vm.value_error("complex() arg is a malformed string")),
    }
}

/// Reads `1`, `1j`, `1+2j`, with brackets and white space around.
pub fn parse(text: &str) -> Option<Complex> {
    let blank = |c: char| super::int_text::is_space(c as u32);
    let text = text.trim_matches(blank);
    let text = match text.strip_prefix('(') {
        Some(inside) => inside.strip_suffix(')')?.trim_matches(blank),
        None => text,
    };
    let Some(body) = text.strip_suffix(['j', 'J']) else {
        return Some(Complex { re: float_text::parse_ascii(text)?, im: 0.0 });
    };
    let at = split_parts(body);
    let re = if at == 0 { 0.0 } else { float_text::parse_ascii(&body[..at])? };
    let im = match &body[at..] {
        "" | "+" => 1.0,
        "-" => -1.0,
        digits => float_text::parse_ascii(digits)?,
    };
    Some(Complex { re, im })
}

/// Where the imaginary part begins: at the last sign that does not belong to an exponent.
fn split_parts(body: &str) -> usize {
    let bytes = body.as_bytes();
    let of_exponent = |at: usize| {
        at > 1 && matches!(bytes[at - 1], b'e' | b'E') && (bytes[at - 2].is_ascii_digit() || bytes[at - 2] == b'.')
    };
    (0..bytes.len()).rev().find(|at| matches!(bytes[*at], b'+' | b'-') && !of_exponent(*at)).unwrap_or(0)
}
