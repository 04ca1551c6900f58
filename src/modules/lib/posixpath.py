"""Operations on POSIX path names: `os.path`."""

import posix
import stat as _stat
from posix import fspath as _fspath

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname",
           "commonprefix", "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir",
           "isfile", "ismount", "expanduser", "expandvars", "normpath", "abspath", "samefile", "sameopenfile",
           "samestat", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath",
           "supports_unicode_filenames", "relpath", "commonpath", "isjunction", "isreserved", "isdevdrive"]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _like(path, text):
    """A text in the type of a path."""
    return text.encode("ascii") if isinstance(path, bytes) else text


def _check_kinds(function, *paths):
    """Refuses a mix of str and bytes, and what is neither."""
    has_str = has_bytes = False
    for path in paths:
        if isinstance(path, str):
            has_str = True
        elif isinstance(path, bytes):
            has_bytes = True
        else:
            raise TypeError(f"{function}() argument must be str, bytes, or os.PathLike object, "
                            f"not {type(path).__name__!r}") from None
    if has_str and has_bytes:
        raise TypeError("Can't mix strings and bytes in path components") from None


# --- texts ----------------------------------------------------------------------------------------------------------


def normcase(s):
    """Normalize case of pathname.  Has no effect under Posix."""
    return _fspath(s)


def isabs(s):
    """Test whether a path is absolute."""
    s = _fspath(s)
    return s.startswith(_like(s, "/"))


def join(a, *p):
    """Join two or more pathname components, inserting '/' as needed; an absolute one discards all before it."""
    path = a = _fspath(a)
    slash = _like(a, "/")
    try:
        for part in map(_fspath, p):
            if part.startswith(slash) or not path:
                path = part
            elif path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError):
        _check_kinds("join", a, *p)
        raise
    return path


def split(p):
    """Split a pathname into everything before the final slash and the rest."""
    p = _fspath(p)
    slash = _like(p, "/")
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    return head.rstrip(slash) or head, tail


def splitext(p):
    """Split the extension from a pathname: everything from the last dot, dots at the beginning of a name ignored."""
    p = _fspath(p)
    dot = _like(p, ".")
    name = p.rfind(_like(p, "/")) + 1
    at = p.rfind(dot)
    if at < name or not p[name:at].strip(dot):
        return p, p[:0]
    return p[:at], p[at:]


def splitdrive(p):
    """Split a pathname into drive and path. On Posix, drive is always empty."""
    p = _fspath(p)
    return p[:0], p


def splitroot(p, /):
    """Split a pathname into drive, root and tail; exactly two slashes are a root of their own."""
    p = _fspath(p)
    slash = _like(p, "/")
    count = len(p) - len(p.lstrip(slash))
    width = count if count == 2 else min(count, 1)
    return p[:0], p[:width], p[width:]


def basename(p):
    """Returns the final component of a pathname."""
    p = _fspath(p)
    return p[p.rfind(_like(p, "/")) + 1:]


def dirname(p):
    """Returns the directory component of a pathname."""
    return split(p)[0]


def normpath(path):
    """Normalize path, eliminating double slashes, etc."""
    path = _fspath(path)
    slash, dot, dots = _like(path, "/"), _like(path, "."), _like(path, "..")
    if not path:
        return dot
    _, root, path = splitroot(path)
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dots or not root and not parts or parts and parts[-1] == dots:
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    """Return an absolute path."""
    path = _fspath(path)
    if not isabs(path):
        path = join(posix.getcwdb() if isinstance(path, bytes) else posix.getcwd(), path)
    return normpath(path)


def relpath(path, start=None):
    """Return a relative version of path"""
    path = _fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash, dots = _like(path, "/"), _like(path, "..")
    start = _like(path, ".") if start is None else _fspath(start)
    try:
        begin = [part for part in abspath(start).split(slash) if part]
        end = [part for part in abspath(path).split(slash) if part]
        shared = len(commonprefix([begin, end]))
        parts = [dots] * (len(begin) - shared) + end[shared:]
        return slash.join(parts) if parts else _like(path, ".")
    except (TypeError, AttributeError):
        _check_kinds("relpath", path, start)
        raise


def commonprefix(m):
    """Given a list of pathnames, returns the longest common leading component."""
    if not m:
        return ""
    if not isinstance(m[0], list | tuple):
        m = tuple(map(_fspath, m))
    first, last = min(m), max(m)
    for at, part in enumerate(first):
        if part != last[at]:
            return first[:at]
    return first


def commonpath(paths):
    """Given a sequence of path names, returns the longest common sub-path."""
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    slash, dot = _like(paths[0], "/"), _like(paths[0], ".")
    try:
        if len({path.startswith(slash) for path in paths}) > 1:
            raise ValueError("Can't mix absolute and relative paths")
        split_paths = [[part for part in path.split(slash) if part and part != dot] for path in paths]
        return (slash if paths[0].startswith(slash) else slash[:0]) + slash.join(commonprefix(split_paths))
    except (TypeError, AttributeError):
        _check_kinds("commonpath", *paths)
        raise


def expanduser(path):
    """Expand ~ and ~user constructions.  If user or $HOME is unknown, do nothing."""
    path = _fspath(path)
    if not path.startswith(_like(path, "~")):
        return path
    slash = _like(path, "/")
    end = path.find(slash, 1)
    end = len(path) if end < 0 else end
    name = path[1:end]
    home = _home(name.decode() if isinstance(name, bytes) else name)
    if home is None:
        return path
    home = home.encode("utf-8", "surrogateescape") if isinstance(path, bytes) else home
    return home.rstrip(slash) + path[end:] or slash


