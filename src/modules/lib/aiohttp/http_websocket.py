"""WebSockets: frames, messages, closing codes (RFC 6455)."""

import asyncio
import base64
import hashlib
import json
import secrets
import _http
from collections import deque, namedtuple
from enum import IntEnum
from .streams import EofStream

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
    """Bytes in, messages out. Whether frames are masked is left to who sends them."""

    def __init__(self, max_size, compressed=False):
        self._inflater = _http.Inflater("messages") if compressed else None
        self._packed = False
        self._buffer = bytearray()
        self._max_size = max_size
        self._parts = None
        self._kind = None

    def feed(self, data, inbox):
        """Put the messages that the bytes complete into the inbox, those before a bad frame too."""
        self._buffer += data
        while True:
            found = self._frame()
            if found is None:
                return
            message = self._on_frame(*found)
            if message is not None:
                inbox.put(message)

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


class _Inbox:
    """Messages on their way to who receives them; after the last one the end, or an error, as often as it is asked for."""

    def __init__(self, loop):
        self._loop, self._messages, self._waiter = loop, deque(), None
        self.ended, self._error = False, None

    def put(self, message):
        self._messages.append(message)
        self._wake()

    def end(self, error=None):
        """Nothing more comes."""
        if not self.ended:
            self.ended, self._error = True, error
            self._wake()

    def _wake(self):
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def get(self):
        """The next message."""
        if not self._messages and not self.ended:
            self._waiter = self._loop.create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        if self._messages:
            return self._messages.popleft()
        raise EofStream if self._error is None else self._error


