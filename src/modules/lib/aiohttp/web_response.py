"""Responses of the server."""

import asyncio
import json
import math
import re
import time
import _http
from collections.abc import MutableMapping
from http import HTTPStatus
from http.cookies import Morsel, SimpleCookie
from multidict import CIMultiDict
from .helpers import ETag, SERVER_SOFTWARE, HeadersMixin, parse_content_type
from .payload import AsyncIterablePayload, LookupError, Payload, get_payload

__all__ = ("ContentCoding", "StreamResponse", "Response", "json_response", "json_bytes_response")

_REASONS = {int(status): status.phrase for status in HTTPStatus}
_NO_BODY = frozenset((204, 304))


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _date_header(moment):
    """A time (of UTC) as headers have it, whatever the language of the place."""
    year, month, day, hour, minute, second, weekday = moment[:7]
    return f"{_DAYS[weekday]}, {day:02d} {_MONTHS[month - 1]} {year:04d} {hour:02d}:{minute:02d}:{second:02d} GMT"


class ContentCoding:
    """How a body is compressed."""

    deflate = "deflate"
    gzip = "gzip"
    identity = "identity"


class StreamResponse(MutableMapping, HeadersMixin):
    """A response whose body is written in parts."""

    # What most responses leave as it is.
    _body = None
    _compression = None
    _keep_alive = None
    _chunked = False
    _cookies = None
    _req = None
    _writer = None
    _eof_sent = False
    _must_be_empty_body = None
    _body_length = 0
    _state = None
    _status = 200
    _reason = "OK"

    # The headers, made when somebody looks at them: until then they are a type (`_kind`), if anything. A response is usual
    # while headers and a body are all that is to be said about it; such are sent in one step.
    _made_headers = None
    _kind = None
    _usual = False

    def __init__(self, *, status=200, reason=None, headers=None):
        if headers is not None:
            self._made_headers = CIMultiDict(headers)
        if status != 200 or reason is not None:
            self.set_status(status, reason)

    @property
    def _headers(self):
        made = self._made_headers
        if made is None:
            made = self._made_headers = CIMultiDict()
            if self._kind is not None:
                made["Content-Type"] = self._kind
        return made

    @property
    def prepared(self):
        return self._writer is not None

    @property
    def task(self):
        return self._req.task if self._req is not None else None

    @property
    def status(self):
        return self._status

    @property
    def reason(self):
        return self._reason

    def set_status(self, status, reason=None):
        """Set response status and reason."""
        assert not self.prepared, "Cannot change the response status code after the headers have been sent"
        self._status = int(status)
        if reason is None:
            reason = _REASONS.get(self._status, "")
        elif "\r" in reason or "\n" in reason:
            raise ValueError("Reason cannot contain \\r or \\n")
        self._reason = reason

    @property
    def chunked(self):
        return self._chunked

    @property
    def compression(self):
        return self._compression is not None

    @property
    def keep_alive(self):
        return self._keep_alive

    def force_close(self):
        """The connection ends with this response."""
        self._keep_alive = False

    def _emit(self, data):
        self._req._answered = True
        self._writer.write(data)
        self._body_length += len(data)

    @property
    def body_length(self):
        """Bytes that were sent, the head among them."""
        return self._body_length

    def enable_chunked_encoding(self):
        """Enables automatic chunked transfer encoding."""
        if "Content-Length" in self._headers:
            raise RuntimeError("You can't enable chunked encoding when a content length is set")
        self._chunked, self._usual = True, False

    def enable_compression(self, force=None, strategy=None):
        """Enables response compression encoding."""
        self._compression, self._usual = force or "auto", False

    @property
    def headers(self):
        return self._headers

    @property
    def cookies(self):
        if self._cookies is None:
            self._cookies, self._usual = SimpleCookie(), False
        return self._cookies

    def set_cookie(self, name, value, *, expires=None, domain=None, max_age=None, path="/", secure=None, httponly=None,
                   version=None, samesite=None, partitioned=None):
        """Set or update response cookie."""
        cookies = self.cookies
        if name in cookies and cookies[name].coded_value == "":
            del cookies[name]
        cookies[name] = value
        cookie = cookies[name]
        if expires is not None:
            cookie["expires"] = expires
        elif cookie.get("expires") == "Thu, 01 Jan 1970 00:00:00 GMT":
            cookie["expires"] = ""
        for key, given in (("domain", domain), ("path", path), ("secure", secure), ("httponly", httponly),
                           ("version", version), ("samesite", samesite)):
            if given is not None:
                cookie[key] = given
        if max_age is not None:
            cookie["max-age"] = str(max_age)

    def del_cookie(self, name, *, domain=None, path="/", secure=None, httponly=None, samesite=None):
        """Delete cookie."""
        self.cookies.pop(name, None)
        self.set_cookie(name, "", max_age=0, expires="Thu, 01 Jan 1970 00:00:00 GMT", domain=domain, path=path,
                        secure=secure, httponly=httponly, samesite=samesite)

    @property
    def content_length(self):
        length = self._headers.get("Content-Length")
        return None if length is None else int(length)

    @content_length.setter
    def content_length(self, value):
        if value is not None:
            if self._chunked:
                raise RuntimeError("You can't set content length when chunked encoding is enable")
            self._headers["Content-Length"] = str(int(value))
        else:
            self._headers.pop("Content-Length", None)

    @property
    def content_type(self):
        return HeadersMixin.content_type.fget(self)

    @content_type.setter
    def content_type(self, value):
        parameters = self._content_type_parts()[2]
        self._write_type(str(value), parameters)

    @property
    def charset(self):
        return HeadersMixin.charset.fget(self)

    @charset.setter
    def charset(self, value):
        kind, parameters = self._content_type_parts()[1:]
        if kind == "application/octet-stream":
            raise RuntimeError("Setting charset for application/octet-stream doesn't make sense, setup content_type before")
        parameters = dict(parameters)
        if value is None:
            parameters.pop("charset", None)
        else:
            parameters["charset"] = str(value).lower()
        self._write_type(kind, parameters)

    def _write_type(self, kind, parameters):
        self._headers["Content-Type"] = "; ".join([kind, *(f"{key}={value}" for key, value in parameters.items())])

    @property
    def last_modified(self):
        from .web_request import _date
        return _date(self._headers.get("Last-Modified"))

    @last_modified.setter
    def last_modified(self, value):
        if value is None:
            self._headers.pop("Last-Modified", None)
        elif isinstance(value, str):
            self._headers["Last-Modified"] = value
        else:
            moment = time.gmtime(math.ceil(value)) if isinstance(value, (int, float)) else value.utctimetuple()
            self._headers["Last-Modified"] = _date_header(moment)

    @property
    def etag(self):
        from .web_request import _tags
        tags = _tags(self._headers.get("Etag"))
        return tags[0] if tags else None

    @etag.setter
    def etag(self, value):
        if value is None:
            self._headers.pop("Etag", None)
            return
        if not isinstance(value, (str, ETag)):
            raise ValueError(f"Unsupported etag type: {type(value)}. etag must be str, ETag or None")
        tag = value if isinstance(value, ETag) else ETag(value)
        if re.fullmatch(r"[\x21\x23-\x7e\x80-\xff]+", tag.value) is None:
            raise ValueError(f"Value {tag.value!r} is not a valid etag. Maybe it contains '\"'?")
        # A star alone stands for any tag.
        self._headers["Etag"] = "*" if tag.value == "*" else f'{"W/" * tag.is_weak}"{tag.value}"'

    # Sending.

    def _start_headers(self, request):
        """Complete the headers."""
        headers = self._headers
        keep = self._keep_alive
        if keep is None:
            keep = self._keep_alive = request.keep_alive
        if self._cookies:
            for cookie in self._cookies.values():
                headers.add("Set-Cookie", cookie.output(header="")[1:])
        status = self._status
        if self._compression is not None and not isinstance(self, Response):
            self._start_compression(request)
        empty = self._must_be_empty_body = request.method == "HEAD" or status in _NO_BODY or 100 <= status < 200
        if self._chunked:
            if request.version[1] == 0:
                raise RuntimeError("Using chunked encoding is forbidden for HTTP/1.0")
            if not empty:
                headers["Transfer-Encoding"] = "chunked"
        elif "Content-Length" not in headers and self._streams:
            if request.version[1] == 1:
                if not empty:
                    self._chunked = True
                    headers["Transfer-Encoding"] = "chunked"
            elif not empty:
                keep = self._keep_alive = False
        if status in _NO_BODY:
            headers.pop("Content-Length", None)
        if not empty and headers.get("Content-Length") != "0":
            headers.setdefault("Content-Type", "application/octet-stream")
        headers.setdefault("Date", _http.date())
        headers.setdefault("Server", SERVER_SOFTWARE)
        if "Connection" not in headers:
            if keep:
                if request.version[1] == 0:
                    headers["Connection"] = "keep-alive"
            elif request.version[1] == 1:
                headers["Connection"] = "close"

    # Whether nobody knows how long the body will be.
    _streams = True
    _compressor = None

    def _coding(self, request):
        """The coding of the body: what was asked for, else what the client prefers of what it accepts; None for no coding."""
        kind = self._compression
        if kind == "auto":
            wanted = request.headers.get("Accept-Encoding", "").lower()
            kind = next((kind for kind in ("deflate", "gzip") if kind in wanted), None)
        return None if kind == "identity" else kind

    def _start_compression(self, request):
        kind = self._coding(request)
        if kind is not None and "Content-Encoding" not in self._headers:
            self._headers["Content-Encoding"] = kind
            self._headers.pop("Content-Length", None)
            self._compressor = _http.Compressor(kind)

    def _head(self, request):
        line = f"HTTP/1.{request._head.version} {self._status} {self._reason}"
        return _http.head(line, [(key, value) for _, key, value in self._headers._items])

    async def prepare(self, request):
        """Send the head."""
        if self._eof_sent:
            return None
        if self._writer is not None:
            return self._writer
        self._req, self._usual = request, False
        self._start_headers(request)
        await request._prepare_hook(self)
        self._writer = request.protocol
        self._emit(self._head(request))
        return self._writer

    async def write(self, data):
        """Send a part of the body."""
        assert isinstance(data, (bytes, bytearray, memoryview)), "data argument must be byte-ish (%r)" % type(data)
        if self._eof_sent:
            raise RuntimeError("Cannot call write() after write_eof()")
        if self._writer is None:
            raise RuntimeError("Cannot call write() before prepare()")
        if self._compressor is not None:
            data = self._compressor.feed(data)
        if not data or self._must_be_empty_body:
            return
        self._emit(b"%x\r\n%s\r\n" % (len(data), bytes(data)) if self._chunked else data)
        await self._writer.drain()

    async def drain(self):
        """Wait until more may be written."""
        import warnings
        assert not self._eof_sent, "EOF has already been sent"
        assert self._writer is not None, "Response has not been started"
        warnings.warn("drain method is deprecated, use await resp.write()", DeprecationWarning, stacklevel=2)
        await self._writer.drain()

    async def write_eof(self, data=b""):
        """Send the end of the body."""
        assert isinstance(data, (bytes, bytearray, memoryview)), "data argument must be byte-ish (%r)" % type(data)
        if self._eof_sent:
            return
        assert self._writer is not None, "Response has not been started"
        if data:
            await self.write(data)
        if self._compressor is not None:
            compressor, self._compressor = self._compressor, None
            await self.write(compressor.finish())
        if self._chunked and not self._must_be_empty_body:
            self._emit(b"0\r\n\r\n")
        await self._writer.drain()
        self._eof_sent = True
        self._req = None

    def __repr__(self):
        if self._eof_sent:
            info = "eof"
        elif self.prepared:
            info = f"{self._req.method} {self._req.path} "
        else:
            info = "not prepared"
        return f"<{self.__class__.__name__} {self.reason} {info}>"

    def __getitem__(self, key):
        return (self._state or {})[key]

    def __setitem__(self, key, value):
        if self._state is None:
            self._state = {}
        self._state[key] = value

    def __delitem__(self, key):
        del (self._state or {})[key]

    def __len__(self):
        return len(self._state or {})

    def __iter__(self):
        return iter(self._state or {})

    def __contains__(self, key):
        return key in (self._state or {})

    def get(self, key, default=None):
        return (self._state or {}).get(key, default)

    def __bool__(self):
        return True

    def __hash__(self):
        return hash(id(self))

    def __eq__(self, other):
        return self is other


