"""Requests, what is sent of them, responses."""

import datetime
import json as complexjson
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urlencode, urlsplit, urlunsplit
from http.cookiejar import CookieJar
import _http_exchange as _exchange
import _idna
from urllib3.exceptions import DecodeError, LocationParseError, ProtocolError, ReadTimeoutError, SSLError
from .auth import HTTPBasicAuth
from .cookies import cookiejar_from_dict, get_cookie_header
from .exceptions import (ChunkedEncodingError, ConnectionError, ContentDecodingError, HTTPError, InvalidJSONError, InvalidURL,
                         MissingSchema, StreamConsumedError)
from .exceptions import JSONDecodeError as RequestsJSONDecodeError
from .exceptions import SSLError as RequestsSSLError
from .hooks import default_hooks
from .status_codes import codes
from .structures import CaseInsensitiveDict
from .utils import (check_header_validity, get_auth_from_url, guess_filename, guess_json_utf, iter_slices, parse_header_links,
                    requote_uri, stream_decode_response_unicode, super_len, to_key_val_list)

REDIRECT_STATI = (301, 302, 303, 307, 308)
DEFAULT_REDIRECT_LIMIT = 30
CONTENT_CHUNK_SIZE = 10 * 1024
ITER_CHUNK_SIZE = 512

# What reading a body fails with, and what scripts are told instead.
_FAILURES = {ProtocolError: ChunkedEncodingError, DecodeError: ContentDecodingError, ReadTimeoutError: ConnectionError,
             SSLError: RequestsSSLError}


class _Hooks:
    def register_hook(self, event, hook):
        """Have a function called with responses."""
        if event not in self.hooks:
            raise ValueError(f'Unsupported event specified, with event name "{event}"')
        several = (hook,) if callable(hook) else hook
        self.hooks[event] += filter(callable, several)

    def deregister_hook(self, event, hook):
        """Have it called no more; whether it was."""
        known = self.hooks[event]
        if there := hook in known:
            known.remove(hook)
        return there


class Request(_Hooks):
    """A request as a script describes it."""

    def __init__(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None, cookies=None,
                 hooks=None, json=None):
        self.method, self.url = method, url
        self.headers, self.files, self.data = headers or {}, files or [], data or []
        self.json, self.params, self.auth, self.cookies = json, params or {}, auth, cookies
        self.hooks = default_hooks()
        for event, hook in (hooks or {}).items():
            self.register_hook(event=event, hook=hook)

    def __repr__(self):
        return f"<Request [{self.method}]>"

    def prepare(self):
        """The request as it is sent."""
        ready = PreparedRequest()
        ready.prepare(method=self.method, url=self.url, headers=self.headers, files=self.files, data=self.data, json=self.json,
                      params=self.params, auth=self.auth, cookies=self.cookies, hooks=self.hooks)
        return ready


def _finished(data):
    """Whether there is nothing to encode: a text, or a file."""
    return isinstance(data, (str, bytes)) or hasattr(data, "read")


def _fields(form):
    """The pairs of a form, each with one value."""
    for key, given in to_key_val_list(form):
        single = isinstance(given, (str, bytes)) or not hasattr(given, "__iter__")
        for value in (given,) if single else given:
            if value is not None:
                yield key, value


def _encode_params(data):
    """A form, or what is one already."""
    if _finished(data) or not hasattr(data, "__iter__"):
        return data
    return urlencode(list(_fields(data)), doseq=True)


def _encode_files(files, data):
    """A form with files."""
    if isinstance(data, (bytes, str)):
        raise ValueError("Data must not be a string.")
    parts = [(key, None, None, value if isinstance(value, bytes) else str(value), {}) for key, value in _fields(data or {})]
    for key, file in to_key_val_list(files):
        if isinstance(file, (list, tuple)):
            name, content, kind, headers = (*file, *(None, {})[len(file) - 2:])
        else:
            name, content, kind, headers = guess_filename(file) or key, file, None, {}
        if hasattr(content, "read"):
            content = content.read()
        if content is not None:
            parts.append((key, name, kind, content, headers or {}))
    return _exchange.multipart(parts)


