//! `bool`.

use crate::objects::native::{ClassSpec, stub_spec};

/// `bool`
pub const SPEC: ClassSpec = stub_spec("bool");
