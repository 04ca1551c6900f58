"""What event loops do in our own language: shutting down, and what leaves the loop's thread."""

from _thread import _get_main_thread_ident, get_ident

from _asyncio import Handle, gather, iscoroutine


class BaseEventLoop:
    """Gives the coroutines of loops their names."""

    async def shutdown_asyncgens(loop):
        """Close the asynchronous generators that were begun under the loop and are not yet ended."""
        generators = loop._live_generators()
        if not generators:
            return
        results = await gather(*[generator.aclose() for generator in generators], return_exceptions=True)
        for result, generator in zip(results, generators):
            if isinstance(result, Exception):
                loop.call_exception_handler({
                    "message": f"an error occurred during closing of asynchronous generator {generator!r}",
                    "exception": result,
                    "asyncgen": generator,
                })

    async def shutdown_default_executor(loop, timeout):
        """Schedule the shutdown of the default executor."""
        executor = loop._shut_executor()
        if executor is not None:
            from .threads import join_executor
            await join_executor(loop, executor, timeout)


shutdown_asyncgens = BaseEventLoop.shutdown_asyncgens
shutdown_default_executor = BaseEventLoop.shutdown_default_executor
from _asyncio import BaseEventLoop


def _on_signal(signum, frame):
    """The loop is told of the signal by other means; that there is a handler keeps the default from happening."""


def _check_signal(sig):
    import signal
    if not isinstance(sig, int):
        raise TypeError(f"sig must be an int, not {sig!r}")
    if sig not in signal.valid_signals():
        raise ValueError(f"invalid signal number {sig}")


def add_signal_handler(loop, sig, callback, args):
    """Add a handler for a signal: the loop calls it when the signal arrives, and it may talk to the loop."""
    import inspect
    import signal
    if iscoroutine(callback) or inspect.iscoroutinefunction(callback):
        raise TypeError("coroutines cannot be used with add_signal_handler()")
    _check_signal(sig)
    loop._check_closed()
    if get_ident() != _get_main_thread_ident():
        raise RuntimeError("set_wakeup_fd only works in main thread of the main interpreter")
    loop._listen_to_signals()
    handlers = loop._signal_handlers
    handlers[sig] = Handle(callback, args, loop, None)
    try:
        signal.signal(sig, _on_signal)
    except OSError as error:
        del handlers[sig]
        if error.errno == 22:
            raise RuntimeError(f"sig {sig} cannot be caught")
        raise


def remove_signal_handler(loop, sig):
    """Remove a handler for a signal; whether there was one."""
    import signal
    _check_signal(sig)
    if loop._signal_handlers.pop(sig, None) is None:
        return False
    try:
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
    except OSError as error:
        if error.errno == 22:
            raise RuntimeError(f"sig {sig} cannot be caught")
        raise
    return True


def forget_signals(loop):
    """A loop is closed: its handlers go."""
    for sig in list(loop._signal_handlers):
        remove_signal_handler(loop, sig)
