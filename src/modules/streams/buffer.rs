//! Bytes that came in and wait to be read, or wait to be sent: taken from the front, added at the end.

/// A queue of bytes. Empty ones hold no memory, so that idle connections are small.
#[derive(Default)]
pub struct Buffer {
    bytes: Vec<u8>,
    /// How many at the front have been taken.
    head: usize,
}

impl Buffer {
    /// How many bytes wait.
    #[inline]
    pub fn len(&self) -> usize {
        self.bytes.len() - self.head
    }

    /// Whether none do.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Those that wait.
    #[inline]
    pub fn as_slice(&self) -> &[u8] {
        &self.bytes[self.head..]
    }

    /// Adds some.
    pub fn push(&mut self, more: &[u8]) {
        if self.head > 0 && self.head >= self.bytes.len() / 2 {
            // What was taken makes room before more is asked for.
            self.bytes.drain(..self.head);
            self.head = 0;
        }
        self.bytes.extend_from_slice(more);
    }

    /// Takes some off the front (all where there are fewer).
    pub fn take(&mut self, count: usize) -> Vec<u8> {
        if count >= self.len() {
            let head = std::mem::take(&mut self.head);
            let mut all = std::mem::take(&mut self.bytes);
            if head > 0 {
                all.drain(..head);
            }
            return all;
        }
        let taken = self.bytes[self.head..self.head + count].to_vec();
        self.head += count;
        taken
    }

    /// Forgets some at the front.
    pub fn skip(&mut self, count: usize) {
        if count >= self.len() {
            self.clear();
        } else {
            self.head += count;
        }
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        *self = Buffer::default();
    }
}
