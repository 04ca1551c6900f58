"""Clients, blocking and asynchronous."""

import datetime
import sys
import time
import warnings
from contextlib import asynccontextmanager, contextmanager
import _http_exchange as _exchange
from ._auth import Auth, BasicAuth, FunctionAuth
from ._config import DEFAULT_LIMITS, DEFAULT_TIMEOUT_CONFIG, UNSET, Timeout
from ._connections import AsyncHTTPTransport, HTTPTransport, raise_as
from ._content import AsyncByteStream, SyncByteStream
from ._exceptions import InvalidURL, RemoteProtocolError, TooManyRedirects
from ._headers import Cookies, Headers
from ._models import Request
from ._urls import URL, QueryParams

__all__ = ["USE_CLIENT_DEFAULT", "AsyncClient", "Client"]

VERSION = "0.28.1"
_SCHEMES = frozenset(["http", "https"])
_COOKIES_WARNING = ("Setting per-request cookies=<...> is being deprecated, because the expected behaviour on cookie persistence is "
                    "ambiguous. Set cookies directly on the client instance instead.")


class UseClientDefault:
    """What stands for what the client says."""


USE_CLIENT_DEFAULT = UseClientDefault()


def _log(request, response):
    # Nobody looks at records of a program that does not know of logging.
    logging = sys.modules.get("logging")
    if logging is not None:
        logging.getLogger("httpx").info('HTTP Request: %s %s "%s %d %s"', request.method, request.url, response.http_version,
                                        response.status_code, response.reason_phrase)


class _Timed:
    """A body that tells its response how long everything took."""

    def __init__(self, stream, response, start):
        self._stream, self._response, self._start = stream, response, start

    def _stop(self):
        self._response.elapsed = datetime.timedelta(seconds=time.perf_counter() - self._start)


class _TimedSync(_Timed, SyncByteStream):
    def __iter__(self):
        yield from self._stream

    def close(self):
        self._stop()
        self._stream.close()


class _TimedAsync(_Timed, AsyncByteStream):
    async def __aiter__(self):
        async for piece in self._stream:
            yield piece

    async def aclose(self):
        self._stop()
        await self._stream.aclose()


class _Pattern:
    """URLs that a transport is mounted on."""

    def __init__(self, pattern):
        if ":" not in (pattern or ":"):
            raise ValueError("Proxy keys should use proper URL forms rather than plain scheme strings. "
                             f"Instead of \"{pattern}\", use \"{pattern}://\"")
        told = URL(pattern)
        # "all" and "*" say nothing of a URL.
        self.scheme, self.host, self.port = self._says(told.scheme, "all"), self._says(told.host, "*"), told.port

    @staticmethod
    def _says(part, anything):
        return "" if part == anything else part

    def matches(self, url):
        if self.scheme and self.scheme != url.scheme or self.port is not None and self.port != url.port:
            return False
        if self.host.startswith("*."):
            return url.host.endswith(self.host[1:])
        return not self.host or self.host == url.host

    @property
    def rank(self):
        """Those that say more come first."""
        return (self.port is None, -len(self.host), -len(self.scheme))


