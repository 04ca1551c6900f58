"""Which handler answers which path."""

import asyncio
import inspect
import keyword
import re
import _http
from collections.abc import Iterable, Mapping, Sized
from functools import update_wrapper
from types import MappingProxyType
from yarl import URL
from . import hdrs
from .abc import AbstractMatchInfo, AbstractRouter, AbstractView
from .web_exceptions import HTTPMethodNotAllowed, HTTPNotFound

__all__ = ("UrlDispatcher", "UrlMappingMatchInfo", "AbstractResource", "Resource", "PlainResource", "DynamicResource",
           "AbstractRoute", "ResourceRoute", "StaticResource", "View")

_DYNAMIC = re.compile(r"\{(?P<var>[_a-zA-Z][_a-zA-Z0-9]*)\}")
_WITH_PATTERN = re.compile(r"\{(?P<var>[_a-zA-Z][_a-zA-Z0-9]*):(?P<re>.+)\}")
# What a method of HTTP is made of (RFC 9110); a star stands for all methods.
_METHOD = re.compile(r"[0-9A-Za-z!#$%&'*+.^_`|~-]+")
_SPLIT = re.compile(r"(\{[_a-zA-Z][^{}]*(?:\{[^{}]*\}[^{}]*)*\})")


class UrlMappingMatchInfo(dict, AbstractMatchInfo):
    """What a path matched."""

    def __init__(self, match_dict, route):
        super().__init__(match_dict)
        self._route = route
        self._apps = []
        self._current_app = None

    @property
    def handler(self):
        return self._route.handler

    @property
    def route(self):
        return self._route

    @property
    def http_exception(self):
        return None

    def get_info(self):
        return self._route.get_info()

    @property
    def apps(self):
        return tuple(self._apps)

    def add_app(self, app):
        if self._current_app is None:
            self._current_app = app
        self._apps.insert(0, app)

    @property
    def current_app(self):
        return self._current_app

    def freeze(self):
        """Nothing is added any more."""

    def __repr__(self):
        return f"<MatchInfo {super().__repr__()}: {self._route}>"


class MatchInfoError(UrlMappingMatchInfo):
    """Nothing matched: the handler raises."""

    def __init__(self, http_exception):
        self._exception = http_exception
        super().__init__({}, SystemRoute(self._exception))

    @property
    def http_exception(self):
        return self._exception

    def __repr__(self):
        return f"<MatchInfoError {self._exception.status}: {self._exception.reason}>"


class AbstractRoute:
    """A method of a resource and its handler."""

    def __init__(self, method, handler, *, expect_handler=None, resource=None):
        assert callable(handler), handler
        method = method.upper()
        if _METHOD.fullmatch(method) is None:
            raise ValueError(f"{method} is not allowed HTTP method")
        is_view = isinstance(handler, type) and issubclass(handler, AbstractView)
        if not is_view and not inspect.iscoroutinefunction(handler):
            inner = handler

            async def handler(request):
                result = inner(request)
                return await result if inspect.isawaitable(result) else result

            update_wrapper(handler, inner)
        self._method, self._handler, self._resource = method, handler, resource

    @property
    def method(self):
        return self._method

    @property
    def handler(self):
        return self._handler

    @property
    def name(self):
        return self._resource.name if self._resource is not None else None

    @property
    def resource(self):
        return self._resource

    def get_info(self):
        return self._resource.get_info()

    def url_for(self, *args, **kwargs):
        return self._resource.url_for(*args, **kwargs)


class ResourceRoute(AbstractRoute):
    """A route of a resource."""

    def __repr__(self):
        return f"<ResourceRoute [{self.method}] {self._resource} -> {self.handler!r}"


class SystemRoute(AbstractRoute):
    """The route of a failure."""

    def __init__(self, http_exception):
        super().__init__(hdrs.METH_ANY, self._handle)
        self._exception = http_exception

    async def _handle(self, request):
        raise self._exception

    @property
    def status(self):
        return self._exception.status

    @property
    def reason(self):
        return self._exception.reason

    def get_info(self):
        return {"http_exception": self._exception}

    def __repr__(self):
        return f"<SystemRoute {self.status}: {self.reason}>"


