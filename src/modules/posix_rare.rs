//! What `os` offers that programs ask for seldom: running another program in this process's place, attributes of files, process
//! groups and priorities, copying between descriptors. The shapes that scripts know are made in `_os_rare` (own language).

use super::NativeModule;
use super::posix::descriptors::any_file;
use crate::heap::Value;
use crate::modules::io::Descriptors;
use crate::objects::native::{Answer, Args, Raised, Row, row};
use crate::vm::Vm;
use rustix::io::Errno;
use rustix::process::Pid;
use std::fs::File;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::process::CommandExt;

/// `_posix_rare`
pub const MODULE: NativeModule = NativeModule {
    name: "_posix_rare",
    doc: "System calls that few programs make.",
    functions: ROWS,
    classes: &[],
    setup: None,
};

const ROWS: &[Row] = &[
    row("_exec(path, args, env, /)", "Run another program in this process's place; env is a list of pairs, or None.", exec),
    row("fchdir(fd)", "Change to the directory of the given file descriptor.", |vm, args| {
        let file = any_file(vm, &args[0])?;
        none(vm, rustix::process::fchdir(&*file))
    }),
    row("fchmod(fd, mode)", "Change the access permissions of the file given by file descriptor fd.", |vm, args| {
        let (file, mode) = (any_file(vm, &args[0])?, vm.index_i64(&args[1])?);
        none(vm, rustix::fs::fchmod(&*file, rustix::fs::Mode::from_bits_retain(mode as rustix::fs::RawMode)))
    }),
    row("fchown(fd, uid, gid)", "Change the owner and group id of the file given by file descriptor fd.", |vm, args| {
        let file = any_file(vm, &args[0])?;
        let ids = [vm.index_i64(&args[1])?, vm.index_i64(&args[2])?].map(|id| u32::try_from(id).ok());
        none(vm, std::os::unix::fs::fchown(&*file, ids[0], ids[1]).map_err(|error| errno(&error)))
    }),
    row("get_inheritable(fd, /)", "Get the close-on-exe flag of the specified file descriptor.", |vm, args| {
        let file = any_file(vm, &args[0])?;
        let flags = done(vm, rustix::io::fcntl_getfd(&*file))?;
        Ok(Value::bool(!flags.contains(rustix::io::FdFlags::CLOEXEC)))
    }),
    row("set_inheritable(fd, inheritable, /)", "Set the inheritable flag of the specified file descriptor.", |vm, args| {
        let (file, inheritable) = (any_file(vm, &args[0])?, vm.truth(&args[1])?);
        let flags = if inheritable { rustix::io::FdFlags::empty() } else { rustix::io::FdFlags::CLOEXEC };
        none(vm, rustix::io::fcntl_setfd(&*file, flags))
    }),
    row("_dup2(fd, fd2, /)", "Duplicate file descriptor.", dup2),
    row("getgroups()", "Return list of supplemental group IDs for the process.", |vm, _| {
        let groups = done(vm, rustix::process::getgroups())?;
        let groups = groups.iter().map(|group| Value::Int(i64::from(group.as_raw()))).collect();
        Ok(crate::objects::list::List::new(groups).into())
    }),
    row("getpgrp()", "Return the current process group id.", |_, _| {
        Ok(Value::Int(i64::from(rustix::process::getpgrp().as_raw_nonzero().get())))
    }),
    row("setpgid(pid, pgrp, /)", "Call the system call setpgid(pid, pgrp).", |vm, args| {
        let (process, group) = (pid(vm, &args[0])?, pid(vm, &args[1])?);
        none(vm, rustix::process::setpgid(process, group))
    }),
    row("setsid()", "Call the system call setsid().", |vm, _| {
        let outcome = rustix::process::setsid().map(drop);
        none(vm, outcome)
    }),
    row("nice(increment, /)", "Add increment to the priority of process and return the new priority.", |vm, args| {
        let by = vm.index_i64(&args[0])? as i32;
        let nice = done(vm, rustix::process::nice(by))?;
        Ok(Value::Int(i64::from(nice)))
    }),
    row("getpriority(which, who)", "Return program scheduling priority.", |vm, args| {
        let (which, who) = (vm.index_i64(&args[0])?, vm.index_i64(&args[1])? as i32);
        let found = match which {
            0 => rustix::process::getpriority_process(Pid::from_raw(who)),
            1 => rustix::process::getpriority_pgrp(Pid::from_raw(who)),
            2 => rustix::process::getpriority_user(rustix::process::Uid::from_raw(who as u32)),
            _ => Err(Errno::INVAL),
        };
        Ok(Value::Int(i64::from(done(vm, found)?)))
    }),
    row("setpriority(which, who, priority)", "Set program scheduling priority.", |vm, args| {
        let (which, who) = (vm.index_i64(&args[0])?, vm.index_i64(&args[1])? as i32);
        let priority = vm.index_i64(&args[2])? as i32;
        let outcome = match which {
            0 => rustix::process::setpriority_process(Pid::from_raw(who), priority),
            1 => rustix::process::setpriority_pgrp(Pid::from_raw(who), priority),
            2 => rustix::process::setpriority_user(rustix::process::Uid::from_raw(who as u32), priority),
            _ => Err(Errno::INVAL),
        };
        none(vm, outcome)
    }),
    row("sync()", "Force write of everything to disk.", |_, _| {
        rustix::fs::sync();
        Ok(Value::None)
    }),
    row("tcgetpgrp(fd, /)", "Return the process group associated with the terminal specified by fd.", |vm, args| {
        let file = any_file(vm, &args[0])?;
        let group = done(vm, rustix::termios::tcgetpgrp(&*file))?;
        Ok(Value::Int(i64::from(group.as_raw_nonzero().get())))
    }),
    row("tcsetpgrp(fd, pgid, /)", "Set the process group associated with the terminal specified by fd.", |vm, args| {
        let file = any_file(vm, &args[0])?;
        let Some(group) = pid(vm, &args[1])? else { return Err(vm.raise_os_number(22, None)) };
        none(vm, rustix::termios::tcsetpgrp(&*file, group))
    }),
    row("ttyname(fd, /)", "Return the name of the terminal device connected to fd.", |vm, args| {
        let file = any_file(vm, &args[0])?;
        let name = done(vm, rustix::termios::ttyname(&*file, Vec::new()))?;
        Ok(vm.text(&name.to_string_lossy()))
    }),
    row("chroot(path)", "Change root directory to path.", |vm, args| {
        let name = vm.path_arg(&args[0], "chroot", "path", "string, bytes or os.PathLike")?;
        none(vm, rustix::process::chroot(&*name.path))
    }),
];