class Response(StreamResponse):
    """A response with its body."""

    def __init__(self, *, body=None, status=200, reason=None, text=None, headers=None, content_type=None, charset=None,
                 zlib_executor_size=None, zlib_executor=None):
        if text is not None and body is None and charset is None and headers is None and isinstance(text, str):
            if content_type is None:
                content_type = "text/plain"
            elif "charset" in content_type:
                raise ValueError("charset must not be in content_type argument")
            self._kind = content_type + "; charset=utf-8"
            self._body = text.encode()
            self._usual = True
            if status != 200 or reason is not None:
                self.set_status(status, reason)
            return
        if body is not None and text is not None:
            raise ValueError("body and text are not allowed together")
        real = headers if isinstance(headers, CIMultiDict) else CIMultiDict(headers) if headers else CIMultiDict()
        if content_type is not None and "charset" in content_type:
            raise ValueError("charset must not be in content_type argument")
        if text is not None:
            if headers and "Content-Type" in real:
                if content_type or charset:
                    raise ValueError("passing both Content-Type header and content_type or charset params is forbidden")
                charset = parse_content_type(real["Content-Type"])[1].get("charset", "utf-8")
            else:
                if not isinstance(text, str):
                    raise TypeError("text argument must be str (%r)" % type(text))
                charset = charset or "utf-8"
                real["Content-Type"] = (content_type or "text/plain") + "; charset=" + charset
            body = text.encode(charset)
        elif headers and "Content-Type" in real:
            if content_type is not None or charset is not None:
                raise ValueError("passing both Content-Type header and content_type or charset params is forbidden")
        elif content_type is not None:
            real["Content-Type"] = content_type + (f"; charset={charset}" if charset is not None else "")
        super().__init__(status=status, reason=reason)
        self._made_headers = real
        self.body = body
        self._usual = not isinstance(self._body, Payload)

    @property
    def body(self):
        return self._body

    @body.setter
    def body(self, body):
        if body is None or isinstance(body, bytes):
            self._body = body
        elif isinstance(body, bytearray):
            self._body = bytes(body)
        else:
            try:
                self._body = body = get_payload(body)
            except LookupError as exc:
                raise ValueError("Unsupported body type %r" % type(body)) from exc
            self._usual = False
            for name, value in body.headers.items():
                self._headers.setdefault(name, value)

    @property
    def text(self):
        if self._body is None:
            return None
        return self._body.decode(self.charset or "utf-8")

    @text.setter
    def text(self, text):
        assert text is None or isinstance(text, str), "text argument must be str (%r)" % type(text)
        if self.content_type == "application/octet-stream":
            self.content_type = "text/plain"
        if self.charset is None:
            self.charset = "utf-8"
        self._body = text.encode(self.charset)

    @property
    def content_length(self):
        if self._chunked:
            return None
        if "Content-Length" in self._headers:
            return int(self._headers["Content-Length"])
        if isinstance(self._body, Payload):
            return None
        return 0 if self._body is None else len(self._body)

    @content_length.setter
    def content_length(self, value):
        raise RuntimeError("Content length is set automatically")

    def _compressed(self, request):
        kind = self._coding(request)
        if kind is not None and self._body:
            self._body = _http.deflate(self._body, kind)
            self._headers["Content-Encoding"] = kind
            self._headers.pop("Content-Length", None)

    _streams = False

    def _start_headers(self, request):
        body = self._body
        known = not isinstance(body, Payload)
        if self._compression is not None:
            if known:
                self._compressed(request)
                body = self._body
            else:
                self._start_compression(request)
        if not self._chunked and "Content-Length" not in self._headers:
            length = len(body or b"") if known else None if self._compressor is not None else body.size
            if length is None:
                self._streams = True
            # Who asks for the head alone is not told of a length of nothing.
            elif length or request.method != "HEAD" and self._status not in _NO_BODY and self._status >= 200:
                self._headers["Content-Length"] = str(length)
        super()._start_headers(request)

    async def prepare(self, request):
        """Everything is sent at the end, together."""
        if self._eof_sent:
            return None
        if self._writer is None:
            self._req, self._usual = request, False
            self._start_headers(request)
            await request._prepare_hook(self)
            self._writer = request.protocol
            self._pending = self._head(request)
        return self._writer

    _pending = b""

    def _emit(self, data):
        if self._pending:
            data, self._pending = self._pending + bytes(data), b""
        super()._emit(data)

    async def write_eof(self, data=b""):
        if self._eof_sent:
            return
        body = data or self._body or b""
        if isinstance(body, Payload):
            await self._write_payload(body)
            return
        if self._must_be_empty_body:
            body = b""
        elif self._chunked and body:
            body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        elif self._chunked:
            body = b"0\r\n\r\n"
        writer = self._writer
        self._emit(body)
        self._eof_sent = True
        self._req = None
        if writer._paused:
            await writer.drain()

    async def _write_payload(self, payload):
        if not self._must_be_empty_body:
            if isinstance(payload, AsyncIterablePayload):
                async for part in payload._value:
                    await self.write(part)
            else:
                await payload.write(self)
        if self._pending:
            self._emit(b"")
        await super().write_eof()


_absent = object()
_dumps, _encode = json.dumps, json._default_encoder.encode


def json_response(data=_absent, *, text=None, body=None, status=200, reason=None, headers=None,
                  content_type="application/json", dumps=json.dumps):
    """A response whose body is JSON."""
    if data is not _absent:
        if text or body:
            raise ValueError("only one of data, text, or body should be specified")
        # The encoder that json.dumps has, without its arguments.
        text = _encode(data) if dumps is _dumps else dumps(data)
        if headers is None and reason is None and body is None and isinstance(text, str) and "charset" not in content_type:
            # What Response(text=…) makes of these, in fewer steps.
            response = Response.__new__(Response)
            response._kind = content_type + "; charset=utf-8"
            response._body = text.encode()
            response._usual = True
            if status != 200:
                response.set_status(status)
            return response
    return Response(text=text, body=body, status=status, reason=reason, headers=headers, content_type=content_type)


def json_bytes_response(data=_absent, *, dumps, body=None, status=200, reason=None, headers=None,
                        content_type="application/json"):
    """The same with a dumps that makes bytes."""
    if data is not _absent:
        body = dumps(data)
    return Response(body=body, status=status, reason=reason, headers=headers, content_type=content_type)
