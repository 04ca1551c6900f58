"""Requests and responses of the client."""

import asyncio
import base64
import json as _json
import _http
from collections import namedtuple
from http.cookies import SimpleCookie
from multidict import CIMultiDict, CIMultiDictProxy, MultiDict, MultiDictProxy
from types import MappingProxyType
from yarl import URL
from ._cookie_helpers import parse_cookie_header, parse_set_cookie_headers
from .client_exceptions import (ClientConnectionError, ClientConnectionResetError, ClientOSError, ClientPayloadError,
                                ClientResponseError, ConnectionKey, ContentTypeError, ServerDisconnectedError,
                                SocketTimeoutError, UploadAbortedError)
from .formdata import FormData
from .helpers import SERVER_SOFTWARE, BasicAuth, Fingerprint, HeadersMixin, noop, refuse_control_characters
from .http import HttpVersion, HttpVersion11
from .payload import LookupError as UnknownPayload, get_payload
from .streams import StreamReader

__all__ = ("ClientRequest", "ClientResponse", "RequestInfo", "Fingerprint", "UploadTracker")

RequestInfo = namedtuple("RequestInfo", ["url", "method", "headers", "real_url"])
ContentDisposition = namedtuple("ContentDisposition", ["type", "parameters", "filename"])

_BODILESS = {"GET", "HEAD", "OPTIONS", "TRACE"}
_WITH_BODY = {"POST", "PUT", "PATCH"}
_AUTO_HEADERS = (("Accept", "*/*"), ("Accept-Encoding", "gzip, deflate"), ("User-Agent", SERVER_SOFTWARE))
# What gzip's data begins with.
_GZIP = b"\x1f\x8b\x08"
# What a body that was let go raises. It is one for all: hardly anybody reads on.
_CLOSED = ClientConnectionError("Connection closed")


def _check_ssl(chosen):
    """Refuse what says nothing about TLS; None is the default."""
    if chosen is None or isinstance(chosen, (bool, Fingerprint)):
        return True if chosen is None else chosen
    import ssl
    if not isinstance(chosen, ssl.SSLContext):
        raise TypeError(f"ssl should be SSLContext, bool, Fingerprint or None, got {chosen!r} instead.")
    return chosen


def _credentials(url):
    """The value of Authorization that a URL stands for."""
    credentials = f"{url.user or ''}:{url.password or ''}".encode("latin1")
    return "Basic " + base64.b64encode(credentials).decode()


def _checked_method(method):
    if not method.isalpha():
        import re
        found = re.search("[^!#$%&'*+.^_`|~0-9A-Za-z-]", method)
        if found:
            raise ValueError(f"Method cannot contain non-token characters {method!r} "
                             f"(found at least {found.group()!r})")
    return method.upper()


class UploadTracker:
    """Tells how far the body of one request is sent."""

    def __init__(self):
        self.bytes_written = self.attempts = 0
        self.upload_complete = asyncio.get_running_loop().create_future()
        self._bound = False

    def _bind(self):
        if self._bound:
            raise RuntimeError("UploadTracker is already bound to a request")
        self._bound = True

    def _begin(self):
        self.attempts += 1
        self.bytes_written = 0

    def _finish(self, failure=None):
        if self.upload_complete.done():
            return
        if failure is None:
            self.upload_complete.set_result(None)
        else:
            self.upload_complete.set_exception(failure)
            # Whether it is asked for is the program's choice.
            self.upload_complete.exception()


