//! `time`: clocks and sleeping, all through the loop's clock so that virtual time holds everywhere.

use super::NativeModule;
use crate::heap::Value;
use crate::objects::native::{Answer, Args, row};
use crate::vm::Vm;
use crate::vm::threads::{Waiting, Woken};

/// `time`
pub const MODULE: NativeModule = NativeModule {
    name: "time",
    doc: "This module provides various functions to manipulate time values.",
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
        row(
            "gmtime(seconds=<none>, /)",
            "Convert seconds since the Epoch to a time tuple expressing UTC.",
            |vm, args| by_calendar(vm, "gmtime", args),
        ),
        row(
            "localtime(seconds=<none>, /)",
            "Convert seconds since the Epoch to a time tuple expressing local time.",
            |vm, args| by_calendar(vm, "localtime", args),
        ),
        row("mktime(tuple, /)", "Convert a time tuple in local time to seconds since the Epoch.", |vm, args| {
            by_calendar(vm, "mktime", args)
        }),
        row(
            "asctime(tuple=<none>, /)",
            "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.",
            |vm, args| by_calendar(vm, "asctime", args),
        ),
        row(
            "ctime(seconds=<none>, /)",
            "Convert a time in seconds since the Epoch to a string in local time.",
            |vm, args| by_calendar(vm, "ctime", args),
        ),
        row(
            "strftime(format, tuple=<none>, /)",
            "Convert a time tuple to a string according to a format specification.",
            |vm, args| by_calendar(vm, "strftime", args),
        ),
        row(
            "strptime(string, format=<none>, /)",
            "Parse a string to a time tuple according to a format specification.",
            |vm, args| by_calendar(vm, "strptime", args),
        ),
        row(
            "tzset()",
            "Initialize, or reinitialize, the local timezone from the environment variable TZ.",
            |vm, args| by_calendar(vm, "tzset", args),
        ),
        row("clock_gettime(clk_id, /)", "Return the time of the specified clock clk_id as a float.", |vm, args| {
            by_calendar(vm, "clock_gettime", args)
        }),
        row(
            "clock_gettime_ns(clk_id, /)",
            "Return the time of the specified clock clk_id as nanoseconds (int).",
            |vm, args| by_calendar(vm, "clock_gettime_ns", args),
        ),
        row(
            "clock_getres(clk_id, /)",
            "Return the resolution (precision) of the specified clock clk_id.",
            |vm, args| by_calendar(vm, "clock_getres", args),
        ),
        row("get_clock_info(name, /)", "Get information of the specified clock.", |vm, args| {
            by_calendar(vm, "get_clock_info", args)
        }),
        row("__getattr__(name, /)", "What most programs never ask for is there at first need.", getattr),
    ],
    classes: &[],
    setup: Some(|vm, module| {
        let clocks = [("REALTIME", 0), ("MONOTONIC", 1), ("PROCESS_CPUTIME_ID", 2), ("THREAD_CPUTIME_ID", 3)];
        for (name, number) in clocks.into_iter().chain([("MONOTONIC_RAW", 4), ("BOOTTIME", 7)]) {
            vm.set_module_item(module, &format!("CLOCK_{name}"), Value::Int(number));
        }
        Ok(())
    }),
};

/// The part of the module in our own language: calendars and zones. It is imported when it is first needed.
const CALENDAR: &str = "_time_calendar";

/// Goes on with the function of this name in the calendar's module.
fn by_calendar(vm: &mut Vm, name: &str, args: Args<'_>) -> Answer {
    let module = vm.import_module(CALENDAR)?;
    let name = vm.intern(name);
    let function = vm.getattr(&module, name)?;
    let given = args.values().iter().filter(|value| !value.is_unbound()).cloned().collect();
    vm.tail_call(function, given)
}

/// `struct_time` and the facts about the local zone: the calendar's module has them.
fn getattr(vm: &mut Vm, args: Args<'_>) -> Answer {
    const LATE: [&str; 9] = [
        "struct_time",
        "timezone",
        "altzone",
        "daylight",
        "tzname",
        "CLOCK_TAI",
        "clock_settime",
        "clock_settime_ns",
        "pthread_getcpuclockid",
    ];
    let name = vm.text_arg(&args[0], "attribute name")?;
    let symbol = vm.intern(&name);
    if LATE.contains(&name.as_str()) {
        let module = vm.import_module(CALENDAR)?;
        return vm.getattr(&module, symbol);
    }
    let module = vm.import_module("time")?;
    Err(vm.attribute_error(format!("module 'time' has no attribute '{name}'"), &module, symbol))
}

fn nanoseconds(seconds: f64) -> Value {
    Value::Int((seconds * 1e9) as i64)
}

fn time(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::float(vm.seen_time(true)))
}

fn time_ns(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(nanoseconds(vm.seen_time(true)))
}

fn monotonic(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::float(vm.seen_time(false)))
}

fn monotonic_ns(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(nanoseconds(vm.seen_time(false)))
}

/// Processor time of the process, all its threads together.
fn processor_seconds() -> f64 {
    let time = nix::time::clock_gettime(nix::time::ClockId::CLOCK_PROCESS_CPUTIME_ID);
    time.map_or(0.0, |time| time.tv_sec() as f64 + time.tv_nsec() as f64 / 1e9)
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
    if !vm.threads.alone() {
        return sleep_among_threads(vm, until);
    }
    loop {
        vm.check_signals()?;
        if vm.event_loop.clock.now() >= until {
            vm.note_blocking(seconds);
            if vm.hints.enabled {
                vm.hint_at_blocking(seconds);
            }
            return Ok(Value::None);
        }
        vm.event_loop.clock.wait_until(until);
    }
}

/// Sleeps while other threads run.
fn sleep_among_threads(vm: &mut Vm, until: f64) -> Answer {
    vm.threads.ticket();
    while vm.park_answering(Waiting::Sleep, Some(until))? != Woken::TimedOut {
        vm.threads.ticket();
    }
    Ok(Value::None)
}
