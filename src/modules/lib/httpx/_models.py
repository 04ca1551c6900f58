"""Requests and responses."""

import codecs
import datetime
import json as jsonlib
from urllib.parse import parse_qsl
import _http_exchange as _exchange
from ._content import (AsyncByteStream, ByteStream, SyncByteStream, UnattachedStream, encode_request, encode_response)
from ._exceptions import (DecodingError, HTTPStatusError, RequestNotRead, ResponseNotRead, StreamClosed, StreamConsumed)
from ._headers import Cookies, Headers
from ._status_codes import codes
from ._urls import URL


class _Body:
    """What requests and responses have in common: a body that may be in memory already."""

    # What asking for a body that is not there raises.
    _unread = None

    @property
    def _in_memory(self):
        return hasattr(self, "_content")

    @property
    def content(self):
        if self._in_memory:
            return self._content
        raise self._unread()

    def _state_without(self, *names):
        state = dict(self.__dict__)
        for name in names:
            state.pop(name, None)
        return state

    def _describe(self, found):
        """Add the headers of a body to those given; a length makes chunks needless."""
        for name, value in found.items():
            if name != "Transfer-Encoding" or "Content-Length" not in self.headers:
                self.headers.setdefault(name, value)


class Request(_Body):
    """What is sent."""

    _unread = RequestNotRead

    def __init__(self, method, url, *, params=None, headers=None, cookies=None, content=None, data=None, files=None, json=None,
                 stream=None, extensions=None):
        query = {} if params is None else {"params": params}
        self.method, self.url, self.headers = method.upper(), URL(url, **query), Headers(headers)
        self.extensions = dict(() if extensions is None else extensions)
        if cookies:
            sent = Cookies(cookies)
            sent.set_cookie_header(self)
        if stream is not None:
            self.stream = stream
            return
        found, self.stream = encode_request(content, data, files, json)
        self._add(found)
        if isinstance(self.stream, ByteStream):
            self.read()

    def _add(self, found):
        self._describe(found)
        first = []
        if "Host" not in self.headers and self.url.host:
            first.append((b"Host", self.url.netloc))
        if (self.method in ("POST", "PUT", "PATCH") and "Content-Length" not in self.headers
                and "Transfer-Encoding" not in self.headers):
            first.append((b"Content-Length", b"0"))
        self.headers = Headers(first + self.headers.raw)

    def read(self):
        """Have the whole body in memory."""
        return self._content if self._in_memory else self._keep(self.stream)

    async def aread(self):
        """The same of an asynchronous one."""
        return self._content if self._in_memory else self._keep([part async for part in self.stream])

    def _keep(self, parts):
        self._content = body = b"".join(parts)
        # What came once can be sent again.
        self.stream = self.stream if isinstance(self.stream, ByteStream) else ByteStream(body)
        return body

    def __repr__(self):
        return f"<{self.__class__.__name__}({self.method!r}, {str(self.url)!r})>"

    def __getstate__(self):
        return self._state_without("extensions", "stream")

    def __setstate__(self, state):
        self.__dict__.update(state, extensions={}, stream=UnattachedStream())


