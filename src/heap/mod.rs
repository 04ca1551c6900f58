//! Memory: values, counted objects, cells, shapes, the registry of containers and the cycle collector.
//!
//! One of the three places where `unsafe` stands. Whoever uses this folder sees safe types: [`Value`], [`Obj`], the cells, and
//! [`ShapeId`]. Memory is counted; what the counts cannot free, the [`collector`] does. Dropping never runs script code:
//! objects that need it are put on the dying list, which the VM drains (see [`registry`]).

#![allow(unsafe_code)]

pub mod allocator;
mod ascii;
pub mod budget;
pub mod cells;
pub mod collector;
pub mod instance;
pub mod kinds;
pub mod near;
pub mod object;
mod pool;
pub mod registry;
pub mod rows;
pub mod shapes;
pub mod text;
mod trial;
pub mod value;
pub mod weak;

pub use ascii::ascii_text;
pub use cells::{Place, ValueCell, VecCell, drop_backwards};
pub use instance::Instance;
pub use kinds::Kind;
pub use object::{Body, Obj, Ref, flags};
pub use shapes::{Shape, ShapeId, Shapes};
pub use text::Str;
pub use value::{Lent, Value};
