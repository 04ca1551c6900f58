"""HTTP client for asyncio."""

import asyncio
import json as _json
import sys
import warnings
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from multidict import CIMultiDict, istr
from yarl import URL
from .client_exceptions import (ClientConnectionError, ClientConnectorError, ClientError, ClientOSError,
                                ConnectionTimeoutError, InvalidURL, InvalidUrlClientError,
                                InvalidUrlRedirectClientError, NonHttpUrlClientError, NonHttpUrlRedirectClientError,
                                ServerDisconnectedError, ServerTimeoutError, TooManyRedirects)
from .client_reqrep import ClientRequest, ClientResponse, Fingerprint, _check_ssl
from .connector import BaseConnector, TCPConnector
from .cookiejar import CookieJar
from .http import HttpVersion11

__all__ = ("ClientSession", "ClientTimeout", "ClientMiddlewareType", "ClientHandlerType", "request")

# What a middleware gets to call, and what it is.
ClientHandlerType = Callable[[ClientRequest], Awaitable[ClientResponse]]
ClientMiddlewareType = Callable[[ClientRequest, ClientHandlerType], Awaitable[ClientResponse]]


@dataclass(frozen=True)
class ClientTimeout:
    """Timeouts of a request, in seconds; None for none."""

    total: float | None = None
    connect: float | None = None
    sock_read: float | None = None
    sock_connect: float | None = None
    ceil_threshold: float = 5


DEFAULT_TIMEOUT = ClientTimeout(total=5 * 60, sock_connect=30)
_IDEMPOTENT = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"}
_sentinel = object()


