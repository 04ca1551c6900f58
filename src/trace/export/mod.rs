//! A recording as something else: a page, a picture, a table. Never the form in which it is kept.

mod html;
mod perfetto;
mod svg;
mod tables;

pub use html::html;
pub use perfetto::perfetto;
pub use svg::svg;
pub use tables::{csv, mermaid};