fn errno(error: &std::io::Error) -> Errno {
    error.raw_os_error().map_or(Errno::INVAL, Errno::from_raw_os_error)
}

pub(super) fn done<T>(vm: &mut Vm, outcome: Result<T, Errno>) -> Result<T, Raised> {
    outcome.map_err(|error| vm.raise_os(&error.into(), None))
}

pub(super) fn none(vm: &mut Vm, outcome: Result<(), Errno>) -> Answer {
    done(vm, outcome).map(|()| Value::None)
}

/// A process or group; 0 stands for this one.
fn pid(vm: &mut Vm, value: &Value) -> Result<Option<Pid>, Raised> {
    match vm.index_i64(value)? {
        number @ 0..=0x7fff_ffff => Ok(Pid::from_raw(number as i32)),
        _ => Err(vm.raise_os_number(22, None)),
    }
}

pub(super) fn own(vm: &mut Vm, file: OwnedFd) -> Value {
    Value::Int(i64::from(vm.state::<Descriptors>().own(File::from(file))))
}

pub(super) fn os_name(vm: &mut Vm, value: &Value) -> Result<std::path::PathBuf, Raised> {
    vm.path_arg(value, "xattr", "path", "string, bytes or os.PathLike").map(|name| name.path)
}

/// `_exec(path, args, env)`: does not come back but with an error.
fn exec(vm: &mut Vm, args: Args<'_>) -> Answer {
    let path = os_name(vm, &args[0])?;
    let mut words = Vec::new();
    for word in vm.collect(&args[1])? {
        words.push(os_name(vm, &word)?);
    }
    let mut words = words.into_iter();
    let mut command = std::process::Command::new(&path);
    if let Some(first) = words.next() {
        command.arg0(first);
    }
    command.args(words);
    if !args[2].is_none() {
        command.env_clear();
        for pair in vm.collect(&args[2])? {
            let pair = vm.unpack(&pair, 2)?;
            let (name, value) = (vm.buffer_arg(&pair[0])?, vm.buffer_arg(&pair[1])?);
            command.env(std::ffi::OsString::from_vec(name.to_vec()), std::ffi::OsString::from_vec(value.to_vec()));
        }
    }
    let error = command.exec();
    Err(vm.raise_os(&error, None))
}

/// `_dup2(fd, fd2)`: another number for a file; a standard stream is replaced.
fn dup2(vm: &mut Vm, args: Args<'_>) -> Answer {
    let file = any_file(vm, &args[0])?;
    let number = vm.index_i64(&args[1])?;
    let replaced = match number {
        0 => rustix::stdio::dup2_stdin(&*file),
        1 => rustix::stdio::dup2_stdout(&*file),
        2 => rustix::stdio::dup2_stderr(&*file),
        3..=0x7fff_ffff => {
            let number = number as i32;
            vm.state::<Descriptors>().close(number);
            let copy = done(vm, rustix::io::fcntl_dupfd_cloexec(&*file, number))?;
            if std::os::fd::AsRawFd::as_raw_fd(&copy) != number {
                // Somebody of the interpreter's own holds that number.
                return Err(vm.raise_os_number(16, None));
            }
            own(vm, copy);
            Ok(())
        }
        _ => return Err(vm.raise_os_number(9, None)),
    };
    done(vm, replaced)?;
    Ok(Value::Int(number))
}