class ClientSession:
    """First-class interface for making HTTP requests."""

    # What is asked of it where its making has failed.
    _connector = None

    def __init__(self, base_url=None, *, connector=None, loop=None, cookies=None, headers=None, proxy=None, proxy_auth=None,
                 skip_auto_headers=None, auth=None, json_serialize=_json.dumps, request_class=ClientRequest,
                 response_class=ClientResponse, ws_response_class=None, version=HttpVersion11, cookie_jar=None,
                 connector_owner=True, raise_for_status=False, read_timeout=_sentinel, conn_timeout=None, timeout=_sentinel,
                 auto_decompress=True, trust_env=False, requote_redirect_url=True, trace_configs=None,
                 read_bufsize=2 ** 16, max_line_size=8190, max_field_size=8190, max_headers=128,
                 fallback_charset_resolver=None, middlewares=(), ssl_shutdown_timeout=0):
        self._base_url = base_url if base_url is None or isinstance(base_url, URL) else URL(base_url)
        if self._base_url is not None:
            # A place that is not absolute has no origin, and says so.
            self._base_url.origin()
            if not self._base_url.path.endswith("/"):
                raise ValueError("base_url must have a trailing '/'")
        self._loop = loop or (asyncio.get_running_loop() if connector is None else connector._loop)
        if timeout is _sentinel or timeout is None:
            self._timeout = _timeout_of(read_timeout, conn_timeout)
        elif isinstance(timeout, (int, float)):
            raise ValueError(f"timeout parameter cannot be of {type(timeout)} type, please use "
                             "'timeout=ClientTimeout(...)'")
        else:
            self._timeout = timeout
        if connector is not None and connector._loop is not self._loop:
            raise RuntimeError("Session and connector has to use same event loop")
        self._connector_owner = connector_owner
        self._connector = connector if connector is not None else TCPConnector(loop=self._loop)
        self._cookie_jar = cookie_jar if cookie_jar is not None else CookieJar()
        if cookies:
            self._cookie_jar.update_cookies(cookies)
        self._default_auth = auth
        self._json_serialize = json_serialize
        self._raise_for_status = raise_for_status
        self._auto_decompress = auto_decompress
        self._trust_env = trust_env
        self._version = version
        self._default_proxy, self._default_proxy_auth = proxy, proxy_auth
        self._middlewares = tuple(middlewares)
        self._trace_configs = trace_configs or ()
        for config in self._trace_configs:
            config.freeze()
        if auth is not None or proxy_auth is not None:
            _warn_of(dict(auth=auth, proxy_auth=proxy_auth), 3)
        self._default_headers = CIMultiDict(headers) if headers else CIMultiDict()
        self._skip_auto_headers = frozenset(map(istr, skip_auto_headers or ()))
        self._skipped = frozenset(name.lower() for name in self._skip_auto_headers)
        self._requote_redirect_url = requote_redirect_url

    def __init_subclass__(cls):
        warnings.warn(f"Inheritance class {cls.__name__} from ClientSession is discouraged", DeprecationWarning,
                      stacklevel=2)

    def __del__(self):
        if self._connector is None or self._connector.closed or not self._connector_owner:
            return
        connector, self._connector = self._connector, None
        idle = any(connector._idle.values())
        warnings.warn(f"Unclosed client session {self!r}", ResourceWarning, source=self)
        if not self._loop.is_closed():
            self._connector = connector
            self._loop.call_exception_handler({"client_session": self, "message": "Unclosed client session"})
            self._connector = None
        if not idle:
            connector._close_now()

    def request(self, method, url, **kwargs):
        """Perform HTTP request."""
        _warn_of(kwargs, 3)
        return _RequestContextManager(self._request(method, url, **kwargs))

    def get(self, url, *, allow_redirects=True, **kwargs):
        """Perform HTTP GET request."""
        _warn_of(kwargs, 3)
        return _RequestContextManager(self._request("GET", url, allow_redirects=allow_redirects, **kwargs))

    def options(self, url, *, allow_redirects=True, **kwargs):
        """Perform HTTP OPTIONS request."""
        _warn_of(kwargs, 3)
        return _RequestContextManager(self._request("OPTIONS", url, allow_redirects=allow_redirects, **kwargs))

    def head(self, url, *, allow_redirects=False, **kwargs):
        """Perform HTTP HEAD request."""
        _warn_of(kwargs, 3)
        return _RequestContextManager(self._request("HEAD", url, allow_redirects=allow_redirects, **kwargs))

    def post(self, url, *, data=None, **kwargs):
        """Perform HTTP POST request."""
        _warn_of(kwargs, 3)
        return _RequestContextManager(self._request("POST", url, data=data, **kwargs))

    def put(self, url, *, data=None, **kwargs):
        """Perform HTTP PUT request."""
        _warn_of(kwargs, 3)
        return _RequestContextManager(self._request("PUT", url, data=data, **kwargs))

    def patch(self, url, *, data=None, **kwargs):
        """Perform HTTP PATCH request."""
        _warn_of(kwargs, 3)
        return _RequestContextManager(self._request("PATCH", url, data=data, **kwargs))

    def delete(self, url, **kwargs):
        """Perform HTTP DELETE request."""
        _warn_of(kwargs, 3)
        return _RequestContextManager(self._request("DELETE", url, **kwargs))

    def ws_connect(self, url, **kwargs):
        """Initiate websocket connection."""
        from .client_ws import _connect
        return _RequestContextManager(_connect(self, url, **kwargs))

    def _build_url(self, str_or_url):
        url = URL(str_or_url)
        if self._base_url is not None and not url.absolute:
            return self._base_url.join(url)
        return url

    async def _request(self, method, str_or_url, *, params=None, data=None, json=None, cookies=None, headers=None,
                       skip_auto_headers=None, auth=None, allow_redirects=True, max_redirects=10, compress=False,
                       chunked=None, expect100=False, raise_for_status=None, read_until_eof=True, proxy=None,
                       proxy_auth=None, timeout=_sentinel, verify_ssl=None, fingerprint=None, ssl_context=None, ssl=True,
                       server_hostname=None, proxy_headers=None, trace_request_ctx=None, read_bufsize=None,
                       auto_decompress=None, max_line_size=None, max_field_size=None, max_headers=None, middlewares=None,
                       upload_tracker=None):
        if self.closed:
            raise RuntimeError("Session is closed")
        if data is not None and json is not None:
            raise ValueError("data and json parameters can not be used at the same time")
        if timeout is _sentinel or timeout is None:
            timeout = self._timeout
        elif not isinstance(timeout, ClientTimeout):
            timeout = ClientTimeout(total=timeout)
        if ssl is not True or verify_ssl is not None or fingerprint is not None or ssl_context is not None:
            ssl = _merged_ssl(ssl, verify_ssl, ssl_context, fingerprint)
        try:
            url = self._build_url(str_or_url)
        except ValueError as e:
            raise InvalidUrlClientError(str_or_url) from e
        if url.scheme not in ("http", "https", "ws", "wss", ""):
            raise NonHttpUrlClientError(url)
        if not url.raw_host:
            raise InvalidUrlClientError(url)
        deadline = None
        if timeout.total is not None and timeout.total > 0:
            deadline = self._loop.time() + timeout.total
        merged = CIMultiDict(self._default_headers)
        if headers:
            given = CIMultiDict(headers)
            for key in given:
                merged.popall(key, None)
            merged.extend(given)
        if raise_for_status is None:
            raise_for_status = self._raise_for_status
        if upload_tracker is not None:
            upload_tracker._bind()
        auth = auth or self._default_auth
        if auth and "Authorization" in merged:
            raise ValueError("Cannot combine AUTHORIZATION header with AUTH argument or credentials encoded in URL")
        skipped = self._skipped.union(name.lower() for name in skip_auto_headers) if skip_auto_headers else self._skipped
        options = dict(params=params, data=data, json=json, cookies=cookies, auth=auth, ssl=ssl, compress=compress,
                       skip_auto_headers=skipped, expect100=expect100, chunked=chunked,
                       upload_tracker=upload_tracker, proxy=proxy or self._default_proxy,
                       proxy_auth=proxy_auth or self._default_proxy_auth, proxy_headers=proxy_headers)
        middlewares = self._middlewares if middlewares is None else middlewares
        if not self._trace_configs:
            response = await self._follow(method, url, merged, options, timeout, deadline, allow_redirects, max_redirects,
                                          middlewares, None)
        else:
            from .tracing import Traces
            traces = Traces(self, self._trace_configs, trace_request_ctx)
            await traces.tell("request_start", method.upper(), url.update_query(params) if params else url, merged)
            try:
                response = await self._follow(method, url, merged, options, timeout, deadline, allow_redirects,
                                              max_redirects, middlewares, traces)
            except BaseException as exc:
                await traces.tell("request_exception", method.upper(), url, merged, exc)
                raise
            await traces.tell("request_end", response.method, response.url, merged, response)
        if callable(raise_for_status):
            await raise_for_status(response)
        elif raise_for_status:
            response.raise_for_status()
        return response

    async def _follow(self, method, url, headers, options, timeout, deadline, allow_redirects, max_redirects, middlewares,
                      traces):
        history = []
        redirects = 0
        while True:
            response = await self._attempt(method, url, headers, options, timeout, deadline, middlewares, traces)
            self._cookie_jar.update_cookies(response.cookies, response.url)
            if not allow_redirects or response.status not in (301, 302, 303, 307, 308):
                break
            target = response.headers.get("Location") or response.headers.get("URI")
            if target is None:
                break
            if traces is not None:
                await traces.tell("request_redirect", method, url.update_query(options["params"] or {}), headers, response)
            redirects += 1
            history.append(response)
            if max_redirects and redirects >= max_redirects:
                response.close()
                raise TooManyRedirects(history[0].request_info, tuple(history))
            method, options, headers = _redirected(response.status, method, options, headers)
            url = self._redirect_url(response, url, target, headers, options)
            response.release()
        response._history = tuple(history)
        return response

    def _redirect_url(self, response, url, target, headers, options):
        try:
            found = URL(target)
        except ValueError as e:
            raise InvalidUrlRedirectClientError(target, "Server attempted redirecting to a location that does not "
                                                        "look like a URL") from e
        if found.scheme not in ("http", "https", ""):
            response.close()
            raise NonHttpUrlRedirectClientError(target)
        if not found.scheme:
            found = url.join(found)
        try:
            origin = found.origin()
        except ValueError as e:
            raise InvalidUrlRedirectClientError(found, "Invalid redirect URL origin") from e
        if origin != url.origin():
            headers.pop("Authorization", None)
            headers.pop("Cookie", None)
            options["auth"] = None
        options["params"] = None
        return found

    async def _attempt(self, method, url, headers, options, timeout, deadline, middlewares, traces):
        """One request: through the middlewares, then sent."""
        cookies = self._cookie_jar.filter_cookies(url)
        if options["cookies"]:
            cookies.update(_as_cookies(options["cookies"], self._cookie_jar.quote_cookie))
        options = {**options, "cookies": cookies}
        if options["proxy"] is None and self._trust_env:
            options["proxy"] = _proxy_of_environment(url)
        request = ClientRequest(method, url, headers=headers, dumps=self._json_serialize, version=self._version,
                                session=self, traces=traces, **options)

        async def send(request):
            return await self._send(request, timeout, deadline)

        for middleware in reversed(middlewares):
            send = _through(middleware, send)
        return await send(request)

    async def _send(self, request, timeout, deadline):
        """Send a request: once again where a kept connection turned out to be dead."""
        retry = request.method in _IDEMPOTENT
        while True:
            connection = await self._connection_for(request, timeout, deadline)
            reused = connection.idle_since > 0
            response = ClientResponse(request, self, connection, deadline, timeout.sock_read)
            connection.begin(response, request.method == "HEAD")
            try:
                response._writer = await request.send(connection)
                await response._start()
                return response
            except (ServerDisconnectedError, ClientOSError):
                if not (retry and reused):
                    raise
                retry = False

    async def _connection_for(self, request, timeout, deadline):
        until = deadline
        if timeout.connect is not None:
            at = self._loop.time() + timeout.connect
            until = at if until is None or at < until else until
        try:
            async with asyncio.timeout_at(until):
                return await self._connector.connect(request, timeout)
        except TimeoutError as exc:
            if isinstance(exc, ServerTimeoutError) or until is deadline:
                raise
            raise ConnectionTimeoutError(f"Connection timeout to host {request.url}") from exc

    @property
    def closed(self):
        """Is client session closed."""
        return self._connector is None or self._connector.closed

    async def close(self):
        """Close underlying connector."""
        if not self.closed:
            if self._connector_owner:
                self._connector._close_now()
            self._connector = None

    def detach(self):
        """Detach connector from session without closing the former."""
        self._connector = None

    @property
    def connector(self):
        return self._connector

    @property
    def cookie_jar(self):
        return self._cookie_jar

    @property
    def version(self):
        return self._version

    @property
    def timeout(self):
        return self._timeout

    @property
    def headers(self):
        return self._default_headers

    @property
    def auth(self):
        return self._default_auth

    @property
    def raise_for_status(self):
        return self._raise_for_status

    @property
    def json_serialize(self):
        return self._json_serialize

    @property
    def connector_owner(self):
        return self._connector_owner

    @property
    def auto_decompress(self):
        return self._auto_decompress

    @property
    def trust_env(self):
        return self._trust_env

    @property
    def trace_configs(self):
        return list(self._trace_configs)

    @property
    def skip_auto_headers(self):
        return self._skip_auto_headers

    @property
    def loop(self):
        """Session's loop."""
        warnings.warn("client.loop property is deprecated", DeprecationWarning, stacklevel=2)
        return self._loop

    @property
    def requote_redirect_url(self):
        """Whether the places of redirects are quoted anew; ours always are."""
        return self._requote_redirect_url

    @requote_redirect_url.setter
    def requote_redirect_url(self, value):
        warnings.warn("session.requote_redirect_url modification is deprecated #2778", DeprecationWarning, stacklevel=2)
        self._requote_redirect_url = value

    def __enter__(self):
        raise TypeError("Use async with instead")

    def __exit__(self, *exc):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()


