//! Files and directories by name.

use crate::heap::Value;
use crate::modules::io::Descriptors;
use crate::modules::io::paths::FileName;
use crate::objects::bytes::make;
use crate::objects::list::List;
use crate::objects::native::{Answer, Args, Raised};
use crate::vm::Vm;
use rustix::fs::Access;
use std::fs::{DirBuilder, File, FileTimes, Metadata, Permissions};
use std::io::Result as Outcome;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, DirEntryExt, MetadataExt, PermissionsExt};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The value of a system call; its error as OSError that names the file.
fn done<T>(vm: &mut Vm, outcome: Outcome<T>, name: &Value) -> Result<T, Raised> {
    outcome.map_err(|error| vm.raise_os(&error, Some(name)))
}

/// What a script means by a name or a descriptor.
enum Target {
    Name(FileName),
    Open(i32),
}

fn target(vm: &mut Vm, value: &Value, function: &str) -> Result<Target, Raised> {
    if matches!(value.unwrap_payload(), Value::Int(_) | Value::True | Value::False) {
        return Ok(Target::Open(vm.index_i64(value)? as i32));
    }
    vm.path_arg(value, function, "path", "string, bytes, os.PathLike or integer").map(Target::Name)
}

fn path(vm: &mut Vm, value: &Value, function: &str) -> Result<FileName, Raised> {
    vm.path_arg(value, function, "path", "string, bytes or os.PathLike")
}

/// The file of a descriptor; OSError where none is open.
fn open_file(vm: &mut Vm, number: i32) -> Result<std::rc::Rc<File>, Raised> {
    match vm.state::<Descriptors>().get(number) {
        Some(file) => Ok(file),
        None => Err(vm.raise_os_number(9, None)),
    }
}

fn current(vm: &mut Vm) -> Result<std::path::PathBuf, Raised> {
    std::env::current_dir().map_err(|error| vm.raise_os(&error, None))
}

pub fn getcwd(vm: &mut Vm, _args: Args<'_>) -> Answer {
    let folder = current(vm)?;
    vm.name_text(folder.as_os_str())
}

pub fn getcwdb(vm: &mut Vm, _args: Args<'_>) -> Answer {
    Ok(make(current(vm)?.as_os_str().as_bytes().to_vec()))
}

pub fn chdir(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = path(vm, &args[0], "chdir")?;
    done(vm, std::env::set_current_dir(&name.path), &name.shown)?;
    Ok(Value::None)
}

/// The folder that listings look at: the current one where none is given.
fn folder(vm: &mut Vm, value: &Value, function: &str) -> Result<FileName, Raised> {
    if value.is_none() {
        let dot = vm.text(".");
        return path(vm, &dot, function);
    }
    vm.path_arg(value, function, "path", "string, bytes, os.PathLike, integer or None")
}

pub fn listdir(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = folder(vm, &args[0], "listdir")?;
    let entries = done(vm, std::fs::read_dir(&name.path), &name.shown)?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = done(vm, entry, &name.shown)?;
        names.push(vm.name_like(&entry.file_name(), name.is_bytes)?);
    }
    Ok(List::new(names).into())
}

/// Tuples of name, inode, and whether the entry itself is a directory, a file, a symbolic link.
pub fn scan(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = folder(vm, &args[0], "scandir")?;
    let entries = done(vm, std::fs::read_dir(&name.path), &name.shown)?;
    let mut rows = Vec::new();
    for entry in entries {
        let entry = done(vm, entry, &name.shown)?;
        let kind = done(vm, entry.file_type(), &name.shown)?;
        let shown = vm.name_like(&entry.file_name(), name.is_bytes)?;
        let facts = [kind.is_dir(), kind.is_file(), kind.is_symlink()].map(Value::bool);
        let mut row = vec![shown, Value::Int(entry.ino() as i64)];
        row.extend(facts);
        rows.push(vm.new_tuple(row));
    }
    Ok(List::new(rows).into())
}

pub fn mkdir(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = path(vm, &args[0], "mkdir")?;
    let mode = vm.index_i64(&args[1])? as u32;
    done(vm, DirBuilder::new().mode(mode).create(&name.path), &name.shown)?;
    Ok(Value::None)
}

pub fn rmdir(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = path(vm, &args[0], "rmdir")?;
    done(vm, std::fs::remove_dir(&name.path), &name.shown)?;
    Ok(Value::None)
}

pub fn remove(vm: &mut Vm, args: Args<'_>, function: &str) -> Answer {
    let name = path(vm, &args[0], function)?;
    done(vm, std::fs::remove_file(&name.path), &name.shown)?;
    Ok(Value::None)
}

/// Two names and what a system call makes of them.
fn pair(
    vm: &mut Vm,
    args: Args<'_>,
    function: &str,
    call: fn(&std::path::Path, &std::path::Path) -> Outcome<()>,
) -> Answer {
    let kinds = "string, bytes or os.PathLike";
    let from = vm.path_arg(&args[0], function, "src", kinds)?;
    let to = vm.path_arg(&args[1], function, "dst", kinds)?;
    match call(&from.path, &to.path) {
        Ok(()) => Ok(Value::None),
        Err(error) => Err(vm.raise_os_pair(&error, &from.shown, &to.shown)),
    }
}

pub fn rename(vm: &mut Vm, args: Args<'_>, function: &str) -> Answer {
    pair(vm, args, function, |from, to| std::fs::rename(from, to))
}

pub fn link(vm: &mut Vm, args: Args<'_>) -> Answer {
    pair(vm, args, "link", |from, to| std::fs::hard_link(from, to))
}

pub fn symlink(vm: &mut Vm, args: Args<'_>) -> Answer {
    pair(vm, args, "symlink", |from, to| std::os::unix::fs::symlink(from, to))
}

