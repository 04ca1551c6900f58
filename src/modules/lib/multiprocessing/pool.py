"""A pool of worker processes."""

import os
import threading
from collections import deque
from itertools import islice
from time import monotonic

from . import process
from ._workers import Call, Crew

__all__ = ["Pool"]


class _PoolProcess(process.ForkProcess):
    """A worker of a pool: a daemon, named after the pool's kind."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs, daemon=True)
        self._name = self._name.replace(type(self).__name__, "ForkPoolWorker")


_PoolProcess.__name__ = _PoolProcess.__qualname__ = "ForkProcess"


class MaybeEncodingError(Exception):
    """The outcome of a call could not be pickled."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"


class ApplyResult:
    """What a call of a pool will give."""

    def __init__(self, callback=None, error_callback=None):
        self._event = threading.Event()
        self._callback, self._error_callback = callback, error_callback

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise process.TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, ok, value):
        self._success, self._value = ok, value
        callback = self._callback if ok else self._error_callback
        if callback:
            callback(value)
        self._event.set()


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """What several calls will give, in order."""

    def __init__(self, count, callback, error_callback):
        super().__init__(callback, error_callback)
        self._values = [None] * count
        self._left = count
        if count == 0:
            self._success, self._value = True, []
            self._event.set()

    def _set_part(self, at, ok, values):
        if self.ready():
            return
        if not ok:
            self._set(False, values)
            return
        self._values[at:at + len(values)] = values
        self._left -= len(values)
        if self._left == 0:
            self._set(True, self._values)


class IMapIterator:
    """What several calls give, one after another."""

    def __init__(self, ordered):
        self._condition = threading.Condition()
        self._ordered = ordered
        self._ready = {}
        self._order = deque()
        self._next = 0
        self._length = None

    def __iter__(self):
        return self

    def next(self, timeout=None):
        end = None if timeout is None else monotonic() + timeout
        with self._condition:
            while True:
                if self._ordered and self._next in self._ready:
                    outcome = self._ready.pop(self._next)
                    break
                if not self._ordered and self._order:
                    outcome = self._order.popleft()
                    break
                if self._next == self._length:
                    raise StopIteration
                left = None if end is None else end - monotonic()
                if left is not None and left <= 0:
                    raise process.TimeoutError
                self._condition.wait(left)
            self._next += 1
        ok, value = outcome
        if ok:
            return value
        raise value

    __next__ = next

    def _set(self, index, ok, value):
        with self._condition:
            if self._ordered:
                self._ready[index] = ok, value
            else:
                self._order.append((ok, value))
            self._condition.notify_all()

    def _set_length(self, length):
        with self._condition:
            self._length = length
            self._condition.notify_all()


IMapUnorderedIterator = IMapIterator


def _map_chunk(fn, items):
    return [fn(item) for item in items]


def _starmap_chunk(fn, items):
    return [fn(*item) for item in items]


# The states of a pool.
_RUN, _CLOSE, _TERMINATE = "RUN", "CLOSE", "TERMINATE"


