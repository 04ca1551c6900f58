"""Blocking HTTP requests, with the names of requests 2.32."""

import datetime
import json as _json
import socket
import time
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from multidict import CIMultiDict
from yarl import URL
import _http_exchange as _exchange
from . import exceptions
from .exceptions import (ConnectionError, ConnectTimeout, HTTPError, JSONDecodeError, ReadTimeout, RequestException, Timeout,
                         TooManyRedirects, URLRequired)

__version__ = "2.32.5"
_REDIRECTS = (301, 302, 303, 307, 308)


class _Codes:
    def __getattr__(self, name):
        name = name.upper()
        try:
            return int(HTTPStatus[name])
        except KeyError:
            raise AttributeError(name.lower()) from None


codes = _Codes()


class CaseInsensitiveDict(dict):
    """A dictionary of headers."""

    def __init__(self, data=None, **kwargs):
        super().__init__()
        self._names = {}
        for key, value in dict(data or {}, **kwargs).items():
            self[key] = value

    def __setitem__(self, key, value):
        old = self._names.setdefault(key.lower(), key)
        if old != key:
            super().pop(old, None)
            self._names[key.lower()] = key
        super().__setitem__(key, value)

    def __getitem__(self, key):
        return super().__getitem__(self._names[key.lower()])

    def __delitem__(self, key):
        super().__delitem__(self._names.pop(key.lower()))

    def __contains__(self, key):
        return key.lower() in self._names

    def get(self, key, default=None):
        return self[key] if key in self else default

    def pop(self, key, *default):
        return super().pop(self._names.pop(key.lower(), key), *default)

    def update(self, data=None, **kwargs):
        for key, value in dict(data or {}, **kwargs).items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def copy(self):
        return CaseInsensitiveDict(self)


class PreparedRequest:
    """What was sent."""

    def __init__(self, method, url, headers, body):
        self.method, self.url, self.headers, self.body = method, url, headers, body

    def __repr__(self):
        return f"<PreparedRequest [{self.method}]>"


class Response:
    """What came back."""

    def __init__(self):
        self.status_code = self.reason = self.url = self.encoding = self.request = None
        self.headers = CaseInsensitiveDict()
        self.history = []
        self.cookies = {}
        self.elapsed = datetime.timedelta(0)
        self._content = b""

    def __repr__(self):
        return f"<Response [{self.status_code}]>"

    def __bool__(self):
        return self.ok

    def __iter__(self):
        return self.iter_content(128)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def is_redirect(self):
        return "location" in self.headers and self.status_code in _REDIRECTS

    @property
    def content(self):
        return self._content

    @property
    def apparent_encoding(self):
        return "utf-8"

    @property
    def text(self):
        return self._content.decode(self.encoding or self.apparent_encoding, errors="replace")

    def json(self, **kwargs):
        """The body as JSON."""
        try:
            return _json.loads(self._content.decode("utf-8") if self._content else self.text, **kwargs)
        except _json.JSONDecodeError as e:
            raise JSONDecodeError(e.msg, e.doc, e.pos)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        """The body in pieces."""
        data = self.text if decode_unicode else self._content
        for at in range(0, len(data), chunk_size or len(data) or 1):
            yield data[at:at + (chunk_size or len(data))]

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        """The body in lines."""
        data = self.text if decode_unicode else self._content
        yield from data.split(delimiter) if delimiter else data.splitlines()

    def raise_for_status(self):
        """Raise HTTPError, if one occurred."""
        side = "Client" if 400 <= self.status_code < 500 else "Server"
        if self.status_code >= 400:
            raise HTTPError(f"{self.status_code} {side} Error: {self.reason} for url: {self.url}", response=self)

    def close(self):
        pass


