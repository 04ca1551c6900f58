"""Bodies that a coroutine function writes; generators are what one uses now."""

import types
import warnings
from .payload import Payload, payload_type

__all__ = ("streamer",)


class _Call:
    """A coroutine function with all its arguments but the writer."""

    def __init__(self, coro, args, kwargs):
        self.coro, self.args, self.kwargs = types.coroutine(coro), args, kwargs

    async def __call__(self, writer):
        await self.coro(writer, *self.args, **self.kwargs)


class streamer:
    """Decorator: calls make bodies."""

    def __init__(self, coro):
        warnings.warn("@streamer is deprecated, use async generators instead", DeprecationWarning, stacklevel=2)
        self.coro = coro

    def __call__(self, *args, **kwargs):
        return _Call(self.coro, args, kwargs)


@payload_type(_Call)
class StreamWrapperPayload(Payload):
    """A call of such a function."""

    async def write(self, writer):
        await self._value(writer)

    def decode(self, encoding="utf-8", errors="strict"):
        """It is not known before it is written."""
        raise TypeError("Unable to decode.")


@payload_type(streamer)
class StreamPayload(StreamWrapperPayload):
    """Such a function, called with nothing."""

    def __init__(self, value, *args, **kwargs):
        super().__init__(value(), *args, **kwargs)
