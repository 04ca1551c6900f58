//! The process and the system it runs on.

use crate::heap::Value;
use crate::objects::bytes::make;
use crate::objects::exception::Exc;
use crate::objects::native::{Answer, Args};
use crate::vm::Vm;
use rustix::process::{Pid, Signal};

pub fn getuid(_vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::Int(i64::from(rustix::process::getuid().as_raw())))
}

pub fn geteuid(_vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::Int(i64::from(rustix::process::geteuid().as_raw())))
}

pub fn getgid(_vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::Int(i64::from(rustix::process::getgid().as_raw())))
}

pub fn getegid(_vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(Value::Int(i64::from(rustix::process::getegid().as_raw())))
}

pub fn umask(vm: &mut Vm, args: Args<'_>) -> Answer {
    let mask = vm.index_i64(&args[0])? as rustix::fs::RawMode;
    let old = rustix::process::umask(rustix::fs::Mode::from_bits_truncate(mask));
    Ok(Value::Int(i64::from(old.bits())))
}

pub fn uname_fields(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let facts = rustix::system::uname();
    let texts = [facts.sysname(), facts.nodename(), facts.release(), facts.version(), facts.machine()];
    let texts = texts.iter().map(|text| vm.text(&text.to_string_lossy())).collect();
    Ok(vm.new_tuple(texts))
}

pub fn cpu_count(_vm: &mut Vm, _args: Args<'_>) -> Answer {
    let count = std::thread::available_parallelism();
    Ok(count.map_or(Value::None, |count| Value::Int(count.get() as i64)))
}

pub fn getloadavg(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let loads: Vec<Value> =
        text.split_whitespace().take(3).filter_map(|load| load.parse().ok()).map(Value::float).collect();
    if loads.len() < 3 {
        return Err(vm.raise(Exc::OSError, "Load averages are unobtainable"));
    }
    Ok(vm.new_tuple(loads))
}

pub fn urandom(vm: &mut Vm, args: Args<'_>) -> Answer {
    let count = vm.index_i64(&args[0])?;
    let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("negative argument not allowed")) };
    vm.check_len(count, 1)?;
    vm.random_bytes(count).map(make)
}

pub fn strerror(vm: &mut Vm, args: Args<'_>) -> Answer {
    let code = vm.index_i64(&args[0])?;
    let text = std::io::Error::from_raw_os_error(code as i32).to_string();
    let end = text.rfind(" (os error").unwrap_or(text.len());
    Ok(vm.text(&text[..end]))
}

pub fn kill(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (pid, signal) = (vm.index_i64(&args[0])? as i32, vm.index_i64(&args[1])? as i32);
    let outcome = match (pid, Pid::from_raw(pid), Signal::from_named_raw(signal)) {
        (1.., Some(pid), Some(signal)) => rustix::process::kill_process(pid, signal),
        (1.., Some(pid), None) if signal == 0 => rustix::process::test_kill_process(pid),
        (0, ..) if signal == 0 => rustix::process::test_kill_current_process_group(),
        _ => Err(rustix::io::Errno::INVAL),
    };
    match outcome {
        // The process itself answers its signals before the next instruction.
        Ok(()) => vm.check_signals().map(|()| Value::None),
        Err(error) => Err(vm.raise_os(&std::io::Error::from(error), None)),
    }
}

pub fn exit(vm: &mut Vm, args: Args<'_>) -> Answer {
    let status = vm.index_i64(&args[0])?;
    std::process::exit(status as i32)
}
