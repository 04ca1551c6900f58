"""`asyncio.Runner`: several coroutines, one after another, in one loop and one context."""

from _asyncio import _get_running_loop
from contextvars import copy_context

from .runners import _close_loop, _expect_coroutine, _open_loop, _run_main

_CREATED, _READY, _CLOSED = "created", "initialized", "closed"


class Runner:
    """A context manager that controls event loop life cycle."""

    __module__ = "asyncio.runners"

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = _CREATED
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None

    def __enter__(self):
        self._make_loop()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        """Shutdown and close event loop."""
        if self._state is not _READY:
            return
        try:
            _close_loop(self._loop, self._loop_factory is None)
        finally:
            self._loop = None
            self._state = _CLOSED

    def get_loop(self):
        """Return embedded event loop."""
        self._make_loop()
        return self._loop

    def run(self, coro, *, context=None):
        """Run a coroutine inside the embedded event loop."""
        _expect_coroutine(coro)
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._make_loop()
        return _run_main(self._loop, coro, self._context if context is None else context)

    def _make_loop(self):
        if self._state is _CLOSED:
            raise RuntimeError("Runner is closed")
        if self._state is _READY:
            return
        self._loop = _open_loop(self._debug, self._loop_factory)
        self._context = copy_context()
        self._state = _READY
