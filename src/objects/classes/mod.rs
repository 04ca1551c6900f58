//! Classes, descriptors, modules, names, and the table of built-in types.

pub mod alias;
pub mod bootstrap;
pub mod building;
pub mod class;
pub mod descriptor;
pub mod descriptor_methods;
pub mod module;
pub mod names;
pub mod object_type;
pub mod singleton;
pub mod type_methods;
pub mod types;
pub mod union;
pub mod weakref;

pub use bootstrap::bootstrap;
