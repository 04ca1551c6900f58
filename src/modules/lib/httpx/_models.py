"""URLs, headers, requests, responses."""

import codecs as _codecs
import datetime
import json as _json
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from multidict import CIMultiDict
import yarl
import _http_exchange as _exchange
from ._exceptions import HTTPStatusError


class URL(str):
    """A URL."""

    def __new__(cls, url="", **kwargs):
        self = super().__new__(cls, str(url))
        self._url = yarl.URL(str(url))
        return self

    def __repr__(self):
        return f"URL({str(self)!r})"

    scheme = property(lambda self: self._url.scheme)
    host = property(lambda self: self._url.host or "")
    port = property(lambda self: self._url.explicit_port)
    path = property(lambda self: self._url.path)
    fragment = property(lambda self: self._url.fragment)
    query = property(lambda self: self._url.raw_query_string.encode())
    params = property(lambda self: self._url.query)
    raw_path = property(lambda self: self._url.raw_path_qs.encode())
    is_absolute_url = property(lambda self: bool(self._url.scheme and self._url.host))

    def join(self, url):
        return URL(self._url.join(yarl.URL(str(url))))


class Headers(CIMultiDict):
    """HTTP headers."""

    def __init__(self, headers=None):
        super().__init__([(key.lower(), value) for key, value in CIMultiDict(headers).items()] if headers else None)

    def __getitem__(self, key):
        return ", ".join(self.getall(key))

    def get(self, key, default=None):
        return self[key] if key in self else default

    def get_list(self, key, split_commas=False):
        return self.getall(key, [])

    def multi_items(self):
        return list(self.items())

    def __repr__(self):
        return f"Headers({dict(self.items())!r})"


class Cookies(dict):
    """Cookies."""

    def set(self, name, value, domain="", path="/"):
        self[name] = value


class Request:
    """What is sent."""

    def __init__(self, method, url, *, params=None, headers=None, cookies=None, content=None, data=None, json=None,
                 files=None):
        self.method = method.upper()
        target = url._url if isinstance(url, URL) else yarl.URL(str(url))
        if params:
            target = target.with_query(params) if not target.raw_query_string else target.update_query(params)
        self._target = target
        self.url = URL(target)
        self.content, kind = _body(content, data, json, files)
        self.headers = CIMultiDict({"Host": target.host_port_subcomponent or ""})
        self.headers.extend(headers or {})
        if self.content or self.method not in ("GET", "HEAD", "OPTIONS", "DELETE"):
            self.headers.setdefault("Content-Length", str(len(self.content)))
        if kind:
            self.headers.setdefault("Content-Type", kind)
        if cookies:
            self.headers["Cookie"] = "; ".join(f"{key}={value}" for key, value in cookies.items())

    def __repr__(self):
        return f"<Request({self.method!r}, {str(self.url)!r})>"


def _body(content, data, json, files):
    if content is not None:
        return (content.encode() if isinstance(content, str) else bytes(content)), None
    if json is not None:
        text = _json.dumps(json, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return text.encode(), "application/json"
    if files:
        from requests import _body as multipart
        return multipart(data, None, files)
    if data:
        from aiohttp.formdata import _form_quote
        pairs = []
        for key, value in data.items():
            for one in value if isinstance(value, (list, tuple)) else [value]:
                one = "true" if one is True else "false" if one is False else "" if one is None else str(one)
                pairs.append(f"{_form_quote(key)}={_form_quote(one)}")
        return "&".join(pairs).encode(), "application/x-www-form-urlencoded"
    return b"", None


class Response:
    """What came back."""

    def __init__(self, status_code, *, headers=None, content=None, text=None, json=None, request=None, reason=None):
        self.status_code = status_code
        self.headers = Headers(headers)
        self._request = request
        self._reason = reason
        self.history = []
        self.next_request = None
        self.elapsed = datetime.timedelta(0)
        self.http_version = "HTTP/1.1"
        self.is_closed = self.is_stream_consumed = True
        self.default_encoding = "utf-8"
        if json is not None:
            content = _json.dumps(json).encode()
            self.headers.setdefault("content-type", "application/json")
        self._content = text.encode() if text is not None else content or b""

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The request instance has not been set on this response.")
        return self._request

    @property
    def reason_phrase(self):
        if self._reason is not None:
            return self._reason
        try:
            return HTTPStatus(self.status_code).phrase
        except ValueError:
            return ""

    url = property(lambda self: self.request.url)
    content = property(lambda self: self._content)
    is_informational = property(lambda self: 100 <= self.status_code <= 199)
    is_success = property(lambda self: 200 <= self.status_code <= 299)
    is_redirect = property(lambda self: 300 <= self.status_code <= 399)
    is_client_error = property(lambda self: 400 <= self.status_code <= 499)
    is_server_error = property(lambda self: 500 <= self.status_code <= 599)
    is_error = property(lambda self: 400 <= self.status_code <= 599)
    has_redirect_location = property(lambda self: self.status_code in (301, 302, 303, 307, 308) and "location" in self.headers)
    num_bytes_downloaded = property(lambda self: len(self._content))

    @property
    def charset_encoding(self):
        return _exchange.charset(self.headers.get("content-type"))

    @property
    def encoding(self):
        found = self.charset_encoding
        try:
            if found is not None:
                _codecs.lookup(found)
                return found
        except LookupError:
            pass
        return "utf-8"

    @encoding.setter
    def encoding(self, value):
        self.__dict__["_encoding"] = value

    @property
    def text(self):
        return self._content.decode(self.__dict__.get("_encoding") or self.encoding, errors="replace")

    def json(self, **kwargs):
        """The body as JSON."""
        return _json.loads(self._content, **kwargs)

    @property
    def cookies(self):
        jar = SimpleCookie()
        for value in self.headers.getall("set-cookie", []):
            try:
                jar.load(value)
            except CookieError:
                pass
        return Cookies({key: morsel.value for key, morsel in jar.items()})

    def raise_for_status(self):
        """Raise the HTTPStatusError if one occurred."""
        if self.is_success:
            return self
        kinds = {1: "Informational response", 3: "Redirect response", 4: "Client error", 5: "Server error"}
        message = f"{kinds.get(self.status_code // 100, 'Invalid status code')} '{self.status_code} {self.reason_phrase}' for url '{self.url}'"
        if self.has_redirect_location:
            message += f"\nRedirect location: '{self.headers['location']}'"
        message += f"\nFor more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}"
        raise HTTPStatusError(message, request=self.request, response=self)

    def read(self):
        return self._content

    async def aread(self):
        return self._content

    def iter_bytes(self, chunk_size=None):
        size = chunk_size or len(self._content) or 1
        for at in range(0, len(self._content), size):
            yield self._content[at:at + size]

    iter_raw = iter_bytes

    def iter_text(self, chunk_size=None):
        text = self.text
        size = chunk_size or len(text) or 1
        for at in range(0, len(text), size):
            yield text[at:at + size]

    def iter_lines(self):
        yield from self.text.splitlines()

    async def aiter_bytes(self, chunk_size=None):
        for part in self.iter_bytes(chunk_size):
            yield part

    aiter_raw = aiter_bytes

    async def aiter_text(self, chunk_size=None):
        for part in self.iter_text(chunk_size):
            yield part

    async def aiter_lines(self):
        for line in self.iter_lines():
            yield line

    def close(self):
        pass

    async def aclose(self):
        pass