class AbstractResource(Sized, Iterable):
    """A path."""

    def __init__(self, *, name=None):
        self._name = name

    @property
    def name(self):
        return self._name


class Resource(AbstractResource):
    """A path with its routes."""

    def __init__(self, *, name=None):
        super().__init__(name=name)
        self._routes = {}

    def add_route(self, method, handler, *, expect_handler=None):
        method = method.upper()
        if method in self._routes or hdrs.METH_ANY in self._routes:
            existing = self._routes.get(method) or self._routes[hdrs.METH_ANY]
            raise RuntimeError(f"Added route will never be executed, method {existing.method} is already registered")
        route = self._routes[method] = ResourceRoute(method, handler, resource=self)
        return route

    def _route_for(self, method):
        return self._routes.get(method) or self._routes.get(hdrs.METH_ANY)

    async def resolve(self, request):
        match = self._match(request.rel_url.raw_path)
        if match is None:
            return None, set()
        route = self._route_for(request.method)
        if route is None:
            return None, set(self._routes)
        return UrlMappingMatchInfo(match, route), set(self._routes)

    def __len__(self):
        return len(self._routes)

    def __iter__(self):
        return iter(self._routes.values())


class PlainResource(Resource):
    """A path without variable parts."""

    def __init__(self, path, *, name=None):
        super().__init__(name=name)
        self._path = path

    @property
    def canonical(self):
        return self._path

    def raw_match(self, path):
        return self._path == path

    def add_prefix(self, prefix):
        self._path = prefix + self._path

    def _match(self, path):
        return {} if path == self._path else None

    def get_info(self):
        return {"path": self._path}

    def url_for(self):
        return URL.build(path=self._path, encoded=True)

    def __repr__(self):
        name = "'" + self.name + "' " if self.name is not None else ""
        return f"<PlainResource {name} {self._path}>"


class DynamicResource(Resource):
    """A path with variable parts."""

    def __init__(self, path, *, name=None):
        super().__init__(name=name)
        self._orig_path = path
        pattern = formatter = ""
        for part in _SPLIT.split(path):
            match = _DYNAMIC.fullmatch(part)
            if match:
                pattern += "(?P<{}>{})".format(match["var"], r"[^{}/]+")
                formatter += "{" + match["var"] + "}"
                continue
            match = _WITH_PATTERN.fullmatch(part)
            if match:
                pattern += "(?P<{var}>{re})".format(**match.groupdict())
                formatter += "{" + match["var"] + "}"
                continue
            if "{" in part or "}" in part:
                raise ValueError(f"Invalid path '{path}'['{part}']")
            part = _quoted(part)
            formatter += part
            pattern += re.escape(part)
        try:
            compiled = re.compile(pattern)
        except re.error as exc:
            raise ValueError(f"Bad pattern '{pattern}': {exc}") from None
        self._pattern, self._formatter = compiled, formatter

    @property
    def canonical(self):
        return self._formatter

    def raw_match(self, path):
        return self._orig_path == path

    def add_prefix(self, prefix):
        self._pattern = re.compile(re.escape(prefix) + self._pattern.pattern)
        self._formatter = prefix + self._formatter

    def _match(self, path):
        match = self._pattern.fullmatch(path)
        if match is None:
            return None
        return {key: _http.unquote(value, "", False) for key, value in match.groupdict().items()}

    def get_info(self):
        return {"formatter": self._formatter, "pattern": self._pattern}

    def url_for(self, **parts):
        quoted = {key: _http.quote(str(value), "!$'()*,+&=;:@", False) for key, value in parts.items()}
        return URL.build(path=self._formatter.format_map(quoted), encoded=True)

    def __repr__(self):
        name = "'" + self.name + "' " if self.name is not None else ""
        return f"<DynamicResource {name} {self._formatter}>"


