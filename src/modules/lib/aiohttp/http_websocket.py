"""WebSockets: frames, messages, closing codes (RFC 6455)."""

import asyncio
import base64
import hashlib
import json
import secrets
import _http
from collections import deque, namedtuple
from enum import IntEnum

__all__ = ("WS_CLOSED_MESSAGE", "WS_CLOSING_MESSAGE", "WSCloseCode", "WSMessage", "WSMsgType", "WebSocketError")

_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class WSCloseCode(IntEnum):
    """Why a connection closes."""

    OK = 1000
    GOING_AWAY = 1001
    PROTOCOL_ERROR = 1002
    UNSUPPORTED_DATA = 1003
    ABNORMAL_CLOSURE = 1006
    INVALID_TEXT = 1007
    POLICY_VIOLATION = 1008
    MESSAGE_TOO_BIG = 1009
    MANDATORY_EXTENSION = 1010
    INTERNAL_ERROR = 1011
    SERVICE_RESTART = 1012
    TRY_AGAIN_LATER = 1013
    BAD_GATEWAY = 1014


class WSMsgType(IntEnum):
    """What a message is."""

    CONTINUATION = 0x0
    TEXT = 0x1
    BINARY = 0x2
    PING = 0x9
    PONG = 0xA
    CLOSE = 0x8
    CLOSING = 0x100
    CLOSED = 0x101
    ERROR = 0x102
    text = TEXT
    binary = BINARY
    ping = PING
    pong = PONG
    close = CLOSE
    closing = CLOSING
    closed = CLOSED
    error = ERROR


class WSMessage(namedtuple("WSMessage", ["type", "data", "extra"])):
    """A message."""

    __slots__ = ()

    def json(self, *, loads=json.loads):
        """The data as JSON."""
        return loads(self.data)


WS_CLOSED_MESSAGE = WSMessage(WSMsgType.CLOSED, None, None)
WS_CLOSING_MESSAGE = WSMessage(WSMsgType.CLOSING, None, None)


class WebSocketError(Exception):
    """WebSocket protocol parser error."""

    def __init__(self, code, message):
        self.code = code
        super().__init__(code, message)

    def __str__(self):
        return self.args[1]


def accept_key(key):
    """The answer to a handshake's key."""
    return base64.b64encode(hashlib.sha1((key + _GUID).encode()).digest()).decode()


def offered(header, server):
    """What a header Sec-WebSocket-Extensions says of compression: the size of our own window and whether we forget each message
    after it was sent; None where it says nothing that fits. A server looks at what it is offered, a client at the answer."""
    own, other = ("server", "client") if server else ("client", "server")
    for offer in (header or "").split(","):
        name, *parameters = [part.strip() for part in offer.split(";")]
        if name != "permessage-deflate":
            continue
        window, forgets = 15, False
        for parameter in parameters:
            key, _, value = (part.strip().strip('"') for part in parameter.partition("="))
            size = int(value) if value.isascii() and value.isdigit() else None
            if key == own + "_no_context_takeover" and not value:
                forgets = True
            elif key == own + "_max_window_bits" and size is not None and 9 <= size <= 15:
                window = size
            elif key == other + "_no_context_takeover" and not value:
                pass
            elif key == other + "_max_window_bits" and (not value and server or size is not None and 8 <= size <= 15):
                pass
            else:
                break
        else:
            # Our compressor has the largest window: as a server we do not promise another.
            if window == 15 or not server:
                return window, forgets
    return None


def frame(kind, data, mask, packed=False):
    """The bytes of a frame; whether its data is compressed."""
    size = len(data)
    head = bytearray((0x80 | (0x40 if packed else 0) | kind,))
    bit = 0x80 if mask else 0
    if size < 126:
        head.append(bit | size)
    elif size < 1 << 16:
        head.append(bit | 126)
        head += size.to_bytes(2, "big")
    else:
        head.append(bit | 127)
        head += size.to_bytes(8, "big")
    if not mask:
        return bytes(head) + data
    key = secrets.token_bytes(4)
    return bytes(head) + key + _http.mask(data, key)


