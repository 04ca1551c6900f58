//! Functions of whole numbers: greatest common divisor, factorials, combinations, integer square root.

use crate::heap::Value;
use crate::objects::exception::Exc;
use crate::objects::int::{BigInt, Int};
use crate::objects::native::{Answer, Args, Raised};
use crate::vm::Vm;
use dashu_int::ops::{Gcd, SquareRoot, UnsignedAbs};
use dashu_int::{IBig, UBig};

/// Multiplications between two looks at the interrupt flag.
const INTERRUPT_STEPS: u64 = 4096;

/// A big positive integer divided by `2 ** bits`, for logarithms.
pub(super) fn scaled_down(number: Int<'_>, bits: usize) -> f64 {
    let big = number.big();
    // 64 bits are more than a float holds.
    let shift = bits.saturating_sub(64);
    let top = (big.as_ref() >> shift).to_f64().value();
    libm::ldexp(top, shift as i32 - bits as i32)
}

pub(super) fn gcd(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut result = Value::Int(0);
    for item in args.rest(0) {
        let item = vm.index(item)?;
        if let (Some(a), Some(b)) = (Int::of(&result), Int::of(&item)) {
            result = gcd_of(a, b);
        }
    }
    Ok(result)
}

/// The greatest common divisor, never negative.
pub fn gcd_of(a: Int<'_>, b: Int<'_>) -> Value {
    if let (Int::Small(a), Int::Small(b)) = (a, b) {
        let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        return i64::try_from(a).map_or_else(|_| BigInt::value(IBig::from(a)), Value::Int);
    }
    match (a.is_zero(), b.is_zero()) {
        (true, _) => b.absolute(),
        (_, true) => a.absolute(),
        (false, false) => BigInt::value(IBig::from(a.big().as_ref().gcd(b.big().as_ref()))),
    }
}

pub(super) fn lcm(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mut result = IBig::ONE;
    for item in args.rest(0) {
        let item = vm.index_big(item)?;
        if item == IBig::ZERO || result == IBig::ZERO {
            result = IBig::ZERO;
            continue;
        }
        let common = IBig::from((&result).gcd(&item));
        let size: IBig = item.unsigned_abs().into();
        vm.check_len(
            (crate::objects::int::magnitude_bits(&result) + crate::objects::int::magnitude_bits(&size)) / 8,
            1,
        )?;
        result = result / common * size;
    }
    Ok(BigInt::value(result))
}

pub(super) fn isqrt(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = vm.index_big(&args[0])?;
    if number < IBig::ZERO {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    Ok(BigInt::value(number.unsigned_abs().sqrt().into()))
}

pub(super) fn factorial(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = vm.index(&args[0])?;
    match Int::of(&number) {
        Some(n) if n.is_negative() => Err(vm.value_error("factorial() not defined for negative values")),
        Some(Int::Small(n)) => {
            // Stirling: ln n! is about n ln n - n.
            let n_float = n as f64;
            let bits = if n < 2 { 8.0 } else { (n_float * n_float.ln() - n_float) / std::f64::consts::LN_2 + 64.0 };
            vm.check_len(if bits < 1e18 { bits as usize / 8 } else { usize::MAX }, 1)?;
            product(vm, 1, n as u64).map(|product| BigInt::value(product.into()))
        }
        Some(Int::Big(_)) | None => {
            let message = format!("factorial() argument should not exceed {}", i64::MAX);
            Err(vm.raise(Exc::OverflowError, message))
        }
    }
}

/// The product of `low..=high`, halves first so that factors stay of like size.
fn product(vm: &mut Vm, low: u64, high: u64) -> Result<UBig, Raised> {
    if low > high {
        return Ok(UBig::ONE);
    }
    if high - low < 8 {
        return Ok((low..=high).fold(UBig::ONE, |product, factor| product * factor));
    }
    if high - low > INTERRUPT_STEPS {
        vm.check_interrupt()?;
    }
    let middle = low + (high - low) / 2;
    Ok(product(vm, low, middle)? * product(vm, middle + 1, high)?)
}

pub(super) fn perm(vm: &mut Vm, args: Args<'_>) -> Answer {
    let Some(k) = args.some(1) else { return factorial(vm, args) };
    let (n, k) = choices(vm, &args[0], k)?;
    if k > n {
        return Ok(Value::Int(0));
    }
    let Ok(count) = u64::try_from(&k) else {
        return Err(vm.raise(Exc::OverflowError, format!("k must not exceed {}", i64::MAX)));
    };
    falling(vm, &n, count).map(BigInt::value)
}

pub(super) fn comb(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (n, k) = choices(vm, &args[0], &args[1])?;
    if k > n {
        return Ok(Value::Int(0));
    }
    let rest = &n - &k;
    let k = if rest < k { rest } else { k };
    let count = match u64::try_from(&k) {
        Ok(count) if count <= i64::MAX as u64 => count,
        _ => return Err(vm.raise(Exc::OverflowError, format!("min(n - k, k) must not exceed {}", i64::MAX))),
    };
    let numerator = falling(vm, &n, count)?;
    let denominator = IBig::from(product(vm, 1, count)?);
    Ok(BigInt::value(numerator / denominator))
}

fn choices(vm: &mut Vm, n: &Value, k: &Value) -> Result<(IBig, IBig), Raised> {
    let (n, k) = (vm.index_big(n)?, vm.index_big(k)?);
    if n < IBig::ZERO {
        return Err(vm.value_error("n must be a non-negative integer"));
    }
    if k < IBig::ZERO {
        return Err(vm.value_error("k must be a non-negative integer"));
    }
    Ok((n, k))
}

/// `n * (n - 1) * …`, `count` factors.
fn falling(vm: &mut Vm, n: &IBig, count: u64) -> Result<IBig, Raised> {
    let bits = crate::objects::int::magnitude_bits(n).saturating_mul(count as usize);
    vm.check_len(bits / 8, 1)?;
    match u64::try_from(n) {
        Ok(n) => Ok(product(vm, n - count + 1, n)?.into()),
        Err(_) => falling_big(vm, n.clone(), count),
    }
}

fn falling_big(vm: &mut Vm, n: IBig, count: u64) -> Result<IBig, Raised> {
    if count <= 4 {
        return Ok((0..count).fold(IBig::ONE, |product, at| product * (&n - IBig::from(at))));
    }
    if count > INTERRUPT_STEPS {
        vm.check_interrupt()?;
    }
    let half = count / 2;
    let lower = &n - IBig::from(half);
    Ok(falling_big(vm, n, half)? * falling_big(vm, lower, count - half)?)
}
