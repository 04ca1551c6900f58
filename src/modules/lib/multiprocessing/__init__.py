"""Processes with an interface like that of threads.

Children are forked, whatever start method is asked for: each has globals of its own, a copy of its parent's, and what goes between
them is pickled through pipes. A program that is right for `spawn` cannot tell the difference.
"""

from .process import (AuthenticationError, BufferTooShort, ForkProcess, Process, ProcessError, TimeoutError,
                      active_children, current_process, parent_process)

__all__ = ["Array", "AuthenticationError", "Barrier", "BoundedSemaphore", "BufferTooShort", "Condition", "Event",
           "JoinableQueue", "Lock", "Manager", "Pipe", "Pool", "Process", "ProcessError", "Queue", "RLock", "RawArray",
           "RawValue", "Semaphore", "SimpleQueue", "TimeoutError", "Value", "active_children", "cpu_count",
           "current_process", "freeze_support", "get_all_start_methods", "get_context", "get_logger",
           "get_start_method", "log_to_stderr", "parent_process", "set_executable", "set_forkserver_preload",
           "set_start_method"]

# What each name comes from; loaded when it is asked for.
_HOMES = {
    "Array": "sharedctypes", "RawArray": "sharedctypes", "RawValue": "sharedctypes", "Value": "sharedctypes",
    "Barrier": "synchronize", "BoundedSemaphore": "synchronize", "Condition": "synchronize", "Event": "synchronize",
    "Lock": "synchronize", "RLock": "synchronize", "Semaphore": "synchronize",
    "JoinableQueue": "queues", "Queue": "queues", "SimpleQueue": "queues",
    "Manager": "managers", "Pipe": "connection", "Pool": "pool",
}


def __getattr__(name):
    if name in _HOMES:
        value = getattr(__import__("multiprocessing." + _HOMES[name], fromlist=[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def cpu_count():
    """Returns the number of CPUs in the system."""
    import os
    count = os.cpu_count()
    if count is None:
        raise NotImplementedError("cannot determine number of cpus")
    return count


def freeze_support():
    """Only frozen Windows programs need it."""


def get_all_start_methods():
    """The ways in which children can be asked to be made, the default first."""
    return ["fork", "spawn", "forkserver"]


class SpawnProcess(ForkProcess):
    """A process of the context `spawn`."""


class ForkServerProcess(ForkProcess):
    """A process of the context `forkserver`."""


SpawnProcess.__module__ = ForkServerProcess.__module__ = "multiprocessing.context"


class _Context:
    """What `get_context(...)` gives: the names of the module."""

    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError

    def get_start_method(self, allow_none=False):
        return self._name

    def get_context(self, method=None):
        return self if method is None else get_context(method)

    def set_start_method(self, method, force=False):
        raise ValueError("cannot set start method of concrete context")

    def __getattr__(self, name):
        if name in __all__ or name in ("allow_connection_pickling", "set_forkserver_preload", "reducer"):
            import multiprocessing
            return getattr(multiprocessing, name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


def _context(name, title, process):
    cls = type(title, (_Context,), {"_name": name, "Process": process, "__module__": "multiprocessing.context"})
    return cls()


_contexts = {
    "fork": _context("fork", "ForkContext", ForkProcess),
    "spawn": _context("spawn", "SpawnContext", SpawnProcess),
    "forkserver": _context("forkserver", "ForkServerContext", ForkServerProcess),
}
_method = None


def get_context(method=None):
    """A context whose children are made in the given way."""
    global _method
    if method is None:
        # Whoever asks has decided: it is not set any more.
        method = _method = _method or "fork"
    try:
        return _contexts[method]
    except (KeyError, TypeError):
        raise ValueError(f"cannot find context for {method!r}") from None


def get_start_method(allow_none=False):
    """How children are made."""
    return _method if allow_none and _method is None else get_context()._name


def set_start_method(method, force=False):
    """Set how children are made."""
    global _method
    if _method is not None and not force:
        raise RuntimeError("context has already been set")
    _method = None if method is None and force else get_context(method)._name


def set_forkserver_preload(module_names):
    """Set list of module names to try to load in forkserver process: there is no such process."""
    if not all(type(name) is str for name in module_names):
        raise TypeError("module_names must be a list of strings")


def allow_connection_pickling():
    """Connections and sockets can be sent to children that exist: nothing has to be installed for it."""


def set_executable(executable):
    """Children are forked: no executable is needed."""


def get_logger():
    """Return package logger -- if it does not already exist then it is created."""
    import logging
    logger = logging.getLogger("multiprocessing")
    logger.propagate = 0
    return logger


def log_to_stderr(level=None):
    """Turn on logging and add a handler which prints to stderr."""
    import logging
    logger = get_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("[%(levelname)s/%(processName)s] %(message)s"))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    return logger
