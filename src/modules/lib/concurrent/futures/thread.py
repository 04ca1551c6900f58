"""Implements ThreadPoolExecutor.

Statements of this module are never parted by another thread, except where they wait.
"""

import os
import queue
import threading
import weakref
from concurrent.futures import _base

# Worker threads and the queues that they read.
_threads_queues = weakref.WeakKeyDictionary()
_shutdown = False


def _python_exit():
    global _shutdown
    _shutdown = True
    workers = list(_threads_queues.items())
    for _, work_queue in workers:
        work_queue.put(None)
    for worker, _ in workers:
        worker.join()


threading._register_atexit(_python_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    """Raised when a worker thread in a ThreadPoolExecutor failed initializing."""


class _WorkItem:

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exc:
            self.future.set_exception(exc)
            # The exception's traceback holds this frame.
            self = None
        else:
            self.future.set_result(result)


def _worker(reference, work_queue, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._logger().critical("Exception in initializer:", exc_info=True)
            executor = reference()
            if executor is not None:
                executor._initializer_failed()
            return
    try:
        while True:
            if work_queue.empty():
                executor = reference()
                if executor is not None:
                    executor._idle += 1
                del executor
            work_item = work_queue.get()
            if work_item is not None:
                work_item.run()
                del work_item
            elif _is_over(reference()):
                # The other workers end as well.
                work_queue.put(None)
                return
    except BaseException:
        _base._logger().critical("Exception in worker", exc_info=True)


def _is_over(executor):
    """Whether no more work will come: the program ends, or the executor was shut down or is nobody's any more."""
    if _shutdown or executor is None or executor._shutdown:
        if executor is not None:
            executor._shutdown = True
        return True
    return False


def _count():
    number = 0
    while True:
        yield number
        number += 1


class ThreadPoolExecutor(_base.Executor):

    # Names the pools that were given no name.
    _counter = _count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        """Initializes a new ThreadPoolExecutor instance.

        Args:
            max_workers: The maximum number of threads that can be used to
                execute the given calls.
            thread_name_prefix: An optional name prefix to give our threads.
            initializer: A callable used to initialize worker threads.
            initargs: A tuple of arguments to pass to the initializer.
        """
        if max_workers is None:
            # Threads mostly wait.
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work_queue = queue.SimpleQueue()
        # How many workers have nothing to do.
        self._idle = 0
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{self._counter()}"
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise BrokenThreadPool(self._broken)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if _shutdown:
            raise RuntimeError("cannot schedule new futures after interpreter shutdown")
        future = _base.Future()
        self._work_queue.put(_WorkItem(future, fn, args, kwargs))
        self._adjust_thread_count()
        return future

    submit.__doc__ = _base.Executor.submit.__doc__

    def _adjust_thread_count(self):
        if self._idle > 0:
            self._idle -= 1
            return
        count = len(self._threads)
        if count >= self._max_workers:
            return
        work_queue = self._work_queue
        reference = weakref.ref(self, lambda _: work_queue.put(None))
        thread = threading.Thread(name=f"{self._thread_name_prefix}_{count}", target=_worker,
                                  args=(reference, work_queue, self._initializer, self._initargs))
        # The work may begin, and submit more, before `start` returns.
        self._threads.add(thread)
        try:
            thread.start()
        except BaseException:
            self._threads.discard(thread)
            raise
        _threads_queues[thread] = work_queue

    def _initializer_failed(self):
        self._broken = "A thread initializer failed, the thread pool is not usable anymore"
        while not self._work_queue.empty():
            work_item = self._work_queue.get_nowait()
            if work_item is not None:
                work_item.future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        if cancel_futures:
            while not self._work_queue.empty():
                work_item = self._work_queue.get_nowait()
                if work_item is not None:
                    work_item.future.cancel()
        # Wakes a worker, which wakes the next.
        self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    shutdown.__doc__ = _base.Executor.shutdown.__doc__
