"""Warnings: messages about a program that do not end it.

A warning goes through the filters, the newest first, and the first that fits says what becomes of it. What was shown is
remembered in `__warningregistry__` of the module it is about; changing the filters makes the registries stale
(`_filters_version`). The core's own warnings come by `_warn_from_core`.
"""

import sys

__all__ = [
    "warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
    "catch_warnings", "deprecated",
]

filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
defaultaction = _defaultaction = "default"
onceregistry = _onceregistry = {}
_filters_version = 1
_ACTIONS = {"error", "ignore", "always", "all", "default", "module", "once"}


# --- showing -----------------------------------------------------------------------------------------------------------


class WarningMessage:
    """A warning as it is shown, and as `catch_warnings(record=True)` keeps it."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Hook to write a warning to a file; replace if you like."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """Function to format a warning the standard way."""
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _showwarnmsg_impl(msg):
    file = msg.file if msg.file is not None else sys.stderr
    if file is None:
        # There is no stderr: the warning gets lost.
        return
    try:
        file.write(_formatwarnmsg(msg))
    except OSError:
        pass


def _source_line(filename, lineno):
    import _source

    lines = _source.lines(filename)
    return lines[lineno - 1] if lines is not None and 0 < lineno <= len(lines) else None


def _formatwarnmsg_impl(msg):
    category = msg.category.__name__
    text = f"{msg.filename}:{msg.lineno}: {category}: {msg.message}\n"
    line = _source_line(msg.filename, msg.lineno) if msg.line is None else msg.line
    if line and line.strip():
        text += f"  {line.strip()}\n"
    if msg.source is not None and not sys.is_finalizing():
        text += f"{category}: Enable tracemalloc to get the object allocation traceback\n"
    return text


def _showwarnmsg(msg):
    """Show a warning by whatever `showwarning` is now."""
    if showwarning is _showwarning_orig:
        _showwarnmsg_impl(msg)
        return
    if not callable(showwarning):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


def _formatwarnmsg(msg):
    """Format a warning by whatever `formatwarning` is now."""
    if formatwarning is _formatwarning_orig:
        return _formatwarnmsg_impl(msg)
    return formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)


# --- filters -----------------------------------------------------------------------------------------------------------


def _filters_mutated():
    global _filters_version
    _filters_version += 1


def _check_lineno(lineno):
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Insert an entry into the list of warnings filters (at the front).

    'action' -- one of "error", "ignore", "always", "all", "default", "module", or "once"
    'message' -- a regex that the warning message must match
    'category' -- a class that the warning must be a subclass of
    'module' -- a regex that the module name must match
    'lineno' -- an integer line number, 0 matches all warnings
    'append' -- if true, append to the list of filters
    """
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    _check_lineno(lineno)
    if message or module:
        import re

        message = re.compile(message, re.I) if message else None
        module = re.compile(module) if module else None
    _add_filter((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Insert a simple entry into the list of warnings filters (at the front).

    A simple filter matches all modules and messages.
    """
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    _check_lineno(lineno)
    _add_filter((action, None, category, None, lineno), append)


def _add_filter(item, append):
    # The same filter again moves to its new place.
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    """Clear the list of warning filters, so that no filters are active."""
    filters[:] = []
    _filters_mutated()


def _matches(pattern, text):
    """Whether a part of a filter fits: None fits all; text (of the filters that are there at start) must be the same."""
    if pattern is None:
        return True
    return pattern == text if isinstance(pattern, str) else pattern.match(text) is not None


def _find_action(text, category, module, lineno):
    for item in filters:
        action, message, wanted, where, line = item
        if (_matches(message, text) and issubclass(category, wanted) and _matches(where, module)
                and line in (0, lineno)):
            return action, item
    return defaultaction, None


class catch_warnings:
    """A context manager that copies and restores the warnings filter upon exiting the context.

    The 'record' argument specifies whether warnings should be captured by a custom implementation of
    warnings.showwarning() and be appended to a list returned by the context manager. Otherwise None is returned by the
    context manager. If 'action' is given, the arguments are passed to simplefilter().
    """

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not sys.modules["warnings"]:
            args.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        module._filters_mutated()
        self._showwarning = module.showwarning
        self._showwarnmsg_impl = module._showwarnmsg_impl
        log = None
        if self._record:
            log = []
            module._showwarnmsg_impl = log.append
            # Whatever replaced it: recording goes first.
            module.showwarning = module._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters = self._filters
        module._filters_mutated()
        module.showwarning = self._showwarning
        module._showwarnmsg_impl = self._showwarnmsg_impl


# --- issuing -----------------------------------------------------------------------------------------------------------


def _next_frame(frame, skipped):
    """The next frame out that is not of a file with one of the prefixes."""
    frame = frame.f_back
    while frame is not None and skipped and frame.f_code.co_filename.startswith(skipped):
        frame = frame.f_back
    return frame


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning, or maybe ignore it or raise an exception.

    message -- Text of the warning message.
    category -- The Warning category subclass. Defaults to UserWarning.
    stacklevel -- How far up the call stack to make this warning appear. A value of 2 for example attributes the warning to
      the caller of the code calling warn().
    source -- If supplied, the destroyed object which emitted a ResourceWarning
    skip_file_prefixes -- An optional tuple of module filename prefixes indicating frames to skip during stacklevel
      computations for stack frame attribution.
    """
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError("skip_file_prefixes must be a tuple of strs")
    if skip_file_prefixes:
        stacklevel = max(2, stacklevel)
    frame = sys._getframe(1)
    for _ in range(stacklevel - 1):
        if frame is None:
            break
        frame = _next_frame(frame, skip_file_prefixes)
    if frame is None:
        filename, lineno, namespace = "<sys>", 0, sys.__dict__
    else:
        filename, lineno, namespace = frame.f_code.co_filename, frame.f_lineno, frame.f_globals
    registry = namespace.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, namespace.get("__name__", "<string>"), registry, source=source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issue a warning, or maybe ignore it or raise an exception."""
    lineno = int(lineno)
    if module is None:
        module = (filename or "<unknown>").removesuffix(".py")
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _filters_version:
        registry.clear()
        registry["version"] = _filters_version
    key = text, category, lineno
    if registry.get(key):
        return
    action, item = _find_action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if not _already_shown(action, item, registry, key):
        _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


def _already_shown(action, item, registry, key):
    """Whether an action that shows a warning once has shown it; it counts as shown from now on."""
    text, category, _ = key
    if action in ("always", "all"):
        return False
    registry[key] = 1
    if action == "default":
        return False
    if action == "once":
        known, mark = onceregistry, (text, category)
    elif action == "module":
        known, mark = registry, (text, category, 0)
    else:
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {item}")
    if known.get(mark):
        return True
    known[mark] = 1
    return False


def _warn_from_core(message, category, filename, lineno, namespace, source):
    """A warning of the core: about the code whose globals these are, or (None) about a file."""
    module = registry = None
    if namespace is not None:
        module = namespace.get("__name__", "<string>")
        registry = namespace.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, module, registry, source=source)


_DEPRECATED_MSG = "{name!r} is deprecated and slated for removal in Python {remove}"


def _deprecated(name, message=_DEPRECATED_MSG, *, remove):
    """Warn that name is deprecated, to be removed in a version of Python."""
    shown = f"{remove[0]}.{remove[1]}"
    warn(message.format(name=name, remove=shown), DeprecationWarning, stacklevel=3)


class deprecated:
    """Indicate that a class, function or overload is deprecated.

    When this decorator is applied to an object, the type checker will generate a diagnostic on usage of the deprecated
    object, and so does running it: calling the function, making an instance of the class or deriving from it issues a
    warning of the category. The message is kept as `__deprecated__`.
    """

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        if isinstance(arg, type):
            return self._mark_class(arg)
        if callable(arg):
            return self._mark_function(arg)
        raise TypeError(
            f"@deprecated decorator with non-None category must be applied to a class or callable, not {arg!r}"
        )

    def _mark_function(self, arg):
        import functools
        import inspect

        message, category, stacklevel = self.message, self.category, self.stacklevel

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return arg(*args, **kwargs)

        if inspect.iscoroutinefunction(arg):
            wrapper = inspect.markcoroutinefunction(wrapper)
        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper

    def _mark_class(self, arg):
        import functools

        message, category, stacklevel = self.message, self.category, self.stacklevel
        original_new = arg.__new__

        @functools.wraps(original_new)
        def __new__(cls, /, *args, **kwargs):
            if cls is arg:
                warn(message, category=category, stacklevel=stacklevel + 1)
            if original_new is not object.__new__:
                return original_new(cls, *args, **kwargs)
            if cls.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f"{cls.__name__}() takes no arguments")
            return original_new(cls)

        arg.__new__ = staticmethod(__new__)
        original_init_subclass = arg.__init_subclass__
        inner = getattr(original_init_subclass, "__func__", None)

        @functools.wraps(original_init_subclass)
        def __init_subclass__(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return (inner or original_init_subclass)(*(args if inner else args[1:]), **kwargs)

        # A class method of the class, bound to the subclass that is being made.
        arg.__init_subclass__ = classmethod(__init_subclass__)
        arg.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = message
        return arg


def _processoptions(args):
    """Filters of `-W` options."""
    for arg in args:
        try:
            _setoption(arg)
        except ValueError as error:
            print("Invalid -W option ignored:", error, file=sys.stderr)


def _setoption(arg):
    parts = arg.split(":")
    if len(parts) > 5:
        raise ValueError(f"too many fields (max 5): {arg!r}")
    action, message, category, module, lineno = (part.strip() for part in (*parts, *[""] * (5 - len(parts))))
    found = [name for name in ("default", "always", "all", "ignore", "module", "once", "error")
             if name.startswith(action)] if action else ["default"]
    if not found:
        raise ValueError(f"invalid action: {action!r}")
    if lineno and not lineno.isdigit():
        raise ValueError(f"invalid lineno {lineno!r}")
    _add_filter((found[0], message or None, _category(category), module or None, int(lineno or 0)), False)


def _category(name):
    if not name:
        return Warning
    module, _, klass = name.rpartition(".")
    import builtins

    home = sys.modules.get(module, builtins) if module else builtins
    category = getattr(home, klass, None)
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise ValueError(f"unknown warning category: {name!r}")
    return category


_processoptions(getattr(sys, "warnoptions", ()))
