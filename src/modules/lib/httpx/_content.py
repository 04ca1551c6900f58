"""Bodies: in one piece, or as they come."""

import json as _json
import os
from contextlib import suppress
from urllib.parse import urlencode
import _http_exchange as _exchange
from ._exceptions import StreamConsumed
from ._urls import _primitive

_BLOCK = 65536


class SyncByteStream:
    """A body for blocking clients."""

    def __iter__(self):
        raise NotImplementedError("The '__iter__' method must be implemented.")

    def close(self):
        """Let go of what it comes from."""


class AsyncByteStream:
    """A body for asynchronous clients."""

    async def __aiter__(self):
        raise NotImplementedError("The '__aiter__' method must be implemented.")
        yield b""

    async def aclose(self):
        """Let go of what it comes from."""


class ByteStream(AsyncByteStream, SyncByteStream):
    """A body in one piece."""

    def __init__(self, stream):
        self._stream = stream

    def __iter__(self):
        yield self._stream

    async def __aiter__(self):
        yield self._stream


class IteratorByteStream(SyncByteStream):
    """A body that an iterable or a file makes."""

    def __init__(self, stream):
        self._stream, self._is_consumed = stream, False

    def __iter__(self):
        source = self._stream
        is_file = hasattr(source, "read")
        if self._is_consumed and not is_file and iter(source) is source:
            raise StreamConsumed()
        self._is_consumed = True
        yield from iter(lambda: source.read(_BLOCK) or None, None) if is_file else source


class AsyncIteratorByteStream(AsyncByteStream):
    """A body that an asynchronous iterable makes."""

    def __init__(self, stream):
        self._stream, self._is_consumed = stream, False

    async def __aiter__(self):
        source = self._stream
        if self._is_consumed and hasattr(source, "__anext__"):
            raise StreamConsumed()
        self._is_consumed = True
        if not hasattr(source, "aread"):
            async for part in source:
                yield part
            return
        while block := await source.aread(_BLOCK):
            yield block


class UnattachedStream(AsyncByteStream, SyncByteStream):
    """The body of what was pickled without it."""

    def __iter__(self):
        raise StreamConsumed()
        yield b""


def encode_content(content):
    """Headers and stream of a body given as such."""
    if isinstance(content, (str, bytes)):
        body = content if isinstance(content, bytes) else content.encode()
        return {"Content-Length": str(len(body))} if body else {}, ByteStream(body)
    if hasattr(content, "__iter__") and not isinstance(content, dict):
        length = _length(content)
        headers = {"Transfer-Encoding": "chunked"} if length is None else {"Content-Length": str(length)}
        return headers, IteratorByteStream(content)
    if hasattr(content, "__aiter__"):
        return {"Transfer-Encoding": "chunked"}, AsyncIteratorByteStream(content)
    raise TypeError(f"Unexpected type for 'content', {type(content)!r}")


def _length(stream):
    """How much a file holds, or None."""
    with suppress(AttributeError, OSError):
        return os.fstat(stream.fileno()).st_size
    with suppress(AttributeError, OSError):
        where = stream.tell()
        end = stream.seek(0, os.SEEK_END)
        stream.seek(where)
        return end
    return None


def encode_request(content=None, data=None, files=None, json=None, boundary=None):
    """Headers and stream of a request's body."""
    plain = content if data is None or hasattr(data, "items") else data
    if plain is not None:
        return encode_content(plain)
    if files:
        body, kind = _exchange.multipart([*_form_parts(data), *_file_parts(files)])
    elif data:
        pairs = [(key, _primitive(one)) for key, value in data.items()
                 for one in (value if isinstance(value, (list, tuple)) else [value])]
        body, kind = urlencode(pairs, doseq=True).encode(), "application/x-www-form-urlencoded"
    elif json is not None:
        body, kind = _as_json(json)
    else:
        return {}, ByteStream(b"")
    return _whole(body, kind)


def _as_json(value):
    text = _json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8"), "application/json"


def _whole(body, kind):
    """Headers and stream of a body that is there."""
    return {"Content-Length": str(len(body)), "Content-Type": kind}, ByteStream(body)


def _form_parts(data):
    for key, value in (data or {}).items():
        for one in value if isinstance(value, (list, tuple)) else [value]:
            yield key, None, None, one if isinstance(one, bytes) else _primitive(one), {}


def _file_parts(files):
    for key, value in files.items() if hasattr(files, "items") else files:
        name, kind, headers = os.path.basename(str(getattr(value, "name", "upload"))), None, {}
        if isinstance(value, tuple):
            name, value, *more = value
            kind, headers = (*more, *(None, {})[len(more):])
        if hasattr(value, "read"):
            if "b" not in getattr(value, "mode", "b"):
                raise TypeError("Multipart file uploads must be opened in binary mode, not text mode.")
            value = value.read()
        if kind is None and name:
            from aiohttp.formdata import guess_type
            kind = guess_type(name) or "application/octet-stream"
        yield key, name, kind, value, headers or {}


def encode_response(content=None, text=None, html=None, json=None):
    """Headers and stream of the body of a response that a script makes."""
    if content is not None:
        return encode_content(content)
    if text is not None:
        body, kind = text.encode("utf-8"), "text/plain; charset=utf-8"
    elif html is not None:
        body, kind = html.encode("utf-8"), "text/html; charset=utf-8"
    elif json is not None:
        body, kind = _as_json(json)
    else:
        return {}, ByteStream(b"")
    return _whole(body, kind)
