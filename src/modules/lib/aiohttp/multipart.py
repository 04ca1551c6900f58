"""Multipart bodies: reading their parts as they come, and writing them."""

import base64
import json as _json
import uuid
import warnings
import _http
from urllib.parse import parse_qsl, unquote, urlencode
from multidict import CIMultiDict, CIMultiDictProxy
from .helpers import HeadersMixin, parse_content_type
from .payload import (BodyPartReaderPayload, JsonPayload, LookupError, Payload, StringPayload, get_payload,
                      register_payload)

__all__ = ("MultipartReader", "MultipartWriter", "BodyPartReader", "BadContentDispositionHeader",
           "BadContentDispositionParam", "parse_content_disposition", "content_disposition_filename")

_TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
# Bytes of a part's head, and of what may stand before the first part.
_HEAD_LIMIT = 8190 * 32


class BadContentDispositionHeader(RuntimeWarning):
    """A Content-Disposition that cannot be read."""


class BadContentDispositionParam(RuntimeWarning):
    """One of its parameters that cannot be read."""


def content_disposition_header(kind, quote_fields, charset, params):
    """The value of a header Content-Disposition."""
    if not kind or not set(kind) <= _TOKEN:
        raise ValueError(f"bad content disposition type {kind!r}")
    parts = [kind]
    for key, value in params.items():
        if not key or not set(key) <= _TOKEN:
            raise ValueError(f"bad content disposition parameter {key!r}={value!r}")
        if quote_fields and key.lower() == "filename":
            value = _http.quote(value.replace("%", "%25"), "", False)
        elif not quote_fields and not value.isascii():
            key, value = key + "*", f"{charset}''{_http.quote(value.replace('%', '%25'), '', False)}"
            parts.append(f"{key}={value}")
            continue
        value = value.replace("\\", "\\\\").replace('"', '\\"')
        parts.append(f'{key}="{value}"')
    return "; ".join(parts)


def parse_content_disposition(header):
    """The type and the parameters of a header Content-Disposition."""
    if not header:
        return None, {}
    kind, *parts = _split(header)
    if not kind or not set(kind) <= _TOKEN:
        warnings.warn(BadContentDispositionHeader(header))
        return None, {}
    params = {}
    for part in parts:
        key, equals, value = part.partition("=")
        key, value = key.strip().lower(), value.strip()
        if not equals or key in params:
            warnings.warn(BadContentDispositionHeader(header))
            return None, {}
        if len(value) > 1 and value[0] == value[-1] == '"':
            value = _unescaped(value[1:-1].lstrip("\\/"))
        elif key.endswith("*") and value.count("'") >= 2:
            encoding, _, value = value.split("'", 2)
            try:
                value = unquote(value, encoding or "utf-8", "strict")
            except (UnicodeDecodeError, LookupError):
                warnings.warn(BadContentDispositionParam(part))
                continue
        elif not set(value) <= _TOKEN:
            warnings.warn(BadContentDispositionHeader(header))
            return None, {}
        params[key] = value
    return kind.lower(), params


def _split(header):
    """The parts between semicolons, those in quotes left alone."""
    parts, part, quoted, escaped = [], "", False, False
    for char in header:
        if char == ";" and not quoted:
            parts.append(part.strip())
            part = ""
            continue
        if char == '"' and not escaped:
            quoted = not quoted
        escaped = quoted and char == "\\" and not escaped
        part += char
    parts.append(part.strip())
    return parts if len(parts) == 1 or parts[-1] else parts[:-1]


def _unescaped(text):
    found, escaped = "", False
    for char in text:
        if char == "\\" and not escaped:
            escaped = True
            continue
        found, escaped = found + char, False
    return found


def content_disposition_filename(params, name="filename"):
    """The name of a file by the parameters: an extended one comes first, then a plain one, then one in pieces."""
    if f"{name}*" in params:
        return params[f"{name}*"]
    if name in params:
        return params[name]
    pieces = []
    while (piece := params.get(f"{name}*{len(pieces)}", params.get(f"{name}*{len(pieces)}*"))) is not None:
        pieces.append(piece)
    value = "".join(pieces)
    if "'" in value:
        encoding, _, value = value.split("'", 2)
        return unquote(value, encoding or "utf-8", "strict")
    return value or None


class _Source:
    """The bytes of a whole multipart body, of which readers take from the front."""

    def __init__(self, content):
        self.content = content
        self.buffer = bytearray()

    async def more(self):
        """Wait for more bytes; whether there are any."""
        data = await self.content.readany()
        self.buffer += data
        return bool(data)

    def take(self, count):
        data = bytes(self.buffer[:count])
        del self.buffer[:count]
        return data


