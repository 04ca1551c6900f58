"""Where objects come from: files, source text, frames. Module `inspect` shows all of it under its own name.

Source is read from files by their names. The end of a block of code is found from its lines alone: `_Lines` knows which of
them begin inside brackets or strings, so that only those that begin a statement count.
"""

import sys
import types
from collections import namedtuple

# Scripts know these functions as those of module inspect.
__name__ = "inspect"


# --- files -------------------------------------------------------------------------------------------------------------


def getfile(object):
    """Work out which source or compiled file an object was defined in."""
    if isinstance(object, types.ModuleType):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isinstance(object, type):
        module = sys.modules.get(object.__module__) if hasattr(object, "__module__") else None
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    if isinstance(object, types.MethodType):
        object = object.__func__
    if isinstance(object, types.FunctionType):
        object = object.__code__
    if isinstance(object, types.TracebackType):
        object = object.tb_frame
    if isinstance(object, types.FrameType):
        object = object.f_code
    if isinstance(object, types.CodeType):
        return object.co_filename
    raise TypeError(
        "module, class, method, function, traceback, frame, or code object was expected, got "
        f"{type(object).__name__}"
    )


def getmodulename(path):
    """Return the module name for a given file, or None."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    return name.removesuffix(".py") if name.endswith(".py") else None


def getsourcefile(object):
    """Return the filename that can be used to locate an object's source. Return None if no way can be identified."""
    filename = getfile(object)
    import _source

    return filename if _source.lines(filename) is not None else None


def getabsfile(object, _filename=None):
    """Return an absolute path to the source or compiled file for an object."""
    return _filename or getsourcefile(object) or getfile(object)


def getmodule(object, _filename=None):
    """Return the module an object was defined in, or None if not found."""
    if isinstance(object, types.ModuleType):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        filename = getfile(object)
    except (TypeError, OSError):
        return None
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) == filename:
            return module
    return None


# --- source ------------------------------------------------------------------------------------------------------------


def findsource(object):
    """Return the entire source file and starting line number for an object.

    An OSError is raised if the source code cannot be retrieved.
    """
    import _source

    lines = _source.lines(getfile(object))
    if not lines:
        raise OSError("could not get source code")
    if isinstance(object, types.ModuleType):
        return lines, 0
    if isinstance(object, type):
        first = object.__dict__.get("__firstlineno__")
        if first is None:
            raise OSError("source code not available")
        if first > len(lines):
            raise OSError("lineno is out of bounds")
        return lines, first - 1
    if isinstance(object, types.MethodType):
        object = object.__func__
    if isinstance(object, types.FunctionType):
        object = object.__code__
    if isinstance(object, types.TracebackType):
        object = object.tb_frame
    if isinstance(object, types.FrameType):
        object = object.f_code
    first = object.co_firstlineno - 1
    if first >= len(lines):
        raise OSError("lineno is out of bounds")
    return lines, first


def getsourcelines(object):
    """Return a list of source lines and starting line number for an object.

    For a module or a frame of one, all lines; else those of the object's block.
    """
    from inspect import unwrap

    object = unwrap(object)
    lines, first = findsource(object)
    if isinstance(object, types.TracebackType):
        object = object.tb_frame
    if isinstance(object, types.ModuleType) or (
        isinstance(object, types.FrameType) and object.f_code.co_name == "<module>"
    ):
        return lines, 0
    return getblock(lines[first:]), first + 1


def getsource(object):
    """Return the text of the source code for an object."""
    lines, _ = getsourcelines(object)
    return "".join(lines)


def indentsize(line):
    """Return the indent size, in spaces, at the start of a line of text."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


class _Lines:
    """Reads lines in order: whether each begins a statement, and what the statement's first line ends with."""

    def __init__(self):
        self.depth = 0
        self.quote = None
        self.continued = False
        self.last = ""

    def read(self, line):
        """Take in a line: whether a statement may begin on it."""
        begins = self.quote is None and not self.depth and not self.continued
        self.last, at = "", 0
        while at < len(line):
            at += self._string(line, at) if self.quote else self._code(line, at)
            if at < 0:
                break
        self.continued = self.quote is None and line.rstrip("\n").endswith("\\") and self.last == "\\"
        if self.quote is not None and len(self.quote) == 1:
            self.quote = self.quote if line.rstrip("\n").endswith("\\") else None
        return begins

    def _string(self, line, at):
        if line[at] == "\\":
            return 2
        if line.startswith(self.quote, at):
            length = len(self.quote)
            self.quote = None
            return length
        return 1

    def _code(self, line, at):
        character = line[at]
        if character == "#":
            return len(line)
        if character in "'\"":
            self.quote = character * 3 if line.startswith(character * 3, at) else character
            self.last = character
            return len(self.quote)
        if character in "([{":
            self.depth += 1
        elif character in ")]}":
            self.depth -= 1
        if not character.isspace():
            self.last = character
        return 1

    def is_open(self):
        """Whether the statement goes on in the next line."""
        return self.quote is not None or self.depth > 0 or self.continued