class _BaseClient:
    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, timeout=DEFAULT_TIMEOUT_CONFIG,
                 follow_redirects=False, max_redirects=20, event_hooks=None, base_url="", trust_env=True,
                 default_encoding="utf-8"):
        self._base_url, self._auth = self._with_slash(URL(base_url)), self._build_auth(auth)
        self.params, self.headers, self.cookies = params, headers, cookies
        self.timeout = timeout
        self.follow_redirects, self.max_redirects = follow_redirects, max_redirects
        self.event_hooks = event_hooks or {}
        self.trust_env, self._default_encoding = trust_env, default_encoding
        self._opened = self._closed = False

    def _to_close(self):
        """The transports, unless they were closed before."""
        before, self._closed = self._closed, True
        return [] if before else [self._transport, *(one for _, one in self._mounts if one is not None)]

    @staticmethod
    def _with_slash(url):
        return url if url.raw_path.endswith(b"/") else url.copy_with(raw_path=url.raw_path + b"/")

    @property
    def is_closed(self):
        return self._closed

    @property
    def timeout(self):
        return self._timeout

    @timeout.setter
    def timeout(self, value):
        self._timeout = Timeout(value)

    @property
    def event_hooks(self):
        return self._event_hooks

    @event_hooks.setter
    def event_hooks(self, event_hooks):
        self._event_hooks = {name: list(event_hooks.get(name, [])) for name in ("request", "response")}

    @property
    def auth(self):
        return self._auth

    @auth.setter
    def auth(self, value):
        self._auth = self._build_auth(value)

    @property
    def base_url(self):
        return self._base_url

    @base_url.setter
    def base_url(self, url):
        self._base_url = self._with_slash(URL(url))

    @property
    def headers(self):
        return self._headers

    @headers.setter
    def headers(self, own):
        self._headers = usual = Headers({b"Accept": b"*/*", b"Accept-Encoding": b"gzip, deflate", b"Connection": b"keep-alive",
                                         b"User-Agent": f"python-httpx/{VERSION}".encode()})
        usual.update(own)

    @property
    def cookies(self):
        return self._cookies

    @cookies.setter
    def cookies(self, value):
        self._cookies = Cookies(value)

    @property
    def params(self):
        return self._params

    @params.setter
    def params(self, value):
        self._params = QueryParams(value)

    @staticmethod
    def _build_auth(auth):
        if auth is None or isinstance(auth, Auth):
            return auth
        if isinstance(auth, tuple):
            return BasicAuth(auth[0], auth[1])
        if callable(auth):
            return FunctionAuth(auth)
        raise TypeError(f"Invalid \"auth\" argument: {auth!r}")

    def build_request(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                      cookies=None, timeout=USE_CLIENT_DEFAULT, extensions=None):
        """A request with what the client adds."""
        merged = Headers(self.headers)
        merged.update(headers)
        if extensions is None or "timeout" not in extensions:
            extensions = self._with_timeout(extensions or {}, timeout)
        if cookies or self.cookies:
            both = Cookies(self.cookies)
            both.update(cookies)
            cookies = both
        if params or self.params:
            params = self.params.merge(params)
        return Request(method, self._merge_url(url), content=content, data=data, files=files, json=json, params=params,
                       headers=merged, cookies=cookies, extensions=extensions)

    def _merge_url(self, url):
        url = URL(url)
        if url.is_relative_url:
            return self.base_url.copy_with(raw_path=self.base_url.raw_path + url.raw_path.lstrip(b"/"))
        return url

    def _build_request_auth(self, request, auth):
        auth = self._auth if auth is USE_CLIENT_DEFAULT else self._build_auth(auth)
        if auth is not None:
            return auth
        named = request.url.username, request.url.password
        return BasicAuth(*named) if any(named) else Auth()

    def _with_timeout(self, extensions, timeout=USE_CLIENT_DEFAULT):
        chosen = self.timeout if timeout is USE_CLIENT_DEFAULT else Timeout(timeout)
        return dict(extensions, timeout=chosen.as_dict())

    def _begin(self, request):
        if self._closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        self._opened = True
        known = request.extensions
        if "timeout" not in known:
            request.extensions = self._with_timeout(known)

    def _check_scheme(self, request):
        scheme = request.url.scheme
        if scheme in _SCHEMES:
            return
        words = f"has an unsupported protocol '{scheme}://'" if scheme else "is missing an 'http://' or 'https://' protocol"
        raise_as("UnsupportedProtocol", None, request, f"Request URL {words}.")

    def _transport_for(self, request):
        mounted = next((transport for pattern, transport in self._mounts if pattern.matches(request.url)), None)
        return mounted if mounted is not None else self._transport

    def _answered(self, request, response, start, timed):
        response.request, response.default_encoding = request, self._default_encoding
        response.stream = timed(response.stream, response, start)
        jar = self.cookies
        jar.extract_cookies(response)
        _log(request, response)
        return response

    def _redirected(self, request, response):
        """The request that a redirect asks for."""
        method = _exchange.next_method(response.status_code, request.method)
        url = self._target(request, response)
        # Asking anew with GET leaves the body behind.
        bodiless = method == "GET" != request.method
        stream = None if bodiless else request.stream
        fresh = Request(method, url, headers=self._headers_to(url, request, bodiless), cookies=Cookies(self.cookies),
                        stream=stream, extensions=request.extensions)
        if stream is not None and hasattr(request, "_content"):
            fresh._content = request._content
        return fresh

    @staticmethod
    def _target(request, response):
        """Where a redirect leads."""
        here = request.url
        try:
            there = URL(response.headers["Location"])
        except InvalidURL as exc:
            raise RemoteProtocolError(f"Invalid URL in location header: {exc}.", request=request) from None
        if there.scheme and not there.host:
            there = there.copy_with(host=here.host)
        if there.is_relative_url:
            there = here.join(there)
        return there.copy_with(fragment=here.fragment) if here.fragment and not there.fragment else there

    @staticmethod
    def _headers_to(there, request, bodiless):
        """The headers of a request that may go along to where a redirect leads."""
        here, kept, needless = request.url, Headers(request.headers), ["Cookie"]
        if bodiless:
            needless += ["Content-Length", "Transfer-Encoding"]
        if (there.scheme, there.host, there.port) != (here.scheme, here.host, here.port):
            # To HTTPS of the same host, credentials may go along.
            if (here.host, here.scheme, "https") != (there.host, "http", there.scheme):
                needless.append("Authorization")
            kept["Host"] = str(there.netloc, "ascii")
        for name in needless:
            kept.pop(name, None)
        return kept

    def _check_history(self, request, history):
        if self.max_redirects < len(history):
            raise TooManyRedirects("Exceeded maximum allowed redirects.", request=request)

    def _remember(self, response, history):
        """Note what came before a response; whether it sends on."""
        response.history = [*history]
        return response.has_redirect_location


