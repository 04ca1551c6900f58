//! Open files by number. Numbers 0, 1 and 2 are the process's standard streams; the others are in the table of
//! descriptors.

use crate::heap::Value;
use crate::modules::io::{Descriptors, Standard};
use crate::net::Interest;
use crate::objects::bytes::make;
use crate::objects::native::{Answer, Args, Raised};
use crate::vm::Vm;
use rustix::fs::OFlags;
use std::fs::File;
use std::io::{IsTerminal, Read, Seek, SeekFrom, Write};
use std::os::fd::OwnedFd;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::rc::Rc;

fn number(vm: &mut Vm, value: &Value) -> Result<i32, Raised> {
    let number = vm.index_i64(value)?;
    Ok(i32::try_from(number).unwrap_or(-1))
}

fn file(vm: &mut Vm, value: &Value) -> Result<Rc<File>, Raised> {
    let number = number(vm, value)?;
    match vm.state::<Descriptors>().get(number) {
        Some(file) => Ok(file),
        None => Err(vm.raise_os_number(9, None)),
    }
}

/// The file of a number; of the standard streams a copy.
pub fn any_file(vm: &mut Vm, value: &Value) -> Result<Rc<File>, Raised> {
    use std::os::fd::AsFd;
    let copy = match standard(vm, value)? {
        None => return file(vm, value),
        Some(Standard::Stdin) => std::io::stdin().as_fd().try_clone_to_owned(),
        Some(Standard::Stdout) => std::io::stdout().as_fd().try_clone_to_owned(),
        Some(Standard::Stderr) => std::io::stderr().as_fd().try_clone_to_owned(),
    };
    done(vm, copy).map(|copy| Rc::new(File::from(copy)))
}

/// Whether the system waits at a file that is not ready.
fn blocks(file: &File) -> bool {
    rustix::fs::fcntl_getfl(file).is_ok_and(|flags| !flags.contains(OFlags::NONBLOCK))
}

pub fn get_blocking(vm: &mut Vm, args: Args<'_>) -> Answer {
    let file = any_file(vm, &args[0])?;
    Ok(Value::bool(blocks(&file)))
}

pub fn set_blocking(vm: &mut Vm, args: Args<'_>) -> Answer {
    let file = any_file(vm, &args[0])?;
    let blocking = vm.truth(&args[1])?;
    let changed = rustix::fs::fcntl_getfl(&*file)
        .map(|flags| if blocking { flags - OFlags::NONBLOCK } else { flags | OFlags::NONBLOCK })
        .and_then(|flags| rustix::fs::fcntl_setfl(&*file, flags));
    done(vm, changed.map_err(std::io::Error::from))?;
    Ok(Value::None)
}

fn place(vm: &mut Vm, offset: &Value) -> Result<u64, Raised> {
    let offset = vm.index_i64(offset)?;
    u64::try_from(offset).map_err(|_| vm.raise_os_number(22, None))
}

pub fn pread(vm: &mut Vm, args: Args<'_>) -> Answer {
    let file = any_file(vm, &args[0])?;
    let (length, offset) = (vm.index_i64(&args[1])?, place(vm, &args[2])?);
    let Ok(length) = usize::try_from(length) else { return Err(vm.raise_os_number(22, None)) };
    vm.check_len(length, 1)?;
    let mut bytes = vec![0; length.min(1 << 20)];
    let read = file.read_at(&mut bytes, offset);
    bytes.truncate(done(vm, read)?);
    Ok(make(bytes))
}

pub fn pwrite(vm: &mut Vm, args: Args<'_>) -> Answer {
    let file = any_file(vm, &args[0])?;
    let (bytes, offset) = (vm.buffer_arg(&args[1])?, place(vm, &args[2])?);
    let written = file.write_at(&bytes, offset);
    Ok(Value::Int(done(vm, written)? as i64))
}

/// Lets other threads run until a file can be read or written; where there are none, the system waits.
fn until_ready(vm: &mut Vm, file: &Rc<File>, interest: Interest) -> Result<(), Raised> {
    if !vm.threads.alone() && blocks(file) {
        vm.wait_for_files(vec![(file.clone(), interest)], None)?;
    }
    Ok(())
}

fn standard(vm: &mut Vm, value: &Value) -> Result<Option<Standard>, Raised> {
    number(vm, value).map(Standard::of_number)
}

fn done<T>(vm: &mut Vm, outcome: std::io::Result<T>) -> Result<T, Raised> {
    outcome.map_err(|error| vm.raise_os(&error, None))
}

/// `open(2)`: access mode and flags as the system numbers them.
pub fn open(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = vm.path_arg(&args[0], "open", "path", "string, bytes or os.PathLike")?;
    let (flags, mode) = (vm.index_i64(&args[1])? as i32, vm.index_i64(&args[2])? as u32);
    let mut options = File::options();
    let access = flags & 3;
    options.read(access != 1).write(access != 0);
    let append = flags & 0o2000 != 0;
    if append {
        options.append(true);
    }
    // std refuses some combinations that the system allows: they go by the raw flags.
    options.custom_flags(flags & !3 & !0o2000).mode(mode);
    if flags & 0o100 != 0 && access != 0 {
        options.create(true);
    }
    match options.open(&name.path) {
        Ok(file) => Ok(Value::Int(i64::from(vm.state::<Descriptors>().own(file)))),
        Err(error) => Err(vm.raise_os(&error, Some(&name.shown))),
    }
}

