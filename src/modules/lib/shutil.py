"""Utility functions for copying, moving and removing files and directory trees."""

import os
import stat
import sys

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
           "SpecialFileError", "disk_usage", "chown", "which", "get_terminal_size", "SameFileError", "ignore_patterns",
           "make_archive", "get_archive_formats", "register_archive_format", "unregister_archive_format", "get_unpack_formats",
           "register_unpack_format", "unregister_unpack_format", "unpack_archive", "ExecError"]

COPY_BUFSIZE = 64 * 1024


class Error(OSError):
    """What went wrong in several places of a tree, and refusals of this module."""


class SameFileError(Error):
    """Raised when source and destination are the same file."""


class SpecialFileError(OSError):
    """Raised when trying to do a kind of operation (e.g. copying) which is not supported on a special file."""


class ExecError(OSError):
    """Raised when a command could not be executed."""


class ReadError(OSError):
    """Raised when an archive cannot be read."""


class RegistryError(Exception):
    """Raised when a registry operation with the archiving and unpacking registries fails."""


# --- files ----------------------------------------------------------------------------------------------------------


def copyfileobj(fsrc, fdst, length=0):
    """copy data from file-like object fsrc to file-like object fdst"""
    length = length or COPY_BUFSIZE
    while data := fsrc.read(length):
        fdst.write(data)