class StaticResource(AbstractResource):
    """A folder of files."""

    def __init__(self, prefix, directory, *, name=None, expect_handler=None, chunk_size=256 * 1024, show_index=False,
                 follow_symlinks=False, append_version=False):
        from pathlib import Path
        super().__init__(name=name)
        directory = Path(directory).expanduser().resolve()
        if not directory.is_dir():
            raise ValueError(f"'{directory}' does not exist")
        self._prefix = prefix.rstrip("/")
        self._directory, self._show_index, self._follow = directory, show_index, follow_symlinks
        self._routes = {method: ResourceRoute(method, self._handle, resource=self) for method in ("GET", "HEAD")}

    @property
    def canonical(self):
        return self._prefix

    def add_prefix(self, prefix):
        self._prefix = prefix + self._prefix

    def get_info(self):
        return {"directory": self._directory, "prefix": self._prefix, "routes": self._routes}

    def url_for(self, *, filename, append_version=None):
        return URL.build(path=self._prefix + "/" + str(filename).lstrip("/"))

    async def resolve(self, request):
        path = request.rel_url.raw_path
        if not path.startswith(self._prefix + "/") and path != self._prefix:
            return None, set()
        if request.method not in self._routes:
            return None, set(self._routes)
        name = _http.unquote(path[len(self._prefix) + 1:], "", False)
        return UrlMappingMatchInfo({"filename": name}, self._routes[request.method]), set(self._routes)

    async def _handle(self, request):
        from .web_exceptions import HTTPForbidden
        from .web_fileresponse import FileResponse
        name = request.match_info["filename"]
        path = self._directory / name
        try:
            resolved = path.resolve()
            if not self._follow:
                resolved.relative_to(self._directory)
        except (ValueError, OSError) as error:
            raise HTTPNotFound() from error
        if resolved.is_dir():
            if self._show_index:
                return self._index(resolved, request)
            raise HTTPForbidden()
        return FileResponse(resolved)

    def _index(self, folder, request):
        from html import escape
        from .web_response import Response
        base = self._prefix
        rows = []
        for entry in sorted(folder.iterdir()):
            relative = entry.relative_to(self._directory).as_posix()
            title = entry.name + ("/" if entry.is_dir() else "")
            rows.append(f'<li><a href="{_quoted(base + "/" + relative)}">{escape(title)}</a></li>')
        title = "Index of /" + folder.relative_to(self._directory).as_posix()
        body = "\n".join(rows)
        text = (f"<html>\n<head>\n<title>{escape(title)}</title>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n<ul>\n{body}\n"
                "</ul>\n</body>\n</html>")
        return Response(text=text, content_type="text/html")

    def __len__(self):
        return len(self._routes)

    def __iter__(self):
        return iter(self._routes.values())

    def __repr__(self):
        name = "'" + self.name + "'" if self.name is not None else ""
        return f"<StaticResource {name} {self._prefix} -> {self._directory!r}>"


class PrefixedSubAppResource(AbstractResource):
    """An application under a path."""

    def __init__(self, prefix, app):
        super().__init__()
        self._prefix, self._app = prefix, app
        for resource in app.router.resources():
            resource.add_prefix(prefix)

    @property
    def canonical(self):
        return self._prefix

    def add_prefix(self, prefix):
        self._prefix = prefix + self._prefix
        for resource in self._app.router.resources():
            resource.add_prefix(prefix)
        self._app.router._index()

    async def resolve(self, request):
        path = request.rel_url.raw_path
        if not path.startswith(self._prefix + "/") and path != self._prefix:
            return None, set()
        return await self._resolve_inside(request)

    async def _resolve_inside(self, request):
        match = await self._app.router.resolve(request)
        match.add_app(self._app)
        allowed = match.http_exception.allowed_methods if isinstance(match.http_exception, HTTPMethodNotAllowed) else set()
        return match, allowed

    def get_info(self):
        return {"app": self._app, "prefix": self._prefix}

    def __repr__(self):
        return f"<PrefixedSubAppResource {self._prefix} -> {self._app!r}>"

    def __len__(self):
        return len(self._app.router.routes())

    def __iter__(self):
        return iter(self._app.router.routes())


