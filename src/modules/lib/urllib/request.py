"""Opening URLs: `urlopen` with redirects, forms, headers, TLS; files by `file:`."""

import base64
import io
import os
import ssl
import tempfile
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPSConnection
from .error import ContentTooShortError, HTTPError, URLError
from .parse import quote, unquote, urljoin, urlsplit

__all__ = ["Request", "urlopen", "urlretrieve", "urlcleanup", "pathname2url", "url2pathname", "getproxies"]

__version__ = "3.13"

_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 10
# To the same URL.
_MOST_REPEATS = 4


class Request:
    """A request."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.headers = {}
        self.unredirected_hdrs = {}
        self._data = None
        self.data = data
        for key, value in headers.items():
            self.add_header(key, value)
        self.unverifiable = unverifiable
        self.origin_req_host = origin_req_host if origin_req_host is not None else _host_of(self)
        if method:
            self.method = method

    @property
    def full_url(self):
        return f"{self._full_url}#{self.fragment}" if self.fragment else self._full_url

    @full_url.setter
    def full_url(self, url):
        url = url.strip()
        if url.startswith("<") and url.endswith(">"):
            url = url[1:-1].strip().removeprefix("URL:")
        self._full_url, _, self.fragment = url.partition("#")
        self.type, colon, rest = self._full_url.partition(":")
        if not colon:
            raise ValueError("unknown url type: %r" % self.full_url)
        parts = urlsplit(self._full_url)
        self.host = unquote(parts.netloc) if parts.netloc else None
        self.selector = rest.removeprefix("//" + parts.netloc) if parts.netloc else rest

    @property
    def data(self):
        return self._data

    @data.setter
    def data(self, data):
        if data != self._data:
            self._data = data
            self.remove_header("Content-length")

    def get_method(self):
        """Return a string indicating the HTTP request method."""
        return getattr(self, "method", "POST" if self.data is not None else "GET")

    def get_full_url(self):
        return self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())


def _host_of(request):
    host = urlsplit(request.full_url).netloc or request.host or ""
    name, colon, port = host.rpartition(":")
    return (name if colon and (port.isdigit() or not port) else host).lower()


_absent = object()


def urlopen(url, data=None, timeout=_absent, *, context=None):
    """Open the URL url, which can be either a string or a Request object."""
    request = Request(url, data) if isinstance(url, str) else url
    if data is not None:
        request.data = data
    visited = {}
    while True:
        if request.type in ("http", "https"):
            response = _exchange(request, None if timeout is _absent else timeout, context)
        elif request.type == "file":
            return _file(request)
        elif request.type == "ftp" and not request.host:
            raise URLError("ftp error: no host given")
        else:
            raise URLError(f"unknown url type: {request.type}")
        if response.status in _REDIRECTS and "location" in response.headers:
            request = _redirected(request, response, visited)
            response.read()
            response.close()
        elif 200 <= response.status < 300:
            return response
        else:
            raise HTTPError(request.full_url, response.status, response.reason, response.headers, response)


def _exchange(request, timeout, context):
    if not request.host:
        raise URLError("no host given")
    data = request.data
    if isinstance(data, str):
        raise TypeError("POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.")
    headers = {}
    if data is not None:
        headers["Content-type"] = "application/x-www-form-urlencoded"
        if isinstance(data, (bytes, bytearray, memoryview)):
            headers["Content-length"] = str(memoryview(data).nbytes)
    user, at, host = request.host.rpartition("@")
    headers.update({"Host": host, "User-agent": "Python-urllib/" + __version__, "Connection": "close"})
    headers.update(request.unredirected_hdrs)
    headers.update(request.headers)
    headers["Connection"] = "close"
    headers = {name.title(): value for name, value in headers.items()}
    options = {} if timeout is None else {"timeout": timeout}
    if request.type == "https":
        connection = HTTPSConnection(host, context=context, **options)
    else:
        connection = HTTPConnection(host, **options)
    try:
        try:
            connection.request(request.get_method(), request.selector or "/", data, headers)
        except OSError as err:
            raise URLError(err)
        response = connection.getresponse()
    except:
        connection.close()
        raise
    # The response is read to its end by whoever has it.
    response._socket_of = connection
    response.url = request.full_url
    response.msg = response.reason
    return response


def _redirected(request, response, visited):
    """The request that a redirect asks for."""
    status, target = response.status, response.headers["location"]
    method = request.get_method()
    if not (status in _REDIRECTS and method in ("GET", "HEAD") or status in (301, 302, 303) and method == "POST"):
        raise HTTPError(request.full_url, status, response.reason, response.headers, response)
    target = urljoin(request.full_url, target)
    if urlsplit(target).scheme not in ("http", "https", "ftp", ""):
        raise HTTPError(target, status, f"{response.reason} - Redirection to url '{target}' is not allowed",
                        response.headers, response)
    if visited.get(target, 0) >= _MOST_REPEATS or len(visited) >= _MOST_REDIRECTS:
        raise HTTPError(request.full_url, status,
                        "The HTTP server returned a redirect error that would lead to an infinite loop.\n"
                        "The last 30x error message was:\n" + response.reason, response.headers, response)
    visited[target] = visited.get(target, 0) + 1
    kept = {name: value for name, value in request.headers.items() if name.lower() not in ("content-length", "content-type")}
    return Request(quote(target, safe="!#$%&'()*+,-./:;=?@[]_~"), headers=kept, origin_req_host=request.origin_req_host,
                   unverifiable=True, method="HEAD" if method == "HEAD" else "GET")


class addinfourl(io.BytesIO):
    """The content of something that is no response, with what responses have."""

    def __init__(self, content, headers, url, code=None):
        super().__init__(content)
        self.headers, self.url, self.code, self.status = headers, url, code, code

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.code


def _file(request):
    path = url2pathname(request.selector)
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError as exc:
        raise URLError(exc)
    from aiohttp.formdata import guess_type
    headers = HTTPMessage()
    headers["Content-type"] = guess_type(path) or "text/plain"
    headers["Content-length"] = str(len(content))
    return addinfourl(content, headers, "file://" + pathname2url(path))


def url2pathname(pathname):
    """The path of the URL of a file."""
    return unquote(pathname.removeprefix("//"))


def pathname2url(pathname):
    """The URL of a path."""
    return quote(pathname)


_temporary = []


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Retrieve a URL into a temporary location on disk."""
    with urlopen(url, data) as source:
        headers = source.info()
        if filename is None:
            file = tempfile.NamedTemporaryFile(delete=False)
            _temporary.append(file.name)
        else:
            file = open(filename, "wb")
        size = int(headers["Content-Length"]) if "Content-Length" in headers else -1
        with file:
            read, number = 0, 0
            if reporthook:
                reporthook(0, 8192, size)
            while block := source.read(8192):
                read += len(block)
                number += 1
                file.write(block)
                if reporthook:
                    reporthook(number, 8192, size)
    if size >= 0 and read < size:
        raise ContentTooShortError("retrieval incomplete: got only %i out of %i bytes" % (read, size), (file.name, headers))
    return file.name, headers


def urlcleanup():
    """Clean up temporary files from urlretrieve calls."""
    while _temporary:
        try:
            os.unlink(_temporary.pop())
        except OSError:
            pass


def getproxies():
    """The proxies that the environment names, by scheme."""
    return {name.lower()[:-6]: value for name, value in os.environ.items() if name.lower().endswith("_proxy") and value}