def _through(middleware, handler):
    """The handler with a middleware around it."""

    async def through(request):
        return await middleware(request, handler)

    return through


def _timeout_of(read_timeout, conn_timeout):
    """The timeouts of a session that was given none, or by older names."""
    changed = {}
    for name, value, field in (("read_timeout", read_timeout, "total"), ("conn_timeout", conn_timeout, "connect")):
        if value is not _sentinel and value is not None:
            warnings.warn(f"{name} is deprecated, use timeout argument instead", DeprecationWarning, stacklevel=3)
            changed[field] = value
    return replace(DEFAULT_TIMEOUT, **changed) if changed else DEFAULT_TIMEOUT


def _merged_ssl(ssl, verify_ssl, ssl_context, fingerprint):
    """What the four arguments about TLS say together."""
    given = []
    if verify_ssl is not None and not verify_ssl:
        warnings.warn("verify_ssl is deprecated, use ssl=False instead", DeprecationWarning, stacklevel=3)
        given.append(False)
    if ssl_context is not None:
        warnings.warn("ssl_context is deprecated, use ssl=context instead", DeprecationWarning, stacklevel=3)
        given.append(ssl_context)
    if fingerprint is not None:
        warnings.warn("fingerprint is deprecated, use ssl=Fingerprint(fingerprint) instead", DeprecationWarning,
                      stacklevel=3)
        given.append(Fingerprint(fingerprint))
    if len(given) > 1 or given and ssl is not True:
        raise ValueError("verify_ssl, ssl_context, fingerprint and ssl parameters are mutually exclusive")
    return _check_ssl(given[0] if given else ssl)