class Domain:
    """A host that an application answers for."""

    # What a part of a host's name is made of (RFC 1123).
    _letters = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")

    def __init__(self, domain):
        self._domain = self.validation(domain)

    def validation(self, domain):
        """The host as it is compared: without a final dot, in lower case, with its port unless that is 80."""
        if not isinstance(domain, str):
            raise TypeError("Domain must be str")
        name = domain.lower().rstrip(".")
        host, _, port = name.partition(":")
        wrong = None
        if name == "":
            wrong = "Domain cannot be empty"
        elif "://" in name:
            wrong = "Scheme not supported"
        elif not all(self._is_label(label) for label in host.split(".")):
            wrong = "Domain not valid"
        if wrong:
            raise ValueError(wrong)
        return host if port in ("", "80") else name

    def _is_label(self, label):
        """Whether it is a part of a name: at most 63 letters, digits and hyphens, these only inside."""
        return 0 < len(label) < 64 and self._letters.issuperset(label) and not (label[0] == "-" or label[-1] == "-")

    @property
    def canonical(self):
        return self._domain

    async def match(self, request):
        host = request.headers.get("Host")
        return bool(host) and self.match_domain(host)

    def match_domain(self, host):
        host = host.lower()
        return self._domain in (host, host.partition(":")[0])

    def get_info(self):
        return {"domain": self._domain}


class MaskDomain(Domain):
    """Hosts that an application answers for."""

    _letters = Domain._letters | {"*"}

    def __init__(self, domain):
        super().__init__(domain)
        name, _, self._port = self._domain.partition(":")
        self._mask = re.compile(".*".join(map(re.escape, name.split("*"))), re.IGNORECASE | re.DOTALL)

    @property
    def canonical(self):
        return self._domain.replace(".", r"\.").replace("*", "[^:]*") + "(:.*)?"

    def match_domain(self, host):
        name, _, port = host.partition(":")
        return self._port in ("", port) and self._mask.fullmatch(name) is not None


def _host_rule(domain):
    if not isinstance(domain, str):
        raise TypeError("Domain must be str")
    return (MaskDomain if "*" in domain else Domain)(domain)


class MatchedSubAppResource(PrefixedSubAppResource):
    """An application for a host."""

    def __init__(self, rule, app):
        AbstractResource.__init__(self)
        self._prefix, self._app, self._rule = "", app, rule

    @property
    def canonical(self):
        return self._rule.canonical

    def get_info(self):
        return {"app": self._app, "rule": self._rule}

    async def resolve(self, request):
        return await self._resolve_inside(request) if await self._rule.match(request) else (None, set())

    def __repr__(self):
        return f"<MatchedSubAppResource -> {self._app!r}>"


class View(AbstractView):
    """A class with a method for each method of HTTP."""

    async def _iter(self):
        if self.request.method not in hdrs.METH_ALL:
            self._raise_allowed_methods()
        method = getattr(self, self.request.method.lower(), None)
        if method is None:
            self._raise_allowed_methods()
        return await method()

    def __await__(self):
        return self._iter().__await__()

    def _raise_allowed_methods(self):
        allowed = {method for method in hdrs.METH_ALL if hasattr(self, method.lower())}
        raise HTTPMethodNotAllowed(self.request.method, allowed)


def _quoted(path):
    return _http.quote(path, "!$'()*,+&=;:@/", False)


class _View(Sized, Iterable):
    """What a router has, to be looked at."""

    def __init__(self, found):
        self._found = found

    def __len__(self):
        return len(self._found)

    def __iter__(self):
        return iter(self._found)

    def __contains__(self, one):
        return one in self._found


class ResourcesView(_View):
    """The resources of a router."""


class RoutesView(_View):
    """The routes of a router."""


