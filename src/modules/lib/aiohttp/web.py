"""Web servers."""

import asyncio
import sys
import warnings
from .helpers import AppKey, RequestKey, ResponseKey
from .web_app import *
from .web_exceptions import *
from .web_exceptions import __all__ as _exceptions
from .web_fileresponse import *
from .web_middlewares import *
from .web_protocol import *
from .web_request import *
from .web_response import *
from .web_routedef import *
from .web_runner import *
from .web_urldispatcher import *
from .web_urldispatcher import PrefixedSubAppResource


# Strings are keys of most applications: who wants to be told of them says so.
warnings.filterwarnings("ignore", category=NotAppKeyWarning, append=True)


def __getattr__(name):
    if name in ("WebSocketResponse", "WebSocketReady", "WSMsgType"):
        from . import web_ws
        value = globals()[name] = getattr(web_ws, name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


async def _run_app(app, *, host=None, port=None, path=None, sock=None, ssl_context=None, print=print, backlog=128,
                   access_log=None, access_log_class=None, access_log_format=None, handle_signals=True, reuse_address=None,
                   reuse_port=None, shutdown_timeout=60.0, keepalive_timeout=75.0, handler_cancellation=False):
    if asyncio.iscoroutine(app):
        app = await app
    options = {"keepalive_timeout": keepalive_timeout, "handler_cancellation": handler_cancellation}
    if access_log_format is not None:
        options["access_log_format"] = access_log_format
    runner = AppRunner(app, handle_signals=handle_signals, access_log=access_log, access_log_class=access_log_class,
                       shutdown_timeout=shutdown_timeout, **options)
    await runner.setup()
    try:
        for site in _sites(runner, host, port, path, sock, ssl_context, backlog, reuse_address, reuse_port):
            await site.start()
        if print:
            names = sorted(str(site.name) for site in runner.sites)
            print("======== Running on {} ========\n(Press CTRL+C to quit)".format(", ".join(names)))
        while True:
            await asyncio.sleep(3600)
    finally:
        await runner.cleanup()


def _each(value):
    return (value,) if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__") else value


def _sites(runner, host, port, path, sock, ssl_context, backlog, reuse_address, reuse_port):
    options = dict(ssl_context=ssl_context, backlog=backlog)
    sites = []
    if host is not None:
        sites.extend(TCPSite(runner, one, port, reuse_address=reuse_address, reuse_port=reuse_port, **options)
                     for one in _each(host))
    elif path is None and sock is None or port is not None:
        sites.append(TCPSite(runner, port=port, reuse_address=reuse_address, reuse_port=reuse_port, **options))
    if path is not None:
        sites.extend(UnixSite(runner, one, **options) for one in _each(path))
    if sock is not None:
        socks = sock if isinstance(sock, (list, tuple)) else [sock]
        sites.extend(SockSite(runner, one, **options) for one in socks)
    return sites


def run_app(app, *, debug=None, loop=None, host=None, port=None, path=None, sock=None, shutdown_timeout=60.0,
            keepalive_timeout=75.0, ssl_context=None, print=print, backlog=128, access_log_class=None,
            access_log_format=None, access_log=..., handle_signals=True, reuse_address=None, reuse_port=None,
            handler_cancellation=False):
    """Run an app locally."""
    if loop is None:
        loop = asyncio.new_event_loop()
    if access_log is ...:
        access_log = None
        if "logging" in sys.modules:
            import logging
            access_log = logging.getLogger("aiohttp.access")
    if debug:
        loop.set_debug(True)
    main = loop.create_task(_run_app(
        app, host=host, port=port, path=path, sock=sock, ssl_context=ssl_context, print=print, backlog=backlog,
        access_log=access_log, access_log_class=access_log_class, access_log_format=access_log_format,
        handle_signals=handle_signals, reuse_address=reuse_address, reuse_port=reuse_port,
        shutdown_timeout=shutdown_timeout, keepalive_timeout=keepalive_timeout,
        handler_cancellation=handler_cancellation))
    try:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(main)
    except (GracefulExit, KeyboardInterrupt):
        pass
    finally:
        try:
            main.cancel()
            try:
                loop.run_until_complete(main)
            except asyncio.CancelledError:
                pass
        finally:
            _cancel_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.close()
            asyncio.set_event_loop(None)


def _cancel_tasks(loop):
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    if tasks:
        loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({"message": "unhandled exception during asyncio.run() shutdown",
                                         "exception": task.exception(), "task": task})
