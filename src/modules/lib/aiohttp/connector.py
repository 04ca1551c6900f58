"""Connections of the client: made, limited, kept for the next request."""

import asyncio
import socket
import warnings
from collections import OrderedDict, deque
import _http
from multidict import CIMultiDict, CIMultiDictProxy
from .client_exceptions import (ClientConnectionError, ClientConnectorCertificateError, ClientConnectorDNSError,
                                ClientConnectorError, ClientConnectorSSLError, ClientHttpProxyError,
                                ClientProxyConnectionError, ClientSSLError, ConnectionKey, ConnectionTimeoutError,
                                ServerDisconnectedError, ServerFingerprintMismatch, UnixClientConnectorError)
from .client_exceptions import _CertificateError, _SSLError
from .helpers import SERVER_SOFTWARE, Fingerprint, noop

__all__ = ("BaseConnector", "TCPConnector", "UnixConnector", "NamedPipeConnector", "AddrInfoType", "SocketFactoryType")

AddrInfoType = tuple
SocketFactoryType = object


class Connection(asyncio.Protocol):
    """One connection: a request at a time; what comes back goes to its response."""

    def __init__(self, loop, key):
        self.loop = loop
        self.key = key
        self.transport = None
        self.response = None
        self.parser = _http.Parser(False)
        self.should_close = False
        self.closed = False
        self.idle_since = 0.0
        self._paused = False
        self._drain = None

    def connection_made(self, transport):
        self.transport = transport

    def __repr__(self):
        return f"Connection<{self.key!r}>"

    def is_usable(self):
        return not self.closed and not self.should_close and not self.transport.is_closing()

    def begin(self, response, bodiless):
        """The next message is for this response."""
        self.response = response
        self.parser.bodiless = bodiless

    def data_received(self, data):
        response = self.response
        if response is None:
            # Nobody asked: what a server says unasked ends the connection.
            self.close()
            return
        for event in self.parser.feed(data):
            if event is None:
                response._on_end()
            elif type(event) is bytes:
                response._on_data(event)
            elif event[0] == "fault":
                self.should_close = True
                response._on_fault(event[2])
            elif event[0] == "rest":
                response._on_rest(event[1])
            else:
                response._on_head(event)

    def eof_received(self):
        self.should_close = True

    def connection_lost(self, error):
        self.closed = self.should_close = True
        if self._drain is not None and not self._drain.done():
            self._drain.set_result(None)
        response, self.response = self.response, None
        if response is None:
            return
        missing = self.parser.finish()
        if missing is True:
            response._on_end()
        elif isinstance(missing, tuple):
            response._on_lost(error, missing)
        elif not response._ended or response._upgraded is not None:
            response._on_lost(error, None)

    def pause_writing(self):
        self._paused = True

    def resume_writing(self):
        self._paused = False
        if self._drain is not None and not self._drain.done():
            self._drain.set_result(None)

    async def drain(self):
        """Wait until more may be written."""
        if self._paused and not self.closed:
            self._drain = self.loop.create_future()
            await self._drain

    def close(self):
        self.closed = self.should_close = True
        if self.transport is not None:
            self.transport.close()

    def abort(self):
        self.closed = self.should_close = True
        if self.transport is not None:
            self.transport.abort()


class _Reserved:
    """The place of a connection that is being made."""

    def close(self):
        pass


