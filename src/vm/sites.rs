//! Inline caches: one [`Site`] per attribute, method or global access in the code.

/// An inline cache.
#[derive(Default)]
pub struct Site {}
