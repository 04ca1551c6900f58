"""HTTP clients, blocking and asynchronous, with the names of httpx 0.28."""

import asyncio
import base64
import datetime
import socket
import time
from contextlib import asynccontextmanager, contextmanager
from http import HTTPStatus
from multidict import CIMultiDict
import yarl
import _http_exchange as _exchange
from ._exceptions import *
from ._exceptions import (ConnectError, ConnectTimeout, InvalidURL, ReadError, ReadTimeout, RemoteProtocolError,
                          TooManyRedirects, UnsupportedProtocol)
from ._models import URL, Cookies, Headers, Request, Response

__version__ = "0.28.1"


class _Codes:
    def __getattr__(self, name):
        try:
            return HTTPStatus[name]
        except KeyError:
            raise AttributeError(name) from None


codes = _Codes()
_unset = object()


class Timeout:
    """Timeouts of a request, in seconds."""

    def __init__(self, timeout=_unset, *, connect=_unset, read=_unset, write=_unset, pool=_unset):
        default = None if timeout is _unset else timeout
        if isinstance(default, Timeout):
            self.connect, self.read, self.write, self.pool = default.connect, default.read, default.write, default.pool
            return
        if isinstance(default, tuple):
            self.connect, self.read, self.write, self.pool = (default + (None,) * 4)[:4]
            return
        for name, given in (("connect", connect), ("read", read), ("write", write), ("pool", pool)):
            setattr(self, name, default if given is _unset else given)

    def __repr__(self):
        if len({self.connect, self.read, self.write, self.pool}) == 1:
            return f"Timeout(timeout={self.connect})"
        return f"Timeout(connect={self.connect}, read={self.read}, write={self.write}, pool={self.pool})"

    def __eq__(self, other):
        return isinstance(other, Timeout) and repr(self) == repr(other)


class Limits:
    """How many connections there may be."""

    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections, self.max_keepalive_connections = max_connections, max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry


class BasicAuth:
    """Name and password."""

    def __init__(self, username, password):
        self.header = "Basic " + base64.b64encode(f"{username}:{password}".encode()).decode()


class _BaseClient:
    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, verify=True, http1=True, http2=False,
                 timeout=5.0, follow_redirects=False, limits=None, max_redirects=20, event_hooks=None, base_url="",
                 transport=None, trust_env=True, default_encoding="utf-8"):
        if transport is not None:
            raise NotImplementedError("transports of httpx are not part of coroscope")
        self.auth, self.params = auth, dict(params or {})
        self.headers = Headers({"accept": "*/*", "accept-encoding": "gzip, deflate", "connection": "keep-alive",
                                "user-agent": f"python-httpx/{__version__}"})
        self.headers.update(Headers(headers))
        self.cookies = Cookies(cookies or {})
        self.timeout = Timeout(timeout)
        self.base_url = URL(str(base_url).rstrip("/") + "/" if base_url else "")
        self.follow_redirects, self.max_redirects, self._verify = follow_redirects, max_redirects, verify
        self.is_closed = False

    def build_request(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                      cookies=None, timeout=None, extensions=None):
        """A request with what the client adds."""
        merged = CIMultiDict(self.headers)
        merged.update(Headers(headers))
        target = str(url)
        if self.base_url and "://" not in target:
            target = str(self.base_url) + target.lstrip("/")
        try:
            parsed = yarl.URL(target)
        except ValueError as exc:
            raise InvalidURL(str(exc)) from exc
        if isinstance(params, dict) or not params:
            params = {**self.params, **(params or {})}
        jar = {**self.cookies, **(cookies or {})}
        return Request(method, URL(parsed), params=params, headers=merged, cookies=jar, content=content, data=data, json=json,
                       files=files)

    def _authorize(self, request, auth):
        auth = self.auth if auth is _unset else auth
        user = request._target.user
        if auth is None and user:
            auth = (user, request._target.password or "")
        if isinstance(auth, tuple):
            auth = BasicAuth(*auth)
        if auth is not None:
            request.headers["Authorization"] = auth.header

    def _check(self, request):
        if self.is_closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        scheme = request._target.scheme
        if scheme not in ("http", "https"):
            if not scheme:
                raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.", request=request)
            raise UnsupportedProtocol(f"Request URL has an unsupported protocol '{scheme}://'.", request=request)

    def _answer(self, request, reply, start):
        if reply.fault == "disconnected":
            raise RemoteProtocolError("Server disconnected without sending a response.", request=request)
        if reply.fault:
            raise RemoteProtocolError("peer closed connection without sending complete message body", request=request)
        response = Response(reply.status, headers=reply.fields, content=reply.body(), request=request, reason=reply.reason)
        response.elapsed = datetime.timedelta(seconds=time.perf_counter() - start)
        self.cookies.update(response.cookies)
        if response.has_redirect_location:
            response.next_request = self._redirected(request, response)
        return response

    def _redirected(self, request, response):
        target = request._target.join(yarl.URL(response.headers["location"]))
        method = _exchange.next_method(response.status_code, request.method)
        headers = CIMultiDict(request.headers)
        for name in ("Host", "Cookie"):
            headers.popall(name, None)
        content = request.content
        if method != request.method:
            content = b""
            for name in ("Content-Length", "Content-Type"):
                headers.popall(name, None)
        if target.host != request._target.host:
            headers.popall("Authorization", None)
        return Request(method, URL(target), headers=headers, cookies=self.cookies or None, content=content or None)

    def _context(self, request):
        if request._target.scheme != "https":
            return None
        import ssl
        if self._verify is True:
            return ssl.create_default_context()
        return ssl._create_unverified_context() if self._verify is False else self._verify

    @staticmethod
    def _follows(response, history, limit):
        history.append(response)
        if len(history) > limit:
            raise TooManyRedirects("Exceeded maximum allowed redirects.", request=response.request)
        return response.next_request


