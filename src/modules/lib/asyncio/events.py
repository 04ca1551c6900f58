"""Event loops and who hands them out; the loops themselves are native."""

from _thread import _get_main_thread_ident, _own, get_ident

from _asyncio import (AbstractEventLoop, BaseEventLoop, Handle, TimerHandle, _UnixSelectorEventLoop,
                      _get_running_loop, _set_running_loop, get_running_loop)

__all__ = ("AbstractEventLoop", "AbstractEventLoopPolicy", "AbstractServer", "BaseEventLoop", "DefaultEventLoopPolicy", "EventLoop",
           "Handle", "SelectorEventLoop", "TimerHandle", "_get_running_loop", "_set_running_loop",
           "get_child_watcher", "get_event_loop", "set_child_watcher",
           "get_event_loop_policy", "get_running_loop", "new_event_loop", "set_event_loop", "set_event_loop_policy")

SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


class AbstractEventLoopPolicy:
    """Abstract policy for accessing the event loop."""

    def get_event_loop(self):
        """Get the event loop for the current context."""
        raise NotImplementedError

    def set_event_loop(self, loop):
        """Set the event loop for the current context to loop."""
        raise NotImplementedError

    def new_event_loop(self):
        """Create and return a new event loop object according to this policy's rules."""
        raise NotImplementedError

    def get_child_watcher(self):
        """Get the watcher for child processes."""
        raise NotImplementedError

    def set_child_watcher(self, watcher):
        """Set the watcher for child processes."""
        raise NotImplementedError


class _Local:
    """A thread's loop, and whether one was ever set in it."""

    _loop = None
    _set_called = False


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """Keeps one loop for each thread; the main thread's is made when it is first asked for."""

    _loop_factory = _UnixSelectorEventLoop

    # Whether it takes over what runners set before there was a policy object.
    _first = False

    @property
    def _local(self):
        own = _own(dict)
        if self not in own:
            own[self] = local = _Local()
            if self._first and None in own:
                local._set_called, local._loop = True, own.pop(None)
        return own[self]

    def get_event_loop(self):
        """Get the event loop; make one where none was ever set."""
        local = self._local
        main = get_ident() == _get_main_thread_ident()
        if local._loop is None and not local._set_called and main:
            import warnings
            warnings.warn("There is no current event loop", DeprecationWarning, stacklevel=3)
            self.set_event_loop(self.new_event_loop())
        if local._loop is None:
            name = "MainThread"
            if not main:
                import threading
                name = threading.current_thread().name
            raise RuntimeError(f"There is no current event loop in thread {name!r}.")
        return local._loop

    def set_event_loop(self, loop):
        """Set the event loop."""
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._local._set_called, self._local._loop = True, loop

    def new_event_loop(self):
        """Create a new event loop."""
        return self._loop_factory()


class _UnixDefaultEventLoopPolicy(BaseDefaultEventLoopPolicy):
    """UNIX event loop policy with a watcher for child processes."""

    __module__ = "asyncio.unix_events"
    _watcher = None

    def get_child_watcher(self):
        """Get the watcher for child processes."""
        from .unix_events import _watcher_of
        return _watcher_of(self)

    def set_child_watcher(self, watcher):
        """Set the watcher for child processes."""
        from .unix_events import _set_watcher_of
        _set_watcher_of(self, watcher)


DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy


_event_loop_policy = None


def get_event_loop_policy():
    """Get the current event loop policy."""
    global _event_loop_policy
    if _event_loop_policy is None:
        _event_loop_policy = DefaultEventLoopPolicy()
        _event_loop_policy._first = True
    return _event_loop_policy


def set_event_loop_policy(policy):
    """Set the current event loop policy; None brings the default one back."""
    global _event_loop_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                        f"not '{type(policy).__name__}'")
    _own(dict).pop(None, None)
    _event_loop_policy = policy


def get_event_loop():
    """Return an asyncio event loop: the running one, else the policy's."""
    loop = _get_running_loop()
    return get_event_loop_policy().get_event_loop() if loop is None else loop


def set_event_loop(loop):
    """Equivalent to calling get_event_loop_policy().set_event_loop(loop)."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """Equivalent to calling get_event_loop_policy().new_event_loop()."""
    return get_event_loop_policy().new_event_loop()


def __getattr__(name):
    # Few programs name these: what is not loaded costs nothing at the start.
    if name == "AbstractServer":
        from . import _server as home
    elif name in ("get_child_watcher", "set_child_watcher"):
        from . import unix_events as home
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(home, name)
