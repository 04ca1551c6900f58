"""What carries requests over connections."""

import asyncio
import re
import socket
import threading
import time
from collections import deque
from contextlib import contextmanager
import _http_exchange as _exchange
import httpcore
from . import _exceptions
from ._config import DEFAULT_LIMITS, create_ssl_context
from ._content import AsyncByteStream, SyncByteStream
from ._models import Response
from ._transports import AsyncBaseTransport, BaseTransport

_BLOCK = 65536
_NAME = re.compile(rb"[-!#$%&'*+.^_`|~0-9a-zA-Z]+")
# Nothing that would end a line, no space at the ends.
_VALUE = re.compile(rb"(?:[^\0\s](?:[^\0\r\n]*[^\0\s])?)?")
_PORTS = {"http": 80, "https": 443}


@contextmanager
def _failures(kind, request):
    """What fails below as what scripts know: a timeout, or a failure of that kind."""
    try:
        yield
    except httpcore.ProtocolError as exc:
        raise getattr(_exceptions, type(exc).__name__)(str(exc), request=request) from exc
    except OSError as exc:
        name = f"{kind}Timeout" if isinstance(exc, TimeoutError) else f"{kind}Error"
        raise_as(name, exc, request)


def raise_as(name, cause, request, message=None):
    """Raise a failure that has a cause, with the two names that it has."""
    try:
        raise getattr(httpcore, name)(cause if message is None else message) from None
    except getattr(httpcore, name) as exc:
        raise getattr(_exceptions, name)(str(exc), request=request) from exc


def _head(request):
    for name, value in request.headers.raw:
        if not _NAME.fullmatch(name):
            raise httpcore.LocalProtocolError(f"Illegal header name {name!r}")
        if not _VALUE.fullmatch(value):
            raise httpcore.LocalProtocolError(f"Illegal header value {value!r}")
    names = [(key.decode("latin-1"), value.decode("latin-1")) for key, value in request.headers.raw]
    return _exchange.request_head(request.method, request.url.raw_path.decode("ascii"), names)


def _chunk(part):
    return b"%x\r\n%b\r\n" % (len(part), part)


def _is_chunked(request):
    return "chunked" in request.headers.get("transfer-encoding", "")


def _check(reply):
    """Raise what is wrong with a response."""
    if not reply.fault:
        return
    if reply.fault == "disconnected":
        raise httpcore.RemoteProtocolError("Server disconnected without sending a response.")
    if reply.missing is not None and len(reply.missing) == 2:
        raise httpcore.RemoteProtocolError("peer closed connection without sending complete message body "
                                           "(received %d bytes, expected %d)" % reply.missing)
    if reply.fault == "incomplete":
        raise httpcore.RemoteProtocolError("peer closed connection without sending complete message body "
                                           "(incomplete chunked read)")
    if reply.status is None:
        raise httpcore.RemoteProtocolError(f"illegal status line: {bytearray(reply.first_line.rstrip())!r}")
    raise httpcore.RemoteProtocolError(reply.fault)


def _response(reply, stream):
    fields = [(key.encode("latin-1", "replace"), value.encode("latin-1", "replace")) for key, value in reply.fields]
    return Response(reply.status, headers=fields, stream=stream,
                    extensions={"http_version": b"HTTP/1.%d" % reply.version, "reason_phrase": reply.reason.encode()})


class _Connections:
    """What the two kinds have in common: idle connections by where they lead to."""

    def __init__(self, verify=True, cert=None, trust_env=True, http1=True, http2=False, limits=DEFAULT_LIMITS, proxy=None,
                 uds=None, local_address=None, retries=0, socket_options=None):
        if http2:
            raise ImportError("HTTP/2 is not part of coroscope")
        if proxy is not None:
            raise NotImplementedError("proxies of httpx are not part of coroscope")
        self._verify, self._cert, self._trust_env, self._context = verify, cert, trust_env, None
        self._limits, self._uds, self._retries = limits, uds, retries
        self._local = (local_address, 0) if local_address else None
        self._idle = {}
        # How many exchanges there may still be at once, and who waits for one to end.
        self._places = limits.max_connections
        self._waiting = deque()

    def _tls(self):
        if self._context is None:
            self._context = create_ssl_context(self._verify, self._cert, self._trust_env)
        return self._context

    def _place(self, url):
        host = url.raw_host.decode("ascii")
        return url.scheme, host, url.port or _PORTS[url.scheme]

    def _kept(self, place):
        """An idle connection to a place, or None."""
        idle = self._idle.get(place, [])
        while True:
            try:
                connection, since = idle.pop()
            except IndexError:
                return None
            expiry = self._limits.keepalive_expiry
            if (expiry is None or time.monotonic() - since < expiry) and self._is_alive(connection):
                return connection
            self._shut(connection)

    def _keep(self, place, connection):
        most = self._limits.max_keepalive_connections
        if self._idle is not None and (most is None or sum(map(len, self._idle.values())) < most):
            self._idle.setdefault(place, []).append((connection, time.monotonic()))
        else:
            self._shut(connection)

    def _shut_all(self):
        idle, self._idle = self._idle, {}
        for connections in idle.values():
            for connection, _ in connections:
                self._shut(connection)

    def _pause(self, attempt):
        """How long to wait before connecting again."""
        return 0 if attempt == 0 else 0.5 * 2 ** (attempt - 1)