class Client(_BaseClient):
    """A blocking client."""

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        self.is_closed = True

    def request(self, method, url, *, auth=_unset, follow_redirects=None, timeout=_unset, **options):
        """Send a request."""
        request = self.build_request(method, url, **options)
        return self.send(request, auth=auth, follow_redirects=follow_redirects, timeout=timeout)

    def send(self, request, *, stream=False, auth=_unset, follow_redirects=None, timeout=_unset):
        """Send a request that was built."""
        self._authorize(request, auth)
        timeout = self.timeout if timeout is _unset else Timeout(timeout)
        follow = self.follow_redirects if follow_redirects is None else follow_redirects
        history = []
        while True:
            self._check(request)
            response = self._exchange(request, timeout)
            if not (follow and response.next_request):
                response.history = history
                return response
            request = self._follows(response, history, self.max_redirects)

    def _exchange(self, request, timeout):
        url, start = request._target, time.perf_counter()
        try:
            sock = socket.create_connection((url.raw_host, url.port), timeout.connect)
        except TimeoutError as exc:
            raise ConnectTimeout("timed out", request=request) from exc
        except OSError as exc:
            raise ConnectError(str(exc), request=request) from exc
        sock.settimeout(timeout.read)
        reply = _exchange.Reply(request.method)
        try:
            context = self._context(request)
            if context is not None:
                sock = context.wrap_socket(sock, server_hostname=url.raw_host)
            sock.sendall(_exchange.request_bytes(request.method, url, request.headers, request.content))
            while not reply.done:
                reply.feed(sock.recv(65536))
        except TimeoutError as exc:
            raise ReadTimeout("timed out", request=request) from exc
        except OSError as exc:
            raise (ConnectError if type(exc).__module__ == "ssl" else ReadError)(str(exc), request=request) from exc
        finally:
            sock.close()
        return self._answer(request, reply, start)

    @contextmanager
    def stream(self, method, url, **options):
        """Send a request; its response for the time of a block."""
        yield self.request(method, url, **options)


class AsyncClient(_BaseClient):
    """An asynchronous client."""

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.aclose()

    async def aclose(self):
        self.is_closed = True

    async def request(self, method, url, *, auth=_unset, follow_redirects=None, timeout=_unset, **options):
        """Send a request."""
        request = self.build_request(method, url, **options)
        return await self.send(request, auth=auth, follow_redirects=follow_redirects, timeout=timeout)

    async def send(self, request, *, stream=False, auth=_unset, follow_redirects=None, timeout=_unset):
        """Send a request that was built."""
        self._authorize(request, auth)
        timeout = self.timeout if timeout is _unset else Timeout(timeout)
        follow = self.follow_redirects if follow_redirects is None else follow_redirects
        history = []
        while True:
            self._check(request)
            response = await self._exchange(request, timeout)
            if not (follow and response.next_request):
                response.history = history
                return response
            request = self._follows(response, history, self.max_redirects)

    async def _exchange(self, request, timeout):
        url, start = request._target, time.perf_counter()
        context = self._context(request)
        try:
            async with asyncio.timeout(timeout.connect):
                reader, writer = await asyncio.open_connection(url.raw_host, url.port, ssl=context)
        except socket.gaierror as exc:
            raise ConnectError(str(exc), request=request) from exc
        except TimeoutError as exc:
            raise ConnectTimeout("", request=request) from exc
        except OSError as exc:
            text = str(exc) if context is not None else "All connection attempts failed"
            raise ConnectError(text, request=request) from exc
        reply = _exchange.Reply(request.method)
        try:
            writer.write(_exchange.request_bytes(request.method, url, request.headers, request.content))
            await writer.drain()
            while not reply.done:
                async with asyncio.timeout(timeout.read):
                    reply.feed(await reader.read(65536))
        except TimeoutError as exc:
            raise ReadTimeout("", request=request) from exc
        except OSError as exc:
            raise ReadError(str(exc), request=request) from exc
        finally:
            writer.close()
        return self._answer(request, reply, start)

    @asynccontextmanager
    async def stream(self, method, url, **options):
        """Send a request; its response for the time of a block."""
        yield await self.request(method, url, **options)


def _verb(cls, name, asynchronous):
    if asynchronous:
        async def method(self, url, **options):
            return await self.request(name.upper(), url, **options)
    else:
        def method(self, url, **options):
            return self.request(name.upper(), url, **options)
    method.__name__ = name
    setattr(cls, name, method)


for _name in ("get", "options", "head", "post", "put", "patch", "delete"):
    _verb(Client, _name, False)
    _verb(AsyncClient, _name, True)


def request(method, url, *, cookies=None, verify=True, timeout=5.0, follow_redirects=False, auth=None, trust_env=True,
            proxy=None, **options):
    """Send a request."""
    with Client(cookies=cookies, verify=verify, timeout=timeout, follow_redirects=follow_redirects, auth=auth) as client:
        return client.request(method, url, **options)


def get(url, **options):
    return request("GET", url, **options)


def options(url, **options):
    return request("OPTIONS", url, **options)


def head(url, **options):
    return request("HEAD", url, **options)


def post(url, **options):
    return request("POST", url, **options)


def put(url, **options):
    return request("PUT", url, **options)


def patch(url, **options):
    return request("PATCH", url, **options)


def delete(url, **options):
    return request("DELETE", url, **options)


@contextmanager
def stream(method, url, **options):
    """Send a request; its response for the time of a block."""
    yield request(method, url, **options)