class Session:
    """Requests with headers, cookies and credentials in common."""

    def __init__(self):
        self.headers = CaseInsensitiveDict({"User-Agent": f"python-requests/{__version__}", "Accept-Encoding": "gzip, deflate",
                                            "Accept": "*/*", "Connection": "keep-alive"})
        self.params, self.cookies, self.auth = {}, {}, None
        self.verify, self.max_redirects = True, 30

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        pass

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        kwargs.setdefault("allow_redirects", False)
        return self.request("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None, timeout=None,
                allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None, json=None):
        """Send a request; a Response."""
        method, target = method.upper(), _url(url)
        merged = {**self.params, **(params or {})} if isinstance(params, dict) or not params else params
        if merged:
            target = target.extend_query(merged)
        body, kind = _body(data, json, files)
        sent = CaseInsensitiveDict(self.headers)
        sent.update({key: value for key, value in (headers or {}).items() if value is not None})
        if kind:
            sent.setdefault("Content-Type", kind)
        credentials = auth or self.auth or ((target.user, target.password or "") if target.user else None)
        if credentials:
            from aiohttp.helpers import BasicAuth
            sent["Authorization"] = BasicAuth(*credentials).encode()
        history = []
        while True:
            jar = {**self.cookies, **(cookies or {})}
            response = self._exchange(method, target, sent, body, jar, timeout, self.verify if verify is None else verify)
            self.cookies.update(response.cookies)
            if not (allow_redirects and response.is_redirect):
                break
            history.append(response)
            if len(history) > self.max_redirects:
                raise TooManyRedirects(f"Exceeded {self.max_redirects} redirects.", response=response)
            fresh = target.join(URL(response.headers["location"]))
            if fresh.host != target.host:
                sent.pop("Authorization", None)
            changed = _exchange.next_method(response.status_code, method)
            if changed != method:
                method, body = changed, None
                sent.pop("Content-Type", None)
            target = fresh
        response.history = history
        return response

    def _exchange(self, method, url, headers, body, cookies, timeout, verify):
        lines = CIMultiDict({"Host": url.host_port_subcomponent})
        lines.extend(headers)
        if cookies:
            lines["Cookie"] = "; ".join(f"{key}={value}" for key, value in cookies.items())
        if body is not None or method not in ("GET", "HEAD", "OPTIONS"):
            lines["Content-Length"] = str(len(body or b""))
        connect, read = timeout if isinstance(timeout, tuple) else (timeout, timeout)
        start = time.perf_counter()
        reply = _Exchange(url, connect, read, verify).run(method, _exchange.request_bytes(method, url, lines, body))
        response = Response()
        response.elapsed = datetime.timedelta(seconds=time.perf_counter() - start)
        response.status_code, response.reason, response.url = reply.status, reply.reason, _shown(url)
        response.headers = CaseInsensitiveDict()
        for name, value in reply.fields:
            response.headers[name] = f"{response.headers[name]}, {value}" if name in response.headers else value
        response.request = PreparedRequest(method, _shown(url), CaseInsensitiveDict(dict(lines)), body)
        response._content = reply.body()
        kind = response.headers.get("Content-Type", "")
        response.encoding = _exchange.charset(kind) or ("ISO-8859-1" if kind.startswith("text/") else
                                                        "utf-8" if "application/json" in kind else None)
        jar = SimpleCookie()
        for name, value in reply.fields:
            if name.lower() == "set-cookie":
                try:
                    jar.load(value)
                except CookieError:
                    pass
        response.cookies = {key: morsel.value for key, morsel in jar.items()}
        return response


