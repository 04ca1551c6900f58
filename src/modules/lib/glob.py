"""Filename globbing: names that match a shell pattern."""

import fnmatch
import os

__all__ = ["escape", "glob", "iglob", "translate"]

_MAGIC = "*?["


def has_magic(s):
    """Whether a text holds a character that is special in patterns."""
    return any((magic.encode() if isinstance(s, bytes) else magic) in s for magic in _MAGIC)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return a list of paths matching a pathname pattern."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return an iterator which yields the paths matching a pathname pattern."""
    if dir_fd is not None:
        raise NotImplementedError("dir_fd unavailable on this platform")
    root = os.fspath(root_dir) if root_dir is not None else pathname[:0]
    found = _glob(os.fspath(pathname), root, recursive, include_hidden, False)
    if not pathname or recursive and _is_recursive(pathname[:2]):
        # The pattern itself, as `**` finds it, is nothing.
        first = next(found, None)
        if first is not None and first:
            return _chain(first, found)
    return found


def _chain(first, rest):
    yield first
    yield from rest


def _is_recursive(pattern):
    return pattern in ("**", b"**")


def _is_hidden(name):
    return name[:1] in (".", b".")


def _glob(pathname, root, recursive, hidden, only_folders):
    folder, name = os.path.split(pathname)
    if not has_magic(pathname):
        if name:
            if os.path.lexists(os.path.join(root, pathname)):
                yield pathname
        elif os.path.isdir(os.path.join(root, folder)):
            yield pathname
        return
    if not folder:
        yield from _in_folder(root, name, recursive, hidden, only_folders)
        return
    if folder != pathname and has_magic(folder):
        folders = _glob(folder, root, recursive, hidden, True)
    else:
        folders = [folder]
    for folder in folders:
        for found in _in_folder(os.path.join(root, folder), name, recursive, hidden, only_folders):
            yield os.path.join(folder, found)


def _in_folder(folder, pattern, recursive, hidden, only_folders):
    """What matches one component of the pattern in a folder."""
    if not has_magic(pattern):
        if pattern:
            if os.path.lexists(os.path.join(folder, pattern)):
                yield pattern
        elif os.path.isdir(folder):
            yield pattern
    elif recursive and _is_recursive(pattern):
        if not folder or os.path.isdir(folder):
            yield pattern[:0]
        yield from _below(folder, pattern[:0], hidden, only_folders)
    else:
        for name in _names(folder, pattern, only_folders):
            if (hidden or not _is_hidden(name) or _is_hidden(pattern)) and fnmatch.fnmatch(name, pattern):
                yield name


def _names(folder, pattern, only_folders):
    here = folder or (b"." if isinstance(pattern, bytes) else ".")
    try:
        return [entry.name for entry in os.scandir(here) if not only_folders or entry.is_dir()]
    except OSError:
        return []


def _below(folder, empty, hidden, only_folders):
    """Everything below a folder, folders before what they hold."""
    for name in _names(folder, empty, only_folders):
        if hidden or not _is_hidden(name):
            yield name
            path = os.path.join(folder, name) if folder else name
            for found in _below(path, empty, hidden, only_folders):
                yield os.path.join(name, found)


def escape(pathname):
    """Escape all special characters."""
    bracketed = {magic: f"[{magic}]" for magic in _MAGIC}
    if isinstance(pathname, bytes):
        return escape(pathname.decode("latin-1")).encode("latin-1")
    return "".join(bracketed.get(letter, letter) for letter in pathname)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """Translate a pathname with shell wildcards to a regular expression."""
    if not seps:
        seps = (os.path.sep, os.path.altsep) if os.path.altsep else os.path.sep
    escaped = "".join("\\" + sep if sep in "\\^-]" else sep for sep in seps)
    any_sep = f"[{escaped}]" if len(seps) > 1 else escaped
    not_sep = f"[^{escaped}]"
    one_last, one = (f"{not_sep}+", f"{not_sep}+{any_sep}") if include_hidden else \
        (f"[^{escaped}.]{not_sep}*", f"[^{escaped}.]{not_sep}*{any_sep}")
    any_segments, any_last = (f"(?:.+{any_sep})?", ".*") if include_hidden else \
        (f"(?:{one})*", f"(?:{one})*(?:{one_last})?")
    parts = pat.split(seps[0]) if len(seps) == 1 else _split_any(pat, seps)
    pieces = []
    last = len(parts) - 1
    for index, part in enumerate(parts):
        if part == "*":
            pieces.append(one if index < last else one_last)
        elif recursive and part == "**":
            if index < last:
                if parts[index + 1] != "**":
                    pieces.append(any_segments)
            else:
                pieces.append(any_last)
        else:
            if part:
                if not include_hidden and part[0] in "*?":
                    pieces.append(r"(?!\.)")
                pieces.append(_component(part, not_sep))
            if index < last:
                pieces.append(any_sep)
    return rf"(?s:{''.join(pieces)})\Z"


def _split_any(pat, seps):
    for sep in seps[1:]:
        pat = pat.replace(sep, seps[0])
    return pat.split(seps[0])


def _component(part, not_sep):
    text = fnmatch.translate(part)[4:-3]
    return text.replace("(?>.*?", f"(?>{not_sep}*?").replace(".*", f"{not_sep}*") if "*" in part else \
        text.replace(".", not_sep) if part == "?" * len(part) else text