class Response(_Body):
    """What came back; its body is read at once, or as it comes."""

    _unread = ResponseNotRead

    def __init__(self, status_code, *, headers=None, content=None, text=None, html=None, json=None, stream=None, request=None,
                 extensions=None, history=None, default_encoding="utf-8"):
        self.status_code, self.headers, self._request, self.next_request = status_code, Headers(headers), request, None
        self.extensions = dict(() if extensions is None else extensions)
        self.history = list(() if history is None else history)
        self.is_closed = self.is_stream_consumed = False
        self.default_encoding, self._num_bytes_downloaded = default_encoding, 0
        if stream is not None:
            self.stream = stream
            return
        found, self.stream = encode_response(content, text, html, json)
        self._describe(found)
        if isinstance(self.stream, ByteStream):
            self.read()

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"

    def __getstate__(self):
        return self._state_without("extensions", "stream", "is_closed", "_decoder")

    def __setstate__(self, state):
        self.__dict__.update(state, is_closed=True, extensions={}, stream=UnattachedStream())

    @property
    def elapsed(self):
        """How long it took, from the request to the end of the response."""
        if "_elapsed" not in self.__dict__:
            raise RuntimeError("'.elapsed' may only be accessed after the response has been read or closed.")
        return self._elapsed

    @elapsed.setter
    def elapsed(self, elapsed):
        self._elapsed = elapsed

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The request instance has not been set on this response.")
        return self._request

    @request.setter
    def request(self, value):
        self._request = value

    @property
    def http_version(self):
        return self.extensions.get("http_version", b"HTTP/1.1").decode("ascii", "ignore")

    @property
    def reason_phrase(self):
        if "reason_phrase" not in self.extensions:
            return codes.get_reason_phrase(value=self.status_code)
        return self.extensions["reason_phrase"].decode("ascii", "ignore")

    @property
    def url(self):
        return self.request.url

    is_informational = property(lambda self: codes.is_informational(self.status_code))
    is_success = property(lambda self: codes.is_success(self.status_code))
    is_redirect = property(lambda self: codes.is_redirect(self.status_code))
    is_client_error = property(lambda self: codes.is_client_error(self.status_code))
    is_server_error = property(lambda self: codes.is_server_error(self.status_code))
    is_error = property(lambda self: codes.is_error(self.status_code))
    has_redirect_location = property(lambda self: self.status_code in (301, 302, 303, 307, 308) and "Location" in self.headers)
    num_bytes_downloaded = property(lambda self: self._num_bytes_downloaded)

    @property
    def text(self):
        if "_text" not in self.__dict__:
            body = self.content
            self._text = body.decode(self.encoding or "utf-8", "replace") if body else ""
        return self._text

    @property
    def charset_encoding(self):
        """The charset of the Content-Type, or None."""
        return _exchange.charset(self.headers.get("Content-Type"))

    @property
    def encoding(self):
        """What the body is decoded with."""
        if "_encoding" not in self.__dict__:
            named = self.charset_encoding
            try:
                codecs.lookup(named or "")
            except LookupError:
                named = self._guessed()
            self._encoding = named or "utf-8"
        return self._encoding

    def _guessed(self):
        """The encoding where the headers name none that is known."""
        guess = self.default_encoding
        if isinstance(guess, str):
            return guess
        return guess(self._content) if self._in_memory else None

    @encoding.setter
    def encoding(self, value):
        if hasattr(self, "_text"):
            raise ValueError("Setting encoding after `text` has been accessed is not allowed.")
        self._encoding = value

    def json(self, **kwargs):
        """The body as JSON."""
        body = self.content
        return jsonlib.loads(body, **kwargs)

    @property
    def cookies(self):
        if "_cookies" not in self.__dict__:
            self._cookies = found = Cookies()
            found.extract_cookies(self)
        return self._cookies

    @property
    def links(self):
        """The links of the headers, by what they are."""
        if "link" not in self.headers:
            return {}
        from requests.utils import parse_header_links
        return {link.get("rel") or link.get("url"): link for link in parse_header_links(self.headers["link"])}

    def raise_for_status(self):
        """Raise the HTTPStatusError if one occurred."""
        if self._request is None:
            raise RuntimeError("Cannot call `raise_for_status` as the request instance has not been set on this response.")
        if self.is_success:
            return self
        kinds = {1: "Informational response", 3: "Redirect response", 4: "Client error", 5: "Server error"}
        message = (f"{kinds.get(self.status_code // 100, 'Invalid status code')} '{self.status_code} {self.reason_phrase}' "
                   f"for url '{self.url}'")
        lines = [message]
        if self.has_redirect_location:
            lines.append(f"Redirect location: '{self.headers['location']}'")
        page = f"https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}"
        lines.append(f"For more information check: {page}")
        raise HTTPStatusError("\n".join(lines), request=self.request, response=self)

    def _check_kind(self, kind, words):
        if not isinstance(self.stream, kind):
            raise RuntimeError(f"Attempted to call {words} stream.")

    def _closing(self, kind, words):
        """Whether there is something to close; it is taken for closed from here on."""
        self._check_kind(kind, words)
        before, self.is_closed = self.is_closed, True
        return not before

    def _begin(self, kind, words):
        """Check that the body can be read now, in this way."""
        if self.is_stream_consumed:
            raise StreamConsumed()
        if self.is_closed:
            raise StreamClosed()
        self._check_kind(kind, words)
        self.is_stream_consumed, self._num_bytes_downloaded = True, 0

    def _unpacking(self):
        encoding = self.headers.get("content-encoding")
        return _exchange.Unpacking(encoding) if encoding else None

    def _unpacked(self, unpacking, part):
        try:
            return unpacking.feed(part) if unpacking else part
        except ValueError:
            import zlib
            cause = zlib.error("Error -3 while decompressing data: incorrect header check")
            raise DecodingError(str(cause), request=self._request) from cause

    def read(self):
        """Read the whole body."""
        if not self._in_memory:
            parts = self.iter_bytes()
            self._content = b"".join(parts)
        return self._content

    def iter_bytes(self, chunk_size=None):
        """The body in pieces, unpacked."""
        if self._in_memory:
            size = chunk_size or len(self._content)
            for at in range(0, len(self._content), max(size, 1)):
                yield self._content[at:at + size]
            return
        unpacking, pieces = self._unpacking(), _Pieces(chunk_size, b"")
        for part in self.iter_raw():
            yield from pieces.feed(self._unpacked(unpacking, part))
        yield from pieces.end()

    def iter_text(self, chunk_size=None):
        """The body in pieces of text."""
        decoder = codecs.getincrementaldecoder(self.encoding or "utf-8")(errors="replace")
        pieces = _Pieces(chunk_size, "")
        for part in self.iter_bytes():
            yield from pieces.feed(decoder.decode(part))
        yield from pieces.feed(decoder.decode(b"", True))
        yield from pieces.end()

    def iter_lines(self):
        """The body in lines."""
        lines = _exchange.Lines()
        for part in self.iter_text():
            yield from lines.feed(part)
        yield from lines.end()

    def iter_raw(self, chunk_size=None):
        """The body in pieces, as it is sent."""
        self._begin(SyncByteStream, "a sync iterator on an async")
        pieces = _Pieces(chunk_size, b"")
        for part in self.stream:
            self._num_bytes_downloaded += len(part)
            yield from pieces.feed(part)
        yield from pieces.end()
        self.close()

    def close(self):
        """Let the connection go."""
        if self._closing(SyncByteStream, "an sync close on an async"):
            self.stream.close()

    async def aread(self):
        """Read the whole body."""
        if not self._in_memory:
            parts = [part async for part in self.aiter_bytes()]
            self._content = b"".join(parts)
        return self._content

    async def aiter_bytes(self, chunk_size=None):
        """The body in pieces, unpacked."""
        if self._in_memory:
            for piece in self.iter_bytes(chunk_size):
                yield piece
            return
        unpacking, pieces = self._unpacking(), _Pieces(chunk_size, b"")
        async for part in self.aiter_raw():
            for piece in pieces.feed(self._unpacked(unpacking, part)):
                yield piece
        for piece in pieces.end():
            yield piece

    async def aiter_text(self, chunk_size=None):
        """The body in pieces of text."""
        decoder = codecs.getincrementaldecoder(self.encoding or "utf-8")(errors="replace")
        pieces = _Pieces(chunk_size, "")
        async for part in self.aiter_bytes():
            for piece in pieces.feed(decoder.decode(part)):
                yield piece
        for piece in [*pieces.feed(decoder.decode(b"", True)), *pieces.end()]:
            yield piece

    async def aiter_lines(self):
        """The body in lines."""
        lines = _exchange.Lines()
        async for part in self.aiter_text():
            for line in lines.feed(part):
                yield line
        for line in lines.end():
            yield line

    async def aiter_raw(self, chunk_size=None):
        """The body in pieces, as it is sent."""
        self._begin(AsyncByteStream, "an async iterator on a sync")
        pieces = _Pieces(chunk_size, b"")
        async for part in self.stream:
            self._num_bytes_downloaded += len(part)
            for piece in pieces.feed(part):
                yield piece
        for piece in pieces.end():
            yield piece
        await self.aclose()

    async def aclose(self):
        """Let the connection go."""
        if self._closing(AsyncByteStream, "an async close on a sync"):
            await self.stream.aclose()


class _Pieces:
    """Cuts what comes into pieces of a size; as it comes without one."""

    def __init__(self, size, empty):
        self._size, self._rest = size, empty

    def feed(self, part):
        """The pieces that are whole."""
        if self._size is None:
            return [part] if part else []
        whole, size = self._rest + part, self._size
        end = len(whole) - len(whole) % size
        self._rest = whole[end:]
        return [whole[at:at + size] for at in range(0, end, size)]

    def end(self):
        """What is left."""
        return [self._rest] if self._rest else []
