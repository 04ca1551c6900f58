"""A response, read from its connection as it is asked for."""

import io
import json as _json
import _http_exchange as _exchange
from ._collections import HTTPHeaderDict
from .exceptions import DecodeError, IncompleteRead, ProtocolError, ReadTimeoutError

_BLOCK = 65536


class HTTPResponse(io.IOBase):
    """Status, headers and body; the body comes from the connection when it is read."""

    def __init__(self, reply=None, connection=None, pool=None, preload_content=False, decode_content=True):
        self._reply, self._connection, self._pool = reply, connection, pool
        self.decode_content = decode_content
        self._fields = reply.fields
        self.headers = HTTPHeaderDict()
        for name, value in reply.fields:
            self.headers.add(name, value)
        self.status, self.reason = reply.status, reply.reason
        self.version, self.version_string = 10 + reply.version, f"HTTP/1.{reply.version}"
        self.retries = None
        self._url = None
        self._unpacking = None
        # What has been read and not been handed out.
        self._parts, self._size = [], 0
        self._told = 0
        self._body = None
        if reply.done:
            self.release_conn()
        if preload_content:
            self._body = self.read(decode_content=decode_content)

    @property
    def closed(self):
        return self._connection is None and not self._parts and not self._reply.parts

    def readable(self):
        return True

    @property
    def data(self):
        """The whole body."""
        if self._body is None:
            self._body = self.read()
        return self._body

    @property
    def url(self):
        return self._url

    def geturl(self):
        return self._url

    def info(self):
        return self.headers

    def getheaders(self):
        return self.headers

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def json(self):
        """The body as JSON."""
        return _json.loads(self.data.decode("utf-8"))

    def tell(self):
        """How many bytes of the body have come."""
        return self._told

    def _more(self, decode):
        """Read on; whether there is anything more."""
        reply = self._reply
        while not reply.parts and not reply.done:
            if self._connection is None:
                return False
            try:
                reply.feed(self._connection.sock.recv(_BLOCK))
            except TimeoutError as e:
                self._drop()
                raise ReadTimeoutError(self._pool, None, "Read timed out.") from e
            except OSError as e:
                self._drop()
                raise ProtocolError(f"Connection broken: {e!r}", e) from e
        parts = reply.take()
        for part in parts:
            self._told += len(part)
            self._keep(part, decode)
        # What came before a fault is handed out first.
        if reply.fault and not parts:
            self._drop()
            raise self._broken()
        if reply.done and not reply.fault:
            self.release_conn()
        return bool(parts)

    def _keep(self, part, decode):
        encoding = self.headers.get("content-encoding", "") if decode else ""
        if encoding:
            if self._unpacking is None:
                self._unpacking = _exchange.Unpacking(encoding)
            try:
                part = self._unpacking.feed(part)
            except ValueError as e:
                import zlib
                self._drop()
                cause = zlib.error("Error -3 while decompressing data: incorrect header check")
                raise DecodeError(f"Received response with content-encoding: {encoding}, but failed to decode it.", cause) from e
        if part:
            self._parts.append(part)
            self._size += len(part)

    def _broken(self):
        reply = self._reply
        if reply.missing is not None and len(reply.missing) == 2:
            received, expected = reply.missing
            error = IncompleteRead(received, expected - received)
            failure = ProtocolError(f"Connection broken: {error!r}", error)
            failure.__cause__ = error
            return failure
        if reply.fault == "incomplete":
            return ProtocolError("Response ended prematurely")
        return ProtocolError(f"Connection broken: {reply.fault}", reply.fault)

    def read(self, amt=None, decode_content=None, cache_content=False):
        """Read so many bytes, or all."""
        decode = self.decode_content if decode_content is None else decode_content
        every = amt is None or amt < 0
        while every or self._size < amt:
            if not self._more(decode):
                break
        data = self._taken(None if every else amt)
        if every and cache_content:
            self._body = data
        return data

    def read1(self, amt=None, decode_content=None):
        """Read what there is, so many bytes at most."""
        decode = self.decode_content if decode_content is None else decode_content
        while not self._parts and self._more(decode):
            pass
        return self._taken(amt)

    def _taken(self, amt):
        whole = self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)
        if amt is None or amt >= len(whole):
            self._parts, self._size = [], 0
            return whole
        self._parts, self._size = [whole[amt:]], len(whole) - amt
        return whole[:amt]

    def readinto(self, b):
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def stream(self, amt=2 ** 16, decode_content=None):
        """The body in pieces of such a size; pieces of a chunked one as they come."""
        take = self.read1 if self._reply.chunked else self.read
        while data := take(amt, decode_content=decode_content):
            yield data

    def __iter__(self):
        rest = b""
        for piece in self.stream(decode_content=True):
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                yield line + b"\n"
        if rest:
            yield rest

    def drain_conn(self):
        """Read and forget the rest."""
        try:
            self.read()
        except (ProtocolError, ReadTimeoutError, DecodeError):
            pass

    def release_conn(self):
        """Give the connection back; one whose response is not over is closed."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        if self._reply.done and self._reply.keep_alive and not self._reply.fault and self._pool is not None:
            self._pool.give_back(connection)
        else:
            connection.close()

    def _drop(self):
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def close(self):
        self._drop()
        self._parts, self._size, self._reply.parts = [], 0, []
