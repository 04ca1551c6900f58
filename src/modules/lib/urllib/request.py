"""Opening URLs: `urlopen` with redirects, forms, headers, TLS; files by `file:`."""

import base64
import io
import os
import ssl
import tempfile
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPSConnection
from .error import ContentTooShortError, HTTPError, URLError
from .parse import quote, unquote, urljoin, urlsplit

__all__ = ["Request", "OpenerDirector", "BaseHandler", "HTTPDefaultErrorHandler", "HTTPRedirectHandler",
           "HTTPCookieProcessor", "ProxyHandler", "HTTPPasswordMgr", "HTTPPasswordMgrWithDefaultRealm",
           "AbstractBasicAuthHandler", "HTTPBasicAuthHandler", "HTTPHandler", "HTTPSHandler", "FileHandler", "UnknownHandler",
           "HTTPErrorProcessor", "urlopen", "install_opener", "build_opener", "pathname2url", "url2pathname", "getproxies",
           "urlretrieve", "urlcleanup"]

__version__ = "3.13"

_REDIRECTS = (301, 302, 303, 307, 308)


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


_opener = None


def urlopen(url, data=None, timeout=_absent, *, context=None):
    """Open the URL url, which can be either a string or a Request object."""
    global _opener
    if context is not None:
        opener = build_opener(HTTPSHandler(context=context))
    else:
        opener = _opener = _opener or build_opener()
    return opener.open(url, data, timeout)


def install_opener(opener):
    """Have `urlopen` use an opener."""
    global _opener
    _opener = opener


def build_opener(*handlers):
    """An opener with the usual handlers, those given in the places of their kinds."""
    opener = OpenerDirector()
    for usual in (ProxyHandler, UnknownHandler, HTTPHandler, HTTPDefaultErrorHandler, HTTPRedirectHandler, FileHandler,
                  HTTPErrorProcessor, HTTPSHandler):
        if not any(issubclass(given, usual) if isinstance(given, type) else isinstance(given, usual) for given in handlers):
            opener.add_handler(usual())
    for given in handlers:
        opener.add_handler(given() if isinstance(given, type) else given)
    return opener


class OpenerDirector:
    """Opens URLs by the methods that its handlers have: `http_request`, `http_open`, `http_response`, `http_error_404` …"""

    def __init__(self):
        self.addheaders = [("User-agent", "Python-urllib/" + __version__)]
        self.handlers = []

    def add_handler(self, handler):
        """Take a handler on; those of a lower order come first."""
        if not hasattr(handler, "add_parent"):
            raise TypeError("expected BaseHandler instance, got %r" % type(handler))
        self.handlers.append(handler)
        self.handlers.sort(key=lambda handler: handler.handler_order)
        handler.add_parent(self)

    def close(self):
        pass

    def open(self, fullurl, data=None, timeout=_absent):
        """Open a URL or a Request."""
        request = Request(fullurl, data) if isinstance(fullurl, str) else fullurl
        if data is not None and not isinstance(fullurl, str):
            request.data = data
        request.timeout = timeout
        for handler in self.handlers:
            if prepare := getattr(handler, request.type + "_request", None):
                request = prepare(request)
        response = self._open(request)
        for handler in self.handlers:
            if process := getattr(handler, request.type + "_response", None):
                response = process(request, response)
        return response

    def _open(self, request):
        for name in ("default_open", request.type + "_open", "unknown_open"):
            response = self._first(name, request)
            if response is not None:
                return response

    def _first(self, name, *args):
        for handler in self.handlers:
            method = getattr(handler, name, None)
            if method is not None and (answer := method(*args)) is not None:
                return answer

    def error(self, proto, request, response, code, message, headers):
        """Have a response that is no success handled."""
        answer = self._first(f"http_error_{code}", request, response, code, message, headers)
        if answer is None:
            answer = self._first("http_error_default", request, response, code, message, headers)
        return answer


class BaseHandler:
    """What has methods for an opener."""

    handler_order = 500

    def add_parent(self, parent):
        self.parent = parent

    def close(self):
        pass


class ProxyHandler(BaseHandler):
    """Holds proxies, of which none is used."""

    handler_order = 100

    def __init__(self, proxies=None):
        self.proxies = getproxies() if proxies is None else proxies


class UnknownHandler(BaseHandler):
    """Refuses schemes that nothing opens."""

    def unknown_open(self, req):
        if req.type == "ftp" and not req.host:
            raise URLError("ftp error: no host given")
        raise URLError(f"unknown url type: {req.type}")


class _Connecting(BaseHandler):
    _context = None

    def _do_open(self, req):
        timeout = getattr(req, "timeout", _absent)
        return _exchange(req, None if timeout is _absent else timeout, self._context, self.parent.addheaders)


class HTTPHandler(_Connecting):
    """Opens http."""

    def __init__(self, debuglevel=None):
        self._debuglevel = debuglevel

    def http_open(self, req):
        return self._do_open(req)


class HTTPSHandler(_Connecting):
    """Opens https."""

    def __init__(self, debuglevel=None, context=None, check_hostname=None):
        self._debuglevel, self._context = debuglevel, context

    def https_open(self, req):
        return self._do_open(req)


class FileHandler(BaseHandler):
    """Opens files."""

    def file_open(self, req):
        return _file(req)


class HTTPErrorProcessor(BaseHandler):
    """Hands responses that are no success to the handlers of errors."""

    handler_order = 1000

    def http_response(self, request, response):
        if 200 <= response.status < 300:
            return response
        return self.parent.error("http", request, response, response.status, response.reason, response.headers)

    https_response = http_response


