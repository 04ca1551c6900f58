"""Running a program: `asyncio.run` and `Runner`."""

from _asyncio import (CancelledError, _at_prompt, _get_running_loop, _interrupts, _interruptible, _new_loop, _run_at_prompt,
                      _set_loop, _tasks_of, gather, iscoroutine)

__all__ = ("Runner", "run")

_CREATED, _READY, _CLOSED = "created", "initialized", "closed"

# How long the end of a run waits for the threads of the default executor, in seconds.
_THREAD_JOIN_TIMEOUT = 300


class Runner:
    """A context manager that controls event loop life cycle."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = _CREATED
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None
        self._set_event_loop = False

    def __enter__(self):
        self._make_loop()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        """Shutdown and close event loop."""
        if self._state is not _READY:
            return
        loop = self._loop
        try:
            _shut_down(loop)
        finally:
            if self._set_event_loop:
                _set_loop(None)
            loop.close()
            self._loop = None
            self._state = _CLOSED

    def get_loop(self):
        """Return embedded event loop."""
        self._make_loop()
        return self._loop

    def run(self, coro, *, context=None):
        """Run a coroutine inside the embedded event loop."""
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._make_loop()
        if context is None:
            context = self._context
        task = self._loop.create_task(coro, context=context)
        # The first Ctrl-C cancels the main task, so that it can clean up.
        _interruptible(task)
        try:
            return self._loop.run_until_complete(task)
        except CancelledError:
            if _interrupts() > 0 and task.uncancel() == 0:
                raise KeyboardInterrupt()
            raise
        finally:
            _interruptible(None)

    def _make_loop(self):
        if self._state is _CLOSED:
            raise RuntimeError("Runner is closed")
        if self._state is _READY:
            return
        if self._loop_factory is None:
            self._loop = _new_loop()
            if not self._set_event_loop:
                _set_loop(self._loop)
                self._set_event_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        from contextvars import copy_context
        self._context = copy_context()
        self._state = _READY


def run(main, *, debug=None, loop_factory=None):
    """Execute the coroutine and return the result."""
    if _get_running_loop() is not None:
        if iscoroutine(main) and _at_prompt():
            # Pasted scripts end with it, and the loop is there already.
            return _run_at_prompt(main)
        if _at_prompt():
            raise ValueError(f"a coroutine was expected, got {main!r}")
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _close_loop(loop):
    """Ends the loop of the prompt."""
    try:
        _shut_down(loop)
    finally:
        loop.close()


def _shut_down(loop):
    _cancel_all_tasks(loop)
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(loop.shutdown_default_executor(_THREAD_JOIN_TIMEOUT))


def _cancel_all_tasks(loop):
    tasks = _tasks_of(loop)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(gather(*tasks, return_exceptions=True))
    for task in tasks:
        if task.cancelled():
            continue
        if task.exception() is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown",
                "exception": task.exception(),
                "task": task,
            })