pub fn readlink(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = path(vm, &args[0], "readlink")?;
    let target = done(vm, std::fs::read_link(&name.path), &name.shown)?;
    vm.name_like(target.as_os_str(), name.is_bytes)
}

pub fn chmod(vm: &mut Vm, args: Args<'_>) -> Answer {
    let permissions = Permissions::from_mode(vm.index_i64(&args[1])? as u32);
    match target(vm, &args[0], "chmod")? {
        Target::Name(name) => done(vm, std::fs::set_permissions(&name.path, permissions), &name.shown)?,
        Target::Open(number) => {
            let file = open_file(vm, number)?;
            done(vm, file.set_permissions(permissions), &args[0])?;
        }
    }
    Ok(Value::None)
}

pub fn chown(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = path(vm, &args[0], "chown")?;
    // -1 leaves an id as it is.
    let id = |number: i64| u32::try_from(number).ok();
    let (owner, group) = (id(vm.index_i64(&args[1])?), id(vm.index_i64(&args[2])?));
    let outcome = match vm.truth(&args[3])? {
        true => std::os::unix::fs::chown(&name.path, owner, group),
        false => std::os::unix::fs::lchown(&name.path, owner, group),
    };
    done(vm, outcome, &name.shown)?;
    Ok(Value::None)
}

pub fn truncate(vm: &mut Vm, args: Args<'_>) -> Answer {
    let length = vm.index_i64(&args[1])?;
    let Ok(length) = u64::try_from(length) else { return Err(vm.raise_os_number(22, Some(&args[0]))) };
    match target(vm, &args[0], "truncate")? {
        Target::Name(name) => {
            let outcome = File::options().write(true).open(&name.path).and_then(|file| file.set_len(length));
            done(vm, outcome, &name.shown)?;
        }
        Target::Open(number) => {
            let file = open_file(vm, number)?;
            done(vm, file.set_len(length), &args[0])?;
        }
    }
    Ok(Value::None)
}

fn moment(nanoseconds: i64) -> SystemTime {
    let distance = Duration::from_nanos(nanoseconds.unsigned_abs());
    if nanoseconds < 0 { UNIX_EPOCH - distance } else { UNIX_EPOCH + distance }
}

pub fn set_times(vm: &mut Vm, args: Args<'_>) -> Answer {
    let (access, modification) = (vm.index_i64(&args[1])?, vm.index_i64(&args[2])?);
    let times = FileTimes::new().set_accessed(moment(access)).set_modified(moment(modification));
    match target(vm, &args[0], "utime")? {
        Target::Name(name) => {
            let outcome = File::open(&name.path).and_then(|file| file.set_times(times));
            done(vm, outcome, &name.shown)?;
        }
        Target::Open(number) => {
            let file = open_file(vm, number)?;
            done(vm, file.set_times(times), &args[0])?;
        }
    }
    Ok(Value::None)
}

pub fn access(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = path(vm, &args[0], "access")?;
    let mode = Access::from_bits_truncate(vm.index_i64(&args[1])? as u32);
    Ok(Value::bool(rustix::fs::access(&name.path, mode).is_ok()))
}

/// Mode, inode, device, links, owner, group, size, then the three times in nanoseconds, block size, blocks, device of a
/// special file.
fn fields(vm: &Vm, facts: &Metadata) -> Value {
    let time = |seconds: i64, nanoseconds: i64| Value::Int(seconds.saturating_mul(1_000_000_000) + nanoseconds);
    vm.new_tuple(vec![
        Value::Int(i64::from(facts.mode())),
        Value::Int(facts.ino() as i64),
        Value::Int(facts.dev() as i64),
        Value::Int(facts.nlink() as i64),
        Value::Int(i64::from(facts.uid())),
        Value::Int(i64::from(facts.gid())),
        Value::Int(facts.size() as i64),
        time(facts.atime(), facts.atime_nsec()),
        time(facts.mtime(), facts.mtime_nsec()),
        time(facts.ctime(), facts.ctime_nsec()),
        Value::Int(facts.blksize() as i64),
        Value::Int(facts.blocks() as i64),
        Value::Int(facts.rdev() as i64),
    ])
}

pub fn stat_fields(vm: &mut Vm, args: Args<'_>) -> Answer {
    let follow = vm.truth(&args[1])?;
    let facts = match target(vm, &args[0], if follow { "stat" } else { "lstat" })? {
        Target::Name(name) => {
            let facts = if follow { std::fs::metadata(&name.path) } else { std::fs::symlink_metadata(&name.path) };
            done(vm, facts, &name.shown)?
        }
        Target::Open(number @ 0..=2) if vm.state::<Descriptors>().get(number).is_none() => {
            done(vm, std::fs::metadata(format!("/dev/fd/{number}")), &args[0])?
        }
        Target::Open(number) => {
            let file = open_file(vm, number)?;
            done(vm, file.metadata(), &args[0])?
        }
    };
    Ok(fields(vm, &facts))
}

pub fn statvfs_fields(vm: &mut Vm, args: Args<'_>) -> Answer {
    let name = path(vm, &args[0], "statvfs")?;
    let facts = done(vm, rustix::fs::statvfs(&name.path).map_err(std::io::Error::from), &name.shown)?;
    let numbers = [
        facts.f_bsize,
        facts.f_frsize,
        facts.f_blocks,
        facts.f_bfree,
        facts.f_bavail,
        facts.f_files,
        facts.f_ffree,
        facts.f_favail,
        facts.f_flag.bits(),
        facts.f_namemax,
        facts.f_fsid,
    ];
    let numbers = numbers.iter().map(|number| vm.big_value((*number).into())).collect();
    Ok(vm.new_tuple(numbers))
}
