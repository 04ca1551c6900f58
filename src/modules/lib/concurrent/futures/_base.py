"""Futures of computations elsewhere, waiting for several of them, and what all executors have in common.

Statements of this module are never parted by another thread, except where they wait: a future needs no lock, only its
waiters do.
"""

import threading
from time import monotonic
from types import GenericAlias

from _thread import _Gate

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

# The states of a future.
PENDING = "PENDING"
RUNNING = "RUNNING"
# Cancelled by its user; the executor has not noticed yet.
CANCELLED = "CANCELLED"
# Cancelled, and the executor has told all waiters.
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_IN_WORDS = {PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled", CANCELLED_AND_NOTIFIED: "cancelled",
             FINISHED: "finished"}


class Error(Exception):
    """Base class for all future-related exceptions."""


class CancelledError(Error):
    """The Future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """Raised when a executor has become non-functional after a severe failure."""


def _logger():
    import logging
    return logging.getLogger("concurrent.futures")


def __getattr__(name):
    if name == "LOGGER":
        return _logger()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class Future:
    """Represents the result of an asynchronous computation."""

    def __init__(self):
        """Initializes the future. Should not be called by clients."""
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        place = f"<{type(self).__name__} at {id(self):#x} state={_IN_WORDS[self._state]}"
        if self._state != FINISHED:
            return place + ">"
        if self._exception is not None:
            return f"{place} raised {type(self._exception).__name__}>"
        return f"{place} returned {type(self._result).__name__}>"

    def cancel(self):
        """Cancel the future if possible.

        Returns True if the future was cancelled, False otherwise. A future
        cannot be cancelled if it is running or has already completed.
        """
        if self._state in (RUNNING, FINISHED):
            return False
        if self._state == PENDING:
            self._state = CANCELLED
            self._tell()
            self._call_back()
        return True

    def cancelled(self):
        """Return True if the future was cancelled."""
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        """Return True if the future is currently executing."""
        return self._state == RUNNING

    def done(self):
        """Return True if the future was cancelled or finished executing."""
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        """Attaches a callable that will be called when the future finishes.

        Args:
            fn: A callable that will be called with this future as its only
                argument when the future completes or is cancelled. The callable
                will always be called by a thread in the same process in which
                it was added. If the future has already completed or been
                cancelled then the callable will be called immediately. These
                callables are called in the order that they were added.
        """
        if not self.done():
            self._done_callbacks.append(fn)
            return
        self._call(fn)

    def _call(self, fn):
        try:
            fn(self)
        except Exception:
            _logger().exception("exception calling callback for %r", self)

    def _call_back(self):
        for fn in self._done_callbacks:
            self._call(fn)

    _invoke_callbacks = _call_back

    def _tell(self):
        with self._condition:
            self._condition.notify_all()

    def _outcome(self, timeout):
        """Waits for the end; the exception, or None."""
        if not self.done():
            with self._condition:
                self._condition.wait_for(self.done, timeout)
        if self._state == FINISHED:
            return self._exception
        if self.done():
            raise CancelledError()
        raise TimeoutError()

    def result(self, timeout=None):
        """Return the result of the call that the future represents.

        Args:
            timeout: The number of seconds to wait for the result if the future
                isn't done. If None, then there is no limit on the wait time.

        Returns:
            The result of the call that the future represents.

        Raises:
            CancelledError: If the future was cancelled.
            TimeoutError: If the future didn't finish executing before the given
                timeout.
            Exception: If the call raised then that exception will be raised.
        """
        try:
            exception = self._outcome(timeout)
            if exception is not None:
                try:
                    raise exception
                finally:
                    exception = None
            return self._result
        finally:
            # The exception's traceback holds this frame.
            self = None

    def exception(self, timeout=None):
        """Return the exception raised by the call that the future represents.

        Args:
            timeout: The number of seconds to wait for the exception if the
                future isn't done. If None, then there is no limit on the wait
                time.

        Returns:
            The exception raised by the call that the future represents or None
            if the call completed without raising.

        Raises:
            CancelledError: If the future was cancelled.
            TimeoutError: If the future didn't finish executing before the given
                timeout.
        """
        return self._outcome(timeout)

    # What executors and unit tests call.

    def set_running_or_notify_cancel(self):
        """Mark the future as running or process any cancel notifications.

        Should only be used by Executor implementations and unit tests.

        Returns:
            False if the Future was cancelled, True otherwise.
        """
        if self._state == CANCELLED:
            self._state = CANCELLED_AND_NOTIFIED
            for waiter in self._waiters:
                waiter.future_done(self)
            return False
        if self._state == PENDING:
            self._state = RUNNING
            return True
        _logger().critical("Future %s in unexpected state: %s", id(self), self._state)
        raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        """Sets the return value of work associated with the future.

        Should only be used by Executor implementations and unit tests.
        """
        self._finish(result, None)

    def set_exception(self, exception):
        """Sets the result of the future as being the given exception.

        Should only be used by Executor implementations and unit tests.
        """
        self._finish(None, exception)

    def _finish(self, result, exception):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._result = result
        self._exception = exception
        self._state = FINISHED
        for waiter in self._waiters:
            waiter.future_done(self)
        self._tell()
        self._call_back()

    __class_getitem__ = classmethod(GenericAlias)


class _Watch:
    """Waits until so many of some futures are done (or one of them failed, where that counts)."""

    def __init__(self, futures, count, until_failure=False):
        self.finished = []
        self._futures = futures
        self._left = count
        self._until_failure = until_failure
        self._gate = _Gate()
        for future in futures:
            future._waiters.append(self)

    def future_done(self, future):
        self.finished.append(future)
        self._left -= 1
        failed = self._until_failure and not future.cancelled() and future._exception is not None
        if self._left <= 0 or failed:
            self._gate.open()

    def wait(self, timeout):
        return self._gate.wait(timeout)

    def take(self):
        """Those that are done by now; from now on one more is waited for."""
        finished, self.finished = self.finished, []
        self._left = 1
        self._gate = _Gate()
        return finished

    def end(self):
        for future in self._futures:
            if self in future._waiters:
                future._waiters.remove(self)


def _is_settled(future):
    return future._state in (CANCELLED_AND_NOTIFIED, FINISHED)


def as_completed(fs, timeout=None):
    """An iterator over the given futures that yields each as it completes.

    Args:
        fs: The sequence of Futures (possibly created by different Executors) to
            iterate over.
        timeout: The maximum number of seconds to wait. If None, then there
            is no limit on the wait time.

    Returns:
        An iterator that yields the given Futures as they complete (finished or
        cancelled). If any given Futures are duplicated, they will be returned
        once.

    Raises:
        TimeoutError: If the entire result iterator could not be generated
            before the given timeout.
    """
    end = None if timeout is None else timeout + monotonic()
    futures = set(fs)
    total = len(futures)
    finished = [future for future in futures if _is_settled(future)]
    pending = futures.difference(finished)
    watch = _Watch(list(pending), 1)
    try:
        while True:
            while finished:
                yield finished.pop()
            if not pending:
                return
            left = None
            if end is not None:
                left = end - monotonic()
                if left <= 0:
                    raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            watch.wait(left)
            finished = watch.take()
            # The next one is taken from the end.
            finished.reverse()
            pending.difference_update(finished)
    finally:
        watch.end()


class DoneAndNotDoneFutures(tuple):
    """DoneAndNotDoneFutures(done, not_done)"""

    __slots__ = ()
    _fields = __match_args__ = ("done", "not_done")

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    @property
    def done(self):
        return self[0]

    @property
    def not_done(self):
        return self[1]

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})"

    def __getnewargs__(self):
        return tuple(self)

    def _asdict(self):
        return dict(zip(self._fields, self))


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for the futures in the given sequence to complete.

    Args:
        fs: The sequence of Futures (possibly created by different Executors) to
            wait upon.
        timeout: The maximum number of seconds to wait. If None, then there
            is no limit on the wait time.
        return_when: Indicates when this function should return. The options
            are FIRST_COMPLETED, FIRST_EXCEPTION and ALL_COMPLETED.

    Returns:
        A named 2-tuple of sets. The first set, named 'done', contains the
        futures that completed (is finished or cancelled) before the wait
        completed. The second set, named 'not_done', contains uncompleted
        futures. Duplicate futures given to *fs* are removed and will be
        returned only once.
    """
    futures = set(fs)
    done = {future for future in futures if _is_settled(future)}
    not_done = futures - done
    failed = any(not future.cancelled() and future.exception() is not None for future in done)
    if (return_when == FIRST_COMPLETED and done or return_when == FIRST_EXCEPTION and failed
            or not not_done):
        return DoneAndNotDoneFutures(done, not_done)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return condition: {return_when!r}")
    count = 1 if return_when == FIRST_COMPLETED else len(not_done)
    watch = _Watch(list(not_done), count, return_when == FIRST_EXCEPTION)
    watch.wait(timeout)
    watch.end()
    done.update(watch.finished)
    return DoneAndNotDoneFutures(done, futures - done)


