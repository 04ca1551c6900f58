"""The parts of `os` that few programs ask for: numbers of the system, running programs in this process's place, attributes and
descriptors. Their numbers are those of Linux.

Not offered: changing the user (`setuid` and its like), name spaces, scheduling classes, pseudo-terminals, timers as descriptors.
"""

import posix
import sys

import _posix_rare
from _posix_rare import (
    chroot, fchdir, fchmod, fchown, get_inheritable, getgroups, getpgrp, getpriority, nice, set_inheritable, setpgid, setpriority,
    setsid, sync, tcgetpgrp, tcsetpgrp, ttyname,
)

_numbers = {
    "CLD_CONTINUED": 6, "CLD_DUMPED": 3, "CLD_EXITED": 1, "CLD_KILLED": 2, "CLD_STOPPED": 5, "CLD_TRAPPED": 4,
    "CLONE_FILES": 1024, "CLONE_FS": 512, "CLONE_NEWCGROUP": 33554432, "CLONE_NEWIPC": 134217728, "CLONE_NEWNET":
    1073741824, "CLONE_NEWNS": 131072, "CLONE_NEWPID": 536870912, "CLONE_NEWTIME": 128, "CLONE_NEWUSER": 268435456,
    "CLONE_NEWUTS": 67108864, "CLONE_SIGHAND": 2048, "CLONE_SYSVSEM": 262144, "CLONE_THREAD": 65536, "CLONE_VM": 256,
    "EFD_CLOEXEC": 524288, "EFD_NONBLOCK": 2048, "EFD_SEMAPHORE": 1, "F_LOCK": 1, "F_TEST": 3, "F_TLOCK": 2, "F_ULOCK": 0,
    "GRND_NONBLOCK": 1, "GRND_RANDOM": 2, "MFD_ALLOW_SEALING": 2, "MFD_CLOEXEC": 1, "MFD_HUGETLB": 4, "MFD_HUGE_16GB":
    2281701376, "MFD_HUGE_16MB": 1610612736, "MFD_HUGE_1GB": 2013265920, "MFD_HUGE_1MB": 1342177280, "MFD_HUGE_256MB":
    1879048192, "MFD_HUGE_2GB": 2080374784, "MFD_HUGE_2MB": 1409286144, "MFD_HUGE_32MB": 1677721600, "MFD_HUGE_512KB":
    1275068416, "MFD_HUGE_512MB": 1946157056, "MFD_HUGE_64KB": 1073741824, "MFD_HUGE_8MB": 1543503872, "MFD_HUGE_MASK":
    63, "MFD_HUGE_SHIFT": 26, "NGROUPS_MAX": 65536, "O_ASYNC": 8192, "O_DIRECT": 16384, "O_FSYNC": 1052672, "O_LARGEFILE":
    0, "O_NOATIME": 262144, "O_PATH": 2097152, "O_RSYNC": 1052672, "O_TMPFILE": 4259840, "POSIX_FADV_DONTNEED": 4,
    "POSIX_FADV_NOREUSE": 5, "POSIX_FADV_NORMAL": 0, "POSIX_FADV_RANDOM": 1, "POSIX_FADV_SEQUENTIAL": 2,
    "POSIX_FADV_WILLNEED": 3, "POSIX_SPAWN_CLOSE": 1, "POSIX_SPAWN_CLOSEFROM": 3, "POSIX_SPAWN_DUP2": 2,
    "POSIX_SPAWN_OPEN": 0, "PRIO_PGRP": 1, "PRIO_PROCESS": 0, "PRIO_USER": 2, "P_ALL": 0, "P_NOWAIT": 1, "P_NOWAITO": 1,
    "P_PGID": 2, "P_PID": 1, "P_PIDFD": 3, "P_WAIT": 0, "RTLD_DEEPBIND": 8, "RTLD_GLOBAL": 256, "RTLD_LAZY": 1,
    "RTLD_LOCAL": 0, "RTLD_NODELETE": 4096, "RTLD_NOLOAD": 4, "RTLD_NOW": 2, "RWF_APPEND": 16, "RWF_DSYNC": 2,
    "RWF_HIPRI": 1, "RWF_NOWAIT": 8, "RWF_SYNC": 4, "SCHED_BATCH": 3, "SCHED_FIFO": 1, "SCHED_IDLE": 5, "SCHED_OTHER": 0,
    "SCHED_RESET_ON_FORK": 1073741824, "SCHED_RR": 2, "SEEK_DATA": 3, "SEEK_HOLE": 4, "SPLICE_F_MORE": 4, "SPLICE_F_MOVE":
    1, "SPLICE_F_NONBLOCK": 2, "ST_APPEND": 256, "ST_MANDLOCK": 64, "ST_NOATIME": 1024, "ST_NODEV": 4, "ST_NODIRATIME":
    2048, "ST_NOEXEC": 8, "ST_NOSUID": 2, "ST_RDONLY": 1, "ST_RELATIME": 4096, "ST_SYNCHRONOUS": 16, "ST_WRITE": 128,
    "TFD_CLOEXEC": 524288, "TFD_NONBLOCK": 2048, "TFD_TIMER_ABSTIME": 1, "TFD_TIMER_CANCEL_ON_SET": 2, "TMP_MAX": 238328,
    "WEXITED": 4, "WNOWAIT": 16777216, "WSTOPPED": 2, "XATTR_CREATE": 1, "XATTR_REPLACE": 2, "XATTR_SIZE_MAX": 65536,
}
globals().update(_numbers)

