"""What processes wait for one another with. Everything stands on semaphores, and a semaphore is a pipe: taking is reading a
byte out of it, giving back is writing one."""

import os
import posix
from time import monotonic

__all__ = ["Barrier", "BoundedSemaphore", "Condition", "Event", "Lock", "RLock", "Semaphore"]


class _Tokens:
    """So many bytes in a pipe, which all processes share that were forked since it was made."""

    def __init__(self, count):
        self._reader, self._writer = os.pipe()
        posix.set_blocking(self._reader, False)
        self.give(count)

    def give(self, count=1):
        while count > 0:
            count -= os.write(self._writer, b"x" * min(count, 4096))

    def take(self, block=True, timeout=None):
        end = None if timeout is None else monotonic() + timeout
        while True:
            try:
                os.read(self._reader, 1)
                return True
            except BlockingIOError:
                pass
            left = None
            if not block:
                return False
            if end is not None:
                left = end - monotonic()
                if left <= 0:
                    return False
            posix.wait_for_files([self._reader], [], left)

    def take_all(self):
        try:
            return len(os.read(self._reader, 65536))
        except BlockingIOError:
            return 0

    def count(self):
        taken = self.take_all()
        self.give(taken)
        return taken

    def __del__(self):
        for name in ("_reader", "_writer"):
            number = self.__dict__.get(name)
            if number is not None:
                os.close(number)


def _me():
    from threading import get_ident
    return os.getpid(), get_ident()


class Semaphore:
    """A semaphore object: a close analog of threading.Semaphore."""

    def __init__(self, value=1):
        self._tokens = _Tokens(value)

    def acquire(self, block=True, timeout=None):
        return self._tokens.take(block, None if timeout is None else max(timeout, 0))

    def release(self):
        self._tokens.give()

    def get_value(self):
        return self._tokens.count()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        return f"<{type(self).__name__}(value={self._tokens.count()})>"

    def __reduce__(self):
        raise RuntimeError(f"{type(self).__name__} objects should only be shared between processes through inheritance")


class BoundedSemaphore(Semaphore):
    """A bounded semaphore object: a close analog of threading.BoundedSemaphore."""

    def __init__(self, value=1):
        super().__init__(value)
        self._most = value

    def release(self):
        if self._tokens.count() >= self._most:
            raise ValueError("semaphore or lock released too many times")
        self._tokens.give()

    def __repr__(self):
        return f"<{type(self).__name__}(value={self._tokens.count()}, maxvalue={self._most})>"


def _holder(owner, tokens):
    """Who holds a lock, as its representation says: `owner` is who took it in this process."""
    if tokens.count():
        return "None"
    if owner is None or owner[0] != os.getpid():
        return "SomeOtherProcess"
    if owner != _me():
        return "SomeOtherThread"
    from threading import current_thread
    from .process import current_process
    thread = current_thread().name
    return current_process().name + ("" if thread == "MainThread" else f"|{thread}")


class Lock(Semaphore):
    """A non-recursive lock object: a close analog of threading.Lock."""

    def __init__(self):
        super().__init__(1)
        # Who took it last in this process.
        self._owner = None

    def acquire(self, block=True, timeout=None):
        taken = super().acquire(block, timeout)
        if taken:
            self._owner = _me()
        return taken

    def release(self):
        if self._tokens.count() >= 1:
            raise ValueError("semaphore or lock released too many times")
        self._owner = None
        self._tokens.give()

    def __repr__(self):
        return f"<{type(self).__name__}(owner={_holder(self._owner, self._tokens)})>"


class RLock(Semaphore):
    """A recursive lock object: a close analog of threading.RLock."""

    def __init__(self):
        super().__init__(1)
        # Of the holder's process alone.
        self._owner, self._depth = None, 0

    def acquire(self, block=True, timeout=None):
        if self._owner == _me():
            self._depth += 1
            return True
        if not super().acquire(block, timeout):
            return False
        self._owner, self._depth = _me(), 1
        return True

    def release(self):
        if self._owner != _me():
            raise AssertionError("attempt to release recursive lock not owned by thread")
        self._depth -= 1
        if self._depth == 0:
            self._owner = None
            self._tokens.give()

    def __repr__(self):
        owner = _holder(self._owner, self._tokens)
        depth = self._depth if self._owner == _me() else 0 if owner == "None" else "nonzero"
        return f"<RLock({owner}, {depth})>"


class Condition:
    """An alias of threading.Condition for processes."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        # How many wait, and what wakes them.
        self._sleeping = _Tokens(0)
        self._wake = _Tokens(0)

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<{type(self).__name__}({self._lock!r}, {self._sleeping.count()})>"

    def wait(self, timeout=None):
        self._sleeping.give()
        depth = 0
        if isinstance(self._lock, RLock):
            assert self._lock._owner == _me(), "must acquire() condition before using wait()"
            depth = self._lock._depth
        for _ in range(depth or 1):
            self._lock.release()
        try:
            told = self._wake.take(True, timeout)
        finally:
            for _ in range(depth or 1):
                self._lock.acquire()
        if not told:
            # Told meanwhile, or no longer one of those that wait.
            told = self._wake.take(False)
            if not told:
                self._sleeping.take(False)
        return told

    def notify(self, n=1):
        while n > 0 and self._sleeping.take(False):
            self._wake.give()
            n -= 1

    def notify_all(self):
        self._wake.give(self._sleeping.take_all())

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else monotonic() + timeout
        result = predicate()
        while not result:
            left = None if end is None else end - monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result


class Event:
    """A clone of threading.Event for processes."""

    def __init__(self):
        self._condition = Condition(Lock())
        self._flag = _Tokens(0)

    def is_set(self):
        with self._condition:
            return self._flag.count() > 0

    def set(self):
        with self._condition:
            self._flag.take(False)
            self._flag.give()
            self._condition.notify_all()

    def clear(self):
        with self._condition:
            self._flag.take(False)

    def wait(self, timeout=None):
        with self._condition:
            if self._flag.count() == 0:
                self._condition.wait(timeout)
            return self._flag.count() > 0

    def __repr__(self):
        return f"<Event at {id(self):#x} {'set' if self.is_set() else 'unset'}>"


class Barrier:
    """A barrier for processes: as many as its parties pass together."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._parties, self._action, self._timeout = parties, action, timeout
        self._lock = Lock()
        self._waiting = _Tokens(0)
        self._go = _Tokens(0)
        self._broken = _Tokens(0)

    def wait(self, timeout=None):
        from threading import BrokenBarrierError
        with self._lock:
            if self._broken.count():
                raise BrokenBarrierError
            index = self._waiting.count()
            if index == self._parties - 1:
                self._waiting.take_all()
                if self._action:
                    self._action()
                self._go.give(index)
                return index
            self._waiting.give()
        if self._go.take(True, self._timeout if timeout is None else timeout):
            if self._broken.count():
                raise BrokenBarrierError
            return index
        self.abort()
        raise BrokenBarrierError

    def __repr__(self):
        state = "broken" if self.broken else f"waiters={self.n_waiting}/{self._parties}"
        return f"<multiprocessing.synchronize.{type(self).__name__} at {id(self):#x}: {state}>"

    def abort(self):
        with self._lock:
            if not self._broken.count():
                self._broken.give()
            self._go.give(self._waiting.take_all())

    def reset(self):
        with self._lock:
            self._broken.take_all()
            self._waiting.take_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._waiting.count()

    @property
    def broken(self):
        return self._broken.count() > 0