class BaseConnector:
    """Base connector class: the pool."""

    # What is asked of it where its making has failed.
    _closed = True

    def __init__(self, *, keepalive_timeout=15.0, force_close=False, limit=100, limit_per_host=0,
                 enable_cleanup_closed=False, loop=None, timeout_ceil_threshold=5):
        if force_close and keepalive_timeout != 15.0:
            raise ValueError("keepalive_timeout cannot be set if force_close is True")
        self._loop = loop or asyncio.get_running_loop()
        self._keepalive_timeout = keepalive_timeout
        self._force_close = force_close
        self._limit = limit
        self._limit_per_host = limit_per_host
        self._idle = {}
        self._acquired = {}
        self._count = 0
        self._waiters = OrderedDict()
        self._closed = False
        self._sweep = None

    def __del__(self):
        if self._closed or not any(self._idle.values()):
            return
        pools = [_shown(idle) for idle in self._idle.values()]
        self._close_now()
        warnings.warn(f"Unclosed connector {self!r}", ResourceWarning, source=self)
        if not self._loop.is_closed():
            self._loop.call_exception_handler({"connector": self, "connections": pools, "message": "Unclosed connector"})

    def __enter__(self):
        warnings.warn('"with Connector():" is deprecated, use "async with Connector():" instead', DeprecationWarning)
        return self

    def __exit__(self, *exc):
        self._close_now()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()

    @property
    def closed(self):
        return self._closed

    @property
    def force_close(self):
        return self._force_close

    @property
    def limit(self):
        return self._limit

    @property
    def limit_per_host(self):
        return self._limit_per_host

    def close(self):
        """Close all opened connections."""
        self._close_now()
        return noop()

    def _close_now(self):
        if self._closed:
            return
        self._closed = True
        if self._sweep is not None:
            self._sweep.cancel()
        for idle in self._idle.values():
            for connection in idle:
                connection.close()
        self._idle.clear()
        for connections in self._acquired.values():
            for connection in list(connections):
                connection.close()
        self._acquired.clear()
        for waiters in self._waiters.values():
            for waiter in waiters:
                if not waiter.done():
                    waiter.cancel()
        self._waiters.clear()

    def _available(self, key):
        if self._limit and self._count >= self._limit:
            return False
        return not self._limit_per_host or len(self._acquired.get(key, ())) < self._limit_per_host

    async def connect(self, request, timeout):
        """A connection for a request: an idle one, or a new one."""
        key, traces = request.connection_key, request._traces
        if not self._available(key):
            if traces is not None:
                await traces.tell("connection_queued_start")
            while not self._available(key):
                await self._wait_turn(key)
            if traces is not None:
                await traces.tell("connection_queued_end")
        connection = self._take_idle(key)
        placeholder = connection if connection is not None else _Reserved()
        self._acquired.setdefault(key, set()).add(placeholder)
        self._count += 1
        if connection is not None:
            if traces is not None:
                await traces.tell("connection_reuseconn")
            return connection
        try:
            if traces is not None:
                await traces.tell("connection_create_start")
            connection = await self._create(request, timeout)
            if traces is not None:
                await traces.tell("connection_create_end")
        except BaseException:
            self._give_back(key, placeholder)
            raise
        held = self._acquired.get(key)
        if self._closed or held is None:
            connection.close()
            raise ClientConnectionError("Connector is closed.")
        held.discard(placeholder)
        held.add(connection)
        return connection

    async def _wait_turn(self, key):
        waiter = self._loop.create_future()
        waiters = self._waiters.setdefault(key, deque())
        waiters.append(waiter)
        try:
            await waiter
        except BaseException:
            if waiter.done() and not waiter.cancelled():
                self._wake_next()
            raise
        finally:
            if waiter in waiters:
                waiters.remove(waiter)
            if not waiters:
                self._waiters.pop(key, None)

    def _wake_next(self):
        for key, waiters in self._waiters.items():
            if self._available(key):
                for waiter in waiters:
                    if not waiter.done():
                        waiter.set_result(None)
                        return

    def _take_idle(self, key):
        idle = self._idle.get(key)
        now = self._loop.time()
        while idle:
            connection = idle.pop()
            if connection.is_usable() and now - connection.idle_since <= self._keepalive_timeout:
                return connection
            connection.close()
        self._idle.pop(key, None)
        return None

    def _give_back(self, key, connection):
        held = self._acquired.get(key)
        if held is None or connection not in held:
            return
        held.discard(connection)
        self._count -= 1
        if not held:
            del self._acquired[key]
        self._wake_next()

    def release(self, key, connection, should_close=False):
        """A connection is used no more."""
        connection.response = None
        if self._closed:
            connection.close()
            return
        self._give_back(key, connection)
        if should_close or self._force_close or not connection.is_usable():
            connection.close()
            return
        connection.idle_since = self._loop.time()
        self._idle.setdefault(key, []).append(connection)
        if self._sweep is None:
            self._sweep = self._loop.call_later(self._keepalive_timeout, _sweep_of, _weak(self))

    def _cleanup(self):
        self._sweep = None
        limit = self._loop.time() - self._keepalive_timeout
        for key, idle in list(self._idle.items()):
            kept = [c for c in idle if c.is_usable() and c.idle_since > limit]
            for connection in idle:
                if connection not in kept:
                    connection.close()
            if kept:
                self._idle[key] = kept
            else:
                del self._idle[key]
        if self._idle:
            self._sweep = self._loop.call_later(self._keepalive_timeout, _sweep_of, _weak(self))

    async def _create(self, request, timeout):
        raise NotImplementedError


def _shown(idle):
    """Connections that are kept, as aiohttp shows them: each with the time since when."""
    pairs = ", ".join(f"(<aiohttp.client_proto.ResponseHandler object at {id(connection):#x}>, {connection.idle_since})"
                      for connection in idle)
    return f"deque([{pairs}])"


def _weak(connector):
    import weakref
    return weakref.ref(connector)