class _Exchange:
    """One request on a connection of its own."""

    def __init__(self, url, connect, read, verify):
        self.url, self.connect, self.read, self.verify = url, connect, read, verify

    def _pool(self):
        kind = "HTTPS" if self.url.scheme == "https" else "HTTP"
        return f"{kind}ConnectionPool(host='{self.url.host}', port={self.url.port})"

    def _refused(self, exc):
        kind = "HTTPS" if self.url.scheme == "https" else "HTTP"
        where = f"{kind}Connection(host='{self.url.host}', port={self.url.port})"
        if isinstance(exc, socket.gaierror):
            cause = f'NameResolutionError("{where}: Failed to resolve \'{self.url.host}\' ({exc})")'
        else:
            cause = f'NewConnectionError("{where}: Failed to establish a new connection: {exc}")'
        return ConnectionError(f"{self._pool()}: Max retries exceeded with url: {self.url.raw_path_qs} (Caused by {cause})")

    def _open(self):
        try:
            sock = socket.create_connection((self.url.raw_host, self.url.port), self.connect)
        except TimeoutError as exc:
            raise ConnectTimeout(f"{self._pool()}: Max retries exceeded with url: {self.url.raw_path_qs} (Caused by "
                                 f"ConnectTimeoutError('Connection to {self.url.host} timed out. "
                                 f"(connect timeout={self.connect})'))") from exc
        except OSError as exc:
            raise self._refused(exc) from exc
        sock.settimeout(self.read)
        if self.url.scheme != "https":
            return sock
        import ssl
        context = ssl.create_default_context() if self.verify else ssl._create_unverified_context()
        if isinstance(self.verify, str):
            context = ssl.create_default_context(cafile=self.verify)
        try:
            return context.wrap_socket(sock, server_hostname=self.url.raw_host)
        except ssl.SSLError as exc:
            sock.close()
            raise exceptions.SSLError(f"{self._pool()}: Max retries exceeded with url: {self.url.raw_path_qs} "
                                      f"(Caused by SSLError({exc!r}))") from exc

    def run(self, method, data):
        reply = _exchange.Reply(method)
        sock = self._open()
        try:
            sock.sendall(data)
            while not reply.done:
                reply.feed(sock.recv(65536))
        except TimeoutError as exc:
            raise ReadTimeout(f"{self._pool()}: Read timed out. (read timeout={self.read})") from exc
        except OSError as exc:
            raise ConnectionError("('Connection aborted.', %r)" % exc) from exc
        finally:
            sock.close()
        if reply.fault == "disconnected":
            raise ConnectionError("('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))")
        if reply.fault:
            raise exceptions.ChunkedEncodingError("Connection broken: " + reply.fault)
        return reply


def _shown(url):
    return str(url.with_path("/") if not url._path else url)


def _url(url):
    text = str(url)
    if "://" not in text:
        raise exceptions.MissingSchema(f"Invalid URL {text!r}: No scheme supplied. Perhaps you meant https://{text}?")
    try:
        found = URL(text)
    except ValueError as exc:
        raise exceptions.InvalidURL(str(exc)) from exc
    if found.scheme not in ("http", "https"):
        raise exceptions.InvalidSchema(f"No connection adapters were found for {text!r}")
    if not found.raw_host:
        raise exceptions.InvalidURL(f"Invalid URL {text!r}: No host supplied")
    return found


def _body(data, json, files):
    if files:
        from aiohttp.formdata import FormData
        form = FormData(default_to_multipart=True)
        for key, value in (data or {}).items():
            form.add_field(key, value if isinstance(value, str) else str(value))
        for key, value in (files.items() if hasattr(files, "items") else files):
            if isinstance(value, tuple):
                form.add_field(key, value[1], filename=value[0], content_type=value[2] if len(value) > 2 else None)
            else:
                form.add_field(key, value)
        return form()
    if json is not None and not data:
        return _json.dumps(json).encode(), "application/json"
    if not data:
        return None, None
    if isinstance(data, (bytes, bytearray)):
        return bytes(data), None
    if isinstance(data, str):
        return data.encode(), None
    if hasattr(data, "read"):
        content = data.read()
        return (content.encode() if isinstance(content, str) else content), None
    from aiohttp.formdata import _form_quote
    pairs = []
    for key, value in (data.items() if hasattr(data, "items") else data):
        for one in value if isinstance(value, (list, tuple)) else [value]:
            if one is not None:
                pairs.append(f"{_form_quote(str(key))}={_form_quote(str(one))}")
    return "&".join(pairs).encode(), "application/x-www-form-urlencoded"


def session():
    """A Session."""
    return Session()


def request(method, url, **kwargs):
    """Construct and send a request."""
    with Session() as own:
        return own.request(method, url, **kwargs)


def get(url, params=None, **kwargs):
    return request("GET", url, params=params, **kwargs)


def options(url, **kwargs):
    return request("OPTIONS", url, **kwargs)


def head(url, **kwargs):
    kwargs.setdefault("allow_redirects", False)
    return request("HEAD", url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return request("POST", url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return request("PUT", url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return request("PATCH", url, data=data, **kwargs)


def delete(url, **kwargs):
    return request("DELETE", url, **kwargs)
