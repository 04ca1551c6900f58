//! Tasks.

use crate::objects::native::{ClassSpec, stub_spec};

/// `Task`
pub const SPEC: ClassSpec = stub_spec("Task");
