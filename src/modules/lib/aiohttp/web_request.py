"""Requests as the server sees them."""

import _http
import asyncio
import io
import json as _json
import re
from collections.abc import MutableMapping
from dataclasses import dataclass
from multidict import CIMultiDict, CIMultiDictProxy, MultiDict, MultiDictProxy, _made_of
from types import MappingProxyType
from yarl import URL, _pairs
from ._cookie_helpers import parse_cookie_header
from .helpers import ETag, HeadersMixin
from .http import HttpVersion10, HttpVersion11

__all__ = ("BaseRequest", "FileField", "Request")


@dataclass(frozen=True)
class FileField:
    """A file in a form."""

    name: str
    filename: str
    file: object
    content_type: str
    headers: object


def _date(text):
    """The date of a header, None where it is none."""
    from datetime import datetime, timezone
    seconds = _http.seconds(text) if text is not None else None
    return None if seconds is None else datetime.fromtimestamp(seconds, timezone.utc)


def _tags(text):
    """The entity tags of a header; nothing from the first on that is none."""
    if not text:
        return None
    if text == "*":
        return (ETag(value="*", is_weak=False),)
    tags = []
    for part in re.finditer(r'(W/)?"([\x21\x23-\x7e\x80-\xff]+)"(?:\s*,\s*|$)|(.)', text):
        if part[3]:
            break
        tags.append(ETag(is_weak=bool(part[1]), value=part[2]))
    return tuple(tags)


class _Headers(CIMultiDictProxy):
    """The headers of a request: looked up in its head, and taken apart only where they are asked for as a whole."""

    _identity = staticmethod(CIMultiDict._identity)
    _made = None

    def __init__(self, head):
        self._head = head

    @property
    def _items(self):
        if self._made is None:
            self._made = _made_of(CIMultiDict, self._head.fields)._items
        return self._made

    def get(self, key, default=None):
        """Get first value matching the key, or the default."""
        return self._head.get(key, default)

    def __getitem__(self, key):
        found = self._head.get(key, _absent)
        return self.getone(key) if found is _absent else found

    def __contains__(self, key):
        return isinstance(key, str) and self._head.get(key, _absent) is not _absent


def _forwarded(lines):
    """What proxies say in headers Forwarded (RFC 7239), one mapping each; of one that makes no sense what stands before that."""
    found = []
    for line in lines:
        at, one = 0, None
        while at < len(line):
            if one is None:
                one = {}
                found.append(MappingProxyType(one))
            match = _PAIR.match(line, at)
            if match is not None:
                key, plain, quoted = match.groups()
                one[key.lower()] = plain if quoted is None else re.sub(r"\\(.)", r"\1", quoted)
                at = match.end()
                if line[at:at + 1] not in ("", ";", ","):
                    at = _next_comma(line, at)
            elif line[at] not in " \t;,":
                at = _next_comma(line, at)
            if line[at:at + 1] == ",":
                one = None
            at += 1
    return tuple(found)


def _next_comma(line, at):
    at = line.find(",", at)
    return len(line) if at < 0 else at


_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]"
_PAIR = re.compile(rf'({_WORD}+)=(?:({_WORD}+(?::\d{{1,4}})?)|"((?:[^"\\]|\\.)*)")')
_absent = object()
_Headers.__name__ = _Headers.__qualname__ = "CIMultiDictProxy"


class _Moved:
    """The head of a request that was cloned to another place: its path and query are those of the target it has now."""

    path = query = None

    def __init__(self, head):
        self._head = head

    def __getattr__(self, name):
        return getattr(self._head, name)


