//! Containers, ranges, slices and iterators.

pub mod dict;
pub mod iterator;
pub mod list;
pub mod range;
pub mod set;
pub mod slice;
pub mod tuple;