pub fn close(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = number(vm, &args[0])?;
    if vm.state::<Descriptors>().close(number) || Standard::of_number(number).is_some() {
        return Ok(Value::None);
    }
    Err(vm.raise_os_number(9, None))
}

pub fn read(vm: &mut Vm, args: Args<'_>) -> Answer {
    let length = vm.index_i64(&args[1])?;
    let Ok(length) = usize::try_from(length) else { return Err(vm.raise_os_number(22, None)) };
    vm.check_len(length, 1)?;
    // At most a mebibyte at once, which a caller must expect anyway.
    let mut bytes = vec![0; length.min(1 << 20)];
    let outcome = match standard(vm, &args[0])? {
        Some(Standard::Stdin) => std::io::stdin().lock().read(&mut bytes),
        Some(Standard::Stdout | Standard::Stderr) | None => {
            let file = file(vm, &args[0])?;
            until_ready(vm, &file, Interest::READ)?;
            (&*file).read(&mut bytes)
        }
    };
    bytes.truncate(done(vm, outcome)?);
    Ok(make(bytes))
}

pub fn write(vm: &mut Vm, args: Args<'_>) -> Answer {
    let bytes = vm.buffer_arg(&args[1])?;
    match standard(vm, &args[0])? {
        Some(Standard::Stdout) => vm.write_stdout_now(&bytes)?,
        Some(Standard::Stderr) => vm.output.write_stderr_bytes(&bytes),
        Some(Standard::Stdin) | None => {
            let file = file(vm, &args[0])?;
            until_ready(vm, &file, Interest::WRITE)?;
            let count = done(vm, (&*file).write(&bytes))?;
            return Ok(Value::Int(count as i64));
        }
    }
    Ok(Value::Int(bytes.len() as i64))
}

pub fn lseek(vm: &mut Vm, args: Args<'_>) -> Answer {
    let file = file(vm, &args[0])?;
    let position = vm.index_i64(&args[1])?;
    let target = match (vm.index_i64(&args[2])?, u64::try_from(position)) {
        (0, Ok(position)) => SeekFrom::Start(position),
        (1, _) => SeekFrom::Current(position),
        (2, _) => SeekFrom::End(position),
        _ => return Err(vm.raise_os_number(22, None)),
    };
    let position = done(vm, (&*file).seek(target))?;
    Ok(Value::Int(position as i64))
}

pub fn fsync(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = match vm.index_opt(&args[0])? {
        Some(number) => number,
        None => {
            let fileno = vm.intern("fileno");
            vm.call_method(&args[0], fileno, &[])?
        }
    };
    let file = file(vm, &number)?;
    done(vm, file.sync_all())?;
    Ok(Value::None)
}

pub fn ftruncate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let file = file(vm, &args[0])?;
    let length = vm.index_i64(&args[1])?;
    let Ok(length) = u64::try_from(length) else { return Err(vm.raise_os_number(22, None)) };
    done(vm, file.set_len(length))?;
    Ok(Value::None)
}

pub fn isatty(vm: &mut Vm, args: Args<'_>) -> Answer {
    let number = number(vm, &args[0])?;
    if let Some(stream) = Standard::of_number(number) {
        return Ok(Value::bool(stream.is_terminal()));
    }
    let file = vm.state::<Descriptors>().get(number);
    Ok(Value::bool(file.is_some_and(|file| file.is_terminal())))
}

pub fn dup(vm: &mut Vm, args: Args<'_>) -> Answer {
    let file = any_file(vm, &args[0])?;
    let copy = done(vm, file.try_clone())?;
    Ok(Value::Int(i64::from(vm.state::<Descriptors>().own(copy))))
}

pub fn pipe(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let (reader, writer) = done(vm, std::io::pipe())?;
    let ends = [OwnedFd::from(reader), OwnedFd::from(writer)];
    let numbers = ends.map(|end| Value::Int(i64::from(vm.state::<Descriptors>().own(File::from(end)))));
    Ok(vm.new_tuple(numbers.to_vec()))
}

pub fn terminal_size(vm: &mut Vm, args: Args<'_>) -> Answer {
    let size = match standard(vm, &args[0])? {
        Some(Standard::Stdin) => rustix::termios::tcgetwinsize(std::io::stdin()),
        Some(Standard::Stdout) => rustix::termios::tcgetwinsize(std::io::stdout()),
        Some(Standard::Stderr) => rustix::termios::tcgetwinsize(std::io::stderr()),
        None => rustix::termios::tcgetwinsize(&*file(vm, &args[0])?),
    };
    let size = done(vm, size.map_err(std::io::Error::from))?;
    Ok(vm.new_tuple(vec![Value::Int(i64::from(size.ws_col)), Value::Int(i64::from(size.ws_row))]))
}