class _ByNext:
    """Iteration, asynchronous, over what `next()` gives until it gives None."""

    def __aiter__(self):
        return self

    async def __anext__(self):
        part = await self.next()
        if part is None:
            raise StopAsyncIteration
        return part


class BodyPartReader(_ByNext, HeadersMixin):
    """A part of a body."""

    chunk_size = 8192

    def __init__(self, boundary, headers, source, **kwargs):
        self.headers = headers
        self._delimiter = b"\r\n" + boundary
        self._source = source
        self._at_eof = False
        self._unread = bytearray()
        self._default_charset = kwargs.get("default_charset")

    async def next(self):
        """The whole part, once."""
        item = await self.read()
        return item or None

    async def _some(self, size):
        """Some bytes, at most so many; empty at the end."""
        if self._unread:
            data = bytes(self._unread[:size])
            del self._unread[:size]
            return data
        source = self._source
        while not self._at_eof:
            at = source.buffer.find(self._delimiter)
            if at == 0:
                self._at_eof = True
                del source.buffer[:2]
                break
            # What may be the beginning of the delimiter stays.
            sure = at if at > 0 else len(source.buffer) - len(self._delimiter)
            if sure > 0:
                return source.take(min(sure, size))
            if not await source.more():
                self._at_eof = True
                raise ValueError("Could not find the end of a part: the body ends before")
        return b""

    async def read(self, *, decode=False):
        """All of it."""
        if self._at_eof and not self._unread:
            return b""
        data = bytearray()
        while chunk := await self._some(self.chunk_size):
            data += chunk
        return self.decode(data) if decode else data

    async def read_chunk(self, size=chunk_size):
        """So many bytes; fewer at the end."""
        data = b""
        while len(data) < size and (more := await self._some(size - len(data))):
            data += more
        return data

    async def readline(self):
        """A line."""
        line = bytearray()
        while b"\n" not in line and (more := await self._some(self.chunk_size)):
            line += more
        end = line.find(b"\n") + 1 or len(line)
        self._unread[:0] = line[end:]
        return bytes(line[:end])

    async def release(self):
        """Read the rest and forget it."""
        while await self._some(self.chunk_size):
            pass

    async def text(self, *, encoding=None):
        """All of it as text."""
        data = await self.read(decode=True)
        return data.decode(encoding or self.get_charset("utf-8"))

    async def json(self, *, encoding=None):
        """All of it as JSON."""
        data = await self.read(decode=True)
        return _json.loads(data.decode(encoding or self.get_charset("utf-8"))) if data else None

    async def form(self, *, encoding=None):
        """All of it as pairs of a form."""
        data = await self.read(decode=True)
        real = encoding or self.get_charset("utf-8")
        try:
            text = data.rstrip().decode(real)
        except UnicodeDecodeError:
            raise ValueError("data cannot be decoded with %s encoding" % real)
        return parse_qsl(text, keep_blank_values=True, encoding=real)

    def at_eof(self):
        """Whether all was read."""
        return self._at_eof and not self._unread

    def decode(self, data):
        """The data without its transfer encoding and its compression."""
        encoding = self.headers.get("Content-Transfer-Encoding", "").lower()
        if encoding == "base64":
            data = base64.b64decode(data)
        elif encoding == "quoted-printable":
            data = _from_quoted_printable(bytes(data))
        elif encoding not in ("", "binary", "8bit", "7bit"):
            raise RuntimeError(f"unknown content transfer encoding: {encoding}")
        packed = self.headers.get("Content-Encoding", "").lower()
        if packed in ("gzip", "deflate"):
            return _http.inflate(data, packed, 2 ** 28)
        if packed not in ("", "identity"):
            raise RuntimeError(f"unknown content encoding: {packed}")
        return data

    def get_charset(self, default):
        """The charset that its type names, or the default."""
        return parse_content_type(self.headers.get("Content-Type", ""))[1].get("charset", self._default_charset or default)

    @property
    def name(self):
        """The name of the field."""
        return content_disposition_filename(parse_content_disposition(self.headers.get("Content-Disposition"))[1], "name")

    @property
    def filename(self):
        """The name of the file."""
        return content_disposition_filename(parse_content_disposition(self.headers.get("Content-Disposition"))[1])


class MultipartResponseWrapper(_ByNext):
    """The parts of a response, which is released at the end."""

    def __init__(self, resp, stream):
        self.resp, self.stream = resp, stream

    def at_eof(self):
        return self.resp.content.at_eof()

    async def next(self):
        item = await self.stream.next()
        if self.stream.at_eof():
            await self.release()
        return item

    async def release(self):
        self.resp.release()


