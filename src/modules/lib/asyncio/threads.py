"""What leaves the loop's thread and comes back: executors, futures of threads, coroutines for loops of other threads."""

from _asyncio import _note, ensure_future, iscoroutine, isfuture
from . import events
from .exceptions import CancelledError, InvalidStateError

from .tasks import to_thread

__all__ = ("to_thread",)


def run_in_executor(loop, executor, func, args):
    """Call a function in another thread (or process); the future of its result."""
    loop._check_closed()
    if loop.get_debug():
        _check_function(func)
    if executor is None:
        executor = loop._default_executor
        if loop._executor_shutdown_called:
            raise RuntimeError("Executor shutdown has been called")
        if executor is None:
            from concurrent.futures.thread import ThreadPoolExecutor
            executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
            loop.set_default_executor(executor)
    _note("thread.submit", "a function is handed to a thread")
    return wrap_future(executor.submit(func, *args), loop=loop)


def _check_function(func):
    from inspect import iscoroutinefunction
    if iscoroutine(func) or iscoroutinefunction(func):
        raise TypeError("coroutines cannot be used with run_in_executor()")
    if not callable(func):
        raise TypeError(f"a callable object was expected by run_in_executor(), got {func!r}")


def check_executor(executor):
    """Only a pool of threads can be the default executor."""
    from concurrent.futures.thread import ThreadPoolExecutor
    if not isinstance(executor, ThreadPoolExecutor):
        raise TypeError("executor must be ThreadPoolExecutor instance")


async def join_executor(loop, executor, timeout):
    """Wait for the threads of the default executor to end."""
    import threading
    from .timeouts import timeout as limit
    future = loop.create_future()
    thread = threading.Thread(target=_do_shutdown, args=(loop, executor, future))
    thread.start()
    try:
        async with limit(timeout):
            await future
    except TimeoutError:
        import warnings
        warnings.warn(f"The executor did not finishing joining its threads within {timeout} seconds.",
                      RuntimeWarning, stacklevel=2)
        executor.shutdown(wait=False)
    else:
        thread.join()


def _do_shutdown(loop, executor, future):
    try:
        executor.shutdown(wait=True)
        if not loop.is_closed():
            loop.call_soon_threadsafe(_set_result_unless_cancelled, future, None)
    except Exception as exc:
        if not future.cancelled() and not loop.is_closed():
            loop.call_soon_threadsafe(future.set_exception, exc)


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


# --- futures of both kinds --------------------------------------------------------------------------------------------


def wrap_future(future, *, loop=None):
    """Wrap concurrent.futures.Future object."""
    if isfuture(future):
        return future
    from concurrent.futures import Future
    assert isinstance(future, Future), f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = events.get_event_loop()
    wrapper = loop.create_future()
    _chain_future(future, wrapper)
    return wrapper


def run_coroutine_threadsafe(coro, loop):
    """Submit a coroutine object to a given event loop.

    Return a concurrent.futures.Future to access the result.
    """
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    from concurrent.futures import Future
    future = Future()

    def callback():
        try:
            _chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if future.set_running_or_notify_cancel():
                future.set_exception(exc)
            raise

    loop.call_soon_threadsafe(callback)
    return future


def _loop_of(future):
    return future.get_loop() if isfuture(future) else None


def _chain_future(source, destination):
    """Lets the outcome of one future become that of another, and the cancellation of that other one that of the first.

    Either may belong to a loop or to threads; what belongs to a loop is changed in the loop's own thread.
    """
    source_loop = _loop_of(source)
    destination_loop = _loop_of(destination)

    def _set_state(future, other):
        if source_loop is None:
            _note("thread.done", "the work of a thread is done")
        if isfuture(future):
            _copy_to_loop(other, future)
        else:
            _copy_to_threads(other, future)

    def _call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is destination_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if destination_loop is None or destination_loop is source_loop:
            _set_state(destination, source)
        elif not destination_loop.is_closed():
            destination_loop.call_soon_threadsafe(_set_state, destination, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def _copy_to_loop(source, future):
    if future.cancelled():
        return
    if source.cancelled():
        future.cancel()
        return
    exception = source.exception()
    if exception is None:
        future.set_result(source.result())
    else:
        future.set_exception(_in_terms_of_loops(exception))


def _copy_to_threads(source, future):
    if source.cancelled():
        future.cancel()
    if not future.set_running_or_notify_cancel():
        return
    exception = source.exception()
    if exception is None:
        future.set_result(source.result())
    else:
        future.set_exception(_in_terms_of_loops(exception))


def _in_terms_of_loops(exception):
    """`concurrent.futures` has exceptions of its own for what asyncio has as well."""
    from concurrent.futures import _base
    if type(exception) is _base.CancelledError:
        return CancelledError(*exception.args).with_traceback(exception.__traceback__)
    if type(exception) is _base.InvalidStateError:
        return InvalidStateError(*exception.args).with_traceback(exception.__traceback__)
    return exception
