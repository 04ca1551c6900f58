//! `time`: clocks and sleeping, all through the loop's clock so that virtual time holds everywhere.

use super::NativeModule;
use crate::heap::Value;
use crate::objects::native::{Answer, Args, row};
use crate::vm::Vm;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_time",
    doc: "Clocks and sleeping.",
    functions: &[
        row("time()", "Return the current time in seconds since the Epoch.", time),
        row("time_ns()", "Return the current time in nanoseconds since the Epoch.", time_ns),
        row("monotonic()", "Monotonic clock, cannot go backward.", monotonic),
        row("monotonic_ns()", "Monotonic clock, cannot go backward, as nanoseconds.", monotonic_ns),
        row("perf_counter()", "Performance counter for benchmarking.", monotonic),
        row("perf_counter_ns()", "Performance counter for benchmarking as nanoseconds.", monotonic_ns),
        row("process_time()", "Process time for profiling.", process_time),
        row("process_time_ns()", "Process time for profiling as nanoseconds.", process_time_ns),
        row("thread_time()", "Thread time for profiling.", process_time),
        row("thread_time_ns()", "Thread time for profiling as nanoseconds.", process_time_ns),
        row("sleep(seconds, /)", "Delay execution for a given number of seconds.", sleep),
    ],
    classes: &[],
    setup: None,
};

fn nanoseconds(seconds: f64) -> Value {
    Value::Int((seconds * 1e9) as i64)
}

fn time(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::float(vm.event_loop.clock.wall()))
}

fn time_ns(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(nanoseconds(vm.event_loop.clock.wall()))
}

fn monotonic(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::float(vm.event_loop.clock.now()))
}

fn monotonic_ns(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(nanoseconds(vm.event_loop.clock.now()))
}

/// Processor time of the process, from the system's accounting.
fn processor_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    text.split_whitespace().next().and_then(|nanoseconds| nanoseconds.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}

fn process_time(_vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::float(processor_seconds()))
}

fn process_time_ns(_vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(nanoseconds(processor_seconds()))
}

fn sleep(vm: &mut Vm, args: Args<'_>) -> Answer {
    let seconds = match &args[0] {
        Value::Float(_) => vm.to_f64(&args[0])?,
        other => vm.index_i64(other)? as f64,
    };
    if seconds.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    if seconds < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    vm.output.flush();
    let until = vm.event_loop.clock.now() + seconds;
    loop {
        vm.check_signals()?;
        if vm.event_loop.clock.now() >= until {
            return Ok(Value::None);
        }
        vm.event_loop.clock.wait_until(until);
    }
}