class PreparedRequest(_Hooks):
    """A request as it is sent."""

    def __init__(self):
        self.method = self.url = self.headers = self.body = self._cookies = self._body_position = None
        self.hooks = default_hooks()

    def __repr__(self):
        return f"<PreparedRequest [{self.method}]>"

    def prepare(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None, cookies=None,
                hooks=None, json=None):
        """Take everything over. Credentials come last but for hooks, since they may depend on the whole."""
        steps = {"method": (method,), "url": (url, params), "headers": (headers,), "cookies": (cookies,),
                 "body": (data, files, json), "auth": (auth, url), "hooks": (hooks,)}
        for step, arguments in steps.items():
            getattr(self, f"prepare_{step}")(*arguments)

    def copy(self):
        twin = PreparedRequest()
        for name in ("method", "url", "body", "hooks", "_body_position"):
            setattr(twin, name, getattr(self, name))
        for name in ("headers", "_cookies"):
            mine = getattr(self, name)
            setattr(twin, name, None if mine is None else mine.copy())
        return twin

    def prepare_method(self, method):
        self.method = method.upper() if method is not None else None

    def prepare_url(self, url, params):
        """The URL with its query, escaped."""
        url = (url.decode("utf8") if isinstance(url, bytes) else str(url)).lstrip()
        # Adapters of a script's own may know schemes of which nothing is known here.
        foreign = ":" in url and url[:4].lower() != "http"
        if foreign:
            self.url = url
            return
        if "://" not in url:
            raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?")
        parts = urlsplit(url)
        try:
            host, port = parts.hostname, parts.port
        except ValueError:
            refused = parts.netloc.rpartition("@")[2]
            number = refused.rpartition(":")[2].isdigit()
            try:
                raise LocationParseError(url if number else f"{refused!r} is not a valid host or port")
            except LocationParseError as refusal:
                raise InvalidURL(*refusal.args)
        if not host:
            raise InvalidURL(f"Invalid URL {url!r}: No host supplied")
        self.url = self._escaped(parts, host, port, params)

    @staticmethod
    def _escaped(parts, host, port, params):
        if not host.isascii():
            host = _idna.encode(host)
        elif host[0] in "*.":
            raise InvalidURL("URL has an invalid label.")
        user, at, _ = parts.netloc.rpartition("@")
        netloc = user + at + (f"[{host}]" if ":" in host else host) + ("" if port is None else f":{port}")
        query = parts.query
        if params:
            more = _encode_params(params.decode() if isinstance(params, bytes) else params)
            query = f"{query}&{more}" if query and more else query or more
        return requote_uri(urlunsplit((parts.scheme, netloc, parts.path or "/", query, parts.fragment)))

    def prepare_headers(self, headers):
        self.headers = checked = CaseInsensitiveDict()
        for pair in (headers or {}).items():
            check_header_validity(pair)
            name, value = pair
            checked[name.decode("ascii") if isinstance(name, bytes) else name] = value

    def prepare_body(self, data, files, json=None):
        """The body, with the headers that tell of it."""
        body = kind = None
        if json is not None and not data:
            body, kind = self._as_json(json), "application/json"
        if hasattr(data, "__iter__") and not isinstance(data, (str, bytes, list, tuple, Mapping)):
            self._prepare_stream(data, files)
            return
        if files:
            body, kind = _encode_files(files, data)
        elif data:
            body = _encode_params(data)
            kind = None if _finished(data) else "application/x-www-form-urlencoded"
        self.body = body
        self.prepare_content_length(self.body)
        if kind is not None:
            self.headers.setdefault("Content-Type", kind)

    def _as_json(self, value):
        try:
            return complexjson.dumps(value, allow_nan=False).encode()
        except ValueError as refusal:
            raise InvalidJSONError(refusal, request=self)

    def _prepare_stream(self, data, files):
        if files:
            raise NotImplementedError("Streamed bodies and files are mutually exclusive.")
        self.body = data
        with suppress(AttributeError, OSError):
            self._body_position = data.tell()
        length = super_len(data)
        name, value = ("Content-Length", str(length)) if length else ("Transfer-Encoding", "chunked")
        self.headers[name] = value

    def prepare_content_length(self, body):
        if body is not None:
            length = super_len(body)
        elif self.method in ("GET", "HEAD") or self.headers.get("Content-Length") is not None:
            return
        else:
            length = "0"
        if length:
            self.headers["Content-Length"] = str(length)

    def prepare_auth(self, auth, url=""):
        """Credentials: those given, or those of the URL."""
        if auth is None:
            named = get_auth_from_url(self.url)
            auth = named if any(named) else None
        if not auth:
            return
        if isinstance(auth, tuple) and len(auth) == 2:
            auth = HTTPBasicAuth(*auth)
        changed = auth(self)
        self.__dict__.update(changed.__dict__)
        # The body may be another by now.
        self.prepare_content_length(body=self.body)

    def prepare_cookies(self, cookies):
        """The cookies that belong to the request."""
        self._cookies = cookies if isinstance(cookies, CookieJar) else cookiejar_from_dict(cookies)
        header = get_cookie_header(self._cookies, self) if len(self._cookies) else None
        if header is not None:
            self.headers["Cookie"] = header

    def prepare_hooks(self, hooks):
        for event in hooks or ():
            self.register_hook(event, hook=hooks[event])

    @property
    def path_url(self):
        """What the request line asks for."""
        parts = urlsplit(self.url)
        return (parts.path or "/") + ("?" + parts.query if parts.query else "")


