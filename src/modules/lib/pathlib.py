"""Object-oriented filesystem paths. Pure paths compute on names; concrete ones ask the system. All are POSIX paths here; those of
Windows are in `_windows_paths`."""

import errno
import os
import posixpath
import stat as _stat
import sys

__all__ = ["UnsupportedOperation", "PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class UnsupportedOperation(NotImplementedError):
    """An operation that paths of this kind cannot do."""


class _Parents:
    """The ancestors of a path, the nearest first, as a sequence."""

    __slots__ = ("_path", "_drive_and_root", "_tail")

    def __init__(self, path):
        self._path = path
        self._tail = path._tail

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._from_parts(self._path._root, self._tail[:-index - 1])

    def __iter__(self):
        return (self[at] for at in range(len(self)))

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath:
    """Base class for manipulating paths without I/O."""

    __slots__ = ("_root_text", "_parts", "_str", "__weakref__")
    parser = posixpath

    def __new__(cls, *args, **kwargs):
        return object.__new__(PurePosixPath if cls is PurePath else cls)

    def __init__(self, *args):
        texts = []
        for arg in args:
            if isinstance(arg, PurePath):
                texts.append(arg.as_posix() if arg._parts or arg._root_text else "")
                continue
            path = os.fspath(arg) if isinstance(arg, str) or hasattr(arg, "__fspath__") else arg
            if not isinstance(path, str):
                raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                                f"not {type(path).__name__!r}")
            texts.append(path)
        whole = posixpath.join(*texts) if texts else ""
        _, self._root_text, rest = posixpath.splitroot(whole)
        self._parts = [part for part in rest.split("/") if part and part != "."]
        self._str = None

    @property
    def _root(self):
        return self._root_text

    @property
    def _tail(self):
        return self._parts

    def with_segments(self, *pathsegments):
        """Construct a new path object from any number of path-like objects."""
        return type(self)(*pathsegments)

    def _from_parts(self, root, parts):
        """A path of the same kind with these parts."""
        return self.with_segments(root + "/".join(parts)) if parts or root else self.with_segments()

    # Texts.

    def __str__(self):
        if self._str is None:
            self._str = self._root_text + "/".join(self._parts) or "."
        return self._str

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        """Return the string representation of the path with forward (/) slashes."""
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def as_uri(self):
        """Return the path as a URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + _quote(bytes(self))

    # Comparison.

    def _key(self):
        return self._root_text, self._parts

    def __hash__(self):
        return hash((self._root_text, tuple(self._parts)))

    def _comparable(self, other):
        return isinstance(other, PurePath) and self.parser is other.parser

    def __eq__(self, other):
        return str(self) == str(other) if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._sort_key() < other._sort_key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._sort_key() <= other._sort_key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._sort_key() > other._sort_key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._sort_key() >= other._sort_key() if self._comparable(other) else NotImplemented

    def _sort_key(self):
        return str(self).split("/")

    def __reduce__(self):
        return type(self), self.parts

    # Parts.

    @property
    def parts(self):
        """An object providing sequence-like access to the components in the filesystem path."""
        return ((self._root_text,) if self._root_text else ()) + tuple(self._parts)

    drive = property(lambda self: "", doc="The drive prefix (letter or UNC path), if any.")
    root = property(lambda self: self._root_text, doc="The root of the path, if any.")
    anchor = property(lambda self: self._root_text, doc="The concatenation of the drive and root, or ''.")
    name = property(lambda self: self._parts[-1] if self._parts else "", doc="The final path component, if any.")

    @property
    def suffix(self):
        """The final component's last suffix, if any, with its leading period."""
        return self._split_name()[1]

    @property
    def suffixes(self):
        """A list of the final component's suffixes, if any, with their leading periods."""
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        """The final path component, minus its last suffix."""
        return self._split_name()[0]

    def _split_name(self):
        name = self.name
        dot = name.rfind(".")
        return (name[:dot], name[dot:]) if 0 < dot < len(name) - 1 else (name, "")

    @property
    def parent(self):
        """The logical parent of the path."""
        return self._from_parts(self._root_text, self._parts[:-1]) if self._parts else self

    @property
    def parents(self):
        """A sequence of this path's logical parents."""
        return _Parents(self)

    def with_name(self, name):
        """Return a new path with the file name changed."""
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        if not self._parts:
            raise ValueError(f"{self!r} has an empty name")
        return self._from_parts(self._root_text, self._parts[:-1] + [name])

    def with_stem(self, stem):
        """Return a new path with the stem changed."""
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """Return a new path with the file suffix changed; an empty one removes it."""
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not (suffix.startswith(".") and len(suffix) > 1):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    # Relations.

    def joinpath(self, *pathsegments):
        """Combine this path with one or several arguments."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def relative_to(self, other, /, *_deprecated, walk_up=False):
        """Return the relative path to another path identified by the passed arguments."""
        other = self.with_segments(other, *_deprecated)
        for step, path in enumerate((other, *other.parents)):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if path.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self._from_parts("", [".."] * step + self._parts[len(path._parts):])

    def is_relative_to(self, other, /, *_deprecated):
        """Return True if the path is relative to another path or False."""
        other = self.with_segments(other, *_deprecated)
        return other == self or other in self.parents

    def is_absolute(self):
        """True if the path is absolute (has both a root and, if applicable, a drive)."""
        return bool(self._root_text)

    def is_reserved(self):
        """Return True if the path contains a reserved name; none is on this system."""
        import warnings
        warnings.warn("pathlib.PurePath.is_reserved() is deprecated and scheduled for removal in Python 3.15. Use "
                      "os.path.isreserved() to detect reserved paths on Windows.", DeprecationWarning, 2)
        return False

    def match(self, path_pattern, *, case_sensitive=None):
        """Return True if this path matches the given pattern; a relative one is matched from the right."""
        pattern = path_pattern if isinstance(path_pattern, PurePath) else self.with_segments(path_pattern)
        wanted, own = pattern.parts[::-1], self.parts[::-1]
        if not wanted:
            raise ValueError("empty pattern")
        if len(own) < len(wanted) or len(own) > len(wanted) and pattern.anchor:
            return False
        return all(_fits(part, "*" if want == "**" else want, case_sensitive) for part, want in zip(own, wanted))

    def full_match(self, pattern, *, case_sensitive=None):
        """Return True if this path matches the given glob-style pattern, the whole of it."""
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        return _match_parts(self.parts, pattern.parts, case_sensitive)


def _quote(data):
    """A path's bytes as URIs write them."""
    safe = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
    return "".join(chr(byte) if byte in safe else f"%{byte:02X}" for byte in data)