def _home(user):
    """The home directory of a user, of the current one for an empty name."""
    import os
    if not user and "HOME" in os.environ:
        return os.environ["HOME"]
    try:
        with open("/etc/passwd") as table:
            for line in table:
                fields = line.rstrip("\n").split(":")
                if len(fields) >= 7 and (fields[0] == user if user else fields[2] == str(os.getuid())):
                    return fields[5]
    except OSError:
        pass
    return None


def expandvars(path):
    """Expand shell variables of form $var and ${var}.  Unknown variables are left unchanged."""
    import os
    path = _fspath(path)
    is_bytes = isinstance(path, bytes)
    text = path.decode("utf-8", "surrogateescape") if is_bytes else path
    out = []
    at = 0
    while at < len(text):
        dollar = text.find("$", at)
        if dollar < 0:
            break
        out.append(text[at:dollar])
        end = dollar + 1
        if text[end:end + 1] == "{":
            close = text.find("}", end)
            name, end = (text[end + 1:close], close + 1) if close > 0 else ("", end)
        else:
            while end < len(text) and (text[end].isascii() and text[end].isalnum() or text[end] == "_"):
                end += 1
            name = text[dollar + 1:end]
        out.append(os.environ.get(name, text[dollar:end]) if name else text[dollar:end])
        at = end
    out.append(text[at:])
    text = "".join(out)
    return text.encode("utf-8", "surrogateescape") if is_bytes else text


# --- files ----------------------------------------------------------------------------------------------------------


def _mode(path, follow=True):
    """The mode of a file; None where there is none, or the name cannot be one."""
    try:
        return posix.stat_fields(path, follow)[0]
    except (OSError, ValueError):
        return None


def exists(path):
    """Test whether a path exists.  Returns False for broken symbolic links"""
    return _mode(path) is not None


def lexists(path):
    """Test whether a path exists.  Returns True for broken symbolic links"""
    return _mode(path, False) is not None


def isfile(path):
    """Test whether a path is a regular file"""
    mode = _mode(path)
    return mode is not None and _stat.S_ISREG(mode)


def isdir(s):
    """Return true if the pathname refers to an existing directory."""
    mode = _mode(s)
    return mode is not None and _stat.S_ISDIR(mode)


def islink(path):
    """Test whether a path is a symbolic link"""
    mode = _mode(path, False)
    return mode is not None and _stat.S_ISLNK(mode)


def isjunction(path):
    """Test whether a path is a junction; always false on this platform."""
    _fspath(path)
    return False


def isdevdrive(path):
    """Determines whether the specified path is on a Windows Dev Drive; always false on this platform."""
    _fspath(path)
    return False


def isreserved(path):
    """Whether the path is reserved by the system; nothing is on this platform."""
    return False


def ismount(path):
    """Test whether a path is a mount point"""
    try:
        own = posix.stat_fields(path, False)
        if _stat.S_ISLNK(own[0]):
            return False
        parent = realpath(join(path, _like(_fspath(path), "..")))
        above = posix.stat_fields(parent, False)
    except (OSError, ValueError):
        return False
    return own[2] != above[2] or own[1] == above[1]


def getsize(filename):
    """Return the size of a file, reported by os.stat()."""
    return posix.stat_fields(filename, True)[6]


def getatime(filename):
    """Return the last access time of a file, reported by os.stat()."""
    return posix.stat_fields(filename, True)[7] / 1e9


def getmtime(filename):
    """Return the last modification time of a file, reported by os.stat()."""
    return posix.stat_fields(filename, True)[8] / 1e9


def getctime(filename):
    """Return the metadata change time of a file, reported by os.stat()."""
    return posix.stat_fields(filename, True)[9] / 1e9


def samestat(s1, s2):
    """Test whether two stat buffers reference the same file"""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Test whether two pathnames reference the same actual file or directory"""
    return posix.stat_fields(f1, True)[1:3] == posix.stat_fields(f2, True)[1:3]


def sameopenfile(fp1, fp2):
    """Test whether two open file objects reference the same file"""
    return samefile(fp1, fp2)


def realpath(filename, *, strict=False):
    """Return the canonical path of the specified filename, eliminating any symbolic links encountered in the path."""
    filename = _fspath(filename)
    slash, dot, dots = _like(filename, "/"), _like(filename, "."), _like(filename, "..")
    path = slash if filename.startswith(slash) else (posix.getcwdb() if isinstance(filename, bytes) else posix.getcwd())
    waiting = filename.split(slash)[::-1]
    links = {}
    while waiting:
        name = waiting.pop()
        if name is None:
            # The target of a link is resolved.
            links[waiting.pop()] = path
            continue
        if not name or name == dot:
            continue
        if name == dots:
            path = path[:path.rfind(slash)] or slash
            continue
        below = path + name if path == slash else path + slash + name
        try:
            if not _stat.S_ISLNK(posix.stat_fields(below, False)[0]):
                path = below
                continue
            if below in links:
                if links[below] is not None:
                    path = links[below]
                    continue
                # A loop.
                if strict:
                    posix.stat_fields(below, True)
                path = below
                continue
            target = posix.readlink(below)
        except OSError:
            if strict:
                raise
            path = below
            continue
        links[below] = None
        waiting += [below, None]
        waiting += target.split(slash)[::-1]
        if target.startswith(slash):
            path = slash
    return path
