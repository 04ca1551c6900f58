//! Constant folding: what is known before running. Sizes are limited as CPython limits them, so that no text makes the compiler work long.

use crate::ast::*;
use crate::bytecode::code::Const;

/// Longest folded string or tuple.
const MAX_LENGTH: usize = 4096;

/// A constant integer that fits into an instruction.
pub fn small_int(value: &Expr) -> Option<i16> {
    match constant(value)? {
        Const::Int(number) => i16::try_from(number).ok(),
        _ => None,
    }
}

/// The value of a constant expression.
pub fn constant(value: &Expr) -> Option<Const> {
    match &value.kind {
        ExprKind::Constant(constant) => Some(of(constant)),
        ExprKind::Unary { op, operand } => unary(*op, constant(operand)?),
        ExprKind::Binary { left, op, right } if value.depth < 60 => binary(constant(left)?, *op, constant(right)?),
        ExprKind::Tuple { items, .. } if value.depth < 60 && items.len() < MAX_LENGTH => {
            items.iter().map(constant).collect::<Option<Vec<Const>>>().map(Const::Tuple)
        }
        ExprKind::Name(name) if &**name == "__debug__" => Some(Const::True),
        _ => None,
    }
}

fn of(constant: &Constant) -> Const {
    match constant {
        Constant::None => Const::None,
        Constant::True => Const::True,
        Constant::False => Const::False,
        Constant::Ellipsis => Const::Ellipsis,
        Constant::Int(number) => Const::Int(*number),
        Constant::BigInt { digits, radix } => Const::BigInt { digits: digits.clone(), radix: *radix },
        Constant::Float(number) => Const::Float(*number),
        Constant::Imaginary(number) => Const::Complex(0.0, *number),
        Constant::Str(text) => Const::Str(text.clone()),
        Constant::Bytes(bytes) => Const::Bytes(bytes.clone()),
    }
}

fn unary(op: UnaryOp, value: Const) -> Option<Const> {
    match (op, value) {
        (UnaryOp::Neg, Const::Int(number)) => number.checked_neg().map(Const::Int),
        (UnaryOp::Neg, Const::Float(number)) => Some(Const::Float(-number)),
        (UnaryOp::Neg, Const::BigInt { digits, radix }) if !digits.starts_with('-') => {
            // The one number whose negation fits a machine integer.
            if i64::from_str_radix(&format!("-{digits}"), radix) == Ok(i64::MIN) {
                return Some(Const::Int(i64::MIN));
            }
            Some(Const::BigInt { digits: format!("-{digits}").into(), radix })
        }
        (UnaryOp::Neg, Const::Complex(re, im)) => Some(Const::Complex(-re, -im)),
        (UnaryOp::Pos, value @ (Const::Int(_) | Const::Float(_))) => Some(value),
        (UnaryOp::Invert, Const::Int(number)) => Some(Const::Int(!number)),
        (UnaryOp::Not, value) => Some(if truth_of(&value)? { Const::False } else { Const::True }),
        (_, _) => None,
    }
}

fn truth_of(value: &Const) -> Option<bool> {
    Some(match value {
        Const::None | Const::False => false,
        Const::True | Const::Ellipsis | Const::BigInt { .. } => true,
        Const::Int(number) => *number != 0,
        Const::Float(number) => *number != 0.0,
        Const::Complex(re, im) => *re != 0.0 || *im != 0.0,
        Const::Str(Text::Utf8(text)) => !text.is_empty(),
        Const::Str(Text::CodePoints(points)) => !points.is_empty(),
        Const::Bytes(bytes) => !bytes.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
    })
}

/// The truth of a constant test.
pub fn truth(test: &Expr) -> Option<bool> {
    constant(test).and_then(|value| truth_of(&value))
}

