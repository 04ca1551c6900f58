"""Temporary files and directories."""

import io as _io
import os as _os

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp",
           "mktemp", "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb"]

TMP_MAX = 10000
template = "tmp"
tempdir = None

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"


def _random_names():
    """Names that nobody guesses; eight characters each."""
    import random
    generator = random.SystemRandom()
    while True:
        yield "".join(generator.choices(_LETTERS, k=8))


def _kind(*texts):
    """The type of the names: of the first that is given, which all others share."""
    kinds = {bytes if isinstance(text, bytes) else str for text in map(_os.fspath, filter(None, texts))}
    if len(kinds) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    return kinds.pop() if kinds else str


def _parts(prefix, suffix, dir):
    kind = _kind(prefix, suffix, dir)
    empty = kind()
    suffix = empty if suffix is None else suffix
    if prefix is None:
        prefix = template if kind is str else _os.fsencode(template)
    if dir is None:
        dir = gettempdir() if kind is str else gettempdirb()
    return prefix, suffix, dir, kind


def gettempprefix():
    """The default prefix for temporary directories as string."""
    return _os.fsdecode(template)


def gettempprefixb():
    """The default prefix for temporary directories as bytes."""
    return _os.fsencode(template)


def gettempdir():
    """Returns tempfile.tempdir as str."""
    global tempdir
    if tempdir is None:
        tempdir = _default_folder()
    return _os.fsdecode(tempdir)


def gettempdirb():
    """Returns tempfile.tempdir as bytes."""
    return _os.fsencode(gettempdir())


def _default_folder():
    """The first folder that can be written to: of the environment's, of the usual ones."""
    folders = [_os.environ[name] for name in ("TMPDIR", "TEMP", "TMP") if _os.environ.get(name)]
    folders += ["/tmp", "/var/tmp", "/usr/tmp", _os.getcwd()]
    for folder in folders:
        folder = _os.path.abspath(folder)
        if _os.path.isdir(folder) and _os.access(folder, _os.W_OK | _os.X_OK):
            return folder
    raise FileNotFoundError(2, f"No usable temporary directory found in {folders}")


