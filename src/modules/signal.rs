//! `_signal`: the native part of the module `signal`: handlers, masks, waiting, interval timers.
//!
//! Dispositions and the answering of signals are the machine's (`vm/signals.rs`). Masks are those of the interpreter's own OS
//! thread, which is the one that the system hands signals to (`main.rs`). Interval timers are the system's and go by real time.

use super::NativeModule;
use super::io::Descriptors;
use crate::event_loop::clock::Alarm;
use crate::heap::{Obj, Value};
use crate::objects::exception::Exc;
use crate::objects::module::Module;
use crate::objects::native::{Answer, Args, Raised, row};
use crate::vm::Vm;
use crate::vm::signals::{Disposition, NSIG, SIGINT, Signals};
use nix::sys::signal::{SigEvent, SigSet, SigevNotify, SigmaskHow, Signal};
use nix::sys::signalfd::{SfdFlags, SignalFd, siginfo};
use nix::sys::time::TimeSpec;
use nix::sys::timer::{Expiration, Timer, TimerSetTimeFlags};
use std::collections::BTreeMap;
use std::time::Duration;

/// The module.
pub const MODULE: NativeModule = NativeModule {
    name: "_signal",
    doc: "This module provides mechanisms to use signal handlers in Python.",
    functions: &[
        row("signal(signalnum, handler, /)", "Set the action for the given signal.", signal),
        row("getsignal(signalnum, /)", "Return the current action for the given signal.", getsignal),
        row("default_int_handler(signalnum, frame, /)", "The default handler for SIGINT installed by Python.", default_int_handler),
        row("raise_signal(signalnum, /)", "Send a signal to the executing process.", raise_signal),
        row("alarm(seconds, /)", "Arrange for SIGALRM to arrive after the given number of seconds.", alarm),
        row(
            "setitimer(which, seconds, interval=0.0, /)",
            "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).",
            setitimer,
        ),
        row("getitimer(which, /)", "Returns current value of given itimer.", getitimer),
        row("pause()", "Wait until a signal arrives.", pause),
        row("pthread_kill(thread_id, signalnum, /)", "Send a signal to a thread.", pthread_kill),
        row("pthread_sigmask(how, mask, /)", "Fetch and/or change the signal mask of the calling thread.", pthread_sigmask),
        row("sigpending()", "Examine pending signals.", sigpending),
        row("sigwait(sigset, /)", "Wait for a signal.", sigwait),
        row("_waitinfo(sigset, timeout, /)", "The fields of siginfo of a signal waited for; None in time.", waitinfo),
        row("siginterrupt(signalnum, flag, /)", "Change system call restart behaviour.", siginterrupt),
        row(
            "set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)",
            "Sets the fd to be written to (with the signal number) when a signal comes in.",
            set_wakeup_fd,
        ),
        row("strsignal(signalnum, /)", "Return the system description of the given signal.", strsignal),
        row(
            "pidfd_send_signal(pidfd, signalnum, siginfo=None, flags=0, /)",
            "Send a signal to a process referred to by a pid file descriptor.",
            pidfd_send_signal,
        ),
    ],
    classes: &[],
    setup: Some(setup),
};

/// What the system calls its signals (`strsignal`), from number 1.
const DESCRIPTIONS: [&str; 31] = [
    "Hangup",
    "Interrupt",
    "Quit",
    "Illegal instruction",
    "Trace/breakpoint trap",
    "Aborted",
    "Bus error",
    "Floating point exception",
    "Killed",
    "User defined signal 1",
    "Segmentation fault",
    "User defined signal 2",
    "Broken pipe",
    "Alarm clock",
    "Terminated",
    "Stack fault",
    "Child exited",
    "Continued",
    "Stopped (signal)",
    "Stopped",
    "Stopped (tty input)",
    "Stopped (tty output)",
    "Urgent I/O condition",
    "CPU time limit exceeded",
    "File size limit exceeded",
    "Virtual timer expired",
    "Profiling timer expired",
    "Window changed",
    "I/O possible",
    "Power failure",
    "Bad system call",
];

/// The first of the real-time signals that programs may use.
const SIGRTMIN: i32 = 34;

/// How long is waited between two looks for signals.
const LOOK: Duration = Duration::from_millis(5);

