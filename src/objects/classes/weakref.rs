//! Weak references as scripts see them; the body lies in `heap/weak.rs`.

use crate::objects::native::{ClassSpec, stub_spec};

/// `ReferenceType`
pub const SPEC: ClassSpec = stub_spec("ReferenceType");
