"""HTTP/1.1 client over blocking sockets, and the reading of headers."""

import email.message
import io
import socket
import _http
from . import HTTPStatus

__all__ = ["HTTPResponse", "HTTPConnection", "HTTPSConnection", "HTTPException", "NotConnected", "UnknownProtocol",
           "UnknownTransferEncoding", "IncompleteRead", "InvalidURL", "ImproperConnectionState", "CannotSendRequest",
           "CannotSendHeader", "ResponseNotReady", "BadStatusLine", "LineTooLong", "RemoteDisconnected", "error",
           "responses"]

HTTP_PORT = 80
HTTPS_PORT = 443
_MAXLINE = 65536
_MAXHEADERS = 100

globals().update(HTTPStatus.__members__)
responses = {status: status.phrase for status in HTTPStatus}


class HTTPException(Exception):
    pass


class NotConnected(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class UnknownProtocol(HTTPException):
    def __init__(self, version):
        self.args = (version,)
        self.version = version


class UnknownTransferEncoding(HTTPException):
    pass


class IncompleteRead(HTTPException):
    def __init__(self, partial, expected=None):
        self.args = (partial,)
        self.partial = partial
        self.expected = expected

    def __repr__(self):
        more = f", {self.expected} more expected" if self.expected is not None else ""
        return f"{self.__class__.__name__}({len(self.partial)} bytes read{more})"

    __str__ = object.__str__


class ImproperConnectionState(HTTPException):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class CannotSendHeader(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class BadStatusLine(HTTPException):
    def __init__(self, line):
        if not line:
            line = repr(line)
        self.args = (line,)
        self.line = line


class LineTooLong(HTTPException):
    def __init__(self, line_type):
        HTTPException.__init__(self, "got more than %d bytes when reading %s" % (_MAXLINE, line_type))


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    def __init__(self, *pos, **kw):
        BadStatusLine.__init__(self, "")
        ConnectionResetError.__init__(self, *pos, **kw)


error = HTTPException


class HTTPMessage(email.message.Message):
    """Headers."""

    def getallmatchingheaders(self, name):
        return [f"{key}: {value}\n" for key, value in self.items() if key.lower() == name.lower()]


def parse_headers(fp, _class=HTTPMessage):
    """Reads headers up to the empty line."""
    message, count = _class(), 0
    while True:
        line = fp.readline(_MAXLINE + 1)
        if len(line) > _MAXLINE:
            raise LineTooLong("header line")
        if line in (b"\r\n", b"\n", b""):
            return message
        count += 1
        if count > _MAXHEADERS:
            raise HTTPException("got more than %d headers" % _MAXHEADERS)
        name, _, value = line.decode("iso-8859-1").partition(":")
        message[name.strip()] = value.strip()


class HTTPResponse(io.BufferedIOBase):
    """A response: its status, its headers, its body as a file."""

    def __init__(self, sock, debuglevel=0, method=None, url=None):
        self._sock, self._method = sock, method
        self._parser = _http.Parser(False)
        self._parser.bodiless = method == "HEAD"
        self._parts, self._ended, self._head = [], False, None
        self.headers = self.msg = None
        self.version = self.status = self.reason = None
        self.will_close = True
        self.length = None
        self.chunked = False
        self._url = url
        self._owner, self._over = None, False

    def begin(self):
        """Read the head."""
        while self._head is None:
            if not self._more():
                if self._head is None:
                    raise RemoteDisconnected("Remote end closed connection without response")
        _, _, self.status, self.reason, version, fields, self.length, self.chunked, keep, _ = self._head
        self.code = self.status
        self.version = 10 + version
        self.headers = self.msg = HTTPMessage()
        for name, value in fields:
            self.headers[name] = value
        self.will_close = not keep
        if self.length is None and not self.chunked and self._method != "HEAD":
            self.will_close = True

    def _more(self):
        """Read more from the socket; whether there was something."""
        if self._ended:
            return False
        data = self._sock.recv(65536)
        if not data:
            missing = self._parser.finish()
            self._ended = True
            if isinstance(missing, tuple) and self._head is not None:
                partial = b"".join(self._parts)
                self._parts = []
                raise IncompleteRead(partial, missing[1] - missing[0] if len(missing) == 2 else None)
            return False
        for event in self._parser.feed(data):
            if event is None:
                self._ended = self._head is not None
            elif type(event) is bytes:
                self._parts.append(event)
            elif event[0] == "fault":
                self._ended = True
                raise BadStatusLine(event[2])
            elif event[0] != "rest" and not 100 <= event[2] < 200:
                self._head = event
        return True

    def _leave_if_over(self):
        """Give the connection back at the end of the body; as a file, the response stays open."""
        if self._ended and not self._parts:
            self._leave()

    def _leave(self):
        self._over = True
        owner, self._owner = self._owner, None
        if owner is not None:
            owner._response_is_over(self)

    def readable(self):
        return True

    def read(self, amt=None):
        """Read so many bytes, or all."""
        if self._over:
            return b""
        have = sum(map(len, self._parts))
        while (amt is None or amt < 0 or have < amt) and self._more():
            have = sum(map(len, self._parts))
        whole = b"".join(self._parts)
        if amt is None or amt < 0:
            amt = len(whole)
        self._parts = [whole[amt:]] if whole[amt:] else []
        self._leave_if_over()
        return whole[:amt]

    def read1(self, n=-1):
        if not self._parts:
            self._more()
        return self.read(min(n, sum(map(len, self._parts))) if n >= 0 else sum(map(len, self._parts)))

    def readinto(self, b):
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def readline(self, limit=-1):
        """Read a line."""
        if self._over:
            return b""
        while not any(b"\n" in part for part in self._parts) and self._more():
            pass
        whole = b"".join(self._parts)
        end = whole.find(b"\n") + 1 or len(whole)
        if limit >= 0:
            end = min(end, limit)
        self._parts = [whole[end:]] if whole[end:] else []
        self._leave_if_over()
        return whole[:end]

    def close(self):
        if not self.closed:
            super().close()
            self._leave()

    def isclosed(self):
        """Whether there is nothing more to read."""
        return self._over

    def getheader(self, name, default=None):
        """A header's value; several are joined."""
        if self.headers is None:
            raise ResponseNotReady()
        found = self.headers.get_all(name)
        return ", ".join(found) if found else default

    def getheaders(self):
        """All headers, as pairs."""
        if self.headers is None:
            raise ResponseNotReady()
        return list(self.headers.items())

    def geturl(self):
        return self._url if self._url is not None else getattr(self, "url", None)

    def info(self):
        return self.headers

    def getcode(self):
        return self.status

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


class HTTPConnection:
    """A connection to a server: a request, its response, the next request."""

    default_port = HTTP_PORT
    response_class = HTTPResponse
    auto_open = 1
    debuglevel = 0

    def __init__(self, host, port=None, timeout=None, source_address=None, blocksize=8192):
        self.timeout, self.source_address, self.blocksize = timeout, source_address, blocksize
        self.host, self.port = self._get_hostport(host, port)
        self.sock = None
        self._response = None
        self._head = None
        self._state = "Idle"
        if any(char <= " " or char == "\x7f" for char in self.host):
            raise InvalidURL(f"URL can't contain control characters. {self.host!r}")

    def _get_hostport(self, host, port):
        if port is None:
            name, colon, number = host.rpartition(":")
            if colon and "]" not in number:
                try:
                    host, port = name, int(number) if number else self.default_port
                except ValueError:
                    raise InvalidURL("nonnumeric port: '%s'" % number)
        host = host.removeprefix("[").removesuffix("]")
        return host, self.default_port if port is None else port

    def set_debuglevel(self, level):
        self.debuglevel = level

    def connect(self):
        """Connect to the host and port specified in __init__."""
        if self.timeout is None:
            self.sock = socket.create_connection((self.host, self.port), source_address=self.source_address)
        else:
            self.sock = socket.create_connection((self.host, self.port), self.timeout, self.source_address)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self):
        """Close the connection to the HTTP server."""
        sock, self.sock = self.sock, None
        response, self._response = self._response, None
        self._head, self._state = None, "Idle"
        if response is not None:
            response._owner = None
            response.close()
        if sock is not None:
            sock.close()

    def _response_is_over(self, response):
        if self._response is response:
            self._response = None
        if response.will_close and response._sock is self.sock:
            self.close()

    def send(self, data):
        """Send data to the server."""
        if self.sock is None:
            if not self.auto_open:
                raise NotConnected()
            self.connect()
        if hasattr(data, "read"):
            while block := data.read(self.blocksize):
                self.sock.sendall(block.encode("iso-8859-1") if isinstance(block, str) else block)
        elif isinstance(data, (bytes, bytearray, memoryview)):
            self.sock.sendall(data)
        else:
            try:
                for block in data:
                    self.sock.sendall(block)
            except TypeError:
                raise TypeError("data should be a bytes-like object or an iterable, got %r" % type(data))

    def putrequest(self, method, url, skip_host=False, skip_accept_encoding=False):
        """Begin a request."""
        if self._response is not None and self._response.isclosed():
            self._response = None
        if self._state != "Idle":
            raise CannotSendRequest(self._state)
        self._state = "Request-started"
        if any(char <= " " or char == "\x7f" for char in url):
            raise InvalidURL(f"URL can't contain control characters. {url!r} (found at least {' '!r})")
        self._method, self._head = method, (f"{method} {url or '/'} HTTP/1.1", [])
        if not skip_host:
            host = f"[{self.host}]" if ":" in self.host else self.host
            self.putheader("Host", host if self.port == self.default_port else f"{host}:{self.port}")
        if not skip_accept_encoding:
            self.putheader("Accept-Encoding", "identity")

    def putheader(self, header, *values):
        """Add a header of the request."""
        if self._state != "Request-started":
            raise CannotSendHeader()
        texts = [value.decode("latin-1") if isinstance(value, bytes) else str(value) for value in values]
        self._head[1].append((header.decode("ascii") if isinstance(header, bytes) else header, "\r\n\t".join(texts)))

    def endheaders(self, message_body=None, *, encode_chunked=False):
        """Send the head, and the body."""
        if self._state != "Request-started":
            raise CannotSendHeader()
        head, self._head, self._state = _http.head(*self._head), None, "Request-sent"
        if isinstance(message_body, bytes):
            self.send(head + message_body)
            return
        self.send(head)
        if message_body is None:
            return
        if not encode_chunked:
            self.send(message_body)
            return
        blocks = iter(lambda: message_body.read(self.blocksize), b"") if hasattr(message_body, "read") else message_body
        for block in blocks:
            if block:
                self.send(b"%X\r\n%s\r\n" % (len(block), block))
        self.send(b"0\r\n\r\n")

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        """Send a complete request to the server."""
        given = {name.lower() for name in headers}
        self.putrequest(method, url, "host" in given, "accept-encoding" in given)
        if isinstance(body, str):
            body = body.encode("iso-8859-1")
        if "content-length" not in given and "transfer-encoding" not in given:
            if isinstance(body, (bytes, bytearray, memoryview)):
                self.putheader("Content-Length", str(memoryview(body).nbytes))
            elif body is not None:
                encode_chunked = True
                self.putheader("Transfer-Encoding", "chunked")
            elif method in ("POST", "PUT", "PATCH"):
                self.putheader("Content-Length", "0")
        for name, value in headers.items():
            self.putheader(name, value)
        self.endheaders(bytes(body) if isinstance(body, (bytearray, memoryview)) else body, encode_chunked=encode_chunked)

    def getresponse(self):
        """Get the response from the server."""
        if self._response is not None and self._response.isclosed():
            self._response = None
        if self._state != "Request-sent" or self._response is not None:
            raise ResponseNotReady(self._state)
        response = self.response_class(self.sock, method=self._method)
        try:
            response.begin()
        except ConnectionError:
            self.close()
            raise
        self._state, self._response = "Idle", response
        response._owner = self
        response._leave_if_over()
        return response


class HTTPSConnection(HTTPConnection):
    """The same over TLS."""

    default_port = HTTPS_PORT

    def __init__(self, host, port=None, *, timeout=None, source_address=None, context=None, blocksize=8192):
        super().__init__(host, port, timeout, source_address, blocksize=blocksize)
        if context is None:
            import ssl
            context = ssl.create_default_context()
        self._context = context

    def connect(self):
        super().connect()
        self.sock = self._context.wrap_socket(self.sock, server_hostname=self.host)
