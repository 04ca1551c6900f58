"""Lines of Python source files by their numbers, read once.

This is intended to read lines from modules imported -- hence if a filename is not found, it will look down the module search
path for a file by that name.
"""

import os
import sys

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# A file's size, time of change, lines and full name; or a function alone that answers the source text.
cache = {}


def clearcache():
    """Clear the cache entirely."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Get a line for a Python source file from the cache. Update the cache if it doesn't contain an entry for this file already."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """Get the lines for a Python source file from the cache. Update the cache if it doesn't contain an entry for this file
    already."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Discard cache entries that are out of date. (This is not checked upon each call!)"""
    for name in list(cache) if filename is None else [filename] if filename in cache else []:
        entry = cache[name]
        if len(entry) == 1 or entry[1] is None:
            continue
        try:
            found = os.stat(entry[3])
        except (OSError, ValueError):
            cache.pop(name, None)
            continue
        if entry[0] != found.st_size or entry[1] != found.st_mtime:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Update a cache entry and return its list of lines. If something's wrong, discard the cache entry and return an empty
    list."""
    entry = cache.pop(filename, None)
    if not filename or (filename.startswith("<") and filename.endswith(">")):
        return []
    fullname = filename
    try:
        found = os.stat(fullname)
    except OSError:
        if entry is None and lazycache(filename, module_globals):
            entry = cache.pop(filename)
        if entry is not None and len(entry) == 1:
            return _from_loader(filename, entry[0])
        fullname, found = _on_path(filename)
        if found is None:
            return []
    except ValueError:
        return []
    try:
        with open(fullname, encoding="utf-8") as file:
            lines = file.readlines()
    except (OSError, UnicodeDecodeError, SyntaxError):
        return []
    if not lines:
        lines = ["\n"]
    elif not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = found.st_size, found.st_mtime, lines, fullname
    return lines


def _from_loader(filename, get_source):
    try:
        data = get_source()
    except (ImportError, OSError):
        return []
    if data is None:
        return []
    lines = [line + "\n" for line in data.splitlines()]
    cache[filename] = len(data), None, lines, filename
    return lines


def _on_path(filename):
    """A file that is named without its folder, in the folders of modules."""
    if os.path.isabs(filename):
        return filename, None
    for folder in sys.path:
        try:
            fullname = os.path.join(folder, filename)
            return fullname, os.stat(fullname)
        except (TypeError, AttributeError, OSError, ValueError):
            pass
    return filename, None


def lazycache(filename, module_globals):
    """Seed the cache for filename with module_globals. The module loader will be asked for the source only when getlines is
    called."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or (filename.startswith("<") and filename.endswith(">")) or not module_globals:
        return False
    spec = module_globals.get("__spec__")
    name = getattr(spec, "name", None) or module_globals.get("__name__")
    loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
    get_source = getattr(loader, "get_source", None)
    if not name or get_source is None:
        return False

    def get_lines(name=name):
        return get_source(name)

    cache[filename] = (get_lines,)
    return True


def _register_code(code, string, name):
    """Lines of code that has no file."""
    cache[name] = len(string), None, [line + "\n" for line in string.splitlines()], name
