"""Requests and responses of the client."""

import asyncio
import base64
import io
import json as _json
import _http
from collections import namedtuple
from http.cookies import CookieError, SimpleCookie
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL
from .client_exceptions import (ClientConnectionError, ClientConnectionResetError, ClientOSError, ClientPayloadError,
                                ClientResponseError, ContentTypeError, ServerDisconnectedError, SocketTimeoutError)
from .connector import ConnectionKey
from .formdata import FormData, guess_type
from .helpers import SERVER_SOFTWARE, HeadersMixin
from .http import HttpVersion
from .payload import Payload
from .streams import StreamReader

__all__ = ("ClientRequest", "ClientResponse", "RequestInfo", "Fingerprint")

Fingerprint = bytes

RequestInfo = namedtuple("RequestInfo", ["url", "method", "headers", "real_url"])

_BODILESS = {"GET", "HEAD", "OPTIONS", "TRACE"}


def _credentials(url):
    """The value of Authorization that a URL stands for."""
    credentials = f"{url.user or ''}:{url.password or ''}".encode("latin1")
    return "Basic " + base64.b64encode(credentials).decode()


class ClientRequest:
    """What is sent."""

    def __init__(self, method, url, *, headers, params=None, data=None, json=None, cookies=None, auth=None, ssl=True,
                 dumps=_json.dumps, chunked=None, compress=None, version="1.1", proxy=None, proxy_auth=None,
                 proxy_headers=None, session=None, traces=None):
        if params:
            url = url.extend_query(params)
        self.method = method.upper()
        given = _credentials(url) if url.user is not None or url.password is not None else None
        if given is not None:
            url = url.with_user(None)
        self.original_url = url
        self.url = url.with_fragment(None) if url.raw_fragment else url
        self.ssl = ssl
        self.session = session
        self._traces = traces
        self.proxy = self.proxy_auth = self.proxy_headers = None
        if proxy is not None:
            self._through(URL(proxy), proxy_auth, proxy_headers)
        self.body = None
        self.chunked = bool(chunked)
        self.version = version
        self.headers = CIMultiDict()
        self._default_headers(headers)
        if cookies:
            self._cookies(cookies)
        if data is not None and json is not None:
            raise ValueError("data and json parameters can not be used at the same time")
        if json is not None:
            data = dumps(json).encode()
            self.headers.setdefault("Content-Type", "application/json")
        if data is not None:
            self._data(data)
        if auth is not None:
            self.headers["Authorization"] = auth.encode()
        elif given is not None:
            self.headers["Authorization"] = given
        if compress and self.body is not None and not self.chunked:
            kind = "deflate" if compress is True else compress
            self.body = _http.deflate(self.body, kind)
            self.headers["Content-Encoding"] = kind
        self._length()
        if self.proxy_auth is not None and not self.is_ssl():
            self.headers["Proxy-Authorization"] = self.proxy_auth

    def _through(self, proxy, auth, headers):
        """The request goes through a proxy."""
        if auth is None and (proxy.user is not None or proxy.password is not None):
            auth = _credentials(proxy)
        elif auth is not None:
            auth = auth.encode()
        self.proxy, self.proxy_auth = proxy.with_user(None) if proxy.user is not None else proxy, auth
        self.proxy_headers = CIMultiDict(headers) if headers else None

    def _default_headers(self, headers):
        host = self.url.host_port_subcomponent or ""
        self.headers["Host"] = host
        if headers:
            for key, value in headers.items():
                if key.lower() == "host":
                    self.headers["Host"] = value
                else:
                    self.headers.add(key, str(value) if not isinstance(value, str) else value)
        self.headers.setdefault("Accept", "*/*")
        self.headers.setdefault("Accept-Encoding", "gzip, deflate")
        self.headers.setdefault("User-Agent", SERVER_SOFTWARE)

    def _cookies(self, cookies):
        jar = SimpleCookie()
        if "Cookie" in self.headers:
            jar.load(self.headers["Cookie"])
            del self.headers["Cookie"]
        for name, value in (cookies.items() if hasattr(cookies, "items") else cookies):
            jar[name] = value.value if hasattr(value, "coded_value") else value
        self.headers["Cookie"] = jar.output(header="", sep=";").strip()

    def _data(self, data):
        if isinstance(data, Payload):
            self.body, kind = data._bytes(), data.content_type
            if self.body is None:
                self.body, self.chunked = data._value, True
            for name, value in data.headers.items():
                self.headers.setdefault(name, value)
        elif isinstance(data, FormData) or isinstance(data, (dict, list, tuple)) or hasattr(data, "getall"):
            form = data if isinstance(data, FormData) else FormData(data)
            self.body, kind = form()
        elif isinstance(data, str):
            self.body, kind = data.encode(), "text/plain; charset=utf-8"
        elif isinstance(data, (bytes, bytearray, memoryview)):
            self.body, kind = bytes(data), "application/octet-stream"
        elif isinstance(data, io.IOBase):
            kind = guess_type(str(getattr(data, "name", ""))) or "application/octet-stream"
            if isinstance(data, io.TextIOBase):
                kind = "text/plain; charset=utf-8"
            self.body = data
        elif hasattr(data, "__aiter__"):
            self.body, kind, self.chunked = data, "application/octet-stream", True
        else:
            form = FormData(data)
            self.body, kind = form()
        self.headers.setdefault("Content-Type", kind)

    def _length(self):
        if isinstance(self.body, io.IOBase):
            self.body = self.body.read()
            if isinstance(self.body, str):
                self.body = self.body.encode()
        if self.chunked:
            self.headers["Transfer-Encoding"] = "chunked"
        elif "Content-Length" not in self.headers:
            if self.body is not None:
                self.headers["Content-Length"] = str(len(self.body))
            elif self.method not in _BODILESS:
                self.headers["Content-Length"] = "0"

    @property
    def host(self):
        return self.url.raw_host

    @property
    def port(self):
        return self.url.port

    async def update_body(self, body):
        """Send something else."""
        self.body = None
        for name in ("Content-Length", "Transfer-Encoding", "Content-Type"):
            self.headers.pop(name, None)
        self.chunked = False
        if body is not None and body != b"":
            self._data(body)
        self._length()

    def is_ssl(self):
        return self.url.scheme in ("https", "wss")

    @property
    def connection_key(self):
        hashed = hash(tuple(self.proxy_headers.items())) if self.proxy_headers else None
        return ConnectionKey(self.url.raw_host, self.url.port, self.is_ssl(), self.ssl, self.proxy, self.proxy_auth, hashed,
                             None)

    @property
    def request_info(self):
        return RequestInfo(self.url, self.method, CIMultiDictProxy(self.headers), self.original_url)

    async def send(self, connection):
        """Write the head, and the body as far as it is at hand."""
        target = self.url.raw_path_qs
        if self.proxy is not None and not self.is_ssl():
            target = str(self.url.origin()) + target
        if self._traces is not None:
            await self._traces.tell("request_headers_sent", self.method, self.url, self.headers)
            if isinstance(self.body, bytes) and self.body:
                await self._traces.tell("request_chunk_sent", self.method, self.url, self.body)
        head = _http.head(f"{self.method} {target} HTTP/{self.version}", list(self.headers.items()))
        body = self.body
        if body is None or isinstance(body, bytes) and not self.chunked:
            connection.transport.write(head + body if body else head)
            return None
        connection.transport.write(head)
        if isinstance(body, bytes):
            connection.transport.write(b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body) if body else b"0\r\n\r\n")
            return None
        return asyncio.create_task(self._stream(connection, body))

    async def _stream(self, connection, body):
        try:
            async for part in body:
                if isinstance(part, str):
                    part = part.encode()
                if part:
                    connection.transport.write(b"%x\r\n%s\r\n" % (len(part), part))
                    await connection.drain()
            connection.transport.write(b"0\r\n\r\n")
        except asyncio.CancelledError:
            connection.close()
            raise
        except Exception as exc:
            if connection.response is not None:
                connection.response._fail(exc)
            connection.close()


