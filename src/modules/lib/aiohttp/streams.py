"""The body of a message as a stream."""

import asyncio
from .client_exceptions import ClientConnectionError

__all__ = ("EMPTY_PAYLOAD", "EofStream", "StreamReader", "DataQueue")


class EofStream(Exception):
    """eof stream indication."""


class _Iterator:
    def __init__(self, read):
        self.read = read

    def __aiter__(self):
        return self

    async def __anext__(self):
        found = await self.read()
        if found in (b"", (b"", False)):
            raise StopAsyncIteration
        return found


class StreamReader:
    """Bytes of a body, as they come.

    `on_low` is called when the buffer has been emptied below the limit after having been above it.
    """

    # Whether the sender sends chunks, each with an end.
    in_chunks = True

    def __init__(self, limit=2 ** 16, *, timer=None, on_high=None, on_low=None):
        self._parts = []
        self._size = 0
        self._eof = False
        self._exception = None
        self._waiter = None
        self._limit = limit
        self._high = False
        self._on_high, self._on_low = on_high, on_low
        self._timer = timer
        self._on_eof = []
        self.total_bytes = 0

    def __repr__(self):
        info = [self.__class__.__name__]
        if self._size:
            info.append("%d bytes" % self._size)
        if self._eof:
            info.append("eof")
        if self._exception:
            info.append("e=%r" % self._exception)
        return "<%s>" % " ".join(info)

    def __aiter__(self):
        return _Iterator(self.readline)

    def iter_chunked(self, n):
        """Returns an asynchronous iterator that yields chunks of size n."""
        return _Iterator(lambda: self.read(n))

    def iter_any(self):
        """Yield all available data as soon as it is received."""
        return _Iterator(self.readany)

    def iter_chunks(self):
        """Yield pairs of data and whether a chunk ended with it."""
        return _Iterator(self.readchunk)

    def exception(self):
        return self._exception

    def set_exception(self, exc, cause=None):
        """Whoever reads gets it."""
        self._exception = exc
        self._wake()

    def on_eof(self, callback):
        """Call back at the end."""
        if self._eof:
            callback()
        else:
            self._on_eof.append(callback)

    def feed_data(self, data):
        if data:
            self._parts.append(data)
            self._size += len(data)
            self.total_bytes += len(data)
            if self._size > 2 * self._limit and not self._high and self._on_high is not None:
                self._high = True
                self._on_high()
            self._wake()

    def feed_eof(self):
        self._eof = True
        self._wake()
        callbacks, self._on_eof = self._on_eof, []
        for callback in callbacks:
            callback()

    def is_eof(self):
        """Return True if 'feed_eof' was called."""
        return self._eof

    def at_eof(self):
        """Return True if the buffer is empty and 'feed_eof' was called."""
        return self._eof and not self._size

    def unread_data(self, data):
        """Put data back in front."""
        if data:
            self._parts.insert(0, data)
            self._size += len(data)

    def _wake(self):
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.done():
            waiter.set_result(None)

    async def _wait(self, name):
        if self._waiter is not None:
            raise RuntimeError(f"{name}() called while another coroutine is already waiting for incoming data")
        if self._exception is not None:
            raise self._exception
        waiter = self._waiter = asyncio.get_running_loop().create_future()
        try:
            if self._timer is not None:
                await self._timer(waiter)
            else:
                await waiter
        finally:
            self._waiter = None

    def _take(self, count):
        if self._exception is not None:
            raise self._exception
        if count < 0 or count >= self._size:
            data = self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)
            self._parts, self._size = [], 0
        else:
            whole = b"".join(self._parts)
            data, rest = whole[:count], whole[count:]
            self._parts, self._size = [rest], len(rest)
        if self._high and self._size < self._limit:
            self._high = False
            self._on_low()
        return data

    async def read(self, n=-1):
        """Read up to n bytes; all to the end where n is negative."""
        if self._exception is not None:
            raise self._exception
        if n == 0:
            return b""
        if n < 0:
            blocks = []
            while block := await self.readany():
                blocks.append(block)
            return blocks[0] if len(blocks) == 1 else b"".join(blocks)
        while not self._size and not self._eof:
            await self._wait("read")
        return self._take(n) if self._size else b""

    async def readany(self):
        """Read what there is."""
        if self._exception is not None:
            raise self._exception
        while not self._size and not self._eof:
            await self._wait("readany")
        return self._take(-1) if self._size else b""

    async def readchunk(self):
        """Data and whether a chunk of the sender's ended with it."""
        data = await self.readany()
        return data, bool(data) and self.in_chunks

    async def readexactly(self, n):
        """Read exactly n bytes."""
        if self._exception is not None:
            raise self._exception
        blocks = []
        while n > 0:
            block = await self.read(n)
            if not block:
                partial = b"".join(blocks)
                raise asyncio.IncompleteReadError(partial, len(partial) + n)
            blocks.append(block)
            n -= len(block)
        return b"".join(blocks)

    async def readline(self):
        """Read one line."""
        return await self.readuntil()

    async def readuntil(self, separator=b"\n"):
        """Read up to a separator (or to the end)."""
        if not separator:
            raise ValueError("Separator should be at least one-byte string")
        if self._exception is not None:
            raise self._exception
        while True:
            whole = b"".join(self._parts)
            self._parts = [whole] if whole else []
            at = whole.find(separator)
            if at >= 0:
                return self._take(at + len(separator))
            if len(whole) > self._limit * 2:
                raise ValueError("Chunk too big")
            if self._eof:
                return self._take(-1) if whole else b""
            await self._wait("readuntil")

    def read_nowait(self, n=-1):
        """Read what is there, without waiting."""
        if self._exception is not None:
            raise self._exception
        if self._waiter is not None and not self._waiter.done():
            raise RuntimeError("Called while some coroutine is waiting for incoming data.")
        return self._take(n) if self._size else b""

    async def drain(self):
        """Read the rest and forget it."""
        while await self.readany():
            pass


class _EmptyStream(StreamReader):
    def __init__(self):
        super().__init__()
        self._eof = True

    def feed_data(self, data):
        pass


EMPTY_PAYLOAD = _EmptyStream()


class DataQueue:
    """A queue of messages."""

    def __init__(self, loop=None):
        self._queue = asyncio.Queue()

    def feed_data(self, data):
        self._queue.put_nowait(data)

    async def read(self):
        return await self._queue.get()
