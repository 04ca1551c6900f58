"""Queues between processes: pickled items through a pipe, one reader and one writer at a time."""

import os
import threading
from collections import deque
from queue import Empty, Full
from time import monotonic

from . import process
from .connection import Pipe
from .synchronize import BoundedSemaphore, Condition, Lock, Semaphore

__all__ = ["JoinableQueue", "Queue", "SimpleQueue"]

# A pipe takes this much at once: no reader sees a part of it, no writer waits for room.
_AT_ONCE = 4096
_HEADER = 8
_MOST = 32767


class Queue:
    """A queue for processes.

    What is put in is written at once where the pipe has room; else a thread writes it later.
    """

    def __init__(self, maxsize=0):
        self._maxsize = maxsize if maxsize > 0 else _MOST
        self._receiver, self._sender = Pipe(duplex=False)
        self._read_lock = Lock()
        self._write_lock = Lock()
        self._places = BoundedSemaphore(self._maxsize)
        self._home = os.getpid()
        self._closed = False
        self._buffer = deque()
        self._feeder = None
        self._join_cancelled = False

    def _of_this_process(self):
        """In a forked child nothing is under way, and no thread is left."""
        if self._home != os.getpid():
            self._home = os.getpid()
            self._buffer = deque()
            self._feeder = None
            self._join_cancelled = False

    def put(self, obj, block=True, timeout=None):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if not self._places.acquire(block, timeout):
            raise Full
        self._of_this_process()
        self._count()
        data = self._pickled(obj)
        if data is None:
            self._places.release()
            return
        if not self._buffer and len(data) + _HEADER <= _AT_ONCE and self._has_room():
            with self._write_lock:
                self._sender.send_bytes(data)
            return
        self._buffer.append(data)
        self._start_feeder()

    def _count(self):
        pass

    def _pickled(self, obj):
        from pickle import dumps
        try:
            return dumps(obj)
        except Exception:
            # In CPython a thread pickles, and reports.
            import sys
            import traceback
            sys.stderr.write(traceback.format_exc())
            return None

    def _has_room(self):
        import posix
        return bool(posix.wait_for_files([], [self._sender.fileno()], 0)[1])

    def _start_feeder(self):
        if self._feeder is None:
            self._feeder = threading.Thread(target=self._feed, name="QueueFeederThread", daemon=True)
            self._feeder.start()
            process._finalizers.append(self._finish)

    def _feed(self):
        while self._buffer:
            with self._write_lock:
                self._sender.send_bytes(self._buffer[0])
            self._buffer.popleft()
        self._feeder = None

    def _finish(self):
        if not self._join_cancelled:
            self.join_thread()

    def get(self, block=True, timeout=None):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        end = None if timeout is None else monotonic() + timeout
        if not self._read_lock.acquire(block, timeout):
            raise Empty
        try:
            left = 0 if not block else None if end is None else max(end - monotonic(), 0)
            if left is not None and not self._receiver.poll(left):
                raise Empty
            data = self._receiver.recv_bytes()
            self._places.release()
        finally:
            self._read_lock.release()
        from pickle import loads
        return loads(data)

    def qsize(self):
        return self._maxsize - self._places.get_value()

    def empty(self):
        return not self._receiver.poll()

    def full(self):
        return self._places.get_value() == 0

    def get_nowait(self):
        return self.get(False)

    def put_nowait(self, obj):
        return self.put(obj, False)

    def close(self):
        self._closed = True

    def join_thread(self):
        feeder = self._feeder
        if feeder is not None and self._home == os.getpid():
            feeder.join()

    def cancel_join_thread(self):
        self._join_cancelled = True

    def __reduce__(self):
        raise RuntimeError("Queue objects should only be shared between processes through inheritance")


class JoinableQueue(Queue):
    """A queue that knows how many of its items are not yet done."""

    def __init__(self, maxsize=0):
        super().__init__(maxsize)
        self._unfinished = Semaphore(0)
        self._all_done = Condition()

    def _count(self):
        with self._all_done:
            self._unfinished.release()

    def task_done(self):
        with self._all_done:
            if not self._unfinished.acquire(False):
                raise ValueError("task_done() called too many times")
            if self._unfinished.get_value() == 0:
                self._all_done.notify_all()

    def join(self):
        with self._all_done:
            if self._unfinished.get_value() != 0:
                self._all_done.wait()


class SimpleQueue:
    """A simplified queue: a locked pipe."""

    def __init__(self):
        self._receiver, self._sender = Pipe(duplex=False)
        self._read_lock, self._write_lock = Lock(), Lock()

    def close(self):
        self._receiver.close()
        self._sender.close()

    def empty(self):
        return not self._receiver.poll()

    def get(self):
        with self._read_lock:
            data = self._receiver.recv_bytes()
        from pickle import loads
        return loads(data)

    def put(self, obj):
        from pickle import dumps
        data = dumps(obj)
        with self._write_lock:
            self._sender.send_bytes(data)

    def __reduce__(self):
        raise RuntimeError("SimpleQueue objects should only be shared between processes through inheritance")
