"""A connection of the server: requests come in, a task answers them one after the other."""

import asyncio
import _http
from collections import deque
from .client_exceptions import ClientConnectionResetError
from .helpers import SERVER_SOFTWARE
from .streams import EMPTY_PAYLOAD, StreamReader
from .web_exceptions import HTTPException
from .web_request import BaseRequest
from .web_response import Response, StreamResponse

__all__ = ("RequestHandler", "RequestPayloadError", "PayloadAccessError")

# Requests that are read ahead of their answers.
_PIPELINED = 16


class RequestPayloadError(Exception):
    """Payload parsing error."""


class PayloadAccessError(Exception):
    """Payload was accessed after response was sent."""


class RequestHandler(asyncio.Protocol):
    """The protocol of a connection."""

    def __init__(self, server, loop):
        self.loop = loop
        self.transport = None
        self._server = server
        self._parser = _http.Parser(True, server.line_limit)
        self._messages = deque()
        self._payload = None
        # When the connection ends unless a request comes; None while there is one.
        self._until = None
        self._waiter = None
        self._task = None
        self._current = None
        self._closing = False
        self._paused = False
        self._drain = None
        self._reading_paused = False
        self._timer = None
        self._upgraded = None
        self._rest = b""
        self._peername = None

    @property
    def peername(self):
        if self._peername is None and self.transport is not None:
            self._peername = self.transport.get_extra_info("peername")
        return self._peername

    def connection_made(self, transport):
        self.transport = transport
        self._server.connections.add(self)
        self._task = self.loop.create_task(self._serve())
        self._wait_until(self._server.header_timeout)

    def connection_lost(self, error):
        self._server.connections.discard(self)
        self.transport = None
        self._closing = True
        if self._timer is not None:
            self._timer.cancel()
        for waiter in (self._drain, self._waiter):
            if waiter is not None and not waiter.done():
                waiter.set_result(None)
        if self._payload is not None:
            self._payload.set_exception(error or ConnectionResetError("Connection lost"))
        if self._upgraded is not None:
            self._upgraded(None)
        if self._current is not None and self._server.handler_cancellation and self._task is not None:
            self._task.cancel()

    def _wait_until(self, seconds):
        """The next request is to come within so many seconds. The timer is set anew only when it is due, not for each request."""
        self._until = self.loop.time() + seconds
        if self._timer is None:
            self._timer = self.loop.call_at(self._until, self._look)

    def _look(self):
        self._timer = None
        if self._closing or self.transport is None:
            return
        if self._until is None:
            self._timer = self.loop.call_later(self._server.header_timeout, self._look)
        elif self.loop.time() < self._until - 0.001:
            self._timer = self.loop.call_at(self._until, self._look)
        else:
            if self._parser.inside:
                self._refuse(408, "Request Timeout")
            self._close()

    def data_received(self, data):
        if self._upgraded is not None:
            self._upgraded(data)
            return
        for event in self._parser.feed(data):
            if event is None:
                if self._payload is not None:
                    payload, self._payload = self._payload, None
                    payload.feed_eof()
            elif type(event) is bytes:
                if self._payload is not None:
                    self._payload.feed_data(event)
            elif event[0] == "fault":
                self._fault(event[1], event[2])
            elif event[0] == "rest":
                self._rest += event[1]
            else:
                self._on_head(event)

    def _on_head(self, head):
        if head[6] or head[7]:
            payload = self._payload = StreamReader(on_high=self._pause_reading, on_low=self._resume_reading)
            for name, value in head[5]:
                if len(name) == 6 and name.lower() == "expect" and "100-continue" in value.lower():
                    self.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        else:
            payload = EMPTY_PAYLOAD
        self._messages.append((head, payload))
        self._until = None
        if len(self._messages) > _PIPELINED:
            self._pause_reading()
        waiter = self._waiter
        if waiter is not None and not waiter.done():
            waiter.set_result(None)

    def _fault(self, status, message):
        if self._payload is not None:
            self._payload.set_exception(RequestPayloadError(message))
            self._payload = None
        self._messages.append((None, (status, message)))
        waiter = self._waiter
        if waiter is not None and not waiter.done():
            waiter.set_result(None)

    def eof_received(self):
        pass

    def _pause_reading(self):
        if not self._reading_paused and self.transport is not None:
            self._reading_paused = True
            self.transport.pause_reading()

    def _resume_reading(self):
        if self._reading_paused and self.transport is not None:
            self._reading_paused = False
            self.transport.resume_reading()

    def pause_writing(self):
        self._paused = True

    def resume_writing(self):
        self._paused = False
        if self._drain is not None and not self._drain.done():
            self._drain.set_result(None)

    def write(self, data):
        if self.transport is None or self.transport.is_closing():
            raise ClientConnectionResetError("Cannot write to closing transport")
        self.transport.write(data)

    async def drain(self):
        """Wait until more may be written."""
        if self._paused and self.transport is not None:
            self._drain = self.loop.create_future()
            await self._drain

    def _close(self):
        self._closing = True
        if self.transport is not None:
            self.transport.close()

    def force_close(self):
        """End the connection now."""
        self._close()
        if self._task is not None:
            self._task.cancel()

    def _refuse(self, status, message):
        body = f"{status}: {message}".encode()
        try:
            self.write(_http.head(f"HTTP/1.1 {status} {message if status != 400 else 'Bad Request'}", [
                ("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body))),
                ("Server", SERVER_SOFTWARE), ("Connection", "close")]) + body)
        except ConnectionResetError:
            pass

    async def _serve(self):
        loop, keep = self.loop, self._server.keepalive_timeout
        try:
            while not self._closing:
                if not self._messages:
                    self._waiter = self.loop.create_future()
                    await self._waiter
                    self._waiter = None
                    continue
                head, payload = self._messages.popleft()
                if len(self._messages) <= _PIPELINED // 2:
                    self._resume_reading()
                if head is None:
                    self._server.log_fault(self, *payload)
                    self._refuse(payload[0], "Bad Request" if payload[0] == 400 else payload[1])
                    break
                if not await self._answer(head, payload):
                    break
                if not self._messages and not self._closing:
                    self._until = loop.time() + keep
                    if self._timer is None:
                        self._timer = loop.call_at(self._until, self._look)
        except asyncio.CancelledError:
            pass
        except ConnectionResetError:
            pass
        finally:
            self._close()

    async def _answer(self, head, payload):
        """Answer a request; whether the connection goes on."""
        server = self._server
        request = self._current = server.make_request(head, payload, self, self._task)
        start = self.loop.time() if server.access_logger is not None else 0.0
        try:
            try:
                response = await server.handle(request)
            except HTTPException as exc:
                response = exc
            except asyncio.CancelledError:
                raise
            except ConnectionResetError:
                return False
            except TimeoutError as exc:
                response = self._error(request, 504, exc)
            except Exception as exc:
                response = self._error(request, 500, exc)
            if not isinstance(response, StreamResponse):
                response = self._no_response(response)
            if self.transport is None:
                return False
            await response.prepare(request)
            await response.write_eof()
        finally:
            self._current = None
        if server.access_logger is not None:
            server.access_logger.log(request, response, self.loop.time() - start)
        if not payload.at_eof() and not await self._discard(payload):
            return False
        # Where another protocol was asked for, what follows is no HTTP, whatever was answered.
        return bool(response.keep_alive) and self._upgraded is None and not head[9]

    async def _discard(self, payload):
        """Read what the handler left of the body, if it is not too much."""
        try:
            async with asyncio.timeout(self._server.lingering_time):
                await payload.drain()
            return True
        except Exception:
            return False

    def _no_response(self, found):
        """The handler returned something else."""
        from .web_exceptions import HTTPInternalServerError
        self._server.log_exception("Missing return statement on request handler" if found is None
                                   else f"Web-handler should return a response instance, got {found!r}", None)
        return HTTPInternalServerError()

    def _error(self, request, status, exc):
        from http import HTTPStatus
        if status == 500:
            self._server.log_exception(f"Error handling request from {request.remote}", exc)
        title = HTTPStatus(status).phrase
        message = "Server got itself in trouble"
        if request.headers.get("Accept", "").find("text/html") >= 0:
            text = f"<html><head><title>{status} {title}</title></head><body>\n<h1>{status} {title}</h1>\n{message}\n</body></html>\n"
            response = Response(status=status, text=text, content_type="text/html")
        else:
            response = Response(status=status, text=f"{status} {title}\n\n{message}", content_type="text/plain")
        response.force_close()
        return response

    def upgrade(self, feed):
        """Another protocol takes over: what comes goes to `feed`, None at the end."""
        self._upgraded = feed
        rest, self._rest = self._rest, b""
        if rest:
            feed(rest)
