"""The event loop of Unix (native), and the child watchers, which do nothing any more: processes are watched by the loop itself."""

import warnings

from .events import DefaultEventLoopPolicy, EventLoop, SelectorEventLoop, get_event_loop_policy

__all__ = ("SelectorEventLoop", "AbstractChildWatcher", "SafeChildWatcher", "FastChildWatcher", "PidfdChildWatcher",
           "MultiLoopChildWatcher", "ThreadedChildWatcher", "DefaultEventLoopPolicy", "EventLoop")

_UnixSelectorEventLoop = SelectorEventLoop
_UnixDefaultEventLoopPolicy = DefaultEventLoopPolicy


def get_child_watcher():
    """Equivalent to calling get_event_loop_policy().get_child_watcher()."""
    return get_event_loop_policy().get_child_watcher()


def set_child_watcher(watcher):
    """Equivalent to calling get_event_loop_policy().set_child_watcher(watcher)."""
    return get_event_loop_policy().set_child_watcher(watcher)


get_child_watcher.__module__ = set_child_watcher.__module__ = "asyncio.events"


def _watcher_of(policy):
    """The watcher of a policy, made when it is first asked for."""
    _deprecate_watcher("get_child_watcher")
    if policy._watcher is None:
        policy._watcher = PidfdChildWatcher()
    return policy._watcher


def _set_watcher_of(policy, watcher):
    policy._watcher = watcher
    _deprecate_watcher("set_child_watcher")


def _deprecate_watcher(name):
    warnings.warn(f"{name!r} is deprecated as of Python 3.12 and will be removed in Python 3.14.", DeprecationWarning,
                  stacklevel=5)


class AbstractChildWatcher:
    """Abstract base class for monitoring child processes."""

    def __init_subclass__(cls):
        if cls.__module__ != __name__:
            warnings._deprecated("AbstractChildWatcher", "{name!r} is deprecated as of Python 3.12 and will be removed in "
                                 "Python {remove}.", remove=(3, 14))

    def add_child_handler(self, pid, callback, *args):
        """Register a new child handler."""
        raise NotImplementedError()

    def remove_child_handler(self, pid):
        """Removes the handler for process 'pid'."""
        raise NotImplementedError()

    def attach_loop(self, loop):
        """Attach the watcher to an event loop."""
        raise NotImplementedError()

    def close(self):
        """Close the watcher."""
        raise NotImplementedError()

    def is_active(self):
        """Return ``True`` if the watcher is active and is used by the event loop."""
        raise NotImplementedError()

    def __enter__(self):
        """Enter the watcher's context and allow starting new processes"""
        raise NotImplementedError()

    def __exit__(self, a, b, c):
        """Exit the watcher's context"""
        raise NotImplementedError()


class PidfdChildWatcher(AbstractChildWatcher):
    """Child watcher implementation using Linux's pid file descriptors."""

    def __init__(self):
        self._watched = {}

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_traceback):
        pass

    def is_active(self):
        return True

    def close(self):
        pass

    def attach_loop(self, loop):
        pass

    def add_child_handler(self, pid, callback, *args):
        import os
        from . import events
        loop = events.get_running_loop()
        pidfd = os.pidfd_open(pid)

        def ended():
            loop.remove_reader(pidfd)
            os.close(pidfd)
            self._watched.pop(pid, None)
            try:
                _, status = os.waitpid(pid, 0)
                returncode = os.waitstatus_to_exitcode(status)
            except ChildProcessError:
                returncode = 255
            callback(pid, returncode, *args)

        self._watched[pid] = loop, pidfd
        loop.add_reader(pidfd, ended)

    def remove_child_handler(self, pid):
        import os
        found = self._watched.pop(pid, None)
        if found is not None:
            loop, pidfd = found
            loop.remove_reader(pidfd)
            os.close(pidfd)
        return True


class ThreadedChildWatcher(PidfdChildWatcher):
    """Threaded child watcher implementation; no thread is needed here."""


class SafeChildWatcher(PidfdChildWatcher):
    """'Safe' child watcher implementation."""

    def __init__(self):
        super().__init__()
        warnings._deprecated("SafeChildWatcher", "{name!r} is deprecated as of Python 3.12 and will be removed in "
                             "Python {remove}.", remove=(3, 14))


class FastChildWatcher(PidfdChildWatcher):
    """'Fast' child watcher implementation."""

    def __init__(self):
        super().__init__()
        warnings._deprecated("FastChildWatcher", "{name!r} is deprecated as of Python 3.12 and will be removed in "
                             "Python {remove}.", remove=(3, 14))


class MultiLoopChildWatcher(PidfdChildWatcher):
    """A watcher that doesn't require running loop in the main thread."""

    def __init__(self):
        super().__init__()
        warnings._deprecated("MultiLoopChildWatcher", "{name!r} is deprecated as of Python 3.12 and will be removed in "
                             "Python {remove}.", remove=(3, 14))