confstr_names = {
    "CS_PATH": 0, "CS_GNU_LIBC_VERSION": 2, "CS_GNU_LIBPTHREAD_VERSION": 3,
}
pathconf_names = {
    "PC_ALLOC_SIZE_MIN": 18, "PC_ASYNC_IO": 10, "PC_CHOWN_RESTRICTED": 6, "PC_FILESIZEBITS": 13, "PC_LINK_MAX": 0,
    "PC_MAX_CANON": 1, "PC_MAX_INPUT": 2, "PC_NAME_MAX": 3, "PC_NO_TRUNC": 7, "PC_PATH_MAX": 4, "PC_PIPE_BUF": 5,
    "PC_PRIO_IO": 11, "PC_REC_INCR_XFER_SIZE": 14, "PC_REC_MAX_XFER_SIZE": 15, "PC_REC_MIN_XFER_SIZE": 16,
    "PC_REC_XFER_ALIGN": 17, "PC_SOCK_MAXBUF": 12, "PC_SYMLINK_MAX": 19, "PC_SYNC_IO": 9, "PC_VDISABLE": 8,
}
sysconf_names = {
    "SC_AIO_LISTIO_MAX": 23, "SC_AIO_MAX": 24, "SC_AIO_PRIO_DELTA_MAX": 25, "SC_ARG_MAX": 0, "SC_ASYNCHRONOUS_IO": 12,
    "SC_ATEXIT_MAX": 87, "SC_AVPHYS_PAGES": 86, "SC_BC_BASE_MAX": 36, "SC_BC_DIM_MAX": 37, "SC_BC_SCALE_MAX": 38,
    "SC_BC_STRING_MAX": 39, "SC_CHARCLASS_NAME_MAX": 45, "SC_CHAR_BIT": 101, "SC_CHAR_MAX": 102, "SC_CHAR_MIN": 103,
    "SC_CHILD_MAX": 1, "SC_CLK_TCK": 2, "SC_COLL_WEIGHTS_MAX": 40, "SC_DELAYTIMER_MAX": 26, "SC_EQUIV_CLASS_MAX": 41,
    "SC_EXPR_NEST_MAX": 42, "SC_FSYNC": 15, "SC_GETGR_R_SIZE_MAX": 69, "SC_GETPW_R_SIZE_MAX": 70, "SC_INT_MAX": 104,
    "SC_INT_MIN": 105, "SC_IOV_MAX": 60, "SC_JOB_CONTROL": 7, "SC_LINE_MAX": 43, "SC_LOGIN_NAME_MAX": 71, "SC_LONG_BIT":
    106, "SC_MAPPED_FILES": 16, "SC_MB_LEN_MAX": 108, "SC_MEMLOCK": 17, "SC_MEMLOCK_RANGE": 18, "SC_MEMORY_PROTECTION":
    19, "SC_MESSAGE_PASSING": 20, "SC_MINSIGSTKSZ": 249, "SC_MQ_OPEN_MAX": 27, "SC_MQ_PRIO_MAX": 28, "SC_NGROUPS_MAX": 3,
    "SC_NL_ARGMAX": 119, "SC_NL_LANGMAX": 120, "SC_NL_MSGMAX": 121, "SC_NL_NMAX": 122, "SC_NL_SETMAX": 123,
    "SC_NL_TEXTMAX": 124, "SC_NPROCESSORS_CONF": 83, "SC_NPROCESSORS_ONLN": 84, "SC_NZERO": 109, "SC_OPEN_MAX": 4,
    "SC_PAGESIZE": 30, "SC_PAGE_SIZE": 30, "SC_PASS_MAX": 88, "SC_PHYS_PAGES": 85, "SC_POLL": 58, "SC_PRIORITIZED_IO": 13,
    "SC_PRIORITY_SCHEDULING": 10, "SC_REALTIME_SIGNALS": 9, "SC_RE_DUP_MAX": 44, "SC_RTSIG_MAX": 31, "SC_SAVED_IDS": 8,
    "SC_SCHAR_MAX": 111, "SC_SCHAR_MIN": 112, "SC_SELECT": 59, "SC_SEMAPHORES": 21, "SC_SEM_NSEMS_MAX": 32,
    "SC_SEM_VALUE_MAX": 33, "SC_SHARED_MEMORY_OBJECTS": 22, "SC_SHRT_MAX": 113, "SC_SHRT_MIN": 114, "SC_SIGQUEUE_MAX": 34,
    "SC_SSIZE_MAX": 110, "SC_STREAM_MAX": 5, "SC_SYNCHRONIZED_IO": 14, "SC_THREADS": 67, "SC_THREAD_ATTR_STACKADDR": 77,
    "SC_THREAD_ATTR_STACKSIZE": 78, "SC_THREAD_DESTRUCTOR_ITERATIONS": 73, "SC_THREAD_KEYS_MAX": 74,
    "SC_THREAD_PRIORITY_SCHEDULING": 79, "SC_THREAD_PRIO_INHERIT": 80, "SC_THREAD_PRIO_PROTECT": 81,
    "SC_THREAD_PROCESS_SHARED": 82, "SC_THREAD_SAFE_FUNCTIONS": 68, "SC_THREAD_STACK_MIN": 75, "SC_THREAD_THREADS_MAX":
    76, "SC_TIMERS": 11, "SC_TIMER_MAX": 35, "SC_TTY_NAME_MAX": 72, "SC_TZNAME_MAX": 6, "SC_T_IOV_MAX": 66,
    "SC_UCHAR_MAX": 115, "SC_UINT_MAX": 116, "SC_UIO_MAXIOV": 60, "SC_ULONG_MAX": 117, "SC_USHRT_MAX": 118, "SC_VERSION":
    29, "SC_WORD_BIT": 107,
}

