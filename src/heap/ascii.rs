//! Bytes known to be ASCII as text, without the walk that makes sure of UTF-8.

/// The bytes as text, where all are ASCII.
#[inline(always)]
pub fn ascii_text(bytes: &[u8]) -> Option<&str> {
    // SAFETY: ASCII is UTF-8.
    bytes.is_ascii().then(|| unsafe { std::str::from_utf8_unchecked(bytes) })
}