fn setup(vm: &mut Vm, module: &Obj<Module>) -> Result<(), Raised> {
    let numbers = [
        ("SIG_DFL", 0),
        ("SIG_IGN", 1),
        ("SIG_BLOCK", 0),
        ("SIG_UNBLOCK", 1),
        ("SIG_SETMASK", 2),
        ("NSIG", NSIG),
        ("ITIMER_REAL", 0),
        ("ITIMER_VIRTUAL", 1),
        ("ITIMER_PROF", 2),
    ];
    for (name, number) in numbers {
        vm.set_module_item(module, name, Value::Int(i64::from(number)));
    }
    let error = vm.define_exception(module, "signal", "itimer_error", &[Exc::OSError])?;
    vm.set_module_item(module, "ItimerError", error);
    Ok(())
}

/// The number in an argument; ValueError where there is no such signal.
fn number(vm: &mut Vm, value: &Value) -> Result<i32, Raised> {
    match vm.index_i64(value)? {
        number @ 1..65 => Ok(number as i32),
        _ => Err(vm.value_error("signal number out of range")),
    }
}

fn failed(vm: &mut Vm, error: nix::errno::Errno) -> Raised {
    vm.raise_os_number(error as i32, None)
}

/// The function `default_int_handler` itself.
fn own_handler(vm: &mut Vm) -> Answer {
    let module = vm.import_module("_signal")?;
    let name = vm.intern("default_int_handler");
    vm.getattr(&module, name)
}

fn as_value(vm: &mut Vm, disposition: Disposition) -> Answer {
    match disposition {
        Disposition::Default => Ok(Value::Int(0)),
        Disposition::Ignored => Ok(Value::Int(1)),
        Disposition::Interrupt => own_handler(vm),
        Disposition::Call(handler) => Ok(handler),
    }
}

fn as_disposition(vm: &mut Vm, handler: &Value) -> Result<Disposition, Raised> {
    if vm.is_callable(handler) {
        let own = own_handler(vm)?;
        return Ok(if own.is(handler) { Disposition::Interrupt } else { Disposition::Call(handler.clone()) });
    }
    for (code, disposition) in [(0, Disposition::Default), (1, Disposition::Ignored)] {
        if vm.same(handler, &Value::Int(code))? {
            return Ok(disposition);
        }
    }
    Err(vm.type_error("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object"))
}

/// Signals are the first thread's business.
fn on_first_thread(vm: &mut Vm, name: &str) -> Result<(), Raised> {
    if vm.threads.on_first() {
        return Ok(());
    }
    Err(vm.value_error(format!("{name} only works in main thread of the main interpreter")))
}

fn signal(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = vm.index_i64(&args[0])?;
    let wanted = as_disposition(vm, &args[1])?;
    on_first_thread(vm, "signal")?;
    let number = self::number(vm, &Value::Int(number))?;
    let old = vm.state::<Signals>().disposition(number);
    // Two are nobody's to change, two more are the system's own.
    if [9, 19, 32, 33].contains(&number) {
        return Err(vm.raise_os_number(22, None));
    }
    if !matches!((&old, &wanted), (Disposition::Default, Disposition::Default)) {
        if let Err(error) = vm.catch_signal(number) {
            return Err(vm.raise_os(&error, None));
        }
    }
    if number == SIGINT {
        // Whoever takes Ctrl-C over takes it from asyncio's runner, too.
        vm.event_loop.interrupt.target = None;
    }
    vm.check_signals()?;
    vm.set_disposition(number, wanted);
    as_value(vm, old)
}

fn getsignal(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = number(vm, &args[0])?;
    let disposition = vm.state::<Signals>().disposition(number);
    as_value(vm, disposition)
}

fn default_int_handler(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Err(vm.raise_args(Exc::KeyboardInterrupt, Vec::new()))
}

fn raise_signal(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = vm.index_i64(&args[0])? as i32;
    send_to_itself(vm, number)
}

/// Sends the process a signal and answers it before going on.
fn send_to_itself(vm: &mut Vm, number: i32) -> Answer {
    let faults = [4, 8, 11];
    let noted = faults.contains(&number) && vm.note_signal(number);
    if !noted {
        match Signal::try_from(number) {
            Ok(signal) => nix::sys::signal::raise(signal).map_err(|error| failed(vm, error))?,
            Err(_) if (SIGRTMIN..NSIG).contains(&number) => {
                if !vm.note_signal(number) {
                    let _ = signal_hook::low_level::raise(number);
                }
            }
            Err(_) if number == 0 => {}
            Err(_) => return Err(vm.raise_os_number(22, None)),
        }
    }
    vm.check_signals()?;
    Ok(Value::None)
}

