"""What is sent: values of several types with the headers that go with them."""

import enum
import io
import json
import os
from multidict import CIMultiDict
from .formdata import guess_type
from .streams import StreamReader

__all__ = ("PAYLOAD_REGISTRY", "get_payload", "payload_type", "Payload", "BytesPayload", "StringPayload", "IOBasePayload",
           "BytesIOPayload", "BufferedReaderPayload", "TextIOPayload", "StringIOPayload", "JsonPayload",
           "JsonBytesPayload", "AsyncIterablePayload")

_absent = object()


class LookupError(Exception):
    """Nothing is known that could send a value."""


class Order(str, enum.Enum):
    """When a factory of the registry is asked."""

    normal = "normal"
    try_first = "try_first"
    try_last = "try_last"


class Payload:
    """A value and its headers."""

    _default_content_type = "application/octet-stream"

    def __init__(self, value, headers=None, content_type=_absent, filename=None, encoding=None, **kwargs):
        self._value, self._encoding, self._filename = value, encoding, filename
        if content_type is _absent or content_type is None:
            guessed = None if filename is None else guess_type(filename)
            content_type = guessed or self._default_content_type
        self._headers = own = CIMultiDict()
        own["Content-Type"] = content_type
        if headers:
            own.update(headers)

    @property
    def size(self):
        """How many bytes it is, or None."""
        data = self._bytes()
        return None if data is None else len(data)

    @property
    def filename(self):
        return self._filename

    @property
    def headers(self):
        return self._headers

    @property
    def encoding(self):
        return self._encoding

    @property
    def content_type(self):
        return self._headers["Content-Type"]

    def set_content_disposition(self, disptype, quote_fields=True, _charset="utf-8", **params):
        """Tell with what name, and what for, the value is sent."""
        from .multipart import content_disposition_header
        self._headers["Content-Disposition"] = content_disposition_header(disptype, quote_fields, _charset, params)

    def _bytes(self):
        """All of it, or None where only `write` can tell: of classes of programs, of what comes in parts."""
        return self._whole() if type(self).write is Payload.write else None

    def _whole(self):
        return self._value

    def decode(self, encoding="utf-8", errors="strict"):
        """The value as text."""
        return self._whole().decode(encoding, errors)

    async def as_bytes(self, encoding="utf-8", errors="strict"):
        """The value as bytes."""
        return self._whole()

    async def write(self, writer):
        """Write the value to a stream."""
        await writer.write(self._whole())

    async def close(self):
        """Nothing is held that has to be let go."""


class BytesPayload(Payload):
    """Bytes."""

    def __init__(self, value, *args, **kwargs):
        if not isinstance(value, (bytes, bytearray, memoryview)):
            raise TypeError(f"value argument must be byte-ish, not {type(value)!r}")
        kwargs.setdefault("content_type", self._default_content_type)
        super().__init__(bytes(value), *args, **kwargs)


class StringPayload(BytesPayload):
    """A text."""

    def __init__(self, value, *args, encoding=None, content_type=None, **kwargs):
        from .helpers import parse_content_type
        if encoding is None:
            encoding = "utf-8" if content_type is None else parse_content_type(content_type)[1].get("charset", "utf-8")
        if content_type is None:
            content_type = "text/plain; charset=" + encoding
        super().__init__(value.encode(encoding), *args, encoding=encoding, content_type=content_type, **kwargs)


class IOBasePayload(Payload):
    """A file, read when it is sent."""

    def __init__(self, value, disposition="attachment", *args, **kwargs):
        told = kwargs.pop("filename", None)
        if told is None and isinstance(path := getattr(value, "name", None), str):
            told = os.path.basename(path)
        super().__init__(value, *args, filename=told, **kwargs)
        named = self._filename
        if not (named is None or disposition is None or "Content-Disposition" in self._headers):
            self.set_content_disposition(disposition, filename=named)

    _read = None

    def _whole(self):
        if self._read is None:
            data = self._value.read()
            self._read = data.encode(self._encoding or "utf-8") if isinstance(data, str) else bytes(data)
        return self._read


class TextIOPayload(IOBasePayload):
    """A file of text."""

    def __init__(self, value, *args, encoding=None, content_type=None, **kwargs):
        charset = encoding or "utf-8"
        kind = content_type or f"text/plain; charset={charset}"
        super().__init__(value, *args, content_type=kind, encoding=charset, **kwargs)


class StringIOPayload(StringPayload):
    """A text in memory."""

    def __init__(self, value, *args, **kwargs):
        text = value.read()
        super().__init__(text, *args, **kwargs)


class BytesIOPayload(IOBasePayload):
    """Bytes in memory."""

    def __init__(self, value, *args, **kwargs):
        super().__init__(value, *args, **{"content_type": self._default_content_type, **kwargs})


