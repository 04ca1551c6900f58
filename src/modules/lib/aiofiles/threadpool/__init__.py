"""Opening files on a thread."""

import sys
from asyncio import get_running_loop
from functools import partial
from io import BufferedIOBase, BufferedRandom, BufferedReader, BufferedWriter, FileIO, TextIOBase, TextIOWrapper
from ..base import AiofilesContextManager, AsyncBase, AsyncIndirectBase, methods

__all__ = ("open", "stdin", "stdout", "stderr", "stdin_bytes", "stdout_bytes", "stderr_bytes")

sync_open = open

_COMMON = ("close", "flush", "isatty", "read", "readable", "readline", "readlines", "seek", "seekable", "tell",
           "truncate", "write", "writable", "writelines")
_BINARY = ("read1", "readinto", "readinto1", "peek")
_PROPERTIES = ("closed", "mode", "name")


@methods(*_COMMON, direct=("detach", "fileno", "readable"), properties=("buffer", "closed", "encoding", "errors",
                                                                        "line_buffering", "newlines", "name", "mode"))
class AsyncTextIOWrapper(AsyncBase):
    """A text file."""


@methods(*_COMMON, "read1", "readinto", direct=("detach", "fileno", "readable"), properties=("closed", "raw", "name", "mode"))
class AsyncBufferedIOBase(AsyncBase):
    """A buffered binary file."""


@methods("peek")
class AsyncBufferedReader(AsyncBufferedIOBase):
    """A buffered binary file that can be read."""


@methods(*_COMMON, "readall", "readinto", direct=("fileno", "readable"), properties=("closed", "name", "mode"))
class AsyncFileIO(AsyncBase):
    """An unbuffered binary file."""


@methods(*_COMMON, direct=("fileno", "readable"), properties=("buffer", "closed", "encoding", "errors", "name", "mode"))
class AsyncTextIndirectIOWrapper(AsyncIndirectBase):
    """A standard stream, as text."""


@methods(*_COMMON, direct=("fileno", "readable"), properties=("closed", "raw", "name", "mode"))
class AsyncIndirectBufferedIOBase(AsyncIndirectBase):
    """A standard stream, as bytes."""


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None, *, loop=None,
         executor=None):
    """Open a file: `async with open(…) as file`, or `file = await open(…)`."""
    return AiofilesContextManager(_open(file, mode, buffering, encoding, errors, newline, closefd, opener, loop, executor))


async def _open(file, mode, buffering, encoding, errors, newline, closefd, opener, loop, executor):
    loop = loop or get_running_loop()
    call = partial(sync_open, file, mode=mode, buffering=buffering, encoding=encoding, errors=errors, newline=newline,
                   closefd=closefd, opener=opener)
    return wrap(await loop.run_in_executor(executor, call), loop=loop, executor=executor)


def wrap(file, *, loop=None, executor=None):
    """The asynchronous form of an open file."""
    if isinstance(file, TextIOBase):
        return AsyncTextIOWrapper(file, loop=loop, executor=executor)
    if isinstance(file, BufferedWriter):
        return AsyncBufferedIOBase(file, loop=loop, executor=executor)
    if isinstance(file, (BufferedReader, BufferedRandom)):
        return AsyncBufferedReader(file, loop=loop, executor=executor)
    if isinstance(file, BufferedIOBase):
        return AsyncBufferedIOBase(file, loop=loop, executor=executor)
    if isinstance(file, FileIO):
        return AsyncFileIO(file, loop=loop, executor=executor)
    raise TypeError(f"Unsupported io type: {file}.")


stdin = AsyncTextIndirectIOWrapper("sys.stdin", None, None, indirect=lambda: sys.stdin)
stdout = AsyncTextIndirectIOWrapper("sys.stdout", None, None, indirect=lambda: sys.stdout)
stderr = AsyncTextIndirectIOWrapper("sys.stderr", None, None, indirect=lambda: sys.stderr)
stdin_bytes = AsyncIndirectBufferedIOBase("sys.stdin.buffer", None, None, indirect=lambda: sys.stdin.buffer)
stdout_bytes = AsyncIndirectBufferedIOBase("sys.stdout.buffer", None, None, indirect=lambda: sys.stdout.buffer)
stderr_bytes = AsyncIndirectBufferedIOBase("sys.stderr.buffer", None, None, indirect=lambda: sys.stderr.buffer)
