"""Servers of applications."""

import asyncio
import socket
from yarl import URL
from .web_app import Application
from .web_protocol import RequestHandler
from .web_request import Request, BaseRequest

__all__ = ("BaseSite", "TCPSite", "UnixSite", "NamedPipeSite", "SockSite", "BaseRunner", "AppRunner", "ServerRunner",
           "GracefulExit", "Server")


class GracefulExit(SystemExit):
    """A signal asks the server to end."""

    code = 1


def _raise_graceful_exit():
    raise GracefulExit()


class Server:
    """What makes the protocols of connections: `loop.create_server(server, …)`."""

    def __init__(self, handler, *, request_factory=None, handler_cancellation=False, loop=None, keepalive_timeout=75.0,
                 access_log=None, access_log_class=None, access_log_format=None, debug=None, max_line_size=8190,
                 max_field_size=8190, lingering_time=10.0, header_timeout=30.0, logger=None, app=None, **kwargs):
        self.handle = handler
        self.connections = set()
        self.handler_cancellation = handler_cancellation
        self.keepalive_timeout = keepalive_timeout
        self.lingering_time = lingering_time
        self.header_timeout = header_timeout
        # How often connections are looked at: whether their next request is too late.
        self.glance = max(0.05, min(header_timeout, keepalive_timeout))
        self.line_limit = max_line_size
        self.requests_count = 0
        self._app = app
        self._loop = loop or asyncio.get_running_loop()
        self.access_logger = _access_logger(access_log, access_log_class, access_log_format)
        self._request_factory = request_factory
        # The app's routes, as far as they are found in few steps, and whether nobody wants to see responses before they are sent.
        quick = app is not None and request_factory is None
        self.routes, self.resources = app._quick_routes() if quick else (None, ())
        self.simple = app is not None and not app._on_response_prepare
        self.max_body = app._client_max_size if app is not None else 1024 ** 2

    def __call__(self):
        return RequestHandler(self, self._loop)

    def make_request(self, head, payload, protocol, task):
        self.requests_count += 1
        if self._request_factory is not None:
            return self._request_factory(head, payload, protocol, task)
        if self._app is not None:
            return Request(head, payload, protocol, task, self._app._client_max_size)
        return BaseRequest(head, payload, protocol, task)

    def log_exception(self, message, exc):
        import logging
        logging.getLogger("aiohttp.server").error(message, exc_info=exc)

    async def shutdown(self, timeout=None):
        """Let the requests under way end, then close all connections."""
        for connection in list(self.connections):
            if connection._current is None:
                connection.force_close()
        tasks = [connection._task for connection in self.connections if connection._task is not None]
        if tasks:
            await asyncio.wait(tasks, timeout=timeout)
        for connection in list(self.connections):
            connection.force_close()
        await asyncio.sleep(0)


def _access_logger(access_log, access_log_class, access_log_format):
    """A logger, if anything would come of it."""
    if access_log is None or not access_log.isEnabledFor(20):
        return None
    from .web_log import AccessLogger
    made = (access_log_class or AccessLogger)(access_log, access_log_format or AccessLogger.LOG_FORMAT)
    return made


class BaseSite:
    """A place where a runner's server listens."""

    def __init__(self, runner, *, shutdown_timeout=60.0, ssl_context=None, backlog=128):
        if runner.server is None:
            raise RuntimeError("Call runner.setup() before making a site")
        self._runner, self._ssl_context, self._backlog = runner, ssl_context, backlog
        self._server = None

    @property
    def name(self):
        raise NotImplementedError

    async def start(self):
        """Begin to listen."""
        self._runner._reg_site(self)

    async def stop(self):
        """End listening."""
        self._runner._check_site(self)
        if self._server is not None:
            self._server.close()
        self._runner._unreg_site(self)


class TCPSite(BaseSite):
    """A port."""

    def __init__(self, runner, host=None, port=None, *, shutdown_timeout=60.0, ssl_context=None, backlog=128,
                 reuse_address=None, reuse_port=None):
        super().__init__(runner, shutdown_timeout=shutdown_timeout, ssl_context=ssl_context, backlog=backlog)
        self._host = host
        self._port = port if port is not None else (8443 if ssl_context else 8080)
        self._reuse_address, self._reuse_port = reuse_address, reuse_port

    @property
    def port(self):
        return self._port

    @property
    def name(self):
        scheme = "https" if self._ssl_context else "http"
        return str(URL.build(scheme=scheme, host="0.0.0.0" if not self._host else self._host, port=self._port))

    async def start(self):
        await super().start()
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._runner.server, self._host, self._port, ssl=self._ssl_context,
                                                backlog=self._backlog, reuse_address=self._reuse_address,
                                                reuse_port=self._reuse_port)
        if self._port == 0:
            self._port = self._server.sockets[0].getsockname()[1]


