//! Reports of lost work: never awaited, never retrieved, destroyed pending.

use super::future::Future;
use crate::heap::{Obj, Value};
use crate::vm::Vm;

/// A coroutine dies whose body never ran.
pub fn never_awaited(_vm: &mut Vm, _coroutine: &Value) {
    todo!()
}

/// A future or task dies.
pub fn future_dies(_vm: &mut Vm, _future: &Obj<Future>) {
    todo!()
}
