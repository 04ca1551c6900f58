"""OS routines for POSIX: what module `posix` does, in the shapes that programs know."""

import sys

import _structseq
import posix
import posixpath as path
import stat as st
from posix import (
    _exit, access, chdir, chmod, chown, close, cpu_count, dup, fdatasync, fspath, fsync, ftruncate,
    get_blocking, getcwd, getcwdb, getegid, geteuid, getgid, getloadavg, getpgid, getpid, getppid, getsid, getuid,
    isatty, kill, killpg, link, listdir, lseek, mkdir, open, pidfd_open, pipe, pread, pwrite, read, readlink, remove,
    rename, replace, rmdir, set_blocking, strerror, symlink, truncate, umask, unlink, urandom, waitpid, write,
)
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

sys.modules["os.path"] = path

name = "posix"
linesep = "\n"
error = OSError

F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
O_RDONLY, O_WRONLY, O_RDWR, O_ACCMODE = 0, 1, 2, 3
O_CREAT, O_EXCL, O_NOCTTY, O_TRUNC = 0o100, 0o200, 0o400, 0o1000
O_APPEND, O_NONBLOCK, O_NDELAY, O_DSYNC = 0o2000, 0o4000, 0o4000, 0o10000
O_DIRECTORY, O_NOFOLLOW, O_CLOEXEC, O_SYNC = 0o200000, 0o400000, 0o2000000, 0o4010000
EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST = 0, 64, 65, 66, 67, 68
EX_UNAVAILABLE, EX_SOFTWARE, EX_OSERR, EX_OSFILE, EX_CANTCREAT, EX_IOERR = 69, 70, 71, 72, 73, 74
EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG = 75, 76, 77, 78

# What may be done by a descriptor instead of a name, and the like.
supports_dir_fd = set()
supports_effective_ids = set()
supports_fd = {stat for stat in (chmod, truncate)}
supports_follow_symlinks = {chown}
supports_bytes_environ = True


try:
    from abc import ABC as _ABC, abstractmethod as _abstractmethod
except ImportError:
    _ABC, _abstractmethod = object, lambda function: function


class PathLike(_ABC):
    """Abstract base class for implementing the file system path protocol."""

    __slots__ = ()

    @_abstractmethod
    def __fspath__(self):
        """Return the file system path representation of the object."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, "__fspath__") if cls is PathLike else NotImplemented

    __class_getitem__ = classmethod(lambda cls, item: _alias(cls, item))


def _alias(cls, item):
    from types import GenericAlias
    return GenericAlias(cls, item)


# --- texts ----------------------------------------------------------------------------------------------------------


def fsencode(filename):
    """Encode filename to the filesystem encoding with 'surrogateescape' error handler, return bytes unchanged."""
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    """Decode filename from the filesystem encoding with 'surrogateescape' error handler, return str unchanged."""
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


class _Environ:
    """The environment as a mapping. Other programs that are started get it as it is then."""

    def __init__(self, data, encode, decode):
        self._data = data
        self.encodekey = self.encodevalue = encode
        self.decodekey = self.decodevalue = decode

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key, value = self.encodekey(key), self.encodevalue(value)
        if not key or b"=" in key[1:]:
            raise OSError(22, "Invalid argument")
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        if encoded not in self._data:
            raise KeyError(key)
        del self._data[encoded]

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        try:
            return self.encodekey(key) in self._data
        except TypeError:
            return False

    def __repr__(self):
        shown = ", ".join(f"{key!r}: {value!r}" for key, value in self.items())
        return f"environ({{{shown}}})"

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if hasattr(other, "items") else NotImplemented

    __hash__ = None

    def keys(self):
        return dict(self.items()).keys()

    def values(self):
        return dict(self.items()).values()

    def items(self):
        return {key: self[key] for key in self}.items()

    def get(self, key, default=None):
        return self[key] if key in self else default

    def pop(self, key, *default):
        if key in self:
            value = self[key]
            del self[key]
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def popitem(self):
        for key in self:
            return key, self.pop(key)
        raise KeyError

    def clear(self):
        self._data.clear()

    def copy(self):
        return dict(self.items())

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, other=(), /, **values):
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in [*pairs, *values.items()]:
            self[key] = value

    def __or__(self, other):
        return {**dict(self.items()), **dict(other)} if hasattr(other, "items") else NotImplemented

    def __ror__(self, other):
        return {**dict(other), **dict(self.items())} if hasattr(other, "items") else NotImplemented

    def __ior__(self, other):
        self.update(other)
        return self


def _check_str(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")
    return value.encode("utf-8", "surrogateescape")


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError(f"bytes expected, not {type(value).__name__}")
    return value


environ = _Environ(dict(posix.environ), _check_str, lambda value: value.decode("utf-8", "surrogateescape"))
environb = _Environ(environ._data, _check_bytes, lambda value: value)


def getenv(key, default=None):
    """Get an environment variable, return None if it doesn't exist. The optional second argument can specify an
    alternate default."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """Get an environment variable, return None if it doesn't exist. key, default and the result are bytes."""
    return environb.get(key, default)


