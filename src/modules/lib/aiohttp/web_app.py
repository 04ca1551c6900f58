"""Applications."""

import asyncio
import warnings
from collections.abc import MutableMapping
from functools import partial, update_wrapper
from .abc import AbstractRouter
from .helpers import AppKey, Signal
from .web_exceptions import NotAppKeyWarning
from .web_request import Request
from .web_routedef import AbstractRouteDef
from .web_urldispatcher import DynamicResource, MatchedSubAppResource, PlainResource, PrefixedSubAppResource, UrlDispatcher, _host_rule

__all__ = ("Application", "CleanupError")


class CleanupError(RuntimeError):
    """Several errors at cleanup."""

    @property
    def exceptions(self):
        return self.args[1]


class _Signal(Signal):
    """A signal of an application."""

    def __repr__(self):
        return f"<Signal owner={self._owner!r}, frozen={self.frozen}, {list(self)!r}>"


class _FrozenList(Signal):
    """A list that is not changed any more from some time on."""

    def __repr__(self):
        return f"<FrozenList(frozen={self.frozen}, {list(self)!r})>"


class _CleanupContexts(_FrozenList):
    """`cleanup_ctx`: generators that run to their yield at start and from there at the end."""

    def __init__(self, owner):
        super().__init__(owner)
        self._running = []

    async def _start(self, app):
        for function in self:
            entered = function(app)
            if not hasattr(entered, "__anext__"):
                await entered.__aenter__()
                self._running.append(entered)
                continue
            iterator = entered.__aiter__()
            await iterator.__anext__()
            self._running.append(iterator)

    async def _stop(self, app):
        errors = []
        for iterator in reversed(self._running):
            try:
                if hasattr(iterator, "__aexit__"):
                    await iterator.__aexit__(None, None, None)
                    continue
                await iterator.__anext__()
            except StopAsyncIteration:
                pass
            except Exception as exc:
                errors.append(exc)
            else:
                errors.append(RuntimeError(f"{iterator!r} has more than one 'yield'"))
        self._running.clear()
        if len(errors) == 1:
            raise errors[0]
        if errors:
            raise CleanupError("Multiple errors on cleanup stage", errors)


