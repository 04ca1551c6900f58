"""A body of the client that is written in pieces: chunks, or as many bytes as were announced."""

from .http import HttpVersion, HttpVersion10, HttpVersion11

__all__ = ("StreamWriter", "HttpVersion", "HttpVersion10", "HttpVersion11")


class StreamWriter:
    """What payloads are given to write to. The head goes out with the first piece."""

    def __init__(self, connection, head, *, chunked, length=None, kind=None, tracker=None):
        self._connection, self._head = connection, head
        self._chunked, self._left = chunked, length
        self._tracker = tracker
        self._packer = None
        if kind is not None:
            import _http
            self._packer = _http.Compressor(kind)
        self.output_size = 0

    async def write(self, chunk):
        """Write a piece; wait where the peer is slower."""
        if self._tracker is not None:
            self._tracker.bytes_written += len(chunk)
        if self._packer is not None:
            chunk = self._packer.feed(chunk)
        self._emit(chunk)
        await self._connection.drain()

    def _emit(self, chunk):
        # A piece of nothing would be the last one.
        if not len(chunk):
            return
        if self._left is not None and not self._chunked:
            chunk = chunk[:self._left]
            self._left -= len(chunk)
        parts = (b"%x\r\n" % len(chunk), chunk, b"\r\n") if self._chunked else (chunk,)
        if self._head:
            parts, self._head = (self._head, *parts), b""
        data = b"".join(parts)
        self.output_size += len(data)
        self._connection.transport.write(data)

    async def write_eof(self, chunk=b""):
        """Write what is left, and that this was all."""
        if self._packer is not None:
            chunk = self._packer.feed(chunk) + self._packer.finish()
        self._emit(chunk)
        end, self._head = self._head + (b"0\r\n\r\n" if self._chunked else b""), b""
        if end:
            self._connection.transport.write(end)
        await self._connection.drain()

    async def drain(self):
        """Wait until more may be written."""
        await self._connection.drain()