if sys.platform == "linux":
    import _posix_linux
    from _posix_linux import (
        copy_file_range, eventfd, major, makedev, memfd_create, minor, mknod, pipe2, posix_fallocate, sendfile, splice,
    )


def _os():
    import os
    return os


# --- limits and names of the system ---------------------------------------------------------------------------------


def _number_of(names, name):
    if isinstance(name, str):
        try:
            return names[name]
        except KeyError:
            raise ValueError("unrecognized configuration name") from None
    return name


def _memory(field):
    with open("/proc/meminfo") as file:
        for line in file:
            if line.startswith(field):
                return int(line.split()[1]) * 1024
    return -1


def _limit(title):
    with open("/proc/self/limits") as file:
        for line in file:
            if line.startswith(title):
                word = line[len(title):].split()[0]
                return -1 if word == "unlimited" else int(word)
    return -1


_PAGE = 4096
_SYSTEM = {
    "SC_ARG_MAX": lambda: 2097152, "SC_CHILD_MAX": lambda: _limit("Max processes"), "SC_CLK_TCK": lambda: 100,
    "SC_NGROUPS_MAX": lambda: 65536, "SC_OPEN_MAX": lambda: _limit("Max open files"), "SC_PAGESIZE": lambda: _PAGE,
    "SC_NPROCESSORS_CONF": lambda: posix.cpu_count(), "SC_NPROCESSORS_ONLN": lambda: posix.cpu_count(),
    "SC_PHYS_PAGES": lambda: _memory("MemTotal") // _PAGE, "SC_AVPHYS_PAGES": lambda: _memory("MemFree") // _PAGE,
    "SC_IOV_MAX": lambda: 1024, "SC_LINE_MAX": lambda: 2048, "SC_LOGIN_NAME_MAX": lambda: 256, "SC_TTY_NAME_MAX": lambda: 32,
    "SC_HOST_NAME_MAX": lambda: 64, "SC_VERSION": lambda: 200809, "SC_JOB_CONTROL": lambda: 1, "SC_SAVED_IDS": lambda: 1,
    "SC_CHAR_BIT": lambda: 8, "SC_INT_MAX": lambda: 2147483647, "SC_INT_MIN": lambda: -2147483648, "SC_LONG_BIT": lambda: 64,
    "SC_WORD_BIT": lambda: 32, "SC_THREADS": lambda: 200809, "SC_SEM_VALUE_MAX": lambda: 2147483647,
}
_BY_NUMBER = {sysconf_names[_name]: _ask for _name, _ask in _SYSTEM.items() if _name in sysconf_names}


