"""Opening files on a thread."""

import sys
from asyncio import get_running_loop
from functools import partial
from io import BufferedIOBase, BufferedRandom, BufferedReader, FileIO, TextIOBase, TextIOWrapper
from ..base import AiofilesContextManager
from .binary import AsyncBufferedIOBase, AsyncBufferedReader, AsyncFileIO, AsyncIndirectBufferedIOBase
from .text import AsyncTextIndirectIOWrapper, AsyncTextIOWrapper

__all__ = ("open", "stdin", "stdout", "stderr", "stdin_bytes", "stdout_bytes", "stderr_bytes")

sync_open = open


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None, *, loop=None,
         executor=None):
    """Open a file: `async with open(…) as file`, or `file = await open(…)`."""
    return AiofilesContextManager(_open(file, mode, buffering, encoding, errors, newline, closefd, opener, loop, executor))


async def _open(file, mode, buffering, encoding, errors, newline, closefd, opener, loop, executor):
    loop = loop or get_running_loop()
    call = partial(sync_open, file, mode=mode, buffering=buffering, encoding=encoding, errors=errors, newline=newline,
                   closefd=closefd, opener=opener)
    return wrap(await loop.run_in_executor(executor, call), loop=loop, executor=executor)


def wrap(file, of=None, *, loop=None, executor=None):
    """The asynchronous form of an open file; or that of what wraps it, as its own."""
    if isinstance(file, TextIOBase):
        kind = AsyncTextIOWrapper
    elif isinstance(file, (BufferedReader, BufferedRandom)):
        kind = AsyncBufferedReader
    elif isinstance(file, BufferedIOBase):
        kind = AsyncBufferedIOBase
    elif isinstance(file, FileIO):
        kind = AsyncFileIO
    else:
        raise TypeError(f"Unsupported io type: {file}.")
    return kind(file if of is None else of, loop=loop, executor=executor)


stdin = AsyncTextIndirectIOWrapper("sys.stdin", None, None, indirect=lambda: sys.stdin)
stdout = AsyncTextIndirectIOWrapper("sys.stdout", None, None, indirect=lambda: sys.stdout)
stderr = AsyncTextIndirectIOWrapper("sys.stderr", None, None, indirect=lambda: sys.stderr)
stdin_bytes = AsyncIndirectBufferedIOBase("sys.stdin.buffer", None, None, indirect=lambda: sys.stdin.buffer)
stdout_bytes = AsyncIndirectBufferedIOBase("sys.stdout.buffer", None, None, indirect=lambda: sys.stdout.buffer)
stderr_bytes = AsyncIndirectBufferedIOBase("sys.stderr.buffer", None, None, indirect=lambda: sys.stderr.buffer)