class Executor:
    """This is an abstract base class for concrete asynchronous executors."""

    def submit(self, fn, /, *args, **kwargs):
        """Submits a callable to be executed with the given arguments.

        Schedules the callable to be executed as fn(*args, **kwargs) and returns
        a Future instance representing the execution of the callable.

        Returns:
            A Future representing the given call.
        """
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Returns an iterator equivalent to map(fn, iter).

        Args:
            fn: A callable that will take as many arguments as there are
                passed iterables.
            timeout: The maximum number of seconds to wait. If None, then there
                is no limit on the wait time.
            chunksize: The size of the chunks the iterable will be broken into
                before being passed to a child process. This argument is only
                used by ProcessPoolExecutor; it is ignored by
                ThreadPoolExecutor.

        Returns:
            An iterator equivalent to: map(func, *iterables) but the calls may
            be evaluated out-of-order.

        Raises:
            TimeoutError: If the entire result iterator could not be generated
                before the given timeout.
            Exception: If fn(*args) raises for any values.
        """
        end = None if timeout is None else timeout + monotonic()
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return _results(futures, end)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Clean-up the resources associated with the Executor.

        It is safe to call this method several times. Otherwise, no other
        methods can be called after this one.

        Args:
            wait: If True then shutdown will not return until all running
                futures have finished executing and the resources used by the
                executor have been reclaimed.
            cancel_futures: If True then shutdown will cancel all pending
                futures. Futures that are completed or running will not be
                cancelled.
        """

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _results(futures, end):
    """The results of futures in order, each forgotten when it has been handed out."""
    futures.reverse()
    try:
        while futures:
            yield _result_or_cancel(futures.pop(), None if end is None else end - monotonic())
    finally:
        for future in futures:
            future.cancel()


def _result_or_cancel(future, timeout):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future
