"""Tasks: what is built on the native futures, tasks and waiting."""

from _asyncio import (Future, Task, _AsCompletedIterator, _cancel_and_wait, _enter_task, _leave_task, _register_task,
                      _unregister_task, all_tasks, as_completed, create_task, current_task, ensure_future, gather,
                      get_running_loop, iscoroutine, isfuture, shield, sleep, timeout as _timeout, wait)
from .exceptions import CancelledError

__all__ = ("ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION", "Future", "Task", "_enter_task",
           "_leave_task", "_register_task", "_unregister_task", "all_tasks", "as_completed",
           "create_eager_task_factory", "create_task", "current_task", "eager_task_factory", "ensure_future", "gather",
           "iscoroutine", "iscoroutinefunction", "isfuture", "run_coroutine_threadsafe", "shield", "sleep", "to_thread",
           "wait", "wait_for", "wrap_future")

# The name of the class without an accelerator: here there is one class.
_PyTask = Task

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


def iscoroutinefunction(func):
    """Return True if func is a decorated coroutine function."""
    import inspect
    return inspect.iscoroutinefunction(func)


async def wait_for(fut, timeout):
    """Wait for the single Future or coroutine to complete, with timeout."""
    if timeout is None or timeout > 0:
        async with _timeout(timeout):
            return await fut
    # No time at all: what is done already counts, anything else is cancelled.
    fut = ensure_future(fut)
    if not fut.done():
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError from exc
    return fut.result()


async def to_thread(func, /, *args, **kwargs):
    """Asynchronously run function *func* in a separate thread.

    Any *args and **kwargs supplied for this function are directly passed
    to *func*. Also, the current :class:`contextvars.Context` is propagated,
    allowing context variables from the main thread to be accessed in the
    separate thread.

    Return a coroutine that can be awaited to get the eventual result of *func*.
    """
    from contextvars import copy_context
    from functools import partial
    loop = get_running_loop()
    return await loop.run_in_executor(None, partial(copy_context().run, func, *args, **kwargs))


def run_coroutine_threadsafe(coro, loop):
    """Submit a coroutine object to a given event loop.

    Return a concurrent.futures.Future to access the result.
    """
    from . import threads
    return threads.run_coroutine_threadsafe(coro, loop)


def wrap_future(future, *, loop=None):
    """Wrap concurrent.futures.Future object."""
    if isfuture(future):
        return future
    from . import threads
    return threads.wrap_future(future, loop=loop)


def create_eager_task_factory(custom_task_constructor):
    """Create a function suitable for use as a task factory on an event-loop."""
    def factory(loop, coro, *, name=None, context=None, **kwargs):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True, **kwargs)
    return factory


eager_task_factory = create_eager_task_factory(Task)
