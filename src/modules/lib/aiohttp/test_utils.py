"""Servers and clients for tests of applications."""

import asyncio
import inspect
import socket
from unittest import IsolatedAsyncioTestCase
from multidict import CIMultiDict
from yarl import URL
from .client import ClientSession, _RequestContextManager
from .cookiejar import CookieJar
from .http import HttpVersion11
from .streams import EMPTY_PAYLOAD
from .web_app import Application
from .web_request import Request
from .web_runner import AppRunner, Server, ServerRunner, SockSite
from .web_urldispatcher import UrlMappingMatchInfo

__all__ = ("AioHTTPTestCase", "BaseTestServer", "RawTestServer", "TestClient", "TestServer", "get_unused_port_socket",
           "get_port_socket", "make_mocked_coro", "make_mocked_request", "unittest_run_loop", "unused_port")


def get_unused_port_socket(host, family=socket.AF_INET):
    """A socket with a port that nobody uses."""
    return get_port_socket(host, 0, family)


def get_port_socket(host, port, family=socket.AF_INET):
    """A socket with a port."""
    sock = socket.socket(family, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind((host, port))
    return sock


def unused_port():
    """Return a port that is unused on the current host."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


class BaseTestServer:
    """A server on a port of its own."""

    __test__ = False

    def __init__(self, *, scheme="", loop=None, host="127.0.0.1", port=None, skip_url_asserts=False,
                 socket_factory=get_port_socket, **kwargs):
        self.host, self.port, self.scheme = host, port, scheme
        self.skip_url_asserts, self.socket_factory = skip_url_asserts, socket_factory
        self.runner = None
        self._root = None
        self._closed = False
        self._loop = loop

    async def start_server(self, loop=None, **kwargs):
        """Begin to listen."""
        if self.runner is not None:
            return
        context = kwargs.pop("ssl", None)
        self.runner = await self._make_runner(handler_cancellation=True, **kwargs)
        await self.runner.setup()
        is_six = ":" in self.host
        shown = f"[{self.host}]" if is_six else self.host
        sock = self.socket_factory(self.host, self.port or 0, socket.AF_INET6 if is_six else socket.AF_INET)
        self.host, self.port = sock.getsockname()[:2]
        await SockSite(self.runner, sock=sock, ssl_context=context).start()
        if not self.scheme:
            self.scheme = "https" if context else "http"
        self._root = URL(f"{self.scheme}://{shown}:{self.port}")

    async def _make_runner(self, **kwargs):
        raise NotImplementedError

    def make_url(self, path):
        """The URL of a path."""
        assert self._root is not None
        if self.skip_url_asserts:
            return URL(str(self._root) + str(path))
        url = URL(path)
        assert not url.absolute
        return self._root.join(url)

    @property
    def started(self):
        return self.runner is not None

    @property
    def closed(self):
        return self._closed

    @property
    def handler(self):
        return self.runner.server

    async def close(self):
        """End the server."""
        if self.started and not self.closed:
            await self.runner.cleanup()
            self._root = self.port = None
            self._closed = True

    def __enter__(self):
        raise TypeError("Use async with instead")

    def __exit__(self, *exc):
        pass

    async def __aenter__(self):
        await self.start_server(loop=self._loop)
        return self

    async def __aexit__(self, *exc):
        await self.close()


class TestServer(BaseTestServer):
    """The server of an application."""

    def __init__(self, app, *, scheme="", host="127.0.0.1", port=None, **kwargs):
        self.app = app
        super().__init__(scheme=scheme, host=host, port=port, **kwargs)

    async def _make_runner(self, **kwargs):
        return AppRunner(self.app, **kwargs)


class RawTestServer(BaseTestServer):
    """The server of a handler."""

    def __init__(self, handler, *, scheme="", host="127.0.0.1", port=None, **kwargs):
        self._handler = handler
        super().__init__(scheme=scheme, host=host, port=port, **kwargs)

    async def _make_runner(self, debug=True, **kwargs):
        return ServerRunner(Server(self._handler, debug=debug, **kwargs))


class TestClient:
    """A client of a test server: URLs are paths."""

    __test__ = False

    def __init__(self, server, *, cookie_jar=None, loop=None, **kwargs):
        if not isinstance(server, BaseTestServer):
            raise TypeError("server must be TestServer instance, found type: %r" % type(server))
        self._server = server
        self._loop = loop
        self._session = ClientSession(cookie_jar=CookieJar(unsafe=True) if cookie_jar is None else cookie_jar, **kwargs)
        self._closed = False
        self._responses = []
        self._websockets = []

    async def start_server(self):
        await self._server.start_server(loop=self._loop)

    @property
    def host(self):
        return self._server.host

    @property
    def port(self):
        return self._server.port

    @property
    def server(self):
        return self._server

    @property
    def app(self):
        return getattr(self._server, "app", None)

    @property
    def session(self):
        """The session: its cookies are the client's."""
        return self._session

    def make_url(self, path):
        return self._server.make_url(path)

    async def _request(self, method, path, **kwargs):
        response = await self._session.request(method, self.make_url(path), **kwargs)
        self._responses.append(response)
        return response

    def request(self, method, path, **kwargs):
        """Routes a request to tested http server."""
        return _RequestContextManager(self._request(method, path, **kwargs))

    def get(self, path, **kwargs):
        """Perform an HTTP GET request."""
        return _RequestContextManager(self._request("GET", path, **kwargs))

    def post(self, path, **kwargs):
        """Perform an HTTP POST request."""
        return _RequestContextManager(self._request("POST", path, **kwargs))

    def options(self, path, **kwargs):
        """Perform an HTTP OPTIONS request."""
        return _RequestContextManager(self._request("OPTIONS", path, **kwargs))

    def head(self, path, **kwargs):
        """Perform an HTTP HEAD request."""
        return _RequestContextManager(self._request("HEAD", path, **kwargs))

    def put(self, path, **kwargs):
        """Perform an HTTP PUT request."""
        return _RequestContextManager(self._request("PUT", path, **kwargs))

    def patch(self, path, **kwargs):
        """Perform an HTTP PATCH request."""
        return _RequestContextManager(self._request("PATCH", path, **kwargs))

    def delete(self, path, **kwargs):
        """Perform an HTTP DELETE request."""
        return _RequestContextManager(self._request("DELETE", path, **kwargs))

    def ws_connect(self, path, **kwargs):
        """Initiate websocket connection."""
        return _RequestContextManager(self._ws_connect(path, **kwargs))

    async def _ws_connect(self, path, **kwargs):
        ws = await self._session.ws_connect(self.make_url(path), **kwargs)
        self._websockets.append(ws)
        return ws

    async def close(self):
        """Close everything that the client has opened, and the server."""
        if not self._closed:
            for response in self._responses:
                response.close()
            for ws in self._websockets:
                await ws.close()
            await self._session.close()
            await self._server.close()
            self._closed = True

    def __enter__(self):
        raise TypeError("Use async with instead")

    def __exit__(self, *exc):
        pass

    async def __aenter__(self):
        await self.start_server()
        return self

    async def __aexit__(self, *exc):
        await self.close()


class AioHTTPTestCase(IsolatedAsyncioTestCase):
    """A base class to allow for unittest web applications using aiohttp."""

    async def get_application(self):
        """The application to test: for the test to say."""
        return self.get_app()

    def get_app(self):
        raise RuntimeError("Did you forget to define get_application()?")

    async def asyncSetUp(self):
        self.app = await self.get_application()
        self.server = await self.get_server(self.app)
        self.client = await self.get_client(self.server)
        await self.client.start_server()

    async def asyncTearDown(self):
        await self.client.close()

    async def get_server(self, app):
        return TestServer(app)

    async def get_client(self, server):
        return TestClient(server)


def unittest_run_loop(func, *args, **kwargs):
    """A decorator that is no longer needed."""
    import warnings
    warnings.warn("Decorator `@unittest_run_loop` is no longer needed in aiohttp 3.8+", DeprecationWarning, stacklevel=2)
    return func


class _Head:
    """The head of a request that never came."""

    upgrade = has_body = False
    path = query = payload = None

    def __init__(self, method, target, version, fields, keep_alive):
        self.method, self.target, self.version, self.fields, self.keep_alive = method, target, version, fields, keep_alive
        self.get = CIMultiDict(fields).get

    def changed(self, method, target, fields):
        return _Head(self.method if method is None else method, self.target if target is None else target, self.version,
                     self.fields if fields is None else fields, self.keep_alive)


class _Protocol:
    """The connection of such a request: what is written is lost."""

    peername = None
    _paused = False

    def __init__(self, transport):
        self.transport = transport

    def write(self, data):
        pass

    async def drain(self):
        pass


def make_mocked_request(method, path, headers=None, *, match_info=None, version=HttpVersion11, closing=False, app=None,
                        writer=None, protocol=None, transport=None, payload=EMPTY_PAYLOAD, sslcontext=None,
                        client_max_size=1024 ** 2, loop=None):
    """A request for tests of handlers, without a server."""
    from unittest import mock
    fields = tuple(CIMultiDict(headers or ()).items())
    if transport is None:
        transport = mock.Mock()
        transport.get_extra_info = lambda name, default=None: sslcontext if name == "sslcontext" else default
    if protocol is None:
        protocol = _Protocol(transport)
    head = _Head(method, path, version.minor, fields, not closing and version >= HttpVersion11)
    request = Request(head, payload, protocol, mock.Mock(), client_max_size)
    request._match_info = UrlMappingMatchInfo(match_info or {}, mock.Mock())
    request._match_info.add_app(mock.MagicMock(spec=Application) if app is None else app)
    return request


def make_mocked_coro(return_value=None, raise_exception=None):
    """A mock of a coroutine function that gives a value or raises."""
    from unittest import mock

    async def mocked(*args, **kwargs):
        if raise_exception is not None:
            raise raise_exception
        return await return_value if inspect.isawaitable(return_value) else return_value

    return mock.Mock(wraps=mocked)