class BufferedReaderPayload(IOBasePayload):
    """A file of bytes."""


class JsonPayload(BytesPayload):
    """JSON."""

    def __init__(self, value, encoding="utf-8", content_type="application/json", dumps=json.dumps, *args, **kwargs):
        super().__init__(dumps(value).encode(encoding), *args, content_type=content_type, encoding=encoding, **kwargs)


class JsonBytesPayload(BytesPayload):
    """JSON, of an encoder that makes bytes."""

    def __init__(self, value, dumps, content_type="application/json", *args, **kwargs):
        super().__init__(dumps(value), *args, content_type=content_type, **kwargs)


class AsyncIterablePayload(Payload):
    """Parts that come one after the other."""

    _cached = None

    def __init__(self, value, *args, **kwargs):
        if not hasattr(value, "__aiter__"):
            raise TypeError("value argument must support collections.abc.AsyncIterable interface, got {!r}"
                            .format(type(value)))
        super().__init__(value, *args, **{"content_type": self._default_content_type, **kwargs})

    def decode(self, encoding="utf-8", errors="strict"):
        """The value as text, once it was read."""
        if self._cached is None:
            raise TypeError("Unable to decode - content not cached. Call as_bytes() first.")
        return self._cached.decode(encoding, errors)

    async def as_bytes(self, encoding="utf-8", errors="strict"):
        """The parts together, kept."""
        if self._cached is None:
            self._cached = b"".join([part async for part in self._value])
        return self._cached

    async def write(self, writer):
        """Write the parts to a stream, each as it comes."""
        if self._cached is not None:
            await writer.write(self._cached)
            return
        async for part in self._value:
            await writer.write(part)


class StreamReaderPayload(AsyncIterablePayload):
    """The body of another message, passed on as it comes."""

    def __init__(self, value, *args, **kwargs):
        parts = value.iter_any()
        super().__init__(parts, *args, **kwargs)


class BodyPartReaderPayload(Payload):
    """A part of another body, passed on as it comes."""

    def __init__(self, value, *args, **kwargs):
        super().__init__(value, *args, **kwargs)
        told = {name: found for name in ("name", "filename") if (found := getattr(value, name)) is not None}
        if told:
            self.set_content_disposition("attachment", quote_fields=True, **told)

    def decode(self, encoding="utf-8", errors="strict"):
        """It cannot be read without waiting."""
        raise TypeError("Unable to decode.")

    async def as_bytes(self, encoding="utf-8", errors="strict"):
        """It cannot be read twice."""
        raise TypeError("Unable to read body part as bytes. Use write() to consume.")

    async def write(self, writer):
        """Write the part to a stream."""
        while chunk := await self._value.read_chunk():
            await writer.write(self._value.decode(chunk))


class PayloadRegistry:
    """Which payload is made of which type: the last that was registered is asked first, but those to be tried last."""

    def __init__(self):
        self._factories = {order: [] for order in (Order.try_first, Order.normal, Order.try_last)}

    def get(self, data, *args, **kwargs):
        if isinstance(data, Payload):
            return data
        asked = (pair for factories in self._factories.values() for pair in reversed(factories))
        make = next((factory for kind, factory in asked if isinstance(data, kind)), None)
        if make is None and hasattr(data, "__aiter__"):
            make = AsyncIterablePayload
        if make is None:
            raise LookupError()
        return make(data, *args, **kwargs)

    def register(self, factory, type, *, order=Order.normal):
        if order not in self._factories:
            raise ValueError(f"Unsupported order {order!r}")
        self._factories[order].append((type, factory))


# What is known from the start; classes stand before those that are derived from them.
_USUAL = ((IOBasePayload, io.IOBase), (TextIOPayload, io.TextIOBase),
          (BufferedReaderPayload, (io.BufferedReader, io.BufferedRandom)), (StringIOPayload, io.StringIO),
          (BytesIOPayload, io.BytesIO), (StreamReaderPayload, StreamReader), (StringPayload, str),
          (BytesPayload, (bytes, bytearray, memoryview)))

PAYLOAD_REGISTRY = PayloadRegistry()
for _factory, _kinds in _USUAL:
    PAYLOAD_REGISTRY.register(_factory, _kinds)


def get_payload(data, *args, **kwargs):
    """The payload of a value."""
    registry = PAYLOAD_REGISTRY
    return registry.get(data, *args, **kwargs)


def register_payload(factory, type, *, order=Order.normal):
    """Make payloads of a type with a factory."""
    registry = PAYLOAD_REGISTRY
    registry.register(factory, type, order=order)


class payload_type:
    """Decorator: the class makes payloads of a type."""

    def __init__(self, type, *, order=Order.normal):
        self.type, self.order = type, order

    def __call__(self, factory):
        register_payload(factory, order=self.order, type=self.type)
        return factory