class Pool:
    """Class which supports an async version of applying functions to arguments."""

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None and (not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0):
            raise ValueError("maxtasksperchild must be a positive int or None")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._processes = processes
        self._state = _RUN
        self._crew = Crew(processes, _PoolProcess, initializer, initargs, maxtasksperchild, replace=True)
        process._early_finalizers.append(self._finish)

    def __repr__(self):
        return f"<multiprocessing.pool.Pool state={self._state} pool_size={len(self._crew.workers)}>"

    def _finish(self):
        if self._state != _TERMINATE:
            self.terminate()

    def _check_running(self):
        if self._state != _RUN:
            raise ValueError("Pool not running")

    def _submit(self, fn, args, kwargs, done):
        self._crew.submit(Call(fn, args, kwargs, done))

    def apply(self, func, args=(), kwds={}):
        """Equivalent of `func(*args, **kwds)`. Pool must be running."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        """Asynchronous version of `apply()` method."""
        self._check_running()
        result = ApplyResult(callback, error_callback)
        self._submit(func, tuple(args), dict(kwds), result._set)
        return result

    def map(self, func, iterable, chunksize=None):
        """Apply `func` to each element in `iterable`, collecting the results in a list that is returned."""
        return self._map(func, iterable, _map_chunk, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """Asynchronous version of `map()` method."""
        return self._map(func, iterable, _map_chunk, chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        """Like `map()` method but the elements of the `iterable` are expected to be iterables as well and will be
        unpacked as arguments."""
        return self._map(func, iterable, _starmap_chunk, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """Asynchronous version of `starmap()` method."""
        return self._map(func, iterable, _starmap_chunk, chunksize, callback, error_callback)

    def _map(self, func, iterable, chunk, chunksize, callback=None, error_callback=None):
        self._check_running()
        items = list(iterable)
        if chunksize is None:
            # Four chunks for each worker.
            chunksize = -(-len(items) // (self._processes * 4)) or 1
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize:n}")
        result = MapResult(len(items), callback, error_callback)
        for at in range(0, len(items), chunksize):
            part = items[at:at + chunksize]
            self._submit(chunk, (func, part), {}, lambda ok, value, at=at: result._set_part(at, ok, value))
        return result

    def imap(self, func, iterable, chunksize=1):
        """Equivalent of `map()` -- can be MUCH slower than `Pool.map()`."""
        return self._imap(func, iterable, chunksize, True)

    def imap_unordered(self, func, iterable, chunksize=1):
        """Like `imap()` method but ordering of results is arbitrary."""
        return self._imap(func, iterable, chunksize, False)

    def _imap(self, func, iterable, chunksize, ordered):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize:n}")
        results = IMapIterator(ordered)
        items = iter(iterable)
        index = 0
        while part := list(islice(items, chunksize)):
            if chunksize == 1:
                self._submit(func, (part[0],), {}, lambda ok, value, index=index: results._set(index, ok, value))
            else:
                self._submit(_map_chunk, (func, part), {},
                             lambda ok, values, index=index, count=len(part): self._set_each(results, index, count, ok,
                                                                                             values))
            index += len(part)
        results._set_length(index)
        return results

    @staticmethod
    def _set_each(results, index, count, ok, values):
        for offset in range(count):
            results._set(index + offset, ok, values[offset] if ok else values)

    def close(self):
        if self._state == _RUN:
            self._state = _CLOSE
            self._crew.close()

    def terminate(self):
        self._state = _TERMINATE
        self._crew.terminate()
        self._crew.thread.join()
        if self._finish in process._early_finalizers:
            process._early_finalizers.remove(self._finish)

    def join(self):
        if self._state == _RUN:
            raise ValueError("Pool is still running")
        self._crew.thread.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()

    def __reduce__(self):
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")


class ThreadPool(Pool):
    """The same with threads in place of processes."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        from concurrent.futures import ThreadPoolExecutor
        self._processes = processes
        self._state = _RUN
        self._executor = ThreadPoolExecutor(processes, "ThreadPool", initializer, initargs)

    def __repr__(self):
        return f"<multiprocessing.pool.ThreadPool state={self._state} pool_size={self._processes}>"

    def _submit(self, fn, args, kwargs, done):
        def call():
            try:
                outcome = True, fn(*args, **kwargs)
            except Exception as error:
                outcome = False, error
            done(*outcome)
        self._executor.submit(call)

    def close(self):
        if self._state == _RUN:
            self._state = _CLOSE
            self._executor.shutdown(wait=False)

    def terminate(self):
        self._state = _TERMINATE
        self._executor.shutdown(wait=False, cancel_futures=True)

    def join(self):
        if self._state == _RUN:
            raise ValueError("Pool is still running")
        self._executor.shutdown(wait=True)