fn pthread_kill(vm: &mut Vm, args: Args<'_>) -> Answer {
    vm.index_i64(&args[0])?;
    let number = vm.index_i64(&args[1])? as i32;
    send_to_itself(vm, number)
}

// --- masks and waiting ---------------------------------------------------------------------------------------------

/// The signals in an argument.
fn sigset(vm: &mut Vm, value: &Value) -> Result<SigSet, Raised> {
    let mut set = SigSet::empty();
    for item in vm.collect(value)? {
        let number = vm.index_i64(&item)?;
        match i32::try_from(number).map(|number| (number, Signal::try_from(number))) {
            Ok((_, Ok(signal))) => set.add(signal),
            Ok((32..NSIG, Err(_))) => {}
            _ => return Err(vm.value_error(format!("signal number {number} out of range [1; 64]"))),
        }
    }
    Ok(set)
}

fn set_value(vm: &mut Vm, set: &SigSet) -> Answer {
    let numbers = set.iter().map(|signal| Value::Int(signal as i64)).collect();
    vm.new_set(numbers)
}

fn pthread_sigmask(vm: &mut Vm, args: Args<'_>) -> Answer {
    let how = match vm.index_i64(&args[0])? {
        0 => Some(SigmaskHow::SIG_BLOCK),
        1 => Some(SigmaskHow::SIG_UNBLOCK),
        2 => Some(SigmaskHow::SIG_SETMASK),
        _ => None,
    };
    let set = sigset(vm, &args[1])?;
    let Some(how) = how else { return Err(vm.raise_os_number(22, None)) };
    let old = set.thread_swap_mask(how).map_err(|error| failed(vm, error))?;
    // What was pending and is let through has arrived by now.
    vm.check_signals()?;
    set_value(vm, &old)
}

/// The signals that wait for being let through, as the system lists them for the process and the thread.
fn sigpending(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let status = std::fs::read_to_string("/proc/thread-self/status").unwrap_or_default();
    let masks = status.lines().filter_map(|line| line.strip_prefix("SigPnd:").or(line.strip_prefix("ShdPnd:")));
    let pending = masks.filter_map(|mask| u64::from_str_radix(mask.trim(), 16).ok()).fold(0, |all, mask| all | mask);
    let numbers = (1..NSIG).filter(|number| pending >> (number - 1) & 1 == 1);
    let numbers = numbers.map(|number| Value::Int(i64::from(number))).collect();
    vm.new_set(numbers)
}

/// Waits for one of the signals; nothing where the time is over first. Other signals are answered meanwhile.
fn wait_for(vm: &mut Vm, set: &SigSet, timeout: Option<f64>) -> Result<Option<siginfo>, Raised> {
    let source = SignalFd::with_flags(set, SfdFlags::SFD_NONBLOCK | SfdFlags::SFD_CLOEXEC);
    let source = source.map_err(|error| failed(vm, error))?;
    vm.output.flush();
    let until = timeout.map(|seconds| std::time::Instant::now() + vm.event_loop.clock.really(seconds.min(1e9)));
    loop {
        match source.read_signal() {
            Ok(Some(info)) => return Ok(Some(info)),
            Ok(None) | Err(nix::errno::Errno::EINTR) => {}
            Err(error) => return Err(failed(vm, error)),
        }
        vm.check_signals()?;
        if until.is_some_and(|until| std::time::Instant::now() >= until) {
            return Ok(None);
        }
        vm.look_again_later(LOOK, None)?;
    }
}

fn sigwait(vm: &mut Vm, args: Args<'_>) -> Answer {
    let set = sigset(vm, &args[0])?;
    let info = wait_for(vm, &set, None)?;
    Ok(info.map_or(Value::None, |info| Value::Int(i64::from(info.ssi_signo))))
}