def _unquote(text):
    data = bytearray()
    pieces = text.encode("utf-8", "surrogateescape").split(b"%")
    data += pieces[0]
    for piece in pieces[1:]:
        try:
            data.append(int(piece[:2].decode("ascii"), 16))
            data += piece[2:]
        except ValueError:
            data += b"%" + piece
    return bytes(data).decode("utf-8", "surrogateescape")


def _fits(name, pattern, case_sensitive=None):
    import fnmatch
    if case_sensitive is False:
        name, pattern = name.lower(), pattern.lower()
    return fnmatch.fnmatchcase(name, pattern)


def _match_parts(parts, pattern, case_sensitive):
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_match_parts(parts[at:], pattern[1:], case_sensitive) for at in range(len(parts) + 1))
    return bool(parts) and _fits(parts[0], pattern[0], case_sensitive) and \
        _match_parts(parts[1:], pattern[1:], case_sensitive)


class PurePosixPath(PurePath):
    """PurePath subclass for non-Windows systems."""

    __slots__ = ()


class Path(PurePath):
    """PurePath subclass that can make system calls."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return object.__new__(PosixPath if cls is Path else cls)

    @classmethod
    def cwd(cls):
        """Return a new path pointing to the current working directory."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """Return a new path pointing to expanduser('~')."""
        return cls("~").expanduser()

    @classmethod
    def from_uri(cls, uri):
        """Return a new path from the given 'file' URI."""
        if not uri.startswith("file:"):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:]
        if path[:3] == "///":
            path = path[2:]
        elif path[:12] == "//localhost/":
            path = path[11:]
        path = cls(_unquote(path))
        if not path.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}")
        return path

    # What is known of the file.

    def stat(self, *, follow_symlinks=True):
        """Return the result of the stat() system call on this path, like os.stat() does."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """Like stat(), except if the path points to a symlink, the symlink's status information is returned."""
        return os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        """Whether this path exists."""
        return os.path.exists(self) if follow_symlinks else os.path.lexists(self)

    def _has_mode(self, test, follow_symlinks=True):
        try:
            return test(os.stat(self, follow_symlinks=follow_symlinks).st_mode)
        except ValueError:
            return False
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP):
                raise
            return False

    def is_dir(self, *, follow_symlinks=True):
        """Whether this path is a directory."""
        return self._has_mode(_stat.S_ISDIR, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        """Whether this path is a regular file."""
        return self._has_mode(_stat.S_ISREG, follow_symlinks)

    def is_symlink(self):
        """Whether this path is a symbolic link."""
        return os.path.islink(self)

    def is_junction(self):
        """Whether this path is a junction."""
        return False

    def is_mount(self):
        """Check if this path is a mount point"""
        return os.path.ismount(self)

    def is_block_device(self):
        """Whether this path is a block device."""
        return self._has_mode(_stat.S_ISBLK)

    def is_char_device(self):
        """Whether this path is a character device."""
        return self._has_mode(_stat.S_ISCHR)

    def is_fifo(self):
        """Whether this path is a FIFO."""
        return self._has_mode(_stat.S_ISFIFO)

    def is_socket(self):
        """Whether this path is a socket."""
        return self._has_mode(_stat.S_ISSOCK)

    def samefile(self, other_path):
        """Return whether other_path is the same or not as this file."""
        return os.path.samestat(self.stat(), os.stat(other_path))

    def owner(self, *, follow_symlinks=True):
        """Return the login name of the file owner."""
        return _id_name("/etc/passwd", self.stat(follow_symlinks=follow_symlinks).st_uid)

    def group(self, *, follow_symlinks=True):
        """Return the group name of the file gid."""
        return _id_name("/etc/group", self.stat(follow_symlinks=follow_symlinks).st_gid)

    # Reading and writing.

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file pointed to by this path and return a file object, as the built-in open() function does."""
        import io
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """Open the file in bytes mode, read it, and close the file."""
        with self.open("rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        """Open the file in text mode, read it, and close the file."""
        with self.open("r", encoding=encoding, errors=errors, newline=newline) as file:
            return file.read()

    def write_bytes(self, data):
        """Open the file in bytes mode, write to it, and close the file."""
        view = memoryview(data)
        with self.open("wb") as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Open the file in text mode, write to it, and close the file."""
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    # Directories.

    def iterdir(self):
        """Yield path objects of the directory contents."""
        return map(self._child, os.listdir(self))

    def _child(self, name):
        return self._from_parts(self._root_text, self._parts + [name])

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Iterate over this subtree and yield all existing files matching the given relative pattern."""
        parts = self._pattern_parts(pattern)
        return self._glob(parts, case_sensitive, recurse_symlinks)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Recursively yield all existing files matching the given relative pattern, anywhere in this subtree."""
        parts = self._pattern_parts(pattern)
        return self._glob(["**", *parts], case_sensitive, recurse_symlinks)

    def _pattern_parts(self, pattern):
        path = pattern if isinstance(pattern, PurePath) else self.with_segments(pattern)
        if path.anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = list(path._parts)
        if not parts:
            raise ValueError(f"Unacceptable pattern: {path!r}")
        if not isinstance(pattern, PurePath) and os.fspath(pattern)[-1] == "/":
            # Only directories match.
            parts.append("")
        return parts

    def _glob(self, parts, case_sensitive, links):
        seen = set() if parts.count("**") > 1 else None
        for path in _select(self, parts, case_sensitive, links):
            if seen is not None:
                if path in seen:
                    continue
                seen.add(path)
            yield path

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """Walk the directory tree from this directory, similar to os.walk()."""
        def order(top, folders, files):
            if not follow_symlinks:
                # Links to folders are no folders then.
                links = [name for name in folders if os.path.islink(os.path.join(top, name))]
                folders[:] = [name for name in folders if name not in links]
                names = os.listdir(top) if links else ()
                if links:
                    files[:] = [name for name in names if name in files or name in links]
            return self.with_segments(top), folders, files

        for top, folders, files in os.walk(str(self), top_down, on_error, follow_symlinks):
            yield order(top, folders, files)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Create a new directory at this given path."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        """Remove this directory.  The directory must be empty."""
        os.rmdir(self)

    # Changes.

    def touch(self, mode=0o666, exist_ok=True):
        """Create this file with the given access mode, if it doesn't exist."""
        if exist_ok:
            try:
                os.utime(self, None)
                return
            except OSError:
                pass
        flags = os.O_CREAT | os.O_WRONLY | (0 if exist_ok else os.O_EXCL)
        os.close(os.open(self, flags, mode))

    def unlink(self, missing_ok=False):
        """Remove this file or link."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        """Rename this path to the target path and return the new Path instance pointing to it."""
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        """Rename this path to the target path, overwriting if that path exists."""
        os.replace(self, target)
        return self.with_segments(target)

    def symlink_to(self, target, target_is_directory=False):
        """Make this path a symlink pointing to the target path."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Make this path a hard link pointing to the same file as *target*."""
        os.link(target, self)

    def chmod(self, mode, *, follow_symlinks=True):
        """Change the permissions of the path, like os.chmod()."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        """Like chmod(), except if the path points to a symlink, the symlink's permissions are changed."""
        self.chmod(mode, follow_symlinks=False)

    def readlink(self):
        """Return the path to which the symbolic link points."""
        return self.with_segments(os.readlink(self))

    # Where it is.

    def absolute(self):
        """Return an absolute version of this path; no normalization or symlink resolution is performed."""
        if self.is_absolute():
            return self
        return self.with_segments(os.getcwd(), self) if self._parts else self.with_segments(os.getcwd())

    def resolve(self, strict=False):
        """Make the path absolute, resolving all symlinks on the way and also normalizing it."""
        return self.with_segments(os.path.realpath(self, strict=strict))

    def expanduser(self):
        """Return a new path with expanded ~ and ~user constructs."""
        if self._root_text or not self._parts or self._parts[0][:1] != "~":
            return self
        home = os.path.expanduser(self._parts[0])
        if home[:1] == "~":
            raise RuntimeError("Could not determine home directory.")
        return self.with_segments(home, *self._parts[1:])


def _id_name(table, number):
    with open(table) as lines:
        for line in lines:
            fields = line.split(":")
            if len(fields) > 2 and fields[2] == str(number):
                return fields[0]
    raise KeyError(f"getpwuid(): uid not found: {number}" if "passwd" in table else f"getgrgid(): gid not found: {number}")


def _folders(path, links):
    """A folder and all folders below it."""
    yield path
    try:
        entries = list(os.scandir(path))
    except OSError:
        return
    for entry in entries:
        try:
            below = entry.is_dir(follow_symlinks=links)
        except OSError:
            below = False
        if below:
            yield from _folders(path._child(entry.name), links)


def _everything(path, links):
    """A folder and everything below it."""
    yield path
    try:
        entries = list(os.scandir(path))
    except OSError:
        return
    for entry in entries:
        child = path._child(entry.name)
        if entry.is_dir(follow_symlinks=links):
            yield from _everything(child, links)
        else:
            yield child


def _select(path, parts, case_sensitive, links):
    """The paths that match the parts of a pattern, from a folder on."""
    if not parts:
        yield path
        return
    part, rest = parts[0], parts[1:]
    if part == "":
        if path.is_dir():
            yield path
    elif part == "..":
        yield from _select(path._child(".."), rest, case_sensitive, links)
    elif part == "**":
        while rest[:1] == ["**"]:
            rest = rest[1:]
        if not path.is_dir():
            return
        if not rest:
            yield from _everything(path, links)
            return
        for folder in _folders(path, links):
            yield from _select(folder, rest, case_sensitive, links)
    elif case_sensitive is None and not any(magic in part for magic in "*?["):
        child = path._child(part)
        if rest or child.exists(follow_symlinks=False):
            yield from _select(child, rest, case_sensitive, links)
    else:
        yield from _select_names(path, part, rest, case_sensitive, links)


def _select_names(path, part, rest, case_sensitive, links):
    try:
        entries = list(os.scandir(path))
    except OSError:
        return
    for entry in entries:
        if _fits(entry.name, part, case_sensitive):
            if rest:
                try:
                    if not entry.is_dir():
                        continue
                except OSError:
                    continue
            yield from _select(path._child(entry.name), rest, case_sensitive, links)


class PosixPath(Path, PurePosixPath):
    """Path subclass for non-Windows systems."""

    __slots__ = ()


def __getattr__(name):
    if name in ("PureWindowsPath", "WindowsPath"):
        import _windows_paths

        for part in "PureWindowsPath", "WindowsPath":
            globals()[part] = getattr(_windows_paths, part)
        return globals()[name]
    raise AttributeError(f"module 'pathlib' has no attribute {name!r}")


# Where CPython has the classes, which shows in what is printed and pickled.
sys.modules["pathlib._local"] = sys.modules[__name__]
UnsupportedOperation.__module__ = "pathlib._abc"
for _class in (PurePath, PurePosixPath, Path, PosixPath):
    _class.__module__ = "pathlib._local"
del _class