def _warn_of(arguments, level):
    """Arguments that aiohttp will not have any more."""
    if arguments.get("auth") is not None:
        warnings.warn("The 'auth' parameter is deprecated and will be removed in v4; pass headers={'Authorization': "
                      "aiohttp.encode_basic_auth(login, password)} instead", DeprecationWarning, stacklevel=level)
    if arguments.get("proxy_auth") is not None:
        warnings.warn("The 'proxy_auth' parameter is deprecated and will be removed in v4; pass "
                      "proxy_headers={'Proxy-Authorization': aiohttp.encode_basic_auth(login, password)} instead",
                      DeprecationWarning, stacklevel=level)


def _proxy_of_environment(url):
    """The proxy that the environment names for a URL, if any (`http_proxy`, `https_proxy`, `no_proxy`)."""
    import os
    scheme = {"ws": "http", "wss": "https"}.get(url.scheme, url.scheme)
    found = os.environ.get(scheme + "_proxy") or os.environ.get(scheme.upper() + "_PROXY")
    if not found:
        return None
    host = url.raw_host.lower()
    for name in (os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or "").split(","):
        name = name.strip().lower().lstrip(".")
        if name and (name == "*" or host == name or host.endswith("." + name) or f"{host}:{url.port}" == name):
            return None
    return found


