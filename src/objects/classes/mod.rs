//! Classes, descriptors, modules, names, and the table of built-in types.

pub mod class;
pub mod descriptor;
pub mod module;
pub mod names;
pub mod object_type;
pub mod singleton;
pub mod types;
pub mod weakref;
