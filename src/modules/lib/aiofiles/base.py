"""What asynchronous files have in common."""

from asyncio import get_running_loop
from functools import partial, wraps

# The methods of all files.
COMMON = ("close", "flush", "isatty", "read", "readable", "readline", "readlines", "seek", "seekable", "tell",
           "truncate", "write", "writable", "writelines")


def wrap(func):
    """A coroutine function that calls a function on a thread."""
    @wraps(func)
    async def run(*args, loop=None, executor=None, **kwargs):
        loop = loop or get_running_loop()
        return await loop.run_in_executor(executor, partial(func, *args, **kwargs))

    return run


class AsyncBase:
    """A file whose methods are coroutines."""

    def __init__(self, file, loop=None, executor=None):
        self._file, self._executor, self._ref_loop = file, executor, loop

    @property
    def _loop(self):
        return self._ref_loop or get_running_loop()

    def __aiter__(self):
        return self

    def __repr__(self):
        return super().__repr__() + " wrapping " + repr(self._file)

    async def __anext__(self):
        line = await self.readline()
        if line:
            return line
        raise StopAsyncIteration

    async def _call(self, name, *args, **kwargs):
        return await self._loop.run_in_executor(self._executor, partial(getattr(self._file, name), *args, **kwargs))


class AsyncIndirectBase(AsyncBase):
    """A file that is looked up anew at each call (the standard streams)."""

    def __init__(self, name, loop=None, executor=None, indirect=None):
        self._indirect, self._name = indirect, name
        self._executor, self._ref_loop = executor, loop

    @property
    def _file(self):
        return self._indirect()


def methods(*names, direct=(), properties=()):
    """A class decorator: coroutines for some methods, others and attributes as they are."""
    def decorate(cls):
        for name in names:
            setattr(cls, name, _coroutine(name))
        for name in direct:
            setattr(cls, name, _plain(name))
        for name in properties:
            setattr(cls, name, property(lambda self, name=name: getattr(self._file, name)))
        return cls

    return decorate


def _coroutine(name):
    async def method(self, *args, **kwargs):
        return await self._call(name, *args, **kwargs)

    method.__name__ = name
    return method


def _plain(name):
    def method(self, *args, **kwargs):
        return getattr(self._file, name)(*args, **kwargs)

    method.__name__ = name
    return method


class AiofilesContextManager:
    """What `open` returns: awaited, or entered."""

    __slots__ = ("_coro", "_obj")

    def __init__(self, coro):
        self._coro, self._obj = coro, None

    def __await__(self):
        if self._obj is None:
            self._obj = yield from self._coro.__await__()
        return self._obj

    async def __aenter__(self):
        return await self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        await get_running_loop().run_in_executor(None, self._obj._file.__exit__, exc_type, exc_val, exc_tb)
        self._obj = None