class WebSocket:
    """What both sides have in common: sending, receiving, heartbeats. How a side closes is its own.

    It is `closing` from when one side said so, and closed when nothing is received any more. Who closes while another task
    receives puts CLOSING into the inbox and waits until that task has left, since it reads the other side's answer itself."""

    # A server can be asked before its handshake.
    _inbox = None
    _ws_closed = _ws_closing = _close_sent = _receiving = False
    _ws_close_code = _ws_exception = _left = _beat = None

    def _begin(self, write, close, masks, *, max_size, autoclose=True, autoping=True, heartbeat=None, timeout=10.0,
               receive_timeout=None, drain=None, compress=0, forgets=False):
        self._compress, self._forgets = compress, forgets
        # Windows of other sizes than the largest are no business of our compressor: such messages go as they are.
        self._deflater = _http.Deflater() if compress == 15 else None
        self._ws_write, self._ws_close, self._masks, self._ws_drain = write, close, masks, drain
        self._frames = Frames(max_size, bool(compress))
        self._autoclose, self._autoping = autoclose, autoping
        self._close_timeout, self._receive_timeout = timeout, receive_timeout
        self._heartbeat = heartbeat
        self._loop = asyncio.get_running_loop()
        self._inbox = _Inbox(self._loop)
        self._schedule_beat()

    def _schedule_beat(self):
        self._cancel_beat()
        if self._heartbeat is not None and not self._ws_closed:
            self._beat = self._loop.call_later(self._heartbeat, self._send_beat)

    def _cancel_beat(self):
        if self._beat is not None:
            self._beat.cancel()
            self._beat = None

    def _send_beat(self):
        self._beat = self._loop.call_later(self._heartbeat / 2, self._no_answer)
        try:
            self._ws_write(frame(WSMsgType.PING, b"", self._masks))
        except ConnectionResetError as exc:
            self._lose(exc)

    _no_pong = TimeoutError

    def _no_answer(self):
        self._lose(self._no_pong(f"No PONG received after {self._heartbeat / 2} seconds"))

    def _lose(self, exc):
        """The other side is gone, as heartbeats show."""
        if self._ws_closed:
            return
        self._set_closed()
        self._fail(exc)
        if self._receiving:
            self._inbox.put(WSMessage(WSMsgType.ERROR, exc, None))

    def _fail(self, exc=None):
        """End the connection without the other side's consent."""
        self._ws_close_code = WSCloseCode.ABNORMAL_CLOSURE
        if exc is not None:
            self._ws_exception = exc
        self._ws_close()

    def _feed(self, data):
        """Bytes from the connection; None at its end."""
        if data is None:
            self._cancel_beat()
            self._inbox.end()
            return
        if self._heartbeat is not None:
            self._schedule_beat()
        if not self._inbox.ended:
            try:
                self._frames.feed(data, self._inbox)
            except WebSocketError as exc:
                self._inbox.end(exc)

    def _set_closed(self):
        self._ws_closed = True
        self._cancel_beat()

    def _set_closing(self, code=None):
        self._ws_closing = True
        if code is not None:
            self._ws_close_code = code
        self._cancel_beat()

    @property
    def compress(self):
        return self._compress

    async def _send(self, kind, data, compress=None):
        if self._close_sent:
            from .client_exceptions import ClientConnectionResetError
            raise ClientConnectionResetError("Cannot write to closing transport")
        if self._inbox is None:
            raise RuntimeError("Call .prepare() first")
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

    async def send_frame(self, message, opcode, compress=None):
        """Send a frame of any kind."""
        await self._send(opcode, message, compress)

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

    async def send_json_bytes(self, data, compress=None, *, dumps):
        """Send JSON that is bytes already."""
        await self.send_bytes(dumps(data), compress=compress)

    async def _read(self, timeout):
        self._receiving = True
        try:
            if not timeout:
                return await self._inbox.get()
            async with asyncio.timeout(timeout):
                return await self._inbox.get()
        finally:
            self._receiving = False
            if self._left is not None and not self._left.done():
                self._left.set_result(None)

    async def receive(self, timeout=None):
        """The next message."""
        if self._inbox is None:
            raise RuntimeError("Call .prepare() first")
        while True:
            if self._receiving:
                raise RuntimeError("Concurrent call to receive() is not allowed")
            if self._ws_closed or self._ws_closing:
                return await self._receive_late()
            try:
                message = await self._read(timeout or self._receive_timeout)
            except (asyncio.CancelledError, TimeoutError):
                self._gave_up()
                raise
            except EofStream:
                self._ws_close_code = WSCloseCode.OK
                await self.close()
                return WS_CLOSED_MESSAGE
            except WebSocketError as exc:
                self._ws_close_code = exc.code
                await self.close(code=exc.code)
                return WSMessage(WSMsgType.ERROR, exc, None)
            kind = message.type
            if kind == WSMsgType.TEXT or kind == WSMsgType.BINARY:
                return message
            if kind == WSMsgType.CLOSE:
                self._set_closing(message.data)
                if not self._ws_closed and self._autoclose:
                    await self.close()
            elif kind == WSMsgType.CLOSING:
                self._told_to_leave()
            elif self._autoping and kind == WSMsgType.PING:
                await self.pong(message.data)
                continue
            elif self._autoping and kind == WSMsgType.PONG:
                continue
            return message

    def _gave_up(self):
        """A call of `receive()` was cancelled, or lasted too long."""

    async def _wait_for_receiver(self):
        self._left = self._loop.create_future()
        self._inbox.put(WS_CLOSING_MESSAGE)
        await self._left

    def _send_close(self, code, message):
        """Say that we close; whether that was possible."""
        self._set_closed()
        if isinstance(message, str):
            message = message.encode()
        try:
            self._ws_write(frame(WSMsgType.CLOSE, int(code).to_bytes(2, "big") + message, self._masks))
            self._close_sent = True
        except ConnectionResetError as exc:
            self._fail(exc)
            return False
        return True

    async def _read_answer(self):
        """Wait for the other side to say that it closes too."""
        try:
            async with asyncio.timeout(self._close_timeout):
                while (message := await self._inbox.get()).type != WSMsgType.CLOSE:
                    pass
        except asyncio.CancelledError:
            self._fail()
            raise
        except Exception as exc:
            self._fail(exc)
        else:
            self._ws_close_code = message.data
            self._ws_close()

    async def receive_str(self, *, timeout=None):
        """The next message, which must be text."""
        return (await self._receive_kind(WSMsgType.TEXT, timeout)).data

    async def receive_bytes(self, *, timeout=None):
        """The next message, which must be binary."""
        return (await self._receive_kind(WSMsgType.BINARY, timeout)).data

    async def _receive_kind(self, kind, timeout):
        message = await self.receive(timeout)
        if message.type != kind:
            from .client_exceptions import WSMessageTypeError
            raise WSMessageTypeError(f"Received message {message.type}:{message.data!r} is not WSMsgType.{kind.name}")
        return message

    async def receive_json(self, *, loads=json.loads, timeout=None):
        """The next message as JSON."""
        return loads(await self.receive_str(timeout=timeout))

    def __aiter__(self):
        return self

    async def __anext__(self):
        message = await self.receive()
        if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED):
            raise StopAsyncIteration
        return message