class MultipartReader(_ByNext):
    """The parts of a body, one after the other."""

    part_reader_cls = BodyPartReader
    multipart_reader_cls = None
    response_wrapper_cls = MultipartResponseWrapper

    def __init__(self, headers, content, **kwargs):
        kind, parameters = parse_content_type(headers["Content-Type"])
        assert kind.startswith("multipart/"), "multipart/* content type expected"
        boundary = parameters.get("boundary")
        if boundary is None:
            raise ValueError("boundary missed for Content-Type: %s" % headers["Content-Type"])
        if len(boundary) > 70:
            raise ValueError("boundary %r is too long (70 chars max)" % boundary)
        self.headers = headers
        self._boundary = b"--" + boundary.encode()
        self._source = content if isinstance(content, _Source) else _Source(content)
        self._part = None
        self._begun = False
        self._at_eof = False

    @classmethod
    def from_response(cls, response):
        """The parts of a response."""
        return cls.response_wrapper_cls(response, cls(response.headers, response.content))

    def at_eof(self):
        """Whether there are no more parts."""
        return self._at_eof

    async def next(self):
        """The next part; None at the end."""
        if self._at_eof:
            return None
        if self._part is not None:
            await self._part.release()
            self._part = None
        await self._boundary_line()
        if self._at_eof:
            return None
        self._part = await self.fetch_next_part()
        return self._part

    async def release(self):
        """Read the rest and forget it."""
        while not self._at_eof and await self.next() is not None:
            pass

    async def _line(self, limit):
        source = self._source
        while (at := source.buffer.find(b"\n")) < 0:
            if len(source.buffer) > limit:
                raise ValueError("A line of a multipart body is too long")
            if not await source.more():
                return None if not source.buffer else source.take(len(source.buffer))
        return source.take(at + 1)

    async def _boundary_line(self):
        """Read up to behind the line that begins a part or ends the last."""
        read = 0
        while True:
            line = await self._line(_HEAD_LIMIT)
            if line is None or read > _HEAD_LIMIT:
                raise ValueError("Could not find starting boundary %r" % self._boundary)
            read += len(line)
            line = line.rstrip()
            if line == self._boundary:
                self._begun = True
                return
            if line == self._boundary + b"--":
                self._begun = self._at_eof = True
                return
            if self._begun and line:
                raise ValueError(f"Invalid boundary {line!r}, expected {self._boundary!r}")

    async def fetch_next_part(self):
        """The reader of the part that begins here."""
        headers, read = CIMultiDict(), 0
        while line := await self._line(_HEAD_LIMIT):
            read += len(line)
            if read > _HEAD_LIMIT:
                raise ValueError("Too many headers received")
            line = line.rstrip(b"\r\n")
            if not line:
                break
            name, colon, value = line.decode("utf-8", "surrogateescape").partition(":")
            if not colon:
                raise ValueError(f"Invalid header of a part: {line!r}")
            headers.add(name.strip(), value.strip())
        headers = CIMultiDictProxy(headers)
        if parse_content_type(headers.get("Content-Type", ""))[0].startswith("multipart/"):
            reader = (self.multipart_reader_cls or type(self))(headers, _Part(self._boundary, headers, self._source))
            return reader
        return self.part_reader_cls(self._boundary, headers, self._source)


class _Part(BodyPartReader):
    """A part that is itself made of parts."""

    async def readany(self):
        return await self._some(self.chunk_size)


