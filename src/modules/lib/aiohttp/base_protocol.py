"""What protocols of aiohttp have in common."""

import asyncio

__all__ = ("BaseProtocol",)


class BaseProtocol(asyncio.Protocol):
    """Knows its transport, and whether more may be written to it."""

    def __init__(self, loop, parser=None):
        self._loop = loop
        self._parser = parser
        self.transport = None
        self._paused = False
        self._reading_paused = False
        self._drained = None

    connected = property(lambda self: self.transport is not None, doc="Whether there is a connection.")
    writing_paused = property(lambda self: self._paused)

    def connection_made(self, transport):
        self.transport = transport

    def connection_lost(self, exc):
        self.transport = None
        waiter, self._drained = self._drained, None
        if waiter is not None and not waiter.done():
            if exc is None:
                waiter.set_result(None)
            else:
                from .client_exceptions import ClientConnectionResetError
                waiter.set_exception(ClientConnectionResetError("Connection lost"))

    def pause_writing(self):
        self._paused = True

    def resume_writing(self):
        self._paused = False
        waiter, self._drained = self._drained, None
        if waiter is not None and not waiter.done():
            waiter.set_result(None)

    def pause_reading(self):
        """What comes stays with the system."""
        transport = self.transport
        if transport is not None and not self._reading_paused:
            transport.pause_reading()
            self._reading_paused = True

    def resume_reading(self, resume_parser=True):
        """Take what comes again."""
        transport = self.transport
        if transport is not None and self._reading_paused:
            transport.resume_reading()
            self._reading_paused = False

    async def _drain_helper(self):
        """Wait until more may be written."""
        if self.transport is None:
            from .client_exceptions import ClientConnectionResetError
            raise ClientConnectionResetError("Cannot write to closing transport")
        if not self._paused:
            return
        if self._drained is None:
            self._drained = self._loop.create_future()
        await asyncio.shield(self._drained)