class ClientRequest:
    """What is sent."""

    def __init__(self, method, url, *, headers, params=None, data=None, json=None, cookies=None, auth=None, ssl=True,
                 dumps=_json.dumps, chunked=None, compress=None, version=HttpVersion11, proxy=None, proxy_auth=None,
                 proxy_headers=None, session=None, traces=None, skip_auto_headers=(), expect100=False,
                 upload_tracker=None):
        if params:
            url = url.extend_query(params)
        self.method = _checked_method(method)
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
        self.compress = None
        self.version = version
        self.headers = CIMultiDict()
        self._skipped = skip_auto_headers
        self._tracker = upload_tracker
        self._default_headers(headers)
        if cookies:
            self._cookies(cookies)
        if data is not None and json is not None:
            raise ValueError("data and json parameters can not be used at the same time")
        if compress and data:
            self._compressed(compress)
        self._authorize(auth, given)
        if chunked:
            self._check_chunked()
        if json is not None:
            self._send_bytes(dumps(json).encode(), "application/json")
        elif data is not None:
            self._data(data)
        self._length()
        if expect100:
            self.headers["Expect"] = "100-continue"
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
                if not isinstance(value, str):
                    raise TypeError(f"Cannot serialize non-str key {value!r}")
                if not value.isprintable() or not key.isprintable():
                    refuse_control_characters(key)
                    refuse_control_characters(value)
                if key.lower() == "host":
                    self.headers["Host"] = value
                else:
                    self.headers.add(key, value)
        for name, value in _AUTO_HEADERS:
            if name.lower() not in self._skipped:
                self.headers.setdefault(name, value)

    def _cookies(self, cookies):
        jar = SimpleCookie()
        if "Cookie" in self.headers:
            jar.update(parse_cookie_header(self.headers.pop("Cookie")))
        for name, value in (cookies.items() if hasattr(cookies, "items") else cookies):
            jar[name] = value.copy() if hasattr(value, "coded_value") else value
        self.headers["Cookie"] = jar.output(header="", sep=";").strip()

    def _authorize(self, auth, given):
        if auth is not None:
            if not isinstance(auth, BasicAuth):
                raise TypeError("BasicAuth() tuple is required instead")
            self.headers["Authorization"] = auth.encode()
        elif given is not None:
            self.headers["Authorization"] = given

    def _compressed(self, compress):
        if "Content-Encoding" in self.headers:
            raise ValueError("compress can not be set if Content-Encoding header is set")
        self.compress = self.headers["Content-Encoding"] = compress if isinstance(compress, str) else "deflate"
        self.chunked = True

    def _check_chunked(self):
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            raise ValueError('chunked can not be set if "Transfer-Encoding: chunked" header is set')
        if "Content-Length" in self.headers:
            raise ValueError("chunked can not be set if Content-Length header is set")

    def _data(self, data):
        if isinstance(data, str):
            self._send_bytes(data.encode(), "text/plain; charset=utf-8")
        elif isinstance(data, (bytes, bytearray, memoryview)):
            self._send_bytes(bytes(data), "application/octet-stream")
        else:
            self._send_payload(_payload_of(data))

    def _send_bytes(self, body, kind):
        self.body = _http.deflate(body, self.compress) if self.compress else body
        if not self.chunked:
            self.headers.setdefault("Content-Length", str(len(body)))
        if "content-type" not in self._skipped:
            self.headers.setdefault("Content-Type", kind)

    def _send_payload(self, payload):
        size, body = payload.size, payload._bytes()
        if size is None and "Content-Length" not in self.headers:
            self.chunked = True
        if body is None:
            self.body = payload
        else:
            self.body = _http.deflate(body, self.compress) if self.compress else body
        if not self.chunked:
            self.headers.setdefault("Content-Length", str(size))
        for name, value in payload.headers.items():
            if name.lower() not in self._skipped:
                self.headers.setdefault(name, value)

    def _length(self):
        if self.chunked:
            self.headers["Transfer-Encoding"] = "chunked"
        elif self.body is None and self.method not in _BODILESS:
            self.headers.setdefault("Content-Length", "0")
        if self.method in _WITH_BODY and "content-type" not in self._skipped:
            self.headers.setdefault("Content-Type", "application/octet-stream")
        if self.version != HttpVersion11:
            self.headers.setdefault("Connection", "keep-alive")

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
        self.chunked = self.compress is not None
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
        major, minor = self.version
        head = _http.head(f"{self.method} {target} HTTP/{major}.{minor}", list(self.headers.items()))
        body = self.body
        if self._tracker is not None:
            self._tracker._begin()
        if isinstance(body, bytes) and self.chunked:
            body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body) if body else b"0\r\n\r\n"
        elif body is None and self.chunked:
            body = b"0\r\n\r\n"
        if (body is None or isinstance(body, bytes)) and "Expect" not in self.headers:
            connection.transport.write(head + body if body else head)
            self._sent(len(self.body) if self.body else 0)
            return None
        return asyncio.create_task(self._stream(connection, head, body))

    async def _stream(self, connection, head, body):
        """Write a body that comes in pieces, or that has to wait for the server's word."""
        response = connection.response
        try:
            if "Expect" in self.headers:
                connection.transport.write(head)
                head, response._continue = b"", connection.loop.create_future()
                await response._continue
            if isinstance(body, bytes):
                connection.transport.write(body)
                self._sent(len(self.body))
            elif body is not None:
                await self._write_payload(connection, head, body)
        except asyncio.CancelledError:
            self._sent(0, UploadAbortedError("The upload was cancelled"))
            connection.close()
            raise
        except Exception as exc:
            failure = self._failure_of_body(connection, exc)
            failure.__cause__ = exc
            self._sent(0, failure)
            if connection.response is not None:
                connection.response._fail(failure)
            connection.close()

    async def _write_payload(self, connection, head, payload):
        from .http_writer import StreamWriter
        length = None if self.chunked else int(self.headers["Content-Length"])
        writer = StreamWriter(connection, head, chunked=self.chunked, length=length, kind=self.compress,
                              tracker=self._tracker)
        await payload.write(writer)
        await writer.write_eof()
        self._sent(0)

    def _sent(self, count, failure=None):
        """Tell whoever wants to know how much of the body was sent, at its end."""
        if self._tracker is not None:
            self._tracker.bytes_written += count
            self._tracker._finish(failure)

    def _failure_of_body(self, connection, exc):
        if isinstance(exc, OSError):
            return ClientOSError(exc.errno, f"Can not write request body for {self.url!s}")
        return ClientConnectionError(f"Failed to send bytes into the underlying connection {connection!r}: {exc!r}")