class MultipartWriter(Payload):
    """Parts that are sent together."""

    def __init__(self, subtype="mixed", boundary=None):
        self._boundary_text = uuid.uuid4().hex if boundary is None else boundary
        if not self._boundary_text.isascii():
            raise ValueError("boundary should contain ASCII only chars")
        self._parts = []
        self._is_form_data = subtype == "form-data"
        super().__init__(None, content_type=f"multipart/{subtype}; boundary={self._quoted_boundary()}")

    def _quoted_boundary(self):
        text = self._boundary_text
        if text and set(text) <= _TOKEN:
            return text
        if any(ord(char) < 32 and char != "\t" or ord(char) == 127 for char in text):
            raise ValueError("boundary value contains invalid characters")
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def __iter__(self):
        return iter((part, part.headers.get("Content-Encoding"), part.headers.get("Content-Transfer-Encoding"))
                    for part in self._parts)

    def __len__(self):
        return len(self._parts)

    def __bool__(self):
        return True

    @property
    def boundary(self):
        return self._boundary_text

    def append(self, obj, headers=None):
        """Add a part; its payload."""
        headers = CIMultiDict(headers) if headers is not None else CIMultiDict()
        if isinstance(obj, Payload):
            obj.headers.update(headers)
            return self.append_payload(obj)
        try:
            payload = get_payload(obj, headers=headers)
        except LookupError as exc:
            raise TypeError("Cannot create payload from %r" % obj) from exc
        return self.append_payload(payload)

    def append_payload(self, payload):
        """Add a part."""
        for name, known in (("Content-Encoding", ("deflate", "gzip", "identity", "")),
                            ("Content-Transfer-Encoding", ("", "base64", "quoted-printable", "binary"))):
            value = payload.headers.get(name, "").lower()
            if value not in known:
                raise RuntimeError(f"unknown {name.lower().replace('-', ' ')}: {value}")
        if self._is_form_data:
            payload.headers.pop("Content-Length", None)
        elif "Content-Length" not in payload.headers and not self._is_encoded(payload):
            size, disposition = payload.size, payload.headers.pop("Content-Disposition", None)
            if size is not None:
                payload.headers["Content-Length"] = str(size)
            if disposition is not None:
                payload.headers["Content-Disposition"] = disposition
        self._parts.append(payload)
        return payload

    @staticmethod
    def _is_encoded(payload):
        return any(payload.headers.get(name, "").lower() not in ("", "identity", "binary")
                   for name in ("Content-Encoding", "Content-Transfer-Encoding"))

    def append_json(self, obj, headers=None):
        """Add JSON."""
        return self.append_payload(JsonPayload(obj, headers=headers))

    def append_form(self, obj, headers=None):
        """Add a form."""
        pairs = list(obj.items()) if hasattr(obj, "items") else obj
        return self.append_payload(StringPayload(urlencode(pairs, doseq=True), headers=headers,
                                                 content_type="application/x-www-form-urlencoded"))

    @property
    def size(self):
        """Size of the payload in bytes; None where a part is encoded or comes in pieces."""
        total = len(self._boundary_text) + 6
        for payload in self._parts:
            if self._is_encoded(payload) or (size := payload.size) is None:
                return None
            total += len(self._boundary_text) + 4 + len(_part_head(payload)) + size + 2
        return total

    def _bytes(self):
        if any(payload._bytes() is None for payload in self._parts):
            return None
        return self._whole()

    def _whole(self):
        parts = []
        for payload in self._parts:
            parts += [self._before(payload), _encoded(payload, payload._whole()), b"\r\n"]
        return b"".join(parts) + self._end()

    def _before(self, payload):
        """What stands before the data of a part."""
        if self._is_form_data and "name=" not in payload.headers["Content-Disposition"]:
            raise AssertionError
        return b"--" + self._boundary_text.encode() + b"\r\n" + _part_head(payload)

    def _end(self):
        return b"--" + self._boundary_text.encode() + b"--\r\n"

    async def as_bytes(self, encoding="utf-8", errors="strict"):
        """The whole body."""
        collected = _Collector()
        await self.write(collected)
        return b"".join(collected.parts)

    async def write(self, writer, close_boundary=True):
        """Write the parts to a stream; without the boundary that ends them, more may follow."""
        for payload in self._parts:
            await writer.write(self._before(payload))
            if self._is_encoded(payload):
                await writer.write(_encoded(payload, await payload.as_bytes()))
            else:
                await payload.write(writer)
            await writer.write(b"\r\n")
        if close_boundary:
            await writer.write(self._end())


register_payload(BodyPartReaderPayload, BodyPartReader)


class _Collector:
    """A stream that keeps what is written to it."""

    def __init__(self):
        self.parts = []

    async def write(self, data):
        self.parts.append(data)


def _part_head(payload):
    return _http.head("", list(payload.headers.items()))[2:]


def _encoded(payload, data):
    packed = payload.headers.get("Content-Encoding", "").lower()
    if packed in ("gzip", "deflate"):
        data = _http.deflate(data, packed)
    transfer = payload.headers.get("Content-Transfer-Encoding", "").lower()
    if transfer == "base64":
        return base64.b64encode(data)
    if transfer == "quoted-printable":
        return _to_quoted_printable(data)
    return data


def _from_quoted_printable(data):
    """Bytes of quoted-printable text (RFC 2045, section 6.7)."""
    lines = [line.rstrip(b" \t") for line in data.replace(b"\r\n", b"\n").split(b"\n")]
    text = b"\n".join(lines).replace(b"=\n", b"").removesuffix(b"=")
    first, *rest = text.split(b"=")
    found = [first]
    for part in rest:
        try:
            found.append(bytes((int(part[:2], 16),)) + part[2:])
        except ValueError:
            found.append(b"=" + part)
    return b"".join(found)


def _to_quoted_printable(data):
    lines = []
    for line in data.split(b"\n"):
        text = "".join(chr(byte) if 33 <= byte <= 126 and byte != 61 or byte in (9, 32) else f"={byte:02X}" for byte in line)
        if text.endswith((" ", "\t")):
            text = text[:-1] + f"={ord(text[-1]):02X}"
        while len(text) > 76:
            # An escape stays whole.
            cut = 74 if text[74] == "=" else 73 if text[73] == "=" else 75
            lines.append(text[:cut] + "=")
            text = text[cut:]
        lines.append(text)
    return "\n".join(lines).encode()
