//! `posix`: what module `os` asks of the operating system. Names and numbers go in, plain values come out; `os` (own
//! language) makes CPython's classes of them.
//!
//! [`files`] works on names, [`descriptors`] on open files by number, [`process`] on the process and the system,
//! [`children`] on processes forked from it, [`programs`] on other programs.

mod children;
pub(super) mod descriptors;
mod files;
mod limits;
mod process;
mod programs;

use super::NativeModule;
use crate::heap::Value;
use crate::objects::bytes::make;
use crate::objects::dict::Dict;
use crate::objects::native::row;

/// `posix`
pub const MODULE: NativeModule = NativeModule {
    name: "posix",
    doc: "This module provides access to operating system functionality that is standardized by POSIX.",
    functions: &[
        row("fspath(path)", "Return the file system path representation of the object.", |vm, args| {
            vm.fspath(&args[0])
        }),
        // Files by name.
        row("getcwd()", "Return a unicode string representing the current working directory.", files::getcwd),
        row("getcwdb()", "Return a bytes string representing the current working directory.", files::getcwdb),
        row("chdir(path)", "Change the current working directory to the specified path.", files::chdir),
        row("listdir(path=None)", "Return a list containing the names of the files in the directory.", files::listdir),
        row("scan(path, /)", "Name, inode and kind of each entry of a directory.", files::scan),
        row("mkdir(path, mode=511)", "Create a directory.", files::mkdir),
        row("rmdir(path)", "Remove a directory.", files::rmdir),
        row("unlink(path)", "Remove a file.", |vm, args| files::remove(vm, args, "unlink")),
        row("remove(path)", "Remove a file.", |vm, args| files::remove(vm, args, "remove")),
        row("rename(src, dst)", "Rename a file or directory.", |vm, args| files::rename(vm, args, "rename")),
        row("replace(src, dst)", "Rename a file or directory, overwriting the destination.", |vm, args| {
            files::rename(vm, args, "replace")
        }),
        row("link(src, dst)", "Create a hard link to a file.", files::link),
        row(
            "symlink(src, dst, target_is_directory=False)",
            "Create a symbolic link pointing to src named dst.",
            files::symlink,
        ),
        row(
            "readlink(path)",
            "Return a string representing the path to which the symbolic link points.",
            files::readlink,
        ),
        row("chmod(path, mode, *, follow_symlinks=True)", "Change the access permissions of a file.", files::chmod),
        row("chown(path, uid, gid, *, follow_symlinks=True)", "Change the owner and group id of path.", files::chown),
        row("truncate(path, length)", "Truncate a file to a specific length.", files::truncate),
        row("set_times(path, access, modification, /)", "Set the times of a file, in nanoseconds.", files::set_times),
        row("access(path, mode)", "Use the real uid/gid to test for access to a path.", files::access),
        row("stat_fields(path, follow, /)", "What `os.stat` tells of a file.", files::stat_fields),
        row("statvfs_fields(path, /)", "What `os.statvfs` tells of a file system.", files::statvfs_fields),
        // Open files.
        row(
            "open(path, flags, mode=511)",
            "Open a file for low level IO; return a file descriptor.",
            descriptors::open,
        ),
        row("close(fd)", "Close a file descriptor.", descriptors::close),
        row("read(fd, length, /)", "Read from a file descriptor; return a bytes object.", descriptors::read),
        row("write(fd, data, /)", "Write a bytes object to a file descriptor.", descriptors::write),
        row("pread(fd, length, offset, /)", "Read from a file descriptor at a position.", descriptors::pread),
        row("pwrite(fd, data, offset, /)", "Write to a file descriptor at a position.", descriptors::pwrite),
        row("set_blocking(fd, blocking, /)", "Set the blocking mode of a file descriptor.", descriptors::set_blocking),
        row("get_blocking(fd, /)", "Get the blocking mode of a file descriptor.", descriptors::get_blocking),
        row("lseek(fd, position, whence, /)", "Set the position of a file descriptor.", descriptors::lseek),
        row("fsync(fd)", "Force write of fd to disk.", descriptors::fsync),
        row("fdatasync(fd)", "Force write of fd to disk without forcing update of metadata.", descriptors::fsync),
        row("ftruncate(fd, length, /)", "Truncate a file, specified by file descriptor.", descriptors::ftruncate),
        row("isatty(fd, /)", "Return True if the fd is connected to a terminal.", descriptors::isatty),
        row("dup(fd, /)", "Return a duplicate of a file descriptor.", descriptors::dup),
        row("pipe()", "Create a pipe; return its two ends.", descriptors::pipe),
        row("terminal_size(fd, /)", "Columns and lines of a terminal.", descriptors::terminal_size),
        // The process.
        row("getpid()", "Return the current process id.", |_, _| Ok(Value::Int(i64::from(std::process::id())))),
        row("getppid()", "Return the parent's process id.", |_, _| {
            Ok(Value::Int(i64::from(std::os::unix::process::parent_id())))
        }),
        row("getuid()", "Return the current process's user id.", process::getuid),
        row("geteuid()", "Return the current process's effective user id.", process::geteuid),
        row("getgid()", "Return the current process's group id.", process::getgid),
        row("getegid()", "Return the current process's effective group id.", process::getegid),
        row("umask(mask, /)", "Set the current numeric umask and return the previous umask.", process::umask),
        row("uname_fields()", "What `os.uname` tells of the system.", process::uname_fields),
        row("cpu_count()", "Return the number of logical CPUs in the system.", process::cpu_count),
        row("getloadavg()", "Return average recent system load information.", process::getloadavg),
        row("urandom(size, /)", "Return a bytes object containing random bytes.", process::urandom),
        row("strerror(code, /)", "Translate an error code to a message string.", process::strerror),
        row("kill(pid, signal, /)", "Kill a process with a signal.", process::kill),
        row("fork()", "Fork a child process: 0 in the child, its number in the parent.", children::fork),
        row("_rlimit_names()", "What can be limited, by name.", limits::names),
        row("_getrlimit(resource, /)", "The limits of a resource.", limits::get),
        row("_setrlimit(pid, resource, soft, hard, /)", "Set the limits of a resource.", limits::set),
        row("waitpid(pid, options, /)", "Wait for completion of a given child process.", children::waitpid),
        row(
            "wait_for_files(readers, writers, timeout, /)",
            "Wait until files can be read or written; which can.",
            children::wait_for_files,
        ),
        row("pidfd_open(pid, flags=0)", "Return a file descriptor referring to the process pid.", programs::pidfd_open),
        row("killpg(pgid, signal, /)", "Kill a process group with a signal.", programs::killpg),
        row("getpgid(pid)", "Call the system call getpgid(), and return the result.", programs::getpgid),
        row("getsid(pid, /)", "Call the system call getsid(pid) and return the result.", programs::getsid),
        row(
            "_spawn(args, executable, cwd, env, stdin, stdout, stderr, options, /)",
            "Start a program; the number of its process.",
            programs::spawn,
        ),
        row("_wait_child(pid, timeout, /)", "Wait for a child; how it ended, or None in time.", programs::wait_child),
        row(
            "_exchange(stdin, input, stdout, stderr, timeout, until_written=False, /)",
            "Write to one pipe and read from others.",
            programs::exchange,
        ),
        row(
            "_exit(status)",
            "Exit to the system with specified status, without normal exit processing.",
            process::exit,
        ),
    ],
    classes: &[],
    setup: Some(|vm, module| {
        use std::os::unix::ffi::OsStringExt;
        let environ = Dict::new();
        for (name, value) in std::env::vars_os() {
            let (name, value) = (make(name.into_vec()), make(value.into_vec()));
            vm.setitem(&environ.value(), &name, value)?;
        }
        vm.set_module_item(module, "environ", environ.into());
        Ok(())
    }),
};