class BaseRequest(MutableMapping, HeadersMixin):
    """A request."""

    _state = None
    _read_bytes = None
    _post = None
    _made_headers = None
    _rel_url = None
    _match_info = None
    # What a clone was told of its connection.
    _given = None
    # Whether something of an answer was sent.
    _answered = False

    def __init__(self, head, payload, protocol, task, client_max_size=1024 ** 2):
        self._head = head
        self._payload = payload
        self._protocol = protocol
        self._task = task
        self._client_max_size = client_max_size

    # A mapping of whatever handlers and middlewares want to share.

    def __getitem__(self, key):
        return (self._state or {})[key]

    def __setitem__(self, key, value):
        if self._state is None:
            self._state = {}
        self._state[key] = value

    def __delitem__(self, key):
        del (self._state or {})[key]

    def __len__(self):
        return len(self._state or ())

    def __iter__(self):
        return iter(self._state or ())

    def __bool__(self):
        return True

    def __eq__(self, other):
        return id(self) == id(other)

    def __hash__(self):
        return id(self)

    @property
    def task(self):
        return self._task

    @property
    def protocol(self):
        return self._protocol

    @property
    def transport(self):
        return self._protocol.transport

    @property
    def client_max_size(self):
        return self._client_max_size

    @property
    def loop(self):
        return self._protocol.loop

    @property
    def method(self):
        return self._head.method

    @property
    def version(self):
        return HttpVersion11 if self._head.version else HttpVersion10

    @property
    def keep_alive(self):
        return self._head.keep_alive

    @property
    def headers(self):
        if self._made_headers is None:
            self._made_headers = _Headers(self._head)
        return self._made_headers

    @property
    def raw_headers(self):
        return tuple((name.encode(), value.encode()) for name, value in self._head.fields)

    @property
    def raw_path(self):
        return self._head.target

    @property
    def rel_url(self):
        if self._rel_url is None:
            target = self._head.target
            if "://" in target and not target.startswith("/"):
                target = str(URL(target).relative())
            self._rel_url = URL(target)
        return self._rel_url

    @property
    def secure(self):
        return self.scheme == "https"

    @property
    def scheme(self):
        if self._given is not None and self._given["scheme"] is not None:
            return self._given["scheme"]
        return "https" if self.transport is not None and self.transport.get_extra_info("sslcontext") else "http"

    @property
    def host(self):
        if self._given is not None and self._given["host"] is not None:
            return self._given["host"]
        host = self.headers.get("Host")
        if host is None:
            import socket
            return socket.getfqdn()
        return host

    @property
    def remote(self):
        if self._given is not None and self._given["remote"] is not None:
            return self._given["remote"]
        peer = self._protocol.peername
        return str(peer[0]) if isinstance(peer, (list, tuple)) else peer

    @property
    def url(self):
        return URL(f"{self.scheme}://{self.host}").join(self.rel_url)

    @property
    def path(self):
        path = self._head.path
        return path if path is not None else self.rel_url.path

    @property
    def path_qs(self):
        return str(self.rel_url)

    _query = None

    @property
    def query(self):
        if self._query is None:
            text = self._head.query
            self._query = self.rel_url.query if text is None else MultiDictProxy(_made_of(MultiDict, _pairs(text)))
        return self._query

    @property
    def query_string(self):
        return self.rel_url.query_string

    @property
    def cookies(self):
        found = parse_cookie_header(self.headers.get("Cookie", ""))
        return MappingProxyType({name: morsel.value for name, morsel in found})

    @property
    def forwarded(self):
        """The headers Forwarded, a mapping for each proxy."""
        return _forwarded(self.headers.getall("Forwarded", ()))

    @property
    def if_modified_since(self):
        """The date of the header, or None."""
        return _date(self.headers.get("If-Modified-Since"))

    @property
    def if_unmodified_since(self):
        """The date of the header, or None."""
        return _date(self.headers.get("If-Unmodified-Since"))

    @property
    def if_range(self):
        """The date of the header, or None."""
        return _date(self.headers.get("If-Range"))

    @property
    def if_match(self):
        """The entity tags of the header, or None."""
        return _tags(self.headers.get("If-Match"))

    @property
    def if_none_match(self):
        """The entity tags of the header, or None."""
        return _tags(self.headers.get("If-None-Match"))

    @property
    def http_range(self):
        """The header Range as a slice of bytes."""
        text = self.headers.get("Range")
        start = end = None
        if text is not None:
            match = re.fullmatch(r"bytes=([0-9]*)-([0-9]*)", text)
            if match is None:
                raise ValueError("range not in acceptable format")
            start, end = (int(part) if part else None for part in match.groups())
            if start is None and end is not None:
                start, end = -end, None
            elif start is not None and end is not None:
                end += 1
                if start >= end:
                    raise ValueError("start cannot be after end")
            if start is end is None:
                raise ValueError("No start or end of range specified")
        return slice(start, end, 1)

    @property
    def content(self):
        return self._payload

    @property
    def has_body(self):
        import warnings
        warnings.warn("Deprecated, use .can_read_body #2005", DeprecationWarning, stacklevel=2)
        return not self._payload.at_eof()

    @property
    def can_read_body(self):
        return not self._payload.at_eof()

    @property
    def body_exists(self):
        return self._head.has_body

    async def release(self):
        """Read the rest of the body and forget it."""
        while not self._payload.at_eof():
            await self._payload.readany()

    async def read(self):
        """The whole body."""
        if self._read_bytes is None:
            parts, size = [], 0
            while part := await self._payload.readany():
                parts.append(part)
                size += len(part)
                if self._client_max_size and size >= self._client_max_size:
                    from .web_exceptions import HTTPRequestEntityTooLarge
                    raise HTTPRequestEntityTooLarge(max_size=self._client_max_size, actual_size=size)
            self._read_bytes = b"".join(parts)
        return self._read_bytes

    async def text(self):
        """The body as text."""
        return (await self.read()).decode(self.charset or "utf-8")

    async def json(self, *, loads=_json.loads, content_type="application/json"):
        """The body as JSON."""
        return loads(await self.text())

    async def post(self):
        """The form in the body."""
        if self._post is None:
            form = MultiDict()
            kind = self.content_type
            if kind in ("", "application/x-www-form-urlencoded") or self._content_type_parts()[0] is None:
                text = (await self.read()).rstrip().decode(self.charset or "utf-8")
                for key, value in _pairs(text):
                    form.add(key, value)
            elif kind == "multipart/form-data":
                await self._read_multipart(form)
            self._post = MultiDictProxy(form)
        return self._post

    async def multipart(self):
        """The parts of the body, as they come."""
        from .multipart import MultipartReader
        return MultipartReader(self.headers, self._payload)

    async def _read_multipart(self, form):
        """Read the fields of a form; files become FileFields. The size of all together is limited."""
        from .multipart import BodyPartReader
        size = 0
        async for part in await self.multipart():
            if not isinstance(part, BodyPartReader):
                raise ValueError("To decode nested multipart you need to use custom reader")
            data = bytearray()
            while chunk := await part.read_chunk(2 ** 16):
                data += chunk
                size += len(chunk)
                if 0 < self._client_max_size < size:
                    from .web_exceptions import HTTPRequestEntityTooLarge
                    raise HTTPRequestEntityTooLarge(max_size=self._client_max_size, actual_size=size)
            form.add(part.name, self._field(part, part.decode(data)))

    @staticmethod
    def _field(part, data):
        kind = part.headers.get("Content-Type")
        if part.filename:
            return FileField(part.name, part.filename, io.BytesIO(data), kind or "application/octet-stream", part.headers)
        if kind is None or kind.startswith("text/"):
            return data.decode(part.get_charset("utf-8"))
        return data

    def get_extra_info(self, name, default=None):
        """Something about the connection."""
        return self.transport.get_extra_info(name, default) if self.transport is not None else default

    async def _prepare_hook(self, response):
        return

    def __repr__(self):
        return "<{} {} {} >".format(self.__class__.__name__, self.method, self.path.encode("ascii", "backslashreplace").decode("ascii"))