def putenv(name, value, /):
    """Change or add an environment variable."""
    environb[fsencode(name)] = fsencode(value)


def unsetenv(name, /):
    """Delete an environment variable."""
    environb.pop(fsencode(name), None)


# --- what is known of files -----------------------------------------------------------------------------------------

stat_result = _structseq.make(
    "stat_result", "os", "stat_result: Result from stat, fstat, or lstat.",
    ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "_atime", "_mtime", "_ctime"),
    ("st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks",
     "st_rdev"), unnamed=3)
_STAT_SHOWN = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime",
               "st_ctime")
stat_result.__repr__ = lambda self: "os.stat_result(" + ", ".join(
    f"{field}={value}" for field, value in zip(_STAT_SHOWN, self)) + ")"
statvfs_result = _structseq.make(
    "statvfs_result", "os", "statvfs_result: Result from statvfs or fstatvfs.",
    ("f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag",
     "f_namemax"), ("f_fsid",))
terminal_size = _structseq.make("terminal_size", "os", "A tuple of (columns, lines) for holding terminal window size",
                                ("columns", "lines"))
uname_result = _structseq.make("uname_result", "posix", "uname_result: Result from os.uname().",
                               ("sysname", "nodename", "release", "version", "machine"))
times_result = _structseq.make("times_result", "posix", "times_result: Result from os.times().",
                               ("user", "system", "children_user", "children_system", "elapsed"))