def _transports_of(kind, transport, mounts, options):
    own = transport if transport is not None else kind(**options)
    found = [(_Pattern(key), value) for key, value in (mounts or {}).items()]
    return own, sorted(found, key=lambda pair: pair[0].rank)


class Client(_BaseClient):
    """A blocking client."""

    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, verify=True, cert=None, trust_env=True, http1=True,
                 http2=False, proxy=None, mounts=None, timeout=DEFAULT_TIMEOUT_CONFIG, follow_redirects=False,
                 limits=DEFAULT_LIMITS, max_redirects=20, event_hooks=None, base_url="", transport=None,
                 default_encoding="utf-8"):
        super().__init__(auth=auth, params=params, headers=headers, cookies=cookies, timeout=timeout, max_redirects=max_redirects,
                         follow_redirects=follow_redirects, event_hooks=event_hooks, base_url=base_url, trust_env=trust_env,
                         default_encoding=default_encoding)
        self._transport, self._mounts = _transports_of(HTTPTransport, transport, mounts, {
            "verify": verify, "cert": cert, "trust_env": trust_env, "http2": http2, "limits": limits, "proxy": proxy})

    def __enter__(self):
        if self._opened or self._closed:
            raise RuntimeError("Cannot open a client instance more than once." if not self._closed else
                               "Cannot reopen a client instance, once it has been closed.")
        self._opened = True
        self._transport.__enter__()
        return self

    def __exit__(self, exc_type=None, exc_value=None, traceback=None):
        self._closed, how = True, (exc_type, exc_value, traceback)
        self._transport.__exit__(*how)

    def close(self):
        """Close the connections that are kept."""
        for transport in self._to_close():
            transport.close()

    def request(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None, cookies=None,
                auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT, timeout=USE_CLIENT_DEFAULT, extensions=None):
        """Send a request."""
        if cookies is not None:
            warnings.warn(_COOKIES_WARNING, DeprecationWarning, stacklevel=2)
        request = self.build_request(method, url, content=content, data=data, files=files, json=json, params=params,
                                     headers=headers, cookies=cookies, timeout=timeout, extensions=extensions)
        return self.send(request, follow_redirects=follow_redirects, auth=auth)

    @contextmanager
    def stream(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None, cookies=None,
               auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT, timeout=USE_CLIENT_DEFAULT, extensions=None):
        """Send a request; its response, whose body is read in the block."""
        request = self.build_request(method, url, content=content, data=data, files=files, json=json, params=params,
                                     headers=headers, cookies=cookies, timeout=timeout, extensions=extensions)
        response = self.send(request, auth=auth, follow_redirects=follow_redirects, stream=True)
        try:
            yield response
        finally:
            response.close()

    def send(self, request, *, stream=False, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT):
        """Send a request that was built."""
        self._begin(request)
        follow = self.follow_redirects if follow_redirects is USE_CLIENT_DEFAULT else follow_redirects
        response = self._authorized(request, self._build_request_auth(request, auth), follow)
        try:
            if not stream:
                response.read()
        except BaseException:
            response.close()
            raise
        return response

    def _authorized(self, request, auth, follow):
        steps, history = auth.sync_auth_flow(request), []
        try:
            request = next(steps)
            while True:
                response = self._following(request, follow, history)
                try:
                    try:
                        request = steps.send(response)
                    except StopIteration:
                        return response
                    self._remember(response, history)
                    response.read()
                    history.append(response)
                except BaseException:
                    response.close()
                    raise
        finally:
            steps.close()

    def _following(self, request, follow, history):
        while True:
            self._check_history(request, history)
            for tell in self._event_hooks["request"]:
                tell(request)
            response = self._sent(request)
            try:
                for tell in self._event_hooks["response"]:
                    tell(response)
                if not self._remember(response, history):
                    return response
                onward = self._redirected(request, response)
                if not follow:
                    response.next_request = onward
                    return response
                request, history = onward, [*history, response]
                response.read()
            except BaseException:
                response.close()
                raise

    def _sent(self, request):
        transport = self._transport_for(request)
        if isinstance(transport, HTTPTransport):
            self._check_scheme(request)
        start = time.perf_counter()
        return self._answered(request, transport.handle_request(request), start, _TimedSync)

    def get(self, url, **options):
        return self.request("GET", url, **options)

    def options(self, url, **options):
        return self.request("OPTIONS", url, **options)

    def head(self, url, **options):
        return self.request("HEAD", url, **options)

    def post(self, url, **options):
        return self.request("POST", url, **options)

    def put(self, url, **options):
        return self.request("PUT", url, **options)

    def patch(self, url, **options):
        return self.request("PATCH", url, **options)

    def delete(self, url, **options):
        return self.request("DELETE", url, **options)


