//! Hashes of numbers: CPython's, so that equal numbers of all types agree and set orders are the same.
//!
//! A number's hash is its value modulo the Mersenne prime 2**61 - 1 with its sign; -1 is reserved and becomes -2.

use super::int::Int;
use super::{Number, nan};
use dashu_int::IBig;
use dashu_int::ops::UnsignedAbs;

const BITS: i32 = 61;
const MODULUS: u64 = (1 << BITS) - 1;
const INFINITY: i64 = 314_159;
const IMAGINARY: i64 = 1_000_003;

/// The hash of a machine integer.
#[inline(always)]
pub fn hash_i64(number: i64) -> i64 {
    let size = number.unsigned_abs();
    let rest = (if size >= MODULUS { size % MODULUS } else { size }) as i64;
    reserve(if number < 0 { -rest } else { rest })
}

/// The hash of a big integer.
pub fn hash_bigint(number: &IBig) -> i64 {
    let rest = (number.unsigned_abs() % MODULUS) as i64;
    reserve(if *number < IBig::ZERO { -rest } else { rest })
}

/// The hash of an integer of any size.
pub fn hash_int(number: Int<'_>) -> i64 {
    match number {
        Int::Small(n) => hash_i64(n),
        Int::Big(n) => hash_bigint(n),
    }
}

/// The hash of a float. (NaN: CPython hashes the object's address, which we do not have; see [`super::nan`].)
pub fn hash_f64(number: f64) -> i64 {
    if number.is_infinite() {
        return if number > 0.0 { INFINITY } else { -INFINITY };
    }
    if number.is_nan() {
        return nan::hash(number);
    }
    let (mut fraction, mut exponent) = libm::frexp(number.abs());
    let mut hash = 0u64;
    while fraction != 0.0 {
        // 28 bits at a time, as CPython does.
        hash = (hash << 28) & MODULUS | hash >> (BITS - 28);
        fraction *= 268_435_456.0;
        exponent -= 28;
        let digits = fraction as u64;
        fraction -= digits as f64;
        hash += digits;
        if hash >= MODULUS {
            hash -= MODULUS;
        }
    }
    let turn = exponent.rem_euclid(BITS);
    hash = (hash << turn) & MODULUS | hash >> (BITS - turn);
    reserve(if number < 0.0 { -(hash as i64) } else { hash as i64 })
}

/// The hash of a complex number.
pub fn hash_complex(re: f64, im: f64) -> i64 {
    reserve(hash_f64(re).wrapping_add(IMAGINARY.wrapping_mul(hash_f64(im))))
}

/// The hash of any number.
pub fn hash_number(number: Number<'_>) -> i64 {
    match number {
        Number::Int(n) => hash_int(n),
        Number::Float(x) => hash_f64(x),
        Number::Complex(z) => hash_complex(z.re, z.im),
    }
}

#[inline(always)]
fn reserve(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// The hash of a row of items by those of its items (`tupleobject.c`, an xxHash).
pub struct RowHash {
    acc: u64,
    len: u64,
}

impl RowHash {
    const P1: u64 = 11_400_714_785_074_694_791;
    const P2: u64 = 14_029_467_366_897_019_727;
    const P5: u64 = 2_870_177_450_012_600_261;

    /// Of no items yet.
    #[inline]
    pub fn begin() -> RowHash {
        RowHash { acc: Self::P5, len: 0 }
    }

    /// Takes the next item's hash.
    #[inline]
    pub fn add(&mut self, hash: i64) {
        self.acc = self.acc.wrapping_add((hash as u64).wrapping_mul(Self::P2)).rotate_left(31).wrapping_mul(Self::P1);
        self.len += 1;
    }

    /// The hash of the row.
    #[inline]
    pub fn finish(self) -> i64 {
        let acc = self.acc.wrapping_add(self.len ^ (Self::P5 ^ 3_527_539));
        if acc == u64::MAX { 1_546_275_796 } else { acc as i64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_cpython() {
        assert_eq!(hash_i64(-1), -2);
        assert_eq!(hash_i64((1 << 61) - 1), 0);
        assert_eq!(hash_i64(-(1 << 61)), -2);
        assert_eq!(hash_f64(1e300), 1_224_995_262_755_759_164);
        assert_eq!(hash_f64(0.5), 1_152_921_504_606_846_976);
        assert_eq!(hash_f64(-1.0), -2);
        assert_eq!(hash_complex(0.0, 1.0), 1_000_003);
        assert_eq!(hash_bigint(&IBig::from(10).pow(50)), 619_332_571_178_673_746);
    }
}