class Frames:
    """Bytes in, messages out."""

    def __init__(self, max_size, expects_mask, compressed=False):
        self._inflater = _http.Inflater("messages") if compressed else None
        self._packed = False
        self._buffer = bytearray()
        self._max_size = max_size
        self._expects_mask = expects_mask
        self._parts = None
        self._kind = None

    def feed(self, data):
        """The messages that the bytes complete."""
        self._buffer += data
        messages = []
        while True:
            found = self._frame()
            if found is None:
                return messages
            message = self._on_frame(*found)
            if message is not None:
                messages.append(message)

    def _frame(self):
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        first, second = buffer[0], buffer[1]
        final, kind, masked, size = first & 0x80, first & 0xF, second & 0x80, second & 0x7F
        # The first frame of a message says whether the message is compressed (RFC 7692), where that was agreed on.
        packed = first & 0x40 and self._inflater is not None
        if first & (0x30 if packed else 0x70) or packed and kind not in (WSMsgType.TEXT, WSMsgType.BINARY):
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, "Received frame with non-zero reserved bits")
        if kind > 7 and not final:
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, "Received fragmented control frame")
        if kind > 7 and size > 125:
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, "Control frame payload cannot be larger than 125 bytes")
        at = 2
        if size == 126:
            if len(buffer) < 4:
                return None
            size, at = int.from_bytes(buffer[2:4], "big"), 4
        elif size == 127:
            if len(buffer) < 10:
                return None
            size, at = int.from_bytes(buffer[2:10], "big"), 10
        so_far = sum(map(len, self._parts)) if self._parts is not None else 0
        if self._max_size and size + so_far > self._max_size:
            raise WebSocketError(WSCloseCode.MESSAGE_TOO_BIG,
                                 f"Message size {size + so_far} exceeds limit {self._max_size}")
        if bool(masked) != self._expects_mask:
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, "Received frame with wrong mask bit")
        key = None
        if masked:
            key, at = bytes(buffer[at:at + 4]), at + 4
        if len(buffer) < at + size:
            return None
        data = bytes(buffer[at:at + size])
        del buffer[:at + size]
        if kind in (WSMsgType.TEXT, WSMsgType.BINARY):
            self._packed = packed
        return final, kind, _http.mask(data, key) if key is not None else data

    def _on_frame(self, final, kind, data):
        if kind == WSMsgType.CLOSE:
            return self._close(data)
        if kind in (WSMsgType.PING, WSMsgType.PONG):
            return WSMessage(WSMsgType(kind), data, "")
        if kind == WSMsgType.CONTINUATION:
            if self._parts is None:
                raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, "Continuation frame for non started message")
        elif kind in (WSMsgType.TEXT, WSMsgType.BINARY):
            if self._parts is not None:
                raise WebSocketError(WSCloseCode.PROTOCOL_ERROR,
                                     f"The opcode in non-fin frame is expected to be zero, got {kind!r}")
            self._parts, self._kind = [], kind
        else:
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, f"Unexpected opcode={kind!r}")
        self._parts.append(data)
        if not final:
            return None
        whole, self._parts = b"".join(self._parts), None
        if self._packed:
            whole = self._inflated(whole)
        if self._kind == WSMsgType.BINARY:
            return WSMessage(WSMsgType.BINARY, whole, "")
        try:
            return WSMessage(WSMsgType.TEXT, whole.decode("utf-8"), "")
        except UnicodeDecodeError as exc:
            raise WebSocketError(WSCloseCode.INVALID_TEXT, "Invalid UTF-8 text message") from exc

    def _inflated(self, data):
        try:
            found = self._inflater.message(data, self._max_size or 2 ** 40)
        except ValueError as exc:
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, f"Compressed data is invalid: {exc}") from exc
        if found is None:
            raise WebSocketError(WSCloseCode.MESSAGE_TOO_BIG, f"Decompressed message exceeds size limit {self._max_size}")
        return found

    def _close(self, data):
        if len(data) < 2:
            if data:
                raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, f"Invalid close frame: {data!r}")
            return WSMessage(WSMsgType.CLOSE, 0, "")
        code = int.from_bytes(data[:2], "big")
        if code < 3000 and code not in WSCloseCode.__members__.values() or code in (1006,):
            raise WebSocketError(WSCloseCode.PROTOCOL_ERROR, f"Invalid close code: {code}")
        try:
            return WSMessage(WSMsgType.CLOSE, code, data[2:].decode("utf-8"))
        except UnicodeDecodeError as exc:
            raise WebSocketError(WSCloseCode.INVALID_TEXT, "Invalid UTF-8 text message") from exc


