//! A hash for addresses and running numbers that keeps neighbours together.
//!
//! Objects that are made one after the other lie side by side and are asked for one after the other: a table in which they are
//! neighbours, too, is walked through and not jumped in. With 200 000 tasks that is the difference between a cache line for four
//! of them and a miss for each.

use std::hash::{BuildHasher, Hasher};

/// Makes [`NearHasher`]s.
#[derive(Clone, Copy, Default)]
pub struct Near;

impl BuildHasher for Near {
    type Hasher = NearHasher;

    #[inline]
    fn build_hasher(&self) -> NearHasher {
        NearHasher(0)
    }
}

/// The low bits are the number's own; the high ones, by which tables tell entries of one group apart, are mixed.
pub struct NearHasher(u64);

impl NearHasher {
    /// The bits of the hash that tables use as tags.
    const TAG: u64 = 0x7f << 57;

    #[inline]
    fn take(&mut self, number: u64) {
        self.0 = (number & !NearHasher::TAG) | (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) & NearHasher::TAG);
    }
}

impl Hasher for NearHasher {
    #[inline]
    fn write_u64(&mut self, number: u64) {
        self.take(number);
    }

    /// An address: objects are a multiple of 16 bytes, most at least 32.
    #[inline]
    fn write_usize(&mut self, address: usize) {
        self.take(address as u64 >> 5);
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.take(self.0.rotate_left(8) ^ u64::from(*byte)));
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

/// A table of neighbours.
pub type NearMap<K, V> = std::collections::HashMap<K, V, Near>;
