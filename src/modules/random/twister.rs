//! The Mersenne Twister MT19937 of Matsumoto and Nishimura, seeded as CPython seeds it, so that sequences agree
//! number for number.

const N: usize = 624;
const M: usize = 397;

/// The generator's state.
#[derive(Clone)]
pub struct Twister {
    words: [u32; N],
    at: usize,
}

impl Twister {
    /// A generator seeded by the 32-bit words of a key, lowest first.
    pub fn from_key(key: &[u32]) -> Twister {
        let mut twister = Twister::from_word(19_650_218);
        let words = &mut twister.words;
        let (mut i, mut j) = (1, 0);
        for _ in 0..N.max(key.len()) {
            let mixed = (words[i - 1] ^ words[i - 1] >> 30).wrapping_mul(1_664_525);
            words[i] = (words[i] ^ mixed).wrapping_add(key[j]).wrapping_add(j as u32);
            i = next_index(words, i);
            j = (j + 1) % key.len();
        }
        for _ in 0..N - 1 {
            let mixed = (words[i - 1] ^ words[i - 1] >> 30).wrapping_mul(1_566_083_941);
            words[i] = (words[i] ^ mixed).wrapping_sub(i as u32);
            i = next_index(words, i);
        }
        words[0] = 0x8000_0000;
        twister
    }

    fn from_word(seed: u32) -> Twister {
        let mut words = [seed; N];
        for i in 1..N {
            let last = words[i - 1];
            words[i] = 1_812_433_253u32.wrapping_mul(last ^ last >> 30).wrapping_add(i as u32);
        }
        Twister { words, at: N }
    }

    /// The state as `getstate()` shows it: 624 words and the place in them.
    pub fn state(&self) -> (&[u32], usize) {
        (&self.words, self.at)
    }

    /// A generator in a given state; `None` where it is none.
    pub fn from_state(words: &[u32], at: usize) -> Option<Twister> {
        let words = words.try_into().ok()?;
        (at <= N).then_some(Twister { words, at })
    }

    /// The next 32 random bits.
    pub fn next_u32(&mut self) -> u32 {
        if self.at >= N {
            self.refill();
        }
        let mut y = self.words[self.at];
        self.at += 1;
        y ^= y >> 11;
        y ^= y << 7 & 0x9d2c_5680;
        y ^= y << 15 & 0xefc6_0000;
        y ^ y >> 18
    }

    fn refill(&mut self) {
        for k in 0..N {
            let y = self.words[k] & 0x8000_0000 | self.words[(k + 1) % N] & 0x7fff_ffff;
            let twist = if y & 1 != 0 { 0x9908_b0df } else { 0 };
            self.words[k] = self.words[(k + M) % N] ^ y >> 1 ^ twist;
        }
        self.at = 0;
    }

    /// A float in [0, 1) with 53 random bits.
    pub fn next_float(&mut self) -> f64 {
        let (high, low) = (self.next_u32() >> 5, self.next_u32() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) * (1.0 / 9_007_199_254_740_992.0)
    }
}

/// The index after `i`; index 0 is only a copy of the last word here.
fn next_index(words: &mut [u32; N], i: usize) -> usize {
    if i + 1 < N {
        return i + 1;
    }
    words[0] = words[N - 1];
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_cpythons() {
        let mut twister = Twister::from_key(&[42]);
        assert_eq!(twister.next_float(), 0.6394267984578837);
        assert_eq!(twister.next_float(), 0.025010755222666936);
        let mut twister = Twister::from_key(&[0]);
        assert_eq!(twister.next_float(), 0.8444218515250481);
    }
}