class Response:
    """What came back; its body is read when it is asked for."""

    __attrs__ = ["_content", "status_code", "url", "headers", "history", "encoding", "reason", "cookies", "elapsed", "request"]

    def __init__(self):
        # A content of False stands for one that was not read yet.
        self._content, self._content_consumed, self._next, self.status_code = False, False, None, None
        self.headers, self.raw, self.url, self.encoding = CaseInsensitiveDict(), None, None, None
        self.history, self.reason, self.cookies = [], None, cookiejar_from_dict({})
        self.elapsed, self.request = datetime.timedelta(), None

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __getstate__(self):
        self._content_consumed or self.content
        return {name: getattr(self, name, None) for name in self.__attrs__}

    def __setstate__(self, state):
        self.__dict__.update(state, _content_consumed=True, raw=None)

    def __repr__(self):
        return f"<Response [{self.status_code}]>"

    def __bool__(self):
        return self.ok

    def __iter__(self):
        return self.iter_content(chunk_size=128)

    @property
    def ok(self):
        """Whether the status is below 400."""
        try:
            self.raise_for_status()
        except HTTPError:
            return False
        return True

    def _sends_on(self, statuses):
        return self.status_code in statuses and "location" in self.headers

    @property
    def is_redirect(self):
        return self._sends_on(REDIRECT_STATI)

    @property
    def is_permanent_redirect(self):
        return self._sends_on((codes.moved_permanently, codes.permanent_redirect))

    @property
    def next(self):
        """The request that a redirect asks for."""
        return self._next

    @property
    def apparent_encoding(self):
        """What the body looks like."""
        if self.content and self.content.isascii():
            return "ascii"
        try:
            self.content.decode("utf-8")
            return "utf-8"
        except UnicodeDecodeError:
            # What has bytes that stand for no character of Latin-1 is no text.
            return None if any(byte < 9 or 14 <= byte < 32 or 127 <= byte < 160 for byte in self.content) else "ISO-8859-1"

    def iter_content(self, chunk_size=1, decode_unicode=False):
        """The body in pieces, as they come."""
        if self._content_consumed and type(self._content) is bool:
            raise StreamConsumedError()
        if not isinstance(chunk_size, (int, type(None))):
            raise TypeError(f"chunk_size must be an int, it is instead a {type(chunk_size)}.")
        pieces = iter_slices(self._content, chunk_size) if self._content_consumed else self._stream(chunk_size)
        return stream_decode_response_unicode(pieces, self) if decode_unicode else pieces

    def _stream(self, chunk_size):
        source = self.raw
        if not hasattr(source, "stream"):
            while piece := source.read(chunk_size):
                yield piece
        else:
            try:
                yield from source.stream(chunk_size, decode_content=True)
            except tuple(_FAILURES) as failure:
                raise next(ours for theirs, ours in _FAILURES.items() if isinstance(failure, theirs))(failure)
        self._content_consumed = True

    def iter_lines(self, chunk_size=ITER_CHUNK_SIZE, decode_unicode=False, delimiter=None):
        """The body in lines, as they come."""
        pending = None
        for piece in self.iter_content(chunk_size=chunk_size, decode_unicode=decode_unicode):
            if pending is not None:
                piece = pending + piece
            lines = piece.split(delimiter) if delimiter else piece.splitlines()
            pending = lines.pop() if lines and lines[-1] and piece and lines[-1][-1] == piece[-1] else None
            yield from lines
        if pending is not None:
            yield pending

    @property
    def content(self):
        """The whole body."""
        if self._content is False:
            if self._content_consumed:
                raise RuntimeError("The content for this response was already consumed")
            nothing = self.raw is None or self.status_code == 0
            self._content = None if nothing else b"".join(self.iter_content(chunk_size=CONTENT_CHUNK_SIZE))
        self._content_consumed = True
        return self._content

    @property
    def text(self):
        """The whole body as text."""
        body = self.content
        if not body:
            return ""
        try:
            return str(body, self.encoding or self.apparent_encoding, "replace")
        except (TypeError, LookupError):
            # An encoding that nobody knows, or none at all.
            return str(body, errors="replace")

    def json(self, **kwargs):
        """The body as JSON."""
        try:
            if not self.encoding and len(self.content or b"") > 3:
                with suppress(UnicodeDecodeError):
                    if guessed := guess_json_utf(self.content):
                        return complexjson.loads(str(self.content, guessed), **kwargs)
            return complexjson.loads(self.text, **kwargs)
        except complexjson.JSONDecodeError as refusal:
            raise RequestsJSONDecodeError(refusal.msg, refusal.doc, refusal.pos)

    @property
    def links(self):
        """The links of the headers, by what they are."""
        return {link.get("rel") or link.get("url"): link for link in parse_header_links(self.headers.get("link") or "")}

    def raise_for_status(self):
        """Raise HTTPError, if one occurred."""
        if not 400 <= self.status_code < 600:
            return
        reason = self.reason
        if isinstance(reason, bytes):
            reason = reason.decode("utf-8", "replace")
        side = "Client" if self.status_code < 500 else "Server"
        raise HTTPError(f"{self.status_code} {side} Error: {reason} for url: {self.url}", response=self)

    def close(self):
        """Let the connection go."""
        if not self._content_consumed and self.raw is not None:
            self.raw.close()
        release = getattr(self.raw, "release_conn", None)
        if release is not None:
            release()
