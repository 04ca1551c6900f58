//! Containers, ranges, slices and iterators.

pub mod dict;
pub mod dict_methods;
pub mod iterator;
mod iterator_reduce;
pub mod iterator_types;
pub mod list;
pub mod mapping_proxy;
pub mod range;
pub mod set;
pub mod set_methods;
pub mod slice;
pub mod sort;
pub mod tuple;
pub mod views;
