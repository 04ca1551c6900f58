"""How callbacks show themselves."""

import functools
import inspect
import reprlib
import traceback


def _get_function_source(func):
    func = inspect.unwrap(func)
    if inspect.isfunction(func):
        return func.__code__.co_filename, func.__code__.co_firstlineno
    if isinstance(func, functools.partial):
        return _get_function_source(func.func)
    return None


def _format_callback_source(func, args, *, debug=False):
    shown = _format_callback(func, args, None, debug=debug)
    source = _get_function_source(func)
    return f"{shown} at {source[0]}:{source[1]}" if source else shown


def _format_args_and_kwargs(args, kwargs, *, debug=False):
    """The arguments in parentheses, shortened; none outside of debug mode."""
    if not debug:
        return "()"
    shown = [reprlib.repr(arg) for arg in args or ()]
    shown.extend(f"{name}={reprlib.repr(value)}" for name, value in (kwargs or {}).items())
    return f"({', '.join(shown)})"


def _format_callback(func, args, kwargs, *, debug=False, suffix=""):
    suffix = _format_args_and_kwargs(args, kwargs, debug=debug) + suffix
    if isinstance(func, functools.partial):
        return _format_callback(func.func, func.args, func.keywords, debug=debug, suffix=suffix)
    name = getattr(func, "__qualname__", None) or getattr(func, "__name__", None) or repr(func)
    return name + suffix


def extract_stack(f=None, limit=None):
    """The places of a frame and of those that called it, the oldest first."""
    import sys
    frame = sys._getframe(1) if f is None else f
    places = []
    while frame is not None and (limit is None or len(places) < limit):
        places.append((frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, None))
        frame = frame.f_back
    places.reverse()
    summary = getattr(traceback, "StackSummary", None)
    return summary.from_list(places) if summary else places