def _same_file(src, dst):
    if isinstance(src, os.DirEntry):
        try:
            return os.path.samestat(src.stat(), os.stat(dst))
        except OSError:
            return False
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy data from src to dst in the most efficient way possible."""
    if _same_file(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    for path in (src, dst):
        try:
            mode = os.stat(path).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode):
            raise SpecialFileError(f"`{os.fspath(path)}` is a named pipe")
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as source:
        try:
            with open(dst, "wb") as target:
                copyfileobj(source, target)
        except IsADirectoryError as error:
            if not os.path.exists(dst):
                raise FileNotFoundError(f"Directory does not exist: {dst}") from error
            raise
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copy mode bits from src to dst."""
    if not follow_symlinks and os.path.islink(src) and os.path.islink(dst):
        return
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    """Copy file metadata: mode bits, last access time and last modification time."""
    follow = follow_symlinks or not (os.path.islink(src) and os.path.islink(dst))
    if not follow:
        return
    facts = src.stat() if isinstance(src, os.DirEntry) else os.stat(src)
    os.utime(dst, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    os.chmod(dst, stat.S_IMODE(facts.st_mode))


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copy data and mode bits ("cp src dst"). Return the file's destination."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copy data and metadata. Return the file's destination."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


# --- trees ----------------------------------------------------------------------------------------------------------


def ignore_patterns(*patterns):
    """Function that can be used as copytree() ignore parameter: names that match glob-style patterns."""
    import fnmatch

    def _ignore_patterns(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return _ignore_patterns


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    """Recursively copy a directory tree and return the destination directory."""
    entries = list(os.scandir(src))
    ignored = ignore(os.fspath(src), [entry.name for entry in entries]) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        target = os.path.join(dst, entry.name)
        source = entry if copy_function in (copy, copy2) else entry.path
        try:
            if entry.is_symlink() and symlinks:
                os.symlink(os.readlink(entry.path), target)
            elif entry.is_symlink() and not os.path.exists(entry.path) and ignore_dangling_symlinks:
                continue
            elif entry.is_dir():
                copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((entry.path, target, str(error)))
    try:
        copystat(src, dst)
    except OSError as error:
        errors.append((src, dst, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Recursively delete a directory tree."""
    if dir_fd is not None:
        raise NotImplementedError("dir_fd unavailable on this platform")

    def failed(function, where, error):
        if ignore_errors:
            return
        if onexc is not None:
            onexc(function, where, error)
        elif onerror is not None:
            onerror(function, where, (type(error), error, error.__traceback__))
        else:
            raise error

    try:
        if os.path.islink(path):
            error = OSError("Cannot call rmtree on a symbolic link")
            error.filename = path
            raise error
    except OSError as error:
        failed(os.path.islink, path, error)
        return
    _remove_tree(path, failed)


rmtree.avoids_symlink_attacks = False


def _remove_tree(path, failed):
    try:
        entries = list(os.scandir(path))
    except OSError as error:
        failed(os.scandir if os.path.lexists(path) else os.lstat, path, error)
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            _remove_tree(entry.path, failed)
            continue
        try:
            os.unlink(entry.path)
        except OSError as error:
            failed(os.unlink, entry.path, error)
    try:
        os.rmdir(path)
    except OSError as error:
        failed(os.rmdir, path, error)


def move(src, dst, copy_function=copy2):
    """Recursively move a file or directory to another location; return it."""
    target = dst
    if os.path.isdir(dst):
        if _same_file(src, dst) and not os.path.islink(src):
            os.rename(src, dst)
            return None
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), target)
            os.unlink(src)
        elif os.path.isdir(src):
            if _is_inside(src, dst):
                raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
            copytree(src, target, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target


def _is_inside(src, dst):
    src, dst = (os.path.abspath(path).rstrip("/") + "/" for path in (src, dst))
    return dst.startswith(src)


# --- the system -----------------------------------------------------------------------------------------------------


class _Usage(tuple):
    """Total, used and free space of a disk, in bytes."""

    total = property(lambda self: self[0])
    used = property(lambda self: self[1])
    free = property(lambda self: self[2])
    _fields = ("total", "used", "free")

    def __repr__(self):
        return f"usage(total={self[0]}, used={self[1]}, free={self[2]})"


_Usage.__name__ = _Usage.__qualname__ = "usage"


def disk_usage(path):
    """Return disk usage statistics about the given path: a named tuple with attributes 'total', 'used' and 'free'."""
    facts = os.statvfs(path)
    return _Usage((facts.f_blocks * facts.f_frsize, (facts.f_blocks - facts.f_bfree) * facts.f_frsize,
                   facts.f_bavail * facts.f_frsize))


def _id_of(table, name):
    with open(table) as lines:
        for line in lines:
            fields = line.split(":")
            if len(fields) > 2 and fields[0] == name:
                return int(fields[2])
    return None


def chown(path, user=None, group=None, *, dir_fd=None, follow_symlinks=True):
    """Change owner user and group of the given path."""
    if user is None and group is None:
        raise ValueError("user and/or group must be set")
    numbers = []
    for what, given, table in (("user", user, "/etc/passwd"), ("group", group, "/etc/group")):
        number = -1 if given is None else given
        if isinstance(number, str):
            number = _id_of(table, given)
            if number is None:
                raise LookupError(f"no such {what}: {given!r}")
        numbers.append(number)
    os.chown(path, *numbers, follow_symlinks=follow_symlinks)


def get_terminal_size(fallback=(80, 24)):
    """Get the size of the terminal window: from COLUMNS and LINES, else from the terminal, else the fallback."""
    sizes = []
    for name in ("COLUMNS", "LINES"):
        try:
            sizes.append(int(os.environ[name]))
        except (KeyError, ValueError):
            sizes.append(0)
    columns, lines = sizes
    if columns <= 0 or lines <= 0:
        try:
            size = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            size = os.terminal_size(fallback)
        columns = columns if columns > 0 else size.columns or fallback[0]
        lines = lines if lines > 0 else size.lines or fallback[1]
    return os.terminal_size((columns, lines))


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """Given a command, mode, and a PATH string, return the path which conforms to the given mode on the PATH."""
    def fits(name):
        return os.path.exists(name) and os.access(name, mode) and not os.path.isdir(name)

    if os.path.dirname(cmd):
        return cmd if fits(cmd) else None
    if path is None:
        path = os.environ.get("PATH", os.defpath)
    if not path:
        return None
    is_bytes = isinstance(cmd, bytes)
    path = os.fsencode(path) if is_bytes else os.fsdecode(path)
    seen = set()
    for folder in path.split(b":" if is_bytes else ":"):
        if folder not in seen:
            seen.add(folder)
            name = os.path.join(folder, cmd)
            if fits(name):
                return name
    return None


def __getattr__(name):
    # Archives are loaded for those who make or read them.
    if name in __all__:
        import _archives
        return getattr(_archives, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