fn waitinfo(vm: &mut Vm, args: Args<'_>) -> Answer {
    let set = sigset(vm, &args[0])?;
    let timeout = match args.some(1) {
        Some(seconds) => Some(vm.to_f64(seconds)?),
        None => None,
    };
    if timeout.is_some_and(|seconds| seconds < 0.0 || seconds.is_nan()) {
        return Err(vm.value_error("timeout must be non-negative"));
    }
    let Some(info) = wait_for(vm, &set, timeout)? else { return Ok(Value::None) };
    let fields = [
        i64::from(info.ssi_signo),
        i64::from(info.ssi_code),
        i64::from(info.ssi_errno),
        i64::from(info.ssi_pid),
        i64::from(info.ssi_uid),
        i64::from(info.ssi_status),
        i64::from(info.ssi_band),
    ];
    Ok(vm.new_tuple(fields.map(Value::Int).to_vec()))
}

fn pause(vm: &mut Vm, _args: Args<'_>) -> Answer {
    vm.output.flush();
    let before = vm.state::<Signals>().answered;
    while vm.state::<Signals>().answered == before {
        vm.look_again_later(LOOK, None)?;
    }
    Ok(Value::None)
}

// --- interval timers -----------------------------------------------------------------------------------------------

/// The interval timers that were ever set, by number.
#[derive(Default)]
struct Intervals(BTreeMap<i64, Timer>);

fn seconds(time: TimeSpec) -> f64 {
    Duration::from(time).as_secs_f64()
}

/// How long a timer still runs, and its interval.
fn left(vm: &mut Vm, which: i64) -> (f64, f64) {
    if let Some(left) = vm.event_loop.clock.alarm_left().filter(|_| which == REAL) {
        return left;
    }
    let times = times(vm, which);
    let Some(timer) = vm.state::<Intervals>().0.get(&which) else { return (0.0, 0.0) };
    let seconds = |left| seconds(left) * times;
    match timer.get() {
        Ok(Some(Expiration::OneShot(left))) => (seconds(left), 0.0),
        Ok(Some(Expiration::IntervalDelayed(left, interval))) => (seconds(left), seconds(interval)),
        Ok(Some(Expiration::Interval(interval))) => (seconds(interval), seconds(interval)),
        Ok(None) | Err(_) => (0.0, 0.0),
    }
}

/// The number of the timer of real time (`ITIMER_REAL`).
const REAL: i64 = 0;

/// How many times as fast a timer's time passes; processor time is what it is.
fn times(vm: &Vm, which: i64) -> f64 {
    if which == REAL { vm.event_loop.clock.times() } else { 1.0 }
}

/// Sets the timer of real time where time is virtual; whether it is.
fn set_virtual_timer(vm: &mut Vm, delay: f64, interval: f64) -> bool {
    let number = Signal::SIGALRM as i32;
    // Nobody else sends it, so that nothing can go wrong: it is answered by what the program says it does, at first its default.
    let caught = vm.catch_signal(number).is_ok();
    let (due, flags) = (vm.event_loop.clock.now() + delay, vm.signal_flags(number).filter(|_| caught));
    let alarm = flags.filter(|_| delay > 0.0).map(|flags| Alarm { due, interval, flags });
    vm.event_loop.clock.set_alarm(alarm)
}

/// Sets a timer anew, or takes it away where `delay` is zero.
fn set_timer(vm: &mut Vm, which: i64, delay: f64, interval: f64) -> Result<(), nix::errno::Errno> {
    if which == REAL && vm.event_loop.clock.is_virtual() {
        set_virtual_timer(vm, delay, interval);
        return Ok(());
    }
    let times = times(vm, which);
    let timers = vm.state::<Intervals>();
    drop(timers.0.remove(&which));
    if delay == 0.0 {
        return Ok(());
    }
    let (clock, signal) = match which {
        0 => (nix::time::ClockId::CLOCK_MONOTONIC, Signal::SIGALRM),
        1 => (nix::time::ClockId::CLOCK_PROCESS_CPUTIME_ID, Signal::SIGVTALRM),
        _ => (nix::time::ClockId::CLOCK_PROCESS_CPUTIME_ID, Signal::SIGPROF),
    };
    let mut timer = Timer::new(clock, SigEvent::new(SigevNotify::SigevSignal { signal, si_value: 0 }))?;
    // Rounding must not turn a short time into none.
    let spec = |seconds: f64| {
        TimeSpec::from_duration(Duration::from_secs_f64(seconds / times).max(Duration::from_nanos(1)))
    };
    let expiration = match interval == 0.0 {
        true => Expiration::OneShot(spec(delay)),
        false => Expiration::IntervalDelayed(spec(delay), spec(interval)),
    };
    timer.set(expiration, TimerSetTimeFlags::empty())?;
    timers.0.insert(which, timer);
    Ok(())
}