class WebSocket:
    """What both sides have in common: sending, receiving, closing, heartbeats."""

    def _begin(self, write, close, masks, *, max_size, autoclose=True, autoping=True, heartbeat=None, timeout=10.0,
               receive_timeout=None, drain=None, compress=0, forgets=False):
        self._compress, self._forgets = compress, forgets
        # Windows of other sizes than the largest are no business of our compressor: such messages go as they are.
        self._deflater = _http.Deflater() if compress == 15 else None
        self._ws_write, self._ws_close, self._masks, self._ws_drain = write, close, masks, drain
        self._frames = Frames(max_size, not masks, bool(compress))
        self._queue = deque()
        self._ws_waiter = None
        self._autoclose, self._autoping = autoclose, autoping
        self._close_timeout, self._receive_timeout = timeout, receive_timeout
        self._heartbeat = heartbeat
        self._ws_closed = self._ws_closing = False
        self._ws_close_code = None
        self._ws_exception = None
        self._beat = None
        self._loop = asyncio.get_running_loop()
        self._schedule_beat()

    def _schedule_beat(self):
        if self._beat is not None:
            self._beat.cancel()
            self._beat = None
        if self._heartbeat is not None and not self._ws_closed:
            self._beat = self._loop.call_later(self._heartbeat, self._send_beat)

    def _send_beat(self):
        self._transmit(WSMsgType.PING, b"")
        self._beat = self._loop.call_later(self._heartbeat / 2, self._no_answer)

    def _no_answer(self):
        self._beat = None
        self._set_closed(WSCloseCode.ABNORMAL_CLOSURE)
        self._ws_exception = asyncio.TimeoutError()
        self._put(WSMessage(WSMsgType.ERROR, self._ws_exception, None))
        self._ws_close()

    def _feed(self, data):
        """Bytes from the connection; None at its end."""
        if self._heartbeat is not None:
            self._schedule_beat()
        if data is None:
            if not self._ws_closed:
                self._put(None)
            return
        try:
            for message in self._frames.feed(data):
                self._put(message)
        except WebSocketError as exc:
            self._put(exc)

    def _put(self, message):
        self._queue.append(message)
        if self._ws_waiter is not None and not self._ws_waiter.done():
            self._ws_waiter.set_result(None)

    def _set_closed(self, code=None):
        self._ws_closed = True
        if code is not None and self._ws_close_code is None:
            self._ws_close_code = int(code)
        if self._beat is not None:
            self._beat.cancel()
            self._beat = None

    def _transmit(self, kind, data):
        try:
            self._ws_write(frame(kind, data, self._masks))
        except ConnectionResetError:
            pass

    @property
    def compress(self):
        return self._compress

    async def _send(self, kind, data, compress=None):
        if self._ws_closing or self._ws_closed:
            from .client_exceptions import ClientConnectionResetError
            raise ClientConnectionResetError("Cannot write to closing transport")
        deflater = _http.Deflater() if compress else self._deflater
        if deflater is not None and kind in (WSMsgType.TEXT, WSMsgType.BINARY):
            data = deflater.message(data, bool(compress) or self._forgets)
            self._ws_write(frame(kind, data, self._masks, True))
        else:
            self._ws_write(frame(kind, data, self._masks))
        if self._ws_drain is not None:
            await self._ws_drain()

    @property
    def closed(self):
        return self._ws_closed

    @property
    def close_code(self):
        return self._ws_close_code

    def exception(self):
        return self._ws_exception

    async def ping(self, message=b""):
        """Send a ping."""
        await self._send(WSMsgType.PING, message.encode() if isinstance(message, str) else message)

    async def pong(self, message=b""):
        """Send a pong."""
        await self._send(WSMsgType.PONG, message.encode() if isinstance(message, str) else message)

    async def send_str(self, data, compress=None):
        """Send a text."""
        if not isinstance(data, str):
            raise TypeError("data argument must be str (%r)" % type(data))
        await self._send(WSMsgType.TEXT, data.encode("utf-8"), compress)

    async def send_bytes(self, data, compress=None):
        """Send bytes."""
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("data argument must be byte-ish (%r)" % type(data))
        await self._send(WSMsgType.BINARY, bytes(data), compress)

    async def send_json(self, data, compress=None, *, dumps=json.dumps):
        """Send JSON."""
        await self.send_str(dumps(data), compress=compress)

    async def _next(self, timeout):
        while not self._queue:
            if self._ws_waiter is not None:
                raise RuntimeError("Concurrent call to receive() is not allowed")
            self._ws_waiter = self._loop.create_future()
            try:
                async with asyncio.timeout(timeout):
                    await self._ws_waiter
            finally:
                self._ws_waiter = None
        return self._queue.popleft()

    async def receive(self, timeout=None):
        """The next message."""
        while True:
            if self._ws_closed:
                return WS_CLOSED_MESSAGE
            if self._ws_closing:
                return WS_CLOSING_MESSAGE
            message = await self._next(timeout or self._receive_timeout)
            if message is None:
                self._set_closed(WSCloseCode.ABNORMAL_CLOSURE if self._ws_close_code is None else None)
                self._ws_close()
                return WS_CLOSED_MESSAGE
            if isinstance(message, WebSocketError):
                self._ws_close_code = int(message.code)
                await self.close(code=message.code)
                return WSMessage(WSMsgType.ERROR, message, None)
            if message.type == WSMsgType.CLOSE:
                self._ws_close_code = message.data
                if not self._ws_closed and self._autoclose:
                    await self._answer_close()
                return message
            if message.type == WSMsgType.PING and self._autoping:
                self._transmit(WSMsgType.PONG, message.data)
                continue
            if message.type == WSMsgType.PONG and self._autoping:
                continue
            return message

    async def _answer_close(self):
        self._ws_closing = True
        # The answer is an ordinary end, whatever the other side gave as its reason.
        self._transmit(WSMsgType.CLOSE, int(WSCloseCode.OK).to_bytes(2, "big"))
        self._set_closed()
        self._ws_close()

    async def receive_str(self, *, timeout=None):
        """The next message, which must be text."""
        message = await self.receive(timeout)
        if message.type != WSMsgType.TEXT:
            raise TypeError(f"Received message {message.type}:{message.data!r} is not WSMsgType.TEXT")
        return message.data

    async def receive_bytes(self, *, timeout=None):
        """The next message, which must be binary."""
        message = await self.receive(timeout)
        if message.type != WSMsgType.BINARY:
            raise TypeError(f"Received message {message.type}:{message.data!r} is not WSMsgType.BINARY")
        return message.data

    async def receive_json(self, *, loads=json.loads, timeout=None):
        """The next message as JSON."""
        return loads(await self.receive_str(timeout=timeout))

    async def close(self, *, code=WSCloseCode.OK, message=b"", drain=True):
        """Close the connection; whether it was open."""
        if self._ws_closed:
            return False
        if self._ws_closing:
            return False
        self._ws_closing = True
        if isinstance(message, str):
            message = message.encode()
        self._transmit(WSMsgType.CLOSE, int(code).to_bytes(2, "big") + message)
        if self._ws_close_code is None:
            try:
                while True:
                    found = await self._next(self._close_timeout)
                    if found is None or isinstance(found, WebSocketError):
                        self._ws_close_code = int(WSCloseCode.ABNORMAL_CLOSURE)
                        break
                    if found.type == WSMsgType.CLOSE:
                        self._ws_close_code = found.data
                        break
            except (TimeoutError, RuntimeError) as exc:
                self._ws_close_code = int(WSCloseCode.ABNORMAL_CLOSURE)
                self._ws_exception = exc
        self._set_closed()
        self._ws_close()
        return True

    def __aiter__(self):
        return self

    async def __anext__(self):
        message = await self.receive()
        if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED):
            raise StopAsyncIteration
        return message