def sysconf(name, /):
    """Return an integer-valued system configuration variable; -1 where it is not known."""
    number = _number_of(sysconf_names, name)
    if number not in sysconf_names.values():
        raise OSError(22, posix.strerror(22))
    return _BY_NUMBER[number]() if number in _BY_NUMBER else -1


def confstr(name, /):
    """Return a string-valued system configuration variable."""
    number = _number_of(confstr_names, name)
    known = {0: "/bin:/usr/bin", 2: "glibc 2.36", 3: "NPTL 2.36"}
    if number not in known:
        raise OSError(22, posix.strerror(22))
    return known[number]


_PATHS = {"PC_LINK_MAX": 65000, "PC_MAX_CANON": 255, "PC_MAX_INPUT": 255, "PC_NAME_MAX": 255, "PC_PATH_MAX": 4096,
          "PC_PIPE_BUF": 4096, "PC_CHOWN_RESTRICTED": 1, "PC_NO_TRUNC": 1, "PC_VDISABLE": 0, "PC_FILESIZEBITS": 64}


def pathconf(path, name):
    """Return the configuration limit name for the file or directory path; -1 where it is not known."""
    number = _number_of(pathconf_names, name)
    _os().stat(path)
    return {pathconf_names[name]: value for name, value in _PATHS.items()}.get(number, -1)


def fpathconf(fd, name, /):
    """Return the configuration limit name for the file descriptor fd; -1 where it is not known."""
    return pathconf(fd, name)


def ctermid():
    """Return the name of the controlling terminal for this process."""
    return "/dev/tty"


def device_encoding(fd):
    """Return a string describing the encoding of a terminal's file descriptor; None where it is no terminal."""
    return "utf-8" if posix.isatty(fd) else None


def _ids(field):
    with open("/proc/self/status") as file:
        for line in file:
            if line.startswith(field):
                return tuple(map(int, line.split()[1:4]))


def getresuid():
    """Return a tuple of the current process's real, effective, and saved user ids."""
    return _ids("Uid:")


def getresgid():
    """Return a tuple of the current process's real, effective, and saved group ids."""
    return _ids("Gid:")


def getgrouplist(user, group, /):
    """Returns a list of groups to which a user belongs."""
    groups = [group]
    with open("/etc/group") as file:
        for line in file:
            name, _, number, members = line.rstrip("\n").split(":")
            if user in members.split(",") and int(number) not in groups:
                groups.append(int(number))
    return groups


def getrandom(size, flags=0):
    """Obtain a series of random bytes."""
    return posix.urandom(size)


# --- other programs -------------------------------------------------------------------------------------------------


def _pairs(env):
    os = _os()
    return [(os.fsencode(name), os.fsencode(value)) for name, value in dict(env).items()]


def execv(path, argv, /):
    """Execute an executable path with arguments, replacing current process."""
    execve(path, argv, _os().environ)


def execve(path, argv, env):
    """Execute an executable path with arguments and environment, replacing current process."""
    argv = list(argv)
    if not argv:
        raise ValueError("execve() arg 2 must not be empty")
    if not argv[0]:
        raise ValueError("execve() arg 2 first element cannot be empty")
    path = posix.fspath(path)
    if (b"/" if isinstance(path, bytes) else "/") not in path:
        path = (b"./" if isinstance(path, bytes) else "./") + path
    _posix_rare._exec(path, argv, _pairs(env))


