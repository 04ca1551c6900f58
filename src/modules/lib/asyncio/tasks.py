"""Tasks: what is built on the native futures, tasks and waiting."""

from _asyncio import (Future, Task, _cancel_and_wait, _enter_task, _leave_task, _register_task, _unregister_task, all_tasks, create_task, current_task, ensure_future, gather,
                      iscoroutine, isfuture, shield, sleep, timeout as _timeout, wait)
from . import events
from .exceptions import CancelledError

__all__ = ("ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION", "Future", "Task", "_enter_task",
           "_leave_task", "_register_task", "_unregister_task", "all_tasks", "as_completed",
           "create_eager_task_factory", "create_task", "current_task", "eager_task_factory", "ensure_future", "gather",
           "iscoroutine", "iscoroutinefunction", "isfuture", "run_coroutine_threadsafe", "shield", "sleep", "to_thread",
           "wait", "wait_for", "wrap_future")

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


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


class _AsCompletedIterator:
    """Hands out awaitables in the order in which they are done; what it iterates by decides what each one gives."""

    def __init__(self, aws, timeout):
        from .queues import Queue
        loop = events.get_event_loop()
        self._done = Queue()
        self._timer = None
        self._todo = {}
        for aw in dict.fromkeys(aws):
            future = ensure_future(aw, loop=loop)
            self._todo[future] = None
            future.add_done_callback(self._on_done)
        self._left = len(self._todo)
        if self._todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._on_timeout)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if self._left == 0:
            raise StopAsyncIteration
        self._left -= 1
        return await self._wait_for_one()

    def __next__(self):
        if self._left == 0:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one(resolve=True)

    def _on_timeout(self):
        for future in self._todo:
            future.remove_done_callback(self._on_done)
            self._done.put_nowait(None)
        self._todo.clear()

    def _on_done(self, future):
        if future not in self._todo:
            return
        del self._todo[future]
        self._done.put_nowait(future)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    async def _wait_for_one(self, resolve=False):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future.result() if resolve else future


def as_completed(fs, *, timeout=None):
    """Create an iterator of awaitables or their results in completion order."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


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
    loop = events.get_running_loop()
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
