"""Processes with an interface like that of threads.

Children are forked: each has globals of its own, and what goes between them is pickled through pipes.
"""

from .process import (AuthenticationError, BufferTooShort, ForkProcess, Process, ProcessError, TimeoutError,
                      active_children, current_process, parent_process)

__all__ = ["Array", "AuthenticationError", "Barrier", "BoundedSemaphore", "BufferTooShort", "Condition", "Event",
           "JoinableQueue", "Lock", "Manager", "Pipe", "Pool", "Process", "ProcessError", "Queue", "RLock", "RawArray",
           "RawValue", "Semaphore", "SimpleQueue", "TimeoutError", "Value", "active_children", "cpu_count",
           "current_process", "freeze_support", "get_all_start_methods", "get_context", "get_logger",
           "get_start_method", "log_to_stderr", "parent_process", "set_executable", "set_start_method"]

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
    """The ways in which children are made: by fork alone."""
    return ["fork"]


class _ForkContext:
    """What `get_context("fork")` gives: the names of the module."""

    _name = "fork"
    Process = ForkProcess
    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError

    def get_start_method(self, allow_none=False):
        return self._name

    def get_context(self, method=None):
        return get_context(method)

    def __getattr__(self, name):
        if name in __all__:
            import multiprocessing
            return getattr(multiprocessing, name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


_ForkContext.__name__ = _ForkContext.__qualname__ = "ForkContext"
_context = _ForkContext()
_was_set = False


def get_context(method=None):
    """A context whose children are made in the given way."""
    if method not in (None, "fork"):
        raise ValueError(f"cannot find context for {method!r}")
    return _context


def get_start_method(allow_none=False):
    """How children are made."""
    return None if allow_none and not _was_set else "fork"


def set_start_method(method, force=False):
    """Set how children are made; `fork` is the one way."""
    global _was_set
    if _was_set and not force:
        raise RuntimeError("context has already been set")
    if method is None and force:
        _was_set = False
        return
    get_context(method)
    _was_set = True


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
