//! Reports of lost work: never awaited, never retrieved, destroyed pending, exceptions in callbacks.

use super::future::Future;
use crate::heap::{Obj, Value};
use crate::objects::names::sym;
use crate::objects::native::Raised;
use crate::vm::Vm;

/// A coroutine dies whose body never ran (`coroutine … was never awaited`).
pub fn never_awaited(vm: &mut Vm, coroutine: &Value) {
    let name = match vm.getattr(coroutine, sym::__qualname__) {
        Ok(name) => vm.str_text(&name).unwrap_or_default(),
        Err(Raised) => {
            drop(vm.take_raised());
            "?".to_owned()
        }
    };
    let mut text = String::new();
    match vm.current_place() {
        Some((source, span)) => {
            let line = source.line_of(span.start);
            text.push_str(&format!("{}:{line}: RuntimeWarning: coroutine '{name}' was never awaited\n", source.name));
            if let Some(code) = source.line(line) {
                text.push_str(&format!("  {}\n", code.trim()));
            }
        }
        None => text.push_str(&format!("sys:1: RuntimeWarning: coroutine '{name}' was never awaited\n")),
    }
    text.push_str("RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
    vm.output.write_stderr(&text);
}

/// A future or task dies.
pub fn future_dies(vm: &mut Vm, future: &Obj<Future>) {
    let noun = if future.task.is_some() { "Task" } else { "Future" };
    if future.failed.get() && !future.retrieved.get() {
        let shown = vm.repr_text(&future.value()).unwrap_or_default();
        let trace = crate::diagnostics::traceback::format_exception(vm, &future.outcome.get());
        vm.output.write_stderr(&format!("{noun} exception was never retrieved\nfuture: {shown}\n{trace}"));
    } else if future.task.is_some() && !future.is_done() {
        let shown = vm.repr_text(&future.value()).unwrap_or_default();
        vm.output.write_stderr(&format!("Task was destroyed but it is pending!\ntask: {shown}\n"));
    }
}

/// A callback raised: the loop goes on.
pub fn callback_failed(vm: &mut Vm, callback: &Value) {
    let exception = vm.take_raised();
    let shown = vm.repr_text(callback).unwrap_or_default();
    let trace = crate::diagnostics::traceback::format_exception(vm, &exception);
    vm.output.write_stderr(&format!("Exception in callback {shown}\nhandle: <Handle>\n{trace}"));
}