def _payload_of(data):
    """The payload of a body: what is none of the known kinds is a form."""
    if not isinstance(data, FormData):
        try:
            return get_payload(data, disposition=None)
        except UnknownPayload:
            data = FormData(data)
    return data()


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
        self._fields = ()
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
        _, _, status, reason, version, fields, _, chunked, keep, _ = head
        if 100 <= status < 200 and status != 101:
            self._skipped = True
            if status == 100:
                self._go_on()
            return
        self.version = HttpVersion(1, version)
        self.status, self.reason = status, reason
        self._fields = fields
        self._headers = CIMultiDictProxy(CIMultiDict(fields))
        self._keep = keep
        self.content.in_chunks = chunked
        encoding = self._headers.get("Content-Encoding", "").lower()
        if self._session._auto_decompress and encoding in ("gzip", "deflate", "x-gzip"):
            self._inflater_kind = "gzip" if "gzip" in encoding else "deflate"
            self._inflater = _http.Inflater(self._inflater_kind)
        if not self._waiter.done():
            self._waiter.set_result(None)

    _skipped = False
    _continue = None

    def _go_on(self):
        """The body may be sent."""
        if self._continue is not None and not self._continue.done():
            self._continue.set_result(None)

    def _on_data(self, data):
        if self._inflater is None or self._undecodable:
            if not self._undecodable:
                self.content.feed_data(data)
            return
        try:
            inflated = self._inflater.feed(self._begun(data), 2 ** 28)
        except ValueError:
            inflated = None
        if inflated is None:
            # The rest is read and forgotten.
            self._undecodable = True
            self.content.set_exception(_undecodable(self._headers["Content-Encoding"]))
        else:
            self.content.feed_data(inflated)

    _undecodable = False
    _opening = b""

    def _begun(self, data):
        """The data, once it is certain that gzip's begins as it must: the inflater waits for a whole head."""
        if self._opening is not None and self._inflater_kind == "gzip":
            opening = self._opening + data
            if not opening.startswith(_GZIP) and not _GZIP.startswith(opening):
                raise ValueError
            self._opening = None if len(opening) >= len(_GZIP) else opening
        return data

    def _on_end(self):
        if self._skipped and self.status is None:
            self._skipped = False
            return
        if self._ended:
            return
        self._ended = self._closed = True
        self._finish(not self._keep)
        self.content.feed_eof()

    def _on_fault(self, message):
        from .http_exceptions import fault_of
        exc = ClientResponseError(self._request_info, self._history, status=400, message=message, headers=self._headers)
        exc.__cause__ = fault_of(message)
        self._fail(exc)
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
        else:
            exc = _incomplete(missing)
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
            return
        except TimeoutError:
            self.close()
            if until is deadline:
                raise
        raise SocketTimeoutError("Timeout on reading data from socket")

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
        """The names and values as they came."""
        return tuple((name.encode("utf-8", "surrogateescape"), value.encode("utf-8", "surrogateescape"))
                     for name, value in self._fields)

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
            headers = self._headers.getall("Set-Cookie", ())
            if headers:
                self._cookies.update(parse_set_cookie_headers(headers))
        return self._cookies

    @property
    def links(self):
        """What the headers Link say, by relation."""
        found = MultiDict()
        for place, link in _links_in(", ".join(self._headers.getall("Link", ()))):
            relation = link.get("rel", place)
            link["url"] = self._url.join(URL(place))
            found.add(relation, MultiDictProxy(link))
        return MultiDictProxy(found)

    @property
    def content_disposition(self):
        """What the header Content-Disposition says, if there is one."""
        raw = self._headers.get("Content-Disposition")
        if raw is None:
            return None
        from .multipart import content_disposition_filename, parse_content_disposition
        kind, parameters = parse_content_disposition(raw)
        return ContentDisposition(kind, MappingProxyType(parameters), content_disposition_filename(parameters))

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
        self._let_go()
        self._finish(True)

    def release(self):
        """Give the connection back: for the next request where the body was read, else it closes."""
        self._let_go()
        if self._connection is not None:
            self._finish(True)
        return noop()

    def _let_go(self):
        self._closed = self._released = True
        if self.content._exception is None:
            self.content.set_exception(_CLOSED)

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
            if self._released:
                raise ClientConnectionError("Connection closed")
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
        if self._writer is not None and not self._writer.done():
            # It was cancelled, and is gone when the block is left.
            await asyncio.wait((self._writer,))


