"""Connections to a host, and requests on them."""

import sys
import warnings
import _http_exchange as _exchange
from .connection import HTTPConnection, HTTPSConnection
from .exceptions import (ClosedPoolError, ConnectTimeoutError, InsecureRequestWarning, MaxRetryError, ProtocolError,
                         ReadTimeoutError, SSLError)
from .response import HTTPResponse
from .util.retry import Retry


def _log(message, *args):
    # Nobody looks at records of a program that does not know of logging.
    logging = sys.modules.get("logging")
    if logging is not None:
        logging.getLogger("urllib3.connectionpool").debug(message, *args)


class HTTPConnectionPool:
    """Connections to one host that are used again."""

    scheme = "http"
    ConnectionCls = HTTPConnection

    def __init__(self, host, port=None, maxsize=10, context=None):
        self.host, self.port = host, port or self.ConnectionCls.default_port
        self._idle, self._maxsize, self._context = [], maxsize, context
        self.num_connections = self.num_requests = 0

    def __str__(self):
        return f"{type(self).__name__}(host={self.host!r}, port={self.port!r})"

    def _connection(self, timeout):
        """An idle connection, or a new one that is open."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = None
        if connection is not None:
            if not connection.is_dropped():
                return connection
            _log("Resetting dropped connection: %s", self.host)
            connection.close()
        else:
            self.num_connections += 1
            _log("Starting new %s connection (%d): %s:%s", self.scheme.upper(), self.num_connections, self.host, self.port)
            connection = self._new_connection(timeout)
        connection.timeout = timeout
        connection.connect()
        return connection

    def _new_connection(self, timeout):
        return self.ConnectionCls(self.host, self.port, timeout)

    def give_back(self, connection):
        """Keep a connection for the next request."""
        if self._idle is not None and len(self._idle) < self._maxsize:
            self._idle.append(connection)
        else:
            connection.close()

    def close(self):
        """Close what is idle."""
        idle, self._idle = self._idle, None
        for connection in idle or ():
            connection.close()

    def urlopen(self, method, url, body=None, headers=None, retries=None, timeout=(None, None), preload_content=False,
                decode_content=False, chunked=False):
        """Send a request, as often as `retries` allows; its response. The timeout is one for connecting and one for reading."""
        if self._idle is None:
            raise ClosedPoolError(self, "Pool is closed.")
        retries = Retry.from_int(retries, redirect=False)
        while True:
            try:
                response = self._attempt(method, url, body, headers or {}, timeout, chunked, decode_content)
            except (ConnectTimeoutError, ReadTimeoutError, ProtocolError, SSLError) as e:
                retries = retries.increment(method, url, error=e, _pool=self)
                retries.sleep()
                continue
            has_retry_after = bool(response.headers.get("Retry-After"))
            if not retries.is_retry(method, response.status, has_retry_after):
                response.retries = retries
                if preload_content:
                    response.data
                return response
            try:
                retries = retries.increment(method, url, response=response, _pool=self)
            except MaxRetryError:
                if retries.raise_on_status:
                    response.drain_conn()
                    raise
                return response
            response.drain_conn()
            retries.sleep(response)

    def _attempt(self, method, url, body, headers, timeout, chunked, decode_content):
        self.num_requests += 1
        connect, read = timeout
        try:
            connection = self._connection(connect)
        except OSError as e:
            raise self._of_system(e)
        reply = _exchange.Reply(method)
        try:
            connection.sock.settimeout(read)
            _send(connection.sock, self._head(method, url, headers, body, chunked), body, chunked)
            while reply.status is None and not reply.fault:
                reply.feed(connection.sock.recv(65536))
        except TimeoutError as e:
            connection.close()
            raise ReadTimeoutError(self, url, f"Read timed out. (read timeout={read})") from e
        except OSError as e:
            connection.close()
            raise self._of_system(e)
        except BaseException:
            connection.close()
            raise
        if reply.status is None:
            connection.close()
            raise _no_head(reply)
        _log('%s://%s:%s "%s %s HTTP/1.%s" %s %s', self.scheme, self.host, self.port, method, url, 1, reply.status, reply.length)
        return HTTPResponse(reply, connection, self, decode_content=decode_content)

    @staticmethod
    def _of_system(e):
        if type(e).__module__ == "ssl":
            return SSLError(e)
        return ProtocolError("Connection aborted.", e)

    def _head(self, method, url, headers, body, chunked):
        names = {name.lower() if isinstance(name, str) else name.lower().decode("latin-1") for name in headers}
        fields = []
        if "host" not in names:
            host = f"[{self.host}]" if ":" in self.host else self.host
            host = host if self.port == self.ConnectionCls.default_port else f"{host}:{self.port}"
            fields.append(("Host", host))
        if "accept-encoding" not in names:
            fields.append(("Accept-Encoding", "identity"))
        if isinstance(body, (str, bytes, bytearray)) and "content-length" not in names and not chunked:
            fields.append(("Content-Length", str(len(body.encode() if isinstance(body, str) else body))))
        elif body is None and method.upper() in ("POST", "PUT", "PATCH") and not {"content-length", "transfer-encoding"} & names:
            fields.append(("Content-Length", "0"))
        if chunked and "transfer-encoding" not in names:
            fields.append(("Transfer-Encoding", "chunked"))
        if "user-agent" not in names:
            fields.append(("User-Agent", "python-urllib3/2.8.0"))
        for name, value in headers.items():
            fields.append((_text(name), _text(value)))
        return _exchange.request_head(method, url, fields)


class HTTPSConnectionPool(HTTPConnectionPool):
    """The same over TLS."""

    scheme = "https"
    ConnectionCls = HTTPSConnection

    def _new_connection(self, timeout):
        if self._context is None:
            import ssl
            self._context = ssl.create_default_context()
        if not self._context.verify_mode:
            warnings.warn(f"Unverified HTTPS request is being made to host '{self.host}'. Adding certificate verification is "
                          "strongly advised. See: https://urllib3.readthedocs.io/en/latest/advanced-usage.html#tls-warnings",
                          InsecureRequestWarning)
        return HTTPSConnection(self.host, self.port, timeout, self._context)


def _text(part):
    return part.decode("latin-1") if isinstance(part, bytes) else str(part)


def _no_head(reply):
    """The failure of an exchange where no response came."""
    from http.client import BadStatusLine, RemoteDisconnected
    try:
        if reply.fault == "disconnected":
            raise RemoteDisconnected("Remote end closed connection without response")
        raise BadStatusLine(reply.first_line.decode("latin-1"))
    except (BadStatusLine, RemoteDisconnected) as e:
        error = ProtocolError("Connection aborted.", e)
        error.__context__ = e
        return error


def _send(sock, head, body, chunked):
    if body is None:
        sock.sendall(head)
    elif isinstance(body, (str, bytes, bytearray)) and not chunked:
        sock.sendall(head + (body.encode() if isinstance(body, str) else bytes(body)))
    else:
        sock.sendall(head)
        for block in _blocks(body):
            if isinstance(block, str):
                block = block.encode()
            if block:
                sock.sendall(b"%x\r\n%b\r\n" % (len(block), block) if chunked else block)
        if chunked:
            sock.sendall(b"0\r\n\r\n")


def _blocks(body):
    if isinstance(body, (str, bytes, bytearray)):
        yield body
    elif hasattr(body, "read"):
        while block := body.read(16384):
            yield block
    else:
        yield from body