fn binary(left: Const, op: BinOp, right: Const) -> Option<Const> {
    match (left, right) {
        (Const::Int(a), Const::Int(b)) => ints(a, op, b),
        (Const::Float(a), Const::Float(b)) => floats(a, op, b),
        (Const::Float(a), Const::Int(b)) if b.unsigned_abs() < 1 << 53 => floats(a, op, b as f64),
        (Const::Int(a), Const::Float(b)) if a.unsigned_abs() < 1 << 53 => floats(a as f64, op, b),
        (Const::Int(a), Const::Complex(re, im)) => complex(a as f64, op, re, im),
        (Const::Float(a), Const::Complex(re, im)) => complex(a, op, re, im),
        (Const::Str(Text::Utf8(a)), Const::Str(Text::Utf8(b)))
            if op == BinOp::Add && a.len() + b.len() <= MAX_LENGTH =>
        {
            Some(Const::Str(Text::Utf8(format!("{a}{b}").into())))
        }
        (Const::Str(Text::Utf8(text)), Const::Int(count)) | (Const::Int(count), Const::Str(Text::Utf8(text)))
            if op == BinOp::Mul =>
        {
            let count = usize::try_from(count).ok().filter(|count| text.len().saturating_mul(*count) <= MAX_LENGTH)?;
            Some(Const::Str(Text::Utf8(text.repeat(count).into())))
        }
        (_, _) => None,
    }
}

fn complex(a: f64, op: BinOp, re: f64, im: f64) -> Option<Const> {
    match op {
        BinOp::Add => Some(Const::Complex(a + re, im)),
        BinOp::Sub => Some(Const::Complex(a - re, -im)),
        _ => None,
    }
}

fn ints(a: i64, op: BinOp, b: i64) -> Option<Const> {
    let number = match op {
        BinOp::Add => a.checked_add(b)?,
        BinOp::Sub => a.checked_sub(b)?,
        BinOp::Mul => a.checked_mul(b)?,
        BinOp::FloorDiv => {
            let quotient = a.checked_div(b)?;
            if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient }
        }
        BinOp::Mod => {
            let rest = a.checked_rem(b)?;
            if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest }
        }
        BinOp::Pow => a.checked_pow(u32::try_from(b).ok()?)?,
        BinOp::Shl => {
            let shifted = if (0..63).contains(&b) { a << b } else { return None };
            if shifted >> b == a { shifted } else { return None }
        }
        BinOp::Shr if (0..64).contains(&b) => a >> b.min(63),
        BinOp::And => a & b,
        BinOp::Or => a | b,
        BinOp::Xor => a ^ b,
        BinOp::Div => {
            let exact = a.unsigned_abs() < 1 << 53 && b.unsigned_abs() < 1 << 53 && b != 0;
            return exact.then(|| Const::Float(a as f64 / b as f64));
        }
        BinOp::Shr | BinOp::MatMul => return None,
    };
    Some(Const::Int(number))
}

fn floats(a: f64, op: BinOp, b: f64) -> Option<Const> {
    let number = match op {
        BinOp::Add => a + b,
        BinOp::Sub => a - b,
        BinOp::Mul => a * b,
        BinOp::Div if b != 0.0 => a / b,
        _ => return None,
    };
    Some(Const::Float(number))
}

/// The right operand of `in`: a display of constants is a constant tuple or frozenset.
pub fn membership(value: &Expr) -> Option<Const> {
    match &value.kind {
        ExprKind::List(items) => items.iter().map(constant).collect::<Option<Vec<Const>>>().map(Const::Tuple),
        ExprKind::Set(items) => items.iter().map(constant).collect::<Option<Vec<Const>>>().map(Const::FrozenSet),
        _ => None,
    }
}

/// The type's name of a literal that `is` should not compare; `None` for constants with identity.
pub fn literal_type(value: &Expr) -> Option<&'static str> {
    match &value.kind {
        ExprKind::Constant(constant) => Some(match constant {
            Constant::Int(_) | Constant::BigInt { .. } => "int",
            Constant::Float(_) => "float",
            Constant::Imaginary(_) => "complex",
            Constant::Str(_) => "str",
            Constant::Bytes(_) => "bytes",
            Constant::None | Constant::True | Constant::False | Constant::Ellipsis => return None,
        }),
        ExprKind::Tuple { .. } => constant(value).map(|_| "tuple"),
        ExprKind::Binary { .. } | ExprKind::Unary { .. } => match constant(value)? {
            Const::Int(_) | Const::BigInt { .. } => Some("int"),
            Const::Float(_) => Some("float"),
            Const::Complex(..) => Some("complex"),
            Const::Str(_) => Some("str"),
            Const::Bytes(_) => Some("bytes"),
            Const::Tuple(_) => Some("tuple"),
            Const::None | Const::True | Const::False | Const::Ellipsis | Const::FrozenSet(_) => None,
        },
        _ => None,
    }
}
