"""TLS between a transport and a protocol."""

import ssl
import _streams
from .protocols import Protocol
from .timeouts import timeout_at
from .transports import Transport

_HANDSHAKE_TIMEOUT = 60.0


def client_context(chosen):
    """The context that `ssl=` means."""
    if chosen is True:
        return ssl.create_default_context()
    if chosen is False:
        return ssl._create_unverified_context()
    return chosen


class _TLSTransport(Transport):
    """What the protocol above TLS sees."""

    def __init__(self, below):
        self._below = below

    def __repr__(self):
        return f"<asyncio.sslproto._SSLProtocolTransport object at 0x{id(self):x}>"

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"data: expecting a bytes-like instance, got {type(data).__name__}")
        if data:
            self._below.write(data)

    def writelines(self, list_of_data):
        self.write(b"".join(list_of_data))

    def can_write_eof(self):
        return False

    def write_eof(self):
        raise NotImplementedError

    def close(self):
        self._below.close()

    def abort(self):
        self._below.closing = True
        self._below.transport.abort()

    def is_closing(self):
        return self._below.closing

    def is_reading(self):
        return self._below.transport.is_reading()

    def pause_reading(self):
        self._below.transport.pause_reading()

    def resume_reading(self):
        self._below.transport.resume_reading()

    def set_protocol(self, protocol):
        self._below.app = protocol

    def get_protocol(self):
        return self._below.app

    def get_write_buffer_size(self):
        return self._below.transport.get_write_buffer_size()

    def get_write_buffer_limits(self):
        return self._below.transport.get_write_buffer_limits()

    def set_write_buffer_limits(self, high=None, low=None):
        self._below.transport.set_write_buffer_limits(high, low)

    def get_extra_info(self, name, default=None):
        return self._below.extra(name, default)


class _TLSProtocol(Protocol):
    """Takes bytes of the wire from a transport and gives plain ones to a protocol."""

    def __init__(self, loop, app, context, server_side, server_hostname, waiter=None, tell_made=True, handshake_timeout=None):
        self.loop, self.app, self.context = loop, app, context
        self.server_side, self.server_hostname = server_side, server_hostname
        self.session = context._session(server_side, server_hostname)
        self.waiter = waiter
        self.transport = None
        self.above = _TLSTransport(self)
        self.closing = False
        self.made = False
        self._tell_made = tell_made
        self._timeout = handshake_timeout or _HANDSHAKE_TIMEOUT
        self._timer = None
        self._failure = None

    def extra(self, name, default):
        if name == "ssl_object":
            return ssl.SSLObject(self.context, self.session, self.server_side, self.server_hostname)
        if name == "sslcontext":
            return self.context
        if name == "cipher":
            return ssl.SSLSocket.cipher(self._as_object())
        if name == "peercert":
            return ssl.SSLSocket.getpeercert(self._as_object())
        return self.transport.get_extra_info(name, default) if self.transport is not None else default

    def _as_object(self):
        return ssl.SSLObject(self.context, self.session, self.server_side, self.server_hostname)

    def _flush(self):
        data = self.session.output()
        if data and self.transport is not None and not self.transport.is_closing():
            self.transport.write(data)

    def connection_made(self, transport):
        self.transport = transport
        self._timer = self.loop.call_later(self._timeout, self._too_slow)
        self._flush()

    def _too_slow(self):
        if not self.made:
            self._fail(ConnectionAbortedError(f"SSL handshake is taking longer than {self._timeout} seconds: "
                                              "aborting the connection"))

    def _fail(self, exc):
        self._failure = exc
        if self.waiter is not None and not self.waiter.done():
            self.waiter.set_exception(exc)
        self.closing = True
        if self.transport is not None:
            self.transport.close() if isinstance(exc, ssl.SSLError) else self.transport.abort()

    def data_received(self, data):
        try:
            plain = self.session.feed(data)
        except ssl.SSLError as exc:
            self._flush()
            self._fail(exc)
            return
        self._flush()
        if not self.made and not self.session.handshaking:
            self._handshake_done()
        if plain and self.made:
            self.app.data_received(plain)
        if self.session.ended and not self.closing:
            self._on_end()

    def _handshake_done(self):
        self.made = True
        if self._timer is not None:
            self._timer.cancel()
        if self._tell_made:
            self.app.connection_made(self.above)
        if self.waiter is not None and not self.waiter.done():
            self.waiter.set_result(None)

    def _on_end(self):
        if self.made:
            self.app.eof_received()
        self.close()

    def eof_received(self):
        if not self.made:
            self._fail(ConnectionResetError())
        elif not self.closing:
            self.app.eof_received()
            self.close()

    def write(self, data):
        if self.closing:
            return
        self.session.write(data)
        self._flush()

    def close(self):
        if self.closing:
            return
        self.closing = True
        self.session.end()
        self._flush()
        self.transport.close()

    def connection_lost(self, exc):
        self.closing = True
        if self._timer is not None:
            self._timer.cancel()
        if self.made:
            self.app.connection_lost(exc if exc is not None else self._failure)
        elif self.waiter is not None and not self.waiter.done():
            self.waiter.set_exception(exc or ConnectionResetError())

    def pause_writing(self):
        if self.made:
            self.app.pause_writing()

    def resume_writing(self):
        if self.made:
            self.app.resume_writing()


async def over_socket(loop, sock, protocol, context, server_side, server_hostname, handshake_timeout):
    """A connection over TLS on a connected socket."""
    waiter = loop.create_future()
    below = _TLSProtocol(loop, protocol, client_context(context) if not server_side else context, server_side,
                         server_hostname, waiter, handshake_timeout=handshake_timeout)
    _mark(protocol)
    transport = _streams._socket_transport(loop, sock, below, None, None)
    try:
        await waiter
    except BaseException:
        transport.close()
        raise
    return below.above, protocol


def _mark(protocol):
    """Streams know that TLS cannot be half open."""
    if isinstance(protocol, _streams.StreamReaderProtocol):
        protocol._set_over_ssl()


def server_factory(loop, protocol_factory, context):
    """A factory of protocols for a listening socket."""
    def factory():
        protocol = protocol_factory()
        _mark(protocol)
        return _TLSProtocol(loop, protocol, context, True, None)

    return factory


async def upgrade(loop, transport, protocol, context, server_side, server_hostname, handshake_timeout):
    """Go on with TLS on a connection."""
    waiter = loop.create_future()
    below = _TLSProtocol(loop, protocol, context, server_side, server_hostname, waiter, tell_made=False,
                         handshake_timeout=handshake_timeout)
    transport.pause_reading()
    transport.set_protocol(below)
    loop.call_soon(below.connection_made, transport)
    loop.call_soon(transport.resume_reading)
    try:
        await waiter
    except BaseException:
        transport.close()
        raise
    return below.above