def _sweep_of(reference):
    connector = reference()
    if connector is not None and not connector._closed:
        connector._cleanup()


def _is_address(host):
    """Whether a host is an address, not a name."""
    try:
        return bool(socket.inet_pton(socket.AF_INET6 if ":" in host else socket.AF_INET, host))
    except OSError:
        return False


class _TunnelAnswer:
    """What a proxy answers to CONNECT: for a connection it is like a response."""

    _ended = True
    _upgraded = None

    def __init__(self, loop):
        self.head = loop.create_future()

    def _on_head(self, head):
        if not self.head.done():
            self.head.set_result((head[2], head[3], head[5]))

    def _on_data(self, data):
        pass

    def _on_end(self):
        pass

    _on_rest = _on_data

    def _on_fault(self, message):
        self._on_lost(None, None)

    def _on_lost(self, error, missing):
        if not self.head.done():
            self.head.set_exception(ServerDisconnectedError())


class TCPConnector(BaseConnector):
    """TCP connector."""

    def __init__(self, *, verify_ssl=True, fingerprint=None, use_dns_cache=True, ttl_dns_cache=10, family=socket.AF_UNSPEC,
                 ssl_context=None, ssl=True, local_addr=None, resolver=None, keepalive_timeout=15.0, force_close=False,
                 limit=100, limit_per_host=0, enable_cleanup_closed=False, loop=None, timeout_ceil_threshold=5,
                 happy_eyeballs_delay=0.25, interleave=None, socket_factory=None, ssl_shutdown_timeout=0):
        super().__init__(keepalive_timeout=keepalive_timeout, force_close=force_close, limit=limit,
                         limit_per_host=limit_per_host, enable_cleanup_closed=enable_cleanup_closed, loop=loop,
                         timeout_ceil_threshold=timeout_ceil_threshold)
        if ssl is not True or not verify_ssl or ssl_context is not None or fingerprint is not None:
            from .client import _merged_ssl
            ssl = _merged_ssl(ssl, verify_ssl, ssl_context, fingerprint)
        self._ssl = ssl
        self._family = family
        self._local_addr = local_addr
        self._use_dns_cache = use_dns_cache
        self._ttl = ttl_dns_cache
        self._resolver = resolver
        self._cache = {}

    @property
    def family(self):
        return self._family

    @property
    def use_dns_cache(self):
        return self._use_dns_cache

    def clear_dns_cache(self, host=None, port=None):
        """Remove specified host/port or clear all dns local cache."""
        if host is not None:
            self._cache.pop((host, port), None)
        else:
            self._cache.clear()

    async def _resolve(self, host, port, traces=None):
        """The addresses of a host, kept for a while."""
        import _socket
        to_host, to_port = _socket._route(host, port)
        key = to_host, to_port
        if traces is not None and _is_address(host):
            traces = None
        found = self._cache.get(key) if self._use_dns_cache else None
        if found is not None and (self._ttl is None or self._loop.time() - found[1] < self._ttl):
            if traces is not None:
                await traces.tell("dns_cache_hit", host)
            return found[0]
        if traces is not None:
            await traces.tell("dns_cache_miss", host)
            await traces.tell("dns_resolvehost_start", host)
        if self._resolver is not None and not _is_address(to_host):
            found = await self._resolver.resolve(to_host, to_port, family=self._family)
            infos = [(one["family"], socket.SOCK_STREAM, one["proto"], "",
                      (one["host"], one["port"]) if one["family"] == socket.AF_INET else (one["host"], one["port"], 0, 0))
                     for one in found]
        else:
            from asyncio._connections import _ensure_resolved
            infos = await _ensure_resolved(self._loop, key, family=self._family, type=socket.SOCK_STREAM)
        if traces is not None:
            await traces.tell("dns_resolvehost_end", host)
        self._cache[key] = (infos, self._loop.time())
        return infos

    async def _create(self, request, timeout):
        if request.proxy is not None:
            return await self._create_through(request, request.proxy, timeout)
        host, port = request.url.raw_host, request.url.port
        key = request.connection_key
        try:
            infos = await self._resolve(host, port, request._traces)
        except OSError as exc:
            raise ClientConnectorDNSError(key, exc) from exc
        context = self._context(request)
        connection = await self._open(infos, key, host, context, timeout, request)
        if context is not None:
            self._check_fingerprint(request, connection)
        return connection

    async def _create_through(self, request, proxy, timeout):
        """A connection through a proxy: a tunnel, where it is to be TLS."""
        key = ConnectionKey(proxy.raw_host, proxy.port, proxy.scheme == "https", True, None, None, None, None)
        try:
            infos = await self._resolve(proxy.raw_host, proxy.port, request._traces)
        except OSError as exc:
            raise ClientConnectorDNSError(key, exc) from exc
        context = None
        if key.is_ssl:
            from asyncio import _tls
            context = _tls.client_context(False if isinstance(self._ssl, Fingerprint) else self._ssl)
        try:
            connection = await self._open(infos, key, proxy.raw_host, context, timeout, request)
        except ClientSSLError:
            raise
        except ClientConnectorError as exc:
            raise ClientProxyConnectionError(key, exc.os_error) from exc
        connection.key = request.connection_key
        if request.is_ssl():
            try:
                await self._tunnel(connection, request)
            except BaseException:
                connection.close()
                raise
        return connection

    async def _tunnel(self, connection, request):
        """Ask the proxy for a tunnel, and speak TLS through it."""
        url, headers = request.url, CIMultiDict(request.proxy_headers or {})
        fields = [("Host", url.host_port_subcomponent), ("Accept", "*/*"), ("Accept-Encoding", "gzip, deflate"),
                  ("User-Agent", SERVER_SOFTWARE)]
        if request.proxy_auth is not None and "Proxy-Authorization" not in headers:
            fields.append(("Proxy-Authorization", request.proxy_auth))
        fields = [field for field in fields if field[0] not in headers] + list(headers.items())
        answer = _TunnelAnswer(self._loop)
        connection.begin(answer, True)
        connection.transport.write(_http.head(f"CONNECT {url.raw_host}:{url.port} HTTP/1.1", fields))
        status, reason, fields = await answer.head
        connection.response = None
        if status != 200:
            from .client_reqrep import RequestInfo
            info = RequestInfo(request.proxy, "CONNECT", CIMultiDictProxy(headers), request.proxy)
            raise ClientHttpProxyError(info, (), status=status, message=reason, headers=CIMultiDictProxy(CIMultiDict(fields)))
        key, context = request.connection_key, self._context(request)
        try:
            connection.transport = await self._loop.start_tls(connection.transport, connection, context,
                                                              server_hostname=url.raw_host)
        except _CertificateError as exc:
            raise ClientConnectorCertificateError(key, exc) from exc
        except _SSLError as exc:
            raise ClientConnectorSSLError(key, exc) from exc
        self._check_fingerprint(request, connection)

    def _context(self, request):
        if not request.is_ssl():
            return None
        chosen = self._security(request)
        from asyncio import _tls
        return _tls.client_context(False if isinstance(chosen, Fingerprint) else chosen)

    def _security(self, request):
        return request.ssl if request.ssl is not True else self._ssl

    def _check_fingerprint(self, request, connection):
        chosen = self._security(request)
        if isinstance(chosen, Fingerprint):
            try:
                chosen.check(connection.transport)
            except ServerFingerprintMismatch:
                connection.close()
                raise

    async def _open(self, infos, key, host, context, timeout, request):
        from asyncio._connections import _connect_in_turn, _connected
        try:
            async with asyncio.timeout(timeout.sock_connect):
                sock = await _connect_in_turn(self._loop, infos, None, False)
                _, connection = await _connected(self._loop, sock, lambda: Connection(self._loop, key), context,
                                                 host if context else None, False, None)
                return connection
        except TimeoutError as exc:
            raise ConnectionTimeoutError(f"Connection timeout to host {request.url}") from exc
        except _CertificateError as exc:
            raise ClientConnectorCertificateError(key, exc) from exc
        except _SSLError as exc:
            raise ClientConnectorSSLError(key, exc) from exc
        except OSError as exc:
            raise ClientConnectorError(key, exc) from exc


class UnixConnector(BaseConnector):
    """Unix socket connector."""

    def __init__(self, path, force_close=False, keepalive_timeout=15.0, limit=100, limit_per_host=0, loop=None):
        super().__init__(force_close=force_close, keepalive_timeout=keepalive_timeout, limit=limit,
                         limit_per_host=limit_per_host, loop=loop)
        self._path = path

    @property
    def path(self):
        """Path to unix socket."""
        return self._path

    async def _create(self, request, timeout):
        key = request.connection_key
        try:
            async with asyncio.timeout(timeout.sock_connect):
                _, connection = await self._loop.create_unix_connection(lambda: Connection(self._loop, key), self._path)
                return connection
        except TimeoutError as exc:
            raise ConnectionTimeoutError(f"Connection timeout to host {request.url}") from exc
        except OSError as exc:
            raise UnixClientConnectorError(self._path, key, exc) from exc


class NamedPipeConnector(BaseConnector):
    """Named pipes are Windows'."""

    def __init__(self, *args, **kwargs):
        raise RuntimeError("Named Pipes only available in proactor loop under windows")
