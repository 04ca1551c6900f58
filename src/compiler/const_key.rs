//! When two constants of a unit are one: the key under which the emitter numbers them.

use crate::ast::Text;
use crate::bytecode::code::Const;
use std::hash::{Hash, Hasher};

/// A constant as a key: what prints alike is alike, so `0.0` and `-0.0` differ and NaN is itself.
pub(super) struct Key(pub(super) Const);

impl PartialEq for Key {
    fn eq(&self, other: &Key) -> bool {
        same(&self.0, &other.0)
    }
}

impl Eq for Key {}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash(&self.0, state);
    }
}

fn same(one: &Const, other: &Const) -> bool {
    let all = |ones: &[Const], others: &[Const]| {
        ones.len() == others.len() && ones.iter().zip(others).all(|(one, other)| same(one, other))
    };
    match (one, other) {
        (Const::Float(a), Const::Float(b)) => a.to_bits() == b.to_bits(),
        (Const::Complex(a, b), Const::Complex(c, d)) => (a.to_bits(), b.to_bits()) == (c.to_bits(), d.to_bits()),
        (Const::Tuple(ones), Const::Tuple(others)) | (Const::FrozenSet(ones), Const::FrozenSet(others)) => {
            all(ones, others)
        }
        _ => one == other,
    }
}

fn hash(value: &Const, state: &mut impl Hasher) {
    std::mem::discriminant(value).hash(state);
    match value {
        Const::None | Const::True | Const::False | Const::Ellipsis => {}
        Const::Int(value) => value.hash(state),
        Const::BigInt { digits, radix } => (digits, radix).hash(state),
        Const::Float(value) => value.to_bits().hash(state),
        Const::Complex(re, im) => (re.to_bits(), im.to_bits()).hash(state),
        Const::Str(Text::Utf8(text)) => text.hash(state),
        Const::Str(Text::CodePoints(points)) => points.hash(state),
        Const::Bytes(bytes) => bytes.hash(state),
        Const::Tuple(items) | Const::FrozenSet(items) => items.iter().for_each(|item| hash(item, state)),
    }
}