def execvpe(file, args, env):
    """Execute the executable file (which is searched for along $PATH) with argument list args and environment env."""
    os = _os()
    file = posix.fspath(file)
    if os.path.dirname(file):
        return execve(file, args, env)
    failure = None
    for folder in os.get_exec_path(env):
        path = os.path.join(os.fsencode(folder) if isinstance(file, bytes) else folder, file)
        try:
            execve(path, args, env)
        except (FileNotFoundError, NotADirectoryError) as error:
            failure = failure or error
        except OSError as error:
            failure = error
    raise failure or FileNotFoundError(2, posix.strerror(2), file)


def execvp(file, args):
    """Execute the executable file (which is searched for along $PATH) with argument list args."""
    execvpe(file, args, _os().environ)


def execl(file, *args):
    """Execute the executable file with argument list args, replacing the current process."""
    execv(file, args)


def execle(file, *args):
    """Execute the executable file with argument list args and environment env, replacing the current process."""
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    """Execute the executable file (which is searched for along $PATH) with argument list args."""
    execvp(file, args)


def execlpe(file, *args):
    """Execute the executable file (which is searched for along $PATH) with argument list args and environment env."""
    execvpe(file, args[:-1], args[-1])


def _spawned(mode, run, file, *more):
    os = _os()
    pid = os.fork()
    if not pid:
        try:
            run(file, *more)
        except BaseException:
            pass
        posix._exit(127)
    if mode == _numbers["P_NOWAIT"]:
        return pid
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def spawnv(mode, file, args):
    """Execute file with arguments from args in a subprocess; its exit status, or its number where mode is P_NOWAIT."""
    return _spawned(mode, execv, file, args)


def spawnve(mode, file, args, env):
    """The same in a specified environment."""
    return _spawned(mode, execve, file, args, env)


def spawnvp(mode, file, args):
    """As spawnv; the file is looked for along $PATH."""
    return _spawned(mode, execvp, file, args)


def spawnvpe(mode, file, args, env):
    """The same in a specified environment."""
    return _spawned(mode, execvpe, file, args, env)


def spawnl(mode, file, *args):
    """Execute file with arguments from args in a subprocess."""
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    """The same; the last argument is the environment."""
    return spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    """As spawnl; the file is looked for along $PATH."""
    return spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    """The same; the last argument is the environment."""
    return spawnvpe(mode, file, args[:-1], args[-1])


def _posix_spawn(run, path, argv, env, file_actions, setpgroup, setsid_too):
    os = _os()

    def start():
        if setsid_too:
            setsid()
        if setpgroup is not None:
            setpgid(0, setpgroup)
        for action, *args in file_actions or ():
            if action == _numbers["POSIX_SPAWN_OPEN"]:
                number, *opening = args
                opened = posix.open(*opening)
                if opened != number:
                    dup2(opened, number)
                    posix.close(opened)
            elif action == _numbers["POSIX_SPAWN_CLOSE"]:
                posix.close(*args)
            elif action == _numbers["POSIX_SPAWN_DUP2"]:
                dup2(*args)
            elif action == _numbers["POSIX_SPAWN_CLOSEFROM"]:
                closerange(args[0], 1024)
            else:
                raise TypeError("Unknown file_actions identifier")
        run(path, argv, os.environ if env is None else env)

    pid = os.fork()
    if not pid:
        try:
            start()
        except BaseException:
            pass
        posix._exit(127)
    return pid


def posix_spawn(path, argv, env, /, *, file_actions=None, setpgroup=None, resetids=False, setsid=False, setsigmask=(), setsigdef=(),
                scheduler=None):
    """Execute the program specified by path in a new process."""
    _os().stat(path)
    return _posix_spawn(execve, path, argv, env, file_actions, setpgroup, setsid)


def posix_spawnp(path, argv, env, /, *, file_actions=None, setpgroup=None, resetids=False, setsid=False, setsigmask=(),
                 setsigdef=(), scheduler=None):
    """Execute the program specified by path (which is looked for along $PATH) in a new process."""
    return _posix_spawn(execvpe, path, argv, env, file_actions, setpgroup, setsid)


# --- waiting --------------------------------------------------------------------------------------------------------


def wait4(pid, options):
    """Wait for completion of a specific child process; its number, its status, its use of resources (which is not measured)."""
    return *posix.waitpid(pid, options), _usage()


def wait3(options):
    """Wait for completion of a child process."""
    return wait4(-1, options)


_USAGE = ("ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt", "ru_nswap",
          "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw")


def _usage():
    import _structseq
    kind = _structseq.make("struct_rusage", "resource", "struct_rusage: Result from getrusage.", _USAGE)
    return kind((0.0, 0.0) + (0,) * 14)