class Application(MutableMapping):
    """A web application: a router, middlewares, signals and shared things."""

    def __init__(self, *, logger=None, router=None, middlewares=(), handler_args=None, client_max_size=1024 ** 2,
                 loop=None, debug=...):
        if router is None:
            router = UrlDispatcher()
        else:
            warnings.warn("router argument is deprecated", DeprecationWarning, stacklevel=2)
            assert isinstance(router, AbstractRouter), router
        self._router = router
        self._middlewares = _FrozenList(self)
        self._middlewares.extend(middlewares)
        self._handler_args = handler_args
        self._logger = logger
        self._client_max_size = client_max_size
        self._state = {}
        self._frozen = self._pre_frozen = False
        self._subapps = []
        self._on_response_prepare = _Signal(self)
        self._on_startup = _Signal(self)
        self._on_shutdown = _Signal(self)
        self._on_cleanup = _Signal(self)
        self._cleanup_ctx = _CleanupContexts(self)
        self._on_startup.append(self._cleanup_ctx._start)
        self._on_cleanup.append(self._cleanup_ctx._stop)
        self._loop = loop

    def __init_subclass__(cls):
        raise TypeError(f"Inheritance class {cls.__name__} from web.Application is forbidden")

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self)

    def __bool__(self):
        return True

    def __getitem__(self, key):
        return self._state[key]

    def _warn_frozen(self):
        if self._frozen:
            warnings.warn("Changing state of started or joined application is deprecated", DeprecationWarning,
                          stacklevel=3)

    def __setitem__(self, key, value):
        self._warn_frozen()
        if not isinstance(key, AppKey):
            warnings.warn("It is recommended to use web.AppKey instances for keys.\nhttps://docs.aiohttp.org/en/stable/"
                          "web_advanced.html#application-s-config", NotAppKeyWarning, stacklevel=2)
        self._state[key] = value

    def __delitem__(self, key):
        self._warn_frozen()
        del self._state[key]

    def __len__(self):
        return len(self._state)

    def __iter__(self):
        return iter(self._state)

    def get(self, key, default=None):
        return self._state.get(key, default)

    @property
    def logger(self):
        if self._logger is None:
            from .log import web_logger
            self._logger = web_logger
        return self._logger

    @property
    def loop(self):
        return self._loop

    @property
    def debug(self):
        return self._loop is not None and self._loop.get_debug()

    @property
    def frozen(self):
        return self._frozen

    @property
    def pre_frozen(self):
        return self._pre_frozen

    def pre_freeze(self):
        """No routes, middlewares and signals come from now on."""
        if self._pre_frozen:
            return
        self._pre_frozen = True
        self._router.freeze()
        for signal in (self._middlewares, self._on_response_prepare, self._on_startup, self._on_shutdown,
                       self._on_cleanup, self._cleanup_ctx):
            signal.freeze()
        for app in self._subapps:
            app.pre_freeze()

    def freeze(self):
        """Nothing changes from now on."""
        if not self._frozen:
            self.pre_freeze()
            self._frozen = True
            for app in self._subapps:
                app.freeze()

    def add_subapp(self, prefix, subapp):
        """Add an application under a path."""
        if not isinstance(prefix, str):
            raise TypeError("Prefix must be str")
        prefix = prefix.rstrip("/")
        if not prefix:
            raise ValueError("Prefix cannot be empty")
        return self._add_subapp(partial(PrefixedSubAppResource, prefix), subapp)

    def add_domain(self, domain, subapp):
        """Add an application that answers for a host; `*` stands for any characters."""
        return self._add_subapp(partial(MatchedSubAppResource, _host_rule(domain)), subapp)

    def _add_subapp(self, make, subapp):
        if self._frozen:
            raise RuntimeError("Cannot add sub application to frozen application")
        if subapp.frozen:
            raise RuntimeError("Cannot add frozen application")
        resource = make(subapp)
        self.router.register_resource(resource)
        for signal in ("on_startup", "on_shutdown", "on_cleanup"):
            self._forward(signal, subapp)
        self._subapps.append(subapp)
        subapp.pre_freeze()
        return resource

    def _forward(self, name, subapp):
        async def handler(app):
            await getattr(subapp, name).send(subapp)

        getattr(self, name).append(handler)

    def add_routes(self, routes):
        return self.router.add_routes(routes)

    @property
    def on_response_prepare(self):
        return self._on_response_prepare

    @property
    def on_startup(self):
        return self._on_startup

    @property
    def on_shutdown(self):
        return self._on_shutdown

    @property
    def on_cleanup(self):
        return self._on_cleanup

    @property
    def cleanup_ctx(self):
        return self._cleanup_ctx

    @property
    def router(self):
        return self._router

    @property
    def middlewares(self):
        return self._middlewares

    async def startup(self):
        """Call what is due at start."""
        self._loop = asyncio.get_running_loop()
        await self.on_startup.send(self)

    async def shutdown(self):
        """Call what is due before connections are closed."""
        await self.on_shutdown.send(self)

    async def cleanup(self):
        """Call what is due at the end."""
        if self.on_cleanup.frozen:
            await self.on_cleanup.send(self)
        else:
            await self._cleanup_ctx._stop(self)

    def _quick_routes(self):
        """A dictionary from paths to one from methods to routes, and the resources with variable parts; the handlers of the routes
        have got their middlewares. None where middlewares are of the old kind, or applications for hosts come first."""
        if self._router._hosts or not all(getattr(middleware, "__middleware_version__", 0) == 1 for middleware in self._middlewares):
            return None, ()
        plain, others = self._router._plain, self._router._others
        # Resources of other kinds are asked in their turn.
        others = others if all(type(resource) in (PlainResource, DynamicResource) for resource in others) else ()
        for resource in (*plain.values(), *others):
            for route in resource:
                route._chain = _under(self._middlewares, route._handler)
        return {path: resource._routes for path, resource in plain.items()}, others

    async def _handle(self, request):
        match = await self._router.resolve(request)
        if match._current_app is None:
            match._current_app = self
        match._apps.insert(0, self)
        request._match_info = match
        handler = match._route._handler
        for app in match.apps[::-1]:
            for middleware in reversed(app._middlewares):
                if getattr(middleware, "__middleware_version__", 0) == 1:
                    handler = _under((middleware,), handler)
                else:
                    handler = await middleware(app, handler)
        return await handler(request)

    def __call__(self):
        """gunicorn compatibility"""
        return self

    def __repr__(self):
        return f"<Application 0x{id(self):x}>"


def _under(middlewares, handler):
    """The handler under middlewares. Each of them can ask the one it is given for its name."""
    for middleware in reversed(middlewares):
        handler = update_wrapper(partial(middleware, handler=handler), handler)
    return handler
