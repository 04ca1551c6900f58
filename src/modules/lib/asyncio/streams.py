"""Streams: reading and writing connections without callbacks."""

from _streams import StreamReader, StreamReaderProtocol, StreamWriter, _adopt
from . import events
from .protocols import Protocol

__all__ = ("StreamReader", "StreamWriter", "StreamReaderProtocol", "open_connection", "start_server",
           "open_unix_connection", "start_unix_server")

_DEFAULT_LIMIT = 2 ** 16


class FlowControlMixin(Protocol):
    """Base of protocols whose writers wait while the transport's buffer is full.

    A subclass says with `_get_close_waiter` what `StreamWriter.wait_closed` waits for.
    """

    def __init__(self, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._paused = False
        self._drain_waiters = []
        self._connection_lost = False

    def pause_writing(self):
        self._paused = True

    def resume_writing(self):
        self._paused = False
        self._wake(lambda waiter: waiter.set_result(None))

    def connection_lost(self, exc):
        self._connection_lost = True
        # Whoever waits while nothing is paused will be woken anyway.
        if self._paused:
            self._wake(lambda waiter: waiter.set_result(None) if exc is None else waiter.set_exception(exc))

    def _wake(self, tell):
        for waiter in self._drain_waiters:
            if not waiter.done():
                tell(waiter)

    async def _drain_helper(self):
        if self._connection_lost:
            raise ConnectionResetError("Connection lost")
        if self._paused:
            waiter = self._loop.create_future()
            self._drain_waiters.append(waiter)
            try:
                await waiter
            finally:
                self._drain_waiters.remove(waiter)

    def _get_close_waiter(self, stream):
        raise NotImplementedError


# The native protocol does all of it by itself.
_adopt(StreamReaderProtocol, FlowControlMixin)


async def open_connection(host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """A wrapper for create_connection() returning a (reader, writer) pair."""
    loop = events.get_running_loop()
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await loop.create_connection(lambda: protocol, host, port, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_server(client_connected_cb, host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Start a socket server, call back for each client connected."""
    loop = events.get_running_loop()

    def factory():
        return StreamReaderProtocol(StreamReader(limit=limit, loop=loop), client_connected_cb, loop=loop)

    return await loop.create_server(factory, host, port, **kwds)


async def open_unix_connection(path=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Similar to `open_connection` but works with UNIX Domain Sockets."""
    loop = events.get_running_loop()
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await loop.create_unix_connection(lambda: protocol, path, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_unix_server(client_connected_cb, path=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Similar to `start_server` but works with UNIX Domain Sockets."""
    loop = events.get_running_loop()

    def factory():
        return StreamReaderProtocol(StreamReader(limit=limit, loop=loop), client_connected_cb, loop=loop)

    return await loop.create_unix_server(factory, path, **kwds)


async def _start_tls(writer, sslcontext, server_hostname, ssl_handshake_timeout, ssl_shutdown_timeout):
    protocol = writer._protocol
    server_side = protocol._client_connected_cb is not None
    await writer.drain()
    new_transport = await writer._loop.start_tls(
        writer.transport, protocol, sslcontext, server_side=server_side, server_hostname=server_hostname,
        ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
    writer._set_transport(new_transport)
    protocol._replace_transport(new_transport)