# --- descriptors ----------------------------------------------------------------------------------------------------


def dup2(fd, fd2, inheritable=True):
    """Duplicate file descriptor."""
    number = _posix_rare._dup2(fd, fd2) if fd != fd2 else fd2
    if inheritable and number > 2:
        set_inheritable(number, True)
    return number


def closerange(fd_low, fd_high, /):
    """Closes all file descriptors in [fd_low, fd_high), ignoring errors."""
    for fd in range(fd_low, fd_high):
        try:
            posix.close(fd)
        except OSError:
            pass


def readv(fd, buffers, /):
    """Read from a file descriptor fd into an iterable of buffers; the number of bytes read."""
    return _spread(posix.read(fd, sum(memoryview(buffer).nbytes for buffer in buffers)), buffers)


def preadv(fd, buffers, offset, flags=0, /):
    """Reads from a file descriptor into a number of mutable bytes-like objects, from a position on."""
    return _spread(posix.pread(fd, sum(memoryview(buffer).nbytes for buffer in buffers), offset), buffers)


def _spread(data, buffers):
    at = 0
    for buffer in buffers:
        view = memoryview(buffer).cast("B")
        part = data[at:at + view.nbytes]
        view[:len(part)] = part
        at += len(part)
    return len(data)


def writev(fd, buffers, /):
    """Writes the contents of buffers to file descriptor fd; the number of bytes written."""
    return posix.write(fd, b"".join(buffers))


def pwritev(fd, buffers, offset, flags=0, /):
    """Writes the contents of bytes-like objects to a file descriptor at a given offset."""
    return posix.pwrite(fd, b"".join(buffers), offset)


def fstatvfs(fd, /):
    """Perform an fstatvfs system call on the given fd."""
    return _os().statvfs(f"/proc/self/fd/{fd}")


def lockf(fd, command, length, /):
    """Apply, test or remove a POSIX lock on an open file descriptor: locks of parts of a file are not offered."""
    raise NotImplementedError("os.lockf() is not offered")


def eventfd_read(fd):
    """Read eventfd value."""
    return int.from_bytes(posix.read(fd, 8), sys.byteorder)


def eventfd_write(fd, value):
    """Write eventfd value."""
    posix.write(fd, value.to_bytes(8, sys.byteorder))


def posix_fadvise(fd, offset, length, advice, /):
    """Announce an intention to access data in a specific pattern: advice that is not passed on."""
    _os().fstat(fd)


def mkfifo(path, mode=0o666, *, dir_fd=None):
    """Create a "fifo" (a POSIX named pipe)."""
    mknod(path, mode | 0o010000)


def setpgrp():
    """Make the current process the leader of its process group."""
    setpgid(0, 0)


def sched_yield():
    """Voluntarily relinquish the CPU."""
    import time
    time.sleep(0)


def fwalk(top=".", topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """Directory tree generator: as walk(), with a descriptor of each directory as the fourth item."""
    os = _os()
    for root, folders, files in os.walk(top, topdown, onerror, follow_symlinks):
        number = os.open(root, os.O_RDONLY)
        try:
            yield root, folders, files, number
        finally:
            os.close(number)


# --- extended attributes --------------------------------------------------------------------------------------------


def _place(path):
    return f"/proc/self/fd/{path}" if isinstance(path, int) else path


def getxattr(path, attribute, *, follow_symlinks=True):
    """Return the value of extended attribute attribute on path."""
    return _posix_linux._getxattr(_place(path), attribute)


def setxattr(path, attribute, value, flags=0, *, follow_symlinks=True):
    """Set extended attribute attribute on path to value."""
    _posix_linux._setxattr(_place(path), attribute, value, flags)


def removexattr(path, attribute, *, follow_symlinks=True):
    """Remove extended attribute attribute on path."""
    _posix_linux._removexattr(_place(path), attribute)


def listxattr(path=None, *, follow_symlinks=True):
    """Return a list of extended attributes on path."""
    names = _posix_linux._listxattr("." if path is None else _place(path))
    return [name.decode() for name in names.split(b"\0") if name]


__all__ = [_name for _name in dir() if not _name.startswith("_") and _name not in ("posix", "sys")]
for _name in __all__:
    if hasattr(globals()[_name], "__code__"):
        globals()[_name].__module__ = "posix"