class ClientResponse(HeadersMixin):
    """What came back."""

    def __init__(self, request, session, connection, deadline, read_timeout):
        self.method = request.method
        self.version = None
        self.status = None
        self.reason = None
        self._url, self._real_url = request.url, request.original_url
        self._request_info = request.request_info
        self._traces = request._traces
        self._session = session
        self._connection = connection
        self._key = request.connection_key
        self._deadline, self._read_timeout = deadline, read_timeout
        self._loop = connection.loop
        self._headers = None
        self._raw_headers = ()
        self._history = ()
        self._body = None
        self._cookies = None
        self._released = False
        self._closed = False
        self._ended = False
        self._keep = False
        self._inflater = None
        self._waiter = self._loop.create_future()
        self._upgraded = None
        self._rest = b""
        self._writer = None
        self.content = StreamReader(timer=self._timed, on_high=self._pause, on_low=self._resume)

    # What the connection tells.

    def _on_head(self, head):
        _, _, status, reason, version, fields, _, _, keep, _ = head
        if 100 <= status < 200 and status != 101:
            self._skipped = True
            return
        self.version = HttpVersion(1, version)
        self.status, self.reason = status, reason
        self._raw_headers = tuple((name.encode("utf-8", "surrogateescape"), value.encode("utf-8", "surrogateescape"))
                                  for name, value in fields)
        self._headers = CIMultiDictProxy(CIMultiDict(fields))
        self._keep = keep
        encoding = self._headers.get("Content-Encoding", "").lower()
        if self._session._auto_decompress and encoding in ("gzip", "deflate", "x-gzip"):
            self._inflater = _http.Inflater("gzip" if "gzip" in encoding else "deflate")
        if not self._waiter.done():
            self._waiter.set_result(None)

    _skipped = False

    def _on_data(self, data):
        if self._inflater is None or self._undecodable:
            if not self._undecodable:
                self.content.feed_data(data)
            return
        try:
            inflated = self._inflater.feed(data, 2 ** 28)
        except ValueError:
            inflated = None
        if inflated is None:
            # The rest is read and forgotten.
            self._undecodable = True
            kind = self._headers["Content-Encoding"]
            self.content.set_exception(ClientPayloadError(f"400, message:\n  Can not decode content-encoding: {kind}"))
        else:
            self.content.feed_data(inflated)

    _undecodable = False

    def _on_end(self):
        if self._skipped and self.status is None:
            self._skipped = False
            return
        if self._ended:
            return
        self._ended = True
        self._finish(not self._keep)
        self.content.feed_eof()

    def _on_fault(self, message):
        self._fail(ClientResponseError(self._request_info, self._history, status=400, message=message,
                                       headers=self._headers))
        self._finish(True)

    def _on_rest(self, data):
        if self._upgraded is not None:
            self._upgraded(data)
        else:
            self._rest += data

    def _upgrade(self, feed):
        """Another protocol takes over: what comes goes to `feed`, None at the end."""
        self._upgraded = feed
        rest, self._rest = self._rest, b""
        if rest:
            feed(rest)

    def _on_lost(self, error, missing):
        if self._upgraded is not None:
            self._upgraded(None)
            return
        if self.status is None:
            exc = ServerDisconnectedError() if error is None else ClientOSError(error.errno, error.strerror)
        elif missing and len(missing) == 2:
            detail = ("<ContentLengthError: 400, message='Not enough data to satisfy content length header "
                      f"(received {missing[0]} of {missing[1]} bytes).'>")
            exc = ClientPayloadError("Response payload is not completed: " + detail)
        else:
            detail = ("<TransferEncodingError: 400, message='Not enough data to satisfy transfer length header.'>")
            exc = ClientPayloadError("Response payload is not completed: " + detail)
        if error is not None:
            exc.__cause__ = error
        self._fail(exc)
        self._finish(True)

    def _fail(self, exc):
        if not self._waiter.done():
            self._waiter.set_exception(exc)
        else:
            self.content.set_exception(exc)
        self._ended = True

    def _finish(self, should_close):
        connection, self._connection = self._connection, None
        if connection is not None and self._upgraded is None:
            # The body is in the buffer: for whoever uses the connection next it is read again.
            connection.transport.resume_reading()
            if self._writer is not None and not self._writer.done():
                should_close = True
                self._writer.cancel()
            self._give_back(connection, should_close)

    def _give_back(self, connection, should_close):
        connector = self._session._connector
        if connector is None:
            connection.close()
        else:
            connector.release(self._key, connection, should_close)

    def _pause(self):
        if self._connection is not None:
            self._connection.transport.pause_reading()

    def _resume(self):
        if self._connection is not None:
            self._connection.transport.resume_reading()

    async def _timed(self, waiter):
        """Await a future no longer than the timeouts of the session allow."""
        deadline, read = self._deadline, self._read_timeout
        if deadline is None and read is None:
            await waiter
            return
        now = self._loop.time()
        until = now + read if read is not None and (deadline is None or now + read < deadline) else deadline
        try:
            async with asyncio.timeout_at(until):
                await waiter
        except TimeoutError:
            self.close()
            if until is deadline:
                raise TimeoutError from None
            raise SocketTimeoutError("Timeout on reading data from socket") from None

    async def _start(self):
        """Wait for the head."""
        try:
            await self._timed(self._waiter)
        except BaseException:
            self.close()
            raise
        return self

    # What programs ask.

    @property
    def url(self):
        return self._url

    @property
    def real_url(self):
        return self._real_url

    @property
    def host(self):
        return self._url.host

    @property
    def headers(self):
        return self._headers

    @property
    def raw_headers(self):
        return self._raw_headers

    @property
    def request_info(self):
        return self._request_info

    @property
    def history(self):
        """A sequence of responses, if redirects occurred."""
        return self._history

    @property
    def connection(self):
        return self._connection

    @property
    def closed(self):
        return self._closed

    @property
    def ok(self):
        """Returns True if status is less than 400."""
        return 400 > self.status

    @property
    def cookies(self):
        if self._cookies is None:
            self._cookies = SimpleCookie()
            for header in self._headers.getall("Set-Cookie", ()):
                try:
                    self._cookies.load(header)
                except CookieError:
                    pass
        return self._cookies

    @property
    def links(self):
        return {}

    @property
    def content_disposition(self):
        return self._headers.get("Content-Disposition")

    def __repr__(self):
        status = f" [{self.status} {self.reason}]" if self.status is not None else " [None None]"
        return f"<ClientResponse({self._url}){status}>\n{self._headers!r}\n"

    def __del__(self):
        if self._closed or self._connection is None:
            return
        connection, self._connection = self._connection, None
        self._give_back(connection, True)
        if self._loop.get_debug():
            import warnings
            warnings.warn(f"Unclosed response {self!r}", ResourceWarning, source=self)
            self._loop.call_exception_handler({"client_response": self, "message": "Unclosed response"})

    def close(self):
        """Close the connection; what was not read is lost."""
        self._closed = self._released = True
        if not self._ended:
            self.content.set_exception(ClientConnectionError("Connection closed"))
        self._finish(True)

    def release(self):
        """Give the connection back: for the next request where the body was read, else it closes."""
        self._released = True
        if self._connection is not None:
            self._closed = True
            if not self._ended:
                self.content.set_exception(ClientConnectionError("Connection closed"))
            self._finish(True)
        self._closed = True
        from .connector import _done
        return _done()

    def raise_for_status(self):
        """Raise an exception if the response status is 400 or higher."""
        if self.ok:
            return
        if not self._in_context:
            self.release()
        raise ClientResponseError(self._request_info, self._history, status=self.status, message=self.reason,
                                  headers=self._headers)

    _in_context = False

    async def wait_for_close(self):
        """Wait until the body was sent."""
        if self._writer is not None:
            await self._writer

    async def read(self):
        """Read response payload."""
        if self._body is None:
            try:
                self._body = await self.content.read()
                if self._traces is not None:
                    await self._traces.tell("response_chunk_received", self.method, self._url, self._body)
            except BaseException:
                self.close()
                raise
        return self._body

    def get_encoding(self):
        """The charset that the response names, or that fits."""
        charset = self.charset
        if charset:
            import codecs
            try:
                return codecs.lookup(charset).name
            except LookupError:
                pass
        return "utf-8"

    async def text(self, encoding=None, errors="strict"):
        """Read response payload and decode."""
        if self._body is None:
            await self.read()
        return self._body.decode(encoding or self.get_encoding(), errors=errors)

    async def json(self, *, encoding=None, loads=_json.loads, content_type="application/json"):
        """Read and decodes JSON response."""
        if self._body is None:
            await self.read()
        if content_type and not _is_expected(self.content_type, content_type):
            raise ContentTypeError(self._request_info, self._history, status=self.status,
                                   message="Attempt to decode JSON with unexpected mimetype: %s"
                                   % self._headers.get("Content-Type", ""), headers=self._headers)
        stripped = self._body.strip()
        if not stripped:
            return None
        return loads(stripped.decode(encoding or self.get_encoding()))

    async def __aenter__(self):
        self._in_context = True
        return self

    async def __aexit__(self, *exc):
        self._in_context = False
        self.release()


def _is_expected(found, expected):
    if expected == "application/json":
        return found == expected or (found.startswith("application/") and found.endswith("+json"))
    return expected in found