def _try_names(dir, prefix, suffix, kind, make, what):
    for _, name in zip(range(TMP_MAX), _random_names()):
        name = name if kind is str else name.encode()
        path = _os.path.join(dir, prefix + name + suffix)
        try:
            return make(path), _os.path.abspath(path)
        except FileExistsError:
            continue
    raise FileExistsError(17, f"No usable temporary {what} name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """User-callable function to create and return a unique temporary file: its descriptor and its name."""
    prefix, suffix, dir, kind = _parts(prefix, suffix, dir)
    flags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_NOFOLLOW
    return _try_names(dir, prefix, suffix, kind, lambda path: _os.open(path, flags, 0o600), "file")


def mkdtemp(suffix=None, prefix=None, dir=None):
    """User-callable function to create and return a unique temporary directory."""
    prefix, suffix, dir, kind = _parts(prefix, suffix, dir)
    return _try_names(dir, prefix, suffix, kind, lambda path: _os.mkdir(path, 0o700), "directory")[1]


def mktemp(suffix="", prefix=template, dir=None):
    """User-callable function to return a unique temporary file name. The file is not created."""
    if dir is None:
        dir = gettempdir()
    for _, name in zip(range(TMP_MAX), _random_names()):
        path = _os.path.join(dir, prefix + name + suffix)
        if not _os.path.lexists(path):
            return path
    raise FileExistsError(17, "No usable temporary filename found")


class _TemporaryFileCloser:
    """Removes the file when it is closed, or let go of."""

    def __init__(self, file, name, delete, delete_on_close):
        self.file = file
        self.name = name
        self.delete = delete
        self.delete_on_close = delete_on_close
        self.closed = False

    def close(self, unlink=True):
        if not self.closed:
            self.closed = True
            self.file.close()
            if self.delete and self.delete_on_close and unlink:
                self.remove()

    def remove(self):
        if self.delete:
            self.delete = False
            try:
                _os.unlink(self.name)
            except FileNotFoundError:
                pass

    def __del__(self):
        if self.delete:
            self.file.close()
            self.remove()


class _TemporaryFileWrapper:
    """A file with a name that vanishes with it."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self._closer = _TemporaryFileCloser(file, name, delete, delete_on_close)

    def __repr__(self):
        return f"<{type(self).__name__} file={self.file!r}>"

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    @property
    def delete(self):
        return self._closer.delete

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        self.close()
        self._closer.remove()

    def close(self):
        """Close the temporary file, possibly deleting it."""
        self._closer.close()

    def __iter__(self):
        yield from self.file


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    """Create and return a temporary file with a name."""
    descriptor, name = mkstemp(suffix, prefix, dir)
    try:
        file = _io.open(name, mode, buffering, encoding, errors, newline, opener=lambda *args: descriptor)
    except BaseException:
        _os.close(descriptor)
        _os.unlink(name)
        raise
    return _TemporaryFileWrapper(file, name, delete, delete_on_close)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    """Create and return a temporary file without a name."""
    descriptor, name = mkstemp(suffix, prefix, dir)
    _os.unlink(name)
    return _io.open(descriptor, mode, buffering, encoding, errors, newline)


class SpooledTemporaryFile(_io.IOBase):
    """Temporary file that stays in memory until it exceeds a size."""

    _rolled = False

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                 dir=None, *, errors=None):
        if "b" in mode:
            self._file = _io.BytesIO()
        else:
            self._file = _io.TextIOWrapper(_io.BytesIO(), encoding=encoding, errors=errors, newline=newline)
        self._max_size = max_size
        self._arguments = dict(mode=mode, buffering=buffering, encoding=encoding, newline=newline, suffix=suffix,
                               prefix=prefix, dir=dir, errors=errors)

    def _check(self):
        if not self._rolled and self._max_size and self._file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        """Go on with a file on disk."""
        if self._rolled:
            return
        memory, file = self._file, TemporaryFile(**self._arguments)
        position = memory.tell()
        if hasattr(memory, "buffer"):
            file.write(memory.detach().getvalue().decode(file.encoding))
        else:
            file.write(memory.getvalue())
        file.seek(position)
        self._file = file
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __iter__(self):
        return self._file.__iter__()

    def __next__(self):
        return next(self._file)

    closed = property(lambda self: self._file.closed)
    encoding = property(lambda self: self._file.encoding)
    errors = property(lambda self: self._file.errors)
    newlines = property(lambda self: self._file.newlines)
    mode = property(lambda self: self._file.mode if self._rolled else self._arguments["mode"])
    name = property(lambda self: self._file.name if self._rolled else None)

    def close(self):
        self._file.close()

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def flush(self):
        self._file.flush()

    def isatty(self):
        return self._file.isatty()

    def read(self, *args):
        return self._file.read(*args)

    def read1(self, *args):
        return self._file.read1(*args)

    def readinto(self, buffer):
        return self._file.readinto(buffer)

    def readline(self, *args):
        return self._file.readline(*args)

    def readlines(self, *args):
        return self._file.readlines(*args)

    def readable(self):
        return self._file.readable()

    def writable(self):
        return self._file.writable()

    def seekable(self):
        return self._file.seekable()

    def seek(self, *args):
        return self._file.seek(*args)

    def tell(self):
        return self._file.tell()

    def truncate(self, size=None):
        if size is not None and size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def write(self, data):
        count = self._file.write(data)
        self._check()
        return count

    def writelines(self, lines):
        self._file.writelines(lines)
        self._check()


class TemporaryDirectory:
    """Create and return a temporary directory, removed with what it holds at the end of its context."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_errors = ignore_cleanup_errors
        self._delete = delete
        self._removed = False

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def __del__(self):
        if self._delete and not self._removed:
            self._ignore_errors = True
            self.cleanup()
            import warnings
            warnings.warn(f"Implicitly cleaning up {self!r}", ResourceWarning)

    def cleanup(self):
        """Remove the directory and what it holds."""
        import shutil
        if not self._removed:
            self._removed = True
            shutil.rmtree(self.name, ignore_errors=self._ignore_errors)
