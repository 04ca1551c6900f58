"""Managers: a process that keeps objects, and proxies by which other processes use them.

Requests go through one pair of pipes, one at a time. What waits (a queue's `get`, a lock's `acquire`) asks again and again, so
that it does not hold up the others.
"""

import queue
import threading
from time import monotonic, sleep

from . import process
from .connection import Pipe
from .synchronize import Lock

__all__ = ["BaseProxy", "SyncManager"]

# How long one waits before asking again, in seconds.
_PAUSE = 0.002

# The managers of this process and of those that it was forked from.
_managers = {}


class Namespace:
    """An object for attributes."""

    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        words = [f"{name}={value!r}" for name, value in sorted(self.__dict__.items()) if not name.startswith("_")]
        return f"{type(self).__name__}({', '.join(words)})"


class _Value:
    """A value of a manager."""

    def __init__(self, typecode, value):
        self._typecode = typecode
        self.value = value

    def __repr__(self):
        return f"{type(self).__name__}({self._typecode!r}, {self.value!r})"


_Value.__name__ = _Value.__qualname__ = "Value"


def _serve(connection):
    """Answers requests until there is nobody left to ask."""
    objects = {}
    made = 0
    while True:
        try:
            ident, method, args, kwargs = connection.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            if ident is None:
                made += 1
                objects[made] = _KINDS[method][0](*args, **kwargs)
                answer = True, made
            else:
                answer = True, getattr(objects[ident], method)(*args, **kwargs)
        except BaseException as error:
            answer = False, error
        try:
            connection.send(answer)
        except OSError:
            return
        except Exception as error:
            connection.send((False, error))


class SyncManager:
    """Starts the process that keeps the objects, and makes them."""

    def __init__(self, address=None, authkey=None, serializer="pickle", ctx=None, *, shutdown_timeout=1.0):
        self._process = None
        self._lock = Lock()

    def start(self, initializer=None, initargs=()):
        """Spawn a server process for this manager object."""
        here, there = Pipe()

        def run():
            here.close()
            if initializer is not None:
                initializer(*initargs)
            _serve(there)

        self._process = process.ForkProcess(target=run, daemon=True)
        self._process._name = f"{type(self).__name__}-{self._process._identity[-1]}"
        self._process.start()
        there.close()
        self._connection = here
        _managers[self._process.pid] = self
        process._early_finalizers.append(self.shutdown)

    def _ask(self, ident, method, args=(), kwargs={}):
        with self._lock:
            self._connection.send((ident, method, args, kwargs))
            ok, value = self._connection.recv()
        if ok:
            return value
        raise value

    def _make(self, kind, *args, **kwargs):
        if self._process is None:
            raise AssertionError("server not yet started")
        return _KINDS[kind][1](self, kind, self._ask(None, kind, args, kwargs))

    def shutdown(self):
        """Shutdown the manager process; will be registered as a finalizer"""
        if self.shutdown in process._early_finalizers:
            process._early_finalizers.remove(self.shutdown)
            self._connection.close()
            self._process.terminate()
            self._process.join()

    def __enter__(self):
        if self._process is None:
            self.start()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown()

    def dict(self, *args, **kwargs):
        return self._make("dict", *args, **kwargs)

    def list(self, *args):
        return self._make("list", *args)

    def set(self, *args):
        return self._make("set", *args)

    def Namespace(self, **kwargs):
        return self._make("Namespace", **kwargs)

    def Value(self, typecode, value):
        return self._make("Value", typecode, value)

    def Array(self, typecode, sequence):
        return self._make("list", list(sequence))

    def Queue(self, maxsize=0):
        return self._make("Queue", maxsize)

    JoinableQueue = Queue

    def Lock(self):
        return self._make("Lock")

    def RLock(self):
        return self._make("Lock")

    def Semaphore(self, value=1):
        return self._make("Semaphore", value)

    def Event(self):
        return self._make("Event")


class BaseProxy:
    """Stands for an object of a manager."""

    def __init__(self, manager, kind, ident):
        self.__dict__.update(_manager=manager, _kind=kind, _ident=ident)

    def _callmethod(self, methodname, args=(), kwds={}):
        return self._manager._ask(self._ident, methodname, args, kwds)

    def _getvalue(self):
        return self._callmethod("copy") if hasattr(_KINDS[self._kind][0], "copy") else self

    def __str__(self):
        return self._callmethod("__repr__")

    def __repr__(self):
        return f"<{type(self).__name__} object, typeid {self._kind!r} at {id(self):#x}>"

    def __reduce__(self):
        return _rebuild, (self._manager._process.pid, self._kind, self._ident)