class HTTPDefaultErrorHandler(BaseHandler):
    """Raises what nothing else handles."""

    def http_error_default(self, req, fp, code, msg, hdrs):
        raise HTTPError(req.full_url, code, msg, hdrs, fp)


class HTTPRedirectHandler(BaseHandler):
    """Follows redirects."""

    max_repeats = 4
    max_redirections = 10
    inf_msg = ("The HTTP server returned a redirect error that would lead to an infinite loop.\n"
               "The last 30x error message was:\n")

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        """The request that a redirect asks for, or None to have it handled otherwise."""
        method = req.get_method()
        if not (code in _REDIRECTS and method in ("GET", "HEAD") or code in (301, 302, 303) and method == "POST"):
            raise HTTPError(req.full_url, code, msg, headers, fp)
        kept = {name: value for name, value in req.headers.items() if name.lower() not in ("content-length", "content-type")}
        return Request(newurl.replace(" ", "%20"), headers=kept, origin_req_host=req.origin_req_host, unverifiable=True,
                       method="HEAD" if method == "HEAD" else "GET")

    def http_error_302(self, req, fp, code, msg, headers):
        target = headers["location"] or headers["uri"]
        if not target:
            return None
        target = urljoin(req.full_url, target)
        if urlsplit(target).scheme not in ("http", "https", "ftp", ""):
            raise HTTPError(target, code, f"{msg} - Redirection to url '{target}' is not allowed", headers, fp)
        fresh = self.redirect_request(req, fp, code, msg, headers, quote(target, safe="!#$%&'()*+,-./:;=?@[]_~"))
        if fresh is None:
            return None
        visited = fresh.redirect_dict = getattr(req, "redirect_dict", {})
        if visited.get(target, 0) >= self.max_repeats or len(visited) >= self.max_redirections:
            raise HTTPError(req.full_url, code, self.inf_msg + msg, headers, fp)
        visited[target] = visited.get(target, 0) + 1
        fp.read()
        fp.close()
        return self.parent.open(fresh, timeout=req.timeout)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


class HTTPCookieProcessor(BaseHandler):
    """Keeps cookies and sends them back."""

    def __init__(self, cookiejar=None):
        if cookiejar is None:
            from http.cookiejar import CookieJar
            cookiejar = CookieJar()
        self.cookiejar = cookiejar

    def http_request(self, request):
        self.cookiejar.add_cookie_header(request)
        return request

    def http_response(self, request, response):
        self.cookiejar.extract_cookies(response, request)
        return response

    https_request, https_response = http_request, http_response


class HTTPPasswordMgr:
    """Names and passwords by realm and place."""

    def __init__(self):
        self.passwd = []

    def add_password(self, realm, uri, user, passwd):
        """Have a name and a password for a realm at URLs that begin so."""
        for one in [uri] if isinstance(uri, str) else uri:
            self.passwd.append((realm, self._reduced(one), (user, passwd)))

    @staticmethod
    def _reduced(uri):
        parts = urlsplit(uri if "://" in uri else "http://" + uri)
        return parts.netloc.rpartition("@")[2], parts.path or "/"

    def find_user_password(self, realm, authuri):
        """Name and password for a realm at a URL, or two Nones."""
        place, path = self._reduced(authuri)
        for own, (netloc, prefix), pair in self.passwd:
            if own == realm and netloc == place and path.startswith(prefix):
                return pair
        return None, None


class HTTPPasswordMgrWithDefaultRealm(HTTPPasswordMgr):
    """The same; what is added for None is good for every realm."""

    def find_user_password(self, realm, authuri):
        user, password = super().find_user_password(realm, authuri)
        return (user, password) if user is not None else super().find_user_password(None, authuri)


class AbstractBasicAuthHandler:
    """Asks again with a name and a password."""

    def __init__(self, password_mgr=None):
        self.passwd = HTTPPasswordMgr() if password_mgr is None else password_mgr
        self.add_password = self.passwd.add_password

    def http_error_auth_reqed(self, authreq, host, req, headers):
        """Answer a challenge."""
        scheme, _, rest = (headers.get(authreq) or "").partition(" ")
        if scheme.lower() != "basic":
            return None
        realm = rest.partition("realm=")[2].split(",")[0].strip('"')
        user, password = self.passwd.find_user_password(realm, host)
        if password is None:
            return None
        answer = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
        if req.get_header("Authorization") == answer:
            return None
        req.add_unredirected_header("Authorization", answer)
        return self.parent.open(req, timeout=req.timeout)


class HTTPBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    """Asks again with a name and a password where a server wants them."""

    def http_error_401(self, req, fp, code, msg, headers):
        return self.http_error_auth_reqed("www-authenticate", req.full_url, req, headers)


def _exchange(request, timeout, context, usual):
    if not request.host:
        raise URLError("no host given")
    data = request.data
    if isinstance(data, str):
        raise TypeError("POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.")
    user, at, host = request.host.rpartition("@")
    own = {}
    if data is not None:
        own["Content-type"] = "application/x-www-form-urlencoded"
        if isinstance(data, (bytes, bytearray, memoryview)):
            own["Content-length"] = str(memoryview(data).nbytes)
    own["Host"] = host
    own.update((name.capitalize(), value) for name, value in usual)
    headers = {name: value for name, value in own.items() if not request.has_header(name)}
    headers.update(request.unredirected_hdrs)
    for name, value in request.headers.items():
        headers.setdefault(name, value)
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
