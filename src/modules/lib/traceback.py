"""Extract, format and print information about stack traces.

The texts of exceptions that are printed as they are come from the interpreter itself. Whoever wants to look at the parts, or to
keep them, finds them in FrameSummary, StackSummary (`_traceback_stack`) and TracebackException (`_traceback_exception`), which
make the same texts.
"""

import sys
from _traceback import format_one, format_only, format_whole
from _traceback_exception import TracebackException
from _traceback_stack import FrameSummary, StackSummary, walk_stack, walk_tb

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb",
           "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames", "FrameSummary",
           "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list"]

for _class in (TracebackException, FrameSummary, StackSummary):
    _class.__module__ = __name__


class _Sentinel:
    def __repr__(self):
        return "<implicit>"


_sentinel = _Sentinel()


def _parse_value_tb(exc, value, tb):
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError("Both or neither of value and tb must be given")
    if value is tb is _sentinel:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return value, tb


def _lines(text):
    return text.splitlines(keepends=True)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """Format a stack trace and the exception information.

    The arguments have the same meaning as the corresponding arguments to print_exception(). The return value is a list of
    strings, each ending in a newline and some containing internal newlines. When these lines are concatenated and printed,
    exactly the same text is printed as does print_exception().
    """
    value, tb = _parse_value_tb(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def _whole_text(value, tb, limit, chain):
    """What is printed of an exception that is as it was raised needs no taking apart."""
    if limit is None and isinstance(value, BaseException) and tb is value.__traceback__:
        return format_whole(value) if chain else format_one(value)
    return "".join(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    """Print exception up to 'limit' stack trace entries from 'tb' to 'file'.

    This differs from print_tb() in the following ways: (1) if traceback is not None, it prints a header "Traceback (most recent
    call last):"; (2) it prints the exception type and value after the stack trace; (3) if type is SyntaxError and value has the
    appropriate format, it prints the line where the syntax error occurred with a caret on the next line indicating the
    approximate position of the error.
    """
    value, tb = _parse_value_tb(exc, value, tb)
    print(_whole_text(value, tb, limit, chain), file=sys.stderr if file is None else file, end="")


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """Format the exception part of a traceback.

    The return value is a list of strings, each ending in a newline. The list contains the exception's message, which is normally
    a single string; however, for SyntaxError exceptions, it contains several lines that (when printed) display detailed
    information about where the syntax error occurred. Following the message, the list contains the exception's notes.
    """
    if value is _sentinel:
        value = exc
    if not show_group and isinstance(value, BaseException):
        return list(TracebackException(type(value), value, None, compact=True).format_exception_only())
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(show_group=show_group))


def format_exc(limit=None, chain=True):
    """Like print_exc() but return a string."""
    value = sys.exception()
    return _whole_text(value, getattr(value, "__traceback__", None), limit, chain)


def print_exc(limit=None, file=None, chain=True):
    """Shorthand for 'print_exception(sys.exception(), limit=limit, file=file, chain=chain)'."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    """This is a shorthand for 'print_exception(sys.last_exc, limit=limit, file=file, chain=chain)'."""
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    if hasattr(sys, "last_exc"):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    else:
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


# Tracebacks.


def print_list(extracted_list, file=None):
    """Print the list of tuples as returned by extract_tb() or extract_stack() as a formatted stack trace to the given file."""
    file = sys.stderr if file is None else file
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end="")


def format_list(extracted_list):
    """Format a list of tuples or FrameSummary objects for printing.

    Given a list of tuples or FrameSummary objects as returned by extract_tb() or extract_stack(), return a list of strings ready
    for printing. Each string in the resulting list corresponds to the item with the same index in the argument list.
    """
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print up to 'limit' stack trace entries from the traceback 'tb'.

    If 'limit' is omitted or None, all entries are printed. If 'file' is omitted or None, the output goes to sys.stderr;
    otherwise 'file' should be an open file or file-like object with a write() method.
    """
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """A shorthand for 'format_list(extract_tb(tb, limit))'."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """Return a StackSummary object representing a list of pre-processed entries from traceback.

    This is useful for alternate formatting of stack traces. If 'limit' is omitted or None, all entries are extracted. A
    pre-processed stack trace entry is a FrameSummary object containing attributes filename, lineno, name, and line representing
    the information that is usually printed for a stack trace.
    """
    return StackSummary._of_traceback(tb, limit=limit)


# The current stack.


def print_stack(f=None, limit=None, file=None):
    """Print a stack trace from its invocation point.

    The optional 'f' argument can be used to specify an alternate stack frame at which to start. The optional 'limit' and 'file'
    arguments have the same meaning as for print_exception().
    """
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """Shorthand for 'format_list(extract_stack(f, limit))'."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """Extract the raw traceback from the current stack frame.

    The return value has the same format as for extract_tb(). The optional 'f' and 'limit' arguments have the same meaning as for
    print_stack(). Each item in the list is a FrameSummary object, and the entries are in order from oldest to newest stack frame.
    """
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb):
    """Clear all references to local variables in the frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except (RuntimeError, AttributeError):
            # It runs.
            pass
        tb = tb.tb_next