class Request(BaseRequest):
    """A request that an application answers."""

    # The route, and its variable parts, where it was found in few steps.
    _route = None
    _found = None

    @property
    def match_info(self):
        if self._match_info is None and self._route is not None:
            from .web_urldispatcher import UrlMappingMatchInfo
            self._match_info = UrlMappingMatchInfo(self._found or {}, self._route)
            self._match_info.add_app(self._protocol._server._app)
        return self._match_info

    @property
    def app(self):
        if self._match_info is None and self._route is not None:
            return self._protocol._server._app
        return self._match_info.current_app

    @property
    def config_dict(self):
        from collections import ChainMap
        return ChainMap(*[app._state for app in reversed(self.match_info.apps)])

    async def _prepare_hook(self, response):
        match = self.match_info
        if match is None:
            return
        for app in match._apps:
            if app._on_response_prepare:
                await app._on_response_prepare.send(self, response)

    def clone(self, *, method=None, rel_url=None, headers=None, scheme=None, host=None, remote=None, client_max_size=None):
        """A request like this one with some things changed."""
        if self._read_bytes:
            raise RuntimeError("Cannot clone request after reading its content")
        fields = tuple(CIMultiDict(headers).items()) if headers is not None else None
        head = self._head.changed(method, str(rel_url) if rel_url is not None else None, fields)
        if rel_url is not None or type(self._head) is _Moved:
            head = _Moved(head)
        fresh = self.__class__(head, self._payload, self._protocol, self._task,
                               self._client_max_size if client_max_size is None else client_max_size)
        fresh._match_info, fresh._route, fresh._found = self._match_info, self._route, self._found
        fresh._state = dict(self._state or {})
        fresh._given = {"scheme": scheme, "host": host, "remote": remote}
        return fresh