class UrlDispatcher(AbstractRouter, Mapping):
    """The router of an application."""

    HTTP_NOT_FOUND = HTTPNotFound

    def __init__(self):
        # Applications for hosts are asked first.
        self._resources, self._hosts = [], []
        self._named = {}
        self._plain = {}
        self._others = []
        self._frozen = False

    @property
    def frozen(self):
        return self._frozen

    def freeze(self):
        self._frozen = True
        self._index()

    def _index(self):
        """Note which paths are found at once. An application that comes under another one's path is gone through again."""
        self._plain, self._others = {}, []
        for resource in self._resources:
            if type(resource) is PlainResource and resource._path not in self._plain and not self._others:
                self._plain[resource._path] = resource
            else:
                self._others.append(resource)

    async def resolve(self, request):
        for resource in self._hosts:
            match, _ = await resource.resolve(request)
            if match is not None:
                return match
        allowed = set()
        path = request._head.path
        if path is None:
            path = request.rel_url.raw_path
        resource = self._plain.get(path) if self._frozen else None
        if resource is not None:
            route = resource._route_for(request.method)
            if route is not None:
                return UrlMappingMatchInfo({}, route)
            allowed |= set(resource._routes)
        for resource in self._others if self._frozen else self._resources:
            match, methods = await resource.resolve(request)
            if match is not None:
                return match
            allowed |= methods
        if allowed:
            return MatchInfoError(HTTPMethodNotAllowed(request.method, allowed))
        return MatchInfoError(HTTPNotFound())

    def __iter__(self):
        return iter(self._named)

    def __len__(self):
        return len(self._named)

    def __contains__(self, resource):
        return resource in self._named

    def __getitem__(self, name):
        return self._named[name]

    def resources(self):
        return ResourcesView([*self._resources, *self._hosts])

    def routes(self):
        return RoutesView([route for resource in self.resources() for route in resource])

    def named_resources(self):
        return MappingProxyType(self._named)

    def register_resource(self, resource):
        if self._frozen:
            raise RuntimeError("Cannot register a resource into frozen router.")
        name = resource.name
        if name is not None:
            for part in re.split(r"[.:-]", name):
                if keyword.iskeyword(part):
                    raise ValueError(f"Incorrect route name {name!r}, python keywords cannot be used for route name")
                if not part.isidentifier():
                    raise ValueError(f"Incorrect route name {name!r}, the name should be a sequence of python "
                                     "identifiers separated by dash, dot or column")
            if name in self._named:
                raise ValueError(f"Duplicate {name!r}, already handled by {self._named[name]!r}")
            self._named[name] = resource
        (self._hosts if isinstance(resource, MatchedSubAppResource) else self._resources).append(resource)

    def add_resource(self, path, *, name=None):
        if path and not path.startswith("/"):
            raise ValueError("path should be started with / or be empty")
        if self._resources:
            last = self._resources[-1]
            if last.name == name and isinstance(last, Resource) and last.raw_match(path):
                return last
        if "{" not in path and "}" not in path:
            resource = PlainResource(_quoted(path), name=name)
        else:
            resource = DynamicResource(path, name=name)
        self.register_resource(resource)
        return resource

    def add_route(self, method, path, handler, *, name=None, expect_handler=None):
        return self.add_resource(path, name=name).add_route(method, handler, expect_handler=expect_handler)

    def add_static(self, prefix, path, **kwargs):
        assert prefix.startswith("/")
        resource = StaticResource(prefix, path, **kwargs)
        self.register_resource(resource)
        return resource

    def add_head(self, path, handler, **kwargs):
        return self.add_route(hdrs.METH_HEAD, path, handler, **kwargs)

    def add_options(self, path, handler, **kwargs):
        return self.add_route(hdrs.METH_OPTIONS, path, handler, **kwargs)

    def add_get(self, path, handler, *, name=None, allow_head=True, **kwargs):
        resource = self.add_resource(path, name=name)
        if allow_head:
            resource.add_route(hdrs.METH_HEAD, handler, **kwargs)
        return resource.add_route(hdrs.METH_GET, handler, **kwargs)

    def add_post(self, path, handler, **kwargs):
        return self.add_route(hdrs.METH_POST, path, handler, **kwargs)

    def add_put(self, path, handler, **kwargs):
        return self.add_route(hdrs.METH_PUT, path, handler, **kwargs)

    def add_patch(self, path, handler, **kwargs):
        return self.add_route(hdrs.METH_PATCH, path, handler, **kwargs)

    def add_delete(self, path, handler, **kwargs):
        return self.add_route(hdrs.METH_DELETE, path, handler, **kwargs)

    def add_view(self, path, handler, **kwargs):
        return self.add_route(hdrs.METH_ANY, path, handler, **kwargs)

    def add_routes(self, routes):
        registered = []
        for route in routes:
            registered.extend(route.register(self))
        return registered