class _SyncBody(SyncByteStream):
    def __init__(self, transport, place, sock, reply, request):
        self._transport, self._place, self._sock, self._reply, self._request = transport, place, sock, reply, request

    def __iter__(self):
        reply = self._reply
        with _failures("Read", self._request):
            while True:
                yield from reply.take()
                _check(reply)
                if reply.done:
                    return
                reply.feed(self._sock.recv(_BLOCK))

    def close(self):
        sock, self._sock = self._sock, None
        if sock is None:
            return
        self._transport._leave()
        if self._reply.done and self._reply.keep_alive and not self._reply.fault:
            self._transport._keep(self._place, sock)
        else:
            sock.close()


class HTTPTransport(_Connections, BaseTransport):
    """Carries the requests of blocking clients; several threads may use it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._free = threading.Condition()

    @staticmethod
    def _shut(sock):
        sock.close()

    _is_alive = staticmethod(_exchange.is_quiet)

    def _enter(self, timeout, request):
        """Wait for a place among the connections that there may be."""
        if self._places is None:
            return
        with self._free:
            if not self._free.wait_for(lambda: self._places > 0, timeout):
                raise_as("PoolTimeout", None, request, "")
            self._places -= 1

    def _leave(self):
        if self._places is not None:
            with self._free:
                self._places += 1
                self._free.notify()

    def _connect(self, place, timeout, request):
        scheme, host, port = place
        attempt = 0
        while True:
            try:
                with _failures("Connect", request):
                    if self._uds is not None:
                        sock = socket.socket(socket.AF_UNIX)
                        sock.settimeout(timeout)
                        sock.connect(self._uds)
                    else:
                        sock = socket.create_connection((host, port), timeout, self._local)
                        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    if scheme != "https":
                        return sock
                    try:
                        return self._tls().wrap_socket(sock, server_hostname=host)
                    except OSError:
                        sock.close()
                        raise
            except (_exceptions.ConnectError, _exceptions.ConnectTimeout):
                if attempt >= self._retries:
                    raise
            time.sleep(self._pause(attempt))
            attempt += 1

    def handle_request(self, request):
        """Send a request; a response whose body is still to be read."""
        timeouts = request.extensions.get("timeout", {})
        place = self._place(request.url)
        self._enter(timeouts.get("pool"), request)
        sock = None
        reply = _exchange.Reply(request.method)
        try:
            sock = self._kept(place) or self._connect(place, timeouts.get("connect"), request)
            with _failures("Write", request):
                sock.settimeout(timeouts.get("write"))
                self._send(sock, request)
            with _failures("Read", request):
                sock.settimeout(timeouts.get("read"))
                while reply.status is None and not reply.done:
                    reply.feed(sock.recv(_BLOCK))
                if reply.status is None:
                    _check(reply)
        except BaseException:
            self._leave()
            if sock is not None:
                sock.close()
            raise
        return _response(reply, _SyncBody(self, place, sock, reply, request))

    @staticmethod
    def _send(sock, request):
        if hasattr(request, "_content"):
            sock.sendall(_head(request) + request._content)
            return
        if not isinstance(request.stream, SyncByteStream):
            raise RuntimeError("Attempted to send an async request with a sync Client instance.")
        sock.sendall(_head(request))
        chunked = _is_chunked(request)
        for part in request.stream:
            if part:
                sock.sendall(_chunk(part) if chunked else part)
        if chunked:
            sock.sendall(b"0\r\n\r\n")

    def close(self):
        self._shut_all()


class _AsyncBody(AsyncByteStream):
    def __init__(self, transport, place, connection, reply, request):
        self._transport, self._place, self._connection, self._reply = transport, place, connection, reply
        self._request = request

    async def __aiter__(self):
        reply, limit = self._reply, self._request.extensions.get("timeout", {}).get("read")
        with _failures("Read", self._request):
            while True:
                for part in reply.take():
                    yield part
                _check(reply)
                if reply.done:
                    return
                async with asyncio.timeout(limit):
                    data = await self._connection[0].read(_BLOCK)
                reply.feed(data)

    async def aclose(self):
        connection, self._connection = self._connection, None
        if connection is None:
            return
        self._transport._leave()
        if self._reply.done and self._reply.keep_alive and not self._reply.fault:
            self._transport._keep(self._place, connection)
        else:
            connection[1].close()


class AsyncHTTPTransport(_Connections, AsyncBaseTransport):
    """Carries the requests of asynchronous clients. A connection is its reader, its writer and its loop."""

    @staticmethod
    def _shut(connection):
        _, writer, loop = connection
        if not loop.is_closed():
            writer.close()

    @staticmethod
    def _is_alive(connection):
        reader, writer, loop = connection
        return (loop is asyncio.get_running_loop() and not reader.at_eof() and not writer.is_closing()
                and _exchange.is_quiet(writer.get_extra_info("socket")))

    async def _enter(self, timeout, request):
        """Wait for a place among the connections that there may be."""
        if self._places is None:
            return
        if self._places > 0:
            self._places -= 1
            return
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        try:
            async with asyncio.timeout(timeout):
                await waiter
        except BaseException as exc:
            if waiter.done() and not waiter.cancelled():
                # The place came too late to be of use.
                self._leave()
            elif waiter in self._waiting:
                self._waiting.remove(waiter)
            if isinstance(exc, TimeoutError):
                raise_as("PoolTimeout", exc, request)
            raise

    def _leave(self):
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                # The place goes from hand to hand.
                waiter.set_result(None)
                return
        if self._places is not None:
            self._places += 1

    async def _connect(self, place, timeout, request):
        attempt = 0
        while True:
            try:
                return await self._connected(place, timeout, request)
            except (_exceptions.ConnectError, _exceptions.ConnectTimeout):
                if attempt >= self._retries:
                    raise
            await asyncio.sleep(self._pause(attempt))
            attempt += 1

    async def _connected(self, place, timeout, request):
        scheme, host, port = place
        tls = self._tls() if scheme == "https" else None
        try:
            async with asyncio.timeout(timeout):
                if self._uds is not None:
                    reader, writer = await asyncio.open_unix_connection(self._uds)
                else:
                    reader, writer = await asyncio.open_connection(host, port, ssl=tls, local_addr=self._local)
        except TimeoutError as exc:
            raise_as("ConnectTimeout", exc, request)
        except OSError as exc:
            if isinstance(exc, socket.gaierror) or type(exc).__module__ == "ssl":
                raise_as("ConnectError", exc, request)
            # All addresses were tried.
            try:
                raise OSError("All connection attempts failed") from exc
            except OSError as failed:
                raise_as("ConnectError", failed, request)
        return reader, writer, asyncio.get_running_loop()

    async def handle_async_request(self, request):
        """Send a request; a response whose body is still to be read."""
        timeouts = request.extensions.get("timeout", {})
        place = self._place(request.url)
        await self._enter(timeouts.get("pool"), request)
        writer = None
        reply = _exchange.Reply(request.method)
        try:
            connection = self._kept(place) or await self._connect(place, timeouts.get("connect"), request)
            reader, writer, _ = connection
            with _failures("Write", request):
                async with asyncio.timeout(timeouts.get("write")):
                    await self._send(writer, request)
            with _failures("Read", request):
                async with asyncio.timeout(timeouts.get("read")):
                    while reply.status is None and not reply.done:
                        reply.feed(await reader.read(_BLOCK))
                if reply.status is None:
                    _check(reply)
        except BaseException:
            self._leave()
            if writer is not None:
                writer.close()
            raise
        return _response(reply, _AsyncBody(self, place, connection, reply, request))

    @staticmethod
    async def _send(writer, request):
        if hasattr(request, "_content"):
            writer.write(_head(request) + request._content)
            await writer.drain()
            return
        if not isinstance(request.stream, AsyncByteStream):
            raise RuntimeError("Attempted to send an sync request with an AsyncClient instance.")
        writer.write(_head(request))
        chunked = _is_chunked(request)
        async for part in request.stream:
            if part:
                writer.write(_chunk(part) if chunked else part)
                await writer.drain()
        if chunked:
            writer.write(b"0\r\n\r\n")
        await writer.drain()

    async def aclose(self):
        self._shut_all()