def _as_cookies(cookies, quote):
    from http.cookies import BaseCookie, SimpleCookie
    jar = SimpleCookie() if quote else BaseCookie()
    for name, value in (cookies.items() if hasattr(cookies, "items") else cookies):
        if quote:
            jar[name] = value.copy() if hasattr(value, "coded_value") else value
        else:
            jar[name] = value.value if hasattr(value, "coded_value") else value
    return jar


def _redirected(status, method, options, headers):
    """What the next request is like."""
    headers = CIMultiDict(headers)
    options = dict(options)
    if (status == 303 and method != "HEAD") or (status in (301, 302) and method == "POST"):
        method = "GET"
        options["data"] = options["json"] = None
        headers.pop("Content-Length", None)
        headers.pop("Content-Type", None)
    return method, options, headers


class _BaseRequestContextManager:
    """What a request returns: awaited, or entered."""

    __slots__ = ("_coro", "_resp")

    def __init__(self, coro):
        self._coro = coro

    def send(self, arg):
        return self._coro.send(arg)

    def throw(self, *args):
        return self._coro.throw(*args)

    def close(self):
        return self._coro.close()

    def __await__(self):
        return self._coro.__await__()

    def __iter__(self):
        return self.__await__()

    async def __aenter__(self):
        self._resp = await self._coro
        return await self._resp.__aenter__()

    async def __aexit__(self, exc_type, exc, tb):
        await self._resp.__aexit__(exc_type, exc, tb)


_RequestContextManager = _BaseRequestContextManager


class _SessionRequestContextManager:
    def __init__(self, coro, session):
        self._coro, self._session, self._resp = coro, session, None

    async def __aenter__(self):
        try:
            self._resp = await self._coro
        except BaseException:
            await self._session.close()
            raise
        return self._resp

    async def __aexit__(self, exc_type, exc, tb):
        self._resp.close()
        await self._session.close()


def request(method, url, *, version=HttpVersion11, connector=None, **kwargs):
    """Constructs and sends a request; returns a response object."""
    session = ClientSession(version=version, connector=connector)
    return _SessionRequestContextManager(session._request(method, url, **kwargs), session)