def _rebuild(number, kind, ident):
    return _KINDS[kind][1](_managers[number], kind, ident)


def _forwarding(name, methods):
    """A class of proxies with these methods."""
    def forward(method):
        def call(self, /, *args, **kwargs):
            return self._callmethod(method, args, kwargs)
        call.__name__ = method
        return call
    return type(name, (BaseProxy,), {method: forward(method) for method in methods})


_SEQUENCE = ("__contains__", "__delitem__", "__getitem__", "__len__", "__setitem__")

DictProxy = _forwarding("DictProxy", _SEQUENCE + ("clear", "copy", "get", "pop", "popitem", "setdefault", "update"))
for _method in ("items", "keys", "values"):
    setattr(DictProxy, _method, lambda self, _method=_method: list(getattr(self._callmethod("copy"), _method)()))
DictProxy.__iter__ = lambda self: iter(self.keys())

ListProxy = _forwarding("ListProxy", _SEQUENCE + (
    "__add__", "__mul__", "append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse",
    "sort"))
ListProxy.__iter__ = lambda self: iter(self._callmethod("copy"))


def _extended(self, items):
    self._callmethod("extend", (items,))
    return self


ListProxy.__iadd__ = _extended

SetProxy = _forwarding("SetProxy", ("__contains__", "__len__", "add", "clear", "copy", "discard", "pop", "remove",
                                    "update"))
SetProxy.__iter__ = lambda self: iter(self._callmethod("copy"))


class NamespaceProxy(BaseProxy):

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self._callmethod("__getattribute__", (name,))

    def __setattr__(self, name, value):
        self._callmethod("__setattr__", (name, value))

    def __delattr__(self, name):
        self._callmethod("__delattr__", (name,))


class ValueProxy(BaseProxy):

    def get(self):
        return self._callmethod("__getattribute__", ("value",))

    def set(self, value):
        self._callmethod("__setattr__", ("value", value))

    @property
    def value(self):
        return self.get()

    @value.setter
    def value(self, value):
        self.set(value)


def _repeatedly(attempt, block, timeout, failure):
    """What `attempt` answers, asked until it does not fail, or until the time is up."""
    end = None if timeout is None else monotonic() + timeout
    while True:
        try:
            return attempt()
        except failure:
            if not block or end is not None and monotonic() >= end:
                raise
        sleep(_PAUSE)


class QueueProxy(_forwarding("QueueProxy", ("empty", "full", "get_nowait", "put_nowait", "qsize", "task_done"))):

    def get(self, block=True, timeout=None):
        return _repeatedly(self.get_nowait, block, timeout, queue.Empty)

    def put(self, item, block=True, timeout=None):
        return _repeatedly(lambda: self.put_nowait(item), block, timeout, queue.Full)

    def join(self):
        while self._callmethod("__getattribute__", ("unfinished_tasks",)):
            sleep(_PAUSE)


class AcquirerProxy(_forwarding("AcquirerProxy", ("release",))):

    def acquire(self, blocking=True, timeout=None):
        end = None if timeout is None else monotonic() + timeout
        while not self._callmethod("acquire", (False,)):
            if not blocking or end is not None and monotonic() >= end:
                return False
            sleep(_PAUSE)
        return True

    def __enter__(self):
        return self.acquire()

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.release()


class EventProxy(_forwarding("EventProxy", ("clear", "is_set", "set"))):

    def wait(self, timeout=None):
        end = None if timeout is None else monotonic() + timeout
        while not self.is_set():
            if end is not None and monotonic() >= end:
                return False
            sleep(_PAUSE)
        return True


# What makes an object, and its proxy's class.
_KINDS = {
    "dict": (dict, DictProxy),
    "list": (list, ListProxy),
    "set": (set, SetProxy),
    "Namespace": (Namespace, NamespaceProxy),
    "Value": (_Value, ValueProxy),
    "Queue": (queue.Queue, QueueProxy),
    "Lock": (threading.Lock, AcquirerProxy),
    "Semaphore": (threading.Semaphore, AcquirerProxy),
    "Event": (threading.Event, EventProxy),
}


def Manager():
    """Returns a manager associated with a running server process"""
    manager = SyncManager()
    manager.start()
    return manager
