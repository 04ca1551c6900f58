"""Temporary files and folders for asyncio."""

import asyncio
import tempfile as _sync
from functools import partial
from ..base import AiofilesContextManager
from ..threadpool import wrap

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory"]


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, delete_on_close=True, loop=None, executor=None):
    """Async open a named temporary file."""
    make = partial(_sync.NamedTemporaryFile, mode=mode, buffering=buffering, encoding=encoding, newline=newline,
                   suffix=suffix, prefix=prefix, dir=dir, delete=delete)
    return AiofilesContextManager(_file(make, loop, executor))


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, loop=None,
                  executor=None):
    """Async open an unnamed temporary file."""
    make = partial(_sync.TemporaryFile, mode=mode, buffering=buffering, encoding=encoding, newline=newline,
                   suffix=suffix, prefix=prefix, dir=dir)
    return AiofilesContextManager(_file(make, loop, executor))


def SpooledTemporaryFile(max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                         dir=None, loop=None, executor=None):
    """Async open a temporary file (on disk from the beginning)."""
    return TemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, loop, executor)


async def _file(make, loop, executor):
    loop = loop or asyncio.get_running_loop()
    made = await loop.run_in_executor(executor, make)
    # Closing goes through the file that removes itself.
    return wrap(getattr(made, "file", made), made, loop=loop, executor=executor)


class TemporaryDirectory:
    """Async open a temporary directory."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, loop=None, executor=None):
        self._make = partial(_sync.TemporaryDirectory, suffix, prefix, dir)
        self._folder = None

    async def __aenter__(self):
        loop = asyncio.get_running_loop()
        self._folder = await loop.run_in_executor(None, self._make)
        return self._folder.name

    async def __aexit__(self, *exc):
        await asyncio.get_running_loop().run_in_executor(None, self._folder.cleanup)
