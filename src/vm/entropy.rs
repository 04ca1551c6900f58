//! Randomness: the one place that asks the operating system for it.
//!
//! Seeds of `random`, `os.urandom`, `secrets`, `uuid` and TLS keys all come from here, so that a run under the
//! virtual clock (or a replay) can be made repeatable by choosing [`Entropy::Seeded`].

use super::Vm;
use crate::objects::exception::Exc;
use crate::objects::native::Raised;

/// Where random bytes come from.
#[derive(Default)]
pub enum Entropy {
    /// The operating system.
    #[default]
    System,
    /// A fixed sequence: the state of a SplitMix64 generator.
    Seeded(u64),
}

impl Entropy {
    /// Fills `bytes`; `Err` tells why the operating system refused.
    pub fn fill(&mut self, bytes: &mut [u8]) -> Result<(), String> {
        match self {
            Entropy::System => getrandom::fill(bytes).map_err(|error| error.to_string()),
            Entropy::Seeded(state) => {
                for chunk in bytes.chunks_mut(8) {
                    chunk.copy_from_slice(&split_mix(state).to_le_bytes()[..chunk.len()]);
                }
                Ok(())
            }
        }
    }
}

/// The next number of Steele, Lea and Flood's SplitMix64.
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ z >> 31
}

impl Vm {
    /// `count` random bytes.
    pub fn random_bytes(&mut self, count: usize) -> Result<Vec<u8>, Raised> {
        self.check_len(count, 1)?;
        if let Some(bytes) = self.recorded_random(count) {
            self.observe_random(&bytes);
            return Ok(bytes);
        }
        let mut bytes = vec![0; count];
        match self.entropy.fill(&mut bytes) {
            Ok(()) => {
                if matches!(self.entropy, Entropy::System) {
                    self.observe_random(&bytes);
                }
                Ok(bytes)
            }
            Err(message) => Err(self.raise(Exc::OSError, message)),
        }
    }
}
