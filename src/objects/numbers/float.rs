//! `float`.

use crate::objects::native::{ClassSpec, stub_spec};

/// `float`
pub const SPEC: ClassSpec = stub_spec("float");
