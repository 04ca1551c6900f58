//! Where the numbers of a generator come from: the twister, the operating system, or methods that a script's subclass
//! overrides.

use super::twister::Twister;
use crate::heap::{Kind, Value};
use crate::objects::int::{BigInt, Int};
use crate::objects::native::{Answer, Native, NativeData, Raised};
use crate::objects::protocols::operators::Operator;
use crate::vm::Vm;
use dashu_int::{IBig, UBig};
use std::any::Any;
use std::cell::{Cell, RefCell};

/// The data of a `Random` object.
pub struct Generator {
    pub(super) source: RefCell<Source>,
    /// The second number of the pair that `gauss()` makes.
    pub(super) gauss_next: Cell<Option<f64>>,
}

/// What makes random bits.
pub enum Source {
    /// A Mersenne Twister.
    Twister(Box<Twister>),
    /// `SystemRandom`
    System,
}

impl NativeData for Generator {
    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// How random integers below a bound are made, which a subclass may change by what it overrides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bits {
    /// From the generator's own bits.
    Own,
    /// By calling the script's `getrandbits()`.
    Script,
    /// From the script's `random()` alone.
    Floats,
}

/// A generator as the algorithms see it.
pub struct Draw<'a> {
    receiver: &'a Value,
    generator: &'a Generator,
    script_random: bool,
    bits: Bits,
}

impl<'a> Draw<'a> {
    /// Looks at a receiver: what its class overrides.
    pub fn of(vm: &mut Vm, receiver: &'a Value) -> Result<Draw<'a>, Raised> {
        let Some(generator) = receiver.native::<Generator>() else {
            let got = vm.type_name(receiver);
            return Err(vm.type_error(format!("descriptor requires a 'Random' object but received a '{got}'")));
        };
        let mut draw = Draw { receiver, generator, script_random: false, bits: Bits::Own };
        if receiver.kind() == Some(Kind::Instance) {
            draw.look_for_overrides(vm);
        }
        Ok(draw)
    }

    /// The nearest class that has `getrandbits` or `random` of its own decides how integers are made.
    fn look_for_overrides(&mut self, vm: &mut Vm) {
        let (random, getrandbits) = (vm.intern("random"), vm.intern("getrandbits"));
        let mro = vm.class_of(self.receiver).mro.borrow().clone();
        for class in mro.iter() {
            let attributes = class.attributes.borrow();
            let by_script =
                |name| attributes.get(&name).is_some_and(|method: &Value| method.exact::<Native>().is_none());
            let native = class.spec.is_some();
            if by_script(random) && !native {
                self.script_random = true;
            }
            if self.bits == Bits::Own && !native {
                if by_script(getrandbits) {
                    self.bits = Bits::Script;
                } else if by_script(random) {
                    self.bits = Bits::Floats;
                }
            }
        }
    }

    /// The generator's data.
    pub fn generator(&self) -> &'a Generator {
        self.generator
    }

    /// A float in [0, 1).
    pub fn float(&self, vm: &mut Vm) -> Result<f64, Raised> {
        if self.script_random {
            let name = vm.intern("random");
            let number = vm.call_method(self.receiver, name, &[])?;
            return vm.to_f64(&number);
        }
        self.own_float(vm)
    }