def _stat_result(fields):
    times = fields[7:10]
    return stat_result(fields[:7] + tuple(time // 10 ** 9 for time in times) + tuple(time / 1e9 for time in times)
                       + times + fields[10:])


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """Perform a stat system call on the given path."""
    _no_dir_fd(dir_fd)
    return _stat_result(posix.stat_fields(path, follow_symlinks))


supports_fd.add(stat)
supports_follow_symlinks.add(stat)


def lstat(path, *, dir_fd=None):
    """Perform a stat system call on the given path, without following symbolic links."""
    _no_dir_fd(dir_fd)
    return _stat_result(posix.stat_fields(path, False))


def fstat(fd):
    """Perform a stat system call on the given file descriptor."""
    return _stat_result(posix.stat_fields(fd.__index__(), True))


def statvfs(path):
    """Perform a statvfs system call on the given path."""
    return statvfs_result(posix.statvfs_fields(path))


def _no_dir_fd(dir_fd):
    if dir_fd is not None:
        raise NotImplementedError("dir_fd unavailable on this platform")


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    """Set the access and modified time of path."""
    _no_dir_fd(dir_fd)
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if times is not None:
        if not isinstance(times, tuple) or len(times) != 2:
            raise TypeError("utime: 'times' must be either a tuple of two ints or None")
        ns = tuple(round(time * 10 ** 9) for time in times)
    elif ns is None:
        import time
        ns = (time.time_ns(),) * 2
    elif not isinstance(ns, tuple) or len(ns) != 2:
        raise TypeError("utime: 'ns' must be a tuple of two ints")
    posix.set_times(path, *ns)


def lchown(path, uid, gid):
    """Change the owner and group id of path to the numeric uid and gid, without following symbolic links."""
    chown(path, uid, gid, follow_symlinks=False)


def uname():
    """Return an object identifying the current operating system."""
    return uname_result(posix.uname_fields())


def get_terminal_size(fd=1, /):
    """Return the size of the terminal window as (columns, lines)."""
    return terminal_size(posix.terminal_size(fd))


def times():
    """Return a collection containing process timing information."""
    import time
    return times_result((time.process_time(), 0.0, 0.0, 0.0, time.monotonic()))


def process_cpu_count():
    """Get the number of CPUs that the calling thread of the current process can use."""
    return cpu_count()


def sched_getaffinity(pid, /):
    """Return the affinity of the process identified by pid."""
    return set(range(cpu_count() or 1))


def getlogin():
    """Return the actual login name."""
    name = environ.get("LOGNAME") or environ.get("USER")
    if not name:
        raise OSError(6, "No such device or address")
    return name


def abort():
    """Abort the interpreter immediately."""
    kill(getpid(), 6)


# --- child processes ------------------------------------------------------------------------------------------------

def system(command):
    """Execute the command in a subshell."""
    import subprocess
    status = subprocess.call(fspath(command), shell=True)
    return status << 8 if status >= 0 else -status


class _wrap_close:
    """A pipe to or from a command, whose close() tells how that ended."""

    def __init__(self, stream, proc):
        self._stream = stream
        self._proc = proc

    def close(self):
        self._stream.close()
        status = self._proc.wait()
        return None if status == 0 else status << 8

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def popen(cmd, mode="r", buffering=-1):
    """Open a pipe to or from command cmd."""
    import subprocess
    if not isinstance(cmd, str):
        raise TypeError(f"invalid cmd type ({type(cmd)}, expected string)")
    if mode not in ("r", "w"):
        raise ValueError(f"invalid mode {mode!r}")
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    which = "stdout" if mode == "r" else "stdin"
    proc = subprocess.Popen(cmd, shell=True, text=True, bufsize=buffering, **{which: subprocess.PIPE})
    return _wrap_close(getattr(proc, which), proc)


# --- directories ----------------------------------------------------------------------------------------------------


class DirEntry:
    """An entry of a directory, as scandir() yields them."""

    __slots__ = ("name", "path", "_inode", "_is_dir", "_is_file", "_is_symlink", "_facts")
    __module__ = "posix"

    def inode(self):
        """Return inode of the entry; cached per entry."""
        return self._inode

    def is_dir(self, *, follow_symlinks=True):
        """Return True if the entry is a directory; cached per entry."""
        return self._is_kind(self._is_dir, st.S_ISDIR, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        """Return True if the entry is a file; cached per entry."""
        return self._is_kind(self._is_file, st.S_ISREG, follow_symlinks)

    def _is_kind(self, own, test, follow_symlinks):
        if not follow_symlinks or not self._is_symlink:
            return own
        try:
            return test(self.stat().st_mode)
        except FileNotFoundError:
            return False

    def is_symlink(self):
        """Return True if the entry is a symbolic link; cached per entry."""
        return self._is_symlink

    def is_junction(self):
        """Return True if the entry is a junction; cached per entry."""
        return False

    def stat(self, *, follow_symlinks=True):
        """Return stat_result object for the entry; cached per entry."""
        if follow_symlinks not in self._facts:
            self._facts[follow_symlinks] = stat(self.path, follow_symlinks=follow_symlinks)
        return self._facts[follow_symlinks]

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    __class_getitem__ = classmethod(_alias)


class _ScandirIterator:
    """Iterator over the entries of a directory, and a context manager."""

    def __init__(self, entries):
        self._entries = entries

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def scandir(path=None):
    """Return an iterator of DirEntry objects for given path."""
    rows = posix.scan(path)
    folder = "." if path is None else fspath(path)
    return _ScandirIterator(map(lambda row: _entry(folder, row), rows))


def _entry(folder, row):
    entry = DirEntry()
    entry.name, entry._inode, entry._is_dir, entry._is_file, entry._is_symlink = row
    entry.path = path.join(folder, entry.name)
    entry._facts = {}
    return entry


def makedirs(name, mode=0o777, exist_ok=False):
    """makedirs(name [, mode=0o777][, exist_ok=False])

    Super-mkdir; create a leaf directory and all intermediate ones.
    """
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            # Somebody else made it meanwhile.
            pass
        if tail in (curdir, curdir.encode()):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Super-rmdir; remove a leaf directory and all empty intermediate ones."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Super-rename; create directories as necessary and delete any left empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Directory tree generator: a 3-tuple (dirpath, dirnames, filenames) for each directory."""
    waiting = [fspath(top)]
    while waiting:
        top = waiting.pop()
        if isinstance(top, tuple):
            yield top
            continue
        try:
            entries = list(scandir(top))
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        folders, files, below = [], [], []
        for entry in entries:
            try:
                is_folder = entry.is_dir()
            except OSError:
                is_folder = False
            (folders if is_folder else files).append(entry.name)
            if is_folder and not topdown and (followlinks or not entry.is_symlink()):
                below.append(entry.path)
        if topdown:
            yield top, folders, files
            for name in reversed(folders):
                path_below = path.join(top, name)
                # The caller may have changed the list, and the tree.
                if followlinks or not path.islink(path_below):
                    waiting.append(path_below)
        else:
            waiting.append((top, folders, files))
            waiting.extend(reversed(below))


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """Return an open file object connected to a file descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd).__name__}, expected integer)")
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def get_exec_path(env=None):
    """Returns the sequence of directories that will be searched for the named executable."""
    if env is None:
        env = environ
    found = env.get("PATH")
    return (defpath if found is None else found).split(pathsep)


# What is about processes is loaded when it is asked for.
_OF_PROCESSES = ["WCONTINUED", "WCOREDUMP", "WEXITSTATUS", "WIFCONTINUED", "WIFEXITED", "WIFSIGNALED", "WIFSTOPPED",
                 "WNOHANG", "WSTOPSIG", "WTERMSIG", "WUNTRACED", "fork", "register_at_fork", "wait",
                 "waitstatus_to_exitcode"]


def __getattr__(name):
    if name in _OF_PROCESSES:
        import _os_processes
        return getattr(_os_processes, name)
    if not name.startswith("__"):
        import _os_rare
        if name in _os_rare.__all__:
            return getattr(_os_rare, name)
    raise AttributeError(f"module 'os' has no attribute {name!r}")


__all__ = _OF_PROCESSES + [_name for _name in dir() if not _name.startswith("_") and _name not in ("posix", "st", "sys")] + ["_exit"]
