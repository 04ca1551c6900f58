"""Extract, format and print information about stack traces; the text is made by the interpreter."""

import sys
from _traceback import format_entries, format_one, format_only, format_whole

__all__ = ["format_exc", "format_exception", "format_exception_only", "format_tb", "print_exc", "print_exception", "print_tb"]


def _exception(exc, value):
    return exc if value is None else value


def _lines(text):
    return text.splitlines(keepends=True)


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    """Format a stack trace and the exception information."""
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    return _lines(format_whole(exc) if chain else format_one(exc))


def format_exception_only(exc, /, value=None, *, show_group=False):
    """Format the exception part of a traceback."""
    return _lines(format_only(_exception(exc, value)))


def format_exc(limit=None, chain=True):
    """Like print_exc() but return a string."""
    return "".join(format_exception(sys.exception(), chain=chain))


def format_tb(tb, limit=None):
    """A shorthand for 'format_list(extract_tb(tb, limit))'."""
    return _lines(format_entries(tb))


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    """Print exception up to 'limit' stack trace entries from 'tb' to 'file'."""
    print("".join(format_exception(exc, value, tb, limit, chain)), file=file or sys.stderr, end="")


def print_exc(limit=None, file=None, chain=True):
    """Shorthand for 'print_exception(sys.exception(), limit=limit, file=file, chain=chain)'."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_tb(tb, limit=None, file=None):
    """Print up to 'limit' stack trace entries from the traceback 'tb'."""
    print("".join(format_tb(tb, limit)), file=file or sys.stderr, end="")