    /// A float from the generator itself.
    pub fn own_float(&self, vm: &mut Vm) -> Result<f64, Raised> {
        if let Source::Twister(twister) = &mut *self.generator.source.borrow_mut() {
            return Ok(twister.next_float());
        }
        let bytes = vm.random_bytes(7)?;
        let bits = bytes.iter().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte)) >> 3;
        Ok(bits as f64 * 2f64.powi(-53))
    }

    /// `count` random bits from the generator itself, at most 64.
    fn small_bits(&self, vm: &mut Vm, count: u32) -> Result<u64, Raised> {
        if let Source::Twister(twister) = &mut *self.generator.source.borrow_mut() {
            return Ok(match count {
                0 => 0,
                1..=32 => u64::from(twister.next_u32() >> (32 - count)),
                _ => {
                    let low = u64::from(twister.next_u32());
                    low | u64::from(twister.next_u32() >> (64 - count)) << 32
                }
            });
        }
        let length = count.div_ceil(8) as usize;
        let bytes = vm.random_bytes(length)?;
        let bits = bytes.iter().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
        Ok(bits >> (length as u32 * 8 - count))
    }

    /// `count` random bits from the generator itself.
    pub fn own_bits(&self, vm: &mut Vm, count: usize) -> Answer {
        if count <= 64 {
            let bits = self.small_bits(vm, count as u32)?;
            return Ok(vm.int_value(i128::from(bits)));
        }
        vm.check_len(count / 8 + 8, 1)?;
        if let Source::Twister(twister) = &mut *self.generator.source.borrow_mut() {
            let mut bytes = Vec::with_capacity(count / 8 + 4);
            let mut left = count;
            while left > 0 {
                let word = twister.next_u32();
                let word = if left < 32 { word >> (32 - left) } else { word };
                bytes.extend_from_slice(&word.to_le_bytes());
                left = left.saturating_sub(32);
            }
            return Ok(BigInt::value(IBig::from(UBig::from_le_bytes(&bytes))));
        }
        let length = count.div_ceil(8);
        let bytes = vm.random_bytes(length)?;
        Ok(BigInt::value(IBig::from(UBig::from_be_bytes(&bytes) >> (length * 8 - count))))
    }

    /// A whole number in `0..bound`; `bound` is positive.
    pub fn below(&self, vm: &mut Vm, bound: Int<'_>) -> Answer {
        match (self.bits, bound) {
            (Bits::Own, Int::Small(n)) => self.below_small(vm, n as u64).map(|n| Value::Int(n as i64)),
            (Bits::Floats, _) => self.below_by_floats(vm, bound),
            (Bits::Own | Bits::Script, _) => self.below_by_bits(vm, bound),
        }
    }

    /// The same for an index.
    pub fn index(&self, vm: &mut Vm, bound: usize) -> Result<usize, Raised> {
        if self.bits == Bits::Own {
            return self.below_small(vm, bound as u64).map(|n| n as usize);
        }
        let number = self.below(vm, Int::Small(bound as i64))?;
        Ok(vm.index_i64(&number)?.clamp(0, bound as i64 - 1) as usize)
    }

    fn below_small(&self, vm: &mut Vm, bound: u64) -> Result<u64, Raised> {
        let count = 64 - bound.leading_zeros();
        loop {
            let number = self.small_bits(vm, count)?;
            if number < bound {
                return Ok(number);
            }
        }
    }

    fn below_by_bits(&self, vm: &mut Vm, bound: Int<'_>) -> Answer {
        let count = bound.bit_length();
        let name = vm.intern("getrandbits");
        loop {
            let number = match self.bits {
                Bits::Script => vm.call_method(self.receiver, name, &[Value::Int(count as i64)])?,
                Bits::Own | Bits::Floats => self.own_bits(vm, count)?,
            };
            let number = vm.index(&number)?;
            if Int::of(&number).is_some_and(|number| number.compare(bound).is_lt()) {
                return Ok(number);
            }
            vm.check_interrupt()?;
        }
    }

    /// From floats of 53 bits, rejecting what would favour small numbers.
    fn below_by_floats(&self, vm: &mut Vm, bound: Int<'_>) -> Answer {
        const SIZE: i64 = 1 << 53;
        let Some(bound) = bound.small().filter(|bound| *bound < SIZE) else {
            let number = self.float(vm)? * bound.to_f64(vm)?;
            return crate::objects::float_arithmetic::to_int(vm, number.floor());
        };
        let limit = (SIZE - SIZE % bound) as f64 / SIZE as f64;
        loop {
            let number = self.float(vm)?;
            if number < limit {
                return Ok(Value::Int((number * SIZE as f64).floor() as i64 % bound));
            }
        }
    }

    /// `start + below(width)`
    pub fn within(&self, vm: &mut Vm, start: &Value, width: Int<'_>) -> Answer {
        let offset = self.below(vm, width)?;
        vm.binary(Operator::Add, start, &offset)
    }
}