fn itimer_error(vm: &mut Vm) -> Raised {
    let (module, name) = (vm.import_module("_signal"), vm.intern("itimer_error"));
    let class = match module.and_then(|module| vm.getattr(&module, name)) {
        Ok(class) => class,
        Err(raised) => return raised,
    };
    let reason = vm.text("Invalid argument");
    match vm.call(&class, &[Value::Int(22), reason]) {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

fn pair(vm: &mut Vm, (left, interval): (f64, f64)) -> Answer {
    Ok(vm.new_tuple(vec![Value::float(left), Value::float(interval)]))
}

fn setitimer(vm: &mut Vm, args: Args<'_>) -> Answer {
    let which = vm.index_i64(&args[0])?;
    let (delay, interval) = (vm.to_f64(&args[1])?, vm.to_f64(&args[2])?);
    let sensible = |seconds: &f64| (0.0..1e10).contains(seconds);
    if !(0..3).contains(&which) || ![delay, interval].iter().all(sensible) {
        return Err(itimer_error(vm));
    }
    let old = left(vm, which);
    set_timer(vm, which, delay, interval).map_err(|error| failed(vm, error))?;
    pair(vm, old)
}

fn getitimer(vm: &mut Vm, args: Args<'_>) -> Answer {
    let which = vm.index_i64(&args[0])?;
    if !(0..3).contains(&which) {
        return Err(itimer_error(vm));
    }
    let left = left(vm, which);
    pair(vm, left)
}

fn alarm(vm: &mut Vm, args: Args<'_>) -> Answer {
    let delay = vm.index_i64(&args[0])? as u32;
    let (old, _) = left(vm, 0);
    set_timer(vm, 0, f64::from(delay), 0.0).map_err(|error| failed(vm, error))?;
    Ok(Value::Int(old.ceil() as i64))
}

// --- the rest ------------------------------------------------------------------------------------------------------

/// System calls that a signal interrupts are always begun again once its handler has run (PEP 475).
fn siginterrupt(vm: &mut Vm, args: Args<'_>) -> Answer {
    number(vm, &args[0])?;
    vm.index_i64(&args[1])?;
    Ok(Value::None)
}

fn set_wakeup_fd(vm: &mut Vm, args: Args<'_>) -> Answer {
    use std::os::fd::AsRawFd;
    on_first_thread(vm, "set_wakeup_fd")?;
    let number = vm.index_i64(&args[0])? as i32;
    let file = match number {
        -1 => None,
        _ => match vm.state::<Descriptors>().get(number) {
            Some(file) => Some(file),
            None => return Err(vm.raise_os_number(9, None)),
        },
    };
    if let Some(file) = &file {
        let flags = rustix::fs::fcntl_getfl(&**file).unwrap_or(rustix::fs::OFlags::empty());
        if !flags.contains(rustix::fs::OFlags::NONBLOCK) {
            return Err(vm.value_error(format!("the fd {number} must be in non-blocking mode")));
        }
    }
    let old = std::mem::replace(&mut vm.state::<Signals>().wakeup, file);
    Ok(Value::Int(old.map_or(-1, |file| i64::from(file.as_raw_fd()))))
}

fn strsignal(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = number(vm, &args[0])?;
    let text = match DESCRIPTIONS.get(number as usize - 1) {
        Some(text) => (*text).to_owned(),
        None if number >= SIGRTMIN => format!("Real-time signal {}", number - SIGRTMIN),
        None => return Ok(Value::None),
    };
    Ok(vm.text(&text))
}

fn pidfd_send_signal(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (fd, number) = (vm.index_i64(&args[0])? as i32, vm.index_i64(&args[1])? as i32);
    if args.some(2).is_some() {
        return Err(vm.type_error("siginfo must be None"));
    }
    let Some(file) = vm.state::<Descriptors>().get(fd) else { return Err(vm.raise_os_number(9, None)) };
    let Some(signal) = rustix::process::Signal::from_named_raw(number) else { return Err(vm.raise_os_number(22, None)) };
    match rustix::process::pidfd_send_signal(&*file, signal) {
        Ok(()) => vm.check_signals().map(|()| Value::None),
        Err(error) => Err(vm.raise_os(&error.into(), None)),
    }
}
