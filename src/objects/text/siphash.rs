//! SipHash-1-3 with a key of zeros, over a text that is there as a whole (J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast
//! short-input PRF"; one round for each word, three at the end, as CPython takes it). The standard library's hasher gives the same numbers,
//! but is made for input that comes in parts, which takes short texts twice the time.

/// The four words of the state.
struct State([u64; 4]);

impl State {
    /// "somepseudorandomlygeneratedbytes", mixed with the key, which is zero.
    const START: [u64; 4] =
        [0x736f_6d65_7073_6575, 0x646f_7261_6e64_6f6d, 0x6c79_6765_6e65_7261, 0x7465_6462_7974_6573];

    #[inline(always)]
    fn round(&mut self) {
        let [mut a, mut b, mut c, mut d] = self.0;
        a = a.wrapping_add(b);
        b = b.rotate_left(13) ^ a;
        a = a.rotate_left(32);
        c = c.wrapping_add(d);
        d = d.rotate_left(16) ^ c;
        a = a.wrapping_add(d);
        d = d.rotate_left(21) ^ a;
        c = c.wrapping_add(b);
        b = b.rotate_left(17) ^ c;
        c = c.rotate_left(32);
        self.0 = [a, b, c, d];
    }

    #[inline(always)]
    fn take(&mut self, word: u64) {
        self.0[3] ^= word;
        self.round();
        self.0[0] ^= word;
    }
}

/// The hash of these bytes.
pub fn hash(bytes: &[u8]) -> u64 {
    let mut state = State(State::START);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        state.take(u64::from_le_bytes(*word));
    }
    let mut last = (bytes.len() as u64) << 56;
    for (at, byte) in rest.iter().enumerate() {
        last |= u64::from(*byte) << (8 * at);
    }
    state.take(last);
    state.0[2] ^= 0xff;
    for _ in 0..3 {
        state.round();
    }
    let [a, b, c, d] = state.0;
    a ^ b ^ c ^ d
}

#[cfg(test)]
mod tests {
    use std::hash::Hasher;

    #[test]
    fn agrees_with_the_standard_library() {
        let text = b"a text of thirty-two characters!";
        for end in 0..=text.len() {
            let mut hasher = std::hash::DefaultHasher::new();
            hasher.write(&text[..end]);
            assert_eq!(super::hash(&text[..end]), hasher.finish(), "{end} bytes");
        }
    }
}
