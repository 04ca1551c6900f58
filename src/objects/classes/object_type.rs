//! `object`: what every class derives from.

use crate::objects::native::{ClassSpec, stub_spec};

/// `object`
pub const SPEC: ClassSpec = stub_spec("object");