class AsyncClient(_BaseClient):
    """An asynchronous client."""

    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, verify=True, cert=None, http1=True, http2=False,
                 proxy=None, mounts=None, timeout=DEFAULT_TIMEOUT_CONFIG, follow_redirects=False, limits=DEFAULT_LIMITS,
                 max_redirects=20, event_hooks=None, base_url="", transport=None, trust_env=True, default_encoding="utf-8"):
        super().__init__(auth=auth, params=params, headers=headers, cookies=cookies, timeout=timeout, max_redirects=max_redirects,
                         follow_redirects=follow_redirects, event_hooks=event_hooks, base_url=base_url, trust_env=trust_env,
                         default_encoding=default_encoding)
        self._transport, self._mounts = _transports_of(AsyncHTTPTransport, transport, mounts, {
            "verify": verify, "cert": cert, "trust_env": trust_env, "http2": http2, "limits": limits, "proxy": proxy})

    async def __aenter__(self):
        if self._opened or self._closed:
            raise RuntimeError("Cannot open a client instance more than once." if not self._closed else
                               "Cannot reopen a client instance, once it has been closed.")
        self._opened, transport = True, self._transport
        await transport.__aenter__()
        return self

    async def __aexit__(self, exc_type=None, exc_value=None, traceback=None):
        self._closed, how = True, (exc_type, exc_value, traceback)
        await self._transport.__aexit__(*how)

    async def aclose(self):
        """Close the connections that are kept."""
        for transport in self._to_close():
            await transport.aclose()

    async def request(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                      cookies=None, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT, timeout=USE_CLIENT_DEFAULT,
                      extensions=None):
        """Send a request."""
        if cookies is not None:
            warnings.warn(_COOKIES_WARNING, DeprecationWarning, stacklevel=2)
        request = self.build_request(method, url, content=content, data=data, files=files, json=json, params=params,
                                     headers=headers, cookies=cookies, timeout=timeout, extensions=extensions)
        return await self.send(request, follow_redirects=follow_redirects, auth=auth)

    @asynccontextmanager
    async def stream(self, method, url, *, content=None, data=None, files=None, json=None, params=None, headers=None,
                     cookies=None, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT, timeout=USE_CLIENT_DEFAULT,
                     extensions=None):
        """Send a request; its response, whose body is read in the block."""
        request = self.build_request(method, url, content=content, data=data, files=files, json=json, params=params,
                                     headers=headers, cookies=cookies, timeout=timeout, extensions=extensions)
        response = await self.send(request, auth=auth, follow_redirects=follow_redirects, stream=True)
        try:
            yield response
        finally:
            await response.aclose()

    async def send(self, request, *, stream=False, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT):
        """Send a request that was built."""
        self._begin(request)
        follow = self.follow_redirects if follow_redirects is USE_CLIENT_DEFAULT else follow_redirects
        response = await self._authorized(request, self._build_request_auth(request, auth), follow)
        try:
            if not stream:
                await response.aread()
        except BaseException:
            await response.aclose()
            raise
        return response

    async def _authorized(self, request, auth, follow):
        steps, history = auth.async_auth_flow(request), []
        try:
            request = await anext(steps)
            while True:
                response = await self._following(request, follow, history)
                try:
                    try:
                        request = await steps.asend(response)
                    except StopAsyncIteration:
                        return response
                    self._remember(response, history)
                    await response.aread()
                    history.append(response)
                except BaseException:
                    await response.aclose()
                    raise
        finally:
            await steps.aclose()

    async def _following(self, request, follow, history):
        while True:
            self._check_history(request, history)
            for tell in self._event_hooks["request"]:
                await tell(request)
            response = await self._sent(request)
            try:
                for tell in self._event_hooks["response"]:
                    await tell(response)
                if not self._remember(response, history):
                    return response
                onward = self._redirected(request, response)
                if not follow:
                    response.next_request = onward
                    return response
                request, history = onward, [*history, response]
                await response.aread()
            except BaseException:
                await response.aclose()
                raise

    async def _sent(self, request):
        transport = self._transport_for(request)
        if isinstance(transport, AsyncHTTPTransport):
            self._check_scheme(request)
        start = time.perf_counter()
        return self._answered(request, await transport.handle_async_request(request), start, _TimedAsync)

    async def get(self, url, **options):
        return await self.request("GET", url, **options)

    async def options(self, url, **options):
        return await self.request("OPTIONS", url, **options)

    async def head(self, url, **options):
        return await self.request("HEAD", url, **options)

    async def post(self, url, **options):
        return await self.request("POST", url, **options)

    async def put(self, url, **options):
        return await self.request("PUT", url, **options)

    async def patch(self, url, **options):
        return await self.request("PATCH", url, **options)

    async def delete(self, url, **options):
        return await self.request("DELETE", url, **options)