class UnixSite(BaseSite):
    """A path."""

    def __init__(self, runner, path, *, shutdown_timeout=60.0, ssl_context=None, backlog=128):
        super().__init__(runner, shutdown_timeout=shutdown_timeout, ssl_context=ssl_context, backlog=backlog)
        self._path = path

    @property
    def name(self):
        return f"{'https' if self._ssl_context else 'http'}://unix:{self._path}:"

    async def start(self):
        await super().start()
        loop = asyncio.get_running_loop()
        self._server = await loop.create_unix_server(self._runner.server, self._path, ssl=self._ssl_context,
                                                     backlog=self._backlog)


class NamedPipeSite(BaseSite):
    """Named pipes are Windows'."""

    def __init__(self, runner, path, *, shutdown_timeout=60.0):
        raise RuntimeError("Named Pipes only available in proactorloop under windows")


class SockSite(BaseSite):
    """A socket that listens already."""

    def __init__(self, runner, sock, *, shutdown_timeout=60.0, ssl_context=None, backlog=128):
        super().__init__(runner, shutdown_timeout=shutdown_timeout, ssl_context=ssl_context, backlog=backlog)
        self._sock = sock
        scheme = "https" if self._ssl_context else "http"
        if sock.family == socket.AF_UNIX:
            self._name = f"{scheme}://unix:{sock.getsockname()}:"
        else:
            host, port = sock.getsockname()[:2]
            self._name = str(URL.build(scheme=scheme, host=host, port=port))

    @property
    def name(self):
        return self._name

    async def start(self):
        await super().start()
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._runner.server, sock=self._sock, ssl=self._ssl_context,
                                                backlog=self._backlog)


class BaseRunner:
    """A server and the places where it listens."""

    def __init__(self, *, handle_signals=False, shutdown_timeout=60.0, **kwargs):
        self._handle_signals, self._shutdown_timeout, self._kwargs = handle_signals, shutdown_timeout, kwargs
        self._server = None
        self._sites = []

    @property
    def server(self):
        return self._server

    @property
    def addresses(self):
        found = []
        for site in self._sites:
            if site._server is not None:
                found.extend(sock.getsockname() for sock in site._server.sockets)
        return found

    @property
    def sites(self):
        return set(self._sites)

    async def setup(self):
        """Make the server."""
        loop = asyncio.get_running_loop()
        if self._handle_signals:
            import signal
            try:
                loop.add_signal_handler(signal.SIGINT, _raise_graceful_exit)
                loop.add_signal_handler(signal.SIGTERM, _raise_graceful_exit)
            except NotImplementedError:
                pass
        self._server = await self._make_server()

    async def shutdown(self):
        """Called before connections are closed."""

    async def cleanup(self):
        """End the server."""
        for site in list(self._sites):
            await site.stop()
        if self._server is not None:
            await asyncio.sleep(0)
            await self.shutdown()
            await self._server.shutdown(self._shutdown_timeout)
        await self._cleanup_server()
        self._server = None
        if self._handle_signals:
            import signal
            loop = asyncio.get_running_loop()
            try:
                loop.remove_signal_handler(signal.SIGINT)
                loop.remove_signal_handler(signal.SIGTERM)
            except NotImplementedError:
                pass

    def _reg_site(self, site):
        if site in self._sites:
            raise RuntimeError(f"Site {site} is already registered in runner {self}")
        self._sites.append(site)

    def _check_site(self, site):
        if site not in self._sites:
            raise RuntimeError(f"Site {site} is not registered in runner {self}")

    def _unreg_site(self, site):
        self._check_site(site)
        self._sites.remove(site)


class ServerRunner(BaseRunner):
    """A runner of a low-level server."""

    def __init__(self, web_server, *, handle_signals=False, **kwargs):
        super().__init__(handle_signals=handle_signals, **kwargs)
        self._web_server = web_server

    async def _make_server(self):
        return self._web_server

    async def _cleanup_server(self):
        pass


class AppRunner(BaseRunner):
    """A runner of an application."""

    def __init__(self, app, *, handle_signals=False, access_log=..., access_log_class=None, **kwargs):
        super().__init__(handle_signals=handle_signals, **kwargs)
        if not isinstance(app, Application):
            raise TypeError(f"The first argument should be web.Application instance, got {app!r}")
        self._app = app
        import sys
        if access_log is ...:
            # Nobody has asked for lines of a module that was never imported.
            access_log = None
            if "logging" in sys.modules:
                import logging
                access_log = logging.getLogger("aiohttp.access")
        self._kwargs.update(access_log=access_log, access_log_class=access_log_class)

    @property
    def app(self):
        return self._app

    async def shutdown(self):
        await self._app.shutdown()

    async def _make_server(self):
        self._app.on_startup.freeze()
        await self._app.startup()
        self._app.freeze()
        return Server(self._app._handle, app=self._app, **self._kwargs)

    async def _cleanup_server(self):
        await self._app.cleanup()
