//! Reading patterns: text to [`Tree`], with CPython's complaints at CPython's places.
//!
//! [`source`] cuts a pattern into characters and escapes, [`pattern`] reads sequences, alternatives and repetitions,
//! [`groups`] what begins with `(?`, [`classes`] what stands in brackets, [`escapes`] what a backslash says.
//! Flags are worked out here: a node says itself how it treats case, line ends and dots.

mod classes;
mod escapes;
mod groups;
mod pattern;
mod source;
mod tree;

pub use escapes::plain_escape;
pub use pattern::parse;
pub use source::{Failure, Source, Token, quoted};
pub use tree::{Assertion, Fold, Greed, Node, Range, Set, SetItem, Tree, Width};

/// The flags, with CPython's numbers.
pub mod flags {
    /// `re.IGNORECASE`
    pub const IGNORECASE: u32 = 2;
    /// `re.LOCALE`
    pub const LOCALE: u32 = 4;
    /// `re.MULTILINE`
    pub const MULTILINE: u32 = 8;
    /// `re.DOTALL`
    pub const DOTALL: u32 = 16;
    /// `re.UNICODE`
    pub const UNICODE: u32 = 32;
    /// `re.VERBOSE`
    pub const VERBOSE: u32 = 64;
    /// `re.DEBUG`
    pub const DEBUG: u32 = 128;
    /// `re.ASCII`
    pub const ASCII: u32 = 256;
    /// Which characters count as letters: one of these at a time.
    pub const TYPES: u32 = ASCII | LOCALE | UNICODE;
}
