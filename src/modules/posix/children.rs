//! Processes forked by a script, and waiting for files to become ready.

use super::descriptors;
use crate::heap::Value;
use crate::net::Interest;
use crate::objects::native::{Answer, Args};
use crate::vm::Vm;
use rustix::process::{Pid, WaitOptions};
use std::time::Duration;

/// How often a child is asked whether it has ended.
const LOOK: Duration = Duration::from_millis(2);

/// `fork()`: 0 in the child.
pub fn fork(vm: &mut Vm, _args: Args<'_>) -> Answer {
    match fork::fork() {
        Ok(fork::Fork::Parent(pid)) => Ok(Value::Int(i64::from(pid))),
        Ok(fork::Fork::Child) => {
            vm.after_fork();
            Ok(Value::Int(0))
        }
        Err(error) => Err(vm.raise_os(&error, None)),
    }
}

/// `waitpid(pid, options)`: the child's number and its status as the system gives it.
pub fn waitpid(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (pid, options) = (vm.index_i64(&args[0])?, vm.index_i64(&args[1])?);
    let options = WaitOptions::from_bits_retain(options as u32);
    loop {
        let found = match i32::try_from(pid) {
            Ok(pid) if pid > 0 => rustix::process::waitpid(Pid::from_raw(pid), options | WaitOptions::NOHANG),
            Ok(-1) => rustix::process::wait(options | WaitOptions::NOHANG),
            Ok(_) | Err(_) => Err(rustix::io::Errno::CHILD),
        };
        match found {
            Ok(Some((pid, status))) => return Ok(answer(vm, i64::from(pid.as_raw_nonzero().get()), status.as_raw())),
            Ok(None) if options.contains(WaitOptions::NOHANG) => return Ok(answer(vm, 0, 0)),
            Ok(None) => vm.look_again_later(LOOK, None)?,
            Err(rustix::io::Errno::INTR) => vm.check_signals()?,
            Err(error) => return Err(vm.raise_os(&error.into(), None)),
        }
    }
}

fn answer(vm: &mut Vm, pid: i64, status: i32) -> Value {
    vm.new_tuple(vec![Value::Int(pid), Value::Int(i64::from(status))])
}

/// `wait_for_files(readers, writers, timeout)`: the numbers of those that are ready, readers and writers apart.
pub fn wait_for_files(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (readers, writers) = (vm.collect(&args[0])?, vm.collect(&args[1])?);
    let mut files = Vec::new();
    for (numbers, interest) in [(&readers, Interest::READ), (&writers, Interest::WRITE)] {
        for number in numbers {
            files.push((descriptors::any_file(vm, number)?, interest));
        }
    }
    let until = match &args[2] {
        Value::None => None,
        timeout => Some(vm.event_loop.clock.now() + vm.to_f64(timeout)?),
    };
    let ready = vm.wait_for_files(files, until)?;
    let mut flags = ready.into_iter();
    let parts = [readers, writers].map(|numbers| {
        let ready: Vec<Value> = numbers.into_iter().filter(|_| flags.next() == Some(true)).collect();
        Value::from(crate::objects::list::List::new(ready))
    });
    Ok(vm.new_tuple(parts.to_vec()))
}
