"""A connection of the server: requests come in, a task answers them one after the other."""

import asyncio
import _http
from .client_exceptions import ClientConnectionResetError
from .helpers import SERVER_SOFTWARE
from .streams import EMPTY_PAYLOAD, StreamReader
from .web_request import BaseRequest, Request
from .web_response import Response, StreamResponse

__all__ = ("RequestHandler", "RequestPayloadError", "PayloadAccessError")

class RequestPayloadError(Exception):
    """Payload parsing error."""


class PayloadAccessError(Exception):
    """Payload was accessed after response was sent."""


class _NoHead:
    """The head of a request that could not be read."""

    method, target, path, query, version, fields = "UNKNOWN", "/", "/", "", 0, ()
    keep_alive = upgrade = has_body = False
    payload = None

    @staticmethod
    def get(key, default=None):
        return default


class _Inflated(StreamReader):
    """A body that was sent compressed."""

    def feed_data(self, data):
        if self._exception is not None:
            return
        try:
            inflated = self.inflater.feed(data, 2 ** 26)
        except ValueError:
            inflated = None
        if inflated is None:
            self.set_exception(RequestPayloadError("Can not decode content-encoding"))
        else:
            super().feed_data(inflated)


class RequestHandler(asyncio.Protocol):
    """The protocol of a connection."""

    def __init__(self, server, loop):
        self.loop = loop
        self.transport = None
        self._server = server
        self._conn = _http.Connection(self, server.line_limit)
        self._task = None
        self._current = None
        self._closing = False
        self._paused = False
        self._drain = None
        self._reading_paused = False
        self._timer = None
        self._upgraded = None
        self._rest = b""
        self.peername = None

    def connection_made(self, transport):
        self.transport = transport
        # Asked for when the client has left, too.
        self.peername = transport.get_extra_info("peername")
        self._server.connections.add(self)
        self._conn.patience = self._server.header_timeout
        self._conn.tap(transport)
        self._task = self.loop.create_task(self._serve())
        self._timer = self.loop.call_later(self._server.glance, self._look)

    def connection_lost(self, error):
        if self._current is None:
            self._server.connections.discard(self)
        self.transport = None
        self._closing = True
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._conn.close()
        if self._drain is not None and not self._drain.done():
            self._drain.set_result(None)
        if self._payload_left is not None and not self._payload_left.is_eof():
            self._payload_left.set_exception(error or ConnectionResetError("Connection lost"))
        if self._upgraded is not None:
            self._upgraded(None)
        if self._current is not None and self._server.handler_cancellation and self._task is not None:
            self._task.cancel()

    # The stream of the body that is being read.
    _payload_left = None

    def _look(self):
        """The next request is to come in time. The timer is set anew only when it is due, not for each request."""
        self._timer = None
        if self._closing or self.transport is None:
            return
        until = self._conn.until
        if until is None:
            self._timer = self.loop.call_later(self._server.glance, self._look)
        elif self.loop.time() < until - 0.001:
            self._timer = self.loop.call_at(until, self._look)
        else:
            if self._conn.inside:
                self._refuse(408, "Request Timeout")
            self._close()

    # What the connection tells.

    def data_received(self, data):
        self._conn.feed(data)

    def _new_payload(self, head):
        if "100-continue" in head.get("Expect", "").lower():
            self.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        coding = head.get("Content-Encoding", "").lower()
        kind = _Inflated if coding in ("gzip", "deflate") else StreamReader
        payload = self._payload_left = kind(on_high=self._pause_reading, on_low=self._resume_reading)
        if kind is _Inflated:
            payload.inflater = _http.Inflater(coding)
        return payload

    def _payload_fault(self, message):
        payload, self._payload_left = self._payload_left, None
        if payload is not None and not payload.is_eof():
            payload.set_exception(RequestPayloadError(message))

    def _take_rest(self, data):
        if self._upgraded is not None:
            self._upgraded(data)
        else:
            self._rest += data

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
        self._conn.close()
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
            self.write(_http.head(f"HTTP/1.1 {status} {message}", [
                ("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body))),
                ("Server", SERVER_SOFTWARE), ("Connection", "close")]) + body)
        except ConnectionResetError:
            pass

    async def _serve(self):
        conn, server = self._conn, self._server
        routes, resources, logger = server.routes, server.resources, server.access_logger
        try:
            head = await conn.next()
            conn.patience = server.keepalive_timeout
            while head is not None:
                if type(head) is tuple:
                    self._refuse_head(*head)
                    break
                # The way of most requests, in few steps: a simple path, and a response with nothing unusual about it.
                path = head.path
                entry = routes.get(path) if routes is not None else None
                parts = None
                if entry is None and path is not None:
                    for resource in resources:
                        parts = resource._match(path)
                        if parts is not None:
                            entry = resource._routes
                            break
                found = entry.get(head.method) if entry is not None else None
                if found is None:
                    if not await self._answer(head):
                        break
                    head = await conn.next()
                    continue
                server.requests_count += 1
                request = self._current = Request(head, head.payload or EMPTY_PAYLOAD, self, self._task, server.max_body)
                request._route = found
                if parts is not None:
                    request._found = parts
                if logger is not None:
                    start = self.loop.time()
                try:
                    response = await found._chain(request)
                except Exception as exc:
                    response = exc
                keep = None
                if type(response) is Response and response._usual and server.simple:
                    made = response._made_headers
                    keep = conn.respond(head, response._status, response._reason,
                                        response._kind if made is None else made._items, response._body,
                                        response._keep_alive)
                if keep is None:
                    if not await self._send(request, response, start if logger is not None else 0.0):
                        break
                else:
                    self._current = None
                    response._eof_sent = True
                    if logger is not None:
                        response._body_length = conn.sent
                        logger.log(request, response, self.loop.time() - start)
                    if head.payload is not None and not head.payload.at_eof() and not await self._discard(head.payload):
                        break
                    if self._paused:
                        await self.drain()
                    if not keep:
                        break
                request = response = None
                head = await conn.next()
        except asyncio.CancelledError:
            pass
        except ConnectionResetError:
            pass
        except Exception as exc:
            server.log_exception("Unhandled exception", exc)
        finally:
            self._close()
            if self.transport is None:
                # The client left while its request was handled: until now the server's end waited for the handler.
                server.connections.discard(self)

    def _refuse_head(self, status, message):
        """Say what is wrong with a request, as an answer of HTTP/1.0: how much its client understands is not known."""
        response = Response(status=status, text=message)
        headers = [*response.headers.items(), ("Content-Length", str(response.content_length)), ("Date", _http.date()),
                   ("Server", SERVER_SOFTWARE)]
        head = _http.head(f"HTTP/1.0 {status} {response.reason}", headers)
        try:
            self.write(head + response.body)
        except ConnectionResetError:
            return
        logger = self._server.access_logger
        if logger is not None:
            response._body_length = len(head) + len(response.body)
            logger.log(BaseRequest(_NoHead, EMPTY_PAYLOAD, self, self._task), response, 0.0)

    async def _answer(self, head):
        """Answer a request; whether the connection goes on."""
        server = self._server
        request = self._current = server.make_request(head, head.payload or EMPTY_PAYLOAD, self, self._task)
        start = self.loop.time() if server.access_logger is not None else 0.0
        try:
            response = await server.handle(request)
        except Exception as exc:
            response = exc
        return await self._send(request, response, start)

    async def _send(self, request, response, start):
        """Send what a handler returned, or the answer to the exception that it raised; whether the connection goes on."""
        server = self._server
        try:
            if isinstance(response, Exception) and not isinstance(response, StreamResponse):
                response = self._error(request, response)
                if response is None:
                    return False
            try:
                prepare = response.prepare
            except AttributeError as exc:
                response = self._no_response(response, exc)
                prepare = response.prepare
            await prepare(request)
            await response.write_eof()
            sent = True
        except ConnectionError:
            # The client has left. In the log that is an answer of no bytes.
            sent, response._body_length = False, 0
        finally:
            self._current = None
        if server.access_logger is not None:
            server.access_logger.log(request, response, self.loop.time() - start)
        payload = request._payload
        if not sent or not payload.at_eof() and not await self._discard(payload):
            return False
        # Where another protocol was asked for, what follows is no HTTP, whatever was answered.
        return bool(response.keep_alive) and self._upgraded is None and not request._head.upgrade

    async def _discard(self, payload):
        """Read what the handler left of the body, if it is not too much."""
        try:
            async with asyncio.timeout(self._server.lingering_time):
                await payload.drain()
            return True
        except Exception:
            return False

    def _no_response(self, found, exc):
        """The handler returned something else."""
        from .web_exceptions import HTTPInternalServerError
        self._server.log_exception("Missing return statement on request handler" if found is None
                                   else f"Web-handler should return a response instance, got {found!r}", exc)
        return HTTPInternalServerError()

    def _error(self, request, exc):
        """The answer to an exception; None where an answer has begun already."""
        late, senseless = isinstance(exc, TimeoutError), isinstance(exc, RequestPayloadError)
        # A body that makes no sense is the client's fault.
        if not senseless:
            self._server.log_exception(f"Error handling request from {request.remote}", None if late else exc)
        if request._answered:
            return None
        if late:
            response = Response(status=504, content_type="text/plain")
        else:
            response = self._excuse(request, 400 if senseless else 500)
        response.force_close()
        return response

    @staticmethod
    def _excuse(request, status):
        from http import HTTPStatus
        title = HTTPStatus(status).phrase
        message = "Server got itself in trouble"
        if "text/html" in request.headers.get("Accept", ""):
            text = f"<html><head><title>{status} {title}</title></head><body>\n<h1>{status} {title}</h1>\n{message}\n</body></html>\n"
            return Response(status=status, text=text, content_type="text/html")
        return Response(status=status, text=f"{status} {title}\n\n{message}", content_type="text/plain")

    def upgrade(self, feed):
        """Another protocol takes over: what comes goes to `feed`, None at the end."""
        self._upgraded = feed
        rest, self._rest = self._rest, b""
        if rest:
            feed(rest)