def _incomplete(missing):
    """A body that ends too early; `missing` is what came and what should have come, where that is known."""
    from .http_exceptions import ContentLengthError, TransferEncodingError
    if missing and len(missing) == 2:
        cause = ContentLengthError("Not enough data to satisfy content length header "
                                   f"(received {missing[0]} of {missing[1]} bytes).")
    else:
        cause = TransferEncodingError("Not enough data to satisfy transfer length header.")
    exc = ClientPayloadError(f"Response payload is not completed: {cause!r}")
    exc.__cause__ = cause
    return exc


def _undecodable(kind):
    """A body that is not packed as its headers say."""
    from .http_exceptions import ContentEncodingError
    cause = ContentEncodingError(f"Can not decode content-encoding: {kind}")
    exc = ClientPayloadError(str(cause))
    exc.__cause__ = cause
    return exc


def _links_in(header):
    """The places that a header Link names, each with its parameters."""
    for part in header.split("<")[1:]:
        place, closed, rest = part.partition(">")
        if not closed:
            continue
        link = MultiDict()
        for parameter in rest.rstrip(" ,").split(";")[1:]:
            name, equals, value = parameter.partition("=")
            value = value.strip()
            if equals:
                quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
                link.add(name.strip(), value[1:-1] if quoted else value)
        yield place, link


def _is_expected(found, expected):
    if expected == "application/json":
        return found == expected or (found.startswith("application/") and found.endswith("+json"))
    return expected in found
