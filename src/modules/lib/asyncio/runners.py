"""Running a program: `asyncio.run`. The class that does the same in steps is in `_runner.py`, loaded when it is asked for: most
programs do without, and start the sooner."""

from _asyncio import (CancelledError, _at_prompt, _get_running_loop, _interrupts, _interruptible, _new_loop, _run_at_prompt,
                      _set_loop, _tasks_of, gather, iscoroutine)

__all__ = ("Runner", "run")

# How long the end of a run waits for the threads of the default executor, in seconds.
_THREAD_JOIN_TIMEOUT = 300


def __getattr__(name):
    if name == "Runner":
        from ._runner import Runner
        globals()[name] = Runner
        return Runner
    raise AttributeError(f"module 'asyncio.runners' has no attribute {name!r}")


def run(main, *, debug=None, loop_factory=None):
    """Execute the coroutine and return the result."""
    if _get_running_loop() is not None:
        if iscoroutine(main) and _at_prompt():
            # Pasted scripts end with it, and the loop is there already.
            return _run_at_prompt(main)
        if _at_prompt():
            _expect_coroutine(main)
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    loop = _open_loop(debug, loop_factory)
    try:
        _expect_coroutine(main)
        return _run_main(loop, main, None)
    finally:
        _close_loop(loop, loop_factory is None)


def _expect_coroutine(value):
    if not iscoroutine(value):
        raise ValueError(f"a coroutine was expected, got {value!r}")


def _open_loop(debug, loop_factory):
    """A loop of the factory's; where there is none, a new loop, which becomes the current one."""
    if loop_factory is None:
        loop = _new_loop()
        _set_loop(loop)
    else:
        loop = loop_factory()
    if debug is not None:
        loop.set_debug(debug)
    return loop


def _run_main(loop, coro, context):
    """Runs the loop until the coroutine has ended. The first Ctrl-C cancels its task, so that it can clean up."""
    task = loop.create_task(coro, context=context)
    _interruptible(task)
    try:
        return loop.run_until_complete(task)
    except CancelledError:
        if _interrupts() > 0 and task.uncancel() == 0:
            raise KeyboardInterrupt()
        raise
    finally:
        _interruptible(None)


def _close_loop(loop, current=False):
    """Ends what is left in the loop, and the loop; the prompt's too."""
    try:
        _cancel_all_tasks(loop)
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_default_executor(_THREAD_JOIN_TIMEOUT))
    finally:
        if current:
            _set_loop(None)
        loop.close()


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