_BLOCKS = ("def", "class", "async")


def getblock(lines):
    """Extract the block of code at the top of the given list of lines."""
    if not lines:
        return []
    reader = _Lines()
    indent, at = indentsize(lines[0]), 0
    while True:
        # Decorators, then the header.
        start = lines[at].strip()
        at = _statement_end(lines, at, reader)
        if at >= len(lines) or not (start.startswith("@") or not start or start.startswith("#")):
            break
    first = start.split("(")[0].split()
    if not first or first[0] not in _BLOCKS or reader.last != ":":
        # A lambda, or a body on the line of the header.
        return lines[:at]
    end = at
    while at < len(lines):
        text = lines[at].strip()
        if text and not text.startswith("#") and indentsize(lines[at]) <= indent:
            break
        after = _statement_end(lines, at, reader)
        if text and not text.startswith("#"):
            end = after
        elif text.startswith("#") and indentsize(lines[at]) > indent:
            end = after
        at = after
    return lines[:end]


def _statement_end(lines, at, reader):
    """The line after the statement (or the empty line) that begins at a line."""
    reader.read(lines[at])
    at += 1
    while at < len(lines) and reader.is_open():
        reader.read(lines[at])
        at += 1
    return at


def getcomments(object):
    """Get lines of comments immediately preceding an object's source code. Returns None when source can't be found."""
    try:
        lines, first = findsource(object)
    except (OSError, TypeError):
        return None
    if isinstance(object, types.ModuleType):
        return _leading_comments(lines)
    indent, found = indentsize(lines[first]), []
    at = first - 1
    while at >= 0 and lines[at].lstrip().startswith("#") and indentsize(lines[at]) == indent:
        found.insert(0, lines[at].expandtabs().lstrip())
        at -= 1
    return "".join(found) or None


def _leading_comments(lines):
    start = 1 if lines and lines[0].startswith("#!") else 0
    while start < len(lines) and lines[start].strip() in ("", "#"):
        start += 1
    end = start
    while end < len(lines) and lines[end].startswith("#"):
        end += 1
    return "".join(line.expandtabs() for line in lines[start:end]) or None


# --- frames ------------------------------------------------------------------------------------------------------------

_Traceback = namedtuple("Traceback", "filename lineno function code_context index")
_FrameInfo = namedtuple("_FrameInfo", ("frame", *_Traceback._fields))


class Traceback(_Traceback):
    """Where a frame is: file, line, function, lines around."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        new = super().__new__(cls, filename, lineno, function, code_context, index)
        new.positions = positions
        return new


class FrameInfo(_FrameInfo):
    """The same with the frame itself."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        new = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        new.positions = positions
        return new


def getframeinfo(frame, context=1):
    """Get information about a frame or traceback object.

    A tuple of five things is returned: the filename, the line number of the current line, the function name, a list of lines
    of context from the source code, and the index of the current line within that list.
    """
    if isinstance(frame, types.TracebackType):
        lineno, frame = frame.tb_lineno, frame.tb_frame
    elif isinstance(frame, types.FrameType):
        lineno = frame.f_lineno
    else:
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        try:
            lines, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
            lines = lines[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index)


def getlineno(frame):
    """Get the line number from a frame object, allowing for optimization."""
    return frame.f_lineno


def _info(frame, place, context):
    return FrameInfo(frame, *getframeinfo(place, context))


def getouterframes(frame, context=1):
    """Get a list of records for a frame and all higher (calling) frames."""
    found = []
    while frame:
        found.append(_info(frame, frame, context))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """Get a list of records for a traceback's frame and all lower frames."""
    found = []
    while tb:
        found.append(_info(tb.tb_frame, tb, context))
        tb = tb.tb_next
    return found


def currentframe():
    """Return the frame of the caller."""
    return sys._getframe(1)


def stack(context=1):
    """Return a list of records for the stack above the caller's frame."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """Return a list of records for the stack below the current exception."""
    exception = sys.exception()
    return getinnerframes(None if exception is None else exception.__traceback__, context)
