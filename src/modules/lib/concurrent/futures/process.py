"""Implements ProcessPoolExecutor: workers are forked, so work runs on all processors and globals of workers are their own."""

import itertools
import os
import threading
import weakref
from concurrent.futures import _base
from functools import partial

from multiprocessing import ForkProcess
from multiprocessing._workers import Call, Crew, RemoteTraceback as _RemoteTraceback

_RemoteTraceback.__module__ = "concurrent.futures.process"
_RemoteTraceback.__name__ = _RemoteTraceback.__qualname__ = "_RemoteTraceback"

_crews = weakref.WeakSet()
_shutdown = False


def _python_exit():
    global _shutdown
    _shutdown = True
    crews = list(_crews)
    for crew in crews:
        crew.close()
    for crew in crews:
        crew.thread.join()


threading._register_atexit(_python_exit)


class BrokenProcessPool(_base.BrokenExecutor):
    """Raised when a process in a ProcessPoolExecutor terminated abruptly while a future was in the running state."""


_ABRUPT = ("A process in the process pool was terminated abruptly while the future was running or pending.")
_UNUSABLE = ("A child process terminated abruptly, the process pool is not usable anymore")
_INITIALIZER = "A process initializer failed, the process pool is not usable anymore"


def _process_chunk(fn, chunk):
    """Processes a chunk of an iterable passed to map."""
    return [fn(*args) for args in chunk]


def _chunks(iterables, size):
    items = zip(*iterables)
    while chunk := tuple(itertools.islice(items, size)):
        yield chunk


def _in_order(results):
    for chunk in results:
        chunk.reverse()
        while chunk:
            yield chunk.pop()


def _finish(future, ok, value):
    if future.cancelled():
        return
    if ok:
        future.set_result(value)
    else:
        future.set_exception(value)


class ProcessPoolExecutor(_base.Executor):

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        """Initializes a new ProcessPoolExecutor instance.

        Args:
            max_workers: The maximum number of processes that can be used to
                execute the given calls. If None or not given then as many
                worker processes will be created as the machine has processors.
            mp_context: A multiprocessing context to launch the workers created
                using the multiprocessing.get_context('start method') API.
            initializer: A callable used to initialize worker processes.
            initargs: A tuple of arguments to pass to the initializer.
            max_tasks_per_child: The maximum number of tasks a worker process
                can complete before it will exit and be replaced with a fresh
                worker process. Forked workers cannot be replaced so.
        """
        if max_workers is None:
            max_workers = os.process_cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError("max_tasks_per_child must be an integer")
            if max_tasks_per_child <= 0:
                raise ValueError("max_tasks_per_child must be >= 1")
            raise ValueError("max_tasks_per_child is incompatible with the 'fork' multiprocessing start method; supply "
                             "a different mp_context.")
        self._max_workers = max_workers
        self._make_process = ForkProcess if mp_context is None else mp_context.Process
        self._initializer = initializer
        self._initargs = initargs
        self._crew = None
        self._shutdown = False
        self._broken = False
        self._pending = set()

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise BrokenProcessPool(self._broken)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if _shutdown:
            raise RuntimeError("cannot schedule new futures after interpreter shutdown")
        if self._crew is None:
            self._start()
        future = _base.Future()
        self._pending.add(future)
        future.add_done_callback(self._pending.discard)
        self._crew.submit(Call(fn, args, kwargs, partial(_finish, future), future.set_running_or_notify_cancel))
        return future

    submit.__doc__ = _base.Executor.submit.__doc__

    def _start(self):
        reference = weakref.ref(self, _abandoned)

        def failed(why, calls):
            executor = reference()
            message = _ABRUPT
            cause = None
            if why is not None:
                error, text = why
                _base._logger().critical("Exception in initializer:", exc_info=(type(error), error, None))
                message = _INITIALIZER
            if executor is not None:
                executor._broken = _INITIALIZER if why is not None else _UNUSABLE
                executor._shutdown = True
            for call in calls:
                call.done(False, BrokenProcessPool(message))

        self._crew = Crew(self._max_workers, self._make_process, self._initializer, self._initargs, failed=failed)
        _reference_crews[reference] = self._crew
        _crews.add(self._crew)

    @property
    def _processes(self):
        """The workers by process number."""
        return {} if self._crew is None else {worker.process.pid: worker.process for worker in self._crew.workers}

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        results = super().map(partial(_process_chunk, fn), _chunks(iterables, chunksize), timeout=timeout)
        return _in_order(results)

    map.__doc__ = _base.Executor.map.__doc__

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        crew, self._crew = self._crew, None
        if crew is None:
            return
        if cancel_futures:
            for future in list(self._pending):
                future.cancel()
        crew.close()
        if wait:
            crew.thread.join()

    shutdown.__doc__ = _base.Executor.shutdown.__doc__


_reference_crews = {}


def _abandoned(reference):
    """Nobody has the executor any more: its workers end when all is done."""
    crew = _reference_crews.pop(reference, None)
    if crew is not None:
        crew.close()
