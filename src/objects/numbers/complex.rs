//! `complex`.

use crate::heap::{Body, Kind, Value};
use crate::objects::native::{ClassSpec, stub_spec};

/// The body of a complex number.
pub struct Complex {
    /// `.real`
    pub re: f64,
    /// `.imag`
    pub im: f64,
}

impl Body for Complex {
    const KIND: Kind = Kind::Complex;
    const TRACKED: bool = false;

    fn visit(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// `complex`
pub const SPEC: ClassSpec = stub_spec("complex");
