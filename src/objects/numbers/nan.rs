//! NaNs that are told from each other: in CPython `float("nan")` makes a new object, which is equal to none and identical only
//! to itself.
//!
//! A float is no object here, so its identity is its bits. A NaN that is read from a text gets bits of its own: a mark and
//! a number that counts up. The mark tells these bits from a payload that a script brought by `struct.unpack`, and they are
//! hidden wherever bytes leave.

use crate::vm::Vm;

/// The mark: the highest bit of the payload below the one that says that the NaN is quiet.
const MARK: u64 = 1 << 50;
const NUMBER: u64 = MARK - 1;

/// How many NaNs were made.
#[derive(Default)]
struct Made(u64);

/// The number itself; of a NaN one that is like no other.
#[inline]
pub fn told_apart(vm: &mut Vm, number: f64) -> f64 {
    if number.is_nan() { fresh(vm, number) } else { number }
}

#[cold]
fn fresh(vm: &mut Vm, number: f64) -> f64 {
    let made = vm.state::<Made>();
    made.0 = made.0 % NUMBER + 1;
    let bits = f64::NAN.to_bits() | MARK | made.0;
    f64::from_bits(bits).copysign(number)
}

/// What others see of a number: NaNs of ours without what tells them apart.
#[inline]
pub fn plain(number: f64) -> f64 {
    let ours = number.is_nan() && number.to_bits() & MARK != 0;
    if ours { f64::NAN.copysign(number) } else { number }
}

/// The hash of a NaN: the same for the same bits.
pub fn hash(number: f64) -> i64 {
    (number.to_bits() & NUMBER) as i64
}
